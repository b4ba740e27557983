"""Two people, each with a browser of their own, write in one notebook under ``portfolio collab``."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.lab import OPENS_WITHIN, cells, errors, open_notebook, run_all, write_notebook
from browser.servers import portfolio

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_what_one_writes_the_other_sees_and_the_file_holds_and_nothing_else_is_left(
    person: Callable[[], Page], tmp_path: Path
) -> None:
    pytest.importorskip("jupyter_collaboration", reason="the extra collab is not installed")
    root = tmp_path / "notebooks"
    root.mkdir()
    write_notebook(root / "round.ipynb", "budget = 100", "budget * 2")
    with portfolio("collab", str(root), "--allow-root", root=tmp_path, home=tmp_path / "home") as server:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{server.url}/api/contents", timeout=30)
        assert refused.value.code == 403
        finance, product = person(), person()
        for one in (finance, product):
            open_notebook(one, server, "round.ipynb")
        write(finance, 0, "  # by finance")
        sees(product, "budget = 100  # by finance")
        write(product, 1, " + 7")
        sees(finance, "budget * 2 + 7")
        run_all(product)
        assert errors(product) == []
        assert "207" in str(cells(product)[1]["outputs"])
        finance.wait_for_function("() => document.body.innerText.includes('207')", timeout=OPENS_WITHIN)
        write(finance, 0, ", at the last moment")
        sees(product, "at the last moment")
    saved = (root / "round.ipynb").read_text()
    assert "by finance, at the last moment" in saved
    assert "budget * 2 + 7" in saved
    assert [str(p.relative_to(root)) for p in root.rglob("*")] == ["round.ipynb"]


def write(page: Page, cell: int, text: str) -> None:
    page.locator(".jp-CodeCell .cm-content").nth(cell).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def sees(page: Page, text: str) -> None:
    page.locator(".jp-CodeCell .cm-content").get_by_text(text).wait_for(timeout=OPENS_WITHIN)
