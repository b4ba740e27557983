"""Faults that only show when the tables stand side by side. Each check returns every fault it finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from portfolio.case.chains import cycles, links
from portfolio.case.defaults import admissible_starts, all_options, durations
from portfolio.case.settings import Settings
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Table, nearest, text_of

type Tables = Mapping[str, Table]

_FREE = ("readings", "ledger", "actuals")  # their ids and periods may be of past rounds


def split_any_of(other: str | None, known: set[str]) -> tuple[str, ...]:
    """The ids of ``A | B``; an id that itself holds a bar is taken as written."""
    if not other:
        return ()
    if other in known:
        return (other,)
    return tuple(part.strip() for part in other.split("|"))


def check(tables: Tables, settings: Settings, periods: tuple[str, ...]) -> list[Fault]:
    """Every fault across the tables; cells that could not be read are passed over, since they are reported already."""
    faults = [*_references(tables), *_periods(tables, periods)]
    if not periods and "resources" in tables and tables["resources"].file:
        faults.append(tables["resources"].fault(None, "", None, "must have one column per period, such as 2027Q1; found none. Add one."))
    faults += _resources(tables["resources"])
    faults += _key_results(tables)
    faults += _kpis(tables["kpis"])
    faults += _contributions(tables["contributions"])
    faults += _starts(tables, settings, periods)
    faults += _relations(tables)
    faults += _buckets(tables)
    faults += _decisions(tables["decisions"])
    return faults


def known_ids(tables: Tables) -> dict[str, set[str]]:
    """The ids each ``refers`` may name."""
    ids = {name: {v for v in tables[name][SCHEMA[name].key[0]] if v} for name in ("initiatives", "resources", "objectives", "kpis")}
    ids["kpis"] |= {v for v in tables["key_results"]["kpi"] if v}
    return ids


def _unknown(table: Table, line: int, column: str, value: str, known: set[str], home: str, what: str = "an id") -> Fault:
    like = nearest(value, known) or nearest(value, known, loose=True)
    hint = f' Nearest: "{like}".' if like else f" Add it to {home}, or delete the row."
    return table.fault(line, column, value, f'must be {what} in {home}; found "{value}".{hint}')


def _references(tables: Tables) -> Iterator[Fault]:
    ids = known_ids(tables)
    options: dict[str, set[str]] = defaultdict(set)
    for initiative, option, _ in all_options(tables):
        if initiative and option:
            options[initiative].add(option)
    for name, table in tables.items():
        if name in _FREE:
            continue
        referring = [c for c in table.schema.columns if c.refers and c.name in table.columns]
        for row in table:
            for column in referring:
                value = row[column.name]
                if not value:
                    continue
                if column.refers == "options":
                    initiative = row["initiative"]
                    if initiative in ids["initiatives"] and value not in options[initiative]:
                        home = f"options of {initiative} ({', '.join(sorted(options[initiative]))})"
                        yield _unknown(table, row.line, column.name, value, options[initiative], home, "one of the ids")
                elif column.kind == "ids":
                    for part in split_any_of(value, ids[column.refers]):
                        if part not in ids[column.refers]:
                            yield _unknown(table, row.line, column.name, part, ids[column.refers], column.refers)
                elif value not in ids[column.refers]:
                    home = "kpis or key_results" if column.refers == "kpis" else column.refers
                    yield _unknown(table, row.line, column.name, value, ids[column.refers], home)


def _periods(tables: Tables, periods: tuple[str, ...]) -> Iterator[Fault]:
    if not periods:
        return
    for table in tables.values():
        for column in table.schema.columns:
            if column.kind != "period" or column.name not in table.columns:
                continue
            for line, value in zip(table.lines, table[column.name], strict=True):
                if value is not None and value not in periods:
                    like = nearest(value, periods)
                    hint = f' Nearest: "{like}".' if like else ""
                    span = periods[0] if len(periods) == 1 else f"{periods[0]} … {periods[-1]}"
                    yield table.fault(line, column.name, value, f'must be one of the periods {span} (columns of resources); found "{value}".{hint}')
    steps = tables["requirements"]
    for heading in steps.columns:
        if heading in periods and heading not in steps.further:
            yield steps.fault(
                None,
                heading,
                heading,
                f'amounts stand in columns 1, 2, 3, … counted from the start of the work; found the period "{heading}". Renumber it.',
            )
    if steps.lines and not steps.further:
        yield steps.fault(None, "1", None, "must have amounts in columns 1, 2, 3, …; found none. Add the column 1.")


def _resources(table: Table) -> Iterator[Fault]:
    first: tuple[str, str] | None = None
    for row in table:
        if row["kind"] != "budget" or not row["unit"]:
            continue
        if first is None:
            first = (row["resource"], row["unit"])
        elif row["unit"] != first[1]:
            yield table.fault(
                row.line,
                "unit",
                row["unit"],
                f"budgets must be in one unit, since they are added up; found {row['unit']} here and {first[1]} for {first[0]}. Convert one.",
            )


def _key_results(tables: Tables) -> Iterator[Fault]:
    table = tables["key_results"]
    totals: dict[str, float] = defaultdict(float)
    for row in table:
        baseline = 0.0 if row["baseline"] is None else row["baseline"]
        if row["target"] is not None and row["target"] == baseline:
            yield table.fault(
                row.line,
                "target",
                row["target"],
                f"must differ from the baseline; found {text_of(baseline)} for both. Correct one, or leave the target blank.",
            )
        if row["objective"]:
            totals[row["objective"]] += 1.0 if row["weight"] is None else row["weight"]
    for objective, total in totals.items():
        if total == 0:
            lines = [r.line for r in table if r["objective"] == objective]
            yield table.fault(
                lines[0], "weight", 0.0, f"the weights of an objective's key results must not all be 0; found so for {objective}. Give one a weight."
            )


def _kpis(table: Table) -> Iterator[Fault]:
    line = {row["kpi"]: row.line for row in table}
    for ring in cycles(links(table)):
        yield table.fault(
            line.get(ring[0]), "drives", ring[1 % len(ring)], f"must not lead back to itself; found {' → '.join([*ring, ring[0]])}. Break the chain."
        )


def _contributions(table: Table) -> Iterator[Fault]:
    for row in table:
        low, expected, high = row["low"], row["expected"], row["high"]
        if expected is None:
            continue
        if low is not None and low > expected:
            yield table.fault(
                row.line,
                "low",
                low,
                f"must be ≤ expected ({text_of(expected)}); found {text_of(low)}. Order them as numbers: low is the smaller one, also below 0.",
            )
        if high is not None and high < expected:
            yield table.fault(
                row.line,
                "high",
                high,
                f"must be ≥ expected ({text_of(expected)}); found {text_of(high)}. Order them as numbers: high is the larger one, also below 0.",
            )


def _starts(tables: Tables, settings: Settings, periods: tuple[str, ...]) -> Iterator[Fault]:
    """Windows that close before they open, options that fit in no window, decided starts outside it."""
    initiatives, options, decisions = tables["initiatives"], tables["options"], tables["decisions"]
    index = {p: k for k, p in enumerate(periods)}
    window: dict[str, tuple[int, int]] = {}
    place: dict[str, int] = {}
    for row in initiatives:
        earliest, latest = (
            index.get(row["earliest"] or periods[0] if periods else "", -1),
            index.get(row["latest"] or periods[-1] if periods else "", -1),
        )
        if earliest < 0 or latest < 0 or row["initiative"] is None:
            continue
        if earliest > latest:
            yield initiatives.fault(
                row.line, "earliest", row["earliest"], f"must not come after latest ({periods[latest]}); found {periods[earliest]}. Widen the window."
            )
            continue
        window[row["initiative"]] = (earliest, latest)
        place[row["initiative"]] = row.line
    listed = all_options(tables)
    lengths = durations(listed, tables["requirements"])
    lines: list[int | None] = [*options.lines, *([None] * (len(listed) - len(options)))]
    decided = {d["initiative"]: d for d in decisions if d["decision"] == "fund"}
    fits: dict[str, dict[str, range]] = defaultdict(dict)
    for (initiative, option, _), length, line in zip(listed, lengths, lines, strict=True):
        if initiative not in window or option is None:
            continue
        starts = admissible_starts(length, *window[initiative], len(periods), settings.finish_inside)
        fits[initiative][option] = starts
        if not starts:
            first, last = (periods[k] for k in window[initiative])
            inside = "deliver inside the horizon" if settings.finish_inside else "start"
            problem = (
                f"must have a period in which it can {inside}; found none for {initiative} / {option}: "
                f"{length} period{'s' if length > 1 else ''} of work, starts {first} … {last}, horizon to {periods[-1]}. "
                "Shorten it, widen the window, or set finish_inside = false."
            )
            if line is None:
                yield initiatives.fault(place[initiative], "latest", periods[window[initiative][1]], problem)
            else:
                yield options.fault(line, "duration", float(length), problem)
    for initiative, row in decided.items():
        start = row["start"]
        if start not in index or initiative not in fits:
            continue
        ranges = [r for o, r in fits[initiative].items() if row["option"] in (None, o)]
        if ranges and not any(index[start] in r for r in ranges):
            allowed = sorted({s for r in ranges for s in r})
            span = f"{periods[allowed[0]]} … {periods[allowed[-1]]}" if allowed else "none"
            yield decisions.fault(
                row.line, "start", start, f"must be an admissible start of {initiative} ({span}); found {start}. Change the decision or the window."
            )


def _relations(tables: Tables) -> Iterator[Fault]:
    table = tables["relations"]
    known = known_ids(tables)["initiatives"]
    pairs: dict[tuple[frozenset[str], str], int] = {}
    for row in table:
        others = split_any_of(row["other"], known)
        if row["initiative"] in others:
            yield table.fault(row.line, "other", row["other"], f'must be another initiative; found "{row["initiative"]}" itself. Delete the row.')
        if row["relation"] in ("excludes", "synergy") and len(others) > 1:
            yield table.fault(row.line, "other", row["other"], f"must be one id for {row['relation']}; found {len(others)}. Write one row for each.")
        if row["relation"] != "synergy":
            continue
        for column in ("kpi", "amount"):
            if row[column] is None:
                yield table.fault(row.line, column, None, f"a synergy must name its {column}; found nothing. Fill it in.")
        if row["kpi"] and row["initiative"] and len(others) == 1:
            pair = (frozenset((row["initiative"], others[0])), row["kpi"])
            if pair in pairs:
                yield table.fault(
                    row.line,
                    "other",
                    row["other"],
                    f"a pair's synergy on a KPI must stand once; found it already in row {pairs[pair]}. Add the amounts up in one row.",
                )
            pairs.setdefault(pair, row.line)


def _buckets(tables: Tables) -> Iterator[Fault]:
    table, initiatives = tables["buckets"], tables["initiatives"]
    columns = {*SCHEMA["initiatives"].names, *initiatives.columns} | {"objective"}
    objectives = known_ids(tables)["objectives"]
    for row in table:
        by, bucket, measure, low, high = (row[c] for c in ("by", "bucket", "measure", "min", "max"))
        if by and by not in columns:
            yield _unknown(table, row.line, "by", by, columns, "the columns of initiatives, or objective", "one")
        if by == "objective" and bucket and bucket not in objectives:
            yield _unknown(table, row.line, "bucket", bucket, objectives, "objectives")
        if measure in ("share", "amount") and row["resource"] is None:
            yield table.fault(row.line, "resource", None, f"must name the resource whose {measure} is limited; found nothing. Fill it in.")
        if measure == "count" and row["resource"] is not None:
            yield table.fault(
                row.line,
                "resource",
                row["resource"],
                f'must be blank for a count of initiatives; found "{row["resource"]}". Clear it, or use amount.',
            )
        if low is not None and high is not None and low > high:
            yield table.fault(row.line, "min", low, f"must be ≤ max ({text_of(high)}); found {text_of(low)}. Swap or correct them.")
        for column, value in (("min", low), ("max", high)):
            if value is not None and measure == "share" and not 0 <= value <= 1:
                yield table.fault(
                    row.line,
                    column,
                    value,
                    f"a share must be a number from 0 to 1; found {text_of(value)}. For a percentage write {text_of(value)} %.",
                )
            if value is not None and measure == "count" and value < 0:
                yield table.fault(row.line, column, value, f"a count must be ≥ 0; found {text_of(value)}.")


def _decisions(table: Table) -> Iterator[Fault]:
    for row in table:
        for column in ("option", "start"):
            if row["decision"] == "reject" and row[column] is not None:
                yield table.fault(
                    row.line,
                    column,
                    row[column],
                    f'must be blank where the decision is reject, which rules the whole initiative out; found "{row[column]}". Clear it.',
                )
