"""A column's words as the steps of a scale, from most to least: Urgent … No priority, P0 … P4, ★★★★☆.

What a step is worth nobody can read off its word: the numbers in the words, where all have one, or two
numberings to choose from.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from portfolio.tables.numbers import is_unknown
from portfolio.tables.text import plain_words, text_of


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale that a column's words are of.

    Attributes
    ----------
    name : str
        What the scale is called here, such as ``urgent to no priority``.
    kind : str
        ``value``, ``size`` (of an effort), or empty where the words can be either.
    steps : tuple of tuple of str
        The words of the column that are known, as written, from most to least; those of one step together.
    places : mapping of str to int
        Each of them to its step in the whole scale, 0 for the most.
    length : int
        How many steps the scale has, to the last that counts.
    unknown : tuple of str
        The words of the column that are of no step.
    numbers : mapping of str to float
        The number that each word bears, where all do and in the scale's order: ``High (3)``, ``★★★★☆``.
    best : str
        ``high`` or ``low``: which of these numbers is the most; empty where no word says it.
    """

    name: str
    kind: str
    steps: tuple[tuple[str, ...], ...]
    places: Mapping[str, int]
    length: int
    unknown: tuple[str, ...] = ()
    numbers: Mapping[str, float] | None = None
    best: str = ""

    @property
    def equal(self) -> dict[str, float]:
        """Each word to its number where steps are alike: 5, 4, 3, 2, 1."""
        return {word: float(self.length - place) for word, place in self.places.items()}

    @property
    def doubling(self) -> dict[str, float]:
        """Each word to its number where a step doubles: 16, 8, 4, 2, 1."""
        return {word: 2.0 ** (self.length - 1 - place) for word, place in self.places.items()}


@dataclass(frozen=True, slots=True)
class KnownScale:
    """A scale of ``scales.toml``: the words of its steps, from most to least.

    Attributes
    ----------
    name, kind : str
    steps : tuple of frozenset of str
    part : bool
        Whether it ends with the last step that a column has.
    """

    name: str
    kind: str
    steps: tuple[frozenset[str], ...]
    part: bool


@cache
def known_scales() -> tuple[KnownScale, ...]:
    """Every scale that there are words for."""
    text = (Path(__file__).parent / "scales.toml").read_text(encoding="utf-8")
    scales: list[dict[str, Any]] = tomllib.loads(text)["scale"]
    return tuple(
        KnownScale(s["name"], s.get("kind", "value"), tuple(map(frozenset, s["steps"])), s.get("part", False))
        for s in scales
    )


def scale_of(texts: Sequence[object]) -> Scale | None:
    """The scale that most of a column's words are of; None where there is none, or only numbers.

    Case, accents, hyphens and what stands around a word count for nothing: ``P0 - Critical / Extensive
    Impact``. Blanks and what stands for nothing known (TBD) are no words of a scale. Words that two scales
    know, in opposite order, are unknown.

    Examples
    --------
    >>> scale = scale_of(["Low", "Urgent", "Moyen", "", "Blue"])
    >>> scale.name, scale.steps, scale.unknown
    ('urgent to low', (('Urgent',), ('Moyen',), ('Low',)), ('Blue',))
    >>> scale.equal, scale.doubling
    ({'Urgent': 4.0, 'Moyen': 2.0, 'Low': 1.0}, {'Urgent': 8.0, 'Moyen': 2.0, 'Low': 1.0})
    >>> scale_of(["1 - High", "2 - Low"]).numbers, scale_of(["1 - High", "2 - Low"]).best
    ({'1 - High': 1.0, '2 - Low': 2.0}, 'low')
    """
    words = sorted({t for raw in texts if isinstance(raw, str) and not is_unknown(t := text_of(raw))})
    if found := _counted(words):
        return found
    placed = _placed(words)
    if not placed:
        return _numbered(words)
    scale, places = max(placed, key=lambda pair: (len(pair[1]), -len(pair[0].steps)))
    rivals = [(other, them) for other, them in placed if them.keys() == places.keys()]
    against = {word for _, them in placed for word in _inverted(places, them)}
    places = {w: places[w] for w in sorted(places, key=lambda w: (places[w], w)) if w not in against}
    unknown = tuple(w for w in words if w not in places)
    if not places or (unknown and (len(places) < 2 or 2 * len(places) < len(words))):
        return _numbered(words)
    numbers = _in_order(places)
    kinds = {other.kind for other, _ in rivals}
    return Scale(
        scale.name,
        scale.kind if len(kinds) == 1 else "",
        _steps(places),
        places,
        max(places.values()) + 1 if scale.part else len(scale.steps),
        unknown,
        numbers,
        _best(places, numbers),
    )


def is_prose(texts: Sequence[object]) -> bool:
    """Whether most cells of a column are sentences: no figures, and no words of a scale.

    Examples
    --------
    >>> is_prose(["Waiting for the vendor to answer", "To be seen with Finance in May"]), is_prose(["High"])
    (True, False)
    """
    filled = [t for raw in texts if (t := text_of(raw)) and not is_unknown(t)]
    long = [t for t in filled if len(t) > 40 or len(t.split()) > 4]
    return 2 * len(long) > len(filled) and scale_of(texts) is None


def _inverted(places: Mapping[str, int], others: Mapping[str, int]) -> set[str]:
    """The words that two scales have in opposite order."""
    pairs = {word: (places[word], others[word]) for word in places.keys() & others.keys()}
    wrong = {
        pair
        for one, two in itertools.combinations({*pairs.values()}, 2)
        if (one[0] - two[0]) * (one[1] - two[1]) < 0
        for pair in (one, two)
    }
    return {word for word, pair in pairs.items() if pair in wrong}


