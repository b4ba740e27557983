"""What a portfolio leaves out, and what each party's best would lose if it had to fund it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from portfolio.allocator.candidates import candidates
from portfolio.allocator.session import Session
from portfolio.arbitration.decision_prices import undone
from portfolio.arbitration.undominated import Weights
from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.errors import TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.model.usage import spend_of
from portfolio.tables.relations import Decided

if TYPE_CHECKING:
    import pandas as pd

type Prices = Mapping[str, Mapping[str, float]]
"""By initiative and party: points lost; inf where no portfolio can hold it, NaN where it came too late."""


def left_out(problem: Problem, prices: Prices) -> pd.DataFrame:
    """See :meth:`portfolio.Arbitration.left_out`."""
    import pandas as pd

    case = problem.case
    rows = [
        {
            "initiative": i,
            "owner": case.rows("initiatives")[i]["owner"] or "",
            "cost": least_cost(case, i),
            **lost,
        }
        for i, lost in prices.items()
    ]
    parties = list(dict.fromkeys(party for lost in prices.values() for party in lost))
    frame = pd.DataFrame(rows, columns=["initiative", "owner", "cost", *parties])
    return frame.astype({c: "str" if c in ("initiative", "owner") else "float64" for c in frame})


def least_cost(case: Case, initiative: str) -> float:
    """The least that an initiative takes of all budgets inside the horizon; NaN where it can't start."""
    ways = candidates(case).choices(effects(case), initiative)
    return min((spend_of(case, [way]) for way in ways), default=math.nan)


def prices_of_funding(
    problem: Problem, weights: Weights, ideal: Floats, initiatives: Sequence[str]
) -> Prices:
    """Points that each party's best portfolio would lose if it had to fund an initiative, its own rejection
    lifted; asked in one batch a case.

    Parameters
    ----------
    ideal : array (parties,)
        Points of each party's own best portfolio.
    """
    best = dict(zip(weights, ideal.tolist(), strict=True))
    rejected = {
        row["initiative"]
        for row in problem.case.table("decisions")
        if row["decision"] == Decided.REJECT and row["initiative"] in initiatives
    }
    batches = [[i for i in initiatives if i not in rejected], *([i] for i in initiatives if i in rejected)]
    found: dict[str, dict[str, float]] = {i: {} for i in initiatives}
    for some in filter(None, batches):
        case = undone(problem.case, some[0]) if some[0] in rejected else problem.case
        asked = [(i, party) for i in some for party in weights]
        problems = [
            replace(problem, case=case).with_weights(weights[party]).freed(i).with_funded(i)
            for i, party in asked
        ]
        for (i, party), answer in zip(asked, Session(case).allocate_all(problems), strict=True):
            if isinstance(answer, Allocation):
                lost = best[party] - answer.impact
                found[i][party] = 0.0 if abs(lost) <= 1e-6 * answer.problem.size_of(best[party]) else lost
            else:
                found[i][party] = math.nan if isinstance(answer, TimeLimitError) else math.inf
    return found
