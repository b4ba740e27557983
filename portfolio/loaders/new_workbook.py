"""The workbook that ``portfolio new`` makes: a first sheet that says what to fill in, the six sheets that
a first answer needs with example rows, and the others out of sight.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from portfolio.loaders.examples import examples
from portfolio.loaders.source import RESULT
from portfolio.loaders.template import (
    GREY,
    REQUIRED,
    blank_book,
    table_formats,
    write_settings,
    write_table,
)
from portfolio.loaders.wording import Wording
from portfolio.tables import SCHEMAS, SETTINGS, Cell, Table
from portfolio.words.languages import of_the_format
from portfolio.words.sentences import say

FIRST = tuple(schema.name for schema in SCHEMAS if schema.required)
"""The tables that a first answer needs, in the order in which they are filled in."""


def new_workbook(tables: Mapping[str, Table], settings: Mapping[str, Cell], language: str) -> bytes:
    """A workbook to fill in, with a sheet for each of some empty tables, in one language."""
    buffer = io.BytesIO()
    book = blank_book(buffer, "")
    wording = Wording(language, by_name=True)
    start = book.add_worksheet(f"{RESULT} {say(language, 'template_start')}")
    formats = table_formats(book)
    for name in FIRST:
        shown = examples(tables[name].schema, tuple(tables[name].columns), language)
        columns = {heading: tuple(row.get(heading) for row in shown) for heading in tables[name].columns}
        lines = tuple(range(2, 2 + len(shown)))
        write_table(
            book, formats, replace(tables[name], columns=columns, lines=lines), wording, as_example=True
        )
    write_settings(book, formats, settings, wording)
    further = [name for name in tables if name not in FIRST]
    for name in further:
        write_table(book, formats, tables[name], wording).hide()
    _fill_start(book, start, wording, further)
    start.activate()
    book.close()
    return buffer.getvalue()


def _fill_start(book: Any, sheet: Any, wording: Wording, further: Sequence[str]) -> None:
    """What to fill in first, sheet by sheet, with a link to each; then what the other sheets are for."""
    from xlsxwriter.utility import quote_sheetname

    def told(key: str, **figures: object) -> str:
        return say(wording.code, f"template_{key}", **figures)

    title = book.add_format({"bold": True, "font_size": 16, "font_color": REQUIRED})
    head = book.add_format({"bold": True, "bg_color": REQUIRED, "font_color": "white"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"bold": True, "valign": "top", "align": "center"})
    quiet = book.add_format({"italic": True, "font_color": GREY, "valign": "top"})
    link = book.add_format({"underline": 1, "font_color": "#0563C1", "valign": "top"})
    plain = book.add_format({"valign": "top"})
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    for place, width in enumerate((8, 24, 90)):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, told("title"), title)
    sheet.write_string(1, 0, told("about"))
    for place, key in enumerate(("step", "sheet", "what")):
        sheet.write_string(3, place, told(key), head)
    row = 4
    for step, name in enumerate(FIRST, start=1):
        called = wording.sheet(name)
        sheet.write_number(row, 0, step, number)
        sheet.write_url(row, 1, f"internal:{quote_sheetname(called)}!A2", link, called)
        sheet.write_string(row, 2, told(name), wrapped)
        sheet.set_row(row, 15 * (1 + len(told(name)) // 95) + 3)
        row += 1
    row += 1
    for text in (
        told("examples"),
        told("percentages"),
        told("settings", sheet=wording.sheet(SETTINGS.name)),
        told("check"),
    ):
        sheet.write_string(row, 1, text, quiet if text == told("examples") else plain)
        row += 1
    row += 1
    sheet.write_string(row, 0, told("further"), book.add_format({"bold": True, "font_color": REQUIRED}))
    for below, name in enumerate(further, start=row + 1):
        meaning = next(schema.meaning for schema in SCHEMAS if schema.name == name)
        sheet.write_string(below, 1, wording.sheet(name), plain)
        sheet.write_string(below, 2, of_the_format(wording.code, meaning), wrapped)
        sheet.set_row(below, 15 * (1 + len(meaning) // 95) + 3)
