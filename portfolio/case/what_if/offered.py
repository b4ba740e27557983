"""What a sentence that is not understood may have been meant for: sentences to paste in its place."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from portfolio.case.lookup import shown, suggested, wrong_name
from portfolio.case.what_if.amounts_said import Amount, amounts_of, months_in
from portfolio.case.what_if.forms import torn
from portfolio.case.what_if.matching import Matcher, Said, Unknown
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.readings import Change, NotSoError, Reading, called, figure, signed, tell
from portfolio.tables import nearest
from portfolio.tables.text import plain_words

type Readings = Callable[[str], tuple[list[Reading], list[NotSoError]]]
"""Every meaning of a sentence, and why what else it says can't be."""
_OFFERED, _WORDS, _LETTERS = 6, 40, 2
"""So many sentences are offered, so many words looked through for what they name; so many letters are too few
for a name that is not written out.
"""
_MOST = 20_000.0
"""An amount to show how one is written."""


def pasted(sentences: Iterable[str]) -> str:
    """Sentences on lines of their own, to be pasted."""
    return "".join(f"\n    {s}" for s in sentences)


def so(ground: Ground, problem: str, ways: Iterable[Said]) -> str:
    """What is wrong, with sentences that mean something of the things that are named."""
    return tell(ground, "unknown_part", problem=problem, examples=pasted(_examples(ground, ways)))


def not_understood(ground: Ground, sentence: str, readings: Readings) -> NotSoError:
    """What is wrong with a sentence: the one part of it that is unknown, or all of it."""
    guesses = Matcher(sentence, ground.leaf, guessing=True).found()
    best = max(guesses, key=lambda g: (_known(sentence, g), *_likely(ground, g)), default=None)
    if best is None or best.unknown is None or best.known == 0:
        examples = pasted(_examples(ground, _named_in(ground, sentence)))
        return NotSoError(tell(ground, "unknown", found=shown(sentence, ground.language), examples=examples))
    problem = _unknown(ground, best.unknown)
    if mended := _mended(ground, sentence, guesses, readings):
        return NotSoError(tell(ground, "asks_so", problem=problem, readings=pasted(mended)), mended)
    return NotSoError(so(ground, problem, [best, *_named_in(ground, sentence)]))


def _mended(ground: Ground, sentence: str, guesses: Iterable[Said], readings: Readings) -> list[str]:
    """What a sentence says once its unknown part is what it may have been meant for."""
    told: dict[str, None] = {}
    unknown = [g.unknown for g in guesses if g.unknown and _known(sentence, g)]
    parts = {(part.symbol, part.text): part for part in unknown if sentence.count(part.text) == 1}
    for part in sorted(parts.values(), key=lambda part: -len(part.text)):
        for instead in _likely_parts(ground, part):
            found, wrong = readings(sentence.replace(part.text, instead))
            told |= dict.fromkeys([reading.told for reading in found] or (wrong[0].instead if wrong else ()))
        if told:
            break
    return list(told)[:_OFFERED]


def _all_like(text: str, name: str) -> bool:
    """Whether each word of a text is like one of a name: any other, such as a "not", may change what is
    meant.
    """
    words, known = (plain_words(re.sub(r"[-_]", " ", t)).split() for t in (text, name))
    return all(nearest(word, known) or any(k.startswith(word) for k in known) for word in words)


def _likely_parts(ground: Ground, part: Unknown) -> Iterator[str]:
    """What an unknown part may have been meant for: what is called nearly so, the nearest whole periods."""
    symbol = _NAMED.get(part.symbol, part.symbol)
    if symbol in _TABLES and len(part.text) > _LETTERS:
        for thing in suggested(ground.names[symbol], part.text):
            if _all_like(part.text, f"{thing} {ground.names[symbol][thing]}"):
                yield called(ground, symbol, thing)
    if symbol == "length":
        for amount in amounts_of(part.text):
            periods = amount.number * months_in(amount.unit) * ground.settings.periods_per_year / 12
            for n in dict.fromkeys((math.floor(periods), math.ceil(periods))):
                if n > 0:
                    yield tell(ground, "periods", count=n)


def _named_in(ground: Ground, sentence: str) -> Iterator[Said]:
    """The things whose whole names stand somewhere in a sentence, the longest first."""
    cuts = torn(sentence)[:_WORDS]
    for length in range(len(cuts), 0, -1):
        for k in range(len(cuts) - length + 1):
            text = sentence[cuts[k][0] : cuts[k + length - 1][1]]
            for symbol in _TABLES:
                for thing in ground.leaf(symbol, text):
                    yield Said("", {symbol: thing}, length)


