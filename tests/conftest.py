"""Small cases from short CSV strings: a base that is easy to reckon with, and in each test only what
differs from it.
"""

import os
from itertools import count
from pathlib import Path

import pytest
from support.small_cases import BASE, Make

import portfolio as pf


def pytest_configure(config: pytest.Config) -> None:
    """A core for each process of the suite: searches that use all cores would only wait for each other."""
    process = os.environ.get("PYTEST_XDIST_WORKER", "")
    if process and hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[int(process.removeprefix("gw")) % len(cores)]})


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
