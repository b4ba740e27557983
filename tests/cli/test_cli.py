"""The command, as people run it: what it prints, what it writes, how it exits; never a traceback."""

from __future__ import annotations

import importlib
import inspect
import json
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import samples

import portfolio as pf
from portfolio import cli
from portfolio.allocator.search import ONE_ANSWER_GAP
from portfolio.cli.arguments import DEFAULT_GAP
from portfolio.tables.dictionary import dictionary

ROOT = Path(__file__).parents[2]
COMMAND = "import sys; from portfolio.cli import main; sys.exit(main(sys.argv[1:]))"
FOUR = ROOT / "data" / "samples" / "four_initiatives"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    pf.save(pf.load(FOUR), tmp_path / "case")
    path = tmp_path / "case" / "contributions.csv"
    path.write_text(path.read_text().replace("conversion", "convertion").replace("-2.5", "two"))
    return tmp_path / "case"


@pytest.fixture
def infeasible(tmp_path: Path) -> Path:
    pf.save(pf.load(FOUR), tmp_path / "case")
    path = tmp_path / "case" / "initiatives.csv"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0] + ",mandatory", *(line + ",true" for line in lines[1:])]) + "\n")
    return tmp_path / "case"


def test_the_gap_proven_by_default_is_one_number_wherever_it_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["allocate", "--help", "--language=en"])
    told = re.search(r"to\s+prove\s+\(default\s+(\S+)\)", capsys.readouterr().out)
    assert told is not None
    assert float(told[1]) == DEFAULT_GAP == ONE_ANSWER_GAP
    offered = {
        name: inspect.signature(asked).parameters["gap"].default
        for name in pf.__all__
        if inspect.isfunction(asked := getattr(pf, name)) and "gap" in inspect.signature(asked).parameters
    }
    assert {"allocate", "compare"} <= offered.keys()
    # draws are many: the first are proven to it, and say what the best known misses in the others
    assert offered.pop("simulate") is None
    # what changes of a plan is proven as far as the plan
    assert offered.pop("whatif") is None
    assert offered == dict.fromkeys(offered, DEFAULT_GAP)


def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(FOUR)]) == 0
    out, err = capsys.readouterr()
    assert "4 initiatives, 2 periods" in out
    assert "no fault" in out
    assert err == ""


