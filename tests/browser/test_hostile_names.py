"""Names that are meant to be taken for something else, in every field of a case, where a browser shows them:
nothing of them runs, leads anywhere, is drawn as mathematics or acts on the text beside it.
"""

from __future__ import annotations

import contextlib
import csv
import json
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser.lab import OPENS_WITHIN, errors, open_notebook, run_all, write_notebook
from browser.servers import Server, portfolio
from support.displayed import bundle, displayed, showing
from support.hostile import AT_ONCE, COMMANDING, everywhere

import portfolio as pf

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hostile names")]
# all that a name could have become in a part of a page; what people read, and what is read out to them
BECAME = """([where, commanding]) => {
    const box = document.querySelector(where), out = [], bad = new RegExp(commanding, 'u');
    const all = [box, ...box.querySelectorAll('*')];
    for (const e of all) {
        const is = e.tagName.toLowerCase();
        if (is.startsWith('mjx-') || is == 'math' || e.matches('.MathJax, .katex')) out.push(`mathematics: ${e.textContent.slice(0, 60)}`);
        for (const {name, value} of e.attributes) {
            if (name.startsWith('on') && value) out.push(`${is} ${name}=${value.slice(0, 60)}`);
            if (['href', 'src', 'action', 'xlink:href'].includes(name) && value[0] != '#' && /invalid|alert|mailto/.test(value)) out.push(`${is} ${name}=${value.slice(0, 60)}`);
            if (['title', 'aria-label', 'placeholder', 'alt', 'data-of', 'data-label'].includes(name)) {
                if (bad.test(value)) out.push(`raw in ${is} ${name}`);
                if (/<span>/.test(value)) out.push(`markup in ${is} ${name}`);
            }
        }
        if (is == 'iframe' && e.contentDocument && e.contentDocument.querySelector('script, img, [onerror], a[href^=http]')) out.push('alive in iframe');
        for (const node of e.childNodes) if (node.nodeType == 3 && !['style', 'script'].includes(is)) {
            const found = node.data != '\u200b' && node.data.match(bad);  // which ipywidgets sets where nothing is
            if (found) out.push(`raw U+${found[0].codePointAt(0).toString(16)} in ${is}.${e.className}: ${node.data.slice(Math.max(0, found.index - 30), found.index + 30)}`);
        }
    }
    if (window.__hit !== undefined) out.push('a script ran');
    return [...new Set(out)];
}"""
# all that the texts say beside what is turned into a sign, letter by letter
WHOLE = """([where, wanted]) => {
    const text = document.querySelector(where).textContent.replace(/[\\s\\u200b]+/g, '');
    return text.split(wanted.replace(/\\s+/g, '')).length - 1;
}"""
POINTED_AT = "document.getElementById('picture').data.map(t => t.hovertext ? t.hovertext.length : 0)"
POINT_AT = "([curveNumber, pointNumber]) => Plotly.Fx.hover('picture', [{curveNumber, pointNumber}])"
PLAIN = "{{7*7}} ${7*7} {%7%} me@x.invalid www.x.invalid http://x.invalid"
"""The end of every text."""


