"""The explorer's sliders moved in a browser: what is then funded is what the solver says, in JupyterLab
and through ``portfolio share``.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.lab import OPENS_WITHIN, errors, open_notebook, run_all, write_notebook
from browser.looks import cut, operated
from browser.servers import Server, portfolio

import portfolio as pf
from portfolio.explorer.spoken import stretch
from portfolio.words.figures import per_cent, points

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
DOZEN = Path(__file__).parents[2] / "data" / "samples" / "dozen"
PROVES_WITHIN = 90_000
# initiative, option, when, points of every line that is not struck out, once they are proven for sliders that
# stand there
FUNDED = """(told) => {
    const table = document.querySelector('.pf-funded table');
    const stands = Object.entries(told).every(([resource, percent]) => document.querySelector(`.pf-knob-${resource}`).innerText.includes(percent));
    if (!table || !stands || table.dataset.state != 'proven') return null;
    return [...table.querySelectorAll('tbody tr[data-initiative]:not(.out)')]
        .map(row => [row.dataset.initiative, ...[2, 3, 4].map(k => row.children[k].innerText.trim())]).sort();
}"""
# what comes back on the page's own channel for code, then for a question that a kernel always answers
SEND_CODE = """async () => {
    const kernel = JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId;
    const channel = new WebSocket(`ws://${location.host}/api/kernels/${kernel}/channels?session_id=intruder`);
    await new Promise(resolve => channel.onopen = resolve);
    const got = [];
    const answered = new Promise(resolve => channel.onmessage = async message => {
        const said = typeof message.data == 'string' ? message.data : await message.data.text();
        got.push(said);
        if (said.includes('kernel_info_reply')) resolve();
    });
    const send = (type, content) => channel.send(JSON.stringify({channel: 'shell', content, metadata: {}, parent_header: {}, buffers: [],
        header: {msg_id: type, msg_type: type, session: 'intruder', username: '', version: '5.3', date: new Date().toISOString()}}));
    send('execute_request', {code: "print('it ' + 'ran')", silent: false, store_history: true, user_expressions: {}, allow_stdin: false});
    send('kernel_info_request', {});
    await answered;
    channel.close();
    return got.join(' ');
}"""


def test_sliders_in_jupyterlab_lead_to_what_the_solver_says(lab: Server, page: Page) -> None:
    write_notebook(
        lab.root / "explore.ipynb", "import portfolio as pf", "pf.explore(pf.load('data/samples/dozen'))"
    )
    open_notebook(page, lab, "explore.ipynb")
    run_all(page)
    assert errors(page) == []
    assert page.locator(".pf-keep").count() == 1
    moves_and_compares(page)
    lab.end_kernels()


def test_the_same_through_share_behind_a_token_and_without_taking_code(page: Page, tmp_path: Path) -> None:
    pytest.importorskip("voila", reason="the extra share is not installed")
    with portfolio("share", str(DOZEN), root=tmp_path, home=tmp_path / "home") as server:
        shows_nothing(page, server, "")
        shows_nothing(page, server, "?token=another-token")
        page.goto(f"{server.url}/?token={server.token}", timeout=OPENS_WITHIN)
        moves_and_compares(page)
        assert page.title() == pf.load(DOZEN).name
        assert page.locator(".pf-keep, .pf-decide").count() == 0
        assert str(DOZEN) not in page.content()
        assert "pf.explore" not in page.content()
        assert "it ran" not in page.evaluate(SEND_CODE)
        assert page.evaluate("document.documentElement.lang") == "en"
        page.set_viewport_size({"width": 390, "height": 844})
        assert cut(page) == []
        assert [p for p in operated(page) if not p[1].strip() or p[1] == "null" or not p[2]] == []


def shows_nothing(page: Page, server: Server, query: str) -> None:
    page.goto(f"{server.url}/{query}", timeout=OPENS_WITHIN)
    assert "/login" in page.url
    assert page.locator(".pf-explorer, .jupyter-widgets").count() == 0
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(
            f"{server.url}/api/kernels/00000000-0000-0000-0000-000000000000{query}", timeout=30
        )
    assert refused.value.code == 403


def moves_and_compares(page: Page) -> None:
    case = pf.load(DOZEN)
    page.locator(".pf-funded table").wait_for(timeout=OPENS_WITHIN)
    at_first = shows(page, case, {})
    move(page, "budget", 70)
    less = shows(page, case, {"budget": 70})
    move(page, "apps", 60)
    least = shows(page, case, {"budget": 70, "apps": 60})
    assert at_first != less != least != at_first


def move(page: Page, resource: str, percent: int) -> None:
    """From 100 per cent, with the arrow keys, as one who has no mouse."""
    page.locator(f".pf-knob-{resource} .noUi-handle").focus()
    for _ in range(abs(percent - 100) // 5):
        page.keyboard.press("ArrowLeft" if percent < 100 else "ArrowRight")


def shows(page: Page, case: pf.Case, percents: Mapping[str, int]) -> list[list[str]]:
    """The funded table, which must be what the solver says, once it is proven for where these sliders
    stand.
    """
    told = {resource: per_cent(percent / 100, "en") for resource, percent in percents.items()}
    wanted, found = funded(case, percents), None
    for _ in range(PROVES_WITHIN // 200):
        found = page.evaluate(FUNDED, told)
        if found == wanted:
            break
        page.wait_for_timeout(200)
    assert found == wanted, page.locator(".pf-explorer").inner_text()
    return wanted


def funded(case: pf.Case, percents: Mapping[str, int]) -> list[list[str]]:
    plan = pf.allocate(
        pf.Problem(case).scaled({resource: percent / 100 for resource, percent in percents.items()})
    )
    rows = plan.funded.itertuples()
    return sorted(
        [r.initiative, r.option, stretch(r.start, r.delivery, "en"), points(r.points, "en")] for r in rows
    )
