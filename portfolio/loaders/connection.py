"""A connection to a database for one transaction; what keeps it from being made, in words that hold no
password.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from portfolio.errors import CaseError, Fault
from portfolio.loaders.address import address_in, masked, round_in
from portfolio.size_limits import FILE_BYTES
from portfolio.tables.text import quoted
from portfolio.words.sentences import Sentence, sentence

if TYPE_CHECKING:
    import sqlalchemy as sa

_SCHEMES = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_KIND = re.compile(r"(sqlite|postgres(?:ql)?)(\+\w*)?:?")
_PATIENCE = 60
"""Seconds that one waits for another's save to end."""
_READING = 8
"""Seconds of a processor that a file of SQLite may take to be read."""
_STEPS = 100_000
"""Of SQLite's machine between two looks at the clock: some milliseconds."""
_SAVING = 7_019_365_208  # any number, the same in each save: PostgreSQL lets one at a time have it
_CONNECT = 10

# what libraries and servers say, and the phrase that tells it; the first that fits
_SAID = (
    (r"not a database|malformed", "fault_not_sqlite"),
    (r"read-?only|permission denied", "fault_not_permitted"),
    (r"unable to open", "fault_no_folder"),
    (r"is full|No space left|quota", "fault_no_room"),
    (r"disk I/O error|could not (write|extend|fsync)", "fault_disk"),
    (r"is locked|lock timeout", "fault_locked"),
    (r"^interrupted|too big", "fault_never_read"),
    (r"must be owner", "fault_not_owner"),
    (r"authentication|no password|role .* does not exist|no pg_hba", "fault_no_login"),
    (r"database .* does not exist", "fault_no_database"),
    (r"connect|translate|resolve|timeout|Name or service", "fault_no_server"),
    (r"no such (table|column)|(relation|column) .* does not exist|Undefined", "fault_tables_changed"),
    (r"constraint|foreign key", "fault_rows_refused"),
)


def is_database(name: str) -> bool:
    """Whether a name is the address of a database of a kind that is read and written."""
    found = address_in(name)
    return bool(found and _KIND.fullmatch(found[1].casefold()))


def database_file(address: str) -> Path | None:
    """The file of an SQLite database; None for one on a server.

    Raises
    ------
    CaseError
        When the address can't be read.
    """
    url = _url(address)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def located(name: str) -> str:
    """An address that means the same wherever it is asked from."""
    address, named = round_in(name)
    file = database_file(address)
    if file is None:
        return name
    return f"sqlite:///{file.absolute()}" + (f"#{quote(named, safe='')}" if named else "")


def _url(address: str) -> sa.URL:
    """The address as SQLAlchemy has it."""
    import sqlalchemy as sa

    scheme, _, rest = address.strip().partition(":")
    kind = _SCHEMES.get(scheme.casefold())
    if kind is None:
        raise _fault(address, sentence("fault_scheme", found=scheme))
    # a second @ would make a part of the password the name of a host
    if rest.split("#")[0].split("?")[0].count("@") > 1 and kind != "sqlite":
        raise _fault(address, sentence("fault_two_ats"))
    try:
        url = sa.make_url(f"{kind}:{rest}")
    except (sa.exc.ArgumentError, ValueError):
        raise _fault(address, sentence("fault_no_address")) from None
    if kind == "sqlite" and (not url.database or url.database == ":memory:" or url.host):
        raise _fault(address, sentence("fault_no_file_in_address"))
    return url


def _fault(address: str, problem: Sentence) -> CaseError:
    return CaseError([Fault("", None, "", masked(address), problem, masked(address))], masked(address))


@contextmanager
def transaction(address: str, *, writing: bool = False) -> Iterator[sa.Connection]:
    """A connection in one transaction, which counts whole when the block ends, or not at all.

    Raises
    ------
    CaseError
        Whatever the database refuses, without the password; and faults of what was done there, with the
        address.
    """
    import sqlalchemy as sa

    url = _url(address)
    file = database_file(address)
    if file is not None and not writing and not file.exists():  # SQLite would make an empty one
        raise _fault(address, sentence("fault_nothing_at_address"))
    if file is not None:  # what makes connections is kept, and may be asked from another folder
        url = url.set(database=str(file.absolute()))
    try:
        engine = _engine(url, writing)
    except ModuleNotFoundError as error:
        problem = sentence("fault_not_installed", name=error.name)
        raise CaseError([Fault("", None, "", "", problem, masked(address))], masked(address)) from None
    refused = (sa.exc.SQLAlchemyError, engine.dialect.loaded_dbapi.Error, OSError, UnicodeError)
    try:
        if writing and file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        with engine.begin() as connection:
            if url.get_backend_name() == "postgresql":
                _settle(connection, writing)
            yield connection
    except CaseError as error:
        if type(error) is not CaseError or error.source:
            raise
        faults = [Fault(f.table, f.row, f.column, f.value, f.problem, masked(address)) for f in error]
        raise CaseError(faults, masked(address), error.language) from None
    except refused as error:
        raise CaseError(
            [Fault("", None, "", "", _told(error, url, writing), masked(address))], masked(address)
        ) from None


@lru_cache(maxsize=8)
def _engine(url: sa.URL, writing: bool) -> sa.Engine:
    """Whatever makes connections, none of which is kept; the statements that it has put into words are."""
    import sqlalchemy as sa

    if url.get_backend_name() == "postgresql":
        # readers see the round as it is at one moment, in all its tables
        level = "READ COMMITTED" if writing else "REPEATABLE READ"
        timeout = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT}
        return sa.create_engine(url, poolclass=sa.NullPool, isolation_level=level, connect_args=timeout)
    engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"timeout": _PATIENCE})

    # sqlite3 begins no transaction before the first write, and enforces no reference, unless it is told
    @sa.event.listens_for(engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        # a view in the place of a table may give rows, or letters, without end
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, FILE_BYTES)
        ends = time.process_time() + _READING
        connection.set_progress_handler(lambda: not writing and time.process_time() > ends, _STEPS)

    @sa.event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _settle(connection: sa.Connection, writing: bool) -> None:
    """One save at a time, as in SQLite."""
    if writing:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_SAVING})")


def _told(error: Exception, url: sa.URL, writing: bool) -> Sentence:
    """What a database refused, in words."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    secrets = [str(url.password or ""), *(str(v) for k, v in url.query.items() if "pass" in k)]
    if any(secret and secret in said for secret in secrets):
        said = f"{type(error).__name__}, whose words are left out since they hold the password"
    key = next((k for pattern, k in _SAID if re.search(pattern, said, re.IGNORECASE)), "fault_refused")
    # where it happened is known; what did stands last
    said = re.sub(r"\s+", " ", re.sub(r".*(FATAL|failed|error):\s+", "", said))
    if key == "fault_not_permitted" and writing:
        key = "fault_not_permitted_to_write"
    # of a folder that is there SQLite says no more: it may be closed to us, or its disk full
    if key == "fault_no_folder" and (file := Path(url.database or "")).parent.is_dir() and not file.is_dir():
        key = "fault_not_opened"
    return sentence(key, said=quoted(said))
