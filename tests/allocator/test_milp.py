"""The program, row by row, beside rows written by hand; and how its numbers are put to the solver."""

import math

import numpy as np
import pytest

import portfolio as pf
from portfolio.allocator.milp import build
from portfolio.solver.scaling import scaling_factor

SENSE = {-1: "<=", 0: "==", 1: ">="}


def written(asked: pf.Case | pf.Problem) -> tuple[dict[str, str], str]:
    """ScaledRows by name, and the objective, as text: ``A1`` is A from the first period, ``A.max1`` in its
    option max.
    """
    model = build(asked if isinstance(asked, pf.Problem) else pf.Problem(asked))
    program = model.pulp()
    label = {c.name: c.name for c in program.variables()}
    for column, option, start in zip(model.columns, model.ways.option, model.ways.start, strict=False):
        initiative, name = model.numbers.options[option]
        label[column.name] = f"{initiative}{'' if name == 'full' else '.' + name}{start + 1}"

    def form(terms) -> str:
        parts = [f"{a:+.6g} {label[column.name]}" for column, a in terms.items()]
        return (
            " ".join(sorted(parts, key=lambda p: p.split()[1])).replace("+1 ", "+").replace("-1 ", "-") or "0"
        )

    rows = {c.name: f"{form(c)} {SENSE[c.sense]} {0.0 - c.constant:g}" for c in program.constraints()}
    return rows, form(program.objective)


def rows(asked: pf.Case | pf.Problem, *families: str) -> dict[str, str]:
    return {name: row for name, row in written(asked)[0].items() if name.startswith(families)}


def quarters(count: int, *lines: str) -> str:
    return " / ".join(
        [f"resource,kind,usable,carry_over,{','.join(f'Q{n + 1}' for n in range(count))}", *lines]
    )


ONE = quarters(1, "cash,budget,,,")
TWO = quarters(2, "cash,budget,,,,")


def test_the_whole_of_a_small_case(make):
    assert written(make(resources=quarters(1, "cash,budget,0.5,,9"))) == (
        {
            "one_option_0": "+A1 <= 1",
            "one_option_1": "+B1 <= 1",
            "one_option_2": "+C1 <= 1",
            "limit_0_0": "+2 A1 +2 B1 +2 C1 <= 4.5",
        },
        "+3 A1 +2 B1 +C1",
    )


def test_columns_are_the_admissible_options_and_starts(make):
    case = make(
        resources=TWO,
        initiatives="initiative,earliest,latest / C,, / A,Q2, / B,,Q1",
        options="initiative,option,duration / B,z,1 / B,a,2 / C,full,2",
    )
    assert rows(case, "one_option") == {
        "one_option_0": "+A2 <= 1",
        "one_option_1": "+B.a1 +B.z1 <= 1",
        "one_option_2": "+C1 <= 1",
    }
    model = build(pf.Problem(case))
    # options as written
    assert [model.numbers.options[o] for o in model.ways.option] == [
        ("A", "full"),
        ("B", "z"),
        ("B", "a"),
        ("C", "full"),
    ]
    assert {(c.whole, c.low, c.high) for c in model.columns} == {(True, 0, 1)}


def test_mandates_decisions_and_locks(make):
    case = make(
        resources=TWO,
        initiatives="initiative,mandatory / A,true / B, / C,",
        options="initiative,option / B,lite / B,full",
        decisions="initiative,decision,option,start / C,reject,, / B,fund,lite,Q2 / A,fund,,Q1",
    )
    assert rows(pf.Problem(case).with_funded("B").without("C"), "mandatory", "decision", "one_option") == {
        "mandatory_0": "+A1 +A2 >= 1",
        "decision_0": "+A1 == 1",
        "decision_1": "+B.lite2 == 1",
        "decision_2": "+C1 +C2 == 0",
        "one_option_0": "+A1 +A2 <= 1",
        "one_option_1": "+B.lite1 +B.lite2 +B1 +B2 == 1",  # held in
        "one_option_2": "+C1 +C2 == 0",  # held out
    }


def test_resources(make):
    case = make(
        resources=quarters(3, "team,capacity,0.5,,8,,0", "cash,budget,,,9,9,9"),
        requirements="initiative,resource,1,2 / A,team,1,2 / B,team,3, / B,team,1, / C,team,-1, / C,cash,,4",
        settings="finish_inside = false",
    )
    assert rows(case, "limit") == {
        "limit_0_1": "+4 C1 <= 9",  # cash: nothing to say in the first quarter; C's second quarter of work
        "limit_0_2": "+4 C2 <= 9",
        "limit_1_0": "+A1 +4 B1 -C1 <= 4",  # team: half of 8, then no limit, then none
        "limit_1_2": "+2 A2 +A3 +4 B3 -C3 <= 0",
    }


