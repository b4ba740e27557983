"""Where cases go to: a case written so that loading gives an equal one, and an empty one to fill in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from os import PathLike

from portfolio.case.case import Case
from portfolio.errors import CaseError, Fault
from portfolio.loaders.readers import kind_to_write
from portfolio.loaders.template import empty_tables
from portfolio.tables import SCHEMA, Cell, RawTable, quoted, read_table
from portfolio.words.languages import FALLBACK, checked


def new(target: str | PathLike[str], periods: Sequence[str], language: str = FALLBACK) -> None:
    """Make an empty case to fill in: a folder of headed CSV files, or a workbook that says what to fill in
    first, with examples, drop-downs and comments.

    Parameters
    ----------
    target : path
        A folder (made if missing) or a file ending in ``.xlsx``.
    periods : sequence of str
        Labels of the periods, such as 2027Q1.
    language : str
        Of the sheets, headings and comments of a workbook, and of what the case shows.

    Raises
    ------
    CaseError
        When something of that name is there already, or a label is repeated or no label of a period; nothing
        is written then.
    """
    name = os.fspath(target)
    kind, labels = kind_to_write(name), tuple(p.strip() for p in periods)
    faults = _mislabelled(labels, name)
    if taken := kind.holds(name):
        problem = (
            f"must not hold a case yet; found {taken[0]}. Choose another name, so that nothing is"
            " overwritten."
        )
        faults.append(Fault("", None, "", name, problem, name))
    if faults:
        raise CaseError(faults)
    settings: dict[str, Cell] = {"name": "", "currency": "EUR", "language": checked(language)}
    kind.begin(empty_tables(labels), settings, name, language)


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
    name = os.fspath(target)
    kind_to_write(name).write(case.written, case.written_settings, name, french)
