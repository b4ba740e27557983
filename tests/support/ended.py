"""Whatever writes, ended at any call of the system that changes a file, at any moment, or on a full disk:
what was there stands, or all that is new.

``python -m support.ended [PART OF A NAME …] [--moments N] [--every N]``, from ``tests/``, tries each writer
at every such call (or every Nth) and at so many moments; it prints a line of JSON for each try that fell, and
one for each writer. A library that is loaded before the C library counts the calls and ends them: it is
compiled by the machine's ``cc``.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from support import attack

from portfolio.errors import CaseError
from portfolio.whole_files import finish_writing, write_whole

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
COUNTED, KILLED, FULL, FULL_FROM_HERE, KILLED_AFTER = range(5)
FULL_SAID = re.compile(r"disk with room|disk that works and has room|that the disk\s+has room|no room in any")
"""What is said of a full disk, whoever finds it full."""
LOADED = "PORTFOLIO_TESTS_ENDED"
"""The environment's name of the library, once it is loaded."""


@dataclass(frozen=True)
class Writer:
    """The words of a command that writes into ``PLACE`` what is asked of the second of two cases; the first
    wrote there before, unless it only ever writes where nothing is.
    """

    words: str
    again: int = 0
    """What the command ends with where all is there by now."""
    before: str = ""
    """What writes what is there before, where that is another command."""


def _executed(client: Any, **_: object) -> Any:
    """A notebook whose first cell has said something."""
    first = next(cell for cell in client.nb.cells if cell.cell_type == "code")
    first.outputs = [nbformat.v4.new_output("stream", text="run\n")]
    return client.nb


WRITERS = {
    "save a folder": Writer("save CASE PLACE/round"),
    "save a French folder": Writer("save CASE PLACE/round --french"),
    "save a workbook": Writer("save CASE PLACE/round.xlsx"),
    "save into a database": Writer("save CASE sqlite:///PLACE/rounds.db#next --over 1", again=2),
    "allocate": Writer("allocate CASE --output PLACE/plan"),
    "diff": Writer("diff FIRST CASE --tables PLACE/tables"),
    "arbitrate": Writer("arbitrate CASE --output PLACE/decided"),
    "brief": Writer("brief CASE --output PLACE/brief.html --draws 4"),
    "brief with tables": Writer("brief CASE --output PLACE/brief.html --tables PLACE/tables --draws 4"),
    "export": Writer("export CASE PLACE/book.xlsx"),
    "export for a tracker": Writer("export CASE PLACE/jira.csv --for jira"),
    "simulate": Writer("simulate CASE --draws 4 --output PLACE/sure"),
    "roll": Writer("roll CASE --to 2027Q2 --best --output PLACE/next --tables PLACE/todo", again=2),
    "roll into a workbook": Writer("roll CASE --to 2027Q2 --best --output PLACE/next.xlsx", again=2),
    "roll into a database": Writer("roll CASE --to 2027Q2 --best --output sqlite:///PLACE/r.db#n", again=2),
    "new": Writer("new PLACE/round", again=2),
    "new workbook": Writer("new PLACE/round.xlsx", again=2),
    "new in a database": Writer("new sqlite:///PLACE/rounds.db#next", again=2),
    "new from a sample": Writer("new PLACE/round --from four_initiatives", again=2),
    "new from a list": Writer("new PLACE/round --from-list LIST --budget 900000", again=2),
    "new repository": Writer("new --repository PLACE/pair", again=2),
    "import": Writer(
        "import list LIST --budget 900000 --output PLACE/round --write-map PLACE/map.toml", again=2
    ),
    "assess": Writer("assess --new PLACE/answers.toml", again=2),
    "record of a notebook": Writer("verify --record PLACE/round.ipynb"),
    "assistant": Writer("mcp PLACE/round --write", 2, "save CASE PLACE/round"),
    "assistant with a workbook": Writer("mcp PLACE/round.xlsx --write", 2, "save CASE PLACE/round.xlsx"),
    "assistant with a database": Writer(
        "mcp sqlite:///PLACE/rounds.db#next --write", 2, "save CASE sqlite:///PLACE/rounds.db#next"
    ),
}
WRITE_NOTHING = {
    *("case", "before", "after", "initiative", "changes", "answers", "what", "file", "record", "notebooks"),
    *("brief --record", "--date", "--over"),
    *(
        "--language",
        "--json",
        "--near",
        "--within",
        "--gap",
        "--time-limit",
        "--solver",
        "--budget",
        "--team",
    ),
    *("--periods", "--map", "--set", "--sheet", "--unestimated", "--ranges", "--resource", "--at", "--exact"),
    *(
        "--method",
        "--draws",
        "--seed",
        "--jobs",
        "--protection",
        "--compromise",
        "--agreed-by",
        "--no-reasons",
    ),
    *("--to", "--plan", "--plan-of-record", "--best", "--readings", "--port", "--ip", "--token", "--viewers"),
    *("--allow-root", "--from", "--from-list", "--dry-run", "--for", "--french"),
}
"""What commands are given that names nothing they write. All else stands in one of the writers."""
DECISION = {"initiative": "B", "decision": "reject", "by": "Finance Director", "reason": "Not this year"}
"""What an assistant writes."""


