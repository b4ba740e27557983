"""What a kind of source is, and what any gives before it is checked: raw tables, raw settings, and what kept
something from being read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portfolio.errors import CaseError, Fault
from portfolio.loaders.address import address_in, masked
from portfolio.tables import Cell, RawTable, Table, nearest, plain, table_named
from portfolio.words.sentences import Sentence, sentence

RESULT = "▸"
"""A sheet whose name begins so holds results or directions, no inputs: it is left alone without a remark,
whatever table it resembles.
"""


def path_of(target: str | os.PathLike[str]) -> Path:
    """What is read or written, as a path. An address such as ``sqlite:///round.db`` is none: no folder called
    ``sqlite:`` is made of it. Nor is nothing: Python takes it for the current folder.

    Raises
    ------
    CaseError
        For an address, and for a blank.
    """
    text = os.fspath(target)
    if not text.strip():
        raise CaseError([Fault("", None, "", repr(text), sentence("fault_blank_path"), repr(text))])
    if found := address_in(text):
        problem = sentence("fault_address_for_path", found=f"{found[1]}//…")
        raise CaseError([Fault("", None, "", masked(text), problem, masked(text))], masked(text))
    return Path(text)


class UnreadableError(Exception):
    """Why a file can't be read as text, as a table or as a workbook, and on which line."""

    def __init__(self, problem: Sentence, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem, self.line = problem, line


TEXTS = (".csv", ".tsv", ".txt")
"""Endings of text files that hold one table."""


def list_advice(name: str) -> Sentence:
    """What to do with a file that is a list, not a case."""
    return sentence("fault_if_list", name=name)


@dataclass(slots=True)
class Source:
    """Filled by one reader, consumed at once by ``portfolio.load``."""

    name: str
    settings_file: str
    tables: dict[str, RawTable] = field(default_factory=dict)
    settings_found: bool = False
    settings: Mapping[str, object] = field(default_factory=dict)
    settings_rows: Mapping[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)
    read_from: Mapping[str, str] = field(default_factory=dict)

    def add(self, table: RawTable) -> None:
        """A table, unless there is one of that name already: which is meant can't be told."""
        if table.name in self.tables:
            first = self.tables[table.name].file
            problem = sentence("fault_table_twice", table=table.name, one=first, other=table.file)
            self.faults.append(Fault(table.name, None, "", "", problem, self.name))
        self.tables.setdefault(table.name, table)

    def settings_once(self, place: str) -> bool:
        """Whether the settings are read from this place, the first that holds them; a second is a fault."""
        if self.settings_found:
            problem = sentence("fault_settings_twice", one=self.settings_file, other=place)
            self.faults.append(Fault("settings", None, "", "", problem, self.name))
            return False
        self.settings_file, self.settings_found = place, True
        return True

    def header_row(self, name: str) -> int:
        """The row of a table's headings."""
        return (self.tables[name].header_row if name in self.tables else None) or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind:
    """A kind of source: all that loading, saving, making one and the command know of it.

    Attributes
    ----------
    what : Sentence
        As people call it, with its article: ``an Excel workbook``.
    target : Sentence
        As what one is written: ``a file ending in .xlsx``.
    suffixes : tuple of str
        Endings that its names bear, the one that is written first; none: its names bear none.
    mistaken : tuple of str
        Endings of files that people give for it, and that are something else.
    advice : Sentence
        What to do with one of these.
    names : callable
        Whether a name, as given, is that of one of this kind; asked of every kind but the first, which takes
        what is left.
    is_there : callable
        Whether there is one of that name.
    holds : callable
        What of a case is there already, by name; such a place is not written over by an empty case.
    read : callable
        Everything in it, as written, and what keeps something from being read.
    write : callable
        (tables, settings, name, french, read_from, beside): a case written so that reading it gives the same
        tables, where what stands there is what ``read_from`` says was read, or nothing was read from there;
        without ``read_from`` nothing may stand there. Files ``beside`` it are written too, all or none. Gives
        what is to be kept of what stands there now.
    """

    what: Sentence
    target: Sentence
    suffixes: tuple[str, ...]
    mistaken: tuple[str, ...]
    advice: Sentence
    names: Callable[[str], bool]
    is_there: Callable[[str], bool]
    holds: Callable[[str], Sequence[str]]
    read: Callable[[str], Source]
    write: Callable[
        [
            Mapping[str, Table],
            Mapping[str, Cell],
            str,
            bool,
            Mapping[str, str] | None,
            Mapping[Path, bytes],
        ],
        Mapping[str, str],
    ]

    @property
    def said(self) -> Sentence:
        """What it is, and its ending."""
        if not self.suffixes:
            return self.what
        return sentence("fault_kind_ending", what=self.what, ending=self.suffixes[0])

    def begin(
        self, tables: Mapping[str, Table], settings: Mapping[str, Cell], name: str, language: str
    ) -> None:
        """Write an empty case to fill in."""
        self.write(tables, settings, name, language == "fr", None, {})


def stray_names(names: Iterable[str], known: Iterable[str]) -> list[Fault]:
    """Remarks on files or sheets left alone although their names resemble a table's: a lost table is a
    wrong answer.
    """
    known = set(known)
    strays = []
    for name in names:
        if like := alike(name, known):
            problem = sentence("remark_stray", name=name, like=like)
            strays.append(Fault("", None, "", name.removesuffix(".csv"), problem, name))
    return strays


def alike(name: str, known: Collection[str]) -> str | None:
    """The table that a file, a sheet or a frame is likely meant as: it is a slip away from its name, or
    begins with it in any language, such as ``decisions (1).csv``, ``besoins_v2.csv``.
    """
    if like := nearest(name, known):
        return like
    stems = {plain(re.sub(r"\.\w+$", "", k)): k for k in known}
    words = re.findall(r"\w+", plain(re.sub(r"\.\w+$", "", name)))
    for n in range(len(words), 0, -1):
        begins = " ".join(words[:n])
        table = plain(table_named(begins) or begins)
        # a folder has its settings in a file of another name
        if like := stems.get(table) or (stems.get("case") if table == "settings" else None):
            return like
    return None


def key_of(path: Path) -> str:
    """What a file that a case was read from is called among what it was read from."""
    return f"file:{os.path.realpath(path)}"
