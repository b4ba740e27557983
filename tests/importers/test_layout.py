"""Which tables stand on a sheet, and that nothing on it vanishes."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.importers.layout import Region, regions
from portfolio.loaders.grids import Area, Grid
from portfolio.tables import plain

KNOWN = {
    *("id", "name", "cost", "effort", "value", "team", "status", "owner", "start", "end", "priority"),
    *("capacity", "budget", "nom", "cout", "valeur", "equipe", "type", "days"),
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


def held(grid: Grid) -> list[tuple[int, int]]:
    return [(line, k) for line, row in grid.rows for k, c in enumerate(row, start=1) if c is not None]


def told(found: list[Region]) -> list[tuple[int, int]]:
    """Every cell of all regions: headings, rows, and what is around them."""
    places = []
    for region in found:
        lines = dict(region.grid.rows)
        width = len(region.headings)
        for line in region.header_rows:
            first = region.first_column - 1
            cells = lines[line][first : first + width]
            places += [(line, k) for k, c in enumerate(cells, start=first + 1) if c is not None]
        for line, row in region.rows:
            assert len(row) == width
            places += [(line, k) for k, c in enumerate(row, start=region.first_column) if c is not None]
        for line, row in (*region.above, *region.beyond):
            places += [(line, k) for k, c in enumerate(row, start=1) if c is not None]
    return places


CELL = st.sampled_from(
    [None, None, None, "Name", "Cost", "Team", "Roof", "x", "Total", 1.0, 2.0, 2027.0, "12 €"]
)


@given(
    rows=st.lists(st.lists(CELL, min_size=1, max_size=7), min_size=1, max_size=14),
    tables=st.booleans(),
    merged=st.lists(st.tuples(*[st.integers(1, 7)] * 4), max_size=2),
)
@settings(max_examples=400, deadline=None)
def test_every_cell_is_in_one_place(rows: list[list[object]], tables: bool, merged: list[Area]) -> None:
    grid = sheet(
        *rows,
        merged=tuple((min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merged),
        tables=((2, 2, 4, 3),) if tables and len(rows) > 3 else (),
    )
    found = regions(grid, known)
    assert sorted(told(found)) == held(grid)
    for region in found:
        assert region.header_row == max(region.header_rows, default=0)
        assert [line for line, _ in region.rows] == sorted(line for line, _ in region.rows)
        assert not {line for line, _ in region.rows} & {*region.header_rows}


def laid_out(region: Region) -> tuple[tuple[int, ...], tuple[str, ...], list[int]]:
    return region.header_rows, region.headings, [line for line, _ in region.rows]


LIST = (("a", "x", 1.0, 2.0), ("b", "y", 3.0, 4.0))


@pytest.mark.parametrize(
    ("over", "merged", "headings"),
    [
        (  # groups of what is known by itself need no name
            [(_, _, "Finance", _), ("Name", "Owner", "Cost", "Value")],
            ((1, 3, 1, 4),),
            ("Name", "Owner", "Cost", "Value"),
        ),
        (  # years do, and so does what occurs twice
            [(_, "Budget", _, "Effort"), ("Name", "2027", "2028", "2027")],
            (),
            ("Name", "Budget 2027", "Budget 2028", "Effort 2027"),
        ),
        (
            [("Name", "Owner", 2027.0, 2028.0), (_, _, "Cost", "Cost")],
            (),
            ("Name", "Owner", "2027 Cost", "2028 Cost"),
        ),
        (  # years under a heading that nothing is merged with
            [("Name", "Owner", "Budget", _), (_, _, "2027", "2028")],
            (),
            ("Name", "Owner", "Budget 2027", "Budget 2028"),
        ),
        (  # merged cells end where they end
            [(_, "Budget", _, _), ("Name", "2027", "2028", "Owner rank")],
            ((1, 2, 1, 3),),
            ("Name", "Budget 2027", "Budget 2028", "Owner rank"),
        ),
        (  # merged down
            [("Name", "Owner", "Budget", _), (_, _, "2027", "2028")],
            ((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4)),
            ("Name", "Owner", "Budget 2027", "Budget 2028"),
        ),
        (  # units
            [("Name", "Owner", "Cost", "Effort"), (_, _, "(k€)", "days")],
            (),
            ("Name", "Owner", "Cost (k€)", "Effort (days)"),
        ),
    ],
)
def test_headings_of_two_lines_are_one(
    over: list[Sequence[object]], merged: tuple[Area, ...], headings: tuple[str, ...]
) -> None:
    assert laid_out(only(*over, *LIST, merged=merged)) == ((1, 2), headings, [3, 4])


@pytest.mark.parametrize(
    ("over", "merged"),
    [
        ([("Projects of 2027",)], ()),
        ([("Projects of 2027",)], ((1, 1, 1, 4),)),
        ([("Prepared by", "finance")], ()),
        ([("Budget", "TBD"), ("Start", "Q1 2027")], ()),
        ([(_, _, "Total", 6.0)], ()),
        ([("Version", 2.1, _, _)], ()),
    ],
)
@pytest.mark.parametrize("gap", [0, 1])
def test_what_stands_over_the_headings_is_none_of_them(
    over: list[Sequence[object]], merged: tuple[Area, ...], gap: int
) -> None:
    region = only(*over, *[()] * gap, ("Name", "Owner", "Cost", "Value"), *LIST, merged=merged)
    assert region.headings == ("Name", "Owner", "Cost", "Value")
    assert [line for line, _ in region.above] == list(range(1, len(over) + 1))


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ([(_, "Name", "Cost"), (1.0, "a", 5.0), (2.0, "b", 6.0)], ("", "Name", "Cost")),
        (
            [("Name", "Sprint", "Sprint", "Cost"), ("a", "s1", "s2", 1.0)],
            ("Name", "Sprint", "Sprint", "Cost"),
        ),
        ([("Name", "Owner", 2027.0, 2028.0), ("a", "x", 1.0, 2.0)], ("Name", "Owner", "2027", "2028")),
        ([("Name", "Owner", 1.0, 2.0, 3.0), ("a", "x", 9.0, 2.0, 3.0)], ("Name", "Owner", "1", "2", "3")),
        ([("Name\nof it", "Cost"), ("a", 1.0)], ("Name of it", "Cost")),
        ([("Alpha", "Beta"), ("x", "y"), ("z", "w")], ("Alpha", "Beta")),
        ([("Name", "Cost", "Team")], ("Name", "Cost", "Team")),
        ([("Name", "Owner", "Cost"), (), ("a", "x", 1.0), ("b", "y", 2.0)], ("Name", "Owner", "Cost")),
        ([("Name", "Owner", "Cost"), (), ("a", "x", "TBD"), ("b", "y", 2.0)], ("Name", "Owner", "Cost")),
    ],
)
def test_headings_of_one_line(rows: list[Sequence[object]], headings: tuple[str, ...]) -> None:
    region = only(*rows)
    assert (region.header_row, region.headings) == (1, headings)
    assert len(region.rows) == sum(map(bool, rows)) - 1


def test_headings_again_are_rows_that_are_told() -> None:
    region = only(
        ("Name", "Cost"), ("a", 1.0), ("Name", "Cost"), ("b", 2.0), (), ("Name", "Cost"), ("c", 3.0)
    )
    assert [line for line, _ in region.rows] == [2, 3, 4, 6, 7]
    assert region.repeated == {3, 6}


def test_titles_of_groups_numbered_and_filled_rows_are_kept() -> None:
    region = only(
        ("id", "Name", "Cost", "Status"),
        (_, "Culture", _, _),
        (1.0, "a", 5.0, "open"),
        (),
        (_, "Roads", _, _),
        (2.0, "b", 6.0, "open"),
        (3.0, _, _, "open"),
        (4.0, _, _, "open"),
    )
    assert [line for line, _ in region.rows] == [2, 3, 5, 6, 7, 8]
    assert not region.beyond


def test_three_tables_side_by_side_and_one_after_the_other_without_a_blank_row() -> None:
    found = read(
        ("Name", "Cost", _, "Name", "Cost", _, "Name", "Cost"),
        ("a", 1.0, _, "b", 2.0, _, "c", 3.0),
        ("d", 1.0, _, "e", 2.0, _, "f", 3.0),
    )
    assert [(r.first_column, len(r.rows)) for r in found] == [(1, 2), (4, 2), (7, 2)]
    found = read(
        ("Name", "Cost", "Team"), ("a", 1.0, "t"), ("b", 2.0, "t"), ("Team", "Capacity"), ("t", 40.0)
    )
    assert [(r.header_row, r.headings, len(r.rows)) for r in found] == [
        (1, ("Name", "Cost", "Team"), 2),
        (4, ("Team", "Capacity"), 1),
    ]


def test_a_pivot_below_or_beside_is_a_table_of_its_own() -> None:
    rows = [("a", "t", 1.0), ("b", "u", 2.0), ("c", "u", 2.0)]
    pivot = [("Row Labels", "Sum of it"), ("t", 1.0), ("u", 4.0), ("Grand Total", 5.0)]
    below = read(("Name", "Team", "Cost"), *rows, (), *pivot)
    beside = read(*((*a, _, *b) for a, b in zip([("Name", "Team", "Cost"), *rows], pivot, strict=True)))
    for found in (below, beside):
        assert [r.headings for r in found] == [("Name", "Team", "Cost"), ("Row Labels", "Sum of it")]
        assert [len(r.rows) for r in found] == [3, 3]


def test_a_blank_column_within_a_table_is_told() -> None:
    region = only(("Name", "Owner", _, "Cost", "Value"), ("a", "x", _, 1.0, 3.0), ("b", "y", _, 2.0, 4.0))
    assert region.headings == ("Name", "Owner", "", "Cost", "Value")
    assert 'between "Owner" and "Cost"; read as one table' in str(region.doubts[0])


def test_a_legend_beside_is_beyond() -> None:
    region = only(("Name", "Cost", _, "Legend"), ("a", 1.0, _, "H = high"), ("b", 2.0), ("c", 3.0))
    assert region.headings == ("Name", "Cost")
    assert [(line, [c for c in cells if c]) for line, cells in region.beyond] == [
        (1, ["Legend"]),
        (2, ["H = high"]),
    ]


def test_notes_apart_from_a_table_are_no_rows_a_title_goes_to_its_table() -> None:
    first, second = read(
        ("Name", "Owner", "Cost"), ("a", "x", 1.0), (), ("Capacities",), ("Team", "Capacity"), ("t", 40.0)
    )
    assert [line for line, _ in first.rows] == [2]
    assert [line for line, _ in second.above] == [4]
    region = only(("Name", "Owner", "Cost"), ("a", "x", 1.0), (), ("Source: finance",), ("* estimated",))
    assert [line for line, _ in region.beyond] == [4, 5]


def test_a_declared_table_is_one_whatever_stands_around_it() -> None:
    region = only(
        ("Note", "Foo", "Bar", "Remark"),
        ("more", "x", "y", "z"),
        (_, "v", "w", _),
        (_, "Total", 3.0, _),
        tables=((1, 2, 3, 3),),
    )
    assert (region.headings, region.first_column) == (("Foo", "Bar"), 2)
    assert region.rows == ((2, ("x", "y")), (3, ("v", "w")), (4, ("Total", 3.0)))
    assert sorted(told([region])) == held(region.grid)


def test_merged_cells_among_the_rows_are_told_titles_are_not() -> None:
    rows = [("Name", "Type", "Cost"), ("a", "run", 1.0), ("b", _, 2.0), ("Culture", _, _), ("c", "x", 2.0)]
    region = only(*rows, merged=((2, 2, 3, 2), (4, 1, 4, 3)))
    assert [str(d) for d in region.doubts] == [
        'sheet S, rows 2, 3: must hold a value of its own in each cell; found "run" once in the merged cells'
        " B2:B3. Unmerge them and fill in each."
    ]
    assert not only(*rows, merged=((4, 1, 4, 3),)).doubts


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("Roof", "t", "1"), ("Lane, old", "u", "2"), ("a", "b, c", "d", "2")],
            "rows? 4: must have no more cells",
        ),
        (
            [("Roof", "team of"), ("three", "1"), ("Lane", "u", "2"), ("Path", "u", "2")],
            "rows? 2, 3: must have as",
        ),
        ([("Roof",), ("Lane", "u"), ("Path", "u", "2")], None),
        ([("Roof", "t", "1"), ("Source: finance",)], None),
        ([("Roof", "t", "1"), ("Lane", "t", "1", None, None)], None),
    ],
)
def test_a_separator_or_line_break_without_quotes_is_a_fault(
    rows: list[Sequence[object]], said: str | None
) -> None:
    region = only(("Name", "Team", "Cost"), *rows, name="")
    assert len(region.faults) == (said is not None)
    assert said is None or re.search(said, str(region.faults[0]))
    assert not only(("Name", "Team", "Cost"), *rows, name="S").faults


def test_many_rows_take_little_time() -> None:
    rows = tuple((n, (f"p{n}", "x", f"t{n % 7}", str(n))) for n in range(2, 20_002))
    start = time.process_time()
    region = regions(Grid("", "a.csv", ((1, ("Name", "Owner", "Team", "Cost")), *rows)), known)[0]
    assert time.process_time() - start < 3  # 0.3 s on an idle core
    assert len(region.rows) == 20_000


def test_a_row_that_somebody_said_is_headings_is() -> None:
    rows = [("Name", "Cost", "Team"), ("Nom", "Coût", "Équipe"), ("a", 1.0, "t"), ("b", 2.0, "t")]
    assert laid_out(only(*rows)) == ((1, 2), ("Nom", "Coût", "Équipe"), [3, 4])
    (region,) = regions(sheet(*rows), known, headings=2)
    assert (region.header_row, region.headings) == (2, ("Nom", "Coût", "Équipe"))
    assert [line for line, _ in region.above] == [1]
    (region,) = regions(sheet((1.0, 2.0), (3.0, 4.0), (5.0, 6.0)), known, headings=2)
    assert (region.headings, region.rows) == (("3", "4"), ((3, (5.0, 6.0)),))


def test_hidden_rows_and_columns_are_told() -> None:
    grid = replace(
        sheet(("Name", "Cost", "Team"), ("a", 1.0, "t"), ("b", 2.0, "t"), ("c", 3.0, "t")),
        hidden_rows=frozenset({1, 3, 4, 9}),
        hidden_columns=frozenset({2, 7}),
    )
    (region,) = regions(grid, known)
    assert [str(d) for d in region.doubts] == [
        'sheet S, rows 3, 4: hidden rows are read like the others; found 2, the first with "b". Show them'
        " if they count (clear the filter), or delete them.",
        'sheet S, column Cost: hidden columns are read like the others; found "Cost". Show or delete them.',
    ]
