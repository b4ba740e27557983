"""Round after round: a plan beside the one that was in force before.

``stability`` (what each changed line buys).
"""

from portfolio.continuity.stability import Stability, stability

__all__ = ["Stability", "stability"]
