"""Two rounds side by side: what is finished, goes on, is stopped and new; and what a question keeps."""

from __future__ import annotations

from support.small_cases import Make

import portfolio as pf

BEFORE = {"initiatives": "initiative / A / B / C / D", "contributions": "initiative,kpi,expected / A,users,3"}
AFTER = {
    "initiatives": "initiative,status / B,running / C,running / E, / F,",
    "requirements": "initiative,resource,1 / B,cash,1 / C,cash,1 / E,cash,2 / F,cash,2",
    "contributions": "initiative,kpi,expected / B,users,2 / C,users,-1 / E,users,3 / F,users,-1",
    "actuals": "initiative,kpi,expected,realised / A,users,3,2",
}


def test_what_is_finished_goes_on_is_stopped_and_new(make: Make) -> None:
    first = make(initiatives="initiative / A / B / C / D", contributions=worth("A,3 / B,2 / C,1 / D,1"))
    plan = pf.allocate(first)
    next_ = pf.allocate(make(**AFTER))
    report = pf.diff(plan, next_)
    found = dict(zip(report.initiatives.initiative, report.initiatives.change, strict=True))
    # B starts when it did; D left the case without a word of what it did
    assert found == {"A": "finished", "C": "stopped", "D": "out", "E": "new"}
    later = make(**AFTER | {"resources": "resource,kind,Q2,Q3,Q4 / cash,budget,,,"})
    report = pf.diff(plan, pf.allocate(later))
    found = dict(zip(report.initiatives.initiative, report.initiatives.change, strict=True))
    assert found == {"A": "finished", "B": "continued", "C": "stopped", "D": "out", "E": "new"}
    lines = [" ".join(line.split()) for line in str(report).splitlines()]
    assert "B goes on full from Q1 → full from Q2 0.00" in lines
    assert "A is finished full from Q1 −3.00" in lines
    french = make(**AFTER, settings='language = "fr"')
    lines = [" ".join(line.split()) for line in str(pf.diff(plan, pf.allocate(french))).splitlines()]
    assert "C s’arrête full dès Q1 −1,00" in lines
    assert "E est nouvelle full dès Q1 +3,00" in lines


def worth(rows: str) -> str:
    cells = [f"{row.split(',')[0]},users,{row.split(',')[1]}" for row in rows.split(" / ")]
    return " / ".join(["initiative,kpi,expected", *cells])


def test_without_work_in_flight_it_reads_as_ever(make: Make) -> None:
    case = make()
    report = pf.diff(pf.allocate(pf.Problem(case).without("C")), pf.allocate(pf.Problem(case).without("A")))
    assert report.initiatives.change.tolist() == ["out", "in"]


def test_one_case_asked_twice_stops_what_runs_and_goes_on_with_it(make: Make) -> None:
    case = make(initiatives="initiative,status / A,running / B, / C,")
    goes_on, stopped = pf.allocate(case), pf.allocate(pf.Problem(case).without("A"))
    assert pf.diff(goes_on, stopped).initiatives.change.tolist() == ["stopped"]
    assert pf.diff(stopped, goes_on).initiatives.change.tolist() == ["continued"]


def test_what_a_question_keeps_and_holds_back_is_an_input_that_differs(make: Make) -> None:
    case = make(plan="initiative,option,start / A,full,Q1 / B,full,Q2")
    plan = pf.allocate(case)
    near = pf.allocate(pf.Problem(case).keeping(case.plan, changes=2).not_before("C", "Q2"))
    assert pf.diff(plan, near).inputs.values.tolist() == [
        ["problem", "not before: C", "start", "", "Q2"],
        ["problem", "changed lines", "at most", "", "2"],
        ["problem", "changed lines: A", "line", "", "full Q1"],
        ["problem", "changed lines: B", "line", "", "full Q2"],
    ]
    assert pf.diff(near, near).inputs.empty
