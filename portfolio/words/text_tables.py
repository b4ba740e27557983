"""Tables as people read them: as wide as the terminal, what is longer on several lines and never cut, and a
sentence where there is nothing.
"""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from portfolio.words.media import harmless, on_page, one_line

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
_NARROW = 12
"""A column of text is not made narrower than this, nor than its longest word up to twice as much: text in a
column of a word a line is not read.
"""
_GAP = 2
"""So many blanks stand between columns."""
_WORTH = 0.75
"""One more table is worth its headings where it leaves at most this share of the lines. A convention."""
_ENDLESS = 1 << 60


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


def line_width() -> int:
    """So many letters a line of running text has where it is printed, of :data:`LINE` at the most."""
    return min(LINE, width_of_lines() or LINE)


def wrapped(text: str, first: str = "", below: str | None = None) -> str:
    """Running text in lines as long as the terminal has them, of :data:`LINE` at the most; ``first`` stands
    before it, and blanks below that unless ``below`` does.

    Examples
    --------
    >>> with fitting(24):
    ...     print(wrapped("three initiatives begin later", "- "))
    - three initiatives
      begin later
    """
    return textwrap.fill(
        text,
        line_width(),
        initial_indent=first,
        subsequent_indent=" " * len(first) if below is None else below,
        break_on_hyphens=False,
        break_long_words=False,
    )


def fitted(text: str, width: int) -> str:
    """Text whose lines go on below where they are longer than that, between words: what stands indented or
    as an item goes on there.

    Examples
    --------
    >>> print(fitted("- options.csv, line 2: must be from 0 to 1.", 24))
    - options.csv, line 2:
      must be from 0 to 1.
    """
    return "\n".join(_fitted(line, width) for line in text.split("\n"))


def on_stderr(text: str) -> str:
    """What is said on stderr, as it fits where that is a terminal; nothing in it commands one."""
    text = harmless(text)
    return fitted(text, shutil.get_terminal_size().columns) if sys.stderr.isatty() else text


