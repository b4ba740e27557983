"""Which cells of a sheet have to change for it to hold a table of a case: values that differ, rows that are
new, rows that are gone.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field

from portfolio.case.alike import in_per_cent
from portfolio.case.case import Case
from portfolio.case.pessimistic import as_outlooks
from portfolio.loaders.sheet_xml import Percentage, Written
from portfolio.tables import SETTINGS, Cell, RawTable, Table, known_headings, meanings, plain, text_of

_ORDERED_WITHIN = {"options": "initiative", "scenarios": "scenario"}
"""Tables in which the order of rows decides something, among those that have this in common."""


@dataclass(slots=True)
class Changes:
    """Cells to change, by row and column, and where a row is new the one that it should look like."""

    edits: defaultdict[int, dict[int, Written]] = field(default_factory=lambda: defaultdict(dict))
    like: dict[int, int] = field(default_factory=dict)


def settings_changes(new: Mapping[str, Cell], old: Mapping[str, Cell], rows: Mapping[str, int]) -> Changes:
    """The cells of the sheet of settings, whose rows stand by their keys."""
    changes = Changes()
    names = meanings(SETTINGS.name)
    lines = {names.get(plain(key), key): row for key, row in rows.items()}
    bottom = max(rows.values(), default=1)
    for key in dict.fromkeys([*old, *new]):
        value = None if new.get(key) == "" else new.get(key)
        if value == old.get(key):
            continue
        if key not in lines:
            bottom += 1
            lines[key] = bottom
            changes.edits[bottom][1] = key
        changes.edits[lines[key]][2] = value
    return changes


@dataclass(frozen=True, slots=True)
class Held:
    """What a sheet holds of a table.

    Attributes
    ----------
    raw : RawTable
        As it stands.
    table : Table
        The same, typed.
    known : Table
        The same with the ids that are made from names: by these, rows are told apart.
    filled : collection of int
        Every row that holds something, read or not.
    """

    raw: RawTable
    table: Table
    known: Table
    filled: Collection[int]


def table_changes(case: Case, name: str, held: Held | None) -> Changes:
    """The cells of a table's sheet; without what it holds, of a blank one."""
    if held is None:
        nothing = Table(name, {})
        held = Held(RawTable(name, "", [], []), nothing, nothing, ())
    raw, old = held.raw, held.table
    places = {heading: k + 1 for k, heading in known_headings(raw.header, case.written[name].schema)}
    new = as_outlooks(case.written, places) if name == "contributions" else case.written[name]
    columns = _columns(new, old, places)
    changes = Changes()
    for place, heading in columns.headings.items():
        changes.edits[raw.header_row or 1][place] = heading
    partners = _partners(new, held.known, columns.before)
    read, was = {*old.lines}, {heading: old[name] for heading, name in columns.before.items()}
    bottom = max(held.filled, default=raw.header_row or 1)
    # where nothing of what stands there is left, what is new starts where that did
    first = bottom + 1 if partners or not old.lines else min(old.lines)
    lines = (line for line in itertools.count(first) if line not in held.filled or line in read)
    cells_of = dict(raw.rows)
    counted = in_per_cent(new, case.written, case.settings)
    kept: set[int] = set()
    for n, row in enumerate(new):
        at = partners.get(n)
        line = old.lines[at] if at is not None else next(lines)
        kept.add(line)
        before = {} if at is None else {heading: values[at] for heading, values in was.items()}
        for heading, place in columns.places.items():
            value = row[heading]
            there = _text(cells_of.get(line, ()), place)
            # a text that can't be read is nothing, and has to go
            if value != before.get(heading) or (value is None and there):
                is_per_cent = isinstance(value, float) and counted(row, heading)
                changes.edits[line][place] = Percentage(value) if is_per_cent else value
        if line not in cells_of:
            changes.like[line] = bottom
    for line, cells in raw.rows:
        gone = range(1, len(cells) + 1) if line not in kept else columns.cleared
        for place in gone:
            if _text(cells, place) and (line in kept or line in read):
                changes.edits[line].setdefault(place, None)
    return changes


def _text(cells: Sequence[object], place: int) -> str:
    return text_of(cells[place - 1]) if place <= len(cells) else ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a table stand on its sheet.

    Attributes
    ----------
    places : mapping of str to int
        By heading, counted from 1.
    before : mapping of str to str
        What a column was headed before.
    headings : mapping of int to str or None
        Headings to write, or to clear.
    cleared : tuple of int
        Columns of which nothing is left.
    """

    places: Mapping[str, int]
    before: Mapping[str, str]
    headings: Mapping[int, str | None]
    cleared: tuple[int, ...]


def _columns(new: Table, old: Table, places: Mapping[str, int]) -> _Columns:
    where = {h: places[h] for h in new.columns if h in places}
    before = {h: h for h in where}
    headings: dict[int, str | None] = {}
    gone = {h: place for h, place in places.items() if h not in new.columns}
    if new.schema.further == "periods" and old.further != new.further:
        # their order is theirs: each takes the place of the one that stood there
        for k, was in enumerate(old.further):
            gone.pop(was, None)
            if k < len(new.further):
                where[new.further[k]], before[new.further[k]] = places[was], was
                headings[places[was]] = new.further[k]
            else:
                headings[places[was]] = None
                gone[was] = places[was]
        for label in new.further[len(old.further) :]:
            where.pop(label, None)
            before.pop(label, None)
    free = max(places.values(), default=0)
    for heading, values in new.columns.items():
        required = heading in new.further or (heading in new.schema.names and new.schema[heading].required)
        if heading not in where and (required or any(v is not None for v in values)):
            free += 1
            where[heading], headings[free] = free, heading
    return _Columns(where, before, headings, tuple(gone.values()))


def _partners(new: Table, old: Table, before: Mapping[str, str]) -> dict[int, int]:
    """Which row of the sheet is which of the table: the same one, or else the one of the same key."""
    names = new.schema.key or tuple(c.name for c in new.schema.columns if c.kind in ("id", "ids", "choice"))
    keys = names or new.schema.names[:1]
    found: dict[int, int] = {}
    for alike in (tuple(before), keys):
        ours = _by(new, alike, found.keys(), {h: h for h in alike})
        theirs = _by(old, alike, {*found.values()}, before)
        for ident, rows in ours.items():
            # rows that nothing tells apart, in turn
            found |= dict(zip(rows, theirs.get(ident, ()), strict=False))
    if (shared := _ORDERED_WITHIN.get(new.name)) and not _in_order(new[shared], found):
        return {}
    return found


def _by(
    table: Table, columns: Sequence[str], known: Container[int], named: Mapping[str, str]
) -> dict[tuple[Cell, ...], list[int]]:
    """The rows that have no partner yet, by what these columns hold."""
    rows: dict[tuple[Cell, ...], list[int]] = defaultdict(list)
    cells = zip(*(table[named.get(c, c)] for c in columns), strict=True)
    for n, ident in enumerate(cells):
        if n not in known:
            rows[ident].append(n)
    return rows


def _in_order(groups: Sequence[Cell], partners: Mapping[int, int]) -> bool:
    """Whether rows would stand in the order of the table within each group: those that have a place keep it,
    new ones come last.
    """
    last: dict[Cell, float] = {}
    for n, group in enumerate(groups):
        at = partners.get(n, math.inf)
        if at < last.get(group, -1):
            return False
        last[group] = at
    return True
