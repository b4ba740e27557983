"""Every number of the explanations derived again: the case's tables are edited and the question is asked
anew, or all portfolios are counted.
"""

from __future__ import annotations

import copy
import csv
import json
import random
import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations, count
from math import inf, isfinite, isinf, isnan, prod
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from support import oracle, random_cases, samples
from support.random_cases import loaded
from support.small_cases import Make, together

import portfolio as pf
from portfolio.allocator.effort import Effort
from portfolio.allocator.session import Session
from portfolio.model.violations import violations

type Case = tuple[dict[str, list[dict[str, str]]], dict[str, Any]]
type Demand = tuple[str, int, str]  # table, row, column where one row holds several

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "scaleup"
PUBLISHED = Path(__file__).parents[3] / "shared" / "benchmarks" / "cases"
NEAR = 1e-6
HUGE = "10000"  # as good as no limit in a random case, and still one that carries over
FEW = 150  # portfolios that are counted one by one beside each allocation


# The tables, edited


def near(expected: float) -> Any:
    return pytest.approx(expected, rel=NEAR, abs=NEAR)


def fresh(case: Case) -> Case:
    tables, settings = copy.deepcopy(case)
    for table in ("decisions", "relations", "buckets", "options"):
        tables.setdefault(table, [])
    return tables, settings


def closed(case: Case) -> Case:
    """Without empty tables, which no file may hold."""
    return {name: rows for name, rows in case[0].items() if rows}, case[1]


def ways(case: Case) -> int:
    """How many portfolios there are, feasible or not."""
    book = oracle.Case(*case, float)
    return prod(
        1 + sum(not c.faults for c in book.candidates.values() if c.initiative == name)
        for name in book.initiatives
    )


def best(case: Case) -> pf.Allocation | None:
    """The best portfolio of the edited tables, None where there is none; beside brute force where the
    portfolios are few.
    """
    return _best(json.dumps(closed(case)))


@cache  # one edit is often that of several checks
def _best(written: str) -> pf.Allocation | None:
    tables, settings = json.loads(written)
    try:
        plan = pf.allocate(loaded((tables, settings)))
    except pf.InfeasibleError:
        plan = None
    if len(tables["initiatives"]) <= 3 and ways((tables, settings)) <= FEW:
        counted = oracle.best(tables, settings)
        assert (plan is None) == (counted is None)
        if plan is not None and counted is not None:
            assert plan.impact == near(counted.impact)
    return plan


def impact(case: Case) -> float:
    plan = best(case)
    return -inf if plan is None else plan.impact


def periods_of(case: Case) -> list[str]:
    columns = dict.fromkeys(column for row in case[0]["resources"] for column in row)
    return [c for c in columns if c not in oracle.NOT_PERIODS and not c.startswith("_")]


@cache
def feasible(seed: str, size: int | None = None) -> tuple[Case, pf.Allocation]:
    """The first feasible random case of a seed, and its plan."""
    for attempt in count():
        tables, settings = random_cases.random_tables(random.Random(f"{seed} {attempt}"), size)
        case = tables, settings | {"language": "en"}
        plan = best(case)
        if plan is not None:
            return case, plan
    raise AssertionError


def decision(case: Case, name: str) -> str:
    return next((row["decision"] for row in case[0].get("decisions", []) if row["initiative"] == name), "")


def mandatory(case: Case, name: str) -> bool:
    return any(
        row["initiative"] == name and row.get("mandatory", "") == "true" for row in case[0]["initiatives"]
    )


def without_decision(case: Case, name: str) -> Case:
    tables, settings = fresh(case)
    tables["decisions"] = [row for row in tables["decisions"] if row["initiative"] != name]
    return tables, settings


def with_mandate(case: Case, name: str, value: str = "true") -> Case:
    tables, settings = fresh(case)
    for row in tables["initiatives"]:
        if row["initiative"] == name:
            row["mandatory"] = value
    return tables, settings


def rejected(case: Case, name: str) -> Case:
    tables, settings = without_decision(case, name)
    tables["decisions"].append({"initiative": name, "decision": "reject"})
    return tables, settings


def held(case: Case, name: str) -> Case:
    """The initiative mandatory, and not rejected."""
    return with_mandate(without_decision(case, name), name)


def freed(case: Case, name: str) -> Case:
    """Without the initiative's mandate and decision."""
    return with_mandate(without_decision(case, name), name, "")


def cheaper(case: Case, name: str, share: float) -> Case:
    """All money of one initiative times a share, its durations as they were."""
    tables, settings = fresh(case)
    book = oracle.Case(*case)
    rows = [row for row in tables["options"] if row["initiative"] == name]
    if not rows:
        rows = [{"initiative": name, "option": "full"}]
        tables["options"] += rows
    lengths = {
        c.choice[1]: c.delivery - c.start + 1 for c in book.candidates.values() if c.initiative == name
    }
    for row in rows:
        row["duration"] = str(lengths[row["option"]])
    for row in tables["requirements"]:
        if row["initiative"] == name and row["resource"] in book.budgets:
            for column in row:
                if column.isdecimal() and row[column]:
                    row[column] = f"{float(row[column]) * share:.15g}"
    return tables, settings


def with_limit(case: Case, resource: str, period: str, amount: float) -> Case:
    tables, settings = fresh(case)
    next(row for row in tables["resources"] if row["resource"] == resource)[period] = repr(amount)
    return tables, settings


def amount(case: Case, resource: str, period: str) -> float:
    return float(next(row for row in case[0]["resources"] if row["resource"] == resource)[period])


def changes(before: Iterable[Sequence[str]], after: Iterable[Sequence[str]], but: str = "") -> str:
    """Who comes in, drops out or changes option or start, one initiative left out; an id that holds a
    blank in quotes.
    """
    old, new = ({c[0]: tuple(c) for c in choices if c[0] != but} for choices in (before, after))
    groups = {
        "+": new.keys() - old.keys(),
        "−": old.keys() - new.keys(),
        "~": {i for i in old.keys() & new.keys() if old[i] != new[i]},
    }
    return " ".join(
        sign + (f'"{i}"' if " " in i else i) for sign, some in groups.items() for i in sorted(some)
    )


def test_the_differences_are_written_as_in_the_frames() -> None:
    before, after = (
        [("a", "x", "1"), ("b", "x", "1"), ("d", "x", "1")],
        [("a", "y", "1"), ("c", "x", "1"), ("d", "x", "1")],
    )
    assert changes(before, after) == "+c −b ~a"


# Why, and why not


def check_reason(case: Case, plan: pf.Allocation, name: str, row: Any) -> None:
    """The points and the swap of one row of `explain`."""
    funded = name in {c.initiative for c in plan.choices}
    assert row.funded == funded
    bound = mandatory(case, name) or decision(case, name) == "fund"
    if funded and not bound:
        other = best(rejected(case, name))
        assert row.replacement_cost == (near(plan.impact - other.impact) if other else inf)
        assert isnan(row.price)
    elif funded:
        other = best(freed(case, name))
        assert other is not None
        assert row.replacement_cost == inf
        assert row.price == near(other.impact - plan.impact)
    else:
        other = best(held(case, name))
        assert row.price == (near(plan.impact - other.impact) if other else inf)
        assert isnan(row.replacement_cost)
        if row.price > NEAR:
            assert row.enters_at == near(row.price)
    if other is None:
        assert row.instead == ""
    else:
        assert row.instead == changes(plan.choices, other.choices, but="" if funded and bound else name)
    assert row.sentence


def check_entry_cost(case: Case, plan: pf.Allocation, name: str, row: Any) -> None:
    """At that cost the initiative takes nothing from the plan's points, at a little more it does."""
    costs = {
        float(c.money)
        for c in oracle.Case(*case).candidates.values()
        if c.initiative == name and not c.faults
    }
    enough = plan.impact - NEAR * max(1, abs(plan.impact))

    def reaches(share: float) -> bool:
        return impact(held(cheaper(case, name, share), name)) >= enough

    if isnan(row.enters_at_cost):
        assert not any(cost > 0 for cost in costs) or not reaches(0)
        return
    shares = {row.enters_at_cost / cost for cost in costs if cost > 0}
    fits = [
        s
        for s in shares
        if s < 1 + NEAR and (reaches(s) or reaches(s - NEAR)) and (s + 1e-3 > 1 or not reaches(s + 1e-3))
    ]
    assert fits, (row.enters_at_cost, {s: (reaches(s), reaches(s + 1e-3)) for s in shares})


