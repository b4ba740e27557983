"""Where cases come from and go to: a folder of CSV files, an Excel workbook. Nothing after this door knows
which.
"""

from __future__ import annotations

from os import PathLike

from portfolio.case.case import Case
from portfolio.case.reading import case_from
from portfolio.errors import CaseError, Fault
from portfolio.loaders.folder import read_folder
from portfolio.loaders.source import Source, path_of
from portfolio.loaders.workbook import SUFFIXES, read_workbook


def load(source: str | PathLike[str]) -> Case:
    """Read one budget round and return it checked and complete.

    Parameters
    ----------
    source : path
        A folder of CSV files (``initiatives.csv``, …, ``case.toml``) or an Excel workbook (``.xlsx``).

    Returns
    -------
    Case
        The validated, immutable case; what is doubtful is in ``case.remarks``.

    Raises
    ------
    CaseError
        When anything is wrong: every fault at once, each with table, row, column, value and what would be
        right.

    Examples
    --------
    >>> import portfolio as pf
    >>> pf.load("data/samples/lorie_savage").name
    'Lorie and Savage 1955: nine projects, two yearly budgets'
    """
    path = path_of(source)
    if path.is_dir() and path.suffix.casefold() not in SUFFIXES:
        read = read_folder(path)
    elif path.suffix.casefold() in SUFFIXES and path.exists():
        read = read_workbook(path)
    else:
        advice = (
            "Give the folder that holds it"
            if path.suffix.casefold() in (".csv", ".toml")
            else "Save it as .xlsx"
        )
        found = (
            f"found a file ending in {path.suffix or 'nothing'}. {advice}."
            if path.exists()
            else "nothing is there. Check the path."
        )
        problem = f"must be a folder of CSV files or an Excel workbook (.xlsx); {found}"
        raise CaseError([Fault("", None, "", str(source), problem, str(source))], str(source))
    return _case(read)


def _case(read: Source) -> Case:
    if read.faults and not read.tables:
        raise CaseError(read.faults, read.name)
    return case_from(
        read.tables,
        read.settings,
        source=read.name,
        settings_file=read.settings_file,
        settings_rows=read.settings_rows,
        doubts=read.doubts,
        faults=read.faults,
    )
