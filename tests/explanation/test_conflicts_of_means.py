"""Conflicts with transfers and rules: each member is needed for it, each way out leads where it says; answers
done in the head, and derived again by editing the tables.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from support.small_cases import Make

import portfolio as pf

type Texts = dict[str, str]

LATE = "initiative,latest,mandatory / A,Q1,{} / B,Q1,{} / C,Q1,{}"
DEV = "resource,kind,Q1,Q2,Q3 / cash,budget,9,9,9 / dev,capacity,{},0,0"
NEEDS = "initiative,resource,1 / A,cash,1 / B,cash,1 / C,cash,1 / A,dev,2 / B,dev,2"


class Stuck(NamedTuple):
    """A case where nothing is possible: its tables; who takes part in the conflict; by demand that can be
    dropped, the tables without it and what is funded then; and by resource what more is enough.
    """

    tables: Texts
    members: set[tuple[str, str]]
    drops: dict[str, tuple[Texts, str]]
    extra: dict[str, tuple[Texts, float, str]]


def tables(**more: str) -> Texts:
    return {"initiatives": LATE.format("", "", ""), "requirements": NEEDS, "resources": DEV.format(9)} | more


STUCK = {
    # A misses 2 weeks of dev, and contractors come at 1 a quarter
    "a ceiling too low": Stuck(
        tables(
            initiatives=LATE.format("true", "", ""),
            resources=DEV.format(0),
            transfers="transfer,from,to,max / buy,cash,dev,1",
        ),
        {("mandate", "A"), ("limit", "dev"), ("transfer", "buy")},
        {
            "A": ({"initiatives": LATE.format("", "", "")}, "C"),
            "buy": ({"transfers": "transfer,from,to / buy,cash,dev"}, "ABC"),
        },
        {"dev": ({"resources": DEV.format(1)}, 1.0, "AC")},
    ),
    # contracts of 2: of the 3 that may be given only one is whole, and A and B together miss 3
    "a ceiling that steps do not reach": Stuck(
        tables(
            initiatives=LATE.format("true", "true", ""),
            resources=DEV.format(1),
            transfers="transfer,from,to,max,step / buy,cash,dev,3,2",
        ),
        {("mandate", "A"), ("mandate", "B"), ("limit", "dev"), ("transfer", "buy")},
        {
            "A": ({"initiatives": LATE.format("", "true", "")}, "BC"),
            "B": ({"initiatives": LATE.format("true", "", "")}, "AC"),
            "buy": ({"transfers": "transfer,from,to,step / buy,cash,dev,2"}, "ABC"),
        },
        {"dev": ({"resources": DEV.format(2)}, 1.0, "ABC")},
    ),
    # two of three, but A and B exclude each other, and C is refused
    "at least two of what can't be": Stuck(
        tables(
            rules="rule,initiative,min / two,A,2 / two,B, / two,C,",
            relations="relation,initiative,other / excludes,A,B",
            decisions="initiative,decision,by,reason / C,reject,CFO,no",
        ),
        {("rule", "two"), ("excludes", "A"), ("decision", "C")},
        {
            "two": ({"rules": ""}, "A"),
            "A": ({"relations": ""}, "AB"),
            "C": ({"decisions": ""}, "AC"),
        },
        {},
    ),
    "at most one of two that must be": Stuck(
        tables(
            initiatives=LATE.format("true", "true", ""),
            rules="rule,initiative,max,when / one at a time,A,1,active / one at a time,B,,",
        ),
        {("mandate", "A"), ("mandate", "B"), ("rule", "one at a time")},
        {
            "A": ({"initiatives": LATE.format("", "true", "")}, "BC"),
            "B": ({"initiatives": LATE.format("true", "", "")}, "AC"),
            "one at a time": ({"rules": ""}, "ABC"),
        },
        {},
    ),
    "all or none": Stuck(
        tables(
            initiatives=LATE.format("true", "", ""),
            relations="relation,initiative,other / all,B,A",
            rules="rule,initiative,max / never,B,0",
        ),
        {("mandate", "A"), ("all", "B"), ("rule", "never")},
        {
            "A": ({"initiatives": LATE.format("", "", "")}, "C"),
            "B": ({"relations": ""}, "AC"),
            "never": ({"rules": ""}, "ABC"),
        },
        {},
    ),
    # both of A and B, 2 weeks each of 2 there are; a contractor more is not enough
    "a rule that needs more than may be given": Stuck(
        tables(
            resources=DEV.format(2),
            rules="rule,initiative,min / both,A,2 / both,B,",
            transfers="transfer,from,to,max / buy,cash,dev,1",
        ),
        {("rule", "both"), ("limit", "dev"), ("transfer", "buy")},
        {
            "both": ({"rules": ""}, "AC"),
            "buy": ({"transfers": "transfer,from,to / buy,cash,dev"}, "ABC"),
        },
        {"dev": ({"resources": DEV.format(3)}, 1.0, "ABC")},
    ),
}
POINTS = {"A": 3, "B": 2, "C": 1}


def allocated(make: Make, texts: Texts) -> tuple[str, float]:
    plan = pf.allocate(make(**{name: text for name, text in texts.items() if text}))
    return "".join(c.initiative for c in plan.choices), plan.impact


@pytest.mark.parametrize("name", STUCK)
def test_each_member_is_needed_and_each_way_out_leads_where_it_says(make: Make, name: str) -> None:
    stuck = STUCK[name]
    with pytest.raises(pf.InfeasibleError) as told:
        pf.allocate(make(**stuck.tables))
    conflict, repair = told.value.conflict, told.value.repair
    assert set(zip(conflict.kind, conflict.name, strict=True)) == stuck.members
    assert len(conflict) == len(stuck.members)
    drops = repair[repair.repair == "drop"].set_index("name").impact
    for demand, (texts, funded) in stuck.drops.items():
        # without the one the others hold: none of them is in the conflict in vain
        assert allocated(make, stuck.tables | texts) == (funded, drops[demand])
        assert drops[demand] == sum(POINTS[i] for i in funded)
    more = repair[repair.repair == "extra"].set_index("name")
    assert set(more.index) == set(stuck.extra)
    for resource, (texts, extra, funded) in stuck.extra.items():
        assert more.extra[resource] == pytest.approx(extra)
        assert allocated(make, stuck.tables | texts) == (funded, more.impact[resource])


@pytest.mark.parametrize("name", ["a ceiling too low", "a rule that needs more than may be given"])
def test_in_french_they_are_called_by_their_names(make: Make, name: str) -> None:
    case = make(**STUCK[name].tables)
    with pytest.raises(pf.InfeasibleError) as told:
        pf.allocate(pf.Case({**case.written}, {**case.written_settings, "language": "fr"}))
    said = str(told.value)
    assert "buy" in said
    assert "must" not in said
    assert "transfer " not in said
