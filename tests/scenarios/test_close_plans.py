"""Scenarios and frontiers asked near a plan: each answer is the allocation near it, whoever works it out."""

from __future__ import annotations

import math
import random

import joblib
import pytest
from support import random_cases
from support.random_cases import loaded
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator import parallel
from portfolio.allocator.workspace import Workspace
from portfolio.errors import TimeLimitError

SAVAGE = "data/samples/lorie_savage"


def told(answer: pf.Allocation | pf.PortfolioError) -> object:
    """What must be alike however an answer was come by."""
    if not isinstance(answer, pf.Allocation):
        return type(answer)
    return answer.choices, answer.impact, answer.best, answer.bound, answer.status, answer.problem


@pytest.mark.parametrize("seed", range(900, 930))
def test_each_answer_is_the_allocation_near_the_plan(seed: int) -> None:
    rng = random.Random(seed)
    case = loaded(random_cases.random_tables(rng))
    problem, names = pf.Problem(case), sorted(case.rows("initiatives"))
    line = [(i, "full", rng.choice(case.periods)) for i in names if rng.random() < 0.5]
    asked = [problem, *(problem.without(i) for i in names[:2]), problem.with_funded(*names)]
    within = rng.choice([0.0, 0.1, 0.5])

    def alone(one: pf.Problem) -> pf.Allocation | pf.PortfolioError:
        try:
            return pf.allocate(one, near=line, within=within)
        except pf.InfeasibleError as error:
            return error

    together = pf.allocate_all(asked, near=line, within=within)
    assert [told(a) for a in together] == [told(alone(p)) for p in asked]


def test_scenarios_change_as_little_as_can_be(make: Make) -> None:
    """A, B and C are worth 3, 2 and 1, two units each; B and C stand in the plan, worth 3. With six units the
    best is 6, of which 3.6 are enough: A comes in. With four it is 5, of which 3 are enough: nothing changes.
    """
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,6,0,0",
        plan="initiative,option,start / B,full,Q1 / C,full,Q1",
        scenarios=(
            "scenario,table,row,column,change / less,resources,cash,Q1,= 4 / none,resources,cash,Q1,= 1 /"
            " none,initiatives,A,mandatory,= yes"
        ),
    )
    found = pf.compare(case, near=case.plan, within=0.4)
    assert [(p.impact, p.best) for p in found.plans.values()] == [(6.0, 6.0), (3.0, 5.0)]
    assert isinstance(found.answers["none"], pf.InfeasibleError)
    summary = found.summary
    assert summary.changes.iloc[:2].tolist() == [1, 0]
    assert math.isnan(summary.changes[2])
    assert summary.status.tolist() == ["optimal", "optimal", "infeasible"]
    assert found.changes.values.tolist() == [["as it is", "A", "in", "", "full Q1"]]
    assert "changes" not in pf.compare(case).summary
    assert pf.compare(case).changes.empty


def test_a_frontier_near_a_plan_counts_its_changed_lines() -> None:
    case = pf.load(SAVAGE)
    plan = pf.allocate(case)
    line = pf.frontier(case, at=[0, 63, 70, 140], near=plan, within=0.1)
    # 58 of 58 without P9; as it is; 84 with P7, of which 70 are not enough
    assert line.points.changed.tolist() == [5, 1, 0, 1]
    for total, portfolio in zip(line.totals, line.portfolios, strict=True):
        alone = pf.allocate(pf.Problem(case).scaled({"capital": total / 70}), near=plan, within=0.1)
        assert portfolio == alone.choices
    assert "changed" not in pf.frontier(case, at=[70]).points
    with pytest.raises(pf.PortfolioError, match="near: must be asked of a frontier at given budgets"):
        pf.frontier(case, exact=True, near=plan)


@pytest.mark.xdist_group("cluster")
@pytest.mark.parametrize("backend", ["loky", "threading"])
def test_a_plan_travels_to_workers_as_plain_lines(backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = pf.load(SAVAGE)
    plan = pf.allocate(case)
    sent: list[parallel._Part] = []
    pack = parallel._packed

    def packed(part: parallel._Part) -> bytes:
        sent.append(part)
        return pack(part)

    monkeypatch.setattr(parallel, "_packed", packed)
    problem = pf.Problem(case)
    scenarios = {str(f): problem.scaled({"capital": f}) for f in (0.7, 0.8, 0.9, 1.1)}
    with joblib.parallel_config(backend=backend):
        found = pf.compare(case, scenarios, near=plan, within=0.1, n_jobs=2)
    assert len(sent) == (2 if backend == "loky" else 0)
    assert all(part.near == parallel.Near(plan.choices, 0.1) for part in sent)
    one = pf.compare(case, scenarios, near=plan, within=0.1)
    assert found.summary.equals(one.summary)
    assert found.changes.equals(one.changes)


@pytest.mark.parametrize(
    ("near", "within", "said"),
    [
        ([("P1", "full")], 0.001, r"must be \(initiative, option, start\); found 2 values"),
        ([("Z", "full", "year1")], 0.001, "none of which it has"),
        ([("P1", "full", "year1")] * 2, 0.001, "a plan funds an initiative once"),
        ([("P1", "full", "year1")], 1.5, "within: must be a share of the best impact"),
        (7, 0.001, r"must be \(initiative, option, start\)"),
    ],
)
def test_what_is_no_plan_is_refused_before_anything_is_solved(
    near: object, within: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = pf.load(SAVAGE)
    monkeypatch.setattr(Workspace, "answer", lambda *_: pytest.fail("solved"))
    for ask in (
        lambda: pf.compare(case, {"same": lambda p: p}, near=near, within=within),
        lambda: pf.frontier(case, near=near, within=within),
    ):
        with pytest.raises(pf.PortfolioError, match=said):
            ask()


def test_a_problem_that_keeps_to_a_plan_is_not_asked_near_another() -> None:
    case = pf.load(SAVAGE)
    keeping = pf.Problem(case).keeping([("P1", "full", "year1")], changes=2)
    with pytest.raises(pf.PortfolioError, match="must be asked of a problem that keeps to no plan yet"):
        pf.compare(keeping, {"same": lambda p: p}, near=[("P1", "full", "year1")])
    (answer,) = pf.allocate_all([keeping], near=[("P1", "full", "year1")])
    assert isinstance(answer, pf.PortfolioError)


def test_a_scenario_keeps_what_the_problem_holds_beside_its_tables() -> None:
    case = pf.load(SAVAGE)
    plan = pf.allocate(case)
    held = pf.Problem(case).keeping(plan, changes=1).not_before("P1", "year1").with_weights({})
    found = pf.compare(held, {"less": [("resources", "capital", "", "× 0.9")]})
    assert found.plans["less"].problem.kept == held.kept
    assert found.plans["less"].problem.earliest == held.earliest
    assert len(found.plans["less"].changes) == 1


def test_without_time_for_the_changes_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A best plan is none that is near: what is not proven to change fewest lines is not answered."""
    case = pf.load(SAVAGE)
    ask = Workspace.answer

    def late(workspace: Workspace, problem: pf.Problem, *given: object) -> pf.Allocation:
        if problem.kept is not None:
            raise TimeLimitError(1.0)
        return ask(workspace, problem, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Workspace, "answer", late)
    scenarios = {"less": lambda p: p.scaled({"capital": 0.5})}
    found = pf.compare(case, scenarios, near=[("P5", "full", "year1")], time_limit=60)
    assert found.summary.status.tolist() == ["unanswered"] * 2
    assert found.summary.changes.isna().all()
    assert "2 of 2 not answered" in found.note
