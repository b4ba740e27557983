"""The gallery: every picture of ``pf.plots``, the line that draws it, and its table.

Pictures are those that the notebooks recorded; the few that no notebook shows are drawn here, of a sample
that is answered at once.
"""

from __future__ import annotations

import base64
import html
import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import portfolio as pf

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
_OF_BRIEF = (
    "from portfolio.plots.style import objective_colours\n\n"
    "colours, frames = objective_colours(case), pf.brief(plan, draws=8).frames"
)
DRAWN_HERE: dict[str, tuple[str, str, str]] = {
    "why": (
        "told = pf.explain(plan)",
        "pf.plots.why(told)",
        "told[['replacement_cost', 'price', 'instead']]",
    ),
    "delays": ("late = pf.delays(plan)", "pf.plots.delays(late, case=case)", "late"),
    "outlook": ("sure = pf.simulate(case, draws=16)", "pf.plots.outlook(sure.outlook)", "sure.outlook"),
    "protection": (
        "safe = pf.protection(case, draws=8)",
        "pf.plots.protection(safe)",
        "safe.curve",
    ),
    "ladder": (
        "asked = pf.questionnaire().itertuples()\n"
        "placed = pf.assess({row.question: max(0, 4 - row.level) for row in asked})",
        "pf.plots.ladder(placed)",
        "placed.frame",
    ),
    "points_by_objective": (
        _OF_BRIEF,
        "pf.plots.points_by_objective(frames['objectives'].query('objective != \"\"'), colours)",
        "frames['objectives']",
    ),
    "money_by_period": (
        _OF_BRIEF,
        "pf.plots.money_by_period(frames['money'], colours)",
        "frames['money']",
    ),
    "roadmap_in_small": (
        _OF_BRIEF,
        "pf.plots.roadmap_in_small(frames['roadmap'].query('first >= 0'), case.periods, colours)",
        "frames['roadmap']",
    ),
    "cash_curve_in_small": (
        "flow = pf.cash_flow(pf.allocate(pf.sample('dozen')))",
        "pf.plots.cash_curve_in_small(flow)",
        "flow",
    ),
}
"""What no notebook shows: what it is drawn of, the line, its table."""
BEFORE = 'case = pf.sample("four_initiatives")\nplan = pf.allocate(case)'


class Shown(NamedTuple):
    """One picture of the gallery."""

    line: str
    picture: bytes
    table: str
    notebook: str


@cache
def recorded() -> dict[str, Shown]:
    """The first cell of a notebook in English that draws each picture, with what was recorded of it."""
    found: dict[str, Shown] = {}
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if path.stem.endswith("_fr"):
            continue
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for place, cell in enumerate(cells):
            source = "".join(cell["source"])
            names = re.findall(r"pf\.plots\.(\w+)\(", source)
            pictures = [*_of(cell, "image/png")]
            if cell["cell_type"] != "code" or not names or not pictures:
                continue
            near = [
                cell,
                *(
                    c
                    for c in (*cells[place + 1 : place + 3], *reversed(cells[:place]))
                    if _of(c, "text/html")
                ),
            ]
            table = next((t for c in near for t in _of(c, "text/html")), "")
            for name in names:
                if name not in found or (not found[name].table and table):
                    found[name] = Shown(source, base64.b64decode(pictures[0]), table, path.name)
    return found


def _of(cell: dict[str, object], kind: str) -> list[str]:
    outputs = cell.get("outputs", [])
    return ["".join(o["data"][kind]) for o in outputs if kind in o.get("data", {})]  # type: ignore[attr-defined]


def lacking() -> list[str]:
    """Pictures that no notebook shows and nothing here draws; and what is drawn here without need."""
    return sorted({*pf.plots.__all__} ^ {*recorded(), *DRAWN_HERE}) + sorted({*recorded()} & {*DRAWN_HERE})


def drawn(names: list[str], folder: Path) -> dict[str, Shown]:
    """The pictures that no notebook shows, drawn of four initiatives."""
    import matplotlib as mpl
    import matplotlib.pyplot as plt

    mpl.use("agg")
    place: dict[str, object] = {"pf": pf}
    exec(BEFORE, place)
    found: dict[str, Shown] = {}
    asked: set[str] = set()
    for name in names:
        before, line, table = DRAWN_HERE[name]
        if before not in asked:
            exec(before, place)
            asked.add(before)
        axes = eval(line, place)
        figure = (axes.figure if hasattr(axes, "figure") else next(iter(axes)).figure) or plt.gcf()
        path = folder / f"plot_{name}.png"
        figure.savefig(path, dpi=110, metadata={"Software": None})
        plt.close("all")
        frame = eval(table, place)
        found[name] = Shown(f"{BEFORE}\n{before}\n{line}", path.read_bytes(), frame._repr_html_(), "")
    return found


def write(root: Path) -> None:
    """The page, with its pictures beside it."""
    if lacking():
        raise SystemExit(
            f"in no notebook nor in DRAWN_HERE of docs/site_gallery.py, or in both: {', '.join(lacking())}"
        )
    folder = root / "pictures"
    shown = recorded() | drawn([*DRAWN_HERE], folder)
    text = ["# Gallery", "", "Every picture, the line that draws it, and the table behind it. Each takes", ""]
    text[-2] += (
        " `language=` and `size=`: see {doc}`the reference <reference/plots>`. Some can also be hovered"
    )
    text[-2] += " over and zoomed into: {doc}`interactive pictures <how_to/interactive>`."
    rooms: dict[str, list[str]] = {}
    for name in pf.plots.__all__:
        rooms.setdefault(getattr(pf.plots, name).__module__.rpartition(".")[2], []).append(name)
    for room, names in rooms.items():
        text += [f"## {room.replace('_', ' ').capitalize()}", ""]
        for name in names:
            picture = shown[name]
            (folder / f"plot_{name}.png").write_bytes(picture.picture)
            text += [
                f"### {name.replace('_', ' ')}",
                "",
                f"{{py:obj}}`portfolio.plots.{name}`: {_line(name)}",
                "",
            ]
            if name in interactive():
                text += ["To hover over and zoom into: {py:obj}`pf.interactive <portfolio.interactive>`, one"]
                text += ["HTML file; see {doc}`interactive pictures <how_to/interactive>`.", ""]
            text += [
                f"![{html.escape(_line(name))}](/pictures/plot_{name}.png)",
                "",
                "```python",
                picture.line,
                "```",
                "",
            ]
            if picture.table:
                text += [
                    '<div class="pf-table">',
                    re.sub(r"\n\s*\n", "\n", picture.table).strip(),
                    "</div>",
                    "",
                ]
            if picture.notebook:
                text += [f"From [{_title(picture.notebook)}](/notebooks/{picture.notebook}).", ""]
    (root / "gallery.md").write_text("\n".join(text), encoding="utf-8")


def interactive() -> set[str]:
    """The pictures that ``pf.interactive`` says it draws."""
    return {*re.findall(r"`portfolio\.plots\.(\w+)`", pf.interactive.__doc__ or "")}


def _line(name: str) -> str:
    """What a picture shows: the first sentence of its docstring."""
    first = (getattr(pf.plots, name).__doc__ or "").strip().split("\n\n")[0]
    return re.sub(r":\w+:`([^`]*)`", r"\1", " ".join(first.split())).replace("``", "")


def _title(notebook: str) -> str:
    cells = json.loads((NOTEBOOKS / notebook).read_text(encoding="utf-8"))["cells"]
    return "".join(cells[0]["source"]).splitlines()[0].lstrip("# ")
