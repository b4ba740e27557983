"""Small cases from short CSV strings: a base that is easy to reckon with, and in each test only what differs from it."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

import portfolio as pf

# One point for each new user: A is worth 3, B 2 and C 1. Each costs 2 in the quarter it starts in; nothing is limited.
BASE = {
    "initiatives": "initiative / A / B / C",
    "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,,,",
    "requirements": "initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2",
    "objectives": "objective,weight / grow,1",
    "key_results": "key_result,objective,kpi / more,grow,users",
    "contributions": "initiative,kpi,expected / A,users,3 / B,users,2 / C,users,1",
}

type Make = Callable[..., pf.Case]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """``make(table="heading,… / cell,…", settings="key = value")``: the base case with these tables in place of its own."""
    number = count()

    def made(settings: str = "", **tables: str) -> pf.Case:
        folder = tmp_path / str(next(number))
        folder.mkdir()
        for name, text in (BASE | tables).items():
            (folder / f"{name}.csv").write_text("\n".join(line.strip() for line in text.split(" / ")), encoding="utf-8")
        (folder / "case.toml").write_text(settings, encoding="utf-8")
        return pf.load(folder)

    return made
