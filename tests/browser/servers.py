"""Servers for browser tests: on the loopback address, a free port, behind a token, with settings and
stores of their own.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = "import sys; from portfolio.cli import main; sys.exit(main(sys.argv[1:]))"
STARTS_WITHIN = 120
JUPYTER = {
    "jupyter_server_config.json": {"ServerApp": {"allow_root": True, "open_browser": False}},
    # the page then tells what its notebook holds, in view or not, saved or not
    "jupyter_lab_config.json": {"LabApp": {"expose_app_in_browser": True, "extension_manager": "readonly"}},
    "labconfig/default_setting_overrides.json": {
        "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    },
}


@dataclass(frozen=True)
class Server:
    """A server that is up: where, behind which token, on which folder."""

    url: str
    token: str
    root: Path

    def ask(self, path: str, method: str = "GET") -> Any:
        request = urllib.request.Request(
            self.url + path, headers={"Authorization": f"token {self.token}"}, method=method
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or "null")

    def end_kernels(self) -> None:
        for session in self.ask("/api/sessions"):
            self.ask(f"/api/sessions/{session['id']}", "DELETE")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def own(home: Path) -> dict[str, str]:
    """An environment in which Jupyter, IPython and matplotlib keep all they keep under one folder."""
    folders = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "run"}
    folders |= {"JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    folders |= {
        "IPYTHONDIR": "ipython",
        "MPLCONFIGDIR": "matplotlib",
        "XDG_CACHE_HOME": "cache",
        "HOME": "home",
    }
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON", "PYTEST"))
    }
    for name, folder in folders.items():
        (home / folder).mkdir(parents=True, exist_ok=True)
        environment[name] = str(home / folder)
    for name, settings in JUPYTER.items():
        path = home / "config" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(settings))
    return environment


@contextlib.contextmanager
def running(
    command: list[str], root: Path, environment: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A child of this test, ended by its own id."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextlib.contextmanager
def jupyterlab(root: Path, home: Path) -> Iterator[Server]:
    """JupyterLab as ``make lab`` starts it, on a folder."""
    port, token = free_port(), secrets.token_hex(16)
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--ServerApp.port_retries=0",
    ]
    command += [f"--ServerApp.root_dir={root}", "--YDocExtension.disable_rtc=True"]
    server = Server(f"http://127.0.0.1:{port}", token, root)
    log = home / "log"
    with running(command, root, own(home) | {"JUPYTER_TOKEN": token}, log) as process:
        until(lambda: answers(server), process, log)
        yield server


@contextlib.contextmanager
def portfolio(command: str, *arguments: str, root: Path, home: Path) -> Iterator[Server]:
    """``portfolio share`` or ``portfolio collab``, with the address that it prints."""
    port, log = free_port(), home / "log"
    given = [sys.executable, "-c", COMMAND, command, *arguments, "--port", str(port)]
    with running(given, root, own(home), log) as process:
        until(lambda: "token=" in log.read_text(errors="replace"), process, log)
        found = re.search(r"(http://127\.0\.0\.1:\d+)/\w*\?token=([\w-]+)", log.read_text(errors="replace"))
        assert found, log.read_text(errors="replace")
        yield Server(found[1], found[2], root)


def answers(server: Server) -> bool:
    try:
        return bool(server.ask("/api/status"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def until(ready: Any, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while not ready():
        assert process.poll() is None, (
            f"the server ended with {process.returncode}:\n{log.read_text(errors='replace')[-3000:]}"
        )
        assert time.monotonic() < end, (
            f"the server was not up within {STARTS_WITHIN} s:\n{log.read_text(errors='replace')[-3000:]}"
        )
        time.sleep(0.1)
