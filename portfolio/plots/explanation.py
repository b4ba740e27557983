"""Pictures of reasons: why in, why out, what a delay costs, what more would bring, the way from a hand-made
plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from portfolio.case.case import Case
from portfolio.model.stopping import is_running
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
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, in_lines
from portfolio.plots.wording import (
    amounts,
    bar_key,
    case_of,
    language_for,
    line_key,
    named,
    part_shown,
    signed,
    with_unit_of,
    worth,
)
from portfolio.words.media import in_picture
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.explanation import Appraisal


ACROSS = 4
"""So many small pictures stand side by side."""
_WIDE, _HIGH = 3.1, 2.4
"""Of a small picture, in inches."""


@drawn
def why(
    explanation: pd.DataFrame,
    ax: Axes | None = None,
    most: int = 30,
    language: str | None = None,
    size: Size | None = None,
    case: Case | None = None,
) -> Drawing[Axes]:
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
    language : str, optional
        That of the frame or the case unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.
    case : Case, optional
        Whose names are shown; the one that the frame was made of unless given.

    Returns
    -------
    Axes
        To the right ``replacement_cost``, to the left ``price``; what cannot be replaced, or held at all, is
        said in words.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/four_initiatives")
    >>> ax = pf.plots.why(pf.explain(pf.allocate(case)), case=case, size="slide")
    >>> len(ax.get_yticklabels())
    4
    """
    told, names = language_for(explanation, language, case), named(case_of(explanation, case), "initiatives")
    cost, price = explanation.replacement_cost, explanation.price.where(~explanation.funded)
    frame = explanation.assign(length=cost.fillna(-price), fixed=np.isinf(cost) | np.isinf(price))
    frame = frame[frame.length.notna()]
    most = Paper.of(size).rows(0.27, most)
    # bars say more than words: these take a third of the rows at most, where not all have room
    fixed = frame[frame.fixed].sort_values("funded", ascending=False, kind="stable")
    if len(frame) > most:
        fixed = fixed.groupby("funded", sort=False).head(max(1, most // 6))
    bars = frame[~frame.fixed].sort_values("length", ascending=False, kind="stable")
    room = max(0, most - len(fixed))
    if len(bars) > room:
        half, place = room // 2, np.arange(len(bars))
        bars = bars[(place < room - half) | (place >= len(bars) - half)]
    order = [*fixed.index[fixed.funded], *bars.index, *fixed.index[~fixed.funded]]
    shown = row_lines([in_picture(names.get(i, i)) for i in order], size)
    each = row_height(shown, 0.26)
    ax = axes_for(ax, each * len(order) + 1.5, size=size)
    named_rows(ax, shown, str, told)
    for row, i in enumerate(order):
        funded, length = bool(frame.funded[i]), float(frame.length[i])
        right = 4 if funded else -4
        if frame.fixed[i]:
            said = say(told, "plot_irreplaceable" if funded else "plot_not_possible")
            note(ax, said, 0, row, right, style="italic")
        else:
            ax.barh(row, length, color=GOOD if funded else BAD, height=0.7)
            note(ax, worth(abs(length), told), length, row, right)
    ax.axvline(0, color=LIMIT, linewidth=pt(1))
    amounts(ax.xaxis, told, without_sign=True)
    return Drawing(
        ax,
        say(told, "plot_why"),
        told,
        keys=[bar_key(say(told, "plot_lost_without"), GOOD), bar_key(say(told, "plot_lost_with"), BAD)],
        says=say(told, "plot_why_axis"),
        left_out=part_shown(len(order), len(explanation), told, "plot_longest"),
        rows=len(order),
        each=each,
    )


@drawn
def marginal_values(
    values: pd.DataFrame,
    resources: Sequence[str] | None = None,
    language: str | None = None,
    size: Size | None = None,
    case: Case | None = None,
) -> Drawing[list[Axes]]:
    """What more of each resource would bring: one small picture a resource, one step a period.

    Parameters
    ----------
    values : DataFrame
        From :func:`portfolio.marginal_values`.
    resources : sequence of str, optional
        Which ones; those of which more helps in some period, unless named.
    language : str, optional
        That of the frame or the case unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches; where not all fit, those of the largest gains are shown.
    case : Case, optional
        Whose names are shown; the one that the frame was made of unless given.

    Returns
    -------
    list of Axes
        Each line is flat until ``step`` and then ``gain`` high: more of the resource in that period alone.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/lorie_savage")
    >>> values = pf.marginal_values(pf.allocate(case))
    >>> [ax.get_title() for ax in pf.plots.marginal_values(values, case=case)]
    ['Capital outlays']
    """
    told, names = language_for(values, language, case), named(case_of(values, case), "resources")
    helps = values[np.isfinite(values.step)]
    order = list(dict.fromkeys(helps.resource)) if resources is None else list(resources)
    axes, count = grid_for(len(order), size, _WIDE, _HIGH, ACROSS, share=True)
    most = helps.groupby("resource").gain.max()
    kept = sorted(order, key=lambda r: -float(most.get(r, 0.0)))[:count]
    periods = list(dict.fromkeys(values.period))
    shades = colormaps["viridis"](np.linspace(0.05, 0.85, max(1, len(periods))))
    colours = dict(zip(periods, map(to_hex, shades), strict=False))
    for ax, resource in zip(axes, [r for r in order if r in kept], strict=False):
        part = helps[helps.resource == resource]
        end = 1.15 * float(part.step.max()) if len(part) else 1.0
        for period, step, gain in zip(part.period, part.step, part.gain, strict=True):
            ax.plot([0, step, step, end], [0, 0, gain, gain], color=colours[period], linewidth=pt(1.8))
        unit = next(iter(values.unit[values.resource == resource]), "")
        name = in_picture(names.get(resource, resource))
        ax.set_title("\n".join(in_lines(name, room_across(ax), pt(10))), fontsize=pt(10))
        ax.set_xlabel(with_unit_of(say(told, "plot_more_of_it"), unit), fontsize=pt(SMALL))
        amounts(ax.xaxis, told, ticks=3)
        ax.set_xlim(0, end)
        bare(ax)
    amounts(axes[0].yaxis, told)
    if not order:
        named_rows(axes[0], [], language=told)
    lines = len({round(ax.get_position().y0, 3) for ax in axes})
    across = -(-len(axes) // max(1, lines))
    for ax in axes[::across]:
        ax.set_ylabel(say(told, "plot_gained"), fontsize=pt(TEXT))
    seen = set(helps.period)
    return Drawing(
        axes,
        say(told, "plot_marginal"),
        told,
        keys=[line_key(in_picture(p), colours[p], width=1.8) for p in periods if p in seen],
        left_out=part_shown(count, len(order), told, "plot_largest_gains"),
    )


@drawn
def swaps(
    appraisal: Appraisal,
    ax: Axes | None = None,
    most: int | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """The way from a hand-made plan to the best one: a bar a swap, from the impact before it to the one after
    it.

    Parameters
    ----------
    appraisal : Appraisal
        From :func:`portfolio.appraise`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int, optional
        So many swaps at most, the first; what the others bring is one bar.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are ``appraisal.swaps``; the first and the last show the impact of the two plans.

    Examples
    --------
    >>> import portfolio as pf
    >>> mine = pf.appraise(pf.load("data/samples/lorie_savage"), ["P1", "P4", "P6"])
    >>> len(pf.plots.swaps(mine).patches) == len(mine.swaps) + 2
    True
    """
    told, frame = language_for(appraisal, language), appraisal.swaps
    fits = max(1, Paper.of(size).rows(0.32, most) - 3)
    steps = [_step(appraisal, o, i, told) for o, i in zip(frame.out, frame.into, strict=True)]
    gains = [float(g) for g in frame.gain]
    hidden = len(steps) - fits if len(steps) > fits else 0
    if hidden:
        steps = [*steps[:fits], say(told, "plot_other_swaps", count=hidden)]
        gains = [*gains[:fits], sum(gains[fits:])]
    after = [appraisal.impact + g for g in np.cumsum(gains)]
    names = [say(told, "plot_by_hand"), *steps, say(told, "plot_best_plan")]
    shown = row_lines([in_picture(name) for name in names], size)
    each = row_height(shown, 0.3)
    ax = axes_for(ax, each * len(names) + 1.2, size=size)
    named_rows(ax, shown, str, told)
    ends = [appraisal.impact, *after, appraisal.best.impact]
    low, high = min(ends), max(ends)
    base = min(0.0, low) if low <= 0.5 * high else low - 0.25 * max(high - low, 1e-9)
    for k, impact in ((0, appraisal.impact), (len(names) - 1, appraisal.best.impact)):
        ax.barh(k, impact - base, left=base, color=NEUTRAL, height=0.7)
        note(ax, worth(impact, told), impact, k, fontweight="bold")
    for k, (gain, impact) in enumerate(zip(gains, after, strict=True), start=1):
        ax.barh(k, gain, left=impact - gain, color=GOOD if gain >= 0 else BAD, height=0.7)
        note(ax, signed(gain, told), max(impact, impact - gain), k)
    ax.set_xlim(base, high)
    amounts(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_swaps"),
        told,
        keys=[bar_key(say(told, "plot_swap_gains"), GOOD), bar_key(say(told, "plot_swap_loses"), BAD)],
        says=say(told, "plot_axis") + ("" if base <= 0 else f" ({say(told, 'plot_not_from_0')})"),
        rows=len(names),
        each=each,
    )


def _step(appraisal: Appraisal, out: str, into: str, language: str) -> str:
    """A swap in words, with names."""
    case, names = appraisal.problem.case, appraisal.problem.case.names("initiatives")
    new = {c.initiative: c for c in appraisal.best.choices}
    if out == into:
        option = say(language, "plot_full") if new[into].option == "full" else new[into].option
        return say(language, "hand_as", i=names[into], option=option, start=new[into].start)
    if not out:
        return say(language, "hand_go_on" if is_running(case, into) else "hand_add", i=names[into])
    if not into:
        return say(language, "hand_stop" if is_running(case, out) else "hand_drop", i=names[out])
    return say(language, "hand_for", i=names[into], other=names[out])


_NO_BAR = {True: "plot_delay_never", False: "plot_delay_unknown"}
"""What is said in the place of a bar: that there is no such plan, or that none was found in time."""


@drawn
def delays(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    most: int = 30,
    language: str | None = None,
    size: Size | None = None,
    case: Case | None = None,
) -> Drawing[Axes]:
    """What it costs to start each funded initiative later, and, below it, to have it late: two bars an
    initiative.

    Parameters
    ----------
    frame : DataFrame
        From :func:`portfolio.delays`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many initiatives at most: those that cannot start later, half of them at most, then the
        dearest.
    language : str, optional
        That of the frame or the case unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.
    case : Case, optional
        Whose names are shown; the one that the frame was made of unless given.

    Returns
    -------
    Axes
        Bars are ``postponed`` and ``slipped``, the dearest first; what cannot start later, or breaks what
        others require, is said in words.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/four_initiatives")
    >>> ax = pf.plots.delays(pf.delays(pf.allocate(case)), case=case)
    >>> len(ax.get_yticklabels())
    2
    """
    told, names = language_for(frame, language, case), named(case_of(frame, case), "initiatives")
    most = Paper.of(size).rows(0.42, most)
    order = frame.sort_values(["postponed", "slipped"], ascending=False, kind="stable")
    # those without a bar take half of the rows at most, where not all have room
    never = order.index[np.isinf(order.postponed)][: most if len(order) <= most else max(1, most // 2)]
    rows = order[~np.isinf(order.postponed) | order.index.isin(never)][:most]
    shown = row_lines([in_picture(names.get(i, i)) for i in rows.initiative], size)
    each = row_height(shown, 0.42)
    ax = axes_for(ax, each * len(rows) + 1.5, size=size)
    named_rows(ax, shown, str, told)
    columns = zip(rows.postponed, rows.slipped, rows.breaks, strict=True)
    for place, (postponed, slipped, breaks) in enumerate(columns):
        for offset, lost, colour in ((-0.2, postponed, MAIN), (0.2, slipped, BAD)):
            known = bool(np.isfinite(lost))
            said = worth(lost, told) if known else say(told, _NO_BAR[bool(np.isinf(lost))])
            if colour is BAD and breaks:
                said = say(told, "plot_delay_breaks", lost=said)
            if known:
                ax.barh(place + offset, lost, color=colour, height=0.36)
            at = max(lost, 0.0) if known else 0.0
            note(ax, said, at, place + offset, size=7.0, style="normal" if known else "italic")
    ax.axvline(0, color=LIMIT, linewidth=pt(1))
    amounts(ax.xaxis, told)
    return Drawing(
        ax,
        say(told, "plot_delays"),
        told,
        keys=[bar_key(say(told, "plot_postponed"), MAIN), bar_key(say(told, "plot_slipped"), BAD)],
        says=say(told, "plot_delay_axis"),
        left_out=part_shown(len(rows), len(frame), told, "plot_dearest"),
        rows=len(rows),
        each=each,
    )
