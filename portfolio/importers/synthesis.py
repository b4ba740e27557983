"""The case that a list becomes: its tables, as if somebody had typed them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

from portfolio.importers.counting import Item
from portfolio.importers.decided import decisions_of
from portfolio.importers.families import called, parents_of
from portfolio.importers.findings import Findings, LeftOut, Why
from portfolio.importers.links import Links
from portfolio.importers.mapping import ListMapping
from portfolio.importers.resources_used import TOTAL, Resource, Steps, Uses
from portfolio.importers.roles import Role, words_of
from portfolio.importers.timing import Timing
from portfolio.importers.understanding import ListTable
from portfolio.importers.worth import SCORES, Worth
from portfolio.tables.cells import flag_of
from portfolio.tables.headings import meanings, plain
from portfolio.tables.raw import RawTable
from portfolio.tables.relations import Means
from portfolio.tables.schema import SCHEMA
from portfolio.tables.spelling import nearest
from portfolio.tables.text import ident_of, plain_words, quoted, text_of
from portfolio.words.figures import number as shown
from portfolio.words.sentences import figure, listing, say, sentence

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
        self._must(items)
        self.items = [i for i in items if self._counts(i)]
        self.links = Links(table, mapping, findings)
        self.items = self.links.kept(self.items, self._leave_out)

    def _must(self, items: Sequence[Item]) -> None:
        """What is mandatory is never left out by itself: what it lacks is asked."""
        must = self._flags(items)
        missing: dict[Why, list[Item]] = {}
        for item in items:
            if must.get(item.ident) and (why := self._lacks(item)) is not None:
                missing.setdefault(why, []).append(item)
        language = self.findings.language
        if (found := missing.get(Why.NO_ESTIMATE)) and "unestimated" not in self.mapping.sure:
            names = [self.findings.quoted(i.name or i.ident) for i in found]
            text = say(language, "list_ask_mandatory", items=listing(names, language, most=4))
            self.findings.ask("unestimated", text, ("median", "free", "leave out"))
        elif found and self.mapping.unestimated != "leave out":
            names = [quoted(i.name or i.ident) for i in found]
            self.findings.fault(
                sentence("list_fault_no_estimate", items=figure(listing, names, most=4)),
                found[0].row,
                "",
                [i.row for i in found[1:]],
            )
        if found := missing.get(Why.NO_VALUE):
            names = [quoted(i.name or i.ident) for i in found]
            self.findings.fault(
                sentence("list_fault_no_value", items=figure(listing, names, most=4)),
                found[0].row,
                "",
                [i.row for i in found[1:]],
            )

    def _lacks(self, item: Item) -> Why | None:
        """What keeps an item out."""
        if item.ident in self.uses.unestimated:
            return Why.NO_ESTIMATE
        if item.ident in self.uses.teamless:
            return Why.NO_TEAM
        if self.worth.points.get(item.ident) is None:
            return Why.NO_VALUE
        return Why.LATER if item.ident in self.timing.too_late else None

    def _counts(self, item: Item) -> bool:
        if any(q.stops for q in self.findings.questions):
            return True  # why a row does not count can't be told before they are answered
        why = self._lacks(item)
        because = self.uses.unestimated.get(item.ident, "") if why is Why.NO_ESTIMATE else ""
        if why is Why.NO_VALUE and len(self.worth.parts) == 1:
            because = self.table.text(next(iter(self.worth.parts)), item.cells)
        if why is not None:
            self._leave_out(item, why, because)
        return why is None

    def _leave_out(self, item: Item, why: Why, because: str) -> None:
        name = " ".join((item.name or item.ident).split())[:80]
        self.findings.left_out += [LeftOut(self.findings.file, n, name, why, because) for n, _ in item.rows]

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
            "relations": self.links.relations(self.items, self.timing),
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
        return dict(self._flags(self.items, told=True))

    def _flags(self, items: Sequence[Item], *, told: bool = False) -> dict[str, bool]:
        """Which items are mandatory; where ``told``, a fault for what says neither yes nor no."""
        found: dict[str, bool] = {}
        unread: dict[str, list[int]] = {}
        for item in items:
            if text := self.table.text(Role.MANDATORY, item.cells):
                try:
                    found[item.ident] = _must(text)
                except ValueError:
                    unread.setdefault(text, []).append(item.row)
        for text, rows in unread.items() if told else ():
            self.findings.fault(
                sentence("list_fault_mandatory", found=quoted(text)),
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
            Role.FUND,
            Role.DECISION,
            Role.TEAM,
            Role.PROGRESS,
            *SCORES,
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
                sentence(
                    "list_fault_periods",
                    found=figure(listing, [quoted(p) for p in unknown]),
                    periods=figure(listing, list(periods), most=8),
                )
            )
        if whole is None:
            open_ones = [p for p in periods if p not in single]
            if single and open_ones and not unknown:
                option = "--budget" if resource.means is Means.BUDGET else "--team"
                name = f"{resource.ident}@" if len(self.uses.resources) > 1 or option == "--team" else ""
                self.findings.fault(
                    sentence(
                        "list_fault_open_periods",
                        resource=quoted(resource.ident),
                        periods=figure(listing, open_ones, most=8),
                        option=f'{option} "{name}{open_ones[0]}=…"',
                    )
                )
            return [single.get(p) for p in periods], 0.0
        waits = resource.means is Means.BUDGET and len(periods) > 1 and not single
        key = "list_available" if len(periods) == 1 else "list_budget_whole" if waits else "list_each_period"
        named, amount = self.findings.quoted(resource.ident), shown(whole, language)
        self.findings.assume(say(language, key, resource=named, amount=amount))
        if waits:
            return [whole, *([0.0] * (len(periods) - 1))], 1.0
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
        for item in self.items:
            for resource in self.uses.needs.get(item.ident, {}):
                if steps := needs.get((item.ident, resource)):
                    amounts = (steps.get(n) for n in range(1, width + 1))
                    rows.append((item.row, [item.ident, resource, *amounts]))
        if any(
            TOTAL in steps and self.timing.duration.get(i.ident, 1) > 1
            for i in self.items
            for steps in self.uses.needs.get(i.ident, {}).values()
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


def _must(text: str) -> bool:
    """Whether an item must be done: yes or no, or Must and its like."""
    word = plain_words(text)
    for answer in ("yes", "no"):
        if word in words_of("must")[answer]:
            return answer == "yes"
    return flag_of(text)
