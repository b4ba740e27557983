"""Numbers as people write them: ``1234.5``, ``1 234,5``, ``12 %``, ``1'800``, ``1 800,00 €``, ``70 k€``; and
which mark is the decimal one.

A point or a comma before exactly three digits can stand between thousands or before decimals. Such a figure
is never guessed: the other figures of its column decide, or it is refused with both readings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from portfolio.tables.currency import BLANK, MONEY, SCALED, is_currency, scale_of
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
_WHOLE_AMOUNT = "Write the whole amount, in the unit of its row"
_OTHER = {".": ",", ",": "."}

# a currency's sign, code or name, perhaps after what stands for thousands or millions
_BEFORE = re.compile(rf"([A-Z]{{0,3}}[^\w\s.,%+'\u2019()-]|[A-Z]{{3}}){BLANK}*(?=[+\-\d.,])")
_AFTER = re.compile(rf"{BLANK}*(?:{SCALED}|(?P<unclear>m){BLANK}*(?:{MONEY})?|(?P<sign>{MONEY}))")


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
        The sign, code or name beside it.
    scale : str
        The letter or word beside it that stands for thousands or more; the numbers are those before it.
    """

    number: float
    grouped: float | None = None
    mark: str = ""
    currency: str = ""
    scale: str = ""

    @property
    def sign(self) -> str:
        """What stands beside it: its scale and its currency, such as k€."""
        return f"{self.scale} {self.currency}".strip() if len(self.scale) > 1 else self.scale + self.currency

    @property
    def proves(self) -> str:
        """The decimal mark that follows from this figure alone."""
        return self.mark if self.grouped is None else ""

    def read(self, mark: str) -> float | None:
        """The number where ``mark`` is the decimal one; None where it can mean two and no mark is known."""
        if self.grouped is None:
            return self.number
        return None if not mark else self.number if mark == self.mark else self.grouped


@dataclass(frozen=True, slots=True)
class _Parts:
    """A figure's sign, its digits with their marks, and what stands beside them."""

    sign: str
    digits: str
    divisor: float = 1.0
    currency: str = ""
    scale: str = ""

    def number(self, text: str, plain: str) -> float:
        number = float(self.sign + plain)
        if math.isinf(number):
            raise ValueError(f"found {quoted(text)}, which is too large. Write a smaller number")
        # dividing, not multiplying by 0.01: 12 % is then exactly 0.12
        return number / self.divisor

    def figure(self, number: float, grouped: float | None, mark: str) -> Figure:
        return Figure(number, grouped, mark, self.currency, self.scale)


def _parts(text: str) -> _Parts:
    body, currency, sign = text.replace("\N{MINUS SIGN}", "-"), "", ""
    if body[:1] in "+-":
        sign, body = body[:1], body[1:].lstrip()
    if (before := _BEFORE.match(body)) and is_currency(before[1]):
        currency, body = before[1], body[before.end() :]
        if not sign and body[:1] in "+-":
            sign, body = body[:1], body[1:]
    if body.endswith("%"):
        return _Parts(sign, body[:-1].rstrip(), 100.0, currency)
    digits = re.match(rf"[\d.,{_SPACES}]*\d[.,]?", body)
    if digits is None or digits.end() == len(body):
        return _Parts(sign, body, 1.0, currency)
    after = _AFTER.fullmatch(body, digits.end())
    if after is None:
        return _Parts(sign, body, 1.0, currency)
    if after["unclear"]:
        raise ValueError(
            f"found {quoted(text)}, whose {after['unclear']} is no part of a number. {_WHOLE_AMOUNT}"
        )
    beside = after["money"] or after["sign"] or ""
    if beside and (currency or not is_currency(beside)):
        return _Parts(sign, body, 1.0, currency)
    return _Parts(sign, digits[0], 1.0, currency or beside, after["scale"] or "")


def figure_of(text: str) -> Figure:
    """A number as people write it.

    Raises
    ------
    ValueError
        With what was found, where it is none.
    """
    if plainly := _PLAIN.fullmatch(text):
        return Figure(_Parts("", "").number(text, text), None, "." if plainly[1] else "")
    parts = _parts(text)
    body, mark = parts.digits, ""
    if not body.isascii():
        body = "".join(c if c.isascii() else " " if c in _SPACES else c for c in body)
    if _WHOLE.fullmatch(body):
        plain = body
    elif _POWER.fullmatch(body):
        plain, mark = body.replace(",", "."), next((c for c in body if c in ".,"), "")
    elif (one := _ONE_MARK.fullmatch(body)) and (one[1] or one[3]):
        plain, mark = f"{one[1] or '0'}.{one[3]}", one[2]
        if len(one[3]) == 3 and 1 <= len(one[1]) <= 3 and one[1][0] != "0":
            return parts.figure(parts.number(text, plain), parts.number(text, one[1] + one[3]), mark)
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
    return parts.figure(parts.number(text, plain), None, mark)


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


def number_of(text: str, mark: str = "", *, scaled: bool = False) -> float:
    """A number as people write it: ``1234.5``, ``1 234,5``, ``12 %``, ``1,234.50``, ``-3e6``, ``€1 800``.

    Parameters
    ----------
    text : str
        The cell, stripped and not blank.
    mark : str
        The decimal mark, where something else has decided it.
    scaled : bool
        Whether ``70 k`` may be 70000 here. It is refused else, since what counts in thousands may say so
        elsewhere.

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
    if figure.scale and not scaled:
        raise ValueError(
            f"found {quoted(text)}, whose {figure.scale} is no part of a number. {_WHOLE_AMOUNT}"
        )
    number = figure.read(mark)
    if number is None:
        digits = re.search(r"[\d.,]+", text)[0]  # type: ignore[index]
        sign = "-" if figure.number < 0 else ""
        per_cent = " %" if "%" in text else f" {figure.sign}" if figure.scale else ""
        grouped, decimal = (sign + digits.replace(figure.mark, between) for between in ("", "."))
        advice = f"Write {grouped}{per_cent} or {written(float(decimal))}{per_cent}"
        raise ValueError(
            f"found {quoted(text)}, which can mean {grouped}{per_cent} or {decimal}{per_cent}. {advice}"
        )
    return float(exact(number) * exact(scale_of(figure.scale))) if figure.scale else number


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
