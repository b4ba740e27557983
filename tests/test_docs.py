"""What the pages say stays true: names, paths, links and declared words exist, examples and pictures are
today's.
"""

from __future__ import annotations

import doctest
import importlib
import inspect
import pydoc
import re
from functools import cache
from pathlib import Path

import floors
import limits
import pytest

import portfolio as pf
from portfolio.arbitration.compromises import COMPROMISES
from portfolio.model.constraints import Kind
from portfolio.model.levels import LEVELS
from portfolio.tables.schema import SCHEMA

ROOT = Path(__file__).parents[1]
PAGES = [
    *sorted(p for p in (ROOT / "docs").rglob("*.md") if "site" not in p.relative_to(ROOT).parts),
    *(ROOT / f"{n}.md" for n in ("README", "README.fr", "CONTRIBUTING", "SECURITY")),
]
DECISIONS = ROOT / "DECISIONS.md"
MODEL, GLOSSARY = ROOT / "docs/model.md", ROOT / "docs/glossary.md"
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
MATHS = re.compile(r"\$`[^`\n]*`\$")
SPAN = re.compile(r"`([^`\n]+)`")
FILES = {"toml", "csv", "xlsx", "md", "py", "json", "html", "svg", "png", "pdf", "ipynb", "cfg", "j2", "css"}
FOLDERS = ("portfolio/", "tests/", "docs/", "benchmarks/", "data/", "notebooks/", ".ci/")
by_page = pytest.mark.parametrize("page", [*PAGES, DECISIONS], ids=lambda p: p.relative_to(ROOT).as_posix())


@cache
def prose(page: Path) -> str:
    return MATHS.sub("", FENCED.sub("", page.read_text(encoding="utf-8")))


def blocks(page: Path, language: str) -> list[str]:
    return [text for kind, text in FENCED.findall(page.read_text(encoding="utf-8")) if kind == language]


def spans(page: Path) -> list[str]:
    return SPAN.findall(prose(page))


def exists(name: str) -> bool:
    """Whether a dotted name is a module of the package or something in one; a field of a class will do."""
    parts = name.split(".")
    if parts[0] not in floors.rooms():
        return False
    if parts[0] == "case" and parts[1:] and parts[1] in SCHEMA:
        return True  # a table of some case
    place = next(
        n
        for n in range(len(parts), 0, -1)
        if n == 1 or f"portfolio.{'.'.join(parts[:n])}" in floors.modules()
    )
    return has(importlib.import_module(f"portfolio.{'.'.join(parts[:place])}"), ".".join(parts[place:]))


def has(place: object, name: str) -> bool:
    """Whether something has that attribute, or declares it as a field."""
    for part in filter(None, name.split(".")):
        if not hasattr(place, part):
            return part in getattr(place, "__annotations__", {})
        place = getattr(place, part)
    return True


@by_page
def test_names_of_the_package_exist(page: Path) -> None:
    said = [s.removeprefix("portfolio.") for s in spans(page) if re.fullmatch(r"\w+(\.\w+)+", s)]
    ours = [s for s in said if s.split(".")[0] in floors.rooms() and s.rpartition(".")[2] not in FILES]
    assert [name for name in ours if not exists(name)] == []
    public = re.findall(r"\bpf\.(\w+)", page.read_text(encoding="utf-8"))
    assert [name for name in public if not hasattr(pf, name)] == []


@by_page
def test_paths_exist(page: Path) -> None:
    said = {s for s in spans(page) if s.startswith(FOLDERS) and not re.search(r"[…<>A-Z]{3}|[\s…]", s)}
    assert sorted(s for s in said if not [*ROOT.glob(s.rstrip("/"))]) == []
    bare = {s for s in spans(page) if re.fullmatch(r"\w+\.py", s)}
    assert bare <= {p.name for folder in FOLDERS for p in (ROOT / folder).rglob("*.py")}


@by_page
def test_links_lead_somewhere(page: Path) -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", prose(page)) if "://" not in link]
    assert [link for link in links if link and not (page.parent / link).exists()] == []


@by_page
def test_python_in_it_can_be_read(page: Path) -> None:
    for text in blocks(page, "python"):
        compile(text, str(page), "exec")


