"""One table as typed columns (``Table``), read from what its source wrote (``RawTable``)."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any

from portfolio.errors import Fault, counted, row_word, rows_said
from portfolio.tables.cells import Cell
from portfolio.tables.columns import ColumnReader
from portfolio.tables.headings import meanings, plain, read_headings
from portfolio.tables.naming import PLAIN, Naming
from portfolio.tables.raw import RawTable, Rows
from portfolio.tables.schema import PAST, SCHEMA, Schema, is_note
from portfolio.tables.text import joined, quoted, text_of
from portfolio.words.sentences import Sentence, figure, sentence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with its number in the user's file. A column that is absent is blank.

    Examples
    --------
    >>> row = Row(2, {"kpi": "churn", "unit": "%"})
    >>> row["unit"], row["direction"] is None
    ('%', True)
    """

    line: int
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> Any:
        return self.cells.get(column)


@dataclass(frozen=True, eq=False)
class Table:
    """Typed columns of equal length. Columns that the source did not have are absent.

    ``doubts`` are remarks on how the source was read; ``signs`` what stands beside amounts (a currency, %),
    by line and column; ``naming`` is what the source calls its columns.

    Examples
    --------
    >>> kpis = Table("kpis", {"kpi": ("churn", "users"), "unit": ("%", None)}, lines=(2, 3))
    >>> kpis["unit"], kpis.keys(), [row.line for row in kpis if row["unit"]]
    (('%', None), [('churn',), ('users',)], [2])
    """

    name: str
    columns: Mapping[str, tuple[Cell, ...]]
    lines: tuple[int, ...] = ()
    file: str = ""
    further: tuple[str, ...] = ()
    header_row: int | None = None
    doubts: tuple[Fault, ...] = ()
    signs: Mapping[tuple[int, str], str] = field(default_factory=dict)
    naming: Naming = PLAIN

    @property
    def schema(self) -> Schema:
        return SCHEMA[self.name]

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, column: str) -> tuple[Any, ...]:
        found = self.columns.get(column)
        return (None,) * len(self) if found is None else found

    def __iter__(self) -> Iterator[Row]:
        rows = zip(*self.columns.values(), strict=True) if self.columns else repeat(())
        for line, cells in zip(self.lines, rows, strict=False):
            yield Row(line, dict(zip(self.columns, cells, strict=True)))

    def keys(self) -> list[tuple[str, ...]]:
        """What names each row: the cells of the table's key, of its ids and choices where it has none, or
        of its first column; no blanks.
        """
        names = (
            self.schema.key
            or tuple(c for c in self.columns if self.schema.column(c).kind in ("id", "ids", "choice"))
            or self.schema.names[:1]
        )
        return [
            tuple(text_of(v) for v in cells if v is not None)
            for cells in zip(*(self[c] for c in names), strict=True)
        ]

    def ordered(self) -> Table:
        """The table with its columns and rows in an order that does not depend on the file's, where that
        decides nothing.

        It decides in two places: of an initiative's options the earlier wins ties, and the changes of a
        scenario are made one after the other. Periods keep their order. A column of one's own that is blank
        throughout says nothing, and is left out.
        """
        own = [
            c
            for c in self.columns
            if c not in self.schema.names and c not in self.further and any(v is not None for v in self[c])
        ]
        further = (
            self.further if self.schema.further == "periods" else [c for c in self.further if any(self[c])]
        )
        names = (*(c for c in self.schema.names if c in self.columns), *further, *sorted(own))
        decides = {"options": "initiative", "scenarios": "scenario"}.get(self.name)
        compared = ([(v is not None, str(v)) for v in self[c]] for c in ((decides,) if decides else names))
        order = list(zip(*compared, strict=True)) if names else [()] * len(self)
        places = sorted(range(len(self)), key=order.__getitem__)
        columns = {c: tuple(map(self[c].__getitem__, places)) for c in names}
        return replace(self, columns=columns, lines=tuple(self.lines[n] for n in places))

    def keeping(self, keep: Callable[[int], bool]) -> Table:
        """The table with those rows only of which ``keep`` says so, by their place."""
        places = [n for n in range(len(self)) if keep(n)]
        columns = {name: tuple(values[n] for n in places) for name, values in self.columns.items()}
        return replace(self, columns=columns, lines=tuple(self.lines[n] for n in places))

    def replacing(self, column: str, values: Sequence[Cell]) -> Table:
        """The table with other values in one column."""
        return replace(self, columns={**self.columns, column: tuple(values)})

    def fault(self, line: int | None, column: str, value: Cell, problem: str) -> Fault:
        """A fault (or remark) at a place in this table."""
        return Fault(self.name, line, self.naming.column(column), text_of(value), problem, self.file)

    def place(self, line: int) -> Sentence:
        """A row of this table in words, as its file counts it."""
        return place_of(self.file, line)

    def place_elsewhere(self, line: int) -> Sentence:
        """A row of this table in words that are told at another table."""
        return sentence("fault_elsewhere", file=self.file, where=self.place(line))

    def frame(self) -> pd.DataFrame:
        """The table as a fresh frame: text as ``str`` with blanks as "", numbers as float with blanks as
        NaN, flags as bool.
        """
        import pandas as pd

        data: dict[str, pd.Series[Any]] = {}
        for name, values in self.columns.items():
            kind = self.schema.column(name).kind
            if kind in ("number", "whole"):
                numbers = pd.Series([float("nan") if v is None else v for v in values], dtype="float64")
                whole = kind == "whole" and None not in values
                data[name] = numbers.astype("int64") if whole else numbers
            elif kind == "flag" and None not in values:
                data[name] = pd.Series(values, dtype="bool")
            else:
                data[name] = pd.Series(["" if v is None else v for v in values], dtype="str")
        return pd.DataFrame(data)


