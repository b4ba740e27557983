"""Figures as people read them: rounded by one rule each, with the signs of the language."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from portfolio.words.grammar import SPACE
from portfolio.words.languages import language as spoken

LARGE = 10_000
"""Money: nobody reads what is behind the point of such an amount, unless it alone tells two apart."""
_MOST = 6
"""Decimals of money: a millionth of the unit, below a cent where the unit is a thousand or a million. What
differs in less looks the same.
"""
_FINEST = 4
"""Decimals of a per cent, a millionth of the whole, as fine as plans are proven by default. What is nearer to
all or to nothing is shown as that much short of it.
"""
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
        return "–" if math.isnan(value) else "∞" if value > 0 else "\N{MINUS SIGN}∞"
    # twelve digits, more where the whole part and cents need them, never more than a double holds
    whole = math.floor(math.log10(abs(value))) + 1 if value else 0
    text = f"{Decimal(f'{round(value, decimals) + 0.0:.{min(15, max(12, whole + 2))}g}'):,f}".replace(
        ",", SPACE
    )
    return _signed(decimal(text, language))


def fixed(value: float, decimals: int, language: str = "en") -> str:
    """A number with just so many decimals.

    Examples
    --------
    >>> fixed(70.5, 4), fixed(-2, 2, "fr")
    ('70.5000', '−2,00')
    """
    return _signed(decimal(f"{value:.{decimals}f}", language))


def _signed(figure: str) -> str:
    """A figure with the sign for less, as wide as a plus, where it was written with a hyphen."""
    return f"\N{MINUS SIGN}{figure[1:]}" if figure.startswith("-") else figure


def decimals_of(amounts: Iterable[float]) -> int:
    """So many decimals do amounts that stand together need: no two that differ look the same, and none looks
    like nothing.

    Cents are left out where any amount is at least 10,000, unless two amounts differ in nothing else; six
    decimals are the most. This is the one rule by which money is rounded.

    Examples
    --------
    >>> decimals_of([0.75, 1]), decimals_of([12345.6, 20000]), decimals_of([12345.6, 12345.7])
    (2, 0, 2)
    >>> decimals_of([0.004]), decimals_of([3, 5]), decimals_of([8450.5, 20000])
    (3, 0, 0)
    """
    different = {a for a in (float(f"{abs(amount):.12g}") for amount in amounts) if a and math.isfinite(a)}
    cents = max(different, default=0.0) < LARGE and any(abs(a - round(a)) > 1e-6 for a in different)
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
    """A figure as it would be typed, with the decimal sign of the language."""
    return figure.replace(".", spoken(language).decimal)


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
    return _signed(decimal(text, language))


def signed(value: float, language: str = "en") -> str:
    """Points more or less, as :func:`points` with a true sign before them.

    Examples
    --------
    >>> signed(1.5), signed(-0.316, "fr"), signed(0.0)
    ('+1.50', '−0,32', '0.00')
    """
    return sign_of(value) + points(abs(value), language)


def sign_of(value: float) -> str:
    """The sign before a change: none of what is none."""
    return "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""


def per_cent(share: float, language: str = "en", decimals: int = 0) -> str:
    """A share in per cent, with the sign as the language sets it; 100 % is all and 0 % is nothing.

    Examples
    --------
    >>> per_cent(0.185), per_cent(0.185, "fr", 1).replace(SPACE, " "), per_cent(0.9975), per_cent(0.0004)
    ('18%', '18,5 %', '99.8%', '0.04%')
    """
    text = f"{100 * rounded_share(share, decimals):.{share_decimals(share, decimals)}f}"
    return with_per_cent(_signed(decimal(text, language)), language)


def exact_per_cent(share: float, language: str = "en") -> str:
    """A share that somebody wrote, in per cent and with every decimal it was written with.

    Examples
    --------
    >>> exact_per_cent(0.2), exact_per_cent(0.125, "fr").replace(SPACE, " ")
    ('20%', '12,5 %')
    """
    return with_per_cent(number(100 * share, language), language)


def with_per_cent(figure: str, language: str = "en") -> str:
    """A figure with the sign of per cent as the language sets it: the one place that does."""
    return spoken(language).per_cent.format(figure)


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


def is_one(figure: str, language: str = "en") -> bool:
    """Whether a figure, as written, takes the singular: 1, and in French whatever is below 2.

    Examples
    --------
    >>> is_one("1"), is_one("1.00"), is_one("1,50", "fr"), is_one("2", "fr")
    (True, False, True, False)
    """
    return re.fullmatch(spoken(language).one, figure) is not None
