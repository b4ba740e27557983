"""What databases refuse, in one form of message, and never with a password: not in it, its parts, its cause
or a traceback.
"""

from __future__ import annotations

import argparse
import os
import pickle
import shutil
import socket
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from support import samples
from support.postgres import PASSWORD, Postgres

import portfolio as pf
from portfolio.cli.command import _parser
from portfolio.cli.entry import main
from portfolio.loaders import connection
from portfolio.loaders.address import masked, round_in, with_round
from portfolio.loaders.connection import is_database, located
from portfolio.loaders.save import new
from portfolio.sharing.read_only import page

SECRET = "Zq9-secret"
ASKED: tuple[Callable[[str], object], ...] = (
    pf.load,
    pf.rounds,
    lambda address: pf.save(samples.case("lorie_savage"), address, case="x"),
    lambda address: new(f"{address}#x", ["2027Q1"]),
)


def told(error: BaseException) -> str:
    """All that anybody sees of an error."""
    parts = [str(error), repr(error), *map(repr, error.args), "".join(traceback.format_exception(error))]
    if isinstance(error, pf.CaseError):
        parts += [error.source, error.faults.to_string(), *map(repr, error)]
    return "\n".join(parts)


def refused(ask: Callable[[str], object], address: str, *secrets: str) -> str:
    with pytest.raises(pf.CaseError) as caught:
        ask(address)
    everything = told(caught.value)
    for secret in (SECRET, PASSWORD, *secrets):
        assert secret not in everything
    # one plain message: no library's error is shown as its cause
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return str(caught.value)


# Addresses


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        (f"postgresql://me:{SECRET}@host/db", "postgresql://me:***@host/db"),
        (f"postgresql://me:{SECRET}@host/db#2027Q1", "postgresql://me:***@host/db#2027Q1"),
        (f"postgresql://me:a@{SECRET}@host/db", "postgresql://me:***@host/db"),
        (f"postgresql://me:a#{SECRET}@host/db", "postgresql://me:***@host/db"),
        (f"postgresql://me:a/{SECRET}@host/db", "postgresql://me:***@host/db"),
        (f"postgresql://me:a:{SECRET}@host/db", "postgresql://me:***@host/db"),
        (f"postgresql://:{SECRET}@host/db", "postgresql://:***@host/db"),
        (f"postgresql://host/db?password={SECRET}&x=1", "postgresql://host/db?password=***&x=1"),
        (f"postgresql://host/db?x=1&sslpassword={SECRET}#q", "postgresql://host/db?x=1&sslpassword=***#q"),
        (f"mysql://me:{SECRET}@host/db", "mysql://me:***@host/db"),
        (f"postgresql://me:{SECRET}\n@host/db", "postgresql://me:***@host/db"),
        (f"postgresql:/me:{SECRET}@host/db", "postgresql:/me:***@host/db"),
        (f"postgresql:///me:{SECRET}@host/db", "postgresql:///me:***@host/db"),
        (f"postgres//me:{SECRET}@host", "postgres//me:***@host"),
        (f"postgresql://me:{SECRET}", "postgresql://me:***"),
        (f"postgresql:/me:a/{SECRET}", "postgresql:/me:***"),
        (f"postgresql://me:12345{SECRET}/db", "postgresql://me:***"),
        ("postgresql://host:5432/db#a", "postgresql://host:5432/db#a"),
        ("sqlite:///C:/round@s/a:b.db", "sqlite:///C:/round@s/a:b.db"),
        ("postgresql://me@host:5432/db#a:b", "postgresql://me@host:5432/db#a:b"),
        ("sqlite:///rounds.db#2027Q1", "sqlite:///rounds.db#2027Q1"),
        ("C:\\rounds@2027", "C:\\rounds@2027"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, safe: str) -> None:
    assert masked(address) == safe


