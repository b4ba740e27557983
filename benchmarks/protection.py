"""What a point of the curve of protection costs, as multiples of one allocation, in processor time.

python benchmarks/protection.py data/samples/scaleup_next data/samples/scaleup --ranges
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from functools import partial

import portfolio as pf
from portfolio.allocator import Session
from portfolio.robustness.reserves import limits_in_draws


def spent[T](asked: Callable[[], T]) -> tuple[float, T]:
    """Processor seconds, whatever else the machine does, and the answer."""
    began = time.process_time()
    answer = asked()
    return time.process_time() - began, answer


def with_ranges(case: pf.Case, seed: int = 1) -> pf.Case:
    """The case in which every initiative may overrun, each by a share of its own."""
    rng, table = random.Random(seed), case.written["requirements"]
    high = {i: rng.choice([1.1, 1.2, 1.3, 1.5, 1.7]) for i in dict.fromkeys(table["initiative"])}
    return case.revised({"requirements": table.replacing("high", [high[i] for i in table["initiative"]])})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a point of the curve of protection costs.")
    parser.add_argument("cases", nargs="+")
    parser.add_argument("--ranges", action="store_true", help="also with every initiative that may overrun")
    parser.add_argument("--most", type=int, default=6, help="so many overruns at the most (default 6)")
    parser.add_argument("--draws", type=int, default=1024)
    given = parser.parse_args()
    for folder in given.cases:
        case = pf.load(folder)
        pf.allocate(case, gap=0.1)  # imports and the case's own numbers are not what is measured
        for one in [case, with_ranges(case)] if given.ranges else [case]:
            measured(one, given.most, given.draws)


def measured(case: pf.Case, most: int, draws: int) -> None:
    """One case: an allocation, then each point after the ones before it, and alone."""
    problem, session = pf.Problem(case), Session(case)
    once, _ = spent(lambda: session.allocate(problem))
    drawn, sampled = spent(lambda: pf.Draws.sampled(case, draws))
    print(f"{case.name}: {len(case.initiatives)} initiatives")
    print(f"an allocation {once:.1f} s, draws {drawn:.1f} s")
    for count in range(1, most + 1):
        asked = problem.protected(count)
        after, plan = spent(partial(session.allocate, asked))
        alone, _ = spent(partial(pf.allocate, asked))
        chance, frame = spent(partial(limits_in_draws, problem, sampled, plan.choices))
        print(
            f"{count} may overrun: {plan.impact:.2f} points, chance {frame.chance.iloc[-1]:.0%};"
            f" {after:.1f} s ({after / once:.1f} allocations), alone {alone:.1f} s, chance {chance:.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
