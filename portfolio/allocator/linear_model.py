"""A linear model under construction: its columns, its rows by the constraint that they state, and how plans
and PuLP read it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from portfolio.allocator.candidates import Candidates
from portfolio.allocator.selection import Selection
from portfolio.arrays import Floats, Ints
from portfolio.model.choices import Choice
from portfolio.model.constraints import Constraint, Kind
from portfolio.model.effects import Effects
from portfolio.model.problem import Problem
from portfolio.model.transfers import given_for, offers, takes_off, todays
from portfolio.model.usage import Requirements
from portfolio.solver.program import Extra

if TYPE_CHECKING:
    import pulp


type Terms = Iterable[tuple[int, float]]


type Sense = Literal["<=", ">=", "=="]


class Row(NamedTuple):
    """Σ coefficient · column ⋚ bound."""

    name: str
    columns: Ints
    coefficients: Floats
    sense: Sense
    bound: float


class Giving(NamedTuple):
    """The column of an offer, and what a unit of it is in the giver's unit."""

    column: int
    unit: float


class Column(NamedTuple):
    """A column and its bounds; a binary variable where it is whole, a count where it goes beyond 1."""

    name: str
    low: float
    high: float
    whole: bool

    @property
    def is_binary(self) -> bool:
        return self.whole and (self.low, self.high) == (0, 1)

    @property
    def counts(self) -> bool:
        """Whether it is a whole number that may be larger than 1."""
        return self.whole and self.high > 1


