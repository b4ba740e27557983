"""What is limited: budgets in one unit, and the bounds of buckets."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from portfolio.case.checks.references import known_ids, unknown, unknown_id
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Table, Tables, quoted, text_of
from portfolio.tables.relations import Limited, Means


def one_unit(table: Table) -> Iterator[Fault]:
    """Budgets in another unit than the first: they are added up."""
    first: tuple[str, str] | None = None
    for row in table:
        if row["kind"] != Means.BUDGET or not row["unit"]:
            continue
        if first is None:
            first = (row["resource"], row["unit"])
        elif row["unit"] != first[1]:
            units = f"{quoted(row['unit'])}, and {quoted(first[1])} for {first[0]}"
            problem = f"budgets must be in one unit, since they are added up; found {units}. Convert one."
            yield table.fault(row.line, "unit", row["unit"], problem)


def buckets(tables: Tables, doubtful: Collection[str]) -> Iterator[Fault]:
    """Buckets of nothing that is there, and bounds that cannot be."""
    table, initiatives = tables["buckets"], tables["initiatives"]
    columns = {*SCHEMA["initiatives"].names, *initiatives.columns} | {"objective"}
    objectives = known_ids(tables)["objectives"]
    for row in table:
        by, bucket, measure, low, high = (row[c] for c in ("by", "bucket", "measure", "min", "max"))
        if by and by not in columns and "initiatives" not in doubtful:
            yield unknown(
                table,
                row.line,
                "by",
                by,
                columns,
                "a column of initiatives, or objective",
                "Add the column, or correct it",
            )
        if by == "objective" and bucket and bucket not in objectives and "objectives" not in doubtful:
            yield unknown_id(table, row.line, "bucket", bucket, objectives, "an id in objectives")
        limited = Limited(measure) if measure in set(Limited) else None
        if limited is not None and limited.of_spend and row["resource"] is None:
            yield table.fault(
                row.line,
                "resource",
                None,
                f"must name the resource whose {measure} is limited; found nothing. Fill it in.",
            )
        if limited is not None and not limited.of_spend and row["resource"] is not None:
            yield table.fault(
                row.line,
                "resource",
                row["resource"],
                f"must be blank for a count of initiatives; found {quoted(row['resource'])}. Clear it, or"
                " measure amount.",
            )
        if low is not None and high is not None and low > high:
            yield table.fault(
                row.line,
                "min",
                low,
                f"must be ≤ max ({text_of(high)}); found {text_of(low)}. Swap or correct them.",
            )
        for column, value in (("min", low), ("max", high)):
            if value is not None and limited is Limited.SHARE and not 0 <= value <= 1:
                advice = f"For a percentage write {text_of(value)} %." if 2 <= value <= 100 else "Correct it."
                yield table.fault(
                    row.line,
                    column,
                    value,
                    f"a share must be a number from 0 to 1; found {text_of(value)}. {advice}",
                )
            if value is not None and limited is Limited.COUNT and value < 0:
                yield table.fault(
                    row.line,
                    column,
                    value,
                    f"a count must be a number ≥ 0; found {text_of(value)}. Correct it.",
                )
