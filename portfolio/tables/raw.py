"""A table as its source wrote it, before anything is read into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.errors import Fault
from portfolio.tables.text import text_of

type Rows = Sequence[tuple[int, Sequence[object]]]
"""Rows of cells under the numbers the user's own file gives them."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as its source holds it: a heading row, and rows under the numbers the user's own file gives
    them.

    ``above`` are the rows over the headings, such as a title; ``header_row`` is None where headings stand in
    no row, as those of a frame.

    Examples
    --------
    >>> raw = RawTable("kpis", "kpis.csv", ["kpi", "unit"], [(2, ["churn", "%"])])
    >>> print(raw.fault(2, "unit", "%", "must be a currency; found %."))
    kpis.csv, line 2, column unit: must be a currency; found %.
    """

    name: str
    file: str
    header: Sequence[object]
    rows: Rows
    header_row: int | None = 1
    above: Rows = ()

    def fault(self, line: int | None, column: str, value: object, problem: str) -> Fault:
        """A fault at a place in the user's own file."""
        return Fault(self.name, line, column, text_of(value), problem, self.file)

    def misheaded(self, heading: str, problem: str) -> Fault:
        """A fault of a heading."""
        return self.fault(self.header_row, heading, heading, problem)
