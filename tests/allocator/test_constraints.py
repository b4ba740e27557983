"""Each family of constraints, the one-answer rule, changes of a problem and the plan's frames, on cases
done in the head.
"""

import math
import random
from collections.abc import Callable

import pytest

import portfolio as pf
from portfolio.allocator import search, tie_break
from portfolio.allocator.effort import Effort
from portfolio.allocator.highs import HighsBackend
from portfolio.allocator.session import Session
from portfolio.model.choices import Choice
from portfolio.solver import mip
from portfolio.solver.mip import Mip, MipResult

# The base case: A is worth 3 points, B 2, C 1; each costs 2 of cash in the quarter it starts in; nothing is
# limited.


def money(*amounts: object, **columns: object) -> str:
    """One budget, cash, with these amounts in Q1, Q2, Q3 ("" for no limit)."""
    cells = ["cash", "budget", *amounts, *columns.values()]
    return f"{','.join(['resource', 'kind', 'Q1', 'Q2', 'Q3', *columns])} / {','.join(map(str, cells))}"


def plan_of(asked: pf.Case | pf.Problem) -> dict[str, str]:
    """Start by initiative, after the option where that is not ``full``."""
    plan = pf.allocate(asked)
    assert plan.status == "optimal"
    return {c.initiative: f"{c.option} {c.start}".removeprefix("full ") for c in plan.choices}


def funded(asked: pf.Case | pf.Problem) -> str:
    return "".join(plan_of(asked))


# Resources


@pytest.mark.parametrize(
    ("amount", "answer"), [("", "ABC"), (6, "ABC"), (5.99, "AB"), (4, "AB"), (3, "A"), (1.9, ""), (0, "")]
)
def test_a_budget_is_what_may_be_spent(make, amount, answer):
    assert funded(make(resources=money(amount, 0, 0))) == answer


def test_blank_is_no_limit_and_zero_is_none(make):
    assert plan_of(make(resources=money(0, "", 0))) == {"A": "Q2", "B": "Q2", "C": "Q2"}


@pytest.mark.parametrize(("usable", "answer"), [(1, "ABC"), (0.9, "AB"), (0.5, "A"), (0, "")])
def test_usable_is_the_share_that_may_be_planned(make, usable, answer):
    assert funded(make(resources=money(6, 0, 0, usable=usable))) == answer


def test_decimals_that_add_up_to_the_budget_fit(make):
    spent = "initiative,resource,1 / A,cash,0.1 / B,cash,0.2 / C,cash,0.7"
    # 0.1 + 0.2 > 0.3 in floating point
    assert funded(make(resources=money(0.3, 0, 0), requirements=spent)) == "AB"
    assert funded(make(resources=money(0.2999999, 0, 0), requirements=spent)) == "A"


def test_a_euro_over_a_budget_of_millions_does_not_fit(make):
    spent = "initiative,resource,1 / A,cash,3999999 / B,cash,4000001 / C,cash,1"
    assert funded(make(resources=money(8_000_000, 0, 0), requirements=spent)) == "AB"
    assert funded(make(resources=money(7_999_999, 0, 0), requirements=spent)) == "AC"


def test_people_are_limited_like_money(make):
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,,, / team,capacity,5,0,0",
        requirements="initiative,resource,1 / A,team,3 / B,team,3 / C,team,2",
    )
    assert funded(case) == "AC"


def test_requirements_add_up_and_a_blank_option_is_every_option(make):
    case = make(
        resources=money(6, 0, 0),
        options="initiative,option / A,lite / A,full",
        contributions="initiative,option,kpi,expected / A,lite,users,3 / A,full,users,4",
        requirements="initiative,option,resource,1 / A,,cash,3 / A,,cash,3 / A,full,cash,0.5",
    )
    assert plan_of(case) == {"A": "lite Q1"}  # 3 + 3; the full one takes 6.5
    assert pf.allocate(case).usage.used[0] == 6


@pytest.mark.parametrize(
    ("resources", "in_q2", "in_q3"),
    [
        (money(4, 0, 0), 0, 0),
        (money(4, 0, 0, carry_over=0.5), 2, 1),  # half of it, then half of that
        (money(4, 1, 0, carry_over=0.5), 3, 1.5),
        (money(4, 2, 0, carry_over=0.5, usable=0.5), 2, 1),  # usable of each amount, not of what was carried
        (money(4, 1, 0, carry_over=1), 5, 5),
        (money(4, "", 1, carry_over=1), math.inf, 1),  # nothing comes out of a period without a limit
    ],
)
def test_what_is_unused_carries_over(make, resources, in_q2, in_q3):
    for quarter, available in (("Q2", in_q2), ("Q3", in_q3)):
        for need in (available, available + 0.01) if math.isfinite(available) else (1000,):
            case = make(
                resources=resources,
                initiatives=f"initiative,earliest,latest / A,{quarter},{quarter}",
                requirements=f"initiative,resource,1 / A,cash,{need}",
                contributions="initiative,kpi,expected / A,users,3",
            )
            plan = pf.allocate(case)
            assert len(plan.choices) == (need <= available)
    usage = pf.allocate(pf.Problem(case).without("A")).usage
    assert list(usage.available)[1:] == [in_q2, in_q3]