@pytest.mark.parametrize(
    "page", [p for p in PAGES if blocks(p, "pycon")], ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_sessions_in_it_run(page: Path) -> None:
    text = "\n".join(blocks(page, "pycon"))
    runner = doctest.DocTestRunner()
    report: list[str] = []
    runner.run(doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0), out=report.append)
    assert not runner.failures, "".join(report)


def rows(page: Path, table: str) -> list[list[str]]:
    """The cells of a table that stands between two marks."""
    inside = re.search(
        rf"<!-- {table} -->\n(.*?)<!-- end of {table} -->", page.read_text(encoding="utf-8"), re.DOTALL
    )
    assert inside, f"{page.name} has no table {table}"
    lines = [line for line in inside[1].splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def named(page: Path, table: str) -> list[str]:
    """What stands in code spans in a table's first column."""
    return [name for row in rows(page, table) for name in SPAN.findall(row[0])]


def test_the_model_says_every_kind_of_constraint_level_and_compromise() -> None:
    assert set(named(MODEL, "kinds")) == set(Kind)
    assert named(MODEL, "compromises") == list(COMPROMISES)
    assert [int(row[0][0]) for row in rows(MODEL, "levels")] == list(LEVELS)


def glossary() -> list[list[str]]:
    tables = re.findall(r"^<!-- (\w+) -->$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    return [row for table in tables for row in rows(GLOSSARY, table)]


def test_the_glossary_has_one_meaning_a_word() -> None:
    for column, what in ((0, "plain word"), (1, "term")):
        said = [word.strip() for row in glossary() for word in row[column].split("·") if word.strip("– ")]
        assert sorted({w for w in said if said.count(w) > 1}) == [], f"twice as {what}"
    assert all(len(row) == 4 and row[3] for row in glossary())


def test_the_glossary_has_every_kind_of_constraint_and_compromise() -> None:
    said = {name for row in glossary() for name in SPAN.findall(" ".join(row[:2]))}
    assert {*Kind, *COMPROMISES} - said == set()


def test_the_floors_are_those_of_the_imports() -> None:
    assert floors.PICTURE.read_text(encoding="utf-8") == floors.picture(), "run docs/floors.py"
    assert floors.PAGE.read_text(encoding="utf-8") == floors.page(), "run docs/floors.py"


def test_the_limits_are_those_of_the_code() -> None:
    assert limits.PAGE.read_text(encoding="utf-8") == limits.page(), "run docs/limits.py"
    assert "| 30 MB |" in limits.table()


def test_every_public_class_and_function_shows_an_example() -> None:
    public = [getattr(pf, name) for name in pf.__all__]
    public += [getattr(pf.plots, name) for name in pf.plots.__all__]
    assert [o.__name__ for o in public if not inspect.ismodule(o) and ">>>" not in pydoc.getdoc(o)] == []


def test_decisions_stand_by_room_each_with_its_number() -> None:
    text = DECISIONS.read_text(encoding="utf-8")
    numbers = [int(n) for n in re.findall(r"^\*\*(\d+)\*\* · ", text, re.MULTILINE)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert {int(n) for n in re.findall(r"\((?:see|replaces) (\d+)\)", text)} <= set(numbers)
    headings = [h.split("/")[0] for h in re.findall(r"^## `([\w/]+)`$", text, re.MULTILINE)]
    assert headings == sorted(headings, key=floors.rooms().index)


def test_contributing_stays_readable() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 150


@pytest.mark.parametrize("name", floors.modules())
def test_docstrings_refer_to_what_is_there(name: str) -> None:
    """Targets of roles such as :func:`portfolio.allocate`, and paths of files."""
    text = floors.modules()[name].read_text(encoding="utf-8")
    paths = re.findall(r"(?<![\w/])(?:portfolio|tests|docs|benchmarks|data)/[\w/.-]*\w", text)
    assert [p for p in paths if not (ROOT / p).exists()] == []
    module = importlib.import_module(name)
    places = [module, *(c for _, c in inspect.getmembers(module, inspect.isclass))]
    for target in re.findall(r":(?:func|meth|class|attr|mod):`([\w.]+)`", text):
        own = target.removeprefix("portfolio.")
        assert any(has(place, own) for place in (pf, *places)) or exists(own), f"{name}: {target}"
