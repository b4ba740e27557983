"""What each item of a list is worth: a score as written, or reach × impact × confidence and its like."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from portfolio.importers.cell_columns import read_column
from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.mapping import ListMapping
from portfolio.importers.roles import Role
from portfolio.importers.understanding import ListTable
from portfolio.importers.word_scales import RICE_WORDS, scale_for
from portfolio.tables.numbers import written
from portfolio.tables.text import quoted
from portfolio.words.figures import number as shown
from portfolio.words.sentences import figure, listing, say, sentence


@dataclass(frozen=True, slots=True)
class Formula:
    """A score made of several columns: which must be there, which may be, and how they are joined."""

    name: str
    needs: tuple[Role, ...]
    takes: tuple[Role, ...]
    joined: Callable[[Sequence[float]], float]


FORMULAS: tuple[Formula, ...] = (
    Formula("RICE", (Role.REACH, Role.IMPACT, Role.CONFIDENCE), (), math.prod),
    Formula("WSJF", (Role.BUSINESS_VALUE, Role.TIME_CRITICALITY), (Role.RISK_REDUCTION,), math.fsum),
    # ease says what an item uses, as effort does in RICE, and is left out of what it is worth
    Formula("ICE", (Role.IMPACT, Role.CONFIDENCE), (), math.prod),
    Formula("RI", (Role.REACH, Role.IMPACT), (), math.prod),
)
"""The first whose columns are all there is taken."""

_ALONE = (Role.VALUE, Role.BUSINESS_VALUE, Role.IMPACT, Role.FORMULA, Role.PRIORITY)
"""Columns that say what an item is worth by themselves, the surest first."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What items are worth, by id, None where nobody said; how it is called; the parts by role."""

    points: Mapping[str, float | None]
    called: str
    parts: Mapping[Role, Mapping[str, float | None]]


def worth_of(table: ListTable, items: Sequence[Item], mapping: ListMapping, findings: Findings) -> Worth:
    """The points of each item; where nothing says them, a question."""
    language = findings.language
    if Role.VALUE in mapping.same_for_all:
        same = mapping.same_for_all[Role.VALUE]
        findings.assume(say(language, "list_same_value", value=shown(same, language)))
        return Worth({i.ident: same for i in items}, say(language, "list_value"), {})
    roles = {*table.columns, *mapping.same_for_all}
    formula = next((f for f in FORMULAS if {*f.needs} <= roles), None)
    # a column that was named is what was asked for, whatever else is there
    if formula is not None and Role.VALUE in table.columns and "value" not in mapping.sure:
        names = [table.headed(Role.VALUE), *(table.headed(r) for r in formula.needs if r in table.columns)]
        findings.ask(
            "value",
            say(
                language,
                "list_ask_value_or_formula",
                columns=listing([findings.quoted(n) for n in names], language),
                formula=formula.name,
            ),
            (table.headed(Role.VALUE), formula.name),
        )
    if formula is not None and Role.VALUE not in table.columns:
        worth = _by_formula(formula, table, items, mapping, findings)
        _unused(table, worth, findings)
        return worth
    alone = next((r for r in _ALONE if r in table.columns), None)
    if alone is None:
        _ask_for_value(table, findings)
        return Worth({}, "", {})
    points = _points(alone, table, items, mapping, findings)
    if alone is Role.FORMULA:
        findings.assume(say(language, "list_formula_alone", column=findings.quoted(table.headed(alone))))
    worth = Worth(points, table.headed(alone), {alone: points})
    _unused(table, worth, findings)
    return worth


SCORES = (
    *(Role.REACH, Role.IMPACT, Role.CONFIDENCE, Role.BUSINESS_VALUE, Role.TIME_CRITICALITY),
    *(Role.RISK_REDUCTION, Role.FORMULA, Role.PRIORITY, Role.EASE),
)
"""What may be part of what an item is worth, and is only kept where it is not."""


def _unused(table: ListTable, worth: Worth, findings: Findings) -> None:
    """Columns that could say what items are worth and do not: they are kept, and it is said so."""
    unused = [role for role in SCORES if role in table.columns and role not in worth.parts]
    if not unused:
        return
    headings = [table.heading(k) for role in unused for k in table.columns[role]]
    findings.understood = [
        replace(u, role="own") if u.role in unused and u.heading in headings else u
        for u in findings.understood
    ]
    names = listing([findings.quoted(h) for h in dict.fromkeys(headings)], findings.language)
    findings.assume(say(findings.language, "list_unused", columns=names))


def _ask_for_value(table: ListTable, findings: Findings) -> None:
    """No column says what items are worth: those of numbers are offered, and 1 for each."""
    candidates = [
        table.heading(k)
        for k in table.own
        if table.heading(k)
        and table.rows
        and _is_numeric([c[k] if k < len(c) else None for _, c in table.rows])
    ]
    findings.ask("value", say(findings.language, "list_ask_value"), (*candidates[:6], "1"))


