"""Commands that are told to end, at any moment and whatever swallows it: at once, with the code of what they
were told by, in one line, and nothing left. ``INTERRUPTS=300 pytest tests/attack`` tries so many.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import full
from support.ended import compiled
from support.interrupts import CODES, COMMANDS, ROOT, Tries, free_port

from portfolio.cli.command import _parser
from portfolio.whole_files import write_whole

pytestmark = [
    pytest.mark.xdist_group("attack"),
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are looked at in /proc"),
]
COUNT = int(os.environ.get("INTERRUPTS", "0"))
SHORT = ["arbitrate", "brief", "export", "import", "roll", "save", "check", "explain"]
SECONDS = 5.0
"""Of a processor, for what is promised in one by the clock: what waits takes none, and must not hang."""


@pytest.fixture(scope="module")
def tries(tmp_path_factory: pytest.TempPathFactory) -> Tries:
    return Tries(tmp_path_factory.mktemp("tries"))


def test_every_command_is_tried() -> None:
    (commands,) = (a.choices for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    assert {words[0] for words in COMMANDS.values()} == set(commands)


@pytest.mark.parametrize("number", range(COUNT or 8))
def test_a_command_is_ended_at_a_random_moment(number: int, tries: Tries) -> None:
    ended = tries.tried(SHORT[number % len(SHORT)], number, list(CODES)[number % 3])
    assert not ended.fell, ended
    assert ended.processor < SECONDS


@pytest.mark.skipif(
    shutil.which("cc") is None or not sys.platform.startswith("linux"), reason="needs cc and LD_PRELOAD"
)
@pytest.mark.parametrize(
    ("command", "disk", "ended"),
    [  # where only the usual folder of temporary files is full, Python takes another
        ("save into a workbook", "temporary", "works"),
        ("save into a workbook", "all", "says"),
        ("save into a database", "all", "says"),
        ("check", "all", "works"),
    ],
)
def test_a_full_disk_is_told_or_not_needed(
    command: str, disk: str, ended: str, tries: Tries, tmp_path: Path
) -> None:
    found = full.tried(tries, compiled(tmp_path), command, disk)
    assert found.ended == ended, found


# what a library makes of KeyboardInterrupt: nothing, another error, or it is not looked at
SWALLOWED = """
import sys, time
from portfolio.cli import command, main
def run(_):
    print("half of an answer")
    print("begun", file=sys.stderr, flush=True)
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        if sys.argv[1] == "another error":
            raise ImportError("numpy could not be imported") from None
    while True:
        try:
            time.sleep(60)
        except KeyboardInterrupt:
            pass
command.run = run
sys.exit(main())
"""


def _ended(process: subprocess.Popen[str], by: str) -> tuple[int, str, str]:
    assert process.stderr is not None
    assert process.stderr.readline() == "begun\n"
    process.send_signal(getattr(signal, by))
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def _listening() -> None:
    for name in CODES:
        signal.signal(getattr(signal, name), signal.SIG_DFL)


@pytest.mark.parametrize(("made", "by"), [("nothing", by) for by in CODES] + [("another error", "SIGINT")])
def test_an_end_that_is_swallowed_comes_all_the_same(made: str, by: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SWALLOWED, made],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_listening,
    ) as process:
        code, _, err = _ended(process, by)
    assert (code, err) == (CODES[by], "interrupted.\n")


def test_python_that_has_only_begun_says_no_more_than_later() -> None:
    """Until the command listens, what it is loaded by is left by KeyboardInterrupt."""
    code = (
        "import sys, signal, os\n"
        "class Pressed:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'portfolio.cli.entry': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Pressed())\n"
        "from portfolio.cli import main; sys.exit(main())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_listening,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "interrupted.\n")


def test_folders_made_for_files_that_are_not_written_are_gone_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("portfolio.whole_files._put", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole({tmp_path / "a" / "b" / "c.csv": b"", tmp_path / "a" / "d.csv": b""})
    assert not list(tmp_path.iterdir())


# a server as Jupyter is one, begun by a command that is then killed
STUB = """
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(404 if self.headers.get("Authorization") else 403)
        self.end_headers()
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""
COMMAND = """
import os, sys
from pathlib import Path
from portfolio.sharing.server import Door, guarded, serve
kept, port = Path(sys.argv[1]), int(sys.argv[2])
(kept / "token.json").write_text("quarterly-round")
command = guarded("stub", kept, [str(port)])
serve(command, Door("127.0.0.1", port, "quarterly-round"), kept, os.environ, lambda: print("up", flush=True))
"""


@pytest.fixture
def killed(tmp_path: Path) -> tuple[Path, int]:
    """A command killed while its server was up: the server's folder, its port."""
    (tmp_path / "stub.py").write_text(STUB)
    kept, port = tmp_path / "kept", free_port()
    kept.mkdir()
    paths = os.pathsep.join([str(tmp_path), str(ROOT)])
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, str(kept), str(port)],
        env=os.environ | {"PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        process.kill()
    return kept, port


def test_a_server_whose_command_is_killed_ends_and_takes_its_token_along(killed: tuple[Path, int]) -> None:
    kept, port = killed
    until = time.monotonic() + 20
    while time.monotonic() < until and (kept.exists() or _answers(port)):
        time.sleep(0.05)
    assert not kept.exists()
    assert not _answers(port)


def _answers(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0
