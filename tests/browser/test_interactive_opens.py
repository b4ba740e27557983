"""An interactive picture as who was mailed it opens it: from a file, with no server to ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import portfolio as pf

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


def test_it_is_hovered_over_zoomed_into_and_fits_a_phone(person: Any, tmp_path: Path) -> None:
    pytest.importorskip("plotly", reason="the extra interactive is not installed")
    line = pf.frontier(pf.load("data/samples/lorie_savage"), at=[35, 70])
    page, path = person(), pf.interactive(line, language="fr").save(tmp_path / "frontier.html")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.locator("#picture .points path.point").first.hover(force=True)
    page.wait_for_selector(".hoverlayer .hovertext")
    assert "impact" in page.locator(".hoverlayer .hovertext").first.text_content()
    before = page.evaluate("document.getElementById('picture').layout.xaxis.range.slice()")
    page.locator(".modebar-btn[data-title='Zoom avant']").click()
    page.wait_for_function(
        "before => document.getElementById('picture').layout.xaxis.range[1] < before[1]", arg=before
    )
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []
