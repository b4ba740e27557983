"""Names are accepted wherever ids are, by one look-up."""

from collections.abc import Callable
from typing import Any

import pytest
from support import samples
from support.small_cases import Make

import portfolio as pf
from portfolio.case.lookup import ids_of

TWINS = {
    "initiatives": "initiative,name / A,Migration to the cloud / B,Dryer / C,Dryer / D,B / E,e",
    "requirements": "initiative,resource,1 / A,cash,1 / B,cash,1 / C,cash,1 / D,cash,1 / E,cash,1",
    "resources": "resource,name,kind,unit,Q1 / cash,Operating budget,budget,EUR,3",
    "objectives": "objective,name,weight / grow,Grow sales,10 / keep,Keep customers,5",
    "key_results": "key_result,objective,kpi,target / k,grow,u,4 / l,keep,v,4",
    "contributions": "initiative,kpi,expected / A,u,1 / B,u,1 / C,v,1 / D,v,1 / E,u,1",
    "parties": "party,objective,weight / Finance,grow,3 / Finance,keep,1",
}


@pytest.fixture
def case(make: Make) -> pf.Case:
    return make(**TWINS)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("A", "A"),
        ("Migration to the cloud", "A"),
        ("MIGRATION  to the Cloud", "A"),
        ("D", "D"),
        ("B", "B"),  # the id, though D is called so
        ("e", "E"),
    ],
)
def test_an_id_or_a_name(case: pf.Case, asked: str, found: str) -> None:
    assert ids_of(case, "initiatives", [asked]) == [found]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("cloud", "Nearest: “Migration to the cloud” (A)."),
        ("migr clo", "Nearest: “Migration to the cloud” (A)."),
        ("Dryr", "Nearest: “Dryer” (B)."),
        ("Dryer", "as several are called: write “B” and “C”"),
        ("xyzzy", "Nothing here is called so, or nearly so."),
        ("", "found “”"),
    ],
)
def test_what_is_no_one_thing_is_told_with_what_was_meant(case: pf.Case, asked: str, told: str) -> None:
    with pytest.raises(pf.CaseError) as caught:
        ids_of(case, "initiatives", [asked])
    assert told in str(caught.value)


def test_all_at_once(case: pf.Case) -> None:
    with pytest.raises(pf.CaseError) as caught:
        pf.Problem(case).without("cloud", "A", "Dryer")
    assert [f.value for f in caught.value] == ["cloud", "Dryer"]


ASKED: dict[str, Callable[[pf.Case, str, str, str], Any]] = {
    "without": lambda c, i, r, o: pf.Problem(c).without(i),
    "with_funded": lambda c, i, r, o: pf.Problem(c).with_funded(i),
    "freed": lambda c, i, r, o: pf.Problem(c).without("A", "B").freed(i),
    "not_before": lambda c, i, r, o: pf.Problem(c).not_before(i, "Q1"),
    "with_limits": lambda c, i, r, o: pf.Problem(c).with_limits({r: 2}),
    "one limit": lambda c, i, r, o: pf.Problem(c).with_limits({(r, "Q1"): 2}),
    "scaled": lambda c, i, r, o: pf.Problem(c).scaled({r: 0.5}),
    "with_weights": lambda c, i, r, o: pf.Problem(c).with_weights({o: 2}),
    "explain": lambda c, i, r, o: pf.explain(pf.allocate(c), i).to_csv(),
    "explain some": lambda c, i, r, o: pf.explain(pf.allocate(c), [i, "B"]).to_csv(),
    "marginal_values": lambda c, i, r, o: pf.marginal_values(pf.allocate(c), [r]).to_csv(),
    "frontier": lambda c, i, r, o: str(pf.frontier(c, r, at=[1, 2])),
    "appraise": lambda c, i, r, o: str(pf.appraise(c, [i])),
    "a plan": lambda c, i, r, o: str(pf.appraise(c, [(i, "full", "Q1")])),
    "near": lambda c, i, r, o: pf.Problem(c).keeping([(i, "full", "Q1")]),
    "core_index ranges": lambda c, i, r, o: pf.core_index(c, {o: (1, 5)}).__str__(),
    "core_index order": lambda c, i, r, o: pf.core_index(c, [o, "keep"]).__str__(),
    "core_index statement": lambda c, i, r, o: pf.core_index(c, f"{o} >= 2 * keep").__str__(),
    "decide": lambda c, i, r, o: (
        pf.arbitrate(c).decide(i, "fund", by="CFO", reason="so").problem.case.fingerprint
    ),
    "undo": lambda c, i, r, o: (
        pf.arbitrate(c).decide("A", "fund", by="CFO", reason="so").undo(i).problem.case.fingerprint
    ),
    "write_decision": lambda c, i, r, o: (
        pf.explore(c).write_decision(i, "fund", by="CFO", reason="so").fingerprint
    ),
}


@pytest.mark.parametrize("what", ASKED)
def test_names_are_accepted_wherever_ids_are(case: pf.Case, what: str) -> None:
    by_id = ASKED[what](case, "A", "cash", "grow")
    assert ASKED[what](case, "migration to the cloud", "Operating budget", "Grow sales") == by_id


def test_commands_take_names_too(capsys: pytest.CaptureFixture[str]) -> None:
    from portfolio import cli

    path = str(samples.FOLDER / "lorie_savage")
    assert cli.main(["explain", path, "Project 1"]) == 0
    assert "Project 1" in capsys.readouterr().out
    assert cli.main(["frontier", path, "--resource", "Capital outlays", "--at", "35"]) == 0
    assert "capital" in capsys.readouterr().out
    assert cli.main(["explain", path, "Proj"]) == 2
    assert "Nearest: “Project 1” (P1), “Project 2” (P2)" in capsys.readouterr().err