@dataclass
class Watch:
    """What a page does that it should not."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def _dialog(self, dialog: Any) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Any) -> None:
        if any(word in request.url for word in ("invalid", "alert", "calc")):
            self.faults.append(request.url)

    def found(self, where: str = "body") -> list[str]:
        became: list[str] = self.page.evaluate(BECAME, [where, COMMANDING])
        return self.faults + became

    def whole(self, where: str = "body") -> int:
        """How often a text is read whole."""
        count: int = self.page.evaluate(WHOLE, [where, PLAIN])
        return count


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("hostile") / "case"
    everywhere(target)
    return target


@pytest.fixture(scope="module")
def shown(folder: Path) -> Iterator[dict[str, Any]]:
    a_list = folder.parent / "list.csv"
    with a_list.open("w", encoding="utf-8", newline="") as file:
        rows = [[f"{AT_ONCE} {n}", n + 1, n + 2, AT_ONCE] for n in range(4)]
        csv.writer(file).writerows([["name", "cost", "value", "team"], *rows])
    found = displayed(pf.load(folder), a_list)
    yield found
    found["explorer"].close()


def test_the_brief(watch: Watch, shown: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text(shown["brief"].html, encoding="utf-8")
    watch.page.goto((tmp_path / "brief.html").as_uri())
    assert watch.found() == []
    assert watch.whole() > 20


PICTURES = ("frontier", "core", "parties", "roadmap")


@pytest.mark.parametrize("picture", PICTURES)
def test_an_interactive_picture(watch: Watch, shown: dict[str, Any], tmp_path: Path, picture: str) -> None:
    pytest.importorskip("plotly", reason="the extra interactive is not installed")
    watch.page.goto(shown[f"interactive {picture}"].save(tmp_path / "picture.html").as_uri())
    watch.page.locator("#picture .main-svg").first.wait_for()
    assert watch.found() == []
    assert watch.whole() > 1
    told = 0
    for curve, points in enumerate(watch.page.evaluate(POINTED_AT)):
        for point in range(min(points, 12)):
            watch.page.evaluate(POINT_AT, [curve, point])
            said = watch.page.locator("#picture .hoverlayer").text_content() or ""
            told += "invalid" in said
            assert watch.found("#picture") == []
    assert told or picture == "core"  # names so long leave its bars no room


def test_a_document_on_paper_leads_nowhere(tmp_path: Path) -> None:
    """A brief as PDF: nothing in it opens, runs or holds another file; its words are words."""
    pytest.importorskip("weasyprint", reason="the extra pdf, or Pango, is not installed", exc_type=OSError)
    attack = (
        "<a href='http://x.invalid'>x</a> https://x.invalid/live me@x.invalid javascript:alert(1) $x$ \x9b"
    )
    document = pf.brief(pf.allocate(everywhere(tmp_path / "case", attack)), draws=4).pdf
    held = [document.partition(b"stream")[0]]
    for part in re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        with contextlib.suppress(zlib.error):
            held.append(zlib.decompress(part))
    objects = b"".join(held)
    assert b"/Annot" in objects  # it leads from its contents to its sections
    for word in (
        b"/URI",
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/OpenAction",
        b"/EmbeddedFile",
        b"/SubmitForm",
    ):
        assert word not in objects
    if shutil.which("pdftotext"):
        (tmp_path / "brief.pdf").write_bytes(document)
        said = subprocess.run(["pdftotext", tmp_path / "brief.pdf", "-"], capture_output=True, check=True)
        text = said.stdout.decode()
        assert text.count("javascript:alert(1)") > 20
        assert re.search(COMMANDING.replace(r"\u000b-\u001f", r"\u000b\u000e-\u001f"), text) is None


def test_all_that_shows_itself_in_jupyterlab(lab: Server, watch: Watch, shown: dict[str, Any]) -> None:
    assert showing() <= {type(of).__name__ for of in shown.values()}
    bundles = {name: bundle(of) for name, of in shown.items() if name not in ("explorer", "form")}
    (lab.root / "bundles.json").write_text(json.dumps(bundles), encoding="utf-8")
    cells = [f"display(bundles[{name!r}], raw=True)" for name in bundles]
    first = "import json\nbundles = json.load(open('bundles.json', encoding='utf-8'))"
    write_notebook(lab.root / "shown.ipynb", first, *cells)
    open_notebook(watch.page, lab, "shown.ipynb")
    run_all(watch.page)
    assert errors(watch.page) == []
    watch.page.wait_for_timeout(1000)  # what is set as mathematics is so after a moment
    outputs = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook"
    assert watch.found(outputs) == []
    assert watch.whole(outputs) > 300
    lab.end_kernels()


def test_the_explorer_in_jupyterlab(lab: Server, watch: Watch, folder: Path) -> None:
    cell = f"import portfolio as pf\npf.explore(pf.load({str(folder)!r}))"
    write_notebook(lab.root / "hostile.ipynb", cell)
    open_notebook(watch.page, lab, "hostile.ipynb")
    run_all(watch.page)
    assert errors(watch.page) == []
    looked_at(watch)
    lab.end_kernels()


def test_what_is_shared(watch: Watch, folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("voila", reason="the extra share is not installed")
    with portfolio("share", str(folder), root=tmp_path, home=tmp_path / "home") as server:
        watch.page.goto(f"{server.url}/?token={server.token}", timeout=OPENS_WITHIN)
        looked_at(watch)
        assert "FAKED" in watch.page.title()


def looked_at(watch: Watch) -> None:
    """Every page of the explorer, and a bar that is chosen."""
    page = watch.page
    page.locator(".pf-funded table[data-state=proven]").wait_for(timeout=OPENS_WITHIN)
    for tab in page.locator(".pf-explorer .lm-TabBar-tab").all():
        tab.click()
        page.wait_for_timeout(150)
        assert watch.found(".pf-explorer") == []
    page.locator(".pf-explorer .lm-TabBar-tab").filter(has_text="Roadmap").click()
    page.locator(".pf-bar").first.click()
    page.locator(".pf-line-told").get_by_text("name").first.wait_for(timeout=OPENS_WITHIN)
    assert watch.found() == []
    assert watch.whole(".pf-explorer") > 20
