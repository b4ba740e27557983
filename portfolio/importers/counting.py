"""Which rows of a list are candidates: every other one is listed, with why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portfolio.importers.families import called, without_doubles
from portfolio.importers.findings import Findings, LeftOut, Why
from portfolio.importers.mapping import ListMapping
from portfolio.importers.quantities import number_in, read_quantities
from portfolio.importers.roles import Role, words_of
from portfolio.importers.totals import totals_rows
from portfolio.importers.understanding import ListTable
from portfolio.tables.cells import flag_of
from portfolio.tables.headings import plain
from portfolio.tables.numbers import is_unknown
from portfolio.tables.text import appearance, ident_of, text_of
from portfolio.words.sentences import listing, say


@dataclass(frozen=True, slots=True)
class Item:
    """One candidate: its id, its name, and the rows that speak of it."""

    ident: str
    name: str
    rows: tuple[tuple[int, Sequence[object]], ...]

    @property
    def row(self) -> int:
        return self.rows[0][0]

    @property
    def cells(self) -> Sequence[object]:
        return self.rows[0][1]


def items_of(table: ListTable, mapping: ListMapping, findings: Findings) -> list[Item]:
    """The candidates, in the order of their rows; what is none is left out, each row with its reason."""
    kept: list[tuple[int, Sequence[object]]] = []
    open_ones: dict[str, None] = {}
    sums = _sums(table, mapping, findings)
    signs = _signs(table, mapping, findings)
    for line, cells in table.rows:
        why, because = _why(table, line, cells, sums, signs)
        if why is None:
            kept.append((line, cells))
            open_ones |= dict.fromkeys(table.texts(Role.STATUS, cells))
        else:
            findings.left_out.append(LeftOut(findings.file, line, called(table, cells), why, because))
    if open_ones:
        shown = listing([findings.quoted(t) for t in open_ones], findings.language, most=8)
        findings.assume(say(findings.language, "list_open", statuses=shown))
    _tell_reserves(table, kept, findings)
    counted = without_doubles(table, kept, _figures(table), mapping, findings)
    return _joined(table, mapping, counted, findings)


def _tell_reserves(
    table: ListTable, rows: Sequence[tuple[int, Sequence[object]]], findings: Findings
) -> None:
    """Says which rows are called for money set aside: they compete like others."""
    words = {plain(word) for word in words_of("reserves")["words"]}
    names = dict.fromkeys(
        name
        for _, cells in rows
        if plain(re.sub(r"[\d%.,():]+", " ", name := called(table, cells))).strip() in words
    )
    if names:
        shown = listing([findings.quoted(n) for n in names], findings.language, most=4)
        findings.assume(say(findings.language, "list_reserves", names=shown))


def _sums(table: ListTable, mapping: ListMapping, findings: Findings) -> dict[int, str]:
    """The rows that add others up, and what they are called; one that may be an item too is asked about."""
    # a tracker gives keys to items, never to sums
    keyed = {line for line, cells in table.rows if table.of_tracker and table.text(Role.ID, cells)}
    if len(keyed) == len(table.rows):
        return {}
    worth = _places(table, *_WORTH)
    figures = {
        k: read_quantities([c[k] if k < len(c) else None for _, c in table.rows]).numbers
        for k in (*_figures(table), *worth)
    }
    named = _places(table, Role.ID, Role.NAME, Role.CATEGORY)
    found = totals_rows(table.rows, table.region.headings, named, figures, worth)
    found = [t for t in found if t.line not in keyed]
    unsure = [t for t in found if not t.sure]
    if unsure and not mapping.totals:
        cells = dict(table.rows)
        names = [findings.quoted(called(table, cells[t.line])) for t in unsure]
        rows = ", ".join(str(t.line) for t in unsure)
        shown = listing(names, findings.language, most=4)
        text = say(findings.language, "list_ask_totals", names=shown, rows=rows)
        findings.ask("totals", text, ("leave out", "keep"))
    return {t.line: t.called for t in found if t.sure or mapping.totals != "keep"}


_WORTH = (Role.VALUE, Role.BUSINESS_VALUE, Role.REACH)
"""Columns of worth that a row of sums adds up too; more are averaged, or counted."""


def _places(table: ListTable, *roles: Role) -> tuple[int, ...]:
    return tuple(k for role in roles for k in table.columns.get(role, ()))


def _figures(table: ListTable) -> tuple[int, ...]:
    """Columns whose amounts add up: costs and efforts."""
    steps = [k for found in table.steps.values() for k in found.values()]
    return (*_places(table, Role.COST, Role.EFFORT), *steps, *table.by_period.values())


@dataclass(frozen=True, slots=True)
class Signs:
    """By what rows say that they are no candidates.

    Attributes
    ----------
    types : mapping of str to Why
        Types of rows, in plain letters.
    words : mapping of Why to set of str
        What a status says, in plain letters.
    dated : mapping of int to Why
        Columns that are headed by such a word: what is filled in there says so, whatever it is.
    texts : tuple of (int, str)
        Columns, and what a cell of them holds of a row that is none.
    hidden : set of int
        Rows that nobody sees, where they are left out.
    whole : float
        What all of the work is in a column of progress: 1, or 100 percent.
    """

    types: Mapping[str, Why]
    words: Mapping[Why, frozenset[str]]
    dated: Mapping[int, Why]
    texts: Sequence[tuple[int, str]]
    hidden: frozenset[int] = frozenset()
    whole: float = 1.0


def _signs(table: ListTable, mapping: ListMapping, findings: Findings) -> Signs:
    # what was dropped is closed as well: why it was closed says more
    words: Mapping[Why, frozenset[str]] = {
        Why.CANCELLED: _said(mapping.cancelled, "cancelled"),
        Why.DONE: _said(mapping.done, "done"),
    }
    statuses = {k: plain(table.heading(k)) for k in table.columns.get(Role.STATUS, ())}
    statuses |= {k: plain(table.heading(k)) for k in table.own if _are_ticks(table, k)}
    dated = {k: why for k, heading in statuses.items() for why, said in words.items() if heading in said}
    headings = {plain(h): text.casefold() for h, text in mapping.leave_out_where.items()}
    texts = [(k, headings[p]) for k, h in enumerate(table.region.headings) if (p := plain(h)) in headings]
    words = _like_closed(table, words, mapping, findings)
    types, hidden = _types(table, mapping, findings), _hidden(table, mapping, findings)
    return Signs(types, words, dated, texts, hidden, _whole(table))


def _are_ticks(table: ListTable, place: int) -> bool:
    """Whether a column holds nothing but yes and no, ticks and dates: Cancelled, Yes."""
    texts = {text_of(c[place]) for _, c in table.rows if place < len(c) and text_of(c[place])}
    numbers = {n for text in texts if (n := number_in(text)) is not None}
    return len(texts) <= 40 and numbers <= {0, 1} and all(map(_is_tick, texts))


def _is_tick(text: str) -> bool:
    try:
        return is_unknown(text) or flag_of(text) in (True, False)
    except ValueError:
        return re.fullmatch(r"[\d./\-]{6,10}([ T].*)?", text) is not None


def _whole(table: ListTable) -> float:
    """What all of the work is: a column in which more than 1 stands holds percents."""
    shares = (table.text(Role.PROGRESS, cells) for _, cells in table.rows)
    numbers = (n for text in shares if "%" not in text and (n := number_in(text)) is not None)
    return 100.0 if any(n > 1 for n in numbers) else 1.0


def _hidden(table: ListTable, mapping: ListMapping, findings: Findings) -> frozenset[int]:
    """Rows that nobody sees, as a filter leaves them: whether they count is asked."""
    hidden = [line for line, _ in table.rows if line in table.region.grid.hidden_rows]
    if hidden and not mapping.hidden:
        rows = ", ".join(map(str, hidden[:5]))
        findings.ask("hidden", say(findings.language, "list_ask_hidden", rows=rows), ("leave out", "keep"))
    return frozenset() if mapping.hidden == "keep" else frozenset(hidden)


def _like_closed(
    table: ListTable, words: Mapping[Why, frozenset[str]], mapping: ListMapping, findings: Findings
) -> Mapping[Why, frozenset[str]]:
    """What statuses say, with those that say more than a word for it: Done (2026), Cancelled by the board."""
    told = {w for said in words.values() for w in said} | {plain(w) for w in mapping.open}
    texts = {t: plain(t) for _, cells in table.rows for t in table.preferred(Role.STATUS, cells)}
    like: dict[Why, dict[str, str]] = {why: {} for why in words}
    for text, bare in texts.items():
        if bare in told:
            continue
        parts = f" {re.sub(r'[^\w]+', ' ', bare)} "
        why = next((w for w, said in words.items() if any(f" {word} " in parts for word in said)), None)
        if why is not None and not re.search(r"\b(not|non|pas|almost|presque|to be|a|être)\b", bare):
            like[why][bare] = text
    found = [text for said in like.values() for text in said.values()]
    if found and not mapping.closed:
        shown = listing([findings.quoted(t) for t in found], findings.language, most=4)
        findings.ask(
            "closed", say(findings.language, "list_ask_closed", statuses=shown), ("leave out", "keep")
        )
    if mapping.closed == "keep":
        return words
    return {why: said | {*like[why]} for why, said in words.items()}


def _types(table: ListTable, mapping: ListMapping, findings: Findings) -> Mapping[str, Why]:
    """Why each type of row is left out; those that would leave nothing are kept."""
    told = {plain(word): Why(reason) for reason, words in words_of("types").items() for word in words}
    told |= {plain(word): Why(reason) for word, reason in mapping.leave_out.items()}
    there = {plain(table.text(Role.TYPE, cells)) for _, cells in table.rows}
    if any(word and word not in told for word in there):
        return told
    if there & told.keys():
        kinds = dict.fromkeys(t for _, cells in table.rows if (t := table.text(Role.TYPE, cells)))
        shown = listing([findings.quoted(kind) for kind in kinds], findings.language, most=4)
        findings.assume(say(findings.language, "list_types_kept", types=shown))
    return {}


def _why(
    table: ListTable, line: int, cells: Sequence[object], sums: Mapping[int, str], signs: Signs
) -> tuple[Why | None, str]:
    """Why a row is no candidate by what it says itself, and the words of it that say so."""
    if line in table.region.repeated:
        return Why.HEADINGS, ""
    if line in sums:
        return Why.TOTAL, sums[line]
    if line in signs.hidden:
        return Why.HIDDEN, ""
    if not table.text(Role.NAME, cells) and not table.text(Role.ID, cells):
        return Why.NO_NAME, ""
    if Role.NAME in table.columns and not table.text(Role.NAME, cells) and not _says_more(table, cells):
        return Why.NO_NAME, ""
    if why := signs.types.get(plain(kind := table.text(Role.TYPE, cells))):
        return why, kind
    for k, said in signs.texts:
        if k < len(cells) and said in text_of(cells[k]).casefold():
            return Why.OTHER, said
    for why, words in signs.words.items():
        for text in table.texts(Role.STATUS, cells):
            if plain(text) in words:
                return why, text
        for k, says in signs.dated.items():
            if says is why and k < len(cells) and _happened(cells[k]):
                return why, table.heading(k)
    progress = table.text(Role.PROGRESS, cells)
    if (share := number_in(progress)) is not None and share >= (1 if "%" in progress else signs.whole):
        return Why.DONE, progress
    return None, ""


def _said(words: Sequence[str], kind: str) -> frozenset[str]:
    return frozenset(plain(w) for w in (*words, *words_of(kind)["words"]))


def _happened(cell: object) -> bool:
    """Whether a cell says that what its heading says has happened: a date, a tick, not a no."""
    text = text_of(cell)
    try:
        return bool(text) and not is_unknown(text) and flag_of(text)
    except ValueError:
        return True


def _says_more(table: ListTable, cells: Sequence[object]) -> bool:
    """Whether a row without a name has more than its number and what is filled in down to it."""
    roles = (
        Role.VALUE,
        Role.COST,
        Role.EFFORT,
        Role.IMPACT,
        Role.REACH,
        Role.BUSINESS_VALUE,
        Role.TEAM,
        Role.OWNER,
    )
    return any(table.texts(role, cells) for role in roles)


def _joined(
    table: ListTable, mapping: ListMapping, rows: Sequence[tuple[int, Sequence[object]]], findings: Findings
) -> list[Item]:
    """One item a project: what stands on several lines is one where its lines are of several funds."""
    by_key: dict[str, list[tuple[int, Sequence[object]]]] = defaultdict(list)
    for line, cells in rows:
        by_key[appearance(_ident(table, cells))].append((line, cells))
    items: list[Item] = []
    doubtful: list[Item] = []
    taken = {*by_key}
    for same in by_key.values():
        ident, name = _ident(table, same[0][1]), ident_of(table.text(Role.NAME, same[0][1]))
        if len(same) == 1 or mapping.duplicates == "add" or _are_lines(table, same):
            items.append(Item(ident, name, tuple(same)))
            if len(same) > 1 and mapping.duplicates != "add":
                findings.assume(
                    say(
                        findings.language,
                        "list_lines",
                        name=findings.quoted(called(table, same[0][1])),
                        rows=listing([str(r) for r, _ in same], findings.language),
                    )
                )
        else:
            doubtful.append(Item(ident, name, tuple(same)))
            for place, row in enumerate(same):
                own = ident if place == 0 else _free(ident, taken, place + 1)
                taken.add(own)
                items.append(Item(own, name, (row,)))
    if doubtful and mapping.duplicates != "apart":
        lines = [
            f"{findings.quoted(item.name or item.ident)} ({', '.join(str(line) for line, _ in item.rows)})"
            for item in doubtful
        ]
        shown = listing(lines, findings.language, most=3)
        text = say(findings.language, "list_ask_duplicates", lines=shown)
        findings.ask("duplicates", text, ("add", "apart"))
    return sorted(items, key=lambda item: item.row)


def _ident(table: ListTable, cells: Sequence[object]) -> str:
    return ident_of(" ".join((table.text(Role.ID, cells) or table.text(Role.NAME, cells)).split()))


def _free(ident: str, taken: set[str], number: int) -> str:
    while f"{ident} ({number})" in taken:
        number += 1
    return f"{ident} ({number})"


def _are_lines(table: ListTable, rows: Sequence[tuple[int, Sequence[object]]]) -> bool:
    """Whether rows of one name are lines of one project: each of another fund."""
    funds = [table.text(Role.FUND, cells) for _, cells in rows]
    return all(funds) and len({appearance(f) for f in funds}) == len(funds)


def rows_used(items: Sequence[Item]) -> Iterator[tuple[int, str]]:
    """Each row that counts, and the initiative it speaks of."""
    for item in items:
        for line, _ in item.rows:
            yield line, item.ident
