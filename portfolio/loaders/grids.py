"""Any list as it stands: the sheets of a workbook or the one of a text file, cell by cell as people see them.

What a case's own tables need not be asked, since their headings are known, is decided here by the file alone:
which separator it has, what its number formats add, what is hidden, merged or struck out.
"""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portfolio.errors import CaseError, Fault
from portfolio.loaders.cell_formats import CellFormat
from portfolio.loaders.sheets_read import Sheet, must_hold_a_value, read_book
from portfolio.loaders.shown import hidden_columns, hidden_rows, number_of_column, styled_cells
from portfolio.loaders.source import UnreadableError, path_of
from portfolio.loaders.text_files import bytes_of, decoded, records
from portfolio.size_limits import LIST_AREA, LIST_CELLS
from portfolio.tables import Rows, quoted, text_of
from portfolio.tables.numbers import cell_said
from portfolio.words.figures import number
from portfolio.words.sentences import Sentence, figure, sentence

type Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 1."""

_SEPARATORS = "\t;|,"  # of two that divide the lines alike, the one that texts and numbers hold less often


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, or a text file, as people see it.

    Attributes
    ----------
    name : str
        The sheet's name; empty for a text file.
    file : str
        As messages say it: ``projects.csv``, ``sheet Backlog``.
    rows : tuple
        Every row that holds something, under its number in the user's own file: a cell is ``None`` where it
        is blank, else text, a number, a yes or no, or a date. Numbers that are shown with a sign, a unit or %
        are texts ("70 k€", "-12.5 %"); errors are texts ("#DIV/0!").
    apart : frozenset of int
        The rows that stand right below a blank one.
    hidden : bool
        Whether nobody sees the sheet.
    hidden_rows, hidden_columns : frozenset of int
        Rows, and columns counted from 1, that nobody sees.
    merged : tuple
        Merged cells.
    tables : tuple
        Tables that Excel was told of: the area of their headings and rows, without a row of totals.
    faults : tuple of Fault
        What keeps its values from being read: formulas never calculated, cells far away.
    doubts : tuple of Fault
        What is shown otherwise than a reader of the cells would take it.
    """

    name: str
    file: str
    rows: Rows
    apart: frozenset[int] = frozenset()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    tables: tuple[Area, ...] = ()
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()


def grids_of(path: str) -> list[Grid]:
    """The sheets of a workbook in their order, or the one of a text file. What the file holds decides which
    it is, not what it is called.

    Raises
    ------
    CaseError
        When it is no list: a folder, nothing at all, an old workbook, a PDF, a picture of one.

    Examples
    --------
    >>> grid, = grids_of("data/samples/lorie_savage/resources.csv")
    >>> grid.file, grid.rows[0]
    ('resources.csv', (1, ('resource', 'name', 'kind', 'unit', 'year1', 'year2')))
    """
    place = path_of(path)
    try:
        if not place.exists():
            raise UnreadableError(sentence("fault_no_list_there"))
        if place.is_dir():
            raise UnreadableError(sentence("fault_list_is_folder"))
        data = bytes_of(place)
        grids = _of_workbook(place, data) if data.startswith(_ZIP) else [_of_text(place, data)]
    except UnreadableError as error:
        raise CaseError([Fault("", error.line, "", "", error.problem, place.name)], path) from None
    if not any(grid.rows or grid.faults for grid in grids):
        problem = sentence("fault_list_is_empty")
        raise CaseError([Fault("", None, "", "", problem, place.name)], path)
    among = sum(len(cells) for grid in grids for _, cells in grid.rows)
    filled = among - sum(cells.count(None) for grid in grids for _, cells in grid.rows)
    if filled > LIST_CELLS or among > LIST_AREA:
        told = {"most": LIST_CELLS, "area": LIST_AREA, "count": filled, "among": among}
        problem = sentence("fault_list_too_large", **{k: figure(number, n) for k, n in told.items()})
        raise CaseError([Fault("", None, "", "", problem, place.name)], path)
    return grids


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS: Mapping[bytes, str] = {
    b"\xd0\xcf\x11\xe0": "fault_list_is_old_workbook",
    b"%PDF": "fault_list_is_pdf",
    b"\x1f\x8b": "fault_list_is_compressed",
    b"7z\xbc\xaf\x27\x1c": "fault_list_is_compressed",
    b"\x89PNG": "fault_list_is_picture",
    b"\xff\xd8\xff": "fault_list_is_picture",
    b"SQLite format 3": "fault_list_is_database",
}
"""How files of other kinds begin, and what is said of them."""
_MARKUP = re.compile(r"\s*<(!doctype|html|head|body|meta|style|table|\?xml)\b", re.IGNORECASE)
_JSON = re.compile(r"\s*(\{\s*[\"}]|\[\s*[\[{\]])")


