"""What is valid but doubtful: shown by ``portfolio check``, kept on the case, stops nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from portfolio.case.chains import links, reach
from portfolio.case.checks import split_any_of
from portfolio.case.defaults import admissible_starts
from portfolio.case.settings import Settings
from portfolio.errors import Fault
from portfolio.tables import SCHEMA, Row, Table, text_of

type Tables = Mapping[str, Table]


def remarks(tables: Tables, settings: Settings, periods: tuple[str, ...]) -> list[Fault]:
    """Every remark on a case whose defaults are filled in."""
    return [
        *_requirements(tables),
        *_too_big_alone(tables, settings, periods),
        *_contributions(tables),
        *_units(tables["kpis"]),
        *_weights(tables["objectives"], tables["parties"]),
        *_idle(tables["resources"], tables["requirements"]),
        *_buckets(tables),
        *_relations(tables["relations"]),
    ]


def _requirements(tables: Tables) -> Iterator[Fault]:
    table = tables["requirements"]
    for row in table:
        freed = [step for step in table.further if row[step] < 0]
        if freed:
            amount = text_of(row[freed[0]])
            yield table.fault(
                row.line, freed[0], row[freed[0]], f"{row['initiative']} frees {row['resource']}: {amount} in its period {freed[0]} of work."
            )


def _by_option(tables: Tables) -> Iterator[tuple[Row, dict[str, dict[int, float]]]]:
    """Each option's row and what it uses: resource → step (from 0) → amount."""
    table = tables["requirements"]
    rows: dict[tuple[str, str | None], list[Row]] = defaultdict(list)
    for row in table:
        rows[row["initiative"], row["option"]].append(row)
    for option in tables["options"]:
        use: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for row in rows[option["initiative"], None] + rows[option["initiative"], option["option"]]:
            for step in table.further:
                if row[step]:
                    use[row["resource"]][int(step) - 1] += row[step]
        yield option, use


def _too_big_alone(tables: Tables, settings: Settings, periods: tuple[str, ...]) -> Iterator[Fault]:
    """Options that break a limit wherever they start, were they the only thing funded."""
    index = {p: k for k, p in enumerate(periods)}
    windows = {i["initiative"]: (index[i["earliest"]], index[i["latest"]]) for i in tables["initiatives"]}
    place = {i["initiative"]: i.line for i in tables["initiatives"]}
    resources = {r["resource"]: r for r in tables["resources"]}
    options = tables["options"]
    for option, use in _by_option(tables):
        starts = admissible_starts(int(option["duration"]), *windows[option["initiative"]], len(periods), settings.finish_inside)
        for resource, amounts in use.items():
            short = [_shortfall(resources[resource], amounts, start, periods) for start in starts]
            if short and all(s is not None for s in short):
                period, need, have = min((s for s in short if s), key=lambda s: s[1] - s[2])
                problem = (
                    f"{option['initiative']} / {option['option']} exceeds {resource} all by itself wherever it starts: "
                    f"{text_of(round(need, 9))} of {text_of(round(have, 9))} in {period} at best. It can't be funded within this limit."
                )
                if option.line:
                    yield options.fault(option.line, "option", option["option"], problem)
                else:
                    yield tables["initiatives"].fault(place[option["initiative"]], "initiative", option["initiative"], problem)


def _shortfall(resource: Row, amounts: Mapping[int, float], start: int, periods: tuple[str, ...]) -> tuple[str, float, float] | None:
    """The first period whose limit this work breaks alone, with what it needs and what there is."""
    carried = 0.0
    for t, period in enumerate(periods):
        if resource[period] is None:
            carried = 0.0
            continue
        need, have = amounts.get(t - start, 0.0), resource["usable"] * resource[period] + carried
        if need > have * (1 + 1e-9) + 1e-12:
            return period, need, have
        carried = resource["carry_over"] * (have - need)
    return None


