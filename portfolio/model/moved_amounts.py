"""The smallest move of a resource's amounts between its periods that makes a portfolio possible, exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from portfolio.arrays import Floats
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import effects
from portfolio.model.least_amounts import Least, least
from portfolio.model.problem import Problem
from portfolio.model.transfers import counted, offers, room
from portfolio.model.usage import Requirements, requirements
from portfolio.tables.numbers import exact


def least_moved(problem: Problem, portfolio: Sequence[Choice], resource: int) -> dict[int, Fraction] | None:
    """By period what more there must be of a resource (less, where negative) so that a portfolio is possible
    with the same total, the least in all, and of moves as small the one that adds sooner; None where no split
    does it. Periods without a limit keep what they have, which is all.

    Where means give to each other they do so beside it, as little as can be.
    """
    case, needs = problem.case, requirements(problem.case)
    limits = problem.limits(needs.resources)
    places = np.flatnonzero(np.isfinite(limits[resource])).tolist()
    options, starts = indices(effects(case), portfolio)
    used = needs.counted(options, starts)
    own = room(case, limits, problem.overruns, options, starts, used, (resource,))
    forms = {(resource, t): dict[int, Fraction]() for t in places}
    left, slack = dict(zip(forms, own.left, strict=True)), dict(zip(forms, own.slack, strict=True))
    if len(offers(case)):
        rows = counted(case, np.isfinite(limits).tobytes())
        there = room(case, limits, problem.overruns, options, starts, used)
        for row, bound, more in zip(rows, *there, strict=True):
            cell = row.resource, row.period
            forms[cell], left[cell], slack[cell] = dict(row.form), bound, more
    given = sorted({k for form in forms.values() for k in form})
    count = len(places)
    column = {k: 2 * count + n for n, k in enumerate(given)}
    asked_rows = [
        {column[k]: a for k, a in form.items()}
        | (_moves(needs, limits, resource, t, places) if r == resource else {})
        for (r, t), form in forms.items()
    ]
    one = Fraction(1)
    kept = dict.fromkeys(range(count), one) | {count + n: -one for n in range(count)}
    asked_rows += [kept, {n: -a for n, a in kept.items()}]
    of = offers(case)
    asked = Least(
        tuple(asked_rows),
        (*[None] * count, *(exact(limits[resource, t]) for t in places), *(of.most[k] for k in given)),
        (*[None] * 2 * count, *(of.step[k] for k in given)),
        (
            dict.fromkeys(range(2 * count), one),
            {column[k]: one for k in given if of.costs[k]},
            {column[k]: one for k in given},
        ),
    )
    total = [Fraction(0), Fraction(0)]
    amounts = least(asked, [*left.values(), *total])
    if amounts is None:  # what was reckoned may be off in its last digits
        amounts = least(asked, [*(left[cell] + slack[cell] for cell in left), *total])
    if amounts is None:
        return None
    return {t: amounts[n] - amounts[count + n] for n, t in enumerate(places)}


def _moves(
    needs: Requirements, limits: Floats, resource: int, period: int, places: Sequence[int]
) -> dict[int, Fraction]:
    """What a unit more, or less, in each period counts for in one of its limits."""
    share, kept, found, t = exact(needs.usable[resource]), exact(needs.carry_over[resource]), {}, period
    while t >= 0 and math.isfinite(limits[resource, t]) and share:
        n = places.index(t)
        found[n], found[len(places) + n] = -share, share
        share, t = share * kept, t - 1
    return found
