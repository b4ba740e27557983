"""Files written whole or not at all, a set of them together: whatever ends a process, what was there before
stands, or all that is new.

All are written beside their places first, under names of their own. Then a list of what is to be renamed is
put into their folder: from that moment on they count as written, and whoever reads or writes there next
finishes what was cut short (a write-ahead log: Gray and Reuter 1993, "Transaction Processing"). A lock on the
folder ends with the process that writes: what lies there without a list or a lock is left over.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import secrets
import shutil
import stat
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from portfolio.read_files import whole_file

try:
    import fcntl
except ImportError:  # Windows: two who write at once are then not kept apart
    fcntl = None  # type: ignore[assignment]

LIST = ".portfolio-writing"
"""The list of what is to be renamed, in each folder that takes part."""
_PART = re.compile(r"\.[0-9a-f]{16}\.portfolio-part")
"""What a file is called until it is in its place: nothing else is ever renamed or removed."""
_WRITING = threading.Lock()
"""Held while this process writes: who ends it waits for that."""
_TEMPORARY: list[str] = []
_LONGEST_LIST = 2**20
"""Bytes: ten thousand files. A list that is longer was not written here."""


class OtherwiseError(Exception):
    """A file is not what it was when it was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write_whole(files: Mapping[Path, bytes], seen: Mapping[Path, str] | None = None) -> None:
    """Write files, all of them or none. A file that is there keeps who may read it, and a link stays one: the
    file it leads to is written.

    Parameters
    ----------
    files : mapping of path to bytes
        Folders that are not there are made, and gone again where nothing is written.
    seen : mapping of path to str, optional
        What :func:`digest` says of those files as they were read, empty of one that was not there. Where one
        is otherwise by now, nothing is written.

    Raises
    ------
    OSError
        Where one can't be written; nothing is then.
    OtherwiseError
        Where one is not as it was seen.
    """
    mask = os.umask(0)
    os.umask(mask)
    places = {Path(os.path.realpath(given)): given for given in files}
    folders = sorted({path.parent for path in places})
    staged = {path: path.with_name(_part_name()) for path in places}
    with _WRITING, _made(folders), _alone(folders):
        for given, before in (seen or {}).items():
            if digest_of(given) != before:
                raise OtherwiseError(given)
        try:
            for path, given in places.items():
                if path.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(given))
                mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~mask
                _put(staged[path], files[given], mode)
            if len(staged) > 1:
                _list(folders, staged)
        except BaseException:
            for leftover in (*(folder / LIST for folder in folders), *staged.values()):
                leftover.unlink(missing_ok=True)
            raise
        try:
            _rename(staged)
        except BaseException as error:
            if all(part.exists() for part in staged.values()):  # none is in its place: nothing is, then
                for leftover in (*(folder / LIST for folder in folders), *staged.values()):
                    leftover.unlink(missing_ok=True)
            elif isinstance(error, KeyboardInterrupt):
                _rename(staged)  # it is settled by now
            raise
        finally:
            if not any(part.exists() for part in staged.values()):
                for folder in folders:
                    (folder / LIST).unlink(missing_ok=True)


def settle(seconds: float) -> None:
    """Before the process is ended as it is: wait for what it writes, at most so long; from then on it writes
    nothing.
    """
    _WRITING.acquire(timeout=seconds)


@contextlib.contextmanager
def temporary_folder(prefix: str) -> Iterator[Path]:
    """A folder that is there meanwhile, and gone however the command is told to end."""
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as place:
        _TEMPORARY.append(place)
        try:
            yield Path(place)
        finally:
            _TEMPORARY.remove(place)


def clear_away() -> None:
    """Just before the process is ended as it is: remove the temporary folders."""
    for place in _TEMPORARY:
        shutil.rmtree(place, ignore_errors=True)


def finish_writing(folder: Path) -> None:
    """Before a set of files is read: put in place what somebody who was ended had written but not yet
    renamed.

    Raises
    ------
    OSError
        Where that is not allowed: what is there is then half of a set.
    """
    if (folder / LIST).is_file():
        with _alone([folder]):
            pass


def is_left_over(path: Path) -> bool:
    """Whether a file is a part of one that was being written when that was ended: who writes there next
    removes it.
    """
    return path.name == LIST or _PART.fullmatch(path.name) is not None


