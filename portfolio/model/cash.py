"""What a portfolio costs and brings in money, period by period, line by line: what finance discounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from portfolio.arrays import Floats, Ints
from portfolio.case.case import Case
from portfolio.case.chains import links, reach
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import discount, effects, moves
from portfolio.model.problem import Problem
from portfolio.model.transfers import given_for
from portfolio.model.usage import requirements


class Line(StrEnum):
    """What a line of a cash flow is about."""

    FUNDED = "funded"
    STOPPED = "stopped"
    SYNERGY = "synergy"
    GIVEN = "given"


@dataclass(frozen=True, eq=False)
class Cash:
    """The cash of a portfolio, a line an initiative that is funded, one that is stopped at a cost, a pair
    whose synergy is worth money, and a transfer that gives money to something else than money; the lines add
    up to the portfolio, to the cent. Money that stays money is spent by whom it is given for, on their lines.

    Attributes
    ----------
    case : Case
    lines : tuple of (Line, tuple of str)
        What each line is about, and whom: one initiative, the two of a pair, or one transfer.
    budgets : tuple of str
        Ids, as the case lists them.
    spent : array (lines, budgets, periods)
        Money used of each budget.
    kpis : tuple of str
        Those with a value, as the case lists them.
    moved : array (lines, kpis)
        By how many units a year the line moves each of them once it is delivered, with the chance of success
        and without saturation.
    delivered : array (lines,)
        The period, counted from 0, at whose end it is delivered, of a pair the later; at least the number of
        periods where that is beyond them, or never.
    rate : float
        At which later money counts less, a year.
    """

    case: Case
    lines: tuple[tuple[Line, tuple[str, ...]], ...]
    budgets: tuple[str, ...]
    spent: Floats
    kpis: tuple[str, ...]
    moved: Floats
    delivered: Ints
    rate: float

    @cached_property
    def yearly(self) -> Floats:
        """Money a year once all is delivered, by line: Σ units moved · value of a unit."""
        return np.asarray(self.moved @ values_of(self.case, self.kpis))

    @cached_property
    def benefit(self) -> Floats:
        """Money brought in each period, from the one after delivery on: array (lines, periods)."""
        works = np.arange(len(self.case.periods)) > self.delivered[:, None]
        return np.asarray(works * (self.yearly / self.case.settings.periods_per_year)[:, None])

    @cached_property
    def net(self) -> Floats:
        """What is brought less what is spent: array (lines, periods)."""
        return np.asarray(self.benefit - self.spent.sum(axis=1))

    @cached_property
    def discounted(self) -> Floats:
        """The net flow at today's value, discounted at each period's end: array (lines, periods)."""
        return np.asarray(self.net * discount(self.case, np.arange(len(self.case.periods)), self.rate))


def values_of(case: Case, kpis: Sequence[str]) -> Floats:
    """Money per unit and year of these KPIs, themselves alone."""
    rows = case.rows("kpis")
    return np.array([rows[k]["value"] for k in kpis], dtype=float)


def cash_of(problem: Problem, portfolio: Sequence[Choice], rate: float | None = None) -> Cash:
    """The cash of a portfolio: what it spends of every budget, and what the KPIs that have a value bring.

    An effect travels up ``drives`` and counts at each KPI that has a value, as at the third level of
    steering; it brings its value ÷ periods per year in every period after delivery. What must be given to
    people hangs on the problem's limits.
    """
    case = problem.case
    numbers, needs = effects(case), requirements(case)
    kpis = tuple(k for k, row in case.rows("kpis").items() if row["value"] is not None)
    options, starts = indices(numbers, portfolio)
    moved, pair, together = _moved(case, kpis)
    ends = needs.stopping
    at, stopped = ends.of(costly := needs.stopped(options))
    place = {int(i): n for n, i in enumerate(numbers.owner[options])}
    delivery = starts + numbers.duration[options] - 1
    pairs = [
        (n, a, b) for n, (a, b) in enumerate(pair.tolist()) if a in place and b in place and together[n].any()
    ]
    lines: list[tuple[Line, tuple[str, ...]]] = [(Line.FUNDED, (c.initiative,)) for c in portfolio]
    lines += [(Line.STOPPED, (numbers.initiatives[i],)) for i in costly.tolist()]
    lines += [(Line.SYNERGY, (numbers.initiatives[a], numbers.initiatives[b])) for _, a, b in pairs]
    given = given_for(problem, portfolio)
    paid = [] if given is None else list(given.paid())
    turned = {transfer: len(lines) + n for n, transfer in enumerate(dict.fromkeys(t for t, *_ in paid))}
    lines += [(Line.GIVEN, (transfer,)) for transfer in turned]
    row = {b: k for k, b in enumerate(case.budgets)}
    budget = np.array([row.get(r, -1) for r in needs.resources], dtype=np.int64)
    spent = np.zeros((len(lines), len(row), len(case.periods)))
    for line, resource, period, amount in (
        needs.uses(options, starts),
        (len(portfolio) + at, ends.resource[stopped], ends.period[stopped], ends.amount[stopped]),
    ):
        money = budget[resource] >= 0
        np.add.at(spent, (line[money], budget[resource[money]], period[money]), amount[money])
    for transfer, giver, when, amount_given in paid:
        spent[turned[transfer], budget[giver], when] += float(amount_given)
    stop, none = np.full(len(costly), len(case.periods)), np.full(len(turned), len(case.periods))
    later = np.array([max(delivery[place[a]], delivery[place[b]]) for _, a, b in pairs], dtype=np.int64)
    return Cash(
        case=case,
        lines=tuple(lines),
        budgets=case.budgets,
        spent=spent,
        kpis=kpis,
        moved=np.concatenate(
            [
                moved[options],
                np.zeros((len(costly), len(kpis))),
                together[[n for n, _, _ in pairs]],
                np.zeros((len(turned), len(kpis))),
            ]
        ),
        delivered=np.concatenate([delivery, stop, later, none]),
        rate=case.settings.discount_rate if rate is None else rate,
    )


def _moved(case: Case, kpis: Sequence[str]) -> tuple[Floats, Ints, Floats]:
    """By how much every option, and every synergy, moves each of some KPIs: arrays (options, KPIs),
    (synergies, 2), (synergies, KPIs).
    """
    numbers, linked = effects(case), links(case.table("kpis"))
    column = {k: n for n, k in enumerate(kpis)}
    reached: dict[str, dict[str, float]] = {}

    def toward(kpi: str, amount: float) -> list[tuple[int, float]]:
        if kpi not in reached:
            reached[kpi] = reach(kpi, linked)
        return [(column[k], units * amount) for k, units in reached[kpi].items() if k in column]

    rows = [case.rows("options")[key] for key in numbers.options]
    return moves(case, rows, numbers.initiative_index, toward, len(kpis))
