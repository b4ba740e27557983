"""Small cases from short CSV strings: a base that is easy to reckon with, and in each test only what
differs from it.
"""

from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import portfolio as pf

# One point for each new user: A is worth 3, B 2 and C 1. Each costs 2 in the quarter it starts in; nothing is
# limited.
BASE = {
    "initiatives": "initiative / A / B / C",
    "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,,,",
    "requirements": "initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2",
    "objectives": "objective,weight / grow,1",
    "key_results": "key_result,objective,kpi / more,grow,users",
    "contributions": "initiative,kpi,expected / A,users,3 / B,users,2 / C,users,1",
}

type Make = Callable[..., pf.Case]


def together(what: str, seeds: Iterable[int]) -> list[Any]:
    """Seeds for ``parametrize``: the tests of one seed run in one process, where what they share is made
    once.
    """
    return [pytest.param(seed, marks=pytest.mark.xdist_group(f"{what} {seed}")) for seed in seeds]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Groups that have no effect are said to have none: what a group shares would be made in every
    process, and clusters run side by side.
    """
    if config.getoption("loadgroup", False) and any(
        item.get_closest_marker("xdist_group") and "@" not in item.nodeid for item in items
    ):
        raise pytest.UsageError(
            f"pytest-xdist must know its groups; found them without effect under pytest {pytest.__version__}."
            " Run make setup."
        )


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """``make(table="heading,… / cell,…", settings="key = value")``: the base case with these tables in
    place of its own.
    """
    number = count()

    def made(settings: str = "", **tables: str) -> pf.Case:
        folder = tmp_path / str(next(number))
        folder.mkdir()
        for name, text in (BASE | tables).items():
            (folder / f"{name}.csv").write_text(
                "\n".join(line.strip() for line in text.split(" / ")), encoding="utf-8"
            )
        (folder / "case.toml").write_text(settings, encoding="utf-8")
        return pf.load(folder)

    return made
