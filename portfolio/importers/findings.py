"""What came out of reading a list: what was understood, assumed, left out and asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from portfolio.errors import Fault
from portfolio.words.sentences import quoted

if TYPE_CHECKING:
    import pandas as pd


_LONG = 60  # as in messages on faults


class Why(StrEnum):
    """Why a row is no candidate; each has a phrase in every language."""

    DONE = "done"
    CANCELLED = "cancelled"
    EPIC = "epic"
    SUB_TASK = "sub-task"
    TOTAL = "total"
    LEGEND = "legend"
    TITLE = "title"
    HEADINGS = "headings"
    OTHER_TABLE = "other table"
    NO_NAME = "no name"
    NO_ESTIMATE = "no estimate"
    NO_VALUE = "no value"
    NO_TEAM = "no team"
    LATER = "later"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Understood:
    """One column: its heading, the role it plays ("own" for one that is kept as it is), a cell of it."""

    heading: str
    role: str
    example: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One row that is no candidate, and why; ``because`` is what the row itself says."""

    file: str
    row: int
    name: str
    why: Why
    because: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What could be read in two ways.

    Attributes
    ----------
    key : str
        The key of a mapping that answers it.
    text : str
        The question, with what was found.
    readings : tuple of str
        Answers that are possible, each as it is written after the key's ``=``.
    stops : bool
        Whether the answer changes what comes out; else the first reading was taken, and is to be confirmed.
    """

    key: str
    text: str
    readings: tuple[str, ...]
    stops: bool = True


@dataclass(slots=True)
class Findings:
    """Gathered while a list is read, then handed over as a :class:`Report`."""

    file: str
    language: str = "en"
    understood: list[Understood] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)
    used: dict[int, str] = field(default_factory=dict)
    scale: dict[str, float] = field(default_factory=dict)
    """The words that were read by a scale, and what each counts."""

    def quoted(self, text: str) -> str:
        """A text of the list in a sentence: one line, cut where it is long, between the language's quotes."""
        line = " ".join(text.split())
        return quoted(line if len(line) <= _LONG else f"{line[: _LONG - 1]}…", self.language)

    def ask(self, key: str, text: str, readings: Iterable[str], *, stops: bool = True) -> None:
        """A question; one of a key is asked once."""
        if key not in {q.key for q in self.questions}:
            self.questions.append(Question(key, text, tuple(readings), stops))

    def assume(self, text: str) -> None:
        """What was taken as given, said once."""
        if text not in self.assumed:
            self.assumed.append(text)

    def fault(self, problem: str, row: int | None = None, column: str = "", also: Iterable[int] = ()) -> None:
        """What can't be read at all."""
        self.faults.append(Fault("", row, column, "", problem, self.file, tuple(also)))

    def report(self) -> Report:
        """What was found, for good."""
        return Report(
            self.file,
            self.language,
            tuple(self.understood),
            tuple(self.assumed),
            tuple(sorted(self.left_out, key=lambda r: (r.file != self.file, r.row))),
            tuple(self.questions),
            dict(self.used),
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What was understood of a list, what was assumed, left out and asked.

    Every row of the table that was read is either in ``used`` (row to initiative) or in ``left_out``.
    """

    file: str
    language: str
    understood: tuple[Understood, ...]
    assumed: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    questions: tuple[Question, ...]
    used: Mapping[int, str]

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions that stop the import."""
        return tuple(q for q in self.questions if q.stops)

    def plain(self) -> dict[str, list[dict[str, object]]]:
        """Every part as rows of plain values."""
        return {
            "understood": [
                {"heading": u.heading, "role": u.role, "example": u.example} for u in self.understood
            ],
            "assumed": [{"assumed": text} for text in self.assumed],
            "left_out": [
                {"file": r.file, "row": r.row, "name": r.name, "why": str(r.why), "because": r.because}
                for r in self.left_out
            ],
            "questions": [
                {"key": q.key, "question": q.text, "readings": " | ".join(q.readings), "stops": q.stops}
                for q in self.questions
            ],
            "used": [{"row": row, "initiative": ident} for row, ident in sorted(self.used.items())],
        }

    def frame(self, name: str) -> pd.DataFrame:
        """One part as a fresh frame."""
        import pandas as pd

        rows = self.plain()[name]
        return pd.DataFrame(rows, columns=list(rows[0]) if rows else _COLUMNS[name])


_COLUMNS = {
    "understood": ["heading", "role", "example"],
    "assumed": ["assumed"],
    "left_out": ["file", "row", "name", "why", "because"],
    "questions": ["key", "question", "readings", "stops"],
    "used": ["row", "initiative"],
}
