"""The sheets of an Excel workbook: their values, and what the fast reader does not say of them."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from portfolio.loaders.archives import check_xml, packed, unpacked
from portfolio.loaders.cell_formats import CellFormat, dated_styles, formats_of
from portfolio.loaders.shown import number_of_column
from portfolio.loaders.source import UnreadableError
from portfolio.read_files import UnfitFileError, whole_file
from portfolio.size_limits import SHEET_CELLS, UNPACKED_BYTES
from portfolio.words.figures import number
from portfolio.words.sentences import Sentence, figure, sentence

# possessive, and without what can't stand in a tag: however damaged, it is looked at once
_PLACED = re.compile(
    rb"""<(?:\w++:)?(row|c)\b((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>(?:\s*+<(?:\w++:)?v>([^<]*+))?"""
)
_REFERENCE = re.compile(rb"""\sr\s*+=\s*+["']\s*+([A-Za-z]*+)(\d++)\s*+["']""")
_STYLE = re.compile(rb"""\ss\s*+=\s*+["'](\d++)["']""")
_SHARED = re.compile(rb"""\st\s*+=\s*+["']s["']""")
_ITEM = re.compile(rb"<(?:\w++:)?si[\s>/]")
_DAYS = 999_999_999
"""The longest time that Python has; of a longer one, or of one before all time, the reader gives up."""
_ROWS, _COLUMNS = 1_048_576, 16_384
"""Of a sheet of Excel. The reader counts further, and wrongly."""
_INDEX = {
    *("[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
    *("xl/styles.xml", "xl/sharedstrings.xml"),
}
"""The parts of a workbook that are read beside its sheets, in small letters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name alone, or all that it holds where it is wanted.

    Attributes
    ----------
    values : list of list
        The cells from A1 on, as calamine gives them: an error, and a formula never calculated, are blank.
    valueless : tuple
        These cells: a column's letters, a row, and what was found there.
    xml : bytes
        The sheet as Excel wrote it: formats, hidden rows and columns stand nowhere else.
    far : str
        A cell so far out that the sheet can't be held in memory, and is not read; else empty.
    merged : tuple
        Merged cells: first row, first column, last row, last column, counted from 1.
    tables : tuple
        Tables that Excel was told of: name, headings, and first row, first column, last row, last column of
        their cells under the headings, without a row of totals.
    """

    name: str
    hidden: bool
    wanted: bool = False
    values: list[list[Any]] = field(default_factory=list)
    valueless: tuple[tuple[str, int, str], ...] = ()
    xml: bytes = b""
    far: str = ""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    tables: tuple[tuple[str, tuple[str, ...], tuple[int, int, int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its sheets in their order; by the number of a cell's style, the number formats that add
    something, and the styles that are struck out.
    """

    sheets: tuple[Sheet, ...]
    formats: Mapping[int, CellFormat]
    struck: frozenset[int]


def read_book(path: Path, wanted: Callable[[str], bool], *, tables: bool = False) -> Book:
    """The sheets of a workbook, those that are wanted by their names with all that they hold; the tables that
    Excel was told of only where asked for.

    Raises
    ------
    UnreadableError
        For anything but an Excel workbook (.xlsx).
    """
    import python_calamine

    try:
        index, sheets = _parts(whole_file(path), wanted, tables)
        styles, texts = (_part(index, f"xl/{name}.xml") for name in ("styles", "sharedStrings"))
        far = _unfit(sheets, dated_styles(styles), [len(text) for text in _ITEM.split(texts)[1:]])
        book = python_calamine.CalamineWorkbook.from_filelike(packed(index), load_tables=tables)
        told = [book.get_table_by_name(name) for name in book.table_names or ()] if tables else []
        read = [_read(book, *sheet, told, far) if sheet[2] else Sheet(*sheet[:2]) for sheet in sheets]
        formats, struck = formats_of(styles)
    except UnreadableError:
        raise
    except UnfitFileError as error:
        raise UnreadableError(error.problem) from None
    except Exception as error:  # whatever a damaged archive makes of the libraries that read it
        raise UnreadableError(sentence("fault_no_workbook", found=_instead(path, error))) from None
    except BaseException as error:
        # what Rust gives up with is none of Python's exceptions
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError(sentence("fault_no_workbook", found=sentence("fault_is_damaged"))) from None
    return Book(tuple(read), formats, struck)


def _read(book: Any, name: str, hidden: bool, xml: bytes, tables: list[Any], far: Mapping[str, str]) -> Sheet:
    if name in far:
        return Sheet(name, hidden, wanted=True, far=far[name])
    sheet = book.get_sheet_by_name(name)
    return Sheet(
        name,
        hidden,
        True,
        sheet.to_python(skip_empty_area=False),
        tuple(_cells_without_value(xml)),
        xml,
        merged=tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()),
        tables=tuple(
            (t.name, tuple(t.columns), (t.start[0] + 1, t.start[1] + 1, t.end[0] + 1, t.end[1] + 1))
            for t in tables
            if t.sheet == name
        ),
    )


def must_hold_a_value(letters: str, row: int, found: str) -> Sentence:
    """What is wrong with a cell without a usable value, and what to do."""
    key = "fault_no_value_yet" if "formula" in found else "fault_error_in_cell"
    return sentence(key, found=found, cell=f"{letters}{row}")


def _instead(path: Path, error: Exception) -> Sentence:
    """What there is in place of a workbook that could be read."""
    if path.is_dir():
        return sentence("fault_is_folder")
    if isinstance(error, OSError):
        return sentence("fault_is_closed", why=error.strerror or str(error))
    compound = whole_file(path).startswith(b"\xd0\xcf\x11\xe0")
    return sentence("fault_is_old_workbook" if compound else "fault_is_damaged")


def _parts(
    data: bytes, wanted: Callable[[str], bool], tables: bool
) -> tuple[dict[str, bytes], list[tuple[str, bool, bytes]]]:
    """What is read of the archive, and each sheet's name, whether it is hidden, and its XML, none of one that
    is not wanted or has no cells, such as a chart's. Raises whatever a damaged archive causes.
    """
    index = unpacked(data, lambda name: name.casefold() in _INDEX)
    related = {r.get("Id"): r for r in ElementTree.fromstring(_part(index, "xl/_rels/workbook.xml.rels"))}
    places = []
    for sheet in ElementTree.fromstring(_part(index, "xl/workbook.xml")).findall(".//{*}sheet"):
        link = next(related[v] for a, v in sheet.items() if a.endswith("}id"))
        place = posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
        name = sheet.get("name", "")
        if not (link.get("Type", "").endswith("/worksheet") and wanted(name)):
            place = ""
        places.append((name, sheet.get("state") in ("hidden", "veryHidden"), place))
    needed = {place for *_, place in places}
    beside = ("xl/tables/", "xl/worksheets/_rels/") if tables else ("\0",)
    whole = unpacked(data, lambda n: n.casefold() in _INDEX or n in needed or n.startswith(beside))
    check_xml(whole.values())
    return whole, [(name, hidden, whole[place] if place else b"") for name, hidden, place in places]


def _part(parts: Mapping[str, bytes], wanted: str) -> bytes:
    """A part of the archive, however its name is written; empty where there is none."""
    return next((part for name, part in parts.items() if name.casefold() == wanted.casefold()), b"")


def _unfit(
    sheets: Sequence[tuple[str, bool, bytes]], dated: frozenset[int], texts: Sequence[int]
) -> dict[str, str]:
    """Cells so far out that their sheets can't be held in memory, by sheet. What the reader would give up at
    is refused: it takes memory for all cells from the first row and column to the last, and for each text as
    often as it is shown.
    """
    far: dict[str, str] = {}
    cells = characters = 0
    for name, _, xml in sheets:
        rows = columns = row = column = 0
        for kind, attributes, value in _PLACED.findall(xml):
            place = _REFERENCE.search(b" " + attributes)
            if kind == b"row":
                row, column = int(place[2][:20]) if place else row + 1, 0
                continue
            letters = place[1].decode().upper() if place else ""
            column = number_of_column(letters[:4]) if letters else column + 1
            row = int(place[2][:20]) if place else max(row, 1)
            if attributes.endswith(b"/"):
                continue  # a format alone
            rows, columns = max(rows, row), max(columns, column)
            if len(letters) > 3 or columns > _COLUMNS or rows > _ROWS or rows * columns > SHEET_CELLS:
                far[name] = f"{letters[:9]}{row}"
                break
            if texts and value and _SHARED.search(b" " + attributes) and value.isdigit():
                characters += texts[int(value[:9])] if int(value[:9]) < len(texts) else 0
            elif (
                not (value.isdigit() and len(value) < 9)
                and _too_long(value)
                and _has_style(attributes, dated)
            ):
                cell = f"{name}!{letters}{row}"
                raise UnreadableError(sentence("fault_no_date", cell=cell, found=value.decode()[:30]))
        else:
            cells += rows * columns
    if cells > SHEET_CELLS:
        raise UnreadableError(sentence("fault_sheets_too_large", most=figure(number, SHEET_CELLS)))
    if characters > UNPACKED_BYTES // 2:  # Python takes up to four bytes for each
        raise UnreadableError(sentence("fault_unpacks_too_large", most=UNPACKED_BYTES // 1_000_000))
    return far


def _too_long(value: bytes) -> bool:
    """Whether a value is a number that is no time; most are plainly one, or none at all."""
    if not value or (len(value) < 10 and value.isdigit()):
        return False
    try:
        return not abs(float(value)) <= _DAYS
    except ValueError:
        return False


def _has_style(attributes: bytes, styles: frozenset[int]) -> bool:
    found = _STYLE.search(b" " + attributes)
    return found is not None and int(found[1][:9]) in styles


def _cells_without_value(data: bytes) -> Iterator[tuple[str, int, str]]:
    """Cells that the reader hands over as blank though they are not: errors such as #REF!, and formulas
    never calculated.
    """
    if not re.search(rb"""<(\w+:)?f[\s/>]|\st=["']e["']""", data):
        return
    for _, cell in ElementTree.iterparse(io.BytesIO(data)):
        kind = cell.tag.rpartition("}")[2]
        if kind == "row":
            cell.clear()  # else the whole sheet would be held a second time, ten times as large
        if kind != "c":
            continue
        value = cell.findtext("{*}v")
        error = cell.get("t") == "e"
        # a formula that gives an empty text says so in its type
        uncalculated = cell.find("{*}f") is not None and not value and cell.get("t") != "str"
        place = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", ""))
        if place and (error or uncalculated):
            found = sentence("fault_error_value", error=value) if error else sentence("fault_uncalculated")
            yield place[1], int(place[2]), found
