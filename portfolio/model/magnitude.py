"""How large what is compared is, so that a change of unit changes nothing: points may be millionths, money
billions.
"""

from __future__ import annotations

import math

import numpy as np

from portfolio.arrays import Floats

_BELOW = 5
"""By how many powers of two the floor under a sum lies below its largest amount: with points in tens it is
about 1. Near 0 a sum of thousands of amounts is off by 1e-12 of the largest, which is below the finest
tolerance of such a floor.
"""


def magnitude_of(amounts: Floats) -> float:
    """What a sum of amounts is held against where it is near 0 itself: a power of two, so that no digit
    changes, some thirtieth of the largest of them; 1 where all are 0.
    """
    largest = float(np.abs(amounts).max(initial=0.0))
    return math.ldexp(1.0, math.frexp(largest)[1] - 1 - _BELOW) if largest else 1.0
