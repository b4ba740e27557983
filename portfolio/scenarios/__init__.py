"""The same case under other circumstances: by budget, by named scenario, in an order that holds whatever the budget.

``frontier`` (best impact for each budget) · ``nested`` (the list that only grows).
"""

from portfolio.scenarios.frontier import Frontier, frontier
from portfolio.scenarios.nested import NestedList, nested_list

__all__ = ["Frontier", "NestedList", "frontier", "nested_list"]
