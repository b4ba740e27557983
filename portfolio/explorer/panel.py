"""The explorer: knobs beside the plan that they lead to; what was found can be kept in the case as plain
rows.
"""

from __future__ import annotations

import os
from typing import Any

import ipywidgets as widgets

from portfolio.case.case import Case, checked_case
from portfolio.case.lookup import id_or_text
from portfolio.errors import PortfolioError, in_its_language
from portfolio.explorer import html
from portfolio.explorer.answers import Answers, Found
from portfolio.explorer.latest import Latest
from portfolio.explorer.parts import close_all, named, scrolled, text
from portfolio.explorer.state import Knobs, Row, decided, lacking
from portfolio.explorer.style import namer, rules
from portfolio.explorer.timeline import Timeline
from portfolio.explorer.widgets import Controls
from portfolio.explorer.writing import Writing, saved_to
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem, check_search
from portfolio.words.languages import checked
from portfolio.words.media import on_page
from portfolio.words.sentences import say

_MOMENT = 0.5
"""Seconds for which the page waits for a first plan: what is saved of a notebook should show one, and nobody
should wait for it.
"""


class Explorer:
    """Knobs and the plan they lead to, in a notebook; made by :func:`portfolio.explore`.

    Attributes
    ----------
    box : ipywidgets.VBox
        All of it as a widget, to place inside others.
    case : Case
        The case with what was kept and decided here; save it with :meth:`save`.
    controls : Controls
        The knobs as widgets.
    timeline : Timeline
        The roadmap of the plan, and what holds a line of it.

    Examples
    --------
    >>> import portfolio as pf
    >>> explorer = pf.explore(pf.load("data/samples/lorie_savage"))
    >>> explorer.wait(60), explorer.plan.impact
    (True, 70.0)
    """

    def __init__(
        self, case: Case, language: str, time_limit: float | None, read_only: bool, save_to: str
    ) -> None:
        self.language, self.read_only = checked(language), read_only
        self.case = self._asked = self._saved = case
        self._earlier: list[tuple[Case, Case]] = []
        self._found: Found | Exception | None = None
        self._before: Found | None = None
        self._settled = 0
        self._latest: Latest[tuple[Case, Knobs], Found] = Latest(
            Answers(self.language, time_limit), self._show
        )
        self.headline, self.message = (named(text(), name) for name in ("headline", "message"))
        self.near, self.funded = (named(scrolled(), name) for name in ("changes", "funded"))
        self._tabs = [named(scrolled(), f"tab-{k}") for k in range(3)]
        self.controls = Controls(case, self.language, self._ask)
        self.timeline = Timeline(case, self.language, self.controls)
        self._writing = Writing(case, self.language, self, self._tell, save_to)
        self.box = self._built()
        self._ask()

    @property
    def problem(self) -> Problem:
        """What is asked now; at a level that the case lacks columns for, a :class:`portfolio.CaseError`."""
        return self.controls.knobs.asked(self._asked)

    @property
    def plan(self) -> Allocation | None:
        """The plan that is shown: of the latest question that has one so far, or of an earlier one; its
        ``problem`` says which.

        None until there is a first one. Where nothing is possible, the last plan that was.
        """
        return self._before.plan if self._before is not None else None

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the proof of the latest question, or for why nothing is possible; whether it came
        within so many seconds.
        """
        with self._latest.changed:
            return self._latest.changed.wait_for(lambda: self._settled == self._latest.number, timeout)

    def reset(self) -> None:
        """Put every knob back to where the case has it. What was written into the case stays."""
        self.controls.reset()

    def close(self) -> None:
        """End what is being computed, take it off the page and give back its memory, about a megabyte.

        Without it an explorer stays until the kernel ends, also where another one is shown in its place:
        nothing tells a kernel what a page still shows.
        """
        self._latest.close()
        self.timeline.close()
        close_all(self)

    def keep_as_scenario(self, name: str) -> Case:
        """Write where the knobs stand into the case as a scenario, which :func:`portfolio.compare` reads.

        Raises
        ------
        PortfolioError
            When the name is blank or taken, no knob was moved, or a scenario cannot say it: one that is held
            out, another level.
        """
        case = self.controls.knobs.scenario(self.case, name, self.language)
        rows = len(case.table("scenarios")) - len(self.case.table("scenarios"))
        self._write(case, self._asked)
        self._tell(say(self.language, "explorer_kept", name=name.strip(), rows=rows))
        return case

    def write_decision(
        self,
        initiative: str,
        decision: str,
        by: str,
        reason: str,
        option: str | None = None,
        start: str | None = None,
    ) -> Case:
        """Write a decision into the case; it binds from now on, and is shown with its author and reason.

        Raises
        ------
        PortfolioError
            When author or reason is blank, or the initiative is decided already.
        CaseError
            When something named is not in the case.
        """
        initiative = id_or_text(self.case, "initiatives", initiative)
        row: Row = {
            "initiative": initiative,
            "decision": decision,
            "option": option,
            "start": start,
            "by": by,
            "reason": reason,
        }
        case = decided(self.case, row, self.language)
        self._write(case, decided(self._asked, row, self.language))
        word = say(self.language, "explorer_fund" if decision == "fund" else "explorer_reject")
        self._tell(
            say(self.language, "explorer_written", decision=word, who=case.names("initiatives")[initiative])
        )
        return case

    def save(self, target: str | os.PathLike[str]) -> Case:
        """Save the case with what was written here; until then it is lost when the kernel ends.

        Parameters
        ----------
        target : path or address
            Where there is none yet, or the case that was opened here; another one is not replaced.

        Raises
        ------
        PortfolioError
            When nothing is named, or another case is there.
        CaseError
            When it can't be written there, or what is there can't be read.
        """
        saved_to(self.case, self._saved, target, self.language)
        self._saved = self.case
        self._writing.show(self._saved)
        self._tell(say(self.language, "explorer_saved", target=os.fspath(target)))
        return self.case

    def undo(self) -> Case:
        """Take the row or rows that were written last out of the case again.

        Raises
        ------
        PortfolioError
            When nothing was written.
        """
        if not self._earlier:
            raise PortfolioError(say(self.language, "explorer_nothing_written"))
        self._at(*self._earlier.pop())
        self._tell(say(self.language, "explorer_undone"))
        return self.case

    def _write(self, case: Case, asked: Case) -> None:
        self._earlier.append((self.case, self._asked))
        self._at(case, asked)

    def _at(self, case: Case, asked: Case) -> None:
        """Go on with another case; it is asked again only where decisions differ: scenarios of the case
        change no answer.
        """
        self.case = case
        self._writing.show(self._saved)
        if asked is not self._asked:
            self._asked = self.timeline.case = asked
            with self.controls.at_once():
                self.controls.decide(asked)

    def _ask(self) -> None:
        """Put the question of the knobs as they stand, and mark what is shown as the answer to an earlier
        one.
        """
        # callbacks may run in several threads: who asks last must have read the knobs last
        with self._latest.changed:
            number = self._latest.ask((self._asked, self.controls.knobs))
            self.message.value = ""
            found = self._found if isinstance(self._found, Found) else self._before
            if found is not None:
                self._draw_plan(found, number, asking=True)

    def _show(self, number: int, found: Found | Exception) -> None:
        """An answer to the latest question."""
        self._found = found
        if isinstance(found, Exception):
            self._settled = number
            self._fail(found, number)
            return
        if found.plan is not None:
            self._before = found
        self._draw_plan(found, number, asking=False)
        for tab, draw in zip(self._tabs, (html.left_out, html.attainment, html.load), strict=True):
            tab.value = draw(found, self.language)
        self.timeline.show(found)
        if found.settled:
            self._settled = number

    def _draw_plan(self, found: Found, number: int, asking: bool) -> None:
        self.headline.value = html.headline(found, asking, self.language)
        self.near.value = html.near(found, self.language)
        self.funded.value = html.funded(found, number, asking, self.language, self.plan)

    def _fail(self, error: Exception, number: int) -> None:
        said = str(error) if isinstance(error, PortfolioError) else f"{type(error).__name__}: {error}"
        lacks = lacking(self._asked, self.controls.knobs.level, self.language)
        self.headline.value = html.failed(lacks or say(self.language, "explorer_failed", error=said))
        nothing = Found(Problem(self._asked), "failed")
        self.funded.value = html.funded(nothing, number, False, self.language, self.plan)

    def _tell(self, words: str, fault: bool = False) -> None:
        self.message.value = (
            f"<div class='{'why' if fault else 'told'}' role='status'>{on_page(words)}</div>" if words else ""
        )

    def _built(self) -> Any:
        said, controls = self.language, self.controls
        reset = named(widgets.Button(description=say(said, "explorer_reset")), "reset")
        reset.on_click(lambda _: self.reset())
        asked = [controls.party, controls.level, controls.near, controls.within]
        many = named(widgets.VBox(asked), "many")
        knobs = [reset, controls.said, controls.understood, many, controls.pages, self.message]
        below = widgets.Tab([self.timeline.box, *self._tabs])
        phrases = ("explorer_roadmap", "explorer_out", "explorer_attainment", "explorer_load")
        for k, phrase in enumerate(phrases):
            below.set_title(k, say(said, phrase))
        parts = {
            "head": [self.headline, self.near],
            "knobs": knobs,
            "rest": [self.funded, below],
            "writes": [] if self.read_only else [self._writing.box],
        }
        grid = named(widgets.GridBox([named(widgets.VBox(p), name) for name, p in parts.items()]), "grid")
        box = widgets.VBox()
        names = {f".pf-tab-{k}": [say(said, phrase)] for k, phrase in enumerate(phrases[1:])}
        names |= {
            ".pf-funded": [say(said, "explorer_funded")],
            ".pf-changes": [say(said, "explorer_near_changes")],
        }
        names |= controls.names | self.timeline.names
        own = f"explorer-{box.model_id}"
        box.children = [text(rules(len(self.case.periods))), namer(f"pf-{own}", names, said), grid]
        return named(box, "explorer", own)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget, and what stands for it where there are none, of the plan that is there in a moment."""
        with self._latest.changed:
            self._latest.changed.wait_for(lambda: self._found is not None, _MOMENT)
            still = html.elsewhere(self.plan, self.language)
        bundle = self.box._repr_mimebundle_(**kwargs)
        return bundle | {"text/html": still, "text/plain": say(self.language, "explorer_elsewhere_yet")}

    def __repr__(self) -> str:
        """On a terminal, which has no widgets: the plan as it is."""
        if self.plan is None:
            return say(self.language, "explorer_elsewhere_yet")
        return f"{say(self.language, 'explorer_elsewhere')}\n\n{self.plan}"


