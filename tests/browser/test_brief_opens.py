"""The board brief in a browser: all of it in one file, and nothing cut off on a page of A4, on the screen
or printed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import portfolio as pf

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
# in CSS pixels, 96 to the inch: a page of 210 mm, and what margins of 15 mm leave of it
A4, WITHIN_MARGINS = 794, 680
CUT = """() => {
    const wide = document.documentElement.clientWidth;
    const parts = [document.documentElement, document.body, ...document.querySelectorAll('section, table, tr, td, th, figure, svg, img')];
    return parts.filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 || e.getBoundingClientRect().right > wide + 1)
        .map(e => `${e.tagName} of ${e.scrollWidth} in ${e.clientWidth}: ${e.textContent.trim().slice(0, 60)}`);
}"""


@pytest.mark.parametrize(("sample", "language"), [("dozen", "en"), ("scaleup", "fr")])
def test_a_brief_asks_nothing_of_others_and_no_table_is_cut(
    page: Page, tmp_path: Path, sample: str, language: str
) -> None:
    plan = pf.allocate(pf.load(SAMPLES / sample))
    pf.brief(plan, tmp_path / "brief.html", language=language, draws=16)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    for media, width in (("screen", A4), ("print", WITHIN_MARGINS)):
        page.set_viewport_size({"width": width, "height": 1123})
        page.emulate_media(media=media)
        page.goto((tmp_path / "brief.html").as_uri())
        assert page.locator("table").count() >= 3
        assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.lang") == language
    assert {url for url in asked if not url.startswith("data:")} == {(tmp_path / "brief.html").as_uri()}
