"""What asking a case again costs, as multiples of one allocation and against what people should wait at most.

python benchmarks/explaining.py data/samples/scaleup
python benchmarks/explaining.py data/samples/scaleup --only ranges draws
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from measuring import timed, watched

import portfolio as pf
from portfolio.allocator import batch
from portfolio.allocator.questions import conflict
from portfolio.explanation import why


@dataclass(frozen=True)
class Question:
    """Something that people wait for; the most that it should take, and what is aimed at: seconds on a quiet
    machine of two cores, or allocations where the unit says so.
    """

    what: str
    ask: Callable[[], object]
    must: float = 0.0
    aim: float = 0.0
    unit: str = "s"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What asking again costs, as multiples of one allocation.")
    parser.add_argument("case")
    parser.add_argument("--only", nargs="*", help="words that what is asked has to hold one of")
    given = parser.parse_args()
    case = pf.load(given.case)
    pf.allocate(case, gap=0.1)  # imports and the case's own numbers are not what is measured
    once, plan = timed(lambda: pf.allocate(case))
    print(f"{len(case.initiatives)} initiatives; allocation {once:.2f} s")
    for question in questions(case, plan):
        if given.only and not any(word in question.what for word in given.only):
            continue
        measured(question, once)


def questions(case: pf.Case, plan: pf.Allocation) -> list[Question]:
    """What is asked of a plan."""
    some = case.initiatives.initiative[0]
    budgets = [share * line_total(case) for share in spread(50)]
    asked = [
        Question("explain all: as ranges", lambda: pf.explain(plan, exact=False), 2, 1),
        Question("explain all: exact", lambda: explained(plan), 15, 6),
        Question("a frontier of 50 budgets", lambda: pf.frontier(case, at=budgets), 10, 5, "allocations"),
        Question("1,000 draws", lambda: pf.simulate(case, draws=1000, plan=plan), 120, 60),
        Question("board brief", lambda: pf.brief(case), 12, 6),
        Question("explain one initiative", lambda: pf.explain(plan, some)),
        Question("price of decisions", lambda: pf.price_of_decisions(plan)),
        Question("five alternatives", lambda: pf.alternatives(plan)),
        Question("marginal values", lambda: pf.marginal_values(plan)),
    ]
    if len(case.table("parties")) or len(case.table("judgements")):
        asked.insert(5, Question("arbitration", lambda: pf.arbitrate(case), 20, 10))
    return asked


def measured(question: Question, once: float) -> None:
    """One line: seconds, of wall and of processor, allocations, and how that is against the target."""
    busy = time.process_time()
    seconds, _ = timed(question.ask)
    busy = time.process_time() - busy
    line = f"{question.what}: {seconds:.1f} s ({busy:.1f} s busy), {seconds / once:.1f} allocations"
    if question.must:
        taken = seconds / once if question.unit == "allocations" else seconds
        how = "aim met" if taken <= question.aim else "met" if taken <= question.must else "MISSED"
        line += f"; must ≤ {question.must:g}, aim {question.aim:g} {question.unit}: {how}"
    print(line, flush=True)


def explained(plan: pf.Allocation) -> None:
    """Explain all, and say where the time went; what threads do at once counts for each."""
    spent: dict[str, float] = defaultdict(float)
    watched(spent, batch.BatchSearch, "_together", "the other way round: shared trees, one by one beside")
    watched(spent, batch.BatchSearch, "_shared_out", "the other way round: one by one after them")
    watched(spent, why, "_saving", "at which cost it would enter")
    watched(spent, conflict, "smallest_conflict", "smallest conflicts")
    pf.explain(plan)
    for what, seconds in sorted(spent.items(), key=lambda s: -s[1]):
        print(f"  {what}: {seconds:.1f} s")


def line_total(case: pf.Case) -> float:
    """What there is of all budgets now."""
    budgets = case.resources[case.resources.kind == "budget"]
    return float(budgets[list(case.periods)].sum().sum())


def spread(count: int) -> list[float]:
    """Shares of the present budget from three quarters to five quarters."""
    return [0.75 + 0.5 * k / (count - 1) for k in range(count)]


if __name__ == "__main__":
    main()
