"""Databases to keep rounds in: a file, or one on a server that the tests start themselves."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import postgres
from support.postgres import Postgres

KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.server)]


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    pytest.importorskip("psycopg", reason="psycopg is not installed: make setup")
    if why := postgres.why_not():
        pytest.skip(why)
    with postgres.server() as running:
        yield running


@pytest.fixture
def on_server(server: Postgres) -> Iterator[str]:
    """The address of an empty database on the server."""
    name = f"rounds_{uuid.uuid4().hex}"
    server.run(f"CREATE DATABASE {name}")
    yield server.address(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'rounds.db'}"
    address: str = request.getfixturevalue("on_server")
    return address
