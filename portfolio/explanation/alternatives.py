"""Other plans nearly as good: the best portfolios that differ in the initiatives funded."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from portfolio.allocator.questions.k_best import k_best
from portfolio.display.shown_as import shown_as
from portfolio.errors import PortfolioError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import changes, gap_of, proven, unanswered
from portfolio.model.problem import check_search, is_whole
from portfolio.model.transfers import spent
from portfolio.progress import within as asked_within
from portfolio.words.figures import per_cent
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd


@in_its_language
def alternatives(
    plan: Allocation, n: int = 5, within: float = 0.02, time_limit: float | None = None
) -> pd.DataFrame:
    """List the best other portfolios, each funding other initiatives than the plan and than those before it.

    Parameters
    ----------
    plan : Allocation
    n : int
        How many at most.
    within : float
        Share of the plan's impact that they may lose at most.
    time_limit : float, optional
        Seconds in all. Where they are up before all are found, a last row says so in ``swaps``, and has no
        figures.

    Returns
    -------
    DataFrame
        The best first; of equal ones the one that the one-answer rule prefers: ``impact`` (points), ``loss``
        (points less than the plan), ``loss_share`` (of the plan's impact), ``cost`` (all budgets, inside the
        horizon), ``cost_change`` (against the plan), ``funded`` (how many), ``swaps`` (who comes in +, drops
        out −, changes option or start ~), ``initiatives`` (the ids that are funded, a tuple). Options and
        starts are the best for those initiatives.

    Raises
    ------
    PortfolioError
        ``n`` < 1 or ``within`` < 0.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> pf.alternatives(plan, n=2, within=0.2)[["loss", "swaps"]].to_dict("list")
    {'loss': [12.0, 12.0], 'swaps': ['−P9', '−P6']}
    """
    import pandas as pd

    case = proven(plan, "alternatives").case
    if not is_whole(n) or n < 1 or not within >= 0:
        raise PortfolioError(say(case.settings.language, "must_alternatives", n=n, within=within))
    check_search(time_limit=time_limit)
    floor = plan.impact - within * abs(plan.impact) - 1e-9 * plan.problem.size_of(plan.impact)
    with asked_within(time_limit):
        found, late = k_best(plan, n, floor, gap_of(plan))
    now = spent(plan.problem, plan.choices)
    rows: list[dict[str, Any]] = []
    for other in found:
        loss, cost = plan.impact - other.impact, spent(other.problem, other.choices)
        rows.append(
            {
                "impact": other.impact,
                "loss": loss,
                "loss_share": plan.problem.share_of(loss, plan.impact),
                "cost": cost,
                "cost_change": cost - now,
                "funded": len(other.choices),
                "swaps": str(changes(plan.choices, other.choices)),
                "initiatives": tuple(c.initiative for c in other.choices),
            }
        )
    if late is not None:
        rows.append({"swaps": unanswered(late, case.settings.language), "initiatives": (), "funded": pd.NA})
    columns = ("impact", "loss", "loss_share", "cost", "cost_change", "funded", "swaps", "initiatives")
    frame = pd.DataFrame({c: [row.get(c, math.nan) for row in rows] for c in columns})
    frame = frame.astype({"swaps": "str"} | ({} if late is None else {"funded": "Int64"}))
    share = per_cent(within, case.settings.language, 1)
    return shown_as("alternatives", frame, case, within=share)
