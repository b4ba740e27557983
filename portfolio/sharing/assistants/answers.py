"""A call in, an answer out: checked before anything is asked, at an end within its time, no larger than can
be read; whatever is wrong is said in a sentence with what to do.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from portfolio.errors import CaseError, InfeasibleError, PortfolioError, TimeLimitError, file_said
from portfolio.progress import ended_by, within
from portfolio.sharing.assistants.asked_for import Argument, wrong
from portfolio.sharing.assistants.held_round import HeldRound
from portfolio.sharing.assistants.tools import TOOLS, Answered, Tool
from portfolio.words.sentences import colon, into, listing, say

if TYPE_CHECKING:
    import pandas as pd

TEXT_MOST = 30_000
"""Characters of an answer: the brief of forty initiatives is read whole; more would push the talk itself out
of what an assistant can hold.
"""
ROWS_MOST = 200
"""Rows of each frame, for the same reason: larger rounds are asked about by name."""


@dataclass(frozen=True)
class Reply:
    """What is sent back.

    Attributes
    ----------
    text : str
    frames : mapping of str to dict
        Each frame as ``rows``, and how many were ``left_out``.
    is_error : bool
        Whether nothing was found because the call, or the case, is wrong.
    """

    text: str
    frames: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    is_error: bool = False


class Answering:
    """Answers calls about one round, one after the other.

    Parameters
    ----------
    held : HeldRound
    writes : bool
        Whether scenarios and decisions may be written into it.
    most : float
        Seconds that a question may take.
    """

    def __init__(self, held: HeldRound, *, writes: bool = False, most: float = 60.0) -> None:
        self.held, self.most, self._writes = held, most, writes
        self._one_at_a_time = threading.Lock()
        seconds = Argument("time_limit", "number", f"seconds in all; {most:g} unless given", most=most)
        self.takes = {t.name: (*t.takes, *((seconds,) if not t.writes else ())) for t in TOOLS}

    @property
    def tools(self) -> tuple[Tool, ...]:
        """Those that may be used here."""
        return tuple(tool for tool in TOOLS if self._writes or not tool.writes)

    def schema(self, tool: Tool) -> dict[str, Any]:
        """What a tool takes here, as JSON Schema."""
        schema = tool.schema
        more = {a.name: a.schema for a in self.takes[tool.name]}
        return {**schema, "properties": more}

    def answer(self, name: str, given: Mapping[str, Any], stop: threading.Event) -> Reply:
        """Answer a call; whoever sets ``stop`` ends it."""
        language = self.held.language
        tool = next((tool for tool in TOOLS if tool.name == name), None)
        if tool is None:
            names = listing([t.name for t in self.tools], language)
            return Reply(say(language, "assistant_no_tool", found=name, tools=names), is_error=True)
        if tool.writes and not self._writes:
            return Reply(say(language, "assistant_reads", tool=name), is_error=True)
        if faults := wrong(given, self.takes[name], language):
            lines = [f"- {fault}" for fault in faults]
            ask_as = say(language, "assistant_ask_as", tool=name, example=tool.example)
            return Reply("\n".join([*lines, ask_as]), is_error=True)
        asked = {key: value for key, value in given.items() if value is not None}
        limit = float(asked.pop("time_limit", self.most))
        with self._one_at_a_time:
            if stop.is_set():  # nobody waits for it any more
                return Reply(say(language, "share_ended"), is_error=True)
            with ended_by(stop), within(limit):
                return self._asked(tool, asked)

    def _asked(self, tool: Tool, asked: Mapping[str, Any]) -> Reply:
        try:
            return self._of_bounded_size(tool.ask(self.held, asked))
        except InfeasibleError as error:
            return Reply(self._why(error))
        except CaseError as error:
            frames = {"faults": rows_of(error.faults)}
            return Reply(self._cut(error.told(self.held.language)), frames, is_error=True)
        except PortfolioError as error:
            return Reply(self._cut(error.told(self.held.language)), is_error=True)
        except OSError as error:
            return Reply(into(file_said(error), self.held.language), is_error=True)
        except KeyboardInterrupt:
            return Reply(say(self.held.language, "share_ended"), is_error=True)
        except Exception as error:
            told = f"{type(error).__name__}: {error}"
            return Reply(say(self.held.language, "program_error", error=told), is_error=True)

    def _why(self, error: InfeasibleError) -> str:
        """The conflict and the ways out, which are asked for now; that there is no portfolio is known."""
        language = self.held.language
        try:
            return self._cut(f"{say(language, 'infeasible')}{colon(language)} {error.told(language)}")
        except TimeLimitError as late:
            return say(language, "infeasible_late", late=late.told(language))

    def _of_bounded_size(self, found: Answered) -> Reply:
        return Reply(self._cut(found.text), {name: rows_of(frame) for name, frame in found.frames.items()})

    def _cut(self, text: str) -> str:
        """The text, or as many whole lines as can be sent, and how much is left out."""
        if len(text) <= TEXT_MOST:
            return text
        head = text[:TEXT_MOST].rpartition("\n")[0] or text[:TEXT_MOST]
        left = len(text) - len(head)
        return f"{head}\n{say(self.held.language, 'assistant_cut', count=left)}"


def rows_of(frame: pd.DataFrame) -> dict[str, Any]:
    """A frame as rows of plain values: what is not known is null, what has no limit ``inf``."""
    rows = frame.head(ROWS_MOST).to_dict("records")
    plain = [{str(column): plain_value(value) for column, value in row.items()} for row in rows]
    return {"rows": plain, "left_out": max(0, len(frame) - ROWS_MOST)}


def plain_value(value: Any) -> Any:
    """A cell as JSON can say it."""
    import pandas as pd

    if isinstance(value, list | tuple):
        return [plain_value(v) for v in value]
    if value is None or pd.isna(value):
        return None
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float) and math.isinf(value):
        return f"{value:g}"
    return value if isinstance(value, str | int | float) else str(value)
