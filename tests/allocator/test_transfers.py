"""Means that give to each other: answers done in the head, and a brute force over portfolios and amounts."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from support import given_amounts
from support.random_cases import loaded
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator import Session
from portfolio.allocator.milp import build
from portfolio.model import Choice
from portfolio.model.constraints import Kind
from portfolio.model.least_amounts import Least, least, nearly
from portfolio.model.transfers import given_for, offers, spent, useful
from portfolio.model.violations import holds, violations

# The base case: A is worth 3 points, B 2, C 1; each costs 2 of cash in the quarter it starts in; three
# quarters; nothing is limited.

LATE = "initiative,earliest,latest / A,Q1,Q1 / B,Q1,Q1 / C,Q1,Q1"


def funded(case: pf.Case | pf.Problem) -> str:
    plan = pf.allocate(case)
    assert plan.status == "optimal"
    assert not violations(plan.problem, plan.choices)
    return "".join(c.initiative for c in plan.choices)


def given(case: pf.Case | pf.Problem) -> list[tuple[str, str, float, float, float]]:
    frame = pf.allocate(case).transfers
    return list(frame[["transfer", "period", "given", "gained", "cost"]].itertuples(index=False, name=None))


def test_a_team_that_others_give_to_is_not_said_to_be_too_small(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,2,2 / team,capacity,1,1,1",
        "requirements": "initiative,resource,1 / A,team,3",
    }
    alone, helped = make(**tables), make(**tables, transfers="transfer,from,to / hire,cash,team")
    assert ["A / full" in str(case.remarks.problem.tolist()) for case in (alone, helped)] == [True, False]
    assert "A" not in funded(alone)
    assert "A" in funded(helped)


def test_money_moved_in_time_is_neither_spent_nor_earned(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,4,0",
        "transfers": "transfer,from,to,lag / sooner,cash,cash,-1",
    }
    plan = pf.allocate(make(**tables))
    assert [c.initiative for c in plan.choices] == ["A", "B", "C"]
    assert given(make(**tables)) == [("sooner", "Q2", 4.0, 4.0, 0.0)]
    assert spent(plan.problem, plan.choices) == 6.0
    assert "for 6" in plan.heading
    usage = plan.usage
    assert usage.used.tolist() == [6.0, 0.0, 0.0]
    assert usage.available.tolist() == [6.0, 0.0, 0.0]
    assert usage.given.tolist() == [0.0, 4.0, 0.0]
    assert usage.gained.tolist() == [4.0, 0.0, 0.0]


def test_people_for_money_come_whole_and_are_spent(make: Make) -> None:
    """Five days are missing; a head is 4 days for 8 of cash: two heads, of which three days stay idle."""
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1 / A,team,7 / B,cash,2 / C,cash,2",
        "contributions": "initiative,kpi,expected / A,users,4 / B,users,2 / C,users,1",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,16,0,0 / team,capacity,2,2,2",
        "transfers": "transfer,from,to,rate,max,step / heads,cash,team,0.5,24,8",
    }
    assert funded(make(**tables)) == "A"  # 16 of cash are all there is: neither B nor C beside A
    assert given(make(**tables)) == [("heads", "Q1", 16.0, 8.0, 16.0)]
    plan = pf.allocate(make(**tables))
    assert spent(plan.problem, plan.choices) == 16.0
    less = pf.Problem(make(**tables)).with_limits({("cash", "Q1"): 15})
    assert funded(less) == "BC"
    assert not given(less)


def test_money_that_only_transfers_use_counts_to_the_last_digit(make: Make) -> None:
    """And whatever is asked of it: nobody requires it, so that it has no amounts of its own."""
    tables = {
        "initiatives": "initiative / A / B / C",
        "requirements": "initiative,resource,1 / A,team,1.5 / B,team,9 / C,team,9",
        "resources": "resource,kind,Q1,Q2,Q3 / team,capacity,0.75,0,0 / cash,budget,5,0,0",
        "transfers": "transfer,from,to,max / hire,cash,team, / never,cash,team,0",
    }
    plan = pf.allocate(make(**tables))
    assert given(plan.problem) == [("hire", "Q1", 0.75, 0.75, 0.75)]
    assert spent(plan.problem, plan.choices) == 0.75
    assert build(plan.problem).money.max() > 0
    assert len(pf.explain(plan)) == 3
    assert pf.marginal_values(plan).step.notna().all()
    demanded = tables | {"initiatives": "initiative,mandatory / A,true / B,true / C,"}
    with pytest.raises(pf.InfeasibleError) as failed:
        pf.allocate(make(**demanded))
    assert len(failed.value.repair)
    assert pf.frontier(plan.problem, exact=True).points.spend.tolist() == [0.75]


def test_who_has_no_limit_is_given_nothing(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1 / A,team,3 / B,team,3 / C,team,3",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,5,0,0 / team,capacity,,,",
        "transfers": "transfer,from,to / hire,cash,team",
    }
    assert funded(make(**tables)) == "ABC"
    assert not given(make(**tables))


def test_what_is_lent_is_missing_where_it_comes_from(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1 / A,web,2 / B,data,2 / C,web,1",
        "resources": "resource,kind,Q1,Q2,Q3 / web,capacity,2.5,0,0 / data,capacity,0,0,0",
        "transfers": "transfer,from,to,rate / lend,web,data,0.8",
    }
    assert funded(make(**tables)) == "A"
    assert funded(pf.Problem(make(**tables)).with_limits({("web", "Q1"): 4.5})) == "AB"
    assert given(pf.Problem(make(**tables)).without("A"))[0][:3] == ("lend", "Q1", 2.5)


def test_a_chain_gives_through_the_one_between(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1 / A,data,1 / B,web,1 / C,cash,1",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,10,, / web,capacity,0,0,0 / data,capacity,0,0,0",
        "transfers": "transfer,from,to,rate / b,web,data,0.5 / a,cash,web,0.5",
    }
    assert given(make(**tables)) == [("a", "Q1", 6.0, 3.0, 6.0), ("b", "Q1", 2.0, 1.0, 0.0)]


def test_of_amounts_that_are_tied_the_earlier_id_gives_more(make: Make) -> None:
    tables = {
        "initiatives": "initiative,earliest,latest / A,Q2,Q2 / B,Q2,Q2 / C,Q2,Q2",
        "resources": "resource,kind,carry_over,Q1,Q2,Q3 / cash,budget,1,0,1,0 / old,budget,1,4,4,4",
        "transfers": "transfer,from,to,max / b,old,cash,3 / a,old,cash,2",
    }
    assert given(make(**tables)) == [
        ("a", "Q1", 2.0, 2.0, 0.0),
        ("a", "Q2", 2.0, 2.0, 0.0),
        ("b", "Q1", 1.0, 1.0, 0.0),
    ]


def test_the_least_money_comes_before_the_least_given(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1 / A,team,4",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,9,0,0 / team,capacity,0,0,0 / web,capacity,9,0,0",
        "transfers": "transfer,from,to,rate,max / hire,cash,team,4, / lend,web,team,0.5,6",
    }
    assert given(make(**tables)) == [("hire", "Q1", 0.25, 1.0, 0.25), ("lend", "Q1", 6.0, 3.0, 0.0)]


def test_ties_are_broken_by_what_must_be_given(make: Make) -> None:
    """B and the dearer A bring as much; A needs a head for 3 of cash, so that B is the cheaper."""
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1 / A,team,1 / B,cash,2 / C,team,9",
        "contributions": "initiative,kpi,expected / A,users,3 / B,users,3 / C,users,1",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0 / team,capacity,0,0,0",
        "transfers": "transfer,from,to,rate / heads,cash,team,0.3333",
        "relations": "relation,initiative,other / excludes,A,B",
    }
    assert funded(make(**tables)) == "B"
    tables["transfers"] = "transfer,from,to,rate / heads,cash,team,0.75"
    assert funded(make(**tables)) == "A"


def test_a_session_asked_under_less_money_breaks_ties_anew(make: Make) -> None:
    """With less of the team A must be given more: an answer of wider limits is none there."""
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1 / A,team,2 / B,cash,1 / C,team,9",
        "contributions": "initiative,kpi,expected / A,users,3 / B,users,3 / C,users,1",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0 / team,capacity,2,0,0",
        "transfers": "transfer,from,to,rate / heads,cash,team,1",
        "relations": "relation,initiative,other / excludes,A,B",
    }
    case = make(**tables)
    problems = [pf.Problem(case).with_limits({("team", "Q1"): n}) for n in (2, 1.5, 0.5)]
    session = Session(case)
    assert ["".join(c.initiative for c in session.allocate(p).choices) for p in problems] == ["A", "A", "B"]
    together = Session(case).allocate_all(problems)
    assert ["".join(c.initiative for c in plan.choices) for plan in together] == ["A", "A", "B"]


def test_windows_ceilings_and_horizon_say_when_is_given(make: Make) -> None:
    resources = "resource,kind,Q1,Q2,Q3 / cash,budget,0,0,0 / old,budget,9,9,9"
    transfers = "transfer,from,to,lag,max,first,last / t,old,cash,1,5,Q1,Q2"
    case = make(resources=resources, transfers=transfers)
    assert [
        (k, case.periods[t]) for k, t in zip(offers(case).transfers, offers(case).period, strict=True)
    ] == [
        ("t", "Q1"),
        ("t", "Q2"),
    ]
    assert funded(case) == "ABC"  # twice 5 are enough for 6
    assert useful(case).tolist() == [5.0, 5.0]


def test_protected_limits_hold_whichever_overrun_with_the_same_amounts(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1,high / A,cash,2,2 / B,cash,2,1.5 / C,cash,2,",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0 / old,budget,9,9,9",
        "transfers": "transfer,from,to,max / t,old,cash,4",
    }
    problem = pf.Problem(make(**tables))
    assert [funded(problem.protected(n)) for n in (0, 1, 2)] == ["ABC", "AB", "AC"]
    assert given(problem.protected(1)) == [("t", "Q1", 4.0, 4.0, 0.0)]
    assert given(problem.protected(1).without("A")) == [("t", "Q1", 3.0, 3.0, 0.0)]


def test_conflicts_and_ways_out_name_a_ceiling(make: Make) -> None:
    tables = {
        "initiatives": "initiative,mandatory,latest / A,true,Q1 / B,true,Q1 / C,,Q1",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0 / old,budget,9,9,9",
        "transfers": "transfer,from,to,max / t,old,cash,1",
    }
    case = make(**tables)
    with pytest.raises(pf.InfeasibleError) as failed:
        pf.allocate(case)
    conflict = failed.value.conflict
    assert conflict[conflict.kind == "transfer"].name.tolist() == ["t"]
    repair = failed.value.repair
    (raised,) = repair[repair.name == "t"].impact
    without = case.written["transfers"].replacing("max", [None])
    assert raised == pf.allocate(case.revised({"transfers": without})).impact
    (more,) = repair[repair.repair == "extra"].extra
    assert more == 1.0


def test_the_price_of_a_ceiling_is_what_the_plan_without_it_gains(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0 / old,budget,9,9,9",
        "transfers": "transfer,from,to,max / t,old,cash,2",
    }
    plan = pf.allocate(make(**tables))
    prices = pf.price_of_decisions(plan)
    (price,) = prices[prices.kind == "transfer"].price
    without = make(**tables | {"transfers": "transfer,from,to / t,old,cash"})
    assert price == pytest.approx(pf.allocate(without).impact - plan.impact)


def test_marginal_values_count_the_best_transfer(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0 / old,budget,3.5,0,0",
        "transfers": "transfer,from,to,rate / t,old,cash,0.5",
    }
    plan = pf.allocate(make(**tables))
    values = pf.marginal_values(plan).set_index(["resource", "period"])
    assert values.step["old", "Q1"] == pytest.approx(0.5)
    assert values.step["cash", "Q1"] == pytest.approx(0.25)
    assert values.spare["old", "Q1"] == pytest.approx(3.5)
    assert values.spare["cash", "Q1"] == pytest.approx(1.75)  # what is missing then is given


@pytest.mark.parametrize("seed", range(36))
def test_random_cases_equal_the_brute_force(seed: int) -> None:
    rng = random.Random(seed)
    case = loaded(given_amounts.drawn(rng))
    problem = pf.Problem(case)
    best = given_amounts.best(problem)
    if best is None:
        with pytest.raises(pf.InfeasibleError):
            pf.allocate(problem)
        return
    plan = pf.allocate(problem)
    assert [tuple(c) for c in plan.choices] == best.funded
    assert plan.impact == pytest.approx(best.impact, rel=1e-9, abs=1e-9)
    frame = plan.transfers
    found = dict(zip(zip(frame.transfer, frame.period, strict=True), frame.given, strict=True))
    assert found == pytest.approx(best.given, rel=1e-5, abs=1e-5)
    assert spent(problem, plan.choices) == pytest.approx(best.spent, rel=1e-5, abs=1e-5)


@pytest.mark.parametrize("seed", [1, 3, 5, 7, 8, 9, 13])
def test_steering_by_money_takes_off_what_is_given_to_people(seed: int) -> None:
    """The best of every portfolio, each less the least that scipy finds it must pay, at today's value."""
    case = loaded(given_amounts.with_people_for_money(random.Random(seed)))
    plan = pf.allocate(pf.Problem(case).at_level(3))
    assert plan.status == "optimal"
    assert plan.impact == pytest.approx(given_amounts.best_in_money(plan.problem), rel=1e-7, abs=1e-7)
    own = given_amounts.in_money(plan.problem, list(plan.choices))
    assert own == pytest.approx(plan.impact, rel=1e-7, abs=1e-7)
    assert bool(plan.transfers.cost.sum()) == (seed > 1)


