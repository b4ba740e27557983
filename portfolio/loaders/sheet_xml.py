"""Cells changed within a sheet's XML: every byte that is not of a changed cell stays as it was.

A library that reads a workbook and writes it again drops what it does not know (shapes, slicers, threaded
comments, extended validations), and what formulas gave when they were last calculated. Here nothing else is
touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from portfolio.loaders.shown import number_of_column
from portfolio.tables import Cell, text_of, written
from portfolio.words.sentences import Sentence, sentence

_DATA = re.compile(rb"<(\w+:)?sheetData(?:\s[^>]*)?(?:/>|>(.*)</(?:\w+:)?sheetData>)", re.DOTALL)
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row>)", re.DOTALL)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]*)(\d+)"')
_STYLE = re.compile(rb'\ss="(\d+)"')
_DIMENSION = re.compile(rb'(<(?:\w+:)?dimension\s[^>]*?ref=")([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?(")')
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]*</(?:\w+:)?v>")
_SHARED = re.compile(rb'<(?:\w+:)?f\s(?=[^>]*\bref=")')
"""A formula that stands for those of other cells too, or fills them."""


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number counted in per cent: 8, which a cell that shows percentages holds as 0.08."""

    number: float


type Written = Cell | Percentage
type Edits = Mapping[int, Mapping[int, Written]]
"""New values by row and column, both counted from 1; None clears a cell."""


class UnfitError(Exception):
    """A cell can't be changed and the rest stay as it is: which, and why."""

    def __init__(self, why: Sentence) -> None:
        super().__init__(why)
        self.why = why


def edited(data: bytes, edits: Edits, like: Mapping[int, int], per_cent: Callable[[int], bool]) -> bytes:
    """A sheet's XML with some cells changed.

    Parameters
    ----------
    data : bytes
    edits : mapping of row to mapping of column to value
    like : mapping of row to row
        Where a row is new: the one whose cell formats it takes over.
    per_cent : callable
        Whether a cell format, by its number, shows percentages.

    Raises
    ------
    UnfitError
        Where a formula would be lost that other cells need.
    """
    found = _DATA.search(data)
    if found is None:
        raise UnfitError(sentence("fault_unfit_empty"))
    prefix, body = found[1] or b"", found[2] or b""
    sheet = _Sheet(prefix, _columns(data[: found.start()]), per_cent)
    rows = {_place(row[1])[1]: row for row in _ROW.finditer(body)}
    made = {n: row[0] for n, row in rows.items()}
    for n, cells in edits.items():
        attributes, inside = (rows[n][1], rows[n][2] or b"") if n in rows else (b' r="%d"' % n, b"")
        model = rows.get(like.get(n, 0))
        styles = sheet.styles(model[2] or b"") if model else {}
        if n in rows or any(v is not None for v in cells.values()):
            made[n] = sheet.row(n, attributes, inside, cells, styles)
    whole = b"".join(made[n] for n in sorted(made))
    start = b"<%ssheetData>" % prefix
    end = b"</%ssheetData>" % prefix
    head = _dimension(data[: found.start()], edits)
    return head + start + whole + end + data[found.end() :]


def holds_formulas(data: bytes) -> bool:
    """Whether a sheet's XML, or a cell's, holds a formula."""
    return _FORMULA.search(data) is not None


def uncalculated(data: bytes) -> bytes:
    """A sheet's XML whose formulas are still to be calculated: a spreadsheet that does not calculate all
    again would show what they gave before.
    """

    def without_value(cell: re.Match[bytes]) -> bytes:
        return _VALUE.sub(b"", cell[0]) if holds_formulas(cell[2] or b"") else cell[0]

    return _CELL.sub(without_value, data)


