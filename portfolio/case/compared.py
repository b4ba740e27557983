"""Two cases side by side: every input that differs, by the keys of rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portfolio.case.case import Case
from portfolio.tables import SCHEMAS, Cell, Table, text_of
from portfolio.words.names import apart


def inputs(old: Case, new: Case) -> Iterator[tuple[str, ...]]:
    """Every cell and setting that differs: table, row, column, before, after."""
    for name in old.settings.__slots__:
        yield from differs(
            "settings", name, "value", getattr(old.settings, name), getattr(new.settings, name)
        )
    for name in sorted({*old.written_settings, *new.written_settings} - {*old.settings.__slots__}):
        yield from differs(
            "settings", name, "value", old.written_settings.get(name), new.written_settings.get(name)
        )
    for schema in SCHEMAS:
        if old.fingerprints.get(schema.name) == new.fingerprints.get(schema.name):
            continue
        tables = old.table(schema.name).ordered(), new.table(schema.name).ordered()
        columns = list(dict.fromkeys([*tables[0].columns, *tables[1].columns]))
        rows = list(_paired(*tables))
        found = [
            d
            for key, before, after in rows
            for c in columns
            for d in differs(schema.name, _said(*key), c, before.get(c), after.get(c))
        ]
        # what differs in no cell differs in the order of rows that decides, or of periods
        yield from found or [(schema.name, "order", "", "one", "another")]


type _Cells = dict[str, Any]


def _paired(old: Table, new: Table) -> Iterator[tuple[tuple[tuple[str, ...], int], _Cells, _Cells]]:
    """Rows that have the same name, those of several of one name that are most alike; without its like a
    row is beside nothing.
    """
    named: dict[tuple[str, ...], tuple[list[_Cells], list[_Cells]]] = {}
    for side, table in enumerate((old, new)):
        for row, names in zip(table, table.keys(), strict=True):
            named.setdefault(names, ([], []))[side].append(dict(row.cells))
    for names, (before, after) in named.items():
        alike = sorted(
            (sum(b.get(c) != a.get(c) for c in {*b, *a}), n, m)
            for n, b in enumerate(before)
            for m, a in enumerate(after)
        )
        partner: dict[int, int] = {}
        for _, n, m in alike:
            if n not in partner and m not in partner.values():
                partner[n] = m
        alone = [m for m in range(len(after)) if m not in partner.values()]
        pairs = [(b, after[partner[n]] if n in partner else {}) for n, b in enumerate(before)] + [
            ({}, after[m]) for m in alone
        ]
        for count, (b, a) in enumerate(pairs, start=1):
            yield (names, count), b, a


def _said(names: tuple[str, ...], n: int) -> str:
    return apart(names, " / ") + (f" ({n})" if n > 1 else "")


def differs(table: str, row: str, column: str, before: Cell, after: Cell) -> list[tuple[str, ...]]:
    """One value of two, told where they differ."""
    return [(table, row, column, text_of(before), text_of(after))] if before != after else []
