"""Pictures of other circumstances: budgets, scenarios, the list that only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.model.allocation import Allocation
from portfolio.model.transfers import spent
from portfolio.model.usage import requirements
from portfolio.plots.drawing import (
    SMALL,
    TEXT,
    WIDE,
    Drawing,
    Paper,
    Size,
    axes_for,
    bare,
    drawn,
    named_rows,
    pt,
    row_height,
    row_lines,
)
from portfolio.plots.fitting import Label
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, in_lines, readable_on, text_width
from portfolio.plots.wording import (
    amounts,
    language_for,
    line_key,
    mark_key,
    part_shown,
    signed,
    with_unit_of,
    worth,
)
from portfolio.scenarios.compare import AS_IT_IS
from portfolio.words.media import in_picture
from portfolio.words.sentences import say

if TYPE_CHECKING:
    from portfolio.continuity import Stability
    from portfolio.explanation import Appraisal
    from portfolio.scenarios import Comparison, Frontier, NestedList


@drawn
def frontier(
    line: Frontier,
    plan: Allocation | None = None,
    by_hand: Appraisal | None = None,
    ax: Axes | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
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
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Dots are ``line.points``.

    Examples
    --------
    >>> import portfolio as pf
    >>> line = pf.frontier(pf.load("data/samples/lorie_savage"), at=[35, 70])
    >>> pf.plots.frontier(line).get_ylabel()
    'points'
    """
    told, frame = language_for(line, language), line.points.dropna(subset=["impact"])
    ax = axes_for(ax, 5.0, size=size)
    ax.plot(*steps(line, plan), drawstyle="steps-post", color=MAIN, linewidth=pt(1.6), zorder=2)
    ax.scatter(frame.total, frame.impact, s=pt(pt(18)), color=MAIN, zorder=3)
    keys, labels = [mark_key(say(told, "plot_best_for_amount"), MAIN, size=5)], []
    if np.isfinite(line.present):
        ax.axvline(line.present, color=LIMIT, linewidth=pt(1.2), linestyle="--", zorder=1)
        keys.append(line_key(say(told, "plot_present_budget"), LIMIT, "--", 1.2))
    ring: dict[str, Any] = {"facecolor": "none", "edgecolor": BAD, "linewidth": pt(1.8)}
    for total, impact in zip(frame.total[frame.bend], frame.impact[frame.bend], strict=True):
        ax.scatter([total], [impact], s=pt(pt(90)), zorder=4, **ring)
        labels.append(Label(say(told, "plot_bends"), float(total), float(impact), BAD))
    for key, shown, marker in (("plot_the_plan", plan, "D"), ("plot_by_hand", by_hand, "X")):
        if shown is None:
            continue
        at = placed_at(line, shown)
        ax.scatter([at], [shown.impact], s=pt(pt(46)), marker=marker, color=GOOD, zorder=5)
        labels.append(Label(say(told, key), at, shown.impact, GOOD))
    ax.set_ylabel(say(told, "plot_axis"), fontsize=pt(TEXT))
    amounts(ax.xaxis, told)
    amounts(ax.yaxis, told)
    bare(ax)
    return Drawing(
        ax,
        say(told, "plot_frontier"),
        told,
        keys=keys,
        says=amounts_axis(line),
        left_out=protected(line, told),
        labels=labels,
    )


def amounts_axis(line: Frontier) -> str:
    """What the amounts of a frontier are of."""
    names, units = line.problem.case.names("resources"), line.problem.case.units("resources")
    return with_unit_of(" + ".join(in_picture(names[r]) for r in line.resources), units[line.resources[0]])


def protected(line: Frontier, language: str) -> str:
    """That every portfolio holds even if some overrun; nothing where that was not asked."""
    count = line.problem.overruns
    return say(language, "frontier_protected", count=count) if count else ""


def placed_at(line: Frontier, shown: Allocation | Appraisal) -> float:
    """Where a plan stands: at what it was given, on an exact frontier at its spend."""
    if line.exact:
        return spent(shown.problem, shown.choices, line.resources)
    needs = requirements(line.problem.case)
    mine = [needs.resource_index[r] for r in line.resources]
    return float(shown.problem.limits(needs.resources)[mine].sum())


