"""The frames behind the board brief that describe the plan itself: what is funded, for which objective,
with what effect and load.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.arbitration import Record
from portfolio.arrays import Floats, Ints
from portfolio.case.case import Case
from portfolio.case.chains import links, reach
from portfolio.continuity.roadmap import main_objectives
from portfolio.continuity.roadmap import roadmap as over_time
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import effects, moves
from portfolio.model.levels import LEVELS, kinds
from portfolio.model.usage import requirements
from portfolio.progress import progress_bar
from portfolio.robustness.draws import Draws
from portfolio.steering.indicators.alignment import spent_by_objective
from portfolio.steering.indicators.kpis import better
from portfolio.steering.indicators.past import past
from portfolio.tables.relations import Decided

if TYPE_CHECKING:
    import pandas as pd

KINDS = tuple(LEVELS[n].kpi for n in sorted(LEVELS, reverse=True) if LEVELS[n].kpi)
"""The order in which indicators are shown: what a board looks at first."""
QUANTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


def called(case: Case, table: str) -> dict[str, str]:
    """What people call each row of a table: its name; where it has none, its id made readable."""
    own = case.own_names(table)
    return {i: own.get(i) or readable(i) for i in case.names(table)}


def readable(key: str) -> str:
    """An id as words, for what has no name: ``late-payer_alerts`` is "Late payer alerts".

    Examples
    --------
    >>> readable("late-payer_alerts"), readable("KR2"), readable("2027Q1")
    ('Late payer alerts', 'KR2', '2027Q1')
    """
    words = words_of(key)
    return words[:1].upper() + words[1:]


def words_of(key: str) -> str:
    """An id without the signs that stand for spaces in it; a number or a date stays as it is."""
    return " ".join(key.replace("_", " ").replace("-", " ").split()) if key[:1].isalpha() else key


def frame_of(columns: Mapping[str, Any], text: Sequence[str]) -> pd.DataFrame:
    """Columns, of whatever can be listed, as a frame; those named are text, also when there is no row."""
    import pandas as pd

    return pd.DataFrame(
        {c: pd.Series(list(v), dtype="str" if c in text else None) for c, v in columns.items()}
    )


def portfolio(plan: Allocation) -> pd.DataFrame:
    """A row a funded initiative, by objective as the case lists them, most points first.

    Returns
    -------
    DataFrame
        ``initiative``, ``name``, ``option`` (empty where it has one only), ``start``, ``delivery`` (empty
        beyond the horizon), ``objective`` (the one for which it earns most points, empty: none) with
        ``objective_name``, ``held`` (``mandatory``, ``decided``, or empty), ``points`` (they add up to the
        plan's), ``spend`` (all budgets, inside the horizon) and ``spend <budget>`` of each.
    """
    case, funded, main = plan.problem.case, plan.funded, main_objectives(plan)
    several = {i for i, count in Counter(i for i, _ in effects(case).options).items() if count > 1}
    initiatives, objectives = called(case, "initiatives"), called(case, "objectives") | {"": ""}
    held = {r["initiative"]: "decided" for r in case.table("decisions") if Decided(r["decision"]).funds}
    held |= {i: "decided" for i, inside in plan.problem.locks.items() if inside}
    held |= {r["initiative"]: "mandatory" for r in case.table("initiatives") if r["mandatory"]}
    budgets = [c for c in funded.columns if c not in ("initiative", "option", "start", "delivery", "points")]
    order = {o: k for k, o in enumerate([*case.table("objectives")["objective"], ""])}
    frame = frame_of(
        {
            "initiative": funded.initiative,
            "name": [initiatives[i] for i in funded.initiative],
            "option": [c.option if c.initiative in several else "" for c in plan.choices],
            "start": funded.start,
            "delivery": funded.delivery,
            "objective": main,
            "objective_name": [objectives[o] for o in main],
            "held": [held.get(i, "") for i in funded.initiative],
            "points": funded.points,
            "spend": funded[budgets].sum(axis=1).astype("float64"),
        }
        | {f"spend {b.removesuffix(' (spend)')}": funded[b] for b in budgets},
        ("initiative", "name", "option", "start", "delivery", "objective", "objective_name", "held"),
    )
    frame["order"] = [order[o] for o in main]
    ordered = frame.sort_values(
        ["order", "points", "initiative"], ascending=[True, False, True], kind="stable", ignore_index=True
    )
    return ordered.drop(columns="order")


def roadmap(plan: Allocation, near: Record | None) -> pd.DataFrame:
    """What runs when, by objective: :func:`portfolio.roadmap`, with names as the brief has them, beside what
    was recorded, where that holds any initiative of the case.
    """
    case = plan.problem.case
    initiatives, aims = called(case, "initiatives"), called(case, "objectives") | {"": ""}
    known = near is not None and any(c.initiative in initiatives for c in near.portfolio)
    frame = over_time(plan, near if known else None)
    return frame.assign(name=frame.initiative.map(initiatives), group=frame.objective.map(aims))


def objectives(plan: Allocation) -> pd.DataFrame:
    """A row an objective, as the case lists them, and a last one, ``objective`` empty, for what serves none,
    where there is any.

    Returns
    -------
    DataFrame
        ``objective``, ``name``, ``points`` (attained; they add up to the plan's), ``dealt`` (what attaining
        it fully is worth; NaN: a key result without a target has no end), ``spend`` (all budgets, inside the
        horizon, attributed as by :func:`portfolio.alignment`), ``money_share``, ``funded`` (initiatives whose
        most points are for it).
    """
    case, weights = plan.problem.case, plan.problem.weights
    ids = list(case.table("objectives")["objective"])
    points = plan.attainment.groupby("objective").points.sum().reindex(ids, fill_value=0.0)
    spent = money(plan).groupby("objective").spend.sum()
    ids += [""] * ("" in spent.index)
    total, main = float(spent.sum()), portfolio(plan).objective.tolist()
    endless = {row["objective"] for row in case.table("key_results") if row["target"] is None}
    name = called(case, "objectives") | {"": ""}
    return frame_of(
        {
            "objective": ids,
            "name": [name[o] for o in ids],
            "points": [float(points.get(o, 0.0)) for o in ids],
            "dealt": [math.nan if o in endless else float(weights.get(o, 0.0)) for o in ids],
            "spend": [float(spent.get(o, 0.0)) for o in ids],
            "money_share": [float(spent.get(o, 0.0)) / total if total > 0 else math.nan for o in ids],
            "funded": [main.count(o) for o in ids],
        },
        ("objective", "name"),
    )


def money(plan: Allocation) -> pd.DataFrame:
    """A row an objective and period: ``objective`` (empty: serves none, where there is any), ``name``,
    ``period``, ``spend``.

    All budgets; an initiative's money is attributed in proportion to the points it earns standing alone, as
    by :func:`portfolio.alignment`, in every period alike.
    """
    case = plan.problem.case
    needs, numbers = requirements(case), effects(case.expected)
    spent = spent_by_objective(case, plan.choices)
    choice, resource, period, amount = needs.uses(*indices(numbers, plan.choices))
    paid = needs.budget[resource]
    by_choice = np.zeros((len(plan.choices), len(case.periods)))
    np.add.at(by_choice, (choice[paid], period[paid]), amount[paid])
    ids = list(case.table("objectives")["objective"])
    shares = np.column_stack(
        [spent.shares[:, [numbers.objectives.index(o) for o in ids]], 1.0 - spent.shares.sum(axis=1)]
    )
    table = np.where(np.abs(shares) > 1e-9, shares, 0.0).T @ by_choice
    rows = [*ids, ""] if np.abs(table[-1]).max(initial=0.0) > 1e-9 else ids
    name = called(case, "objectives") | {"": ""}
    return frame_of(
        {
            "objective": [o for o in rows for _ in case.periods],
            "name": [name[o] for o in rows for _ in case.periods],
            "period": list(case.periods) * len(rows),
            "spend": table[: len(rows)].ravel(),
        },
        ("objective", "name", "period"),
    )


def usage(plan: Allocation) -> pd.DataFrame:
    """What each budget and team gives, by period and in all.

    Returns
    -------
    DataFrame
        Budgets first, then teams, as the case lists them; of each a row a period, then one with ``period``
        empty, for all of them: ``resource``, ``name``, ``kind``, ``unit``, ``period``, ``used``, ``granted``
        (the usable amount; inf: no limit), ``available`` (what is carried in included; for all periods,
        granted), ``load`` (used ÷ available; NaN where that is none or has no limit).
    """
    case, used = plan.problem.case, plan.usage
    name, unit = called(case, "resources"), case.units("resources")
    rows: list[tuple[Any, ...]] = []
    for r in (*case.budgets, *case.capacities):
        row, own = case.rows("resources")[r], used[used.resource == r]
        granted = [row["usable"] * plan.problem.amount(r, p) if row["usable"] else 0.0 for p in case.periods]
        parts = list(zip(case.periods, own.used.tolist(), granted, own.available.tolist(), strict=True))
        parts.append(("", math.fsum(own.used), math.fsum(granted), math.fsum(granted)))
        for period, u, g, a in parts:
            rows.append(
                (
                    r,
                    name[r],
                    row["kind"],
                    unit[r],
                    period,
                    u,
                    g,
                    a,
                    u / a if 0 < a < math.inf else math.nan,
                )
            )
    columns = ("resource", "name", "kind", "unit", "period", "used", "granted", "available", "load")
    return frame_of(
        {c: [row[k] for row in rows] for k, c in enumerate(columns)},
        ("resource", "name", "kind", "unit", "period"),
    )


def indicators(plan: Allocation, draws: Draws) -> pd.DataFrame:
    """What the plan is expected to do to each indicator once everything funded is delivered, and how sure
    that is.

    Indicators of kind ``business``, and all others that a key result is measured on; business first. A change
    is the sum of what is funded, its chance of success counted, synergies included, up the chain of
    indicators; nothing is capped or discounted.

    Returns
    -------
    DataFrame
        A row a key result, or an indicator that none names: ``kind``, ``kpi``, ``name``, ``unit``,
        ``key_result`` (empty: none), ``objective``, ``better`` (``more``, ``less``), ``today`` (the key
        result's baseline, else the latest reading; NaN: nobody said), ``change``, ``change_p10``,
        ``change_p90`` (over the draws), ``level``, ``p10``, ``p90`` (today and the change; p10 is the lower
        number), ``target`` (NaN: none), ``way``, ``way_p10``, ``way_p90`` (how much of the way from today to
        the target that is, 1 for all of it; p10 the lower), ``chance`` (share of draws in which what is
        delivered by the due date reaches the target; NaN: no target), ``points`` (that the plan earns there).
    """
    case = plan.problem.case
    kind, name, units, way = kinds(case), called(case, "kpis"), case.units("kpis"), better(case)
    measured = _measured(case, kind)
    kpis = [k for k in kind if any(k == kpi for kpi, _ in measured)]
    drawn, expected, delivery = _moved(case, plan.choices, kpis, draws)
    earned = dict(zip(plan.attainment.key_result, plan.attainment.points, strict=True))
    rows: list[dict[str, Any]] = []
    for kpi, result in measured:
        k = kpis.index(kpi)
        row: dict[str, Any] = {
            "kind": kind[kpi],
            "kpi": kpi,
            "name": name[kpi],
            "unit": units[kpi],
            "better": way[kpi],
        }
        row |= {"key_result": "", "objective": "", "points": math.nan}
        if result is not None:
            row |= {c: result[c] for c in ("key_result", "objective")} | {
                "points": earned[result["key_result"]]
            }
        rows.append(row | _ranges(case, kpi, result, expected[:, k], drawn[..., k], delivery))
    text = ("kind", "kpi", "name", "unit", "key_result", "objective", "better")
    columns = (
        *text,
        "today",
        "change",
        "change_p10",
        "change_p90",
        "level",
        "p10",
        "p90",
        "target",
        "way",
        "way_p10",
        "way_p90",
        "chance",
        "points",
    )
    frame = frame_of({c: [row[c] for row in rows] for c in columns}, text)
    return frame.astype({c: "float64" for c in columns if c not in text})


def _ranges(
    case: Case, kpi: str, result: Any, expected: Floats, drawn: Floats, delivery: Ints
) -> dict[str, float]:
    """How far one indicator goes, and how surely; ``drawn`` (draws, parts) and ``expected`` (parts,) say
    what each part brings.
    """
    target = math.nan if result is None or result["target"] is None else float(result["target"])
    change, today = float(expected.sum()), _today(case, kpi, result)
    low, high = np.quantile(drawn.sum(axis=1), [0.1, 0.9]).tolist()
    found = {
        "today": today,
        "change": change,
        "change_p10": low,
        "change_p90": high,
        "target": target,
        "chance": math.nan,
    }
    found |= {"level": today + change, "p10": today + low, "p90": today + high}
    ends = sorted(c / (target - today or math.nan) for c in (low, high))
    found |= {"way": change / (target - today or math.nan), "way_p10": ends[0], "way_p90": ends[1]}
    if not math.isnan(target):
        last = case.period_index[result["due"]] if result["due"] else np.iinfo(np.int64).max
        progress = drawn[:, delivery <= last].sum(axis=1) / (target - result["baseline"])
        found["chance"] = float((progress >= 1 - 1e-9).mean())
    return found


def _measured(case: Case, kind: dict[str, str]) -> list[tuple[str, Any]]:
    """The indicators to show, each with its key results, or None where it has none."""
    results: dict[str, list[Any]] = {}
    for row in case.table("key_results"):
        results.setdefault(row["kpi"], []).append(row)
    shown = [k for k in kind if k in results or kind[k] == "business"]
    return [
        (k, r) for k in sorted(shown, key=lambda k: KINDS.index(kind[k])) for r in results.get(k) or [None]
    ]


def _today(case: Case, kpi: str, result: Any) -> float:
    """Where an indicator stands: as written in the key result, else as it was read last; a target alone is
    counted from 0.
    """
    table = case.written["key_results"]
    if result is not None:
        written = table["baseline"][table["key_result"].index(result["key_result"])]
        if written is not None:
            return float(written)
    reads = past(case, ["readings"]).readings.get(kpi, ())
    if reads:
        return reads[-1].value
    return math.nan if result is None or result["target"] is None else 0.0


def _moved(
    case: Case, chosen: Sequence[Choice], kpis: Sequence[str], draws: Draws
) -> tuple[Floats, Floats, Ints]:
    """What each funded initiative and each synergy does to each indicator, in every draw and as expected, and
    when it is delivered.

    Arrays (draws, parts, indicators), (parts, indicators), (parts,).
    """
    numbers = effects(case)
    options, starts = indices(numbers, chosen)
    delivered = starts + numbers.duration[options] - 1
    expected, pairs = _brought(case, chosen, kpis)
    with progress_bar("ranges", len(draws)) as bar:
        drawn = []
        for k in range(len(draws)):
            drawn.append(_brought(draws[k], chosen, kpis)[0])
            bar.update()
    together = [int(max(delivered[a], delivered[b])) for a, b in pairs]
    return np.array(drawn), expected, np.array([*delivered.tolist(), *together], dtype=np.int64)


def _brought(
    case: Case, chosen: Sequence[Choice], kpis: Sequence[str]
) -> tuple[Floats, list[tuple[int, int]]]:
    """Of each funded initiative, then of each synergy between two of them, what it does to each indicator;
    and those pairs.
    """
    linked, column = links(case.table("kpis")), {kpi: k for k, kpi in enumerate(kpis)}
    place = effects(case).initiative_index
    rows = [case.rows("options")[c.initiative, c.option] for c in chosen]
    gain, pairs, pair_gain = moves(case, rows, place, partial(_toward, linked, column), len(kpis))
    position = {place[c.initiative]: n for n, c in enumerate(chosen)}
    works = [not case.is_draw or r["success"] > 0 for r in rows]
    found, both = [gain], []
    for (a, b), extra in zip(pairs.tolist(), pair_gain, strict=True):
        if a in position and b in position:
            both.append((position[a], position[b]))
            found.append((extra if works[position[a]] and works[position[b]] else 0.0 * extra)[None])
    return np.concatenate(found), both


def _toward(
    linked: dict[str, tuple[str, float]], column: dict[str, int], kpi: str, amount: float
) -> list[tuple[int, float]]:
    return [(column[moved], amount * units) for moved, units in reach(kpi, linked).items() if moved in column]


def summary(plan: Allocation, draws: Draws, tables: dict[str, pd.DataFrame], recorded: float) -> pd.DataFrame:
    """The figures that a brief begins with.

    Returns
    -------
    DataFrame
        ``figure``, ``value``: ``funded``, ``candidates`` (how many) · ``spend``, ``granted`` (all budgets,
        all periods; inf: no limit) · ``points``, ``dealt`` (NaN: no end), ``mean``, ``p10``, ``p50``, ``p90``
        (points over the draws) · ``draws`` · ``bound``, ``gap`` · ``closest`` (points by which the best other
        choice of initiatives is worse; NaN: there is none) · ``recorded`` (points of the recorded portfolio
        on the inputs of its day; NaN: no record).
    """
    budgets = tables["usage"].query("kind == 'budget' and period == ''")
    earned, closest = draws.impacts(plan.choices, plan.problem.points), tables["calls"].price
    figures = {
        "funded": len(plan.choices),
        "candidates": len(effects(plan.problem.case).initiatives),
        "spend": math.fsum(budgets.used),
        "granted": math.fsum(budgets.granted),
        "points": plan.points,
        "dealt": math.fsum(tables["objectives"].dealt),
        "mean": float(earned.mean()),
        **{name: float(np.quantile(earned, share)) for name, share in QUANTILES.items()},
        "draws": len(draws),
        "bound": plan.bound,
        "gap": plan.gap,
        "closest": float(closest.iloc[0]) if len(closest) else math.nan,
        "recorded": recorded,
    }
    return frame_of({"figure": list(figures), "value": [float(v) for v in figures.values()]}, ("figure",))
