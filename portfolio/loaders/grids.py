import csv
from dataclasses import dataclass
from pathlib import Path

from portfolio.tables.text import text_of


@dataclass(frozen=True)
class Grid:
    name: str
    file: str
    rows: tuple
    hidden: bool = False
    hidden_rows: frozenset = frozenset()
    doubts: tuple = ()


def grids_of(path):
    p = Path(path)
    if p.suffix == ".csv":
        t = p.read_text(encoding="utf-8-sig")
        sep = max(",;\t", key=t.split("\n")[0].count)
        r = csv.reader(t.splitlines(keepends=True), delimiter=sep)
        rows = []
        b = 0
        for c in r:
            if any(x.strip() for x in c):
                rows.append((b + 1, tuple(c)))
            b = r.line_num
        return [Grid("", p.name, tuple(rows))]
    import python_calamine

    b = python_calamine.CalamineWorkbook.from_path(path)
    return [
        Grid(
            n,
            f"sheet {n}",
            tuple(
                (k, tuple(r))
                for k, r in enumerate(b.get_sheet_by_name(n).to_python(skip_empty_area=False), 1)
                if any(text_of(c) for c in r)
            ),
        )
        for n in b.sheet_names
    ]
