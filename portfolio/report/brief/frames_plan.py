"""The frames behind the board brief that describe the plan itself: what is funded, for which objective,
with what effect and load.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.case.case import Case
from portfolio.case.chains import links, reach
from portfolio.continuity.roadmap import main_objectives
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import effects, moves
from portfolio.model.levels import LEVELS, kinds
from portfolio.model.magnitude import magnitude_of
from portfolio.model.usage import requirements
from portfolio.robustness.draws import Draws
from portfolio.steering.indicators.alignment import spent_by_objective
from portfolio.steering.indicators.kpis import better
from portfolio.steering.indicators.past import past
from portfolio.tables import text_of
from portfolio.tables.relations import Decided, has_begun
from portfolio.words.media import one_line

if TYPE_CHECKING:
    import pandas as pd

KINDS = tuple(LEVELS[n].kpi for n in sorted(LEVELS, reverse=True) if LEVELS[n].kpi)
"""The order in which indicators are shown: what a board looks at first."""
_LABELS = ("initiative", "name", "option", "start", "delivery")
type _Toward = Callable[[str, float], list[tuple[int, float]]]
"""How far a change of an indicator moves those that are shown."""
QUANTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


def called(case: Case, table: str) -> dict[str, str]:
    """What people call each row of a table: its name; where it has none, its id made readable."""
    own = case.own_names(table)
    return {i: own.get(i) or readable(i) for i in case.names(table)}


def running(case: Case) -> dict[str, str]:
    """The initiatives that are at work already, as the case lists them, each with the period it began in;
    empty: nobody said.
    """
    return {i: row["since"] or "" for i, row in case.rows("initiatives").items() if has_begun(row["status"])}


def called_before(case: Case) -> dict[str, str]:
    """What people call the initiatives of the past, of the plan of record and of the case: the name in
    ``actuals`` (a column of its own), else as :func:`called`.
    """
    known, table = called(case, "initiatives"), case.table("actuals")
    named = table["name"] if "name" in table.columns else [None] * len(table)
    own = {i: text_of(n) for i, n in zip(table["initiative"], named, strict=True) if n}
    ids = (*known, *table["initiative"], *case.table("plan")["initiative"])
    return {i: own.get(i) or known.get(i) or readable(i) for i in ids}


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
    """An id on one line, without the signs that stand for spaces in it; a number or a date stays as it is."""
    line = one_line(key)
    return " ".join(line.replace("_", " ").replace("-", " ").split()) if line[:1].isalpha() else line


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
        ``objective_name``, ``held`` (``mandatory``, ``decided``, or empty), ``status``
        (``continued``: it runs already; ``new``) with ``since`` (when it began), ``points`` (they add up to
        the plan's), ``spend`` (all budgets, inside the horizon) and ``spend <budget>`` of each.
    """
    case, funded, main = plan.problem.case, plan.funded, main_objectives(plan)
    several = {i for i, count in Counter(i for i, _ in effects(case).options).items() if count > 1}
    initiatives, objectives = called(case, "initiatives"), called(case, "objectives") | {"": ""}
    held = {r["initiative"]: "decided" for r in case.table("decisions") if Decided(r["decision"]).funds}
    held |= {i: "decided" for i, inside in plan.problem.locks.items() if inside}
    held |= {r["initiative"]: "mandatory" for r in case.table("initiatives") if r["mandatory"]}
    budgets = [c for c in funded.columns if c not in ("initiative", "option", "start", "delivery", "points")]
    begun = running(case)
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
            "status": ["continued" if i in begun else "new" for i in funded.initiative],
            "since": [begun.get(i, "") for i in funded.initiative],
            "points": funded.points,
            "spend": funded[budgets].sum(axis=1).astype("float64"),
        }
        | {f"spend {b.removesuffix(' (spend)')}": funded[b] for b in budgets},
        (*_LABELS, "objective", "objective_name", "held", "status", "since"),
    )
    frame["order"] = [order[o] for o in main]
    ordered = frame.sort_values(
        ["order", "points", "initiative"], ascending=[True, False, True], kind="stable", ignore_index=True
    )
    return ordered.drop(columns="order")


