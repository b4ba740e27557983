"""The frames behind the board brief that finance reads first: what the plan earns in money, what is left of
each budget, and whether limits hold once needs turn out otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from portfolio.calibration import Calibration
from portfolio.case.case import Case
from portfolio.case.further_periods import further_periods
from portfolio.case.periods import read_label
from portfolio.errors import CaseError, PortfolioError
from portfolio.explanation.business_case import business_case, cash_flow
from portfolio.model.allocation import Allocation
from portfolio.model.cash import cash_of, values_of
from portfolio.model.levels import BUDGET, missing
from portfolio.report.brief.frames_plan import called, frame_of
from portfolio.robustness.draws import Draws
from portfolio.robustness.reserves import limits_in_draws

if TYPE_CHECKING:
    import pandas as pd

_FARTHEST = 10
"""Years after the last period: what would be paid back later rests on too much that nobody knows."""
_SAID = ("rests_on", "note")
"""Columns of a business case that are sentences, and so of one language."""
_WORTH = ("kpi", "name", "unit", "moved", "value")
_GRANTS = ("resource", "name", "year", "granted", "used", "left")


def in_money(plan: Allocation, learned: Calibration | None) -> dict[str, pd.DataFrame]:
    """What the plan costs and brings in money; empty where no indicator has a value.

    Returns
    -------
    dict of str to DataFrame
        ``business_case``: as :func:`portfolio.business_case`, without its sentences, and beside it
        ``payback_beyond`` (the period after the last one in which it has brought what it took, if what it
        then brings a year goes on and nothing more is spent; empty where it is paid back before, or nobody
        can tell); ``past``: a row: ``benefit`` and ``npv`` of the whole plan if it delivers as what was
        delivered did, empty where that is not known, or taken into account already; ``cash_flow``: as
        :func:`portfolio.cash_flow`; ``worth``: a row an indicator that the benefit rests on: ``kpi``,
        ``name``, ``unit``, ``moved`` (its units, once all is delivered), ``value`` (money a unit and year).
    """
    import pandas as pd

    case = plan.problem.case
    if missing(case, BUDGET.number):
        return {name: frame_of({}, ()) for name in ("business_case", "cash_flow", "worth", "past")}
    cash, name, unit = cash_of(plan.problem, plan.choices), called(case, "kpis"), case.units("kpis")
    figures = zip(cash.kpis, cash.moved.sum(axis=0).tolist(), values_of(case, cash.kpis), strict=True)
    rows = [(k, name[k], unit[k], moved, float(value)) for k, moved, value in figures if moved]
    return {
        # plain ones: these are written and read, not shown
        "business_case": _with_beyond(case, pd.DataFrame(business_case(plan).drop(columns=list(_SAID)))),
        "past": _past(plan, learned),
        "cash_flow": pd.DataFrame(cash_flow(plan)),
        "worth": frame_of({c: [row[n] for row in rows] for n, c in enumerate(_WORTH)}, _WORTH[:3]),
    }


def _with_beyond(case: Case, frame: pd.DataFrame) -> pd.DataFrame:
    parts = ("payback", "cost", "benefit", "benefit_per_year")
    found = zip(*(frame[c].tolist() for c in parts), strict=True)
    frame["payback_beyond"] = [
        "" if paid else _beyond(case, cost - benefit, yearly) for paid, cost, benefit, yearly in found
    ]
    return frame.astype({"payback_beyond": "str"})


def _beyond(case: Case, missing: float, yearly: float) -> str:
    """The period after the last one in which what is missing has been brought."""
    per_year = case.settings.periods_per_year
    if yearly <= 0 or missing <= 0 or missing / yearly > _FARTHEST:
        return ""
    try:
        return further_periods(case.periods, math.ceil(missing / yearly * per_year), per_year)[-1]
    except PortfolioError:  # nobody can tell what follows these periods
        return ""


def _past(plan: Allocation, learned: Calibration | None) -> pd.DataFrame:
    try:
        if learned is None:
            return frame_of({"benefit": [], "npv": []}, ())
        cash = cash_of(replace(plan.problem, case=learned.case), plan.choices)
    except CaseError:  # it is calibrated already
        return frame_of({"benefit": [], "npv": []}, ())
    return frame_of({"benefit": [float(cash.benefit.sum())], "npv": [float(cash.discounted.sum())]}, ())


def limits(plan: Allocation, draws: Draws) -> pd.DataFrame:
    """Whether limits hold once needs and dates turn out otherwise, over the draws that all ranges of the
    brief are read from: as :attr:`portfolio.Simulation.limits`; empty where both are certain.
    """
    import pandas as pd

    if draws.needs is None and draws.late is None:
        return frame_of({}, ())
    return pd.DataFrame(limits_in_draws(plan.problem, draws, plan.choices))


def grants(plan: Allocation, usage: pd.DataFrame) -> pd.DataFrame:
    """How much of each budget is granted, used and left, by year and in all.

    Returns
    -------
    DataFrame
        A row a budget and year, then one with ``year`` empty for all of them; last the same of all budgets
        together, ``resource`` empty, where there are several: ``resource``, ``name``, ``year``, ``granted``
        (inf: no limit), ``used``, ``left`` (granted less used; below 0 in a year that uses what the one
        before left). Years as periods name them; none where they do not, or where there is one only.
    """
    budgets = usage[(usage.kind == "budget") & (usage.period != "")]
    year = years(plan.problem.case)
    several = list(dict.fromkeys(year.values())) if len({*year.values()}) > 1 else []
    names = list(dict.fromkeys(zip(budgets.resource, budgets["name"], strict=True)))
    rows: list[dict[str, Any]] = []
    for resource, name in [*names, *([("", "")] if len(names) > 1 else [])]:
        own = budgets[budgets.resource == resource] if resource else budgets
        for y in [*several, ""]:
            part = own[own.period.map(year) == y] if y else own
            granted, used = math.fsum(part.granted), math.fsum(part.used)
            rows.append(
                {"resource": resource, "name": name, "year": y}
                | {"granted": granted, "used": used, "left": granted - used}
            )
    return frame_of({c: [row[c] for row in rows] for c in _GRANTS}, _GRANTS[:3])


def years(case: Case) -> Mapping[str, str]:
    """The year of each period, as its label says; empty where one of them names none, or each is a year."""
    found = {}
    for period in case.periods:
        spans = [label.span for label in read_label(period) if label.span is not None]
        if len(spans) != 1:
            return {}
        found[period] = str(spans[0][0].year)
    return found if len({*found.values()}) < len(found) else {}
