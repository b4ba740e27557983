"""Pessimistic and optimistic changes as low and high ones: where less is better, the pessimistic one is the
larger number.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Cell, Row, Table, Tables
from portfolio.tables.numbers import cell_said
from portfolio.words.sentences import sentence

_NUMBERS = ("low", "high")
_BADLY, _WELL = (SCHEMA["contributions"].instead[name].name for name in _NUMBERS)


def by_number(tables: Tables) -> tuple[Table, list[Fault]]:
    """The contributions with low and high in place of pessimistic and optimistic, and what keeps a row from
    being read so: both pairs filled in, a wrong order, or an indicator of which nobody says which way is
    better.
    """
    table = tables["contributions"]
    if not {_BADLY, _WELL} & {*table.columns}:
        return table, []
    better = directions(tables)
    faults: list[Fault] = []
    found: dict[str, list[Cell]] = {name: list(table[name]) for name in _NUMBERS}
    signs = dict(table.signs)
    for n, row in enumerate(table):
        if row[_BADLY] is None and row[_WELL] is None:
            continue
        way = better.get(row["kpi"], 0)
        if wrong := [*_wrong(table, row, way)]:
            faults += wrong
            continue
        for name, column in zip(_NUMBERS, (_BADLY, _WELL) if way > 0 else (_WELL, _BADLY), strict=True):
            found[name][n] = row[column]
            if sign := signs.pop((row.line, column), ""):
                signs[row.line, name] = sign
    columns: dict[str, tuple[Cell, ...]] = {}
    for heading, values in table.columns.items():
        # each stands where its counterpart stood
        name = dict(zip((_BADLY, _WELL), _NUMBERS, strict=True)).get(heading, heading)
        columns[name] = tuple(found[name]) if name in found else values
    return replace(table, columns=columns | _missing(columns, found), signs=signs), faults


def _missing(columns: Mapping[str, object], found: Mapping[str, list[Cell]]) -> dict[str, tuple[Cell, ...]]:
    """What was filled in for a bound whose own column is not there, as low where only an optimistic change
    of an indicator that should fall is given.
    """
    return {n: tuple(v) for n, v in found.items() if n not in columns and any(c is not None for c in v)}


def directions(tables: Tables) -> dict[str, int]:
    """Which way each indicator is better: 1 where more is, −1 where less is. One that says both, or nothing,
    is left out.

    A target below the baseline says that less is better; a key result without a target earns points by each
    unit more. An indicator that drives another is better as that one is, times its factor.

    Examples
    --------
    >>> columns = {"key_result": ("a",), "kpi": ("churn",), "baseline": (8.0,), "target": (5.0,)}
    >>> directions({"key_results": Table("key_results", columns, (2,)), "kpis": Table("kpis", {}, ())})
    {'churn': -1}
    """
    said: dict[str, set[int]] = {}
    for row in tables["key_results"]:
        baseline, target = row["baseline"] or 0.0, row["target"]
        if row["kpi"] and target != baseline:
            said.setdefault(row["kpi"], set()).add(-1 if target is not None and target < baseline else 1)
    drives = {
        row["kpi"]: (row["drives"], -1 if (row["factor"] or 1.0) < 0 else 1)
        for row in tables["kpis"]
        if row["drives"] and row["factor"] != 0
    }
    ways: dict[str, set[int]] = {}
    for kpi in {*said, *drives}:
        driven, sign, seen = kpi, 1, set[str]()
        ways[kpi] = set()
        while driven not in seen:  # a cycle is told elsewhere
            seen.add(driven)
            ways[kpi] |= {sign * way for way in said.get(driven, ())}
            if driven not in drives:
                break
            driven, factor = drives[driven]
            sign *= factor
    return {kpi: next(iter(found)) for kpi, found in sorted(ways.items()) if len(found) == 1}


def _wrong(table: Table, row: Row, way: int) -> Iterator[Fault]:
    """Why a row's pessimistic and optimistic changes can't be taken."""
    filled = next(column for column in (_BADLY, _WELL) if row[column] is not None)
    if both := [name for name in _NUMBERS if row[name] is not None]:
        problem = sentence(
            "fault_both_pairs",
            low=table.naming.column("low"),
            high=table.naming.column("high"),
            column=table.naming.column(both[0]),
            found=cell_said(row[both[0]]),
        )
        yield table.fault(row.line, filled, row[filled], problem)
        return
    if not way and row["kpi"] is not None:
        problem = sentence(
            "fault_no_direction",
            found=row["kpi"],
            table=table.naming.table("key_results"),
            low=table.naming.column("low"),
            high=table.naming.column("high"),
        )
        yield table.fault(row.line, filled, row[filled], problem)
        return
    for column, sign, must in ((_BADLY, way, "better"), (_WELL, -way, "worse")):
        value, expected = row[column], row["expected"]
        if value is not None and expected is not None and sign * (value - expected) > 0:
            better = "more" if way > 0 else "less"
            problem = sentence(
                f"fault_no_{must}_{better}",
                column=table.naming.column("expected"),
                expected=cell_said(expected),
                found=cell_said(value),
                kpi=row["kpi"],
            )
            yield table.fault(row.line, column, value, problem)


def as_outlooks(tables: Tables, headings: Container[str]) -> Table:
    """The contributions as a sheet holds them that has columns for pessimistic and optimistic changes and
    none for low and high ones. Where nobody says which way is better, low and high stay.
    """
    table = tables["contributions"]
    if "low" in headings or "high" in headings or not (_BADLY in headings or _WELL in headings):
        return table
    better = directions(tables)
    ways = [better.get(kpi, 0) for kpi in table["kpi"]]
    found: dict[str, tuple[Cell, ...]] = {}
    for badly, name in ((1, _BADLY), (-1, _WELL)):
        low, high = (table[column] for column in _NUMBERS)
        found[name] = tuple(
            (a if way == badly else b) if way else None for a, b, way in zip(low, high, ways, strict=True)
        )
    kept = {
        column: tuple(None if way else v for v, way in zip(table[column], ways, strict=True))
        for column in _NUMBERS
    }
    rest = {c: v for c, v in table.columns.items() if c not in _NUMBERS}
    return replace(
        table, columns=rest | found | {c: v for c, v in kept.items() if any(x is not None for x in v)}
    )