def steps(line: Frontier, plan: Allocation | None) -> tuple[Floats, Floats]:
    """The corners of the steps: the points, and the plan where it is worth more than the step that it stands
    on, since what is possible with an amount is so with each larger one.
    """
    frame = line.points.dropna(subset=["impact"])
    totals, impacts = frame.total.to_numpy(), frame.impact.to_numpy()
    if plan is None:
        return totals, impacts
    at = placed_at(line, plan)
    place = int(np.searchsorted(totals, at, side="right"))
    if place and impacts[place - 1] < plan.impact:
        return np.insert(totals, place, at), np.insert(impacts, place, plan.impact)
    return totals, impacts


@drawn
def stability(
    line: Stability, ax: Axes | None = None, language: str | None = None, size: Size | None = None
) -> Drawing[Axes]:
    """What each changed line of a plan buys: impact over the number of changes, gains beside the steps.

    Parameters
    ----------
    line : Stability
        From :func:`portfolio.stability`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Dots are ``line.curve``.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/four_initiatives")
    >>> line = pf.stability(case, near=pf.allocate(case))
    >>> len(pf.plots.stability(line).collections)
    1
    """
    told, frame = language_for(line, language), line.curve
    ax = axes_for(ax, 4.6, size=size)
    ax.plot(frame.changes, frame.impact, drawstyle="steps-post", color=MAIN, linewidth=pt(1.6), zorder=2)
    ax.scatter(frame.changes, frame.impact, s=pt(pt(26)), color=MAIN, zorder=3)
    low, high = float(frame.impact.min()), float(frame.impact.max())
    steps = zip(frame.changes, frame.impact, frame.gain, strict=True)
    labels = [
        Label(signed(gain, told), float(changes), float(impact), needed=False)
        for changes, impact, gain in steps
        if np.isfinite(gain)
    ]
    ax.set_ylim(low - 0.05 * (high - low or 1.0), high + 0.12 * (high - low or 1.0))
    ax.set_ylabel(say(told, "stability_points"), fontsize=pt(TEXT))
    amounts(ax.xaxis, told, whole=True)
    amounts(ax.yaxis, told)
    bare(ax)
    return Drawing(ax, say(told, "plot_stability"), told, says=say(told, "stability_axis"), labels=labels)


_CELL = 1.45
"""How wide a scenario's column is, in inches, so that an option and a period stand in a cell."""


@drawn
def compare(
    comparison: Comparison,
    ax: Axes | None = None,
    most: int | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """Who is funded under which scenario, at a glance: a row an initiative, a column a scenario, darker the
    earlier it starts.

    Parameters
    ----------
    comparison : Comparison
        From :func:`portfolio.compare`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int, optional
        So many initiatives at most, first those on which the plans differ.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Cells are ``comparison.matrix``, the initiatives in most plans first; those in none are left out.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/lorie_savage")
    >>> found = pf.compare(case, {"less": lambda p: p.scaled({"capital": 0.5})})
    >>> len(pf.plots.compare(found).get_xticklabels())
    2
    """
    case, told = comparison.case, language_for(comparison, language)
    order, plans, heads = comparison.membership, comparison.plans, list(comparison.answers)
    funded = list(order.initiative[order.plans > 0])
    cells = {(c.initiative, n): c for n in plans for c in plans[n].choices}
    alike = {
        i: len({(c.option, c.start) if (c := cells.get((i, n))) else None for n in plans}) for i in funded
    }
    fits = Paper.of(size).rows(0.25, most, 3.0)
    kept = set(sorted(funded, key=lambda i: -alike[i] if alike[i] > 1 else 0)[:fits])
    ids = [i for i in funded if i in kept]
    names = case.names("initiatives")
    wide = max(WIDE, 3.2 + _CELL * len(heads))
    shown = row_lines([in_picture(names[i]) for i in ids], size, wide)
    each = row_height(shown, 0.24)
    ax = axes_for(ax, each * len(ids) + 1.6, wide, size)
    named_rows(ax, shown, str, told)
    column = (Paper.of(size, wide).width * 0.56) / max(1, len(heads))
    for k, name in enumerate(heads):
        for row, i in enumerate(ids):
            if choice := cells.get((i, name)):
                _cell(ax, row, k, choice.option, choice.start, case, told, 72 * column - pt(4))
    ax.set_xlim(0, max(1, len(heads)))
    labels = [_head(n, worth(plans[n].impact, told) if n in plans else None, told) for n in heads]
    labels = ["\n".join(_fit(label, 72 * column - pt(6))) for label in labels]
    ax.set_xticks(np.arange(len(heads)) + 0.5, labels, fontsize=pt(SMALL))
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)
    starred = any(text.get_text().startswith(_STAR) for text in ax.texts)
    axis = say(told, "plot_compare_axis")
    return Drawing(
        ax,
        say(told, "plot_compare"),
        told,
        says=f"{axis}. {say(told, 'plot_compare_starred', star=_STAR)}" if starred else axis,
        left_out=part_shown(len(ids), len(funded), told, "plot_that_differ"),
        rows=len(ids),
        each=each,
    )


