"""The oracle's second reading of work in flight and of plans that stay close, by answers that can be done in
the head.
"""

from __future__ import annotations

from math import inf

import pytest
from support import oracle

SETTINGS: oracle.Settings = {"periods_per_year": 1}


def table(text: str) -> list[oracle.Row]:
    heading, *rows = (line.split(",") for line in text.split(" / "))
    return [dict(zip(heading, row, strict=True)) for row in rows]


def tables(**others: str) -> oracle.Tables:
    """A is worth 4, B 3 and C 2; each costs 2 in the period it starts in, of 4 in the first and 2 in the
    second. A runs: to stop it costs 1 at once and 1 later.
    """
    base = {
        "initiatives": "initiative,status,squad / A,running,red / B,,blue / C,candidate,red",
        "resources": "resource,kind,P1,P2 / cash,budget,4,2",
        "requirements": (
            "initiative,option,resource,1,2 / A,,cash,2, / B,,cash,2, / C,,cash,2, / A,stop,cash,1,1"
        ),
        "objectives": "objective,weight / grow,1",
        "key_results": "key_result,objective,kpi / more,grow,users",
        "contributions": "initiative,kpi,expected / A,users,4 / B,users,3 / C,users,2",
    }
    return {name: table(text) for name, text in (base | others).items()}


def case(**others: str) -> oracle.Case:
    return oracle.Case(tables(**others), SETTINGS)


def choices(text: str) -> list[oracle.Choice]:
    """ "A1 B2": each initiative whole, from that period."""
    return [(word[0], "full", f"P{word[1]}") for word in text.split()]


def written(funded: list[oracle.Choice]) -> str:
    return " ".join(f"{name}{start[1]}" for name, _, start in funded)


def record(text: str) -> dict[str, tuple[str, str]]:
    return {name: (option, start) for name, option, start in choices(text)}


# Work in flight


def test_what_runs_goes_on_at_once_or_not_at_all_unless_it_may_pause() -> None:
    faults = {c.choice: c.faults for c in case().candidates.values()}
    assert [not faults[name, "full", start] for name in "AB" for start in ("P1", "P2")] == [1, 0, 1, 1]
    may_pause = case(initiatives="initiative,status,latest / A,running,P2 / B,, / C,,")
    assert not may_pause.candidates["A", "full", "P2"].faults


def test_stopping_uses_what_its_rows_say_from_the_first_period_on() -> None:
    stopped, kept = choices("B1 C2"), choices("A1 B1 C2")
    assert oracle.usage(tables(), {}, stopped) == {("cash", "P1"): (3, 4), ("cash", "P2"): (3, 2)}
    assert oracle.usage(tables(), {}, kept) == {("cash", "P1"): (4, 4), ("cash", "P2"): (2, 2)}
    assert oracle.broken(tables(), {}, stopped) == ["cash, P2: 3.0 used of 2.0"]
    assert oracle.broken(tables(), {}, kept) == []


def test_what_stopping_costs_may_leave_nothing_that_fits() -> None:
    never = {
        "resources": "resource,kind,P1,P2 / cash,budget,4,0",
        "decisions": "initiative,decision / A,reject",
    }
    assert oracle.best(tables(**never), {}) is None
    free = never | {"requirements": "initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2"}
    answer = oracle.best(tables(**free), {})
    assert answer is not None
    assert written(answer.funded) == "B1 C1"


def test_money_in_the_one_answer_rule_includes_what_stopping_costs() -> None:
    # A earns no more than B, and costs 3; B costs 2, and to stop A 2 more
    tied = {
        "contributions": "initiative,kpi,expected / A,users,3 / B,users,3 / C,users,0",
        "relations": "relation,initiative,other / excludes,B,A",
        "requirements": (
            "initiative,option,resource,1,2 / A,,cash,3, / B,,cash,2, / C,,cash,2, / A,stop,cash,1,1"
        ),
    }
    answer = oracle.best(tables(**tied), {})
    assert answer is not None
    assert (written(answer.funded), answer.money, answer.ties) == ("A1", 3, 3)  # also A1 C2, and B1
    cheap = tied | {"requirements": "initiative,resource,1 / A,cash,3 / B,cash,2 / C,cash,2"}
    answer = oracle.best(tables(**cheap), {})
    assert answer is not None
    assert (written(answer.funded), answer.money) == ("B1", 2)


