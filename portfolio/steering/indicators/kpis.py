"""What KPIs tell at the levels of usage, outcomes and business, and how each is tied to the business and to
money.

A KPI is found by its ``kind``, never by its name. One that only key results name is an outcome; one that only
``readings`` or ``actuals`` name is of a past round and has no kind, so it stands at no level.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from portfolio.case.case import Case, checked_case
from portfolio.case.chains import links, reach
from portfolio.display.shown_as import shown_as
from portfolio.errors import in_its_language
from portfolio.model.effects import effects
from portfolio.model.levels import kinds, money_per_unit
from portfolio.model.magnitude import magnitude_of
from portfolio.steering.indicators.figure import Figure
from portfolio.steering.indicators.past import Past, past

if TYPE_CHECKING:
    import pandas as pd

CHANGE_OVER = 4
"""A change is over so many readings: a year, where KPIs are read every quarter."""


def directions(case: Case) -> dict[str, float]:
    """For each KPI, the points that one more unit of it earns, uncapped: below 0 where less is better;
    none where it earns nothing.
    """
    numbers, linked = effects(case), links(case.table("kpis"))
    worth = dict(zip(numbers.key_results, numbers.points().tolist(), strict=True))
    per_unit: dict[str, float] = defaultdict(float)
    least = 1e-9 * magnitude_of(numbers.points())
    for row in case.table("key_results"):
        # where the objective weighs nothing, its direction still counts
        span = 1.0 if row["target"] is None else row["target"] - row["baseline"]
        per_unit[row["kpi"]] += (worth[row["key_result"]] or least) / span
    earned = {
        kpi: [per_unit[moved] * units for moved, units in reach(kpi, linked).items() if moved in per_unit]
        for kpi in kinds(case)
    }
    return {kpi: sum(parts) for kpi, parts in earned.items() if parts}


def better(case: Case) -> dict[str, str]:
    """For each KPI, whether ``more`` or ``less`` of it is better: by the points it earns, else by the
    money; empty where neither tells.
    """
    told = money_per_unit(case) | directions(case)
    return {
        kpi: "more" if told.get(kpi, 0.0) > 0 else "less" if told.get(kpi, 0.0) < 0 else ""
        for kpi in kinds(case)
    }


def standing(case: Case, seen: Past, kind: str) -> Iterator[Figure]:
    """Where the KPIs of one kind stood in each period, beside what was aimed at.

    Level 4 has those of kind ``usage`` (usage rate, frequency, engagement, DAU/MAU), level 5 ``outcome``
    (activation, conversion, retention, NPS), level 6 ``business``. Unit: the KPI's. Formula: observed is
    ``value``, planned ``target``; the change is the value less that of four readings before. Source: leading
    and lagging measures tied by cause and effect (Kaplan and Norton 1996, *The Balanced Scorecard*).
    """
    called, unit, way = case.names("kpis"), case.units("kpis"), better(case)
    for kpi, its in kinds(case).items():
        if its != kind:
            continue
        reads = seen.readings.get(kpi, ())
        for n, read in enumerate(reads):
            change = read.value - reads[n - CHANGE_OVER].value if n >= CHANGE_OVER else math.nan
            figure = Figure(
                kpi, unit.get(kpi, ""), "readings", way[kpi], name=called[kpi], period=read.period, rests_on=1
            )
            yield figure._replace(planned=read.target, observed=read.value, change=change)


@in_its_language
def chains(case: Case) -> pd.DataFrame:
    """Tie each product indicator to the business indicator it ends in, and to money.

    Parameters
    ----------
    case : Case

    Returns
    -------
    DataFrame
        A row a KPI of the round, as ``kpis`` lists them:

        - ``kpi``, ``name``, ``kind``, ``unit``, and ``chain``: the KPIs it moves, one after the other, as
          ids;
        - ``business``: the last KPI of the chain of kind ``business``, with ``business_name`` and
          ``business_unit``; empty where there is none; ``factor``: units of it per unit of this one, Π
          ``factor`` along the chain;
        - ``money``: money per unit and year, Σ units moved · ``value`` over all KPIs of the chain that have a
          value, itself included; NaN where none has;
        - ``period``, ``observed``, ``planned``: its latest reading; ``worth``: what reaching that target
          would bring in a year, (planned − observed) · money. NaN (period: empty) where one of them is
          missing. Not to be added up over the KPIs of one chain: what one gains is part of what the next
          gains.

    Raises
    ------
    CaseError
        Readings that stand twice or whose periods have no order.

    References
    ----------
    Kaplan and Norton (1996), *The Balanced Scorecard*, on cause and effect between measures.

    Examples
    --------
    >>> import portfolio as pf
    >>> frame = pf.chains(pf.load("data/samples/scaleup"))
    >>> frame[frame.kpi == "activation"][["chain", "factor", "money", "worth"]].to_dict("list")
    {'chain': ['activation → conversion → arr'], 'factor': [24.0], 'money': [18720.0], 'worth': [74880.0]}
    """
    import pandas as pd

    checked_case(case)
    linked, kind, called, unit = (
        links(case.table("kpis")),
        kinds(case),
        case.names("kpis"),
        case.units("kpis"),
    )
    money, readings = money_per_unit(case), past(case, ["readings"]).readings
    rows = []
    for kpi in kind:
        moved = reach(kpi, linked)
        business = next((k for k in reversed(moved) if kind[k] == "business"), "")
        per_unit = money.get(kpi, math.nan)
        latest = readings[kpi][-1] if kpi in readings else None
        observed, planned = (latest.value, latest.target) if latest else (math.nan, math.nan)
        rows.append(
            {
                "kpi": kpi,
                "name": called[kpi],
                "kind": kind[kpi],
                "unit": unit[kpi],
                "chain": " → ".join(moved),
                "business": business,
                "business_name": called.get(business, ""),
                "business_unit": unit.get(business, ""),
                "factor": moved[business] if business else math.nan,
                "money": per_unit,
                "period": latest.period if latest else "",
                "observed": observed,
                "planned": planned,
                "worth": (planned - observed) * per_unit,
            }
        )
    numbers = ("factor", "money", "observed", "planned", "worth")
    frame = pd.DataFrame(
        {c: pd.Series([r[c] for r in rows], dtype="float64" if c in numbers else "str") for c in _COLUMNS}
    )
    return shown_as("chains", frame, case)


_COLUMNS = (
    "kpi", "name", "kind", "unit", "chain", "business", "business_name", "business_unit", "factor", "money",
    "period", "observed", "planned", "worth",
)  # fmt: skip
