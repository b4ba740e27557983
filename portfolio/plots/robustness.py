"""Pictures of how sure each initiative is: its chance, what knowing brings, how far it is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes

from portfolio.case.case import Case
from portfolio.plots.drawing import (
    Drawing,
    Paper,
    Size,
    axes_for,
    drawn,
    named_rows,
    pt,
    row_height,
    row_lines,
)
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, PALETTE
from portfolio.plots.wording import (
    amounts,
    bar_key,
    language_for,
    line_key,
    mark_key,
    part_shown,
    shares,
    worth,
)
from portfolio.words.media import in_picture
from portfolio.words.sentences import say

if TYPE_CHECKING:
    from portfolio.robustness import CoreIndex, Simulation


STATUS = {"core": GOOD, "borderline": PALETTE[1]}
"""The colours of initiatives that are in every portfolio, and in some."""


def core_axis(core: CoreIndex, language: str) -> str:
    """What the shares are of, and how many initiatives have none."""
    key, outside = "plot_core_axis" if core.exact else "plot_core_axis_least", core.index.status == "exterior"
    axis = say(language, key, count=len(core.portfolios))
    return (
        f"{axis}. {say(language, 'plot_core_outside', count=int(outside.sum()))}" if outside.any() else axis
    )


def _initiatives(case: Case, ids: Any, size: Size | None) -> list[str]:
    names = case.names("initiatives")
    return row_lines([in_picture(names.get(i, i)) for i in ids], size)


@drawn
def chances(
    simulation: Simulation,
    ax: Axes | None = None,
    most: int = 40,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """How often each initiative is in the best portfolio: one bar an initiative, with its standard error.

    Parameters
    ----------
    simulation : Simulation
        From :func:`portfolio.simulate`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many bars at most, the likeliest.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are ``simulation.chances``; those never chosen and not funded are left out, and where not all
        have room those in the plan and in every draw, which are counted below.

    Examples
    --------
    >>> import portfolio as pf
    >>> sure = pf.simulate(pf.load("data/samples/dozen"), draws=4)
    >>> len(pf.plots.chances(sure, most=3).get_yticklabels())
    3
    """
    told, every = language_for(simulation, language), simulation.chances
    frame, room, certain = every[(every.chance > 0) | every.funded], Paper.of(size).rows(0.25, most), 0
    if len(frame) > room:
        # full bars tell nothing: those in the plan and in every draw are counted, and make room for others
        sure = frame.funded & (frame.chance >= 1)
        certain = 0 if sure.all() else int(sure.sum())
        frame = (frame[~sure] if certain else frame).head(room)
    shown = _initiatives(simulation.problem.case, frame.initiative, size)
    each = row_height(shown, 0.24)
    ax = axes_for(ax, each * len(frame) + 1.6, size=size)
    colours = [GOOD if funded else NEUTRAL for funded in frame.funded]
    reach = np.array([np.minimum(frame.error, frame.chance), np.minimum(frame.error, 1 - frame.chance)])
    line: dict[str, Any] = {"elinewidth": pt(1), "ecolor": LIMIT}
    ax.barh(range(len(frame)), frame.chance, xerr=reach, color=colours, height=0.72, error_kw=line)
    named_rows(ax, shown, str, told)
    ax.set_xlim(0, 1.02)
    shares(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_chances"),
        told,
        keys=[bar_key(say(told, "plot_in_plan"), GOOD), bar_key(say(told, "plot_not_in_plan"), NEUTRAL)],
        says=say(told, "plot_chances_axis", draws=len(simulation.draws)),
        left_out=" ".join(
            filter(
                None,
                [
                    say(told, "plot_certain", count=certain) if certain else "",
                    part_shown(len(frame), len(every) - certain, told, "plot_likeliest"),
                ],
            )
        ),
        rows=len(frame),
        each=each,
    )


@drawn
def information(
    simulation: Simulation,
    ax: Axes | None = None,
    most: int = 15,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """Which estimate to firm up first: points gained by knowing one initiative's outcome before deciding,
    with the standard error.

    Parameters
    ----------
    simulation : Simulation
        From :func:`portfolio.simulate`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many initiatives at most, those of which knowing brings the most.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are ``simulation.evppi``, the largest above 0; the dashed line is ``simulation.evpi``, of knowing
        everything.

    Examples
    --------
    >>> import portfolio as pf
    >>> sure = pf.simulate(pf.load("data/samples/dozen"), draws=16)
    >>> len(pf.plots.information(sure, most=3).patches)
    3
    """
    told, every = language_for(simulation, language), simulation.evppi
    every = every[every.evppi > 0]
    frame = every.head(Paper.of(size).rows(0.28, most))
    shown = _initiatives(simulation.problem.case, frame.initiative, size)
    each = row_height(shown, 0.26)
    ax = axes_for(ax, each * len(frame) + 1.5, size=size)
    line: dict[str, Any] = {"elinewidth": pt(1), "ecolor": LIMIT}
    ax.barh(range(len(frame)), frame.evppi, xerr=frame.error, color=MAIN, height=0.7, error_kw=line)
    named_rows(ax, shown, str, told)
    ax.axvline(simulation.evpi, color=BAD, linewidth=pt(1.2), linestyle="--")
    known = say(told, "plot_knowing_all", value=worth(simulation.evpi, told))
    ax.set_xlim(0, max(1.03 * simulation.evpi, ax.get_xlim()[1], 1e-9))
    amounts(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_information"),
        told,
        keys=[line_key(known, BAD, "--", 1.2)],
        says=say(told, "plot_information_axis"),
        left_out=part_shown(len(frame), len(every), told, "plot_worth_most"),
        rows=len(frame),
        each=each,
    )


@drawn
def core_index(
    core: CoreIndex,
    ax: Axes | None = None,
    most: int | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """Who is funded whatever the weights: one bar an initiative, core, borderline and exterior apart.

    Parameters
    ----------
    core : CoreIndex
        From :func:`portfolio.core_index`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int, optional
        So many initiatives at most, those that most portfolios hold.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are ``core.index``; the exterior is counted, not drawn.

    Examples
    --------
    >>> import portfolio as pf
    >>> core = pf.core_index(pf.load("data/samples/four_initiatives"), {})
    >>> len(pf.plots.core_index(core).patches)
    3
    """
    told, every = language_for(core, language), core.index
    axis = core_axis(core, told)
    every = every[every.status != "exterior"]
    frame = every.head(Paper.of(size).rows(0.25, most))
    shown = _initiatives(core.problem.case, frame.initiative, size)
    each = row_height(shown, 0.24)
    ax = axes_for(ax, each * len(frame) + 1.6, size=size)
    ax.barh(range(len(frame)), frame.core_index, color=[STATUS[s] for s in frame.status], height=0.72)
    named_rows(ax, shown, str, told)
    ax.set_xlim(0, 1.02)
    shares(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_core"),
        told,
        keys=[
            bar_key(say(told, "plot_core_in_all"), STATUS["core"]),
            bar_key(say(told, "plot_core_in_some"), STATUS["borderline"]),
        ],
        says=axis,
        left_out=part_shown(len(frame), len(every), told, "plot_held_by_most"),
        rows=len(frame),
        each=each,
    )


@drawn
def shrinkage(
    simulation: Simulation,
    ax: Axes | None = None,
    most: int = 30,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """How far each estimate is believed: from the points it promises to those it is shrunk to, toward its
    category's mean.

    Parameters
    ----------
    simulation : Simulation
        From :func:`portfolio.simulate`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many initiatives at most, those of the largest estimates.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Dots and arrows' ends are ``simulation.shrinkage``, the largest estimates first.

    Examples
    --------
    >>> import portfolio as pf
    >>> sure = pf.simulate(pf.load("data/samples/dozen"), draws=4)
    >>> len(pf.plots.shrinkage(sure, most=5).get_yticklabels())
    5
    """
    told, every = language_for(simulation, language), simulation.shrinkage
    fits = Paper.of(size).rows(0.28, most)
    frame = every.sort_values("estimate", ascending=False, kind="stable").head(fits)
    shown = _initiatives(simulation.problem.case, frame.initiative, size)
    each = row_height(shown, 0.26)
    ax = axes_for(ax, each * len(frame) + 1.6, size=size)
    arrow = {"arrowstyle": "->", "color": LIMIT, "linewidth": pt(1.1)}
    columns = zip(frame.estimate, frame.shrunk, frame.deviation, strict=True)
    for row, (before, after, width) in enumerate(columns):
        ends = [before - width, before + width]
        ax.plot(ends, [row, row], color=NEUTRAL, linewidth=pt(5), alpha=0.3, solid_capstyle="butt")
        ax.annotate("", (after, row), (before, row), arrowprops=arrow)
    rows = np.arange(len(frame))
    for funded, marker in ((True, "o"), (False, "s")):
        mine = (frame.funded == funded).to_numpy()
        colour = GOOD if funded else NEUTRAL
        ax.scatter(frame.estimate[mine], rows[mine], color=colour, marker=marker, s=pt(pt(30)), zorder=3)
    moved = (frame.funded != frame.funded_shrunk).to_numpy()
    ring: dict[str, Any] = {"facecolor": "none", "edgecolor": BAD, "linewidth": pt(1.5)}
    ax.scatter(frame.shrunk[moved], rows[moved], s=pt(pt(70)), zorder=4, **ring)
    named_rows(ax, shown, str, told)
    amounts(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_shrinkage"),
        told,
        keys=[
            mark_key(say(told, "plot_in_plan"), GOOD),
            mark_key(say(told, "plot_not_in_plan"), NEUTRAL, "s"),
            mark_key(say(told, "plot_comes_or_goes"), BAD, "o", "none", 8),
        ],
        says=say(told, "plot_shrinkage_axis"),
        left_out=part_shown(len(frame), len(every), told, "plot_largest"),
        rows=len(frame),
        each=each,
    )
