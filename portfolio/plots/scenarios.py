"""Pictures of other circumstances: budgets, scenarios, the list that only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import EngFormatter, MaxNLocator

from portfolio.model.allocation import Allocation
from portfolio.model.usage import requirements, spend
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, axes_for, drawn, named_rows, worded
from portfolio.words.figures import decimal
from portfolio.words.sentences import say

if TYPE_CHECKING:
    from portfolio.continuity import Stability
    from portfolio.explanation import Appraisal
    from portfolio.scenarios import Comparison, Frontier, NestedList


@drawn
def frontier(
    line: Frontier, plan: Allocation | None = None, by_hand: Appraisal | None = None, ax: Axes | None = None
) -> Axes:
    """What each budget buys: impact over the amount, the present budget and the bend marked.

    Parameters
    ----------
    line : Frontier
        From :func:`portfolio.frontier`.
    plan : Allocation, optional
        A plan to show: at what it was given, on an exact frontier at its spend.
    by_hand : Appraisal, optional
        A hand-made plan to show likewise.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Dots are ``line.points``.
    """
    frame = line.points.dropna(subset=["impact"])
    ax = axes_for(ax, 4.2)
    ax.plot(frame.total, frame.impact, drawstyle="steps-post", color=MAIN, linewidth=1.6, zorder=2)
    ax.scatter(frame.total, frame.impact, s=18, color=MAIN, zorder=3)
    if np.isfinite(line.present):
        ax.axvline(line.present, color=LIMIT, linewidth=1.2, linestyle="--", zorder=1)
        ax.annotate(
            "present budget",
            (line.present, 0.02),
            xycoords=("data", "axes fraction"),
            xytext=(4, 0),
            textcoords="offset points",
            fontsize=8,
        )
    for _, row in frame[frame.bend].iterrows():
        ax.scatter([row.total], [row.impact], s=90, facecolor="none", edgecolor=BAD, linewidth=1.8, zorder=4)
        ax.annotate(
            "bends here",
            (row.total, row.impact),
            xytext=(6, -14),
            textcoords="offset points",
            fontsize=8,
            color=BAD,
        )
    needs = requirements(line.problem.case)
    mine = [needs.resource_index[r] for r in line.resources]
    marks: list[tuple[str, Allocation | Appraisal, float, str, int]] = []
    if plan is not None:
        marks.append(("the plan", plan, plan.impact, "D", 5))
    if by_hand is not None:
        marks.append(("made by hand", by_hand, by_hand.impact, "X", -13))
    for name, shown, impact, marker, below in marks:
        given = float(shown.problem.limits(needs.resources)[mine].sum())
        at = spend(line.problem.case, shown.choices, line.resources) if line.exact else given
        ax.scatter([at], [impact], s=46, marker=marker, color=GOOD, zorder=5)
        ax.annotate(
            name,
            (at, impact),
            xytext=(-8, below),
            textcoords="offset points",
            fontsize=8,
            color=GOOD,
            ha="right",
        )
    unit = worded(line.problem.case.units("resources")[line.resources[0]])
    ax.set_xlabel(" + ".join(map(worded, line.resources)) + (f", {unit}" if unit else ""), fontsize=9)
    ax.set_ylabel("points", fontsize=9)
    ax.xaxis.set_major_formatter(EngFormatter(sep="\N{NARROW NO-BREAK SPACE}"))
    ax.tick_params(labelsize=8)
    sns.despine(ax=ax)
    return ax


@drawn
def stability(line: Stability, ax: Axes | None = None) -> Axes:
    """What each changed line of a plan buys: impact over the number of changes, gains beside the steps.

    Parameters
    ----------
    line : Stability
        From :func:`portfolio.stability`.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Dots are ``line.curve``.
    """
    frame, language = line.curve, line.problem.case.settings.language
    ax = axes_for(ax, 3.8)
    ax.plot(frame.changes, frame.impact, drawstyle="steps-post", color=MAIN, linewidth=1.6, zorder=2)
    ax.scatter(frame.changes, frame.impact, s=26, color=MAIN, zorder=3)
    low, high = float(frame.impact.min()), float(frame.impact.max())
    told = -np.inf
    for changes, impact, gain in zip(frame.changes, frame.impact, frame.gain, strict=True):
        # two labels closer than this would run into one another
        if np.isfinite(gain) and changes - told > 0.08 * max(1, int(frame.changes.max())):
            told = changes
            ax.annotate(
                decimal(f"+{gain:.2f}", language),
                (changes, impact),
                xytext=(0, 7),
                textcoords="offset points",
                fontsize=8,
                ha="center",
            )
    ax.set_ylim(low - 0.05 * (high - low or 1.0), high + 0.12 * (high - low or 1.0))
    ax.set_xlabel(say(language, "stability_axis"), fontsize=9)
    ax.set_ylabel(say(language, "stability_points"), fontsize=9)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.tick_params(labelsize=8)
    sns.despine(ax=ax)
    return ax


@drawn
def compare(comparison: Comparison, ax: Axes | None = None) -> Axes:
    """Who is funded under which scenario, at a glance: a row an initiative, a column a scenario, darker the
    earlier it starts.

    Parameters
    ----------
    comparison : Comparison
        From :func:`portfolio.compare`.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Cells are ``comparison.matrix``, the initiatives in most plans first; those in none are left out.
    """
    order = comparison.membership
    ids = list(order.initiative[order.plans > 0])
    plans, names = comparison.plans, list(comparison.answers)
    place = next(iter(plans.values())).problem.case.period_index if plans else {}
    shade = np.full((len(ids), len(names)), np.nan)
    words = np.full(shade.shape, "", dtype=object)
    for k, name in enumerate(names):
        for c in plans[name].choices if name in plans else ():
            if c.initiative in ids:
                shade[ids.index(c.initiative), k] = 1 - 0.75 * place[c.start] / max(1, len(place) - 1)
                words[ids.index(c.initiative), k] = f"{c.option} {c.start}" if c.option != "full" else c.start
    ax = axes_for(ax, 0.24 * len(ids) + 1.3, 2.4 + 1.45 * len(names))
    sns.heatmap(
        shade,
        annot=words,
        fmt="",
        cmap="Blues",
        vmin=0,
        vmax=1.35,
        cbar=False,
        linewidths=0.6,
        linecolor="white",
        annot_kws={"fontsize": 7},
        ax=ax,
    )
    heads = [
        f"{worded(n)}\n{plans[n].impact:.2f} points" if n in plans else f"{worded(n)}\nimpossible"
        for n in names
    ]
    ax.set_xticks(np.arange(len(names)) + 0.5, heads, fontsize=8, rotation=0)
    ax.set_yticks(np.arange(len(ids)) + 0.5, [worded(i) for i in ids], fontsize=8, rotation=0)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.set_xlabel(
        "the period in which work starts, and the option where it is not full; darker: sooner", fontsize=8
    )
    return ax


@drawn
def nested_list(listed: NestedList, ax: Axes | None = None) -> Axes:
    """The list that only grows: a row an initiative, from the budget on from which it is funded; beside each
    budget what committing costs.

    Parameters
    ----------
    listed : NestedList
        From :func:`portfolio.nested_list`.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Bars are ``listed.tiers``, heads are ``listed.budgets``.
    """
    tiers, budgets = listed.tiers, listed.budgets
    ax = axes_for(ax, 0.24 * len(tiers) + 1.3, 3.0 + 1.3 * len(budgets))
    colours = sns.color_palette("crest_r", len(budgets))
    for row, tier in enumerate(tiers.tier):
        ax.barh(row, len(budgets) - tier + 1, left=tier - 1, color=colours[tier - 1], height=0.75)
    named_rows(ax, list(tiers.initiative))
    prices = [f"−{p:.2f}" if p >= 0.005 else "the best" for p in budgets.price]
    heads = [
        f"{worded(b)}\n{i:.2f} points\n{p}"
        for b, i, p in zip(budgets.budget, budgets.impact, prices, strict=True)
    ]
    ax.set_xticks(np.arange(len(budgets)) + 0.5, heads, fontsize=8)
    ax.set_xlim(0, len(budgets))
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.set_xlabel(
        "heads: the budget, the points of the list, and what they are short of the best portfolio for that"
        " budget",
        fontsize=8,
    )
    return ax
