"""Where cases go to: a case written so that loading gives an equal one, and an empty one to fill in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from os import PathLike

from portfolio.case.case import Case
from portfolio.errors import CaseError, Fault
from portfolio.loaders.readers import kind_to_write
from portfolio.loaders.source import SourceKind
from portfolio.loaders.template import empty_tables
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
    name = os.fspath(target)
    kind, labels = kind_to_write(name), tuple(p.strip() for p in periods)
    if faults := [*_mislabelled(labels, name), *taken(kind, name)]:
        raise CaseError(faults)
    kind.write(empty_tables(labels), {"name": "", "currency": "EUR", "language": "en"}, name, False)


def taken(kind: SourceKind, target: str) -> list[Fault]:
    """What is said where a case is there already, which a new one does not replace."""
    if not (there := kind.holds(target)):
        return []
    problem = (
        f"must not hold a case yet; found {there[0]}. Choose another name, so that nothing is overwritten."
    )
    return [Fault("", None, "", target, problem, target)]


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
