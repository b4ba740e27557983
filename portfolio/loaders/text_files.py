"""A file of separated text as records: its bytes, its encoding, its quotation marks; which separator is asked
of whoever knows what stands in it.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from portfolio.loaders.source import UnreadableError
from portfolio.tables.text import of_a_mac, quoted

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UTF8_CHARACTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2[\x80-\xbf]{2}")
_UTF8_START = re.compile(rb"[\xc2-\xc5]|[\xe0-\xf4][\x80-\xbf]+|\xe2")
_RECORD = re.compile(r'(?:"[^"]*"|[^"\r\n])+')
_HINT = re.compile(r'\s*"?sep=([^"\r\n])"?[,;\t]*\r?\n', re.IGNORECASE)


def bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise UnreadableError("must be a file; found a folder. Remove or rename it.") from None
    except OSError as error:
        raise UnreadableError(
            f"must be a readable file; found {error.strerror or error}. Check its permissions."
        ) from None


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without a BOM), UTF-16 with a BOM, or cp1252; never a wrong
    guess.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableError(
            "must be a text file; found an Excel or zip file under this name. Save it as CSV, or load the"
            " workbook itself."
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableError(
                "must be text; found a damaged UTF-16 file. It may be cut off: save it again."
            ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        # a lone last é in cp1252 looks like the start of a character too: it is one if the file has others,
        # or if such are frequent
        if error.reason == "unexpected end of data" and (
            not data[: error.start].isascii() or _UTF8_START.match(data, error.start)
        ):
            raise UnreadableError(
                "must be text; found a file that ends in the middle of a character. It is cut off: save it"
                " again.",
                line,
            ) from None
        if data.startswith(b"\xef\xbb\xbf") or _UTF8_CHARACTER.search(data):
            raise UnreadableError(
                "must be in one encoding; found UTF-8 and others mixed. Save it again as UTF-8.", line
            ) from None
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise UnreadableError(
                "must be a text file in UTF-8 or cp1252; found bytes that are neither. Save it again as"
                " UTF-8.",
                line,
            ) from None
        if mac := of_a_mac(text):
            read, meant = map(quoted, mac)
            raise UnreadableError(
                f"must be a text file in UTF-8 or cp1252; found {read}, which is {meant} in a Mac's own"
                " encoding. Save it again as UTF-8.",
                line,
            ) from None
        return text


def records(text: str, separator: Callable[[Sequence[str], str], str]) -> list[tuple[int, list[str]]]:
    """The records of a text, each under the line that it begins in, from the first that holds something on;
    without the line ``sep=;`` that Excel writes for itself.

    ``separator`` gives the separator from the first lines that hold something and what such a line says.

    Raises
    ------
    UnreadableError
        For a control character, or quotation marks that do not close.
    """
    if bad := _CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise UnreadableError(
            f"must be text; found a control character ({bad.group()!r}). It is not a CSV file, or damaged:"
            " save it again.",
            line,
        )
    # what Excel writes for itself above the headings
    hint = _HINT.match(text)
    lines = [
        m[0]
        for m in itertools.islice(_RECORD.finditer(text, hint.end() if hint else 0), 60)
        if m[0].strip(" \t,;")
    ]
    decided = separator(lines or [""], hint[1] if hint else "")
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=decided, strict=True)
    rows: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            if rows or any(cell.strip() for cell in cells):
                rows.append((before + 1, cells))
            before = reader.line_num
    except csv.Error as error:
        said = (
            "a quotation mark that is never closed"
            if "unexpected end" in str(error)
            else "text right after a closing quotation mark"
        )
        raise UnreadableError(
            f"must be a table separated by commas or semicolons; found {said}. Correct the quotation marks.",
            before + 1,
        ) from None
    return rows[1:] if hint else rows
