"""The command that makes the next round: from a plan that is named, into a place that is free, in the
case's language.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest
from support import samples
from support.small_cases import Make

import portfolio as pf
from portfolio.cli.entry import main
from portfolio.words.grammar import SPACE

TABLES = {
    "initiatives": "initiative,name,scope / A,Alpha,3 / B,Beta,8 / C,Gamma,",
    "resources": "resource,kind,carry_over,2027Q1,2027Q2,2027Q3,2027Q4 / cash,budget,0.5,8,5,5,5",
    "requirements": "initiative,resource,1,2 / A,cash,2,0 / B,cash,2,2 / C,cash,3,0",
}
FUNDED = "initiative,option,start,delivery,points,cash\nA,full,2027Q1,2027Q1,3,2\nB,full,2027Q1,2027Q2,2,4\n"


@pytest.fixture
def case(make: Make, tmp_path: Path) -> Path:
    pf.save(make('name = "Spring"', **TABLES), tmp_path / "case")
    (tmp_path / "funded.csv").write_text(FUNDED, encoding="utf-8")
    return tmp_path / "case"


def rolled(case: Path, *more: str, to: str = "2027Q2", target: str = "next") -> int:
    return main(["roll", str(case), "--to", to, *more, "-o", str(case.parent / target)])


def plan(case: Path) -> str:
    return str(case.parent / "funded.csv")


@pytest.mark.parametrize("target", ["next", "next.xlsx", "sqlite"])
def test_a_plan_in_a_file_makes_a_case_that_loads(
    target: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = f"sqlite:///{case.parent}/rounds.db#next" if target == "sqlite" else str(case.parent / target)
    assert main(["roll", str(case), "--to", "2027Q2", "--plan", plan(case), "-o", place]) == 0
    expected = pf.roll([("A", "full", "2027Q1"), ("B", "full", "2027Q1")], "2027Q2", pf.load(case))
    assert pf.load(place) == expected.case
    out = capsys.readouterr().out
    assert "Spring, from 2027Q2 on. Running: 1. Candidates: 1. Lines of the plan that remain: 1." in out
    assert f"{place}: the next round, with {len(expected.todo)} cells that were assumed." in out


def test_a_record_the_table_plan_and_the_best_plan_will_do(case: Path, make: Make) -> None:
    parties = "party,objective,weight / finance,grow,1 / product,grow,1"
    own = make(**TABLES, parties=parties, plan="initiative,option,start / A,full,2027Q1 / B,full,2027Q1")
    pf.save(own, case.parent / "own")
    pf.arbitrate(own).record("nash").save(case.parent)
    best = pf.allocate(own)
    for named, expected in (
        (["--plan", str(case.parent / "record.json")], best.choices),
        (["--best"], best.choices),
        (["--plan-of-record"], own.plan),
    ):
        target = named[0].strip("-")
        assert rolled(case.parent / "own", *named, target=target) == 0
        assert pf.load(case.parent / target) == pf.roll(expected, "2027Q2", own).case


def test_which_plan_is_asked_where_there_is_one_of_record(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rolled(case, target="unsaid") == rolled(case, "--best", target="best") == 0
    assert pf.load(case.parent / "unsaid") == pf.load(case.parent / "best")
    assert rolled(case.parent / "unsaid", to="2027Q3", target="third") == 2
    assert "must say which plan is carried out" in capsys.readouterr().err
    assert rolled(case, "--plan-of-record") == 2
    assert "must have a table plan; found none" in capsys.readouterr().err


def test_readings_in_a_file_say_where_indicators_stand(case: Path) -> None:
    (case.parent / "read.csv").write_text("kpi;period;value\nusers;T1 2027;2,5\n", encoding="utf-8")
    assert rolled(case, "--plan", plan(case), "--readings", str(case.parent / "read.csv")) == 0
    assert pf.load(case.parent / "next").key_results.current.tolist() == [2.5]


def test_nothing_is_written_over(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rolled(case, "--plan", plan(case), target="case") == 2
    assert "must not hold a case yet" in capsys.readouterr().err
    assert pf.load(case).periods[0] == "2027Q1"


@pytest.mark.parametrize(
    ("more", "to", "said"),
    [
        (["--plan", "nowhere.csv"], "2027Q2", "nowhere.csv: must be a readable file"),
        (["--plan", "nowhere.json"], "2027Q2", "nowhere.json: must be the file record.json"),
        (["--plan", "{case}/resources.csv"], "2027Q2", "must be one of the headings; found only resource"),
        (
            ["--plan", "{plan}", "--readings", "{plan}"],
            "2027Q2",
            "must be one of the headings; found only initiative",
        ),
        (["--plan", "{plan}"], "2027Q1", "must be a period after 2027Q1"),
        (["--plan", "{plan}", "--periods", "x,y"], "2027Q2", "must be as many as the periods that leave (1)"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_and_nothing_is_written(
    more: list[str], to: str, said: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rolled(case, *(m.format(case=case, plan=plan(case)) for m in more), to=to) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err
    assert not (case.parent / "next").exists()


def test_what_was_assumed_is_kept_in_files(case: Path) -> None:
    assert rolled(case, "--plan", plan(case), "--tables", str(case.parent / "told")) == 0
    todo = pd.read_csv(case.parent / "told" / "todo.csv", dtype="str", keep_default_na=False)
    expected = pf.roll([("A", "full", "2027Q1"), ("B", "full", "2027Q1")], "2027Q2", pf.load(case))
    pd.testing.assert_frame_equal(todo, expected.todo, check_dtype=False)
    assert (case.parent / "told" / "left.csv").is_file()


@pytest.mark.parametrize("columns", ["100", "70"])
def test_what_is_told_is_no_wider_than_the_terminal(
    columns: str, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    source = samples.FOLDER / "dozen"
    assert main(["roll", str(source), "--to", "2027Q3", "--best", "-o", str(case.parent / "d")]) == 0
    tables = [line for line in capsys.readouterr().out.splitlines() if "  " in line]
    assert len(tables) > 20
    assert max(map(len, tables)) <= int(columns)


def test_a_french_case_is_told_in_french(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pf.save(make('name = "Printemps"\nlanguage = "fr"', **TABLES), tmp_path / "cas", french=True)
    (tmp_path / "plan.csv").write_text("initiative;option;début\nA;full;2027Q1\nB;full;2027Q1\n", "utf-8")
    named = ["--to", "2027Q2", "--plan", str(tmp_path / "plan.csv"), "-o", str(tmp_path / "suite")]
    assert main(["roll", str(tmp_path / "cas"), *named]) == 0
    out = capsys.readouterr().out
    for said in (
        f"Printemps, à partir de 2027Q2. En cours{SPACE}: 1.",
        "Non repris",
        "Supposé, à renseigner (",
        "livrée en 2027Q1",
        f"2 de plus à utiliser{SPACE}: 50{SPACE}% des 4 non utilisés en 2027Q1 d’après le plan",
        "ce qu’elle a vraiment fait",
    ):
        assert said in out
