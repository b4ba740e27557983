"""Why what runs goes on or is stopped: answers one can do in the head, and prices re-derived by editing the
tables and asking again.
"""

from __future__ import annotations

import copy
import html
import random
import re
from itertools import count
from math import inf, isnan

import pandas as pd
import pytest
from support import running_cases
from support.random_cases import loaded
from support.running_cases import Tables
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.candidates import candidates
from portfolio.model.effects import effects
from portfolio.model.usage import spend_of

NEEDS = (
    "initiative,option,resource,1,2,3 / A,,cash,2,2,2 / A,,data,3,1,2 / A,stop,cash,1,, / A,stop,data,1,1,"
    " / B,,cash,3,, / C,,cash,2,,"
)
RUNNING = "initiative,name,status,since / A,Data warehouse,running,2026Q4 / B,,, / C,,,"


def in_flight(make: Make, cash: int, **tables: str) -> pf.Case:
    resources = f"resource,kind,unit,Q1,Q2,Q3 / cash,budget,EUR,{cash},2,2 / data,capacity,weeks,9,9,9"
    return make(**({"initiatives": RUNNING, "requirements": NEEDS, "resources": resources} | tables))


def test_what_goes_on_says_what_stopping_it_would_free_and_cost(make: Make) -> None:
    plan = pf.allocate(in_flight(make, 9))
    row = pf.explain(plan, "A").loc["A"]
    assert row.funded
    assert row.replacement_cost == pytest.approx(3)
    assert row.sentence == (
        "Data warehouse is running and goes on: without it the best plan loses 3.00 points (50.0%); nothing"
        " else would change. What was spent on it before is sunk and counts nowhere; stopping it would free 2"
        " EUR of cash in each of 3 periods from Q1 to Q3 and 6 weeks of data from Q1 to Q3, and cost 1 EUR of"
        " cash in Q1 and 1 week of data in each of 2 periods from Q1 to Q2."
    )


def test_what_is_stopped_says_what_that_frees_and_costs(make: Make) -> None:
    """6 in Q1: A and C are worth 4, of A's 3, and B and C 3; with A worth 1, B and C."""
    worth = "initiative,kpi,expected / A,users,0.5 / B,users,2 / C,users,1"
    plan = pf.allocate(in_flight(make, 6, contributions=worth))
    assert [c.initiative for c in plan.choices] == ["B", "C"]
    row = pf.explain(plan, "A").loc["A"]
    assert row.price == pytest.approx(0.5)
    assert row.sentence.startswith(
        "Data warehouse is running and is stopped: the best plan with it loses 0.50"
    )
    assert "It would go on with 0.50 more points" in row.sentence
    assert "stopping it frees 2 EUR of cash in each of 3 periods" in row.sentence
    assert "and costs 1 EUR of cash in Q1" in row.sentence
    french = pf.explain(plan, "A", language="fr").loc["A", "sentence"]
    assert french.startswith(
        "L’initiative «\u202fData warehouse\u202f» est en cours et s’arrête\u202f: le meilleur plan avec"
        " elle perd 0,50 point"
    )
    assert "Elle continuerait avec 0,50 point de plus" in french
    assert "l’arrêter libère 2 EUR de cash" in french
    assert "et coûte 1 EUR de cash en Q1" in french


def test_a_rejected_running_one_is_stopped_and_a_mandatory_one_goes_on(make: Make) -> None:
    stopped = in_flight(make, 9, decisions="initiative,decision,by,reason / A,reject,CFO,no use")
    sentence = pf.explain(pf.allocate(stopped), "A").loc["A", "sentence"]
    assert sentence.startswith(
        "Data warehouse is running and is stopped because Data warehouse is decided: stop (by CFO: no use):"
        " the best plan with it gains 3.00 points"
    )
    assert "stopping it frees" in sentence
    kept = in_flight(make, 9, initiatives="initiative,status,mandatory / A,running,true / B,, / C,,")
    sentence = pf.explain(pf.allocate(kept), "A").loc["A", "sentence"]
    assert sentence.startswith("A is running and goes on because A is mandatory.")
    prices = pf.price_of_decisions(pf.allocate(stopped))
    assert (
        prices.sentence[0]
        == "without “Data warehouse is decided: stop (by CFO: no use)” the best plan gains 3.00 points"
    )
    held = pf.explain(pf.allocate(pf.Problem(in_flight(make, 9)).without("A")), "A").loc["A", "sentence"]
    assert "is stopped because Data warehouse is stopped by this question" in held


