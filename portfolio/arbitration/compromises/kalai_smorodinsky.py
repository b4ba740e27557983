"""The least favoured party as well off as can be: the smallest normalised gain.

On a convex set this is the point of Kalai and Smorodinsky (1975), "Other solutions to Nash's bargaining
problem"; on a finite one, its max-min form.
"""

from __future__ import annotations

import numpy as np

from portfolio.arbitration.compromises.criterion import Compromise, Stakes
from portfolio.arrays import Floats


def scores(values: Floats, stakes: Stakes) -> Floats:
    """The smallest normalised value; inf where no party has anything to lose."""
    return np.asarray(stakes.gains(values).min(axis=1, initial=np.inf))


KALAI_SMORODINSKY = Compromise(
    name="max-min", term="Kalai–Smorodinsky", formula="min (v − d) / r", scores=scores, mark="^"
)
