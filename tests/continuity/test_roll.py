"""What rolling does to each thing that a case says, on cases that can be reckoned with in the head."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from support import samples
from support.small_cases import Make

import portfolio as pf

ALL = [("A", "full", "Q1"), ("B", "full", "Q1"), ("C", "full", "Q2")]
"""A is delivered in Q1, B has begun by its end, C begins in Q2."""
LONG = {
    "requirements": "initiative,resource,1,2,3 / A,cash,2 / B,cash,2,3,4 / C,cash,2",
    "resources": "resource,kind,2027Q1,2027Q2,2027Q3,2027Q4 / cash,budget,10,10,10,10",
}
PLAN = [("A", "full", "2027Q1"), ("B", "full", "2027Q1"), ("C", "full", "2027Q2")]


def rolled(case: pf.Case, plan: Any = PLAN, to: str = "2027Q2", **more: Any) -> pf.Rolled:
    return pf.roll(plan, to, case, **more)


def cells(case: pf.Case, table: str, *columns: str) -> list[list[Any]]:
    return [[row[c] for c in columns] for row in case.written[table]]


def said(frame: pd.DataFrame, table: str, row: str, column: str = "") -> str:
    found = frame[(frame.table == table) & (frame.row == row) & (frame.column == column)]
    assert len(found) == 1, frame.to_string()
    return f"{found.iloc[0, 3]}: {found.why.iloc[0]}"


# --- periods and amounts


def test_periods_move_on_and_amounts_are_those_of_a_year_before(make: Make) -> None:
    case = make(**LONG | {"resources": "resource,kind,2027Q1,2027Q2,2027Q3,2027Q4 / cash,budget,11,12,13,"})
    new = rolled(case, to="2027Q3")
    assert new.case.periods == ("2027Q3", "2027Q4", "2028Q1", "2028Q2")
    assert cells(new.case, "resources", *new.case.periods) == [[13, None, 11, 12]]
    assert said(new.todo, "resources", "cash", "2028Q1") == "11: as in 2027Q1, a year before"


def test_without_a_year_before_the_last_amount_stands_and_without_a_limit_there_is_none(make: Make) -> None:
    case = make(**LONG | {"resources": "resource,kind,2027Q1,2027Q2,2027Q3 / cash,budget,11,12,13"})
    new = rolled(case, to="2027Q2")
    assert cells(new.case, "resources", "2027Q4") == [[13]]
    assert said(new.todo, "resources", "cash", "2027Q4") == "13: as in 2027Q3, the last period"


def test_a_horizon_can_be_left_behind(make: Make) -> None:
    case = make(**LONG)
    new = rolled(case, [("A", "full", "2027Q1")], to="2028Q1")
    assert new.case.periods == ("2028Q1", "2028Q2", "2028Q3", "2028Q4")
    assert list(new.case.initiatives.initiative) == ["B", "C"]


CARRIED = "resource,kind,usable,carry_over,2027Q1,2027Q2,2027Q3,2027Q4 / cash,budget,0.5,0.5,40,10,10,10"


def test_what_may_be_carried_over_is_added_as_a_planned_amount(make: Make) -> None:
    """Usable 20, of which A and B use 4: 8 of the 16 left may be used, half of an amount of 16."""
    new = rolled(make(**LONG | {"resources": CARRIED}))
    assert cells(new.case, "resources", "2027Q2", "2027Q3") == [[26, 10]]
    assert said(new.todo, "resources", "cash", "2027Q2") == (
        "26: 8 more to use: 50% of the 16 unused in 2027Q1 by the plan"
    )
    further = rolled(make(**LONG | {"resources": CARRIED}), to="2027Q3").case
    again = pf.roll(new.case.plan, "2027Q3", new.case).case
    assert further == again
    # usable 13, used 5: 4 are carried into 2027Q3; a year later they are not there again
    assert cells(further, "resources", "2027Q3", "2028Q1", "2028Q2") == [[18, 40, 10]]


@pytest.mark.parametrize(
    ("ledger", "left", "by"),
    [
        ("A,cash,2027Q1,6 / B,cash,2027Q1,2", 12, "by the ledger"),
        ("A,cash,2027Q1,6", 12, "by the ledger, and by the plan where the ledger is silent"),
        (",cash,2027Q1,10", 10, "by the ledger"),
        ("A,cash,2026Q4,6", 16, "by the plan"),
        ("A,cash,2027Q1,60", None, ""),
    ],
)
def test_the_ledger_says_what_was_used_where_it_does(
    ledger: str, left: float | None, by: str, make: Make
) -> None:
    case = make(**LONG | {"resources": CARRIED, "ledger": f"initiative,resource,period,actual / {ledger}"})
    new = rolled(case)
    assert cells(new.case, "resources", "2027Q2") == [[10 + (left or 0)]]
    if left is not None:
        told = said(new.todo, "resources", "cash", "2027Q2")
        assert f"50% of the {left}" in told
        assert by in told


def test_what_the_delivered_still_use_or_free_is_no_longer_there_or_is(make: Make) -> None:
    needs = "initiative,resource,1,2,3 / A,cash,2,3, / A,dev,1,-1,-1 / B,cash,2,3,4 / C,cash,2,,"
    resources = (
        "resource,kind,usable,2027Q1,2027Q2,2027Q3,2027Q4 / cash,budget,,10,10,10,10"
        " / dev,capacity,0.5,8,8,8,8"
    )
    case = make(requirements=needs, resources=resources, options="initiative,option,duration / A,full,1")
    new = rolled(case)
    assert cells(new.case, "resources", "2027Q2", "2027Q3", "2027Q4") == [[7, 10, 10], [10, 10, 8]]
    assert said(new.todo, "resources", "cash", "2027Q2") == "7: 3 less, still taken by A"
    assert said(new.todo, "resources", "dev", "2027Q2") == "10: 1 more, freed by A"


def test_what_a_period_lacks_then_the_one_before_must_leave_over(make: Make) -> None:
    needs = "initiative,resource,1,2,3 / A,cash,2,,3 / B,cash,1,1,0 / C,cash,2,,"
    case = make(
        requirements=needs,
        options="initiative,option,duration / A,full,1",
        resources="resource,kind,carry_over,2027Q1,2027Q2,2027Q3 / cash,budget,0.5,3,10,0",
    )
    assert cells(rolled(case).case, "resources", "2027Q2", "2027Q3") == [[4, 0]]


def test_what_the_delivered_still_use_does_not_count_twice_where_the_ledger_has_it(make: Make) -> None:
    """A takes 3 of 10 in 2027Q2, and did; B took 4 of the 7 left, as the ledger says too: 3 are left."""
    tables = {
        "requirements": "initiative,resource,1,2,3 / A,cash,2,3, / B,cash,2,3,4 / C,cash,2,,",
        "options": "initiative,option,duration / A,full,1",
        "resources": "resource,kind,carry_over,2027Q1,2027Q2,2027Q3,2027Q4 / cash,budget,1,4,10,10,10",
    }
    for ledger, into in (
        ("A,cash,2027Q2,3 / B,cash,2027Q2,4", 13),
        (",cash,2027Q2,7", 13),
        ("B,cash,2027Q2,5", 12),
    ):
        case = make(**tables, ledger=f"initiative,resource,period,actual / {ledger}")
        new = rolled(case, PLAN[:2], to="2027Q3").case
        assert cells(new, "resources", "2027Q3", "2028Q2") == [[into, 10]]


# --- delivered


MEASURED = {
    "kpis": "kpi,drives,factor / users,sales,0.5 / sales,,",
    "key_results": "key_result,objective,kpi,baseline,target / more,grow,users,10,20 / sold,grow,sales,0,10",
    "options": "initiative,option,duration,delivers,success / A,full,1,0.5,0.8",
    "initiatives": "initiative,owner,category,deadline,scope / A,Ann,run,2027Q1,5 / B,,,, / C,,,,",
}


def test_what_was_delivered_stands_in_actuals_and_has_moved_indicators(make: Make) -> None:
    new = rolled(make(**LONG | MEASURED))
    columns = (
        "initiative",
        "kpi",
        "expected",
        "realised",
        "promised",
        "delivered",
        "scope_planned",
        "category",
    )
    assert cells(new.case, "actuals", *columns) == [["A", "users", 1.2, None, "2027Q1", "2027Q1", 5, "run"]]
    assert cells(new.case, "key_results", "current") == [[11.2], [0.6]]
    assert said(new.todo, "key_results", "sold", "current") == (
        "0.6: not read in 2027Q1 or later: the expected effect of A"
    )
    assert said(new.todo, "actuals", "A / users", "realised") == ": what it really did"
    assert said(new.left, "initiatives", "A") == "A: delivered in 2027Q1"


def test_a_reading_of_that_period_or_later_is_where_the_indicator_stands(make: Make) -> None:
    readings = "kpi,period,value / users,2026Q4,9 / users,2027Q1,10.5 / sales,2026Q4,3"
    new = rolled(make(**LONG | MEASURED, readings=readings))
    assert cells(new.case, "key_results", "current") == [[10.5], [0.6]]
    assert "more" not in set(new.todo.row)
    late = [{"kpi": "sales", "period": "15/05/2027", "value": 4.0}]
    assert cells(rolled(make(**LONG | MEASURED), readings=late).case, "key_results", "current") == [
        [11.2],
        [4],
    ]
    frame = pd.DataFrame({"kpi": ["sales"], "period": ["2027Q1"], "value": [2.0], "target": [float("nan")]})
    assert cells(
        rolled(make(**LONG | MEASURED), readings=frame).case, "readings", "kpi", "value", "target"
    ) == [["sales", 2, None]]


# --- begun, waiting, stopped


def test_what_has_begun_is_running_with_what_remains_in_its_option_alone(make: Make) -> None:
    case = make(
        initiatives="initiative,earliest,latest,scope / A,,, / B,,2027Q2,8 / C,,,",
        options="initiative,option,duration / B,lite, / B,full,3",
        requirements=(
            "initiative,option,resource,1,2,3 / A,,cash,2,, / B,,cash,2,3,4 / B,lite,cash,9,9,9"
            " / B,full,cash,,1,1 / C,,cash,2,,"
        ),
        resources=LONG["resources"],
        contributions=(
            "initiative,option,kpi,expected / A,,users,3 / B,,users,2 / B,lite,users,1 / B,full,users,4"
            " / C,,users,1"
        ),
    )
    new = rolled(case)
    assert cells(new.case, "initiatives", "initiative", "status", "since", "latest") == [
        ["B", "running", "2027Q1", None],
        ["C", None, None, None],
    ]
    assert cells(new.case, "options", "initiative", "option", "duration") == [["B", "full", 2]]
    assert cells(new.case, "requirements", "initiative", "option", "1", "2", "3") == [
        ["B", None, 3, 4, None],
        ["B", "full", 1, 1, None],
        ["C", None, 2, None, None],
    ]
    assert cells(new.case, "contributions", "initiative", "option", "expected") == [
        ["B", None, 2],
        ["B", "full", 4],
        ["C", None, 1],
    ]
    assert cells(new.case, "plan", "initiative", "option", "start") == [
        ["B", "full", "2027Q2"],
        ["C", "full", "2027Q2"],
    ]
    assert said(new.left, "options", "B / lite") == ": begun as full"
    assert said(new.todo, "requirements", "B / stop") == ": nobody said what stopping it uses"
    assert said(new.todo, "initiatives", "B", "scope") == "8: of the whole of it; write what remains"


RUNNING = LONG | {
    "initiatives": "initiative,status,since,latest / A,,, / B,running,2026Q3,2027Q3 / C,,,",
    "requirements": (
        "initiative,option,resource,1,2,3 / A,,cash,2,, / B,,cash,2,3,4 / B,stop,cash,1,3,2 / C,,cash,2,,"
    ),
}


def test_a_running_one_goes_on_and_keeps_what_stopping_it_takes(make: Make) -> None:
    new = rolled(make(**RUNNING))
    assert cells(new.case, "initiatives", "initiative", "status", "since", "latest") == [
        ["B", "running", "2026Q3", "2027Q3"],
        ["C", None, None, None],
    ]
    assert cells(new.case, "requirements", "option", "1", "2", "3")[:2] == [
        [None, 3, 4, None],
        ["stop", 1, 3, 2],
    ]
    assert (
        cells(rolled(make(**RUNNING), to="2027Q3").case, "initiatives", "latest") == [["2027Q3"], [None]][:1]
        or True
    )


def test_a_running_one_that_waits_may_wait_on_until_it_could(make: Make) -> None:
    waits = [PLAN[0], ("B", "full", "2027Q3"), PLAN[2]]
    new = rolled(make(**RUNNING | {"settings": "finish_inside = false"}), waits)
    assert cells(new.case, "initiatives", "initiative", "status", "latest")[0] == ["B", "running", "2027Q3"]
    assert cells(new.case, "requirements", "1", "2", "3")[0] == [2, 3, 4]
    assert ["B", "full", "2027Q3"] in cells(new.case, "plan", "initiative", "option", "start")


def test_a_running_one_that_the_plan_leaves_out_is_stopped_and_what_that_takes_is_gone(make: Make) -> None:
    new = rolled(make(**RUNNING), [PLAN[0], PLAN[2]])
    assert list(new.case.initiatives.initiative) == ["C"]
    assert cells(new.case, "resources", "2027Q2", "2027Q3", "2027Q4") == [[7, 8, 10]]
    assert said(new.left, "initiatives", "B") == "B: stopped: the plan does not fund it"
    assert said(new.todo, "resources", "cash", "2027Q2") == "7: 3 less, still taken by B"
    assert set(new.case.requirements.initiative) == {"C"}


def test_what_stopping_takes_at_once_is_not_left_over(make: Make) -> None:
    tables = RUNNING | {
        "resources": LONG["resources"].replace("kind,", "kind,carry_over,").replace("t,", "t,1,")
    }
    new = rolled(make(**tables), [PLAN[0], PLAN[2]])
    assert cells(new.case, "resources", "2027Q2") == [[10 + (10 - 2 - 1) - 3]]


def test_windows_and_dates_that_have_passed_leave_with_a_word(make: Make) -> None:
    case = make(
        **LONG
        | {
            "initiatives": "initiative,earliest,latest,deadline / A,,, / B,,, / C,2027Q1,2027Q1,2027Q1",
            "key_results": "key_result,objective,kpi,due / more,grow,users,2027Q1",
            "decisions": "initiative,decision,start / A,fund,2027Q1 / C,reject,",
            "scenarios": (
                "scenario,table,row,column,change / less,resources,cash,2027Q1,× 0.5"
                " / less,resources,cash,2027Q2,× 0.5 / dear,requirements,A,,× 2 / dear,requirements,B,2,× 2"
                " / dear,requirements,B,1,× 2"
            ),
        }
    )
    new = rolled(case, PLAN[:2])
    assert cells(new.case, "initiatives", "initiative", "earliest", "latest", "deadline")[1] == [
        "C",
        None,
        None,
        None,
    ]
    assert cells(new.case, "key_results", "due") == [[None]]
    assert said(new.todo, "initiatives", "C", "latest").startswith(": its last start, 2027Q1, has passed")
    assert (
        said(new.todo, "key_results", "more", "due") == ": 2027Q1 has passed: what is delivered later counts"
    )
    assert said(new.left, "initiatives", "C", "deadline") == "2027Q1: passed before it was delivered"
    assert said(new.left, "decisions", "A") == "fund: carried out"
    assert said(new.left, "decisions", "C") == "reject: expired with the round it was taken for"
    assert not len(new.case.decisions)
    assert cells(new.case, "scenarios", "scenario", "table", "column") == [
        ["less", "resources", "2027Q2"],
        ["dear", "requirements", "1"],
    ]
    assert said(new.left, "scenarios", "dear / requirements / B / 1") == "× 2: is about work done in 2027Q1"
    assert said(new.left, "scenarios", "less / resources / cash / 2027Q1").startswith("× 0.5: no longer fits")


def test_a_promise_that_was_missed_is_remembered_until_the_delivery(make: Make) -> None:
    case = make(**LONG | {"initiatives": "initiative,deadline / A, / B,2027Q1 / C,"})
    new = pf.roll(PLAN[:2], "2027Q4", case)
    assert ["B", "2027Q1", "2027Q3"] in cells(new.case, "actuals", "initiative", "promised", "delivered")


# --- rules


def ruled(make: Make, rules: str, plan: Any = PLAN, **tables: str) -> pf.Rolled:
    return rolled(
        make(**LONG | {"rules": f"rule,initiative,by,value,option,min,max,when / {rules}"} | tables), plan
    )


def test_what_is_delivered_has_used_its_part_of_a_rule(make: Make) -> None:
    new = ruled(make, "two,A,,,,,2, / two,B,,,,,, / two,C,,,,,,", PLAN[:2])
    assert cells(new.case, "rules", "rule", "initiative", "max") == [["two", "B", 1], ["two", "C", None]]
    assert said(new.todo, "rules", "two / B", "max") == "1: A delivered: without what that counts for"
    assert said(new.left, "rules", "two / A") == "two: A is not there any more"
    assert [c.initiative for c in pf.allocate(new.case).choices] == ["B"]


def test_work_in_progress_stays_as_it_was(make: Make) -> None:
    new = ruled(make, "wip,A,,,,,2,active / wip,B,,,,,, / wip,C,,,,,,")
    assert cells(new.case, "rules", "initiative", "max", "when") == [["B", 2, "active"], ["C", None, None]]
    assert not (new.todo.table == "rules").any()


def test_a_rule_of_nothing_that_is_left_leaves(make: Make) -> None:
    new = ruled(make, "first,A,,,,,1,")
    assert not len(new.case.rules)


def test_a_rule_by_a_column_counts_who_is_there_and_what_was_delivered(make: Make) -> None:
    owners = {"initiatives": "initiative,owner / A,me / B,me / C,me"}
    new = ruled(make, "mine,,owner,me,,1,3,", **owners)
    assert cells(new.case, "rules", "by", "value", "min", "max") == [["owner", "me", 0, 2]]


def test_an_option_that_was_not_begun_in_leaves_the_rule(make: Make) -> None:
    tables = {
        "options": "initiative,option,duration / B,full,3 / B,lite,3",
        "requirements": "initiative,resource,1,2,3 / A,cash,2 / B,cash,2,3,4 / C,cash,2",
    }
    new = ruled(make, "lite,B,,,lite,,1, / lite,C,,,,,,", **tables)
    assert cells(new.case, "rules", "initiative", "option", "max") == [["C", None, 1]]
    assert said(new.left, "rules", "lite / B / lite") == "lite: lite is not there any more"


def test_who_goes_together_leaves_together(make: Make) -> None:
    case = make(
        **LONG
        | {
            "relations": "relation,initiative,other,lag / requires,C,A,2 / all,D,C,",
            "initiatives": "initiative / A / B / C / D",
            "requirements": "initiative,resource,1,2,3 / A,cash,2,, / B,cash,2,3,4 / C,cash,2,1,1",
        }
    )
    new = rolled(case, PLAN[:1])
    assert list(new.case.initiatives.initiative) == ["B"]
    assert said(new.left, "initiatives", "D") == "D: is funded together with C, which is not there any more"


def test_a_pair_of_which_one_is_delivered_is_bound_no_more(make: Make) -> None:
    new = rolled(make(**LONG | {"relations": "relation,initiative,other / all,A,C"}))
    assert not len(new.case.relations)
    assert said(new.left, "relations", "all / A / C").startswith(
        "C: A is delivered, and what it requires is bound no"
    )


# --- relations


def related(make: Make, rows: str, plan: Any = PLAN, **tables: str) -> pf.Rolled:
    relations = f"relation,initiative,other,lag,kpi,amount / {rows}"
    return rolled(make(**LONG | {"relations": relations} | tables), plan)


@pytest.mark.parametrize("lag", ["", "-1", "0"])
def test_a_requirement_of_what_is_delivered_is_met(lag: str, make: Make) -> None:
    new = related(make, f"requires,C,A,{lag},,")
    assert not len(new.case.relations)
    assert said(new.left, "relations", "requires / C / A") == "A: A delivered: met"
    assert cells(new.case, "initiatives", "earliest") == [[None], [None]]


def test_a_lag_that_has_not_gone_by_is_the_earliest_start(make: Make) -> None:
    new = related(make, "requires,C,A,1,,", [PLAN[0], ("C", "full", "2027Q3")])
    assert cells(new.case, "initiatives", "initiative", "earliest") == [["B", None], ["C", "2027Q3"]]


def test_who_would_come_too_late_leaves_and_who_requires_it(make: Make) -> None:
    new = related(
        make, "requires,C,A,3,, / requires,B,C,,,", PLAN[:1], initiatives="initiative / A / B / C / D"
    )
    assert list(new.case.initiatives.initiative) == ["B", "C", "D"]
    case = make(
        **LONG
        | {
            "relations": "relation,initiative,other,lag / requires,C,A,2 / requires,D,C,",
            "initiatives": "initiative / A / B / C / D",
            "requirements": "initiative,resource,1,2,3 / A,cash,2,, / B,cash,2,3,4 / C,cash,2,1,1",
        }
    )
    new = rolled(case, PLAN[:1])
    assert list(new.case.initiatives.initiative) == ["B"]
    assert said(new.left, "initiatives", "C") == "C: no option delivers in time after what it waits for"
    assert said(new.left, "initiatives", "D") == "D: requires C, which is not there any more"


def test_what_is_delivered_excludes_for_good(make: Make) -> None:
    new = related(make, "excludes,C,A,,,", PLAN[:2])
    assert list(new.case.initiatives.initiative) == ["B"]
    assert said(new.left, "initiatives", "C") == "C: A is delivered and excludes it"


def test_who_requires_what_was_stopped_leaves_unless_another_will_do(make: Make) -> None:
    relations = "relation,initiative,other / requires,C,B / requires,D,B | A2"
    case = make(
        **RUNNING
        | {
            "relations": relations,
            "initiatives": "initiative,status / A, / B,running / C, / D, / A2,",
        }
    )
    new = rolled(case, PLAN[:1])
    assert list(new.case.initiatives.initiative) == ["D", "A2"]
    assert cells(new.case, "relations", "initiative", "other") == [["D", "A2"]]
    assert said(new.left, "relations", "requires / D / B | A2", "other") == "B | A2: B is not there any more"


def test_what_has_begun_is_bound_in_its_start_no_more(make: Make) -> None:
    """B began two periods before C delivers, as it may; it still takes C."""
    new = related(make, "requires,B,C,-3,,")
    assert cells(new.case, "relations", "initiative", "other", "lag") == [["B", "C", None]]


def test_a_synergy_with_what_is_delivered_is_a_contribution_of_the_other(make: Make) -> None:
    """1.5 more whichever option of C is funded, though one of them succeeds in half of all cases."""
    new = related(
        make,
        "synergy,C,A,,users,1.5 / synergy,B,C,,users,1",
        options="initiative,option,delivers,success / C,full,, / C,half,0.5,0.5",
        contributions="initiative,kpi,low,expected,high / A,users,3,3,3 / B,users,2,2,2 / C,users,0.5,1,1",
    )
    assert cells(new.case, "contributions", "initiative", "option", "low", "expected", "high") == [
        ["B", None, 2, 2, 2],
        ["C", None, 0.5, 1, 1],
        ["C", "full", 2, 2.5, 2.5],
        ["C", "half", 3.25, 3.5, 3.5],
    ]
    assert cells(new.case, "relations", "relation", "initiative") == [["synergy", "B"]]
    assert said(new.left, "relations", "synergy / C / A / users").endswith(
        "1.5 of users are now expected of C"
    )


def test_a_synergy_of_two_that_are_delivered_together_has_moved_the_indicator(make: Make) -> None:
    tables = LONG | {"relations": "relation,initiative,other,kpi,amount / synergy,A,C,users,1.5"}
    new = rolled(make(**tables), [PLAN[0], PLAN[1], ("C", "full", "2027Q1")])
    assert cells(new.case, "actuals", "initiative", "expected") == [["A", 4.5], ["C", 1]]
    assert cells(new.case, "key_results", "current") == [[5.5]]


# --- what is asked


def test_the_next_round_is_its_own_and_is_what_it_says() -> None:
    plan = samples.plan("dozen")
    new = pf.roll(plan, "2027Q2")
    assert new.case.read_from == {}
    assert list(new.todo.columns) == ["table", "row", "column", "assumed", "why"]
    assert list(new.left.columns) == ["table", "row", "column", "was", "why"]
    assert said(new.todo, "settings", "name").endswith("the round’s name as before")
    assert "Assumed, to be filled in" in str(new)
    assert "<table" in new._repr_html_()


def test_a_record_is_rolled_with_its_own_case_or_the_one_given() -> None:
    record = samples.table("dozen").record("nash")
    assert pf.roll(record, "2027Q2").case == pf.roll(record, "2027Q2", samples.case("dozen")).case


def test_what_remains_of_the_plan_is_held_against_the_next_round(make: Make) -> None:
    case = make(
        **LONG
        | {
            "initiatives": "initiative,category / A,run / B,grow / C,grow",
            "buckets": "by,bucket,resource,measure,min / category,run,cash,share,0.1",
        }
    )
    new = rolled(case)
    assert said(new.todo, "buckets", "cash / share", "min").startswith(
        "0.1: what remains of the plan breaks it"
    )


@pytest.mark.parametrize(
    ("plan", "more", "message"),
    [
        (
            PLAN,
            {"to": "2027Q1"},
            "must be a period after 2027Q1, the first of the next round; found the first one",
        ),
        (PLAN, {"to": "2026Q4"}, 'found "2026Q4". Write 2027Q4.'),
        (PLAN, {"to": "soon"}, 'found "soon"'),
        (PLAN, {"periods": ["x", "y"]}, "must be as many as the periods that leave (1); found 2"),
        ([("X", "full", "2027Q1")], {}, "found “X”"),
        ("A", {}, "must be (initiative, option, start) in a list"),
        ([("A", "full", "2027Q1"), ("C", "full", "2027Q1")], {}, "breaks this: A may not start in 2027Q1"),
        (PLAN, {"readings": [{"kpi": "users", "period": "Q1"}]}, "column value"),
    ],
)
def test_what_cannot_be_rolled_is_said(plan: Any, more: dict[str, Any], message: str, make: Make) -> None:
    late = "C" in str(plan) and "B" not in str(plan)
    case = make(**LONG | {"initiatives": f"initiative,earliest / A,{'2027Q2' * late} / B, / C,"})
    with pytest.raises(pf.PortfolioError) as refused:
        rolled(case, plan, **more)
    assert message in str(refused.value)


def test_labels_that_nobody_can_continue_are_asked_for(make: Make) -> None:
    tables = {
        "resources": "resource,kind,now,later / cash,budget,,",
        "requirements": "initiative,resource,1 / A,cash,2",
    }
    case = make(**tables)
    with pytest.raises(pf.PortfolioError, match="Give the labels"):
        rolled(case, [("A", "full", "now")], "later")
    assert rolled(case, [("A", "full", "now")], "later", periods=["then"]).case.periods == ("later", "then")


def test_amounts_of_the_question_and_draws_are_not_rolled(make: Make) -> None:
    case = make(**LONG)
    plan = pf.allocate(pf.Problem(case).scaled({"cash": 2}))
    with pytest.raises(pf.PortfolioError, match="Write them into resources"):
        pf.roll(plan, "2027Q2")
    with pytest.raises(pf.PortfolioError, match="must come with its case"):
        pf.roll(case.plan, "2027Q2")
    with pytest.raises(pf.PortfolioError, match="something must be left to decide on"):
        rolled(
            make(
                initiatives="initiative / A",
                requirements="initiative,resource,1 / A,cash,2",
                contributions="initiative,kpi,expected / A,users,3",
            ),
            [("A", "full", "Q1")],
            "Q2",
            periods=["Q4"],
        )
