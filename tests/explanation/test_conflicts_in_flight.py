"""Conflicts and ways out with work in flight, plans that change few lines, and starts held back: figures one
can check in the head, and over all portfolios of random cases.
"""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import count

import pytest
from support import oracle, running_cases
from support.random_cases import loaded
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.questions.conflict import smallest_conflict
from portfolio.model.choices import indices
from portfolio.model.constraints import Kind, constraints, lifted
from portfolio.model.effects import effects
from portfolio.model.usage import requirements
from portfolio.model.violations import violations

RUNNING = "initiative,status / A,running / B, / C,"


def refused(asked: pf.Case | pf.Problem) -> list[str]:
    with pytest.raises(pf.InfeasibleError) as told:
        pf.allocate(asked)
    return list(told.value.infeasibility.clauses)


def cash(*amounts: object) -> str:
    periods = ",".join(f"Q{n + 1}" for n in range(len(amounts)))
    return f"resource,kind,unit,{periods} / cash,budget,EUR,{','.join(map(str, amounts))}"


@pytest.mark.parametrize(
    ("tables", "clauses"),
    [
        (  # stopped or not, it takes 5
            {"requirements": "initiative,option,resource,1 / A,,cash,9 / A,stop,cash,5"},
            ["of cash in Q1, A takes 5 at least, stopped or not, and it has 4 EUR"],
        ),
        (  # nobody asks for it, and going on would be possible
            {
                "requirements": "initiative,option,resource,1 / A,,cash,2 / A,stop,cash,5",
                "decisions": "initiative,decision / A,reject",
            },
            ["A is decided: stop", "of cash in Q1, stopping A takes 5, and it has 4 EUR"],
        ),
        (
            {
                "requirements": "initiative,option,resource,1 / A,,cash,3 / A,stop,cash,3 / B,,cash,2",
                "initiatives": "initiative,status,mandatory,latest / A,running,, / B,,true,Q1 / C,,,",
            },
            [
                "B is mandatory",
                "of cash in Q1, B needs 2 at least and A takes 3 at least, stopped or not, and it has 4 EUR",
            ],
        ),
        (  # it goes on: what stopping would take is nobody's
            {
                "requirements": "initiative,option,resource,1 / A,,cash,5 / A,stop,cash,2 / B,,cash,2",
                "initiatives": "initiative,status,mandatory / A,running,true / B,, / C,,",
            },
            ["A is mandatory", "A needs 5 of cash in Q1 at least, and it has 4 EUR"],
        ),
        (
            {
                "requirements": "initiative,option,resource,1,2 / A,,cash,,7 / A,stop,cash,7,",
                "resources": cash(4, 4, 4),
            },
            [
                "A takes 7 of cash in one of these periods at least, stopped or not, and it has 4 EUR in"
                " Q1 and 4 EUR in Q2"
            ],
        ),
    ],
)
def test_what_stopping_takes_is_told_with_what_is_demanded(
    make: Make, tables: dict[str, str], clauses: list[str]
) -> None:
    assert refused(make(**({"initiatives": RUNNING, "resources": cash(4, 9, 9)} | tables))) == clauses


PLAN = "initiative,option,start / A,full,Q1 / B,full,Q1"


def test_how_few_lines_change_is_told_with_what_they_need(make: Make) -> None:
    problem = pf.Problem(make(resources=cash(1, 9, 9), plan=PLAN))
    near = problem.keeping(problem.case.plan, changes=1)
    # one of A and B moves, the other needs 2
    assert refused(near) == [
        "at most 1 line of the plan of record may change",
        "with 1 line changed, the plan needs 2 of cash in Q1 at least, and it has 1 EUR",
    ]
    with pytest.raises(pf.InfeasibleError) as told:
        pf.allocate(near)
    freed = "without “at most 1 line of the plan of record may change”, changing 3 lines, the best plan earns"
    assert f"{freed} 6.00 points" in str(told.value)
    assert "with 1 EUR more of cash (1 in Q1) the best plan earns 5.00 points" in str(told.value)


def test_a_mandate_beside_a_plan_that_may_not_change(make: Make) -> None:
    problem = pf.Problem(make(initiatives="initiative,mandatory / A, / B, / C,true", plan=PLAN))
    assert refused(problem.keeping(problem.case.plan, changes=0)) == [
        "C is mandatory",
        "at most 0 lines of the plan of record may change",
    ]


def test_what_is_held_back_says_until_when_it_may_start(make: Make) -> None:
    problem = pf.Problem(make(initiatives="initiative,mandatory,latest / A,true,Q2 / B,, / C,,"))
    assert refused(problem.not_before("A", "Q3")) == [
        "A is mandatory",
        "A is held back until Q3 by this question",
        "A may start in Q2 at the latest",
    ]
    with pytest.raises(pf.InfeasibleError) as told:
        pf.allocate(problem.not_before("A", "Q3"))
    assert "without “A is held back until Q3 by this question” the best plan earns 6.00 points" in str(
        told.value
    )


