"""How an allocation grows with the round: made rounds from 100 to 5,000 initiatives, each in a process of its
own.

    python benchmarks/scaling.py [--sizes 100,500,…] [--time-limit 60] [--out docs]

Writes ``scaling.json`` (the figures) and ``scaling.png`` to ``--out``, and prints the table that
``docs/scaling.md`` shows.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import portfolio as pf
from portfolio.words.text_tables import text_table

SIZES = {100: (6, 8), 250: (8, 12), 500: (8, 20), 1000: (12, 30), 2500: (12, 40), 5000: (12, 50)}
"""Initiatives: (periods, teams)."""


def made(size: int, periods: int, teams: int, folder: Path, seed: int = 1) -> None:
    """A round as large organisations have them: one to three options, money in steps of 5 k€, less than
    half of the ask available.
    """
    draw = random.Random(seed)
    labels = [f"{2027 + t // 4}Q{t % 4 + 1}" for t in range(periods)]
    ids = [f"I{n:05}" for n in range(size)]
    results = [f"K{n:02}" for n in range(15)]
    options, requirements, contributions = [], [], []
    asked: dict[str, list[float]] = {
        r: [0.0] * periods for r in ["money", *(f"T{k:02}" for k in range(teams))]
    }
    moved = dict.fromkeys(results, 0.0)
    for i in ids:
        length, worth = draw.randint(1, 3), draw.uniform(0.5, 2)
        own = draw.sample([f"T{k:02}" for k in range(teams)], draw.randint(1, 3))
        for level, share in zip(("lite", "full", "max"), (0.6, 1.0, 1.3), strict=True):
            if level != "full" and draw.random() < 0.6:
                continue
            options.append((i, level, length, share))
            for resource_, amount in [
                ("money", 5 * draw.randint(4, 60) * share),
                *((t, draw.randint(2, 14) * share) for t in own),
            ]:
                cells = [
                    max(1, round(amount / length / (5 if resource_ == "money" else 1)))
                    * (5 if resource_ == "money" else 1)
                    for _ in range(length)
                ]
                requirements.append((i, level, resource_, *cells, *[""] * (3 - length)))
                if level == "full":
                    begin = draw.randrange(periods)
                    for t, cell in enumerate(cells):
                        asked[resource_][(begin + t) % periods] += cell
        for k in draw.sample(results, draw.randint(1, 3)):
            amount = round(draw.uniform(0.2, 1.8) * worth, 2)
            contributions.append((i, k, amount))
            moved[k] += amount
    tables: dict[str, list[tuple[Any, ...]]] = {
        "initiatives": [
            ("initiative", "earliest", "latest"),
            *((i, labels[(e := draw.randrange(periods - 3))], labels[e + 1]) for i in ids),
        ],
        "options": [("initiative", "option", "duration", "delivers"), *options],
        "resources": [
            ("resource", "kind", "unit", *labels),
            *(
                (
                    r,
                    "budget" if r == "money" else "capacity",
                    "k€" if r == "money" else "person-weeks",
                    *(round(0.45 * a / 5) * 5 for a in amounts),
                )
                for r, amounts in asked.items()
            ),
        ],
        "requirements": [("initiative", "option", "resource", "1", "2", "3"), *requirements],
        "objectives": [
            ("objective", "weight"),
            *((f"O{n}", w) for n, w in enumerate((25, 20, 20, 15, 10, 10))),
        ],
        "key_results": [
            ("key_result", "objective", "kpi", "target"),
            *((k, f"O{n % 6}", k, round(0.8 * moved[k], 2)) for n, k in enumerate(results)),
        ],
        "contributions": [("initiative", "kpi", "expected"), *contributions],
    }
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def measured(size: int, time_limit: float) -> dict[str, float]:
    """One size in this process: seconds to load, to the first plan and its gap, the gap at the end, peak
    memory.
    """
    from portfolio.allocator.milp import build

    periods, teams = SIZES[size]
    with tempfile.TemporaryDirectory() as folder:
        made(size, periods, teams, Path(folder))
        began = time.perf_counter()
        case = pf.load(folder)
    loaded = time.perf_counter() - began
    told: list[tuple[float, float, float]] = []
    began = time.perf_counter()
    plan = pf.allocate(case, gap=1e-4, time_limit=time_limit, on_progress=lambda *now: told.append(now))
    seconds = time.perf_counter() - began
    first = next(t for t in told if t[1] > -1e300)
    within = [s for s, impact, bound in told if impact > 0 and bound - impact <= 0.01 * impact]
    model = build(pf.Problem(case))
    return {
        "initiatives": size,
        "periods": periods,
        "teams": teams,
        "columns": len(model.columns),
        "rows": len(model.rows),
        "load": loaded,
        "first plan": first[0],
        "its gap": (first[2] - first[1]) / first[1],
        "proven 1 %": within[0] if within else float("nan"),
        "seconds": seconds,
        "gap": plan.gap,
        "MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def pictured(rows: list[dict[str, float]], path: Path) -> None:
    """Growth curves: seconds to the first plan, to load, and memory, by initiatives."""
    import matplotlib.pyplot as plt
    import pandas as pd
    import seaborn as sns
    from matplotlib.ticker import PercentFormatter

    frame = pd.DataFrame(rows)
    sns.set_theme(style="whitegrid", palette="colorblind", context="notebook")
    figure, axes = plt.subplots(1, 3, figsize=(13, 4), constrained_layout=True)
    for ax, (column, label) in zip(
        axes,
        (
            ("first plan", "seconds to the first plan"),
            ("its gap", "gap proven with it"),
            ("MiB", "peak memory, MiB"),
        ),
        strict=True,
    ):
        sns.lineplot(frame, x="initiatives", y=column, marker="o", ax=ax)
        share = column == "its gap"
        ax.set(
            xscale="log", yscale="linear" if share else "log", xlabel="initiatives", ylabel="", title=label
        )
        ax.set_xticks(list(SIZES), [f"{s:,}" for s in SIZES])
        ax.minorticks_off()
        for x, y in zip(frame["initiatives"], frame[column], strict=True):
            ax.annotate(
                f"{y:.2%}" if share else f"{y:.3g}",
                (x, y),
                textcoords="offset points",
                xytext=(0, 7),
                ha="center",
                fontsize=9,
            )
        ax.margins(0.12, 0.2)
        if share:
            ax.set_ylim(0, None)
            ax.yaxis.set_major_formatter(PercentFormatter(1))
    figure.savefig(path, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--time-limit", type=float, default=60.0, help="seconds an allocation may take")
    parser.add_argument("--out", type=Path, default=Path("docs"))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.one, given.time_limit)))
        return
    rows = []
    for size in map(int, given.sizes.split(",")):
        command = [sys.executable, __file__, "--one", str(size), "--time-limit", str(given.time_limit)]
        rows.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
        print(size, "done", file=sys.stderr)
    shown = {
        c: [
            (
                "–"
                if r[c] != r[c]
                else (
                    f"{r[c]:.2%}"
                    if c in ("its gap", "gap")
                    else (
                        f"{r[c]:,.0f}"
                        if c in ("initiatives", "periods", "teams", "columns", "rows", "MiB")
                        else f"{r[c]:.2f}"
                    )
                )
            )
            for r in rows
        ]
        for c in rows[0]
    }
    print(text_table(shown, right=list(shown)))
    (given.out / "scaling.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    pictured(rows, given.out / "scaling.png")


if __name__ == "__main__":
    main()
