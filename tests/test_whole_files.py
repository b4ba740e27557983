"""A set of files is the old one or the new one, wherever the writing of it ends."""

from __future__ import annotations

import ast
import errno
import json
import multiprocessing
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from floors import modules

from portfolio import whole_files
from portfolio.whole_files import LIST, OtherwiseError, digest, finish_writing, write_whole

NAMES = ("a.csv", "b.csv", "below/c.csv")
OLD, NEW = ({name: text * (n + 1) for n, name in enumerate(NAMES)} for text in (b"old", b"newer"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "below").mkdir()
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def written(place: Path) -> None:
    write_whole({place / name: data for name, data in NEW.items()})


def seen_by_a_reader(place: Path) -> dict[str, bytes]:
    for folder in (place, place / "below"):
        finish_writing(folder)
    return {name: (place / name).read_bytes() for name in NAMES}


def left_over(place: Path) -> list[str]:
    own = {Path(name).name for name in NAMES}
    return sorted(p.name for p in place.rglob("*") if p.is_file() and p.name not in own)


CALLS = ("open", "fsync", "chmod", "replace")


def ended_at(place: Path, nth: int, how: Callable[[], None]) -> None:
    """Write, and at the nth call of the system do something else instead."""
    count = 0
    for name in CALLS:
        real = getattr(os, name)

        def call(*given: object, real: Callable[..., object] = real, **named: object) -> object:
            nonlocal count
            count += 1
            if count == nth:
                how()
            return real(*given, **named)

        setattr(whole_files.os, name, call)
    written(place)
    sys.exit(count)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def no_space() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def in_a_process(place: Path, nth: int, how: Callable[[], None]) -> int | None:
    process = multiprocessing.get_context("fork").Process(target=ended_at, args=(place, nth, how))
    process.start()
    process.join(60)
    return process.exitcode


def calls_of_a_write(place: Path) -> int:
    count = in_a_process(place, 0, die)
    assert count is not None
    assert count > 12
    for name, data in OLD.items():
        (place / name).write_bytes(data)
    return count


def test_a_process_killed_at_any_call_leaves_the_old_set_or_the_new_one(place: Path) -> None:
    results = []
    for nth in range(1, calls_of_a_write(place) + 1):
        assert in_a_process(place, nth, die) == -signal.SIGKILL
        found = seen_by_a_reader(place)
        assert found in (OLD, NEW), nth
        results.append(found == NEW)
        # whoever writes next leaves nothing of it, and is not undone by it
        write_whole({place / name: data for name, data in OLD.items()})
        assert seen_by_a_reader(place) == OLD
        assert left_over(place) == []
    assert results == sorted(results), "once it is settled it stays so"
    assert {True, False} == set(results)


def test_a_full_disk_at_any_call_leaves_what_was_there(place: Path) -> None:
    for nth in range(1, calls_of_a_write(place) + 1):
        code = in_a_process(place, nth, no_space)
        found = seen_by_a_reader(place)
        assert found in (OLD, NEW), nth
        if found == OLD:
            assert code == 1, "it is not said to be written"
            assert left_over(place) == [], nth
        write_whole({place / name: data for name, data in OLD.items()})


def test_two_who_write_at_once_leave_one_set(place: Path) -> None:
    sets = [{place / name: bytes([65 + k]) * 50_000 for name in NAMES} for k in range(4)]
    for _ in range(10):
        threads = [threading.Thread(target=write_whole, args=(one,)) for one in sets]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({data[:1] for data in seen_by_a_reader(place).values()}) == 1
        assert left_over(place) == []


def test_processes_killed_at_random_while_others_read(place: Path) -> None:
    rng = random.Random(7)
    for _ in range(25):
        process = multiprocessing.get_context("fork").Process(target=written, args=(place,))
        process.start()
        time.sleep(rng.uniform(0, 0.004))
        assert seen_by_a_reader(place) in (OLD, NEW) or process.is_alive()
        if process.pid is not None:
            os.kill(process.pid, signal.SIGKILL)
        process.join(60)
        assert seen_by_a_reader(place) in (OLD, NEW)


def test_what_somebody_changed_meanwhile_is_not_written_over(place: Path) -> None:
    path, other = place / "a.csv", place / "b.csv"
    with pytest.raises(OtherwiseError) as raised:
        write_whole({path: b"mine", other: b"mine"}, {path: digest(b"as it was")})
    assert raised.value.path == path
    assert seen_by_a_reader(place) == OLD
    write_whole({path: b"mine"}, {path: digest(OLD["a.csv"]), place / "none.csv": ""})
    assert path.read_bytes() == b"mine"


def test_a_list_from_elsewhere_moves_nothing_of_others(place: Path) -> None:
    """A folder may come from anybody: what its list names is not renamed unless it was written here."""
    kept = place / "below" / "c.csv"
    for listed in (
        [["below/c.csv", "a.csv"], ["a.csv", "below/c.csv"]],
        [[f".{'0' * 16}.portfolio-part", "below/c.csv"]],
        [["/etc/passwd", "a.csv"]],
    ):
        (place / LIST).write_text(json.dumps({"renamed": listed}))
        assert seen_by_a_reader(place) == OLD
        assert not (place / LIST).exists()
    for text in ("", "[]", "{", "null", '{"renamed": 3}', '{"in": 3}', "[" * 100_000):
        (place / LIST).write_text(text)
        assert seen_by_a_reader(place) == OLD
    part = f".{'0' * 16}.portfolio-part"
    (place / part).symlink_to(kept)
    (place / LIST).write_text(json.dumps({"renamed": [[part, "a.csv"]]}))
    assert seen_by_a_reader(place) == OLD
    assert not (place / "a.csv").is_symlink()


def test_a_folder_in_the_way_is_said_before_anything_is_written(place: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole({place / "a.csv": b"mine", place / "below": b"mine"})
    assert seen_by_a_reader(place) == OLD
    assert left_over(place) == []


def test_a_file_keeps_who_may_read_it(place: Path) -> None:
    path = place / "a.csv"
    path.chmod(0o600)
    write_whole({path: b"new"})
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)


def test_a_link_stays_and_the_file_it_leads_to_is_written(place: Path) -> None:
    link = place / "link.csv"
    link.symlink_to(place / "below" / "c.csv")
    write_whole({link: b"new"})
    assert link.is_symlink()
    assert (place / "below" / "c.csv").read_bytes() == b"new"


_OF_A_SERVER = {"portfolio.sharing.read_only", "portfolio.sharing.together"}
"""They fill a folder of their own that ends with them."""


def test_nothing_in_the_package_writes_a_file_in_another_way() -> None:
    """``write_text``, ``to_csv(path)``, ``open(…, "w")``: whoever forgets this room is told here."""
    ways = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "to_excel", "to_parquet"}
    found = {}
    for name, path in modules().items():
        if name == "portfolio.whole_files" or name in _OF_A_SERVER:
            continue
        calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
        for call in calls:
            called = getattr(call.func, "attr", getattr(call.func, "id", ""))
            modes = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if (called in ways or (called == "to_csv" and call.args)) or (
                called in ("open", "fdopen") and any(set(m) & set("wax") for m in modes)
            ):
                found[name] = called
    # a workbook is read again from a file of its own before it is written
    assert found.keys() <= {"portfolio.loaders.in_place"}, found