def test_what_was_spent_is_not_carried_over(make):
    case = make(
        resources=money(4, 0, 0, carry_over=0.5),
        initiatives="initiative,mandatory,earliest,latest / A,true,Q1,Q1 / B,,Q2,Q2 / C,,Q3,Q3",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,1 / C,cash,0.5",
    )
    assert funded(case) == "AB"  # half of the 2 that A leaves, and B takes all of it
    assert list(pf.allocate(case).usage.available) == [4, 1, 0]
    assert funded(pf.Problem(case).without("B")) == "AC"


def test_a_negative_amount_frees_the_resource(make):
    case = make(
        resources=money(4, 0, 0), requirements="initiative,resource,1 / A,cash,4 / B,cash,2 / C,cash,-2"
    )
    assert funded(case) == "ABC"
    assert funded(pf.Problem(case).without("C")) == "A"


def test_what_is_freed_carries_over(make):
    case = make(
        resources=money(0, 0, 0, carry_over=0.5),
        initiatives="initiative,earliest,latest / A,Q2,Q2 / C,Q1,Q1",
        requirements="initiative,resource,1 / A,cash,1 / C,cash,-2",
        contributions="initiative,kpi,expected / A,users,3 / C,users,-1",
    )
    assert funded(case) == "AC"


# Time


def test_duration_is_the_last_column_used_and_amounts_count_from_the_start(make):
    case = make(
        resources=money(2, 1, 2),
        requirements="initiative,resource,1,2,3 / A,cash,1,2,0 / B,cash,2,, / C,cash,3,,",
    )
    plan = pf.allocate(case)
    assert plan.funded[["initiative", "start", "delivery"]].values.tolist() == [
        ["A", "Q2", "Q3"],
        ["B", "Q1", "Q1"],
    ]
    assert list(plan.usage.used) == [2, 1, 2]


def test_amounts_after_the_duration_are_charged_too(make):
    case = make(
        resources=money(2, 2, 0),
        initiatives="initiative,latest / A,Q1 / B, / C,",
        options="initiative,option,duration / A,full,1",
        requirements="initiative,resource,1,2 / A,cash,2,2 / B,cash,2, / C,cash,2,",
    )
    assert funded(pf.Problem(case).with_funded("A")) == "A"
    assert funded(pf.Problem(case).with_limits({("cash", "Q3"): 2})) == "AB"  # B in Q3


@pytest.mark.parametrize(
    ("inside", "resources", "answer"),
    [("true", money(0, 1, 2), ["Q2", "Q3", 3.0]), ("false", money(0, 0, 1), ["Q3", "", 1.0])],
)
def test_work_that_runs_past_the_last_period(make, inside, resources, answer):
    case = make(
        f"finish_inside = {inside}",
        resources=resources,
        initiatives="initiative / A",
        requirements="initiative,resource,1,2 / A,cash,1,2",
        contributions="initiative,kpi,expected / A,users,3",
    )
    assert pf.allocate(case).funded[["start", "delivery", "cash"]].values.tolist() == [answer]
    other = pf.Problem(case).with_limits({("cash", "Q2"): 0.9})
    assert pf.allocate(other).impact == (0 if inside == "true" else 3)


def test_windows(make):
    window = {"initiatives": "initiative,earliest,latest / A,Q2, / B,,Q2 / C,Q2,Q2"}
    assert plan_of(make(**window)) == {"A": "Q2", "B": "Q1", "C": "Q2"}
    assert funded(make(**window, resources=money(0, 0, 6))) == "A"
    assert funded(make(**window, resources=money(6, 0, 0))) == "B"


def test_discount_makes_an_early_delivery_worth_more(make):
    options = "initiative,option,duration / A,slow,2 / A,quick,1"
    assert plan_of(make("discount_rate = 0.1", options=options))["A"] == "quick Q1"
    assert plan_of(make(options=options))["A"] == "slow Q1"  # nothing lost: the earlier row


# What must be, and in which way


def test_one_option_at_most_and_the_best_that_fits(make):
    options = {
        "options": "initiative,option,delivers / A,lite,0.5 / A,max,1",
        "requirements": "initiative,option,resource,1 / A,lite,cash,1 / A,max,cash,3 / B,,cash,2 / C,,cash,2",
    }
    assert plan_of(make(**options, resources=money(5, 0, 0))) == {"A": "max Q1", "B": "Q1"}
    # 1.5 + 2 against 3
    assert plan_of(make(**options, resources=money(3, 0, 0))) == {"A": "lite Q1", "B": "Q1"}


def test_a_mandate_holds_whatever_it_is_worth(make):
    case = make(
        resources=money(4, 0, 0),
        initiatives="initiative,mandatory / A,false / B,no / C,true",
        contributions="initiative,kpi,expected / A,users,3 / B,users,2 / C,users,-1",
    )
    assert funded(case) == "AC"
    assert pf.allocate(case).impact == pytest.approx(2)


