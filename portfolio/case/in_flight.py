"""What is doubtful about work in flight and the plan of record: remarks, which stop nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from portfolio.errors import Fault, first_of
from portfolio.tables import Row, Table, Tables, nearest, quoted, text_of
from portfolio.tables.relations import STOP, has_begun


def in_flight(written: Tables, tables: Tables, periods: Sequence[str]) -> Iterator[Fault]:
    """Every remark on running initiatives, what stopping them uses, and lines of the plan of record."""
    yield from _stopped_for_free(written)
    yield from _since(tables["initiatives"])
    yield from _current(written["key_results"])
    yield from _two_places(written["key_results"], tables["key_results"])
    yield from _of_record(tables, periods)


def _stopped_for_free(written: Tables) -> Iterator[Fault]:
    """Running initiatives that nothing is said to be used for when they stop: nobody wrote 0."""
    needs, initiatives = written["requirements"], written["initiatives"]
    told = {
        row["initiative"]
        for row in needs
        if row["option"] == STOP and any(row[step] is not None for step in needs.further)
    }
    free = [
        row
        for row in initiatives
        if has_begun(row["status"]) and not row["mandatory"] and row["initiative"] not in told
    ]

    def named(rows: Sequence[Row]) -> str:
        return (
            f"{first_of([row['initiative'] for row in rows])} can be stopped for nothing: requirements has no"
            f" row with option {STOP}. Write what stopping uses, or 0."
        )

    yield from _told_once(initiatives, "status", free, named)


def _since(table: Table) -> Iterator[Fault]:
    """Candidates that are said to have begun."""
    rows = [row for row in table if row["since"] and not has_begun(row["status"])]

    def told(rows: Sequence[Row]) -> str:
        ids = [row["initiative"] for row in rows]
        are, they = ("is a candidate", "it has") if len(ids) == 1 else ("are candidates", "they have")
        return f"{first_of(ids)} {are}, so since says nothing. Write running under status if {they} begun."

    yield from _told_once(table, "since", rows, told)


def _current(written: Table) -> Iterator[Fault]:
    """Where an indicator stands, said where it is not used, or gone away from its target since."""
    for row in written:
        now, baseline, target = row["current"], row["baseline"] or 0.0, row["target"]
        if now is None:
            continue
        if target is None:
            problem = (
                f"{row['key_result']} has no target, so each unit of {row['kpi']} earns the same wherever it"
                " stands: current is not used."
            )
            yield written.fault(row.line, "current", now, problem)
        elif (now - baseline) * (target - baseline) < 0:
            problem = (
                f"{row['kpi']} stands at {text_of(now)}, further from the target {text_of(target)} of"
                f" {row['key_result']} than its baseline {text_of(baseline)}: to bring it back to that earns"
                " points too."
            )
            yield written.fault(row.line, "current", now, problem)


def _two_places(written: Table, table: Table) -> Iterator[Fault]:
    """An indicator that several key results measure, and that would stand in several places at once."""
    as_written = {row.line: row["current"] for row in written}
    said = {row["kpi"] for row in written if row["current"] is not None and row["target"] is not None}
    places: Mapping[str, list[Row]] = defaultdict(list)
    for row in table:
        if row["kpi"] in said and row["target"] is not None:
            places[row["kpi"]].append(row)
    for kpi, rows in places.items():
        if len({row["current"] for row in rows}) > 1:
            stands = [f"{text_of(row['current'])} in {row['key_result']}" for row in rows]
            problem = (
                f"{kpi} stands in one place; found {first_of(stands)} (a blank is the baseline). Write the"
                " same under current."
            )
            first, *more = rows
            fault = table.fault(first.line, "current", as_written[first.line], problem)
            yield fault.in_rows_too([row.line for row in more])


def _of_record(tables: Tables, periods: Sequence[str]) -> Iterator[Fault]:
    """Lines of the plan of record that no portfolio can keep: what they name is not there."""
    table, status = tables["plan"], _by_id(tables["initiatives"], "status")
    options: Mapping[str, list[str]] = defaultdict(list)
    for row in tables["options"]:
        options[row["initiative"]].append(row["option"])
    gone: list[Row] = []
    otherwise: list[Row] = []
    past: list[Row] = []
    for row in table:
        initiative = row["initiative"]
        if initiative not in status:
            gone.append(row)
        elif row["option"] not in options[initiative]:
            otherwise.append(row)
        elif row["start"] not in periods and not has_begun(status[initiative]):
            past.append(row)
    yield from _told_once(table, "initiative", gone, partial(_gone, status=status))
    yield from _told_once(table, "option", otherwise, partial(_no_option, options=options))
    yield from _told_once(table, "start", past, _no_period)


def _told_once(
    table: Table, column: str, rows: Sequence[Row], told: Callable[[Sequence[Row]], str]
) -> Iterator[Fault]:
    if rows:
        first, *more = rows
        fault = table.fault(first.line, column, first[column], told(rows))
        yield fault.in_rows_too([row.line for row in more])


def _gone(rows: Sequence[Row], status: Mapping[str, str]) -> str:
    ids = [row["initiative"] for row in rows]
    like = {i: nearest(i, status) for i in ids}
    near = [f"{quoted(n)} for {quoted(i)}" if len(ids) > 1 else quoted(n) for i, n in like.items() if n]
    line, count = ("this line", "counts") if len(ids) == 1 else ("these lines", "count")
    return (
        f"the case has no initiative{'s' * (len(ids) > 1)} {first_of([*map(quoted, ids)])}, so {line} of the"
        f" plan of record {count} for nothing.{f' Nearest: {first_of(near)}.' if near else ''}"
    )


def _no_option(rows: Sequence[Row], options: Mapping[str, Sequence[str]]) -> str:
    lacks = [
        f"{row['initiative']} has no option {quoted(row['option'])} ({', '.join(options[row['initiative']])})"
        for row in rows
    ]
    return f"{first_of(lacks)}, so every plan changes {'this line' if len(rows) == 1 else 'these lines'}."


def _no_period(rows: Sequence[Row]) -> str:
    starts = [*dict.fromkeys(row["start"] for row in rows)]
    no, line = ("is no period", "this line") if len(starts) == 1 else ("are no periods", "these lines")
    ids = [row["initiative"] for row in rows]
    begun = f"{ids[0]} has" if len(ids) == 1 else f"{first_of(ids)} have"
    return (
        f"{first_of([*map(quoted, starts)])} {no} of this round, so every plan changes"
        f" {line if len(rows) == 1 else 'these lines'}. If {begun} begun, write running under status of"
        " initiatives."
    )


def _by_id(table: Table, column: str) -> dict[str, str]:
    return dict(zip(table["initiative"], table[column], strict=True))
