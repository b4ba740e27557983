"""One table: as a source wrote it (``RawTable``) and as typed columns (``Table``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import TYPE_CHECKING, Any

from portfolio.errors import Fault, row_word
from portfolio.tables.cells import Cell, quoted, read_cell, text_of
from portfolio.tables.names import nearest
from portfolio.tables.schema import NOTE, ORDINARY_HEADINGS, SCHEMA, Column, Schema, is_note, is_step

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as its source holds it: a heading row, and rows under the numbers the user's own file gives them."""

    name: str
    file: str
    header: Sequence[object]
    rows: Sequence[tuple[int, Sequence[object]]]
    decimal_comma: bool = False
    header_row: int = 1

    def fault(self, line: int | None, column: str, value: object, problem: str) -> Fault:
        """A fault at a place in the user's own file."""
        return Fault(self.name, line, column, text_of(value), problem, self.file)

    def misheaded(self, heading: str, problem: str) -> Fault:
        """A fault of a heading."""
        return self.fault(self.header_row, heading, heading, problem)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with its number in the user's file."""

    line: int
    cells: Mapping[str, Cell]

    def __getitem__(self, column: str) -> Any:
        return self.cells.get(column)


@dataclass(frozen=True, eq=False)
class Table:
    """Typed columns of equal length. Columns that the source did not have are absent."""

    name: str
    columns: Mapping[str, tuple[Cell, ...]]
    lines: tuple[int, ...] = ()
    file: str = ""
    further: tuple[str, ...] = ()
    header_row: int | None = None

    @property
    def schema(self) -> Schema:
        return SCHEMA[self.name]

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, column: str) -> tuple[Any, ...]:
        return self.columns.get(column, (None,) * len(self))

    def __iter__(self) -> Iterator[Row]:
        rows = zip(*self.columns.values(), strict=True) if self.columns else repeat(())
        for line, cells in zip(self.lines, rows, strict=False):
            yield Row(line, dict(zip(self.columns, cells, strict=True)))

    def keys(self) -> list[tuple[str, ...]]:
        """What names each row: the cells of the table's key, of its ids and choices where it has none, or of its first column; no blanks."""
        names = self.schema.key or tuple(c for c in self.columns if self.schema.column(c).kind in ("id", "ids", "choice")) or self.schema.names[:1]
        return [tuple(text_of(row[c]) for c in names if row[c] is not None) for row in self]

    def ordered(self) -> Table:
        """The table with its columns and rows in an order that does not depend on the file's, where that decides nothing.

        It decides in two places: of an initiative's options the earlier wins ties, and the changes of a scenario are made one
        after the other. Periods keep their order. A column of one's own that is blank throughout says nothing, and is left out.
        """
        own = [c for c in self.columns if c not in self.schema.names and c not in self.further and any(v is not None for v in self[c])]
        further = self.further if self.schema.further == "periods" else [c for c in self.further if any(self[c])]
        names = (*(c for c in self.schema.names if c in self.columns), *further, *sorted(own))
        decides = {"options": "initiative", "scenarios": "scenario"}.get(self.name)
        order = [(str(row[decides]),) if decides else tuple((row[c] is not None, str(row[c])) for c in names) for row in self]
        places = sorted(range(len(self)), key=order.__getitem__)
        columns = {c: tuple(self[c][n] for n in places) for c in names}
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
        return Fault(self.name, line, column, text_of(value), problem, self.file)

    def frame(self) -> pd.DataFrame:
        """The table as a fresh frame: text as ``str`` with blanks as "", numbers as float with blanks as NaN, flags as bool."""
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


def _headings(raw: RawTable, schema: Schema) -> tuple[list[tuple[int, str]], list[Fault]]:
    """Which cell of a row stands under which heading, known columns in the schema's spelling."""
    faults: list[Fault] = []
    known = {name.casefold(): name for name in schema.names}
    places: list[tuple[int, str]] = []
    for k, cell in enumerate(raw.header):
        heading = text_of(cell)
        if heading:
            heading = known.get(heading.casefold(), heading)
            places.append((k, heading.removesuffix(".0") if schema.further == "steps" and is_step(heading.removesuffix(".0")) else heading))
            continue
        filled = next(((line, text_of(cells[k])) for line, cells in raw.rows if k < len(cells) and text_of(cells[k])), None)
        if filled is not None:
            line, value = filled
            problem = f"column {k + 1} must have a heading; found {quoted(value)} under none. Name it, or start its name with _ to keep it as a note."
            faults.append(raw.fault(line, "", value, problem))
    for heading, count in Counter(h for _, h in places).items():
        if count > 1:
            faults.append(raw.misheaded(heading, f"headings must be unique; found {quoted(heading)} {count} times. Rename or delete one."))
    present = {h for _, h in places}
    doubtful = {h: doubt for h in sorted(present) if (doubt := _doubtful(h, schema, present))}
    faults += [raw.misheaded(h, problem) for h, (problem, _) in doubtful.items()]
    resembled = {like for _, like in doubtful.values()}
    for column in schema.columns:
        if column.required and column.name not in present | resembled:
            like = nearest(column.name, sorted(present - set(schema.names)), loose=True)
            found = f"{quoted(like)}. Rename it" if like else f"only {', '.join(h for _, h in places) or 'blanks'}. Add the column"
            faults.append(raw.fault(raw.header_row, column.name, "", f"must be one of the headings; found {found}."))
    # what stands under a heading that must be renamed is not read as anything else
    return [(k, h) for k, h in places if h not in doubtful], faults


