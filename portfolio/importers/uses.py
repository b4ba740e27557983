"""What each item of a list uses: money by budget, work by team; and what of these there is."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from portfolio.importers.cell_columns import CellColumn, read_cells, read_column
from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.quantities import number_in
from portfolio.importers.roles import Role
from portfolio.importers.understanding import ListTable
from portfolio.tables.headings import plain
from portfolio.tables.relations import Means
from portfolio.tables.spelling import nearest
from portfolio.tables.text import appearance, ident_of, quoted
from portfolio.words.figures import number as shown
from portfolio.words.sentences import listing, say

type Steps = Mapping[int, float]
"""Amounts of the work's first, second, … period; a total stands under 0 until the duration is known."""

TOTAL = 0


@dataclass(frozen=True, slots=True)
class Resource:
    """A budget or a team of the list, and the amounts of it that were given."""

    ident: str
    means: Means
    unit: str
    limits: tuple[Limit, ...]


@dataclass(slots=True)
class Uses:
    """Resources, what each item needs of them, the items nobody estimated, the effort that limits nothing."""

    resources: dict[str, Resource] = field(default_factory=dict)
    needs: dict[str, dict[str, Steps]] = field(default_factory=lambda: defaultdict(dict))
    unestimated: set[str] = field(default_factory=set)
    teamless: set[str] = field(default_factory=set)
    effort: Mapping[str, float | None] = field(default_factory=dict)
    currency: str = ""


def uses_of(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    budgets: Sequence[Limit],
    teams: Sequence[Limit],
    findings: Findings,
) -> Uses:
    """What the items use of which resource."""
    uses = Uses()
    has_cost = Role.COST in table.columns or Role.COST in table.steps or bool(table.by_period)
    has_cost = has_cost or Role.COST in mapping.same_for_all
    has_effort = Role.EFFORT in table.columns or Role.EFFORT in table.steps or Role.EFFORT in mapping.same_for_all
    if budgets and not has_cost:
        findings.ask("cost", say(findings.language, "list_ask_cost"), _figures(table))
    if teams and not has_effort:
        findings.ask("effort", say(findings.language, "list_ask_effort"), _figures(table))
    # what nobody limits is no estimate that is missed
    if has_cost and (budgets or not teams):
        _money(table, items, mapping, budgets, uses, findings)
    elif has_cost:
        findings.assume(say(findings.language, "list_cost_unlimited"))
    if has_effort and (teams or not has_cost):
        _work(table, items, mapping, teams, uses, findings)
    elif has_effort:
        column = read_column(table, Role.EFFORT, items, mapping, findings) if Role.EFFORT in table.columns else None
        uses.effort = _by_item(column, items) if column and not column.words else {}
        findings.assume(say(findings.language, "list_effort_unlimited", column=quoted(table.headed(Role.EFFORT) if Role.EFFORT in table.columns else "effort")))
    _unestimated(uses, mapping, findings)
    return uses


def _figures(table: ListTable) -> list[str]:
    """Headings of columns of one's own that hold numbers: what could be meant."""
    return [
        table.heading(k)
        for k in table.own
        if table.heading(k)
        and (cells := [c[k] for _, c in table.rows if k < len(c) and c[k] not in (None, "")])
        and all(number_in(c) is not None for c in cells)
    ][:6]


def _by_item(column: CellColumn, items: Sequence[Item]) -> dict[str, float | None]:
    """An item's amount, its lines added; None where any of them is unknown."""
    return {i.ident: _sum(column.numbers.get(line) for line, _ in i.rows) for i in items}


def _sum(amounts: Iterable[float | None]) -> float | None:
    known = list(amounts)
    numbers = [a for a in known if a is not None]
    return float(sum(numbers)) if numbers and len(numbers) == len(known) else None


# --- money


def _money(
    table: ListTable, items: Sequence[Item], mapping: ListMapping, limits: Sequence[Limit], uses: Uses, findings: Findings
) -> None:
    names = {plain(limit.resource) for limit in limits if limit.resource}
    if table.by_period or Role.COST in table.steps:
        steps = {n: k for n, k in enumerate(table.by_period.values(), start=1)} or dict(table.steps[Role.COST])
        _in_steps(table, items, mapping, steps, "budget", uses, findings)
        found = {"budget": findings.language and "budget"}
    elif Role.COST in mapping.same_for_all:
        for item in items:
            uses.needs[item.ident]["budget"] = {TOTAL: mapping.same_for_all[Role.COST]}
        found = {"budget": "budget"}
    else:
        found = _in_columns(table, items, mapping, names, uses, findings)
    said = {plain(ident): ident for ident in found}
    for limit in limits:
        if plain(limit.resource) not in {*said, ""} or (not limit.resource and len(found) > 1):
            _no_such(limit, list(found), "budget", findings)
    _one_currency(uses, limits, mapping, findings)
    for ident in found:
        own = tuple(x for x in limits if plain(x.resource) == plain(ident) or (not x.resource and len(found) == 1))
        uses.resources[ident] = Resource(ident, Means.BUDGET, uses.currency, own)