def test_without_rows_nothing_is_different(make: Make) -> None:
    plain = pf.allocate(make())
    assert plain.columns("transfers")["given"] == []
    assert "given" not in plain.columns("usage")


def test_amounts_are_exact_fractions(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "requirements": "initiative,resource,1 / A,team,1",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,9,0,0 / team,capacity,0,0,0",
        "transfers": "transfer,from,to,rate / hire,cash,team,0.7",
    }
    plan = pf.allocate(make(**tables))
    found = given_for(plan.problem, plan.choices)
    assert found is not None
    assert [a for a in found.amounts if a] == [Fraction(10, 7)]
    assert not violations(plan.problem, plan.choices)


def test_a_portfolio_that_no_transfer_helps_breaks_the_limit_by_what_is_missing(make: Make) -> None:
    tables = {
        "initiatives": LATE,
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0 / old,budget,9,9,9",
        "transfers": "transfer,from,to,max / t,old,cash,1",
    }
    problem = pf.Problem(make(**tables))
    (broken,) = violations(problem, [Choice(i, "full", "Q1") for i in "ABC"])
    assert broken.of is not None
    assert (broken.of.kind, broken.of.part) == (Kind.LIMIT, "Q1")
    assert broken.excess == pytest.approx(3.0)


def test_a_limit_that_only_half_a_step_would_meet_is_said_to_be_broken(make: Make) -> None:
    """Between cash and the team steps go round in a circle that has no end: without them it would do."""
    tables = {
        "initiatives": "initiative,earliest,latest / A,Q4,Q4 / B,Q4,Q4 / C,Q3,Q3",
        "requirements": "initiative,resource,1 / A,cash,1 / B,team,3 / B,cash,1 / C,cash,3",
        "resources": "resource,kind,carry_over,Q1,Q2,Q3,Q4 / team,capacity,0,0,0.8,4.8,0 / "
        "cash,budget,0.5,0.5,0.5,6,1.8",
        "transfers": "transfer,from,to,rate,max,step / 9,team,cash,0.7,,2 / Z,cash,team,0.5,4,1 / "
        "lend,cash,team,1,,0.5",
    }
    problem = pf.Problem(make(**tables))
    plan = [Choice("A", "full", "Q4"), Choice("B", "full", "Q4"), Choice("C", "full", "Q3")]
    assert not holds(problem, plan)
    assert sum(broken.excess for broken in violations(problem, plan)) > 0.1


