"""Frontiers and nested lists against every portfolio of small cases, and the published ones where they are
at hand.
"""

from __future__ import annotations

import dataclasses
import json
import math
import pickle
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from support import oracle, random_cases
from support.random_cases import loaded
from support.small_cases import Make

import portfolio as pf

PUBLISHED = Path(__file__).parents[3] / "shared" / "benchmarks" / "cases"
SMALL = 3000


def small(seed: int) -> tuple[random_cases.Tables, random_cases.Settings, list[tuple[float, float]]] | None:
    """A random case with the (spend of all budgets, impact) of each of its portfolios; None where there
    are too many, or none.
    """
    tables, settings = random_cases.random_tables(random.Random(seed))
    exact = oracle.Case(tables, settings, float)
    values = []
    for n, portfolio in enumerate(exact.portfolios()):
        if n > SMALL:
            return None
        if not any(exact.broken(portfolio)):
            values.append(
                (float(sum(c.money for c in portfolio)), float(exact.impact(portfolio)), len(portfolio))
            )
    return (tables, settings, [(m, v) for m, v, count in values if count]) if values else None


def nondominated(values: list[tuple[float, float]]) -> list[tuple[float, float]]:
    best: list[tuple[float, float]] = []
    for money, impact in sorted(set(values), key=lambda v: (v[0], -v[1])):
        if not best or impact > best[-1][1] + 1e-6 * max(1.0, abs(impact)):
            best.append((money, impact))
    return best


@pytest.mark.parametrize("seed", range(300, 380))
def test_the_exact_frontier_is_every_portfolio_that_none_dominates(seed: int) -> None:
    drawn = small(seed)
    if drawn is None or not any(r["kind"] == "budget" for r in drawn[0]["resources"]):
        return
    tables, settings, values = drawn
    tables_, empty = loaded((tables, settings)), (0.0, 0.0)
    points = pf.frontier(tables_, exact=True).points
    feasible_empty = not any(oracle.broken(tables, settings, []))
    expected = [v for v in nondominated([*values, *([empty] if feasible_empty else [])]) if v != empty]
    assert list(zip(points.spend, points.impact, strict=True)) == [
        (pytest.approx(m, abs=1e-6), pytest.approx(v, abs=1e-6)) for m, v in expected
    ]


def test_a_frontier_at_given_budgets_is_an_allocation_at_each() -> None:
    case = pf.load("data/samples/lorie_savage")
    line = pf.frontier(case, "capital", at=[80, 30, 70])
    assert line.totals == (30.0, 70.0, 80.0)
    for total, impact in zip(line.totals, line.points.impact, strict=True):
        assert impact == pf.allocate(pf.Problem(case).scaled({"capital": total / 70})).impact
    assert line.points.present.tolist() == [False, True, False]
    assert line.points.slope.iloc[2] == pytest.approx(
        (line.points.impact[2] - line.points.impact[1]) / 10 * 1000
    )
    assert list(line.matrix.columns) == [30.0, 70.0, 80.0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"resource": "capitol"},
            "the id or the name of a resource; found “capitol”. Nearest: “Capital outlays” (capital).",
        ),
        ({"at": [10, -1]}, "must be a number ≥ 0; found -1."),
        ({"at": [math.inf]}, "must be a number ≥ 0; found inf."),
    ],
)
def test_a_frontier_refuses_what_it_cannot_answer(asked: dict[str, object], said: str) -> None:
    with pytest.raises(pf.CaseError) as error:
        pf.frontier(pf.load("data/samples/lorie_savage"), **asked)  # type: ignore[arg-type]
    assert said in str(error.value)


