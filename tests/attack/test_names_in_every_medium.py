"""Names that are meant to be taken for something else are words in every medium: no formula, link, script or
command to a terminal comes of them, and no line of their own.
"""

from __future__ import annotations

import argparse
import csv
import html
import io
import itertools
import json
import re
import threading
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import matplotlib.pyplot as plt
import mistune
import openpyxl
import pytest
import xlsxwriter
from markdown_it import MarkdownIt
from matplotlib.axes import Axes
from matplotlib.text import Text
from support import pictured
from support.hostile import COMMANDING, MORE, TEXTS, hostile
from support.pictured import DRAWN
from support.written_books import SOFFICE, recalculated

import portfolio as pf
from portfolio.arbitration.record_blocks import Coded, Grid, Heading, Listed, as_markdown
from portfolio.cli import main
from portfolio.cli.command import _parser
from portfolio.explorer import html as pages
from portfolio.explorer.answers import Answers
from portfolio.explorer.parts import labelled
from portfolio.explorer.state import Knobs
from portfolio.plots.brief import as_svg
from portfolio.report import excel_charts
from portfolio.sharing.assistants.answers import Answering
from portfolio.sharing.assistants.held_round import HeldRound
from portfolio.words import text_tables
from portfolio.words.media import SHOWN, Medium, harmless, in_json, one_line

RAW = re.compile(COMMANDING)

pytestmark = pytest.mark.xdist_group("names in every medium")


def assert_no_commands(text: str) -> None:
    found = RAW.search(text)
    assert found is None, f"U+{ord(found[0]):04X} in {text[max(0, found.start() - 40) : found.end() + 40]!r}"


def assert_words_on_a_terminal(text: str) -> None:
    assert_no_commands(text)
    assert not [line for line in text.splitlines() if line.strip(" -│").startswith("FAKED")], text


