"""Compromises near a plan against every portfolio of small cases, and the records that hold them."""

from __future__ import annotations

import hashlib
import json
import math
import random

import numpy as np
import pytest
from support import oracle, random_rounds, samples
from support.random_cases import loaded
from support.small_cases import Make

import portfolio as pf
from portfolio.arrays import Floats
from portfolio.case.reading import edited
from portfolio.model.choices import Choice
from portfolio.progress import within as ending_within

NAMES = ("weighted", "max-min", "nash", "least-regret")
SHARES = (0.0, 0.001, 0.1, 0.3, 0.7)
NEAR = 1e-6


def valued(table: pf.Arbitration, portfolios: list[tuple[Choice, ...]]) -> Floats:
    return np.array([list(table.values(p).values()) for p in portfolios])


def scores(values: Floats, best: Floats, span: Floats) -> dict[str, Floats]:
    """The criteria of the design's text."""
    counts = span > 1e-9 * np.maximum(1, np.abs(best))
    normal = (values - (best - span))[:, counts] / span[counts]
    return {
        "weighted": normal.sum(axis=1),
        "max-min": normal.min(axis=1) if counts.any() else np.zeros(len(values)),
        "nash": np.where((normal >= -1e-9).all(axis=1), np.maximum(normal, 0).prod(axis=1), -math.inf),
        "least-regret": -(best - values).max(axis=1),
    }


@pytest.mark.parametrize("seed", range(1300, 1370))
def test_a_compromise_near_a_plan_is_that_of_all_portfolios(seed: int) -> None:
    rng = random.Random(seed)
    tables, settings = random_rounds.random_round(rng, 400)
    parties = [f"P{n}" for n in range(rng.choice([1, 2, 2, 3]))]
    tables["parties"] = [
        {"party": party, "objective": row["objective"], "weight": str(rng.choice([0, 10, 25, 40, 100]))}
        for party in parties
        for row in tables["objectives"]
    ]
    exact = oracle.Case(tables, settings, float)
    feasible = [p for p in exact.portfolios() if not any(exact.broken(p))]
    if not feasible:
        return
    case, record = loaded((tables, settings)), random_rounds.record(tables)
    if not len(case.plan):
        return
    portfolios = [tuple(sorted(Choice(*c.choice) for c in p)) for p in feasible]
    table, name, share = pf.arbitrate(case, limit=100_000), rng.choice(NAMES), rng.choice(SHARES)
    values, own = valued(table, portfolios), valued(table, list(table.own.values()))
    best = np.diag(own)
    span = best - (own.min(axis=0) if len(parties) > 1 else best)

    (picks,) = valued(table, [table.compromise(name)])
    floors = picks - share * np.where(span > 1e-9 * np.maximum(1, np.abs(best)), span, 0)
    short = floors - values
    if ((np.abs(short) > 1e-10) & (np.abs(short) < NEAR)).any():
        return  # at the edge of what is enough: a solver may count it in or out
    enough = (short < NEAR).all(axis=1)
    count = np.array([len(exact.changes(record, p)) for p in feasible])
    fewest = count[enough].min()
    left = enough & (count == fewest)

    near = table.compromise(name, near=case.plan, within=share)
    place = portfolios.index(near)
    assert left[place], (count[place], fewest)
    assert len(table.changes(near, case.plan)) == fewest
    score = scores(values[left], best, span)[name]
    mine = scores(values[[place]], best, span)[name][0]
    assert mine >= score.max() - NEAR * max(1.0, abs(score.max())) if np.isfinite(score.max()) else True
    alike = [k for k in np.flatnonzero(left) if (np.abs(values[k] - values[place]) <= 1e-9).all()]
    assert near == portfolios[min(alike, key=lambda k: exact.preference(feasible[k]))]


