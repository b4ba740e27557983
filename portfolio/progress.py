"""Time, Ctrl-C and progress while something is being solved.

Whoever asks one question has a :class:`Clock`. Who asks several as parts of one larger question does so
:func:`within` one time limit. In either case Ctrl-C is looked at in one place, where a search is left
(:meth:`Clock.catching_interrupts`): it goes on as KeyboardInterrupt, so that nobody can take a plan cut short
for a best one. Only :func:`portfolio.allocate` keeps such a plan.

When the program ends, whatever is still asked in other threads ends first, as at Ctrl-C: a solver's own code
must not come back to a Python that is no longer there, which aborts the process.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import io
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from types import FrameType
from typing import TYPE_CHECKING, Any, TextIO

from portfolio.errors import SolverError, TimeLimitError
from portfolio.words.media import one_line
from portfolio.words.sentences import sentence
from portfolio.words.text_tables import on_stderr

if TYPE_CHECKING:
    from tqdm import tqdm

type Progress = Callable[[float, float, float], object]

_TICK = 0.25
"""Seconds between two signs of life on a terminal."""
_FIRST = 0.3
"""Seconds after which a command says on a terminal that it is at work: what is sooner done needs no word."""
_LOGGED = 60.0
"""Seconds between two such lines where it is no terminal: a log is read later, and is not to be filled."""


_KEPT = 10.0
"""Seconds that a plan which Ctrl-C keeps may take to be told: whoever waited for hours is not to lose it."""
_LEAVES = 60.0
"""Seconds at most that the program's end waits for a search to be left: a first relaxation of the largest
rounds, in which HiGHS calls nobody back, takes half of it.
"""
_PATIENT: list[tuple[float, bool]] = []
_ENDING = threading.Event()
_ASKING: dict[threading.Thread, int] = {}
_CHANGED = threading.Condition()
"""Guards what is asked now, by thread: how many searches, one within another."""


@contextlib.contextmanager
def patiently(seconds: float) -> Iterator[None]:
    """Meanwhile an end takes so long by right, whoever insists: people's work is saved first."""
    one = (seconds, True)
    _PATIENT.append(one)
    try:
        yield
    finally:
        _PATIENT.remove(one)


def patience() -> tuple[float, bool]:
    """How many seconds whoever ends this process waits for it to end by itself, beyond what any takes, and
    whether a second signal changes nothing.
    """
    return max(_PATIENT, default=(0.0, False))


def _end_all() -> None:
    """End what is asked in other threads, and wait until it is left."""
    _ENDING.set()
    here = threading.current_thread()

    until = time.monotonic() + _LEAVES
    with _CHANGED:
        while time.monotonic() < until and any(t is not here and t.is_alive() for t in _ASKING):
            _CHANGED.wait(0.1)


@functools.cache
def _ended_with_the_program() -> None:
    """Have all that is asked ended at the program's end: before it waits for pools of threads, so that what
    does that is loaded first; ``atexit`` comes after.
    """
    import concurrent.futures.thread  # noqa: F401

    getattr(threading, "_register_atexit", atexit.register)(_end_all)


@contextlib.contextmanager
def _asking() -> Iterator[None]:
    thread = threading.current_thread()
    try:
        _ended_with_the_program()
    except RuntimeError:  # it is ending already
        raise KeyboardInterrupt from None
    with _CHANGED:
        if _ENDING.is_set():
            raise KeyboardInterrupt
        _ASKING[thread] = _ASKING.get(thread, 0) + 1
    try:
        yield
    finally:
        with _CHANGED:
            _ASKING[thread] -= 1
            if not _ASKING[thread]:
                del _ASKING[thread]
                _CHANGED.notify_all()


@dataclass(frozen=True)
class _Shared:
    """What ends all that is asked inside one larger question, and how many of its questions are still to
    come.
    """

    interrupt: threading.Event = field(default_factory=threading.Event)
    deadline: float = math.inf
    limit: float = math.inf
    among: float = 1.0
    quiet: bool = False
    told: Callable[[Any], object] | None = None


