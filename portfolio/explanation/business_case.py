"""A plan as finance reads it: its cash, period by period, and whether that pays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.display.shown_as import shown_as
from portfolio.errors import CaseError, Fault, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.cash import Cash, Line, cash_of, values_of
from portfolio.model.levels import BUDGET, missing
from portfolio.words.figures import exact_per_cent, number
from portfolio.words.sentences import listing, say, sentence, with_unit

if TYPE_CHECKING:
    import pandas as pd

ALL = "whole"
"""What the lines of the whole plan are called in the column ``line``."""
JOINED = " + "
"""Between the two initiatives of a synergy."""
_NOTHING = 1e-9
"""Flows that differ from 0 by less than this share of the largest are rounding, and have no sign."""


@in_its_language
def cash_flow(plan: Allocation, rate: float | None = None) -> pd.DataFrame:
    """What a plan spends and brings in each period, of each initiative and in all: the curve finance draws.

    Parameters
    ----------
    plan : Allocation
    rate : float, optional
        At which later money counts less, a year; the case's own unless given.

    Returns
    -------
    DataFrame
        A row a line and period, in the unit of the budgets: ``line`` (``funded``, ``stopped``, ``synergy``:
        two together, apart from either; ``given``: money that a transfer gives to something else, such as
        contractors' weeks; ``whole``: the plan, the sum of the lines), ``initiative`` (an id; two, joined by
        ``+``; of what is given the transfer's; empty for the whole), ``period``, what is spent of each budget
        (a column each, called by its id, after ``of`` where another column is called so), ``benefit`` (value
        a year ÷ periods per year, from the period after delivery on, without saturation, times success),
        ``net`` (benefit less spending), ``cumulated`` (net so far), ``discounted`` (net at today's value,
        discounted at the period's end).

    Raises
    ------
    CaseError
        When no KPI has a value in money, or the rate is no share from 0 to 1.

    Examples
    --------
    >>> import portfolio as pf
    >>> flow = pf.cash_flow(pf.allocate(pf.load("data/samples/scaleup")))
    >>> whole = flow[flow["line"] == "whole"]
    >>> list(whole.columns)
    ['line', 'initiative', 'period', 'opex', 'capex', 'benefit', 'net', 'cumulated', 'discounted']
    """
    import pandas as pd

    cash = _cash(plan, rate)
    names, periods = _columns(cash), list(cash.case.periods)
    rows: list[dict[str, Any]] = []
    for line, initiative, spent, benefit, net, discounted in _by_line(cash):
        for t, period in enumerate(periods):
            amounts = dict(zip(names, spent[:, t].tolist(), strict=True))
            rows.append(
                {"line": line, "initiative": initiative, "period": period}
                | amounts
                | {"benefit": benefit[t], "net": net[t], "cumulated": net[: t + 1].sum()}
                | {"discounted": discounted[t]}
            )
    columns = ["line", "initiative", "period", *names, "benefit", "net", "cumulated", "discounted"]
    kinds = {c: "str" if c in columns[:3] else "float64" for c in columns}
    frame = pd.DataFrame(rows, columns=columns).astype(kinds)
    said = exact_per_cent(cash.rate, cash.case.settings.language)
    return shown_as("cash_flow", frame, cash.case, rate=said)


@in_its_language
def business_case(plan: Allocation, language: str | None = None, rate: float | None = None) -> pd.DataFrame:
    """Say whether a plan pays, initiative by initiative and in all: cost, benefit, present value, return.

    Parameters
    ----------
    plan : Allocation
    language : str, optional
        Of the column ``rests_on`` and ``note``; the case's own unless given.
    rate : float, optional
        At which later money counts less, a year; the case's own unless given. The plan stays as it is.

    Returns
    -------
    DataFrame
        A row a line, as :func:`portfolio.cash_flow` has them, the whole plan last: ``line``, ``initiative``,
        ``name``, what is spent of each budget inside the horizon, ``cost`` (their sum), ``benefit`` (inside
        the horizon), ``benefit_per_year`` (once all is delivered), ``npv`` (net present value at the
        discount rate, inside the horizon), ``irr`` (a year; NaN where the flow does not change its sign
        exactly once), ``payback`` (the period from which on it has brought at least what it took; empty where
        that lies beyond the horizon), ``payback_years`` (from its first flow to the end of that period),
        ``return`` ((benefit − cost) ÷ cost; NaN without cost), ``rests_on`` (the KPIs and prices behind the
        benefit), ``note`` (why a figure is missing).

    Raises
    ------
    CaseError
        When no KPI has a value in money, or the rate is no share from 0 to 1.

    Notes
    -----
    The internal rate is the i with Σ net_t · (1 + i)^−((t + 1) ÷ periods per year) = 0. By Descartes' rule
    of signs there is exactly one where the flow changes its sign once; elsewhere none is told.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.business_case(pf.allocate(pf.load("data/samples/scaleup"))).set_index("initiative")
    >>> bool(found.npv[""] < found.benefit[""])
    True
    """
    import pandas as pd

    cash = _cash(plan, rate)
    case = cash.case
    language = language or case.settings.language
    names = _columns(cash)
    rows: list[dict[str, Any]] = []
    yearly, moved = [*cash.yearly, cash.yearly.sum()], [*cash.moved, cash.moved.sum(axis=0)]
    for n, (line, initiative, spent, benefit, net, discounted) in enumerate(_by_line(cash)):
        cost, brought = float(spent.sum()), float(benefit.sum())
        rate, payback = _irr(net, case.settings.periods_per_year), payback_of(net)
        first = int(np.flatnonzero(signs_of(net))[0]) if signs_of(net).any() else 0
        ids = initiative.split(JOINED) if line == Line.SYNERGY else [initiative]
        rows.append(
            {
                "line": line,
                "initiative": initiative,
                "name": _named(case, line, ids, language),
                **dict(zip(names, spent.sum(axis=1).tolist(), strict=True)),
                "cost": cost,
                "benefit": brought,
                "benefit_per_year": float(yearly[n]),
                "npv": float(discounted.sum()),
                "irr": rate,
                "payback": "" if payback is None else case.periods[payback],
                "payback_years": (
                    math.nan if payback is None else (payback - first + 1) / case.settings.periods_per_year
                ),
                "return": (brought - cost) / cost if cost > 0 else math.nan,
                "rests_on": _rests_on(case, cash.kpis, moved[n], language),
                "note": " ".join(
                    [*_nothing(line, yearly[n], brought, language), *_note(net, rate, payback, language)]
                ),
            }
        )
    frame = pd.DataFrame(rows)
    text = ("line", "initiative", "name", "payback", "rests_on", "note")
    frame = frame.astype({c: "str" if c in text else "float64" for c in frame.columns})
    return shown_as("business_case", frame, case, language, rate=exact_per_cent(cash.rate, language))


def _named(case: Case, line: str, ids: Sequence[str], language: str) -> str:
    """What people call a line; the whole plan and what is given to teams have no name of their own."""
    if line == ALL:
        return say(language, "money_plan")
    if line == Line.GIVEN:
        return say(language, "money_given", transfer=ids[0])
    called = case.names("initiatives")
    return JOINED.join(called[i] for i in ids)


def _cash(plan: Allocation, rate: float | None) -> Cash:
    case = plan.problem.case
    if rate is not None and not 0 <= rate <= 1:
        problem = sentence("must_rate", found=str(rate))
        raise CaseError([Fault("", None, "", "", problem)], language=case.settings.language)
    if faults := missing(case, BUDGET.number):
        raise CaseError(faults, sentence("of_case"), case.settings.language)
    return cash_of(plan.problem, plan.choices, rate)


def _columns(cash: Cash) -> list[str]:
    """What the budgets' columns are called."""
    others = {"line", "initiative", "period", "benefit", "net", "cumulated", "discounted"}
    others |= {"name", "cost", "benefit_per_year", "npv", "irr", "payback", "payback_years", "return"}
    others |= {"rests_on", "note"}
    return [f"of {b}" if b in others else b for b in cash.budgets]


def _by_line(cash: Cash) -> list[tuple[str, str, Floats, Floats, Floats, Floats]]:
    """Line, initiative, spending by budget and period, then benefit, net and discounted by period; the whole
    last.
    """
    lines = [
        (str(kind), JOINED.join(ids), *parts)
        for (kind, ids), *parts in zip(
            cash.lines, cash.spent, cash.benefit, cash.net, cash.discounted, strict=True
        )
    ]
    whole = (part.sum(axis=0) for part in (cash.spent, cash.benefit, cash.net, cash.discounted))
    return [*lines, (ALL, "", *whole)]


def signs_of(net: Floats) -> Floats:
    """The sign of each flow; none of what is rounding."""
    return np.where(np.abs(net) > _NOTHING * np.abs(net).max(initial=0.0), np.sign(net), 0.0)


def sign_changes(net: Floats) -> int:
    """How often a flow changes its sign."""
    signs = signs_of(net)
    return int((np.diff(signs[signs != 0]) != 0).sum())


def _irr(net: Floats, per_year: float) -> float:
    """The yearly rate at which a flow is worth nothing; NaN where its sign does not change exactly once."""
    from scipy.optimize import brentq

    if sign_changes(net) != 1:
        return math.nan
    flow = np.where(signs_of(net) != 0, net, 0.0) / np.abs(net).max()
    flow = flow[int(np.flatnonzero(flow)[0]) :]

    def worth(factor: float) -> float:
        return float(np.polynomial.polynomial.polyval(factor, flow))

    # the one positive root: worth has the sign of the first flow near 0, of the last beyond it
    low, high = 0.0, 1.0
    while worth(high) * flow[0] > 0:
        low, high = high, 2.0 * high
    factor = brentq(worth, low, high, xtol=1e-15, rtol=8.9e-16)
    return float(factor**-per_year - 1.0)


def payback_of(net: Floats) -> int | None:
    """The period from which on a flow has brought at least what it took; None where there is none."""
    so_far = np.cumsum(net)
    short = np.flatnonzero(so_far < -_NOTHING * np.abs(net).max(initial=0.0))
    flows = np.flatnonzero(signs_of(net))
    first = int(short[-1]) + 1 if len(short) else int(flows[0]) if len(flows) else len(net)
    return first if first < len(net) else None


def _nothing(line: str, yearly: float, brought: float, language: str) -> list[str]:
    """Why what is funded brings nothing inside the horizon, where it does not."""
    if line != Line.FUNDED or brought:
        return []
    return [say(language, "money_too_late" if yearly else "money_no_price")]


def _note(net: Floats, rate: float, payback: int | None, language: str) -> list[str]:
    """Why there is no rate, or no payback."""
    changes = sign_changes(net)
    if not signs_of(net).any():
        return [say(language, "money_no_flow")]
    said = []
    if math.isnan(rate):
        said.append(say(language, "money_no_irr" if changes == 0 else "money_many_irr", count=changes))
    if payback is None:
        said.append(say(language, "money_no_payback"))
    return said


def _rests_on(case: Case, kpis: Sequence[str], moved: Floats, language: str) -> str:
    """The KPIs behind a benefit: how far each is moved, and what a unit of it is worth in a year."""
    names, units = case.names("kpis"), case.units("kpis")
    said = [
        say(
            language,
            "money_rests_on",
            kpi=names[k],
            moved=with_unit(_signed(float(amount), language, 4), units[k], language),
            value=with_unit(_signed(float(value), language, 6), case.money_unit, language),
        )
        for k, amount, value in zip(kpis, moved, values_of(case, kpis), strict=True)
        if amount
    ]
    return listing(said, language) if said else ""


def _signed(value: float, language: str, decimals: int) -> str:
    """A figure with a true minus, as the columns beside it have."""
    return number(value, language, decimals).replace("-", "\N{MINUS SIGN}")
