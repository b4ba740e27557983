"""Pictures of one plan: what it uses, what it attains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from portfolio.case.case import language_of
from portfolio.model.allocation import Allocation
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
from portfolio.plots.style import GOOD, LIMIT, MAIN, in_lines, objective_colours
from portfolio.plots.wording import amounts, bar_key, line_key, part_shown, shares, worth
from portfolio.words.media import in_picture
from portfolio.words.sentences import say

ACROSS = 4
"""So many small pictures stand side by side."""
_WIDE, _HIGH = 3.1, 2.4
"""Of a small picture, in inches."""


@drawn
def usage(
    plan: Allocation,
    resources: Sequence[str] | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[list[Axes]]:
    """What each budget and team gives in each period, against what is available: one small picture a
    resource.

    Parameters
    ----------
    plan : Allocation
    resources : sequence of str, optional
        Which ones, in order; budgets first, then teams, as the case lists them, unless named.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches; where not all fit, the fullest are shown.

    Returns
    -------
    list of Axes
        One a resource, with the unit on its axis; bars are ``plan.usage.used``, the line is
        ``plan.usage.available``.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/four_initiatives"))
    >>> [ax.get_title() for ax in pf.plots.usage(plan, size="slide")]
    ['Budget of the round']
    """
    case, told = plan.problem.case, language_of(plan.problem.case, language)
    names, units, frame = case.names("resources"), case.units("resources"), plan.usage
    order = [*case.budgets, *case.capacities] if resources is None else list(resources)
    axes, count = grid_for(len(order), size, _WIDE, _HIGH, ACROSS)
    fullest = (frame.used / frame.available.where(frame.available > 0)).groupby(frame.resource).max()
    kept = sorted(order, key=lambda r: -float(np.nan_to_num(fullest.get(r, 0.0))))[:count]
    for ax, resource in zip(axes, [r for r in order if r in kept], strict=False):
        part = frame[frame.resource == resource]
        ax.bar(range(len(part)), part.used, color=MAIN if resource in case.budgets else GOOD, width=0.7)
        for k, level in enumerate(part.available.where(np.isfinite(part.available))):
            ax.plot([k - 0.45, k + 0.45], [level, level], color=LIMIT, linewidth=pt(1.6))
        _periods(ax, list(part.period))
        ax.set_title(
            "\n".join(in_lines(in_picture(names[resource]), room_across(ax), pt(10))), fontsize=pt(10)
        )
        ax.set_ylabel(in_picture(units[resource]), fontsize=pt(TEXT))
        amounts(ax.yaxis, told)
        bare(ax)
    return Drawing(
        axes,
        say(told, "plot_usage"),
        told,
        keys=[
            bar_key(say(told, "plot_money_used"), MAIN),
            bar_key(say(told, "plot_time_used"), GOOD),
            line_key(say(told, "plot_available"), LIMIT),
        ],
        left_out=part_shown(count, len(order), told, "plot_fullest"),
    )


def _periods(ax: Axes, periods: Sequence[str]) -> None:
    """Periods below the bars, as many as there is room for."""
    every = -(-len(periods) // 14)
    ax.set_xticks(
        range(0, len(periods), every),
        [in_picture(p) for p in periods[::every]],
        rotation=45,
        ha="right",
        rotation_mode="anchor",
        fontsize=pt(SMALL),
    )
    ax.set_xlim(-0.6, max(len(periods), 1) - 0.4)


@drawn
def attainment(
    plan: Allocation,
    ax: Axes | None = None,
    most: int | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """How far each key result comes, by objective; the line is its target, the figure its points.

    Key results without a target have no length to show and are listed with their points alone.

    Parameters
    ----------
    plan : Allocation
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int, optional
        So many key results at most, those of the most points.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are ``plan.attainment.attainment``.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/four_initiatives"))
    >>> len(pf.plots.attainment(plan, language="fr").patches)
    2
    """
    case, told = plan.problem.case, language_of(plan.problem.case, language)
    results, known = case.rows("key_results"), case.own_names("kpis")
    frame = plan.attainment
    frame["order"] = frame.objective.map({o: k for k, o in enumerate(case.rows("objectives"))})
    total, fits = len(frame), Paper.of(size).rows(0.36, most)
    frame = frame.sort_values("points", ascending=False, kind="stable").head(fits)
    frame = frame.sort_values(["order", "attainment"], ascending=[True, False], kind="stable")
    labels = [
        in_picture(f"{known[kpi]} · {k}" if (kpi := results[k]["kpi"]) in known else k)
        for k in frame.key_result
    ]
    labels = row_lines(labels, size)
    each = row_height(labels, 0.34)
    shown = frame.attainment.where(frame.key_result.map(lambda k: results[k]["target"] is not None))
    colours, aims = objective_colours(case), case.names("objectives")
    ax = axes_for(ax, each * len(frame) + 1.6, size=size)
    named_rows(ax, labels, str, told)
    for row, (length, gained, aim) in enumerate(zip(shown, frame.points, frame.objective, strict=True)):
        if np.isfinite(length):
            ax.barh(row, length, height=0.7, color=colours[aim])
        note(ax, worth(gained, told), max(0.0, length) if np.isfinite(length) else 0.0, row)
    ax.axvline(1, color=LIMIT, linewidth=pt(1.2), linestyle="--", zorder=0)
    ax.set_xlim(
        min(0.0, float(np.nanmin([0.0, *shown])) * 1.1), max(1.08, float(np.nanmax([0.0, *shown])) * 1.05)
    )
    shares(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_attainment"),
        told,
        keys=[
            *(bar_key(in_picture(aims[o]), colours[o]) for o in dict.fromkeys(frame.objective)),
            line_key(say(told, "plot_target"), LIMIT, "--", 1.2),
        ],
        says=say(told, "plot_attainment_axis"),
        left_out=part_shown(len(frame), total, told, "plot_most_points"),
        rows=len(frame),
        each=each,
    )
