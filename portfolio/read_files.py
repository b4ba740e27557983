"""Files as bytes, at most so many: what is no file, or never ends, is refused before it is read."""

from __future__ import annotations

import errno
import os
import stat

from portfolio.size_limits import FILE_BYTES
from portfolio.words.sentences import Sentence, sentence


class UnfitFileError(OSError):
    """What is there is no file, or larger than what is read: what must hold, what was found, what to do."""

    def __init__(self, problem: Sentence, path: str) -> None:
        super().__init__(errno.EFBIG, problem, path)
        self.problem = problem


def whole_file(path: str | os.PathLike[str], most: int = FILE_BYTES) -> bytes:
    """The bytes of a file.

    Raises
    ------
    UnfitFileError
        Where it is a pipe or a device, which may never end, or larger than ``most``.
    OSError
        Where the system can't read it.
    """
    name = os.fspath(path)
    try:
        # without waiting: a pipe into which nobody writes would keep the opening itself
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError:  # a name that no system takes, as one with a null character
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name) from None
    try:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
        if not stat.S_ISREG(kind):
            raise UnfitFileError(sentence("fault_file_never_ends"), name)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(most + 1)
    finally:
        os.close(handle)
    if len(data) > most:
        raise UnfitFileError(sentence("fault_file_too_large", most=FILE_BYTES // 1_000_000), name)
    return data


def text_of_file(path: str | os.PathLike[str]) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises
    ------
    UnfitFileError, OSError
        As :func:`whole_file`.
    UnicodeDecodeError
        Where it is in another encoding.
    """
    return whole_file(path).decode("utf-8-sig")
