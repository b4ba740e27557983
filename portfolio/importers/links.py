"""Links between the items of a list: who comes after whom, and what becomes of those to what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings, Why
from portfolio.importers.mapping import ListMapping
from portfolio.importers.roles import Role, is_inward, words_of
from portfolio.importers.timing import Timing
from portfolio.importers.understanding import ListTable
from portfolio.tables.headings import plain
from portfolio.tables.numbers import is_unknown
from portfolio.tables.text import appearance, text_of
from portfolio.words.sentences import listing, say

type Link = tuple[Item, bool, str, str | None, bool]
type Rows = list[tuple[int, list[object]]]

_NEVER_COMES = {
    Why.CANCELLED,
    Why.NO_ESTIMATE,
    Why.NO_VALUE,
    Why.NO_TEAM,
    Why.LATER,
    Why.NEEDS,
}
"""Why an item is left out on which another can't wait."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a list."""

    table: ListTable
    mapping: ListMapping
    findings: Findings

    def kept(self, items: Sequence[Item], leave_out: Callable[[Item, Why, str], None]) -> list[Item]:
        """The items without those that depend on one that is left out, and not because it is done: whether
        such an item counts is asked.
        """
        left = list(items)
        while lost := self._lost(left):
            language = self.findings.language
            if not self.mapping.links_left:
                names = [self.findings.quoted(i.name or i.ident) for i, _ in lost]
                keys = [self.findings.quoted(key) for key in dict.fromkeys(key for _, key in lost)]
                shown_ones = listing(names, language, most=4)
                text = say(
                    language, "list_link_left_ask", items=shown_ones, keys=listing(keys, language, most=4)
                )
                self.findings.ask("links_left", text, ("drop", "leave out"))
            if self.mapping.links_left != "leave out":
                break
            for item, key in lost:
                leave_out(item, Why.NEEDS, key)
            gone = {item.ident for item, _ in lost}
            left = [i for i in left if i.ident not in gone]
        return left

    def _lost(self, items: Sequence[Item]) -> list[tuple[Item, str]]:
        """Items that come after one that is left out, and its name as they write it."""
        if any(q.stops for q in self.findings.questions):
            return []
        gone = self._gone()
        found: dict[str, tuple[Item, str]] = {}
        for item, after, key, other, listed in self._links(items, quietly=True):
            if other is None and after and listed and gone.get(appearance(key)) in _NEVER_COMES:
                found.setdefault(item.ident, (item, key))
        return list(found.values())

    def _gone(self) -> dict[str, Why]:
        """Why what the file lists is no candidate, by its id and its name."""
        why = {x.row: x.why for x in self.findings.left_out if x.file == self.findings.file}
        return {
            appearance(text): why[line]
            for line, cells in self.table.rows
            if line in why
            for role in (Role.NAME, Role.ID)
            for text in self.table.texts(role, cells)
        }

    def relations(self, items: Sequence[Item], timing: Timing) -> tuple[list[str], Rows]:
        """Links between items, told once; those to what is no candidate are said."""
        pairs = self._pairs(items)
        language = self.findings.language
        # within one period, as within a sprint, the other may come before in the same one
        lag = -1.0 if timing.are_sprints or len(timing.periods) == 1 else 0.0
        rows: Rows = [(row, ["requires", first, other, lag]) for (first, other), row in pairs.items()]
        if rows:
            self.findings.assume(
                say(language, f"list_links_{'within' if lag < 0 else 'after'}", count=str(len(rows)))
            )
        return ["relation", "initiative", "other", "lag"], rows

    def _pairs(self, items: Sequence[Item]) -> dict[tuple[str, str], int]:
        """Who comes after whom, and the row that says so; what becomes of other links is said."""
        pairs: dict[tuple[str, str], int] = {}
        told: dict[str, dict[str, list[str]]] = {}
        own: list[str] = []
        gone = self._gone()
        for item, comes_after, key, other, listed in self._links(items):
            if other is None:
                why = gone.get(appearance(key))
                kind = "outside" if not listed else "link_left"
                if comes_after and why is Why.DONE:
                    kind = "link_done"
                elif comes_after and why in _NEVER_COMES:
                    if not self.mapping.links_left:
                        continue  # it is asked
                    kind = "link_dropped"
                told.setdefault(kind, {}).setdefault(key, []).append(item.ident)
            elif other == item.ident:
                own.append(self.findings.quoted(item.name or item.ident))
            else:
                pairs.setdefault((item.ident, other) if comes_after else (other, item.ident), item.row)
        language = self.findings.language
        for kind, of in told.items():
            for key, owners in of.items():
                names = listing(list(dict.fromkeys(owners)), language, most=4)
                self.findings.assume(
                    say(language, f"list_{kind}", key=self.findings.quoted(key), items=names)
                )
        if own:
            names = listing(list(dict.fromkeys(own)), language, most=4)
            self.findings.assume(say(language, "list_link_self", items=names))
        if circle := _in_circles(pairs):
            names = listing([self.findings.quoted(i) for i in circle], language, most=6)
            self.findings.assume(say(language, "list_link_circle", items=names))
        return pairs

    def _links(self, items: Sequence[Item], *, quietly: bool = False) -> list[Link]:
        """Every link of a candidate: whether it comes after what the link names, the name as written, the
        candidate that it is, and whether the file has it at all.
        """
        ids = {appearance(i.ident): i.ident for i in items}
        ids |= {appearance(i.name): i.ident for i in items if i.name and appearance(i.name) not in ids}
        listed = {
            appearance(text)
            for _, cells in self.table.rows
            for role in (Role.ID, Role.NAME)
            for text in self.table.texts(role, cells)
        }
        numbers = self._numbers()
        columns = [(k, True) for k in self.table.columns.get(Role.REQUIRES, ())]
        columns += [(k, False) for k in self.table.columns.get(Role.BLOCKS, ())]
        found = [
            (item, after, key, ids.get(appearance(key)), appearance(key) in listed)
            for item in items
            for k, after in columns
            for key in self._named(item, k, ids, listed, numbers)
        ]
        for k in self.table.doubtful:
            after = is_inward(self.table.heading(k)) == (self.mapping.links == "requires")
            for item in items:
                for key in self._named(item, k, ids, listed, numbers):
                    other = ids.get(appearance(key))
                    if other is not None and not self.mapping.links and not quietly:
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

    def _named(
        self,
        item: Item,
        place: int,
        ids: Mapping[str, str],
        listed: set[str],
        numbers: Mapping[str, str],
    ) -> list[str]:
        """The items that an item's cell of links names: the whole of it, or what commas and the like part."""
        names: list[str] = []
        for _, cells in item.rows:
            text = text_of(cells[place]) if place < len(cells) else ""
            whole = appearance(text) in ids or appearance(text) in listed
            keys = [text] if whole else [part.strip() for part in re.split(r"[,;|\n]", text)]
            names += [key for key in keys if key and (appearance(key) in ids or not _is_none(key))]
        return [key if appearance(key) in listed else numbers.get(_number(key), key) for key in names]

    def _numbers(self) -> dict[str, str]:
        """Ids that are numbers, by their digits alone, where these tell them apart: 001, and #1."""
        ids = {text for _, cells in self.table.rows for text in self.table.texts(Role.ID, cells)}
        numbers = Counter(map(_number, ids))
        return {n: text for text in ids if (n := _number(text)) and numbers[n] == 1}


def _number(text: str) -> str:
    """The digits of an id without what people leave out: 1 for 001 and #1."""
    found = re.fullmatch(r"#? ?0*(\d+)", text)
    return found[1] if found else ""


def _is_none(text: str) -> bool:
    """Whether a text says that an item needs nothing."""
    return is_unknown(text) or plain(text) in map(plain, words_of("nothing")["words"])


def _in_circles(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Items that come after themselves, over others."""
    after: dict[str, set[str]] = {}
    for first, other in pairs:
        after.setdefault(first, set()).add(other)

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            for other in after.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    return [item for item in after if item in reached(item)]
