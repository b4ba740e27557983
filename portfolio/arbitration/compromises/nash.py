"""The bargaining solution of Nash (1950), "The bargaining problem": the product of gains."""

from __future__ import annotations

import numpy as np

from portfolio.arbitration.compromises.criterion import TIE, Compromise, Stakes
from portfolio.arrays import Floats


def scores(values: Floats, stakes: Stakes) -> Floats:
    """Product of gains over the disagreement point, each as a share of its range (the unit does not matter);
    −inf where a party falls below it.
    """
    gains = stakes.gains(values)
    return np.where((gains >= -TIE).all(axis=1), np.maximum(gains, 0.0).prod(axis=1), -np.inf)


NASH = Compromise(
    name="nash", term="Nash", formula="Π (v − d) / r", scores=scores, mark="*", near_zero=lambda _: 0.0
)
