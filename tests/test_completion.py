"""What a notebook shows after ``pf.`` and Tab: asked of the completer that it has, in a process that has
loaded nothing else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from importlib.metadata import version

import portfolio as pf

_ASKED = """
import json, sys
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell("import portfolio as pf")
# what is shown is told here however busy the machine is; in a notebook the completer gives up after 0.4 s
shell.Completer.jedi_compute_type_timeout = 120_000
found = {}
for code in ("pf.", "pf.plots."):
    with provisionalcompleter():
        found[code] = {c.text: c.type for c in shell.Completer.completions(code, len(code))}
    found[code + "loaded"] = [m for m in ("pandas", "matplotlib", "scipy", "seaborn") if m in sys.modules]
print(json.dumps(found))
"""


@cache
def completions() -> dict[str, dict[str, str]]:
    told = subprocess.run(
        [sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True, timeout=300
    )
    return json.loads(told.stdout.splitlines()[-1])


def test_every_name_is_shown_as_what_it_is() -> None:
    found = completions()["pf."]
    assert set(found) == set(pf.__all__) - {"__version__"}
    kinds = {name: kind for name, kind in found.items() if name != "plots"}
    assert found["plots"] == "module"
    assert {n for n, kind in kinds.items() if kind == "class"} == {n for n in kinds if n[0].isupper()}
    assert {n for n, kind in kinds.items() if kind == "function"} == {n for n in kinds if n[0].islower()}


def test_only_pictures_are_offered_of_plots() -> None:
    found = completions()["pf.plots."]
    assert found == dict.fromkeys(pf.plots.__all__, "function")


def test_what_a_name_is_is_found_without_loading_what_it_needs() -> None:
    """Else the 0.4 s which a notebook gives its completer are gone after a few names."""
    assert completions()["pf.loaded"] == []


def test_the_package_tells_its_version() -> None:
    assert pf.__version__ == version("portfolio-arbitration")