@dataclass(frozen=True)
class Came:
    """What came of one writing: what it ended with (None where it was ended), what it said, how many calls
    were counted, and the microseconds from the first to the end.
    """

    code: int | None
    said: str
    calls: int
    microseconds: int


class Attack:
    """Writers in a folder of their own, each with what it writes over and what it writes."""

    def __init__(self, folder: Path) -> None:
        import nbclient

        import portfolio as pf

        self.folder, self.place = folder, folder / "place"
        for name, budget, share in (("before", "100", "80"), ("now", "60", "70")):
            shutil.copytree(SAMPLES / "four_initiatives", folder / name)
            rows = [
                f"finance,growth,{share}",
                "finance,loyalty,20",
                "service,growth,30",
                "service,loyalty,70",
            ]
            text = "\n".join(["party,objective,weight", *rows])
            (folder / name / "parties.csv").write_text(text, encoding="utf-8")
            resources = folder / name / "resources.csv"
            resources.write_text(
                resources.read_text(encoding="utf-8").replace("100", budget), encoding="utf-8"
            )
        # the kernel is no matter of what is written
        nbclient.NotebookClient.execute = _executed  # type: ignore[method-assign]
        self.load: Callable[..., Any] = pf.load

    def words(self, name: str, which: int = 1) -> list[str]:
        told = {
            "CASE": str(self.folder / ("now" if which else "before")),
            "FIRST": str(self.folder / "before"),
            "LIST": str(SAMPLES / "lists" / "projects_2027.csv"),
            "PLACE": str(self.place),
        }
        writer = WRITERS[name]
        said = writer.words if which else writer.before or writer.words.replace(" --over 1", "")
        for mark, meant in told.items():
            said = said.replace(mark, meant)
        return said.split(" ")

    def prepared(self, name: str) -> tuple[Path, Any, Any]:
        """Where what is there before is kept, what is seen of that, and of what is written over it; both are
        written here once.
        """
        self.emptied()
        (self.place / "beside.txt").write_text("somebody's\n", encoding="utf-8")
        if name == "record of a notebook":
            shutil.copy(
                Path(__file__).parents[2] / "notebooks" / "00_start_here.ipynb", self.place / "round.ipynb"
            )
        elif not WRITERS[name].again or WRITERS[name].before or "save" in name:
            code, said = said_of(self.words(name, 0))
            assert code == 0, said
        before = self.folder / f"before {name}"
        shutil.copytree(self.place, before)
        old = self.seen()
        code, said = said_of(self.words(name))
        assert code == 0, said
        new = self.seen()
        assert old != new, name
        return before, old, new

    def emptied(self, before: Path | None = None) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        if before is None:
            self.place.mkdir()
        else:
            shutil.copytree(before, self.place)

    def seen(self) -> dict[str, Any]:
        """What a reader sees: bytes of files, rounds of databases. What is named as a part is not there."""
        for folder in [self.place, *(p for p in self.place.rglob("*") if p.is_dir())]:
            finish_writing(folder)
        found: dict[str, Any] = {}
        for path in sorted(p for p in self.place.rglob("*") if p.is_file()):
            name = str(path.relative_to(self.place))
            if path.suffix == ".db":
                if rounds := self._rounds(path):
                    found[name] = rounds
            elif not name.endswith(("-journal", "-wal", "-shm", ".portfolio-part")):
                found[name] = re.sub(rb'"seconds": [\d.e-]+', b"", path.read_bytes())
        return found

    def _rounds(self, path: Path) -> list[Any]:
        import sqlite3
        from contextlib import closing

        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'rounds'").fetchall()
            rounds = (
                connection.execute("SELECT name, version, fingerprint FROM rounds").fetchall()
                if there
                else []
            )
        for name, *_ in rounds:
            with contextlib.suppress(CaseError):  # a new one is still to be filled in
                self.load(f"sqlite:///{path}#{name}")
        return rounds

    def left(self) -> list[str]:
        """What no reader of the files would look for."""
        odd = (".portfolio-part", ".portfolio-writing", "-journal", "-wal", "-shm")
        return [str(p.relative_to(self.place)) for p in self.place.rglob("*") if p.name.endswith(odd)]

    def fell(self, found: Any, came: Came, how: int, old: Any, new: Any) -> str:
        """What is wrong after a command that was ended; empty where nothing is."""
        wrong = []
        if found not in (old, new):
            mixed = {k for k in {*found, *old, *new} if found.get(k) not in (old.get(k), new.get(k))}
            as_new = {k for k in new if found.get(k) == new[k] != old.get(k)}
            wrong.append(f"mixed: neither {sorted(mixed)}, new {sorted(as_new)}")
        if came.code == 0 and found != new:
            wrong.append("said to be done")
        if came.code not in (None, 0, 2):
            wrong.append(f"ended with {came.code}: {came.said[-900:]}")
        if came.code == 2 and not FULL_SAID.search(came.said):
            wrong.append(f"does not say why: {came.said[-300:]}")
        if came.code is not None and (left := self.left()):
            wrong.append(f"left {left}")
        # who writes there next leaves nothing of it, and changes nothing
        for folder in [self.place, *(p for p in self.place.rglob("*") if p.is_dir())]:
            write_whole({folder / "next.txt": b""})
            (folder / "next.txt").unlink()
        # a database clears up its own when it is written to next
        if left := [name for name in self.left() if not name.endswith("-journal")]:
            wrong.append(f"next time left {left}")
        if self.seen() != found:
            wrong.append("otherwise after the next write")
        return "; ".join(wrong)


