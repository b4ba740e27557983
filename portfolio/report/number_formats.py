"""Figures as a document sets them: numbers, money, shares, dates and periods. The signs are the language's
own (:class:`portfolio.words.grammar.Language`); names of months and quarters, and the place and sign of a
currency, are Babel's, which has them from Unicode's CLDR.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import get_currency_symbol

from portfolio.case.periods import read_label
from portfolio.words.figures import decimals_of, rounded_share, share_decimals, with_per_cent
from portfolio.words.languages import language
from portfolio.words.sentences import say

_SMALL = 100
"""Below this a quantity is written with one decimal: further up that is less than a thousandth of it."""
_HARD = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"  # as wide as a plus
_FIGURE = re.compile(r"#[#,.0]*")
"""Where the number stands in CLDR's pattern of an amount of money."""
_SKELETONS = {"quarter": "yQQQ", "month": "yMMM"}


@dataclass(frozen=True)
class Formats:
    """How one language writes figures.

    Attributes
    ----------
    language : str
    currency : str
        ISO code; empty: none.
    unit : str
        What the budgets are counted in, such as ``EUR`` or ``k€``; empty: the currency.
    decimals : int
        Of amounts of money in a column: see :func:`portfolio.words.figures.decimals_of`.

    Examples
    --------
    >>> formats = Formats("fr", "EUR")
    >>> formats.money(1234567.0).split(), formats.period("2027Q2").split()
    (['1', '234', '567', '€'], ['T2', '2027'])
    """

    language: str
    currency: str = ""
    unit: str = ""
    decimals: int = 0

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(language(self.language).locale)

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number to so many decimals; without, to at most two and none that is needless."""
        if not math.isfinite(value):
            return "–" if math.isnan(value) else "∞" if value > 0 else f"{_MINUS}∞"
        return self._figure(value, 2 if decimals is None else decimals, padded=decimals is not None)

    def quantity(self, value: float) -> str:
        """So much of something: with one decimal where it is small and has any."""
        return self.number(
            value if not math.isfinite(value) else float(_plain(value, 1 if abs(value) < _SMALL else 0))
        )

    def signed(self, value: float, decimals: int | None = None) -> str:
        """A change, with its sign."""
        return self._plus(value, self.number(value, decimals))

    def points(self, value: float, decimals: int = 2) -> str:
        """Points, to two decimals."""
        return self.number(value, decimals)

    def per_cent(self, share: float, decimals: int = 0) -> str:
        """A share in per cent."""
        if not math.isfinite(share):
            return "–"
        decimals = share_decimals(share, decimals)
        shown = _plain(rounded_share(share, decimals), decimals + 2).scaleb(2)
        return with_per_cent(self._figure(shown, decimals), self.language)

    def chance(self, share: float) -> str:
        """A chance in per cent; counted in draws, it is never none and never certain."""
        if share in (0.0, 1.0):
            return f"{'<' if share == 0 else '>'}{_HARD}{self.per_cent(0.01 if share == 0 else 0.99)}"
        return self.per_cent(min(0.99, max(0.01, share)) if math.isfinite(share) else share)

    def money(self, amount: float) -> str:
        """An amount of money with its unit: the currency as the language writes it, or what the budgets
        are counted in.
        """
        if not math.isfinite(amount):
            return self.number(amount)
        # beside whole amounts a share of them may still be none
        shown = self._figure(amount, self.decimals or decimals_of([amount]))
        if not self._coin:
            return f"{shown}{_HARD}{self.unit}".rstrip(_HARD)
        minus = shown[: shown.startswith(_MINUS)]
        standard = str(self.locale.currency_formats["standard"].pattern)
        return minus + _FIGURE.sub(shown.removeprefix(_MINUS), standard).replace("¤", self.money_unit)

    def amount(self, amount: float) -> str:
        """An amount of money in a column whose heading says the unit."""
        return self.number(amount, self.decimals)

    def change_of_money(self, amount: float) -> str:
        """An amount more or less, with its sign."""
        return self._plus(amount, self.money(amount))

    @property
    def money_unit(self) -> str:
        """What stands in a heading above amounts."""
        return get_currency_symbol(self._coin, self.locale) if self._coin else self.unit

    @property
    def _coin(self) -> str:
        """The currency, where amounts are in just that."""
        same = ("", self.currency, get_currency_symbol(self.currency, self.locale) if self.currency else "")
        return (
            self.currency if self.unit in same else self.unit if self.unit in self.locale.currencies else ""
        )

    def date(self, text: str) -> str:
        """A date written 2027-03-31, in words; anything else stays as it is."""
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            return text
        said = str(format_date(day, "long", locale=self.locale)).replace(" ", _HARD)
        # as an ordinal in French, which CLDR does not know
        return re.sub(r"\b1\b", language(self.language).first_of_month, said) if day.day == 1 else said

    def period(self, label: str) -> str:
        """A period's label as the language says it, where it is a quarter, a half or a month; anything
        else stays as it is.
        """
        found = [r for r in read_label(label) if r.span and r.unit in ("half", *_SKELETONS)]
        if len(found) != 1 or found[0].span is None:
            return label
        unit, (first, _) = found[0].unit, found[0].span
        if unit == "half":
            return say(self.language, "brief_half", part=1 + (first.month > 6), year=first.year)
        return str(format_skeleton(_SKELETONS[unit], first, locale=self.locale)).replace(" ", _HARD)

    def _figure(self, value: float | Decimal, decimals: int, padded: bool = True) -> str:
        """A number to so many decimals, needless ones too where it is padded, with the signs of the
        language.
        """
        text = f"{_plain(value, decimals):,f}".replace("-", _MINUS)
        whole, _, behind = text.partition(".")
        behind = behind if padded else behind.rstrip("0")
        told = language(self.language)
        return whole.replace(",", told.thousands) + (told.decimal + behind if behind else "")

    def _plus(self, value: float, text: str) -> str:
        return f"+{text}" if value > 0 and any(c in text for c in "123456789∞") else text


def _plain(value: float | Decimal, decimals: int) -> Decimal:
    """Rounded as offices do, a half away from 0, and never −0."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + Decimal(0)
