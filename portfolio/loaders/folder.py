"""A case as a folder of CSV files with an optional ``case.toml``."""

from __future__ import annotations

import csv
import io
import itertools
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from portfolio.errors import Fault
from portfolio.loaders.source import Source, SourceKind, address_in, path_of, stray_names, write_atomically
from portfolio.tables import (
    SCHEMA,
    Cell,
    RawTable,
    Table,
    headed,
    meanings,
    plain,
    quoted,
    table_named,
    text_of,
    written,
)
from portfolio.tables.text import of_a_mac

SETTINGS_FILE = "case.toml"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UTF8_CHARACTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2[\x80-\xbf]{2}")
_UTF8_START = re.compile(rb"[\xc2-\xc5]|[\xe0-\xf4][\x80-\xbf]+|\xe2")
_RECORD = re.compile(r'(?:"[^"]*"|[^"\r\n])+')
_HINT = re.compile(r'\s*"?sep=([^"\r\n])"?[,;\t]*\r?\n', re.IGNORECASE)


class UnreadableError(Exception):
    """Why a file can't be read as text or as a table, and on which line."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.line = line


def read_folder(folder: Path) -> Source:
    """Every CSV file named like a table, as text; the settings; whatever keeps a file from being read."""
    source = Source(str(folder), SETTINGS_FILE)
    names: list[str] = []
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problem = f"must be a readable folder; found {error.strerror or error}. Check its permissions."
        source.faults.append(Fault("", None, "", "", problem, str(folder)))
        return source
    for path in paths:
        name = _table_in(path)
        if name in SCHEMA:
            try:
                source.add(_read_csv(path, name))
            except UnreadableError as error:
                source.faults.append(Fault(name, error.line, "", "", str(error), path.name))
        elif name == "settings":
            _read_settings(path, source)
        elif path.suffix.casefold() in (".csv", ".toml", ".txt", ".tsv", ".xlsx", ".xls", ".ods"):
            names.append(path.name)
    source.doubts += stray_names(names, {f"{n}.csv" for n in SCHEMA} | {SETTINGS_FILE}, "settings.csv")
    return source


def _table_in(path: Path) -> str:
    """The table, or the settings, that a file holds by its name in any language; empty for another file."""
    suffix = path.suffix.casefold()
    if suffix == ".csv":
        named = table_named(path.stem)
        return named if named in SCHEMA else ""
    settings = path.name.casefold() == SETTINGS_FILE or table_named(path.stem) == "settings"
    return "settings" if suffix == ".toml" and settings else ""


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise UnreadableError("must be a file; found a folder. Remove or rename it.") from None
    except OSError as error:
        raise UnreadableError(
            f"must be a readable file; found {error.strerror or error}. Check its permissions."
        ) from None


def _text_of(data: bytes) -> str:
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


def _separator(lines: Sequence[str], name: str, hinted: str = "") -> str:
    """The separator that shows known headings, in the first line where one does; then the one that occurs
    most outside quotes.
    """
    known = meanings(name)

    def seen(separator: str, line: str) -> tuple[int, int]:
        return sum(plain(h.strip(' "')) in known for h in line.split(separator)), re.sub(
            r'"[^"]*"', "", line
        ).count(separator)

    if hinted and any(seen(hinted, line)[0] for line in lines):
        return hinted
    best = [max((*seen(separator, line), separator) for separator in "\t;,") for line in lines[:1]]
    if best[0][0] < 2:
        best = [max((*seen(separator, line), separator) for separator in "\t;,") for line in lines]
    return max(best)[2]


def _read_csv(path: Path, name: str) -> RawTable:
    data = _bytes_of(path)
    text = _text_of(data)
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
    separator = _separator(lines or [""], name, hint[1] if hint else "")
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
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
    if not any(cell.strip(" ,;\t") for _, cells in rows[bool(hint) :] for cell in cells):
        raise UnreadableError("must have a line of headings; found an empty file. Fill it in, or remove it.")
    return headed(name, path.name, rows[1:] if hint else rows)


def _read_settings(path: Path, source: Source) -> None:
    if not source.settings_once(path.name):
        return
    try:
        text = _text_of(_bytes_of(path))
        source.settings = tomllib.loads(text)
    except UnreadableError as error:
        source.faults.append(Fault("settings", error.line, "", "", str(error), path.name))
    # also a number of thousands of digits, brackets thousands deep
    except (ValueError, RecursionError) as error:
        where = re.search(r" \(at (?:line (\d+).*|end of document)\)", str(error))
        said = str(error).removesuffix(where[0] if where else "")
        if not isinstance(error, tomllib.TOMLDecodeError):
            said = "a number or brackets too long to read"
        problem = (
            f'must be TOML, lines such as name = "Round 2027"; found an error: {said}. Correct the line.'
        )
        source.faults.append(
            Fault("settings", int(where[1]) if where and where[1] else None, "", "", problem, path.name)
        )
    else:
        keys = re.compile(r"\s*[\"']?(.*?)[\"']?\s*=")
        source.settings_rows = {
            key[1]: line for line, t in enumerate(text.splitlines(), start=1) if (key := keys.match(t))
        }


def write_tables(
    tables: Mapping[str, Table], settings: Mapping[str, Cell], folder: Path, *, french: bool = False
) -> None:
    """The tables as written, one CSV file each, and ``case.toml``; French files have semicolons and decimal
    commas.

    A table that is not in the case but has a file there from before is replaced by its headings alone.
    """
    import tomli_w

    folder.mkdir(parents=True, exist_ok=True)
    files: dict[Path, bytes] = {}
    # in a folder whose files have French names they keep them
    there = {_table_in(p): p for p in sorted(folder.iterdir(), reverse=True)}
    for name, table in tables.items():
        path = there.get(name, folder / f"{name}.csv")
        if table.file or len(table) or path.exists():
            files[path] = _csv_text(table, french).encode("utf-8-sig" if french else "utf-8")
    files[there.get("settings", folder / SETTINGS_FILE)] = tomli_w.dumps(dict(settings)).encode()
    write_atomically(files)


def _csv_text(table: Table, french: bool) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if french else ",", lineterminator="\n")
    writer.writerow(table.columns)
    for row in table:
        cells = [_written(v, french) for v in row.cells.values()]
        # a row of one blank cell would be an empty line, and a lost row
        writer.writerow(cells) if any(cells) or len(cells) > 1 else buffer.write('""\n')
    return buffer.getvalue()


def _written(value: object, french: bool) -> str:
    if isinstance(value, bool) and french:
        return "vrai" if value else "faux"
    text = written(value) if isinstance(value, float) else text_of(value)
    return text.replace(".", ",") if french and isinstance(value, float) else text


def case_files(folder: Path) -> list[str]:
    """The files of a case in a folder."""
    return sorted(p.name for p in folder.iterdir() if _table_in(p))


def _holds(name: str) -> list[str]:
    path = path_of(name)
    if path.is_dir():
        return case_files(path)
    return [path.name] if path.exists() else []


FOLDER = SourceKind(
    what="a folder of CSV files",
    target="a folder",
    suffixes=(),
    mistaken=(".csv", ".toml"),
    advice="Give the folder that holds it",
    names=lambda name: not address_in(name),
    is_there=lambda name: path_of(name).is_dir(),
    holds=_holds,
    read=lambda name: read_folder(path_of(name)),
    write=lambda tables, settings, name, french: write_tables(tables, settings, path_of(name), french=french),
)
