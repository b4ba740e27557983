"""Every command on a full disk: that of temporary files, or each there is. It does all the same what it is
asked, or says in plain words that there is no room; nothing is left.

``python -m support.full [COMMAND …]``, from ``tests/``, prints a line of JSON for each try that fell, and one
at the end with how each ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from support.ended import FULL_SAID, compiled
from support.interrupts import COMMANDS, SERVED, SERVERS, WAIT, Tries, held

DISKS = ("temporary", "all")
NAMED = "PORTFOLIO_TESTS_FULL"
"""The variable by which the library is told which folder is on the full disk."""


@dataclass(frozen=True)
class Tried:
    """How a command ended: ``works``, ``says`` so, or what fell."""

    command: str
    disk: str
    code: int
    ended: str
    said: str


def tried(tries: Tries, library: str, command: str, disk: str) -> Tried:
    """One command."""
    _, output, after = tries.whole(command)
    mark = f"{os.getpid()}-{disk}-{command.replace(' ', '-')}"
    folder = tries.place / mark
    full = folder / "temporary" if disk == "temporary" else Path("/")
    os.environ |= {NAMED: str(full), "LD_PRELOAD": library}
    try:
        process = tries.start(command, folder, mark)
    finally:
        del os.environ[NAMED], os.environ["LD_PRELOAD"]
    until = time.monotonic() + (SERVED if command in SERVERS else WAIT)
    while process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    served = process.poll() is None
    if served:
        process.send_signal(signal.SIGINT if command in SERVERS else signal.SIGKILL)
        process.wait(WAIT)
    assert process.stdin is not None
    process.stdin.close()
    out = (tries.place / f"{mark}.out").read_bytes()
    err = (tries.place / f"{mark}.err").read_text(encoding="utf-8", errors="replace")
    now, code = held(folder), process.returncode
    fell = []
    if left := tries.left(mark, 3):
        fell.append(f"left running: {left}")
    if "Traceback" in err or "Error:" in err:
        fell.append("a trace")
    if command in SERVERS:
        works = served and code == 130
    else:
        works = code == 0 and len(out.splitlines()) == len(output.splitlines())
    if works and command not in SERVERS and now.keys() != after.keys():
        fell.append(f"files: {sorted(now.keys() ^ after.keys())}")
    if not works and (served or code not in (2, 3, 4) or not FULL_SAID.search(err)):
        fell.append("does not say so")
    if not works and now != held(tries.prepared):
        fell.append(f"left: {sorted(now.keys() ^ held(tries.prepared).keys()) or 'changed'}")
    return Tried(command, disk, code, "; ".join(fell) or ("works" if works else "says"), err[-900:])


def on_full_disks(commands: Sequence[str], disks: Sequence[str] = DISKS) -> Iterator[Tried]:
    """Each command on each disk."""
    with tempfile.TemporaryDirectory() as folder:
        tries, library = Tries(Path(folder)), compiled(folder)
        for command in commands:
            for disk in disks:
                yield tried(tries, library, command, disk)


def main(words: list[str]) -> None:
    ends: Counter[str] = Counter()
    for one in on_full_disks([w for w in words if w in COMMANDS] or [c for c in COMMANDS if "hard" not in c]):
        ends[f"{one.disk}: {one.ended if one.ended in ('works', 'says') else 'fell'}"] += 1
        if one.ended not in ("works", "says"):
            print(json.dumps(asdict(one)), flush=True)
    print(json.dumps(ends))


if __name__ == "__main__":
    main(sys.argv[1:])
