"""Figures as a language writes them: numbers, money, shares, dates and periods (Babel, which has them from
Unicode's CLDR).
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
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol

from portfolio.words import decimals_of, rounded_share, say, share_decimals

_LOCALES = {"en": "en_GB", "fr": "fr"}
_SMALL = 100
_HARD = "\N{NO-BREAK SPACE}"
_QUARTER = re.compile(
    r"(?P<year>\d{4})[-_/ ]?[QT](?P<part>[1-4])|[QT](?P<part2>[1-4])[-_/ ]?(?P<year2>\d{4})", re.IGNORECASE
)
_HALF = re.compile(
    r"(?P<year>\d{4})[-_/ ]?[HS](?P<part>[12])|[HS](?P<part2>[12])[-_/ ]?(?P<year2>\d{4})", re.IGNORECASE
)
_MONTH = re.compile(
    r"(?P<year>\d{4})[-/ ](?P<part>0[1-9]|1[0-2])|(?P<part2>0[1-9]|1[0-2])[-/ ](?P<year2>\d{4})"
)


@dataclass(frozen=True)
class Formats:
    """How one language writes figures.

    Attributes
    ----------
    language : {"en", "fr"}
    currency : str
        ISO code; empty: none.
    unit : str
        What the budgets are counted in, such as ``EUR`` or ``k€``; empty: the currency.
    decimals : int
        Of amounts of money in a column: see :func:`portfolio.words.decimals_of`.

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
        return Locale.parse(_LOCALES[self.language])

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number to so many decimals; without, to at most two and none that is needless."""
        if not math.isfinite(value):
            return "–" if math.isnan(value) else "∞" if value > 0 else "\N{MINUS SIGN}∞"
        pattern = "#,##0.##" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
        return _signs(
            format_decimal(_plain(value, 2 if decimals is None else decimals), pattern, locale=self.locale)
        )

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
        pattern = str(self.locale.percent_formats[None].pattern)
        pattern = pattern.replace("#,##0", "#,##0." + "0" * decimals) if decimals else pattern
        return _signs(
            format_percent(_plain(rounded_share(share, decimals), decimals + 2), pattern, locale=self.locale)
        )

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
        decimals = self.decimals or decimals_of([amount])
        behind = f".{('0' if self.decimals else '#') * decimals}" if decimals else ""
        if not self._coin:
            shown = format_decimal(_plain(amount, decimals), f"#,##0{behind}", locale=self.locale)
            return f"{_signs(shown)}{_HARD}{self.unit}".rstrip(_HARD)
        pattern = str(self.locale.currency_formats["standard"].pattern).replace(".00", behind)
        return _signs(
            format_currency(
                _plain(amount, decimals), self._coin, pattern, locale=self.locale, currency_digits=False
            )
        )

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
        # French counts the first day of a month as an ordinal, which CLDR does not
        return f"1er{said[1:]}" if self.language == "fr" and day.day == 1 else said

    def period(self, label: str) -> str:
        """A period's label as the language says it, where it is a quarter, a half or a month; anything
        else stays as it is.
        """
        for pattern, skeleton, months in ((_QUARTER, "yQQQ", 3), (_MONTH, "yMMM", 1), (_HALF, "", 6)):
            if found := pattern.fullmatch(label):
                year, part = int(found["year"] or found["year2"]), int(found["part"] or found["part2"])
                if not skeleton:
                    return say(self.language, "brief_half", part=part, year=year)
                return str(
                    format_skeleton(skeleton, datetime.date(year, months * part, 1), locale=self.locale)
                ).replace(" ", _HARD)
        return label

    def _plus(self, value: float, text: str) -> str:
        return f"+{text}" if value > 0 and any(c in text for c in "123456789∞") else text


def _plain(value: float, decimals: int) -> Decimal:
    """Rounded as offices do, a half away from 0, and never −0."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + Decimal(0)


def _signs(text: str) -> str:
    """With a minus that is as wide as a plus."""
    return text.replace("-", "\N{MINUS SIGN}")
