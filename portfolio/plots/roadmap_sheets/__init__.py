"""A roadmap on sheets of paper, all of it at places in points that were measured in the face that is used.

``placing`` (what stands where, however many lines there are and however long a name is) · ``signs`` (how each
thing is drawn) · ``sheet`` (one page).
"""

from portfolio.plots.roadmap_sheets.sheet import Sheet

__all__ = ["Sheet"]
