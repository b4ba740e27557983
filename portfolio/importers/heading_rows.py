"""Which rows of a block are headings: those that say what is known, or that are words over figures.

A heading of two lines, such as Budget over 2027, is one.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from portfolio.importers.blocks import Block
from portfolio.loaders.grids import Grid
from portfolio.tables import text_of

DEEP = 60
"""Titles, notes and totals above a table take up fewer rows than this."""

_LONG = 120  # longer texts are notes
_PERIOD = re.compile(r"(19|20)\d\d([-/]\d{2,4})?|\d\d?/(19|20)\d\d")
_FIGURE = re.compile(
    r"[+\-−(]*\s*([A-Z]{3}|[^\w\s/])?\s*[+\-−]?\s*\d[\d\s.,'’:/\-]*\s*(%|[kKmM]?\s*([^\w\s]|[A-Z]{3})?)?\s*\)?"
)
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
_UNIT = re.compile(
    r"\(.*\)|\[.*\]|((in|en) )?[kKmM] ?[€$£]|((in|en) )?[€$£]|%|((in|en) )?[kKM]?(EUR|USD|GBP|CHF)"
    r"|(in|en) (thousands|millions|milliers|euros|dollars|pounds|days|hours|jours|heures|points)( .*)?"
    r"|(sur|out of|/) ?\d+|\d+ ?(-|–|à|to) ?\d+|days?|jours?|hours?|h|j|d|pts?|SP|MD|JH",
    re.I,
)


def one_line(cell: object) -> str:
    """A cell as a heading: its text in one line."""
    return " ".join(text_of(cell).split())


def is_figure(cell: object) -> bool:
    """Whether a cell holds a number or a date, as such or as text.

    Examples
    --------
    >>> [is_figure(cell) for cell in (3.5, "$1,250,000", "70 k€", "Q1 2027", "TBD")]
    [True, True, True, False, False]
    """
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float | datetime.date):
        return True
    return isinstance(cell, str) and bool(_FIGURE.fullmatch(cell.strip()) or _ERROR.fullmatch(cell.strip()))


class Headings:
    """What rows of a grid look like as headings.

    Parameters
    ----------
    grid : Grid
        The sheet.
    known : callable
        Whether a text is a heading that means something.
    said : int
        The row that somebody said is headings, as the user's own file counts; 0: nobody did.
    """

    def __init__(self, grid: Grid, known: Callable[[str], bool], said: int = 0) -> None:
        self.grid = grid
        self._said = next((k for k, (line, _) in enumerate(grid.rows) if line == said), None)
        self.known = cache(known)
        self._known_as_written = cache(lambda cell: known(one_line(cell)))

    def cell(self, row: int, column: int) -> object:
        """A cell by the place of its row, and of its column counted from 0."""
        cells = self.grid.rows[row][1]
        return cells[column] if column < len(cells) else None

    def said(self, block: Block) -> int | None:
        """The row of a block that somebody said is headings."""
        return self._said if self._said in block.rows else None

    def filled(self, row: int, block: Block) -> list[int]:
        """The columns of a block that hold something in a row."""
        cells = self.grid.rows[row][1]
        return [k for k in range(block.left, min(block.right, len(cells))) if cells[k] is not None]

    def count(self, row: int, block: Block, most: int | None = None) -> int:
        """How many known headings a row of a block holds, among its first cells."""
        cells = self.grid.rows[row][1][block.left : block.right]
        texts = itertools.islice((c for c in cells if isinstance(c, str)), most)
        return sum(map(self._known_as_written, texts))

    def like(self, row: int, block: Block, least: int = 2) -> bool:
        """Whether a row of a block can be headings: words, perhaps with years or numbered steps."""
        cells = [self.cell(row, k) for k in self.filled(row, block)]
        words = [c for c in cells if isinstance(c, str) and not is_figure(c)]
        figures = [c for c in cells if not isinstance(c, str) or is_figure(c)]
        if len(cells) < least or any(len(text_of(c)) > _LONG for c in words):
            return False
        if all(_PERIOD.fullmatch(text_of(c)) for c in figures):
            return bool(words) or least < 2
        return len(figures) > 2 and _in_steps(figures) and any(self.known(one_line(c)) for c in words)

    def contrast(self, row: int, block: Block) -> bool:
        """Whether words of a row stand over columns of figures."""
        below = [k for k in block.rows if k > row][:DEEP]
        return any(
            self.of_figures(k, below) for k in self.filled(row, block) if not is_figure(self.cell(row, k))
        )

    def of_figures(self, column: int, rows: Sequence[int]) -> bool:
        """Whether what stands in a column in some rows is figures, most of it."""
        cells = [c for k in rows if (c := self.cell(k, column)) is not None]
        return bool(cells) and 2 * sum(map(is_figure, cells)) > len(cells)

    def first(self, block: Block) -> int | None:
        """The row of a block that holds its headings: the one with most known ones, an earlier one not far
        behind, or the first that looks like headings and is as wide as others; None where no row does.
        """
        likely = [
            (k, self.count(k, block), len(self.filled(k, block)))
            for k in block.rows[:DEEP]
            if self.like(k, block)
        ]
        if not likely:
            return None
        _, most, widest = max(likely, key=lambda r: (r[1], r[2], -r[0]))
        if most > 1:
            return next(k for k, n, width in likely if 2 * n >= most and 2 * width >= widest)
        usual = max(len(self.filled(k, block)) for k in block.rows[:DEEP])
        return next((k for k, _, width in likely if 3 * width >= 2 * usual), None)

    def strong(self, row: int, block: Block) -> bool:
        """Whether a row says of itself that it is headings: two known ones, and half of what it holds."""
        if self.count(row, block, most=8) < 2:
            return False
        return self.like(row, block) and 2 * self.count(row, block) >= len(self.filled(row, block))

    def span(self, row: int, block: Block) -> list[int]:
        """The rows of a heading of several lines, of which one is known."""
        place = block.rows.index(row)
        # a row of groups may hold as many known words as the headings under it
        under = block.rows[place + 1] if place + 1 < len(block.rows) else row
        wider = len(self.filled(under, block)) >= 2 * len(self.filled(row, block))
        if wider and self.like(under, block) and self.count(under, block) and self._groups(row, under, block):
            place += 1
        first = last = place
        while first > 0 and self._groups(block.rows[first - 1], block.rows[first], block):
            first -= 1
        while last + 1 < len(block.rows) and self._divides(block.rows[last + 1], block.rows[last], block):
            last += 1
        return list(block.rows[first : last + 1])

    def _merged(self, row: int, column: int) -> tuple[int, int] | None:
        """The columns, from 0 to before the last, that are merged with a cell of a row."""
        line = self.grid.rows[row][0]
        for top, left, bottom, right in self.grid.merged:
            if top <= line <= bottom and left <= column + 1 <= right:
                return left - 1, right
        return None

    def _groups(self, row: int, under: int, block: Block) -> bool:
        """Whether a row names groups of the headings under it: merged over some of them, or over blanks,
        years, and headings that occur again.
        """
        over = self.filled(row, block)
        headed = self.filled(under, block)
        if not over or len(over) >= len(headed) or not self.like(row, block, least=1):
            return False
        spans = [m for k in over if (m := self._merged(row, k)) and m[1] - m[0] > 1]
        if spans:
            return not any(left <= headed[0] and headed[-1] < right for left, right in spans)
        if over == [block.left] or (len(over) < 2 and over[0] == headed[0]):
            return False
        texts = Counter(one_line(self.cell(under, k)) for k in headed)
        return any(
            self.cell(under, k) is None
            or texts[text := one_line(self.cell(under, k))] > 1
            or bool(_PERIOD.fullmatch(text))
            for k in over
        )

    def _divides(self, row: int, over: int, block: Block) -> bool:
        """Whether a row goes on with the headings over it: under their blanks, as years, or as units."""
        under = self.filled(row, block)
        left_out = set(self.filled(over, block)) - set(under)
        below = [k for k in block.rows if k > row][:DEEP]
        if not under or not left_out or not below or not self.like(row, block, least=1):
            return False

        def parts(k: int) -> bool:
            merged = self._merged(over, k)
            return self.cell(over, k) is None or (merged is not None and merged[1] - merged[0] > 1)

        texts = {k: one_line(self.cell(row, k)) for k in under}
        if any(map(parts, under)):
            return all(parts(k) or _PERIOD.fullmatch(texts[k]) or self.of_figures(k, below) for k in under)
        if all(_PERIOD.fullmatch(one_line(self.cell(over, k))) and self.known(t) for k, t in texts.items()):
            return True
        if all(_PERIOD.fullmatch(t) for t in texts.values()):
            return not any(_PERIOD.fullmatch(one_line(self.cell(b, k))) for b in below for k in under)
        return all(_UNIT.fullmatch(t) and self.of_figures(k, below) for k, t in texts.items())

    def texts(self, rows: Sequence[int], block: Block) -> list[str]:
        """The headings of a block, each in one line; empty where there is none."""
        if len(rows) == 1:
            return [one_line(self.cell(rows[0], k)) for k in block.columns]
        lowest = {
            k: max((r for r in rows if self.cell(r, k) is not None), default=None) for k in block.columns
        }
        own = {k: "" if r is None else one_line(self.cell(r, k)) for k, r in lowest.items()}
        often = Counter(own.values())
        return [self._joined(k, rows, lowest[k], own[k], often, block) for k in block.columns]

    def _joined(
        self,
        column: int,
        rows: Sequence[int],
        lowest: int | None,
        own: str,
        often: Counter[str],
        block: Block,
    ) -> str:
        if lowest is None:
            return ""
        over = [text for r in rows if r < lowest and (text := self._over(r, column, block))]
        whole = " ".join(dict.fromkeys([*over, own]))
        group = " ".join(over)
        if over and _UNIT.fullmatch(own) and (self.known(group) or not self.known(own)):
            return f"{group} {own if own[0] in '([' else f'({own})'}"
        # what is known by itself needs no group's name, unless several are called so
        return own if self.known(own) and often[own] == 1 and not self.known(whole) else whole

    def _over(self, row: int, column: int, block: Block) -> str:
        """What a row says over a column: its cell, the merged one that reaches there, the last before it."""
        if (cell := self.cell(row, column)) is not None:
            return one_line(cell)
        if (line := self.grid.rows[row][0]) and any(
            m[0] <= line <= m[2] and m[3] > m[1] for m in self.grid.merged
        ):
            merged = self._merged(row, column)
            return one_line(self.cell(row, merged[0])) if merged else ""
        before = [k for k in range(block.left, column) if self.cell(row, k) is not None]
        return one_line(self.cell(row, before[-1])) if before else ""


def _in_steps(figures: Sequence[object]) -> bool:
    """Whether numbers go up one by one, or dates one after the other: numbered steps and months."""
    if all(isinstance(f, datetime.date) for f in figures):
        days = [f.toordinal() for f in figures if isinstance(f, datetime.date)]
        return all(a < b for a, b in itertools.pairwise(days))
    numbers = [text_of(f) for f in figures]
    return all(n.isdecimal() for n in numbers) and all(
        int(b) == int(a) + 1 for a, b in itertools.pairwise(numbers)
    )
