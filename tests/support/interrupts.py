"""Every command ended at a random moment: by Ctrl-C, SIGTERM or SIGHUP. It ends at once, with the code of
what it was told by, in one line, and nothing is left: no temporary file, no process, no half of a file.

``python -m support.interrupts COUNT [COMMAND …] [--from N] [--signal NAME]``, from ``tests/``, prints a line
of JSON for each try that fell, and one for each command at the end: how many tries, what codes, and the worst
seconds from the signal to the end, of a processor and by the clock. A moment is counted in seconds of a
processor, which a busy machine does not stretch. ``--signal SIGKILL`` kills: what then counts is that nothing
else goes on.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
RUN = [sys.executable, "-c", "import sys; from portfolio.cli import main; sys.exit(main())"]
"""As the script of the package does."""
CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
KILLED = "SIGKILL"
"""Nobody is told: what a command began has to find out, within ``WAIT``; that is the time then measured."""
WAIT = 60
"""Seconds by the clock after which a command that was told to end counts as hung on any machine."""
LONGEST = 4.0
"""Seconds of a processor at most before the signal: a search may go on for hours."""
SERVED = 8.0
"""The same of a server, by the clock: its command waits."""
MARK = "PORTFOLIO_INTERRUPTED"
"""The variable by which all processes of a try are known."""

COMMANDS: dict[str, list[str]] = {
    "allocate": ["allocate", "CASE", "-o", "out"],
    "allocate hard": ["allocate", "HARD"],
    "explain": ["explain", "CASE"],
    "explain hard": ["explain", "HARD"],
    "diff": ["diff", "CASE", "CASE", "--tables", "tables"],
    "frontier": ["frontier", "CASE"],
    "compare": ["compare", "CASE"],
    "stability": ["stability", "CASE", "--near", "plan.csv"],
    "levels": ["levels", "CASE"],
    "simulate": ["simulate", "CASE", "--draws", "16"],
    "simulate hard": ["simulate", "HARD"],
    "whatif": ["whatif", "CASE", "budget -10%"],
    "import": ["import", "list", "projects.csv", "--budget", "900000", "-o", "imported"],
    "arbitrate": ["arbitrate", "CASE", "-o", "out"],
    "arbitrate hard": ["arbitrate", "HARD", "-o", "out"],
    "replay": ["replay", "record.json", "CASE"],
    "export": ["export", "CASE", "round.xlsx"],
    "brief": ["brief", "CASE", "-o", "brief.html", "--draws", "4"],
    "roll": ["roll", "CASE", "--to", "2027Q2", "--best", "-o", "next"],
    "check": ["check", "CASE"],
    "new": ["new", "fresh"],
    "new repository": ["new", "--repository", "pair"],
    "save": ["save", "CASE", "saved"],
    "save into a workbook": ["save", "CASE", "there.xlsx"],
    "save into a database": ["save", "CASE", "sqlite:///rounds.db#next"],
    "assess": ["assess", "--new", "answers.toml"],
    "dictionary": ["dictionary"],
    "verify": ["verify", "book.ipynb"],
    "mcp": ["mcp", "CASE"],
    "share": ["share", "CASE", "--port", "PORT"],
    "collab": ["collab", "CASE", "--port", "PORT", "--allow-root"],
}
SERVERS = ("mcp", "share", "collab")
"""What goes on until it is told to end."""
_PARTIES = "party,objective,weight\nshop,growth,80\nshop,loyalty,20\ncare,growth,20\ncare,loyalty,80\n"


@dataclass(frozen=True)
class Ended:
    """How one command ended: what fell, if anything did, and the seconds from the signal on."""

    command: str
    number: int
    code: int
    moment: float
    fell: str
    said: str
    processor: float
    clock: float


def hard(place: Path) -> None:
    """A case that takes its time: 200 initiatives on eight tight budgets, two parties."""
    draw, names, periods = random.Random(1), [f"I{k:03}" for k in range(200)], [f"P{k}" for k in range(8)]
    costs = [[draw.randint(100, 999) for _ in periods] for _ in names]
    tables = {
        "initiatives": ["initiative", *names],
        "resources": [
            "resource,kind," + ",".join(periods),
            "cash,budget," + ",".join("25000" for _ in periods),
        ],
        "requirements": [
            "initiative,resource," + ",".join(str(k + 1) for k in range(8)),
            *(f"{i},cash,{','.join(map(str, c))}" for i, c in zip(names, costs, strict=True)),
        ],
        "objectives": ["objective,weight", "O,60", "Q,40"],
        "key_results": ["key_result,objective,kpi", "K,O,worth", "L,Q,other"],
        "contributions": [
            "initiative,kpi,expected",
            *(f"{i},worth,{sum(c) // 5 + draw.randint(0, 500)}" for i, c in zip(names, costs, strict=True)),
            *(f"{i},other,{sum(c) // 5 + draw.randint(0, 500)}" for i, c in zip(names, costs, strict=True)),
        ],
        "parties": ["party,objective,weight", "a,O,80", "a,Q,20", "b,O,20", "b,Q,80"],
        "scenarios": ["scenario,table,row,column,change", "less,resources,cash,,× 0.9"],
    }
    place.mkdir()
    for name, lines in tables.items():
        (place / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")


def prepare(place: Path) -> None:
    """What the commands are given, into a folder that is copied for each try."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    import portfolio as pf

    case = place / "case"
    shutil.copytree(SAMPLES / "four_initiatives", case)
    (case / "parties.csv").write_text(_PARTIES, encoding="utf-8")
    less = "scenario,table,row,column,change\nless,resources,budget,,× 0.9\n"
    (case / "scenarios.csv").write_text(less, encoding="utf-8")
    pf.save(pf.load(SAMPLES / "four_initiatives"), place / "there.xlsx")
    hard(place / "hard")
    shutil.copy(SAMPLES / "lists" / "projects_2027.csv", place / "projects.csv")
    (place / "plan.csv").write_text("initiative,option,start\nA,full,2027Q1\n", encoding="utf-8")
    pf.arbitrate(pf.load(case)).record().save(place)
    for path in place.glob("record.md"):
        path.unlink()
    told = new_output("execute_result", data={"text/plain": "2"}, execution_count=1)
    cells = [new_code_cell(source, outputs=[told], execution_count=1) for source in ("1 + 1", "3 - 1")]
    nbformat.write(new_notebook(cells=cells), place / "book.ipynb")
    (place / "temporary").mkdir()


