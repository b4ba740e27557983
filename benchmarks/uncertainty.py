"""What a frontier, draws and safe plans cost, as multiples of one allocation, and where the time goes.

python benchmarks/uncertainty.py data/samples/scaleup --draws 32 --budgets 50
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from measuring import timed, watched

import portfolio as pf
from portfolio.allocator import highs, local_search, search
from portfolio.case.case import Case
from portfolio.solver import branch_and_bound, mip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="What frontiers and draws cost, as multiples of one allocation."
    )
    parser.add_argument("case")
    parser.add_argument("--draws", type=int, default=32)
    parser.add_argument("--budgets", type=int, default=50)
    parser.add_argument("--safe", type=int, default=0, help="also the safest plans over so many draws")
    parser.add_argument("--write", type=Path, help="also write what is printed to this Markdown file")
    given = parser.parse_args()
    said: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        said.append(line)

    case = pf.load(given.case)
    say(f"{case.name}: {len(case.initiatives)} initiatives, {len(case.periods)} periods")
    pf.allocate(case, gap=0.1)  # imports and the case's own numbers are not what is measured
    once = float(np.median([timed(lambda: pf.allocate(case))[0] for _ in range(3)]))
    present = (
        pf.Problem(case)
        .limits(
            [r for r, k in zip(case.resources.resource, case.resources.kind, strict=True) if k == "budget"]
        )
        .sum()
    )
    budgets, _ = timed(
        lambda: pf.frontier(case, at=(np.linspace(0.5, 1.5, given.budgets) * present).tolist())
    )
    say(
        f"allocation {once:.2f} s; a frontier of {given.budgets} budgets {budgets:.1f} s:"
        f" {budgets / once:.1f} allocations"
    )
    spent: dict[str, float] = defaultdict(float)
    watched(spent, Case, "drawn", "the draws as cases")
    watched(spent, highs.HighsBackend, "__init__", "relaxations and cuts at the root")
    watched(spent, branch_and_bound.BranchAndBound, "search", "branch and bound")
    watched(spent, mip.Mip, "ask", "HiGHS, and the local search around what it finds")
    watched(spent, local_search.LocalSearch, "run", "local search")
    watched(spent, search.Search, "_lexicographic_best", "the one-answer rule")
    whole, found = timed(lambda: pf.simulate(case, draws=given.draws))
    say(f"{given.draws} draws {whole:.1f} s: {whole / given.draws / once:.2f} allocations each")
    for what, seconds in sorted(spent.items(), key=lambda s: -s[1]):
        say(f"  {what}: {seconds:.1f} s, {seconds / whole:.0%}")
    told, _ = timed(lambda: (found.outlook, found.chances, found.key_results, found.evpi, found.evppi))
    say(f"  all frames of it: {told:.2f} s")
    if given.safe:
        seconds, safe = timed(lambda: pf.safest(case, draws=given.safe, gap=1e-3, time_limit=120))
        say(
            f"the safest plans over {given.safe} draws, to 0.1 %: {seconds:.0f} s, {seconds / once:.0f}"
            " allocations"
        )
        say(safe.summary.round(3).to_string(index=False))
    if len(case.table("parties")) or len(case.table("judgements")):
        seconds, table = timed(lambda: pf.arbitrate(case))
        say(
            f"arbitration, {len(table.portfolios)} portfolios that none dominates: {seconds:.0f} s,"
            f" {seconds / once:.0f} allocations"
        )
    if given.write is not None:
        head = (
            "# What frontiers, draws, safe plans and arbitration cost\n\nWritten by"
            " `benchmarks/uncertainty.py` on two cores; "
        )
        before = given.write.read_text(encoding="utf-8") if given.write.exists() else ""
        _, section, written = before.partition("\n## ")  # what stands there by hand is kept
        given.write.write_text(
            f"{head}an allocation of the same case is the unit.\n\n```text\n"
            + "\n".join(said)
            + f"\n```\n{section}{written}",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
