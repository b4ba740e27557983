"""Texts that find their place: beside points where none stands on another or on a line, and in legends as
wide as the picture.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cbook import STEP_LOOKUP_MAP
from matplotlib.lines import Line2D
from matplotlib.text import Annotation, Text

from portfolio.arrays import Floats
from portfolio.plots.style import LIMIT, in_lines, ink, text_width

_HANDLE, _BETWEEN = 2.8, 2.0
"""What a sign takes in a legend, and what stands between two columns, in heights of a letter."""
_FAR = (5.0, 11.0, 18.0, 28.0, 42.0, 60.0, 85.0, 115.0)
"""How far from its point a text may stand, in points: the nearest that is free."""
_EVERY = 3.0
"""So many dots of the screen apart are the points that stand for a line."""
_LED = 15.0
"""From here on a line leads to the point."""
_SIDES = ((1, 1), (-1, 1), (1, -1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1))
"""Where a text is looked for first: above at the right, as people write."""


@dataclass(frozen=True)
class Label:
    """A text beside a point; one that is not needed is left out where there is no room."""

    text: str
    x: float
    y: float
    colour: str = LIMIT
    needed: bool = True


def legend_columns(labels: Sequence[str], room: float, size: float) -> tuple[int, list[str]]:
    """In how many columns a legend fits so many points, and its labels, in lines where one alone does not."""
    shown = ["\n".join(in_lines(label, room - 5 * size, size)) for label in labels]
    widths = [text_width(label.split("\n"), size) + _HANDLE * size for label in shown]
    for columns in range(len(shown), 1, -1):
        parts = [part for part in np.array_split(np.array(widths), columns) if len(part)]
        if sum(float(part.max()) + _BETWEEN * size for part in parts) <= room:
            return columns, shown
    return 1, shown


def between_ends(ax: Axes, gid: str) -> None:
    """An axis long enough for the texts beside places on it, measured as they are drawn."""
    notes = [t for t in ax.texts if t.get_gid() == gid and isinstance(t, Annotation)]
    if not notes or not ax.axison:
        return
    dots = ax.get_figure(root=True).dpi / 72  # type: ignore[union-attr]
    lefts: list[tuple[float, float]] = []
    rights: list[tuple[float, float]] = []
    for text in notes:
        wide, apart = text.get_window_extent().width, text.xyann[0] * dots
        is_left = text.get_horizontalalignment() == "right"
        (lefts if is_left else rights).append((float(text.xy[0]), wide + abs(apart) + 2 * dots))
    low, high = lowest, highest = ax.get_xlim()
    width = ax.bbox.width
    for _ in range(30):
        span = high - low
        low = min([lowest, *(x - need * span / width for x, need in lefts)])
        high = max([highest, *(x + need * span / width for x, need in rights)])
        if high - low > 6 * (highest - lowest):
            break
    ax.set_xlim(low, high)


def place(ax: Axes, labels: Sequence[Label], pt: Callable[[float], float]) -> None:
    """Each text beside its point, the nearest place where it covers no other text, and as few points as can
    be.
    """
    dots = ax.get_figure(root=True).dpi / 72  # type: ignore[union-attr]
    taken = [np.asarray(t.get_window_extent().extents) for t in ax.texts if t.get_visible() and t.get_text()]
    points = _points(ax)
    for label in labels:
        text = ax.annotate(
            label.text,
            (label.x, label.y),
            xytext=(0, 0),
            textcoords="offset points",
            fontsize=pt(8),
            color=ink(label.colour),
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": ink(label.colour), "linewidth": pt(0.6), "alpha": 0.0},
        )
        # of an annotation it would be that of its line too
        extent = Text.get_window_extent(text)
        size = np.array([extent.width, extent.height])
        at = ax.transData.transform((label.x, label.y))
        best = _best(at, size, np.array(ax.bbox.extents), taken, points, pt(1.0) * dots)
        if best is None and not label.needed:
            text.remove()
            continue
        corner = at + size * 0.2 if best is None else best
        text.xyann = tuple((corner - at) / dots)
        gap = np.linalg.norm(np.clip(at, corner, corner + size) - at)
        if text.arrow_patch is not None and gap > _LED * pt(1.0) * dots:
            text.arrow_patch.set_alpha(0.7)
        taken.append(np.concatenate([corner, corner + size]))


def _best(
    at: Floats, size: Floats, inside: Floats, taken: Sequence[Floats], points: Floats, unit: float
) -> Floats | None:
    """The lower left corner of the best place for a text of this size; None where every place is taken."""
    found: tuple[int, Floats] | None = None
    for far, (right, up) in itertools.product(_FAR, _SIDES):
        shift = np.array([right, up]) * far * unit
        corner = at + shift - size * np.array([(1 - right) / 2, (1 - up) / 2])
        box = np.concatenate([corner, corner + size])
        if (box[:2] < inside[:2]).any() or (box[2:] > inside[2:]).any():
            continue
        if any(_meet(box, other, 1.5 * unit) for other in taken):
            continue
        over = int(((points > box[:2] - 2 * unit) & (points < box[2:] + 2 * unit)).all(axis=1).sum())
        if found is None or over < found[0]:
            found = over, corner
        if not over:
            break
    return None if found is None else found[1]


def _meet(one: Floats, other: Floats, gap: float) -> bool:
    return bool((one[:2] < other[2:] + gap).all() and (other[:2] < one[2:] + gap).all())


def _points(ax: Axes) -> Floats:
    """Where points and lines are drawn, on the screen: a line as a point every few dots."""
    places = [np.asarray(c.get_offsets(), dtype=float) for c in ax.collections]
    found = np.concatenate([np.empty((0, 2)), *(p for p in places if p.ndim == 2)])
    dots = np.asarray(ax.transData.transform(found[np.isfinite(found).all(axis=1)]))
    return np.concatenate([dots, *map(along, ax.lines)])


def along(line: Line2D) -> Floats:
    """Points along a line as it is drawn, on the screen: a step goes across, then up."""
    stepped = STEP_LOOKUP_MAP[line.get_drawstyle()](*line.get_data(orig=False))
    corners = np.asarray(line.get_transform().transform(np.column_stack(stepped)))
    corners = corners[np.isfinite(corners).all(axis=1)]
    if not len(corners):
        return corners
    reach = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))])
    places = np.linspace(0.0, reach[-1], 2 + int(reach[-1] / _EVERY))
    return np.column_stack([np.interp(places, reach, side) for side in corners.T])
