"""What is known of a case, for whoever asks of it again: compiled models, presolved roots, plans, answers."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from portfolio.allocator.compiled import CompiledModel, Instance, PresolvedRoot, kept_lines
from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.highs import HighsBackend
from portfolio.allocator.outcome import answered, stated
from portfolio.allocator.questions.nearest import nearest
from portfolio.allocator.questions.parts import in_parts
from portfolio.allocator.search import Search, Tolerances
from portfolio.allocator.selection import Selection
from portfolio.case.case import Case
from portfolio.errors import Infeasibility, SolverError
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.levels import IMPACT, LEVELS
from portfolio.model.problem import Problem
from portfolio.model.transfers import offers
from portfolio.model.violations import violations
from portfolio.progress import Clock
from portfolio.words.sentences import sentence

_ROOTS = 4
"""How many sets of limits are remembered with what follows from them: each keeps a HiGHS of its own, and a
user who moves a slider goes to and fro between few.
"""
_POOL = 64
"""How many good plans are remembered as starts: all are valued at each question, which must cost nothing."""
_ANSWERS = 128
"""How many answers are remembered: each is compared with every question that is asked."""


@dataclass(eq=False)
class Memory:
    """What workspaces of one case share: good plans, answers. May be shared between threads: nothing is
    changed in place.
    """

    plans: tuple[Selection, ...] = ()
    answers: tuple[tuple[Instance, Tolerances, Allocation], ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, plans: Iterable[Selection], *answers: tuple[Instance, Tolerances, Allocation]) -> None:
        """Remember more, and forget what is oldest."""
        with self._lock:
            self.plans = tuple(dict.fromkeys([*self.plans, *plans]))[-_POOL:]
            self.answers = (*self.answers, *answers)[-_ANSWERS:]


class Workspace:
    """One case kept in the solver, and what was learnt of it. Not to be shared between threads.

    Parameters
    ----------
    case : Case
    effort : Effort
        How much is tried before the next way.
    memory : Memory, optional
        That of a workspace in another thread.
    """

    def __init__(self, case: Case, effort: Effort = STANDARD, memory: Memory | None = None) -> None:
        self.case, self.effort, self.memory = case, effort, memory or Memory()
        self._models: dict[tuple[object, ...], CompiledModel] = {}
        self._roots: OrderedDict[tuple[object, ...], PresolvedRoot] = OrderedDict()

    def answer(
        self,
        problem: Problem,
        tolerances: Tolerances,
        clock: Clock,
        explain: Callable[[Problem], Infeasibility],
    ) -> Allocation:
        """One question, with what was learnt from earlier ones; ``explain`` says why, where nothing is
        possible, once that is looked at.
        """
        compiled = self.compiled(problem)
        instance = compiled.instance(problem)
        settled, ceiling = self.settled(instance, tolerances, clock)
        if settled is not None:
            return settled
        root = self.presolved(compiled, instance)
        backend = HighsBackend(
            root, instance, clock, tolerances, self.memory.plans, self.effort, accompanied=True
        )
        search = Search(
            compiled.model,
            problem,
            instance.objective,
            backend,
            clock,
            tolerances,
            self.effort,
            bound=ceiling,
        )
        answer = self._in_parts(search, compiled) or answered(search, explain)
        self.remember(compiled, instance, search, answer)
        return answer

    def _in_parts(self, search: Search, compiled: CompiledModel) -> Allocation | None:
        """The answer where the round falls apart into parts; None where it does not."""
        problem, clock = search.problem, search.clock
        choices = in_parts(problem, compiled, search.tolerances, clock, self.effort)
        if choices is None:
            return None
        plan = compiled.model.selected(choices)
        if not search.take(plan):
            return None
        search.bound = search.impact
        clock.tell(bound=search.bound)
        return stated(search, plan)

    def asked(
        self,
        problem: Problem,
        gap: float,
        clock: Clock,
        explain: Callable[[Problem], Infeasibility],
        near: object,
        within: float,
    ) -> Allocation:
        """A question as people put it: to a gap, and ``near`` a plan unless that is None."""

        def ask(one: Problem, gap: float) -> Allocation:
            # the question itself by the clock that tells how far it is, others by one of their own
            own = clock if one is problem else clock.again()
            return self.answer(one, Tolerances.of(gap, [one]), own, explain)

        return ask(problem, gap) if near is None else nearest(ask, problem, near, within, gap)

    def know(self, plan: Allocation) -> None:
        """Remember a plan of this case that was answered elsewhere, and what it proves of other questions."""
        self.start_from(plan.problem, plan.choices)
        # of one near a plan, the bound is another problem's
        if plan.is_proven and plan.problem.kept is None:
            instance = self.compiled(plan.problem).instance(plan.problem)
            self.memory.add([], (instance, Tolerances.of(plan.gap_asked, [plan.problem]), plan))

    def start_from(self, problem: Problem, portfolio: Sequence[Choice]) -> None:
        """Remember a portfolio as a start, whether it holds or not."""
        self.memory.add([self.compiled(problem).model.selected(portfolio)])

    def sibling(self) -> Workspace:
        """One for another thread, which knows what this one does and the other way round."""
        return Workspace(self.case, self.effort, self.memory)

    def remember(
        self, compiled: CompiledModel, instance: Instance, search: Search, answer: Allocation
    ) -> None:
        self.memory.add(search.tied, (instance, search.tolerances, answer))

    def settled(
        self, instance: Instance, tolerances: Tolerances, clock: Clock
    ) -> tuple[Allocation | None, float]:
        """An earlier answer that settles the question, and the least bound that earlier ones prove for it.

        Where the limits were wider and no candidate was missing, nothing better than then is possible now;
        and the plan of then, if it still holds, is the answer: the rule picks the same one of fewer tied
        plans. Where money is given to people, what a plan must spend hangs on the limits, and the rule may
        pick another one under others.
        """
        settled, ceiling = None, math.inf
        spends = bool(offers(self.case).costs.any())
        for earlier, its_tolerances, answer in self.memory.answers:
            if instance.within(earlier):
                ceiling = min(ceiling, answer.bound)
                if (
                    answer.status == "optimal"
                    and tolerances.exact
                    and its_tolerances.exact
                    and tolerances.tie == its_tolerances.tie
                    and (not spends or _limits_of(instance) == _limits_of(earlier))
                ):
                    settled = answer
        problem = instance.problem
        if settled is None or violations(problem, settled.choices):
            return None, ceiling
        seconds = time.perf_counter() - clock.began
        return replace(settled, problem=problem, seconds=seconds, gap_asked=tolerances.gap), ceiling

    def compiled(self, problem: Problem) -> CompiledModel:
        """The model of the case; where other periods are without a limit it is another one."""
        if problem.case is not self.case and problem.case != self.case:
            raise SolverError(sentence("must_session", found=repr(problem.case)))
        limited = np.isfinite(problem.limits(sorted(self.case.table("resources")["resource"])))
        key = _counted(problem), limited.tobytes(), kept_lines(problem)
        if key not in self._models:
            self._models[key] = CompiledModel(problem)
        return self._models[key]

    def presolved(self, compiled: CompiledModel, instance: Instance) -> PresolvedRoot:
        """What follows from the instance's limits, whatever is maximised and held in or out."""
        key = (_counted(instance.problem), kept_lines(instance.problem), *_limits_of(instance))
        if key not in self._roots:
            self._roots[key] = PresolvedRoot(compiled, instance)
            while len(self._roots) > _ROOTS:
                self._roots.popitem(last=False)
        self._roots.move_to_end(key)
        return self._roots[key]


def widest_of(instances: Sequence[Instance]) -> Instance:
    """What admits all that any of several instances of one program does, and is worth the same."""
    return replace(
        instances[0],
        lower=np.stack([q.lower for q in instances]).min(axis=0),
        upper=np.stack([q.upper for q in instances]).max(axis=0),
        free=np.any([q.free for q in instances], axis=0),
        must=np.all([q.must for q in instances], axis=0),
    )


def _counted(problem: Problem) -> tuple[int, int]:
    """What tells the models of two levels of steering apart, and of two counts of overruns: levels that
    count key results differ in what these are worth only.
    """
    level = IMPACT if LEVELS[problem.level].counts_key_results else problem.level
    return level, problem.overruns


def _limits_of(instance: Instance) -> tuple[bytes, ...]:
    """What tells the limits of an instance from those of another."""
    groups = len(instance.must)
    return instance.upper[groups:].tobytes(), instance.lower[groups:].tobytes()
