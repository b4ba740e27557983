"""The sections of a brief that tell of the plan: the recommendation, what is funded, the money, the
effects, the teams.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from portfolio.continuity.roadmap import FULL, is_full
from portfolio.explanation.means import hires_of
from portfolio.report.brief import sections_means
from portfolio.report.brief.frames_plan import KINDS, turned_money, words_of
from portfolio.report.brief.layout import Cell, Grid, Line, Section, Telling, decimals_for, number, rows
from portfolio.report.brief.sections_changes import in_flight, kept, since
from portfolio.report.inline_svg import PAGE, picture, track

if TYPE_CHECKING:
    import pandas as pd
    from markupsafe import Markup

_MONEY_COLUMNS = 3
"""So many budgets have a column of their own."""
_NAMES = 110.0
"""What names of objectives and shares of money take beside figures, in points."""
_PERIODS = 8
"""So many periods have a column of their own; beyond, tables show totals and the picture shows the
periods.
"""


def recommendation(telling: Telling) -> list[str]:
    """What is recommended, in three sentences."""
    figures, formats, case = telling.figures, telling.formats, telling.plan.problem.case
    said = {"funded": formats.number(figures["funded"]), "candidates": formats.number(figures["candidates"])}
    said |= {"span": telling.span(case.periods[0], case.periods[-1])}
    with_money = bool((telling.frames["usage"].kind == "budget").any())
    phrase = (
        "fund_none"
        if not figures["funded"]
        else "fund_free"
        if not with_money
        else "fund"
        if 0 < figures["granted"] < math.inf
        else "fund_open"
    )
    share = figures["spend"] / figures["granted"] if phrase == "fund" else math.nan
    first = telling.say(phrase, spend=formats.money(figures["spend"]), share=formats.per_cent(share), **said)
    if not figures["funded"]:
        return [first, *in_flight(telling)]
    low, high = (formats.points(figures[q], 1) for q in ("p10", "p90"))
    text = {
        "range": telling.say("range", low=low, high=high) if telling.has_range else "",
        "headline": _headline(telling),
    }
    text["before"] = (
        telling.say("earn_before", before=formats.points(figures["before"], 1)) if figures["before"] else ""
    )
    if math.isnan(figures["dealt"]):
        second = telling.say("earn_open", points=telling.points(figures["points"], 1), **text)
    else:
        second = telling.say(
            "earn",
            points=formats.points(figures["points"], 1),
            dealt=formats.number(figures["dealt"]),
            **text,
        )
    return [first, *in_flight(telling), second, *sections_means.said(telling), *late(telling), proof(telling)]


def _headline(telling: Telling) -> str:
    """Where the business indicator that earns most goes; nothing where there is none."""
    frame = telling.frames["indicators"]
    business = frame[(frame.kind == "business") & (frame.change != 0)]
    if not len(business):
        return ""
    row = max(rows(business), key=lambda r: -math.inf if math.isnan(r.points) else r.points)
    figures = _levels(telling, row)
    unit = f"\N{NO-BREAK SPACE}{row.unit}" if row.unit else ""
    if math.isnan(row.today):
        return telling.say("headline_change", name=row["name"], change=figures["change"] + unit)
    target = ""
    if not math.isnan(row.target):
        phrase = "headline_there" if math.isnan(row.way) else "headline_target"
        chance = telling.formats.chance(row.chance)
        target = telling.say(phrase, target=figures["target"], chance=chance)
    level = figures["level"] + unit
    return telling.say("headline", name=row["name"], today=figures["today"], level=level, target=target)


def late(telling: Telling) -> list[str]:
    """The promised deadlines that the plan misses, in one sentence; nothing where it misses none."""
    frame = telling.frames["deadlines"]
    missed = frame[frame.is_late]
    if not len(missed):
        return []
    spent = telling.formats.money(math.fsum(missed.spend))
    cost = telling.say("deadlines_cost", cost=spent) if telling.has_budgets else ""
    who = telling.listed(missed.initiative, in_quotes=True)
    return [telling.say("deadlines", count=len(missed), all=len(frame), cost=cost, who=who)]


def proof(telling: Telling) -> str:
    plan, figures = telling.plan, telling.figures
    closest = ""
    if not math.isnan(figures["closest"]):
        way = (
            "closest"
            if figures["closest"] > 0
            else "closest_better"
            if figures["closest"] < 0
            else "closest_tied"
        )
        closest = telling.say(way, price=telling.points(abs(figures["closest"])))
    if plan.is_proven and (told := kept(telling, closest)):
        return told
    gap = telling.points(figures["bound"] - figures["points"]) if math.isfinite(figures["bound"]) else ""
    phrase = (
        "best"
        if plan.is_proven and plan.gap <= 1e-6
        else "best_gap"
        if plan.status == "optimal"
        else "best_feasible"
        if gap
        else "best_unknown"
    )
    told = telling.say(phrase, gap=gap, closest=closest)
    if count := plan.problem.overruns:
        return f"{telling.say('protected', count=count)} {told}"
    return told


def _levels(telling: Telling, row: Any) -> dict[str, str]:
    """The figures of an indicator, to as many decimals as its changes need."""
    decimals = decimals_for(row.change, row.change_p10, row.change_p90)
    write = telling.formats
    levels = {c: write.number(row[c], decimals) for c in ("level", "p10", "p90")}
    # where it stands and where it is to go are written as they were given, unless that is less
    places = [max(decimals, _written(row[c])) for c in ("today", "target")]
    changes = {c: write.signed(row[c], decimals) for c in ("change", "change_p10", "change_p90")}
    return (
        levels
        | changes
        | {c: write.number(row[c], min(d, 4)) for c, d in zip(("today", "target"), places, strict=True)}
    )


def _written(value: float) -> int:
    text = f"{value:.4f}".rstrip("0") if math.isfinite(value) else ""
    return len(text.partition(".")[2])


def portfolio(telling: Telling) -> Section:
    """Every funded initiative, under its objective."""
    frame, formats = telling.frames["funded"], telling.formats
    budgets = [c for c in frame.columns if c.startswith("spend ")]
    own = budgets if 1 < len(budgets) <= _MONEY_COLUMNS else []
    columns = [*own, *(["spend"] if budgets else [])]
    head = telling.head("initiative", "calendar")
    head += [number(telling.say("points_head"))]
    head += [number(telling.resources[c.removeprefix("spend ")]) for c in own]
    head += [number(telling.say("all_budgets" if own else "cost") + telling.money_head)] if budgets else []

    lines = []
    for objective, part in frame.groupby("objective", sort=False):
        hired = not objective and {*part.initiative} <= hires_of(telling.plan.problem.case).keys()
        name = part.objective_name.iloc[0] or telling.say("hires" if hired else "no_objective")
        lines.append(
            Line(
                [Cell(name, quiet=_many(telling, len(part)), span=len(head))],
                "group",
                telling.colours[str(objective)],
            )
        )
        for row in rows(part):
            flags = [words_of(row.option), telling.say(row.held) if row.held else ""]
            flags += [since(telling, row.since)] if row.status == "continued" else []
            end = formats.period(row.delivery) if row.delivery else telling.say("later")
            calendar = (
                formats.period(row.start)
                if row.start == row.delivery
                else telling.say("span_short", first=formats.period(row.start), last=end)
            )
            cells = [
                Cell(row["name"], quiet=" · ".join(f for f in ("", *flags) if f)),
                Cell(calendar, "short"),
                number(formats.points(row.points)),
            ]
            lines.append(Line([*cells, *(number(formats.amount(row[c])) for c in columns)]))
    lines += _stopped(telling, columns, len(head))
    ended, turned = telling.frames["stopped"], turned_money(telling.plan)
    others = {c: _turned(turned, c) for c in columns}
    if turned:
        cells = [Cell(telling.say("turned")), Cell("–", "short"), number("–")]
        lines.append(Line([*cells, *(number(formats.amount(others[c])) for c in columns)]))
    sums = [
        number(formats.points(math.fsum(frame.points))),
        *(number(formats.amount(math.fsum([*frame[c], *ended[c], others[c]]))) for c in columns),
    ]
    lines.append(Line([Cell(telling.say("total"), span=2), *sums], "total"))
    grid = Grid("funded", head, lines, continued=telling.say("continued"))
    return Section("portfolio", telling.say("portfolio"), grid=grid, note=telling.say("portfolio_note"))


def _turned(turned: Mapping[tuple[str, str], float], column: str) -> float:
    """What of the money that becomes something else stands in a column: of one budget, or of all."""
    budget = column.removeprefix("spend").strip()
    return math.fsum(cost for (of, _), cost in turned.items() if budget in ("", of))


def _stopped(telling: Telling, columns: Sequence[str], width: int) -> list[Line]:
    """What runs and is not funded, with what stopping it takes."""
    frame, formats = telling.frames["stopped"], telling.formats
    if not len(frame):
        return []
    lines = [Line([Cell(telling.say("stopped"), quiet=_many(telling, len(frame)), span=width)], "group")]
    for row in rows(frame):
        told = [Cell(row["name"], quiet=f"· {since(telling, row.since)}"), Cell("–", "short"), number("–")]
        lines.append(Line([*told, *(number(formats.amount(row[c])) for c in columns)]))
    return lines


def _many(telling: Telling, count: int) -> str:
    return telling.say("initiative_one" if count == 1 else "initiative_many", count=count)


def money(telling: Telling) -> Section:
    """Points and money by objective, and by period: two pictures and a table."""
    formats, frames = telling.formats, telling.frames
    case, budgets = telling.plan.problem.case, frames["usage"].query("kind == 'budget'")
    with_money = bool(len(budgets))
    shown = _points_columns(frames["objectives"])
    fits = with_money and _has_room(telling, budgets, len(shown))
    periods = list(case.periods) if fits else []
    head = [
        *telling.head("objective", *shown.values(), numbers=len(shown)),
        *(number(formats.period(p)) for p in periods),
    ]
    head += (
        [number(telling.say("total") + telling.money_head), number(telling.say("money_share"))]
        if with_money
        else []
    )
    spent = {(row.objective, row.period): row.spend for row in rows(frames["money"])}
    lines = []
    for row in rows(frames["objectives"]):
        cells = [
            Cell(row["name"] or _aimless(telling)),
            *(number("–" if math.isnan(row[c]) else formats.points(row[c])) for c in shown),
        ]
        if with_money:
            cells += [number(formats.amount(spent[row.objective, p])) for p in periods]
            cells += [number(formats.amount(row.spend)), number(formats.per_cent(row.money_share))]
        lines.append(Line(cells, "", telling.colours[row.objective]))
    whole = [number("–" if math.isnan(f := telling.figures[c]) else formats.points(f)) for c in shown]
    lines.append(
        Line(
            [
                Cell(telling.say("total")),
                *whole,
                *(_of_budgets(telling, budgets, "used", periods) if with_money else []),
            ],
            "total",
        )
    )
    if with_money and math.isfinite(telling.figures["granted"]):
        lines.append(
            Line(
                [
                    Cell(telling.say("granted"), span=1 + len(shown)),
                    *_of_budgets(telling, budgets, "granted", periods),
                ],
                "quiet",
            )
        )
    note = telling.say("money_note") if with_money else ""
    grid = Grid("objectives money usage", head, lines)
    heading = telling.say("money" if with_money else "money_none")
    # where the cover has the cash and the table has the periods, the picture would say the same again
    drawn = _money_picture(telling) if with_money and not (periods and len(frames["cash_flow"])) else []
    return Section("money", heading, grid=grid, pictures=drawn, note=note)


def _has_room(telling: Telling, budgets: pd.DataFrame, columns: int) -> bool:
    """Whether every period has a column of its own beside so many of points: a table wider than the page is
    cut off.
    """
    from portfolio.plots.style import text_width

    if len(telling.plan.problem.case.periods) > _PERIODS:
        return False
    sums = budgets.groupby("period", sort=False)[["used", "granted"]].sum().max(axis=1)
    amounts = [telling.formats.amount(a) for a in sums if math.isfinite(a)]
    wide = math.fsum(text_width(text, 8.0, bold=True) + 6.0 for text in amounts)
    return wide + 40.0 * columns + _NAMES < 72 * PAGE


def _points_columns(frame: pd.DataFrame) -> dict[str, str]:
    """The columns of points that have any figure, with their headings."""
    shown = {"before": "attained_before"} if frame.before.any() else {}
    shown |= {"points": "attained_now" if shown else "attained"}
    return shown | ({"dealt": "dealt"} if frame.dealt.notna().any() else {})


def _aimless(telling: Telling) -> str:
    """What stands where there is no objective."""
    if turned_money(telling.plan):
        return telling.say("no_objective_turned")
    return telling.say("no_objective_stopping" if telling.figures["stopping"] else "no_objective")


def _of_budgets(telling: Telling, budgets: pd.DataFrame, column: str, periods: list[str]) -> list[Cell]:
    """A row of all budgets together, by period and in all."""
    sums = budgets.groupby("period", sort=False)[column].sum()
    return [*(number(telling.formats.amount(float(sums[p]))) for p in [*periods, ""]), Cell()]


def aims_picture(telling: Telling) -> tuple[str, Markup]:
    """Points attained by objective, with its caption."""
    from portfolio.plots.brief import height_of, points_by_objective

    formats, colours = telling.formats, telling.colours
    frame = telling.frames["objectives"]
    aims = frame[frame.objective != ""]
    phrase = "picture_points_before" if aims.before.any() else "picture_points"
    caption = telling.say("picture_points_open" if aims.dealt.isna().any() else phrase)

    def write(value: float) -> str:
        return formats.number(value, 1)

    drawn = picture(
        "points", lambda ax: points_by_objective(aims, colours, write, ax), caption, height_of(aims)
    )
    return caption, drawn


def _money_picture(telling: Telling) -> list[tuple[str, Markup]]:
    """Money by period and objective, as wide as the page."""
    from portfolio.plots.brief import money_by_period

    formats, frame = telling.formats, telling.frames["money"]
    if not frame.spend.abs().max() > 0:
        return []
    unit = formats.money_unit
    caption = telling.say("picture_money", unit=unit) if unit else telling.say("picture_money_plain")
    drawn = picture(
        "money",
        lambda ax: money_by_period(frame, telling.colours, formats.number, formats.period, ax),
        caption,
        height=1.25,
        width=PAGE,
    )
    return [(caption, drawn)]


def effects(telling: Telling) -> Section:
    """What indicators are expected to do, business first; columns that would be empty are left out."""
    frame = telling.frames["indicators"]
    has = {
        "today": bool(frame.today.notna().any()),
        "expected": True,
        "four_in_five": any(map(_has_range, rows(frame))),
        "target": bool(frame.target.notna().any()),
    }
    shown = [column for column, there in has.items() if there]
    head = telling.head("indicator", *shown, numbers=len(shown)) + (
        telling.head("way") if has["target"] else []
    )
    chance = has["target"] and has["four_in_five"]
    head += telling.head("chance", numbers=1) if chance else []
    lines = []
    for kind in KINDS:
        part = frame[frame.kind == kind]
        if len(part):
            lines.append(Line([Cell(telling.say(f"kind_{kind}"), span=len(head))], "group"))
        lines += [Line(_effect(telling, row, shown, chance)) for row in rows(part)]
    notes = [
        "effects_note",
        *(["effects_bars"] if has["target"] else []),
        *(["effects_chance"] if chance else []),
    ]
    grid = Grid("indicators", head, lines, continued=telling.say("continued"))
    return Section("effects", telling.say("effects"), grid=grid, note=" ".join(telling.say(n) for n in notes))


def _has_range(row: Any) -> bool:
    """Whether what an indicator does differs over the draws by more than rounding, whatever it is counted
    in.
    """
    held = (row.change_p10, row.change_p90, row.today, row.target)
    size = max((abs(x) for x in held if math.isfinite(x)), default=0.0)
    return bool(row.change_p90 - row.change_p10 > 1e-9 * size)


def _effect(telling: Telling, row: Any, shown: Sequence[str], chance: bool) -> list[Cell]:
    """One indicator: where it stands, goes and is to go; its change alone where nobody said where it
    stands.
    """
    told, known = _levels(telling, row), not math.isnan(row.today)
    middle, *ends = ("level", "p10", "p90") if known else ("change", "change_p10", "change_p90")
    sure = not _has_range(row)
    said = {"today": told["today"], "expected": told[middle], "target": told["target"]}
    said["four_in_five"] = "–" if sure else telling.say("to", low=told[ends[0]], high=told[ends[1]])
    cells = [Cell(row["name"], quiet=row.unit), *(number(said[column]) for column in shown)]
    if "target" in shown:
        drawn = (
            track(row.way_p10, row.way, row.way_p90, telling.colours[row.objective])
            if not math.isnan(row.way)
            else None
        )
        there = telling.say("there") if drawn is None and not math.isnan(row.target) and known else "–"
        cells.append(Cell("" if drawn else there, drawn=drawn))
    return cells + ([number(telling.formats.chance(row.chance))] if chance else [])


def load(telling: Telling) -> Section | None:
    """How full each team is, by period."""
    frame, formats = telling.frames["usage"].query("kind == 'capacity'"), telling.formats
    if not len(frame):
        return None
    case = telling.plan.problem.case
    periods = list(case.periods) if len(case.periods) <= _PERIODS + 4 else []
    head = [
        *telling.head("team"),
        *(number(formats.period(p)) for p in periods),
        number(telling.say("all_periods")),
    ]
    head.append(number(""))
    lines = []
    for _, part in frame.groupby("resource", sort=False):
        by = {row.period: row for row in rows(part)}
        cells = [number(_filled(telling, by[p]), full=is_full(by[p].load)) for p in [*periods, ""]]
        total = by[""]
        used = [formats.quantity(total[c]) for c in ("used", "granted")]
        whole = (
            telling.say("used_of", used=used[0], granted=used[1]) if math.isfinite(total.granted) else used[0]
        )
        lines.append(Line([Cell(total["name"]), *cells, number(whole, total.unit)]))
    note = telling.say("load_note", full=formats.per_cent(FULL))
    return Section("load", telling.say("load"), grid=Grid("usage", head, lines), note=note)


def _filled(telling: Telling, row: Any) -> str:
    """A load, or how much is used where there is nothing to compare it with."""
    if not math.isnan(row.load):
        return telling.load(float(row.load))
    return telling.formats.quantity(row.used) if row.used else "–"
