"""An attack on every door: inputs damaged by number, each tried in a process of its own that may take ten
seconds and a gigabyte; what comes of it is a result or a refusal with advice, or the door has fallen.

``python -m support.attack COUNT [DOOR …] [--from N] [--kept FILE]``, from ``tests/``, prints a line of JSON
for each input that fell, and one for each door at the end: how many were tried, and the worst time and memory
with their numbers. Doors take turns, so that whenever it is stopped all were tried alike; what is kept in a
file is not tried again.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import io
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import traceback
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from support import mutators

SECONDS, BYTES, MESSAGE = 10, 10**9, 100_000
"""Processor time, memory and characters of what is said, at most."""
SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@dataclass(frozen=True)
class Outcome:
    """What came of one input: ``result``, ``refused`` or ``fell``, and the end of what was said; the
    seconds of a processor, and the memory beyond what a process that asks nothing has.
    """

    door: str
    number: int
    ended: str
    said: str
    seconds: float
    bytes: int


@dataclass(frozen=True)
class Door:
    """What is damaged, into a folder, and how the command is asked about it."""

    name: str
    make: Callable[[random.Random, Path], list[str]]


def one_of(*paths: Path) -> Callable[[random.Random], Path]:
    return lambda rng: rng.choice(paths)


def _folder(rng: random.Random, place: Path) -> list[str]:
    case = place / "case"
    shutil.copytree(SAMPLES / rng.choice(["dozen", "lorie_savage", "scaleup", "scaleup_fr"]), case)
    for _ in range(rng.choice([1, 1, 2])):
        path = rng.choice(sorted(case.glob("*.csv")))
        path.write_bytes(mutators.text_damaged(path.read_bytes(), rng))
    return ["check", str(case)]


def _scenarios(rng: random.Random, place: Path) -> list[str]:
    case = place / "case"
    shutil.copytree(SAMPLES / rng.choice(["dozen", "scaleup", "douzaine"]), case)
    path = case / "scenarios.csv"
    path.write_bytes(mutators.text_damaged(path.read_bytes(), rng))
    return ["check", str(case)]


def _settings(rng: random.Random, place: Path) -> list[str]:
    case = place / "case"
    shutil.copytree(SAMPLES / rng.choice(["dozen", "lorie_savage", "scaleup"]), case)
    path = case / "case.toml"
    path.write_bytes(mutators.text_damaged(path.read_bytes(), rng))
    return ["check", str(case)]


def _workbook(rng: random.Random, place: Path) -> list[str]:
    source = rng.choice([SAMPLES / "scaleup.xlsx", PREPARED / "dozen.xlsx", PREPARED / "dozen.xlsx"])
    path = place / "case.xlsx"
    path.write_bytes(mutators.workbook_changed(source.read_bytes(), rng))
    return ["check", str(path)]


def _record(rng: random.Random, place: Path) -> list[str]:
    content = json.loads((PREPARED / "record.json").read_text(encoding="utf-8"))
    path = place / "record.json"
    if rng.random() < 0.1:
        path.write_bytes(mutators.damaged((PREPARED / "record.json").read_bytes(), rng))
    else:
        content = mutators.tree_changed(content, rng)
        if isinstance(content, dict) and rng.random() < 0.9:
            content.pop("seal", None)
            rest = json.dumps(content, ensure_ascii=False, sort_keys=True)
            content["seal"] = hashlib.sha256(rest.encode("utf-8", "surrogatepass")).hexdigest()
        path.write_text(json.dumps(content), encoding="utf-8")
    return ["replay", str(path), str(PREPARED / "round")]


def _plan(rng: random.Random, place: Path) -> list[str]:
    path = place / "plan.json"
    content = mutators.tree_changed(json.loads((PREPARED / "plan.json").read_text()), rng)
    path.write_text(json.dumps(content), encoding="utf-8")
    return ["allocate", str(SAMPLES / "lorie_savage"), "--near", str(path), "--within", "5%"]


def _notebook(rng: random.Random, place: Path) -> list[str]:
    """None is run: what is wrong with it is found before, or it has nothing to run."""
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# A round"], "id": "a"},
        {
            "cell_type": "code",
            "metadata": {},
            "source": ["1 + 1"],
            "id": "b",
            "execution_count": None,
            "outputs": [{"output_type": "execute_result", "data": {"text/plain": "2"}, "metadata": {}}],
        },
    ]
    book = {
        "cells": cells,
        "metadata": {"language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    text = json.dumps(mutators.tree_changed(book, rng))
    path = place / "round.ipynb"
    path.write_bytes(mutators.damaged(text.encode(), rng) if rng.random() < 0.2 else text.encode())
    return ["verify", str(path)]


def _answers(rng: random.Random, place: Path) -> list[str]:
    path = place / "answers.toml"
    path.write_bytes(mutators.text_damaged((PREPARED / "answers.toml").read_bytes(), rng))
    return ["assess", str(path)]


def _mapping(rng: random.Random, place: Path) -> list[str]:
    path = place / "list.toml"
    path.write_bytes(mutators.text_damaged((PREPARED / "list.toml").read_bytes(), rng))
    source = SAMPLES / "lists" / "projects_2027.csv"
    return ["import", "list", str(source), "--map", str(path), "--dry-run"]


def _database(rng: random.Random, place: Path) -> list[str]:
    path = place / "rounds.db"
    path.write_bytes((PREPARED / "rounds.db").read_bytes())
    mutators.database_changed(path, rng)
    return ["check", f"sqlite:///{path}"]


def _list(rng: random.Random, place: Path) -> list[str]:
    source = (
        SAMPLES / "lists" / rng.choice(["backlog_fr.xlsx", "projects_2027.csv", "rice.csv", "solver.xlsx"])
    )
    path = place / source.name
    change = mutators.workbook_changed if path.suffix == ".xlsx" else mutators.text_damaged
    path.write_bytes(change(source.read_bytes(), rng))
    return ["import", "list", str(path), "--budget", "1000000", "--dry-run"]


def _tracker(rng: random.Random, place: Path) -> list[str]:
    kind, name = rng.choice(
        [("jira", "jira_en.csv"), ("jira", "jira_fr.csv"), ("project_online", "project_online.xlsx")]
    )
    path = place / name
    change = mutators.workbook_changed if path.suffix == ".xlsx" else mutators.text_damaged
    path.write_bytes(change((SAMPLES / "lists" / name).read_bytes(), rng))
    return ["import", kind, str(path), "--dry-run"]


def _words(rng: random.Random, place: Path) -> list[str]:
    """What is typed: hostile values of the options of a command."""
    case = str(SAMPLES / "lorie_savage")
    odd = rng.choice([*mutators.HOSTILE, "x" * 300, "x" * 5000, "a/" * 3000, "/dev/null", "-"])
    odd = odd.replace("\x00", "0").encode("utf-8", "replace").decode()
    return rng.choice(
        [
            ["check", odd],
            ["allocate", odd],
            ["allocate", case, "--gap", odd],
            ["allocate", case, "--solver", odd],
            ["allocate", case, "--time-limit", odd],
            ["allocate", case, "-o", f"{place}/{odd}".replace("../", "")],
            ["frontier", case, "--at", odd],
            ["explain", case, odd],
            ["replay", odd, case],
            ["assess", odd],
            ["whatif", case, odd],
            ["save", case, f"{place}/{odd}".replace("../", "")],
            ["import", "list", odd],
            ["import", "list", str(SAMPLES / "lists" / "rice.csv"), "--budget", odd, "--dry-run"],
            ["import", "list", str(SAMPLES / "lists" / "rice.csv"), "--set", f"value={odd}", "--dry-run"],
            ["import", "list", str(SAMPLES / "lists" / "rice.csv"), "--unestimated", odd, "--dry-run"],
            ["new", f"{place}/{odd}".replace("../", "")],
            ["diff", case, odd],
        ]
    )


DOORS = {
    door.name: door
    for door in (
        Door("folder", _folder),
        Door("workbook", _workbook),
        Door("settings", _settings),
        Door("scenarios", _scenarios),
        Door("record", _record),
        Door("plan", _plan),
        Door("notebook", _notebook),
        Door("answers", _answers),
        Door("mapping", _mapping),
        Door("database", _database),
        Door("list", _list),
        Door("tracker", _tracker),
        Door("words", _words),
    )
}
PREPARED = Path()
_PARTIES = [
    *(("finance", "growth", 80), ("finance", "loyalty", 20)),
    *(("service", "growth", 30), ("service", "loyalty", 70)),
]


def prepare(folder: Path) -> None:
    """What is damaged, whole, once; and everything loaded that a door needs, so that a process of its own
    is soon made.
    """
    global PREPARED
    import portfolio as pf
    from portfolio.steering.maturity.answers import write_answers

    PREPARED = folder
    round_ = folder / "round"
    shutil.copytree(SAMPLES / "four_initiatives", round_)
    parties = ["party,objective,weight", *(f"{p},{o},{w}" for p, o, w in _PARTIES)]
    (round_ / "parties.csv").write_text("\n".join(parties), encoding="utf-8")
    pf.arbitrate(pf.load(round_)).record("nash").save(folder)
    pf.save(pf.load(SAMPLES / "dozen"), folder / "dozen.xlsx")
    pf.save(pf.load(SAMPLES / "dozen"), f"sqlite:///{folder}/rounds.db", case="next")
    write_answers(folder / "answers.toml", {}, "en")
    asked(["allocate", str(SAMPLES / "lorie_savage"), "-o", str(folder / "plan")])
    for path in (folder / "plan").glob("*.json"):
        (folder / "plan.json").write_bytes(path.read_bytes())
    source = str(SAMPLES / "lists" / "projects_2027.csv")
    made = ["--write-map", str(folder / "list.toml"), "-o", str(folder / "of_list")]
    asked(["import", "list", source, "--budget", "900000", *made])
    for name, door in DOORS.items():  # what only one needs is loaded too
        with tempfile.TemporaryDirectory(dir=folder) as place:
            asked(door.make(numbered(name, 0), Path(place)))
    gc.collect()
    gc.freeze()  # a child then copies no page for the collector's sake


def numbered(door: str, number: int) -> random.Random:
    return random.Random(zlib.crc32(f"{door} {number}".encode()))


def asked(words: list[str]) -> tuple[int, str]:
    """The command's exit code, and what it said; what it may not raise is raised."""
    from portfolio.cli.command import run

    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            code = run(words)
        except SystemExit as error:
            code = int(error.code or 0)
    return code, said.getvalue()


