"""Pictures of a table of several parties: the frontier between them, what is contested, where the money
goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import EngFormatter

from portfolio.arbitration.compromises.registry import COMPROMISES
from portfolio.errors import PortfolioError
from portfolio.model.allocation import Allocation
from portfolio.plots.style import (
    BAD,
    GOOD,
    LIMIT,
    MAIN,
    NEUTRAL,
    PALETTE,
    axes_for,
    drawn,
    named_rows,
    worded,
)
from portfolio.words.figures import points
from portfolio.words.sentences import say

if TYPE_CHECKING:
    from portfolio.arbitration.arbitration import Arbitration


def _between(table: Arbitration, between: Sequence[str] | None) -> tuple[str, str]:
    pair = tuple(table.parties[:2] if between is None else between)
    if len(pair) != 2 or any(party not in table.parties for party in pair):
        raise PortfolioError(
            f"between: must be two of the parties {', '.join(table.parties)}; found"
            f" {', '.join(map(str, pair))}."
        )
    return pair[0], pair[1]


@drawn
def parties(
    table: Arbitration,
    plans: Mapping[str, Allocation] | None = None,
    between: Sequence[str] | None = None,
    ax: Axes | None = None,
    language: str = "en",
) -> Axes:
    """What one party gains and another gives up: every portfolio that none dominates, own bests, compromises,
    and other plans.

    Parameters
    ----------
    table : Arbitration
        From :func:`portfolio.arbitrate`.
    plans : mapping of str to Allocation, optional
        Others to show, such as today's.
    between : sequence of two str, optional
        Which two parties; the first two unless given. With more than two, dots are shown as these two see
        them.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str
        Of the labels.

    Returns
    -------
    Axes
        Dots are ``table.frontier``.
    """
    one, two = _between(table, between)
    frame = table.frontier
    ax = axes_for(ax, 4.8, 7.2)
    ax.scatter(frame[one], frame[two], s=26, color=MAIN, zorder=3, label=say(language, "plot_undominated"))
    for axis, party in ((ax.axvline, one), (ax.axhline, two)):
        axis(
            table.stakes.disagreement[table.parties.index(party)], color=NEUTRAL, linewidth=0.9, linestyle=":"
        )
    for party in (one, two):
        values = table.values(table.own[party])
        ax.scatter(
            [values[one]], [values[two]], s=110, facecolor="none", edgecolor=LIMIT, linewidth=1.4, zorder=4
        )
        ax.annotate(
            say(language, "plot_best_for", party=worded(party)),
            (values[one], values[two]),
            xytext=(8, 6),
            textcoords="offset points",
            fontsize=8,
        )
    together: dict[tuple[float, float], list[str]] = {}
    for name in COMPROMISES:
        values = table.values(table.compromise(name))
        together.setdefault((values[one], values[two]), []).append(name)
    for place, ((x, y), names) in enumerate(together.items()):
        ax.scatter([x], [y], s=120, marker=COMPROMISES[names[0]].mark, color=GOOD, zorder=5)
        ax.annotate(
            ", ".join(map(worded, names)),
            (x, y),
            xytext=(-9, (-13, 8)[place % 2]),
            textcoords="offset points",
            fontsize=8,
            color=GOOD,
            ha="right",
        )
    for name, plan in (plans or {}).items():
        values = table.values(plan)
        ax.scatter([values[one]], [values[two]], s=60, marker="D", color=BAD, zorder=5)
        ax.annotate(
            worded(name),
            (values[one], values[two]),
            xytext=(8, -12),
            textcoords="offset points",
            fontsize=8,
            color=BAD,
        )
    ax.margins(0.14)
    ax.set_xlabel(say(language, "plot_points_zero", party=worded(one)), fontsize=9)
    ax.set_ylabel(say(language, "plot_points", party=worded(two)), fontsize=9)
    ax.tick_params(labelsize=8)
    sns.despine(ax=ax)
    return ax


@drawn
def contested(
    table: Arbitration, between: Sequence[str] | None = None, ax: Axes | None = None, language: str = "en"
) -> Axes:
    """What each contested initiative is worth to either side: to the left for one party, to the right for the
    other.

    Returns
    -------
    Axes
        Bars are the parties' columns of ``table.contested``: in colour what a party wants, in grey what it
        would rather do without.
    """
    one, two = _between(table, between)
    frame = table.contested
    ax = axes_for(ax, 0.32 * len(frame) + 1.4)
    finite = frame[[one, two]].abs().to_numpy()
    longest = float(np.max(finite, where=np.isfinite(finite), initial=1e-9))
    for row, (left, right) in enumerate(zip(frame[one], frame[two], strict=True)):
        for value, sign in ((left, -1.0), (right, 1.0)):
            length = min(abs(value), longest)
            ax.barh(
                row,
                sign * length,
                color=(PALETTE[1] if sign < 0 else MAIN) if value > 0 else "#c8c8c8",
                height=0.7,
            )
            said = (
                say(language, "plot_must")
                if value == np.inf
                else say(language, "plot_impossible")
                if value == -np.inf
                else _signed(value, language)
            )
            ax.annotate(
                said,
                (sign * length, row),
                xytext=(4 * sign, 0),
                textcoords="offset points",
                va="center",
                ha="left" if sign > 0 else "right",
                fontsize=8,
            )
    names = table.problem.case.names("initiatives")
    named_rows(ax, [names[i] for i in frame.initiative])
    ax.axvline(0, color=LIMIT, linewidth=1)
    ax.margins(x=0.16)
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    ax.set_xlabel(say(language, "plot_gain_or_lose", one=worded(one), two=worded(two)), fontsize=9)
    keys = [
        Patch(color=PALETTE[1], label=say(language, "plot_wants", party=worded(one))),
        Patch(color=MAIN, label=say(language, "plot_wants", party=worded(two))),
        Patch(color="#c8c8c8", label=say(language, "plot_without")),
    ]
    ax.figure.legend(handles=keys, loc="outside lower center", ncols=3, fontsize=8, frameon=False)
    return ax


@drawn
def money(table: Arbitration, plans: Mapping[str, Allocation], language: str = "en") -> list[Axes]:
    """Where the money goes by objective and by category, one bar a plan: before and after.

    Parameters
    ----------
    table : Arbitration
    plans : mapping of str to Allocation or portfolio
        In the order in which they are to stand.
    language : str
        Of the labels.

    Returns
    -------
    list of Axes
        Two: by objective, by category; bars are ``table.money(plans)``.
    """
    frame = table.money(plans)
    figure, grid = plt.subplots(1, 2, figsize=(9.5, 3.4), layout="constrained")
    for ax, by in zip(grid, ("objective", "category"), strict=True):
        part = frame[frame.by == by]
        sns.barplot(
            part.assign(group=part.group.map(worded)),
            x="group",
            y="spend",
            hue="plan",
            palette="colorblind",
            saturation=1,
            errorbar=None,
            legend=False,
            ax=ax,
        )
        ax.set_xlabel(say(language, f"plot_by_{by}"), fontsize=9)
        ax.set_ylabel(worded(table.problem.case.money_unit) or say(language, "plot_money"), fontsize=9)
        ax.yaxis.set_major_formatter(EngFormatter(sep="\N{NARROW NO-BREAK SPACE}"))
        ax.tick_params(labelsize=8)
        sns.despine(ax=ax)
    keys = [Patch(color=colour, label=worded(name)) for colour, name in zip(PALETTE, plans, strict=False)]
    figure.legend(handles=keys, loc="outside lower center", ncols=4, fontsize=8, frameon=False)
    return list(grid)


def _signed(value: float, language: str) -> str:
    return ("+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else "") + points(abs(value), language)
