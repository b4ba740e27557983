"""Pictures of how sure a plan is: chances, ranges, what knowing would bring, weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes

from portfolio.case.case import Case
from portfolio.plots.drawing import (
    TEXT,
    Drawing,
    Paper,
    Size,
    aside,
    axes_for,
    bare,
    drawn,
    named_rows,
    note,
    pt,
    row_height,
    row_lines,
)
from portfolio.plots.fitting import Label
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, PALETTE, worded
from portfolio.plots.wording import (
    amounts,
    bar_key,
    language_for,
    line_key,
    mark_key,
    part_shown,
    share,
    shares,
    worth,
)
from portfolio.robustness.safest import EXPECTED, LEAST_REGRET, MAX_MIN, TAIL
from portfolio.robustness.simulation import HINDSIGHT, THE_PLAN
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.robustness import CoreIndex, SafePlans, Simulation

_PLANS = {
    THE_PLAN: "plot_the_plan",
    HINDSIGHT: "plot_hindsight",
    EXPECTED: "plot_safe_expected",
    MAX_MIN: "plot_safe_worst",
    LEAST_REGRET: "plot_safe_regret",
    TAIL: "plot_safe_tail",
}
"""What people call the plans that frames know by a name of their own."""


def _plan(name: str, language: str) -> str:
    return say(language, _PLANS[name]) if name in _PLANS else worded(name)


def _initiatives(case: Case, ids: Any, size: Size | None) -> list[str]:
    names = case.names("initiatives")
    return row_lines([worded(names.get(i, i)) for i in ids], size)


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
        Bars are ``simulation.chances``; those never chosen and not funded are left out.

    Examples
    --------
    >>> import portfolio as pf
    >>> sure = pf.simulate(pf.load("data/samples/dozen"), draws=4)
    >>> len(pf.plots.chances(sure, most=5).get_yticklabels())
    5
    """
    told, every = language_for(simulation, language), simulation.chances
    frame = every[(every.chance > 0) | every.funded].head(Paper.of(size).rows(0.25, most))
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
        left_out=part_shown(len(frame), len(every), told, "plot_likeliest"),
        rows=len(frame),
        each=each,
    )


def _range(ax: Axes, row: int, low: float, middle: float, high: float) -> None:
    """A line from P10 to P90, and a stroke at the median."""
    ax.plot([low, high], [row, row], color=MAIN, linewidth=pt(7), alpha=0.35, solid_capstyle="butt")
    ax.plot([middle, middle], [row - 0.22, row + 0.22], color=MAIN, linewidth=pt(2.2))


def _range_keys(language: str) -> list[Any]:
    return [
        line_key(say(language, "plot_p10_p90"), MAIN, width=7, alpha=0.35),
        line_key(say(language, "plot_median"), MAIN, width=2.2),
    ]


