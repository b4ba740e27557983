"""The best portfolios beside one: each funds other initiatives than it and than those before it."""

from __future__ import annotations

import time
from collections.abc import Iterable

import numpy as np

from portfolio.allocator.highs import HighsBackend
from portfolio.allocator.milp import Model
from portfolio.allocator.search import Tolerances
from portfolio.allocator.session import Session
from portfolio.allocator.tie_break import first_by_rule
from portfolio.errors import InfeasibleError, TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.progress import Clock, progress_bar, within
from portfolio.solver.program import Extra

_TIED = 20
"""So many portfolios that are tied with the last one are looked at, for the rule to choose from."""


def runners_up(
    plan: Allocation, n: int, floor: float, gap: float = 1e-6
) -> tuple[list[Allocation], TimeLimitError | None]:
    """The ``n`` best portfolios of impact ≥ ``floor`` that fund other initiatives than the plan, the best
    first, ties by rule.

    Fewer where the time is up first, and then the error that says so.

    Each is the best of those that fund its initiatives. With Σ_{funded} y_i − Σ_{others} y_i ≤ number funded
    − 1 for every portfolio that is known (y_i: is i funded), the program has the next one for its optimum.
    """
    problem, clock = plan.problem, Clock(time.perf_counter())
    session = Session(problem.case)
    compiled = session.workspace.compiled(problem)
    instance, model = compiled.instance(problem), compiled.model
    backend = HighsBackend(
        session.workspace.presolved(compiled, instance),
        instance,
        clock,
        Tolerances(gap),
        effort=session.workspace.effort,
    )
    rows = [_other_initiatives(model, {c.initiative for c in plan.choices})]
    found: list[Allocation] = []
    late = None
    with clock.catching_interrupts(), progress_bar("alternatives", n) as bar:
        while (
            len(found) < n + _TIED
            and (len(found) < n or found[-1].impact >= Tolerances(gap).tied_from(found[n - 1].impact))
            and n
        ):
            try:
                answer = backend.ask(instance.objective, better_than=floor, extra=rows, impact_floor=floor)
                if not answer.proven:
                    raise clock.no_answer("which portfolio is next best")
                if answer.values is None:
                    break
                chosen = np.flatnonzero(answer.values[: compiled.program.count] > 0.5)
                funded = {model.numbers.initiatives[g] for g in model.ways.owner[chosen]}
                rows.append(_other_initiatives(model, funded))
                others = [i for i in model.numbers.initiatives if i not in funded]
                with within(among=max(1, n - len(found))):
                    found.append(session.allocate(problem.with_funded(*sorted(funded)).without(*others), gap))
            except InfeasibleError:
                continue  # it held for the solver only
            except TimeLimitError as error:
                late = error if len(found) < n else None
                break
            bar.update()
    return _by_rule(model, found, gap)[:n], late


def _other_initiatives(model: Model, funded: Iterable[str]) -> Extra:
    """Any portfolio but those that fund just these initiatives."""
    names = set(funded)
    inside = np.array([i in names for i in model.numbers.initiatives], dtype=bool)[model.ways.owner]
    return Extra(np.arange(len(inside)), np.where(inside, 1.0, -1.0), -np.inf, len(names) - 1.0)


def _by_rule(model: Model, found: list[Allocation], gap: float) -> list[Allocation]:
    """The best first; of tied ones the one that the rule picks."""
    left, ordered = sorted(found, key=lambda p: -p.impact), []
    while left:
        tied = [p for p in left if p.impact >= Tolerances(gap).tied_from(left[0].impact)]
        values = [model.values(p.choices) for p in tied]
        picked = first_by_rule(model, values)
        ordered.append(next(p for p, v in zip(tied, values, strict=True) if v is picked))
        left.remove(ordered[-1])
    return ordered
