"""The frontier, the core index, the table of several parties."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from portfolio.arbitration.compromises.registry import COMPROMISES
from portfolio.case.case import language_of
from portfolio.display.shown_as import lines_of, shown_in
from portfolio.plots.arbitration import compromises_at, two_of
from portfolio.plots.interactive.page import Interactive, drawn_as, lines
from portfolio.plots.robustness import STATUS, core_axis
from portfolio.plots.scenarios import amounts_axis, placed_at, protected, steps
from portfolio.plots.style import BAD, GOOD, LIMIT, MAIN, NEUTRAL, in_lines
from portfolio.plots.wording import language_for, share
from portfolio.words.media import in_interactive, in_picture
from portfolio.words.sentences import say

if TYPE_CHECKING:
    from portfolio.arbitration import Arbitration
    from portfolio.model.allocation import Allocation
    from portfolio.robustness import CoreIndex
    from portfolio.scenarios import Frontier

WIDE = 64
"""Letters in a line of what is said of a point: a box so wide stays on a screen of 1280 points."""
_NAMES = 135.0
"""Of a phone's 390 points so many are for names at most, and the rest for bars."""
_MARKS = {"s": "square", "^": "triangle-up", "v": "triangle-down", "D": "diamond", "P": "cross", "*": "star"}
"""What plotly.js calls marks."""
ROW = 30
"""How high a row is, in points of a screen: a name of two lines in small letters."""


def told_of(row: Sequence[tuple[str, str]]) -> str:
    """What is said of a row of a table: of each cell, what it is called, and what it says."""
    said: list[str] = []
    for head, cell in row:
        first, *rest = wrap(f"{head}\x00{cell}", WIDE) or [""]
        whole = lines([in_interactive(part) for part in (first, *rest)])
        said.append(f"<b>{whole}".replace("\x00", "</b>  ", 1))
    return lines(said)


