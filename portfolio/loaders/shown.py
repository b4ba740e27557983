"""What Excel shows otherwise than the cells hold it: merged cells, what is hidden, and what number formats
add, as −10 % or 70 k€, or leave away.

The fast reader gives the values alone; what is shown stands in the sheet's XML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from portfolio.errors import Fault
from portfolio.loaders.source import Source
from portfolio.tables import RawTable, Shown, known_headings, quoted, table_named, text_of
from portfolio.tables.currency import unit_in_thousands
from portfolio.tables.schema import SCHEMA, is_note

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_STYLED = rb'<(?:\w+:)?c\s(?=[^>]*?\br="([A-Z]+)(\d+)")(?=[^>]*?\bs="(%s)")'
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs[\s>].*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb'<(?:\w+:)?xf\s[^>]*?numFmtId="(\d+)"')
_CODE = re.compile(rb'<(?:\w+:)?numFmt\s(?=[^>]*?numFmtId="(\d+)")(?=[^>]*?formatCode="([^"]*)")')
_PERCENT = {b"9", b"10"}  # the two formats of percentages that Excel has built in
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^]]*\]|[^;])*')  # of a format: what it makes of positive numbers
# texts in quotes or after a backslash, a currency; then what is not seen: colours, conditions, room, filling
_BESIDE = re.compile(r'"([^"]*)"|\\(.)|\[\$([^]-]*)[^]]*\]|([€$£¥])|\[[^]]*\]|_.|\*.')
_BARE = " \u00a0\u202f()+-–'"


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


def as_shown(table: RawTable, data: bytes, styles: bytes) -> RawTable:
    """The table with each number beside which its format shows more than the cell holds as that: −10 % in a
    column of text as the text, in one of numbers with its sign; 70 under ``0" k€"`` with that sign too.
    """
    signs = {n: sign for n, code in enumerate(_codes(styles)) if (sign := _sign(code))}
    if not signs:
        return table
    cell = re.compile(_STYLED % b"|".join(b"%d" % n for n in signs))
    signed = {
        (int(row), number_of_column(letters.decode()) - 1): signs[int(style)]
        for letters, row, style in cell.findall(data)
    }
    schema = SCHEMA[table.name]
    texts = {k for k, h in known_headings(table.header, schema) if schema.column(h).kind == "text"}

    def read(line: int, place: int, cell: object) -> object:
        sign = signed.get((line, place))
        if sign is None or isinstance(cell, bool) or not isinstance(cell, int | float):
            return cell
        if place in texts:
            return f"{round(100 * cell, 10):g} %" if sign == "%" else cell
        return Shown(cell, sign)

    marked = {line for line, _ in signed}
    rows = [
        (line, [read(line, k, c) for k, c in enumerate(cells)] if line in marked else cells)
        for line, cells in table.rows
    ]
    return replace(table, rows=rows)


def _codes(styles: bytes) -> Iterator[str]:
    """The code of each style's number format, in order; empty for those that Excel has built in, which show
    nothing more but percentages.
    """
    own = {number: html.unescape(code.decode()) for number, code in _CODE.findall(styles)}
    formats = _FORMATS.search(styles)
    for number in _FORMAT.findall(formats[0] if formats else b""):
        yield "0%" if number in _PERCENT else own.get(number, "")


def formats_in_per_cent(styles: bytes) -> frozenset[int]:
    """The cell formats, by their numbers, that show 0.08 as 8 %."""
    return frozenset(n for n, code in enumerate(_codes(styles)) if _sign(code) == "%")


@cache
def _sign(code: str) -> str:
    """What a number format shows beside a number, as :class:`Shown` has it; empty where it shows the number
    alone.

    Examples
    --------
    >>> [_sign(c) for c in ("0.0%", '0" k€"', "#,##0,", '#,##0," k€"', "[$€-40C] #,##0.00", "d/m/yyyy")]
    ['%', '×k€', '÷1000', '€', '€', '']
    """
    positive = _SECTION.match(code)[0]  # type: ignore[index]
    literal = "".join("".join(found) for found in _BESIDE.findall(positive)).strip(_BARE)
    digits = _BESIDE.sub("", positive)
    if "%" in digits:
        return "%"
    if not re.search(r"[0#?]", digits) or re.search(r"[ymdhs]", digits, re.IGNORECASE):
        return ""  # a date, a text, General
    commas = re.search(r"[0#?](,+)(?![0#?,])", digits)
    less = 1000 ** len(commas[1]) if commas else 1
    times, base = unit_in_thousands(literal)
    if times == less:
        return base
    return f"{Shown.MORE}{literal}" if less == 1 else f"{Shown.LESS}{less}"


HIDDEN = ("hidden", "veryHidden")
"""What the state of a sheet is called that nobody who opens the workbook sees."""


def hidden_sheets(sheets: Collection[str], source: Source) -> Iterator[Fault]:
    """Sheets of the format that nobody sees, and that hold something: a blank one, such as those that the
    template keeps out of sight until they are wanted, says nothing.
    """
    filled = {t.file for t in source.tables.values() if any(text_of(c) for _, row in t.rows for c in row)}
    for name in sorted(sheets):
        if f"sheet {name}" in {*filled, source.settings_file if source.settings else ""}:
            problem = (
                f"must be shown, since it is read; found the sheet {quoted(name)} hidden. Show it, delete it,"
                " or give it another name."
            )
            yield Fault(table_named(name) or "", None, "", "", problem, f"sheet {name}")
