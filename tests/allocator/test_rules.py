"""Rules of an organisation's own, and initiatives that go together: answers done in the head, and a brute
force.
"""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from support import random_cases
from support.small_cases import Make

import portfolio as pf
from tests.allocator.test_brute_force import agree

# The base case: A is worth 3 points, B 2, C 1; each costs 2 of cash in the quarter it starts in; nothing is
# limited.


def funded(case: pf.Case) -> str:
    plan = pf.allocate(case)
    assert plan.status == "optimal"
    return "".join(c.initiative for c in plan.choices)


def starts(case: pf.Case) -> dict[str, str]:
    return {c.initiative: c.start for c in pf.allocate(case).choices}


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ("few,A,2 / few,B, / few,C,", "AB"),
        ("few,A,1 / few,B, / few,C,", "A"),
        ("few,A,0", "BC"),
        ("few,B,1 / few,C,", "AB"),
        ("one,A,1 / one,B, / two,A,1 / two,C,", "A"),  # 3 points either way: the cheaper is the answer
    ],
)
def test_at_most_so_many_of_some(make: Make, rows: str, answer: str) -> None:
    assert funded(make(rules=f"rule,initiative,max / {rows}")) == answer


def test_at_least_so_many_of_some(make: Make) -> None:
    cash = "resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0"
    rules = "rule,initiative,min / both,B,2 / both,C,"
    assert funded(make(resources=cash, rules=rules)) == "BC"


def test_weights_say_what_each_counts_for(make: Make) -> None:
    risk = "rule,initiative,weight,max / risk,A,0.3,0 / risk,B,-0.1, / risk,C,-0.2,"
    assert funded(make(rules=risk)) == "ABC"  # 0.3 − 0.1 − 0.2, exactly
    risk = "rule,initiative,weight,max / risk,A,0.31,0 / risk,B,-0.1, / risk,C,-0.2,"
    assert funded(make(rules=risk)) == "BC"


def test_work_in_progress_is_limited_period_by_period(make: Make) -> None:
    tables = {"initiatives": "initiative,owner / A,me / B,me / C,me"}
    plan = starts(make(**tables, rules="rule,by,value,max,when / wip,owner,me,1,active"))
    assert sorted(plan.values()) == ["Q1", "Q2", "Q3"]
    assert len(starts(make(**tables, rules="rule,by,value,max,when / wip,owner,me,1,"))) == 1


def test_starts_are_limited_and_not_what_goes_on(make: Make) -> None:
    tables = {
        "initiatives": "initiative,owner,status / A,me,running / B,me, / C,me,",
        "options": "initiative,option,duration / A,full,2 / B,full,2 / C,full,2",
    }
    plan = starts(make(**tables, rules="rule,by,value,max,when / start,owner,me,1,start"))
    assert plan["A"] == "Q1"
    assert sorted((plan["B"], plan["C"])) == ["Q1", "Q2"]


def test_pairs_go_together_or_not_at_all(make: Make) -> None:
    together = "relation,initiative,other / all,A,C"
    cash = "resource,kind,Q1,Q2,Q3 / cash,budget,{},0,0"
    assert funded(make(relations=together, resources=cash.format(2))) == "B"
    assert funded(make(relations=together, resources=cash.format(4))) == "AC"
    with pytest.raises(pf.InfeasibleError, match="A and C are funded together or not at all"):
        pf.allocate(
            make(
                relations=together,
                decisions="initiative,decision / A,fund / C,reject",
                resources=cash.format(9),
            )
        )


def test_a_conflict_names_the_rule_and_lifting_it_gives_an_answer(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory / A,true / B,true / C,",
        rules="rule,initiative,max / one at most,A,1 / one at most,B,",
    )
    with pytest.raises(pf.InfeasibleError) as refused:
        pf.allocate(case)
    assert "rule one at most: at most 1 of A and B may be funded" in str(refused.value)
    assert "without “rule one at most: at most 1 of A and B may be funded”" in str(refused.value)


def test_the_price_of_a_rule_is_what_the_plan_without_it_is_worth_more(make: Make) -> None:
    case = make(rules="rule,initiative,max / few,A,1 / few,B, / few,C,")
    plan = pf.allocate(case)
    prices = pf.price_of_decisions(plan)
    (price,) = prices[prices.kind == "rule"].price
    without = make()
    assert price == pytest.approx(pf.allocate(without).impact - plan.impact)
    assert price == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("rules", "column", "says"),
    [
        ("rule,initiative / r,A", "max", "rule r must have min or max"),
        ("rule,initiative,by,value,max / r,A,owner,me,1", "by", "must be blank where an initiative is named"),
        ("rule,initiative,max / r,,1", "initiative", "must say what counts"),
        ("rule,by,max / r,owner,1", "value", "must say what counts"),
        ("rule,by,value,max / r,ownr,me,1", "by", "owner"),
        ("rule,by,value,option,max / r,owner,me,lite,1", "option", "an option of those with"),
        ("rule,initiative,option,max / r,A,lite,1", "option", "lite"),
        ("rule,initiative,max / r,A,1 / r,B,2", "max", "said once for rule r"),
        ("rule,initiative,max,when / r,A,1,active / r,B,,start", "when", "said once for rule r"),
        ("rule,initiative,min,max / r,A,3,2", "min", "must be ≤ max"),
        ("rule,initiative,max / r,A,1 / r,A,1", "", ""),
        ("rule,initiative,max,when / r,A,1,sometimes", "when", "active, start"),
        ("rule,initiative,max / r,Z,1", "initiative", "Z"),
        ("rule,initiative,weight,max / r,A,many,1", "weight", "many"),
    ],
)
def test_what_a_rule_cannot_mean_is_refused(make: Make, rules: str, column: str, says: str) -> None:
    with pytest.raises(pf.CaseError) as refused:
        make(initiatives="initiative,owner / A,me / B,me / C,you", rules=rules)
    faults = [f for f in refused.value if f.table == "rules"]
    assert not column or column in {f.column for f in faults}
    assert says in str(refused.value), str(refused.value)


