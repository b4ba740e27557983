"""What is doubtful about work in flight and the plan of record: remarks, which stop nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from portfolio.errors import Fault, first_of
from portfolio.tables import Row, Table, Tables, nearest, quoted
from portfolio.tables.numbers import cell_said
from portfolio.tables.relations import STOP, Status, has_begun
from portfolio.tables.text import joined
from portfolio.words.sentences import Sentence, figure, sentence


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

    def named(rows: Sequence[Row]) -> Sentence:
        table = initiatives.naming.table("requirements")
        return sentence("remark_stopped_free", who=_ids(rows), table=table, stop=STOP)

    yield from _told_once(initiatives, "status", free, named)


def _since(table: Table) -> Iterator[Fault]:
    """Candidates that are said to have begun."""
    rows = [row for row in table if row["since"] and not has_begun(row["status"])]

    def told(rows: Sequence[Row]) -> Sentence:
        return sentence(
            "remark_since" if len(rows) == 1 else "remark_since_of_several",
            who=_ids(rows),
            since=table.naming.column("since"),
            running=table.naming.choice(Status.RUNNING.value),
            status=table.naming.column("status"),
        )

    yield from _told_once(table, "since", rows, told)


def _current(written: Table) -> Iterator[Fault]:
    """Where an indicator stands, said where it is not used, or gone away from its target since."""
    for row in written:
        now, baseline, target = row["current"], row["baseline"] or 0.0, row["target"]
        if now is None:
            continue
        if target is None:
            problem = sentence(
                "remark_current_unused",
                key_result=row["key_result"],
                kpi=row["kpi"],
                current=written.naming.column("current"),
            )
            yield written.fault(row.line, "current", now, problem)
        elif (now - baseline) * (target - baseline) < 0:
            problem = sentence(
                "remark_current_away",
                kpi=row["kpi"],
                now=cell_said(now),
                target=cell_said(target),
                key_result=row["key_result"],
                baseline=cell_said(baseline),
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
            stands = [
                sentence("remark_stands", now=cell_said(row["current"]), key_result=row["key_result"])
                for row in rows
            ]
            problem = sentence(
                "remark_two_places",
                kpi=kpi,
                found=figure(first_of, stands),
                current=table.naming.column("current"),
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
    yield from _told_once(table, "start", past, partial(_no_period, table=table))


def _ids(rows: Sequence[Row]) -> Sentence:
    """The initiatives of some rows, the first of many by name."""
    return figure(first_of, [row["initiative"] for row in rows])


def _told_once(
    table: Table, column: str, rows: Sequence[Row], told: Callable[[Sequence[Row]], Sentence]
) -> Iterator[Fault]:
    if rows:
        first, *more = rows
        fault = table.fault(first.line, column, first[column], told(rows))
        yield fault.in_rows_too([row.line for row in more])


def _gone(rows: Sequence[Row], status: Mapping[str, str]) -> Sentence:
    ids = [row["initiative"] for row in rows]
    like = {i: close for i in ids if (close := nearest(i, status))}
    near = [
        sentence("remark_near_for", like=quoted(n), found=quoted(i)) if len(ids) > 1 else quoted(n)
        for i, n in like.items()
    ]
    key = "remark_plan_gone" if len(ids) == 1 else "remark_plan_gone_several"
    gone = sentence(key, who=figure(first_of, [*map(quoted, ids)]))
    if not near:
        return gone
    return figure(joined, [gone, sentence("fault_nearest", like=figure(first_of, near))], by=" ")


def _no_option(rows: Sequence[Row], options: Mapping[str, Sequence[str]]) -> Sentence:
    lacks = [
        sentence(
            "remark_lacks_option",
            initiative=row["initiative"],
            option=quoted(row["option"]),
            options=", ".join(options[row["initiative"]]),
        )
        for row in rows
    ]
    key = "remark_plan_option" if len(rows) == 1 else "remark_plan_options"
    return sentence(key, lacks=figure(first_of, lacks))


def _no_period(rows: Sequence[Row], table: Table) -> Sentence:
    starts = [*dict.fromkeys(row["start"] for row in rows)]
    of_several = "remark_plan_start_of_several" if len(starts) == 1 else "remark_plan_starts"
    return sentence(
        "remark_plan_start" if len(rows) == 1 else of_several,
        starts=figure(first_of, [*map(quoted, starts)]),
        who=_ids(rows),
        running=table.naming.choice(Status.RUNNING.value),
        status=table.naming.column("status"),
        table=table.naming.table("initiatives"),
    )


def _by_id(table: Table, column: str) -> dict[str, str]:
    return dict(zip(table["initiative"], table[column], strict=True))
