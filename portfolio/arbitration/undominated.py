"""The searches behind a table: each party's own best portfolio, and all that no other dominates."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from portfolio.allocator.linear_model import Model
from portfolio.allocator.questions.pareto import (
    Measure,
    Portfolio,
    TooManyError,
    firsts_nondominated,
    nondominated,
    points_under,
)
from portfolio.allocator.session import Session
from portfolio.arrays import Floats
from portfolio.errors import SolverError, TimeLimitError
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.progress import progress_bar
from portfolio.words.sentences import sentence

type Weights = Mapping[str, Mapping[str, float]]
"""By party: its points by objective."""

_STEPS = 50
"""A grid begins with so many steps over the widest range of a party; finer ones hold too many portfolios."""


class Found(NamedTuple):
    """What the searches found: ``resolution`` and ``seconds`` as in :class:`portfolio.Arbitration`."""

    own: dict[str, Portfolio]
    portfolios: tuple[Portfolio, ...]
    resolution: float
    seconds: float


def found(problem: Problem, weights: Weights, limit: int) -> Found:
    """Each party's own best portfolio, and all portfolios that none dominates, checked again.

    Raises
    ------
    InfeasibleError
        When no portfolio meets every limit and demand.
    TimeLimitError
        When some party's own best was not found in time.
    """
    session = Session(problem.case)
    own = dict(zip(weights, own_bests(problem, session, weights), strict=True))
    table = np.array([[problem.with_weights(w).worth(own[p]) for w in weights.values()] for p in weights])
    portfolios, resolution, seconds = undominated(
        problem, session, weights, table, limit, bests=list(own.values())
    )
    known = set(portfolios)
    portfolios += [p for p in dict.fromkeys(own.values()) if p not in known] if resolution else []
    broken = next((b for p in (*portfolios, *own.values()) for b in violations(problem, p)), None)
    if broken is not None:
        raise SolverError(sentence("broken_again", what=broken.where))
    return Found(own, tuple(portfolios), resolution, seconds)


def magnitudes(problem: Problem, weights: Weights) -> Floats:
    """What each party's points near 0 are held against: array (parties,)."""
    return np.array([replace(problem, weights=w).magnitude for w in weights.values()])


def own_bests(problem: Problem, session: Session, weights: Weights) -> Iterator[Portfolio]:
    """Of each party the portfolio with most of its points, then of the others', then by the rule."""

    def ordered(party: str) -> list[Callable[[Model], Measure]]:
        others = {o: math.fsum(w[o] for p, w in weights.items() if p != party) for o in problem.weights}
        return [points_under(problem, weights[party]), points_under(problem, others)]

    return firsts_nondominated(problem, session, [ordered(party) for party in weights])


def undominated(
    problem: Problem,
    session: Session,
    weights: Weights,
    table: Floats,
    limit: int,
    floors: Floats | None = None,
    bests: Sequence[Portfolio] = (),
) -> tuple[list[Portfolio], float, float]:
    """All portfolios that none dominates, by the first party's points, or, where they are too many, those on
    the finest grid that the limit allows; and its step.

    Where the time is up first, those found by then, with an endless step and the time limit. ``table``: a
    row a party's own best, its points for each party; ``floors``: what no party may have less than;
    ``bests``: the own bests, where these are among what is searched.
    """
    measures, best = [points_under(problem, w) for w in weights.values()], np.diag(table)
    size = np.maximum(magnitudes(problem, weights), np.abs(best))
    least = None if floors is None else floors.tolist()
    most, widest = (best + 1e-6 * size).tolist(), float((best - table.min(axis=0)).max())
    resolution = 0.0
    while True:
        portfolios: list[Portfolio] = []
        try:
            with progress_bar("arbitrate") as bar:
                for portfolio in nondominated(
                    problem,
                    session,
                    measures,
                    by_rule=True,
                    limit=limit,
                    apart=resolution,
                    floors=least,
                    ceilings=most,
                    in_order=False,
                    bests=bests,
                ):
                    portfolios.append(portfolio)
                    bar.update()
            points = {p: [problem.with_weights(w).worth(p) for w in weights.values()] for p in portfolios}
            return sorted(portfolios, key=points.__getitem__, reverse=True), resolution, math.inf
        except TimeLimitError as late:
            return portfolios, math.inf, late.seconds
        except TooManyError:
            coarsest = max(widest / _STEPS, 1e-3 * float(size.max()))
            resolution = 1.5 * resolution if resolution else coarsest
