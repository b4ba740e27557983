"""A case compiled for the solver once, and what each problem on it changes: bounds, points, candidates."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from portfolio.allocator.candidates import left_by
from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.linear_model import Model
from portfolio.allocator.local_search import Between, Guard, LocalInstance, LocalSearch, ValueTerms
from portfolio.allocator.milp import build, capacities, gained_at_most, held
from portfolio.arrays import Bools, Floats
from portfolio.case.case import Case
from portfolio.model.constraints import Kind
from portfolio.model.problem import Problem
from portfolio.model.reference import Lines
from portfolio.progress import Clock
from portfolio.solver.branch_and_bound import BranchAndBound
from portfolio.solver.cuts import cliques, conflict_graph, covers
from portfolio.solver.presolve import Presolve
from portfolio.solver.program import Program
from portfolio.solver.relaxation import Relaxation
from portfolio.tables.relations import Decided

_LITTLE_GAIN = 1e-4
"""A round of cuts that lowers the bound by a smaller share is the last: the next ones mostly lower it less.
"""

_WHOLE = 1e-6
"""What a count of steps in the relaxation may be short of a whole number."""
_LP_SHARE = 0.6
"""Share of the time left that the relaxation may take each time: there is to be a plan as well."""


@dataclass(frozen=True, eq=False)
class Instance:
    """A problem in the program's terms: what is maximised, the rows' bounds, the candidates, the musts.

    ``limited`` says in which periods resources have a limit, ``rows`` how many rows there are beside those
    that hold whichever initiatives overrun: these come last, as their columns do.
    """

    problem: Problem
    limited: bytes
    rows: int
    objective: Floats
    points: Floats
    lower: Floats
    upper: Floats
    free: Bools
    must: Bools

    def within(self, other: Instance) -> bool:
        """Whether every portfolio that this one admits is admitted, and worth the same, by the other."""
        rows, columns = self.rows, min(len(self.objective), len(other.objective))
        return (
            self.problem.level == other.problem.level
            and self.problem.overruns >= other.problem.overruns
            and kept_lines(self.problem) == kept_lines(other.problem)
            and (self.rows, self.limited) == (other.rows, other.limited)
            and np.array_equal(self.objective[:columns], other.objective[:columns])
            and bool((self.upper[:rows] <= other.upper[:rows]).all())
            and bool((self.lower[:rows] >= other.lower[:rows]).all())
            and not (self.free & ~other.free).any()
            and not (other.must & ~self.must).any()
        )


def kept_lines(problem: Problem) -> Lines | None:
    """The plan of which few lines may change: whichever it is, it has one row."""
    return None if problem.kept is None else problem.kept.lines


def compiled_program(model: Model) -> Program:
    """The model's rows and columns as the solver's arrays."""
    rows, columns = model.rows, model.columns
    return Program(
        start=np.concatenate([[0], np.cumsum([len(r.columns) for r in rows])]).astype(np.int64),
        index=np.concatenate([r.columns for r in rows]),
        value=np.concatenate([r.coefficients for r in rows]),
        lower=np.array([-np.inf if r.sense == "<=" else r.bound for r in rows]),
        upper=np.array([np.inf if r.sense == ">=" else r.bound for r in rows]),
        column_lower=np.array([c.low for c in columns], dtype=float),
        column_upper=np.array([c.high for c in columns], dtype=float),
        integer=np.array([c.whole for c in columns], dtype=bool),
        owner=model.ways.owner,
    )


class CompiledModel:
    """The model of one case as the solver's program, and how a problem on the case changes it."""

    def __init__(self, problem: Problem) -> None:
        # when one may start is for each instance to say
        self.model = build(replace(problem, earliest={}))
        self.program = compiled_program(self.model)
        numbers, ways = self.model.numbers, self.model.ways
        delivered = numbers.delivered(ways.option, ways.start)
        last = int(delivered.max(initial=0))
        counted = numbers.counted(np.arange(last + 1))
        terms = ValueTerms(
            self.model.gains,
            numbers.attainment,
            numbers.pairs,
            numbers.pair_gain,
            np.where(numbers.works[ways.option], delivered, last + 1),  # what failed is never delivered
            np.vstack([counted, np.zeros_like(counted[:1])]),
        )
        guard = Guard(problem.overruns, self.model.deviations)
        self.search = LocalSearch(self.program, terms, guard, self._between())
        self.must, self.free = self._demanded(problem.case)

    def _between(self) -> Between | None:
        """What means give to each other, for local search; None where they do not."""
        model = self.model
        if not model.given:
            return None
        columns = np.array([column for column, _ in model.given.values()], dtype=np.int64)
        rows = [(row, model.limit_rows.get(place, -1)) for place, row in model.moved_rows.items()]
        return Between(columns, rows)

    def _demanded(self, case: Case) -> tuple[Bools, Bools]:
        """Which initiatives are mandatory or decided, and which candidates the decisions leave."""
        numbers, ways = self.model.numbers, self.model.ways
        place = numbers.initiative_index
        must, free = np.zeros(len(place), dtype=bool), np.ones(len(ways.option), dtype=bool)
        table = case.table("initiatives")
        for name, mandatory in zip(table["initiative"], table["mandatory"], strict=True):
            must[place[name]] |= bool(mandatory)
        for row in case.table("decisions"):
            i, funds = place[row["initiative"]], Decided(row["decision"]).funds
            must[i] |= funds
            left = left_by(numbers, ways, row) if funds else []
            free[[c for c in ways.of(i) if c not in left]] = False
        return must, free

    def instance(self, problem: Problem) -> Instance:
        """A problem on the same case, with limits in the same places."""
        program, model = self.program, self.model
        lower, upper = program.lower.copy(), program.upper.copy()
        low, high = held(model.numbers, problem)
        lower[: program.groups] = np.where(low > 0, low, -np.inf)
        upper[: program.groups] = high
        amounts = problem.limits(model.needs.resources)
        bounds, wider = capacities(model.needs, amounts), gained_at_most(problem, amounts)
        for (r, t), row in model.rows_of_limits:
            upper[row] = bounds[r, t]
        for (r, t), row in model.limit_rows.items():
            upper[row] += wider[r, t]
        if problem.kept is not None:
            ((row,),) = model.rows_of[Kind.CHANGES].values()
            upper[row] = problem.kept.changes - len(problem.kept.lines)
        lower, upper = program.rows.bounds(lower, upper)
        free = self.free & (high > 0)[program.owner]
        for initiative, period in problem.earliest.items():
            own = np.array(model.ways.of(model.numbers.initiative_index[initiative]), dtype=np.int64)
            free[own] &= model.ways.start[own] >= problem.case.period_index[period]
        return Instance(
            problem=problem,
            limited=np.isfinite(amounts).tobytes(),
            rows=model.unprotected,
            objective=model.impact(problem),
            points=problem.points,
            lower=lower,
            upper=upper,
            free=free,
            must=self.must | (low > 0),
        )

    def of_limits(self, duals: Floats) -> Floats:
        """Duals with what the rows that count what is given say, at the rows of the same limits without."""
        model, factor, found = self.model, self.program.rows.factor, duals.copy()
        for place, row in model.limit_rows.items():
            if place in model.moved_rows:
                moved = model.moved_rows[place]
                found[row] += duals[moved] * factor[moved] / factor[row]
        return found

    def with_given(self, instance: Instance, upper: Floats, values: Floats) -> Floats:
        """The rows' upper bounds where just so much is given as the columns say, in whole steps: what local
        search goes by, whose moves are of binary variables alone.
        """
        model, program = self.model, self.program
        held = np.zeros(program.columns)
        for column, _ in model.given.values():
            value = float(values[column])
            held[column] = math.floor(value + _WHOLE) if program.integer[column] else value
        amounts = instance.problem.limits(model.needs.resources)
        bounds = capacities(model.needs, amounts)
        plain = np.full(len(upper), np.inf)
        for place, row in [*model.moved_rows.items(), *model.protected_rows.items()]:
            columns = model.rows[row].columns
            own = columns >= program.count
            moved = float(model.rows[row].coefficients[own] @ held[columns[own]])
            plain[row] = bounds[place] - moved
            if place in model.limit_rows and row == model.moved_rows.get(place):
                plain[model.limit_rows[place]] = bounds[place] - moved
        _, scaled = program.rows.bounds(np.full(len(upper), -np.inf), plain)
        return np.minimum(upper, scaled)

    def alone(self, instance: Instance, bound: Floats) -> Floats:
        """Local search's bounds of an instance where nothing is given, to the last digit."""
        model, factor, search = self.model, self.program.rows.factor, self.search
        bounds = capacities(model.needs, instance.problem.limits(model.needs.resources))
        place = {row: n for n, row in enumerate(search.above.tolist())}
        found, further = bound.copy(), search.without_entries
        for at, row in model.moved_rows.items():
            own = model.limit_rows.get(at, -1)
            if own >= 0:
                found[place[own]] = bounds[at] * factor[own]
            else:
                found[further] = bounds[at] * factor[row]
                further += 1
        for n, row in enumerate(search.guarded.tolist()):
            found[search.unguarded + n] = instance.upper[row]
        return found


