"""Debian's Chromium, pages whose every request is seen, and one JupyterLab on a copy of the notebooks and
samples.
"""

from __future__ import annotations

import shutil
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.lab import forget_outputs
from browser.servers import Server, jupyterlab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
FLAGS += ["--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make setup")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def person(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """``person()``: a page of someone with a browser of their own. No page may ask anything of another
    machine.
    """
    contexts: list[BrowserContext] = []
    outside: list[str] = []

    def saw(url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("data", "blob", "file", "about") and parts.hostname != "127.0.0.1":
            outside.append(url)

    def come() -> Page:
        context = chromium.new_context(viewport={"width": 1400, "height": 1000})
        context.on("request", lambda request: saw(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: saw(socket.url)))
        contexts.append(context)
        return context.new_page()

    yield come
    for context in contexts:
        context.close()
    assert outside == []


@pytest.fixture
def page(person: Callable[[], Page]) -> Page:
    return person()


@pytest.fixture(scope="session")
def lab(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed: make setup")
    root, home = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "notebooks", root / "notebooks", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(ROOT / "data", root / "data", ignore=shutil.ignore_patterns(".*"))
    for notebook in (root / "notebooks").rglob("*.ipynb"):
        forget_outputs(notebook)
    with jupyterlab(root, home) as server:
        yield server
