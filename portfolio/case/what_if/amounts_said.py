"""Figures in a sentence, with their units: ``10 %``, ``1,2 M€``, ``one person``, ``2 quarters``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from portfolio.case.what_if.forms import listed
from portfolio.tables.cells import in_range
from portfolio.tables.currency import same_currency
from portfolio.tables.numbers import exact, figure_of, unit_in_thousands, written
from portfolio.tables.text import ident_of, plain_words
from portfolio.words.languages import understood, vocabularies

_SMALL = {
    plain_words(word): float(n)
    for vocabulary in vocabularies()
    for n, words in enumerate(vocabulary.numbers, start=1)
    for word in words.split()
}
_PER_CENT = frozenset(map(plain_words, understood(lambda v: v.per_cent)))
_UNITS = {plain_words(w): of for v in vocabularies() for w, of in v.units.items()}
_PERIODS = {plain_words(w): of for v in vocabularies() for w, of in v.periods.items()}
_WORK = {"person-days": 260, "days": 260, "person-weeks": 52, "weeks": 52, "person-months": 12}
_MONTHS = {"months": 1, "month": 1, "quarter": 3, "half": 6, "year": 12, "years": 12}


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as it is said; a percentage is the share that it is, its multiplier is worked out."""

    number: float
    unit: str = ""
    per_cent: bool = False
    currency: str = ""
    multiplier: str = ""


def amounts_of(text: str) -> list[Amount]:
    """Everything that a text can be as an amount: two of them where its mark can stand between thousands or
    before decimals; none where it is no figure.

    Examples
    --------
    >>> [(a.number, a.unit, a.per_cent) for text in ("10 %", "one person") for a in amounts_of(text)]
    [(0.1, '', True), (1.0, 'person', False)]
    >>> [a.number for a in amounts_of("1.2 M€")], [a.number for a in amounts_of("1,234")], amounts_of("web")
    ([1200000.0], [1.234, 1234.0], [])
    """
    words = ident_of(text).strip(" ,;:!?").split()
    if not words or len(words) > 8:
        return []
    # what follows the figure is its unit; the longest figure there is is meant
    for end in range(len(words), 0, -1):
        figure, unit = " ".join(words[:end]), " ".join(words[end:])
        if plain_words(figure) in _SMALL or plain_words(figure) in listed("one"):
            return [Amount(_SMALL.get(plain_words(figure), 1.0), unit)] if unit else []
        try:
            read = figure_of(figure)
        except ValueError:
            continue
        if re.match(r"[+\-]", figure.replace("\N{MINUS SIGN}", "-")):
            return []  # a sign is of the change, not of the amount
        numbers = [read.number] if read.grouped is None else [read.number, read.grouped]
        share = figure.endswith("%") or plain_words(unit) in _PER_CENT
        if share and not figure.endswith("%"):
            numbers, unit = [float(exact(n) / 100) for n in numbers], ""
        if unit and share:
            return []
        return [
            Amount(n, unit, share, read.currency, read.multiplier)
            for n in dict.fromkeys(numbers)
            if in_range(n)
        ]
    return []


def plain_number(text: str) -> float | None:
    """How many a text says, in figures or as a word, of nothing that is named; None where it says no such
    thing.

    Examples
    --------
    >>> plain_number("two"), plain_number("1,5"), plain_number("one person"), plain_number("1,234")
    (2.0, 1.5, None, None)
    """
    if (plain := plain_words(text.strip(" ,;:"))) in _SMALL or plain in listed("one"):
        return _SMALL.get(plain, 1.0)
    found = [a for a in amounts_of(text) if not (a.unit or a.per_cent or a.currency or a.multiplier)]
    return found[0].number if len(found) == 1 and found[0].number > 0 else None


def in_unit(amount: Amount, unit: str) -> list[float]:
    """What an amount that is no percentage can be in the unit of a resource; empty where it is none of it.

    ``100 k`` of what counts in k€ is two: a hundred of them, or a hundred thousand.
    """
    scale, base = unit_in_thousands(unit)
    if amount.currency:
        fits = same_currency(amount.currency, base or unit)
        return [float(exact(amount.number) / exact(scale))] if fits else []
    if amount.unit and not same_unit(amount.unit, unit):
        return []
    if amount.multiplier and scale > 1:
        return [float(exact(amount.number) / exact(scale)), amount.number]
    return [amount.number]


def same_unit(word: str, unit: str) -> bool:
    """Whether a word beside a figure is the unit: itself, its singular, or another word for it."""
    return not {*_singulars(word)}.isdisjoint(_singulars(unit))


def _singulars(word: str) -> list[str]:
    plain = plain_words(word).replace("-", " ").rstrip(".")
    bare = " ".join(w[:-1] if len(w) > 2 and w.endswith(("s", "x")) else w for w in plain.split())
    meant = _UNITS.get(plain, _UNITS.get(bare, ""))
    return [bare, *([meant] if meant else [])]


def is_person(word: str) -> bool:
    """Whether a unit counts people."""
    return plain_words(word) in listed("person")


def is_unit(word: str) -> bool:
    """Whether a word is a unit of work, time or points that is known whatever the case counts in."""
    return not {*_singulars(word)}.isdisjoint({*_UNITS, *_UNITS.values()})


def work_in_a_year(unit: str) -> int:
    """How much of a unit of work one person has in a year without a day off; 0 where it is no such unit."""
    return next((_WORK[form] for form in _singulars(unit) if form in _WORK), 0)


def months_in(word: str) -> int:
    """How many months a unit of time has; 0 where that is not known of it.

    Examples
    --------
    >>> months_in("quarters"), months_in("mois"), months_in("sprint")
    (3, 1, 0)
    """
    plain = plain_words(word).rstrip(".")
    for form in (plain, plain[:-1] if plain.endswith("s") else plain):
        if months := _MONTHS.get(_PERIODS.get(form, _UNITS.get(form, ""))):
            return months
    return 0


def number_said(number: float) -> str:
    """A number for a change, which can be read in one way only."""
    return written(float(f"{number:.15g}"))


def scaled(amounts: list[float], factor: Fraction) -> list[str]:
    """Amounts multiplied, as a change has them."""
    return [written(float(exact(a) * factor)) for a in amounts]
