"""What is valid but doubtful: shown by ``portfolio check``, kept on the case, stops nothing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from portfolio.case.checks.causes import of_none
from portfolio.case.alike import is_per_cent
from portfolio.case.chains import links, reach
from portfolio.case.defaults import admissible_starts, units_of
from portfolio.case.in_flight import in_flight
from portfolio.case.omissions import omissions
from portfolio.case.periods import index_of, unlike
from portfolio.case.settings import Settings
from portfolio.errors import Fault, first_of
from portfolio.tables import SCHEMA, Row, Table, Tables, text_of
from portfolio.tables.currency import is_currency, same_currency
from portfolio.tables.relations import STOP, Means, Relation
from portfolio.tables.table import NO_LINE
from portfolio.words.figures import per_cent

_SAATY = 9.5  # 1/9 is often written 0.11


def remarks(written: Tables, tables: Tables, settings: Settings, periods: tuple[str, ...]) -> list[Fault]:
    """Every remark on a case: its tables as written, and with defaults filled in."""
    return [
        *omissions(written, tables, periods),
        *_requirements(tables["requirements"], periods),
        *_too_big_alone(tables, settings, periods),
        *_too_big_to_stop(tables, periods),
        *_contributions(tables),
        *_units(tables["kpis"]),
        *_hundredths(written),
        *_weights(tables["objectives"], tables["parties"]),
        *_judgements(tables["judgements"], tables["objectives"]["objective"]),
        *_idle(tables["resources"], tables["requirements"]),
        *_buckets(tables),
        *of_none(tables),
        *_relations(tables["relations"]),
        *_timing(tables["relations"], periods),
        *_never(tables["relations"], periods),
        *_row_of_periods(tables["resources"], periods),
        *_several_times(tables["options"]),
        *_other_currency(tables["resources"], settings.currency),
        *in_flight(written, tables, periods),
    ]


def _requirements(table: Table, periods: Sequence[str]) -> Iterator[Fault]:
    for row in table:
        freed = [step for step in table.further if row[step] < 0]
        if not freed:
            continue
        amount, step = text_of(row[freed[0]]), int(freed[0])
        problem = f"{row['initiative']} frees {row['resource']}: {amount} in its period {step} of work."
        if row["option"] == STOP:
            when = periods[step - 1] if step <= len(periods) else f"period {step} from now, beyond this round"
            problem = f"stopping {row['initiative']} frees {row['resource']}: {amount} in {when}."
        yield table.fault(row.line, freed[0], row[freed[0]], problem)


type Needs = Mapping[str, Mapping[int, float]]
"""What is used: resource → step (from 0) → amount."""


def _needs(table: Table) -> Mapping[tuple[str, str | None], Needs]:
    """What each initiative and option (None: every one) is said to use."""
    needs: dict[tuple[str, str | None], dict[str, dict[int, float]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(float))
    )
    for step in table.further:
        for initiative, option, resource, amount in zip(
            table["initiative"], table["option"], table["resource"], table[step], strict=True
        ):
            if amount:
                needs[initiative, option][resource][int(step) - 1] += amount
    return needs


def _by_option(tables: Tables) -> Iterator[tuple[Row, Needs]]:
    """Each option's row and what it uses."""
    needs = _needs(tables["requirements"])
    for row in tables["options"]:
        use: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for option in (None, row["option"]):
            for resource, amounts in needs.get((row["initiative"], option), {}).items():
                for place, amount in amounts.items():
                    use[resource][place] += amount
        yield row, use


def _limits(table: Table, periods: Sequence[str]) -> dict[str, list[float | None]]:
    """What may be used of each resource in each period; None for no limit."""
    return {r["resource"]: [None if r[p] is None else r["usable"] * r[p] for p in periods] for r in table}


