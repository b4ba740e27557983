"""Periods, options and lines of a plan as people say them: those of the brief, and never an id where there is
a word.
"""

from __future__ import annotations

from functools import cache

from portfolio.case.defaults import FULL
from portfolio.report.brief.frames_plan import words_of
from portfolio.report.number_formats import Formats
from portfolio.words.media import one_line
from portfolio.words.sentences import say


@cache
def period(label: str, language: str) -> str:
    """A period as the brief says it.

    Examples
    --------
    >>> period("2027Q1", "fr"), period("year1", "fr")
    ('T1\\xa02027', 'year1')
    """
    return one_line(Formats(language).period(label))


def broken(label: str) -> str:
    """A period over two lines where a column is narrow."""
    return label.replace("\N{NO-BREAK SPACE}", " ")


def option(ident: str, language: str) -> str:
    """An option in words: the only one of an initiative is one of the format's own, others are the case's.

    Examples
    --------
    >>> option("full", "fr"), option("two-groups", "en")
    ('complète', 'two groups')
    """
    return say(language, "option_full") if ident == FULL else words_of(ident)


def stretch(start: str, delivery: str, language: str) -> str:
    """From the period in which work starts to that in which it is delivered; empty: beyond the horizon."""
    end = period(delivery, language) if delivery else say(language, "book_after_horizon")
    return f"{period(start, language)} → {end}"


def line(written: str, language: str) -> str:
    """An option and a start, as a plan's changes write them; empty stays so."""
    ident, parted, start = written.rpartition(" ")
    return f"{option(ident, language)}, {period(start, language)}" if parted else written
