"""What the notebooks show is read by people: no sentence is cut, no figure is written for machines."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
CUT = re.compile(r"\w(?:…|\.\.\.)(?=\s|$)")
"""A word that ends in an ellipsis, whether pandas or a terminal made it."""
EXPONENT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?e[-+]?\d+\b")
WIDGET = "application/vnd.jupyter.widget-view+json"


def shown(notebook: Path) -> Iterator[tuple[int, str]]:
    """Every text that a notebook's cells show, tables cell by cell, with the number of its cell."""
    for k, cell in enumerate(json.loads(notebook.read_text(encoding="utf-8"))["cells"], start=1):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if WIDGET in data:
                continue
            page = "".join(data.get("text/html", ""))
            for part in re.split(r"<[^>]+>", re.sub(r"(?s)<(style|script)\b.*?</\1>", "", page)):
                yield k, html.unescape(part)
            # what is shown where there is a page is that
            if not page and "image/png" not in data:
                yield k, "".join(data.get("text/plain", output.get("text", "")))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda p: p.stem)
def test_no_sentence_is_cut_and_no_figure_has_an_exponent(notebook: Path) -> None:
    texts = list(shown(notebook))
    assert texts
    found = [(k, text) for k, text in texts if CUT.search(text) or EXPONENT.search(text)]
    assert found == []


def test_the_test_would_know_them() -> None:
    assert CUT.search("AI assistant across the workspace is not funde...")
    assert CUT.search("Règlement sur la cyberrésilience, badgeuses et…")
    assert EXPONENT.search("opex  2027Q1  2.550000e-06")
    assert not EXPONENT.search("2027Q1 1e")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda p: p.stem)
def test_cells_ask_for_results_and_do_not_lay_them_out(notebook: Path) -> None:
    """A frame that shows itself needs no names merged in, no columns rounded."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    assert [s for s in sources if re.search(r"\.merge\(.*\)\[\[.*\]\](\.round\(\d\))?\.head\(", s)] == []
