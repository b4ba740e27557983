"""Excel's own charts: they follow the cells they are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portfolio.report.sheets import LINE, Page
from portfolio.words.media import one_line

MONEY, PEOPLE, LIMIT, QUIET = "#0173B2", "#029E73", "#444444", "#BFBFBF"
PALETTE = ("#0173B2", "#DE8F05", "#029E73", "#D55E00", "#CC78BC", "#CA9161", "#949494", "#56B4E9")
"""Colours that readers who do not tell red from green tell apart, as in the package's pictures."""

_SMALL = {"size": 8, "color": "#404040"}


def _chart(page: Page, kind: dict[str, str], title: str, size: tuple[int, int]) -> Any:
    chart = page.book.book.add_chart(kind)
    chart.set_title(
        {
            "name": "–",
            "name_font": {"size": 11, "bold": True, "color": "#1F4E79"},
            "overlay": False,
        }
    )
    # xlsxwriter takes a title such as "Use of Ship it!Q3" for a reference to a cell: it gets none to look at
    chart.title.name = one_line(title)
    chart.set_size({"width": size[0], "height": size[1]})
    chart.set_chartarea({"border": {"color": LINE}})
    return chart


def _axes(chart: Any, numbers: str, low: float, lying: bool = False) -> None:
    """The axis of names and that of numbers, from 0 unless something is below it; ``lying`` bars have the
    first name at the top.
    """
    names: dict[str, Any] = {
        "num_font": _SMALL,
        "line": {"color": QUIET},
        "major_tick_mark": "none",
        "label_position": "low",
    }
    figures: dict[str, Any] = {
        "num_font": _SMALL,
        "num_format": numbers,
        "major_gridlines": {"visible": True, "line": {"color": LINE}},
        "line": {"none": True},
        "major_tick_mark": "none",
    } | ({"min": 0} if low >= 0 else {})
    if lying:
        chart.set_x_axis(figures)
        # the axis of numbers stays at the bottom although the names run downwards
        chart.set_y_axis(names | {"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}})
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(figures)


def columns_and_line(
    page: Page,
    at: tuple[int, int],
    title: str,
    names: list[Any],
    columns: tuple[list[Any], list[Any]],
    line: tuple[list[Any], list[Any]] | None,
    fill: str,
    low: float,
    size: tuple[int, int],
    down: int = 0,
) -> None:
    """Standing columns, and a line over them; ``columns``, ``line``: where their heading and values are."""
    chart = _chart(page, {"type": "column"}, title, size)
    chart.add_series(
        {
            "name": columns[0],
            "categories": names,
            "values": columns[1],
            "fill": {"color": fill},
            "gap": 60,
        }
    )
    if line is not None:
        marks = page.book.book.add_chart({"type": "line"})
        marks.add_series(
            {
                "name": line[0],
                "categories": names,
                "values": line[1],
                "line": {"color": LIMIT, "width": 1.75},
                # one period alone, between two without a figure, has no line
                "marker": {"type": "square", "size": 5, "border": {"color": LIMIT}, "fill": {"color": LIMIT}},
            }
        )
        chart.combine(marks)
    _axes(chart, "#,##0", low)
    chart.set_legend({"position": "bottom", "font": _SMALL})
    page.sheet.insert_chart(*at, chart, {"object_position": 3, "y_offset": down})


def bars(
    page: Page,
    at: tuple[int, int],
    title: str,
    names: list[Any],
    series: Sequence[tuple[list[Any], list[Any]]],
    numbers: str,
    low: float,
    width: int,
    labels: str = "",
) -> int:
    """Lying bars, the first name at the top: the first series in colour, what it is measured against in
    grey. Gives its height.
    """
    height = 90 + int(names[3] - names[1] + 1) * (16 + 12 * len(series))
    chart = _chart(page, {"type": "bar"}, title, (width, height))
    for (heading, values), colour in zip(series, (MONEY, QUIET), strict=False):
        shown = {"data_labels": {"value": True, "num_format": labels, "font": _SMALL}} if labels else {}
        chart.add_series(
            {
                "name": heading,
                "categories": names,
                "values": values,
                "fill": {"color": colour},
                "gap": 45,
                "overlap": 0,
            }
            | shown
        )
    _axes(chart, numbers, low, lying=True)
    chart.set_legend({"position": "bottom", "font": _SMALL} if len(series) > 1 else {"none": True})
    page.sheet.insert_chart(*at, chart, {"object_position": 3})
    return height


def stacked(
    page: Page,
    at: tuple[int, int],
    title: str,
    names: list[Any],
    series: Sequence[tuple[list[Any], list[Any]]],
    low: float,
    size: tuple[int, int],
) -> None:
    """Columns of several series on top of each other."""
    chart = _chart(page, {"type": "column", "subtype": "stacked"}, title, size)
    for k, (heading, values) in enumerate(series):
        chart.add_series(
            {
                "name": heading,
                "categories": names,
                "values": values,
                "fill": {"color": PALETTE[k % len(PALETTE)]},
                "gap": 60,
            }
        )
    _axes(chart, "#,##0", low)
    chart.set_legend({"position": "right", "font": _SMALL})
    page.sheet.insert_chart(*at, chart, {"object_position": 3})
