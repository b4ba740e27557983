"""Pictures of reasons: why in, why out, what a delay costs, what more would bring, the way from a hand-made
plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import EngFormatter, MaxNLocator

from portfolio.plots.style import (
    ACROSS,
    BAD,
    GOOD,
    LIMIT,
    MAIN,
    NEUTRAL,
    axes_for,
    drawn,
    named_rows,
    worded,
)
from portfolio.words.figures import points
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.explanation import Appraisal


@drawn
def why(explanation: pd.DataFrame, ax: Axes | None = None, most: int = 30) -> Axes:
    """What each funded initiative is worth to the plan, and what each of the others would cost it: one bar an
    initiative.

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
        To the right ``replacement_cost``, to the left ``price``; what cannot be replaced, or held at all, is
        said in words.
    """
    cost, price = explanation.replacement_cost, explanation.price.where(~explanation.funded)
    frame = explanation.assign(length=cost.fillna(-price), fixed=np.isinf(cost) | np.isinf(price))
    bars = frame[~frame.fixed].sort_values("length", ascending=False, kind="stable")
    if len(bars) > most:
        half = most // 2
        bars = bars[(np.arange(len(bars)) < most - half) | (np.arange(len(bars)) >= len(bars) - half)]
    ax = axes_for(ax, 0.26 * (len(bars) + int(frame.fixed.sum())) + 1.5)
    words = {True: "cannot be replaced", False: "cannot be held"}
    fixed = frame[frame.fixed].sort_values("funded", ascending=False, kind="stable")
    names = [*fixed.index[fixed.funded], *bars.index, *fixed.index[~fixed.funded]]
    place = {name: k for k, name in enumerate(names)}
    for name, length, funded in zip(bars.index, bars.length, bars.funded, strict=True):
        ax.barh(place[name], length, color=GOOD if funded else BAD, height=0.7)
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
            color=LIMIT,
        )
    ax.set_yticks(range(len(names)), map(worded, names))
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.axvline(0, color=LIMIT, linewidth=1)
    ax.margins(x=0.12)
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    ax.set_xlabel("points lost: the best plan with it (left), without it (right)", fontsize=9)
    ax.tick_params(labelsize=8)
    keys = [
        Patch(color=GOOD, label="funded: lost without it"),
        Patch(color=BAD, label="not funded: lost with it"),
    ]
    ax.legend(handles=keys, loc="lower right", fontsize=8, frameon=False)
    sns.despine(ax=ax, left=True)
    return ax


@drawn
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
    across = max(1, min(ACROSS, len(order)))
    rows = max(1, -(-len(order) // across))
    figure, grid = plt.subplots(
        rows,
        across,
        figsize=(3.1 * across, 2.4 * rows + 0.3),
        squeeze=False,
        sharey=True,
        layout="constrained",
    )
    axes = list(grid.flat)
    periods = list(dict.fromkeys(values.period))
    colours = dict(zip(periods, sns.color_palette("viridis", len(periods)), strict=True))
    for ax, resource in zip(axes, order, strict=False):
        part = helps[helps.resource == resource]
        end = 1.15 * float(part.step.max()) if len(part) else 1.0
        for period, step, gain in zip(part.period, part.step, part.gain, strict=True):
            ax.plot([0, step, step, end], [0, 0, gain, gain], color=colours[period], linewidth=1.8)
        unit = next(iter(values.unit[values.resource == resource]), "")
        ax.set_title(worded(resource), fontsize=10)
        ax.set_xlabel(f"more of it{f', {worded(unit)}' if unit else ''}", fontsize=8)
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
        handles=[
            Line2D([], [], color=colours[p], linewidth=1.8, label=worded(p))
            for p in periods
            if p in set(helps.period)
        ],
        loc="outside lower center",
        ncols=min(8, len(periods)),
        frameon=False,
        fontsize=8,
    )
    return axes[: len(order)]


@drawn
def swaps(appraisal: Appraisal, ax: Axes | None = None) -> Axes:
    """The way from a hand-made plan to the best one: a bar a swap, from the impact before it to the one after
    it.

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
    ax = axes_for(ax, 0.32 * len(names) + 1.2)
    low = min(appraisal.impact, *frame.impact, appraisal.best.impact) if len(frame) else appraisal.impact
    high = max(appraisal.impact, *frame.impact, appraisal.best.impact) if len(frame) else appraisal.impact
    base = min(0.0, low) if low <= 0.5 * high else low - 0.25 * max(high - low, 1e-9)
    for k, impact in ((0, appraisal.impact), (len(names) - 1, appraisal.best.impact)):
        ax.barh(k, impact - base, left=base, color=NEUTRAL, height=0.7)
        ax.annotate(
            f"{impact:.2f}",
            (impact, k),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            fontweight="bold",
        )
    for k, (gain, impact) in enumerate(zip(frame.gain, frame.impact, strict=True), start=1):
        ax.barh(k, gain, left=impact - gain, color=GOOD if gain >= 0 else BAD, height=0.7)
        ax.annotate(
            f"{gain:+.2f}".replace("-", "\N{MINUS SIGN}"),
            (max(impact, impact - gain), k),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    ax.set_yticks(range(len(names)), map(worded, names))
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.set_xlim(base, high + 0.1 * (high - base))
    ax.set_xlabel("points" + ("" if base <= 0 else " (the axis does not begin at 0)"), fontsize=9)
    ax.tick_params(labelsize=8)
    sns.despine(ax=ax, left=True)
    return ax


_NO_BAR = {True: "plot_delay_never", False: "plot_delay_unknown"}
"""What is said in the place of a bar: that there is no such plan, or that none was found in time."""


@drawn
def delays(frame: pd.DataFrame, ax: Axes | None = None, most: int = 30, language: str = "en") -> Axes:
    """What it costs to start each funded initiative later, and, below it, to have it late: two bars an
    initiative.

    Parameters
    ----------
    frame : DataFrame
        From :func:`portfolio.delays`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many initiatives at most: those that cannot start later, then the dearest.
    language : str
        Of the labels.

    Returns
    -------
    Axes
        Bars are ``postponed`` and ``slipped``, the dearest first; what cannot start later, or breaks what
        others require, is said in words.
    """
    shown = frame.sort_values(["postponed", "slipped"], ascending=False, kind="stable")[:most]
    ax = axes_for(ax, 0.42 * len(shown) + 1.3)
    named_rows(ax, shown.initiative)
    columns = zip(shown.postponed, shown.slipped, shown.breaks, strict=True)
    for place, (postponed, slipped, breaks) in enumerate(columns):
        for offset, lost, colour in ((-0.2, postponed, MAIN), (0.2, slipped, BAD)):
            known = bool(np.isfinite(lost))
            said = points(lost, language) if known else say(language, _NO_BAR[bool(np.isinf(lost))])
            if colour is BAD and breaks:
                said = say(language, "plot_delay_breaks", lost=said)
            if known:
                ax.barh(place + offset, lost, color=colour, height=0.36)
            ax.annotate(
                said,
                (max(lost, 0.0) if known else 0.0, place + offset),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=7,
                style="normal" if known else "italic",
                color=LIMIT,
            )
    ax.axvline(0, color=LIMIT, linewidth=1)
    ax.margins(x=0.15)
    ax.set_xlabel(say(language, "plot_delay_axis"), fontsize=9)
    keys = [
        Patch(color=MAIN, label=say(language, "plot_postponed")),
        Patch(color=BAD, label=say(language, "plot_slipped")),
    ]
    ax.legend(handles=keys, loc="lower right", fontsize=8, frameon=False)
    return ax
