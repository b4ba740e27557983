"""Where cases come from and go to: a folder of CSV files, an Excel workbook, a
database. Nothing after this door knows
which.
"""

from __future__ import annotations

import os
from os import PathLike

from portfolio.case.case import Case
from portfolio.case.reading import case_from
from portfolio.errors import CaseError
from portfolio.loaders.address import with_round
from portfolio.loaders.readers import kind_to_read
from portfolio.loaders.source import Source


def load(source: str | PathLike[str], *, case: str | None = None) -> Case:
    """Read one budget round and return it checked and complete.

    Parameters
    ----------
    source : path or address
        A folder of CSV files (``initiatives.csv``, …, ``case.toml``), an Excel workbook (``.xlsx``), or the
        address of a database (``sqlite:///rounds.db``, ``postgresql+psycopg://me@host/rounds``). An address
        names one of its rounds after a ``#``, as ``sqlite:///rounds.db#2027Q1``; where there is only one it
        need not.
    case : str, optional
        The name of the round in a database, where the address does not say it.

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
    name = with_round(os.fspath(source), case)
    return _case(kind_to_read(name).read(name))


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
        read_from=read.read_from,
    )