def objectives(plan: Allocation) -> pd.DataFrame:
    """A row an objective, as the case lists them, and a last one, ``objective`` empty, for what serves none,
    where there is any.

    Returns
    -------
    DataFrame
        ``objective``, ``name``, ``before`` (points of what was attained before this round), ``points`` (of
        what this plan attains beyond; they add up to the plan's), ``dealt`` (what attaining it fully is
        worth; NaN: a key result without a target has no end), ``spend`` (all budgets, inside the horizon,
        attributed as by :func:`portfolio.alignment`), ``money_share``, ``funded`` (initiatives whose most
        points are for it).
    """
    case, weights = plan.problem.case, plan.problem.weights
    numbers = effects(case)
    full = dict(zip(numbers.key_results, numbers.points(weights).tolist(), strict=True))
    attained = plan.attainment
    attained["earlier"] = attained.before * attained.key_result.map(full)
    ids = list(case.table("objectives")["objective"])
    worth = attained.groupby("objective")[["earlier", "points"]].sum().reindex(ids, fill_value=0.0)
    spent = money(plan).groupby("objective").spend.sum()
    ids += [""] * ("" in spent.index)
    total, main = float(spent.sum()), portfolio(plan).objective.tolist()
    endless = {row["objective"] for row in case.table("key_results") if row["target"] is None}
    name = called(case, "objectives") | {"": ""}
    return frame_of(
        {
            "objective": ids,
            "name": [name[o] for o in ids],
            "before": [float(worth.earlier.get(o, 0.0)) for o in ids],
            "points": [float(worth.points.get(o, 0.0)) for o in ids],
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
    by :func:`portfolio.alignment`, in every period alike. What stopping takes serves none, nor does money
    that becomes something else.
    """
    case = plan.problem.case
    needs, numbers = requirements(case), effects(case.expected)
    spent, (options, starts) = spent_by_objective(plan.problem, plan.choices), indices(numbers, plan.choices)
    choice, resource, period, amount = needs.uses(options, starts)
    paid = needs.budget[resource]
    by_choice = np.zeros((len(plan.choices), len(case.periods)))
    np.add.at(by_choice, (choice[paid], period[paid]), amount[paid])
    ids = list(case.table("objectives")["objective"])
    shares = np.column_stack(
        [spent.shares[:, [numbers.objectives.index(o) for o in ids]], 1.0 - spent.shares.sum(axis=1)]
    )
    table = np.where(np.abs(shares) > 1e-9, shares, 0.0).T @ by_choice
    ends = needs.stopping
    _, taken = ends.of(needs.stopped(options))
    taken = taken[needs.budget[ends.resource[taken]]]
    np.add.at(table[-1], ends.period[taken], ends.amount[taken])
    for (_, when), cost in turned_money(plan).items():
        table[-1, case.period_index[when]] += cost
    rows = [*ids, ""] if np.abs(table[-1]).max(initial=0.0) > 1e-9 * magnitude_of(table) else ids
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


def turned_money(plan: Allocation) -> dict[tuple[str, str], float]:
    """The money that becomes something else, contractors' weeks for example: by budget and period."""
    given, found = plan.columns("transfers"), dict[tuple[str, str], float]()
    for budget, period, cost in zip(given["from"], given["period"], given["cost"], strict=True):
        if cost:
            found[budget, period] = found.get((budget, period), 0.0) + cost
    return found


def usage(plan: Allocation) -> pd.DataFrame:
    """What each budget and team gives, by period and in all.

    Returns
    -------
    DataFrame
        Budgets first, then teams, as the case lists them; of each a row a period, then one with ``period``
        empty, for all of them: ``resource``, ``name``, ``kind``, ``unit``, ``period``, ``used`` (of money
        what becomes something else as well), ``granted`` (the usable amount; inf: no limit), ``available``
        (what is carried in, and what means give each other, included; for all periods, granted), ``load``
        (used ÷ available; NaN where that is none or has no limit).
    """
    case, used, turned = plan.problem.case, plan.usage, turned_money(plan)
    name, unit = called(case, "resources"), case.units("resources")
    rows: list[tuple[Any, ...]] = []
    for r in (*case.budgets, *case.capacities):
        row, own = case.rows("resources")[r], used[used.resource == r]
        granted = [row["usable"] * plan.problem.amount(r, p) if row["usable"] else 0.0 for p in case.periods]
        # money that becomes something else is spent, and was there to be
        given = [turned.get((r, p), 0.0) for p in case.periods]
        spent, there = ([a + g for a, g in zip(own[c], given, strict=True)] for c in ("used", "available"))
        parts = list(zip(case.periods, spent, granted, there, strict=True))
        parts.append(("", math.fsum(spent), math.fsum(granted), math.fsum(granted)))
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
        result's ``current``, else its baseline; where neither is written, 0 beside a target, which is counted
        from there, else the latest reading; NaN: nobody said), ``change``, ``change_p10``, ``change_p90``
        (over the draws), ``level``, ``p10``, ``p90`` (today and the change; p10 is the lower number),
        ``target`` (NaN: none), ``way``, ``way_p10``, ``way_p90`` (how much of the way from today to the
        target that is, 1 for all of it; p10 the lower; NaN: no target, or it is there already), ``chance``
        (share of draws in which it is at the target or beyond with what is delivered by the due date; NaN: no
        target), ``points`` (that the plan earns there).
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
    ahead = math.nan
    if not math.isnan(target):
        span = target - result["baseline"]
        last = case.period_index[result["due"]] if result["due"] else np.iinfo(np.int64).max
        progress = (today - result["baseline"] + drawn[:, delivery <= last].sum(axis=1)) / span
        found["chance"] = float((progress >= 1 - 1e-9).mean())
        ahead = target - today if (target - today) / span > 1e-9 else math.nan
    ends = sorted(c / ahead for c in (low, high))
    return found | {"way": change / ahead, "way_p10": ends[0], "way_p90": ends[1]}


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
    """Where an indicator stands: as the key result says, whose target is counted from there; else as it was
    read last.
    """
    if result is not None:
        table = case.written["key_results"]
        row = table["key_result"].index(result["key_result"])
        if result["target"] is not None or any(table[c][row] is not None for c in ("current", "baseline")):
            return float(result["current"])
    reads = past(case, ["readings"]).readings.get(kpi, ())
    return reads[-1].value if reads else math.nan


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
    linked, column = links(case.table("kpis")), {kpi: k for k, kpi in enumerate(kpis)}
    toward, place = partial(_toward, linked, column), numbers.initiative_index
    rows = [case.rows("options")[c.initiative, c.option] for c in chosen]
    gain, pairs, pair_gain = moves(case, rows, place, toward, len(kpis))
    drawn, works = _drawn(draws, chosen, toward, len(kpis))
    position = {place[c.initiative]: n for n, c in enumerate(chosen)}
    both = [
        (position[a], position[b], extra)
        for (a, b), extra in zip(pairs.tolist(), pair_gain, strict=True)
        if a in position and b in position
    ]
    expected = [gain, *(extra[None] for _, _, extra in both)]
    in_draws = [drawn, *((works[:, a] & works[:, b])[:, None, None] * extra for a, b, extra in both)]
    together = [int(max(delivered[a], delivered[b])) for a, b, _ in both]
    ends = np.array([*delivered.tolist(), *together], dtype=np.int64)
    return np.concatenate(in_draws, axis=1), np.concatenate(expected), ends


def _drawn(draws: Draws, chosen: Sequence[Choice], toward: _Toward, count: int) -> tuple[Floats, Bools]:
    """What each funded initiative does to each indicator in every draw, and whether it delivers: arrays
    (draws, initiatives, indicators) and (draws, initiatives).
    """
    case = draws.case
    place = {(row["initiative"], row["option"]): n for n, row in enumerate(case.table("options"))}
    of_rows: dict[tuple[str, str | None], dict[str, int]] = {}
    for n, row in enumerate(case.table("contributions")):
        of_rows.setdefault((row["initiative"], row["option"]), {})[row["kpi"]] = n
    found = np.zeros((len(draws), len(chosen), count))
    success = draws.success[:, [place[c.initiative, c.option] for c in chosen]]
    for n, choice in enumerate(chosen):
        own = of_rows.get((choice.initiative, choice.option), {})
        delivers = case.rows("options")[choice.initiative, choice.option]["delivers"]
        for kpi, at in (of_rows.get((choice.initiative, None), {}) | own).items():
            effect = draws.effect[:, at] * (1.0 if kpi in own else delivers) * success[:, n]
            for k, units in toward(kpi, 1.0):
                found[:, n, k] += effect * units
    return found, success > 0


def _toward(
    linked: dict[str, tuple[str, float]], column: dict[str, int], kpi: str, amount: float
) -> list[tuple[int, float]]:
    return [(column[moved], amount * units) for moved, units in reach(kpi, linked).items() if moved in column]


def summary(
    plan: Allocation, draws: Draws, tables: dict[str, pd.DataFrame], beside: Mapping[str, float]
) -> pd.DataFrame:
    """The figures that a brief begins with; ``beside`` has those of other plans.

    Returns
    -------
    DataFrame
        ``figure``, ``value``: ``funded``, ``candidates``, ``continued``, ``stopped`` (how many; the last two
        of those that run) · ``spend``, ``granted`` (all budgets, all periods; inf: no limit), ``stopping``
        (what of the spend stopping takes) · ``before`` (points attained before this round), ``points``,
        ``dealt`` (NaN: no end), ``mean``, ``p10``, ``p50``, ``p90`` (points over the draws) · ``draws`` ·
        ``bound``, ``gap`` · ``closest`` (points by which the best other choice of initiatives is worse; NaN:
        there is none) · ``recorded`` (points of the recorded portfolio on the inputs of its day; NaN: no
        record), ``recorded_lines``, ``recorded_kept`` (its lines, and of these those that the plan has just
        so), ``recorded_before`` (1: it is of another round, with other periods) · ``lines``, ``kept`` (lines
        of the plan that this one is set beside, and of these those that stand), ``given_up`` (share of the
        best impact, to keep them; NaN: it was not asked near to any) · ``transfers`` (points that all
        transfers earn together, where the case has some).
    """
    budgets = tables["usage"].query("kind == 'budget' and period == ''")
    earned, closest = draws.impacts(plan.choices, plan.problem.points), tables["calls"].price
    figures = {
        "funded": len(plan.choices),
        "candidates": len(effects(plan.problem.case).initiatives),
        "continued": int((tables["funded"].status == "continued").sum()),
        "stopped": len(tables["stopped"]),
        "spend": math.fsum(budgets.used),
        "granted": math.fsum(budgets.granted),
        "stopping": math.fsum(tables["stopped"].spend),
        "before": math.fsum(tables["objectives"].before),
        "points": plan.points,
        "dealt": math.fsum(tables["objectives"].dealt),
        "mean": float(earned.mean()),
        **{name: float(np.quantile(earned, share)) for name, share in QUANTILES.items()},
        "draws": len(draws),
        "bound": plan.bound,
        "gap": plan.gap,
        "closest": float(closest.iloc[0]) if len(closest) else math.nan,
        **beside,
    }
    return frame_of({"figure": list(figures), "value": [float(v) for v in figures.values()]}, ("figure",))
