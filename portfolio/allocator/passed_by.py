"""What a search of one instance passes by that is better for others."""

from __future__ import annotations

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.model.comparison import TIE

SLACK = 1e-7
"""What a move may seem to break a row by: differences that were added up step by step hold no more digits."""


class PassedBy:
    """What searches of some instances pass by on their way that is better for others than what was passed by
    before: choices that their bounds have room for. For instances of the same points.

    Parameters
    ----------
    bounds : array (instances, rows)
        What each row of the search may be used up to.
    closed : array (instances, columns) of bool
        The columns that an instance may not choose.

    Attributes
    ----------
    found : dict of int to array (groups,)
        By instance, the best that was passed by.
    """

    def __init__(self, bounds: Floats, closed: Bools) -> None:
        self._bounds, self._closed = bounds, closed
        self._worth = np.full(len(bounds), -np.inf)
        self.found: dict[int, Ints] = {}
        self._new: list[Ints] = []

    def look(self, used: Floats, value: float, current: Ints, choice: Ints) -> None:
        """Note a choice, of what it uses and is worth, where it is better."""
        better = np.flatnonzero(value > self._worth + TIE * max(1.0, abs(value)))
        better = better[(used <= self._bounds[better] + SLACK).all(axis=1)]
        better = better[~self._closed[better[:, None], current].any(axis=1)]
        if len(better):
            self._worth[better] = value
            self._new.append(choice)
            self.found |= dict.fromkeys(better.tolist(), choice)

    def taken(self) -> list[Ints]:
        """What was found since this was asked last and is the best still, each once."""
        still = {id(choice) for choice in self.found.values()}
        new, self._new = [choice for choice in self._new if id(choice) in still], []
        return new
