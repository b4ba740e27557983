"""What stopping a running initiative frees and costs, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import effects
from portfolio.model.usage import requirements
from portfolio.tables.relations import has_begun
from portfolio.words.figures import number
from portfolio.words.sentences import listing, say, with_unit


def is_running(case: Case, initiative: str) -> bool:
    """Whether leaving it out is stopping it."""
    return has_begun(case.rows("initiatives")[initiative]["status"])


def stopping_said(case: Case, going_on: Choice, language: str, phrase: str) -> str:
    """What stopping a running initiative frees of what going on that way would use, and what it costs, inside
    the horizon. What was spent before stands in no table.

    ``phrase`` is that of the sentence.
    """
    numbers, needs = effects(case), requirements(case)
    used, taken = (np.zeros((len(needs.resources), needs.horizon)) for _ in range(2))
    _, resource, period, amount = needs.uses(*indices(numbers, [going_on]))
    np.add.at(used, (resource, period), amount)
    ends = needs.stopping
    _, place = ends.of(np.array([numbers.initiative_index[going_on.initiative]]))
    np.add.at(taken, (ends.resource[place], ends.period[place]), ends.amount[place])
    several = sum(i == going_on.initiative for i, _ in numbers.options) > 1
    return say(
        language,
        f"{phrase}_as" if several else phrase,
        i=case.names("initiatives")[going_on.initiative],
        option=going_on.option,
        freed=_amounts(case, needs.resources, used, language),
        taken=_amounts(case, needs.resources, taken, language),
    )


def _amounts(case: Case, resources: Sequence[str], used: Floats, language: str) -> str:
    """Amounts of each resource, as the case lists them: array (resources, periods)."""
    place = {r: k for k, r in enumerate(resources)}
    said = [
        _of_one(case, r, used[place[r]], language) for r in case.rows("resources") if used[place[r]].any()
    ]
    # a figure, since "nothing" turns the verb before it in other languages
    return listing(said, language) if said else with_unit("0", case.money_unit, language)


def _of_one(case: Case, resource: str, used: Floats, language: str) -> str:
    """Amounts of one resource by period: once where they are the same in a row, else as their sum."""
    at = np.flatnonzero(used).tolist()
    first, last = case.periods[at[0]], case.periods[at[-1]]
    alike = len({float(used[t]) for t in at}) == 1 and at[-1] - at[0] == len(at) - 1
    told = with_unit(
        number(float(used[at[0]]) if alike else math.fsum(used), language),
        case.units("resources")[resource],
        language,
    )
    told = say(language, "amount_of", amount=told, resource=case.names("resources")[resource])
    if len(at) == 1:
        return say(language, "in", amount=told, period=first)
    if alike:
        return say(language, "in_each", amount=told, count=len(at), first=first, last=last)
    return say(language, "in_sum", amount=told, first=first, last=last)
