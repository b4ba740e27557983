"""Ids and periods that stand in one table and must be there in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from portfolio.case.any_of import readings, split_any_of
from portfolio.case.defaults import all_options
from portfolio.case.periods import horizon, misfits
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Table, Tables, appearance, is_total, nearest, quoted, told_apart
from portfolio.tables.relations import STOP
from portfolio.tables.schema import PAST


def known_ids(tables: Tables) -> dict[str, set[str]]:
    """The ids each ``refers`` may name."""
    ids = {
        name: {v for v in tables[name][SCHEMA[name].key[0]] if v}
        for name in ("initiatives", "resources", "objectives", "kpis")
    }
    ids["kpis"] |= {v for v in tables["key_results"]["kpi"] if v}
    return ids


def references(tables: Tables, doubtful: Collection[str]) -> Iterator[Fault]:
    """Ids that stand nowhere, or can be read in two ways."""
    ids = known_ids(tables)
    unsure = {
        *doubtful,
        *(("kpis",) if "key_results" in doubtful or "kpi" not in tables["key_results"].columns else ()),
    }
    options: dict[str, set[str]] = defaultdict(set)
    for initiative, option, _ in all_options(tables):
        if initiative and option:
            options[initiative].add(option)
    for name, table in tables.items():
        if name in PAST:
            continue
        referring = [
            c for c in table.schema.columns if c.refers and c.refers not in unsure and c.name in table.columns
        ]
        for row in table:
            for column in referring:
                value = row[column.name]
                if not value:
                    continue
                if column.refers == "options":
                    initiative = row["initiative"]
                    if name == "requirements" and value == STOP:
                        continue  # a rule of its own says where that may stand
                    if initiative in ids["initiatives"] and value not in options[initiative]:
                        what = (
                            f"one of the options of {initiative} ({', '.join(sorted(options[initiative]))})"
                        )
                        yield unknown(
                            table,
                            row.line,
                            column.name,
                            value,
                            options[initiative],
                            what,
                            "Add it to options, or correct it",
                        )
                elif column.kind == "ids":
                    parts = split_any_of(value, ids[column.refers])
                    if len(could := list(islice(readings(value.split("|"), ids[column.refers]), 2))) > 1:
                        means = " or ".join(f"({', '.join(map(quoted, some))})" for some in could)
                        problem = (
                            f"must have one meaning; found {quoted(value)}, which can be {means}. Rename an"
                            " initiative that holds a bar."
                        )
                        yield table.fault(row.line, column.name, value, problem)
                    if "" in parts:
                        problem = (
                            f"must be ids with a bar between them, A | B; found {quoted(value)}. Fill in what"
                            " is missing, or delete the bar."
                        )
                        yield table.fault(row.line, column.name, value, problem)
                    for part in dict.fromkeys(parts):
                        if part and part not in ids[column.refers]:
                            yield unknown_id(
                                table, row.line, column.name, part, ids[column.refers], column.rule
                            )
                elif value not in ids[column.refers]:
                    yield unknown_id(table, row.line, column.name, value, ids[column.refers], column.rule)


def named_periods(tables: Tables, periods: tuple[str, ...]) -> Iterator[Fault]:
    """Headings that are no period, cells that name none, amounts under a period where steps belong."""
    resources, steps = tables["resources"], tables["requirements"]
    if not periods:
        if resources.file:
            problem = "must have one column per period, such as 2027Q1; found none. Add one."
            yield resources.fault(resources.header_row, "", None, problem)
        return
    for heading, why in misfits(periods).items():
        problem = (
            f"every further column of resources is a period; found {quoted(heading)}, which {why}. Delete it,"
            " or start its name with _."
        )
        yield resources.fault(resources.header_row, heading, heading, problem)
    for table in tables.values():
        for column in table.schema.columns:
            if column.kind == "period" and column.name in table.columns and table.name not in PAST:
                cells = zip(table.lines, table[column.name], strict=True)
                yield from (
                    _no_period(table, line, column.name, value, periods)
                    for line, value in cells
                    if value not in (None, *periods)
                )
    misplaced = [h for h in steps.columns if h in periods and h not in steps.further]
    for heading in misplaced:
        problem = (
            "amounts must stand in columns 1, 2, 3, … counted from the start of the work; found the period"
            f" {quoted(heading)}. Renumber it."
        )
        yield steps.fault(steps.header_row, heading, heading, problem)
    if steps.lines and not steps.further and not misplaced:
        yield steps.fault(
            steps.header_row,
            "1",
            None,
            "must have amounts in columns 1, 2, 3, …; found none. Add the column 1.",
        )


def _no_period(table: Table, line: int, column: str, value: str, periods: tuple[str, ...]) -> Fault:
    """What is said of a label that is no period."""
    what = f"one of the periods {span(periods)} (columns of resources)"
    if advice := horizon(periods).advice(value):
        why, remedy = advice
        return table.fault(line, column, value, f"must be {what}; found {quoted(value)}{why}. {remedy}.")
    # with other digits it is another period, not a misspelt one
    alike = {p for p in periods if re.sub(r"\D", "", p) == re.sub(r"\D", "", value)}
    return unknown(table, line, column, value, alike, what, "Correct it, or add the period to resources")


def unknown_id(table: Table, line: int, column: str, value: str, known: set[str], what: str) -> Fault:
    """What is said of an id that stands nowhere."""
    advice = f"Add it to {what.removeprefix('an id in ')}, or correct it"
    if is_total(value):
        advice = "If this is a row of totals, delete it"
    if table.name == "relations" and column == "other":
        advice += ". If it is delivered already, or outside this round, delete the row"
    return unknown(table, line, column, value, known, what, advice)


def unknown(
    table: Table, line: int, column: str, value: str, known: set[str], what: str, advice: str
) -> Fault:
    """What is said of a value that is none of those known, with the nearest."""
    like = (
        next((k for k in known if appearance(k) == appearance(value)), None)
        or nearest(value, known)
        or nearest(value, known, loose=True)
    )
    # with other digits it is another ticket or another year, not a misspelt one
    if (
        like
        and _letters(value)
        and _letters(like) == _letters(value)
        and appearance(like) != appearance(value)
    ):
        like = None
    apart = (
        f": {told_apart(value, like)}"
        if like and not value.isascii() and appearance(like) == appearance(value)
        else ""
    )
    advice = f"Nearest: {quoted(like)}{apart}" if like else advice
    return table.fault(line, column, value, f"must be {what}; found {quoted(value)}. {advice}.")


def _letters(text: str) -> str:
    """A text without its digits; empty where it has none to tell it apart by."""
    return re.sub(r"\d+", "#", text) if re.search(r"\d", text) else ""


def span(periods: Sequence[str]) -> str:
    """The first and last of some periods, as messages show them."""
    return " … ".join(dict.fromkeys((periods[0], periods[-1]))) if periods else "none"
