"""The same case under other circumstances: by budget, by named scenario, in an order that holds whatever the
budget.

``compare`` (named scenarios side by side) · ``whatif`` (changes in words, beside the plan) · ``frontier``
(best impact for each budget) · ``nested`` (the list that only grows).
"""

from portfolio.allocator.parallel import allocate_all
from portfolio.scenarios.compare import Comparison, compare
from portfolio.scenarios.frontier import Frontier, frontier
from portfolio.scenarios.nested import NestedList, nested_list
from portfolio.scenarios.whatif import WhatIf, whatif

__all__ = [
    "Comparison",
    "Frontier",
    "NestedList",
    "WhatIf",
    "allocate_all",
    "compare",
    "frontier",
    "nested_list",
    "whatif",
]