def _too_big_alone(tables: Tables, settings: Settings, periods: tuple[str, ...]) -> Iterator[Fault]:
    """Options that break a limit wherever they start, were they the only thing funded."""
    index = index_of(periods)
    windows = {i["initiative"]: (index[i["earliest"]], index[i["latest"]]) for i in tables["initiatives"]}
    place = {i["initiative"]: i.line for i in tables["initiatives"]}
    carry_over = {r["resource"]: r["carry_over"] for r in tables["resources"]}
    limits = _limits(tables["resources"], periods)
    tightest = {
        r: min((x for x in amounts if x is not None), default=math.inf) for r, amounts in limits.items()
    }
    options = tables["options"]
    for option, use in _by_option(tables):
        starts = admissible_starts(
            int(option["duration"]), *windows[option["initiative"]], len(periods), settings.finish_inside
        )
        for resource, amounts in use.items():
            if max(amounts.values()) <= tightest[resource]:
                continue
            tried = [_shortfall(limits[resource], carry_over[resource], amounts, start) for start in starts]
            short = [s for s in tried if s is not None]
            if len(short) == len(tried):
                t, need, have = min(short, key=lambda s: s[1] - s[2])
                problem = (
                    f"{option['initiative']} / {option['option']} exceeds {resource} all by itself wherever"
                    f" it starts: {text_of(round(need, 9))} of {text_of(round(have, 9))} in {periods[t]} at"
                    " best. It can't be funded within this limit."
                )
                if option.line != NO_LINE:
                    yield options.fault(option.line, "option", option["option"], problem)
                else:
                    yield tables["initiatives"].fault(
                        place[option["initiative"]], "initiative", option["initiative"], problem
                    )


def _too_big_to_stop(tables: Tables, periods: tuple[str, ...]) -> Iterator[Fault]:
    """Running initiatives whose stopping breaks a limit, were it the only thing that uses anything."""
    table, needs = tables["requirements"], _needs(tables["requirements"])
    carry_over = {r["resource"]: r["carry_over"] for r in tables["resources"]}
    limits = _limits(tables["resources"], periods)
    rows: dict[tuple[str, str], Row] = {}
    for row in table:
        if row["option"] == STOP:
            rows.setdefault((row["initiative"], row["resource"]), row)
    for (initiative, resource), row in rows.items():
        amounts = needs.get((initiative, STOP), {}).get(resource, {})
        if short := _shortfall(limits[resource], carry_over[resource], amounts, 0):
            t, need, have = short
            problem = (
                f"stopping {initiative} exceeds {resource} all by itself: {text_of(round(need, 9))} of"
                f" {text_of(round(have, 9))} in {periods[t]}. It can't be stopped within this limit."
            )
            yield table.fault(row.line, str(t + 1), row[str(t + 1)], problem)


def _shortfall(
    limits: Sequence[float | None], carry_over: float, amounts: Mapping[int, float], start: int
) -> tuple[int, float, float] | None:
    """The first period whose limit this work breaks alone, with what it needs and what there is."""
    carried = 0.0
    for t, limit in enumerate(limits):
        if limit is None:
            carried = 0.0
            continue
        need, have = amounts.get(t - start, 0.0), limit + carried
        if need > have * (1 + 1e-9) + 1e-12:
            return t, need, have
        carried = carry_over * (have - need)
    return None


