"""The headings that somebody named, in a mapping: which go first, which are missing, which are not kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from portfolio.importers.layout import Region
from portfolio.importers.mapping import ListMapping
from portfolio.importers.roles import Role
from portfolio.tables.headings import plain
from portfolio.tables.raw import Rows
from portfolio.tables.text import text_of


def in_order(region: Region, places: Iterable[int], headings: Sequence[str]) -> list[int]:
    """Columns by the place of their heading among those that were named; the others behind."""
    order = {plain(h): n for n, h in reversed([*enumerate(headings)])}
    return sorted(places, key=lambda k: order.get(plain(region.headings[k]), len(order)))


def without_marks(region: Region) -> Region:
    """Without the mark that spreadsheets, Linear and our own exports put before what would be a formula."""
    rows: Rows = [
        (line, [c[1:] if isinstance(c, str) and _MARKED.match(c) else c for c in cells])
        if any(isinstance(c, str) and c[:1] == "'" for c in cells)
        else (line, cells)
        for line, cells in region.rows
    ]
    return replace(region, rows=rows)


_MARKED = re.compile(r"'[=+\-@]")


def ignored_by(mapping: ListMapping) -> Callable[[str], bool]:
    """Tells headings, in plain letters, of columns that are not kept; * stands for any letters."""
    told = [re.escape(plain(h)).replace(r"\*", ".*") for h in mapping.ignore]
    return cache(lambda heading: re.fullmatch("|".join(told), heading) is not None if told else False)


def missing_of(region: Region, mapping: ListMapping) -> set[Role]:
    """Roles of which a tracker's own headings are not there, or hold nothing: headings that everybody uses
    tell them.
    """
    places: dict[str, list[int]] = {}
    for k, heading in enumerate(region.headings):
        places.setdefault(plain(heading), []).append(k)

    def held(heading: str) -> bool:
        return any(
            text_of(cells[k]) for k in places.get(heading, ()) for _, cells in region.rows if k < len(cells)
        )

    return {
        role
        for role, headings in mapping.columns.items()
        if role not in mapping.sure and not any(held(plain(h)) for h in headings)
    }
