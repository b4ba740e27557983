"""What a brief says in money: what the plan earns beside what it costs, what is left of each budget, and
whether limits hold once needs turn out otherwise.
"""

from __future__ import annotations

import math
from typing import Any

from portfolio.explanation.business_case import ALL, sign_changes
from portfolio.report.brief.layout import Cell, Grid, Line, Section, Telling, Tile, number, rows
from portfolio.words.sentences import clauses, with_unit

_YEARS = 4
"""So many years have a column of their own."""
_SHARES = 2
"""Beside the figures of so many years there is room for the share used."""
_NINE_IN_TEN = 0.9
"""What holds so often needs no reserve."""
_SUMS = ("granted", "used", "left")
_LIMITS = 3
"""Of so many budgets, and of as many teams, it is said how often they hold: the least sure first."""


def in_money(telling: Telling) -> Section | None:
    """Whether the plan pays and whether its budgets hold, for the cover; nothing where nobody knows."""
    if not telling.figures["funded"]:
        return None
    paid = bool(len(telling.frames["business_case"]))
    said = limits_said(telling, in_money=True)
    if not paid and not said:
        return None
    tiles, note = (_tiles(telling), _rests_on(telling)) if paid else ([], "")
    heading = telling.say("in_money")
    return Section("in-money", heading, "business_case", tiles=tiles, said=said, note=note)


def _whole(telling: Telling) -> Any:
    """The whole plan's line of the business case."""
    return telling.frames["business_case"].iloc[-1]


def _tiles(telling: Telling) -> list[Tile]:
    formats, whole = telling.formats, _whole(telling)
    case = telling.plan.problem.case
    end = formats.period(case.periods[-1])
    tell, share = telling.say, case.settings.discount_rate
    rate = formats.per_cent(share, 0 if round(share, 2) == share else 1)
    once = formats.money(whole.benefit_per_year)
    yearly = [tell("paid_yearly", cost=formats.money(whole.cost), yearly=once)]
    until = [tell("paid_npv_said", rate=rate, end=end)]
    for row in rows(telling.frames["past"]):
        yearly.append(tell("paid_past", money=formats.money(row.benefit)))
        until.append(tell("paid_past", money=formats.money(row.npv)))
    tiles = [
        Tile(tell("paid_benefit", end=end), formats.money(whole.benefit), clauses(yearly, telling.language)),
        Tile(tell("paid_npv"), formats.money(whole.npv), clauses(until, telling.language)),
    ]
    if whole.payback:
        years = with_unit(formats.number(whole.payback_years, 1), tell("paid_years"), telling.language)
        after = tell("paid_after", years=years)
        tiles.append(Tile(tell("paid_back"), formats.period(whole.payback), after))
    elif whole.payback_beyond:
        beyond = tell("paid_beyond", end=end, yearly=once)
        tiles.append(Tile(tell("paid_back"), f"≈ {formats.period(whole.payback_beyond)}", beyond))
    else:
        tiles.append(Tile(tell("paid_back"), "–", tell("paid_back_not", end=end)))
    if math.isnan(whole.irr):
        return [*tiles, Tile(tell("paid_irr"), "–", _no_rate(telling))]
    return [*tiles, Tile(tell("paid_irr"), formats.per_cent(whole.irr), tell("paid_irr_said", end=end))]


def _no_rate(telling: Telling) -> str:
    """Why there is no rate: it takes one change from paying to being paid, and one only."""
    flow = telling.frames["cash_flow"]
    count = sign_changes(flow.net[flow.line == ALL].to_numpy())
    return telling.say("paid_irr_many", count=count) if count else telling.say("paid_irr_never")


def _rests_on(telling: Telling) -> str:
    """The indicators behind the benefit, and what is not counted."""
    formats, case = telling.formats, telling.plan.problem.case
    parts = [
        telling.say(
            "paid_worth",
            name=row["name"],
            moved=with_unit(formats.signed(float(f"{row.moved:.4g}")), row.unit, telling.language),
            value=formats.money(row.value),
        )
        for row in rows(telling.frames["worth"])
    ]
    end = formats.period(case.periods[-1])
    return telling.say("paid_rests_on", what=clauses(parts, telling.language), end=end) if parts else ""


