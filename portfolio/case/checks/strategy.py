"""Objectives, key results, indicators, and what moves them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from portfolio.case.chains import cycles, links, longest
from portfolio.errors import Fault
from portfolio.size_limits import CHAIN
from portfolio.tables import Row, Table, quoted
from portfolio.tables.numbers import cell_said
from portfolio.words.sentences import Sentence, sentence

type Place = tuple[str, int | None, str]
"""Table, row, column."""


def key_results(table: Table, unread: Collection[Place]) -> Iterator[Fault]:
    """Targets that are the baseline; an objective's weights that are all 0."""
    totals: dict[str, float] = defaultdict(float)
    for row in table:
        baseline = 0.0 if row["baseline"] is None else row["baseline"]
        if (
            row["target"] is not None
            and row["target"] == baseline
            and (table.name, row.line, "baseline") not in unread
        ):
            problem = sentence("fault_target_is_baseline", found=cell_said(baseline))
            yield table.fault(row.line, "target", row["target"], problem)
        if row["objective"]:
            totals[row["objective"]] += 1.0 if row["weight"] is None else row["weight"]
    for objective, total in totals.items():
        if total == 0:
            line = next(r.line for r in table if r["objective"] == objective)
            problem = sentence("fault_no_weight", objective=objective)
            yield table.fault(line, "weight", 0.0, problem)


def kpis(table: Table) -> Iterator[Fault]:
    """Indicators that drive one another in a ring, or through more than anybody could tell of."""
    line = {row["kpi"]: row.line for row in table}
    for ring in cycles(links(table)):
        problem = sentence("fault_ring", ring=" → ".join([*ring, ring[0]]))
        yield table.fault(line.get(ring[0]), "drives", ring[1 % len(ring)], problem)
    first, count = longest(links(table))
    if count > CHAIN:
        problem = sentence("fault_long_chain", most=CHAIN, count=count, first=quoted(first))
        yield table.fault(line.get(first), "drives", links(table)[first][0], problem)


def contributions(table: Table) -> Iterator[Fault]:
    """Ranges that are not in order."""
    for row in table:
        low, expected, high = row["low"], row["expected"], row["high"]
        if expected is None:
            continue
        if low is not None and low > expected:
            yield table.fault(row.line, "low", low, _order(table, row, "low"))
        if high is not None and high < expected:
            yield table.fault(row.line, "high", high, _order(table, row, "high"))


def _order(table: Table, row: Row, bound: str) -> Sentence:
    """What is said of a bound on the wrong side of what is expected."""
    return sentence(
        f"fault_{bound}",
        column=table.naming.column("expected"),
        expected=cell_said(row["expected"]),
        found=cell_said(row[bound]),
        bound=table.naming.column(bound),
    )
