"""Ids that a reader can't tell apart, and amounts whose currency is not that of their row."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.case.defaults import money_unit, units_of
from portfolio.case.settings import Settings
from portfolio.errors import Fault, row_word
from portfolio.tables import Column, Row, Table, Tables, appearance, quoted, told_apart
from portfolio.tables.currency import same_currency
from portfolio.tables.numbers import unit_in_thousands
from portfolio.tables.relations import Limited, Means
from portfolio.tables.schema import PAST, SHARES
from portfolio.words.languages import understood


def look_alikes(tables: Tables, past: bool = False) -> Iterator[Fault]:
    """Ids of one kind that differ in letter case, or in letters of other scripts, alone: one thing would be
    taken for two.

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
        place = (
            f"{row_word(where.file)} {there}"
            if where is table
            else f"{where.file}, {row_word(where.file)} {there}"
        )
        found = f"{quoted(ident)}, and {quoted(first)} in {place}: {told_apart(ident, first)}"
        problem = f"must not look like another id; found {found}. Write both alike, or rename one."
        yield table.fault(line, column, ident, problem)


def _ids(tables: Tables) -> Iterator[tuple[Table, int, str, str, str]]:
    """Every id that is not looked up in another table, where it stands, and among which others it has to be
    told apart.

    One that is looked up is told by the look-up if it is spelt otherwise. Those of past rounds, which are
    not, are among them.
    """
    for table in tables.values():
        for column in table.schema.columns:
            if (column.kind != "id" or column.refers) and (table.name, column.name) != (
                "scenarios",
                "scenario",
            ):
                continue
            for line, ident, owner in zip(table.lines, table[column.name], table["initiative"], strict=True):
                if ident:
                    yield (
                        table,
                        line,
                        column.name,
                        f"option of {owner}" if column.name == "option" else column.name,
                        ident,
                    )


def signs(tables: Tables, settings: Settings) -> Iterator[Fault]:
    """Amounts written with a sign that is not of their unit: another currency, a percentage where no share
    stands; each kind once a column.
    """
    units = Units(tables, settings)
    for table in tables.values():
        told: set[tuple[str, str, str]] = set()
        rows = {row.line: row for row in table} if table.signs else {}
        for (line, heading), sign in table.signs.items():
            row, column = rows[line], table.schema.column(heading)
            unit = units.known(table, row, heading) or settings.currency
            wrong = _no_percentage(table, row, column, unit) if sign == "%" else other_unit(sign, unit)
            if wrong and (heading, sign, unit) not in told:
                told.add((heading, sign, unit))
                yield table.fault(line, heading, row[heading], wrong)


class Units:
    """What amounts are counted in, row by row."""

    def __init__(self, tables: Tables, settings: Settings) -> None:
        resources = tables["resources"]
        self._money = money_unit(resources, settings)
        budgets = {row["resource"] for row in resources if row["kind"] == Means.BUDGET}
        self._resources = {
            r: unit or (self._money if r in budgets else "") for r, unit in units_of(resources).items()
        }
        self._kpis = units_of(tables["kpis"])

    def known(self, table: Table, row: Row, heading: str) -> str:
        """The unit of an amount; empty where nothing says it."""
        if (table.name, heading) == ("kpis", "value"):
            return self._money
        own = table.schema.column(heading).unit
        if own and not own.startswith("the "):
            return own
        return row["unit"] or self._resources.get(row["resource"]) or self._kpis.get(row["kpi"]) or ""


def other_unit(sign: str, unit: str, shown: str = "") -> str:
    """Why an amount with this currency is not one in a unit (as its row has it: ``shown``); empty where it
    is, or there is no unit.
    """
    words = (unit, *unit.split()) if unit_in_thousands(unit)[0] == 1 else (unit,)
    if not unit or any(same_currency(sign, word) for word in words):
        return ""
    return (
        f"must be an amount in {shown or unit}, as its row says; found one in {sign}. Convert it, and leave"
        " the sign out, or correct the unit."
    )


def is_per_cent(unit: str) -> bool:
    """Whether amounts in a unit are percentages themselves."""
    return "%" in unit or unit.casefold() in _PER_CENT


_PER_CENT = frozenset(understood(lambda v: v.per_cent))
_SHARES = {"", "share", "shares", "ratio", "rate", "part", "taux"}


def _no_percentage(table: Table, row: Row, column: Column, unit: str) -> str:
    """Why a percentage can't stand where it stands; empty where a share does."""
    if (
        column.maximum == 1
        or column.unit in SHARES
        or column.name in ("stretch", "factor")
        or row["measure"] == Limited.SHARE
    ):
        return ""
    if table.name == "key_results" and column.name == "weight":
        return ""  # a share of its objective
    if unit and is_per_cent(unit):
        return (
            f"must be a figure in {unit}, as its row says; found one with the sign %, which would be a"
            " hundredth of it. Leave the sign out."
        )
    if column.unit == "the KPI's unit" and (unit or "").casefold() in _SHARES:
        return ""
    return (
        f"must be {column.rule}; found a percentage, of which nobody can say what it is a part of. Write the"
        " amount."
    )
