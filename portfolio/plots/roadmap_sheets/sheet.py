"""One page of a roadmap: which rows it has, and how they are drawn."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from portfolio.continuity.roadmap import is_full
from portfolio.model.allocation import Allocation
from portfolio.plots.roadmap_sheets import signs
from portfolio.plots.roadmap_sheets.placing import (
    APART,
    BAR,
    EDGE,
    GAP,
    SMALL,
    STUB,
    Layout,
    Row,
    Run,
    Span,
    high,
)
from portfolio.plots.style import LIMIT, in_lines, text_width
from portfolio.words.media import one_line

if TYPE_CHECKING:
    import pandas as pd

_SIGN = 17.0
"""From a sign of the legend to what it means."""
_SIZES = (SMALL, 5.5)
"""Of the figures in cells: the largest for which there is room."""


class _Meaning(NamedTuple):
    """A sign of the legend, and what it means in lines; ``colour`` is that of an objective."""

    sign: str
    lines: Sequence[str]
    colour: str = ""

    @property
    def width(self) -> float:
        return _SIGN + text_width(self.lines, SMALL, self.sign == "changed") + 2 * APART


@dataclass(frozen=True, eq=False)
class Sheet:
    """One page of a roadmap: the whole of it, or what there is room for.

    Attributes
    ----------
    width, height : float
        In inches.
    apart : sequence of (str, str)
        What requires what on another page, and so has no arrow.
    """

    width: float
    height: float
    apart: Sequence[tuple[str, str]]
    _layout: Layout
    _runs: Sequence[Run]
    _legend: Sequence[Sequence[_Meaning]]

    @staticmethod
    def all_of(
        plan: Allocation,
        frame: pd.DataFrame,
        by: str = "objective",
        language: str = "en",
        width: float = 11.0,
        tall: float = math.inf,
        period: Callable[[str], str] = one_line,
        words: Callable[[str], str] = one_line,
        with_teams: bool = True,
    ) -> list[Sheet]:
        """A roadmap on as many sheets as it takes.

        Parameters
        ----------
        plan : Allocation
        frame : DataFrame
            From :func:`portfolio.roadmap`, grouped by ``by``.
        by, language : str
        width, tall : float
            In inches; no sheet is taller, unless a single row is.
        period, words : callable
            How a period, and an option, is written.
        with_teams : bool
            Whether the load of the teams stands below.
        """
        layout = Layout(plan, frame, by, language, period, words, 72 * width, with_teams)
        # of all rows, no legend is higher
        below = _below(_legend(layout, layout.rows))
        made = []
        for page in _pages(layout, 72 * tall - below):
            runs, legend = layout.runs(page, EDGE), _legend(layout, page)
            here = {row.line.initiative for row in page if row.line is not None}
            apart = [(i, other) for i, other, _ in layout.waits if i in here and other not in here]
            height = (runs[-1].bottom if runs else EDGE) + _below(legend)
            made.append(Sheet(width, height / 72, apart, layout, runs, legend))
        return made

    @property
    def by_group(self) -> dict[str, int]:
        """How many initiatives of each group stand on it."""
        return Counter(row.group for run in self._runs for row in run.rows if row.line is not None)

    @property
    def lines(self) -> int:
        """So many initiatives stand on it."""
        return sum(row.line is not None for run in self._runs for row in run.rows)

    @property
    def has_loads(self) -> bool:
        """Whether how full teams are stands on it."""
        return any(row.loads for run in self._runs for row in run.rows)

    def draw(self, ax: Axes) -> Axes:
        """Draw it on axes, which then fill their figure: it has to be of this size."""
        columns, periods = self._layout.columns, self._layout.case.periods
        ax.set_position((0, 0, 1, 1))
        ax.set_axis_off()
        ax.set_xlim(0, 72 * self.width)
        ax.set_ylim(72 * self.height, 0)
        middles = [columns.at(p) + columns.step / 2 for p in range(columns.number)]
        ax.set_xticks(middles, [one_line(p) for p in periods])
        for run in self._runs:
            if run.has_heads:
                self._draw_heads(ax, run.top)
            self._draw_run(ax, run)
        self._draw_waits(ax)
        self._draw_legend(ax)
        return ax

    def _draw_heads(self, ax: Axes, top: float) -> None:
        """What the columns are, above a group."""
        layout, columns, y = self._layout, self._layout.columns, top - 4
        every, heads = layout.heads
        for p, lines in list(enumerate(heads))[::every]:
            x, side = (columns.at(p), "left") if every > 1 else (columns.at(p) + columns.step / 2, "center")
            signs.write(ax, x, y - high(lines, SMALL) / 2, lines, SMALL, ha=side)
        for span, phrase, there in (
            (columns.since, "since", layout.frame.since.any()),
            (columns.later, "later", columns.later.width),
            (columns.before, "before", columns.before.width),
        ):
            if there:
                left = span.left + (APART if phrase == "before" else 0)
                signs.write(ax, left, y - high([""], SMALL) / 2, [layout.say(phrase)], SMALL, color=LIMIT)

    def _draw_run(self, ax: Axes, run: Run) -> None:
        """A group: its colour and label at the left, and its rows."""
        columns = self._layout.columns
        corner, tall = (columns.group.left, run.top + 1), run.bottom - run.top - 2
        ax.add_patch(Rectangle(corner, 3, tall, facecolor=run.colour, linewidth=0, label="_group"))
        middle = run.top + 2 + high(run.label) / 2
        signs.write(ax, columns.group.left + 6, middle, run.label, weight="bold")
        edge = [run.top - APART / 2] * 2
        ax.plot([columns.group.left, columns.before.right], edge, color=signs.FAINT, linewidth=0.6, zorder=0)
        for p in range(columns.number + 1):
            ends = [run.top - APART / 2, run.bottom + APART / 2]
            ax.plot([columns.at(p)] * 2, ends, color=signs.FAINT, linewidth=0.6, zorder=0)
        for row in run.rows:
            if row.line is None:
                self._draw_loads(ax, row)
            else:
                self._draw_line(ax, row)

    def _draw_line(self, ax: Axes, row: Row) -> None:
        """A line of the roadmap: name, bar, dates, what it was before."""
        layout, columns, line, y = self._layout, self._layout.columns, row.line, row.middle
        place, colour, changed = layout.bar(line), layout.colours[line.objective], bool(line.change)
        is_funded = line.first >= 0
        shade, weight = "black" if is_funded else LIMIT, "bold" if changed else "normal"
        signs.write(ax, columns.name.left, y, row.name, color=shade, weight=weight)
        signs.write(ax, columns.before.left + APART, y, row.before, SMALL)
        if place.was:
            signs.was(ax, place.was, y)
        signs.write(ax, columns.since.left, y, row.since, SMALL, color=LIMIT)
        if line.status in ("continued", "stopped"):
            signs.running(ax, columns.since.right - STUB, y, colour)
        if not is_funded:
            signs.strike(ax, columns.name.left, y, row.name, changed)
            if line.status == "stopped":
                signs.stopped(ax, columns.periods.left + 6, y)
            return
        if line.status == "continued" and line.first > 0:
            signs.paused(ax, columns.periods.left, y, place.span.left)
        signs.bar(ax, place, y, colour, line.initiative)
        for x, draw in ((place.due, signs.due), (place.deadline, signs.deadline)):
            if x is not None:
                draw(ax, x, y)
        text = layout.option(line)
        if text and (found := layout.beside(line, text)):
            signs.option(ax, found[0], y, text, on=colour if found[1] else "")

    def _draw_loads(self, ax: Axes, row: Row) -> None:
        """How full a team is, period by period, in figures where these have room."""
        columns = self._layout.columns
        signs.write(ax, columns.name.left, row.middle, row.name)
        texts, size = self._layout.figures
        for p, of in enumerate(row.loads):
            place = Span(columns.at(p) + GAP, columns.at(p + 1) - GAP)
            full = is_full(of.share)
            signs.load(ax, place, row.middle, of, full)
            if size:
                look = {"ha": "center", "weight": "bold" if full else "normal", "zorder": 5}
                signs.write(ax, (place.left + place.right) / 2, row.middle, [texts(of)], size, **look)

    def _draw_waits(self, ax: Axes) -> None:
        """What is required, from its end to the start of what requires it; behind the bars."""
        layout = self._layout
        rows = {row.line.initiative: row for run in self._runs for row in run.rows if row.line is not None}
        for initiative, other, lag in layout.waits:
            if initiative in rows and other in rows:
                signs.arrow(ax, _path(layout, rows[other], rows[initiative]), free=math.isnan(lag))

    def _draw_legend(self, ax: Axes) -> None:
        """What the signs mean that there are."""
        top = 72 * self.height - EDGE - math.fsum(map(_tall, self._legend))
        for line in self._legend:
            x, y = EDGE, top + _tall(line) / 2
            for meaning in line:
                if meaning.colour:
                    signs.box(ax, x, y, meaning.colour)
                else:
                    signs.SIGNS[meaning.sign](ax, x, y)
                weight = "bold" if meaning.sign == "changed" else "normal"
                signs.write(ax, x + _SIGN, y, meaning.lines, SMALL, weight=weight)
                x += meaning.width
            top += _tall(line)


def _pages(layout: Layout, bottom: float) -> list[list[Row]]:
    """The rows of each sheet, none of which reaches further down."""
    if math.isinf(bottom):
        return [layout.rows]
    pages: list[list[Row]] = [[]]
    for row in layout.rows:
        if pages[-1] and layout.runs([*pages[-1], row], EDGE)[-1].bottom > bottom:
            pages.append([])
        pages[-1].append(row)
    return pages


def _path(layout: Layout, of: Row, to: Row) -> list[tuple[float, float]]:
    """From the end of a bar to the start of another, in the gaps between bars, never against time where the
    order is not free.
    """
    begins, end = layout.bar(of.line).span
    x = layout.bar(to.line).span.left
    edge = to.middle - math.copysign(BAR / 2 + 1.4, to.top - of.top)
    if x > end + 2 * GAP + 0.1:
        return [(end, of.middle), (end + GAP, of.middle), (end + GAP, to.middle), (x - 2, to.middle)]
    side = end if x + 4 > end else min(max(begins, x + 4), end)
    return [(side, of.middle), (x + 4, of.middle), (x + 4, edge)]


def _legend(layout: Layout, page: Sequence[Row]) -> list[list[_Meaning]]:
    return _side_by_side(_meanings(layout, page), layout.width - 2 * EDGE)


def _below(legend: Sequence[Sequence[_Meaning]]) -> float:
    """What a legend takes below the rows."""
    return APART + math.fsum(map(_tall, legend)) + EDGE


def _meanings(layout: Layout, page: Sequence[Row]) -> list[_Meaning]:
    """The signs that there are, and what each means; those of loads where some stand on the page."""
    frame, count = layout.frame, layout.columns.number
    funded, later, going = frame["first"] >= 0, frame["last"] >= count, frame.status == "continued"
    free = {math.isnan(lag) for *_, lag in layout.waits}
    loads = [of for row in page for of in row.loads]
    there = {
        "delivery": bool((funded & ~later).any()),
        "on": bool(later.any()),
        "running": bool((going | (frame.status == "stopped")).any()),
        "paused": bool((going & (frame["first"] > 0)).any()),
        "stopped": bool((frame.status == "stopped").any()),
        "due": bool((funded & (frame.due != "")).any()),
        "deadline": bool((funded & (frame.deadline != "")).any()),
        "needed": False in free,
        "free": True in free,
        "changed": bool((frame.change != "").any()),
        "was": any(layout.bar(line).was for line in layout.lines),
        "filled": any(of.has_limit for of in loads),
        "open": bool(layout.figures[1]) and not all(of.has_limit for of in loads),
        "full": any(is_full(of.share) for of in loads),
    }
    room = layout.width - 2 * EDGE - _SIGN - 2 * APART
    found = [
        _Meaning(s, in_lines(layout.legend(s), room, SMALL, s == "changed")) for s in signs.SIGNS if there[s]
    ]
    if layout.by != "objective":
        names = {**layout.case.names("objectives"), "": layout.none}
        shown = set(frame.objective[funded])
        aims = (
            (in_lines(names[o], room, SMALL), colour) for o, colour in layout.colours.items() if o in shown
        )
        found += [_Meaning("", lines, colour) for lines, colour in aims]
    return found


def _tall(meanings: Sequence[_Meaning]) -> float:
    """How high a row of the legend is."""
    return max(high(meaning.lines, SMALL) for meaning in meanings) + 3


def _side_by_side(items: Sequence[_Meaning], room: float) -> list[list[_Meaning]]:
    """In as many rows as it takes."""
    rows: list[list[_Meaning]] = []
    for item in items:
        if not rows or math.fsum(i.width for i in rows[-1]) + item.width > room:
            rows.append([])
        rows[-1].append(item)
    return rows