SHORT = re.compile(r"(?:^|; )([^;()]+) in ([^;() ]+) \(short of ([\d.\s]+) [^)]*\)")


def check_obstacles(case: Case, plan: pf.Allocation, name: str, row: Any) -> None:
    """What stands in the way is what some way of adding the initiative to the plan breaks."""
    ids = {r.get("name") or r["resource"]: r["resource"] for r in case[0]["resources"]}
    named = {(ids[r], p): float(re.sub(r"\s", "", a)) for r, p, a in SHORT.findall(row.blocked_by)}
    others = [part for part in row.blocked_by.split("; ") if part and "(short of" not in part]
    book, found = oracle.Case(*case), []
    for candidate in book.candidates.values():
        if candidate.initiative == name and not candidate.faults:
            funded = [*book.chosen(tuple(c) for c in plan.choices), candidate]
            short = {
                (r, p): float(used - limit)
                for r, p, used, limit in book.usage(funded)
                if oracle.exceeds(used, limit)
            }
            demands = [b for b in book.broken(funded) if ", " not in b or "requires" in b]
            demands = [b for b in demands if b != f"{name}: decision to reject"]
            found.append((short, len(demands)))
    assert any(
        s == pytest.approx(named, rel=1e-3, abs=1e-3) and (n > 0) == bool(others)
        for s, n in found
        if s.keys() == named.keys()
    ), (
        named,
        others,
        found,
    )


@cache
def explained(seed: int) -> tuple[Case, pf.Allocation, pd.DataFrame]:
    case, plan = feasible(f"why {seed}")
    return case, plan, pf.explain(plan)


@pytest.mark.parametrize("seed", together("why", range(30)))
def test_reasons_of_random_cases(seed: int) -> None:
    case, plan, frame = explained(seed)
    assert sorted(frame.index) == sorted(row["initiative"] for row in case[0]["initiatives"])
    for name, row in frame.iterrows():
        check_reason(case, plan, str(name), row)


@pytest.mark.parametrize("seed", together("why", range(30)))
def test_the_cost_at_which_they_would_enter(seed: int) -> None:
    case, plan, frame = explained(seed)
    for name, row in frame.iterrows():
        if row.price > NEAR and not row.funded:
            check_entry_cost(case, plan, str(name), row)
        else:
            assert isnan(row.enters_at_cost) or not row.funded


@pytest.mark.parametrize("seed", together("why", range(30)))
def test_what_stands_in_their_way(seed: int) -> None:
    case, plan, frame = explained(seed)
    for name, row in frame.iterrows():
        if not row.funded and isfinite(row.price):
            check_obstacles(case, plan, str(name), row)
        elif not row.funded:
            assert row.blocked_by
        else:
            assert row.blocked_by == ""


# What more is worth


def check_marginal(case: Case, plan: pf.Allocation, row: Any) -> None:
    limit = amount(case, row.resource, row.period)
    assert row.relaxation_dual >= -1e-9
    if isinf(row.step):
        assert row.gain == 0
        assert row.swap == ""
        assert impact(with_limit(case, row.resource, row.period, limit + 1e6)) == near(plan.impact)
    else:
        more = best(with_limit(case, row.resource, row.period, limit + row.step * (1 + 1e-9)))
        assert more is not None
        assert row.gain > 0
        assert row.gain == near(more.impact - plan.impact)
        assert row.swap == changes(plan.choices, more.choices)
        assert (
            impact(with_limit(case, row.resource, row.period, limit + row.step * 0.999)) <= plan.impact + NEAR
        )
    assert 0 <= row.spare <= limit + 1e-9
    choices = [tuple(c) for c in plan.choices]
    assert not oracle.broken(*with_limit(case, row.resource, row.period, max(0, limit - row.spare)), choices)
    if (less := limit - row.spare - 1e-4 * max(1, limit)) >= 0:
        assert oracle.broken(*with_limit(case, row.resource, row.period, less), choices)


@pytest.mark.parametrize("seed", range(20))
def test_marginal_values_of_random_cases(seed: int) -> None:
    case, plan = feasible(f"marginal {seed}")
    frame = pf.marginal_values(plan)
    periods = periods_of(case)
    limited = {(row["resource"], p) for row in case[0]["resources"] for p in periods if row.get(p)}
    assert set(zip(frame.resource, frame.period, strict=True)) == limited
    for row in frame.itertuples():
        check_marginal(case, plan, row)


def carried(seed: int) -> Case:
    """A random case whose resources carry over, some with blank periods, usable in part, and idle until a
    late start.
    """
    for attempt in count():
        rng = random.Random(f"carried {seed} {attempt}")
        tables, settings = random_cases.random_tables(rng, rng.choice([2, 3, 3, 4]))
        periods = periods_of((tables, settings))
        if len(periods) < 3:
            continue
        tables.pop("decisions", None)  # they may name a start
        for row in tables["resources"]:
            row["carry_over"] = rng.choice(["0.5", "1", "1"])
            row["usable"] = rng.choice(["", "", "0.8", "0.5"])
            row.update(
                {p: "" if rng.random() < 0.12 else rng.choice(["0", "1", "2", "3", "5"]) for p in periods}
            )
        case = tables, settings | {"language": "en"}
        book = oracle.Case(*case, float)
        for row in tables["initiatives"]:  # as late as each of its options may still start
            last = {
                c.choice[1]: c.start
                for c in book.candidates.values()
                if c.initiative == row["initiative"] and not c.faults
            }
            if last and rng.random() < 0.7:
                row["earliest"] = periods[min(last.values())]
        if best(case) is not None:
            return case
    raise AssertionError


def least_more(
    book: oracle.Case, usable: float, funded: Sequence[oracle.Candidate], resource: str, period: int
) -> float:
    """The least more in one period with which a portfolio keeps to a resource: from sums over the periods
    since the last blank one.
    """
    limits, kept, most = book.limits[resource], float(book.carry_over[resource]), 0.0
    for t, limit in enumerate(limits):
        if isinf(limit):
            continue
        first = max((u + 1 for u in range(t) if isinf(limits[u])), default=0)
        over = sum(
            kept ** (t - u) * float(sum(c.use[resource][u] for c in funded) - limits[u])
            for u in range(first, t + 1)
        )
        if over > 1e-9:
            helps = usable * kept ** (t - period) if first <= period <= t else 0
            most = max(most, over / helps if helps else inf)
    return most


@pytest.mark.parametrize("seed", range(60))
def test_marginal_values_with_carry_over_against_all_portfolios(seed: int) -> None:
    case = carried(seed)
    book, plan = oracle.Case(*case, float), pf.allocate(loaded(case))
    usable = {row["resource"]: float(row["usable"] or 1) for row in case[0]["resources"]}
    over: dict[str, list[list[oracle.Candidate]]] = {row["resource"]: [] for row in case[0]["resources"]}
    for portfolio in book.portfolios():  # those that at most one resource forbids, and that are worth more
        short = {r for r, _, used, limit in book.usage(portfolio) if oracle.exceeds(used, limit)}
        broken = len(list(book.broken(portfolio))) - sum(
            oracle.exceeds(used, limit) for *_, used, limit in book.usage(portfolio)
        )
        if (
            not broken
            and len(short) == 1
            and float(book.impact(portfolio)) > plan.impact + 3e-7 * max(1, abs(plan.impact))
        ):
            over[short.pop()].append(portfolio)
    frame = pf.marginal_values(plan)
    for row in frame.itertuples():
        t = book.periods.index(row.period)
        needed = [
            (least_more(book, usable[row.resource], p, row.resource, t), float(book.impact(p)))
            for p in over[row.resource]
        ]
        step = min((e for e, _ in needed), default=inf)
        assert row.step == near(step), (row.resource, row.period)
        gain = (
            max(
                (points for e, points in needed if isfinite(e) and e <= step * (1 + 1e-9)),
                default=plan.impact,
            )
            - plan.impact
        )
        assert row.gain == near(gain), (row.resource, row.period)
        check_marginal(case, plan, row)


