"""The same total of a resource over other periods: the best split, and the smallest move that earns it."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from portfolio.allocator.compiled import compiled_program
from portfolio.allocator.milp import build
from portfolio.allocator.questions.elastic import late, with_columns
from portfolio.allocator.selection import Selection
from portfolio.allocator.verified import first_verified
from portfolio.arrays import Floats
from portfolio.model.choices import Choice
from portfolio.model.moved_amounts import least_moved
from portfolio.model.problem import Problem
from portfolio.model.usage import requirements
from portfolio.model.violations import violations
from portfolio.progress import Clock
from portfolio.solver.mip import Mip, MipResult
from portfolio.solver.program import Extra
from portfolio.tables.numbers import exact


@dataclass(frozen=True, eq=False)
class Split:
    """Another split of the same total.

    Attributes
    ----------
    moved : float
        What goes from some periods to others, in all.
    problem : Problem
        With its amounts.
    choices : tuple of Choice
        A portfolio that it makes possible.
    impact : float
    """

    moved: float
    problem: Problem
    choices: tuple[Choice, ...]
    impact: float


class Rephasing:
    """One problem's program in which a resource may be had sooner or later, its total kept.

    Σ q · x ≤ usable · (amount + more − less), carried over alike; Σ more = Σ less; less ≤ amount. Both are
    shares of the total, in periods that have a limit: amounts as large as a budget in its unit would be lost
    by solvers.
    """

    def __init__(self, problem: Problem, resource: str) -> None:
        self.problem, self.resource = problem, resource
        self.model = model = build(problem)
        self.place = requirements(problem.case).resource_index[resource]
        self.amounts = problem.limits(model.needs.resources)[self.place]
        self.limited = np.flatnonzero(np.isfinite(self.amounts)).tolist()
        self.total = math.fsum(self.amounts[self.limited])
        shares = {t: self.amounts[t] / self.total if self.total else 0.0 for t in self.limited}
        self.more = {t: model.add_columns(f"later_{t}", 1, 0, 1)[0] for t in self.limited}
        self.less = {t: model.add_columns(f"sooner_{t}", 1, 0, share)[0] for t, share in shares.items()}
        limits = problem.limits(model.needs.resources)
        for (r, t), row in model.rows_of_limits:
            if r != self.place:
                continue
            sources = [(u, share * self.total) for u, share in model.needs.sources(limits, r, t)]
            columns = [c for u, _ in sources for c in (self.more[u], self.less[u])]
            factors = [f for _, worth in sources for f in (-worth, worth)]
            model.rows[row] = with_columns(model.rows[row], columns, factors)
        both = [*self.more.values(), *self.less.values()]
        model.row("total", both, [1.0] * len(self.more) + [-1.0] * len(self.less), "==", 0)
        self.program = compiled_program(model)

    def best(self, better_than: float) -> Split | None:
        """The split that earns most, where one earns more than this."""
        return self._first(self.model.objective, [], better_than)

    def smallest(self, impact: float) -> Split | None:
        """The split of the smallest move that earns so much."""
        form = np.zeros(len(self.model.columns))
        form[[*self.more.values()]] = -1.0
        earning = np.flatnonzero(self.model.objective)
        enough = Extra(earning, self.model.objective[earning], impact, math.inf)
        return self._first(form, [enough], -math.inf, impact)

    def _first(
        self, objective: Floats, rows: Sequence[Extra], better_than: float, enough: float = -math.inf
    ) -> Split | None:
        clock, program = Clock(time.perf_counter()), self.program
        bounds = program.rows.bounds(program.lower, program.upper)
        mip = Mip(program, *bounds, [], program.column_lower, program.column_upper)

        def ask(cuts: Sequence[Extra]) -> MipResult:
            return mip.ask(objective, extra=[*rows, *cuts], clock=clock, better_than=better_than)

        def check(plan: Selection, _: MipResult) -> Split | None:
            split = self._split(self.model.choices(plan))
            least = max(enough, better_than)
            return (
                split
                if split is not None and split.impact >= least - 1e-9 * self.problem.size_of(least)
                else None
            )

        return first_verified(self.model, ask, check, [], lambda: late(clock), clock)

    def _split(self, choices: Sequence[Choice]) -> Split | None:
        """The smallest move that makes a portfolio possible, exactly; None where none does."""
        moved = least_moved(self.problem, choices, self.place)
        if moved is None:
            return None
        periods = self.problem.case.periods
        split = {
            (self.resource, periods[t]): float(exact(self.amounts[t]) + by) for t, by in moved.items() if by
        }
        changed = self.problem.with_limits(split) if split else self.problem
        if violations(changed, choices):
            return None
        size = sum((by for by in moved.values() if by > 0), Fraction(0))
        return Split(float(size), changed, tuple(choices), self.problem.worth(choices))
