"""Cases whose ids and names hold what could be taken for something else: separators, markup, mathematics,
line breaks.
"""

from __future__ import annotations

import csv
from pathlib import Path

import portfolio as pf
from portfolio.tables import SCHEMAS

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
IDS = (
    "Migration, cloud",
    "Cost $5 and $6",
    "a_b^c",
    r"\frac{1}",
    r"x\y {z",
    "A / B",
    "A + B",
    '<b>"bold"</b>',
    "R&D",
    "_hidden",
    "+P1 −P2",
    "x | y",
)
"""Every one of these has broken something."""


def awkward(sample: str, target: Path, drop: tuple[str, ...] = ()) -> pf.Case:
    """A sample with every id and name made awkward: its own after a text of :data:`IDS`, names with a line
    break as well.
    """
    count = 0
    new: dict[str, str] = {}

    def other(text: str) -> str:
        nonlocal count
        if text not in new:
            new[text] = f"{IDS[count % len(IDS)]} {text}"
            count += 1
        return new[text]

    target.mkdir()
    for schema in SCHEMAS:
        source = SAMPLES / sample / f"{schema.name}.csv"
        if not source.exists() or schema.name in drop:
            continue
        with source.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        ids = {c.name for c in schema.columns if c.kind in ("id", "ids") and c.name != "option"} | {"party"}
        for row in rows:
            for k, column in enumerate(head):
                if row[k] and column in ids:
                    row[k] = " | ".join(map(other, row[k].split(" | ")))
                elif row[k] and column == "name":
                    row[k] = f"{IDS[count % len(IDS)]}\n{row[k]}"
                    count += 1
                elif row[k] and schema.name == "scenarios" and column == "row":
                    # options keep their ids
                    row[k] = " / ".join(new.get(part, part) for part in row[k].split(" / "))
                elif row[k] and column == "unit":
                    row[k] = f"$_{{{row[k]}}}$"
        with (target / f"{schema.name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
    (target / "case.toml").write_text(
        (SAMPLES / sample / "case.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    return pf.load(target)
