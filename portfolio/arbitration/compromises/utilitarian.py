"""Equal weight to every party: the sum of normalised gains (relative utilitarianism)."""

from __future__ import annotations

import numpy as np

from portfolio.arbitration.compromises.criterion import Compromise, Stakes
from portfolio.arrays import Floats


def scores(values: Floats, stakes: Stakes) -> Floats:
    """Equal sum of normalised values."""
    return np.asarray(stakes.gains(values).sum(axis=1))


UTILITARIAN = Compromise(
    name="weighted", term="utilitarian", formula="Σ (v − d) / r", scores=scores, mark="s"
)
