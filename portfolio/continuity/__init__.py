"""Round after round: a plan over time, and beside the one that was in force before.

``roadmap`` (what runs when, and what changed) · ``stability`` (what each changed line buys).
"""

from portfolio.continuity.roadmap import roadmap
from portfolio.continuity.stability import Stability, stability

__all__ = ["Stability", "roadmap", "stability"]
