"""Rounds in a database, SQLite or PostgreSQL: read whole, written whole or not at all, and never over what
somebody else wrote meanwhile.

A save is one transaction, and in one database one comes after the other. It takes the round as it stands
there, compares it with what the case was read from, and goes on only where these are the same: content is
compared, not a number that somebody who edits rows by hand might forget to count up.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio.case.case import Case
from portfolio.case.checks.references import nearest_said
from portfolio.case.compared import inputs
from portfolio.case.reading import case_from
from portfolio.errors import CaseError, ChangedError
from portfolio.loaders.address import masked, round_in
from portfolio.loaders.connection import database_file, is_database, transaction
from portfolio.loaders.database_formats import bring_to_this_format, format_of, unlike
from portfolio.loaders.database_rows import Content, content_of, digest_of, replace, select
from portfolio.loaders.database_schema import database_schema
from portfolio.loaders.source import Source, SourceKind
from portfolio.size_limits import CELLS
from portfolio.tables import SETTINGS, Cell, RawTable, Table, appearance, nearest, quoted
from portfolio.tables.text import joined
from portfolio.whole_files import write_whole
from portfolio.words.languages import FALLBACK
from portfolio.words.sentences import Sentence, figure, sentence

if TYPE_CHECKING:
    import pandas as pd
    import sqlalchemy as sa

_LIST = ("name", "version", "saved_at", "initiatives", "fingerprint")


def rounds(address: str) -> pd.DataFrame:
    """The rounds in a database, the one saved last first.

    Parameters
    ----------
    address : str
        As ``sqlite:///rounds.db`` or ``postgresql+psycopg://me@host/rounds``.

    Returns
    -------
    DataFrame
        A row a round: ``name``, ``version`` (how often it was saved), ``saved_at`` (a time, UTC),
        ``initiatives`` (how many), ``fingerprint`` (that of the case).

    Raises
    ------
    CaseError
        When there is no such database, or it can't be read.

    Examples
    --------
    >>> import portfolio as pf, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     pf.save(pf.load("data/samples/lorie_savage"), f"sqlite:///{folder}/rounds.db", case="1955")
    ...     pf.rounds(f"sqlite:///{folder}/rounds.db")[["name", "version", "initiatives"]]
       name  version  initiatives
    0  1955        1            9
    """
    import pandas as pd

    with transaction(round_in(address)[0]) as connection:
        found = sorted(_listed(connection), key=lambda r: r.saved_at, reverse=True)
    frame = pd.DataFrame({c: [getattr(r, c) for r in found] for c in _LIST})
    kinds = {"name": "str", "version": "int64", "initiatives": "int64", "fingerprint": "str"}
    return frame.astype(kinds).assign(saved_at=pd.to_datetime(frame["saved_at"], utc=True))


def _listed(connection: sa.Connection) -> Sequence[Any]:
    """The rounds there are; none in a database that holds no table of ours."""
    there = format_of(connection)
    if not there:
        return []
    return connection.execute(database_schema(there).tables["rounds"].select().limit(CELLS)).all()


def _read(name: str) -> Source:
    """The round that an address names, or the only one there is."""
    address, wanted = round_in(name)
    with transaction(address) as connection:
        found = _chosen(_listed(connection), wanted)
        content = select(connection, found.round, format_of(connection))
    return _source(content, masked(name), {found.uid: digest_of(content)})


def _chosen(there: Sequence[Any], wanted: str) -> Any:
    """The round of a name; without one the only round."""
    by_name = {r.name: r for r in there}
    if wanted in by_name:
        return by_name[wanted]
    if not wanted and len(there) == 1:
        return there[0]
    names = figure(joined, [quoted(name) for name in sorted(by_name)])
    if not there:
        raise unlike(sentence("fault_no_rounds"))
    if not wanted:
        first = there[0].name
        raise unlike(
            sentence("fault_which_round", count=len(there), names=names, name=first, python=repr(first))
        )
    like = nearest(wanted, by_name)
    advice = nearest_said(quoted(like)) if like else sentence("fault_correct")
    raise unlike(sentence("fault_no_such_round", names=names, found=quoted(wanted), advice=advice), wanted)


def _source(content: Content, name: str, read: Mapping[str, str]) -> Source:
    """What is stored, as any source gives it: a row is numbered by its place in the table."""
    source = Source(name, sentence("fault_in_table", name=SETTINGS.name), read_from=read)
    for table, (headings, rows) in content.items():
        if table == SETTINGS.name:
            cells = zip(headings, rows[0] if rows else (), strict=False)
            source.settings = {key: cell for key, cell in cells if cell is not None}
        else:
            place = sentence("fault_in_table", name=table)
            source.add(RawTable(table, place, headings, list(enumerate(rows, start=1))))
    return source


def save_round(case: Case, name: str, over: int | None, beside: Mapping[Path, bytes]) -> None:
    """Write a case as a round of a database, unless somebody else's work would be lost; files beside it where
    it is written.

    Raises
    ------
    CaseError
        When the round can't be named or written.
    ChangedError
        When the round there is not what the case was read from: what differs; nothing is written.
    """
    content = content_of(case.written, case.written_settings)
    _ = case.fingerprint  # reckoned before others have to wait
    uid, digest = _save(name, content, case.written, case, over, beside)
    case.written_to(uid, digest)


def _save(
    name: str,
    content: Content,
    tables: Mapping[str, Table],
    case: Case | None,
    over: int | None,
    beside: Mapping[Path, bytes],
) -> tuple[str, str]:
    """Write a round whole; what tells it from any other, and its content from any other."""
    address, wanted = round_in(name)
    with transaction(address, writing=True) as connection:
        bring_to_this_format(connection)
        stands = _put(connection, wanted, content, tables, case, over)
        write_whole(beside)  # the last that can fail before the round stands
    return stands


def _put(
    connection: sa.Connection,
    wanted: str,
    content: Content,
    tables: Mapping[str, Table],
    case: Case | None,
    over: int | None,
) -> tuple[str, str]:
    digest = digest_of(content)
    schema = database_schema().tables["rounds"]
    there = _listed(connection)
    label = wanted or _own_name(content, there, case)
    row = next((r for r in there if r.name == label), None)
    stands = {
        "version": (row.version if row else 0) + 1,
        "saved_at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "initiatives": len(tables["initiatives"]),
        "fingerprint": case.fingerprint if case else "",
        "digest": digest,
    }
    stored: Content | None = {}
    if row is None:
        _check_new(label, there, over)
        uid = os.urandom(16).hex()
        made = connection.execute(schema.insert().values(name=label, uid=uid, **stands))
        number = made.inserted_primary_key[0]  # type: ignore[index]
    else:
        uid, number = row.uid, row.round
        stored = _stored(connection, row, over)
        now = digest_of(stored) if stored is not None else ""
        if stored is not None and now != digest and not _may_replace(case, row, stored, now, over):
            return uid, now
        if now == digest == row.digest:
            return uid, now
        # where only this is written, rows edited by hand become a version
        connection.execute(schema.update().where(schema.c.round == number).values(**stands))
    replace(connection, number, stored, content, tables)
    return uid, digest


def _stored(connection: sa.Connection, row: Any, over: int | None) -> Content | None:
    """What stands in a round; None where it can't be read and its version is named to be replaced, since
    nobody can load it first.
    """
    try:
        return select(connection, row.round)
    except CaseError:
        if over is None or over != row.version:
            raise
        return None


def _own_name(content: Content, there: Sequence[Any], case: Case | None) -> str:
    """What a round is called whose address does not say it: as where it was read from or written to in this
    database; else by its own name.
    """
    known = [r.name for r in there if case is not None and r.uid in case.read_from]
    if len(known) == 1:
        return str(known[0])
    headings, rows = content[SETTINGS.name]
    own = dict(zip(headings, rows[0], strict=True)).get("name")
    if own and not known:
        return str(own)
    if not known:
        raise unlike(sentence("fault_unnamed_round"))
    names = figure(joined, [quoted(name) for name in sorted(known)])
    raise unlike(sentence("fault_of_several_rounds", count=len(known), names=names))


def _check_new(label: str, there: Sequence[Any], over: int | None) -> None:
    """A round that is not there yet: nothing is replaced, and no other one looks the same."""
    if over is not None:
        raise unlike(sentence("fault_over_nothing", found=quoted(label)))
    if like := next((r.name for r in there if appearance(r.name) == appearance(label)), None):
        problem = sentence("fault_round_looks_alike", found=quoted(label), other=quoted(like))
        raise unlike(problem, label)


def _may_replace(case: Case | None, row: Any, stored: Content, now: str, over: int | None) -> bool:
    """Whether what stands there may be replaced; not where it is the same case, which is left as it is.

    Raises
    ------
    ChangedError
        When it is neither what the case was read from, nor the version that the caller names.
    """
    if case is not None and case.read_from.get(row.uid) == now:
        return True
    # a version says nothing of rows that somebody edited by hand after it was saved
    if over is not None and over == row.version and now == row.digest:
        return True
    theirs: Case | None = None
    try:
        source = _source(stored, row.name, {})
        theirs = case_from(
            source.tables, source.settings, source=row.name, settings_file=source.settings_file
        )
    except CaseError:
        pass  # rows edited by hand may be no case any more; they are somebody's work all the same
    if case is not None and theirs == case:
        return False
    raise ChangedError(
        _refusal(case, row, now, over),
        list(inputs(theirs, case)) if theirs and case else [],
        row.name,
        case.settings.language if case is not None else FALLBACK,
    )


def _refusal(case: Case | None, row: Any, now: str, over: int | None) -> Sentence:
    """Why nothing was written, and what to do."""
    at = sentence(
        "fault_version" if now == row.digest else "fault_version_edited",
        version=row.version,
        saved=row.saved_at,
    )
    if over is not None and over != row.version:
        key = "fault_round_at_other_version"
    elif over is not None:
        key = "fault_round_edited"
    elif case is not None and row.uid in case.read_from:
        key = "fault_round_saved_since"
    else:
        key = "fault_round_taken"
    return sentence(key, name=quoted(row.name), at=at, over=over, version=row.version)


def _holds(name: str) -> list[str]:
    """Rounds that are there already; one that the address names, where it names one."""
    if not _is_there(name):
        return []
    address, wanted = round_in(name)
    with transaction(address) as connection:
        names = [r.name for r in _listed(connection)]
    return [n for n in names if not wanted or appearance(n) == appearance(wanted)]


def _is_there(name: str) -> bool:
    """Whether there is something to read; of a server this is known when it is asked."""
    file = database_file(round_in(name)[0])
    return file is None or file.exists()


def _write(
    tables: Mapping[str, Table],
    settings: Mapping[str, Cell],
    name: str,
    _french: bool,
    _read_from: Mapping[str, str] | None,
    beside: Mapping[Path, bytes],
) -> dict[str, str]:
    """A round of its own; SQL has no French."""
    _save(name, content_of(tables, settings), tables, None, None, beside)
    return {}


DATABASE = SourceKind(
    what=sentence("fault_kind_database"),
    target=sentence("fault_target_database"),
    suffixes=(),
    mistaken=(".db", ".sqlite", ".sqlite3"),
    advice=sentence("fault_advice_database"),
    names=is_database,
    is_there=_is_there,
    holds=_holds,
    read=_read,
    write=_write,
)
