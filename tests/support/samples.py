"""The samples, loaded and answered once in each process: many tests ask the same of them, and none changes
what it is given.

A test that is about asking again (a session, an engine, a fresh process) asks for itself and compares with
these.
"""

from functools import cache
from pathlib import Path
from typing import Literal

import pandas as pd

import portfolio as pf

FOLDER = Path(__file__).parents[2] / "data" / "samples"


@cache
def case(name: str) -> pf.Case:
    return pf.load(FOLDER / name)


@cache
def plan(name: str, level: int = 6) -> pf.Allocation:
    return pf.allocate(pf.Problem(case(name)).at_level(level))


@cache
def brief(name: str) -> pf.Brief:
    return pf.brief(plan(name), draws=32)


@cache
def table(name: str) -> pf.Arbitration:
    return pf.arbitrate(case(name))


@cache
def levels(name: str, method: Literal["optimal", "list"] = "optimal", language: str = "en") -> pd.DataFrame:
    return pf.levels(case(name), method, language=language)
