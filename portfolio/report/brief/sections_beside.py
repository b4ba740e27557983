"""The sections of a brief that set the plan beside something else: other choices and budgets, parties, the
past.
"""

from __future__ import annotations

import math
from typing import Any

from portfolio.report.brief.frames_asked import STEP
from portfolio.report.brief.frames_plan import words_of
from portfolio.report.brief.layout import Cell, Grid, Line, Section, Telling, number, rows
from portfolio.report.brief.sections_money import binding, scarce
from portfolio.report.inline_svg import PAGE, picture
from portfolio.words.sentences import clauses

_TALL = 10.1
"""How tall a page of A4 is within its margins and below a heading, in inches."""
_STORIES = 2
"""So many of the best, and of the worst, of what was delivered are told."""


def roadmap(telling: Telling) -> Section | None:
    """What runs when, as wide as the page, on as many as it takes."""
    from portfolio.plots.roadmap_sheets import Sheet

    frame, formats = telling.frames["roadmap"], telling.formats
    if not len(frame):
        return None
    sheets = Sheet.all_of(
        telling.plan,
        frame,
        "objective",
        telling.language,
        PAGE,
        _TALL,
        formats.period,
        words_of,
        with_teams=False,  # how full they are has a table of its own, with sums
    )
    periods = telling.plan.problem.case.periods
    drawn = []
    for k, sheet in enumerate(sheets, 1):
        caption = telling.say("roadmap_page", page=k, pages=len(sheets)) if len(sheets) > 1 else ""
        alt = telling.say("roadmap_alt", count=len(frame), span=telling.span(periods[0], periods[-1]))
        alt = f"{alt} {caption}".strip()
        drawn.append((caption, picture(f"roadmap{k}", sheet.draw, alt, sheet.height, PAGE)))
    pairs = [
        telling.say("roadmap_pair", first=telling.listed([a], True), then=telling.listed([b], True))
        for sheet in sheets
        for b, a in sheet.apart
    ]
    note = telling.say("roadmap_apart", pairs=clauses(pairs, telling.language)) if pairs else ""
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
    return Section(
        "calls", heading, grid=Grid("calls", head, lines, stacks=True), note=telling.say("calls_note")
    )


def budgets(telling: Telling) -> Section:
    """What five per cent of the budgets are worth."""
    frame, formats = telling.frames["budgets"], telling.formats
    heading = telling.say("budgets", share=formats.per_cent(STEP))
    if not len(frame):
        return Section("budgets", heading, said=[telling.say("budgets_none")])
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
            swapped = telling.swapped(row.entering, row.leaving, row.changing)
            said = [*change, Cell(swapped, quiet=binding(telling, row))]
        lines.append(Line([Cell(sign, "short", formats.change_of_money(row.money)), *said]))
    grid = Grid("budgets", head, lines, stacks=True)
    notes = [*(_cheaper(telling, row) for row in rows(frame)), scarce(telling)]
    return Section("budgets", heading, grid=grid, note=" ".join(filter(None, notes)))


def _cheaper(telling: Telling, row: Any) -> str:
    """Why more money makes a plan cheaper; empty where it does not.

    What earns more and costs less did not fit before: as nothing but budgets grew, one of their limits alone
    kept it out.
    """
    formats, figures = telling.formats, telling.figures
    if not (row.share > 0 and row.cost_change < 0 and row.points > 0 and math.isfinite(figures["granted"])):
        return ""
    spend = figures["spend"] + row.cost_change
    left = figures["granted"] + row.money - spend
    share = formats.per_cent(row.share)
    return telling.say("budgets_cheaper", share=share, spend=formats.money(spend), left=formats.money(left))


def parties(telling: Telling) -> Section:
    """What each party gave up."""
    frame, formats = telling.frames["parties"], telling.formats
    if not len(frame):
        return Section("parties", telling.say("parties"), said=[telling.say("parties_none")])
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
        "parties",
        telling.say("parties"),
        grid=Grid("parties", head, lines, stacks=True),
        note=telling.say("parties_note"),
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
    grid = Grid("decisions", head, lines, stacks=True)
    return Section("decisions", telling.say("decisions"), grid=grid, note=telling.say("decisions_note"))


def stories(telling: Telling) -> Section | None:
    """What delivered initiatives brought: the best and the worst of them."""
    frame, formats = telling.frames["stories"], telling.formats
    if not len(telling.plan.problem.case.table("actuals")):
        return None
    heading = telling.say("stories")
    if not len(frame):
        return Section("stories", heading, said=[telling.say("stories_few")])
    counts = {"more": int((frame.story == "more").sum()), "less": int((frame.story == "less").sum())}
    said = telling.say("stories_said", all=len(frame), count=frame.initiative.nunique(), **counts)
    best = frame.head(_STORIES)
    told = {"stories_best": best, "stories_worst": frame.iloc[len(best) :].tail(_STORIES)}
    head = telling.head("initiative", "indicator", "expected", "realised", "ratio", numbers=3)
    lines = []
    for phrase, part in told.items():
        lines += [Line([Cell(telling.say(phrase), span=len(head))], "group")] if len(part) else []
        lines += [
            Line(
                [
                    Cell(row["name"]),
                    Cell(row.label, quiet=row.unit),
                    number(formats.signed(row.expected)),
                    number(formats.signed(row.realised)),
                    number(formats.per_cent(row.ratio)),
                ]
            )
            for row in rows(part)
        ]
    return Section("stories", heading, said=[said], grid=Grid("stories", head, lines))
