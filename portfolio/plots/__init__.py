"""Pictures: results in, axes out. Nothing is solved or computed here that a frame does not show.

``plan`` (what it uses, what it attains) · ``reasons`` (why, at what price) · ``circumstances`` (other
budgets, other scenarios) · ``certainty`` (chances, ranges, weights) · ``parties`` (who wants what) ·
``learning`` (what delivered initiatives brought) · ``steering`` (each level's indicators, planned beside
observed) · ``ladder`` (at which level one stands) · ``levels`` (what each level earns) · ``board`` (small
ones for the board brief) · ``shared`` (colours).
"""

from portfolio.plots.board import money_by_period, points_by_objective
from portfolio.plots.certainty import (
    chances,
    core_index,
    information,
    key_result_chances,
    outlook,
    regret,
    safest,
    shrinkage,
)
from portfolio.plots.circumstances import compare, frontier, nested_list
from portfolio.plots.ladder import ladder
from portfolio.plots.learning import calibration, stories
from portfolio.plots.levels import levels
from portfolio.plots.parties import contested, money, parties
from portfolio.plots.plan import attainment, usage
from portfolio.plots.reasons import marginal_values, swaps, why
from portfolio.plots.steering import alignment, indicators

__all__ = [
    "alignment",
    "attainment",
    "calibration",
    "chances",
    "compare",
    "contested",
    "core_index",
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
    "safest",
    "shrinkage",
    "stories",
    "swaps",
    "usage",
    "why",
]
