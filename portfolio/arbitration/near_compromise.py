"""A compromise near a plan: fewest changed lines for about as many points of every party."""

from __future__ import annotations

from typing import Any

import numpy as np

from portfolio.allocator.questions.pareto import Portfolio, kept_lines, nondominated, points_under
from portfolio.allocator.search import FINEST
from portfolio.allocator.session import Session
from portfolio.arbitration.compromises.criterion import Stakes
from portfolio.arbitration.compromises.registry import picked
from portfolio.arbitration.undominated import Weights, magnitudes, undominated
from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.errors import TimeLimitError
from portfolio.model.problem import Problem
from portfolio.model.reference import Lines, changed
from portfolio.model.transfers import spent
from portfolio.words.sentences import sentence


def brought_near(
    problem: Problem,
    weights: Weights,
    payoff: Floats,
    compromise: tuple[str, Portfolio],
    lines: Lines,
    within: float,
    limit: int,
) -> Portfolio:
    """Of all portfolios in which no party has less than in the compromise's, by more than a share of what it
    has at stake, those with the fewest changed lines; of these what the compromise itself picks.

    A party that has nothing at stake may not have less at all.

    Parameters
    ----------
    payoff : array (parties, parties)
        A row a party's own best portfolio, its points for each party.
    compromise : (str, portfolio)
        The named compromise, and what it picks among all portfolios.
    lines : tuple of Choice
    within : float
        The share of what a party has at stake that it may lose.
    limit : int
        See :func:`portfolio.arbitrate`; beyond it portfolios are compared on a grid, as at the table.

    Raises
    ------
    TimeLimitError
        When the time was up first.
    """
    name, picks = compromise
    stakes, session = Stakes.of(payoff, magnitudes(problem, weights)), Session(problem.case)
    floors = _points(problem, weights, [picks])[0] - within * np.where(stakes.counts, stakes.range, 0.0)
    floors -= FINEST * np.maximum(stakes.magnitude, np.abs(floors))
    measures = [points_under(problem, w) for w in weights.values()]
    first = nondominated(
        problem.keeping(lines), session, [kept_lines(lines), *measures], floors=[-np.inf, *floors.tolist()]
    )
    count = len(changed(problem.case, lines, next(first)))
    asked = problem.keeping(lines, count)
    portfolios, _, seconds = undominated(asked, session, weights, payoff, limit, floors)
    if np.isfinite(seconds):
        raise TimeLimitError(seconds, sentence("late_fewest"))
    places = picked(name, _points(problem, weights, portfolios), stakes)
    return min((portfolios[k] for k in places), key=lambda p: by_rule(problem, p))


def by_rule(problem: Problem, portfolio: Portfolio) -> tuple[float, int, Portfolio]:
    """What decides between compromises that are equal: the cheapest, the fewest, the first by id."""
    return spent(problem, portfolio), len(portfolio), portfolio


def as_recorded(
    case: Case, lines: Lines, within: float, portfolio: Portfolio, picks: Portfolio
) -> dict[str, Any]:
    """What a record holds of the plan that its portfolio is near to: its lines, what may be lost, what
    changes, and how many lines would change if the compromise were taken as it is.
    """
    return {
        "within": within,
        "lines": [list(line) for line in lines],
        "changes": [list(line) for line in changed(case, lines, portfolio)],
        "instead": len(changed(case, lines, picks)),
    }


def _points(problem: Problem, weights: Weights, portfolios: list[Portfolio]) -> Floats:
    """Points of portfolios for each party: array (portfolios, parties)."""
    return np.array([[problem.with_weights(w).worth(p) for w in weights.values()] for p in portfolios])
