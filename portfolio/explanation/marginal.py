"""What a little more of a resource is worth: the relaxation's dual as a guide, and the exact next step by
asking again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.allocator.known import session_of
from portfolio.allocator.outcome import Answer
from portfolio.allocator.questions.duals import limit_duals
from portfolio.allocator.questions.elastic import Elastic, MinimalChange
from portfolio.arrays import Floats
from portfolio.case.lookup import ids_of
from portfolio.display.shown_as import shows
from portfolio.errors import SolverError, TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.choices import indices
from portfolio.model.comparison import changes, gap_of, impact_of, proven, same, tie_of, unanswered
from portfolio.model.constraints import plenty
from portfolio.model.effects import effects
from portfolio.model.problem import check_search
from portfolio.model.transfers import least_further, more_of, offers
from portfolio.model.usage import requirements
from portfolio.model.worst_overruns import room_for_overruns
from portfolio.progress import progress_bar, within
from portfolio.tables.numbers import exact
from portfolio.words.sentences import sentence

if TYPE_CHECKING:
    import pandas as pd

type _Cell = tuple[str, str]

_SHARES = (0.0, 1e-8, 1e-6, 1e-4, 0.01, 0.5)
"""Of what plenty earns more than the plan: so much more is asked for, each where those before found none."""


@in_its_language
@shows("marginal_values", "problem.case")
def marginal_values(
    plan: Allocation, resources: Sequence[str] | None = None, time_limit: float | None = None
) -> pd.DataFrame:
    """Say what more of each resource in each period is worth, and how much of it could be given back.

    Parameters
    ----------
    plan : Allocation
    resources : sequence of str, optional
        These alone; all unless named.
    time_limit : float, optional
        Seconds in all; what did not come in time is NaN, and ``swap`` says so.

    Returns
    -------
    DataFrame
        A row a resource and period that has a limit: ``resource``, ``period``, ``unit``, and, in amounts as
        the table ``resources`` states them (before ``usable``):

        - ``relaxation_dual``: points per unit more, in the program without whole numbers: a guide, positive
          where more is worth having. The program's own next step is exact and mostly another;
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

    problem, case = proven(plan, "marginal_values"), plan.problem.case
    check_search(time_limit=time_limit)
    place = requirements(case).resource_index
    named = case.rows("resources") if resources is None else ids_of(case, "resources", resources)
    cells = [(r, p) for r in named for p in case.periods if not math.isinf(problem.amount(r, p))]
    with_plenty = [
        (r, p, amount)
        for r, p in cells
        if (amount := plenty(case, r, problem.overruns)) is not None and amount > problem.amount(r, p)
    ]
    with within(time_limit):
        steps, then = _steps(plan, cells, with_plenty, place)
    duals, spare = limit_duals(problem), _spare(plan)
    rows: list[dict[str, Any]] = []
    for r, p in cells:
        step, best = steps.get((r, p)), then.get((r, p))
        t = case.period_index[p]
        late = next((a for a in (step, best) if isinstance(a, TimeLimitError)), None)
        swap = str(changes(plan.choices, best.choices)) if isinstance(best, Allocation) else ""
        rows.append(
            {
                "resource": r,
                "period": p,
                "unit": case.units("resources")[r],
                "relaxation_dual": float(duals[place[r], t]),
                "step": step.amount
                if isinstance(step, MinimalChange)
                else math.inf
                if step is None
                else math.nan,
                "gain": (
                    best.impact - plan.impact
                    if isinstance(best, Allocation)
                    else 0.0
                    if late is None
                    else math.nan
                ),
                "swap": swap if late is None else unanswered(late, case.settings.language),
                "spare": float(spare[place[r], t]),
            }
        )
    text = ("resource", "period", "unit", "swap")
    columns = ("resource", "period", "unit", "relaxation_dual", "step", "gain", "swap", "spare")
    return pd.DataFrame({c: [row[c] for row in rows] for c in columns}).astype(
        {c: "str" if c in text else "float64" for c in columns}
    )