def test_what_is_unused_is_carried_over(make):
    case = make(
        resources=quarters(4, "cash,budget,0.5,0.5,8,6,,2"),
        initiatives="initiative,latest / A, / B,Q1 / C,Q3",
        requirements="initiative,resource,1,2 / A,cash,4, / B,cash,8,-2 / C,cash,4,",
    )
    assert rows(case, "limit") == {
        "limit_0_0": "+4 A1 +8 B1 +4 C1 <= 4",
        "limit_0_1": "+2 A1 +4 A2 +2 B1 +2 C1 +4 C2 <= 5",  # half of the first row, and B's 2 freed: ½·8 − 2
        "limit_0_3": "+4 A4 <= 1",  # nothing comes out of a quarter without a limit
    }


def test_requires(make):
    case = make(
        resources=quarters(3, "cash,budget,,,,,"),
        options="initiative,option,duration / B,full,2",
        relations=(
            "relation,initiative,other,lag / requires,C,A | B, / requires,A,C,0 / requires,A,B,-1 /"
            " requires,C,B,1"
        ),
    )
    assert rows(case, "requires") == {
        "requires_0_0": "+A1 <= 0",  # A after B: B delivers in Q2 or Q3, A starts then or later
        "requires_0_1": "+A1 +A2 -B1 <= 0",
        "requires_0_2": "+A1 +A2 +A3 -B1 -B2 <= 0",
        "requires_1_0": "+A1 <= 0",  # A after C, the quarter after its delivery
        "requires_1_1": "+A1 +A2 -C1 <= 0",
        "requires_1_2": "+A1 +A2 +A3 -C1 -C2 <= 0",
        "requires_2": "-A1 -A2 -A3 -B1 -B2 +C1 +C2 +C3 <= 0",
        "requires_3_0": "+C1 <= 0",  # C two quarters after B: never in time
        "requires_3_1": "+C1 +C2 <= 0",
        "requires_3_2": "+C1 +C2 +C3 <= 0",
    }


def test_excludes(make):
    case = make(
        resources=TWO,
        options="initiative,option / C,lite",
        relations="relation,initiative,other / excludes,C,A",
    )
    assert rows(case, "excludes") == {"excludes_0": "+A1 +A2 +C.lite1 +C.lite2 <= 1"}


def test_buckets_by_a_column(make):
    case = make(
        resources=ONE,
        initiatives="initiative,category / A,run / B,new / C,run",
        requirements="initiative,resource,1 / A,cash,4 / B,cash,8 / C,cash,-4",
        buckets=(
            "by,bucket,resource,measure,min,max / category,run,cash,share,0.25,0.5 /"
            " category,run,cash,amount,1,2 / category,run,,count,1,"
        ),
    )
    assert rows(case, "bucket") == {
        "bucket_0_min": "+3 A1 -2 B1 -3 C1 >= 0",  # 4A − 4C ≥ ¼ (4A + 8B − 4C)
        "bucket_0_max": "+2 A1 -4 B1 -2 C1 <= 0",
        "bucket_1_min": "+4 A1 -4 C1 >= 1",
        "bucket_1_max": "+4 A1 -4 C1 <= 2",
        "bucket_2_min": "+A1 +C1 >= 1",
    }


def test_buckets_by_objective(make):
    case = make(
        resources=ONE,
        objectives="objective,weight / grow,2 / keep,1",
        key_results="key_result,objective,kpi / k1,grow,users / k2,keep,nps",
        # A: 6 points and 2
        contributions="initiative,kpi,expected / A,users,3 / A,nps,2 / B,nps,1 / C,users,-5",
        buckets=(
            "by,bucket,resource,measure,min,max / objective,grow,cash,amount,,1 / objective,keep,,count,1, /"
            " objective,grow,cash,share,,0.5"
        ),
    )
    assert rows(case, "bucket") == {
        "bucket_0_max": "+1.5 A1 <= 1",
        "bucket_1_min": "+0.25 A1 +B1 >= 1",
        "bucket_2_max": "+0.5 A1 -B1 -C1 <= 0",  # 1.5 A ≤ ½ (2A + 2B + 2C)
    }


def test_a_synergy_is_a_product_and_counts_from_the_later_delivery(make):
    case = make(
        "discount_rate = 1\nperiods_per_year = 1",  # halves every period
        resources=TWO,
        initiatives="initiative,latest / A, / B,Q1 / C,Q1",
        relations="relation,initiative,other,kpi,amount / synergy,B,A,users,8",
    )
    both, objective = rows(case, "both"), written(case)[1]
    assert both == {
        "both_0_0_i": "-A1 +both_0_0 <= 0",
        "both_0_0_j": "-B1 +both_0_0 <= 0",
        "both_0_0_ij": "-A1 -B1 +both_0_0 >= -1",
        "both_0_1_i": "-A1 -A2 +both_0_1 <= 0",
        "both_0_1_j": "-B1 +both_0_1 <= 0",
        "both_0_1_ij": "-A1 -A2 -B1 +both_0_1 >= -1",
    }
    # 4 when both deliver in Q1, 2 when by Q2
    assert objective == "+1.5 A1 +0.75 A2 +B1 +0.5 C1 +2 both_0_0 +2 both_0_1"


