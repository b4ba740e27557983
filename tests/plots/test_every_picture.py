"""What every picture is held to, looked at as it is rendered: in each language, few and many initiatives, on
each size.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from types import SimpleNamespace

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text
from support import samples
from support.pictured import DRAWN, PERIODS, SYLLABLES, made

import portfolio as pf
from portfolio.plots.drawing import Paper
from portfolio.plots.fitting import along
from portfolio.plots.scenarios import _beside
from portfolio.plots.style import READABLE, contrast
from portfolio.words.phrases.fr import PHRASES

mpl.use("agg")
pytestmark = pytest.mark.xdist_group("plots")
OF_THE_BRIEF = {"cash_curve_in_small", "money_by_period", "points_by_objective", "roadmap_in_small"}
"""Small ones under headings of the brief, whose own tests look at them."""
WAYS = [("en", 44, None), ("fr", 200, "slide"), ("fr", 44, "page"), ("en", 200, None)]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    plt.close("all")


def drawn(name: str, language: str, count: int, size: object) -> Figure:
    found = DRAWN[name](made(count, language), {} if size is None else {"size": size})
    figure = (found if isinstance(found, Axes) else found[0]).figure
    figure.canvas.draw()
    return figure


def texts(figure: Figure) -> list[Text]:
    """Those that are seen: not the labels of ticks that are outside the axes, or of axes that are hidden."""
    hidden = {t for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for t in _unseen(ax, axis)}
    hidden |= {t for ax in figure.axes if not ax.get_visible() for t in ax.findobj(Text)}
    return [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip() and t not in hidden]


def _unseen(ax: Axes, axis: Axis) -> Iterator[Text]:
    low, high = sorted(axis.get_view_interval())
    for tick in [*axis.get_major_ticks(), *axis.get_minor_ticks()]:
        is_out = not low - 1e-9 <= tick.get_loc() <= high + 1e-9
        if is_out or not ax.axison:
            yield from (tick.label1, tick.label2)


def boxes(shown: list[Text]) -> np.ndarray:
    return np.array([Text.get_window_extent(t).extents for t in shown])


def test_every_picture_is_looked_at() -> None:
    assert set(DRAWN) | OF_THE_BRIEF == set(pf.plots.__all__)


@pytest.mark.parametrize("name", DRAWN)
def test_every_picture_takes_a_language_and_a_size_and_shows_an_example(name: str) -> None:
    draw = getattr(pf.plots, name)
    parameters = inspect.signature(draw).parameters
    assert {"language", "size"} <= set(parameters)
    assert parameters["language"].default is parameters["size"].default is None
    assert ">>>" in draw.__doc__
    assert "Returns" in draw.__doc__


@pytest.mark.parametrize(("language", "count", "size"), WAYS)
@pytest.mark.parametrize("name", DRAWN)
def test_every_text_of_a_picture_can_be_read(name: str, language: str, count: int, size: object) -> None:
    figure = drawn(name, language, count, size)
    shown = texts(figure)
    places = boxes(shown)
    said = [t.get_text() for t in shown]
    assert titles(figure), "no title"
    width, height = figure.bbox.size
    out = (places[:, :2] < -0.5).any(axis=1) | (places[:, 2:] > np.array([width, height]) + 0.5).any(axis=1)
    assert [said[k] for k in np.flatnonzero(out)] == [], "outside the figure"
    assert overlaps(shown, places) == [], "on one another"
    filled = {ax: Filled(ax) for ax in figure.axes}
    assert [(s, b) for t, s in zip(shown, said, strict=True) if (b := pale(t, filled))] == [], "too pale"
    if language == "fr":
        assert foreign(said, made(count, language)) == [], "not French"
    if size is not None:
        paper = Paper.of(size)
        assert figure.get_size_inches()[0] == pytest.approx(paper.width)
        assert figure.get_size_inches()[1] <= paper.tall + 1e-6


def titles(figure: Figure) -> list[str]:
    own = [ax.get_title(loc="left") for ax in figure.axes]
    return [t for t in (figure.get_suptitle(), *own) if t]


def overlaps(shown: list[Text], places: np.ndarray) -> list[tuple[str, str]]:
    """Every two texts that stand on one another; those at an angle are as wide as their line is high."""
    straight = np.array([t.get_rotation() % 90 == 0 for t in shown])
    left, low, right, high = places.T
    across = (left[:, None] < right - 0.5) & (left < right[:, None] - 0.5)
    along = (low[:, None] < high - 0.5) & (low < high[:, None] - 0.5)
    both = straight[:, None] & straight
    return [
        (shown[a].get_text(), shown[b].get_text()) for a, b in np.argwhere(np.triu(across & along & both, 1))
    ]


class Filled:
    """The patches of axes that hide what is behind them, in the order in which they are drawn: where each is
    is asked once, not for every text again.
    """

    def __init__(self, ax: Axes) -> None:
        self.patches = [p for p in ax.patches if p.get_visible() and p.get_facecolor()[3] == 1]
        boxes = [p.get_window_extent() for p in self.patches]
        ends = [(min(b.x0, b.x1), min(b.y0, b.y1), max(b.x0, b.x1), max(b.y0, b.y1)) for b in boxes]
        self.left, self.low, self.right, self.high = np.array(ends).reshape(-1, 4).T

    def at(self, x: float, y: float) -> str | None:
        """The colour that is seen at a place; None where no patch is."""
        inside = (self.left <= x) & (x <= self.right) & (self.low <= y) & (y <= self.high)
        found = np.flatnonzero(inside)
        return to_hex(self.patches[found[-1]].get_facecolor()) if len(found) else None


def pale(text: Text, filled: Mapping[Axes, Filled]) -> str:
    """What a text stands on, where it cannot be read on it."""
    colour, behind = to_hex(text.get_color()), "#ffffff"
    box = text.get_bbox_patch()
    if box is not None and box.get_visible():
        behind = to_hex(box.get_facecolor())
    elif text.axes is not None and text in text.axes.texts:
        x, y = np.mean(np.asarray(Text.get_window_extent(text)).reshape(2, 2), axis=0)
        behind = filled[text.axes].at(x, y) or behind
    return "" if contrast(colour, behind) >= READABLE - 0.01 else behind


def foreign(said: list[str], of: SimpleNamespace) -> list[str]:
    """Words that neither the French catalogue nor the case has."""
    case: pf.Case = of.case
    known = " ".join([*PHRASES.values(), *PERIODS])
    for table in ("initiatives", "resources", "objectives", "kpis", "key_results"):
        names = case.names(table)
        known += " ".join(["", *names, *names.values()])
    known += " zor van zorvan keltir mudra pliost quenbra nixfal Kelzor lite EUR opex cash"
    words = set(re.findall(r"\w+", known.lower()))
    found = {w for s in said for w in re.findall(r"[^\W\d_]{3,}", s.lower().replace("\n", " "))}
    # a long word of a name may be broken, and some names are not the case's
    whole, named = re.sub(r"\W", "", known.lower()), re.compile(f"({'|'.join(SYLLABLES)})+")
    return sorted(w for w in found - words if w not in whole and not named.fullmatch(w))


@pytest.mark.parametrize(("language", "count", "size"), WAYS)
@pytest.mark.parametrize("name", ["frontier", "stability"])
def test_no_line_strikes_a_text_through(name: str, language: str, count: int, size: object) -> None:
    figure = drawn(name, language, count, size)
    (ax,) = (ax for ax in figure.axes if ax.axison)
    line = max(ax.lines, key=lambda one: len(one.get_xdata()))
    points = along(line)
    struck = []
    for text in ax.texts:
        left, low, right, high = Text.get_window_extent(text).extents
        if ((points > (left, low)) & (points < (right, high))).all(axis=1).any():
            struck.append(text.get_text())
    assert struck == []


@pytest.mark.parametrize("room", [200, 60, 40])
def test_an_option_is_cut_only_as_far_as_it_is_known_by(room: float) -> None:
    said = _beside("transfers-only", "2027Q1", room)
    assert said == "* 2027Q1" or re.fullmatch("transfers-only 2027Q1|[a-z-]{4,}… 2027Q1", said)
    assert said.endswith("2027Q1")
    if room == 200:
        assert said == "transfers-only 2027Q1"
    if room == 40:
        assert said == "* 2027Q1"


def test_what_is_left_out_is_said() -> None:
    for name, count in (("why", 30), ("chances", 40), ("core_index", 60)):
        ax = DRAWN[name](made(200, "en"), {})
        assert f"{count} of " in ax.get_xlabel(), name
    assert re.search(r" of \d+ shown", DRAWN["core_index"](made(44, "en"), {"size": "slide"}).get_xlabel())


def test_a_size_scales_letters() -> None:
    small, large = (drawn("chances", "en", 44, size) for size in (None, "slide"))
    size = {f: max(t.get_fontsize() for t in texts(f)) for f in (small, large)}
    assert size[large] >= 1.4 * size[small]
    assert min(t.get_fontsize() for t in texts(large)) >= 10


@pytest.mark.parametrize("size", ["a4", (1, 5), (3, 200), 7, (1, 2, 3)])
def test_no_other_size_is_taken(size: object) -> None:
    with pytest.raises(pf.PortfolioError, match="size: must be one of slide and page, or how wide and high"):
        DRAWN["chances"](made(44, "en"), {"size": size})


def test_axes_that_are_handed_in_have_a_size_of_their_own() -> None:
    _, ax = plt.subplots()
    assert DRAWN["chances"](made(44, "en"), {"ax": ax}) is ax
    assert ax.get_title(loc="left") == "How often each initiative is in the best portfolio"
    with pytest.raises(pf.PortfolioError, match="Leave one of them out"):
        DRAWN["chances"](made(44, "en"), {"ax": ax, "size": "slide"})


def test_no_other_language_is_taken() -> None:
    with pytest.raises(pf.PortfolioError, match="language"):
        pf.plots.regret(made(44, "en").plan, language="xx")


def test_frames_know_their_names_and_their_language() -> None:
    plan = samples.plan("douzaine")
    values, names = pf.marginal_values(plan), plan.problem.case.names("resources")
    heads = [ax.get_title() for ax in pf.plots.marginal_values(values)]
    assert heads == [names[r] for r in dict.fromkeys(values.resource[np.isfinite(values.step)])]
    ax = pf.plots.alignment(pf.alignment(plan.problem.case, plan.funded))
    assert ax.figure.get_suptitle() == "L’argent suit-il la stratégie\N{NARROW NO-BREAK SPACE}?"
