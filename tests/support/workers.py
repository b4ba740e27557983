"""Workers of a sweep killed at random moments: the sweep ends with every answer as it is without, or with the
error of the item that the worker died of or with; never hung, and no process left.

``python -m support.workers COUNT [ENGINE …] [--from N]``, from ``tests/``, kills so many, of the engines
alike; it prints a line of JSON for each try that fell, and one for each engine: how many tries, in how many a
worker was killed at work, how many items were named, and the worst seconds from the kill to the end, by the
clock. An engine's tries are made in a process of its own, which is given their numbers.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import json
import os
import random
import selectors
import signal
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from support.interrupts import MARK, ROOT, RUN, alive

import portfolio as pf
from portfolio.allocator.parallel import NO_WORKER

ENGINES = ("processes", "deadly", "dask", "dask deadly", "command")
HUNG = 60 + NO_WORKER
"""Seconds from one end of a sweep to the next, at most, where nobody else is at work on the machine."""
ITEMS, WORKERS = 24, 2
SAID = ("TerminatedWorkerError", "each of the workers that were given it died", "KilledWorker")
"""What is said of an item whose worker died."""
GIVEN_UP = "no worker for"
SIMULATED = ["simulate", "data/samples/four_initiatives", "--draws", "64", "--jobs", str(WORKERS)]


@dataclass(frozen=True)
class Died:
    """How one sweep ended: which workers were killed while it went on, what fell, and the seconds from the
    last kill on.
    """

    engine: str
    number: int
    killed: int
    named: list[int]
    fell: str
    clock: float


@dataclass(frozen=True)
class Slow:
    """A problem that takes its time, or is the death of its process."""

    case: pf.Case
    seconds: float
    deadly: bool = False

    def __call__(self, rng: np.random.Generator) -> pf.Problem:
        time.sleep(self.seconds)
        if self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return pf.Problem(self.case).scaled({"capital": float(rng.uniform(0.5, 1.5))})


def workers() -> list[int]:
    """The processes that answer, of those that bear the mark of this one."""
    asked = ("popen_loky_posix", "spawn_main")
    return [pid for pid, line in alive(os.environ[MARK]).items() if any(word in line for word in asked)]


class Killer:
    """Kills one worker, once some work, so many seconds later."""

    def __init__(self, after: float, rng: random.Random) -> None:
        self.after, self.rng, self.killed, self.at = after, rng, 0, 0.0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._kill)

    def _kill(self) -> None:
        while not (there := workers()):
            if self.over.wait(0.02):
                return
        if self.over.wait(self.after):
            return
        with contextlib.suppress(ProcessLookupError, IndexError):
            os.kill(self.rng.choice(workers() or there), signal.SIGKILL)
            self.killed, self.at = 1, time.monotonic()

    def __enter__(self) -> Killer:
        self.at = time.monotonic()
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()


def swept(engine: str, number: int) -> Died:
    """One sweep here, of which a worker is killed."""
    rng = random.Random(zlib.crc32(f"{engine} {number}".encode()))
    case = pf.load(ROOT / "data" / "samples" / "lorie_savage")
    place = rng.randrange(ITEMS) if "deadly" in engine else None
    items = [Slow(case, 0.02, deadly=n == place) for n in range(ITEMS)]
    here = pf.allocate_all([Slow(case, 0.0)] * ITEMS, n_jobs=1, seed=number)
    with Killer(rng.uniform(0.0, 0.4), rng) as killer:
        found = pf.allocate_all(items, n_jobs=WORKERS, seed=number)
    clock = time.monotonic() - killer.at
    failed = [n for n, answer in enumerate(found) if isinstance(answer, pf.SolverError)]
    # where the last worker is killed while it begins, what is left says that there is none
    deserted = [n for n in failed if GIVEN_UP in str(found[n])]
    named = [n for n in failed if n not in deserted]
    wrong = [n for n in range(ITEMS) if n not in failed and _said(found[n]) != _said(here[n])]
    odd = [str(found[n]) for n in named if not any(word in str(found[n]) for word in SAID)]
    fell = [
        *([f"otherwise: {wrong}"] if wrong else []),
        *([f"said: {odd}"] if odd else []),
        *([f"not named: {place}"] if place is not None and place not in failed else []),
        *([f"deserted: {deserted}"] if deserted and not killer.killed else []),
        *([f"named: {named}"] if len(named) > killer.killed + (place is not None) else []),
    ]
    return Died(engine, number, killer.killed, named, "; ".join(fell), round(clock, 2))


def _said(answer: object) -> object:
    return (answer.choices, answer.impact) if isinstance(answer, pf.Allocation) else str(answer)


@contextlib.contextmanager
def engine(name: str) -> Iterator[None]:
    """Who answers."""
    if "dask" not in name:
        yield
        return
    import joblib
    from distributed import Client, LocalCluster

    there = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, processes=True, **there) as cluster,
        Client(cluster),
        joblib.parallel_config(backend="dask"),
    ):
        yield


def commanded(number: int, usual: list[str]) -> Died:
    """A command whose worker is killed."""
    rng = random.Random(zlib.crc32(f"command {number}".encode()))
    with Killer(rng.uniform(0.0, 1.5), rng) as killer:
        done = subprocess.run([*RUN, *SIMULATED], cwd=ROOT, capture_output=True, text=True, check=False)
    clock = time.monotonic() - killer.at
    if not usual:
        whole = subprocess.run([*RUN, *SIMULATED], cwd=ROOT, capture_output=True, text=True, check=True)
        usual.append(whole.stdout)
    plain = done.returncode in (3, 4) and "Traceback" not in done.stderr and bool(done.stderr.strip())
    fell = "" if plain or (done.returncode == 0 and done.stdout == usual[0]) else done.stderr[-600:] or "?"
    return Died("command", number, killer.killed, [-1] * bool(done.returncode), fell, round(clock, 2))


def in_own_process(name: str, numbers: Sequence[int]) -> Iterator[Died]:
    """The tries of one engine; one that hangs is ended, and is the last."""
    mark = f"{os.getpid()}-workers-{name.replace(' ', '-')}"
    words = [sys.executable, "-W", "ignore", "-m", "support.workers", "--one", name, *map(str, numbers)]
    with (
        subprocess.Popen(
            words,
            cwd=ROOT / "tests",
            env=os.environ | {MARK: mark, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if name.startswith("dask") else None,  # dask tells each death
            text=True,
        ) as process,
        selectors.DefaultSelector() as waiting,
    ):
        assert process.stdout is not None
        waiting.register(process.stdout, selectors.EVENT_READ)
        for number in numbers:
            # others may be at work on the machine: so much longer
            patience = HUNG * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
            line = process.stdout.readline() if waiting.select(patience) else ""
            if not line:
                process.send_signal(signal.SIGUSR1)  # where it is, on stderr
                yield Died(name, number, 0, [], "hung" if process.poll() is None else "ended", 2.0 * HUNG)
                break
            yield Died(**json.loads(line))
        else:
            process.wait(HUNG)
        left, until = alive(mark), time.monotonic() + 5
        while left and time.monotonic() < until:
            time.sleep(0.1)
            left = alive(mark)
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if left:
            yield Died(name, -1, 0, [], f"left running: {left}", 0.0)


def _one(name: str, numbers: Sequence[int]) -> None:
    usual: list[str] = []
    faulthandler.register(signal.SIGUSR1)
    for number in numbers:
        with engine(name):
            died = commanded(number, usual) if name == "command" else swept(name, number)
        print(json.dumps(asdict(died)), flush=True)


def killed(count: int, engines: Sequence[str] = ENGINES, first: int = 0) -> Iterator[Died]:
    """So many tries, of the engines alike."""
    for k, name in enumerate(engines):
        if numbers := range(first + k, first + count, len(engines)):
            yield from in_own_process(name, numbers)


def main(words: list[str]) -> None:
    asking = argparse.ArgumentParser(prog="support.workers")
    asking.add_argument("count", type=int)
    asking.add_argument("engine", nargs="*", default=list(ENGINES))
    asking.add_argument("--from", dest="first", type=int, default=0)
    given = asking.parse_args(words)
    told: dict[str, list[Died]] = {}
    for died in killed(given.count, given.engine, given.first):
        told.setdefault(died.engine, []).append(died)
        if died.fell:
            print(json.dumps(asdict(died)), flush=True)
    for name, some in told.items():
        at_work, fell = sum(d.killed for d in some), sum(bool(d.fell) for d in some)
        worst = {"clock": max(d.clock for d in some), "named": sum(len(d.named) for d in some)}
        print(json.dumps({"engine": name, "tried": len(some), "killed": at_work, "fell": fell, **worst}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2], [int(word) for word in sys.argv[3:]])
    else:
        main(sys.argv[1:])
