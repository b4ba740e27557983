"""The headings that somebody named, in a mapping: which go first, which are missing, which are not kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from portfolio.importers.findings import Findings
from portfolio.importers.layout import Region
from portfolio.importers.mapping import ListMapping
from portfolio.importers.quantities import number_in
from portfolio.importers.roles import READINGS, Role, bare, meaning_of, words_of
from portfolio.importers.scales import is_prose, scale_of
from portfolio.tables.headings import plain
from portfolio.tables.raw import Rows
from portfolio.tables.text import text_of
from portfolio.words.sentences import say


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


def each_by_itself(region: Region, mapping: ListMapping, findings: Findings) -> Region:
    """Columns of figures under one and the same heading: two that say different things get headings of their
    own, so that one of them can be named; two of which no row fills in both are one.
    """
    places: dict[str, list[int]] = {}
    for k, heading in enumerate(region.headings):
        places.setdefault(plain(heading), []).append(k)
    for heading, same in places.items():
        if (
            len(same) > 1
            and heading
            and not mapping.tracker
            and _of_figures(region.headings[same[0]], mapping)
        ):
            for k in same[1:]:
                region = _beside(region, same[0], k, same.index(k) + 1, findings)
    return region


def can_be_worth(region: Region, place: int, role: Role) -> bool:
    """Whether a column called as a score is may be one: remarks are none."""
    if READINGS[role].holds != "worth":
        return True
    cells = [cells[place] for _, cells in region.rows if place < len(cells) and text_of(cells[place])]
    if bare(region.headings[place]) in words_of("figures")["value"]:
        figures = sum(number_in(c) is not None for c in cells)
        return not cells or 2 * figures >= len(cells) or scale_of(cells) is not None
    return not is_prose(cells)


def _of_figures(heading: str, mapping: ListMapping) -> bool:
    meaning = meaning_of(heading)
    said = {role for role, named in mapping.columns.items() if plain(heading) in {*map(plain, named)}}
    return any(READINGS[r].several == "ask" for r in {*said, *([meaning.role] if meaning else [])})


def _beside(region: Region, first: int, other: int, number: int, findings: Findings) -> Region:
    """A column, and another under the same heading."""
    pairs = [(text_of(_at(c, first)), text_of(_at(c, other))) for _, c in region.rows]
    headings = list(region.headings)
    if any(one and two and one != two for one, two in pairs):
        headings[other] = f"{headings[first]} ({number})"
        return replace(region, headings=tuple(headings))
    if not any(two and not one for one, two in pairs):
        return region  # what stands twice is read once
    rows: list[tuple[int, Sequence[object]]] = []
    for line, cells in region.rows:
        longer = [*cells, *[None] * (other + 1 - len(cells))]
        longer[first] = longer[first] if text_of(longer[first]) else longer[other]
        longer[other] = None
        rows.append((line, longer))
    column = findings.quoted(headings[first])
    findings.assume(say(findings.language, "list_completed", column=column))
    headings[other] = ""
    return replace(region, headings=tuple(headings), rows=rows)


def _at(cells: Sequence[object], place: int) -> object:
    return cells[place] if place < len(cells) else None


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
