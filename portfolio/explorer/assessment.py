"""The self-assessment as a form in a notebook: a choice a question, the report and the ladder beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from portfolio.errors import CaseError
from portfolio.explorer.parts import close_all
from portfolio.steering.maturity.answers import read_answers, write_answers
from portfolio.steering.maturity.assessment import Assessment
from portfolio.steering.maturity.questionnaire import (
    Level,
    levels,
    phrase,
    questions,
    scale,
)
from portfolio.words.languages import checked

# a line of a widget is as tall as a button unless told otherwise
_TEXT, _REPORT = (
    "<div style='line-height:1.35;margin-top:6px'>{}</div>",
    "<div style='line-height:1.35'>{}</div>",
)


class AssessmentForm:
    """A form that shows itself in a notebook; made by :func:`portfolio.assess_form`.

    Attributes
    ----------
    box : ipywidgets.HBox
        The form as a widget, to place inside others.
    buttons : dict of str to ipywidgets.ToggleButtons
        By question id; ``value`` is 0–3, or None while the question is open.
    report : ipywidgets.HTML
        What the answers come to.
    image : ipywidgets.Image
        The ladder as PNG.
    """

    def __init__(self, answers: Mapping[str, int], language: str) -> None:
        self.language = checked(language)
        self.report, self.image, self.progress = widgets.HTML(), widgets.Image(format="png"), widgets.HTML()
        self.image.layout.width = "100%"
        self.buttons = {q: self._choice(answers.get(q)) for q in questions()}
        self._again = widgets.Button(description=phrase(language, "reset"), icon="undo")
        self._again.on_click(lambda _: self.reset())
        self._pages = widgets.Accordion([self._page(level) for level in levels()[1:]], selected_index=0)
        left = widgets.VBox(
            [self._pages, widgets.HBox([self._again, self.progress])], layout={"width": "54%"}
        )
        right = widgets.VBox([self.image, self.report], layout={"width": "46%", "padding": "0 0 0 16px"})
        self.box = widgets.HBox([left, right])
        self._held = False
        self._show()

    def close(self) -> None:
        """Take it off the page and give back its memory."""
        close_all(self)

    def _choice(self, answer: int | None) -> widgets.ToggleButtons:
        words = [(word, k) for k, word in enumerate(scale(self.language))]
        choice = widgets.ToggleButtons(options=words, value=answer, style={"button_width": "auto"})
        choice.observe(lambda _: self._show(), "value")
        return choice

    def _page(self, level: Level) -> widgets.VBox:
        rows = [
            (widgets.HTML(_TEXT.format(q.text(self.language))), self.buttons[q.id]) for q in level.questions
        ]
        return widgets.VBox([widget for row in rows for widget in row])

    @property
    def answers(self) -> dict[str, int]:
        """What is answered so far, by question id."""
        return {q: choice.value for q, choice in self.buttons.items() if choice.value is not None}

    @property
    def assessment(self) -> Assessment:
        """Where the answers so far place the organisation."""
        return Assessment(self.answers, self.language)

    def reset(self) -> None:
        """Open every question again."""
        with self._at_once():
            for choice in self.buttons.values():
                choice.value = None
            self._pages.selected_index = 0

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the answers so far to a file that ``portfolio assess`` and :func:`portfolio.assess` read;
        one of that name gives way.
        """
        return write_answers(path, self.answers, self.language, replace=True)

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Several changes that are shown together."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self._show()

    def _show(self) -> None:
        if self._held:
            return
        found = self.assessment
        for page, level in enumerate(levels()[1:]):
            done = sum(q.id in found.answers for q in level.questions)
            self._pages.set_title(
                page, f"{level.level} · {level.name(self.language)}  ({done}/{len(level.questions)})"
            )
        self.progress.value = phrase(
            self.language, "answered", count=len(found.answers), total=len(questions())
        )
        # matplotlib takes a second to load: not before there is a ladder to draw
        from portfolio.plots.maturity import ladder
        from portfolio.plots.style import picture

        self.report.value = _REPORT.format(found.to_html(beside_ladder=True))
        self.image.value = picture(lambda ax: ladder(found, ax), height=3.9, width=7.2)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self.box._repr_mimebundle_(**kwargs)


def assess_form(
    language: str | None = None, answers: Mapping[str, object] | str | os.PathLike[str] | None = None
) -> AssessmentForm:
    """Ask in a notebook what an organisation does, and show at every answer where that places it.

    Parameters
    ----------
    language : str, optional
        That of the answers given, else English, unless given.
    answers : mapping or path, optional
        Where to begin, complete or not; see :func:`portfolio.assess`.

    Returns
    -------
    AssessmentForm
        ``answers``, ``assessment``, ``save(path)``, ``reset()``.

    Raises
    ------
    CaseError
        Every fault of the answers given.

    Examples
    --------
    >>> import portfolio as pf
    >>> form = pf.assess_form(answers={"dates_written": 3, "delays_announced": 2, "on_time_counted": 2})
    >>> form.assessment.level
    1
    """
    given = read_answers({} if answers is None else answers)
    if given.faults:
        raise CaseError(given.faults, given.source)
    return AssessmentForm(given.answers, language or given.language or "en")
