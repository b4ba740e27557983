"""When: the periods of the case that a list becomes, and where each item's dates lie in them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from portfolio.case.periods import Span, horizon
from portfolio.importers.counting import Item
from portfolio.importers.days import Day, Placed, read_days
from portfolio.importers.findings import Findings
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.roles import Role
from portfolio.importers.understanding import ListTable
from portfolio.tables.numbers import is_unknown
from portfolio.tables.text import quoted, text_of
from portfolio.words.sentences import listing, say

ONE = "horizon"
"""What the only period is called where nothing says when."""
_QUARTERS = 12
"""Three years: so many quarters stand side by side without scrolling; a longer list is planned in years."""


@dataclass(slots=True)
class Timing:
    """The periods, and which of each item's dates lie in them; the others stay in the list's own words."""

    periods: tuple[str, ...]
    are_sprints: bool = False
    earliest: dict[str, str] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)
    deadline: dict[str, str] = field(default_factory=dict)
    duration: dict[str, int] = field(default_factory=dict)
    too_late: set[str] = field(default_factory=set)
    unplaced: dict[Role, dict[str, str]] = field(default_factory=dict)


def timing_of(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    periods: Sequence[str],
    limits: Sequence[Limit],
    teams: Sequence[Limit],
    findings: Findings,
) -> Timing:
    """The periods: as given, as amounts name them, as columns are headed, as sprints or dates have them."""
    language = findings.language
    days = {role: _days(table, role, items, mapping, findings) for role in (Role.START, Role.END)}
    labels = tuple(periods) or (mapping.periods if isinstance(mapping.periods, tuple) else ())
    labels = labels or tuple(dict.fromkeys(x.period for x in (*limits, *teams) if x.period))
    labels = labels or tuple(table.by_period)
    wish = mapping.periods if isinstance(mapping.periods, str) else ""
    sprints = {"sprints": Role.SPRINT, "versions": Role.VERSION}.get(wish)
    if labels:
        findings.assume(say(language, "list_periods", periods=listing(list(labels), language, most=8)))
    elif sprints is not None:
        labels = _in_order(t for i in items for _, c in i.rows for t in table.texts(sprints, c))
        if not labels:
            findings.fault(
                f"must have a column of {wish}, since periods={wish}; found none. Name it: --set {sprints}=…."
            )
            labels = (ONE,)
    elif wish != "one" and not any(not x.period for x in teams) and (found := _from(days, language)):
        labels = found
        findings.assume(
            say(
                language,
                "list_periods_from_dates",
                periods=listing(list(labels), language, most=8),
                column=findings.quoted(table.headed(Role.START)),
            )
        )
    else:
        labels = (ONE,)
        findings.assume(say(language, "list_one_period"))
    timing = Timing(labels, are_sprints=sprints is not None)
    _place(table, items, days, timing, findings)
    if sprints is not None:
        for item in items:
            own = [t for _, c in item.rows for t in table.texts(sprints, c) if t in labels]
            if own:
                timing.deadline.setdefault(item.ident, max(own, key=labels.index))
    return timing


def _in_order(names: object) -> tuple[str, ...]:
    """Sprints as they follow one another: by the numbers in their names."""
    found = list(dict.fromkeys(names))  # type: ignore[call-overload]
    return tuple(
        sorted(
            found,
            key=lambda n: [
                (0, int(p), "") if p.isdigit() else (1, 0, p.casefold()) for p in re.split(r"(\d+)", n) if p
            ],
        )
    )


def _days(
    table: ListTable, role: Role, items: Sequence[Item], mapping: ListMapping, findings: Findings
) -> dict[str, Day]:
    """What each item's date is, by its id."""
    places = table.columns.get(role, ())
    cells = [
        next((c[k] for _, c in i.rows for k in places if k < len(c) and text_of(c[k])), None) for i in items
    ]
    # who writes in French writes the day first
    order = mapping.dates or ("day first" if findings.language == "fr" else "")
    read = read_days(cells, order)
    if not order and len(read.proofs) > 1:
        findings.fault(
            "must be written in one order; found"
            f" {listing([f'{quoted(text)} ({order})' for order, text in read.proofs])}. Correct the dates,"
            ' or say --set "dates=month first".',
            None,
            table.headed(role),
        )
    return dict(zip((i.ident for i in items), read.cells, strict=True))


