"""Parties, and the judgements from which their points follow."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from portfolio.case.reserved_names import ENDINGS, TAKEN
from portfolio.errors import Fault
from portfolio.tables import Row, Table, Tables, quoted
from portfolio.tables.numbers import cell_said
from portfolio.words.sentences import figure, listing, sentence

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
                problem = sentence("fault_party_name", found=quoted(party))
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
            problem = sentence(
                "fault_party_twice",
                parties=table.naming.table("parties"),
                judgements=table.naming.table("judgements"),
                found=quoted(party),
                where=parties.place_elsewhere(dealt.pop(party)),
            )
            yield table.fault(row.line, "party", party, problem)
        who = (party, person)
        kind, line = by_pairs.setdefault(who, (over is not None, row.line))
        if kind != (over is not None) and who not in mixed:
            mixed.add(who)
            key = "fault_pair_beside_swing" if over else "fault_swing_beside_pair"
            problem = sentence(key, over=table.naming.column("over"), where=table.place(line))
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
        yield table.fault(row.line, "over", over, sentence("fault_same_objective", found=quoted(over)))
    if ratio is None:
        return
    if not 1 / LARGEST_RATIO <= ratio <= LARGEST_RATIO:
        most = f"{LARGEST_RATIO:,.0f}".replace(",", " ")
        problem = sentence("fault_ratio", most=most, found=cell_said(ratio))
        yield table.fault(row.line, "ratio", ratio, problem)
        return
    opposite = pairs.get((party, person, over, objective))
    if (
        opposite is not None
        and objective != over
        and abs(math.log(ratio) + math.log(opposite[0])) > _RECIPROCAL
    ):
        problem = sentence(
            "fault_reciprocal",
            found=cell_said(ratio),
            opposite=cell_said(opposite[0]),
            objective=over,
            over=objective,
            where=table.place(opposite[1]),
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
                found = figure(listing, [f"({', '.join(group)})" for group in groups])
                who = f"{party} / {person}" if person else party
                problem = sentence("fault_pairs_apart", who=who, party=party, groups=found)
                yield table.fault(rows[0].line, "over", rows[0]["over"], problem)
        if connected and not common:
            problem = sentence("fault_swings_apart", party=party)
            yield table.fault(next(iter(said.values()))[0].line, "objective", "", problem)


def _connected(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The objectives in groups within which one can go from any to any other along pairs, in their order."""
    group = {name: name for name in names}
    for one, other in pairs:
        merged, into = group[other], group[one]
        group = {name: into if g == merged else g for name, g in group.items()}
    return [[n for n in names if group[n] == g] for g in dict.fromkeys(group[n] for n in names)]
