"""What stands together on a sheet: cells that no blank row and no blank column divides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio.loaders.grids import Area, Grid


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a grid by their places in it, one after the other, and the columns from ``left`` to before
    ``right``, counted from 0.
    """

    rows: Sequence[int]
    left: int
    right: int

    @property
    def columns(self) -> range:
        """The columns of the block."""
        return range(self.left, self.right)

    def beside(self, other: Block) -> bool:
        """Whether no column is in both."""
        return self.right <= other.left or other.right <= self.left


class Cells:
    """The cells of a grid that nothing has been said about yet, and how they stand together."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        # a byte a column: 1 where the cell holds something
        self._held = [
            int.from_bytes(bytes([cell is not None for cell in cells]), "little") for _, cells in grid.rows
        ]
        self.width = max((len(cells) for _, cells in grid.rows), default=0)
        self._taken: list[Block] = []

    def take(self, area: Area) -> Block | None:
        """A part of the sheet out of these cells, as a block; None where it holds nothing."""
        top, left, bottom, right = area
        mine = _window(left - 1, right)
        rows = [
            k for k, (line, _) in enumerate(self.grid.rows) if top <= line <= bottom and self._held[k] & mine
        ]
        for k in rows:
            self._held[k] &= ~mine
        if not rows:
            return None
        self._taken.append(Block(rows, left - 1, right))
        return self._taken[-1]

    def blocks(self) -> list[Block]:
        """What stands together, from the top, then from the left; around what was taken out."""
        found = list(self._divided([k for k, held in enumerate(self._held) if held], 0, self.width))
        for taken in self._taken:
            found = [part for block in found for part in self._around(block, taken)]
        return sorted(found, key=lambda b: (b.rows[0], b.left))

    def _around(self, block: Block, taken: Block) -> Iterator[Block]:
        first, last = taken.rows[0], taken.rows[-1]
        within = [k for k in block.rows if first <= k <= last]
        if not within or block.beside(taken):
            yield block
            return
        yield from self._divided([k for k in block.rows if k < first], block.left, block.right)
        yield from self._divided(within, block.left, taken.left)
        yield from self._divided(within, taken.right, block.right)
        yield from self._divided([k for k in block.rows if k > last], block.left, block.right)

    def _divided(self, rows: Sequence[int], left: int, right: int) -> Iterator[Block]:
        """First by blank rows, then by blank columns, until none is left."""
        mine = _window(left, right)
        rows = [k for k in rows if self._held[k] & mine]
        waiting = [(part, left, right) for part in self._bands(rows)]
        while waiting:
            part, left, right = waiting.pop()
            union = 0
            for k in part:
                union |= self._held[k]
            groups = list(_groups(union, left, right))
            for start, end in groups:
                mine = _window(start, end)
                bands = self._bands([k for k in part if self._held[k] & mine])
                if len(groups) == len(bands) == 1:
                    yield Block(part, start, end)
                else:
                    waiting += [(band, start, end) for band in bands]

    def _bands(self, rows: Sequence[int]) -> list[list[int]]:
        bands: list[list[int]] = []
        for k in rows:
            if bands and k == bands[-1][-1] + 1 and self.grid.rows[k][0] not in self.grid.apart:
                bands[-1].append(k)
            else:
                bands.append([k])
        return bands


def _window(left: int, right: int) -> int:
    return ((1 << 8 * max(0, right - left)) - 1) << 8 * left


def _groups(union: int, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Columns one after the other that hold something, as first and behind the last."""
    start = None
    for k in range(left, right + 1):
        holds = k < right and union >> 8 * k & 1
        if holds and start is None:
            start = k
        elif not holds and start is not None:
            yield start, k
            start = None
