"""What a command prints: nothing in it commands a terminal; on one it goes on below between words, and never
within one.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from portfolio.words.media import harmless
from portfolio.words.text_tables import fitted, fitting


@contextlib.contextmanager
def on_terminal(whole: bool, at_once: bool = False) -> Iterator[None]:
    """What is printed meanwhile fits the terminal, where it is one: tables are made as wide, and all else is
    broken between words. Into a file or a pipe each line is whole, and all come together at the end unless
    they are to come ``at_once``: of what is interrupted there is then no half. What is ``whole``, for a
    program, is printed as it is.
    """
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    with contextlib.ExitStack() as held:
        held.enter_context(fitting(width))
        if sys.stdout is not None and not whole:
            lines = _Lines(sys.stdout, width, together=width is None and not at_once)
            held.enter_context(contextlib.redirect_stdout(lines))
            try:
                yield
            except KeyboardInterrupt:
                raise  # half an answer is none
            except BaseException:
                lines.emit()
                raise
            lines.emit()
            return
        yield


_PLAIN = {
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003", " "),
    **dict.fromkeys("\u2018\u2019\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500", "-"),
    "\u2026": "...",
    "\u2265": ">=",
    "\u2264": "<=",
    "\u2260": "!=",
    "\u2248": "~",
    "\u221e": "inf",
    "\u2192": "->",
    "\u2190": "<-",
    "\u00d7": "x",
    "\u00f7": "/",
    "\u00b7": "-",
    "\u2022": "-",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
    "\u2502": "|",
    "\u00b1": "+-",
    "\u25b8": ">",
    "\u0153": "oe",
    "\u0152": "OE",
    "\u00e6": "ae",
    "\u00c6": "AE",
    "\u00df": "ss",
}
"""Signs that the catalogues and pictures of text use, in those that every terminal has."""


def plainly(error: UnicodeError) -> tuple[str, int]:
    """What a stream's encoding has no sign for, in signs that any has: a handler of encoding errors.

    Examples
    --------
    >>> import codecs
    >>> codecs.register_error("plainly", plainly)
    >>> "12\u202f% \u2192 5\xa0\u20ac, caf\xe9 \u2713".encode("ascii", "plainly")
    b'12 % -> 5 EUR, cafe ?'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", sign) if c.isascii())
    return _PLAIN.get(sign) or bare or "?"


def say_plainly() -> None:
    """Let what is printed from now on reach a terminal, a pipe or a file of whatever encoding."""
    codecs.register_error(plainly.__name__, plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "backslashreplace"):
            stream.reconfigure(errors=plainly.__name__)


class _Lines(io.TextIOBase):
    """A command's stdout, to which whole lines are passed on, as they fit where it is a terminal: each as it
    is written, or all together.
    """

    def __init__(self, stream: TextIO, width: int | None, *, together: bool) -> None:
        self._stream, self._width, self._together, self._begun = stream, width, together, ""

    def write(self, text: str) -> int:
        if self._together:
            self._begun += text
            return len(text)
        *lines, self._begun = (self._begun + text).split("\n")
        if lines:
            said = harmless("\n".join(lines))
            self._stream.write((said if self._width is None else fitted(said, self._width)) + "\n")
        return len(text)

    def flush(self) -> None:
        """Pass on what was begun of a line too, unless all is to come together."""
        if not self._together:
            self.emit()

    def emit(self) -> None:
        """Pass on what there is."""
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
