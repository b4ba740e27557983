"""How the explorer is laid out at any width (``explorer.css``), and what names the parts that ipywidgets
leaves without a name (``explorer.js``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import ipywidgets as widgets


@cache
def _written(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def rules(periods: int) -> str:
    """The style sheet, with where a bar of so many periods can begin and how long it can be."""
    places = [f".pf-explorer .pf-from-{k} {{--from: {k}}}" for k in range(periods)]
    places += [f".pf-explorer .pf-for-{k} {{--for: {k}}}" for k in range(1, periods + 1)]
    every = f".pf-explorer {{--count: {periods}}}"
    return f"<style>{_written('explorer.css')}{'\n'.join([every, *places])}</style>"


def namer(within: str, names: Mapping[str, Sequence[str]], language: str) -> Any:
    """A widget that names parts of what has a class, and says its language.

    Parameters
    ----------
    within : str
        The class of the whole.
    names : mapping of str to sequence of str
        By selector: the names of the first such part, the second, …
    language : str
    """
    given = (f".{within}", {where: list(called) for where, called in names.items()}, language)
    code = f"({_written('explorer.js')})({', '.join(map(json.dumps, given))})"
    shown = {
        "output_type": "display_data",
        "data": {"application/javascript": code, "text/plain": ""},
        "metadata": {},
    }
    return widgets.Output(outputs=(shown,), layout={"height": "0", "overflow": "hidden"})
