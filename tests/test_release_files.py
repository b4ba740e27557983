"""What a release is made of says the same everywhere: versions, what is needed, whom to cite."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CALLED = {"matplotlib-base": "matplotlib", "seaborn-base": "seaborn"}
"""What conda calls otherwise."""
PROMISED = {"jupyterlab", "nbval", "pytest"}
"""What is direct though nothing may import it: whoever installs the package gets a whole Jupyter toolkit."""
IMPORTED_AS = {"python-calamine": "python_calamine", "lazy-loader": "lazy_loader", "tomli-w": "tomli_w"}


def named(requirement: str) -> tuple[str, str]:
    """What a requirement names, without its extras, and which versions."""
    found = re.match(r"([\w-]+)(?:\[[\w,]+\])?\s*(.*)$", requirement)
    assert found
    return CALLED.get(found[1], found[1]), found[2]


def recipe() -> dict[str, Any]:
    text = (ROOT / "conda" / "recipe.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def test_the_version_is_one() -> None:
    version = PROJECT["version"]
    assert recipe()["context"]["version"] == version
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version
    assert (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1].startswith(version)


def test_conda_asks_for_what_pip_does() -> None:
    asked = dict(map(named, PROJECT["dependencies"]))
    run = dict(map(named, recipe()["requirements"]["run"]))
    assert run.pop("python") == PROJECT["requires-python"]
    assert run == asked
    assert recipe()["build"]["python"]["entry_points"] == [f"portfolio = {PROJECT['scripts']['portfolio']}"]


def test_the_citation_names_nobody_but_the_licence_s_own_authors() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert all(author["name"] in licence for author in citation["authors"])
    assert citation["license"] == PROJECT["license"]


@cache
def imports() -> set[str]:
    """Every library that the package imports anywhere."""
    found: set[str] = set()
    for path in (ROOT / "portfolio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {a.name.split(".")[0] for a in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("name", [named(r)[0] for r in PROJECT["dependencies"]])
def test_what_is_asked_for_is_imported(name: str) -> None:
    assert IMPORTED_AS.get(name, name) in imports() or name in PROMISED
