"""Files as bytes, at most so many: what is no file, or never ends, is refused as the system refuses what can't
be read, so that whoever reads says it as all else that the system says.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from portfolio.size_limits import FILE_BYTES
from portfolio.words.sentences import sentence


def whole_file(path: Path, most: int = FILE_BYTES) -> bytes:
    """The bytes of a file.

    Raises
    ------
    OSError
        Where it can't be read: what the system says of it, or, in words of the catalogue, that it is a pipe
        or a device, which may never end, or larger than ``most``.
    """
    try:
        # without waiting: a pipe into which nobody writes would keep the opening itself
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError:  # a name that no system takes, as one with a null character
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from None
    with os.fdopen(handle, "rb") as file:
        kind = os.fstat(file.fileno()).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(kind):
            raise OSError(errno.EINVAL, sentence("file_never_ends"), str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, sentence("file_too_large", most=round(most / 1e6)), str(path))
    return data
