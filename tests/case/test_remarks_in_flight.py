"""Remarks on what stopping uses and frees: they need running initiatives beside their requirements."""

from __future__ import annotations

import pytest
from support.small_cases import Make

RUNNING = "initiative,status / A,running / B, / C,"
LIMITED = "resource,kind,Q1,Q2,Q3 / cash,budget,10,10,10 / team,capacity,5,5,5"


def remarks_on_stopping(make: Make, rows: str) -> list[str]:
    needs = f"initiative,option,resource,1,2,3,4 / A,,cash,2,,, / B,,team,1,,, / C,,team,1,,, / {rows}"
    case = make(initiatives=RUNNING, resources=LIMITED, requirements=needs)
    return [
        f"{r.row} {r.column}: {r.problem}" for r in case.remarks.itertuples() if "stopping A" in r.problem
    ]


def test_what_is_freed_by_stopping_is_said_of_stopping(make: Make) -> None:
    assert remarks_on_stopping(make, "A,stop,cash,4,-1,, / A,stop,team,,,,-3") == [
        "5 2: stopping A frees cash: -1 in Q2.",
        "6 4: stopping A frees team: -3 in period 4 from now, beyond this round.",
    ]


def test_stopping_that_exceeds_a_limit_alone_is_told(make: Make) -> None:
    rows = "A,stop,cash,10,4,, / A,stop,cash,,7,, / A,stop,team,5.5,,,"
    assert remarks_on_stopping(make, rows) == [
        "5 2: stopping A exceeds cash all by itself: 11 of 10 in Q2. It can't be stopped within this limit.",
        "7 1: stopping A exceeds team all by itself: 5.5 of 5 in Q1. It can't be stopped within this limit.",
    ]


@pytest.mark.parametrize(
    "rows", ["A,stop,cash,10,10,10,99", "A,stop,cash,0,,,", "A,stop,cash,6,,, / A,stop,cash,4,,,"]
)
def test_stopping_within_the_limits_is_no_remark(rows: str, make: Make) -> None:
    assert remarks_on_stopping(make, rows) == []
