"""What ten transfers make of the time of an allocation: the same typical rounds without and with them, in
processor time on one core, where that is what one waits for.

python benchmarks/transfers.py
"""

from __future__ import annotations

import argparse
import math
import os
import tempfile
import time
from pathlib import Path
from random import Random

from families import write
from family_rounds import Tables, typical

import portfolio as pf

SEEDS = (1, 2, 3, 4, 5, 6, 7, 8)
HEADINGS = ("transfer", "from", "to", "rate", "lag", "max", "step")


def with_transfers(tables: Tables, seed: int, count: int = 10) -> Tables:
    """The same round with so many transfers: contractors by the head, teams that lend to others, money that
    comes a quarter sooner or later; each with a ceiling.
    """
    draw = Random(seed)
    teams = [str(row[0]) for row in tables["resources"][1:] if row[1] == "capacity"]
    rows: list[tuple[object, ...]] = [HEADINGS]
    for n in range(count):
        kind = n % 5
        if kind in (0, 1):  # a contractor of eleven weeks for 27.5 k€, up to two at once
            team = draw.choice(teams)
            rows.append((f"contractors {n}", "budget", team, 0.4, 0, 55, 27.5))
        elif kind in (2, 3):
            one, other = draw.sample(teams, 2)
            rows.append((f"lends {n}", one, other, draw.choice((0.7, 0.8)), 0, draw.choice((5, 11, 22)), ""))
        else:
            rows.append(
                (f"sooner {n}", "budget", "budget", 1, draw.choice((-1, 1)), draw.choice((50, 100)), "")
            )
    return {**tables, "transfers": rows}


def asked(tables: Tables, name: str, gap: float) -> tuple[float, pf.Allocation]:
    """Processor seconds of an allocation, and the plan."""
    with tempfile.TemporaryDirectory() as folder:
        write(tables, Path(folder), name)
        case = pf.load(folder)
    began = time.process_time()
    plan = pf.allocate(case, gap)
    return time.process_time() - began, plan


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What ten transfers make of the time of an allocation.")
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--gap", type=float, default=1e-6)
    parser.add_argument("--transfers", type=int, default=10)
    given = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    pf.allocate(pf.load("data/samples/lorie_savage"))  # imports are not what is measured
    times: list[float] = []
    for seed in given.seeds:
        tables = typical(seed)
        without, plain = asked(tables, f"typical {seed}", given.gap)
        seconds, plan = asked(with_transfers(tables, seed, given.transfers), f"typical {seed}", given.gap)
        times.append(seconds / without)
        print(
            f"round {seed}: {len(plan.problem.case.initiatives)} initiatives; without {without:.2f} s,"
            f" {plain.impact:.2f} points; with {seconds:.2f} s, {plan.impact:.2f} points,"
            f" {len(plan.columns('transfers')['given'])} amounts given; {times[-1]:.2f} times as long",
            flush=True,
        )
    mean = math.exp(math.fsum(map(math.log, times)) / len(times))
    print(f"geometric mean: {mean:.2f} times as long with {given.transfers} transfers")


if __name__ == "__main__":
    main()
