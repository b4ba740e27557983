"""Where an organisation stands among the six levels of steering, by what it does, and the next step."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from portfolio.display.shown_as import shown_as
from portfolio.errors import CaseError, told_in
from portfolio.steering.maturity.answers import accepted, read_answers
from portfolio.steering.maturity.questionnaire import (
    ENOUGH,
    MOST,
    Level,
    Question,
    levels,
    phrase,
    questions,
    scale,
)
from portfolio.words.figures import per_cent
from portfolio.words.languages import FALLBACK, checked
from portfolio.words.media import on_page
from portfolio.words.sentences import colon, listing, sentence
from portfolio.words.text_tables import wrapped

if TYPE_CHECKING:
    import pandas as pd

_BAR = 15
"""Letters that a whole score fills, a multiple of three: the mark at two thirds (``ENOUGH`` of ``MOST``) then
stands between two of them. Any other multiple would only be coarser or longer.
"""


@dataclass(frozen=True)
class Assessment:
    """Where an organisation stands among the six levels of steering; see :func:`portfolio.assess`.

    Attributes
    ----------
    answers : mapping of str to int
        By question id, 0–3. Questions may be missing here (a form being filled in): a level is then neither
        scored nor reached.
    language : str
        Of the texts.

    Examples
    --------
    >>> import portfolio as pf
    >>> form = pf.Assessment({"dates_written": 3, "delays_announced": 3, "on_time_counted": 3}, "en")
    >>> form.level, form.name
    (1, 'deadlines')
    """

    answers: Mapping[str, int]
    language: str = "en"

    def __post_init__(self) -> None:
        checked(self.language)
        object.__setattr__(
            self, "answers", MappingProxyType({q: self.answers[q] for q in questions() if q in self.answers})
        )

    def __hash__(self) -> int:
        return hash((tuple(self.answers.items()), self.language))

    def __reduce__(self) -> tuple[type[Assessment], tuple[object, ...]]:
        # read-only views can't be pickled
        return type(self), (dict(self.answers), self.language)

    @cached_property
    def scores(self) -> dict[int, float]:
        """Per cent of each level's scale, 0–100; NaN where a question is not answered."""
        return {
            level: 100 * total / (MOST * count) if total is not None else math.nan
            for level, (total, count) in self._totals.items()
        }

    @cached_property
    def reached(self) -> dict[int, bool]:
        """Whether each level has two thirds of its scale, taken by itself."""
        return {
            level: total is not None and total >= ENOUGH * count
            for level, (total, count) in self._totals.items()
        }

    @cached_property
    def _totals(self) -> dict[int, tuple[int | None, int]]:
        """The sum of each level's answers, None where one is missing, and how many questions it has."""
        found = {}
        for level in levels()[1:]:
            given = [self.answers[q.id] for q in level.questions if q.id in self.answers]
            found[level.level] = (
                sum(given) if len(given) == len(level.questions) else None,
                len(level.questions),
            )
        return found

    @cached_property
    def level(self) -> int:
        """The highest level that is reached together with every level below it; 0 where the first is not."""
        return next((level - 1 for level, reached in self.reached.items() if not reached), len(self.reached))

    @property
    def frame(self) -> pd.DataFrame:
        """A row a level, lowest first: ``level``, ``name``, ``score`` (per cent, NaN while a question is
        open), ``reached`` (two thirds, by itself), ``stands`` (it and every level below are reached).
        """
        import pandas as pd

        rows = [
            (
                k.level,
                k.name(self.language),
                self.scores[k.level],
                self.reached[k.level],
                k.level <= self.level,
            )
            for k in levels()[1:]
        ]
        frame = pd.DataFrame(rows, columns=["level", "name", "score", "reached", "stands"])
        return shown_as("assessed", frame.astype({"name": "str"}), None, self.language)

    @property
    def name(self) -> str:
        """The level where the organisation stands, in a word."""
        return levels()[self.level].name(self.language)

    @property
    def strengths(self) -> str:
        """What steering at this level gives."""
        return self._text("strengths")

    @property
    def limits(self) -> str:
        """What steering at this level does not show."""
        return self._text("limits")

    @property
    def next_step(self) -> str:
        """What to do to reach the next level; at the sixth, to stay there."""
        return self._text("next_step")

    @property
    def holding_back(self) -> pd.DataFrame:
        """The answers that keep the next level from being reached, those below *mostly*, worst first:
        ``level``, ``question``, ``answer`` (0 or 1), ``text``. Empty at the sixth level.
        """
        import pandas as pd

        rows = [(q.level, q.id, self.answers[q.id], q.text(self.language)) for q in self._weak]
        frame = pd.DataFrame(rows, columns=["level", "question", "answer", "text"]).astype(
            {"level": "int64", "question": "str", "answer": "int64", "text": "str"}
        )
        return shown_as("holding_back", frame, None, self.language)

    @property
    def open(self) -> list[str]:
        """Questions not answered; none where :func:`portfolio.assess` made this."""
        return [q for q in questions() if q not in self.answers]

    @property
    def placed(self) -> bool:
        """Whether the answers say where the organisation stands: while the first level has open questions,
        they do not.
        """
        return bool(self.level) or not math.isnan(self.scores[1])

    @property
    def ahead(self) -> list[int]:
        """Levels reached by themselves that do not count yet, since one below is not."""
        return [level for level, reached in self.reached.items() if reached and level > self.level]

    @property
    def _weak(self) -> list[Question]:
        if not self.placed or self.level == len(self.reached):
            return []
        weak = [q for q in levels()[self.level + 1].questions if self.answers.get(q.id, MOST) < ENOUGH]
        return sorted(weak, key=lambda q: self.answers[q.id])

    def _text(self, what: str) -> str:
        return levels()[self.level].text(what, self.language)

    @property
    def headline(self) -> str:
        """Where the organisation stands, in one line."""
        if not self.placed:
            return phrase(self.language, "unplaced")
        return phrase(self.language, "headline", level=self.level, name=self.name)

    @property
    def _steers_by(self) -> str:
        return phrase(self.language, "steers_by", what=self._text("steers_by")) if self.placed else ""

    def _parts(self) -> list[tuple[str, str]]:
        """What is said of the level, each under its heading."""
        if not self.placed:
            return []
        return [
            (phrase(self.language, part), self._text(part)) for part in ("strengths", "limits", "next_step")
        ]

    def _notes(self) -> list[str]:
        """What is to be known about the answers: levels ahead of their turn, questions still open."""
        notes = []
        if self.ahead:
            said = [f"{level} ({levels()[level].name(self.language)})" for level in self.ahead]
            notes.append(phrase(self.language, "ahead_of_turn", levels=listing(said, self.language)))
        if self.open:
            notes.append(phrase(self.language, "open", count=len(self.open), total=len(questions())))
        return notes

    def _held_back(self) -> tuple[str, list[str]]:
        """What keeps the next level from being reached: a heading, and a line an answer."""
        if not self._weak:
            return "", []
        following, words = levels()[self.level + 1], scale(self.language)
        head = phrase(
            self.language,
            "held_back",
            level=following.level,
            name=following.name(self.language),
            enough=words[ENOUGH],
        )
        return head, [f"{words[self.answers[q.id]]} — {q.text(self.language)}" for q in self._weak]

    def _rungs(self) -> Iterator[tuple[Level, str, str]]:
        """Each level from the highest down: itself, its share in words, and what there is to say of it."""
        for level in reversed(levels()[1:]):
            open_, here = math.isnan(self.scores[level.level]), level.level == self.level
            said = (
                phrase(self.language, "here" if here else "ahead")
                if here or level.level in self.ahead
                else ""
            )
            yield (
                level,
                (
                    phrase(self.language, "unanswered")
                    if open_
                    else per_cent(self.scores[level.level] / 100, self.language)
                ),
                said,
            )

    def __str__(self) -> str:
        width = max(len(level.name(self.language)) for level in levels())
        lines = [self.headline, *([wrapped(self._steers_by)] if self.placed else []), ""]
        for level, share, said in self._rungs():
            lines.append(
                f"  {level.level} {level.name(self.language):<{width}}  {_bar(self.scores[level.level])}"
                f" {share:>5}  {said}".rstrip()
            )
        lines += (
            [
                "",
                *(
                    wrapped(f"{head}{colon(self.language)} {text}", below="  ")
                    for head, text in self._parts()
                ),
            ]
            if self.placed
            else []
        )
        head, held = self._held_back()
        lines += ["", wrapped(head), *(wrapped(text, "- ") for text in held)] if held else []
        lines += ["", *map(wrapped, self._notes())] if self._notes() else []
        return "\n".join(lines)

    __repr__ = __str__

    def to_html(self, beside_ladder: bool = False) -> str:
        """The report as HTML; beside the ladder without what that shows, the headline and the scores."""
        cells = ((str(level.level), level.name(self.language), *said) for level, *said in self._rungs())
        rows = "".join(f"<tr>{''.join(f'<td>{on_page(c)}</td>' for c in row)}</tr>" for row in cells)
        head, held = self._held_back()
        items = "".join(f"<li>{on_page(text)}</li>" for text in held)
        return "".join(
            [
                (
                    ""
                    if beside_ladder
                    else f"<h4>{on_page(self.headline)}</h4><table><tbody>{rows}</tbody></table>"
                ),
                f"<p>{on_page(self._steers_by)}</p>" if self.placed else "",
                *(f"<p><b>{on_page(part)}</b><br>{on_page(text)}</p>" for part, text in self._parts()),
                f"<p>{on_page(head)}</p><ul>{items}</ul>" if held else "",
                *(f"<p><i>{on_page(note)}</i></p>" for note in self._notes()),
            ]
        )

    def _repr_html_(self) -> str:
        return self.to_html()


