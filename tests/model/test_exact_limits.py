"""What is used never goes beyond what there is, not by a cent in a billion; and decimals that add up to a
limit meet it.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.small_cases import Make

import portfolio as pf
from portfolio.case.reading import edited
from portfolio.model.choices import Choice
from portfolio.model.usage import requirements
from portfolio.model.violations import violations
from portfolio.solver.scaling import Reduced
from portfolio.words.figures import number
from portfolio.words.grammar import SPACE

many = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def round_of(
    make: Make, limit: str, costs: list[str], points: list[float], more: str = "", **tables: str
) -> pf.Case:
    """Initiatives A, B, C, … that cost and earn so much, and one budget in one period."""
    ids = [chr(65 + k) for k in range(len(costs))]
    return make(
        initiatives="initiative / " + " / ".join(ids),
        resources=tables.pop(
            "resources", f"resource,kind,unit,Q1{more and ',usable'} / cash,budget,EUR,{limit}{more}"
        ),
        requirements="initiative,resource,1 / "
        + " / ".join(f"{i},cash,{c}" for i, c in zip(ids, costs, strict=True)),
        contributions="initiative,kpi,expected / "
        + " / ".join(f"{i},users,{p}" for i, p in zip(ids, points, strict=True)),
        **tables,
    )


@pytest.mark.parametrize(
    ("limit", "costs", "points", "funded", "used"),
    [
        # 999 999 999.99 + 0.02 would earn 6.5 and is a cent too much
        ("1000000000", ["999999999.99", "0.01", "0.02"], [5, 1, 1.5], "AB", 1e9),
        # one of two, and A's hundred beside a trillion is too much
        ("1000000000000", ["100.4534", "1000000000000", "1000000000000"], [1, 1, 0.5], "A", 100.4534),
        # a thousandth in ten million; C is a thousandth too dear
        ("10000000", ["9999999.999", "0.001", "0.002"], [5, 1, 1.5], "AB", 1e7),
        # doubles: 0.1 + 0.2 > 0.3
        ("0.3", ["0.1", "0.2"], [1, 1], "AB", 0.3),
        ("0.6", ["0.1", "0.2", "0.3"], [1, 1, 1], "ABC", 0.6),
        ("1.1", ["0.7", "0.3", "0.1"], [1, 1, 1], "ABC", 1.1),
    ],
)
def test_sums_are_exact(
    make: Make, limit: str, costs: list[str], points: list[float], funded: str, used: float
) -> None:
    plan = pf.allocate(round_of(make, limit, costs, points))
    assert "".join(plan.funded.initiative) == funded
    assert plan.status == "optimal"
    assert plan.usage.used.tolist() == [used]
    assert (plan.usage.used <= plan.usage.available).all()


def test_the_table_shows_every_digit_of_large_amounts() -> None:
    shown = [number(v).replace(SPACE, " ") for v in (1e9, 1000000000.02, 1000000000100.45, 1e15, 0.1 + 0.2)]
    assert shown == [
        "1 000 000 000",
        "1 000 000 000.02",
        "1 000 000 000 100.45",
        "1 000 000 000 000 000",
        "0.3",
    ]


@given(
    st.integers(2, 13), st.lists(st.integers(1, 10**6), min_size=3, max_size=5), st.integers(-2, 2), st.data()
)
@many
def test_the_best_within_exact_cents(
    make: Make, size: int, cents: list[int], beside: int, data: st.DataObject
) -> None:
    large = data.draw(st.sampled_from([0, 10**size * 100]))
    amounts = [Fraction(c, 100) for c in (large + cents[0], *cents[1:])]
    some = data.draw(st.lists(st.sampled_from(range(len(amounts))), unique=True, min_size=1))
    limit = max(sum((amounts[k] for k in some), Fraction(0)) + Fraction(beside, 100), Fraction(0))
    written = [f"{float(a):.2f}" for a in (limit, *amounts)]
    points = [float(2**k) for k in range(len(amounts))]  # no two portfolios are worth the same
    plan = pf.allocate(round_of(make, written[0], written[1:], points))
    fits = [
        ks
        for n in range(len(amounts) + 1)
        for ks in combinations(range(len(amounts)), n)
        if sum((amounts[k] for k in ks), Fraction(0)) <= limit
    ]
    assert plan.impact == max(sum(points[k] for k in ks) for ks in fits)
    assert plan.status == "optimal"
    assert (plan.usage.used <= plan.usage.available).all()


def test_limits_that_are_reckoned_are_those_of_decimals(make: Make) -> None:
    case = round_of(make, "0.7", ["0.07"], [1])
    tenth = pf.Problem(case).scaled({"cash": 0.1})
    assert tenth.amount("cash", "Q1") == 0.07  # 0.7 * 0.1 in doubles is less
    assert pf.allocate(tenth).funded.initiative.tolist() == ["A"]
    assert edited(case, [("resources", "cash", "Q1", "× 0.1")]).resources.Q1.tolist() == [0.07]
    # a double one digit below what is meant still holds it: nobody wrote that digit
    assert pf.allocate(pf.Problem(case).with_limits({"cash": 0.7 * 0.1})).funded.initiative.tolist() == ["A"]
    assert pf.allocate(round_of(make, "0.1", ["0.07"], [1], more=",0.7")).funded.initiative.tolist() == ["A"]


def test_what_is_carried_over_is_exact(make: Make) -> None:
    resources = "resource,kind,carry_over,Q1,Q2 / cash,budget,1,1000000000,0.01"
    case = round_of(make, "", ["999999999.99", "0.02"], [2, 1], resources=resources)
    # a cent is left and carried over: two in Q2
    plan = pf.allocate(case)
    assert plan.funded[["initiative", "start"]].to_numpy().tolist() == [["A", "Q1"], ["B", "Q2"]]
    assert plan.usage.available.tolist() == [1e9, 0.02]
    dearer = round_of(make, "", ["999999999.99", "0.03"], [2, 1], resources=resources)
    assert pf.allocate(dearer).funded.initiative.tolist() == ["A"]


def test_a_share_is_exact_too(make: Make) -> None:
    table = {
        "initiatives": "initiative,category / A,x / B,y",
        "buckets": "by,bucket,measure,resource,max / category,x,amount,cash,999999999.98",
    }
    case = make(
        **table,
        resources="resource,kind,Q1 / cash,budget,2000000000",
        requirements="initiative,resource,1 / A,cash,999999999.99 / B,cash,1",
        contributions="initiative,kpi,expected / A,users,5 / B,users,1",
    )
    assert pf.allocate(case).funded.initiative.tolist() == ["B"]


def test_a_cent_too_much_is_said_and_a_cent_more_is_the_way_out(make: Make) -> None:
    case = round_of(make, "1000000000", ["999999999.99", "0.01", "0.02"], [5, 1, 1.5])
    (broken,) = violations(pf.Problem(case), [Choice(i, "full", "Q1") for i in "AC"])
    assert broken.excess == 0.01
    assert f"1{SPACE}000{SPACE}000{SPACE}000.01 used of 1{SPACE}000{SPACE}000{SPACE}000" in str(broken)
    with pytest.raises(pf.InfeasibleError, match=r"with 0\.01 EUR more of cash"):
        pf.allocate(pf.Problem(case).with_funded("A", "C"))
    values = pf.marginal_values(pf.allocate(case))
    assert values.step.tolist() == pytest.approx([0.01])


def test_amounts_are_whole_units(make: Make) -> None:
    needs = requirements(round_of(make, "1", ["0.125", "3"], [1, 1]))
    assert (needs.per, needs.units.tolist()) == (8, [1, 24])


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(-3, 60)), min_size=1, max_size=7),
    st.sampled_from([10**8, 10**9 + 7, 5 * 10**10]),
    st.integers(-5, 5),
    st.data(),
)
@many
def test_a_reduced_row_holds_for_the_same_portfolios(
    parts: list[tuple[int, int]], base: int, beside: int, data: st.DataObject
) -> None:
    amounts = np.array([q * base + s for q, s in parts], dtype=float)
    row = Reduced.of(amounts / 100, 100.0)
    if row is None:
        return
    values = row.values(amounts / 100)
    assert np.abs(values).max() <= 1e6
    some = data.draw(st.lists(st.booleans(), min_size=len(parts), max_size=len(parts)))
    bound = float(amounts[some].sum()) + beside
    for chosen in product([0, 1], repeat=len(parts)):
        for sign in (1, -1):
            holds = sign * float(amounts @ chosen) <= bound
            assert (sign * float(values @ chosen) <= row.bound(bound / 100, sign)) == holds


def test_the_best_of_many_that_differ_by_cents_is_found_at_once(make: Make) -> None:
    # ten of twenty fit if their cents cancel out: which ten, by trying all of them
    rng = np.random.default_rng(1)
    cents, points = rng.choice([0, 0, 1, 2, -1], 20), [float(p) for p in rng.integers(5000, 6000, 20)]
    case = round_of(make, "10000000000", [f"{10**9 + c / 100:.2f}" for c in cents.tolist()], points)
    best = max(sum(points[k] for k in ks) for ks in combinations(range(20), 10) if sum(cents[list(ks)]) <= 0)
    plan = pf.allocate(case, time_limit=60)
    assert (plan.status, plan.impact) == ("optimal", best)
