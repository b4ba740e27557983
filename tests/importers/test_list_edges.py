"""A list at its edges: units and sizes beside figures, days outside the horizon, repeated names, what a
mapping may settle, and what may not be guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from support.list_files import (
    FORMS,
    HEADINGS,
    USED,
    ListFile,
    Sheet,
    Truth,
    asked,
    case_or_words,
    check_case,
    check_plan,
    check_rows,
    found,
    kept,
    left_out,
    refused,
    report,
)

import portfolio as pf

QUARTERS = ("2027Q1", "2027Q2", "2027Q3", "2027Q4")


def listed(*headings: str, rows: list[tuple[Any, ...]]) -> Sheet:
    sheet = Sheet().add(HEADINGS, *headings)
    for row in rows:
        sheet.add(USED, *row)
    return sheet


def loads(file: ListFile, **always: Any) -> Callable[..., Any]:
    return lambda **answers: pf.load_list(file.path, **{**always, **answers})


def amounts(case: Any) -> dict[str, float]:
    """What each uses in all, of the one resource that there is."""
    return {name: sum(truth.uses.values()) for name, truth in found(case).items()}


# ---------------------------------------------------------------- units


@pytest.mark.parametrize(
    ("cells", "ratios"),
    [
        (("2-Hours", "15-Mins", "1-Hours"), (8, 1, 4)),
        (("X-Small = 1 Sprint", "Medium = 3 Sprints", "Large = 4 Sprints"), (1, 3, 4)),
        (("PT8H", "PT2H", "PT4H"), (4, 1, 2)),
        (("3 days", "1 day", "2 days"), (3, 1, 2)),
        (("3 j", "1 j", "2 j"), (3, 1, 2)),
        (("3d", "1d", "2d"), (3, 1, 2)),
        (("4h", "30m", "1h 30m"), (8, 1, 3)),
        (("2.5 SP", "0.5 SP", "1 SP"), (5, 1, 2)),
        (("2,5", "0,5", "1"), (5, 1, 2)),
    ],
    ids=str,
)
def test_efforts_with_their_units(tmp_path: Path, cells: tuple[str, ...], ratios: tuple[int, ...]) -> None:
    rows = [(f"Item {k}", cell, 5) for k, cell in enumerate(cells)]
    file = kept(tmp_path, listed("Name", "Effort", "Score", rows=rows))
    got = amounts(pf.load_list(file.path, team=100))
    assert [got[f"Item {k}"] / got["Item 1"] for k in range(3)] == pytest.approx(
        [r / ratios[1] for r in ratios]
    )


@pytest.mark.parametrize(("one", "other"), [("$100", "100 €"), ("100 GBP", "€100")])
def test_two_currencies_in_a_column_are_never_added(tmp_path: Path, one: str, other: str) -> None:
    rows = [("Search", one, 5), ("Export", other, 5)]
    load = loads(kept(tmp_path, listed("Name", "Cost", "Score", rows=rows)), budget=150)
    refused(load, "Cost", "€", one.strip("10 "))


def test_a_budget_in_another_currency_than_the_list_is_told(tmp_path: Path) -> None:
    rows = [("Search", "$100", 5), ("Export", "$90", 5)]
    refused(loads(kept(tmp_path, listed("Name", "Cost", "Score", rows=rows)), budget="150 €"), "€", "$")


@pytest.mark.parametrize(("one", "other"), [("5 SP", "3 days")])
def test_points_and_days_are_never_added(tmp_path: Path, one: str, other: str) -> None:
    rows = [("Search", one, 5), ("Export", other, 5)]
    refused(loads(kept(tmp_path, listed("Name", "Effort", "Score", rows=rows)), team=6), "Effort", one, other)


def test_a_range_is_no_figure(tmp_path: Path) -> None:
    rows = [("Search", "5-8", 5), ("Export", 9, 5)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=rows))
    case, words = case_or_words(loads(file, budget=10))
    assert "5-8" in words or "Search" not in found(case)


def test_amounts_of_several_years_are_asked_about(tmp_path: Path) -> None:
    rows = [("Search", 100, 0, 8), ("Invoices", 50, 70, 5)]
    headings = ("Name", "Fiscal Year 1 Amount", "Fiscal Year 2 Amount", "Score")
    load = loads(kept(tmp_path, listed(*headings, rows=rows)), budget=120)
    case, words = case_or_words(load)
    if case is None:
        assert "Fiscal Year 1 Amount" in words
        assert "Fiscal Year 2 Amount" in words
    else:
        assert amounts(case) == {"Search": 100, "Invoices": 120}
    assert amounts(load(periods=["2027", "2028"])) == {"Search": 100, "Invoices": 120}


# ---------------------------------------------------------------- days


def test_a_start_before_the_horizon_is_the_first_period(tmp_path: Path) -> None:
    rows = [("Search", 10, 5, "2026-05-13"), ("Export", 10, 5, "2027-08-13")]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Start", rows=rows))
    case = pf.load_list(file.path, budget=20, periods=[*QUARTERS])
    assert {name: t.earliest for name, t in found(case).items()} == {"Search": "2027Q1", "Export": "2027Q3"}


def test_what_begins_after_the_horizon_is_not_begun_in_it(tmp_path: Path) -> None:
    rows = [("Search", 10, 5, "2029-05-13"), ("Export", 10, 5, "2027-08-13")]
    load = loads(
        kept(tmp_path, listed("Name", "Cost", "Score", "Start", rows=rows)),
        budget=20,
        periods=[*QUARTERS],
    )
    case, words = case_or_words(load)
    if case is None:
        assert "Search" in words or "2029-05-13" in words
    else:
        assert "Search" not in {case.names("initiatives")[i] for i in pf.allocate(case).funded.initiative}
        assert "Search" in report(case)


def test_an_end_after_the_horizon_is_said(tmp_path: Path) -> None:
    rows = [("Search", 10, 5, "2027-02-13", "2028-11-13"), ("Export", 10, 4, "2027-08-13", "2027-09-01")]
    load = loads(
        kept(tmp_path, listed("Name", "Cost", "Score", "Start", "End", rows=rows)),
        budget=20,
        periods=[*QUARTERS],
    )
    case, words = case_or_words(load)
    assert "Search" in (words or report(case))
    assert "Traceback" not in words


def test_an_end_before_its_start_is_told(tmp_path: Path) -> None:
    rows = [("Search", 10, 5, "2027-11-13", "2027-02-13"), ("Export", 10, 4, "2027-08-13", "2027-09-01")]
    load = loads(
        kept(tmp_path, listed("Name", "Cost", "Score", "Start", "End", rows=rows)),
        budget=20,
        periods=[*QUARTERS],
    )
    case, words = case_or_words(load)
    said = words or report(case)
    assert "Search" in said or "2027-11-13" in said


# ---------------------------------------------------------------- names


def test_two_of_one_name_with_ids_of_their_own_are_two(tmp_path: Path) -> None:
    rows = [("P1", "Search", 10, 5), ("P2", "Search", 20, 4)]
    case = pf.load_list(kept(tmp_path, listed("ID", "Name", "Cost", "Score", rows=rows)).path, budget=15)
    assert [*case.initiatives.initiative] == ["P1", "P2"]
    assert pf.allocate(case).impact == 5


def test_of_two_with_one_id_the_one_that_is_over_is_no_twin(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "ID", "Name", "Cost", "Score", "Status")
    sheet.add("done", "P1", "Search", 10, 5, "Done").add(USED, "P1", "Search, again", 20, 4, "Planned")
    file = kept(tmp_path, sheet)
    case = pf.load_list(file.path, budget=30)
    check_case(case, [Truth("Search, again", 4, {"": 20}, id="P1")])
    check_rows(case, file)


def test_names_that_only_look_alike_stay_apart(tmp_path: Path) -> None:
    rows = [("Search 1", 10, 5), ("Search-1", 20, 4), ("search 1", 30, 3)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=rows))
    case, words = case_or_words(loads(file, budget=60))
    if case is None:
        assert "duplicates" in words
    else:
        assert len(case.initiatives) == 3
        assert pf.allocate(case).impact == 12


def test_a_name_as_long_as_a_story(tmp_path: Path) -> None:
    long = "As an owner I want " + "much more " * 60
    rows = [(long, 10, 5), ("Search", 20, 4)]
    case = pf.load_list(kept(tmp_path, listed("User story", "Cost", "Score", rows=rows)).path, budget=15)
    assert pf.allocate(case).impact == 5


# ---------------------------------------------------------------- what a mapping settles


ROWS = [("Search", 10, 5), ("Export", 20, 4)]


def test_currency_and_language_of_the_case(tmp_path: Path) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=ROWS))
    case = pf.load_list(file.path, budget=15, currency="USD", language="fr")
    assert case.settings.currency == "USD"
    assert case.settings.language == "fr"


def test_the_row_of_the_headings(tmp_path: Path) -> None:
    sheet = Sheet().add("title", "Name", "Cost", "Score").add("title", "text", "number", "number")
    sheet.add(HEADINGS, "Title", "Cost", "Score")
    for row in ROWS:
        sheet.add(USED, *row)
    file = kept(tmp_path, sheet)
    case = pf.load_list(file.path, budget=15, headings=3)
    check_case(case, [Truth(name, value, {"": cost}) for name, cost, value in ROWS])
    check_rows(case, file)


def test_headings_that_nobody_knows_are_told_by_the_mapping(tmp_path: Path) -> None:
    file = kept(tmp_path, listed("Zorp", "Blip", "Quux", rows=ROWS))
    load = loads(file, budget=15)
    refused(load, "Zorp", "name")
    # as an argument, a name is that of the case or of a column: in a mapping file too
    mapping = tmp_path / "map.toml"
    mapping.write_text('name = "Zorp"\ncost = "Blip"\nvalue = "Quux"\n', encoding="utf-8")
    check_case(load(map=mapping), [Truth(name, value, {"": cost}) for name, cost, value in ROWS])


def test_decisions_bind_where_asked_so(tmp_path: Path) -> None:
    rows = [("Search", 10, 5, "fund"), ("Export", 20, 4, "reject"), ("Mobile", 5, 3, "")]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Decision", rows=rows))
    load = loads(file, budget=35)
    bound = load(decisions="bind")
    names = bound.names("initiatives")
    decided = {names[r["initiative"]]: r["decision"] for r in bound.decisions.to_dict("records")}
    assert decided == {"Search": "fund", "Export": "reject"}
    free = load(decisions="keep")
    assert len(free.decisions) == 0
    assert pf.allocate(free).impact == 12


def test_hidden_rows_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=[*ROWS, ("Secret", 5, 9)]), FORMS["workbook"])
    book = load_workbook(file.path)
    book["Projects"].row_dimensions[4].hidden = True
    book.save(file.path)
    case, words = case_or_words(loads(file, budget=15))
    assert "hidden" in (words or report(case)).lower()


def test_a_line_that_says_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "projects.csv"
    path.write_text("sep=;\nName;Cost;Score\nSearch;10;5\nExport;20;4\n", encoding="utf-8")
    case = pf.load_list(path, budget=15)
    check_case(case, [Truth(name, value, {"": cost}) for name, cost, value in ROWS])


def test_a_list_of_teams_without_a_limit_on_one(tmp_path: Path) -> None:
    rows = [("Search", 5, "Data", 8), ("Logo", 50, "Web", 5)]
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Score", rows=rows))
    case = pf.load_list(file.path, team={"Data": 5})
    wanted = [Truth(name, value, {team: effort}) for name, effort, team, value in rows]
    check_plan(case, wanted, {}, {"Data": 5})
    assert "Web" in report(case)


def test_everything_over_gives_a_fault_that_says_so(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score", "Status")
    sheet.add("done", "Search", 10, 5, "Done").add("cancelled", "Export", 20, 4, "Cancelled")
    refused(loads(kept(tmp_path, sheet), budget=15), "projects", "done")


def test_scores_with_a_range_in_the_heading(tmp_path: Path) -> None:
    rows = [("Search", 10, 5), ("Export", 20, 4)]
    file = kept(tmp_path, listed("Name", "Cost", "Score (1-5)", rows=rows))
    check_case(pf.load_list(file.path, budget=15), [Truth(n, v, {"": c}) for n, c, v in rows])


def test_a_progress_is_no_value(tmp_path: Path) -> None:
    rows = [("Search", 10, "40 %", 5), ("Export", 20, "0 %", 4)]
    file = kept(tmp_path, listed("Name", "Cost", "Progress", "Score", rows=rows))
    check_case(pf.load_list(file.path, budget=15), [Truth(n, v, {"": c}) for n, c, _, v in rows])


def test_words_with_a_code_are_a_scale(tmp_path: Path) -> None:
    words = ("P0 - Critical / Extensive Impact", "P1 - Major", "P2 - Minor")
    rows = [(f"Item {k}", 10, word) for k, word in enumerate(words)]
    load = loads(kept(tmp_path, listed("Name", "Cost", "Priority", rows=rows)), budget=10)
    asked(load, *words)
    case = load(scale=dict(zip(words, (8, 4, 2), strict=True)))
    assert {name: t.value for name, t in found(case).items()} == {"Item 0": 8, "Item 1": 4, "Item 2": 2}


def test_rows_left_out_have_a_name_where_they_have_one(tmp_path: Path) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=ROWS).add("no estimate", "Themes", "", 3))
    case = pf.load_list(file.path, budget=15)
    assert {*left_out(case)} == {4}
    (row,) = case.left_out.to_dict("records")
    assert "Themes" in map(str, row.values())


@pytest.mark.parametrize(
    "name",
    [
        "Programme",
        "All of them",
        "Ensemble des projets",
    ],
)
def test_a_row_that_is_the_sum_of_the_others_does_not_compete_in_silence(tmp_path: Path, name: str) -> None:
    rows = [("Search", 120, 8), ("Invoices", 80, 5), ("Export", 150, 6), ("Mobile", 120, 3)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=rows).add("total", name, 470, 22))
    case, words = case_or_words(loads(file, budget=470))
    if case is None:
        assert name in words
    else:
        assert name not in found(case) or name in str(case.assumed.assumed.tolist())


def test_a_second_table_as_wide_as_the_first_is_no_list_of_projects(tmp_path: Path) -> None:
    sheet = listed("Name", "Cost", "Score", rows=ROWS).add("")
    sheet.add("another table", "Team", "Days", "People").add("another table", "Data", 12, 3)
    case, words = case_or_words(loads(kept(tmp_path, sheet.add("another table", "Web", 9, 2)), budget=30))
    if case is None:
        assert "Team" in words or "headings" in words
    else:
        assert {*found(case)} == {"Search", "Export"}


def test_a_budget_by_the_name_of_the_only_cost(tmp_path: Path) -> None:
    file = kept(tmp_path, listed("Name", "Construction", "Score", rows=ROWS))
    case = pf.load_list(file.path, budget={"Construction": 15}, cost="Construction")
    wanted = [Truth(name, value, {"": cost}) for name, cost, value in ROWS]
    check_case(case, wanted)
    check_plan(case, wanted, {"": 15})


@pytest.mark.parametrize(
    "word", ["Cancelled by board", "Closed - Won't Fix", "Done (2026)", "Completed 2026", "Annulé en mars"]
)
def test_a_status_that_may_mean_that_it_is_over_is_not_taken_as_open_in_silence(
    tmp_path: Path, word: str
) -> None:
    rows = [("Search", 10, 5, "Planned"), ("Export", 20, 4, word)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Status", rows=rows))
    case, words = case_or_words(loads(file, budget=35))
    said = words or str([case.assumed.to_dict("records"), case.left_out.to_dict("records")])
    assert word.casefold() in said.casefold()


def test_a_report_is_a_text_that_people_read(tmp_path: Path) -> None:
    case = pf.load_list(kept(tmp_path, listed("Name", "Cost", "Score", rows=ROWS)).path, budget=15)
    assert "Report(" not in str(case.report)
    assert "2 of 2" in str(case.report)


def test_a_word_more_is_added_to_the_scale_of_a_mapping(tmp_path: Path) -> None:
    rows = [("Search", 10, "High"), ("Export", 20, "Huge")]
    file = kept(tmp_path, listed("Name", "Cost", "Value", rows=rows))
    mapping = tmp_path / "map.toml"
    mapping.write_text("[scale]\nHigh = 3\nLow = 1\n", encoding="utf-8")
    case = pf.load_list(file.path, budget=35, map=mapping, scale={"Huge": 9})
    assert {name: t.value for name, t in found(case).items()} == {"Search": 3, "Export": 9}


def test_a_negative_cost_is_told(tmp_path: Path) -> None:
    rows = [("Search", -5, 5), ("Export", 7, 4)]
    case, words = case_or_words(loads(kept(tmp_path, listed("Name", "Cost", "Score", rows=rows)), budget=5))
    assert "Search" in (words or str(case.assumed.to_dict("records"))) or "-5" in words


def test_a_team_whose_work_is_all_over_may_have_its_amount(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Effort", "Team", "Score")
    sheet.add(USED, "Search", 5, "Data", 8).add("no estimate", "Logo", "TBD", "Web", 5)
    file = kept(tmp_path, sheet)
    case = pf.load_list(file.path, team={"Data": 5, "Web": 4})
    check_case(case, [Truth("Search", 8, {"Data": 5})])
    check_rows(case, file)
