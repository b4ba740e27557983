"""How a range of the case is drawn: as a PERT distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from portfolio.arrays import Floats


def pert(level: Floats | float, low: Floats | float, mean: float, high: Floats | float) -> Floats:
    """The quantile of a PERT distribution at each level: beta on [low, high], its mode (6·mean − low − high)
    ÷ 4, clipped into the range.

    Examples
    --------
    >>> import numpy as np
    >>> pert(np.array([0.5]), 0.0, 1.0, 2.0)
    array([1.])
    """
    from scipy.stats import beta

    width = high - low
    mode = np.clip((6 * mean - low - high) / 4, low, high)
    drawn = beta.ppf(level, 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width)
    return np.asarray(low + width * drawn)
