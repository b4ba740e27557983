"""What all pictures share: colours that can be told apart and read, and text as wide as it is drawn."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib import get_data_path, rcParams
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.textpath import text_to_path

from portfolio.words.media import one_line

if TYPE_CHECKING:
    from portfolio.case.case import Case

PALETTE = [
    *("#0173b2", "#de8f05", "#029e73", "#d55e00", "#cc78bc"),
    *("#ca9161", "#fbafe4", "#949494", "#ece133", "#56b4e9"),
]
"""Seaborn's ``colorblind``: written down, since seaborn takes a second to load and pictures need no more of
it.
"""
GOOD, BAD, MAIN, NEUTRAL, PALE = PALETTE[2], PALETTE[3], PALETTE[0], "#8c8c8c", "#c8c8c8"
LIMIT = "#444444"
READABLE = 4.5
"""Text and what it stands on differ so much at least in brightness (WCAG 2.1, 1.4.3, level AA)."""


def objective_colours(case: Case) -> dict[str, str]:
    """The colour of each objective in every picture and table, as #rrggbb, and that of none of them under
    ``""``.
    """
    ids = case.table("objectives")["objective"]
    return {o: to_hex(PALETTE[k % len(PALETTE)]) for k, o in enumerate(ids)} | {"": NEUTRAL}


def brightness(colour: str) -> float:
    """From 0 (black) to 1 (white), as people see it. Source: WCAG 2.1, relative luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How much two colours differ in brightness, from 1 (not at all) to 21. Source: WCAG 2.1."""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str) -> str:
    """Black or white: what can be read on a colour, also where it is printed in grey."""
    return max(("white", "black"), key=lambda ink: contrast(ink, colour))


@functools.cache
def ink(colour: str) -> str:
    """A colour for letters on white: as it is, or as much darker as it takes to be read."""
    shade, (red, green, blue) = 1.0, to_rgb(colour)
    while contrast(dark := to_hex((shade * red, shade * green, shade * blue)), "white") < READABLE + 0.1:
        shade -= 0.02
    return dark


def text_width(lines: str | Sequence[str], size: float, bold: bool = False) -> float:
    """How wide a text is, or the widest of its lines, in points and in the face that is used.

    A little more than that: no two renderers space letters alike.
    """
    faces = tuple(rcParams["font.family"]), tuple(rcParams["font.sans-serif"])
    texts = [lines] if isinstance(lines, str) else lines
    return 1.03 * max((_measured(text, size, bold, faces) for text in texts), default=0.0)


@functools.lru_cache(maxsize=10_000)
def _measured(text: str, size: float, bold: bool, _faces: object) -> float:
    """In the faces that the session has set: finding them takes most of the time of a large picture."""
    face = FontProperties(size=size, weight="bold" if bold else "normal")
    return float(text_to_path.get_text_width_height_descent(text, face, False)[0])


def in_lines(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """A text in lines of so many points; a word too long for one is broken, and nothing is left out."""
    lines, rest = [""], one_line(text).split(" ")
    while rest:
        word = rest.pop(0)
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if text_width(longer, size, bold) <= room:
            lines[-1] = longer
        elif lines[-1]:
            lines.append("")
            rest.insert(0, word)
        else:
            fits = next(
                (k for k in range(len(word) - 1, 1, -1) if text_width(word[:k], size, bold) <= room), 1
            )
            lines[-1:] = [word[:fits], ""]
            rest[:0] = [word[fits:]] if word[fits:] else []
    return lines if lines[-1] or len(lines) == 1 else lines[:-1]


def picture(draw: Callable[[Axes], object], height: float, width: float = 8.5) -> bytes:
    """A picture as PNG: for a widget, which must not leave figures behind in pyplot.

    Parameters
    ----------
    draw : callable
        Draws on the axes it is given.
    height, width : float
        In inches.
    """
    figure = Figure(figsize=(width, height), layout=ConstrainedLayoutEngine(w_pad=0.1, h_pad=0.1))
    draw(figure.subplots())
    data = io.BytesIO()
    figure.savefig(data, format="png", dpi=144)
    return data.getvalue()


def font_files() -> dict[str, Path]:
    """The DejaVu Sans that comes with Matplotlib, by weight: there is one font on every machine."""
    folder = Path(get_data_path(), "fonts", "ttf")
    return {"normal": folder / "DejaVuSans.ttf", "bold": folder / "DejaVuSans-Bold.ttf"}
