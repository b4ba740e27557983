"""Pictures of one plan: what it uses, what it attains."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import EngFormatter, MaxNLocator, PercentFormatter

from portfolio.model.allocation import Allocation
from portfolio.plots.style import ACROSS, GOOD, LIMIT, MAIN, axes_for, drawn, objective_colours, worded


@drawn
def usage(plan: Allocation, resources: Sequence[str] | None = None) -> list[Axes]:
    """What each budget and team gives in each period, against what is available: one small picture a
    resource.

    Parameters
    ----------
    plan : Allocation
    resources : sequence of str, optional
        Which ones, in order; budgets first, then teams, as the case lists them, unless named.

    Returns
    -------
    list of Axes
        One a resource, with the unit on its axis; bars are ``plan.usage.used``, the line is
        ``plan.usage.available``.
    """
    case = plan.problem.case
    names, units = case.names("resources"), case.units("resources")
    order = [*case.budgets, *case.capacities] if resources is None else list(resources)
    frame = plan.usage
    rows = -(-len(order) // ACROSS)
    across = min(ACROSS, len(order))
    figure, grid = plt.subplots(
        rows, across, figsize=(3.1 * across, 2.5 * rows), squeeze=False, layout="constrained"
    )
    axes = list(grid.flat)
    for ax, resource in zip(axes, order, strict=False):
        part = frame[frame.resource == resource]
        sns.barplot(
            part,
            x="period",
            y="used",
            color=MAIN if resource in case.budgets else GOOD,
            width=0.7,
            saturation=1,
            errorbar=None,
            ax=ax,
        )
        available = part.available.where(np.isfinite(part.available))
        for k, level in enumerate(available):
            ax.plot([k - 0.45, k + 0.45], [level, level], color=LIMIT, linewidth=1.6)
        ax.set_title(worded(names[resource]), fontsize=10)
        ax.set_xlabel("")
        ax.set_ylabel(worded(units[resource]), fontsize=9)
        ax.yaxis.set_major_locator(MaxNLocator(4))
        ax.yaxis.set_major_formatter(EngFormatter(sep="\N{NARROW NO-BREAK SPACE}"))
        ax.tick_params(labelsize=8)
        ax.tick_params(axis="x", rotation=45)
        sns.despine(ax=ax)
    for ax in axes[len(order) :]:
        ax.set_visible(False)
    keys = [
        Patch(color=MAIN, label="money used"),
        Patch(color=GOOD, label="team time used"),
        Line2D([], [], color=LIMIT, linewidth=1.6, label="available (usable and carried in)"),
    ]
    figure.legend(handles=keys, loc="outside lower center", ncols=3, frameon=False, fontsize=9)
    return axes[: len(order)]


@drawn
def attainment(plan: Allocation, ax: Axes | None = None) -> Axes:
    """How far each key result comes, by objective; the line is its target, the figure its points.

    Key results without a target have no length to show and are listed with their points alone.

    Parameters
    ----------
    plan : Allocation
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Bars are ``plan.attainment.attainment``.
    """
    case = plan.problem.case
    results, named = case.rows("key_results"), case.own_names("kpis")
    frame = plan.attainment
    frame["order"] = frame.objective.map({o: k for k, o in enumerate(case.rows("objectives"))})
    frame = frame.sort_values(["order", "attainment"], ascending=[True, False], kind="stable")
    frame["label"] = [
        worded(f"{named[kpi]} · {k}" if (kpi := results[k]["kpi"]) in named else k) for k in frame.key_result
    ]
    frame["shown"] = frame.attainment.where(frame.key_result.map(lambda k: results[k]["target"] is not None))
    aims = {o: worded(name) for o, name in case.names("objectives").items()}
    frame["aim"] = frame.objective.map(aims)
    ax = axes_for(ax, 0.34 * len(frame) + 1.2)
    colours = {aims[o]: colour for o, colour in objective_colours(case).items() if o}
    sns.barplot(
        frame,
        y="label",
        x="shown",
        hue="aim",
        palette={a: colours[a] for a in frame.aim},
        dodge=False,
        width=0.7,
        saturation=1,
        errorbar=None,
        ax=ax,
    )
    ax.axvline(1, color=LIMIT, linewidth=1.2, linestyle="--")
    for k, (length, points) in enumerate(zip(frame.shown, frame.points, strict=True)):
        ax.annotate(
            f"{points:.1f}",
            (max(0.0, length) if length == length else 0.0, k),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    ax.xaxis.set_major_formatter(PercentFormatter(1))
    ax.set_xlim(
        min(0.0, float(np.nanmin([0.0, *frame.shown])) * 1.1),
        max(1.08, float(np.nanmax([0.0, *frame.shown])) * 1.1),
    )
    ax.set_xlabel("attainment (100 % is the target; figures are points)", fontsize=9)
    ax.set_ylabel("")
    ax.tick_params(labelsize=8)
    ax.legend(title="", fontsize=8, frameon=False, loc="center left", bbox_to_anchor=(1.01, 0.5))
    sns.despine(ax=ax, left=True)
    return ax