def _in_columns(
    table: ListTable, items: Sequence[Item], mapping: ListMapping, names: set[str], uses: Uses, findings: Findings
) -> dict[str, str]:
    """Costs of one column, or of several, each a budget; by fund where budgets are given by fund."""
    places = table.columns[Role.COST]
    columns = {k: read_cells(table, Role.COST, k, items, mapping, findings) for k in places}
    currencies = sorted({c.currency for c in columns.values() if c.currency})
    if len(currencies) > 1:
        findings.fault(f"must be in one currency; found {listing(currencies)}. Convert the amounts.")
    uses.currency = next(iter(currencies), "")
    funds = {plain(table.text(Role.FUND, c)) for i in items for _, c in i.rows if table.text(Role.FUND, c)}
    by_fund = bool(names) and names <= funds
    found: dict[str, str] = {}
    for item in items:
        for k, column in columns.items():
            own: dict[str, list[float | None]] = defaultdict(list)
            for line, cells in item.rows:
                ident = ident_of(table.text(Role.FUND, cells)) if by_fund else _budget(table, k, len(places))
                own[ident].append(column.numbers.get(line))
            for ident, amounts in own.items():
                found.setdefault(ident, ident)
                total = _sum(amounts)
                # of several budgets one that is blank is not used, if another is
                if total is None:
                    if len(places) == 1 or all(c.numbers.get(line) is None for c in columns.values() for line, _ in item.rows):
                        uses.unestimated.add(item.ident)
                else:
                    uses.needs[item.ident][ident] = {TOTAL: total}
    if Role.FUND in table.columns and not by_fund and len(funds) > 1:
        findings.assume(say(findings.language, "list_one_budget", column=quoted(table.headed(Role.FUND))))
    return found


def _budget(table: ListTable, place: int, of: int) -> str:
    return "budget" if of == 1 else ident_of(table.heading(place))


def _in_steps(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    steps: Mapping[int, int],
    ident: str,
    uses: Uses,
    findings: Findings,
) -> None:
    """Amounts of the work's first, second, … period; a blank among amounts is a period without any."""
    role = Role.COST if ident == "budget" else Role.EFFORT
    columns = {n: read_cells(table, role, k, items, mapping, findings) for n, k in steps.items()}
    uses.currency = uses.currency or next((c.currency for c in columns.values() if c.currency), "")
    for item in items:
        found: dict[int, float] = {}
        unknown = False
        for n, column in columns.items():
            amounts = [column.numbers.get(line) for line, _ in item.rows]
            known = [a for a in amounts if a is not None]
            unknown = unknown or any(line in column.unknown for line, _ in item.rows)
            if known:
                found[n] = float(sum(known))
        if unknown or not found:
            uses.unestimated.add(item.ident)
        else:
            uses.needs[item.ident][ident] = found


def _one_currency(uses: Uses, limits: Sequence[Limit], mapping: ListMapping, findings: Findings) -> None:
    """The currency of the list and of what was given for it, which must be one."""
    said = {c for c in (uses.currency, mapping.currency, *(x.currency for x in limits)) if c}
    if len(said) > 1:
        findings.fault(
            f"must be in one currency; found {listing(sorted(said))}. Convert the amounts, or correct --set currency=…."
        )
    uses.currency = mapping.currency or next(iter(sorted(said)), "")


def _no_such(limit: Limit, found: Sequence[str], what: str, findings: Findings) -> None:
    like = nearest(limit.resource, found, loose=True)
    option = "--budget" if what == "budget" else "--team"
    if not limit.resource:
        findings.fault(
            f"must say of which {what} an amount is; found {listing(found, most=8)}. Write {option} \"{found[0]}=…\" for each."
        )
    else:
        findings.fault(
            f"must be a {what} of the list; found {quoted(limit.resource)}, and in the list"
            f" {listing([quoted(f) for f in found], most=8) or 'none'}. {f'Write {like}' if like else 'Correct the name'}."
        )


# --- work


def _work(
    table: ListTable, items: Sequence[Item], mapping: ListMapping, limits: Sequence[Limit], uses: Uses, findings: Findings
) -> None:
    language = findings.language
    amounts: dict[str, Steps]
    unit = ""
    if Role.EFFORT in mapping.same_for_all:
        amounts = {i.ident: {TOTAL: mapping.same_for_all[Role.EFFORT]} for i in items}
    elif Role.EFFORT in table.steps:
        before = {i: dict(n) for i, n in uses.needs.items()}
        _in_steps(table, items, mapping, table.steps[Role.EFFORT], "effort", uses, findings)
        amounts = {i: found.pop("effort") for i, found in uses.needs.items() if "effort" in found and i in {*before, *uses.needs}}
    else:
        column = read_column(table, Role.EFFORT, items, mapping, findings)
        unit = column.unit
        by_item = _by_item(column, items)
        uses.effort = by_item
        amounts = {i: {TOTAL: a} for i, a in by_item.items() if a is not None}
        uses.unestimated |= {i for i, a in by_item.items() if a is None}
    given = {appearance(x.resource): x for x in limits if x.resource}
    named = _teams(table, items, mapping, amounts, bool(limits), uses, findings)
    for limit in limits:
        if limit.resource and appearance(limit.resource) not in {appearance(t) for t in named}:
            _no_such(limit, list(named), "team", findings)
        elif not limit.resource and len(named) > 1:
            _no_such(limit, list(named), "team", findings)
    open_teams = [t for t in named if limits and appearance(t) not in given and len(named) > 1]
    if open_teams:
        findings.assume(say(language, "list_teams_open", teams=listing(open_teams, language, most=6)))
    for team in named:
        own = tuple(x for x in limits if appearance(x.resource) == appearance(team) or (not x.resource and len(named) == 1))
        uses.resources[team] = Resource(team, Means.CAPACITY, unit, own)


