"""What items use and when, where a list could be read in two ways: it is asked, or told, never silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import portfolio as pf
from portfolio.cli.entry import main
from portfolio.importers.load_list import ImportedCase

type Read = Callable[..., ImportedCase]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A list, its cells parted by | and its rows by lines, as it is read."""

    def load(text: str, **said: Any) -> ImportedCase:
        path = tmp_path / "list.csv"
        rows = ["|".join(cell.strip() for cell in row.split("|")) for row in text.strip().splitlines()]
        path.write_text("\n".join(rows).replace("|", ";") + "\n", encoding="utf-8")
        return pf.load_list(path, **said)

    return load


def told(case: ImportedCase) -> str:
    return "\n".join(case.assumed.assumed)


def readings(error: pf.OpenQuestionsError) -> dict[str, list[str]]:
    """The answers that are offered to each question that stops."""
    return {question.key: [*question.readings] for question in error.report.open}


def needs(case: ImportedCase) -> dict[tuple[str, str], list[float]]:
    """The amounts of each initiative and resource, period by period of the work."""
    frame = case.requirements
    steps = [c for c in frame.columns if str(c).isdigit()]
    return {(r["initiative"], r["resource"]): [r[s] for s in steps] for _, r in frame.iterrows()}


def starts(case: ImportedCase) -> dict[str, tuple[str, str]]:
    return {r["initiative"]: (r["earliest"], r["latest"]) for _, r in case.initiatives.iterrows()}


# ---------------------------------------------------------------- efforts


def test_efforts_of_one_unit_add_up_as_suggested(read: Read) -> None:
    text = "Name | Days | Effort (days) | Score\nA | 3 | 4 | 3\nB | 1 | 2 | 4"
    with pytest.raises(pf.OpenQuestionsError) as open_:
        read(text, team=30)
    assert "Days + Effort (days)" in readings(open_.value)["effort"]
    case = read(text, team=30, effort="Days + Effort (days)")
    assert needs(case) == {("A", "team"): [7], ("B", "team"): [3]}


def test_efforts_of_two_units_never_add_up(read: Read) -> None:
    text = "Name | Effort (days) | Story points | Score\nA | 3 | 4 | 3\nB | 1 | 2 | 4"
    with pytest.raises(pf.OpenQuestionsError) as open_:
        read(text, team=30)
    assert not any("+" in r for r in readings(open_.value)["effort"])
    with pytest.raises(pf.CaseError, match="one unit"):
        read(text, team=30, effort="Effort (days) + Story points")


def test_an_effort_of_which_a_part_is_unknown_is_not_known(read: Read) -> None:
    text = "Name | Days | Effort (days) | Score\nA | 3 | TBD | 3\nB | 1 | 2 | 4"
    case = read(text, team=30, effort="Days + Effort (days)")
    assert [*case.left_out.name] == ["A"]


def test_a_column_of_effort_a_team(read: Read) -> None:
    text = "Name | Effort Web | Effort Data | Effort QA | Score\nA | 10 | 3 | 1 | 3\nB | 5 | | 2 | 4"
    case = read(text, team=["Web=12", "Data=10"])
    got = needs(case)
    assert (got["A", "Web"], got["A", "Data"]) == ([10], [3])
    assert got["B", "Web"] == [5]
    assert ("B", "Data") not in got
    assert got["A", "QA"] == [1]
    assert "Effort Web" in told(case)


def test_teams_named_in_another_column_are_found_there(read: Read) -> None:
    text = "Name | Team | Owner | Effort | Score\nA | X | Web | 3 | 3\nB | X | Data | 1 | 4"
    with pytest.raises(pf.CaseError, match="team=Owner"):
        read(text, team="Web=3")


def test_a_team_that_nothing_names_is_like_a_near_one_only(read: Read) -> None:
    text = "Name | Team | Effort | Score\nA | Platform | 3 | 3\nB | Data | 1 | 4"
    with pytest.raises(pf.CaseError) as found:
        read(text, team="Sales=3")
    assert "Write" not in str(found.value).split("in the list", 1)[1].split("\n")[0]
    with pytest.raises(pf.CaseError, match='Write "Platform"'):
        read(text, team="Platfrom=3")


# ---------------------------------------------------------------- amounts and periods


def test_a_period_without_an_amount_is_not_unlimited_in_silence(read: Read) -> None:
    text = "Name | Cost | Score\nA | 10 | 3\nB | 5 | 4"
    with pytest.raises(pf.CaseError, match="2028=") as found:
        read(text, budget={"2027": 10}, periods="2027,2028")
    assert "2028" in str(found.value)
    case = read(text, budget={"2027": 10, "2028": 0}, periods="2027,2028")
    assert [*case.resources["2028"]] == [0]


YEARS = (
    "Name | Budget 2027 (k€) | Budget 2028 (k€) | Budget total (k€) | Score\n"
    "A | 10 | 20 | 30 | 3\nB | | 5 | {} | 4"
)


