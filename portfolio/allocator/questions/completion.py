"""Whether some portfolio within every limit and demand holds given choices, and the cheapest that does."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

import numpy as np

from portfolio.allocator.compiled import CompiledModel
from portfolio.allocator.selection import Selection
from portfolio.allocator.verified import first_verified
from portfolio.arrays import Floats
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.progress import Clock
from portfolio.solver.mip import Mip, MipResult
from portfolio.solver.program import Extra


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
        return self._ask(choices, self._nothing)

    def cheapest_with(self, choices: Sequence[Choice]) -> tuple[Choice, ...] | None:
        """One that spends least money, of those that hold these choices; None where none does."""
        return self._ask(choices, -self._compiled.model.money)

    def _ask(self, choices: Sequence[Choice], objective: Floats) -> tuple[Choice, ...] | None:
        model, clock = self._compiled.model, Clock(time.perf_counter())
        held = model.selected(choices).chosen
        rows = [Extra(held, np.ones(len(held)), float(len(held)), math.inf)] if len(held) else []

        def check(plan: Selection, _: MipResult) -> tuple[Choice, ...] | None:
            found = tuple(model.choices(plan))
            return None if violations(self.problem, found) else found

        return first_verified(
            model,
            lambda cuts: self._mip.ask(objective, extra=[*rows, *cuts], clock=clock),
            check,
            self._unsound,
            lambda: clock.no_answer("what can be held together"),
            first=not objective.any(),
        )
