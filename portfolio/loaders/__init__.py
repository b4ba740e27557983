"""Where cases come from and go to: a folder of CSV files, an Excel workbook. Nothing after this door knows
which.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from portfolio.case import Case, case_from
from portfolio.errors import CaseError, Fault
from portfolio.loaders.folder import SETTINGS_FILE, read_folder, write_tables
from portfolio.loaders.source import Source, path_of, write_atomically
from portfolio.loaders.workbook import SUFFIXES, read_workbook
from portfolio.tables import SCHEMA, RawTable, quoted, read_table


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


def new(target: str | PathLike[str], periods: Sequence[str]) -> None:
    """Make an empty case to fill in: a folder of headed CSV files, or a workbook with drop-downs and
    comments.

    Parameters
    ----------
    target : path
        A folder (made if missing) or a file ending in ``.xlsx``.
    periods : sequence of str
        Labels of the periods, such as 2027Q1.

    Raises
    ------
    CaseError
        When something of that name is there already, or a label is repeated or no label of a period; nothing
        is written then.
    """
    from portfolio.loaders.template import empty_tables, workbook_bytes

    path = path_of(target)
    workbook = _is_workbook(path)
    labels = tuple(p.strip() for p in periods)
    faults = _mislabelled(labels, str(target))
    taken = _case_files(path) if path.is_dir() and not workbook else [path.name] if path.exists() else []
    if taken:
        problem = (
            f"must not hold a case yet; found {taken[0]}. Choose another name, so that nothing is"
            " overwritten."
        )
        faults.append(Fault("", None, "", str(target), problem, str(target)))
    if faults:
        raise CaseError(faults)
    tables, settings = empty_tables(labels), {"name": "", "currency": "EUR", "language": "en"}
    if workbook:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically({path: workbook_bytes(tables, settings)})
    else:
        write_tables(tables, settings, path)


def _is_workbook(target: Path) -> bool:
    """Whether a target is a workbook to write; names of other kinds of file are refused, not taken for
    folders.
    """
    suffix = target.suffix.casefold()
    if (
        suffix in (*SUFFIXES, ".xls", ".xlsb", ".ods", ".csv", ".toml")
        and suffix != ".xlsx"
        and not target.is_dir()
    ):
        problem = (
            f"must be a folder or a file ending in .xlsx; found {suffix}. Write"
            f" {target.with_suffix('.xlsx').name}."
        )
        raise CaseError([Fault("", None, "", str(target), problem, str(target))])
    return suffix in SUFFIXES


def _mislabelled(labels: tuple[str, ...], target: str) -> list[Fault]:
    """Labels that would not be read as periods again."""
    table, faults = read_table(RawTable("resources", target, [*SCHEMA["resources"].names, *labels], []))
    problems = [(f.value, f.problem) for f in faults if f.row is not None]
    if not problems and (not labels or table.further != labels):
        problems = [
            (
                ", ".join(labels),
                (
                    "periods must be one or more labels such as 2027Q1; found"
                    f" {', '.join(map(quoted, labels)) or 'none'}. Rename them."
                ),
            )
        ]
    return [Fault("", None, "", value, problem, target) for value, problem in problems]


def _case_files(folder: Path) -> list[str]:
    """The files of a case in a folder."""
    return sorted(
        p.name
        for p in folder.iterdir()
        if p.name.casefold() == SETTINGS_FILE
        or (p.suffix.casefold() == ".csv" and p.stem.casefold() in SCHEMA)
    )


def save(case: Case, target: str | PathLike[str], *, french: bool = False) -> None:
    """Write a case so that loading it again gives an equal one.

    Parameters
    ----------
    case : Case
    target : path
        A folder (made if missing) or a file ending in ``.xlsx``. Files of the case's tables there are
        replaced, each whole or not at all.
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
    path = path_of(target)
    if _is_workbook(path):
        # its writer takes longer to load than most cases
        from portfolio.loaders.template import workbook_bytes

        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically({path: workbook_bytes(case.written, case.written_settings)})
    else:
        write_tables(case.written, case.written_settings, path, french=french)