def _contributions(tables: Tables) -> Iterator[Fault]:
    initiatives, table = tables["initiatives"], tables["key_results"]
    linked = links(tables["kpis"])
    measured = set(table["kpi"])
    moves: dict[str, list[dict[str, float]]] = defaultdict(list)
    for initiative, effects in _effects(tables):
        moves[initiative].append(_reached(effects, linked))
    synergies: list[dict[str, float]] = []
    in_pairs: set[str] = set()
    for row in tables["relations"]:
        if row["relation"] == Relation.SYNERGY:
            synergies.append(_reached({row["kpi"]: row["amount"]}, linked))
            if measured & synergies[-1].keys():
                in_pairs |= {row["initiative"], row["other"]}
    for row in initiatives:
        if row["initiative"] not in in_pairs and not any(
            moved.get(kpi) for moved in moves[row["initiative"]] for kpi in measured
        ):
            problem = f"{row['initiative']} contributes to nothing that a key result measures."
            yield initiatives.fault(row.line, "initiative", row["initiative"], problem)
    for row in table:
        kpi = row["kpi"]
        by_initiative = [[moved[kpi] for moved in options if moved.get(kpi)] for options in moves.values()]
        by_pair = [moved[kpi] for moved in synergies if moved.get(kpi)]
        if not any(by_initiative) and not by_pair:
            yield table.fault(
                row.line, "kpi", kpi, f"nothing moves {kpi}, so {row['key_result']} can't progress."
            )
            continue
        span = 1.0 if row["target"] is None else row["target"] - row["baseline"]
        # an upper estimate: the best option of each initiative, every synergy that helps, no discount, no due
        # date
        best = sum(max(0.0, *(a / span for a in amounts)) for amounts in by_initiative if amounts) + sum(
            max(0.0, a / span) for a in by_pair
        )
        if row["target"] is None:
            yield from _without_target(tables, row, best)
            continue
        before = (row["current"] - row["baseline"]) / span
        if before >= 1 and not row["stretch"]:
            problem = f"{row['key_result']} is attained already, so what moves {kpi} earns nothing more."
            yield table.fault(row.line, "current", row["current"], problem)
        elif before + best < 1 - 1e-9:
            problem = f"everything together reaches at most {per_cent(before + best)} of {row['key_result']}."
            yield table.fault(row.line, "target", row["target"], problem)


def _without_target(tables: Tables, row: Row, best: float) -> Iterator[Fault]:
    """A key result that nothing caps, beside others that their targets cap, or worth more than its
    objective's points.
    """
    table = tables["key_results"]
    weight = dict(zip(tables["objectives"]["objective"], tables["objectives"]["weight"], strict=True))[
        row["objective"]
    ]
    total = math.fsum(r["weight"] for r in table if r["objective"] == row["objective"])
    each = weight * row["weight"] / total
    capped = [r["key_result"] for r in table if r["target"] is not None]
    if each and (capped or each * best > weight * (1 + 1e-9)):
        beside = (
            f"{', '.join(capped[:3])} {'has one' if len(capped) == 1 else 'have one'}"
            if capped
            else f"its objective weighs {text_of(weight)}"
        )
        advice = "Give it a target" if capped else "Give it a target if there is one"
        problem = (
            f"{row['key_result']} has no target, so nothing caps it: each unit of {row['kpi']} earns"
            f" {text_of(round(each, 9))} points, all together {text_of(round(each * best, 4))}, while"
            f" {beside}. {advice}."
        )
        yield table.fault(row.line, "target", None, problem)


def _effects(tables: Tables) -> Iterator[tuple[str, dict[str, float]]]:
    """Each option's initiative, and what the option is expected to move by itself: KPI → amount."""
    named: dict[tuple[str, str | None], dict[str, float]] = defaultdict(dict)
    for row in tables["contributions"]:
        named[row["initiative"], row["option"]][row["kpi"]] = row["expected"]
    for option in tables["options"]:
        initiative, success = option["initiative"], option["success"]
        general = {kpi: amount * option["delivers"] for kpi, amount in named[initiative, None].items()}
        yield (
            initiative,
            {
                kpi: amount * success
                for kpi, amount in (general | named[initiative, option["option"]]).items()
            },
        )


def _reached(effects: Mapping[str, float], linked: Mapping[str, tuple[str, float]]) -> dict[str, float]:
    """What effects amount to on every KPI along the chains."""
    moved: dict[str, float] = defaultdict(float)
    for kpi, amount in effects.items():
        for reached, units in reach(kpi, linked).items():
            moved[reached] += amount * units
    return moved


def _units(table: Table) -> Iterator[Fault]:
    for row in table:
        if not row["unit"]:
            yield table.fault(row.line, "unit", None, f"{row['kpi']} has no unit.")


