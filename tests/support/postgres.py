"""A PostgreSQL server of the tests' own: Debian's programs, a folder and a free loopback port of its own, run
by a user without privileges and stopped by its own pid.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

USER, PASSWORD = "keeper", "Xk7-pass-word"


@dataclass(frozen=True)
class Postgres:
    """A server that runs."""

    port: int

    def address(self, database: str, *, password: str = PASSWORD, user: str = USER) -> str:
        return f"postgresql+psycopg://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """One statement, outside a transaction; what it gives."""
        import psycopg

        with psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=USER,
            password=PASSWORD,
            dbname=database,
            autocommit=True,
        ) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []


def programs() -> Path | None:
    """Where initdb and postgres are; None where they are not, or may not be run."""
    found = [p.parent for p in sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)]
    found += [Path(p).parent for p in [shutil.which("postgres")] if p]
    return next((p for p in found if all(os.access(p / n, os.X_OK) for n in ("initdb", "postgres"))), None)


def why_not() -> str:
    """Why there can be no server here; empty where there can."""
    if programs() is None:
        return "no PostgreSQL on this machine: apt-get install postgresql"
    if os.getuid() == 0 and _runner() is None:
        return "PostgreSQL does not run as root, and there is no user postgres"
    return ""


def _runner() -> str | None:
    """The user that it runs as: PostgreSQL refuses root."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid()).pw_name
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return None


@contextlib.contextmanager
def server() -> Iterator[Postgres]:
    """A server, until the block ends."""
    at = programs()
    assert at is not None
    user = _runner()
    as_user = {"user": user} if os.getuid() == 0 else {}
    home = Path(tempfile.mkdtemp(prefix="portfolio-postgres-"))
    secret, data = home / "password", home / "data"
    secret.write_text(PASSWORD, encoding="utf-8")
    for path in (home, secret):
        if as_user:
            shutil.chown(path, user)
    language = os.environ | {"LC_ALL": "C.UTF-8"}
    try:
        made = [at / "initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", "-E", "UTF8", "-N"]
        subprocess.run(
            [*map(str, made), f"--pwfile={secret}"],
            check=True,
            cwd=home,
            env=language,
            capture_output=True,
            **as_user,  # type: ignore[call-overload]
        )
        yield from _running(at, data, home, language, as_user)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _running(
    at: Path, data: Path, home: Path, language: dict[str, str], as_user: dict[str, str | None]
) -> Iterator[Postgres]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": "",
        "fsync": "off",
        "max_connections": "40",
    }
    command = [str(at / "postgres"), "-D", str(data)]
    command += [part for key, value in given.items() for part in ("-c", f"{key}={value}")]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=home,
            env=language,
            stdout=log,
            stderr=log,
            **as_user,  # type: ignore[call-overload]
        )
    try:
        found = Postgres(port)
        _wait(found, process, home / "log")
        yield found
    finally:
        process.send_signal(signal.SIGINT)  # fast shutdown: who is connected is sent away
        process.wait(timeout=60)


def _wait(found: Postgres, process: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    until = time.monotonic() + 60
    while True:
        try:
            found.run("SELECT 1")
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                raise AssertionError(log.read_text(encoding="utf-8", errors="replace")) from None
            time.sleep(0.05)
