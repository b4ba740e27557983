"""Changes of inputs written as a table: ``× 0.9``, ``+ 20000``, ``= 2027Q2``; the changed case is checked like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from portfolio.case import Case, case_from
from portfolio.errors import CaseError, Fault
from portfolio.requirements import exact
from portfolio.tables import SCHEMA, SCHEMAS, Cell, Column, RawTable, Table, nearest, quoted, text_of
from portfolio.tables.cells import read_cell

type Edit = Sequence[str]

_CHANGE = re.compile(r"\s*([×x*+=]|[-\N{MINUS SIGN}])\s*(.*?)\s*", re.DOTALL)
_NUMBER = Column("change", "number", "the amount")


def edited(case: Case, edits: Iterable[Edit], name: str = "") -> Case:
    """The case with some inputs changed.

    Parameters
    ----------
    edits : iterable of (table, row, column, change)
        As in the table ``scenarios``: ``row`` is the row's key or the first parts of it (blank: every row), ``column`` a column
        (blank: every period or step), ``change`` one of ``× n``, ``+ n``, ``− n`` and ``= value``.

    Raises
    ------
    CaseError
        With every change that cannot be made, and every fault of the case that they would make.
    """
    changed: dict[str, dict[tuple[int, str], object]] = {}
    faults: list[Fault] = []
    for edit in edits:
        table, row, column, change = (text_of(part) for part in edit)
        faults += _apply(case, changed, table, row, column, change)
    if faults:
        raise CaseError(faults, f"scenario {name}" if name else "the changes")
    raw = {s.name: _raw(case.written[s.name], changed.get(s.name, {})) for s in SCHEMAS if len(case.written[s.name])}
    return case_from(raw, dict(case.written_settings), source=f"scenario {name}" if name else "the changed case", settings_file="settings")


def with_rows(case: Case, name: str, rows: Iterable[Mapping[str, Cell]], what: str) -> Case:
    """The case with more rows in one of its tables, checked like any other.

    Raises
    ------
    CaseError
        With every fault of the case that they would make.
    """
    table = case.written[name]
    header = list(dict.fromkeys([*table.columns, *(c for row in rows for c in row)]))
    last = max(table.lines, default=1)
    more = [(last + n, [row.get(c) for c in header]) for n, row in enumerate(rows, start=1)]
    own = [(line, [_cell(table, c, n) for c in header]) for n, line in enumerate(table.lines)]
    raw = {s.name: _raw(case.written[s.name], {}) for s in SCHEMAS if len(case.written[s.name])}
    raw[name] = RawTable(name, table.file or name, header, [*own, *more])
    return case_from(raw, dict(case.written_settings), source=what, settings_file="settings")


def _apply(case: Case, changed: dict[str, dict[tuple[int, str], object]], name: str, row: str, column: str, change: str) -> list[Fault]:
    def fault(where: str, found: str, problem: str) -> list[Fault]:
        return [Fault("scenarios", None, where, found, problem)]

    if name not in SCHEMA or name == "scenarios":
        like = nearest(name, SCHEMA, loose=True)
        return fault("table", name, f'must be a table of the case; found "{name}".' + (f' Nearest: "{like}".' if like else ""))
    table = case.table(name)
    keys = table.keys()
    meant = sorted({key[:k] for key in keys for k in range(1, len(key) + 1) if _row_key(key[:k]) == _row_key([row])}) if row else [()]
    if len(meant) > 1:
        could = " or ".join(f"({', '.join(map(quoted, some))})" for some in meant)
        return fault("row", row, f"must be the key of one row in {name}; found {quoted(row)}, which can mean {could}. Rename one of these ids.")
    rows = [n for n, key in enumerate(keys) if meant and key[: len(meant[0])] == meant[0]]
    if not rows:
        like = nearest(row, [" / ".join(key) for key in keys], loose=True)
        return fault("row", row, f'must be the key of a row in {name}; found "{row}".' + (f' Nearest: "{like}".' if like else ""))
    columns = [column] if column else list(table.further)
    known = [*SCHEMA[name].names, *table.further]
    if not columns or columns[0] not in known:
        like = nearest(column, known, loose=True)
        return fault("column", column, f'must be a column of {name}; found "{column}".' + (f' Nearest: "{like}".' if like else ""))
    match = _CHANGE.fullmatch(change)
    if match is None:
        return fault("change", change, f'must be × n, + n, − n or = value; found "{change}".')
    sign, value = match.groups()
    if sign == "=":
        changed.setdefault(name, {}).update({(n, c): value for n in rows for c in columns})
        return []
    try:
        amount = read_cell(_NUMBER, value, decimal_comma=True) if "," in value else read_cell(_NUMBER, value)
    except ValueError as error:
        return fault("change", change, str(error))
    if not isinstance(amount, int | float):
        return fault("change", change, f'must name a number after {sign}; found "{change}".')
    faults = []
    for n in rows:
        for c in columns:
            cell = changed.get(name, {}).get((n, c), table[c][n])
            if cell is None and (not column or c in table.further):
                continue  # no limit, no amount: nothing to change
            if isinstance(cell, bool) or not isinstance(cell, int | float):
                found = text_of(cell) if isinstance(cell, str) else "none"
                faults += fault("column", c, f'must hold a number in row {" / ".join(keys[n])} of {name} to be changed by "{change}"; found {found}.')
                continue
            own, by = exact(cell), exact(amount)
            new = float(own * by if sign in "×x*" else own + (by if sign == "+" else -by))
            changed.setdefault(name, {})[n, c] = new
    return faults


def _row_key(parts: Sequence[str]) -> str:
    """A key as it is written in ``row``, whatever blanks stand about the strokes; an id may hold strokes of its own."""
    return re.sub(r"\s+/\s+", " / ", " / ".join(parts)).strip()


def _raw(table: Table, changes: Mapping[tuple[int, str], object]) -> RawTable:
    """A table as a source would hold it, with some cells changed."""
    header = list(dict.fromkeys([*table.columns, *(c for _, c in changes)]))
    rows = [(line, [changes.get((n, c), _cell(table, c, n)) for c in header]) for n, line in enumerate(table.lines)]
    return RawTable(table.name, table.file or table.name, header, rows)


def _cell(table: Table, column: str, row: int) -> Cell:
    values = table.columns.get(column)
    return values[row] if values is not None else None
