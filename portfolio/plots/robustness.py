"""Pictures of how sure a plan is: chances, ranges, what knowing would bring, weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import PercentFormatter

from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, PALETTE, axes_for, drawn, named_rows
from portfolio.words.figures import per_cent

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.robustness import CoreIndex, SafePlans, Simulation


@drawn
def chances(simulation: Simulation, ax: Axes | None = None, most: int = 40) -> Axes:
    """How often each initiative is in the best portfolio: one bar an initiative, with its standard error.

    Parameters
    ----------
    simulation : Simulation
        From :func:`portfolio.simulate`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many bars at most, the likeliest.

    Returns
    -------
    Axes
        Bars are ``simulation.chances``; those never chosen and not funded are left out.
    """
    frame = simulation.chances
    frame = frame[(frame.chance > 0) | frame.funded].head(most)
    ax = axes_for(ax, 0.24 * len(frame) + 1.2)
    colours = [GOOD if funded else NEUTRAL for funded in frame.funded]
    reach = np.array([np.minimum(frame.error, frame.chance), np.minimum(frame.error, 1 - frame.chance)])
    ax.barh(
        range(len(frame)),
        frame.chance,
        xerr=reach,
        color=colours,
        height=0.72,
        error_kw={"elinewidth": 1, "ecolor": LIMIT},
    )
    named_rows(ax, list(frame.initiative))
    ax.set_xlim(0, 1.04)
    ax.xaxis.set_major_formatter(PercentFormatter(1))
    ax.set_xlabel(
        f"share of {len(simulation.draws)} draws whose best portfolio holds it (line: standard error)",
        fontsize=9,
    )
    keys = [Patch(color=GOOD, label="in the plan"), Patch(color=NEUTRAL, label="not in the plan")]
    ax.legend(handles=keys, loc="lower right", fontsize=8, frameon=True, framealpha=0.9, edgecolor="none")
    return ax


@drawn
def outlook(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """What each plan comes to over the draws: a line from P10 to P90, the median, the mean, and what is
    expected.

    Parameters
    ----------
    table : DataFrame
        ``simulation.outlook``, or ``simulation.side_by_side(…)``.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    """
    ax = axes_for(ax, 0.45 * len(table) + 1.3)
    for row, (low, middle, high, mean, expected) in enumerate(
        zip(table.p10, table.p50, table.p90, table["mean"], table.expected, strict=True)
    ):
        ax.plot([low, high], [row, row], color=MAIN, linewidth=7, alpha=0.35, solid_capstyle="butt")
        ax.plot([middle, middle], [row - 0.22, row + 0.22], color=MAIN, linewidth=2.2)
        ax.scatter([mean], [row], s=34, color=GOOD, zorder=3)
        ax.scatter(
            [expected], [row], s=34, marker="D", facecolor="none", edgecolor=BAD, linewidth=1.4, zorder=3
        )
        for value, below in ((low, "right"), (high, "left")):
            ax.annotate(
                f"{value:.1f}",
                (value, row),
                xytext=(-5 if below == "right" else 5, 0),
                textcoords="offset points",
                ha=below,
                va="center",
                fontsize=8,
            )
    named_rows(ax, list(table.plan))
    ax.margins(x=0.12)
    ax.set_xlabel("points", fontsize=9)
    keys = [
        Line2D([], [], color=MAIN, linewidth=7, alpha=0.35, label="P10 to P90"),
        Line2D([], [], color=MAIN, linewidth=2.2, label="median"),
        Line2D([], [], color=GOOD, marker="o", linestyle="", label="mean"),
        Line2D(
            [], [], color=BAD, marker="D", markerfacecolor="none", linestyle="", label="with all as expected"
        ),
    ]
    ax.figure.legend(handles=keys, loc="outside lower center", ncols=4, fontsize=8, frameon=False)
    return ax


@drawn
def key_result_chances(simulation: Simulation, ax: Axes | None = None) -> Axes:
    """How likely the plan is to reach each target, and how far it comes in four draws of five.

    Returns
    -------
    Axes
        Lines from P10 to P90 and ticks at the median are ``simulation.key_results``; the figure is the chance
        of reaching the target.
    """
    frame = simulation.key_results.dropna(subset=["chance"])
    ax = axes_for(ax, 0.34 * len(frame) + 1.2)
    for row, (low, middle, high, chance) in enumerate(
        zip(frame.p10, frame.p50, frame.p90, frame.chance, strict=True)
    ):
        ax.plot([low, high], [row, row], color=MAIN, linewidth=7, alpha=0.35, solid_capstyle="butt")
        ax.plot([middle, middle], [row - 0.25, row + 0.25], color=MAIN, linewidth=2.2)
        ax.annotate(
            per_cent(chance),
            (1.0, row),
            xycoords=("axes fraction", "data"),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    named_rows(ax, list(frame.key_result))
    ax.annotate(
        "reached",
        (1.0, 1.0),
        xycoords="axes fraction",
        xytext=(6, 2),
        textcoords="offset points",
        fontsize=8,
        style="italic",
    )
    ax.axvline(1, color=LIMIT, linewidth=1.2, linestyle="--")
    ax.set_xlim(min(0.0, float(frame.p10.min())), max(1.05, float(frame.p90.max()) * 1.03))
    ax.xaxis.set_major_formatter(PercentFormatter(1))
    ax.set_xlabel(
        "attainment, P10 to P90 and median (dashed: the target; figures: chance of reaching it)", fontsize=9
    )
    return ax


@drawn
def information(simulation: Simulation, ax: Axes | None = None, most: int = 15) -> Axes:
    """Which estimate to firm up first: points gained by knowing one initiative's outcome before deciding,
    with the standard error.

    Returns
    -------
    Axes
        Bars are ``simulation.evppi``, the largest above 0; the dashed line is ``simulation.evpi``, of knowing
        everything.
    """
    frame = simulation.evppi
    frame = frame[frame.evppi > 0].head(most)
    ax = axes_for(ax, 0.26 * len(frame) + 1.2)
    ax.barh(
        range(len(frame)),
        frame.evppi,
        xerr=frame.error,
        color=MAIN,
        height=0.7,
        error_kw={"elinewidth": 1, "ecolor": LIMIT},
    )
    named_rows(ax, list(frame.initiative))
    ax.axvline(simulation.evpi, color=BAD, linewidth=1.2, linestyle="--")
    ax.set_xlim(0, None)
    ax.annotate(
        f"knowing everything: {simulation.evpi:.2f}",
        (simulation.evpi, len(frame) - 0.6),
        xytext=(-4, 0),
        textcoords="offset points",
        ha="right",
        fontsize=8,
        color=BAD,
    )
    ax.set_xlabel("points gained on average (line: standard error)", fontsize=9)
    return ax


@drawn
def safest(safe: SafePlans, ax: Axes | None = None) -> Axes:
    """What safety costs: each plan's worst draw, mean of its worst draws, mean and expected impact on one
    line.

    Returns
    -------
    Axes
        Marks are ``safe.summary``.
    """
    frame = safe.summary
    ax = axes_for(ax, 0.45 * len(frame) + 1.3)
    marks = {
        "worst": ("X", BAD, "worst draw"),
        "cvar": ("s", PALETTE[1], f"mean of the worst {safe.alpha:.0%}"),
        "mean": ("o", GOOD, "mean"),
        "expected": ("D", "none", "with all as expected"),
    }
    for row, (low, high) in enumerate(zip(frame.worst, frame[["mean", "expected"]].max(axis=1), strict=True)):
        ax.plot([low, high], [row, row], color=NEUTRAL, linewidth=1.2, zorder=1)
    for column, (marker, colour, label) in marks.items():
        edge = MAIN if colour == "none" else colour
        ax.scatter(
            frame[column],
            range(len(frame)),
            marker=marker,
            facecolor=colour,
            edgecolor=edge,
            s=46,
            label=label,
            zorder=3,
        )
    for row, regret in enumerate(frame.regret_max):
        ax.annotate(
            f"largest regret {regret:.2f}",
            (1.0, row),
            xycoords=("axes fraction", "data"),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    named_rows(ax, list(frame.plan))
    ax.margins(x=0.06)
    ax.set_xlabel("points", fontsize=9)
    ax.figure.legend(loc="outside lower center", ncols=4, fontsize=8, frameon=False)
    return ax


@drawn
def core_index(core: CoreIndex, ax: Axes | None = None) -> Axes:
    """Who is funded whatever the weights: one bar an initiative, core, borderline and exterior apart.

    Returns
    -------
    Axes
        Bars are ``core.index``; the exterior is counted, not drawn.
    """
    frame = core.index
    found = f"{'the' if core.exact else 'at least'} {len(core.portfolios)}"
    outside = int((frame.status == "exterior").sum())
    frame = frame[frame.status != "exterior"]
    ax = axes_for(ax, 0.24 * len(frame) + 1.2)
    colours = {"core": GOOD, "borderline": PALETTE[1]}
    ax.barh(range(len(frame)), frame.core_index, color=[colours[s] for s in frame.status], height=0.72)
    named_rows(ax, list(frame.initiative))
    ax.set_xlim(0, 1.02)
    ax.xaxis.set_major_formatter(PercentFormatter(1))
    ax.set_xlabel(
        f"share of {found} non-dominated portfolios that hold it; {outside} more initiatives are in none",
        fontsize=9,
    )
    keys = [
        Patch(color=colours["core"], label="core: in all"),
        Patch(color=colours["borderline"], label="borderline: in some"),
    ]
    ax.legend(handles=keys, loc="lower right", fontsize=8, frameon=True, framealpha=0.9, edgecolor="none")
    return ax


@drawn
def regret(simulation: Simulation, ax: Axes | None = None) -> Axes:
    """How much the plan earns, and how much hindsight would have, draw by draw: two cumulative curves.

    Returns
    -------
    Axes
        Steps are ``simulation.by_draw``.
    """
    frame = simulation.by_draw
    ax = axes_for(ax, 3.6)
    share = (np.arange(len(frame)) + 1) / len(frame)
    for column, colour, label in (
        ("plan", MAIN, "the plan"),
        ("best", GOOD, "the best of each draw, in hindsight"),
    ):
        ax.step(np.sort(frame[column]), share, where="post", color=colour, linewidth=1.8, label=label)
    for level in (0.1, 0.5, 0.9):
        ax.axhline(level, color=NEUTRAL, linewidth=0.7, linestyle=":")
    ax.yaxis.set_major_formatter(PercentFormatter(1))
    ax.set_ylim(0, 1)
    ax.set_xlabel("points", fontsize=9)
    ax.set_ylabel("share of draws that earn no more", fontsize=9)
    ax.tick_params(labelsize=8)
    ax.legend(loc="upper left", fontsize=8, frameon=False)
    sns.despine(ax=ax)
    return ax


@drawn
def shrinkage(simulation: Simulation, ax: Axes | None = None, most: int = 30) -> Axes:
    """How far each estimate is believed: from the points it promises to those it is shrunk to, toward its
    category's mean.

    Returns
    -------
    Axes
        Dots and arrows' ends are ``simulation.shrinkage``, the largest estimates first.
    """
    frame = simulation.shrinkage.sort_values("estimate", ascending=False, kind="stable").head(most)
    ax = axes_for(ax, 0.26 * len(frame) + 1.3)
    for row, (before, after, width) in enumerate(
        zip(frame.estimate, frame.shrunk, frame.deviation, strict=True)
    ):
        ax.plot(
            [before - width, before + width],
            [row, row],
            color=NEUTRAL,
            linewidth=5,
            alpha=0.3,
            solid_capstyle="butt",
        )
        ax.annotate(
            "", (after, row), (before, row), arrowprops={"arrowstyle": "->", "color": LIMIT, "linewidth": 1.1}
        )
    rows = np.arange(len(frame))
    for funded, marker, label in ((True, "o", "in the plan"), (False, "s", "not in the plan")):
        mine = (frame.funded == funded).to_numpy()
        ax.scatter(
            frame.estimate[mine],
            rows[mine],
            color=GOOD if funded else NEUTRAL,
            marker=marker,
            s=30,
            zorder=3,
            label=label,
        )
    moved = (frame.funded != frame.funded_shrunk).to_numpy()
    ax.scatter(
        frame.shrunk[moved],
        rows[moved],
        facecolor="none",
        edgecolor=BAD,
        s=70,
        linewidth=1.5,
        zorder=4,
        label="comes in or drops out",
    )
    named_rows(ax, list(frame.initiative))
    ax.set_xlabel(
        "points standing alone (grey: one standard deviation; arrow: to what is believed beside its"
        " category)",
        fontsize=9,
    )
    ax.legend(loc="lower right", fontsize=8, frameon=True, framealpha=0.9, edgecolor="none")
    return ax