def held(place: Path) -> dict[str, bytes]:
    """What is in a folder: each file and folder by its path, with what it holds."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in place.rglob("*")
    }


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def alive(mark: str) -> dict[int, str]:
    """The processes that have the mark, with their commands; those that ended and are not waited for, not."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}".encode() in (process / "environ").read_bytes():
                found[int(process.name)] = (
                    (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:120]
                )
        except OSError:
            continue
    return found


def processor(pid: int) -> float:
    """The seconds of a processor that a process has taken."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


class Tries:
    """Commands in copies of one prepared folder.

    Attributes
    ----------
    usual : mapping of str to (float, bytes, mapping)
        Of each command that was run to its end: seconds of a processor, stdout, and the files then.
    """

    def __init__(self, place: Path) -> None:
        self.place, self.prepared = place, place / "prepared"
        self.prepared.mkdir()
        prepare(self.prepared)
        self.usual: dict[str, tuple[float, bytes, dict[str, bytes]]] = {}

    def start(self, command: str, folder: Path, mark: str) -> subprocess.Popen[bytes]:
        """The command, in a copy of the folder."""
        shutil.copytree(self.prepared, folder)
        words = {"CASE": "case", "HARD": "hard", "PORT": str(free_port())}
        given = [words.get(word, word) for word in COMMANDS[command]]
        environment = os.environ | {MARK: mark, "TMPDIR": str(folder / "temporary"), "TQDM_DISABLE": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))

        def listening() -> None:
            for name in CODES:  # what a shell's background jobs start ignores Ctrl-C
                signal.signal(getattr(signal, name), signal.SIG_DFL)

        return subprocess.Popen(
            [*RUN, *given],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=(folder.parent / f"{mark}.out").open("wb"),
            stderr=(folder.parent / f"{mark}.err").open("wb"),
            preexec_fn=listening,
            start_new_session=True,
        )

    def whole(self, command: str) -> tuple[float, bytes, dict[str, bytes]]:
        """What a command does that nobody ends."""
        if command not in self.usual:
            if command in SERVERS or "hard" in command:
                self.usual[command] = SERVED if command in SERVERS else LONGEST, b"", {}
                return self.usual[command]
            mark = f"whole-{zlib.crc32(command.encode()):x}"
            folder = self.place / mark
            process = self.start(command, folder, mark)
            _, status, used = os.wait4(process.pid, 0)
            if os.waitstatus_to_exitcode(status):
                raise AssertionError(f"{command}: {(self.place / f'{mark}.err').read_text()}")
            out = (self.place / f"{mark}.out").read_bytes()
            self.usual[command] = min(LONGEST, used.ru_utime + used.ru_stime), out, held(folder)
            shutil.rmtree(folder)
        return self.usual[command]

    def tried(self, command: str, number: int, by: str = "SIGINT", moment: float | None = None) -> Ended:
        """One command, ended by a signal at a moment that hangs on the number alone."""
        usual, output, after = self.whole(command)
        rng = random.Random(zlib.crc32(f"{command} {number}".encode()))
        moment = rng.uniform(0.0, usual) if moment is None else moment
        mark = f"{os.getpid()}-{number}-{zlib.crc32(command.encode()):x}"
        folder = self.place / mark
        process = self.start(command, folder, mark)
        serves = command in SERVERS
        until = time.monotonic() + (moment if serves else 30 * (1 + moment))
        while (serves or processor(process.pid) < moment) and time.monotonic() < until:
            if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
            time.sleep(0.003)
        time.sleep(rng.uniform(0, 0.01))
        had, began = processor(process.pid), time.monotonic()
        os.kill(process.pid, getattr(signal, by))
        hung = False
        while not os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            if time.monotonic() - began > WAIT:
                hung = True
                os.kill(process.pid, signal.SIGKILL)
                break
            time.sleep(0.003)
        clock = time.monotonic() - began
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        left = self.left(mark, WAIT if by == KILLED else 3)
        if by == KILLED:
            clock = time.monotonic() - began
        assert process.stdin is not None
        process.stdin.close()
        out = (self.place / f"{mark}.out").read_bytes()
        err = (self.place / f"{mark}.err").read_text(encoding="utf-8", errors="replace")
        now = held(folder)
        code = process.returncode
        fell = [
            *(["hung"] if hung else []),
            *([f"left running: {left}"] if left else []),
            *([] if by == KILLED else self._of_files(now, held(self.prepared), after, code)),
            *([] if by == KILLED else self._of_said(command, code, out, err, output, by)),
        ]
        shutil.rmtree(folder)
        for name in ("out", "err"):
            (self.place / f"{mark}.{name}").unlink()
        seconds = max(0.0, used.ru_utime + used.ru_stime - had)
        return Ended(
            command,
            number,
            code,
            round(moment, 3),
            "; ".join(fell),
            err[-600:],
            round(seconds, 2),
            round(clock, 2),
        )

    def left(self, mark: str, seconds: float) -> dict[int, str]:
        """What still runs so many seconds later; it is killed."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not (left := alive(mark)):
                return {}
            time.sleep(0.05)
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        return left

    def _of_files(
        self,
        now: Mapping[str, bytes],
        before: Mapping[str, bytes],
        after: Mapping[str, bytes],
        code: int,
    ) -> list[str]:
        if now == before or (now.keys() == after.keys() and now != before):
            return [] if now != before or code or after in ({}, before) else ["0, and nothing is written"]
        return [f"files: {sorted(set(now) ^ set(before)) or 'changed'}"]

    def _of_said(self, command: str, code: int, out: bytes, err: str, output: bytes, by: str) -> list[str]:
        if code == -getattr(signal, by) and not out and not err:
            return []  # Python had not begun
        if code == 0 and command not in SERVERS:
            return [] if len(out.splitlines()) == len(output.splitlines()) else ["0 with half of the output"]
        fell = [] if code == CODES[by] else [f"code {code}"]
        if "Traceback" in err or "Error" in err:
            fell.append("a trace")
        # a server says what it serves, and a plan that is kept is all that is to be said
        said = len(err.strip().splitlines())
        if said != 1 and not (command in SERVERS and said) and not (command.startswith("allocate") and out):
            fell.append(f"{len(err.strip().splitlines())} lines")
        if out and out != output and command not in (*SERVERS, "allocate", "allocate hard"):
            fell.append(f"half of the output: {out[-80:]!r}")
        return fell