def test_means_that_nobody_requires_are_protected_beside_those_that_overrun(make: Make) -> None:
    """Nobody requires old money: its limits are further rows of local search, in which nothing overruns."""
    tables = {
        "initiatives": "initiative,latest / A,Q2 / B,Q2 / C,Q2",
        "requirements": "initiative,resource,1,high / A,cash,2,2 / B,cash,2,1.5 / C,cash,2,",
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0 / old,budget,4,0,0",
        "transfers": "transfer,from,to / t,old,cash",
    }
    assert [funded(pf.Problem(make(**tables)).protected(n)) for n in (0, 1, 2)] == ["ABC", "AB", "AC"]


def test_least_amounts_by_hand() -> None:
    one, half = Fraction(1), Fraction(1, 2)
    rows = ({0: -one, 1: -half},)
    asked = Least(rows, (Fraction(3), None), (None, Fraction(4)), ({0: one, 1: one},))
    assert least(asked, [Fraction(-4)]) == (2, 4)
    assert least(asked, [Fraction(1)]) == (0, 0)
    assert least(Least(rows, (Fraction(3), Fraction(0)), (None, None), ({0: one},)), [Fraction(-4)]) is None
    assert nearly(Least(({0: -1.0},), (3.0,), (2.0,), ({0: 1.0},)), [-1.5], 10) == [2.0]
    assert nearly(Least(({0: -1.0},), (3.0,), (None,), ({0: 1.0},)), [-4.0], 10) is None
