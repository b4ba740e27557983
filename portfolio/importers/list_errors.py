"""What stops an import: a list that can't be read, or that can be read in two ways."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portfolio.errors import CaseError, Fault
from portfolio.importers.findings import Question
from portfolio.importers.report_text import Report, told
from portfolio.words.sentences import listing, say

if TYPE_CHECKING:
    import pandas as pd


class ListError(CaseError):
    """A list that can't be read as it stands: every fault, and what was understood of it all the same.

    Attributes
    ----------
    report : Report
        What was understood, assumed, left out and asked so far.

    Examples
    --------
    >>> import portfolio as pf, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "list.csv")
    ...     _ = path.write_text("Name,Cost,Score\\nA,10,\\nB,TBD,4\\n")
    ...     try:
    ...         pf.load_list(path, budget=20)
    ...     except pf.ListError as error:
    ...         print([(row.name, str(row.why)) for row in error.report.left_out])
    [('A', 'no value'), ('B', 'no estimate')]
    """

    def __init__(self, report: Report, faults: Iterable[Fault] = ()) -> None:
        self.report = report
        asked = [
            Fault(
                "",
                None,
                question.key,
                "",
                f"{question.text} {_answers(question, report.language)}",
                report.file,
            )
            for question in report.open
        ]
        super().__init__([*faults, *asked], report.file, report.language)

    def __reduce__(self) -> tuple[type[ListError], tuple[Report, tuple[Fault, ...]]]:
        return type(self), (self.report, self._read)

    @property
    def _read(self) -> tuple[Fault, ...]:
        """The faults without the questions."""
        return self._faults[: len(self._faults) - len(self.report.open)]

    @property
    def questions(self) -> pd.DataFrame:
        """Every question as a frame: ``key``, ``question``, ``readings``, ``stops``."""
        return self.report.frame("questions")

    def __str__(self) -> str:
        return told(self.report, self._read)


class OpenQuestionsError(ListError):
    """A list can be read in two ways that give two answers; nothing is taken for granted.

    Examples
    --------
    >>> import portfolio as pf, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "list.csv")
    ...     _ = path.write_text("Name,Cost,Value\\nA,10,High\\nB,20,Low\\n")
    ...     try:
    ...         pf.load_list(path, budget=20)
    ...     except pf.OpenQuestionsError as error:
    ...         print([question.key for question in error.report.open])
    ['scale']
    """


def _answers(question: Question, language: str) -> str:
    readings = [f'{question.key}="{reading}"' for reading in question.readings]
    return say(language, "list_say_which", readings=listing(readings, language, last="or"))
