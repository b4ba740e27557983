"""How progress toward key results turns into attainment: stated once, and read by all that values portfolios.

Valuing asks it for attainment, the program for its pieces, local search for what progress is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from portfolio.arrays import Bools, Floats


class Piece(NamedTuple):
    """Where a slope of one key result begins and ends, in the progress of this round; the first slope of all
    has no beginning.
    """

    begins: float
    ends: float
    slope: float


@dataclass(frozen=True, eq=False)
class Attainment:
    """A function of progress for each key result, linear between its breakpoints: what the progress of this
    round adds to what was attained before it.

    With *a* the attainment of progress since the baseline, it is a(origin + progress) − before: 0 at 0 where
    ``before`` is a(origin), as it is of every key result.

    Attributes
    ----------
    breaks : array (breakpoints, key results)
        Progress since the baseline at which one slope ends and the next begins, ascending, all above 0; inf
        where none does.
    slopes : array (breakpoints + 1, key results)
    origin : array (key results,)
        Progress since the baseline with which the round begins.
    before : array (key results,)
        What is taken off.

    The last two may be one number for all.
    """

    breaks: Floats
    slopes: Floats
    origin: Floats | float = 0.0
    before: Floats | float = 0.0

    @classmethod
    def toward(
        cls,
        targets: Sequence[float | None],
        stretch: Sequence[float],
        origin: Sequence[float] | None = None,
    ) -> Attainment:
        """Attainment is progress up to the target, and beyond it ``stretch`` for each 1; without a target
        it is progress, unbounded. What is attained at the ``origin`` earns nothing.
        """
        bounded = np.array([target is not None for target in targets], dtype=bool)
        breaks = np.where(bounded, 1.0, np.inf)
        beyond = np.where(bounded, np.array(stretch, dtype=float), 0.0)
        whole = cls(breaks[None, :], np.stack([np.ones(len(bounded)), beyond]))
        begins = np.zeros(len(bounded)) if origin is None else np.array(origin, dtype=float)
        return replace(whole, origin=begins, before=whole.of(begins))

    @classmethod
    def plainly(cls, at_zero: float = 0.0) -> Attainment:
        """One result without a target, of which there is so much before anything is brought."""
        return cls(np.full((1, 1), np.inf), np.array([[1.0], [0.0]]), np.array([at_zero]), np.zeros(1))

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
        """What some progress adds: arrays (…, key results)."""
        reached = self.origin + progress
        attained = self.slopes[0] * np.minimum(reached, self.breaks[0])
        for n in range(1, len(self.slopes)):
            attained = attained + self.slopes[n] * self._within(reached, n)
        return np.asarray(attained - self.before)

    def valued(self, points: Floats) -> Callable[[Floats], Floats]:
        """What progress is worth where full attainment is worth these points: array (…, key results) to
        array (…,). Slopes that earn nothing are left out: it is asked thousands of times.
        """
        earned = self.slopes * points
        further = [n for n in range(1, len(earned)) if earned[n].any()]

        before, origin = float((self.before * points).sum()), self.origin

        def worth(progress: Floats) -> Floats:
            reached = origin + progress
            total = np.minimum(reached, self.breaks[0]) @ earned[0]
            for n in further:
                total = total + self._within(reached, n) @ earned[n]
            return np.asarray(total - before)

        return worth

    def pieces(self, key_result: int, most: float, least: float = -np.inf) -> Iterator[Piece]:
        """The slopes of one key result between progress of ``least`` and ``most``; one where all are
        alike.
        """
        slopes = self.slopes[:, key_result].tolist()
        origin = np.broadcast_to(self.origin, self.breaks.shape[1:])[key_result]
        ends = (self._ends[:, key_result] - origin).tolist()
        if len(set(slopes)) == 1:
            ends = [np.inf]
        begins = -np.inf
        for slope, end in zip(slopes, ends, strict=False):
            if begins < most and end >= least:
                yield Piece(begins, end, slope)
            begins = end

    def _within(self, progress: Floats, n: int) -> Floats:
        """How much of some progress lies in a piece after the first."""
        inside: Floats = np.maximum(progress - self.breaks[n - 1], 0.0)
        return inside if n == len(self.breaks) else np.minimum(inside, self.breaks[n] - self.breaks[n - 1])
