"""One cell at a time: text or a spreadsheet's value in, a typed value out, the habits of every language
included.

A cell that cannot be read raises :class:`UnreadError`, which says what was found.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from portfolio.size_limits import ID, LARGEST, SMALLEST, TEXT
from portfolio.tables.headings import plain
from portfolio.tables.naming import PLAIN, Naming
from portfolio.tables.numbers import cell_said, number_of, to_write
from portfolio.tables.schema import SCHEMAS, SETTINGS, SHARES, Column
from portfolio.tables.spelling import nearest
from portfolio.tables.text import UnreadError, ident_of, quoted, text_of
from portfolio.words.figures import number
from portfolio.words.languages import of_the_format, understood, vocabularies
from portfolio.words.sentences import Sentence, figure, sentence

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
    raise _found(text, "fault_write_flag")


def says(cell: Cell, said: str) -> bool:
    """Whether a cell holds what a rule, bucket or cause says of its column: a yes or no in any of its words,
    anything else as it stands.

    Examples
    --------
    >>> says(True, "oui"), says(False, "no"), says(True, "maybe"), says(101.0, "101"), says(None, "no")
    (True, True, False, True, False)
    """
    if not isinstance(cell, bool):
        return text_of(cell) == said
    try:
        return flag_of(said) is cell
    except UnreadError:
        return False


def date_of(text: str) -> str:
    """A date as ISO text; 31/12/2027 is day, month, year."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"):
        try:
            return datetime.datetime.strptime(text, pattern).date().isoformat()
        except ValueError:
            continue
    raise _found(text, "fault_write_so")


def _found(text: str, advice: str) -> UnreadError:
    return UnreadError(
        lambda: sentence("fault_found", found=quoted(text)),
        lambda: sentence(advice),
    )


_SMALL_NUMBERS = {
    word: n
    for vocabulary in vocabularies()
    for n, words in enumerate(vocabulary.numbers, start=1)
    for word in words.split()
}


_INFINITE = {"inf", "infinity", "∞"}
_EXACT = 2.0**53  # beyond it, floats skip whole numbers


def in_range(number: float) -> bool:
    """Whether a number is 0, or of a size that can be reckoned with."""
    return number == 0 or SMALLEST <= abs(number) <= LARGEST


def _finite(column: Column) -> Sentence:
    """What to write in place of a number without end."""
    if not column.otherwise:
        return sentence("fault_write_finite")
    return sentence("fault_write_finite_or_blank", means=figure(in_words, column.otherwise))


def in_words(text: str, language: str) -> str:
    """What the format says in English, in a language."""
    return of_the_format(language, text)


def _number_cell(column: Column, raw: object, mark: str, scaled: bool) -> float:
    if isinstance(raw, bool):
        raise UnreadError(
            lambda: sentence("fault_found", found=cell_said(raw)), lambda: sentence("fault_write_number")
        )
    if isinstance(raw, int | float):
        try:
            number = float(raw)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise UnreadError(lambda: sentence("fault_found", found=str(number)), lambda: _finite(column))
    elif isinstance(raw, datetime.date | datetime.time | datetime.timedelta):
        raise UnreadError(
            lambda: sentence("fault_found_as_date", found=quoted(text_of(raw))),
            lambda: sentence("fault_reformat"),
        )
    else:
        text = text_of(raw)
        if text.casefold().lstrip("+-\N{MINUS SIGN}") in _INFINITE:
            raise UnreadError(lambda: sentence("fault_found", found=quoted(text)), lambda: _finite(column))
        try:
            number = number_of(text, mark, scaled=scaled)
        except UnreadError as error:
            if error.advice is not None:
                raise
            raise UnreadError(error.found, lambda: _a_number(text)) from None
    if wrong := _beyond(column, number, raw):
        key, advice = wrong
        raise UnreadError(
            lambda: sentence(key, found=to_write(raw) if isinstance(raw, int | float) else text_of(raw)),
            advice,
        )
    # −0.0 and 0.0 must give one fingerprint
    return number + 0.0


