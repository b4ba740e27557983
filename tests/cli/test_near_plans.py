"""Commands asked near a plan, whichever form it is in: what changes is said in words, in either language."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio.cli.entry import main

PLAN = "initiative,option,start / B,full,Q1 / C,full,Q1"


@pytest.fixture
def folder(make: Make, tmp_path: Path) -> Path:
    return written(make, tmp_path)


def written(make: Make, tmp_path: Path, settings: str = "", **tables: str) -> Path:
    case = make(
        settings,
        initiatives="initiative,name / A,Dryer / B,Press / C,Kiln",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,6,0,0",
        scenarios="scenario,table,row,column,change / less,resources,cash,Q1,= 4",
        parties="party,objective,weight / finance,grow,100 / product,grow,100",
        **{"plan": PLAN, **tables},
    )
    pf.save(case, tmp_path / "case")
    return tmp_path / "case"


def lines(text: str) -> list[str]:
    """Lines as they are, one blank between words."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_allocate_near_the_plan_of_record_says_what_changes(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["allocate", str(folder), "--near", "plan", "-o", str(tmp_path / "out")]) == 0
    out = lines(capsys.readouterr().out)
    assert any("changed lines of the plan before (2): 1" in line for line in out)
    assert "Changed lines of the plan before" in out
    assert "Dryer (A) comes in full Q1" in out
    assert (tmp_path / "out" / "changes.csv").read_text() == (
        "initiative,change,before,after\nA,in,,full Q1\n"
    )
    # all that is allowed to be lost, for nothing to change
    assert main(["allocate", str(folder), "--near", "plan", "--within", "50 %"]) == 0
    assert "No line of the plan before changes." in capsys.readouterr().out


def test_json_near_a_plan_holds_what_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["allocate", str(folder), "--near", "plan", "--within", "0", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["impact"], answer["best"]) == (6.0, 6.0)
    assert answer["changes"] == [{"initiative": "A", "change": "in", "before": "", "after": "full Q1"}]


