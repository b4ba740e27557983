"""How each thing on a roadmap is drawn, on its rows and in the legend: told apart without colour too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from portfolio.plots.roadmap_sheets.placing import BAR, LEADING, ROW, SIZE, SMALL, STUB, Bar, Load, Span
from portfolio.plots.style import LIMIT, readable_on, text_width

FAINT = "#dddddd"
FREE = (0, (1.0, 1.5))
_PALE, _DARK, _DASHED = "#d5dbe3", "#9aa8ba", (0, (2.0, 1.6))
_H = BAR / 2
_SAMPLE = 13.0
"""How wide a sign is in the legend."""


def write(ax: Axes, x: float, y: float, lines: Sequence[str], size: float = SIZE, **look: Any) -> None:
    """Lines of text, their middle at that height."""
    first = y - (len(lines) - 1) * size * LEADING / 2 + 0.36 * size
    for k, line in enumerate(lines):
        ax.text(x, first + k * size * LEADING, line, fontsize=size, va="baseline", **look)


def strike(ax: Axes, x: float, y: float, lines: Sequence[str], bold: bool) -> None:
    """A stroke through lines of names."""
    for k, line in enumerate(lines):
        at = y + (k - (len(lines) - 1) / 2) * SIZE * LEADING
        ax.plot([x, x + text_width(line, SIZE, bold) - 2], [at, at], color=LIMIT, linewidth=0.8, zorder=4)


def bar(ax: Axes, place: Bar, y: float, colour: str, label: str = "_bar") -> None:
    """From start to delivery, which has a sign; what goes on after the last period ends in a point."""
    left, right = place.span
    side, point = (right, []) if place.ends else (right - 4, [(right, y)])
    corners = [(left, y - _H), (side, y - _H), *point, (side, y + _H), (left, y + _H)]
    ax.add_patch(Polygon(corners, facecolor=colour, edgecolor="none", label=label, zorder=2))
    if place.ends:
        delivery(ax, right - 4.6, y)


def option(ax: Axes, x: float, y: float, text: str, on: str) -> None:
    """The option of a bar: in it, on its colour, or beside it where that is empty."""
    look: dict[str, Any] = {} if on else {"bbox": {"facecolor": "white", "linewidth": 0, "pad": 0.6}}
    write(
        ax, x, y, [text], SMALL, color=readable_on(on) if on else "black", zorder=1.6 if not on else 5, **look
    )


def delivery(ax: Axes, x: float, y: float) -> None:
    look: dict[str, Any] = {"color": "white", "markeredgecolor": "black", "markeredgewidth": 0.8}
    ax.plot([x], [y], marker="D", markersize=4, zorder=4, **look)


def deadline(ax: Axes, x: float, y: float) -> None:
    _tick(ax, x, y - _H, y + _H, 2.0)


def due(ax: Axes, x: float, y: float) -> None:
    _tick(ax, x, y - _H - 1, y + _H, 0.8)
    look: dict[str, Any] = {"color": "black", "markeredgecolor": "white", "markeredgewidth": 0.4}
    ax.plot([x], [y - _H], marker="v", markersize=4.4, zorder=3.2, **look)


def _tick(ax: Axes, x: float, top: float, bottom: float, wide: float) -> None:
    """A stroke that is seen on a bar too."""
    for width, colour in ((wide + 1.6, "white"), (wide, "black")):
        ax.plot([x, x], [top, bottom], color=colour, linewidth=width, solid_capstyle="butt", zorder=3)


def running(ax: Axes, x: float, y: float, colour: str) -> None:
    """What began before the first period."""
    look: dict[str, Any] = {"facecolor": "white", "edgecolor": colour, "linewidth": 0.6, "hatch": 7 * "/"}
    ax.add_patch(Rectangle((x, y - _H), STUB - 1, BAR, zorder=2, label="_running", **look))


def stopped(ax: Axes, x: float, y: float) -> None:
    ax.plot([x], [y], marker="x", markersize=6, color="black", markeredgewidth=1.5, zorder=4)


def paused(ax: Axes, x: float, y: float, end: float) -> None:
    ax.plot([x, end], [y, y], color=LIMIT, linewidth=1.0, linestyle=(0, (4, 2)), zorder=1.7)


def was(ax: Axes, place: Span, y: float, tall: float = ROW - 1.4) -> None:
    """Where a bar was in another plan."""
    look: dict[str, Any] = {"edgecolor": LIMIT, "linewidth": 0.8, "linestyle": _DASHED, "fill": False}
    ax.add_patch(Rectangle((place.left, y - tall / 2), place.width, tall, zorder=1.8, label="_was", **look))


def arrow(ax: Axes, path: Sequence[tuple[float, float]], free: bool) -> None:
    """From what is required to what requires it."""
    (x0, y0), (x1, y1) = path[-2:]
    head = ">" if y0 == y1 and x1 > x0 else "v" if y1 > y0 else "^"
    look: dict[str, Any] = {"linewidth": 0.8, "linestyle": FREE if free else "solid", "label": "_requires"}
    ax.plot(*zip(*path, strict=True), color=LIMIT, zorder=1.5, **look)
    ax.plot([x1], [y1], marker=head, markersize=3.4, color=LIMIT, markeredgewidth=0, zorder=3.5)


def load(ax: Axes, place: Span, y: float, of: Load, full: bool) -> None:
    """How full a team is: the frame is all that may be planned of it."""
    corner, tall = (place.left, y - _H - 0.7), BAR + 1.4
    look: dict[str, Any] = {"facecolor": _DARK if full else _PALE, "linewidth": 0, "label": "_load"}
    ax.add_patch(Rectangle(corner, of.share * place.width, tall, zorder=2, **look))
    if of.has_limit:
        look = {"edgecolor": LIMIT, "linewidth": 0.6, "fill": False, "label": "_limit"}
        ax.add_patch(Rectangle(corner, place.width, tall, zorder=2.1, **look))


def box(ax: Axes, x: float, y: float, colour: str) -> None:
    ax.add_patch(Rectangle((x, y - _H), _SAMPLE, BAR, facecolor=colour, linewidth=0))


def _sample(x: float, ends: bool) -> Bar:
    return Bar(Span(x, x + _SAMPLE), ends, None, None, None)


SIGNS: dict[str, Callable[[Axes, float, float], None]] = {
    "delivery": lambda ax, x, y: delivery(ax, x + _SAMPLE / 2, y),
    "on": lambda ax, x, y: bar(ax, _sample(x, ends=False), y, "#8c8c8c"),
    "running": lambda ax, x, y: running(ax, x + 1, y, LIMIT),
    "paused": lambda ax, x, y: paused(ax, x, y, x + _SAMPLE),
    "stopped": lambda ax, x, y: stopped(ax, x + _SAMPLE / 2, y),
    "due": lambda ax, x, y: due(ax, x + _SAMPLE / 2, y),
    "deadline": lambda ax, x, y: deadline(ax, x + _SAMPLE / 2, y),
    "needed": lambda ax, x, y: arrow(ax, [(x, y), (x + _SAMPLE - 1, y)], free=False),
    "free": lambda ax, x, y: arrow(ax, [(x, y), (x + _SAMPLE - 1, y)], free=True),
    "changed": lambda ax, x, y: None,
    "was": lambda ax, x, y: was(ax, Span(x, x + _SAMPLE), y, BAR),
    "filled": lambda ax, x, y: load(ax, Span(x, x + _SAMPLE), y, Load(0.6, "", True), full=False),
    "open": lambda ax, x, y: write(ax, x + _SAMPLE / 2, y, ["9"], SMALL, ha="center"),
    "full": lambda ax, x, y: load(ax, Span(x, x + _SAMPLE), y, Load(1.0, "", True), full=True),
}
"""How each sign is shown in the legend, in the order in which it stands there."""