def tried(door: str, number: int, words: list[str]) -> Outcome:
    """One question in a process of its own."""
    read, write = os.pipe()
    _, here, of_files, *_ = _pages()
    child = os.fork()
    if not child:
        os.close(read)
        _ask(words, write)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    _, status, used = os.wait4(child, 0)
    seconds, size = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 - (here - of_files)
    ended, _, said = told.decode("utf-8", "replace").partition("\n")
    if os.WIFSIGNALED(status):
        ended, said = "fell", f"{signal.Signals(os.WTERMSIG(status)).name}: {said}"
    elif ended not in ("result", "refused", "fell"):
        ended, said = "fell", f"left with {os.waitstatus_to_exitcode(status)}"
    elif seconds > SECONDS or size > BYTES:
        ended, said = "fell", f"{seconds:.1f} s, {size / 1e6:.0f} MB: {said}"
    return Outcome(door, number, ended, said[-1500:], round(seconds, 2), size)


def _pages() -> list[int]:
    """Bytes that this process may use, does use, and has of files, which a fork does not take along (``man 5
    proc``, statm).
    """
    return [int(n) * resource.getpagesize() for n in Path("/proc/self/statm").read_text().split()]


def _ask(words: list[str], write: int) -> None:
    """In the child: never returns."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(40 * SECONDS)  # waits that take no processor time
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 2))
    limit = _pages()[0] + BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.environ["PORTFOLIO_DEBUG"] = "1"
    try:
        code, said = asked(words)
        ended = "result" if code in (0, 1) else "refused" if code in (2, 3, 4) else "fell"
        if ended == "refused" and not said.strip():
            ended, said = "fell", "not a word"
        if len(said) > MESSAGE:
            ended, said = "fell", f"{len(said)} characters: {said[:300]}"
    except BaseException:
        ended, said = "fell", traceback.format_exc()
    with os.fdopen(write, "wb") as pipe:
        pipe.write(f"{ended}\n{said[-3000:]}".encode("utf-8", "backslashreplace"))
    os._exit(0)


def attack(
    count: int, doors: Iterable[str], first: int = 0, done: Collection[tuple[str, int]] = ()
) -> Iterator[Outcome]:
    """Inputs ``first`` to ``first + count`` of each door, door after door, those left out that are done."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        for number in range(first, first + count):
            for name in doors:
                if (name, number) not in done:
                    with tempfile.TemporaryDirectory(dir=folder) as place:
                        words = DOORS[name].make(numbered(name, number), Path(place))
                        yield tried(name, number, words)


