"""The sections of a brief that set the plan beside something else: other choices and budgets, parties,
risks, the last record, the past.
"""

from __future__ import annotations

import math
from typing import Any

from portfolio.continuity.roadmap import FULL
from portfolio.report.brief.frames_plan import words_of
from portfolio.report.brief.frames_risks import SURE
from portfolio.report.brief.layout import Cell, Grid, Line, Section, Telling, number, rows
from portfolio.report.inline_svg import picture
from portfolio.words.sentences import listing, semicolon

_SHEET = 7.08, 10.1
"""How wide and how tall a page of A4 is within its margins and below a heading, in inches."""
_STORIES = 4
"""So many successes are told."""
_CHANGES = 12
"""So many initiatives that changed since the last record are listed."""


def roadmap(telling: Telling) -> Section | None:
    """What runs when, as wide as the page, on as many as it takes."""
    from portfolio.plots.roadmap_sheets import Sheet

    frame, formats = telling.frames["roadmap"], telling.formats
    if not len(frame):
        return None
    width, tall = _SHEET
    sheets = Sheet.all_of(
        telling.plan, frame, "objective", telling.language, width, tall, formats.period, words_of
    )
    periods = telling.plan.problem.case.periods
    drawn = []
    for k, sheet in enumerate(sheets, 1):
        caption = telling.say("roadmap_page", page=k, pages=len(sheets)) if len(sheets) > 1 else ""
        alt = telling.say("roadmap_alt", count=len(frame), span=telling.span(periods[0], periods[-1]))
        alt = f"{alt} {caption}".strip()
        drawn.append((caption, picture(f"roadmap{k}", sheet.draw, alt, sheet.height, width)))
    pairs = [
        telling.say("roadmap_pair", first=telling.listed([a], True), then=telling.listed([b], True))
        for sheet in sheets
        for b, a in sheet.apart
    ]
    note = telling.say("roadmap_apart", pairs=f"{semicolon(telling.language)} ".join(pairs)) if pairs else ""
    return Section("roadmap", telling.say("roadmap"), sheets=drawn, note=note)


def calls(telling: Telling) -> Section:
    """The choices that nearly went the other way."""
    frame, formats = telling.frames["calls"], telling.formats
    heading = telling.say("calls")
    if not len(frame):
        return Section("calls", heading, said=[telling.say("calls_none")])
    money = bool((telling.frames["usage"].kind == "budget").any())
    head = telling.head("instead", "price", *(["cost_change"] if money else []), numbers=1 + money)
    lines = [
        (
            Line(
                [
                    Cell(telling.swapped(row.entering, row.leaving, row.changing)),
                    number(formats.points(row.price)),
                    *([number(formats.change_of_money(row.cost_change))] if money else []),
                ]
            )
            if not math.isnan(row.price)
            else Line([Cell(telling.say("unanswered")), *[number("–")] * (1 + money)])
        )
        for row in rows(frame)
    ]
    return Section("calls", heading, grid=Grid("calls", head, lines), note=telling.say("calls_note"))


def budgets(telling: Telling) -> Section | None:
    """What five per cent of the budgets are worth."""
    frame, formats = telling.frames["budgets"], telling.formats
    if not len(frame):
        return None
    head = [
        *telling.head("budget"),
        *telling.head("points_change", "cost_change", numbers=2),
        Cell(telling.say("what_changes"), "text rest"),
    ]
    lines = []
    for row in rows(frame):
        share = formats.per_cent(row.share)
        sign = share if row.share < 0 else f"+{share}"
        if row.status in ("infeasible", "unanswered"):
            said = [
                number("–"),
                number("–"),
                Cell(telling.say("budgets_infeasible" if row.status == "infeasible" else "unanswered")),
            ]
        else:
            change = [number(formats.signed(row.points, 2)), number(formats.change_of_money(row.cost_change))]
            said = [*change, Cell(telling.swapped(row.entering, row.leaving, row.changing))]
        lines.append(Line([Cell(sign, "short", formats.change_of_money(row.money)), *said]))
    return Section("budgets", telling.say("budgets"), grid=Grid("budgets", head, lines))


def parties(telling: Telling) -> Section | None:
    """What each party gave up."""
    frame, formats = telling.frames["parties"], telling.formats
    if not len(frame):
        return None
    head = [
        *telling.head("party", "own_best", "obtains", "concedes", "stake", numbers=4),
        Cell(telling.say("would_have"), "text rest"),
    ]
    lines = []
    for row in rows(frame):
        if math.isnan(row.best):
            lines.append(Line([Cell(row["name"]), *[number("–")] * 4, Cell(telling.say("unanswered"))]))
            continue
        points = [number(formats.points(row[c])) for c in ("best", "obtains", "concedes")]
        share = number(formats.per_cent(row["share"]))
        lines.append(
            Line(
                [
                    Cell(row["name"]),
                    *points,
                    share,
                    Cell(telling.swapped(row.entering, row.leaving) if row.entering or row.leaving else "–"),
                ]
            )
        )
    return Section(
        "parties", telling.say("parties"), grid=Grid("parties", head, lines), note=telling.say("parties_note")
    )


def decisions(telling: Telling) -> Section | None:
    """What was decided before, by whom and at what price."""
    frame, formats = telling.frames["decisions"], telling.formats
    if not len(frame):
        return None
    head = [
        *telling.head("initiative", "decision", "decided_by", "reason", "date"),
        number(telling.say("price")),
    ]
    lines = [
        Line(
            [
                Cell(row["name"]),
                Cell(telling.say("decision_stop" if row.stops else f"decision_{row.decision}"), "short"),
                Cell(row.by or "–"),
                Cell(row.reason or "–"),
                Cell(formats.date(row.date) or "–", "short"),
                number(telling.say("unanswered") if math.isnan(row.price) else formats.points(row.price)),
            ]
        )
        for row in rows(frame)
    ]
    return Section("decisions", telling.say("decisions"), grid=Grid("decisions", head, lines))


