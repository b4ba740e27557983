"""What can go wrong, in one message form: *where · what must hold · what was found · what to do*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong (or, as a remark, doubtful) in a case, and where it stands.

    Attributes
    ----------
    table : str
        The table's name in the case format, such as ``options``; empty for the case as a whole.
    row : int or None
        The row as the user's own file counts it (line of the CSV, row of the sheet), where there is one.
    column : str
        The column's heading, or empty.
    value : str
        What was found there, as written.
    problem : str
        What must hold, what was found and what to do.
    file : str
        The file or sheet the table came from, such as ``options.csv``.
    """

    table: str
    row: int | None
    column: str
    value: str
    problem: str
    file: str = ""

    def __str__(self) -> str:
        where = self.file or self.table
        if self.row is not None:
            where += f", {row_word(self.file)} {self.row}"
        if self.column:
            where += f", {'setting' if self.table == 'settings' else 'column'} {self.column}"
        return f"{where}: {self.problem}" if where else self.problem


def row_word(file: str) -> str:
    """What a row is called where it stands: a line of a text file, a row of a sheet."""
    return "line" if file.casefold().endswith((".csv", ".toml")) else "row"


FAULT_COLUMNS = ("table", "row", "column", "value", "problem")


def fault_frame(faults: Iterable[Fault]) -> pd.DataFrame:
    """Faults or remarks as a frame: ``table``, ``row`` (integer or NA), ``column``, ``value``, ``problem``."""
    import pandas as pd

    frame = pd.DataFrame([[getattr(f, c) for c in FAULT_COLUMNS] for f in faults], columns=list(FAULT_COLUMNS))
    return frame.astype({"table": "str", "row": "Int64", "column": "str", "value": "str", "problem": "str"})


class PortfolioError(Exception):
    """Any error of this package that a user can act on."""


class CaseError(PortfolioError):
    """The input is not a valid case (or a question about one names what it does not hold); every fault is listed.

    Examples
    --------
    >>> import portfolio as pf
    >>> try:
    ...     pf.load("no/such/folder")
    ... except pf.CaseError as error:
    ...     print(error)
    1 fault in no/such/folder
    - no/such/folder: must be a folder of CSV files or an Excel workbook (.xlsx); nothing is there. Check the path.
    """

    def __init__(self, faults: Iterable[Fault], source: str = "") -> None:
        self._faults = tuple(faults)
        self.source = source
        super().__init__(self._faults, source)

    @property
    def faults(self) -> pd.DataFrame:
        """Every fault as a frame: ``table``, ``row`` (as the user's own file counts it, NA for none),
        ``column``, ``value`` (as written), ``problem``."""
        return fault_frame(self._faults)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._faults)

    def __str__(self) -> str:
        count = len(self._faults)
        head = f"{count} fault{'s' if count != 1 else ''}" + (f" in {self.source}" if self.source else "")
        return "\n".join([head, *(f"- {fault}" for fault in self._faults)])


class InfeasibleError(PortfolioError):
    """No portfolio at all meets the limits and demands of the problem."""


class SolverError(PortfolioError):
    """The solver gave no answer that can be stood behind: no plan in time, not installed, or a plan that fails its check."""
