"""The relaxation: what is read off one that was ended before it was solved, and the cuts made of it."""

from __future__ import annotations

import math
import signal
from pathlib import Path
from types import FrameType

import highspy
import numpy as np
import pytest

import portfolio as pf
from portfolio.allocator.compiled import CompiledModel, PresolvedRoot
from portfolio.arrays import Floats
from portfolio.progress import Clock
from portfolio.solver import relaxation
from portfolio.solver.cuts import cliques
from portfolio.solver.relaxation import Relaxation

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
STEPS = (5, 20, 40, 60, 80)
"""After each of them the dual simplex of the sample has columns far below 0, or far above 1."""


@pytest.fixture(scope="module")
def root() -> PresolvedRoot:
    problem = pf.Problem(pf.load(SAMPLES / "scaleup"))
    compiled = CompiledModel(problem)
    return PresolvedRoot(compiled, compiled.instance(problem))


def _ended_after(monkeypatch: pytest.MonkeyPatch, steps: int) -> list[Floats]:
    """Relaxations are ended by their clock after so many steps; what HiGHS then has for a solution."""
    seen: list[Floats] = []

    def run(self: Relaxation, seconds: float) -> highspy.HighsModelStatus:
        self.highs.setOptionValue("simplex_iteration_limit", steps)
        self.highs.run()
        seen.append(np.array(self.highs.getSolution().col_value))
        assert self.highs.getModelStatus() == highspy.HighsModelStatus.kIterationLimit
        return highspy.HighsModelStatus.kTimeLimit

    monkeypatch.setattr(Relaxation, "_run", run)
    return seen


@pytest.mark.parametrize("steps", STEPS)
def test_what_the_clock_ended_is_within_bounds_and_no_source_of_cuts(
    root: PresolvedRoot, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a loaded machine, with a short time limit, this went on for ever: cliques were grown by columns
    below −1.
    """
    program, instance = root.compiled.program, root.compiled.instance(root.compiled.model.problem)
    whole = PresolvedRoot(root.compiled, instance).relax(instance, Clock(0.0))
    assert whole is not None
    seen = _ended_after(monkeypatch, steps)
    found = PresolvedRoot(root.compiled, instance).relax(instance, Clock(0.0))
    assert found is not None
    assert not found.finished
    assert seen[0][: program.count].min() < -1
    assert (found.x >= found.column_lower).all()
    assert (found.x <= found.column_upper).all()
    assert not found.cuts
    assert found.value >= whole.value  # a bound all the same


def test_cliques_end_whatever_they_are_made_of() -> None:
    def never(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    conflicts = ~np.eye(3, dtype=bool)
    before = signal.signal(signal.SIGALRM, never)
    signal.setitimer(signal.ITIMER_REAL, 60)
    try:
        for x in ([0.9, 0.9, -5.0], [0.9, math.nan, 0.9], [0.9, -math.inf, 0.9]):
            cliques(np.ones(3, dtype=bool), conflicts, np.array(x))
            cliques(np.ones(3, dtype=bool), np.ones((3, 3), dtype=bool), np.array(x))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_a_simplex_that_goes_round_in_circles_is_ended(
    root: PresolvedRoot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No time limit is needed for it."""
    monkeypatch.setattr(relaxation, "_STEPS_A_LINE", 0)
    instance = root.compiled.instance(root.compiled.model.problem)
    with pytest.raises(pf.SolverError, match="Iteration limit"):
        PresolvedRoot(root.compiled, instance).relax(instance, Clock(0.0))
