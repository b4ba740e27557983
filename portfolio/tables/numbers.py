"""Numbers as people write them: ``1234.5``, ``1 234,5``, ``12 %``, ``1'800``, ``1 800,00 €``, ``1,2 M€``;
which mark is the decimal one; and what they write where they have none.

A point or a comma before exactly three digits can stand between thousands or before decimals. Such a figure
is never guessed: the other figures of its column decide, or it is refused with both readings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from portfolio.tables.currency import currency_of, is_currency
from portfolio.tables.text import UnreadError, plain_words, quoted, text_of
from portfolio.words.figures import decimal
from portfolio.words.languages import understood, vocabularies
from portfolio.words.sentences import Sentence, figure, sentence

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

# a currency's sign or three-letter code
_BEFORE = re.compile(r"([A-Z]{0,3}[^\w\s.,%+'\u2019-]|[A-Z]{3})[\s\u00a0\u202f]*(?=[+\-\d.,])")
_DIGITS = re.compile(rf"[\d.,{_SPACES}]*\d[.,]?")
_POWERS = {word: power for v in vocabularies() for word, power in v.multipliers.items()}
_UNSURE = {"m", "mm", "b", *(word for word in _POWERS if word.startswith("md"))}
"""Multipliers that are units too, as they are written: minutes and months, man-days."""


_UNKNOWN = re.compile(
    "|".join(
        [
            *(re.escape(plain_words(word)) for word in understood(lambda v: v.unknown)),
            r"nan|[-+]?inf|[-‐‑‒–—―−?.…_/]+|#\D.*|#",
        ]
    )
)


def is_unknown(text: str) -> bool:
    """Whether a text is what people write for a figure they do not have; a blank is.

    Examples
    --------
    >>> [is_unknown(t) for t in ("TBD", "à définir", "n.c.", "-", "#DIV/0!", "0", "High")]
    [True, True, True, True, True, False, False]
    """
    if len(text) > 60 or text[:1].isdigit():
        return False
    plain = plain_words(text)
    return plain == "" or _UNKNOWN.fullmatch(plain) is not None


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
    multiplier : str
        The letter or word for thousands or millions beside it, as written. The numbers are multiplied out.
    """

    number: float
    grouped: float | None = None
    mark: str = ""
    currency: str = ""
    multiplier: str = ""

    @property
    def sign(self) -> str:
        """Multiplier and currency, such as k€."""
        blank = " " if self.currency and len(self.multiplier) > 1 else ""
        return f"{self.multiplier}{blank}{self.currency}"

    @property
    def proves(self) -> str:
        """The decimal mark that follows from this figure alone."""
        return self.mark if self.grouped is None else ""

    @property
    def unsure(self) -> bool:
        """Whether what is taken for a multiplier can be a unit: 3m, 5 MD, without a currency."""
        return not self.currency and can_be_a_unit(self.multiplier)

    def read(self, mark: str) -> float | None:
        """The number where ``mark`` is the decimal one; None where it can mean two and no mark is known."""
        if self.grouped is None:
            return self.number
        return None if not mark else self.number if mark == self.mark else self.grouped


@dataclass(slots=True)
class _Parts:
    """What surrounds the digits of a figure."""

    sign: str = ""
    digits: str = ""
    per_cent: bool = False
    power: int = 0
    currency: str = ""
    multiplier: str = ""


def _parts(text: str) -> _Parts:
    body, parts = text.replace("\N{MINUS SIGN}", "-"), _Parts()
    if body[:1] in "+-":
        parts.sign, body = body[:1], body[1:].lstrip()
    if (before := _BEFORE.match(body)) and is_currency(before[1]):
        parts.currency, body = before[1], body[before.end() :]
        if not parts.sign and body[:1] in "+-":
            parts.sign, body = body[:1], body[1:]
    if body.endswith("%"):
        parts.per_cent, body = True, body[:-1].rstrip()
    elif (digits := _DIGITS.match(body)) and digits.end() < len(body):
        multiplier, currency = beside(body[digits.end() :].strip())
        if (multiplier or currency) and not (parts.currency and currency):
            body = digits[0]
            parts.multiplier, parts.power = multiplier, power_of(multiplier)
            parts.currency = parts.currency or currency
    parts.digits = body
    return parts


