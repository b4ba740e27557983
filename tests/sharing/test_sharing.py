"""What serves others: nothing starts that should not, nobody comes in without the token, and the server
ends with its command.
"""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import portfolio as pf
from portfolio import cli
from portfolio.sharing import read_only, server
from portfolio.sharing.read_only import page
from portfolio.sharing.server import Door, door, serve

FOUR = Path(__file__).parents[2] / "data" / "samples" / "four_initiatives"
COMMAND = "import sys; from portfolio.cli import main; sys.exit(main(sys.argv[1:]))"
# answers as Jupyter does: refused without the token, not found with it; a third argument makes it deaf to
# SIGTERM
STUB = """
import http.server, signal, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.headers.get("Authorization", "") in ("token " + sys.argv[2], sys.argv[2])
        self.send_response(404 if known else 403)
        self.end_headers()
if len(sys.argv) > 3:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


@pytest.fixture
def unstarted(monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*arguments: object, **options: object) -> None:
        pytest.fail(f"a server was started: {arguments}")

    monkeypatch.setattr(subprocess, "Popen", started)


@pytest.mark.usefixtures("unstarted")
@pytest.mark.parametrize(("command", "extra"), [(["share", str(FOUR)], "share"), (["collab"], "collab")])
def test_a_missing_extra_is_named_with_what_to_install(
    command: list[str], extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name: None if name in ("voila", "jupyter_collaboration") else there(name),
    )
    assert cli.main(command) == 2
    assert f"pip install 'portfolio-arbitration[{extra}]'" in capsys.readouterr().err


@pytest.mark.usefixtures("unstarted")
@pytest.mark.parametrize("command", [["share", str(FOUR)], ["collab", str(FOUR), "--allow-root"]])
def test_a_port_that_is_taken_is_refused(
    command: list[str], taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("voila", reason="the extra share is not installed")
    pytest.importorskip("jupyter_collaboration", reason="the extra collab is not installed")
    assert cli.main([*command, "--port", str(taken)]) == 2
    assert f"port {taken} on 127.0.0.1: must be free" in capsys.readouterr().err


@pytest.mark.usefixtures("unstarted")
def test_the_faults_of_a_case_are_told_before_anything_is_started(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("voila", reason="the extra share is not installed")
    pf.save(pf.load(FOUR), tmp_path / "case")
    path = tmp_path / "case" / "contributions.csv"
    path.write_text(path.read_text().replace("-2.5", "two"))
    assert cli.main(["share", str(tmp_path / "case")]) == 2
    assert "contributions.csv, line 2, column expected" in capsys.readouterr().err


@pytest.mark.usefixtures("unstarted")
def test_a_folder_that_is_none_is_refused(
    tmp_path: Path, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("jupyter_collaboration", reason="the extra collab is not installed")
    assert cli.main(["collab", str(tmp_path / "none"), "--port", str(port)]) == 2
    assert "must be a folder of notebooks; found nothing" in capsys.readouterr().err


@pytest.mark.usefixtures("unstarted")
def test_root_is_refused_unless_asked_for(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("jupyter_collaboration", reason="the extra collab is not installed")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert cli.main(["collab", str(tmp_path), "--port", str(port)]) == 2
    assert "--allow-root" in capsys.readouterr().err


@pytest.mark.parametrize("token", ["", "short", "a token with spaces", "token&port=1"])
def test_a_token_that_is_none_is_refused(token: str, port: int) -> None:
    with pytest.raises(pf.PortfolioError, match="--token: must be at least 8"):
        door("127.0.0.1", port, token)


def test_a_token_is_made_anew_each_time(port: int) -> None:
    first, second = door("127.0.0.1", port), door("127.0.0.1", port)
    assert first.token != second.token
    assert len(first.token) >= 32
    assert first.address("/lab") == f"http://127.0.0.1:{port}/lab?token={first.token}"


@pytest.mark.parametrize(
    ("ip", "outside"),
    [("127.0.0.1", False), ("localhost", False), ("::1", False), ("0.0.0.0", True), ("192.0.2.7", True)],
)
def test_who_can_reach_it_is_known(ip: str, outside: bool) -> None:
    assert Door(ip, 8866, "quarterly-round").is_outside == outside


def test_an_address_of_another_machine_is_refused(port: int) -> None:
    with pytest.raises(pf.PortfolioError, match="--ip: must be an address of this machine"):
        door("192.0.2.7", port)


@pytest.mark.parametrize("port", ["0", "65536", "1.5", "abc"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["share", str(FOUR), "--port", port])
    assert "argument --port" in capsys.readouterr().err


def test_the_page_asks_for_a_read_only_explorer_of_this_case_wherever_it_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(FOUR.parent)
    (cell,) = page(Path("four_initiatives"), "Four")["cells"]
    assert f"os.chdir({str(FOUR.parent)!r})" in cell["source"]
    assert "pf.explore(pf.load('four_initiatives'), read_only=True)" in cell["source"]
    compile(cell["source"], "page", "exec")


@pytest.mark.parametrize("gone", [False, True], ids=["a fault", "no folder"])
def test_a_visitor_of_a_faulty_case_is_told_its_name_and_not_where_it_lies(
    gone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "kept" / "round"
    if not gone:
        case.mkdir(parents=True)
        (case / "objectives.csv").write_text("objective,weight\ngrow,many\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # and back afterwards
    (cell,) = page(case, "")["cells"]
    exec(compile(cell["source"], "page", "exec"), {})
    told = capsys.readouterr().out
    assert "round" in told
    assert "kept" not in told
    assert str(tmp_path) not in told


@pytest.fixture
def stub(port: int, tmp_path: Path) -> Callable[..., None]:
    def run(token: str, welcome: Callable[[], None], *more: str) -> None:
        serve(
            [sys.executable, "-c", STUB, str(port), token, *more],
            Door("127.0.0.1", port, "quarterly-round"),
            tmp_path,
            os.environ,
            welcome,
        )

    return run


def stop_me() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def is_free(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("deaf", [(), ("deaf",)])
def test_a_server_ends_with_its_command_even_one_that_does_not_listen(
    stub: Callable[..., None], port: int, deaf: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "STOPS_WITHIN", 1 if deaf else 15)
    before = signal.getsignal(signal.SIGTERM)
    stub("quarterly-round", stop_me, *deaf)
    assert is_free(port)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_server_that_lets_in_whoever_comes_is_stopped_and_no_address_given(
    stub: Callable[..., None], port: int
) -> None:
    with pytest.raises(pf.PortfolioError, match="lets in whoever comes"):
        stub("", lambda: pytest.fail("an address was given"))
    assert is_free(port)


def test_a_server_with_another_token_is_stopped(stub: Callable[..., None], port: int) -> None:
    with pytest.raises(pf.PortfolioError, match="does not take the token"):
        stub("another-token", lambda: pytest.fail("an address was given"))
    assert is_free(port)


def test_a_server_that_does_not_start_says_its_last_words(port: int, tmp_path: Path) -> None:
    with pytest.raises(pf.PortfolioError, match=r"exit code 3\. It said last:\n  no room"):
        serve(
            [sys.executable, "-c", "import sys; print('no room'); sys.exit(3)"],
            Door("127.0.0.1", port, "quarterly-round"),
            tmp_path,
            os.environ,
            print,
        )


def test_share_prints_one_address_keeps_its_token_to_itself_and_ends_on_sigterm(port: int) -> None:
    pytest.importorskip("voila", reason="the extra share is not installed")
    run = [sys.executable, "-c", COMMAND, "share", str(FOUR), "--port", str(port)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = next((line.strip() for line in process.stdout if "http" in line), "")
        assert re.fullmatch(rf"http://127\.0\.0\.1:{port}/\?token=[\w-]{{32,}}", address), (
            process.stderr and process.stderr.read()
        )
        token = address.rpartition("=")[2]
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(
                f"http://127.0.0.1:{port}/api/kernels/00000000-0000-0000-0000-000000000000", timeout=10
            )
        assert refused.value.code == 403
        if Path("/proc/self/cmdline").exists():
            assert not [p for p in Path("/proc").glob("[0-9]*") if token in arguments(p)]
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGTERM
    assert token not in out + err
    assert is_free(port)


def arguments(process: Path) -> str:
    try:
        return (process / "cmdline").read_text(errors="replace")
    except OSError:
        return ""


def test_the_page_is_in_the_language_of_the_case(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    commands: list[Sequence[str]] = []
    monkeypatch.setattr(read_only, "needs_voila", lambda: None)
    monkeypatch.setattr(read_only, "serve", lambda command, *_: commands.append(command))
    cli.main(["share", str(FOUR.parent / "douzaine"), "--port", str(port)])
    assert "--VoilaExporter.language_code=fr" in commands[0]
