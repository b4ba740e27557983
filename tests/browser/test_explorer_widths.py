"""The explorer at the widths that people have: nothing is cut, every control has a name and works by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.lab import OPENS_WITHIN, errors, open_notebook, run_all, write_notebook
from browser.looks import cut, operated
from browser.servers import Server

import portfolio as pf

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
CASE = pf.load(Path(__file__).parents[2] / "data" / "samples" / "dozen")
CELL = "import portfolio as pf\npf.explore(pf.load('data/samples/dozen'), language='fr')"
PROVEN = "() => document.querySelector('.pf-funded table')?.dataset.state == 'proven'"
WITHIN = 90_000
WIDTHS = (1440, 1280, 1024)


def test_nothing_is_cut_and_all_is_named_and_works_by_keyboard(lab: Server, page: Page) -> None:
    write_notebook(lab.root / "widths.ipynb", CELL)
    open_notebook(page, lab, "widths.ipynb")
    run_all(page)
    assert errors(page) == []
    assert page.locator("#jp-left-stack").is_visible()  # the file browser takes its part of the width
    page.locator(".pf-funded table").wait_for(timeout=OPENS_WITHIN)
    page.wait_for_function(PROVEN, timeout=WITHIN)
    assert page.locator(".pf-explorer").get_attribute("lang") == "fr"
    assert "complète" in page.locator(".pf-funded").inner_text()
    first = page.locator(".pf-bar").first
    first.focus()
    page.keyboard.press("Space")
    for tab in page.locator(".pf-explorer [role=tab]").all():
        to_tab(page, tab.inner_text())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 1000})
            assert cut(page) == [], f"{tab.inner_text()} at {width}"
        parts = operated(page)
        assert len(parts) > 20
        assert [p for p in parts if not p[1].strip() or p[1] == "null" or not p[2]] == []
        stacked = page.evaluate(
            "document.querySelector('.pf-knobs').getBoundingClientRect().right > document.querySelector('.pf-rest').getBoundingClientRect().left"
        )
        assert stacked  # at 1024 beside the file browser
    by_keyboard(page)
    lab.end_kernels()


def to_tab(page: Page, name: str) -> None:
    """Go to a tab by the arrow keys."""
    one = page.locator(".pf-explorer [role=tab]").filter(has_text=name)
    bar = one.locator("xpath=ancestor::*[@role='tablist']")
    bar.locator("[role=tab][tabindex='0']").focus()
    for _ in range(5):
        if page.evaluate("document.activeElement.textContent") == one.inner_text():
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.activeElement.getAttribute('aria-selected') == 'true'", timeout=WITHIN
    )


def by_keyboard(page: Page) -> None:
    """An amount typed, a menu, a change in words, a decision, saved: without a mouse."""
    to_tab(page, "Budgets et équipes")
    period = page.locator(".pf-alike input").first
    period.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    page.locator(".pf-explorer").get_by_text("dont des montants saisis").wait_for(timeout=WITHIN)
    what_if = page.locator(".pf-what-if input")
    what_if.focus()
    page.keyboard.type("faites au mieux")
    page.keyboard.press("Enter")
    page.locator(".pf-understood .why").wait_for(timeout=WITHIN)
    page.locator("button.pf-reset").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => !document.querySelector('.pf-what-if input').value", timeout=WITHIN)
    to_tab(page, "Initiatives")
    menu = page.locator(".pf-list select").first
    menu.focus()
    page.keyboard.type("refuser")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.pf-list select')].some(menu => menu.value == 'refuser')",
        timeout=WITHIN,
    )
    for field, typed in (
        ("by", "Direction"),
        ("reason", "Pas cette fois"),
        ("initiative", CASE.names("initiatives")[chosen()]),
    ):
        page.locator(f".pf-decide-{field} input, .pf-decide-{field} select").focus()
        page.keyboard.type(typed)
    page.locator("button.pf-decide").focus()
    page.keyboard.press("Space")
    page.locator(".pf-unsaved .unsaved").get_by_text("Pas encore enregistré").wait_for(timeout=WITHIN)
    page.locator(".pf-save-to input").focus()
    page.keyboard.type("saved-round")
    page.locator("button.pf-save").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => !document.querySelector('.pf-unsaved .unsaved')", timeout=WITHIN)
    assert "saved-round" in page.locator(".pf-message").inner_text()


def chosen() -> str:
    """An initiative that nobody decided yet, and is not mandatory."""
    decided = set(CASE.table("decisions")["initiative"])
    return next(
        str(row["initiative"])
        for row in CASE.table("initiatives")
        if not row["mandatory"] and row["initiative"] not in decided
    )
