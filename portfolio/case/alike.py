"""Ids that a reader can't tell apart, and amounts whose currency is not that of their row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portfolio.errors import Fault, row_word
from portfolio.tables import Table, appearance, quoted, told_apart
from portfolio.tables.currency import same_currency
from portfolio.tables.schema import PAST

type Tables = Mapping[str, Table]


def look_alikes(tables: Tables, past: bool = False) -> Iterator[Fault]:
    """Ids of one kind that differ in letter case, or in letters of other scripts, alone: one thing would be taken for two.

    In tables of what has been (``past``) it may be another thing of a past round.
    """
    seen: dict[tuple[str, str], tuple[str, Table, int]] = {}
    told: set[tuple[str, str]] = set()
    for table, line, column, space, ident in _ids(tables):
        first, where, there = seen.setdefault((space, appearance(ident)), (ident, table, line))
        if first == ident or (space, ident) in told:
            continue
        if (table.name in PAST) is not past:
            continue
        told.add((space, ident))
        place = f"{row_word(where.file)} {there}" if where is table else f"{where.file}, {row_word(where.file)} {there}"
        found = f"{quoted(ident)}, and {quoted(first)} in {place}: {told_apart(ident, first)}"
        problem = f"must not look like another id; found {found}. Write both alike, or rename one."
        yield table.fault(line, column, ident, problem)


def _ids(tables: Tables) -> Iterator[tuple[Table, int, str, str, str]]:
    """Every id that is not looked up in another table, where it stands, and among which others it has to be told apart.

    One that is looked up is told by the look-up if it is spelt otherwise. Those of past rounds, which are not, are among them.
    """
    for table in tables.values():
        for column in table.schema.columns:
            if column.kind != "id" or column.refers:
                continue
            for line, ident, owner in zip(table.lines, table[column.name], table["initiative"], strict=True):
                if ident:
                    yield table, line, column.name, f"option of {owner}" if column.name == "option" else column.name, ident


def currencies(tables: Tables, currency: str) -> Iterator[Fault]:
    """Amounts written with another currency than the unit of their row says; each kind once a column."""
    units = dict(zip(tables["resources"]["resource"], tables["resources"]["unit"], strict=True))
    measures = dict(zip(tables["kpis"]["kpi"], tables["kpis"]["unit"], strict=True))
    for table in tables.values():
        told: set[tuple[str, str, str]] = set()
        rows = {row.line: row for row in table} if table.currencies else {}
        for (line, column), sign in table.currencies.items():
            row = rows[line]
            unit = row["unit"] or units.get(row["resource"]) or measures.get(row["kpi"]) or currency
            if unit and not same_currency(sign, unit) and (column, sign, unit) not in told:
                told.add((column, sign, unit))
                problem = (
                    f"must be an amount in {unit}, as its row says; found one in {sign}. Convert it, and leave the sign out, or correct the unit."
                )
                yield table.fault(line, column, row[column], problem)
