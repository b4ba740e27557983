"""Every notebook as a person runs it: opened in JupyterLab, run from the menu, without an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.lab import errors, open_notebook, run_all, write_notebook
from browser.servers import Server

from portfolio.cli.notebooks import find_notebooks

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = [str(n.relative_to(FOLDER)) for n in find_notebooks([FOLDER])]


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_notebook_runs_from_the_menu_without_an_error(lab: Server, page: Page, notebook: str) -> None:
    open_notebook(page, lab, f"notebooks/{notebook}")
    run_all(page)
    assert errors(page) == []
    lab.end_kernels()


def test_an_error_would_be_seen(lab: Server, page: Page) -> None:
    write_notebook(lab.root / "wrong.ipynb", "1 + 1", "1 / 0", "'never run'")
    open_notebook(page, lab, "wrong.ipynb")
    run_all(page)
    assert errors(page) == ["ZeroDivisionError: division by zero"]
    lab.end_kernels()
