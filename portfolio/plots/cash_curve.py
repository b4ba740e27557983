"""Pictures of a plan's money: what is spent and brought, and from when on it has paid for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.errors import PortfolioError
from portfolio.explanation.business_case import ALL, JOINED, payback_of
from portfolio.plots.drawing import (
    SMALL,
    TEXT,
    Drawing,
    Size,
    axes_for,
    bare,
    drawn,
    note,
    periods_below,
    pt,
    width_of,
)
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, ink
from portfolio.plots.wording import MINUS, amounts, case_of, language_for, line_key, named
from portfolio.words.figures import decimals_of, number
from portfolio.words.media import in_picture
from portfolio.words.sentences import say, with_unit

if TYPE_CHECKING:
    import pandas as pd

_BAR, _PALE = 0.62, 0.55
"""How wide a bar is, of its period, and how pale: the curve passes before it."""
_ROOM = 0.17
"""What is left free above and below everything for what is said there, of the height; small, more."""
_SMALL_WIDE, _SMALL_HIGH = 3.5, 2.1
"""Of a picture of the brief, in inches."""
_SMALL_TEXT = 7.5
"""The size of its letters, in points."""


@drawn
def cash_curve(
    flow: pd.DataFrame,
    ax: Axes | None = None,
    language: str | None = None,
    size: Size | None = None,
    case: Case | None = None,
) -> Drawing[Axes]:
    """The curve that finance draws: what is spent and brought in each period, and the sum so far.

    Parameters
    ----------
    flow : DataFrame
        From :func:`portfolio.cash_flow`; the whole plan is drawn, or the one line whose rows these are.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        That of the frame or the case unless given.
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.
    case : Case, optional
        Whose language and money they are; the one that the frame was made of unless given.

    Returns
    -------
    Axes
        Bars above 0 are ``benefit``, those below it what is spent; the line is ``cumulated``, the broken one
        the sum of ``discounted`` so far, which ends at the net present value.

    Raises
    ------
    PortfolioError
        Where the rows are of several lines and none is the whole plan.

    Examples
    --------
    >>> import portfolio as pf
    >>> flow = pf.cash_flow(pf.allocate(pf.load("data/samples/dozen")))
    >>> pf.plots.cash_curve(flow).get_ylabel()
    'EUR'
    """
    told, known = language_for(flow, language, case), case_of(flow, case)
    rows, unit = _of_one(flow), "" if known is None else known.money_unit
    today = rows.discounted.to_numpy().cumsum()
    is_discounted = bool((rows.discounted != rows.net).any())
    places = decimals_of([*rows.cumulated, today[-1]])

    def write(amount: float) -> str:
        return with_unit(number(amount, told, places), unit, told).replace("-", MINUS, 1)

    ax = axes_for(ax, 4.6, size=size)
    _bars(ax, rows, pt(1.0))
    if is_discounted:
        ax.plot(range(len(rows)), today, color=MAIN, linewidth=pt(1.2), linestyle="--", zorder=3)
    _said(
        ax,
        rows,
        told,
        write,
        in_picture,
        [say(told, "plot_cash_value", amount=write(today[-1]))] if is_discounted else [],
    )
    periods_below(ax, [in_picture(p) for p in rows.period], 0.7 * width_of(ax), pt(SMALL))
    amounts(ax.yaxis, told)
    ax.set_ylabel(in_picture(unit), fontsize=pt(TEXT))
    bare(ax)
    keys = _keys(told)
    if is_discounted:
        keys.append(line_key(say(told, "plot_cash_today"), MAIN, "--", 1.2))
    of = _called(rows, known) or say(told, "plot_cash_plan")
    return Drawing(ax, say(told, "plot_cash", of=of), told, keys=keys)


def _keys(language: str) -> list[Any]:
    return [
        Patch(facecolor=GOOD, alpha=_PALE, label=say(language, "plot_cash_brought")),
        Patch(facecolor=BAD, alpha=_PALE, label=say(language, "plot_cash_spent")),
        line_key(say(language, "plot_cash_so_far"), MAIN, width=2.0),
    ]


@drawn
def cash_curve_in_small(
    flow: pd.DataFrame,
    write: Callable[[float], str] = "{:,.0f}".format,
    label: Callable[[str], str] = str,
    ax: Axes | None = None,
    language: str | None = None,
    case: Case | None = None,
) -> Drawing[Axes]:
    """The same curve under a heading of the brief: the deepest point, when it has paid, and what is left.

    Parameters
    ----------
    flow : DataFrame
        As for :func:`portfolio.plots.cash_curve`.
    write, label : callable
        How an amount on the axis, and a period, is written.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        That of the frame or the case unless given.
    case : Case, optional
        Whose language and money they are; the one that the frame was made of unless given.

    Returns
    -------
    Axes
        As of :func:`portfolio.plots.cash_curve`.

    Examples
    --------
    >>> import portfolio as pf
    >>> flow = pf.cash_flow(pf.allocate(pf.load("data/samples/dozen")))
    >>> ax = pf.plots.cash_curve_in_small(flow)
    >>> len(ax.patches) > 0
    True
    """
    told, rows = language_for(flow, language, case), _of_one(flow)
    ax = axes_for(ax, _SMALL_HIGH, _SMALL_WIDE)
    _bars(ax, rows, 0.75)
    _said(ax, rows, told, write, label)
    ax.yaxis.set_major_locator(MaxNLocator(4))
    ax.yaxis.set_major_formatter(lambda value, _: write(value))
    ax.grid(axis="y", color="#dddddd", linewidth=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(labelsize=_SMALL_TEXT, length=0)
    periods_below(ax, [label(p) for p in rows.period], 0.55 * width_of(ax), _SMALL_TEXT)
    bare(ax, left=True)
    return Drawing(ax, "", told, keys=_keys(told))


def _of_one(flow: pd.DataFrame) -> pd.DataFrame:
    """The rows of the whole plan; of a part of the frame, those of its one line."""
    whole = flow[flow["line"] == ALL]
    if len(whole):
        return whole
    lines = flow[["line", "initiative"]].drop_duplicates()
    if len(lines) != 1:
        raise PortfolioError(
            f"flow: must have the rows of the whole plan, or of one line; found {len(lines)} lines. Keep"
            " those of one."
        )
    return flow


def _called(rows: pd.DataFrame, case: Case | None) -> str:
    """The name of whom a line is about: an initiative, or the two of a pair; empty for the whole plan."""
    of, known = str(rows["initiative"].iloc[0]), named(case, "initiatives")
    ids = [of] if of in known else of.split(JOINED)
    return JOINED.join(in_picture(known.get(i, i)) for i in ids)


def _bars(ax: Axes, rows: pd.DataFrame, scale: float) -> None:
    """What is brought above 0, what is spent below it, and their difference so far as a line."""
    places, spent = np.arange(len(rows)), rows.benefit - rows.net
    ax.bar(places, rows.benefit, width=_BAR, color=GOOD, alpha=_PALE, linewidth=0)
    ax.bar(places, -spent, width=_BAR, color=BAD, alpha=_PALE, linewidth=0)
    ax.axhline(0, color=LIMIT, linewidth=0.8 * scale, zorder=1)
    ax.plot(
        places,
        rows.cumulated,
        color=MAIN,
        linewidth=2.0 * scale,
        marker="o",
        markersize=4 * scale,
        zorder=4,
    )
    low = min(0.0, rows.cumulated.min(), -spent.max())
    high = max(0.0, rows.cumulated.max(), rows.benefit.max())
    room = _ROOM / min(1.0, scale) ** 1.5 * (high - low or 1.0)
    ax.set_ylim(low - room, high + room)
    ax.set_xlim(-0.6, len(rows) - 0.4)


def _said(
    ax: Axes,
    rows: pd.DataFrame,
    language: str,
    write: Callable[[float], str],
    label: Callable[[str], str],
    further: Sequence[str] = (),
) -> None:
    """The deepest point below, the period that pays back above, and at the right where it ends."""
    so_far, last = rows.cumulated.to_numpy(), len(rows) - 1
    deepest, paid = int(so_far.argmin()), payback_of(rows.net.to_numpy())
    is_short = bool(so_far[deepest] < 0)
    if is_short and deepest < last:
        _at_edge(ax, deepest, so_far, say(language, "plot_cash_deepest", amount=write(so_far[deepest])), BAD)
    if is_short and paid is not None:
        said = say(language, "plot_cash_paid", period=label(list(rows.period)[paid]))
        _at_edge(ax, paid, so_far, said, LIMIT)
    end = "plot_cash_end" if paid is not None or not is_short else "plot_cash_unpaid"
    lines = [say(language, end, amount=write(so_far[last])), *further]
    low, high = ax.get_ylim()
    above = (so_far[last] - low) / (high - low)
    # a text at the end of a curve that ends low or high stays inside
    up = 6.0 * len(lines) * (1 if above < 0.2 else -1 if above > 0.8 else 0)
    note(ax, "\n".join(lines), last + _BAR / 2, so_far[last], 5, MAIN, up=up)


def _at_edge(ax: Axes, place: int, so_far: Floats, text: str, colour: str) -> None:
    """A text above or below everything, led to its point of the curve."""
    low, high = ax.get_ylim()
    is_low, last = so_far[place] < 0, len(so_far) - 1
    edge = low if is_low else high
    ax.plot([place, place], [so_far[place], edge], color=ink(colour), linewidth=pt(0.7), linestyle=":")
    side = "left" if place < 0.3 * last else "right" if place > 0.7 * last else "center"
    ax.annotate(
        text,
        (place, edge),
        xytext=({"left": pt(4), "right": -pt(4), "center": 0.0}[side], pt(3) if is_low else -pt(3)),
        textcoords="offset points",
        ha=side,
        va="bottom" if is_low else "top",
        fontsize=pt(SMALL),
        color=ink(colour),
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )
