"""The curve of protection, and what else is asked of a protected plan."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from support.samples import case as a_case
from support.samples import plan as a_plan

import portfolio as pf
from portfolio.allocator.questions.cheaper import Cheaper, cost_scaled
from portfolio.allocator.questions.elastic import Elastic
from portfolio.arbitration.record import Record
from portfolio.model.violations import violations
from portfolio.robustness.reserves import limits_in_draws


@cache
def risky(seed: int = 1) -> pf.Case:
    """The round of twelve, any of whose initiatives may overrun."""
    rng, case = random.Random(seed), a_case("dozen")
    table = case.written["requirements"]
    high = {i: rng.choice([1.1, 1.3, 1.6]) for i in dict.fromkeys(table["initiative"])}
    return case.revised({"requirements": table.replacing("high", [high[i] for i in table["initiative"]])})


@cache
def curve() -> pf.robustness.Protection:
    return pf.protection(risky(), draws=64)


def test_points_fall_with_protection_until_nothing_changes() -> None:
    found = curve()
    frame, plans = found.curve, found.plans
    assert frame.overruns.tolist() == list(range(len(plans)))
    assert plans[0].choices == pf.allocate(risky()).choices
    assert all(b <= a for a, b in pairwise(frame.points))
    assert frame.loss.tolist() == [frame.points[0] - p for p in frame.points]
    for count, plan in enumerate(plans):
        assert violations(pf.Problem(risky()).protected(count), plan.choices) == []
        assert violations(pf.Problem(risky()).protected(found.risky), plan.choices) == [] or plan != plans[-1]
    every = pf.allocate(pf.Problem(risky()).protected(found.risky))
    assert every.choices == plans[-1].choices
    assert "changes nothing" in found.note


def test_the_chance_is_that_of_all_limits_over_the_draws() -> None:
    found = curve()
    for plan, chance, error in zip(found.plans, found.curve.chance, found.curve.error, strict=True):
        last = limits_in_draws(found.problem, found.draws, plan.choices).iloc[-1]
        assert (chance, error) == (last.chance, last.error)
    assert found.curve.chance.iloc[-1] > found.curve.chance.iloc[0]


def test_a_curve_ends_where_it_is_told_to_and_says_so() -> None:
    found = pf.protection(risky(), draws=4, most=1)
    assert len(found.plans) == 2
    assert "ends at 1; 12 initiatives may overrun" in found.note
    assert "no row of requirements has a high above 1" in str(pf.protection(a_case("dozen"), draws=4))


def test_what_no_portfolio_can_be_protected_from_is_said() -> None:
    plan = pf.allocate(pf.Problem(risky()).protected(0))
    held = pf.Problem(risky()).with_funded(*(c.initiative for c in plan.choices))
    found = pf.protection(held, draws=4)
    assert not found.possible
    assert f"overruns of any {len(found.plans)} initiative" in found.note
    with pytest.raises(pf.InfeasibleError, match="even with overruns of any 12 initiatives"):
        pf.allocate(held.protected(12))


@pytest.mark.parametrize("wrong", [-1, 1.5, "x", True])
def test_only_whole_numbers_are_taken_for_the_most(wrong: Any) -> None:
    with pytest.raises(pf.PortfolioError, match="whole number ≥ 0"):
        pf.protection(risky(), draws=4, most=wrong)


def test_a_protected_plan_says_what_it_leaves_for_overruns() -> None:
    plan = pf.allocate(pf.Problem(risky()).protected(2))
    usage = plan.usage
    assert "overruns of any 2 initiatives" in plan.heading
    assert (usage.used + usage.reserved <= usage.available + 1e-9).all()
    assert usage.reserved.max() > 0
    assert "reserved" not in a_plan("dozen").usage


def test_a_record_keeps_the_protection() -> None:
    problem = pf.Problem(risky()).protected(1)
    record = pf.arbitrate(problem).record("nash", ["board"]) if len(risky().parties) else None
    assert record is None or Record(record.content).problem == problem
    before, after = pf.allocate(risky()), pf.allocate(problem)
    asked = pf.diff(before, after).inputs
    told = str(pf.diff(before, after))
    assert "how many may overrun at once, every limit holding: 0 → 1" in told
    near = pf.allocate(risky(), near=before)
    assert "lines of the plan before that may change" in str(pf.diff(before, near))
    assert ["overruns", "0", "1"] in asked[["row", "before", "after"]].astype(str).values.tolist()


def test_the_least_more_of_a_limit_is_the_least() -> None:
    problem = pf.Problem(risky()).protected(2)
    plan = pf.allocate(problem)
    elastic = Elastic(problem)
    resource = elastic.model.needs.resource_index["budget"]
    for t, period in enumerate(risky().periods[:2]):
        least = elastic.least_more(resource, [t], plan.impact + 1e-3)
        assert least is not None
        now = problem.amount("budget", period)
        assert pf.allocate(problem.with_limits({("budget", period): now + least.amount})).impact > plan.impact
        less = problem.with_limits({("budget", period): now + least.amount * 0.99})
        assert pf.allocate(less).impact == pytest.approx(plan.impact)


def test_the_least_saving_is_the_least() -> None:
    problem = pf.Problem(risky()).protected(2)
    plan = pf.allocate(problem)
    out = sorted(set(risky().initiatives.initiative) - {c.initiative for c in plan.choices})
    told = 0
    for i in out:
        least = Cheaper(problem.with_funded(i), i).least_saving(plan.impact)
        if least is None:
            continue
        told += 1
        held = problem.with_funded(i)
        for factor, enough in ((1.0, True), (0.98, False)):
            changed = pf.Problem(cost_scaled(held, i, 1 - least.amount * factor)).protected(2).with_funded(i)
            assert (_impact(changed) >= plan.impact - 1e-6) == enough, (i, factor)
    assert told


def _impact(problem: pf.Problem) -> float:
    try:
        return pf.allocate(problem).impact
    except pf.InfeasibleError:
        return -np.inf