def limits_said(telling: Telling, in_money: bool) -> list[str]:
    """How often budgets, or teams, hold, the least sure first, and the reserve with which each holds nine
    times in ten; nothing where all is certain.
    """
    frame, formats = telling.frames["limits"], telling.formats
    case = telling.plan.problem.case
    of_kind = [r for r in (case.budgets if in_money else case.capacities) if len(frame)]
    # the last row of a resource is that of all its periods together, or of its only one
    wholes = [own.iloc[-1] for r in of_kind if len(own := frame[frame.resource == r])]
    doubtful = sorted((row for row in wholes if row.chance < 1), key=lambda row: float(row.chance))
    if wholes and not doubtful and in_money:
        return [telling.say("limits_sure")]
    said = []
    for row in doubtful[:_LIMITS]:
        reserve = (
            formats.money(row.reserve_90)
            if in_money
            else with_unit(formats.quantity(row.reserve_90), row.unit, telling.language)
        )
        name, chance = telling.resources[row.resource], formats.chance(row.chance)
        phrase = "limit_holds" if row.chance < _NINE_IN_TEN else "limit_holds_enough"
        said.append(telling.say(phrase, name=name, chance=chance, reserve=reserve))
    return [" ".join(said)] if said else []


def together(telling: Telling) -> str:
    """How often all limits hold at once; empty where all is certain."""
    frame = telling.frames["limits"]
    if not len(frame):
        return ""
    return telling.say("limits_together", chance=telling.formats.chance(frame.chance.iloc[-1]))


def grants(telling: Telling) -> Section | None:
    """What is granted, used and left of each budget, by year where there are several; nothing where no
    budget is limited.
    """
    frame, formats = telling.frames["grants"], telling.formats
    if not len(frame) or not math.isfinite(frame.granted.min()):
        return None
    several = [y for y in dict.fromkeys(frame.year) if y][: _YEARS + 1]
    several = several if len(several) <= _YEARS else []
    unit = telling.money_head
    head = [*telling.head("budget_line")]
    head += [number(telling.say("used_in", year=y)) for y in several]
    head += [number(telling.say(c) + unit) for c in ("granted_one", "used_one", "left")]
    shares = len(several) <= _SHARES
    head += [number(telling.say("used_share"))] if shares else []
    lines = []
    for (resource, name), part in frame.groupby(["resource", "name"], sort=False):
        by = {row.year: row for row in rows(part)}
        cells = [Cell(str(name) if resource else telling.say("all_budgets"))]
        cells += [number(formats.amount(by[y].used), _of(telling, by[y].granted)) for y in several]
        whole = by[""]
        cells += [number(formats.amount(whole[c]) if math.isfinite(whole[c]) else "–") for c in _SUMS]
        share = whole.used / whole.granted if 0 < whole.granted < math.inf else math.nan
        cells += [number(formats.per_cent(share))] if shares else []
        lines.append(Line(cells, "" if resource else "total"))
    carried = any(telling.plan.problem.case.rows("resources")[r]["carry_over"] for r in frame.resource if r)
    note = telling.say("carry_note") if carried else ""
    return Section("grants", telling.say("grants"), grid=Grid("grants", head, lines, stacks=True), note=note)


def _of(telling: Telling, granted: float) -> str:
    amount = telling.formats.amount(granted)
    return telling.say("of_granted", granted=amount) if math.isfinite(granted) else ""


def binding(telling: Telling, row: Any) -> str:
    """Which budget binds at five per cent more or less, and what is missing of it; empty where none is."""
    if not row.what:
        return ""
    more = len(row.what) - 1
    also = telling.say("why_limit_one" if more == 1 else "why_limit_many", count=more) if more else ""
    return telling.say(
        "binds",
        resource=telling.resources[row.what[0]],
        short=telling.formats.money(row.short),
        period=telling.formats.period(row.period),
        also=also,
    )


def scarce(telling: Telling) -> str:
    """Whether it is money or people that what is refused lacks first; empty where there is one of them only,
    or nothing is refused for it.
    """
    case, refused = telling.plan.problem.case, telling.frames["refused"]
    first = [what[0] for what in refused.what[refused.why == "limit"]]
    money = sum(r in case.budgets for r in first)
    if not first or not case.budgets or not case.capacities:
        return ""
    counts = {"all": len(first), "teams": len(first) - money, "budgets": money}
    return telling.say("scarce", **{k: telling.formats.number(v) for k, v in counts.items()})