@drawn
def outlook(
    table: pd.DataFrame,
    ax: Axes | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """What each plan comes to over the draws: a line from P10 to P90, the median, the mean, and what is
    expected.

    Parameters
    ----------
    table : DataFrame
        ``simulation.outlook``, or ``simulation.side_by_side(…)``.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        That of the frame unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Lines are ``p10`` to ``p90`` of each row of the table, strokes ``p50``, dots ``mean``, diamonds
        ``expected``.

    Examples
    --------
    >>> import portfolio as pf
    >>> sure = pf.simulate(pf.load("data/samples/dozen"), draws=4)
    >>> [label.get_text() for label in pf.plots.outlook(sure.outlook).get_yticklabels()]
    ['the plan', 'hindsight']
    """
    told, total = language_for(table, language), len(table)
    table = table.head(Paper.of(size).rows(0.45))
    shown = row_lines([_plan(name, told) for name in table.plan], size)
    each = row_height(shown, 0.42)
    ax = axes_for(ax, each * len(table) + 1.5, size=size)
    named_rows(ax, shown, str, told)
    columns = zip(table.p10, table.p50, table.p90, table["mean"], table.expected, strict=True)
    for row, (low, middle, high, mean, expected) in enumerate(columns):
        _range(ax, row, low, middle, high)
        ax.scatter([mean], [row], s=pt(pt(34)), color=GOOD, zorder=3)
        ax.scatter(
            [expected],
            [row],
            s=pt(pt(34)),
            marker="D",
            facecolor="none",
            edgecolor=BAD,
            linewidth=pt(1.4),
            zorder=3,
        )
        beyond = [v for v in (low, high, mean, expected) if np.isfinite(v)]
        note(ax, worth(low, told), min(beyond), row, -6)
        note(ax, worth(high, told), max(beyond), row, 6)
    ax.margins(x=0.02)
    amounts(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_outlook"),
        told,
        keys=[
            *_range_keys(told),
            mark_key(say(told, "plot_mean"), GOOD),
            mark_key(say(told, "plot_all_as_expected"), BAD, "D", "none"),
        ],
        says=say(told, "plot_axis"),
        left_out=part_shown(len(table), total, told),
        rows=len(table),
        each=each,
    )


@drawn
def key_result_chances(
    simulation: Simulation,
    ax: Axes | None = None,
    most: int | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """How likely the plan is to reach each target, and how far it comes in four draws of five.

    Parameters
    ----------
    simulation : Simulation
        From :func:`portfolio.simulate`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int, optional
        So many key results at most, the first.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Lines from P10 to P90 and ticks at the median are ``simulation.key_results``; the figure is the chance
        of reaching the target.

    Examples
    --------
    >>> import portfolio as pf
    >>> sure = pf.simulate(pf.load("data/samples/dozen"), draws=4)
    >>> len(pf.plots.key_result_chances(sure).get_yticklabels()), int(sure.key_results.chance.count())
    (6, 6)
    """
    told, case = language_for(simulation, language), simulation.problem.case
    every = simulation.key_results.dropna(subset=["chance"])
    frame = every.head(Paper.of(size).rows(0.34, most))
    kpis, of = case.own_names("kpis"), case.rows("key_results")
    labels = [f"{kpis[kpi]} · {k}" if (kpi := of[k]["kpi"]) in kpis else k for k in frame.key_result]
    shown = row_lines([worded(label) for label in labels], size)
    each = row_height(shown, 0.32)
    ax = axes_for(ax, each * len(frame) + 1.5, size=size)
    named_rows(ax, shown, str, told)
    for row, (low, middle, high, chance) in enumerate(
        zip(frame.p10, frame.p50, frame.p90, frame.chance, strict=True)
    ):
        _range(ax, row, low, middle, high)
        aside(ax, share(chance, told), row)
    aside(ax, say(told, "plot_reached"), None)
    ax.axvline(1, color=LIMIT, linewidth=pt(1.2), linestyle="--")
    if len(frame):
        ax.set_xlim(min(0.0, float(frame.p10.min())), max(1.05, float(frame.p90.max()) * 1.03))
    shares(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_key_result_chances"),
        told,
        keys=[*_range_keys(told), line_key(say(told, "plot_target"), LIMIT, "--", 1.2)],
        says=say(told, "plot_key_result_axis"),
        left_out=part_shown(len(frame), len(every), told),
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
def safest(
    safe: SafePlans, ax: Axes | None = None, language: str | None = None, size: Size | None = None
) -> Drawing[Axes]:
    """What safety costs: each plan's worst draw, mean of its worst draws, mean and expected impact on one
    line.

    Parameters
    ----------
    safe : SafePlans
        From :func:`portfolio.safest`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Marks are ``safe.summary``.

    Examples
    --------
    >>> import portfolio as pf
    >>> safe = pf.safest(pf.simulate(pf.load("data/samples/dozen"), draws=4))
    >>> len(pf.plots.safest(safe).get_yticklabels())
    4
    """
    told, frame = language_for(safe.simulation, language), safe.summary
    shown = row_lines([_plan(name, told) for name in frame.plan], size)
    each = row_height(shown, 0.45)
    ax = axes_for(ax, each * len(frame) + 1.5, size=size)
    marks = {
        "worst": ("X", BAD, BAD, say(told, "plot_worst_draw")),
        "cvar": ("s", PALETTE[1], PALETTE[1], say(told, "plot_worst_mean", part=share(safe.alpha, told))),
        "mean": ("o", GOOD, GOOD, say(told, "plot_mean")),
        "expected": ("D", "none", MAIN, say(told, "plot_all_as_expected")),
    }
    rows = range(len(frame))
    for column, (marker, face, edge, _) in marks.items():
        ax.scatter(frame[column], rows, marker=marker, facecolor=face, edgecolor=edge, s=pt(pt(46)), zorder=3)
    for row, (low, high) in enumerate(zip(frame.worst, frame[["mean", "expected"]].max(axis=1), strict=True)):
        ax.plot([low, high], [row, row], color=NEUTRAL, linewidth=pt(1.2), zorder=1)
    for row, regret in enumerate(frame.regret_max):
        aside(ax, worth(regret, told), row)
    named_rows(ax, shown, str, told)
    aside(ax, say(told, "plot_largest_regret"), None)
    ax.margins(x=0.06)
    amounts(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_safest"),
        told,
        keys=[mark_key(label, edge, marker, face) for marker, face, edge, label in marks.values()],
        says=say(told, "plot_axis"),
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
    outside = int((every.status == "exterior").sum())
    every = every[every.status != "exterior"]
    frame = every.head(Paper.of(size).rows(0.25, most))
    shown = _initiatives(core.problem.case, frame.initiative, size)
    each = row_height(shown, 0.24)
    ax = axes_for(ax, each * len(frame) + 1.6, size=size)
    colours = {"core": GOOD, "borderline": PALETTE[1]}
    ax.barh(range(len(frame)), frame.core_index, color=[colours[s] for s in frame.status], height=0.72)
    named_rows(ax, shown, str, told)
    ax.set_xlim(0, 1.02)
    shares(ax.xaxis, told)
    axis = say(told, "plot_core_axis" if core.exact else "plot_core_axis_least", count=len(core.portfolios))
    return Drawing(
        ax,
        say(told, "plot_core"),
        told,
        keys=[
            bar_key(say(told, "plot_core_in_all"), colours["core"]),
            bar_key(say(told, "plot_core_in_some"), colours["borderline"]),
        ],
        says=f"{axis}. {say(told, 'plot_core_outside', count=outside)}" if outside else axis,
        left_out=part_shown(len(frame), len(every), told, "plot_held_by_most"),
        rows=len(frame),
        each=each,
    )


@drawn
def regret(
    simulation: Simulation, ax: Axes | None = None, language: str | None = None, size: Size | None = None
) -> Drawing[Axes]:
    """How much the plan earns, and how much hindsight would have, draw by draw: two cumulative curves.

    Parameters
    ----------
    simulation : Simulation
        From :func:`portfolio.simulate`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Steps are ``simulation.by_draw``.

    Examples
    --------
    >>> import portfolio as pf
    >>> sure = pf.simulate(pf.load("data/samples/dozen"), draws=4)
    >>> len(pf.plots.regret(sure).lines[0].get_xdata())
    4
    """
    told, frame = language_for(simulation, language), simulation.by_draw
    ax = axes_for(ax, 4.6, size=size)
    part = (np.arange(len(frame)) + 1) / len(frame)
    for column, colour in (("plan", MAIN), ("best", GOOD)):
        ax.step(np.sort(frame[column]), part, where="post", color=colour, linewidth=pt(1.8))
    for level in (0.1, 0.5, 0.9):
        ax.axhline(level, color=NEUTRAL, linewidth=pt(0.7), linestyle=":", zorder=0)
    middle = [
        Label(worth(float(np.median(frame[c])), told), float(np.median(frame[c])), 0.5, k, needed=False)
        for c, k in (("plan", MAIN), ("best", GOOD))
    ]
    ax.set_ylim(0, 1)
    ax.set_ylabel(say(told, "plot_regret_share"), fontsize=pt(TEXT))
    shares(ax.yaxis, told)
    amounts(ax.xaxis, told)
    bare(ax)
    return Drawing(
        ax,
        say(told, "plot_regret"),
        told,
        keys=[
            line_key(say(told, "plot_the_plan"), MAIN, width=1.8),
            line_key(say(told, "plot_best_of_each"), GOOD, width=1.8),
        ],
        says=say(told, "plot_regret_axis"),
        labels=middle,
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
