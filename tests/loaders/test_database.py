"""Rounds in a database, in SQLite and PostgreSQL alike: the same case comes back, keys hold, nobody's work is
lost.
"""

from __future__ import annotations

import copy
import os
import pickle
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from support import random_cases, samples

import portfolio as pf
from portfolio.case.reading import edited, with_rows
from portfolio.cli.entry import main
from portfolio.loaders import database_rows
from portfolio.loaders.address import masked, round_in
from portfolio.loaders.connection import transaction
from portfolio.loaders.database_rows import content_of
from portfolio.loaders.database_schema import STORED, database_schema
from portfolio.tables import SCHEMAS, Table
from portfolio.tables.schema import PAST

AWKWARD = {
    "initiatives": (
        "risk,initiative,name,mandatory,reach,007,Nom,_x\n"
        "1.50,'; DROP TABLE rounds; --,0.10,oui,0,1e3,NULL,\n"
        '"a ""quote""",007,"two\nlines",non,,true,\\N,%s\n'
        "Robert'); DELETE FROM initiatives WHERE ('1'='1,NA,é日本 🙂,,0.1,01/02/2027,\\.,{x} :y ?\n"
        ",a|b,,,1e-15,,-,\n"
    ),
    "options": "option,initiative\nfull,007\n2,007\n",
    "resources": (
        "resource,unit,kind,2027Q2,note,2027Q1\ncash,EUR,budget,0,,\nteam,weeks,capacity,,x,0.30000000000000004\n"
    ),
    "requirements": (
        "resource,initiative,option,3,1,2\n"
        "cash,007,2,0.1,,0\n"
        "cash,007,,,1234.56789012345678,\n"
        "team,NA,full,,0,-0.7000000000000001\n"
    ),
    "objectives": "objective,weight\n1.0,33.333333333333336\n",
    "key_results": "key_result,objective,kpi,target,due\n1,1.0,only here,,2027Q1\n",
    "kpis": "kpi,drives,factor,own\nusers,only here,1e-3,\nidle,,,'\n",
    "contributions": (
        "initiative,option,kpi,expected,low\n007,,users,1,\n007,full,users,2,1\nNA,full,only here,0,0\n"
    ),
    "relations": "relation,initiative,other\nrequires,NA,007 | a|b\nexcludes,a|b,007\n",
    "buckets": "by,bucket,resource,measure,min,max\nrisk,1.50,cash,amount,,0\nrisk,1.50,,count,0,\n",
    "decisions": "initiative,decision,option,start,date\n007,fund,2,2027Q1,31/12/2027\n",
    "parties": "party,objective,weight\nfinance,1.0,0\n",
    "judgements": "party,person,objective,over,ratio\nproduct,,1.0,,50\n",
    "readings": "kpi,period,value\nof the past,1999Q1,0\n",
    "ledger": "initiative,resource,period,planned,actual\n,gone,1999Q1,,0\n",
    "actuals": "initiative,kpi,expected,realised\nlong gone,of the past,,0\n",
    "scenarios": "scenario,table,row,column,change\nless,resources,team,2027Q1,× 0.9\n",
}

SETTINGS = """
mine = "1.234"
name = "Robert'); DROP TABLE rounds; --"
discount_rate = 0.1234
finish_inside = false
"""


def made(folder: Path, tables: dict[str, str], settings: str = "") -> pf.Case:
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    (folder / "case.toml").write_text(settings, encoding="utf-8")
    return pf.load(folder)


def small(folder: Path, weight: float = 100, name: str = "small") -> pf.Case:
    tables = {
        "initiatives": "initiative,name\nA,\nB,\n",
        "resources": "resource,kind,unit,Q1\ncash,budget,EUR,9\n",
        "requirements": "initiative,resource,1\nA,cash,2\nB,cash,2\n",
        "objectives": f"objective,weight\ngrow,{weight}\n",
        "key_results": "key_result,objective,kpi,target\nmore,grow,users,10\n",
        "contributions": "initiative,kpi,expected\nA,users,3\nB,users,2\n",
    }
    return made(folder, tables, f'name = "{name}"')


