"""A round that falls apart is answered part by part, just as it is answered whole."""

from __future__ import annotations

import math
import time

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator import workspace
from portfolio.allocator.compiled import CompiledModel
from portfolio.allocator.effort import STANDARD
from portfolio.allocator.questions import parts
from portfolio.allocator.search import Search, Tolerances
from portfolio.model.choices import Choice
from portfolio.progress import Clock

# two teams that share nothing
TEAMS = {
    "initiatives": "initiative / A / B",
    "resources": "resource,kind,Q1 / red,capacity,2 / blue,capacity,2",
    "requirements": "initiative,resource,1 / A,red,2 / B,blue,2",
    "contributions": "initiative,kpi,expected / A,users,3 / B,users,2",
}

type Found = list[list[Choice] | None]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Found:
    """What parts came to, question by question."""
    answers: Found = []

    def noted(*given: object) -> list[Choice] | None:
        answers.append(parts.in_parts(*given))  # type: ignore[arg-type]
        return answers[-1]

    monkeypatch.setattr(workspace, "in_parts", noted)
    return answers


def test_two_teams_are_two_parts(make: Make, found: Found) -> None:
    plan = pf.allocate(make(**TEAMS))
    assert (plan.impact, plan.bound, plan.status) == (5, 5, "optimal")
    assert found == [list(plan.choices)]


def test_what_stands_beyond_its_target_loses_nothing_down_to_it(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    # users stand at 8 of 4: A costs 2 of them, and nothing of what they earn
    case = make(
        **TEAMS
        | {
            "objectives": "objective,weight / grow,1 / keep,1",
            "key_results": "key_result,objective,kpi,baseline,target,current / more,grow,users,0,4,8"
            " / less,keep,churn,0,4,",
            "contributions": "initiative,kpi,expected / A,users,-2 / A,churn,1 / B,churn,1",
        }
    )
    plan = pf.allocate(case)
    assert (plan.impact, plan.funded.initiative.tolist()) == (0.5, ["A", "B"])
    monkeypatch.setattr(workspace, "in_parts", lambda *given: None)
    assert plan.choices == pf.allocate(case).choices


def pairs(make: Make, dear: str, cheap: str, **more: str) -> pf.Case:
    """Twenty teams, each with room for the one that is dear or the one that is cheap; Z does not fit."""
    teams = [f"{n:02}" for n in range(20)]
    own = {"D": (dear, 2), "C": (cheap, 1)}
    both = [(f"{kind}{n}", n, *own[kind]) for n in teams for kind in own]
    return make(
        initiatives=" / ".join(["initiative", *(i for i, *_ in both), "Z"]),
        resources=" / ".join(["resource,kind,Q1", "cash,budget,", *(f"t{n},capacity,1" for n in teams)])
        + " / z,capacity,0",
        requirements=" / ".join(
            ["initiative,resource,1", *(f"{i},t{n},1 / {i},cash,{money}" for i, n, _, money in both), "Z,z,1"]
        ),
        contributions=" / ".join(
            ["initiative,kpi,expected", *(f"{i},users,{worth}" for i, _, worth, _ in both), "Z,users,1000"]
        ),
        **more,
    )


@pytest.mark.parametrize(
    ("dear", "gap"),
    # in each part by less than a tie, in all by more; to the second gap nothing is tied that differs
    [("1", 1e-6), ("1.00000001", 1e-6), ("1.0000004", 1e-6), ("1.00001", 1e-6), ("1.00000001", 1e-9)],
)
def test_what_is_nearly_tied_in_each_part_adds_up(
    make: Make, monkeypatch: pytest.MonkeyPatch, dear: str, gap: float
) -> None:
    case = pairs(make, dear, "1")
    plan = pf.allocate(case, gap)
    best = 20 * float(dear)
    assert plan.impact >= best - max(1e-9, min(1e-7, gap)) * best
    assert plan.bound >= best * (1 - 1e-12)
    monkeypatch.setattr(workspace, "in_parts", lambda *given: None)
    assert plan.choices == pf.allocate(case, gap).choices


def test_parts_that_take_too_long_leave_time_for_the_whole(
    make: Make, monkeypatch: pytest.MonkeyPatch, found: Found
) -> None:
    class Slow(Search):
        def run(self) -> None:
            while not self.stopped_now():
                time.sleep(0.01)

    monkeypatch.setattr(parts, "Search", Slow)
    plan = pf.allocate(make(**TEAMS), time_limit=1)
    assert found == [None]
    assert (plan.status, plan.impact) == ("optimal", 5)


def test_it_is_told_that_the_search_goes_on_with_each_part(make: Make) -> None:
    told: list[tuple[float, float, float]] = []

    def noted(*event: float) -> None:
        told.append(event)
        clock[0]._told = -math.inf

    clock = [Clock(time.perf_counter(), progress=noted)]
    clock[0]._told = -math.inf
    problem = pf.Problem(make(**TEAMS))
    compiled = CompiledModel(problem)
    assert parts.in_parts(problem, compiled, Tolerances(1e-6), clock[0], STANDARD) is not None
    assert len(told) >= 2
