"""The fields and buttons that write into the case, and keep what was written from being lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Protocol

import ipywidgets as widgets

from portfolio.case.case import Case
from portfolio.errors import PortfolioError, file_said
from portfolio.explorer.parts import named, text
from portfolio.loaders.database import DATABASE
from portfolio.loaders.folder import is_french
from portfolio.loaders.load import load
from portfolio.loaders.readers import kind_to_write
from portfolio.loaders.save import save, taken
from portfolio.words.media import on_page
from portfolio.words.sentences import into, say

_WRITTEN = ("scenarios", "decisions")
"""The tables that rows are written into here."""


class Written(Protocol):
    """Who writes rows into a case."""

    case: Case

    def keep_as_scenario(self, name: str) -> Case: ...

    def write_decision(self, initiative: str, decision: str, by: str, reason: str) -> Case: ...

    def undo(self) -> Case: ...

    def save(self, target: str | os.PathLike[str]) -> Case: ...


class Writing:
    """Fields for a scenario's name, a decision, and where to save.

    Attributes
    ----------
    box : VBox
    target : Text
        Where to save.
    """

    def __init__(
        self, case: Case, language: str, writes: Written, tell: Callable[[str, bool], None], target: str
    ) -> None:
        self.language, self._writes, self._tell = language, writes, tell
        self.name = self._text("explorer_scenario_called", "keep-name", "explorer_scenario_name")
        ids = [("—", ""), *((name, i) for i, name in case.names("initiatives").items())]
        self.initiative = self._menu(ids, "explorer_decided_on", "decide-initiative")
        ways = [(say(language, f"explorer_{way}"), way) for way in ("fund", "reject")]
        self.decision = self._menu(ways, "explorer_decision", "decide-decision")
        self.by = self._text("explorer_decided_by", "decide-by", "explorer_by")
        self.reason = self._text("explorer_decided_for", "decide-reason", "explorer_reason")
        self.target = self._text("explorer_save_to", "save-to", "explorer_save_where")
        self.target.value = target
        self._unsaved = named(text(), "unsaved")
        title = text(f"<b>{on_page(say(language, 'explorer_keep_and_decide'))}</b>")
        undo = self._button("explorer_undo", "undo", writes.undo)
        rows = [
            [self.name, self._button("explorer_keep", "keep", self._keep)],
            [self.initiative, self.decision],
            [self.by, self.reason, self._button("explorer_write", "decide", self._decide)],
            [
                self.target,
                self._button("explorer_save", "save", lambda: writes.save(self.target.value)),
                undo,
            ],
        ]
        fields = [named(widgets.HBox(row), "fields") for row in rows]
        self.box = named(widgets.VBox([title, *fields[:-1], self._unsaved, fields[-1]]), "writing")

    def show(self, saved: Case) -> None:
        """Say whether all that was written is saved."""
        case = self._writes.case
        rows = sum(len(case.table(name)) - len(saved.table(name)) for name in _WRITTEN)
        said = say(self.language, "explorer_unsaved", rows=rows) if rows else ""
        self._unsaved.value = f"<div class='unsaved' role='status'>{on_page(said)}</div>" if said else ""

    def _keep(self) -> None:
        self._writes.keep_as_scenario(self.name.value)

    def _decide(self) -> None:
        if not self.initiative.value:
            raise PortfolioError(say(self.language, "explorer_no_initiative"))
        self._writes.write_decision(
            self.initiative.value, self.decision.value, self.by.value, self.reason.value
        )

    def _text(self, phrase: str, handle: str, hint: str) -> Any:
        described = {"description": say(self.language, phrase), "placeholder": say(self.language, hint)}
        return named(widgets.Text(**described), "field", handle)

    def _menu(self, options: list[tuple[str, str]], phrase: str, handle: str) -> Any:
        menu = widgets.Dropdown(options=options, value=options[0][1], description=say(self.language, phrase))
        return named(menu, "field", handle)

    def _button(self, phrase: str, handle: str, act: Callable[[], object]) -> Any:
        """A button; what it can't do is said where it was pressed."""

        def pressed(_: object) -> None:
            try:
                act()
            except PortfolioError as error:
                self._tell(str(error), True)
            except OSError as error:
                self._tell(into(file_said(error), self.language), True)

        button = named(widgets.Button(description=say(self.language, phrase)), handle)
        button.on_click(pressed)
        return button


def saved_to(case: Case, before: Case, target: str | os.PathLike[str], language: str) -> None:
    """Save a case where there is none, or the one that it was made from, in the form that it has there; never
    over another.

    Raises
    ------
    PortfolioError
        When the target is blank, or holds another case than ``before``: someone else's, or changed meanwhile.
    """
    name = os.fspath(target).strip()
    if not name:
        raise PortfolioError(say(language, "explorer_no_target"))
    kind = kind_to_write(name)
    if kind is not DATABASE and taken(kind, name) and load(name) not in (before, case):
        raise PortfolioError(say(language, "explorer_target_taken", target=name))
    save(case, name, french=is_french(name))
