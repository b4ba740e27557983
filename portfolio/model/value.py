"""What a portfolio is worth in points, worked out without any solver, so that what a solver says can be
checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Floats, Ints
from portfolio.case.case import Case, checked_case
from portfolio.errors import in_its_language
from portfolio.model.choices import Choice, Funded, choices, indices
from portfolio.model.effects import Effects, effects


@dataclass(frozen=True, eq=False)
class Valuation:
    """What a portfolio is worth, and where its points come from.

    ``progress`` (of this round), ``attained`` (what it adds) and ``points`` go by key result; ``earned`` by
    choice, adding up to ``impact``.
    """

    impact: float
    progress: Floats
    attained: Floats
    points: Floats
    earned: Floats


def valuation(effects: Effects, options: Ints, starts: Ints, worth: Floats) -> Valuation:
    """Value a portfolio of (option, start) indices, at most one for each initiative, by what attaining
    each key result is worth.
    """
    brought = brings(effects, options, starts)
    progress = brought.sum(axis=0)
    attained = effects.attained(progress)
    points = worth * attained
    return Valuation(float(points.sum()), progress, attained, points, attained_by(effects, brought, worth))


def brings(effects: Effects, options: Ints, starts: Ints) -> Floats:
    """Progress that each funded initiative brings toward each key result, a synergy half to each: array (…,
    choices, key results).

    Effects of many draws at once, ``gain`` and ``works`` with the draws as first axis, give one such array a
    draw.
    """
    brought = effects.gains(options, starts)
    if not len(effects.pairs):
        return brought
    position = {i: n for n, i in enumerate(effects.owner[options].tolist())}
    delivery = effects.delivered(options, starts)
    for (a, b), gain in zip(effects.pairs.tolist(), effects.pair_gain, strict=True):
        if a in position and b in position:
            both = [position[a], position[b]]
            half = 0.5 * gain * effects.counted(delivery[..., both].max(axis=-1))
            works = effects.works[..., options[both]].all(axis=-1)
            brought[..., both, :] += half[..., None, :] * works[..., None, None]
    return brought


def attained_by(effects: Effects, brought: Floats, points: Floats) -> Floats:
    """Points of each funded initiative: a key result's attained points shared in proportion to what each
    brings.

    ``brought`` is an array (…, choices, key results), the answer one (…, choices).
    """
    progress = brought.sum(axis=-2)
    # the rate at which progress turns into attainment; 1 where sums that cancel out leave none
    some = np.abs(progress) > 1e-12 * np.abs(brought).sum(axis=-2)
    rate = np.divide(effects.attained(progress), progress, out=np.ones_like(progress), where=some)
    return np.asarray((brought * (points * rate)[..., None, :]).sum(axis=-1))


def worth(effects: Effects, portfolio: Sequence[Choice], points: Floats) -> float:
    """What a portfolio is worth, given what attaining each key result is worth."""
    return valuation(effects, *indices(effects, portfolio), points).impact


@in_its_language
def value(case: Case, funded: Funded) -> float:
    """The impact of any portfolio, in points, by the case's own weights; no solver, and no limit is checked.

    Parameters
    ----------
    case : Case
    funded : DataFrame or iterable of (initiative, option, start)
        ``plan.funded``, a frame with these columns, or tuples such as ``("I07", "full", "2027Q1")``.

    Returns
    -------
    float
        Σ over objectives of weight · Σ over its key results of (w ÷ Σw) · what attainment it gains.

    Raises
    ------
    CaseError
        When it names an initiative, option or period that the case does not hold, or funds an initiative
        twice.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/lorie_savage")
    >>> pf.value(case, [("P1", "full", "year1"), ("P3", "full", "year1")])
    31.0
    """
    numbers = effects(checked_case(case))
    return worth(numbers, choices(case, funded), numbers.points())