def test_decided_funding_and_rejection(make):
    tight = money(4, 0, 0)
    assert funded(make(resources=tight, decisions="initiative,decision / C,fund")) == "AC"
    assert funded(make(resources=tight, decisions="initiative,decision / A,reject")) == "BC"
    assert funded(make(resources=tight, decisions="initiative,decision / C,fund / A,reject")) == "BC"


@pytest.mark.parametrize(
    ("decided", "answer"), [(",", "lite Q1"), ("max,", "max Q1"), (",Q3", "lite Q3"), ("max,Q2", "max Q2")]
)
def test_decided_option_and_start(make, decided, answer):
    case = make(
        options="initiative,option / A,lite / A,max",
        decisions=f"initiative,decision,option,start / A,fund,{decided}",
    )
    assert plan_of(case) == {"A": answer, "B": "Q1", "C": "Q1"}


# Relations


def requires(row: str) -> str:
    return f"relation,initiative,other,lag / requires,{row}"


def test_requires_the_other_at_any_time(make):
    case = make(
        resources=money(2, 2, 0),
        relations=requires("A,C,"),
        initiatives="initiative,earliest,latest / A,,Q1 / B,, / C,Q2,Q2",
    )
    assert plan_of(case) == {"A": "Q1", "C": "Q2"}  # 4 points; A and B would be 5
    assert funded(pf.Problem(case).without("C")) == "B"


@pytest.mark.parametrize(
    ("lag", "work", "start"),
    [
        ("0", 1, "Q2"),
        ("1", 1, "Q3"),
        ("-1", 1, "Q1"),
        ("0", 2, "Q3"),
        ("-1", 2, "Q2"),
        ("-2", 2, "Q1"),
        ("1", 2, None),
    ],
)
def test_requires_with_a_lag_after_delivery(make, lag, work, start):
    case = make(relations=requires(f"A,C,{lag}"), options=f"initiative,option,duration / C,full,{work}")
    assert plan_of(case) == ({"A": start} if start else {}) | {"B": "Q1", "C": "Q1"}


def test_requires_any_of_several(make):
    tight = money(4, 0, 0)
    assert funded(make(resources=tight, relations=requires("A,B | C,"))) == "AB"
    assert (
        funded(
            make(resources=tight, relations=requires("A,B | C,"), decisions="initiative,decision / B,reject")
        )
        == "AC"
    )
    slow = "initiative,option,duration / B,full,3 / C,full,2"
    assert plan_of(make(options=slow, relations=requires("A,B | C,0"))) == {"A": "Q3", "B": "Q1", "C": "Q1"}


def test_two_that_require_each_other_are_funded_both_or_neither(make):
    both = requires("A,C, / requires,C,A,")
    assert funded(make(resources=money(4, 0, 0), relations=both)) == "AC"
    assert funded(make(resources=money(2, 0, 0), relations=both)) == "B"


def test_excludes(make):
    assert funded(make(relations="relation,initiative,other / excludes,B,A")) == "AC"
    assert (
        funded(make(relations="relation,initiative,other / excludes,B,A / excludes,A,C / excludes,B,C"))
        == "A"
    )


@pytest.mark.parametrize(
    ("pair", "amount", "budget", "answer", "impact"),
    [
        ("B,C", 2.5, 4, "BC", 5.5),
        ("B,C", 1.5, 4, "AB", 5),  # 4.5 is less
        ("A,B", -3, 4, "AC", 4),  # 2 is less
        ("A,B", -3, "", "AC", 4),  # all three: 3
        ("A,B", -1.5, "", "ABC", 4.5),
        ("A,B", -1.5, 4, "AC", 4),  # 3.5 is less
    ],
)
def test_synergies_of_both_signs(make, pair, amount, budget, answer, impact):
    case = make(
        resources=money(budget, 0, 0),
        relations=f"relation,initiative,other,kpi,amount / synergy,{pair},users,{amount}",
    )
    assert funded(case) == answer
    assert pf.allocate(case).impact == pytest.approx(impact)


@pytest.mark.parametrize(("amount", "late"), [(-1, "B"), (1, "")])
def test_a_synergy_counts_from_the_later_delivery_and_until_it_is_due(make, amount, late):
    case = make(
        objectives="objective,weight / grow,2",
        key_results="key_result,objective,kpi,due / k1,grow,users, / k2,grow,nps,Q1",
        relations=f"relation,initiative,other,kpi,amount / synergy,A,B,nps,{amount}",
    )
    # waiting dodges what the pair would spoil
    assert plan_of(case) == {"A": "Q1", "B": "Q2" if late else "Q1", "C": "Q1"}


# Buckets


def bucket(row: str) -> str:
    return f"by,bucket,resource,measure,min,max / {row}"


