"""One table of the format in a CSV file of its own: a plan, readings."""

from __future__ import annotations

from pathlib import Path

from portfolio.errors import CaseError, Fault
from portfolio.loaders.folder import read_csv
from portfolio.loaders.source import UnreadableError
from portfolio.loaders.text_files import bytes_of
from portfolio.tables import Table, read_table
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import sentence


def one_table(path: Path, name: str, language: str = FALLBACK) -> Table:
    """The rows of a table of the format, from a CSV file of any name; its faults are told in that language.

    Raises
    ------
    CaseError
        When the file can't be read, with every fault of its cells.
    """
    try:
        table, faults = read_table(read_csv(path, name, bytes_of(path)))
    except UnreadableError as error:
        fault = Fault(name, error.line, "", "", error.problem, str(path))
        raise CaseError([fault], "", language) from None
    if faults:
        raise CaseError(faults, str(path), language)
    if not len(table):
        raise CaseError([Fault(name, None, "", "", sentence("fault_no_row"), str(path))], "", language)
    return table