@pytest.fixture(scope="module", autouse=True)
def unwrapped() -> Iterator[None]:
    """A line is one because somebody ended it, never because it was full."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_tables, "LINE", 1 << 20)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("hostile") / "four"
    hostile("four_initiatives", target, MORE)
    return target


@pytest.fixture(scope="module")
def case(folder: Path) -> pf.Case:
    return pf.load(folder)


@pytest.fixture(scope="module")
def plan(case: pf.Case) -> pf.Allocation:
    return pf.allocate(case)


@pytest.fixture(scope="module")
def table(case: pf.Case) -> pf.Arbitration:
    return pf.arbitrate(case)


@pytest.fixture(scope="module")
def record(table: pf.Arbitration) -> pf.Record:
    return table.record(agreed_by=list(TEXTS))


@pytest.mark.parametrize("text", TEXTS)
def test_each_medium_shows_each_text_as_words(text: str) -> None:
    assert set(SHOWN) == set(Medium)
    for medium, shown in SHOWN.items():
        found = shown(text)
        again = (Medium.MARKDOWN, Medium.HTML, Medium.ATTRIBUTE, Medium.INTERACTIVE)
        assert shown(found) == found or medium in again
        if medium is not Medium.CSV:  # a file of results keeps what it can keep
            assert_no_commands(found)
    assert "\n" not in one_line(text)
    assert json.loads(in_json(text)) == text
    assert_no_commands(in_json(text))


def test_what_is_odd_in_a_name_is_seen() -> None:
    assert harmless("a\x1b[2J\x9b\x7f\u202e\u2066\nb") == "a␛[2J[U+009B]␡[U+202E][U+2066]\nb"
    # what joins letters or parts of a picture says something
    assert one_line("می\u200cخواهم 👩\u200d💻") == "می\u200cخواهم 👩\u200d💻"
    assert one_line("1\u202f000\xa0€") == "1\u202f000\xa0€"


COMMANDS: dict[str, Callable[[Path, Path], Sequence[object]]] = {
    "check": lambda case, _: ["check", case],
    "allocate": lambda case, out: ["allocate", case, "-o", out / "plan"],
    "allocate --json": lambda case, _: ["allocate", case, "--json"],
    "explain": lambda case, _: ["explain", case, "--ranges"],
    "explain --json": lambda case, _: ["explain", case, "--ranges", "--json"],
    "compare": lambda case, _: ["compare", case],
    "levels": lambda case, _: ["levels", case],
    "frontier": lambda case, _: ["frontier", case, "--at", "-10%"],
    "whatif": lambda case, _: ["whatif", case, f"refuse {pf.load(case).initiatives.initiative[1]}"],
    "stability": lambda case, out: ["stability", case, "--near", out / "plan" / "allocation.json"],
    "simulate": lambda case, out: ["simulate", case, "--draws", "4", "-o", out / "sure"],
    "arbitrate": lambda case, out: ["arbitrate", case, "-o", out / "decided"],
    "replay": lambda case, out: ["replay", out / "decided" / "record.json", case],
    "export": lambda case, out: ["export", case, out / "book.xlsx"],
    "export --for": lambda case, out: ["export", case, out / "jira.csv", "--for", "jira"],
    "brief": lambda case, out: [
        *("brief", case, "-o", out / "brief.html", "--draws", "4", "--tables", out / "told")
    ],
    "roll": lambda case, out: [
        *("roll", case, "--to", "2027Q2", "-o", out / "next", "--tables", out / "todo")
    ],
    "import": lambda _, out: ["import", "list", a_list(out), "--budget", "9", "--dry-run"],
    "save": lambda case, out: ["save", case, out / "saved.xlsx"],
    "diff": lambda case, out: ["diff", case, out / "saved.xlsx"],
}


ELSEWHERE = {
    "assess": "answers are numbers",
    "collab": "its pages are JupyterLab's",
    "dictionary": "it shows no case",
    "mcp": "test_an_assistant_is_answered_in_words",
    "new": "it shows no name but of samples",
    "share": "test_pages_hold_no_script_and_no_command",
    "verify": "it quotes a notebook's own cells",
}
"""Commands that show no name of a case, or are asked in another test."""
NEEDS = {"replay": "arbitrate", "diff": "save", "stability": "allocate"}


def a_list(place: Path) -> Path:
    path = place / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["name", "cost", "value", "team"], *([text, n + 1, n + 2, text] for n, text in enumerate(TEXTS))]
        )
    return path


def test_no_command_is_forgotten() -> None:
    (made,) = (a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    assert {name.split()[0] for name in COMMANDS} | {*ELSEWHERE} == {*made.choices}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_name_reaches_a_terminal_raw(
    command: str, folder: Path, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if command in NEEDS and not any(written.iterdir()):  # run alone
        assert main([str(word) for word in COMMANDS[NEEDS[command]](folder, written)]) == 0
        capsys.readouterr()
    code = main([str(word) for word in COMMANDS[command](folder, written)])
    said = capsys.readouterr()
    assert code == 0, said.err
    assert_words_on_a_terminal(said.out)
    assert_words_on_a_terminal(said.err)
    if command.endswith("--json"):
        assert json.loads(said.out)


def test_a_recorded_round_is_the_same_to_a_program(record: pf.Record) -> None:
    assert_no_commands(record.json)
    assert json.loads(record.json)["case"] == record.content["case"]
    assert "\u202e" in record.content["case"]


class _Tags(HTMLParser):
    """The tags of a page, and what their attributes would run or fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.acting: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.acting += [
            (name, value)
            for name, value in attrs
            if name.startswith("on") or (name in ("href", "src") and "x.invalid" in str(value))
        ]
        assert not [value for _, value in attrs if "<span>" in str(value)]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["code"]:  # as it is
            self.texts.append(data)

    @property
    def mathematics(self) -> list[str]:
        """Texts in which a notebook would look for formulas: a sign that stands alone begins none."""
        return [text for text in self.texts if len(text) > 1 and re.search(r"[$\\]", text)]


def markdown_pages(text: str) -> list[str]:
    """What two readers make of Markdown: of the standard, and of what GitHub and notebooks add to it."""
    plain = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    further = mistune.create_markdown(
        escape=False, plugins=["table", "strikethrough", "url", "math", "task_lists"]
    )
    return [plain.render(text), str(further(text))]