def _bar(score: float) -> str:
    """A score as a bar of text, with a mark where a level is reached."""
    length = 0 if math.isnan(score) else round(_BAR * score / 100)
    bar = "█" * length + "·" * (_BAR - length)
    mark = _BAR * ENOUGH // MOST
    return f"{bar[:mark]}│{bar[mark:]}"


def assess(answers: Mapping[str, object] | str | os.PathLike[str], language: str | None = None) -> Assessment:
    """Place an organisation among the six levels of steering by what it does, with strengths, limits and the
    next step.

    Parameters
    ----------
    answers : mapping or path
        Question id to 0 never · 1 sometimes · 2 mostly · 3 always, for every question of
        :func:`portfolio.questionnaire`; or a file ``answers.toml`` with the same, in sections or without.
    language : str, optional
        Of the texts; what the answers say under ``language``, else English, unless given.

    Returns
    -------
    Assessment
        Prints itself as a report; ``level`` is 0 to 6, ``frame`` has a row a level.

    Raises
    ------
    CaseError
        Every fault at once: a question that is unknown, under the wrong section or without an answer, a value
        outside the scale, a file that cannot be read.

    Notes
    -----
    A level is *reached* when its answers come to two thirds of what they could be, *mostly* on average. The
    organisation *stands* at the highest level that is reached together with every level below it, so a gap
    below holds it back: the staged representation of maturity models [1]_. There a level needs every goal
    satisfied; two thirds, the middle of what process assessment calls *largely achieved* (more than 50 % up
    to 85 %) [2]_, is this questionnaire's own choice.

    References
    ----------
    .. [1] CMMI Product Team (2010). CMMI for Development, Version 1.3. CMU/SEI-2010-TR-033, chapter 3.
    .. [2] ISO/IEC 33020 (2015). Process measurement framework for assessment of process capability.

    Examples
    --------
    >>> import portfolio as pf
    >>> asked = pf.questionnaire().itertuples()
    >>> found = pf.assess({row.question: 3 if row.level <= 2 else 1 for row in asked})
    >>> found.level, found.name, round(found.scores[3])
    (2, 'scope', 33)
    """
    with told_in(language or FALLBACK):
        given = read_answers(answers)
    told = language or given.language or FALLBACK
    open_ = [q for q in questions() if q not in given.answers and q not in given.spoilt]
    faults = given.faults + [
        given.fault(given.blanks.get(q), q, "", sentence("assess_fault_open", known=accepted()))
        for q in open_
    ]
    if faults:
        raise CaseError(
            sorted(faults, key=lambda f: math.inf if f.row is None else f.row), given.source, told
        )
    return Assessment(given.answers, told)
