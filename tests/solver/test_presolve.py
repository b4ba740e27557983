"""What is inferred from whole numbers holds for every portfolio: compared with all of them, one by one."""

from __future__ import annotations

import random

import numpy as np
import pytest
from support import oracle, random_cases
from support.random_cases import loaded

import portfolio as pf
from portfolio.allocator.compiled import CompiledModel, PresolvedRoot
from portfolio.progress import Clock
from portfolio.solver.cuts import cliques, covers
from portfolio.solver.scaling import scaled_rows, scaling_factor


def everything(seed: int) -> tuple[CompiledModel, PresolvedRoot, np.ndarray, list[float]]:
    """A random case's program, what follows from its limits, and every feasible portfolio as columns and
    worth.
    """
    tables, settings = random_cases.random_tables(random.Random(seed))
    case = loaded((tables, settings))
    compiled = CompiledModel(pf.Problem(case))
    presolved = PresolvedRoot(compiled, compiled.instance(pf.Problem(case)))
    place = {
        (*compiled.model.numbers.options[o], case.periods[s]): c
        for c, (o, s) in enumerate(zip(compiled.model.ways.option, compiled.model.ways.start, strict=True))
    }
    judge = oracle.Case(tables, settings, float)
    chosen, worth = [], []
    for funded in judge.portfolios():
        if next(iter(judge.broken(funded)), None) is None:
            row = np.zeros(compiled.program.count)
            row[[place[tuple(c.choice)] for c in funded]] = 1
            chosen.append(row)
            worth.append(float(judge.impact(funded)))
    return compiled, presolved, np.array(chosen).reshape(-1, compiled.program.count), worth


@pytest.mark.parametrize("seed", range(24))
def test_no_portfolio_is_lost(seed: int) -> None:
    compiled, presolved, chosen, worth = everything(seed)
    if not presolved.possible:
        assert not len(chosen)
        return
    presolve = presolved.presolve
    assert not chosen[:, ~presolve.free].any()  # dropped candidates
    # rounded capacities
    assert (presolve.used(chosen) <= presolve.bound + 1e-9 * np.maximum(1, abs(presolve.bound))).all()
    together = chosen.T @ chosen > 0
    np.fill_diagonal(together, False)
    assert not (together & presolved.conflicts).any()
    instance = compiled.instance(pf.Problem(compiled.model.problem.case))
    relaxation = presolved.relax(instance, Clock(0.0))
    if relaxation is None:
        assert not len(chosen)
        return
    assert all(relaxation.value >= w - 1e-7 * max(1.0, abs(w)) for w in worth)
    rng = np.random.default_rng(seed)
    cuts = list(relaxation.cuts)
    for _ in range(20):  # whatever it is that they are to cut off
        x = rng.random(compiled.program.count)
        cuts += cliques(presolve.free, presolved.conflicts, x) + covers(presolve.knapsacks, x)
    for cut in cuts:
        assert (chosen[:, cut.columns] @ cut.coefficients <= cut.bound + 1e-9).all(), cut


@pytest.mark.parametrize("seed", range(30))
def test_rows_are_scaled_together_as_they_are_one_by_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    start = np.concatenate([[0], np.cumsum(rng.integers(1, 6, 12))])
    index = np.concatenate([np.sort(rng.choice(8, n, replace=False)) for n in np.diff(start)])
    steps = rng.choice([1, 0.25, 0.1, 3e6, 1 / 3], start[-1])
    value = np.where(rng.random(start[-1]) < 0.1, 0.0, rng.integers(-20, 20, start[-1]) * steps)
    integer = np.arange(8) < 6
    rows = scaled_rows(start, index, value, integer, np.ones(8))
    for r in range(12):
        inside = slice(start[r], start[r + 1])
        assert rows.factor[r] == pytest.approx(
            scaling_factor(value[inside], bool(integer[index[inside]].all()))
        )