def _hundredths(tables: Tables) -> Iterator[Fault]:
    """Indicators counted in per cent none of whose figures reaches 1: 0.08 may be typed for 8 %."""
    counted = {kpi for kpi, unit in units_of(tables["kpis"]).items() if is_per_cent(unit or "")}
    figures: dict[str, list[tuple[Table, int, str, float]]] = defaultdict(list)
    for name in ("key_results", "contributions", "readings"):
        table = tables[name]
        headings = [c.name for c in table.schema.columns if c.unit == "the KPI's unit"]
        for row in table:
            if row["kpi"] in counted:
                figures[row["kpi"]] += ((table, row.line, h, row[h]) for h in headings if row[h])
    for kpi, found in figures.items():
        table, line, heading, figure = max(found, key=lambda f: abs(f[3]))
        if abs(figure) < 1:
            meant = text_of(round(100 * figure, 10))
            problem = (
                f"{kpi} is counted in per cent and no figure of it reaches 1: this one is read as"
                f" {text_of(figure)} %. Write {meant} %, or {meant}, if that is meant."
            )
            yield table.fault(line, heading, figure, problem)


def _weights(objectives: Table, parties: Table) -> Iterator[Fault]:
    total = sum(objectives["weight"])
    if abs(total - 100) > 1e-6:
        yield objectives.fault(
            None,
            "weight",
            total,
            f"the weights add up to {text_of(round(total, 9))}, not 100; they are used as written.",
        )
    dealt: dict[str, float] = defaultdict(float)
    for row in parties:
        dealt[row["party"]] += row["weight"]
    for party, points in dealt.items():
        if abs(points - 100) > 1e-6:
            yield parties.fault(
                None,
                "weight",
                points,
                f"the weights of {party} add up to {text_of(round(points, 9))}, not 100; they are used as"
                " written.",
            )


