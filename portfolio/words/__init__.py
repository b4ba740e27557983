"""What executives read, in English and French: numbers, lists and sentences that figures are put into."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from portfolio.words.phrases import PHRASES

__all__ = [
    "PHRASES",
    "SPACE",
    "apart",
    "at_least",
    "at_most",
    "colon",
    "decimal",
    "decimals_of",
    "listing",
    "money",
    "number",
    "one_line",
    "per_cent",
    "points",
    "quoted",
    "rounded_share",
    "say",
    "share_decimals",
    "whole",
    "with_unit",
]

SPACE = "\N{NARROW NO-BREAK SPACE}"
_LARGE = 10_000
"""Money: nobody reads what is behind the point of such an amount, unless it alone tells two apart."""
_MOST = 6
_FINEST = 4
_SURE = 1e-12
"""A share is all, or nothing, to within this: sums of decimals round."""


def number(value: float, language: str = "en", decimals: int = 6) -> str:
    """A number as people read it: thousands apart, no needless decimals, the decimal sign of the language.

    Examples
    --------
    >>> number(1234.5, "fr").replace(SPACE, " ")
    '1 234,5'
    """
    if not math.isfinite(value):
        return "–" if math.isnan(value) else "∞" if value > 0 else "-∞"
    # twelve digits, more where the whole part and cents need them, never more than a double holds
    whole = math.floor(math.log10(abs(value))) + 1 if value else 0
    text = f"{Decimal(f'{round(value, decimals) + 0.0:.{min(15, max(12, whole + 2))}g}'):,f}".replace(
        ",", SPACE
    )
    return decimal(text, language)


def decimals_of(amounts: Iterable[float]) -> int:
    """So many decimals do amounts that stand together need: no two that differ look the same, and none looks
    like nothing.

    Cents are left out where every amount is at least 10,000, unless two amounts differ in nothing else; six
    decimals are the most. This is the one rule by which money is rounded.

    Examples
    --------
    >>> decimals_of([0.75, 1]), decimals_of([12345.6, 20000]), decimals_of([12345.6, 12345.7])
    (2, 0, 2)
    >>> decimals_of([0.004]), decimals_of([3, 5])
    (3, 0)
    """
    different = {a for a in (float(f"{abs(amount):.12g}") for amount in amounts) if a and math.isfinite(a)}
    cents = any(a < _LARGE and abs(a - round(a)) > 1e-6 for a in different)
    shown = {places: {round(a, places) for a in different} for places in range(_MOST + 1)}
    enough = [
        p for p in range(2 if cents else 0, _MOST + 1) if p != 1 and len(shown[p] - {0.0}) == len(different)
    ]
    return enough[0] if enough else _MOST


def money(amounts: Sequence[float], language: str = "en") -> list[str]:
    """Amounts of money that stand together, rounded by :func:`decimals_of`.

    Examples
    --------
    >>> money([0.75, 1, 4.7]), money([1234567.8])
    (['0.75', '1', '4.7'], ['1\u202f234\u202f568'])
    """
    places = decimals_of(amounts)
    return [number(amount, language, places) for amount in amounts]


def decimal(figure: str, language: str = "en") -> str:
    """A figure with the decimal sign of the language."""
    return figure.replace(".", ",") if language == "fr" else figure


def at_least(value: float, language: str = "en") -> str:
    """A number that has to be reached, never below it: to two decimals, to two digits where it is smaller.

    Examples
    --------
    >>> at_least(11.2352), at_least(3.0), at_least(0.00471)
    ('11.24', '3', '0.0048')
    """
    places = 2 if value >= 0.1 or value <= 0 else min(12, 1 - math.floor(math.log10(value)))
    return number(math.ceil(round(value * 10**places, 6)) / 10**places, language, places)


def at_most(value: float, language: str = "en", places: int = 2) -> str:
    """A number that may not be exceeded, to so many decimals and never above it.

    Examples
    --------
    >>> at_most(66.6667), at_most(3.0)
    ('66.66', '3')
    """
    return number(math.floor(round(value * 10**places, 6)) / 10**places, language, places)


def points(value: float, language: str = "en") -> str:
    """Points to two decimals; smaller ones to two digits."""
    shown = round(value, 2) if abs(value) >= 0.005 or value == 0 else float(f"{value:.2g}")
    text = f"{shown:.2f}" if abs(value) >= 0.005 or value == 0 else f"{shown:g}"
    return decimal(text, language)


def per_cent(share: float, language: str = "en", decimals: int = 0) -> str:
    """A share in per cent, with the space that French sets before the sign; 100 % is all and 0 % is nothing.

    Examples
    --------
    >>> per_cent(0.185), per_cent(0.185, "fr", 1).replace(SPACE, " "), per_cent(0.9975), per_cent(0.0004)
    ('18%', '18,5 %', '99.8%', '0.04%')
    """
    text = f"{100 * rounded_share(share, decimals):.{share_decimals(share, decimals)}f}"
    return f"{text.replace('.', ',')}{SPACE}%" if language == "fr" else f"{text}%"


def share_decimals(share: float, decimals: int = 0) -> int:
    """So many decimals does a share in per cent need at least: what is short of all must not read 100, what
    is something not 0.

    This is the one rule by which shares are rounded; four decimals are the most.
    """
    if not math.isfinite(share) or any(abs(share - whole) <= _SURE for whole in (0.0, 1.0)):
        return decimals
    while decimals < _FINEST and f"{100 * share:.{decimals}f}" in {
        f"{w:.{decimals}f}" for w in (-0.0, 0.0, 100.0)
    }:
        decimals += 1
    return decimals


def rounded_share(share: float, decimals: int = 0) -> float:
    """A share as it is to be shown with :func:`share_decimals`: away from 0 and from 1 where even those do
    not suffice.
    """
    places = share_decimals(share, decimals)
    least = 10.0 ** -(places + 2)
    for whole in (0.0, 1.0):
        if abs(share - whole) < least / 2:
            return whole if abs(share - whole) <= _SURE else whole + math.copysign(least, share - whole)
    return share


def listing(
    items: Sequence[str], language: str = "en", most: int | None = None, last: Literal["and", "or"] = "and"
) -> str:
    """Several things in a sentence, the last after that word; beyond ``most`` of them the rest is counted.

    Examples
    --------
    >>> listing(["A", "B", "C"]), listing(["A", "B"], "fr"), listing(["A", "B", "C", "D"], most=2)
    ('A, B and C', 'A et B', 'A, B and 2 others')
    """
    word = {"and": "et", "or": "ou"}[last] if language == "fr" else last
    if most is not None and len(items) > most + 1:
        items = [*items[:most], say(language, "others", count=len(items) - most)]
    return f" {word} ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def quoted(text: str, language: str = "en") -> str:
    """Words of someone else, between the marks of the language."""
    return f"«{SPACE}{text}{SPACE}»" if language == "fr" else f"“{text}”"


def apart(ids: Iterable[str], between: str = " ") -> str:
    """Ids in a row, to be read and never split again: one that could be taken for several stands in quotes.

    Examples
    --------
    >>> apart(["P1", "Migration, cloud"]), apart(["P1", "Migration, cloud", "big data"], ", ")
    ('P1 "Migration, cloud"', 'P1, "Migration, cloud", big data')
    """
    return between.join(whole(i, between) for i in ids)


def whole(id_: str, between: str = " ") -> str:
    """An id as it stands in such a row."""
    torn = any(c in id_ for c in between.strip()) if between.strip() else len(id_.split()) != 1
    return f'"{id_}"' if torn else id_


def one_line(text: str) -> str:
    """A name on one line: line breaks and tabs are blanks."""
    return re.sub("[ ]*[\t\r\n\v\f\x85\u2028\u2029]+[ ]*", " ", text).strip()


def colon(language: str = "en") -> str:
    """A colon as the language sets it."""
    return f"{SPACE}:" if language == "fr" else ":"


_COUNTED = re.compile(r"\{(\w+)\} (points|periods|périodes|resources|ressources|objectives|objectifs)\b")
"""What follows a figure in phrases and takes the singular where that does."""


def say(language: str, phrase: str, **figures: object) -> str:
    """A phrase of ``PHRASES`` in a language, with its figures put in."""
    english, french = PHRASES[phrase]
    text = french if language == "fr" else english
    for name, word in re.findall(_COUNTED, text):
        if is_one(str(figures[name]), language):
            text = text.replace(f"{{{name}}} {word}", f"{{{name}}} {word.removesuffix('s')}")
    return text.format(**figures)


def is_one(figure: str, language: str = "en") -> bool:
    """Whether a figure, as written, takes the singular: 1, and in French whatever is below 2.

    Examples
    --------
    >>> is_one("1"), is_one("1.00"), is_one("1,50", "fr"), is_one("2", "fr")
    (True, False, True, False)
    """
    if language != "fr":
        return figure in ("1", "-1")
    return re.fullmatch(r"[-+\N{MINUS SIGN}]?[01](,\d+)?", figure) is not None


_SINGULAR = {
    "days": "day",
    "hours": "hour",
    "months": "month",
    "people": "person",
    "person-days": "person-day",
    "points": "point",
    "weeks": "week",
    "heures": "heure",
    "jours": "jour",
    "jours-homme": "jour-homme",
    "personnes": "personne",
    "semaines": "semaine",
}


def with_unit(figure: str, unit: str, language: str = "en") -> str:
    """A figure with its unit; units that are words known here in the singular where the figure asks for it.

    Examples
    --------
    >>> with_unit("1", "points", "fr"), with_unit("2", "points"), with_unit("1", "k€")
    ('1 point', '2 points', '1 k€')
    """
    return f"{figure} {_SINGULAR.get(unit, unit) if is_one(figure, language) else unit}".rstrip()
