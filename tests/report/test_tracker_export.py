"""A plan for a tracker: the decision on the right key, days done in the head, a file its importer takes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from support.small_cases import Make

import portfolio as pf
from portfolio import cli
from portfolio.cli import rounds
from portfolio.cli.arguments import EXPORTED_TO
from portfolio.report import export, tracker_export
from portfolio.report.tracker_export import WHAT, doubts_of, tracker_forms

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
HEADS = ["Issue Key", "Summary", "Decision", "Option", "Start date", "Due date", "Team"]

# ABC-1 works two quarters, ABC-3 one; there is money for both of them and not for ABC-2
TICKETS = {
    "initiatives": "initiative,name,earliest / ABC-2,Index, / ABC-1,Search, / ABC-3,Rights,2027Q3",
    "resources": "resource,name,kind,2027Q1,2027Q2,2027Q3 / cash,,budget,2,0,2"
    " / web,Web team,capacity,9,9,9 / data,,capacity,9,9,9",
    "requirements": "initiative,resource,1,2 / ABC-1,cash,2, / ABC-2,cash,2, / ABC-3,cash,2,"
    " / ABC-1,web,1,1 / ABC-1,data,3, / ABC-3,web,1, / ABC-2,web,1,",
    "contributions": "initiative,kpi,expected / ABC-1,users,3 / ABC-2,users,1 / ABC-3,users,2",
}


def written(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.fixture
def plan(make: Make) -> pf.Allocation:
    return pf.allocate(make(**TICKETS))


def test_a_decision_stands_on_each_ticket_with_the_days_its_work_begins_and_ends(
    plan: pf.Allocation, tmp_path: Path
) -> None:
    """The order is the case's own; a team that does more of the work comes first."""
    export(plan, tmp_path / "plan.csv", tracker="jira")
    assert written(tmp_path / "plan.csv") == [
        [*HEADS, "Team"],
        ["ABC-2", "Index", "not funded", "", "", "", "", ""],
        ["ABC-1", "Search", "funded", "full", "2027-01-01", "2027-06-30", "data", "Web team"],
        ["ABC-3", "Rights", "funded", "full", "2027-07-01", "2027-09-30", "Web team", ""],
    ]
    assert doubts_of(plan, "jira") == []


# done by hand: the days of the samples' quarters; lorie_savage counts years, which nobody can place
DAYS = {
    "2027Q1": ("2027-01-01", "2027-03-31"),
    "2027Q2": ("2027-04-01", "2027-06-30"),
    "2027Q3": ("2027-07-01", "2027-09-30"),
    "2027Q4": ("2027-10-01", "2027-12-31"),
    "2028Q1": ("2028-01-01", "2028-03-31"),
    "2028Q2": ("2028-04-01", "2028-06-30"),
    "year1": ("", ""),
    "year2": ("", ""),
}


@pytest.mark.parametrize("name", ["dozen", "lorie_savage", "four_initiatives", "scaleup"])
def test_samples_go_out_as_the_plan_funds_them(name: str, tmp_path: Path) -> None:
    plan = pf.allocate(pf.load(SAMPLES / name), gap=2e-3)
    case = plan.problem.case
    export(plan, tmp_path / "plan.csv", tracker="jira")
    (heads, *rows) = written(tmp_path / "plan.csv")
    assert heads[:6] == HEADS[:6]
    assert set(heads[6:]) == {"Team"}
    assert {len(row) for row in rows} == {len(heads)}
    assert [row[0] for row in rows] == list(case.initiatives.initiative)
    chosen = {row[0]: row[3:6] for row in rows if row[2] == "funded"}
    assert {row[2] for row in rows} <= {"funded", "not funded"}
    funded = plan.funded.set_index("initiative")
    assert {i: option for i, (option, _, _) in chosen.items()} == funded.option.to_dict()
    assert not [row for row in rows if row[0] not in chosen and any(row[3:])]
    assert {i: (start, due) for i, (_, start, due) in chosen.items()} == {
        i: (DAYS[funded.start[i]][0], DAYS[funded.delivery[i]][1]) for i in funded.index
    }


def test_where_periods_are_no_times_dates_stay_blank_and_it_is_said(make: Make, tmp_path: Path) -> None:
    plan = pf.allocate(make())
    export(plan, tmp_path / "plan.csv", tracker="jira")
    assert [row[4:6] for row in written(tmp_path / "plan.csv")[1:]] == [["", ""]] * 3
    keys, dates = doubts_of(plan, "jira")
    assert keys.startswith("3 of 3 ids are no keys of jira")
    assert '"A", "B", "C"' in keys
    assert "Q1 … Q3 are no times" in dates


