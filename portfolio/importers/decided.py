"""Decisions in a list, of an earlier round or a rule: kept as a column, or binding where somebody says so."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio.importers.counting import Item
from portfolio.importers.findings import Findings
from portfolio.importers.mapping import ListMapping
from portfolio.importers.roles import Role, words_of
from portfolio.importers.understanding import ListTable
from portfolio.tables.headings import plain
from portfolio.words.sentences import listing, say


def decisions_of(
    table: ListTable, items: Sequence[Item], mapping: ListMapping, findings: Findings
) -> list[tuple[int, list[object]]]:
    """The rows of the table of decisions; a word that nobody explained is a question."""
    if Role.DECISION not in table.columns:
        return []
    language, heading = findings.language, findings.quoted(table.headed(Role.DECISION))
    if mapping.decisions != "bind":
        findings.assume(say(language, "list_decisions_kept", column=heading))
        return []
    meant = {plain(word): what for what in ("fund", "reject", "open") for word in words_of("decided")[what]}
    meant |= {plain(word): what for word, what in mapping.decided.items()}
    texts = {i.ident: " ".join(table.text(Role.DECISION, i.cells).split()) for i in items}
    unknown = list(dict.fromkeys(t for t in texts.values() if t and plain(t) not in meant))
    if unknown:
        words = listing([findings.quoted(t) for t in unknown], language, most=6)
        reading = "; ".join(f"{text.casefold()} = …" for text in unknown)
        findings.ask("decided", say(language, "list_ask_decided", column=heading, words=words), (reading,))
    rows: list[tuple[int, list[object]]] = [
        (i.row, [i.ident, what])
        for i in items
        if (what := meant.get(plain(texts[i.ident]), "open")) != "open"
    ]
    key = "list_decisions_bind" if "decisions" in mapping.sure else "list_decisions_forced"
    findings.assume(say(language, key, column=heading, count=str(len(rows))))
    return rows
