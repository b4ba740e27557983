"""The sections of a brief on what the plan changes: in the plan of record, or the one that it was asked near
to, and since the last decision record; and what the recommendation says of it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from portfolio.report.brief.frames_asked import ROLLED
from portfolio.report.brief.frames_changes import LISTED, lines_before
from portfolio.report.brief.frames_plan import words_of
from portfolio.report.brief.layout import Cell, Grid, Line, Section, Telling, number, rows
from portfolio.words.sentences import clauses, listing

if TYPE_CHECKING:
    import pandas as pd

_CHANGES = 12
"""So many initiatives that changed since the last record are listed."""
_ROLLED = {
    "finished": "changes_delivered",
    "continued": "flight_continued",
    "stopped": "changes_stopped",
    "out": "changes_out",
    "gone": "changes_gone",
    "option": "changes_option",
    "moved": "changes_start",
    "new": "flight_new",
    "in": "flight_new",
}
"""What became of a line of another round, as a phrase."""


def in_flight(telling: Telling) -> list[str]:
    """How many of the funded run already, how many are new, and what is stopped; nothing where none runs."""
    figures, stopped = telling.figures, telling.frames["stopped"]
    if not figures["continued"] + figures["stopped"]:
        return []
    counts = {"continued": figures["continued"], "new": figures["funded"] - figures["continued"]}
    parts = [telling.say(f"flight_{c}", count=telling.formats.number(n)) for c, n in counts.items() if n]
    if len(stopped):
        takes = telling.say("flight_takes", cost=telling.formats.money(figures["stopping"]))
        who = telling.listed(stopped.initiative, in_quotes=True)
        parts.append(telling.say("flight_stopped", who=who, takes=takes if figures["stopping"] else ""))
    return [sentence_of(telling, parts)]


def kept(telling: Telling, closest: str) -> str:
    """What is given up to keep lines of another plan, in one sentence; empty where nothing is."""
    figures, plan = telling.figures, telling.plan
    share = figures["given_up"]
    if not share > 1e-9 or plan.best is None:
        return ""
    return telling.say(
        "given_up",
        share=telling.formats.per_cent(share, 2),
        points=telling.points(plan.best - plan.impact),
        closest=closest,
        **_lines(telling),
    )


def changes(telling: Telling) -> Section | None:
    """What comes in, drops out, moves and stops, against the plan of record or the one asked near to."""
    frame = telling.frames["changes"]
    if lines_before(telling.plan)[0] is None:
        return None
    counts = frame.groupby("change", sort=False).size()
    parts = [telling.say(f"changes_{change}", count=count) for change, count in counts.items()]
    said = [telling.say("changes_kept", **_lines(telling))] + ([sentence_of(telling, parts)] if parts else [])
    heading = telling.say("changes")
    if not len(frame):
        return Section("changes", heading, said=said)
    money = telling.has_budgets
    head = [*telling.head("initiative", _before(telling, "head"), "after")]
    head += [number(telling.say(c) + telling.money_head) for c in ("frees", "takes")] if money else []
    prices = bool(frame.price.notna().any())
    head += [number(telling.say("price"))] if prices else []
    lines = [Line(_line(telling, row, money, prices)) for row in rows(frame.head(LISTED))]
    notes = [telling.say("record_more", count=len(frame) - LISTED)] if len(frame) > LISTED else []
    notes += [telling.say("changes_note")] if prices else []
    return Section(
        "changes", heading, said=said, grid=Grid("changes", head, lines, stacks=True), note=" ".join(notes)
    )


def _line(telling: Telling, row: Any, money: bool, prices: bool) -> list[Cell]:
    """One changed line: as it was and is, the money and the points that hang on it."""
    before, after = held(telling, row)
    if row.change in ("stopped", "gone"):
        after = Cell(telling.say(f"is_{row.change}"))
    elif row.change == "delivered":
        after = Cell(telling.say("is_delivered", period=telling.formats.period(row.start_after)))
    cells = [Cell(row["name"], quiet=since(telling, row.since) if row.since else ""), before, after]
    figures = [number(telling.formats.amount(row[c]) if row[c] else "–") for c in ("frees", "takes")]
    price = [number(telling.formats.points(row.price))] if prices else []
    return cells + (figures if money else []) + price


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
    if telling.figures["recorded_before"]:
        return _rolled_on(telling, frame)
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
    return Section("record", heading, said=said, grid=Grid("record", head, lines, stacks=True), note=note)


def _rolled_on(telling: Telling, frame: pd.DataFrame) -> Section:
    """What became of the record of another round: what goes on as it was recorded is counted, not listed."""
    formats, figures = telling.formats, telling.figures
    counts = frame.groupby("change", sort=False).size().to_dict()
    parts = [telling.say("record_kept", count=formats.number(figures["recorded_kept"]))]
    parts += [telling.say(_ROLLED[c], count=formats.number(counts[c])) for c in ROLLED if c in counts]
    said = [
        telling.say("record_round", all=formats.number(figures["recorded_lines"])),
        sentence_of(telling, parts),
    ]
    listed = frame[frame.change != "continued"]
    if not len(listed):
        return Section("record", telling.say("record"), said=said)
    lines = []
    for row in rows(listed.head(_CHANGES)):
        before, after = held(telling, row)
        if row.change == "finished":
            after = Cell(telling.say("is_delivered", period=formats.period(row.start_after) or "–"))
        elif row.change in ("stopped", "gone"):
            after = Cell(telling.say(f"is_{row.change}"))
        lines.append(Line([Cell(row["name"]), before, after]))
    more = len(listed) - _CHANGES
    grid = Grid("record", telling.head("initiative", "before", "after"), lines, stacks=True)
    note = telling.say("record_more", count=more) if more > 0 else ""
    return Section("record", telling.say("record"), said=said, grid=grid, note=note)


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


def since(telling: Telling, period: str) -> str:
    """That something runs, and since when, where it is known."""
    if not period:
        return telling.say("running")
    return telling.say("running_since", period=telling.formats.period(period))


def sentence_of(telling: Telling, parts: list[str]) -> str:
    """Parts of a list as one sentence."""
    text = clauses(parts, telling.language)
    return f"{text[:1].upper()}{text[1:]}."


def _lines(telling: Telling) -> dict[str, str]:
    figures = telling.figures
    counts = {"kept": figures["kept"], "all": figures["lines"]}
    said = {c: telling.formats.number(n) for c, n in counts.items()}
    return said | {"plan": telling.say(_before(telling, "of"))}


def _before(telling: Telling, form: str) -> str:
    """What the plan before is called, as a phrase."""
    return f"{form}_record" if lines_before(telling.plan)[1] else f"{form}_before"
