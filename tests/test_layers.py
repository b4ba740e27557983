"""The rooms keep their order, and each outside library its one gate."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from floors import PACKAGE, imported, modules, room, rooms

ORDER = rooms()
GATES = {
    "pulp": {"allocator"},
    "highspy": {"solver"},
    "scipy": {"case", "explanation", "model", "robustness"},
    "joblib": {"allocator"},
    "distributed": {"allocator"},
    "dask": set(),
    "matplotlib": {"plots"},
    "seaborn": {"plots"},
    "python_calamine": {"loaders"},
    "xlsxwriter": {"loaders", "report"},
    "openpyxl": {"loaders"},
    "sqlalchemy": {"loaders"},
    "psycopg": set(),
    "narwhals": {"loaders", "tables"},
    "jinja2": {"report"},
    "markupsafe": {"report"},
    "babel": {"report", "tables"},
    "weasyprint": {"report"},
    "ipywidgets": {"explorer"},
    "nbformat": {"cli"},
    "nbclient": {"cli"},
    "mcp": {"sharing"},
    "plotly": {"plots"},
    "anyio": {"sharing"},
    "jupyter_server": {"sharing"},
    "tornado": {"sharing"},
    "traitlets": {"sharing"},
    "voila": {"sharing"},
}


def test_every_module_stands_in_the_list_of_rooms() -> None:
    assert {room(name) for name in modules()} == set(ORDER)


FOLDERS = [p.parent for p in sorted(PACKAGE.rglob("__init__.py")) if p.parent != PACKAGE]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_folder_says_what_is_in_it(folder: Path) -> None:
    """A file that its folder's docstring does not name is found by nobody."""
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    inside = {p.stem for p in folder.glob("*.py")} | {p.parent.name for p in folder.glob("*/__init__.py")}
    assert inside - {"__init__"} - set(re.findall(r"``(\w+)/?``", text)) == set(), "unsaid"
    assert set(re.findall(r"``(\w+)/?``(?= \()", text)) - inside == set(), "not there"


@pytest.mark.parametrize("name", modules())
def test_a_room_imports_only_rooms_before_it_and_libraries_at_their_gate(name: str) -> None:
    for other in imported(modules()[name]):
        top, *rest = other.split(".")
        assert room(name) in GATES.get(top, {room(name)}), f"{name} imports {other}"
        if top == "portfolio":
            assert rest, f"{name} imports the package, not a module of it"
            assert rest[0] == room(name) or ORDER.index(rest[0]) < ORDER.index(room(name)), (
                f"{name} imports {other}"
            )


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, portfolio; print([m for m in ('pandas', 'numpy', 'pulp', 'highspy', 'matplotlib') if m"
        " in sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )


DOMAIN = re.compile(
    r"(?<![a-z])(initiatives?|portfolios?|key[ _]results?|budgets?|cases?|impact|plans?|funded|points?"
    r"|mandates?|mandatory|synerg(?:y|ies)|resources?|periods?|questions?|yes/no|euros?|EUR)(?![a-z])",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", sorted((PACKAGE / "solver").glob("*.py")), ids=lambda p: p.name)
def test_the_solver_says_not_one_word_of_the_domain(path: Path) -> None:
    """It knows variables, groups and rows: code, comments and docstrings, but for the names of modules."""
    text = re.sub(r"\bportfolio\.[\w.]+", "", path.read_text(encoding="utf-8"))
    said = [(n, m[0]) for n, line in enumerate(text.splitlines(), 1) for m in DOMAIN.finditer(line)]
    assert not said


def test_no_module_imports_itself_by_way_of_others_lazily_or_for_types_alone() -> None:
    """Imports inside functions and under ``TYPE_CHECKING`` count like any other."""
    graph = {name: {o for o in imported(path) if o in modules()} for name, path in modules().items()}
    TopologicalSorter(graph).prepare()  # names the circle


BESIDE = [p for folder in ("benchmarks", "docs") for p in sorted((PACKAGE.parent / folder).glob("*.py"))]


@pytest.mark.parametrize("path", BESIDE, ids=lambda p: p.name)
def test_scripts_import_what_is_there(path: Path) -> None:
    """They are not type-checked and run seldom: a name that moved would be found too late."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "portfolio":
            module = importlib.import_module(node.module or "")
            inside = {f"{node.module}.{a.name}" for a in node.names if not hasattr(module, a.name)}
            assert inside <= modules().keys()


def test_what_benchmarks_watch_is_there() -> None:
    watched = 0
    for path in BESIDE:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        given: dict[str, object] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("portfolio"):
                module = importlib.import_module(node.module or "")
                for a in node.names:
                    own = f"{node.module}.{a.name}"
                    given[a.name] = (
                        importlib.import_module(own) if own in modules() else getattr(module, a.name)
                    )
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "watched":
                owner, name = node.args[1], ast.literal_eval(node.args[2])
                first, *rest = ast.unparse(owner).split(".")
                found = given[first]
                for part in (*rest, name):
                    found = getattr(found, part)
                watched += 1
    assert watched > 5


def test_scripts_do_not_import_one_another_in_a_circle() -> None:
    names = {path.stem for path in BESIDE}
    TopologicalSorter({p.stem: names & set(imported(p)) for p in BESIDE}).prepare()


def test_nothing_is_imported_by_a_name_made_at_run_time_but_a_language() -> None:
    """What a text names is seen by no test of the order of rooms, nor by a type checker."""
    made = re.compile(r"import_module|__import__")
    found = {
        p.relative_to(PACKAGE).as_posix()
        for p in PACKAGE.rglob("*.py")
        if made.search(p.read_text(encoding="utf-8"))
    }
    assert found == {"words/languages.py"}
    assert not any(name.startswith("portfolio") for name in imported(PACKAGE / "__init__.py"))
