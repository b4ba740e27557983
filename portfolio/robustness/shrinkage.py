"""Are the winners over-rated: estimates shrunk toward the mean of their category, the wider their range
the more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from portfolio.arrays import Floats
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.steering.indicators.kpis import directions
from portfolio.tables import text_of

if TYPE_CHECKING:
    import pandas as pd


def shrinkage(problem: Problem) -> pd.DataFrame:
    """How far each initiative's estimates are believed, beside their category.

    Returns
    -------
    DataFrame
        A row an initiative, by id: ``initiative``, ``category``, ``estimate`` (points of its best option
        standing alone, uncapped and undiscounted), ``deviation`` (the standard deviation of that: PERT ranges
        that move together), ``kept`` (from 0, the category's mean is believed instead, to 1), ``shrunk``
        (points).

    Notes
    -----
    kept = τ² ÷ (τ² + deviation²), with τ² the variance of the estimates in the category less the mean of
    their own variances, at least 0: the normal-normal empirical Bayes estimate (Efron and Morris 1975; Smith
    and Winkler 2006). The mean is that of the category; one alone in its category keeps its estimate, as does
    one that earns nothing.
    """
    import pandas as pd

    case, numbers = problem.case, effects(problem.case)
    categories = {i: text_of(row["category"]) for i, row in case.rows("initiatives").items()}
    estimate, deviation = _in_points(problem)
    kept, mean = np.ones(len(estimate)), estimate.copy()
    places: dict[str, list[int]] = defaultdict(list)
    for k, initiative in enumerate(numbers.initiatives):
        if estimate[k] > 0:
            places[categories[initiative]].append(k)
    for some in places.values():
        if len(some) > 1:
            own = deviation[some] ** 2
            between = max(0.0, float(estimate[some].var(ddof=1) - own.mean()))
            kept[some] = np.divide(between, between + own, out=np.ones_like(own), where=own > 0)
            mean[some] = estimate[some].mean()
    return pd.DataFrame(
        {
            "initiative": pd.Series(numbers.initiatives, dtype="str"),
            "category": pd.Series([categories[i] for i in numbers.initiatives], dtype="str"),
            "estimate": estimate,
            "deviation": deviation,
            "kept": kept,
            "shrunk": mean + kept * (estimate - mean),
        }
    )


def shrunk(problem: Problem) -> Problem:
    """The problem on the case with every initiative's contributions multiplied by shrunk ÷ estimate."""
    case, frame = problem.case, shrinkage(problem)
    factor = {
        i: s / e if e > 0 else 1.0
        for i, s, e in zip(frame.initiative, frame.shrunk, frame.estimate, strict=True)
    }
    table = case.table("contributions")
    for column in ("low", "expected", "high"):
        table = table.replacing(
            column, [factor[i] * v for i, v in zip(table["initiative"], table[column], strict=True)]
        )
    return replace(problem, case=case.revised({"contributions": table}))


def _in_points(problem: Problem) -> tuple[Floats, Floats]:
    """Points of each initiative's best option standing alone, and their standard deviation: two arrays
    (initiatives,).
    """
    case = problem.case
    numbers, table = effects(case), case.table("contributions")
    low, expected, high = (np.array(table[c], dtype=float) for c in ("low", "expected", "high"))
    # the variance of a PERT distribution: (mean − low)(high − mean) ÷ 7
    deviation = np.sqrt(np.maximum((expected - low) * (high - expected), 0.0) / 7)
    better = directions(case)
    up = np.array([1.0 if better.get(kpi, 1.0) >= 0 else -1.0 for kpi in table["kpi"]])
    raised = table.replacing("expected", (expected + up * deviation).tolist())
    points = problem.points
    each = numbers.gain @ points
    more = effects(case.revised({"contributions": raised})).gain @ points - each
    best = [
        max(np.flatnonzero(numbers.owner == i).tolist(), key=lambda o: float(each[o]))
        for i in range(len(numbers.initiatives))
    ]
    return each[best], np.abs(more[best])