def test_a_delivery_beyond_the_horizon_has_no_day(make: Make, tmp_path: Path) -> None:
    case = make("finish_inside = false", **TICKETS, options="initiative,option,duration / ABC-3,late,2")
    export(case, tmp_path / "plan.csv", tracker="jira")
    assert written(tmp_path / "plan.csv")[3][2:6] == ["funded", "late", "2027-07-01", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_is_a_formula_and_no_id_that_is_no_key(start: str, make: Make, tmp_path: Path) -> None:
    evil = f"{start}1+1"
    case = make(
        **TICKETS
        | {
            "initiatives": f"initiative,name,earliest / ABC-2,Index, / ABC-1,{evil}, / {evil},Rights,",
            "requirements": f"initiative,resource,1 / ABC-1,web,1 / {evil},data,1 / ABC-2,web,1",
            "resources": f"resource,name,kind,2027Q1 / cash,,budget,2 / web,{evil},capacity,9"
            " / data,,capacity,9",
            "contributions": f"initiative,kpi,expected / ABC-1,users,3 / ABC-2,users,1 / {evil},users,2",
        },
        options=f"initiative,option / ABC-1,{evil}",
    )
    export(case, tmp_path / "plan.csv", tracker="jira")
    (_, _, row, other) = written(tmp_path / "plan.csv")
    assert row == ["ABC-1", f"'{evil}", "funded", f"'{evil}", "2027-01-01", "2027-03-31", f"'{evil}"]
    assert other[0] == f"'{evil}"  # no key of a tracker begins so
    assert row[0] == "ABC-1"
    (doubt,) = doubts_of(pf.allocate(case), "jira")
    assert doubt.startswith("1 of 3 ids are no keys of jira, such as ABC-12")


def test_commas_quotes_and_accents_come_back(make: Make, tmp_path: Path) -> None:
    name = 'Recherche, "deuxième" version'
    quoted = '"Recherche, ""deuxième"" version"'
    case = make(**TICKETS | {"initiatives": f"initiative,name / ABC-1,{quoted} / ABC-2, / ABC-3,"})
    export(case, tmp_path / "plan.csv", tracker="jira")
    names = [row[1] for row in written(tmp_path / "plan.csv")[1:]]
    assert names == [name, "ABC-2", "ABC-3"]  # a summary is wanted: who has no name goes by its key


def test_a_case_is_allocated_and_the_file_is_the_same_each_time(plan: pf.Allocation, tmp_path: Path) -> None:
    for name, given in (("one", plan), ("two", plan.problem.case), ("three", plan.problem)):
        export(given, tmp_path / "new" / f"{name}.csv", tracker="jira")
    assert len({path.read_bytes() for path in (tmp_path / "new").iterdir()}) == 1


def test_what_can_not_be_written_is_refused(plan: pf.Allocation, tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError, match=r"a tracker that takes a plan back: jira; found trello"):
        export(plan, tmp_path / "plan.csv", tracker="trello")
    for name in ("plan.xlsx", "plan"):
        with pytest.raises(pf.CaseError, match=r"must be a file ending in .csv; found"):
            export(plan, tmp_path / name, tracker="jira")
    with pytest.raises(pf.CaseError, match=r"ne contient que le plan.*une langue est donnée"):
        export(plan, tmp_path / "plan.csv", language="fr", tracker="jira")
    with pytest.raises(pf.CaseError, match=r"the plan alone; found an arbitration"):
        export(plan, tmp_path / "plan.csv", arbitration=object(), tracker="jira")  # type: ignore[arg-type]
    assert list(tmp_path.glob("plan*")) == []


def test_another_tracker_is_another_file(
    plan: pf.Allocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cards.toml").write_text(
        """
        id = "Card"
        [export]
        suffix = ".csv"
        key = ".+"
        key_such_as = "anything"
        dates = "%d.%m.%Y"
        dates_said = "DD.MM.YYYY"
        [export.columns]
        Card = "initiative"
        List = "decision"
        Due = "due"
        [export.decision]
        fund = "This quarter"
        reject = "Later"
        """
    )
    monkeypatch.setattr(tracker_export, "TRACKERS", tmp_path)
    tracker_forms.cache_clear()
    try:
        export(plan, tmp_path / "plan.csv", tracker="cards")
    finally:
        tracker_forms.cache_clear()
    assert written(tmp_path / "plan.csv") == [
        ["Card", "List", "Due"],
        ["ABC-2", "Later", ""],
        ["ABC-1", "This quarter", "30.06.2027"],
        ["ABC-3", "This quarter", "30.09.2027"],
    ]


def test_what_a_tracker_file_says_of_its_form_holds_together() -> None:
    for form in tracker_forms().values():
        assert set(form.columns.values()) <= {*WHAT}
        assert len({*form.columns.values()}) == len(form.columns)
        assert {"initiative", "decision"} <= {*form.columns.values()}
        assert {*form.decision} == {"fund", "reject"}
        assert len({*form.decision.values()}) == 2


def test_the_command_offers_each_tracker_that_takes_a_plan_back() -> None:
    assert tuple(tracker_forms()) == EXPORTED_TO


def test_the_command_says_what_the_importer_has_to_be_told(
    plan: pf.Allocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pf.save(plan.problem.case, tmp_path / "case")
    target = tmp_path / "plan.csv"
    assert cli.main(["export", str(tmp_path / "case"), str(target), "--for", "jira"]) == 0
    out, err = capsys.readouterr()
    assert out == (
        f"{target}: 3 initiatives of {tmp_path / 'case'}, 2 of them funded. Tell the importer that dates are"
        " yyyy-MM-dd, and which field is Issue Key.\n"
    )
    assert "remark" not in err
    assert [row[2] for row in written(target)[1:]] == ["not funded", "funded", "funded"]


def test_the_command_refuses_a_wrong_ending_before_it_solves_and_remarks_on_ids(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pf.save(make(), tmp_path / "case")
    with monkeypatch.context() as patched:
        patched.setattr(rounds, "solved", None)
        asked = ["export", str(tmp_path / "case"), str(tmp_path / "plan.xlsx"), "--for", "jira"]
        assert cli.main(asked) == 2
    assert "must be a file ending in .csv" in capsys.readouterr().err
    assert cli.main(["export", str(tmp_path / "case"), str(tmp_path / "plan.csv"), "--for", "jira"]) == 0
    err = capsys.readouterr().err
    assert err.count("remark: ") == 2
    with pytest.raises(SystemExit):
        cli.main(["export", str(tmp_path / "case"), str(tmp_path / "plan.csv"), "--for", "trello"])
    assert "jira" in capsys.readouterr().err
