"""One table of the format in a CSV file of its own: a plan, readings."""

from __future__ import annotations

from pathlib import Path

from portfolio.errors import CaseError, Fault
from portfolio.loaders.folder import read_csv
from portfolio.loaders.source import UnreadableError
from portfolio.tables import Table, read_table


def one_table(path: Path, name: str) -> Table:
    """The rows of a table of the format, from a CSV file of any name.

    Raises
    ------
    CaseError
        When the file can't be read, with every fault of its cells.
    """
    try:
        table, faults = read_table(read_csv(path, name))
    except UnreadableError as error:
        raise CaseError([Fault(name, error.line, "", "", str(error), str(path))]) from None
    if faults:
        raise CaseError(faults, str(path))
    if not len(table):
        raise CaseError([Fault(name, None, "", "", "must have a row; found none. Fill it in.", str(path))])
    return table
