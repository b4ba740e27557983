"""Pictures of a table of several parties: the frontier between them, what is contested, where the money
goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes

from portfolio.arbitration.compromises.registry import COMPROMISES
from portfolio.case.case import language_of
from portfolio.errors import PortfolioError
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
from portfolio.plots.fitting import Label
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, PALE, PALETTE, in_lines, text_width
from portfolio.plots.wording import amounts, bar_key, mark_key, part_shown, signed
from portfolio.words.media import in_picture
from portfolio.words.sentences import figure, listing, say, sentence

if TYPE_CHECKING:
    from portfolio.arbitration.arbitration import Arbitration


def compromises_at(table: Arbitration, one: str, two: str) -> dict[tuple[float, float], list[str]]:
    """Where the compromises stand for two parties: those that are one portfolio together."""
    together: dict[tuple[float, float], list[str]] = {}
    for name in COMPROMISES:
        values = table.values(table.compromise(name))
        together.setdefault((values[one], values[two]), []).append(name)
    return together


def two_of(table: Arbitration, between: Sequence[str] | None) -> tuple[str, str]:
    pair = tuple(table.parties[:2] if between is None else between)
    if len(pair) != 2 or any(party not in table.parties for party in pair):
        told = {"known": figure(listing, [*table.parties]), "found": ", ".join(map(str, pair))}
        raise PortfolioError(sentence("plot_must_between", **told))
    return pair[0], pair[1]


@drawn
def parties(
    table: Arbitration,
    plans: Mapping[str, Allocation] | None = None,
    between: Sequence[str] | None = None,
    ax: Axes | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
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
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Dots are ``table.frontier``.

    Examples
    --------
    >>> import portfolio as pf
    >>> ax = pf.plots.parties(pf.arbitrate(pf.load("data/samples/dozen")), language="fr")
    >>> len(ax.collections) > 3
    True
    """
    one, two = two_of(table, between)
    frame, told = table.frontier, language_of(table.problem.case, language)
    ax = axes_for(ax, 5.4, size=size)
    ax.scatter(frame[one], frame[two], s=pt(pt(26)), color=MAIN, zorder=3)
    for axis, party in ((ax.axvline, one), (ax.axhline, two)):
        axis(
            table.stakes.disagreement[table.parties.index(party)],
            color=NEUTRAL,
            linewidth=pt(0.9),
            linestyle=":",
        )
    labels = []
    for party in (one, two):
        values = table.values(table.own[party])
        x, y = values[one], values[two]
        ax.scatter([x], [y], s=pt(pt(110)), facecolor="none", edgecolor=LIMIT, linewidth=pt(1.4), zorder=4)
        labels.append(Label(say(told, "plot_best_for", party=in_picture(party)), x, y))
    for (x, y), names in compromises_at(table, one, two).items():
        ax.scatter([x], [y], s=pt(pt(120)), marker=COMPROMISES[names[0]].mark, color=GOOD, zorder=5)
        labels.append(Label("\n".join(say(told, f"compromise_{n}") for n in names), x, y, GOOD))
    for name, plan in (plans or {}).items():
        values = table.values(plan)
        ax.scatter([values[one]], [values[two]], s=pt(pt(60)), marker="D", color=BAD, zorder=5)
        labels.append(
            Label("\n".join(in_lines(in_picture(name), pt(180), pt(SMALL))), values[one], values[two], BAD)
        )
    ax.margins(0.14)
    ax.set_ylabel(say(told, "plot_points", party=in_picture(two)), fontsize=pt(TEXT))
    amounts(ax.xaxis, told)
    amounts(ax.yaxis, told)
    bare(ax)
    return Drawing(
        ax,
        say(told, "plot_parties", one=in_picture(one), two=in_picture(two)),
        told,
        keys=[
            mark_key(say(told, "plot_undominated"), MAIN),
            mark_key(say(told, "plot_compromise"), GOOD, "s"),
        ],
        says=say(told, "plot_points_zero", party=in_picture(one)),
        labels=labels,
    )


