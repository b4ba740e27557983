"""Pictures of an allocation: results in, axes out. Nothing is solved or computed here that a frame does not show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import EngFormatter, MaxNLocator, PercentFormatter

from portfolio.allocation import Allocation
from portfolio.feasibility import requirements, spend

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.explanation import Appraisal
    from portfolio.scenarios import Comparison, Frontier

_PALETTE = sns.color_palette("colorblind")
_LIMIT = "#444444"
_ACROSS = 4


def usage(plan: Allocation, resources: Sequence[str] | None = None) -> list[Axes]:
    """What each budget and team gives in each period, against what is available: one small picture a resource.

    Parameters
    ----------
    plan : Allocation
    resources : sequence of str, optional
        Which ones, in order; budgets first, then teams, as the case lists them, unless named.

    Returns
    -------
    list of Axes
        One a resource, with the unit on its axis; bars are ``plan.usage.used``, the line is ``plan.usage.available``.
    """
    table = plan.problem.case.resources
    order = [*table[table.kind == "budget"].resource, *table[table.kind == "capacity"].resource] if resources is None else list(resources)
    about = table.set_index("resource")
    frame = plan.usage
    rows = -(-len(order) // _ACROSS)
    across = min(_ACROSS, len(order))
    figure, grid = plt.subplots(rows, across, figsize=(3.1 * across, 2.5 * rows), squeeze=False, layout="constrained")
    axes = list(grid.flat)
    for ax, resource in zip(axes, order, strict=False):
        part = frame[frame.resource == resource]
        budget = about.kind[resource] == "budget"
        sns.barplot(part, x="period", y="used", color=_PALETTE[0] if budget else _PALETTE[2], width=0.7, saturation=1, errorbar=None, ax=ax)
        available = part.available.where(np.isfinite(part.available))
        for k, level in enumerate(available):
            ax.plot([k - 0.45, k + 0.45], [level, level], color=_LIMIT, linewidth=1.6)
        ax.set_title(about.name[resource] or resource, fontsize=10)
        ax.set_xlabel("")
        ax.set_ylabel(about.unit[resource], fontsize=9)
        ax.yaxis.set_major_locator(MaxNLocator(4))
        ax.yaxis.set_major_formatter(EngFormatter(sep="\N{NARROW NO-BREAK SPACE}"))
        ax.tick_params(labelsize=8)
        ax.tick_params(axis="x", rotation=45)
        sns.despine(ax=ax)
    for ax in axes[len(order) :]:
        ax.set_visible(False)
    keys = [
        Patch(color=_PALETTE[0], label="money used"),
        Patch(color=_PALETTE[2], label="team time used"),
        Line2D([], [], color=_LIMIT, linewidth=1.6, label="available (usable and carried in)"),
    ]
    figure.legend(handles=keys, loc="outside lower center", ncols=3, frameon=False, fontsize=9)
    return axes[: len(order)]


def why(explanation: pd.DataFrame, ax: Axes | None = None, most: int = 30) -> Axes:
    """What each funded initiative is worth to the plan, and what each of the others would cost it: one bar an initiative.

    Parameters
    ----------
    explanation : DataFrame
        From :func:`portfolio.explain`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many bars at most, the longest of either side.

    Returns
    -------
    Axes
        To the right ``replacement_cost``, to the left ``price``; what cannot be replaced, or held at all, is said in words.
    """
    cost, price = explanation.replacement_cost, explanation.price.where(~explanation.funded)
    frame = explanation.assign(length=cost.fillna(-price), fixed=np.isinf(cost) | np.isinf(price))
    bars = frame[~frame.fixed].sort_values("length", ascending=False, kind="stable")
    if len(bars) > most:
        half = most // 2
        bars = bars[(np.arange(len(bars)) < most - half) | (np.arange(len(bars)) >= len(bars) - half)]
    if ax is None:
        _, ax = plt.subplots(figsize=(8.5, 0.26 * (len(bars) + int(frame.fixed.sum())) + 1.5), layout="constrained")
    words = {True: "cannot be replaced", False: "cannot be held"}
    fixed = frame[frame.fixed].sort_values("funded", ascending=False, kind="stable")
    names = [*fixed.index[fixed.funded], *bars.index, *fixed.index[~fixed.funded]]
    place = {name: k for k, name in enumerate(names)}
    for name, length, funded in zip(bars.index, bars.length, bars.funded, strict=True):
        ax.barh(place[name], length, color=_PALETTE[2] if funded else _PALETTE[3], height=0.7)
        ax.annotate(
            f"{abs(length):.2f}",
            (length, place[name]),
            xytext=(4 if funded else -4, 0),
            textcoords="offset points",
            ha="left" if funded else "right",
            va="center",
            fontsize=8,
        )
    for name, funded in zip(fixed.index, fixed.funded, strict=True):
        ax.annotate(
            words[bool(funded)],
            (0, place[name]),
            xytext=(4 if funded else -4, 0),
            textcoords="offset points",
            ha="left" if funded else "right",
            va="center",
            fontsize=8,
            style="italic",
            color=_LIMIT,
        )
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.axvline(0, color=_LIMIT, linewidth=1)
    ax.margins(x=0.12)
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    ax.set_xlabel("points lost: the best plan with it (left), without it (right)", fontsize=9)
    ax.tick_params(labelsize=8)
    keys = [
        Patch(color=_PALETTE[2], label="funded: lost without it"),
        Patch(color=_PALETTE[3], label="not funded: lost with it"),
    ]
    ax.legend(handles=keys, loc="lower right", fontsize=8, frameon=False)
    sns.despine(ax=ax, left=True)
    return ax


def marginal_values(values: pd.DataFrame, resources: Sequence[str] | None = None) -> list[Axes]:
    """What more of each resource would bring: one small picture a resource, one step a period.

    Parameters
    ----------
    values : DataFrame
        From :func:`portfolio.marginal_values`.
    resources : sequence of str, optional
        Which ones; those of which more helps in some period, unless named.

    Returns
    -------
    list of Axes
        Each line is flat until ``step`` and then ``gain`` high: more of the resource in that period alone.
    """
    helps = values[np.isfinite(values.step)]
    order = list(dict.fromkeys(helps.resource)) if resources is None else list(resources)
    across = max(1, min(_ACROSS, len(order)))
    rows = max(1, -(-len(order) // across))
    figure, grid = plt.subplots(rows, across, figsize=(3.1 * across, 2.4 * rows + 0.3), squeeze=False, sharey=True, layout="constrained")
    axes = list(grid.flat)
    periods = list(dict.fromkeys(values.period))
    colours = dict(zip(periods, sns.color_palette("viridis", len(periods)), strict=True))
    for ax, resource in zip(axes, order, strict=False):
        part = helps[helps.resource == resource]
        end = 1.15 * float(part.step.max()) if len(part) else 1.0
        for period, step, gain in zip(part.period, part.step, part.gain, strict=True):
            ax.plot([0, step, step, end], [0, 0, gain, gain], color=colours[period], linewidth=1.8)
        unit = next(iter(values.unit[values.resource == resource]), "")
        ax.set_title(resource, fontsize=10)
        ax.set_xlabel(f"more of it{f', {unit}' if unit else ''}", fontsize=8)
        ax.xaxis.set_major_locator(MaxNLocator(4))
        ax.xaxis.set_major_formatter(EngFormatter(sep="\N{NARROW NO-BREAK SPACE}"))
        ax.tick_params(labelsize=8)
        ax.set_xlim(0, end)
        sns.despine(ax=ax)
    for row in grid:
        row[0].set_ylabel("points gained", fontsize=9)
    for ax in axes[len(order) :]:
        ax.set_visible(False)
    figure.legend(
        handles=[Line2D([], [], color=colours[p], linewidth=1.8, label=p) for p in periods if p in set(helps.period)],
        loc="outside lower center",
        ncols=min(8, len(periods)),
        frameon=False,
        fontsize=8,
    )
    return axes[: len(order)]


def swaps(appraisal: Appraisal, ax: Axes | None = None) -> Axes:
    """The way from a hand-made plan to the best one: a bar a swap, from the impact before it to the one after it.

    Parameters
    ----------
    appraisal : Appraisal
        From :func:`portfolio.appraise`.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Bars are ``appraisal.swaps``; the first and the last show the impact of the two plans.
    """
    frame = appraisal.swaps
    names = ["as made by hand", *frame.what, "the best plan"]
    if ax is None:
        _, ax = plt.subplots(figsize=(8.5, 0.32 * len(names) + 1.2), layout="constrained")
    low = min(appraisal.impact, *frame.impact, appraisal.best.impact) if len(frame) else appraisal.impact
    high = max(appraisal.impact, *frame.impact, appraisal.best.impact) if len(frame) else appraisal.impact
    base = min(0.0, low) if low <= 0.5 * high else low - 0.25 * max(high - low, 1e-9)
    for k, impact in ((0, appraisal.impact), (len(names) - 1, appraisal.best.impact)):
        ax.barh(k, impact - base, left=base, color="#8c8c8c", height=0.7)
        ax.annotate(f"{impact:.2f}", (impact, k), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8, fontweight="bold")
    for k, (gain, impact) in enumerate(zip(frame.gain, frame.impact, strict=True), start=1):
        ax.barh(k, gain, left=impact - gain, color=_PALETTE[2] if gain >= 0 else _PALETTE[3], height=0.7)
        ax.annotate(
            f"{gain:+.2f}".replace("-", "\N{MINUS SIGN}"),
            (max(impact, impact - gain), k),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.set_xlim(base, high + 0.1 * (high - base))
    ax.set_xlabel("points" + ("" if base <= 0 else " (the axis does not begin at 0)"), fontsize=9)
    ax.tick_params(labelsize=8)
    sns.despine(ax=ax, left=True)
    return ax


def frontier(line: Frontier, plan: Allocation | None = None, by_hand: Appraisal | None = None, ax: Axes | None = None) -> Axes:
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
    if ax is None:
        _, ax = plt.subplots(figsize=(8.5, 4.2), layout="constrained")
    ax.plot(frame.total, frame.impact, drawstyle="steps-post", color=_PALETTE[0], linewidth=1.6, zorder=2)
    ax.scatter(frame.total, frame.impact, s=18, color=_PALETTE[0], zorder=3)
    if np.isfinite(line.present):
        ax.axvline(line.present, color=_LIMIT, linewidth=1.2, linestyle="--", zorder=1)
        ax.annotate("present budget", (line.present, 0.02), xycoords=("data", "axes fraction"), xytext=(4, 0), textcoords="offset points", fontsize=8)
    for _, row in frame[frame.bend].iterrows():
        ax.scatter([row.total], [row.impact], s=90, facecolor="none", edgecolor=_PALETTE[3], linewidth=1.8, zorder=4)
        ax.annotate("bends here", (row.total, row.impact), xytext=(6, -14), textcoords="offset points", fontsize=8, color=_PALETTE[3])
    needs = requirements(line.problem.case)
    mine = [needs.resources.index(r) for r in line.resources]
    marks: list[tuple[str, Allocation | Appraisal, float, str, int]] = []
    if plan is not None:
        marks.append(("the plan", plan, plan.impact, "D", 5))
    if by_hand is not None:
        marks.append(("made by hand", by_hand, by_hand.impact, "X", -13))
    for name, shown, impact, marker, below in marks:
        given = float(shown.problem.limits(needs.resources)[mine].sum())
        at = spend(line.problem.case, shown.choices, line.resources) if line.exact else given
        ax.scatter([at], [impact], s=46, marker=marker, color=_PALETTE[2], zorder=5)
        ax.annotate(name, (at, impact), xytext=(-8, below), textcoords="offset points", fontsize=8, color=_PALETTE[2], ha="right")
    table = line.problem.case.table("resources")
    units = dict.fromkeys(u for r, u in zip(table["resource"], table["unit"], strict=True) if r in line.resources and u)
    ax.set_xlabel(f"{' + '.join(line.resources)}{f', {next(iter(units))}' if units else ''}", fontsize=9)
    ax.set_ylabel("points", fontsize=9)
    ax.xaxis.set_major_formatter(EngFormatter(sep="\N{NARROW NO-BREAK SPACE}"))
    ax.tick_params(labelsize=8)
    sns.despine(ax=ax)
    return ax


def compare(comparison: Comparison, ax: Axes | None = None) -> Axes:
    """Who is funded under which scenario, at a glance: a row an initiative, a column a scenario, darker the earlier it starts.

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
    periods = next(iter(plans.values())).problem.case.periods if plans else ()
    shade = np.full((len(ids), len(names)), np.nan)
    words = np.full(shade.shape, "", dtype=object)
    for k, name in enumerate(names):
        for c in plans[name].choices if name in plans else ():
            if c.initiative in ids:
                shade[ids.index(c.initiative), k] = 1 - 0.75 * periods.index(c.start) / max(1, len(periods) - 1)
                words[ids.index(c.initiative), k] = f"{c.option} {c.start}" if c.option != "full" else c.start
    if ax is None:
        _, ax = plt.subplots(figsize=(2.4 + 1.45 * len(names), 0.24 * len(ids) + 1.3), layout="constrained")
    sns.heatmap(
        shade, annot=words, fmt="", cmap="Blues", vmin=0, vmax=1.35, cbar=False, linewidths=0.6, linecolor="white", annot_kws={"fontsize": 7}, ax=ax
    )
    heads = [f"{n}\n{plans[n].impact:.2f} points" if n in plans else f"{n}\nimpossible" for n in names]
    ax.set_xticks(np.arange(len(names)) + 0.5, heads, fontsize=8, rotation=0)
    ax.set_yticks(np.arange(len(ids)) + 0.5, ids, fontsize=8, rotation=0)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.set_xlabel("the period in which work starts, and the option where it is not full; darker: sooner", fontsize=8)
    return ax


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
    results, objectives, kpis = case.key_results.set_index("key_result"), case.objectives.set_index("objective"), case.kpis.set_index("kpi")
    named = kpis.name.to_dict()
    frame = plan.attainment
    frame["order"] = frame.objective.map({o: k for k, o in enumerate(objectives.index)})
    frame = frame.sort_values(["order", "attainment"], ascending=[True, False], kind="stable")
    frame["label"] = [f"{named[results.kpi[k]]} · {k}" if named.get(results.kpi[k]) else k for k in frame.key_result]
    frame["shown"] = frame.attainment.where(results.target[frame.key_result].notna().to_numpy())
    frame["aim"] = [objectives.name[o] or o for o in frame.objective]
    if ax is None:
        _, ax = plt.subplots(figsize=(8.5, 0.34 * len(frame) + 1.2), layout="constrained")
    sns.barplot(frame, y="label", x="shown", hue="aim", palette="colorblind", dodge=False, width=0.7, saturation=1, errorbar=None, ax=ax)
    ax.axvline(1, color=_LIMIT, linewidth=1.2, linestyle="--")
    for k, (length, points) in enumerate(zip(frame.shown, frame.points, strict=True)):
        ax.annotate(
            f"{points:.1f}", (max(0.0, length) if length == length else 0.0, k), xytext=(4, 0), textcoords="offset points", va="center", fontsize=8
        )
    ax.xaxis.set_major_formatter(PercentFormatter(1))
    ax.set_xlim(min(0.0, float(np.nanmin([0.0, *frame.shown])) * 1.1), max(1.08, float(np.nanmax([0.0, *frame.shown])) * 1.1))
    ax.set_xlabel("attainment (100 % is the target; figures are points)", fontsize=9)
    ax.set_ylabel("")
    ax.tick_params(labelsize=8)
    ax.legend(title="", fontsize=8, frameon=False, loc="center left", bbox_to_anchor=(1.01, 0.5))
    sns.despine(ax=ax, left=True)
    return ax
