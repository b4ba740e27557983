"""Pictures of the board brief: small, in the reader's language, the same colour for the same objective
everywhere.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import seaborn as sns
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from portfolio.plots.drawing import axes_for, drawn, named_rows
from portfolio.plots.style import LIMIT

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 3.5
"""Two such pictures, in inches, stand side by side on A4."""
_SMALL = 7.5
"""The size of letters in pictures, in points: a name of 26, each about half as wide as high, then takes two
fifths of :data:`WIDTH`. Larger ones would leave less to the bars.
"""
_ACROSS = 48
"""So many letters stand side by side under a picture."""


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
    """
    frame = frame.assign(before=frame.get("before", 0.0))
    ax = axes_for(ax, 0.36 * len(frame) + 0.25, WIDTH)
    named_rows(ax, frame.name, lambda name: "\n".join(textwrap.wrap(name, 26, max_lines=2, placeholder=" …")))
    longest = float(np.nanmax([*(frame.before + frame.points), *frame.dealt, 1e-9]))
    for row, (objective, before, points, dealt) in enumerate(
        zip(frame.objective, frame.before, frame.points, frame.dealt, strict=True)
    ):
        if dealt == dealt:
            ax.barh(row, dealt, height=0.62, color=colours[objective], alpha=0.22, linewidth=0)
        if before:
            ax.barh(row, before, height=0.62, color=colours[objective], alpha=0.4, linewidth=0)
        ax.barh(row, points, left=before, height=0.62, color=colours[objective], linewidth=0)
        end = max(before + points, 0.0 if dealt != dealt else dealt, 0.0)
        said = f"{write(before)} + {write(points)}" if before else write(points)
        said += "" if dealt != dealt else f" / {write(dealt)}"
        ax.annotate(
            said,
            (end, row),
            xytext=(3, 0),
            textcoords="offset points",
            va="center",
            fontsize=_SMALL,
            color=LIMIT,
        )
    ax.set_xlim(min(0.0, 1.1 * float((frame.before + frame.points).min())), 1.3 * longest)
    ax.tick_params(axis="y", labelsize=_SMALL, length=0)
    _flush_left(ax)
    ax.xaxis.set_visible(False)
    sns.despine(ax=ax, left=True, bottom=True)
    return ax


def _flush_left(ax: Axes) -> None:
    """Names that begin at one place: the lines of a name then do, whatever face it is shown in."""
    labels = ax.get_yticklabels()
    widest = max((label.get_window_extent().width for label in labels), default=0.0)
    ax.tick_params(axis="y", pad=widest * 72 / ax.get_figure(root=True).get_dpi() + 2)  # type: ignore[union-attr]
    for label in labels:
        label.set_horizontalalignment("left")


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
    labels = [label(p) for p in periods]
    ax.set_xticks(range(len(periods)), labels)
    ax.yaxis.set_major_locator(MaxNLocator(4))
    ax.yaxis.set_major_formatter(lambda value, _: write(value))
    ax.grid(axis="y", color="#dddddd", linewidth=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(labelsize=_SMALL, length=0)
    if sum(map(len, labels)) > _ACROSS:
        ax.tick_params(axis="x", rotation=60)
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
    # whatever style the session has set
    with style.context(["default", {"svg.hashsalt": "portfolio", "svg.fonttype": "none"}]):
        figure = Figure(figsize=(width, height), layout="constrained")
        draw(figure.subplots())
        target = io.StringIO()
        figure.savefig(target, format="svg", metadata={"Date": None}, transparent=True)
    return target.getvalue()