GROUPS = "initiative,category,squad,mandatory,scope / A,run,red,,8 / B,new,blue,,5 / C,new,blue,true,5"


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        ("category,run,cash,share,,0.33", "BC"),  # 2 of 6 is a third
        ("category,run,cash,share,,0.34", "ABC"),
        ("category,run,cash,share,0.5,", "AC"),  # 2 of 4
        ("category,new,cash,amount,,2", "AC"),
        ("category,new,cash,amount,,3.9", "AC"),
        ("category,run,cash,amount,,1", "BC"),
        ("category,new,,count,,1", "AC"),
        ("category,run,,count,,0", "BC"),
        ("squad,red,,count,,0", "BC"),  # a column of the analyst's own
        ("mandatory,true,cash,share,0.5,", "AC"),
        ("mandatory,false,,count,,1", "AC"),
        ("scope,5,,count,,1", "AC"),
    ],
)
def test_buckets_by_a_column(make, row, answer):
    assert funded(make(initiatives=GROUPS, buckets=bucket(row))) == answer


@pytest.mark.parametrize(
    ("row", "answer"),
    [("category,new,cash,amount,4,", "BC"), ("squad,blue,,count,2,", "BC"), ("category,run,,count,1,", "AC")],
)
def test_bucket_minima(make, row, answer):
    assert funded(make(initiatives=GROUPS, buckets=bucket(row), resources=money(4, 0, 0))) == answer


def test_a_share_holds_with_nothing_spent(make):
    assert funded(make(buckets=bucket("initiative,A,cash,share,0.9,1"), resources=money(1, 0, 0))) == ""


def test_a_share_is_of_all_periods_and_options(make):
    case = make(
        resources=money(2, 2, 2),
        options="initiative,option / A,full / A,max",
        buckets=bucket("initiative,A,cash,share,,0.3"),
        contributions=MAX_A,
    )
    assert funded(case) == "BC"


MAX_A = "initiative,option,kpi,expected / A,max,users,9 / A,full,users,3 / B,,users,2 / C,,users,1"

# A earns 3 on grow and 1 on keep, so three quarters of its spend of 2 belong to grow; B is all for keep. C
# earns nothing.
TWO = {
    "objectives": "objective,weight / grow,1 / keep,1",
    "key_results": "key_result,objective,kpi / k1,grow,users / k2,keep,nps",
    "contributions": "initiative,kpi,expected / A,users,3 / A,nps,1 / B,nps,2 / C,nps,-1",
}


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        ("objective,grow,cash,amount,,1.5", "AB"),
        ("objective,grow,cash,amount,,1.4", "B"),
        ("objective,keep,cash,amount,,2.4", "A"),  # 0.5 + 2; A is worth 4, B 2
        ("objective,keep,cash,share,,0.625", "AB"),  # 2.5 of 4
        # C belongs to neither but stays in the total: 2.5 of 6, for a point
        ("objective,keep,cash,share,,0.62", "ABC"),
        ("objective,keep,cash,share,,0.41", "A"),
        ("objective,keep,,count,,1.25", "AB"),
        ("objective,keep,,count,,1.2", "A"),
        ("objective,grow,,count,1,", None),  # 0.75 at most
        ("objective,grow,cash,share,0.75,", "A"),
    ],
)
def test_buckets_by_objective_share_an_initiative_by_its_points_alone(make, row, answer):
    case = make(**TWO, buckets=bucket(row))
    if answer is None:
        with pytest.raises(pf.InfeasibleError):
            pf.allocate(case)
    else:
        assert funded(case) == answer


def test_shares_by_objective_are_net_uncapped_and_by_the_cases_own_weights(make):
    net = TWO | {
        "objectives": "objective,weight / grow,4 / keep,1",
        "key_results": (
            "key_result,objective,kpi,target,weight / k1,grow,users,1,1 / k2,grow,churn,1,3 / k3,keep,nps,1,1"
        ),
        # grow: 4 · (9/4 − 2 · 3/4) = 3, keep: 1
        "contributions": "initiative,kpi,expected / A,users,9 / A,churn,-2 / A,nps,1",
        "initiatives": "initiative,mandatory / A,true",
        "requirements": "initiative,resource,1 / A,cash,2",
    }
    problem = pf.Problem(make(**net, buckets=bucket("objective,grow,cash,amount,1.5,1.5")))
    assert funded(problem) == "A"
    assert funded(problem.with_weights({"grow": 1, "keep": 100})) == "A"


def test_points_that_cancel_out_belong_to_no_objective(make):
    case = make(
        objectives="objective,weight / grow,3",
        key_results="key_result,objective,kpi / k1,grow,users / k2,grow,nps / k3,grow,churn",
        initiatives="initiative,mandatory / A,true / B, / C,",
        contributions=(
            "initiative,kpi,expected / A,users,0.1 / A,nps,0.2 / A,churn,-0.3 / B,users,2 / C,users,1"
        ),
        buckets=bucket("objective,grow,cash,amount,,3"),
    )
    # B's 2 of 3: A's own 2 are for nothing, though 0.1 + 0.2 − 0.3 is not 0 in floating point
    assert funded(case) == "AB"


# Nothing fits


