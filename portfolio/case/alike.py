"""Ids that a reader can't tell apart, and amounts whose currency is not that of their row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from portfolio.case.defaults import money_unit, units_of
from portfolio.case.settings import Settings
from portfolio.errors import Fault
from portfolio.tables import Column, Row, Shown, Table, Tables, appearance, quoted, told_apart
from portfolio.tables.currency import is_currency, same_currency
from portfolio.tables.numbers import cell_said, unit_in_thousands
from portfolio.tables.relations import Limited, Means
from portfolio.tables.schema import PAST, SHARES
from portfolio.words.languages import understood
from portfolio.words.sentences import Sentence, sentence


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
        problem = sentence(
            "fault_looks_alike",
            found=quoted(ident),
            other=quoted(first),
            where=where.place(there) if where is table else where.place_elsewhere(there),
            apart=told_apart(ident, first),
        )
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
    """Amounts written or shown with a sign that is not of their unit: another currency, a percentage where no
    share stands, what a number format adds or leaves away; each kind once a column.
    """
    units = Units(tables, settings)
    for table in tables.values():
        told: set[tuple[str, str, str]] = set()
        rows = {row.line: row for row in table} if table.signs else {}
        for (line, heading), sign in table.signs.items():
            row, column = rows[line], table.schema.column(heading)
            known = units.known(table, row, heading)
            unit = known or settings.currency
            wrong: Sentence | None = None
            if sign == "%":
                if not _may_be_share(table, row, column, unit):
                    wrong = _no_percentage(table, column, known, tables["kpis"])
            elif sign.startswith(Shown.LESS):
                less = sign.removeprefix(Shown.LESS)
                wrong = sentence("fault_not_as_shown", found=cell_said(row[heading]), less=less)
            else:
                beside = sign.removeprefix(Shown.MORE)
                is_money = is_currency(beside) or unit_in_thousands(beside)[0] > 1
                wrong = other_unit(beside, unit if is_money else known)
            if wrong and (heading, sign, unit) not in told:
                told.add((heading, sign, unit))
                yield table.fault(line, heading, row[heading], wrong)


def as_percentages(tables: Tables, settings: Settings) -> dict[str, Table]:
    """The tables with 8 % as 8 wherever amounts are counted in per cent; everywhere else it stays 0.08."""
    read = dict(tables)
    for name, table in tables.items():
        if "%" not in table.signs.values():
            continue
        counted = in_per_cent(table, tables, settings)
        rows = {row.line: row for row in table}
        meant = {
            (line, heading): float(Decimal(repr(rows[line][heading])).scaleb(2))
            for (line, heading), sign in table.signs.items()
            if sign == "%" and rows[line][heading] is not None and counted(rows[line], heading)
        }
        for heading in dict.fromkeys(heading for _, heading in meant):
            values = [
                meant.get((line, heading), v) for line, v in zip(table.lines, table[heading], strict=True)
            ]
            table = table.replacing(heading, values)
        left = {place: sign for place, sign in table.signs.items() if place not in meant}
        read[name] = replace(table, signs=left)
    return read


def in_per_cent(table: Table, tables: Tables, settings: Settings) -> Callable[[Row, str], bool]:
    """Whether a value of a table, by its row and column, is counted in per cent: 8 % is then 8."""
    units = Units(tables, settings)

    def counted(row: Row, heading: str) -> bool:
        column = table.schema.column(heading)
        unit = units.known(table, row, heading)
        return column.kind == "number" and is_per_cent(unit) and not _is_of_shares(table, row, column)

    return counted


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


def other_unit(sign: str, unit: str, shown: str = "") -> Sentence | None:
    """Why an amount with this currency is not one in a unit (as its row has it: ``shown``); None where it
    is, or there is no unit.
    """
    words = (unit, *unit.split()) if unit_in_thousands(unit)[0] == 1 else (unit,)
    if not unit or any(_same(sign, word) for word in words):
        return None
    return sentence("fault_other_unit", unit=shown or unit, sign=sign)


def _same(sign: str, unit: str) -> bool:
    """Whether a sign stands for a unit: its currency, or an abbreviation, as pers. for personnes."""
    if is_currency(sign) or unit_in_thousands(sign)[0] > 1:
        return same_currency(sign, unit)
    letters, whole = (re.sub(r"[\W_]", "", text.casefold()) for text in (sign, unit))
    rest = iter(whole)
    return letters[:1] == whole[:1] and all(letter in rest for letter in letters)


def is_per_cent(unit: str) -> bool:
    """Whether amounts in a unit are percentages themselves."""
    return "%" in unit or unit.casefold() in _PER_CENT


_PER_CENT = frozenset(understood(lambda v: v.per_cent))
_SHARES = {"", "share", "shares", "ratio", "rate", "part", "taux"}


def _is_of_shares(table: Table, row: Row, column: Column) -> bool:
    """Whether a percentage in a column is a share, whatever the unit of its row."""
    return (
        column.maximum == 1
        or column.unit in SHARES
        or column.name in ("stretch", "factor")
        or row["measure"] == Limited.SHARE
        or (table.name == "key_results" and column.name == "weight")  # a share of its objective
    )


def _may_be_share(table: Table, row: Row, column: Column, unit: str) -> bool:
    """Whether a percentage can stand where it stands."""
    return _is_of_shares(table, row, column) or (
        column.unit == "the KPI's unit" and (unit or "").casefold() in _SHARES
    )


def _no_percentage(table: Table, column: Column, known: str, kpis: Table) -> Sentence:
    """What is said of a percentage of which nobody can say what it is a part of."""
    rule = table.naming.rule(column)
    if column.unit != "the KPI's unit" or known:
        return sentence("fault_percentage", rule=rule)
    place = kpis.file or table.naming.table("kpis")
    return sentence("fault_percentage_of_kpi", rule=rule, unit=kpis.naming.column("unit"), file=place)
