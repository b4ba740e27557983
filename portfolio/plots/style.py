"""What all pictures share: colours, and the figure for one picture."""

from __future__ import annotations

import contextlib
import functools
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import seaborn as sns
from matplotlib import get_data_path, rcParams
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from portfolio.words.names import one_line

if TYPE_CHECKING:
    from portfolio.case.case import Case

PALETTE = sns.color_palette("colorblind")
GOOD, BAD, MAIN, NEUTRAL = PALETTE[2], PALETTE[3], PALETTE[0], "#8c8c8c"
LIMIT = "#444444"
ACROSS = 4
"""So many small pictures stand side by side."""


def axes_for(ax: Axes | None, height: float, width: float = 8.5) -> Axes:
    """Where to draw: the axes given, else those of a new figure of that size in inches."""
    if ax is not None:
        return ax
    return plt.subplots(figsize=(width, height), layout="constrained")[1]


@contextlib.contextmanager
def _plain_words() -> Iterator[None]:
    """No text is mathematics here. Not by ``rc_context``: the first picture of a notebook also sets how
    all are shown, which has to stay.
    """
    before = rcParams["text.parse_math"], rcParams["text.usetex"]
    rcParams["text.parse_math"] = rcParams["text.usetex"] = False
    try:
        yield
    finally:
        rcParams["text.parse_math"], rcParams["text.usetex"] = before


def drawn[**P, Drawn: Axes | list[Axes]](draw: Callable[P, Drawn]) -> Callable[P, Drawn]:
    """Every picture begins here: in it words are words, whatever ``$``, ``^``, ``_`` or a backslash in a
    name mean to matplotlib.
    """

    @functools.wraps(draw)
    def picture(*given: P.args, **named: P.kwargs) -> Drawn:
        with _plain_words():
            found = draw(*given, **named)
            for ax in [found] if isinstance(found, Axes) else found:
                # makes those that stand for names now, not when it is shown
                ax.get_xticklabels(), ax.get_yticklabels()
                for text in ax.findobj(Text):
                    # those of axes that were handed in are older than the picture
                    text.set_parse_math(False)
                    text.set_usetex(False)
        return found

    return picture


def worded(name: str) -> str:
    """A name as pictures show it: on one line, and in legends too, which leave out what begins with ``_``."""
    return f" {one_line(name)}" if name.startswith("_") else one_line(name)


def objective_colours(case: Case) -> dict[str, str]:
    """The colour of each objective in every picture and table, as #rrggbb, and that of none of them under
    ``""``.
    """
    ids = case.table("objectives")["objective"]
    return {o: to_hex(PALETTE[k % len(PALETTE)]) for k, o in enumerate(ids)} | {"": NEUTRAL}


def readable_on(colour: str) -> str:
    """Black or white: what can be read on a colour, also where it is printed in grey."""
    red, green, blue = to_rgb(colour)
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 0.55 else "black"


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


def named_rows(ax: Axes, names: Iterable[str], wrapped: Callable[[str], str] = worded) -> None:
    """One row a name, the first at the top; where there is none, the picture says so."""
    names = [wrapped(name) for name in names]
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(max(len(names), 1) - 0.5, -0.5)
    if not names:
        ax.annotate(
            "nothing to show",
            (0.5, 0.5),
            xycoords="axes fraction",
            ha="center",
            va="center",
            fontsize=9,
            style="italic",
            color=LIMIT,
        )
    ax.tick_params(labelsize=8)
    sns.despine(ax=ax, left=True)


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