def test_level_3_pays_for_stopping_at_the_end_of_each_period() -> None:
    worth = tables(kpis="kpi,kind,value / users,usage,6")
    half = SETTINGS | {"discount_rate": 1}
    # B delivered in P1 earns 3 x 6 for one year, all of it halved; 2 + 1 at the end of P1, 1 at the end of P2
    assert oracle.steered(worth, half, choices("B1"), 3) == ((18 - 3) / 2 - 1 / 4,)
    assert oracle.steered(worth, half, [], 3) == (-1 / 2 - 1 / 4,)
    assert oracle.steered(worth, half, choices("A1"), 3) == ((24 - 2) / 2,)


@pytest.mark.parametrize(
    ("bucket", "funded", "kept"),
    [
        # A stopped spends 2 of red, C spends 2: 4 of 4, or of 6 with B
        ("squad,red,cash,amount,3", "C1", False),
        ("squad,red,cash,amount,2", "B1", True),
        ("squad,red,cash,amount,1", "B1", False),
        ("squad,red,cash,share,0.5", "B1", True),
        ("squad,red,cash,share,0.4", "B1", False),
        ("squad,red,,count,0", "B1", True),  # what is stopped is not funded
        ("objective,grow,cash,amount,2", "B1", True),  # what stopping costs serves no objective
        ("objective,grow,cash,share,0.5", "B1", True),  # but stays in the total
        ("objective,grow,cash,share,0.4", "B1", False),
    ],
)
def test_what_stopping_costs_belongs_to_its_column_bucket(bucket: str, funded: str, kept: bool) -> None:
    bound = tables(buckets=f"by,bucket,resource,measure,max / {bucket}")
    assert (oracle.broken(bound, {}, choices(funded)) == []) == kept


# Where the indicators stand


@pytest.mark.parametrize(
    ("current", "target", "stretch", "before", "progress", "attained", "earned"),
    [
        ("", "10", "", 0, 0.9, 0.9, 0.9),  # A, B and C bring 9
        ("5", "10", "", 0.5, 1.4, 1, 0.5),
        ("5", "10", "0.5", 0.5, 1.4, 1.2, 0.7),
        ("10", "10", "", 1, 1.9, 1, 0),
        ("12", "10", "0.5", 1.1, 2.1, 1.55, 0.45),
        ("-5", "10", "", -0.5, 0.4, 0.4, 0.9),
        ("-5", "-10", "", 0.5, -0.4, -0.4, -0.9),  # less would be better, and 9 more come
        ("-15", "-10", "", 1, 0.6, 0.6, -0.4),
        ("-15", "-10", "0.2", 1.1, 0.6, 0.6, -0.5),
    ],
)
def test_a_key_result_earns_what_it_adds_to_where_it_stands(
    current: str,
    target: str,
    stretch: str,
    before: float,
    progress: float,
    attained: float,
    earned: float,
) -> None:
    stands = tables(
        key_results="key_result,objective,kpi,baseline,current,target,stretch"
        f" / more,grow,users,0,{current},{target},{stretch}"
    )
    funded = choices("A1 B1 C2")
    assert oracle.before(stands, {})["more"] == pytest.approx(before)
    assert oracle.attainment(stands, {}, funded)["more"] == pytest.approx((progress, attained, earned))
    assert oracle.value(stands, {}, funded) == pytest.approx(earned)
    points = oracle.points_by_initiative(stands, {}, funded)
    assert points == pytest.approx({"A": earned * 4 / 9, "B": earned * 3 / 9, "C": earned * 2 / 9})
    for level, kind in (4, "usage"), (5, "outcome"):
        of_kind = stands | {"kpis": table(f"kpi,kind / users,{kind}")}
        assert oracle.steered(of_kind, {}, funded, level) == (pytest.approx(earned),)


def test_without_a_target_it_is_linear_wherever_it_stands() -> None:
    linear = tables(key_results="key_result,objective,kpi,baseline,current / more,grow,users,1,5")
    assert oracle.before(linear, {}) == {"more": 0}
    assert oracle.attainment(linear, {}, choices("A1 B1")) == {"more": (7, 7, 7)}


# Close to a plan of record


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("A1 B1", "A1 B1", {}),
        ("A1 B1", "B2 C1", {"A": "out", "B": "start", "C": "in"}),
        ("", "C1", {"C": "in"}),
        ("A2 B1 Z1", "A1", {"B": "out"}),  # A runs: it goes on; Z is no longer there
    ],
)
def test_changed_lines(before: str, after: str, changes: dict[str, str]) -> None:
    book = case()
    assert book.changes(record(before), book.chosen(choices(after))) == changes


def test_another_option_is_a_change_of_what_runs_too() -> None:
    book = case(options="initiative,option / A,lite / A,full")
    funded = book.chosen([("A", "lite", "P1")])
    assert book.changes(record("A1"), funded) == {"A": "option"}


