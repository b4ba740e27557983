"""A frame as a formatted sheet: headings, number formats, widths, totals as formulas, and text that stays
text.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from portfolio.loaders.source import RESULT
from portfolio.loaders.template import OPTIONAL, REQUIRED, new_sheet
from portfolio.words.figures import decimals_of, share_decimals
from portfolio.words.media import in_cell
from portfolio.words.sentences import say

type Kind = Literal["text", "long", "number", "points", "money", "share", "told"]
"""What a column holds; ``told``: numbers, or words where there is none."""

TAB, INPUT_TAB = REQUIRED, "#BFBFBF"
LINE, EDITED = "#D9D9D9", "#0000FF"
"""Under a row; what is written in cells that people may change."""
_WIDEST = {"text": 44, "long": 80, "told": 22}
_TEXT_AT_MOST = 32_767  # in a cell
_INDENT = {"indent": 1}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and the value it has as exported: for readers that do not reckon."""

    text: str
    value: float | str = 0.0


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet's table; ``total`` puts a sum under it, ``formats`` a number format of its own
    for each row; ``edited`` cells may be changed, and formulas follow.
    """

    heading: str
    values: Sequence[Any]
    kind: Kind = "text"
    total: bool = False
    formats: Sequence[str] = ()
    edited: bool = False

    @property
    def is_text(self) -> bool:
        return self.kind in ("text", "long")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table stands on its sheet, rows and columns counted from 0; ``last`` is the last row of the
    body.
    """

    page: Page
    first: int
    last: int
    columns: Mapping[str, int]

    def cell(self, field: str, row: int | None = None) -> str:
        """The address of a cell from any sheet; of a field's total unless a row is given."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        place = xl_rowcol_to_cell(
            self.last + 1 if row is None else row, self.columns[field], row_abs=True, col_abs=True
        )
        return f"{self.page.quoted}!{place}"

    def span(self, field: str) -> str:
        """The address of a field's body from any sheet."""
        from xlsxwriter.utility import xl_range_abs

        column = self.columns[field]
        return f"{self.page.quoted}!{xl_range_abs(self.first, column, self.last, column)}"

    def cells(self, field: str, first: int | None = None, last: int | None = None) -> list[Any]:
        """A field's body, or some of its rows, as charts take it."""
        column = self.columns[field]
        return [
            self.page.name,
            self.first if first is None else first,
            column,
            self.last if last is None else last,
            column,
        ]

    def head(self, field: str) -> list[Any]:
        """A field's heading, as charts take it."""
        return [self.page.name, self.first - 1, self.columns[field]]


class Book:
    """A workbook that result sheets are added to.

    Parameters
    ----------
    book : xlsxwriter.Workbook
    language : str
    money : str
        What money is counted in; empty: not said.
    """

    def __init__(self, book: Any, language: str, money: str) -> None:
        self.book, self.language = book, language
        # a quotation mark or a long unit would make the number format invalid, and Excel refuse the workbook
        unit = "".join(c for c in money if c.isprintable() and c != '"')[:20]
        self._unit = f'" {unit}"' if unit else ""
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def say(self, phrase: str, **figures: object) -> str:
        return say(self.language, f"book_{phrase}", **figures)

    def style(self, **properties: Any) -> Any:
        """A cell format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"font_size": 10, "valign": "top", **properties})
        return self._formats[key]

    def number_format(self, kind: Kind, values: Sequence[Any]) -> str:
        """How a column's numbers are shown: thousands apart, decimals only where small ones have them."""
        numbers = [_content(v) for v in values]
        finite = [float(v) for v in numbers if isinstance(v, float | int) and math.isfinite(v)]
        if kind == "points":
            return "#,##0.00"
        places = max(map(share_decimals, finite), default=0) if kind == "share" else decimals_of(finite)
        behind = f".{'0' * places}" if places else ""
        return (
            f"0{behind}%" if kind == "share" else f"#,##0{behind}" + (self._unit if kind == "money" else "")
        )

    def amounts(self, heading: str, values: Sequence[Any]) -> Field:
        """A column of money with its sum, in which nothing is a dash."""
        pattern = dashed(self.number_format("money", values))
        return Field(heading, values, "money", total=True, formats=[pattern] * len(values))

    def page(self, sheet: str, about: str, title: str = "", *, one_table: bool = True) -> Page:
        """A new result sheet with its title and what it shows."""
        return Page(self, self.say(f"sheet_{sheet}"), title or self.say(f"sheet_{sheet}"), about, one_table)


