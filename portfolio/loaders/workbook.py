"""A case as one Excel workbook: a sheet per table, and a sheet ``settings`` of keys and values."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from portfolio.case.case import Case
from portfolio.errors import Fault
from portfolio.loaders.in_place import saved_into
from portfolio.loaders.new_workbook import new_workbook
from portfolio.loaders.shown import HIDDEN, as_shown, hidden_sheets, number_of_column, unlike_shown
from portfolio.loaders.source import (
    RESULT,
    Source,
    SourceKind,
    address_in,
    path_of,
    stray_names,
    write_atomically,
)
from portfolio.loaders.template import workbook_bytes
from portfolio.tables import SCHEMA, Cell, Table, headed, plain, table_named, text_of
from portfolio.words.languages import understood

SETTINGS_SHEET = "settings"
_KEYS = {plain(word) for word in understood(lambda v: v.keys)}
_TABLES = {*SCHEMA, SETTINGS_SHEET}
# a sheet whose last used row times last used column is beyond this does not fit in memory
_CELLS = 50_000_000


def read_workbook(path: Path) -> Source:
    """Every sheet named like a table, as the spreadsheet's values; the settings; cells without a usable
    value as faults.
    """
    import python_calamine

    source = Source(str(path), f"sheet {SETTINGS_SHEET}")

    def unreadable(problem: str) -> Source:
        source.faults.append(Fault("", None, "", "", problem, path.name))
        return source

    try:
        parts, states, styles = _sheet_parts(path)
        wanted = {name: data for name, data in parts.items() if table_named(name)}
        if far := next(
            (f"{name}!{cell}" for name, data in wanted.items() if (cell := _far_cell(data))), None
        ):
            return unreadable(
                f"must hold sheets that end where their tables end; found a value in {far}. Delete what is"
                " far from the table."
            )
        book = python_calamine.CalamineWorkbook.from_path(path)
        values = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in wanted}
        broken = [(name, *cell) for name, data in wanted.items() for cell in _cells_without_value(data)]
    except Exception as error:  # whatever a damaged archive makes of the libraries that read it
        return unreadable(
            f"must be an Excel workbook (.xlsx); found {_instead(path, error)}. Save it again as .xlsx."
        )
    hidden = {name for name, state in states if state in HIDDEN}
    for name, rows in values.items():
        table, label = table_named(name) or "", f"sheet {name}"
        numbered = [(k, row) for k, row in enumerate(rows, start=1) if any(text_of(c) for c in row)]
        if table == SETTINGS_SHEET:
            _read_settings(numbered, label, source)
        elif not numbered and name in hidden:
            continue
        elif not numbered:
            source.faults.append(
                Fault(
                    table,
                    None,
                    "",
                    "",
                    "must have a row of headings; found an empty sheet. Fill it in, or delete it.",
                    label,
                )
            )
        else:
            read = as_shown(headed(table, label, numbered), wanted[name], styles)
            source.faults += unlike_shown(read, wanted[name])
            source.add(read)
    source.faults += hidden_sheets(hidden & {*wanted}, source)
    source.faults += _valueless(broken, values, source)
    source.doubts += stray_names(
        [n for n in parts if n not in values and not n.strip().startswith(RESULT)], _TABLES
    )
    return source


def _instead(path: Path, error: Exception) -> str:
    """What there is in place of a workbook that could be read."""
    if path.is_dir():
        return "a folder"
    if isinstance(error, OSError):
        return f"a file that can't be opened ({error.strerror or error})"
    with path.open("rb") as file:
        compound = file.read(4) == b"\xd0\xcf\x11\xe0"
    return (
        "an old workbook (.xls) or one with a password" if compound else "something else, or a damaged file"
    )


def _valueless(
    broken: Sequence[tuple[str, str, int, str]], values: Mapping[str, list[list[Any]]], source: Source
) -> Iterator[Fault]:
    """Cells without a usable value, each a sheet, a column's letters, a row, and what was found there."""
    for name, letter, row, found in broken:
        table = table_named(name) or ""
        # a settings row is headed by its key, a table's column by its heading
        heading = (
            _cell(values[name], row, 1)
            if table == SETTINGS_SHEET
            else _cell(values[name], source.header_row(table), number_of_column(letter))
        )
        advice = "Open and save the workbook in Excel once" if "formula" in found else "Correct the formula"
        problem = f"must hold a value; found {found} in cell {letter}{row}. {advice}, or type the value."
        yield Fault(table, row, heading, found, problem, f"sheet {name}")