NO_LINE = -1
"""The line of a row that stands in no file; the rows of a frame begin with 0."""

type Tables = Mapping[str, Table]
"""Tables by name."""


def read_table(raw: RawTable) -> tuple[Table, list[Fault]]:
    """A raw table as typed columns, and every fault of its headings, cells and keys."""
    schema = SCHEMA[raw.name]
    places, faults = read_headings(raw, schema)
    rows: Rows = [(line, cells) for line, cells in raw.rows if any(text_of(c) for c in cells)]
    faults += counted(_misshapen(raw, schema, places, rows))
    rows, empty = _without_items(raw, schema, places, rows)
    reader = ColumnReader(raw, schema, rows, places)
    columns: dict[str, tuple[Cell, ...]] = {}
    for k, heading in places:
        values = reader.read(k, heading)
        columns.setdefault(heading, values)
    further = [
        h for h in columns if h not in schema.names and not is_note(h) and schema.column(h).kind == "number"
    ]
    if schema.further == "steps":
        further.sort(key=int)
    doubts = (*_above(raw), *empty, *_after_a_gap(raw, rows), *reader.doubts)
    table = Table(
        raw.name,
        columns,
        tuple(line for line, _ in rows),
        raw.file,
        tuple(further),
        raw.header_row,
        doubts,
        reader.signs,
        raw.naming,
    )
    if not rows and schema.required and raw.name not in ("requirements", "contributions"):
        faults.append(raw.fault(None, "", "", sentence("fault_no_rows")))
    return table, [*faults, *reader.faults, *counted(repeated(table))]


def _misshapen(
    raw: RawTable, schema: Schema, places: Sequence[tuple[int, str]], rows: Rows
) -> Iterator[Fault]:
    """Rows that hold more than the headings name, or are headings themselves."""
    width = len(raw.header)
    known = meanings(schema.name)
    own = {plain(text_of(cell)) for cell in raw.header}
    for line, cells in rows:
        beyond = next((text_of(c) for c in cells[width:] if text_of(c)), None)
        if beyond is not None:
            problem = sentence("fault_cells_beyond", width=width, found=quoted(beyond))
            yield raw.fault(line, "", beyond, problem)
        elif _are_headings([t for c in cells if (t := text_of(c))], known, own):
            first = next(text_of(c) for c in cells if text_of(c))
            yield raw.fault(line, "", first, sentence("fault_headings_again"))


