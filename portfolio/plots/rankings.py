"""What lower levels of steering, or ranked lists, earn for the strategy, and what they leave on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from portfolio.plots.drawing import (
    Drawing,
    Paper,
    Size,
    axes_for,
    drawn,
    named_rows,
    note,
    pt,
    row_height,
    row_lines,
)
from portfolio.plots.style import GOOD, LIMIT, MAIN, readable_on
from portfolio.plots.wording import amounts, bar_key, language_for, share, worth
from portfolio.rankings.levels import lacking_said
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd


@drawn
def levels(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """Points that each level of steering earns, and how many it leaves, from deadlines at the bottom to
    impact at the top.

    Parameters
    ----------
    frame : DataFrame
        From :func:`portfolio.levels`; or ``summary`` of :func:`portfolio.rankings`, its lists above one
        another.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        That of the frame unless given; names of levels are in that of the frame.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are ``frame.points``, the outlined ones beside them ``frame.left``.

    Examples
    --------
    >>> import portfolio as pf
    >>> ax = pf.plots.levels(pf.levels(pf.load("data/samples/dozen")))
    >>> ax.get_yticklabels()[-1].get_text()
    '1 deadlines'
    """
    told = language_for(frame, language)
    shown = frame.iloc[::-1] if "level" in frame else frame
    shown = shown.head(Paper.of(size).rows(0.42))
    names = row_lines(_names(shown, told), size)
    each = row_height(names, 0.4)
    ax = axes_for(ax, 1.5 + each * len(shown), size=size)
    named_rows(ax, names, str, told)
    best = float(frame["points"].max())
    for place, (earned, left, part) in enumerate(
        zip(shown["points"], shown["left"], shown["left_share"], strict=True)
    ):
        if earned != earned:
            note(ax, lacking_said(shown.iloc[place].to_dict(), told), 0, place, style="italic")
            continue
        leaves = left > 1e-9 * abs(best)
        colour = MAIN if leaves else GOOD
        _bars(ax, place, earned, left, colour)
        is_inside = earned > 0.12 * best
        note(
            ax,
            worth(earned, told),
            max(earned, 0.0),
            place,
            -4 if is_inside else 4,
            readable_on(colour) if is_inside else LIMIT,
        )
        if leaves:
            note(ax, f"\N{MINUS SIGN}{worth(left, told)} ({share(part, told)})", best, place)
    ax.set_xlim(min(0.0, 1.1 * float(frame["points"].min())), best if best > 0 else 1)
    amounts(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_levels" if "level" in frame else "plot_lists"),
        told,
        keys=[
            bar_key(say(told, "plot_earned"), MAIN),
            bar_key(say(told, "plot_all_earned"), GOOD),
        ],
        says=say(told, "ladder_axis"),
        rows=len(shown),
        each=each,
    )


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
        linewidth=pt(0.8),
        linestyle="--",
    )
