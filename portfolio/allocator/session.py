"""A case kept built in the solver: asked again with other limits, points or locks, each answer as proven as the first."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from portfolio.allocation import Allocation
from portfolio.allocator.engine import HighsEngine, columns_of, family_of, values_of
from portfolio.allocator.question import Built, Question, Region
from portfolio.allocator.search import FINEST, Aim, Search
from portfolio.allocator.ties import first_by_rule
from portfolio.case import Case
from portfolio.errors import InfeasibleError, SolverError
from portfolio.feasibility import breaches
from portfolio.problem import Problem
from portfolio.solver.watch import Progress, Watch
from portfolio.valuation import Floats, Ints

_REGIONS = 4
"""How many sets of limits are remembered with what follows from them."""
_POOL = 64
"""How many good plans are remembered as starts, and how many answers."""
_SHORT = 300
"""Steps of local search for one of many questions: half of it from a plan that another one found."""
_CHUNK = 128
"""So many questions share a tree."""
_EACH = 400
"""So many relaxations a tree of many questions may solve for each of them."""


class Session:
    """A case kept in the solver and asked again: under other limits, points and locks, each answer as proven as the first.

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
        self._built: dict[bytes, Built] = {}
        self._regions: OrderedDict[tuple[bytes, bytes], Region] = OrderedDict()
        self._pool: OrderedDict[bytes, Ints] = OrderedDict()
        self._answers: list[tuple[Question, Aim, Allocation]] = []

    def allocate(
        self,
        problem: Problem,
        gap: float = 1e-6,
        time_limit: float | None = None,
        on_progress: Progress | None = None,
        *,
        began: float | None = None,
    ) -> Allocation:
        """See :func:`portfolio.allocate`; ``problem`` is one on this session's case."""
        if problem.case is not self.case and problem.case != self.case:
            raise SolverError(f"problem: must be on this session's case; found one on {problem.case!r}. Open a session for that case.")
        began = time.perf_counter() if began is None else began
        watch = Watch(began, math.inf if time_limit is None else began + time_limit, on_progress)
        aim = Aim(gap)
        with watch.catching_interrupts():
            built = self._model(problem)
            question = built.question(problem)
            settled, ceiling = self._settled(question, aim)
            if settled is not None and not breaches(problem, settled.choices):
                return replace(settled, problem=problem, seconds=time.perf_counter() - began)
            engine = HighsEngine(self._region(built, question), question, watch, aim, list(self._pool.values()))
            search = Search(built.model, problem, question.objective, engine, watch, aim, bound=ceiling)
            answer = answered(search)
        self._remember(built, question, search, answer)
        return answer

    def allocate_all(self, problems: Sequence[Problem], gap: float = 1e-6) -> list[Allocation | InfeasibleError]:
        """Many questions at once, each answered as :meth:`allocate` would: sooner, since what closes one mostly closes others.

        Parameters
        ----------
        problems : sequence of Problem
            On this session's case: other budgets, locks, weights.

        Returns
        -------
        list
            For each problem its allocation, or the error that says why there is none.

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
        from tqdm.auto import tqdm

        watch, aim = Watch(time.perf_counter()), Aim(gap)
        answers: dict[int, Allocation | InfeasibleError] = {}
        with watch.catching_interrupts():
            alike: dict[int, list[int]] = {}
            if aim.exact and len(problems) > 1:
                for n, problem in enumerate(problems):
                    alike.setdefault(id(self._model(problem)), []).append(n)
            for some in alike.values():
                for chunk in (some[k : k + _CHUNK] for k in range(0, len(some), _CHUNK)):
                    if not self._together([problems[n] for n in chunk], chunk, aim, watch, answers):
                        break  # too hard for one tree: each for itself
        if watch.interrupted:
            raise KeyboardInterrupt
        for n in tqdm([n for n in range(len(problems)) if n not in answers], desc="allocate", delay=2, leave=False, disable=None):
            try:
                answers[n] = answer = self.allocate(problems[n], gap)
            except InfeasibleError as error:
                answers[n] = error
                continue
            if answer.stopped == "interrupt":
                raise KeyboardInterrupt
        return [answers[n] for n in range(len(problems))]

    def _together(
        self, problems: Sequence[Problem], numbers: Sequence[int], aim: Aim, watch: Watch, answers: dict[int, Allocation | InfeasibleError]
    ) -> bool:
        """Answer what one tree settles of problems with limits in the same places, by their number; False where it was too much for it."""
        built = self._model(problems[0])
        questions = [built.question(problem) for problem in problems]
        widest = replace(
            questions[0],
            lower=np.stack([q.lower for q in questions]).min(axis=0),
            upper=np.stack([q.upper for q in questions]).max(axis=0),
            free=np.any([q.free for q in questions], axis=0),
            must=np.all([q.must for q in questions], axis=0),
        )
        region = self._region(built, widest)
        if not region.possible or region.relax(widest, watch) is None:
            return True
        open_: list[tuple[int, Question, Search]] = []
        for n, problem, question in zip(numbers, problems, questions, strict=True):
            settled, ceiling = self._settled(question, aim)
            if settled is not None and not breaches(problem, settled.choices):
                answers[n] = replace(settled, problem=problem, seconds=time.perf_counter() - watch.began)
                continue
            engine = HighsEngine(region, question, watch, aim, list(self._pool.values()), rounds=0)
            search = Search(built.model, problem, question.objective, engine, watch, aim, bound=min(ceiling, engine.bound))
            search.take_best(engine.plans(steps=_SHORT))
            self._pool |= {columns.tobytes(): columns for columns in (columns_of(built.program, p) for p in search.tied)}
            if search.best is not None:
                open_.append((n, question, search))
        if not open_ or region.relaxation is None:
            return True
        family = family_of([q for _, q, _ in open_], region, [s.needed for _, _, s in open_])

        def found(columns: Ints) -> bool:
            chosen = values_of(built.program, columns)
            for k, (_, question, search) in enumerate(open_):
                if region.admits(question, chosen[None, : built.program.count])[0] and search.worth(chosen) >= search.least:
                    search.take(chosen)
                    family.needed[k] = search.needed
            return True

        known = [columns_of(built.program, plan) for _, _, search in open_ for plan in search.tied]
        for columns in known:
            found(columns)
        bound = region.tree.search(region.relaxation, family, known, _EACH * len(open_), watch, found)
        for k, (n, question, search) in enumerate(open_):
            if bound[k] < family.needed[k] and not search.many:
                search.bound = search.impact
                answers[n] = answer = stated(search, first_by_rule(built.model, search.tied))
                self._remember(built, question, search, answer)
        return bool((bound < family.needed).all())

    def _remember(self, built: Built, question: Question, search: Search, answer: Allocation) -> None:
        for plan in search.tied:
            columns = columns_of(built.program, plan)
            self._pool[columns.tobytes()] = columns
        while len(self._pool) > _POOL:
            self._pool.popitem(last=False)
        self._answers = [*self._answers[-_POOL:], (question, search.aim, answer)]

    def _settled(self, question: Question, aim: Aim) -> tuple[Allocation | None, float]:
        """An earlier answer that may settle the question, and the least bound that earlier ones prove for it.

        Where the limits were wider and no candidate was missing, nothing better than then is possible now; and the plan
        of then, if it still holds, is the answer: the rule picks the same one of fewer tied plans.
        """
        settled, ceiling = None, math.inf
        for earlier, its_aim, answer in self._answers:
            if question.within(earlier):
                ceiling = min(ceiling, answer.bound)
                if answer.status == "optimal" and aim.exact and its_aim.exact and aim.least(1.0) == its_aim.least(1.0):
                    settled = answer
        return settled, ceiling

    def _model(self, problem: Problem) -> Built:
        """The model of the case; where other periods are without a limit it is another one."""
        limited = np.isfinite(problem.limits(sorted(self.case.table("resources")["resource"])))
        key = limited.tobytes()
        if key not in self._built:
            self._built[key] = Built(problem)
        return self._built[key]

    def _region(self, built: Built, question: Question) -> Region:
        groups = built.program.groups
        key = (question.upper[groups:].tobytes(), question.lower[groups:].tobytes())
        if key not in self._regions:
            self._regions[key] = Region(built, question)
            while len(self._regions) > _REGIONS:
                self._regions.popitem(last=False)
        self._regions.move_to_end(key)
        return self._regions[key]


def answered(search: Search) -> Allocation:
    """Run a search and state what it found, or why there is nothing."""
    values, watch = search.run(), search.watch
    if values is not None:
        return stated(search, values)
    if watch.interrupted:
        raise KeyboardInterrupt
    if search.stopped:
        raise SolverError(f"no plan was found within the time limit of {watch.deadline - watch.began:.3g} s. Allow more time.")
    raise InfeasibleError(_infeasible(search.problem))


def stated(search: Search, values: Floats) -> Allocation:
    """A plan of a search as the allocation, with what is proven of it."""
    impact = search.worth(values)
    bound = max(search.bound, impact)
    if bound - impact <= 1e-12 * max(1.0, abs(impact)):
        bound = impact  # sums that cancel out differ by their rounding
    reached = (bound - impact) / max(abs(impact), 1e-9)
    return Allocation(
        problem=search.problem,
        choices=tuple(search.choices(values)),
        status="optimal" if not search.stopped and reached <= max(search.aim.gap, FINEST) else "feasible",
        impact=impact,
        bound=bound,
        gap=reached,
        seconds=time.perf_counter() - search.watch.began,
        stopped=search.stopped,
    )


def _infeasible(problem: Problem) -> str:
    """What is demanded, by name, and the contradictions that show without solving."""
    case = problem.case
    musts = [i for i, must in zip(case.table("initiatives")["initiative"], case.table("initiatives")["mandatory"], strict=True) if must]
    decided = {row["initiative"]: row["decision"] for row in case.table("decisions")}
    demanded = dict.fromkeys(musts, "mandatory") | {i: "decided fund" for i, d in decided.items() if d == "fund"}
    demanded |= {i: "held in" for i, held in problem.locks.items() if held}
    clashes = [f"{i} is {demanded[i]} and rejected" for i, d in decided.items() if d == "reject" and i in demanded]
    clashes += [f"{i} is {demanded[i]} and held out" for i, held in problem.locks.items() if not held and i in demanded]
    for row in case.table("relations"):
        if row["relation"] == "excludes" and {row["initiative"], row["other"]} <= demanded.keys():
            clashes.append(f"{row['initiative']} and {row['other']} exclude each other and are both demanded")
    clashes += [f.problem for f in case.doubts if "all by itself" in f.problem and f.problem.split(" / ")[0] in demanded]
    floors = [f"{b['measure']} of {b['by']} {b['bucket']} ≥ {b['min']:g}" for b in case.table("buckets") if b["min"]]
    demands = "; ".join([*(f"{i} ({why})" for i, why in sorted(demanded.items())), *floors]) or "the limits themselves"
    said = "no portfolio meets every limit and demand at once. "
    return said + (f"{'; '.join(clashes)}. " if clashes else "") + f"Demanded: {demands}. Drop one, or relax a limit."
