"""Figures, names and the language of a picture: those of the case that its result knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.axis import Axis
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from portfolio.case.case import Case, language_of
from portfolio.plots.drawing import pt
from portfolio.words.figures import number, per_cent, points
from portfolio.words.languages import FALLBACK
from portfolio.words.media import one_line
from portfolio.words.sentences import say

MINUS = "\N{MINUS SIGN}"


def case_of(result: object, case: Case | None = None) -> Case | None:
    """The case of a result: the one given, else the one that the result knows."""
    if case is not None:
        return case
    if isinstance(result, Case):
        return result
    # a frame that shows itself knows for which case it does
    asked = getattr(result, "_asked", None)
    known = getattr(asked if asked is not None else result, "case", None)
    if not isinstance(known, Case):
        known = getattr(getattr(result, "problem", None), "case", None)
    return known if isinstance(known, Case) else None


def language_for(result: object, language: str | None = None, case: Case | None = None) -> str:
    """The language of a picture: the one asked for, else that in which a frame was told, else the case's."""
    asked = getattr(result, "_asked", None)
    if language is None and asked is not None:
        return str(asked.language)
    known = case_of(result, case)
    return language_of(known, language) if known is not None else language or FALLBACK


def named(case: Case | None, table: str) -> Mapping[str, str]:
    """What people call each row of a table; nothing is known of a result without its case."""
    return {} if case is None else case.names(table)


def figure(value: float, language: str, decimals: int = 6) -> str:
    """A number as it stands on an axis or beside a bar."""
    return number(value, language, decimals).replace("-", MINUS)


def worth(value: float, language: str) -> str:
    """Points as they stand beside a bar."""
    return points(value, language).replace("-", MINUS)


def signed(value: float, language: str) -> str:
    """Points gained or lost."""
    return ("+" if value > 0 else MINUS if value < 0 else "") + points(abs(value), language)


def share(value: float, language: str) -> str:
    """A share in per cent."""
    return per_cent(value, language).replace("-", MINUS)


def amounts(
    axis: Axis, language: str, whole: bool = False, without_sign: bool = False, ticks: int = 5
) -> None:
    """A few ticks, written as people write figures."""
    axis.set_major_locator(MaxNLocator(ticks, integer=whole))
    axis.set_major_formatter(
        FuncFormatter(lambda value, _: figure(abs(value) if without_sign else value, language))
    )


def shares(axis: Axis, language: str) -> None:
    """A few ticks in per cent."""
    axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(FuncFormatter(lambda value, _: share(round(value, 6), language)))


def part_shown(shown: int, total: int, language: str, which: str = "") -> str:
    """That some are left out, and which are shown; nothing where all are."""
    if shown >= total:
        return ""
    chosen = say(language, which) if which else ""
    return say(language, "plot_some_of", shown=shown, total=total) + (f" ({chosen})" if chosen else "")


def with_unit_of(label: str, unit: str) -> str:
    """What is measured, and in which unit."""
    return f"{label} ({one_line(unit)})" if unit else label


def bar_key(label: str, colour: Any) -> Patch:
    """A filled field in the legend."""
    return Patch(facecolor=colour, edgecolor="none", label=label)


def mark_key(label: str, colour: Any, marker: str = "o", face: Any = None, size: float = 6.0) -> Line2D:
    """A dot, or another mark, in the legend."""
    return Line2D(
        [],
        [],
        linestyle="",
        color=colour,
        marker=marker,
        markerfacecolor=colour if face is None else face,
        markersize=pt(size),
        label=label,
    )


def line_key(
    label: str, colour: Any, style: Any = "-", width: float = 1.6, alpha: float = 1.0, **more: Any
) -> Line2D:
    """A line in the legend."""
    return Line2D(
        [], [], color=colour, linestyle=style, linewidth=pt(width), alpha=alpha, label=label, **more
    )