@pytest.mark.parametrize("form", ["funded.csv", "allocation.json", "record.json", "french.csv"])
def test_a_plan_may_be_in_any_file_that_commands_write(
    form: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each holds B alone, which earns 2; half of the 6 that are possible takes one more line."""
    place = tmp_path / form
    plan = pf.allocate(pf.Problem(pf.load(folder)).without("A", "C"))
    if form == "record.json":
        pf.arbitrate(plan.problem).record("nash").save(tmp_path)
    elif form == "french.csv":
        place.write_bytes("\N{ZERO WIDTH NO-BREAK SPACE}initiative;option;début\r\nB;full;Q1\r\n".encode())
    else:
        out = tmp_path / "out"
        held = written_without(folder, tmp_path)
        assert main(["allocate", str(held), "-o", str(out)]) == 0
        place = out / form
    capsys.readouterr()
    assert main(["allocate", str(folder), "--near", str(place), "--within", "50%"]) == 0
    out_lines = lines(capsys.readouterr().out)
    assert any("changed lines of the plan before (1): 1" in line for line in out_lines)
    assert "Dryer (A) comes in full Q1" in out_lines


def written_without(folder: Path, tmp_path: Path) -> Path:
    """The case with what is not B rejected."""
    case = pf.load(folder)
    pf.save(case, tmp_path / "held")
    (tmp_path / "held" / "decisions.csv").write_text(
        "initiative,decision,by,reason\nA,reject,x,y\nC,reject,x,y\n"
    )
    return tmp_path / "held"


def test_compare_near_a_plan_lists_the_changes_of_each_scenario(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(folder), "--near", "plan", "--within", "40%"]) == 0
    out = lines(capsys.readouterr().out)
    assert "scenario initiative change before after" in out
    assert "as it is Dryer (A) comes in full Q1" in out
    assert not any(line.startswith("less Dryer") for line in out)


def test_a_frontier_near_a_plan_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frontier", str(folder), "--near", "plan", "--at", "4,6", "--within", "40%"]) == 0
    out = lines(capsys.readouterr().out)
    head = next(k for k, line in enumerate(out) if line.endswith("changed lines"))
    assert [line.split()[-1] for line in out[head + 2 : head + 4]] == ["0", "1"]
    assert main(["frontier", str(folder), "--near", "plan", "--exact"]) == 2
    assert "Leave out one of the two." in capsys.readouterr().err


def test_arbitrate_near_a_plan_records_it_and_replays(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["arbitrate", str(folder), "--near", "plan", "--within", "0.5", "-o", str(tmp_path / "out")]
    assert main(asked) == 0
    out = capsys.readouterr().out
    # both want the same, so nothing is at stake that could be given up
    assert "Dryer (A) comes in full Q1" in lines(out)
    assert "Of the plan before (2), changed lines: 1; with the compromise as it is: 1." in out
    assert "finance 0.00 and product 0.00" in out
    assert main(["replay", str(tmp_path / "out" / "record.json"), str(folder)]) == 0


def test_stability_prints_the_curve(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stability", str(folder), "--near", "plan"]) == 0
    out = lines(capsys.readouterr().out)
    assert any(line.startswith("0 3.00") for line in out)
    assert any(line.startswith("1 6.00 3.00 Dryer") for line in out)
    with pytest.raises(SystemExit) as stopped:
        main(["stability", str(folder)])
    assert stopped.value.code == 2


def test_in_french_all_is_said_in_french(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(make, tmp_path, 'language = "fr"')
    for command in ("allocate", "compare", "frontier"):
        assert main([command, str(folder), "--near", "plan"]) == 0
        out = capsys.readouterr().out
        said = "lignes changées" if command == "frontier" else "Lignes changées du plan d’avant"
        assert said in out
        assert command == "frontier" or "Dryer (A) entre full Q1" in " ".join(out.split())
        for english in ("comes in", "changed lines", "after"):
            assert english not in out


@pytest.mark.parametrize(
    ("near", "said"),
    [
        (["--near", "plan"], "--near plan: the case must have a table plan; found none"),
        (["--near", "{tmp}/none.csv"], "No such file"),
        (["--near", "{tmp}/none.json"], "must be the file record.json"),
        (["--near", "{tmp}/other.json"], "must be a decision record"),
        (["--near", "{tmp}/other.xlsx"], "--near: must be plan, record.json"),
        (["--near", "{tmp}/other.csv"], "none of which it has"),
        (["--near", "{tmp}/blank.csv"], "start"),
        (["--within", "0.1"], "--within: must come with --near"),
    ],
)
@pytest.mark.parametrize("command", ["allocate", "compare", "frontier", "arbitrate"])
def test_what_is_no_plan_is_bad_input(
    command: str,
    near: list[str],
    said: str,
    make: Make,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = written(make, tmp_path, plan="initiative,option,start")
    (tmp_path / "other.json").write_text('{"a": 1}')
    (tmp_path / "other.csv").write_text("initiative,option,start\nZ,full,Q1\n")
    (tmp_path / "blank.csv").write_text("initiative,option\nA,full\n")
    assert main([command, str(folder), *(word.format(tmp=tmp_path) for word in near)]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


def test_a_solver_without_near_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["allocate", str(folder), "--near", "plan", "--solver", "COIN_CMD"]) == 4
    assert "near: can be asked of HiGHS alone" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["allocate", "compare", "frontier", "stability", "arbitrate"])
def test_nothing_is_wider_than_the_terminal(
    command: str,
    make: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    long = "A name of a hundred and seventy letters " * 4
    folder = written(make, tmp_path)
    (folder / "initiatives.csv").write_text(f"initiative,name\nA,{long}\nB,{long}\nC,{long}\n")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main([command, str(folder), "--near", "plan"]) == 0
    shown = capsys.readouterr().out.splitlines()
    tables = [line for line in shown if re.search(r"\S {2,}\S", line) or "──" in line]
    assert tables
    assert all(len(line) <= 80 for line in tables), max(tables, key=len)


def test_questions_about_the_plan_can_be_asked_of_one_near_another(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close = ("--near", "plan", "--within", "50 %")
    assert main(["explain", str(folder), "A", *close]) == 0
    assert "is not funded" in capsys.readouterr().out
    assert main(["explain", str(folder), "A"]) == 0
    assert "is not funded" not in capsys.readouterr().out
    assert main(["brief", str(folder), "-o", str(tmp_path / "b.html"), "--draws", "4", *close]) == 0
    assert main(["export", str(folder), str(tmp_path / "b.xlsx"), "--no-reasons", *close]) == 0
    assert main(["brief", str(folder), "-o", str(tmp_path / "c.html"), "--within", "1 %"]) == 2
