"""The case that a list becomes: its tables, as if somebody had typed them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

from portfolio.importers.counting import Item
from portfolio.importers.decided import decisions_of
from portfolio.importers.families import called, parents_of
from portfolio.importers.findings import Findings, LeftOut, Why
from portfolio.importers.mapping import ListMapping
from portfolio.importers.resources_used import TOTAL, Resource, Steps, Uses
from portfolio.importers.roles import Role, is_inward, words_of
from portfolio.importers.timing import Timing
from portfolio.importers.understanding import ListTable
from portfolio.importers.worth import Worth
from portfolio.tables.cells import flag_of
from portfolio.tables.headings import meanings, plain
from portfolio.tables.numbers import is_unknown
from portfolio.tables.raw import RawTable
from portfolio.tables.relations import Means
from portfolio.tables.schema import SCHEMA
from portfolio.tables.spelling import nearest
from portfolio.tables.text import appearance, ident_of, quoted, text_of
from portfolio.words.figures import number as shown
from portfolio.words.sentences import listing, say

VALUE = "value"
"""The one objective, its key result and its indicator: the list's own score."""

type Rows = list[tuple[int, list[object]]]


class Synthesis:
    """Everything that was read of a list, put into tables.

    Parameters
    ----------
    table : ListTable
    items : sequence of Item
        The candidates; those that nothing estimates or values are left out here, and listed.
    """

    def __init__(
        self,
        table: ListTable,
        items: Sequence[Item],
        mapping: ListMapping,
        worth: Worth,
        uses: Uses,
        timing: Timing,
        findings: Findings,
    ) -> None:
        self.table, self.mapping, self.worth, self.uses = table, mapping, worth, uses
        self.timing, self.findings = timing, findings
        self.items = [i for i in items if self._counts(i)]

    def _counts(self, item: Item) -> bool:
        if any(q.stops for q in self.findings.questions):
            return True  # why a row does not count can't be told before they are answered
        why = (
            Why.NO_ESTIMATE
            if item.ident in self.uses.unestimated
            else Why.NO_TEAM
            if item.ident in self.uses.teamless
            else Why.NO_VALUE
            if self.worth.points.get(item.ident) is None
            else Why.LATER
            if item.ident in self.timing.too_late
            else None
        )
        because = self.uses.unestimated.get(item.ident, "") if why is Why.NO_ESTIMATE else ""
        if why is Why.NO_VALUE and len(self.worth.parts) == 1:
            because = self.table.text(next(iter(self.worth.parts)), item.cells)
        if why is not None:
            self.findings.left_out += [
                LeftOut(
                    self.findings.file, line, " ".join((item.name or item.ident).split())[:80], why, because
                )
                for line, _ in item.rows
            ]
        return why is None

    def tables(self) -> dict[str, RawTable]:
        """The tables of the case format."""
        made: dict[str, tuple[list[str], Rows]] = {
            "initiatives": self._initiatives(),
            "options": self._options(),
            "resources": self._resources(),
            "requirements": self._requirements(),
            "objectives": (["objective", "name", "weight"], [(0, [VALUE, self.worth.called, 1.0])]),
            "key_results": (["key_result", "objective", "kpi"], [(0, [VALUE, VALUE, VALUE])]),
            "kpis": (["kpi", "name", "unit"], [(0, [VALUE, self.worth.called, "points"])]),
            "contributions": (
                ["initiative", "kpi", "expected"],
                [(i.row, [i.ident, VALUE, self.worth.points.get(i.ident)]) for i in self.items],
            ),
            "relations": self._relations(),
            "decisions": (
                ["initiative", "decision"],
                decisions_of(self.table, self.items, self.mapping, self.findings),
            ),
        }
        return {
            name: RawTable(name, self.findings.file, header, rows)
            for name, (header, rows) in made.items()
            if rows
        }

    # --- initiatives

    def _initiatives(self) -> tuple[list[str], Rows]:
        known: dict[str, Mapping[str, object]] = {
            "name": {i.ident: i.name for i in self.items if i.name},
            "owner": self._first(Role.OWNER),
            "category": self._categories(),
            "mandatory": self._mandatory(),
            "earliest": self.timing.earliest,
            "latest": self.timing.latest,
            "deadline": self.timing.deadline,
        }
        for role in (Role.REACH, Role.IMPACT, Role.CONFIDENCE):
            known[role] = self.worth.parts.get(role, {}) if len(self.worth.parts) > 1 else {}
        known["effort"] = {i: a for i, a in self.uses.effort.items() if a is not None and a > 0}
        columns = {name: cells for name, cells in known.items() if any(i.ident in cells for i in self.items)}
        columns |= self._own()
        rows: Rows = [
            (i.row, [i.ident, *(cells.get(i.ident) for cells in columns.values())]) for i in self.items
        ]
        return ["initiative", *columns], rows

    def _first(self, role: Role) -> dict[str, object]:
        return {
            i.ident: text for i in self.items if (text := " ".join(self.table.text(role, i.cells).split()))
        }

    def _categories(self) -> dict[str, object]:
        """What an item is part of: its category, or its parent by name where the list has that. A tracker's
        own grouping says less than a parent.
        """
        parents, cells = parents_of(self.table), dict(self.table.rows)
        named: dict[str, object] = {
            i.ident: called(self.table, cells[parents[i.row]]) for i in self.items if i.row in parents
        }
        own = self._first(Role.CATEGORY)
        if own:
            return own | named if self.table.of_tracker else own
        return self._first(Role.PARENT) | named

    def _mandatory(self) -> dict[str, object]:
        found: dict[str, object] = {}
        unread: dict[str, list[int]] = {}
        for item in self.items:
            if text := self.table.text(Role.MANDATORY, item.cells):
                try:
                    found[item.ident] = flag_of(text)
                except ValueError:
                    unread.setdefault(text, []).append(item.row)
        for text, rows in unread.items():
            self.findings.fault(
                f"must be yes or no, or x; found {quoted(text)}. Correct it, or take another column: --set"
                " mandatory=….",
                rows[0],
                self.table.headed(Role.MANDATORY),
                rows[1:],
            )
        return found

    def _own(self) -> dict[str, Mapping[str, object]]:
        """Columns that play no part are kept under their headings; those that play one the case has no
        column for, too.
        """
        kept = [*self.table.own]
        for role in (
            Role.STATUS,
            Role.TYPE,
            Role.SPRINT,
            Role.VERSION,
            Role.PRIORITY,
            Role.FUND,
            Role.DECISION,
            Role.TEAM,
            Role.PROGRESS,
            Role.FORMULA,
            Role.EASE,
        ):
            kept += [k for k in self.table.columns.get(role, ()) if role not in self.worth.parts]
        if Role.CATEGORY in self.table.columns:
            kept += self.table.columns.get(Role.PARENT, ())
        named: dict[str, list[int]] = {}
        for k in sorted(kept):
            named.setdefault(self._own_name(k), []).append(k)
        columns: dict[str, Mapping[str, object]] = {}
        for name, places in named.items():
            cells: dict[str, object] = {
                i.ident: "; ".join(texts)
                for i in self.items
                if (
                    texts := dict.fromkeys(
                        text_of(c[k]) for _, c in i.rows for k in places if k < len(c) and text_of(c[k])
                    )
                )
            }
            if cells:
                columns[name] = cells
        for role, dates in self.timing.unplaced.items():
            own: dict[str, object] = {i.ident: dates[i.ident] for i in self.items if i.ident in dates}
            if own:
                columns[self._own_name(self.table.columns[role][0])] = own
        return columns

    def _own_name(self, place: int) -> str:
        """A heading as a column of one's own: never one that the format, or a slip of it, would take."""
        heading = ident_of(" ".join(self.table.heading(place).split())) or f"column {place + 1}"
        taken = plain(heading) in meanings("initiatives") or nearest(heading, SCHEMA["initiatives"].names)
        return f"_{heading}" if taken and not heading.startswith("_") else heading

    # --- options, resources, requirements

    def _options(self) -> tuple[list[str], Rows]:
        lasts = self.timing.duration
        rows: Rows = [
            (i.row, [i.ident, "full", float(lasts[i.ident])]) for i in self.items if lasts.get(i.ident, 1) > 1
        ]
        return ["initiative", "option", "duration"], rows

    def _resources(self) -> tuple[list[str], Rows]:
        periods = self.timing.periods
        rows: Rows = []
        language = self.findings.language
        if unlimited := [r.ident for r in self.uses.resources.values() if not r.limits]:
            shown_ones = listing([self.findings.quoted(r) for r in unlimited], language, most=6)
            self.findings.assume(say(language, "list_no_limit", resources=shown_ones))
        for resource in self.uses.resources.values():
            amounts, carry = self._amounts(resource)
            rows.append((0, [resource.ident, resource.means.value, resource.unit or None, carry, *amounts]))
        return ["resource", "kind", "unit", "carry_over", *periods], rows

    def _amounts(self, resource: Resource) -> tuple[list[float | None], float]:
        """What there is in each period: a budget for the whole horizon may be spent whenever, a team's
        amount is of each period.
        """
        language, periods = self.findings.language, self.timing.periods
        whole = next((x.amount for x in resource.limits if not x.period), None)
        single = {x.period: x.amount for x in resource.limits if x.period}
        unknown = [p for p in single if p not in periods]
        if unknown:
            self.findings.fault(
                f"must name periods of the case; found {listing([quoted(p) for p in unknown])} beside"
                f" {listing(list(periods), most=8)}. Correct it, or name the periods: --periods."
            )
        if whole is None:
            return [single.get(p) for p in periods], 0.0
        if len(periods) == 1:
            self.findings.assume(
                say(
                    language,
                    "list_available",
                    resource=self.findings.quoted(resource.ident),
                    amount=shown(whole, language),
                )
            )
        if resource.means is Means.BUDGET and len(periods) > 1 and not single:
            self.findings.assume(
                say(
                    language,
                    "list_budget_whole",
                    resource=self.findings.quoted(resource.ident),
                    amount=shown(whole, language),
                )
            )
            return [whole, *([0.0] * (len(periods) - 1))], 1.0
        if len(periods) > 1:
            self.findings.assume(
                say(
                    language,
                    "list_each_period",
                    resource=self.findings.quoted(resource.ident),
                    amount=shown(whole, language),
                )
            )
        return [single.get(p, whole) for p in periods], 0.0

    def _requirements(self) -> tuple[list[str], Rows]:
        rows: Rows = []
        needs = {
            (i.ident, r): self._spread(
                steps, self.timing.duration.get(i.ident, 1), self.uses.resources[r].means
            )
            for i in self.items
            for r, steps in self.uses.needs.get(i.ident, {}).items()
            if r in self.uses.resources
        }
        width = max((n for steps in needs.values() for n in steps), default=1)
        rows_of = {item.ident: item.row for item in self.items}
        for (ident, resource), steps in needs.items():
            rows.append((rows_of[ident], [ident, resource, *(steps.get(n) for n in range(1, width + 1))]))
        if (
            any(len(steps) > 1 for steps in needs.values())
            and not self.table.steps
            and not self.table.by_period
        ):
            self.findings.assume(say(self.findings.language, "list_spread"))
        return ["initiative", "resource", *map(str, range(1, width + 1))], rows

    @staticmethod
    def _spread(steps: Steps, lasts: int, means: Means) -> dict[int, float]:
        """A total in equal parts over the work, to the cent; what does not divide is in the first part."""
        if TOTAL not in steps:
            return dict(steps)
        total = Decimal(repr(steps[TOTAL]))
        if lasts == 1:
            return {1: float(total)}
        cent = Decimal("0.01") if means is Means.BUDGET else Decimal("0.001")
        part = (total / lasts).quantize(cent, ROUND_FLOOR)
        return {1: float(total - part * (lasts - 1)), **{n: float(part) for n in range(2, lasts + 1)}}

    # --- relations and decisions

    def _relations(self) -> tuple[list[str], Rows]:
        """Links between items, told once; those to what is no candidate are said."""
        links = self._links()
        pairs: dict[tuple[str, str], int] = {}
        outside: dict[str, list[str]] = {}
        left: dict[str, list[str]] = {}
        for item, comes_after, key, other, listed in links:
            if other is None:
                (left if listed else outside).setdefault(key, []).append(item.ident)
            elif other != item.ident:
                pairs.setdefault((item.ident, other) if comes_after else (other, item.ident), item.row)
        language = self.findings.language
        for kind, of in (("outside", outside), ("link_left", left)):
            for key, owners in of.items():
                items = listing(list(dict.fromkeys(owners)), language, most=4)
                self.findings.assume(
                    say(language, f"list_{kind}", key=self.findings.quoted(key), items=items)
                )
        # within one period, as within a sprint, the other may come before in the same one
        lag = -1.0 if self.timing.are_sprints or len(self.timing.periods) == 1 else 0.0
        rows: Rows = [(row, ["requires", first, other, lag]) for (first, other), row in pairs.items()]
        if rows:
            self.findings.assume(
                say(language, f"list_links_{'within' if lag < 0 else 'after'}", count=str(len(rows)))
            )
        return ["relation", "initiative", "other", "lag"], rows

    def _links(self) -> list[tuple[Item, bool, str, str | None, bool]]:
        """Every link of a candidate: whether it comes after what the link names, the name as written, the
        candidate that it is, and whether the file has it at all.
        """
        ids = {appearance(i.ident): i.ident for i in self.items}
        ids |= {appearance(i.name): i.ident for i in self.items if i.name and appearance(i.name) not in ids}
        listed = {
            appearance(text)
            for _, cells in self.table.rows
            for role in (Role.ID, Role.NAME)
            for text in self.table.texts(role, cells)
        }
        columns = [(k, True) for k in self.table.columns.get(Role.REQUIRES, ())]
        columns += [(k, False) for k in self.table.columns.get(Role.BLOCKS, ())]
        found = [
            (item, after, key, ids.get(appearance(key)), appearance(key) in listed)
            for item in self.items
            for k, after in columns
            for key in self._named(item, k, ids, listed)
        ]
        for k in self.table.doubtful:
            after = is_inward(self.table.heading(k)) == (self.mapping.links == "requires")
            for item in self.items:
                for key in self._named(item, k, ids, listed):
                    other = ids.get(appearance(key))
                    if other is not None and not self.mapping.links:
                        column = self.findings.quoted(self.table.heading(k))
                        text = say(self.findings.language, "list_ask_links", column=column)
                        ways = (
                            ("requires", "blocks")
                            if is_inward(self.table.heading(k))
                            else ("blocks", "requires")
                        )
                        self.findings.ask("links", text, (*ways, "leave out"))
                    if other is None or self.mapping.links not in ("", "leave out"):
                        found.append((item, after, key, other, appearance(key) in listed))
        return found

    def _named(self, item: Item, place: int, ids: Mapping[str, str], listed: set[str]) -> list[str]:
        """The items that an item's cell of links names: the whole of it, or what commas and the like part."""
        names: list[str] = []
        for _, cells in item.rows:
            text = text_of(cells[place]) if place < len(cells) else ""
            whole = appearance(text) in ids or appearance(text) in listed
            names += (
                [text]
                if whole
                else [
                    key
                    for part in re.split(r"[,;|\n]", text)
                    if (key := part.strip()) and (appearance(key) in ids or not _is_none(key))
                ]
            )
        return names


def _is_none(text: str) -> bool:
    """Whether a text says that an item needs nothing."""
    return is_unknown(text) or plain(text) in map(plain, words_of("nothing")["words"])
