"""Where cases come from: a folder of CSV files, an Excel workbook, a database, frames. Nothing after this
door knows which.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from os import PathLike

from portfolio.case.case import Case
from portfolio.errors import CaseError, Fault
from portfolio.loaders.address import with_round
from portfolio.loaders.case_of import case_of
from portfolio.loaders.frames import FRAMES, kind_said, read_frames
from portfolio.loaders.readers import kind_to_read
from portfolio.words.sentences import sentence


def load(source: str | PathLike[str] | Mapping[str, object], *, case: str | None = None) -> Case:
    """Read one budget round and return it checked and complete.

    Parameters
    ----------
    source : path, address, or mapping of str to frame
        A folder of CSV files (``initiatives.csv``, …, ``case.toml``), an Excel workbook (``.xlsx``), or the
        address of a database (``sqlite:///rounds.db``, ``postgresql+psycopg://me@host/rounds``). An address
        names one of its rounds after a ``#``, as ``sqlite:///rounds.db#2027Q1``; where there is only one it
        need not. Or frames of pandas, polars, pyarrow or another library that narwhals knows, each under the
        name of its table, and ``"settings"`` as a plain mapping. Of a frame, None, NaN, NaT and NA are
        blanks, an index that is called like a column is one, and rows are counted from 0, as the frame does:
        ``frame.iloc[3]`` is row 3 of every fault and remark.
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

    From frames, such as those of a case, changed or not:

    >>> case = pf.sample("lorie_savage")
    >>> tables = "initiatives resources requirements objectives key_results kpis contributions".split()
    >>> frames = {name: getattr(case, name) for name in tables}
    >>> pf.load(frames | {"settings": {"name": "Nine projects", "currency": "USD"}})
    <Case Nine projects: 9 initiatives, 2 periods, 1 resources, 1 objectives>
    """
    if isinstance(source, Mapping):
        with_round(FRAMES, case)
        return case_of(read_frames(source))
    if not isinstance(source, str | PathLike):
        problem = sentence("fault_no_source", found=kind_said(source))
        raise CaseError([Fault("", None, "", "", problem, "source")])
    name = with_round(os.fspath(source), case)
    return case_of(kind_to_read(name).read(name))
