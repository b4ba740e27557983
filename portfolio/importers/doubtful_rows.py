"""Rows of a table that may be read otherwise than they are meant: shifted, merged, or hidden."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from portfolio.errors import Fault, first_of
from portfolio.loaders.grids import Grid
from portfolio.tables import Rows, quoted, text_of
from portfolio.words.sentences import figure, sentence


def shifted_rows(rows: Rows, header_rows: Sequence[int], first_column: int, grid: Grid) -> Iterator[Fault]:
    """Rows of a text file that have more cells than headings, or that together have as many: a separator or a
    line break without quotes around it shifts what follows.
    """
    if grid.name or not rows:
        return
    lengths = {line: len(cells) for line, cells in grid.rows}
    ends = max(lengths[line] for line in header_rows)
    long = [
        line for line, cells in rows if any(c is not None for c in cells[max(0, ends - first_column + 1) :])
    ]
    if long:
        problem = sentence("list_fault_more_cells", headings=ends, found=lengths[long[0]])
        yield Fault("", long[0], "", "", problem, grid.file).in_rows_too(long[1:])
    broken = []
    for short, run in itertools.groupby((line for line, _ in rows), key=lambda line: lengths[line] < ends):
        lines = [*run]
        if short and len(lines) > 1 and sum(lengths[n] - 1 for n in lines) + 1 == ends:
            broken += lines
    # where most lines are short, blanks at their ends were left out
    if broken and sum(lengths[line] < ends for line, _ in rows) <= max(len(rows) / 4, len(broken)):
        problem = sentence("list_fault_fewer_cells", headings=ends, found=lengths[broken[0]])
        yield Fault("", broken[0], "", "", problem, grid.file).in_rows_too(broken[1:])


def merged_cells(rows: Rows, first_column: int, grid: Grid) -> Iterator[Fault]:
    """Merged cells among the rows of a table: one of several rows holds what is meant for all."""
    lines = dict(rows)
    found = []
    for top, left, bottom, right in sorted(grid.merged):
        column = left - first_column
        if top in lines and 0 <= column < len(lines[top]) and lines[top][column] is not None:
            alone = sum(c is not None for c in lines[top]) == 1
            if bottom > top or not alone:  # the only cell of its row is a title of those below
                found.append(
                    (top, bottom, f"{_letters(left)}{top}:{_letters(right)}{bottom}", lines[top][column])
                )
    if found:
        top, _, where, value = found[0]
        key = "list_fault_merged_cells" if len(found) > 1 else "list_fault_merged"
        problem = sentence(key, value=quoted(text_of(value)), cells=where, count=len(found) - 1)
        also = sorted({r for first, last, *_ in found for r in range(first, last + 1)} - {top})
        yield Fault("", top, "", text_of(value), problem, grid.file).in_rows_too(also)


def hidden_parts(rows: Rows, headings: Sequence[str], first_column: int, grid: Grid) -> Iterator[Fault]:
    """Rows and columns of a table that nobody sees: they are read like the others."""
    unseen = [line for line, _ in rows if line in grid.hidden_rows]
    if unseen:
        value = next(text_of(c) for line, cells in rows if line == unseen[0] for c in cells if c is not None)
        problem = sentence("list_fault_hidden_rows", count=len(unseen), first=quoted(value))
        yield Fault("", unseen[0], "", value, problem, grid.file).in_rows_too(unseen[1:])
    columns = [h for k, h in enumerate(headings, start=first_column) if h and k in grid.hidden_columns]
    if columns:
        found = figure(first_of, [*map(quoted, columns)])
        problem = sentence("list_fault_hidden_columns", found=found)
        yield Fault("", None, columns[0], "", problem, grid.file)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
