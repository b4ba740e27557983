"""How tall the blocks of a cover are, in points, in the widest of the faces: a cover is one page, whatever a
case has to say.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from portfolio.report.brief.layout import Line, Section

ROOM = 766.0
"""What a page of A4 has within its margins; how tall blocks are is a little overrated."""
_WIDE = 510.0
_FILLED = 1.015
"""Half of what ``text_width`` adds to each text: all of it made lines that no cover has."""
_APART = 6.0
"""Between two blocks."""
_TEXT, _CELL, _SMALL = 8.5, 8.0, 7.5
"""Sizes of letters: of sentences, of tables, of notes."""
_COLUMNS = (0.24, 0.5)
"""What of the width the first two columns of a table take: names, and reasons."""


def masthead(name: str, about: Iterable[str]) -> float:
    """The name of the round, beside what it is about."""
    from portfolio.plots.style import text_width

    beside = min(0.38 * _WIDE, text_width([*about, ""], _CELL))
    return 11.0 + 16.8 * _lines(name, _WIDE - beside - 12, 14.0, bold=True) + 18.0


def tall(block: Section, pictures: float = 0.0) -> float:
    """A block; its pictures are so many points tall."""
    framed = 26.0 if block.key == "recommendation" else 0.0
    found = _APART + framed / 2 + (17.4 if block.heading else 0.0)
    for n, text in enumerate(block.said):
        lines = _lines(text, _WIDE - framed, _TEXT, bold=bool(framed) and n == 0)
        found += (1.3 * lines * _TEXT + 2.0) if framed else (1.32 * lines * _TEXT + 2.5)
    if block.tiles:
        room = (_WIDE - 7.0 * (len(block.tiles) - 1)) / len(block.tiles) - 12.0
        below = (
            _lines(tile.label, room, _SMALL, bold=True) + _lines(tile.quiet, room, _SMALL)
            for tile in block.tiles
        )
        found += 30.1 + 1.25 * _SMALL * max(below)
    if block.pictures:
        found += pictures + 1.35 * _SMALL + 6.0
    if block.grid:
        found += 1.25 * _SMALL * 2 + 3.5 + math.fsum(map(_row, block.grid.lines))
    if block.note:
        found += 1.35 * _SMALL * _lines(block.note, _WIDE - framed, _SMALL) + 4.0
    return found + contents(block.links)


def contents(links: Iterable[tuple[str, str]]) -> float:
    """What leads to the sections, one after the other."""
    text = " · ".join(f"{name} 99" for _, name in links)
    return 1.35 * _SMALL * _lines(text, _WIDE, _SMALL) if text else 0.0


def _row(line: Line) -> float:
    texts = (f"{cell.text} {cell.quiet}".strip() for cell in line.cells)
    return (
        1.25 * _CELL * max(_lines(t, s * _WIDE, _CELL) for t, s in zip(texts, _COLUMNS, strict=False)) + 3.0
    )


def _lines(text: str, room: float, size: float, bold: bool = False) -> int:
    from portfolio.plots.style import in_lines

    return len(in_lines(text, _FILLED * room, size, bold)) if text else 0
