"""What a workbook's archive holds, unpacked in memory as far as it is read, and never beyond what is stated:
an archive of a few kilobytes can unpack to gigabytes, and says itself how large its parts are.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from portfolio.loaders.source import UnreadableError
from portfolio.size_limits import UNPACKED_BYTES
from portfolio.words.sentences import sentence

DAMAGED = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, RuntimeError, EOFError, SyntaxError)
"""What a damaged archive, or damaged XML in it, makes of the libraries that read them."""


def unpacked(data: bytes, wanted: Callable[[str], bool] = lambda _: True) -> dict[str, bytes]:
    """The parts of an archive that are wanted, by their names.

    Raises
    ------
    UnreadableError
        Where they are more than can be held.
    """
    parts: dict[str, bytes] = {}
    left = UNPACKED_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if not wanted(entry.filename):
                continue
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise zipfile.BadZipFile(entry.filename)
            left -= entry.file_size
            if left < 0:
                most = UNPACKED_BYTES // 1_000_000
                raise UnreadableError(sentence("fault_unpacks_too_large", most=most))
            with archive.open(entry) as file:
                # never more at once than it says itself, whatever it unpacks to
                parts[entry.filename] = file.read(entry.file_size + 1)
    return parts


def packed(parts: Mapping[str, bytes]) -> io.BytesIO:
    """An archive of these parts alone: who reads it unpacks nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    buffer.seek(0)
    return buffer


def check_xml(parts: Iterable[bytes]) -> None:
    """XML is well formed, in UTF-8, and declares no entities: patterns can then be looked for in its bytes,
    in a time that grows as they do.
    """
    for part in parts:
        reader = expat.ParserCreate("utf-8")
        reader.StartDoctypeDeclHandler = _refuse
        reader.Parse(part, True)


def _refuse(*_: object) -> None:
    raise zipfile.BadZipFile("a document type")
