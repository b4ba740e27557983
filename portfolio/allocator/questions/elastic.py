"""The program with room to give: more of a resource, constraints dropped, one initiative at a lower cost.
What is the least that does it?
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from portfolio.allocator.compiled import compiled_program
from portfolio.allocator.linear_model import Row
from portfolio.allocator.milp import build
from portfolio.allocator.selection import Selection
from portfolio.allocator.verified import first_verified
from portfolio.arrays import Floats
from portfolio.model.choices import Choice, indices
from portfolio.model.constraints import Constraint, Kind, lifted, of_kind
from portfolio.model.problem import Problem
from portfolio.model.transfers import least_further, more_of, offers, useful
from portfolio.model.usage import ROUNDING
from portfolio.model.violations import violations
from portfolio.model.worst_overruns import overruns, room_for_overruns
from portfolio.progress import Clock
from portfolio.solver.mip import Mip, MipResult
from portfolio.solver.program import Extra, Program


@dataclass(frozen=True, eq=False)
class MinimalChange:
    """The smallest change that does it, worked out again without the solver.

    Attributes
    ----------
    amount : float
        More of a resource over all periods; or the share of an initiative's money that has to go.
    problem : Problem
        The problem changed by just that.
    choices : tuple of Choice
        A portfolio that it makes possible.
    """

    amount: float
    problem: Problem
    choices: tuple[Choice, ...]


_BITS = 10
"""Columns of amounts run to between 2⁹ and 2¹⁰ in units of a power of two: what solvers take for equal, 1e-9,
is nothing of it, and a column as large as a budget would be lost.
"""


@dataclass(frozen=True, eq=False)
class Change:
    """What is changed of a problem together, worked out again without the solver; ``proven`` where no
    change as cheap earns more.
    """

    dropped: tuple[Constraint, ...]
    extra: dict[tuple[str, str], float]
    problem: Problem
    proven: bool


class Elastic:
    """One problem's program with further columns: what may be added to limits, which constraints may be
    dropped, what an initiative may save.

    Σ q · x ≤ usable · (amount + more), carried over alike: more[r,t] ≥ 0 is an amount beside a limit. For a
    row of any other constraint, Σ a · x ≤ b + (max Σ a · x − b) · drop: where drop is 1 it says nothing. And
    for the candidates of one initiative, Σ q · (x − spared) on budgets and in buckets of money: 0 ≤ spared ≤
    x is the share of its money that is saved.

    Parameters
    ----------
    changing : bool
        Whether constraints may be dropped, and resources of which there is more are counted (more[r,t] ≤
        bound · raised[r]).

    Attributes
    ----------
    more, raised, drop : dict
        The columns: by (resource, period), by resource, by constraint; nothing of them is used that a
        question does not free.
    unit : dict
        By column of ``more``, what it is counted in.
    """

    def __init__(self, problem: Problem, changing: bool = False) -> None:
        self.problem = problem
        ceilings = list(of_kind(problem, Kind.TRANSFER)) if changing else []
        self.model = model = build(lifted(problem, ceilings))
        self.limits = problem.limits(model.needs.resources)
        self.count = len(model.ways.option)
        self.more: dict[tuple[int, int], int] = {}
        self.unit: dict[int, float] = {}
        for (r, t), bound in sorted(self._use_bounds().items()):
            unit = math.ldexp(1.0, math.frexp(bound)[1] - _BITS) if bound else 1.0
            (column,) = model.add_columns(f"more_{r}_{t}", 1, 0, bound / unit)
            self.more[r, t], self.unit[column] = column, unit
        self.raised: dict[int, int] = {}
        self.drop: dict[Constraint, int] = {}
        self._loosen_limits()
        if changing:
            self._count_raised()
            self._loosen_constraints()
            self._loosen_ceilings(ceilings)

    @cached_property
    def program(self) -> Program:
        """The program once all its columns are there."""
        return compiled_program(self.model)

    def least_more(
        self, resource: int, periods: Sequence[int], impact: float = -math.inf
    ) -> MinimalChange | None:
        """The least more of a resource in these periods together that makes a portfolio of that impact
        possible; None where none does.

        In one period, or in all: what is more in one period is carried over to the next as the resource
        allows.
        """

        def checked(choices: Sequence[Choice]) -> tuple[float, Problem]:
            extra = self._shortage(self.problem, {resource: periods}, choices)[resource]
            name, labels = self.model.needs.resources[resource], self.problem.case.periods
            amounts = {
                (name, labels[t]): float(self.limits[resource, t] + e) for t, e in enumerate(extra) if e > 0
            }
            return math.fsum(extra), replace(self.problem, amounts={**self.problem.amounts, **amounts})

        return self._minimal(
            [self.more[resource, t] for t in periods if (resource, t) in self.more], impact, checked
        )

    def cheapest(
        self,
        free: Collection[int],
        stages: Sequence[Floats],
        rows: Sequence[Extra] = (),
        seconds: float = 0.0,
    ) -> Change | None:
        """What changes least where only some columns are free: the first measure least, of those the second,
        …; None where nothing does it.

        Of what is as cheap by all of them, the one that earns most, where that is looked for.

        Parameters
        ----------
        free : collection of int
            Of the columns ``more``, ``raised`` and ``drop``.
        stages : sequence of array (columns,)
            Linear forms, each made as small as the ones before it allow.
        rows : sequence of Extra
            What must hold beside the program.
        seconds : float
            How long what earns most is looked for.
        """
        clock = Clock(time.perf_counter())
        return first_verified(
            self.model,
            lambda cuts: self._staged(free, stages, [*rows, *cuts], seconds, clock),
            lambda plan, answer: self._changed(free, plan, answer),
            [],
            lambda: late(clock),
            clock,
            first=True,
        )

    def form(self, columns: Sequence[int]) -> Floats:
        """The sum of some columns, amounts in their own unit."""
        return self.model.vector((c, self.unit.get(c, 1.0)) for c in columns)

    def _staged(
        self,
        free: Collection[int],
        stages: Sequence[Floats],
        rows: Sequence[Extra],
        seconds: float,
        clock: Clock,
    ) -> MipResult:
        """What is least by each stage in turn; ``proven`` where none that is as small earns more, too."""
        held = list(rows)
        for stage in stages:
            answer = self._ask(-stage, free, held, clock)
            if answer.values is None:
                return answer
            if not answer.proven:
                raise late(clock)
            index = np.flatnonzero(stage)
            value = float(stage[index] @ answer.values[index])
            if self.program.integer[index].all():
                value = round(value)
            else:
                value += 1e-9 * max(float(stage.max()), abs(value))
            held.append(Extra(index, stage[index], -math.inf, value))
        if not seconds:
            return answer
        began = time.perf_counter()
        best = self._ask(self.model.objective, free, held, Clock(began, began + seconds))
        return replace(answer, proven=False) if best.values is None else best

    def _changed(self, free: Collection[int], plan: Selection, answer: MipResult) -> Change | None:
        """What the plan of an answer needs changed; None where that does not make it possible."""
        choices, needs, periods = self.model.choices(plan), self.model.needs, self.problem.case.periods
        assert answer.values is not None
        dropped = tuple(d for d, c in self.drop.items() if answer.values[c] > 0.5)
        problem = lifted(self.problem, dropped)
        every = range(needs.horizon)
        raised = dict.fromkeys(sorted({r for (r, _), c in self.more.items() if c in free}), every)
        extra = {
            (needs.resources[r], periods[t]): float(e)
            for r, each in self._shortage(problem, raised, choices).items()
            for t, e in enumerate(each)
            if e > 0
        }
        if not all(map(math.isfinite, extra.values())):
            return None
        if extra:
            problem = problem.with_limits({cell: self.problem.amount(*cell) + e for cell, e in extra.items()})
        return None if violations(problem, choices) else Change(dropped, extra, problem, answer.proven)

    def _minimal(
        self,
        columns: Sequence[int],
        impact: float,
        checked: Callable[[Sequence[Choice]], tuple[float, Problem]],
    ) -> MinimalChange | None:
        rows = []
        if math.isfinite(impact):
            objective = np.flatnonzero(self.model.objective)
            rows.append(Extra(objective, self.model.objective[objective], impact, math.inf))
        enough, clock = impact - 1e-9 * self.problem.size_of(impact), Clock(time.perf_counter())

        return first_verified(
            self.model,
            lambda cuts: self._ask(-self.form(columns), columns, [*rows, *cuts], clock),
            lambda plan, _: self._checked(plan, checked, enough),
            [],
            lambda: late(clock),
            clock,
        )

    def _checked(
        self, plan: Selection, changed_by: Callable[[Sequence[Choice]], tuple[float, Problem]], enough: float
    ) -> MinimalChange | None:
        """What a plan needs changed, where it is possible then and worth enough."""
        choices = self.model.choices(plan)
        amount, changed = changed_by(choices)
        if not math.isfinite(amount) or violations(changed, choices) or self.problem.worth(choices) < enough:
            return None
        return MinimalChange(amount, changed, tuple(choices))

    def _ask(
        self,
        objective: Floats,
        free: Collection[int],
        rows: Sequence[Extra],
        clock: Clock,
        better_than: float = -math.inf,
        on_incumbent: Callable[[Floats], bool] | None = None,
    ) -> MipResult:
        """The columns at which a form is largest, with nothing of what is not free."""
        program = self.program
        upper = program.column_upper.copy()
        shut = {*self.more.values(), *self.raised.values(), *self.drop.values()}
        upper[sorted(shut - set(free))] = 0.0
        lower_bounds, upper_bounds = program.rows.bounds(program.lower, program.upper)
        return Mip(program, lower_bounds, upper_bounds, [], program.column_lower, upper).ask(
            objective, extra=rows, clock=clock, better_than=better_than, on_incumbent=on_incumbent
        )

    def _use_bounds(self) -> dict[tuple[int, int], float]:
        """More of each resource in each period than is of use: all that candidates can use where the least of
        it arrives.

        A period in which no candidate uses the resource, and which has no row, counts for the later ones it
        is carried over to. What arrives is left aside below a share of 1e-9, as in
        :func:`portfolio.model.constraints.plenty`.
        """
        needs, ways = self.model.needs, self.model.ways
        choice, of, _, amount = needs.adds(ways.option, ways.start)
        bounds: dict[tuple[int, int], float] = {}
        used: dict[int, float] = {}
        case = self.model.problem.case  # without ceilings, where these may be lifted
        given, most = offers(case), useful(case)
        for r, t in dict.fromkeys((*self.model.limit_rows, *self.model.moved_rows)):
            if r not in used:
                mine = of == r
                each = np.bincount(choice[mine], weights=np.maximum(amount[mine], 0.0), minlength=self.count)
                each = each + self._overrun(r)  # not in place: of no amounts the sums are whole numbers
                stopped = float(np.maximum(needs.unfunded[r], 0.0).sum())
                used[r] = float(np.maximum.reduceat(each, ways.first[:-1]).sum()) + stopped
                used[r] += float(most[given.giver == r].sum())
            for u, share in self._sources(r, t):
                bounds[r, u] = max(bounds.get((r, u), 0.0), used[r] / share)
        return bounds

    def _overrun(self, resource: int) -> Floats:
        """By how much each candidate may overrun in all periods: array (candidates,)."""
        ways = self.model.ways
        if not self.problem.overruns:
            return np.zeros(self.count)
        choice, of, _, amount = overruns(self.problem.case).adds(ways.option, ways.start)
        mine = (of == resource) & (amount > 0)
        return np.bincount(choice[mine], weights=amount[mine], minlength=self.count)

    def _sources(self, resource: int, period: int) -> list[tuple[int, float]]:
        needs = self.model.needs
        return [
            (u, s)
            for u, s in needs.sources(self.limits, resource, period)
            if s > 1e-9 * float(needs.usable[resource])
        ]

    def _loosen_limits(self) -> None:
        rows = self.model.rows
        for (r, t), place in self.model.rows_of_limits:
            more = [(self.more[r, u], share) for u, share in self._sources(r, t)]
            counted = [(column, -share * self.unit[column]) for column, share in more]
            rows[place] = with_columns(rows[place], [c for c, _ in counted], [s for _, s in counted])

    def _count_raised(self) -> None:
        """more[r,t] ≤ bound · raised[r]: whether there is more of a resource at all."""
        model = self.model
        self.raised = {
            r: model.add_columns(f"raised_{r}", 1, 0, 1, whole=True)[0]
            for r in sorted({r for r, _ in self.more})
        }
        for (r, t), column in self.more.items():
            model.row(
                f"raised_{r}_{t}", [column, self.raised[r]], [1.0, -model.columns[column].high], "<=", 0
            )

    def _loosen_constraints(self) -> None:
        """Each row of a constraint that is no limit with its column ``drop``; an equality holds one way by
        the rows that say one option at most.
        """
        rows_of = self.model.rows_of
        loosened = (kind for kind in Kind if kind is not Kind.LIMIT)
        for kind in sorted(loosened, key=lambda kind: not kind.is_question):
            for constraint, places in rows_of[kind].items():
                self._loosen(constraint, places)

    def _loosen(self, constraint: Constraint, places: Sequence[int]) -> None:
        model = self.model
        (self.drop[constraint],) = model.add_columns(f"drop_{len(self.drop)}", 1, 0, 1, whole=True)
        for place in places:
            row = model.rows[place]
            sense = row.sense if row.sense != "==" else ">=" if row.bound else "<="
            amount = np.zeros(self.count)
            amount[row.columns] = row.coefficients
            sign = 1.0 if sense == "<=" else -1.0
            max_activity = float(
                np.maximum.reduceat(np.maximum(sign * amount, 0.0), model.ways.first[:-1]).sum()
            )
            room = max(0.0, max_activity - sign * row.bound)
            loosened = with_columns(row._replace(sense=sense), [self.drop[constraint]], [-sign * room])
            if constraint.kind is Kind.LOCK:  # its row is the one that says one option at most
                model.rows[place] = row._replace(sense="<=", bound=1.0)
                model.rows.append(loosened)
            else:
                model.rows[place] = loosened

    def _loosen_ceilings(self, ceilings: Sequence[Constraint]) -> None:
        """given[k,t] ≤ max + (most − max) · drop: a ceiling on what is given, with its column ``drop``."""
        model, given = self.model, offers(self.model.problem.case)
        for constraint in ceilings:
            most = float(constraint.row_of(self.problem)["max"])
            (self.drop[constraint],) = model.add_columns(f"drop_{len(self.drop)}", 1, 0, 1, whole=True)
            for k, giving in model.given.items():
                above = giving.unit * model.columns[giving.column].high - most
                if given.transfers[k] == constraint.name and above > 0:
                    columns = [giving.column, self.drop[constraint]]
                    model.row(f"ceiling_{k}", columns, [giving.unit, -above], "<=", most)

    def _shortage(
        self, problem: Problem, periods: Mapping[int, Sequence[int]], choices: Sequence[Choice]
    ) -> dict[int, Floats]:
        """The least more of each resource that a portfolio needs: where it is missing, or all in the one
        period that may have more. Of those that give or gain the least together: money first.
        """
        found = {r: self._shortage_of(r, choices, some) for r, some in periods.items()}
        needs, moved = self.model.needs, offers(problem.case).touched
        touched = [r for r in periods if r in moved]
        if not touched:
            return found
        # late rather than early, as where nothing is given
        cells = [(r, t) for r in touched for t in sorted(periods[r], reverse=True)]
        cells = [(r, t) for r, t in cells if math.isfinite(self.limits[r, t]) and needs.usable[r]]
        columns = [more_of(problem, r, t) for r, t in cells]
        groups = [[n for n, (r, _) in enumerate(cells) if needs.budget[r]]]
        groups += [
            [n for n, (one, _) in enumerate(cells) if one == r and not needs.budget[r]] for r in touched
        ]
        least = least_further(problem, choices, columns, [None] * len(cells), [g for g in groups if g])
        for r in touched:
            found[r] = np.zeros(needs.horizon) if least is not None else np.full(needs.horizon, math.inf)
        for (r, t), more in zip(cells, least or (), strict=False):
            found[r][t] = float(more)
        return found

    def _shortage_of(self, resource: int, choices: Sequence[Choice], periods: Sequence[int]) -> Floats:
        """The same of a resource that neither gives nor gains."""
        needs = self.model.needs
        plan = indices(self.model.numbers, choices)
        used = needs.total(*plan)[resource]
        over = room_for_overruns(self.problem.case, self.limits, self.problem.overruns, *plan)[resource]
        usable, kept = float(needs.usable[resource]), float(needs.carry_over[resource])
        extra, carried, share = np.zeros(needs.horizon), 0.0, 0.0
        for t in range(needs.horizon):
            share = 1.0 if len(periods) > 1 or [t] == list(periods) else share * kept
            if math.isinf(self.limits[resource, t]):
                carried = share = 0.0
                continue
            available = usable * float(self.limits[resource, t]) + carried
            short = float(used[t] + over[t]) - available
            if short > ROUNDING * max(abs(available), abs(float(used[t] + over[t]))):
                at = t if len(periods) > 1 else periods[0]
                extra[at] += short / (usable * share) if usable * share else math.inf
            carried = kept * max(float(over[t]), available - float(used[t]))
        return extra


def late(clock: Clock) -> Exception:
    return clock.no_answer("solver_least")


def with_columns(row: Row, columns: Sequence[int], coefficients: Sequence[float]) -> Row:
    """A row with further columns, all of them after its own."""
    order = np.argsort(np.array(columns, dtype=np.int64))
    index = np.concatenate([row.columns, np.array(columns, dtype=np.int64)[order]])
    return Row(
        row.name,
        index,
        np.concatenate([row.coefficients, np.array(coefficients, dtype=float)[order]]),
        row.sense,
        row.bound,
    )
