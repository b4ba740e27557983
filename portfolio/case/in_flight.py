"""What is doubtful about work in flight and the plan of record: remarks, which stop nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from portfolio.errors import Fault, first_of
from portfolio.tables import Table, Tables, nearest, quoted
from portfolio.tables.relations import STOP, has_begun


def in_flight(written: Tables, tables: Tables, periods: Sequence[str]) -> Iterator[Fault]:
    """Every remark on running initiatives, what stopping them uses, and lines of the plan of record."""
    yield from _stopped_for_free(written)
    yield from _since(tables["initiatives"])
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
    if free:
        problem = (
            f"{first_of([row['initiative'] for row in free])} can be stopped for nothing: requirements has no"
            f" row with option {STOP}. Write what stopping uses, or 0."
        )
        first, *more = free
        yield initiatives.fault(first.line, "status", first["status"], problem).in_rows_too(
            [row.line for row in more]
        )


def _since(table: Table) -> Iterator[Fault]:
    for row in table:
        if row["since"] and not has_begun(row["status"]):
            problem = (
                f"{row['initiative']} is a candidate, so since says nothing. Write running under status if it"
                " has begun."
            )
            yield table.fault(row.line, "since", row["since"], problem)


def _of_record(tables: Tables, periods: Sequence[str]) -> Iterator[Fault]:
    """Lines of the plan of record that no portfolio can keep: what they name is not there."""
    table, status = tables["plan"], _by_id(tables["initiatives"], "status")
    options: Mapping[str, list[str]] = defaultdict(list)
    for row in tables["options"]:
        options[row["initiative"]].append(row["option"])
    for row in table:
        initiative, option, start = row["initiative"], row["option"], row["start"]
        if initiative not in status:
            like = nearest(initiative, status)
            problem = (
                f"the case has no initiative {quoted(initiative)}, so this line of the plan of record counts"
                f" for nothing.{f' Nearest: {quoted(like)}.' if like else ''}"
            )
            yield table.fault(row.line, "initiative", initiative, problem)
        elif option not in options[initiative]:
            problem = (
                f"{initiative} has no option {quoted(option)} ({', '.join(options[initiative])}), so every"
                " plan changes this line."
            )
            yield table.fault(row.line, "option", option, problem)
        elif start not in periods and not has_begun(status[initiative]):
            problem = (
                f"{quoted(start)} is no period of this round, so every plan changes this line. If"
                f" {initiative} has begun, write running under status of initiatives."
            )
            yield table.fault(row.line, "start", start, problem)


def _by_id(table: Table, column: str) -> dict[str, str]:
    return dict(zip(table["initiative"], table[column], strict=True))
