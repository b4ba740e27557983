"""Tables as people read them: as wide as the terminal, what is longer on several lines and never cut, and a
sentence where there is nothing.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from portfolio.words.names import one_line

if TYPE_CHECKING:
    import pandas as pd

_UNSAID = -1
"""Nobody prints for a terminal or a file: a notebook, or a session of Python."""
_WIDTH: ContextVar[int | None] = ContextVar("width", default=_UNSAID)
"""So many letters stand side by side; None: as many as there are. Only a command says so: what it prints
into a file or a pipe has one line a row, whatever stands in it.
"""
LINE = 110
"""So many letters of running text stand on a line. A convention: with fewer a form to fill in has more lines
than one screen shows, with more the eye loses the next line.
"""
_NARROW = 16
"""A column of text is not made narrower than this, nor than its longest word up to half as much again: text
in a column of a word a line is not read.
"""


@contextmanager
def fitting(width: int | None) -> Iterator[None]:
    """Tables made meanwhile fit so many letters: long texts go on below, in their column, and columns that do
    not fit stand below the others. None: however wide they are.
    """
    token = _WIDTH.set(width)
    try:
        yield
    finally:
        _WIDTH.reset(token)


def width_of_lines() -> int | None:
    """So many letters a line of running text has where it is printed; None where a file or a pipe takes it
    from a command.
    """
    width = _WIDTH.get()
    if width != _UNSAID:
        return width
    return shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else LINE


def wrapped(text: str, first: str = "") -> str:
    """Running text in lines as long as the terminal has them, of :data:`LINE` at the most; ``first`` stands
    before it, and blanks below that.

    Examples
    --------
    >>> with fitting(24):
    ...     print(wrapped("three initiatives begin later", "- "))
    - three initiatives
      begin later
    """
    width = min(LINE, width_of_lines() or LINE)
    below = " " * len(first)
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=below,
        break_on_hyphens=False,
        break_long_words=False,
    )


def text_table(
    columns: Mapping[str, Sequence[str]], right: Sequence[str], width: int | None = _UNSAID
) -> str:
    """Columns of text as an aligned table for a terminal, those of ``right`` to the right; ``width``: what it
    fits, where no command says so.

    Examples
    --------
    >>> print(text_table({"name": ["Pumps\\nand quays", "A"], "cost": ["1", "20"]}, ["cost"]))
    name             cost
    ───────────────  ────
    Pumps and quays     1
    A                  20
    """
    said = _WIDTH.get()
    room = said if said != _UNSAID else None if width == _UNSAID else width
    cells = {one_line(c): [one_line(c), *map(one_line, values)] for c, values in columns.items()}
    return _laid_out(cells, {one_line(c) for c in right}, room)


def frame_text(frame: pd.DataFrame, nothing: str, index: bool = False, **how: Any) -> str:
    """A frame for a terminal; ``nothing`` where it has no row."""
    if not len(frame):
        return nothing
    flat = frame.map(lambda cell: one_line(cell) if isinstance(cell, str) else cell)
    text = str(flat.to_string(index=index, **how))
    said = _WIDTH.get()
    room = None if said == _UNSAID else said
    if room is None or max(map(len, text.splitlines())) <= room:
        return text
    whole = flat.reset_index() if index else flat
    words = {str(c) for c in whole if all(isinstance(v, str) for v in whole[c])}
    cells = {
        str(c): [line.strip() for line in whole[[c]].to_string(index=False, **how).splitlines()]
        for c in whole
    }
    return _laid_out(cells, set(cells) - words, room, line=False)


def frame_html(frame: pd.DataFrame, nothing: str, **how: Any) -> str:
    """A frame for a page; ``nothing`` where it has no row."""
    return str(frame.to_html(**how)) if len(frame) else f"<p>{nothing}</p>"


def _laid_out(
    cells: Mapping[str, Sequence[str]], right: set[str], room: int | None, *, line: bool = True
) -> str:
    """Columns, each with its heading first, in as many tables one below the other as the room asks for."""
    widths = _widths(cells, right, room)
    wrapped = {c: [_wrapped(v, widths[c]) for v in values] for c, values in cells.items()}
    widths = {c: max(len(part) for value in values for part in value) for c, values in wrapped.items()}
    blocks = _blocks(list(cells), widths, room)
    return "\n\n".join(_lined({c: wrapped[c] for c in block}, widths, right, line) for block in blocks)


def _widths(cells: Mapping[str, Sequence[str]], right: set[str], room: int | None) -> dict[str, int]:
    """How wide each column is: the longest ones narrower until all fit side by side, or until none can be
    narrower without tearing its figures or its words.
    """
    widths = {c: max(map(len, values)) for c, values in cells.items()}
    if room is None:
        return widths
    least = {}
    for c, (head, *values) in cells.items():
        word = max((len(w) for text in (head, *values) for w in text.split(" ")), default=0)
        figure = max(map(len, values), default=0)
        title = max(map(len, head.split(" ")), default=0)
        least[c] = max(figure, title) if c in right else max(_NARROW, min(word, _NARROW * 3 // 2))
    while sum(widths.values()) + 2 * (len(widths) - 1) > room:
        longest = max((c for c in widths if widths[c] > least[c]), key=widths.__getitem__, default=None)
        if longest is None:
            break
        widths[longest] -= 1
    first = next(iter(widths))
    # a block holds the first column and one more at least
    return {
        c: min(w, max(_NARROW, room - (0 if c == first else widths[first] + 2))) for c, w in widths.items()
    }


def _wrapped(text: str, width: int) -> list[str]:
    """A text on as many lines as it takes, none of them blank."""
    return textwrap.wrap(text, max(1, width), break_on_hyphens=False) or [""]


def _blocks(columns: Sequence[str], widths: Mapping[str, int], room: int | None) -> Iterator[list[str]]:
    """The columns in as many blocks as the width asks for, the first column in each."""
    first, *rest = columns
    block, taken = [first], widths[first]
    for c in rest:
        if room is not None and len(block) > 1 and taken + 2 + widths[c] > room:
            yield block
            block, taken = [first], widths[first]
        block.append(c)
        taken += 2 + widths[c]
    yield block


def _lined(
    cells: Mapping[str, Sequence[Sequence[str]]], widths: Mapping[str, int], right: set[str], line: bool
) -> str:
    """Rows of cells, each of several lines, below one another; the headings stand on their last line."""

    def row(parts: Sequence[Sequence[str]]) -> Iterator[str]:
        for texts in zip_longest(*parts, fillvalue=""):
            placed = zip(cells, texts, strict=True)
            yield "  ".join(
                t.rjust(widths[c]) if c in right else t.ljust(widths[c]) for c, t in placed
            ).rstrip()

    heads, *rows = zip(*cells.values(), strict=True)
    tall = max(map(len, heads))
    said = list(row([[*[""] * (tall - len(head)), *head] for head in heads]))
    if line:
        said.append("  ".join("─" * widths[c] for c in cells))
    return "\n".join([*said, *(text for parts in rows for text in row(parts))])
