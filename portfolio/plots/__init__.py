"""Pictures: results in, axes out. Nothing is solved or computed here that a frame does not show.

``plan`` (what it uses, what it attains) · ``reasons`` (why, at what price) · ``circumstances`` (other budgets, other scenarios) ·
``certainty`` (chances, ranges, weights) · ``parties`` (who wants what) · ``shared`` (colours).
"""

from portfolio.plots.certainty import chances, core_index, information, key_result_chances, outlook, regret, safest, shrinkage
from portfolio.plots.circumstances import compare, frontier, nested_list
from portfolio.plots.parties import contested, money, parties
from portfolio.plots.plan import attainment, usage
from portfolio.plots.reasons import marginal_values, swaps, why

__all__ = [
    "attainment",
    "chances",
    "compare",
    "contested",
    "core_index",
    "frontier",
    "information",
    "key_result_chances",
    "marginal_values",
    "money",
    "nested_list",
    "outlook",
    "parties",
    "regret",
    "safest",
    "shrinkage",
    "swaps",
    "usage",
    "why",
]