@in_its_language
def explore(
    case: Case,
    language: str | None = None,
    time_limit: float | None = None,
    read_only: bool = False,
    *,
    save_to: str | os.PathLike[str] = "",
) -> Explorer:
    """Move budgets, teams, points and initiatives in a notebook, and see at once what would be funded.

    A first plan with its gap is shown after a moment, then the proof that none is better, then what each
    initiative costs. The notebook stays free meanwhile; a newer question ends an older one.

    It moves in JupyterLab and Jupyter Notebook, in VS Code with its Jupyter extension, and in voila
    (``portfolio share``). Where there are no widgets, as on GitHub, in an exported page or a terminal, it
    says so and shows a picture of the plan with its table.

    Parameters
    ----------
    case : Case
    language : str, optional
        The case's own unless given.
    time_limit : float, optional
        Seconds for a proof; after it, the gap that is left is shown.
    read_only : bool
        Without the fields and buttons that write scenarios and decisions into the case.
    save_to : path or address, optional
        What stands in the field for where to save.

    Returns
    -------
    Explorer
        Shows itself at the end of a cell. ``problem``, ``plan``, ``case``, ``wait(timeout)``, ``reset()``,
        ``keep_as_scenario(name)``, ``write_decision(initiative, decision, by, reason)``, ``save(target)``,
        ``undo()``.

    Raises
    ------
    PortfolioError
        For anything but a case, or a language that is not there.

    Examples
    --------
    >>> import portfolio as pf
    >>> explorer = pf.explore(pf.load("data/samples/lorie_savage"))
    >>> explorer.controls.amounts["capital"].value = 80
    >>> explorer.wait(60)
    True
    >>> explorer.plan.impact
    46.0
    >>> explorer.keep_as_scenario("a fifth less").scenarios[["row", "change"]].values.tolist()
    [['capital', '× 0.8']]
    """
    checked_case(case)
    check_search(time_limit=time_limit)
    return Explorer(case, language or case.settings.language, time_limit, read_only, os.fspath(save_to))
