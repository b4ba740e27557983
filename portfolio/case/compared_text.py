"""What differs between two cases as people read it: a line a kind of change, never a line a cell."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portfolio.case.case import Case
from portfolio.case.compared import ORDER, QUESTION, Changed
from portfolio.tables import SCHEMA, Cell
from portfolio.tables.naming import choice_word, column_word, table_word
from portfolio.tables.schema import is_note
from portfolio.words.figures import money, number, sign_of, with_per_cent
from portfolio.words.media import one_line
from portfolio.words.names import whole, with_id
from portfolio.words.sentences import clauses, colon, listing, say, semicolon
from portfolio.words.text_tables import text_table, wrapped

_NAMED = 12
"""So many rows or names of one kind are shown, the rest is counted: one look takes in no more."""
_TOLD = 2
"""So many changes of one kind are a line each; more are a table."""
_ALIKE = 1e-6
"""Amounts that were changed by one factor are so to within this: they were typed, not measured."""
_WHOLE = frozenset({"relations", "buckets", "parties", "judgements", "scenarios", "settings", QUESTION})
"""Tables of which a row is named by all that it says, not by what comes first."""
_BY_INITIATIVE = frozenset({"initiatives", "options", "requirements", "contributions", "decisions", "plan"})
_OF_INITIATIVES = ("options", "requirements", "contributions")
"""Tables that say more of an initiative: what is new or gone with it is no news."""
_ROWS = ("new", "gone")
_BY_NAME = ("initiatives", "resources", "kpis", "key_results", "objectives")
_ASKED_OF = {"weights": "objectives", "limits": "resources"}
"""Of what a question changes something; elsewhere of initiatives."""
_EFFECTS = frozenset({"low", "expected", "high"})
_NONE = "–"
_INDENT = 2
"""So many blanks stand before a table: it belongs to the line above."""
LIMITS = "limits"
"""Of the question: amounts of resources that were asked beside the tables."""


def compared_text(changed: Iterable[Changed], old: Case, new: Case, language: str) -> list[str]:
    """What differs, a line or a table a kind of change: the same column, the same resource's amounts, rows
    that are new or gone.

    Parameters
    ----------
    changed : iterable of Changed
        As :func:`portfolio.case.compared.differing` finds them, and what was asked beside the tables.

    Examples
    --------
    >>> import portfolio as pf
    >>> from portfolio.case.compared import differing
    >>> case = pf.load("data/samples/lorie_savage")
    >>> from portfolio.case.reading import edited
    >>> other = edited(case, [("resources", "capital", "", "× 1.1")])
    >>> print(*compared_text(differing(case, other), case, other, "en"))
    - resources, Capital outlays (capital), $: +10% each, year1 and year2
    """
    listed = list(changed)
    whole = {(one.row[0], one.is_) for one in listed if one.table == "initiatives" and _is_row(one)}
    beside = [
        one
        for one in listed
        if one.table in _OF_INITIATIVES and (one.row[0], one.is_) in whole and _is_row(one)
    ]
    kinds: dict[tuple[str, str, str], list[Changed]] = {}
    for one in listed:
        if one not in beside:
            kinds.setdefault(_kind(one), []).append(one)
    tables = list(dict.fromkeys(table for table, *_ in kinds))
    in_order = sorted(kinds.items(), key=lambda kind: (tables.index(kind[0][0]), kind[0][1] not in _ROWS))
    told = (_Kind(*kind, some, old, new, language, beside) for kind, some in in_order)
    return [*_periods(old, new, language), *(line for kind in told for line in kind.lines)]


def _is_row(one: Changed) -> bool:
    """Whether the whole row is new, or gone."""
    return one.was != one.is_


def _periods(old: Case, new: Case, language: str) -> list[str]:
    """The periods that only one of the cases has."""
    return [
        wrapped(
            say(language, phrase, count=len(some)) + f"{colon(language)} {listing(some, language, _NAMED)}",
            "- ",
        )
        for phrase, case, other in (("differ_periods_gone", old, new), ("differ_periods_new", new, old))
        if (some := [p for p in case.periods if p not in other.periods])
    ]


def _kind(one: Changed) -> tuple[str, str, str]:
    """Of which kind a change is: its table, what happened there, to what."""
    schema = SCHEMA.get(one.table)
    if one.row == (ORDER,) and not one.column:
        return one.table, "order", ""
    if _is_row(one):
        return one.table, "new" if one.is_ else "gone", ""
    if schema is None:
        return (
            (one.table, "amounts", one.row[1]) if one.row[0] == LIMITS else (one.table, "cells", one.row[0])
        )
    if is_note(one.column):
        return one.table, "notes", ""
    if one.column not in schema.names and schema.column(one.column).kind == "number":
        return one.table, "amounts", one.row[-1] if schema.further == "steps" else one.row[0]
    if one.table == "contributions" and one.column in _EFFECTS:
        return one.table, "effects", ""
    return one.table, "cells", one.column


@dataclass(frozen=True)
class _Kind:
    """Changes of one kind."""

    table: str
    how: str
    what: str
    changed: Sequence[Changed]
    old: Case
    new: Case
    language: str
    beside: Sequence[Changed] = ()
    """Rows of other tables that came, or went, with an initiative."""

    @property
    def lines(self) -> list[str]:
        match self.how:
            case "order":
                return [self._line(say(self.language, "differ_order", table=self._table))]
            case "new" | "gone":
                return [self._line(*self._rows)]
            case "notes":
                columns = listing(list(dict.fromkeys(c.column for c in self.changed)), self.language, _NAMED)
                return [self._line(f"{self._table}, {columns}", self._count)]
        if len(self.changed) > 1 and (alike := self._alike):
            return [self._line(self._head, alike + self._whose)]
        rows = list(self._by_row.values())
        if len(rows) <= _TOLD:
            return [self._line(self._place(row[0]), self._cells(row)) for row in rows]
        return [self._line(self._head, self._count), self._listed(rows)]

    def _line(self, *parts: str) -> str:
        return wrapped(f"{colon(self.language)} ".join(parts), "- ")

    @property
    def _table(self) -> str:
        if self.table == QUESTION:
            return say(self.language, "asked_limits") if self.how == "amounts" else ""
        return table_word(self.table, self.language)

    @cached_property
    def _head(self) -> str:
        """The table, and what of it: a column, or what amounts are of."""
        what = column_word(self.what, self.language)
        if self.how == "amounts":
            of = "resources" if self.table in (QUESTION, "requirements") else self._first
            what = ", ".join(filter(None, [self._named(self.what, of), self._unit]))
        elif self.table == QUESTION:
            what = say(self.language, f"asked_{self.what.replace(' ', '_')}")
        return ", ".join(filter(None, [self._table, what]))

    @property
    def _unit(self) -> str:
        """What the resource is counted in; empty where nobody said."""
        units = (case.units("resources").get(self.what) for case in (self.new, self.old))
        return next(filter(None, units), "")

    @property
    def _of_resource(self) -> bool:
        """Whether it is what there is of one resource, period by period."""
        return self.how == "amounts" and self.table != "requirements"

    @cached_property
    def _by_row(self) -> Mapping[tuple[tuple[str, ...], int], Sequence[Changed]]:
        rows: dict[tuple[tuple[str, ...], int], list[Changed]] = {}
        for one in self.changed:
            rows.setdefault((one.row, one.nth), []).append(one)
        return rows

    # what changed alike

    @cached_property
    def _alike(self) -> str:
        """By what all of it changed, where that is one thing; else nothing."""
        pairs = [(one.before, one.after) for one in self.changed]
        if len(set(pairs)) == 1:
            return self._change(self.changed[0])
        figures = _figures(self.changed)
        if len(figures) < len(pairs):
            return ""
        factors = [after / before for before, after in figures if before]
        steps = [after - before for before, after in figures]
        if len(factors) == len(figures) and max(factors) - min(factors) <= _ALIKE * abs(factors[0]):
            return say(self.language, "differ_each", change=self._in_per_cent(factors[0]))
        if max(steps) - min(steps) <= _ALIKE * abs(steps[0]):
            return say(self.language, "differ_each", change=_signed(steps[0], self.language))
        return ""

    @property
    def _whose(self) -> str:
        """Whose the changes are, after what they are: the periods where they are those of one row."""
        if self._of_resource:
            return f", {self._periods(self.changed)}"
        return f"{semicolon(self.language)} {self._count}{colon(self.language)} {self._names}"

    def _periods(self, changed: Sequence[Changed]) -> str:
        return listing([one.column for one in changed], self.language, _NAMED)

    def _in_per_cent(self, factor: float) -> str:
        return with_per_cent(_signed(100 * (factor - 1), self.language, 2), self.language)

    # whose it is

    @cached_property
    def _subjects(self) -> list[str]:
        """What the rows are of, each once: the initiatives, or the rows themselves."""
        if self.table in _WHOLE:
            return [self._row(row) for row, _ in self._by_row]
        return list(dict.fromkeys(self._named(row[0], self._first) for row, _ in self._by_row))

    @property
    def _count(self) -> str:
        phrase = "differ_initiatives" if self.table in _BY_INITIATIVE else "differ_rows"
        count = len(self._subjects if self.table in _BY_INITIATIVE else self._by_row)
        told = say(self.language, phrase, count=count)
        factors = sorted(after / before for before, after in _figures(self.changed) if before > 0)
        if len(self._by_row) > _TOLD and len(factors) == len(self.changed) and not self._alike:
            ends = {"low": self._in_per_cent(factors[0]), "high": self._in_per_cent(factors[-1])}
            told += f", {say(self.language, 'differ_between', **ends)}"
        return told

    @property
    def _names(self) -> str:
        return listing(self._subjects, self.language, _NAMED)

    @property
    def _first(self) -> str:
        """The table whose ids stand first in a row."""
        if self.table == QUESTION:
            return _ASKED_OF.get(self.what, "initiatives")
        first = SCHEMA[self.table].columns[0]
        return first.refers or self.table

    def _named(self, id_: str, table: str) -> str:
        """What people call a thing of a table, and its id; a word of the format as the language has it. Other
        tables may have the id for something else.
        """
        for case in (self.new, self.old) if table in _BY_NAME else ():
            if name := case.own_names(table).get(id_):
                return with_id(name, id_)
        return id_ if table in _BY_NAME else choice_word(id_, self.language)

    def _row(self, row: Sequence[str]) -> str:
        """A row as people name it, without what the kind says already."""
        parts = [part for part in row if self.how != "amounts" or part != self.what]
        if self.table == QUESTION:
            parts = list(row[1:])
        elif self.table == "relations" and len(row) > 2:
            kind, who, other, *of = row
            pair = [self._named(i, "initiatives") for i in (who, other)]
            told = f" {choice_word(kind, self.language)} ".join(pair)
            return " / ".join([told, *of])
        first = [self._named(part, self._first) for part in parts[:1]]
        return " / ".join([*first, *(whole(p, "/") for p in parts[1:])])

    def _place(self, one: Changed) -> str:
        """Where one row changes: table, row and column, each as people call it."""
        if self._of_resource:
            return self._head
        setting = self.table == "settings"
        row = "" if setting else self._row(one.row) + (f" ({one.nth})" if one.nth > 1 else "")
        head = f"{self._table}, {column_word(one.row[0], self.language)}" if setting else self._head
        if self.how == "effects":
            head = self._table
        return f"{head}, {row}" if row else head

    # what it was, and is

    def _listed(self, rows: Sequence[Sequence[Changed]]) -> str:
        many, measured = len(rows) > _NAMED + 1, all(len(_figures(row)) == len(row) for row in rows)
        if many and measured:
            # where not all are shown, those that matter most are
            rows = sorted(
                rows, key=lambda row: -abs(math.fsum(after - before for before, after in _figures(row)))
            )
        shown = rows[:_NAMED] if many else rows
        heads = [say(self.language, f"differ_{head}") for head in ("row", "before", "after")]
        columns: dict[str, list[str]] = {head: [] for head in heads}
        for row in shown:
            cells = [self._row(row[0].row), *self._sides(row)]
            for head, cell in zip(heads, cells, strict=True):
                columns[head].append(cell)
        right = (
            heads[1:]
            if all(_figures(row) and (self.how == "amounts" or len(row) == 1) for row in rows)
            else []
        )
        table = text_table(columns, right, indent=_INDENT)
        if len(shown) == len(rows):
            return table
        rest = say(
            self.language, "differ_smaller" if measured else "differ_more", count=len(rows) - len(shown)
        )
        return f"{table}\n{' ' * _INDENT}{rest}"

    def _sides(self, row: Sequence[Changed]) -> tuple[str, str]:
        """A row before and after: what amounts come to over the periods that changed, or each cell."""
        figures = _figures(row)
        if self.how == "amounts" and len(figures) == len(row):
            was, is_ = money([math.fsum(side) for side in zip(*figures, strict=True)], self.language)
            return was, is_
        headed = len({one.column for one in row}) > 1
        cells = [
            [f"{self._column(one)} {side}" if headed else side for side in self._both(one)] for one in row
        ]
        before, after = (clauses(side, self.language) for side in zip(*cells, strict=True))
        return before, after

    def _cells(self, row: Sequence[Changed]) -> str:
        """What changes in one row, each cell with what it was and is."""
        told = ((f"{self._column(one)} " if self.how != "cells" else "") + self._change(one) for one in row)
        return clauses(told, self.language)

    def _column(self, one: Changed) -> str:
        """A column as it is headed; those of a work's own periods are counted."""
        if self.how == "amounts" and not self._of_resource:
            return say(self.language, "differ_step", step=one.column)
        return column_word(one.column, self.language)

    def _change(self, one: Changed) -> str:
        return " → ".join(self._both(one))

    def _both(self, one: Changed) -> list[str]:
        """What it was and is: two figures with as many decimals as tell them apart."""
        if _figures([one]):
            return money(_figures([one])[0], self.language)
        # no limit there is where there is the period at all
        return [
            say(self.language, "differ_unlimited")
            if cell is None and self._of_resource and one.column in case.periods
            else self._value(cell)
            for cell, case in ((one.before, self.old), (one.after, self.new))
        ]

    def _value(self, cell: Cell) -> str:
        match cell:
            case None:
                return _NONE
            case bool():
                return say(self.language, "differ_yes" if cell else "differ_no")
            case float() if math.isinf(cell):
                return say(self.language, "differ_unlimited")
            case int() | float():
                return number(cell, self.language)
        return one_line(choice_word(str(cell), self.language)) or _NONE

    # rows that are new or gone

    @property
    def _rows(self) -> tuple[str, str]:
        """Rows that only one case has: what stands in them where they are few, else which they are."""
        told = say(self.language, f"differ_{self.how}", table=self._table, count=len(self._by_row))
        if self.table == "initiatives" and (
            beside := [c for c in self.beside if c.is_ == (self.how == "new")]
        ):
            count = len({(one.table, one.row, one.nth) for one in beside})
            tables = [
                table_word(name, self.language)
                for name in _OF_INITIATIVES
                if any(one.table == name for one in beside)
            ]
            told += say(self.language, "differ_beside", count=count, tables=listing(tables, self.language))
        if len(self._by_row) > _TOLD:
            few = self.table in _BY_INITIATIVE and len(self._subjects) < len(self._by_row)
            return told + (f" ({self._count})" if few else ""), self._names
        side = "after" if self.how == "new" else "before"
        rows = []
        for (row, _), cells in self._by_row.items():
            ids = {*row}
            said = [
                f"{column_word(one.column, self.language)} {self._value(getattr(one, side))}"
                for one in cells
                if getattr(one, side) not in (None, "", *ids)
            ]
            rows.append(self._row(row) + (f" ({', '.join(said)})" if said else ""))
        return told, clauses(rows, self.language)


def _figures(changed: Sequence[Changed]) -> list[tuple[float, float]]:
    """Before and after of those changes that are from one figure to another."""
    return [
        (float(one.before), float(one.after))
        for one in changed
        if all(
            isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v)
            for v in (one.before, one.after)
        )
        and one.before is not None
        and one.after is not None
    ]


def _signed(value: float, language: str, decimals: int = 6) -> str:
    return sign_of(value) + number(abs(value), language, decimals)
