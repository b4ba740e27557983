"""Whatever ends a writer, and whoever writes at the same moment: what was there stands, or all that is new,
and nobody's work is lost unsaid. ``ATTACK=100 pytest tests/attack`` ends each at every call, and lets so many
pairs write at once.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import ended

import portfolio as pf
from portfolio.case.reading import edited
from portfolio.cli.command import _parser

pytestmark = pytest.mark.xdist_group("attack")
COUNT = int(os.environ.get("ATTACK", "0"))
ROUND = Path("data/samples/four_initiatives")
FEW = ("import", "brief with tables")
"""Two sets of two commands' own; what all write by is tried call by call in ``test_whole_files``."""


def test_whatever_a_command_writes_is_tried() -> None:
    """What a command is given is in a writer's words, or is named as nothing that is written."""
    (commands,) = (a.choices for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    tried = {tuple(writer.words.split()) for writer in ended.WRITERS.values()}
    forgotten = [
        f"{command} {name}"
        for command, parser in commands.items()
        for action in parser._actions
        for name in (action.option_strings or [action.dest])[-1:]
        if name != "--help" and not {name, f"{command} {name}"} & ended.WRITE_NOTHING
        if not any(words[0] == command and (name == "target" or name in words) for words in tried)
    ]
    assert not forgotten


@pytest.mark.skipif(
    shutil.which("cc") is None or not sys.platform.startswith("linux"), reason="needs cc and LD_PRELOAD"
)
@pytest.mark.parametrize("name", ended.WRITERS if COUNT else FEW)
def test_a_writer_that_is_ended_leaves_the_old_or_the_new(name: str) -> None:
    words = ["--moments", "14"] if COUNT else ["--moments", "3", "--every", "12"]
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "support.ended", "--exactly", name, *words],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert [line for line in lines if line.get("fell") and "at" in line] == []
    (one,) = (line for line in lines if "calls" in line)
    assert one["killed"] > 2
    assert one["old"]
    assert one["new"]


def _saves(case: pf.Case, target: str, start: Any, told: Any) -> None:
    start.wait()
    try:
        pf.save(case, target)
        told.put("saved")
    except pf.ChangedError:
        told.put("changed")
    except BaseException as error:
        told.put(repr(error))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="both are forked from one that has read the case")
@pytest.mark.parametrize("target", ["round", "round.xlsx", "sqlite:///rounds.db#next"])
def test_of_two_who_save_at_once_one_is_told(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = pf.load(ROUND)
    monkeypatch.chdir(tmp_path)
    forked = multiprocessing.get_context("fork")
    for number in range(max(COUNT, 2)):
        place = target.replace("round", f"round{number}", 1)
        pf.save(base, place)
        read = pf.load(place)
        both = [edited(read, [("resources", "budget", "2027Q1", f"= {70 + k}")]) for k in (0, 1)]
        start, told = forked.Barrier(2), forked.SimpleQueue()
        pair = [forked.Process(target=_saves, args=(case, place, start, told)) for case in both]
        for one in pair:
            one.start()
        for one in pair:
            one.join(60)
        assert sorted((told.get(), told.get())) == ["changed", "saved"], number
        assert pf.load(place) in both


def _asks(words: str, initiative: str, start: Any, told: Any) -> None:
    start.wait()
    told.put((initiative, *ended.said_of(words.split(), initiative)))


PAIRS = {
    "roll": ("roll four_initiatives --to {to} --best --output next", "next"),
    "roll into a database": ("roll four_initiatives --to {to} --best --output {db}#next", "{db}#next"),
    "assistants": ("mcp round --write", "round"),
    "assistants with a database": ("mcp {db}#next --write", "{db}#next"),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="both are forked from one that has read the case")
@pytest.mark.parametrize("name", PAIRS)
def test_of_two_commands_at_once_none_is_lost_unsaid(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that roll make one next round, whole; two assistants' decisions both stand, or one is told."""
    base = pf.load(ROUND)
    shutil.copytree(ROUND, tmp_path / "four_initiatives")
    monkeypatch.chdir(tmp_path)
    forked = multiprocessing.get_context("fork")
    words, target = PAIRS[name]
    for number in range(max(COUNT // 12, 1)):
        place = target.format(db=f"sqlite:///rounds{number}.db")
        if "assistants" in name:
            shutil.rmtree(place, ignore_errors=True)
            pf.save(base, place)
        shutil.rmtree("next", ignore_errors=True)
        start, told = forked.Barrier(2), forked.SimpleQueue()
        each = {"B": "2027Q2", "C": "2027Q3"}
        pair = [
            forked.Process(target=_asks, args=(words.format(db=place.split("#")[0], to=to), i, start, told))
            for i, to in each.items()
        ]
        for one in pair:
            one.start()
        for one in pair:
            one.join(60)
        ends = [told.get() for _ in pair]
        done = sorted(i for i, code, _ in ends if code == 0)
        assert {code for _, code, _ in ends} <= {0, 2}, ends
        assert done, ends
        assert all(said.strip() for _, _, said in ends)
        stands = pf.load(place)
        if "assistants" in name:
            assert sorted(stands.decisions.initiative) == done
        else:
            assert [stands.periods[0]] == [each[i] for i in done]