def exact(case: pf.Case) -> object:
    """Every cell, heading and row of a case, in order, with the types and signs of numbers."""
    return {n: (h, [tuple(map(repr, r)) for r in rows]) for n, (h, rows) in contents(case).items()}


def contents(case: pf.Case):  # type: ignore[no-untyped-def]
    return content_of(case.written, case.written_settings)


def weighed(case: pf.Case, weight: float) -> pf.Case:
    return edited(case, [("objectives", "grow", "weight", f"= {weight}")])


def lacking(case: pf.Case, gone: str) -> pf.Case:
    """The case without an initiative and all that refers to it."""

    def kept(table: Table) -> Table:
        rows = [*zip(table.keys(), table["other"], strict=True)]
        return table.keeping(lambda n: gone not in rows[n][0] and gone not in (rows[n][1] or ""))

    return case.revised({name: kept(table) for name, table in case.written.items()})


def weight_of(address: str, name: str = "small") -> float:
    return float(pf.load(address, case=name).objectives.weight[0])


# The same case comes back


@pytest.mark.parametrize("name", ["scaleup", "scaleup_fr", "douzaine", "lorie_savage", "four_initiatives"])
def test_samples_come_back_to_the_last_digit(name: str, database: str) -> None:
    case = samples.case(name)
    pf.save(case, database, case=name)
    again = pf.load(database)
    assert again == case
    assert exact(again) == exact(case)


def test_awkward_cells_come_back_as_they_were(database: str, tmp_path: Path) -> None:
    case = made(tmp_path / "case", AWKWARD, SETTINGS)
    pf.save(case, database)
    again = pf.load(database, case="Robert'); DROP TABLE rounds; --")
    assert exact(again) == exact(case)
    assert again == case
    assert list(case.written["initiatives"].columns)[:3] == ["risk", "initiative", "name"]
    assert case.written["initiatives"]["risk"][0] == "1.50"
    assert list(pf.rounds(database).name) == ["Robert'); DROP TABLE rounds; --"]


def test_random_cases_come_back(database: str, tmp_path: Path) -> None:
    for seed in range(25):
        tables, settings = random_cases.random_tables(random.Random(seed), levels=True)
        random_cases.write_folder(tables, settings, tmp_path / str(seed))
        case = pf.load(tmp_path / str(seed))
        pf.save(case, database, case=f"round {seed}")
        again = pf.load(database, case=f"round {seed}")
        assert exact(again) == exact(case)


def test_what_it_was_read_from_is_no_part_of_a_case(database: str, tmp_path: Path) -> None:
    case = small(tmp_path / "case")
    pf.save(case, database)
    again = pf.load(database)
    assert again == case
    assert again.fingerprint == case.fingerprint
    assert again.read_from
    row = {"initiative": "A", "decision": "fund"}
    for derived in (
        again.revised({}),
        weighed(again, 3),
        with_rows(again, "decisions", [row], "the decision"),
    ):
        assert derived.read_from == again.read_from
    assert copy.deepcopy(again).read_from == pickle.loads(pickle.dumps(again)).read_from == again.read_from
    assert "read_from" not in repr(again)


