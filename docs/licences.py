"""Under which licences stand the libraries that come with the package, with its extras and with its
development: ``docs/licences.md``.

``.venv/bin/python docs/licences.py`` writes the page; ``tests/test_licences.py`` says when it is out of date,
and when something joins what the package needs that asks more than to be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PACKAGE = "portfolio-arbitration"
PAGE = Path(__file__).with_name("licences.md")
PERMISSIVE = re.compile(
    r"0BSD|Apache|BSD|CC0|ISC|MIT|Public Domain|PSF|Python Software Foundation|Zlib", re.IGNORECASE
)
_HEAD = """# Licences

<!-- made by docs/licences.py: run it after a change of dependencies -->

The package stands under the MIT licence. What comes with it stands under its own licences, as its makers
state them; the versions are those of `requirements.lock`, on Linux. *Permissive* are those
that ask for no more than to be named: MIT, BSD, Apache, ISC, PSF and their like.
"""


def needed(names: Iterable[str]) -> set[str]:
    """What is installed with these requirements (``name[extra]``): themselves, and all they ask for."""
    wanted: dict[str, set[str]] = {}
    to_do = [(r.name, set(r.extras)) for r in map(Requirement, names)]
    while to_do:
        called, extras = to_do.pop()
        name = canonicalize_name(called)
        if name in wanted and extras <= wanted[name]:
            continue
        wanted.setdefault(name, set()).update(extras)
        for asked in map(Requirement, metadata.requires(name) or ()):
            if asked.marker is None or any(asked.marker.evaluate({"extra": e}) for e in ("", *extras)):
                to_do.append((asked.name, set(asked.extras)))
    return set(wanted)


def licence(name: str) -> str:
    """As its makers state it: the expression, else what they chose of the index's list, else their words."""
    told = metadata.metadata(name)
    chosen = [
        line.rsplit(" :: ", 1)[1]
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    words = (told.get("License") or "").strip().split("\n")[0]
    return told.get("License-Expression") or " or ".join(chosen) or words


def more_than_named(stated: str) -> bool:
    """Whether a licence may ask for more than to be named, or is none. Of several by choice one is enough;
    those that hold together must all be permissive.
    """
    choices = re.split(r"\s+or\s+", stated, flags=re.IGNORECASE)
    return not any(
        all(PERMISSIVE.search(part) for part in re.split(r"\s+and\s+", choice, flags=re.IGNORECASE))
        for choice in choices
    )


def groups() -> dict[str, set[str]]:
    """Each part of what can be installed, and what it alone brings."""
    core = needed([PACKAGE])
    extras = metadata.metadata(PACKAGE).get_all("Provides-Extra") or []
    with_extras = needed(f"{PACKAGE}[{extra}]" for extra in extras)
    every: set[str] = {canonicalize_name(found.name) for found in metadata.distributions()}
    return {
        "With the package": core - {PACKAGE},
        "With its extras": with_extras - core,
        "For its development alone": every - with_extras - core,
    }


def page() -> str:
    """The page: of each part what asks for more than to be named, then the rest by licence."""
    lines = [_HEAD]
    for part, names in groups().items():
        stated = {name: licence(name) or "none stated" for name in sorted(names)}
        more = {name: told for name, told in stated.items() if more_than_named(told)}
        lines += [f"## {part}", "", f"{len(names)} libraries; {len(names) - len(more)} permissive."]
        if more:
            lines += ["", "| not permissive | licence |", "|---|---|"]
            lines += [f"| {name} | {told} |" for name, told in more.items()]
        lines += ["", "| permissive | licence |", "|---|---|"]
        lines += [f"| {name} | {told} |" for name, told in stated.items() if name not in more]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
