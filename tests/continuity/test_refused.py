"""What can't be a plan, readings, labels or records is told, whatever its type."""

from __future__ import annotations

import pandas as pd
import pytest
from support.small_cases import Make

import portfolio as pf

FRAME = pd.DataFrame({"initiative": ["A"], "option": ["full"], "start": [float("nan")]})


@pytest.mark.parametrize("near", [3, "A", [3], [("A",)], FRAME, [("A", "full", None)], [("A", "", "Q1")]])
def test_what_is_no_plan(make: Make, near: object) -> None:
    with pytest.raises(pf.CaseError, match="near"):
        pf.allocate(make(), near=near)


def test_a_plan_of_nothing(make: Make) -> None:
    assert pf.allocate(make(), near=[], within=0).changes.change.tolist() == ["in"] * 3


def test_a_plan_that_is_there_but_not_of_this_case(make: Make) -> None:
    with pytest.raises(pf.CaseError, match="none of which it has"):
        pf.allocate(make(), near=[("Z", "full", "Q1")])


@pytest.mark.parametrize("within", [-0.1, 1.5, "x", None, float("nan"), True])
def test_what_is_no_share(make: Make, within: object) -> None:
    with pytest.raises(pf.PortfolioError, match="within: must be a share"):
        pf.allocate(make(), near=[("A", "full", "Q1")], within=within)  # type: ignore[arg-type]


@pytest.mark.parametrize("labels", [["Q2"], [None], [3], 3, [""], ("Q4", "Q4")])
def test_what_is_no_label(make: Make, labels: object) -> None:
    with pytest.raises(pf.CaseError, match="periods"):
        pf.roll([("A", "full", "Q1")], "Q2", make(), periods=labels)  # type: ignore[arg-type]


@pytest.mark.parametrize("readings", [3, "x", [3], [("users", "Q1", 3)], pd.DataFrame({"a": [1]})])
def test_what_are_no_readings(make: Make, readings: object) -> None:
    with pytest.raises(pf.CaseError, match="readings"):
        pf.roll([("A", "full", "Q1")], "Q2", make(), readings=readings)  # type: ignore[arg-type]


@pytest.mark.parametrize("records", [3, [3], [None]])
def test_what_are_no_records(records: object) -> None:
    with pytest.raises(pf.PortfolioError, match="records: must be records"):
        pf.history(records)  # type: ignore[arg-type]


def test_starts_written_otherwise_are_the_same_periods(make: Make) -> None:
    case = make(resources="resource,kind,2027Q1,2027Q2 / cash,budget,,")
    near = [(i, "full", "2027-02") for i in "ABC"]
    assert pf.allocate(case, near=near).changes.empty