def test_bad_input_exits_2_with_every_fault_on_stderr(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("check", "allocate"):
        assert cli.main([command, str(broken)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "contributions.csv, line 2, column expected" in err
        assert "contributions.csv, line 3, column kpi" in err
        assert 'Nearest: "conversion"' in err


def test_infeasible_exits_3(infeasible: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # all four mandatory: 40 + 60 + 30 + 30 of 100 in the first quarter
    assert cli.main(["allocate", str(infeasible)]) == 3
    err = " ".join(capsys.readouterr().err.split())
    assert (
        "Faster pages, New checkout and Guided help are mandatory; Faster pages, New checkout and Guided help"
        " need 40 + 60 + 30 of Budget of the round in 2027Q1 and 2027Q2 at least, and it has 120 k€." in err
    )
    assert "with 60 k€ more of Budget of the round (60 in 2027Q1)" in err


def test_an_unknown_solver_exits_4(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["allocate", str(FOUR), "--solver", "COIN_CDM"]) == 4
    assert "COIN_CMD" in capsys.readouterr().err


def test_allocate_prints_the_plan_and_writes_its_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["allocate", str(FOUR), "-o", str(tmp_path / "plan")]) == 0
    out = capsys.readouterr().out
    plan = pf.allocate(pf.load(FOUR))
    assert plan.heading in out
    assert "Guided help" in out
    written = {p.name for p in (tmp_path / "plan").iterdir()}
    assert written == {"funded.csv", "not_funded.csv", "usage.csv", "attainment.csv", "allocation.json"}
    head, first, *_ = (tmp_path / "plan" / "funded.csv").read_text().splitlines()
    assert head == ",".join([*plan.funded.columns, "name"])
    assert first.endswith(",New checkout")
    head, *rows = (tmp_path / "plan" / "not_funded.csv").read_text(encoding="utf-8").splitlines()
    assert head == "initiative,name,in_its_way"
    assert [row.split(",")[:2] for row in rows] == [["A", "Faster pages"], ["D", "Loyalty programme"]]
    assert "Budget of the round in 2027Q1" in rows[0]


def test_json_has_the_promised_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["allocate", str(FOUR), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == [
        "status",
        "impact",
        "bound",
        "gap",
        "seconds",
        "stopped",
        "funded",
        "usage",
        "attainment",
    ]
    plan = pf.allocate(pf.load(FOUR))
    assert answer["impact"] == plan.impact
    assert [(f["initiative"], f["option"], f["start"], f["delivery"]) for f in answer["funded"]] == [
        ("B", "full", "2027Q1", "2027Q1"),
        ("C", "full", "2027Q1", "2027Q1"),
    ]


def test_json_has_no_infinity(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pf.save(pf.load(FOUR), tmp_path / "case")
    path = tmp_path / "case" / "resources.csv"
    path.write_text(path.read_text().replace(",100,20", ",100,"))
    assert cli.main(["allocate", str(tmp_path / "case"), "--json"]) == 0
    answer = json.loads(
        capsys.readouterr().out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON")
    )
    assert [row["available"] for row in answer["usage"]] == [100.0, None]


def test_an_output_that_is_a_file_is_refused_before_solving(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan").write_text("mine")
    assert cli.main(["allocate", str(FOUR), "-o", str(tmp_path / "plan")]) == 2
    assert "must be a folder" in capsys.readouterr().err
    assert (tmp_path / "plan").read_text() == "mine"


@pytest.mark.parametrize(
    "arguments",
    [
        ["allocate", str(FOUR), "--gap", "-1"],
        ["allocate", str(FOUR), "--time-limit", "0"],
        ["allocate"],
        ["alocate"],
    ],
)
def test_wrong_arguments_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert "usage: portfolio" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["round", "round.xlsx"])
def test_new_makes_a_case_that_asks_to_be_filled_in_and_never_overwrites(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / target)
    assert cli.main(["new", path, "--periods", "2027Q1,2027Q2"]) == 0
    assert cli.main(["check", path]) == 2
    assert "initiatives" in capsys.readouterr().err
    assert cli.main(["new", path]) == 2
    assert "Choose another name" in capsys.readouterr().err


def test_save_converts_between_the_forms(tmp_path: Path) -> None:
    assert cli.main(["save", str(FOUR), str(tmp_path / "four.xlsx")]) == 0
    assert cli.main(["save", str(tmp_path / "four.xlsx"), str(tmp_path / "quatre"), "--french"]) == 0
    assert pf.load(tmp_path / "quatre") == pf.load(FOUR)
    assert ";" in (tmp_path / "quatre" / "initiatives.csv").read_text()


def test_the_data_dictionary_is_the_schema_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["dictionary"]) == 0
    assert capsys.readouterr().out == dictionary()
    assert (ROOT / "docs" / "case-format.md").read_text(encoding="utf-8") == dictionary(), (
        "run: portfolio dictionary > docs/case-format.md"
    )


def test_an_error_of_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(source: str) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(importlib.import_module("portfolio.loaders.load"), "load", fail)
    assert cli.main(["check", str(FOUR)]) == 70
    err = capsys.readouterr().err
    assert "an error of this program" in err
    assert "Traceback" not in err


@pytest.fixture
def hard(tmp_path: Path) -> Path:
    """A hundred initiatives on five budgets, their worth close to what they cost: minutes of search, as
    Chu and Beasley made them.
    """
    draw = random.Random(0)
    costs = [[draw.randint(1, 1000) for _ in range(5)] for _ in range(100)]
    tables = {
        "initiatives": ["initiative", *(f"I{k}" for k in range(100))],
        "resources": [
            "resource,kind,P1",
            *(f"R{r},budget,{sum(c[r] for c in costs) // 2}" for r in range(5)),
        ],
        "requirements": [
            "initiative,resource,1",
            *(f"I{k},R{r},{c[r]}" for k, c in enumerate(costs) for r in range(5)),
        ],
        "objectives": ["objective,weight", "O,1"],
        "key_results": ["key_result,objective,kpi", "K,O,worth"],
        "contributions": [
            "initiative,kpi,expected",
            *(f"I{k},worth,{sum(c) // 5 + draw.randint(0, 500)}" for k, c in enumerate(costs)),
        ],
    }
    (tmp_path / "hard").mkdir()
    for name, lines in tables.items():
        (tmp_path / "hard" / f"{name}.csv").write_text("\n".join(lines))
    return tmp_path / "hard"


def test_an_interrupt_gives_the_best_plan_so_far_at_once(hard: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-c", COMMAND, "allocate", str(hard), "--json", "-o", str(tmp_path / "plan")]

    def listening() -> None:
        # a shell's background jobs, and what they start, ignore it
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=listening
    ) as process:
        time.sleep(5)
        process.send_signal(signal.SIGINT)
        began = time.perf_counter()
        out, err = process.communicate(timeout=60)
        assert time.perf_counter() - began < 2
    assert b"Traceback" not in err
    assert process.returncode == 130
    answer = json.loads(out)
    assert (answer["status"], answer["stopped"]) == ("feasible", "interrupt")
    assert 0 < answer["impact"] < answer["bound"]
    assert json.loads((tmp_path / "plan" / "allocation.json").read_text())["funded"] == answer["funded"]


def test_a_closed_pipe_is_no_error() -> None:
    run = [sys.executable, "-c", COMMAND, "dictionary"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"initiatives": "A,true", "decisions": "A,reject"}, "A is mandatory; A is decided: reject."),
        (
            {"initiatives": "A,true", "relations": "excludes,A,B", "decisions": "B,fund"},
            "A is mandatory; B is decided: fund; A and B exclude each other.",
        ),
        (
            {"initiatives": "A,true", "requirements": "A,cash,900"},
            "A is mandatory; A needs 900 of cash in P1 at least, and it has 100.",
        ),
    ],
)
def test_an_infeasible_round_names_the_conflict_and_the_ways_out(
    tables: dict[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "initiatives": "initiative,mandatory\nB,\n" + tables.get("initiatives", "A,"),
        "resources": "resource,kind,P1\ncash,budget,100",
        "requirements": "initiative,resource,1\n" + tables.get("requirements", "A,cash,10"),
        "objectives": "objective,weight\nO,100",
        "key_results": "key_result,objective,kpi\nK,O,users",
        "contributions": "initiative,kpi,expected\nA,users,1",
        "decisions": "initiative,decision\n" + tables.get("decisions", ""),
        "relations": "relation,initiative,other\n" + tables.get("relations", ""),
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text)
    assert cli.main(["allocate", str(tmp_path)]) == 3
    err = capsys.readouterr().err
    assert f"These cannot hold together: {said}" in err
    assert "without “A is mandatory” the best plan earns" in err


def test_numbers_of_the_command_may_have_a_decimal_comma(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["allocate", str(FOUR), "--gap", "0,05"]) == 0
    with pytest.raises(SystemExit):
        cli.main(["allocate", str(FOUR), "--gap", "abc"])
    assert "must be a number such as 0.01; found abc" in capsys.readouterr().err


def test_a_name_of_another_kind_of_file_is_not_taken_for_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", str(tmp_path / "round.xls")]) == 2
    assert "round.xlsx" in capsys.readouterr().err
    assert not (tmp_path / "round.xls").exists()


def test_a_setting_that_is_none_is_remarked(tmp_path: Path) -> None:
    pf.save(pf.load(FOUR), tmp_path / "case")
    with (tmp_path / "case" / "case.toml").open("a") as file:
        file.write("discount = 0.1\n")
    assert "changes nothing" in str(list(pf.load(tmp_path / "case").remarks.problem))


def test_a_path_is_no_case() -> None:
    with pytest.raises(pf.SolverError, match="Load it first"):
        pf.allocate(str(FOUR))  # type: ignore[arg-type]


def test_explain_says_why_in_one_sentence_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(FOUR)]) == 0
    out = capsys.readouterr().out
    plan = pf.allocate(pf.load(FOUR))
    assert plan.heading in out
    for sentence in pf.explain(plan).sentence:
        assert " ".join(sentence.split()) in " ".join(out.split())