def _steps(
    plan: Allocation,
    cells: Sequence[_Cell],
    with_plenty: Sequence[tuple[str, str, float]],
    place: Mapping[str, int],
) -> tuple[dict[_Cell, MinimalChange | TimeLimitError], dict[_Cell, Answer]]:
    """The smallest extra amounts that make a better portfolio possible, and the best portfolio with each;
    none where none does.
    """
    problem, case = plan.problem, plan.problem.case
    session, gap = session_of(plan), gap_of(plan)
    answers = session.allocate_all(
        [problem.with_limits({(r, p): amount}) for r, p, amount in with_plenty], gap
    )
    asked = {(r, p): a for (r, p, _), a in zip(with_plenty, answers, strict=True)}
    steps: dict[_Cell, MinimalChange | TimeLimitError] = {
        cell: a for cell, a in asked.items() if isinstance(a, TimeLimitError)
    }
    known = {cell: impact_of(a) for cell, a in asked.items() if not isinstance(a, TimeLimitError)}
    better = {cell for cell, impact in known.items() if impact > plan.impact and not same(plan, impact)}
    elastic = Elastic(problem)
    with progress_bar("marginal values", len(better)) as bar:
        for r, p in (cell for cell in cells if cell in better):
            try:
                steps[r, p] = _least_more(elastic, place[r], case.period_index[p], plan, known[r, p])
            except TimeLimitError as late:
                steps[r, p] = late
            bar.update()
    found = {cell: least for cell, least in steps.items() if isinstance(least, MinimalChange)}
    return steps, dict(
        zip(found, session.allocate_all([least.problem for least in found.values()], gap), strict=True)
    )


def _least_more(
    elastic: Elastic, resource: int, period: int, plan: Allocation, plenty: float
) -> MinimalChange:
    """The smallest extra amount that makes a portfolio better than the plan possible, where plenty makes one
    worth ``plenty`` possible.

    What a tie more asks for may lie within what HiGHS takes for met: then each plan it gives is no better,
    and in the end it gives none. A little more is asked for in turn.
    """
    for share in _SHARES:
        needed = plan.impact + max(2 * tie_of(plan), share * (plenty - plan.impact))
        least = elastic.least_more(resource, [period], needed)
        if least is not None:
            return least
    raise SolverError(sentence("solver_silent", question=sentence("solver_least")))


def _spare(plan: Allocation) -> Floats:
    """How much less of each resource in each period the plan itself can do with: array (resources, periods).

    Less in one period is also less carried over into the next ones.
    """
    needs, numbers = requirements(plan.problem.case), effects(plan.problem.case)
    limits = plan.problem.limits(needs.resources)
    chosen = indices(numbers, plan.choices)
    used = needs.total(*chosen)
    over = room_for_overruns(plan.problem.case, limits, plan.problem.overruns, *chosen)
    left = needs.available(limits, used) - used - over
    spare = limits.copy()
    for r, t in np.argwhere(np.isfinite(limits)):
        for u, share in needs.sources(limits, r, t):
            spare[r, u] = min(spare[r, u], max(0.0, float(left[r, t])) / share)
    for r in offers(plan.problem.case).touched.tolist():
        for t in np.flatnonzero(np.isfinite(limits[r])).tolist():
            spare[r, t] = _spare_given(plan, needs.resources[r], r, t)
    return spare


def _spare_given(plan: Allocation, name: str, resource: int, period: int) -> float:
    """How much less of a resource that gives or gains the plan can do with, whatever is given then."""
    problem, label = plan.problem, plan.problem.case.periods[period]
    amount = problem.amount(name, label)
    without = problem.with_limits({(name, label): 0.0})
    further = more_of(without, resource, period)
    needed = least_further(without, plan.choices, [further], [None], [[0]]) if further else (Fraction(0),)
    return amount if needed is None else max(0.0, float(exact(amount) - needed[0]))
