"""The sheets of an Excel workbook: their values, and what the fast reader does not say of them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from portfolio.loaders.cell_formats import CellFormat, formats_of
from portfolio.loaders.shown import number_of_column
from portfolio.loaders.source import UnreadableError
from portfolio.words.sentences import Sentence, sentence

# a sheet whose last used row times last used column is beyond this does not fit in memory
_CELLS = 50_000_000


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
        parts, styles = _parts(path)
        book = python_calamine.CalamineWorkbook.from_path(path, load_tables=tables)
        told = [book.get_table_by_name(name) for name in book.table_names or ()] if tables else []
        sheets = [
            _read(book, name, hidden, xml, told) if xml and wanted(name) else Sheet(name, hidden)
            for name, hidden, xml in parts
        ]
        formats, struck = formats_of(styles)
    except Exception as error:  # whatever a damaged archive makes of the libraries that read it
        raise UnreadableError(sentence("fault_no_workbook", found=_instead(path, error))) from None
    return Book(tuple(sheets), formats, struck)


def _read(book: Any, name: str, hidden: bool, xml: bytes, tables: list[Any]) -> Sheet:
    if far := _far_cell(xml):
        return Sheet(name, hidden, wanted=True, far=far)
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
    with path.open("rb") as file:
        compound = file.read(4) == b"\xd0\xcf\x11\xe0"
    return sentence("fault_is_old_workbook" if compound else "fault_is_damaged")


def _parts(path: Path) -> tuple[list[tuple[str, bool, bytes]], bytes]:
    """Each sheet's name, whether it is hidden, and its XML, none of a sheet without cells, such as a chart's;
    the styles' XML. Raises whatever a damaged archive causes.
    """
    with zipfile.ZipFile(path) as archive:
        if damaged := archive.testzip():
            raise zipfile.BadZipFile(damaged)
        related = {r.get("Id"): r for r in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
        parts = []
        for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).findall(".//{*}sheet"):
            link = next(related[v] for a, v in sheet.items() if a.endswith("}id"))
            place = posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
            xml = archive.read(place) if link.get("Type", "").endswith("/worksheet") else b""
            parts.append((sheet.get("name", ""), sheet.get("state") in ("hidden", "veryHidden"), xml))
        return parts, archive.read("xl/styles.xml") if "xl/styles.xml" in archive.namelist() else b""


def _far_cell(data: bytes) -> str | None:
    """A cell with a value so far out that the sheet can't be held in memory."""
    column = row = 0
    for cell in re.finditer(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]+)(\d+)"[^>]*[^/]>', data):
        column, row = max(column, number_of_column(cell[1].decode())), max(row, int(cell[2]))
        if column * row > _CELLS:
            return (cell[1] + cell[2]).decode()
    return None


def _cells_without_value(data: bytes) -> Iterator[tuple[str, int, str]]:
    """Cells that the reader hands over as blank though they are not: errors such as #REF!, and formulas
    never calculated.
    """
    if not re.search(rb"""<(\w+:)?f[\s/>]|\st=["']e["']""", data):
        return
    for _, cell in ElementTree.iterparse(io.BytesIO(data)):
        if cell.tag.rpartition("}")[2] != "c":
            continue
        value = cell.findtext("{*}v")
        error = cell.get("t") == "e"
        # a formula that gives an empty text says so in its type
        uncalculated = cell.find("{*}f") is not None and not value and cell.get("t") != "str"
        place = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", ""))
        if place and (error or uncalculated):
            found = sentence("fault_error_value", error=value) if error else sentence("fault_uncalculated")
            yield place[1], int(place[2]), found
