"""What is valid but doubtful: shown by ``portfolio check``, kept on the case, stops nothing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from portfolio.case.alike import is_per_cent
from portfolio.case.chains import links, reach
from portfolio.case.checks.causes import of_none
from portfolio.case.checks.rules import never_met, of_nothing
from portfolio.case.checks.transfers import of_no_use
from portfolio.case.defaults import admissible_starts, units_of
from portfolio.case.in_flight import in_flight
from portfolio.case.omissions import omissions
from portfolio.case.periods import index_of, unlike
from portfolio.case.settings import Settings
from portfolio.errors import Fault, first_of
from portfolio.tables import SCHEMA, Row, Table, Tables, quoted, says
from portfolio.tables.currency import is_currency, same_currency
from portfolio.tables.numbers import cell_said
from portfolio.tables.relations import STOP, Means, Relation
from portfolio.tables.table import NO_LINE
from portfolio.words.figures import number, per_cent
from portfolio.words.sentences import Sentence, figure, listing, sentence

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
        *_counted_twice(tables["kpis"]),
        *_hundredths(written),
        *_weights(tables["objectives"], tables["parties"]),
        *_judgements(tables["judgements"], tables["objectives"]["objective"]),
        *_idle(tables["resources"], tables["requirements"]),
        *_buckets(tables),
        *of_nothing(tables),
        *never_met(tables, settings, periods),
        *of_no_use(tables, periods),
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
        yield table.fault(row.line, freed[0], row[freed[0]], _freed(row, freed[0], periods))


def _freed(row: Row, step: str, periods: Sequence[str]) -> Sentence:
    """What is said of a negative amount."""
    key, when = "remark_frees", step
    if row["option"] == STOP:
        within = int(step) <= len(periods)
        key = "remark_stopping_frees" if within else "remark_stopping_frees_later"
        when = periods[int(step) - 1] if within else step
    amount = cell_said(row[step])
    return sentence(key, initiative=row["initiative"], resource=row["resource"], amount=amount, when=when)


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


def _limits(tables: Tables, periods: Sequence[str]) -> dict[str, list[float | None]]:
    """What may be used of each resource in each period; None for no limit, and where others give to it: how
    much there is then, only a plan says.
    """
    gains = set(tables["transfers"]["to"])
    return {
        r["resource"]: [
            None if r[p] is None or r["resource"] in gains else r["usable"] * r[p] for p in periods
        ]
        for r in tables["resources"]
    }


def _too_big_alone(tables: Tables, settings: Settings, periods: tuple[str, ...]) -> Iterator[Fault]:
    """Options that break a limit wherever they start, were they the only thing funded."""
    index = index_of(periods)
    windows = {i["initiative"]: (index[i["earliest"]], index[i["latest"]]) for i in tables["initiatives"]}
    place = {i["initiative"]: i.line for i in tables["initiatives"]}
    carry_over = {r["resource"]: r["carry_over"] for r in tables["resources"]}
    limits = _limits(tables, periods)
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
                problem = sentence(
                    "remark_too_big",
                    option=f"{option['initiative']} / {option['option']}",
                    resource=resource,
                    need=cell_said(round(need, 9)),
                    have=cell_said(round(have, 9)),
                    period=periods[t],
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
    limits = _limits(tables, periods)
    rows: dict[tuple[str, str], Row] = {}
    for row in table:
        if row["option"] == STOP:
            rows.setdefault((row["initiative"], row["resource"]), row)
    for (initiative, resource), row in rows.items():
        amounts = needs.get((initiative, STOP), {}).get(resource, {})
        if short := _shortfall(limits[resource], carry_over[resource], amounts, 0):
            t, need, have = short
            problem = sentence(
                "remark_too_big_to_stop",
                initiative=initiative,
                resource=resource,
                need=cell_said(round(need, 9)),
                have=cell_said(round(have, 9)),
                period=periods[t],
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
    needs = tables["requirements"]
    freeing = {
        row["initiative"] for row in needs if row["option"] != STOP and any(row[s] < 0 for s in needs.further)
    }
    for row in tables["relations"]:
        if row["relation"] == Relation.SYNERGY:
            synergies.append(_reached({row["kpi"]: row["amount"]}, linked))
            if measured & synergies[-1].keys():
                in_pairs |= {row["initiative"], row["other"]}
    for row in initiatives:
        # what frees means earns through what they are then used for: a hire, which is remarked on already
        if row["initiative"] not in in_pairs | freeing and not any(
            moved.get(kpi) for moved in moves[row["initiative"]] for kpi in measured
        ):
            problem = sentence("remark_no_contribution", initiative=row["initiative"])
            yield initiatives.fault(row.line, "initiative", row["initiative"], problem)
    for row in table:
        kpi = row["kpi"]
        by_initiative = [[moved[kpi] for moved in options if moved.get(kpi)] for options in moves.values()]
        by_pair = [moved[kpi] for moved in synergies if moved.get(kpi)]
        if not any(by_initiative) and not by_pair:
            problem = sentence("remark_unmoved", kpi=kpi, key_result=row["key_result"])
            yield table.fault(row.line, "kpi", kpi, problem)
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
            problem = sentence("remark_attained", key_result=row["key_result"], kpi=kpi)
            yield table.fault(row.line, "current", row["current"], problem)
        elif before + best < 1 - 1e-9:
            most = figure(per_cent, before + best)
            problem = sentence("remark_out_of_reach", share=most, key_result=row["key_result"])
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
        beside = "remark_uncapped_beside_one" if len(capped) == 1 else "remark_uncapped_beside"
        problem = sentence(
            beside if capped else "remark_uncapped",
            key_result=row["key_result"],
            kpi=row["kpi"],
            each=cell_said(round(each, 9)),
            all=cell_said(round(each * best, 4)),
            capped=", ".join(capped[:3]),
            weight=cell_said(weight),
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
            yield table.fault(row.line, "unit", None, sentence("remark_no_unit", kpi=row["kpi"]))


def _counted_twice(table: Table) -> Iterator[Fault]:
    """Indicators that are worth money and drive others that are: an effect on them is paid at each."""
    linked, worth = links(table), {row["kpi"]: row["value"] for row in table if row["value"]}
    for row in table:
        kpi = row["kpi"]
        through = {k: units * worth[k] for k, units in reach(kpi, linked).items() if k in worth and k != kpi}
        if kpi not in worth or not any(through.values()):
            continue
        more = math.fsum(through.values())
        problem = sentence(
            "remark_valued_twice",
            kpi=kpi,
            others=figure(listing, list(through)),
            own=figure(number, worth[kpi]),
            more=figure(number, more),
            all=figure(number, worth[kpi] + more),
        )
        yield table.fault(row.line, "value", row["value"], problem)


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
        table, line, heading, most = max(found, key=lambda f: abs(f[3]))
        if abs(most) < 1:
            meant = cell_said(round(100 * most, 10))
            problem = sentence("remark_hundredths", kpi=kpi, found=cell_said(most), meant=meant)
            yield table.fault(line, heading, most, problem)


def _weights(objectives: Table, parties: Table) -> Iterator[Fault]:
    total = sum(objectives["weight"])
    if abs(total - 100) > 1e-6:
        problem = sentence("remark_weights", sum=cell_said(round(total, 9)))
        yield objectives.fault(None, "weight", total, problem)
    dealt: dict[str, float] = defaultdict(float)
    for row in parties:
        dealt[row["party"]] += row["weight"]
    for party, points in dealt.items():
        if abs(points - 100) > 1e-6:
            problem = sentence("remark_weights_of", party=party, sum=cell_said(round(points, 9)))
            yield parties.fault(None, "weight", points, problem)


def _judgements(table: Table, objectives: Sequence[str]) -> Iterator[Fault]:
    people: dict[str, dict[str | None, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in table:
        people[row["party"]][row["person"]].append(row)
        if row["over"] is not None and max(row["ratio"], 1 / row["ratio"]) > _SAATY:
            problem = sentence("remark_beyond_scale", ratio=cell_said(row["ratio"]))
            yield table.fault(row.line, "ratio", row["ratio"], problem)
    for party, persons in people.items():
        lines = [row.line for rows in persons.values() for row in rows]
        judged = {row[c] for rows in persons.values() for row in rows for c in ("objective", "over")}
        left_out = [o for o in objectives if o not in judged]
        if left_out:
            problem = sentence("remark_not_judged", party=party, objectives=", ".join(left_out))
            yield table.fault(min(lines), "objective", None, problem)
        if None in persons and len(persons) > 1:
            others = ", ".join(p for p in persons if p is not None)
            problem = sentence("remark_no_person", party=party, others=others)
            yield table.fault(persons[None][0].line, "person", None, problem)
        for person, rows in persons.items():
            if rows[0]["over"] is not None:
                continue
            who = f"{party} / {person}" if person else party
            largest = max(rows, key=lambda row: float(row["ratio"]))
            if largest["ratio"] != 100:
                problem = sentence("remark_swing", who=who, found=cell_said(largest["ratio"]))
                yield table.fault(largest.line, "ratio", largest["ratio"], problem)
            given = {row["objective"] for row in rows}
            if silent := [o for o in objectives if o in judged and o not in given]:
                problem = sentence("remark_no_swing", who=who, objectives=", ".join(silent), party=party)
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
            key = "remark_idle_budget" if Means(row["kind"]).is_money else "remark_idle_team"
            problem = sentence(key, resource=row["resource"])
            yield resources.fault(row.line, "resource", row["resource"], problem)


def _buckets(tables: Tables) -> Iterator[Fault]:
    table, initiatives = tables["buckets"], tables["initiatives"]
    for row in table:
        if row["by"] != "objective" and not any(says(v, row["bucket"]) for v in initiatives[row["by"]]):
            by = initiatives.naming.column(row["by"])
            problem = sentence("remark_empty_bucket", found=quoted(row["bucket"]), column=by)
            yield table.fault(row.line, "bucket", row["bucket"], problem)
        if row["min"] is None and row["max"] is None:
            low, high = table.naming.column("min"), table.naming.column("max")
            yield table.fault(row.line, "min", None, sentence("remark_no_bounds", min=low, max=high))


def _relations(table: Table) -> Iterator[Fault]:
    of_some = [c for c in SCHEMA["relations"].names if any(c in relation.meant for relation in Relation)]
    for row in table:
        for column in of_some:
            if row[column] is not None and column not in Relation(row["relation"]).meant:
                naming = table.naming
                problem = sentence(
                    "remark_not_meant",
                    column=naming.column(column),
                    relation=naming.choice(row["relation"]),
                )
                yield table.fault(row.line, column, row[column], problem)


def _timing(table: Table, periods: Sequence[str]) -> Iterator[Fault]:
    """Requirements between initiatives that say nothing of time: what blocks may then come after what it
    blocks.
    """
    rows = [row for row in table if row["relation"] == Relation.REQUIRES and row["lag"] is None]
    if rows and len(periods) > 1:
        pairs = [sentence("remark_before", initiative=row["initiative"], other=row["other"]) for row in rows]
        problem = sentence("remark_no_lag", pairs=figure(first_of, pairs))
        yield table.fault(rows[0].line, "lag", None, problem).in_rows_too(row.line for row in rows[1:])


def _never(table: Table, periods: Sequence[str]) -> Iterator[Fault]:
    """Requirements that no start can meet: later than the last period, or of two that wait for each other."""
    timed = [row for row in table if row["relation"] == Relation.REQUIRES and row["lag"] is not None]
    waits = {(row["initiative"], row["other"]) for row in timed if row["lag"] >= 0}
    for row in timed:
        name, other, key = row["initiative"], row["other"], ""
        if row["lag"] + 1 >= len(periods):
            key = "remark_never_so_late"
        elif row["lag"] >= 0 and (other, name) in waits:
            key = "remark_never_in_turn"
        if key:
            lag, last = cell_said(row["lag"]), len(periods)
            problem = sentence(key, initiative=name, other=other, lag=lag, count=last)
            yield table.fault(row.line, "lag", row["lag"], problem)


def _row_of_periods(resources: Table, periods: tuple[str, ...]) -> Iterator[Fault]:
    if doubt := unlike(periods):
        problem = sentence("remark_row_of_periods", doubt=doubt)
        yield resources.fault(resources.header_row, "", None, problem)


def _several_times(options: Table) -> Iterator[Fault]:
    for row in options:
        if row["delivers"] > 2:
            option = f"{row['initiative']} / {row['option']}"
            problem = sentence("remark_several_times", option=option, times=cell_said(row["delivers"]))
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
            problem = sentence(
                "remark_other_currency", resource=row["resource"], unit=unit, currency=currency
            )
            yield resources.fault(row.line, "unit", unit, problem)
