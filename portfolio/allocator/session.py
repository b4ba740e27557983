"""A case kept built in the solver: asked again with other limits, points or locks, each answer as proven as the first."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

import highspy
import numpy as np
import pulp

from portfolio.allocation import Allocation
from portfolio.allocator.model import build, capacities, held
from portfolio.allocator.search import FINEST, TIE, Aim, Search
from portfolio.allocator.ties import differs
from portfolio.case import Case
from portfolio.errors import InfeasibleError, SolverError
from portfolio.problem import Problem
from portfolio.solver.local_search import Asked, LocalSearch, Worth
from portfolio.solver.mip import Answer, Mip
from portfolio.solver.program import Bools, Extra, Program
from portfolio.solver.relaxation import Relaxation
from portfolio.solver.strengthening import Strengthening
from portfolio.solver.tree import Outcome, Tree
from portfolio.solver.watch import Progress, Watch
from portfolio.valuation import Floats, Ints

_REGIONS = 4
"""How many sets of limits are remembered with what follows from them."""
_POOL = 64
"""How many good plans are remembered as starts."""
_MOST = 120
"""So many relaxations the tree may solve before HiGHS is asked; fewer where they are large."""


@dataclass(frozen=True, eq=False)
class Question:
    """A problem in the program's terms: what is maximised, the rows' bounds, the candidates, the musts."""

    problem: Problem
    objective: Floats
    points: Floats
    lower: Floats
    upper: Floats
    free: Bools
    must: Bools


class Built:
    """The model of one case, handed over once, and how a problem on the case changes it."""

    def __init__(self, problem: Problem) -> None:
        self.model = build(problem)
        hand_over = pulp.HiGHS(msg=False)
        hand_over.createAndConfigureSolver(self.model.program)
        hand_over.buildSolverModel(self.model.program)
        self.program = Program(cast(highspy.Highs, self.model.program.solverModel), self.model.ways.owner)
        numbers, ways = self.model.numbers, self.model.ways
        deliveries = np.arange(int(ways.delivery.max(initial=0)) + 1)
        worth = Worth(
            numbers.gains(ways.option, ways.start),
            numbers.stretch,
            numbers.linear,
            numbers.pairs,
            numbers.pair_gain,
            ways.delivery,
            numbers.counted(deliveries),
        )
        self.search = LocalSearch(self.program, worth)
        self.must, self.free = self._demanded(problem.case)

    def _demanded(self, case: Case) -> tuple[Bools, Bools]:
        """Which initiatives are mandatory or decided, and which candidates the decisions leave."""
        numbers, ways = self.model.numbers, self.model.ways
        place = {name: i for i, name in enumerate(numbers.initiatives)}
        must, free = np.zeros(len(place), dtype=bool), np.ones(len(ways.option), dtype=bool)
        table = case.table("initiatives")
        for name, mandatory in zip(table["initiative"], table["mandatory"], strict=True):
            must[place[name]] |= bool(mandatory)
        for row in case.table("decisions"):
            i = place[row["initiative"]]
            must[i] |= row["decision"] == "fund"
            for c in ways.of(i):
                same = row["option"] in (None, numbers.options[ways.option[c]][1]) and row["start"] in (None, case.periods[ways.start[c]])
                free[c] &= same and row["decision"] == "fund"
        return must, free

    def question(self, problem: Problem) -> Question:
        """A problem on the same case, with limits in the same places."""
        program, model = self.program, self.model
        lower, upper = program.lower.copy(), program.upper.copy()
        low, high = held(model.numbers, problem)
        lower[: program.groups] = np.where(low > 0, low, -np.inf)
        upper[: program.groups] = high
        bounds = capacities(model.needs, problem.limits(model.needs.resources))
        for (r, t), row in model.limit_rows.items():
            upper[row] = bounds[r, t]
        lower, upper = program.rows.bounds(lower, upper)
        return Question(
            problem=problem,
            objective=model.impact(problem),
            points=model.numbers.points(problem.weights),
            lower=lower,
            upper=upper,
            free=self.free & (high > 0)[program.owner],
            must=self.must | (low > 0),
        )


class Region:
    """What follows from one set of limits, whatever is maximised and whatever is held in or out."""

    def __init__(self, built: Built, question: Question) -> None:
        self.built, program = built, built.program
        lower, upper = question.lower.copy(), question.upper.copy()
        lower[: program.groups], upper[: program.groups] = -np.inf, 1.0
        self.rows = Strengthening(program, lower, upper, built.free, built.must)
        self.possible = self.rows.possible
        if not self.possible:
            return
        self.rows.prepare()
        self.lower, self.upper = self.rows.upper(lower, upper)
        self.conflicts = self.rows.conflicts()
        self.tree = Tree(self.rows)
        self.relaxation: Relaxation | None = None
        self.duals: Floats | None = None

    def relax(self, question: Question, watch: Watch, rounds: int = 8) -> Relaxation | None:
        """The relaxation of a question within these limits, with cuts added while they help; None where there is no solution."""
        program = self.built.program
        lower, upper = program.column_lower, program.column_upper.copy()
        upper[: program.count] = np.where(question.free & self.rows.free, upper[: program.count], 0.0)
        groups = np.arange(program.groups)
        if self.relaxation is None:
            self.relaxation = Relaxation(program, question.objective, self.lower, self.upper, lower, upper)
        relaxation = self.relaxation
        relaxation.maximise(question.objective)
        relaxation.restrict(lower, upper)
        relaxation.limit(groups, question.lower[: program.groups], question.upper[: program.groups])
        if not relaxation.solve():
            return None
        if self.duals is None:
            self.duals = relaxation.duals  # before cuts take their part
        for _ in range(rounds):
            if watch.stopped:
                break
            before, x = relaxation.value, relaxation.x[: program.count]
            cuts = self.rows.cliques(self.conflicts, x) + self.rows.covers(x)
            if not cuts:
                break
            relaxation.add(cuts)
            if not relaxation.solve():
                return None
            if before - relaxation.value <= 1e-4 * abs(before):
                break
        return relaxation

    def asked(self, question: Question) -> Asked:
        """The question as local search takes it."""
        search = self.built.search
        duals = self.duals if self.duals is not None else np.zeros(len(question.lower))
        return Asked(
            search.bounds(self.lower, self.upper),
            search.prices(duals, question.points),
            question.points,
            question.free & self.rows.free,
            question.must,
        )


class HighsEngine:
    """One question put to HiGHS: a bound and good plans at once, then whether there is anything better."""

    def __init__(self, region: Region, question: Question, watch: Watch, aim: Aim) -> None:
        self.region, self.question, self.watch, self.aim = region, question, watch, aim
        self._relaxation = region.relax(question, watch) if region.possible else None
        self._root = None if self._relaxation is None else _Root(self._relaxation)
        self._most = 0 if self._root is None else min(_MOST, _MOST * 200 // region.built.program.count)
        self._left, self._needed = 0, -math.inf
        self._least = -math.inf
        self._mip: Mip | None = None

    @property
    def bound(self) -> float:
        """No portfolio is worth more: from the relaxation, −inf where it has no solution."""
        return self._root.value if self._root is not None else -math.inf

    def plans(self, start: Ints | None = None, steps: int = 600) -> list[Ints]:
        """Feasible plans by local search, best first."""
        if self._root is None:
            return []
        program, asked = self.region.built.program, self.region.asked(self.question)
        if start is None:
            start = _rounded(program, self._root.x)
        found = self.region.built.search.run(asked, start, steps, lambda: bool(self.watch.stopped))
        nothing = [] if self.question.must.any() else [np.full(program.groups, -1)]
        return found + nothing

    def ask(
        self,
        objective: Floats,
        *,
        better_than: float = -math.inf,
        beside: Sequence[Floats] = (),
        extra: Sequence[Extra] = (),
        least: float = -math.inf,
        first: bool = False,
        found: Callable[[Floats], float | None] | None = None,
    ) -> Answer:
        """See :class:`portfolio.allocator.search.Engine`."""
        program, bound = self.region.built.program, math.inf
        impact = objective is self.question.objective
        if better_than > self._needed:
            self._needed, self._left = better_than, self._most
        if impact and first and not extra and math.isfinite(better_than) and self._left > 0:
            told: list[Floats] = []

            def tell(columns: Ints) -> float | None:
                told.append(_values(program, columns))
                best = found(told[-1]) if found is not None else None
                return None if best is None else self.aim.needed(best)

            outcome = self._branch(better_than, [_columns(program, plan) for plan in beside], tell)
            if outcome.proven:
                return Answer(None, outcome.bound, True)
            bound, better_than = outcome.bound, max(better_than, outcome.better_than)
            if outcome.columns is not None:
                return Answer(told[-1], bound, False)
            self.watch.tell(bound=bound)
            beside, least = [*beside, *told], max(least, better_than)
        if self._mip is None or least > self._least:
            self._least, self._mip = least, self._whole(least)
        rows = [*extra, *(differs(self.region.built.model, plan) for plan in beside)]
        tied = better_than + 3 * TIE * max(1.0, abs(better_than)) if self.aim.exact else -math.inf

        def improved(values: Floats) -> bool:
            # HiGHS goes on from a plan that surpasses all, unless a better one was found around it
            best = None if found is None else found(values)
            worth = float(objective @ values)
            return best is not None and worth > tied and worth >= best - TIE * max(1.0, abs(best))

        gap = 0.0 if self.aim.exact or not impact else self.aim.gap
        answer = self._mip.ask(
            objective, better_than=better_than, extra=rows, gap=gap, found=improved if first else None, watch=self.watch, impact=impact
        )
        return replace(answer, bound=min(answer.bound, bound))

    def _branch(self, better_than: float, known: Sequence[Ints], found: Callable[[Ints], float | None]) -> Outcome:
        """The question put to the tree: soon settled, or left open for good."""
        region, question, root = self.region, self.question, self._root
        assert self._relaxation is not None
        assert root is not None
        free = question.free & region.rows.free & root.worth(better_than)
        outcome = region.tree.search(self._relaxation, free, question.must, better_than, known, self._left, self.watch, found)
        self._left, self._needed = region.tree.left, outcome.better_than
        return outcome

    def _whole(self, least: float) -> Mip:
        """The program with whole numbers, without the columns that no portfolio worth at least ``least`` can hold."""
        question, region, program, root = self.question, self.region, self.region.built.program, self._root
        upper, free, low, up, cuts = program.column_upper.copy(), question.free, question.lower, question.upper, []
        if root is not None:
            free = free & region.rows.free & root.worth(least)
            low, up = region.lower.copy(), region.upper.copy()
            low[: program.groups], up[: program.groups] = question.lower[: program.groups], question.upper[: program.groups]
            cuts = [c for c in root.cuts if c.coefficients @ root.x[c.columns] > c.bound - 0.05]
        upper[: program.count] *= free
        return Mip(program, low, up, cuts, program.column_lower, upper)

    def second_opinion(self) -> None:
        """Ask without anything that was inferred, and by other means: the last answer was too grave to be taken on one word."""
        self._root, self._most = None, 0
        self._least, self._mip = math.inf, self._whole(-math.inf)
        self._mip.distrust()


class _Root:
    """What the relaxation of a question said, kept while the tree asks it for parts of the question."""

    def __init__(self, relaxation: Relaxation) -> None:
        self.value, self.x, self.cuts = relaxation.value, relaxation.x, list(relaxation.cuts)
        self._cost = np.minimum(relaxation.reduced[: relaxation.program.count], 0.0)

    def worth(self, least: float) -> Bools:
        """The columns that a portfolio worth at least ``least`` can hold: taking one costs its reduced cost."""
        return self.value + self._cost >= least


def _columns(program: Program, values: Floats) -> Ints:
    """A plan as a column a group, −1 for none."""
    columns = np.full(program.groups, -1)
    chosen = np.flatnonzero(values[: program.count] > 0.5)
    columns[program.owner[chosen]] = chosen
    return columns


def _values(program: Program, columns: Ints) -> Floats:
    """A plan as the values of all columns, of which only yes/no ones are set."""
    values = np.zeros(program.columns)
    values[columns[columns >= 0]] = 1.0
    return values


def _rounded(program: Program, x: Floats) -> Ints:
    """The groups that the relaxation funds by more than half, each in its largest column."""
    start = np.full(program.groups, -1)
    for g in range(program.groups):
        inside = x[program.first[g] : program.first[g + 1]]
        if inside.max(initial=0.0) > 0.5:
            start[g] = program.first[g] + int(inside.argmax())
    return start


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
        began = time.perf_counter() if began is None else began
        watch = Watch(began, math.inf if time_limit is None else began + time_limit, on_progress)
        with watch.catching_interrupts():
            built = self._model(problem)
            question = built.question(problem)
            engine = HighsEngine(self._region(built, question), question, watch, Aim(gap))
            return answered(Search(built.model, problem, question.objective, engine, watch, Aim(gap)))

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
    values = search.run()
    problem, watch = search.problem, search.watch
    if values is None:
        if watch.interrupted:
            raise KeyboardInterrupt
        if search.stopped:
            raise SolverError(f"no plan was found within the time limit of {watch.deadline - watch.began:.3g} s. Allow more time.")
        raise InfeasibleError(_infeasible(problem))
    impact = search.worth(values)
    bound = max(search.bound, impact)
    reached = (bound - impact) / max(abs(impact), 1e-9)
    return Allocation(
        problem=problem,
        choices=tuple(search.choices(values)),
        status="optimal" if not search.stopped and reached <= max(search.aim.gap, FINEST) else "feasible",
        impact=impact,
        bound=bound,
        gap=reached,
        seconds=time.perf_counter() - watch.began,
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
