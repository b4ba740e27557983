"""Shares of what was planned: 120 was meant as 120 %, and is not taken for 120 times."""

from __future__ import annotations

import pytest
from support.small_cases import Make

import portfolio as pf

NEEDS = "initiative,resource,1,low,high / A,cash,2,{low},{high} / B,cash,2,, / C,cash,2,,"


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        ("", "120", "For a percentage write 120 %"),
        ("", "1500", "from 1 to 10"),
        ("", "1e3", "For a percentage write 1000 %"),
        ("", "0.9", "from 1 to 10"),
        ("80", "", "For a percentage write 80 %"),
        ("1.1", "", "from 0 to 1"),
    ],
)
def test_times_what_was_planned_are_no_percentages(make: Make, low: str, high: str, says: str) -> None:
    with pytest.raises(pf.CaseError, match=says):
        make(requirements=NEEDS.format(low=low, high=high))


@pytest.mark.parametrize(("high", "read"), [("120 %", 1.2), ("1.2", 1.2), ("10", 10.0), ("1000 %", 10.0)])
def test_percentages_are_read(make: Make, high: str, read: float) -> None:
    case = make(requirements=NEEDS.format(low="", high=high))
    assert case.requirements.high.tolist() == [read, 1.0, 1.0]


def test_so_are_causes_and_late_use(make: Make) -> None:
    with pytest.raises(pf.CaseError, match="For a percentage write 150 %"):
        make(causes="cause,by,value,high / market,kpi,users,150")
    with pytest.raises(pf.CaseError, match="For a percentage write 50 %"):
        make(options="initiative,option,late,late_use / A,full,0.2,50")
