"""The questionnaire that places an organisation: which practices are asked about, at which level. What it
says stands in the catalogues of ``portfolio/words/phrases/``, as everything that people read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from portfolio.words.languages import checked
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

ENOUGH = 2
"""The answer (mostly) that a level needs on average: two thirds of the scale."""
MOST = 3
"""The highest answer, from 0: four of them, so that there is no middle to hide in. Answers that people have
written down are on this scale.
"""

_PRACTICES: dict[str, tuple[str, ...]] = {
    "none": (),
    "deadlines": ("dates_written", "delays_announced", "on_time_counted"),
    "scope": ("done_defined", "remainder_known", "additions_weighed"),
    "budget": ("cost_estimated", "spend_followed", "gain_estimated", "gain_checked"),
    "outputs": ("use_expected", "use_measured", "unused_acted_on"),
    "outcomes": ("effect_named", "start_measured", "effect_checked", "no_effect_acted_on"),
    "impact": ("objectives_weighed", "chosen_together", "refusals_explained", "means_moved"),
}
"""Sections of ``answers.toml``, from level 0 on, and the ids of their questions.

Every practice is one that the higher levels still need: nobody is asked to steer by dates alone. Ids are the
same in every language.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A practice that an organisation has or has not, at one level of steering."""

    id: str
    section: str
    level: int

    def text(self, language: str) -> str:
        """The practice, as a sentence."""
        return say(language, f"practice_{self.id}")


@dataclass(frozen=True, slots=True)
class Level:
    """One of the six levels (or 0, none of them): what it steers by, its strengths and limits, the step to
    the next one.
    """

    section: str
    level: int
    questions: tuple[Question, ...]

    def name(self, language: str) -> str:
        return say(language, f"level_{self.level}")

    def text(self, what: str, language: str) -> str:
        """What there is to say of it: ``steers_by``, ``strengths``, ``limits`` or ``next_step``."""
        return say(language, f"level_{self.level}_{what}")


@cache
def levels() -> tuple[Level, ...]:
    """Level 0, where none is reached, and the six levels."""
    return tuple(
        Level(section, level, tuple(Question(id, section, level) for id in ids))
        for level, (section, ids) in enumerate(_PRACTICES.items())
    )


@cache
def questions() -> Mapping[str, Question]:
    """Every question by its id, in the order in which it is asked."""
    return MappingProxyType({q.id: q for level in levels() for q in level.questions})


def phrase(language: str, key: str, /, **figures: object) -> str:
    """A phrase of the questionnaire and its report, with its figures put in."""
    return say(language, f"assess_{key}", **figures)


def scale(language: str) -> list[str]:
    """The answers 0 to 3 in words."""
    return [say(language, f"answer_{k}") for k in range(MOST + 1)]


def scale_said(language: str) -> str:
    """The scale in one line: 0 never · 1 sometimes · …"""
    return " · ".join(f"{k} {word}" for k, word in enumerate(scale(language)))


def questionnaire(language: str = "en") -> pd.DataFrame:
    """The questions that place an organisation: concrete practices, each answered 0 never · 1 sometimes · 2
    mostly · 3 always.

    Parameters
    ----------
    language : str

    Returns
    -------
    DataFrame
        A row a question, lowest level first: ``level`` (1–6), ``name`` (of the level), ``section`` (of
        ``answers.toml``), ``question`` (its id), ``text``.

    Examples
    --------
    >>> import portfolio as pf
    >>> pf.questionnaire().groupby("level").size().to_dict()
    {1: 3, 2: 3, 3: 4, 4: 3, 5: 4, 6: 4}
    """
    import pandas as pd

    checked(language)
    rows = [
        (q.level, level.name(language), q.section, q.id, q.text(language))
        for level in levels()
        for q in level.questions
    ]
    frame = pd.DataFrame(rows, columns=["level", "name", "section", "question", "text"])
    return frame.astype({"name": "str", "section": "str", "question": "str", "text": "str"})
