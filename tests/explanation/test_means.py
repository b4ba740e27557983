"""What means as a choice earn: answers done in the head; each figure derived again by editing the case."""

from __future__ import annotations

import random
from math import inf, isinf

import pytest
from support.random_cases import loaded, random_tables
from support.small_cases import Make

import portfolio as pf
from portfolio.case.reading import edited, with_rows
from portfolio.explanation.means import MeansWorth, hires_of, without_transfers
from portfolio.model.given_said import given_columns, given_more, given_said
from portfolio.model.transfers import given_for
from portfolio.report.brief.brief import brief

# A is worth 3 points, B 2, C 1; each costs 2 of cash in the quarter it starts in and, here, 2 weeks of dev
TABLES = {
    "initiatives": "initiative,latest / A,Q1 / B,Q1 / C,Q1",
    "resources": "resource,name,kind,unit,Q1,Q2,Q3 / cash,Cash,budget,EUR,9,9,9"
    " / dev,Developers,capacity,weeks,2,2,2 / ops,Operators,capacity,weeks,4,4,4",
    "requirements": "initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2 / A,dev,2 / B,dev,2 / C,dev,2",
    "transfers": "transfer,from,to,rate,lag,max,step / lend,ops,dev,0.5,,, / buy,cash,dev,1,,1,1",
}


def impact(case: pf.Case) -> float:
    return pf.allocate(case).impact


def test_what_each_transfer_earns_is_what_is_lost_without_it(make: Make) -> None:
    case = make(**TABLES)
    plan = pf.allocate(case)
    # A alone has 2 weeks; lending 4 of ops gives 2 more: A and B; buying 1 is then of no use
    assert plan.impact == pytest.approx(5)
    found = pf.means(plan)
    gains = dict(zip(found.transfers.transfer, found.transfers.gain, strict=True))
    assert gains == {"lend": pytest.approx(2), "buy": 0}
    assert found.together == pytest.approx(2)
    assert found.transfers.swap.tolist() == ["+B", ""]
    assert found.transfers.said.tolist() == ["lending 4 weeks of Operators to Developers in Q1", ""]
    assert found.sentences()[0] == (
        "What means give each other earns 2.00 points together: lending 4 weeks of Operators to Developers in"
        " Q1."
    )
    assert "Transfers: lending 4 weeks of Operators to Developers in Q1." in plan.report()
    assert "Transferts : prêter 4 weeks de Operators à Developers en Q1." in str(
        pf.allocate(pf.Case({**case.written}, {**case.written_settings, "language": "fr"}))
    ).replace("\u202f", " ")


def test_where_nothing_is_possible_without_them_it_says_so(make: Make) -> None:
    case = make(**TABLES | {"initiatives": "initiative,latest,mandatory / A,Q1,true / B,Q1,true / C,Q1,"})
    found = pf.means(pf.allocate(case))
    assert isinf(found.together)
    assert found.transfers.gain.tolist() == [inf, 0]
    assert "Nothing is possible without what means give each other" in str(found)
    page = brief(found.plan)
    said = (
        "Lending 4 weeks of Operators to Developers: without what means give each other no plan is possible."
    )
    assert said in str(page)
    assert page.frames["transfers"].gain.tolist() == [inf, 0]


def test_without_transfers_nothing_is_said_and_nothing_is_shown(make: Make) -> None:
    plan = pf.allocate(make(**{k: v for k, v in TABLES.items() if k != "transfers"}))
    found = pf.means(plan)
    assert found.transfers.empty
    assert found.together == 0
    assert "Transfers" not in plan.report()
    page = brief(plan)
    assert not {"transfers", "teams"} & page.frames.keys()
    assert "give each other" not in page.html


def test_a_hire_is_an_initiative_that_frees_weeks_and_is_priced_like_any_other(make: Make) -> None:
    tables = TABLES | {
        "initiatives": "initiative,latest / A,Q1 / B,Q2 / C,Q3 / hire,Q3",
        "options": "initiative,option,duration / hire,full,1",
        "requirements": TABLES["requirements"] + " / hire,cash,1 / hire,dev,-2",
        "resources": TABLES["resources"].replace(
            "dev,Developers,capacity,weeks,2,2,2", "dev,Devs,capacity,weeks,0,2,2"
        ),
    }
    case = make(**{k: v for k, v in tables.items() if k != "transfers"})
    assert hires_of(case) == {"hire": "dev"}
    remarks = [str(r) for r in case.doubts]
    assert not any("contributes to nothing" in r and "hire" in r for r in remarks)
    assert sum("hire frees dev: -2" in r for r in remarks) == 1
    plan = pf.allocate(case)
    (hire,) = [c for c in plan.choices if c.initiative == "hire"]
    assert hire.start == "Q1"  # A can start in Q1 alone, and finds nobody there
    row = pf.means(plan).hires.iloc[0]
    assert (row.initiative, row.team, row.funded, row.start) == ("hire", "dev", True, "Q1")
    without = pf.allocate(pf.Problem(case).without("hire"))
    assert row.gain == pytest.approx(plan.impact - without.impact)