def test_explain_of_one_initiative_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(FOUR), "A", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    expected = pf.explain(pf.allocate(pf.load(FOUR)), "A").loc["A"]
    assert (row["initiative"], row["funded"], row["price"], row["replacement_cost"]) == (
        "A",
        False,
        expected.price,
        None,
    )


def test_explain_in_ranges(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(FOUR), "--ranges"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for sentence in pf.explain(pf.allocate(pf.load(FOUR)), exact=False).sentence:
        assert " ".join(sentence.split()) in out
    assert cli.main(["explain", str(FOUR), "A", "--ranges", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["price_low"] <= row["price_high"]


def test_explain_of_an_unknown_initiative_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(FOUR), "Z"]) == 2
    assert "must be the id or the name of an initiative; found “Z”" in capsys.readouterr().err


def test_diff_names_what_changed_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pf.save(pf.load(FOUR), tmp_path / "less")
    path = tmp_path / "less" / "resources.csv"
    path.write_text(path.read_text().replace("100", "70"))
    assert cli.main(["diff", str(FOUR), str(tmp_path / "less")]) == 0
    out = capsys.readouterr().out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert any("(A) comes in full from 2027Q1" in line for line in lines)
    assert any("(B) drops out" in line for line in lines)
    assert "1 input differs:\n- resources, Budget of the round (budget), k€: 2027Q1 100 → 70" in out


def test_simulate_says_how_sure_the_plan_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    dozen = FOUR.parent / "dozen"
    assert cli.main(["simulate", str(dozen), "--draws", "8", "-o", str(tmp_path / "out")]) == 0
    out, err = capsys.readouterr()
    assert "8 draws: the plan earns" in out
    assert "What knowing each initiative’s figures beforehand is worth" in out
    assert "remark: contributions.csv, line" in err
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "chances.csv",
        "evppi.csv",
        "key_results.csv",
        "outlook.csv",
        "regret.csv",
    ]
    with pytest.raises(SystemExit) as refused:
        cli.main(["simulate", str(dozen), "--draws", "0"])
    assert refused.value.code == 2
    (tmp_path / "file").write_text("")
    assert cli.main(["simulate", str(dozen), "-o", str(tmp_path / "file")]) == 2


