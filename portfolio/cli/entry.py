"""The door of the command. Nothing is imported here but what is loaded anyway: signals are listened to before
all the rest is.

Ctrl-C, SIGTERM and SIGHUP raise KeyboardInterrupt, which everything is left by in good order. That may get
lost, in a callback or in a library that takes it for an error of its own, or wait for code that does not look
at Python's signals: what has not ended by itself soon is ended as it is, by a thread that the system wakes.
"""

from __future__ import annotations

import _thread
import atexit
import os
import signal
import sys
import time

from portfolio.cli.exit_codes import BAD_INPUT, INTERRUPTED, TOLD_BY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

_SOON = 0.5
"""Seconds: half of the one that is promised. What is ended then has its files to put in order. What has said
all has twice as long to leave.
"""
_FILES = 5.0
"""Seconds at most that files which are being written may take, on the slowest disk: a set is whole or not
there, and to wait is better than half of it.
"""
_LEFT_OVER = 0.2
"""Seconds for temporary folders, which anything may have asked to be removed at the end."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; what goes wrong is said on stderr in plain words, and in the exit code. One Ctrl-C
    ends it, within a second where it is a process of its own.
    """
    ending = _Ending(own=arguments is None)
    ending.listen()
    try:
        try:
            from portfolio.cli.command import run
        except Exception as error:
            if ending.told:
                raise
            return _unreadable(error)

        return ending.done(run(arguments))
    except KeyboardInterrupt:
        return ending.interrupted()
    except BaseException:
        if not ending.told:
            raise
        return ending.interrupted()  # a library took it for another error
    finally:
        ending.leave()


class _Ending:
    """Who tells the command to end, and how it does.

    Attributes
    ----------
    own : bool
        Whether the process is the command's own, which may be ended.
    told : list of int
        The signals so far.
    """

    def __init__(self, *, own: bool) -> None:
        self.own, self.told = own, list[int]()
        self._before = signal.getsignal(signal.SIGINT)
        self._taken: list[int] = []
        self._raised, self._code_after = False, -1
        self._said = sys.unraisablehook
        self._telling, self._hurry = _thread.allocate_lock(), _thread.allocate_lock()

    def listen(self) -> None:
        """From now on."""
        if self._before is signal.default_int_handler:  # else it is ignored, or somebody else's
            self._take(signal.SIGINT, self._press)
            # raised in a callback it is not lost, since the next question knows of it, and nothing is to be
            # said there
            sys.unraisablehook = self._unraisable
        if not self.own:
            return
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                self._take(number, self._end)
        reads, writes = os.pipe()
        os.set_blocking(writes, False)
        self._hurry.acquire()
        _thread.start_new_thread(self._watch, (reads,))
        signal.set_wakeup_fd(writes, warn_on_full_buffer=False)

    def _take(self, number: int, handler: Callable[[int, FrameType | None], object]) -> None:
        signal.signal(number, handler)
        self._taken.append(int(number))

    def _press(self, number: int, frame: FrameType | None) -> None:
        if not self.told:
            self.told.append(number)
        if self.own and self._raised:
            return  # what is left in good order is not to be disturbed; the end comes soon in any case
        self._raised = True
        self._quiet()
        raise KeyboardInterrupt

    def _end(self, number: int, frame: FrameType | None) -> None:
        """As at Ctrl-C, by whoever answers that now."""
        if not self.told:
            self.told.append(number)
        pressed = signal.getsignal(signal.SIGINT)
        (pressed if callable(pressed) else self._press)(number, frame)

    def _unraisable(self, what: sys.UnraisableHookArgs) -> None:
        if not (self.told or isinstance(what.exc_value, KeyboardInterrupt)):
            self._said(what)

    def _quiet(self) -> None:
        """What is given up in other threads is nothing to be said."""
        threading: Any = sys.modules.get("threading")
        if self.own and threading is not None:
            threading.excepthook = lambda _: None

    def _watch(self, reads: int) -> None:
        """A thread that the system wakes at a signal, whatever the others do."""
        while True:
            for number in os.read(reads, 16):
                if number not in self._taken:
                    continue
                if not self.told:
                    self.told.append(number)
                _thread.start_new_thread(self._wait, ())
                while not set(os.read(reads, 16)) & set(self._taken):
                    pass
                self._hurry.release()
                return

    def _wait(self) -> None:
        """Wait for the end, as long as it takes by right; then end what does not by itself."""
        if self._code_after >= 0:
            time.sleep(2 * _SOON)  # a solver's thread may be left, which nobody needs any more
        else:
            hurried = self._hurry.acquire(timeout=_SOON)
            progress: Any = sys.modules.get("portfolio.progress")
            patience, firm = progress.patience() if hasattr(progress, "patience") else (0.0, False)
            if firm:
                time.sleep(patience)
            elif patience and not hurried:
                self._hurry.acquire(timeout=patience)
        try:
            files: Any = sys.modules.get("portfolio.whole_files")
            if hasattr(files, "settle"):
                files.settle(_FILES)
            self._tell()
            done = _thread.allocate_lock()
            done.acquire()
            _thread.start_new_thread(_clear_away, (done,))
            done.acquire(timeout=_LEFT_OVER)
            if hasattr(files, "clear_away"):
                files.clear_away()
        finally:
            os._exit(self._code if self._code_after < 0 else self._code_after)

    @property
    def _code(self) -> int:
        first = self.told[0] if self.told else signal.SIGINT
        return INTERRUPTED if first == signal.SIGINT else TOLD_BY + first

    def interrupted(self) -> int:
        """Say so; the exit code."""
        if self._before is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._tell()
        return self._code

    def done(self, code: int) -> int:
        """Nothing more is to be said: that the process ends is all; the exit code."""
        if code == INTERRUPTED or (code and self.told):
            code = self._code  # what was found until then is told
        if self.own:
            try:
                sys.stdout.flush()
                sys.stderr.flush()
            except (OSError, AttributeError, ValueError):
                return code  # Python says at its end what becomes of that
            self._code_after = code
        return code

    def leave(self) -> None:
        """Give back the signals; as a command of its own it only has to end now, and soon does."""
        if not (self.own and self.told):
            sys.unraisablehook = self._said
        for number in self._taken:
            signal.signal(number, signal.SIG_IGN if self.own else self._before)
        if self._code_after >= 0:
            _thread.start_new_thread(self._wait, ())

    def _tell(self) -> None:
        if self._code_after < 0 and self._telling.acquire(blocking=False):
            if self.own:
                os.write(2, b"interrupted.\n")
            else:
                print("interrupted.", file=sys.stderr)


def _clear_away(done: _thread.LockType) -> None:
    """What was to be removed at the end: temporary folders, a library's own."""
    try:
        atexit._run_exitfuncs()
    finally:
        done.release()


def _unreadable(error: Exception) -> int:
    """What the words of the command can't be read for: a catalogue of a language may be anybody's."""
    from portfolio.errors import PortfolioError
    from portfolio.words.text_tables import on_stderr

    if not isinstance(error, PortfolioError):
        raise error
    print(on_stderr(str(error)), file=sys.stderr)
    return BAD_INPUT
