"""The roadmap in the explorer, in a browser: a bar is chosen, dragged and moved by keys, and held there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.lab import OPENS_WITHIN, errors, open_notebook, run_all, write_notebook
from browser.servers import Server

import portfolio as pf
from portfolio.explorer.spoken import period
from portfolio.explorer.state import holding

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
DOZEN = pf.load(Path(__file__).parents[2] / "data" / "samples" / "dozen")
PROVES_WITHIN = 60_000
CLOCK = "clock-pipeline"  # a period of work, which may start in any of four
CELL = "import portfolio as pf\npf.explore(pf.load('data/samples/dozen'))"


def test_a_bar_is_chosen_dragged_and_moved_by_keys(lab: Server, page: Page) -> None:
    write_notebook(lab.root / "roadmap.ipynb", CELL)
    open_notebook(page, lab, "roadmap.ipynb")
    run_all(page)
    assert errors(page) == []
    bar = page.locator(f".pf-bar-{CLOCK}")
    bar.wait_for(timeout=OPENS_WITHIN)
    page.wait_for_function(says("2027Q1"), timeout=PROVES_WITHIN)  # the proof: a first plan may differ
    bar.focus()
    page.keyboard.press("Space")  # as one who has no mouse; Enter is JupyterLab's own
    told = page.locator(".pf-line-told")
    told.get_by_text("One period later it costs 1.59 points").wait_for(timeout=PROVES_WITHIN)
    drag(page, 2)
    stands(page, "2027Q3")
    page.locator(".pf-line-move .noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    stands(page, "2027Q4")
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/roadmap.png")
    page.locator("button.pf-line-free").click()
    page.wait_for_function(says("2027Q1"), timeout=PROVES_WITHIN)
    lab.end_kernels()


def drag(page: Page, periods: int) -> None:
    """The middle of the slider so many periods to the right, by the mouse."""
    track = page.locator(".pf-line-move .noUi-base").bounding_box()
    middle = page.locator(".pf-line-move .noUi-connect").bounding_box()
    assert track is not None
    assert middle is not None
    x, y = middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + track["width"] * periods / len(DOZEN.periods), y, steps=8)
    page.mouse.up()


def says(start: str) -> str:
    return (
        f"() => document.querySelector('.pf-bar-{CLOCK}').innerText.includes('full · {period(start, 'en')}')"
    )


def stands(page: Page, start: str) -> None:
    """It is held there, and costs what the solver says."""
    page.wait_for_function(says(start), timeout=PROVES_WITHIN)
    held = pf.allocate(holding(DOZEN, ((CLOCK, ("full", start)),)))
    lost = pf.allocate(DOZEN).impact - held.impact
    page.locator(".pf-line-told").get_by_text(f"Held there: costs {lost:.2f} points").wait_for(
        timeout=PROVES_WITHIN
    )
