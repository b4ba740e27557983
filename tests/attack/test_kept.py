"""What once fell, each as small as it can be."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support import sizes
from support.small_cases import Make

import portfolio as pf
from portfolio import size_limits
from portfolio.case.chains import cycles, longest
from portfolio.cli import main
from portfolio.errors import CaseError, Fault, counted, file_said
from portfolio.loaders.archives import unpacked
from portfolio.loaders.grids import grids_of
from portfolio.loaders.source import UnreadableError
from portfolio.tables import nearest

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
PARTIES = "party,objective,weight / a,growth,3 / a,loyalty,1 / b,growth,1 / b,loyalty,3"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("round")
    for path in (SAMPLES / "four_initiatives").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "parties.csv").write_text(PARTIES.replace(" / ", "\n"), encoding="utf-8")
    content: dict[str, Any] = pf.arbitrate(pf.load(folder)).record("nash").content  # type: ignore[assignment]
    return json.loads(json.dumps(content))


def _sealed(content: dict[str, Any], path: Path) -> Path:
    rest = {k: v for k, v in content.items() if k != "seal"}
    said = json.dumps(rest, ensure_ascii=False, sort_keys=True).encode()
    path.write_text(json.dumps(rest | {"seal": hashlib.sha256(said).hexdigest()}), encoding="utf-8")
    return path


def _put(*place: str | int, value: object = None, gone: bool = False) -> Callable[[Any], None]:
    def put(content: Any) -> None:
        for key in place[:-1]:
            content = content[key]
        if gone:
            del content[place[-1]]
        else:
            content[place[-1]] = value

    return put


@pytest.mark.parametrize(
    "damage",
    [
        _put("chosen", gone=True),
        _put("chosen", value="nash"),
        _put("inputs", "tables", "options", "rows", 0, 0, value=[]),
        _put("inputs", "tables", value=[]),
        _put("problem", "limits", value=[1]),
        _put("problem", "weights", "growth", value=["1"]),
        _put("problem", "locks", value={"A": "in"}),
        _put("problem", "overruns", value="x"),
        _put("parties", value=None),
        _put("frontier", "limit", value="two"),
        _put("frontier", "portfolios", value=10**400),
        _put("agreed_by", value=3),
        _put("left_out", value=[{}]),
        _put("language", value=5),
        _put("decisions", gone=True),
        _put("frontier", gone=True),
        _put("alternatives", "a", "portfolio", value=[[1, 2, 3]]),
    ],
)
def test_a_sealed_record_that_lacks_or_mixes_up_is_refused(
    damage: Callable[[Any], None], record: dict[str, Any], tmp_path: Path
) -> None:
    content = json.loads(json.dumps(record))
    damage(content)
    path = _sealed(content, tmp_path / "record.json")
    with pytest.raises(pf.PortfolioError, match=r"record|must"):
        pf.replay(path, pf.load(SAMPLES / "four_initiatives"))


def test_a_whole_record_is_read(record: dict[str, Any], tmp_path: Path) -> None:
    assert pf.Record.load(_sealed(record, tmp_path / "record.json")).content["chosen"] == record["chosen"]


@pytest.mark.parametrize(
    "text",
    [
        '{"cells": 5}',
        '{"cells": [{}], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        '{"cells": [{"cell_type": "code", "source": [["a"]]}], "nbformat": 4, "metadata": {}}',
        "[" * 100_000,
        '{"cells": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_notebook_is_said_to_be_none(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(text, encoding="utf-8")
    assert main(["verify", str(path)]) == 1
    assert "must be a Jupyter notebook" in "".join(capsys.readouterr())


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_is_printed_reaches_a_stream_of_any_encoding(encoding: str) -> None:
    """U+202F stands before French marks; the stream has no sign for it, nor ASCII for an accent."""
    done = subprocess.run(
        [sys.executable, "-c", "from portfolio.cli import main; main()", "check", str(SAMPLES / "douzaine")],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"douzaine" in done.stdout
    assert done.stdout.decode(encoding).count("?") < 3


def test_a_solver_is_a_name() -> None:
    with pytest.raises(pf.SolverError, match="must be one that PuLP knows"):
        pf.allocate(pf.load(SAMPLES / "lorie_savage"), solver=3)  # type: ignore[arg-type]


def test_a_backend_that_matplotlib_does_not_know_is_said_to_be_none() -> None:
    code = "import portfolio as pf\ntry:\n    pf.plots.usage\nexcept pf.PortfolioError as e:\n    print(e)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "MPLBACKEND": "nosuch"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.startswith("MPLBACKEND: must name a backend of matplotlib; found nosuch.")


def test_the_same_kind_of_fault_is_told_a_hundred_times_and_then_counted(make: Make) -> None:
    rows = " / ".join(f"A{n},k,1" for n in range(150))
    with pytest.raises(CaseError) as caught:
        make(contributions=f"initiative,kpi,expected / {rows}")
    of_kind = [f for f in caught.value if f.column == "initiative"]
    assert len(of_kind) == size_limits.TOLD + 1
    assert of_kind[-1].problem.startswith("and 50 more faults of this kind.")
    assert len(of_kind[-1].also) == 49


def test_a_check_looks_for_a_thousand_faults() -> None:
    faults = (Fault("options", n, "success", "2", "must be from 0 to 1.") for n in range(10_000_000))
    *_, last = counted(faults)
    assert last.problem.startswith("and more faults than are looked for at once.")


def test_a_message_has_an_end() -> None:
    error = CaseError([Fault("options", n, "x", "y", "z" * 10_000) for n in range(10_000)], "here")
    said = str(error)
    assert len(said) < 1.1 * size_limits.MESSAGE
    assert said.startswith("10000 faults in here")
    assert "more, in all tables." in said
    assert len(error.faults) == 10_000


def test_rings_are_found_once_each_from_their_smallest_on() -> None:
    linked = {
        "t": ("c", 1.0),
        "c": ("b", 1.0),
        "b": ("a", 1.0),
        "a": ("c", 1.0),
        "x": ("x", 1.0),
        "z": ("y", 1.0),
    }
    assert cycles(linked) == [["a", "c", "b"], ["x"]]
    assert len(cycles({f"k{n}": (f"k{(n + 1) % 20_000}", 1.0) for n in range(20_000)})) == 1


def test_the_nearest_of_many_names_is_that_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"init{n:04}" for n in range(600)] + ["checkout", "checkouts"]
    asked = [
        (word, loose)
        for word in ("chekout", "init00123", "ini0599", "nothing at all", "checkout s", "", "C")
        for loose in (False, True)
    ]
    found = [nearest(word, names, loose=loose) for word, loose in asked]
    monkeypatch.setattr("portfolio.tables.spelling._MANY", 10_000)
    assert found == [nearest(word, names, loose=loose) for word, loose in asked]
    assert found[0] == "checkout"


def test_an_archive_is_unpacked_as_far_as_is_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sizes.book({"options": " " * 10_000})
    monkeypatch.setattr("portfolio.loaders.archives.UNPACKED_BYTES", 9_000)
    assert "xl/workbook.xml" in unpacked(data, lambda name: "sheet1" not in name)
    with pytest.raises(UnreadableError, match="unpack to at most"):
        unpacked(data)


def test_a_sheet_that_is_no_table_is_not_unpacked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("portfolio.loaders.archives.UNPACKED_BYTES", 5_000)
    path = tmp_path / "a.xlsx"
    path.write_bytes(sizes.book({"notes": " " * 10_000, "initiatives": ""}))
    with pytest.raises(CaseError, match="found an empty sheet"):
        pf.load(path)


def test_a_workbook_damaged_where_no_table_is_can_be_read_and_is_not_saved_into(tmp_path: Path) -> None:
    case, path = pf.load(SAMPLES / "four_initiatives"), tmp_path / "a.xlsx"
    pf.save(case, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/picture.png", b"picture" * 50)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"picturepicture", b"picturePICTURE", 1))
    assert pf.load(path) == case
    with pytest.raises(CaseError, match="damaged"):
        pf.save(pf.load(path), path)


def test_a_file_that_never_ends_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "initiatives.csv").symlink_to("/dev/zero")
    with pytest.raises(CaseError, match="found a pipe or a device"):
        pf.load(tmp_path)


def test_a_file_larger_than_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portfolio.loaders.folder.FILE_BYTES", 20)
    (tmp_path / "initiatives.csv").write_text("initiative,name\nA,B\n" * 5, encoding="utf-8")
    with pytest.raises(CaseError, match="must be at most 30 MB"):
        pf.load(tmp_path)


def test_a_view_without_end_in_a_database_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portfolio.loaders.connection._READING", 0.2)
    address = f"sqlite:///{tmp_path}/rounds.db"
    pf.save(pf.load(SAMPLES / "four_initiatives"), address, case="next")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1 FROM n WHERE i < 0"
    with closing(sqlite3.connect(tmp_path / "rounds.db")) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TABLE objectives")
        connection.execute(
            "CREATE VIEW objectives AS SELECT 1 round, 1 line, 1 objective, 1 name, 1 weight"
            f" FROM ({endless})"
        )
    with pytest.raises(CaseError, match="take too long to read"):
        pf.load(address)


def test_an_id_of_a_thousand_letters_is_refused(make: Make) -> None:
    with pytest.raises(CaseError, match=r"found a text of 1.001 characters\. Write at most 1.000"):
        make(initiatives=f"initiative,name / {'A' * 1001},x")


def test_a_chain_of_indicators_has_an_end(make: Make) -> None:
    rows = " / ".join(f"k{n},u,k{n + 1},2" for n in range(size_limits.CHAIN + 1))
    with pytest.raises(CaseError, match=r"at most 100 indicators; found 101 from .k0. on"):
        make(kpis=f"kpi,unit,drives,factor / {rows}")


def test_the_longest_chain_is_found_however_chains_meet() -> None:
    linked = {"a": ("b", 1.0), "b": ("c", 1.0), "x": ("b", 1.0), "w": ("x", 1.0), "d": ("e", 1.0)}
    assert longest(linked) == ("w", 3)
    assert longest(dict(reversed(linked.items()))) == ("w", 3)
    assert longest({"a": ("b", 1.0), "b": ("a", 1.0), "c": ("a", 1.0)})[1] == 0
    assert longest({}) == ("", 0)


def test_remarks_of_a_kind_are_counted(make: Make) -> None:
    rows = " / ".join([*("A,x", "B,y", "C,z"), *(f"A{n},n{n}" for n in range(150))])
    case = make(initiatives=f"initiative,name / {rows}")
    by_kind = Counter((f.table, f.column, f.problem.key) for f in case.doubts)  # type: ignore[union-attr]
    assert max(by_kind.values()) == size_limits.TOLD
    assert any(str(f.problem).startswith("and 50 more remarks of this kind") for f in case.doubts)


def test_a_list_is_read_as_far_as_is_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portfolio.loaders.grids.LIST_CELLS", 6)
    (tmp_path / "a.csv").write_text("name,cost,value,,\nA,1,2,,\n", encoding="utf-8")
    assert len(grids_of(tmp_path / "a.csv")) == 1
    (tmp_path / "a.csv").write_text("name,cost,value,,\nA,1,2,,\nB,3,,,\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"at most 6 cells that are not blank, .*; found 8 among 15\."):
        grids_of(tmp_path / "a.csv")
    monkeypatch.setattr("portfolio.loaders.grids.LIST_CELLS", 8)
    monkeypatch.setattr("portfolio.loaders.grids.LIST_AREA", 14)
    with pytest.raises(CaseError, match=r"among at most 14; found 8 among 15\."):
        grids_of(tmp_path / "a.csv")


def test_where_no_temporary_file_can_be_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/no/such/folder"])
    with pytest.raises(FileNotFoundError) as caught:
        tempfile.gettempdir()
    assert str(file_said(caught.value)).startswith("temporary files: must have a folder")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk is full here")
def test_what_nobody_can_be_told_is_told_by_the_code() -> None:
    """Neither an answer nor an error that has no room to be written to."""
    command = [sys.executable, "-c", "import sys; from portfolio.cli import main; sys.exit(main())"]
    with Path("/dev/full").open("wb") as full:
        assert subprocess.run([*command, "check", "no such case"], stderr=full, check=False).returncode == 2
        done = subprocess.run([*command, "dictionary"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, b"must be on a disk with room" in done.stderr) == (2, True)


@pytest.mark.parametrize("said", ["", [], [""]])
def test_a_role_of_a_list_is_the_heading_of_a_column(said: str | list[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,cost,value\nA,1,2\n", encoding="utf-8")
    with pytest.raises(CaseError, match="must be the heading of a column"):
        pf.load_list(tmp_path / "a.csv", map={"cost": said}, budget=1)