def said_of(words: list[str], initiative: str = DECISION["initiative"]) -> tuple[int, str]:
    """The exit code of a command, and what it said. An assistant's is asked to write a decision, as by its
    client.
    """
    if words[0] != "mcp":
        return attack.asked(words)
    from portfolio.sharing.assistants.answers import Answering
    from portfolio.sharing.assistants.held_round import HeldRound

    decision = {**DECISION, "initiative": initiative}
    said = Answering(HeldRound(words[1], None), writes=True).answer("decide", decision, threading.Event())
    return 2 if said.is_error else 0, said.text


class Started:
    """A command that has come to its first call, and goes on from there as often as it is told."""

    def __init__(self, words: list[str], place: Path) -> None:
        asked, self.asking = os.pipe()
        self.answers, answered = os.pipe()
        told, telling = os.pipe()
        self.process = os.fork()
        if not self.process:
            os.close(self.asking)
            _write(words, asked, answered, telling, place)
        os.close(asked)
        os.close(answered)
        os.close(telling)
        self.told = os.fdopen(told, "rb")

    def goes_on(self, nth: int, how: int) -> Came:
        os.write(self.asking, struct.pack("@ll", nth, how))
        (status,) = struct.unpack("@i", os.read(self.answers, 4))
        if os.WIFSIGNALED(status):
            return Came(None, signal.Signals(os.WTERMSIG(status)).name, 0, 0)
        return Came(**json.loads(self.told.readline()))

    def end(self) -> None:
        os.close(self.asking)
        os.waitpid(self.process, 0)
        os.close(self.answers)
        self.told.close()


