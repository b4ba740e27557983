"""Databases of the version before: read as they are, brought to this format by the save that needs it, and
nothing in them is lost.
"""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from support import samples
from support.older_database import COLUMNS, TABLES, by_sql, made_of, to_format_1
from support.postgres import Postgres

import portfolio as pf
from portfolio.case.reading import edited, with_rows
from portfolio.loaders.address import round_in
from portfolio.loaders.connection import transaction
from portfolio.loaders.database_rows import content_of, digest_of, select
from portfolio.loaders.database_schema import FORMAT, database_schema

SMALL = {
    "initiatives": "initiative,name\nA,\nB,\n",
    "resources": "resource,kind,unit,Q1\ncash,budget,EUR,9\n",
    "requirements": "initiative,resource,1\nA,cash,2\nB,cash,2\n",
    "objectives": "objective,weight\ngrow,100\n",
    "key_results": "key_result,objective,kpi,target\nmore,grow,users,10\n",
    "contributions": "initiative,kpi,expected\nA,users,3\nB,users,2\n",
}
OWN = {
    "initiatives": "initiative,status,since\nA,running,2026Q4\nB,,\n",
    "key_results": "key_result,objective,kpi,target,current\nmore,grow,users,10,2.50\n",
    "requirements": "initiative,option,resource,1\nA,,cash,2\nB,,cash,2\nA,stop,cash,1\n",
    "plan": "initiative,option,start\nA,full,2026Q4\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., pf.Case]:
    def case(name: str = "small", **tables: str) -> pf.Case:
        folder = tmp_path / name
        folder.mkdir()
        for table, text in (SMALL | tables).items():
            (folder / f"{table}.csv").write_text(text, encoding="utf-8")
        (folder / "case.toml").write_text(f'name = "{name}"', encoding="utf-8")
        return pf.load(folder)

    return case


def stored(address: str, number: int = 1) -> object:
    with transaction(round_in(address)[0]) as connection:
        return select(connection, number)


def format_in(address: str) -> int:
    with transaction(round_in(address)[0]) as connection:
        return int(connection.execute(database_schema().tables["portfolio_format"].select()).scalar_one())


def weighed(case: pf.Case, weight: float) -> pf.Case:
    return edited(case, [("objectives", "grow", "weight", f"= {weight}")])


@pytest.fixture
def before(database: str, small: Callable[..., pf.Case]) -> str:
    """A database of format 1 with three rounds."""
    pf.save(small(), database)
    for name in ("dozen", "douzaine"):
        pf.save(samples.case(name), database, case=name)
    return to_format_1(database)


def test_what_came_later_may_be_blank_and_refers_to_nothing() -> None:
    """Else the tables of an earlier format can't take it as it is added: write how, in database_formats."""
    now, then = database_schema(), database_schema(1)
    assert {*now.tables} - {*then.tables} == {name + beside for name in TABLES for beside in ("", "_own")}
    assert {(t.name, c.name) for t in now.tables.values() if t.name in then.tables for c in t.columns} - {
        (t.name, c.name) for t in then.tables.values() for c in t.columns
    } == {*COLUMNS}
    for table, column in COLUMNS:
        of = now.tables[table]
        assert of.c[column].nullable
        assert not of.c[column].foreign_keys
        assert {k.name for k in of.indexes} == {k.name for k in then.tables[table].indexes}
        assert len(of.constraints) == len(then.tables[table].constraints)


def test_rounds_of_the_version_before_are_read_as_they_are(before: str) -> None:
    made = made_of(before)
    assert sorted(pf.rounds(before).name) == ["douzaine", "dozen", "small"]
    for name in ("dozen", "douzaine"):
        assert pf.load(before, case=name) == samples.case(name)
        assert pf.load(before, case=name).fingerprint == samples.case(name).fingerprint
    assert set(pf.load(before, case="small").initiatives.status) == {"candidate"}
    assert pf.load(before, case="small").plan.empty
    assert made_of(before) == made  # reading changes nothing
    assert format_in(before) == 1


def test_a_save_brings_all_to_this_format_and_loses_no_round(
    before: str, small: Callable[..., pf.Case], tmp_path: Path
) -> None:
    read = {name: pf.load(before, case=name) for name in ("dozen", "douzaine", "small")}
    rounds = pf.rounds(before).set_index("name")
    pf.save(small("running", **OWN), before, case="new")
    assert format_in(before) == FORMAT
    for name, case in read.items():
        assert pf.load(before, case=name) == case
        assert digest_of(content_of(case.written, case.written_settings)) in case.read_from.values()
    after = pf.rounds(before).set_index("name")
    assert after.loc[rounds.index].equals(rounds)
    assert pf.load(before, case="new") == pf.load(tmp_path / "running")
    pf.save(weighed(read["small"], 50), before)  # what was read before is not stale
    assert pf.load(before, case="small").objectives.weight[0] == 50
    pf.save(with_rows(read["dozen"], "plan", [row("shift-swap")], "the plan"), before)
    assert list(pf.load(before, case="dozen").plan.initiative) == ["shift-swap"]


def row(initiative: str) -> dict[str, str]:
    return {"initiative": initiative, "option": "full", "start": "2027Q1"}


def test_it_is_then_made_as_a_new_one_is(before: str, small: Callable[..., pf.Case], tmp_path: Path) -> None:
    pf.save(small("again"), before)
    fresh = f"sqlite:///{tmp_path / 'fresh.db'}"
    if before.startswith("sqlite"):
        pf.save(samples.case("dozen"), fresh, case="dozen")
        assert made_of(before) == made_of(fresh)
    line = "INSERT INTO plan (round, line, initiative, option, start) VALUES ({}, 1, 'A', 'full', 'Q1')"
    by_sql(before, line.format(1))
    assert list(pf.load(before, case="small").plan.start) == ["Q1"]
    with pytest.raises(pf.CaseError, match="must take the rows of a case; found"):
        by_sql(before, line.format(9))
    by_sql(before, "UPDATE initiatives SET status = 'running', since = 'x' WHERE round = 1 AND line = 1")
    assert list(pf.load(before, case="small").initiatives.status) == ["running", "candidate"]


def test_a_save_of_what_is_there_already_brings_it_to_this_format_too(before: str) -> None:
    case = pf.load(before, case="small")
    pf.save(case, before)
    assert format_in(before) == FORMAT
    assert dict(zip(pf.rounds(before).name, pf.rounds(before).version, strict=True))["small"] == 1


def test_a_refused_save_changes_no_format(before: str, small: Callable[..., pf.Case]) -> None:
    made = made_of(before)
    with pytest.raises(pf.ChangedError):
        pf.save(weighed(small("other"), 7), before, case="small")
    assert made_of(before) == made
    assert format_in(before) == 1


def test_own_columns_of_names_that_are_known_now_are_read_before_and_after_alike(
    database: str, small: Callable[..., pf.Case], tmp_path: Path
) -> None:
    """The version before kept them as text of one's own; read as in any file, they say what they say."""
    case = small()
    pf.save(case, database)
    to_format_1(database)
    by_sql(
        database,
        *(
            f"INSERT INTO headings VALUES (1, '{table}', {place}, '{heading}')"
            for table, place, heading in (
                ("initiatives", 3, "status"),
                ("initiatives", 4, "since"),
                ("key_results", 5, "current"),
            )
        ),
        "INSERT INTO initiatives_own VALUES (1, 1, 'status', 'running')",
        "INSERT INTO initiatives_own VALUES (1, 1, 'since', '2026Q4')",
        "INSERT INTO key_results_own VALUES (1, 1, 'current', '2.50')",
    )
    read = pf.load(database)
    assert list(read.initiatives.status) == ["running", "candidate"]
    assert list(read.key_results.current) == [2.5]
    pf.save(samples.case("lorie_savage"), database, case="other")
    assert pf.load(database, case="small") == read
    assert pf.load(database, case="small").read_from.items() <= read.read_from.items()
    stopping = {"initiative": "A", "option": "stop", "resource": "cash", "1": 1.0}
    pf.save(with_rows(read, "requirements", [stopping], "stopping"), database)
    again = pf.load(database, case="small")
    assert list(again.requirements.option)[-1] == "stop"
    assert list(again.initiatives.status) == ["running", "candidate"]
    with transaction(round_in(database)[0]) as connection:
        own = database_schema().tables["initiatives_own"]
        kept = connection.execute(own.select().where(own.c.round == 1)).all()
    assert kept == []  # they stand in the columns now


def test_text_of_one_s_own_that_is_no_status_is_told_and_kept(
    database: str, small: Callable[..., pf.Case]
) -> None:
    pf.save(small(), database)
    to_format_1(database)
    by_sql(database, "INSERT INTO initiatives_own VALUES (1, 1, 'status', 'green')")
    for _ in range(2):
        with pytest.raises(pf.CaseError, match=r"column status: must be one of candidate, running.*green"):
            pf.load(database, case="small")
        pf.save(samples.case("lorie_savage"), database, case="other")
    by_sql(database, "UPDATE initiatives_own SET cell = 'running' WHERE heading = 'status'")
    assert list(pf.load(database, case="small").initiatives.status) == ["running", "candidate"]
    by_sql(database, "UPDATE initiatives SET status = 'candidate' WHERE round = 1")
    with pytest.raises(pf.CaseError, match='must be a heading of one\'s own; found "status"'):
        pf.load(database, case="small")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("CREATE TABLE plan (x INTEGER)", "found plan, which is not of portfolio"),
        (
            "ALTER TABLE initiatives ADD COLUMN since INTEGER",
            "found since in initiatives, which somebody else added. Rename it",
        ),
    ],
)
def test_what_has_a_name_that_this_format_adds_is_left_alone(
    statement: str, told: str, before: str, small: Callable[..., pf.Case]
) -> None:
    by_sql(before, statement)
    made = made_of(before)
    assert pf.load(before, case="dozen") == samples.case("dozen")
    with pytest.raises(pf.CaseError) as refused:
        pf.save(small("x"), before)
    assert told in str(refused.value)
    assert made_of(before) == made


