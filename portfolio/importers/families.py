"""Which row is part of which: what a row names as its parent, the titles of a tree,
or numbers such as 1.2.

A row and its parts are never counted both where each has an estimate, unless somebody says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from portfolio.importers.findings import Findings, LeftOut, Why
from portfolio.importers.mapping import ListMapping
from portfolio.importers.quantities import number_in
from portfolio.importers.roles import Role
from portfolio.importers.understanding import ListTable
from portfolio.tables.numbers import is_unknown
from portfolio.tables.raw import Rows
from portfolio.tables.text import appearance, text_of
from portfolio.words.sentences import listing, say


def called(table: ListTable, cells: Sequence[object]) -> str:
    """What a row calls its item, for people: its name, its id, or what stands first."""
    text = table.text(Role.NAME, cells) or table.text(Role.ID, cells)
    return " ".join((text or next((t for c in cells if (t := text_of(c))), "")).split())[:80]


def parents_of(table: ListTable) -> dict[int, int]:
    """Each row of the list that is part of another one of it, and that one, by their numbers."""
    if Role.PARENT not in table.columns and not table.tree:
        return _by_number(table)
    lines: dict[str, int] = {}
    for role in (Role.ID, Role.NAME):
        for line, cells in table.rows:
            for text in table.texts(role, cells):
                lines.setdefault(appearance(text), line)
    found: dict[int, int] = {}
    above: list[tuple[int, int]] = []  # the nearest rows above, each of a level below the one before it
    for line, cells in table.rows:
        named = table.texts(Role.PARENT, cells)
        level = max((n for n, k in enumerate(table.tree) if k < len(cells) and text_of(cells[k])), default=0)
        if table.tree:
            above = [(row, depth) for row, depth in above if depth < level]
            if above and not named:
                found[line] = above[-1][0]
            above.append((line, level))
        if parent := next((p for t in named if (p := lines.get(appearance(t))) not in (None, line)), None):
            found[line] = parent
    return found


def _by_number(table: ListTable) -> dict[int, int]:
    """Parts by ids that count them, where the list numbers its rows so: 1.2 is part of 1."""
    numbers = {
        text.rstrip("."): line
        for line, cells in reversed(table.rows)
        if _NUMBERED.fullmatch(text := table.text(Role.ID, cells))
    }
    parents = {line: numbers.get(number.rpartition(".")[0]) for number, line in numbers.items()}
    # one number with a point may be any id
    named = [p for p in parents.values() if p is not None]
    return {k: p for k, p in parents.items() if p is not None} if len(named) > 1 else {}


_NUMBERED = re.compile(r"\d{1,3}(\.\d{1,3})*\.?")


def without_doubles(
    table: ListTable, rows: Rows, figures: Collection[int], mapping: ListMapping, findings: Findings
) -> Rows:
    """Without rows whose parts are in the list too: they would count twice.

    Parameters
    ----------
    figures : collection of int
        The columns of estimates.
    """
    listed = dict(rows)
    parents = {line: above for line, above in parents_of(table).items() if {line, above} <= listed.keys()}
    if not parents:
        return rows
    estimated = {line for line, cells in rows if _is_estimated(cells, figures)}
    others = estimated if mapping.unestimated in ("", "leave out") else {*listed}
    whole = {*parents.values()}
    twice = {a for line in others for a in _above(line, parents)} & estimated
    if twice and not mapping.parts:
        names = [findings.quoted(called(table, listed[line])) for line in sorted(twice)]
        text = say(findings.language, "list_ask_parts", items=listing(names, findings.language, most=4))
        findings.ask("parts", text, ("children", "parents", "both"))
    out = {line: Why.EPIC for line in whole if line not in estimated}
    if mapping.parts == "parents":
        out |= {line: Why.PART for line in parents if not twice.isdisjoint(_above(line, parents))}
    elif mapping.parts != "both":
        out |= dict.fromkeys(twice, Why.EPIC)
    findings.left_out += [
        LeftOut(findings.file, line, called(table, listed[line]), why) for line, why in sorted(out.items())
    ]
    return [row for row in rows if row[0] not in out]


def _above(line: int, parents: Mapping[int, int]) -> list[int]:
    """The rows that a row is part of, the nearest first; a circle is walked once."""
    found: list[int] = []
    while (line := parents.get(line, 0)) and line not in found:
        found.append(line)
    return found


def _is_estimated(cells: Sequence[object], figures: Collection[int]) -> bool:
    """Whether a row asks for something itself; one of 0 counts nothing twice."""
    texts = (text_of(cells[k]) for k in figures if k < len(cells))
    return any(text and not is_unknown(text) and number_in(text) != 0 for text in texts)