_SHARED: ContextVar[_Shared | None] = ContextVar("shared", default=None)


@contextlib.contextmanager
def _sharing(shared: _Shared) -> Iterator[None]:
    before = _SHARED.set(shared)
    try:
        yield
    finally:
        _SHARED.reset(before)


@contextlib.contextmanager
def ended_by(stop: threading.Event) -> Iterator[None]:
    """Let another thread end, as Ctrl-C would, whatever is asked inside: it sets ``stop``. No bar is shown
    meanwhile.
    """
    with _sharing(_Shared(stop, quiet=True)):
        yield


@contextlib.contextmanager
def within(
    time_limit: float | None = None, among: float = 1.0, up: tuple[float, float] | None = None
) -> Iterator[None]:
    """Ask what belongs to one larger question: all of it ends at one Ctrl-C, and at one deadline.

    A question that is not answered by then raises :class:`portfolio.TimeLimitError`; one that is proven, with
    ties left to break, is answered once its part of the time is gone.

    Parameters
    ----------
    time_limit : float, optional
        Seconds from now for everything inside; those of a larger question around this one hold as well.
    among : float
        So many questions have to share the time that is left.
    up : (float, float), optional
        What :func:`time_up` said in the process that this one works for.
    """
    outer = _SHARED.get() or _Shared()
    own = replace(outer, among=among)
    if time_limit is not None and time.perf_counter() + time_limit < outer.deadline:
        own = replace(own, deadline=time.perf_counter() + time_limit, limit=time_limit)
    if up is not None and math.isfinite(up[0]):
        own = replace(own, deadline=time.perf_counter() + up[0] - time.time(), limit=up[1])
    try:
        with _sharing(own), _noting(own.interrupt):
            yield
    except Exception:
        if own.interrupt.is_set():
            raise KeyboardInterrupt from None  # which some library took for an error of its own
        raise


def time_up() -> tuple[float, float]:
    """When the larger question's time is up, by a clock that all processes share, and its limit in
    seconds; inf: never.
    """
    shared = _SHARED.get() or _Shared()
    return time.time() + shared.deadline - time.perf_counter(), shared.limit


@contextlib.contextmanager
def _noting(interrupt: threading.Event, held: bool = False, patient: bool = False) -> Iterator[None]:
    """Remember Ctrl-C, should what it raises get lost in a callback; held, the first one does no more than
    that.
    """
    before = (
        signal.getsignal(signal.SIGINT) if threading.current_thread() is threading.main_thread() else None
    )
    # not ours to handle: another thread's, ignored, or the system's own
    if before is None or isinstance(before, int):
        yield
        return

    def note(number: int, frame: FrameType | None) -> None:
        first = not interrupt.is_set()
        interrupt.set()
        if patient and first:
            _PATIENT.append((_KEPT, False))  # for good: what is found is still to be told
        if not (held and first):
            before(number, frame)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def answers_told(to: Callable[[Any], object]) -> Iterator[None]:
    """Tell each answer of the batches that are asked inside as soon as it is there, in no order and from any
    thread.
    """
    with _sharing(replace(_SHARED.get() or _Shared(), told=to)):
        yield


def teller() -> Callable[[Any], object]:
    """Whom a batch tells its answers one by one; nobody unless :func:`answers_told` says so."""
    shared = _SHARED.get()
    return (lambda answer: None) if shared is None or shared.told is None else shared.told


_DOING: list[str] = []
"""What is being done, the innermost last: what bars say, before they show themselves."""


@contextlib.contextmanager
def _doing(what: str) -> Iterator[None]:
    _DOING.append(what)
    try:
        yield
    finally:
        _DOING.remove(what)


