"""Numbers as people write them: ``1234.5``, ``1 234,5``, ``12 %``, ``1'800``, ``1 800,00 €``; and which mark
is the decimal one.

A point or a comma before exactly three digits can stand between thousands or before decimals. Such a figure
is never guessed: the other figures of its column decide, or it is refused with both readings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from portfolio.tables.currency import is_currency
from portfolio.tables.text import quoted

# what people and office suites put between groups of three digits: space, no-break, narrow no-break, thin; in
# Switzerland an apostrophe
_SPACES = " \u00a0\u202f\u2009'\u2019"
_WHOLE = re.compile(r"\d+")
_PLAIN = re.compile(r"-?\d+(\.(\d\d?|\d{4,}))?")
_POWER = re.compile(r"(\d+[.,]?\d*|[.,]\d+)[eE][+-]?\d+")
_ONE_MARK = re.compile(r"(\d*)([.,])(\d*)")
_SPACED = re.compile(rf"[1-9]\d{{0,2}}([{_SPACES}]\d{{3}})+([.,]\d*)?")
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(([.,])\d{3})(\2\d{3})+|[1-9]\d{0,2}(,\d{3})+\.\d*|[1-9]\d{0,2}(\.\d{3})+,\d*"
)
_OTHER = {".": ",", ",": "."}

# a currency's sign or three-letter code, perhaps after a letter that stands for thousands or millions
_BEFORE = re.compile(r"([A-Z]{0,3}[^\w\s.,%+'\u2019-]|[A-Z]{3})[\s\u00a0\u202f]*(?=[+\-\d.,])")
_AFTER = re.compile(
    r"[\s\u00a0\u202f]*(k|K|m|M|Mio|Md|Mds|bn)?[\s\u00a0\u202f]*([^\w\s.,%+'\u2019-]|[A-Z]{3})?"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written.

    Attributes
    ----------
    number : float
        What it means; of a figure that can mean two, with its mark before decimals.
    grouped : float, optional
        What it means with its mark between thousands, where it can.
    mark : str
        The mark it holds, where it can mean two numbers; else the decimal mark that it proves, or nothing.
    currency : str
        The sign or code beside it.
    """

    number: float
    grouped: float | None = None
    mark: str = ""
    currency: str = ""

    @property
    def proves(self) -> str:
        """The decimal mark that follows from this figure alone."""
        return self.mark if self.grouped is None else ""

    def read(self, mark: str) -> float | None:
        """The number where ``mark`` is the decimal one; None where it can mean two and no mark is known."""
        if self.grouped is None:
            return self.number
        return None if not mark else self.number if mark == self.mark else self.grouped


def _bare(text: str) -> tuple[str, str, float, str]:
    """Sign, digits with their marks, divisor and currency of a figure."""
    body, divisor, currency = text.replace("\N{MINUS SIGN}", "-"), 1.0, ""
    sign = ""
    if body[:1] in "+-":
        sign, body = body[:1], body[1:].lstrip()
    if (before := _BEFORE.match(body)) and is_currency(before[1]):
        currency, body = before[1], body[before.end() :]
        if not sign and body[:1] in "+-":
            sign, body = body[:1], body[1:]
    if body.endswith("%"):
        body, divisor = body[:-1].rstrip(), 100.0
    elif (
        (digits := re.match(rf"[\d.,{_SPACES}]*\d[.,]?", body))
        and digits.end() < len(body)
        and (after := _AFTER.fullmatch(body, digits.end()))
    ):
        if after[1]:
            raise ValueError(
                f"found {quoted(text)}, whose {after[1]} is no part of a number. Write the whole amount, in"
                " the unit of its row"
            )
        if not currency and after[2] and is_currency(after[2]):
            currency, body = after[2], digits[0]
    return sign, body, divisor, currency


