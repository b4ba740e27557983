"""A case as a workbook that helps whoever fills it in: headings with comments, drop-downs, ids offered
from other sheets.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio.errors import CaseError, Fault
from portfolio.tables import SCHEMA, SCHEMAS, SETTINGS, Cell, Column, Table, text_of, written
from portfolio.tables.dictionary import blank_means

REQUIRED, OPTIONAL = "#1F4E79", "#D6E4F0"
"""Behind the headings of columns that must be filled in, and of the others."""

_ROWS = 1000  # rows that drop-downs cover in an otherwise empty sheet
_ROWS_AT_MOST, _TEXT_AT_MOST = 1_048_576, 32_767  # in a sheet, in a cell


def workbook_bytes(tables: Mapping[str, Table], settings: Mapping[str, Cell]) -> bytes:
    """The workbook of a case: a sheet for each table (those it does not have stay empty) and ``settings``.

    Raises
    ------
    CaseError
        When something is larger than a workbook can hold.
    """
    buffer = io.BytesIO()
    book = blank_book(buffer, text_of(settings.get("name")))
    write_case(book, tables, settings)
    book.close()
    return buffer.getvalue()


def blank_book(buffer: io.BytesIO, title: str) -> Any:
    """A workbook without a sheet, in which no text becomes a formula, a number or a link."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        buffer,
        {
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "in_memory": True,
        },
    )
    # a workbook's bytes must not depend on when it was made: its creation date is fixed
    book.set_properties({"title": title, "created": datetime.datetime(2000, 1, 1)})
    return book


def write_case(book: Any, tables: Mapping[str, Table], settings: Mapping[str, Cell], tab: str = "") -> None:
    """Add a case to a workbook: a sheet for each table, as ``portfolio.load`` reads it, and ``settings``;
    ``tab`` colours their tabs.

    Raises
    ------
    CaseError
        When something is larger than a workbook can hold; nothing is added then.
    """
    if excess := [*_excess(tables, settings)]:
        raise CaseError(excess)
    formats = {
        "required": book.add_format({"bold": True, "bg_color": REQUIRED, "font_color": "white", "border": 1}),
        "optional": book.add_format({"bold": True, "bg_color": OPTIONAL, "border": 1}),
        "general": book.add_format(),
        "text": book.add_format({"num_format": "@"}),
        "number": book.add_format({"num_format": "#,##0.######"}),
        "whole": book.add_format({"num_format": "#,##0"}),
    }
    written = [
        _sheet(book, formats, tables.get(schema.name, Table(schema.name, dict.fromkeys(schema.names, ()))))
        for schema in SCHEMAS
    ]
    for sheet in (*written, _settings(book, formats, settings)):
        if tab:
            sheet.set_tab_color(tab)


def empty_tables(periods: Sequence[str]) -> dict[str, Table]:
    """Every table with its headings and no row, for these periods."""
    further = {
        "periods": tuple(periods),
        "steps": tuple(str(n + 1) for n in range(len(periods))),
        "notes": (),
    }
    return {
        s.name: Table(
            s.name,
            dict.fromkeys((*s.names, *further[s.further]), ()),
            file=s.name,
            further=further[s.further],
        )
        for s in SCHEMAS
    }


def new_sheet(book: Any, name: str, header: int = 0, footer: str = "&L&A&RPage &P of &N") -> Any:
    """A sheet whose headings (in the row ``header``, from 0) and ids stay in sight, and which prints on
    A4, as wide as it is.
    """
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(header + 1, 1)
    sheet.repeat_rows(header)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(footer)
    return sheet


def _sheet(book: Any, formats: Mapping[str, Any], table: Table) -> Any:
    from xlsxwriter.utility import xl_rowcol_to_cell

    sheet = new_sheet(book, table.name)
    for k, heading in enumerate(table.columns):
        column = table.schema.column(heading)
        values = table.columns[heading]
        sheet.write_string(0, k, heading, formats["required" if column.required else "optional"])
        sheet.write_comment(0, k, comment(column), {"x_scale": 2, "y_scale": 1.2})
        widest = max((len(text_of(v)) for v in values), default=0)
        shown = {"number": "number", "whole": "number", "flag": "general"}.get(column.kind, "text")
        sheet.set_column(k, k, min(48, max(10, len(heading) + 2, widest + 1)), formats[shown])
        for r, value in enumerate(values, start=1):
            _write(sheet, r, k, value)
        last = max(_ROWS, len(values))
        if shown == "number":
            # Excel shows 5 as "5." where decimals are optional
            cell = xl_rowcol_to_cell(1, k)
            criteria = f"={cell}=INT({cell})"
            sheet.conditional_format(
                1, k, last, k, {"type": "formula", "criteria": criteria, "format": formats["whole"]}
            )
        if rule := _validation(column):
            sheet.data_validation(1, k, last, k, rule)
    return sheet


