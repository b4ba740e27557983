"""The tables of the next round while they are made: rows as dictionaries, then a case again."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from portfolio.case.case import Case
from portfolio.case.reading import case_from
from portfolio.errors import CaseError
from portfolio.tables import SCHEMA, Cell, RawTable
from portfolio.tables.numbers import exact

type Cells = dict[str, Cell]

_FIRST = 2
"""The line of the first row, as in a file with headings."""


def exactly(cell: Cell) -> Fraction | None:
    """The number in a cell, exactly; None where it is blank."""
    return exact(cell) if isinstance(cell, int | float) else None


class Draft:
    """The tables of a case as they were written, to be changed.

    ``columns`` are the headings in order, ``rows`` what stands under them.
    """

    def __init__(self, case: Case) -> None:
        self.settings = dict(case.written_settings)
        self.columns = {name: list(table.columns) for name, table in case.written.items()}
        self.rows: dict[str, list[Cells]] = {
            name: [dict(row.cells) for row in table] for name, table in case.written.items()
        }

    def keep(self, name: str, keeps: Callable[[Cells], bool]) -> None:
        """Of a table only the rows of which ``keeps`` says so."""
        self.rows[name] = [row for row in self.rows[name] if keeps(row)]

    def case(self, dropped: Callable[[Cells, str], None]) -> Case:
        """The case that the tables make. A row of ``scenarios`` that no longer fits it is dropped, and
        ``dropped`` is told which, and why.

        Raises
        ------
        CaseError
            With every fault of the other tables.
        """
        while True:
            try:
                return case_from(
                    self._raw(), self.settings, source="the next round", settings_file="settings"
                )
            except CaseError as error:
                unfit = {f.row: f.problem for f in error if f.table == "scenarios" and f.row is not None}
                if not unfit or any(f.table != "scenarios" for f in error):
                    raise
            for place in sorted(unfit, reverse=True):
                dropped(self.rows["scenarios"].pop(place - _FIRST), unfit[place])

    def _raw(self) -> dict[str, RawTable]:
        found = {}
        for name, rows in self.rows.items():
            if rows or SCHEMA[name].required:
                header = list(dict.fromkeys([*self.columns[name], *(c for row in rows for c in row)]))
                lines = [(n, [row.get(c) for c in header]) for n, row in enumerate(rows, start=_FIRST)]
                found[name] = RawTable(name, name, header, lines)
        return found
