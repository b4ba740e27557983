"""A plan over time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from portfolio.case.case import language_of
from portfolio.continuity.roadmap import is_full
from portfolio.continuity.roadmap import roadmap as lines_of_plan
from portfolio.display.shown_as import lines_of, shown_in
from portfolio.model.allocation import Allocation
from portfolio.plots.interactive.charts import ROW, names_axis, told_of
from portfolio.plots.interactive.page import LEGEND, Interactive, drawn_as
from portfolio.plots.roadmap_sheets.placing import Layout, Row
from portfolio.plots.style import LIMIT, NEUTRAL, readable_on
from portfolio.words.media import in_interactive, in_picture, one_line
from portfolio.words.sentences import say

_LATER = 0.35
"""What goes on after the last period reaches so far beyond it, as a share of a period."""
_GAP = 0.03
"""Beside a bar, so that one that follows another is another."""
_HALF, _INSIDE = 0.35, 0.12
"""Half a bar, where arrows end; and how far within both bars one stands that leads straight up or down."""
_FULL, _FILLED = "#666666", "#c8c8c8"
_POINTS = 792.0
"""As wide as the picture on paper is measured; here only its words count."""


def roadmap(plan: Allocation, language: str | None) -> Interactive:
    """What runs when, by objective, and how full each team is."""
    told = language_of(plan.problem.case, language)
    frame = shown_in(lines_of_plan(plan), told)
    layout = Layout(plan, frame, "objective", told, one_line, one_line, _POINTS)
    said = [told_of(row) for row in lines_of(frame)]
    rows = _placed(layout)
    bars = {place: (row.line, said[n]) for n, (place, row) in enumerate(_lines(rows)) if row}
    traces = [*_bars(layout, bars), *_loads(layout, rows), *_dates(layout, bars)]
    periods = len(layout.case.periods)
    late = any(line.last >= periods for line, _ in bars.values())
    axes: dict[str, Any] = {
        "barmode": "overlay",
        "bargap": 0.3,
        "annotations": _arrows(layout, bars),
        "xaxis": {
            "tickvals": [p + 0.5 for p in range(periods)],
            "ticktext": [in_interactive(p) for p in layout.case.periods],
            "range": [0, periods + late * _LATER],
            "side": "top",
            "showgrid": False,
        },
        "yaxis": names_axis([name for name, _ in rows]),
        "shapes": [_edge(p, len(rows)) for p in range(periods + 1)],
        "legend": LEGEND | {"y": -0.01, "yanchor": "top"},
        "margin": {"l": 10, "r": 44, "t": 56, "b": 10},
    }
    # the names of groups stand out
    axes["yaxis"]["ticktext"] = [
        text if row is not None else f"<b>{text}</b>"
        for text, (_, row) in zip(axes["yaxis"]["ticktext"], rows, strict=True)
    ]
    title = say(told, "plot_roadmap" if layout.teams else "plot_roadmap_alone")
    return drawn_as(
        title, [_arrows_said(layout, bars)], traces, axes, frame, told, 130 + ROW * max(4, len(rows))
    )


def _placed(layout: Layout) -> list[tuple[str, Row | None]]:
    """The rows from the top, each with its name; before the first of a group, the group."""
    found: list[tuple[str, Row | None]] = []
    group, names = None, layout.case.names("resources")
    teams = iter(layout.teams)
    for row in layout.rows:
        if row.group != group:
            group = row.group
            found.append((row.group, None))
        name = row.line.name if row.line is not None else names[next(teams)]
        found.append((in_picture(name), row))
    return found


def _lines(rows: list[tuple[str, Row | None]]) -> list[tuple[int, Row]]:
    return [(n, row) for n, (_, row) in enumerate(rows) if row is not None and row.line is not None]


def _bars(layout: Layout, bars: dict[int, tuple[Any, str]]) -> list[dict[str, Any]]:
    """A bar an initiative, in the colour of its objective; and what is no longer funded, where it was."""
    names, found = {**layout.case.names("objectives"), "": layout.none}, []
    periods = len(layout.case.periods)
    was = [(place, span, said) for place, (line, said) in bars.items() if (span := _was(layout, line))]
    if was:
        marker = {"color": "rgba(0,0,0,0)", "line": {"color": LIMIT, "width": 1.2}}
        found.append(
            _bar([(p, *span, s, "") for p, span, s in was], layout.legend("was"), marker) | {"width": 0.9}
        )
    for objective, colour in layout.colours.items():
        mine = [
            (place, line.first, min(line.last + 1, periods + _LATER), said, layout.option(line))
            for place, (line, said) in bars.items()
            if line.first >= 0 and line.objective == objective
        ]
        if mine:
            text = {"insidetextfont": {"color": readable_on(colour)}}
            found.append(_bar(mine, in_picture(names[objective]), {"color": colour}) | text)
    stopped = [(place, said) for place, (line, said) in bars.items() if line.status == "stopped"]
    if stopped:
        mark = {"symbol": "x", "size": 9, "color": LIMIT}
        found.append(_marks([(p, 0.1, s) for p, s in stopped], layout.legend("stopped"), mark))
    return found


def _bar(
    rows: Sequence[tuple[int, float, float, str, str]], name: str, marker: dict[str, Any]
) -> dict[str, Any]:
    """Bars: the row, from where to where, what is said of each, what stands in it."""
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row[0] for row in rows],
        "base": [float(row[1]) + _GAP for row in rows],
        "x": [float(row[2]) - float(row[1]) - 2 * _GAP for row in rows],
        "hoverinfo": "text",
        "hovertext": [row[3] for row in rows],
        "text": [in_interactive(row[4]) for row in rows],
        "textposition": "inside",
        "insidetextanchor": "start",
        "textfont": {"size": 11},
        "constraintext": "inside",
        "name": in_interactive(name),
        "marker": marker,
    }


def _was(layout: Layout, line: Any) -> tuple[float, float] | None:
    """From where to where it was in the plan that this one is set beside, where that is not where it is."""
    known = layout.earlier(line)
    if line.change not in ("out", "option", "start") or known is None:
        return None
    first = layout.case.period_index[known[1]]
    end = first + int(layout.case.rows("options")[line.initiative, known[0]]["duration"])
    return first, min(end, len(layout.case.periods) + _LATER)


def _marks(rows: Sequence[tuple[int, float, str]], name: str, marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [float(x) for _, x, _ in rows],
        "y": [place for place, _, _ in rows],
        "hoverinfo": "text",
        "hovertext": [said for *_, said in rows],
        "name": in_interactive(name),
        "marker": marker,
        "cliponaxis": False,
    }


def _dates(layout: Layout, bars: dict[int, tuple[Any, str]]) -> list[dict[str, Any]]:
    """Due dates and deadlines of what is funded, at the end of their periods."""
    index, found = layout.case.period_index, []
    looks = {
        "due": {"symbol": "diamond", "color": "black"},
        "deadline": {"symbol": "line-ns", "color": "black"},
    }
    for kind, look in looks.items():
        mine = [
            (place, index[date] + 1, said)
            for place, (line, said) in bars.items()
            if line.first >= 0 and (date := getattr(line, kind)) in index
        ]
        if mine:
            line = {"width": 2.5, "color": "black"} if kind == "deadline" else {"width": 1, "color": "white"}
            size = 16 if kind == "deadline" else 9
            found.append(_marks(mine, layout.legend(kind), {"size": size, "line": line, **look}))
    return found


def _loads(layout: Layout, rows: list[tuple[str, Row | None]]) -> list[dict[str, Any]]:
    """How full each team is, period by period; the frame is all that may be planned of it."""
    cells = [
        (
            place,
            p,
            of,
            f"<b>{in_interactive(name)}</b><br>{in_interactive(f'{layout.case.periods[p]}  {of.text}')}",
        )
        for place, (name, row) in enumerate(rows)
        if row is not None and row.line is None
        for p, of in enumerate(row.loads)
    ]
    found = []
    for full, phrase in ((False, "filled"), (True, "full")):
        mine = [cell for cell in cells if is_full(cell[2].share) == full]
        if mine:
            bars = [(place, p, p + 2 * _GAP + (1 - 2 * _GAP) * of.share, s, "") for place, p, of, s in mine]
            marker = {"color": _FULL if full else _FILLED}
            found.append(_bar(bars, layout.legend(phrase), marker))
    if limits := [cell for cell in cells if cell[2].has_limit]:
        frame = {"color": "rgba(0,0,0,0)", "line": {"color": NEUTRAL, "width": 0.8}}
        texts = [(place, p, p + 1, s, of.text) for place, p, of, s in limits]
        look = {"showlegend": False, "insidetextanchor": "middle"}
        found.append(_bar(texts, "", frame) | look)
        found[-1]["insidetextfont"] = {
            "color": ["white" if is_full(of.share) else "#222" for _, _, of, _ in limits],
            "size": 11,
        }
    if free := [cell for cell in cells if not cell[2].has_limit]:
        texts = [(place, p, p + 1, s, of.text) for place, p, of, s in free]
        look = {"showlegend": False, "insidetextanchor": "middle"}
        found.append(_bar(texts, "", {"color": "rgba(0,0,0,0)"}) | look)
    return found


def _waits(layout: Layout, bars: dict[int, tuple[Any, str]]) -> list[tuple[int, int, bool]]:
    """The rows of what is required and of what requires it, and whether the order is free."""
    places = {line.initiative: place for place, (line, _) in bars.items() if line.first >= 0}
    return [
        (places[other], places[initiative], math.isnan(lag))
        for initiative, other, lag in layout.waits
        if initiative in places and other in places
    ]


def _arrows(layout: Layout, bars: dict[int, tuple[Any, str]]) -> list[dict[str, Any]]:
    """From the end of what is required to the start of what requires it; straight up or down where that would
    lead back in time.
    """
    end, found = len(layout.case.periods) + _LATER, []
    look: dict[str, Any] = {"arrowhead": 2, "arrowsize": 1, "arrowwidth": 1.4, "showarrow": True, "text": ""}
    look |= {"xref": "x", "yref": "y", "axref": "x", "ayref": "y"}
    for of, to, free in _waits(layout, bars):
        before, line = bars[of][0], bars[to][0]
        from_, at = min(before.last + 1, end) - _GAP, line.first + _GAP
        edge = to - math.copysign(_HALF, to - of)
        if line.first <= before.last:
            from_ = at = max(before.first, line.first) + _INSIDE
        places = {"x": at, "y": edge, "ax": from_, "ay": of + math.copysign(_HALF, to - of)}
        found.append(look | places | {"arrowcolor": NEUTRAL if free else "black"})
    return found


def _arrows_said(layout: Layout, bars: dict[int, tuple[Any, str]]) -> str:
    """What arrows mean, where there are some."""
    kinds = {free for *_, free in _waits(layout, bars)}
    said = {False: ("needed", ""), True: ("free", say(layout.language, "interactive_grey"))}
    return " · ".join(f"\N{RIGHTWARDS ARROW} {layout.legend(said[k][0])}{said[k][1]}" for k in sorted(kinds))


def _edge(period: int, rows: int) -> dict[str, Any]:
    line = {"color": "#ddd", "width": 1}
    ends = {"x0": period, "x1": period, "y0": -0.5, "y1": rows - 0.5}
    return {"type": "line", "layer": "below", "line": line, **ends}