def power_of(multiplier: str) -> int:
    """The power of ten that a letter or word stands for; 0 where it is none.

    Examples
    --------
    >>> power_of("k"), power_of("Millions"), power_of("SP")
    (3, 6, 0)
    """
    return _POWERS.get(plain_words(multiplier).rstrip("."), 0)


def can_be_a_unit(multiplier: str) -> bool:
    """Whether a multiplier, as it is written, is a unit too: 3m, 5 MD."""
    bare = multiplier.rstrip(".")
    return bare in _UNSURE or bare.casefold().startswith("md")


def beside(tail: str) -> tuple[str, str]:
    """Multiplier and currency that a text after the digits consists of, each where it is there.

    Examples
    --------
    >>> beside("k€"), beside("millions d'euros"), beside("USD"), beside("hours")
    (('k', '€'), ('millions', 'EUR'), ('', 'USD'), ('', ''))
    """
    longest = max(map(len, _POWERS)) + 1
    for end in range(min(longest, len(tail)), 0, -1):
        if power_of(tail[:end]):
            rest = tail[end:].strip()
            currency = currency_of(rest)
            if currency or not rest:
                return tail[:end].strip(), currency
    return "", currency_of(tail)


def unit_in_thousands(unit: str) -> tuple[float, str]:
    """How many of its base a unit is, and that base: 1000 and € for k€; 1 and the unit itself for any other.

    Examples
    --------
    >>> unit_in_thousands("k€"), unit_in_thousands("M EUR HT"), unit_in_thousands("kg")
    ((1000.0, '€'), (1000000.0, 'EUR HT'), (1.0, 'kg'))
    """
    words = unit.split()
    for n in range(len(words), 0, -1):
        multiplier, currency = beside(" ".join(words[:n]))
        if multiplier and (currency or not can_be_a_unit(multiplier)):
            return 10.0 ** power_of(multiplier), " ".join(filter(None, [currency, *words[n:]]))
    return 1.0, unit


def figure_of(text: str) -> Figure:
    """A number as people write it.

    Raises
    ------
    UnreadError
        With what was found, where it is none.
    """
    if plainly := _PLAIN.fullmatch(text):
        return _figure(text, _Parts(), [text], "." if plainly[1] else "")
    parts = _parts(text)
    body, mark = parts.digits, ""
    if not body.isascii():
        body = "".join(c if c.isascii() else " " if c in _SPACES else c for c in body)
    if _WHOLE.fullmatch(body):
        plain = body
    elif _POWER.fullmatch(body) and not parts.power:
        plain, mark = body.replace(",", "."), next((c for c in body if c in ".,"), "")
    elif (one := _ONE_MARK.fullmatch(body)) and (one[1] or one[3]):
        plain, mark = f"{one[1] or '0'}.{one[3]}", one[2]
        if len(one[3]) == 3 and 1 <= len(one[1]) <= 3 and one[1][0] != "0":
            return _figure(text, parts, [plain, one[1] + one[3]], mark)
    elif spaced := _SPACED.fullmatch(body):
        plain = re.sub(f"[{_SPACES}]", "", body).replace(",", ".")
        mark = spaced[2][:1] if spaced[2] else ""
    elif _GROUPED.fullmatch(body):
        last = max(body.rfind("."), body.rfind(","))
        group = next(c for c in body if c in ".,")
        mark = _OTHER[group]
        plain = body.replace(group, "").replace(mark, ".") if body[last] == mark else body.replace(group, "")
    else:
        raise UnreadError(lambda: sentence("fault_found", found=quoted(text)))
    return _figure(text, parts, [plain], mark)


