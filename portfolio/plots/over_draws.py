"""Pictures of plans over many draws: what they come to, how likely targets are reached, what safety costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes

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
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, PALETTE
from portfolio.plots.wording import (
    amounts,
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
from portfolio.words.media import in_picture
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.robustness import SafePlans, Simulation

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
    return say(language, _PLANS[name]) if name in _PLANS else in_picture(name)


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
    shown = row_lines([in_picture(label) for label in labels], size)
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
