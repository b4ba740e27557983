"""Whether some portfolio within every limit and demand holds given choices, and the cheapest that does."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from functools import partial

import numpy as np

from portfolio.allocator.compiled import CompiledModel
from portfolio.allocator.selection import Selection
from portfolio.allocator.tie_break import OutOfTimeError, lexicographic_best
from portfolio.allocator.verified import first_verified
from portfolio.arrays import Floats
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.progress import Clock
from portfolio.solver.mip import Mip, MipResult
from portfolio.solver.program import Extra

_WHAT = "solver_together"


class Completion:
    """A problem kept in the solver to be asked what can still be held together, whatever it is worth."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._compiled = CompiledModel(problem)
        program, instance = self._compiled.program, self._compiled.instance(problem)
        upper = program.column_upper.copy()
        upper[: program.count] *= instance.free
        self._mip = Mip(program, instance.lower, instance.upper, [], program.column_lower, upper)
        self._unsound: list[Selection] = []
        self._nothing = np.zeros(program.columns)

    def any_with(self, choices: Sequence[Choice]) -> tuple[Choice, ...] | None:
        """Some portfolio that holds these choices; None where none does."""
        clock, model = Clock(time.perf_counter()), self._compiled.model
        rows = self._rows(choices)

        def check(plan: Selection, _: MipResult) -> tuple[Choice, ...] | None:
            return tuple(model.choices(plan)) if self._holds(plan) else None

        return first_verified(
            model,
            lambda cuts: self._asked(clock, self._nothing, extra=[*rows, *cuts]),
            check,
            self._unsound,
            lambda: clock.no_answer(_WHAT),
            clock,
            first=True,
        )

    def cheapest_with(self, choices: Sequence[Choice]) -> tuple[Choice, ...] | None:
        """The one that spends least money, of those that hold these choices, and of several the one that the
        one-answer rule picks; None where none does.
        """
        found = self.any_with(choices)
        if found is None:
            return None
        clock, model = Clock(time.perf_counter()), self._compiled.model
        held = set(choices)
        try:
            # the rule begins with money
            plan = lexicographic_best(
                model,
                self._nothing,
                partial(self._asked, clock),
                model.selected(found),
                0.0,
                base=[*self._rows(choices), *map(model.no_good_cut, self._unsound)],
                holds=lambda plan: self._holds(plan) and held <= set(model.choices(plan)),
                polish=lambda plan, _: plan,
                clock=clock,
                spent=lambda plan: model.spent(plan, self.problem),
            )
        except OutOfTimeError:
            raise clock.no_answer(_WHAT) from None
        return tuple(model.choices(plan))

    def _rows(self, choices: Sequence[Choice]) -> list[Extra]:
        held = self._compiled.model.selected(choices).chosen
        return [Extra(held, np.ones(len(held)), float(len(held)), math.inf)] if len(held) else []

    def _holds(self, plan: Selection) -> bool:
        return not violations(self.problem, self._compiled.model.choices(plan))

    def _asked(
        self,
        clock: Clock,
        objective: Floats,
        *,
        extra: Sequence[Extra],
        better_than: float = -math.inf,
        first: bool = False,
    ) -> MipResult:
        any_will_do = (lambda _: False) if first else None
        return self._mip.ask(
            objective, better_than=better_than, extra=extra, on_incumbent=any_will_do, clock=clock
        )
