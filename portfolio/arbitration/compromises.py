"""Named compromises: which of the portfolios that none dominates is picked by which idea of fairness."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from portfolio.valuation import Bools, Floats

_TIE = 1e-9


@dataclass(frozen=True, eq=False)
class Stakes:
    """What is at stake for each party.

    Attributes
    ----------
    best : array (parties,)
        Points of each party's own best portfolio.
    zero : array (parties,)
        Its fewest points at the others' bests.
    """

    best: Floats
    zero: Floats

    @property
    def span(self) -> Floats:
        return self.best - self.zero

    @property
    def counts(self) -> Bools:
        """Parties that have something to lose; the others are left out of normalised compromises."""
        return self.span > _TIE * np.maximum(1.0, np.abs(self.best))

    def normalised(self, values: Floats) -> Floats:
        """Values between zero and best as 0 to 1: array (portfolios, parties); NaN for a party without span."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.counts, (values - self.zero) / self.span, np.nan)


def weighted(values: Floats, stakes: Stakes) -> Floats:
    """Equal sum of normalised values."""
    return np.asarray(stakes.normalised(values)[:, stakes.counts].sum(axis=1))


def max_min(values: Floats, stakes: Stakes) -> Floats:
    """The smallest normalised value."""
    return np.asarray(stakes.normalised(values)[:, stakes.counts].min(axis=1, initial=np.inf))


def nash(values: Floats, stakes: Stakes) -> Floats:
    """Product of gains over zero (Nash 1950); −inf where a party falls below its zero."""
    gains = (values - stakes.zero)[:, stakes.counts]
    near = _TIE * np.maximum(1.0, np.abs(stakes.best[stakes.counts]))
    return np.where((gains >= -near).all(axis=1), np.maximum(gains, 0.0).prod(axis=1), -np.inf)


def least_regret(values: Floats, stakes: Stakes) -> Floats:
    """The largest concession in points, negated."""
    return -np.asarray((stakes.best - values).max(axis=1))


COMPROMISES: Mapping[str, Callable[[Floats, Stakes], Floats]] = {
    "weighted": weighted,
    "max-min": max_min,
    "nash": nash,
    "least-regret": least_regret,
}


def picked(name: str, values: Floats, stakes: Stakes) -> int:
    """The portfolio that a compromise picks; of equal ones that with the larger sum of normalised values, then the first.

    Parameters
    ----------
    values : array (portfolios, parties)
    """
    for measure in (COMPROMISES[name], weighted):
        scores = measure(values, stakes)
        top = scores.max()
        tied = scores >= top - _TIE * max(1.0, abs(top)) if np.isfinite(top) else scores == top
        places = np.flatnonzero(tied)
        if len(places) == 1:
            return int(places[0])
        values = np.where(tied[:, None], values, -np.inf)
    return int(places[0])
