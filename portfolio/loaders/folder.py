"""A case as a folder of CSV files with an optional ``case.toml``."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from portfolio.errors import Fault
from portfolio.loaders.address import address_in
from portfolio.loaders.source import (
    Source,
    SourceKind,
    UnreadableError,
    key_of,
    path_of,
    stray_names,
)
from portfolio.loaders.text_files import bytes_of, decoded, records
from portfolio.size_limits import FILE_BYTES
from portfolio.tables import (
    SCHEMA,
    Cell,
    RawTable,
    Table,
    headed,
    meanings,
    plain,
    table_named,
    text_of,
    written,
)
from portfolio.whole_files import digest, finish_writing, write_whole
from portfolio.words.sentences import sentence

SETTINGS_FILE = "case.toml"


def read_folder(folder: Path) -> Source:
    """Every CSV file named like a table, as text; the settings; whatever keeps a file from being read."""
    source = Source(str(folder), SETTINGS_FILE)
    names: list[str] = []
    read: dict[str, str] = {}
    try:
        finish_writing(folder)
        paths = sorted(folder.iterdir())
    except OSError as error:
        problem = sentence("fault_unreadable_folder", found=error.strerror or str(error))
        source.faults.append(Fault("", None, "", "", problem, str(folder)))
        return source
    left = FILE_BYTES
    for path in paths:
        name = _table_in(path)
        if name in SCHEMA:
            try:
                data = bytes_of(path, left)
                left -= len(data)
                read[key_of(path)] = digest(data)
                source.add(read_csv(path, name, data))
            except UnreadableError as error:
                source.faults.append(Fault(name, error.line, "", "", error.problem, path.name))
        elif name == "settings":
            _read_settings(path, source, read)
        elif path.suffix.casefold() in (".csv", ".toml", ".txt", ".tsv", ".xlsx", ".xls", ".ods"):
            names.append(path.name)
    source.doubts += stray_names(names, {f"{n}.csv" for n in SCHEMA} | {SETTINGS_FILE})
    source.read_from = read
    return source


def _table_in(path: Path) -> str:
    """The table, or the settings, that a file holds by its name in any language; empty for another file."""
    suffix = path.suffix.casefold()
    if suffix == ".csv":
        named = table_named(path.stem)
        return named if named in SCHEMA else ""
    settings = path.name.casefold() == SETTINGS_FILE or table_named(path.stem) == "settings"
    return "settings" if suffix == ".toml" and settings else ""


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


def read_csv(path: Path, name: str, data: bytes) -> RawTable:
    """A table of the format, as a CSV file has it."""
    rows = records(decoded(data), lambda lines, hint: _separator(lines, name, hint))
    if not any(cell.strip(" ,;\t") for _, cells in rows for cell in cells):
        raise UnreadableError(sentence("fault_empty_file"))
    return headed(name, path.name, rows)


def _read_settings(path: Path, source: Source, read: dict[str, str]) -> None:
    if not source.settings_once(path.name):
        return
    try:
        data = bytes_of(path)
        read[key_of(path)] = digest(data)
        text = decoded(data)
        source.settings = tomllib.loads(text)
    except UnreadableError as error:
        source.faults.append(Fault("settings", error.line, "", "", error.problem, path.name))
    # also a number of thousands of digits, brackets thousands deep
    except (ValueError, RecursionError) as error:
        where = re.search(r" \(at (?:line (\d+).*|end of document)\)", str(error))
        said = str(error).removesuffix(where[0] if where else "")
        problem = sentence("fault_toml", found=said)
        if not isinstance(error, tomllib.TOMLDecodeError):
            problem = sentence("fault_toml_too_long")
        source.faults.append(
            Fault("settings", int(where[1]) if where and where[1] else None, "", "", problem, path.name)
        )
    else:
        keys = re.compile(r"\s*[\"']?(.*?)[\"']?\s*=")
        source.settings_rows = {
            key[1]: line for line, t in enumerate(text.splitlines(), start=1) if (key := keys.match(t))
        }


def write_tables(
    tables: Mapping[str, Table],
    settings: Mapping[str, Cell],
    folder: Path,
    french: bool,
    read_from: Mapping[str, str] | None,
    beside: Mapping[Path, bytes],
) -> dict[str, str]:
    """The tables as written, one CSV file each, and ``case.toml``; French files have semicolons and decimal
    commas.

    A table that is not in the case but has a file there from before is replaced by its headings alone. Where
    the case was read from this folder, its files must be as they were; where ``read_from`` is missing, they
    may not be there. Files beside them are written too, all of them or none.
    """
    import tomli_w

    files: dict[Path, bytes] = {}
    # in a folder whose files have French names they keep them
    there = {_table_in(p): p for p in sorted(folder.iterdir() if folder.is_dir() else (), reverse=True)}
    for name, table in tables.items():
        path = there.get(name, folder / f"{name}.csv")
        if table.file or len(table) or path.exists():
            files[path] = _csv_text(table, french).encode("utf-8-sig" if french else "utf-8")
    files[there.get("settings", folder / SETTINGS_FILE)] = tomli_w.dumps(dict(settings)).encode()
    before = read_from or {}
    own = {path for path in there.values() if key_of(path) in before}
    # a table that somebody has added since is no less theirs than one that was changed
    checked = own | set(files) if own or read_from is None else set()
    write_whole({**beside, **files}, {path: before.get(key_of(path), "") for path in checked})
    return {key_of(path): digest(data) for path, data in files.items()}


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


def is_french(name: str) -> bool:
    """Whether a folder's tables stand there as a French Excel writes them: they are kept as they are opened.

    Examples
    --------
    >>> is_french("data/samples/scaleup_fr"), is_french("data/samples/scaleup"), is_french("no/such/folder")
    (True, False, False)
    """
    if address_in(name) or not path_of(name).is_dir():
        return False
    heads = [_head(p) for p in path_of(name).glob("*.csv") if _table_in(p)]
    return any(head.count(b";") > head.count(b",") for head in heads)


def _head(path: Path) -> bytes:
    """The first line of a file; nothing where it can't be read, which whoever reads it says."""
    try:
        return bytes_of(path).split(b"\n", 1)[0]
    except UnreadableError:
        return b""


def case_files(folder: Path) -> list[str]:
    """The files of a case in a folder."""
    return sorted(p.name for p in folder.iterdir() if _table_in(p))


def _holds(name: str) -> list[str]:
    path = path_of(name)
    if path.is_dir():
        return case_files(path)
    return [path.name] if path.exists() else []


FOLDER = SourceKind(
    what=sentence("fault_kind_folder"),
    target=sentence("fault_target_folder"),
    suffixes=(),
    mistaken=(".csv", ".toml"),
    advice=sentence("fault_advice_folder"),
    names=lambda name: not address_in(name),
    is_there=lambda name: path_of(name).is_dir(),
    holds=_holds,
    read=lambda name: read_folder(path_of(name)),
    write=lambda tables, settings, name, french, read_from, beside: write_tables(
        tables, settings, path_of(name), french, read_from, beside
    ),
)
