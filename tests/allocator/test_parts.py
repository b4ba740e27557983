"""A round that falls apart is answered part by part, just as it is answered whole."""

from __future__ import annotations

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator import workspace
from portfolio.allocator.questions import parts
from portfolio.model.choices import Choice

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


def whole(case: pf.Case, monkeypatch: pytest.MonkeyPatch) -> pf.Allocation:
    """The answer of the search for the whole round."""
    with monkeypatch.context() as patch:
        patch.setattr(workspace, "in_parts", lambda *given: None)
        return pf.allocate(case)


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
    assert plan.choices == whole(case, monkeypatch).choices