def test_a_file_that_may_only_be_read_is_read_in_the_format_before(
    small: Callable[..., pf.Case], tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'x.db'}"
    case = small()
    pf.save(case, address)
    to_format_1(address)
    (tmp_path / "x.db").chmod(0o444)
    with closing(sqlite3.connect(f"file:{tmp_path / 'x.db'}?mode=ro", uri=True)) as only_read, only_read:
        assert only_read.execute("SELECT format FROM portfolio_format").fetchone() == (1,)
    assert pf.load(address) == case


UPGRADER = """
import os, signal, sys
import portfolio as pf
from portfolio.loaders import database, database_formats
address, folder, at = sys.argv[1:]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def after(module, name, count=1):
    own, calls = getattr(module, name), []
    def dying(*given):
        own(*given)
        calls.append(1)
        if len(calls) == count:
            die()
    setattr(module, name, dying)
if at == "column":
    after(database_formats, "_add_column", 2)
elif at == "tables":
    after(database_formats, "_share_alike")
elif at == "format":
    after(database, "bring_to_this_format")
else:
    after(database, "replace")
pf.save(pf.load(folder), address, case="new")
"""


def test_killed_in_the_middle_it_is_what_it_was(
    before: str, small: Callable[..., pf.Case], tmp_path: Path
) -> None:
    made = made_of(before)
    new = small("new", **OWN)
    for at in ("column", "tables", "format", "rows"):
        command = [sys.executable, "-c", UPGRADER, before, str(tmp_path / "new"), at]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert format_in(before) == 1
        assert made_of(before) == made
        assert pf.load(before, case="dozen") == samples.case("dozen")
    pf.save(new, before, case="new")
    assert pf.load(before, case="new") == new
    assert pf.load(before, case="dozen") == samples.case("dozen")


