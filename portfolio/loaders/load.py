"""Where cases come from and go to: a folder of CSV files, an Excel workbook. Nothing after this door knows
which.
"""

from __future__ import annotations

import os
from os import PathLike

from portfolio.case.case import Case
from portfolio.loaders.case_of import case_of
from portfolio.loaders.readers import kind_to_read


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
    return case_of(kind_to_read(name).read(name))