def summed(outcomes: Iterable[Outcome]) -> Iterator[dict[str, Any]]:
    """For each door how many of its inputs ended how, and which took most of the processor and of memory."""
    by_door: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_door[outcome.door].append(outcome)
    for door, of_door in by_door.items():
        slowest, largest = max(of_door, key=lambda o: o.seconds), max(of_door, key=lambda o: o.bytes)
        yield {
            "door": door,
            "tried": len(of_door),
            **{ended: Counter(o.ended for o in of_door)[ended] for ended in ("result", "refused", "fell")},
            "seconds": slowest.seconds,
            "slowest": slowest.number,
            "mb": round(largest.bytes / 1e6),
            "largest": largest.number,
        }


def main(words: list[str]) -> None:
    asking = argparse.ArgumentParser(prog="support.attack")
    asking.add_argument("count", type=int)
    asking.add_argument("door", nargs="*", default=list(DOORS))
    asking.add_argument("--from", dest="first", type=int, default=0)
    asking.add_argument("--kept", type=Path)
    given = asking.parse_args(words)
    outcomes: list[Outcome] = []
    if given.kept and given.kept.exists():
        lines = given.kept.read_text(encoding="utf-8").splitlines()
        outcomes = [Outcome(**json.loads(line)) for line in lines]
    done = {(o.door, o.number) for o in outcomes}
    with ExitStack() as opened:
        kept = opened.enter_context(given.kept.open("a", encoding="utf-8")) if given.kept else None
        for outcome in attack(given.count, given.door, given.first, done):
            outcomes.append(outcome)
            said = json.dumps(asdict(outcome))
            if outcome.ended == "fell":
                print(said, flush=True)
            if kept is not None:
                print(said, file=kept, flush=True)
    for told in summed(outcomes):
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
