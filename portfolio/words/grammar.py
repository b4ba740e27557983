"""What differs by language: how it sets figures and sentences, and the words its people write in tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

SPACE = "\N{NARROW NO-BREAK SPACE}"
"""What French sets before and inside its marks, and what stands between thousands in lines of text."""


type Unit = Literal["year", "half", "quarter", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What people write in tables in one language; all languages are understood at once.

    Words are in small letters; those of periods and totals without accents, as ``tables.text.plain`` has
    them.

    Attributes
    ----------
    headings : mapping of str to tuple of str
        A column or a setting of the format to what people call it, the best word first.
    tables : mapping of str to tuple of str
        A table of the format to what people call its file or sheet, the best word first.
    keys : tuple of str
        What stands over the names of settings.
    choices : mapping of str to tuple of str
        A value that a column lets one choose to what people write for it, the best word first.
    yes, no : collection of str
    unknown : collection of str
        What stands for a figure that nobody has; accents count for nothing.
    notes : collection of str
        Headings of columns that are notes in every table.
    totals : str
        A pattern: what rows and columns that add others up are called.
    per_cent : collection of str
        What the unit of shares is called.
    multipliers : mapping of str to int
        What follows a figure in thousands, millions, … to its power of ten, without accents.
    currencies : mapping of str to str
        What people write for a currency beside its sign and its code, to one of these.
    taxes : collection of str
        What says after a currency whether taxes are in it.
    units : mapping of str to str
        What follows an effort or a duration, without accents, to the one word for it: hours, days,
        person-days, points.
    about : collection of str
        What stands before or after a figure that is not exact; accents count for nothing.
    ranges : tuple of (str, str)
        What stands before the first of two ends, if anything, and between them; accents count for nothing.
    within : collection of str
        What stands between a heading and its unit, as in Cost in k€.
    numbers : tuple of str
        The words for one, two, …; those of one number parted by blanks.
    months : tuple of str
        Twelve, from January on, every way of writing one parted by blanks.
    weekdays : tuple of str
        Seven, from Monday on, likewise.
    periods : mapping of str to {"year", "half", "quarter", "month"}
        The letters and words beside a part's number, such as Q, quarter.
    fiscal : tuple of str
        What stands before a year of the books.
    weeks : tuple of str
    ordinals : tuple of str
        What follows a number that counts, such as the st of 1st.
    what_if : mapping of str to tuple of str
        The sentences in which changes of a case are said, and their parts, as
        :mod:`portfolio.case.what_if.forms` has them: what is said to every way of saying it.
    what_if_words : mapping of str to tuple of str
        Words and expressions of such sentences that stand for one thing: ``one``, ``person``, ``period``,
        ``and``, ``all money``, ``all teams``.
    """

    headings: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, tuple[str, ...]]
    keys: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    yes: Collection[str]
    no: Collection[str]
    unknown: Collection[str]
    notes: Collection[str]
    totals: str
    per_cent: Collection[str]
    multipliers: Mapping[str, int]
    currencies: Mapping[str, str]
    taxes: Collection[str]
    units: Mapping[str, str]
    about: Collection[str]
    ranges: tuple[tuple[str, str], ...]
    within: Collection[str]
    numbers: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    periods: Mapping[str, Unit]
    fiscal: tuple[str, ...]
    weeks: tuple[str, ...]
    ordinals: tuple[str, ...]
    what_if: Mapping[str, tuple[str, ...]]
    what_if_words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """How one language writes, and what it is read by.

    Attributes
    ----------
    name : str
        In the language itself.
    locale : str
        Where Unicode's CLDR has its months, quarters and currencies; never its signs, which are here.
    decimal : str
        The decimal sign.
    thousands : str
        Between thousands in documents set for a board. Lines of text part them by a narrow space in every
        language (ISO 80000-1), since it is nobody's decimal sign.
    per_cent : str
        The figure in ``{}``, with the sign as the language sets it.
    quotes : tuple of str
        Before and after words of someone else.
    before_marks : str
        What stands before a colon and a semicolon.
    last : mapping of {"and", "or"} to str
        The word before the last of several.
    one : str
        A pattern: figures, as written, that take the singular.
    singular : mapping of str to str
        Nouns that follow figures, and units, in the plural to the singular.
    first_of_month : str
        How a date says that day.
    vocabulary : Vocabulary
        What its people write in tables.
    """

    name: str
    locale: str
    decimal: str
    thousands: str
    per_cent: str
    quotes: tuple[str, str]
    before_marks: str
    last: Mapping[Literal["and", "or"], str]
    one: str
    singular: Mapping[str, str]
    first_of_month: str
    vocabulary: Vocabulary
