"""Rules of an organisation's own: what each counts must be there, and its bounds must be said once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from portfolio.case.checks.references import unknown
from portfolio.case.defaults import all_options
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Row, Table, Tables, quoted, text_of
from portfolio.tables.numbers import cell_said
from portfolio.words.sentences import sentence


def rules(tables: Tables, doubtful: Collection[str]) -> Iterator[Fault]:
    """Rows that name nothing, or in two ways; rules without bounds, or with several."""
    table = tables["rules"]
    for row in table:
        if "initiatives" not in doubtful:
            yield from _named(tables, row)
    of: dict[str, list[Row]] = defaultdict(list)
    for row in table:
        if row["rule"]:
            of[row["rule"]].append(row)
    for rule, rows in of.items():
        yield from _bounds(table, rule, rows)


def _named(tables: Tables, row: Row) -> Iterator[Fault]:
    """What is wrong with what a row names: an initiative, or all with a value in a column."""
    table, initiatives = tables["rules"], tables["initiatives"]
    by, value = row["by"], row["value"]
    if row["initiative"] is not None:
        for column in ("by", "value"):
            if row[column] is not None:
                problem = sentence("fault_rule_both", found=quoted(row[column]), initiative=row["initiative"])
                yield table.fault(row.line, column, row[column], problem)
        return
    if by is None or value is None:
        missing = next(c for c in (("initiative",) if by is value else ("by", "value")) if row[c] is None)
        yield table.fault(row.line, missing, None, sentence("fault_rule_of_none"))
        return
    columns = {*SCHEMA["initiatives"].names, *initiatives.columns}
    if by not in columns:
        what = sentence("fault_rule_by", table=table.naming.table("initiatives"))
        yield unknown(table, row.line, "by", by, columns, what, sentence("fault_add_column"))
        return
    inside = {one["initiative"] for one in initiatives if text_of(one[by]) == value}
    options = {option for i, option, _ in all_options(tables) if i in inside}
    if row["option"] is not None and inside and row["option"] not in options:
        what = sentence("fault_rule_option", value=quoted(value), options=", ".join(sorted(options)))
        advice = sentence("fault_add_to", table=table.naming.table("options"))
        yield unknown(table, row.line, "option", row["option"], options, what, advice)


def _bounds(table: Table, rule: str, rows: Sequence[Row]) -> Iterator[Fault]:
    """A rule's bounds and when it holds stand on one of its rows, or are the same on several."""
    said: dict[str, Row] = {}
    for column in ("min", "max", "when"):
        own = [row for row in rows if row[column] is not None]
        if own:
            said[column] = own[0]
        for row in own[1:]:
            if row[column] != own[0][column]:
                shown = [
                    quoted(v) if isinstance(v, str) else cell_said(v) for v in (own[0][column], row[column])
                ]
                problem = sentence(
                    "fault_rule_twice",
                    rule=rule,
                    first=shown[0],
                    where=table.place(own[0].line),
                    found=shown[1],
                )
                yield table.fault(row.line, column, row[column], problem)
    if not {"min", "max"} & said.keys():
        low, high = table.naming.column("min"), table.naming.column("max")
        problem = sentence("fault_rule_unbounded", rule=rule, min=low, max=high)
        yield table.fault(rows[0].line, "max", None, problem)
    elif len({"min", "max"} & said.keys()) == 2 and said["min"]["min"] > said["max"]["max"]:
        low, high = said["min"]["min"], said["max"]["max"]
        most = table.naming.column("max")
        problem = sentence("fault_min_above_max", max=most, most=cell_said(high), found=cell_said(low))
        yield table.fault(said["min"].line, "min", low, problem)


def of_nothing(tables: Tables) -> Iterator[Fault]:
    """A remark on each row of a rule that names a value which no initiative has."""
    table, initiatives = tables["rules"], tables["initiatives"]
    for row in table:
        if row["by"] is not None and row["value"] not in {text_of(v) for v in initiatives[row["by"]]}:
            by = initiatives.naming.column(row["by"])
            problem = sentence("remark_empty_bucket", found=quoted(row["value"]), column=by)
            yield table.fault(row.line, "value", row["value"], problem)
