"""Which table of a file is the list, and what each of its columns is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portfolio.importers.findings import Findings, LeftOut, Understood, Why, short, where
from portfolio.importers.layout import Region, regions
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.period_headings import holds_figures, period_in
from portfolio.importers.quantities import Kind, number_in, read_quantities, unit_in_heading
from portfolio.importers.roles import READINGS, Role, is_known, language_of_headings, meaning_of
from portfolio.importers.said_headings import (
    can_be_worth,
    each_by_itself,
    ignored_by,
    in_order,
    missing_of,
    without_marks,
)
from portfolio.loaders.grids import Grid
from portfolio.tables.headings import is_total, plain
from portfolio.tables.raw import Rows
from portfolio.tables.spelling import nearest
from portfolio.tables.text import ident_of, quoted, text_of
from portfolio.words.figures import number as shown
from portfolio.words.sentences import Sentence, clauses, figure, listing, say, sentence

_WORTH = (Role.VALUE, Role.IMPACT, Role.BUSINESS_VALUE, Role.REACH, Role.FORMULA, Role.PRIORITY)
_USES = (Role.COST, Role.EFFORT)


@dataclass(frozen=True, slots=True)
class ListTable:
    """The list: its cells, and which columns play which role.

    Attributes
    ----------
    region : Region
    columns : mapping of Role to tuple of int
        Places of the columns, counted in the region.
    steps : mapping of Role to mapping of int to int
        Columns that hold the amount of the work's first, second, … period.
    by_period : mapping of str to int
        Columns of money headed by a period's label.
    own : tuple of int
        Columns that are kept as they are.
    doubtful : tuple of int
        Columns of links of which nobody knows which end comes first.
    added : set of Role
        Roles whose columns are added up, as ``cost = "Capex + Opex"`` says.
    tree : tuple of int
        Columns of titles, each a level below the one before it.
    of_tracker : bool
        Whether the headings of a role stand in order of preference, as a tracker's do.
    """

    region: Region
    columns: Mapping[Role, tuple[int, ...]]
    steps: Mapping[Role, Mapping[int, int]]
    by_period: Mapping[str, int]
    own: tuple[int, ...]
    doubtful: tuple[int, ...] = ()
    added: frozenset[Role] = frozenset()
    tree: tuple[int, ...] = ()
    of_tracker: bool = False

    @property
    def rows(self) -> Rows:
        return self.region.rows

    def heading(self, place: int) -> str:
        """What stands over a column."""
        return self.region.headings[place]

    def headed(self, role: Role) -> str:
        """What stands over the first column of a role."""
        return self.heading(self.columns[role][0])

    def texts(self, role: Role, cells: Sequence[object]) -> list[str]:
        """What a row says in the columns of a role; blanks left out."""
        return [t for k in self.columns.get(role, ()) if k < len(cells) and (t := text_of(cells[k]))]

    def text(self, role: Role, cells: Sequence[object]) -> str:
        """The first of these, or nothing."""
        return next(iter(self.texts(role, cells)), "")

    def preferred(self, role: Role, cells: Sequence[object]) -> list[str]:
        """What a row says under the heading of a role that goes before the others, as often as it stands."""
        if not self.of_tracker:
            return self.texts(role, cells)
        filled = [k for k in self.columns.get(role, ()) if k < len(cells) and text_of(cells[k])]
        return [text_of(cells[k]) for k in filled if self.heading(k) == self.heading(filled[0])]


def lists_of(
    grids: Sequence[Grid], mapping: ListMapping, named: Collection[str], findings: Findings
) -> tuple[ListTable | None, ListTable | None]:
    """The list of a file and its table of capacities, where there is one.

    Parameters
    ----------
    named : collection of str
        The budgets that amounts were given for, in plain letters: columns called so are one budget each.
    """
    wanted = _wanted(grids, mapping, findings)
    found = [(grid, region) for grid in wanted for region in _regions(grid, mapping)]
    tables = [_table(region, mapping, named, None) for _, region in found]
    lists = [t for t in tables if _is_list(t, mapping)]
    if not lists and not mapping.headings:
        lists = [t for t in tables if {Role.NAME, Role.ID} & {*t.columns} and len(t.columns) > 1]
    capacities = [t for t in tables if t not in lists and _is_capacity(t)]
    if len(lists) > 1:
        lists = [t for t in lists if _is_whole(t)] or lists
    if not lists:
        if not findings.faults and mapping.headings and not found:
            findings.fault(sentence("list_fault_no_headings", row=mapping.headings))
        elif not findings.faults:
            findings.fault(_no_list(found, tables))
        return None, None
    if len(lists) > 1:
        _which(lists, findings)
        return None, None
    (chosen,) = lists
    findings.file = chosen.region.grid.file
    findings.language = mapping.language or language_of_headings(chosen.region.headings)
    region = each_by_itself(without_marks(chosen.region), mapping, findings)
    table = _table(region, mapping, named, findings)
    _beside(grids, wanted, [r for _, r in found], [chosen.region, *(c.region for c in capacities)], findings)
    _absent(table, mapping, findings)
    findings.faults += [*chosen.region.grid.faults, *table.region.faults]
    findings.doubts += [*chosen.region.grid.doubts, *table.region.doubts]
    return table, capacities[0] if len(capacities) == 1 else None


def capacities_of(table: ListTable, findings: Findings) -> tuple[Limit, ...]:
    """What a table of capacities says of teams, by period where it is headed by periods."""
    found: list[Limit] = []
    named = next(r for r in (Role.TEAM, Role.NAME, Role.OWNER) if r in table.columns)
    places = (
        {"": table.columns[Role.CAPACITY][0]} if Role.CAPACITY in table.columns else dict(table.by_period)
    )
    for line, cells in table.rows:
        team = ident_of(table.text(named, cells))
        for period, k in places.items():
            number = number_in(cells[k]) if k < len(cells) else None
            if team and number is not None and not is_total(team):
                found.append(Limit(team, period, number, asked=False))
            else:
                why = Why.TOTAL if is_total(team) else Why.OTHER
                findings.left_out.append(LeftOut(table.region.grid.file, line, _first(cells), why))
    teams = listing(
        [f"{x.resource} {shown(x.amount, findings.language)}" for x in found], findings.language, most=6
    )
    file = where(table.region.grid.file, findings.language)
    findings.assume(say(findings.language, "list_capacities", file=file, teams=teams))
    return tuple(found)


def _wanted(grids: Sequence[Grid], mapping: ListMapping, findings: Findings) -> list[Grid]:
    """The sheets that are looked at: the one that was named, else all that are shown."""
    if not mapping.sheet:
        return [g for g in grids if not g.hidden]
    named = [g for g in grids if plain(g.name) == plain(mapping.sheet)]
    if not named:
        names = [g.name for g in grids if g.name]
        # another number is another sheet, not a slip
        like = nearest(mapping.sheet, [n for n in names if _digits(n) == _digits(mapping.sheet)], loose=True)
        key = "list_fault_sheet_like" if like else "list_fault_no_sheet" if names else "list_fault_no_sheets"
        findings.fault(
            sentence(
                key,
                sheet=quoted(mapping.sheet),
                found=figure(listing, [quoted(n) for n in names]),
                like=quoted(like or ""),
            )
        )
    # capacities may stand on a sheet of their own
    return [*named, *(g for g in grids if g not in named and not g.hidden and _only_capacities(g))]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _only_capacities(grid: Grid) -> bool:
    tables = [_table(r, ListMapping(), (), None) for r in regions(grid, is_known)]
    return bool(tables) and all(_is_capacity(t) for t in tables)


def _regions(grid: Grid, mapping: ListMapping) -> list[Region]:
    if mapping.headings is None:
        return regions(grid, _known(mapping))
    found = regions(grid, _known(mapping), mapping.headings)
    return [r for r in found if mapping.headings in (r.header_row, *r.header_rows)]


def _known(mapping: ListMapping) -> Callable[[str], bool]:
    said = {plain(h) for headings in mapping.columns.values() for h in headings}
    return lambda heading: plain(heading) in said or is_known(heading)


def _is_list(table: ListTable, mapping: ListMapping) -> bool:
    roles = {*table.columns, *table.steps, *mapping.same_for_all}
    named = {Role.NAME, Role.ID} & roles
    return bool(named) and bool({*_WORTH, *_USES} & roles or table.by_period) and not _is_capacity(table)


def _is_whole(table: ListTable) -> bool:
    roles = {*table.columns, *table.steps}
    return bool({*_WORTH} & roles) and bool({*_USES} & roles or table.by_period)


def _is_capacity(table: ListTable) -> bool:
    roles = {*table.columns}
    labelled = bool(table.by_period) and Role.TEAM in roles
    return (
        (Role.CAPACITY in roles or labelled)
        and bool(roles & {Role.TEAM, Role.NAME, Role.OWNER})
        and not roles & {*_WORTH, Role.COST, Role.EFFORT, Role.STATUS}
    )


def _no_list(found: Sequence[tuple[Grid, Region]], tables: Sequence[ListTable]) -> Sentence:
    for table in tables:
        role = next((r for r in (Role.NAME, Role.ID) if r in table.columns), None)
        figures = [quoted(table.heading(k)) for k in table.own if holds_figures(table.region, k)]
        if role is not None and figures:
            return sentence(
                "list_fault_figures_only",
                name=quoted(table.headed(role)),
                found=figure(listing, figures, most=12),
            )
    seen = [
        sentence(
            "list_fault_seen", sheet=grid.file, headings=", ".join(h for h in region.headings if h)[:200]
        )
        if any(region.headings)
        else sentence("list_fault_seen_nothing", sheet=grid.file)
        for grid, region in found
    ]
    if not seen:
        return sentence("list_fault_no_list_at_all")
    return sentence("list_fault_no_list", found=figure(clauses, seen))


def _which(lists: Sequence[ListTable], findings: Findings) -> None:
    """Two tables could be the list."""
    language = findings.language
    sheets = list(dict.fromkeys(t.region.grid.name for t in lists))
    places = [
        f"{where(t.region.grid.file, language)}, {say(language, 'list_row', row=t.region.header_row)}"
        for t in lists
    ]
    if len(sheets) == 1 and len({t.region.header_row for t in lists}) < len(lists):
        heads = [quoted(next((h for h in t.region.headings if h), "")) for t in lists]
        findings.fault(
            sentence("list_fault_side_by_side", count=len(lists), headings=figure(listing, heads)),
            lists[0].region.header_row,
        )
        return
    text = say(language, "list_ask_tables", places=listing(places, language))
    if len(sheets) > 1:
        findings.ask("sheet", text, sheets)
    else:
        findings.ask("headings", text, [str(t.region.header_row) for t in lists])


def _table(
    region: Region, mapping: ListMapping, named: Collection[str], findings: Findings | None
) -> ListTable:
    """The roles of a table's columns; questions and what is kept go to ``findings`` where there are some."""
    columns: dict[Role, list[int]] = {}
    steps: dict[Role, dict[int, int]] = {}
    weak: list[tuple[int, Role, Role | None]] = []
    own: list[int] = []
    by_period = _by_period(region, mapping)
    said: dict[str, list[Role]] = {}
    there = {plain(h) for h in region.headings}
    added: set[Role] = set()
    ignored = ignored_by(mapping)
    missing = missing_of(region, mapping)
    # what a person named goes before what ships with the package
    for role, headings in sorted(mapping.columns.items(), key=lambda c: c[0] not in mapping.sure):
        for h in headings:
            if role not in mapping.sure and {*said.get(plain(h), ())} & mapping.sure:
                continue
            parts = [h] if plain(h) in there else h.split(" + ")
            added |= {role} if len(parts) > 1 else set()
            for part in parts:
                said.setdefault(plain(part), []).append(role)
    doubtful: list[int] = []
    for k, heading in enumerate(region.headings):
        if k in by_period.values() or ignored(plain(heading)):
            continue
        if roles := said.get(plain(heading)):
            if missing.issuperset(roles):
                own.append(k)
            else:
                doubtful.append(k) if len(roles) > 1 else columns.setdefault(roles[0], []).append(k)
            continue
        meaning = meaning_of(heading) if heading else None
        taken_by_others = mapping.columns.keys() - missing
        if meaning and not can_be_worth(region, k, meaning.role):
            meaning = None
        if meaning is None or meaning.role in taken_by_others or meaning.role in mapping.same_for_all:
            own.append(k)
        elif meaning.step is not None:
            steps.setdefault(meaning.role, {})[meaning.step] = k
        elif meaning.weak:
            weak.append((k, meaning.role, meaning.otherwise))
        else:
            columns.setdefault(meaning.role, []).append(k)
    for k, first, otherwise in weak:
        taken = first if first not in columns else otherwise
        if taken is not None and taken not in columns:
            columns[taken] = [k]
        else:
            own.append(k)
    # headings that count 1 alone are no steps
    for role in [r for r, found in steps.items() if len(found) < 2]:
        own += steps.pop(role).values()
    for role in columns.keys() & mapping.columns.keys():
        columns[role] = in_order(region, columns[role], mapping.columns[role])
    _one_each(region, columns, own, mapping, missing, named, findings)
    levels = {plain(h) for h in mapping.tree}
    titles = [k for k, heading in enumerate(region.headings) if plain(heading) in levels]
    table = ListTable(
        region,
        {r: tuple(c) for r, c in columns.items()},
        steps,
        by_period,
        tuple(sorted(own)),
        tuple(doubtful),
        frozenset(added),
        tuple(in_order(region, titles, mapping.tree)),
        bool(mapping.tracker),
    )
    if findings is not None:
        findings.understood += _understood(table, ignored)
    return table


