"""Whether a plan's limits and dates hold when needs turn out otherwise, and what reserve makes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.arrays import Bools, Floats
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.model.transfers import moved_for
from portfolio.model.usage import requirements
from portfolio.robustness.best_known import error_of_share
from portfolio.robustness.draws import Draws
from portfolio.tables import Row
from portfolio.tables.relations import STOP, Means

if TYPE_CHECKING:
    import pandas as pd

_QUANTILES = {"p50": 0.5, "p80": 0.8, "p90": 0.9}
_HOLDS = {"reserve": 0.8, "reserve_90": 0.9}
"""In what share of the draws a limit is to hold: what boards ask for, four in five and nine in ten."""
_ROUNDING = 1e-9
"""A limit that is exceeded by less than this share of it holds: sums of drawn amounts round."""


def used(draws: Draws, portfolio: Sequence[Choice]) -> Floats:
    """What a portfolio uses of each resource in each period of each draw: array (draws, resources, periods).

    What stopping the running initiatives takes that it does not fund is included. An option that is late uses
    its last period's amounts once more, all of people and none of money unless ``late_use`` says otherwise.
    """
    case = draws.case
    needs, periods = requirements(case), len(case.periods)
    found = np.zeros((len(draws), len(needs.resources), periods))
    chosen = {c.initiative: (c.option, case.period_index[c.start]) for c in portfolio}
    options = {(r["initiative"], r["option"]): n for n, r in enumerate(case.table("options"))}
    table = case.table("requirements")
    for n, row in enumerate(table):
        factor = np.ones(len(draws)) if draws.needs is None else draws.needs[:, n]
        option, start = chosen.get(row["initiative"], (STOP, 0))
        if row["option"] not in (option, *((None,) if option != STOP else ())):
            continue
        resource = needs.resource_index[row["resource"]]
        for step in table.further:
            period = start + int(step) - 1
            if row[step] and period < periods:
                found[:, resource, period] += row[step] * factor
        if option != STOP and draws.late is not None:
            place = options[row["initiative"], option]
            again, period = _once_more(draws, row, place), start + _duration(draws, place)
            if again and period < periods:
                found[:, resource, period] += again * factor * draws.late[:, place]
    return found


def _duration(draws: Draws, option: int) -> int:
    return int(draws.case.table("options")["duration"][option])


def _once_more(draws: Draws, row: Row, option: int) -> float:
    """What a row uses in the period by which the option is late."""
    case = draws.case
    share = case.table("options")["late_use"][option]
    if share is None:
        share = 0.0 if Means(case.rows("resources")[row["resource"]]["kind"]).is_money else 1.0
    last = str(_duration(draws, option))
    return float(share) * float(row[last] if last in case.table("requirements").further else 0.0)


def available(problem: Problem, amounts: Floats, portfolio: Sequence[Choice]) -> Floats:
    """What may be used of each resource in each period of each draw, carried over as it was left there: array
    (draws, resources, periods); inf where there is no limit. What is given is what the plan gives.
    """
    needs = requirements(problem.case)
    limits, moved = problem.limits(needs.resources), moved_for(problem, portfolio)
    return np.stack([needs.available(limits, each, moved) for each in amounts])


def limits_in_draws(problem: Problem, draws: Draws, portfolio: Sequence[Choice]) -> pd.DataFrame:
    """A row a limit, then one a resource over all its periods, then one for all of them: see
    :attr:`portfolio.Simulation.limits`.
    """
    import pandas as pd

    case = problem.case
    needs, amounts = requirements(case), used(draws, portfolio)
    most = available(problem, amounts, portfolio)
    over = np.maximum(amounts - most, 0.0)
    size = np.maximum(np.where(np.isfinite(most), np.abs(most), 0.0), np.abs(amounts))
    over[over <= _ROUNDING * size] = 0.0
    limited = np.isfinite(most).all(axis=0)
    rows: list[dict[str, Any]] = []
    for resource in case.rows("resources"):
        r = needs.resource_index[resource]
        places = np.flatnonzero(limited[r])
        for t in places.tolist():
            rows.append(
                _row(case.units("resources")[resource], amounts[:, r, t], most[:, r, t], over[:, r, t])
                | {"resource": resource, "period": case.periods[t]}
            )
        if len(places) > 1:
            whole = (part[:, r, places].sum(axis=1) for part in (amounts, most, over))
            rows.append(
                _row(case.units("resources")[resource], *whole) | {"resource": resource, "period": ""}
            )
    holds = (over == 0.0).all(axis=(1, 2))
    rows.append(
        {
            "resource": "",
            "period": "",
            "unit": "",
            "chance": holds.mean(),
            "error": float(error_of_share(holds.mean(), len(holds))),
        }
    )
    columns = ["resource", "period", "unit", "limit", *_QUANTILES, "chance", "error", *_HOLDS]
    text = columns[:3]
    return pd.DataFrame(rows, columns=columns).astype({c: "str" if c in text else "float64" for c in columns})


def _row(unit: str, amounts: Floats, most: Floats, over: Floats) -> dict[str, Any]:
    """What a limit comes to: the reserve is what covers the overrun in so many draws."""
    holds = over == 0.0
    return {
        "unit": unit,
        "limit": float(np.median(most)),
        **{name: empirical(amounts, level) for name, level in _QUANTILES.items()},
        "chance": float(holds.mean()),
        "error": float(error_of_share(holds.mean(), len(holds))),
        **{name: empirical(over, level) for name, level in _HOLDS.items()},
    }


def empirical(values: Floats, level: float) -> float:
    """The empirical quantile: the least value that so large a share of all do not exceed.

    Examples
    --------
    >>> import numpy as np
    >>> empirical(np.array([4.0, 1.0, 3.0, 2.0, 5.0]), 0.8)
    4.0
    """
    return float(np.quantile(values, level, method="inverted_cdf"))


def dates_in_draws(problem: Problem, draws: Draws, portfolio: Sequence[Choice]) -> pd.DataFrame:
    """A row a date: see :attr:`portfolio.Simulation.dates`."""
    import pandas as pd

    case = problem.case
    numbers = effects(case)
    options, starts = indices(numbers, portfolio)
    place = {(r["initiative"], r["option"]): n for n, r in enumerate(case.table("options"))}
    rows: list[dict[str, Any]] = []
    in_time: dict[str, Any] = {}
    for choice, option, start in zip(portfolio, options, starts, strict=True):
        column = place[choice.initiative, choice.option]
        done = np.full(len(draws), start + numbers.duration[option] - 1)
        if draws.late is not None:
            done = done + draws.late[:, column].astype(np.int64)
        works = draws.success[:, column] > 0
        in_time[choice.initiative] = done, works
        if (deadline := case.rows("initiatives")[choice.initiative]["deadline"]) is not None:
            met = works & (done <= case.period_index[deadline])
            rows.append(_date("deadline", choice.initiative, "", deadline, met))
    for key_result, row in case.rows("key_results").items():
        if row["due"] is None:
            continue
        k, last = numbers.key_results.index(key_result), case.period_index[row["due"]]
        for choice, option, start in zip(portfolio, options, starts, strict=True):
            planned = start + numbers.duration[option] - 1
            if numbers.gain[option, k] and planned <= last:
                done, works = in_time[choice.initiative]
                rows.append(_date("due", choice.initiative, key_result, row["due"], works & (done <= last)))
    columns = ["kind", "initiative", "key_result", "period", "chance", "error"]
    return pd.DataFrame(rows, columns=columns).astype(
        {c: "float64" if c in ("chance", "error") else "str" for c in columns}
    )


def _date(kind: str, initiative: str, key_result: str, period: str, met: Bools) -> dict[str, Any]:
    return {
        "kind": kind,
        "initiative": initiative,
        "key_result": key_result,
        "period": period,
        "chance": float(met.mean()),
        "error": float(error_of_share(met.mean(), len(met))),
    }