def two(make: Make, **tables: str) -> pf.Case:
    """Money for one of three: growth wants A, loyalty B; C serves both by half, D a little less than that."""
    return make(
        'name = "Two"',
        initiatives="initiative / A / B / C / D",
        objectives="objective,weight / grow,50 / keep,50",
        key_results="key_result,objective,kpi,target / more,grow,users,100 / stay,keep,loyal,100",
        contributions=(
            "initiative,kpi,expected / A,users,100 / B,loyal,100 / C,users,50 / C,loyal,50 / D,users,45 /"
            " D,loyal,48"
        ),
        requirements="initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2 / D,cash,2",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
        parties="party,objective,weight / finance,grow,100 / product,keep,100",
        **tables,
    )


def test_what_keeps_the_plan_may_cost_each_party_a_share_of_its_span(make: Make) -> None:
    """Each has 100 at stake; D, which stands in the plan, gives finance 5 less than C and product 2 less."""
    case = two(make, plan="initiative,option,start / D,full,Q1")
    table = pf.arbitrate(case)
    assert [c.initiative for c in table.compromise("nash")] == ["C"]
    for within, held in ((0.0, "C"), (0.049, "C"), (0.05, "D"), (1.0, "D")):
        near = table.compromise("nash", near=case.plan, within=within)
        assert [c.initiative for c in near] == [held], within
    assert table.changes(table.compromise("nash"), case.plan).values.tolist() == [
        ["C", "in", "", "full Q1"],
        ["D", "out", "full Q1", ""],
    ]


@pytest.mark.parametrize(
    ("near", "within", "said"),
    [
        ([("Z", "full", "Q1")], 0.1, "none of which it has"),
        ([("A", "full", "Q1")], -1, "within: must be a share"),
        ("plan", 0.1, r"must be \(initiative, option, start\)"),
    ],
)
def test_what_is_no_plan_is_refused(make: Make, near: object, within: float, said: str) -> None:
    table = pf.arbitrate(two(make))
    for ask in (table.compromise, table.record):
        with pytest.raises(pf.PortfolioError, match=said):
            ask("nash", near=near, within=within)
    with pytest.raises(pf.PortfolioError, match="must be asked of a named compromise"):
        table.record([("C", "full", "Q1")], near=[("A", "full", "Q1")])


def test_without_time_there_is_no_compromise_near_a_plan() -> None:
    table = samples.table("dozen")
    with ending_within(1e-6), pytest.raises(pf.TimeLimitError):
        table.compromise("nash", near=table.own["finance"], within=0.5)


# records


def test_a_record_near_a_plan_replays(make: Make) -> None:
    case = two(make, plan="initiative,option,start / D,full,Q1")
    record = pf.arbitrate(case).record("nash", ["Finance Director"], near=case.plan, within=np.float32(0.05))
    assert record.content["chosen"]["near"] == {
        "within": pytest.approx(0.05),
        "lines": [["D", "full", "Q1"]],
        "changes": [],
        "instead": 2,
    }
    read = pf.Record(json.loads(record.json))
    assert read.portfolio == (Choice("D", "full", "Q1"),)
    assert read.near == (read.portfolio, pytest.approx(0.05))
    again = pf.replay(read, case)
    assert again.same
    assert again.again.json == record.json
    # less for D: it is no longer enough, and the record says what that changes
    less = pf.replay(read, edited(case, [("contributions", "D / users", "expected", "= 40")]))
    assert [c.initiative for c in less.again.portfolio] == ["C"]
    assert "chosen, near, changes 1" in " ".join(less.outcome.what)
    # a record is a plan, to be near to in the next round
    assert pf.allocate(case, near=read, within=0.1).choices == read.portfolio


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Chosen, near the plan before: the Nash compromise, for at most 0.1% of what each party has",
                "## Changed lines of the plan before",
                "| C | comes in |  | full Q1 |",
                "| D | drops out | full Q1 |  |",
                "Of the plan before (1), changed lines: 2; with the compromise as it is: 2.",
                "against the compromise as it is: finance 0.00 and product 0.00.",
                "| Finance Director |",
            ],
        ),
        (
            "fr",
            [
                "Retenu, au plus près du plan d’avant\N{NARROW NO-BREAK SPACE}: le compromis de Nash",
                "## Lignes changées du plan d’avant",
                "| C | entre |  | full Q1 |",
                "| D | sort | full Q1 |  |",
                "finance 0,00 et product 0,00.",
            ],
        ),
    ],
)
def test_a_record_says_in_words_what_changes_and_at_what_price(
    make: Make, language: str, said: list[str]
) -> None:
    case = two(make, plan="initiative,option,start / D,full,Q1")
    spoken = pf.Case({**case.written}, {**case.written_settings, "language": language})
    text = pf.arbitrate(spoken).record("nash", ["Finance Director"], near=case.plan).markdown
    assert [words for words in said if words not in text] == []
    kept = pf.arbitrate(spoken).record("nash", near=case.plan, within=0.05).markdown
    assert "−5" in kept or "-5" in kept