@pytest.mark.parametrize("seed", range(12))
def test_every_figure_is_derived_again_by_editing_the_case(seed: int) -> None:
    rng = random.Random(f"means {seed}")
    tables, settings = random_tables(rng)
    resources = [row["resource"] for row in tables["resources"]]
    case = loaded((tables, settings))
    rows = [
        {
            "transfer": f"t{n}",
            "from": a,
            "to": b,
            "rate": rng.choice([0.5, 1, 0.25]),
            "lag": 1 if a == b else 0,
        }
        | {"max": rng.choice([1, 2, 5]), "step": rng.choice([None, 1])}
        for n, (a, b) in enumerate((rng.choice(resources), rng.choice(resources)) for _ in range(3))
    ]
    try:
        case = with_rows(case, "transfers", rows, "transfers")
        plan = pf.allocate(case)
    except pf.PortfolioError:
        pytest.skip("no such round")
    found = pf.means(plan)
    for name, gain in zip(found.transfers.transfer, found.transfers.gain, strict=True):
        try:
            other = impact(edited_without(case, [name]))
        except pf.InfeasibleError:
            other = -inf
        assert gain == pytest.approx(plan.impact - other, abs=1e-6), name
    prices = pf.price_of_decisions(plan)
    for name, price in prices[prices.kind == "transfer"][["name", "price"]].itertuples(index=False):
        raised = edited(case, [("transfers", name, "max", "= ")])
        assert price == pytest.approx(impact(raised) - plan.impact, abs=1e-6), name


def edited_without(case: pf.Case, names: list[str]) -> pf.Case:
    """The case read again without some transfers."""
    rows = [dict(row.cells) for row in case.written["transfers"] if row["transfer"] not in names]
    bare = without_transfers(case, [str(row["transfer"]) for row in case.written["transfers"]])
    return with_rows(bare, "transfers", rows, "transfers") if rows else bare


def test_explain_says_what_would_be_given(make: Make) -> None:
    # without lending there is room for A alone; with B beside it two weeks must be lent
    one_only = "relation,initiative,other / excludes,B,C"
    lend = "transfer,from,to,rate,max / lend,ops,dev,0.5,4"
    case = make(**TABLES | {"transfers": lend, "relations": one_only})
    plan = pf.allocate(pf.Problem(case).without("B", "C"))
    assert plan.transfers.empty
    explained = pf.explain(plan)
    assert "It would take lending 4 weeks of Operators to Developers in Q1." in explained.sentence["B"]
    assert "It would take" not in explained.sentence["A"]


def test_what_more_is_given_is_the_difference(make: Make) -> None:
    case = make(**TABLES)
    problem = pf.Problem(case)
    plan = pf.allocate(problem)
    none = given_for(problem, [c for c in plan.choices if c.initiative == "A"])
    assert none is not None
    own = plan.columns("transfers")
    assert given_more(own, own)["transfer"] == []
    more = given_more(given_columns(case, none), own)
    assert more["given"] == [4.0]
    assert given_said(case, more, "en") == {"lend": "lending 4 weeks of Operators to Developers in Q1"}


def test_what_a_plan_can_give_back_counts_what_is_given(make: Make) -> None:
    plan = pf.allocate(make(**TABLES))
    values = pf.marginal_values(plan).set_index(["resource", "period"])
    assert values.spare["ops", "Q1"] == 2  # four are lent, two of which money can stand for
    assert values.spare["ops", "Q2"] == 4
    assert values.spare["dev", "Q1"] == 1  # one week can be bought instead


def test_what_a_gap_leaves_open_is_no_loss_through_more(make: Make) -> None:
    """A plan that is not the best, as a gap may leave it: more of a team never costs points."""
    case = make(**TABLES)
    best, problem = pf.allocate(case), pf.Problem(case)
    worse = pf.allocate(problem.without("A"))
    found = MeansWorth(best, {"lend": best, "buy": best}, best, {"dev": worse}, pf.means(best)._prices)
    assert found.teams[["gain", "swap"]].values.tolist() == [[0.0, ""]]
    found = MeansWorth(worse, {"lend": best, "buy": worse}, best, {}, pf.means(best)._prices)
    assert found.transfers.gain.tolist() == [0.0, 0.0]
    assert found.together == 0.0
