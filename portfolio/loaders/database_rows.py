"""A case as rows of a database and back: the same cells, headings and order, to the last digit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched
from typing import TYPE_CHECKING, Any

from portfolio.case.any_of import split_any_of
from portfolio.case.defaults import all_options
from portfolio.errors import CaseError, Fault
from portfolio.loaders.database_schema import (
    FORMAT,
    FURTHER,
    STORED,
    database_schema,
    further_of,
    own_of,
    stored_in,
)
from portfolio.size_limits import CELLS
from portfolio.tables import SETTINGS, Cell, Schema, Table, quoted
from portfolio.tables.relations import STOP, has_begun
from portfolio.tables.text import joined
from portfolio.words.sentences import figure, sentence

if TYPE_CHECKING:
    import sqlalchemy as sa

type Content = Mapping[str, tuple[tuple[str, ...], list[tuple[Cell, ...]]]]
"""The tables that a case has, by name: their headings, and their rows, both in order. The settings are one of
a single row.
"""

_AT_ONCE = 20_000
"""Rows handed over at a time: more saves no time, and takes memory."""


def content_of(tables: Mapping[str, Table], settings: Mapping[str, Cell]) -> Content:
    """What a case is made of, as it is stored."""
    found = {
        name: (tuple(table.columns), list(zip(*table.columns.values(), strict=True)))
        for name, table in tables.items()
        if table.file or len(table)
    }
    return {**found, SETTINGS.name: (tuple(settings), [tuple(settings.values())])}


def digest_of(content: Content) -> str:
    """What tells one content from another, its order included."""
    sha = hashlib.sha256()
    for name in sorted(content):
        headings, rows = content[name]
        sha.update(repr((name, headings)).encode("utf-8", "backslashreplace"))
        for start in range(0, len(rows), _AT_ONCE):
            sha.update(repr(rows[start : start + _AT_ONCE]).encode("utf-8", "backslashreplace"))
    return sha.hexdigest()


def replace(
    connection: sa.Connection,
    number: int,
    stored: Content | None,
    content: Content,
    tables: Mapping[str, Table],
) -> None:
    """Write what differs from what is stored of a round: a table that is the same in both stays as it is;
    all of it where what is stored can't be read.
    """
    changed = {s.name for s in STORED if stored is None or stored.get(s.name) != content.get(s.name)}
    changed |= {s.name for s in STORED if _beside_its_column(connection, number, s)}
    parts: dict[str, Iterator[tuple[object, ...]]] = {}
    for schema in STORED:
        if schema.name in changed:
            parts |= _rows_of(schema, *content.get(schema.name, ((), [])))
    parts |= {name: rows for name, of, rows in _known(tables) if changed & of}
    parts["headings"] = (
        (name, place, heading)
        for name, (headings, _) in content.items()
        for place, heading in enumerate(headings, start=1)
    )
    written = [table for table in database_schema().sorted_tables if table.name in parts]
    for table in reversed(written):
        connection.execute(table.delete().where(table.c.round == number))
    for table in written:
        _write(connection, table, ((number, *row) for row in parts[table.name]))


def _rows_of(
    schema: Schema, headings: tuple[str, ...], rows: list[tuple[Cell, ...]]
) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    """The rows of a table and of those beside it, in the order of their columns without the round."""
    place = {heading: n for n, heading in enumerate(headings)}
    known = [place.get(c, len(headings)) for c in schema.names]
    yield (
        schema.name,
        ((line, *map((*row, None).__getitem__, known)) for line, row in enumerate(rows, start=1)),
    )
    beside = {h: n for h, n in place.items() if h not in schema.names}
    amounts = {h: n for h, n in beside.items() if schema.column(h).kind == "number"}
    if schema.further in FURTHER:
        heads = [(int(h) if schema.further == "steps" else h, n) for h, n in amounts.items()]
        yield further_of(schema), _cells(rows, heads)
    yield own_of(schema), _cells(rows, [(h, n) for h, n in beside.items() if h not in amounts])


def _cells(rows: list[tuple[Cell, ...]], heads: Sequence[tuple[object, int]]) -> Iterator[tuple[object, ...]]:
    """Each cell that is not blank: line, heading, cell."""
    if heads:
        for line, row in enumerate(rows, start=1):
            for heading, n in heads:
                if row[n] is not None:
                    yield line, heading, row[n]


def _known(tables: Mapping[str, Table]) -> Iterator[tuple[str, set[str], Iterator[tuple[object, ...]]]]:
    """What references may name though no row of its own states it, and the tables that it follows from."""
    yield "known_periods", {"resources"}, ((p,) for p in tables["resources"].further)
    kpis = dict.fromkeys([*tables["kpis"]["kpi"], *tables["key_results"]["kpi"]])
    yield "known_kpis", {"kpis", "key_results"}, ((kpi,) for kpi in kpis if kpi is not None)
    options = all_options(tables)
    running = (row["initiative"] for row in tables["initiatives"] if has_begun(row["status"]))
    named = [(i, option) for i, option, _ in options] + [(i, STOP) for i in running]
    yield "known_options", {"options", "initiatives"}, (row for row in named)
    ids = {i for i in tables["initiatives"]["initiative"] if i is not None}
    others = enumerate(tables["relations"]["other"], start=1)
    parts = ((line, i) for line, other in others for i in dict.fromkeys(split_any_of(other, ids)))
    yield "relations_others", {"relations", "initiatives"}, parts


def _write(connection: sa.Connection, table: sa.Table, rows: Iterable[tuple[object, ...]]) -> None:
    """Write rows as the database takes many: PostgreSQL by its COPY, SQLite one statement for all."""
    dialect = connection.dialect
    if dialect.name == "postgresql":
        quote = dialect.identifier_preparer
        columns = ", ".join(quote.format_column(c) for c in table.columns)
        statement = f"COPY {quote.format_table(table)} ({columns}) FROM STDIN"
        cursor: Any = connection.connection.cursor()
        with cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
        return
    statement = str(table.insert().compile(dialect=dialect))
    for some in batched(rows, _AT_ONCE):
        connection.exec_driver_sql(statement, list(some))


def _beside_its_column(connection: sa.Connection, number: int, schema: Schema) -> bool:
    """Whether cells stand under headings of one's own that have a column since."""
    later = [c.name for c in schema.columns if c.later]
    if not later:
        return False
    own = database_schema().tables[own_of(schema)]
    query = own.select().where(own.c.round == number, own.c.heading.in_(later)).limit(1)
    return connection.execute(query).first() is not None


