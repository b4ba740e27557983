"""A server as a child of the command: on a port that is free, behind a token, and stopped when the command
is.
"""

from __future__ import annotations

import contextlib
import errno
import http.client
import importlib.util
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from portfolio.errors import PortfolioError
from portfolio.progress import patiently
from portfolio.words.sentences import Sentence, sentence

LOOPBACK = "127.0.0.1"
STARTS_WITHIN, STOPS_WITHIN = 120, 15
"""Seconds. A first start on a slow disk, with nothing compiled yet, must not be taken for a failure; a server
that does not end its kernels when told to is killed, before whoever pressed Ctrl-C gives up.
"""
_LOOKS_EVERY, _KILLED_WITHIN = 0.1, 5
GUARDED = """
import os, runpy, shutil, signal, sys, threading, time
kept, pause, most, module = sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
sys.argv[:5] = [module]
gone = threading.Event()
def left():
    if gone.is_set():
        shutil.rmtree(kept, ignore_errors=True)
def guard():
    while os.read(0, 4096):
        pass
    gone.set()
    time.sleep(pause)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(most)
    left()
    os.killpg(0, signal.SIGKILL)
signal.signal(signal.SIGTERM, lambda *told: sys.exit())
threading.Thread(target=guard, daemon=True).start()
try:
    runpy.run_module(module, run_name="__main__", alter_sys=True)
except SystemExit as end:
    if end.code:
        raise
finally:
    left()
sys.stderr.flush()
os._exit(0)
"""
"""A server as a module that ends when the command does, however that ended: its stdin is a pipe that is open
as long as the command is there. The command's folder for it is then removed here.

Once its work is done and its kernels are ended, jupyter-collaboration waits forever for a thread of its own:
hence the last line.
"""
LANGUAGE = "portfolio_language"
"""The setting of a server in which it finds the language that its plain pages speak first."""
CONNECTION = "portfolio.sharing.odd_messages.BoundedConnection"
"""What hands on what pages send to kernels."""
# a kernel that is not there: refused without the token, not found with it; JupyterLab and voila answer alike
_PROBE = "/api/kernels/00000000-0000-0000-0000-000000000000"
_REFUSED, _OPENED = (302, 401, 403), (200, 404)


@dataclass(frozen=True, slots=True)
class Door:
    """Where a server listens, and what opens it.

    Attributes
    ----------
    ip : str
        The address to listen on; ``0.0.0.0`` is every address of this machine.
    port : int
        From 1 to 65535.
    token : str
        What everyone who comes in must give.

    Examples
    --------
    >>> from portfolio.sharing.server import Door
    >>> Door("127.0.0.1", 8866, "quarterly-round").address()
    'http://127.0.0.1:8866/?token=quarterly-round'
    """

    ip: str
    port: int
    token: str

    def address(self, path: str = "/") -> str:
        """What to click on, the token included."""
        host = (
            socket.gethostname()
            if self.ip in ("", "0.0.0.0", "::")
            else f"[{self.ip}]"
            if ":" in self.ip
            else self.ip
        )
        return f"http://{host}:{self.port}{path}?token={self.token}"

    @property
    def is_outside(self) -> bool:
        """Whether other machines can reach it."""
        return self.ip not in ("localhost", "::1") and not self.ip.startswith("127.")

    def answers(self, token: str = "") -> int:
        """The status of a question put to the server, with a token or without."""
        near = {"": LOOPBACK, "0.0.0.0": LOOPBACK, "::": "::1"}.get(self.ip, self.ip)
        asked = http.client.HTTPConnection(near, self.port, timeout=10)
        try:
            asked.request("GET", _PROBE, headers={"Authorization": f"token {token}"} if token else {})
            return asked.getresponse().status
        finally:
            asked.close()


