"""Allocate: the portfolio of most impact under every limit and demand, checked, with a proof of how good it is."""

from __future__ import annotations

import math
import time
from functools import partial
from typing import cast

import highspy
import numpy as np
import pulp

from portfolio.allocation import Allocation
from portfolio.allocator.model import Model, build
from portfolio.allocator.other import OtherSolver
from portfolio.allocator.ties import OutOfTimeError, differs, one_answer
from portfolio.case import Case
from portfolio.errors import InfeasibleError, SolverError
from portfolio.feasibility import breaches
from portfolio.problem import Problem
from portfolio.solver import Answer, Asked, Extra, Session
from portfolio.valuation import Choice, Floats, indices, valuation

ONE_ANSWER_GAP = 1e-6
"""Up to this gap a case has one answer on every machine; above it ties are broken among the initiatives found only."""
TIE = 1e-7
FINEST = 1e-9
"""Proofs finer than this say more than double precision can hold."""


def allocate(problem: Problem | Case, gap: float = 1e-6, time_limit: float | None = None, solver: str | None = None) -> Allocation:
    """Find the portfolio that maximises strategic impact under money, team limits and every demand of the case.

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

    Returns
    -------
    Allocation
        Valued and checked against every limit again without the solver. Of equally good portfolios it is the
        cheapest, then the one with the fewest initiatives, the earliest starts, the first ids.

    Raises
    ------
    InfeasibleError
        When no portfolio meets every limit and demand.
    SolverError
        When no plan was found within the time limit, or the solver is not there.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> plan.status, plan.impact
    ('optimal', 70.0)
    >>> list(plan.funded.initiative)
    ['P1', 'P3', 'P4', 'P6', 'P9']
    """
    began = time.perf_counter()
    problem = Problem(problem) if isinstance(problem, Case) else problem
    if not isinstance(problem, Problem):
        raise SolverError(f"problem: must be a case or a problem; found {problem!r}. Load it first: pf.allocate(pf.load(path)).")
    if not (isinstance(gap, int | float) and 0 <= gap < math.inf):
        raise SolverError(f"gap: must be a number ≥ 0; found {gap}.")
    if time_limit is not None and not (isinstance(time_limit, int | float) and time_limit > 0):
        raise SolverError(f"time_limit: must be a number of seconds > 0, or None; found {time_limit}.")
    deadline = math.inf if time_limit is None else began + time_limit
    model = build(problem)
    session = _session(model, solver)
    search = _Checked(model, session, deadline)
    exact = gap <= ONE_ANSWER_GAP
    answer = search.best(0.0 if exact else gap)
    if answer.values is None and answer.proven:
        session.distrust()
        answer = search.best(0.0 if exact else gap)
    if answer.values is None:
        if answer.proven:
            raise InfeasibleError(_infeasible(problem))
        raise SolverError(f"no plan was found within the time limit of {time_limit:g} s. Allow more time.")
    values, stopped = answer.values, "" if answer.proven else "time limit"
    best = search.impact(values)
    least = best - max(FINEST, min(TIE, gap) if exact else TIE) * max(1.0, abs(best))
    try:
        values = one_answer(
            model,
            session,
            values,
            least,
            base=search.ruled_out,
            upper=None if exact and not stopped else _only(model, values),
            deadline=deadline,
            sound=partial(search.sound, least=least),
        )
    except OutOfTimeError as late:
        values, stopped = late.values, "time limit"
    impact = search.impact(values)
    bound = max(answer.bound, best, impact)
    said = float(model.objective @ answer.values)
    if answer.bound - said <= FINEST * max(1.0, abs(best)) and abs(said - best) <= TIE * max(1.0, abs(best)):
        # the solver proves this very plan best; what its figure for it differs from the plan's own is its tolerance
        bound = max(best, impact)
    reached = (bound - impact) / max(abs(impact), 1e-9)
    return Allocation(
        problem=problem,
        choices=tuple(search.choices(values)),
        status="optimal" if not stopped and reached <= max(gap, FINEST) else "feasible",
        impact=impact,
        bound=bound,
        gap=reached,
        seconds=time.perf_counter() - began,
        stopped=stopped,
    )


