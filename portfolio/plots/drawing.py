"""What every picture gets: words that are words, a title, a legend, letters that fit and a size to be shown
at.
"""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, overload

import matplotlib.pyplot as plt
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from portfolio.errors import PortfolioError, in_its_language
from portfolio.plots.fitting import Label, between_ends, legend_columns, place
from portfolio.plots.style import LIMIT, in_lines, ink, text_width
from portfolio.words.languages import checked
from portfolio.words.media import in_picture, one_line
from portfolio.words.sentences import figure, listing, say, sentence

type Size = Literal["slide", "page"] | tuple[float, float]
"""How large a picture may be: of a slide, of a page, or so many inches wide and high at most."""
_SIZES = {"slide": (13.33, 7.5), "page": (6.9, 9.7)}
"""A slide of 16 to 9, and an A4 page between its margins, in inches."""
WIDE = 8.5
"""Of a picture in a notebook, in inches: what JupyterLab shows at 1280 points without shrinking it."""
_SCALED = (8.9, 4.6)
"""A picture so wide and high has letters of the size that they have in a notebook; on a larger one all grows
with it, so that a slide is read from the last row.
"""
_SCALES = (0.9, 2.0)
"""Letters of 8 points are never smaller than 7.2, which is what small print has."""
_AROUND = 1.8
"""What stands above and below the rows of a picture, in inches at most: title, legend, axis."""
_TWO_LINES = 0.3
"""So high is a row at least where the paper ends, in inches: names are often of two lines."""
_LINE = 0.135
"""How high a line of a name is, in inches of a notebook."""
TITLE, TEXT, SMALL = 12.0, 9.0, 8.0
"""Sizes of letters, in points of a picture in a notebook."""
_NAMES = 0.42
"""So much of the width names may take; longer ones go on in the next line."""
_SHRUNK = 0.68
"""Small pictures may be so much smaller on a page or a slide than in a notebook, that more find room."""
_BETWEEN = 3.0
"""Between two periods below a picture, in points."""
_SHOWN = 60
"""So many rows at most: more are a picture that no screen shows whole."""
_RC = {
    "font.size": 10.0,
    "axes.linewidth": 0.8,
    "axes.labelpad": 4.0,
    "axes.titlepad": 6.0,
    "xtick.major.size": 3.5,
    "xtick.major.pad": 3.5,
    "xtick.major.width": 0.8,
    "xtick.labelsize": SMALL,
    "ytick.major.size": 3.5,
    "ytick.major.pad": 3.5,
    "ytick.major.width": 0.8,
    "ytick.labelsize": SMALL,
    "patch.linewidth": 1.0,
    "legend.fontsize": SMALL,
}


@dataclass(frozen=True)
class Paper:
    """The size of a picture: so many inches wide, at most so many high, and how much larger than in a
    notebook all is on it.
    """

    width: float = WIDE
    tall: float = math.inf
    scale: float = 1.0

    @staticmethod
    def of(size: object, width: float = WIDE) -> Paper:
        """The paper of a size.

        Raises
        ------
        PortfolioError
            For what is no size.
        """
        if size is None:
            return Paper(width)
        given: Any = _SIZES.get(size) if isinstance(size, str) else size
        try:
            across, tall = map(float, given)
        except (TypeError, ValueError):
            across = tall = math.nan
        if not (2 <= across <= 100 and 2 <= tall <= 100):
            sizes = figure(listing, [*_SIZES])
            raise PortfolioError(sentence("plot_must_size", sizes=sizes, found=repr(size)))
        scale = min(across / _SCALED[0], tall / _SCALED[1])
        return Paper(across, tall, min(max(scale, _SCALES[0]), _SCALES[1]))

    def rows(self, each: float, most: int | None = None, around: float = _AROUND) -> int:
        """So many rows are shown at most, each so many inches high in a notebook."""
        fits = self.tall / self.scale - around
        shown = _SHOWN if math.isinf(fits) else max(1, int(fits / max(each, _TWO_LINES)))
        return min(_SHOWN if most is None else most, shown)


