"""Initiatives: when they may start, what stands between them, what is decided of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from portfolio.case.any_of import split_any_of
from portfolio.case.checks.references import known_ids, span
from portfolio.case.defaults import admissible_starts, all_options, durations
from portfolio.case.periods import index_of
from portfolio.errors import Fault
from portfolio.tables import Row, Table, Tables, quoted
from portfolio.tables.relations import STOP, Decided, Relation, Status
from portfolio.words.sentences import Sentence, sentence


def starts(
    tables: Tables, finish_inside: bool, periods: tuple[str, ...], doubtful: Collection[str]
) -> Iterator[Fault]:
    """Windows that close before they open, options that fit in no window, decided starts outside it."""
    initiatives, options, decisions = tables["initiatives"], tables["options"], tables["decisions"]
    index = index_of(periods)
    window: dict[str, tuple[int, int]] = {}
    place: dict[str, tuple[int, str, str | None]] = {}
    for row in initiatives:
        begun = _is_running(row["status"])
        open_until = periods[0 if begun else -1] if periods else ""
        earliest, latest = (
            index.get(row["earliest"] or periods[0] if periods else "", -1),
            index.get(row["latest"] or open_until, -1),
        )
        if earliest < 0 or latest < 0 or row["initiative"] is None:
            continue
        if earliest > latest:
            key = "fault_window_running" if begun else "fault_window"
            if begun and row["latest"] is None:
                key = "fault_window_first"
            until = initiatives.naming.column("latest")
            problem = sentence(key, latest=until, last=periods[latest], found=periods[earliest])
            yield initiatives.fault(row.line, "earliest", row["earliest"], problem)
            continue
        window[row["initiative"]] = (earliest, latest)
        place[row["initiative"]] = (row.line, "latest", row["latest"])
    listed = all_options(tables)
    lengths = durations(listed, tables["requirements"])
    lines: list[int | None] = [*options.lines, *([None] * (len(listed) - len(options)))]
    decided = {d["initiative"]: d for d in decisions if d["decision"] == Decided.FUND}
    fits: dict[str, dict[str, range]] = defaultdict(dict)
    for (initiative, option, _), length, line in zip(listed, lengths, lines, strict=True):
        if initiative not in window or option is None or (line is None and "options" in doubtful):
            continue
        fits[initiative][option] = admissible_starts(length, *window[initiative], len(periods), finish_inside)
        if not fits[initiative][option]:
            earliest, latest = window[initiative]
            problem = sentence(
                "fault_no_start",
                option=f"{initiative} / {option}",
                count=length,
                starts=span(periods[earliest : latest + 1]),
                last=periods[-1],
            )
            if line is None:
                yield initiatives.fault(*place[initiative], problem)
            else:
                yield options.fault(line, "duration", float(length), problem)
    for initiative, row in decided.items():
        start = row["start"]
        if start not in index or initiative not in fits:
            continue
        ranges = [r for o, r in fits[initiative].items() if row["option"] in (None, o)]
        if ranges and not any(index[start] in r for r in ranges):
            these = span([periods[s] for s in sorted({s for r in ranges for s in r})])
            chosen = f"{initiative} / {row['option']}" if row["option"] else initiative
            problem = sentence("fault_decided_start", of=chosen, starts=these, found=quoted(start))
            yield decisions.fault(row.line, "start", start, problem)


def stopping(tables: Tables) -> Iterator[Fault]:
    """Rows that say what stopping uses where nothing runs, and options of that name."""
    initiatives, options, needs = tables["initiatives"], tables["options"], tables["requirements"]
    status = dict(zip(initiatives["initiative"], initiatives["status"], strict=True))
    stops = [row for row in needs if row["option"] == STOP and row["initiative"] in status]
    idle = [row for row in stops if not _is_running(status[row["initiative"]])]
    if idle:
        problem = sentence(
            "fault_stop_of_candidate",
            initiative=idle[0]["initiative"],
            stop=STOP,
            running=needs.naming.choice(Status.RUNNING.value),
            status=needs.naming.column("status"),
            table=needs.naming.table("initiatives"),
        )
        yield needs.fault(idle[0].line, "option", STOP, problem).in_rows_too([r.line for r in idle[1:]])
    named = [row.line for row in options if row["option"] == STOP]
    if named:
        problem = sentence("fault_stop_option", stop=STOP, table=options.naming.table("requirements"))
        yield options.fault(named[0], "option", STOP, problem).in_rows_too(named[1:])


def _is_running(status: str | None) -> bool:
    """Whether a cell says so, whatever else may be wrong with it."""
    return status is not None and status in set(Status) and Status(status).has_begun


def relations(tables: Tables) -> Iterator[Fault]:
    """Relations with oneself, with several where one is meant, synergies without an effect or twice."""
    table = tables["relations"]
    known = known_ids(tables)["initiatives"]
    pairs: dict[tuple[frozenset[str], str], int] = {}
    for row in table:
        others = split_any_of(row["other"], known)
        if row["initiative"] in others:
            yield _other(table, row, sentence("fault_itself", found=quoted(row["initiative"])))
        relation = Relation(row["relation"]) if row["relation"] in set(Relation) else None
        if relation is not None and not relation.any_of and len(others) > 1:
            meant = table.naming.choice(relation.value)
            yield _other(table, row, sentence("fault_one_id", relation=meant, count=len(others)))
        if relation is not Relation.SYNERGY:
            continue
        for column in ("kpi", "amount"):
            if row[column] is None:
                yield table.fault(row.line, column, None, sentence("fault_synergy_blank"))
        if row["kpi"] and row["initiative"] and len(others) == 1:
            pair = (frozenset((row["initiative"], others[0])), row["kpi"])
            if pair in pairs:
                yield _other(table, row, sentence("fault_synergy_twice", where=table.place(pairs[pair])))
            pairs.setdefault(pair, row.line)


def _other(table: Table, row: Row, problem: Sentence) -> Fault:
    """A fault of what a relation names beside its initiative."""
    return table.fault(row.line, "other", row["other"], problem)


def decisions(table: Table) -> Iterator[Fault]:
    """Rejections that name an option or a start."""
    for row in table:
        for column in ("option", "start"):
            if row["decision"] == Decided.REJECT and row[column] is not None:
                reject = table.naming.choice(Decided.REJECT.value)
                problem = sentence("fault_rejected", reject=reject, found=quoted(row[column]))
                yield table.fault(row.line, column, row[column], problem)
