"""The six levels of steering: against the oracle's brute force, and on cases whose answers can be done in
the head.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from support import oracle, random_cases
from support.small_cases import Make

import portfolio as pf

LEVELS = range(1, 7)
# A year to each period: what is delivered in Q1 earns for two years.
YEARLY = "periods_per_year = 1"
ONE_FITS = "resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0"


def steer(case: pf.Case, level: int) -> pf.Allocation:
    return pf.allocate(pf.Problem(case).at_level(level), gap=1e-9)


def funded(plan: pf.Allocation) -> str:
    """Each funded initiative and where it starts: "A Q1, B Q2"."""
    return ", ".join(f"{initiative} {start}" for initiative, _, start in plan.choices)


# Against brute force


@pytest.mark.parametrize("seed", range(60))
def test_every_level_is_steered_as_well_as_can_be(seed: int, tmp_path: Path) -> None:
    case = random_cases.random_tables(random.Random(seed), levels=True)
    random_cases.write_folder(*case, tmp_path)
    problem, best, points = pf.Problem(pf.load(tmp_path)), oracle.best_by_level(*case), {}
    for level in LEVELS:
        if level not in oracle.levels(*case):
            with pytest.raises(pf.CaseError):
                problem.at_level(level)
        elif not best:
            with pytest.raises(pf.InfeasibleError):
                pf.allocate(problem.at_level(level), gap=1e-9)
        else:
            plan = pf.allocate(problem.at_level(level), gap=1e-9)
            choices = [tuple(choice) for choice in plan.choices]
            assert plan.status == "optimal"
            assert oracle.broken(*case, choices) == []
            measure = oracle.steered(*case, choices, level)
            assert measure == pytest.approx(best[level].measure, rel=1e-7, abs=1e-7)
            assert choices == best[level].funded
            if level == 1:
                assert round(plan.impact) == measure[0]
            else:
                assert plan.impact == pytest.approx(measure[0], rel=1e-9, abs=1e-9)
            assert plan.points == pytest.approx(oracle.value(*case, choices), rel=1e-9, abs=1e-9)
            points[level] = plan.points
    assert all(earned <= points[6] + 1e-7 * max(1, abs(points[6])) for earned in points.values())


# Level 1: deadlines


def test_a_deadline_kept_early_counts_before_points(make: Make) -> None:
    case = make(resources=ONE_FITS, initiatives="initiative,deadline / A, / B,Q1 / C,Q2")
    plan = steer(case, 1)
    # both keep theirs; C has a period in hand, B none
    assert (funded(plan), round(plan.impact), plan.points) == ("C Q1", 1, 1)
    assert (funded(steer(case, 6)), steer(case, 6).points) == ("A Q1", 3)


def test_two_deadlines_just_kept_beat_one_kept_early(make: Make) -> None:
    excludes = "relation,initiative,other / excludes,C,A / excludes,C,B"
    plan = steer(make(initiatives="initiative,deadline / A,Q1 / B,Q1 / C,Q3", relations=excludes), 1)
    assert (funded(plan), round(plan.impact)) == ("A Q1, B Q1", 2)


def test_what_is_late_anyway_is_as_little_late_as_can_be(make: Make) -> None:
    """A must be funded; B, as late, need not be, and C has no deadline to keep."""
    case = make(initiatives="initiative,mandatory,earliest,deadline / A,true,Q2,Q1 / B,,Q2,Q1 / C,,,")
    plan = steer(case, 1)
    assert (funded(plan), round(plan.impact)) == ("A Q2", 0)


def test_earliness_is_shared_out_where_capacity_is_short(make: Make) -> None:
    """One initiative a quarter: of A and B one has two quarters in hand and the other one, whichever is
    first. C would be late.
    """
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,2,2",
        initiatives="initiative,deadline,earliest / A,Q3, / B,Q3, / C,Q2,Q3",
    )
    plan = steer(case, 1)
    assert (funded(plan), round(plan.impact)) == ("A Q1, B Q2", 2)


def test_a_deadline_is_kept_by_delivery_not_by_start(make: Make) -> None:
    case = make(
        initiatives="initiative,deadline / A,Q1 / B,Q2 / C,",
        options="initiative,option,duration / A,slow,2 / B,slow,2",
    )
    plan = steer(case, 1)
    assert (funded(plan), round(plan.impact)) == ("B Q1", 1)


# Level 2: scope


def test_scope_counts_by_the_share_an_option_delivers_and_not_by_its_chance(make: Make) -> None:
    """A would deliver 2 of its 4, B all of its 3 though it fails half the time."""
    case = make(
        resources=ONE_FITS,
        initiatives="initiative,scope / A,4 / B,3 / C,",
        options="initiative,option,delivers,success / A,lite,0.5, / B,full,,0.5",
    )
    plan = steer(case, 2)
    assert (funded(plan), plan.impact, plan.points) == ("B Q1", 3, 1)


def test_scope_does_not_mind_what_comes_late(make: Make) -> None:
    """All that has a scope, as early as can be; C has none and would only cost."""
    plan = steer(
        make("discount_rate = 0.5", initiatives="initiative,scope,earliest / A,4,Q3 / B,3, / C,,"), 2
    )
    assert (funded(plan), plan.impact) == ("A Q3, B Q1", 7)


# Level 3: money


def money(
    make: Make, settings: str = YEARLY, kpis: str = "kpi,kind,value / users,outcome,10", **others: str
) -> pf.Allocation:
    return steer(make(settings, kpis=kpis, **others), 3)


def test_money_is_what_effects_earn_in_the_years_left_less_what_all_costs(make: Make) -> None:
    """Delivered in Q1, A, B and C earn 3, 2 and 1 times 10 in each of two years; each costs 2."""
    plan = money(make)
    assert (funded(plan), plan.impact) == ("A Q1, B Q1, C Q1", 120 - 6)


def test_quarters_are_quarters_of_a_year(make: Make) -> None:
    plan = money(make, settings="")
    assert (funded(plan), plan.impact) == ("A Q1, B Q1, C Q1", 30 - 6)


def test_what_earns_less_than_it_costs_is_not_funded(make: Make) -> None:
    """Two years of 0.8 times 3, 2 and 1 are 4.8, 3.2 and 1.6."""
    plan = money(make, kpis="kpi,kind,value / users,outcome,0.8")
    assert (funded(plan), plan.impact) == ("A Q1, B Q1", pytest.approx(8 - 4))


def test_what_is_delivered_in_the_last_period_only_costs(make: Make) -> None:
    late = "initiative,mandatory,earliest / A,true,Q3 / B,,Q3 / C,,Q3"
    plan = money(make, initiatives=late)
    assert (funded(plan), plan.impact) == ("A Q3", -2)


def test_what_is_delivered_past_the_horizon_earns_nothing_and_loses_nothing(make: Make) -> None:
    """A delivers in what would be Q5; only the 2 of its first period fall inside."""
    plan = money(
        make,
        f"{YEARLY}\nfinish_inside = false",
        initiatives="initiative,mandatory,latest / A,true,Q1 / B,, / C,,",
        options="initiative,option,duration / A,long,5",
        contributions="initiative,kpi,expected / A,users,3",
    )
    assert (funded(plan), plan.impact, plan.points) == ("A Q1", -2, 3)


def test_benefits_are_discounted_at_delivery_and_costs_at_the_end_of_their_period(make: Make) -> None:
    """At 25 % a year Q1 counts 0.8 and Q2 0.64. Delivered in Q2, 3 users bring 10 in the one year left;
    paid are 1 and 5.
    """
    plan = money(
        make,
        f"{YEARLY}\ndiscount_rate = 0.25",
        initiatives="initiative / A",
        requirements="initiative,resource,1,2 / A,cash,1,5",
        contributions="initiative,kpi,expected / A,users,3",
    )
    assert (funded(plan), plan.impact) == ("A Q1", pytest.approx(30 * 0.64 - 0.8 - 5 * 0.64))


def test_all_budgets_cost_and_no_capacity_does(make: Make) -> None:
    plan = money(
        make,
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,,, / capex,budget,,, / team,capacity,,,",
        requirements="initiative,resource,1 / A,cash,1 / A,capex,4 / A,team,50 / B,cash,100 / C,capex,100",
    )
    assert (funded(plan), plan.impact) == ("A Q1", 60 - 5)


def test_money_comes_with_the_chance_of_success_in_the_share_delivered(make: Make) -> None:
    """A: 3 × 0.5 × 0.5 × 10 × 2 = 15, less its cost of 2."""
    plan = money(
        make,
        resources=ONE_FITS,
        options="initiative,option,delivers,success / A,lite,0.5,0.5 / B,full,,0 / C,full,,0.25",
    )
    assert (funded(plan), plan.impact) == ("A Q1", 15 - 2)


def test_money_knows_no_saturation_and_no_due_date(make: Make) -> None:
    plan = money(
        make,
        key_results="key_result,objective,kpi,target,due / more,grow,users,1,Q1",
        initiatives="initiative,earliest / A, / B,Q2 / C,",
    )
    assert (funded(plan), plan.impact, plan.points) == ("A Q1, B Q2, C Q1", 60 + 20 + 20 - 6, 1)


def test_money_is_earned_on_every_kpi_that_an_effect_reaches(make: Make) -> None:
    """A user is worth 10, and half a sale worth 6; each sale is 3 euros, worth 1 each: 14.5 in all."""
    chain = (
        "kpi,kind,drives,factor,value / users,usage,sales,0.5,10 / sales,outcome,euros,3,6 /"
        " euros,business,,,1"
    )
    plan = money(make, kpis=chain, resources=ONE_FITS)
    assert (funded(plan), plan.impact) == ("A Q1", 3 * 14.5 * 2 - 2)


@pytest.mark.parametrize(
    ("values", "each", "doubt"),
    [
        ((None, None, 1), 1.5, ""),  # a chain of three counts once
        (
            (10, None, 1),
            11.5,
            "users is worth 10 a year by itself and 1.5 more through what it drives",
        ),
        ((10, 6, 1), 14.5, "(sales and euros): every figure in money counts 14.5."),
        ((10, 0, 0), 10, ""),
        ((None, 6, 1), 4.5, "a unit of sales is worth 6 a year by itself and 3 more"),
    ],
)
def test_money_along_a_chain_is_the_same_wherever_it_is_told(
    make: Make, values: tuple[int | None, ...], each: float, doubt: str
) -> None:
    """A user is half a sale, and a sale 3 euros; A moves 3 users, who earn for two years after the first."""
    users, sales, euros = ("" if v is None else v for v in values)
    chain = (
        f"kpi,kind,drives,factor,value / users,usage,sales,0.5,{users} / sales,outcome,euros,3,{sales}"
        f" / euros,business,,,{euros}"
    )
    plan = money(make, kpis=chain, resources=ONE_FITS)
    flow = pf.cash_flow(plan)
    whole = pf.business_case(plan).set_index("line").loc["whole"]
    assert plan.impact == pytest.approx(3 * each * 2 - 2)
    assert flow[flow.line == "whole"].net.sum() == pytest.approx(plan.impact)
    assert whole.benefit - whole.cost == pytest.approx(plan.impact)
    assert whole.benefit_per_year == pytest.approx(3 * each)
    told = [p for p in plan.problem.case.remarks.problem if "in money" in p]
    assert bool(told) == bool(doubt)
    assert not doubt or doubt in told[0]


def test_synergies_earn_from_the_later_delivery_on_whatever_the_chance(make: Make) -> None:
    """The pair's 4 users earn in the one year after Q2; B alone half of what it would."""
    plan = money(
        make,
        initiatives="initiative,earliest / A, / B,Q2 / C,Q3",
        options="initiative,option,success / B,full,0.5",
        relations="relation,initiative,other,kpi,amount / synergy,A,B,users,4",
    )
    assert (funded(plan), plan.impact) == ("A Q1, B Q2", 60 + 10 + 40 - 4)


