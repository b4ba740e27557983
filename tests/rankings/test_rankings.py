"""Ranked lists and lower levels beside the allocation: the textbook's score, every limit kept, never
better than the best.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from math import inf, nan

import pytest
from support import random_cases, samples
from support.random_cases import loaded

import portfolio as pf
from portfolio.allocator.session import Session
from portfolio.model.violations import violations
from portfolio.rankings.funding import fund_down
from portfolio.rankings.levels import in_order, told

pytestmark = pytest.mark.xdist_group("rankings")  # the sample's levels are solved once

type Make = Callable[..., pf.Case]

SCORED = (
    "initiative,reach,impact,confidence,effort / A,100,2,0.5,10 / B,300,1,0.8,4 / C,80,3,1,2 / D,900,3,1,1"
)
FOUR = "initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2 / D,cash,2"


@pytest.fixture(scope="module")
def scaleup() -> pf.Case:
    return samples.case("scaleup")


def test_rice_is_the_textbook_formula(make: Make) -> None:
    scores = pf.rice(make(initiatives=SCORED, requirements=FOUR)).set_index("initiative")
    assert scores.rice.to_dict() == {"A": 10.0, "B": 60.0, "C": 120.0, "D": 2700.0}
    assert scores.rank_rice.to_dict() == {"D": 1.0, "C": 2.0, "B": 3.0, "A": 4.0}


def test_riceo_asks_what_share_of_the_strategy_it_serves(make: Make) -> None:
    results = "key_result,objective,kpi,baseline,target / more,grow,users,0,2"
    scores = pf.rice(make(initiatives=SCORED, requirements=FOUR, key_results=results)).set_index("initiative")
    # A would bring 3 of 2: it attains the target and no more
    assert scores.share.to_dict() == {"A": 1.0, "B": 1.0, "C": 0.5, "D": 0.0}
    assert scores.riceo.to_dict() == {"A": 10.0, "B": 60.0, "C": 60.0, "D": 0.0}
    assert scores.rank_riceo.to_dict() == {"B": 1.0, "C": 1.0, "A": 3.0, "D": 4.0}


def test_what_serves_no_objective_has_riceo_0_in_the_sample(scaleup: pf.Case) -> None:
    scores = pf.rice(scaleup).set_index("initiative")
    gains = {c.initiative for c in scaleup.contributions.itertuples()}
    serves_none = [i for i in scores.index if scores.share[i] == 0]
    assert all(scores.riceo[i] == 0 for i in serves_none)
    assert all(i in serves_none for i in scores.index if i not in gains)


def test_an_incomplete_score_is_none_and_none_at_all_is_a_fault(make: Make) -> None:
    scores = pf.rice(
        make(initiatives="initiative,reach,impact,confidence,effort / A,100,2,0.5,10 / B,300,1,,4 / C,,,,")
    ).set_index("initiative")
    assert scores.rice.notna().to_dict() == {"A": True, "B": False, "C": False}
    with pytest.raises(pf.CaseError) as error:
        pf.rice(make(initiatives="initiative,reach,impact / A,100,2 / B,1,1 / C,1,1"))
    assert error.value.faults.column.tolist() == ["confidence", "effort"]


def test_a_list_is_funded_from_the_top_while_it_fits(make: Make) -> None:
    case = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0")
    assert [c.initiative for c in fund_down(pf.Problem(case), ["C", "B", "A"])] == ["B", "C"]
    assert [c.initiative for c in fund_down(pf.Problem(case), ["A", "C", "B"])] == ["A", "C"]


def test_room_is_kept_for_what_must_be_funded(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory / A, / B, / C,true",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0",
    )
    assert [c.initiative for c in fund_down(pf.Problem(case), ["A", "B"])] == ["A", "C"]


def test_what_an_initiative_requires_comes_with_it(make: Make) -> None:
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0",
        relations="relation,initiative,other / requires,A,C",
    )
    assert [c.initiative for c in fund_down(pf.Problem(case), ["A", "B", "C"])] == ["A", "C"]


def test_what_comes_with_it_is_the_one_that_the_rule_picks(make: Make) -> None:
    # both options of C cost as much, in any quarter: by the rule the earliest start, then the first written
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,9,9,9",
        options="initiative,option / C,large / C,small",
        requirements="initiative,option,resource,1 / A,,cash,2 / B,,cash,9 / C,large,cash,2 / C,small,cash,2",
        relations="relation,initiative,other / requires,A,C",
    )
    chosen = fund_down(pf.Problem(case), ["A"])
    assert [(c.initiative, c.option, c.start) for c in chosen] == [("A", "full", "Q1"), ("C", "large", "Q1")]


def test_what_frees_money_makes_room_for_what_stands_above_it(make: Make) -> None:
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,1,0,0",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,-1",
    )
    assert [c.initiative for c in fund_down(pf.Problem(case), ["A", "B", "C"])] == ["A", "C"]


def test_a_list_when_nothing_is_possible_says_why(make: Make) -> None:
    case = make(
        initiatives="initiative,mandatory / A,true / B, / C,",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,1,1,1",
    )
    with pytest.raises(pf.InfeasibleError):
        fund_down(pf.Problem(case), ["A"])


@pytest.mark.parametrize("seed", range(60))
def test_lists_keep_every_limit_and_never_beat_the_best(seed: int) -> None:
    case = loaded(random_cases.random_tables(random.Random(seed)))
    problem = pf.Problem(case)
    try:
        best = pf.allocate(case, gap=1e-9)
    except pf.InfeasibleError:
        with pytest.raises(pf.InfeasibleError):
            fund_down(problem, sorted(case.initiatives.initiative))
        return
    ids = sorted(case.initiatives.initiative)
    for order in (ids, ids[::-1], random.Random(seed).sample(ids, len(ids))):
        chosen = fund_down(problem, order)
        assert violations(problem, chosen) == []
        assert problem.worth(chosen) <= best.impact + 1e-7 * max(1.0, abs(best.impact))


def test_lists_of_the_levels_are_in_the_order_their_users_would_write(make: Make) -> None:
    case = make(
        initiatives="initiative,deadline,scope / A,Q3,5 / B,Q1,8 / C,Q2,1",
        kpis="kpi,kind,value / users,outcome,4",
        settings="periods_per_year = 1",
    )
    problem = pf.Problem(case)
    assert in_order(problem.at_level(1)) == ["B", "C", "A"]
    assert in_order(problem.at_level(2)) == ["B", "A", "C"]
    # delivered at the end of Q1 with two years to go: A 3·4·2 − 2 on 2, B 2·4·2 − 2, C 1·4·2 − 2
    assert in_order(problem.at_level(3)) == ["A", "B", "C"]
    assert in_order(problem.at_level(5)) == ["A", "B", "C"]


@pytest.mark.parametrize("method", ["optimal", "list"])
def test_each_level_of_the_sample_funds_another_portfolio_and_leaves_a_twentieth_on_the_table(
    method: str,
) -> None:
    ladder = samples.levels("scaleup", method, "fr")  # type: ignore[arg-type]
    assert ladder.level.tolist() == [1, 2, 3, 4, 5, 6]
    assert len(set(ladder.initiatives)) == 6
    assert (ladder.left_share[:5] >= 0.05).all()
    assert ladder.left.iloc[5] == 0
    assert (ladder.points + ladder.left).tolist() == pytest.approx([ladder.points.iloc[5]] * 6)
    for row in ladder.itertuples():
        if method == "list":
            own = samples.plan("scaleup", row.level)
            assert row.measure <= (round(own.impact) if row.level == 1 else own.impact) + 1e-6


def test_a_level_without_its_columns_says_which(make: Make) -> None:
    ladder = pf.levels(make()).set_index("level")
    assert ladder.missing.str.split(":").str[0].to_dict() == {
        1: "initiatives, column deadline",
        2: "initiatives, column scope",
        3: "kpis, column value",
        4: "kpis, column kind",
        5: "",
        6: "",
    }
    assert ladder.points.isna().tolist() == [True, True, True, True, False, False]
    said = told(pf.levels(make()), make())
    assert "not in this case" in said
    assert "Level 2 needs something in the table initiatives, column scope." in said


def test_who_changes_sides_has_a_reason(make: Make) -> None:
    case = make(
        initiatives=SCORED,
        requirements=FOUR,
        resources="resource,name,kind,unit,Q1,Q2,Q3 / cash,Cash,budget,k€,4,0,0",
    )
    lists = pf.rankings(case)
    assert lists.summary.set_index("list").points.to_dict() == {"rice": 1.0, "riceo": 3.0, "allocation": 5.0}
    rows = lists.changes.set_index(["list", "initiative"])
    assert rows.change.to_dict() == {
        ("rice", "A"): "in",
        ("rice", "B"): "in",
        ("rice", "C"): "out",
        ("rice", "D"): "out",
    } | {
        ("riceo", "A"): "in",
        ("riceo", "C"): "out",
    }
    assert (
        rows.reason["rice", "A"]
        == "No room was left for it on the list: Cash in Q1 (short of 2 k€). Without it the allocation would"
        " lose 2.00 points."
    )
    assert rows.reason["rice", "C"] == "With it the allocation would lose 1.00 points."


def test_what_is_about_points_is_not_asked_of_a_lower_level(scaleup: pf.Case) -> None:
    plan = samples.plan("scaleup", 3)
    money = plan.problem
    for ask in (
        pf.frontier,
        pf.simulate,
        lambda p: pf.core_index(p, ["growth", "loyalty"]),
        pf.arbitrate,
        pf.rankings,
        pf.rice,
    ):
        with pytest.raises(pf.SolverError, match=r"must be asked of the strategy's points; found level 3"):
            ask(money)
    for about in (pf.explain, pf.marginal_values, pf.price_of_decisions, pf.alternatives, pf.rankings):
        with pytest.raises(pf.SolverError, match=r"must be asked of the strategy's points; found level 3"):
            about(plan)


def test_a_plan_of_a_lower_level_shows_its_points_and_its_own_measure(scaleup: pf.Case) -> None:
    plan = samples.plan("scaleup", 3)
    assert plan.funded.points.sum() == pytest.approx(plan.points)
    assert plan.attainment.points.sum() == pytest.approx(plan.points)
    assert plan.points == pytest.approx(pf.value(scaleup, plan.funded))
    assert plan.heading.startswith("Level 3, budget: ")
    assert "EUR" in plan.heading


def test_a_session_keeps_levels_apart(scaleup: pf.Case) -> None:
    from portfolio.allocator.session import Session

    session, problem = Session(scaleup), pf.Problem(scaleup)
    asked = [problem.at_level(n) for n in (6, 5, 4, 3, 2, 1, 6, 4)]
    one_by_one = [session.allocate(p) for p in asked]
    at_once = Session(scaleup).allocate_all(asked)
    for problem, mine, other in zip(asked, one_by_one, at_once, strict=True):
        cold = samples.plan("scaleup", problem.level)  # of no session
        assert mine.choices == cold.choices
        assert isinstance(other, pf.Allocation)
        assert other.choices == cold.choices
        assert mine.impact == other.impact == cold.impact


def test_the_command_explains_the_levels(scaleup: pf.Case) -> None:
    said = told(samples.levels("scaleup", "optimal", "fr"), scaleup, "fr")
    assert "laissés de côté" in said
    assert "left on the table" not in said
    assert said.count("\n1 échéances") == 2  # in the table, and in what each level looks at


def test_the_picture_of_the_levels_draws_what_each_earns_and_leaves(make: Make) -> None:
    frame = pf.levels(
        make(
            initiatives="initiative,scope / A,1 / B,5 / C,9",
            resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0",
        )
    )
    ax = pf.plots.levels(frame)
    drawn = [bar.get_width() for bar in ax.patches]
    assert drawn == [5.0, 0.0, 5.0, 0.0, 3.0, 2.0]  # impact, outcomes, scope: earned and left
    assert [label.get_text() for label in ax.get_yticklabels()][-1] == "1 deadlines"


def test_level_3_down_a_list_where_nothing_costs_money(make: Make) -> None:
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / dev,capacity,4,4,4",
        requirements="initiative,resource,1 / A,dev,2 / B,dev,2 / C,dev,2",
        kpis="kpi,kind,value / users,usage,3",
    )
    ladder = pf.levels(case, method="list").set_index("level")
    assert ladder.measure[3] == pf.levels(case).set_index("level").measure[3]


def test_what_has_no_score_changes_sides_without_one(make: Make) -> None:
    case = make(
        initiatives="initiative,reach,impact,confidence,effort / A,,,, / B,1,1,1,1 / C,9,1,1,1 / D,0,1,1,1",
        requirements=FOUR,
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0",
        contributions="initiative,kpi,expected / A,users,9 / B,users,1 / C,users,2 / D,users,8",
    )
    rows = pf.rankings(case).changes
    rows = rows[rows["list"] == "rice"].set_index("initiative")
    assert rows.change.to_dict() == {"D": "in", "A": "in", "C": "out", "B": "out"}
    assert rows.reason["A"].startswith("It has no score, or one of 0. Without it")
    assert rows.reason["D"].startswith("It has no score, or one of 0. Without it")


def test_what_is_missing_for_rice_is_named_and_nothing_else(make: Make) -> None:
    with pytest.raises(pf.CaseError) as error:
        pf.rice(make(initiatives="initiative,reach,impact,confidence,effort / A,0,1,1, / B,,,, / C,,,,"))
    assert error.value.faults.column.tolist() == ["effort"]


def test_money_is_said_in_the_unit_it_is_counted_in(make: Make) -> None:
    case = make(
        'currency = "EUR"\nperiods_per_year = 1',
        kpis="kpi,kind,value / users,usage,3",
        resources="resource,kind,unit,Q1,Q2,Q3 / cash,budget,k€,9,9,9",
    )
    assert "30 k€" in pf.allocate(pf.Problem(case).at_level(3)).heading
    assert "30 k€" in told(pf.levels(case), case)


def test_nothing_is_said_of_shares_that_do_not_exist(make: Make) -> None:
    for case in (
        make(objectives="objective,weight / grow,0"),
        make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,0,0,0"),
    ):
        for language in ("en", "fr"):
            assert not re.search(r"\bnan\b", told(pf.levels(case, language=language), case, language))


def test_a_period_of_earliness_is_no_tie_in_a_large_round(make: Make) -> None:
    rows = " / ".join(f"i{n:04d},P24,{'P23' if n == 0 else ''}" for n in range(500))
    needs = " / ".join(f"i{n:04d},cash,1,1" for n in range(500))
    case = make(
        "finish_inside = false",
        initiatives=f"initiative,deadline,earliest / {rows}",
        options="initiative,option,duration / " + " / ".join(f"i{n:04d},full,1" for n in range(500)),
        requirements=f"initiative,resource,1,2 / {needs}",
        resources="resource,kind," + ",".join(f"P{t}" for t in range(1, 25)) + " / cash,budget," + "," * 23,
        contributions="initiative,kpi,expected / i0000,users,1",
    )
    plan = pf.allocate(pf.Problem(case).at_level(1))
    assert plan.choices[0].start == "P23"


def test_an_allocation_will_do_where_a_portfolio_is_asked_for(scaleup: pf.Case) -> None:
    plan = samples.plan("scaleup", 6)
    assert pf.value(scaleup, plan) == pytest.approx(plan.impact)
    assert pf.alignment(scaleup, plan).equals(pf.alignment(scaleup, plan.funded))


@pytest.mark.parametrize("level", [0, 7, 9, "3", 2.5, True, None])
def test_a_level_that_is_none_is_a_fault_however_it_is_given(scaleup: pf.Case, level: object) -> None:
    with pytest.raises(pf.CaseError, match="must be a whole number from 1 to 6"):
        pf.Problem(scaleup, level=level)  # type: ignore[arg-type]
    with pytest.raises(pf.CaseError, match="must be a whole number from 1 to 6"):
        pf.Problem(scaleup).at_level(level)  # type: ignore[arg-type]


def test_wrong_arguments_are_said_in_plain_words(scaleup: pf.Case, make: Make) -> None:
    for ask in (pf.indicators, pf.chains, pf.calibration, lambda c: pf.alignment(c, [])):
        with pytest.raises(pf.PortfolioError, match="must be a case"):
            ask(None)  # type: ignore[arg-type, operator]
    for speak in (pf.levels, pf.rankings, pf.indicators):
        with pytest.raises(pf.PortfolioError, match="language: must be en or fr"):
            speak(scaleup, language="de")
    with pytest.raises(pf.PortfolioError, match="level: must be"):
        pf.indicators(scaleup, level=True)
    with pytest.raises(pf.CaseError, match="deadline"):
        pf.Problem(make(), level=1)


def test_no_english_in_the_french_levels_of_a_case_that_lacks_columns(make: Make) -> None:
    said = told(pf.levels(make(), language="fr"), make(), "fr")
    assert "Le niveau 2 a besoin de la table initiatives, colonne scope." in said
    assert "must be" not in said


WAITS = {
    "initiatives": (
        "initiative,reach,impact,confidence,effort,latest"
        " / A,1,1,1,3, / B,1,1,1,1, / C,1,1,1,2,Q1 / D,1,1,1,,"
    ),
    "requirements": FOUR,
    "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,4,2,0",
    "key_results": "key_result,objective,kpi,due / early,grow,users,Q1 / late,grow,users,",
    "contributions": "initiative,kpi,expected / A,users,4 / B,users,3 / C,users,1.5 / D,users,1",
}


def test_wsjf_is_the_cost_of_delay_for_the_effort(make: Make) -> None:
    """Half of what each brings is due in Q1, where two fit."""
    case = make(**WAITS)
    assert sorted(pf.rankings(case).lists) == ["rice", "riceo"]
    assert "wsjf" not in pf.rankings(case).scores
    lists = pf.rankings(case, wsjf=True)
    assert {c.initiative: c.start for c in lists.allocation.choices} == {"A": "Q1", "B": "Q1", "D": "Q2"}
    scores = lists.scores.set_index("initiative")
    # A later: 3 + 1.5 + 2; B later: 4 + 1.5 + 1.5. D and C cannot wait: without D 7 are left, and the
    # plan goes without C as it is
    assert scores.cost_of_delay.to_dict() == pytest.approx({"A": 1.0, "B": 0.5, "C": 0.0, "D": 0.5})
    assert scores.may_wait.to_dict() == {"A": True, "B": True, "C": False, "D": False}
    assert scores.wsjf.to_dict() == pytest.approx({"A": 1 / 3, "B": 0.5, "C": 0, "D": nan}, nan_ok=True)
    assert scores.rank_wsjf.dropna().to_dict() == {"B": 1, "A": 2, "C": 3}
    assert [tuple(c) for c in lists.lists["wsjf"]] == [("A", "full", "Q1"), ("B", "full", "Q1")]
    summary = lists.summary.set_index("list")
    assert summary.index.tolist() == ["rice", "riceo", "wsjf", "allocation"]
    assert summary.points["wsjf"] == pytest.approx(7)
    assert summary.left["wsjf"] == pytest.approx(0.5)
    assert lists.changes.query("list == 'wsjf'").initiative.tolist() == ["D"]


def test_what_must_be_funded_and_cannot_wait_comes_first(
    make: Make,
) -> None:
    case = make(
        **WAITS
        | {
            "initiatives": (
                "initiative,reach,impact,confidence,effort,latest,mandatory / A,1,1,1,3,,"
                " / B,1,1,1,1,Q1,true / C,1,1,1,2,, / D,1,1,1,1,,"
            ),
            "decisions": "initiative,decision / C,reject",
        }
    )
    scores = pf.rankings(pf.Problem(case).without("D"), wsjf=True).scores.set_index("initiative")
    assert scores.wsjf["B"] == inf
    assert scores.rank_wsjf["B"] == 1
    assert scores.cost_of_delay[["C", "D"]].isna().all()


@pytest.mark.parametrize("seed", range(12))
def test_the_cost_of_delay_of_what_is_funded_is_what_postponing_it_costs(seed: int) -> None:
    rng = random.Random(f"waits {seed}")
    tables, settings = random_cases.random_tables(rng)
    for row in tables["initiatives"]:
        row |= {"reach": "1", "impact": "1", "confidence": "1", "effort": rng.choice("124")}
    try:
        plan = pf.allocate(loaded((tables, settings)))
    except pf.InfeasibleError:
        return
    lists = pf.rankings(plan, wsjf=True)
    scores = lists.scores.set_index("initiative")
    found = pf.delays(plan).set_index("initiative").postponed
    assert (found < inf).to_dict() == scores.may_wait[found.index].to_dict()
    without = pf.explain(plan).replacement_cost
    for i in found.index:
        expected = found[i] if found[i] < inf else without[i]
        assert scores.cost_of_delay[i] == pytest.approx(max(0.0, expected), abs=1e-6)
    assert violations(plan.problem, lists.lists["wsjf"]) == []
    assert (lists.summary.points <= plan.impact + 1e-6 * max(1.0, abs(plan.impact))).all()


def test_no_list_is_made_of_half_the_answers(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = pf.allocate(make(**WAITS))
    monkeypatch.setattr(
        Session, "allocate_all", lambda _, problems, __: [pf.TimeLimitError(3.0)] * len(problems)
    )
    with pytest.raises(pf.TimeLimitError):
        pf.rankings(plan, wsjf=True)
    assert pf.rankings(plan).lists.keys() == {"rice", "riceo"}
