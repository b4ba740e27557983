"""Why no portfolio is possible, and what would make one: a smallest conflict, and the ways out of it, by
asking again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.outcome import in_time
from portfolio.allocator.questions.clauses import clauses
from portfolio.allocator.questions.ways_out import ways_out
from portfolio.allocator.search import ANY, Tolerances
from portfolio.allocator.workspace import Workspace
from portfolio.errors import Infeasibility, InfeasibleError
from portfolio.model.allocation import Allocation
from portfolio.model.constraints import Constraint, Kind, constraints, lifted
from portfolio.model.problem import Problem
from portfolio.progress import Clock, progress_bar
from portfolio.words.sentences import clauses as in_a_row
from portfolio.words.sentences import say


def explained(problem: Problem, effort: Effort = STANDARD) -> Infeasibility:
    """The conflict of a problem that no portfolio meets, and how to find the ways out of it."""
    language = problem.case.settings.language
    with progress_bar("conflict") as bar:
        conflict = smallest_conflict(problem, bar.update)
    rows = {
        "kind": [d.kind.value for d in conflict],
        "name": [d.name for d in conflict],
        "period": [d.part if d.kind is Kind.LIMIT else "" for d in conflict],
        "demand": [d.said(problem, language) for d in conflict],
    }

    def repairs() -> tuple[dict[str, list[Any]], tuple[str, ...]]:
        with progress_bar("ways out") as bar:
            return ways_out(problem, conflict, _best, bar.update, effort)

    return Infeasibility(
        rows, tuple(clauses(problem, conflict, language)), repairs, partial(_told, language), language
    )


def _told(language: str, demands: Sequence[str], ways_out: Sequence[str]) -> str:
    """All of it as text: one sentence on what is impossible, one on the conflict, the lines on the ways
    out.
    """
    why = say(language, "impossible")
    if demands:
        why = say(language, "together", demands=in_a_row(demands, language))
    return "\n".join([say(language, "no_portfolio"), why, *ways_out])


def smallest_conflict(
    problem: Problem, tick: Callable[[], object], dropped: Collection[Constraint] = ()
) -> list[Constraint]:
    """A set of demands that no portfolio meets, while without any one of them some portfolio does (Junker
    2004, QuickXplain).

    Those that are ``dropped`` are not held in any case.
    """
    every = [d for d in constraints(problem) if d not in dropped]

    def possible(kept: Collection[Constraint]) -> bool:
        tick()
        return _any(lifted(problem, [*dropped, *(d for d in every if d not in set(kept))])) is not None

    def within(background: list[Constraint], changed: bool, some: list[Constraint]) -> list[Constraint]:
        """The members of a smallest conflict among ``some``, with the background held."""
        if changed and not possible(background):
            return []
        if len(some) == 1:
            return some
        middle = len(some) // 2
        first, second = some[:middle], some[middle:]
        of_second = within(background + first, True, second)
        return within(background + of_second, bool(of_second), first) + of_second

    if not every or not possible([]):
        return []
    found = set(within([], False, every))
    return [d for d in every if d in found]


def _any(problem: Problem) -> Allocation | None:
    """Any portfolio that a problem admits."""
    return _asked(problem, ANY)


def _best(problem: Problem) -> Allocation | None:
    return _asked(problem, 1e-6)


def _asked(problem: Problem, gap: float) -> Allocation | None:
    clock = Clock(time.perf_counter())
    try:
        with clock.catching_interrupts():
            plan = Workspace(problem.case).answer(problem, Tolerances.of(gap, [problem]), clock, explained)
    except InfeasibleError:
        return None
    return in_time(plan, clock)
