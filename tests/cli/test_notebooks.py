"""Notebooks are regression tests: recorded in full, free of rules of their own, and a change in them is
seen.
"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from portfolio import cli
from portfolio.cli.notebooks import find_notebooks, record, unrun_cells, verify

NOTEBOOKS = find_notebooks([Path(__file__).parents[2] / "notebooks"])


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda n: n.stem)
def test_every_code_cell_is_recorded(notebook: Path) -> None:
    assert unrun_cells(notebook) == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda n: n.stem)
def test_a_notebook_holds_no_rule_and_at_most_a_dozen_code_cells(notebook: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    assert len(code) <= 12
    assert not [c for c in code if re.search(r"^\s*(def|class) ", c, re.MULTILINE)]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda n: n.stem)
def test_every_picture_has_its_table_in_the_next_cell_or_the_last(notebook: Path) -> None:
    cells = [c for c in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]
    kinds = [{kind for output in cell["outputs"] for kind in output.get("data", {})} for cell in cells]
    for k, kind in enumerate(kinds):
        if "image/png" in kind:
            assert any("text/html" in near for near in kinds[max(0, k - 2) : k + 2]), f"cell {k + 1}"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_that_draws_shows_its_picture(notebook: Path) -> None:
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "code" and "pf.plots." in cell.source:
            assert any("image/png" in output.get("data", {}) for output in cell.outputs), cell.source


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda n: n.stem)
def test_no_warning_is_recorded(notebook: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert [o["text"] for c in cells for o in c.get("outputs", []) if o.get("name") == "stderr"] == []


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "mine.ipynb"
    nbformat.write(
        new_notebook(cells=[new_code_cell("total = 40 + 2"), new_code_cell("print(total)\ntotal")]), path
    )
    return path


def test_a_notebook_never_run_is_no_test(notebook: Path) -> None:
    (verdict,) = verify([notebook])
    assert "cells 1, 2 were never run" in verdict.differences[0]


def test_recording_twice_writes_the_same_bytes(notebook: Path) -> None:
    record(notebook)
    first = notebook.read_bytes()
    record(notebook)
    assert notebook.read_bytes() == first
    (verdict,) = verify([notebook])
    assert (verdict.cells, verdict.differences) == (2, [])


def test_a_changed_output_is_shown_as_a_difference(
    notebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(notebook)
    book = nbformat.read(notebook, as_version=4)
    book.cells[0].source = "total = 40 + 3"
    nbformat.write(book, notebook)
    assert cli.main(["verify", str(notebook)]) == 1
    out = capsys.readouterr().out
    assert "code cell 2: print(total)" in out
    assert "-42" in out
    assert "+43" in out


def test_a_cell_that_raises_is_named(notebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(notebook)
    before = notebook.read_bytes()
    book = nbformat.read(notebook, as_version=4)
    book.cells[1].source = "print(totl)"
    nbformat.write(book, notebook)
    assert cli.main(["verify", str(notebook)]) == 1
    assert "NameError" in capsys.readouterr().out
    assert cli.main(["verify", "--record", str(notebook)]) == 2
    assert "NameError" in capsys.readouterr().err
    assert notebook.read_bytes() != before


def test_a_kernel_that_dies_is_told_at_once(notebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """nbval waits ten minutes for it."""
    record(notebook)
    book = nbformat.read(notebook, as_version=4)
    book.cells[0].source = "import os; os._exit(1)"
    nbformat.write(book, notebook)
    began = time.monotonic()
    (verdict,) = verify([notebook])
    assert time.monotonic() - began < 120
    assert (
        "code cell 1: import os; os._exit(1)\n  raised the kernel died in this cell."
        in verdict.differences[0]
    )
    before = notebook.read_bytes()
    assert cli.main(["verify", "--record", str(notebook)]) == 2
    assert "the kernel died in this cell" in capsys.readouterr().err
    assert notebook.read_bytes() == before


@pytest.mark.parametrize("content", [None, "not json", "[]"])
def test_what_is_no_notebook_is_said(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    if content is not None:
        path.write_text(content)
    (verdict,) = verify([path])
    assert verdict.differences
