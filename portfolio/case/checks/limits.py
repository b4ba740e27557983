"""What is limited: budgets in one unit, and the bounds of buckets."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from portfolio.case.checks.references import known_ids, unknown, unknown_id
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Row, Table, Tables, quoted
from portfolio.tables.naming import Naming
from portfolio.tables.numbers import cell_said
from portfolio.tables.relations import Limited, Means
from portfolio.words.sentences import Sentence, sentence


def one_unit(table: Table) -> Iterator[Fault]:
    """Budgets in another unit than the first: they are added up."""
    first: tuple[str, str] | None = None
    for row in table:
        if row["kind"] != Means.BUDGET or not row["unit"]:
            continue
        if first is None:
            first = (row["resource"], row["unit"])
        elif row["unit"] != first[1]:
            own, other = quoted(row["unit"]), quoted(first[1])
            problem = sentence("fault_budget_units", found=own, other=other, resource=first[0])
            yield table.fault(row.line, "unit", row["unit"], problem)


def buckets(tables: Tables, doubtful: Collection[str]) -> Iterator[Fault]:
    """Buckets of nothing that is there, and bounds that cannot be."""
    table, initiatives = tables["buckets"], tables["initiatives"]
    columns = {*SCHEMA["initiatives"].names, *initiatives.columns} | {"objective"}
    objectives = known_ids(tables)["objectives"]
    for row in table:
        by, bucket, measure = (row[c] for c in ("by", "bucket", "measure"))
        if by and by not in columns and "initiatives" not in doubtful:
            what = _grouping(table.naming)
            yield unknown(table, row.line, "by", by, columns, what, sentence("fault_add_column"))
        if by == "objective" and bucket and bucket not in objectives and "objectives" not in doubtful:
            yield unknown_id(table, row.line, "bucket", bucket, objectives, "objectives")
        limited = Limited(measure) if measure in set(Limited) else None
        if limited is not None and limited.of_spend and row["resource"] is None:
            yield table.fault(row.line, "resource", None, sentence(f"fault_no_resource_{limited.value}"))
        if limited is not None and not limited.of_spend and row["resource"] is not None:
            amount, found = table.naming.choice(Limited.AMOUNT.value), quoted(row["resource"])
            problem = sentence("fault_resource_of_count", found=found, amount=amount)
            yield table.fault(row.line, "resource", row["resource"], problem)
        yield from _bounds(table, row, limited)


def _grouping(naming: Naming) -> Sentence:
    """What buckets may go by, in words."""
    return sentence("fault_grouping", table=naming.table("initiatives"), objective=naming.column("objective"))


def _bounds(table: Table, row: Row, limited: Limited | None) -> Iterator[Fault]:
    """Bounds in the wrong order, and such as no share or count can have."""
    low, high = row["min"], row["max"]
    if low is not None and high is not None and low > high:
        most = table.naming.column("max")
        problem = sentence("fault_min_above_max", max=most, most=cell_said(high), found=cell_said(low))
        yield table.fault(row.line, "min", low, problem)
    for column, value in (("min", low), ("max", high)):
        if value is not None and limited is Limited.SHARE and not 0 <= value <= 1:
            found = cell_said(value)
            advice = sentence("fault_correct")
            if 2 <= value <= 100:
                advice = sentence("fault_write_percentage", share=found)
            yield table.fault(row.line, column, value, sentence("fault_share", found=found, advice=advice))
        if value is not None and limited is Limited.COUNT and value < 0:
            yield table.fault(row.line, column, value, sentence("fault_count", found=cell_said(value)))
