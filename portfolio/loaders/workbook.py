"""A case as one Excel workbook: a sheet per table, and a sheet ``settings`` of keys and values."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from portfolio.errors import Fault
from portfolio.loaders.source import Source, stray_names
from portfolio.tables import SCHEMA, RawTable, text_of

SUFFIXES = (".xlsx", ".xlsm")
SETTINGS_SHEET = "settings"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_workbook(path: Path) -> Source:
    """Every sheet named like a table, as the spreadsheet's values; the settings; cells without a usable value as faults."""
    import python_calamine

    source = Source(str(path), f"{path.name}, sheet {SETTINGS_SHEET}")
    try:
        with zipfile.ZipFile(path) as archive:
            archive.testzip()
        book = python_calamine.CalamineWorkbook.from_path(path)
        sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
        values = {
            name: sheet.to_python(skip_empty_area=False) for name, sheet in sheets.items() if name.strip().casefold() in (*SCHEMA, SETTINGS_SHEET)
        }
        broken = list(_cells_without_value(path, set(values)))
    except python_calamine.PasswordError:
        source.faults.append(Fault("", None, "", "", "must be a workbook without a password; found a protected one. Save it unprotected.", path.name))
        return source
    except (
        python_calamine.CalamineError,
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        ElementTree.ParseError,
        OSError,
        KeyError,
        ValueError,
        EOFError,
    ) as error:
        why = (
            "a folder"
            if path.is_dir()
            else "something else, or a damaged file"
            if not isinstance(error, PermissionError)
            else "one that may not be read"
        )
        source.faults.append(Fault("", None, "", "", f"must be an Excel workbook (.xlsx); found {why}. Save it again as .xlsx.", path.name))
        return source
    for name, rows in values.items():
        table = name.strip().casefold()
        if table == SETTINGS_SHEET:
            source.settings = _settings(rows, path.name, source)
            continue
        label = f"sheet {name}"
        numbered = [(k, row) for k, row in enumerate(rows, start=1) if any(text_of(c) for c in row)]
        if not numbered:
            source.faults.append(Fault(table, None, "", "", "must have a row of headings; found an empty sheet. Fill it in, or delete it.", label))
            continue
        (header_row, header), *body = numbered
        source.tables[table] = RawTable(table, label, header, body, header_row=header_row)
    for sheet, row, letter, found in broken:
        heading = _heading(source.tables.get(sheet.strip().casefold()), letter)
        source.faults.append(
            Fault(
                sheet.strip().casefold(),
                row,
                heading,
                found,
                f"must hold a value; found {found} in cell {letter}{row}. Correct it, open and save the workbook once, or type the value.",
                f"sheet {sheet}",
            )
        )
    source.doubts += stray_names([n for n in sheets if n not in values], {*SCHEMA, SETTINGS_SHEET})
    return source


def _heading(table: RawTable | None, letter: str) -> str:
    column = 0
    for character in letter:
        column = column * 26 + ord(character) - ord("A") + 1
    return text_of(table.header[column - 1]) if table is not None and column <= len(table.header) else ""


def _settings(rows: list[list[Any]], file: str, source: Source) -> dict[str, object]:
    settings: dict[str, object] = {}
    for k, row in enumerate(rows, start=1):
        key, value = text_of(row[0] if row else None), row[1] if len(row) > 1 else None
        if not key or (k == 1 and key.casefold() == "key"):
            continue
        if key in settings:
            source.faults.append(
                Fault("settings", k, "key", key, f'keys must be unique; found "{key}" twice. Delete one.', f"sheet {SETTINGS_SHEET}")
            )
        if text_of(value):
            settings[key] = value
    return settings


def _cells_without_value(path: Path, wanted: set[str]) -> Iterator[tuple[str, int, str, str]]:
    """Cells that the reader hands over as blank though they are not: errors such as #REF!, and formulas never calculated."""
    with zipfile.ZipFile(path) as archive:
        for sheet, part in _sheet_parts(archive).items():
            if sheet not in wanted:
                continue
            data = archive.read(part)
            if b't="e"' not in data and b"<f" not in data:
                continue
            for _, cell in ElementTree.iterparse(io.BytesIO(data)):
                if cell.tag != f"{_MAIN}c":
                    continue
                value = cell.findtext(f"{_MAIN}v")
                error, uncalculated = cell.get("t") == "e", cell.find(f"{_MAIN}f") is not None and value is None
                if error or uncalculated:
                    place = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", ""))
                    letter, row = (place[1], int(place[2])) if place else ("", 0)
                    yield sheet, row, letter, f"the error {value}" if error else "a formula that was never calculated"


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → its part of the archive."""
    targets = {
        relation.get("Id"): posixpath.normpath(posixpath.join("xl", relation.get("Target", ""))).lstrip("/")
        if not relation.get("Target", "").startswith("/")
        else relation.get("Target", "").lstrip("/")
        for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return {sheet.get("name", ""): targets[sheet.get(f"{_RELATIONS}id")] for sheet in sheets}