def _session(model: Model, solver: str | None) -> Asked:
    if solver is not None and solver not in ("HiGHS", "HIGHS"):
        return OtherSolver(model, solver)
    hand_over = pulp.HiGHS(msg=False)
    hand_over.createAndConfigureSolver(model.program)
    hand_over.buildSolverModel(model.program)
    return Session(cast(highspy.Highs, model.program.solverModel))


class _Checked:
    """Plans of a session, each turned into choices and checked against the tables before it is believed."""

    def __init__(self, model: Model, session: Asked, deadline: float) -> None:
        self.model, self.session, self.deadline = model, session, deadline
        self.ruled_out: list[Extra] = []

    def choices(self, values: Floats) -> list[Choice]:
        ways, numbers = self.model.ways, self.model.numbers
        chosen = np.flatnonzero(values[: len(ways.option)] > 0.5)
        named = [numbers.options[o] for o in ways.option[chosen]]
        return [Choice(i, o, self.model.problem.case.periods[s]) for (i, o), s in zip(named, ways.start[chosen], strict=True)]

    def impact(self, values: Floats) -> float:
        numbers = self.model.numbers
        return valuation(numbers, *indices(numbers, self.choices(values)), self.model.problem.weights).impact

    def sound(self, values: Floats, least: float = -math.inf) -> Extra | None:
        """None for a plan that holds; a row that rules it out where it breaks a limit, or is worth less, by the solver's tolerance."""
        holds = not breaches(self.model.problem, self.choices(values)) and self.impact(values) >= least
        return None if holds else differs(self.model, values)

    def best(self, gap: float) -> Answer:
        """The plan of most impact that holds when checked, and the bound proven for it."""
        while True:
            answer = self.session.ask(self.model.objective, extra=self.ruled_out, gap=gap, deadline=self.deadline)
            if answer.values is None:
                return answer
            unsound = self.sound(answer.values)
            if unsound is None:
                self._agrees(answer.values)
                return answer
            if not answer.proven:
                raise SolverError("the plan found within the time limit breaks a limit when checked. Allow more time.")
            self.ruled_out.append(unsound)

    def _agrees(self, values: Floats) -> None:
        said, is_worth = float(self.model.objective @ values), self.impact(values)
        if said > is_worth + 1e-5 * max(1.0, abs(is_worth)):
            raise SolverError(f"the solver's plan is worth {is_worth:g} points when valued again, not {said:g} as it said. Please report this case.")


def _only(model: Model, values: Floats) -> Floats:
    """Upper bounds that leave only the initiatives of this plan in play."""
    ways = model.ways
    funded = np.unique(ways.owner[np.flatnonzero(values[: len(ways.option)] > 0.5)])
    upper = np.full(len(model.columns), np.inf)
    upper[: len(ways.option)] = np.isin(ways.owner, funded)
    return upper


def _infeasible(problem: Problem) -> str:
    """What is demanded, by name, and the contradictions that show without solving."""
    case = problem.case
    musts = [i for i, must in zip(case.table("initiatives")["initiative"], case.table("initiatives")["mandatory"], strict=True) if must]
    decided = {row["initiative"]: row["decision"] for row in case.table("decisions")}
    demanded = dict.fromkeys(musts, "mandatory") | {i: "decided fund" for i, d in decided.items() if d == "fund"}
    demanded |= {i: "held in" for i, held in problem.locks.items() if held}
    clashes = [f"{i} is {demanded[i]} and rejected" for i, d in decided.items() if d == "reject" and i in demanded]
    clashes += [f"{i} is {demanded[i]} and held out" for i, held in problem.locks.items() if not held and i in demanded]
    for row in case.table("relations"):
        if row["relation"] == "excludes" and {row["initiative"], row["other"]} <= demanded.keys():
            clashes.append(f"{row['initiative']} and {row['other']} exclude each other and are both demanded")
    clashes += [f.problem for f in case.doubts if "all by itself" in f.problem and f.problem.split(" / ")[0] in demanded]
    floors = [f"{b['measure']} of {b['by']} {b['bucket']} ≥ {b['min']:g}" for b in case.table("buckets") if b["min"]]
    demands = "; ".join([*(f"{i} ({why})" for i, why in sorted(demanded.items())), *floors]) or "the limits themselves"
    said = "no portfolio meets every limit and demand at once. "
    return said + (f"{'; '.join(clashes)}. " if clashes else "") + f"Demanded: {demands}. Drop one, or relax a limit."
