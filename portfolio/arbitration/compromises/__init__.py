"""Named compromises: which of the portfolios that none dominates is picked by which idea of fairness.

``criterion`` (what is at stake, and what a compromise is) · one a file: ``utilitarian``,
``kalai_smorodinsky``, ``nash``, ``chebyshev`` · ``registry`` (all of them, and what one picks).
"""

from portfolio.arbitration.compromises.criterion import Compromise, Stakes
from portfolio.arbitration.compromises.registry import COMPROMISES, picked

__all__ = ["COMPROMISES", "Compromise", "Stakes", "picked"]
