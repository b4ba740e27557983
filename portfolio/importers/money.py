"""What items cost: of one budget or of several, in all or by period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from portfolio.importers.cell_columns import CellColumn, read_cells
from portfolio.importers.counting import Item
from portfolio.importers.dated_amounts import dated_columns, labels_of, years_or_total
from portfolio.importers.findings import Findings
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.resources_used import (
    TOTAL,
    Resource,
    Uses,
    below,
    in_steps,
    instead_of,
    no_such,
    total_of,
)
from portfolio.importers.roles import Role, bare, words_of
from portfolio.importers.understanding import ListTable
from portfolio.tables.headings import plain
from portfolio.tables.relations import Means
from portfolio.tables.text import ident_of, quoted, text_of
from portfolio.words.sentences import figure, listing, say, sentence

BUDGET = "budget"
"""What the budget is called where there is one."""


def has_cost(table: ListTable, mapping: ListMapping) -> bool:
    """Whether the list says what items cost."""
    return (
        Role.COST in table.columns
        or Role.COST in table.steps
        or bool(table.by_period)
        or Role.COST in mapping.same_for_all
    )


def add_money(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    limits: Sequence[Limit],
    uses: Uses,
    findings: Findings,
) -> None:
    """What each item needs of which budget."""
    names = {plain(limit.resource) for limit in limits if limit.resource}
    if Role.COST in mapping.same_for_all:
        found = [BUDGET]
        for item in items:
            uses.needs[item.ident][BUDGET] = {TOTAL: mapping.same_for_all[Role.COST]}
    elif (labels := labels_of(table, items)) or Role.COST in table.steps:
        found = [BUDGET]
        if labels:
            columns = dated_columns(table, items, mapping, findings)
            years_or_total(table, items, columns, limits, mapping, findings)
            uses.labels = labels
        else:
            places = table.steps[Role.COST]
            columns = {
                n: read_cells(table, Role.COST, k, items, mapping, findings) for n, k in places.items()
            }
        _currency(columns.values(), uses, findings)
        if table.by_period or not labels:
            _blanks(columns.values(), items, findings)
        for ident, steps in in_steps(columns, items, uses).items():
            uses.needs[ident][BUDGET] = steps
    else:
        found = _in_columns(table, items, mapping, names, uses, findings)
    _currency_column(table, items, uses, findings)
    _one_currency(uses, limits, mapping, findings)
    if len(found) == 1 and Role.COST in table.columns:
        # the only cost may be called by its heading
        called = {
            plain(h) for k in table.columns[Role.COST] for h in (table.heading(k), bare(table.heading(k)))
        }
        limits = [replace(x, resource=found[0]) if plain(x.resource) in called else x for x in limits]
    for limit in limits:
        if plain(limit.resource) not in {*map(plain, found), ""} or (not limit.resource and len(found) > 1):
            no_such(limit, found, "--budget", findings)
    for ident in found:
        own = [x for x in limits if plain(x.resource) == plain(ident) or (not x.resource and len(found) == 1)]
        uses.resources[ident] = Resource(ident, Means.BUDGET, uses.currency, tuple(own))


def _in_columns(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    names: set[str],
    uses: Uses,
    findings: Findings,
) -> list[str]:
    """Costs of one column, of several that are added up, or of several that are a budget each; by fund where
    budgets are given by fund.
    """
    places = table.columns[Role.COST]
    columns = {k: read_cells(table, Role.COST, k, items, mapping, findings) for k in places}
    _currency(columns.values(), uses, findings)
    instead = instead_of(columns.values(), items)
    funds = {plain(f): f for i in items for _, c in i.rows if (f := ident_of(table.text(Role.FUND, c)))}
    if names and names <= {*funds} and Role.COST not in table.added:
        return _by_fund(table, items, columns[places[0]], instead, mapping, uses, findings)
    if len(funds) > 1:
        column = findings.quoted(table.headed(Role.FUND))
        findings.assume(say(findings.language, "list_one_budget", column=column))
    if len(places) == 1 or Role.COST in table.added:
        groups = {BUDGET: list(places)}
    else:
        groups = {ident_of(table.heading(k)): [k] for k in places}
    for ident, own in groups.items():
        amounts = {
            i.ident: total_of(columns[k].numbers.get(line) for line, _ in i.rows for k in own) for i in items
        }
        heading = " + ".join(table.heading(k) for k in own)
        known = uses.estimated(amounts, instead, heading, mapping, findings)
        below(known, items, heading, findings)
        for item, amount in known.items():
            uses.needs[item][ident] = {TOTAL: amount}
    return list(groups)


def _by_fund(
    table: ListTable,
    items: Sequence[Item],
    column: CellColumn,
    instead: Mapping[str, str],
    mapping: ListMapping,
    uses: Uses,
    findings: Findings,
) -> list[str]:
    """What each line of an item asks of the fund that it names."""
    found: dict[str, str] = {}
    amounts: dict[str, dict[str, float | None]] = {}
    unnamed = [line for i in items for line, c in i.rows if not table.text(Role.FUND, c)]
    if unnamed:
        findings.fault(
            sentence("list_fault_no_fund"),
            unnamed[0],
            table.headed(Role.FUND),
            unnamed[1:],
        )
    for item in items:
        for line, cells in item.rows:
            fund = ident_of(table.text(Role.FUND, cells))
            ident = found.setdefault(plain(fund), fund)
            before = amounts.setdefault(ident, {}).get(item.ident, 0.0)
            amounts[ident][item.ident] = total_of([before, column.numbers.get(line)])
    for ident, own in amounts.items():
        known = uses.estimated(own, instead, table.headed(Role.COST), mapping, findings)
        for item_ident, amount in known.items():
            uses.needs[item_ident][ident] = {TOTAL: amount}
    return list(found.values())


def _blanks(columns: Iterable[CellColumn], items: Sequence[Item], findings: Findings) -> None:
    """A blank beside amounts of other periods is a period without any: that is taken so, and said."""
    read = list(columns)
    unknown = {line for c in read for line in (*c.unknown, *c.words)}
    names = [
        findings.quoted(i.name or i.ident)
        for i in items
        if unknown.isdisjoint(line for line, _ in i.rows)
        and 0 < sum(any(c.numbers.get(n) is not None for n, _ in i.rows) for c in read) < len(read)
    ]
    if names:
        shown = listing(names, findings.language, most=4)
        findings.assume(say(findings.language, "list_blank_beside", items=shown))


def _currency_column(table: ListTable, items: Sequence[Item], uses: Uses, findings: Findings) -> None:
    """A column that names the currency of each row: of one, it is the list's; of several, amounts that can't
    be added up.
    """
    from portfolio.tables.currency import currency_of

    words = {*words_of("currencies")["words"]}
    for k in table.own:
        if bare(table.heading(k)) not in words:
            continue
        texts = {line: text_of(c[k]) for i in items for line, c in i.rows if k < len(c)}
        said = {line: code for line, t in texts.items() if (code := currency_of(t) or currency_of(t.upper()))}
        codes = list(dict.fromkeys(said.values()))
        others = [line for line, code in said.items() if not _same(code, codes[0])]
        if others:
            problem = sentence("list_fault_row_currencies", found=figure(listing, [quoted(c) for c in codes]))
            findings.fault(problem, others[0], table.heading(k), others[1:])
        elif codes and not uses.currency:
            uses.currency = codes[0]
        elif codes and not _same(codes[0], uses.currency):
            found = figure(listing, [quoted(codes[0]), quoted(uses.currency)])
            problem = sentence("list_fault_other_currency", found=found)
            findings.fault(problem, min(said), table.heading(k))


def _same(sign: str, other: str) -> bool:
    """Whether two signs or codes are of one currency, whichever is the sign."""
    from portfolio.tables.currency import same_currency

    return same_currency(sign, other) or same_currency(other, sign)


def _currency(columns: Iterable[CellColumn], uses: Uses, findings: Findings) -> None:
    said = sorted({c.currency for c in columns if c.currency})
    if len(said) > 1:
        findings.fault(sentence("list_fault_currencies", found=figure(listing, said)))
    uses.currency = next(iter(said), "")


def _one_currency(uses: Uses, limits: Sequence[Limit], mapping: ListMapping, findings: Findings) -> None:
    """The currency of the list and of what was given for it, which must be one."""
    said = list(
        dict.fromkeys(c for c in (mapping.currency, uses.currency, *(x.currency for x in limits)) if c)
    )
    other = next((c for c in said[1:] if not _same(c, said[0])), "")
    if other:
        findings.fault(sentence("list_fault_said_currencies", found=figure(listing, [said[0], other])))
    uses.currency = next(iter(said), "")
