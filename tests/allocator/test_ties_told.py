"""Of two plans worth as much, the reason told is the part of the rule that decided between them."""

from __future__ import annotations

import pytest
from support.small_cases import Make

import portfolio as pf

# each earns the same; one of A and B fits, or both of A and B instead of C
ROUND = {
    "resources": "resource,kind,Q1,Q2 / cash,budget,2,2",
    "key_results": "key_result,objective,kpi / more,grow,users",
}


@pytest.mark.parametrize(
    ("initiatives", "requirements", "contributions", "funded", "said", "dit"),
    [
        (
            "A / B",
            "A,cash,2 / B,cash,1.5",
            "A,users,3 / B,users,3",
            "B",
            "Of equal plans the rule takes the cheaper one.",
            "le moins cher",
        ),
        (
            "A / B",
            "A,cash,2 / B,cash,2",
            "A,users,3 / B,users,3",
            "A",
            "takes the first by id",
            "le premier par identifiant",
        ),
        (
            "A / B / C",
            "A,cash,1 / B,cash,1 / C,cash,2",
            "A,users,3 / B,users,3 / C,users,6",
            "C",
            "with fewer initiatives",
            "moins d’initiatives",
        ),
    ],
)
def test_the_reason_told_is_the_rule_that_decided(
    make: Make, initiatives: str, requirements: str, contributions: str, funded: str, said: str, dit: str
) -> None:
    case = make(
        **ROUND | {"resources": "resource,kind,Q1 / cash,budget,2"},
        initiatives=f"initiative / {initiatives}",
        requirements=f"initiative,resource,1 / {requirements}",
        contributions=f"initiative,kpi,expected / {contributions}",
    )
    plan = pf.allocate(case)
    assert "".join(plan.funded.initiative) == funded
    for language, words in (("en", said), ("fr", dit)):
        sentences = pf.explain(plan, language=language).sentence
        assert all(words in sentence for sentence in sentences), sentences.tolist()


def test_the_earlier_start_decides(make: Make) -> None:
    # A may only start in Q2, B at once: as dear, as many, as good
    case = make(
        initiatives="initiative,earliest,latest / A,Q2,Q2 / B,Q1,Q1",
        resources="resource,kind,Q1,Q2 / cash,budget,2,2",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,2",
        contributions="initiative,kpi,expected / A,users,3 / B,users,3",
        relations="initiative,relation,other / A,excludes,B",
    )
    plan = pf.allocate(case)
    assert plan.funded.initiative.tolist() == ["B"]
    assert "the rule takes the one that starts earlier" in pf.explain(plan).sentence["A"]
    assert "the rule takes the one that starts earlier" in pf.explain(plan).sentence["B"]


def test_a_cent_in_a_billion_is_cheaper(make: Make) -> None:
    case = make(
        initiatives="initiative / A / B",
        resources="resource,kind,Q1 / cash,budget,1000000000",
        requirements="initiative,resource,1 / A,cash,1000000000 / B,cash,999999999.99",
        contributions="initiative,kpi,expected / A,users,3 / B,users,3",
    )
    plan = pf.allocate(case)
    assert plan.funded.initiative.tolist() == ["B"]
    assert "takes the cheaper one" in pf.explain(plan).sentence["A"]
