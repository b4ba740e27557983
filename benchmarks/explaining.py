"""What explanations and sweeps of one case cost, as multiples of one allocation, and where the time goes.

python benchmarks/explaining.py data/samples/scaleup
"""

from __future__ import annotations

import argparse
from collections import defaultdict

from measuring import timed, watched

import portfolio as pf
from portfolio.allocator import batch
from portfolio.allocator.questions import conflict
from portfolio.explanation import why


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What explanations cost, as multiples of one allocation.")
    parser.add_argument("case")
    case = pf.load(parser.parse_args().case)
    pf.allocate(case, gap=0.1)  # imports and the case's own numbers are not what is measured
    once, plan = timed(lambda: pf.allocate(case))
    spent: dict[str, float] = defaultdict(float)
    watched(spent, batch.BatchSearch, "_together", "the other way round: in shared trees")
    watched(spent, batch.BatchSearch, "_shared_out", "the other way round: one by one")
    watched(spent, why, "_saving", "at which cost it would enter (in threads)")
    watched(spent, conflict, "smallest_conflict", "smallest conflicts")
    count = len(case.initiatives)
    whole, _ = timed(lambda: pf.explain(plan))
    print(
        f"allocation {once:.2f} s; explaining {count} initiatives {whole:.1f} s: {whole / count / once:.2f}"
        " allocations each"
    )
    for what, seconds in sorted(spent.items(), key=lambda s: -s[1]):
        print(f"  {what}: {seconds:.1f} s, {seconds / whole:.0%}")
    for what, action in (
        ("one initiative", lambda: pf.explain(plan, case.initiatives.initiative[0])),
        ("price of decisions", lambda: pf.price_of_decisions(plan)),
        ("five alternatives", lambda: pf.alternatives(plan)),
        ("marginal values", lambda: pf.marginal_values(plan)),
        (
            "a frontier of 50 budgets",
            lambda: pf.frontier(case, at=[f * line_total(case) for f in spread(50)]),
        ),
    ):
        seconds, _ = timed(action)
        print(f"{what}: {seconds:.1f} s, {seconds / once:.1f} allocations")


def line_total(case: pf.Case) -> float:
    """What there is of all budgets now."""
    budgets = case.resources[case.resources.kind == "budget"]
    return float(budgets[list(case.periods)].sum().sum())


def spread(count: int) -> list[float]:
    """Shares of the present budget from three quarters to five quarters."""
    return [0.75 + 0.5 * k / (count - 1) for k in range(count)]


if __name__ == "__main__":
    main()