@pytest.mark.parametrize("seed", range(400, 480))
def test_the_nested_list_is_the_best_of_all_chains(seed: int) -> None:
    tables, settings = random_cases.random_tables(random.Random(seed), 3)
    case = loaded((tables, settings))
    names = case.table("resources")["resource"]
    if any(math.isinf(pf.Problem(case).amount(r, p)) for r in names for p in case.periods):
        return
    factors, shares = (0.6, 0.8, 1.0), (0.5, 0.3, 0.2)
    problems = [pf.Problem(case).scaled(dict.fromkeys(names, f)) for f in factors]
    limits = [{(r, p): problem.amount(r, p) for r in names for p in case.periods} for problem in problems]
    exact = oracle.Case(tables, settings, float)
    held = []
    for factor in factors:
        cut = {
            **tables,
            "resources": [
                {k: str(float(v) * factor) if k in case.periods else v for k, v in row.items()}
                for row in tables["resources"]
            ],
        }
        at = oracle.Case(cut, settings, float)
        held.append(
            {
                frozenset(c.choice for c in p): float(exact.impact(p))
                for p in at.portfolios()
                if not any(at.broken(p))
            }
        )
    if sum(map(len, held)) > 600:
        return
    best = -math.inf
    for small_, low in held[0].items():
        for middle, mid in held[1].items():
            if small_ <= middle:
                best = max(
                    [
                        best,
                        *(
                            shares[0] * low + shares[1] * mid + shares[2] * high
                            for large, high in held[2].items()
                            if middle <= large
                        ),
                    ]
                )
    if best == -math.inf:
        with pytest.raises((pf.InfeasibleError, pf.SolverError)):
            pf.nested_list(case, limits, shares)
        return
    nested = pf.nested_list(case, limits, shares)
    assert nested.expected == pytest.approx(best, rel=1e-7, abs=1e-7)
    assert all(set(a) <= set(b) for a, b in pairwise(nested.portfolios))
    assert nested.wait_and_see == pytest.approx(
        sum(s * max(h.values()) for s, h in zip(shares, held, strict=True))
    )
    assert nested.price >= -1e-9


def test_budgets_out_of_order_and_wrong_probabilities_are_said_at_once() -> None:
    with pytest.raises(pf.CaseError) as error:
        pf.nested_list(pf.load("data/samples/lorie_savage"), [60, 40], [0.5, 0.6])
    said = str(error.value)
    assert "add up to 1; found [0.5, 0.6]" in said
    assert "found 40 after 60" in said


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published cases are not at hand")
def test_published_frontier_and_nested_list() -> None:
    points = pf.frontier(pf.load(PUBLISHED / "gurobi_cell_tower"), exact=True).points
    expected = {4.2: 2063, 4.8: 3301, 9.0: 4841, 9.4: 5093, 10.0: 5511, 14.2: 7051}
    assert dict(zip(points.spend.round(6), points.impact.round(6), strict=True)) == expected
    published = json.loads((PUBLISHED / "logos_nested_list_10" / "expected.json").read_text())["nested"]
    nested = pf.nested_list(
        pf.load(PUBLISHED / "logos_nested_list_10"), published["budgets"], published["probabilities"]
    )
    assert nested.expected == pytest.approx(published["expected_value"], abs=1e-3)
    assert nested.wait_and_see == pytest.approx(published["wait_and_see_expected"], abs=1e-3)
    funded = dict(
        zip(
            published["budgets"], ({int(c.initiative[1:]) for c in p} for p in nested.portfolios), strict=True
        )
    )
    for span, ids in published["portfolios"].items():
        low, high = map(int, span.split("-"))
        assert all(funded[b] == set(ids) for b in range(low, high + 1))


# Scenarios side by side


def test_scenarios_are_the_edited_cases(make: Callable[..., pf.Case]) -> None:
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,2,",
        scenarios=(
            "scenario,table,row,column,change / less,resources,cash,,× 0.5 / less,contributions,C,expected,="
            " 1 / more,resources,cash,Q1,+ 2 / more,initiatives,A,latest,= Q2 / none,initiatives,,mandatory,="
            " yes / none,resources,cash,Q3,= 0"
        ),
        contributions="initiative,option,kpi,expected / A,,users,3 / B,,users,2 / C,full,users,1",
    )
    found = pf.compare(case)
    edited = {
        "less": make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,1,1,"),
        "more": make(
            resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,2,",
            initiatives="initiative,latest / A,Q2 / B, / C,",
        ),
    }
    assert list(found.answers) == ["as it is", "less", "more", "none"]
    for name, other in edited.items():
        assert found.plans[name].impact == pf.allocate(other).impact
    assert isinstance(found.answers["none"], pf.InfeasibleError)
    assert found.summary.status.tolist() == ["optimal", "optimal", "optimal", "infeasible"]
    assert found.matrix.none.tolist() == ["–"] * 3
    funded = {name: {c.initiative for c in plan.choices} for name, plan in found.plans.items()}
    for row in found.membership.itertuples():
        assert row.plans == sum(row.initiative in some for some in funded.values())
        assert row.membership == ("all" if row.plans == 3 else "some" if row.plans else "none")