@pytest.mark.parametrize(
    ("address", "place", "named"),
    [
        ("sqlite:///a.db", "sqlite:///a.db", ""),
        ("sqlite:///a.db#", "sqlite:///a.db", ""),
        ("sqlite:///a.db#2027 Q1", "sqlite:///a.db", "2027 Q1"),
        ("sqlite:///a.db#1%2F2%23", "sqlite:///a.db", "1/2#"),
        ("postgresql://me:p#w@host/db#x", "postgresql://me:p#w@host/db", "x"),
        ("postgresql://me:p/#w@host/db", "postgresql://me:p/#w@host/db", ""),
        ("postgresql://host/db?a=b#x", "postgresql://host/db?a=b", "x"),
        ("sqlite:///a.db#me@x:y", "sqlite:///a.db", "me@x:y"),
    ],
)
def test_the_round_stands_after_the_address(address: str, place: str, named: str) -> None:
    assert round_in(address) == (place, named)
    assert round_in(with_round(place, "a/b #%é@")) == (place, "a/b #%é@")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("sqlite://", "found no file. Write three strokes and a file"),
        ("sqlite:///:memory:", "found no file"),
        ("sqlite://rounds.db", "found no file"),
        ("sqlite:rounds.db", "found what is none"),
        ("sqlite+aiosqlite:///x.db", "found sqlite+aiosqlite. Write sqlite:///FILE"),
        (f"postgresql+psycopg2://me:{SECRET}@host/db", "found postgresql+psycopg2. Write"),
        (f"postgresql://me:{SECRET}@host:port/db", "found what is none"),
        (f"postgresql://me:a@{SECRET}@host/db", "found more than one @. Write one that is in the password"),
        (f"postgres:me:{SECRET}@host/db", "found what is none"),
    ],
)
@pytest.mark.parametrize("ask", ASKED)
def test_what_is_no_address_of_a_database(
    ask: Callable[[str], object], address: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert is_database(address)
    assert found in refused(ask, address)
    assert list(tmp_path.iterdir()) == []


# SQLite


@pytest.mark.parametrize("ask", ASKED[:2])
def test_a_database_that_is_not_there_is_not_made_by_looking(
    ask: Callable[[str], object], tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'none.db'}"
    assert "nothing is there. Check the path." in refused(ask, address)
    assert list(tmp_path.iterdir()) == []


def test_a_relative_path_is_that_of_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        pf.save(samples.case("lorie_savage"), "sqlite:///x.db", case=folder)
    assert list(pf.rounds(f"sqlite:///{tmp_path}/one/x.db").name) == ["one"]
    assert list(pf.rounds("sqlite:///x.db").name) == ["two"]


@pytest.mark.parametrize("ask", ASKED)
def test_files_that_are_no_database(ask: Callable[[str], object], tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("name,cost\nA,2\n" * 500, encoding="utf-8")
    said = refused(ask, f"sqlite:///{tmp_path / 'x.db'}")
    assert 'must be an SQLite database; found "file is not a database". Name another file.' in said
    pf.save(samples.case("lorie_savage"), f"sqlite:///{tmp_path / 'y.db'}", case="y")
    whole = (tmp_path / "y.db").read_bytes()
    (tmp_path / "y.db").write_bytes(whole[:100] + b"\xff" * len(whole[100:]))
    assert "must be an SQLite database; found" in refused(ask, f"sqlite:///{tmp_path / 'y.db'}")
    (tmp_path / "folder.db").mkdir()
    assert "must be a file in a folder that is there" in refused(ask, f"sqlite:///{tmp_path / 'folder.db'}")


def test_a_file_that_may_only_be_read(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'x.db'}"
    pf.save(samples.case("lorie_savage"), address, case="x")
    code = (
        "import os, sys, portfolio as pf\n"
        "case = pf.load('data/samples/dozen')\n"
        "os.chmod(sys.argv[2], 0o755); os.chmod(sys.argv[1], 0o444)\n"
        "pf.load(f'sqlite:///{sys.argv[1]}')\n"
        "import sqlalchemy.dialects.sqlite\n"
        "if os.getuid() == 0:\n"
        "    [os.chmod(p, 0o755) for p in (sys.argv[2], os.path.dirname(sys.argv[2]),\n"
        "     os.path.dirname(os.path.dirname(sys.argv[2])))]\n"
        "    os.setuid(65534)\n"
        "try:\n"
        "    pf.save(case, f'sqlite:///{sys.argv[1]}', case='y')\n"
        "except pf.CaseError as error:\n"
        "    print(error)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "x.db"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "must be one that you may write to; found" in done.stdout, done.stderr
    assert list(pf.rounds(address).name) == ["x"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("database or disk is full", "must be on a disk with room for what is saved"),
        ('could not extend file "base/1": No space left on device', "must be on a disk with room"),
        ("disk I/O error", "must be on a disk that works and has room"),
        ("unable to open database file", "must be a file that can be opened, or made, in its folder"),
    ],
)
def test_a_full_disk_is_told_with_what_to_do(
    said: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError(said)

    monkeypatch.setattr("portfolio.loaders.database.bring_to_this_format", full)
    told = refused(ASKED[2], f"sqlite:///{tmp_path / 'x.db'}")
    assert found in told
    assert said.replace('"', "'") in told.replace('"', "'")


def test_a_save_that_does_not_end_is_waited_for_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_PATIENCE", 0.2)
    connection._engine.cache_clear()
    address = f"sqlite:///{tmp_path / 'x.db'}"
    pf.save(samples.case("lorie_savage"), address, case="x")
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other, other:
        other.execute("BEGIN IMMEDIATE")
        assert "must be free for a save; found another one" in refused(ASKED[2], address)
        assert pf.load(address) == samples.case("lorie_savage")
        other.execute("ROLLBACK")
    connection._engine.cache_clear()


# Tables of others, or of other versions


def test_tables_of_another_program_are_left_alone(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'x.db'}"
    with closing(sqlite3.connect(tmp_path / "x.db")) as other, other:
        other.execute("CREATE TABLE initiatives (id INTEGER)")
        other.execute("CREATE TABLE theirs (id INTEGER)")
    assert "must hold a round; found none" in refused(pf.load, address)
    assert pf.rounds(address).empty
    assert "found initiatives, which is not of portfolio. Name another database." in refused(
        ASKED[2], address
    )
    with closing(sqlite3.connect(tmp_path / "x.db")) as other, other:
        other.execute("DROP TABLE initiatives")
    pf.save(samples.case("lorie_savage"), address, case="x")
    assert pf.load(address) == samples.case("lorie_savage")
    with closing(sqlite3.connect(tmp_path / "x.db")) as other, other:
        assert other.execute("SELECT count(*) FROM theirs").fetchone() == (0,)


@pytest.mark.parametrize("ask", ASKED)
@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE portfolio_format SET format = 99",
            "in format 2 or an earlier one; found format 99, which a later version",
        ),
        ("UPDATE portfolio_format SET format = 0", "found format 0, which no version of portfolio made"),
        ("INSERT INTO portfolio_format VALUES (1)", "found format 1, 2, which no version"),
        ("DELETE FROM portfolio_format", "must hold tables in format 2 or an earlier one; found format none"),
        ("DROP TABLE rounds", "must hold its tables as this version makes them; found"),
    ],
)
def test_tables_of_another_version_are_told(
    ask: Callable[[str], object], statement: str, found: str, tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'x.db'}"
    pf.save(samples.case("lorie_savage"), address, case="x")
    with closing(sqlite3.connect(tmp_path / "x.db")) as other, other:
        other.execute(statement)
    assert found in refused(ask, address)


