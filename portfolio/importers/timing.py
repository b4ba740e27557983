"""When: the periods of the case that a list becomes, and where each item's dates lie in them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from portfolio.case.periods import Span, horizon
from portfolio.importers.counting import Item
from portfolio.importers.dated_amounts import labels_of, line_column, same_period
from portfolio.importers.days import Day, Placed, read_days
from portfolio.importers.findings import Findings
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.resources_used import TOTAL, Uses
from portfolio.importers.roles import Role, bare, words_of
from portfolio.importers.understanding import ListTable
from portfolio.tables.headings import plain
from portfolio.tables.numbers import is_unknown
from portfolio.tables.text import quoted, text_of
from portfolio.words.sentences import figure, listing, say, sentence

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


@dataclass(frozen=True, slots=True)
class Periods:
    """The labels of the periods, and the dates of the items by which they may have been found."""

    labels: tuple[str, ...]
    are_sprints: bool
    days: Mapping[Role, Mapping[str, Day]]


def periods_of(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    given: Sequence[str],
    limits: Sequence[Limit],
    teams: Sequence[Limit],
    findings: Findings,
) -> Periods:
    """The periods: as given, as amounts name them, as columns are headed, as sprints or dates have them."""
    language = findings.language
    days = {role: _days(table, role, items, mapping, findings) for role in (Role.START, Role.END)}
    labels = tuple(given) or (mapping.periods if isinstance(mapping.periods, tuple) else ())
    amounts = labels_of(table, items)
    named = tuple(dict.fromkeys(x.period for x in (*limits, *teams) if x.period))
    # amounts that are available in some of the periods that the list names leave the others there
    labels = labels or (amounts if all(same_period(p, amounts) for p in named) else named)
    steps = max((n for found in table.steps.values() for n in found), default=0)
    wish = mapping.periods if isinstance(mapping.periods, str) else ""
    sprints = {"sprints": Role.SPRINT, "versions": Role.VERSION}.get(wish)
    if labels:
        findings.assume(say(language, "list_periods", periods=listing(list(labels), language, most=8)))
    elif sprints is not None:
        labels = _in_order(t for i in items for _, c in i.rows for t in table.preferred(sprints, c))
        labels = _sprints(labels, findings)
        if labels:
            findings.assume(say(language, "list_periods", periods=listing(list(labels), language, most=8)))
        else:
            findings.fault(sentence("list_fault_no_sprints", wish=wish, role=str(sprints)))
            labels = (ONE,)
    elif steps:
        labels = tuple(say(language, "list_period", number=str(n)) for n in range(1, steps + 1))
        findings.assume(say(language, "list_periods", periods=listing(list(labels), language, most=8)))
    elif wish != "one" and (found := _from(days, language)):
        labels = found
        if not wish and len(found) > 1 and any(not x.period for x in teams):
            # a team's amount is of each period, or of all: the plan hangs on how many there are
            shown = listing(list(found), language, most=8)
            column = findings.quoted(table.headed(Role.START))
            text = say(language, "list_ask_periods", periods=shown, column=column)
            findings.ask("periods", text, ("dates", "one"))
        shown = listing(list(labels), language, most=8)
        column = findings.quoted(table.headed(Role.START))
        findings.assume(say(language, "list_periods_from_dates", periods=shown, column=column))
        _opens(items, days[Role.START], labels, findings)
    else:
        labels = (ONE,)
        findings.assume(say(language, "list_one_period"))
    return Periods(labels, sprints is not None, days)


def placed(limits: Sequence[Limit], table: ListTable, labels: Sequence[str]) -> tuple[Limit, ...]:
    """Amounts whose name is a period, or the heading over the amounts of one, as amounts of that period."""
    named = {plain(label): label for label in labels}
    columns = [(n, k) for found in table.steps.values() for n, k in found.items()]
    over = [(labels[n - 1], k) for n, k in columns if n <= len(labels)]
    over += [(own, k) for p, k in table.by_period.items() if (own := same_period(p, labels))]
    for label, k in over:
        named |= {plain(table.heading(k)): label, bare(table.heading(k)): label}
    return tuple(
        replace(x, resource="", period=named[plain(x.resource)])
        if not x.period and plain(x.resource) in named
        else replace(x, period=same_period(x.period, labels) or x.period)
        for x in limits
    )


def timing_of(
    table: ListTable, items: Sequence[Item], periods: Periods, uses: Uses, findings: Findings
) -> Timing:
    """Where the items' dates lie in the periods; amounts of the calendar's periods fix the start, and are
    counted from it in ``uses``.
    """
    timing = Timing(periods.labels, are_sprints=periods.are_sprints)
    _place(table, items, periods.days, timing, findings)
    if line_column(table, items) in table.columns.get(Role.START, ()):
        # the period of each amount, not the start of the whole
        timing.earliest, timing.duration = {}, {}
        timing.unplaced.pop(Role.START, None)
    if uses.labels:
        _in_their_periods(items, uses, timing, findings)
    if timing.deadline:
        findings.assume(say(findings.language, "list_deadlines"))
    role = Role.SPRINT if Role.SPRINT in table.columns else Role.VERSION
    if periods.are_sprints:
        for item in items:
            own = [t for _, c in item.rows for t in table.preferred(role, c) if t in timing.periods]
            if own:
                timing.deadline.setdefault(item.ident, max(own, key=timing.periods.index))
    return timing


def _sprints(names: Sequence[str], findings: Findings) -> tuple[str, ...]:
    """The sprints without what stands where there is none yet, as Backlog does."""
    words = {plain(w) for w in words_of("unplanned")["words"]}
    none = [n for n in names if plain(n) in words]
    if none:
        texts = listing([findings.quoted(n) for n in none], findings.language, most=4)
        findings.assume(say(findings.language, "list_no_sprint", texts=texts))
    return tuple(n for n in names if n not in none)


def _opens(
    items: Sequence[Item], starts: Mapping[str, Day], labels: Sequence[str], findings: Findings
) -> None:
    """A horizon that begins long before most of the work, by the dates of a few: past ones, or slips."""
    spans = horizon(tuple(labels)).spans
    if not spans:
        return
    found: dict[int, list[str]] = {}
    for item in items:
        day = starts.get(item.ident)
        first = day.first if day is not None else None
        at = next((n for n, (a, b) in enumerate(spans) if first is not None and a <= first <= b), None)
        if at is not None:
            found.setdefault(at, []).append(findings.quoted(item.name or item.ident))
    if len(found) > 1 and min(found) == 0 and (then := sorted(found)[1]) > 1:
        shown = listing(found[0], findings.language, most=4)
        sentence = {"period": labels[0], "next": labels[then], "items": shown}
        findings.assume(say(findings.language, "list_horizon_opens", **sentence))


def _in_their_periods(items: Sequence[Item], uses: Uses, timing: Timing, findings: Findings) -> None:
    """Work whose amounts are of periods of the calendar starts with them, and slips nowhere."""
    places = {n: same_period(label, timing.periods) for n, label in enumerate(uses.labels, start=1)}
    outside: dict[str, list[int]] = {}
    early: list[str] = []
    for item in items:
        for resource, steps in uses.needs.get(item.ident, {}).items():
            known = {n: a for n, a in steps.items() if a}
            if TOTAL in steps or not known:
                continue
            for n in known:
                if not places[n]:
                    outside.setdefault(uses.labels[n - 1], []).append(item.row)
            at = {timing.periods.index(places[n]): a for n, a in known.items() if places[n]}
            if len(at) < len(known):
                continue
            begin = min(at)
            if item.ident in timing.earliest:
                said = timing.periods.index(timing.earliest[item.ident])
                early += [findings.quoted(item.name or item.ident)] if said > begin else []
                if said > begin and item.ident in timing.duration:
                    timing.duration[item.ident] += said - begin
                begin = min(begin, said)
            timing.earliest[item.ident] = timing.latest[item.ident] = timing.periods[begin]
            uses.needs[item.ident][resource] = {k - begin + 1: a for k, a in sorted(at.items())}
    if outside:
        rows = sorted({row for own in outside.values() for row in own})
        findings.fault(
            sentence(
                "list_fault_outside",
                periods=figure(listing, list(timing.periods), most=8),
                found=figure(listing, list(outside), most=8),
            ),
            rows[0],
            "",
            rows[1:],
        )
    if len(timing.periods) > 1:
        findings.assume(say(findings.language, "list_dated_start"))
    if early:
        shown = listing(early, findings.language, most=4)
        findings.assume(say(findings.language, "list_dated_before", items=shown))


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Sprints as they follow one another: by the numbers in their names."""
    found = list(dict.fromkeys(names))
    # the path that others lie under is the whole project: what stands there is in no sprint yet
    found = [name for name in found if not any(other.startswith(f"{name}\\") for other in found)]
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
            sentence(
                "list_fault_dates",
                found=figure(
                    listing,
                    [
                        sentence("list_fault_date", text=quoted(text), order=order)
                        for order, text in read.proofs
                    ],
                ),
            ),
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


