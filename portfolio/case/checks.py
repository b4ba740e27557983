"""Faults that only show when the tables stand side by side. Each check returns every fault it finds."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from portfolio.case.alike import look_alikes, signs
from portfolio.case.chains import cycles, links
from portfolio.case.defaults import admissible_starts, all_options, durations
from portfolio.case.party_names import ENDINGS, TAKEN
from portfolio.case.periods import horizon, misfits
from portfolio.case.settings import Settings
from portfolio.errors import Fault, row_word
from portfolio.tables import SCHEMA, Row, Table, appearance, is_total, nearest, quoted, text_of, told_apart
from portfolio.tables.kinds import Limited, Relation
from portfolio.tables.schema import PAST

type Tables = Mapping[str, Table]
type Place = tuple[str, int | None, str]
"""Table, row, column."""

LARGEST_RATIO = 1e6
"""Beyond it, or its reciprocal, a comparison of two objectives is a slip, and eigenvectors lose their
digits.
"""
_RECIPROCAL = math.log(1.05)  # 3 and 0.33, 7 and 0.14 are each other's reciprocals, as people round them


def split_any_of(other: str | None, known: set[str]) -> tuple[str, ...]:
    """The ids of ``A | B``, of which some may themselves hold a bar; whatever stands between bars where
    they are not known.
    """
    if not other:
        return ()
    return next(_readings(other.split("|"), known), tuple(part.strip() for part in other.split("|")))


def _readings(parts: Sequence[str], known: set[str]) -> Iterator[tuple[str, ...]]:
    """Every way to take the parts between bars as known ids, the one with the fewest ids first."""
    if not parts:
        yield ()
    for end in range(len(parts), 0, -1):
        if (name := "|".join(parts[:end]).strip()) in known:
            yield from ((name, *rest) for rest in _readings(parts[end:], known))


def check(
    tables: Tables,
    settings: Settings,
    periods: tuple[str, ...],
    doubtful: Collection[str] = (),
    unread: Collection[Place] = (),
    changed: Collection[str] = tuple(SCHEMA),
    names: bool = True,
) -> list[Fault]:
    """Every fault across the tables.

    What is reported already is passed over: ids in ``doubtful`` tables, which are missing or could not be
    read throughout, and the cells at the places ``unread``. Of tables that were checked before, only what
    depends on those in ``changed`` is looked at, and only numbers have changed in them unless ``names``.
    """
    faults = [*_references(tables, doubtful), *_periods(tables, periods)] if names else []
    if "resources" in changed:
        faults += _resources(tables["resources"])
    if "key_results" in changed:
        faults += _key_results(tables["key_results"], unread)
    if "kpis" in changed:
        faults += _kpis(tables["kpis"])
    if "contributions" in changed:
        faults += _contributions(tables["contributions"])
    if not {"initiatives", "options", "requirements", "decisions"}.isdisjoint(changed):
        # without the setting, the rule that admits most
        faults += _starts(tables, settings.finish_inside and "settings" not in doubtful, periods, doubtful)
    if names or "relations" in changed:
        faults += _relations(tables)
    faults += _buckets(tables, doubtful)
    faults += _party_names(tables)
    wrong = list(_judgements(tables["judgements"], tables["parties"]))
    faults += wrong
    if not wrong and not doubtful and not any(f.table == "judgements" for f in faults):
        faults += _apart(tables["judgements"], list(tables["objectives"]["objective"]))
    faults += _decisions(tables["decisions"])
    faults += look_alikes(tables)
    faults += signs(tables, settings)
    return faults


def known_ids(tables: Tables) -> dict[str, set[str]]:
    """The ids each ``refers`` may name."""
    ids = {
        name: {v for v in tables[name][SCHEMA[name].key[0]] if v}
        for name in ("initiatives", "resources", "objectives", "kpis")
    }
    ids["kpis"] |= {v for v in tables["key_results"]["kpi"] if v}
    return ids


def _unknown(
    table: Table, line: int, column: str, value: str, known: set[str], what: str, advice: str
) -> Fault:
    like = (
        next((k for k in known if appearance(k) == appearance(value)), None)
        or nearest(value, known)
        or nearest(value, known, loose=True)
    )
    # with other digits it is another ticket or another year, not a misspelt one
    if (
        like
        and _letters(value)
        and _letters(like) == _letters(value)
        and appearance(like) != appearance(value)
    ):
        like = None
    apart = (
        f": {told_apart(value, like)}"
        if like and not value.isascii() and appearance(like) == appearance(value)
        else ""
    )
    advice = f"Nearest: {quoted(like)}{apart}" if like else advice
    return table.fault(line, column, value, f"must be {what}; found {quoted(value)}. {advice}.")


def _letters(text: str) -> str:
    """A text without its digits; empty where it has none to tell it apart by."""
    return re.sub(r"\d+", "#", text) if re.search(r"\d", text) else ""


def _unknown_id(table: Table, line: int, column: str, value: str, known: set[str], what: str) -> Fault:
    advice = f"Add it to {what.removeprefix('an id in ')}, or correct it"
    if is_total(value):
        advice = "If this is a row of totals, delete it"
    if table.name == "relations" and column == "other":
        advice += ". If it is delivered already, or outside this round, delete the row"
    return _unknown(table, line, column, value, known, what, advice)


def _references(tables: Tables, doubtful: Collection[str]) -> Iterator[Fault]:
    ids = known_ids(tables)
    unsure = {
        *doubtful,
        *(("kpis",) if "key_results" in doubtful or "kpi" not in tables["key_results"].columns else ()),
    }
    options: dict[str, set[str]] = defaultdict(set)
    for initiative, option, _ in all_options(tables):
        if initiative and option:
            options[initiative].add(option)
    for name, table in tables.items():
        if name in PAST:
            continue
        referring = [
            c for c in table.schema.columns if c.refers and c.refers not in unsure and c.name in table.columns
        ]
        for row in table:
            for column in referring:
                value = row[column.name]
                if not value:
                    continue
                if column.refers == "options":
                    initiative = row["initiative"]
                    if initiative in ids["initiatives"] and value not in options[initiative]:
                        what = (
                            f"one of the options of {initiative} ({', '.join(sorted(options[initiative]))})"
                        )
                        yield _unknown(
                            table,
                            row.line,
                            column.name,
                            value,
                            options[initiative],
                            what,
                            "Add it to options, or correct it",
                        )
                elif column.kind == "ids":
                    parts = split_any_of(value, ids[column.refers])
                    if len(could := list(islice(_readings(value.split("|"), ids[column.refers]), 2))) > 1:
                        means = " or ".join(f"({', '.join(map(quoted, some))})" for some in could)
                        problem = (
                            f"must have one meaning; found {quoted(value)}, which can be {means}. Rename an"
                            " initiative that holds a bar."
                        )
                        yield table.fault(row.line, column.name, value, problem)
                    if "" in parts:
                        problem = (
                            f"must be ids with a bar between them, A | B; found {quoted(value)}. Fill in what"
                            " is missing, or delete the bar."
                        )
                        yield table.fault(row.line, column.name, value, problem)
                    for part in dict.fromkeys(parts):
                        if part and part not in ids[column.refers]:
                            yield _unknown_id(
                                table, row.line, column.name, part, ids[column.refers], column.rule
                            )
                elif value not in ids[column.refers]:
                    yield _unknown_id(table, row.line, column.name, value, ids[column.refers], column.rule)


def _periods(tables: Tables, periods: tuple[str, ...]) -> Iterator[Fault]:
    resources, steps = tables["resources"], tables["requirements"]
    if not periods:
        if resources.file:
            problem = "must have one column per period, such as 2027Q1; found none. Add one."
            yield resources.fault(resources.header_row, "", None, problem)
        return
    for heading, why in misfits(periods).items():
        problem = (
            f"every further column of resources is a period; found {quoted(heading)}, which {why}. Delete it,"
            " or start its name with _."
        )
        yield resources.fault(resources.header_row, heading, heading, problem)
    for table in tables.values():
        for column in table.schema.columns:
            if column.kind == "period" and column.name in table.columns:
                cells = zip(table.lines, table[column.name], strict=True)
                yield from (
                    _no_period(table, line, column.name, value, periods)
                    for line, value in cells
                    if value not in (None, *periods)
                )
    misplaced = [h for h in steps.columns if h in periods and h not in steps.further]
    for heading in misplaced:
        problem = (
            "amounts must stand in columns 1, 2, 3, … counted from the start of the work; found the period"
            f" {quoted(heading)}. Renumber it."
        )
        yield steps.fault(steps.header_row, heading, heading, problem)
    if steps.lines and not steps.further and not misplaced:
        yield steps.fault(
            steps.header_row,
            "1",
            None,
            "must have amounts in columns 1, 2, 3, …; found none. Add the column 1.",
        )


def _no_period(table: Table, line: int, column: str, value: str, periods: tuple[str, ...]) -> Fault:
    what = f"one of the periods {_span(periods)} (columns of resources)"
    if advice := horizon(periods).advice(value):
        why, remedy = advice
        return table.fault(line, column, value, f"must be {what}; found {quoted(value)}{why}. {remedy}.")
    # with other digits it is another period, not a misspelt one
    alike = {p for p in periods if re.sub(r"\D", "", p) == re.sub(r"\D", "", value)}
    return _unknown(table, line, column, value, alike, what, "Correct it, or add the period to resources")


def _span(periods: Sequence[str]) -> str:
    """The first and last of some periods, as messages show them."""
    return " … ".join(dict.fromkeys((periods[0], periods[-1]))) if periods else "none"


def _resources(table: Table) -> Iterator[Fault]:
    first: tuple[str, str] | None = None
    for row in table:
        if row["kind"] != "budget" or not row["unit"]:
            continue
        if first is None:
            first = (row["resource"], row["unit"])
        elif row["unit"] != first[1]:
            units = f"{quoted(row['unit'])}, and {quoted(first[1])} for {first[0]}"
            problem = f"budgets must be in one unit, since they are added up; found {units}. Convert one."
            yield table.fault(row.line, "unit", row["unit"], problem)


def _key_results(table: Table, unread: Collection[Place]) -> Iterator[Fault]:
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


def _kpis(table: Table) -> Iterator[Fault]:
    line = {row["kpi"]: row.line for row in table}
    for ring in cycles(links(table)):
        yield table.fault(
            line.get(ring[0]),
            "drives",
            ring[1 % len(ring)],
            f"must not lead back to itself; found {' → '.join([*ring, ring[0]])}. Break the chain.",
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


def _starts(
    tables: Tables, finish_inside: bool, periods: tuple[str, ...], doubtful: Collection[str]
) -> Iterator[Fault]:
    """Windows that close before they open, options that fit in no window, decided starts outside it."""
    initiatives, options, decisions = tables["initiatives"], tables["options"], tables["decisions"]
    index = {p: k for k, p in enumerate(periods)}
    window: dict[str, tuple[int, int]] = {}
    place: dict[str, tuple[int, str, str | None]] = {}
    for row in initiatives:
        earliest, latest = (
            index.get(row["earliest"] or periods[0] if periods else "", -1),
            index.get(row["latest"] or periods[-1] if periods else "", -1),
        )
        if earliest < 0 or latest < 0 or row["initiative"] is None:
            continue
        if earliest > latest:
            yield initiatives.fault(
                row.line,
                "earliest",
                row["earliest"],
                f"must not come after latest ({periods[latest]}); found {periods[earliest]}. Widen the"
                " window.",
            )
            continue
        window[row["initiative"]] = (earliest, latest)
        place[row["initiative"]] = (row.line, "latest", row["latest"])
    listed = all_options(tables)
    lengths = durations(listed, tables["requirements"])
    lines: list[int | None] = [*options.lines, *([None] * (len(listed) - len(options)))]
    decided = {d["initiative"]: d for d in decisions if d["decision"] == "fund"}
    fits: dict[str, dict[str, range]] = defaultdict(dict)
    for (initiative, option, _), length, line in zip(listed, lengths, lines, strict=True):
        if initiative not in window or option is None or (line is None and "options" in doubtful):
            continue
        starts = admissible_starts(length, *window[initiative], len(periods), finish_inside)
        fits[initiative][option] = starts
        if not starts:
            earliest, latest = window[initiative]
            problem = (
                f"must leave a start from which it delivers inside the horizon; found none for {initiative} /"
                f" {option}: {length} period{'s' if length > 1 else ''} of work, starts"
                f" {_span(periods[earliest : latest + 1])}, horizon to {periods[-1]}. Shorten it, widen the"
                " window, or set finish_inside = false."
            )
            if line is None:
                yield initiatives.fault(*place[initiative], problem)
            else:
                yield options.fault(line, "duration", float(length), problem)
    for initiative, row in decided.items():
        start = row["start"]
        if start not in index or initiative not in fits:
            continue
        ranges = [r for o, r in fits[initiative].items() if row["option"] in (None, o)]
        if ranges and not any(index[start] in r for r in ranges):
            span = _span([periods[s] for s in sorted({s for r in ranges for s in r})])
            chosen = f"{initiative} / {row['option']}" if row["option"] else initiative
            problem = (
                f"must be an admissible start of {chosen} ({span}); found {quoted(start)}. Change the"
                " decision or the window."
            )
            yield decisions.fault(row.line, "start", start, problem)


def _relations(tables: Tables) -> Iterator[Fault]:
    table = tables["relations"]
    known = known_ids(tables)["initiatives"]
    pairs: dict[tuple[frozenset[str], str], int] = {}
    for row in table:
        others = split_any_of(row["other"], known)
        if row["initiative"] in others:
            yield table.fault(
                row.line,
                "other",
                row["other"],
                f"must be another initiative; found {quoted(row['initiative'])} itself. Correct it.",
            )
        relation = Relation(row["relation"]) if row["relation"] in set(Relation) else None
        if relation is not None and not relation.any_of and len(others) > 1:
            yield table.fault(
                row.line,
                "other",
                row["other"],
                f"must be one id for {relation}; found {len(others)}. Write one row for each.",
            )
        if relation is not Relation.SYNERGY:
            continue
        for column in ("kpi", "amount"):
            if row[column] is None:
                yield table.fault(
                    row.line, column, None, "must be given for a synergy; found nothing. Fill it in."
                )
        if row["kpi"] and row["initiative"] and len(others) == 1:
            pair = (frozenset((row["initiative"], others[0])), row["kpi"])
            if pair in pairs:
                yield table.fault(
                    row.line,
                    "other",
                    row["other"],
                    f"a pair's synergy on a KPI must stand once; found it already in {row_word(table.file)}"
                    f" {pairs[pair]}. Add the amounts up.",
                )
            pairs.setdefault(pair, row.line)


def _buckets(tables: Tables, doubtful: Collection[str]) -> Iterator[Fault]:
    table, initiatives = tables["buckets"], tables["initiatives"]
    columns = {*SCHEMA["initiatives"].names, *initiatives.columns} | {"objective"}
    objectives = known_ids(tables)["objectives"]
    for row in table:
        by, bucket, measure, low, high = (row[c] for c in ("by", "bucket", "measure", "min", "max"))
        if by and by not in columns and "initiatives" not in doubtful:
            yield _unknown(
                table,
                row.line,
                "by",
                by,
                columns,
                "a column of initiatives, or objective",
                "Add the column, or correct it",
            )
        if by == "objective" and bucket and bucket not in objectives and "objectives" not in doubtful:
            yield _unknown_id(table, row.line, "bucket", bucket, objectives, "an id in objectives")
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


def _party_names(tables: Tables) -> Iterator[Fault]:
    for name in ("parties", "judgements"):
        for row in tables[name]:
            party = row["party"]
            if party is not None and (party in TAKEN or party.endswith(ENDINGS)):
                problem = (
                    f"a party must not be called like a figure of the results; found {quoted(party)}. Call it"
                    " something else."
                )
                yield tables[name].fault(row.line, "party", party, problem)


def _judgements(table: Table, parties: Table) -> Iterator[Fault]:
    dealt: dict[str, int] = {}
    for row in parties:
        dealt.setdefault(row["party"], row.line)
    by_pairs: dict[tuple[str, str | None], tuple[bool, int]] = {}
    mixed: set[tuple[str, str | None]] = set()
    pairs: dict[tuple[str, str | None, str, str], tuple[float, int]] = {}
    for row in table:
        party, person, objective, over, ratio = (
            row[c] for c in ("party", "person", "objective", "over", "ratio")
        )
        if party is None:
            continue
        if party in dealt:
            also = f"{parties.file}, {row_word(parties.file)} {dealt.pop(party)}"
            problem = (
                f"a party must stand in parties or in judgements, not in both; found {quoted(party)} also in"
                f" {also}. Delete it from one."
            )
            yield table.fault(row.line, "party", party, problem)
        who = (party, person)
        kind, line = by_pairs.setdefault(who, (over is not None, row.line))
        if kind != (over is not None) and who not in mixed:
            mixed.add(who)
            found = (
                f"{'a pair' if over else 'a swing'} here and {'a pair' if kind else 'a swing'} in"
                f" {row_word(table.file)} {line}"
            )
            problem = (
                "one person must compare pairs (over in every row) or give swings (over in none); found"
                f" {found}. Keep one kind."
            )
            yield table.fault(row.line, "over", over, problem)
        if over is None or objective is None:
            continue
        if objective == over:
            yield table.fault(
                row.line, "over", over, f"must be another objective; found {quoted(over)} itself. Correct it."
            )
        if ratio is None:
            continue
        if not 1 / LARGEST_RATIO <= ratio <= LARGEST_RATIO:
            most = f"{LARGEST_RATIO:,.0f}".replace(",", " ")
            yield table.fault(
                row.line,
                "ratio",
                ratio,
                f"a comparison must be a number from 1/{most} to {most}; found {text_of(ratio)}. Saaty's"
                " scale ends at 9.",
            )
            continue
        opposite = pairs.get((*who, over, objective))
        if (
            opposite is not None
            and objective != over
            and abs(math.log(ratio) + math.log(opposite[0])) > _RECIPROCAL
        ):
            other = (
                f"{text_of(opposite[0])} for {over} over {objective} in {row_word(table.file)} {opposite[1]}"
            )
            problem = (
                f"must be the reciprocal of the same pair the other way round; found {text_of(ratio)}, and"
                f" {other}. Delete one."
            )
            yield table.fault(row.line, "ratio", ratio, problem)
        pairs.setdefault((*who, objective, over), (ratio, row.line))


def _apart(table: Table, objectives: Sequence[str]) -> Iterator[Fault]:
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
                found = " and ".join(f"({', '.join(group)})" for group in groups)
                problem = (
                    f"the pairs of {party}{f' / {person}' if person else ''} must connect all objectives that"
                    f" {party} judges, directly or through others; found no comparison between {found}."
                    " Compare one of each."
                )
                yield table.fault(rows[0].line, "over", rows[0]["over"], problem)
        if connected and not common:
            problem = (
                f"the people of {party} must have an objective in common that none of them leaves out; found"
                " none. Complete their swings."
            )
            yield table.fault(next(iter(said.values()))[0].line, "objective", "", problem)


def _connected(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The objectives in groups within which one can go from any to any other along pairs, in their order."""
    group = {name: name for name in names}
    for one, other in pairs:
        merged, into = group[other], group[one]
        group = {name: into if g == merged else g for name, g in group.items()}
    return [[n for n in names if group[n] == g] for g in dict.fromkeys(group[n] for n in names)]


def _decisions(table: Table) -> Iterator[Fault]:
    for row in table:
        for column in ("option", "start"):
            if row["decision"] == "reject" and row[column] is not None:
                yield table.fault(
                    row.line,
                    column,
                    row[column],
                    "must be blank where the decision is reject, which rules the whole initiative out; found"
                    f" {quoted(row[column])}. Clear it.",
                )
