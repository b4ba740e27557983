"""The section of a brief on what the plan changes: in the plan of record, or the one that it was asked near
to; and what the recommendation says of it.
"""

from __future__ import annotations

from typing import Any

from portfolio.report.brief.frames_changes import LISTED, lines_before
from portfolio.report.brief.layout import Cell, Grid, Line, Section, Telling, number, rows
from portfolio.report.brief.sections_beside import held
from portfolio.words.sentences import semicolon


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
    frame, formats = telling.frames["changes"], telling.formats
    if lines_before(telling.plan)[0] is None:
        return None
    counts = frame.groupby("change", sort=False).size()
    parts = [telling.say(f"changes_{change}", count=count) for change, count in counts.items()]
    said = [telling.say("changes_kept", **_lines(telling))] + ([sentence_of(telling, parts)] if parts else [])
    heading = telling.say("changes")
    if not len(frame):
        return Section("changes", heading, said=said)
    money = bool(len(telling.plan.problem.case.budgets))
    unit = f" ({formats.money_unit})" if formats.money_unit else ""
    head = [*telling.head("initiative", _before(telling, "head"), "after")]
    head += [number(telling.say(c) + unit) for c in ("frees", "takes")] if money else []
    prices = bool(frame.price.notna().any())
    head += [number(telling.say("price"))] if prices else []
    lines = [Line(_line(telling, row, money, prices)) for row in rows(frame.head(LISTED))]
    notes = [telling.say("record_more", count=len(frame) - LISTED)] if len(frame) > LISTED else []
    notes += [telling.say("changes_note")] if prices else []
    return Section("changes", heading, said=said, grid=Grid("changes", head, lines), note=" ".join(notes))


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


def since(telling: Telling, period: str) -> str:
    """That something runs, and since when, where it is known."""
    if not period:
        return telling.say("running")
    return telling.say("running_since", period=telling.formats.period(period))


def sentence_of(telling: Telling, parts: list[str]) -> str:
    """Parts of a list as one sentence."""
    text = f"{semicolon(telling.language)} ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _lines(telling: Telling) -> dict[str, str]:
    figures = telling.figures
    counts = {"kept": figures["kept"], "all": figures["lines"]}
    said = {c: telling.formats.number(n) for c, n in counts.items()}
    return said | {"plan": telling.say(_before(telling, "of"))}


def _before(telling: Telling, form: str) -> str:
    """What the plan before is called, as a phrase."""
    return f"{form}_record" if lines_before(telling.plan)[1] else f"{form}_before"
