"""What a search found, as the answer that is given: an allocation with its proof, or why there is none."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from portfolio.allocator.search import FINEST, Search
from portfolio.allocator.selection import Selection
from portfolio.errors import Infeasibility, InfeasibleError, TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem
from portfolio.progress import Clock
from portfolio.words.figures import per_cent
from portfolio.words.sentences import figure, sentence

type Answer = Allocation | InfeasibleError | TimeLimitError


def answered(search: Search, explain: Callable[[Problem], Infeasibility]) -> Allocation:
    """Run a search and state what it found, or that nothing is possible: ``explain`` says why, once that is
    looked at.
    """
    plan, clock = search.run(), search.clock
    if plan is not None:
        return stated(search, plan)
    if clock.interrupted:
        raise KeyboardInterrupt
    if search.stopped:
        raise clock.late(sentence("late_no_plan"))
    raise InfeasibleError(partial(explain, search.problem))


def stated(search: Search, plan: Selection) -> Allocation:
    """A plan of a search as the allocation, with what is proven of it."""
    impact = search.worth(plan)
    bound = max(search.bound, impact)
    problem = search.problem
    if bound - impact <= 1e-12 * problem.size_of(impact):
        bound = impact  # sums that cancel out differ by their rounding
    if abs(impact) > FINEST * problem.magnitude:
        reached = (bound - impact) / abs(impact)
    else:
        # of nothing there is no share: where more may be earned, it is as far away as can be
        reached = 0.0 if bound - impact <= FINEST * problem.magnitude else math.inf
    return Allocation(
        problem=search.problem,
        choices=tuple(search.choices(plan)),
        status="optimal"
        if not search.stopped and reached <= max(search.tolerances.gap, FINEST)
        else "feasible",
        impact=impact,
        bound=bound,
        gap=reached,
        seconds=time.perf_counter() - search.clock.began,
        stopped=search.stopped,
        gap_asked=search.tolerances.gap,
    )


def in_time(plan: Allocation, clock: Clock) -> Allocation:
    """A plan that answers a part of a larger question; one whose gap was not proven in time is none."""
    if plan.stopped and not plan.is_proven:
        raise clock.late(
            sentence("late_gap", gap=figure(per_cent, plan.gap, decimals=2))
            if math.isfinite(plan.gap)
            else sentence("late_no_bound"),
            plan,
        )
    return plan


def as_far(plan: Allocation, clock: Clock) -> Allocation:
    """A plan that was cut short, to be asked about as far as it is proven: what is asked of it is asked at
    the gap that was reached, as if that had been asked for; it goes on to say that it was cut short.

    Raises
    ------
    TimeLimitError
        Where nothing is proven of it: then it is no measure of anything.
    """
    if plan.is_proven or not math.isfinite(plan.gap):
        return in_time(plan, clock)
    return replace(plan, gap_asked=plan.gap)
