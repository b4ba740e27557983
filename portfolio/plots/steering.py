"""Pictures of steering: each indicator planned beside observed, and whether the money follows the
strategy's points.
"""

from __future__ import annotations

import textwrap
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator, PercentFormatter

from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, axes_for, drawn, named_rows
from portfolio.words.figures import number, per_cent

if TYPE_CHECKING:
    import pandas as pd

_ACROSS = 3
"""So many pictures of an indicator stand side by side: 4.4 inches each, so that a fourth would make the whole
too wide to be read in a notebook without shrinking its letters.
"""
_SHARES = ("share", "part")


@drawn
def indicators(frame: pd.DataFrame, most: int = 12) -> list[Axes]:
    """What each level watches, planned beside observed: one small picture an indicator.

    Parameters
    ----------
    frame : DataFrame
        From :func:`portfolio.indicators`, or some of its rows, such as one level's.
    most : int
        So many teams, initiatives or others in one picture at most, those furthest from what was planned.

    Returns
    -------
    list of Axes
        One an indicator, in the frame's order, its level before its name. Where it was observed over time,
        all together period by period (``observed`` a line, ``planned`` dashed), with the latest figures;
        elsewhere a row for each thing it is about; a single figure is written. Green is at least as good as
        planned, red worse, blue where nobody can say.
    """
    groups = [part for _, part in frame.groupby(["level", "indicator"], sort=False)]
    rows, across = max(1, -(-len(groups) // _ACROSS)), max(1, min(_ACROSS, len(groups)))
    figure, grid = plt.subplots(
        rows, across, figsize=(max(7.0, 4.4 * across), 2.8 * rows + 0.4), squeeze=False, layout="constrained"
    )
    axes = list(grid.flat)
    if not groups:
        named_rows(axes[0], [])
        return axes[:1]
    for ax, part in zip(axes, groups, strict=False):
        over_time, about = part[(part["of"] == "") & (part.period != "")], part[part["of"] != ""]
        about = about[about.period == ""] if (about.period == "").any() else about
        if len(over_time) > 1:
            _line(ax, over_time)
        elif len(about):
            _rows(ax, about, most)
        else:
            _alone(ax, part)
        ax.set_title(textwrap.fill(f"{part.level.iloc[0]} · {part.name.iloc[0]}", 38), fontsize=9, loc="left")
        ax.tick_params(labelsize=7)
    for ax in axes[len(groups) :]:
        ax.set_visible(False)
    observed = frame[frame.observed.notna()]
    drawn = [_colour(*row) for row in zip(observed.better, observed.planned, observed.observed, strict=True)]
    said = {
        GOOD: "observed, as good as planned or better",
        BAD: "observed, worse than planned",
        MAIN: "observed",
    }
    keys = [
        Line2D(
            [],
            [],
            color=LIMIT,
            linewidth=1.2,
            linestyle="--",
            marker="o",
            markerfacecolor="white",
            markersize=5,
            label="planned",
        )
    ]
    keys += [
        Line2D([], [], color=c, linewidth=2, marker="o", markersize=5, label=label)
        for c, label in said.items()
        if c in drawn
    ]
    figure.legend(
        handles=keys,
        loc="outside lower center",
        ncols=len(keys) if across > 1 else 1,
        frameon=False,
        fontsize=8,
    )
    return axes[: len(groups)]


def _colour(better: str, planned: float, observed: float) -> Any:
    """Whether what was observed is at least as good as planned."""
    if not better or np.isnan(planned) or np.isnan(observed):
        return MAIN
    ahead = observed - planned if better == "more" else planned - observed
    return GOOD if ahead >= -1e-9 * max(1.0, abs(planned)) else BAD


def _said(value: float, unit: str) -> str:
    """A figure to four digits, thousands apart; no prefix, since a unit may have its own, as k€ has."""
    if unit in _SHARES:
        return per_cent(value).replace("-", "\N{MINUS SIGN}")
    return number(float(f"{value:.4g}")).replace("-", "\N{MINUS SIGN}")


def _beside(
    ax: Axes, text: str, at: tuple[float, float], right: float, up: float = 0.0, colour: Any = "black"
) -> None:
    """A text so many points to the right of a place, to the left where negative."""
    side: Literal["left", "right"] = "left" if right > 0 else "right"
    ax.annotate(
        text,
        at,
        xytext=(right, up),
        textcoords="offset points",
        ha=side,
        va="center",
        fontsize=8,
        color=colour,
    )


def _scaled(axis: Axis, values: pd.DataFrame, unit: str) -> None:
    """A few ticks, whole where all figures are, written as the figures are."""
    whole = bool((values[["planned", "observed"]].fillna(0.0) % 1 == 0).all(axis=None))
    axis.set_major_locator(MaxNLocator(4, integer=whole and unit not in _SHARES))
    axis.set_major_formatter(
        PercentFormatter(1, decimals=0) if unit in _SHARES else lambda value, _: _said(value, unit)
    )


def _line(ax: Axes, part: pd.DataFrame) -> None:
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
        linewidth=1.2,
        linestyle="--",
        marker="o",
        markerfacecolor="white",
        markersize=3,
    )
    ax.plot(places, part.observed, color=colour, linewidth=2, marker="o", markersize=3.5)
    for value, shade, up in ((planned, LIMIT, observed < planned), (observed, colour, observed >= planned)):
        if not np.isnan(value):
            _beside(ax, _said(value, unit), (at, value), 6, 5 if up else -5, shade)
    ax.set_xlim(-0.3, len(part) - 0.7 + 0.2 * len(part))
    ax.set_xticks(places, list(part.period), rotation=45)
    ax.margins(y=0.18)
    ax.set_ylabel("" if unit in _SHARES else textwrap.fill(unit, 26), fontsize=8)
    _scaled(ax.yaxis, part, unit)
    sns.despine(ax=ax)


def _rows(ax: Axes, part: pd.DataFrame, most: int) -> None:
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
        ax.plot([planned, observed], [row, row], color=NEUTRAL, linewidth=1.4, zorder=1)
        ax.scatter([planned], [row], s=26, facecolor="white", edgecolor=LIMIT, zorder=2)
        ax.scatter([observed], [row], s=28, color=[_colour(better, planned, observed)], zorder=3)
        end = planned if np.isnan(observed) else observed
        _beside(ax, _said(end, unit), (end, row), -6 if end < planned else 6)
    named_rows(ax, shown.of_name, partial(textwrap.fill, width=30) if len(shown) <= 6 else _short)
    ax.margins(x=0.28)
    _scaled(ax.xaxis, shown, unit)
    few = (
        f"{len(shown)} of {len(known)}, {'furthest from plan' if seen else 'the highest'}"
        if len(shown) < len(known)
        else ""
    )
    ax.set_xlabel(" · ".join(filter(None, ["" if unit in _SHARES else unit, few])), fontsize=8)


def _short(name: str, most: int = 44) -> str:
    """A name that fits beside a row; an option, which tells two rows apart, stays whole."""
    head, slash, option = name.rpartition(" / ")
    return (
        textwrap.shorten(head, most - len(option), placeholder="…") + slash + option
        if slash
        else textwrap.shorten(name, most, placeholder="…")
    )


def _alone(ax: Axes, part: pd.DataFrame) -> None:
    """A single figure, in writing."""
    planned, observed, unit = float(part.planned.iloc[-1]), float(part.observed.iloc[-1]), part.unit.iloc[-1]
    ax.set_axis_off()
    shown = planned if np.isnan(observed) else observed
    ax.annotate(
        f"{_said(shown, unit)} {'' if unit in _SHARES else unit}".strip(),
        (0.5, 0.55),
        xycoords="axes fraction",
        ha="center",
        fontsize=15,
        color=_colour(part.better.iloc[-1], planned, observed),
    )
    if not np.isnan(planned):
        ax.annotate(
            f"planned {_said(planned, unit)}",
            (0.5, 0.38),
            xycoords="axes fraction",
            ha="center",
            fontsize=9,
            color=LIMIT,
        )


@drawn
def alignment(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Whether the money follows the strategy: each objective's share of the money beside its share of the
    points.

    Parameters
    ----------
    frame : DataFrame
        From :func:`portfolio.alignment`.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Filled dots are ``money_share``, open ones ``points_share``, the figures ``difference``; what serves
        no objective is shown where there is any.
    """
    frame = frame[(frame.objective != "") | (frame.initiatives > 0) | (frame.spend != 0)]
    ax = axes_for(ax, 0.5 * len(frame) + 1.4)
    for row, (money, points, difference) in enumerate(
        zip(frame.money_share, frame.points_share, frame.difference, strict=True)
    ):
        ax.plot([points, money], [row, row], color=NEUTRAL, linewidth=2.2, zorder=1)
        ax.scatter([points], [row], s=64, facecolor="white", edgecolor=LIMIT, linewidth=1.4, zorder=2)
        ax.scatter([money], [row], s=64, color=[MAIN], zorder=3)
        if np.isfinite(difference):
            text = f"{100 * difference:+.0f} pp".replace("-", "\N{MINUS SIGN}")
            _beside(ax, text, (money, row), 9 if money >= points else -9)
    named_rows(ax, list(frame.name))
    ax.set_xlim(0, max(0.05, float(np.nanmax([0.0, *frame.money_share, *frame.points_share]))) * 1.18)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.set_xlabel("share of all (figures: money less points, in percentage points)", fontsize=9)
    keys = [
        Line2D(
            [],
            [],
            color=LIMIT,
            marker="o",
            linestyle="",
            markerfacecolor="white",
            markersize=8,
            label="of the strategy's points",
        ),
        Line2D([], [], color=MAIN, marker="o", linestyle="", markersize=8, label="of the plan's money"),
    ]
    ax.figure.legend(handles=keys, loc="outside lower center", ncols=2, fontsize=9, frameon=False)
    return ax
