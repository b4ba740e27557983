"""A picture of where an organisation stands among the six levels of steering."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes

from portfolio.plots.style import GOOD, LIMIT, MAIN, axes_for, drawn, named_rows
from portfolio.steering.maturity.questionnaire import ENOUGH, MOST, levels, phrase
from portfolio.words.figures import per_cent

if TYPE_CHECKING:
    from portfolio.steering.maturity.assessment import Assessment

AHEAD, OUT_OF_REACH = "#9fc3de", "#c8c8c8"


@drawn
def ladder(assessment: Assessment, ax: Axes | None = None, language: str | None = None) -> Axes:
    """Where an organisation stands: a rung a level, the lowest at the bottom, the one it stands on marked.

    A ladder and not a radar: the area of a radar depends on the order of its axes and grows with the square
    of the scores.

    Parameters
    ----------
    assessment : Assessment
        From :func:`portfolio.assess`.
    ax : Axes, optional
        Where to draw; a new figure unless given.
    language : str, optional
        That of the assessment, unless given.

    Returns
    -------
    Axes
        Bars are ``assessment.frame.score``, the highest level first; the line is two thirds.
    """
    shown = replace(assessment, language=language or assessment.language)
    here = shown.level if shown.placed else None
    # whoever has reached none stands on the ground, below the first rung
    rungs = [level for level in reversed(levels()) if level.level or here == 0]
    ax = axes_for(ax, 0.42 * len(rungs) + 1.1, 7.2)
    for row, level in enumerate(rungs):
        if level.level:
            _bar(ax, row, shown, level.level, here or 0)
        if level.level == here:
            _note(
                ax, (0, row), phrase(shown.language, "here"), "white" if here else GOOD, 6, fontweight="bold"
            )
    named_rows(ax, [f"{level.name(shown.language)}  {level.level}" for level in rungs])
    for label, level in zip(ax.get_yticklabels(), rungs, strict=True):
        label.set_fontsize(9)
        label.set_fontweight("bold" if level.level == here else "normal")
    needed = 100 * ENOUGH / MOST
    ax.axvline(needed, color=LIMIT, linewidth=1.2, linestyle="--", zorder=0)
    ax.text(
        needed,
        1.01,
        phrase(shown.language, "needed"),
        transform=ax.get_xaxis_transform(),
        ha="center",
        va="bottom",
        fontsize=8,
        color=LIMIT,
    )
    ax.set_xlim(0, 112)
    ax.set_xticks(range(0, 101, 25), [per_cent(x / 100, shown.language) for x in range(0, 101, 25)])
    ax.set_xlabel(phrase(shown.language, "share"), fontsize=9)
    ax.set_title(shown.headline, loc="left", fontsize=11, fontweight="bold", pad=20)
    return ax


def _bar(ax: Axes, row: int, shown: Assessment, level: int, here: int) -> None:
    """A level's share, said at its end; in words where it has none yet, or does not count yet."""
    score, ahead = shown.scores[level], level in shown.ahead
    colour = GOOD if level == here else MAIN if level < here else AHEAD if ahead else OUT_OF_REACH
    if math.isnan(score):
        ax.barh(row, 0.0, height=0.7)
        _note(ax, (0, row), phrase(shown.language, "unanswered"), LIMIT, 4, fontstyle="italic")
        return
    ax.barh(row, score, height=0.7, color=colour)
    _note(ax, (score, row), per_cent(score / 100, shown.language), LIMIT, 4)
    if ahead:
        _note(ax, (0, row), phrase(shown.language, "ahead"), LIMIT, 6)


def _note(ax: Axes, place: tuple[float, float], said: str, colour: object, right: int, **style: Any) -> None:
    ax.annotate(
        said,
        place,
        xytext=(right, 0),
        textcoords="offset points",
        va="center",
        fontsize=8,
        color=colour,
        **style,
    )