def test_frontier_prints_a_row_a_budget(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["frontier", str(FOUR), "--at", "60,120,180"]) == 0
    out = capsys.readouterr().out
    assert "Efficient frontier in budget: 3 budgets" in out
    assert cli.main(["frontier", str(FOUR), "--exact"]) == 0
    assert cli.main(["frontier", str(FOUR), "--resource", "money"]) == 2
    assert "must be the id or the name of a resource; found “money”" in capsys.readouterr().err


def test_compare_prints_the_scenarios_of_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["compare", str(FOUR)]) == 2
    assert "must hold at least one scenario" in capsys.readouterr().err
    pf.save(pf.load(FOUR), tmp_path / "case")
    (tmp_path / "case" / "scenarios.csv").write_text(
        "scenario,table,row,column,change\nless,resources,budget,,× 0.7\n", encoding="utf-8"
    )
    assert cli.main(["compare", str(tmp_path / "case")]) == 0
    assert re.search(r"less +proven best|less +optimal", told := capsys.readouterr().out)
    assert "52.97" in told


def test_arbitrate_writes_a_record_and_replay_reads_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    dozen = FOUR.parent / "dozen"
    assert (
        cli.main(
            [
                "arbitrate",
                str(dozen),
                "--compromise",
                "max-min",
                "--agreed-by",
                "Finance Director",
                "-o",
                str(tmp_path / "out"),
            ]
        )
        == 0
    )
    assert "Contested" in capsys.readouterr().out
    record = tmp_path / "out" / "record.json"
    assert cli.main(["replay", str(record), str(dozen)]) == 0
    assert "The same" in capsys.readouterr().out
    assert cli.main(["replay", str(record), str(FOUR)]) in (1, 2)
    assert cli.main(["replay", str(tmp_path / "none.json"), str(dozen)]) == 2
    assert cli.main(["arbitrate", str(dozen), "--compromise", "fair"]) == 2
    assert cli.main(["arbitrate", str(FOUR)]) == 2


