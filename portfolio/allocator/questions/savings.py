"""At which cost an initiative is known to be worth funding: added to good plans, what it must save to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from portfolio.allocator.linear_model import Model
from portfolio.allocator.milp import build
from portfolio.allocator.questions.cheaper import cost_scaled, free_to_stop, is_on_money
from portfolio.allocator.questions.elastic import MinimalChange
from portfolio.arrays import Floats, Ints
from portfolio.model.choices import Choice
from portfolio.model.constraints import Constraint
from portfolio.model.problem import Problem
from portfolio.model.usage import ROUNDING
from portfolio.model.violations import violations
from portfolio.tables.relations import STOP

_TRIES = 6
"""So many portfolios are checked for one initiative, that of the least saving first: the check takes some
milliseconds, and those that save least mostly hold.
"""


class Savings:
    """A problem's rows on money: how much must an initiative save for portfolios with it to fit?"""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.model = problem, build(problem)

    def least(
        self, problem: Problem, initiative: str, plans: Sequence[Sequence[Choice]], impact: float
    ) -> MinimalChange | None:
        """The least share of its money that it must save for one of several plans with it added, in whatever
        way, to be possible and worth so much; None where none of them is.

        Parameters
        ----------
        problem : Problem
            On the same limits, with the initiative funded.
        plans : sequence of plans
            Those that fund it stand for themselves.
        """
        shares, columns, base = self._shares(initiative, plans)
        order = np.argsort(shares, axis=None, kind="stable")[:_TRIES]
        for place in order.tolist():
            k, c = divmod(place, len(columns))
            share = float(shares[k, c])
            if not 0 < share <= 1:
                continue
            choices = self.model.choices(self.model.selection(base[k] + self._unit(columns[c])))
            if problem.worth(choices) < impact:
                continue
            changed = replace(problem, case=cost_scaled(problem, initiative, 1.0 - share))
            if not violations(changed, choices):
                return MinimalChange(share, changed, tuple(choices))
        return None

    def _shares(self, initiative: str, plans: Sequence[Sequence[Choice]]) -> tuple[Floats, Ints, Floats]:
        """Share saved by plan and column of the initiative, inf where saving does not do it; the columns; the
        plans without the initiative: array (plans, columns of the model).
        """
        model = self.model
        mine = np.array(model.ways.of(model.numbers.initiative_index[initiative]), dtype=np.int64)
        base = np.array([model.selected(plan).values(len(model.columns)) for plan in plans])
        base[:, mine] = 0.0
        amount, sign, bound = self._rows
        own = self._own(initiative)[:, mine]
        over = sign[:, None, None] * (
            (amount @ base.T)[:, :, None] + amount[:, mine][:, None, :] - bound[:, None, None]
        )
        saved = sign[:, None, None] * own[:, None, :]
        size = np.maximum(np.abs(bound), np.abs(amount).max(axis=1, initial=0.0))
        broken = over > ROUNDING * size[:, None, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(broken, np.where(saved > 0, over / saved, np.inf), 0.0)
        return share.max(axis=0, initial=0.0), mine, base

    @cached_property
    def _rows(self) -> tuple[Floats, Floats, Floats]:
        """The rows on money: amounts by column, the sign that makes each an upper bound, bounds."""
        rows = [self.model.rows[place] for _, places in self._money for place in places]
        amount = np.zeros((len(rows), len(self.model.columns)))
        for n, row in enumerate(rows):
            amount[n, row.columns] = row.coefficients
        sign = np.array([1.0 if row.sense == "<=" else -1.0 for row in rows])
        return amount, sign, np.array([row.bound for row in rows])

    @cached_property
    def _money(self) -> list[tuple[Constraint, list[int]]]:
        return [
            (constraint, places)
            for rows in self.model.rows_of.values()
            for constraint, places in rows.items()
            if is_on_money(self.problem, constraint)
        ]

    def _own(self, initiative: str) -> Floats:
        """What of those amounts is the initiative's own to save: not what stopping it would take."""
        table = self.problem.case.table("requirements")
        if not any(row["initiative"] == initiative and row["option"] == STOP for row in table):
            return self._rows[0]
        uses: Model = build(replace(self.problem, case=free_to_stop(self.problem.case, initiative)))
        own = []
        for constraint, places in self._money:
            # a limit that only what stopping takes counts in has no row of its own there
            there = [uses.rows[place] for place in uses.rows_of[constraint.kind].get(constraint, [])]
            for n in range(len(places)):
                amounts = np.zeros(len(self.model.columns))
                if n < len(there):
                    amounts[there[n].columns] = there[n].coefficients
                own.append(amounts)
        return np.array(own).reshape(-1, len(self.model.columns))

    def _unit(self, column: int) -> Floats:
        unit = np.zeros(len(self.model.columns))
        unit[column] = 1.0
        return unit