def _of_workbook(path: Path, data: bytes) -> list[Grid]:
    if b"xl/workbook.xml" not in data:
        if b"opendocument.spreadsheet" in data:
            raise UnreadableError(sentence("fault_list_is_ods"))
        if b"xl/workbook.bin" in data:
            raise UnreadableError(sentence("fault_list_is_binary"))
        raise UnreadableError(sentence("fault_list_is_zip"))
    book = read_book(path, lambda _: True, tables=True)
    return [_of_sheet(sheet, book.formats, book.struck) for sheet in book.sheets if sheet.wanted]


def _of_text(path: Path, data: bytes) -> Grid:
    for start, key in _OTHERS.items():
        if data.startswith(start):
            raise UnreadableError(sentence(key))
    text = decoded(data)
    if _MARKUP.match(text):
        raise UnreadableError(sentence("fault_list_is_markup"))
    if _JSON.match(text):
        raise UnreadableError(sentence("fault_list_is_json"))
    read = records(text, separator_of)
    if not any(cell.strip(f" {_SEPARATORS}") for _, record in read for cell in record):
        return Grid("", path.name, ())
    rows = []
    apart = set()
    blank = False
    for line, record in read:
        cells = tuple([cell if cell and not cell.isspace() else None for cell in record])
        if cells.count(None) == len(cells):
            blank = True
            continue
        if blank:
            apart.add(line)
        rows.append((line, cells))
        blank = False
    return Grid("", path.name, tuple(rows), frozenset(apart))


def separator_of(lines: Sequence[str], hinted: str = "") -> str:
    """The separator that divides most of the lines into equally many cells, whatever they are called.

    Examples
    --------
    >>> separator_of(["nom;coût", "toit;1,5", "piste;2,5"])
    ';'
    """
    if hinted and any(hinted in line for line in lines):
        return hinted
    best = (0.0, 0)
    found = ""
    for separator in _SEPARATORS:
        widths = _widths("\n".join(lines), separator)
        divided = Counter(w for w in widths if w > 1)
        if divided:
            width, often = max(divided.items(), key=lambda item: (item[1], item[0]))
            if (often / len(widths), width) > best:
                best, found = (often / len(widths), width), separator
    # a list of one column is divided by what no line holds
    return found or next((s for s in reversed(_SEPARATORS) if not any(s in line for line in lines)), ",")


def _widths(text: str, separator: str) -> list[int]:
    """How many cells the lines have; none where a cell in quotes is followed by something else."""
    widths = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            widths.append(len(record))
    except csv.Error as error:
        # the last of the lines may go on
        return widths if "unexpected end" in str(error) else []
    return widths


