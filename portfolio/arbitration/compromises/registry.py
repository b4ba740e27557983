"""All named compromises, in the order in which frames show them, and which portfolios one picks.

The next one is a file beside this one, its line here, and its name in ``portfolio.case.reserved_names``; its
phrase is ``compromise_<name>``. Frames, the record, pictures, the command and its help read this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from portfolio.arbitration.compromises.chebyshev import CHEBYSHEV
from portfolio.arbitration.compromises.criterion import TIE, Compromise, Stakes
from portfolio.arbitration.compromises.kalai_smorodinsky import KALAI_SMORODINSKY
from portfolio.arbitration.compromises.nash import NASH
from portfolio.arbitration.compromises.utilitarian import UTILITARIAN
from portfolio.arrays import Floats, Ints

COMPROMISES: Mapping[str, Compromise] = MappingProxyType(
    {c.name: c for c in (UTILITARIAN, KALAI_SMORODINSKY, NASH, CHEBYSHEV)}
)


def picked(name: str, values: Floats, stakes: Stakes) -> Ints:
    """The portfolios that a compromise picks: of equal ones those with the largest sum of normalised values.

    Parameters
    ----------
    values : array (portfolios, parties)

    Returns
    -------
    array (tied portfolios,)
        Their places; mostly one.
    """
    places = np.arange(len(values))
    for criterion in (COMPROMISES[name], UTILITARIAN):
        scores = criterion.scores(values[places], stakes)
        top = scores.max()
        near = TIE * max(criterion.near_zero(stakes), abs(top))
        places = places[scores >= top - near] if np.isfinite(top) else places[scores == top]
    return places