def _one_each(
    region: Region,
    columns: dict[Role, list[int]],
    own: list[int],
    mapping: ListMapping,
    missing: Collection[Role],
    named: Collection[str],
    findings: Findings | None,
) -> None:
    """Where two columns of one role can't both be it: a question, or the first of them."""
    for role, places in list(columns.items()):
        headings = list(dict.fromkeys(region.headings[k] for k in places))
        reading = READINGS[role]
        listed = role in mapping.columns and role not in missing
        if len(places) < 2 or reading.several == "all" or listed:
            continue
        if role is Role.COST and {plain(h) for h in headings} <= {*named}:
            continue
        if reading.several == "ask" and len(headings) > 1:
            if findings is not None and _differ(region, places):
                findings.ask(
                    role,
                    say(
                        findings.language,
                        "list_ask_columns",
                        role=said_role(role, findings.language),
                        columns=listing([findings.quoted(h) for h in headings], findings.language),
                    ),
                    (*headings, " + ".join(headings)) if _add_up(region, role, places) else headings,
                )
            columns[role] = places[:1]
        else:
            columns[role] = places[:1]
        own += places[1:]


def _add_up(region: Region, role: Role, places: Sequence[int]) -> bool:
    """Whether columns may be parts of one amount: costs, or efforts that are counted in one unit."""
    if role is not Role.EFFORT:
        return role is Role.COST
    units: set[str] = set()
    for k in places:
        _, factor, unit = unit_in_heading(region.headings[k])
        column = read_quantities([c[k] if k < len(c) else None for _, c in region.rows], factor, unit)
        units |= {"words"} if column.of_kind(Kind.UNREADABLE) else {column.unit}
    return len(units) == 1 and units != {"words"}


