"""A case kept built in the solver: asked again with other limits, points or locks, each answer as proven
as the first.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from portfolio.allocator.compiled import CompiledModel, Instance, PresolvedRoot
from portfolio.allocator.highs import HighsBackend, columns_of
from portfolio.allocator.outcome import Answer, answered, in_time
from portfolio.allocator.search import Search, Tolerances
from portfolio.arrays import Ints
from portfolio.case.case import Case
from portfolio.errors import SolverError
from portfolio.model.allocation import Allocation
from portfolio.model.levels import IMPACT, LEVELS
from portfolio.model.problem import Problem
from portfolio.model.violations import breaches
from portfolio.progress import Clock, Progress

_PRESOLVED = 4
"""How many sets of limits are remembered with what follows from them."""
_POOL = 64
"""How many good plans are remembered as starts."""
_ANSWERS = 128
"""How many answers are remembered."""
_ALONE = 0.3
"""Seconds after which questions that are left are shared out among threads: below, opening a session costs
more.
"""


@dataclass(eq=False)
class _Memory:
    """What sessions on one case know of it: good plans, answers. May be shared between threads: nothing is
    changed in place.
    """

    plans: tuple[Ints, ...] = ()
    answers: tuple[tuple[Instance, Tolerances, Allocation], ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, plans: Iterable[Ints], *answers: tuple[Instance, Tolerances, Allocation]) -> None:
        """Remember more, and forget what is oldest."""
        with self._lock:
            pool = {columns.tobytes(): columns for columns in (*self.plans, *plans)}
            self.plans = tuple(pool.values())[-_POOL:]
            self.answers = (*self.answers, *answers)[-_ANSWERS:]


class Session:
    """A case kept in the solver and asked again: under other limits, points and locks, each answer as proven
    as the first.

    Not to be shared between threads; two sessions in two threads are fine.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> import portfolio as pf
    >>> from portfolio.allocator import Session
    >>> case = pf.load("data/samples/lorie_savage")
    >>> session = Session(case)
    >>> [session.allocate(pf.Problem(case).without(i)).impact for i in ("P1", "P6")]
    [56.0, 58.0]
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._models: dict[bytes, CompiledModel] = {}
        self._presolved: OrderedDict[tuple[bytes, ...], PresolvedRoot] = OrderedDict()
        self.memory = _Memory()

    def allocate(
        self,
        problem: Problem,
        gap: float = 1e-6,
        time_limit: float | None = None,
        on_progress: Progress | None = None,
    ) -> Allocation:
        """See :func:`portfolio.allocate`; ``problem`` is one on this session's case. The answer is a part of
        a larger one.

        Raises
        ------
        KeyboardInterrupt
            On Ctrl-C: a plan that was cut short must not pass for a best one.
        TimeLimitError
            When the larger question's time is up before the gap is proven. Only a plan with a ``time_limit``
            of its own may be one that was cut short, and says so.
        """
        began = time.perf_counter()
        clock = Clock(began, math.inf if time_limit is None else began + time_limit, on_progress)
        with clock.catching_interrupts():
            plan = self.answer(problem, Tolerances.of(gap, [problem]), clock)
        return plan if time_limit is not None else in_time(plan, clock)

    def answer(self, problem: Problem, tolerances: Tolerances, clock: Clock) -> Allocation:
        """One question, with what was learnt from earlier ones."""
        compiled = self.compiled(problem)
        instance = compiled.instance(problem)
        settled, ceiling = self.settled(instance, tolerances)
        if settled is not None and not breaches(problem, settled.choices):
            return replace(
                settled, problem=problem, seconds=time.perf_counter() - clock.began, gap_asked=tolerances.gap
            )
        backend = HighsBackend(
            self.presolved(compiled, instance), instance, clock, tolerances, self.memory.plans
        )
        search = Search(
            compiled.model, problem, instance.objective, backend, clock, tolerances, bound=ceiling
        )
        answer = answered(search)
        self.remember(compiled, instance, search, answer)
        return answer

    def allocate_all(self, problems: Sequence[Problem], gap: float = 1e-6) -> list[Answer]:
        """Many questions at once, each answered as :meth:`allocate` would: sooner, since what closes one
        mostly closes others.

        Parameters
        ----------
        problems : sequence of Problem
            On this session's case: other budgets, locks, weights.

        Returns
        -------
        list
            For each problem its allocation, or the error that says why there is none: an
            :class:`portfolio.InfeasibleError`, or a :class:`portfolio.TimeLimitError` where the larger
            question's time was up first.

        Raises
        ------
        KeyboardInterrupt
            On Ctrl-C: part of a sweep is no answer.

        Examples
        --------
        >>> import portfolio as pf
        >>> from portfolio.allocator import Session
        >>> case = pf.load("data/samples/lorie_savage")
        >>> [plan.impact for plan in Session(case).allocate_all([pf.Problem(case).scaled({"capital": f}) for f in (0.8, 1, 1.2)])]
        [46.0, 70.0, 70.0]
        """
        from portfolio.allocator.batch import BatchSearch

        return BatchSearch(self, problems, Tolerances.of(gap, problems)).run()

    def sibling(self) -> Session:
        """A session for another thread, which knows what this one does and the other way round."""
        session = Session(self.case)
        session.memory = self.memory
        return session

    def remember(
        self, compiled: CompiledModel, instance: Instance, search: Search, answer: Allocation
    ) -> None:
        self.memory.add(
            (columns_of(compiled.program, plan) for plan in search.tied),
            (instance, search.tolerances, answer),
        )

    def settled(self, instance: Instance, tolerances: Tolerances) -> tuple[Allocation | None, float]:
        """An earlier answer that may settle the question, and the least bound that earlier ones prove for it.

        Where the limits were wider and no candidate was missing, nothing better than then is possible now;
        and the plan of then, if it still holds, is the answer: the rule picks the same one of fewer tied
        plans.
        """
        settled, ceiling = None, math.inf
        for earlier, its_tolerances, answer in self.memory.answers:
            if instance.within(earlier):
                ceiling = min(ceiling, answer.bound)
                if (
                    answer.status == "optimal"
                    and tolerances.exact
                    and its_tolerances.exact
                    and tolerances.tied_from(1.0) == its_tolerances.tied_from(1.0)
                ):
                    settled = answer
        return settled, ceiling

    def compiled(self, problem: Problem) -> CompiledModel:
        """The model of the case; where other periods are without a limit it is another one."""
        if problem.case is not self.case and problem.case != self.case:
            raise SolverError(
                f"problem: must be on this session's case; found one on {problem.case!r}. Open a session for"
                " that case."
            )
        limited = np.isfinite(problem.limits(sorted(self.case.table("resources")["resource"])))
        key = _counted(problem) + limited.tobytes()
        if key not in self._models:
            self._models[key] = CompiledModel(problem)
        return self._models[key]

    def presolved(self, compiled: CompiledModel, instance: Instance) -> PresolvedRoot:
        key = (_counted(instance.problem), *limits_of(instance))
        if key not in self._presolved:
            self._presolved[key] = PresolvedRoot(compiled, instance)
            while len(self._presolved) > _PRESOLVED:
                self._presolved.popitem(last=False)
        self._presolved.move_to_end(key)
        return self._presolved[key]


def _counted(problem: Problem) -> bytes:
    """What tells the models of two levels of steering apart: those that count key results differ in what
    these are worth only.
    """
    return bytes([IMPACT if LEVELS[problem.level].counts_key_results else problem.level])


def limits_of(instance: Instance) -> tuple[bytes, ...]:
    """What tells the limits of a question from those of another."""
    groups = len(instance.must)
    return instance.upper[groups:].tobytes(), instance.lower[groups:].tobytes()
