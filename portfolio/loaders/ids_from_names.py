"""Ids that nobody typed, made from names: a row of initiatives, resources or objectives whose id is blank
gets one, and its name, wherever another table uses it, stands for that id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from portfolio.errors import row_word
from portfolio.loaders.source import Source
from portfolio.tables import (
    SCHEMA,
    Column,
    RawTable,
    appearance,
    is_total,
    known_headings,
    plain,
    quoted,
    text_of,
)
from portfolio.tables.text import ident_of
from portfolio.words.sentences import figure, sentence

NAMED = ("initiatives", "resources", "objectives")
"""Tables whose rows have a name beside their id."""
_LONGEST = 40


def with_ids(source: Source) -> None:
    """Fill in the ids that are blank where a name is not, say so in a remark, and put them where other tables
    use the names. A name that could mean two rows is a fault.
    """
    wanting = [name for name in NAMED if name in source.tables and _wants(source.tables[name])]
    used = {text for table in source.tables.values() for text in _references(table)} if wanting else set()
    for name in wanting:
        if made := _made(source, name, used):
            source.tables = {n: _resolved(table, name, made) for n, table in source.tables.items()}


def _wants(table: RawTable) -> bool:
    """Whether a row has a name and no id."""
    places = {heading: k for k, heading in known_headings(table.header, SCHEMA[table.name])}
    id_at, name_at = places.get(SCHEMA[table.name].key[0]), places.get("name")
    if id_at is None or name_at is None:
        return False
    return any(not _text(cells, id_at) and _text(cells, name_at) for _, cells in table.rows)


def slug(name: str) -> str:
    """A name as an id: small plain letters and digits, hyphens between words.

    Examples
    --------
    >>> slug("Réservation en ligne (2e lot)")
    'reservation-en-ligne-2e-lot'
    """
    words = re.sub(r"[\W_]+", "-", plain(name[:60])).strip("-")
    whole = words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("-")[0]
    return whole or words[:_LONGEST]


def _made(source: Source, name: str, used: set[str]) -> Mapping[str, str]:
    """The ids made for one table, by name; the table gets them."""
    table, key = source.tables[name], SCHEMA[name].key[0]
    places = {heading: k for k, heading in known_headings(table.header, SCHEMA[name])}
    id_at, name_at = places[key], places["name"]
    given = {line: (_text(cells, id_at), _text(cells, name_at)) for line, cells in table.rows}
    # a total has no id, and neither has a footnote: a name alone, which nothing uses
    blank = {
        line: called
        for line, cells in table.rows
        if (called := given[line][1])
        and not given[line][0]
        and not is_total(called)
        and (called in used or any(text_of(c) for k, c in enumerate(cells) if k != name_at))
    }
    if not blank:
        return {}
    filled = dict(_ids(blank, {appearance(ident) for ident, _ in given.values()}, key))
    named = Counter(appearance(called) for _, called in given.values())
    taken = {appearance(ident) for ident, _ in given.values()}
    for line, called in blank.items():
        if appearance(called) in taken or named[appearance(called)] > 1:
            another = figure(row_word, table.file)
            problem = sentence("fault_id_needed", name=quoted(called), row=another)
            source.faults.append(table.fault(line, key, "", problem))
    rows = [
        (line, _with(cells, id_at, filled[line]) if line in filled else cells) for line, cells in table.rows
    ]
    source.tables[name] = replace(table, rows=rows)
    line, ident = next(iter(filled.items()))
    problem = sentence(
        "remark_ids_made" if len(filled) > 1 else "remark_id_made",
        found=quoted(ident),
        name=quoted(blank[line]),
        count=len(filled) - 1,
    )
    source.doubts.append(table.fault(line, key, ident, problem))
    return {blank[line]: ident for line, ident in filled.items()}


def _ids(blank: Mapping[int, str], taken: set[str], key: str) -> Iterator[tuple[int, str]]:
    """An id for each line, like no other: the second of one slug gets a number."""
    used, last = set(taken), Counter[str]()
    for line, called in blank.items():
        stem = slug(called) or key
        ident = stem
        while appearance(ident) in used:
            last[stem] = max(last[stem], 1) + 1
            ident = f"{stem}-{last[stem]}"
        used.add(appearance(ident))
        yield line, ident


def _refers(column: Column) -> str:
    """The table whose ids a column holds; among them those that nobody looks up, of past rounds."""
    return column.refers or next((t for t in NAMED if SCHEMA[t].key[0] == column.name), "")


def _places(table: RawTable, *names: str) -> Iterator[tuple[int, Column]]:
    """Where a table holds ids of these tables, its own apart."""
    for k, heading in known_headings(table.header, SCHEMA[table.name]):
        column = SCHEMA[table.name].column(heading)
        if column.kind in ("id", "ids") and (meant := _refers(column)) in names and meant != table.name:
            yield k, column


def _references(table: RawTable) -> Iterator[str]:
    for k, _ in _places(table, *NAMED):
        for _, cells in table.rows:
            for part in _text(cells, k).split("|"):
                yield part.strip()


def _resolved(table: RawTable, name: str, made: Mapping[str, str]) -> RawTable:
    """The table with made ids in place of the names they were made from."""
    places = [*_places(table, name)]
    rows = table.rows
    for k, column in places:
        rows = [
            (line, _with(cells, k, _with_ids_in(text, column, made)) if (text := _text(cells, k)) else cells)
            for line, cells in rows
        ]
    return replace(table, rows=rows) if places else table


def _with_ids_in(text: str, column: Column, made: Mapping[str, str]) -> str:
    if text in made or column.kind != "ids":
        return made.get(text, text)
    parts = [part.strip() for part in text.split("|")]
    return " | ".join(made.get(part, part) for part in parts) if {*parts} & {*made} else text


def _text(cells: Sequence[object], place: int) -> str:
    return ident_of(text_of(cells[place])) if place < len(cells) else ""


def _with(cells: Sequence[object], place: int, cell: object) -> Sequence[object]:
    """The cells with another one in a place that may lie beyond them; the same where it is that already."""
    if place < len(cells) and text_of(cells[place]) == cell:
        return cells
    room = [*cells, *[None] * (place + 1 - len(cells))]
    room[place] = cell
    return room