def _contributions(tables: Tables) -> Iterator[Fault]:
    linked = links(tables["kpis"])
    measured: dict[str, list[Row]] = defaultdict(list)
    for row in tables["key_results"]:
        measured[row["kpi"]].append(row)
    effects: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in tables["contributions"]:
        for kpi, units in reach(row["kpi"], linked).items():
            effects[row["initiative"]][kpi].append(row["expected"] * units)
    paired: dict[str, float] = defaultdict(float)
    known = set(tables["initiatives"]["initiative"])
    in_pairs: set[str] = set()
    for row in tables["relations"]:
        if row["relation"] == "synergy":
            in_pairs |= {row["initiative"], *split_any_of(row["other"], known)}
            for kpi, units in reach(row["kpi"], linked).items():
                paired[kpi] += row["amount"] * units
    initiatives = tables["initiatives"]
    for row in initiatives:
        moved = [k for k, amounts in effects[row["initiative"]].items() if k in measured and any(amounts)]
        if not moved and row["initiative"] not in in_pairs:
            yield initiatives.fault(
                row.line, "initiative", row["initiative"], f"{row['initiative']} contributes to nothing that a key result measures."
            )
    yield from _key_results(tables, effects, paired)


def _key_results(tables: Tables, effects: Mapping[str, Mapping[str, list[float]]], paired: Mapping[str, float]) -> Iterator[Fault]:
    table = tables["key_results"]
    largest = {(o["initiative"]): 0.0 for o in tables["options"]}
    for option in tables["options"]:
        largest[option["initiative"]] = max(largest[option["initiative"]], option["delivers"], 1.0)
    for row in table:
        kpi = row["kpi"]
        if not any(any(by_kpi.get(kpi, ())) for by_kpi in effects.values()) and not paired.get(kpi):
            yield table.fault(row.line, "kpi", kpi, f"nothing moves {kpi}, so {row['key_result']} can't progress.")
            continue
        if row["target"] is None:
            continue
        span = row["target"] - row["baseline"]
        # an upper estimate: each initiative's best contribution at its largest scale, no discount, no due date
        best = sum(max(0.0, *(largest[i] * e / span for e in by_kpi[kpi])) for i, by_kpi in effects.items() if by_kpi.get(kpi))
        best += max(0.0, paired.get(kpi, 0.0) / span)
        if best < 1 - 1e-9:
            yield table.fault(row.line, "target", row["target"], f"everything together reaches at most {best:.0%} of {row['key_result']}.")


def _units(table: Table) -> Iterator[Fault]:
    for row in table:
        if not row["unit"]:
            yield table.fault(row.line, "unit", None, f"{row['kpi']} has no unit.")


def _weights(objectives: Table, parties: Table) -> Iterator[Fault]:
    total = sum(objectives["weight"])
    if abs(total - 100) > 1e-6:
        yield objectives.fault(None, "weight", total, f"the weights add up to {text_of(round(total, 9))}, not 100; they are used as written.")
    dealt: dict[str, float] = defaultdict(float)
    for row in parties:
        dealt[row["party"]] += row["weight"]
    for party, points in dealt.items():
        if abs(points - 100) > 1e-6:
            yield parties.fault(
                None, "weight", points, f"the weights of {party} add up to {text_of(round(points, 9))}, not 100; they are used as written."
            )


def _idle(resources: Table, requirements: Table) -> Iterator[Fault]:
    used = set(requirements["resource"])
    for row in resources:
        if row["resource"] not in used:
            what = "team" if row["kind"] == "capacity" else "budget"
            yield resources.fault(row.line, "resource", row["resource"], f"no initiative needs the {what} {row['resource']}.")


def _buckets(tables: Tables) -> Iterator[Fault]:
    table, initiatives = tables["buckets"], tables["initiatives"]
    for row in table:
        if row["by"] != "objective" and row["bucket"] not in {text_of(v) for v in initiatives[row["by"]]}:
            yield table.fault(row.line, "bucket", row["bucket"], f'no initiative has "{row["bucket"]}" as its {row["by"]}.')
        if row["min"] is None and row["max"] is None:
            yield table.fault(row.line, "min", None, "neither min nor max is given, so nothing is limited.")


def _relations(table: Table) -> Iterator[Fault]:
    meant = {"requires": {"lag"}, "excludes": set(), "synergy": {"kpi", "amount"}}
    for row in table:
        for column in ("lag", "kpi", "amount"):
            if column in SCHEMA["relations"].names and row[column] is not None and column not in meant[row["relation"]]:
                yield table.fault(row.line, column, row[column], f"{column} has no meaning for {row['relation']} and is not used.")
