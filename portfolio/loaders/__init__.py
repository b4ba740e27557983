"""Where cases come from and go to: a folder of CSV files, an Excel workbook. Nothing after this door knows which."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from portfolio.case import Case, case_from
from portfolio.errors import CaseError, Fault
from portfolio.loaders.folder import read_folder, write_folder
from portfolio.loaders.source import Source
from portfolio.loaders.workbook import SUFFIXES, read_workbook, write_workbook


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
        When anything is wrong: every fault at once, each with table, row, column, value and what would be right.

    Examples
    --------
    >>> import portfolio as pf
    >>> pf.load("data/samples/lorie_savage").name
    'Lorie and Savage 1955: nine projects, two yearly budgets'
    """
    path = Path(source)
    if path.is_dir() and path.suffix.casefold() not in SUFFIXES:
        read = read_folder(path)
    elif path.suffix.casefold() in SUFFIXES and path.exists():
        read = read_workbook(path)
    else:
        found = f"a file ending in {path.suffix or 'nothing'}" if path.exists() else "nothing is there"
        hint = "Save it as .xlsx." if path.exists() else "Check the path."
        problem = (
            f"must be a folder of CSV files or an Excel workbook (.xlsx); {found}. {hint}"
            if not path.exists()
            else f"must be a folder of CSV files or an Excel workbook (.xlsx); found {found}. {hint}"
        )
        raise CaseError([Fault("", None, "", str(source), problem, str(source))], str(source))
    return _case(read)


def _case(read: Source) -> Case:
    if read.faults and not read.tables:
        raise CaseError(read.faults, read.name)
    return case_from(read.tables, read.settings, source=read.name, settings_file=read.settings_file, doubts=read.doubts, faults=read.faults)


def save(case: Case, target: str | PathLike[str], *, french: bool = False) -> None:
    """Write a case so that loading it again gives an equal one.

    Parameters
    ----------
    case : Case
    target : path
        A folder (made if missing) or a file ending in ``.xlsx``. Files of the case's tables there are replaced, each whole or not at all.
    french : bool
        For a folder: semicolons, decimal commas and a BOM, as a French Excel writes and opens them.

    Examples
    --------
    >>> import portfolio as pf, tempfile
    >>> case = pf.load("data/samples/lorie_savage")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     pf.save(case, folder, french=True)
    ...     pf.load(folder) == case
    True
    """
    path = Path(target)
    if path.suffix.casefold() in SUFFIXES:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(case, path)
    else:
        write_folder(case, path, french=french)