def interrupts(
    count: int, commands: Sequence[str] = tuple(COMMANDS), first: int = 0, by: str = "SIGINT"
) -> Iterator[Ended]:
    """Tries ``first`` to ``first + count``, of the commands in turn."""
    with tempfile.TemporaryDirectory() as folder:
        tries = Tries(Path(folder))
        for number in range(first, first + count):
            yield tries.tried(commands[number % len(commands)], number, by)


def main(words: list[str]) -> None:
    options = {"--from": "0", "--signal": "SIGINT"}
    for name in options:
        if name in words:
            place = words.index(name)
            options[name] = words[place + 1]
            del words[place : place + 2]
    told: dict[str, list[Ended]] = {}
    commands = [w for w in words[1:] if w in COMMANDS] or list(COMMANDS)
    for ended in interrupts(int(words[0]), commands, int(options["--from"]), options["--signal"]):
        told.setdefault(ended.command, []).append(ended)
        if ended.fell:
            print(json.dumps(asdict(ended)), flush=True)
    for name, some in told.items():
        worst = {key: max(getattr(e, key) for e in some) for key in ("processor", "clock")}
        codes = {str(code): n for code, n in Counter(e.code for e in some).items()}
        fell = sum(bool(e.fell) for e in some)
        print(json.dumps({"command": name, "tried": len(some), "fell": fell, "codes": codes, **worst}))
    late = sorted((e.clock for some in told.values() for e in some), reverse=True)
    print(json.dumps({"all": len(late), "clock": [late[int(q * (len(late) - 1))] for q in (0, 0.05, 0.5)]}))


if __name__ == "__main__":
    main(sys.argv[1:])