def _judgements(table: Table, objectives: Sequence[str]) -> Iterator[Fault]:
    people: dict[str, dict[str | None, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in table:
        people[row["party"]][row["person"]].append(row)
        if row["over"] is not None and max(row["ratio"], 1 / row["ratio"]) > _SAATY:
            yield table.fault(
                row.line,
                "ratio",
                row["ratio"],
                f"a comparison of {text_of(row['ratio'])} is beyond Saaty's scale of 1/9 to 9.",
            )
    for party, persons in people.items():
        lines = [row.line for rows in persons.values() for row in rows]
        judged = {row[c] for rows in persons.values() for row in rows for c in ("objective", "over")}
        left_out = [o for o in objectives if o not in judged]
        if left_out:
            yield table.fault(
                min(lines),
                "objective",
                None,
                f"{party} does not judge {', '.join(left_out)}, which gets no points from it.",
            )
        if None in persons and len(persons) > 1:
            others = ", ".join(p for p in persons if p is not None)
            yield table.fault(
                persons[None][0].line,
                "person",
                None,
                f"the rows of {party} without a person count as one person beside {others}.",
            )
        for person, rows in persons.items():
            if rows[0]["over"] is not None:
                continue
            who = f"{party} / {person}" if person else party
            largest = max(rows, key=lambda row: float(row["ratio"]))
            if largest["ratio"] != 100:
                problem = (
                    f"the largest swing of {who} is {text_of(largest['ratio'])}, not 100; only the"
                    " proportions count."
                )
                yield table.fault(largest.line, "ratio", largest["ratio"], problem)
            given = {row["objective"] for row in rows}
            if silent := [o for o in objectives if o in judged and o not in given]:
                problem = (
                    f"{who} gives no swing to {', '.join(silent)}: no points from {party}, whatever its"
                    " others give."
                )
                yield table.fault(rows[0].line, "objective", None, problem)


def _idle(resources: Table, requirements: Table) -> Iterator[Fault]:
    used = {
        r
        for step in requirements.further
        for r, amount in zip(requirements["resource"], requirements[step], strict=True)
        if amount
    }
    for row in resources:
        if row["resource"] not in used:
            what = "budget" if Means(row["kind"]).is_money else "team"
            yield resources.fault(
                row.line, "resource", row["resource"], f"no initiative needs the {what} {row['resource']}."
            )


def _buckets(tables: Tables) -> Iterator[Fault]:
    table, initiatives = tables["buckets"], tables["initiatives"]
    for row in table:
        if row["by"] != "objective" and row["bucket"] not in {text_of(v) for v in initiatives[row["by"]]}:
            yield table.fault(
                row.line, "bucket", row["bucket"], f'no initiative has "{row["bucket"]}" as its {row["by"]}.'
            )
        if row["min"] is None and row["max"] is None:
            yield table.fault(row.line, "min", None, "neither min nor max is given, so nothing is limited.")


def _relations(table: Table) -> Iterator[Fault]:
    of_some = [c for c in SCHEMA["relations"].names if any(c in relation.meant for relation in Relation)]
    for row in table:
        for column in of_some:
            if row[column] is not None and column not in Relation(row["relation"]).meant:
                yield table.fault(
                    row.line,
                    column,
                    row[column],
                    f"{column} has no meaning for {row['relation']} and is not used.",
                )


def _timing(table: Table, periods: Sequence[str]) -> Iterator[Fault]:
    """Requirements between initiatives that say nothing of time: what blocks may then come after what it
    blocks.
    """
    rows = [row for row in table if row["relation"] == Relation.REQUIRES and row["lag"] is None]
    if rows and len(periods) > 1:
        pairs = [f"{row['initiative']} before {row['other']}" for row in rows]
        advice = "Write 0 for the period after delivery, −1 for its period"
        problem = (
            f"without a lag timing is free: one may start before the other has delivered ({first_of(pairs)})."
            f" {advice}."
        )
        yield table.fault(rows[0].line, "lag", None, problem).in_rows_too(row.line for row in rows[1:])


def _never(table: Table, periods: Sequence[str]) -> Iterator[Fault]:
    """Requirements that no start can meet: later than the last period, or of two that wait for each other."""
    timed = [row for row in table if row["relation"] == Relation.REQUIRES and row["lag"] is not None]
    waits = {(row["initiative"], row["other"]) for row in timed if row["lag"] >= 0}
    for row in timed:
        name, other, why = row["initiative"], row["other"], ""
        if row["lag"] + 1 >= len(periods):
            why = (
                f"{text_of(row['lag'])} periods after {other} has delivered lies beyond the last of"
                f" {len(periods)}"
            )
        elif row["lag"] >= 0 and (other, name) in waits:
            why = f"{name} and {other} each wait for the other to deliver"
        if why:
            yield table.fault(
                row.line, "lag", row["lag"], f"{why}: {name} can never be funded. Correct the lag."
            )


def _row_of_periods(resources: Table, periods: tuple[str, ...]) -> Iterator[Fault]:
    if doubt := unlike(periods):
        problem = (
            f"periods are taken as they stand, one after the other; {doubt}. Put the columns in order, or"
            " start the name of another with _."
        )
        yield resources.fault(resources.header_row, "", None, problem)


def _several_times(options: Table) -> Iterator[Fault]:
    for row in options:
        if row["delivers"] > 2:
            times = text_of(row["delivers"])
            option = f"{row['initiative']} / {row['option']}"
            problem = (
                f"{option} delivers {times} times what its contributions say. If a percentage is meant, write"
                f" {times} %."
            )
            yield options.fault(row.line, "delivers", row["delivers"], problem)


def _other_currency(resources: Table, currency: str) -> Iterator[Fault]:
    for row in resources:
        unit = row["unit"]  # of a budget the currency's, unless it has one of its own
        if (
            row["kind"] == Means.BUDGET
            and currency
            and is_currency(unit)
            and not same_currency(unit, currency)
        ):
            problem = (
                f"{row['resource']} is in {unit}, while the currency of the settings is {currency}. Correct"
                " one."
            )
            yield resources.fault(row.line, "unit", unit, problem)
