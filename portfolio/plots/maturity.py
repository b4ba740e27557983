"""A picture of where an organisation stands among the six levels of steering."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from portfolio.plots.drawing import SMALL, TEXT, Drawing, Size, axes_for, drawn, named_rows, note, pt
from portfolio.plots.style import GOOD, LIMIT, MAIN, PALE, readable_on
from portfolio.steering.maturity.questionnaire import ENOUGH, MOST, levels, phrase
from portfolio.words.figures import per_cent

if TYPE_CHECKING:
    from portfolio.steering.maturity.assessment import Assessment

AHEAD, OUT_OF_REACH = "#9fc3de", PALE


@drawn
def ladder(
    assessment: Assessment,
    ax: Axes | None = None,
    language: str | None = None,
    size: Size | None = None,
) -> Drawing[Axes]:
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
    size : "slide", "page" or (float, float), optional
        How wide and high at most, in inches.

    Returns
    -------
    Axes
        Bars are ``assessment.frame.score``, the highest level first; the line is two thirds.

    Examples
    --------
    >>> import portfolio as pf
    >>> len(pf.plots.ladder(pf.Assessment({}), language="fr").get_yticklabels())
    6
    """
    shown = replace(assessment, language=language or assessment.language)
    here = shown.level if shown.placed else None
    # whoever has reached none stands on the ground, below the first rung
    rungs = [level for level in reversed(levels()) if level.level or here == 0]
    ax = axes_for(ax, 0.42 * len(rungs) + 1.1, 7.2, size)
    for row, level in enumerate(rungs):
        if level.level:
            _bar(ax, row, shown, level.level, here or 0)
        if level.level == here:
            colour = readable_on(GOOD) if here else GOOD
            note(ax, phrase(shown.language, "here"), 0, row, 6, colour, fontweight="bold")
    named_rows(ax, [f"{level.name(shown.language)}  {level.level}" for level in rungs])
    for label, level in zip(ax.get_yticklabels(), rungs, strict=True):
        label.set_fontsize(pt(TEXT))
        label.set_fontweight("bold" if level.level == here else "normal")
    needed = 100 * ENOUGH / MOST
    ax.axvline(needed, color=LIMIT, linewidth=pt(1.2), linestyle="--", zorder=0)
    ax.text(
        needed,
        1.01,
        phrase(shown.language, "needed"),
        transform=ax.get_xaxis_transform(),
        ha="center",
        va="bottom",
        fontsize=pt(SMALL),
        color=LIMIT,
    )
    ax.set_xlim(0, 104)
    ax.set_xticks(range(0, 101, 25), [per_cent(x / 100, shown.language) for x in range(0, 101, 25)])
    # beside the names, which may be longer than the axes, and above what is needed
    ax.set_title(shown.headline, loc="left", fontsize=pt(11), fontweight="bold", pad=pt(20))
    return Drawing(ax, "", shown.language, says=phrase(shown.language, "share"), rows=len(rungs), each=0.42)


def _bar(ax: Axes, row: int, shown: Assessment, level: int, here: int) -> None:
    """A level's share, said at its end; in words where it has none yet, or does not count yet."""
    score, ahead = shown.scores[level], level in shown.ahead
    colour = GOOD if level == here else MAIN if level < here else AHEAD if ahead else OUT_OF_REACH
    if math.isnan(score):
        ax.barh(row, 0.0, height=0.7)
        note(ax, phrase(shown.language, "unanswered"), 0, row, fontstyle="italic")
        return
    ax.barh(row, score, height=0.7, color=colour)
    note(ax, per_cent(score / 100, shown.language), score, row)
    if ahead:
        note(ax, phrase(shown.language, "ahead"), 0, row, 6, readable_on(colour))
