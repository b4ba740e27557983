"""Every case of a folder that has an ``expected.json``, allocated and compared with the published impact.

    python benchmarks/published.py FOLDER [--gap 1e-9] [--time-limit 120] [--jobs 2]

Prints a table (case, expected, ours, status, gap, seconds) and a count. Exit 1 where a value differs.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tqdm import tqdm

import portfolio as pf
from portfolio.words.text_tables import text_table

COLUMNS = ("case", "expected", "ours", "status", "gap", "seconds", "verdict")


def judged(folder: Path, gap: float, time_limit: float) -> dict[str, str]:
    """One row of the table: the value must match within the stated tolerance, the proof may be missing."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    row = dict.fromkeys(COLUMNS, "") | {"case": folder.name, "expected": f"{expected['impact']:.10g}"}
    try:
        plan = pf.allocate(pf.load(folder), gap=gap, time_limit=time_limit)
    except pf.PortfolioError as error:
        return row | {"ours": type(error).__name__, "verdict": f"DIFFERS ({str(error).splitlines()[0]})"}
    tolerance = expected.get("tolerance", 1e-6) * max(1.0, abs(expected["impact"]))
    verdict = "match" if abs(plan.impact - expected["impact"]) <= tolerance else "DIFFERS"
    if "cheapest" in expected and list(plan.funded.initiative) != expected["cheapest"]:
        verdict = "DIFFERS (not the cheapest of the tied)"
    return row | {
        "ours": f"{plan.impact:.10g}",
        "status": plan.status,
        "gap": f"{plan.gap:.1e}",
        "seconds": f"{plan.seconds:.2f}",
        "verdict": verdict,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gap", type=float, default=1e-9)
    parser.add_argument("--time-limit", type=float, default=120.0, help="seconds a case")
    parser.add_argument(
        "--jobs", type=int, default=1, help="cases at once; more than one disturbs the seconds"
    )
    given = parser.parse_args()
    known = sorted(p.parent for p in given.folder.glob("*/expected.json"))
    cases = [
        p
        for p in known
        if json.loads((p / "expected.json").read_text(encoding="utf-8")).get("impact") is not None
    ]
    if not cases:
        parser.error(f"no case with an expected.json and an impact in {given.folder}")
    judge = partial(judged, gap=given.gap, time_limit=given.time_limit)
    with ProcessPoolExecutor(given.jobs) as pool:
        rows = list(tqdm(pool.map(judge, cases), total=len(cases), unit="case", disable=None))
    print(
        text_table({c: [r[c] for r in rows] for c in COLUMNS}, right=("expected", "ours", "gap", "seconds"))
    )
    matched = sum(r["verdict"] == "match" for r in rows)
    proven = sum(r["status"] == "optimal" for r in rows)
    print(
        f"\n{matched} of {len(rows)} cases match, {proven} of them proven; {len(known) - len(cases)} without"
        " an impact passed over"
    )
    return 0 if matched == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