def dots(
    x: Sequence[float], y: Sequence[float], said: Sequence[str], name: str, **marker: Any
) -> dict[str, Any]:
    """Points that say something when they are pointed at."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [*map(float, x)],
        "y": [*map(float, y)],
        "name": in_interactive(name),
        "hoverinfo": "text",
        "hovertext": [*said],
        "marker": {"size": 9, "color": MAIN} | marker,
    }


def upright(x: float, dash: str = "dash", colour: str = LIMIT) -> dict[str, Any]:
    """A line from the bottom to the top."""
    line = {"dash": dash, "color": colour, "width": 1.3}
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": line,
        "layer": "below",
    }


def flat(y: float) -> dict[str, Any]:
    line = {"dash": "dot", "color": NEUTRAL, "width": 1.3}
    return {
        "type": "line",
        "y0": y,
        "y1": y,
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "line": line,
        "layer": "below",
    }


def frontier(line: Frontier, plans: Mapping[str, Allocation], language: str | None) -> Interactive:
    """What each budget buys."""
    told = language_for(line, language)
    points = shown_in(line.points, told)
    rows = [
        (total, impact, bend, told_of(row))
        for total, impact, bend, row in zip(
            points.total, points.impact, points.bend, lines_of(points), strict=True
        )
        if not math.isnan(impact)
    ]
    totals, impacts = steps(line, None)
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [*map(float, totals)],
            "y": [*map(float, impacts)],
            "line": {"shape": "hv", "color": MAIN, "width": 2},
            "hoverinfo": "skip",
            "showlegend": False,
        },
        dots(*_columns(rows), say(told, "plot_best_for_amount")),
    ]
    if bent := [row for row in rows if row[2]]:
        ring: dict[str, Any] = {"size": 18, "color": "rgba(0,0,0,0)", "line": {"color": BAD, "width": 2.5}}
        traces.append(dots(*_columns(bent), say(told, "plot_bends"), **ring))
    traces += [
        dots(
            [placed_at(line, plan)],
            [plan.impact],
            [in_interactive(name)],
            name,
            symbol="diamond",
            color=GOOD,
            size=12,
        )
        for name, plan in plans.items()
    ]
    shapes = []
    if math.isfinite(line.present):
        shapes.append(upright(line.present))
        dash = {"dash": "dash", "color": LIMIT, "width": 1.3}
        name = say(told, "plot_present_budget")
        key = {"type": "scatter", "mode": "lines", "x": [None], "y": [None], "name": name, "line": dash}
        traces.append(key)
    layout = {
        "shapes": shapes,
        "xaxis": {"title": amounts_axis(line)},
        "yaxis": {"title": say(told, "plot_axis")},
    }
    says = [protected(line, told)]
    return drawn_as(say(told, "plot_frontier"), says, traces, layout, points, told, 520)


def _columns(rows: Sequence[tuple[float, float, bool, str]]) -> tuple[list[float], list[float], list[str]]:
    return [r[0] for r in rows], [r[1] for r in rows], [r[3] for r in rows]


def core_index(core: CoreIndex, language: str | None) -> Interactive:
    """Who is funded whatever the weights: a bar an initiative, however many there are."""
    told = language_for(core, language)
    index = shown_in(core.index, told)
    names = core.problem.case.names("initiatives")
    said = [told_of(row) for row in lines_of(index)]
    shown = [
        (n, i, value, status, said[n])
        for n, (i, value, status) in enumerate(
            zip(index.initiative, index.core_index, index.status, strict=True)
        )
        if status != "exterior"
    ]
    phrases = {"core": "plot_core_in_all", "borderline": "plot_core_in_some"}
    traces = []
    for status, phrase in phrases.items():
        mine = [(place, row) for place, row in enumerate(shown) if row[3] == status]
        if mine:
            traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "x": [float(row[2]) for _, row in mine],
                    "y": [place for place, _ in mine],
                    "name": say(told, phrase),
                    "marker": {"color": STATUS[status]},
                    "hoverinfo": "text",
                    "hovertext": [row[4] for _, row in mine],
                }
            )
    shares = [0.0, 0.25, 0.5, 0.75, 1.0]
    layout = {
        "barmode": "overlay",
        "bargap": 0.25,
        "xaxis": {"tickvals": shares, "ticktext": [share(s, told) for s in shares], "range": [0, 1.03]},
        "yaxis": names_axis([in_picture(names[row[1]]) for row in shown]),
    }
    height = 110 + ROW * max(4, len(shown))
    return drawn_as(say(told, "plot_core"), [core_axis(core, told)], traces, layout, index, told, height)


def names_axis(names: Sequence[str]) -> dict[str, Any]:
    """A row a name, the first at the top."""
    texts = [lines([in_interactive(part) for part in in_lines(name, _NAMES, 9)]) for name in names]
    return {
        "tickvals": [*range(len(names))],
        "ticktext": texts,
        "range": [max(len(names), 1) - 0.5, -0.5],
        "tickfont": {"size": 11},
        "showgrid": False,
    }


def parties(table: Arbitration, plans: Mapping[str, Allocation], language: str | None) -> Interactive:
    """What the first two parties gain and give up, plan by plan."""
    one, two = two_of(table, None)
    told = language_of(table.problem.case, language)
    frame = shown_in(table.frontier, told)
    said = [told_of(row) for row in lines_of(frame)]
    least = [table.stakes.disagreement[table.parties.index(party)] for party in (one, two)]
    traces = [dots([*frame[one]], [*frame[two]], said, say(told, "plot_undominated"))]
    ring: dict[str, Any] = {"size": 20, "color": "rgba(0,0,0,0)", "line": {"color": LIMIT, "width": 2}}
    for party in (one, two):
        values, name = table.values(table.own[party]), say(told, "plot_best_for", party=in_picture(party))
        traces.append(dots([values[one]], [values[two]], [in_interactive(name)], name, **ring))
    for (x, y), compromises in compromises_at(table, one, two).items():
        said_of = [say(told, f"compromise_{n}") for n in compromises]
        called = [in_interactive(part) for name in said_of for part in in_lines(name, _NAMES, 9)]
        mark = {
            "symbol": _MARKS.get(str(COMPROMISES[compromises[0]].mark), "square"),
            "color": GOOD,
            "size": 14,
        }
        trace = dots([x], [y], [lines(called)], "", **mark)
        traces.append(trace | {"name": lines(called)})
    for name, plan in plans.items():
        values = table.values(plan)
        mark = {"symbol": "diamond", "color": BAD, "size": 12}
        traces.append(dots([values[one]], [values[two]], [in_interactive(name)], name, **mark))
    layout = {
        "shapes": [upright(float(least[0]), "dot", NEUTRAL), flat(float(least[1]))],
        "xaxis": {"title": say(told, "plot_points_zero", party=in_picture(one))},
        "yaxis": {"title": say(told, "plot_points", party=in_picture(two))},
    }
    title = say(told, "plot_parties", one=in_picture(one), two=in_picture(two))
    return drawn_as(title, [], traces, layout, frame, told, 560)
