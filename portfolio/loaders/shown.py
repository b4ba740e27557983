"""What Excel shows otherwise than the cells hold it: merged cells, what is hidden, and what number formats
add, as −10 % or 70 k€, or leave away.

The fast reader gives the values alone; what is shown stands in the sheet's XML.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from portfolio.errors import Fault
from portfolio.loaders.cell_formats import CellFormat
from portfolio.loaders.source import Source
from portfolio.tables import RawTable, Shown, known_headings, quoted, table_named, text_of
from portfolio.tables.numbers import unit_in_thousands
from portfolio.tables.schema import SCHEMA, is_note
from portfolio.words.sentences import sentence

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
        key = "fault_merged_and_more" if others else "fault_merged"
        problem = sentence(key, found=quoted(value), where=where, count=len(others))
        # that the other cells are blank is the same thing
        also = sorted({r for *_, rows in ranges for r in rows} - {row})
        yield table.fault(row, heading, value, problem).in_rows_too(also)
    hidden = [row for row in hidden_rows(data) if filled.get(row)]
    if hidden:
        value = next(t for c in cells_of.get(hidden[0], table.header) if (t := text_of(c)))
        problem = sentence("fault_hidden_rows", found=quoted(value))
        yield table.fault(hidden[0], "", value, problem).in_rows_too(hidden[1:])
    for column in hidden_columns(data, len(table.header)):
        if any(column in columns for columns in filled.values()):
            heading = headings.get(column - 1, "")
            yield table.misheaded(heading, sentence("fault_hidden_column", found=quoted(heading)))


def as_shown(table: RawTable, data: bytes, formats: Mapping[int, CellFormat]) -> RawTable:
    """The table with each number beside which its format shows more than the cell holds as that: −10 % in a
    column of text as the text, in one of numbers with its sign; 70 under ``0" k€"`` with that sign too.
    """
    if not formats:
        return table
    styles = {(row, column - 1): formats[n] for row, column, n in styled_cells(data, formats)}
    schema = SCHEMA[table.name]
    texts = {k for k, h in known_headings(table.header, schema) if schema.column(h).kind == "text"}

    def read(line: int, place: int, cell: object) -> object:
        told = styles.get((line, place))
        if told is None or isinstance(cell, bool) or not isinstance(cell, int | float):
            return cell
        sign = _sign(*told.beside(cell))
        if place in texts:
            return f"{round(100 * cell, 10):g} %" if sign == "%" else cell
        return Shown(cell, sign) if sign else cell

    marked = {line for line, _ in styles}
    rows = [
        (line, [read(line, k, c) for k, c in enumerate(cells)] if line in marked else cells)
        for line, cells in table.rows
    ]
    return replace(table, rows=rows)


def formats_in_per_cent(formats: Mapping[int, CellFormat]) -> frozenset[int]:
    """The cell formats, by their numbers, that show 0.08 as 8 %."""
    return frozenset(n for n, told in formats.items() if _sign(*told.beside(0.08)) == "%")


def _sign(beside: str, divisor: float) -> str:
    """What a number format shows beside a number, as :class:`Shown` has it; empty where it shows the number
    alone.

    Examples
    --------
    >>> _sign("%", 0.01), _sign("k€", 1.0), _sign("k€", 1000.0), _sign("", 1000.0), _sign("€", 1.0)
    ('%', '×k€', '€', '÷1000', '€')
    """
    if divisor < 1:
        return "%"
    times, base = unit_in_thousands(beside)
    if times == divisor:
        return base
    return f"{Shown.MORE}{beside}" if divisor == 1 else f"{Shown.LESS}{divisor:.0f}"


def hidden_sheets(names: Sequence[str], source: Source) -> Iterator[Fault]:
    """Sheets of the format that nobody sees, and that hold something: a blank one, such as those that the
    template keeps out of sight until they are wanted, says nothing.
    """
    filled = {t.file for t in source.tables.values() if any(text_of(c) for _, row in t.rows for c in row)}
    filled |= {source.settings_file} if source.settings else set()
    for name in names:
        if (place := sentence("list_sheet", name=name)) in filled:
            problem = sentence("fault_hidden_sheet", found=quoted(name))
            yield Fault(table_named(name) or "", None, "", "", problem, place)
