"""Reasons as ranges: each holds what brute force and the exact explanation say, on small random cases."""

from __future__ import annotations

import copy
import random
from functools import cache
from itertools import count
from math import inf, isfinite, isnan
from typing import Any

import pandas as pd
import pytest
from support import oracle, random_cases
from support.random_cases import loaded
from support.small_cases import Make, together

import portfolio as pf
from portfolio.allocator.bounded import bounded
from portfolio.allocator.workspace import Workspace
from portfolio.explanation.ranges import between
from portfolio.progress import Clock

type Case = tuple[dict[str, list[dict[str, str]]], dict[str, Any]]

NEAR = 1e-6


@cache
def explained(seed: int, size: int | None = None) -> tuple[Case, pf.Allocation, pd.DataFrame]:
    """The first feasible random case of a seed, its plan, and the reasons as ranges."""
    for attempt in count():
        tables, settings = random_cases.random_tables(random.Random(f"ranges {seed} {attempt}"), size)
        case = tables, settings | {"language": "en"}
        try:
            plan = pf.allocate(loaded(case))
        except pf.InfeasibleError:
            continue
        return case, plan, pf.explain(plan, exact=False)
    raise AssertionError


def contains(low: float, high: float, exact: float) -> bool:
    slack = NEAR * max(1.0, abs(exact)) if isfinite(exact) else 0.0
    return low - slack <= exact <= high + slack


@pytest.mark.parametrize("seed", together("ranges", range(30)))
def test_every_price_lies_in_its_range(seed: int) -> None:
    _, plan, frame = explained(seed)
    exact = pf.explain(plan)
    assert list(frame.index) == list(exact.index)
    for name, row in frame.iterrows():
        told: Any = exact.loc[str(name)]
        assert row.funded == told.funded
        for price in ("replacement_cost", "price"):
            low, high = row[f"{price}_low"], row[f"{price}_high"]
            assert isnan(low) == isnan(high) == isnan(told[price]), (name, price)
            assert isnan(low) or contains(low, high, told[price]), (name, price, low, high, told[price])
        if row.enters_at_cost_low == row.enters_at_cost_low:
            assert contains(row.enters_at_cost_low, row.enters_at_cost_high, told.enters_at_cost)
        elif not isnan(told.enters_at_cost):
            assert told.enters_at_cost <= row.enters_at_cost_high + NEAR
        assert row.sentence


@pytest.mark.parametrize("seed", together("ranges", range(30)))
def test_brute_force_lies_in_every_range(seed: int) -> None:
    (tables, settings), plan, frame = explained(seed, 3)
    decided = {row["initiative"] for row in tables.get("decisions", [])}
    bound = decided | {r["initiative"] for r in tables["initiatives"] if r.get("mandatory") == "true"}
    for name, row in frame.iterrows():
        if name in bound:
            continue
        other = copy.deepcopy(tables)
        decision = {"initiative": str(name), "decision": "reject" if row.funded else "fund"}
        other["decisions"] = [*other.get("decisions", []), decision]
        counted = oracle.best(other, settings)
        lost = plan.impact - counted.impact if counted is not None else inf
        price = "replacement_cost" if row.funded else "price"
        assert contains(row[f"{price}_low"], row[f"{price}_high"], lost), name


def test_what_is_known_holds_and_is_worth_what_is_said() -> None:
    _, plan, _ = explained(1)
    case = plan.problem.case
    workspace = Workspace(case)
    workspace.know(plan)
    problems = [pf.Problem(case).without(c.initiative) for c in plan.choices]
    for found in bounded(workspace, problems, Clock(0.0)):
        assert found.impact <= found.bound <= plan.impact + NEAR
        if found.choices is not None:
            assert pf.appraise(found.problem, found.choices).impact == pytest.approx(found.impact)


def test_what_no_portfolio_can_hold_is_inf_at_both_ends(make: Make) -> None:
    plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    row = pf.explain(plan, "P2", exact=False).loc["P2"]
    assert (row.price_low, row.price_high) == (inf, inf)
    assert row.sentence.startswith("Project 2 is not funded: no portfolio can hold it.")


def test_the_same_on_every_run() -> None:
    _, plan, frame = explained(2)
    assert pf.explain(plan, exact=False).equals(frame)


@pytest.mark.parametrize(
    ("low", "high", "english", "french"),
    [
        (1.201, 1.998, "between 1.20 and 2.00", "entre 1,20 et 2,00"),
        (0.0, 0.6201, "at most 0.63", "au plus 0,63"),
        (0.304, inf, "at least 0.30", "au moins 0,30"),
        (0.0, inf, "an unknown number of", "un nombre inconnu de"),
        (0.5, 0.5, "0.50", "0,50"),
    ],
)
def test_a_range_is_rounded_outward(low: float, high: float, english: str, french: str) -> None:
    assert (between(low, high, "en"), between(low, high, "fr")) == (english, french)