@dataclass(eq=False)
class Model:
    """The program as rows and columns, and what a problem on the same case changes of it: a few bounds, the
    points.

    Attributes
    ----------
    earns : list of (column, key result, share)
        Share of a key result's points that a unit of a column earns.
    rows_of : dict of Kind to dict of Constraint to rows
        Where each constraint stands among the rows; that a limit is kept takes the rows of later periods as
        well, and a lock stands in the row that says one option at most.
    value_rows : list of row
        Those that say what a portfolio is worth, and not which are possible.
    protected_rows : dict of (resource, period) to row
        Where the limits stand that hold whichever initiatives overrun.
    given : dict of offer to Giving
        The columns of what means give to each other.
    moved_rows : dict of (resource, period) to row
        Where the limits stand that count what is given and gained.
    deviations : list of (row, columns, amounts)
        What candidates add to such a row if they overrun, where not all that can count at once.
    always : column or None
        The column that is always 1, where something is earned whatever is funded.
    """

    problem: Problem
    numbers: Effects
    needs: Requirements
    ways: Candidates
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    earns: list[tuple[int, int, float]] = field(default_factory=list)
    rows_of: dict[Kind, dict[Constraint, list[int]]] = field(
        default_factory=lambda: {kind: {} for kind in Kind}
    )
    value_rows: list[int] = field(default_factory=list)
    given: dict[int, Giving] = field(default_factory=dict)
    moved_rows: dict[tuple[int, int], int] = field(default_factory=dict)
    protected_rows: dict[tuple[int, int], int] = field(default_factory=dict)
    deviations: list[tuple[int, Ints, Floats]] = field(default_factory=list)
    always: int | None = None

    def add_columns(self, name: str, count: int, low: float, high: float, whole: bool = False) -> range:
        """New columns in one batch; returns their indices."""
        first = len(self.columns)
        self.columns += [Column(f"{name}_{n}", low, high, whole) for n in range(count)]
        return range(first, first + count)

    def earns_always(self, key_result: int, share: float) -> None:
        """What a key result earns whatever is funded, on a column that is always 1: so all that reads columns
        reckons with it.
        """
        if share:
            if self.always is None:
                (self.always,) = self.add_columns("always", 1, 1, 1, whole=True)
            self.earns.append((self.always, key_result, share))

    def row(
        self,
        name: str,
        columns: ArrayLike,
        coefficients: ArrayLike,
        sense: Sense,
        bound: float,
        of: Constraint | None = None,
    ) -> None:
        """One more row, of a constraint or of the model itself; a column named twice counts for the sum, one
        with coefficient 0 is left out.
        """
        if of is not None:
            self.rows_of[of.kind].setdefault(of, []).append(len(self.rows))
        index, value = (
            np.asarray(columns, dtype=np.int64),
            np.broadcast_to(np.asarray(coefficients, dtype=float), np.shape(columns)),
        )
        if len(index) > 1 and not (index[1:] > index[:-1]).all():
            order = index.argsort(kind="stable")
            index, value = index[order], value[order]
            if not (index[1:] > index[:-1]).all():
                index, place = np.unique(index, return_inverse=True)
                value = np.bincount(place, weights=value, minlength=len(index))
        used = value != 0
        self.rows.append(Row(name, index[used], value[used], sense, float(bound)))

    def pulp(self) -> pulp.LpProblem:
        """The program in PuLP, for any solver that it knows."""
        import pulp

        program = pulp.LpProblem("allocation", pulp.LpMaximize)
        columns = [
            program.add_variable(
                c.name,
                c.low,
                c.high,
                cat="Integer" if c.counts else "Binary" if c.is_binary else "Continuous",
            )
            for c in self.columns
        ]

        def form(
            index: Iterable[int], value: Iterable[float], constant: float = 0.0
        ) -> pulp.LpAffineExpression:
            return pulp.LpAffineExpression.from_list(
                [(columns[c], float(a)) for c, a in zip(index, value, strict=True)], constant=constant
            )

        for row in self.rows:
            sum_ = form(row.columns, row.coefficients, -row.bound)
            program.addConstraint(
                sum_ <= 0 if row.sense == "<=" else sum_ >= 0 if row.sense == ">=" else sum_ == 0, row.name
            )
        objective = self.objective
        program.setObjective(form(np.flatnonzero(objective), objective[objective != 0]))
        return program

    def vector(self, terms: Terms) -> Floats:
        """A linear form over all columns, as an array."""
        form = np.zeros(len(self.columns))
        for c, a in terms:
            form[c] += a
        return form

    def selection(self, values: Floats) -> Selection:
        """The plan that a solver's values of the columns stand for."""
        return Selection.of(values, self.ways.owner)

    def no_good_cut(self, plan: Selection) -> Extra:
        """Σ_{chosen} x − Σ_{of initiatives not funded} x ≤ number chosen − 1: any plan but this one."""
        chosen, funded = plan.chosen, plan.by_group >= 0
        cut = ~funded[self.ways.owner]
        cut[chosen] = True
        columns = np.flatnonzero(cut)
        signs = np.where(funded[self.ways.owner[columns]], 1.0, -1.0)
        return Extra(columns, signs, -math.inf, len(chosen) - 1.0)

    def choices(self, plan: Selection) -> list[Choice]:
        """A plan in the case's own words, by id."""
        ways, periods, chosen = self.ways, self.problem.case.periods, plan.chosen
        named = [self.numbers.options[o] for o in ways.option[chosen]]
        return [Choice(i, o, periods[s]) for (i, o), s in zip(named, ways.start[chosen], strict=True)]

    def selected(self, portfolio: Iterable[Choice]) -> Selection:
        """A plan in columns: :meth:`choices` the other way round."""
        ways, periods = self.ways, self.problem.case.periods
        named = [self.numbers.options[o] for o in ways.option]
        places = {
            Choice(i, o, periods[s]): c for c, ((i, o), s) in enumerate(zip(named, ways.start, strict=True))
        }
        columns = np.array([places[choice] for choice in portfolio], dtype=np.int64)
        return Selection.choosing(columns, ways.owner)

    @cached_property
    def limit_rows(self) -> dict[tuple[int, int], int]:
        """Where the limits stand among the rows, by resource and period."""
        resource, period = self.needs.resource_index, self.problem.case.period_index
        of = self.rows_of[Kind.LIMIT].items()
        return {(resource[limit.name], period[limit.part]): row for limit, (row,) in of}

    @property
    def rows_of_limits(self) -> list[tuple[tuple[int, int], int]]:
        """Every row of a limit with its resource and period, those that count what is given and gained, and
        those that hold whichever overrun included.
        """
        return [*self.limit_rows.items(), *self.moved_rows.items(), *self.protected_rows.items()]

    @property
    def unprotected(self) -> int:
        """How many rows there are beside those that hold whichever initiatives overrun, which come last."""
        return min(self.protected_rows.values(), default=len(self.rows))

    @cached_property
    def _earns(self) -> tuple[Ints, Ints, Floats]:
        columns, results, shares = zip(*self.earns, strict=True) if self.earns else ((), (), ())
        return (
            np.array(columns, dtype=np.int64),
            np.array(results, dtype=np.int64),
            np.array(shares, dtype=float),
        )

    def impact(self, problem: Problem) -> Floats:
        """What the problem maximises as a linear form: points under its weights, or what its level of
        steering counts.
        """
        columns, results, shares = self._earns
        form = np.bincount(columns, weights=shares * problem.points[results], minlength=len(self.columns))
        if takes_off(problem):
            each = todays(problem.case)
            for k, giving in self.given.items():
                form[giving.column] -= giving.unit * each[k]
        return form

    @cached_property
    def objective(self) -> Floats:
        """Impact in points, under the weights of the model's own problem."""
        return self.impact(self.problem)

    @cached_property
    def gains(self) -> Floats:
        """Progress that each candidate brings toward each key result: array (candidates, key results)."""
        return self.numbers.gains(self.ways.option, self.ways.start)

    @cached_property
    def money(self) -> Floats:
        """Money spent, beyond what it takes to stop all that runs: all budgets, all periods; what becomes
        something else included.
        """
        choice, resource, _, amount = self.needs.adds(self.ways.option, self.ways.start)
        spent = self.needs.budget[resource]
        form = np.zeros(len(self.columns))
        np.add.at(form, choice[spent], amount[spent])
        costs = offers(self.problem.case).costs
        for k, giving in self.given.items():
            form[giving.column] += giving.unit * costs[k]
        return form

    def spent(self, plan: Selection, problem: Problem) -> float:
        """The money of a plan as :attr:`money` counts it, worked out without the solver: what must be given
        for it hangs on the problem's limits.
        """
        alone = math.fsum(self.money[plan.chosen])
        if not self.spends_by_giving:
            return alone
        given = given_for(problem, self.choices(plan))
        return math.inf if given is None else alone + float(given.spent)

    @property
    def spends_by_giving(self) -> bool:
        """Whether what must be given may be spent, so that a plan's money is no sum over what it chooses."""
        return bool(offers(self.problem.case).costs.any())
