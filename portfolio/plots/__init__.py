"""Pictures: results in, axes out. Nothing is solved or computed here that a frame does not show.

A file a room, named after it: ``allocation`` · ``explanation`` · ``scenarios`` · ``robustness`` ·
``arbitration`` · ``calibration`` · ``steering`` · ``maturity`` · ``rankings`` · ``roadmap``, on
``roadmap_sheets/`` · ``brief`` (small ones) · ``style`` (colours, and what all share).
"""

from portfolio.plots.allocation import attainment, usage
from portfolio.plots.arbitration import contested, money, parties
from portfolio.plots.brief import money_by_period, points_by_objective, roadmap_in_small
from portfolio.plots.calibration import calibration, stories
from portfolio.plots.explanation import delays, marginal_values, swaps, why
from portfolio.plots.maturity import ladder
from portfolio.plots.rankings import levels
from portfolio.plots.roadmap import roadmap
from portfolio.plots.robustness import (
    chances,
    core_index,
    information,
    key_result_chances,
    outlook,
    regret,
    safest,
    shrinkage,
)
from portfolio.plots.scenarios import compare, frontier, nested_list, stability
from portfolio.plots.steering import alignment, indicators

__all__ = [
    "alignment",
    "attainment",
    "calibration",
    "chances",
    "compare",
    "contested",
    "core_index",
    "delays",
    "frontier",
    "indicators",
    "information",
    "key_result_chances",
    "ladder",
    "levels",
    "marginal_values",
    "money",
    "money_by_period",
    "nested_list",
    "outlook",
    "parties",
    "points_by_objective",
    "regret",
    "roadmap",
    "roadmap_in_small",
    "safest",
    "shrinkage",
    "stability",
    "stories",
    "swaps",
    "usage",
    "why",
]