def test_a_record_that_is_near_no_plan_is_what_it_was(make: Make) -> None:
    """Its bytes as they were before a record could be near a plan; versions, what was added since and the
    seal apart.
    """
    case = make(
        'name = "Two"',
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
        objectives="objective,weight / grow,50 / keep,50",
        key_results="key_result,objective,kpi,target / more,grow,users,3 / stay,keep,loyal,4",
        contributions="initiative,kpi,expected / A,users,3 / B,loyal,4 / C,users,1.5 / C,loyal,2",
        parties="party,objective,weight / finance,grow,100 / product,keep,100",
        decisions="initiative,decision,by,reason / A,reject,CFO,later",
    )
    record = pf.arbitrate(pf.Problem(case).with_limits({"cash": 3}).without("C")).record("nash", ["CFO"])
    added = ("funded", "left_out")
    kept = {k: v for k, v in record.content.items() if k not in ("versions", "seal", *added)}
    plans = (record.content["chosen"], *record.content["alternatives"].values())
    named = {i for plan in plans for i, *_ in plan["portfolio"]}
    kept["names"] = {i: name for i, name in kept["names"].items() if i in named}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    assert hashlib.sha256(text.encode()).hexdigest() == (
        "8e509062c0aa3a3158904c867db50666c6a3662595654ee32d14fbb62f73de38"
    )
    told = "\n".join(
        line for line in record.markdown.splitlines() if not any(of in line for of in ("python", "SHA-256"))
    )
    assert hashlib.sha256(told.encode()).hexdigest() == (
        "5f02d6b2e5b2951b5c2653b76bcb5e9ed83c3caff44f6908ea25b0c131233fb1"
    )
    assert record.near is None


def test_a_record_holds_what_may_change_and_when_things_may_start(make: Make) -> None:
    case = two(make, plan="initiative,option,start / D,full,Q1")
    asked = pf.Problem(case).keeping(case.plan, changes=0).not_before("A", "Q2")
    record = pf.Record(json.loads(pf.arbitrate(asked).record("nash").json))
    assert [c.initiative for c in record.portfolio] == ["D"]
    assert record.problem == asked
    again = pf.replay(record, case)
    assert again.same
    assert again.again.problem == asked
    with pytest.raises(pf.PortfolioError, match="keeps to no plan yet"):
        pf.arbitrate(asked).compromise("nash", near=case.plan)


def test_a_decision_is_priced_with_what_the_question_holds(make: Make) -> None:
    """Product would gain B without the decision, were it not for the one line that may change: A for D."""
    case = two(
        make,
        plan="initiative,option,start / D,full,Q1",
        decisions="initiative,decision,by,reason / D,fund,CFO,promised",
    )
    (free,) = pf.arbitrate(case).decisions.to_dict("records")
    assert (free["finance"], free["product"]) == (55, 52)
    (held,) = pf.arbitrate(pf.Problem(case).keeping(case.plan, changes=0)).decisions.to_dict("records")
    assert (held["finance"], held["product"]) == (0, 0)
