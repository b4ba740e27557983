"""What time costs: answers one can do in the head; on random cases re-derived by editing the tables and
asking again, and by valuing the late delivery with the oracle.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import count
from math import inf, isinf
from typing import Any

import pandas as pd
import pytest
from support import oracle, random_cases
from support.random_cases import loaded
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.session import Session

DUE = "key_result,objective,kpi,due / early,grow,users,Q1 / late,grow,users,"
ROOM = "resource,kind,Q1,Q2,Q3 / cash,budget,4,2,2"


def test_a_later_start_and_a_late_delivery(make: Make) -> None:
    """Each effect counts for half toward what is due in Q1, where there is room for two."""
    plan = pf.allocate(make(key_results=DUE, resources=ROOM))
    assert plan.impact == pytest.approx(1.5 + 1.5 + 1 + 1 + 0.5)  # A and B in Q1, C after it
    found = pf.delays(plan).set_index("initiative")
    # A later: B and C are delivered by Q1; B later: A and C; C may be later still
    assert found.postponed.to_dict() == pytest.approx({"A": 1.0, "B": 0.5, "C": 0.0})
    assert found.slipped.to_dict() == pytest.approx({"A": 1.5, "B": 1.0, "C": 0.0})
    assert found.instead["A"] == "~C"
    assert found.sentence["A"] == (
        "A: starting 1 period later or more costs 1.00 points; C would change option or start. Delivered 1"
        " period late with all else as planned, it costs 1.50 points."
    )
    assert pf.delays(plan, language="fr").sentence[0] == (
        "A\u202f: démarrer 1 période plus tard ou davantage coûte 1,00 point\u202f; C changerait d’option ou"
        " de début. Livrée avec 1 période de retard, tout le reste comme prévu, elle coûte 1,50 point."
    )


def test_a_synergy_counts_from_the_later_delivery(make: Make) -> None:
    pair = "relation,initiative,other,kpi,amount / synergy,A,B,users,4"
    plan = pf.allocate(make(key_results=DUE, relations=pair, settings="finish_inside = false"))
    found = pf.delays(plan).set_index("initiative")
    assert found.slipped.to_dict() == pytest.approx({"A": 1.5 + 2, "B": 1 + 2, "C": 0.5})
    beyond = pf.delays(plan, by=9).set_index("initiative")
    assert beyond.slipped.to_dict() == found.slipped.to_dict()  # what has no due date still counts
    assert beyond.postponed.tolist() == [inf, inf, inf]


def test_a_late_delivery_is_discounted_for_the_time_it_takes(make: Make) -> None:
    plan = pf.allocate(make(settings="discount_rate = 1\nperiods_per_year = 1"))
    assert plan.impact == pytest.approx(3)
    assert pf.delays(plan, by=1).slipped.tolist() == pytest.approx([0.75, 0.5, 0.25])
    assert pf.delays(plan, by=5).slipped.tolist() == pytest.approx([1.5 - 3 / 64, 1 - 2 / 64, 0.5 - 1 / 64])


def test_a_late_delivery_breaks_what_others_require_of_it(make: Make) -> None:
    waits = "relation,initiative,other,lag / requires,B,A,0 / requires,C,A | B,0 / requires,C,A,"
    case = make(relations=waits)
    plan = pf.allocate(case)
    assert {(c.initiative, c.start) for c in plan.choices} == {("A", "Q1"), ("B", "Q2"), ("C", "Q2")}
    found = pf.delays(plan).set_index("initiative")
    assert found.breaks["A"] == (
        "B may start only once A has been delivered; C may start only once A or B has been delivered"
    )
    assert found.breaks["B"] == found.breaks["C"] == ""
    assert "it costs nothing, and breaks that B may start only once A" in found.sentence["A"]
    late = pf.appraise(case, [("A", "full", "Q1"), ("B", "full", "Q3"), ("C", "full", "Q3")])
    assert late.breaches.empty  # C waits for either
    french = pf.delays(plan, language="fr").set_index("initiative")
    assert french.breaks["A"].startswith("B ne peut démarrer qu’après la livraison de A")


@pytest.mark.parametrize(
    ("tables", "why"),
    [
        ({"initiatives": "initiative,latest / A,Q1 / B, / C,"}, "it may start in Q1 at the latest"),
        ({"initiatives": "initiative,status / A,running / B, / C,"}, "it is running, and either goes on"),
        (
            {"options": "initiative,option,duration / A,full,3"},
            "it would be delivered after Q3, the last period",
        ),
        ({"decisions": "initiative,decision,start / A,fund,Q1"}, "A is decided: fund from Q1"),
        (
            {"resources": "resource,kind,Q1,Q2,Q3 / cash,budget,9,1,1"},
            "A needs 2 of cash in one of these periods at least, and it has 1",
        ),
    ],
)
def test_what_cannot_wait_says_why(make: Make, tables: dict[str, str], why: str) -> None:
    found = pf.delays(pf.allocate(make(**tables))).set_index("initiative")
    assert isinf(found.postponed["A"])
    assert found.instead["A"] == ""
    assert why in found.sentence["A"]
    assert "held" not in found.sentence["A"]


def test_what_may_pause_may_wait(make: Make) -> None:
    case = make(initiatives="initiative,status,latest / A,running,Q2 / B,, / C,,", key_results=DUE)
    found = pf.delays(pf.allocate(case)).set_index("initiative")
    assert found.postponed["A"] == pytest.approx(1.5)


@pytest.mark.parametrize("by", [0, -1, 1.5, True, None, "1"])
def test_so_many_periods_is_a_whole_number(make: Make, by: Any) -> None:
    with pytest.raises(pf.PortfolioError, match="by: must be a whole number of periods"):
        pf.delays(pf.allocate(make()), by=by)


def test_it_is_asked_of_the_strategys_points_and_of_a_proven_plan(make: Make) -> None:
    case = make(initiatives="initiative,deadline / A,Q1 / B,Q2 / C,")
    with pytest.raises(pf.PortfolioError, match="delays"):
        pf.delays(pf.allocate(pf.Problem(case).at_level(1)))
    with pytest.raises(pf.CaseError, match="language"):
        pf.delays(pf.allocate(case), language="xx")


def test_what_did_not_come_in_time_says_so(monkeypatch: pytest.MonkeyPatch, make: Make) -> None:
    plan = pf.allocate(make(key_results=DUE, resources=ROOM))
    late = pf.TimeLimitError(3.0)
    monkeypatch.setattr(Session, "allocate_all", lambda _, problems, __: [late] * len(problems))
    found = pf.delays(plan)
    assert found.postponed.isna().all()
    assert found.slipped.notna().all()
    assert found.sentence.str.contains("no answer within the time limit of 3 s").all()


def test_a_plan_near_another_is_asked_within_as_few_changes(make: Make) -> None:
    """With one change B comes forward; A may start later only where B then stays where it was."""
    case = make(key_results=DUE, resources=ROOM, plan="initiative,option,start / A,full,Q1 / B,full,Q2")
    near = pf.allocate(case, near=case.plan, within=0.1)
    assert near.changes.values.tolist() == [["B", "start", "full Q2", "full Q1"]]
    assert near.impact == pytest.approx(3 + 2)
    found = pf.delays(near).set_index("initiative")
    assert found.postponed.to_dict() == pytest.approx({"A": 2.5, "B": 0.0})
    assert found.instead.to_dict() == {"A": "~B", "B": "+C"}


def test_a_plan_without_initiatives_has_no_delay(make: Make) -> None:
    nothing = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,0,0,0")
    found = pf.delays(pf.allocate(nothing))
    assert found.columns.tolist() == ["initiative", "postponed", "instead", "slipped", "breaks", "sentence"]
    assert found.empty


def random_plan(seed: int) -> tuple[Any, pf.Allocation]:
    for attempt in count():
        case = random_cases.random_tables(random.Random(f"delays {seed} {attempt}"))
        try:
            plan = pf.allocate(loaded(case))
        except pf.InfeasibleError:
            continue
        if plan.choices:
            return case, plan
    raise AssertionError


def later(case: Any, choice: Any, by: int) -> float:
    """The impact of the best portfolio of the edited tables, −inf where they admit none."""
    tables, settings = case
    periods = loaded(case).periods
    place = periods.index(choice.start) + by
    if place >= len(periods):
        return -inf
    rows = [
        row
        | (
            {"mandatory": "true", "earliest": periods[place]}
            if row["initiative"] == choice.initiative
            else {}
        )
        for row in tables["initiatives"]
    ]
    try:
        return pf.allocate(loaded((tables | {"initiatives": rows}, settings))).impact
    except pf.InfeasibleError:
        return -inf
    except pf.CaseError:  # an option without a start is a fault of a case: count them all
        book = oracle.Case(*case, float)
        counts = (
            float(book.impact(portfolio))
            for portfolio in book.portfolios()
            if any(c.initiative == choice.initiative and c.start >= place for c in portfolio)
            and not any(book.broken(portfolio))
        )
        return max(counts, default=-inf)


@pytest.mark.parametrize("seed", range(30))
def test_delays_of_random_cases(seed: int) -> None:
    case, plan = random_plan(seed)
    book, by = oracle.Case(*case), random.Random(seed).choice([1, 1, 2])
    chosen = book.chosen(tuple(c) for c in plan.choices)
    found = pf.delays(plan, by=by)
    assert found.initiative.tolist() == [c.initiative for c in plan.choices]
    for choice, row in zip(plan.choices, found.itertuples(), strict=True):
        near = pytest.approx(plan.impact - later(case, choice, by), rel=1e-6, abs=1e-6)
        assert row.postponed == near
        late = [
            replace(c, delivery=c.delivery + by, progress=book.progress(c.effects, c.delivery + by))
            if c.initiative == choice.initiative
            else c
            for c in chosen
        ]
        assert row.slipped == pytest.approx(plan.impact - float(book.impact(late)), rel=1e-6, abs=1e-6)
        broken = [b for b in book.broken(late) if "requires" in b]
        assert len(broken) == len([b for b in row.breaks.split("; ") if b])
        assert pd.notna(row.sentence)
