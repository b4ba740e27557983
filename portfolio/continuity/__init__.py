"""Round after round: a plan over time, beside the one that was in force before, the next round from it.

``roadmap`` (what runs when, and what changed) · ``stability`` (what each changed line buys) · ``roll`` (the
next round), ``rolled`` (what it is, what was assumed), ``one_period`` (the step of which it is made):
``turn`` (what a plan delivers, begins and stops), ``closed_windows`` (who can still be funded),
``leftover_relations``, ``leftover_rules``, ``leftover_transfers``, ``next_amounts`` (carried over, bound,
added), ``deliveries`` (actuals, where indicators stand), ``draft`` (tables while they change), ``notes``
(what was assumed, what left) · ``team_repository`` (the
folder that a pair keeps in git).
"""

from portfolio.continuity.roadmap import roadmap
from portfolio.continuity.roll import roll
from portfolio.continuity.rolled import Rolled
from portfolio.continuity.stability import Stability, stability

__all__ = ["Rolled", "Stability", "roadmap", "roll", "stability"]
