"""The kinds of source there are: which one a name is of, and what is said of a name that is of none.

The next kind is a file beside ``folder``, ``workbook`` and ``database`` that declares it, and its line here:
loading, saving, empty cases, the command and every message read this table.
"""

from __future__ import annotations

from pathlib import Path

from portfolio.errors import CaseError, Fault
from portfolio.loaders.address import address_in, masked
from portfolio.loaders.database import DATABASE
from portfolio.loaders.folder import FOLDER
from portfolio.loaders.source import TEXTS, SourceKind, list_advice, path_of
from portfolio.loaders.workbook import WORKBOOK
from portfolio.tables.schema import SCHEMA
from portfolio.words.sentences import Sentence, figure, listing, sentence

SOURCES: tuple[SourceKind, ...] = (FOLDER, WORKBOOK, DATABASE)


def kind_to_read(name: str) -> SourceKind:
    """The kind of source that there is under a name.

    Raises
    ------
    CaseError
        When there is none: what can be read, and what was found.
    """
    kind = _named(name)
    if kind is None or not kind.is_there(name):
        forms = figure(listing, [k.said for k in SOURCES], last="or")
        problem = sentence("fault_nothing_there", forms=forms)
        if kind is None or not address_in(name):
            path = path_of(name)
            if path.exists():
                ending = path.suffix or sentence("fault_no_ending")
                problem = sentence("fault_other_file", forms=forms, ending=ending, advice=_advice(path))
        raise CaseError([Fault("", None, "", masked(name), problem, masked(name))], masked(name))
    return kind


def kind_to_write(name: str) -> SourceKind:
    """The kind of source that a name asks to be written.

    Raises
    ------
    CaseError
        For a name of another kind of file, which is not taken for a folder.
    """
    kind = _named(name)
    if kind is not None and address_in(name):
        return kind
    path = path_of(name)
    suffix = path.suffix.casefold()
    written = [k.suffixes[0] for k in SOURCES if k.suffixes]
    known = {s for k in SOURCES for s in (*k.suffixes, *k.mistaken)}
    if kind is None or (suffix in known and suffix not in written and not path.is_dir()):
        meant = (
            f"sqlite:///{path}"
            if suffix in DATABASE.mistaken
            else path.with_suffix(WORKBOOK.suffixes[0]).name
        )
        targets = figure(listing, [k.target for k in SOURCES], last="or")
        problem = sentence("fault_other_target", targets=targets, found=suffix, meant=meant)
        raise CaseError([Fault("", None, "", name, problem, name)])
    return kind


def _named(name: str) -> SourceKind | None:
    """The kind that a name is of, the last ones asked first: a folder may bear any name that is not
    another's.
    """
    return next((kind for kind in reversed(SOURCES) if kind.names(name)), None)


def is_same_place(source: str, target: str) -> bool:
    """Whether what is written would stand in the place of the files that are read; a database keeps what was
    there.
    """
    if address_in(source) or address_in(target):
        return False
    return path_of(source).resolve() == path_of(target).resolve()


def _advice(path: Path) -> Sentence:
    """What to do with a file that is no source."""
    suffix = path.suffix.casefold()
    if suffix in TEXTS and path.stem.casefold() not in SCHEMA:
        return list_advice(path.name)
    return next((kind.advice for kind in SOURCES if suffix in kind.mistaken), WORKBOOK.advice)