def test_several_who_save_first_bring_it_to_this_format_once_while_others_read(
    before: str, small: Callable[..., pf.Case]
) -> None:
    cases = [small(f"round {n}", **(OWN if n % 2 else {})) for n in range(4)]
    dozen = samples.case("dozen")

    def read(_: int) -> bool:
        return all(pf.load(before, case="dozen") == dozen for _ in range(4))

    with ThreadPoolExecutor(6) as pool:
        readers = [pool.submit(read, n) for n in range(2)]
        list(pool.map(lambda case: pf.save(case, before), cases))
        assert all(reader.result() for reader in readers)
    assert format_in(before) == FORMAT
    assert sorted(pf.rounds(before).name) == sorted(["dozen", "douzaine", "small", *(c.name for c in cases)])
    for case in cases:
        assert pf.load(before, case=case.name) == case


@pytest.mark.server
def test_who_may_read_and_write_may_so_after_it_too_and_only_owners_bring_it_to_this_format(
    server: Postgres, on_server: str, small: Callable[..., pf.Case]
) -> None:
    name = on_server.rpartition("/")[2]
    secret = "Xk7-of-theirs"
    pf.save(small(), on_server)
    to_format_1(on_server)
    roles = {f"reader_{name}": "SELECT", f"writer_{name}": "SELECT, INSERT, UPDATE, DELETE"}
    try:
        for role, rights in roles.items():
            server.run(f"CREATE ROLE {role} LOGIN PASSWORD '{secret}'")
            server.run(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {role}", name)
            server.run(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}", name)
        reader, writer = (server.address(name, user=role, password=secret) for role in roles)
        case = pf.load(reader)
        assert case == pf.load(writer) == pf.load(on_server)
        with pytest.raises(pf.CaseError, match="must be brought to the format of this version by who made"):
            pf.save(small("theirs"), writer)
        assert format_in(on_server) == 1
        pf.save(small("ours", **OWN), on_server)
        assert pf.load(reader, case="small") == case
        pf.save(small("later", **OWN), writer)
        assert list(pf.load(reader, case="later").plan.initiative) == ["A"]
        with pytest.raises(pf.CaseError, match="must be one that you may write to"):
            pf.save(weighed(case, 3), reader)
    finally:
        for role in roles:
            server.run(f"DROP OWNED BY {role}", name)
            server.run(f"DROP ROLE {role}")
