"""What stops an import: a list that can be read in two ways."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from portfolio.errors import CaseError, Fault
from portfolio.importers.findings import Question
from portfolio.importers.report_text import Report, told

if TYPE_CHECKING:
    import pandas as pd


class OpenQuestionsError(CaseError):
    """A list can be read in two ways that give two answers; nothing is taken for granted.

    Attributes
    ----------
    report : Report
        What was understood so far, and every question with its readings.

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

    def __init__(self, report: Report, faults: Iterable[Fault] = ()) -> None:
        self.report = report
        asked = [
            Fault("", None, question.key, "", f"{question.text} {_answers(question)}", report.file)
            for question in report.open
        ]
        super().__init__([*faults, *asked], report.file)

    def __reduce__(self) -> tuple[type[OpenQuestionsError], tuple[Report, tuple[Fault, ...]]]:
        own = len(self._faults) - len(self.report.open)
        return type(self), (self.report, self._faults[:own])

    @property
    def questions(self) -> pd.DataFrame:
        """Every question as a frame: ``key``, ``question``, ``readings``, ``stops``."""
        return self.report.frame("questions")

    def __str__(self) -> str:
        return told(self.report, self._faults[: len(self._faults) - len(self.report.open)])


def _answers(question: Question) -> str:
    readings = " or ".join(f'{question.key}="{reading}"' for reading in question.readings)
    return f"Say which: {readings}."
