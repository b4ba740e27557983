"""Transfers against a brute force over every portfolio and an exact program for what each is given."""

from __future__ import annotations

import random
import time
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from support.giving import Giving, NothingError, UnsettledError, lexicographic, with_transfers
from support.random_cases import loaded, random_tables, with_rules
from support.running_cases import running_tables

import portfolio as pf
from portfolio.allocator.compiled import CompiledModel, PresolvedRoot
from portfolio.allocator.selection import Selection
from portfolio.model.choices import Choice
from portfolio.model.violations import holds, violations
from portfolio.progress import Clock

type Tables = tuple[dict[str, Any], dict[str, Any]]

# in which the best portfolio needs help
HELPED = [0, 13, 40, 47, 65, 80, 87, 109, 118, 131, 142, 158, 161, 175, 196, 208, 214, 252, 262, 266, 279]
HELPED += [302, 343, 346, 347, 367, 398, 406, 412, 415, 419]
SEEDS = [*HELPED, *(seed for seed in range(80) if seed not in HELPED)]


def helped(seed: int) -> Tables:
    """A small random case with transfers, some with rules, some with work in flight."""
    rng = random.Random(seed)
    tables, settings = (running_tables if seed % 4 == 0 else random_tables)(rng, rng.choice([2, 3, 3]))
    for row in tables["resources"]:  # so that help is needed more often
        for column, amount in row.items():
            if column[:2] in ("20", "Wa") and amount and rng.random() < 0.6:
                row[column] = rng.choice(["0", "1"])
    if seed % 3 == 0:
        tables = with_rules(tables, rng)
    return with_transfers(tables, rng), settings | {"language": "en"}


def agree(case: Tables) -> str:
    """That the allocation is the brute force's, to what is given; what was compared."""
    try:
        package = loaded(case)
    except pf.CaseError:
        return "refused"
    oracle = Giving(*case)
    try:
        best = oracle.best()
    except UnsettledError:
        return "unsettled"
    if best is None:
        with pytest.raises(pf.InfeasibleError):
            pf.allocate(package)
        return "infeasible"
    plan = pf.allocate(package)
    assert plan.status == "optimal"
    assert plan.impact == pytest.approx(best.impact, rel=1e-9, abs=1e-9)
    assert [tuple(c) for c in plan.choices] == best.funded
    given = {(row["transfer"], row["period"]): row for row in plan.transfers.to_dict("records")}
    assert sorted(given) == sorted((g.transfer, g.period) for g in best.given)
    for expected in best.given:
        row = given[expected.transfer, expected.period]
        assert row["arrives"] == expected.arrives
        assert (row["given"], row["gained"], row["cost"]) == pytest.approx(
            (float(expected.amount), float(expected.gained), float(expected.cost)), rel=1e-9, abs=1e-9
        )
    for row in plan.usage.to_dict("records"):
        place = row["resource"], row["period"]
        assert (row["given"], row["gained"]) == pytest.approx(best.usage[place], rel=1e-9, abs=1e-9)
    return "given" if best.given else "nothing given"


def checked_by_hand(case: Tables, rng: random.Random) -> int:
    """That a portfolio made by hand breaks something exactly where the brute force says so."""
    try:
        problem, oracle = pf.Problem(loaded(case)), Giving(*case)
    except pf.CaseError:
        return 0
    some = list(oracle.portfolios())
    for portfolio in (some := rng.sample(some, min(10, len(some)))):
        try:
            holds = not any(oracle.broken(portfolio))
        except UnsettledError:
            continue
        choices = [Choice(*c.choice) for c in portfolio]
        assert holds is not bool(violations(problem, choices)), choices
    return len(some)


@pytest.mark.parametrize("block", range(5))
def test_random_transfers_equal_brute_force(block: int) -> None:
    seen = [agree(helped(seed)) for seed in SEEDS[block::5]]
    assert seen.count("given") >= 3
    assert {"nothing given", "infeasible"} <= set(seen)


