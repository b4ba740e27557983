"""Round after round: the next round from the plan of this one.

``roll`` (the question) · ``rolled`` (the answer) · ``one_period`` (the step of which it is made) · ``turn``
(what a plan delivers, begins and stops in a period) · ``closed_windows`` (who can still be funded) ·
``leftover_relations`` · ``next_amounts`` (carried over, bound, added) · ``deliveries`` (actuals, where
indicators stand) · ``draft`` (tables while they change) · ``notes`` (what was assumed, what left).
"""

from portfolio.continuity.roll import roll
from portfolio.continuity.rolled import Rolled

__all__ = ["Rolled", "roll"]
