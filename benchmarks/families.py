"""Rounds made from a seed, family by family: what an allocation is tuned and judged on.

    python benchmarks/families.py FAMILY SEED FOLDER

writes one of them as CSV files. Nobody looks at seeds from 1,000 on while a number is chosen: ``judged.py``
judges on them. A seed gives the same tables on every machine: draws are uniform ones of ``random.Random``,
and no function is used of which two machines could differ in the last digit.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable
from pathlib import Path

from family_problems import backlog, correlated, knapsacks, mine, mine_small, multiple_choice
from family_rounds import Tables, hard, large, large_2000, large_5000, typical

import portfolio as pf
from portfolio.case.case import Case

TUNING, JUDGED = 1, 1000
"""The first seed of each half."""


def made(family: str, seed: int, folder: Path) -> Case:
    """Write one round of a family into a folder, as CSV files, and load it."""
    write(FAMILIES[family](seed), folder, f"{family} {seed}")
    return pf.load(folder)


def write(tables: Tables, folder: Path, name: str = "") -> None:
    """Write tables as CSV files, the settings among them as ``case.toml``."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = [("name", f'"{name}"'), *tables.get("settings", [])]
    (folder / "case.toml").write_text("".join(f"{k} = {v}\n" for k, v in settings), encoding="utf-8")
    for table in tables.keys() - {"settings"}:
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(tables[table])


FAMILIES: dict[str, Callable[[int], Tables]] = {
    maker.__name__: maker
    for maker in (
        typical,
        hard,
        backlog,
        mine,
        mine_small,
        multiple_choice,
        knapsacks,
        correlated,
        large,
        large_2000,
        large_5000,
    )
}
"""What makes a round of each family from a seed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("family", choices=FAMILIES)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    made(given.family, given.seed, given.folder)


if __name__ == "__main__":
    main()