def _doubtful(heading: str, schema: Schema, present: set[str]) -> tuple[str, str] | None:
    """Why a heading that is no known column can't be taken as one of the user's own, and the known one it resembles; None if it can."""
    if heading in schema.names or is_note(heading) or (schema.further == "steps" and is_step(heading)):
        return None
    if schema.further == "periods":
        like = nearest(heading, [*schema.names, NOTE])
    else:
        like = None if heading.casefold() in ORDINARY_HEADINGS else nearest(heading, [n for n in schema.names if n not in present])
    if like:
        advice = f"Write {like}, or start it with _ to keep it as a note."
        return f"must be a known column or one of your own; found {quoted(heading)}, which resembles {like}. {advice}", like
    if schema.further == "steps" and re.fullmatch(r"[+-]?[\d.,]+", heading):
        return f"amounts must stand in columns 1, 2, 3, … counted from the start of the work; found {quoted(heading)}. Renumber it.", ""
    return None


def read_table(raw: RawTable) -> tuple[Table, list[Fault]]:
    """A raw table as typed columns, and every fault of its headings, cells and keys."""
    schema = SCHEMA[raw.name]
    places, faults = _headings(raw, schema)
    width = len(raw.header)
    rows = [(line, cells) for line, cells in raw.rows if any(text_of(c) for c in cells)]
    for line, cells in rows:
        beyond = next((text_of(c) for c in cells[width:] if text_of(c)), None)
        if beyond is not None:
            problem = (
                f"must have {width} cells like the headings; found {quoted(beyond)} beyond them. Put quotes around a cell that holds the separator."
            )
            faults.append(raw.fault(line, "", beyond, problem))
    columns: dict[str, tuple[Cell, ...]] = {}
    for k, heading in places:
        values, column_faults = _read_column(raw, rows, k, heading, schema.column(heading))
        columns.setdefault(heading, values)
        faults += column_faults
    further = [h for h in columns if h not in schema.names and not is_note(h) and schema.column(h).kind == "number"]
    if schema.further == "steps":
        further.sort(key=int)
    table = Table(raw.name, columns, tuple(line for line, _ in rows), raw.file, tuple(further), raw.header_row)
    if not rows and schema.required and raw.name not in ("requirements", "contributions"):
        faults.append(raw.fault(None, "", "", "must have at least one row; found none. Fill it in."))
    return table, faults + _repeated(table)


def _read_column(
    raw: RawTable, rows: Sequence[tuple[int, Sequence[object]]], place: int, heading: str, column: Column
) -> tuple[tuple[Cell, ...], list[Fault]]:
    """One column's typed cells; a cell that can't be read is a fault and None."""
    faults: list[Fault] = []
    values: list[Cell] = []
    seen: dict[object, Cell] = {}
    for line, cells in rows:
        cell = cells[place] if place < len(cells) else None
        known = (type(cell), cell)
        if known not in seen:
            try:
                seen[known] = read_cell(column, cell, raw.decimal_comma)
            except ValueError as error:
                faults.append(raw.fault(line, heading, cell, str(error)))
                values.append(None)
                continue
        value = seen[known]
        if value is None and column.required:
            faults.append(raw.fault(line, heading, "", f"must be {column.rule}; found nothing. Fill it in, or delete the row."))
        values.append(value)
    return tuple(values), faults


def _repeated(table: Table) -> list[Fault]:
    """Rows that say again what an earlier row identified."""
    faults: list[Fault] = []
    first: dict[tuple[Cell, ...], int] = {}
    key = table.schema.key
    required = [c for c in key if table.schema[c].required]
    if not key:
        return faults
    for row in table:
        ident = tuple(row[c] for c in key)
        if any(row[c] is None for c in required):
            continue
        if ident in first:
            column = key[-1]
            named = ", ".join(f"{c} {quoted(v)}" if v else f"no {c}" for c, v in zip(key, ident, strict=True))
            unique = f"{' + '.join(key)} must be unique" if len(key) > 1 else "must be unique"
            where = f"{row_word(table.file)} {first[ident]}"
            faults.append(table.fault(row.line, column, row[column], f"{unique}; found {named} already in {where}. Rename or delete one."))
        else:
            first[ident] = row.line
    return faults


def refilled(table: Table, columns: Mapping[str, Sequence[Cell]]) -> Table:
    """The same table with other cells; rows beyond its own, which stand in no file, have line 0."""
    length = len(next(iter(columns.values()), ()))
    lines = table.lines + (0,) * (length - len(table))
    return Table(table.name, {c: tuple(v) for c, v in columns.items()}, lines, table.file, table.further)
