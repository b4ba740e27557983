"""How progress turns into attainment, and that all who value portfolios read the one statement of it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.milp import build
from portfolio.model.attainment import Attainment, Piece
from portfolio.model.choices import Choice

INF = np.inf


def test_up_to_the_target_and_beyond_it() -> None:
    attainment = Attainment.toward([4.0, 4.0, None], [0.0, 0.5, 0.0])
    progress = np.array([[-0.5, -0.5, -0.5], [0.5, 0.5, 0.5], [1.5, 1.5, 1.5]])
    attained = [[-0.5, -0.5, -0.5], [0.5, 0.5, 0.5], [1.0, 1.25, 1.5]]
    assert attainment.of(progress).tolist() == attained
    assert attainment.is_linear.tolist() == [False, False, True]
    points = np.array([10.0, 20.0, 30.0])
    assert attainment.valued(points)(progress).tolist() == (np.array(attained) @ points).tolist()


def test_pieces_reach_no_further_than_progress_can() -> None:
    attainment = Attainment.toward([4.0, 4.0, None, 4.0], [0.0, 0.5, 0.0, 1.0])
    assert list(attainment.pieces(0, 2.0)) == [Piece(-INF, 1.0, 1.0), Piece(1.0, INF, 0.0)]
    assert list(attainment.pieces(1, 2.0)) == [Piece(-INF, 1.0, 1.0), Piece(1.0, INF, 0.5)]
    assert list(attainment.pieces(1, 1.0)) == [Piece(-INF, 1.0, 1.0)]
    assert list(attainment.pieces(2, 9.0)) == [Piece(-INF, INF, 1.0)]
    assert list(attainment.pieces(3, 9.0)) == [Piece(-INF, INF, 1.0)]


def of_three_slopes(make: Make, slopes: tuple[float, float, float]) -> pf.Problem:
    """Any two of the three initiatives fit: progress of 0.75 + 0.5, 0.75 + 0.25 or 0.5 + 0.25."""
    problem = pf.Problem(
        make(
            resources="resource,kind,Q1 / cash,budget,4",
            key_results="key_result,objective,kpi,target / more,grow,users,4",
        )
    )
    attainment = Attainment(np.array([[0.6], [1.1]]), np.array(slopes)[:, None])
    vars(problem)["effects"] = replace(problem.effects, attainment=attainment)
    return problem


@pytest.mark.parametrize("slopes", [(1.0, 0.5, 0.25), (1.0, 0.5, 0.0), (2.0, 2.0, 1.0)])
def test_another_statement_of_it_is_read_by_valuing_and_by_the_program(
    make: Make, slopes: tuple[float, float, float]
) -> None:
    problem = of_three_slopes(make, slopes)
    every = [
        problem.worth([Choice(i, "full", "Q1") for i in some])
        for count in range(3)
        for some in itertools.combinations("ABC", count)
    ]
    plan = pf.allocate(problem)
    assert plan.impact == pytest.approx(max(every), rel=1e-12)
    assert plan.bound == pytest.approx(plan.impact)
    first, second, third = slopes
    points = problem.points[0]
    assert plan.impact == pytest.approx(points * (0.6 * first + 0.5 * second + 0.15 * third))


def test_the_program_refuses_what_it_would_get_wrong(make: Make) -> None:
    with pytest.raises(AssertionError, match="steeper"):
        build(of_three_slopes(make, (1.0, 1.5, 0.5)))
