"""What a brief says no to, and why: the whole list, and what stands of it on the cover."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from portfolio.report.brief.frames_plan import words_of
from portfolio.report.brief.layout import Cell, Grid, Line, Section, Telling, number, rows
from portfolio.report.brief.sections_changes import since
from portfolio.words.sentences import colon, listing, quoted, with_unit

if TYPE_CHECKING:
    import pandas as pd

FIRST = 6
"""So many stand on the cover: those that would add most."""


def refused(telling: Telling) -> Section | None:
    """Every initiative that is not funded, with its reason; nothing where all of them stand on the cover."""
    frame = telling.frames["refused"]
    return None if _first(frame) == len(frame) else _section(telling, "refused", frame)


def most(telling: Telling) -> Section:
    """Those that would add most, for the cover."""
    frame = telling.frames["refused"]
    if not len(frame):
        return Section("cover-refused", telling.say("refused"), said=[telling.say("refused_none")])
    return _section(telling, "cover-refused", frame.head(_first(frame)))


def _first(frame: pd.DataFrame) -> int:
    """How many stand on the cover: one that is left over takes no more room than the line that says so."""
    return FIRST if len(frame) > FIRST + 1 else len(frame)


def _section(telling: Telling, key: str, shown: pd.DataFrame) -> Section:
    more = len(telling.frames["refused"]) - len(shown)
    notes = [telling.say("refused_more", count=more)] if more else []
    notes.append(telling.say("refused_note_adds"))
    notes += [telling.say("refused_note_loses")] if shown.low.notna().any() else []
    return Section(
        key,
        telling.say("refused"),
        said=[_count(telling)],
        grid=_grid(telling, shown),
        note=" ".join(notes),
    )


def _count(telling: Telling) -> str:
    frame, formats = telling.frames["refused"], telling.formats
    said = {"count": formats.number(len(frame)), "all": formats.number(telling.figures["candidates"])}
    if not telling.has_budgets:
        return telling.say("refused_said_free", **said)
    return telling.say("refused_said", cost=formats.money(math.fsum(frame.cost.dropna())), **said)


def _grid(telling: Telling, frame: pd.DataFrame) -> Grid:
    money, prices = telling.has_budgets, bool(frame.low.notna().any())
    head = telling.head("initiative", "why_not")
    head += [number(telling.say("asks_for") + telling.money_head)] if money else []
    head += [number(telling.say("would_add"))]
    head += [number(telling.say("loses"))] if prices else []
    lines = []
    for row in rows(frame):
        flags = [words_of(row.option), since(telling, row.since) if row.runs else ""]
        cells = [
            Cell(row["name"], quiet=" · ".join(f for f in ("", *flags) if f)),
            Cell(_beginning(_why(telling, row))),
        ]
        cells += [number(telling.formats.amount(row.cost))] if money else []
        cells += [number(telling.formats.signed(row["adds"], 2))]
        cells += [number(_lost(telling, row.low, row.high))] if prices else []
        lines.append(Line(cells))
    return Grid("refused", head, lines, stacks=True)


def _why(telling: Telling, row: Any) -> str:
    """The reason in a few words."""
    others = telling.listed(row.what, in_quotes=True, last="or" if row.why == "requires" else "and")
    match row.why:
        case "decided":
            said = telling.say("why_decided_by", by=row.by) if row.by else telling.say("why_decided")
            return f"{said}{colon(telling.language)} {row.reason}" if row.reason else said
        case "requires":
            funded = {*telling.frames["funded"].initiative} & {*row.what}
            return telling.say("why_requires_late" if funded else "why_requires", others=others)
        case "excludes":
            return telling.say("why_excludes", others=others)
        case "bucket":
            return telling.say("why_bucket", buckets=listing(_buckets(telling, row.what), telling.language))
        case "rule":
            return telling.say("why_rule", rules=telling.listed(row.what, in_quotes=True))
        case "limit":
            return _no_room(telling, row)
        case "little":
            lost = telling.points(-row["adds"])
            return telling.say("why_harm", points=lost) if row["adds"] < 0 else telling.say("why_little")
        case why:
            return telling.say(f"why_{why}")


def _beginning(text: str) -> str:
    return text[:1].upper() + text[1:]


def _no_room(telling: Telling, row: Any) -> str:
    """What there is too little of: the scarcest with how much, and how many others."""
    scarcest = quoted(telling.resources[row.what[0]], telling.language)
    case = telling.plan.problem.case
    short = (
        telling.formats.money(row.short)
        if row.what[0] in case.budgets
        else with_unit(telling.formats.quantity(row.short), telling.units[row.what[0]], telling.language)
    )
    more = len(row.what) - 1
    also = telling.say("why_limit_one" if more == 1 else "why_limit_many", count=more) if more else ""
    period = telling.formats.period(row.period)
    return telling.say("why_limit", resource=scarcest, short=short, period=period, also=also)


def _buckets(telling: Telling, buckets: tuple[str, ...]) -> list[str]:
    """What buckets are about, as people call it: an objective by its name."""
    names = dict(zip(*(telling.frames["objectives"][c] for c in ("objective", "name")), strict=True))
    return [quoted(names.get(b) or words_of(b), telling.language) for b in buckets]


def _lost(telling: Telling, low: float, high: float) -> str:
    """What funding it loses, in points: exact, between two figures, or at least; rounded outward."""
    if math.isnan(low):
        return "–"
    if math.isinf(low):
        return telling.say("impossible")
    floor = math.floor(round(low * 100, 6)) / 100
    ceiling = math.ceil(round(high * 100, 6)) / 100 if math.isfinite(high) else high
    shown = [telling.formats.points(p) for p in (floor, ceiling)]
    if low == high or shown[0] == shown[1]:
        return telling.formats.points(high)
    if math.isinf(high):
        return f"≥\N{NO-BREAK SPACE}{shown[0]}" if floor > 0 else telling.say("not_known")
    return telling.say("to", low=shown[0], high=shown[1])
