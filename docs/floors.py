"""Which room imports which, read off the source: how many floors the house has, and the picture of them.

``.venv/bin/python docs/floors.py`` writes the picture, ``docs/floors.svg``, and the figures in
``docs/architecture.md``; ``tests/test_docs.py`` says when they are out of date. Imports inside functions and
those for types alone count like any other.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "portfolio"
PICTURE = Path(__file__).with_name("floors.svg")
PAGE = Path(__file__).with_name("architecture.md")
FIGURES = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- end of floors -->)", re.DOTALL)


def rooms() -> list[str]:
    """The rooms from the ground up, as the package's docstring lists them."""
    said = ast.get_docstring(ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))) or ""
    return re.findall(r"``(\w+)``\s+\(", said)


@cache
def modules() -> dict[str, Path]:
    """Every module of the package but the package itself, by its dotted name."""
    paths = [p for p in sorted(PACKAGE.rglob("*.py")) if p != PACKAGE / "__init__.py"]
    return {
        ".".join(("portfolio", *p.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): p
        for p in paths
    }


def room(module: str) -> str:
    """The room that a module stands in."""
    return module.split(".")[1]


@cache
def imported(path: Path) -> tuple[str, ...]:
    """The modules that a file imports anywhere in it; where it takes modules out of a folder, these alone."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module
            inside = {f"{node.module}.{a.name}" for a in node.names}
            found += sorted(inside & modules().keys())
            if node.module == "portfolio" or not inside <= modules().keys():
                found.append(node.module)
    return tuple(found)


@cache
def arrows() -> dict[str, set[str]]:
    """By room, the other rooms that it imports."""
    found: dict[str, set[str]] = {name: set() for name in rooms()}
    for name, path in modules().items():
        found[room(name)] |= {room(other) for other in imported(path) if other in modules()} - {room(name)}
    return found


def floors() -> list[list[str]]:
    """The rooms by the longest chain of imports below them, those that import no other first."""
    below, height = arrows(), {}
    for name in TopologicalSorter(below).static_order():
        height[name] = 1 + max((height[other] for other in below[name]), default=-1)
    return [[r for r in rooms() if height[r] == n] for n in range(1 + max(height.values()))]


def direct() -> list[tuple[str, str]]:
    """The arrows that no chain of other arrows stands for: what the picture shows."""
    below = arrows()
    reached: dict[str, set[str]] = {}
    for name in TopologicalSorter(below).static_order():
        reached[name] = below[name].union(*(reached[other] for other in below[name]))
    return [
        (name, other)
        for name in rooms()
        for other in rooms()
        if other in below[name] and not any(other in reached[via] for via in below[name] - {other})
    ]


def figures() -> str:
    """How tall the house is and how much of it hangs together, as a sentence and a table."""
    count, told = sum(map(len, arrows().values())), floors()
    lines = [
        f"{len(rooms())} rooms on {len(told)} floors, {count} arrows between rooms. The picture shows the",
        f"{len(direct())} that no chain of others stands for; a room stands one floor above the highest",
        "that it imports.",
        "",
        "| floor | rooms |",
        "|---:|---|",
        *(f"| {n} | {', '.join(f'`{r}`' for r in told[n])} |" for n in reversed(range(len(told)))),
    ]
    return "\n".join(lines) + "\n"


def picture() -> str:
    """The floors as SVG: rooms as boxes, the ground at the bottom, an arrow from each to those it imports."""
    told, wide, tall, step = floors(), 110, 28, 66
    width = max(map(len, told)) * (wide + 90) + 60
    height = len(told) * step + 20
    # odd floors stand a little aside, so that no arrow runs behind a room straight below
    place = {
        name: ((width - 60) * (2 * k + 1) / (2 * len(row)) + 15 + 30 * (n % 2), height - 42 - n * step)
        for n, row in enumerate(told)
        for k, name in enumerate(row)
    }
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"'
        ' font-size="13" text-anchor="middle">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for name, other in direct():
        (x, y), (u, v) = place[name], place[other]
        parts.append(
            f'<path d="M{x:.0f} {y + tall / 2:.0f}C{x:.0f} {y + 40:.0f} {u:.0f} {v - 40:.0f} {u:.0f}'
            f' {v - tall / 2:.0f}" fill="none" stroke="#9fb4c4"/>'
        )
    for name, (x, y) in place.items():
        parts.append(
            f'<rect x="{x - wide / 2:.0f}" y="{y - tall / 2:.0f}" width="{wide}" height="{tall}" rx="5"'
            ' fill="#eaf2f8" stroke="#2f6f9f"/>'
        )
        parts.append(f'<text x="{x:.0f}" y="{y + 4.5:.1f}" fill="#16324a">{name}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def page() -> str:
    """The page on the architecture with today's figures."""
    return FIGURES.sub(lambda _: figures(), PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