def test_who_would_go_on_or_be_stopped_instead_is_said_as_that(make: Make) -> None:
    """B and what stopping A takes fill Q1; C can wait."""
    worth = "initiative,kpi,expected / A,users,4 / B,users,2.5 / C,users,1"
    needs = NEEDS.replace("B,,cash,3", "B,,cash,5")
    case = in_flight(make, 6, contributions=worth, requirements=needs)
    plan = pf.allocate(case)
    assert [c.initiative for c in plan.choices] == ["A", "C"]
    assert "Data warehouse would be stopped" in pf.explain(plan, "B").loc["B", "sentence"]
    other = pf.allocate(pf.Problem(case).without("A"))
    assert pf.explain(other, "A").loc["A", "instead"] == "−B ~C"
    back = pf.price_of_decisions(other)
    assert back.instead[0] == "+A −B ~C"
    french = pf.explain(plan, "B", language="fr").loc["B", "sentence"]
    assert "Data warehouse s’arrêterait" in french


def test_it_is_shown_by_its_sentences_in_full(make: Make) -> None:
    plan = pf.allocate(in_flight(make, 9))
    for frame in (pf.explain(plan), pf.delays(plan), pf.explain(plan, language="fr")):
        # a heading, then each sentence, on as many lines as it takes
        heading, _, rest = str(frame).partition("\n")
        assert heading
        assert not heading.startswith("-")
        assert re.sub("\n  ", " ", rest) == "\n".join(f"- {sentence}" for sentence in frame.sentence)
        shown = frame._repr_html_()
        assert all(html.escape(sentence) in shown for sentence in frame.sentence)
        assert isinstance(frame[["sentence"]], pd.DataFrame)
        assert type(frame.assign(more=1)) is pd.DataFrame
    assert str(pf.price_of_decisions(plan)).endswith(": none.")


def test_an_option_is_named_where_there_are_several(make: Make) -> None:
    options = "initiative,option,duration / A,lite,1 / A,full,3"
    sentence = pf.explain(pf.allocate(in_flight(make, 9, options=options)), "A").loc["A", "sentence"]
    assert "(as lite)" in sentence or "(as full)" in sentence


def test_what_stands_in_its_way_names_few_changes_and_held_starts(make: Make) -> None:
    case = make(plan="initiative,option,start / A,full,Q1 / B,full,Q1")
    near = pf.allocate(pf.Problem(case).keeping(case.plan, changes=0))
    row = pf.explain(near, "C").loc["C"]
    assert row.price == inf
    assert row.blocked_by == "at most 0 lines of the plan of record may change"
    one = pf.allocate(pf.Problem(case).keeping([("A", "full", "Q1")], changes=1))
    row = pf.explain(one, "C").loc["C"]
    assert row.price == pytest.approx(1)
    assert row.blocked_by == "at most 1 line of the plan of record may change"
    early = pf.Problem(
        make(
            initiatives="initiative,latest / A, / B,Q1 / C,",
            resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
        )
    )
    held = pf.allocate(early.not_before("B", "Q2"))
    assert "B is held back until Q2 by this question" in pf.explain(held, "B").loc["B", "blocked_by"]


def test_the_way_to_the_best_stops_and_goes_on(make: Make) -> None:
    worth = "initiative,kpi,expected / A,users,-1 / B,users,2.5 / C,users,1"
    case = in_flight(make, 9, contributions=worth)
    mine = pf.appraise(case, [("A", "full", "Q1"), ("B", "full", "Q1"), ("C", "full", "Q1")])
    assert mine.swaps.what.tolist() == ["stop Data warehouse"]
    back = pf.appraise(in_flight(make, 9), [("B", "full", "Q1"), ("C", "full", "Q1")])
    assert back.swaps.what.tolist() == ["go on with Data warehouse"]


