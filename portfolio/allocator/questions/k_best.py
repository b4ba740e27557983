"""The best portfolios beside one: each funds other initiatives than it and than those before it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from portfolio.allocator.bounded import STEPS
from portfolio.allocator.compiled import CompiledModel, Instance, PresolvedRoot
from portfolio.allocator.highs import HighsBackend
from portfolio.allocator.linear_model import Model
from portfolio.allocator.search import Tolerances
from portfolio.allocator.selection import Selection
from portfolio.allocator.session import Session
from portfolio.allocator.tie_break import first_by_rule
from portfolio.allocator.verified import first_verified
from portfolio.arrays import Floats
from portfolio.errors import InfeasibleError, TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.violations import holds
from portfolio.progress import Clock, progress_bar, within
from portfolio.solver.mip import MipResult
from portfolio.solver.program import Extra

_TIES_LOOKED_AT = 20
"""So many portfolios that are tied with the last one are looked at, for the rule to choose from."""
_MOST_WITHOUT = 60
"""Initiatives of a plan up to which others are looked for first: 24 of a round of 44 take 0.6 s of processor
time, which spare 2 of the questions' 5.4; of a larger round each takes longer.
"""


def k_best(
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
    root = session.workspace.presolved(compiled, instance)
    backend = HighsBackend(
        root,
        instance,
        clock,
        Tolerances(gap),
        effort=session.workspace.effort,
    )
    known = [frozenset(c.initiative for c in plan.choices)]
    found: list[Allocation] = []
    late = None
    with clock.catching_interrupts():
        near = _near(plan, compiled, root, instance, clock) if n else []
    if n and n <= len(near):
        # so many are worth as much, and what is tied with the last one is wanted too
        floor = max(floor, Tolerances(gap).tied_from(near[n - 1], problem))

    def best_with(funded: frozenset[str], _: MipResult) -> Allocation | None:
        others = [i for i in model.numbers.initiatives if i not in funded]
        try:
            with within(among=max(1, n - len(found))):
                return session.allocate(problem.with_funded(*sorted(funded)).without(*others), gap)
        except InfeasibleError:
            return None

    with clock.catching_interrupts(), progress_bar("alternatives", n) as bar:
        while (
            len(found) < n + _TIES_LOOKED_AT
            and (
                len(found) < n or found[-1].impact >= Tolerances(gap).tied_from(found[n - 1].impact, problem)
            )
            and n
        ):
            try:
                other = first_verified(
                    _Initiatives(model),
                    lambda cuts: backend.ask(
                        instance.objective, better_than=floor, extra=cuts, impact_floor=floor
                    ),
                    best_with,
                    known,
                    lambda: clock.no_answer("solver_next_best"),
                    clock,
                )
            except TimeLimitError as error:
                late = error if len(found) < n else None
                break
            if other is None:
                break
            found.append(other)
            known.append(frozenset(c.initiative for c in other.choices))
            bar.update()
    return _by_rule(model, found, gap)[:n], late


def _near(
    plan: Allocation, compiled: CompiledModel, root: PresolvedRoot, instance: Instance, clock: Clock
) -> list[float]:
    """What portfolios that fund other initiatives than the plan are worth, the best first, each set of
    initiatives once: what local search finds without each that is funded, as far as it holds when checked.

    The relaxation of ``root`` was solved before: its duals say what breaking a row costs.
    """
    problem, model = plan.problem, compiled.model
    start = model.selected(plan.choices).by_group
    funded = np.flatnonzero(start >= 0)
    if len(funded) > _MOST_WITHOUT or not root.possible:
        return []
    worth: dict[bytes, float] = {}
    for group in funded.tolist():
        if instance.must[group] or clock.stopped:
            continue
        without = replace(instance, free=instance.free & (compiled.program.owner != group))
        local = root.local_instance(without)
        for columns in compiled.search.run(local, start, STEPS, lambda: bool(clock.stopped)):
            key, choices = (columns >= 0).tobytes(), model.choices(Selection(columns))
            if holds(problem, choices):
                worth[key] = max(worth.get(key, -np.inf), problem.worth(choices))
    return sorted(worth.values(), reverse=True)


@dataclass(frozen=True, eq=False)
class _Initiatives:
    """The columns as the initiatives that they fund, in whatever option and from whenever."""

    model: Model

    def selection(self, values: Floats) -> frozenset[str]:
        funded = self.model.selection(values).by_group >= 0
        return frozenset(i for i, own in zip(self.model.numbers.initiatives, funded, strict=True) if own)

    def no_good_cut(self, plan: frozenset[str]) -> Extra:
        """Any portfolio but those that fund just these initiatives."""
        owner = self.model.ways.owner
        inside = np.array([i in plan for i in self.model.numbers.initiatives], dtype=bool)[owner]
        return Extra(np.arange(len(inside)), np.where(inside, 1.0, -1.0), -np.inf, len(plan) - 1.0)


def _by_rule(model: Model, found: list[Allocation], gap: float) -> list[Allocation]:
    """The best first; of tied ones the one that the rule picks."""
    left, ordered = sorted(found, key=lambda p: -p.impact), []
    while left:
        tied = [p for p in left if p.impact >= Tolerances(gap).tied_from(left[0].impact, left[0].problem)]
        plans = [model.selected(p.choices) for p in tied]
        picked = first_by_rule(model, plans, lambda plan: model.spent(plan, found[0].problem))
        ordered.append(next(p for p, own in zip(tied, plans, strict=True) if own is picked))
        left.remove(ordered[-1])
    return ordered
