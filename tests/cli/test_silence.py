"""No command is silent for more than a second on a terminal, and none loses an answer when its time is up."""

from __future__ import annotations

import io
import re
import sys
import threading
from pathlib import Path

import pytest
from support import samples
from support.watched import watched

from portfolio import progress
from portfolio.progress import answers_told, aside, at_work, progress_bar, teller

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
SCALEUP, NEXT, DOZEN = (str(SAMPLES / name) for name in ("scaleup", "scaleup_next", "dozen"))
SILENT = 1.5
"""Seconds that the process worked: half a second between two signs may be worked on two cores, with slack."""

COMMANDS = {
    "check": ["check", SCALEUP],
    "allocate": ["allocate", SCALEUP],
    "explain": ["explain", SCALEUP, "--time-limit", "4"],
    "explain --ranges": ["explain", SCALEUP, "--ranges"],
    "frontier": ["frontier", SCALEUP, "--time-limit", "4"],
    "compare": ["compare", SCALEUP, "--time-limit", "4"],
    "levels": ["levels", SCALEUP, "--time-limit", "4"],
    "stability": ["stability", NEXT, "--near", "plan", "--time-limit", "4"],
    "simulate": ["simulate", SCALEUP, "--draws", "16", "--time-limit", "4"],
    "diff": ["diff", SCALEUP, NEXT, "--time-limit", "6"],
    "arbitrate": ["arbitrate", SCALEUP, "--time-limit", "5"],
    "whatif": ["whatif", SCALEUP, "opex -10%", "--time-limit", "4"],
    "replay": ["replay", "{out}/record.json", DOZEN],
    "export": ["export", SCALEUP, "{out}/book.xlsx", "--time-limit", "4"],
    "export --for": ["export", SCALEUP, "{out}/tickets.csv", "--for", "jira"],
    "brief": ["brief", SCALEUP, "-o", "{out}/brief.html", "--draws", "16", "--time-limit", "5"],
    "roll": ["roll", SCALEUP, "--to", "2027Q2", "-o", "{out}/next"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_is_silent(name: str, tmp_path: Path) -> None:
    if name == "replay":
        samples.table("dozen").record("nash").save(tmp_path)
    arguments = [word.format(out=tmp_path) for word in COMMANDS[name]]
    seen = watched(arguments, tmp_path / "seen")
    # 4: on a slow machine the time was up before there was any plan at all, and that is said
    nothing = seen.code == 4 and re.search("nothing was proven|no plan was found", seen.shown)
    assert seen.code == 0 or nothing, seen.shown[-2000:]
    assert seen.silent < SILENT
    assert len(seen.shown) > 20


def test_what_is_at_work_is_said_and_lines_stand_above_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a terminal: what is printed is whole, and the line is gone at the end."""
    shown = _Terminal()
    said = threading.Event()
    shown.on = said.set
    monkeypatch.setattr(sys, "stdout", shown)
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(progress, "_FIRST", 0.0)
    monkeypatch.setattr(progress, "_TICK", 0.01)
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    with at_work("explain"):
        assert said.wait(20)
        print("one row", "of two words")
        with progress_bar("solving"):
            while "explain: solving" not in shown.getvalue():
                said.clear()
                assert said.wait(20)
            aside("a remark")
        print("no new line", end="")
    text = shown.getvalue()
    assert "explain: reading" in text
    assert "one row of two words\n" in text
    assert "a remark\n" in text
    assert "no new line" in text
    assert sys.stdout is shown
    last = re.split(r"[\r\n]", text)[-1]
    assert not last.strip()


def test_a_log_gets_a_line_now_and_then_and_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    monkeypatch.setattr(progress, "_LOGGED", 0.01)
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    with at_work("export"):
        while log.getvalue().count("\n") < 2:
            pass
    assert re.fullmatch(r"(export … 00:\d\d\n)+", log.getvalue())


def test_what_is_soon_done_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _Terminal()
    monkeypatch.setattr(sys, "stdout", shown)
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(progress, "_FIRST", 60.0)
    with at_work("check"):
        print("0 faults")
    assert shown.getvalue().replace("\r", "").strip() == "0 faults"


def test_answers_are_told_to_who_asks() -> None:
    told: list[object] = []
    with answers_told(told.append):
        teller()("an answer")
    teller()("nobody's")
    assert told == ["an answer"]


class _Terminal(io.StringIO):
    """A terminal that keeps what it was sent."""

    on = staticmethod(lambda: None)

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        wrote = super().write(text)
        self.on()
        return wrote
