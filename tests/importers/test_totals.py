"""Which rows add others up, and which only sound like it."""

from __future__ import annotations

import re

import pytest

from portfolio.importers.totals import TotalsRow, totals_rows

type Cells = tuple[str | None, str | None, float | None, float | None]

PLAIN: list[Cells] = [("Roof", "open", 100, 4), ("Lane", "open", 50, 5), ("Boiler", "open", 20, 3)]


def found(*rows: Cells) -> list[TotalsRow]:
    numbered = [(line, cells) for line, cells in enumerate(rows, start=2)]
    figures = {k: [cells[k] for cells in rows] for k in (2, 3)}
    return totals_rows(numbered, ("Name", "Status", "Cost", "Value"), [0], figures)  # type: ignore[arg-type]


ALONE = (
    "Total, TOTAL, Totals, Total:, Total :, Grand Total, Sous-total, Sub-total, Somme, Sum, Total 2027, Σ,"
    " Total général, TOTAL COSTS, Total cost, Total HT, Totaux, Total des coûts"
)


@pytest.mark.parametrize("name", re.split(", ?", ALONE))
@pytest.mark.parametrize("cost", [170.0, 165.0, None])
def test_what_is_called_total_alone_is_one_whatever_it_holds(name: str, cost: float | None) -> None:
    (row,) = found(*PLAIN, (name, None, cost, None))
    assert (row.line, row.called, row.sure) == (5, name, True)
    assert row.addends == ((2, 3, 4) if cost == 170 else ())


def test_a_group_s_total_is_the_sum_of_its_rows() -> None:
    rows = found(
        *PLAIN[:2],
        ("Total Culture", None, 150, None),
        PLAIN[2],
        ("Stage", "open", 30, 1),
        ("Roads total", None, 50, 4),
        ("Grand total", None, 200, None),
    )
    assert [(r.line, r.addends) for r in rows] == [(4, (2, 3)), (7, (5, 6)), (8, (2, 3, 5, 6))]
    assert rows[0].called == "Total Culture"


@pytest.mark.parametrize(
    "name", ["Total Quality Management", "Total rewards", "Overall rework", "Ensemble à vent"]
)
def test_a_project_that_only_sounds_like_a_total_is_none(name: str) -> None:
    assert found(*PLAIN, (name, "open", 70, 2)) == []


@pytest.mark.parametrize("name", ["Totalisateur", "Recall of the total amount due", "Contingency", "Summary"])
def test_words_that_are_no_totals(name: str) -> None:
    assert found(*PLAIN, (name, None, 170, None)) == []


def test_without_anything_that_tells_it_is_to_be_asked() -> None:
    rows = [(2, ("Roof", 100.0)), (3, ("Lane", 50.0)), (4, ("Total Quality Management", 120.0))]
    (row,) = totals_rows(rows, ("Name", "Cost"), [0], {1: [100, 50, 120]})
    assert not row.sure
    # less than the last row can't be a sum with it
    rows[2] = (4, ("Total Quality Management", 20.0))
    assert totals_rows(rows, ("Name", "Cost"), [0], {1: [100, 50, 20]}) == []


def test_a_row_without_a_name_and_the_sums_of_others() -> None:
    (row,) = found(*PLAIN, (None, None, 170, 12))
    assert (row.line, row.called, row.addends) == (5, "", (2, 3, 4))


def test_a_nameless_total_over_the_rows() -> None:
    (row,) = found((None, None, 170, None), *PLAIN)
    assert (row.line, row.addends) == (2, (3, 4, 5))


@pytest.mark.parametrize("cost", [100.0, 169.0, 0.0, None])
def test_a_row_without_a_name_that_is_no_sum(cost: float | None) -> None:
    assert found(*PLAIN, (None, None, cost, None)) == []


def test_one_amount_twice_is_no_sum() -> None:
    assert found(("Roof", None, 100, 4), (None, None, 100, 4)) == []