@drawn
def contested(
    table: Arbitration,
    between: Sequence[str] | None = None,
    ax: Axes | None = None,
    language: str | None = None,
    most: int | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
    """What each contested initiative is worth to either side: to the left for one party, to the right for the
    other.

    Parameters
    ----------
    table : Arbitration
        From :func:`portfolio.arbitrate`.
    between : sequence of two str, optional
        Which two parties; the first two unless given.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        The case's own unless given.
    most : int, optional
        So many initiatives at most, the first of ``table.contested``.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are the parties' columns of ``table.contested``: in colour what a party wants, in grey what it
        would rather do without.

    Examples
    --------
    >>> import portfolio as pf
    >>> table = pf.arbitrate(pf.load("data/samples/dozen"))
    >>> len(pf.plots.contested(table).patches) == 2 * len(table.contested)
    True
    """
    one, two = two_of(table, between)
    told = language_of(table.problem.case, language)
    total, fits = len(table.contested), Paper.of(size).rows(0.32, most)
    frame = table.contested.head(fits)
    names = table.problem.case.names("initiatives")
    shown = row_lines([in_picture(names[i]) for i in frame.initiative], size)
    each = row_height(shown, 0.3)
    ax = axes_for(ax, each * len(frame) + 1.6, size=size)
    named_rows(ax, shown, str, told)
    finite = frame[[one, two]].abs().to_numpy()
    longest = float(np.max(finite, where=np.isfinite(finite), initial=1e-9))
    for row, (left, right) in enumerate(zip(frame[one], frame[two], strict=True)):
        for value, sign in ((left, -1.0), (right, 1.0)):
            length = min(abs(value), longest)
            wanted = PALETTE[1] if sign < 0 else MAIN
            ax.barh(row, sign * length, color=wanted if value > 0 else PALE, height=0.7)
            words = {np.inf: "plot_must", -np.inf: "plot_impossible"}
            said = say(told, words[value]) if value in words else signed(value, told)
            note(ax, said, sign * length, row, 4 * sign)
    ax.axvline(0, color=LIMIT, linewidth=pt(1))
    amounts(ax.xaxis, told, without_sign=True)
    return Drawing(
        ax,
        say(told, "plot_contested", one=in_picture(one), two=in_picture(two)),
        told,
        keys=[
            bar_key(say(told, "plot_wants", party=in_picture(one)), PALETTE[1]),
            bar_key(say(told, "plot_wants", party=in_picture(two)), MAIN),
            bar_key(say(told, "plot_without"), PALE),
        ],
        says=say(told, "plot_gain_or_lose", one=in_picture(one), two=in_picture(two)),
        left_out=part_shown(len(frame), total, told),
        rows=len(frame),
        each=each,
    )


@drawn
def money(
    table: Arbitration,
    plans: Mapping[str, Allocation],
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[list[Axes]]:
    """Where the money goes by objective and by category, one bar a plan: before and after.

    Parameters
    ----------
    table : Arbitration
    plans : mapping of str to Allocation or portfolio
        In the order in which they are to stand.
    language : str, optional
        The case's own unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    list of Axes
        Two: by objective, by category; bars are ``table.money(plans)``.

    Examples
    --------
    >>> import portfolio as pf
    >>> table = pf.arbitrate(pf.load("data/samples/dozen"))
    >>> len(pf.plots.money(table, {"both": table.compromise("nash")}))
    2
    """
    frame, told = table.money(plans), language_of(table.problem.case, language)
    named = {**table.problem.case.names("objectives"), "none": say(told, "plot_no_objective")}
    axes, _ = grid_for(2, size, 4.75, 3.1, 2)
    for ax, by in zip(axes, ("objective", "category"), strict=True):
        part = frame[frame.by == by]
        groups = list(dict.fromkeys(part.group))
        wide = 0.8 / max(1, len(plans))
        for k, (name, colour) in enumerate(zip(plans, PALETTE, strict=False)):
            spend = part[part.plan == name].set_index("group").spend.reindex(groups)
            at = np.arange(len(groups)) + (k - (len(plans) - 1) / 2) * wide
            ax.bar(at, spend, width=wide, color=colour)
        room = (room_across(ax) - pt(20)) / max(1, len(groups))
        _groups(ax, [named.get(g, g) if by == "objective" else g for g in groups], room)
        ax.set_title(say(told, f"plot_by_{by}"), fontsize=pt(TEXT))
        ax.set_ylabel(in_picture(table.problem.case.money_unit) or say(told, "plot_money"), fontsize=pt(TEXT))
        amounts(ax.yaxis, told)
        bare(ax)
    return Drawing(
        axes,
        say(told, "plot_where_money"),
        told,
        keys=[bar_key(in_picture(name), colour) for colour, name in zip(PALETTE, plans, strict=False)],
    )


def _groups(ax: Axes, groups: Sequence[str], room: float) -> None:
    """Names below the bars: in lines where each has room, else at an angle."""
    names = [in_picture(g) for g in groups]
    words = [word for name in names for word in name.split(" ")]
    if text_width(words, pt(SMALL)) <= room - pt(5):
        ax.set_xticks(range(len(names)), ["\n".join(in_lines(n, room - pt(5), pt(SMALL))) for n in names])
    else:
        lines = ["\n".join(in_lines(n, pt(110), pt(SMALL))) for n in names]
        ax.set_xticks(range(len(names)), lines, rotation=40, ha="right", rotation_mode="anchor")
    ax.tick_params(labelsize=pt(SMALL))
