"""What Excel shows otherwise than the cells hold it: merged cells, what is hidden, percentages in columns of
text.

The fast reader gives the values alone; what is shown stands in the sheet's XML.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from portfolio.errors import Fault
from portfolio.loaders.cell_formats import CellFormat
from portfolio.tables import RawTable, known_headings, quoted, table_named, text_of
from portfolio.tables.schema import SCHEMA, is_note

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_CELL = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*?\br="([A-Z]+)(\d+)")(?=[^>]*?\bs="(\d+)")')


@cache
def number_of_column(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _attribute(tag: bytes, name: bytes) -> int:
    found = re.search(rb"(?:^|\s)" + name + rb'="(\d+)"', tag)
    return int(found[1]) if found else 0


def hidden_rows(data: bytes) -> Iterator[int]:
    """The rows of a sheet that nobody sees."""
    for tag in _ROW.findall(data):
        if _HIDDEN.search(b" " + tag):
            yield _attribute(tag, b"r")


def hidden_columns(data: bytes, last: int) -> Iterator[int]:
    """The columns of a sheet that nobody sees, up to the last that counts."""
    for tag in _COLUMN.findall(data):
        if _HIDDEN.search(b" " + tag):
            yield from range(_attribute(tag, b"min"), min(_attribute(tag, b"max"), last) + 1)


def styled_cells(data: bytes, styles: Container[int]) -> Iterator[tuple[int, int, int]]:
    """The cells of a sheet that have one of these styles: row, column, style."""
    for letters, row, style in _CELL.findall(data):
        if (number := int(style)) in styles:
            yield int(row), number_of_column(letters.decode()), number


def unlike_shown(table: RawTable, data: bytes) -> Iterator[Fault]:
    """Merged cells, hidden rows and hidden columns of a table that hold something: a reader of the sheet
    would take them otherwise.
    """
    headings = dict(known_headings(table.header, SCHEMA[table.name]))
    noted = {k + 1 for k, h in headings.items() if is_note(h)}
    filled = {
        line: {k + 1 for k, c in enumerate(cells) if text_of(c)} - noted
        for line, cells in [(table.header_row, table.header), *table.rows]
    }
    cells_of = dict(table.rows)
    merged: dict[str, list[tuple[int, str, str, range]]] = {}
    for left, top, right, bottom in _MERGED.findall(data):
        column, row = number_of_column(left.decode()), int(top)
        if column in filled.get(row, set()):
            value = text_of(cells_of.get(row, table.header)[column - 1])
            where = f"{left.decode()}{top.decode()}:{right.decode()}{bottom.decode()}"
            merged.setdefault(headings.get(column - 1, ""), []).append(
                (row, value, where, range(row, int(bottom) + 1))
            )
    for heading, ranges in merged.items():
        (row, value, where, _), *others = sorted(ranges, key=lambda r: r[0])
        more = f" and {len(others)} more" if others else ""
        found = f"{quoted(value)} once in the merged cells {where}{more}"
        problem = f"must hold a value of its own in each cell; found {found}. Unmerge them and fill in each."
        # that the other cells are blank is the same thing
        also = sorted({r for *_, rows in ranges for r in rows} - {row})
        yield table.fault(row, heading, value, problem).in_rows_too(also)
    hidden = [row for row in hidden_rows(data) if filled.get(row)]
    if hidden:
        value = next(t for c in cells_of.get(hidden[0], table.header) if (t := text_of(c)))
        problem = (
            f"must show every row; found hidden ones, the first with {quoted(value)}. Show them if they count"
            " (clear the filter), or delete them."
        )
        yield table.fault(hidden[0], "", value, problem).in_rows_too(hidden[1:])
    for column in hidden_columns(data, len(table.header)):
        if any(column in columns for columns in filled.values()):
            heading = headings.get(column - 1, "")
            yield table.misheaded(
                heading,
                f"must be shown, since it is read; found the column {quoted(heading)} hidden. Show it, or"
                " delete it.",
            )


def percentages_as_text(table: RawTable, data: bytes, formats: Mapping[int, CellFormat]) -> RawTable:
    """The table with what Excel shows as −10 % in a column of text as that text, not as the number −0.1
    behind it.
    """
    schema = SCHEMA[table.name]
    texts = {k for k, h in known_headings(table.header, schema) if schema.column(h).kind == "text"}
    if not any(isinstance(cells[k], float) for _, cells in table.rows for k in texts if k < len(cells)):
        return table
    percent = {n for n, told in formats.items() if told.shown(0.5) == "50 %"}
    shown = {(row, column - 1) for row, column, _ in styled_cells(data, percent)}
    rows = [
        (line, [_percentage(c) if (line, k) in shown and k in texts else c for k, c in enumerate(cells)])
        for line, cells in table.rows
    ]
    return replace(table, rows=rows)


def _percentage(cell: object) -> object:
    return f"{round(100 * cell, 10):g} %" if isinstance(cell, float) else cell


def hidden_sheets(names: Sequence[str]) -> Iterator[Fault]:
    """Sheets of the format that nobody who opens the workbook sees."""
    for name in names:
        problem = (
            f"must be shown, since it is read; found the sheet {quoted(name)} hidden. Show it, delete it,"
            " or give it another name."
        )
        yield Fault(table_named(name) or "", None, "", "", problem, f"sheet {name}")
