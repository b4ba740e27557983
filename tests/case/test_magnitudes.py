"""Numbers too large or too small to reckon with are faults where they stand, not traces or silence later."""

from __future__ import annotations

import pytest
from support.small_cases import Make

import portfolio as pf

TABLES = {
    "weight": ("objectives", "objective,weight / grow,{}"),
    "expected": ("contributions", "initiative,kpi,expected / A,users,{} / B,users,2"),
    "Q1": ("resources", "resource,kind,Q1,Q2,Q3 / cash,budget,{},,"),
    "1": ("requirements", "initiative,resource,1 / A,cash,{}"),
}


@pytest.mark.parametrize("column", TABLES)
@pytest.mark.parametrize(
    ("written", "what"), [("1e308", "large"), ("1e16", "large"), ("1e-320", "small"), ("1e-16", "small")]
)
def test_a_number_out_of_range_is_a_fault_at_its_cell(
    make: Make, column: str, written: str, what: str
) -> None:
    table, text = TABLES[column]
    with pytest.raises(pf.CaseError) as error:
        make(**{table: text.format(written)})
    assert f"{table}.csv, line 2, column {column}: must be" in str(error.value)
    assert f"found {written}, which is too {what} to reckon with. Correct it, or take another unit." in str(
        error.value
    )
    assert len(error.value.faults) == 1


@pytest.mark.parametrize("column", TABLES)
@pytest.mark.parametrize("written", ["1e15", "1e-15", "0", "999999999999999.9"])
def test_the_ends_of_the_range_are_reckoned_with(make: Make, column: str, written: str) -> None:
    table, text = TABLES[column]
    plan = pf.allocate(make(**{table: text.format(written)}))
    assert plan.status == "optimal"
    assert plan.impact < float("inf")


def test_a_question_is_held_to_the_same_range(make: Make) -> None:
    problem = pf.Problem(make())
    for ask in (
        lambda: problem.with_weights({"grow": 1e308}),
        lambda: problem.with_limits({"cash": 1e308}),
        lambda: problem.with_weights({"grow": 1e-320}),
    ):
        with pytest.raises(pf.CaseError, match="from 1e-15 to 1e"):
            ask()
    assert problem.with_limits({"cash": None}).amount("cash", "Q1") == float("inf")


@pytest.mark.parametrize("factor", [1e300, 1e308, 1e-300])
def test_a_factor_out_of_range_is_a_fault(factor: float, make: Make) -> None:
    problem = pf.Problem(make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,4,4"))
    with pytest.raises(pf.CaseError, match="must be 0, or a number from 1e-15 to 1e"):
        problem.scaled({"cash": factor})
