"""The questionnaire that places an organisation, read from ``questionnaire.toml``: levels, questions and
phrases in two languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from portfolio.errors import PortfolioError
from portfolio.model.levels import LEVELS
from portfolio.tables import quoted, text_of

if TYPE_CHECKING:
    import pandas as pd

LANGUAGES = ("en", "fr")
ENOUGH = 2
"""The answer (mostly) that a level needs on average: two thirds of the scale."""
MOST = 3


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("questionnaire.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Question:
    """A practice that an organisation has or has not, at one level of steering."""

    id: str
    section: str
    level: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Level:
    """One of the six levels (or 0, none of them): what it steers by, its strengths and limits, the step to
    the next one.
    """

    section: str
    level: int
    texts: Mapping[str, Mapping[str, str]]
    questions: tuple[Question, ...]

    def name(self, language: str) -> str:
        return LEVELS[self.level].name(language) if self.level else phrase(language, "level_0")


@cache
def levels() -> tuple[Level, ...]:
    """Level 0, where none is reached, and the six levels."""
    found = []
    for section, told in _content()["levels"].items():
        asked = tuple(
            Question(id, section, told["level"], texts) for id, texts in told.get("questions", {}).items()
        )
        found.append(
            Level(
                section,
                told["level"],
                {k: v for k, v in told.items() if isinstance(v, dict) and k != "questions"},
                asked,
            )
        )
    return tuple(found)


@cache
def questions() -> Mapping[str, Question]:
    """Every question by its id, in the order in which it is asked."""
    return MappingProxyType({q.id: q for level in levels() for q in level.questions})


def phrase(language: str, key: str, /, **figures: object) -> str:
    """A phrase of the questionnaire in a language, with its figures put in."""
    return str(_content()["phrases"][key][language]).format(**figures)


def scale(language: str) -> list[str]:
    """The answers 0 to 3 in words."""
    return list(_content()["scale"][language])


def scale_said(language: str) -> str:
    """The scale in one line: 0 never · 1 sometimes · …"""
    return " · ".join(f"{k} {word}" for k, word in enumerate(scale(language)))


def checked_language(language: str) -> str:
    """A language that the questionnaire is written in."""
    if language not in LANGUAGES:
        raise PortfolioError(
            f"language: must be {' or '.join(LANGUAGES)}; found {quoted(text_of(language))}. Write one of"
            " these."
        )
    return language


def questionnaire(language: str = "en") -> pd.DataFrame:
    """The questions that place an organisation: concrete practices, each answered 0 never · 1 sometimes · 2
    mostly · 3 always.

    Parameters
    ----------
    language : {"en", "fr"}

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

    checked_language(language)
    rows = [
        (q.level, level.name(language), q.section, q.id, q.texts[language])
        for level in levels()
        for q in level.questions
    ]
    frame = pd.DataFrame(rows, columns=["level", "name", "section", "question", "text"])
    return frame.astype({"name": "str", "section": "str", "question": "str", "text": "str"})
