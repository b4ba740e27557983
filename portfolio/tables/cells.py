"""One cell at a time: text or a spreadsheet's value in, a typed value out, French habits included.

A cell that cannot be read raises ``ValueError`` whose text says what must hold and what was found.
"""

from __future__ import annotations

import datetime
import math
import re

from portfolio.tables.names import nearest
from portfolio.tables.schema import Column

type Cell = str | float | bool | None
"""A typed value: text and ids are ``str``, numbers ``float``, flags ``bool``, blanks ``None``."""

# what people and office suites put between groups of three digits: space, no-break, narrow no-break, thin
_SPACES = " \u00a0\u202f\u2009"
_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?(\d+,?\d*|,\d+)([eE][+-]?\d+)?")
_SPACED = re.compile(rf"[+-]?\d{{1,3}}([{_SPACES}]\d{{3}})+([.,]\d*)?")
_GROUPED_US = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d*|[+-]?\d{1,3}(,\d{3}){2,}")
_GROUPED_EU = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d*|[+-]?\d{1,3}(\.\d{3}){2,}")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")

# line ends of every kind are one; other control characters, which only a spreadsheet can hold, are no text
_CONTROL = {**dict.fromkeys([*range(32), 0xFFFE, 0xFFFF]), 9: "\t", **dict.fromkeys([10, 11, 12, 13], "\n")}

_TRUE = {"true", "yes", "y", "1", "oui", "o", "vrai"}
_FALSE = {"false", "no", "n", "0", "non", "faux"}


def text_of(raw: object) -> str:
    """A cell as text: what a spreadsheet holds as the number 101 is the id ``101``, a date is ISO."""
    match raw:
        case None:
            return ""
        case str() if raw.isprintable():
            return raw.strip()
        case str():
            return raw.replace("\r\n", "\n").translate(_CONTROL).strip()
        case bool():
            return "true" if raw else "false"
        case float() if math.isfinite(raw) and raw == int(raw) and abs(raw) < 1e15:
            return str(int(raw))
        case datetime.datetime() if raw.time() == datetime.time():
            return raw.date().isoformat()
        case datetime.date() | datetime.time():
            return raw.isoformat()
    return str(raw)


def quoted(text: str) -> str:
    """A text as messages show it: in quotes, on one line, cut after 60 characters, what can't be seen spelt out."""
    line = text if len(text) <= 60 else f"{text[:59]}…"
    return '"' + "".join(c if c.isprintable() else " " if c in "\n\t" else c.encode("unicode_escape").decode() for c in line) + '"'


def number_of(text: str, decimal_comma: bool = False) -> float:
    """A number as people write it: ``1234.5``, ``1 234,5``, ``12 %``, ``1,234.50``, ``-3e6``.

    Parameters
    ----------
    text : str
        The cell, stripped and not blank.
    decimal_comma : bool
        True where commas can only be decimal ones (a file separated by semicolons).

    Raises
    ------
    ValueError
        With the reason; ``1,234`` where commas separate columns is refused, since it can be 1234 or 1.234.
    """
    body = text.replace("\N{MINUS SIGN}", "-")
    scale = 1.0
    if body.endswith("%"):
        body, scale = body[:-1].rstrip(), 100.0
    if _PLAIN.fullmatch(body):
        number = float(body)
    elif _AMBIGUOUS.fullmatch(body) and not decimal_comma:
        plain = body.replace(",", "")
        raise ValueError(f"found {quoted(text)}, which can mean {plain} or {body.replace(',', '.')}. Write one of these")
    elif _COMMA.fullmatch(body):
        number = float(body.replace(",", "."))
    elif _SPACED.fullmatch(body):
        number = float(re.sub(f"[{_SPACES}]", "", body).replace(",", "."))
    elif _GROUPED_US.fullmatch(body):
        number = float(body.replace(",", ""))
    elif _GROUPED_EU.fullmatch(body):
        number = float(body.replace(".", "").replace(",", "."))
    else:
        raise ValueError(f"found {quoted(text)}")
    if math.isinf(number):
        raise ValueError(f"found {quoted(text)}, which is too large. Write a smaller number")
    # dividing, not multiplying by 0.01: 12 % is then exactly 0.12
    return number / scale


