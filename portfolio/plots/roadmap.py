"""A plan over time, for those who carry it out: bars over periods, and below them how full each team is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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
from portfolio.words.sentences import listing, say

_WIDE = 11.0
"""In inches: names, dates and eight quarters side by side in letters of 7.5 points."""
_FOOT = 12.0
"""In points, above and below the lines that say what is left out."""


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
        How wide and high at most, in inches; what does not fit is left out, and the
        picture says of which groups, how many of each.

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
    foot: list[str] = []
    below = 0.0
    while True:  # what says what is left out takes room itself: once more, as long as it grows
        sheet, *others = Sheet.all_of(plan, frame, by, told, wide, tall - above - below)
        rest = _left_out(plan, sheet, others, len(frame), told)
        lines = in_lines(rest, 72 * wide - 16, SMALL) if rest else []
        if len(lines) <= len(foot):
            break
        foot = lines
        below = (_FOOT + SMALL * 1.25 * len(foot)) / 72
    if not sheet.has_loads:
        head = in_lines(say(told, "plot_roadmap_alone"), 72 * wide - 16, TITLE, bold=True)
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
    if lines:
        figure.text(
            x, 6 / (72 * high), "\n".join(lines), linespacing=1.25, fontsize=SMALL * paper.scale, va="bottom"
        )
    return ax


def _left_out(plan: Allocation, sheet: Sheet, others: Sequence[Sheet], total: int, language: str) -> str:
    """What the sheets after the first would show: of which groups, and how to see it; empty where all is
    there.
    """
    if not others:
        return ""
    missing = Counter[str]()
    for other in others:
        missing.update(other.by_group)
    if not missing:
        return say(language, "plot_roadmap_some_loads")
    part = part_shown(sheet.lines, total, language)
    if not sheet.has_loads and plan.problem.case.capacities:
        part = say(language, "plot_roadmap_no_loads", part=part)
    groups = listing([f"{group} ({count})" for group, count in missing.items()], language)
    return say(language, "plot_roadmap_left_out", part=part, groups=groups)


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