def test_columns_that_went_missing_are_told(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'x.db'}"
    pf.save(samples.case("lorie_savage"), address, case="x")
    with closing(sqlite3.connect(tmp_path / "x.db")) as other, other:
        other.execute("ALTER TABLE kpis DROP COLUMN unit")
    assert "must hold its tables as this version makes them" in refused(pf.load, address)


# PostgreSQL


@pytest.mark.parametrize("ask", ASKED)
def test_a_missing_driver_is_named_with_its_extra(
    ask: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    connection._engine.cache_clear()
    said = refused(ask, f"postgresql://me:{SECRET}@127.0.0.1:1/db")
    assert "psycopg must be installed; it is not. Run: pip install 'portfolio-arbitration[postgres]'" in said


@pytest.mark.parametrize("ask", ASKED)
@pytest.mark.parametrize("where", ["127.0.0.1:{closed}", "no-such-host.invalid"])
def test_a_server_that_is_not_there(ask: Callable[[str], object], where: str) -> None:
    pytest.importorskip("psycopg")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = free.getsockname()[1]
    said = refused(ask, f"postgresql+psycopg://me:{SECRET}@{where.format(closed=closed)}/db")
    assert "must be a server that can be reached; found" in said


@pytest.mark.server
@pytest.mark.parametrize("ask", ASKED)
def test_what_a_server_refuses(ask: Callable[[str], object], server: Postgres, on_server: str) -> None:
    said = refused(ask, server.address("postgres", password=SECRET))
    assert "must be open to this user; found" in said
    said = refused(ask, server.address("postgres", user="nobody", password=SECRET))
    assert "must be open to this user; found" in said
    said = refused(ask, server.address("none_such"))
    assert "must be a database that is there; found" in said
    assert "createdb" in said
    # where the server's own words hold what is the password, they are not repeated
    said = refused(ask, server.address("nowhere", user="nobody", password="nobody"))
    assert "must" in said


@pytest.mark.server
def test_a_user_who_may_only_read(server: Postgres, on_server: str) -> None:
    name = on_server.rpartition("/")[2]
    pf.save(samples.case("lorie_savage"), on_server, case="x")
    server.run(f"CREATE ROLE reader_{name} LOGIN PASSWORD '{SECRET}'")
    server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_{name}", name)
    address = server.address(name, user=f"reader_{name}", password=SECRET)
    assert pf.load(address) == samples.case("lorie_savage")
    said = refused(lambda at: pf.save(samples.case("dozen"), at, case="y"), address)
    assert "must be one that you may write to; found" in said
    server.run(f"DROP OWNED BY reader_{name}", name)
    server.run(f"DROP ROLE reader_{name}")


# Passwords that stay where they are


@pytest.fixture
def secretly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The address of an SQLite database with a password in it, which is taken out only to connect."""
    shutil.copytree("data/samples/lorie_savage", tmp_path / "case")
    monkeypatch.chdir(tmp_path)
    own = connection._url
    monkeypatch.setattr(connection, "_url", lambda text: own(text.replace(f"?password={SECRET}", "")))
    return f"sqlite:///x.db?password={SECRET}"


COMMANDS: dict[str, tuple[str, ...]] = {
    "allocate": (),
    "explain": (),
    "diff": ("case",),
    "frontier": ("--at", "50"),
    "compare": (),
    "whatif": ("budget -10%",),
    "levels": (),
    "simulate": ("--draws", "4"),
    "arbitrate": (),
    "check": (),
    "export": ("x.xlsx", "--no-reasons"),
    "brief": ("-o", "x.html", "--draws", "4"),
    "save": ("y.xlsx",),
    "stability": ("--near", "plan"),
    "roll": ("--to", "2027Q2", "-o", "next"),
}
ELSEWHERE = {"share", "collab", "mcp", "assess", "import", "dictionary", "verify", "new", "replay"}
"""Commands that take no case, serve until they are stopped, or are asked below."""


def test_no_command_prints_or_writes_a_password(
    secretly: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = _parser()
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    assert set(commands.choices) == {*COMMANDS, *ELSEWHERE}
    assert main(["save", "case", f"{secretly}#one"]) == 0
    for command, more in COMMANDS.items():
        main([command, f"{secretly}#one", *more])
        assert main([command, f"{secretly}#two", *more]) == 2
    assert main(["new", f"{secretly}#new"]) == 0
    assert main(["new", f"{secretly}#one"]) == 2
    assert main(["allocate", f"{secretly}#one", "--budget", "3"]) == 2
    Path("list.csv").write_text("name,cost,value\nA,1,2\nB,2,3\n", encoding="utf-8")
    for name in ("list", "one"):
        main(["import", "list", "list.csv", "--budget", "2", "-o", f"{secretly}#{name}"])
    main(["replay", "none.json", f"{secretly}#one"])
    main(["diff", "case", f"{secretly}#two"])
    with pytest.raises(SystemExit):
        main(["allocate", "case", "-o", f"{secretly}#one"])
    said = capsys.readouterr()
    assert "x.db?password=***#one" in said.out
    assert SECRET not in said.out + said.err
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes(), path


MISTYPED = (
    f"postgresql:/me:{SECRET}@host/db",
    f"postgresql://me:{SECRET}@host/db",
    f"postgres//me:{SECRET}@host/db",
    f"postgresql://me:{SECRET}",
    f"postgresql://me:two {SECRET}@host/db",
)


@pytest.mark.parametrize("address", MISTYPED)
@pytest.mark.parametrize(
    "words",
    [
        ("allocate", "case", "ADDRESS"),
        ("allocate", "case", "--ADDRESS"),
        ("ADDRESS",),
        ("allocate", "case", "--gap", "ADDRESS"),
        ("allocate", "case", "-o=ADDRESS"),
        ("check", "ADDRESS"),
        ("save", "case", "ADDRESS/x/"),
        ("verify", "ADDRESS"),
        ("collab", "ADDRESS"),
        ("import", "list", "list.csv", "--dry-run", "--map", "ADDRESS"),
        ("import", "list", "list.csv", "--budget", "2", "--write-map", "ADDRESS"),
        ("import", "list", "list.csv", "--budget", "2", "--write-map=ADDRESS"),
    ],
)
def test_no_message_holds_the_password_of_a_mistyped_address(
    words: tuple[str, ...],
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree("data/samples/lorie_savage", tmp_path / "case")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "portfolio.sharing.together.collaborate", lambda _folder, _door, welcome, **_: welcome()
    )
    Path("list.csv").write_text("name,cost,value\nA,1,2\nB,2,3\n", encoding="utf-8")
    with suppress(SystemExit):
        main([word.replace("ADDRESS", address) for word in words])
    said = capsys.readouterr()
    assert said.out + said.err
    assert SECRET not in said.out + said.err


def test_a_case_keeps_no_address(secretly: str) -> None:
    pf.save(pf.load("case"), secretly, case="one")
    case = pf.load(secretly, case="one")
    assert case.read_from
    for text in (repr(case), repr(vars(case)), pickle.dumps(case).decode("latin-1")):
        assert SECRET not in text
        assert "x.db" not in text


def test_a_shared_page_finds_its_address_in_the_environment() -> None:
    (cell,) = page(f"postgresql://me:{SECRET}@host/db#x", "x")["cells"]
    assert SECRET not in str(cell)
    compile(cell["source"], "page", "exec")
    assert located("sqlite:///x.db#a b") == f"sqlite:///{Path('x.db').absolute()}#a%20b"
    assert located(f"postgresql://me:{SECRET}@host/db#x") == f"postgresql://me:{SECRET}@host/db#x"
    assert "PORTFOLIO_CASE" not in os.environ
