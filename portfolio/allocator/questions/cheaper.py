"""One initiative at a lower cost: what is the least that it must save to be worth funding?"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import assert_never

import numpy as np

from portfolio.allocator.linear_model import Row
from portfolio.allocator.milp import build
from portfolio.allocator.questions.elastic import Elastic, MinimalChange, late, with_columns
from portfolio.allocator.selection import Selection
from portfolio.allocator.verified import first_verified
from portfolio.case.case import Case
from portfolio.model.choices import Choice, indices
from portfolio.model.constraints import Constraint, Kind
from portfolio.model.problem import Problem
from portfolio.model.transfers import least_further, offers
from portfolio.model.usage import ROUNDING
from portfolio.model.violations import violations
from portfolio.model.worst_overruns import overruns, worst
from portfolio.progress import Clock
from portfolio.solver.mip import MipResult
from portfolio.solver.program import Extra
from portfolio.tables.numbers import exact
from portfolio.tables.relations import STOP

_PATIENCE = 4
"""So often something that saves less is looked for before the least is asked for outright."""
_LESS = 1e-8
"""By what share of an initiative's money less is less: above what HiGHS takes for equal."""


class Cheaper(Elastic):
    """One problem's program with what an initiative may save.

    For its candidates, Σ q · (x − spared) on budgets and in buckets of money: 0 ≤ spared ≤ x is the share of
    its money that is saved.
    """

    def __init__(self, problem: Problem, initiative: str) -> None:
        super().__init__(problem)
        self.initiative = initiative
        self._spared: dict[int, int] = {}
        self._loosen_cost(self.model.numbers.initiative_index[initiative])

    def least_saving(self, impact: float, known: MinimalChange | None = None) -> MinimalChange | None:
        """The least share of its money that the initiative must save for a portfolio with it to have that
        impact; None where none has.

        Whether less will do is asked by impact, which prunes most: is there a portfolio worth so much that
        saves less than the best ``known`` one? Only where each is soon surpassed is the least asked for.
        """
        clock, columns = Clock(time.perf_counter()), list(self._spared.values())
        best = known
        for _ in range(_PATIENCE):
            less = (
                [Extra(np.array(columns), np.ones(len(columns)), -math.inf, best.amount - _LESS)]
                if best
                else []
            )
            found = self._saving_within(impact, less, best, clock)
            if found is None or found.amount <= _LESS:
                return found or best
            best = found
        return self._minimal(columns, impact, self._saved)

    def _saved(self, choices: Sequence[Choice]) -> tuple[float, Problem]:
        share = self._saving(choices)
        if not share <= 1.0:
            return math.inf, self.problem  # no saving does it
        scaled = cost_scaled(self.problem, self.initiative, 1.0 - share)
        return share, replace(self.problem, case=scaled)

    def _saving_within(
        self, impact: float, less: Sequence[Extra], best: MinimalChange | None, clock: Clock
    ) -> MinimalChange | None:
        """Any portfolio of that impact that saves less than the best known."""
        enough, columns = impact - 1e-9 * self.problem.size_of(impact), list(self._spared.values())

        def check(plan: Selection, _: MipResult) -> MinimalChange | None:
            change = self._checked(plan, self._saved, enough)
            return change if change is not None and (best is None or change.amount < best.amount) else None

        return first_verified(
            self.model,
            lambda cuts: self._ask(
                self.model.objective, columns, [*less, *cuts], clock, impact, lambda _: False
            ),
            check,
            [],
            lambda: late(clock),
            clock,
            first=True,
        )

    def _loosen_cost(self, initiative: int) -> None:
        model = self.model
        mine = model.ways.of(initiative)
        self._spared = dict(zip(mine, model.add_columns("spared", len(mine), 0, 1), strict=True))
        uses = build(replace(self.problem, case=free_to_stop(self.problem.case, self.initiative)))
        self._money_rows = []
        for kind in Kind:
            for constraint, places in model.rows_of[kind].items():
                if not is_on_money(self.problem, constraint):
                    continue
                # a limit that only what stopping takes counts in has no row of its own there
                own = uses.rows_of[kind].get(constraint, [])
                gives = kind is Kind.LIMIT and self._gives(constraint.name)
                for place, there in zip(places, own, strict=False):
                    if not gives:
                        self._money_rows.append(place)
                    self._spare(place, uses.rows[there])
        for (r, t), place in model.moved_rows.items():
            if model.needs.budget[r] and (r, t) in uses.moved_rows:
                self._spare(place, uses.rows[uses.moved_rows[r, t]])
        of_uses = {row.name: row for row in uses.rows}
        budgets = self.problem.case.budgets
        prefixes = tuple(
            f"{kind}_{r}_{t}_"
            for r, t in model.protected_rows
            if model.needs.resources[r] in budgets
            for kind in ("protected", "own")
        )
        for place, row in enumerate(model.rows):
            # where some may overrun: as much less of what is saved
            if f"{row.name}_".startswith(prefixes) and row.name in of_uses:
                self._spare(place, of_uses[row.name])
        for c, spared in self._spared.items():
            model.row(f"spared_{c}", [c, spared], [-1.0, 1.0], "<=", 0)

    def _spare(self, place: int, uses: Row) -> None:
        """A row of money with what each candidate of the initiative may save of what it uses there."""
        own = [
            (c, a)
            for c, a in zip(uses.columns.tolist(), uses.coefficients.tolist(), strict=True)
            if c in self._spared
        ]
        row = self.model.rows[place]
        self.model.rows[place] = with_columns(row, [self._spared[c] for c, _ in own], [-a for _, a in own])

    def _gives(self, resource: str) -> bool:
        """Whether a resource gives to others or gains from them."""
        return self.model.needs.resource_index[resource] in offers(self.problem.case).touched

    def _saving(self, choices: Sequence[Choice]) -> float:
        """The least share of the initiative's money that a portfolio with it can do without, from the rows
        about money.
        """
        if any(map(self._gives, self.problem.case.budgets)):
            return max(self._saving_of_rows(choices), self._saving_if_given(choices))
        return self._saving_of_rows(choices)

    def _saving_if_given(self, choices: Sequence[Choice]) -> float:
        """The same from the limits of budgets that give or gain, whatever is given; where some may overrun,
        tried by halves, since as much less then overruns too.
        """
        if self.problem.overruns:
            return self._saving_by_halves(choices)
        needs, (own,) = self.model.needs, [c for c in choices if c.initiative == self.initiative]
        uses = needs.uses(*indices(self.model.numbers, [own]))
        each = np.zeros((len(needs.resources), needs.horizon), dtype=object)
        for _, r, t, amount in zip(*uses, strict=True):
            if needs.budget[r]:
                each[r, t] += exact(amount)
        saved: dict[tuple[int, int], Fraction] = {}
        for r in np.flatnonzero(needs.budget).tolist():
            kept, carried = exact(needs.carry_over[r]), Fraction(0)
            for t in range(needs.horizon):
                carried = kept * carried + each[r, t] if math.isfinite(self.limits[r, t]) else Fraction(0)
                saved[r, t] = -carried
        share = least_further(self.problem, choices, [saved], [Fraction(1)], [[0]])
        # a double below it would not do
        return math.inf if share is None else math.nextafter(float(share[0]), math.inf) if share[0] else 0.0

    def _saving_by_halves(self, choices: Sequence[Choice]) -> float:
        def holds(share: float) -> bool:
            scaled = replace(self.problem, case=cost_scaled(self.problem, self.initiative, 1.0 - share))
            return all(v.of is None or v.of.kind is not Kind.LIMIT for v in violations(scaled, choices))

        if holds(0.0) or not holds(1.0):
            return 0.0 if holds(0.0) else math.inf
        low, high = 0.0, 1.0
        while high - low > _LESS:
            middle = (low + high) / 2
            low, high = (low, middle) if holds(middle) else (middle, high)
        return high

    def _saving_of_rows(self, choices: Sequence[Choice]) -> float:
        """The same from rows in which nothing is given."""
        share, held = 0.0, self.model.selected(choices).values(len(self.model.columns))
        (own,) = [c for c in self._spared if held[c]]
        for place in self._money_rows:
            row = self.model.rows[place]
            over = math.fsum(row.coefficients * held[row.columns]) - row.bound
            saved = -math.fsum(row.coefficients[row.columns == self._spared[own]])
            sign = 1.0 if row.sense == "<=" else -1.0
            if (
                sign * over > ROUNDING * max(abs(row.bound), float(np.abs(row.coefficients).max(initial=0.0)))
                and sign * saved > 0
            ):
                share = max(share, over / saved)
        return max(share, self._saving_if_overrun(choices)) if self.problem.overruns else share

    def _saving_if_overrun(self, choices: Sequence[Choice]) -> float:
        """The same where some may overrun: as if it were one of them, and as if it were none."""
        model, count, budgets = self.model, self.problem.overruns, self.problem.case.budgets
        plan = indices(model.numbers, choices)
        each = overruns(self.problem.case).counted(self.limits, model.needs.carry_over, *plan)
        held = model.selected(choices).values(len(model.columns))
        (mine,) = [n for n, c in enumerate(choices) if c.initiative == self.initiative]
        (own,) = [c for c in self._spared if held[c]]
        others, share = np.delete(each, mine, axis=0), 0.0
        without, beside = worst(others, count), worst(others, count - 1)
        for (r, t), place in model.limit_rows.items():
            row, its = model.rows[place], each[mine, r, t]
            over = math.fsum(row.coefficients * held[row.columns]) - row.bound
            saved = -math.fsum(row.coefficients[row.columns == self._spared[own]])
            if self._gives(model.needs.resources[r]):
                continue
            for more, less in ((without[r, t], 0.0), (beside[r, t] + its, its)):
                size = max(abs(row.bound), float(np.abs(row.coefficients).max(initial=0.0)))
                if model.needs.resources[r] in budgets and over + more > ROUNDING * size and saved + less > 0:
                    share = max(share, float((over + more) / (saved + less)))
        return share


