"""Rounds one after the other: what records say of each other, on numbers that can be done in the head."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.case.reading import edited

TABLES = {
    "initiatives": "initiative,owner / A, / B, / C, / D,",
    "resources": "resource,kind,2027Q1,2027Q2,2027Q3 / cash,budget,5,5,5 / dev,capacity,9,9,9",
    "requirements": "initiative,resource,1,2 / A,cash,2,0 / B,cash,2,2 / C,cash,3,0 / D,cash,40,0",
    "kpis": "kpi,drives,factor / users,, / trials,users,0.5",
    "contributions": "initiative,kpi,expected / A,users,3 / A,trials,4 / B,users,2 / C,users,1 / D,users,1",
    "parties": "party,objective,weight / finance,grow,1 / product,grow,1",
}
PLAN = [("A", "full", "2027Q1"), ("B", "full", "2027Q1"), ("C", "full", "2027Q2")]


def record(case: pf.Case, plan: list[tuple[str, str, str]], *who: str) -> pf.Record:
    return pf.arbitrate(case).record(plan, who)


def rounds(make: Make, realised: str = "", **tables: str) -> tuple[pf.Record, pf.Record]:
    """A round, and the next one, in which B goes on and C is put off."""
    case = make(**TABLES | tables)
    following = pf.roll(PLAN, "2027Q2", case).case
    if realised:
        following = edited(following, [("actuals", "A / users", "realised", f"= {realised}")])
    return record(case, PLAN, "Ann", "Bob"), record(
        following, [("B", "full", "2027Q2"), ("C", "full", "2027Q3")]
    )


def test_a_row_a_round(make: Make) -> None:
    found = pf.history(rounds(make, settings='name = "Spring"'))
    columns = ["round", "from", "promised", "funded", "delivered", "changes", "budget", "cost", "agreed_by"]
    first, second = found[columns].astype(object).values.tolist()
    assert first[:5] == ["Spring", "2027Q1", 8, 3, 1]
    assert first[6:] == [15, 9, "Ann, Bob"]
    assert found.changes.isna().tolist() == [True, False]
    # A is gone, B goes on, C starts later
    assert second == ["Spring", "2027Q2", 3, 2, 0, 1, 15, 5, ""]


def test_without_what_was_realised_nothing_is_said_of_it(make: Make) -> None:
    found = pf.history(rounds(make))
    assert all(math.isnan(v) for v in found.realised)
    assert all(math.isnan(v) for v in found.expected)


def test_what_was_realised_stands_beside_what_was_expected_of_the_same_effects(make: Make) -> None:
    """Of A's two effects one is known: 3 users were expected, 2 came."""
    found = pf.history(rounds(make, "2"))
    assert found[["expected", "realised"]].iloc[0].tolist() == [3, 2]


def test_points_are_the_round_s_own_saturated_discounted_and_along_chains(make: Make) -> None:
    tables = {
        "key_results": "key_result,objective,kpi,baseline,target,current / more,grow,users,0,4,2",
        "settings": "discount_rate = 0.1\nperiods_per_year = 1",
    }
    case = make(**TABLES | tables)
    following = pf.roll(PLAN, "2027Q2", case).case
    known = [("actuals", "A / users", "realised", "= 1"), ("actuals", "A / trials", "realised", "= 0.2")]
    found = pf.history([record(case, PLAN), record(edited(following, known), [("B", "full", "2027Q2")])])
    assert found.expected[0] == pytest.approx(0.5)  # 3 and half of 4, of which 2 were missing
    assert found.realised[0] == pytest.approx(1.1 / 1.1 / 4)


def test_files_will_do_and_order_matters(make: Make, tmp_path: Path) -> None:
    first, second = rounds(make)
    first.save(tmp_path, "first")
    second.save(tmp_path, "second")
    paths = [tmp_path / "first.json", str(tmp_path / "second.json")]
    assert pf.history(paths).equals(pf.history([first, second]))
    assert len(pf.history(first)) == 1
    with pytest.raises(
        pf.PortfolioError, match=r"found one from 2027Q1 after one from 2027Q2\. Put them in order"
    ):
        pf.history([second, first])
    assert list(pf.history([]).columns) == list(pf.history([first]).columns)


def test_a_round_that_has_none_of_the_lines_before_changes_all_of_its_own(make: Make) -> None:
    first = record(make(**TABLES), PLAN)
    other = make(
        **TABLES
        | {
            "initiatives": "initiative / X",
            "requirements": "initiative,resource,1 / X,cash,1",
            "contributions": "initiative,kpi,expected / X,users,1",
        }
    )
    assert pf.history([first, record(other, [("X", "full", "2027Q1")])]).changes.tolist()[1] == 1
