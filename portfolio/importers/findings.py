"""What came out of reading a list: what was understood, assumed, left out and asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from portfolio.errors import Fault
from portfolio.words.sentences import quoted, say

_LONG = 60  # as in messages on faults


class Why(StrEnum):
    """Why a row is no candidate; each has a phrase in every language."""

    DONE = "done"
    CANCELLED = "cancelled"
    EPIC = "epic"
    PART = "part"
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
    NEEDS = "needs"
    HIDDEN = "hidden"
    OTHER = "other"


def short(text: str) -> str:
    """A text of the list on one line, cut where it is long, which is seen."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[:_LONG].rsplit(None, 1)[0]} …"


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


def where(file: str, language: str) -> str:
    """Where a row stands, in the language: a file, or a sheet."""
    name = file.removeprefix("sheet ")
    return file if name == file else say(language, "list_sheet", name=name)


@dataclass(slots=True)
class Findings:
    """Gathered while a list is read, then handed over as a report."""

    file: str
    """The sheet, or the text file, that is the list."""
    language: str = "en"
    source: str = ""
    """The file that was given."""
    understood: list[Understood] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)
    used: dict[int, str] = field(default_factory=dict)
    scale: dict[str, float] = field(default_factory=dict)
    """The words that were read by a scale, and what each counts."""
    sizes: dict[str, float] = field(default_factory=dict)
    """The same of efforts."""

    def quoted(self, text: str) -> str:
        """A text of the list in a sentence: one line, cut where it is long, between the language's quotes."""
        return quoted(short(text), self.language)

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
