"""What cells say in people's own words, put as the format has it: names of tables and columns in any
language, amounts in thousands.

Both need more than one table: which columns there are, and what a row counts in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from portfolio.case.alike import Units, other_unit
from portfolio.case.edits import IN_WORDS
from portfolio.case.settings import Settings
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Cell, Row, Table, Tables, meanings, plain, quoted, table_named
from portfolio.tables.numbers import exact, to_write, unit_in_thousands
from portfolio.words.sentences import Sentence, sentence


def named_as_declared(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables with the columns and tables that cells name, as buckets and rules do by ``catégorie``,
    called as the format calls them. A column of somebody's own keeps its name.
    """
    initiatives, buckets, rules = (tables[n] for n in ("initiatives", "buckets", "rules"))
    scenarios = tables["scenarios"]
    by = [
        "objective"
        if name not in initiatives.columns and _meant(name, "objectives") == "objective"
        else _column(name, initiatives)
        for name in buckets["by"]
    ]
    where = [
        IN_WORDS if not name else meant if (meant := table_named(name)) in SCHEMA else name
        for name in scenarios["table"]
    ]
    columns = [
        _column(column, tables[name]) if name in tables else column
        for name, column in zip(where, scenarios["column"], strict=True)
    ]
    return {
        **tables,
        "buckets": _replacing(buckets, {"by": by}),
        "rules": _replacing(rules, {"by": [_column(name, initiatives) for name in rules["by"]]}),
        "scenarios": _replacing(_with_tables(scenarios), {"table": where, "column": columns}),
    }


def _with_tables(scenarios: Table) -> Table:
    """The scenarios with a column that says which table changes, where all are said in words."""
    blank = scenarios if "table" in scenarios.columns else scenarios.replacing("table", scenarios["table"])
    return blank if len(scenarios) else scenarios


def _meant(name: str | None, table: str) -> str | None:
    return meanings(table).get(plain(name or ""))


def _column(name: str | None, table: Table) -> str | None:
    """The column of a table that a cell names."""
    return name if name in table.columns else _meant(name, table.name) or name


def _replacing(table: Table, columns: Mapping[str, Iterable[Cell]]) -> Table:
    new = {name: tuple(cells) for name, cells in columns.items() if name in table.columns}
    return replace(table, columns={**table.columns, **new})


def in_their_units(tables: Tables, settings: Settings) -> tuple[dict[str, Table], list[Fault], list[Fault]]:
    """The tables with amounts written in thousands or more in the unit of their row: 70 k€ is 70000 where it
    counts in EUR, 70 where in k€. What can't be told is a fault; the remarks are on amounts beside them that
    may be thousands too.
    """
    units = Units(tables, settings)
    faults: list[Fault] = []
    doubts: list[Fault] = []
    found = dict(tables)
    for name, table in tables.items():
        many = {place: sign for place, sign in table.signs.items() if unit_in_thousands(sign)[0] > 1}
        if not many:
            continue
        rows = {row.line: row for row in table}
        cells: dict[tuple[int, str], float] = {}
        alike: dict[tuple[str, str, str], list[Fault]] = {}
        for (line, heading), sign in many.items():
            row, unit = rows[line], units.known(table, rows[line], heading)
            times = unit_in_thousands(unit)[0]
            if wrong := _unclear(sign, unit, row[heading]):
                fault = table.fault(line, heading, row[heading], wrong)
                alike.setdefault((heading, sign, unit), []).append(fault)
            elif times > 1:
                cells[line, heading] = float(exact(row[heading]) / exact(times))
        faults += (one.in_rows_too([f.row for f in more if f.row]) for one, *more in alike.values())
        doubts += _beside(table, many, units)
        columns = {
            heading: tuple(
                cells.get((line, heading), cell) for line, cell in zip(table.lines, values, strict=True)
            )
            for heading, values in table.columns.items()
        }
        left = {place: sign for place, sign in table.signs.items() if place not in many}
        found[name] = replace(table, columns=columns, signs=left)
    return found, faults, doubts


def _unclear(sign: str, unit: str, number: float) -> Sentence | None:
    """Why an amount written in thousands can't be put in a unit; None where it can."""
    scale, currency = unit_in_thousands(sign)
    times, base = unit_in_thousands(unit)
    before = to_write(float(exact(number) / exact(scale)))
    if not unit:
        return sentence("fault_no_unit", amount=before, sign=sign, whole=to_write(number))
    if currency:
        return other_unit(currency, base, unit)
    if times > 1 and sign.casefold() != unit.casefold():
        one, other = to_write(float(exact(number) / exact(times))), to_write(number)
        return sentence("fault_two_units", unit=unit, amount=before, sign=sign, one=one, other=other)
    return None


def _beside(table: Table, many: Mapping[tuple[int, str], str], units: Units) -> Iterator[Fault]:
    """Where some amounts are written in thousands or more, and all others of their unit are below 1000: were
    these meant so too?
    """
    scaled: dict[str, str] = {}
    others: dict[str, list[tuple[Row, str]]] = {}
    headings = {h for _, h in many}
    for row in table:
        for heading in headings:
            unit = units.known(table, row, heading)
            if (row.line, heading) in many:
                scaled.setdefault(unit, many[row.line, heading])
            elif row[heading] and (row.line, heading) not in table.signs:
                others.setdefault(unit, []).append((row, heading))
    for unit, sign in scaled.items():
        times, _ = unit_in_thousands(unit)
        here = others.get(unit, ())
        if times == 1 and here and all(abs(row[h]) < 1000 for row, h in here):
            row, heading = here[0]
            amount = to_write(row[heading])
            problem = sentence(
                "remark_beside_thousands", amount=amount, unit=unit, sign=quoted(sign), meant=sign
            )
            yield table.fault(row.line, heading, row[heading], problem)
