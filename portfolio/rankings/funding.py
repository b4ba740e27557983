"""Funding down a list, as spreadsheets do: the first that fits within every limit, then the next."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from portfolio.allocator.candidates import candidates
from portfolio.allocator.questions.completion import Completion
from portfolio.allocator.session import Session
from portfolio.errors import SolverError
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.rankings.scores import standing_alone
from portfolio.words.sentences import sentence


def fund_down(problem: Problem, order: Sequence[str], only_gains: bool = False) -> tuple[Choice, ...]:
    """Fund down a list: whatever can still be held together with what is funded above it, within all limits
    and demands, is funded.

    An initiative enters in the option and start that are worth most standing alone, among those that fit.
    What it requires, and what must be funded anyway, is kept room for, and at the end added at the least
    cost: every list ends in a portfolio that holds, if there is any.

    Parameters
    ----------
    problem : Problem
    order : sequence of str
        Initiatives, first come first served.
    only_gains : bool
        Pass over options and starts that are worth nothing to the problem. A ranked list does not know what
        they are worth.

    Returns
    -------
    tuple of Choice
        By id.

    Raises
    ------
    InfeasibleError
        When no portfolio meets every demand.
    """
    completion = Completion(problem)
    witness = completion.any_with(())
    if witness is None:
        Session(problem.case).allocate(problem)  # says what cannot hold together
        raise SolverError(sentence("funding_demand"))
    offers = _offers(problem, 0.0 if only_gains else -math.inf)
    chosen: list[Choice] = []
    for initiative in order:
        for offer in offers.get(initiative, ()):
            trial = sorted([*chosen, offer])
            found = (
                witness
                if offer in witness
                else tuple(trial)
                if not violations(problem, trial)
                else completion.any_with(trial)
            )
            if found is not None:
                chosen, witness = trial, found
                break
    cheapest = completion.cheapest_with(chosen)
    if cheapest is None:
        raise SolverError(sentence("funding_beyond"))
    return cheapest


def _offers(problem: Problem, above: float) -> dict[str, list[Choice]]:
    """The options and starts of each initiative that are worth more than that, the best first, then as
    written.
    """
    ways, numbers, periods = candidates(problem.case), problem.effects, problem.case.periods
    alone = standing_alone(problem, ways)
    offers: dict[str, list[Choice]] = {}
    for c in np.argsort(-alone, kind="stable").tolist():
        if alone[c] > above:
            initiative, option = numbers.options[ways.option[c]]
            offers.setdefault(initiative, []).append(Choice(initiative, option, periods[ways.start[c]]))
    return offers
