"""Where cases go to: a case written so that loading gives an equal one, and an empty one to fill in."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path

from portfolio.case.case import Case
from portfolio.case.compared import inputs
from portfolio.errors import CaseError, ChangedError, Fault, in_its_language, told_in
from portfolio.loaders.address import masked, with_round
from portfolio.loaders.case_of import case_of
from portfolio.loaders.database import DATABASE, save_round
from portfolio.loaders.readers import kind_to_write
from portfolio.loaders.source import SourceKind
from portfolio.loaders.template import empty_tables
from portfolio.tables import SCHEMA, Cell, RawTable, quoted, read_table
from portfolio.tables.text import joined
from portfolio.whole_files import OtherwiseError
from portfolio.words.languages import FALLBACK, checked
from portfolio.words.sentences import Sentence, figure, sentence


def new(target: str | PathLike[str], periods: Sequence[str], language: str = FALLBACK) -> None:
    """Make an empty case to fill in: a folder of headed CSV files, or a workbook that says what to fill in
    first, with examples, drop-downs and comments.

    Parameters
    ----------
    target : path or address
        A folder (made if missing), a file ending in ``.xlsx``, or an address such as
        ``sqlite:///rounds.db#2027Q1``.
    periods : sequence of str
        Labels of the periods, such as 2027Q1.
    language : str
        Of the sheets, headings and comments of a workbook, and of what the case shows.

    Raises
    ------
    CaseError
        When something of that name is there already, or a label is repeated or no label of a period; nothing
        is written then.
    """
    name = os.fspath(target)
    settings: dict[str, Cell] = {"name": "", "currency": "EUR", "language": checked(language)}
    with told_in(language):
        kind, labels = kind_to_write(name), tuple(p.strip() for p in periods)
        if faults := [*_mislabelled(labels, masked(name)), *taken(kind, name)]:
            raise CaseError(faults)
        with _unless_taken(kind, name):
            kind.begin(empty_tables(labels), settings, name, language)


@in_its_language
def save_new(
    made: Case,
    target: str | PathLike[str],
    beside: Mapping[Path, bytes],
    /,
    *,
    french: bool = False,
) -> None:
    """Write a case where none is, and files beside it: all of that or nothing.

    Raises
    ------
    CaseError
        When a case is there already, or it can't be written there.
    """
    name = os.fspath(target)
    kind = kind_to_write(name)
    if faults := taken(kind, name):
        raise CaseError(faults)
    with _unless_taken(kind, name):
        if kind is DATABASE:
            save_round(made, name, None, beside)
        else:
            _kept(made, kind.write(made.written, made.written_settings, name, french, None, beside))


@contextlib.contextmanager
def _unless_taken(kind: SourceKind, name: str) -> Iterator[None]:
    """What somebody wrote there at the same moment is no less taken than what was there."""
    try:
        yield
    except OtherwiseError:
        raise CaseError(taken(kind, name)) from None


def taken(kind: SourceKind, target: str) -> list[Fault]:
    """What is said where a case is there already, which a new one does not replace."""
    if not (there := kind.holds(target)):
        return []
    problem = sentence("fault_taken", found=there[0])
    return [Fault("", None, "", masked(target), problem, masked(target))]


def _mislabelled(labels: tuple[str, ...], target: str) -> list[Fault]:
    """Labels that would not be read as periods again."""
    table, faults = read_table(RawTable("resources", target, [*SCHEMA["resources"].names, *labels], []))
    problems = [(f.value, f.problem) for f in faults if f.row is not None]
    if not problems and (not labels or table.further != labels):
        found = figure(joined, [quoted(label) for label in labels]) if labels else sentence("fault_none")
        problems = [(", ".join(labels), sentence("fault_labels", found=found))]
    return [Fault("", None, "", value, problem, target) for value, problem in problems]


@in_its_language
def save(
    made: Case,
    target: str | PathLike[str],
    /,
    *,
    case: str | None = None,
    over: int | None = None,
    french: bool = False,
) -> None:
    """Write a case so that loading it again gives an equal one.

    Parameters
    ----------
    made : Case
    target : path or address
        A folder (made if missing) or a file ending in ``.xlsx``: files of the case's tables there are
        replaced, each whole or not at all. Or the address of a database, as
        ``sqlite:///rounds.db#2027Q1``: a round there is replaced where it still is what the case was read
        from; else nothing is written.
    case : str, optional
        The name of the round in a database, where the address does not say it; by default that of the round
        there that the case was read from, else the name in its settings.
    over : int, optional
        The version of a round (as ``rounds`` lists it) that is to be replaced by a case that was not read
        from it.
    french : bool
        For a folder: semicolons, decimal commas and a BOM, as a French Excel writes and opens them.

    Raises
    ------
    CaseError
        When it can't be written there.
    ChangedError
        When a round in a database is neither what the case was read from nor the version that ``over`` names,
        or files are no longer as the case was read from them: it tells what differs, and nothing is written.

    Examples
    --------
    >>> import portfolio as pf, tempfile
    >>> case = pf.load("data/samples/lorie_savage")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     pf.save(case, folder, french=True)
    ...     pf.load(folder) == case
    True
    """
    with told_in(made.settings.language):
        name = with_round(os.fspath(target), case)
        kind = kind_to_write(name)
        if wrong := _no_version(kind, over):
            raise CaseError([Fault("", None, "over", repr(over), wrong, masked(name))])
        if kind is DATABASE:
            save_round(made, name, over, {})
        else:
            _write_files(kind, made, name, french)


def _write_files(kind: SourceKind, made: Case, name: str, french: bool) -> None:
    """Write a case as files, unless they are not as they were when it was read from them.

    Raises
    ------
    ChangedError
        It tells what differs by now.
    """
    try:
        kept = kind.write(made.written, made.written_settings, name, french, made.read_from, {})
    except OtherwiseError as error:
        differing: Sequence[tuple[str, ...]] = ()
        # what somebody is in the middle of changing may be no case
        with contextlib.suppress(CaseError):
            differing = list(inputs(case_of(kind.read(name)), made))
        why = sentence("fault_file_changed_since", name=error.path.name)
        raise ChangedError(why, differing, masked(name), made.settings.language) from None
    _kept(made, kept)


def _kept(made: Case, kept: Mapping[str, str]) -> None:
    for key, now in kept.items():
        made.written_to(key, now)


def _no_version(kind: SourceKind, over: object) -> Sentence | None:
    """Why a version to replace can't be taken; None where there is none, or it can."""
    if over is None:
        return None
    if kind is not DATABASE:
        return sentence("fault_over_no_database", found=repr(over))
    # True is a whole number to Python, and would be version 1
    if isinstance(over, bool) or not hasattr(over, "__index__"):
        return sentence("fault_over_no_version", found=repr(over))
    return None
