"""What a person does in JupyterLab, and what the page then holds."""

from __future__ import annotations

import json
import secrets
import urllib.parse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browser.servers import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPENS_WITHIN, RUNS_WITHIN = 120_000, 600_000
NOTEBOOK = "jupyterapp.shell.currentWidget.context.model.toJSON()"
# every code cell has a number, or one failed; none is waiting. The DOM alone can't tell: an error looks like
# a line on stderr there
FINISHED = f"""() => {{
    const code = {NOTEBOOK}.cells.filter(c => c.cell_type == 'code' && [c.source].flat().join('').trim());
    const failed = code.some(c => c.outputs.some(o => o.output_type == 'error'));
    const prompts = [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-InputArea-prompt')];
    return !prompts.some(e => e.textContent.includes('*')) && (failed || code.every(c => c.execution_count));
}}"""


def write_notebook(path: Path, *cells: str) -> None:
    """A notebook that was never run."""
    code = [
        {
            "cell_type": "code",
            "id": f"c{k}",
            "source": s,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        for k, s in enumerate(cells)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path.write_text(
        json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": code})
    )


def forget_outputs(path: Path) -> None:
    """What the page then shows was computed in this run."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    path.write_text(json.dumps(notebook), encoding="utf-8")


def open_notebook(page: Page, server: Server, path: str) -> None:
    # a workspace of its own: the server's brings back every notebook opened before
    page.goto(
        f"{server.url}/lab/workspaces/{secrets.token_hex(4)}/tree/{urllib.parse.quote(path)}?token={server.token}",
        timeout=OPENS_WITHIN,
    )
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").wait_for(timeout=OPENS_WITHIN)
    wait_idle(page)


def run_all(page: Page) -> None:
    """Run → Run All Cells, from the menu, and wait until all have run or one failed."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(FINISHED, timeout=RUNS_WITHIN, polling=200)
    wait_idle(page)


def wait_idle(page: Page) -> None:
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=OPENS_WITHIN)


def cells(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(NOTEBOOK)["cells"]
    return found


def errors(page: Page) -> list[str]:
    outputs = [o for cell in cells(page) if cell["cell_type"] == "code" for o in cell["outputs"]]
    return [f"{o['ename']}: {o['evalue']}" for o in outputs if o["output_type"] == "error"]