@pytest.mark.parametrize(
    ("stretch", "row", "objective"),
    [
        ("", "-7500 A1 -5000 B1 -2500 C1 +credit_0_0 <= 0", "+0.0001 credit_0_0"),
        (
            "0.5",
            "-7500 A1 -5000 B1 -2500 C1 +credit_0_0 +extra_0_0 <= 0",
            "+0.0001 credit_0_0 +5e-05 extra_0_0",
        ),
        ("1", None, "+0.75 A1 +0.5 B1 +0.25 C1"),  # as much beyond the target as before it: linear
    ],
)
def test_attainment(make, stretch, row, objective):
    case = make(
        resources=ONE, key_results=f"key_result,objective,kpi,target,stretch / more,grow,users,4,{stretch}"
    )
    assert rows(case, "attainment") == ({"attainment_0": row} if row else {})
    assert written(case)[1] == objective
    model = build(pf.Problem(case))
    bounds = {c.name: (c.low, c.high) for c in model.columns[3:]}
    # 6 of 4 at most
    assert bounds == {
        n: b for n, b in {"credit_0_0": (0, 10000), "extra_0_0": (0, 5000)}.items() if n in objective
    }


def test_credit_may_be_negative(make):
    case = make(
        resources=ONE,
        key_results="key_result,objective,kpi,target / more,grow,users,4",
        contributions="initiative,kpi,expected / A,users,5 / B,users,-2 / C,users,-1",
    )
    model = build(pf.Problem(case))
    credit = model.columns[3]
    assert (credit.low, credit.high) == (pytest.approx(-7500), 10000)


def test_a_key_result_that_cannot_be_reached_needs_no_column(make):
    case = make(
        resources=ONE,
        objectives="objective,weight / grow,12 / keep,0",
        key_results="key_result,objective,kpi,target / k1,grow,users,6 / k2,keep,users,1",
    )
    assert written(case)[1] == "+6 A1 +4 B1 +2 C1"
    # a session may be asked with other weights
    assert rows(case, "attainment") == {"attainment_1": "-30000 A1 -20000 B1 -10000 C1 +credit_1_0 <= 0"}


def test_the_weights_are_the_problems(make):
    assert written(pf.Problem(make(resources=ONE)).with_weights({"grow": 10}))[1] == "+30 A1 +20 B1 +10 C1"


# What the solver sees


@pytest.mark.parametrize(
    ("amounts", "whole", "factor"),
    [
        ([0.25, 0.5], True, 4),  # 1 and 2
        ([2_000_000, 3_000_000], True, 1e-6),
        ([0.1, 0.1 + 0.2], True, 10),
        ([0, 6, 4], True, 1 / 2),
        ([1, 8_000_000], True, 2**-14),  # too fine for whole numbers: 488.28 at most
        ([1, math.pi], True, 2**7),
        ([1, 2], False, 2**8),
        ([-1e9, 3], False, 2**-21),
        ([0, 0], True, 1),
    ],
)
def test_rows_are_scaled_to_whole_or_moderate_numbers(amounts, whole, factor):
    assert scaling_factor(np.array(amounts, dtype=float), whole) == pytest.approx(factor, rel=1e-12)


AMOUNTS = {"A": (3_200_001, 1), "B": (2_400_000, 3), "C": (2_400_001, 2), "D": (4_000_001, 0)}


@pytest.mark.parametrize("unit", [1e-3, 1, 100, 1e-9])
def test_a_portfolio_is_the_same_in_euros_thousands_and_cents(make, unit):
    def case(budget: int) -> pf.Case:
        return make(
            initiatives="initiative / A / B / C / D",
            resources=quarters(2, f"cash,budget,,0.5,{budget * unit:.9f},{1_000_000 * unit:.9f}"),
            requirements="initiative,resource,1,2 / "
            + " / ".join(f"{i},cash,{a * unit:.9f},{b * unit:.9f}" for i, (a, b) in AMOUNTS.items()),
            contributions="initiative,kpi,expected / A,users,3 / B,users,2 / C,users,2 / D,users,3",
            buckets=f"by,bucket,resource,measure,min,max / initiative,D,cash,amount,,{4_000_001 * unit:.9f}",
        )

    assert "".join(pf.allocate(case(8_000_002)).funded.initiative) == "ABC"  # to the euro
    assert "".join(pf.allocate(case(8_000_001)).funded.initiative) == "AD"  # 6 points against 5
