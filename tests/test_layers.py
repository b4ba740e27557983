"""The rooms keep their order, and each outside library its one gate."""

from __future__ import annotations

import subprocess
import sys

import pytest
from floors import imported, modules, room, rooms

ORDER = rooms()
GATES = {
    "pulp": {"allocator"},
    "highspy": {"solver"},
    "scipy": {"robustness"},
    "joblib": {"allocator"},
    "distributed": set(),
    "dask": set(),
    "matplotlib": {"plots"},
    "seaborn": {"plots"},
    "python_calamine": {"loaders"},
    "xlsxwriter": {"loaders", "report"},
    "openpyxl": {"loaders"},
    "jinja2": {"report"},
    "markupsafe": {"report"},
    "babel": {"report", "tables"},
    "weasyprint": {"report"},
    "ipywidgets": {"explorer"},
    "nbformat": {"cli"},
    "nbclient": {"cli"},
}


def test_every_module_stands_in_the_list_of_rooms() -> None:
    assert {room(name) for name in modules()} == set(ORDER)


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