def _teams(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    amounts: Mapping[str, Steps],
    limited: bool,
    uses: Uses,
    findings: Findings,
) -> list[str]:
    """Who does each item: the team its row names; what names several, or none among others, is a question."""
    language = findings.language
    of = {i.ident: _named_teams(table, i) for i in items}
    spelt = {appearance(t): t for names in reversed(list(of.values())) for t in reversed(names)}
    if not spelt:
        team = say(language, "list_team")
        for ident, steps in amounts.items():
            uses.needs[ident][team] = steps
        return [team]
    several = [i for i in items if len(of[i.ident]) > 1 and i.ident in amounts]
    none = [i for i in items if not of[i.ident] and i.ident in amounts]
    way = mapping.several_teams
    if several:
        rows = ", ".join(str(i.row) for i in several[:5])
        said = say(language, "list_several_teams", count=str(len(several)), rows=rows, way=say(language, f"list_way_{way or 'first'}"))
        if not way:
            findings.ask("several_teams", say(language, "list_ask_teams", count=str(len(several)), rows=rows), ("first", "split", "each"))
        elif "several_teams" not in mapping.sure:
            findings.ask("several_teams", said, (way,), stops=False)
        if way:
            findings.assume(said)
    fallback = mapping.no_team
    if none and not fallback and limited:
        rows = ", ".join(str(i.row) for i in none[:5])
        findings.ask("no_team", say(language, "list_ask_no_team", count=str(len(none)), rows=rows), (*list(spelt.values())[:5], "leave out"))
    for item in items:
        if item.ident not in amounts:
            continue
        names = [spelt[appearance(t)] for t in of[item.ident]]
        if not names and plain(fallback) == "leave out":
            uses.teamless.add(item.ident)
        elif not names:
            team = spelt.get(appearance(fallback), ident_of(fallback)) or say(language, "list_no_team")
            spelt.setdefault(appearance(team), team)
            uses.needs[item.ident][team] = amounts[item.ident]
        else:
            _share(uses, item.ident, names, amounts[item.ident], way or "first")
    if none and not fallback and not limited:
        findings.assume(say(language, "list_no_team_open", count=str(len(none)), team=quoted(say(language, "list_no_team"))))
    used = {t for needs in uses.needs.values() for t in needs}
    return [t for t in dict.fromkeys(spelt.values()) if t in used]


def _named_teams(table: ListTable, item: Item) -> list[str]:
    names = [
        name
        for _, cells in item.rows
        for text in table.texts(Role.TEAM, cells)
        for part in text.replace("\n", ",").replace(";", ",").split(",")
        if (name := ident_of(part.strip()))
    ]
    return list({appearance(n): n for n in reversed(names)}.values())[::-1]


def _share(uses: Uses, ident: str, teams: Sequence[str], steps: Steps, way: str) -> None:
    """An item's work among the teams it names."""
    match way:
        case "each":
            parts = dict.fromkeys(teams, 1)
        case "split":
            parts = dict.fromkeys(teams, len(teams))
        case _:
            parts = {teams[0]: 1}
    for team, among in parts.items():
        uses.needs[ident][team] = {n: amount / among for n, amount in steps.items()}


# --- what nobody estimated


def _unestimated(uses: Uses, mapping: ListMapping, findings: Findings) -> None:
    """Items without an estimate take what was said of such, or stay unestimated: never 0 by themselves."""
    said = mapping.unestimated
    if not uses.unestimated or said in ("", "leave out"):
        return
    for ident in uses.resources:
        known = [sum(needs[ident].values()) for needs in uses.needs.values() if ident in needs]
        amount = 0.0 if said == "free" else statistics.median(known) if said == "median" and known else said
        if isinstance(amount, str):
            continue
        for item in sorted(uses.unestimated):
            if len(uses.resources) == 1:
                uses.needs[item].setdefault(ident, {TOTAL: float(amount)})
    if len(uses.resources) > 1:
        findings.ask("unestimated", say(findings.language, "list_ask_unestimated", resources=listing(list(uses.resources), findings.language)), ("leave out",))
        return
    (resource,) = uses.resources.values()
    amount = next(sum(uses.needs[i][resource.ident].values()) for i in sorted(uses.unestimated))
    findings.assume(
        say(
            findings.language,
            "list_unestimated",
            count=str(len(uses.unestimated)),
            amount=shown(amount, findings.language),
            way=say(findings.language, f"list_unestimated_{said if isinstance(said, str) else 'number'}"),
        )
    )
    uses.unestimated.clear()
