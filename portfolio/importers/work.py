"""What items ask of teams: which team does which, and how much of its capacity it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from portfolio.importers.cell_columns import read_cells, read_column
from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.period_headings import holds_figures
from portfolio.importers.quantities import unit_in_heading
from portfolio.importers.resources_used import (
    TOTAL,
    Resource,
    Steps,
    Uses,
    by_item,
    in_steps,
    instead_of,
    no_such,
    total_of,
)
from portfolio.importers.roles import Role, meaning_of
from portfolio.importers.understanding import ListTable
from portfolio.importers.word_scales import scale_for
from portfolio.tables.headings import plain
from portfolio.tables.relations import Means
from portfolio.tables.text import appearance, ident_of, quoted, text_of
from portfolio.words.languages import is_phrase
from portfolio.words.sentences import figure, listing, say, sentence


def has_effort(table: ListTable, mapping: ListMapping) -> bool:
    """Whether the list says what work items take."""
    return Role.EFFORT in table.columns or Role.EFFORT in table.steps or Role.EFFORT in mapping.same_for_all


def efforts(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    uses: Uses,
    findings: Findings,
    *,
    needed: bool,
) -> tuple[dict[str, Steps], str]:
    """The work of each item, and its unit; ``needed`` where a blank keeps an item out."""
    if Role.EFFORT in mapping.same_for_all:
        same = mapping.same_for_all[Role.EFFORT]
        return {i.ident: {TOTAL: same} for i in items}, ""
    if Role.EFFORT in table.steps:
        places = table.steps[Role.EFFORT]
        columns = {n: read_cells(table, Role.EFFORT, k, items, mapping, findings) for n, k in places.items()}
        return in_steps(columns, items, uses if needed else Uses()), next(
            (c.unit for c in columns.values() if c.unit), ""
        )
    if Role.EFFORT in table.added:
        return _added(table, items, mapping, uses, findings, needed=needed)
    column = read_column(table, Role.EFFORT, items, mapping, findings)
    heading = table.headed(Role.EFFORT)
    if column.words and needed:
        column = column.with_words(scale_for(Role.EFFORT, column, heading, mapping, findings))
    uses.effort = by_item(column, items)
    if not needed:
        return {}, column.unit
    known = uses.estimated(uses.effort, instead_of([column], items), heading, mapping, findings)
    return {ident: {TOTAL: amount} for ident, amount in known.items()}, column.unit


def _added(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    uses: Uses,
    findings: Findings,
    *,
    needed: bool,
) -> tuple[dict[str, Steps], str]:
    """The work of several columns that are added up, as costs are: all of one unit, and each known."""
    places = table.columns[Role.EFFORT]
    columns = {k: read_cells(table, Role.EFFORT, k, items, mapping, findings) for k in places}
    for k, column in columns.items():
        if column.words and needed:
            heading = table.heading(k)
            columns[k] = column.with_words(scale_for(Role.EFFORT, column, heading, mapping, findings))
    units = sorted({c.unit for c in columns.values()})
    if len(units) > 1:
        named = [
            sentence(
                "list_fault_effort" if c.unit else "list_fault_effort_bare",
                column=quoted(table.heading(k)),
                unit=c.unit,
            )
            for k, c in columns.items()
        ]
        findings.fault(sentence("list_fault_efforts", found=figure(listing, named)))
    uses.effort = {
        i.ident: total_of(c.numbers.get(line) for line, _ in i.rows for c in columns.values()) for i in items
    }
    if not needed:
        return {}, units[0]
    heading = " + ".join(table.heading(k) for k in places)
    known = uses.estimated(uses.effort, instead_of(columns.values(), items), heading, mapping, findings)
    return {ident: {TOTAL: amount} for ident, amount in known.items()}, units[0]


def team_columns(table: ListTable, limits: Sequence[Limit]) -> dict[str, int]:
    """The columns of effort that bear a team's name, where amounts are given for such teams; their like too.

    ``Effort Web`` and ``Effort Data`` are the work of Web and of Data.
    """
    given = {plain(x.resource): x.resource for x in limits if x.resource and x.asked}
    found: dict[str, tuple[str, int]] = {}
    for k in table.own:
        whole = ident_of(table.heading(k))
        texts = dict.fromkeys((ident_of(unit_in_heading(whole)[0]), whole))
        for words, cut in ((t.split(), n) for t in texts for n in range(1, len(t.split()))):
            for rest, name in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
                meaning = meaning_of(" ".join(rest))
                if meaning is not None and meaning.role is Role.EFFORT:
                    found.setdefault(" ".join(name), (plain(" ".join(rest)), k))
    kinds = {kind for name, (kind, _) in found.items() if plain(name) in given}
    return {
        given.get(plain(name), name): k
        for name, (kind, k) in found.items()
        if kind in kinds and holds_figures(table.region, k)
    }


def _by_team(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    places: Mapping[str, int],
    uses: Uses,
    findings: Findings,
) -> tuple[list[str], str]:
    """The work of each team in a column of its own; beside others, a blank is a team without any."""
    language = findings.language
    columns = {t: read_cells(table, Role.EFFORT, k, items, mapping, findings) for t, k in places.items()}
    heads = listing([findings.quoted(table.heading(k)) for k in places.values()], language)
    findings.assume(say(language, "list_team_columns", columns=heads))
    blank = [
        i for i in items for c in columns.values() if any(c.numbers.get(line) is None for line, _ in i.rows)
    ]
    if blank:
        rows = ", ".join(str(row) for row in list(dict.fromkeys(i.row for i in blank))[:5])
        findings.assume(say(language, "list_team_blank", rows=rows))
    numbered = dict(enumerate(columns.values(), start=1))
    for ident, steps in in_steps(numbered, items, uses).items():
        for n, team in enumerate(columns, start=1):
            if n in steps:
                uses.needs[ident][team] = {TOTAL: steps[n]}
    return list(columns), next((c.unit for c in columns.values() if c.unit), "")


def add_work(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    limits: Sequence[Limit],
    uses: Uses,
    findings: Findings,
) -> None:
    """What each item asks of which team."""
    if places := team_columns(table, limits):
        named, unit = _by_team(table, items, mapping, places, uses, findings)
    else:
        amounts, unit = efforts(table, items, mapping, uses, findings, needed=True)
        # what takes no work needs no team
        teamless = {i.ident for i in items if not _named(table, i)}
        amounts = {i: steps for i, steps in amounts.items() if i not in teamless or any(steps.values())}
        limited = frozenset(appearance(x.resource) for x in limits)
        named = _teams(table, items, mapping, amounts, limited, uses, findings)
    for limit in limits:
        unknown = (
            limit.asked
            and limit.resource
            and appearance(limit.resource) not in {appearance(t) for t in named}
        )
        if unknown or (not limit.resource and len(named) > 1):
            no_such(limit, named, "--team", findings, _where_named(table, limit.resource))
    key = f"list_unit_{unit}"
    unit = say(findings.language, key) if is_phrase(key) else unit
    for team in named:
        own = [
            x
            for x in limits
            if appearance(x.resource) == appearance(team) or (not x.resource and len(named) == 1)
        ]
        uses.resources[team] = Resource(team, Means.CAPACITY, unit, tuple(own))


def _where_named(table: ListTable, team: str) -> str:
    """The heading of a column that is none of teams and names this one in some row."""
    if not team:
        return ""
    others = [k for k in range(len(table.region.headings)) if k not in table.columns.get(Role.TEAM, ())]
    for k in others:
        for _, cells in table.rows:
            text = text_of(cells[k]) if k < len(cells) else ""
            if appearance(team) in {appearance(t) for t in re.split(r"\s*[,;|\n]\s*", text)}:
                return table.heading(k)
    return ""


def _teams(
    table: ListTable,
    items: Sequence[Item],
    mapping: ListMapping,
    amounts: Mapping[str, Steps],
    limited: frozenset[str],
    uses: Uses,
    findings: Findings,
) -> list[str]:
    """Who does each item: the team its row names; several, or none beside others, are a question."""
    language = findings.language
    of = {i.ident: _named(table, i) for i in items}
    spelt = {appearance(t): t for names in reversed(list(of.values())) for t in reversed(names)}
    if not spelt:
        team = say(language, "list_team")
        for ident, steps in amounts.items():
            uses.needs[ident][team] = steps
        return [team]
    several = [i for i in items if len(of[i.ident]) > 1 and i.ident in amounts]
    way = _way(several, mapping, bool(limited), findings)
    nobody = _nobody(
        [i for i in items if not of[i.ident] and i.ident in amounts], spelt, mapping, bool(limited), findings
    )
    for ident, steps in amounts.items():
        names = [spelt[appearance(t)] for t in of[ident]]
        if names:
            _share(uses, ident, names, steps, way)
        elif plain(nobody) == "leave out":
            uses.teamless.add(ident)
        else:
            team = spelt.setdefault(appearance(nobody), nobody)
            uses.needs[ident][team] = steps
    used = {t for needs in uses.needs.values() for t in needs}
    # a team that has no work left may be given an amount all the same
    idle = {appearance(t): t for _, cells in table.rows for t in _of_row(table, cells)}
    given = [t for key, t in idle.items() if key in limited and spelt.get(key) not in used]
    return [*(t for t in dict.fromkeys(spelt.values()) if t in used), *given]


def _way(several: Sequence[Item], mapping: ListMapping, limited: bool, findings: Findings) -> str:
    """Whose work an item of several teams is."""
    language, way = findings.language, mapping.several_teams
    if several:
        rows = ", ".join(str(i.row) for i in several[:5])
        done = say(language, f"list_way_{way or 'first'}")
        said = say(language, "list_several_teams", rows=rows, way=done)
        if limited and "several_teams" not in mapping.sure:
            text = say(language, "list_ask_teams", rows=rows)
            findings.ask("several_teams", text, ("first", "split", "each"))
        else:
            findings.assume(said)
            if "several_teams" not in mapping.sure:
                # where nothing limits a team, whose work it is changes nothing yet
                findings.ask("several_teams", said, (way or "first",), stops=False)
    return way or "first"


def _nobody(
    none: Sequence[Item], spelt: Mapping[str, str], mapping: ListMapping, limited: bool, findings: Findings
) -> str:
    """Whose work an item without a team is."""
    language = findings.language
    said = mapping.no_team and (spelt.get(appearance(mapping.no_team)) or ident_of(mapping.no_team))
    if none and not said:
        rows = ", ".join(str(i.row) for i in none[:5])
        if limited:
            text = say(language, "list_ask_no_team", rows=rows)
            findings.ask("no_team", text, (*list(spelt.values())[:5], "leave out"))
        else:
            team = findings.quoted(say(language, "list_no_team"))
            findings.assume(say(language, "list_no_team_open", rows=rows, team=team))
    return said or say(language, "list_no_team")


def _named(table: ListTable, item: Item) -> list[str]:
    """The teams that an item's rows name, each once."""
    names = [name for _, cells in item.rows for name in _of_row(table, cells)]
    return list({appearance(n): n for n in reversed(names)}.values())[::-1]


def _of_row(table: ListTable, cells: Sequence[object]) -> list[str]:
    return [
        name
        for text in table.preferred(Role.TEAM, cells)
        for part in text.replace("\n", ",").replace(";", ",").split(",")
        if (name := ident_of(part.strip()))
    ]


def _share(uses: Uses, ident: str, teams: Sequence[str], steps: Steps, way: str) -> None:
    """An item's work among the teams it names."""
    doing = teams if way in ("each", "split") else teams[:1]
    among = len(teams) if way == "split" else 1
    for team in doing:
        uses.needs[ident][team] = {n: amount / among for n, amount in steps.items()}
