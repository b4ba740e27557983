"""A connection to a database for one transaction; what keeps it from being made, in words that hold no
password.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from portfolio.errors import CaseError, Fault
from portfolio.loaders.address import address_in, masked, round_in
from portfolio.tables.text import quoted

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
_SAVING = 7_019_365_208  # any number, the same in each save: PostgreSQL lets one at a time have it
_CONNECT = 10

# what libraries and servers say, and what to tell; the first that fits
_SAID = (
    (r"not a database|malformed", "must be an SQLite database; found {said}. Name another file."),
    (r"read-?only|permission denied", "must be one that you may {do}; found {said}. Check permissions."),
    (r"unable to open", "must be a file in a folder that is there; found {said}. Check the path."),
    (
        r"is locked|lock timeout",
        "must be free for a save; found another one that does not end ({said}). Try again when it has.",
    ),
    (
        r"must be owner",
        "must be brought to the format of this version by who made its tables; found {said}. Have them save a"
        " round with this version once; until then it can be read.",
    ),
    (
        r"authentication|no password|role .* does not exist|no pg_hba",
        "must be open to this user; found {said}. Check the user, and the password: in PGPASSWORD, in"
        " ~/.pgpass or in the address (an @ in it as %40).",
    ),
    (
        r"database .* does not exist",
        "must be a database that is there; found {said}. Correct its name, or have it made: createdb.",
    ),
    (
        r"connect|translate|resolve|timeout|Name or service",
        "must be a server that can be reached; found {said}. Check the host and the port, and that it runs.",
    ),
    (
        r"no such (table|column)|(relation|column) .* does not exist|Undefined",
        "must hold its tables as this version makes them; found {said}. Restore them, or use another"
        " database.",
    ),
    (
        r"constraint|foreign key",
        "must take the rows of a case; found {said}. Its tables may have been changed: use another database.",
    ),
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
        raise _fault(address, f"found {scheme}. Write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME")
    # a second @ would make a part of the password the name of a host
    if rest.split("#")[0].split("?")[0].count("@") > 1 and kind != "sqlite":
        raise _fault(address, "found more than one @. Write one that is in the password as %40")
    try:
        url = sa.make_url(f"{kind}:{rest}")
    except (sa.exc.ArgumentError, ValueError):
        raise _fault(
            address, "found what is none. Write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        ) from None
    if kind == "sqlite" and (not url.database or url.database == ":memory:" or url.host):
        raise _fault(address, "found no file. Write three strokes and a file, as sqlite:///rounds.db")
    return url


def _fault(address: str, found: str) -> CaseError:
    problem = f"must be the address of a database; {found}."
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
        raise _fault(address, "nothing is there. Check the path")
    if file is not None:  # what makes connections is kept, and may be asked from another folder
        url = url.set(database=str(file.absolute()))
    try:
        engine = _engine(url, writing)
    except ModuleNotFoundError as error:
        problem = (
            f"{error.name} must be installed; it is not. Run: pip install 'portfolio-arbitration[postgres]'"
        )
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
        raise CaseError(faults, masked(address)) from None
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

    @sa.event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _settle(connection: sa.Connection, writing: bool) -> None:
    """One save at a time, as in SQLite."""
    if writing:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_SAVING})")


def _told(error: Exception, url: sa.URL, writing: bool) -> str:
    """What a database refused, in words."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    secrets = [str(url.password or ""), *(str(v) for k, v in url.query.items() if "pass" in k)]
    if any(secret and secret in said for secret in secrets):
        said = f"{type(error).__name__}, whose words are left out since they hold the password"
    told = next((t for pattern, t in _SAID if re.search(pattern, said, re.IGNORECASE)), None)
    # where it happened is known; what did stands last
    said = quoted(re.sub(r"\s+", " ", re.sub(r".*(FATAL|failed|error):\s+", "", said)))
    told = told or "must do what it is asked; found {said}. Check the database."
    return told.replace("{said}", said).replace("{do}", "write to" if writing else "read")