def _from(days: Mapping[Role, Mapping[str, Day]], language: str) -> tuple[str, ...]:
    """Quarters from the first start to the last day, or years where these are too many."""
    starts, ends = ([s for d in days[role].values() for s in _spans(d)] for role in (Role.START, Role.END))
    if not starts:
        return ()
    first = min(_quarter(begin) for begin, _ in starts)
    last = max(_quarter(end) for _, end in (*starts, *ends))
    if last - first >= _QUARTERS:
        return tuple(str(year) for year in range(first // 4, last // 4 + 1))
    letter = say(language, "list_quarter")
    return tuple(f"{q // 4}{letter}{q % 4 + 1}" for q in range(first, last + 1))


def _spans(day: Day) -> Sequence[Span]:
    """The days that a date can be; nothing for one that lies nowhere for certain."""
    if day.kind is Placed.AMBIGUOUS:
        return day.readings
    return [(day.first, day.last)] if day.first is not None and day.last is not None else []


def _quarter(day: datetime.date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _place(
    table: ListTable,
    items: Sequence[Item],
    days: Mapping[Role, Mapping[str, Day]],
    timing: Timing,
    findings: Findings,
) -> None:
    """Each item's start and end as periods."""
    spans = horizon(timing.periods).spans
    unsure: list[Item] = []
    backwards: list[Item] = []
    for item in items:
        found: dict[Role, str] = {}
        for role in (Role.START, Role.END):
            text = next((t for _, c in item.rows for t in table.texts(role, c)), "")
            if not text or is_unknown(text):
                continue
            if text in timing.periods:
                found[role] = text
                continue
            day = days[role].get(item.ident)
            places = _periods(day, timing.periods, spans)
            if len(places) == 1 and places[0]:
                found[role] = places[0]
            else:
                timing.unplaced.setdefault(role, {})[item.ident] = text
                if len(places) > 1:
                    unsure.append(item)
                elif (
                    role is Role.START
                    and day is not None
                    and day.first
                    and spans
                    and day.first > spans[-1][1]
                ):
                    timing.too_late.add(item.ident)
        start, end = found.get(Role.START), found.get(Role.END)
        if start:
            timing.earliest[item.ident] = start
        if end:
            timing.deadline[item.ident] = end
        if start and end:
            lasts = timing.periods.index(end) - timing.periods.index(start) + 1
            if lasts >= 1:
                timing.duration[item.ident] = lasts
            else:
                backwards.append(item)
    language = findings.language
    if unsure:
        rows = ", ".join(str(i.row) for i in unsure[:5])
        text = next(
            timing.unplaced[r][i.ident]
            for i in unsure
            for r in timing.unplaced
            if i.ident in timing.unplaced[r]
        )
        findings.ask(
            "dates",
            say(language, "list_ask_dates", date=findings.quoted(text), rows=rows),
            ("day first", "month first"),
        )
    if backwards:
        findings.assume(
            say(
                language,
                "list_backwards",
                items=listing([findings.quoted(i.name or i.ident) for i in backwards], language, most=4),
            )
        )
    for role, texts in timing.unplaced.items():
        if spans and not unsure:
            findings.assume(
                say(
                    language,
                    "list_unplaced",
                    column=findings.quoted(table.headed(role)),
                    texts=listing(
                        [findings.quoted(t) for t in dict.fromkeys(texts.values())], language, most=4
                    ),
                )
            )


def _periods(day: Day | None, labels: Sequence[str], spans: Sequence[Span] | None) -> list[str]:
    """The period that a date lies in, both where its two readings differ, none where nobody can tell."""
    if day is None or spans is None:
        return [""]
    found = []
    for first, last in _spans(day):
        inside = [p for p, (start, end) in zip(labels, spans, strict=True) if start <= first and last <= end]
        found.append(inside[0] if inside else "")
    return list(dict.fromkeys(found)) or [""]