@pytest.mark.parametrize(
    "tables",
    [
        {"initiatives": "initiative,mandatory / A,true / B, / C,", "resources": money(1, 1, 1)},
        {
            "initiatives": "initiative,mandatory / A,true / B, / C,",
            "decisions": "initiative,decision / A,reject",
        },
        {
            "initiatives": "initiative,mandatory / A,true / B,true / C,",
            "relations": "relation,initiative,other / excludes,A,B",
        },
        {"decisions": "initiative,decision / A,fund / C,reject", "relations": requires("A,C,")},
        {"decisions": "initiative,decision,start / A,fund,Q1", "relations": requires("A,C,0")},
        {"decisions": "initiative,decision,start / A,fund,Q2", "resources": money(6, 0, 6)},
        {"decisions": "initiative,decision / A,fund", "relations": requires("A,C,0 / requires,C,A,0")},
        {"buckets": bucket("initiative,A,,count,2,")},
        {"buckets": bucket("initiative,A,cash,amount,2,"), "resources": money(1, 1, 1)},
    ],
)
def test_demands_that_cannot_hold_together(make, tables):
    with pytest.raises(pf.InfeasibleError, match="no portfolio meets every limit and demand"):
        pf.allocate(make(**tables))


# One answer: each rule decides alone, and against the ones after it


def equal(**costs: str) -> dict[str, str]:
    """Initiatives worth one point each, of which only one can be had."""
    return {
        "initiatives": f"initiative / {' / '.join(costs)}",
        "requirements": f"initiative,resource,1 / {' / '.join(f'{i},cash,{c}' for i, c in costs.items())}",
        "contributions": f"initiative,kpi,expected / {' / '.join(f'{i},users,1' for i in costs)}",
        "key_results": "key_result,objective,kpi,target / k,grow,users,1",
    }


def test_least_money_first(make):
    assert funded(make(**equal(A="2", B="1.99", C="2"))) == "B"
    later = equal(A="2", B="1") | {"initiatives": "initiative,earliest / A, / B,Q3"}
    assert plan_of(make(**later)) == {"B": "Q3"}


def test_money_is_all_budgets_in_all_periods_and_no_capacity(make):
    case = make(
        **equal(A="1", B="2")
        | {
            "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,,, / capex,budget,,, / team,capacity,,,",
            "requirements": "initiative,resource,1,2 / A,cash,1,1 / A,capex,1, / B,cash,2,0.5 / B,team,9,9",
        }
    )
    assert funded(case) == "B"  # 2.5 against 3


def test_what_adds_nothing_is_not_funded_unless_it_saves_money(make):
    case = make(
        requirements="initiative,resource,1 / A,cash,2", contributions="initiative,kpi,expected / A,users,0"
    )
    assert funded(case) == ""
    saving = make(
        requirements="initiative,resource,1 / B,cash,-1", contributions="initiative,kpi,expected / A,users,1"
    )
    assert funded(saving) == "AB"


def test_then_the_fewest_initiatives(make):
    single = {
        "initiatives": "initiative,earliest / A, / B, / Z,Q3",  # later and last by id, yet one
        "requirements": "initiative,resource,1 / A,cash,1 / B,cash,1 / Z,cash,2",
        "contributions": "initiative,kpi,expected / A,users,1 / B,users,1 / Z,users,2",
        "key_results": "key_result,objective,kpi,target / k,grow,users,2",
    }
    assert plan_of(make(**single)) == {"Z": "Q3"}
    cheaper = single | {"requirements": "initiative,resource,1 / A,cash,1 / B,cash,0.99 / Z,cash,2"}
    assert plan_of(make(**cheaper)) == {"A": "Q1", "B": "Q1"}


def test_then_the_earliest_starts(make):
    assert plan_of(make(**equal(A="1", B="1") | {"initiatives": "initiative,earliest / A,Q2 / B,"})) == {
        "B": "Q1"
    }
    case = make(resources=money(2, 4, ""))
    assert plan_of(case) == {"A": "Q1", "B": "Q2", "C": "Q2"}  # 0 + 1 + 1


def test_then_ids_in_code_point_order(make):
    for ids in (("10", "9"), ("B", "a"), ("Z", "É"), ("a", "b")):
        assert funded(make(**equal(**dict.fromkeys(reversed(ids), "1")))) == ids[0]


def test_the_first_id_is_funded_even_where_others_have_to_give_way(make):
    case = make(
        **equal(A="2", B="1", C="1", D="2")
        | {
            "contributions": "initiative,kpi,expected / A,users,2 / B,users,1 / C,users,1 / D,users,2",
            "key_results": "key_result,objective,kpi,target / k,grow,users,3",
            "relations": "relation,initiative,other / excludes,A,D",
        }
    )
    assert funded(case) == "AB"  # tied with AC, BD, CD


def test_then_the_earlier_option_row(make):
    assert plan_of(make(options="initiative,option / A,z / A,y / A,x"))["A"] == "z Q1"


def test_then_the_earlier_start_of_the_first_id(make):
    case = make(resources=money(2, 2, 0), contributions="initiative,kpi,expected / A,users,2 / B,users,2")
    assert plan_of(case) == {"A": "Q1", "B": "Q2"}


def test_the_option_row_comes_before_the_start(make):
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,2,0 / lab,capacity,0,1,0",
        options="initiative,option / A,wet / A,dry",
        requirements="initiative,option,resource,1 / A,,cash,2 / A,wet,lab,1 / B,,cash,2",
        contributions="initiative,kpi,expected / A,users,2 / B,users,2",
    )
    assert plan_of(case) == {"A": "wet Q2", "B": "Q1"}  # tied with dry Q1 and B in Q2


