"""Why no portfolio is possible, and what would make one: a smallest conflict, and the ways out of it, by asking again."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from portfolio.allocation import Allocation
from portfolio.allocator.clauses import clauses
from portfolio.allocator.elastic import Elastic
from portfolio.allocator.session import Session
from portfolio.demands import Demand, demands, lifted, unit_of
from portfolio.errors import Infeasibility, InfeasibleError
from portfolio.problem import Problem
from portfolio.requirements import requirements
from portfolio.solver.watch import progress_bar
from portfolio.words import SPACE, at_least, listing, points, say

_ANY = 1e15
"""A gap at which any portfolio will do."""


def explained(problem: Problem) -> Infeasibility:
    """The conflict of a problem that no portfolio meets, and how to find the ways out of it."""
    language = problem.case.settings.language
    with progress_bar("conflict") as bar:
        conflict = smallest_conflict(problem, bar.update)
    rows = {
        "kind": [str(d.kind) for d in conflict],
        "name": [d.name for d in conflict],
        "period": [d.part if d.kind == "limit" else "" for d in conflict],
        "demand": [d.said(problem, language) for d in conflict],
    }

    def repairs() -> dict[str, list[Any]]:
        with progress_bar("ways out") as bar:
            return ways_out(problem, conflict, bar.update)

    return Infeasibility(rows, tuple(clauses(problem, conflict, language)), repairs, partial(_told, language))


def _told(language: str, clauses: Sequence[str], repairs: Sequence[str]) -> str:
    """All of it as text: one sentence on what is impossible, one on the conflict, one line a way out."""
    why = say(language, "together", demands="; ".join(clauses)) if clauses else say(language, "impossible")
    lines = [say(language, "no_portfolio"), why]
    if repairs:
        lines += [say(language, "ways_out"), *(f"- {sentence}" for sentence in repairs)]
    return "\n".join(lines)


def smallest_conflict(problem: Problem, tick: Callable[[], object], dropped: Collection[Demand] = ()) -> list[Demand]:
    """A set of demands that no portfolio meets, while without any one of them some portfolio does (Junker 2004, QuickXplain).

    Those that are ``dropped`` are not held in any case.
    """
    every = [d for d in demands(problem) if d not in dropped]

    def possible(kept: Collection[Demand]) -> bool:
        tick()
        return _any(lifted(problem, [*dropped, *(d for d in every if d not in set(kept))])) is not None

    def within(background: list[Demand], changed: bool, some: list[Demand]) -> list[Demand]:
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


def ways_out(problem: Problem, conflict: Sequence[Demand], tick: Callable[[], object]) -> dict[str, list[Any]]:
    """What single change makes a portfolio possible, and the impact it leads to: less demanded, or the least more of a resource."""
    language, case = problem.case.settings.language, problem.case
    found: list[tuple[str, str, float, str, float, str]] = []
    for demand in conflict:
        if demand.kind == "limit":
            continue
        tick()
        plan = _best(lifted(problem, [demand]))
        if plan is not None:
            sentence = say(language, "repair_drop", demand=demand.said(problem, language), impact=points(plan.impact, language))
            found.append(("drop", demand.name, math.nan, "", plan.impact, sentence))
    needs = requirements(case)
    short = dict.fromkeys(d.name for d in conflict if d.kind == "limit")
    elastic = Elastic(problem) if short else None
    for resource in short:
        tick()
        assert elastic is not None
        least = elastic.least_more(needs.resources.index(resource), range(len(case.periods)))
        plan = _best(least.problem) if least is not None else None
        if least is None or plan is None:
            continue
        more = {p: least.problem.amount(resource, p) - problem.amount(resource, p) for p in case.periods}
        where = listing([say(language, "in", amount=at_least(a, language), period=p) for p, a in more.items() if a > 0], language)
        extra = at_least(least.amount, language) + unit_of(case, resource)
        sentence = say(language, "repair_extra", extra=extra, resource=resource, where=where, impact=points(plan.impact, language))
        found.append(("extra", resource, least.amount, where, plan.impact, sentence))
    if conflict and not found:
        found += _together(problem, conflict, language, tick)
    found.sort(key=lambda f: (-f[4], f[0], f[1]))
    columns = ("repair", "name", "extra", "where", "impact", "sentence")
    return {c: [f[k] for f in found] for k, c in enumerate(columns)}


def _together(
    problem: Problem, conflict: Sequence[Demand], language: str, tick: Callable[[], object]
) -> list[tuple[str, str, float, str, float, str]]:
    """Several demands to drop at once, none of them needlessly, where no single change is enough."""
    dropped: list[Demand] = []
    while conflict:
        # a limit is the last thing to give way
        dropped.append(next((d for d in conflict if d.kind != "limit"), conflict[0]))
        conflict = smallest_conflict(problem, tick, dropped) if _any(lifted(problem, dropped)) is None else []
    for demand in list(dropped):
        without = [d for d in dropped if d != demand]
        if _any(lifted(problem, without)) is not None:
            dropped = without
    plan = _best(lifted(problem, dropped))
    if plan is None:
        return []
    said = listing(
        [f"“{d.said(problem, language)}”" if language == "en" else f"«{SPACE}{d.said(problem, language)}{SPACE}»" for d in dropped], language
    )
    sentence = say(language, "repair_drops", demands=said, impact=points(plan.impact, language))
    return [("drop", listing([d.name for d in dropped], language), math.nan, "", plan.impact, sentence)]


def _any(problem: Problem) -> Allocation | None:
    """Any portfolio that a problem admits."""
    return _asked(problem, _ANY)


def _best(problem: Problem) -> Allocation | None:
    return _asked(problem, 1e-6)


def _asked(problem: Problem, gap: float) -> Allocation | None:
    try:
        return Session(problem.case).allocate(problem, gap)
    except InfeasibleError:
        return None
