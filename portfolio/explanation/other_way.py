"""Each initiative of a plan the other way round: what is asked, and what is said whatever the answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from portfolio.allocator.candidates import candidates
from portfolio.allocator.questions.elastic import MinimalChange
from portfolio.case.case import Case
from portfolio.case.lookup import ids_of
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.constraints import Constraint, Kind, constraints, lifted
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.model.stopping import is_running, stopping_said
from portfolio.model.usage import spend_of
from portfolio.model.violations import Violation, violations
from portfolio.words.figures import at_least, at_most, decimals_of, number
from portfolio.words.sentences import into, listing, say, semicolon, with_unit

STATES = {
    (True, False): "state_in",
    (False, False): "state_out",
    (True, True): "state_goes_on",
    (False, True): "state_stopped",
}
"""How an initiative stands in a plan: by whether it is funded, and whether it is running."""


@dataclass(frozen=True, slots=True)
class Question:
    """One initiative the other way round; ``lifts`` is what holds it as it is."""

    initiative: str
    funded: bool
    lifts: tuple[Constraint, ...]
    problem: Problem


def asked_of(plan: Allocation, initiative: str | Sequence[str] | None) -> list[Question]:
    problem = plan.problem
    names = effects(problem.case).initiatives
    if initiative is not None:
        names = (initiative,) if isinstance(initiative, str) else tuple(initiative)
        names = tuple(ids_of(problem.case, "initiatives", names))
    funded = {c.initiative for c in plan.choices}
    own: dict[str, list[Constraint]] = {}
    for demand in constraints(problem):
        if demand.kind.holds_one:
            own.setdefault(demand.name, []).append(demand)
    asked = []
    for i in names:
        lifts = tuple(own.get(i, ()))
        other = lifted(problem, lifts)
        asked.append(
            Question(
                i,
                i in funded,
                lifts,
                other if i in funded and lifts else other.without(i) if i in funded else other.with_funded(i),
            )
        )
    return asked


def said_alike(plan: Allocation, question: Question, language: str) -> dict[str, str]:
    """How the initiative stands in the plan, how it would come in, and what holds it as it is, as phrases."""
    case, running = plan.problem.case, is_running(plan.problem.case, question.initiative)
    state = STATES[question.funded, running]
    return {
        "state": say(language, state, i=case.names("initiatives")[question.initiative]),
        "entering": say(language, "entering_running" if running else "entering"),
        "demand": listing([d.said(plan.problem, language) for d in question.lifts], language),
    }


def obstacles(plan: Allocation, question: Question, language: str) -> str:
    """What an initiative breaks when it is added to the plan as it stands, whatever holds it there lifted."""
    problem = question.problem
    locks = {i: held for i, held in problem.locks.items() if i != question.initiative}
    way = in_the_way(replace(problem, locks=locks), plan.choices, question.initiative)
    return f"{semicolon(language)} ".join(said_of(plan.problem, broken, language) for broken in way)


def entry_cost(
    case: Case, initiative: str, saving: MinimalChange, language: str
) -> tuple[float, dict[str, str]]:
    """What an initiative costs once it saves so much, and that beside what it costs now as people read it."""
    present = spend_of(case, [c for c in saving.choices if c.initiative == initiative])
    cost = present * (1.0 - saving.amount)
    places = decimals_of([cost, present])
    return cost, {
        "cost": with_unit(at_most(cost, language, places), case.money_unit, language),
        "present": with_unit(number(present, language, places), case.money_unit, language),
    }


def sunk(plan: Allocation, question: Question, other: Sequence[Choice], language: str) -> str:
    """What stopping it frees of what going on would use, in the plan or in the best one in which it does."""
    case, i = plan.problem.case, question.initiative
    held = plan.choices if question.funded else other
    ways = [*(c for c in held if c.initiative == i), *candidates(case).choices(effects(case), i)]
    return stopping_said(case, ways[0], language, "sunk_on" if question.funded else "sunk_stop")


def in_the_way(problem: Problem, portfolio: Sequence[Choice], initiative: str) -> list[Violation]:
    """What an initiative breaks when it is added to a portfolio, in the option and start that break least."""
    return least_trouble(problem, portfolio, initiative)[1]


def least_trouble(
    problem: Problem, portfolio: Sequence[Choice], initiative: str
) -> tuple[Choice, list[Violation]]:
    """The option and start in which an initiative breaks least when it is added to a portfolio, and what
    that is.
    """
    best: tuple[tuple[int, float], Choice, list[Violation]] | None = None
    case = problem.case
    for choice in candidates(case).choices(effects(case), initiative):
        broken = violations(problem, sorted([*portfolio, choice]))
        share = sum(
            b.excess / (problem.amount(b.of.name, b.of.part) or _most_of(problem, b.of.name) or b.excess)
            for b in broken
            if b.of is not None and b.of.kind is Kind.LIMIT
        )
        key = (sum(b.of is None or b.of.kind is not Kind.LIMIT for b in broken), share)
        if best is None or key < best[0]:
            best = (key, choice, broken)
    assert best is not None, "every option of a case that was checked has a start"
    return best[1:]


def _most_of(problem: Problem, resource: str) -> float:
    """The largest limit of a resource in any period, 0 where it has none."""
    amounts = (problem.amount(resource, period) for period in problem.case.periods)
    return max((a for a in amounts if a < math.inf), default=0.0)


def said_of(problem: Problem, breach: Violation, language: str) -> str:
    """A breach in the case's own words."""
    if breach.of is None:
        return into(breach.where, language)
    if breach.of.kind is not Kind.LIMIT:
        return breach.of.said(problem, language)
    unit = problem.case.units("resources")[breach.of.name]
    amount = with_unit(at_least(breach.excess, language), unit, language)
    name = problem.case.names("resources")[breach.of.name]
    return say(language, "short", resource=name, period=breach.of.part, amount=amount)