def _excess(tables: Mapping[str, Table], settings: Mapping[str, Cell]) -> Iterator[Fault]:
    """What a workbook would cut off without a word."""
    for table in tables.values():
        if len(table) >= _ROWS_AT_MOST:
            yield table.fault(
                None,
                "",
                None,
                f"must have fewer than {_ROWS_AT_MOST:,} rows in a workbook; found {len(table):,}. Save to a"
                " folder.",
            )
        for column, values in table.columns.items():
            long = [
                (line, v)
                for line, v in zip(table.lines, values, strict=True)
                if isinstance(v, str) and len(v) > _TEXT_AT_MOST
            ]
            yield from (table.fault(line, column, v, _too_long(v)) for line, v in long)
            if len(column) > _TEXT_AT_MOST:
                yield table.fault(table.header_row, column, column, _too_long(column))
    for key, v in settings.items():
        yield from (
            Fault("settings", None, key, t, _too_long(t)) for t in (key, text_of(v)) if len(t) > _TEXT_AT_MOST
        )


def _too_long(text: str) -> str:
    return (
        f"must have at most {_TEXT_AT_MOST:,} characters in a workbook; found {len(text):,}. Shorten it, or"
        " save to a folder."
    )


def _write(sheet: Any, row: int, column: int, value: Cell) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, float) and float(f"{value:.16G}") == value:
        sheet.write_number(row, column, value)
    else:
        # text that looks like a formula stays text; a number of 17 digits, which a workbook would cut to 16,
        # is kept as text
        sheet.write_string(row, column, written(value) if isinstance(value, float) else text_of(value))


def comment(column: Column) -> str:
    """What a heading's comment says: meaning, unit, rule, what a blank stands for."""
    parts = [column.meaning[:1].upper() + column.meaning[1:] + "."]
    if column.unit:
        parts.append(f"Unit: {column.unit}.")
    parts.append(f"Must be {column.rule}.")
    parts.append("Required." if column.required else f"Blank: {blank_means(column)}.")
    return " ".join(parts)


def _validation(column: Column) -> dict[str, Any] | None:
    """A drop-down for choices, yes/no and ids of another sheet; it warns and never refuses, since a loader
    says more.
    """
    common = {
        "error_type": "warning",
        "error_title": column.name,
        "error_message": f"Must be {column.rule}."[:255],
    }
    if column.kind == "choice":
        return common | {"validate": "list", "source": list(column.choices)}
    if column.kind == "flag":
        return common | {"validate": "list", "source": ["true", "false"]}
    if column.refers and column.refers != "options":
        key = SCHEMA[column.refers].names.index(SCHEMA[column.refers].key[0])
        letter = chr(ord("A") + key)
        return common | {"validate": "list", "source": f"={column.refers}!${letter}$2:${letter}${_ROWS}"}
    if column.kind in ("number", "whole"):
        kind = "integer" if column.kind == "whole" else "decimal"
        if column.minimum is not None and column.maximum is not None:
            return common | {
                "validate": kind,
                "criteria": "between",
                "minimum": column.minimum,
                "maximum": column.maximum,
            }
        if column.minimum is not None or column.above is not None:
            low = column.minimum if column.minimum is not None else column.above
            return common | {
                "validate": kind,
                "criteria": ">=" if column.minimum is not None else ">",
                "value": low,
            }
        return common | {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
    return None


def _settings(book: Any, formats: Mapping[str, Any], settings: Mapping[str, Cell]) -> Any:
    sheet = new_sheet(book, "settings")
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, 2, 80)
    for k, heading in enumerate(("key", "value", "meaning")):
        sheet.write_string(0, k, heading, formats["optional"])
    own = [k for k in settings if k not in SETTINGS.names]
    for r, name in enumerate((*SETTINGS.names, *own), start=1):
        sheet.write_string(r, 0, name)
        _write(sheet, r, 1, settings.get(name))
        if name not in SETTINGS.names:
            continue
        sheet.write_string(r, 2, comment(SETTINGS[name]))
        if rule := _validation(SETTINGS[name]):
            sheet.data_validation(r, 1, r, 1, rule)
    return sheet