def _fitted(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    start = re.match(r"\s*(?:- )?", line)
    first = start[0] if start else ""
    return textwrap.fill(
        line[len(first) :],
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
        break_long_words=False,
    )


def text_table(
    columns: Mapping[str, Sequence[str]], right: Sequence[str], width: int | None = _UNSAID, indent: int = 0
) -> str:
    """Columns of text as an aligned table for a terminal, those of ``right`` to the right; ``width``: what it
    fits, where no command says so; so many blanks stand before each line.

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
    table = _laid_out(cells, {one_line(c) for c in right}, room and room - indent)
    return textwrap.indent(table, " " * indent)


def table_html(columns: Mapping[str, Sequence[str]], right: Iterable[str]) -> str:
    """The same for a page, whose own style would set every column to the right.

    Examples
    --------
    >>> table_html({"name": ["A & B"], "cost": ["20"]}, ["cost"]).count("text-align:left")
    2
    """
    side = {c: "right" if c in {*right} else "left" for c in columns}
    head = "".join(f"<th style='text-align:{side[c]}'>{on_page(one_line(c))}</th>" for c in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td style='text-align:{side[c]};vertical-align:top'>{on_page(one_line(v))}</td>"
            for c, v in zip(columns, row, strict=True)
        )
        + "</tr>"
        for row in zip(*columns.values(), strict=True)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def frame_html(frame: pd.DataFrame, nothing: str, **how: Any) -> str:
    """A frame for a page; ``nothing`` where it has no row."""
    return str(frame.to_html(**how)) if len(frame) else f"<p>{nothing}</p>"


def _laid_out(
    cells: Mapping[str, Sequence[str]], right: set[str], room: int | None, *, line: bool = True
) -> str:
    """Columns, each with its heading first, in as many tables one below the other as the room asks for."""
    natural = {c: max(map(len, values)) for c, values in cells.items()}
    if room is None or sum(natural.values()) + _GAP * (len(natural) - 1) <= room:
        blocks = [natural]
    else:
        blocks = _Layout(cells, right, room).blocks()
    return "\n\n".join(_lined(_wrapped(cells, widths), right, line) for widths in blocks)


def _wrapped(cells: Mapping[str, Sequence[str]], widths: Mapping[str, int]) -> dict[str, list[list[str]]]:
    """The columns of a block, each text on as many lines as it takes, none of them blank."""
    return {
        c: [textwrap.wrap(v, max(1, w), break_on_hyphens=False) or [""] for v in cells[c]]
        for c, w in widths.items()
    }


class _Layout:
    """How columns that do not fit side by side are printed on fewest lines: each as wide as it has to be,
    some of them in a table of their own below.

    Among widths the room goes, a step at a time, where a letter more saves most lines, long cells first: the
    sum of squares of how many lines each cell takes. Among tables the fewest are taken, unless one more saves
    a quarter of the lines, which it does where a long text stands beside many figures.
    """

    def __init__(self, cells: Mapping[str, Sequence[str]], right: set[str], room: int) -> None:
        self._room, (self._first, *self._rest) = room, cells
        self._words = {c: [[len(w) for w in v.split(" ")] for v in values] for c, values in cells.items()}
        self._natural = {c: max(map(len, values)) for c, values in cells.items()}
        self._least = {}
        for c, (head, *values) in cells.items():
            word = max((max(words) for words in self._words[c]), default=0)
            figure = max(map(len, values), default=0)
            title = max(map(len, head.split(" ")))
            text = max(min(_NARROW, self._natural[c]), min(word, 2 * _NARROW))
            self._least[c] = max(figure, title) if c in right else text
        self._heights: dict[tuple[str, int], list[int]] = {}
        self._finer: dict[tuple[str, int], tuple[int, int] | None] = {}

    def blocks(self) -> list[dict[str, int]]:
        """The widths of the columns of each table."""
        count = len(self._rest)
        if not count:
            return [{self._first: min(self._natural[self._first], max(_NARROW, self._room))}]
        ends = [
            [self._block(self._rest[start:end]) for end in range(start + 1, count + 1)]
            for start in range(count)
        ]
        # by how many tables hold the columns up to each: on how many lines, and where the last one begins, as
        # far on as it can
        best: list[dict[int, tuple[int, int]]] = [{0: (0, 0)}]
        while len(best) <= count:
            held: dict[int, tuple[int, int]] = {}
            for start, (lines, _) in sorted(best[-1].items()):
                for further, block in enumerate(ends[start] if start < count else (), start=1):
                    if block is not None and lines + block[0] <= held.get(start + further, (_ENDLESS, 0))[0]:
                        held[start + further] = (lines + block[0], start)
            best.append(held)
        whole = [k for k in range(1, count + 1) if count in best[k]]
        chosen = whole[0]
        for k in whole[1:]:
            if best[k][count][0] < _WORTH * best[chosen][count][0]:
                chosen = k
        found, end = [], count
        for k in range(chosen, 0, -1):
            start = best[k][end][1]
            block = ends[start][end - start - 1]
            assert block is not None
            found.append(block[1])
            end = start
        return found[::-1]

    def _block(self, columns: Sequence[str]) -> tuple[int, dict[str, int]] | None:
        """On how many lines these columns stand beside the first one, and how wide; None where they do not
        fit.
        """
        widths = {c: self._least[c] for c in (self._first, *columns)}
        spare = self._room - sum(widths.values()) - _GAP * len(columns)
        if spare < 0 and len(columns) > 1:
            return None
        if spare < 0:
            # words are torn where nothing else is left
            (only,) = columns
            widths[self._first] = min(widths[self._first], max(_NARROW, self._room // 2))
            widths[only] = min(widths[only], max(_NARROW, self._room - widths[self._first] - _GAP))
        while steps := [
            (saved / more, more, c)
            for c, width in widths.items()
            if (step := self._step(c, width)) is not None
            and (more := step[0]) <= spare
            and (saved := step[1])
        ]:
            _, more, c = max(steps, key=lambda step: step[0])
            widths[c] += more
            spare -= more
        rows = zip(*(self._high(c, w) for c, w in widths.items()), strict=True)
        return sum(map(max, rows)) + 2, widths

    def _step(self, column: str, width: int) -> tuple[int, int] | None:
        """How many letters more save lines in a column, and how much they do; None where none do."""
        if (column, width) not in self._finer:
            now = sum(h * h for h in self._high(column, width))
            found = None
            for wider in range(width + 1, min(self._natural[column], self._room) + 1):
                if (then := sum(h * h for h in self._high(column, wider))) < now:
                    found = wider - width, now - then
                    break
            self._finer[column, width] = found
        return self._finer[column, width]

    def _high(self, column: str, width: int) -> list[int]:
        """On how many lines each cell of a column stands, its heading first."""
        if (column, width) not in self._heights:
            self._heights[column, width] = [_lines(words, width) for words in self._words[column]]
        return self._heights[column, width]


def _lines(words: Sequence[int], width: int) -> int:
    """On how many lines words of so many letters stand, each torn where it is longer than a line."""
    lines, used = 1, -1
    for word in words:
        if used + 1 + word <= width:
            used += 1 + word
        elif word <= width:
            lines, used = lines + 1, word
        else:
            beyond = word - max(0, width - used - 1)
            lines, used = lines + -(-beyond // width), (beyond - 1) % width + 1
    return lines


def _lined(cells: Mapping[str, Sequence[Sequence[str]]], right: set[str], line: bool) -> str:
    """Rows of cells, each of several lines, below one another; the headings stand on their last line."""
    widths = {c: max(len(part) for value in values for part in value) for c, values in cells.items()}

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
