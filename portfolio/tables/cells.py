"""One cell at a time: text or a spreadsheet's value in, a typed value out, the habits of every language
included.

A cell that cannot be read raises ``ValueError`` whose text says what must hold and what was found.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from functools import cache

from portfolio.tables.headings import plain
from portfolio.tables.numbers import number_of, written
from portfolio.tables.schema import SCHEMAS, SETTINGS, Column
from portfolio.tables.spelling import nearest
from portfolio.tables.text import ident_of, quoted, text_of
from portfolio.words.languages import understood, vocabularies

type Cell = str | float | bool | None
"""A typed value: text and ids are ``str``, numbers ``float``, flags ``bool``, blanks ``None``."""

# an x or a tick is what people put into a column of boxes
_TRUE = {*understood(lambda v: v.yes), "1", "x", "✓", "✔", "☑", "1.0"}
_FALSE = {*understood(lambda v: v.no), "0", "☐", "✗", "✘", "0.0"}


def flag_of(text: str) -> bool:
    """A yes or no in any language."""
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


_SMALL_NUMBERS = {
    word: n
    for vocabulary in vocabularies()
    for n, words in enumerate(vocabulary.numbers, start=1)
    for word in words.split()
}


_INFINITE = {"inf", "infinity", "∞"}
_EXACT = 2.0**53  # beyond it, floats skip whole numbers


LARGEST, SMALLEST = 1e15, 1e-15
"""Sizes of numbers that can be reckoned with: sums and products of larger ones overflow, smaller ones are
nothing beside any other.
"""


def in_range(number: float) -> bool:
    """Whether a number is 0, or of a size that can be reckoned with."""
    return number == 0 or SMALLEST <= abs(number) <= LARGEST


def _number_cell(column: Column, raw: object, mark: str, scaled: bool) -> float:
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
    elif isinstance(raw, datetime.date | datetime.time | datetime.timedelta):
        raise ValueError(
            f"found {quoted(text_of(raw))}, since the cell is formatted as a date or time. Format it as a"
            " number and type it again"
        )
    else:
        text = text_of(raw)
        if text.casefold().lstrip("+-\N{MINUS SIGN}") in _INFINITE:
            raise ValueError(f"found {quoted(text)}. Write a finite number{blank}")
        try:
            number = number_of(text, mark, scaled=scaled)
        except ValueError as error:
            word = _SMALL_NUMBERS.get(text.casefold())
            advice = f". Write {word}" if word else ". Write a number" if "Write" not in str(error) else ""
            raise ValueError(f"{error}{advice}") from None
    found = f"found {written(raw) if isinstance(raw, int | float) else text_of(raw)}"
    if column.kind == "whole" and number != int(number):
        raise ValueError(f"{found}. Round it")
    if column.kind == "whole" and abs(number) >= _EXACT:
        raise ValueError(f"{found}, which is too large. Correct it")
    if (column.minimum is not None and number < column.minimum) or (
        column.above is not None and number <= column.above
    ):
        raise ValueError(f"{found}. Correct it")
    if column.maximum is not None and number > column.maximum:
        # 80 for a share was meant as 80 %, unless it came as a percentage already
        percentage = column.maximum == 1 and 2 <= number <= 100 and not str(raw).endswith("%")
        raise ValueError(
            f"{found}. {f'For a percentage write {text_of(number)} %' if percentage else 'Correct it'}"
        )
    if not in_range(number):
        raise ValueError(
            f"{found}, which is too {'large' if abs(number) > LARGEST else 'small'} to reckon with. Correct"
            " it, or take another unit"
        )
    # −0.0 and 0.0 must give one fingerprint
    return number + 0.0


@cache
def _called() -> Mapping[str, frozenset[str]]:
    """What people write for each choice in any language, in plain letters."""
    choices = {c for schema in (*SCHEMAS, SETTINGS) for column in schema.columns for c in column.choices}
    return {c: frozenset(plain(w) for v in vocabularies() for w in v.choices.get(c, ())) for c in choices}


def read_cell(column: Column, raw: object, mark: str = "", *, scaled: bool = False) -> Cell:
    """The typed value of a cell under its column, None where it is blank; ``mark`` is the decimal mark where
    the column has one, ``scaled`` whether 70 k is 70000 there.

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
                return _number_cell(column, raw, mark, scaled)
            case "flag":
                return raw if isinstance(raw, bool) else flag_of(text)
            case "date":
                return date_of(text)
            case "id" | "ids" | "period":
                return ident_of(text) or None
            case "choice":
                text = ident_of(text)
                if text.casefold() in column.choices:
                    return text.casefold()
                if meant := next((c for c in column.choices if plain(text) in _called()[c]), None):
                    return meant
                like = nearest(text, column.choices)
                raise ValueError(f"found {quoted(text)}. Write {like or 'one of these'}")
    except ValueError as error:
        raise ValueError(f"must be {column.rule}; {error}.") from None
    return text