def figure_of(text: str) -> Figure:
    """A number as people write it.

    Raises
    ------
    ValueError
        With what was found, where it is none.
    """
    if plainly := _PLAIN.fullmatch(text):
        return _finite(text, text, "." if plainly[1] else "", 1.0)
    sign, body, divisor, currency = _bare(text)
    mark = ""
    if not body.isascii():
        body = "".join(c if c.isascii() else " " if c in _SPACES else c for c in body)
    if _WHOLE.fullmatch(body):
        plain = body
    elif _POWER.fullmatch(body):
        plain, mark = body.replace(",", "."), next((c for c in body if c in ".,"), "")
    elif (one := _ONE_MARK.fullmatch(body)) and (one[1] or one[3]):
        plain, mark = f"{one[1] or '0'}.{one[3]}", one[2]
        if len(one[3]) == 3 and 1 <= len(one[1]) <= 3 and one[1][0] != "0":
            decimal, grouped = (_finite(text, sign + p, "", divisor).number for p in (plain, one[1] + one[3]))
            return Figure(decimal, grouped, mark, currency)
    elif spaced := _SPACED.fullmatch(body):
        plain = re.sub(f"[{_SPACES}]", "", body).replace(",", ".")
        mark = spaced[2][:1] if spaced[2] else ""
    elif _GROUPED.fullmatch(body):
        last = max(body.rfind("."), body.rfind(","))
        group = next(c for c in body if c in ".,")
        mark = _OTHER[group]
        plain = body.replace(group, "").replace(mark, ".") if body[last] == mark else body.replace(group, "")
    else:
        raise ValueError(f"found {quoted(text)}")
    return _finite(text, sign + plain, mark, divisor, currency)


def _finite(text: str, plain: str, mark: str, divisor: float, currency: str = "") -> Figure:
    number = float(plain)
    if math.isinf(number):
        raise ValueError(f"found {quoted(text)}, which is too large. Write a smaller number")
    # dividing, not multiplying by 0.01: 12 % is then exactly 0.12
    return Figure(number / divisor, None, mark, currency)


def decimal_mark(texts: Iterable[str]) -> tuple[str, str]:
    """The decimal mark that figures of one column prove, and the first that does; two empty texts where
    none does, or they disagree.
    """
    proofs: dict[str, str] = {}
    for text in texts:
        try:
            proves = figure_of(text).proves
        except ValueError:
            continue
        if proves:
            proofs.setdefault(proves, text)
    return next(iter(proofs.items())) if len(proofs) == 1 else ("", "")


def number_of(text: str, mark: str = "") -> float:
    """A number as people write it: ``1234.5``, ``1 234,5``, ``12 %``, ``1,234.50``, ``-3e6``, ``€1 800``.

    Parameters
    ----------
    text : str
        The cell, stripped and not blank.
    mark : str
        The decimal mark, where something else has decided it.

    Raises
    ------
    ValueError
        With the reason; ``1,234`` and ``1.234`` are refused while no mark is known, since each can be 1234 or
        1.234.

    Examples
    --------
    >>> number_of("1 234,5"), number_of("12 %"), number_of("1.800", ",")
    (1234.5, 0.12, 1800.0)
    """
    figure = figure_of(text)
    number = figure.read(mark)
    if number is None:
        digits = re.search(r"[\d.,]+", text)[0]  # type: ignore[index]
        sign, per_cent = "-" if figure.number < 0 else "", " %" if "%" in text else ""
        grouped, decimal = (sign + digits.replace(figure.mark, between) for between in ("", "."))
        advice = f"Write {grouped}{per_cent} or {written(float(decimal))}{per_cent}"
        raise ValueError(
            f"found {quoted(text)}, which can mean {grouped}{per_cent} or {decimal}{per_cent}. {advice}"
        )
    return number


def written(number: float) -> str:
    """A number as text that can be read in one way only: 12.345 is written 12.3450, whole numbers without
    a point.
    """
    if math.isfinite(number) and number == int(number) and abs(number) < 1e15:
        return str(int(number))
    text = str(number)
    return f"{text}0" if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text) else text


def exact(number: float) -> Fraction:
    """A number as it was written: the shortest decimal that reads as this double."""
    return Fraction(repr(float(number)))
