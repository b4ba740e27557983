"""A case whose every text is meant to be taken for something else: a formula, a link, a script, a line of
its own, a command to a terminal.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from support.random_cases import write_folder

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
    r"\(x^2\)",
    r"$\href{http://x.invalid}{tex}$",
    r"\begin{equation}x\end{equation}",
    "</script></style></textarea></title>",
    "javascript:alert(1)",
    "\"' onmouseover=alert(1) x='\"",
    "&lt;b&gt;&#60;i&#62;",
    "{{7*7}} ${7*7} {%7%}",
    "me@x.invalid",
    "www.x.invalid",
)
MORE = {
    "parties": "party,objective,weight\nfinance,growth,80\nfinance,loyalty,20\nproduct,growth,20",
    "decisions": "initiative,decision,by,reason\nA,reject,board,because",
    "scenarios": "scenario,table,row,column,change\nless,resources,budget,,× 0.9",
    "relations": "relation,initiative,other\nexcludes,B,D",
}
"""What four_initiatives has not."""
AT_ONCE = " ".join(
    ["<img src=x onerror=window.__hit=1>", *(t for t in TEXTS if " | " not in t), "http://x.invalid"]
)
"""All of them in one text."""
COMMANDING = (
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb]"
)
"""What commands a terminal, turns text, breaks a line unseen or has no look; what joins letters has one."""
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


def everywhere(target: Path, attack: str = AT_ONCE) -> pf.Case:
    """A small case with every table there is, and in every field that takes a text ``attack`` before it."""

    def t(word: str) -> str:
        return f"{attack} {word}"

    def rows(heads: str, *cells: str) -> list[dict[str, str]]:
        return [
            dict(zip(heads.split(), (t(c[1:]) if c.startswith("!") else c for c in row.split()), strict=True))
            for row in cells
        ]

    tables = {
        "initiatives": rows(
            "initiative name owner category deadline reach impact confidence effort note",
            *(
                f"!{i} !name{i} !own !{'grow' if i in 'AB' else 'run'} 2027Q3 90 2 0.8 3 !note"
                for i in "ABCDE"
            ),
        ),
        "options": rows(
            "initiative option duration success delivers note",
            *(f"!{i} !full 1 0.8 1 !note" for i in "ABCDE"),
            "!A !light 1 1 0.5 !note",
        ),
        "resources": rows(
            "resource name kind unit 2027Q1 2027Q2 2027Q3 note",
            "!cash !money budget !EUR 60 40 30 !note",
            "!devs !developers capacity !weeks 9 9 9 !note",
        ),
        "requirements": rows(
            "initiative option resource 1 note",
            *(f"!{i} !full !cash 3{n} !note" for n, i in enumerate("ABCDE")),
            *(f"!{i} !full !devs {n + 2} !note" for n, i in enumerate("ABCDE")),
            "!A !light !cash 10 !note",
        ),
        "objectives": rows("objective name weight note", "!more !sell 60 !note", "!keep !hold 40 !note"),
        "kpis": rows(
            "kpi name unit kind drives factor value note",
            "!load !time !s usage !sold -0.5 1 !note",
            "!sold !sales !k outcome !all 1 2 !note",
            "!all !result !M business !all 1 2 !note",
        )[:2],
        "key_results": rows(
            "key_result objective kpi baseline target due note",
            "!first !more !load 10 4 2027Q3 !note",
            "!second !keep !sold 2 9 2027Q3 !note",
        ),
        "contributions": rows(
            "initiative option kpi low expected high note",
            *(f"!{i} !full !sold {1 + n} {2 + n} {3 + n} !note" for n, i in enumerate("ABCDE")),
            "!A !full !load -3 -2 -1 !note",
        ),
        "causes": rows("cause on by value low high note", "!vendor use owner !own 0.9 1.4 !note"),
        "relations": rows(
            "relation initiative other lag note", "excludes !A !D 0 !note", "requires !B !A 0 !note"
        ),
        "buckets": rows("by bucket resource measure max note", "category !grow !cash share 0.9 !note"),
        "rules": rows("rule initiative weight max note", "!two !A 1 2 !note", "!two !B 1 2 !note"),
        "transfers": rows("transfer from to rate max note", "!lent !cash !devs 0.1 20 !note"),
        "parties": rows(
            "party objective weight note",
            *("!one !more 80 !note", "!one !keep 20 !note", "!other !more 20 !note", "!other !keep 80 !note"),
        ),
        "decisions": rows("initiative decision by reason note", "!E reject !board !because !note"),
        "plan": rows("initiative option start note", "!A !full 2027Q1 !note", "!C !full 2027Q2 !note"),
        "readings": rows("kpi period value note", "!sold 2026Q4 2 !note"),
        "ledger": rows("initiative resource period planned actual note", "!A !cash 2026Q4 10 20 !note"),
        "actuals": rows(
            "initiative kpi expected realised promised delivered category owner team note",
            *(
                f"!{i}0 !sold 4 {n} 2025Q1 2025Q2 !grow !own !devs !note"
                for n, i in enumerate("ABCDE", start=1)
            ),
        ),
        "scenarios": [
            {"scenario": t("less"), "table": "resources", "row": t("cash"), "column": "", "change": "× 0.9"}
            | {"note": t("note")}
        ],
    }
    # a relation's blank lag stands in no row above, since rows are split at blanks
    for row in tables["relations"]:
        row["lag"] = row["lag"] if row["relation"] == "requires" else ""
    tables["kpis"][1] |= {"drives": "", "factor": ""}
    write_folder(tables, {"currency": "EUR", "discount_rate": 0.08}, target)
    with (target / "case.toml").open("a", encoding="utf-8") as file:
        file.write(f"name = {json.dumps(attack)}\n")
    return pf.load(target)
