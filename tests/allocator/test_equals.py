"""Plans tied with the best that a move or two make: all hold, and none is listed twice."""

from __future__ import annotations

import random

import numpy as np
import pytest
from support import oracle, random_rounds
from support.random_cases import loaded

import portfolio as pf
from portfolio.allocator.compiled import CompiledModel, PresolvedRoot
from portfolio.allocator.search import Tolerances
from portfolio.allocator.selection import Selection
from portfolio.model.violations import violations

SEEDS = (0, 1, 2, 3, 4, 5, 7)
MOST = 21


@pytest.mark.parametrize("seed", SEEDS)
def test_equals_are_tied_and_none_is_there_twice(seed: int) -> None:
    case = random_rounds.random_round(random.Random(seed), 150, (3,))
    best = oracle.best(*case)
    assert best is not None
    problem = pf.Problem(loaded(case))
    compiled = CompiledModel(problem)
    instance = compiled.instance(problem)
    root = PresolvedRoot(compiled, instance)
    local, plan = root.local_instance(instance), pf.allocate(problem)
    own = compiled.model.selected(plan.choices)
    before = own.by_group.copy()
    tied_from = Tolerances(1e-6).tied_from(plan.impact, plan.problem)
    for most in (0, 1, MOST):
        found = compiled.search.equals(local, own.by_group, tied_from / local.unit, most)
        assert len(found) <= most
        assert np.array_equal(own.by_group, before)
        plans = [Selection(columns) for columns in found]
        assert len({*plans, own}) == len(plans) + 1
        # what is listed is checked by the search: here all hold but for what rounding may hide
        for other in plans:
            choices = compiled.model.choices(other)
            if not violations(problem, choices):
                assert problem.worth(choices) <= plan.impact + 1e-7 * problem.size_of(plan.impact)
    if best.ties == 1:
        holding = [p for p in plans if not violations(problem, compiled.model.choices(p))]
        assert all(problem.worth(compiled.model.choices(p)) < tied_from for p in holding)
