"""The one question: the portfolio of most impact, asked once and answered with a proof."""

from __future__ import annotations

import math
import time

from portfolio.allocator.milp import build
from portfolio.allocator.outcome import answered
from portfolio.allocator.questions.conflict import explained
from portfolio.allocator.search import Search, Tolerances
from portfolio.allocator.workspace import Workspace
from portfolio.case.case import Case
from portfolio.errors import SolverError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.progress import Clock, Progress
from portfolio.words.sentences import sentence


@in_its_language
def allocate(
    problem: Problem | Case,
    gap: float = 1e-6,
    time_limit: float | None = None,
    solver: str | None = None,
    on_progress: Progress | None = None,
    *,
    near: object = None,
    within: float = 0.001,
) -> Allocation:
    """Find the portfolio that maximises strategic impact under money, team limits and every demand of the
    case; or one nearly as good that changes as little as can be of a plan.

    Parameters
    ----------
    problem : Problem or Case
        A case is asked as it stands.
    gap : float
        Relative distance between impact and proven bound that is good enough.
    time_limit : float, optional
        Seconds in all, tie-breaking included; the best plan so far is returned, never called optimal.
    solver : str, optional
        Any solver that PuLP knows, such as ``"COIN_CMD"`` or ``"GUROBI"``; HiGHS unless named.
    on_progress : callable, optional
        Gets (seconds, impact, bound) whenever a better plan is found or a better bound is proven, and about
        once a second in between; impact is −inf while there is no plan. Once the bound is the impact, the
        plan is proven best, and what goes on is the choice among equal ones. It is called while the solver
        works, and should be quick.
    near : Allocation, Record, DataFrame or iterable of (initiative, option, start), optional
        A plan, such as ``case.plan``. Of the portfolios that are good enough the one is taken that changes
        fewest of its lines (see :meth:`portfolio.Problem.keeping`), of these the best; ``changes`` says
        which.
    within : float
        With ``near``: the share of the best impact that may be lost to keep lines.

    Returns
    -------
    Allocation
        Valued and checked against every limit again without the solver. Of equally good portfolios it is the
        cheapest, then the one with the fewest initiatives, the earliest starts, the first ids. With ``near``
        its ``bound`` is that of the best plan, and its ``problem`` allows no more changes than it makes.

    Raises
    ------
    CaseError
        When ``near`` is no plan on initiatives of the case.
    InfeasibleError
        When no portfolio meets every limit and demand.
    TimeLimitError
        When no plan was found within the time limit.
    SolverError
        When the solver is not there.

    Notes
    -----
    Ctrl-C (the notebook's stop button) ends the search with the best plan so far, as a time limit does. No
    other function does that: what asks several questions ends with KeyboardInterrupt, since a plan cut short
    would pass for a best one there.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> plan.status, plan.impact
    ('optimal', 70.0)
    >>> list(plan.funded.initiative)
    ['P1', 'P3', 'P4', 'P6', 'P9']
    >>> less = pf.allocate(pf.Problem(plan.problem.case).scaled({"capital": 0.9}), near=plan, within=0.1)
    >>> less.changes.values.tolist()
    [['P9', 'out', 'full year1', '']]
    """
    began = time.perf_counter()
    problem = problem_of(problem)
    check_search(gap, time_limit)
    clock = Clock(began, math.inf if time_limit is None else began + time_limit, on_progress)
    if solver is None or solver in ("HiGHS", "HIGHS"):
        with clock.catching_interrupts(keep=True):
            return Workspace(problem.case).asked(problem, gap, clock, explained, near, within)
    if near is not None:
        raise SolverError(sentence("solver_near", found=solver))
    from portfolio.allocator.pulp_backend import PulpBackend  # PuLP takes longer to import than all the rest

    model = build(problem)
    backend = PulpBackend(model, solver, clock)
    tolerances = Tolerances.of(gap, [problem])
    return answered(Search(model, problem, model.objective, backend, clock, tolerances), explained)
