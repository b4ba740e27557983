"""What may keep a plan from bringing what it promises, each with its figures, and what delivered
initiatives really brought.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from portfolio.calibration.calibration import Calibration, calibration
from portfolio.case.any_of import split_any_of
from portfolio.continuity.roadmap import is_full
from portfolio.errors import CaseError
from portfolio.model.allocation import Allocation
from portfolio.report.brief.frames_plan import called, called_before, frame_of, readable
from portfolio.tables.relations import Relation

if TYPE_CHECKING:
    import pandas as pd

EVEN, SURE = 0.5, 0.9
"""A target is unlikely below this chance, a success uncertain below this one."""
MOST = 3
"""So many of one kind of risk are shown; of teams, all that are full."""

_COLUMNS = ("kind", "id", "name", "period", "share", "low", "high", "points", "count", "others")


def risks(
    plan: Allocation,
    indicators: pd.DataFrame,
    usage: pd.DataFrame,
    funded: pd.DataFrame,
    learned: Calibration | None,
) -> pd.DataFrame:
    """What may go wrong, the kinds in one order, of each kind the gravest first.

    Returns
    -------
    DataFrame
        ``kind``, ``id``, ``name``, ``period``, and the figures that the kind has (else NaN, 0, empty):

        - ``targets``: all key results: ``count`` with a chance below one half of reaching their target,
          ``points`` that these still bring, and ``others`` the ids of those;
        - ``success``: a funded initiative that may fail altogether: ``share`` its chance of success,
          ``points`` that rest on it;
        - ``depends``: a funded initiative that others need: ``count`` and ``others`` of them, ``points`` that
          they earn;
        - ``load``: a team that is full: ``share`` its load in the ``period`` in which it is fullest,
          ``count`` of periods in which it is full;
        - ``optimism``: what delivered initiatives brought of what was expected of them: ``share``, ``low``,
          ``high`` (90 % interval), ``count`` of them, ``points`` that the plan would earn if it were alike.
    """
    rows = [
        *_targets(indicators),
        *_success(plan, funded),
        *_depends(plan, funded),
        *_load(usage),
        *_optimism(plan, learned),
    ]
    text = ("kind", "id", "name", "period")
    empty = {
        "id": "",
        "name": "",
        "period": "",
        "share": math.nan,
        "low": math.nan,
        "high": math.nan,
        "points": math.nan,
        "count": 0,
        "others": (),
    }
    return frame_of({c: [(empty | row)[c] for row in rows] for c in _COLUMNS}, text)


def deadlines(plan: Allocation, roadmap: pd.DataFrame, funded: pd.DataFrame) -> pd.DataFrame:
    """The deadlines promised for what is funded, and whether the plan meets them: nothing holds it to them.

    Returns
    -------
    DataFrame
        A row a funded initiative that has one, the earliest deadline first: ``initiative``, ``name``,
        ``deadline``, ``delivery`` (empty: after the last period), ``is_late``, ``points``, ``spend`` (all
        budgets, inside the horizon).
    """
    index, own = plan.problem.case.period_index, funded.set_index("initiative")
    frame = roadmap[(roadmap["first"] >= 0) & (roadmap.deadline != "")]
    frame = frame.sort_values(
        "deadline", key=lambda deadline: deadline.map(index), kind="stable", ignore_index=True
    )
    late = [last > index[d] for last, d in zip(frame["last"], frame.deadline, strict=True)]
    columns = {c: frame[c] for c in ("initiative", "name", "deadline", "delivery")}
    figures = {c: frame.initiative.map(own[c]).astype("float64") for c in ("points", "spend")}
    return frame_of({**columns, "is_late": late, **figures}, tuple(columns)).astype({"is_late": "bool"})


def _targets(indicators: pd.DataFrame) -> list[dict[str, Any]]:
    aimed = indicators[indicators.chance.notna()]
    unlikely = aimed[aimed.chance < EVEN]
    if not len(unlikely):
        return []
    return [
        {
            "kind": "targets",
            "count": len(unlikely),
            "points": math.fsum(unlikely.points),
            "others": tuple(unlikely.key_result),
        }
    ]


def _success(plan: Allocation, funded: pd.DataFrame) -> list[dict[str, Any]]:
    """Funded options that may fail, by the points that are lost on average."""
    chance = {way: float(row["success"]) for way, row in plan.problem.case.rows("options").items()}
    points, name = (dict(zip(funded.initiative, funded[c], strict=True)) for c in ("points", "name"))
    rows = [
        {
            "kind": "success",
            "id": c.initiative,
            "name": name[c.initiative],
            "share": chance[c.initiative, c.option],
            "points": points[c.initiative],
        }
        for c in plan.choices
        if 0 < chance[c.initiative, c.option] < SURE
    ]
    # points are reckoned with the chance already: those lost when it fails are points ÷ chance, that often
    return sorted(rows, key=lambda r: (-r["points"] / r["share"] * (1 - r["share"]), r["id"]))[:MOST]


def _depends(plan: Allocation, funded: pd.DataFrame) -> list[dict[str, Any]]:
    """Funded initiatives that other funded ones need, directly or through others, by the points of those."""
    case = plan.problem.case
    known = set(case.table("initiatives")["initiative"])
    points, name = (dict(zip(funded.initiative, funded[c], strict=True)) for c in ("points", "name"))
    needed: dict[str, set[str]] = {}
    for row in case.table("relations"):
        if row["relation"] == Relation.REQUIRES and row["initiative"] in points:
            held = [o for o in split_any_of(row["other"], known) if o in points]
            # of several that will do, none is indispensable
            if len(held) == 1:
                needed.setdefault(held[0], set()).add(row["initiative"])
    rows = []
    for one in needed:
        found, new = set[str](), set(needed[one])
        while new:
            found |= new
            new = {j for i in new for j in needed.get(i, ())} - found - {one}
        others = tuple(sorted(found))
        rows.append({"kind": "depends", "id": one, "name": name[one], "count": len(others), "others": others})
        rows[-1]["points"] = math.fsum(points[i] for i in others)
    return sorted(rows, key=lambda r: (-r["points"], r["id"]))[:MOST]


def _load(usage: pd.DataFrame) -> list[dict[str, Any]]:
    """Teams that are full in some period, the fullest first."""
    by_period = usage[(usage.kind == "capacity") & (usage.period != "")]
    full = by_period[by_period.load.map(is_full).astype("bool")]
    rows = []
    for resource, part in full.groupby("resource", sort=False):
        worst = part.sort_values("load", ascending=False, kind="stable").to_dict("records")[0]
        rows.append(
            {"kind": "load", "id": resource, "count": len(part), "share": worst["load"]}
            | {c: worst[c] for c in ("name", "period")}
        )
    return sorted(rows, key=lambda r: (-r["share"], r["id"]))


def learned_of(plan: Allocation) -> Calibration | None:
    """What delivered initiatives taught; None where there are too few, or the case's expectations are
    calibrated already.
    """
    case = plan.problem.case
    if not len(case.table("actuals")):
        return None
    try:
        return calibration(case)
    except CaseError:
        return None


def _optimism(plan: Allocation, learned: Calibration | None) -> list[dict[str, Any]]:
    if learned is None:
        return []
    overall = learned.ratios.iloc[0]
    try:
        points = replace(plan.problem, case=learned.case).worth(plan.choices)
    except CaseError:  # it is calibrated already
        points = math.nan
    row = {
        "kind": "optimism",
        "share": float(overall.ratio),
        "low": float(overall.low),
        "high": float(overall.high),
    }
    return [row | {"count": int(overall.observations), "points": points}]


def stories(plan: Allocation, learned: Calibration | None) -> pd.DataFrame:
    """What delivered initiatives brought, an effect a row, the best first: ``learned.stories`` with names.

    Returns
    -------
    DataFrame
        As :attr:`portfolio.Calibration.stories`; where the case does not know an initiative of the past,
        ``name`` is that of the row of ``actuals`` (a column of its own), else its id made readable.
    """
    if learned is None:
        return frame_of(
            {
                c: []
                for c in ("initiative", "name", "label", "unit", "expected", "realised", "ratio", "story")
            },
            (),
        )
    case = plan.problem.case
    initiatives, kpis = called_before(case), called(case, "kpis")
    frame = learned.stories
    frame["name"] = [initiatives[i] for i in frame.initiative]
    frame["label"] = [kpis.get(k) or readable(k) for k in frame.kpi]
    return frame.astype({"name": "str", "label": "str"})
