"""Pessimistic and optimistic changes: by which way an indicator is better, not by number."""

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.case.pessimistic import directions
from portfolio.tables import Table

FALLING = "key_result,objective,kpi,baseline,target / fewer,grow,churn,8,5"
RISING = "key_result,objective,kpi,baseline,target / more,grow,churn,5,8"
OPEN = "key_result,objective,kpi / more,grow,churn"
BY_OUTLOOK = "initiative,kpi,pessimistic,expected,optimistic"


def problems(caught: pytest.ExceptionInfo[pf.CaseError]) -> list[tuple[str, str]]:
    return list(zip(caught.value.faults["column"], caught.value.faults["problem"], strict=True))


@pytest.mark.parametrize(
    ("key_results", "row", "low", "high"),
    [
        (RISING, "A,churn,1,2,3", 1, 3),
        (OPEN, "A,churn,1,2,3", 1, 3),
        (FALLING, "A,churn,-1,-2,-3", -3, -1),
        (FALLING, "A,churn,0.5,-2,-3", -3, 0.5),
        (FALLING, "A,churn,,-2,-3", -3, -2),
        (FALLING, "A,churn,-1,-2,", -2, -1),
        (FALLING, "A,churn,,-2,", -2, -2),
    ],
)
def test_the_pessimistic_change_is_the_larger_where_less_is_better(
    key_results: str, row: str, low: float, high: float, make: Make
) -> None:
    case = make(key_results=key_results, contributions=f"{BY_OUTLOOK} / {row}")
    expected = 2.0 if key_results != FALLING else -2.0
    assert case.contributions[["low", "expected", "high"]].to_numpy().tolist() == [[low, expected, high]]
    bounds = "initiative,kpi,low,expected,high"
    same = make(key_results=key_results, contributions=f"{bounds} / A,churn,{low},{expected},{high}")
    assert same == case


def test_only_one_of_the_columns_may_be_there(make: Make) -> None:
    case = make(
        key_results=FALLING, contributions="initiative,kpi,expected,optimistic / A,churn,-2,-3 / B,churn,-1,"
    )
    assert list(case.contributions["low"]) == [-3, -1]
    assert list(case.contributions["high"]) == [-2, -1]


def test_both_pairs_in_a_row_are_refused(make: Make) -> None:
    both = "initiative,kpi,low,pessimistic,expected,optimistic"
    with pytest.raises(pf.CaseError) as caught:
        make(key_results=FALLING, contributions=f"{both} / A,churn,-3,-1,-2,-3 / B,churn,,-1,-2,")
    assert problems(caught) == [
        (
            "pessimistic",
            "must stand without low and high, which say the same by number; found low -3 in its row too."
            " Clear one pair.",
        )
    ]


@pytest.mark.parametrize(
    ("key_results", "row", "column", "found"),
    [
        (
            FALLING,
            "A,churn,-3,-2,-1",
            "pessimistic",
            "must be no better than expected (-2); found -3, while l",
        ),
        (
            FALLING,
            "A,churn,,-2,-1",
            "optimistic",
            "must be no worse than expected (-2); found -1, while less",
        ),
        (RISING, "A,churn,3,2,", "pessimistic", "must be no better than expected (2); found 3, while more"),
    ],
)
def test_a_pessimistic_change_that_is_better_is_refused(
    key_results: str, row: str, column: str, found: str, make: Make
) -> None:
    with pytest.raises(pf.CaseError) as caught:
        make(key_results=key_results, contributions=f"{BY_OUTLOOK} / {row}")
    (where, problem), *_ = problems(caught)
    assert where == column
    assert problem.startswith(found)


def test_which_way_is_better_is_asked_where_nobody_says_it(make: Make) -> None:
    with pytest.raises(pf.CaseError) as caught:
        make(
            key_results=f"{FALLING} / more,grow,churn,5,8",
            contributions=f"{BY_OUTLOOK} / A,churn,1,2,3",
        )
    assert [column for column, _ in problems(caught)] == ["pessimistic"]
    assert "a key result says whether more or less is better; found churn" in problems(caught)[0][1]


def test_an_indicator_that_drives_another_is_better_as_that_one_is() -> None:
    kpis = {
        "kpi": ("load", "conversion", "revenue", "loose"),
        "drives": ("conversion", "revenue", None, None),
        "factor": (-0.5, 2.0, None, None),
    }
    key_results = {"key_result": ("a",), "kpi": ("revenue",), "baseline": (None,), "target": (9.0,)}
    tables = {
        "kpis": Table("kpis", kpis, (2, 3, 4, 5)),
        "key_results": Table("key_results", key_results, (2,)),
    }
    assert directions(tables) == {"load": -1, "conversion": 1, "revenue": 1}


def test_a_ring_of_indicators_ends() -> None:
    kpis = {"kpi": ("a", "b"), "drives": ("b", "a")}
    tables = {"kpis": Table("kpis", kpis, (2, 3)), "key_results": Table("key_results", {}, ())}
    assert directions(tables) == {}
