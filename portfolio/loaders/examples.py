"""The example rows of a template: made for it, and left out again where nobody touched them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from portfolio.errors import Fault
from portfolio.loaders.source import Source
from portfolio.loaders.wording import Wording
from portfolio.tables import SCHEMA, Cell, RawTable, Schema, known_headings, quoted, text_of
from portfolio.tables.numbers import cell_said
from portfolio.tables.schema import is_note
from portfolio.tables.text import ident_of
from portfolio.words.languages import codes, phrase
from portfolio.words.sentences import sentence

# figures that nobody would type by chance
_FIGURES: Mapping[str, Sequence[Mapping[str, Cell]]] = {
    "initiatives": ({}, {}),
    "resources": ({"kind": "budget", "unit": "EUR"}, {"kind": "capacity"}),
    "requirements": (
        {"1": 41000.0, "2": 19000.0},
        {"1": 26.0, "2": 13.0},
        {"1": 21500.0, "2": 21500.0, "3": 21500.0},
        {"1": -3.0, "2": -7.0, "3": -11.0},
    ),
    "objectives": ({"weight": 33.5},),
    "key_results": ({"baseline": 5.5, "target": 2.5},),
    "contributions": ({"pessimistic": -0.6, "expected": -1.1, "optimistic": -1.7},),
}
_AVAILABLE = (95000.0, 61.0)
"""The examples' amounts in every period."""
_TEXTS: Mapping[str, Sequence[Mapping[str, str]]] = {
    "initiatives": ({"name": "initiative", "owner": "owner"}, {"name": "hire", "owner": "owner"}),
    "resources": ({"name": "resource"}, {"name": "team"}),
    "requirements": (
        {"initiative": "initiative", "resource": "resource"},
        {"initiative": "initiative", "resource": "team"},
        {"initiative": "hire", "resource": "resource"},
        {"initiative": "hire", "resource": "team"},
    ),
    "objectives": ({"name": "objective"},),
    "key_results": ({"key_result": "key_result", "objective": "objective", "kpi": "kpi"},),
    "contributions": ({"initiative": "initiative", "kpi": "kpi"},),
}
"""An initiative that uses money and a team, and a hire, which costs a salary and frees weeks of the team: at
first fewer, while somebody learns the work.
"""


def examples(schema: Schema, headings: Sequence[str], language: str) -> list[dict[str, Cell]]:
    """The example rows of a table under some of its headings, blank cells left out; none where the template
    has none.

    Examples
    --------
    >>> examples(SCHEMA["objectives"], ("objective", "name", "weight"), "en")
    [{'name': 'Example: happier customers', 'weight': 33.5}]
    """
    if schema.name not in _FIGURES:
        return []
    found = []
    for n, (texts, figures) in enumerate(zip(_TEXTS[schema.name], _FIGURES[schema.name], strict=True)):
        cells: dict[str, Cell] = {c: phrase(language, f"template_example_{k}")[0] for c, k in texts.items()}
        cells |= figures
        if schema.further == "periods":
            cells |= {h: _AVAILABLE[n] for h in headings if h not in schema.names and not is_note(h)}
        found.append({h: cells[h] for h in headings if h in cells})
    return found


def _as_typed(schema: Schema, headings: Sequence[str], language: str) -> list[dict[str, Cell]]:
    """The same as the sheets of that language hold them: choices by its words."""
    words = {
        column.name: dict(zip(column.choices, Wording(language).choices(column), strict=True))
        for column in schema.columns
        if column.kind == "choice"
    }
    return [
        {h: words[h].get(str(cell), cell) if h in words else cell for h, cell in row.items()}
        for row in examples(schema, headings, language)
    ]


def without_examples(source: Source) -> None:
    """Leave out the template's example rows that nobody touched, and say so. One that was half overwritten is
    a fault, and a remark where only its figures are left.
    """
    for name, table in source.tables.items():
        places = dict(known_headings(table.header, SCHEMA[name]))
        by_language = [_as_typed(SCHEMA[name], tuple(places.values()), code) for code in codes()]
        rows = [row for some in by_language for row in some]
        idle: list[int] = []
        half: list[int] = []
        for line, cells in table.rows:
            own = _own_texts().isdisjoint(c for c in cells if isinstance(c, str))
            stood = [] if table.header_row is None else by_language[0][line - table.header_row - 1 :][:1]
            if own and (not stood or line <= (table.header_row or 0)):
                continue
            row = {places.get(k, ""): t for k, c in enumerate(cells) if (t := _text(c))}
            if any(row == {h: _text(v) for h, v in e.items()} for e in rows):
                idle.append(line)
            elif not own:
                half.append(line)  # what else is wrong with it only follows
                source.faults.append(_half_overwritten(table, line, row))
            elif told := _figures_left(table, line, row, stood[0]):
                source.doubts.append(told)
        if idle or half:
            left = [row for row in table.rows if row[0] not in {*idle, *half}]
            source.tables[name] = replace(table, rows=left)
        if idle:
            problem = sentence("remark_example_left_out")
            source.doubts.append(table.fault(idle[0], "", "", problem).in_rows_too(idle[1:]))


def _half_overwritten(table: RawTable, line: int, row: Mapping[str, str]) -> Fault:
    heading, left = next((h, t) for h, t in row.items() if t in _own_texts())
    problem = sentence("fault_half_example", found=quoted(left))
    return table.fault(line, heading, left, problem)


def _figures_left(table: RawTable, line: int, row: Mapping[str, str], of: Mapping[str, Cell]) -> Fault | None:
    """A remark on a row where the example stood, and whose figures are all still the example's."""
    figures = {h: text_of(v) for h, v in of.items() if isinstance(v, float)}
    if not figures or any(row.get(h) != t for h, t in figures.items()):
        return None
    heading, text = next(iter(figures.items()))
    problem = sentence("remark_figure_of_example", found=cell_said(of[heading]))
    return table.fault(line, heading, text, problem)


@cache
def _own_texts() -> frozenset[str]:
    """What stands in examples and nowhere else, in every language: as written, and as it is told apart."""
    keys = {key for rows in _TEXTS.values() for texts in rows for key in texts.values()}
    texts = [phrase(code, f"template_example_{key}")[0] for code in codes() for key in keys]
    return frozenset([*texts, *map(_text, texts)])


def _text(cell: object) -> str:
    return ident_of(text_of(cell))