def test_what_is_held_back_needs_what_it_needs_then(make: Make) -> None:
    problem = pf.Problem(make(resources=cash(9, 9, 1))).with_funded("A").not_before("A", "Q3")
    assert refused(problem) == [
        "A is held in by this question",
        "A is held back until Q3 by this question",
        "A needs 2 of cash in Q3 at least, and it has 1 EUR",
    ]


def test_a_way_out_says_what_it_stops(make: Make) -> None:
    needs = "initiative,option,resource,1 / A,,cash,5 / A,stop,cash,1 / B,,cash,2 / C,,cash,2"
    mandatory = "initiative,status,mandatory / A,running,true / B,, / C,,"
    with pytest.raises(pf.InfeasibleError) as told:
        pf.allocate(make(initiatives=mandatory, requirements=needs, resources=cash(4, 9, 9)))
    assert (
        "- without “A is mandatory”, stopping A, which frees 5 EUR of cash in Q1 and costs 1 EUR of"
        " cash in Q1, the best plan earns 3.00 points" in str(told.value).splitlines()
    )
    repair = told.value.repair
    assert repair[repair["repair"] == "drop"].name.tolist() == ["A"]


def test_in_french(make: Make) -> None:
    case = make(
        initiatives=RUNNING,
        resources=cash(4, 9, 9),
        requirements="initiative,option,resource,1 / A,,cash,2 / A,stop,cash,5",
        decisions="initiative,decision / A,reject",
        settings='language = "fr"',
    )
    assert refused(case) == [
        "il est décidé d’arrêter A",
        "de cash en Q1, l’arrêt de A prend 5, et il y a 4 EUR",
    ]


SEEDS = (*range(20), 31, 32, 38, 45, 49)
SUMS = re.compile(r"(?:needs?|takes?) ([\d. +]+)")


@cache
def conflict_of(seed: int) -> tuple[pf.Problem, pf.InfeasibleError]:
    """The first random case of a seed with work in flight, and too little of something, no plan meets."""
    for attempt in count():
        rng = random.Random(f"conflict in flight {seed} {attempt}")
        tables, settings = running_cases.running_tables(rng, rng.choice([2, 3, 3, 4]))
        for row in tables["initiatives"]:
            if rng.random() < 0.3:
                row["mandatory"] = "true"
        for row in tables["resources"]:
            row.update(
                {p: f"{float(row[p]) * rng.choice([0, 0.1, 0.25]):g}" for p in row if is_amount(row, p)}
            )
        problem = pf.Problem(loaded((tables, settings)))
        if running_cases.portfolios(problem) is None:
            continue
        if rng.random() < 0.4:
            some = running_cases.portfolios(problem) or [[]]
            problem = problem.keeping(rng.choice(some), changes=rng.choice([0, 1, 1, 2]))
        try:
            pf.allocate(problem)
        except pf.InfeasibleError as error:
            return problem, error
    raise AssertionError


def is_amount(row: dict[str, str], column: str) -> bool:
    return column not in oracle.NOT_PERIODS and not column.startswith("_") and bool(row[column])


@pytest.mark.xdist_group("conflicts in flight")
@pytest.mark.parametrize("seed", SEEDS)
def test_figures_of_random_conflicts_are_true(seed: int) -> None:
    """Whatever meets the other demands of the conflict uses what it says, and that is more than there is."""
    problem, error = conflict_of(seed)
    told = [
        clause
        for clause in error.infeasibility.clauses
        if any(words in clause for words in ("stopped or not", "stopping", "changed, the plan needs"))
        and "falls short" not in clause
    ]
    conflict = smallest_conflict(problem, lambda: None)
    kept = lifted(problem, [d for d in constraints(problem) if d not in conflict or d.kind is Kind.LIMIT])
    needs, numbers = requirements(problem.case), effects(problem.case)
    limits = problem.limits(needs.resources)
    for clause in told:
        amounts = [float(a) for part in SUMS.findall(clause) for a in part.split(" + ")]
        resource = next(r for r in problem.case.rows("resources") if f"of {r} in" in clause)
        place = needs.resource_index[resource]
        inside = [
            problem.case.period_index[d.part] for d in conflict if d.kind is Kind.LIMIT and d.name == resource
        ]
        there = float(needs.usable[place]) * limits[place, inside]
        one = "one of these periods" in clause
        assert sum(amounts) > (max(there) if one else sum(there)), clause
        for portfolio in running_cases.portfolios(kept) or []:
            if not violations(kept, portfolio):
                used = needs.total(*indices(numbers, portfolio))[place, inside]
                assert (used.max() if one else used.sum()) >= sum(amounts) - 1e-6, (clause, portfolio)


@pytest.mark.xdist_group("conflicts in flight")
def test_the_seeds_know_every_figure() -> None:
    said = " ".join(clause for seed in SEEDS for clause in conflict_of(seed)[1].infeasibility.clauses)
    for words in ("stopped or not, and it has", "changed, the plan needs", "needs"):
        assert words in said
