"""What the best portfolio of each of many problems is worth, to within a range: at once, without a search.

From below, the best plan that is known and holds, checked; from above, the relaxation's bound by weak
duality, worked out here. Both are proven: no solver is taken at its word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from portfolio.allocator.compiled import CompiledModel, Instance, PresolvedRoot
from portfolio.allocator.search import Tolerances
from portfolio.allocator.selection import Selection
from portfolio.allocator.workspace import Workspace, widest_of
from portfolio.arrays import Floats
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.progress import Clock

STEPS = 150
"""Steps of local search around the best known plan of each problem. Measured on 41 questions about a round of
44, the highest losses added up: 107 points with 60 (0.24 s in all), 88 with 250 (0.94 s), which already takes
as long as all the rest.
"""
_KEPT = 4
"""So many plans are kept of what local search finds for a problem: each is looked at for every other one."""
_CUT_ROUNDS = 1
"""Rounds of cuts for each problem; what one adds, the others keep. Measured as above: bounds 11.5 points
lower together in 0.2 s; with 2 or 4 another point.
"""


@dataclass(frozen=True, eq=False)
class Bounded:
    """What the best portfolio of a problem is worth: at least ``impact``, at most ``bound``.

    Attributes
    ----------
    problem : Problem
    choices : tuple of Choice or None
        The best portfolio that is known; None: none is.
    impact : float
        Its points; −inf without one.
    bound : float
        No portfolio is worth more; −inf where none is possible.
    """

    problem: Problem
    choices: tuple[Choice, ...] | None
    impact: float
    bound: float


def bounded(workspace: Workspace, problems: Sequence[Problem], clock: Clock) -> list[Bounded]:
    """Each problem's range, in order; wider where the clock was stopped first.

    Starts are the plans that the workspace remembers; what is found here is remembered too.
    """
    found: dict[int, Bounded] = {}
    alike: dict[tuple[int, bytes], list[int]] = {}
    instances = [workspace.compiled(problem).instance(problem) for problem in problems]
    for n, (problem, instance) in enumerate(zip(problems, instances, strict=True)):
        alike.setdefault((id(workspace.compiled(problem)), instance.objective.tobytes()), []).append(n)
    for numbers in alike.values():
        some = [instances[n] for n in numbers]
        together = _Together(workspace, workspace.compiled(problems[numbers[0]]), some, clock)
        found |= zip(numbers, together.ranges(), strict=True)
    return [found[n] for n in range(len(problems))]


class _Together:
    """Instances of one program that maximise the same."""

    def __init__(
        self, workspace: Workspace, compiled: CompiledModel, instances: Sequence[Instance], clock: Clock
    ) -> None:
        self.workspace, self.compiled, self.instances, self.clock = workspace, compiled, instances, clock
        self.root = workspace.presolved(compiled, widest_of(instances))
        self._worth: dict[Selection, float] = {}

    def ranges(self) -> list[Bounded]:
        bounds = self._bounds(self.root)
        plans = self._plans([n for n, bound in enumerate(bounds) if bound > -math.inf])
        found = []
        for instance, bound in zip(self.instances, bounds, strict=True):
            best = self._best(instance, plans) if bound > -math.inf else None
            impact = -math.inf if best is None else self._worth[best]
            choices = None if best is None else tuple(self.compiled.model.choices(best))
            found.append(Bounded(instance.problem, choices, impact, max(bound, impact)))
        return found

    def _bounds(self, root: PresolvedRoot) -> list[float]:
        """What no portfolio of each is worth more than."""
        bounds = np.array([self._ceiling(instance) for instance in self.instances])
        if not root.possible:
            return [-math.inf] * len(bounds)
        if root.relax(widest_of(self.instances), self.clock) is None:
            return [-math.inf] * len(bounds)
        # the cuts of the last ones cut the first ones off too
        for rounds in (_CUT_ROUNDS, 0):
            effort = replace(self.workspace.effort, cut_rounds=rounds)
            for n, instance in enumerate(self.instances):
                if self.clock.stopped or bounds[n] == -math.inf:
                    continue
                relaxed = root.relax(instance, self.clock, effort)
                bounds[n] = -math.inf if relaxed is None else min(bounds[n], relaxed.value)
        return [float(bound) for bound in bounds]

    def _ceiling(self, instance: Instance) -> float:
        return self.workspace.settled(instance, Tolerances(0.0), self.clock)[1]

    def _plans(self, possible: Sequence[int]) -> list[Selection]:
        """Plans that are known and those near them, as each of the instances would have them."""
        memory, search = self.workspace.memory, self.compiled.search
        for n in possible:
            start = self._best(self.instances[n], memory.plans) or next(iter(memory.plans), None)
            if start is None:
                start = Selection(np.full(self.compiled.program.groups, -1))
            local = self.root.local_instance(self.instances[n])
            found = search.run(local, start.by_group, STEPS, lambda: bool(self.clock.stopped))
            memory.add([Selection(columns) for columns in found[:_KEPT]])
        nothing = Selection(np.full(self.compiled.program.groups, -1))
        return list(dict.fromkeys([*memory.plans, nothing]))

    def _best(self, instance: Instance, plans: Sequence[Selection]) -> Selection | None:
        """Of several plans the one of most impact that holds for an instance when checked."""
        problem, model = instance.problem, self.compiled.model
        for plan in plans:
            if plan not in self._worth:
                self._worth[plan] = problem.worth(model.choices(plan))
        likely: list[Selection] = []
        if self.root.possible and len(plans):
            fits = self.root.admits(instance, self._chosen(plans))
            likely = [plan for plan, fit in zip(plans, fits, strict=True) if fit]
        for plan in sorted(likely, key=lambda plan: -self._worth[plan]):
            if not violations(problem, model.choices(plan)):
                return plan
        return None

    def _chosen(self, plans: Sequence[Selection]) -> Floats:
        count = self.compiled.program.count
        return np.array([plan.values(count) for plan in plans]).reshape(-1, count)