@pytest.mark.parametrize(
    "text", [*TEXTS, "---", "a ##", "www.x.invalid", "a\\", "\\[x](y)", "[x]: http://y", "&lt;b>"]
)
def test_a_block_of_markdown_is_what_it_was_made_as(text: str) -> None:
    blocks = [Heading(text, title=True), text, Listed([text, Coded(text, text)]), Grid([text], [[text]])]
    for page in markdown_pages(as_markdown(blocks)):
        found = _Tags(page)
        assert [t for t in found.tags if t not in ("thead", "tbody", "p", "span")] == [
            *("h1", "ul", "li", "li", "code", "table", "tr", "th", "tr", "td")
        ], page
        assert not found.mathematics
        assert 'class="math' not in page
        shown = html.unescape(re.sub("<[^>]*>", "", page)).splitlines()
        assert shown[0].strip() == one_line(text)


def test_a_record_has_no_live_name(record: pf.Record) -> None:
    assert_no_commands(record.markdown)
    for page in markdown_pages(record.markdown):
        found = _Tags(page)
        allowed = {"h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "span"}
        assert set(found.tags) <= allowed
        assert found.tags.count("code") == 2  # the fingerprint and the seal
        assert not found.acting
        rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
        assert all("FAKED" in row or "FAKED" not in re.sub("<[^>]*>", "", row).lstrip()[:5] for row in rows)


def test_a_workbook_runs_and_refers_to_no_name(plan: pf.Allocation, tmp_path: Path) -> None:
    pf.export(plan, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    formulas = [c.value for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    for formula in formulas:
        # a name may stand in a formula as a text between quotation marks
        bare = re.sub(r'"(?:[^"]|"")*"', '""', str(formula))
        assert not [t for t in ("cmd|", "SUM(1)", "Ship it!", "x.invalid", "FAKED") if t in bare], formula
    with zipfile.ZipFile(tmp_path / "book.xlsx") as parts:
        charts = [ET.fromstring(parts.read(n)) for n in parts.namelist() if n.startswith("xl/charts/chart")]
    assert charts
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    for chart in charts:
        for title in chart.iter(f"{space}title"):
            assert title.find(f".//{space}f") is None
        for reference in chart.iter(f"{space}f"):
            sheet, _, cells = str(reference.text).rpartition("!")
            assert sheet.strip("'").replace("''", "'") in book.sheetnames
            assert re.fullmatch(r"[$A-Z0-9:]+", cells)


@pytest.mark.parametrize("name", ["Ship it!Q3", "=Ship it!Q3", "=1+1", "a!$B$2"])
def test_a_chart_is_called_what_its_resource_is(name: str) -> None:
    book = xlsxwriter.Workbook(io.BytesIO())
    page = SimpleNamespace(book=SimpleNamespace(book=book))
    chart = excel_charts._chart(page, {"type": "column"}, name, (400, 200))
    assert (chart.title.name, chart.title.formula) == (name, None)


def test_no_result_of_a_spreadsheet_is_a_formula(folder: Path, written: Path) -> None:
    """Every table that a command above wrote; the inputs of a case are kept as they were written."""
    for command in ("allocate", "simulate", "brief", "roll", "export --for"):
        if not any(written.rglob("*.csv")):  # run alone
            assert main([str(word) for word in COMMANDS[command](folder, written)]) == 0
    files = [p for p in written.rglob("*.csv") if p.parent.name != "next" and p.name != "list.csv"]
    assert len(files) > 2
    for file in files:
        for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")):
            assert not [
                c for c in row if c[:1] in ("=", "@", "\t", "\r") or (c[:2] in ("+1", "-2") and " " in c)
            ]


def test_pages_hold_no_script_and_no_command(
    case: pf.Case, plan: pf.Allocation, table: pf.Arbitration
) -> None:
    found = list(Answers("en")((case, Knobs())))[-1]
    shown = {
        "brief": pf.brief(plan, draws=4).html,
        "explorer": "".join(draw(found, "en") for draw in (pages.left_out, pages.attainment, pages.load)),
        "elsewhere": pages.elsewhere(plan, "en"),
        "plan": plan._repr_html_(),
        "table": table._repr_html_(),
        "reasons": pf.explain(plan)._repr_html_(),
    }
    for name, page in shown.items():
        tags = _Tags(page)
        assert "script" not in tags.tags, name
        assert "img" not in tags.tags, name
        assert not tags.acting, name
        assert name == "brief" or not tags.mathematics, name  # it is a page of its own
        assert_no_commands(page)


def test_an_assistant_is_answered_in_words(folder: Path) -> None:
    answering = Answering(HeldRound(folder))
    for tool in ("check", "allocate", "levels"):
        assert_words_on_a_terminal(answering.answer(tool, {}, threading.Event()).text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_fault_quotes_what_was_found_as_words(plan: pf.Allocation, text: str) -> None:
    with pytest.raises(pf.PortfolioError) as caught:
        pf.explain(plan, text)
    assert_words_on_a_terminal(str(caught.value))
    assert_words_on_a_terminal(caught.value.told("fr"))


@pytest.fixture(scope="module")
def shown() -> SimpleNamespace:
    """What every picture is drawn of, each name one of :data:`TEXTS`."""
    texts = itertools.cycle(TEXTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictured, "invented", lambda *_: next(texts))
        return pictured.made.__wrapped__(44, "en")


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_draws_no_command(name: str, shown: SimpleNamespace) -> None:
    """Every picture there is: :data:`DRAWN` is held to be all of them where pictures are looked at."""
    drawn = DRAWN[name](shown, {})
    figure = (drawn if isinstance(drawn, Axes) else next(iter(drawn))).figure
    figure.canvas.draw()
    for text in figure.findobj(Text):
        assert_no_commands(text.get_text())
        assert not text.get_parse_math() or "$" not in text.get_text()
    svg = io.StringIO()
    figure.savefig(svg, format="svg")
    assert not re.search(r"<(script|image|a)\b", svg.getvalue())
    plt.close("all")


def test_a_document_draws_no_mathematics() -> None:
    """A brief could not be made where an option was called so: its roadmap is no picture of its own."""
    svg = as_svg(lambda ax: ax.text(0, 0, r"$\href{http://x.invalid}{tex}$"), 1.0)
    assert r"$\href{http://x.invalid}{tex}$" in svg


def test_what_a_widget_is_called_is_no_mathematics() -> None:
    assert labelled("R&D\x9b") == {"description": "R&D[U+009B]", "description_allow_html": False}
    for name in (r"$\href{http://x.invalid}{tex}$", r"\(x^2\)", "from $5 to $6 <b>"):
        found = labelled(name)
        assert found["description_allow_html"]
        assert not _Tags(found["description"]).mathematics
        assert html.unescape(re.sub("<[^>]*>", "", found["description"])) == name


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_no_name_runs_in_libreoffice(plan: pf.Allocation, tmp_path: Path) -> None:
    """Reckoned again by another suite, every cell that held a name holds it; none is an error or a link."""
    pf.export(plan, tmp_path / "book.xlsx")
    before = openpyxl.load_workbook(tmp_path / "book.xlsx", data_only=False)
    after = recalculated(tmp_path / "book.xlsx", tmp_path)
    names = 0
    for sheet in before:
        for cell in (c for row in sheet.iter_rows() for c in row):
            there = after[sheet.title][cell.coordinate]
            assert there.data_type != "e", (sheet.title, cell.coordinate, cell.value)
            assert there.hyperlink is None or not str(there.hyperlink.target or "").startswith("http")
            if cell.data_type == "s" and str(cell.value).startswith(("=", "+", "@", "-")):
                assert there.value == cell.value
                names += 1
    assert names


def test_nothing_in_the_package_goes_past_the_one_place() -> None:
    for path in Path(pf.__file__).parent.rglob("*.py"):
        if path.name != "media.py":
            source = path.read_text(encoding="utf-8")
            assert not re.search(r"html\.escape|from html import|markupsafe import escape", source), path
