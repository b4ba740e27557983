"""Where cases go to: a case written so that loading gives an equal one, and an empty one to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from portfolio.case.case import Case
from portfolio.errors import CaseError, Fault
from portfolio.loaders.folder import SETTINGS_FILE, write_tables
from portfolio.loaders.source import path_of, write_atomically
from portfolio.loaders.workbook import SUFFIXES
from portfolio.tables import SCHEMA, RawTable, quoted, read_table


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
