"""Searches in threads: a session answers one at a time, and the program's end ends them all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.interrupts import hard

import portfolio as pf
from portfolio.allocator.session import Session
from portfolio.errors import SolverError

ROOT = Path(__file__).parents[2]
# atexit comes after the threads that are waited for: HiGHS that comes back later aborts the process
PROGRAM = """
import atexit, sys, threading, time
import portfolio as pf
from portfolio import progress
from portfolio.explorer.latest import Latest
begun = threading.Event()
case = pf.load(sys.argv[1])
search = lambda: pf.allocate(case, 0.0, on_progress=lambda *_: begun.set())
if sys.argv[2] == "explorer":
    Latest(lambda question: iter([search()]), lambda *_: None).ask(1)
else:
    threading.Thread(target=search, daemon=True).start()
begun.wait()
atexit.register(lambda: print("still asked" if progress._ASKING else "left"))
"""


def test_a_session_refuses_a_question_while_it_answers_another_threads() -> None:
    case = pf.load(ROOT / "data" / "samples" / "four_initiatives")
    problem, session, refused = pf.Problem(case), Session(case), list[Exception]()

    def ask() -> None:
        for question in (lambda: session.allocate(problem), lambda: session.allocate_all([problem] * 2)):
            try:
                question()
            except SolverError as error:
                refused.append(error)

    def beside(*_: float) -> None:
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()

    plan = session.allocate(problem, on_progress=beside)
    assert len(refused) >= 2
    assert str(refused[0]).startswith("session: must be asked by one thread at a time; found a question")
    refused.clear()
    ask()
    assert not refused
    assert session.allocate(problem).impact == plan.impact


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("long") / "case"
    hard(place)
    return place


@pytest.mark.parametrize("kind", ["explorer", "daemon"])
def test_a_search_is_left_before_the_program_ends(kind: str, long: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(long), kind],
        env=os.environ | {"TQDM_DISABLE": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ended.returncode, ended.stdout) == (0, "left\n"), ended.stderr
