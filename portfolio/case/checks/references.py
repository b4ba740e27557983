"""Ids and periods that stand in one table and must be there in another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from portfolio.case.any_of import readings, split_any_of
from portfolio.case.defaults import all_options
from portfolio.case.periods import horizon, misfits
from portfolio.errors import Fault
from portfolio.size_limits import TOLD
from portfolio.tables import SCHEMA, Table, Tables, appearance, is_total, nearest, quoted, told_apart
from portfolio.tables.relations import STOP
from portfolio.tables.schema import PAST
from portfolio.tables.text import joined
from portfolio.words.sentences import Sentence, figure, listing, sentence


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
    told: Counter[tuple[str, str]] = Counter()

    def meant(column: str, refers: str) -> set[str]:
        """Among what the nearest id is looked for: nothing for a fault that is only counted."""
        told[name, column] += 1
        return ids[refers] if told[name, column] <= TOLD else set()

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
                        yield _no_option(table, row.line, initiative, value, options[initiative])
                elif column.kind == "ids":
                    yield from _several(table, row.line, column.name, value, ids[column.refers])
                elif value not in ids[column.refers]:
                    known = meant(column.name, column.refers)
                    yield unknown_id(table, row.line, column.name, value, known, column.refers)


def _no_option(table: Table, line: int, initiative: str, value: str, options: set[str]) -> Fault:
    """What is said of an option that an initiative does not have."""
    what = sentence("fault_option_of", initiative=initiative, options=", ".join(sorted(options)))
    advice = sentence("fault_add_to", table=table.naming.table("options"))
    return unknown(table, line, "option", value, options, what, advice)


def _several(table: Table, line: int, column: str, value: str, known: set[str]) -> Iterator[Fault]:
    """Ids with bars between them that stand nowhere, are missing, or can be read in two ways."""
    parts = split_any_of(value, known)
    if len(could := list(islice(readings(value.split("|"), known), 2))) > 1:
        means = figure(listing, [together(some) for some in could], last="or")
        yield table.fault(
            line, column, value, sentence("fault_two_meanings", found=quoted(value), means=means)
        )
    if "" in parts:
        yield table.fault(line, column, value, sentence("fault_bars", found=quoted(value)))
    for part in dict.fromkeys(parts):
        if part and part not in known:
            yield unknown_id(table, line, column, part, known, "initiatives")


def together(ids: Sequence[str]) -> Sentence:
    """Ids that mean one thing together, in brackets."""
    return sentence("fault_together", ids=figure(joined, [quoted(i) for i in ids]))


def named_periods(tables: Tables, periods: tuple[str, ...]) -> Iterator[Fault]:
    """Headings that are no period, cells that name none, amounts under a period where steps belong."""
    resources, steps = tables["resources"], tables["requirements"]
    if not periods:
        if resources.file:
            yield resources.fault(resources.header_row, "", None, sentence("fault_no_periods"))
        return
    for heading, why in misfits(periods).items():
        of = resources.naming.table("resources")
        problem = sentence("fault_no_period", table=of, found=quoted(heading), why=why)
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
        problem = sentence("fault_period_for_step", found=quoted(heading))
        yield steps.fault(steps.header_row, heading, heading, problem)
    if steps.lines and not steps.further and not misplaced:
        yield steps.fault(steps.header_row, "1", None, sentence("fault_no_steps"))


def _no_period(table: Table, line: int, column: str, value: str, periods: tuple[str, ...]) -> Fault:
    """What is said of a label that is no period."""
    resources, few = table.naming.table("resources"), span(periods)
    what = sentence("fault_a_period", periods=few, table=resources)
    if key := horizon(periods).misplaced(value):
        problem = sentence(key, what=what, found=quoted(value), few=few, table=resources)
        return table.fault(line, column, value, problem)
    # with other digits it is another period, not a misspelt one
    alike = {p for p in periods if re.sub(r"\D", "", p) == re.sub(r"\D", "", value)}
    return unknown(table, line, column, value, alike, what, sentence("fault_add_period", table=resources))


def unknown_id(table: Table, line: int, column: str, value: str, known: set[str], refers: str) -> Fault:
    """What is said of an id that stands nowhere, of a table or the two in which indicators may stand."""
    tables = [table.naming.table(name) for name in (refers, *(["key_results"] if refers == "kpis" else []))]
    there = figure(listing, tables, last="or")
    advice = sentence("fault_add_to", table=there)
    if is_total(value):
        advice = sentence("fault_if_total")
    if table.name == "relations" and column == "other":
        advice = figure(joined, [advice, sentence("fault_if_delivered")], by=" ")
    return unknown(table, line, column, value, known, sentence("fault_rule_id", table=there), advice)


def unknown(
    table: Table, line: int, column: str, value: str, known: set[str], what: Sentence, advice: Sentence
) -> Fault:
    """What is said of a value that is none of those known, with the nearest."""
    seen = appearance(value)
    like = (
        next((k for k in known if appearance(k) == seen), None)
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
    if like:
        advice = nearest_said(quoted(like))
        if not value.isascii() and appearance(like) == appearance(value):
            advice = sentence("fault_nearest_apart", like=quoted(like), apart=told_apart(value, like))
    problem = sentence("fault_unknown", what=what, found=quoted(value), advice=advice)
    return table.fault(line, column, value, problem)


def nearest_said(like: str) -> Sentence:
    """The nearest known name, as it is to be shown, as advice: the one place that says so."""
    return sentence("fault_nearest", like=like)


def _letters(text: str) -> str:
    """A text without its digits; empty where it has none to tell it apart by."""
    return re.sub(r"\d+", "#", text) if re.search(r"\d", text) else ""


def span(periods: Sequence[str]) -> str:
    """The first and last of some periods, as messages show them."""
    return " … ".join(dict.fromkeys((periods[0], periods[-1]))) if periods else sentence("fault_none")
