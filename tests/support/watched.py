"""A command watched in a pseudo-terminal: everything that it shows, and how long it was silent.

Run as a program it is that command itself. Silence is counted in the seconds that the command's own process
worked, so that a machine which has no time for it makes it no worse.
"""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

LONGEST = 300.0
"""Seconds after which a command is ended where it stands, and says where that is."""
SEEN = "PORTFOLIO_WATCHED"
"""Where the program writes how long it was silent."""


@dataclass(frozen=True)
class Watched:
    """``silent``: the longest time without a sign, in seconds that the process worked; ``shown``: all that
    came to the terminal.
    """

    code: int
    silent: float
    shown: str


def watched(arguments: Sequence[str], kept: Path, columns: int = 100) -> Watched:
    """Run a command of portfolio in a pseudo-terminal of so many columns; ``kept``: a file that is free."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))  # rows, columns
    environment = {k: v for k, v in os.environ.items() if k != "TQDM_DISABLE"}
    environment |= {SEEN: str(kept), "COLUMNS": str(columns), "OMP_NUM_THREADS": "1"}
    environment |= {"PYTHONFAULTHANDLER": "1"}
    command = [sys.executable, __file__, *arguments]
    with subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=environment) as running:
        os.close(side)
        ended = threading.Timer(LONGEST, running.send_signal, [signal.SIGABRT])
        ended.start()
        shown = b""
        with contextlib.suppress(OSError):  # that nobody writes there any more
            while got := os.read(main, 65536):
                shown += got
        os.close(main)
        ended.cancel()
    assert kept.exists(), shown.decode(errors="replace")
    return Watched(running.returncode, float(kept.read_text()), shown.decode(errors="replace"))


class _Noting:
    """A stream that notes when something was shown."""

    def __init__(self, stream: TextIO, seen: list[float]) -> None:
        self._stream, self._seen = stream, seen

    def write(self, text: str) -> int:
        if text:
            self._seen.append(time.process_time())
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def _run() -> int:
    seen = [0.0]  # since the process began: what it takes to load counts
    sys.stdout, sys.stderr = (_Noting(stream, seen) for stream in (sys.stdout, sys.stderr))
    try:
        from portfolio.cli import main

        return main(sys.argv[1:])
    finally:
        seen.append(time.process_time())
        gaps = (after - before for before, after in itertools.pairwise(seen))
        Path(os.environ[SEEN]).write_text(str(max(gaps)))


if __name__ == "__main__":
    sys.exit(_run())
