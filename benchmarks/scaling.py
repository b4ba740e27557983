"""How an allocation grows with the round: made rounds from 100 to 5,000 initiatives, each in a process of its
own.

    python benchmarks/scaling.py [--sizes 100,500,…] [--time-limit 60] [--out docs]

Writes ``scaling.json`` (the figures) and ``scaling.png`` to ``--out``, and prints the table that
``docs/scaling.md`` shows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from families import write
from family_rounds import organisation

import portfolio as pf
from portfolio.words.text_tables import text_table

SIZES = {100: (6, 8), 250: (8, 12), 500: (8, 20), 1000: (12, 30), 2500: (12, 40), 5000: (12, 50)}
"""Initiatives: (periods, teams)."""


def measured(size: int, time_limit: float) -> dict[str, float]:
    """One size in this process: seconds to load, to the first plan and its gap, the gap at the end, peak
    memory.
    """
    from portfolio.allocator.milp import build

    periods, teams = SIZES[size]
    with tempfile.TemporaryDirectory() as folder:
        write(organisation(1, size, periods, teams), Path(folder))
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
    given.out.mkdir(parents=True, exist_ok=True)  # before minutes of measuring
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