def test_a_tie_is_a_ten_millionth(make):
    close = "initiative,kpi,expected / A,users,1 / B,users,{} / C,users,0"
    costs = equal(A="1", B="2")["requirements"]
    one_only = "relation,initiative,other / excludes,A,B"
    # cheaper, and as good
    assert (
        funded(make(contributions=close.format("1.00000008"), requirements=costs, relations=one_only)) == "A"
    )
    assert (
        funded(make(contributions=close.format("1.00000012"), requirements=costs, relations=one_only)) == "B"
    )


def test_ties_are_exact_where_the_solver_is_not(make, monkeypatch):
    monkeypatch.setitem(mip._OPTIONS, "mip_feasibility_tolerance", 1e-6)  # 0.9999999 is then 1 to it
    test_a_tie_is_a_ten_millionth(make)
    case = make(
        requirements="initiative,resource,1 / A,cash,80000001 / B,cash,40000001 / C,cash,39999999",
        contributions="initiative,kpi,expected / A,users,2 / B,users,1 / C,users,1",
        key_results="key_result,objective,kpi,target / k,grow,users,2",
    )
    assert funded(case) == "BC"  # a euro less; A would be fewer


def test_a_solver_that_errs_is_asked_otherwise(make, monkeypatch):
    searched = Mip._run

    def says_infeasible_without_presolve(asked, factor, better_than):
        without = asked._highs.getOptionValue("presolve")[1] == "off"
        return MipResult(None, -math.inf, True) if without else searched(asked, factor, better_than)

    monkeypatch.setattr(Mip, "_run", says_infeasible_without_presolve)
    monkeypatch.setattr(HighsBackend, "plans", lambda *_, **__: [])  # all that is known is what HiGHS says
    assert plan_of(make(resources=money(2, 4, 0))) == {"A": "Q1", "B": "Q2", "C": "Q2"}


# Changes of a problem


def test_limits_of_one_period_of_all_and_lifted(make):
    problem = pf.Problem(make(resources=money(4, 0, 0)))
    assert funded(problem.with_limits({"cash": 2})) == "ABC"  # in each quarter
    assert funded(problem.with_limits({("cash", "Q1"): 2})) == "A"
    assert funded(problem.with_limits({("cash", "Q2"): 2})) == "ABC"
    assert funded(problem.with_limits({("cash", "Q1"): None})) == "ABC"
    assert funded(problem.with_limits({"cash": 0})) == ""
    assert funded(problem.with_limits({"cash": 0}).with_limits({("cash", "Q3"): 2})) == "A"
    assert list(pf.allocate(problem.with_limits({"cash": None})).usage.available) == [math.inf] * 3


def test_scaled_multiplies_what_is_there_by_then(make):
    problem = pf.Problem(make(resources=money(8, "", 0)))
    assert problem.scaled({"cash": 0.5}).amount("cash", "Q1") == 4
    assert (
        problem.with_limits({("cash", "Q1"): 6})
        .scaled({"cash": 0.5})
        .scaled({"cash": 0.5})
        .amount("cash", "Q1")
        == 1.5
    )
    assert math.isinf(problem.scaled({"cash": 0}).amount("cash", "Q2"))
    assert funded(problem.with_limits({("cash", "Q2"): 0}).scaled({"cash": 0.5})) == "AB"


def test_weights(make):
    case = make(**TWO, resources=money(2, 0, 0))
    assert funded(case) == "A"  # 4 against 2
    assert funded(pf.Problem(case).with_weights({"keep": 4})) == "B"  # 3 + 4 against 8
    plan = pf.allocate(pf.Problem(case).with_weights({"grow": 0}).with_weights({"keep": 2}))
    assert (plan.impact, funded(plan.problem)) == (4, "B")  # 2 for A, though 5 with the 3 on grow
    assert plan.funded.points.sum() == plan.attainment.points.sum() == 4


def test_locks(make):
    problem = pf.Problem(make(resources=money(4, 0, 0)))
    assert funded(problem.with_funded("C")) == "AC"
    assert funded(problem.with_funded("B", "C")) == "BC"
    assert funded(problem.without("A")) == "BC"
    with pytest.raises(
        pf.CaseError, match=r'must be funded or left out; found both.*problem.freed\("A"\)'.replace('"', "'")
    ):
        problem.without("A").with_funded("A")
    with pytest.raises(pf.CaseError, match="found both"):
        problem.with_funded("A", "B").without("B")
    assert funded(problem.without("A").freed("A").with_funded("A")) == "AB"
    with pytest.raises(pf.InfeasibleError):
        pf.allocate(problem.with_funded("A", "B", "C"))
    with pytest.raises(pf.InfeasibleError):
        pf.allocate(pf.Problem(make(decisions="initiative,decision / A,reject")).with_funded("A"))


