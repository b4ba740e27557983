"""Parties, and the judgements from which their points follow."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from portfolio.case.reserved_names import ENDINGS, TAKEN
from portfolio.errors import Fault, row_word
from portfolio.tables import Row, Table, Tables, quoted, text_of

LARGEST_RATIO = 1e6
"""Beyond it, or its reciprocal, a comparison of two objectives is a slip, and eigenvectors lose their
digits.
"""
_RECIPROCAL = math.log(1.05)  # 3 and 0.33, 7 and 0.14 are each other's reciprocals, as people round them


def reserved_names(tables: Tables) -> Iterator[Fault]:
    """Parties called like a figure of the results."""
    for name in ("parties", "judgements"):
        for row in tables[name]:
            party = row["party"]
            if party is not None and (party in TAKEN or party.endswith(ENDINGS)):
                problem = (
                    f"a party must not be called like a figure of the results; found {quoted(party)}. Call it"
                    " something else."
                )
                yield tables[name].fault(row.line, "party", party, problem)


def judgements(table: Table, parties: Table) -> Iterator[Fault]:
    """Comparisons that cannot be, contradict each other, or are mixed with swings."""
    dealt: dict[str, int] = {}
    for row in parties:
        dealt.setdefault(row["party"], row.line)
    by_pairs: dict[tuple[str, str | None], tuple[bool, int]] = {}
    mixed: set[tuple[str, str | None]] = set()
    pairs: dict[tuple[str, str | None, str, str], tuple[float, int]] = {}
    for row in table:
        party, person, over = row["party"], row["person"], row["over"]
        if party is None:
            continue
        if party in dealt:
            also = f"{parties.file}, {row_word(parties.file)} {dealt.pop(party)}"
            problem = (
                f"a party must stand in parties or in judgements, not in both; found {quoted(party)} also in"
                f" {also}. Delete it from one."
            )
            yield table.fault(row.line, "party", party, problem)
        who = (party, person)
        kind, line = by_pairs.setdefault(who, (over is not None, row.line))
        if kind != (over is not None) and who not in mixed:
            mixed.add(who)
            found = (
                f"{'a pair' if over else 'a swing'} here and {'a pair' if kind else 'a swing'} in"
                f" {row_word(table.file)} {line}"
            )
            problem = (
                "one person must compare pairs (over in every row) or give swings (over in none); found"
                f" {found}. Keep one kind."
            )
            yield table.fault(row.line, "over", over, problem)
        yield from _pair(table, row, pairs)


def _pair(
    table: Table, row: Row, pairs: dict[tuple[str, str | None, str, str], tuple[float, int]]
) -> Iterator[Fault]:
    """A comparison of two objectives that cannot be, or contradicts an earlier one in ``pairs``: ratio and
    line by party, person and objectives, to which it is added.
    """
    party, person, objective, over, ratio = (
        row[c] for c in ("party", "person", "objective", "over", "ratio")
    )
    if over is None or objective is None:
        return
    if objective == over:
        yield table.fault(
            row.line, "over", over, f"must be another objective; found {quoted(over)} itself. Correct it."
        )
    if ratio is None:
        return
    if not 1 / LARGEST_RATIO <= ratio <= LARGEST_RATIO:
        most = f"{LARGEST_RATIO:,.0f}".replace(",", " ")
        problem = (
            f"a comparison must be a number from 1/{most} to {most}; found {text_of(ratio)}. Saaty's scale"
            " ends at 9."
        )
        yield table.fault(row.line, "ratio", ratio, problem)
        return
    opposite = pairs.get((party, person, over, objective))
    if (
        opposite is not None
        and objective != over
        and abs(math.log(ratio) + math.log(opposite[0])) > _RECIPROCAL
    ):
        other = f"{text_of(opposite[0])} for {over} over {objective} in {row_word(table.file)} {opposite[1]}"
        problem = (
            f"must be the reciprocal of the same pair the other way round; found {text_of(ratio)}, and"
            f" {other}. Delete one."
        )
        yield table.fault(row.line, "ratio", ratio, problem)
    pairs.setdefault((party, person, objective, over), (ratio, row.line))


def apart(table: Table, objectives: Sequence[str]) -> Iterator[Fault]:
    """People from whose judgements no weights follow: pairs that do not connect, swings without an
    objective in common.
    """
    people: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in table:
        if row["party"] is not None and row["objective"] is not None and row["ratio"] is not None:
            people[row["party"]][row["person"] or ""].append(row)
    for party, said in people.items():
        judged = {row[c] for rows in said.values() for row in rows for c in ("objective", "over")}
        names = [o for o in objectives if o in judged]
        common = set(names)
        connected = True
        for person, rows in said.items():
            if rows[0]["over"] is None:
                common &= {row["objective"] for row in rows if row["ratio"]}
                continue
            groups = _connected(names, [(row["objective"], row["over"]) for row in rows])
            if len(groups) > 1:
                connected = False
                found = " and ".join(f"({', '.join(group)})" for group in groups)
                problem = (
                    f"the pairs of {party}{f' / {person}' if person else ''} must connect all objectives that"
                    f" {party} judges, directly or through others; found no comparison between {found}."
                    " Compare one of each."
                )
                yield table.fault(rows[0].line, "over", rows[0]["over"], problem)
        if connected and not common:
            problem = (
                f"the people of {party} must have an objective in common that none of them leaves out; found"
                " none. Complete their swings."
            )
            yield table.fault(next(iter(said.values()))[0].line, "objective", "", problem)


def _connected(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The objectives in groups within which one can go from any to any other along pairs, in their order."""
    group = {name: name for name in names}
    for one, other in pairs:
        merged, into = group[other], group[one]
        group = {name: into if g == merged else g for name, g in group.items()}
    return [[n for n in names if group[n] == g] for g in dict.fromkeys(group[n] for n in names)]