def _differ(region: Region, places: Sequence[int]) -> bool:
    """Whether columns differ in some row: else it does not matter which is meant."""
    return any(
        len({text_of(cells[k]) if k < len(cells) else "" for k in places}) > 1 for _, cells in region.rows
    )


def _by_period(region: Region, mapping: ListMapping) -> dict[str, int]:
    """Columns of money, or of availability, headed by periods: at least two, each another one. Costs that
    somebody named are by period where each is headed by one.
    """
    there = {plain(h) for h in region.headings}
    costs = {plain(h) for h in mapping.columns.get(Role.COST, ())} if Role.COST in mapping.sure else set()
    costs = costs if any({*map(plain, h.split(" + "))} & there for h in costs) else set()
    said = {plain(h) for headings in mapping.columns.values() for h in headings} - costs
    found: dict[str, int] = {}
    for k, heading in enumerate(region.headings):
        if not heading or plain(heading) in said or (costs and plain(heading) not in costs):
            continue
        if (label := period_in(heading)) and holds_figures(region, k) and label not in found:
            found[label] = k
    whole = costs <= {plain(region.headings[k]) for k in found.values()}
    return found if len(found) > 1 and whole else {}


def said_role(role: str, language: str) -> str:
    """A role as people read it."""
    return say(language, f"list_role_{role}")


