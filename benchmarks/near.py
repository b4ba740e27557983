"""How long it takes to change as little as can be: in allocations, side by side in one run.

    python benchmarks/near.py [--case FOLDER …] [--factor 0.85] [--repeat 3]

For each case: its best plan R; then, with every limit of its first budget times the factor, the best plan,
the plan near R (within 0.1 %), and the whole curve of ``pf.stability``. Each line says seconds of the
allocation, and how many allocations the other two took (medians), with the changed lines that they found.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import portfolio as pf
from portfolio.words.text_tables import text_table

SAMPLES = Path(__file__).parents[1] / "data" / "samples"


def seconds(ask: Callable[[], object], repeat: int) -> float:
    taken = []
    for _ in range(repeat):
        began = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def measured(case: pf.Case, factor: float, repeat: int) -> dict[str, object]:
    before = pf.allocate(case)
    problem = pf.Problem(case).scaled({case.budgets[0]: factor})
    best, near = pf.allocate(problem), pf.allocate(problem, near=before)
    curve = pf.stability(problem, near=before)
    one = seconds(lambda: pf.allocate(problem), repeat)
    return {
        "seconds": one,
        "near": seconds(lambda: pf.allocate(problem, near=before), repeat) / one,
        "curve": seconds(lambda: pf.stability(problem, near=before), repeat) / one,
        "changes of the best": len(problem.keeping(before).keeps) and int(curve.curve.changes.iloc[-1]),
        "changes near": len(near.changes),
        "lost": 1 - near.impact / best.impact,
        "plans on the curve": len(curve.plans),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--case", nargs="*", type=Path, default=[SAMPLES / "scaleup"])
    parser.add_argument("--factor", type=float, default=0.85)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    rows = {path.name: measured(pf.load(path), args.factor, args.repeat) for path in args.case}
    columns = {"case": list(rows)} | {
        heading: [f"{row[heading]:.4g}" for row in rows.values()] for heading in next(iter(rows.values()))
    }
    print(text_table(columns, [c for c in columns if c != "case"]))
    for what in ("near", "curve"):
        mean = math.exp(statistics.fmean(math.log(float(str(row[what]))) for row in rows.values()))
        print(f"{what}: {mean:.2f} allocations, geometric mean of {len(rows)}")


if __name__ == "__main__":
    main()
