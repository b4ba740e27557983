"""Objectives, key results, indicators, and what moves them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from portfolio.case.chains import cycles, links
from portfolio.errors import Fault
from portfolio.tables import Table, text_of

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
            yield table.fault(
                row.line,
                "target",
                row["target"],
                f"must differ from the baseline; found {text_of(baseline)} for both. Correct one, or leave"
                " the target blank.",
            )
        if row["objective"]:
            totals[row["objective"]] += 1.0 if row["weight"] is None else row["weight"]
    for objective, total in totals.items():
        if total == 0:
            line = next(r.line for r in table if r["objective"] == objective)
            problem = (
                f"the weights of an objective's key results must not all be 0; found only 0 for {objective}."
                " Give one a weight."
            )
            yield table.fault(line, "weight", 0.0, problem)


def kpis(table: Table) -> Iterator[Fault]:
    """Indicators that drive one another in a ring."""
    line = {row["kpi"]: row.line for row in table}
    for ring in cycles(links(table)):
        yield table.fault(
            line.get(ring[0]),
            "drives",
            ring[1 % len(ring)],
            f"must not lead back to itself; found {' → '.join([*ring, ring[0]])}. Break the chain.",
        )


def contributions(table: Table) -> Iterator[Fault]:
    """Ranges that are not in order."""
    for row in table:
        low, expected, high = row["low"], row["expected"], row["high"]
        if expected is None:
            continue
        if low is not None and low > expected:
            yield table.fault(
                row.line,
                "low",
                low,
                f"must be ≤ expected ({text_of(expected)}); found {text_of(low)}. Order them as numbers: low"
                " is the smaller one, also below 0.",
            )
        if high is not None and high < expected:
            yield table.fault(
                row.line,
                "high",
                high,
                f"must be ≥ expected ({text_of(expected)}); found {text_of(high)}. Order them as numbers:"
                " high is the larger one, also below 0.",
            )
