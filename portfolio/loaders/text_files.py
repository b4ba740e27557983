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
from portfolio.read_files import UnfitFileError, whole_file
from portfolio.size_limits import FILE_BYTES, SHEET_CELLS
from portfolio.tables.text import of_a_mac, quoted
from portfolio.whole_files import finish_writing
from portfolio.words.figures import number
from portfolio.words.sentences import figure, sentence

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UTF8_CHARACTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2[\x80-\xbf]{2}")
_UTF8_START = re.compile(rb"[\xc2-\xc5]|[\xe0-\xf4][\x80-\xbf]+|\xe2")
_RECORD = re.compile(r'(?:"[^"]*+"|[^"\r\n]++)++')
_LONGEST_HEAD = 100_000
"""Characters of a line from which its separator is told: more than a thousand headings."""
_HINT = re.compile(r'\s*"?sep=([^"\r\n])"?[,;\t]*\r?\n', re.IGNORECASE)


def bytes_of(path: Path, most: int = FILE_BYTES) -> bytes:
    """The bytes of a file, at most so many; a save that was cut short is finished first.

    Raises
    ------
    UnreadableError
        When they can't be read.
    """
    try:
        finish_writing(path.parent)
        return whole_file(path, most)
    except UnfitFileError as error:
        raise UnreadableError(error.problem) from None
    except IsADirectoryError:
        raise UnreadableError(sentence("fault_folder_for_file")) from None
    except OSError as error:
        found = error.strerror or str(error)
        raise UnreadableError(sentence("fault_unreadable_file", found=found)) from None


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without a BOM), UTF-16 with a BOM, or cp1252; never a wrong
    guess.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableError(sentence("fault_archive_for_text"))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableError(sentence("fault_damaged_utf16")) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        # a lone last é in cp1252 looks like the start of a character too: it is one if the file has others,
        # or if such are frequent
        if error.reason == "unexpected end of data" and (
            not data[: error.start].isascii() or _UTF8_START.match(data, error.start)
        ):
            raise UnreadableError(sentence("fault_cut_off"), line) from None
        if data.startswith(b"\xef\xbb\xbf") or _UTF8_CHARACTER.search(data):
            raise UnreadableError(sentence("fault_mixed_encodings"), line) from None
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise UnreadableError(sentence("fault_other_encoding"), line) from None
        if mac := of_a_mac(text):
            read, meant = map(quoted, mac)
            problem = sentence("fault_mac_encoding", found=read, meant=meant)
            raise UnreadableError(problem, line) from None
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
        raise UnreadableError(sentence("fault_control_character", found=repr(bad.group())), line)
    # what Excel writes for itself above the headings
    hint = _HINT.match(text)
    lines = [
        m[0][:_LONGEST_HEAD]
        for m in itertools.islice(_RECORD.finditer(text, hint.end() if hint else 0), 60)
        if m[0].strip(" \t,;")
    ]
    decided = separator(lines or [""], hint[1] if hint else "")
    if text.count(decided) + text.count("\n") + text.count("\r") > SHEET_CELLS:
        raise UnreadableError(sentence("fault_too_many_cells", most=figure(number, SHEET_CELLS)))
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
        open_end = "unexpected end" in str(error)
        key = "fault_quotation_unclosed" if open_end else "fault_quotation_followed"
        raise UnreadableError(sentence(key), before + 1) from None
    return rows[1:] if hint else rows