def test_a_nameless_row_that_holds_one_sum_of_three_by_chance() -> None:
    rows = [(2, ("a", 1.0, 5.0, 7.0)), (3, ("b", 2.0, 6.0, 8.0)), (4, (None, 3.0, 7.0, 9.0))]
    figures = {k: [cells[k] for _, cells in rows] for k in (1, 2, 3)}
    assert totals_rows(rows, ("Name", "x", "y", "z"), [0], figures) == []  # type: ignore[arg-type]


def test_many_rows_take_no_time() -> None:
    rows = [(n, (f"p{n}", 1.0)) for n in range(20_000)] + [(20_000, ("Total Culture", 7.5))]
    (row,) = totals_rows(rows, ("Name", "Cost"), [0], {1: [cells[1] for _, cells in rows]})  # type: ignore[misc]
    assert not row.sure


def figures(rows: list[tuple[int, tuple[object, ...]]], column: int) -> dict[int, list[float | None]]:
    return {column: [c if isinstance(c := cells[column], float) else None for _, cells in rows]}


def test_a_total_of_one_row_is_told_by_what_it_lacks() -> None:
    rows: list[tuple[int, tuple[object, ...]]] = [
        (2, ("Culture", None, None, None)),
        (3, ("Roof", "x", 100.0, 4.0)),
        (4, ("Total Culture", None, 100.0, 4.0)),
        (5, ("Roads", None, None, None)),
        (6, ("Lane", "y", 90.0, 5.0)),
        (7, ("Boiler", "z", 80.0, 3.0)),
        (8, ("Total Roads", None, 170.0, 8.0)),
        (9, ("Grand total", None, 270.0, 12.0)),
    ]
    # the values are figures too, though only the costs are known to add up
    found = totals_rows(rows, ("Name", "Owner", "Cost", "Value"), [0], figures(rows, 2))
    assert [(t.line, t.addends, t.sure) for t in found] == [
        (4, (), True),
        (8, (6, 7), True),
        (9, (3, 6, 7), True),
    ]


def test_a_total_that_bears_its_group_s_name_is_asked_about_where_no_sum_tells() -> None:
    rows: list[tuple[int, tuple[object, ...]]] = [
        (2, ("Roof", "Culture", 100.0)),
        (3, ("Total Culture", "Culture", 100.0)),
        (4, ("Lane", "Roads", 90.0)),
        (5, ("Path", "Roads", 10.0)),
        (6, ("Roads total", "Roads", 100.0)),
        (7, ("Total Recall", "Films", 100.0)),
    ]
    found = totals_rows(rows, ("Name", "Group", "Cost"), [0], figures(rows, 2))
    assert [(t.line, t.addends, t.sure) for t in found] == [(3, (), False), (6, (4, 5), False)]


def test_many_rows_that_may_be_totals_take_no_time() -> None:
    rows = [(n, (f"Total solution {n}", 10.0 + n % 7)) for n in range(5_000)]
    assert all(not row.sure for row in totals_rows(rows, ("Name", "Cost"), [0], figures(rows, 1)))


def test_a_row_of_any_name_is_a_total_where_two_columns_add_up_all_rows_above() -> None:
    (row,) = found(*PLAIN, ("Programme", None, 170, 12))
    assert (row.line, row.called, row.addends, row.sure) == (5, "", (2, 3, 4), True)
    (row,) = found(*PLAIN, ("Stage", "open", 30, 1), ("Programme", None, 200, None))
    assert (row.line, row.addends, row.sure) == (6, (2, 3, 4, 5), False)


def test_a_score_less_than_the_last_row_s_makes_no_total_less_likely() -> None:
    rows = [(2, ("Roof", 100.0, 4.0)), (3, ("Lane", 50.0, 5.0)), (4, ("Total redesign", 20.0, 9.0))]
    numbers = {1: [100.0, 50.0, 20.0], 2: [4.0, 5.0, 9.0]}
    assert totals_rows(rows, ("Name", "Cost", "Score"), [0], numbers, averaged=[2]) == []
    rows[2] = (4, ("Total redesign", 120.0, 4.5))
    (row,) = totals_rows(rows, ("Name", "Cost", "Score"), [0], numbers | {1: [100, 50, 120]}, averaged=[2])
    assert not row.sure