CHANGES: list[Callable[[pf.Problem], pf.Problem]] = [
    lambda p: p.with_weights({"grow": 3}),
    lambda p: p.with_limits({"cash": 1}),
    lambda p: p.scaled({"cash": 0.5}),
    lambda p: p.with_funded("A"),
    lambda p: p.without("A"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_gives_a_new_problem_and_leaves_the_old_one_alone(make, change):
    case = make(resources=money(4, 0, 0))
    problem = pf.Problem(case)
    changed = change(problem)
    assert problem == pf.Problem(case) != changed
    assert hash(problem) == hash(pf.Problem(case))
    assert changed == change(pf.Problem(case))
    assert funded(problem) == "AB"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda p: p.with_weights({"grwo": 1}),
            "must be the id or the name of an objective; found “grwo”. Nearest: “grow”",
        ),
        (lambda p: p.with_weights({"grow": -1}), "must be a number ≥ 0; found -1 for grow"),
        (lambda p: p.with_weights({"grow": math.nan}), "found nan"),
        (
            lambda p: p.with_limits({"cahs": 1}),
            "must be the id or the name of a resource; found “cahs”. Nearest: “cash”",
        ),
        (lambda p: p.with_limits({("cash", "Q9"): 1}), 'must be one of the periods Q1, Q2, Q3; found "Q9"'),
        (
            lambda p: p.with_limits({("cash",): 1}),
            "must be a resource, or (resource, period); found ('cash',)",
        ),
        (lambda p: p.with_limits({"cash": -1}), "found -1 for cash"),
        (lambda p: p.with_limits({"cash": "4"}), "found 4 for cash"),
        (lambda p: p.scaled({"cash": -0.5}), "found -0.5 for cash"),
        (lambda p: p.scaled({"cash": math.inf}), "found inf for cash"),
        (lambda p: p.scaled({"dash": 1}), "Nearest: “cash”"),
        (
            lambda p: p.with_funded("checkuot"),
            "must be the id or the name of an initiative; found “checkuot”. Nearest: “checkout”",
        ),
        (lambda p: p.without("a", "b"), "found “b”"),
    ],
)
def test_a_change_that_names_nothing_or_no_amount_is_a_fault(make, change, said):
    case = make(
        initiatives="initiative / A / checkout",
        requirements="initiative,resource,1 / A,cash,1",
        contributions="initiative,kpi,expected / A,users,3",
    )
    with pytest.raises(pf.CaseError) as error:
        change(pf.Problem(case))
    assert said in str(error.value)


# Proofs and time


def hard(make: Callable[..., pf.Case], count: int) -> pf.Case:
    """A selection with ten tight limits and values near costs, which takes a solver long; each `idle`
    costs and adds nothing.
    """
    rng = random.Random(1)
    names = [f"I{n:02}" for n in range(count)]
    teams = [f"T{n}" for n in range(10)]
    needs = {(i, t): rng.randint(50, 100) for i in names for t in teams}
    worth = {i: sum(needs[i, t] for t in teams) / 10 + rng.randint(0, 20) for i in names}
    return make(
        initiatives="initiative / " + " / ".join([*names, "idle"]),
        resources="resource,kind,Q1 / cash,budget, / "
        + " / ".join(f"{t},capacity,{sum(needs[i, t] for i in names) / 2:g}" for t in teams),
        requirements="initiative,resource,1 / idle,cash,0 / "
        + " / ".join(f"{i},{t},{n}" for (i, t), n in needs.items()),
        contributions="initiative,kpi,expected / " + " / ".join(f"{i},users,{w}" for i, w in worth.items()),
    )


def test_a_time_limit_met_is_feasible_and_its_bound_honest(make):
    plan = pf.allocate(hard(make, 100), gap=0, time_limit=1)
    assert plan.status == "feasible"
    assert plan.stopped == "time limit"
    assert plan.gap > 0
    assert plan.gap == pytest.approx((plan.bound - plan.impact) / plan.impact)
    assert plan.seconds < 5
    assert "feasible" in plan.heading
    assert "optimal" not in plan.heading


def test_a_time_limit_met_while_ties_are_broken_is_never_optimal(make, monkeypatch):
    def too_late(model, objective, ask, values, least, **_):
        raise tie_break.OutOfTimeError(values)

    monkeypatch.setattr(search, "lexicographic_best", too_late)
    case = make()
    session = Session(case, Effort(ties_listed=0))
    plan = session.allocate(pf.Problem(case), time_limit=60)
    assert (plan.status, plan.stopped, plan.impact, plan.gap) == ("feasible", "time limit", 6, 0)


def test_hardly_any_time_still_gives_a_plan_and_an_honest_bound(make):
    case = hard(make, 30)
    plan = pf.allocate(case, time_limit=1e-9)
    assert (plan.status, plan.stopped) == ("feasible", "time limit")
    assert plan.impact <= pf.allocate(case, gap=0.01).bound
    assert pf.allocate(case, gap=0.01).impact <= plan.bound < math.inf


def test_no_plan_in_time_is_an_error(make, monkeypatch):
    monkeypatch.setattr(HighsBackend, "plans", lambda *_, **__: [])
    with pytest.raises(pf.SolverError, match="no plan was found within the time limit of 1e-06 s"):
        pf.allocate(hard(make, 30), time_limit=1e-6)