def _read_settings(rows: list[tuple[int, list[Any]]], label: str, source: Source) -> None:
    if not source.settings_once(label):
        return
    settings: dict[str, object] = {}
    places: dict[str, int] = {}
    for n, (k, row) in enumerate(rows):
        key, value = text_of(row[0]), row[1] if len(row) > 1 else None
        if n == 0 and plain(key) in _KEYS:
            continue
        if not key:
            source.faults.append(
                Fault(
                    "settings",
                    k,
                    "",
                    text_of(value),
                    "must have a key in column A; found none. Fill it in, or clear the row.",
                    label,
                )
            )
        elif key in places:
            problem = f"must stand once; found it already in row {places[key]}. Delete one."
            source.faults.append(Fault("settings", k, key, text_of(value), problem, label))
        else:
            places[key] = k
            if text_of(value):
                settings[key] = value
    source.settings, source.settings_rows = settings, places


def _cell(rows: list[list[Any]], row: int, column: int) -> str:
    """The text of a cell, both counted from 1; empty beyond the sheet's values."""
    return text_of(rows[row - 1][column - 1]) if row <= len(rows) and column <= len(rows[row - 1]) else ""


def _sheet_parts(path: Path) -> tuple[dict[str, bytes], list[tuple[str, str]], bytes]:
    """Each worksheet's XML by the sheet's name, whether each is shown, and the styles' XML. Raises
    whatever a damaged archive causes.
    """
    with zipfile.ZipFile(path) as archive:
        if damaged := archive.testzip():
            raise zipfile.BadZipFile(damaged)
        targets = {
            r.get("Id"): r.get("Target", "")
            for r in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        }
        sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).findall(".//{*}sheet")
        named = {
            s.get("name", ""): next(targets[v] for a, v in s.items() if a.endswith("}id")) for s in sheets
        }
        data = {
            name: archive.read(posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"))
            for name, target in named.items()
        }
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in archive.namelist() else b""
        return data, [(s.get("name", ""), s.get("state", "")) for s in sheets], styles


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
            yield (
                place[1],
                int(place[2]),
                f"the error {value}" if error else "a formula that was never calculated",
            )


def _names(name: str) -> bool:
    return not address_in(name) and path_of(name).suffix.casefold() in WORKBOOK.suffixes


def _holds(name: str) -> list[str]:
    path = path_of(name)
    return [path.name] if path.exists() else []


def _write(tables: Mapping[str, Table], settings: Mapping[str, Cell], name: str, _french: bool) -> None:
    """A workbook shows numbers as its reader's Excel does: there is no French one to write."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    made = (
        saved_into(path, Case(tables, settings), read_workbook)
        if path.exists()
        else workbook_bytes(tables, settings)
    )
    write_atomically({path: made})


class _Workbook(SourceKind):
    """Its empty one says what to fill in first, and helps whoever does."""

    def begin(
        self, tables: Mapping[str, Table], settings: Mapping[str, Cell], name: str, language: str
    ) -> None:
        path = path_of(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically({path: new_workbook(tables, settings, language)})


WORKBOOK = _Workbook(
    what="an Excel workbook",
    target="a file ending in .xlsx",
    suffixes=(".xlsx", ".xlsm"),
    mistaken=(".xls", ".xlsb", ".ods"),
    advice="Save it as .xlsx",
    names=_names,
    is_there=lambda name: path_of(name).exists(),
    holds=_holds,
    read=lambda name: read_workbook(path_of(name)),
    write=_write,
)