def test_a_bound_said_alike_on_several_rows_is_said_once(make: Make) -> None:
    case = make(rules="rule,initiative,max,when / r,A,1,active / r,B,1,active / r,C,1,active")
    assert len(set(starts(case).values())) == 3


def test_a_value_that_nobody_has_is_remarked_on(make: Make) -> None:
    case = make(
        initiatives="initiative,owner / A,me / B,me / C,you", rules="rule,by,value,max / r,owner,them,1"
    )
    assert any("no initiative has" in str(remark) and "them" in str(remark) for remark in case.doubts)


@pytest.mark.parametrize("value", ["true", "yes", "OUI", "vrai", "x"])
def test_a_yes_is_found_by_any_word_for_it(make: Make, value: str) -> None:
    flags = "initiative,mandatory / A,oui / B,non / C,oui"
    case = make(initiatives=flags, rules=f"rule,by,value,min / both,mandatory,{value},3")
    with pytest.raises(pf.InfeasibleError, match="at least 3 of A and C"):
        pf.allocate(case)
    assert not any("no initiative has" in str(remark) for remark in case.doubts)


@pytest.mark.parametrize("value", ["false", "No", "non", "0"])
def test_a_no_is_found_by_any_word_for_it(make: Make, value: str) -> None:
    flags = "initiative,mandatory / A, / B,non / C,true"
    assert funded(make(initiatives=flags, rules=f"rule,by,value,max / r,mandatory,{value},1")) == "AC"


@pytest.mark.parametrize("value", ["yes", "oui"])
def test_buckets_and_causes_find_a_yes_by_any_word_for_it(make: Make, value: str) -> None:
    flags = "initiative,mandatory / A,no / B,no / C,true"
    rows = f"bucket,by,measure,min,max / {value},mandatory,count,1,1"
    case = make(
        initiatives=flags,
        buckets=rows,
        causes=f"cause,on,by,value,low,high / w,effect,mandatory,{value},0.5,2",
    )
    assert funded(case) == "ABC"
    assert not any("no initiative has" in str(remark) for remark in case.doubts), case.doubts
    assert pf.simulate(case, draws=16).by_draw["plan"].std() > 0


@pytest.mark.parametrize(
    ("tables", "rules", "says"),
    [
        ({}, "rule,initiative,min / r,A,3 / r,B,", "asks for 3 at least, and all .* count for 2 at most"),
        ({}, "rule,initiative,weight,max / r,A,-1,-2.5 / r,B,-1,", "allows -2.5 at most, .* less than -2"),
        (
            {"initiatives": "initiative,latest / A,Q1 / B,Q1 / C,Q1"},
            "rule,initiative,min,when / r,A,1,active / r,B,,",
            "in every period, and in Q2 all .* 0 at most",
        ),
        (
            {"initiatives": "initiative,status / A,running / B, / C,"},
            "rule,initiative,min,when / r,A,2,start / r,B,,",
            "in every period, and in Q1 all .* 1 at most",
        ),
    ],
)
def test_a_bound_that_no_portfolio_meets_is_remarked_on(
    make: Make, tables: dict[str, str], rules: str, says: str
) -> None:
    case = make(**tables, rules=rules)
    (remark,) = [str(d) for d in case.doubts if "can never be met" in str(d)]
    assert re.search(says, remark), remark
    with pytest.raises(pf.InfeasibleError):
        pf.allocate(case)


@pytest.mark.parametrize(
    "rules",
    [
        "rule,initiative,min / r,A,2 / r,B,",
        "rule,initiative,weight,min / r,A,0.1,0.3 / r,B,0.2,",
        "rule,initiative,weight,max / r,A,-1,-2 / r,B,-1,",
        "rule,initiative,min,when / r,A,1,active / r,B,, / r,C,,",
    ],
)
def test_a_bound_that_can_be_met_is_not(make: Make, rules: str) -> None:
    case = make(rules=rules)
    pf.allocate(case)
    assert not any("can never be met" in str(d) for d in case.doubts)


@pytest.mark.parametrize("block", range(4))
def test_random_rules_equal_brute_force(block: int) -> None:
    for seed in range(40 * block, 40 * block + 40):
        rng = random.Random(f"rules {seed}")
        tables, settings = random_cases.random_tables(rng)
        case: tuple[dict[str, Any], dict[str, Any]] = (random_cases.with_rules(tables, rng), settings)
        assert agree(case), seed
