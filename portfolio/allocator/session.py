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

from portfolio.allocator.compiled import Built, Question, Region
from portfolio.allocator.highs import HighsEngine, columns_of
from portfolio.allocator.outcome import Answer, answered, in_time
from portfolio.allocator.search import Aim, Search
from portfolio.arrays import Ints
from portfolio.case.case import Case
from portfolio.errors import SolverError
from portfolio.model.allocation import Allocation
from portfolio.model.levels import IMPACT
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.progress import Clock, Progress

_REGIONS = 4
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
    answers: tuple[tuple[Question, Aim, Allocation], ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, plans: Iterable[Ints], *answers: tuple[Question, Aim, Allocation]) -> None:
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
        self._models: dict[bytes, Built] = {}
        self._regions: OrderedDict[tuple[bytes, ...], Region] = OrderedDict()
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
            plan = self.answer(problem, Aim.of(gap, [problem]), clock)
        return plan if time_limit is not None else in_time(plan, clock)

    def answer(self, problem: Problem, aim: Aim, clock: Clock) -> Allocation:
        """One question, with what was learnt from earlier ones."""
        built = self.built(problem)
        question = built.question(problem)
        settled, ceiling = self.settled(question, aim)
        if settled is not None and not violations(problem, settled.choices):
            return replace(
                settled, problem=problem, seconds=time.perf_counter() - clock.began, gap_asked=aim.gap
            )
        engine = HighsEngine(self.region(built, question), question, clock, aim, self.memory.plans)
        search = Search(built.model, problem, question.objective, engine, clock, aim, bound=ceiling)
        answer = answered(search)
        self.remember(built, question, search, answer)
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
        from portfolio.allocator.batch import Sweep

        return Sweep(self, problems, Aim.of(gap, problems)).run()

    def beside(self) -> Session:
        """A session for another thread, which knows what this one does and the other way round."""
        session = Session(self.case)
        session.memory = self.memory
        return session

    def remember(self, built: Built, question: Question, search: Search, answer: Allocation) -> None:
        self.memory.add(
            (columns_of(built.program, plan) for plan in search.tied), (question, search.aim, answer)
        )

    def settled(self, question: Question, aim: Aim) -> tuple[Allocation | None, float]:
        """An earlier answer that may settle the question, and the least bound that earlier ones prove for it.

        Where the limits were wider and no candidate was missing, nothing better than then is possible now;
        and the plan of then, if it still holds, is the answer: the rule picks the same one of fewer tied
        plans.
        """
        settled, ceiling = None, math.inf
        for earlier, its_aim, answer in self.memory.answers:
            if question.within(earlier):
                ceiling = min(ceiling, answer.bound)
                if (
                    answer.status == "optimal"
                    and aim.exact
                    and its_aim.exact
                    and aim.least(1.0) == its_aim.least(1.0)
                ):
                    settled = answer
        return settled, ceiling

    def built(self, problem: Problem) -> Built:
        """The model of the case; where other periods are without a limit it is another one."""
        if problem.case is not self.case and problem.case != self.case:
            raise SolverError(
                f"problem: must be on this session's case; found one on {problem.case!r}. Open a session for"
                " that case."
            )
        limited = np.isfinite(problem.limits(sorted(self.case.table("resources")["resource"])))
        key = _counted(problem) + limited.tobytes()
        if key not in self._models:
            self._models[key] = Built(problem)
        return self._models[key]

    def region(self, built: Built, question: Question) -> Region:
        key = (_counted(question.problem), *limits_of(question))
        if key not in self._regions:
            self._regions[key] = Region(built, question)
            while len(self._regions) > _REGIONS:
                self._regions.popitem(last=False)
        self._regions.move_to_end(key)
        return self._regions[key]


def _counted(problem: Problem) -> bytes:
    """What tells the models of two levels of steering apart: those that count key results differ in what
    these are worth only.
    """
    return bytes([problem.level if problem.level < 4 else IMPACT])


def limits_of(question: Question) -> tuple[bytes, ...]:
    """What tells the limits of a question from those of another."""
    groups = len(question.must)
    return question.upper[groups:].tobytes(), question.lower[groups:].tobytes()
