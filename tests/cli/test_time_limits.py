"""A plan that was found is used when the time is up before its proof, and how far it may be from the best is
said; a command ends without an answer only where there is no plan at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support import samples

import portfolio as pf
from portfolio import cli
from portfolio.allocator.outcome import as_far
from portfolio.allocator.session import Session
from portfolio.progress import Clock

CASE = str(samples.FOLDER / "lorie_savage")


def cut_short(plan: pf.Allocation, gap: float = 0.1) -> pf.Allocation:
    """A plan whose search was left at a gap."""
    return replace(
        plan, status="feasible", stopped="time limit", gap=gap, bound=plan.impact + gap * abs(plan.impact)
    )


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search for a plan is left ten per cent from its proof; what is asked of it is answered."""
    honest = Session.allocate

    def allocate(self: Session, problem: pf.Problem, *args: Any, **kwargs: Any) -> pf.Allocation:
        plan = honest(self, problem, *args, **kwargs)
        return cut_short(plan) if len(args) > 1 and args[1] is not None else plan

    monkeypatch.setattr(Session, "allocate", allocate)


COMMANDS: dict[str, list[str]] = {
    "explain": ["explain", CASE],
    "whatif": ["whatif", CASE, "capital -10%"],
    "brief": ["brief", CASE, "-o", "{out}/brief.html", "--draws", "8"],
    "export": ["export", CASE, "{out}/book.xlsx"],
    "simulate": ["simulate", CASE, "--draws", "8"],
    "diff": ["diff", CASE, CASE],
}


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize("name", COMMANDS)
def test_the_plan_that_was_found_is_used_and_its_gap_is_said(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [word.format(out=tmp_path) for word in COMMANDS[name]]
    assert cli.main([*words, "--time-limit", "600"]) == 0
    shown = capsys.readouterr()
    assert "the best earns at most 10.00% more than the plan found" in shown.err
    assert shown.out


@pytest.mark.usefixtures("late")
def test_a_difference_of_plans_cut_short_is_a_range(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["diff", CASE, CASE, "--time-limit", "600"]) == 0
    assert "between −7.00 and +7.00 points" in capsys.readouterr().out
    assert cli.main(["whatif", CASE, "capital -10%", "--time-limit", "600"]) == 0
    told = capsys.readouterr().out
    assert told.count("the best earns at most 10.00% more") == 2
    assert "from one best plan to the other it is between" in told


@pytest.mark.usefixtures("late")
def test_a_program_reads_how_far_a_plan_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["whatif", CASE, "capital -10%", "--json", "--time-limit", "600"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [told[when]["gap"] for when in ("before", "after")] == [0.1, 0.1]


def _ask(found: pf.Allocation | None) -> Callable[..., object]:
    def ask(*_: object, **__: object) -> object:
        raise pf.TimeLimitError(3.0, "", found)

    return ask


@pytest.mark.parametrize(
    ("language", "missing"), [("en", "all else that was asked is missing"), ("fr", "il manque")]
)
def test_where_nothing_else_came_the_plan_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, missing: str
) -> None:
    plan = cut_short(samples.plan("lorie_savage"))
    monkeypatch.setattr("portfolio.scenarios.frontier", _ask(plan))
    assert cli.main(["frontier", CASE, "--language", language]) == 0
    shown = capsys.readouterr()
    assert "Impact 70" in shown.out
    assert missing in shown.err


def test_without_a_plan_of_the_case_there_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = samples.plan("lorie_savage")
    other = replace(plan, problem=plan.problem.without("P1"))
    for found in (None, other):
        monkeypatch.setattr("portfolio.scenarios.frontier", _ask(found))
        assert cli.main(["frontier", CASE]) == 4
        shown = capsys.readouterr()
        assert not shown.out
        assert "nothing was proven within the time limit of 3 s" in shown.err


def test_a_plan_of_which_nothing_is_proven_is_no_measure() -> None:
    plan, clock = samples.plan("lorie_savage"), Clock(0.0)
    assert as_far(plan, clock) is plan
    kept = as_far(cut_short(plan), clock)
    assert kept.is_proven
    assert (kept.gap_asked, kept.stopped, kept.status) == (0.1, "time limit", "feasible")
    with pytest.raises(pf.TimeLimitError) as caught:
        as_far(replace(cut_short(plan), gap=float("inf"), bound=float("inf")), clock)
    assert caught.value.plan.choices == plan.choices