def flag_of(text: str) -> bool:
    """A yes or no in English or French."""
    word = text.casefold()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError(f"found {quoted(text)}. Write true or false")


def date_of(text: str) -> str:
    """A date as ISO text; 31/12/2027 is day, month, year."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"):
        try:
            return datetime.datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    raise ValueError(f"found {quoted(text)}. Write it so")


_SMALL_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}


_INFINITE = {"inf", "infinity", "∞"}
_EXACT = 2.0**53  # beyond it, floats skip whole numbers


LARGEST, SMALLEST = 1e15, 1e-15
"""Sizes of numbers that can be reckoned with: sums and products of larger ones overflow, smaller ones are nothing beside any other."""


def in_range(number: float) -> bool:
    """Whether a number is 0, or of a size that can be reckoned with."""
    return number == 0 or SMALLEST <= abs(number) <= LARGEST


def _number_cell(column: Column, raw: object, decimal_comma: bool) -> float:
    blank = f", or leave it blank: {column.otherwise}" if column.otherwise else ""
    if isinstance(raw, bool):
        raise ValueError(f"found {text_of(raw)}. Write a number")
    if isinstance(raw, int | float):
        try:
            number = float(raw)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise ValueError(f"found {number}. Write a finite number{blank}")
    else:
        text = text_of(raw)
        if text.casefold().lstrip("+-\N{MINUS SIGN}") in _INFINITE:
            raise ValueError(f"found {quoted(text)}. Write a finite number{blank}")
        try:
            number = number_of(text, decimal_comma)
        except ValueError as error:
            word = _SMALL_NUMBERS.get(text.casefold())
            advice = f". Write {word}" if word else ". Write a number" if "Write" not in str(error) else ""
            raise ValueError(f"{error}{advice}") from None
    found = f"found {text_of(raw)}"
    if column.kind == "whole" and number != int(number):
        raise ValueError(f"{found}. Round it")
    if column.kind == "whole" and abs(number) >= _EXACT:
        raise ValueError(f"{found}, which is too large. Correct it")
    if (column.minimum is not None and number < column.minimum) or (column.above is not None and number <= column.above):
        raise ValueError(f"{found}. Correct it")
    if column.maximum is not None and number > column.maximum:
        # 80 for a share was meant as 80 %, unless it came as a percentage already
        percentage = column.maximum == 1 and 2 <= number <= 100 and not str(raw).endswith("%")
        raise ValueError(f"{found}. {f'For a percentage write {text_of(number)} %' if percentage else 'Correct it'}")
    if not in_range(number):
        raise ValueError(f"{found}, which is too {'large' if abs(number) > LARGEST else 'small'} to reckon with. Correct it, or take another unit")
    # −0.0 and 0.0 must give one fingerprint
    return number + 0.0


def read_cell(column: Column, raw: object, decimal_comma: bool = False) -> Cell:
    """The typed value of a cell under its column, None where it is blank.

    Raises
    ------
    ValueError
        ``must be …; found …. Write …`` when the cell does not fit the column.
    """
    if column.kind in ("number", "whole") and isinstance(raw, int | float):
        text = "number"
    elif not (text := text_of(raw)):
        return None
    try:
        match column.kind:
            case "number" | "whole":
                return _number_cell(column, raw, decimal_comma)
            case "flag":
                return raw if isinstance(raw, bool) else flag_of(text)
            case "date":
                return date_of(text)
            case "choice":
                if text.casefold() in column.choices:
                    return text.casefold()
                like = nearest(text, column.choices)
                raise ValueError(f"found {quoted(text)}. Write {like or 'one of these'}")
    except ValueError as error:
        raise ValueError(f"must be {column.rule}; {error}.") from None
    return text
