"""The program with room to give: more of a resource, or one initiative at a lower cost. What is the least that does it?"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from portfolio.allocator.model import Row, build
from portfolio.allocator.question import handed_over
from portfolio.allocator.ties import differs
from portfolio.case import Case
from portfolio.errors import SolverError
from portfolio.feasibility import ROUNDING, breaches
from portfolio.problem import Problem
from portfolio.solver.mip import Mip
from portfolio.solver.program import Extra
from portfolio.solver.watch import Watch
from portfolio.valuation import Choice, Floats, indices


@dataclass(frozen=True, eq=False)
class Least:
    """The least that does it, worked out again without the solver.

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


class Elastic:
    """One problem's program with further columns: what may be added to limits, and what an initiative may save.

    Σ q · x ≤ usable · (amount + more), carried over alike: more[r,t] ≥ 0 is an amount beside a limit. And for the
    candidates of one initiative, Σ q · (x − spared) on budgets and in buckets of money: 0 ≤ spared ≤ x is the share of
    its money that is saved.

    Parameters
    ----------
    cheaper : str, optional
        The initiative whose money may be less.
    """

    def __init__(self, problem: Problem, cheaper: str | None = None) -> None:
        self.problem, self.cheaper = problem, cheaper
        self.model = model = build(problem)
        self.limits = problem.limits(model.needs.resources)
        self.count = len(model.ways.option)
        self._more = {cell: model.add_columns(f"more_{cell[0]}_{cell[1]}", 1, 0, self._most(cell[0]))[0] for cell in sorted(model.limit_rows)}
        self._spared: dict[int, int] = {}
        self._loosen_limits()
        if cheaper is not None:
            self._loosen_cost(model.numbers.initiatives.index(cheaper))
        self.program = handed_over(model)

    def least_more(self, resource: int, periods: Sequence[int], impact: float = -math.inf) -> Least | None:
        """The least more of a resource in these periods together that makes a portfolio of that impact possible; None where none does.

        In one period, or in all: what is more in one period is carried over to the next as the resource allows.
        """

        def checked(choices: Sequence[Choice]) -> tuple[float, Problem]:
            extra = self._shortage(resource, choices, periods)
            name, labels = self.model.needs.resources[resource], self.problem.case.periods
            amounts = {(name, labels[t]): float(self.limits[resource, t] + e) for t, e in enumerate(extra) if e > 0}
            return math.fsum(extra), replace(self.problem, amounts={**self.problem.amounts, **amounts})

        return self._least([self._more[resource, t] for t in periods if (resource, t) in self._more], impact, checked)

    def least_saving(self, impact: float) -> Least | None:
        """The least share of its money that the initiative must save for a portfolio with it to have that impact; None where none has."""
        assert self.cheaper is not None

        def checked(choices: Sequence[Choice]) -> tuple[float, Problem]:
            share = self._saving(choices)
            return share, replace(self.problem, case=cost_scaled(self.problem, self.cheaper or "", 1.0 - share))

        return self._least(list(self._spared.values()), impact, checked)

    def _least(self, columns: Sequence[int], impact: float, checked: Callable[[Sequence[Choice]], tuple[float, Problem]]) -> Least | None:
        rows = []
        if math.isfinite(impact):
            objective = np.flatnonzero(self.model.objective)
            rows.append(Extra(objective, self.model.objective[objective], impact, math.inf))
        while True:
            chosen = self._ask(columns, rows)
            if chosen is None:
                return None
            choices = self.model.choices(chosen)
            amount, changed = checked(choices)
            if math.isfinite(amount) and not breaches(changed, choices) and self.problem.worth(choices) >= impact - 1e-9 * max(1.0, abs(impact)):
                return Least(amount, changed, tuple(choices))
            rows.append(differs(self.model, chosen))  # it held for the solver only

    def _ask(self, columns: Sequence[int], rows: Sequence[Extra]) -> Floats | None:
        """The yes/no columns of a portfolio that needs least of some columns, with none of the others; None where there is none."""
        program = self.program
        upper = program.column_upper.copy()
        shut = set(self._more.values()) | set(self._spared.values())
        upper[sorted(shut - set(columns))] = 0.0
        objective = np.zeros(program.columns)
        objective[list(columns)] = -1.0
        lower_bounds, upper_bounds = program.rows.bounds(program.lower, program.upper)
        answer = Mip(program, lower_bounds, upper_bounds, [], program.column_lower, upper).ask(objective, extra=rows, watch=Watch(0.0))
        if answer.values is None:
            if not answer.proven:
                raise SolverError("HiGHS gave no answer to what is the least that does it. Please report this case.")
            return None
        return self.model.plain(answer.values)

    def _most(self, resource: int) -> float:
        """More of a resource than all candidates together can use."""
        needs, ways = self.model.needs, self.model.ways
        choice, of, _, amount = needs.uses(ways.option, ways.start)
        mine = of == resource
        each = np.bincount(choice[mine], weights=np.maximum(amount[mine], 0.0), minlength=self.count)
        usable = float(needs.usable[resource])
        return float(np.maximum.reduceat(each, ways.first[:-1]).sum()) / usable if usable else 0.0

    def _loosen_limits(self) -> None:
        rows = self.model.rows
        for (r, t), place in self.model.limit_rows.items():
            counted = [(self._more[r, u], -share) for u, share in self.model.needs.sources(self.limits, r, t) if (r, u) in self._more]
            rows[place] = _beside(rows[place], [c for c, _ in counted], [s for _, s in counted])

    def _loosen_cost(self, initiative: int) -> None:
        model = self.model
        budgets = {r for r, budget in enumerate(model.needs.budget) if budget}
        money = [row for (r, _), row in model.limit_rows.items() if r in budgets]
        table = list(model.problem.case.table("buckets"))
        on_money = {n for n, row in enumerate(table) if row["resource"] and model.needs.resources.index(row["resource"]) in budgets}
        money += [place for place, row in enumerate(model.rows) if row.name.startswith("bucket_") and int(row.name.split("_")[1]) in on_money]
        mine = model.ways.of(initiative)
        self._spared = dict(zip(mine, model.add_columns("spared", len(mine), 0, 1), strict=True))
        self._money_rows = sorted(money)
        for place in self._money_rows:
            row = model.rows[place]
            own = [(c, a) for c, a in zip(row.columns.tolist(), row.coefficients.tolist(), strict=True) if c in self._spared]
            model.rows[place] = _beside(row, [self._spared[c] for c, _ in own], [-a for _, a in own])
        for c, spared in self._spared.items():
            model.row(f"spared_{c}", [c, spared], [-1.0, 1.0], "<=", 0)

    def _shortage(self, resource: int, choices: Sequence[Choice], periods: Sequence[int]) -> Floats:
        """The least more that a portfolio needs: where it is missing, or all in the one period that may have more."""
        needs = self.model.needs
        used = needs.total(*indices(self.model.numbers, choices))[resource]
        usable, kept = float(needs.usable[resource]), float(needs.carry_over[resource])
        extra, carried, share = np.zeros(needs.horizon), 0.0, 0.0
        for t in range(needs.horizon):
            share = 1.0 if len(periods) > 1 or [t] == list(periods) else share * kept
            if math.isinf(self.limits[resource, t]):
                carried = share = 0.0
                continue
            available = usable * float(self.limits[resource, t]) + carried
            short = float(used[t]) - available
            if short > ROUNDING * max(abs(available), abs(float(used[t]))):
                at = t if len(periods) > 1 else periods[0]
                extra[at] += short / (usable * share) if usable * share else math.inf
            carried = kept * max(0.0, available - float(used[t]))
        return extra

    def _saving(self, choices: Sequence[Choice]) -> float:
        """The least share of the initiative's money that a portfolio with it can do without, from the rows about money."""
        share, held = 0.0, self.model.values(choices)
        (own,) = [c for c in self._spared if held[c]]
        for place in self._money_rows:
            row = self.model.rows[place]
            over = math.fsum(row.coefficients * held[row.columns]) - row.bound
            saved = math.fsum(row.coefficients[row.columns == own])
            sign = 1.0 if row.sense == "<=" else -1.0
            if sign * over > ROUNDING * max(abs(row.bound), float(np.abs(row.coefficients).max(initial=0.0))) and sign * saved > 0:
                share = max(share, over / saved)
        return share


def cost_scaled(problem: Problem, initiative: str, factor: float) -> Case:
    """The case with all money that an initiative needs multiplied."""
    case = problem.case
    budgets = {r for r, kind in zip(case.table("resources")["resource"], case.table("resources")["kind"], strict=True) if kind == "budget"}
    table = case.written["requirements"]
    mine = [i == initiative and r in budgets for i, r in zip(table["initiative"], table["resource"], strict=True)]
    for step in table.further:
        table = table.replacing(step, [a * factor if own and a else a for own, a in zip(mine, table[step], strict=True)])
    return case.revised({"requirements": table})


def _beside(row: Row, columns: Sequence[int], coefficients: Sequence[float]) -> Row:
    """A row with further columns, all of them after its own."""
    order = np.argsort(np.array(columns, dtype=np.int64))
    index = np.concatenate([row.columns, np.array(columns, dtype=np.int64)[order]])
    return Row(row.name, index, np.concatenate([row.coefficients, np.array(coefficients, dtype=float)[order]]), row.sense, row.bound)