# Levels 4 and 5: key results on usage and on outcomes


@pytest.mark.parametrize(
    ("level", "kind", "other"), [(4, "usage", "outcome"), (5, "outcome", "usage"), (5, "outcome", "business")]
)
def test_key_results_of_the_kind_all_count_alike(level: int, kind: str, other: str, make: Make) -> None:
    """A attains 3/4 of its target; B 2/4, and 2 where there is neither target nor weight; C all of what
    this level does not watch.
    """
    case = make(
        resources=ONE_FITS,
        objectives="objective,weight / grow,1 / keep,100 / save,1000",
        key_results=(
            "key_result,objective,kpi,target,weight / more,grow,users,4,1 / again,keep,visits,4,9 /"
            " any,keep,visits,,0 / less,save,costs,1,1"
        ),
        kpis=f"kpi,kind / users,{kind} / visits,{kind} / costs,{other}",
        contributions="initiative,kpi,expected / A,users,3 / B,visits,2 / C,costs,1",
    )
    plan = steer(case, level)
    assert (funded(plan), plan.impact, plan.points) == ("B Q1", 2.5, 50)
    assert (funded(steer(case, 6)), steer(case, 6).impact) == ("C Q1", 1000)


@pytest.mark.parametrize(("level", "kind"), [(4, "usage"), (5, "outcome")])
def test_key_results_keep_their_cap_their_stretch_and_their_discount(
    level: int, kind: str, make: Make
) -> None:
    """6 toward a target of 4, at 0.8: G = 1.2, of which what is beyond 1 counts half; worth 10 points at
    level 6.
    """
    plan = steer(
        make(
            f"{YEARLY}\ndiscount_rate = 0.25",
            objectives="objective,weight / grow,10",
            key_results="key_result,objective,kpi,target,stretch / more,grow,users,4,0.5",
            kpis=f"kpi,kind / users,{kind}",
        ),
        level,
    )
    assert (funded(plan), plan.impact, plan.points) == (
        "A Q1, B Q1, C Q1",
        pytest.approx(1.1),
        pytest.approx(11),
    )


