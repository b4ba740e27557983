"""The plan that changes as few lines of another as can be, for as little as is allowed to be lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from portfolio.allocator.search import FINEST, ONE_ANSWER_GAP
from portfolio.errors import InfeasibleError, PortfolioError, TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem, is_number
from portfolio.model.reference import Lines, changed
from portfolio.words.sentences import say, sentence

NOT_PROVEN_NEAREST = sentence("late_nearest")
"""What is found where the time was up first."""

type Ask = Callable[[Problem, float], Allocation]
"""Answers a problem to a gap."""


def check_within(within: object) -> float:
    """What may be lost, checked.

    Raises
    ------
    PortfolioError
        When it is no share.
    """
    if not is_number(within) or not 0 <= within <= 1:
        raise PortfolioError(sentence("must_share_of_best", found=repr(within)))
    return float(within)


def lines_near(problem: Problem, near: object) -> Lines:
    """The lines of a plan that a problem is asked near to.

    Raises
    ------
    CaseError
        When it is no plan on initiatives of the case.
    PortfolioError
        When few lines of a plan may change already.
    """
    if problem.kept is not None:
        raise PortfolioError(say(problem.case.settings.language, "near_twice"))
    return problem.keeping(near).keeps


def nearest(ask: Ask, problem: Problem, near: object, within: float, gap: float) -> Allocation:
    """Of the portfolios of impact ≥ I* − within · abs I*, I* the best impact, the one with fewest
    changed lines of a plan; of these the best, then the one-answer rule.

    How many changes are enough is asked from few on, twice as many each time, then by halves: what is best
    with few changes is soon proven, since little is left to choose (local branching; Fischetti and Lodi
    2003).

    Parameters
    ----------
    ask : callable
    near : Allocation, Record, DataFrame or iterable of (initiative, option, start)
        The plan; see :meth:`portfolio.Problem.keeping`.

    Returns
    -------
    Allocation
        On the problem that allows no more changes than it makes; its ``bound`` is that of the best plan.
        Where the search was stopped, the plan with the fewest changes so far.

    Raises
    ------
    PortfolioError
        When ``within`` is no share, or few lines of a plan may change already.
    """
    share = check_within(within)
    began = time.perf_counter()
    lines = lines_near(problem, near)
    best = ask(problem, gap)
    floor = best.impact - share * abs(best.impact)
    enough = floor - FINEST * problem.size_of(floor)
    # more changes than ``least`` are needed; no more than ``most`` are
    least, most, step = -1, len(changed(problem.case, lines, best.choices)), 1
    found = replace(best, problem=problem.keeping(lines, most))
    stopped = best.stopped
    while most - least > 1 and not stopped:
        count = min(least + step, most - 1)
        plan, stopped = _tried(ask, problem.keeping(lines, count), gap, enough)
        if plan is not None:
            most, found = len(changed(problem.case, lines, plan.choices)), plan
            step = max(1, (most - least) // 2)
        else:
            least, step = count, 2 * step
    return replace(
        found,
        problem=problem.keeping(lines, most),
        status="feasible" if stopped else found.status,
        bound=max(best.bound, found.impact),
        gap=problem.share_of(max(0.0, best.bound - found.impact), found.impact),
        stopped=stopped,
        best=best.impact,
        gap_asked=best.gap_asked,
        seconds=time.perf_counter() - began,
    )


def _tried(ask: Ask, problem: Problem, gap: float, enough: float) -> tuple[Allocation | None, str]:
    """The best plan of a problem where it is worth enough, and what stopped the search for it."""
    try:
        plan = ask(problem, gap)
        if plan.impact < enough <= plan.bound and not plan.stopped:
            plan = ask(problem, ONE_ANSWER_GAP)  # within the gap there may be one that is worth enough
    except InfeasibleError:
        return None, ""
    except TimeLimitError:
        return None, "time limit"
    except KeyboardInterrupt:
        return None, "interrupt"
    stopped = plan.stopped if plan.bound >= enough else ""
    return (plan if plan.impact >= enough else None), stopped
