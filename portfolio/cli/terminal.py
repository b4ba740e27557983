"""What a command prints on a terminal goes on below between words, and never within one."""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from collections.abc import Iterator
from typing import TextIO

from portfolio.words.text_tables import fitted, fitting


@contextlib.contextmanager
def on_terminal(whole: bool) -> Iterator[None]:
    """What is printed meanwhile fits the terminal, where it is one: tables are made as wide, and all else is
    broken between words. Into a file or a pipe each line is whole, and so is what is ``whole``: for a
    program.
    """
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    with contextlib.ExitStack() as held:
        held.enter_context(fitting(width))
        if width is not None and not whole:
            lines = _Lines(sys.stdout, width)
            held.enter_context(contextlib.redirect_stdout(lines))
            held.callback(lines.flush)
        yield


class _Lines(io.TextIOBase):
    """A terminal's stdout, to which whole lines are passed on as they fit."""

    def __init__(self, stream: TextIO, width: int) -> None:
        self._stream, self._width, self._begun = stream, width, ""

    def write(self, text: str) -> int:
        *lines, self._begun = (self._begun + text).split("\n")
        if lines:
            self._stream.write(fitted("\n".join(lines), self._width) + "\n")
        return len(text)

    def flush(self) -> None:
        """Pass on what was begun of a line too."""
        self._stream.write(self._begun)
        self._begun = ""
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._stream.encoding