def _figure(text: str, parts: _Parts, plain: list[str], mark: str) -> Figure:
    """A figure from its digits in one or two readings."""
    # a power of ten in the text itself, and dividing, not multiplying by 0.01: 4.35 M is then exactly
    # 4350000, and 12 % 0.12
    power = f"e{parts.power}" if parts.power else ""
    numbers = [float(f"{parts.sign}{p}{power}") / (100.0 if parts.per_cent else 1.0) for p in plain]
    if any(map(math.isinf, numbers)):
        raise UnreadError(
            lambda: sentence("fault_found_too_large", found=quoted(text)),
            lambda: sentence("fault_write_smaller"),
        )
    grouped = numbers[1] if len(numbers) > 1 else None
    return Figure(numbers[0], grouped, mark, parts.currency, parts.multiplier)


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
        Whether ``70 k`` may be 70000 here. It is refused else: where amounts count in thousands it may be 70.

    Raises
    ------
    UnreadError
        With the reason; ``1,234`` and ``1.234`` are refused while no mark is known, since each can be 1234 or
        1.234.

    Examples
    --------
    >>> number_of("1 234,5"), number_of("12 %"), number_of("1.800", ",")
    (1234.5, 0.12, 1800.0)
    """
    read = figure_of(text)
    if read.multiplier and (read.unsure or not scaled):
        raise UnreadError(
            lambda: sentence("fault_found_multiplier", found=quoted(text), sign=read.multiplier),
            lambda: sentence("fault_write_whole_amount"),
        )
    number = read.read(mark)
    if number is None:
        digits = re.search(r"[\d.,]+", text)[0]  # type: ignore[index]
        sign = "-" if read.number < 0 else ""
        after = " %" if "%" in text else f" {read.sign}" if read.multiplier else ""
        grouped, parted = (sign + digits.replace(read.mark, between) for between in ("", "."))
        one = f"{grouped}{after}"
        raise UnreadError(
            lambda: sentence(
                "fault_found_two_ways",
                found=quoted(text),
                one=one,
                other=figure(_parted, parted, after=after),
            ),
            lambda: sentence(
                "fault_write_either",
                one=one,
                other=figure(_parted, written(float(parted)), after=after),
            ),
        )
    return number


def _parted(digits: str, language: str, after: str) -> str:
    return decimal(digits, language) + after


def written(number: float) -> str:
    """A number as text that can be read in one way only: 12.345 is written 12.3450, whole numbers without
    a point.
    """
    if math.isfinite(number) and number == int(number) and abs(number) < 1e15:
        return str(int(number))
    text = str(number)
    return f"{text}0" if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text) else text


def cell_said(cell: object) -> str:
    """A cell as messages show it: a number, as it would be typed, with the decimal sign of whoever reads, yes
    and no in their words, all else as it is.

    Examples
    --------
    >>> cell_said(0.5), cell_said(0.5).into("fr"), cell_said("0.5")
    ('0.5', '0,5', '0.5')
    """
    if isinstance(cell, bool):
        return sentence("template_true" if cell else "template_false")
    return figure(decimal, text_of(cell)) if isinstance(cell, int | float) else text_of(cell)


def to_write(number: float) -> Sentence:
    """A number as a message says to write it, with the decimal sign of whoever reads."""
    return figure(decimal, written(number))


@lru_cache(maxsize=1 << 14)
def exact(number: float) -> Fraction:
    """A number as it was written: the shortest decimal that reads as this double."""
    return Fraction(repr(float(number)))


def times(number: float, factor: float) -> float:
    """A product as it is done by hand: 1.005 × 1000 is 1005.

    Examples
    --------
    >>> 1.005 * 1000, times(1.005, 1000)
    (1004.9999999999999, 1005.0)
    """
    return float(exact(number) * exact(factor))