@contextlib.contextmanager
def at_work(what: str) -> Iterator[None]:
    """Say within a second, and then all along, that a command is at work: on a terminal one line on stderr
    whose clock goes on, below which bars stand; elsewhere a line a minute. Lines that are printed meanwhile
    stand above it.
    """
    if os.environ.get("TQDM_DISABLE"):
        yield
        return
    with _on_terminal(what) if sys.stderr.isatty() else _in_log(what):
        yield


@contextlib.contextmanager
def _in_log(what: str) -> Iterator[None]:
    done, began = threading.Event(), time.monotonic()

    def log() -> None:
        while not done.wait(_LOGGED):
            minutes, seconds = divmod(int(time.monotonic() - began), 60)
            print(f"{what} … {minutes:02}:{seconds:02}", file=sys.stderr, flush=True)

    with _beside(log, done):
        yield


@contextlib.contextmanager
def _on_terminal(what: str) -> Iterator[None]:
    from tqdm import tqdm

    done, seen = threading.Event(), threading.Event()

    def tick() -> None:
        wait, doing = _FIRST, "reading"
        while not done.wait(wait):
            seen.set()
            doing = _DOING[-1] if _DOING else doing if doing == "reading" else ""
            line.set_description_str(": ".join(filter(None, [what, doing])), refresh=False)
            line.refresh()
            wait = _TICK

    above = _Above(sys.stdout, seen)
    # shown by the thread alone, and not before its time
    form: Any = {"delay": _LOGGED, "leave": False, "position": 0, "bar_format": "{desc} … {elapsed}"}
    with tqdm(desc=what, **form) as line:
        try:
            with contextlib.redirect_stdout(above if above.isatty() else sys.stdout), _beside(tick, done):
                yield
        finally:
            above.emit()  # what does not end in a new line
            if seen.is_set():
                line.clear()


@contextlib.contextmanager
def _beside(work: Callable[[], None], done: threading.Event) -> Iterator[None]:
    """Do that in another thread, until ``done`` is set at the end."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


class _Above(io.TextIOBase):
    """A terminal's stdout while bars stand there: whole lines are printed above them."""

    def __init__(self, stream: TextIO, seen: threading.Event) -> None:
        self.stream, self.seen, self.pending = stream, seen, ""

    def write(self, text: str) -> int:
        self.pending += text
        if self.pending.endswith("\n"):
            self.emit()
        return len(text)

    def emit(self) -> None:
        """Print what there is."""
        from tqdm import tqdm

        with tqdm.external_write_mode() if self.seen.is_set() else contextlib.nullcontext():
            self.stream.write(self.pending)
            self.stream.flush()
        self.pending = ""

    def isatty(self) -> bool:
        return self.stream.isatty()

    def fileno(self) -> int:
        return self.stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self.stream.encoding


def aside(text: str) -> None:
    """Print a line on stderr, above the bars where there are any; as it fits where that is a terminal."""
    from tqdm import tqdm

    tqdm.write(on_stderr(text), file=sys.stderr)


@contextlib.contextmanager
def progress_bar(what: str, total: int | None = None, bar_format: str | None = None) -> Iterator[tqdm[Any]]:
    """A bar for what takes longer than a second: on a terminal and in a notebook, never in a log; none where
    TQDM_DISABLE is set.

    On a terminal its clock goes on while nothing else does.
    """
    from tqdm.auto import tqdm

    what = one_line(what)
    shared = _SHARED.get()
    hidden = os.environ.get("TQDM_DISABLE") or (shared is not None and shared.quiet)
    done = threading.Event()

    def tick() -> None:
        while not done.wait(_TICK):
            bar.miniters = 0  # shown though nothing was done
            bar.update(0)

    disable = True if hidden else None  # None: where it is no terminal
    with (
        _doing(what),
        tqdm(total=total, desc=what, delay=1, leave=False, disable=disable, bar_format=bar_format) as bar,
    ):
        ticking = (
            threading.Thread(target=tick, daemon=True) if not bar.disable and sys.stderr.isatty() else None
        )
        try:
            if ticking is not None:
                ticking.start()
            yield bar
        finally:
            done.set()
            if ticking is not None:
                ticking.join()


