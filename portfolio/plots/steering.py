"""Pictures of steering: each indicator planned beside observed, and whether the money follows the
strategy's points.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter, MaxNLocator

from portfolio.case.case import Case
from portfolio.plots.drawing import (
    SMALL,
    TEXT,
    Drawing,
    Paper,
    Size,
    axes_for,
    bare,
    drawn,
    grid_for,
    named_rows,
    note,
    pt,
    room_across,
    row_height,
    row_lines,
)
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, in_lines, ink, text_width
from portfolio.plots.wording import (
    MINUS,
    figure,
    language_for,
    line_key,
    mark_key,
    part_shown,
    share,
    shares,
)
from portfolio.words.media import in_picture
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

_ACROSS = 3
"""So many pictures of an indicator stand side by side: 4.4 inches each, so that a fourth would make the whole
too wide to be read in a notebook without shrinking its letters.
"""
_WIDE, _HIGH = 4.4, 2.8
"""Of a small picture, in inches."""
_NARROW = 8.0
"""On paper less wide than this, in inches, pictures of indicators stand one below the other: beside each
other their titles have no room.
"""
_SHARES = ("share", "part")
_NAMED = 130.0
"""Names beside the rows of a small picture take so many points at most."""


@drawn
def indicators(
    frame: pd.DataFrame,
    most: int = 12,
    language: str | None = None,
    size: Size | None = None,
    case: Case | None = None,
) -> Drawing[list[Axes]]:
    """What each level watches, planned beside observed: one small picture an indicator.

    Parameters
    ----------
    frame : DataFrame
        From :func:`portfolio.indicators`, or some of its rows, such as one level's.
    most : int
        So many teams, initiatives or others in one picture at most, those furthest from what was planned.
    language : str, optional
        That of the frame or the case unless given; names and units are in that of the frame.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches; the first indicators are shown where not all fit.
    case : Case, optional
        Whose language it is; the one that the frame was made of unless given.

    Returns
    -------
    list of Axes
        One an indicator, in the frame's order, its level before its name. Where it was observed over time,
        all together period by period (``observed`` a line, ``planned`` dashed), with the latest figures;
        elsewhere a row for each thing it is about; a single figure is written. Green is at least as good as
        planned, red worse, blue where nobody can say.

    Examples
    --------
    >>> import portfolio as pf
    >>> frame = pf.indicators(pf.load("data/samples/scaleup"), level=1)
    >>> pf.plots.indicators(frame)[0].get_title(loc="left")
    '1 · Velocity'
    """
    told = language_for(frame, language, case)
    groups = [part for _, part in frame.groupby(["level", "indicator"], sort=False)]
    across = _ACROSS if Paper.of(size).width >= _NARROW else 1
    axes, count = grid_for(len(groups), size, _WIDE, _HIGH, across)
    if not groups:
        named_rows(axes[0], [], language=told)
        return Drawing(axes, say(told, "plot_indicators"), told)
    for ax, part in zip(axes, groups, strict=False):
        over_time, about = part[(part["of"] == "") & (part.period != "")], part[part["of"] != ""]
        about = about[about.period == ""] if (about.period == "").any() else about
        if len(over_time) > 1:
            _line(ax, over_time, told)
        elif len(about):
            _rows(ax, about, most, told)
        else:
            _alone(ax, part, told)
        head = f"{part.level.iloc[0]} · {in_picture(part.name.iloc[0])}"
        ax.set_title("\n".join(in_lines(head, room_across(ax), pt(TEXT))), fontsize=pt(TEXT), loc="left")
        ax.tick_params(labelsize=pt(7))
    observed = frame[frame.observed.notna()]
    seen = [_colour(*row) for row in zip(observed.better, observed.planned, observed.observed, strict=True)]
    said = {GOOD: "plot_as_good", BAD: "plot_worse", MAIN: "plot_observed"}
    dashes: dict[str, Any] = {"marker": "o", "markerfacecolor": "white", "markersize": pt(5)}
    keys = [line_key(say(told, "plot_planned"), LIMIT, "--", 1.2, **dashes)]
    keys += [
        line_key(say(told, key), c, width=2, marker="o", markersize=pt(5))
        for c, key in said.items()
        if c in seen
    ]
    return Drawing(
        axes,
        say(told, "plot_indicators"),
        told,
        keys=keys,
        left_out=part_shown(count, len(groups), told, "plot_first_indicators"),
    )


def _colour(better: str, planned: float, observed: float) -> Any:
    """Whether what was observed is at least as good as planned."""
    if not better or np.isnan(planned) or np.isnan(observed):
        return MAIN
    ahead = observed - planned if better == "more" else planned - observed
    return GOOD if ahead >= -1e-9 * max(abs(planned), abs(observed)) else BAD


def _said(value: float, unit: str, language: str) -> str:
    """A figure to four digits, thousands apart; no prefix, since a unit may have its own, as k€ has."""
    return share(value, language) if unit in _SHARES else figure(float(f"{value:.4g}"), language)


def _scaled(axis: Axis, values: pd.DataFrame, unit: str, language: str) -> None:
    """A few ticks, whole where all figures are, written as the figures are."""
    whole = bool((values[["planned", "observed"]].fillna(0.0) % 1 == 0).all(axis=None))
    axis.set_major_locator(MaxNLocator(4, integer=whole and unit not in _SHARES))
    axis.set_major_formatter(FuncFormatter(lambda value, _: _said(round(value, 9), unit, language)))


def _line(ax: Axes, part: pd.DataFrame, language: str) -> None:
    """An indicator over time; the latest figures stand at the end of the lines."""
    unit, places = part.unit.iloc[0], range(len(part))
    seen = part.observed.notna().to_numpy()
    at = int(np.flatnonzero(seen)[-1]) if seen.any() else len(part) - 1
    planned, observed = float(part.planned.iloc[at]), float(part.observed.iloc[at])
    colour = _colour(part.better.iloc[at], planned, observed)
    ax.plot(
        places,
        part.planned,
        color=LIMIT,
        linewidth=pt(1.2),
        linestyle="--",
        marker="o",
        markerfacecolor="white",
        markersize=pt(3),
    )
    ax.plot(places, part.observed, color=colour, linewidth=pt(2), marker="o", markersize=pt(3.5))
    for value, shade, up in ((planned, LIMIT, observed < planned), (observed, colour, observed >= planned)):
        if not np.isnan(value):
            note(ax, _said(value, unit, language), at, value, 6, shade, up=5 if up else -5)
    every = -(-len(part) // 10)
    ax.set_xlim(-0.3, len(part) - 0.7)
    ax.set_xticks(
        list(places)[::every],
        [in_picture(p) for p in part.period][::every],
        rotation=45,
        ha="right",
        rotation_mode="anchor",
    )
    ax.margins(y=0.18)
    if unit not in _SHARES:
        ax.set_ylabel("\n".join(in_lines(unit, pt(115), pt(SMALL))), fontsize=pt(SMALL))
    _scaled(ax.yaxis, part, unit, language)
    bare(ax)


def _rows(ax: Axes, part: pd.DataFrame, most: int, language: str) -> None:
    """An indicator by what it is about: what was planned (open) and what was observed (filled), the widest
    gaps first.
    """
    seen = bool(part.observed.notna().any())
    known = part[part.observed.notna()] if seen else part
    rank = (known.observed - known.planned).abs().fillna(0.0) if seen else known.planned
    shown = known.loc[rank.sort_values(ascending=False, kind="stable").index].head(most)
    unit = shown.unit.iloc[0]
    for row, (planned, observed, better) in enumerate(
        zip(shown.planned, shown.observed, shown.better, strict=True)
    ):
        ax.plot([planned, observed], [row, row], color=NEUTRAL, linewidth=pt(1.4), zorder=1)
        ax.scatter([planned], [row], s=pt(pt(26)), facecolor="white", edgecolor=LIMIT, zorder=2)
        ax.scatter([observed], [row], s=pt(pt(28)), color=[_colour(better, planned, observed)], zorder=3)
        end = planned if np.isnan(observed) else observed
        note(ax, _said(end, unit, language), end, row, -6 if end < planned else 6)
    many = len(shown) > 6
    named_rows(ax, shown.of_name, partial(_short, lines=1 if many else 2), language)
    ax.margins(x=0.04)
    _scaled(ax.xaxis, shown, unit, language)
    few = part_shown(len(shown), len(known), language, "plot_furthest" if seen else "plot_highest")
    parts = ["" if unit in _SHARES else in_picture(unit), few]
    says = "\n".join(in_lines(" · ".join(filter(None, parts)), room_across(ax) - pt(_NAMED), pt(SMALL)))
    ax.set_xlabel(says, fontsize=pt(SMALL))


def _short(name: str, lines: int) -> str:
    """A name that fits beside a row in so many lines; an option, which tells two rows apart, stays whole."""
    size, room = pt(7), pt(_NAMED)
    whole = in_lines(in_picture(name), room, size)
    if len(whole) <= lines:
        return "\n".join(whole)
    head, slash, option = in_picture(name).rpartition(" / ")
    head, end = (head, f"… / {option}") if slash else (in_picture(name), "…")
    rest = room * lines - (text_width(end, size) if lines == 1 or slash else text_width("…", size))
    while head and text_width(head, size) > rest - 4:
        head = head[:-1]
    return "\n".join(in_lines(f"{head.rstrip()}{end}", room + pt(8), size))


def _alone(ax: Axes, part: pd.DataFrame, language: str) -> None:
    """A single figure, in writing."""
    planned, observed, unit = float(part.planned.iloc[-1]), float(part.observed.iloc[-1]), part.unit.iloc[-1]
    ax.set_axis_off()
    shown = planned if np.isnan(observed) else observed
    said = f"{_said(shown, unit, language)} {'' if unit in _SHARES else in_picture(unit)}".strip()
    ax.annotate(
        "\n".join(in_lines(said, room_across(ax) - pt(10), pt(15))),
        (0.5, 0.55),
        xycoords="axes fraction",
        ha="center",
        fontsize=pt(15),
        color=ink(_colour(part.better.iloc[-1], planned, observed)),
    )
    if not np.isnan(planned):
        ax.annotate(
            say(language, "plot_planned_of", value=_said(planned, unit, language)),
            (0.5, 0.34),
            xycoords="axes fraction",
            ha="center",
            fontsize=pt(TEXT),
            color=LIMIT,
        )


@drawn
def alignment(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    language: str | None = None,
    size: Size | None = None,
    case: Case | None = None,
) -> Drawing[Axes]:
    """Whether the money follows the strategy: each objective's share of the money beside its share of the
    points.

    Parameters
    ----------
    frame : DataFrame
        From :func:`portfolio.alignment`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        That of the frame or the case unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.
    case : Case, optional
        Whose language it is; the one that the frame was made of unless given.

    Returns
    -------
    Axes
        Filled dots are ``money_share``, open ones ``points_share``, the figures ``difference``; what serves
        no objective is shown where there is any.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/dozen")
    >>> frame = pf.alignment(case, pf.allocate(case).funded)
    >>> len(pf.plots.alignment(frame).texts) <= len(frame)
    True
    """
    told = language_for(frame, language, case)
    frame = frame[(frame.objective != "") | (frame.initiatives > 0) | (frame.spend != 0)]
    frame = frame.head(Paper.of(size).rows(0.5))
    shown = row_lines([in_picture(name) for name in frame.name], size)
    each = row_height(shown, 0.5)
    ax = axes_for(ax, each * len(frame) + 1.5, size=size)
    for row, (money, points, difference) in enumerate(
        zip(frame.money_share, frame.points_share, frame.difference, strict=True)
    ):
        ax.plot([points, money], [row, row], color=NEUTRAL, linewidth=pt(2.2), zorder=1)
        ax.scatter(
            [points], [row], s=pt(pt(64)), facecolor="white", edgecolor=LIMIT, linewidth=pt(1.4), zorder=2
        )
        ax.scatter([money], [row], s=pt(pt(64)), color=[MAIN], zorder=3)
        if np.isfinite(difference):
            text = say(told, "plot_percentage_points", value=f"{100 * difference:+.0f}".replace("-", MINUS))
            note(ax, text, money, row, 9 if money >= points else -9)
    named_rows(ax, shown, str, told)
    ax.set_xlim(0, max(0.05, float(np.nanmax([0.0, *frame.money_share, *frame.points_share]))) * 1.05)
    shares(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_alignment"),
        told,
        keys=[
            mark_key(say(told, "plot_of_points"), LIMIT, "o", "white", 8),
            mark_key(say(told, "plot_of_money"), MAIN, "o", size=8),
        ],
        says=say(told, "plot_alignment_axis"),
        rows=len(frame),
        each=each,
    )
