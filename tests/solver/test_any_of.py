"""Several instances as one program: its best is the best of any of them, beyond what each is worth."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from portfolio.arrays import Bools, Floats
from portfolio.progress import Clock
from portfolio.solver.any_of import any_of
from portfolio.solver.mip import Mip
from portfolio.solver.program import Program

COUNT, GROUPS, LIMITS = 9, 5, 3


def program_of(rng: random.Random) -> Program:
    """Columns in groups of which one is chosen at the most, within three limits."""
    owner = np.sort(np.array([g % GROUPS for g in range(COUNT)]))
    rows = [np.flatnonzero(owner == g) for g in range(GROUPS)] + [np.arange(COUNT)] * LIMITS
    values = [np.ones(len(r)) for r in rows[:GROUPS]]
    values += [np.array([float(rng.randint(1, 9)) for _ in range(COUNT)]) for _ in range(LIMITS)]
    return Program(
        start=np.cumsum([0, *map(len, rows)]),
        index=np.concatenate(rows),
        value=np.concatenate(values),
        lower=np.full(len(rows), -np.inf),
        upper=np.array([1.0] * GROUPS + [np.inf] * LIMITS),
        column_lower=np.zeros(COUNT),
        column_upper=np.ones(COUNT),
        integer=np.ones(COUNT, dtype=bool),
        owner=owner,
    )


def every_plan(program: Program) -> Floats:
    plans = [np.zeros(COUNT)]
    for g in range(GROUPS):
        plans += [
            plan + (np.arange(COUNT) == c)
            for plan in plans
            for c in np.flatnonzero(program.owner == g).tolist()
        ]
    return np.array(plans)


def used(program: Program, plans: Floats) -> Floats:
    rows = program.rows
    matrix = np.zeros((len(rows.start) - 1, COUNT))
    matrix[np.repeat(np.arange(len(matrix)), np.diff(rows.start)), rows.index] = rows.value
    return np.asarray(plans @ matrix.T)


def admitted(lower: Floats, upper: Floats, free: Bools, use: Floats, plans: Floats) -> Bools:
    fits: Bools = ((use >= lower) & (use <= upper)).all(axis=1) & ~(plans[:, ~free] > 0).any(axis=1)
    return fits


@pytest.mark.parametrize("seed", range(40))
def test_it_has_the_best_of_any_instance_and_nothing_else(seed: int) -> None:
    rng = random.Random(seed)
    program, count = program_of(rng), rng.randint(1, 5)
    plans = every_plan(program)
    use = used(program, plans)
    objective = np.array([float(rng.randint(0, 30)) for _ in range(COUNT)])
    lower = np.tile(program.lower, (count, 1))
    upper = np.tile(program.upper, (count, 1))
    free = np.ones((count, COUNT), dtype=bool)
    for k in range(count):
        upper[k, GROUPS:] = program.rows.factor[GROUPS:] * [rng.randint(5, 25) for _ in range(LIMITS)]
        free[k, rng.randrange(COUNT)] = rng.random() < 0.5
        held = rng.randrange(GROUPS)
        if rng.random() < 0.3:
            lower[k, held] = 1.0
        elif rng.random() < 0.3:
            upper[k, held] = 0.0
    worth = np.sort(np.array([float(rng.randint(0, 40)) for _ in range(count)]))
    fits = [admitted(lower[k], upper[k], free[k], use, plans) for k in range(count)]
    excess = [plans[fits[k]] @ objective - worth[k] for k in range(count)]
    best = max((float(e.max()) for e in excess if len(e)), default=-math.inf)

    question = any_of(program, objective, lower, upper, free, worth)
    wide = question.program
    mip = Mip(wide, question.lower, question.upper, [], wide.column_lower, wide.column_upper)
    answer = mip.ask(question.objective, clock=Clock(0.0))
    if best == -math.inf:
        assert answer.values is None
        return
    assert answer.values is not None
    plan = np.round(answer.values[:COUNT])
    value = float(question.objective @ answer.values) - worth[-1]
    assert value == pytest.approx(best, abs=1e-9)
    # the plan is one of an instance that it is worth so much more in
    place = int((plans == plan).all(axis=1).argmax())
    assert max(plan @ objective - worth[k] for k in range(count) if fits[k][place]) == pytest.approx(best)
    # and nothing is found beyond it
    assert mip.ask(question.objective, better_than=worth[-1] + best + 0.5, clock=Clock(0.0)).values is None
