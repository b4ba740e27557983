"""What the tables of the past say: deliveries, spending and readings, each thing once, their periods in
order.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from portfolio.case.case import Case
from portfolio.case.periods import LETTERS
from portfolio.errors import CaseError, Fault, rows_said
from portfolio.tables import Row, Table, quoted, text_of
from portfolio.words.sentences import figure, sentence

_YEAR_LAST = re.compile(rf"[{LETTERS}]\d(fy)?\d\d|\d[{LETTERS}](fy)?\d\d")
"""A period with the two digits of its year behind, Q126 and 1Q26, once what stands between is left out."""


class Delivery(NamedTuple):
    """What an initiative of the past did, its rows taken together; blanks are "" and NaN.

    ``effects`` are (KPI, expected, realised).
    """

    initiative: str
    team: str
    promised: str
    delivered: str
    scope_planned: float
    scope_delivered: float
    effects: tuple[tuple[str, float, float], ...]


class Entry(NamedTuple):
    """One line of the ledger; blanks are "" and NaN."""

    initiative: str
    resource: str
    period: str
    planned: float
    actual: float


class Read(NamedTuple):
    """Where a KPI stood in one period, and what was aimed at (NaN: nothing)."""

    period: str
    value: float
    target: float


@dataclass(frozen=True)
class Timeline:
    """Labels of periods in order: ``place`` of each, counted from 0, and ``labels`` by place, as first
    written.
    """

    place: Mapping[str, int]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Past:
    """The tables of the past, checked; those that were not asked for are empty.

    ``readings`` go by KPI, in order. ``delivery`` and ``spending`` are the timelines of ``deliveries`` and
    ``ledger``.
    """

    deliveries: tuple[Delivery, ...]
    ledger: tuple[Entry, ...]
    readings: Mapping[str, tuple[Read, ...]]
    delivery: Timeline
    spending: Timeline


def past(case: Case, tables: Collection[str] = ("actuals", "ledger", "readings")) -> Past:
    """What the case's tables of the past say.

    Raises
    ------
    CaseError
        Rows of one initiative that disagree, an effect or a reading that stands twice, and labels of periods
        that have no order.
    """

    def rows(name: str) -> Table:
        table = case.table(name)
        return table if name in tables else table.keeping(lambda _: False)

    delivery, out_of_order = _timeline(rows("actuals"), ("promised", "delivered"), case.periods)
    spending, out_of_order_too = _timeline(rows("ledger"), ("period",), case.periods)
    deliveries, disagreeing = _deliveries(rows("actuals"))
    readings, misread = _readings(rows("readings"), case.periods)
    faults = [*out_of_order, *disagreeing, *out_of_order_too, *misread]
    if faults:
        raise CaseError(faults, sentence("of_indicators"), case.settings.language)
    ledger = tuple(
        Entry(r["initiative"] or "", r["resource"], r["period"], _number(r["planned"]), _number(r["actual"]))
        for r in rows("ledger")
    )
    return Past(deliveries, ledger, readings, delivery, spending)


def _number(value: float | None) -> float:
    return math.nan if value is None else value


def _deliveries(table: Table) -> tuple[tuple[Delivery, ...], list[Fault]]:
    """Each initiative once: what its rows agree on, a blank agreeing with everything, and each KPI's
    effect.
    """
    said: dict[str, dict[str, tuple[Any, int]]] = defaultdict(dict)
    effects: dict[str, dict[str, tuple[float, float, int]]] = defaultdict(dict)
    faults: list[Fault] = []
    agreed = ("team", "promised", "delivered", "scope_planned", "scope_delivered")
    for row in table:
        name, kpi = row["initiative"], row["kpi"]
        for column in agreed:
            if row[column] is None:
                continue
            first, line = said[name].setdefault(column, (row[column], row.line))
            if first != row[column]:
                where = figure(rows_said, table.file, (line,))
                told = {
                    "found": quoted(text_of(row[column])),
                    "first": quoted(text_of(first)),
                    "where": where,
                }
                problem = sentence("past_same", who=name, **told)
                faults.append(table.fault(row.line, column, row[column], problem))
        if kpi in effects[name]:
            where = figure(rows_said, table.file, (effects[name][kpi][2],))
            problem = sentence("past_once", who=name, found=quoted(kpi), where=where)
            faults.append(table.fault(row.line, "kpi", kpi, problem))
        elif kpi is not None:
            effects[name][kpi] = (_number(row["expected"]), _number(row["realised"]), row.line)
    found = []
    for name, moved in effects.items():
        team, promised, delivered, planned, done = (said[name].get(c, (None, 0))[0] for c in agreed)
        each = tuple((kpi, expected, realised) for kpi, (expected, realised, _) in moved.items())
        found.append(
            Delivery(name, team or "", promised or "", delivered or "", _number(planned), _number(done), each)
        )
    return tuple(found), faults


def _readings(table: Table, periods: Sequence[str]) -> tuple[dict[str, tuple[Read, ...]], list[Fault]]:
    """Each KPI's readings in order. KPIs are read at their own rhythm: only the labels of one KPI must
    have an order.
    """
    rows: dict[str, dict[int, Row]] = defaultdict(dict)
    for n, row in enumerate(table):
        rows[row["kpi"]][n] = row
    found: dict[str, tuple[Read, ...]] = {}
    faults: list[Fault] = []
    for kpi, mine in rows.items():
        line, wrong = _timeline(table.keeping(mine.__contains__), ("period",), periods)
        faults += wrong
        by_place: dict[int, Row] = {}
        for n, row in mine.items():
            place = line.place.get(row["period"], -1 - n)
            first = by_place.setdefault(place, row)
            if first is not row:
                where = figure(rows_said, table.file, (first.line,))
                problem = sentence("past_read_once", kpi=kpi, found=quoted(row["period"]), where=where)
                faults.append(table.fault(row.line, "period", row["period"], problem))
        found[kpi] = tuple(
            Read(r["period"], r["value"], _number(r["target"])) for _, r in sorted(by_place.items())
        )
    return found, faults


def _timeline(table: Table, columns: Sequence[str], periods: Sequence[str]) -> tuple[Timeline, list[Fault]]:
    """The labels in some columns of a table in order, and a fault for each row whose label has no order
    beside the others.
    """
    line, strange = timeline((label for c in columns for label in table[c] if label is not None), periods)
    key, like = ("past_order_like", {"like": quoted(line.labels[0])}) if line.labels else ("past_order", {})
    faults = [
        table.fault(row.line, c, row[c], sentence(key, found=quoted(row[c]), **like))
        for row in table
        for c in columns
        if row[c] is not None and row[c] in strange
    ]
    return line, faults


def timeline(labels: Iterable[str], periods: Sequence[str] = ()) -> tuple[Timeline, set[str]]:
    """Labels of periods in order, and those that have none beside the others.

    The case's own periods stand in its order. Others are in the order of their numbers, the year first
    wherever it stands, and must all be written in one way: nobody can tell whether 2026H1 comes before
    2026Q2.

    Examples
    --------
    >>> timeline(["Q1 2026", "Q4 2025", "q2-2026"])[0].labels
    ('Q4 2025', 'Q1 2026', 'q2-2026')
    >>> timeline(["T1 26", "T4 25"])[0].labels
    ('T4 25', 'T1 26')
    >>> timeline(["sprint 10", "sprint 9"])[0].labels
    ('sprint 9', 'sprint 10')
    >>> timeline(["2026Q1", "2026Q2", "01/26"])[1]
    {'01/26'}
    """
    found = list(dict.fromkeys(labels))
    if len(found) == 1 or set(found) <= set(periods):
        own = sorted(found, key=list(periods).index) if len(found) > 1 else found
        return Timeline({p: k for k, p in enumerate(own)}, tuple(own)), set()
    natural = {label: key for label in found if (key := _natural(label)) is not None}
    shapes = Counter(shape for shape, _ in natural.values())
    usual = max(shapes, key=shapes.__getitem__, default=None)  # the first written, of equals
    ordered = {label: numbers for label, (shape, numbers) in natural.items() if shape == usual}
    moments = sorted(set(ordered.values()))
    first: dict[tuple[int, ...], str] = {}
    for label, numbers in ordered.items():
        first.setdefault(numbers, label)
    line = Timeline(
        {label: moments.index(numbers) for label, numbers in ordered.items()},
        tuple(first[m] for m in moments),
    )
    return line, set(found) - set(ordered)


def _natural(label: str) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """How a label is written, and its numbers with the year first; None where they can't tell an order."""
    parts = re.findall(r"\d+|[^\W\d_]+", label.casefold())
    shape = tuple(("#" if len(p) < 4 else str(len(p))) if p[0].isdigit() else p for p in parts)
    digits = [p for p in parts if p[0].isdigit()]
    long = [len(p) >= 4 for p in digits]
    if not digits:
        return None
    numbers = tuple(int(p) for p in digits)
    if len(numbers) == 1 or long[0]:
        return shape, numbers
    if long[-1] and sum(long) == 1:
        return shape, numbers[::-1]
    if any(long):
        return None
    # no year in four digits: only where a letter tells which number is the year, 26Q1 and Q1 26
    word = "".join(parts)
    if re.fullmatch(r"\d\d[a-z]+\d{1,2}", word):
        return shape, numbers
    return (shape, numbers[::-1]) if _YEAR_LAST.fullmatch(word) else None
