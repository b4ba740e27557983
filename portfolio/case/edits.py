"""Changes of inputs written as a table: ``× 0.9``, ``− 10 %``, ``+ 20000``, ``= 2027Q2``. What they mean,
and the tables that they make.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from portfolio.case.alike import is_per_cent
from portfolio.case.checks.references import nearest_said, together
from portfolio.case.defaults import all_options, units_of
from portfolio.case.periods import horizon
from portfolio.errors import Fault
from portfolio.tables import (
    SCHEMA,
    Cell,
    Column,
    RawTable,
    Row,
    Table,
    Tables,
    nearest,
    quoted,
    refilled,
    repeated,
    text_of,
)
from portfolio.tables.cells import must_be, read_cell
from portfolio.tables.numbers import cell_said, exact, figure_of
from portfolio.tables.relations import Limited
from portfolio.tables.table import NO_LINE
from portfolio.tables.text import UnreadError, ident_of, joined
from portfolio.words.figures import decimal
from portfolio.words.sentences import Sentence, figure, listing, sentence

IN_WORDS = "sentence"
"""What stands for a table in ``scenarios`` where the change is said in words; blank when people write it."""

type Place = tuple[str, int, str]
"""Table, row counted from 0 as the filled table has it, column."""

_CHANGE = re.compile(r"\s*([×x*+=]|[-\N{MINUS SIGN}])\s*(.*?)\s*", re.DOTALL)
_NUMBER = Column("change", "number", "the amount")
_FROM_A_SPREADSHEET = re.compile(r"-0?\.\d+")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change, as in a row of the table ``scenarios``, and where it stands."""

    table: str
    row: str
    column: str
    change: str
    line: int | None = None
    file: str = ""

    @classmethod
    def of(cls, written: Edit | Sequence[object]) -> Edit:
        """A change from its four parts: table, row, column, change."""
        if isinstance(written, Edit):
            return written
        table, row, column, change = map(text_of, written)
        return cls(table, row, column, change)

    @classmethod
    def rows(cls, scenarios: Table) -> dict[str, list[Edit]]:
        """The changes of each scenario in the table."""
        found: dict[str, list[Edit]] = {}
        for row in scenarios:
            table, where, column, change = (text_of(row[c]) for c in ("table", "row", "column", "change"))
            found.setdefault(text_of(row["scenario"]), []).append(
                cls(table, where, column, change, row.line, scenarios.file)
            )
        return found

    def fault(self, column: str, problem: str) -> Fault:
        """A fault of one of its parts."""
        return Fault("scenarios", self.line, column, getattr(self, column), problem, self.file)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that has been understood: the rows and columns it is about, and what becomes of their
    values.
    """

    edit: Edit
    rows: tuple[int, ...]
    columns: tuple[str, ...]
    sign: str
    amount: float = 0.0
    per_cent: bool = False
    value: str = ""

    def of(self, cell: float) -> float:
        """What it makes of a number, reckoned in the decimals as written. A percentage added is a share of
        the value.
        """
        own, by = exact(cell), exact(self.amount)
        if self.sign == "×":
            return float(own * by)
        more = own * by if self.per_cent else by
        return float(own + more if self.sign == "+" else own - more)


@dataclass(slots=True)
class Amended:
    """What some edits make of a case.

    ``tables`` are those that change, ``cells`` the new values and ``by`` the edit behind each; ``rows`` says
    which row of the filled table stands in which line. ``faults`` keep edits from being made; ``unfit`` are
    values that do not fit where they would stand.
    """

    tables: dict[str, Table] = field(default_factory=dict)
    cells: dict[Place, Cell] = field(default_factory=dict)
    by: dict[Place, Edit] = field(default_factory=dict)
    rows: dict[str, dict[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unfit: list[Fault] = field(default_factory=list)


def rows_shown(written: Tables) -> dict[str, Table]:
    """The tables with a row for everything that edits can name: an initiative without options has the
    option full.
    """
    table = written["options"]
    options = all_options(written)
    own = {c: [*table[c], *([None] * (len(options) - len(table)))] for c in table.columns}
    own |= {"initiative": [i for i, _, _ in options], "option": [o for _, o, _ in options]}
    return with_undecided({**written, "options": refilled(table, own)})


def with_undecided(tables: Tables) -> dict[str, Table]:
    """The tables with a blank row in ``decisions`` for each initiative that nothing is decided about: to
    change it is to decide.
    """
    table = tables["decisions"]
    open_ = [i for i in tables["initiatives"]["initiative"] if i not in table["initiative"]]
    own = {c: [*table[c], *([None] * len(open_))] for c in table.schema.names}
    own |= {c: [*cells, *([None] * len(open_))] for c, cells in table.columns.items()}
    own["initiative"] = [*table["initiative"], *open_]
    return {**tables, "decisions": refilled(table, own)}


def understood(edit: Edit, shown: Tables) -> tuple[Change | None, list[Fault]]:
    """What an edit means, and every fault of its parts. ``shown`` are the tables with a row for everything
    that can be named.
    """
    sign, amount, value, faults = _parsed(edit)
    if edit.table not in SCHEMA or edit.table == "scenarios":
        return None, [
            edit.fault(
                "table",
                _or_nearest(sentence("fault_edit_table", found=quoted(edit.table)), edit.table, SCHEMA),
            ),
            *faults,
        ]
    table = shown[edit.table]
    keys = table.keys()
    meant = (
        sorted(
            {
                key[:k]
                for key in keys
                for k in range(1, len(key) + 1)
                if _row_key(key[:k]) == _row_key([edit.row])
            }
        )
        if edit.row
        else [()]
    )
    rows = tuple(n for n, key in enumerate(keys) if meant and key[: len(meant[0])] == meant[0])
    if edit.table == "decisions" and not edit.row:
        rows = tuple(n for n in rows if table["decision"][n] is not None)  # those that are decided
    if len(meant) > 1:
        could = figure(listing, [together(some) for some in meant], last="or")
        two = sentence("fault_edit_row_two", table=edit.table, found=quoted(edit.row), means=could)
        faults.insert(0, edit.fault("row", two))
    elif not rows:
        none = sentence("fault_edit_row", table=edit.table, found=quoted(edit.row))
        keyed = [" / ".join(key) for key in keys]
        faults.insert(0, edit.fault("row", _or_nearest(none, edit.row, keyed)))
    column = edit.column
    known = dict.fromkeys([*SCHEMA[edit.table].names, *table.columns, *table.further])
    if column not in known and edit.table == "resources":
        column = horizon(table.further).period_of(column) or column
    columns = (column,) if column else table.further
    if not columns or columns[0] not in known:
        problem = sentence("fault_edit_no_column", table=edit.table)
        if column:
            none = sentence("fault_edit_column", table=edit.table, found=quoted(column))
            problem = _or_nearest(none, column, known)
        faults.append(edit.fault("column", problem))
    if faults:
        return None, faults
    return Change(edit, rows, columns, sign, amount, value.endswith("%"), value), []


def _row_key(parts: Sequence[str]) -> str:
    """A key as it is written in ``row``, whatever blanks stand about the strokes; an id may hold strokes
    of its own.
    """
    return ident_of(re.sub(r"\s+/\s+", " / ", " / ".join(parts)))


def _or_nearest(problem: Sentence, name: str, known: Iterable[str]) -> Sentence:
    """What is wrong with a name, and the nearest known one, where one is near."""
    like = nearest(name, known, loose=True)
    return figure(joined, [problem, nearest_said(quoted(like))], by=" ") if like else problem


def _parsed(edit: Edit) -> tuple[str, float, str, list[Fault]]:
    """The sign of a change, the amount after it, the text of that, and what is wrong with it."""
    match = _CHANGE.fullmatch(edit.change)
    if match is None:
        problem = sentence("fault_edit_change", found=quoted(edit.change))
        return "", 0.0, "", [edit.fault("change", problem)]
    sign, value = match[1].replace("x", "×").replace("*", "×").replace("\N{MINUS SIGN}", "-"), match[2]
    if sign == "=":
        return sign, 0.0, value, []
    try:
        amount = read_cell(_NUMBER, value)
    except UnreadError as error:
        return sign, 0.0, value, [edit.fault("change", must_be(_NUMBER, error))]
    if not isinstance(amount, float):
        problem = sentence("fault_edit_no_number", sign=match[1], found=quoted(edit.change))
        return sign, 0.0, value, [edit.fault("change", problem)]
    if currency := figure_of(value).currency:
        problem = sentence("fault_edit_currency", found=quoted(edit.change), currency=currency)
        return sign, 0.0, value, [edit.fault("change", problem)]
    return sign, amount, value, []


def amended(written: Tables, filled: Tables, edits: Iterable[Edit]) -> Amended:
    """What edits make of a case without faults. Each starts from the case as it stands, defaults filled
    in; those of one cell follow one another.
    """
    made, filled = Amended(), with_undecided(filled)
    for edit in edits:
        change, faults = understood(edit, filled)
        made.faults += faults if change is None else _applied(change, written, filled, made)
    for name in dict.fromkeys(table for table, _, _ in made.cells):
        _rewrite(name, written[name], filled[name], made)
    return made


def _applied(change: Change, written: Tables, filled: Tables, made: Amended) -> list[Fault]:
    """Put what a change makes of each value into ``made``; the faults that keep it from that."""
    edit, table = change.edit, filled[change.edit.table]
    rows = {
        n: Row(table.lines[n], {c: values[n] for c, values in table.columns.items()}) for n in change.rows
    }
    places = [(n, c) for n in change.rows for c in _columns(change, table, rows[n])]
    if change.sign == "=":
        return _set_to(change, table, rows, places, filled, made)
    found: dict[tuple[int, str], float] = {}
    for n, c in places:
        cell = made.cells.get((edit.table, n, c), table[c][n])
        column = table.schema.column(c)
        if column.kind not in ("number", "whole") or isinstance(cell, str):
            problem = sentence(
                "fault_edit_no_figure",
                row=" / ".join(table.keys()[n]),
                table=edit.table,
                change=quoted(edit.change),
                found=cell_said(cell) or sentence("fault_none"),
            )
            return [edit.fault("column", problem)]
        scaled_blank = (
            change.sign == "×" and table.schema.further == "steps" and written[edit.table][c][n] is None
        )
        if not isinstance(cell, int | float) or scaled_blank:
            continue  # no limit, no amount: nothing to change
        if two_ways := _ambiguous(change, _is_share(column, rows[n], filled)):
            return [edit.fault("change", two_ways)]
        found[n, c] = change.of(cell)
    if not found:
        key = "fault_edit_no_limit" if edit.table == "resources" else "fault_edit_no_amount"
        problem = sentence(
            "fault_edit_no_value" if edit.column else key,
            column=change.columns[0],
            row=edit.row or sentence("fault_any_row"),
            table=edit.table,
        )
        return [edit.fault("change", problem)]
    made.cells.update({(edit.table, n, c): new for (n, c), new in found.items()})
    made.by.update({(edit.table, n, c): edit for n, c in found})
    return []


def _set_to(
    change: Change,
    table: Table,
    rows: Mapping[int, Row],
    places: Sequence[tuple[int, str]],
    filled: Tables,
    made: Amended,
) -> list[Fault]:
    """Put a new value into ``made`` for each place, or say why a percentage is none there."""
    edit, values = change.edit, dict.fromkeys(places, change.value)
    for n, c in places if change.per_cent else ():
        column = table.schema.column(c)
        if is_per_cent(_unit_of(column, rows[n], filled)):
            values[n, c] = change.value.removesuffix("%").rstrip()  # 8 % of what is counted so is 8
        elif column.kind in ("number", "whole") and not _holds_shares(column, rows[n]):
            problem = sentence("fault_edit_share_of_nothing", found=quoted(edit.change))
            return [edit.fault("change", problem)]
    made.cells.update({(edit.table, n, c): _new(table.schema.column(c), v) for (n, c), v in values.items()})
    made.by.update({(edit.table, n, c): edit for n, c in places})
    return []


def _new(column: Column, value: str) -> Cell:
    """A new value as its column has it, or as it was written where it does not fit, which is said when its
    table is put together.
    """
    try:
        return read_cell(column, value)
    except UnreadError:
        return value


def _columns(change: Change, table: Table, row: Row) -> tuple[str, ...]:
    """The columns that a change is about in one row; where it names none, every period, or every step of
    the row's work.
    """
    if change.edit.column or table.schema.further != "steps":
        return change.columns
    last = max((k for k, step in enumerate(change.columns, start=1) if row[step]), default=0)
    return change.columns[:last]


def _holds_shares(column: Column, row: Row) -> bool:
    """Whether a column holds shares, which may be written as percentages."""
    return (
        column.maximum == 1
        or column.unit in ("share", "probability")
        or (column.name in ("min", "max") and row["measure"] == Limited.SHARE)
    )


def _is_share(column: Column, row: Row, filled: Tables) -> bool:
    """Whether a value is itself a share or a percentage, by its column or by the unit it is in."""
    if _holds_shares(column, row) or column.name in ("min", "max"):
        return _holds_shares(column, row)
    unit = _unit_of(column, row, filled)
    return is_per_cent(unit) or unit.casefold() == "share"


def _unit_of(column: Column, row: Row, filled: Tables) -> str:
    """What a value is counted in, where its KPI or its resource says so; empty for every other column."""
    names = {"the KPI's unit": ("kpis", "kpi"), "": ("resources", "resource")}
    if column.unit not in names or (not column.unit and column.name not in ("(period)", "(step)")):
        return ""
    table, key = names[column.unit]
    return units_of(filled[table]).get(row[key]) or ""


def _ambiguous(change: Change, share: bool) -> Sentence | None:
    """What two things a change can mean where it can, and how to write each; else nothing."""
    found, part = quoted(change.edit.change), change.amount
    if change.sign == "×":
        return None
    factor = cell_said(round(1 + part if change.sign == "+" else 1 - part, 12))
    sign = {"+": "+", "-": "\N{MINUS SIGN}"}[change.sign]
    told = {"found": found, "factor": factor, "shown": figure(decimal, f"{sign} {text_of(part)}")}
    if change.per_cent and share:
        return sentence("fault_edit_share_or_points", **told)
    if not share and _FROM_A_SPREADSHEET.fullmatch(change.edit.change):
        return sentence("fault_edit_spreadsheet", part=cell_said(round(part * 100, 9)), **told)
    return None


def as_source(table: Table, more: Sequence[Mapping[str, Cell]] = ()) -> RawTable:
    """A table as a source would hold it, with more rows."""
    header = list(dict.fromkeys([*table.columns, *(c for row in more for c in row)]))
    rows = [(line, [table[c][n] for c in header]) for n, line in enumerate(table.lines)]
    last = max(table.lines, default=1)
    rows += [(last + n, [row.get(c) for c in header]) for n, row in enumerate(more, start=1)]
    return RawTable(table.name, table.file or table.name, header, rows, naming=table.naming)


def _rewrite(name: str, table: Table, filled: Table, made: Amended) -> None:
    """Put a table with its new cells into ``made``. A row that only defaults had made is written where one
    of its cells changes.
    """
    changes = {(n, c): v for (t, n, c), v in made.cells.items() if t == name}
    more = sorted({n for n, _ in changes if n >= len(table)})
    last = max(table.lines, default=1)
    lines = (*table.lines, *range(last + 1, last + 1 + len(more)))
    row = {n: k for k, n in enumerate([*range(len(table)), *more])}
    columns = {c: [*values, *([None] * len(more))] for c, values in table.columns.items()}
    for c in [*(table.schema.key if more else ()), *(c for _, c in changes)]:
        columns.setdefault(c, [None] * len(lines))
    for n in more:
        for c in table.schema.key:
            columns[c][row[n]] = filled[c][n]
        lacking = [c for c in table.schema.columns if c.required and c.name not in table.schema.key]
        made.unfit += [
            table.fault(lines[row[n]], c.name, None, sentence("fault_edit_lacks", rule=table.naming.rule(c)))
            for c in lacking
            if (n, c.name) not in changes
        ]
    for (n, c), value in changes.items():
        column, cell, unfit = table.schema.column(c), None, None
        try:
            cell = read_cell(column, value)
            if cell is None and column.required:
                unfit = sentence("fault_edit_blank", rule=table.naming.rule(column))
        except UnreadError as error:
            unfit = must_be(column, error, table.naming)
        if unfit:
            made.unfit.append(table.fault(lines[row[n]], c, value, unfit))
        columns[c][row[n]] = cell
    made.rows[name] = {line: n for n, line in zip(row, lines, strict=True)}
    made.tables[name] = dataclasses.replace(
        table,
        columns={c: tuple(v) for c, v in columns.items()},
        lines=lines,
        file=table.file or name,
        header_row=table.header_row or 1,
    )
    if more or any(c in table.schema.key for _, c in changes):
        made.unfit += repeated(made.tables[name])


def consequences(
    edits: Sequence[Edit], made: Amended, before: Tables, faults: Iterable[Fault]
) -> list[Fault]:
    """Faults of the case that a scenario makes, each at the row of the scenario behind it, one of a kind
    once.
    """
    found: dict[tuple[Edit, str, str, str], Fault] = {}
    for fault in faults:
        last = next((e for e in reversed(edits) if e.table == fault.table), edits[-1])
        n = -1 if fault.row is None else made.rows.get(fault.table, {}).get(fault.row, -1)
        edit = made.by.get((fault.table, n, fault.column), last)
        nowhere = n >= 0 and before[fault.table].lines[n] == NO_LINE
        shown = dataclasses.replace(fault, row=None) if nowhere else fault
        told = edit.fault("change", sentence("fault_edit_makes", fault=figure(fault_said, shown)))
        found.setdefault((edit, fault.table, fault.column, fault.problem), told)
    return list(found.values())


def fault_said(fault: Fault, language: str) -> str:
    """A fault as part of another sentence."""
    return fault.told(language)


def unchanged(made: Amended, before: Tables, filled: Tables, after: Tables) -> list[Fault]:
    """A remark on each edit that leaves every value as it was: as it was written, or as its default."""
    row = {name: {n: k for k, n in enumerate(made.rows[name].values())} for name in made.tables}
    moved: set[Edit] = set()
    for (name, n, column), edit in made.by.items():
        new = after[name][column][row[name][n]]
        old = before[name][column][n] if n < len(before[name]) else None
        if new not in (old, None if new is None else filled[name][column][n]):
            moved.add(edit)
    idle = [edit for edit in dict.fromkeys(made.by.values()) if edit not in moved]
    return [
        edit.fault("change", sentence("remark_idle_change", change=quoted(edit.change), table=edit.table))
        for edit in idle
    ]
