"""A table as its source wrote it, before anything is read into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from portfolio.errors import Fault
from portfolio.tables.naming import PLAIN, Naming
from portfolio.tables.text import text_of


class Shown(float):
    """A spreadsheet's number, and what stands beside it where it is shown though the cell does not hold it:
    %, a currency, a unit. ``MORE`` before it says that it stands for thousands, as k€ does, in which the
    number may not be counted; ``LESS`` and a number that only such a part is shown.

    Examples
    --------
    >>> Shown(0.08, "%") == 0.08, Shown(0.08, "%").sign
    (True, '%')
    """

    __slots__ = ("sign",)
    MORE: ClassVar = "×"
    LESS: ClassVar = "÷"
    sign: str

    def __new__(cls, number: float, sign: str) -> Shown:
        made = super().__new__(cls, number)
        made.sign = sign
        return made


type Rows = Sequence[tuple[int, Sequence[object]]]
"""Rows of cells under the numbers the user's own file gives them."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as its source holds it: a heading row, and rows under the numbers the user's own file gives
    them.

    ``above`` are the rows over the headings, such as a title; ``header_row`` is None where headings stand in
    no row, as those of a frame; ``naming`` is what it calls its columns.

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
    naming: Naming = PLAIN

    def fault(self, line: int | None, column: str, value: object, problem: str) -> Fault:
        """A fault at a place in the user's own file."""
        return Fault(self.name, line, self.naming.column(column), text_of(value), problem, self.file)

    def misheaded(self, heading: str, problem: str) -> Fault:
        """A fault of a heading."""
        return self.fault(self.header_row, heading, heading, problem)