@dataclass(frozen=True, eq=False)
class Drawing[Drawn: Axes | list[Axes]]:
    """A picture that is drawn, but for what every picture has: :func:`drawn` adds that.

    Attributes
    ----------
    axes : Axes or list of Axes
    title : str
        What is shown.
    language : str
    keys : sequence of artists
        The legend, each with its label.
    says : str
        What the axis shows, below it.
    left_out : str
        What is not shown.
    labels : sequence of Label
        Texts beside points, placed where none stands on another.
    rows : int
        So many rows, where the picture is as high as it has rows.
    each : float
        How high each is, in inches of a picture in a notebook.
    """

    axes: Drawn
    title: str
    language: str
    keys: Sequence[Any] = ()
    says: str = ""
    left_out: str = ""
    labels: Sequence[Label] = field(default=())
    rows: int = 0
    each: float = 0.0

    def all(self) -> list[Axes]:
        return [self.axes] if isinstance(self.axes, Axes) else self.axes


def pt(points: float) -> float:
    """So many points of a picture in a notebook, on the picture that is being drawn."""
    return points * float(rcParams["font.size"]) / 10


@contextmanager
def _plain_words(scale: float) -> Iterator[None]:
    """No text is mathematics here, and all is as large as the size asks for. Not by ``rc_context``: the first
    picture of a notebook also sets how all are shown, which has to stay.
    """
    new: dict[str, Any] = {name: value * scale for name, value in _RC.items()}
    new |= {"text.parse_math": False, "text.usetex": False}
    settings: Any = rcParams
    before = {name: settings[name] for name in new}
    settings.update(new)
    try:
        yield
    finally:
        settings.update(before)