def test_only_tables_that_changed_are_written_again(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pf.save(small(tmp_path / "case"), database)
    written: list[str] = []
    own = database_rows._write
    monkeypatch.setattr(
        database_rows, "_write", lambda at, table, rows: (written.append(table.name), own(at, table, rows))
    )
    pf.save(weighed(pf.load(database), 50), database)
    assert set(written) == {"objectives", "objectives_own", "headings"}
    assert weight_of(database) == 50


def test_a_round_becomes_any_other(database: str, tmp_path: Path) -> None:
    cases = [samples.case(name) for name in ("dozen", "scaleup", "lorie_savage", "dozen", "douzaine")]
    cases += [made(tmp_path / "awkward", AWKWARD, SETTINGS), small(tmp_path / "small")]
    for version, case in enumerate(cases):
        pf.save(case, database, case="one", over=version or None)
        assert exact(pf.load(database)) == exact(case)
    dozen = samples.case("dozen")
    without = lacking(dozen, dozen.initiatives.initiative[3])  # the rows after it move up
    pf.save(dozen, database, case="two")
    pf.save(without, database, case="two", over=1)
    assert exact(pf.load(database, case="two")) == exact(without)


# Which round


def test_rounds_are_listed_and_named(database: str, tmp_path: Path) -> None:
    case = small(tmp_path / "case", name="2027 Q1")
    pf.save(case, database)
    assert pf.load(database) == pf.load(f"{database}#2027%20Q1") == pf.load(f"{database}#2027 Q1") == case
    pf.save(weighed(case, 50), f"{database}#spring")
    pf.save(weighed(pf.load(database, case="spring"), 60), database, case="spring")
    listed = pf.rounds(database)
    assert dict(zip(listed.name, listed.version, strict=True)) == {"2027 Q1": 1, "spring": 2}
    assert list(listed.initiatives) == [2, 2]
    assert set(listed.fingerprint) == {case.fingerprint, pf.load(database, case="spring").fingerprint}
    assert str(listed.saved_at.dt.tz) == "UTC"
    assert {n: weight_of(database, n) for n in listed.name} == {"2027 Q1": 100, "spring": 60}
    with pytest.raises(pf.CaseError, match='must name one of its rounds; found 2: "2027 Q1", "spring"'):
        pf.load(database)
    with pytest.raises(pf.CaseError, match=r'found "sprig"\. Nearest: "spring"'):
        pf.load(database, case="sprig")
    with pytest.raises(pf.CaseError, match='found "autumn", and "spring" in the address'):
        pf.load(f"{database}#spring", case="autumn")
    with pytest.raises(pf.CaseError, match='must not look like another; found "SPRING", and "spring"'):
        pf.save(case, database, case="SPRING")


def test_a_round_is_called_as_where_it_was_read_from_then_by_its_own_name(
    database: str, tmp_path: Path
) -> None:
    pf.save(small(tmp_path / "case"), database, case="spring")
    pf.save(weighed(pf.load(database), 7), database)
    assert list(pf.rounds(database).name) == ["spring"]
    pf.save(weighed(small(tmp_path / "case"), 8), database)
    assert {n: weight_of(database, n) for n in pf.rounds(database).name} == {"spring": 7, "small": 8}
    with pytest.raises(pf.CaseError, match="must name the round; found none"):
        pf.save(small(tmp_path / "blank", name=""), database)


def test_a_folder_has_no_rounds(tmp_path: Path) -> None:
    case = small(tmp_path / "case")
    for ask in (
        lambda: pf.load(tmp_path / "case", case="x"),
        lambda: pf.save(case, tmp_path / "x.xlsx", case="x"),
    ):
        with pytest.raises(pf.CaseError, match="must be left out for a folder or a workbook"):
            ask()
    with pytest.raises(pf.CaseError, match="column over: must be left out for what is no database; found 1"):
        pf.save(case, tmp_path / "x.xlsx", over=1)
    with pytest.raises(pf.CaseError, match="column over: must be a version, a whole number; found '1'"):
        pf.save(case, f"sqlite:///{tmp_path}/x.db", over="1")  # type: ignore[arg-type]
    with pytest.raises(pf.CaseError, match="must be the name of a round"):
        pf.load("sqlite:///x.db", case=" ")


def test_commands_take_an_address_where_they_take_a_case(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small(tmp_path / "case")
    one, two = f"{database}#one", f"{database}#two"
    assert main(["save", str(tmp_path / "case"), one]) == main(["save", one, two]) == 0
    assert main(["check", one]) == main(["allocate", two]) == main(["save", one, str(tmp_path / "x")]) == 0
    said = capsys.readouterr()
    assert masked(one) in said.out
    assert "Xk7-pass-word" not in said.out + said.err
    assert pf.load(tmp_path / "x") == pf.load(one)
    small(tmp_path / "case", weight=5)
    assert main(["save", str(tmp_path / "case"), one]) == 2
    assert "objectives, grow, weight: theirs 100; yours 5" in capsys.readouterr().err
    assert main(["save", str(tmp_path / "case"), one, "--over", "1"]) == 0
    assert (weight_of(database, "one"), weight_of(database, "two")) == (5, 100)


# Keys


@contextmanager
def by_hand(address: str) -> Iterator[sa.Connection]:
    """What somebody does with SQL."""
    with transaction(round_in(address)[0], writing=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO initiatives (round, line, initiative) VALUES (1, 99, '007')",
        *(
            "INSERT INTO contributions (round, line, initiative, kpi, expected)"
            f" VALUES (1, 99, '{initiative}', '{kpi}', 1)"
            for initiative, kpi in (("007", "users"), ("ZZ", "users"), ("007", "zz"))
        ),
        "INSERT INTO requirements (round, line, initiative, resource) VALUES (1, 99, '007', 'zz')",
        "INSERT INTO requirements (round, line, initiative, option, resource)"
        " VALUES (1, 99, '007', 'zz', 'cash')",
        "INSERT INTO initiatives (round, line, initiative, earliest) VALUES (1, 99, 'x', '2029Q1')",
        "INSERT INTO initiatives (round, line, initiative) VALUES (9, 99, 'x')",
        "INSERT INTO objectives (round, line, objective) VALUES (1, 99, 'x')",
        "INSERT INTO relations_others (round, line, initiative) VALUES (1, 1, 'x')",
        "INSERT INTO requirements_steps (round, line, step, amount) VALUES (1, 99, 1, 1)",
        "INSERT INTO initiatives_own (round, line, heading, cell) VALUES (1, 99, 'risk', 'x')",
        "DELETE FROM initiatives WHERE initiative = 'NA'",
        "DELETE FROM objectives",
        "DELETE FROM rounds",
        "UPDATE kpis SET drives = 'zz' WHERE kpi = 'users'",
        "UPDATE rounds SET name = NULL",
    ],
)
def test_what_no_case_may_say_no_database_takes(statement: str, database: str, tmp_path: Path) -> None:
    pf.save(made(tmp_path / "case", AWKWARD, SETTINGS), database, case="one")
    before = exact(pf.load(database))
    with pytest.raises(pf.CaseError, match="must take the rows of a case; found"), by_hand(database) as at:
        at.execute(sa.text(statement))
    assert exact(pf.load(database)) == before


def test_every_reference_of_the_format_is_a_foreign_key() -> None:
    tables = database_schema().tables
    for schema in STORED:
        own = {c for key in tables[schema.name].foreign_key_constraints for c in key.column_keys}
        for column in schema.columns:
            here = column.kind == "period" and schema.name not in PAST
            if here or (column.refers and column.kind == "id"):
                assert column.name in own, f"{schema.name}.{column.name}"
    assert {c for k in tables["relations_others"].foreign_key_constraints for c in k.column_keys} == {
        "round",
        "line",
        "initiative",
    }
    for table in tables.values():  # taking a row away never looks through a whole table
        keys = [[c.name for c in table.primary_key.columns]]
        keys += [[c.name for c in k.columns] for k in table.constraints if isinstance(k, sa.UniqueConstraint)]
        keys += [[getattr(e, "name", "") for e in i.expressions] for i in table.indexes]
        for key in table.foreign_key_constraints:
            assert any(k[: len(key.column_keys)] == list(key.column_keys) for k in keys), (table, key)
    assert {s.name for s in SCHEMAS} < {*tables}


def test_rows_added_by_hand_are_read_and_checked_like_any_other(database: str, tmp_path: Path) -> None:
    pf.save(small(tmp_path / "case"), database)
    with by_hand(database) as at:
        at.execute(
            sa.text("INSERT INTO initiatives (round, line, initiative, owner) VALUES (1, 9, 'C', 'me')")
        )
        at.execute(sa.text("INSERT INTO initiatives_own VALUES (1, 9, 'risk', '0')"))
        at.execute(
            sa.text("INSERT INTO readings (round, line, kpi, period, value) VALUES (1, 1, 'k', 'p', 0)")
        )
    case = pf.load(database)
    assert list(case.initiatives.initiative) == ["A", "B", "C"]
    assert list(case.written["initiatives"].columns) == ["initiative", "name", "owner", "risk"]
    assert list(case.readings.value) == [0]
    with by_hand(database) as at:
        at.execute(sa.text("UPDATE contributions SET low = 99 WHERE line = 2"))
    with pytest.raises(pf.CaseError, match="table contributions, row 2, column low"):
        pf.load(database)


def by_sql(address: str, *statements: str) -> None:
    """Edits as any client of SQLite may make them: it checks no reference, and no type, unless it is told."""
    with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as at:
        for statement in statements:
            at.execute(statement)
        at.commit()


@pytest.fixture
def file_of(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'edited.db'}"


@pytest.mark.parametrize(
    ("cell", "meant"), [("'no'", False), ("'FALSE'", False), ("'non'", False), ("'yes'", True), ("1", True)]
)
def test_a_word_in_a_column_of_flags_is_read_as_anywhere(
    cell: str, meant: bool, file_of: str, tmp_path: Path
) -> None:
    pf.save(small(tmp_path / "case"), file_of)
    by_sql(
        file_of, f"UPDATE settings SET finish_inside = {cell}", f"UPDATE initiatives SET mandatory = {cell}"
    )
    case = pf.load(file_of)
    assert case.settings.finish_inside is meant
    assert set(case.written["initiatives"]["mandatory"]) == {meant}


@pytest.mark.parametrize("cell", ["'perhaps'", "0.5", "2", "x'00'"])
def test_what_is_no_flag_is_refused(cell: str, file_of: str, tmp_path: Path) -> None:
    pf.save(made(tmp_path / "case", AWKWARD, SETTINGS), file_of, case="one")
    by_sql(
        file_of, f"UPDATE settings SET finish_inside = {cell}", f"UPDATE initiatives SET mandatory = {cell}"
    )
    with pytest.raises(pf.CaseError) as refused:
        pf.load(file_of)
    assert {"finish_inside", "mandatory"} <= {f.column for f in refused.value}


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "DELETE FROM requirements WHERE line = 1",
            "column line: must be cells of rows of requirements; found line 1,",
        ),
        ("UPDATE requirements SET line = -5 WHERE line = 1", "found line 1, where it has no row"),
        ("DELETE FROM requirements", "found lines 1, 2, where it has no row"),
        (
            "INSERT INTO initiatives_own VALUES (1, 7, 'risk', 'x')",
            "column line: must be cells of rows of initiatives; found line 7,",
        ),
        ("INSERT INTO initiatives_own VALUES (1, 1, 'name', 'x')", 'found "name", a column of initiatives'),
        ("INSERT INTO initiatives_own VALUES (1, 1, 'owner', 'x')", 'found "owner", a column of initiatives'),
    ],
)
def test_cells_astray_are_told_and_a_version_named_repairs_them(
    statement: str, told: str, file_of: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = small(tmp_path / "case")
    pf.save(case, file_of)
    read = pf.load(file_of)
    by_sql(file_of, statement)
    for ask in (
        lambda: pf.load(file_of),
        lambda: pf.save(case, file_of),
        lambda: pf.save(read, file_of),
        lambda: pf.save(case, file_of, over=2),
    ):
        with pytest.raises(pf.CaseError) as refused:
            ask()
        assert told in str(refused.value)
    assert main(["check", file_of]) == 2
    assert told in capsys.readouterr().err
    pf.save(case, file_of, over=1)
    assert exact(pf.load(file_of)) == exact(read)
    assert list(pf.rounds(file_of).version) == [2]


def test_true_is_no_version(file_of: str, tmp_path: Path) -> None:
    pf.save(small(tmp_path / "case"), file_of)
    for over in (True, False):
        with pytest.raises(pf.CaseError, match=f"column over: must be a version, .*; found {over}"):
            pf.save(small(tmp_path / "case", weight=5), file_of, over=over)


# Nobody's work is lost


def test_who_saves_second_gets_the_difference_and_overwrites_nothing(database: str, tmp_path: Path) -> None:
    pf.save(small(tmp_path / "case"), database)
    mine, theirs = pf.load(database), pf.load(database)
    pf.save(weighed(theirs, 60), database)
    with pytest.raises(pf.ChangedError) as caught:
        pf.save(weighed(mine, 70), database)
    assert caught.value.difference.to_dict("records") == [
        {"table": "objectives", "row": "grow", "column": "weight", "theirs": "60", "yours": "70"}
    ]
    assert "found version 2 of 20" in str(caught.value)
    assert "saved by somebody else" in str(caught.value)
    assert "- objectives, grow, weight: theirs 60; yours 70" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    assert weight_of(database) == 60
    pf.save(weighed(mine, 70), database, over=2)
    assert weight_of(database) == 70
    assert pf.rounds(database).version[0] == 3


def test_a_case_from_elsewhere_replaces_a_round_only_when_told_which_version(
    database: str, tmp_path: Path
) -> None:
    case = small(tmp_path / "case")
    pf.save(case, database)
    other = small(tmp_path / "case", weight=5)
    with pytest.raises(pf.ChangedError, match=r"which it was not\. Nothing was written"):
        pf.save(other, database)
    with pytest.raises(pf.ChangedError, match="must be at version 2, which over says; found version 1"):
        pf.save(other, database, over=2)
    with pytest.raises(pf.CaseError, match='found no round "new"'):
        pf.save(other, database, case="new", over=1)
    assert weight_of(database) == 100
    pf.save(small(tmp_path / "case"), database)  # an equal one: there is nothing to lose, nothing to write
    assert pf.rounds(database).version[0] == 1
    pf.save(other, database, over=1)
    pf.save(weighed(other, 6), database)  # what it was written to it is read from
    assert (weight_of(database), pf.rounds(database).version[0]) == (6, 3)


def test_rows_edited_by_hand_are_somebody_s_work_too(database: str, tmp_path: Path) -> None:
    pf.save(small(tmp_path / "case"), database)
    mine = pf.load(database)
    with by_hand(database) as at:
        at.execute(sa.text("UPDATE objectives SET weight = 44"))
    for over in (None, 1):
        with pytest.raises(pf.ChangedError, match="with rows edited by hand since") as caught:
            pf.save(weighed(mine, 70), database, over=over)
        assert list(caught.value.difference.theirs) == ["44"]
    pf.save(pf.load(database), database)  # as it is: then it is a version like any other
    assert pf.rounds(database).version[0] == 2
    pf.save(weighed(small(tmp_path / "case"), 43), database, over=2)
    pf.save(weighed(pf.load(database), 45), database)
    with by_hand(database) as at:
        at.execute(sa.text("UPDATE contributions SET low = 99"))  # no case any more
    with pytest.raises(pf.ChangedError):
        pf.save(mine, database)


def test_a_round_deleted_and_made_again_is_another_one(database: str, tmp_path: Path) -> None:
    case = small(tmp_path / "case")
    pf.save(case, database)
    mine = pf.load(database)
    with by_hand(database) as at:
        for table in reversed(database_schema().sorted_tables):
            if table.name != "portfolio_format":
                at.execute(table.delete())
    pf.save(small(tmp_path / "case", weight=1), database)
    with pytest.raises(pf.ChangedError):
        pf.save(weighed(mine, 70), database, case="small")
    assert weight_of(database) == 1


SAVER = """
import os, signal, sys
import portfolio as pf
from portfolio.loaders import database_rows
address, folder, at = sys.argv[1:]
write = database_rows._write
def dying(connection, table, rows):
    write(connection, table, rows)
    if table.name == at:
        os.kill(os.getpid(), signal.SIGKILL)
database_rows._write = dying
pf.save(pf.load(folder), address, over=1)
"""


def large(folder: Path, count: int, mark: str) -> pf.Case:
    """One that does not fit into a database's memory: what is written half would be on the disk."""
    ids = [f"I{n}" for n in range(count)]
    tables = {
        "initiatives": "initiative,mine\n" + "".join(f"{i},{mark * 8000}\n" for i in ids),
        "resources": "resource,kind,unit,Q1\ncash,budget,EUR,9\n",
        "requirements": "initiative,resource,1\n" + "".join(f"{i},cash,2\n" for i in ids),
        "objectives": "objective,weight\ngrow,100\n",
        "key_results": "key_result,objective,kpi,target\nmore,grow,users,10\n",
        "contributions": "initiative,kpi,expected\n" + "".join(f"{i},users,3\n" for i in ids),
    }
    return made(folder, tables, 'name = "large"')


def test_a_save_that_is_killed_loses_nothing(database: str, tmp_path: Path) -> None:
    before = large(tmp_path / "before", 400, "a")
    pf.save(before, database)
    large(tmp_path / "after", 400, "b")
    for at in ("headings", "initiatives_own", "known_options"):
        command = [sys.executable, "-c", SAVER, database, str(tmp_path / "after"), at]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert exact(pf.load(database)) == exact(before)
    pf.save(pf.load(tmp_path / "after"), database, over=1)
    assert pf.load(database) == pf.load(tmp_path / "after")


def test_a_save_killed_at_any_moment_leaves_the_one_or_the_other(database: str, tmp_path: Path) -> None:
    one, two = (large(tmp_path / mark, 60, mark) for mark in "ab")
    pf.save(one, database)
    code = (
        "import sys, portfolio as pf\n"
        "a, b = (pf.load(f) for f in sys.argv[2:])\n"
        "there = pf.load(sys.argv[1])\n"
        "print('on', flush=True)\n"
        "while True:\n"
        "    for case in (a, b):\n"
        "        there = pf.load(sys.argv[1])\n"
        "        pf.save(case, sys.argv[1], over=int(pf.rounds(sys.argv[1]).version[0]))\n"
    )
    for wait in (0.05, 0.11, 0.23, 0.31):
        command = [sys.executable, "-c", code, database, str(tmp_path / "a"), str(tmp_path / "b")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as saving:
            assert saving.stdout is not None
            assert saving.stdout.readline() == "on\n"
            time.sleep(wait)
            os.kill(saving.pid, signal.SIGKILL)
        assert pf.load(database) in (one, two)


# Two writers

RACER = """
import sys
import portfolio as pf
from portfolio.case.reading import edited
address, rounds, own = sys.argv[1], int(sys.argv[2]), sys.argv[3]
print("on", flush=True)
sys.stdin.readline()
won = told = 0
while won < rounds:
    case = pf.load(address)
    try:
        pf.save(edited(case, [("contributions", own, "expected", "+ 1")]), address)
        won += 1
    except pf.ChangedError as error:
        assert set(error.difference.row) <= {"A / users", "B / users"}, error
        told += 1
print(told)
"""


def test_no_update_is_lost_in_a_hundred_saves_of_two_writers(database: str, tmp_path: Path) -> None:
    pf.save(small(tmp_path / "case"), database)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER, database, "50", own],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for own in "AB"
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "on\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [int(writer.communicate()[0]) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert list(pf.load(database).contributions.expected) == [3 + 50, 2 + 50]
    assert pf.rounds(database).version[0] == 101
    assert sum(told) > 0, "they never met"


def test_of_two_who_save_at_once_one_wins_and_the_other_is_told(database: str, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    pf.save(small(tmp_path / "case", weight=0), database)
    together = Barrier(2)

    def save(case: pf.Case) -> str:
        together.wait()
        try:
            pf.save(case, database)
        except pf.ChangedError as error:
            return str(error.difference.theirs[0])
        return "won"

    with ThreadPoolExecutor(2) as pool:
        for race in range(1, 13):
            case = pf.load(database)
            told = list(pool.map(save, (weighed(case, 2 * race), weighed(case, 2 * race + 1))))
            winner = 2 * race + told.index("won")
            assert weight_of(database) == winner
            assert sorted(told) == sorted(["won", str(winner)])


def test_two_who_make_the_first_round_do_not_meet_halfway(database: str, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    cases = [small(tmp_path / str(n), name=f"round {n}") for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda case: pf.save(case, database), cases))
    assert sorted(pf.rounds(database).name) == [case.name for case in cases]