class PresolvedRoot:
    """What follows from one set of limits, whatever is maximised and whatever is held in or out."""

    def __init__(self, compiled: CompiledModel, instance: Instance) -> None:
        self.compiled, program = compiled, compiled.program
        lower, upper = instance.lower.copy(), instance.upper.copy()
        lower[: program.groups], upper[: program.groups] = -np.inf, 1.0
        self.presolve = Presolve(program, lower, upper, compiled.free, compiled.must)
        self.possible = self.presolve.possible
        if not self.possible:
            return
        self.presolve.prepare()
        self.lower, self.upper = self.presolve.tightened(lower, upper)
        self.conflicts = conflict_graph(self.presolve)
        self.branch_and_bound = BranchAndBound(self.presolve, instance.problem.magnitude)
        self.relaxation: Relaxation | None = None
        self.duals: Floats | None = None
        self.given: Floats | None = None

    def relax(self, instance: Instance, clock: Clock, effort: Effort = STANDARD) -> Relaxation | None:
        """The LP relaxation of an instance within these limits, with cuts added while they help; None where
        there is no solution.
        """
        program = self.compiled.program
        lower, upper = program.column_lower, program.column_upper.copy()
        upper[: program.count] = np.where(instance.free & self.presolve.free, upper[: program.count], 0.0)
        if self.relaxation is None:
            self.relaxation = Relaxation(program, instance.objective, self.lower, self.upper, lower, upper)
        relaxation = self.relaxation
        relaxation.maximise(instance.objective)
        relaxation.restrict(lower, upper)
        relaxation.limit(np.arange(len(instance.upper)), *self.limits(instance))
        if not relaxation.solve(seconds=_LP_SHARE * clock.left, go_on=clock.goes_on):
            return None
        if self.duals is None:
            self.duals = relaxation.program_duals  # before cuts take their part
        if self.compiled.model.given:
            self.given = relaxation.x
        # cuts are read off a solution: what a relaxation that the clock ended has for one breaks any
        for _ in range(effort.cut_rounds):
            if clock.stopped or not relaxation.finished:
                break
            before, x = relaxation.value, relaxation.x[: program.count]
            cuts = cliques(self.presolve.free, self.conflicts, x) + covers(self.presolve.knapsacks, x)
            if not cuts:
                break
            relaxation.add(cuts)
            if not relaxation.solve(seconds=_LP_SHARE * clock.left, go_on=clock.goes_on):
                return None
            if relaxation.value > before:
                relaxation.value = before  # the clock ended it first
            if before - relaxation.value <= _LITTLE_GAIN * abs(before):
                break
        return relaxation

    def limits(self, instance: Instance) -> tuple[Floats, Floats]:
        """The rows' bounds for an instance within these limits, with the capacities that can be filled."""
        return np.maximum(instance.lower, self.lower), np.minimum(instance.upper, self.upper)

    def admits(self, instance: Instance, chosen: Floats) -> Bools:
        """Which plans, a row of binary variables each, an instance within these limits seems to admit."""
        presolve, program = self.presolve, self.compiled.program
        lower, upper = self.limits(instance)
        bound = np.where(presolve.sign > 0, upper[presolve.source], -lower[presolve.source])
        funded = np.add.reduceat(chosen, program.first[:-1], axis=1) > 0
        fits: Bools = (presolve.used(chosen) <= bound + 1e-6).all(axis=1)
        return fits & ~(chosen[:, ~instance.free] > 0).any(axis=1) & funded[:, instance.must].all(axis=1)

    def local_instance(self, instance: Instance) -> LocalInstance:
        """The instance as local search takes it: where means give to each other, as the relaxation gives at
        first.
        """
        search = self.compiled.search
        duals = self.duals if self.duals is not None else np.zeros(len(instance.lower))
        lower, upper = self.limits(instance)
        if self.given is not None:
            upper = self.compiled.with_given(instance, upper, self.given)
            duals = self.compiled.of_limits(duals)
        bound = search.bounds(lower, upper)
        given = alone = None
        if self.given is not None and search.shared is not None:
            given, alone = search.shared.begun(self.given), self.compiled.alone(instance, bound)
        unit = instance.problem.magnitude
        return LocalInstance(
            unit,
            bound,
            search.penalties(duals / unit, instance.points / unit),
            instance.points / unit,
            instance.free & self.presolve.free,
            instance.must,
            given,
            alone,
        )