def test_more_in_a_period_in_which_nothing_can_use_it_is_carried_over(make: Make) -> None:
    case = make(
        initiatives="initiative,earliest / A,Q2 / B,Q2",
        resources="resource,kind,unit,usable,carry_over,Q1,Q2,Q3 / cash,budget,EUR,0.5,0.5,40,10,0",
        requirements="initiative,resource,1 / A,cash,20 / B,cash,5",
        contributions="initiative,kpi,expected / A,users,5 / B,users,1",
    )
    plan = pf.allocate(case)
    assert plan.impact == 1
    # In Q2 there are 5 and 10 carried in; A needs 20, 5 more than that: half of half of 20 more in Q1, half
    # of 10 more in Q2. In Q3 there are 7.5 carried in: half of 25 more are missing.
    frame = pf.marginal_values(plan)
    assert list(frame.step) == [20, 10, 25]
    assert list(frame.gain) == [4, 4, 4]


# What decisions cost


def demands_of(case: Case) -> list[Demand]:
    """Mandates, decisions, relations that bind, bounds of buckets and limits, where they stand in the
    tables.
    """
    tables = case[0]
    found = [
        ("initiatives", i, "mandatory")
        for i, row in enumerate(tables["initiatives"])
        if row.get("mandatory", "") == "true"
    ]
    found += [("decisions", i, "") for i, _ in enumerate(tables.get("decisions", []))]
    found += [
        ("relations", i, "")
        for i, row in enumerate(tables.get("relations", []))
        if row["relation"] != "synergy"
    ]
    found += [
        ("buckets", i, side)
        for i, row in enumerate(tables.get("buckets", []))
        for side in ("min", "max")
        if row.get(side)
    ]
    return found + [
        ("resources", i, p)
        for i, row in enumerate(tables["resources"])
        for p in periods_of(case)
        if row.get(p)
    ]


def lifted(case: Case, demands: Iterable[Demand]) -> Case:
    tables, settings = fresh(case)
    gone: list[tuple[str, int]] = []
    for table, i, column in demands:
        if column:
            tables[table][i][column] = HUGE if table == "resources" else ""
        if table in ("decisions", "relations") or (
            table == "buckets" and not (tables[table][i].get("min") or tables[table][i].get("max"))
        ):
            gone.append((table, i))
    for table in ("decisions", "relations", "buckets"):
        tables[table] = [row for i, row in enumerate(tables[table]) if (table, i) not in gone]
    return tables, settings


def lifted_one_by_one(
    case: Case, plan: pf.Allocation
) -> tuple[list[tuple[str, str, float, str]], pf.Allocation]:
    """Kind, name, points gained and swap of each demand lifted, and the plan without any of them."""
    binding = [d for d in demands_of(case) if d[0] in ("initiatives", "decisions", "buckets")]
    expected = []
    for demand in binding:
        other = best(lifted(case, [demand]))
        assert other is not None
        row = case[0][demand[0]][demand[1]]
        kind = {"initiatives": "mandate", "decisions": "decision", "buckets": "bucket"}[demand[0]]
        gain = max(0.0, round(other.impact - plan.impact, 5))
        expected.append(
            (
                kind,
                row["bucket" if kind == "bucket" else "initiative"],
                gain,
                changes(plan.choices, other.choices),
            )
        )
    everything = best(lifted(case, binding))
    assert everything is not None
    return sorted(expected), everything


@cache
def priced(
    seed: int,
) -> tuple[Case, pf.Allocation, pd.DataFrame, list[tuple[str, str, float, str]], pf.Allocation]:
    case, plan = feasible(f"price {seed}")
    return case, plan, pf.price_of_decisions(plan), *lifted_one_by_one(case, plan)


def check_prices(
    plan: pf.Allocation,
    frame: pd.DataFrame,
    expected: list[tuple[str, str, float, str]],
    everything: pf.Allocation,
) -> None:
    rows, last = frame[:-1], frame[-1:]
    assert sorted(zip(rows["kind"], rows["name"], rows["price"].round(5), strict=True)) == [
        each[:3] for each in expected
    ]
    assert list(rows.price) == sorted(rows.price, reverse=True)
    if expected:
        assert list(last.kind) == ["all"]
        assert last.price.item() == near(everything.impact - plan.impact)


def check_price_swaps(
    plan: pf.Allocation,
    frame: pd.DataFrame,
    expected: list[tuple[str, str, float, str]],
    everything: pf.Allocation,
) -> None:
    rows, last = frame[:-1], frame[-1:]
    assert (
        sorted(zip(rows["kind"], rows["name"], rows["price"].round(5), rows["instead"], strict=True))
        == expected
    )
    if expected:
        assert last.instead.item() == changes(plan.choices, everything.choices)


@pytest.mark.parametrize("seed", together("price", range(30)))
def test_prices_of_the_decisions_of_random_cases(seed: int) -> None:
    case, plan, *answers = priced(seed)
    check_prices(plan, *answers)
    frame = answers[0]
    written = {
        row["initiative"]: (row.get("by", ""), row.get("reason", "")) for row in case[0].get("decisions", [])
    }
    for row in frame[frame.kind == "decision"].itertuples(index=False):
        assert (row.by, row.reason) == written[row.name]


@pytest.mark.parametrize("seed", together("price", range(30)))
def test_swaps_without_the_decisions_of_random_cases(seed: int) -> None:
    _, plan, *answers = priced(seed)
    check_price_swaps(plan, *answers)


# Other plans


@pytest.mark.parametrize("seed", range(30))
def test_alternatives_against_brute_force(seed: int) -> None:
    rng = random.Random(seed)
    case, plan = feasible(f"other {seed}", rng.choice([2, 3, 3, 4]))
    n, within = rng.choice([1, 3, 5, 20]), rng.choice([0.02, 0.3, 1, 5])
    book = oracle.Case(*case, float)
    by_set: dict[tuple[str, ...], list[tuple[float, list[Any]]]] = {}
    for portfolio in book.portfolios():
        if not any(book.broken(portfolio)):
            by_set.setdefault(tuple(sorted(c.initiative for c in portfolio)), []).append(
                (float(book.impact(portfolio)), portfolio)
            )
    tie = oracle.TIE * max(1, abs(plan.impact))

    def one_answer(ways: list[tuple[float, list[Any]]]) -> tuple[float, list[Any]]:
        top = max(way[0] for way in ways)
        return min((way for way in ways if way[0] >= top - tie), key=lambda way: book.preference(way[1]))

    answers = {
        ids: one_answer(ways)
        for ids, ways in by_set.items()
        if ids != tuple(sorted(c.initiative for c in plan.choices))
    }
    expected = []
    while answers and len(expected) < n:
        value, portfolio = one_answer(list(answers.values()))
        if value < plan.impact - within * abs(plan.impact) - NEAR:
            break
        expected.append((tuple(sorted(c.initiative for c in portfolio)), value, portfolio))
        del answers[expected[-1][0]]

    frame = pf.alternatives(plan, n=n, within=within)
    assert len(set(frame.initiatives)) == len(frame) <= n
    assert [tuple(sorted(ids)) for ids in frame.initiatives] == [ids for ids, *_ in expected]
    cost = float(sum(c.money for c in book.chosen(tuple(c) for c in plan.choices)))
    for row, (ids, value, portfolio) in zip(frame.itertuples(), expected, strict=True):
        assert row.impact == near(value)
        assert row.loss == near(plan.impact - value)
        assert row.loss <= within * abs(plan.impact) + NEAR
        assert abs(plan.impact) < NEAR or row.loss_share == near(row.loss / abs(plan.impact))
        assert row.cost == near(float(sum(c.money for c in portfolio)))
        assert row.cost_change == near(row.cost - cost)
        assert row.funded == len(ids)
        assert row.swaps == changes(plan.choices, [c.choice for c in portfolio])


# Plans made by hand