def test_totals_are_amounts_not_shares(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["frontier", "data/samples/lorie_savage", "--at", "90%,110 %"]) == 2
    assert "90%" in capsys.readouterr().err


def test_check_tells_what_the_tables_of_the_past_say_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(FOUR, tmp_path / "case")
    (tmp_path / "case" / "readings.csv").write_text(
        "kpi,period,value\nnps,2026Q1,3\nnps,2026Q1,4\n", encoding="utf-8"
    )
    assert cli.main(["check", str(tmp_path / "case")]) == 0
    assert "- readings.csv, line 3, column period: nps must be read once a period" in capsys.readouterr().out


def test_diff_writes_every_difference(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pf.save(pf.load(FOUR), tmp_path / "case")
    text = (tmp_path / "case" / "requirements.csv").read_text(encoding="utf-8")
    (tmp_path / "case" / "requirements.csv").write_text(
        text.replace("40", "41").replace("20", "25"), encoding="utf-8"
    )
    assert cli.main(["diff", str(FOUR), str(tmp_path / "case"), "--tables", str(tmp_path / "out")]) == 0
    assert "inputs differ" in capsys.readouterr().out
    rows = (tmp_path / "out" / "inputs.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "table,row,column,before,after"
    assert len(rows) > 2
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "initiatives.csv",
        "key_results.csv",
        "inputs.csv",
    }


def test_save_never_writes_a_case_over_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that people keep has comments, an order, other files: saving in place would rewrite it."""
    place = tmp_path / "case"
    assert cli.main(["save", str(FOUR), str(place)]) == 0
    before = {path: path.read_bytes() for path in place.iterdir()}
    capsys.readouterr()
    for same in (place, place / ".." / "case"):
        assert cli.main(["save", str(place), str(same), "--french"]) == 2
        assert "must be another place than the case itself" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in place.iterdir()} == before


@pytest.mark.parametrize(
    ("case", "folder", "missing"),
    [
        ("dozen", "found a folder. Write {path}/record.json", "nothing is there. Check the path"),
        ("douzaine", "trouvé\u202f: un dossier. Écrivez {path}/record.json", "rien ne s’y trouve"),
    ],
)
def test_what_is_no_record_is_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str, folder: str, missing: str
) -> None:
    for path, told in ((tmp_path, folder.format(path=tmp_path)), (tmp_path / "none.json", missing)):
        assert cli.main(["replay", str(path), str(samples.FOLDER / case)]) == 2
        assert told in capsys.readouterr().err


def test_every_solver_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["allocate", str(FOUR), "--solver", "zzzzzz"]) == 4
    told = capsys.readouterr().err
    known = told.partition("Known: ")[2].rstrip(".\n").split(", ")
    assert len(known) == len({*known}) > 1


@pytest.mark.parametrize("command", ["arbitrate", "replay", "diff", "save"])
def test_help_says_which_language_a_command_without_a_choice_speaks(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with pytest.raises(SystemExit):
        cli.main([command, "--help", "--language=en"])
    told = " ".join(capsys.readouterr().out.split())
    assert "--language" not in told
    assert "is in the language of the" in told
