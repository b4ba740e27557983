"""What the tables of the past say: deliveries, spending and readings, each thing once, their periods in
order.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from portfolio.case.case import Case
from portfolio.case.past_periods import Timeline, timeline
from portfolio.errors import CaseError, Fault, rows_said
from portfolio.tables import Row, Table, quoted, text_of
from portfolio.words.sentences import figure, sentence


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
