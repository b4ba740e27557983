"""A plan over time, for those who carry it out: bars over periods, and below them how full each team is."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from portfolio.case.case import language_of
from portfolio.continuity.roadmap import roadmap as lines_of
from portfolio.model.allocation import Allocation
from portfolio.plots.roadmap_sheets import Sheet
from portfolio.plots.style import drawn


@drawn
def roadmap(
    plan: Allocation,
    near: object = None,
    by: str = "objective",
    language: str | None = None,
    width: float = 11.0,
) -> Axes:
    """What runs when, by objective, team or any column of the initiatives, and how full each team then is.

    Parameters
    ----------
    plan : Allocation
    near, by
        See :func:`portfolio.roadmap`, whose rows are drawn.
    language : str, optional
        The case's own unless given.
    width : float
        In inches; the picture is as high as it has lines.

    Returns
    -------
    Axes
        Its ticks are the middles of the periods. A bar is labelled with its initiative and reaches from start
        to delivery, in the colour of the objective; cells are ``plan.usage``, the frame of each being all
        that is available. Arrows lead from what is required to what requires it.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/four_initiatives"))
    >>> [bar.get_label() for bar in pf.plots.roadmap(plan).patches if not bar.get_label().startswith("_")]
    ['B', 'C']
    """
    told = language_of(plan.problem.case, language)
    (sheet,) = Sheet.all_of(plan, lines_of(plan, near, by), by, told, width)
    return sheet.draw(plt.figure(figsize=(sheet.width, sheet.height)).add_axes((0, 0, 1, 1)))
