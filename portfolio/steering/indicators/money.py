"""What steering by budget watches: burn rate, cost per feature and per scope point, return on investment.

Cost is money: the rows of ``ledger`` on resources of kind ``budget``; people's time has a burn rate, and no
price.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from portfolio.case.case import Case
from portfolio.case.past_periods import Held, held_in_ledger
from portfolio.model.choices import Choice
from portfolio.model.effects import effects, moves
from portfolio.model.levels import money_per_unit
from portfolio.model.usage import requirements
from portfolio.steering.indicators.figure import Amount, Figure, flow
from portfolio.steering.indicators.past import Delivery, Past
from portfolio.words.sentences import say


class Cost(NamedTuple):
    """Money planned for an initiative of the past, and spent on it; NaN where a row lacks it."""

    planned: float
    actual: float


def burn_rate(case: Case, past: Past, language: str) -> Iterator[Figure]:
    """How much each budget and each team gives in a period, beside what was planned; what no initiative is
    charged with counts too.

    Unit: the resource's, per period. Formula: observed, Σ ``actual``; planned, Σ ``planned``, of the period's
    rows that have it. All budgets together have no ``of``. Without a period, the mean from the first period
    of the resource to the last with anything spent. A resource that this round does not know has no unit and
    is in no total. Source: gross burn rate, cash spent per period (Ries 2011, *The Lean Startup*).
    """
    own, unit = case.rows("resources"), case.units("resources")
    last = max((past.spending.place[e.period] for e in past.ledger if not math.isnan(e.actual)), default=-1)
    entries = list(enumerate(past.ledger))
    groups = [("", "", case.money_unit, [(n, e) for n, e in entries if e.resource in case.budgets])]
    resources = [*own, *sorted({e.resource for e in past.ledger} - set(own))]
    groups += [
        ("resource", r, unit.get(r, ""), [(n, e) for n, e in entries if e.resource == r]) for r in resources
    ]
    for by, of, counted, rows in groups:
        figure = Figure(
            "burn rate", say(language, "unit_per_period", unit=counted).strip(), "ledger", "", by, of
        )
        planned = [Amount(e.period, e.planned, n) for n, e in rows]
        observed = [Amount(e.period, e.actual, n) for n, e in rows]
        yield from flow(figure, planned, observed, past.spending, last)


def costs(case: Case, past: Past) -> dict[str, Cost]:
    """What each initiative of the past cost in money, where the ledger tells.

    It does not where a row lacks its actual amount, where one is on a resource of which this round cannot say
    whether it is money, or where the ledger begins after the period in which the initiative was promised or
    delivered: part of its cost then stands in an earlier ledger.
    """
    parts: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for e in past.ledger:
        if e.resource not in case.capacities:
            parts[e.initiative].append((e.planned, e.actual if e.resource in case.budgets else math.nan))
    for initiative, held in held_in_ledger(case).items():
        if held is Held.BEGUN_BEFORE:
            parts.pop(initiative, None)
    sums = {
        i: Cost(math.fsum(p for p, _ in each), math.fsum(a for _, a in each))
        for i, each in parts.items()
        if i
    }
    return {i: cost for i, cost in sums.items() if not math.isnan(cost.actual)}


def cost_per_feature(case: Case, past: Past, language: str) -> Iterator[Figure]:
    """What a delivered initiative costs: each of them, and their mean.

    Unit: money. Formula: observed, money spent on delivered initiatives ÷ their number; planned, money
    planned for the same ones ÷ their number (NaN where some of it is unknown). What no initiative is charged
    with is not in it. Source: unit cost, as in activity-based costing (Cooper and Kaplan 1988).
    """
    known = costs(case, past)
    each = [(d, known[d.initiative]) for d in past.deliveries if d.delivered and d.initiative in known]
    yield from _ratios(
        Figure("cost per feature", case.money_unit, "ledger, actuals", "less"), each, lambda _: (1.0, 1.0)
    )


def cost_per_scope_point(case: Case, past: Past, language: str) -> Iterator[Figure]:
    """What a point of delivered scope costs, of each initiative and in all.

    Unit: money per scope point. Formula: observed, money spent ÷ ``scope_delivered``; planned, money planned
    ÷ ``scope_planned``; both over the delivered initiatives that have both scopes. Source: as cost per
    feature.
    """
    known = costs(case, past)
    each = [
        (d, known[d.initiative])
        for d in past.deliveries
        if d.delivered and d.initiative in known and not math.isnan(d.scope_planned + d.scope_delivered)
    ]
    unit = say(language, "unit_per_scope", unit=case.money_unit).strip()
    yield from _ratios(
        Figure("cost per scope point", unit, "ledger, actuals", "less"),
        each,
        lambda d: (d.scope_planned, d.scope_delivered),
    )


def _ratios(
    figure: Figure, each: list[tuple[Delivery, Cost]], size: Callable[[Delivery], tuple[float, float]]
) -> Iterator[Figure]:
    """Money over size, of all together and of each."""
    for by, of, group in [("", "", each), *(("initiative", d.initiative, [(d, cost)]) for d, cost in each)]:
        sizes = [size(d) for d, _ in group]
        planned, observed = math.fsum(p for p, _ in sizes), math.fsum(o for _, o in sizes)
        if group and observed:
            spent, meant = math.fsum(c.actual for _, c in group), math.fsum(c.planned for _, c in group)
            yield figure._replace(
                by=by,
                of=of,
                planned=meant / planned if planned else math.nan,
                observed=spent / observed,
                rests_on=len(group),
            )


def return_on_investment(
    case: Case, past: Past, funded: Sequence[Choice] | None, language: str
) -> Iterator[Figure]:
    """What an initiative brings in a year of its effects, against what it cost.

    Unit: share of the cost (0.5: the cost and half of it again). Formula: (V − C) ÷ C, with V = Σ effect on a
    KPI · its money per unit and year, along the KPI chain. Of the past: observed from ``realised`` and
    ``actual``, planned from ``expected`` and ``planned``. Of candidates: planned only, from ``contributions``
    times ``delivers`` and ``success``, and all that the option requires of budgets, in and beyond the
    horizon; those funded, or every option. Effects on KPIs that reach no money are not in V; an initiative
    with none that does, or without a cost above 0, has no return. Nothing is discounted. Source: the
    accounting ratio (CIMA, *Official Terminology*, return on investment), over the first full year.
    """
    figure = Figure("return on investment", say(language, "unit_share"), "ledger, actuals", "more")
    money, known = money_per_unit(case), costs(case, past)
    found: list[tuple[str, Cost, Cost]] = []
    for d in past.deliveries:
        brought = [
            (expected * money[k], realised * money[k]) for k, expected, realised in d.effects if k in money
        ]
        if brought and d.initiative in known:
            value = Cost(math.fsum(e for e, _ in brought), math.fsum(r for _, r in brought))
            found.append((d.initiative, value, known[d.initiative]))
    complete = [
        (v.actual, c.actual, v.planned, c.planned)
        for _, v, c in found
        if not math.isnan(v.actual) and c.actual > 0
    ]
    if complete:
        brought_all, spent, expected_all, meant = (math.fsum(x) for x in zip(*complete, strict=True))
        yield figure._replace(
            planned=_return(expected_all, meant), observed=_return(brought_all, spent), rests_on=len(complete)
        )
    for initiative, value, cost in found:
        planned, observed = _return(value.planned, cost.planned), _return(value.actual, cost.actual)
        if not math.isnan(planned) or not math.isnan(observed):
            yield figure._replace(
                by="initiative", of=initiative, planned=planned, observed=observed, rests_on=1
            )
    yield from _expected_returns(
        case, money, funded, figure._replace(source="contributions", by="initiative", rests_on=1)
    )


def _return(value: float, cost: float) -> float:
    return (value - cost) / cost if cost > 0 else math.nan


def _expected_returns(
    case: Case, money: Mapping[str, float], funded: Sequence[Choice] | None, figure: Figure
) -> Iterator[Figure]:
    """The return of each option that brings money and costs some: of those funded, or of all."""
    numbers, needs = effects(case), requirements(case)
    rows, called = case.rows("options"), case.names("initiatives")

    def toward(kpi: str, amount: float) -> list[tuple[int, float]]:
        return [(0, amount * money[kpi]), (1, 1.0)] if kpi in money else []

    options = [rows[key] for key in numbers.options]
    brought, _, _ = moves(case, options, numbers.initiative_index, toward, 2)
    paid = needs.budget[needs.resource]
    option = np.repeat(np.arange(len(numbers.options)), np.diff(needs.first))
    cost = np.bincount(option[paid], weights=needs.amount[paid], minlength=len(numbers.options))
    several = np.bincount(numbers.owner)[numbers.owner] > 1
    chosen = None if funded is None else {(c.initiative, c.option) for c in funded}
    for o, (initiative, name) in enumerate(numbers.options):
        planned = _return(float(brought[o, 0]), float(cost[o]))
        if brought[o, 1] and not math.isnan(planned) and (chosen is None or (initiative, name) in chosen):
            suffix = f" / {name}" if several[o] else ""
            yield figure._replace(
                of=initiative + suffix, of_name=called[initiative] + suffix, planned=planned
            )
