"""Which tables stand on a sheet, and that nothing on it vanishes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from portfolio.importers.layout import Region, regions
from portfolio.loaders.grids import Area, Grid
from portfolio.tables import plain

KNOWN = {
    *("id", "name", "cost", "effort", "value", "team", "status", "owner", "start", "end", "priority"),
    *("capacity", "budget", "nom", "cout", "valeur", "equipe", "type"),
}


def known(text: str) -> bool:
    return plain(text) in KNOWN


def sheet(
    *rows: Sequence[object], merged: tuple[Area, ...] = (), tables: tuple[Area, ...] = (), name: str = "S"
) -> Grid:
    """A grid of rows from row 1 on; an empty one is a blank row."""
    numbered = tuple(
        (line, tuple(row)) for line, row in enumerate(rows, start=1) if any(c is not None for c in row)
    )
    lines = {line for line, _ in numbered}
    apart = {line for line in lines if line - 1 not in lines and line != min(lines)}
    return Grid(name, f"sheet {name}", numbered, frozenset(apart), merged=merged, tables=tables)


def read(*rows: Sequence[object], **others: object) -> list[Region]:
    return regions(sheet(*rows, **others), known)  # type: ignore[arg-type]


def only(*rows: Sequence[object], **others: object) -> Region:
    (region,) = read(*rows, **others)
    return region


_ = None


def test_a_title_and_a_total_above_and_a_first_column_that_is_not_the_first() -> None:
    region = only(
        (_, "Backlog of the data team", _, 21.0),
        (),
        (_, "Name", "Team", "Effort"),
        (_, "Search", "Core", 8.0),
        (_, "Export", "Core", 5.0),
        (_, _, "Core", _),
    )
    assert region.header_row == 3
    assert region.headings == ("Name", "Team", "Effort")
    assert region.first_column == 2
    assert region.rows == ((4, ("Search", "Core", 8.0)), (5, ("Export", "Core", 5.0)), (6, (_, "Core", _)))
    assert region.above == ((1, (_, "Backlog of the data team", _, 21.0)),)


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_headings_that_nobody_knows_are_words_over_figures(gap: int) -> None:
    region = only(("Liste",), *[()] * gap, ("Foo", "Bar", "Baz"), ("x", 1.0, 2.0), ("y", 3.0, 4.0))
    assert region.headings == ("Foo", "Bar", "Baz")
    assert len(region.rows) == 2


def test_no_row_can_be_headings() -> None:
    region = only(("P1", "Roof", 1000.0), ("P2", "Lane", 300.0))
    assert (region.header_row, region.headings, len(region.rows)) == (0, ("", "", ""), 2)


def test_a_second_table_below_and_one_beside() -> None:
    first, beside, below = read(
        ("Name", "Cost", _, "Team", "Capacity"),
        ("Roof", 100.0, _, "Data", 40.0),
        ("Lane", 50.0, _, _, _),
        ("Path", 50.0, _, _, _),
        (),
        ("Owner", "Budget"),
        ("city", 1000.0),
    )
    assert [len(r.rows) for r in (first, beside, below)] == [3, 1, 1]
    assert beside.first_column == 4
    assert below.headings == ("Owner", "Budget")


def test_a_legend_below_is_beyond_a_total_and_a_late_row_are_rows() -> None:
    region = only(
        ("Name", "Team", "Cost", "Value"),
        ("Roof", "a", 100.0, 3.0),
        (),
        ("Lane", "b", 50.0, 2.0),
        (),
        ("Total", _, 150.0, _),
        (),
        ("Legend",),
        ("High", "worth it"),
    )
    assert [line for line, _ in region.rows] == [2, 4, 6]
    assert [line for line, _ in region.beyond] == [8, 9]


def test_headings_of_two_lines() -> None:
    region = only(
        ("Name", "Budget", _, "Status"),
        (_, 2027.0, 2028.0, _),
        ("Roof", 10.0, 20.0, "open"),
        merged=((1, 2, 1, 3),),
    )
    assert region.headings == ("Name", "Budget 2027", "Budget 2028", "Status")
    assert region.header_rows == (1, 2)
    assert region.rows == ((3, ("Roof", 10.0, 20.0, "open")),)