def door(ip: str, port: int, token: str | None = None) -> Door:
    """A door that can be opened here: the port is free, and the token is one that is not guessed.

    Parameters
    ----------
    ip : str
        An address of this machine.
    port : int
        From 1 to 65535.
    token : str, optional
        Made anew unless given.

    Raises
    ------
    PortfolioError
        A token that is too short, an address of another machine, a port that is taken.
    """
    if token is not None and not re.fullmatch(r"[A-Za-z0-9._~-]{8,}", token):
        raise PortfolioError(sentence("share_token"))
    try:
        family, kind, _, _, place = socket.getaddrinfo(
            ip or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as tried:
            if os.name == "posix":
                # as the servers do: a port just left is free
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as error:
        raise PortfolioError(_unusable(ip, port, error)) from None
    return Door(ip, port, token or secrets.token_urlsafe(32))


def _unusable(ip: str, port: int, error: OSError) -> Sentence:
    if error.errno == errno.EADDRINUSE:
        return sentence("share_port_taken", port=port, ip=ip, other=port % 65535 + 1)
    if error.errno == errno.EACCES:
        return sentence("share_port_kept", port=port, ip=ip)
    return sentence("share_ip", near=LOOPBACK, ip=ip, error=error.strerror or error)


def needs(extra: str, *modules: str) -> None:
    """Say what to install where a module of an extra is missing."""
    missing = [m for m in modules if importlib.util.find_spec(m) is None]
    if missing:
        raise PortfolioError(sentence("share_needs", module=missing[0], extra=extra))


def guarded(module: str, kept: Path, options: Sequence[str], pause: float = 0.0) -> list[str]:
    """A module of Python as a server that ends with this process, also where that is killed.

    Parameters
    ----------
    module : str
    kept : Path
        A folder of this process for it, which nobody else would then remove.
    options : sequence of str
    pause : float
        Seconds before it is told to end, in which it saves.
    """
    times = str(pause), str(STOPS_WITHIN)
    return [sys.executable, "-c", GUARDED, str(kept), *times, module, *options]


def serve(
    command: Sequence[str],
    entrance: Door,
    folder: Path,
    environment: Mapping[str, str],
    welcome: Callable[[], None],
    pause: float = 0.0,
) -> int:
    """Run a server until it is told to stop (Ctrl-C, SIGTERM, the terminal closed); nobody comes in without
    the token.

    Parameters
    ----------
    command : sequence of str
        The server and its options.
    entrance : Door
        Where it will listen.
    folder : Path
        Where it runs.
    environment : mapping
        Its environment variables; with ``PORTFOLIO_DEBUG`` what it says goes to stderr at once.
    welcome : callable
        Called once the server is up and found to refuse whoever has no token.
    pause : float
        Seconds between being told to stop and telling the server, which may have something to save.

    Returns
    -------
    int
        The signal that told it to stop.

    Raises
    ------
    PortfolioError
        When it ends by itself, does not start in time, or lets in whoever comes.
    """
    patient = patiently(pause + STOPS_WITHIN + _KILLED_WITHIN)
    with patient, _told_to_stop() as told, tempfile.TemporaryFile() as log:
        said = 2 if environment.get("PORTFOLIO_DEBUG") else log.fileno()
        # a session of its own: Ctrl-C reaches this command alone, which then stops the server in good order
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,  # open as long as this process is there
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_until_guarded(child, entrance, told, log)
            if not told:
                welcome()
            while not told and child.poll() is None:
                time.sleep(_LOOKS_EVERY)
            if not told:
                raise PortfolioError(
                    sentence("share_ended_itself", code=child.returncode, said=_last_words(log))
                )
            time.sleep(pause)
            return told[0]
        finally:
            _stop(child)


@contextlib.contextmanager
def _told_to_stop() -> Iterator[list[int]]:
    """A list that is empty until someone asks for the end; signals are as they were afterwards."""
    told: list[int] = []
    # one that is ignored already (nohup) stays so
    ends = [s for s in _ends() if s == signal.SIGINT or signal.getsignal(s) != signal.SIG_IGN]
    before = {s: signal.signal(s, lambda number, _: told.append(number)) for s in ends}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ends() -> list[signal.Signals]:
    return [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def _wait_until_guarded(
    child: subprocess.Popen[bytes], entrance: Door, told: Sequence[int], log: IO[bytes]
) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while not told:
        if child.poll() is not None:
            raise PortfolioError(sentence("share_not_started", code=child.returncode, said=_last_words(log)))
        if time.monotonic() > until:
            raise PortfolioError(sentence("share_slow", seconds=STARTS_WITHIN, said=_last_words(log)))
        with contextlib.suppress(OSError, http.client.HTTPException):
            stranger = entrance.answers()
            if stranger not in _REFUSED:
                raise PortfolioError(sentence("share_open"))
            if entrance.answers(entrance.token) not in _OPENED:
                raise PortfolioError(sentence("share_other_token"))
            return
        time.sleep(_LOOKS_EVERY)


def _last_words(log: IO[bytes], lines: int = 12) -> Sentence | str:
    log.seek(0)
    said = log.read().decode(errors="replace").strip().splitlines()[-lines:]
    return sentence("share_said_last", lines="\n".join(f"  {line}" for line in said)) if said else ""


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End a server, which ends its kernels; one that does not listen is ended with all that it started."""
    if child.poll() is not None:
        return
    child.terminate()
    try:
        child.wait(STOPS_WITHIN)
        if child.stdin is not None:
            child.stdin.close()
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
        child.wait()
