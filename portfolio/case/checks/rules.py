"""Rules of an organisation's own: what each counts must be there, and its bounds must be said once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from portfolio.case.checks.references import unknown
from portfolio.case.defaults import admissible_starts, all_options
from portfolio.case.periods import index_of
from portfolio.case.settings import Settings
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Row, Table, Tables, quoted, says
from portfolio.tables.numbers import cell_said, exact
from portfolio.tables.relations import Counted, has_begun
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
    inside = {one["initiative"] for one in initiatives if says(one[by], value)}
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
        if row["by"] is not None and not any(says(v, row["value"]) for v in initiatives[row["by"]]):
            by = initiatives.naming.column(row["by"])
            problem = sentence("remark_empty_bucket", found=quoted(row["value"]), column=by)
            yield table.fault(row.line, "value", row["value"], problem)


def never_met(tables: Tables, settings: Settings, periods: tuple[str, ...]) -> Iterator[Fault]:
    """A remark on each bound of a rule that no portfolio meets, were each initiative there in the option and
    from the start that help most.
    """
    table = tables["rules"]
    for rule in dict.fromkeys(table["rule"]):
        rows = [row for row in table if row["rule"] == rule]
        said = {c: row for c in ("min", "max", "when") for row in rows if row[c] is not None}
        when = Counted(said["when"]["when"]) if "when" in said else Counted.FUNDED
        weights = _weights(tables, rows)
        each = [_reached(tables, weights, when, settings, periods, sign) for sign in (1, -1)]
        for part, best, sign in zip(("min", "max"), each, (1, -1), strict=True):
            if part not in said:
                continue
            t, reached = min(enumerate(best), key=lambda one: one[1])
            if sign * exact(said[part][part]) > reached:
                problem = sentence(
                    f"remark_rule_{part}_in" if when.by_period else f"remark_rule_{part}",
                    rule=rule,
                    bound=cell_said(said[part][part]),
                    reached=cell_said(float(sign * reached)),
                    period=periods[t],
                )
                yield table.fault(said[part].line, part, said[part][part], problem)


def _weights(tables: Tables, rows: Sequence[Row]) -> dict[tuple[str, str], Fraction]:
    """What each (initiative, option) counts for in a rule's rows together."""
    found: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    columns = {row["initiative"]: row for row in tables["initiatives"]}
    for i, option, _ in all_options(tables):
        for row in rows:
            named = row["initiative"] == i if row["by"] is None else says(columns[i][row["by"]], row["value"])
            if named and row["option"] in (None, option):
                found[i, option] += exact(row["weight"])
    return found


def _reached(
    tables: Tables,
    weights: Mapping[tuple[str, str], Fraction],
    when: Counted,
    settings: Settings,
    periods: tuple[str, ...],
    sign: int,
) -> list[Fraction]:
    """The most (sign 1), or the opposite of the least (−1), that can count: at once, or in each period."""
    index, places = index_of(periods), range(len(periods) if when.by_period else 1)
    rows = {row["initiative"]: row for row in tables["initiatives"]}
    best: list[dict[str, Fraction]] = [defaultdict(Fraction) for _ in places]
    for i, option, duration in all_options(tables):
        row, length = rows[i], int(duration or 1)
        starts = admissible_starts(
            length, index[row["earliest"]], index[row["latest"]], len(periods), settings.finish_inside
        )
        for t in places:
            match when:
                case Counted.FUNDED:
                    counted = len(starts) > 0
                case Counted.ACTIVE:
                    counted = any(start <= t < start + length for start in starts)
                case Counted.START:
                    counted = t in starts and not has_begun(row["status"])
                case _:
                    assert_never(when)
            if counted:
                best[t][i] = max(best[t][i], sign * weights.get((i, option), Fraction(0)))
    return [sum(of.values(), Fraction(0)) for of in best]
