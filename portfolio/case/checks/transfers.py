"""What means may give to each other: it must arrive, and must not grow by going round in a circle."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from portfolio.case.checks.references import span
from portfolio.case.periods import index_of
from portfolio.errors import Fault
from portfolio.tables import Row, Table, Tables
from portfolio.tables.numbers import cell_said, exact
from portfolio.tables.relations import Means
from portfolio.words.figures import number
from portfolio.words.sentences import figure, sentence

_GROWS = 1e-12
"""A circle whose rates come to so much more than 1 grows; less is rounding of their logarithms."""


def transfers(tables: Tables, periods: Sequence[str], doubtful: Collection[str]) -> Iterator[Fault]:
    """Transfers that give nothing or never arrive, and circles of them that make something from nothing."""
    table, sound = tables["transfers"], []
    for row in table:
        faults = [*_of_itself(table, row), *_amounts(table, row)]
        timing = _timing(table, row, periods) if periods and "resources" not in doubtful else None
        faults += timing or []
        yield from faults
        if timing == [] and not faults and _is_whole(row, tables["resources"]):
            sound.append(row)
    yield from _circles(tables, sound, periods)


def _is_whole(row: Row, resources: Table) -> bool:
    """Whether it says from what to what, and how much of it."""
    known = {*resources["resource"]}
    rate = row["rate"]
    return bool(
        row["transfer"] and row["from"] in known and row["to"] in known and (rate is None or rate > 0)
    )


def _of_itself(table: Table, row: Row) -> Iterator[Fault]:
    """One that gives to itself at once: it would do nothing, or make something from nothing."""
    if row["from"] and row["from"] == row["to"] and not row["lag"]:
        lag = table.naming.column("lag")
        said = {"transfer": row["transfer"], "resource": row["from"], "lag": lag}
        yield table.fault(row.line, "to", row["to"], sentence("fault_transfer_idle", **said))


def _amounts(table: Table, row: Row) -> Iterator[Fault]:
    """Steps larger than what may be given."""
    step, most = row["step"], row["max"]
    if step is not None and most is not None and 0 < most < step:
        said = {"max": table.naming.column("max"), "most": cell_said(most), "found": cell_said(step)}
        yield table.fault(row.line, "step", step, sentence("fault_step_above_max", **said))


def _timing(table: Table, row: Row, periods: Sequence[str]) -> list[Fault] | None:
    """Periods the wrong way round, and a lag after which nothing arrives; None where a period is none."""
    index = index_of(tuple(periods))
    first, last = row["first"], row["last"]
    if not {first, last} <= {None, *periods}:
        return None
    begin, end = index[first] if first else 0, index[last] if last else len(periods) - 1
    if begin > end:
        said = {"last": table.naming.column("last"), "period": last, "found": first}
        return [table.fault(row.line, "first", first, sentence("fault_first_after_last", **said))]
    lag = row["lag"] or 0
    if lag != int(lag):
        return None
    if not any(0 <= t + lag < len(periods) for t in range(begin, end + 1)):
        said = {"transfer": row["transfer"], "periods": span(periods), "found": cell_said(lag)}
        return [table.fault(row.line, "lag", lag, sentence("fault_never_lands", **said))]
    return []


class _Step(NamedTuple):
    """A step round: from a resource in a period to one, by a transfer's row, or carried over."""

    begins: tuple[str, int]
    ends: tuple[str, int]
    rate: Fraction
    row: Row | None


def _circles(tables: Tables, rows: Sequence[Row], periods: Sequence[str]) -> Iterator[Fault]:
    """The circles of transfers, and of what is carried over, that come back to where they began with more."""
    while rows and (circle := _growing(_steps(tables, rows, periods))):
        table, product = tables["transfers"], math.prod((step.rate for step in circle), start=Fraction(1))
        members = [step.row for step in circle if step.row is not None]
        way = " → ".join([str(row["transfer"]) for row in members] + [str(members[0]["transfer"])])
        worst = max(members, key=lambda row: row["rate"] or 1.0)
        problem = sentence("fault_from_nothing", way=way, times=figure(number, float(product)))
        yield table.fault(worst.line, "rate", worst["rate"], problem)
        rows = [row for row in rows if row["transfer"] not in {one["transfer"] for one in members}]


def _steps(tables: Tables, rows: Sequence[Row], periods: Sequence[str]) -> list[_Step]:
    index, horizon = index_of(tuple(periods)), len(periods)
    steps = []
    for row in rows:
        rate, lag = exact(1.0 if row["rate"] is None else row["rate"]), int(row["lag"] or 0)
        first = index[row["first"]] if row["first"] else 0
        last = index[row["last"]] if row["last"] else horizon - 1
        steps += [
            _Step((row["from"], t), (row["to"], t + lag), rate, row)
            for t in range(first, last + 1)
            if 0 <= t + lag < horizon
        ]
    inside = {end for row in rows for end in (row["from"], row["to"])}
    for resource in tables["resources"]:
        name, kept = resource["resource"], resource["carry_over"]
        if name in inside and kept and 0 < kept <= 1:
            steps += [_Step((name, t), (name, t + 1), exact(kept), None) for t in range(horizon - 1)]
    return steps


def _growing(steps: Sequence[_Step]) -> list[_Step]:
    """A circle whose rates come to more than 1, step by step; none where there is none (Bellman 1958, "On a
    routing problem").
    """
    nodes = {end for step in steps for end in (step.begins, step.ends)}
    grown: dict[tuple[str, int], float] = dict.fromkeys(nodes, 0.0)
    by: dict[tuple[str, int], _Step] = {}
    logs = [math.log(step.rate) for step in steps]
    changed = None
    for _ in range(len(nodes) + 1):
        changed = None
        for step, log in zip(steps, logs, strict=True):
            if grown[step.begins] + log > grown[step.ends] + _GROWS:
                grown[step.ends], by[step.ends] = grown[step.begins] + log, step
                changed = step.ends
        if changed is None:
            return []
    assert changed is not None
    for _ in nodes:
        changed = by[changed].begins
    circle, node = [by[changed]], by[changed].begins
    while node != changed:
        circle.append(by[node])
        node = by[node].begins
    return circle[::-1]


def of_no_use(tables: Tables, periods: Sequence[str]) -> Iterator[Fault]:
    """A remark on each transfer that never gives, that nobody needs, or that lifts a limit."""
    table = tables["transfers"]
    resources: Mapping[str, Row] = {row["resource"]: row for row in tables["resources"]}
    index = index_of(tuple(periods))
    for row in table:
        said = {"transfer": row["transfer"]}
        if row["max"] == 0:
            yield table.fault(row.line, "max", 0, sentence("remark_never_given", **said))
            continue
        first = index[row["first"]] if row["first"] else 0
        last = index[row["last"]] if row["last"] else len(periods) - 1
        times = [t for t in range(first, last + 1) if 0 <= t + int(row["lag"]) < len(periods)]
        giver, receiver = resources[row["from"]], resources[row["to"]]
        if all(receiver[periods[t + int(row["lag"])]] is None for t in times):
            problem = sentence("remark_nobody_gains", resource=row["to"], **said)
            yield table.fault(row.line, "to", row["to"], problem)
        elif (
            row["max"] is None
            and any(giver[periods[t]] is None for t in times)
            and not _costs(giver, receiver)
        ):
            problem = sentence("remark_free_gift", resource=row["from"], other=row["to"], **said)
            yield table.fault(row.line, "from", row["from"], problem)


def _costs(giver: Row, receiver: Row) -> bool:
    """Whether what is given is spent."""
    return Means(giver["kind"]).is_money and not Means(receiver["kind"]).is_money
