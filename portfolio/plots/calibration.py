"""Pictures of what delivered initiatives taught: what is realised of what is expected, successes beside
disappointments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import PercentFormatter

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
from portfolio.words.figures import per_cent

if TYPE_CHECKING:
    from portfolio.calibration.calibration import Calibration

_HEADS = {"overall": "All initiatives", "category": "By category", "owner": "By owner", "kpi": "By KPI"}
_BEHIND = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
_COLOURS = {"overall": LIMIT, "category": MAIN, "owner": PALETTE[1], "kpi": PALETTE[4]}


@drawn
def calibration(found: Calibration, ax: Axes | None = None) -> Axes:
    """What initiatives bring of what is expected of them: a dot and an interval a group, beside the average
    of all.

    Parameters
    ----------
    found : Calibration
        From :func:`portfolio.calibration`.
    ax : Axes, optional
        Where to draw; a new figure unless given.

    Returns
    -------
    Axes
        Dots and lines are ``found.ratios``: ``shrunk`` with ``low`` and ``high``; crosses are ``ratio``, the
        mean as it came out.
    """
    frame = found.ratios
    parts = [(head, frame[frame.by == by]) for by, head in _HEADS.items() if (frame.by == by).any()]
    rows = sum(len(part) + 1 for _, part in parts)
    ax = axes_for(ax, 0.24 * rows + 1.5, 9.5)
    names: list[str] = []
    heads: list[int] = []
    for head, part in parts:
        heads.append(len(names))
        names.append(head)
        columns = (part[c] for c in ("by", "label", "observations", "ratio", "shrunk", "low", "high"))
        for by, label, count, ratio, shrunk, low, high in zip(*columns, strict=True):
            row, colour = len(names), _COLOURS[by]
            ax.plot([low, high], [row, row], color=colour, linewidth=5, alpha=0.3, solid_capstyle="butt")
            ax.scatter([shrunk], [row], s=32, color=colour, zorder=3)
            if by != "overall":
                ax.scatter([ratio], [row], s=22, marker="x", linewidth=1.1, color=LIMIT, zorder=4)
            said = per_cent(shrunk) + (
                f" · {count}" if by != "overall" or label == part.label.iloc[0] else ""
            )
            ax.annotate(
                said,
                (high, row),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
                bbox=_BEHIND,
            )
            names.append(label)
    named_rows(ax, names)
    for row in heads:
        ax.get_yticklabels()[row].set_fontweight("bold")
    ax.tick_params(axis="y", length=0)
    ax.axvline(frame.shrunk.iloc[0], color=LIMIT, linewidth=1.2, linestyle="--", zorder=1)
    ax.axvline(1, color=GOOD, linewidth=1.2, zorder=1)
    ax.set_xlim(min(0.0, 1.05 * float(frame.low.min())), 0.1 + max(1.05, float(frame.high.max())))
    ax.xaxis.set_major_formatter(PercentFormatter(1))
    ax.set_xlabel(
        "realised, as a share of what was expected (figures: believed share · delivered initiatives)",
        fontsize=9,
    )
    keys = [
        Line2D(
            [], [], color=NEUTRAL, marker="o", linewidth=5, alpha=0.6, label="believed, with its 90% interval"
        ),
        Line2D([], [], color=LIMIT, marker="x", linestyle="", label="mean as it came out"),
        Line2D([], [], color=LIMIT, linewidth=1.2, linestyle="--", label="average of all"),
        Line2D([], [], color=GOOD, linewidth=1.2, label="as expected"),
    ]
    ax.figure.legend(handles=keys, loc="outside lower center", ncols=4, fontsize=8, frameon=False)
    return ax


@drawn
def stories(found: Calibration, ax: Axes | None = None, most: int = 20) -> Axes:
    """What over-delivered beside what disappointed: a dot an effect, the best at the top, as far from what
    was expected as it came out.

    Parameters
    ----------
    found : Calibration
        From :func:`portfolio.calibration`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    most : int
        So many of the best, and so many of the worst, where there are more than twice as many.

    Returns
    -------
    Axes
        Dots are ``found.stories.ratio``, filled where the difference is more than chance explains; the words
        are expected → realised.
    """
    frame = found.stories
    hidden = max(0, len(frame) - 2 * most)
    frame = frame.iloc[[n for n in range(len(frame)) if n < most or n >= most + hidden]]
    ax = axes_for(ax, 0.26 * len(frame) + 1.4, 10.5)
    # one far out must not press all others together
    reach = (min(0.0, max(-1.0, float(frame.ratio.min()))), max(1.2, min(3.0, float(frame.ratio.max()))))
    columns = (frame[c] for c in ("story", "ratio", "beyond_chance", "expected", "realised", "unit"))
    for row, (story, ratio, beyond, expected, realised, unit) in enumerate(zip(*columns, strict=True)):
        colour = {"more": GOOD, "less": BAD}.get(story, NEUTRAL)
        at = float(np.clip(ratio, *reach))
        _dot(ax, row, at, colour, beyond)
        left = at < 1
        ax.annotate(
            per_cent(ratio),
            (at, row),
            xytext=(-7 if left else 7, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=8,
        )
        said = f"{expected:g} → {realised:g}".replace("-", "\N{MINUS SIGN}") + f" {worded(unit)}"
        ax.annotate(
            said,
            (1.0, row),
            xycoords=("axes fraction", "data"),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    initiatives = frame.name.where(frame.name != "", frame.initiative)
    named_rows(
        ax,
        [" · ".join(part for part in parts if part) for parts in zip(initiatives, frame.label, strict=True)],
    )
    ax.tick_params(axis="y", length=0)
    ax.annotate(
        "expected → realised",
        (1.0, 1.0),
        xycoords="axes fraction",
        xytext=(8, 3),
        textcoords="offset points",
        fontsize=8,
        style="italic",
    )
    ax.axvline(1, color=LIMIT, linewidth=1.2, zorder=1)
    ax.set_xlim(reach[0] - 0.12 * (reach[1] - reach[0]), reach[1] + 0.1 * (reach[1] - reach[0]))
    ax.xaxis.set_major_formatter(PercentFormatter(1))
    rest = f" ({hidden} effects between the best and the worst are not shown)" if hidden else ""
    ax.set_xlabel(f"realised, as a share of what was expected{rest}", fontsize=9)
    _story_keys(ax)
    return ax


def _dot(ax: Axes, row: int, at: float, colour: str, filled: bool) -> None:
    """A dot, and the line to it from as expected."""
    ax.plot([1, at], [row, row], color=colour, linewidth=2, alpha=0.6, zorder=2)
    face = colour if filled else "white"
    ax.scatter([at], [row], s=40, facecolor=face, edgecolor=colour, linewidth=1.5, zorder=3)


def _story_keys(ax: Axes) -> None:
    """What the dots of stories mean, under the picture."""
    keys = [
        Line2D([], [], color=GOOD, marker="o", linestyle="", label="over-delivered"),
        Line2D([], [], color=BAD, marker="o", linestyle="", label="under-delivered"),
        Line2D(
            [],
            [],
            color=NEUTRAL,
            marker="o",
            markerfacecolor="white",
            linestyle="",
            label="hollow: within what chance explains",
        ),
    ]
    ax.figure.legend(handles=keys, loc="outside lower center", ncols=3, fontsize=8, frameon=False)
