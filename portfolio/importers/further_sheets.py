"""Further sheets of a workbook as tables of the case: objectives, ratings, judgements, links, needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from portfolio.case.periods import read_label
from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.layout import Region, regions
from portfolio.importers.limits import Limit
from portfolio.importers.mapping import ListMapping
from portfolio.importers.quantities import number_in
from portfolio.importers.resources_used import Resource, Uses
from portfolio.importers.sheet_forms import FORMS
from portfolio.importers.timing import Timing
from portfolio.importers.worth import Worth
from portfolio.loaders.grids import Grid
from portfolio.tables.headings import plain
from portfolio.tables.raw import RawTable
from portfolio.tables.relations import Means
from portfolio.tables.text import appearance, ident_of, quoted, text_of
from portfolio.words.sentences import figure, listing, say, sentence

type Lines = list[tuple[int, list[object]]]
type Line = tuple[int, dict[str, str], dict[str, object]]
"""A row: its number, what stands under the form's own headings, and under the others."""


@dataclass(slots=True)
class FurtherSheets:
    """What further sheets say, as written; empty where there are none."""

    lines: dict[str, list[Line]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    periods: tuple[str, ...] = ()
    party: str = "analysis"
    words: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def rates(self) -> bool:
        """Whether items are worth what ratings by objective say."""
        return "contributions" in self.lines and "objectives" in self.lines

    def tell(self, findings: Findings) -> None:
        """Which sheets were read as what."""
        for name, file in self.files.items():
            table = say(findings.language, f"list_sheet_{name}")
            findings.assume(say(findings.language, "list_further_sheet", file=file, table=table))
        if "contributions" in self.lines and not self.rates:
            findings.fault(
                sentence(
                    "list_fault_no_weights",
                    drivers=", ".join(self.lines["contributions"][0][2]),
                    sheet=self.files["contributions"],
                )
            )

    def worth(self, items: Sequence[Item], findings: Findings) -> Worth | None:
        """What items are worth where ratings say it; one with a blank is of unknown worth."""
        if not self.rates:
            return None
        found, blank = ratings_of(self, called_by(items), findings)
        points = {i.ident: None if i.ident in blank else sum(found[i.ident].values()) for i in items}
        for ident, driver in blank.items():
            shown, column = findings.quoted(ident), findings.quoted(driver)
            findings.assume(say(findings.language, "list_no_rating", item=shown, column=column))
        return Worth(points, "", {})

    def add_needs(
        self, uses: Uses, items: Sequence[Item], periods: Sequence[str], findings: Findings
    ) -> None:
        """What items need of roles, and what there is of these."""
        capacities = self.capacities(findings)
        for ident, by_role in needs_of(self, called_by(items), periods, findings).items():
            for role, steps in by_role.items():
                uses.needs[ident][role] = steps
                limits = tuple(x for x in capacities if appearance(x.resource) == appearance(role))
                uses.resources.setdefault(role, Resource(role, Means.CAPACITY, "", limits))

    def added_to(
        self, tables: dict[str, RawTable], items: Sequence[Item], timing: Timing, findings: Findings
    ) -> dict[str, RawTable]:
        """The tables of the case with what these sheets say."""
        idents = called_by(items)
        made: dict[str, tuple[list[str], Lines]] = {}
        if self.rates:
            objectives, judgements = objectives_of(self, findings)
            ids = [(line, row[0]) for line, row in objectives]
            found, _ = ratings_of(self, idents, Findings(findings.file))
            made["objectives"] = (["objective", "name", "weight"], objectives)
            made["judgements"] = (["party", "objective", "over", "ratio"], judgements)
            made["key_results"] = (["key_result", "objective", "kpi"], [(n, [i, i, i]) for n, i in ids])
            made["kpis"] = (["kpi", "name", "unit"], [(n, [i, i, "points"]) for n, i in ids])
            made["contributions"] = (
                ["initiative", "kpi", "expected"],
                [(i.row, [i.ident, d, n]) for i in items for d, n in found.get(i.ident, {}).items() if n],
            )
        lag = -1.0 if timing.are_sprints or len(timing.periods) == 1 else 0.0
        if links := links_of(self, idents, lag, findings):
            written = tables["relations"].rows if "relations" in tables else ()
            before: Lines = [(line, [*cells]) for line, cells in written]
            made["relations"] = (["relation", "initiative", "other", "lag"], [*before, *links])
        return tables | {
            name: RawTable(name, self.files.get(name, findings.file), header, rows)
            for name, (header, rows) in made.items()
            if rows
        }

    def capacities(self, findings: Findings) -> list[Limit]:
        """What there is of each role, by period."""
        return [
            Limit(ident_of(own["resource"]), period, number)
            for line, own, others in self.lines.get("resources", ())
            for period, cell in others.items()
            if (number := self.number("resources", line, period, cell, findings)) is not None
        ]

    def number(
        self, name: str, line: int, heading: str, cell: object, findings: Findings, column: str = ""
    ) -> float | None:
        """A cell as a number, or the number of its word; None for a blank, a fault for anything else."""
        text = text_of(cell)
        said = {plain(word): number for word, number in self.words[name].get(column, {}).items()}
        if not text:
            return None
        found = said[plain(text)] if plain(text) in said else number_in(text)
        if found is None:
            findings.fault(
                sentence(
                    "list_fault_sheet_word" if said else "list_fault_sheet_number",
                    found=quoted(text),
                    sheet=self.files[name],
                    table=name,
                ),
                line,
                heading,
            )
        return found


def called_by(items: Sequence[Item]) -> dict[str, str]:
    """The items by what they can be called: their ids, and their names where these are no id."""
    return {appearance(i.name): i.ident for i in items if i.name} | {
        appearance(i.ident): i.ident for i in items
    }


def further_of(grids: Sequence[Grid], mapping: ListMapping) -> tuple[list[Grid], FurtherSheets]:
    """The sheets that are left, the list among them, and what the others say.

    A sheet is of a form where it has a heading for each of the form's columns, and where what stands under
    its other headings can be what the form takes: amounts under periods, words of the scale under objectives.
    """
    found, rest = FurtherSheets(), []
    for grid in grids:
        forms = [] if grid.hidden else [f for name in mapping.sheets if (f := _as(name, grid, mapping))]
        new = [f for f in forms if f[0] not in found.lines]
        if not new:
            rest.append(grid)
            continue
        name, lines = new[0]
        found.lines[name], found.files[name] = lines, grid.file
        found.words[name] = mapping.sheets[name].get("words", {})
        if name in ("requirements", "resources"):
            labels = (p for _, _, others in lines for p in others)
            found.periods = tuple(dict.fromkeys([*found.periods, *labels]))
        found.party = mapping.sheets[name].get("always", {}).get("party", found.party)
    return rest, found


def _as(name: str, grid: Grid, mapping: ListMapping) -> tuple[str, list[Line]] | None:
    """A sheet as rows of a form, or None where it is none."""
    form = mapping.sheets[name]
    wanted = {plain(h): column for column in FORMS[name] for h in form[column]}
    words = {plain(word) for word in form.get("words", {}).get("expected", {})}
    fits: Callable[[Region, int], bool] | None = {
        "contributions": lambda r, k: all(not t or plain(t) in words for t in _texts(r, k)),
        "requirements": lambda r, k: bool(read_label(r.headings[k])),
        "resources": lambda r, k: bool(read_label(r.headings[k])),
    }.get(name)
    known = regions(grid, lambda heading: plain(heading) in wanted or bool(read_label(heading)))
    for region in known[:1]:
        columns: dict[str, int] = {}
        for k, heading in enumerate(region.headings):
            if (column := wanted.get(plain(heading))) is not None:
                columns.setdefault(column, k)
        others = [k for k, h in enumerate(region.headings) if h and k not in columns.values()]
        if columns.keys() != {*FORMS[name]} or (fits and not others):
            return None
        if fits and not all(fits(region, k) for k in others):
            return None
        return name, [
            (
                line,
                {column: _text(cells, k) for column, k in columns.items()},
                {region.headings[k]: cells[k] if k < len(cells) else None for k in others if fits},
            )
            for line, cells in region.rows
        ]
    return None


def _texts(region: Region, place: int) -> list[str]:
    return [_text(cells, place) for _, cells in region.rows]


def _text(cells: Sequence[object], place: int) -> str:
    return " ".join(text_of(cells[place]).split()) if place < len(cells) else ""


def ratings_of(
    further: FurtherSheets, idents: Mapping[str, str], findings: Findings
) -> tuple[dict[str, dict[str, float]], dict[str, str]]:
    """The rating of each item by objective, and of which objective those are without that have a blank.

    Parameters
    ----------
    idents : mapping of str to str
        The items by what they can be called.
    """
    drivers = {
        plain(own["objective"]): ident_of(own["objective"]) for _, own, _ in further.lines["objectives"]
    }
    found: dict[str, dict[str, float]] = {}
    blank: dict[str, str] = {}
    for line, own, others in further.lines["contributions"]:
        ident = idents.get(appearance(own["initiative"]))
        if ident is None:
            continue  # a project that is no candidate is listed where it stands
        for heading, cell in others.items():
            if (driver := drivers.get(plain(heading))) is None:
                findings.fault(
                    sentence(
                        "list_fault_no_driver",
                        known=figure(listing, [quoted(d) for d in drivers.values()]),
                        found=quoted(heading),
                        sheet=further.files["contributions"],
                    ),
                    line,
                    heading,
                )
                continue
            number = further.number("contributions", line, heading, cell, findings, "expected")
            if number is None:
                blank[ident] = driver
            else:
                found.setdefault(ident, {})[driver] = number
    blank |= {ident: next(iter(drivers.values())) for ident in idents.values() if ident not in found}
    return found, blank


def needs_of(
    further: FurtherSheets, idents: Mapping[str, str], periods: Sequence[str], findings: Findings
) -> dict[str, dict[str, dict[int, float]]]:
    """What each item needs of each role, in the first, second, … period of its work."""
    amounts: dict[str, dict[str, dict[str, float]]] = {}
    for line, own, others in further.lines.get("requirements", ()):
        ident = idents.get(appearance(own["initiative"]))
        for period, cell in others.items():
            number = further.number("requirements", line, period, cell, findings)
            if ident is not None and number:
                steps = amounts.setdefault(ident, {}).setdefault(ident_of(own["resource"]), {})
                steps[period] = steps.get(period, 0.0) + number
    unknown = [p for p in further.periods if p not in periods]
    if unknown:
        findings.fault(
            sentence(
                "list_fault_sheet_periods",
                found=figure(listing, [quoted(p) for p in unknown], most=6),
                periods=figure(listing, list(periods), most=6),
            )
        )
        return {}
    found: dict[str, dict[str, dict[int, float]]] = {}
    for ident, by_role in amounts.items():
        first = min(periods.index(p) for months in by_role.values() for p in months)
        found[ident] = {
            role: {periods.index(p) - first + 1: amount for p, amount in months.items()}
            for role, months in by_role.items()
        }
    return found


def objectives_of(further: FurtherSheets, findings: Findings) -> tuple[Lines, Lines]:
    """The rows of objectives, and of judgements between them."""
    objectives: Lines = []
    for line, own, _ in further.lines["objectives"]:
        name = ident_of(own["objective"])
        weight = further.number("objectives", line, "weight", own["weight"], findings, "weight")
        objectives.append((line, [name, name, weight]))
    judgements: Lines = []
    for line, own, _ in further.lines.get("judgements", ()):
        ratio = further.number("judgements", line, "ratio", own["ratio"], findings, "ratio")
        one, other = ident_of(own["objective"]), ident_of(own["over"])
        judgements.append((line, [further.party, one, other, ratio]))
    return objectives, judgements


def links_of(further: FurtherSheets, idents: Mapping[str, str], lag: float, findings: Findings) -> Lines:
    """The rows of relations between items; those to what is no candidate are said."""
    meant = {
        plain(word): what for word, what in further.words.get("relations", {}).get("relation", {}).items()
    }
    rows: Lines = []
    for line, own, _ in further.lines.get("relations", ()):
        what = meant.get(plain(own["relation"]))
        if what is None:
            findings.fault(
                sentence(
                    "list_fault_dependency",
                    found=quoted(own["relation"]),
                    sheet=further.files["relations"],
                ),
                line,
            )
            continue
        whole = appearance(own["other"]) in idents
        others = (
            [own["other"]] if whole else [p for t in re.split(r"[,;|\n]", own["other"]) if (p := t.strip())]
        )
        for name in (own["initiative"], *others):
            if appearance(name) not in idents:
                shown = findings.quoted(own["initiative"])
                findings.assume(
                    say(findings.language, "list_link_left", key=findings.quoted(name), items=shown)
                )
        one = idents.get(appearance(own["initiative"]))
        for other in (idents.get(appearance(name)) for name in others):
            if one is None or other is None or one == other:
                continue
            kind = "excludes" if what == "excludes" else "requires"
            rows.append((line, [kind, one, other, lag if what == "after" else None]))
            if what == "each other":
                rows.append((line, [kind, other, one, None]))
    return rows
