"""What is at stake for each party, and what a named compromise is: a criterion, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Bools, Floats
from portfolio.words.sentences import say

TIE = 1e-9
"""Scores that differ by less, relative to their size, are equal: points are sums of decimals, which round."""


@dataclass(frozen=True, eq=False)
class Stakes:
    """What is at stake for each party.

    Attributes
    ----------
    ideal : array (parties,)
        The ideal point: points of each party's own best portfolio.
    disagreement : array (parties,)
        The disagreement point: its fewest points at the others' bests.
    magnitude : array (parties,)
        What points near 0 are held against: :attr:`portfolio.Problem.magnitude` under its weights.
    """

    ideal: Floats
    disagreement: Floats
    magnitude: Floats

    @classmethod
    def of(cls, payoff: Floats, magnitude: Floats) -> Stakes:
        """From the payoff table, a row a party's own best portfolio: array (parties, parties)."""
        others = np.where(np.eye(len(payoff), dtype=bool), np.inf, payoff)
        best = np.diag(payoff)
        least = np.minimum(best, others.min(axis=0)) if len(payoff) > 1 else best
        return cls(best, least, magnitude)

    @property
    def range(self) -> Floats:
        return self.ideal - self.disagreement

    @property
    def counts(self) -> Bools:
        """Parties that have something to lose; the others are left out of normalised criteria."""
        return self.range > TIE * np.maximum(self.magnitude, np.abs(self.ideal))

    def concessions(self, values: Floats) -> tuple[Floats, Floats]:
        """Points that each party has less than its ideal, and the same as a share of its range (NaN where it
        has none): arrays (parties,).
        """
        given = self.ideal - values
        return np.where(given > -TIE * self.magnitude, np.maximum(0.0, given), given), self._shares(given)

    def gains(self, values: Floats) -> Floats:
        """Gains over the disagreement point, each as a share of its range: array (portfolios, parties that
        count); the ideal is 1. The unit of a party's points does not matter then.
        """
        return np.asarray(self._shares(values - self.disagreement)[:, self.counts])

    def _shares(self, points: Floats) -> Floats:
        """Points as shares of each party's range; NaN where it has none."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.counts, points / self.range, np.nan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compromise:
    """One named compromise: of the portfolios that none dominates, it picks the one of the highest score.

    Attributes
    ----------
    name : str
        As people type it, and as frames and records call it; declared in ``portfolio.case.reserved_names``,
        since no party may bear it.
    term : str
        As the literature calls it.
    formula : str
        What is maximised, of the values v, the ideal u*, the disagreement d and the range r = u* − d.
    scores : callable
        (values, stakes) → a score a portfolio: array (portfolios, parties) → array (portfolios,).
    mark : str
        How pictures mark it: a marker of Matplotlib.
    near_zero : callable
        stakes → what a score near 0 is held against: 1, where scores are shares; 0, where they may be small
        without being tied, as products of shares are.
    """

    name: str
    term: str
    formula: str
    scores: Callable[[Floats, Stakes], Floats]
    mark: str
    near_zero: Callable[[Stakes], float] = lambda _: 1.0

    def meaning(self, language: str = "en") -> str:
        """What it is after, in a few words: the phrase ``compromise_<name>``."""
        return say(language, f"compromise_{self.name}")