def test_years_that_add_up_to_their_total_are_taken_and_told(read: Read) -> None:
    case = read(YEARS.format(5), budget={"2027": "20k", "2028": "20k"})
    assert case.periods == ("2027", "2028")
    assert needs(case)["A", "budget"] == [10_000, 20_000]
    assert "add up to" in told(case)
    assert starts(case) == {"A": ("2027", "2027"), "B": ("2028", "2028")}


def test_years_beside_another_total_are_asked_about(read: Read) -> None:
    with pytest.raises(pf.OpenQuestionsError) as open_:
        read(YEARS.format(50), budget="60k")
    years, total = readings(open_.value)["cost"]
    assert needs(read(YEARS.format(50), budget="60k", cost=total))["B", "budget"] == [50_000]
    by_year = read(YEARS.format(50), budget="60k", cost=years.split("; "))
    assert needs(by_year)["A", "budget"] == [10_000, 20_000]
    given = read(YEARS.format(50), budget={"2027": "20k", "2028": "20k"})
    assert needs(given)["B", "budget"][0] == 5_000
    assert "do not add up" in told(given)


def test_a_line_a_year(read: Read) -> None:
    text = "Name | Year | Amount | Score\nA | 2027 | 10 | 3\nA | 2028 | 20 | 3\nB | 2028 | 5 | 4"
    case = read(text, budget={"2027": 20, "2028": 20}, duplicates="add")
    assert case.periods == ("2027", "2028")
    assert needs(case)["A", "budget"] == [10, 20]
    assert needs(case)["B", "budget"][0] == 5
    assert starts(case)["B"] == ("2028", "2028")
    assert "Year" in told(case)
    assert "spread" not in told(case)


def test_an_unknown_year_leaves_the_columns_what_they_are(read: Read) -> None:
    case = read("Name | 2027 | 2028 | Score\nA | 10 | 20 | 3\nB | TBD | 5 | 4\nC | | 7 | 5", budget=40)
    assert [(r.name, str(r.why)) for r in case.left_out.itertuples(index=False)] == [("B", "no estimate")]
    assert needs(case)["C", "budget"][0] == 7
    assert "left blank" in told(case)
    assert "start" in told(case)


def test_amounts_of_years_outside_the_periods_are_a_fault(read: Read) -> None:
    text = "Name | 2026 | 2027 | Score\nA | 10 | 20 | 3\nB | | 5 | 4"
    with pytest.raises(pf.CaseError, match="2026"):
        read(text, budget=40, periods="2027,2028")


def test_budgets_by_the_names_of_the_columns(read: Read) -> None:
    text = "Name | FY2027 | FY2028 | Score\nA | 10 | 20 | 3\nB | | 5 | 4"
    case = read(text, cost=["FY2027", "FY2028"], budget={"FY2027": 20, "FY2028": 20})
    assert case.periods == ("FY2027", "FY2028")
    assert needs(case)["A", "budget"] == [10, 20]
    with pytest.raises(pf.CaseError, match="FY2028"):
        read(text, cost=["FY2027", "FY2028"], budget={"FY2027": 20})


def test_a_column_of_currencies(read: Read) -> None:
    text = "Name | Cost | Currency | Score\nA | 10 | {} | 3\nB | 5 | USD | 4"
    assert read(text.format("USD"), budget=10).settings.currency == "USD"
    with pytest.raises(pf.CaseError, match="one currency"):
        read(text.format("EUR"), budget=10)


# ---------------------------------------------------------------- sprints and dates


def test_backlog_is_no_sprint(read: Read) -> None:
    text = (
        "Name | Effort | Sprint | Score\n"
        "A | 1 | Sprint 2 | 3\nB | 2 | Backlog | 4\nC | 2 | | 4\nD | 1 | Sprint 1 | 2"
    )
    case = read(text, team=5, periods="sprints")
    assert case.periods == ("Sprint 1", "Sprint 2")
    assert "Sprint 1 and Sprint 2" in told(case)
    assert "Backlog" in told(case)


def test_a_half_is_its_first_and_its_last_day(read: Read) -> None:
    text = "Name | Cost | Start | End | Score\nA | 10 | H1 2027 | S2 2027 | 3\nB | 5 | Q2 2027 | Q3 2027 | 4"
    quarters = ",".join(f"2027Q{n}" for n in range(1, 5))
    case = read(text, budget=20, periods=quarters)
    frame = case.initiatives.set_index("initiative")
    assert frame.loc["A", "earliest"] == "2027Q1"
    assert frame.loc["A", "deadline"] == "2027Q4"


def test_a_date_outside_the_periods_is_told_as_that(read: Read) -> None:
    text = "Name | Cost | End | Score\nA | 10 | 2029-02-01 | 3\nB | 5 | 2027-02-01 | 4"
    case = read(text, budget=20, periods="2027,2028")
    assert "after the last period" in told(case)
    assert "no single period" not in told(case)


