"""A change of unit changes nothing: not who is funded, not what is proven, no share; figures scale."""

from __future__ import annotations

import random
from decimal import Decimal
from functools import cache

import numpy as np
import pytest

import portfolio as pf
from portfolio.arbitration.spending import spending
from portfolio.errors import InfeasibleError
from portfolio.model.allocation import Allocation
from portfolio.steering.indicators.kpis import better
from tests.support.random_cases import Tables, loaded, random_tables
from tests.support.units import FACTORS, Unit, in_unit

SEEDS = range(1, 7)


@cache
def _drawn(seed: int) -> tuple[Tables, dict[str, object]]:
    return random_tables(random.Random(seed), levels=True)


def _plan(case: pf.Case, level: int) -> Allocation | None:
    try:
        return pf.allocate(pf.Problem(case).at_level(level))
    except InfeasibleError:
        return None


@cache
def _as_drawn(seed: int, level: int) -> Allocation | None:
    return _plan(loaded(_drawn(seed)), level)


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize(("unit", "level"), [("points", 6), ("money", 6), ("people", 6), ("money", 3)])
def test_a_change_of_unit_changes_no_plan_and_no_proof(unit: Unit, level: int, factor: str) -> None:
    times = float(FACTORS[factor]) if unit == "points" or level == 3 else 1.0
    funds = 0
    for seed in SEEDS:
        tables, settings = _drawn(seed)
        one, other = (
            _as_drawn(seed, level),
            _plan(loaded((in_unit(tables, unit, FACTORS[factor]), settings)), level),
        )
        if one is None or other is None:
            assert one is other
            continue
        assert (other.choices, other.status) == (one.choices, "optimal")
        figures = [times * one.impact, times * one.bound, one.gap]
        assert [other.impact, other.bound, other.gap] == pytest.approx(figures, rel=1e-9, abs=1e-9 * times)
        funds += bool(one.choices)
    assert funds >= 2


def test_a_step_of_people_counted_in_billionths_is_the_smallest() -> None:
    """A column of 1e-8 weeks was within what solvers take for nothing: the step was said too large."""
    tables, settings = _drawn(3)
    small = loaded((in_unit(tables, "people", FACTORS["10^-9"]), settings))
    one, other = (pf.marginal_values(pf.allocate(case)) for case in (loaded((tables, settings)), small))
    assert one.swap.tolist() == other.swap.tolist()
    people = one.resource.isin(["dev", "ops"])
    assert other.step.tolist() == pytest.approx(one.step.where(~people, 1e-9 * one.step).tolist())
    assert (np.isfinite(one.step) & people).any()


def test_the_present_budget_stands_at_its_row_of_the_frontier_in_any_unit() -> None:
    """What numpy takes for close was 1e-8 of money at the least."""
    tables, settings = _drawn(1)
    small = loaded((in_unit(tables, "money", FACTORS["10^-9"]), settings))
    one, other = (pf.frontier(case).points for case in (loaded((tables, settings)), small))
    assert one.present.tolist() == other.present.tolist()
    assert one.present.sum() == 1


@pytest.mark.parametrize("unit", ["points", "money", "people"])
def test_what_is_asked_beside_the_plan_is_the_same_in_any_unit(unit: Unit) -> None:
    """What stays near a plan, what each change buys, which plans are safest, what is funded first."""
    tables, settings = _drawn(1)
    one, other = (_beside(loaded((t, settings))) for t in (tables, in_unit(tables, unit, FACTORS["2^-30"])))
    assert one == other


def _beside(case: pf.Case) -> dict[str, object]:
    plan = pf.allocate(case)
    record = [(c.initiative, c.option, c.start) for c in plan.choices][1:]
    (budget,) = case.budgets[:1]
    total = sum(case.rows("resources")[budget][p] or 0.0 for p in case.periods)
    listed = pf.nested_list(case, [{budget: total / 2}, {budget: total}])
    assert len(set(listed.budgets.budget)) == 2  # one was as "cash 0" as the other
    return {
        "near": pf.allocate(case, near=record, within=0.05).choices,
        "stability": pf.stability(case, record).curve.changes.tolist(),
        "nested": listed.tiers[["tier", "initiative", "option", "start"]].to_numpy().tolist(),
        "core": pf.core_index(case, {}).index[["initiative", "core_index", "status"]].to_numpy().tolist(),
        "better": better(case),
    }


def test_what_no_objective_takes_is_told_in_the_smallest_unit() -> None:
    """Money below 1e-9 of its unit was taken for nothing where parties are set side by side."""
    tables, settings = _drawn(2)
    groups = []
    for factor in (Decimal(1), Decimal(2) ** -40):
        plan = pf.allocate(loaded((in_unit(tables, "money", factor), settings)))
        groups.append(spending(plan.problem, {"plan": plan})[["by", "group"]].to_numpy().tolist())
    assert groups[0] == groups[1]
    assert "none" in {group for _, group in groups[0]}