def is_on_money(problem: Problem, constraint: Constraint) -> bool:
    """Whether amounts of a budget stand in its rows."""
    kind, budgets = constraint.kind, problem.case.budgets
    match kind:
        case Kind.LIMIT:
            return constraint.name in budgets
        case Kind.BUCKET:
            return constraint.row_of(problem)["resource"] in budgets
        case Kind.MANDATE | Kind.DECISION | Kind.LOCK | Kind.EARLIEST | Kind.CHANGES:
            return False
        case Kind.REQUIRES | Kind.EXCLUDES | Kind.TOGETHER | Kind.RULE | Kind.TRANSFER:
            return False
        case _:
            assert_never(kind)


def cost_scaled(problem: Problem, initiative: str, factor: float) -> Case:
    """The case with all money that an initiative needs multiplied; not what stopping it takes."""
    case, budgets = problem.case, problem.case.budgets
    table = case.written["requirements"]
    going_on = (row["option"] != STOP and row["resource"] in budgets for row in table)
    mine = [own == initiative and one for own, one in zip(table["initiative"], going_on, strict=True)]
    for step in table.further:
        table = table.replacing(
            step, [a * factor if own and a else a for own, a in zip(mine, table[step], strict=True)]
        )
    return case.revised({"requirements": table})


def free_to_stop(case: Case, initiative: str) -> Case:
    """The case where stopping an initiative takes nothing."""
    table = case.written["requirements"]
    stops = {n for n, row in enumerate(table) if row["initiative"] == initiative and row["option"] == STOP}
    return case.revised({"requirements": table.keeping(lambda n: n not in stops)}) if stops else case
