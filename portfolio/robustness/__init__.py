"""How sure: draws of what may come, what they say of a plan, and the plans that are safe whatever comes.

``draws`` (ways a round may turn out) · ``best_known`` (of each, without a proof) · ``simulate`` (the best of
every draw) · ``simulation`` (chances, regret), ``simulation_text`` (it in words) · ``reserves`` (whether
limits and dates hold) · ``information`` (what knowing beforehand is worth) · ``shrinkage`` (estimates
believed less) · ``safest`` (plans for the worst) · ``protection`` (plans that hold whatever overruns) ·
``partial_weights`` (sets of weights) · ``core`` (who is funded whatever the weights).
"""

from portfolio.robustness.core import CoreIndex, core_index
from portfolio.robustness.draws import Draws
from portfolio.robustness.protection import Protection, protection
from portfolio.robustness.safest import SafePlans, safest
from portfolio.robustness.simulate import simulate
from portfolio.robustness.simulation import Simulation

__all__ = [
    "CoreIndex",
    "Draws",
    "Protection",
    "SafePlans",
    "Simulation",
    "core_index",
    "protection",
    "safest",
    "simulate",
]