def _are_headings(texts: Sequence[str], known: Mapping[str, str], own: Container[str]) -> bool:
    """Whether the texts of a row are headings: of the format, at least two, or those of its own table."""
    meant = [known[p] for t in texts if (p := plain(t)) in known]
    # an initiative themes with the name Themes is none
    if plain(texts[0]) not in known or len({*meant}) < len(meant):
        return False
    return all(plain(t) in known or plain(t) in own for t in texts) and (
        len(texts) > 1 or len(known) == 1 or plain(texts[0]) in own
    )


def _without_items(
    raw: RawTable, schema: Schema, places: Sequence[tuple[int, str]], rows: Rows
) -> tuple[Rows, list[Fault]]:
    """The rows that say something under a heading of the format, and a remark on the others, such as a
    status filled far down.
    """
    if not {c.name for c in schema.columns if c.required} <= {h for _, h in places}:
        return rows, []  # what an item is can't be told
    own = {k for k, h in places if h not in schema.names and schema.column(h).kind == "text"}
    idle = (
        {line for line, cells in rows if not any(text_of(c) for k, c in enumerate(cells) if k not in own)}
        if own
        else set()
    )
    if not idle:
        return rows, []
    first = next(text_of(c) for line, cells in rows if line in idle for c in cells if text_of(c))
    problem = sentence(
        "remark_no_items" if len(idle) > 1 else "remark_no_item",
        where=figure(rows_said, raw.file, sorted(idle)),
        found=quoted(first),
    )
    return [(line, cells) for line, cells in rows if line not in idle], [
        raw.fault(min(idle), "", first, problem)
    ]


def _after_a_gap(raw: RawTable, rows: Rows) -> Iterator[Fault]:
    """A remark on rows below a blank one in the tables that nothing else looks up: what stands there may
    be another table.
    """
    blank = {line for line, cells in raw.rows if not any(text_of(c) for c in cells)}
    # a sheet's reader leaves blank rows out; the lines of a text file may skip for a cell of several
    sheet = row_word(raw.file) == "row"
    after = [
        line
        for (before, _), (line, _) in pairwise(rows)
        if line - 1 in blank or (sheet and line > before + 1)
    ]
    if raw.name in PAST and after:
        where, table = place_of(raw.file, after[0]), raw.naming.table(raw.name)
        yield raw.fault(after[0], "", None, sentence("remark_after_gap", where=where, table=table))


def _above(raw: RawTable) -> Iterator[Fault]:
    """A remark on what stands over the headings and is not read."""
    if raw.above:
        line, cells = raw.above[0]
        first = next(text_of(c) for c in cells if text_of(c))
        where = place_of(raw.file, raw.header_row or 1)
        yield raw.fault(line, "", first, sentence("remark_above", where=where, found=quoted(first)))


def repeated(table: Table) -> Iterator[Fault]:
    """Rows that say again what an earlier row identified."""
    first: dict[tuple[Cell, ...], int] = {}
    key = table.schema.key
    required = [c for c in key if table.schema[c].required]
    if not key:
        return
    for row in table:
        ident = tuple(row[c] for c in key)
        if any(row[c] is None for c in required):
            continue
        if ident in first:
            named = [(table.naming.column(c), v) for c, v in zip(key, ident, strict=True)]
            problem = sentence(
                "fault_repeated_key" if len(key) > 1 else "fault_repeated",
                key=figure(joined, [c for c, _ in named], by=" + "),
                found=figure(joined, [_part_of_key(c, v) for c, v in named]),
                where=table.place(first[ident]),
            )
            yield table.fault(row.line, key[-1], row[key[-1]], problem)
        else:
            first[ident] = row.line


def _part_of_key(column: str, value: Cell) -> Sentence:
    if not value:
        return sentence("fault_key_blank", column=column)
    return sentence("fault_key", column=column, value=quoted(str(value)))


def place_of(file: str, line: int) -> Sentence:
    """A row in words, as its file counts it: line 4, row 4."""
    return figure(rows_said, file, [line])


def refilled(table: Table, columns: Mapping[str, Sequence[Cell]]) -> Table:
    """The same table with other cells; rows beyond its own have ``NO_LINE``."""
    length = len(next(iter(columns.values()), ()))
    return replace(
        table,
        columns={c: tuple(v) for c, v in columns.items()},
        lines=table.lines + (NO_LINE,) * (length - len(table)),
    )
