"""What a little more of a resource is worth: the relaxation's dual as a guide, and the exact next step by asking again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.allocation import Allocation
from portfolio.allocator import Session
from portfolio.allocator.duals import limit_duals
from portfolio.allocator.elastic import Elastic, Least
from portfolio.demands import plenty
from portfolio.errors import CaseError
from portfolio.explanation.changes import changes, gap_of, impact_of, same, tie_of
from portfolio.problem import problem_of
from portfolio.requirements import requirements
from portfolio.solver.watch import progress_bar
from portfolio.valuation import Floats, effects, indices

if TYPE_CHECKING:
    import pandas as pd


def marginal_values(plan: Allocation, resources: Sequence[str] | None = None) -> pd.DataFrame:
    """Say what more of each resource in each period is worth, and how much of it could be given back.

    Parameters
    ----------
    plan : Allocation
    resources : sequence of str, optional
        These alone; all unless named.

    Returns
    -------
    DataFrame
        A row a resource and period that has a limit: ``resource``, ``period``, ``unit``, and, in amounts as the table
        ``resources`` states them (before ``usable``):

        - ``relaxation_dual``: points per unit more, in the program without whole numbers: a guide, positive where more is
          worth having. The program's own next step is exact and mostly another;
        - ``step``: the smallest extra amount that makes a better portfolio possible; inf where none does;
        - ``gain``: points of the best portfolio then, less the plan's; 0 where none is better;
        - ``swap``: who then comes in (+), drops out (−) or changes option or start (~);
        - ``spare``: how much this plan can give back and stay as it is.

    Raises
    ------
    CaseError
        An unknown resource.

    Examples
    --------
    >>> import portfolio as pf
    >>> values = pf.marginal_values(pf.allocate(pf.load("data/samples/lorie_savage")))
    >>> values[["period", "step", "gain"]].to_dict("list")
    {'period': ['year1', 'year2'], 'step': [40.0, 23.0], 'gain': [2.0, 2.0]}
    """
    import pandas as pd

    problem, case = problem_of(plan.problem, "marginal_values"), plan.problem.case
    table = case.table("resources")
    place = {r: n for n, r in enumerate(requirements(case).resources)}
    if faults := problem.unknown("resources", "resource", resources or ()):
        raise CaseError(faults, "the problem")
    named = table["resource"] if resources is None else resources
    cells = [(r, p) for r in named for p in case.periods if not math.isinf(problem.amount(r, p))]
    with_plenty = [(r, p, amount) for r, p in cells if (amount := plenty(case, r)) is not None and amount > problem.amount(r, p)]
    session, gap = Session(case), gap_of(plan)
    answers = session.allocate_all([problem, *(problem.with_limits({(r, p): amount}) for r, p, amount in with_plenty)], gap)[1:]
    better = {(r, p) for (r, p, _), a in zip(with_plenty, answers, strict=True) if impact_of(a) > plan.impact and not same(plan, impact_of(a))}
    elastic = Elastic(problem)
    steps: dict[tuple[str, str], Least] = {}
    needed = plan.impact + 2 * tie_of(plan)
    with progress_bar("marginal values", len(better)) as bar:
        for r, p in (cell for cell in cells if cell in better):
            least = elastic.least_more(place[r], [case.periods.index(p)], needed)
            if least is not None:
                steps[r, p] = least
            bar.update()
    then = dict(zip(steps, session.allocate_all([s.problem for s in steps.values()], gap), strict=True))
    duals, spare = limit_duals(problem), _spare(plan)
    rows: list[dict[str, Any]] = []
    for r, p in cells:
        best = then.get((r, p))
        t = case.periods.index(p)
        rows.append(
            {
                "resource": r,
                "period": p,
                "unit": table["unit"][table["resource"].index(r)] or "",
                "relaxation_dual": float(duals[place[r], t]),
                "step": steps[r, p].amount if best is not None else math.inf,
                "gain": best.impact - plan.impact if isinstance(best, Allocation) else 0.0,
                "swap": str(changes(plan.choices, best.choices)) if isinstance(best, Allocation) else "",
                "spare": float(spare[place[r], t]),
            }
        )
    text = ("resource", "period", "unit", "swap")
    columns = ("resource", "period", "unit", "relaxation_dual", "step", "gain", "swap", "spare")
    return pd.DataFrame({c: [row[c] for row in rows] for c in columns}).astype({c: "str" if c in text else "float64" for c in columns})


def _spare(plan: Allocation) -> Floats:
    """How much less of each resource in each period the plan itself can do with: array (resources, periods).

    Less in one period is also less carried over into the next ones.
    """
    needs, numbers = requirements(plan.problem.case), effects(plan.problem.case)
    limits = plan.problem.limits(needs.resources)
    used = needs.total(*indices(numbers, plan.choices))
    left = needs.available(limits, used) - used
    spare = limits.copy()
    for r, t in np.argwhere(np.isfinite(limits)):
        for u, share in needs.sources(limits, r, t):
            spare[r, u] = min(spare[r, u], max(0.0, float(left[r, t])) / share)
    return spare