def _is_numeric(cells: Sequence[object]) -> bool:
    filled = [c for c in cells if c not in (None, "")]
    return bool(filled) and sum(isinstance(c, int | float) and not isinstance(c, bool) for c in filled) + sum(
        isinstance(c, str) and c.replace(".", "").replace(",", "").isdigit() for c in filled
    ) == len(filled)


def _by_formula(
    formula: Formula, table: ListTable, items: Sequence[Item], mapping: ListMapping, findings: Findings
) -> Worth:
    language = findings.language
    roles = [*formula.needs, *(r for r in formula.takes if r in table.columns or r in mapping.same_for_all)]
    parts = {role: _points(role, table, items, mapping, findings, formula) for role in roles}
    names = [table.headed(r) if r in table.columns else str(r) for r in roles]
    sign = " + " if formula.joined is math.fsum else " × "
    key = "list_formula_effort" if Role.EFFORT in table.columns else "list_formula"
    findings.assume(say(language, key, formula=formula.name, columns=sign.join(names)))
    points: dict[str, float | None] = {}
    for item in items:
        values = [parts[role][item.ident] for role in roles]
        points[item.ident] = None if None in values else formula.joined([v for v in values if v is not None])
    return Worth(points, sign.join(names), parts)


def _points(
    role: Role,
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    findings: Findings,
    formula: Formula | None = None,
) -> dict[str, float | None]:
    """The numbers of a column of worth by item; words by their scale."""
    if role in mapping.same_for_all:
        return dict.fromkeys((i.ident for i in items), mapping.same_for_all[role])
    column = read_column(table, role, items, mapping, findings)
    worded = bool(column.words)
    if worded:
        published = RICE_WORDS.get(role) if formula is not None and formula.name == "RICE" else None
        scale = scale_for(role, column, table.headed(role), mapping, findings, published)
        column = column.with_words(scale)
    numbers = _one_an_item(column.numbers, items, table.headed(role), findings)
    if worded:
        return numbers
    if role is Role.CONFIDENCE:
        numbers = _share(numbers, table.headed(role), findings)
    elif role in (Role.VALUE, Role.PRIORITY, Role.BUSINESS_VALUE, Role.IMPACT):
        numbers = _the_right_way(role, numbers, table, mapping, findings, formula)
    return numbers


def _one_an_item(
    by_row: Mapping[int, float | None], items: Sequence[Item], heading: str, findings: Findings
) -> dict[str, float | None]:
    """What an item is worth, said on any of its lines, and the same on all that say it."""
    found: dict[str, float | None] = {}
    for item in items:
        values = (by_row.get(line) for line, _ in item.rows)
        said = list(dict.fromkeys(v for v in values if v is not None))
        if len(said) > 1:
            problem = sentence(
                "list_fault_one_value",
                item=quoted(item.name or item.ident),
                found=figure(listing, [written(v) for v in said]),
            )
            findings.fault(problem, item.row, heading, [line for line, _ in item.rows[1:]])
        found[item.ident] = said[0] if said else None
    return found


def _share(numbers: dict[str, float | None], heading: str, findings: Findings) -> dict[str, float | None]:
    """Confidence as a share: of 100 where it runs to 100, of its top where it runs from 1 to 5 or 10."""
    known = [v for v in numbers.values() if v is not None]
    top = max(known, default=0.0)
    if top <= 1:
        return numbers
    if min(known) < 1 and 0 not in known:
        findings.fault(
            sentence(
                "list_fault_shares",
                low=written(min(known)),
                high=written(top),
                column=quoted(heading),
            )
        )
        return numbers
    whole = 5.0 if top <= 5 else 10.0 if top <= 10 else 100.0
    findings.assume(
        say(
            findings.language,
            "list_confidence",
            column=findings.quoted(heading),
            top=shown(top, findings.language),
            whole=shown(whole, findings.language),
        )
    )
    return {ident: None if v is None else v / whole for ident, v in numbers.items()}


def _the_right_way(
    role: Role,
    numbers: dict[str, float | None],
    table: ListTable,
    mapping: ListMapping,
    findings: Findings,
    formula: Formula | None,
) -> dict[str, float | None]:
    """A score as written, or counted from its other end where the smallest is the best."""
    language, heading = findings.language, table.headed(role)
    known = [v for v in numbers.values() if v is not None]
    if not known:
        return numbers
    ends = {
        "column": findings.quoted(heading),
        "low": shown(min(known), language),
        "high": shown(max(known), language),
    }
    if not mapping.best and role is Role.PRIORITY:
        findings.ask("best", say(language, "list_ask_best", **ends), ("low", "high"))
    elif mapping.best == "low":
        top = max(known) + min(known)
        findings.assume(say(language, "list_best_low", **ends))
        return {ident: None if v is None else top - v for ident, v in numbers.items()}
    elif formula is None:
        findings.assume(say(language, "list_score", **ends))
    return numbers