def feasible(seed: int) -> tuple[Tables, pf.Allocation]:
    for attempt in count():
        case = running_cases.running_tables(random.Random(f"in flight {seed} {attempt}"))
        try:
            plan = pf.allocate(loaded(case))
        except pf.InfeasibleError:
            continue
        if any(row["status"] == "running" for row in case[0]["initiatives"]):
            return case, plan
    raise AssertionError


def edited(case: Tables, name: str, mandatory: bool | None = None, reject: bool = False) -> Tables:
    """Its decision gone, and another in its place."""
    tables, settings = copy.deepcopy(case)
    decisions = [row for row in tables.get("decisions", []) if row["initiative"] != name]
    decisions += [{"initiative": name, "decision": "reject"}] if reject else []
    tables.pop("decisions", None)
    if decisions:
        tables["decisions"] = decisions
    for row in tables["initiatives"]:
        if row["initiative"] == name and mandatory is not None:
            row["mandatory"] = "true" if mandatory else ""
    return tables, settings


def impact(case: Tables) -> float:
    try:
        return pf.allocate(loaded(case)).impact
    except pf.InfeasibleError:
        return -inf


@pytest.mark.parametrize("seed", [*range(30), 257])
def test_prices_of_random_cases_with_work_in_flight(seed: int) -> None:
    case, plan = feasible(seed)
    frame = pf.explain(plan)
    held = {row["initiative"] for row in case[0]["initiatives"] if row.get("mandatory") == "true"}
    held |= {r["initiative"] for r in case[0].get("decisions", []) if r["decision"] == "fund"}
    running = {row["initiative"] for row in case[0]["initiatives"] if row["status"] == "running"}
    for name, row in frame.iterrows():
        if row.funded and name in held:
            expected = impact(edited(case, str(name), mandatory=False)) - plan.impact
        elif row.funded:
            expected = plan.impact - impact(edited(case, str(name), reject=True))
        else:
            expected = plan.impact - impact(edited(case, str(name), mandatory=True))
        told = row.price if isnan(row.replacement_cost) or name in held else row.replacement_cost
        assert told == pytest.approx(expected, rel=1e-6, abs=1e-6), name
        assert ("running" in row.sentence) == (name in running)
        if not row.funded and row.price > 1e-6:
            check_entry_cost(case, plan, str(name), row.enters_at_cost)


def reaches(case: Tables, plan: pf.Allocation, name: str, share: float) -> bool:
    """Whether it takes nothing from the plan's points when going on costs that share; what stopping it costs
    is as it was.
    """
    budgets = {row["resource"] for row in case[0]["resources"] if row["kind"] == "budget"}
    lengths = {(r["initiative"], r["option"]): r["duration"] for r in loaded(case).options.to_dict("records")}
    tables, settings = edited(case, name, mandatory=True)
    own = [r for r in tables.get("options", []) if r["initiative"] == name]
    tables["options"] = [
        *(r for r in tables.get("options", []) if r["initiative"] != name),
        *(
            r | {"duration": f"{lengths[name, r['option']]:g}"}
            for r in own or [{"initiative": name, "option": "full"}]
        ),
    ]
    for row in tables["requirements"]:
        if row["initiative"] == name and row["resource"] in budgets and row.get("option") != "stop":
            row.update({c: f"{float(a) * share:.12g}" for c, a in row.items() if c.isdecimal() and a})
    return impact((tables, settings)) >= plan.impact - 1e-6 * max(1, abs(plan.impact))


def check_entry_cost(case: Tables, plan: pf.Allocation, name: str, cost: float) -> None:
    """At that cost of going on it takes nothing from the plan's points, at a little more it does; NaN where
    none is low enough.
    """
    full = loaded(case)
    spent = {spend_of(full, [c]) for c in candidates(full).choices(effects(full), name)}
    if isnan(cost):
        assert not any(present > 0 for present in spent) or not reaches(case, plan, name, 0.0)
        return
    assert any(
        share < 1 + 1e-6
        and (reaches(case, plan, name, share) or reaches(case, plan, name, share - 1e-6))
        and (share + 1e-3 > 1 or not reaches(case, plan, name, share + 1e-3))
        for share in {cost / present for present in spent if present > 0}
    ), (name, cost, spent)