@pytest.mark.parametrize(("level", "kind"), [(4, "usage"), (5, "outcome")])
def test_what_comes_after_the_due_period_does_not_count(level: int, kind: str, make: Make) -> None:
    case = make(
        initiatives="initiative,earliest / A,Q2 / B, / C,",
        key_results="key_result,objective,kpi,due / more,grow,users,Q1",
        kpis=f"kpi,kind / users,{kind}",
    )
    assert (funded(steer(case, level)), steer(case, level).impact) == ("B Q1, C Q1", 3)


def test_a_kpi_that_only_key_results_name_is_an_outcome(make: Make) -> None:
    assert steer(make(), 5).impact == 6


def test_usage_that_drives_an_outcome_counts_at_both_levels(make: Make) -> None:
    case = make(
        key_results="key_result,objective,kpi / more,grow,users / sold,grow,sales",
        kpis="kpi,kind,drives,factor / users,usage,sales,0.5 / sales,outcome,,",
    )
    assert (steer(case, 4).impact, steer(case, 5).impact) == (6, 3)


# Level 6, and what is not there


def test_level_6_is_the_allocation(make: Make) -> None:
    case = make(resources=ONE_FITS)
    plan, usual = steer(case, 6), pf.allocate(case)
    assert (plan.choices, plan.impact, plan.points) == (usual.choices, usual.impact, usual.points)