def risks(telling: Telling) -> Section:
    """What may go wrong, with its figures."""
    frame = telling.frames["risks"]
    full = frame[frame.kind == "load"]
    points = [
        (telling.say(f"risk_{row.kind}"), _risk(telling, row)) for row in rows(frame) if row.kind != "load"
    ]
    if len(full):
        teams = [_full(telling, row) for row in rows(full)]
        said = telling.say(
            "risk_load_said", full=telling.formats.per_cent(FULL), teams=listing(teams, telling.language)
        )
        points.insert(int((frame.index < full.index[0]).sum()), (telling.say("risk_load"), said))
    return Section(
        "risks",
        telling.say("risks"),
        said=[] if points else [telling.say("risks_none", sure=telling.formats.per_cent(SURE))],
        points=points,
    )


def _full(telling: Telling, row: Any) -> str:
    """A team that is full, and when it is fullest."""
    phrase = "full_one" if row["count"] == 1 else "full_many"
    period = telling.formats.period(row.period)
    return telling.say(
        phrase,
        name=row["name"],
        share=telling.formats.per_cent(row["share"]),
        period=period,
        count=row["count"],
    )


def _risk(telling: Telling, row: Any) -> str:
    formats, share = telling.formats, telling.formats.per_cent(row["share"])
    match row.kind:
        case "targets":
            everything = int(telling.frames["indicators"].chance.notna().sum())
            return telling.say(
                "risk_targets_said", count=row["count"], all=everything, points=telling.points(row.points)
            )
        case "success":
            return telling.say(
                "risk_success_said", name=row["name"], share=share, points=telling.points(row.points)
            )
        case "depends":
            return telling.say(
                "risk_depends_said",
                name=row["name"],
                others=telling.listed(row.others, in_quotes=True),
                points=telling.points(row.points),
            )
        case _:
            said = {
                "count": row["count"],
                "share": share,
                "low": formats.per_cent(row.low),
                "high": formats.per_cent(row.high),
            }
            if math.isnan(row.points):
                return telling.say("risk_optimism_taken", **said)
            promised = telling.points(telling.figures["points"], 1)
            return telling.say(
                "risk_optimism_said", points=telling.points(row.points, 1), promised=promised, **said
            )


def record(telling: Telling) -> Section | None:
    """What changed since the last record, where there is one."""
    frame, inputs, before = (
        telling.frames["record"],
        telling.frames["record_inputs"],
        telling.figures["recorded"],
    )
    heading = telling.say("record")
    if math.isnan(before):
        return None
    if not len(frame) and not len(inputs):
        return Section("record", heading, said=[telling.say("record_same")])
    count = inputs.groupby("table", sort=False).size()
    tables = [telling.say("record_count", table=telling.say(f"table_{t}"), count=n) for t, n in count.items()]
    differs = (
        telling.say("record_inputs", tables=listing(tables, telling.language))
        if tables
        else telling.say("record_no_inputs")
    )
    points = {"before": telling.points(before), "after": telling.points(telling.figures["points"])}
    said = [telling.say("record_points", inputs=differs, **points)]
    if not len(frame):
        return Section("record", heading, said=said)
    head = [*telling.head("initiative", "before", "after"), number(telling.say("points_head"))]
    lines = [Line([Cell(row["name"]), *_held(telling, row)]) for row in rows(frame.head(_CHANGES))]
    more = len(frame) - _CHANGES
    note = telling.say("record_more", count=more) if more > 0 else ""
    return Section("record", heading, said=said, grid=Grid("record", head, lines), note=note)


def held(telling: Telling, row: Any) -> list[Cell]:
    """How an initiative was funded, and how it is."""
    cells = []
    same = row.option_before == row.option_after or not (row.option_before and row.option_after)
    for when in ("before", "after"):
        start = telling.formats.period(row[f"start_{when}"])
        phrase = "not_funded" if not start else "from_only" if same else "from"
        cells.append(Cell(telling.say(phrase, option=words_of(row[f"option_{when}"]), start=start)))
    return cells


def _held(telling: Telling, row: Any) -> list[Cell]:
    """How an initiative was funded, how it is, and by how much its points change."""
    change = telling.formats.signed(row.points_after - row.points_before, 2)
    return [*held(telling, row), number(change)]


def stories(telling: Telling) -> Section | None:
    """What delivered initiatives brought: the best of them."""
    frame, formats = telling.frames["stories"], telling.formats
    if not len(telling.plan.problem.case.table("actuals")):
        return None
    heading = telling.say("stories")
    if not len(frame):
        return Section("stories", heading, said=[telling.say("stories_few")])
    counts = {"more": int((frame.story == "more").sum()), "less": int((frame.story == "less").sum())}
    said = telling.say("stories_said", all=len(frame), count=frame.initiative.nunique(), **counts)
    best = frame[frame.story != "less"].head(_STORIES)
    if not len(best):
        return Section("stories", heading, said=[said])
    head = telling.head("initiative", "indicator", "expected", "realised", "ratio", numbers=3)
    lines = [
        Line(
            [
                Cell(row["name"]),
                Cell(row.label, quiet=row.unit),
                number(formats.signed(row.expected)),
                number(formats.signed(row.realised)),
                number(formats.per_cent(row.ratio)),
            ]
        )
        for row in rows(best)
    ]
    return Section("stories", heading, said=[said], grid=Grid("stories", head, lines))