def select(connection: sa.Connection, number: int, form: int = FORMAT) -> Content:
    """What is stored of a round in a database of some format; what was added by hand counts, whether its
    heading is listed or not.

    Raises
    ------
    CaseError
        When cells belong to no row, or stand in two places: SQLite lets them be edited so.
    """
    meta = database_schema(form)
    stored = meta.tables["headings"]
    headings: dict[str, list[str]] = {}
    query = stored.select().where(stored.c.round == number).order_by(stored.c.table_name, stored.c.place)
    for _, name, _, heading in connection.execute(query.limit(CELLS)):
        headings.setdefault(name, []).append(heading)
    found: dict[str, tuple[tuple[str, ...], list[tuple[Cell, ...]]]] = {}
    faults: list[Fault] = []
    for schema in stored_in(form):
        heads, rows = _read(connection, meta, number, schema, headings.get(schema.name, []), faults)
        if rows or schema.name in headings:
            found[schema.name] = heads, rows
    if faults:
        raise CaseError(faults)
    return found


def _read(
    connection: sa.Connection,
    meta: sa.MetaData,
    number: int,
    schema: Schema,
    headings: Sequence[str],
    faults: list[Fault],
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """A table's headings and rows, its cells put together again; what can't be is added to the faults."""
    rows = _rows(connection, meta.tables[schema.name], number)
    place = {h: n for n, h in enumerate(headings)}
    cells_of = [list(cells) for cells in zip(*rows, strict=True)][2:] if rows else []
    columns = dict(zip(schema.names, cells_of, strict=True)) if rows else {}
    for name, cells in columns.items():
        if name not in place and any(cell is not None for cell in cells):
            place[name] = len(place)
    line = {row[1]: n for n, row in enumerate(rows)}
    beside: dict[str, list[Cell]] = {h: [None] * len(rows) for h in place if h not in columns}
    for name in (own_of(schema), *([further_of(schema)] if schema.further in FURTHER else [])):
        astray: dict[Any, None] = {}
        doubled: dict[str, None] = {}
        for _, at, heading, cell in _rows(connection, meta.tables[name], number):
            head = str(heading)
            if at not in line:
                astray[at] = None
                continue
            here = columns[head] if head in columns else beside.setdefault(head, [None] * len(rows))
            # a heading of one's own may have a column since: as long as that is blank, its cells count
            if head in columns and not (schema[head].later and here[line[at]] is None):
                doubled[head] = None
                continue
            place.setdefault(head, len(place))
            here[line[at]] = cell
        faults += _misplaced(schema.name, name, list(astray), list(doubled))
    whole = [columns[h] if h in columns else beside[h] for h in place]
    return tuple(place), list(zip(*whole, strict=True)) if whole else [()] * len(rows)


def _rows(connection: sa.Connection, table: sa.Table, number: int) -> Sequence[tuple[Any, ...]]:
    """The rows of a table as they are stored. SQLite keeps any text in a column of flags, and SQLAlchemy
    would take each for true: what is no flag stays what it is, for whoever reads cells to judge.
    """
    import sqlalchemy as sa

    flags = [n for n, column in enumerate(table.c) if isinstance(column.type, sa.Boolean)]
    query = sa.select(*(sa.type_coerce(c, sa.types.NullType()).label(c.name) for c in table.c))
    query = query.where(table.c.round == number).order_by(*table.primary_key.columns)
    rows = connection.execute(query.limit(CELLS + 1)).all()  # one more is refused with the case
    if not flags:
        return rows
    made = [list(row) for row in rows]
    for row in made:
        for n in flags:
            row[n] = bool(row[n]) if isinstance(row[n], int) and row[n] in (0, 1) else row[n]
    return [tuple(row) for row in made]


def _misplaced(of: str, name: str, astray: Sequence[object], doubled: Sequence[str]) -> Iterator[Fault]:
    """Cells beside a table that are of no row of it, or of a column that it has itself."""
    if astray:
        key = "fault_cells_astray" if len(astray) == 1 else "fault_cells_astray_in_lines"
        problem = sentence(key, table=of, lines=", ".join(map(str, astray)))
        yield Fault(name, None, "line", str(astray[0]), problem)
    if doubled:
        headings = figure(joined, [quoted(heading) for heading in doubled])
        problem = sentence("fault_cells_doubled", found=headings, table=of)
        yield Fault(name, None, "heading", doubled[0], problem)
