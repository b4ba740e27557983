"""Common causes: what they are about must be there, and so must something in between."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from portfolio.case.checks.references import known_ids, unknown, unknown_id
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Tables, quoted, says
from portfolio.tables.relations import Moved
from portfolio.words.sentences import sentence


def causes(tables: Tables, doubtful: Collection[str]) -> Iterator[Fault]:
    """Causes of nothing that is there."""
    table, initiatives = tables["causes"], tables["initiatives"]
    columns = {*SCHEMA["initiatives"].names, *initiatives.columns}
    ids = known_ids(tables)
    others = {moved.by: moved for moved in Moved}
    for row in table:
        by, value = row["by"], row["value"]
        on = Moved(row["on"]) if row["on"] in set(Moved) else Moved.EFFECT if row["on"] is None else None
        if not by or on is None:
            continue
        if by == on.by:
            refers = {Moved.EFFECT: "kpis", Moved.USE: "resources"}[on]
            if value and value not in ids[refers] and refers not in doubtful:
                yield unknown_id(table, row.line, "value", value, ids[refers], refers)
        elif by in others and by not in columns:
            problem = sentence("fault_cause_by", own=on.by, found=quoted(by), other=others[by].value)
            yield table.fault(row.line, "by", by, problem)
        elif by not in columns and "initiatives" not in doubtful:
            what = sentence("fault_cause_column", own=on.by)
            yield unknown(table, row.line, "by", by, columns | {on.by}, what, sentence("fault_add_column"))


def of_none(tables: Tables) -> Iterator[Fault]:
    """A remark on each cause that names a value which no initiative has."""
    table, initiatives = tables["causes"], tables["initiatives"]
    for row in table:
        by, value = row["by"], row["value"]
        if by != Moved(row["on"]).by and not any(says(v, value) for v in initiatives[by]):
            problem = sentence("remark_cause_of_none", value=quoted(value), by=by)
            yield table.fault(row.line, "value", value, problem)