@overload
def drawn[**P, Drawn: Axes | list[Axes]](draw: Callable[P, Drawing[Drawn]]) -> Callable[P, Drawn]: ...
@overload
def drawn[**P, Drawn: Axes | list[Axes]](draw: Callable[P, Drawn]) -> Callable[P, Drawn]: ...
def drawn(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Every picture begins here: in it words are words, whatever ``$``, ``^``, ``_`` or a backslash in a
    name mean to matplotlib; and it ends here, with what a :class:`Drawing` says of it.
    """
    signature = inspect.signature(draw)

    @in_its_language
    @functools.wraps(draw)
    def picture(*given: Any, **named: Any) -> Any:
        bound = signature.bind(*given, **named).arguments
        if bound.get("language") is not None:
            checked(str(bound["language"]))
        paper = Paper.of(bound.get("size"))
        with _plain_words(paper.scale):
            made = draw(*given, **named)
            found = made.axes if isinstance(made, Drawing) else made
            if isinstance(made, Drawing):
                _finish(made, bound.get("ax") is None, paper)
            for ax in [found] if isinstance(found, Axes) else found:
                # makes those that stand for names now, not when it is shown
                ax.get_xticklabels(), ax.get_yticklabels()
            for figure in {root_of(ax) for ax in ([found] if isinstance(found, Axes) else found)}:
                for text in figure.findobj(Text):
                    # those of axes that were handed in are older than the picture
                    text.set_parse_math(False)
                    text.set_usetex(False)
        return found

    return picture


def axes_for(ax: Axes | None, height: float, width: float = WIDE, size: Size | None = None) -> Axes:
    """Where to draw: the axes given, else those of a new figure of that size in inches of a notebook; where a
    ``size`` is given, as wide as that and no higher.
    """
    if ax is not None:
        if size is not None:
            raise PortfolioError(sentence("plot_size_and_ax"))
        return ax
    paper = Paper.of(size, width)
    made = plt.figure(
        figsize=(paper.width, min(paper.tall, max(1.0, height) * paper.scale)), layout="constrained"
    )
    return made.subplots()


def grid_for(
    count: int, size: Size | None, wide: float, high: float, across: int, share: bool = False
) -> tuple[list[Axes], int]:
    """The axes of small pictures side by side, so many at most in a row, each so many inches wide and high in
    a notebook; and how many of them there is room for.
    """
    paper = Paper.of(size, wide * max(1, min(across, count)))
    if size is not None:
        across = max(1, min(across, int(paper.width / paper.scale / (_SHRUNK * wide))))
    across = max(1, min(across, count))
    lines = -(-count // across) if count else 1
    if math.isfinite(paper.tall):
        lines = max(1, min(lines, int((paper.tall / paper.scale - 0.9) / (_SHRUNK * high))))
    shown = min(count, lines * across)
    tall = min(paper.tall, (lines * high + 1.0) * paper.scale)
    figure = plt.figure(figsize=(max(paper.width, 5.0 * paper.scale), tall), layout="constrained")
    axes = list(figure.subplots(lines, across, squeeze=False, sharey=share).flat)
    for ax in axes[max(1, shown) :]:
        ax.set_visible(False)
    return axes[: max(1, shown)], shown


def room_across(ax: Axes) -> float:
    """So many points wide is what one of several small pictures has for itself."""
    place = ax.get_subplotspec()
    across = 1 if place is None else place.get_gridspec().ncols
    return 72 * _width(root_of(ax)) / across - pt(36)


def row_lines(names: Iterable[str], size: Size | None, width: float = WIDE) -> list[str]:
    """Names as they stand beside rows: the long ones in several lines, none wider than names may be."""
    paper = Paper.of(size, width)
    room = _NAMES * 72 * paper.width
    return ["\n".join(in_lines(name, room, SMALL * paper.scale)) if name.strip() else name for name in names]


def row_height(names: Sequence[str], each: float) -> float:
    """How high rows are, in inches of a notebook, so that the names beside them have room."""
    return max(each, 0.08 + 0.14 * max((name.count("\n") + 1 for name in names), default=1))


def named_rows(
    ax: Axes, names: Iterable[str], wrapped: Callable[[str], str] = in_picture, language: str = "en"
) -> None:
    """One row a name, the first at the top; where there is none, the picture says so."""
    names = [wrapped(name) for name in names]
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(max(len(names), 1) - 0.5, -0.5)
    if not names:
        ax.annotate(
            say(language, "plot_nothing"),
            (0.5, 0.5),
            xycoords="axes fraction",
            ha="center",
            va="center",
            fontsize=pt(TEXT),
            style="italic",
            color=LIMIT,
        )
    ax.tick_params(labelsize=pt(SMALL))
    ax.tick_params(axis="y", length=0)
    bare(ax, left=True)


def bare(ax: Axes, left: bool = False) -> None:
    """Axes without the lines that say nothing."""
    for side in ("top", "right", *(["left"] if left else [])):
        ax.spines[side].set_visible(False)


def note(
    ax: Axes,
    text: str,
    x: float,
    y: float,
    right: float = 4.0,
    colour: str = LIMIT,
    size: float = SMALL,
    up: float = 0.0,
    **style: Any,
) -> None:
    """A text so many points to the right of a place, to the left where negative; the picture is made wide
    enough for it.
    """
    behind: dict[str, Any] = {"bbox": _BEHIND, "zorder": 6} if colour not in ("white", "black") else {}
    ax.annotate(
        text,
        (x, y),
        xytext=(pt(right), pt(up)),
        textcoords="offset points",
        ha="left" if right > 0 else "right",
        va="center",
        fontsize=pt(size),
        color=ink(colour) if colour not in ("white", "black") else colour,
        gid=NOTE,
        annotation_clip=False,
        **behind | style,
    )


_BEHIND: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}
"""A line that meets a figure passes behind it, and strikes none through."""
NOTE = "note"
"""Texts that stand beside a place in the data."""


def aside(ax: Axes, text: str, y: float | None, **style: Any) -> None:
    """A text at the right of a row, outside the axes; above the first where no row is given."""
    at = (1.0, 1.0 if y is None else y)
    look: dict[str, Any] = {"style": "italic"} if y is None else {}
    ax.annotate(
        text,
        at,
        xycoords="axes fraction" if y is None else ("axes fraction", "data"),
        xytext=(pt(8), pt(3) if y is None else 0),
        textcoords="offset points",
        va="bottom" if y is None else "center",
        fontsize=pt(SMALL),
        **look | style,
    )


def periods_below(ax: Axes, labels: Sequence[str], room: float, size: float) -> None:
    """Periods under a picture: on one line where they fit in, else a word a line, else every so many of
    them.
    """
    own = room / max(len(labels), 1) - _BETWEEN
    if text_width(labels, size) > own:
        labels = ["\n".join(one_line(text).split(" ")) for text in labels]
    words = [word for text in labels for word in text.split("\n")]
    step = max(1, math.ceil(text_width(words, size) / max(own, 1.0)))
    ax.set_xticks(range(0, len(labels), step), labels[::step])


def width_of(ax: Axes) -> float:
    """How wide the picture is that axes have to themselves, else how wide they are, in points."""
    figure = ax.get_figure(root=True)
    box = figure.bbox if figure is not None and len(figure.axes) == 1 else ax.bbox
    return float(box.width) * 72 / (72 if figure is None else figure.dpi)


def root_of(ax: Axes) -> Figure:
    """The whole figure that axes are part of."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def _finish(made: Drawing[Any], is_new: bool, paper: Paper) -> None:
    """Title, legend, what the axis shows and what is left out, in lines that fit; then the height that the
    rows ask for, and room for every text.
    """
    axes = made.all()
    first, figure = axes[0], root_of(axes[0])
    below = "\n".join(filter(None, [made.says, made.left_out]))
    whole = 72 * _width(figure) - pt(16)
    if made.keys:
        columns, labels = legend_columns([str(k.get_label()) for k in made.keys], whole, pt(SMALL))
        # several axes have no one below which it could stand
        title = _wrapped(below, whole, pt(TEXT)) if len(axes) > 1 and below else None
        figure.legend(
            handles=made.keys,
            labels=labels,
            loc="outside lower center",
            ncols=columns,
            frameon=False,
            fontsize=pt(SMALL),
            title=title,
            title_fontsize=pt(TEXT),
        )
    if is_new:
        _titled(figure, made.title)
    figure.draw_without_rendering()
    if len(axes) == 1:
        room = 72 * first.bbox.width / figure.dpi
        if below:
            first.set_xlabel(_wrapped(below, max(room, pt(120)), pt(TEXT)), fontsize=pt(TEXT))
        if not is_new:
            lines = _wrapped(made.title, max(room, pt(120)), pt(TEXT), bold=True)
            first.set_title(lines, loc="left", fontsize=pt(TEXT), fontweight="bold")
        figure.draw_without_rendering()
    if made.rows and is_new:
        _as_high_as_its_rows(figure, first, made.rows * made.each * paper.scale, paper)
    for ax in axes:
        between_ends(ax, NOTE)
    if made.labels:
        figure.draw_without_rendering()
        place(first, made.labels, pt)


def _titled(figure: Figure, title: str) -> None:
    room = 72 * _width(figure) - pt(16)
    lines = _wrapped(title, room, pt(TITLE), bold=True)
    left = pt(8) / (72 * _width(figure))
    figure.suptitle(lines, x=left, ha="left", fontsize=pt(TITLE), fontweight="bold")


def _width(figure: Figure) -> float:
    return float(figure.get_size_inches()[0])


def _wrapped(text: str, room: float, size: float, bold: bool = False) -> str:
    """A text in lines of so many points, those that it has kept apart."""
    parts = text.split("\n")
    return "\n".join(line for part in parts for line in in_lines(part, room, size, bold)) if text else ""


def _as_high_as_its_rows(figure: Figure, ax: Axes, wanted: float, paper: Paper) -> None:
    """The figure made higher or lower until the rows are as high as they have to be, or the paper ends."""
    width, height = figure.get_size_inches()
    least = max(wanted, 0.5 * paper.scale)
    figure.set_size_inches(width, min(paper.tall, height + least - ax.bbox.height / figure.dpi))
    figure.draw_without_rendering()
    names = ax.get_yticklabels()
    lines = max((name.get_text().count("\n") + 1 for name in names), default=1)
    short = ax.bbox.height / figure.dpi / max(1, len(names)) / (lines * _LINE * paper.scale)
    if short < 1:
        # the paper ends, and a name has more lines than its row has room for
        ax.tick_params(axis="y", labelsize=short * pt(SMALL))
        figure.draw_without_rendering()
