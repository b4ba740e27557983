"""The site in a browser, opened as files: what people ask is found first, nothing is asked of any server, and no page is
wider than a phone.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from support import built_site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("site"),
    pytest.mark.skipif(importlib.util.find_spec("sphinx") is None, reason="the group docs is not installed"),
]
ASKED = [
    ("en", "why is my project not funded", "how_to/why_not_funded"),
    ("en", "budget", "how_to/less_money"),
    ("en", "points", "how_to/what_is_a_point"),
    ("en", "install", "start"),
    ("en", "allocation from a list", "how_to/from_a_list"),
    ("en", "less money", "how_to/less_money"),
    ("en", "next quarter", "how_to/next_quarter"),
    ("en", "share", "how_to/share"),
    ("en", "what is a point", "how_to/what_is_a_point"),
    ("en", "what a point is", "how_to/what_is_a_point"),
    ("en", "why not", "how_to/why_not_funded"),
    ("fr", "pourquoi mon projet n'est-il pas financé", "how_to/why_not_funded"),
    ("fr", "pourquoi mon projet n'est pas financé", "how_to/why_not_funded"),
    ("fr", "budget", "how_to/less_money"),
    ("fr", "points", "how_to/what_is_a_point"),
    ("fr", "première allocation à partir d'une liste", "how_to/from_a_list"),
    ("fr", "prochain trimestre", "how_to/next_quarter"),
    ("fr", "installer", "start"),
    ("fr", "liste", "how_to/from_a_list"),
    ("fr", "moins d'argent", "how_to/less_money"),
    ("fr", "trimestre suivant", "how_to/next_quarter"),
    ("fr", "partager", "how_to/share"),
    ("fr", "qu'est-ce qu'un point", "how_to/what_is_a_point"),
]
FIRST = 3
"""It stands among so many: what is read without scrolling."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    out, warned = built_site.once(tmp_path_factory, worker_id)
    assert warned == []
    return out


def test_what_people_ask_is_found_first(person: Any, root: Path) -> None:
    page = person()
    missed = []
    for language, words, wanted in ASKED:
        home = root if language == "en" else root / "fr"
        page.goto(f"{(home / 'index.html').as_uri()}")
        page.goto(f"{(home / 'search.html').as_uri()}?q={words}")
        page.wait_for_selector("#search-results ul.search li a", timeout=20_000)
        page.wait_for_timeout(300)
        links = page.eval_on_selector_all("#search-results ul.search li a", "all => all.map(a => a.href)")
        if not any(f"{wanted}.html" in link for link in links[:FIRST]):
            missed.append((words, [link.rpartition("/site/")[2] for link in links[:FIRST]]))
    assert missed == []


@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_is_wider_than_the_screen(person: Any, root: Path, width: int) -> None:
    page = person()
    page.set_viewport_size({"width": width, "height": 900})
    wide = []
    for path in sorted(p for p in root.rglob("*.html") if "_static" not in p.parts):
        page.goto(path.as_uri())
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path.relative_to(root).as_posix())
    assert wide == []
