"""Which tables stand on a sheet: where their headings and rows are, and what else is there.

Nothing on a sheet vanishes: every cell that holds something is in the headings, the rows or the surroundings
of exactly one region.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from portfolio.errors import Fault
from portfolio.importers.blocks import Block, Cells
from portfolio.importers.doubtful_rows import hidden_parts, merged_cells, shifted_rows
from portfolio.importers.heading_rows import DEEP, Headings, is_figure, one_line
from portfolio.loaders.grids import Grid
from portfolio.tables import Rows, is_total, quoted
from portfolio.tables.numbers import is_unknown
from portfolio.words.sentences import sentence


@dataclass(frozen=True, slots=True)
class Region:
    """A table on a sheet.

    Attributes
    ----------
    grid : Grid
        The sheet.
    header_row : int
        The last row of its headings, as the user's own file counts; 0: no row can be headings.
    headings : tuple of str
        What stands over each column, in one line; empty over a column without.
    rows : tuple
        Its rows, cut to its columns.
    first_column : int
        The sheet's column that its first one is, counted from 1.
    header_rows : tuple of int
        All rows of its headings.
    above, beyond : tuple
        What stands over it, such as a title, and beside and below it, such as a legend: rows of the sheet
        with nothing else in them.
    repeated : frozenset of int
        Those of its rows that are its headings again.
    faults : tuple of Fault
        Rows that can't be read under the headings: they have more cells.
    doubts : tuple of Fault
        Merged cells among its rows, a blank column within it, hidden rows and columns.
    """

    grid: Grid
    header_row: int
    headings: tuple[str, ...]
    rows: Rows
    first_column: int
    header_rows: tuple[int, ...] = ()
    above: Rows = ()
    beyond: Rows = ()
    repeated: frozenset[int] = frozenset()
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A region while it is put together: pieces of rows are blocks."""

    header: list[int]
    blocks: list[Block]
    strong: bool
    above: list[Block] = field(default_factory=list)
    beyond: list[Block] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)

    @property
    def whole(self) -> Block:
        """From its first to its last column."""
        rows = sorted({k for b in self.blocks for k in b.rows})
        return Block(rows, min(b.left for b in self.blocks), max(b.right for b in self.blocks))

    @property
    def start(self) -> int:
        return min(b.rows[0] for b in self.blocks)


def regions(grid: Grid, known: Callable[[str], bool], headings: int = 0) -> list[Region]:
    """The tables on a sheet, from its top, then from its left; one without headings where no row can be any.

    Parameters
    ----------
    grid : Grid
        The sheet.
    known : callable
        Whether a text is a heading that means something.
    headings : int
        A row that somebody said is headings, as the user's own file counts; whatever it looks like.

    Examples
    --------
    >>> rows = ((1, ("Projects of 2027",)), (3, ("Name", "Cost")), (4, ("Roof", 100.0)), (5, ("Lane", 50.0)))
    >>> region, = regions(Grid("", "projects.csv", rows, frozenset({3})), {"Name", "Cost"}.__contains__)
    >>> region.header_row, region.headings, region.rows[0]
    (3, ('Name', 'Cost'), (4, ('Roof', 100.0)))
    >>> region.above
    ((1, ('Projects of 2027',)),)
    """
    if not grid.rows:
        return []
    cells, looks = Cells(grid), Headings(grid, known, headings)
    drafts = [
        _Draft([block.rows[0]], [block], True)
        for area in grid.tables
        if (block := cells.take(area)) is not None
    ]
    loose: list[Block] = []
    for block in cells.blocks():
        _place(block, looks, drafts, loose)
    drafts = _beside(_tables(drafts, loose, looks), looks)
    if not drafts:
        whole = Block(range(len(grid.rows)), 0, cells.width)
        rows = tuple((line, _cut(row, whole)) for line, row in grid.rows)
        return [Region(grid, 0, ("",) * cells.width, rows, 1)]
    for draft in drafts:
        _end(draft, looks)
    for block in loose:
        _surround(block, drafts)
    return [_region(draft, looks) for draft in sorted(drafts, key=lambda d: (d.header[0], d.whole.left))]