def _steps(places: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    ordered = sorted(places, key=lambda w: (places[w], w))
    return tuple(tuple(same) for _, same in itertools.groupby(ordered, key=lambda w: places[w]))


_AROUND = re.compile(
    r"\s+[-–—]\s*|\s*[-–—]\s+|\s*[:/|,;=()\[\]]\s*|(?<=\d)[.)]\s*|^[^\w\s(\[]+\s+|\s+[^\w\s)\]]+$"
)


@cache
def _steps_of_words() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Each known word to the scales it is of, by their places, and its step in each."""
    found: dict[str, list[tuple[int, int]]] = {}
    for k, scale in enumerate(known_scales()):
        for place, step in enumerate(scale.steps):
            for word in step:
                found.setdefault(word, []).append((k, place))
    return {word: tuple(places) for word, places in found.items()}


def _placed(words: Sequence[str]) -> list[tuple[KnownScale, dict[str, int]]]:
    """The scales that know words of a column, and the one step that each, or a part of it, is of."""
    known = _steps_of_words()
    found: dict[int, dict[str, int]] = {}
    for word in words:
        steps = {pair for part in _parts(word) for pair in known.get(part, ())}
        scales = [k for k, _ in steps]
        for k, place in steps:
            if scales.count(k) == 1:
                found.setdefault(k, {})[word] = place
    return [(scale, found[k]) for k, scale in enumerate(known_scales()) if k in found]


def _parts(word: str) -> tuple[str, ...]:
    """A word as a whole, without its marks, and what its marks part."""
    plain = plain_words(word)
    whole = _bare(plain)
    if len(word) > 60:
        return ()
    return tuple(
        dict.fromkeys([plain.replace("\ufe0f", ""), whole, *map(_bare, filter(None, _AROUND.split(plain)))])
    )


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[-_‐‑]", " ", text).replace("\ufe0f", "").split()).strip(" .!")


# --- numbers in words

_NUMBER = re.compile(
    r"(?P<first>\d+)\s*[-–—:.)=]\s*\D.*|.*\D[(\[]\s*(?P<inside>\d+)\s*[)\]]|.*\D\s*[-–—:=]\s*(?P<last>\d+)"
)
_FULL, _EMPTY = "★⭐●⬤■◆✦✪🟊🌟", "☆○□◇✧⚪"
_STARS = re.compile(rf"([{_FULL}]*)[{_EMPTY}]*")
_OUT_OF = re.compile(r"(\d+)\s*(?:/|of|out of|sur)\s*(\d+)")
_STAR_WORDS = re.compile(r"(\d+)\s*(?:stars?|etoiles?)")


def _number(word: str) -> float | None:
    found = _NUMBER.fullmatch(plain_words(word))
    return float(next(g for g in found.groups() if g)) if found else None


def _in_order(places: Mapping[str, int]) -> dict[str, float] | None:
    """The numbers that words bear, where all do, one a step, and rising or falling along the steps."""
    numbers = {word: n for word in places if (n := _number(word)) is not None}
    row = sorted({(place, numbers.get(word)) for word, place in places.items()}, key=str)
    row.sort(key=lambda pair: pair[0])
    if len(numbers) < len(places) or len({place for place, _ in row}) < len(row) or len(row) < 2:
        return None
    found = [n for _, n in row if n is not None]
    rises = [b > a for a, b in itertools.pairwise(found)]
    falls = [b < a for a, b in itertools.pairwise(found)]
    return dict(sorted(numbers.items())) if all(rises) or all(falls) else None


def _best(places: Mapping[str, int], numbers: Mapping[str, float] | None) -> str:
    if not numbers:
        return ""
    most = min(places, key=lambda w: places[w])
    return "high" if numbers[most] == max(numbers.values()) else "low"


def _counted(words: Sequence[str]) -> Scale | None:
    """Stars, and numbers out of one and the same number: each says itself how many it is."""
    numbers: dict[str, float] = {}
    outof: set[int] = set()
    for word in words:
        plain = plain_words(word).replace("\ufe0f", "").replace(" ", "")
        if plain and (stars := _STARS.fullmatch(plain)):
            numbers[word] = float(len(stars[1]))
        elif found := _OUT_OF.fullmatch(plain_words(word)):
            numbers[word] = float(found[1])
            outof.add(int(found[2]))
        elif found := _STAR_WORDS.fullmatch(plain_words(word)):
            numbers[word] = float(found[1])
    if not numbers or 2 * len(numbers) < len(words) or len(outof) > 1:
        return None
    return _by_number("stars" if not outof else f"out of {outof.pop()}", words, numbers, "high")


def _numbered(words: Sequence[str]) -> Scale | None:
    """Words that nobody knows, each with a number: in order, but from which end nobody says."""
    numbers = {word: n for word in words if (n := _number(word)) is not None}
    if len(words) < 2 or len(numbers) < len(words) or len({*numbers.values()}) < len(words):
        return None
    return _by_number("numbered", words, numbers, "")


def _by_number(name: str, words: Sequence[str], numbers: Mapping[str, float], best: str) -> Scale:
    values = sorted({*numbers.values()}, reverse=True)
    places = {word: values.index(n) for word, n in numbers.items()}
    return Scale(
        name,
        "value" if best else "",
        _steps(places),
        places,
        len(values),
        tuple(w for w in words if w not in numbers),
        numbers,
        best,
    )
