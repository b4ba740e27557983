"""Headings that name a period, and whether figures stand below them."""

from __future__ import annotations

import re

from portfolio.case.periods import read_label
from portfolio.importers.layout import Region
from portfolio.importers.quantities import unit_in_heading
from portfolio.importers.roles import Role, meaning_of
from portfolio.tables.numbers import is_unknown
from portfolio.tables.text import text_of

_LABELLED = re.compile(r"(?P<what>\D*?)[\s:_-]+(?P<label>(?:[A-Za-z]{1,3} ?\d.*|\d{4}.*))")


def period_in(heading: str) -> str:
    """The period that a heading of money names, beside a word for money or alone; nothing where it is none.

    Examples
    --------
    >>> period_in("Budget 2027 (k€)"), period_in("FY2027"), period_in("Budget"), period_in("Room 2027")
    ('2027', 'FY2027', '', '')
    """
    for text in dict.fromkeys((heading, unit_in_heading(heading)[0])):
        if read_label(text):
            return text
        parts = _LABELLED.fullmatch(text)
        meaning = meaning_of(parts["what"]) if parts and parts["what"].strip() else None
        if parts and meaning is not None and meaning.role is Role.COST and read_label(parts["label"]):
            return parts["label"]
    return ""


def holds_figures(region: Region, place: int) -> bool:
    """Whether a column holds figures: one of which nobody knows some, as TBD says, is one all the same."""
    cells = [cells[place] for _, cells in region.rows if place < len(cells) and text_of(cells[place])]
    known = [c for c in cells if not is_unknown(text_of(c))]
    figures = [c for c in known if not isinstance(c, bool) and re.search(r"\d", text_of(c))]
    return bool(cells) and 2 * len(figures) >= len(known)