@dataclass(slots=True)
class _Doubts:
    """Items whose dates are not plain: two readings, an end before the start, one after the last period."""

    unsure: list[tuple[Item, str]] = field(default_factory=list)
    backwards: list[Item] = field(default_factory=list)
    beyond: list[Item] = field(default_factory=list)


def _place(
    table: ListTable,
    items: Sequence[Item],
    days: Mapping[Role, Mapping[str, Day]],
    timing: Timing,
    findings: Findings,
) -> None:
    """Each item's start and end as periods, and how long it takes where both are."""
    spans = horizon(timing.periods).spans
    doubts = _Doubts()
    for item in items:
        start = _period(table, item, Role.START, days, timing, spans, doubts)
        end = _period(table, item, Role.END, days, timing, spans, doubts)
        if start:
            timing.earliest[item.ident] = start
        if end:
            timing.deadline[item.ident] = end
        ended = days[Role.END].get(item.ident)
        late = not end and spans and ended is not None and ended.last and ended.last > spans[-1][1]
        if start and late and len(timing.periods) > 1:
            doubts.beyond.append(item)
            end = timing.periods[-1]
        if start and end:
            lasts = timing.periods.index(end) - timing.periods.index(start) + 1
            if lasts >= 1:
                timing.duration[item.ident] = lasts
            else:
                doubts.backwards.append(item)
    _tell(table, doubts, days, spans, timing, findings)


