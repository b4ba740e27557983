"""The same case under other circumstances: by budget, by named scenario, in an order that holds whatever the budget.

``compare`` (named scenarios side by side) · ``changes`` (of inputs, as a table) · ``frontier`` (best impact for each
budget) · ``nested`` (the list that only grows).
"""

from portfolio.scenarios.compare import Comparison, compare
from portfolio.scenarios.frontier import Frontier, frontier
from portfolio.scenarios.nested import NestedList, nested_list

__all__ = ["Comparison", "Frontier", "NestedList", "compare", "frontier", "nested_list"]
