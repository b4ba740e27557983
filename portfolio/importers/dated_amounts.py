"""Amounts of periods of the calendar: in columns headed by them, or in lines of which each names one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from portfolio.case.periods import Label, read_label
from portfolio.importers.cell_columns import CellColumn, read_cells
from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.period_headings import holds_figures
from portfolio.importers.resources_used import total_of
from portfolio.importers.roles import Role, bare, words_of
from portfolio.importers.understanding import ListTable
from portfolio.tables.headings import is_total
from portfolio.tables.text import quoted, text_of
from portfolio.words.sentences import listing, say, sentence


def labels_of(table: ListTable, items: Sequence[Item]) -> tuple[str, ...]:
    """The periods of the calendar that amounts are of, as they follow one another; nothing where they are of
    none.
    """
    place = line_column(table, items)
    if place is None:
        return tuple(sorted(table.by_period, key=_at))
    texts = dict.fromkeys(text_of(c[place]) for i in items for _, c in i.rows if place < len(c))
    return tuple(sorted((t for t in texts if read_label(t)), key=_at))


def same_period(text: str, labels: Sequence[str]) -> str:
    """The label of the period that is meant, however it is written; nothing where there is none."""
    if text in labels:
        return text
    meant = {*read_label(text)}
    return next((label for label in labels if meant & {*read_label(label)}), "")


def dated_columns(
    table: ListTable, items: Sequence[Item], mapping: ListMapping, findings: Findings
) -> dict[int, CellColumn]:
    """The amounts of each of these periods, counted from 1."""
    labels = labels_of(table, items)
    place = line_column(table, items)
    if place is None:
        return {
            n: read_cells(table, Role.COST, table.by_period[label], items, mapping, findings)
            for n, label in enumerate(labels, start=1)
        }
    whole = read_cells(table, Role.COST, table.columns[Role.COST][0], items, mapping, findings)
    of = {line: text_of(cells[place]) if place < len(cells) else "" for i in items for line, cells in i.rows}
    if unread := [line for line, text in of.items() if text not in labels]:
        findings.fault(
            sentence("list_fault_row_period", found=quoted(of[unread[0]]))
            if of[unread[0]]
            else sentence("list_fault_row_no_period"),
            unread[0],
            table.heading(place),
            unread[1:],
        )
    findings.assume(
        say(
            findings.language,
            "list_line_periods",
            column=findings.quoted(table.heading(place)),
            periods=listing(list(labels), findings.language, most=8),
        )
    )
    return {n: _of_lines(whole, of, label) for n, label in enumerate(labels, start=1)}


def years_or_total(
    table: ListTable,
    items: Sequence[Item],
    columns: Mapping[int, CellColumn],
    limits: Sequence[Limit],
    mapping: ListMapping,
    findings: Findings,
) -> None:
    """Amounts by period beside a column of totals: told where they add up to it; else which is meant is
    asked, unless what is available is given by period.
    """
    totals = [k for k in table.own if is_total(table.heading(k)) and holds_figures(table.region, k)]
    places = (*table.columns.get(Role.COST, ()), *totals)
    if not table.by_period or not places or Role.COST in mapping.sure:
        return
    heading = table.heading(places[0])
    total = read_cells(table, Role.COST, places[0], items, mapping, findings)
    unlike: list[str] = []
    for item in items:
        lines = [line for line, _ in item.rows]
        said = total_of(total.numbers.get(line) for line in lines)
        unknown = any(line in c.unknown or line in c.words for c in columns.values() for line in lines)
        parts = [a for c in columns.values() for line in lines if (a := c.numbers.get(line)) is not None]
        if said is not None and (unknown or abs(sum(parts) - said) > 0.005 * max(1.0, abs(said))):
            unlike.append(findings.quoted(item.name or item.ident))
    language = findings.language
    years = [table.heading(k) for k in table.by_period.values()]
    told = {
        "columns": listing([findings.quoted(y) for y in years], language, most=4),
        "total": findings.quoted(heading),
        "items": listing(unlike, language, most=4),
    }
    if not unlike:
        findings.assume(say(language, "list_years_add_up", **told))
    elif any(x.period for x in limits):
        findings.assume(say(language, "list_years_unlike", **told))
    else:
        findings.ask(Role.COST, say(language, "list_ask_years", **told), ("; ".join(years), heading))


def line_column(table: ListTable, items: Sequence[Item]) -> int | None:
    """The column that names the period of each line, where projects stand on a line a period."""
    several = [i for i in items if len(i.rows) > 1]
    if not several or table.by_period or Role.COST not in table.columns:
        return None
    words = {*words_of("periods")["words"]}
    for k in sorted((*table.own, *table.columns.get(Role.START, ()))):
        if bare(table.heading(k)) in words and any(
            len({text_of(c[k]) for _, c in i.rows if k < len(c) and read_label(text_of(c[k]))}) > 1
            for i in several
        ):
            return k
    return None


def _of_lines(column: CellColumn, of: Mapping[int, str], label: str) -> CellColumn:
    """What a column says in the lines of a period; a blank there is an amount that nobody knows."""
    numbers = {line: a for line, a in column.numbers.items() if of.get(line) == label}
    return replace(
        column,
        numbers=numbers,
        words={line: t for line, t in column.words.items() if line in numbers},
        unknown=frozenset(line for line, a in numbers.items() if a is None and line not in column.words),
    )


def _at(label: str) -> tuple[str, int]:
    found: tuple[Label, ...] = read_label(label)
    return found[0].unit, found[0].at
