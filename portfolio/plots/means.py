"""A picture of means as a choice: which transfers pay, what each earns, and where the next hire pays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from portfolio.case.case import Case
from portfolio.plots.drawing import (
    Drawing,
    Paper,
    Size,
    axes_for,
    drawn,
    named_rows,
    note,
    pt,
    row_height,
    row_lines,
)
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN
from portfolio.plots.wording import amounts, bar_key, named, part_shown, worth
from portfolio.words.media import in_picture
from portfolio.words.sentences import say

if TYPE_CHECKING:
    from portfolio.explanation import MeansWorth


@drawn
def means(
    worths: MeansWorth,
    ax: Axes | None = None,
    most: int = 30,
    language: str | None = None,
    size: Size | None = None,
    case: Case | None = None,
) -> Drawing[Axes]:
    """What each transfer earns, what each hire is worth, and what more of each team would earn: one bar each.

    Parameters
    ----------
    worths : MeansWorth
        From :func:`portfolio.means`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many bars at most, the longest.
    language : str, optional
        That of the plan's case unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.
    case : Case, optional
        Whose names are shown; the plan's own unless given.

    Returns
    -------
    Axes
        From the top the transfers, the hires, the teams, each group's best first; below 0 what a hire would
        cost that is not in the plan.

    Examples
    --------
    >>> import portfolio as pf
    >>> ax = pf.plots.means(pf.means(pf.allocate(pf.load("data/samples/dozen"))))
    >>> len(ax.get_yticklabels())
    3
    """
    own = case or worths.plan.problem.case
    told = language or own.settings.language
    teams, names = named(own, "resources"), named(own, "initiatives")
    transfers, hires, more = worths.transfers, worths.hires, worths.teams
    rows = [(str(n), float(g), MAIN) for n, g in zip(transfers.transfer, transfers.gain, strict=True)]
    ordered = hires.sort_values("gain", ascending=False, kind="stable")
    rows += [
        (names.get(i, i), float(g), GOOD if funded else BAD)
        for i, g, funded in zip(ordered.initiative, ordered.gain, ordered.funded, strict=True)
    ]
    rows += [
        (say(told, "plot_means_more", team=teams.get(r, r)), float(g), LIMIT)
        for r, g in zip(more.resource, more.gain, strict=True)
    ]
    rows = [row for row in rows if not math.isnan(row[1])]
    total, most = len(rows), Paper.of(size).rows(0.27, most)
    if total > most:
        longest = sorted(range(total), key=lambda k: -abs(rows[k][1]))[:most]
        rows = [rows[k] for k in sorted(longest)]
    shown = row_lines([in_picture(name) for name, _, _ in rows], size)
    each = row_height(shown, 0.28)
    ax = axes_for(ax, each * len(rows) + 1.6, size=size)
    named_rows(ax, shown, str, told)
    finite = [abs(g) for _, g, _ in rows if math.isfinite(g)]
    for place, (_, gain, colour) in enumerate(rows):
        if math.isinf(gain):
            note(ax, say(told, "plot_irreplaceable"), 0, place, 4, style="italic")
            continue
        ax.barh(place, gain, color=colour, height=0.7)
        note(ax, worth(gain, told), gain, place, -4 if gain < 0 else 4)
    if not any(finite):
        ax.set_xlim(0, 1)
    ax.axvline(0, color=LIMIT, linewidth=pt(1))
    amounts(ax.xaxis, told)
    colours = {colour for _, _, colour in rows}
    keys = [
        bar_key(say(told, key), colour)
        for key, colour in (
            ("plot_means_transfer", MAIN),
            ("plot_means_hired", GOOD),
            ("plot_means_not_hired", BAD),
            ("plot_means_tenth", LIMIT),
        )
        if colour in colours
    ]
    return Drawing(
        ax,
        say(told, "plot_means"),
        told,
        keys=keys,
        says=say(told, "plot_means_axis"),
        left_out=part_shown(len(rows), total, told, "plot_longest"),
        rows=len(rows),
        each=each,
    )
