"""Ranked lists and lower levels of steering beside the allocation: what each would fund, and the points that
it leaves.

``scores`` (RICE, RICEO) · ``wsjf`` (what waiting costs, for the effort) · ``funding`` (down a list, as
spreadsheets do) · ``lists`` (what the lists would fund) · ``levels`` (the six levels).
"""

from portfolio.rankings.levels import levels
from portfolio.rankings.lists import Rankings, rankings
from portfolio.rankings.scores import rice

__all__ = ["Rankings", "levels", "rankings", "rice"]
