"""What certainty costs as a picture: points and the chance of holding, by how many may overrun."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes

from portfolio.arrays import Floats
from portfolio.plots.drawing import SMALL, TEXT, Drawing, Size, bare, drawn, grid_for, pt, room_across
from portfolio.plots.style import GOOD, LIMIT, MAIN, in_lines, text_width
from portfolio.plots.wording import amounts, bar_key, language_for, line_key, part_shown, share, shares, worth
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.robustness import Protection

_WIDE, _HIGH = 4.75, 3.4
"""Inches of each of the two pictures in a notebook."""
_MOST = 15
"""So many numbers of overruns at most: beyond, figures would stand on each other."""


@drawn
def protection(
    found: Protection,
    most: int = _MOST,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[list[Axes]]:
    """What certainty costs: the points of the best plan, and the chance that all its limits hold, by how many
    initiatives may overrun at once.

    Parameters
    ----------
    found : Protection
        From :func:`portfolio.protection`.
    most : int
        So many numbers of overruns at most, the first.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    list of Axes
        Bars are ``points`` and ``chance`` of ``found.curve``, the latter with its standard error.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.protection(pf.load("data/samples/lorie_savage"), draws=2)  # nothing overruns there
    >>> [len(ax.patches) for ax in pf.plots.protection(found)]
    [1, 1]
    """
    told, every = language_for(found, language), found.curve
    frame = every.head(max(1, most))
    axes, shown = grid_for(2, size, _WIDE, _HIGH, 2)
    points, chances = (say(told, f"plot_protection_{what}") for what in ("points", "chance"))
    _bars(axes[0], frame.overruns, frame.points, [worth(v, told) for v in frame.points], MAIN, points)
    amounts(axes[0].yaxis, told)
    keys: list[Any] = [bar_key(points, MAIN)]  # of two pictures each has its title
    if shown > 1:
        off = [frame.error.clip(upper=frame.chance), frame.error.clip(upper=1 - frame.chance)]
        said = [share(v, told) for v in frame.chance]
        _bars(axes[1], frame.overruns, frame.chance, said, GOOD, chances, np.array(off))
        shares(axes[1].yaxis, told)
        keys = [line_key(say(told, "plot_protection_error"), LIMIT, width=1)]
    return Drawing(
        axes,
        say(told, "plot_protection"),
        told,
        keys=keys,
        says=say(told, "plot_protection_axis"),
        left_out=part_shown(len(frame), len(every), told),
    )


def _bars(
    ax: Axes,
    counts: pd.Series[int],
    values: pd.Series[float],
    said: list[str],
    colour: str,
    title: str,
    off: Floats | None = None,
) -> None:
    """A bar a number of overruns, with its figure above it where there is room."""
    places = range(len(values))
    line: dict[str, Any] = {"elinewidth": pt(1), "ecolor": LIMIT}
    ax.bar(places, values, yerr=off, color=colour, width=0.62, error_kw=line)
    tops = values if off is None else values + off[1]
    room = (room_across(ax) - pt(40)) / (len(values) + 0.2)
    widest = max(text_width(text, pt(SMALL)) for text in said) + pt(4)
    step = max(1, math.ceil(widest / room))  # where there is no room for each figure, some of them
    for place, top, text in list(zip(places, tops, said, strict=True))[::step]:
        ax.annotate(
            text,
            (place, max(float(top), 0.0)),
            xytext=(0, pt(3)),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=pt(SMALL),
        )
    high = max(float(tops.max()), 1e-9)
    ax.set_ylim(min(0.0, float(values.min()) * 1.1), high * 1.14)
    ax.set_xlim(-0.6 - 0.03 * len(values), max(len(values), 2) - 0.4)
    ax.set_xticks(list(places)[::step], [str(count) for count in counts][::step], fontsize=pt(SMALL))
    ax.set_title("\n".join(in_lines(title, room_across(ax), pt(TEXT))), fontsize=pt(TEXT), loc="left")
    bare(ax)
