"""Limits that hold whichever initiatives overrun, against a brute force over every set of them."""

from __future__ import annotations

import random
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from support import oracle
from support.random_cases import loaded, random_tables
from support.running_cases import running_tables
from support.samples import case as a_case
from support.samples import plan as a_plan

import portfolio as pf
from portfolio.allocator import Session
from portfolio.model.choices import Choice
from portfolio.model.violations import violations

type Tables = tuple[dict[str, list[dict[str, str]]], dict[str, Any]]
HIGHS = ["", "", "1", "1.25", "1.5", "2", "1.1"]


def risky_tables(seed: int) -> Tables:
    """A random case, some with work in flight, with the most that rows of its requirements may come to."""
    rng = random.Random(seed)
    tables, settings = running_tables(rng) if seed % 4 == 0 else random_tables(rng)
    for row in tables["requirements"]:
        row["high"] = rng.choice(HIGHS)
    return tables, settings | {"language": "en"}


def overrunning(case: Tables, some: frozenset[str]) -> Tables:
    """The case where some initiatives use the most that each of their rows may come to."""
    tables, settings = case
    rows = []
    for row in tables["requirements"]:
        factor = float(row["high"] or 1) if row["initiative"] in some and row.get("option") != "stop" else 1.0
        rows.append({c: str(float(a) * factor) if c.isdecimal() and a else a for c, a in row.items()})
    return tables | {"requirements": rows}, settings


class BruteForce:
    """Every portfolio of a case that holds as planned, and which of them hold whoever overruns."""

    def __init__(self, case: Tables) -> None:
        self.case, self.plain = case, oracle.Feasible(*case)
        self.values = self.plain.values()
        order = sorted(range(len(self.values)), key=lambda n: -self.values[n])
        self.ranked = [(self.values[n], self.plain.portfolios[n]) for n in order]
        self._cases: dict[frozenset[str], oracle.Case] = {}

    def holds(self, portfolio: Any, count: int) -> bool:
        funded = [c.choice for c in portfolio]
        names = sorted({c[0] for c in funded})
        sets = (s for n in range(min(count, len(names)) + 1) for s in combinations(names, n))
        for some in map(frozenset, sets):
            if some not in self._cases:
                self._cases[some] = oracle.Case(*overrunning(self.case, some))
            case = self._cases[some]
            if any(oracle.exceeds(u, a) for _, _, u, a in case.usage(case.chosen(funded))):
                return False
        return True

    def best(self, count: int) -> tuple[float, list[tuple[str, str, str]]] | None:
        tied: list[Any] = []
        top = 0.0
        for value, portfolio in self.ranked:
            if tied and value < top - oracle.TIE * max(1.0, abs(top)):
                break
            if self.holds(portfolio, count):
                top = value if not tied else top
                tied.append(portfolio)
        return (top, self.plain.one_answer(tied)) if tied else None


def differs(seed: int, counts: tuple[int, ...] = (1, 2)) -> list[str]:
    """Where the allocation of a random case is another than the brute force's."""
    tables = risky_tables(seed)
    case, brute = loaded(tables), BruteForce(tables)
    session, found = Session(case), []
    for count in counts:
        best = brute.best(count)
        try:
            plan = session.allocate(pf.Problem(case).protected(count))
        except pf.InfeasibleError:
            if best is not None:
                found.append(f"{seed}: {count}: nothing found")
            continue
        if best is None:
            found.append(f"{seed}: {count}: {plan.choices} does not hold")
        elif (
            plan.impact != pytest.approx(best[0], rel=1e-9, abs=1e-9)
            or [tuple(c) for c in plan.choices] != best[1]
        ):
            found.append(f"{seed}: {count}: {plan.impact} {plan.choices}, not {best}")
    return found


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_protected_allocations_equal_brute_force(first: int) -> None:
    assert [d for seed in range(first, first + 20) for d in differs(seed)] == []


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_the_check_without_a_solver_equals_brute_force_on_every_plan(first: int) -> None:
    for seed in range(first, first + 20):
        tables = risky_tables(seed)
        brute, case = BruteForce(tables), loaded(tables)
        for count in (1, 2, 3):
            problem = pf.Problem(case).protected(count)
            for portfolio in brute.plain.portfolios[:: max(1, len(brute.plain.portfolios) // 25)]:
                plan = sorted(Choice(*c.choice) for c in portfolio)
                assert (not violations(problem, plan)) == brute.holds(portfolio, count), (seed, count, plan)


def test_more_protection_never_earns_more_and_all_is_every_high() -> None:
    for seed in range(301, 361, 2):  # without work in flight, whose stopping overruns nowhere
        tables = risky_tables(seed)
        case, named = loaded(tables), tables[0]
        names = frozenset(row["initiative"] for row in named["initiatives"])
        impacts = []
        for count in range(len(names) + 2):
            try:
                impacts.append(pf.allocate(pf.Problem(case).protected(count)).impact)
            except pf.InfeasibleError:
                impacts.append(-np.inf)
        assert all(b <= a + 1e-9 for a, b in pairwise(impacts))
        assert impacts[-1] == impacts[-2]
        freed = any(
            a.startswith("-") for row in named["requirements"] for c, a in row.items() if c.isdecimal()
        )
        if not freed and not named.get("buckets"):  # higher amounts count in buckets too
            assert impacts[-1] == pytest.approx(_impact(loaded(overrunning(tables, names))), abs=1e-9)


def _impact(case: pf.Case) -> float:
    try:
        return pf.allocate(case).impact
    except pf.InfeasibleError:
        return -np.inf


def test_no_overruns_is_the_plain_problem_to_the_last_bit() -> None:
    case = a_case("scaleup")
    plan, plain = pf.allocate(pf.Problem(case).protected(0)), a_plan("scaleup")
    assert pf.Problem(case).protected(0) == pf.Problem(case) == pf.Problem(case).protected(None)
    assert (plan.choices, plan.impact, plan.bound) == (plain.choices, plain.impact, plain.bound)


@pytest.mark.parametrize("wrong", [-1, 1.5, 2.0, "x", "1", True, float("nan")])
def test_only_whole_numbers_of_initiatives_overrun(wrong: Any) -> None:
    with pytest.raises(pf.CaseError, match="whole number ≥ 0 of initiatives"):
        pf.Problem(a_case("scaleup")).protected(wrong)
