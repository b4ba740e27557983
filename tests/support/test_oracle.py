"""The oracle itself, by answers that can be done in the head."""

from __future__ import annotations

import random

import pytest
from support import oracle, random_cases


def table(text: str) -> list[oracle.Row]:
    heading, *rows = (line.split(",") for line in text.split(" / "))
    return [dict(zip(heading, row, strict=True)) for row in rows]


def tables(**others: str) -> oracle.Tables:
    """One point for each new user, one for each kept; each initiative costs 2 and two of the three fit."""
    base = {
        "initiatives": "initiative / A / B / C",
        "resources": "resource,kind,Q1 / cash,budget,4",
        "requirements": "initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2",
        "objectives": "objective,weight / grow,1 / keep,1",
        "key_results": "key_result,objective,kpi / more,grow,users / fewer,keep,kept",
        "contributions": "initiative,kpi,expected / A,users,4 / B,users,3 / C,kept,2",
    }
    return {name: table(text) for name, text in (base | others).items()}


def ids(funded: list[oracle.Choice]) -> str:
    return "".join(c[0] for c in funded)


GROW, KEEP = {"grow": 1.0}, {"keep": 1.0}

# The core index


def test_the_core_is_what_every_portfolio_that_none_dominates_holds() -> None:
    answers, share = oracle.core_index(tables(), {}, [GROW, KEEP])
    # BC, (3, 2), is dominated
    assert [(vector, ids(funded)) for vector, funded in answers] == [((7, 0), "AB"), ((4, 2), "AC")]
    assert share == {"A": 1, "B": 0.5, "C": 0.5}


def test_equal_vectors_count_once_and_the_cheapest_stands_for_them() -> None:
    twins = tables(
        contributions="initiative,kpi,expected / A,users,3 / B,users,3.000001 / C,kept,2",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,3 / C,cash,2",
        resources="resource,kind,Q1 / cash,budget,3",
    )
    answers, share = oracle.core_index(twins, {}, [GROW, KEEP])
    assert [ids(funded) for _, funded in answers] == ["A", "C"]
    assert share == {"A": 0.5, "B": 0, "C": 0.5}


def test_weights_that_all_agree_leave_one_portfolio() -> None:
    answers, share = oracle.core_index(tables(), {}, [GROW, {"grow": 1, "keep": 1}])
    assert [(vector, ids(funded)) for vector, funded in answers] == [((7, 7), "AB")]
    assert share == {"A": 1, "B": 1, "C": 0}


def test_nothing_feasible_has_no_core_and_no_safest_plan() -> None:
    never = tables(initiatives="initiative,mandatory / A,true / B,true / C,true")
    assert oracle.core_index(never, {}, [GROW]) == ([], {})
    assert oracle.worst(never, {}, [([4, 3, 2], {})]) is None


# Plans over draws: A is a gamble (8, 0, 0), B is even (2, 2, 2), C is worth most when A fails (0, 3, 1); one
# of them fits

ONE = "resource,kind,Q1 / cash,budget,2"
DRAWS: list[oracle.Draw] = [([8, 2, 0], {}), ([0, 2, 3], {}), ([0, 2, 1], {})]


def test_the_three_safest_plans() -> None:
    one = tables(resources=ONE)
    worst, regret = oracle.worst(one, {}, DRAWS), oracle.regret(one, {}, DRAWS)
    assert worst is not None
    assert regret is not None
    assert (worst.value, ids(worst.funded), worst.runner_up_margin) == (2, "B", pytest.approx(2e-7))
    assert (regret.value, ids(regret.funded)) == (3, "A")  # B misses 6 of A's 8, C all 8, and A 3 of C's 3
    found = {alpha: oracle.cvar(one, {}, DRAWS, alpha) for alpha in (1 / 3, 2 / 3, 1.0)}
    assert {
        alpha: (pytest.approx(plan.value), ids(plan.funded)) for alpha, plan in found.items() if plan
    } == {
        1 / 3: (2, "B"),
        2 / 3: (2, "B"),
        1.0: (8 / 3, "A"),
    }


def test_ties_between_safe_plans_are_all_told_and_the_cheapest_taken() -> None:
    plan = oracle.worst(tables(), {}, [([0, 3, 0], {}), ([5, 3, 0], {})])
    assert plan is not None
    assert (plan.value, ids(plan.funded), sorted(map(ids, plan.tied))) == (3, "B", ["AB", "B", "BC"])


@pytest.mark.parametrize(
    ("alpha", "mean"),
    # 0.375 of four draws: all of 0 and half of 4, over 1.5
    [(0.2, 0), (0.25, 0), (0.375, 4 / 3), (0.5, 2), (0.75, 4), (1, 6)],
)
def test_a_draw_at_the_boundary_counts_in_part(alpha: float, mean: float) -> None:
    assert oracle.tail_mean([12, 4, 8, 0], alpha) == pytest.approx(mean)


# One portfolio in one draw

RISKY = {
    "options": "initiative,option,delivers,success / A,full,1,0.5 / A,lite,0.5,0.8 / B,full,1,0.5",
    "contributions": "initiative,option,kpi,expected / A,,users,4 / A,lite,kept,1 / B,,users,3 / C,,kept,2",
    "relations": "relation,initiative,other,kpi,amount / synergy,A,B,users,1",
}
VALUES = [6.0, 2.0, 3.5, 0.25]


@pytest.mark.parametrize(
    ("funded", "succeeded", "value"),
    [
        ("A full, B full", {}, 6 + 3.5 + 1),
        ("A full, B full", {("A", "full"): False}, 3.5),  # no synergy with what failed
        ("A full, B full", {("A", "lite"): False}, 6 + 3.5 + 1),
        # half of the general row, the named one as it stands
        ("A lite, B full", {("A", "full"): False}, 3 + 2 + 3.5 + 1),
        ("A lite, C full", {("A", "lite"): False}, 0.25),
        ("A full, C full", {("C", "full"): False}, 6),
    ],
)
def test_effects_are_as_drawn_all_or_none(
    funded: str, succeeded: dict[tuple[str, str], bool], value: float
) -> None:
    choices = [(*choice.split(), "Q1") for choice in funded.split(", ")]
    assert oracle.drawn_value(tables(**RISKY), {}, choices, (VALUES, succeeded)) == value  # type: ignore[arg-type]


def test_buckets_by_objective_go_by_what_was_expected() -> None:
    bound = tables(buckets="by,bucket,resource,measure,max / objective,keep,cash,amount,0")
    turned = ([0, 0, 9], {})  # in the draw A and B serve nothing: C stays out all the same
    assert {ids(funded): values for funded, values in oracle.drawn_values(bound, {}, [turned])} == {
        "": [0],
        "A": [0],
        "B": [0],
        "AB": [0],
    }


@pytest.mark.parametrize("seed", range(20))
def test_the_draw_of_what_was_expected_is_the_case_without_risk(seed: int) -> None:
    drawn, settings = random_cases.random_tables(random.Random(seed))
    safe = {**drawn, "options": [row | {"success": ""} for row in drawn.get("options", [])]}
    expected = ([float(row["expected"]) for row in drawn["contributions"]], {})
    funded = random.Random(seed).choices(
        [p for p, _ in zip(oracle.portfolios(drawn, settings), range(500), strict=False)], k=5
    )
    for portfolio in funded:
        assert oracle.drawn_value(drawn, settings, portfolio, expected) == pytest.approx(
            oracle.value(safe, settings, portfolio)
        )
