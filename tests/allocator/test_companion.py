"""HiGHS as it comes, beside the search: what it says is believed as far as it holds, and it ends with the
search.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

import numpy as np
import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator import highs, workspace
from portfolio.allocator.companion import Companion
from portfolio.allocator.effort import Effort
from portfolio.allocator.selection import Selection
from portfolio.allocator.session import Session
from portfolio.arrays import Floats
from portfolio.errors import SolverError
from portfolio.progress import Clock
from portfolio.solver.mip import Mip, MipResult

AT_ONCE = Effort(branching_lps=0, local_steps=1, steps_around=1)
"""The whole program is asked as soon as can be."""
GAPS = (1e-6, 0.01)
ANSWER = (10, ["A", "C"])


class Said:
    """A companion that says one thing."""

    bound = math.inf
    is_at_root = False
    plans: tuple[Selection, ...] = ()
    ended = 0

    def __init__(self, *given: object) -> None:
        self.left = list(type(self).plans)

    def found(self) -> list[Selection]:
        plans, self.left = self.left, []
        return plans

    def offer(self, plan: Selection) -> None:
        pass

    def end(self) -> None:
        type(self).ended += 1


@pytest.fixture
def case(make: Make) -> pf.Case:
    """A and C are best, and fit."""
    return make(
        initiatives="initiative,latest / A,Q1 / B,Q1 / C,Q1",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,3 / C,cash,2",
        contributions="initiative,kpi,expected / A,users,6 / B,users,7 / C,users,4",
    )


@pytest.fixture
def listened(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """HiGHS listens once before it begins, however soon it ends; with what came of it."""
    goes_on: list[bool] = []
    ask = Mip.ask

    def listening(self: Mip, objective: Floats, *, on_pulse: object = None, **given: object) -> MipResult:
        if callable(on_pulse) and given.get("offers") is not None:
            goes_on.append(bool(on_pulse(math.inf)))
            if not goes_on[-1]:
                return MipResult(None, math.inf, False)
        return ask(self, objective, on_pulse=on_pulse, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Mip, "ask", listening)
    monkeypatch.setattr(workspace, "in_parts", lambda *given: None)
    monkeypatch.setattr(highs, "cores", lambda: 2)
    return goes_on


def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own search finds no plan."""
    monkeypatch.setattr(highs.HighsBackend, "plans", lambda self, start=None: [])


def only(monkeypatch: pytest.MonkeyPatch, *columns: int) -> None:
    """Our own search finds one plan: a column for A, B and C each."""
    monkeypatch.setattr(highs.HighsBackend, "plans", lambda self, start=None: [Selection(np.array(columns))])


def only_the_empty_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, -1, -1, -1)


def says(
    monkeypatch: pytest.MonkeyPatch, bound: float = math.inf, plans: tuple[Selection, ...] = ()
) -> type[Said]:
    said = type("Said", (Said,), {"bound": bound, "plans": plans, "ended": 0})
    monkeypatch.setattr(highs, "Companion", said)
    return said


def answer(case: pf.Case, gap: float = 1e-6) -> tuple[float, list[str]]:
    plan = Session(case, AT_ONCE).allocate(pf.Problem(case), gap)
    assert plan.status == "optimal"
    assert plan.impact <= plan.bound <= plan.impact * (1 + gap)
    return plan.impact, plan.funded.initiative.tolist()


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("bound", [-math.inf, -1e9, 1.0])
def test_a_bound_below_a_plan_that_holds_is_not_believed(
    case: pf.Case, listened: list[bool], monkeypatch: pytest.MonkeyPatch, gap: float, bound: float
) -> None:
    only(monkeypatch, -1, 1, -1)  # B, worth more than the bound, though not the best
    said = says(monkeypatch, bound)
    assert answer(case, gap) == ANSWER
    assert set(listened) == {True}
    assert said.ended


@pytest.mark.parametrize("gap", GAPS)
def test_that_nothing_is_possible_is_not_taken_on_one_word(
    case: pf.Case, listened: list[bool], monkeypatch: pytest.MonkeyPatch, gap: float
) -> None:
    nothing_known(monkeypatch)
    says(monkeypatch, -math.inf)
    assert answer(case, gap) == ANSWER
    assert set(listened) == {True}


def test_a_bound_at_the_plan_ends_a_search_to_a_gap(
    case: pf.Case, listened: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, -1, 1, -1)
    says(monkeypatch, 7.05)  # whatever it is worth: the gap is met by what is said
    plan = Session(case, AT_ONCE).allocate(pf.Problem(case), 0.01)
    assert (plan.impact, plan.bound) == (7, pytest.approx(7.07))
    assert listened == [False]


@pytest.mark.parametrize("known", [nothing_known, only_the_empty_plan])
def test_plans_that_do_not_hold_change_nothing(
    case: pf.Case,
    listened: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    known: Callable[[pytest.MonkeyPatch], None],
) -> None:
    known(monkeypatch)
    says(monkeypatch, plans=(Selection(np.array([0, 1, 2])),))  # all three, which don't fit
    assert answer(case) == ANSWER
    assert set(listened) == {True}


@pytest.mark.parametrize("large", [0, 3_000])
def test_a_companion_that_dies_is_not_missed(
    case: pf.Case, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(highs, "_LARGE", large)  # nobody waits for its first bound either
    monkeypatch.setattr(workspace, "in_parts", lambda *given: None)
    monkeypatch.setattr(highs, "cores", lambda: 2)
    ask, died = Mip.ask, []

    def asked(self: Mip, *given: object, **more: object) -> MipResult:
        if threading.current_thread() is not threading.main_thread():
            died.append(True)
            raise SolverError("died")
        return ask(self, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Mip, "ask", asked)
    only_the_empty_plan(monkeypatch)
    assert answer(case) == ANSWER
    assert died


def test_it_ends_with_the_search(case: pf.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Companion] = []
    monkeypatch.setattr(workspace, "in_parts", lambda *given: None)
    monkeypatch.setattr(highs, "cores", lambda: 2)

    class Noted(Companion):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            begun.append(self)

    monkeypatch.setattr(highs, "Companion", Noted)
    before = set(threading.enumerate())
    only_the_empty_plan(monkeypatch)
    assert answer(case) == ANSWER
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
    assert begun
    assert set(threading.enumerate()) <= before


def test_it_does_not_outlive_its_clock() -> None:
    class Endless:
        """A program that is searched for as long as it may be."""

        def ask(self, *given: object, on_pulse: Callable[[float], bool], **more: object) -> MipResult:
            while on_pulse(7.0):
                time.sleep(0.001)
            return MipResult(None, -math.inf, True)

    def nobody(values: Floats) -> Selection:
        raise AssertionError

    companion = Companion(Endless(), np.zeros(1), nobody, 0.0, Clock(0.0))  # type: ignore[arg-type]
    companion.end()
    companion._thread.join(10)
    assert not companion._thread.is_alive()
    # what it came to after it was told to end says nothing
    assert companion.bound in (7.0, math.inf)
