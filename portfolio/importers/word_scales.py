"""What the words of a column count: as a mapping says, as RICE published it, or asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portfolio.importers.cell_columns import CellColumn
from portfolio.importers.findings import Findings
from portfolio.importers.mapping import ListMapping, word_of_scale
from portfolio.importers.roles import Role, words_of
from portfolio.importers.scales import Scale, scale_of
from portfolio.tables.numbers import written
from portfolio.words.sentences import listing, say

RICE_WORDS: Mapping[Role, Mapping[str, float]] = {
    Role.IMPACT: {"massive": 3.0, "high": 2.0, "medium": 1.0, "low": 0.5, "minimal": 0.25},
    Role.CONFIDENCE: {"high": 1.0, "medium": 0.8, "low": 0.5},
}
"""The words of RICE's own scales, as Intercom published them (McBride 2016)."""


def scale_for(
    role: Role,
    column: CellColumn,
    heading: str,
    mapping: ListMapping,
    findings: Findings,
    published: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """The number of each word of a column; what nobody said is a question."""
    language = findings.language
    # who has no priority said nothing: no number, and none is asked for
    nothing = {*words_of("nothing")["words"]} - mapping.counted if role is Role.PRIORITY else {}
    texts = [text for text in dict.fromkeys(column.words.values()) if word_of_scale(text) not in nothing]
    words = list(dict.fromkeys(map(word_of_scale, texts)))
    key = "sizes" if role is Role.EFFORT else "scale"
    said = {w: n for w, n in mapping.scale.items() if w in mapping.counted}
    shipped: Mapping[str, float] = mapping.scale
    if role is Role.EFFORT:
        # a word of what items are worth says nothing of their effort
        said = {w: n for w, n in said.items() if w not in findings.scale} | {**mapping.sizes}
        shipped = {w: n for w, n in mapping.scale.items() if w not in findings.scale} | said
    read = scale_of(texts)
    counted = read.numbers if read is not None and read.best == "high" and read.numbers else {}
    known = {**{word_of_scale(w): n for w, n in counted.items()}, **(published or {}), **said}
    scale = dict(sorted(((w, known[w]) for w in words if w in known), key=lambda step: -step[1]))
    if unknown := [w for w in words if w not in scale]:
        shown = listing([findings.quoted(w) for w in unknown], language, most=6)
        text = say(language, "list_ask_scale", column=findings.quoted(heading), words=shown)
        offered = {w: shipped[w] for w in words if w in shipped}
        ready = as_answer(dict(sorted(offered.items(), key=lambda step: -step[1])))
        first = [ready] if len(offered) == len(words) else []
        findings.ask(key, text, dict.fromkeys([*first, *_readings(read, texts)]))
        return scale
    told = say(language, "list_confirm_scale", column=findings.quoted(heading), scale=as_answer(scale))
    if published and not {*scale} & {*mapping.scale}:
        told = say(language, "list_rice_words", column=findings.quoted(heading), scale=as_answer(scale))
    elif not {"scale", key} & mapping.sure and not counted:
        findings.ask(key, told, [as_answer(scale)], stops=False)
    findings.assume(told)
    if role is Role.EFFORT:
        findings.sizes |= scale
    else:
        findings.scale |= scale
    return scale


def as_answer(scale: Mapping[str, float]) -> str:
    """A scale as it is said: ``high = 3; low = 1``."""
    return "; ".join(f"{name} = {written(value)}" for name, value in scale.items())


def _readings(read: Scale | None, texts: Sequence[str]) -> list[str]:
    """A number for each word, in steps that are alike or that double; words nobody knows are left open."""
    if read is None:
        return ["; ".join(f"{word_of_scale(text)} = …" for text in texts)]
    open_ones = "".join(f"; {word_of_scale(text)} = …" for text in read.unknown)
    numberings = [read.equal, read.doubling]
    return [
        as_answer({word_of_scale(w): n for w, n in numbers.items()}) + open_ones
        for k, numbers in enumerate(numberings)
        if numbers not in numberings[:k]
    ]
