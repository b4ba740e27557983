"""How progress toward key results turns into attainment: stated once, and read by all that values portfolios.

Valuing asks it for attainment, the program for its pieces, local search for what progress is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from portfolio.arrays import Bools, Floats


class Piece(NamedTuple):
    """Where a slope of one key result begins and ends, in progress; the first has no beginning."""

    begins: float
    ends: float
    slope: float


@dataclass(frozen=True, eq=False)
class Attainment:
    """A function of progress for each key result: linear between its breakpoints, and 0 at 0.

    Attributes
    ----------
    breaks : array (breakpoints, key results)
        Progress at which one slope ends and the next begins, ascending, all above 0; inf where none does.
    slopes : array (breakpoints + 1, key results)
    """

    breaks: Floats
    slopes: Floats

    @classmethod
    def toward(cls, targets: Sequence[float | None], stretch: Sequence[float]) -> Attainment:
        """Attainment is progress up to the target, and beyond it ``stretch`` for each 1; without a target
        it is progress, unbounded.
        """
        bounded = np.array([target is not None for target in targets], dtype=bool)
        breaks = np.where(bounded, 1.0, np.inf)
        beyond = np.where(bounded, np.array(stretch, dtype=float), 0.0)
        return cls(breaks[None, :], np.stack([np.ones(len(bounded)), beyond]))

    @property
    def is_linear(self) -> Bools:
        """Which key results have no breakpoint: array (key results,)."""
        return np.asarray(np.isinf(self.breaks[0]))

    @property
    def is_concave(self) -> bool:
        """Whether no slope is steeper than the one before it, so that maximising fills them in order."""
        return not (np.diff(self.slopes, axis=0) > 0).any()

    @cached_property
    def _ends(self) -> Floats:
        return np.vstack([self.breaks, np.full_like(self.breaks[:1], np.inf)])

    def of(self, progress: Floats) -> Floats:
        """Attainment at some progress: arrays (…, key results)."""
        attained = self.slopes[0] * np.minimum(progress, self.breaks[0])
        for n in range(1, len(self.slopes)):
            attained = attained + self.slopes[n] * self._within(progress, n)
        return np.asarray(attained)

    def valued(self, points: Floats) -> Callable[[Floats], Floats]:
        """What progress is worth where full attainment is worth these points: array (…, key results) to
        array (…,). Slopes that earn nothing are left out: it is asked thousands of times.
        """
        earned = self.slopes * points
        further = [n for n in range(1, len(earned)) if earned[n].any()]

        def worth(progress: Floats) -> Floats:
            total = np.minimum(progress, self.breaks[0]) @ earned[0]
            for n in further:
                total = total + self._within(progress, n) @ earned[n]
            return np.asarray(total)

        return worth

    def pieces(self, key_result: int, most: float) -> Iterator[Piece]:
        """The slopes of one key result, as far as progress of ``most`` reaches; one where all are alike."""
        slopes, ends = self.slopes[:, key_result].tolist(), self._ends[:, key_result].tolist()
        if len(set(slopes)) == 1:
            ends = [np.inf]
        begins = -np.inf
        for slope, end in zip(slopes, ends, strict=False):
            if begins < most:
                yield Piece(begins, end, slope)
            begins = end

    def _within(self, progress: Floats, n: int) -> Floats:
        """How much of some progress lies in a piece after the first."""
        inside: Floats = np.maximum(progress - self.breaks[n - 1], 0.0)
        return inside if n == len(self.breaks) else np.minimum(inside, self.breaks[n] - self.breaks[n - 1])
