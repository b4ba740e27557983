"""Which estimate to firm up first: what knowing one initiative's outcome before deciding would gain, over
draws already made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.model.choices import Choice
from portfolio.model.magnitude import magnitude_of
from portfolio.robustness.draws import Draws

_DEGREE = 3
"""Of the polynomial by which points follow from what is learnt. A higher one follows the noise of the draws,
which a largest value then takes for a gain; a lower one misses effects that bend twice.
"""
_GROUPS = 16
"""So many groups of draws are left out in turn to tell how far the estimate is off. Each costs one more
estimate; with fewer the error itself is less sure, by about 1 ÷ √(2 · 15), a sixth, at sixteen.
"""
_FEWEST = 8
"""So many draws a group, at least, and so many a degree of the polynomial: it then has four or more for each
of its coefficients. Under twice as many draws there is no error to tell.
"""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What knowing one initiative beforehand gains, in points, with its standard error (NaN where there
    are too few draws).
    """

    initiative: str
    value: float
    error: float


def value_of_information(
    draws: Draws, candidates: Sequence[Sequence[Choice]], values: Floats
) -> list[Estimate]:
    """Expected value of perfect information on each uncertain initiative: all its effects, and its toss.

    Parameters
    ----------
    draws : Draws
    candidates : sequence of portfolios
    values : array (candidates, draws)
        Impact of each candidate in each draw.

    Notes
    -----
    Impact of each candidate is regressed on what is learnt: a cubic polynomial in the effect for each outcome
    of the toss. Initiatives are independent, so a candidate that does not hold the initiative is worth its
    mean whatever is learnt.

    References
    ----------
    Strong, Oakley and Brennan (2014), "Estimating multiparameter partial expected value of perfect
    information from a probabilistic sensitivity analysis sample: a nonparametric regression approach".
    """
    estimates = []
    groups = min(_GROUPS, len(draws) // _FEWEST)
    # runs of a Sobol sequence are each spread over all that may come
    group = np.arange(len(draws)) * groups // len(draws)
    for initiative, toss, level in _learnt(draws):
        holds = np.array([any(c.initiative == initiative for c in portfolio) for portfolio in candidates])
        value = _gain(values, holds, toss, level)
        error = 0.0 if not holds.any() else float("nan")
        if groups >= 2 and holds.any():
            parts = np.array(
                [
                    _gain(values[:, keep], holds, toss[keep], level[keep])
                    for keep in (group != g for g in range(groups))
                ]
            )
            error = float(np.sqrt((groups - 1) / groups * ((parts - parts.mean()) ** 2).sum()))
        estimates.append(Estimate(initiative, value, error))
    return estimates


def _learnt(draws: Draws) -> list[tuple[str, Ints, Floats]]:
    """For each uncertain initiative: which outcome of its toss each draw has, and where in its range its
    effect is, 0 to 1.
    """
    case = draws.case
    table, options = case.table("contributions"), case.table("options")
    owner, tossed = np.array(table["initiative"]), np.array(options["initiative"])
    uncertain = {i for i, low, high in zip(owner, table["low"], table["high"], strict=True) if high > low}
    uncertain |= {i for i, chance in zip(tossed, options["success"], strict=True) if 0 < chance < 1}
    found = []
    for initiative in sorted(case.table("initiatives")["initiative"]):
        outcomes = draws.success[:, tossed == initiative]
        toss = np.unique(outcomes, axis=0, return_inverse=True)[1].reshape(-1)
        level = np.zeros(len(draws))
        for row in np.flatnonzero(owner == initiative):  # they move together: any one of them tells all
            low, width = draws.effect[:, row].min(), np.ptp(draws.effect[:, row])
            if width > 0:
                level = (draws.effect[:, row] - low) / width
                break
        if initiative in uncertain:
            found.append((initiative, toss, level))
    return found


def _gain(values: Floats, holds: Bools, toss: Ints, level: Floats) -> float:
    """Mean over draws of the largest estimate given what is learnt, less the largest mean."""
    if not holds.any():
        return 0.0
    mean = values.mean(axis=1)
    columns = []
    for outcome in np.unique(toss):
        on = toss == outcome
        degree = min(_DEGREE, int(on.sum()) // _FEWEST) if np.ptp(level[on]) > 0 else 0
        columns.append(np.polynomial.legendre.legvander(2 * level - 1, degree) * on[:, None])
    basis, _ = np.linalg.qr(np.hstack(columns))
    estimate = ((values[holds] @ basis) @ basis.T).max(axis=0)
    gain = np.maximum(estimate, mean[~holds].max(initial=-np.inf)).mean() - mean.max()
    everything = values.max(axis=0).mean() - mean.max()  # one thing cannot be worth more than all
    return float(min(gain, everything)) if gain > 1e-9 * max(magnitude_of(values), abs(mean.max())) else 0.0
