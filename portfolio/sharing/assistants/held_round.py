"""The round that is answered about: read anew for each question, its plan kept while it is the same."""

from __future__ import annotations

from pathlib import Path

from portfolio.allocator.search import ONE_ANSWER_GAP
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.loaders.address import masked
from portfolio.loaders.load import load
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem
from portfolio.words.languages import FALLBACK

_SHARING = 2
"""The plan that a question is about may take half of its time: the question itself needs the rest."""


class HeldRound:
    """A case by its address. People edit it while it is talked about: it is read whenever it is asked for.

    Attributes
    ----------
    address : str
        A folder, a workbook or an address of a database.
    language : str
        That is spoken; the case's own from the first time it is read, unless one was asked for.
    """

    def __init__(self, address: str | Path, language: str | None = None) -> None:
        self.address, self._asked = str(address), language
        self.language = language or FALLBACK
        self._plan: Allocation | None = None

    @property
    def shown(self) -> str:
        """The address without a password."""
        return masked(self.address)

    def written(self) -> Case:
        """The case as it is written, to be written again.

        Raises
        ------
        CaseError
            With every fault that it has now.
        """
        case = load(self.address)
        self.language = self._asked or case.settings.language
        return case

    def case(self) -> Case:
        """The case in the language that is spoken; the same object while nothing in it changed."""
        case = self.written()
        if self.language != case.settings.language:
            spoken = {**case.written_settings, "language": self.language}
            case = Case(case.written, spoken, read_from=case.read_from)
        if self._plan is not None and self._plan.problem.case == case:
            return self._plan.problem.case
        return case

    def plan(self) -> Allocation:
        """The best plan of the case as it is now, or the best that was found in half of the time.

        Raises
        ------
        PortfolioError
            When there is none.
        """
        case = self.case()
        if self._plan is None or self._plan.problem.case is not case:
            plan = Session(case).found(Problem(case), ONE_ANSWER_GAP, among=_SHARING)
            if plan.gap > ONE_ANSWER_GAP:
                return plan  # with more time there may be a better one
            self._plan = plan
        return self._plan
