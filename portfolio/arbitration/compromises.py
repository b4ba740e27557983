"""Named compromises: which of the portfolios that none dominates is picked by which idea of fairness."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Bools, Floats, Ints

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
        """Values between zero and best as 0 to 1: array (portfolios, parties); NaN for a party without
        span.
        """
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.counts, (values - self.zero) / self.span, np.nan)


def weighted(values: Floats, stakes: Stakes) -> Floats:
    """Equal sum of normalised values."""
    return np.asarray(stakes.normalised(values)[:, stakes.counts].sum(axis=1))


def max_min(values: Floats, stakes: Stakes) -> Floats:
    """The smallest normalised value."""
    return np.asarray(stakes.normalised(values)[:, stakes.counts].min(axis=1, initial=np.inf))


def nash(values: Floats, stakes: Stakes) -> Floats:
    """Product of gains over zero, each as a share of its span (Nash 1950: the unit does not matter); −inf
    where a party falls below its zero.
    """
    gains = stakes.normalised(values)[:, stakes.counts]
    return np.where((gains >= -_TIE).all(axis=1), np.maximum(gains, 0.0).prod(axis=1), -np.inf)


def least_regret(values: Floats, stakes: Stakes) -> Floats:
    """The largest concession in points, negated."""
    return -np.asarray((stakes.best - values).max(axis=1))


COMPROMISES: Mapping[str, Callable[[Floats, Stakes], Floats]] = {
    "weighted": weighted,
    "max-min": max_min,
    "nash": nash,
    "least-regret": least_regret,
}


def picked(name: str, values: Floats, stakes: Stakes) -> Ints:
    """The portfolios that a compromise picks: of equal ones those with the largest sum of normalised values.

    Parameters
    ----------
    values : array (portfolios, parties)

    Returns
    -------
    array (tied portfolios,)
        Their places; mostly one.
    """
    places = np.arange(len(values))
    for measure in (COMPROMISES[name], weighted):
        scores = measure(values[places], stakes)
        top = scores.max()
        # a product of small shares is small, and no tie
        near = _TIE * abs(top) if measure is nash else _TIE * max(1.0, abs(top))
        places = places[scores >= top - near] if np.isfinite(top) else places[scores == top]
    return places
