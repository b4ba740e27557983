"""What lower levels of steering, or ranked lists, earn for the strategy, and what they leave on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import seaborn as sns
from matplotlib.axes import Axes

from portfolio.plots.style import GOOD, LIMIT, MAIN, axes_for, drawn, named_rows
from portfolio.rankings.levels import lacking_said
from portfolio.words.figures import per_cent, points
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd


@drawn
def levels(frame: pd.DataFrame, ax: Axes | None = None, language: str = "en") -> Axes:
    """Points that each level of steering earns, and how many it leaves, from deadlines at the bottom to
    impact at the top.

    Parameters
    ----------
    frame : DataFrame
        From :func:`portfolio.levels`; or ``summary`` of :func:`portfolio.rankings`, its lists above one
        another.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str
        Of the labels.

    Returns
    -------
    Axes
        Bars are ``frame.points``, the outlined ones beside them ``frame.left``.
    """
    shown = frame.iloc[::-1] if "level" in frame else frame
    ax = axes_for(ax, 0.9 + 0.42 * len(shown))
    named_rows(ax, _names(shown, language))
    best = float(frame["points"].max())
    for place, (earned, left, share) in enumerate(
        zip(shown["points"], shown["left"], shown["left_share"], strict=True)
    ):
        if earned != earned:
            lacks = lacking_said(shown.iloc[place].to_dict(), language)
            ax.annotate(
                lacks,
                (0, place),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
                style="italic",
            )
            continue
        leaves = left > 1e-9 * max(1.0, best)
        _bars(ax, place, earned, left, MAIN if leaves else GOOD)
        inside = earned > 0.1 * best
        ax.annotate(
            points(earned, language),
            (max(earned, 0.0), place),
            xytext=(-4 if inside else 4, 0),
            textcoords="offset points",
            ha="right" if inside else "left",
            va="center",
            fontsize=8,
            color="white" if inside else LIMIT,
        )
        if leaves:
            text = f"\N{MINUS SIGN}{points(left, language)} ({per_cent(share, language)})"
            ax.annotate(
                text,
                (best, place),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
                color=LIMIT,
            )
    ax.set_xlim(min(0.0, 1.1 * float(frame["points"].min())), 1.18 * best if best > 0 else 1)
    ax.set_xlabel(say(language, "ladder_axis"), fontsize=9)
    sns.despine(ax=ax, left=True)
    return ax


def _names(shown: pd.DataFrame, language: str) -> list[str]:
    """What each row is called: its level, or its list, the last of which is the allocation."""
    if "level" in shown:
        return [f"{row['level']} {row['name']}" for _, row in shown.iterrows()]
    lists = [str(row["list"]).upper() for _, row in shown.iterrows()]
    return [*lists[:-1], say(language, "ladder_allocation")]


def _bars(ax: Axes, place: int, earned: float, left: float, colour: str) -> None:
    """The points earned, and beside them, outlined, those left."""
    ax.barh(place, earned, height=0.62, color=colour)
    ax.barh(
        place,
        left,
        left=earned,
        height=0.62,
        facecolor="none",
        edgecolor=LIMIT,
        linewidth=0.8,
        linestyle="--",
    )
