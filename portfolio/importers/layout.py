from dataclasses import dataclass

from portfolio.tables.text import text_of


@dataclass(frozen=True)
class Region:
    grid: object
    header_row: int
    headings: tuple
    rows: tuple
    first_column: int = 0
    above: tuple = ()
    beyond: tuple = ()
    repeated: frozenset = frozenset()


def regions(grid, known):
    if not grid.rows:
        return []
    best = max(
        range(min(20, len(grid.rows))),
        key=lambda n: (sum(known(text_of(c)) for c in grid.rows[n][1] if text_of(c)), -n),
    )
    line, head = grid.rows[best]
    return [
        Region(
            grid,
            line,
            tuple(text_of(c) for c in head),
            tuple(grid.rows[best + 1 :]),
            0,
            tuple(grid.rows[:best]),
        )
    ]
