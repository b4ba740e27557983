"""Where cases come from and go to: a folder of CSV files, an Excel workbook. Nothing after this door knows which."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from portfolio.case import Case, case_from
from portfolio.errors import CaseError, Fault
from portfolio.loaders.folder import SETTINGS_FILE, read_folder, write_tables
from portfolio.loaders.source import Source, write_atomically
from portfolio.loaders.workbook import SUFFIXES, read_workbook
from portfolio.tables import SCHEMA


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
        found = f"found a file ending in {path.suffix or 'nothing'}. Save it as .xlsx." if path.exists() else "nothing is there. Check the path."
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


def new(target: str | PathLike[str], periods: Sequence[str]) -> None:
    """Make an empty case to fill in: a folder of headed CSV files, or a workbook with drop-downs and comments.

    Parameters
    ----------
    target : path
        A folder (made if missing) or a file ending in ``.xlsx``.
    periods : sequence of str
        Labels of the periods, such as 2027Q1.

    Raises
    ------
    CaseError
        When something of that name is there already, or a label is repeated; nothing is written then.
    """
    from portfolio.loaders.template import empty_tables, workbook_bytes

    path = Path(target)
    repeated = sorted({p for p in periods if list(periods).count(p) > 1})
    if not periods or repeated:
        found = f"{repeated[0]} twice" if repeated else "none"
        raise CaseError([Fault("", None, "", ", ".join(periods), f"periods must be one or more different labels; found {found}.", str(target))])
    there = [p.name for p in (path.iterdir() if path.is_dir() else [])] if path.suffix.casefold() not in SUFFIXES else [path.name] * path.exists()
    taken = sorted(n for n in there if path.suffix.casefold() in SUFFIXES or n == SETTINGS_FILE or n.removesuffix(".csv") in SCHEMA)
    if taken or (path.exists() and not path.is_dir()):
        problem = f"must not hold a case yet; found {taken[0] if taken else path.name}. Choose another name, so that nothing is overwritten."
        raise CaseError([Fault("", None, "", str(target), problem, str(target))])
    tables, settings = empty_tables(periods), {"name": "", "currency": "EUR", "language": "en"}
    if path.suffix.casefold() in SUFFIXES:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, workbook_bytes(tables, settings))
    else:
        write_tables(tables, settings, path)


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
        from portfolio.loaders.template import workbook_bytes  # its writer takes longer to load than most cases

        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, workbook_bytes(case.written, case.written_settings))
    else:
        write_tables(case.written, case.written_settings, path, french=french)