def _period(
    table: ListTable,
    item: Item,
    role: Role,
    days: Mapping[Role, Mapping[str, Day]],
    timing: Timing,
    spans: Sequence[Span] | None,
    doubts: _Doubts,
) -> str:
    """The period of an item's start or end; nothing where there is none for certain."""
    text = next((t for _, c in item.rows for t in table.texts(role, c)), "")
    if not text or is_unknown(text):
        return ""
    if text in timing.periods:
        return text
    day = days[role].get(item.ident)
    places = _periods(day, role, timing.periods, spans)
    if len(places) == 1 and places[0]:
        return places[0]
    timing.unplaced.setdefault(role, {})[item.ident] = text
    if len(places) > 1:
        doubts.unsure.append((item, text))
    elif role is Role.START and day is not None and day.first and spans and day.first > spans[-1][1]:
        timing.too_late.add(item.ident)
    return ""


def _tell(
    table: ListTable,
    doubts: _Doubts,
    days: Mapping[Role, Mapping[str, Day]],
    spans: Sequence[Span] | None,
    timing: Timing,
    findings: Findings,
) -> None:
    """What is asked and assumed of dates that are not plain."""
    language = findings.language
    if doubts.unsure:
        rows = ", ".join(str(item.row) for item, _ in doubts.unsure[:5])
        text = say(language, "list_ask_dates", date=findings.quoted(doubts.unsure[0][1]), rows=rows)
        findings.ask("dates", text, ("day first", "month first"))
    for key, items in (("backwards", doubts.backwards), ("beyond", doubts.beyond)):
        if items:
            names = listing([findings.quoted(i.name or i.ident) for i in items], language, most=4)
            findings.assume(say(language, f"list_{key}", items=names))
    for role, dates in timing.unplaced.items():
        if not spans or doubts.unsure:
            continue
        kinds: dict[str, dict[str, None]] = {}
        for ident, text in dates.items():
            day = days[role].get(ident)
            kind = (
                "unplaced"
                if day is None or day.first is None or day.last is None
                else "after_last"
                if day.first > spans[-1][1]
                else "before_first"
                if day.last < spans[0][0]
                else "unplaced"
            )
            kinds.setdefault(kind, {})[text] = None
        for kind, found in kinds.items():
            texts = listing([findings.quoted(t) for t in found], language, most=4)
            column = findings.quoted(table.headed(role))
            findings.assume(say(language, f"list_{kind}", column=column, texts=texts))


def _periods(day: Day | None, role: Role, labels: Sequence[str], spans: Sequence[Span] | None) -> list[str]:
    """The period that a date lies in, both where its two readings differ, none where nobody can tell. Of a
    half or a year the first day is the start, and the last the end.
    """
    if day is None or spans is None:
        return [""]
    found = []
    for first, last in _spans(day):
        at = first if role is Role.START else last
        inside = [p for p, (start, end) in zip(labels, spans, strict=True) if start <= at <= end]
        found.append(inside[0] if inside else "")
    return list(dict.fromkeys(found)) or [""]
