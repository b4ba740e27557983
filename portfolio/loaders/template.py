"""A case as a workbook that helps whoever fills it in: headings with comments, drop-downs, ids offered
from other sheets.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portfolio.errors import CaseError, Fault
from portfolio.loaders.ids_from_names import NAMED
from portfolio.loaders.wording import Wording
from portfolio.tables import SCHEMA, SCHEMAS, SETTINGS, Cell, Column, Schema, Table, text_of, written
from portfolio.words.languages import FALLBACK
from portfolio.words.languages import language as spoken
from portfolio.words.sentences import Sentence, figure, say, sentence

REQUIRED, OPTIONAL = "#1F4E79", "#D6E4F0"
"""Behind the headings of columns that must be filled in, and of the others."""
GREY = "#808080"
"""What examples are written in."""

_OWN = Wording()
_MAY_BE_PER_CENT = ("share", "probability", "per year", "the KPI's unit", "the resource's unit")
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
    """Add a case to a workbook: a sheet for each table, as ``portfolio.load`` reads it, and ``settings``,
    in the words of the case's language; ``tab`` colours their tabs.

    Raises
    ------
    CaseError
        When something is larger than a workbook can hold; nothing is added then.
    """
    refuse_excess(tables, settings)
    formats, wording = table_formats(book), wording_of(settings)
    written = [
        write_table(
            book,
            formats,
            tables.get(schema.name, Table(schema.name, dict.fromkeys(schema.names, ()))),
            wording,
        )
        for schema in SCHEMAS
    ]
    for sheet in (*written, write_settings(book, formats, settings, wording)):
        if tab:
            sheet.set_tab_color(tab)


def wording_of(settings: Mapping[str, Cell]) -> Wording:
    """What a case's workbook calls its sheets: by the words of the case's own language."""
    return Wording(text_of(settings.get("language")) or FALLBACK)


def table_formats(book: Any) -> dict[str, Any]:
    """The cell formats of the sheets of tables."""
    return {
        "required": book.add_format({"bold": True, "bg_color": REQUIRED, "font_color": "white", "border": 1}),
        "optional": book.add_format({"bold": True, "bg_color": OPTIONAL, "border": 1}),
        "general": book.add_format(),
        "text": book.add_format({"num_format": "@"}),
        "text beside": book.add_format({"num_format": "@", "indent": 1}),
        "number": book.add_format({"num_format": "#,##0.######"}),
        "whole": book.add_format({"num_format": "#,##0"}),
        "example": book.add_format({"italic": True, "font_color": GREY}),
    }


def empty_tables(periods: Sequence[str]) -> dict[str, Table]:
    """Every table with its headings and no row, for these periods; of two that say the same, those that are
    easier to fill in.
    """
    further = {
        "periods": tuple(periods),
        "steps": tuple(str(n + 1) for n in range(len(periods))),
        "notes": (),
    }
    return {
        s.name: Table(
            s.name,
            dict.fromkeys((*_to_fill_in(s), *further[s.further]), ()),
            file=s.name,
            further=further[s.further],
        )
        for s in SCHEMAS
    }


def _to_fill_in(schema: Schema) -> Iterator[str]:
    for name in schema.names:
        yield schema.instead[name].name if name in schema.instead else name


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


def write_table(
    book: Any,
    formats: Mapping[str, Any],
    table: Table,
    wording: Wording = _OWN,
    *,
    as_example: bool = False,
) -> Any:
    """Add the sheet of one table, with comments and drop-downs, and give it back. Cells of an example are in
    grey italics, each as long as it holds what the example says.
    """
    from xlsxwriter.utility import xl_rowcol_to_cell

    sheet = new_sheet(book, wording.sheet(table.name), footer=say(wording.code, "book_sheet_footer"))
    shown = "text"
    for k, name in enumerate(table.columns):
        column = table.schema.column(name)
        heading = wording.heading(name) if name in table.schema.readable else name
        values = table.columns[name]
        required = wording.required(column, table.name)
        sheet.write_string(0, k, heading, formats["required" if required else "optional"])
        sheet.write_comment(0, k, wording.comment(column, table.name), {"x_scale": 2, "y_scale": 1.2})
        widest = max((len(text_of(v)) for v in values), default=0)
        shown, before = _shown(column), shown
        # what is written from the left would touch figures that stand before it
        look = "text beside" if shown == "text" != before else shown
        sheet.set_column(k, k, min(48, max(10, len(heading) + 2, widest + 1)), formats[look])
        said = dict(zip(column.choices, wording.choices(column), strict=False))
        for r, value in enumerate(values, start=1):
            _write(sheet, r, k, said.get(text_of(value), value) if column.kind == "choice" else value)
            if as_example and value is not None:
                held = f'"{value}"' if isinstance(value, str) else value
                rule = {"type": "cell", "criteria": "==", "value": held, "format": formats["example"]}
                sheet.conditional_format(r, k, r, k, rule)  # before that of the column, which yields to it
        last = max(_ROWS, len(values))
        if shown == "number":
            # Excel shows 5 as "5." where decimals are optional
            cell = xl_rowcol_to_cell(1, k)
            criteria = f"={cell}=INT({cell})"
            sheet.conditional_format(
                1, k, last, k, {"type": "formula", "criteria": criteria, "format": formats["whole"]}
            )
        if validation := _validation(column, heading, wording):
            sheet.data_validation(1, k, last, k, validation)
    return sheet


def _shown(column: Column) -> str:
    """The format of a column's cells. Excel turns a cell into a percentage where 8 % is typed, unless it has
    a format of its own: then it would show 0.08.
    """
    if column.kind == "flag" or column.maximum == 1 or column.unit in _MAY_BE_PER_CENT:
        return "general"
    return "number" if column.kind in ("number", "whole") else "text"


def refuse_excess(tables: Mapping[str, Table], settings: Mapping[str, Cell]) -> None:
    """Raise ``CaseError`` where something is larger than a workbook can hold."""
    if excess := [*_excess(tables, settings)]:
        raise CaseError(excess)


def _excess(tables: Mapping[str, Table], settings: Mapping[str, Cell]) -> Iterator[Fault]:
    """What a workbook would cut off without a word."""
    for table in tables.values():
        if len(table) >= _ROWS_AT_MOST:
            problem = sentence("fault_too_many_rows", most=_many(_ROWS_AT_MOST), found=_many(len(table)))
            yield table.fault(None, "", None, problem)
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


def _too_long(text: str) -> Sentence:
    return sentence("fault_text_too_long", most=_many(_TEXT_AT_MOST), found=_many(len(text)))


def _many(count: int) -> Sentence:
    return figure(_thousands, f"{count:,}")


def _thousands(count: str, language: str) -> str:
    return count.replace(",", spoken(language).thousands)


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


def _validation(column: Column, heading: str, wording: Wording) -> dict[str, Any] | None:
    """A drop-down for choices, yes/no and ids of another sheet; it warns and never refuses, since a loader
    says more.
    """
    common = {
        "error_type": "warning",
        "error_title": heading[:32],
        "error_message": say(wording.code, "template_must_be", rule=wording.rule(column))[:255],
    }
    if column.kind in ("choice", "flag"):
        return common | {"validate": "list", "source": wording.choices(column)}
    if column.refers and column.refers != "options":
        return common | {"validate": "list", "source": _ids_of(column.refers, wording)}
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


def _ids_of(table: str, wording: Wording) -> str:
    """Where the ids of a table stand, or the names that stand for them."""
    from xlsxwriter.utility import quote_sheetname, xl_col_to_name

    # the sheet of indicators may be left blank: those that key results name are indicators too
    table, column = ("key_results", "kpi") if wording.by_name and table == "kpis" else (table, "")
    column = column or ("name" if wording.by_name and table in NAMED else SCHEMA[table].key[0])
    letter = xl_col_to_name(SCHEMA[table].names.index(column))
    return f"={quote_sheetname(wording.sheet(table))}!${letter}$2:${letter}${_ROWS}"


def write_settings(
    book: Any, formats: Mapping[str, Any], settings: Mapping[str, Cell], wording: Wording = _OWN
) -> Any:
    """Add the sheet of settings, and give it back."""
    sheet = new_sheet(book, wording.sheet(SETTINGS.name), footer=say(wording.code, "book_sheet_footer"))
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 40)
    sheet.set_column(2, 2, 80)
    for k, heading in enumerate(("template_key", "template_value", "template_meaning")):
        sheet.write_string(0, k, say(wording.code, heading), formats["optional"])
    own = [k for k in settings if k not in SETTINGS.names]
    for r, name in enumerate((*SETTINGS.names, *own), start=1):
        sheet.write_string(r, 0, wording.heading(name) if name in SETTINGS.names else name)
        value = settings.get(name)
        if name not in SETTINGS.names:
            _write(sheet, r, 1, value)
            continue
        words = zip(SETTINGS[name].choices, wording.choices(SETTINGS[name]), strict=False)
        _write(sheet, r, 1, dict(words).get(text_of(value), value))
        sheet.write_string(r, 2, wording.comment(SETTINGS[name]))
        if rule := _validation(SETTINGS[name], wording.heading(name), wording):
            sheet.data_validation(r, 1, r, 1, rule)
    return sheet
