"""The makers of lists and their truth: a case written from the truth by hand passes, one that differs does
not; rows are counted as a file counts them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.list_files import (
    DAYS,
    FORMS,
    HEADINGS,
    USED,
    Sheet,
    Truth,
    best,
    check_case,
    check_plan,
    kept,
)
from support.small_cases import Make

TRUTHS = [
    Truth("Search", 8, {"Data": 5, "cash": 10}, id="A", requires=("Index",)),
    Truth("Index", 1, {"Data": 3}, id="B", earliest="Q2"),
    Truth("Export", 6, {"cash": 10}, id="C"),
]
CASE = {
    "initiatives": "initiative,name,earliest / A,Search, / B,Index,Q2 / C,Export,",
    "resources": "resource,kind,carry_over,Q1,Q2,Q3 / cash,budget,1,20,0,0 / Data,capacity,0,5,5,5",
    "requirements": "initiative,resource,1 / A,Data,5 / A,cash,10 / B,Data,3 / C,cash,10",
    "objectives": "objective,weight / value,1",
    "key_results": "key_result,objective,kpi / score,value,score",
    "contributions": "initiative,kpi,expected / A,score,8 / B,score,1 / C,score,6",
    "relations": "relation,initiative,other,lag / requires,A,B,0",
}


def test_a_case_of_the_truth_passes(make: Make) -> None:
    case = make(**CASE)
    check_case(case, TRUTHS)
    funded = check_plan(case, TRUTHS, {"cash": 20}, {"Data": 5}, ("Q1", "Q2", "Q3"))
    assert funded == {"Search", "Index", "Export"}


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("requirements", "A,Data,5", "A,Data,4"),
        ("requirements", "B,Data,3", "B,Data,"),
        ("requirements", "C,cash", "C,Data"),
        ("contributions", "score,6", "score,5"),
        ("relations", "A,B,0", "C,B,0"),
        ("initiatives", "Index,Q2", "Index,Q1"),
        ("initiatives", "C,Export", "C,Exports"),
    ],
)
def test_a_case_that_differs_does_not(make: Make, table: str, old: str, new: str) -> None:
    case = make(**CASE | {table: CASE[table].replace(old, new)})
    with pytest.raises(AssertionError):
        check_case(case, TRUTHS)


def test_the_best_plan_keeps_to_order_and_limits() -> None:
    quarters = ("Q1", "Q2", "Q3")
    assert best(TRUTHS, {"cash": 20}, {"Data": 5}, quarters) == 15
    assert best(TRUTHS, {"cash": 10}, {"Data": 5}, quarters) == 9
    assert best(TRUTHS, {"cash": 20}, {"Data": 5}, quarters[:2]) == 7
    assert best(TRUTHS, {"cash": 20}, {"Data": 8}, quarters[:2], lag=-1) == 15
    assert best(TRUTHS, {"cash": 20}, {"Data": 2}, quarters) == 6


def test_rows_are_counted_as_the_file_counts_them(tmp_path: Path) -> None:
    sheet = Sheet().add("title", "one\ntwo").add("").add(HEADINGS, "Name").add(USED, "a\nb").add(USED, "c")
    assert kept(tmp_path, sheet).fates == {1: "title", 4: HEADINGS, 5: USED, 7: USED}
    assert kept(tmp_path, sheet, FORMS["workbook"]).fates == {1: "title", 3: HEADINGS, 4: USED, 5: USED}


def test_every_form_of_a_day_is_another() -> None:
    assert len({say(date(2027, 4, 13)) for say in DAYS.values()}) == len(DAYS)
    assert DAYS["Jira's in French"](date(2025, 8, 5)) == "05/août/25 2:47 PM"
    assert DAYS["Linear's"](date(2023, 2, 6)) == "Mon Feb 06 2023 00:00:00 GMT"