def _place(block: Block, looks: Headings, drafts: list[_Draft], loose: list[Block]) -> None:
    """Puts a block where it belongs: rows of the table above, tables of its own, or neither."""
    over = [d for d in drafts if not d.whole.beside(block) and d.start < block.rows[0]]
    table = max(over, key=lambda d: d.blocks[-1].rows[-1]) if over else None
    starts = _starts(block, looks, table)
    before = [k for k in block.rows if not starts or k < starts[0][0]]
    if before:
        part = Block(before, block.left, block.right)
        if table is not None and (not starts or any(looks.of_figures(c, before) for c in block.columns)):
            _go_on(part, over, loose, looks)
        else:
            loose.append(part)
    for n, (start, header, strong) in enumerate(starts):
        end = starts[n + 1][0] if n + 1 < len(starts) else block.rows[-1] + 1
        rows = [k for k in block.rows if start <= k < end]
        # a table may be narrower than the one that it stands under
        used = [c for k in rows for c in looks.filled(k, block)] if len(starts) > 1 else [*block.columns]
        drafts.append(_Draft(header, [Block(rows, min(used), max(used) + 1)], strong))


def _starts(block: Block, looks: Headings, table: _Draft | None) -> list[tuple[int, list[int], bool]]:
    """Where tables begin in a block: the first row and all rows of the headings of each, and whether these
    say so themselves.
    """
    starts: list[tuple[int, list[int], bool]] = []
    if (said := looks.said(block)) is not None:
        first: int | None = said
    elif table is None:
        first = looks.first(block)
    else:
        first = next((k for k in block.rows[:DEEP] if _opens(k, block, looks, table)), None)
    if first is None:
        return []
    header = looks.span(first, block)
    starts.append(
        (
            header[0],
            header,
            said is not None or looks.strong(first, block) or looks.contrast(header[-1], block),
        )
    )
    texts = {one_line(looks.cell(first, k)) for k in looks.filled(first, block)}
    figures = [
        c for c in block.columns if looks.of_figures(c, [k for k in block.rows if k > header[-1]][:DEEP])
    ]
    for k in block.rows:
        if k <= starts[-1][1][-1] or not looks.strong(k, block):
            continue
        filled = looks.filled(k, block)
        again = {one_line(looks.cell(k, c)) for c in filled}
        # a row of words in a table of words may hold two that are headings elsewhere
        if not again <= texts and (looks.count(k, block) > 2 or any(c in figures for c in filled)):
            under = [r for r in block.rows if r > starts[-1][1][-1]]
            header = looks.span(k, Block(under, block.left, block.right))
            if header[0] == under[0]:
                # headings right under headings, such as in two languages, are of one table
                starts[-1] = (starts[-1][0], [*starts[-1][1], *header], True)
            else:
                starts.append((header[0], header, True))
            texts = again
    return starts


def _opens(row: int, block: Block, looks: Headings, table: _Draft) -> bool:
    """Whether a row under a table, and apart from it, is the headings of another."""
    filled = looks.filled(row, block)
    texts = {one_line(looks.cell(row, k)) for k in filled}
    own = {one_line(looks.cell(r, k)) for r in table.header for k in table.whole.columns}
    if texts <= own or not looks.like(row, block):
        return False
    if looks.strong(row, block):
        return True
    # words over figures where the table has none, or in other columns: not a row of words of this table
    whole = table.whole
    body = [k for k in whole.rows if k > table.header[-1]][:DEEP]
    below = [k for k in block.rows if k > row][:DEEP]
    heads = [k for k in filled if looks.of_figures(k, below)]
    elsewhere = (filled[0], filled[-1] + 1) != (whole.left, whole.right)
    figures = [k for k in whole.columns if looks.of_figures(k, body)]
    words = all(_is_word(looks.cell(r, k)) for r in block.rows for k in figures)
    if words and len(figures) > 1 and below:
        return True
    return bool(body) and elsewhere and any(not looks.of_figures(k, body) for k in heads)


def _is_word(cell: object) -> bool:
    return isinstance(cell, str) and not is_figure(cell) and not is_unknown(cell)