def _a_number(text: str) -> Sentence:
    """What to write where a number belongs: the one that a word says, where it does."""
    word = _SMALL_NUMBERS.get(text.casefold())
    return sentence("fault_write", what=word) if word else sentence("fault_write_number")


def _beyond(column: Column, number: float, raw: object) -> tuple[str, Callable[[], Sentence]] | None:
    """What is wrong with the size of a number, as its phrase, and what to do; None where nothing is."""

    def corrected() -> Sentence:
        return sentence("fault_correct")

    if column.kind == "whole" and number != int(number):
        return "fault_found", lambda: sentence("fault_round")
    if column.kind == "whole" and abs(number) >= _EXACT:
        return "fault_found_too_large", corrected
    if (column.minimum is not None and number < column.minimum) or (
        column.above is not None and number <= column.above
    ):
        return "fault_found", corrected
    if column.maximum is not None and number > column.maximum:
        # 80 for a share was meant as 80 %, unless it came as a percentage already
        lowest, is_share = column.minimum or 0.0, column.maximum == 1 or column.unit in SHARES
        within = number >= 2 and lowest <= number / 100 <= column.maximum
        if is_share and within and not str(raw).endswith("%"):
            return "fault_found", lambda: sentence("fault_write_percentage", share=cell_said(number))
        return "fault_found", corrected
    if not in_range(number):
        size = "fault_found_beyond" if abs(number) > LARGEST else "fault_found_tiny"
        return size, lambda: sentence("fault_correct_or_unit")
    return None


@cache
def _called() -> Mapping[str, frozenset[str]]:
    """What people write for each choice in any language, in plain letters."""
    choices = {c for schema in (*SCHEMAS, SETTINGS) for column in schema.columns for c in column.choices}
    return {c: frozenset(plain(w) for v in vocabularies() for w in v.choices.get(c, ())) for c in choices}


def read_cell(
    column: Column, raw: object, mark: str = "", *, scaled: bool = False, naming: Naming = PLAIN
) -> Cell:
    """The typed value of a cell under its column, None where it is blank; ``mark`` is the decimal mark where
    the column has one, ``scaled`` whether 70 k is 70000 there, ``naming`` what its file calls the choices.

    Raises
    ------
    UnreadError
        When the cell does not fit the column: what was found, and what to write.
    """
    if column.kind in ("number", "whole") and isinstance(raw, int | float):
        text = "number"
    elif not (text := text_of(raw)):
        return None
    match column.kind:
        case "number" | "whole":
            return _number_cell(column, raw, mark, scaled)
        case "flag":
            return raw if isinstance(raw, bool) else flag_of(text)
        case "date":
            return date_of(text)
        case "id" | "ids" | "period":
            _check_length(text, TEXT if column.kind == "ids" else ID)
            return ident_of(text) or None
        case "choice":
            text = ident_of(text)
            if text.casefold() in column.choices:
                return text.casefold()
            if meant := next((c for c in column.choices if plain(text) in _called()[c]), None):
                return meant
            raise UnreadError(
                lambda: sentence("fault_found", found=quoted(text)),
                lambda: _a_choice(text, column.choices, naming),
            )
    _check_length(text, TEXT)
    return text


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise UnreadError(
            lambda: sentence("fault_found_long", count=figure(number, len(text))),
            lambda: sentence("fault_write_shorter", most=figure(number, most)),
        )


def _a_choice(text: str, choices: Sequence[str], naming: Naming) -> Sentence:
    """What to write where a choice belongs: the one that a word is a slip for, where it is."""
    like = nearest(text, choices)
    return sentence("fault_write", what=naming.choice(like)) if like else sentence("fault_write_choice")


def must_be(column: Column, wrong: UnreadError, naming: Naming = PLAIN) -> Sentence:
    """What is said of a cell that can't be read: what must hold, what was found, what to do."""
    found, advice = wrong.found(), wrong.advice() if wrong.advice else ""
    return sentence("fault_must_be", rule=naming.rule(column), found=found, advice=advice)