# With 4 now and 2 later all three fit: A1 B1 C2 and A1 B2 C1 are worth 9, the first by its order. Stopping A
# costs 1 and 1, so that with A stopped one of B and C fits, in the first period.


@pytest.mark.parametrize(
    ("before", "within", "funded", "value", "changes"),
    [
        ("A1 B2 C1", 0, "A1 B2 C1", 9, 0),  # tied with the best, and what was planned
        ("A1 B1", 0, "A1 B1 C2", 9, 1),
        ("A1 B1", 0.2, "A1 B1 C2", 9, 1),  # 7.2 asked, 7 kept
        ("A1 B1", 0.23, "A1 B1", 7, 0),
        ("A1 B1", 2 / 9, "A1 B1", 7, 0),  # to the digit
        ("", 0.6, "A1", 4, 1),  # one line, and the one worth most
        ("", 1, "", 0, 0),
        ("B2", 0.5, "A1 B2", 7, 1),
        ("C1", 0.3, "A1 C1 B2", 9, 2),
    ],
)
def test_the_fewest_changes_for_what_is_good_enough(
    before: str, within: float, funded: str, value: float, changes: int
) -> None:
    near = oracle.Feasible(tables(), {}).near(record(before), within)
    assert (near.best, near.value, len(near.changes)) == (9, value, changes)
    assert sorted(near.funded) == sorted(choices(funded))


def test_what_is_tied_with_as_few_changes_goes_by_the_one_answer_rule() -> None:
    alike = tables(contributions="initiative,kpi,expected / A,users,3 / B,users,3 / C,users,3")
    near = oracle.Feasible(alike, {}).near({}, 0.7)
    assert (written(near.funded), near.value) == (
        "A1",
        3,
    )  # B or C alone would cost 4 with what stopping costs


def test_a_lower_level_is_near_in_its_own_measure() -> None:
    scoped = tables(
        initiatives="initiative,scope / A,1 / B,2 / C,8",
        resources="resource,kind,P1,P2 / cash,budget,4,0",
    )
    field = oracle.Feasible(scoped, {})
    assert written(field.near(record("A1 B1"), 0, 2).funded) == "B1 C1"
    assert (
        written(field.near(record("A1 B1"), 0.1, 2).funded) == "B1 C1"
    )  # 9 asked, A and C bring 9: one change too
    assert field.near(record("A1"), 0.1, 2).value == 9
    assert field.near(record("A1"), 0.05, 2).value == 10


def test_every_step_from_the_plan_of_record_to_the_best() -> None:
    steps = oracle.Feasible(tables(), {}).stability(record("C1"))
    assert steps.pairs == [(0, 2), (1, 6), (2, 9)]
    assert [sorted(p) for p in steps.funded] == [choices("C1"), choices("A1 C1"), choices("A1 B2 C1")]
    # with A stopped, B or C in the second period breaks its limit: C moves, or goes
    steps = oracle.Feasible(tables(), {}).stability(record("C2"))
    assert steps.pairs == [(1, 6), (2, 9)]


# Delays


def test_what_it_costs_to_start_later() -> None:
    field, plan = oracle.Feasible(tables(), {}), choices("A1 B1 C2")
    assert [field.postponed(plan, name, 1) for name in "ABC"] == [inf, 0, inf]
    dear = tables(key_results="key_result,objective,kpi,due / more,grow,users,P1")
    field, plan = oracle.Feasible(dear, {}), choices("A1 B1")
    assert [field.postponed(plan, name, 1) for name in "AB"] == [inf, 1]  # C takes the place of B
    assert field.postponed(plan, "B", 2) == inf


def test_what_a_late_delivery_costs_when_nothing_else_moves() -> None:
    late = tables(
        key_results="key_result,objective,kpi,due / more,grow,users,P1 / any,grow,users,",
        relations="relation,initiative,other,kpi,amount,lag / synergy,A,B,users,2, / requires,C,B,,,0",
    )
    field, plan = oracle.Feasible(late, {}), choices("A1 B1 C2")
    # A's 4 and the synergy's 2, half of them by the key result that is due
    assert field.slipped(plan, "A", 1) == (3, [])
    assert field.slipped(plan, "B", 1) == (2.5, ["C"])
    assert field.slipped(plan, "C", 5) == (0, [])  # late already for the one, in time for the other
    halved = oracle.Feasible(late, SETTINGS | {"discount_rate": 1})
    assert halved.slipped(choices("C1"), "C", 1) == (0.5 + 0.25, [])