def letters_of(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class _Sheet:
    prefix: bytes
    columns: Mapping[int, int]
    per_cent: Callable[[int], bool]

    def styles(self, inside: bytes) -> dict[int, int]:
        """The formats of a row's cells by column."""
        return {
            number_of_column(_place(cell[1])[0]): int(style[1])
            for cell in _CELL.finditer(inside)
            if (style := _STYLE.search(cell[1]))
        }

    def row(
        self,
        number: int,
        attributes: bytes,
        inside: bytes,
        cells: Mapping[int, Written],
        styles: Mapping[int, int],
    ) -> bytes:
        made: dict[int, bytes] = {}
        for cell in _CELL.finditer(inside):
            letters, _ = _place(cell[1])
            made[number_of_column(letters)] = cell[0]
        own = self.styles(inside)
        for column, value in cells.items():
            if (old := made.get(column)) is not None and _SHARED.search(old):
                place = f"{letters_of(column)}{number}"
                raise UnfitError(sentence("fault_unfit_formula", place=place))
            style = own.get(column, styles.get(column, self.columns.get(column, 0)))
            made[column] = self.cell(f"{letters_of(column)}{number}", value, style)
        # how far a row reaches is only a hint, which may be wrong now
        attributes = re.sub(rb'\sspans="[^"]*"', b"", attributes)
        whole = b"".join(made[column] for column in sorted(made))
        return b"<%srow%s>%s</%srow>" % (self.prefix, attributes, whole, self.prefix)

    def cell(self, place: str, value: Written, style: int) -> bytes:
        """A cell's XML; empty for a blank one without a format."""
        if value is None and not style:
            return b""
        if isinstance(value, Percentage):
            shown = self.per_cent(style)
            value = float(Decimal(repr(value.number)).scaleb(-2)) if shown else value.number
        tag = b"%sc" % self.prefix
        head = b'<%s r="%s"%s' % (tag, place.encode(), b' s="%d"' % style if style else b"")
        if value is None:
            return head + b"/>"
        if isinstance(value, bool):
            kind, inside = b' t="b"', self._in(b"v", str(int(value)))
        elif isinstance(value, float) and float(f"{value:.16G}") == value:
            kind, inside = b"", self._in(b"v", text_of(value))
        else:
            text = written(value) if isinstance(value, float) else text_of(value)
            kind = b' t="inlineStr"'
            inside = b"<%sis>%s</%sis>" % (self.prefix, self._in(b"t", text), self.prefix)
        return b"%s%s>%s</%s>" % (head, kind, inside, tag)

    def _in(self, tag: bytes, text: str) -> bytes:
        name = self.prefix + tag
        space = b' xml:space="preserve"' if text != text.strip() or "\n" in text else b""
        return b"<%s%s>%s</%s>" % (name, space, escape(text).encode(), name)


def _place(attributes: bytes) -> tuple[str, int]:
    found = _PLACE.search(attributes)
    if found is None:
        raise UnfitError(sentence("fault_unfit_places"))
    return found[1].decode(), int(found[2])


def _columns(head: bytes) -> dict[int, int]:
    """The format that a column gives to cells that have none yet."""
    found: dict[int, int] = {}
    for tag in _COLUMN.findall(head):
        said = dict(re.findall(rb'(min|max|style)="(\d+)"', tag))
        if b"style" in said:
            last = min(
                int(said[b"max"]), 1000
            )  # a format of all columns to the right matters to none of ours
            found |= dict.fromkeys(range(int(said[b"min"]), last + 1), int(said[b"style"]))
    return found


def _dimension(head: bytes, edits: Edits) -> bytes:
    """What stands before the cells, which says how far they reach."""
    row = max((n for n, cells in edits.items() if cells), default=1)
    column = max((c for cells in edits.values() for c in cells), default=1)

    def wider(found: re.Match[bytes]) -> bytes:
        last, bottom = found[4] or found[2], int(found[5] or found[3])
        far = max(number_of_column(last.decode()), column)
        reach = b"%s%s:%s%d" % (found[2], found[3], letters_of(far).encode(), max(bottom, row))
        return found[1] + reach + found[6]

    return _DIMENSION.sub(wider, head, count=1)
