"""A case as one Excel workbook: a sheet per table, and a sheet ``settings`` of keys and values."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from portfolio.case.case import Case
from portfolio.errors import Fault, first_of
from portfolio.loaders.address import address_in
from portfolio.loaders.in_place import saved_into
from portfolio.loaders.new_workbook import new_workbook
from portfolio.loaders.sheets_read import Sheet, must_hold_a_value, read_book
from portfolio.loaders.shown import as_shown, hidden_sheets, number_of_column, unlike_shown
from portfolio.loaders.source import (
    RESULT,
    Source,
    SourceKind,
    UnreadableError,
    key_of,
    list_advice,
    path_of,
    stray_names,
)
from portfolio.loaders.template import workbook_bytes
from portfolio.tables import SCHEMA, Cell, Table, headed, plain, quoted, table_named, text_of
from portfolio.whole_files import digest, digest_of, write_whole
from portfolio.words.languages import understood
from portfolio.words.sentences import figure, sentence

SETTINGS_SHEET = "settings"
_KEYS = {plain(word) for word in understood(lambda v: v.keys)}
_TABLES = {*SCHEMA, SETTINGS_SHEET}


def read_workbook(path: Path) -> Source:
    """Every sheet named like a table, as the spreadsheet's values; the settings; cells without a usable
    value as faults.
    """
    source = Source(str(path), sentence("list_sheet", name=SETTINGS_SHEET))
    with contextlib.suppress(OSError):
        source.read_from = {key_of(path): digest_of(path)}
    try:
        book = read_book(path, lambda name: table_named(name) is not None)
    except UnreadableError as error:
        source.faults.append(Fault("", None, "", "", error.problem, path.name))
        return source
    wanted = {sheet.name: sheet for sheet in book.sheets if sheet.wanted}
    if far := next((sheet for sheet in wanted.values() if sheet.far), None):
        problem = sentence("fault_far_cell_of_sheet", found=f"{far.name}!{far.far}")
        source.faults.append(Fault("", None, "", "", problem, path.name))
        return source
    for name, sheet in wanted.items():
        table, label = table_named(name) or "", sentence("list_sheet", name=name)
        numbered = [(k, row) for k, row in enumerate(sheet.values, start=1) if any(text_of(c) for c in row)]
        if table == SETTINGS_SHEET:
            _read_settings(numbered, label, source)
        elif not numbered and sheet.hidden:
            continue  # of the template, until it is wanted
        elif not numbered:
            source.faults.append(Fault(table, None, "", "", sentence("fault_empty_sheet"), label))
        else:
            read = as_shown(headed(table, label, numbered), sheet.xml, book.formats)
            source.faults += unlike_shown(read, sheet.xml)
            source.add(read)
    if not wanted:
        names = [quoted(sheet.name) for sheet in book.sheets]
        found = figure(first_of, names) if names else sentence("fault_none")
        problem = sentence("fault_no_sheets", found=found, advice=list_advice(path.name))
        source.faults.append(Fault("", None, "", "", problem, path.name))
        return source
    source.faults += hidden_sheets([sheet.name for sheet in wanted.values() if sheet.hidden], source)
    source.faults += _valueless(list(wanted.values()), source)
    source.doubts += stray_names(
        [s.name for s in book.sheets if not s.wanted and not s.name.strip().startswith(RESULT)], _TABLES
    )
    return source


def _valueless(sheets: Sequence[Sheet], source: Source) -> Iterator[Fault]:
    """Cells without a usable value, as faults of their columns."""
    for sheet in sheets:
        table = table_named(sheet.name) or ""
        for letters, row, found in sheet.valueless:
            # a settings row is headed by its key, a table's column by its heading
            heading = (
                _cell(sheet.values, row, 1)
                if table == SETTINGS_SHEET
                else _cell(sheet.values, source.header_row(table), number_of_column(letters))
            )
            problem = must_hold_a_value(letters, row, found)
            yield Fault(table, row, heading, found, problem, sentence("list_sheet", name=sheet.name))


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
            problem = sentence("fault_no_key_in_row")
            source.faults.append(Fault("settings", k, "", text_of(value), problem, label))
        elif key in places:
            problem = sentence("fault_key_already", row=places[key])
            source.faults.append(Fault("settings", k, key, text_of(value), problem, label))
        else:
            places[key] = k
            if text_of(value):
                settings[key] = value
    source.settings, source.settings_rows = settings, places


def _cell(rows: list[list[Any]], row: int, column: int) -> str:
    """The text of a cell, both counted from 1; empty beyond the sheet's values."""
    return text_of(rows[row - 1][column - 1]) if row <= len(rows) and column <= len(rows[row - 1]) else ""


def _names(name: str) -> bool:
    return not address_in(name) and path_of(name).suffix.casefold() in WORKBOOK.suffixes


def _holds(name: str) -> list[str]:
    path = path_of(name)
    return [path.name] if path.exists() else []


def _write(
    tables: Mapping[str, Table],
    settings: Mapping[str, Cell],
    name: str,
    _french: bool,
    read_from: Mapping[str, str] | None,
    beside: Mapping[Path, bytes],
) -> dict[str, str]:
    """A workbook shows numbers as its reader's Excel does: there is no French one to write."""
    path = path_of(name)
    before = "" if read_from is None else read_from.get(key_of(path)) or digest_of(path)
    made = (
        saved_into(path, Case(tables, settings), read_workbook)
        if path.exists() and read_from is not None
        else workbook_bytes(tables, settings)
    )
    write_whole({**beside, path: made}, {path: before})
    return {key_of(path): digest(made)}


class _Workbook(SourceKind):
    """Its empty one says what to fill in first, and helps whoever does."""

    def begin(
        self, tables: Mapping[str, Table], settings: Mapping[str, Cell], name: str, language: str
    ) -> None:
        path = path_of(name)
        write_whole({path: new_workbook(tables, settings, language)}, {path: ""})


WORKBOOK = _Workbook(
    what=sentence("fault_kind_workbook"),
    target=sentence("fault_target_workbook"),
    suffixes=(".xlsx", ".xlsm"),
    mistaken=(".xls", ".xlsb", ".ods"),
    advice=sentence("fault_advice_workbook"),
    names=_names,
    is_there=lambda name: path_of(name).exists(),
    holds=_holds,
    read=lambda name: read_workbook(path_of(name)),
    write=_write,
)
