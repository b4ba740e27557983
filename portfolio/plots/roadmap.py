"""A plan over time, for those who carry it out: bars over periods, and below them how full each team is."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.text import Text

from portfolio.case.case import language_of
from portfolio.continuity.roadmap import roadmap as lines_of
from portfolio.model.allocation import Allocation
from portfolio.plots.drawing import SMALL, TITLE, Paper, Size, drawn
from portfolio.plots.roadmap_sheets import Sheet
from portfolio.plots.style import in_lines
from portfolio.plots.wording import part_shown
from portfolio.words.sentences import say

_WIDE = 11.0
"""In inches: names, dates and eight quarters side by side in letters of 7.5 points."""
_FOOT = 0.25
"""In inches: the line that says what is left out."""


@drawn
def roadmap(
    plan: Allocation,
    near: object = None,
    by: str = "objective",
    language: str | None = None,
    width: float | None = None,
    size: Size | None = None,
) -> Axes:
    """What runs when, by objective, team or any column of the initiatives, and how full each team then is.

    Parameters
    ----------
    plan : Allocation
    near, by
        See :func:`portfolio.roadmap`, whose rows are drawn.
    language : str, optional
        The case's own unless given.
    width : float, optional
        In inches; the picture is as high as it has lines.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches; what does not fit is said to be left out.

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
    told, frame = language_of(plan.problem.case, language), lines_of(plan, near, by)
    paper = Paper.of(size, width or _WIDE)
    # laid out on paper of which all is then made larger
    wide, tall = (width or paper.width) / paper.scale, paper.tall / paper.scale
    head = in_lines(say(told, "plot_roadmap"), 72 * wide - 16, TITLE, bold=True)
    above = (TITLE * 1.25 * len(head) + 10) / 72
    sheet, *others = Sheet.all_of(plan, frame, by, told, wide, tall - above - _FOOT)
    rest = part_shown(sheet.lines, len(frame), told) if others else ""
    if not sheet.has_loads:
        head = in_lines(say(told, "plot_roadmap_alone"), 72 * wide - 16, TITLE, bold=True)
        if others and plan.problem.case.capacities:
            rest = say(told, "plot_roadmap_no_loads", part=rest)
    below = _FOOT if rest else 0.0
    high = above + sheet.height + below
    figure = plt.figure(figsize=(sheet.width * paper.scale, high * paper.scale))
    ax = sheet.draw(figure.add_axes((0, 0, 1, 1)))
    ax.set_position((0, below / high, 1, sheet.height / high))
    _enlarge(ax, paper.scale)
    x = 8 / (72 * sheet.width)
    figure.suptitle(
        "\n".join(head),
        x=x,
        y=1 - 6 / (72 * high),
        ha="left",
        va="top",
        fontsize=TITLE * paper.scale,
        fontweight="bold",
    )
    if rest:
        figure.text(x, 6 / (72 * high), rest, fontsize=SMALL * paper.scale, va="bottom")
    return ax


def _enlarge(ax: Axes, scale: float) -> None:
    """Letters and lines as much larger as the sheet they are on; places grow with the axes."""
    for text in ax.findobj(Text):
        text.set_fontsize(float(text.get_fontsize()) * scale)
    for line in ax.lines:
        line.set_linewidth(line.get_linewidth() * scale)
        line.set_markersize(line.get_markersize() * scale)
        line.set_markeredgewidth(line.get_markeredgewidth() * scale)
    for patch in ax.patches:
        patch.set_linewidth(patch.get_linewidth() * scale)
