"""The roadmap as a frame: what runs when, for what, by whom, and what another plan had instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import samples
from support.roadmaps import long_plan
from support.small_cases import Make

import portfolio as pf
from portfolio.continuity.roadmap import waits
from portfolio.model.choices import Choice

TABLES = {
    "initiatives": (
        "initiative,name,owner,status,since,latest,deadline / A,Alpha,Ann's team,running,2026Q4,, /"
        " B,Beta,,,,,Q3 / C,Gamma,Ops,,,,"
    ),
    "options": "initiative,option,duration / A,full,2 / B,full,1 / B,light,1 / C,full,5",
    "resources": (
        "resource,name,kind,Q1,Q2,Q3 / cash,,budget,,, / web,The web team,capacity,9,9,9 /"
        " app,,capacity,9,9,9"
    ),
    "requirements": (
        "initiative,option,resource,1,2,3 / A,,web,1,1, / A,,app,3,, / B,full,web,1,, / B,light,cash,1,, /"
        " C,,app,1,1,5 / C,,web,3,1,"
    ),
    "objectives": "objective,name,weight / grow,Grow,2 / keep,Keep,1",
    "key_results": (
        "key_result,objective,kpi,target,due / k1,grow,users,9,Q3 / k2,keep,churn,9, / k3,keep,users,9,Q2"
    ),
    "contributions": "initiative,kpi,expected / A,users,3 / B,churn,5 / B,users,1",
}


def by_hand(case: pf.Case, *funded: tuple[str, str, str]) -> pf.Allocation:
    chosen = tuple(Choice(*c) for c in funded)
    impact = pf.value(case, chosen)
    return pf.Allocation(pf.Problem(case), chosen, "feasible", impact, impact, 0.0, 0.0)


@pytest.fixture
def case(make: Make) -> pf.Case:
    return make("finish_inside = false", **TABLES)


def columns(frame: object, *names: str) -> list[list[object]]:
    return frame[list(names)].values.tolist()  # type: ignore[index]


def test_every_funded_initiative_has_one_line_from_start_to_delivery(case: pf.Case) -> None:
    plan = by_hand(case, ("A", "full", "Q1"), ("B", "light", "Q3"), ("C", "full", "Q2"))
    frame = pf.roadmap(plan)
    shown = columns(frame, "initiative", "name", "option", "start", "delivery", "first", "last")
    assert shown == [
        ["A", "Alpha", "full", "Q1", "Q2", 0, 1],
        ["B", "Beta", "light", "Q3", "Q3", 2, 2],
        ["C", "Gamma", "full", "Q2", "", 1, 5],
    ]
    funded = plan.funded.set_index("initiative")
    assert all(funded.delivery[i] == d for i, d in columns(frame, "initiative", "delivery"))


def test_the_group_is_the_objective_it_earns_most_for(case: pf.Case) -> None:
    """A moves users, which both objectives count, the first of them twice as much; C moves nothing."""
    frame = pf.roadmap(by_hand(case, ("A", "full", "Q1"), ("B", "light", "Q3"), ("C", "full", "Q2")))
    assert columns(frame, "group", "objective") == [["Grow", "grow"], ["Keep", "keep"], ["", ""]]


def test_the_due_date_is_the_first_of_what_it_earns_on(case: pf.Case) -> None:
    """A, delivered in Q2, is in time for k3 (Q2) and k1 (Q3); a quarter later only for k1."""
    assert pf.roadmap(by_hand(case, ("A", "full", "Q1"))).due.tolist() == ["Q2"]
    assert pf.roadmap(by_hand(case, ("A", "full", "Q2"))).due.tolist() == ["Q3"]
    late = pf.roadmap(by_hand(case, ("B", "full", "Q3")))
    assert columns(late, "due", "deadline")[0] == ["Q3", "Q3"]


def test_a_running_one_continues_or_is_stopped(case: pf.Case) -> None:
    on = pf.roadmap(by_hand(case, ("A", "full", "Q1"), ("B", "full", "Q1")))
    assert columns(on, "initiative", "status", "since") == [
        ["A", "continued", "2026Q4"],
        ["B", "new", ""],
    ]
    off = pf.roadmap(by_hand(case, ("B", "full", "Q1")))
    shown = columns(off, "initiative", "status", "start", "delivery", "first", "last", "since", "group")
    assert shown[1] == ["A", "stopped", "", "", -1, -1, "2026Q4", ""]


def test_the_team_is_the_capacity_it_takes_most_of(case: pf.Case) -> None:
    """Over all its work, also beyond the horizon: C takes 7 of app, though 3 of web in the first quarter."""
    plan = by_hand(case, ("A", "full", "Q1"), ("B", "light", "Q1"), ("C", "full", "Q3"))
    frame = pf.roadmap(plan, by="team")
    assert columns(frame, "initiative", "team", "group") == [
        ["A", "app", "app"],
        ["C", "app", "app"],
        ["B", "", ""],
    ]
    assert pf.roadmap(by_hand(case, ("B", "full", "Q1")), by="team").group.tolist()[0] == "The web team"


def test_teams_counted_in_different_units_are_compared_by_the_share_of_what_they_have(make: Make) -> None:
    teams = (
        "resource,kind,unit,Q1,Q2,Q3 / web,capacity,hours,500,500,500 / app,capacity,weeks,9,9,9 /"
        " ops,capacity,days,,,"
    )
    needs = "initiative,resource,1 / A,web,40 / A,app,3 / B,web,200 / B,app,1 / C,ops,7"
    case = make(resources=teams, requirements=needs)
    plan = by_hand(case, *((i, "full", "Q1") for i in "ABC"))
    found = pf.roadmap(plan).set_index("initiative").team.to_dict()
    assert found == {"A": "app", "B": "web", "C": "ops"}


def test_any_column_of_the_initiatives_groups(case: pf.Case) -> None:
    plan = by_hand(case, ("A", "full", "Q1"), ("B", "full", "Q1"), ("C", "full", "Q1"))
    assert columns(pf.roadmap(plan, by="owner"), "initiative", "group") == [
        ["A", "Ann's team"],
        ["C", "Ops"],
        ["B", ""],
    ]
    with pytest.raises(pf.CaseError, match='objective or team, or a column of initiatives; found "ownr"'):
        pf.roadmap(plan, by="ownr")


def test_periods_group_in_their_order_and_numbers_in_theirs(make: Make) -> None:
    case = make(initiatives="initiative,deadline,reach / A,Q3,20 / B,Q1,100 / C,,3")
    plan = by_hand(case, *((i, "full", "Q1") for i in "ABC"))
    assert pf.roadmap(plan, by="deadline").group.tolist() == ["Q1", "Q3", ""]
    assert pf.roadmap(plan, by="reach").group.tolist() == ["3", "20", "100"]


def test_each_line_says_what_another_plan_had(case: pf.Case) -> None:
    before = [("A", "full", "Q1"), ("B", "light", "Q1"), ("C", "full", "Q2")]
    plan = by_hand(case, ("B", "full", "Q2"), ("C", "full", "Q3"))
    shown = columns(pf.roadmap(plan, near=before), "initiative", "status", "change", "before")
    assert shown == [
        ["B", "new", "option", "light Q1"],
        ["C", "new", "start", "full Q2"],
        ["A", "stopped", "out", "full Q1"],
    ]
    back = by_hand(case, *before)
    shown = columns(pf.roadmap(back, near=plan), "initiative", "status", "change", "before")
    assert ["A", "continued", "in", ""] in shown


def test_what_only_the_other_plan_funds_is_listed_too(case: pf.Case) -> None:
    plan = by_hand(case, ("A", "full", "Q1"))
    frame = pf.roadmap(plan, near=by_hand(case, ("A", "full", "Q1"), ("B", "light", "Q2")))
    assert columns(frame, "initiative", "status", "change", "first") == [
        ["A", "continued", "", 0],
        ["B", "dropped", "out", -1],
    ]
    assert pf.roadmap(plan).change.tolist() == [""]


def test_a_plan_asked_near_another_is_set_beside_it(case: pf.Case) -> None:
    plan = pf.allocate(case, near=[("B", "light", "Q2")], within=1)
    frame = pf.roadmap(plan)
    assert sorted(columns(frame.query("change != ''"), "initiative", "change", "before")) == sorted(
        columns(plan.changes, "initiative", "change", "before")
    )
    assert pf.roadmap(plan, near=plan).change.eq("").all()


def test_what_a_plan_of_another_round_had_is_told_as_it_was(case: pf.Case) -> None:
    frame = pf.roadmap(
        by_hand(case, ("B", "full", "Q1")), near=[("B", "gone", "2026Q4"), ("Z", "full", "Q1")]
    )
    assert columns(frame, "initiative", "change", "before") == [["B", "option", "gone 2026Q4"], ["A", "", ""]]
    with pytest.raises(pf.CaseError, match="none of which it has"):
        pf.roadmap(by_hand(case), near=[("Z", "full", "Q1")])


def test_a_running_one_that_goes_on_later_is_kept(case: pf.Case) -> None:
    plan = by_hand(case, ("A", "full", "Q2"))
    frame = pf.roadmap(plan, near=[("A", "full", "Q1")])
    assert columns(frame, "status", "start", "change", "before") == [["continued", "Q2", "", "full Q1"]]


def test_stopping_has_the_team_that_it_takes(make: Make) -> None:
    needs = f"{TABLES['requirements']} / A,stop,web,2,,"
    case = make("finish_inside = false", **TABLES | {"requirements": needs})
    frame = pf.roadmap(by_hand(case), by="team")
    assert columns(frame, "initiative", "status", "group") == [["A", "stopped", "The web team"]]


def test_a_plan_of_nothing_has_no_line(make: Make) -> None:
    frame = pf.roadmap(by_hand(make()))
    assert frame.empty
    assert frame["first"].dtype == "int64"


def test_what_waits_for_what(make: Make) -> None:
    case = make(
        relations="relation,initiative,other,lag / requires,C,A | B,0 / requires,B,A, / excludes,A,C,"
    )
    plan = by_hand(case, ("A", "full", "Q1"), ("B", "full", "Q3"), ("C", "full", "Q2"))
    found = waits(plan)
    assert columns(found, "initiative", "other") == [["C", "A"], ["B", "A"]]
    assert found.lag.tolist()[0] == 0
    assert found.lag.isna().tolist() == [False, True]


@pytest.mark.xdist_group("plots")  # the sample is solved once
def test_lines_of_the_sample_are_those_of_its_plan() -> None:
    plan = samples.plan("scaleup")
    for by in ("objective", "team", "category"):
        frame = pf.roadmap(plan, by=by)
        assert sorted(zip(frame.initiative, frame.option, frame.start, strict=True)) == sorted(plan.choices)
        assert frame.group.ne("").all()


def test_a_long_plan_has_every_line_once(tmp_path: Path) -> None:
    plan, before = long_plan(tmp_path / "long", 200)
    frame = pf.roadmap(plan, near=before)
    assert frame.initiative.is_unique
    running = plan.problem.case.initiatives.query("status == 'running'").initiative
    assert set(frame.initiative) == {c.initiative for c in plan.choices} | set(running) | set(
        before.initiative
    )