def test_a_loose_gap_is_kept_and_nothing_idle_is_funded(make):
    case = hard(make, 16)
    best = pf.allocate(case)
    loose = pf.allocate(case, gap=0.05)
    assert loose.status == "optimal"
    assert (loose.bound - loose.impact) / loose.impact == pytest.approx(loose.gap)
    assert loose.gap <= 0.05
    assert loose.impact <= best.impact <= loose.bound
    for plan in (best, loose):
        assert "idle" not in list(plan.funded.initiative)
        assert all(plan.funded.points > 0)


@pytest.mark.parametrize(
    "asked",
    [
        {"gap": -1e-9},
        {"gap": math.nan},
        {"gap": math.inf},
        {"gap": "0.05"},
        {"time_limit": 0},
        {"time_limit": "9"},
    ],
)
def test_a_gap_or_a_time_limit_that_is_none(make, asked):
    with pytest.raises(pf.SolverError, match=f"{next(iter(asked))}: must be a number"):
        pf.allocate(make(), **asked)


# The plan's frames

COLUMNS = {
    "funded": (
        dict.fromkeys(("initiative", "option", "start", "delivery"), "str")
        | {
            "points": "float64",
            "cash": "float64",
        }
    ),
    "usage": {"resource": "str", "period": "str", "used": "float64", "available": "float64"},
    "attainment": {
        "key_result": "str",
        "objective": "str",
        "before": "float64",
        "progress": "float64",
        "attainment": "float64",
        "points": "float64",
    },
}


@pytest.mark.parametrize("amount", [4, 0])  # with and without anything funded
@pytest.mark.parametrize("frame", COLUMNS)
def test_columns_and_types(make, frame, amount):
    table = getattr(pf.allocate(make(resources=money(amount, 0, 0))), frame)
    assert {c: str(t) for c, t in table.dtypes.items()} == COLUMNS[frame]
    assert list(table.columns) == list(COLUMNS[frame])


def test_rows(make):
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / team,capacity,9,0,9 / cash,budget,4,1,",
        requirements="initiative,resource,1,2 / B,cash,2,1 / A,cash,2, / A,team,9, / C,cash,2,",
        key_results="key_result,objective,kpi,target / more,grow,users,4.5 / less,grow,churn,-5",
        initiatives="initiative,latest / A,Q1 / B,Q1 / C,Q1",
    )
    plan = pf.allocate(case)
    assert plan.funded.values.tolist() == [
        ["A", "full", "Q1", "Q1", pytest.approx(0.3), 2],
        ["B", "full", "Q1", "Q2", pytest.approx(0.2), 3],
    ]
    assert plan.usage.values.tolist() == [
        ["cash", "Q1", 4, 4],
        ["cash", "Q2", 1, 1],
        ["cash", "Q3", 0, math.inf],
        ["team", "Q1", 9, 9],
        ["team", "Q2", 0, 0],
        ["team", "Q3", 0, 9],
    ]
    assert plan.attainment.values.tolist() == [
        ["less", "grow", 0, 0, 0, 0],
        ["more", "grow", 0, pytest.approx(5 / 4.5), 1, 0.5],
    ]
    assert plan.funded.points.sum() == pytest.approx(plan.impact) == plan.attainment.points.sum()


def test_html_shows_names_and_lets_no_markup_through(make):
    case = make(
        'name = "<script>alert(1)</script>"',
        initiatives="initiative,name / A,<b>bold</b> / <i>B</i>, / C,",
        options="initiative,option / A,<script>x",
        requirements="initiative,resource,1 / A,cash,1",
        contributions="initiative,kpi,expected / A,users,3 / <i>B</i>,users,1",
    )
    page = pf.allocate(case)._repr_html_()
    assert "&lt;script&gt;x" in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert not [tag for tag in ("<script", "<b>bold", "<i>") if tag in page]


def test_a_plan_that_does_not_hold_ends_no_search(monkeypatch: pytest.MonkeyPatch, make) -> None:
    """With many ties a plan of the solver's that breaks a limit by less than its tolerance once ended the
    search, and the answer was called feasible though no limit of time was given.
    """
    case, asked, ended = make(resources=money(2, 0, 0)), HighsBackend.ask, list[bool]()

    def ask(self: HighsBackend, objective, *, on_incumbent=None, **more):
        if on_incumbent is not None and not ended:
            model = self.presolved.compiled.model
            wrong = model.selected([Choice("A", "full", "Q1"), Choice("B", "full", "Q1")])
            ended.append(on_incumbent(wrong) is None)
            return MipResult(None, math.inf, False)
        return asked(self, objective, on_incumbent=on_incumbent, **more)

    monkeypatch.setattr(HighsBackend, "ask", ask)
    effort = Effort(branching_lps=0, ties_listed=0, ties_asked=0)
    plan = Session(case, effort).allocate(pf.Problem(case))
    assert ended == [True]
    assert plan.status == "optimal"
    assert [c.initiative for c in plan.choices] == ["A"]
