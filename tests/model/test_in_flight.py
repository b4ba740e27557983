"""Work in flight: what stopping uses, what was attained before, answers one can do in the head."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.small_cases import Make

import portfolio as pf

RUNNING = "initiative,status,since / A,running,2026Q4 / B, / C,"


def test_what_stopping_uses_counts_in_limits_and_money(make: Make) -> None:
    needs = "initiative,option,resource,1,2 / A,,cash,2,2 / A,stop,cash,3,1 / B,,cash,2, / C,,cash,2,"
    case = make(
        initiatives=RUNNING, requirements=needs, resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,4,4"
    )
    plan = pf.allocate(case)
    # A goes on: 2 in Q1 and Q2; B and C both start within what is left
    assert {c.initiative for c in plan.choices} == {"A", "B", "C"}
    stopped = pf.allocate(pf.Problem(case).without("A"))
    assert stopped.usage.used.tolist() == [3, 1 + 2, 2]  # one of B and C fits in Q2, the other in Q3
    assert stopped.impact == pytest.approx(3)
    assert "8" in stopped.heading.split("for ")[-1]  # money holds what stopping takes
    assert stopped.stopping.values.tolist() == [["A", "2026Q4", 4.0]]
    assert "Stopped, for 4: A." in str(stopped)
    assert plan.stopping.empty
    assert "Stopped" not in str(plan)


def test_nothing_is_possible_where_stopping_costs_more_than_there_is(make: Make) -> None:
    needs = "initiative,option,resource,1 / A,,cash,9 / A,stop,cash,5 / B,,cash,2 / C,,cash,2"
    with pytest.raises(pf.InfeasibleError) as told:
        pf.allocate(
            make(
                initiatives=RUNNING, requirements=needs, resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,,"
            )
        )
    assert "cash" in str(told.value)


def test_what_runs_starts_in_the_first_period_unless_it_may_pause(make: Make) -> None:
    later = "resource,kind,Q1,Q2,Q3 / cash,budget,0,9,9"
    case = make(initiatives=RUNNING, resources=later)
    assert {c.initiative for c in pf.allocate(case).choices} == {"B", "C"}
    paused = make(initiatives="initiative,status,latest / A,running,Q2 / B,, / C,,", resources=later)
    assert {(c.initiative, c.start) for c in pf.allocate(paused).choices} == {
        ("A", "Q2"),
        ("B", "Q2"),
        ("C", "Q2"),
    }


@pytest.mark.parametrize(
    ("current", "stretch", "impact"),
    [
        ("", "", 1.0),  # 6 users of 4
        ("0", "", 1.0),
        ("1", "", 0.75),
        ("-2", "", 1.5),
        ("4", "", 0.0),
        ("5", "0.5", 0.75),  # 6 users more, at half
        ("3", "0.5", 0.25 + 0.5 * 1.25),
    ],
)
def test_what_was_attained_before_earns_nothing_again(
    make: Make, current: str, stretch: str, impact: float
) -> None:
    results = f"key_result,objective,kpi,target,current,stretch / more,grow,users,4,{current},{stretch}"
    plan = pf.allocate(make(key_results=results))
    assert plan.impact == pytest.approx(impact)
    (row,) = plan.attainment.to_dict("records")
    assert row["points"] == pytest.approx(row["attainment"] - row["before"]) == pytest.approx(impact)
    assert plan.funded.points.sum() == pytest.approx(impact)


def test_losses_from_beyond_the_target_cost_what_they_undo(make: Make) -> None:
    """From 6 of 4: the first 2 lost cost nothing, what is lost below the target costs in full."""
    results = "key_result,objective,kpi,target,current / more,grow,users,4,6"
    lost = "initiative,kpi,expected / A,users,-3 / B,users,-1 / C,users,5"
    case = make(
        key_results=results,
        contributions=lost,
        initiatives="initiative,mandatory / A,true / B,true / C,",
    )
    assert pf.allocate(case).impact == pytest.approx(0.0)
    assert pf.allocate(pf.Problem(case).without("C")).impact == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (
            {"requirements": "initiative,option,resource,1 / A,,cash,2 / A,stop,cash,1 / B,,cash,2"},
            "candidate",
        ),
        ({"options": "initiative,option / A,stop", "initiatives": RUNNING}, "must not be stop"),
        ({"initiatives": "initiative,status,earliest / A,running,Q2 / B,, / C,,"}, "since it is running"),
        ({"initiatives": "initiative,status / A,To do / B,Done / C,Done"}, "call it _status"),
        (
            {"decisions": "initiative,decision,option / A,fund,stop", "initiatives": RUNNING},
            "one of the options",
        ),
    ],
)
def test_what_can_t_be_is_told(make: Make, tables: dict[str, str], told: str) -> None:
    with pytest.raises(pf.CaseError, match=told):
        make(**tables)


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ({"initiatives": RUNNING}, "stopped for nothing"),
        ({"initiatives": "initiative,since / A,2026Q4 / B, / C,"}, "is a candidate"),
        ({"plan": "initiative,option,start / Z,full,Q1"}, "no initiative"),
        ({"plan": "initiative,option,start / A,lite,Q1"}, "no option"),
        ({"plan": "initiative,option,start / A,full,2020Q1"}, "no period"),
        (
            {"key_results": "key_result,objective,kpi,target,current / more,grow,users,4,5"},
            "attained already",
        ),
        (
            {"key_results": "key_result,objective,kpi,current / more,grow,users,5"},
            "has no target, so each unit of users earns the same wherever it stands: current is not used",
        ),
        (
            {"key_results": "key_result,objective,kpi,baseline,target,current / less,grow,users,5,2,6"},
            "users stands at 6, further from the target 2 of less than its baseline 5",
        ),
    ],
)
def test_what_is_doubtful_is_remarked_on(make: Make, tables: dict[str, str], told: str) -> None:
    assert make(**tables).remarks.problem.str.contains(told).sum() == 1


def test_a_plan_of_record_binds_nothing(make: Make) -> None:
    case = make(plan="initiative,option,start / A,full,Q3 / B,full,Q1")
    assert pf.allocate(case).choices == pf.allocate(make()).choices
    near = pf.allocate(case, near=case.plan, within=0.5)
    # C is worth 1 of 6: leaving A where it is and C out loses less than half
    assert [tuple(c) for c in near.choices] == [("A", "full", "Q3"), ("B", "full", "Q1")]
    assert near.changes.empty
    assert near.bound == pytest.approx(6.0)
    assert near.is_proven
    best = pf.allocate(case, near=case.plan, within=0)
    assert best.changes.values.tolist() == [["C", "in", "", "full Q1"]]
    assert [c.start for c in best.choices] == ["Q3", "Q1", "Q1"]


def test_a_target_that_stands_and_that_nothing_moves_is_an_ordinary_one(make: Make) -> None:
    results = "key_result,objective,kpi,target,current / more,grow,users,4, / done,grow,visits,3,3"
    assert pf.allocate(make(key_results=results)).impact == pytest.approx(0.5)


def test_points_are_shared_by_the_slope_where_all_that_is_brought_cancels_out(make: Make) -> None:
    case = make(
        settings="discount_rate = 0.08",
        initiatives="initiative,mandatory / A,true / B,true / C,true",
        key_results="key_result,objective,kpi,target,current / more,grow,users,10,10",
        contributions="initiative,kpi,expected / A,users,3 / B,users,-1 / C,users,-2",
    )
    funded = pf.allocate(case).funded
    assert (funded.points.abs() > 0.05).all()
    assert funded.points.sum() == pytest.approx(0)


def test_what_stopping_uses_is_kept_in_a_database(make: Make, tmp_path: Path) -> None:
    needs = "initiative,option,resource,1 / A,,cash,2 / A,stop,cash,1 / B,,cash,2 / C,,cash,2"
    case = make(initiatives=RUNNING, requirements=needs, plan="initiative,option,start / Z,lite,2020Q1")
    pf.save(case, f"sqlite:///{tmp_path / 'rounds.db'}#one")
    assert pf.load(f"sqlite:///{tmp_path / 'rounds.db'}#one") == case
