"""What a pasted or half-filled table brings in or leaves out without a word: free work, open limits, rows
twice, totals taken for rows.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from portfolio.case.alike import look_alikes
from portfolio.errors import Fault, first_of
from portfolio.tables import (
    SCHEMAS,
    Cell,
    Row,
    Table,
    Tables,
    appearance,
    is_total,
    meanings,
    plain,
    quoted,
    text_of,
    told_apart,
)
from portfolio.tables.schema import NOTE, PAST, is_note
from portfolio.tables.text import joined
from portfolio.words.sentences import Sentence, figure, sentence

_ADD_UP = ("requirements", "relations", "buckets", "scenarios", "readings", "ledger", "actuals")
"""Tables without a key, in which the same row counts again."""
_NAMED_THERE = (
    "initiatives",
    "resources",
    "objectives",
    "key_results",
    "kpis",
    "readings",
    "ledger",
    "actuals",
)
"""Tables whose ids need stand nowhere else."""


def omissions(written: Tables, tables: Tables, periods: Sequence[str]) -> Iterator[Fault]:
    """Every remark of this kind; ``written`` are the tables as their source holds them, ``tables`` with
    defaults.
    """
    limited = {r["resource"] for r in written["resources"] if any(r[p] is not None for p in periods)}
    yield from _open_periods(written["resources"], periods)
    ways: dict[str, list[str]] = defaultdict(list)
    for row in tables["options"]:
        ways[row["initiative"]].append(row["option"])
    yield from _free(written["requirements"], ways, limited)
    for name in _ADD_UP:
        yield from _twice(written[name], ways)
    for name in _NAMED_THERE:
        yield from _called_total(written[name])
    yield from _sums(written, periods)
    yield from _own_columns(written)
    yield from _groups_alike(written)
    yield from look_alikes(written, past=True)
    yield from _same_names(written["initiatives"])
    for name in PAST:
        yield from _lone_cells(written[name])
    yield from _summed_rows(written["ledger"], "resource")
    yield from _summed_rows(written["actuals"], "kpi")


def _open_periods(resources: Table, periods: Sequence[str]) -> Iterator[Fault]:
    for row in resources:
        blank = [p for p in periods if row[p] is None]
        if blank and len(blank) < len(periods):
            problem = sentence("remark_open", resource=row["resource"], periods=", ".join(blank))
            yield resources.fault(row.line, blank[0], None, problem)
    if len(resources) and all(row[p] is None for row in resources for p in periods):
        yield resources.fault(None, "", None, sentence("remark_no_limits"))


def _free(table: Table, ways: Mapping[str, Sequence[str]], limited: set[str]) -> Iterator[Fault]:
    """Initiatives that need nothing of what is limited though nobody wrote 0, and rows without an amount."""
    said: dict[str, set[str | None]] = defaultdict(set)
    blank: dict[int, str] = {}
    for row in table:
        if row["resource"] in limited and any(row[s] is not None for s in table.further):
            said[row["initiative"]].add(row["option"])
        elif row["resource"] in limited:
            blank[row.line] = row["initiative"]
    free: list[str] = []
    for initiative, options in ways.items():
        bare = [o for o in options if not said[initiative] & {None, o}]
        free += [initiative] if len(bare) == len(options) else [f"{initiative} / {o}" for o in bare]
    if free and limited:
        one = "remark_free_alone" if len(ways) == 1 else "remark_free_one"
        problem = sentence(
            "remark_free" if len(free) > 1 else one,
            count=len(free),
            all=len(ways),
            who=figure(first_of, free),
        )
        yield table.fault(None, "initiative", free[0], problem)
    if rest := [line for line, initiative in blank.items() if initiative not in free]:
        first = table.further[0] if table.further else ""
        yield table.fault(rest[0], first, None, sentence("remark_no_amount")).in_rows_too(rest[1:])


def _twice(table: Table, ways: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """Rows that say what an earlier one says, in all that counts: a blank step is 0, and a blank option
    the only one.
    """
    first: dict[tuple[Cell, ...], int] = {}
    names = [c for c in table.columns if c in table.schema.names or c in table.further]
    for row in table:
        cells = tuple(
            (row[c] or None) if c in table.further and table.schema.further == "steps" else row[c]
            for c in names
        )
        options = ways.get(row["initiative"], ())
        if "option" in names and row["option"] is None and len(options) == 1:
            cells = tuple(options[0] if c == "option" else v for c, v in zip(names, cells, strict=True))
        if cells in first:
            problem = sentence("remark_twice", where=table.place(first[cells]))
            yield table.fault(row.line, names[0], row[names[0]], problem)
        first.setdefault(cells, row.line)


def _called_total(table: Table) -> Iterator[Fault]:
    columns = [c.name for c in table.schema.columns if c.kind == "id" or c.name == "name"]
    for row in table:
        called = next((row[c] for c in columns if row[c] and is_total(row[c])), None)
        if called is not None:
            of = table.naming.table(table.name)
            problem = sentence("remark_called_total", found=quoted(called), table=of)
            yield table.fault(row.line, columns[0], called, problem)


def _sums(written: Tables, periods: Sequence[str]) -> Iterator[Fault]:
    """Rows and columns whose figures are the sums of others."""
    resources, initiatives = written["resources"], written["initiatives"]
    amounts = {row["resource"]: [row[p] for p in periods] for row in resources}
    for row in resources:
        others = [
            amounts[r["resource"]]
            for r in resources
            if r["kind"] == row["kind"] and r["resource"] != row["resource"]
        ]
        if len(others) > 1 and _adds_up([row[p] for p in periods], others):
            problem = sentence("remark_sum_resource", resource=row["resource"])
            yield resources.fault(row.line, "resource", row["resource"], problem)
    by_period = {q: [row[q] for row in resources] for q in periods}
    for p in periods:
        others = [by_period[q] for q in periods if q != p]
        if len(others) > 1 and _adds_up(by_period[p], others, 5e-3):
            problem = sentence("remark_sum_period", period=p)
            yield resources.fault(resources.header_row, p, p, problem)
    objectives = written["objectives"]
    weights = dict(zip(objectives["objective"], objectives["weight"], strict=True))
    for row in objectives:
        others_sum = math.fsum(w for o, w in weights.items() if o != row["objective"])
        if len(weights) > 2 and row["weight"] == 100 == round(others_sum, 9):
            problem = sentence("remark_sum_weight", objective=row["objective"])
            yield objectives.fault(row.line, "weight", row["weight"], problem)
    yield from _summed_initiatives(written, initiatives)


def _summed_initiatives(written: Tables, initiatives: Table) -> Iterator[Fault]:
    """Initiatives that need what those above them, or all others, need together, and bring what they
    bring.
    """
    needs, brings = written["requirements"], written["contributions"]
    cost: dict[str, dict[Cell, float]] = defaultdict(lambda: defaultdict(float))
    value: dict[str, dict[Cell, float]] = defaultdict(lambda: defaultdict(float))
    for row in needs:
        for step in needs.further:
            cost[row["initiative"]][f"{row['resource']} {step}"] += row[step] or 0.0
    for row in brings:
        value[row["initiative"]][row["kpi"]] += row["expected"] or 0.0
    names = list(initiatives["initiative"])
    all_cost, all_value = _added(cost.values()), _added(value.values())
    above_cost: dict[Cell, float] = defaultdict(float)
    above_value: dict[Cell, float] = defaultdict(float)
    for place, (line, name) in enumerate(zip(initiatives.lines, names, strict=True)):
        for others_cost, others_value, count in (
            (above_cost, above_value, place),
            (_less(all_cost, cost[name]), _less(all_value, value[name]), len(names) - 1),
        ):
            same_cost = any(cost[name].values()) and _alike(cost[name], others_cost)
            same_value = any(value[name].values()) and _alike(value[name], others_value)
            if count > 1 and same_cost and (same_value or count > 2) and not is_total(name):
                summed = "remark_sum_cost_and_value" if same_value else "remark_sum_cost"
                yield initiatives.fault(line, "initiative", name, sentence(summed, initiative=name))
                break
        for total, own in ((above_cost, cost[name]), (above_value, value[name])):
            for key, amount in own.items():
                total[key] += amount


def _summed_rows(table: Table, by: str) -> Iterator[Fault]:
    """Rows of past rounds whose figures are the sums of all others, or of all others of one resource or
    indicator.
    """
    figures = [c for c in table.columns if table.schema.column(c).kind == "number"]
    groups: dict[Cell, list[Row]] = defaultdict(list)
    for row in table:
        groups[row[by]].append(row)
    told: set[int] = set()
    for rows in (list(table), *groups.values()):
        # with the totals among them, the figures of a column add up to twice the totals
        sums = {c: math.fsum(row[c] or 0.0 for row in rows) for c in figures}
        for row in rows if len(rows) > 3 else ():
            mine = [c for c in figures if row[c]]
            if (
                mine
                and row.line not in told
                and all(math.isclose(2 * row[c], sums[c], rel_tol=1e-9) for c in mine)
            ):
                told.add(row.line)
                yield table.fault(row.line, mine[0], row[mine[0]], sentence("remark_sum_row"))


def _added(rows: Iterable[Mapping[Cell, float]]) -> dict[Cell, float]:
    total: dict[Cell, float] = defaultdict(float)
    for row in rows:
        for key, amount in row.items():
            total[key] += amount
    return total


def _less(total: Mapping[Cell, float], own: Mapping[Cell, float]) -> dict[Cell, float]:
    return {key: amount - own.get(key, 0.0) for key, amount in total.items()}


def _alike(one: Mapping[Cell, float], other: Mapping[Cell, float]) -> bool:
    return all(
        math.isclose(one.get(k, 0.0), other.get(k, 0.0), rel_tol=1e-9, abs_tol=1e-9) for k in {*one, *other}
    )


def _adds_up(
    amounts: Sequence[float | None], others: Sequence[Sequence[float | None]], rounded: float = 1e-9
) -> bool:
    """Whether amounts, not all 0, are the sums of others (as closely as they are rounded), of which at
    least two hold something.
    """
    sums = [math.fsum(o[k] or 0.0 for o in others) for k in range(len(amounts))]
    same = all(
        a is not None and math.isclose(a, s, rel_tol=rounded) for a, s in zip(amounts, sums, strict=True)
    )
    return same and any(sums) and sum(any(o) for o in others) > 1


def _is_kept_as_note(heading: str) -> bool:
    """Whether the format says that a heading is a note; comments and remarks are columns like others that
    nobody counts with.
    """
    return heading.startswith("_") or heading.casefold() == NOTE


def _groups_alike(written: Tables) -> Iterator[Fault]:
    """Names of groups that look the same and are spelt otherwise: whatever goes by group takes them for
    two.
    """
    initiatives = written["initiatives"]
    grouping = [
        c
        for c in initiatives.columns
        if initiatives.schema.column(c).kind == "text" and c != "name" and not _is_kept_as_note(c)
    ]
    for column in grouping:
        first: dict[str, tuple[str, int]] = {}
        for table in (written["initiatives"], written["actuals"]):
            for line, value in zip(table.lines, table[column], strict=True):
                if not isinstance(value, str):
                    continue
                known, where = first.setdefault(appearance(value), (value, line))
                if known != value:
                    problem = sentence(
                        "remark_group_alike",
                        found=quoted(value),
                        other=quoted(known),
                        where=table.place(where),
                        apart=told_apart(value, known),
                        column=table.naming.column(column),
                    )
                    yield table.fault(line, column, value, problem)


def _same_names(initiatives: Table) -> Iterator[Fault]:
    """Initiatives of one name under two ids, such as one that was pasted twice."""
    first: dict[str, tuple[str, int]] = {}
    for row in initiatives:
        if not row["name"]:
            continue
        known, line = first.setdefault(appearance(row["name"]), (row["initiative"], row.line))
        if known != row["initiative"]:
            where = initiatives.place(line)
            problem = sentence("remark_same_name", initiative=row["initiative"], other=known, where=where)
            yield initiatives.fault(row.line, "name", row["name"], problem)


def _lone_cells(table: Table) -> Iterator[Fault]:
    """Rows of past rounds in which one cell stands alone, such as a legend below the table."""
    names = [c for c in table.columns if not is_note(c)]
    for row in table:
        filled = [c for c in names if row[c] is not None]
        if len(filled) == 1 and len(names) > 1:
            problem = sentence("remark_lone_cell", found=quoted(text_of(row[filled[0]])))
            yield table.fault(row.line, filled[0], row[filled[0]], problem)


def _own_columns(written: Tables) -> Iterator[Fault]:
    """The columns kept as somebody's own, by name: a known one under another name would be lost there."""
    used = {(row["by"], "initiatives") for name in ("buckets", "rules") for row in written[name]}
    used |= {(row["column"], row["table"]) for row in written["scenarios"]}
    for table in written.values():
        own = [
            h
            for h, cells in table.columns.items()
            if h not in table.schema.names
            and h not in table.further
            and not _is_kept_as_note(h)
            and (h, table.name) not in used
            and any(text_of(c) for c in cells)
        ]
        if own:
            yield table.fault(table.header_row, own[0], None, _kept(table, own))


def _kept(table: Table, own: Sequence[str]) -> Sentence:
    """What is said of columns that are kept as somebody's own."""
    grouping = table.name == "initiatives"
    kept = sentence(
        "remark_own_columns_to_group" if grouping else "remark_own_columns",
        columns=figure(joined, [quoted(h) for h in own]),
        table=table.naming.table("buckets"),
    )
    elsewhere = [(h, s.name) for h in own for s in SCHEMAS if plain(h) in meanings(s.name)]
    if not elsewhere:
        return kept
    heading, where = elsewhere[0]
    hint = sentence("remark_heading_elsewhere", found=quoted(heading), table=table.naming.table(where))
    return figure(joined, [kept, hint], by=" ")