def test_scenarios_may_be_problems_cases_and_functions(make: Callable[..., pf.Case]) -> None:
    case = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,2,2")
    problem = pf.Problem(case)
    scenarios = {
        "problem": problem.without("A"),
        "function": lambda p: p.scaled({"cash": 0.5}),
        "case": make(),
    }
    found = pf.compare(problem, scenarios)
    assert [p.impact for p in found.plans.values()] == [6.0, 3.0, 0.0, 6.0]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            ("resource", "cash", "", "× 2"),
            'must be a table of the case; found "resource". Nearest: "resources".',
        ),
        (
            ("resources", "cach", "", "× 2"),
            'must be the key of a row in resources; found "cach". Nearest: "cash".',
        ),
        (("resources", "cash", "Q5", "× 2"), 'must be a column of resources; found "Q5".'),
        (("resources", "cash", "Q1", "twice"), 'must be × n, + n, − n or = value; found "twice".'),
        (("resources", "cash", "Q1", "× two"), "must be a number"),
        (("initiatives", "A", "name", "+ 1"), "must hold a number in row A of initiatives"),
        (("resources", "cash", "Q1", "= many"), "must be a number"),
        (("initiatives", "A", "latest", "= Q9"), "Q9"),
    ],
)
def test_a_change_that_cannot_be_made_is_said(
    edit: tuple[str, ...], said: str, make: Callable[..., pf.Case]
) -> None:
    with pytest.raises(pf.CaseError) as error:
        pf.compare(make(), {"other": [edit]})
    assert said in str(error.value)
    assert "other" in str(error.value)


def test_a_case_without_scenarios_says_so(make: Callable[..., pf.Case]) -> None:
    with pytest.raises(pf.CaseError, match="must hold at least one scenario"):
        pf.compare(make())


def test_a_difference_names_the_scenario_that_was_added(make: Callable[..., pf.Case]) -> None:
    other = make(scenarios="scenario,table,row,column,change / less,resources,cash,,= 0.5")
    inputs = pf.diff(pf.allocate(make()), pf.allocate(other)).inputs
    assert set(inputs.table) == {"scenarios"}
    assert set(inputs.row) == {"less"}


def test_where_nothing_is_possible_the_message_says_with_which_budget(make: Make) -> None:
    tables = {
        "initiatives": "initiative,mandatory / A,true / B,true / C,",
        "resources": "resource,kind,unit,Q1 / cash,budget,EUR,2 / team,capacity,weeks,3",
        "requirements": "initiative,resource,1 / A,cash,1 / A,team,2 / B,team,2 / C,cash,1",
    }
    case = make(**tables)
    with pytest.raises(pf.InfeasibleError) as caught:
        pf.frontier(case, at=[100, 10])
    text = str(caught.value)
    assert text.startswith(
        "with 100 EUR of cash in all, the largest budget asked, no portfolio meets every limit and demand at"
        " once."
    )
    assert "A and B need 2 + 2 of team in Q1 at least, and it has 3 weeks" in text
    assert str(pickle.loads(pickle.dumps(caught.value))) == text
    with pytest.raises(pf.InfeasibleError, match=r"^with 1, the smallest budget asked, no portfolio meets"):
        pf.nested_list(case, [1, 5])
    with pytest.raises(pf.InfeasibleError) as caught:
        pf.frontier(make(**tables, settings='language = "fr"'), at=[10])
    assert str(caught.value).startswith(
        "avec 10 EUR de cash en tout, le plus grand budget demandé, aucun portefeuille"
    )


def test_what_a_frontier_lacks_is_said_in_the_language_of_its_case() -> None:
    case = pf.load("data/samples/douzaine")
    late = pf.Frontier(pf.Problem(case), ("budget",), 9e4, (1e4, 9e4), (None, None), late=(1e4,), limit=2.5)
    told = late.note.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert told == (
        "Restés sans réponse, 1 budget sur 2 : la limite de temps de 2,5 s a été atteinte d’abord (10 000)."
    )
    below = dataclasses.replace(late, exact=True).note
    assert below.startswith("Aucun portefeuille qui dépense moins de 10")
