"""Many instances at once: what answers one is looked for where it answers most, the rest is shared out
among threads.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import copy_context
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from portfolio.allocator.compiled import CompiledModel, Instance, PresolvedRoot
from portfolio.allocator.cores import AtOnce, cores
from portfolio.allocator.highs import HighsBackend, batch_of
from portfolio.allocator.outcome import Answer, in_time, stated
from portfolio.allocator.passed_by import PassedBy
from portfolio.allocator.questions.nearest import NOT_PROVEN_NEAREST, check_within, lines_near, nearest
from portfolio.allocator.search import Search, Tolerances
from portfolio.allocator.selection import Selection
from portfolio.allocator.tie_break import first_by_rule
from portfolio.allocator.together import Open, Together, distinct, spread
from portfolio.allocator.workspace import Workspace, widest_of
from portfolio.arrays import Ints
from portfolio.errors import Infeasibility, InfeasibleError, TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem
from portfolio.progress import Clock, progress_bar, teller

_FEW = 8
"""So many instances are left to one tree; of more, the easier half at a time, while others are answered one
by one on another core. Measured on 36 questions about a round of 44: the easiest 9 take 1.0 s together, 18
take 3.2 s, 27 take 9.0 s and all more than 20; the hardest ones take 1 to 3 s each by themselves. On one core
one tree for all is sooner: 24 s against 34.
"""

_PAIR = 2
"""So many instances that differ in their limits alone are left to a tree on one core too: of a little less
and a little more money it took 1.3, 0.2, 0.4 and 1.1 s on a round of 44 and three typical ones, one program
2.5, 0.4, 1.2 and 1.0; of four and more the program is ahead on the long ones.
"""


class _Watched(Clock):
    """The clock of a tree, which is looked at between nodes: a chance to see what others answered."""

    def __init__(self, clock: Clock, update: Callable[[], None]) -> None:
        super().__init__(clock.began, clock.deadline)
        self._clock, self._update = clock, update

    @property
    def stopped(self) -> str:
        self._update()
        return self._clock.stopped


class BatchSearch:
    """Instances of one case, asked together; ``explain`` says of one why nothing is possible."""

    def __init__(
        self,
        workspace: Workspace,
        problems: Sequence[Problem],
        tolerances: Tolerances,
        explain: Callable[[Problem], Infeasibility],
    ) -> None:
        self.workspace, self.problems, self.effort = workspace, problems, workspace.effort
        self.tolerances, self.explain = tolerances, explain
        self.instances = [workspace.compiled(problem).instance(problem) for problem in problems]
        self.clock = Clock(time.perf_counter())
        self.answers: dict[int, Answer] = {}
        self._begun: dict[int, Search] = {}
        self.told, self._known_to_all = teller(), set[int]()

    def run(self) -> list[Answer]:
        """See :meth:`portfolio.allocator.Session.allocate_all`."""
        with self._searching(len(self.problems)):
            self._bests()
        return self._in_order()

    def run_near(self, near: object, share: float) -> list[Answer]:
        """The same, near a plan: the bests first, then each brought near it, in the same threads.

        Raises
        ------
        PortfolioError
            See :func:`portfolio.allocator.questions.nearest.nearest`; before anything is solved.
        """
        check_within(share)
        lines = [lines_near(problem, near) for problem in self.problems]
        count = len(self.problems)
        with self._searching(2 * count):
            told, self.told = self.told, lambda best: None  # no answer to what was asked yet
            self._bests(to_come=count)
            self.told = told
            self._known_to_all.clear()
            bests = dict(enumerate(self._in_order()))
            self.answers = {n: a for n, a in bests.items() if not isinstance(a, Allocation)}

            def brought_near(workspace: Workspace, n: int, among: float) -> Allocation:
                def ask(problem: Problem, gap: float) -> Allocation:
                    if problem is self.problems[n]:
                        best = bests[n]
                        assert isinstance(best, Allocation)
                        return best
                    tolerances = Tolerances.of(gap, [problem])
                    return workspace.answer(problem, tolerances, self.clock.again(among), self.explain)

                plan = nearest(ask, self.problems[n], lines[n], share, self.tolerances.gap)
                if plan.stopped:
                    raise self.clock.late(NOT_PROVEN_NEAREST)
                return plan

            self._shared_out(brought_near)
        return self._in_order()

    @contextmanager
    def _searching(self, count: int) -> Iterator[None]:
        with self.clock.catching_interrupts(), progress_bar("allocate", count) as self.bar:
            yield

    def _tell(self) -> None:
        """Tell the answers that nobody was told yet."""
        for n in [n for n in list(self.answers) if n not in self._known_to_all]:
            self._known_to_all.add(n)
            self.told(self.answers[n])

    def _in_order(self) -> list[Answer]:
        return [self.answers[n] if n in self.answers else self._late(n) for n in range(len(self.problems))]

    def _late(self, n: int) -> TimeLimitError:
        """That an instance was not answered in time, with the best plan that was found for it."""
        search = self._begun.get(n)
        if search is None or search.best is None:
            return self.clock.late()
        try:
            in_time(replace(stated(search, search.best), stopped="time limit"), self.clock)
        except TimeLimitError as late:
            return late
        return self.clock.late()

    def _bests(self, to_come: int = 0) -> None:
        """Answer each instance; so many questions are still to come then."""
        self.trees = self.clock.again(2)
        self.trees.ties_alone()  # with little time, half of it is for one by one
        for some in self._alike() if self.tolerances.exact else ():
            self._together(some)
        self._shared_out(self._best, to_come)

    def _best(self, workspace: Workspace, n: int, among: float) -> Allocation:
        """The answer of one instance by itself."""
        clock = self.clock.again(among)
        return in_time(workspace.answer(self.problems[n], self.tolerances, clock, self.explain), clock)

    @cached_property
    def _widest_first(self) -> list[int]:
        """The instances' numbers in an order in which an answer settles as many later ones as it can."""

        def width(n: int) -> tuple[float, int, int]:
            instance = self.instances[n]
            bounds = np.concatenate([instance.upper, -instance.lower])
            return (
                float(bounds[np.isfinite(bounds)].sum()),
                int(instance.free.sum()),
                -int(instance.must.sum()),
            )

        return sorted(range(len(self.problems)), key=width, reverse=True)

    def _alike(self) -> list[list[int]]:
        """The numbers of instances with the same points and limits in the same places: trees are shared by
        those.
        """
        alike: dict[tuple[int, bytes], list[int]] = {}
        for n in self._widest_first:
            key = id(self.workspace.compiled(self.problems[n])), self.instances[n].objective.tobytes()
            alike.setdefault(key, []).append(n)
        return [some for some in alike.values() if len(some) > 1]

    def _together(self, numbers: Sequence[int]) -> None:
        """Answer what trees can answer of instances that are alike."""
        compiled, instances = (
            self.workspace.compiled(self.problems[numbers[0]]),
            [self.instances[n] for n in numbers],
        )
        widest = widest_of(instances)
        presolved = self.workspace.presolved(compiled, widest)
        if not presolved.possible or presolved.relax(widest, self.trees) is None:
            return
        pays = len(instances) > _PAIR or cores() > 1
        together = self.effort.together and pays and _alike_but_limits(instances)
        passed_by = None
        if together and not compiled.model.given:
            passed_by = compiled.search.passed_by([presolved.local_instance(one) for one in instances])
        open_ = [o for n in numbers if (o := self._opened(n, compiled, presolved, passed_by)) is not None]
        known = [plan for one in open_ for plan in one.search.tied]
        known += [] if passed_by is None else map(Selection, passed_by.taken())
        for plan in distinct(known):
            spread(plan, open_, presolved)
        if together:
            self._asked_together(open_, compiled, presolved, passed_by)
            return
        with self._one_by_one_beside(open_) as beside:
            while open_ and not self.trees.stopped:
                heads: list[Open] = []
                for one in open_:
                    if len(heads) < self.effort.batch_size and not any(one.follows(head) for head in heads):
                        heads.append(one)
                if beside:
                    heads = sorted(heads, key=Open.hardness)[: max(_FEW, math.ceil(len(heads) / 2))]
                closed = self._in_one_tree(heads, open_, compiled, presolved)
                given_up = any(head not in closed and head.number not in self.answers for head in heads)
                open_ = [one for one in open_ if not self._known(one, closed, compiled)]
                self.bar.update(len(self.answers) - self.bar.n)
                self._tell()
                if given_up:
                    return

    def _asked_together(
        self,
        open_: list[Open],
        compiled: CompiledModel,
        presolved: PresolvedRoot,
        passed_by: PassedBy | None,
    ) -> None:
        """Answer instances that differ in their limits alone, as budgets do, by asking of neighbours in one
        program, a few in each thread.
        """
        while open_ and not self.trees.stopped:
            together = Together(open_, presolved, self.trees, self.effort.batch_ties, passed_by)
            heads: list[Open] = []
            for one in open_:
                if not any(one.follows(head) for head in heads):
                    heads.append(one)
            heads.sort(key=lambda head: head.search.impact)
            count = max(math.ceil(len(heads) / self.effort.together), min(cores(), len(heads)))
            ends = [len(heads) * k // count for k in range(count + 1)]
            with ThreadPoolExecutor(min(cores(), count)) as pool:
                asked = [
                    pool.submit(copy_context().run, together.closed, heads[a:b]) for a, b in pairwise(ends)
                ]
                closed = [head for part in asked for head in part.result()]
            open_ = [one for one in open_ if not self._known(one, closed, compiled)]
            self.bar.update(len(self.answers) - self.bar.n)
            self._tell()
            if len(closed) < len(heads):
                return

    @contextmanager
    def _one_by_one_beside(self, open_: Sequence[Open]) -> Iterator[bool]:
        """Meanwhile, on another core, answer by themselves those that a tree is likely slowest with: whoever
        proves it first, the answer is the same. False where there is no other core.
        """
        if cores() < 2 or len(open_) < 2:
            yield False
            return
        done = threading.Event()
        hardest = sorted(open_, key=Open.hardness, reverse=True)

        def work() -> None:
            if done.wait(self.effort.alone_seconds):
                return
            workspace = self.workspace.sibling()
            for one in hardest:
                if done.is_set() or self.trees.stopped:
                    return
                if one.number not in self.answers:
                    try:
                        with AtOnce(2).one():
                            answer: Answer = self._best(workspace, one.number, 2.0)
                    except InfeasibleError as error:
                        answer = error
                    except TimeLimitError:
                        return
                    self.answers.setdefault(one.number, answer)

        with ThreadPoolExecutor(1) as pool:
            beside = pool.submit(copy_context().run, work)
            try:
                yield True
            finally:
                done.set()
                beside.result()

    def _opened(
        self,
        number: int,
        compiled: CompiledModel,
        presolved: PresolvedRoot,
        passed_by: PassedBy | None,
    ) -> Open | None:
        """An instance with a first plan; None where it is answered already, or none was found."""
        if self.trees.stopped:
            return None
        problem, instance, memory = self.problems[number], self.instances[number], self.workspace.memory
        settled, ceiling = self.workspace.settled(instance, self.tolerances, self.clock)
        if settled is not None:
            self.answers[number] = settled
            return None
        # all the cuts were made for the widest
        once = replace(self.effort, cut_rounds=0, steps_around=self.effort.batch_steps)
        known = [*memory.plans, *map(Selection, () if passed_by is None else passed_by.found.values())]
        backend = HighsBackend(
            presolved, instance, self.trees, self.tolerances, known, once, passed_by=passed_by
        )
        search = Search(
            compiled.model,
            problem,
            instance.objective,
            backend,
            self.trees,
            self.tolerances,
            self.effort,
            bound=min(ceiling, backend.bound),
        )
        search.take_best(backend.plans())
        memory.add(search.tied)
        self._begun[number] = search
        return Open(number, instance, search, backend) if search.best is not None else None

    def _in_one_tree(
        self,
        heads: Sequence[Open],
        open_: Sequence[Open],
        compiled: CompiledModel,
        presolved: PresolvedRoot,
    ) -> list[Open]:
        """Search one tree for several instances; those that nothing is left of."""
        batch = batch_of([head.instance for head in heads], presolved, [head.search.cutoff for head in heads])

        def update() -> None:
            batch.cutoff[:] = [
                math.inf if head.number in self.answers else head.search.cutoff for head in heads
            ]

        def on_incumbent(columns: Ints) -> bool:
            spread(Selection(columns), open_, presolved)
            update()
            return max(len(head.search.tied) for head in heads) <= self.effort.batch_ties

        known = [plan.by_group for plan in distinct(plan for one in open_ for plan in one.search.tied)]
        assert presolved.relaxation is not None
        bound = presolved.branch_and_bound.search(
            presolved.relaxation,
            batch,
            known,
            self.effort.batch_lps + self.effort.batch_lps_each * len(heads),
            _Watched(self.trees, update),
            on_incumbent,
        )
        return [
            head
            for head, b in zip(heads, bound, strict=True)
            if b < head.search.cutoff and head.number not in self.answers
        ]

    def _known(self, one: Open, closed: Sequence[Open], compiled: CompiledModel) -> bool:
        """Answer an instance that is closed, follows one that is, or was settled meanwhile; False where it
        stays open.
        """
        if one.number in self.answers:
            return True
        if any(one is head or one.follows(head) for head in closed):
            one.search.bound = one.search.impact
            answer = stated(one.search, first_by_rule(compiled.model, one.search.tied, one.search.spent))
            self.workspace.remember(compiled, one.instance, one.search, answer)
        else:
            settled, _ = self.workspace.settled(one.instance, self.tolerances, self.clock)
            if settled is None:
                return False
            answer = settled
        self.answers.setdefault(one.number, answer)
        return True

    def _shared_out(self, ask: Callable[[Workspace, int, float], Allocation], to_come: int = 0) -> None:
        """Answer what is left one by one, the widest first, by a workspace in each thread once that is worth
        its while.

        ``ask`` answers the instance of a number in a workspace, of so many that share the time that is left;
        ``to_come``: further ones that will be asked.
        """
        left = [n for n in self._widest_first if n not in self.answers]
        if not left:
            return
        lock, shares = threading.Lock(), [left]

        def taken(share: list[int]) -> int | None:
            """The next of a thread's own share; where it is used up, of the further half of the longest."""
            with lock:
                if not share:
                    longest = max(shares, key=len)
                    middle = len(longest) // 2
                    share[:], longest[middle:] = longest[middle:], []
                return share.pop(0) if share and not self.clock.stopped else None

        def answer(workspace: Workspace, share: list[int], until: float = math.inf) -> None:
            while time.perf_counter() < until and (n := taken(share)) is not None:
                among = (1 + sum(map(len, shares)) + to_come) / len(shares)
                try:
                    self.answers[n] = ask(workspace, n, among)
                except (InfeasibleError, TimeLimitError) as error:
                    self.answers[n] = error
                except BaseException:
                    for some in shares:
                        some.clear()  # nobody goes on
                    raise
                with lock:
                    self.bar.update()
                    self._tell()

        with suppress(KeyboardInterrupt):
            answer(self.workspace, shares[0], time.perf_counter() + self.effort.alone_seconds)
            # with a looser gap several answers will do, and which one is found must not hang on which thread
            # was first
            others = max(0, min(cores(), len(shares[0])) - 1) if self.tolerances.exact else 0
            shares += [[] for _ in range(others)]
            with ThreadPoolExecutor(others + 1) as pool, AtOnce(others + 1).one():
                elsewhere = [
                    pool.submit(copy_context().run, answer, self.workspace.sibling(), share)
                    for share in shares[1:]
                ]
                answer(self.workspace, shares[0])
                for other in elsewhere:
                    other.result()


def _alike_but_limits(instances: Sequence[Instance]) -> bool:
    """Whether the same candidates may be chosen in all, and the same initiatives must be: these are alike
    enough to be one program. Where one is held in or out, trees are as soon done.
    """
    first, groups = instances[0], len(instances[0].must)
    return all(
        np.array_equal(one.free, first.free)
        and np.array_equal(one.must, first.must)
        and np.array_equal(one.upper[:groups], first.upper[:groups])
        for one in instances
    )
