"""A case kept in the solver: asked again with other limits, points or locks, each answer as proven as the
first.
"""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections.abc import Iterator, Sequence
from functools import partial

from portfolio.allocator.batch import BatchSearch
from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.outcome import Answer, as_far, in_time
from portfolio.allocator.questions.conflict import explained
from portfolio.allocator.questions.nearest import NOT_PROVEN_NEAREST
from portfolio.allocator.search import Tolerances
from portfolio.allocator.workspace import Workspace
from portfolio.case.case import Case
from portfolio.errors import SolverError
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem
from portfolio.progress import Clock, Progress
from portfolio.words.sentences import sentence


class Session:
    """A case kept in the solver and asked again: under other limits, points and locks, each answer as proven
    as the first.

    It answers one question at a time: one that another thread asks meanwhile is refused. Two sessions in two
    threads are fine.

    Parameters
    ----------
    case : Case
    effort : Effort, optional
        How much is tried of each way to an answer before the next; see :class:`Effort`.

    Examples
    --------
    >>> import portfolio as pf
    >>> from portfolio.allocator import Session
    >>> case = pf.load("data/samples/lorie_savage")
    >>> session = Session(case)
    >>> [session.allocate(pf.Problem(case).without(i)).impact for i in ("P1", "P6")]
    [56.0, 58.0]
    """

    def __init__(self, case: Case, effort: Effort = STANDARD) -> None:
        self.case, self.workspace = case, Workspace(case, effort)
        self._explain = partial(explained, effort=effort)
        self._asked = threading.RLock()

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """What is asked inside is asked by one thread: the solver's own memory is not to be shared."""
        if not self._asked.acquire(blocking=False):
            raise SolverError(sentence("session_shared"))
        try:
            yield
        finally:
            self._asked.release()

    def allocate(
        self,
        problem: Problem,
        gap: float = 1e-6,
        time_limit: float | None = None,
        on_progress: Progress | None = None,
        *,
        near: object = None,
        within: float = 0.001,
    ) -> Allocation:
        """See :func:`portfolio.allocate`; ``problem`` is one on this session's case. The answer is a part of
        a larger one.

        Raises
        ------
        SolverError
            While another thread asks this session.
        KeyboardInterrupt
            On Ctrl-C: a plan that was cut short must not pass for a best one.
        TimeLimitError
            When the larger question's time is up before the gap is proven. Only a plan with a ``time_limit``
            of its own may be one that was cut short, and says so.
        """
        began = time.perf_counter()
        clock = Clock(began, math.inf if time_limit is None else began + time_limit, on_progress)

        with self._alone(), clock.catching_interrupts():
            plan = self.workspace.asked(problem, gap, clock, self._explain, near, within)
        if near is not None and plan.stopped and time_limit is None:
            raise clock.late(NOT_PROVEN_NEAREST)
        return plan if time_limit is not None else in_time(plan, clock)

    def found(
        self,
        problem: Problem,
        gap: float = 1e-6,
        on_progress: Progress | None = None,
        *,
        among: float = 2.0,
        near: object = None,
        within: float = 0.001,
    ) -> Allocation:
        """The plan that a larger question is about: where its part of the time is up before the gap is
        proven, the best plan that was found, asked about as far as it is proven (:func:`as_far`).

        Parameters
        ----------
        among : float
            So many questions share the time that is left, this one among them.

        Raises
        ------
        TimeLimitError
            When there is no plan by then, or none of which anything is proven.
        """
        clock = Clock(time.perf_counter())
        limit = clock.left / among if math.isfinite(clock.left) else None
        return as_far(self.allocate(problem, gap, limit, on_progress, near=near, within=within), clock)

    def allocate_all(
        self,
        problems: Sequence[Problem],
        gap: float = 1e-6,
        *,
        near: object = None,
        within: float = 0.001,
    ) -> list[Answer]:
        """Many questions at once, each answered as :meth:`allocate` would: sooner, since what closes one
        mostly closes others.

        Parameters
        ----------
        problems : sequence of Problem
            On this session's case: other budgets, locks, weights.
        near, within : optional
            See :func:`portfolio.allocate`: the best plans are asked together first, then each one near.

        Returns
        -------
        list
            For each problem its allocation, or the error that says why there is none: an
            :class:`portfolio.InfeasibleError`, or a :class:`portfolio.TimeLimitError` where the larger
            question's time was up first.

        Raises
        ------
        SolverError
            While another thread asks this session.
        KeyboardInterrupt
            On Ctrl-C: part of a batch is no answer.

        Examples
        --------
        >>> import portfolio as pf
        >>> from portfolio.allocator import Session
        >>> case = pf.load("data/samples/lorie_savage")
        >>> problems = [pf.Problem(case).scaled({"capital": f}) for f in (0.8, 1, 1.2)]
        >>> [plan.impact for plan in Session(case).allocate_all(problems)]
        [46.0, 70.0, 70.0]
        """
        with self._alone():
            batch = BatchSearch(self.workspace, problems, Tolerances.of(gap, problems), self._explain)
            return batch.run() if near is None else batch.run_near(near, within)