@pytest.mark.parametrize(
    ("level", "table", "column", "word"),
    [
        (1, "initiatives", "deadline", ""),
        (2, "initiatives", "scope", ""),
        (3, "kpis", "value", ""),
        (4, "kpis", "kind", "usage"),
        (5, "kpis", "kind", "outcome"),
    ],
)
def test_what_a_level_needs_and_the_case_lacks_is_named(
    level: int, table: str, column: str, word: str, make: Make
) -> None:
    with pytest.raises(pf.CaseError) as caught:
        pf.Problem(make(kpis="kpi,kind / users,business")).at_level(level)
    [fault] = caught.value.faults.to_dict("records")
    assert (fault["table"], fault["column"]) == (table, column)
    assert f"{table}, column {column}" in str(caught.value)
    assert word in fault["problem"]


@pytest.mark.parametrize("level", [0, 7, -1, 2.5, "3", True])
def test_a_level_that_is_none_of_the_six_is_a_fault(level: object, make: Make) -> None:
    with pytest.raises(pf.CaseError, match="level"):
        pf.Problem(make()).at_level(level)  # type: ignore[arg-type]


@pytest.mark.parametrize("level", LEVELS)
def test_no_level_makes_the_infeasible_feasible(level: int, make: Make) -> None:
    case = make(
        resources=ONE_FITS,
        initiatives="initiative,mandatory,deadline,scope / A,true,Q1,1 / B,true,, / C,,,",
        key_results="key_result,objective,kpi / more,grow,users / again,grow,visits",
        kpis="kpi,kind,value / users,outcome,1 / visits,usage,",
    )
    with pytest.raises(pf.InfeasibleError):
        steer(case, level)
