"""Draws of which not all are proven, or to a gap: what is exact lies within the errors that are stated, and
nothing hangs on cores.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from support.random_cases import loaded, random_tables
from support.small_cases import together

import portfolio as pf
from portfolio.allocator import batch, parallel
from portfolio.robustness.best_known import mean_and_error

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@cache
def exactly(seed: int) -> tuple[pf.Allocation, pf.Simulation]:
    """The plan of a random case, and what it is when simulated exactly."""
    for attempt in count():
        tables, settings = random_tables(random.Random(f"draws {seed} {attempt}"), 6)
        case = loaded((tables, settings))
        try:
            plan = pf.allocate(case)
        except pf.InfeasibleError:
            continue
        return plan, pf.simulate(case, 32, seed, plan, gap=1e-6)
    raise AssertionError


@cache
def both(seed: int, gap: float = 1e-6) -> tuple[pf.Simulation, pf.Simulation]:
    """The same exactly, and with few draws proven."""
    plan, exact = exactly(seed)
    return exact, pf.simulate(plan.problem.case, 32, seed, plan, gap=gap, proven=8)


@pytest.mark.parametrize("seed", together("draws", range(20)))
def test_exact_means_lie_within_the_stated_errors(seed: int) -> None:
    exact, quick = both(seed)
    held_within_its_error(exact, both(seed, 0.02)[1])
    held_within_its_error(exact, quick)
    chances = exact.chances.set_index("initiative").chance
    for _, row in quick.chances.iterrows():
        assert 0 <= row.chance <= 1
        assert abs(chances[row.initiative] - row.chance) <= 2 * row.error


def held_within_its_error(exact: pf.Simulation, quick: pf.Simulation) -> None:
    truth = exact.accuracy.set_index("figure")["mean"]
    for figure, mean, error in quick.accuracy.itertuples(index=False):
        assert abs(truth[figure] - mean) <= error + 1e-9, figure


@pytest.mark.parametrize("seed", together("draws", range(20)))
def test_what_is_known_of_a_draw_is_possible_and_proven_draws_are_within_the_gap(seed: int) -> None:
    exact, quick = both(seed, 0.02)
    assert (quick.best_impacts <= exact.best_impacts + 1e-6).all()
    assert len(quick.bounds) == 8
    first, bound = exact.best_impacts[:8], np.array(quick.bounds)
    assert (first <= bound + 1e-6).all()
    assert (bound - quick.best_impacts[:8] <= 0.02 * np.abs(quick.best_impacts[:8]) + 1e-6).all()


@pytest.mark.xdist_group("draws 3")  # with the tests of that seed
def test_figures_of_the_frames_are_those_of_the_accuracy() -> None:
    _, quick = both(3)
    told = quick.accuracy.set_index("figure")["mean"]
    assert quick.outlook["mean"].tolist() == pytest.approx([told["plan"], told["hindsight"]])
    assert quick.outlook.regret[0] == pytest.approx(told["regret"])
    assert quick.evpi == pytest.approx(told["evpi"])
    assert "8 draws are proven, of the others" in str(quick)


def test_one_core_and_two_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    case = pf.load(SAMPLES / "dozen")
    for room in (batch, parallel):
        monkeypatch.setattr(room, "cores", lambda: 2)
    two = pf.simulate(case, 16, proven=8)
    for room in (batch, parallel):
        monkeypatch.setattr(room, "cores", lambda: 1)
    one = pf.simulate(case, 16, proven=8)
    assert (one.bests, one.bounds, one.estimates) == (two.bests, two.bounds, two.estimates)
    assert one.chances.equals(two.chances)


def test_few_draws_and_those_asked_to_a_gap_are_all_proven() -> None:
    case = pf.load(SAMPLES / "four_initiatives")
    assert not pf.simulate(case, 64).estimates
    assert len(pf.simulate(case, 72).bounds) == 64
    exact = pf.simulate(case, 72, gap=1e-6)
    assert len(exact.bounds) == 72
    assert exact.accuracy["mean"][1] == pytest.approx(exact.best_impacts.mean())
    assert not exact.estimates


def test_what_the_first_draws_miss_is_missed_in_the_others() -> None:
    """Known 10 each; the first two are at least 12 and 14: 3 more on average, and 1 is open."""
    known = np.full(8, 10.0)
    mean, error = mean_and_error(known, np.array([12.0, 14.0]), np.array([13.0, 15.0]))
    assert mean == pytest.approx(13)
    assert error == pytest.approx(1 + np.sqrt((1 / 2 - 1 / 8) * 2))


@pytest.mark.parametrize("proven", [0, 1.5, "a"])
def test_so_many_are_proven(proven: object) -> None:
    with pytest.raises(pf.PortfolioError, match="proven: must be a whole number"):
        pf.simulate(pf.load(SAMPLES / "dozen"), 2, proven=proven)  # type: ignore[arg-type]