class Page:
    """One result sheet. Tables stand one below the other; the headings of a sheet with one table stay in
    sight, else its title.
    """

    HEADER = 3

    def __init__(self, book: Book, name: str, title: str, about: str, one_table: bool) -> None:
        from xlsxwriter.utility import quote_sheetname

        self.book, self.name, self.row = book, f"{RESULT} {name}", self.HEADER
        self.quoted = quote_sheetname(self.name)
        self.sheet = new_sheet(
            book.book, self.name, self.HEADER if one_table else 1, book.say("sheet_footer")
        )
        self.sheet.set_tab_color(TAB)
        self.sheet.hide_gridlines(2)
        self._widths: dict[int, int] = {}
        self.text(0, 0, title, bold=True, font_size=16, font_color=REQUIRED)
        self.text(1, 0, about, font_color="#595959", italic=True)
        self.sheet.set_row(0, 24)

    def text(self, row: int, column: int, text: str, **properties: Any) -> None:
        """A text, whatever it looks like."""
        self.sheet.write_string(
            row,
            column,
            in_cell(text)[:_TEXT_AT_MOST],
            self.book.style(**({"quote_prefix": True} | properties)),
        )

    def heading(self, text: str) -> None:
        """A heading above the next table."""
        self.text(self.row, 0, text, bold=True, font_size=12, font_color=REQUIRED)
        self.row += 1

    def widen(self, column: int, width: int) -> None:
        """Make a column at least that wide."""
        if width > self._widths.get(column, 0):
            self._widths[column] = width
            self.sheet.set_column(column, column, width)

    def across(self, row: int, first: int, last: int, text: str) -> None:
        """A text over several columns."""
        self.sheet.merge_range(row, first, row, last, "", self.book.style(text_wrap=True))
        self.text(row, first, text, text_wrap=True)
        lines = len(textwrap.wrap(text, sum(self._widths.get(c, 9) for c in range(first, last + 1))))
        if lines > 1:
            self.tall(row, lines)

    def tall(self, row: int, lines: int) -> None:
        """A row for so many lines of text: not every office suite makes room by itself."""
        self.sheet.set_row(row, min(400, 13 * lines + 2))

    def figures(self, rows: Iterable[tuple[str, Any, str]], **look: Any) -> None:
        """Labels, each with its figure and number format beside it."""
        line = {"bottom": 1, "bottom_color": LINE}
        for label, value, pattern in rows:
            self.text(self.row, 0, label, text_wrap=True, **line)
            lines = len(textwrap.wrap(label, round(1.1 * self._widths.get(0, 9)) - 2))
            if lines > 1:
                self.tall(self.row, lines)
            self.put(self.row, 1, value, "text", pattern, **{"align": "left", "bold": True} | line | look)
            self.row += 1

    def table(self, fields: Mapping[str, Field], total: str = "", filtered: bool = True) -> Placed:
        """Write a table where the page has got to; an empty one keeps an empty row, so that its totals have
        something to add up.

        Parameters
        ----------
        fields : mapping of str to Field
        total : str
            What the row of totals is called; empty: no such row.
        filtered : bool
            Whether its headings get drop-downs that filter; one table a sheet can.
        """
        rows = len(next(iter(fields.values())).values)
        placed = Placed(
            self, self.row + 1, self.row + max(1, rows), {name: k for k, name in enumerate(fields)}
        )
        arrow = 4 if filtered else 2  # drop-downs cover the end of a heading
        tall, lines = 1, [1] * rows
        for k, field in enumerate(fields.values()):
            shown = self.book.number_format(field.kind, field.values)
            indent = _INDENT if k and field.is_text else {}
            self.head(k, field.heading, "left" if field.is_text else "right", **indent)
            formats = field.formats or [shown] * rows
            look = {"bottom": 1, "bottom_color": LINE} | indent
            look |= {"font_color": EDITED} if field.edited else {}
            for r, (value, pattern) in enumerate(zip(field.values, formats, strict=True), start=placed.first):
                self.put(r, k, value, field.kind, pattern, **look)
            sums = math.fsum(_value(v) for v in field.values) if field.total else 0.0
            if total:
                self._total(placed, k, field, total if k == 0 else "", sums, shown)
            texts = [_shown(v, p) for v, p in zip(field.values, formats, strict=True)]
            texts += [_shown(sums, shown)] if field.total else []
            self.widen(k, _width(field, texts, arrow))
            tall = max(tall, len(textwrap.wrap(field.heading, max(1, self._widths[k] - arrow))))
            if field.is_text or field.kind == "told":
                room = round(1.1 * self._widths[k]) - 2
                told = [found if isinstance(found := _content(v), str) else "" for v in field.values]
                wrapped = [len(textwrap.wrap(text, room)) for text in told]
                lines = [max(pair) for pair in zip(lines, wrapped, strict=True)]
        self.sheet.set_row(self.row, 14 * tall + 4)
        for row, count in enumerate(lines, start=placed.first):
            if count > 1:
                self.tall(row, count)
        if filtered and rows:
            self.sheet.autofilter(self.row, 0, placed.last, len(fields) - 1)
        self.row = placed.last + (3 if total else 2)
        return placed

    def head(self, column: int, heading: str, align: str = "left", **look: Any) -> None:
        """A column's heading, in the row where the page has got to."""
        style = self.book.style(
            bold=True,
            bg_color=REQUIRED,
            font_color="white",
            text_wrap=True,
            valign="vcenter",
            align=align,
            border=1,
            border_color="white",
            **look,
        )
        self.sheet.write_string(self.row, column, in_cell(heading)[:_TEXT_AT_MOST], style)

    def _total(
        self, placed: Placed, column: int, field: Field, label: str, value: float, pattern: str
    ) -> None:
        row = placed.last + 1
        look = {"bold": True, "bg_color": OPTIONAL, "top": 1}
        if field.total:
            letter = letters(column)
            summed = Formula(f"=SUM({letter}{placed.first + 1}:{letter}{placed.last + 1})", value)
            self.put(row, column, summed, field.kind, pattern, **look)
        else:
            self.put(row, column, label, "text", "", **look)

    def put(self, row: int, column: int, value: Any, kind: Kind, pattern: str, **look: Any) -> None:
        """One cell: numbers and formulas by their format, everything else as text; what is not there stays
        blank.
        """
        number = isinstance(value, float | int) and not isinstance(value, bool)
        if number and math.isinf(value):
            value, number = "∞" if value > 0 else "-∞", False
        if isinstance(value, Formula):
            words = {"text_wrap": True, "align": "left" if kind == "long" else "right"}
            own = words if kind in ("long", "told") else {}
            style = self.book.style(**{"num_format": pattern, **own, **look})
            self.sheet.write_formula(row, column, value.text, style, value.value)
        elif value is None or value == "" or (number and math.isnan(value)):
            self.sheet.write_blank(row, column, None, self.book.style(**look))
        elif number:
            self.sheet.write_number(row, column, float(value), self.book.style(num_format=pattern, **look))
        else:
            self.text(
                row,
                column,
                str(value),
                **({"text_wrap": True, "align": "left" if kind in ("text", "long") else "right"} | look),
            )