def _known(sentence: str, guess: Said) -> int:
    """How much is known of a sentence that is taken so."""
    part = guess.unknown
    bare = part and guess.known == len(torn(sentence)) - len(torn(part.text))
    if part and part.symbol == "option" and bare:
        return 0  # any word beside a name could be one
    no_period = (
        part and part.symbol in ("period", "periods", "begin", "end") and not re.search(r"\d", part.text)
    )
    return 0 if part is None or no_period else guess.known  # a word is no period that somebody got wrong


def _likely(ground: Ground, guess: Said) -> tuple[bool, int]:
    """How likely a way to take a sentence is meant: its unknown part is like something known, and short."""
    part = guess.unknown
    if part is None:
        return False, 0
    names = ground.names.get(_NAMED.get(part.symbol, part.symbol), {})
    return bool(names and suggested(names, part.text)), -len(part.text)


_NAMED = {"initiatives": "initiative", "resources": "resource", "to": "resource"}
_TABLES = {
    "initiative": "initiatives",
    "resource": "resources",
    "objective": "objectives",
    "key_result": "key_results",
    "rule": "rules",
    "transfer": "transfers",
}


def _unknown(ground: Ground, part: Unknown) -> str:
    """What an unknown part must be."""
    found = shown(part.text, ground.language)
    symbol = _NAMED.get(part.symbol, part.symbol)
    if symbol in _TABLES:
        return wrong_name(ground.names[symbol], _TABLES[symbol], part.text, ground.language)
    match symbol:
        case "period" | "periods" | "begin" | "end":
            first, last = ground.periods[0], ground.periods[-1]
            return tell(ground, "no_period", found=found, first=first, last=last)
        case "length" | "shift":
            months = 12 / ground.settings.periods_per_year
            if months > 1 and months == int(months):
                return tell(ground, "no_length_of", found=found, months=int(months))
            return tell(ground, "no_length", found=found)
        case "option":
            return tell(ground, "unknown_option", found=found)
        case "unit":
            return tell(ground, "no_length", found=found)
    return tell(ground, "no_amount", found=found)


def _examples(ground: Ground, ways: Iterable[Said] = ()) -> list[str]:
    """Sentences that mean something in this case: of the first thing that is named, else of some."""
    for said in ways:
        for symbol, part in said.parts.items():
            for symbol_of, thing in _things(ground, symbol, part):
                return _examples_of(ground, symbol_of, thing)
    resources, initiatives = [*ground.money, *ground.teams][:1], [*ground.names["initiative"]][:1]
    return [
        *(e for r in resources for e in _examples_of(ground, "resource", r)[:1]),
        *(e for x in initiatives for e in _examples_of(ground, "initiative", x)),
    ]


def _things(ground: Ground, symbol: str, part: Any) -> Iterator[tuple[str, str]]:
    """What a part of a sentence names, with what kind of thing that is."""
    if isinstance(part, Said):
        for inner, value in part.parts.items():
            yield from _things(ground, inner, value)
        return
    for thing in part if isinstance(part, tuple) else (part,):
        kind = _NAMED.get(symbol, symbol)
        if kind in _TABLES and thing in ground.names[kind]:
            yield kind, thing


def _examples_of(ground: Ground, symbol: str, thing: str) -> list[str]:
    """Sentences about one thing."""
    who, last = called(ground, symbol, thing), ground.periods[-1]
    less, more = tell(ground, "ten_less"), tell(ground, "fifth_more")
    match symbol:
        case "resource":
            limits = ((less, "every"), (less, "in")) if thing in ground.money else ((less, "every"),)
            return [
                tell(ground, "limit", who=who, change=change, when=tell(ground, when, period=last))
                for change, when in limits
            ] + [tell(ground, "unlimited", who=who, when=tell(ground, "in", period=last))]
        case "transfer":
            told = [tell(ground, f"transfer_{how}", who=who) for how in ("off", "any")]
            return [tell(ground, "transfer_most", who=who, amount=figure(ground, _MOST)), *told]
        case "objective":
            return [tell(ground, "limit", who=who, change=less, when="").rstrip()]
        case "rule":
            return [tell(ground, "rule_off", who=who)]
        case "key_result":
            return [tell(ground, "target", who=who, change=signed(ground, Change("×", Amount(0.9))))]
    return [
        tell(ground, "cost", who=who, change=more),
        tell(ground, "effect", who=who, change=more),
        tell(ground, "fund", who=who),
        tell(ground, "reject", who=who),
        tell(ground, "not_before", who=who, period=last),
        tell(ground, "longer", who=who, count=1),
    ]