class Clock:
    """The clock of one question: when to stop and why, and whom to tell how far it is.

    Parameters
    ----------
    began : float
        ``time.perf_counter()`` when the question was put.
    deadline : float
        When to stop with the best so far; the larger question's own holds as well.
    progress : callable, optional
        Gets (seconds, impact, bound) whenever one of them is better, and at least about every second while
        the whole program is searched; impact is −inf while no plan is known.
    """

    def __init__(self, began: float, deadline: float = math.inf, progress: Progress | None = None) -> None:
        shared = _SHARED.get() or _Shared()
        self.began, self.deadline, self.progress = began, min(deadline, shared.deadline), progress
        self.impact, self.bound = -math.inf, math.inf
        self._told = began
        self._shared, self._interrupt, self._held = shared, shared.interrupt, False
        self._fair = self._part(shared.among)

    def _part(self, among: float) -> float:
        """When this question's part of the time is gone, where so many share what is left."""
        return (
            time.perf_counter() + self.left / max(1.0, among)
            if math.isfinite(self.deadline) and among > 1
            else math.inf
        )

    def again(self, among: float = 1.0) -> Clock:
        """The clock of one more question, from now on, ended by the same interrupt and deadline; so many
        share the time that is left.
        """
        clock = Clock(time.perf_counter(), self.deadline)
        clock._shared, clock._interrupt, clock._held = self._shared, self._interrupt, self._held
        clock._fair = clock._part(among * self._shared.among)
        return clock

    def ties_alone(self) -> None:
        """The answer is proven, and ties are all that is left: what others need of the time is theirs now."""
        self.deadline = min(self.deadline, self._fair)

    @property
    def interrupted(self) -> bool:
        """Whether Ctrl-C was pressed, :func:`ended_by` says so, or the program ends."""
        return self._interrupt.is_set() or _ENDING.is_set()

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
        """Note a better plan's impact, a better bound; tell them, and once a second that the search goes
        on.
        """
        better = impact > self.impact or bound < self.bound
        self.impact, self.bound = max(self.impact, impact), min(self.bound, bound)
        now = time.perf_counter()
        if self.progress is not None and (better or now - self._told >= 1):
            self._told = now
            self.progress(now - self.began, self.impact, max(self.bound, self.impact))

    def goes_on(self) -> bool:
        """Tell that the search goes on, and whether it may: for whoever is called back all along."""
        self.tell()
        return not self.stopped

    def late(self, found: str = "", plan: Any = None) -> TimeLimitError:
        """What is said where the time was up first, with the plan that was found until then."""
        limit = self._shared.limit if math.isfinite(self._shared.limit) else self.deadline - self.began
        return TimeLimitError(limit, found, plan)

    def no_answer(self, question: str) -> SolverError:
        """What is said where a search ended without an answer: the time was up, or the solver is at fault."""
        if self.stopped:
            return self.late()
        return SolverError(sentence("solver_silent", question=sentence(question)))

    @contextlib.contextmanager
    def catching_interrupts(self, keep: bool = False) -> Iterator[None]:
        """Let Ctrl-C end the search first, and raise KeyboardInterrupt when it is left; a second one does
        what it always does.

        A solver's own code does not look at Python's signals, and must not be left by an exception. Inside a
        search of the same clock, nothing: it is left there.

        Parameters
        ----------
        keep : bool
            Nothing is raised: whoever asked gets the best plan so far, and says so. For the one question that
            a user asks alone.
        """
        if self._held:
            yield
            return
        self._held = True
        try:
            with _asking(), _noting(self._interrupt, held=True, patient=keep):
                yield
        except Exception:
            if self.interrupted:
                raise KeyboardInterrupt from None  # whatever is wrong with half an answer
            raise
        finally:
            self._held = False
        if self.interrupted and not keep:
            raise KeyboardInterrupt
