"""A plan in columns, and the loop that asks until the answer holds: with a solver that answers as it is
told.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

import numpy as np
import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.effort import Effort
from portfolio.allocator.linear_model import Model
from portfolio.allocator.milp import build
from portfolio.allocator.questions.elastic import Elastic
from portfolio.allocator.search import Search, Tolerances
from portfolio.allocator.selection import Selection
from portfolio.allocator.verified import AGAIN, Again, first_verified
from portfolio.arrays import Floats
from portfolio.model.choices import Choice
from portfolio.progress import Clock
from portfolio.solver.mip import Mip, MipResult
from portfolio.solver.program import Extra


@pytest.fixture
def model(make: Make) -> Model:
    return build(pf.Problem(make()))  # A, B and C, each from any of three quarters


def plan(model: Model, *funded: str) -> Selection:
    return model.selected(Choice(i, "full", "Q1") for i in funded)


class Told:
    """A solver that gives these plans, one after the other; it keeps the cuts that each was asked with."""

    def __init__(self, model: Model, *plans: Selection | None, proven: bool = True) -> None:
        self.plans, self.proven = list(plans), proven
        self.width = len(model.columns)
        self.cuts: list[list[Extra]] = []

    def __call__(self, cuts: Sequence[Extra]) -> MipResult:
        self.cuts.append(list(cuts))
        given = self.plans.pop(0)
        return MipResult(None if given is None else given.values(self.width), 0.0, self.proven)


ENDLESS = Clock(time.perf_counter())


def late() -> Exception:
    return TimeoutError("late")


def test_what_does_not_hold_is_cut_off_and_asked_again(model: Model) -> None:
    a, b, c = (plan(model, i) for i in "ABC")
    told, ruled_out = Told(model, a, b, c), [plan(model, "A", "B")]
    found = first_verified(
        model, told, lambda p, _: model.choices(p) if p == c else None, ruled_out, late, ENDLESS
    )
    assert found == [Choice("C", "full", "Q1")]
    assert ruled_out == [plan(model, "A", "B"), a, b]
    assert [len(cuts) for cuts in told.cuts] == [1, 2, 3]


def test_none_is_none_only_where_it_is_proven(model: Model) -> None:
    assert first_verified(model, Told(model, None), lambda *_: 1, [], late, ENDLESS) is None
    with pytest.raises(TimeoutError):
        first_verified(model, Told(model, None, proven=False), lambda *_: 1, [], late, ENDLESS)


def test_an_answer_that_is_not_proven_best_will_do_only_where_any_will(model: Model) -> None:
    a = plan(model, "A")
    assert (
        first_verified(model, Told(model, a, proven=False), lambda *_: 1, [], late, ENDLESS, first=True) == 1
    )
    with pytest.raises(TimeoutError):
        first_verified(model, Told(model, a, proven=False), lambda *_: 1, [], late, ENDLESS)


def test_a_solver_that_gives_what_was_cut_off_is_not_asked_for_ever(model: Model) -> None:
    a = plan(model, "A")
    with pytest.raises(pf.SolverError, match="asked to leave out"):
        first_verified(model, Told(model, a, a), lambda *_: None, [], late, ENDLESS)


def test_answers_that_never_hold_end_with_the_time(model: Model) -> None:
    """A solver that has an answer at hand gives one however little time is left."""
    up = Clock(time.perf_counter(), deadline=time.perf_counter())
    for check in (lambda *_: None, lambda *_: AGAIN):
        told = Told(model, *(plan(model, i) for i in "ABC"), None)
        with pytest.raises(TimeoutError):
            first_verified(model, told, check, [], late, up)
        assert len(told.cuts) == 1


def test_a_question_that_changed_is_put_again_with_nothing_cut_off(model: Model) -> None:
    a, seen = plan(model, "A"), []

    def check(found: Selection, _: MipResult) -> Again | int:
        seen.append(found)
        return AGAIN if len(seen) < 3 else len(seen)

    told = Told(model, a, a, a)
    assert first_verified(model, told, check, [], late, ENDLESS) == 3
    assert told.cuts == [[], [], []]


def test_a_no_good_cut_is_met_by_every_plan_but_its_own(model: Model) -> None:
    ways, every = model.ways, []
    for columns in np.ndindex(*(len(ways.of(i)) + 1 for i in range(3))):
        by_group = [ways.of(i)[c - 1] if c else -1 for i, c in enumerate(columns)]
        every.append(Selection(np.array(by_group)))
    assert len(set(every)) == len(every) == 4**3
    for own in every:
        cut = model.no_good_cut(own)
        held = [cut.coefficients @ p.values(len(model.columns))[cut.columns] <= cut.upper for p in every]
        assert [p for p, holds in zip(every, held, strict=True) if not holds] == [own]


def test_the_forms_of_a_plan_are_one_another(model: Model) -> None:
    funded = [Choice("A", "full", "Q2"), Choice("C", "full", "Q1")]
    chosen = model.selected(funded)
    assert model.choices(chosen) == funded
    nearly = chosen.values(len(model.columns)) * (1 - 1e-7) + 1e-9  # as solvers give it
    assert model.selection(nearly) == chosen
    assert hash(model.selection(nearly)) == hash(chosen)
    assert chosen.moved(2, -1) == model.selected(funded[:1]) != chosen
    assert model.choices(chosen.moved(1, model.ways.of(1)[0])) == [
        funded[0],
        Choice("B", "full", "Q1"),
        funded[1],
    ]


def test_what_is_least_is_never_said_of_a_plan_that_was_not_proven(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,1,0,0")
    elastic, ask = Elastic(pf.Problem(case)), Mip.ask
    least = elastic.least_more(0, [0], impact=3.0)
    assert least is not None
    assert least.amount == 1.0  # A needs 2 and there is 1

    def cut_short(*args: object, **given: object) -> MipResult:
        answer = ask(*args, **given)  # type: ignore[arg-type]
        return MipResult(answer.values, answer.bound, False)

    monkeypatch.setattr(Mip, "ask", cut_short)
    with pytest.raises(pf.SolverError, match="the least that does it"):
        elastic.least_more(0, [0], impact=3.0)


class Repeating:
    """A backend that gives the plan it was asked to leave out, then proves that there is no other."""

    bound = math.inf

    def __init__(self, model: Model, plan: Selection) -> None:
        self.plan, self.answers = plan, [MipResult(plan.values(len(model.columns)), math.inf, False)]

    def plans(self, start: Selection | None = None) -> list[Selection]:
        return [self.plan] if start is None else []

    def ask(self, objective: Floats, **_: object) -> MipResult:
        return self.answers.pop() if self.answers else MipResult(None, 0.0, True)

    def close(self) -> None: ...

    def equals(self, plan: Selection, tied_from: float, most: int) -> list[Selection]:
        return []

    def second_opinion(self) -> None:
        pass


@pytest.mark.parametrize("listed", [0, 20], ids=["too many ties to list", "ties listed"])
def test_a_plan_given_again_ends_a_proof(model: Model, listed: int) -> None:
    backend = Repeating(model, plan(model, "A"))
    clock, effort = Clock(time.perf_counter()), Effort(ties_listed=listed)
    search = Search(model, model.problem, model.objective, backend, clock, Tolerances(1e-6), effort)
    with pytest.raises(pf.SolverError, match="asked to leave out"):
        search.run()
