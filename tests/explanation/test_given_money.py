"""Money that transfers give to people, in what a plan costs and earns: answers done in the head."""

from __future__ import annotations

import pytest
from support.small_cases import Make

import portfolio as pf

# A user is worth 4 a year, 1 a quarter: delivered in Q1, A brings 3 in Q2 and in Q3, B 2 and C 1. Each costs
# 2 in Q1. A misses a week of dev and B four, at 2 a week: 2 for A alone, 8 for B alone, 12 for both.
TABLES = {
    "initiatives": "initiative,latest / A,Q1 / B,Q1 / C,Q1",
    "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,99,99,99 / dev,capacity,1,1,1",
    "requirements": "initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2 / A,dev,2 / B,dev,5",
    "kpis": "kpi,value / users,4",
    "transfers": "transfer,from,to,rate / contractors,cash,dev,0.5",
}


def ids(plan: pf.Allocation) -> str:
    return "".join(c.initiative for c in plan.choices)


def test_steering_by_money_pays_its_contractors(make: Make) -> None:
    case = make(**TABLES)
    assert ids(pf.allocate(case)) == "ABC"
    plan = pf.allocate(pf.Problem(case).at_level(3))
    assert ids(plan) == "A"  # B brings 4, and takes 2 and 8; C brings what it takes
    assert plan.impact == pytest.approx(6 - 2 - 2)
    assert plan.bound == plan.impact


def test_the_cash_of_a_plan_has_a_line_for_what_is_given_to_teams(make: Make) -> None:
    plan = pf.allocate(make(**TABLES))
    found = pf.business_case(plan)
    assert found[["line", "initiative", "cash", "cost", "benefit"]].values.tolist() == [
        ["funded", "A", 2, 2, 6],
        ["funded", "B", 2, 2, 4],
        ["funded", "C", 2, 2, 2],
        ["given", "contractors", 12, 12, 0],
        ["whole", "", 18, 18, 12],
    ]
    assert found["name"].tolist()[3] == "given to teams: contractors"
    assert found.note.tolist()[3] != found.note.tolist()[0]
    french = pf.business_case(plan, language="fr")["name"].tolist()[3]
    assert french == "donné aux équipes\u202f: contractors"
    flow = pf.cash_flow(plan)
    given = flow[flow["line"] == "given"]
    assert given.net.tolist() == [-12, 0, 0]
    assert flow[flow["line"] == "whole"].net.tolist() == [-18, 6, 6]


def test_money_is_spent_when_it_is_given_not_when_it_arrives(make: Make) -> None:
    """Contractors who come in Q2 are paid in Q1."""
    tables = TABLES | {
        "initiatives": "initiative,earliest,latest / A,Q2,Q2 / B,Q2,Q2 / C,Q2,Q2",
        "transfers": "transfer,from,to,rate,lag / contractors,cash,dev,0.5,1",
    }
    plan = pf.allocate(make(**tables))
    flow = pf.cash_flow(plan)
    assert flow[flow["line"] == "whole"].cash.tolist() == [12, 6, 0]


def test_money_that_stays_money_counts_once(make: Make) -> None:
    """What one budget gives the other, or the same sooner, is spent by those it is given for."""
    plan = pf.allocate(
        make(
            **TABLES
            | {
                "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0 / own,budget,1,1,9"
                " / dev,capacity,9,9,9",
                "transfers": "transfer,from,to,lag / to cash,own,cash, / sooner,own,own,-1",
            }
        )
    )
    assert ids(plan) == "ABC"
    assert plan.transfers.given.sum() > 0
    found = pf.business_case(plan)
    assert found["line"].tolist() == ["funded"] * 3 + ["whole"]
    assert found.cost.tolist() == [2, 2, 2, 6]
    assert found.own.tolist() == [0, 0, 0, 0]
    assert pf.alignment(plan.problem.case, plan).spend.tolist() == [6, 0]
    third = pf.allocate(plan.problem.at_level(3))
    assert third.impact == pytest.approx(4 + 2)  # A 6 − 2 and B 4 − 2; C brings what it takes


def test_by_objective_what_is_given_to_people_serves_none(make: Make) -> None:
    case = make(**TABLES)
    plan = pf.allocate(case)
    frame = pf.alignment(case, plan)
    assert frame.spend.tolist() == [6, 12]
    assert frame.money_share.tolist() == pytest.approx([1 / 3, 2 / 3])
    assert pf.alignment(case, plan.funded).equals(frame)
    figures = pf.indicators(case, plan, level=6).set_index(["indicator", "of"])
    assert figures.observed["money that serves none", ""] == 12
    assert figures.observed["money that serves none", "contractors"] == 12
    assert figures.by["money that serves none", "contractors"] == "transfer"
    assert figures.observed["serves none", ""] == 0


def test_the_limits_that_a_plan_was_asked_under_say_what_is_given(make: Make) -> None:
    case = make(**TABLES)
    plan = pf.allocate(pf.Problem(case).with_limits({("dev", "Q1"): 7}))
    assert not len(plan.transfers)
    assert pf.alignment(case, plan).spend.tolist() == [6, 0]
    assert pf.business_case(plan).cost.iloc[-1] == 6
    assert pf.alignment(case, plan.funded).spend.tolist() == [6, 12]


def test_the_third_level_gives_as_late_as_it_can(make: Make) -> None:
    """People may be paid a quarter before or when they come: later money counts for less."""
    tables = TABLES | {
        "initiatives": "initiative,earliest,latest / A,Q2,Q2 / B,Q2,Q2 / C,Q2,Q2",
        "transfers": "transfer,from,to,rate,lag / before,cash,dev,0.5,1 / when they come,cash,dev,0.5,0",
    }
    tables["kpis"] = "kpi,value / users,20"
    case = pf.Case({**make(**tables).written}, {"discount_rate": 1.0})
    by_points, by_money = (pf.allocate(pf.Problem(case).at_level(level)) for level in (6, 3))
    assert by_points.transfers.transfer.tolist() == ["before"]
    assert by_money.transfers[["transfer", "period"]].values.tolist() == [["when they come", "Q2"]]
    # in Q3 A brings 15 and C 5, for 2 each and 2 to contractors; at the end of Q2, at 100 % a year
    assert by_money.impact == pytest.approx((15 + 5 - 2 - 2 - 2) * 2 ** (-2 / 4))
    assert pf.business_case(by_money).cost.iloc[-1] == 6
