"""Pictures of the board brief: small, in the reader's language, the same colour for the same objective
everywhere.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import seaborn as sns
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from portfolio.plots.drawing import axes_for, drawn, named_rows, periods_below, width_of
from portfolio.plots.style import LIMIT, in_lines, text_width

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 3.5
"""Two such pictures, in inches, stand side by side on A4."""
_SMALL = 7.5
"""The size of letters in pictures, in points."""
_NAMES = 0.4
"""The share of a picture that names may take, at most."""
_BAR = 0.62
"""How high a bar is, of its row."""
_FEWEST = 8
"""So many bars a small roadmap has room for at least: few would be fat."""
_APART = 3.0
"""Between two things that must not touch, in points."""


@drawn
def points_by_objective(
    frame: pd.DataFrame,
    colours: Mapping[str, str],
    write: Callable[[float], str] = "{:.1f}".format,
    ax: Axes | None = None,
) -> Axes:
    """Points that a plan attains for each objective, beside those dealt out.

    Parameters
    ----------
    frame : DataFrame
        ``objective``, ``name``, ``points``, ``dealt`` (NaN: no ceiling) and, where there is any, ``before``
        (attained before), such as the frame ``objectives`` of a brief.
    colours : mapping of str to str
        From :func:`portfolio.plots.style.objective_colours`.
    write : callable
        How a number is written.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Bars are ``frame.points``, after paler ones for ``frame.before``, where there is any; the palest ones
        behind them are ``frame.dealt``.

    Examples
    --------
    >>> import pandas as pd
    >>> import portfolio as pf
    >>> frame = pd.DataFrame({"objective": ["g"], "name": ["Growth"], "points": [44.0], "dealt": [60.0]})
    >>> ax = pf.plots.points_by_objective(frame, {"g": "#0173b2"})
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['Growth']
    """
    frame = frame.assign(before=frame.get("before", 0.0))
    ax = axes_for(ax, height_of(frame), WIDTH)
    names = [_in_rows(name) for name in frame.name]
    named_rows(ax, ["\n".join(lines) for lines in names], str)
    told = []
    for row, (objective, before, points, dealt) in enumerate(
        zip(frame.objective, frame.before, frame.points, frame.dealt, strict=True)
    ):
        if dealt == dealt:
            ax.barh(row, dealt, height=_BAR, color=colours[objective], alpha=0.22, linewidth=0)
        if before:
            ax.barh(row, before, height=_BAR, color=colours[objective], alpha=0.4, linewidth=0)
        ax.barh(row, points, left=before, height=_BAR, color=colours[objective], linewidth=0)
        end = max(before + points, 0.0 if dealt != dealt else dealt, 0.0)
        said = f"{write(before)} + {write(points)}" if before else write(points)
        told.append((end, said + ("" if dealt != dealt else f" / {write(dealt)}")))
        ax.annotate(
            told[-1][1],
            (end, row),
            xytext=(_APART, 0),
            textcoords="offset points",
            va="center",
            fontsize=_SMALL,
            color=LIMIT,
        )
    pad = text_width([line for lines in names for line in lines], _SMALL) + _APART
    ax.tick_params(axis="y", labelsize=_SMALL, length=0, pad=pad)
    for label in ax.get_yticklabels():
        # names that begin at one place: the lines of a name then do, whatever face they are shown in
        label.set_horizontalalignment("left")
    room = width_of(ax) - pad - 4 * _APART
    least = min([0.0, *(1.1 * (frame.before + frame.points))])
    # as far to the right as lets what is said after each bar end inside
    most = max(
        (end * room / max(room - text_width(said, _SMALL) - _APART, 1.0) for end, said in told), default=1.0
    )
    ax.set_xlim(least, max(most, 1e-9))
    ax.xaxis.set_visible(False)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def height_of(frame: pd.DataFrame) -> float:
    """How tall :func:`points_by_objective` is, in inches: names are wrapped, and none is cut."""
    with style.context("default"):  # as it is drawn by :func:`as_svg`
        most = max((len(_in_rows(name)) for name in frame.name), default=1)
    return len(frame) * max(0.29, (1.25 * most * _SMALL + 3) / 72) + 0.15


def _in_rows(name: str) -> list[str]:
    """A name in lines of which each leaves the bars three fifths of the picture."""
    return in_lines(name, _NAMES * 72 * WIDTH, _SMALL)


@drawn
def money_by_period(
    frame: pd.DataFrame,
    colours: Mapping[str, str],
    write: Callable[[float], str] = "{:,.0f}".format,
    label: Callable[[str], str] = str,
    ax: Axes | None = None,
) -> Axes:
    """Where a plan's money goes, period by period, the objectives on top of each other.

    Parameters
    ----------
    frame : DataFrame
        ``objective``, ``period``, ``spend``, such as the frame ``money`` of a brief.
    colours : mapping of str to str
        From :func:`portfolio.plots.style.objective_colours`.
    write, label : callable
        How a number, and a period, is written.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Bars are ``frame.spend``; money that is freed hangs below 0.

    Examples
    --------
    >>> import pandas as pd
    >>> import portfolio as pf
    >>> frame = pd.DataFrame({"objective": ["g", "g"], "period": ["Q1", "Q2"], "spend": [60.0, 30.0]})
    >>> ax = pf.plots.money_by_period(frame, {"g": "#0173b2"})
    >>> [float(bar.get_height()) for bar in ax.patches]
    [60.0, 30.0]
    """
    ax = axes_for(ax, 1.9, WIDTH)
    periods = list(dict.fromkeys(frame.period))
    up, down = np.zeros(len(periods)), np.zeros(len(periods))
    for objective, part in frame.groupby("objective", sort=False):
        spend = part.set_index("period").spend.reindex(periods, fill_value=0.0).to_numpy()
        ax.bar(
            range(len(periods)),
            spend,
            bottom=np.where(spend >= 0, up, down),
            width=0.7,
            color=colours[str(objective)],
            linewidth=0,
        )
        up, down = up + np.maximum(spend, 0.0), down + np.minimum(spend, 0.0)
    ax.yaxis.set_major_locator(MaxNLocator(4))
    ax.yaxis.set_major_formatter(lambda value, _: write(value))
    amounts = text_width([write(value) for value in ax.get_yticks()], _SMALL)
    periods_below(ax, [label(p) for p in periods], width_of(ax) - amounts - 4 * _APART, _SMALL)
    ax.grid(axis="y", color="#dddddd", linewidth=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(labelsize=_SMALL, length=0)
    sns.despine(ax=ax, left=True)
    return ax


@drawn
def roadmap_in_small(
    frame: pd.DataFrame,
    periods: Sequence[str],
    colours: Mapping[str, str],
    label: Callable[[str], str] = str,
    ax: Axes | None = None,
) -> Axes:
    """What runs when, a bar an initiative without its name: the shape of a plan at a glance.

    Parameters
    ----------
    frame : DataFrame
        ``objective``, ``first``, ``last`` of what is funded, in the order in which it is shown, such as the
        frame ``roadmap`` of a brief.
    periods : sequence of str
    colours : mapping of str to str
        From :func:`portfolio.plots.style.objective_colours`.
    label : callable
        How a period is written.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        A bar reaches from start to delivery, or to the end of the periods.

    Examples
    --------
    >>> import pandas as pd
    >>> import portfolio as pf
    >>> frame = pd.DataFrame({"objective": ["g", "g"], "first": [0, 1], "last": [0, 1]})
    >>> ax = pf.plots.roadmap_in_small(frame, ["Q1", "Q2"], {"g": "#0173b2"})
    >>> [float(bar.get_width()) for bar in ax.patches]
    [1.0, 1.0]
    """
    ax = axes_for(ax, 1.6, WIDTH)
    for row, (objective, first, last) in enumerate(
        zip(frame.objective, frame["first"], frame["last"], strict=True)
    ):
        end = min(last, len(periods) - 1) + 1
        ax.barh(row, end - first, left=first - 0.5, height=0.7, color=colours[objective], linewidth=0)
    ax.set_ylim(max(len(frame), _FEWEST) - 0.4, -0.6)
    ax.set_xlim(-0.5, len(periods) - 0.5)
    ax.set_yticks([])
    periods_below(ax, [label(p) for p in periods], width_of(ax) - 4 * _APART, _SMALL)
    for border in range(len(periods) + 1):
        ax.axvline(border - 0.5, color="#dddddd", linewidth=0.6, zorder=0)
    ax.tick_params(labelsize=_SMALL, length=0)
    sns.despine(ax=ax, left=True)
    return ax


def as_svg(draw: Callable[[Axes], object], height: float, width: float = WIDTH) -> str:
    """A picture as SVG: the same text on every run, its words as words, whatever signs are in them.

    Parameters
    ----------
    draw : callable
        Draws on the axes it is given.
    height, width : float
        In inches.
    """
    # whatever style the session has set; a roadmap is drawn here too, which is no picture of its own, where
    # words would be words already
    plain = {"text.parse_math": False, "text.usetex": False}
    with style.context(["default", {"svg.hashsalt": "portfolio", "svg.fonttype": "none", **plain}]):
        figure = Figure(figsize=(width, height), layout="constrained")
        draw(figure.subplots())
        target = io.StringIO()
        figure.savefig(target, format="svg", metadata={"Date": None}, transparent=True)
    return target.getvalue()