def _understood(table: ListTable, ignored: Callable[[str], bool]) -> Iterator[Understood]:
    roles = {k: str(role) for role, places in table.columns.items() for k in places}
    roles |= {k: f"{role} {step}" for role, steps in table.steps.items() for step, k in steps.items()}
    roles |= {k: f"cost {label}" for label, k in table.by_period.items()}
    roles |= dict.fromkeys(table.doubtful, "link")
    roles |= {k: "ignored" for k, heading in enumerate(table.region.headings) if ignored(plain(heading))}
    # a heading that stands many times is told once
    first = {
        (heading, roles.get(k, "own")): k for k, heading in reversed([*enumerate(table.region.headings)])
    }
    for k in sorted(first.values()):
        heading = table.heading(k)
        example = next((t for _, cells in table.rows if k < len(cells) and (t := text_of(cells[k]))), "")
        if heading or example:
            yield Understood(heading, roles.get(k, "own"), short(example))


def _beside(
    grids: Sequence[Grid],
    wanted: Sequence[Grid],
    found: Sequence[Region],
    used: Sequence[Region],
    findings: Findings,
) -> None:
    """What stands beside the list: titles above it, other tables, texts below; each row is listed."""
    for region in used:
        for line, cells in region.above:
            findings.left_out.append(LeftOut(region.grid.file, line, _first(cells), Why.TITLE))
    for region in found:
        if region not in used:
            file = region.grid.file
            above = [(line, cells, Why.TITLE) for line, cells in region.above]
            body = [(line, cells, Why.OTHER_TABLE) for line, cells in region.rows]
            head = [(region.header_row, region.headings, Why.OTHER_TABLE)] if region.header_row else []
            findings.left_out += [
                LeftOut(file, line, _first(cells), why) for line, cells, why in (*above, *head, *body)
            ]
    rows = {(region.grid.file, line) for region in used for line, _ in region.rows}
    stray: dict[int, str] = {}
    for region in found:
        for line, cells in region.beyond:
            if (region.grid.file, line) in rows:
                # a row of the list is listed by its own reason; what stands beside it is said
                stray.setdefault(line, _first(cells))
            else:
                findings.left_out.append(LeftOut(region.grid.file, line, _first(cells), Why.LEGEND))
    if stray:
        shown_ones = [f"{findings.quoted(text)} ({line})" for line, text in stray.items()]
        texts = listing(shown_ones, findings.language, most=4)
        findings.assume(say(findings.language, "list_beside", texts=texts))
    for grid in grids:
        if grid not in wanted and grid.rows:
            findings.left_out.append(
                LeftOut(
                    grid.file, grid.rows[0][0], _first(grid.rows[0][1]), Why.OTHER_TABLE, str(len(grid.rows))
                )
            )


def _first(cells: Sequence[object]) -> str:
    return short(next((t for c in cells if (t := text_of(c))), ""))


def _absent(table: ListTable, mapping: ListMapping, findings: Findings) -> None:
    """Columns that a person named and that are not there."""
    for role in mapping.columns:
        by_period = role is Role.COST and table.by_period
        if role in mapping.sure and role not in table.columns and not by_period:
            headings = mapping.columns[role]
            like = nearest(headings[0], [h for h in table.region.headings if h], loose=True)
            findings.fault(
                sentence(
                    "list_fault_column_like" if like else "list_fault_no_column",
                    headings=figure(listing, [quoted(h) for h in headings], last="or"),
                    role=role.value,
                    found=figure(listing, [quoted(h) for h in table.region.headings if h][:12]),
                    like=like or "",
                ),
                table.region.header_row,
            )