def _of_sheet(sheet: Sheet, formats: Mapping[int, CellFormat], struck: frozenset[int]) -> Grid:
    file = sentence("list_sheet", name=sheet.name)
    if sheet.far:
        problem = sentence("fault_far_cell", found=sheet.far)
        return Grid(
            sheet.name, file, (), hidden=sheet.hidden, faults=(Fault("", None, "", "", problem, file),)
        )
    cells = [[v if type(v) is float else _cell(v) for v in values] for values in sheet.values]
    faults = []
    for letters, row, found in sheet.valueless:
        if "formula" in found:
            faults.append(Fault("", row, "", found, must_hold_a_value(letters, row, found), file))
        _put(cells, row, number_of_column(letters), found.removeprefix("the error "))
    doubts = tuple(_formatted(cells, sheet.xml, formats, struck, file))
    rows = tuple((k, tuple(row)) for k, row in enumerate(cells, start=1) if any(c is not None for c in row))
    return Grid(
        sheet.name,
        file,
        rows,
        frozenset(row for (before, _), (row, _) in itertools.pairwise(rows) if row > before + 1),
        sheet.hidden,
        frozenset(hidden_rows(sheet.xml)),
        frozenset(hidden_columns(sheet.xml, max((len(row) for row in cells), default=0))),
        sheet.merged,
        tuple(_declared(sheet, cells)),
        _one_of_a_kind(faults),
        doubts,
    )


def _put(cells: list[list[object]], row: int, column: int, value: object) -> None:
    """Puts a value into a cell, also beyond those that hold one."""
    cells += [[] for _ in range(row - len(cells))]
    cells[row - 1] += [None] * (column - len(cells[row - 1]))
    cells[row - 1][column - 1] = value


def _cell(value: object) -> object:
    """A cell as calamine gives it, as this room's users take it: None for a blank, hours as 37:30."""
    match value:
        case datetime.timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            text = f"{minutes // 60}:{minutes % 60:02}"
            return f"{text}:{seconds:02}" if seconds else text
        case datetime.time():
            return value.isoformat("seconds" if value.second else "minutes")
        case str():
            return value if text_of(value) else None
    return value


def _declared(sheet: Sheet, cells: Sequence[Sequence[object]]) -> Iterator[Area]:
    """The tables that Excel was told of, where their headings stand over them."""
    for _, headings, (top, left, bottom, right) in sheet.tables:
        over = cells[top - 2][left - 1 : right] if top > 1 else []
        if [text_of(c) for c in over] == [text_of(h) for h in headings]:
            yield top - 1, left, bottom, right


def _formatted(
    cells: list[list[object]],
    xml: bytes,
    formats: Mapping[int, CellFormat],
    struck: frozenset[int],
    file: str,
) -> Iterator[Fault]:
    """Puts what is shown in place of the numbers behind it; tells what a reader would be surprised by."""
    other_unit, unseen, crossed = [], [], []
    for row, column, style in styled_cells(xml, {*formats, *struck}):
        values = cells[row - 1] if row <= len(cells) else []
        cell = values[column - 1] if column <= len(values) else None
        if cell is None:
            continue
        if style in struck:
            crossed.append((row, text_of(cell)))
        if style not in formats or type(cell) is not float:
            continue
        shown = values[column - 1] = formats[style].shown(cell)
        if formats[style].hides(cell):
            unseen.append((row, cell_said(cell)))
        elif isinstance(shown, float) and shown != cell:
            pair = sentence("fault_shown_for", shown=cell_said(shown), held=cell_said(cell))
            other_unit.append((row, pair))
    if other_unit:
        yield _told(file, other_unit, sentence("remark_shown_otherwise", found=other_unit[0][1]))
    if unseen:
        yield _told(file, unseen, sentence("remark_unseen", found=unseen[0][1]))
    if crossed:
        yield _told(file, crossed, sentence("remark_struck_out", found=quoted(crossed[0][1])))


def _told(file: str, places: Sequence[tuple[int, str]], problem: Sentence) -> Fault:
    """One fault of a kind, with all rows."""
    first, *others = sorted({row for row, _ in places})
    return Fault("", first, "", places[0][1], problem, file).in_rows_too(others)


def _one_of_a_kind(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """One fault for all formulas never calculated, with the rows of all."""
    if not faults:
        return ()
    rows = sorted({f.row for f in faults if f.row is not None})
    first = min(faults, key=lambda f: f.row or 0)
    return (first.in_rows_too(rows[1:]),)
