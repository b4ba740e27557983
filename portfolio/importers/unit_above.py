"""A unit that stands over the headings and holds for all amounts: (in thousands of dollars)."""

from __future__ import annotations

import re
from dataclasses import replace

from portfolio.importers.findings import Findings
from portfolio.importers.quantities import unit_in_heading
from portfolio.importers.roles import Role
from portfolio.importers.understanding import ListTable
from portfolio.tables.currency import currency_of
from portfolio.tables.text import quoted, text_of
from portfolio.words.sentences import listing, say, sentence

_SAID = re.compile(r"(?:.*\W|^)((?:in|en)\s[^()]*?)[\s).:]*", re.IGNORECASE | re.DOTALL)


def with_unit_above(table: ListTable, findings: Findings) -> ListTable:
    """The list with a unit of money that stands over it in the headings of its costs, where these say none.

    Which of several budgets it holds for is not guessed: it is a fault then.
    """
    found = {
        inside[1]: (line, text)
        for line, cells in table.region.above
        for c in cells
        if (inside := _SAID.fullmatch(text := text_of(c).strip()))
        and (told := unit_in_heading(f"x ({inside[1]})"))[0] == "x"
        and (told[1] != 1 or currency_of(told[2]))
    }
    costs = table.columns.get(Role.COST, ())
    steps = table.steps.get(Role.COST, {})
    places = [k for k in (*costs, *steps.values(), *table.by_period.values()) if _says_none(table.heading(k))]
    if not found or not places:
        return table
    line, text = next(iter(found.values()))
    if len(found) > 1 or (len(costs) > 1 and Role.COST not in table.added):
        findings.fault(
            sentence("list_fault_unit_above", found=quoted(text)),
            line,
        )
        return table
    shown = listing([findings.quoted(table.heading(k)) for k in places], findings.language, most=4)
    findings.assume(say(findings.language, "list_unit_above", unit=findings.quoted(text), columns=shown))
    unit = next(iter(found))
    headings = tuple(f"{h} ({unit})" if k in places else h for k, h in enumerate(table.region.headings))
    return replace(table, region=replace(table.region, headings=headings))


def _says_none(heading: str) -> bool:
    return unit_in_heading(heading)[1:] == (1.0, "")