def _write(words: list[str], asked: int, answered: int, telling: int, place: Path) -> None:
    """In the child: never returns."""
    library = ctypes.CDLL(os.environ[LOADED])
    library.ended_seen.restype = library.ended_microseconds.restype = ctypes.c_long
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.environ["PORTFOLIO_DEBUG"] = "1"
    library.ended_serving(asked, answered, str(place).encode())
    if words[0] == "mcp":
        library.ended_from_here()
    try:
        code, said = said_of(words)
    except BaseException:
        code, said = 70, traceback.format_exc()
    signal.setitimer(signal.ITIMER_REAL, 0)
    took, calls = library.ended_microseconds(), library.ended_seen()
    library.ended_over()
    with os.fdopen(telling, "w", encoding="utf-8") as pipe:
        json.dump({"code": code, "said": said[-3000:], "calls": calls, "microseconds": took}, pipe)
        pipe.write("\n")
    os._exit(0)


def tried(folder: Path, names: list[str], moments: int, every: int = 1) -> Iterator[dict[str, Any]]:
    """Each writer ended at every call (or every so many), on a disk that is full at it or from then on, and
    at some moments.
    """
    room = Attack(folder)
    for name in names:
        before, old, new = room.prepared(name)
        room.emptied(before)
        started = Started(room.words(name), room.place)
        once = started.goes_on(0, COUNTED)
        assert once.code == 0, once
        then = room.seen()
        assert then == new, {k: (v, new.get(k)) for k, v in then.items() if v != new.get(k)}
        rng = random.Random(name)
        calls = range(1, once.calls + 1, every)
        tries = [(nth, how) for nth in calls for how in (KILLED, FULL_FROM_HERE)]
        tries += [(nth, FULL) for nth in calls[::3]]
        tries += [(rng.randrange(once.microseconds + 1), KILLED_AFTER) for _ in range(moments)]
        told: Counter[str] = Counter()
        for nth, how in tries:
            kind = ("", "killed", "full", "full from here", "killed after")[how]
            told[kind] += 1
            room.emptied(before)
            came = started.goes_on(nth, how)
            try:
                found = room.seen()
                fell = room.fell(found, came, how, old, new)
                told["new" if found == new else "old"] += 1
            except Exception:
                fell = f"not read: {traceback.format_exc()[-900:]}"
            if how == KILLED and nth % 7 == 0 and not fell:  # and the same command, from its beginning
                code, said = said_of(room.words(name))
                if code != (WRITERS[name].again if found == new else 0) or room.seen() != new or room.left():
                    fell = f"next time {code}, left {room.left()}: {said[-300:]}"
            if fell:
                told["fell"] += 1
                yield {"writer": name, "at": nth, "how": kind, "fell": fell}
        started.end()
        yield {"writer": name, "calls": once.calls, "microseconds": once.microseconds, **told}


def compiled(folder: str | Path) -> str:
    """The library, made in a folder: its path."""
    library = f"{folder}/ended.so"
    source = str(Path(__file__).with_suffix(".c"))
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def loaded_first(words: list[str]) -> bool:
    """Start this again with the library loaded first, unless that is so already."""
    if LOADED in os.environ:
        return True
    with tempfile.TemporaryDirectory() as folder:
        library = compiled(folder)
        environment = {**os.environ, LOADED: library, "LD_PRELOAD": library}
        done = subprocess.run([sys.executable, "-m", "support.ended", *words], env=environment, check=False)
        sys.exit(done.returncode)


def main(words: list[str]) -> None:
    loaded_first(words)
    asking = argparse.ArgumentParser(prog="support.ended")
    asking.add_argument("part", nargs="*", default=[""])
    asking.add_argument("--moments", type=int, default=0)
    asking.add_argument("--every", type=int, default=1)
    asking.add_argument("--exactly", action="append", default=[])
    given = asking.parse_args(words)
    names = given.exactly or [name for name in WRITERS if any(part in name for part in given.part)]
    with tempfile.TemporaryDirectory() as folder:
        for told in tried(Path(folder), names, given.moments, given.every):
            print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
