"""The smallest largest concession: the Chebyshev distance to the ideal point, in points."""

from __future__ import annotations

import numpy as np

from portfolio.arbitration.compromises.criterion import Compromise, Stakes
from portfolio.arrays import Floats


def scores(values: Floats, stakes: Stakes) -> Floats:
    """The largest concession in points, negated."""
    return -np.asarray((stakes.ideal - values).max(axis=1))


CHEBYSHEV = Compromise(
    name="least-regret",
    term="Chebyshev to the ideal",
    formula="−max (u* − v)",
    scores=scores,
    mark="P",
    near_zero=lambda stakes: float(stakes.magnitude.max(initial=0.0)),
)
