"""Two cases side by side: every input that differs, by the keys of rows.

What a blank stands for is no difference of its own: where nobody wrote anything in either case, another last
period alone would make one of every initiative's latest start.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from portfolio.case.case import Case
from portfolio.tables import SCHEMAS, Cell, Schema, Table, text_of
from portfolio.words.names import apart

QUESTION = "problem"
"""In place of a table: what was asked beside the tables."""
ORDER = "order"
"""In place of a row: nothing differs but the order in which rows or periods stand."""


class Changed(NamedTuple):
    """One input of two cases that differs; ``row`` is what names the row, ``nth`` tells those of one name
    apart.

    ``was`` and ``is_`` say whether the row stands in the case before and in the one after.
    """

    table: str
    row: tuple[str, ...]
    column: str
    before: Cell
    after: Cell
    nth: int = 1
    was: bool = True
    is_: bool = True

    @property
    def as_text(self) -> tuple[str, ...]:
        """Table, row, column, before, after as text; empty: not there."""
        row = apart(self.row, ": " if self.table == QUESTION else " / ")
        row += f" ({self.nth})" if self.nth > 1 else ""
        return self.table, row, self.column, text_of(self.before), text_of(self.after)


def inputs(old: Case, new: Case) -> Iterator[tuple[str, ...]]:
    """Every cell and setting that differs: table, row, column, before, after."""
    return (changed.as_text for changed in differing(old, new))


def differing(old: Case, new: Case) -> Iterator[Changed]:
    """Every cell and setting that differs, settings first, then table by table."""
    yield from _settings(old, new)
    for schema in SCHEMAS:
        if old.fingerprints.get(schema.name) != new.fingerprints.get(schema.name):
            yield from _cells(schema, old, new)


def _settings(old: Case, new: Case) -> Iterator[Changed]:
    declared = old.settings.__slots__
    for name in declared:
        if old.written_settings.get(name) is not None or new.written_settings.get(name) is not None:
            yield from differs(
                "settings", (name,), "value", getattr(old.settings, name), getattr(new.settings, name)
            )
    for name in sorted({*old.written_settings, *new.written_settings} - {*declared}):
        before, after = (case.written_settings.get(name) for case in (old, new))
        yield from differs("settings", (name,), "value", before, after)


def _cells(schema: Schema, old: Case, new: Case) -> Iterator[Changed]:
    tables = tuple(_with_places(case.table(schema.name)).ordered() for case in (old, new))
    columns = [c for c in dict.fromkeys([*tables[0].columns, *tables[1].columns]) if c != _PLACE]
    written = old.written[schema.name], new.written[schema.name]
    derived = False
    found: list[Changed] = []
    for (names, count), before, after in _paired(*tables):
        said = _said(written[0], before) | _said(written[1], after)
        for c in columns:
            if before.get(c) == after.get(c):
                continue
            if c not in said:
                derived = True
                continue
            sides = before.get(c), after.get(c), count, bool(before), bool(after)
            found.append(Changed(schema.name, names, c, *sides))
    # what differs in no cell differs in the order of rows that decides, or of periods
    yield from found or ([] if derived else [Changed(schema.name, (ORDER,), "", "one", "another")])


_PLACE = "\0place"
"""A column that only says which row of the written table a row is."""

type _Row = dict[str, Any]


def _with_places(table: Table) -> Table:
    return table.replacing(_PLACE, range(len(table)))


def _said(written: Table, row: _Row) -> set[str]:
    """The columns in which somebody wrote something in a row; none of one that only defaults made."""
    place = row.get(_PLACE, len(written))
    if place >= len(written):
        return set()
    return {c for c in written.columns if written[c][place] is not None}


def _paired(old: Table, new: Table) -> Iterator[tuple[tuple[tuple[str, ...], int], _Row, _Row]]:
    """Rows that have the same name, those of several of one name that are most alike; without its like a
    row is beside nothing.
    """
    named: dict[tuple[str, ...], tuple[list[_Row], list[_Row]]] = {}
    for side, table in enumerate((old, new)):
        for row, names in zip(table, table.keys(), strict=True):
            named.setdefault(names, ([], []))[side].append(dict(row.cells))
    for names, (before, after) in named.items():
        alike = sorted(
            (sum(b.get(c) != a.get(c) for c in {*b, *a} - {_PLACE}), n, m)
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


def differs(table: str, row: tuple[str, ...], column: str, before: Cell, after: Cell) -> list[Changed]:
    """One value of two, told where they differ."""
    return [Changed(table, row, column, before, after)] if before != after else []