def digest(data: bytes) -> str:
    """What tells the bytes of a file from others."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """What tells a file from what it was; empty where there is none."""
    try:
        return digest(whole_file(path))
    except FileNotFoundError:
        return ""


def _part_name() -> str:
    return f".{secrets.token_hex(8)}.portfolio-part"


def _put(path: Path, data: bytes, mode: int) -> None:
    """A new file that is on the disk when this returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(path, mode)


def _list(folders: Sequence[Path], staged: Mapping[Path, Path]) -> None:
    """Say what is to be renamed: in the first folder, which settles it; the others say, before, where that
    stands.
    """
    first, *others = folders
    for folder in others:
        _replace(folder / LIST, json.dumps({"in": _from(folder, first)}).encode())
    pairs = [[_from(first, part), _from(first, path)] for path, part in staged.items()]
    _replace(first / LIST, json.dumps({"renamed": pairs}).encode())


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(_part_name())
    try:
        _put(part, data, 0o600)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _from(folder: Path, path: Path) -> str:
    """A path as seen from a folder, so that both may be moved; as it is where they are on two drives."""
    try:
        return os.path.relpath(path, folder)
    except ValueError:
        return str(path)


def _finish(folders: Sequence[Path]) -> None:
    """Put in place what lists in these folders name, and remove what is left over; they are locked, with all
    that their lists speak of.
    """
    for folder in folders:
        _rename({path: part for part, path in _listed(folder)[1]})
    for folder in folders:
        (folder / LIST).unlink(missing_ok=True)
    if fcntl is not None:
        with contextlib.suppress(OSError):
            for folder in folders:
                for name in os.listdir(folder):
                    if _PART.fullmatch(name):
                        (folder / name).unlink(missing_ok=True)


def _listed(folder: Path) -> tuple[list[Path], list[tuple[Path, Path]]]:
    """The folders that a list speaks of, and the files it has renamed: each part and its place. Lists come
    from anywhere: only what is called as it is here, and lies beside its place, is renamed by one.
    """
    if not (folder / LIST).is_file():
        return [], []
    try:
        with (folder / LIST).open("rb") as file:
            said = json.loads(file.read(_LONGEST_LIST))
        others = [folder / said["in"]] if "in" in said else []
        pairs = [(folder / part, folder / path) for part, path in said.get("renamed", ())]
    except FileNotFoundError:
        return [], []
    except (ValueError, TypeError, AttributeError, RecursionError):
        return [], []
    pairs = [
        (part, path) for part, path in pairs if _PART.fullmatch(part.name) and part.parent == path.parent
    ]
    return [*others, *(path.parent for _, path in pairs)], pairs


def _rename(staged: Mapping[Path, Path]) -> None:
    """Put each file in its place; one whose part is no longer there was put there before."""
    for path, part in staged.items():
        with contextlib.suppress(FileNotFoundError):
            if stat.S_ISREG(os.lstat(part).st_mode):
                os.replace(part, path)


@contextlib.contextmanager
def _made(folders: Sequence[Path]) -> Iterator[None]:
    """Folders that are there meanwhile, and stay unless this is left by an error."""
    made: list[Path] = []
    try:
        for folder in folders:
            for path in (*reversed(folder.parents), folder):
                if not path.is_dir():
                    made.append(path)
                    path.mkdir()
        yield
    except BaseException:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


@contextlib.contextmanager
def _alone(folders: Sequence[Path]) -> Iterator[None]:
    """Nobody else here writes into some folders, and nothing is left there to be finished."""
    while True:
        # in one order, so that two who want each other's folders do not wait for each other
        wanted = _with_listed(folders)
        with contextlib.ExitStack() as held:
            for folder in wanted:
                held.enter_context(_locked(folder))
            if _with_listed(folders) == wanted:
                _finish(wanted)
                yield
                return


def _with_listed(folders: Sequence[Path]) -> list[Path]:
    """Some folders, and all that lists in them speak of, in order."""
    found: set[Path] = set()
    more = {Path(os.path.realpath(folder)) for folder in folders}
    while more:
        found |= more
        spoken_of = {Path(os.path.realpath(f)) for folder in more for f in _listed(folder)[0]}
        more = {folder for folder in spoken_of if folder.is_dir()} - found
    return sorted(found)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """A folder that one process at a time has; where there is no such thing (Windows, some network drives),
    nobody is kept out.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
