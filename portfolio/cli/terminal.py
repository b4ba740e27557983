"""What a command prints: nothing in it commands a terminal; on one it goes on below between words, and never
within one.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from portfolio.words.media import harmless
from portfolio.words.text_tables import fitted, fitting


@contextlib.contextmanager
def on_terminal(whole: bool) -> Iterator[None]:
    """What is printed meanwhile fits the terminal, where it is one: tables are made as wide, and all else is
    broken between words. Into a file or a pipe each line is whole; what is ``whole``, for a program, is
    printed as it is.
    """
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    with contextlib.ExitStack() as held:
        held.enter_context(fitting(width))
        if sys.stdout is not None and not whole:
            lines = _Lines(sys.stdout, width)
            held.enter_context(contextlib.redirect_stdout(lines))
            held.callback(lines.flush)
        yield


class _Lines(io.TextIOBase):
    """A command's stdout, to which whole lines are passed on, as they fit where it is a terminal."""

    def __init__(self, stream: TextIO, width: int | None) -> None:
        self._stream, self._width, self._begun = stream, width, ""

    def write(self, text: str) -> int:
        *lines, self._begun = (self._begun + text).split("\n")
        if lines:
            said = harmless("\n".join(lines))
            self._stream.write((said if self._width is None else fitted(said, self._width)) + "\n")
        return len(text)

    def flush(self) -> None:
        """Pass on what was begun of a line too."""
        self._stream.write(harmless(self._begun))
        self._begun = ""
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()

    @property
    def buffer(self) -> BinaryIO:
        """What takes bytes: a protocol between programs."""
        return self._stream.buffer

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._stream.encoding
