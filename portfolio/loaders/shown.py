"""What Excel shows otherwise than the cells hold it: merged cells, what is hidden, percentages in columns of
text.

The fast reader gives the values alone; what is shown stands in the sheet's XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from portfolio.errors import Fault
from portfolio.tables import RawTable, known_headings, quoted, table_named, text_of
from portfolio.tables.schema import SCHEMA, is_note

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_CELL = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*?\br="([A-Z]+)(\d+)")(?=[^>]*?\bs="(\d+)")')
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb'<(?:\w+:)?xf\s[^>]*?numFmtId="(\d+)"')
_CODE = re.compile(rb'<(?:\w+:)?numFmt\s(?=[^>]*?numFmtId="(\d+)")(?=[^>]*?formatCode="([^"]*)")')
_PERCENT = {b"9", b"10"}  # the two formats of percentages that Excel has built in


def number_of_column(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _attribute(tag: bytes, name: bytes) -> int:
    found = re.search(rb"(?:^|\s)" + name + rb'="(\d+)"', tag)
    return int(found[1]) if found else 0


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
    hidden = [
        row
        for tag in _ROW.findall(data)
        if _HIDDEN.search(b" " + tag) and filled.get(row := _attribute(tag, b"r"))
    ]
    if hidden:
        value = next(t for c in cells_of.get(hidden[0], table.header) if (t := text_of(c)))
        problem = (
            f"must show every row; found hidden ones, the first with {quoted(value)}. Show them if they count"
            " (clear the filter), or delete them."
        )
        yield table.fault(hidden[0], "", value, problem).in_rows_too(hidden[1:])
    for tag in _COLUMN.findall(data):
        first, last = _attribute(tag, b"min"), _attribute(tag, b"max")
        if not _HIDDEN.search(b" " + tag):
            continue
        for column in range(first, min(last, len(table.header)) + 1):
            if any(column in columns for columns in filled.values()):
                heading = headings.get(column - 1, "")
                yield table.misheaded(
                    heading,
                    f"must be shown, since it is read; found the column {quoted(heading)} hidden. Show it, or"
                    " delete it.",
                )


def percentages_as_text(table: RawTable, data: bytes, styles: bytes) -> RawTable:
    """The table with what Excel shows as −10 % in a column of text as that text, not as the number −0.1
    behind it.
    """
    schema = SCHEMA[table.name]
    texts = {k for k, h in known_headings(table.header, schema) if schema.column(h).kind == "text"}
    if not any(isinstance(cells[k], float) for _, cells in table.rows for k in texts if k < len(cells)):
        return table
    own = {
        number for number, code in _CODE.findall(styles) if b"%" in re.sub(rb"&quot;.*?&quot;|\\.", b"", code)
    }
    formats = _FORMATS.search(styles)
    percent = [
        n
        for n, number in enumerate(_FORMAT.findall(formats[0] if formats else b""))
        if number in _PERCENT | own
    ]
    shown = {
        (int(row), number_of_column(letters.decode()) - 1)
        for letters, row, style in _CELL.findall(data)
        if int(style) in percent
    }
    rows = [
        (line, [_percentage(c) if (line, k) in shown and k in texts else c for k, c in enumerate(cells)])
        for line, cells in table.rows
    ]
    return replace(table, rows=rows)


def _percentage(cell: object) -> object:
    return f"{round(100 * cell, 10):g} %" if isinstance(cell, float) else cell


def hidden_sheets(sheets: Sequence[tuple[str, str]], wanted: Sequence[str]) -> Iterator[Fault]:
    """Sheets of the format that nobody who opens the workbook sees."""
    for name, state in sheets:
        if name in wanted and state in ("hidden", "veryHidden"):
            problem = (
                f"must be shown, since it is read; found the sheet {quoted(name)} hidden. Show it, delete it,"
                " or give it another name."
            )
            yield Fault(table_named(name) or "", None, "", "", problem, f"sheet {name}")
