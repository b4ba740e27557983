"""The same means at other times: held against every split of small cases, solved one by one, and against the
case edited and solved anew.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction
from math import isfinite, isnan

import pytest
from support.random_cases import loaded, random_tables
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.session import Session
from portfolio.model.choices import Choice
from portfolio.model.moved_amounts import least_moved
from portfolio.model.usage import requirements
from portfolio.model.violations import violations

SAID = "Cash: moving 2 EUR from Q3 to Q1 earns 1.00 points: B would come in, C would drop out."
PERIODS = ("Q1", "Q2", "Q3")


def splits(total: int, count: int) -> Iterator[tuple[int, ...]]:
    """Every split of a whole total over so many periods."""
    if count == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in splits(total - first, count - 1):
            yield first, *rest


def by_brute_force(problem: pf.Problem, resource: str) -> tuple[float, float]:
    """The most that any split of whole amounts earns, and the least that is moved by one that earns it."""
    periods = problem.case.periods
    limited = [p for p in periods if isfinite(problem.amount(resource, p))]
    now = [int(problem.amount(resource, p)) for p in limited]
    others = list(splits(sum(now), len(limited)))
    asked = [
        problem.with_limits({(resource, p): a for p, a in zip(limited, split, strict=True)})
        for split in others
    ]
    found = [
        a.impact if isinstance(a, pf.Allocation) else -float("inf")
        for a in Session(problem.case).allocate_all(asked)
    ]
    best = max(found)
    moved = [
        sum(max(0, b - a) for a, b in zip(now, split, strict=True))
        for split, impact in zip(others, found, strict=True)
        if impact >= best - 1e-6 * max(1.0, abs(best))
    ]
    return best, min(moved)


def rounds(seed: int) -> pf.Case:
    """A few initiatives that need whole amounts over three quarters, of money that is kept or not."""
    rng = random.Random(f"rephase {seed}")
    names = [f"I{n}" for n in range(rng.randint(3, 5))]
    kept, usable = rng.choice([0, 0, 1]), 1
    amounts = [rng.randint(0, 4) for _ in PERIODS]
    team = [rng.choice([str(rng.randint(1, 4)), ""]) for _ in PERIODS]
    need = [[rng.choice([0, 1, 1, 2, 3]) for _ in range(rng.randint(1, 2))] for _ in names]
    if rng.random() < 0.3:
        need[0][-1] = -1  # frees some
    rows = [f"{i},cash,{a[0]},{a[1] if len(a) > 1 else ''}" for i, a in zip(names, need, strict=True)]
    rows += [f"{i},team,{rng.randint(0, 2)}," for i in names]
    tables = {
        "initiatives": "initiative\n" + "\n".join(names),
        "resources": "resource,kind,usable,carry_over,Q1,Q2,Q3\n"
        f"cash,budget,{usable},{kept},{','.join(map(str, amounts))}\n"
        f"team,capacity,1,0,{','.join(team)}",
        "requirements": "initiative,resource,1,2\n" + "\n".join(rows),
        "objectives": "objective,weight\ngrow,10",
        "key_results": "key_result,objective,kpi\nmore,grow,users",
        "contributions": "initiative,kpi,expected\n"
        + "\n".join(f"{i},users,{rng.randint(1, 9)}" for i in names),
    }
    return loaded(
        ({name: parsed(text) for name, text in tables.items()}, {"finish_inside": rng.random() < 0.5})
    )


def parsed(text: str) -> list[dict[str, str]]:
    head, *rows = (line.split(",") for line in text.split("\n"))
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("block", range(4))
def test_the_best_split_and_the_smallest_move_are_those_of_all_splits(block: int) -> None:
    gains = 0
    for seed in range(10 * block, 10 * block + 10):
        plan = pf.allocate(rounds(seed))
        row = pf.rephase(plan, "cash").frame.iloc[0]
        best, moved = by_brute_force(plan.problem, "cash")
        assert row.gain == pytest.approx(best - plan.impact, abs=1e-6), seed
        assert row.moved == pytest.approx(moved if row.gain else 0.0, abs=1e-9), seed
        gains += row.gain > 0
    assert gains  # a test that only ever sees "none" would prove nothing


@pytest.mark.parametrize("seed", range(24))
def test_the_gain_is_what_the_case_edited_and_solved_anew_earns(seed: int) -> None:
    case = loaded(random_tables(random.Random(f"rephase any {seed}")))
    try:
        plan = pf.allocate(case)
    except pf.InfeasibleError:
        pytest.skip("nothing fits")
    found = pf.rephase(plan)
    amounts = found.amounts
    for row in found.frame.itertuples():
        own = amounts[amounts.resource == row.resource]
        assert own.amount.sum() == pytest.approx(own.split.sum())
        assert own.moved.clip(lower=0).sum() == pytest.approx(row.moved)
        assert (own.split >= 0).all()
        cells = dict(zip(((row.resource, p) for p in own.period), own.split, strict=True))
        again = pf.allocate(plan.problem.with_limits(cells))
        assert again.impact - plan.impact == pytest.approx(row.gain, abs=1e-6)


def test_money_that_comes_too_late_is_told_in_a_sentence(make: Make) -> None:
    # A (3 points) and B (2) cost 2 in the quarter they start in, all of which is the first
    case = make(
        initiatives="initiative,latest / A,Q1 / B,Q1 / C,",
        resources="resource,name,kind,unit,Q1,Q2,Q3 / cash,Cash,budget,EUR,2,0,3",
    )
    plan = pf.allocate(case)
    found = pf.rephase(plan)
    assert [*found.frame.itertuples(index=False, name=None)] == [("cash", 1.0, 2.0, "+B −C", SAID)]
    assert found.amounts.split.tolist() == [4, 0, 1]
    assert str(found) == f"- {found.frame.sentence[0]}"


def test_what_earns_nothing_says_so(make: Make) -> None:
    plan = pf.allocate(make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,2,2"))
    found = pf.rephase(plan)
    assert found.frame[["gain", "moved", "swap"]].to_numpy().tolist() == [[0, 0, ""]]
    assert found.amounts.moved.eq(0).all()
    assert str(found) == "- cash: no other split of the same total earns more."


def test_periods_without_a_limit_keep_what_they_have(make: Make) -> None:
    plan = pf.allocate(make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,0,,1"))
    found = pf.rephase(plan, "cash")
    assert found.amounts.period.tolist() == ["Q1", "Q3"]
    with pytest.raises(pf.CaseError, match="cash"):
        pf.rephase(plan, "cahs")


def test_a_protected_plan_is_protected_after_the_move(make: Make) -> None:
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,3,3,3",
        requirements="initiative,resource,1,high / A,cash,2,2 / B,cash,2,2 / C,cash,2,2",
    )
    plan = pf.allocate(pf.Problem(case).protected(1))
    found = pf.rephase(plan)
    then = found.best["cash"]
    assert found.frame.gain[0] > 0
    assert not violations(then.problem, then.choices)
    assert then.problem.overruns == 1
    assert pf.allocate(then.problem).impact == pytest.approx(plan.impact + found.frame.gain[0])


def test_no_answer_in_time_is_said(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    from portfolio.explanation import rephased

    plan = pf.allocate(make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,3"))

    def late(*_: object) -> None:
        raise pf.TimeLimitError(3)

    monkeypatch.setattr(rephased, "_split", late)
    found = pf.rephase(plan)
    assert isnan(found.frame.gain[0])
    assert "no answer within the time limit" in found.frame.sentence[0]


def test_the_least_move_is_exact_in_thirds(make: Make) -> None:
    case = make(
        resources="resource,kind,usable,carry_over,Q1,Q2,Q3 / cash,budget,0.75,0.5,4,1,1",
        requirements="initiative,resource,1 / A,cash,1.5 / B,cash,1.5 / C,cash,1.5",
    )
    place = requirements(case).resource_index["cash"]
    chosen = [Choice(i, "full", p) for i, p in zip("ABC", ("Q3", "Q3", "Q3"), strict=True)]
    moved = least_moved(pf.Problem(case), chosen, place)
    # 0.75 · (a3 + a2 ÷ 2 + a1 ÷ 4) = 4.5 with a1 + a2 + a3 = 6 is all of it in the last quarter
    assert moved == {0: Fraction(-4), 1: Fraction(-1), 2: Fraction(5)}
