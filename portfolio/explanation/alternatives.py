"""Other plans nearly as good: the best portfolios that differ in the initiatives funded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from portfolio.allocation import Allocation
from portfolio.allocator.runners_up import runners_up
from portfolio.explanation.changes import changes, gap_of
from portfolio.problem import problem_of
from portfolio.requirements import spend

if TYPE_CHECKING:
    import pandas as pd


def alternatives(plan: Allocation, n: int = 5, within: float = 0.02) -> pd.DataFrame:
    """List the best other portfolios, each funding other initiatives than the plan and than those before it.

    Parameters
    ----------
    plan : Allocation
    n : int
        How many at most.
    within : float
        Share of the plan's impact that they may lose at most.

    Returns
    -------
    DataFrame
        The best first; of equal ones the one that the one-answer rule prefers: ``impact`` (points), ``loss`` (points less
        than the plan), ``loss_share`` (of the plan's impact), ``cost`` (all budgets, inside the horizon), ``cost_change``
        (against the plan), ``funded`` (how many), ``swaps`` (who comes in +, drops out −, changes option or start ~),
        ``initiatives`` (the ids that are funded, a tuple). Options and starts are the best for those initiatives.

    Raises
    ------
    ValueError
        ``n`` < 0 or ``within`` < 0.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> pf.alternatives(plan, n=2, within=0.2)[["loss", "swaps"]].to_dict("list")
    {'loss': [12.0, 12.0], 'swaps': ['−P9', '−P6']}
    """
    import pandas as pd

    if n < 0 or not within >= 0:
        raise ValueError(f"n and within: must be ≥ 0; found {n} and {within}.")
    case = problem_of(plan.problem, "alternatives").case
    floor = plan.impact - within * abs(plan.impact) - 1e-9 * max(1.0, abs(plan.impact))
    found = runners_up(plan, n, floor, gap_of(plan))
    spent = spend(case, plan.choices)
    rows: list[dict[str, Any]] = []
    for other in found:
        loss, cost = plan.impact - other.impact, spend(case, other.choices)
        rows.append(
            {
                "impact": other.impact,
                "loss": loss,
                "loss_share": loss / max(abs(plan.impact), 1e-9),
                "cost": cost,
                "cost_change": cost - spent,
                "funded": len(other.choices),
                "swaps": str(changes(plan.choices, other.choices)),
                "initiatives": tuple(c.initiative for c in other.choices),
            }
        )
    columns = ("impact", "loss", "loss_share", "cost", "cost_change", "funded", "swaps", "initiatives")
    return pd.DataFrame({c: [row[c] for row in rows] for c in columns}).astype({"swaps": "str"})
