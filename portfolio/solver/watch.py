"""Time, Ctrl-C and progress while something is being solved."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tqdm import tqdm

type Progress = Callable[[float, float, float], object]

_ENDED_BY: ContextVar[threading.Event | None] = ContextVar("ended_by", default=None)


@contextlib.contextmanager
def ended_by(stop: threading.Event) -> Iterator[None]:
    """Let another thread end, as Ctrl-C would, whatever is asked inside: it sets ``stop``. No bar is shown meanwhile.

    What is asked then gives the best plan so far, or raises KeyboardInterrupt where there is none.
    """
    before = _ENDED_BY.set(stop)
    try:
        yield
    finally:
        _ENDED_BY.reset(before)


def progress_bar(what: str, total: int | None = None) -> tqdm[Any]:
    """A bar for what takes longer than two seconds: on a terminal and in a notebook, never in a log; none where TQDM_DISABLE is set."""
    from tqdm.auto import tqdm

    hidden = os.environ.get("TQDM_DISABLE") or _ENDED_BY.get() is not None
    return tqdm(total=total, desc=what, delay=2, leave=False, disable=True if hidden else None)


class Watch:
    """The clock of one question: when to stop and why, and whom to tell how far it is.

    Parameters
    ----------
    began : float
        ``time.perf_counter()`` when the question was put.
    deadline : float
        When to stop with the best so far.
    progress : callable, optional
        Gets (seconds, impact, bound) whenever one of them is better; impact is −inf while no plan is known.
    """

    def __init__(self, began: float, deadline: float = math.inf, progress: Progress | None = None) -> None:
        self.began, self.deadline, self.progress = began, deadline, progress
        self.impact, self.bound = -math.inf, math.inf
        self._interrupt = _ENDED_BY.get() or threading.Event()

    def again(self) -> Watch:
        """The clock of one more question, from now on, ended by the same interrupt."""
        watch = Watch(time.perf_counter())
        watch._interrupt = self._interrupt
        return watch

    @property
    def interrupted(self) -> bool:
        """Whether Ctrl-C was pressed, or :func:`ended_by` says so."""
        return self._interrupt.is_set()

    @property
    def left(self) -> float:
        """Seconds until the deadline."""
        return max(0.0, self.deadline - time.perf_counter())

    @property
    def stopped(self) -> str:
        """Why the search has to end now; empty while it may go on."""
        if self.interrupted:
            return "interrupt"
        return "time limit" if time.perf_counter() >= self.deadline else ""

    def tell(self, impact: float = -math.inf, bound: float = math.inf) -> None:
        """Note a better plan's impact, a better bound."""
        better = impact > self.impact or bound < self.bound
        self.impact, self.bound = max(self.impact, impact), min(self.bound, bound)
        if better and self.progress is not None:
            self.progress(time.perf_counter() - self.began, self.impact, max(self.bound, self.impact))

    @contextlib.contextmanager
    def catching_interrupts(self) -> Iterator[None]:
        """Let Ctrl-C end the search instead of the program; a second one does what it always does.

        A solver's own code does not look at Python's signals, and must not be left by an exception.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.getsignal(signal.SIGINT)
        if before in (None, signal.SIG_IGN):
            yield
            return

        def note(_signal: int, _frame: FrameType | None) -> None:
            self._interrupt.set()
            signal.signal(signal.SIGINT, before)

        signal.signal(signal.SIGINT, note)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
