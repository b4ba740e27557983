"""Pictures to hover over and to zoom into, each one HTML file that fetches nothing (extra ``interactive``).

``show`` (:func:`portfolio.interactive`: which result is shown how) · ``page`` (the file, and the words of its
buttons) · ``charts`` (the frontier, the core index, the table of several parties) · ``roadmap`` (a plan over
time). They show the frames that the pictures beside them show, in the same words, and reckon nothing.
"""

from portfolio.plots.interactive.page import Interactive
from portfolio.plots.interactive.show import interactive

__all__ = ["Interactive", "interactive"]
