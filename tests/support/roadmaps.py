"""Plans to draw: of any length, with everything a roadmap shows in them, made by hand, since it is not their
worth that is looked at.
"""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
from support.random_cases import Row, Tables, write_folder

import portfolio as pf
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem

_WORDS = [
    *("customer", "onboarding", "payment", "platform", "renewal", "automation", "benchmarks", "European"),
    *(
        "reporting",
        "self-service",
        "warehouse",
        "certificates",
        "for",
        "and",
        "with",
        "pricing",
        "dashboards",
    ),
]
_OPTIONS = [["full"], ["full"], ["full", "light"], ["two-groups", "certified-partner"]]
OBJECTIVES = (
    "Grow recurring revenue",
    "Keep the customers we have",
    "Become part of every working day of those who pay and those who are paid",
    "Run leaner",
)


def long_plan(
    folder: Path, count: int, periods: int = 8, seed: int = 0
) -> tuple[pf.Allocation, pd.DataFrame]:
    """A plan of so many initiatives, some of them running, paused or stopped, and another one to set it
    beside.
    """
    rng = random.Random(seed)
    labels = [f"{2027 + q // 4}Q{q % 4 + 1}" for q in range(periods)]
    tables = _tables(rng, count, labels)
    write_folder(tables, {"name": "A long round", "finish_inside": False}, folder)
    case = pf.load(folder)
    ids, options = case.initiatives.initiative, case.options
    chosen, before = [], []
    for i in ids:
        mine = options[options.initiative == i].option.tolist()
        running = case.initiatives.set_index("initiative").status[i] == "running"
        first = rng.choice([0, 0, 1]) if running else rng.randrange(periods)
        line = Choice(i, rng.choice(mine), labels[first])
        kept = rng.random()
        if kept > (0.3 if running else 0.05):
            chosen.append(line)
        if kept > 0.15:
            before.append(line)
        elif not running:
            before.append(Choice(i, mine[0], rng.choice(labels)))
    impact = pf.value(case, chosen)
    plan = pf.Allocation(Problem(case), tuple(sorted(chosen)), "feasible", impact, impact, 0.0, 0.0)
    return plan, pd.DataFrame(before, columns=["initiative", "option", "start"])


def _tables(rng: random.Random, count: int, labels: list[str]) -> Tables:
    ids = [f"i{k:03}" for k in range(count)]
    teams = ["platform", "payments", "data", "onboarding"]
    tables: Tables = {name: [] for name in ("initiatives", "options", "requirements", "contributions")}
    for k, i in enumerate(ids):
        name = " ".join(rng.choices(_WORDS, k=rng.choice([2, 3, 4, 5, 6, 9]))).capitalize()
        row: Row = {"initiative": i, "name": f"{name} {k}", "owner": rng.choice(["Finance", "Product", ""])}
        row["deadline"] = rng.choice(["", *labels])
        row["status"], row["since"], row["latest"] = "", "", ""
        if k % 7 == 3:
            row |= {"status": "running", "since": rng.choice(["2026Q2", "2026Q4", ""]), "latest": labels[2]}
        tables["initiatives"].append(row)
        for option in rng.choice(
            [["full"], ["full"], ["full", "light"], ["two-groups", "certified-partner"]]
        ):
            tables["options"].append(
                {"initiative": i, "option": option, "duration": str(rng.choice([1, 1, 2, 3, 4]))}
            )
        tables["requirements"].append(
            {"initiative": i, "option": "", "resource": rng.choice(teams), "1": "2", "2": "1"}
        )
        if rng.random() < 0.9:
            kpi = f"kpi{rng.randrange(len(OBJECTIVES))}"
            tables["contributions"].append({"initiative": i, "kpi": kpi, "expected": str(rng.randint(1, 9))})
    amounts = [dict.fromkeys(labels, str(max(4, count // 3))), dict.fromkeys(labels, "")]
    tables["resources"] = [
        {"resource": team, "name": f"The {team} team", "kind": "capacity", "unit": "person-weeks"}
        | amounts[team == "data"]
        for team in teams
    ]
    tables["objectives"] = [
        {"objective": f"o{k}", "name": name, "weight": "25"} for k, name in enumerate(OBJECTIVES)
    ]
    tables["key_results"] = [
        {"key_result": f"r{k}", "objective": f"o{k}", "kpi": f"kpi{k}", "target": "100"}
        | {"due": labels[-2] if k % 2 else ""}
        for k in range(len(OBJECTIVES))
    ]
    tables["relations"] = [
        {"relation": "requires", "initiative": a, "other": b, "lag": rng.choice(["0", "-1", "", "1"])}
        for a, b in (rng.sample(ids, 2) for _ in range(count // 6))
    ]
    return tables