def _fit(label: str, room: float) -> list[str]:
    return [line for part in label.split("\n") for line in in_lines(part, room, pt(SMALL))]


def _head(name: str, impact: str | None, language: str) -> str:
    """A scenario and its points."""
    named = say(language, "as_it_is") if name == AS_IT_IS else in_picture(name)
    return (
        f"{named}\n{say(language, 'plot_impossible' if impact is None else 'plot_points_of', points=impact)}"
    )


def _cell(
    ax: Axes, row: int, column: int, option: str, start: str, case: Case, language: str, room: float
) -> None:
    """A funded initiative in a scenario: darker the earlier it starts, with its option where it is not
    full.
    """
    place = case.period_index[start] / max(1, len(case.periods) - 1)
    shade = to_hex(colormaps["Blues"](0.75 - 0.55 * place))
    ax.barh(row, 0.97, left=column + 0.015, height=0.94, color=shade)
    text = in_picture(start) if option == "full" else _beside(in_picture(option), in_picture(start), room)
    ax.text(
        column + 0.5, row, text, ha="center", va="center", fontsize=pt(7), color=readable_on(shade), zorder=4
    )


_STAR = "*"
"""For an option of which too little has room to be known by it."""


def _beside(option: str, start: str, room: float) -> str:
    """An option and a period in a cell. One too long is cut, not the period: the frame has it whole."""
    cut = (f"{option[:k].rstrip('- ')}… {start}" for k in range(len(option) - 1, 3, -1))
    fits = (t for t in (f"{option} {start}", *cut) if text_width([t], pt(7)) <= room)
    return next(fits, f"{_STAR} {start}")


@drawn
def nested_list(
    listed: NestedList,
    ax: Axes | None = None,
    most: int | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """The list that only grows: a row an initiative, from the budget on from which it is funded; beside each
    budget what committing costs.

    Parameters
    ----------
    listed : NestedList
        From :func:`portfolio.nested_list`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int, optional
        So many initiatives at most, the first of the list.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are ``listed.tiers``, heads are ``listed.budgets``.

    Examples
    --------
    >>> import portfolio as pf
    >>> listed = pf.nested_list(pf.load("data/samples/lorie_savage"), [40, 60, 80])
    >>> len(pf.plots.nested_list(listed).get_xticklabels())
    3
    """
    case = listed.problems[0].case
    told = language_for(case, language)
    budgets, total = listed.budgets, len(listed.tiers)
    tiers = listed.tiers.head(Paper.of(size).rows(0.25, most, 3.0))
    names, wide = case.names("initiatives"), max(WIDE, 3.6 + 1.3 * len(budgets))
    shown = row_lines([in_picture(names.get(i, i)) for i in tiers.initiative], size, wide)
    each = row_height(shown, 0.24)
    ax = axes_for(ax, each * len(tiers) + 1.8, wide, size)
    named_rows(ax, shown, str, told)
    shades = colormaps["YlGnBu_r"](np.linspace(0.1, 0.7, max(1, len(budgets))))
    for row, tier in enumerate(tiers.tier):
        ax.barh(row, len(budgets) - tier + 1, left=tier - 1, color=to_hex(shades[tier - 1]), height=0.75)
    column = Paper.of(size, wide).width * 0.56 / max(1, len(budgets))
    heads = []
    for budget, impact, price in zip(budgets.budget, budgets.impact, budgets.price, strict=True):
        cost = signed(-price, told) if price >= 0.005 else say(told, "plot_the_best")
        head = f"{in_picture(budget)}\n{say(told, 'plot_points_of', points=worth(impact, told))}\n{cost}"
        heads.append("\n".join(_fit(head, 72 * column - pt(6))))
    ax.set_xticks(np.arange(len(budgets)) + 0.5, heads, fontsize=pt(SMALL))
    ax.set_xlim(0, len(budgets))
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)
    return Drawing(
        ax,
        say(told, "plot_nested"),
        told,
        says=say(told, "plot_nested_axis"),
        left_out=part_shown(len(tiers), total, told, "plot_first_of_list"),
        rows=len(tiers),
        each=each,
    )