def dashed(pattern: str) -> str:
    """A number format that shows nothing as a dash, as finance does: so what is there is seen."""
    return f'{pattern};-{pattern};"–"'


def as_literal(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'


def letters(column: int) -> str:
    """A column's letters, counted from 0."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _width(field: Field, texts: Sequence[str], arrow: int) -> int:
    """Wide enough for what a column shows and for each word of its heading, ``arrow`` of which is covered,
    within reason.
    """
    longest = max(map(len, texts), default=0)
    room = max(map(len, field.heading.split()), default=0) + arrow
    return min(_WIDEST.get(field.kind, 30), max(9, longest + 3, room, min(len(field.heading) + arrow, 16)))


def _content(cell: Any) -> Any:
    """What a cell shows as exported."""
    return cell.value if isinstance(cell, Formula) else cell


def _value(cell: Any) -> float:
    found = _content(cell)
    return float(found) if isinstance(found, float | int) and math.isfinite(found) else 0.0


def _shown(cell: Any, pattern: str) -> str:
    """About what a cell shows, to know how wide it is."""
    value = _content(cell)
    if value is None or not isinstance(value, float | int):
        return max(str(value or "").splitlines(), key=len, default="")
    figure, _, unit = pattern.split(";")[0].partition('"')
    places = len(figure.removesuffix("%").partition(".")[2])
    return f"{value:.{places}%}" if figure.endswith("%") else f"{value:,.{places}f}{unit.removesuffix('"')}"
