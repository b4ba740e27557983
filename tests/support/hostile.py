"""A case whose every text is meant to be taken for something else: a formula, a link, a script, a line of
its own, a command to a terminal.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import portfolio as pf
from portfolio.tables import SCHEMAS

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
TEXTS = (
    "=cmd|'/c calc'!A1",
    "+1",
    "@SUM(1)",
    "-2+3",
    "Ship it!Q3",
    "$x^2$",
    "[link](http://x.invalid)",
    "![p](http://x.invalid/p.png)",
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    "`code`",
    "| pipe |",
    "# head",
    "- item",
    "1. one",
    "> said",
    "*bold* __bold__ ~~gone~~",
    "https://x.invalid/live",
    "<http://x.invalid/live>",
    "\x9b31mred",
    "\x7fgone",
    "\u202egnp.exe",
    "\u2066apart",
    "\u200fright",
    "one\u2028FAKED line",
    "one\nFAKED line",
    "one\x85FAKED line",
    "one\rFAKED line",
    "tab\tbed",
    "zero\u200bwidth",
    "\ufeffmark",
)
MORE = {
    "parties": "party,objective,weight\nfinance,growth,80\nfinance,loyalty,20\nproduct,growth,20",
    "decisions": "initiative,decision,by,reason\nA,reject,board,because",
    "scenarios": "scenario,table,row,column,change\nless,resources,budget,,× 0.9",
    "relations": "relation,initiative,other\nexcludes,B,D",
}
"""What four_initiatives has not."""
NO_MORE: Mapping[str, str] = MappingProxyType({})
_WORDS = {"name", "owner", "category", "note", "unit", "reason", "by", "scenario", "team"}


def hostile(sample: str, target: Path, more: Mapping[str, str] = NO_MORE) -> pf.Case:
    """A sample, and more tables, with one of :data:`TEXTS` before each text; the case's name."""
    count = 0
    new: dict[str, str] = {}

    def other(text: str, *, kept: bool = True) -> str:
        nonlocal count
        if kept and text in new:
            return new[text]
        found = f"{TEXTS[count % len(TEXTS)]} {text}"
        count += 1
        if kept:
            new[text] = found
        return found

    target.mkdir()
    for schema in SCHEMAS:
        source = SAMPLES / sample / f"{schema.name}.csv"
        if not source.exists() and schema.name not in more:
            continue
        text = more[schema.name] if schema.name in more else source.read_text(encoding="utf-8")
        head, *rows = csv.reader(text.splitlines())
        ids = {c.name for c in schema.columns if c.kind in ("id", "ids")} | {"party"}
        if schema.name == "initiatives" and "owner" not in head:
            head.append("owner")
            rows = [[*row, "owner"] for row in rows]
        if "note" not in head:
            head.append("note")
            rows = [[*row, "noted"] for row in rows]
        for row in rows:
            for k, column in enumerate(head):
                if row[k] and column in ids:
                    row[k] = " | ".join(map(other, row[k].split(" | ")))
                elif row[k] and schema.name == "scenarios" and column == "row":
                    row[k] = " / ".join(new.get(part, part) for part in row[k].split(" / "))
                elif row[k] and column in _WORDS:
                    row[k] = other(row[k], kept=column in ("owner", "category", "unit", "scenario", "by"))
        with (target / f"{schema.name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
    settings = (SAMPLES / sample / "case.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in settings if not line.startswith("name")]
    name = r'name = "[case](http://x.invalid)\u009b \u202e<script>alert(1)</script>\nFAKED line"'
    (target / "case.toml").write_text("\n".join([name, *kept, ""]), encoding="utf-8")
    return pf.load(target)
