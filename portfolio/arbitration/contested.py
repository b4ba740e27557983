"""What the parties' own bests disagree on: what each initiative is worth to either side, and who concedes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from portfolio.allocator.session import Session
from portfolio.arbitration.undominated import Weights
from portfolio.arrays import Floats
from portfolio.errors import TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem
from portfolio.words.names import apart, largest_first

if TYPE_CHECKING:
    import pandas as pd


def contested(
    problem: Problem, weights: Weights, ideal: Floats, funded_by: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """See :attr:`portfolio.Arbitration.contested`.

    Parameters
    ----------
    ideal : array (parties,)
        Points of each party's own best portfolio.
    funded_by : mapping of str to sequence of str
        By initiative: the parties whose own best funds it.
    """
    import pandas as pd

    disputed = {i: who for i, who in funded_by.items() if 0 < len(who) < len(weights)}
    wanted = _wanted(problem, weights, ideal, disputed)
    rows = [
        {"initiative": i, "funded_by": apart(who, ", ")} | wanted[i] | _settled(wanted[i])
        for i, who in disputed.items()
    ]
    numbers = (*weights, "concession")
    frame = pd.DataFrame(
        rows, columns=["initiative", "funded_by", *weights, "settle", "concedes", "concession"]
    )
    frame = frame.astype({c: "float64" if c in numbers else "str" for c in frame})
    return largest_first(frame, "concession")


def _wanted(
    problem: Problem, weights: Weights, ideal: Floats, disputed: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """By initiative and party: points of its best portfolio with the initiative less those without it. One of
    the two is its own best; the other is asked for, all in one batch.
    """
    best = dict(zip(weights, ideal.tolist(), strict=True))
    asked = [(i, party, party in who) for i, who in disputed.items() for party in weights]
    problems = []
    for i, party, holds in asked:
        own = problem.with_weights(weights[party])
        problems.append(own.without(i) if holds else own.with_funded(i))
    wanted: dict[str, dict[str, float]] = {i: {} for i in disputed}
    answers = Session(problem.case).allocate_all(problems)
    for (i, party, holds), answer in zip(asked, answers, strict=True):
        if isinstance(answer, Allocation):
            other = answer.impact
        else:
            other = math.nan if isinstance(answer, TimeLimitError) else -math.inf
        wanted[i][party] = best[party] - other if holds else other - best[party]
    return wanted


def _settled(wanted: Mapping[str, float]) -> dict[str, Any]:
    """Which way concedes fewer points in all, and whose these are; nothing where an answer is missing."""
    if any(math.isnan(points) for points in wanted.values()):
        return {"settle": "", "concedes": "", "concession": math.nan}
    wants = {p: max(0.0, points) for p, points in wanted.items()}
    minds = {p: max(0.0, -points) for p, points in wanted.items()}
    fund = sum(minds.values()) <= sum(wants.values())
    paid = minds if fund else wants
    return {
        "settle": "fund" if fund else "drop",
        "concedes": apart([p for p, points in paid.items() if points > 0], ", "),
        "concession": sum(paid.values()),
    }
