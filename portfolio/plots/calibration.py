"""Pictures of what delivered initiatives taught: what is realised of what is expected, successes beside
disappointments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes

from portfolio.plots.drawing import (
    Drawing,
    Paper,
    Size,
    aside,
    axes_for,
    drawn,
    named_rows,
    note,
    pt,
    row_height,
    row_lines,
)
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, PALETTE, ink
from portfolio.plots.wording import figure, language_for, line_key, mark_key, part_shown, share, shares
from portfolio.words.media import in_picture
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.calibration.calibration import Calibration

_GROUPS = ("overall", "category", "owner", "kpi")
_COLOURS = {"overall": LIMIT, "category": MAIN, "owner": PALETTE[1], "kpi": PALETTE[4]}


@drawn
def calibration(
    found: Calibration,
    ax: Axes | None = None,
    most: int | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """What initiatives bring of what is expected of them: a dot and an interval a group, beside the average
    of all.

    Parameters
    ----------
    found : Calibration
        From :func:`portfolio.calibration`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int, optional
        So many groups at most, those of the most delivered initiatives.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Dots and lines are ``found.ratios``: ``shrunk`` with ``low`` and ``high``; crosses are ``ratio``, the
        mean as it came out.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.calibration(pf.load("data/samples/scaleup"))
    >>> len(pf.plots.calibration(found, most=5).lines) >= 5
    True
    """
    told, every = language_for(found.measured, language), found.ratios
    kept = every.sort_values("observations", ascending=False, kind="stable").index
    fits = max(1, Paper.of(size).rows(0.25) - len(_GROUPS))
    frame = every.loc[sorted(kept[: fits if most is None else min(fits, most)])]
    lines: list[tuple[str, int | None]] = []
    for by in _GROUPS:
        part = np.flatnonzero(frame.by == by)
        if len(part):
            lines += [(say(told, f"plot_groups_{by}"), None), *((frame.label.iloc[k], int(k)) for k in part)]
    shown = row_lines([in_picture(name) for name, _ in lines], size)
    each = row_height(shown, 0.24)
    ax = axes_for(ax, each * len(lines) + 1.6, size=size)
    named_rows(ax, shown, str, told)
    for row, (_, k) in enumerate(lines):
        if k is None:
            ax.get_yticklabels()[row].set_fontweight("bold")
        else:
            _interval(ax, row, frame.iloc[k], told)
    ax.axvline(every.shrunk.iloc[0], color=LIMIT, linewidth=pt(1.2), linestyle="--", zorder=1)
    ax.axvline(1, color=GOOD, linewidth=pt(1.2), zorder=1)
    ax.set_xlim(min(0.0, 1.05 * float(frame.low.min())), max(1.05, float(frame.high.max())))
    shares(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_calibration"),
        told,
        keys=[
            line_key(say(told, "plot_believed"), NEUTRAL, width=5, alpha=0.6, marker="o"),
            mark_key(say(told, "plot_as_it_came"), LIMIT, "x"),
            line_key(say(told, "plot_average"), LIMIT, "--", 1.2),
            line_key(say(told, "plot_as_expected"), GOOD, width=1.2),
        ],
        says=say(told, "plot_calibration_axis"),
        left_out=part_shown(len(frame), len(every), told, "plot_most_delivered"),
        rows=len(lines),
        each=each,
    )


def _interval(ax: Axes, row: int, group: pd.Series, language: str) -> None:
    """What is believed of a group, with its interval, and the mean as it came out."""
    colour = _COLOURS[group.by]
    ax.plot(
        [group.low, group.high], [row, row], color=colour, linewidth=pt(5), alpha=0.3, solid_capstyle="butt"
    )
    ax.scatter([group.shrunk], [row], s=pt(pt(32)), color=colour, zorder=3)
    if group.by != "overall":
        ax.scatter([group.ratio], [row], s=pt(pt(22)), marker="x", linewidth=pt(1.1), color=LIMIT, zorder=4)
    note(ax, f"{share(group.shrunk, language)} · {group.observations}", group.high, row, 5)


@drawn
def stories(
    found: Calibration,
    ax: Axes | None = None,
    most: int = 20,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """What over-delivered beside what disappointed: a dot an effect, the best at the top, as far from what
    was expected as it came out.

    Parameters
    ----------
    found : Calibration
        From :func:`portfolio.calibration`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many of the best, and so many of the worst, where there are more than twice as many.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Dots are ``found.stories.ratio``, filled where the difference is more than chance explains; the words
        are expected → realised.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.calibration(pf.load("data/samples/scaleup"))
    >>> len(pf.plots.stories(found, most=3).collections)
    6
    """
    told, frame = language_for(found.measured, language), found.stories
    most = max(1, min(most, Paper.of(size).rows(0.27) // 2))
    hidden = max(0, len(frame) - 2 * most)
    frame = frame.iloc[[n for n in range(len(frame)) if n < most or n >= most + hidden]]
    known = found.measured.names("initiatives")
    names = [
        " · ".join(filter(None, (in_picture(name or known.get(i, i)), in_picture(label))))
        for i, name, label in zip(frame.initiative, frame.name, frame.label, strict=True)
    ]
    shown = row_lines(names, size)
    each = row_height(shown, 0.26)
    ax = axes_for(ax, each * len(frame) + 1.6, size=size)
    named_rows(ax, shown, str, told)
    # one far out must not press all others together
    reach = (min(0.0, max(-1.0, float(frame.ratio.min()))), max(1.2, min(3.0, float(frame.ratio.max()))))
    columns = (frame[c] for c in ("story", "ratio", "beyond_chance", "expected", "realised", "unit"))
    for row, (story, ratio, beyond, expected, realised, unit) in enumerate(zip(*columns, strict=True)):
        colour = {"more": GOOD, "less": BAD}.get(story, NEUTRAL)
        at = float(np.clip(ratio, *reach))
        _dot(ax, row, at, colour, beyond)
        note(ax, share(ratio, told), at, row, -7 if at < 1 else 7, ink(colour))
        came = f"{figure(expected, told)} → {figure(realised, told)} {in_picture(unit)}"
        aside(ax, came.strip(), row)
    aside(ax, say(told, "plot_expected_realised"), None)
    ax.axvline(1, color=LIMIT, linewidth=pt(1.2), zorder=1)
    ax.set_xlim(reach[0] - 0.02 * (reach[1] - reach[0]), reach[1] + 0.02 * (reach[1] - reach[0]))
    shares(ax.xaxis, told)
    rest = say(told, "plot_stories_hidden", count=hidden) if hidden else ""
    return Drawing(
        ax,
        say(told, "plot_stories"),
        told,
        keys=[
            mark_key(say(told, "plot_over_delivered"), GOOD),
            mark_key(say(told, "plot_under_delivered"), BAD),
            mark_key(say(told, "plot_within_chance"), NEUTRAL, face="white"),
        ],
        says=say(told, "plot_stories_axis"),
        left_out=rest,
        rows=len(frame),
        each=each,
    )


def _dot(ax: Axes, row: int, at: float, colour: str, filled: bool) -> None:
    """A dot, and the line to it from as expected."""
    ax.plot([1, at], [row, row], color=colour, linewidth=pt(2), alpha=0.6, zorder=2)
    face = colour if filled else "white"
    ax.scatter([at], [row], s=pt(pt(40)), facecolor=face, edgecolor=colour, linewidth=pt(1.5), zorder=3)
