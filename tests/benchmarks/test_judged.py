"""The judge believes no solver, and its figures are what they say."""

import json
import math
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import judged_report
import pytest
from contestants import CONTESTANTS, OURS, Answer
from judged import Judge, seeds_of
from judged_report import Entry, best_of, ratios

import portfolio as pf

ROOT = Path(__file__).parents[2]
BEST = [(p, "full", "year1") for p in ("P1", "P3", "P4", "P6", "P9")]
RIGHT = Answer(0.2, 0.2, 0.1, 70.0, 70.0, True, BEST)


@pytest.fixture
def judge() -> Judge:
    return Judge(pf.load(ROOT / "data" / "samples" / "lorie_savage"))


def hear(judge: Judge, who: str, found: Answer, gap: float = 1e-6) -> list[str]:
    judge.heard("textbook", 1, CONTESTANTS[who], gap, 20.0, found)
    judge.compare()
    return judge.faults


def test_a_right_answer_is_no_fault(judge: Judge) -> None:
    assert hear(judge, OURS, RIGHT) == []
    assert judge.entries[0].impact == 70.0
    assert judge.entries[0].gap == 0.0
    assert judge.entries[0].clean


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (replace(RIGHT, plan=[*BEST, ("P2", "full", "year1")]), "breaks a limit"),
        (replace(RIGHT, impact=70.001), "says 70.001 points for a plan worth 70"),
        (replace(RIGHT, bound=69.0), "says 69 at most; 70 is known"),
        (replace(RIGHT, bound=70 - 1e-6), "at most"),
    ],
    ids=["limit", "worth", "bound", "bound by little"],
)
def test_what_is_wrong_is_a_fault_of_ours(judge: Judge, found: Answer, fault: str) -> None:
    assert any(fault in said for said in hear(judge, OURS, found))


def test_a_proof_that_another_one_refutes_is_a_fault_within_the_gap_asked_for(judge: Judge) -> None:
    worse = [choice for choice in BEST if choice[0] != "P9"]
    impact = pf.value(judge.case, worse)
    found = Answer(0.2, 0.2, 0.1, impact, 80.0, True, worse)
    assert not hear(judge, "HiGHS", found)
    known = f"HiGHS on textbook 1 at gap 1e-06 proves {impact:g}; 70 is known"
    assert hear(judge, OURS, RIGHT) == [known]
    judge.faults.clear()
    judge.entries[0] = replace(judge.entries[0], gap_asked=(70 - impact) / impact)
    judge.compare()
    assert not judge.faults


def test_a_rival_may_say_less_than_its_plan_is_worth_while_nothing_is_proven(judge: Judge) -> None:
    early = replace(RIGHT, impact=60.0, bound=80.0, proven=False)
    assert not hear(judge, "HiGHS", early)
    assert hear(judge, "HiGHS", replace(early, proven=True, bound=60.0))


def test_no_plan_is_worth_nothing_and_no_fault(judge: Judge) -> None:
    assert hear(judge, OURS, replace(RIGHT, plan=None, impact=-math.inf, bound=math.inf, proven=False)) == []
    assert judge.entries[0].gap == math.inf


def entry(who: str, seed: int, seconds: float, proven: bool = True, impact: float = 10.0) -> Entry:
    return Entry(
        "typical", seed, who, 1e-3, 20.0, seconds, seconds, seconds / 2, impact, 10.0, proven, True, ""
    )


def test_a_time_out_counts_with_the_time_it_had_and_two_say_nothing() -> None:
    own = {("typical", n): entry(OURS, n, 2.0, proven=n != 3) for n in (1, 2, 3)}
    rival = {("typical", n): entry("HiGHS", n, 3.0, proven=n == 1) for n in (1, 2, 3)}
    assert ratios(own, rival) == {("typical", 1): 1.5, ("typical", 2): 10.0}


def test_the_report_holds_the_means_the_hard_ones_the_worst_and_who_is_behind() -> None:
    found = [
        *(entry(OURS, 1, 1.0), entry("HiGHS", 1, 4.0)),
        *(entry(OURS, 2, 1.0), entry("HiGHS", 2, 0.25)),
        *(entry(OURS, 3, 20.0, proven=False, impact=9.0), entry("HiGHS", 3, 20.0, proven=False)),
    ]
    assert best_of(found)["typical", 3] == 10.0
    text = judged_report.markdown([*found, replace(found[4], limit=0.1, impact=9.95)], 0.1)
    figures = "2 of 3 | ×1.00 (×1.00) | 1: ×4.00 (×4.00) | ×0.25 (seed 2: 0.25 s for 1.00; processor 0.25 for"
    assert f"| {figures} 1.00) | 1 / 1 |" in text
    assert "| typical 3 | 0.001 | 10 | -10.000%, gap 11.11%, 20.0 s | -0.000%, gap 0.00%, 20.0 s |" in text
    assert "| typical | 0.001 | ours | ×2.00 | ×2.00 |" in text
    assert "| typical | ours | 1 of 1 | 0.50% |" in text


def test_a_report_where_nobody_proved_anything_says_who_has_what() -> None:
    text = judged_report.markdown([entry(OURS, 1, 20.0, proven=False), entry("HiGHS", 1, 20.0, False)], None)
    assert "0 of 1 | – (–)" in text
    assert "Answer ÷ proof" not in text


def test_the_halves_do_not_meet() -> None:
    assert list(seeds_of("judged", 2)) == [1000, 1001]
    assert list(seeds_of("tuning", 2)) == [1, 2]
    assert list(seeds_of("7:9", 16)) == [7, 8]


def test_one_command_judges_each_in_a_process_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "benchmarks/judged.py", "--families", "multiple_choice", "--seeds", "0:1"]
    command += ["--gap", "1e-6", "--who", "ours,HiGHS", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "judged.json").read_text(encoding="utf-8"))
    assert [e["who"] for e in found] == ["ours", "HiGHS"]
    assert found[0]["impact"] == pytest.approx(found[1]["impact"])
    assert (tmp_path / "judged.md").read_text(encoding="utf-8") in done.stdout
