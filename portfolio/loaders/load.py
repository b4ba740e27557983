"""Where cases come from and go to: a folder of CSV files, an Excel workbook. Nothing after this door knows
which.
"""

from __future__ import annotations

import os
from os import PathLike

from portfolio.case.case import Case
from portfolio.case.reading import case_from
from portfolio.errors import CaseError
from portfolio.loaders.readers import kind_to_read
from portfolio.loaders.source import Source


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
    name = os.fspath(source)
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
    )
