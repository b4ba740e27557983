"""What each item of a list uses, of what is limited: money, work, or both."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.money import add_money, has_cost
from portfolio.importers.period_headings import holds_figures, period_in
from portfolio.importers.quantities import number_in
from portfolio.importers.resources_used import Uses
from portfolio.importers.roles import Role
from portfolio.importers.understanding import ListTable
from portfolio.importers.work import add_work, efforts, has_effort, team_columns
from portfolio.words.sentences import say, sentence


def uses_of(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    budgets: Sequence[Limit],
    teams: Sequence[Limit],
    findings: Findings,
) -> Uses:
    """What the items use of which resource.

    Of cost and effort the one that nobody gave an amount for limits nothing, and an estimate of it is not
    missed.
    """
    uses, language = Uses(), findings.language
    costs = has_cost(table, mapping)
    works = has_effort(table, mapping) or bool(team_columns(table, teams))
    # a column that was named and is not there is told already
    if budgets and not costs and Role.COST not in mapping.sure:
        findings.ask("cost", say(language, "list_ask_cost"), _figures(table, costs=True))
    if teams and not works and Role.EFFORT not in mapping.sure:
        findings.ask("effort", say(language, "list_ask_effort"), _figures(table))
    if not (budgets or teams or costs or works or {Role.COST, Role.EFFORT} & mapping.sure):
        findings.fault(sentence("list_fault_no_limit"))
    if costs and (budgets or not teams):
        add_money(table, items, mapping, budgets, uses, findings)
    elif costs:
        findings.assume(say(language, "list_cost_unlimited"))
    if works and (teams or not costs):
        add_work(table, items, mapping, teams, uses, findings)
    elif works:
        efforts(table, items, mapping, uses, findings, needed=False)
        heading = table.headed(Role.EFFORT) if Role.EFFORT in table.columns else "effort"
        findings.assume(say(language, "list_effort_unlimited", column=findings.quoted(heading)))
    return uses


def _figures(table: ListTable, *, costs: bool = False) -> list[str]:
    """Headings of columns of one's own that hold numbers: what could be meant; columns by period together.
    1 where none could: each item then counts as one.
    """
    found, periods = [], []
    for k in table.own:
        cells = [c[k] for _, c in table.rows if k < len(c) and c[k] not in (None, "")]
        if not table.heading(k) or not cells:
            continue
        if costs and period_in(table.heading(k)) and holds_figures(table.region, k):
            periods.append(table.heading(k))
        elif all(number_in(c) is not None for c in cells):
            found.append(table.heading(k))
    if periods:
        found.insert(0, "; ".join(periods))
    return [*found[:6], "1"] if costs else found[:6] or ["1"]