def test_local_search_lets_means_give() -> None:
    """From nothing funded it finds the best plan of most of these cases, and whatever it gives holds: plans
    that some amounts are enough for, where those that the relaxation gives would often not be.
    """
    best = tied = 0
    for seed in HELPED[:12]:
        problem = pf.Problem(loaded(helped(seed)))
        compiled = CompiledModel(problem)
        instance = compiled.instance(problem)
        root = PresolvedRoot(compiled, instance)
        assert root.relax(instance, Clock(time.perf_counter())) is not None
        local, impact = root.local_instance(instance), pf.allocate(problem).impact
        assert local.given is not None
        begin = np.full(compiled.program.groups, -1)
        found = compiled.search.run(local, begin, 100, lambda: False)
        near = compiled.search.equals(local, found[0], impact - 1e-6, 9) if found else []
        plans = [compiled.model.choices(Selection(columns)) for columns in found + near]
        assert all(holds(problem, choices) for choices in plans)
        best += bool(found) and problem.worth(plans[0]) > impact - 1e-6
        tied += len(near)
    assert best >= 10
    assert tied


def test_portfolios_made_by_hand_hold_where_something_can_be_given() -> None:
    assert sum(checked_by_hand(helped(seed), random.Random(seed)) for seed in range(200, 225)) > 100


# The brute force itself, on what can be done in the head


def amounts(
    rows: list[list[int]], right: list[int], most: list[int | None], order: list[list[int]]
) -> list[float]:
    exact = [[Fraction(v) for v in row] for row in rows]
    ceilings = [None if m is None else Fraction(m) for m in most]
    found = lexicographic(
        exact, [*map(Fraction, right)], ceilings, [[Fraction(v) for v in row] for row in order]
    )
    return [float(a) for a in found]


def test_amounts_in_the_head() -> None:
    total, first = [1, 1], [[-1, 0], [0, -1]]
    assert amounts([[-1, -1]], [-3], [None, None], [total, *first]) == [3, 0]  # the earlier one gives
    assert amounts([[-1, -1]], [-3], [2, None], [total, *first]) == [2, 1]  # up to its ceiling
    assert amounts([[-1, -3]], [-3], [None, None], [total, *first]) == [0, 1]  # the least given in all
    assert amounts([[-1, -3]], [-3], [None, None], [[0, 1], total, *first]) == [3, 0]  # the least money first
    assert amounts([[-2, 1]], [-3], [None, None], [total, *first]) == [1.5, 0]
    with pytest.raises(NothingError):
        amounts([[-1, 1]], [-3], [2, None], [total, *first])


def answer(
    resources: list[str], needs: list[str], transfers: list[str]
) -> tuple[list[str], list[tuple[str, str, float]]]:
    """Who of A (3 points) and B (2 points) is funded, and what is given, from lines of the three tables."""

    def rows(heading: str, lines: list[str]) -> list[dict[str, str]]:
        return [dict(zip(heading.split(","), line.split(","), strict=True)) for line in lines]

    tables = {
        "initiatives": rows("initiative", ["A", "B"]),
        "resources": rows("resource,kind,Q1,Q2", resources),
        "requirements": rows("initiative,resource,1", needs),
        "objectives": rows("objective,weight", ["o,1"]),
        "key_results": rows("key_result,objective,kpi", ["k,o,m"]),
        "contributions": rows("initiative,kpi,expected", ["A,m,3", "B,m,2"]),
        "transfers": rows("transfer,from,to,rate,lag,max,step", transfers),
    }
    best = Giving(tables, {}).best()
    assert best is not None
    return [c[0] for c in best.funded], [(g.transfer, g.period, float(g.amount)) for g in best.given]


def test_answers_in_the_head() -> None:
    means, needs = ["cash,budget,10,0", "team,capacity,1,0"], ["A,team,3", "B,team,1"]
    assert answer(means, needs, ["hire,cash,team,0.5,,,"]) == (["A", "B"], [("hire", "Q1", 6.0)])
    assert answer(means, needs, ["hire,cash,team,0.5,,5,"]) == (["A"], [("hire", "Q1", 4.0)])
    assert answer(means, needs, ["hire,cash,team,0.5,,,4"]) == (["A", "B"], [("hire", "Q1", 8.0)])
    assert answer(means, needs, ["hire,cash,team,0.5,,7,4"]) == (["A"], [("hire", "Q1", 4.0)])
    cash = ["cash,budget,1,4"]
    assert answer(cash, ["A,cash,3", "B,cash,2"], ["early,cash,cash,,-1,,"])[1] == [("early", "Q2", 4.0)]
    chain = ["cash,budget,9,0", "web,capacity,0,0", "data,capacity,0,0"]
    by_web = ["1,cash,web,0.5,,,", "2,web,data,0.5,,,"]
    assert answer(chain, ["A,data,1", "B,data,9"], by_web) == (["A"], [("1", "Q1", 4.0), ("2", "Q1", 2.0)])
