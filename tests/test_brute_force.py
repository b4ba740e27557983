"""Allocations against an independent brute force over every portfolio, written from the model's text alone."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import oracle
import pytest
import random_cases
from hypothesis import HealthCheck, given, settings

import portfolio as pf

# what once came out wrong: a bound's rounding at an impact of 0, and answers of the solver's presolve
ONCE_WRONG = (280, 807, 1386, 2603, 4563, 7700, 8043, 10464, 11341, 22229, 22761, 22944)


def loaded(case: tuple[dict[str, Any], dict[str, Any]]) -> pf.Case:
    with tempfile.TemporaryDirectory() as folder:
        random_cases.write_folder(*case, Path(folder))
        return pf.load(folder)


def agree(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    best = oracle.best(*case)
    if best is None:
        with pytest.raises(pf.InfeasibleError):
            pf.allocate(loaded(case))
        return
    plan = pf.allocate(loaded(case))
    assert plan.status == "optimal"
    assert plan.impact == pytest.approx(best.impact, rel=1e-9, abs=1e-9)
    assert [tuple(c) for c in plan.choices] == best.funded
    usage, attainment, funded = plan.columns("usage"), plan.columns("attainment"), plan.columns("funded")
    used = dict(zip(zip(usage["resource"], usage["period"], strict=True), zip(usage["used"], usage["available"], strict=True), strict=True))
    for place, expected in oracle.usage(*case, best.funded).items():
        assert used[place] == pytest.approx(expected, rel=1e-9, abs=1e-9)
    reached = zip(attainment["progress"], attainment["attainment"], attainment["points"], strict=True)
    for name, got in zip(attainment["key_result"], reached, strict=True):
        assert got == pytest.approx(oracle.attainment(*case, best.funded)[name], rel=1e-9, abs=1e-9)
    points = oracle.points_by_initiative(*case, best.funded)
    assert funded["points"] == pytest.approx([points.get(i, 0.0) for i in funded["initiative"]], rel=1e-9, abs=1e-9)


@given(random_cases.cases())
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_allocations_equal_brute_force(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    agree(case)


@pytest.mark.parametrize("seed", ONCE_WRONG)
def test_what_once_came_out_wrong(seed: int) -> None:
    agree(random_cases.random_tables(random.Random(seed)))