def _go_on(block: Block, over: Sequence[_Draft], loose: list[Block], looks: Headings) -> None:
    """Gives a block to the tables over it, each its columns, the last one first; what is in no column of
    theirs is loose, unless nothing has stood there since the headings.
    """
    rest = set(block.columns)
    nearest = sorted(over, key=lambda d: -d.blocks[-1].rows[-1])
    for table in nearest:
        mine = rest & set(table.whole.columns)
        if table is nearest[0]:
            mine |= set(_further(table, block, looks))
        for left, right in _runs(mine):
            table.blocks.append(Block(block.rows, left, right))
        rest -= mine
    loose += [Block(block.rows, left, right) for left, right in _runs(rest)]


def _further(table: _Draft, block: Block, looks: Headings) -> Iterator[int]:
    """Columns of a block beside those of the table over it, in which nothing stands since its headings."""
    whole = table.whole
    since = range(table.header[0], block.rows[0])
    for columns in (range(whole.right, block.right), range(whole.left - 1, block.left - 1, -1)):
        for k in columns:
            if any(looks.cell(r, k) is not None for r in since):
                break
            yield k


def _runs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Columns one after the other, as first and behind the last."""
    ordered = sorted(columns)
    for _, run in itertools.groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        places = [column for _, column in run]
        yield places[0], places[-1] + 1


def _tables(drafts: list[_Draft], loose: list[Block], looks: Headings) -> list[_Draft]:
    """Those that say of themselves that they are tables, if any does; of the others all."""
    if any(d.strong for d in drafts):
        for draft in drafts:
            if not draft.strong:
                loose += draft.blocks
        return [d for d in drafts if d.strong]
    return drafts


def _beside(drafts: list[_Draft], looks: Headings) -> list[_Draft]:
    """Two tables whose headings and rows stand in the same rows are one with a blank column in it, unless a
    heading occurs in both or the second names its rows itself.
    """
    joined: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.header[0], d.whole.left)):
        before = joined[-1] if joined else None
        if before is None or not _same_rows(before, draft, looks) or _names(draft, looks):
            joined.append(draft)
            continue
        whole, other = before.whole, draft.whole
        one, two = ({t for t in looks.texts(d.header, d.whole) if t} for d in (before, draft))
        if one & two:
            joined.append(draft)
            continue
        line = looks.grid.rows[draft.header[-1]][0]
        problem = sentence(
            "list_blank_column",
            one=quoted(_heading(looks, before, whole.right - 1)),
            other=quoted(_heading(looks, draft, other.left)),
        )
        before.blocks += draft.blocks
        before.doubts.append(Fault("", line, "", "", problem, looks.grid.file))
    return joined


def _heading(looks: Headings, draft: _Draft, column: int) -> str:
    return one_line(looks.cell(draft.header[-1], column))


def _same_rows(one: _Draft, two: _Draft, looks: Headings) -> bool:
    """Whether two tables stand side by side in the same rows, with nothing between."""
    left, right = one.whole, two.whole
    if one.header != two.header or right.left < left.right:
        return False
    between = range(left.right, right.left)
    if any(looks.cell(k, column) is not None for k in left.rows for column in between):
        return False
    return {*right.rows} <= {*left.rows} and 10 * len(right.rows) >= 9 * len(left.rows)


def _names(draft: _Draft, looks: Headings) -> bool:
    """Whether the first column is words that occur once each: the table says itself what its rows are."""
    whole = draft.whole
    body = [c for k in whole.rows if k > draft.header[-1] and (c := looks.cell(k, whole.left)) is not None]
    return len(body) > 1 and all(isinstance(c, str) for c in body) and len({*body}) == len(body)


def _end(draft: _Draft, looks: Headings) -> None:
    """Takes legends and notes out that stand below a table, apart from it."""
    main = draft.blocks[0]
    body = [k for k in main.rows if k > draft.header[-1]] or draft.header
    usual = median(len(looks.filled(k, main)) for k in body[:200])
    while len(draft.blocks) > 1 and _is_legend(draft.blocks[-1], usual, looks):
        draft.beyond.insert(0, draft.blocks.pop())


def _is_legend(block: Block, usual: float, looks: Headings) -> bool:
    """Whether words stand where a row of the table would hold more."""
    places = [looks.filled(k, block) for k in block.rows]
    if any(len(p) > 2 for p in places) or looks.grid.rows[block.rows[0]][0] not in looks.grid.apart:
        return False
    rows = [[looks.cell(k, c) for c in columns] for k, columns in zip(block.rows, places, strict=True)]
    words = [[c for c in cells if isinstance(c, str)] for cells in rows]
    if any(is_total(one_line(text)) for texts in words for text in texts):
        return False
    alone = [len(cells) == len(texts) == 1 for cells, texts in zip(rows, words, strict=True)]
    if all(alone) and usual >= 2:
        return True
    return usual >= 4 and (any(alone) or rows == words)


def _surround(block: Block, drafts: Sequence[_Draft]) -> None:
    """Gives what is in no table to the one that it stands over, else to the nearest before it."""
    under = [d for d in drafts if d.header[0] > block.rows[-1]]
    first = min((d.header[0] for d in under), default=0)
    over = [
        d
        for d in under
        if not d.whole.beside(block)
        and d.header[0] == min((u.header[0] for u in under if not u.whole.beside(block)), default=-1)
    ]
    before = [d for d in drafts if d.header[0] <= block.rows[-1]]
    if over:
        over[0].above.append(block)
    elif before:
        max(before, key=lambda d: (d.header[0], -abs(d.whole.left - block.left))).beyond.append(block)
    else:
        next(d for d in under if d.header[0] == first).above.append(block)


def _region(draft: _Draft, looks: Headings) -> Region:
    grid, whole = looks.grid, draft.whole
    headings = tuple(looks.texts(draft.header, whole))
    above = [*draft.above]
    rows: list[tuple[int, tuple[object, ...]]] = []
    for k, cells in _pieces(draft.blocks, grid):
        if k < draft.header[0]:
            above.append(Block([k], whole.left, whole.right))
        elif k not in draft.header:
            rows.append((grid.rows[k][0], _cut(cells, whole)))
    heads = [
        [(c, one_line(looks.cell(r, c))) for c in whole.columns if looks.cell(r, c) is not None]
        for r in draft.header
    ]
    repeated = {line for line, cells in rows if _again(cells, heads, whole.left)}
    header_rows = tuple(grid.rows[k][0] for k in draft.header)
    return Region(
        grid,
        header_rows[-1],
        headings,
        tuple(rows),
        whole.left + 1,
        header_rows,
        _whole_rows(above, grid),
        _whole_rows(draft.beyond, grid),
        frozenset(repeated),
        tuple(shifted_rows(rows, header_rows, whole.left + 1, grid)),
        (
            *draft.doubts,
            *merged_cells(rows, whole.left + 1, grid),
            *hidden_parts(rows, headings, whole.left + 1, grid),
        ),
    )


def _pieces(blocks: Iterable[Block], grid: Grid) -> Iterator[tuple[int, tuple[object, ...]]]:
    """The rows of some blocks from the sheet's first column on, without what is not theirs."""
    by_row: dict[int, list[Block]] = {}
    for block in blocks:
        for k in block.rows:
            by_row.setdefault(k, []).append(block)
    for k in sorted(by_row):
        cells = grid.rows[k][1]
        first, *others = sorted(by_row[k], key=lambda b: b.left)
        mine = (None,) * first.left + tuple(cells[first.left : first.right])
        for block in others:
            mine += (None,) * (block.left - len(mine)) + tuple(cells[block.left : block.right])
        yield k, mine


def _cut(cells: Sequence[object], block: Block) -> tuple[object, ...]:
    part = tuple(cells[block.left : block.right])
    return part + (None,) * (block.right - block.left - len(part))


def _whole_rows(blocks: Iterable[Block], grid: Grid) -> Rows:
    return tuple(
        (grid.rows[k][0], cells) for k, cells in _pieces(blocks, grid) if any(c is not None for c in cells)
    )


def _again(cells: Sequence[object], heads: Sequence[list[tuple[int, str]]], left: int) -> bool:
    """Whether a row holds what a row of headings holds, and nothing else."""
    return any(
        one_line(cells[head[0][0] - left]) == head[0][1]
        and [(k, one_line(c)) for k, c in enumerate(cells, start=left) if c is not None] == head
        for head in heads
    )