def test_a_horizon_that_a_few_open_is_told(read: Read) -> None:
    text = (
        "Name | Cost | Start | Score\n"
        "Old | 10 | 2026-01-10 | 3\nB | 5 | 2027-02-01 | 4\nC | 5 | 2027-03-01 | 4"
    )
    assert "“Old”" in told(read(text, budget=20))


# ---------------------------------------------------------------- what is left out


def test_what_is_mandatory_is_not_left_out_for_want_of_an_estimate(read: Read) -> None:
    text = "Name | Cost | Mandatory | Score\nA | | yes | 3\nB | 5 | | 4\nC | 7 | | {}"
    with pytest.raises(pf.OpenQuestionsError) as open_:
        read(text.format(3), budget=20)
    assert "“A”" in str(open_.value)
    assert "median" in readings(open_.value)["unestimated"]
    assert [*read(text.format(3), budget=20, unestimated="leave out").left_out.name] == ["A"]


def test_what_is_mandatory_needs_a_value(read: Read) -> None:
    with pytest.raises(pf.CaseError, match="mandatory") as found:
        read("Name | Cost | Mandatory | Score\nA | 3 | yes | \nB | 5 | | 4", budget=20)
    assert "A" in str(found.value)


LINKED = (
    "Name | Cost | Status | Depends on | Score\n"
    "A | {} | {} | | 3\nB | 5 | Planned | A | 4\nC | 5 | Planned | B | 4"
)


@pytest.mark.parametrize(("cost", "status"), [("", "Planned"), (10, "Cancelled")])
def test_what_depends_on_what_is_left_out_is_asked(read: Read, cost: object, status: str) -> None:
    text = LINKED.format(cost, status)
    with pytest.raises(pf.OpenQuestionsError) as open_:
        read(text, budget=20)
    assert [*readings(open_.value)["links_left"]] == ["drop", "leave out"]
    assert [*read(text, budget=20, links_left="drop").initiatives.initiative] == ["B", "C"]
    with pytest.raises(pf.CaseError) as none:
        read(text, budget=20, links_left="leave out")
    assert "what it needs is left out" in str(none.value)


def test_what_depends_on_what_is_done_can_start(read: Read) -> None:
    case = read(LINKED.format(10, "Done"), budget=20)
    assert "done already" in told(case)
    assert len(case.relations) == 1


def test_links_to_itself_and_in_circles_are_told(read: Read) -> None:
    text = "Name | Cost | Depends on | Score\nA | 3 | B | 3\nB | 5 | A | 4\nC | 2 | C | 1"
    case = read(text, budget=20)
    assert "name themselves" in told(case)
    assert "all of them are funded or none" in told(case)


# ---------------------------------------------------------------- what is said wrongly


def test_a_list_without_anything_limited_says_what_to_say(read: Read) -> None:
    with pytest.raises(pf.CaseError) as found:
        read("Name | Impact | Confidence | Ease\nA | 3 | 2 | 1\nB | 5 | 2 | 4")
    assert "--budget" in str(found.value)
    assert "--team" in str(found.value)


def test_a_cost_that_is_not_there_is_told_once(read: Read) -> None:
    with pytest.raises(pf.CaseError) as found:
        read("Name | Price tag | Score\nA | 3 | 2\nB | 5 | 2", budget=10, cost="Nope")
    assert not isinstance(found.value, pf.OpenQuestionsError)
    with pytest.raises(pf.OpenQuestionsError) as open_:
        read("Name | Colour | Score\nA | red | 2\nB | blue | 2", budget=1)
    assert "1" in readings(open_.value)["cost"]
    assert len(read("Name | Colour | Score\nA | red | 2\nB | blue | 2", budget=1, cost=1).initiatives) == 2


def test_a_team_of_a_sheet_of_capacities_without_work_is_no_fault(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in (("Name", "Team", "Effort", "Score"), ("A", "Web", 3, 3), ("B", "Web", 2, 4)):
        sheet.append(row)
    other = book.create_sheet("Capacity")
    for row in (("Team", "Capacity"), ("Web", 4), ("Data", 9)):
        other.append(row)
    book.save(tmp_path / "list.xlsx")
    assert [*pf.load_list(tmp_path / "list.xlsx").resources.resource] == ["Web"]


def test_one_row_is_one_row(read: Read) -> None:
    assert "1 of 1 row is" in str(read("Name | Cost | Score\nA | 3 | 2", budget=10).report)


def test_remarks_on_the_case_are_printed_beside_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Cost,Score,Colour\nA,10,3,red\nB,50,4,blue\n", encoding="utf-8")
    for command in (("allocate", str(path)), ("import", str(path), "-o", str(tmp_path / "case"))):
        assert main([*command, "--budget", "20"]) == 0
        said = capsys.readouterr().out
        assert "line 3: B / full exceeds budget" in said
        assert "weights add up" not in said