def check_appraisal(case: Case, mine: pf.Appraisal, plan: pf.Allocation) -> None:
    choices = {c[0]: tuple(c) for c in mine.choices}
    assert mine.impact == near(oracle.value(*case, choices.values()))
    assert mine.breaches.empty == (not oracle.broken(*case, choices.values()))
    assert (mine.breaches.excess > 0).all()
    assert mine.regret == near(plan.impact - mine.impact)
    goal = {c[0]: tuple(c) for c in plan.choices}
    out, into = choices.keys() - goal.keys(), goal.keys() - choices.keys()
    moved = {i for i in choices.keys() & goal.keys() if choices[i] != goal[i]}
    assert len(mine.swaps) == max(len(out), len(into)) + len(moved)
    assert mine.swaps.gain.sum() == near(mine.regret)
    here = mine.impact
    for row in mine.swaps.itertuples():
        if row.out:
            del choices[row.out]
        if row.into:
            choices[row.into] = goal[row.into]
        assert row.impact == near(oracle.value(*case, choices.values()))
        assert row.gain == near(row.impact - here)
        assert (row.broken == 0) == (not oracle.broken(*case, choices.values()))
        here = row.impact
    assert choices == goal


@pytest.mark.parametrize("seed", range(30))
def test_appraisals_of_hand_made_portfolios(seed: int) -> None:
    rng = random.Random(seed)
    case, plan = feasible(f"hand {seed}")
    book = oracle.Case(*case)
    ways = {
        name: [c.choice for c in book.candidates.values() if c.initiative == name and not c.faults]
        for name in book.initiatives
    }
    for share in (0.3, 0.6, 1):
        funded = [rng.choice(choices) for choices in ways.values() if rng.random() < share]
        mine = pf.appraise(loaded(case), funded)
        assert {tuple(c) for c in mine.choices} == set(funded)
        check_appraisal(case, mine, plan)
    assert pf.appraise(loaded(case), plan.funded).regret == near(0)


@pytest.mark.parametrize("seed", range(20))
def test_appraisals_of_ids_alone(seed: int) -> None:
    rng = random.Random(seed)
    case, plan = feasible(f"ids {seed}", rng.choice([2, 3, 4]))
    book = oracle.Case(*case, float)
    names = list(book.initiatives)
    best_of: dict[frozenset[str], float] = {}
    limits_hold = set()
    for portfolio in book.portfolios():
        ids = frozenset(c.initiative for c in portfolio)
        if not any(book.broken(portfolio)):
            best_of[ids] = max(best_of.get(ids, -inf), float(book.impact(portfolio)))
        if not any(oracle.exceeds(used, limit) for *_, used, limit in book.usage(portfolio)):
            limits_hold.add(ids)
    for _ in range(3):
        ids = [name for name in names if rng.random() < 0.6]
        mine = pf.appraise(loaded(case), ids)
        check_appraisal(case, mine, plan)
        assert sorted(c.initiative for c in mine.choices) == sorted(ids)
        if frozenset(ids) in best_of:
            assert mine.breaches.empty
            assert mine.impact == near(best_of[frozenset(ids)])
        elif frozenset(ids) not in limits_hold:
            for choice in mine.choices:
                own = [
                    c for c in book.candidates.values() if c.initiative == choice.initiative and not c.faults
                ]
                assert tuple(choice) == min(own, key=lambda c: (c.row, c.start)).choice


# Two plans


@pytest.mark.parametrize("seed", range(30))
def test_differences_of_edited_cases(seed: int) -> None:
    rng = random.Random(seed)
    case, plan = feasible(f"diff {seed}")
    periods = periods_of(case)
    for attempt in count():
        tables, settings = fresh(case)
        cells = [("objectives", row, "weight") for row in tables["objectives"]]
        cells += [
            ("contributions", row, c)
            for row in tables["contributions"]
            for c in ("low", "expected", "high")
            if row.get(c)
        ]
        cells += [("resources", row, p) for row in tables["resources"] for p in periods if row.get(p)]
        cells += [
            ("requirements", row, c)
            for row in tables["requirements"]
            for c in row
            if c.isdecimal() and float(row[c] or 0) > 0
        ]
        edits = []
        for table, row, column in rng.sample(cells, min(len(cells), 3)):
            shift = (
                {"low": -1.0, "high": 1.0}.get(column, 0.0) if table == "contributions" else 1 + attempt % 2
            )
            if not shift:  # expected stays between low and high: all three move
                continue
            edits.append((table, row, column, float(row[column]), float(row[column]) + shift))
            row[column] = f"{float(row[column]) + shift:g}"
        other = best((tables, settings))
        if other is not None and edits:
            break
    report = pf.diff(plan, other)
    assert report.impact == near(other.impact - plan.impact)
    assert report.key_results.points.sum() == near(report.impact)
    reached = [
        oracle.attainment(*c, [tuple(x) for x in p.choices])
        for c, p in ((case, plan), (closed((tables, settings)), other))
    ]
    for row in report.key_results.itertuples():
        assert (row.attainment_before, row.points_before) == near(reached[0][row.key_result][1:])
        assert (row.attainment_after, row.points_after) == near(reached[1][row.key_result][1:])
        assert row.points == near(row.points_after - row.points_before)
    assert list(report.key_results.key_result) == sorted(reached[0])

    got = [(row.table, row.column, float(row.before), float(row.after)) for row in report.inputs.itertuples()]
    assert sorted(got) == sorted((table, column, before, after) for table, _, column, before, after in edits)
    for table, row, column, before, after in edits:
        key = row.get("initiative") or row.get("resource") or row.get("objective")
        match = [
            r
            for r in report.inputs.itertuples()
            if (r.table, r.column, float(r.before), float(r.after)) == (table, column, before, after)
        ]
        assert any(str(key) in str(r.row) for r in match)
    check_moves(report, plan, other)


def check_moves(report: pf.Difference, plan: pf.Allocation, other: pf.Allocation) -> None:
    old, new = ({c.initiative: tuple(c) for c in p.choices} for p in (plan, other))
    expected = {}
    for name in sorted(old.keys() | new.keys()):
        if name not in old or name not in new:
            expected[name] = "in" if name in new else "out"
        elif old[name] != new[name]:
            expected[name] = "option" if old[name][1] != new[name][1] else "moved"
    assert dict(zip(report.initiatives.initiative, report.initiatives.change, strict=True)) == expected


def test_a_decision_added_is_an_input_that_differs() -> None:
    case, plan = feasible("diff 0")
    name = plan.choices[0].initiative
    other = best(rejected(case, name))
    assert other is not None
    report = pf.diff(plan, other)
    check_moves(report, plan, other)
    assert set(report.inputs.table) == {"decisions"}
    assert "reject" in set(report.inputs.after)


# Nothing fits


@cache
def infeasible(seed: int) -> tuple[Case, pf.InfeasibleError]:
    """The first infeasible case of a seed: a random one with more mandates, and cut, excluded, rejected or
    reserved what it needs.
    """
    for attempt in count():
        rng = random.Random(f"infeasible {seed} {attempt}")
        tables, settings = random_cases.random_tables(rng, rng.choice([2, 2, 3, 3, 3, 4, 5]))
        settings["language"] = "en"
        case = fresh((tables, settings))
        tables, settings = case
        way = rng.choice(["mandates", "cuts", "exclusions", "rejections", "reserves"])
        names = [row["initiative"] for row in tables["initiatives"]]
        for row in tables["initiatives"]:
            if rng.random() < (0.7 if way == "mandates" else 0.4):
                row["mandatory"] = "true"
        periods = periods_of(case)
        if way == "cuts":
            for row in tables["resources"]:
                row.update(
                    {p: f"{float(row[p]) * rng.choice([0.25, 0.5, 1]):g}" for p in periods if row.get(p)}
                )
        if way == "exclusions":
            related = {frozenset((row["initiative"], row["other"])) for row in tables["relations"]}
            pairs = [pair for pair in combinations(names, 2) if frozenset(pair) not in related]
            for one, other in rng.sample(pairs, min(2, len(pairs))):
                tables["relations"].append({"relation": "excludes", "initiative": one, "other": other})
        if way == "rejections":
            case = rejected(case, rng.choice(names))
        if way == "reserves" and not tables["buckets"]:
            for squad in ("red", "blue"):
                bucket = {
                    "by": "squad",
                    "bucket": squad,
                    "measure": rng.choice(["count", "amount"]),
                    "min": str(rng.choice([1, 2, 4])),
                }
                tables["buckets"].append(
                    bucket
                    | {
                        "resource": (
                            tables["resources"][0]["resource"] if bucket["measure"] == "amount" else ""
                        )
                    }
                )
        case = closed(case)
        try:
            pf.allocate(loaded(case))
        except pf.InfeasibleError as error:
            return case, error
    raise AssertionError


def says(case: Case, demand: Demand, text: str) -> bool:
    """Whether these words are that demand's."""
    table, i, column = demand
    row = case[0][table][i]

    def word(name: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None

    if table == "initiatives":
        return text == f"{row['initiative']} is mandatory"
    if table == "decisions":
        return text.startswith(f"{row['initiative']} is decided: {row['decision']}")
    if table == "relations" and row["relation"] == "excludes":
        one, other = row["initiative"], row["other"]
        return text in (f"{one} and {other} exclude each other", f"{other} and {one} exclude each other")
    if table == "relations":
        told = not any(other in text for other in ("is mandatory", "is decided", "exclude each other"))
        others = [row["other"], *row["other"].split(" | ")]  # any of several: each is named
        named = word(others[0]) or all(map(word, others[1:]))
        return told and text.startswith(f"{row['initiative']} ") and named
    if table == "buckets":
        of = {
            "count": "the number of initiatives",
            "share": f"the share of {row.get('resource')}",
            "amount": f"the {row.get('resource')} spent",
        }
        return (
            text.startswith(of[row["measure"]])
            and f" {row['by']} {row['bucket']} " in text
            and {"min": "at least", "max": "at most"}[column] in text
        )
    return False


def located(case: Case, text: str, kind: str = "", name: str = "", period: str = "") -> Demand:
    """The demand in the tables that a conflict or a way out names."""
    if kind == "limit":
        return (
            "resources",
            next(i for i, row in enumerate(case[0]["resources"]) if row["resource"] == name),
            period,
        )
    by_id = text  # sentences call initiatives by their names, with the id where two have the same
    for row in case[0]["initiatives"]:
        by_id = by_id.replace(f"{row['name']} ({row['initiative']})", row["initiative"])
    for row in case[0]["initiatives"]:
        by_id = by_id.replace(row["name"], row["initiative"])
    found = [d for d in demands_of(case) if says(case, d, by_id)]
    assert found, text
    return max(found, key=lambda d: len(case[0][d[0]][d[1]].get("other", "")))


def members(case: Case, error: pf.InfeasibleError) -> list[Demand]:
    return [
        located(case, row.demand, row.kind, row.name, row.period)
        for row in error.conflict.itertuples(index=False)
    ]


@pytest.mark.parametrize("seed", together("conflict", range(200)))
def test_conflicts_are_conflicts_and_smallest(seed: int) -> None:
    case, error = infeasible(seed)
    conflict = members(case, error)
    assert conflict
    assert len(set(conflict)) == len(conflict)
    rest = [d for d in demands_of(case) if d not in conflict]
    assert best(lifted(case, rest)) is None
    for member in conflict:
        assert best(lifted(case, [*rest, member])) is not None, member


NEED = re.compile(
    r"(.+?) needs? ([\d.+ −-]+) of (\w+) in (all|one of these periods|.+?) at least, and it has (.+)"
)
AMOUNT = re.compile(r"([\d.]+)(?: (?:EUR|weeks|person-weeks|days))?")


@pytest.mark.parametrize("seed", together("conflict", range(200)))
def test_what_a_conflict_says_is_needed_is_needed_and_more_than_there_is(seed: int) -> None:
    """Over all portfolios that meet its other demands."""
    case, error = infeasible(seed)
    conflict, said = (
        members(case, error),
        [c for c in error.infeasibility.clauses if "at least, and it has" in c],
    )
    kept = [d for d in conflict if d[0] != "resources"]
    book = oracle.Case(*closed(lifted(case, [d for d in demands_of(case) if d not in kept])), float)
    possible = [p for p in book.portfolios() if not any(book.broken(p))] if said else []
    assert possible or not said
    for clause in said:
        found = NEED.fullmatch(clause)
        assert found, clause
        _, amounts, resource, where, there = found.groups()
        need = sum(float(a) for a in amounts.split(" + "))
        periods = [
            row.period for row in error.conflict.itertuples() if row.kind == "limit" and row.name == resource
        ]
        places = [book.periods.index(p) for p in periods]
        used = [[float(sum(max(0, c.use[resource][t]) for c in p)) for t in places] for p in possible]
        has = [float(AMOUNT.match(part).group(1)) for part in re.split(", | and ", there)]  # type: ignore[union-attr]
        if where == "one of these periods":
            assert all(max(each) > need - 1e-6 for each in used), clause
            assert need > max(has), clause
        else:
            assert all(sum(each) > need - 1e-6 for each in used), clause
            assert need > sum(has), clause


EXTRA = re.compile(r"([\d.\s]+?) in (.+?)(?:, | and |$)")

type Way = tuple[frozenset[Demand], dict[str, float]]  # demands dropped; of each resource the total more


def extended(case: Case, resource: str, where: str) -> Case:
    tables, settings = fresh(case)
    row = next(row for row in tables["resources"] if row["resource"] == resource)
    for extra, period in EXTRA.findall(where):
        row[period] = repr(float(row[period]) + float(extra))
    return tables, settings


def told(case: Case, error: pf.InfeasibleError) -> list[tuple[Way, float, Case]]:
    """The ways out, each with its impact and the tables changed by it."""
    found = []
    for _, rows in error.repair.groupby("way"):
        (sentence,), (points,) = set(rows.sentence), set(rows.impact)
        drops = rows[rows.repair == "drop"]
        demands = frozenset(located(case, text) for text in re.findall("“(.*?)”", sentence))
        assert len(drops) == len(demands)
        assert drops.extra.isna().all()
        changed = case
        for row in rows[rows.repair == "extra"].itertuples():
            # to the cent, and enough as they are written
            named = [float(extra) for extra, _ in EXTRA.findall(row.where)]
            assert row.extra - NEAR <= sum(named) <= row.extra + 0.01 * len(named) + NEAR
            assert f"{row.name} ({row.where})" in sentence
            changed = extended(changed, row.name, row.where)
        found.append(
            (
                (demands, {r.name: r.extra for r in rows[rows.repair == "extra"].itertuples()}),
                points,
                lifted(changed, demands),
            )
        )
    return found


@pytest.mark.parametrize("seed", together("conflict", range(200)))
def test_ways_out_lead_to_what_they_say(seed: int) -> None:
    case, error = infeasible(seed)
    repair = error.repair
    assert not repair.empty
    assert list(repair.impact) == sorted(repair.impact, reverse=True)
    assert list(repair.way) == sorted(repair.way)
    for _, points, changed in told(case, error):
        assert impact(changed) == near(points)


def least_extra(book: oracle.Case, usable: float, funded: Sequence[oracle.Candidate], resource: str) -> float:
    """The least more of a resource, over all periods: what is short is added where it is short, since less
    of it would arrive from before.
    """
    more = carried = 0.0
    for t, limit in enumerate(book.limits[resource]):
        used = float(sum(c.use[resource][t] for c in funded))
        if isinf(limit):
            carried = 0.0
            continue
        available = float(limit) + carried
        if oracle.exceeds(used, available):
            more += (used - available) / usable
        carried = float(book.carry_over[resource]) * max(0.0, available - used)
    return more


def counted(case: Case) -> list[tuple[Way, float]]:
    """For every portfolio what it breaks, what it needs more, and its impact."""
    book, demands = oracle.Case(*case, float), [d for d in demands_of(case) if d[0] != "resources"]
    alone = [
        (d, oracle.Case(*closed(lifted(case, [o for o in demands_of(case) if o != d])), float))
        for d in demands
    ]
    usable = {row["resource"]: float(row.get("usable") or 1) for row in case[0]["resources"]}
    found = []
    for portfolio in book.portfolios():
        broken = frozenset(d for d, only in alone if any(only.broken(portfolio)))
        extra = {r: more for r in usable if (more := least_extra(book, usable[r], portfolio, r)) > 0}
        found.append(((broken, extra), float(book.impact(portfolio))))
    return found


def amounts(case: Case, extra: dict[str, float]) -> list[float]:
    """All money, then the capacities of each unit, in the order of the table."""
    groups: dict[str, float] = {"money": 0.0}
    for row in case[0]["resources"]:
        group = (
            "money"
            if row["kind"] == "budget"
            else f"unit {row['unit']}"
            if row.get("unit")
            else f"name {row['resource']}"
        )
        groups[group] = groups.get(group, 0.0) + extra.get(row["resource"], 0.0)
    return list(groups.values())


def cheapest(measured: Iterable[tuple[Sequence[float], float]]) -> tuple[list[float], float] | None:
    """The smallest measures, one after the other, and the highest impact with them."""
    left = list(measured)
    if not left:
        return None
    for k in range(len(left[0][0])):
        least = min(m[k] for m, _ in left)
        left = [(m, points) for m, points in left if m[k] <= least + 1e-9 * max(1, least)]
    return list(left[0][0]), max(points for _, points in left)


def drops_of(all_: Sequence[tuple[Way, float]]) -> dict[frozenset[Demand], float]:
    """The sets of demands that are enough to drop and none of whose members can be spared, with the best
    impact then.
    """
    enough = {broken for (broken, extra), _ in all_ if not extra}
    smallest = [s for s in enough if not any(other < s for other in enough)]
    return {s: max(points for (broken, extra), points in all_ if not extra and broken <= s) for s in smallest}


def mixed_of(case: Case, all_: Sequence[tuple[Way, float]], fewer: int) -> tuple[list[float], float] | None:
    alone = {frozenset(extra) for (broken, extra), _ in all_ if not broken}
    return cheapest(
        ([len(broken) + len(extra), *amounts(case, extra)], points)
        for (broken, extra), points in all_
        if 0 < len(broken) <= fewer and extra and not any(r <= frozenset(extra) for r in alone)
    )


def check_cheapest(case: Case, error: pf.InfeasibleError) -> str:
    """The ways out beside all portfolios; which kinds there are."""
    all_, said = counted(case), told(case, error)
    drops = drops_of(all_)
    single = {s: points for s, points in drops.items() if len(s) == 1}
    helps = {r for (broken, extra), _ in all_ if not broken and len(extra) == 1 for r in extra}
    if single or helps:
        assert {way[0]: points for way, points, _ in said if not way[1]} == {
            s: near(points) for s, points in single.items()
        }
        for resource in helps:
            least = cheapest(
                ([extra[resource]], points)
                for (broken, extra), points in all_
                if not broken and set(extra) == {resource}
            )
            assert least is not None
            ((extra, points),) = [(way[1], points) for way, points, _ in said if resource in way[1]]
            assert extra == {resource: near(least[0][0])}
            assert points == near(least[1])
        assert len(said) == len(single) + len(helps)
        return "single"
    told_drops = {way[0]: points for way, points, _ in said if not way[1]}
    assert told_drops.keys() <= drops.keys()
    assert all(points == near(drops[s]) for s, points in told_drops.items())
    ranked = sorted((len(s), -points) for s, points in drops.items())
    assert sorted((len(s), -points) for s, points in told_drops.items()) == [
        (n, near(points)) for n, points in ranked[:3]
    ]
    assert ("there are others" in str(error)) == (len(drops) > 3)
    kinds = "drops"
    extras = cheapest(
        ([len(extra), *amounts(case, extra)], points) for (broken, extra), points in all_ if not broken
    )
    told_extras = [([len(way[1]), *amounts(case, way[1])], points) for way, points, _ in said if not way[0]]
    assert told_extras == ([(near(extras[0]), near(extras[1]))] if extras else [])
    kinds += " extras" * bool(extras)
    mixed = mixed_of(case, all_, ranked[0][0] - 1)
    if mixed and extras and mixed[1] <= max(extras[1], *told_drops.values()) + NEAR:
        mixed = None
    told_mixed = [
        ([len(way[0]) + len(way[1]), *amounts(case, way[1])], points)
        for way, points, _ in said
        if way[0] and way[1]
    ]
    assert told_mixed == ([(near(mixed[0]), near(mixed[1]))] if mixed else [])
    return kinds + " mixed" * bool(mixed)


@pytest.mark.parametrize("seed", together("conflict", range(200)))
def test_ways_out_are_the_cheapest(seed: int) -> None:
    """Counted over all portfolios."""
    case, error = infeasible(seed)
    if ways(case) <= 2000:
        check_cheapest(case, error)


@cache
def short_twice(seed: int) -> tuple[Case, pf.InfeasibleError]:
    """A case that no single change makes possible: nearly all mandatory, and short of several things."""
    for attempt in count():
        rng = random.Random(f"short twice {seed} {attempt}")
        case = fresh(random_cases.random_tables(rng, rng.choice([3, 3, 4, 4, 5])))
        tables, settings = case
        settings["language"] = "en"
        if not 10 < ways(case) <= 1500:
            continue
        periods = periods_of(case)
        for row in tables["initiatives"]:
            row["mandatory"] = "true" if rng.random() < 0.85 else ""
        for row in tables["resources"]:
            row.update({p: f"{float(row[p]) * rng.choice([0, 0.25, 0.5]):g}" for p in periods if row.get(p)})
        names = [row["initiative"] for row in tables["initiatives"]]
        if rng.random() < 0.4:
            one, other = rng.sample(names, 2)
            if not any({r["initiative"], r["other"]} == {one, other} for r in tables["relations"]):
                tables["relations"].append({"relation": "excludes", "initiative": one, "other": other})
        case = closed(case)
        try:
            pf.allocate(loaded(case))
        except pf.InfeasibleError as error:
            if "No single change is enough" in str(error):
                return case, error
    raise AssertionError


@cache
def kinds_of(seed: int) -> frozenset[str]:
    """The kinds of the ways out of a case that no single change makes possible, all of them checked."""
    return frozenset(check_cheapest(*short_twice(seed)).split())


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.xdist_group("short twice")
def test_ways_out_where_no_single_change_is_enough_are_the_cheapest(seed: int) -> None:
    assert kinds_of(seed)


@pytest.mark.xdist_group("short twice")
def test_the_seeds_know_every_kind_of_way_out() -> None:
    assert set().union(*map(kinds_of, range(60))) == {"drops", "extras", "mixed"}


# Conflicts that a finance partner understands


def refusal(case: pf.Case | pf.Problem) -> str:
    with pytest.raises(pf.InfeasibleError) as caught:
        pf.allocate(case)
    return str(caught.value)


def test_two_exclusive_mandates(make: Make) -> None:
    text = refusal(
        make(
            initiatives="initiative,mandatory / A,true / B,true / C,",
            relations="relation,initiative,other / excludes,A,B",
        )
    )
    assert "A and B are mandatory" in text
    assert "A and B exclude each other" in text
    assert "without “A is mandatory” the best plan earns 3.00 points" in text  # B and C
    assert "without “A and B exclude each other” the best plan earns 6.00 points" in text


def test_a_mandate_too_big_for_its_team(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory,latest / A,true,Q1 / B,,",
        resources="resource,kind,unit,Q1,Q2 / cash,budget,EUR,, / Data,capacity,person-weeks,9,9",
        requirements="initiative,resource,1 / A,Data,14 / B,Data,9",
        contributions="initiative,kpi,expected / A,users,3 / B,users,2",
    )
    text = refusal(case)
    assert "A is mandatory" in text
    assert "A needs 14 of Data in Q1 at least, and it has 9 person-weeks" in text
    assert "with 5 person-weeks more of Data (5 in Q1) the best plan earns 5.00 points" in text


def test_two_mandates_too_big_together(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory,latest / A,true,Q1 / B,true,Q1",
        resources=(
            "resource,kind,unit,usable,Q1,Q2 / cash,budget,EUR,,, / Data,capacity,person-weeks,0.9,20,20"
        ),
        requirements="initiative,resource,1 / A,Data,14 / B,Data,9",
        contributions="initiative,kpi,expected / A,users,3 / B,users,2",
    )
    text = refusal(case)
    assert "A and B are mandatory" in text
    assert "A and B need 14 + 9 of Data in Q1 at least, and it has 18 person-weeks" in text


def test_a_decision_against_a_requires(make: Make) -> None:
    case = make(
        decisions="initiative,decision,by,reason / A,fund,CFO,promised / B,reject,CPO,too early",
        relations="relation,initiative,other / requires,A,B",
    )
    text = refusal(case)
    assert "A is decided: fund (by CFO: promised)" in text
    assert "B is decided: reject (by CPO: too early)" in text
    assert re.search(r"A [^;]*requires B|A [^;]*only if B", text)
    assert len(pd.DataFrame(text.splitlines())) >= 5  # head, conflict, and a way out for each of the three


def test_what_relations_pull_in_counts_as_needed(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory / A,true / B, / C, / D,",
        resources="resource,kind,unit,Q1 / cash,budget,EUR,17",
        requirements="initiative,resource,1 / A,cash,10 / B,cash,8 / C,cash,6 / D,cash,7",
        relations="relation,initiative,other / requires,A,B / requires,A,C | D",
    )
    text = refusal(case)
    # the rest is not needed to see it
    assert "A and B need 10 + 8 of cash in Q1 at least, and it has 17 EUR" in text
    text = refusal(pf.Problem(case).with_limits({"cash": 18}))
    assert (
        "A requires B; A requires C or D; A, B and C or D need 10 + 8 + 6 of cash in Q1 at least, and it has"
        " 18 EUR" in text
    )


def test_too_much_in_any_one_period_is_said_as_that(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory / A,true / B,",
        resources="resource,kind,unit,Q1,Q2,Q3,Q4,Q5,Q6 / cash,budget,EUR,3,3,3,3,3,3",
        requirements="initiative,resource,1 / A,cash,5 / B,cash,1",
        contributions="initiative,kpi,expected / A,users,3",
    )
    text = refusal(case)
    assert (
        "A needs 5 of cash in one of these periods at least, and it has 3 EUR in each of 6 periods from Q1"
        " to Q6" in text
    )


def test_where_no_sum_shows_that_it_falls_short_none_is_claimed(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory / A,true / B,true / C,true",
        resources="resource,kind,unit,Q1,Q2 / data,capacity,weeks,10,10",
        requirements="initiative,resource,1 / A,data,6 / B,data,6 / C,data,6",
    )
    text = refusal(case)  # 18 of 20, and yet two of them would have to share 10
    assert "at least" not in text
    assert (
        "with every way of funding A, B and C, data (10 weeks in Q1 and 10 weeks in Q2) falls short" in text
    )


TWICE_SHORT = {
    "initiatives": "initiative,mandatory / A,true / B,true / C,true / D,true",
    "resources": "resource,kind,unit,Q1 / cash,budget,EUR,10 / team,capacity,weeks,5",
    "requirements": "initiative,resource,1 / A,cash,6 / B,cash,7 / C,team,3 / D,team,4",
    "contributions": "initiative,kpi,expected / A,users,10 / B,users,1 / C,users,2 / D,users,5",
}


def test_two_shortages_are_told_with_the_cheapest_changes_together(make: Make) -> None:
    text = refusal(make(**TWICE_SHORT))
    assert text.splitlines()[1:] == [
        (
            "These cannot hold together: A and B are mandatory; A and B need 6 + 7 of cash in Q1 at least,"
            " and it has 10 EUR."
        ),
        "No single change is enough: there is another conflict beside this one. Ways out:",
        (
            "- with 3 EUR more of cash (3 in Q1) and 2 weeks more of team (2 in Q1) the best plan earns 18.00"
            " points"
        ),
        "- without “B is mandatory” and “C is mandatory” the best plan earns 15.00 points",
        "- without “B is mandatory” and “D is mandatory” the best plan earns 12.00 points",
        "- without “A is mandatory” and “C is mandatory” the best plan earns 6.00 points",
        (
            "Of the sets of demands to drop, 3 are told: fewest demands first, then those that earn most;"
            " there are others."
        ),
    ]


def test_two_shortages_in_french(make: Make) -> None:
    text = refusal(make(**TWICE_SHORT, settings='language = "fr"')).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert (
        "Aucun changement seul ne suffit : un autre conflit s’ajoute à celui-ci. Issues possibles :" in text
    )
    assert (
        "- avec 3 EUR de plus de cash (3 en Q1) et 2 weeks de plus de team (2 en Q1) le meilleur plan"
        " rapporte 18,00 points" in text
    )
    assert (
        "- sans « B est obligatoire » et « C est obligatoire » le meilleur plan rapporte 15,00 points" in text
    )


def test_a_demand_dropped_and_more_of_a_resource_where_that_earns_more(make: Make) -> None:
    """A and B exclude each other, which no money mends; C is short of it."""
    case = make(
        initiatives="initiative,mandatory / A,true / B,true / C,true",
        resources="resource,kind,unit,Q1 / cash,budget,EUR,10",
        requirements="initiative,resource,1 / A,cash,1 / B,cash,1 / C,cash,15",
        contributions="initiative,kpi,expected / A,users,1 / B,users,2 / C,users,10",
        relations="relation,initiative,other / excludes,A,B",
    )
    with pytest.raises(pf.InfeasibleError) as caught:
        pf.allocate(case)
    assert (
        "- without “A is mandatory” and with 6 EUR more of cash (6 in Q1) the best plan earns 12.00 points"
        in str(caught.value)
    )
    first = caught.value.repair[caught.value.repair.way == 1]
    assert list(first.repair) == ["drop", "extra"]
    assert list(first.name) == ["A", "cash"]
    assert first.extra.tolist()[1] == 6


def test_where_time_is_up_the_cheapest_are_told_and_that_none_is_proven_to_earn_most(
    make: Make,
) -> None:
    case = make(**TWICE_SHORT)
    with pytest.raises(pf.InfeasibleError) as caught:
        Session(case, Effort(repair_seconds=1e-9)).allocate(pf.Problem(case))
    text = str(caught.value)
    assert (
        "- with 3 EUR more of cash (3 in Q1) and 2 weeks more of team (2 in Q1) the best plan earns 18.00"
        " points" in text
    )
    assert "earns most is not proven" in text


def test_reserved_shares_above_the_budget(make: Make) -> None:
    case = make(
        initiatives="initiative,category / A,x / B,y / C,x",
        resources="resource,kind,unit,Q1 / cash,budget,EUR,3",
        buckets="by,bucket,resource,measure,min / category,x,cash,amount,2 / category,y,cash,amount,2",
    )
    text = refusal(case)
    assert "the cash spent on category x must be at least 2 EUR" in text
    assert "the cash spent on category y must be at least 2 EUR" in text
    assert re.search(r"cash.* has 3 EUR", text)
    assert "with 1 EUR more of cash (1 in Q1) the best plan earns 5.00 points" in text


def test_a_mandate_within_a_cycle_of_lags(make: Make) -> None:
    text = refusal(
        make(
            initiatives="initiative,mandatory / A,true / B, / C,",
            relations="relation,initiative,other,lag / requires,A,B,0 / requires,B,A,0",
        )
    )
    assert "A is mandatory" in text
    assert "A may start only once B has been delivered" in text
    assert "B may start only once A has been delivered" in text
    assert "without “A is mandatory” the best plan earns 1.00 points" in text  # neither A nor B can be funded


# The sample


of_the_sample = pytest.mark.xdist_group("explained sample")  # it is solved once


@pytest.fixture(scope="module")
def sample() -> tuple[Case, pf.Allocation]:
    tables = {}
    for path in sorted(SAMPLE.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = [dict(row) for row in csv.DictReader(file)]
    case: Case = tables, tomllib.loads((SAMPLE / "case.toml").read_text(encoding="utf-8"))
    return case, pf.allocate(loaded(case))


@of_the_sample
@pytest.mark.parametrize("name", ["page-speed", "dispute-workspace", "cash-forecast"])
def test_reasons_of_the_sample(sample: tuple[Case, pf.Allocation], name: str) -> None:
    case, plan = sample
    row = pf.explain(plan, name).loc[name]
    check_reason(case, plan, name, row)
    if name == "cash-forecast":
        check_entry_cost(case, plan, name, row)


@of_the_sample
def test_what_stands_in_the_way_in_the_sample(sample: tuple[Case, pf.Allocation]) -> None:
    case, plan = sample
    check_obstacles(case, plan, "cash-forecast", pf.explain(plan, "cash-forecast").loc["cash-forecast"])


def test_an_overdraft_is_not_carried_over(make: Make) -> None:
    case = make(
        resources="resource,kind,unit,carry_over,Q1,Q2 / cash,budget,EUR,1,1,0",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,1 / C,cash,1",
    )
    breaches = pf.appraise(case, [("A", "full", "Q1")]).breaches
    assert list(breaches.excess) == [1]  # 2 used of 1 in Q1; in Q2 nothing is used and nothing is available


def test_a_lifted_decision_that_changes_the_option_says_so(make: Make) -> None:
    case = make(
        options="initiative,option,delivers / A,lite,0.5 / A,full,1",
        decisions="initiative,decision,option,by,reason / A,fund,lite,CFO,prudence",
    )
    row = pf.explain(pf.allocate(case)).loc["A"]
    assert row.price == near(1.5)
    assert row.instead == "~A"
    assert "nothing else would change" not in row.sentence


def test_a_conflict_with_carry_over_holds_by_itself(make: Make) -> None:
    resources = "resource,kind,unit,carry_over,Q1,Q2,Q3,Q4 / cash,budget,EUR,0.5,1,5,1.5,0.75"
    case = make(
        initiatives="initiative,mandatory / A,true",
        resources=resources,
        requirements="initiative,resource,3,4 / A,cash,4,6",
        contributions="initiative,kpi,expected / A,users,3",
    )
    with pytest.raises(pf.InfeasibleError) as caught:
        pf.allocate(case)
    # More in any of the four quarters is enough, so that each of them belongs to the conflict.
    assert list(caught.value.conflict.period) == ["", "Q1", "Q2", "Q3", "Q4"]


@of_the_sample
def test_alternatives_and_an_appraisal_of_the_sample(sample: tuple[Case, pf.Allocation]) -> None:
    case, plan = sample
    others = pf.alternatives(plan, n=1)
    assert len(others) == 1
    for row in others.itertuples():
        tables, settings = fresh(case)
        decided = {r["initiative"] for r in tables["decisions"]}
        for initiative in tables["initiatives"]:
            name = initiative["initiative"]
            if name in row.initiatives:
                initiative["mandatory"] = "true"
            elif name not in decided:
                tables["decisions"].append({"initiative": name, "decision": "reject"})
        same = best((tables, settings))
        assert same is not None
        assert row.impact == near(same.impact)
        assert row.loss == near(plan.impact - same.impact)
        assert row.swaps == changes(plan.choices, same.choices)
        check_appraisal(case, pf.appraise(loaded(case), [tuple(c) for c in same.choices]), plan)
    assert others.loss[0] <= plan.impact - impact(rejected(case, "page-speed")) + NEAR


@pytest.fixture(scope="module")
def part(sample: tuple[Case, pf.Allocation]) -> tuple[Case, pf.Allocation]:
    """A part of the sample's initiatives under lower limits."""
    (tables, settings), _ = sample
    bound = {row["initiative"] for row in tables["initiatives"] if row["mandatory"] == "true"} | {
        r["initiative"] for r in tables["decisions"]
    }
    kept = bound | {row["initiative"] for row in tables["initiatives"][::4]}
    small, _ = fresh((tables, settings))
    for table in ("initiatives", "options", "requirements", "contributions", "decisions"):
        small[table] = [row for row in small[table] if row["initiative"] in kept]
    small["relations"] = [
        row for row in small["relations"] if {row["initiative"], *row["other"].split(" | ")} <= kept
    ]
    for row in small["resources"]:
        row.update({p: f"{float(a) * 0.75:g}" for p, a in row.items() if p.startswith("202")})
    for table in ("actuals", "ledger", "readings", "parties", "scenarios"):
        del small[table]
    case = closed((small, settings))
    plan = best(case)
    assert plan is not None
    return case, plan


@of_the_sample
def test_reasons_of_a_part_of_the_sample(part: tuple[Case, pf.Allocation]) -> None:
    case, plan = part
    frame = pf.explain(plan)
    for name, row in frame.iterrows():
        check_reason(case, plan, str(name), row)


@of_the_sample
def test_marginal_values_of_a_part_of_the_sample(part: tuple[Case, pf.Allocation]) -> None:
    case, plan = part
    frame = pf.marginal_values(plan)
    for row in frame.itertuples():
        if row.Index % 4 == 0 or isfinite(row.step):
            check_marginal(case, plan, row)


@of_the_sample
def test_prices_of_the_decisions_of_a_part_of_the_sample(part: tuple[Case, pf.Allocation]) -> None:
    case, plan = part
    answers = pf.price_of_decisions(plan), *lifted_one_by_one(case, plan)
    check_prices(plan, *answers)
    check_price_swaps(plan, *answers)


# Published answers


def published(*keys: str) -> list[Any]:
    found = []
    for path in sorted(PUBLISHED.glob("*/expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        if any(key in expected for key in keys):
            found.append(pytest.param(path.parent, expected, id=path.parent.name))
    return found or [
        pytest.param(None, {}, marks=pytest.mark.skip(reason="the published cases are not here"))
    ]


@pytest.mark.parametrize(("folder", "expected"), published("replacement_cost", "force_in_cost"))
def test_published_replacement_costs_and_prices(folder: Path, expected: dict[str, Any]) -> None:
    plan = pf.allocate(pf.load(folder))
    frame = pf.explain(plan)
    assert plan.impact == near(expected["impact"])
    if "cheapest" in expected:
        assert [c.initiative for c in plan.choices] == expected["cheapest"]
    for key, column in (("replacement_cost", "replacement_cost"), ("force_in_cost", "price")):
        for name, points in expected.get(key, {}).items():
            assert frame.loc[name, column] == (inf if points is None else near(points)), (name, key)


@pytest.mark.parametrize(
    ("folder", "expected"), [p for p in published("lp_duals") if p.id is None or not p.id.startswith("mkp_")]
)
def test_published_duals(folder: Path, expected: dict[str, Any]) -> None:
    frame = pf.marginal_values(pf.allocate(pf.load(folder)))
    assert list(frame.relaxation_dual) == pytest.approx(expected["lp_duals"], rel=1e-4, abs=1e-4)


@pytest.mark.parametrize("asked", [{"n": 0}, {"n": -1}, {"n": 1.5}, {"within": -1.0}])
def test_no_other_plans_are_none_to_ask_for(asked: dict[str, float]) -> None:
    plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    with pytest.raises(pf.PortfolioError, match="n must be a whole number ≥ 1"):
        pf.alternatives(plan, **asked)


def test_what_is_broken_and_what_conflicts_is_told_by_name() -> None:
    case = pf.load("data/samples/dozen")
    names = case.names("initiatives")
    (broken,) = violations(pf.Problem(case), [])
    assert str(broken) == f"mandatory: {names['cyber-resilience']} is mandatory and not funded"
    problem = pf.Problem(case).scaled({"budget": 0.01})
    with pytest.raises(pf.InfeasibleError) as raised:
        pf.allocate(problem)
    told = str(raised.value)
    assert names["cyber-resilience"] in told
    assert case.names("resources")["budget"] in told
    assert "cyber-resilience" not in told
    assert raised.value.conflict.name.isin([*names, *case.names("resources")]).all(), "ids, to go on with"


def test_words_of_two_plans_stand_to_the_left_on_a_page_and_points_to_the_right() -> None:
    plan = samples.plan("dozen")
    fewer = pf.allocate(plan.problem.scaled({"budget": 0.9}))
    sides = re.findall("<th style='text-align:([a-z]+)'>", pf.diff(plan, fewer)._repr_html_())
    assert sides == ["left", "left", "left", "right"]
