"""A list of projects as people keep it, through the public doors: what counts and for what, what is left out
and why, what is asked, and the plan. Each file is made from a truth (``support.list_files``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from support.list_files import (
    DAYS,
    FORMS,
    HEADINGS,
    USED,
    Command,
    Form,
    ListFile,
    Sheet,
    Truth,
    asked,
    case_or_words,
    check_case,
    check_plan,
    check_rows,
    command,
    found,
    kept,
    left_out,
    plain,
    refused,
    report,
    used_rows,
)

import portfolio as pf

type Rows = list[tuple[Any, ...]]

# name, cost, score: 470 000 in all
FOUR: Rows = [("Search", 120_000, 8), ("Invoices", 80_000, 5), ("Export", 150_000, 6), ("Mobile", 120_000, 3)]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    return command(capsys)


def truths(rows: Rows = FOUR, resource: str = "") -> list[Truth]:
    return [Truth(name, value, {resource: cost}) for name, cost, value in rows]


def listed(*headings: str, rows: Rows = FOUR) -> Sheet:
    """Headings and rows that all count."""
    sheet = Sheet().add(HEADINGS, *headings)
    for row in rows:
        sheet.add(USED, *row)
    return sheet


def check(case: Any, file: ListFile, wanted: list[Truth], limit: float) -> None:
    """The case, the account of the rows and the plan are all of the truth."""
    check_case(case, wanted)
    check_rows(case, file)
    budget = [*case.resources.resource]
    assert len(budget) == 1
    check_plan(case, wanted, {next(iter(wanted[0].uses)): limit})


def test_a_budget_given_is_said(tmp_path: Path) -> None:
    case = pf.load_list(kept(tmp_path, listed("Name", "Cost", "Score")).path, budget=300_000)
    assert "300" in " ".join(case.assumed.assumed)


def loads(file: ListFile, **always: Any) -> Callable[..., Any]:
    return lambda **answers: pf.load_list(file.path, **{**always, **answers})


# ---------------------------------------------------------------- the same list in every form


@pytest.mark.parametrize("form", FORMS)
def test_a_list_is_enough_in_every_form(tmp_path: Path, form: str) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score"), FORMS[form])
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


def money(form: str, amount: int) -> str:
    thousands = f"{amount // 1000}"
    return {
        "dollars": f"${amount:,}",
        "dollars and cents": f"$ {amount:,}.00",
        "euros": f"{thousands}\u202f{amount % 1000:03} €",
        "euros and cents": f"{thousands} {amount % 1000:03},00 €",
        "thousands": f"{thousands} k€",
        "thousands after a blank": f"{thousands} K",
        "millions": f"{amount / 1e6:.2f} M€".replace(".", ","),
        "millions with a point": f"{amount / 1e6:.2f}M",
        "a database": f"{amount}.000000000",
        "code": f"EUR {amount}",
    }[form]


@pytest.mark.parametrize(
    "form",
    [
        "dollars",
        "dollars and cents",
        "euros",
        "euros and cents",
        "thousands",
        "thousands after a blank",
        "millions",
        "millions with a point",
        "a database",
        "code",
    ],
)
@pytest.mark.parametrize("kind", ["comma", "semicolon", "workbook"])
def test_money_is_read_as_written(tmp_path: Path, form: str, kind: str) -> None:
    encoded = FORMS[kind] if kind != "semicolon" else Form(".csv", ";")
    rows: Rows = [(name, money(form, cost), value) for name, cost, value in FOUR]
    file = kept(tmp_path, listed("Name", "Budget", "Score", rows=rows), encoded)
    load = loads(file, budget=300_000)
    if form == "dollars":  # three digits after a mark, in each of them: it may be asked what that is
        case, words = case_or_words(load)
        assert case is not None or "decimal" in words
        load = loads(file, budget=300_000, decimal=".")
    check(load(), file, truths(), 300_000)


@pytest.mark.parametrize("heading", ["Budget (k€)", "Coût (k€)", "Budget (K€)", "Cost [k€]", "Cost (in k€)"])
def test_a_unit_in_the_heading_counts(tmp_path: Path, heading: str) -> None:
    rows: Rows = [(name, cost // 1000, value) for name, cost, value in FOUR]
    file = kept(tmp_path, listed("Name", heading, "Score", rows=rows))
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


def test_millions_in_the_heading_count(tmp_path: Path) -> None:
    rows: Rows = [(name, f"{cost / 1e6:.2f}".replace(".", ","), value) for name, cost, value in FOUR]
    file = kept(tmp_path, listed("Nom", "Budget (M€)", "Score", rows=rows), FORMS["semicolon"])
    check(pf.load_list(file.path, budget="0.3M"), file, truths(), 300_000)


@pytest.mark.parametrize(
    "budget", [300_000, 300_000.0, "300000", "300k", "0.3M", "0,3 M€", "300 000", "$300,000.00", "300 k€"]
)
def test_a_budget_as_people_type_it(tmp_path: Path, budget: object) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score"))
    check(pf.load_list(file.path, budget=budget), file, truths(), 300_000)


@pytest.mark.parametrize("form", ["semicolon", "workbook"])
def test_a_french_list(tmp_path: Path, form: str) -> None:
    sheet = Sheet().add(HEADINGS, "Code", "Nom", "Coût", "Valeur  métier", "Responsable", "Domaine", "État")
    rows = [("A1", "Recherche", 120_000, 8), ("A2", "Factures", 80_000, 5), ("A3", "Thèmes", 10_000, 2)]
    for code, name, cost, value in rows:
        shown = f"{cost // 1000} 000,00 €" if form == "semicolon" else cost
        sheet.add(
            USED,
            code,
            name,
            shown,
            f"{value},0" if form == "semicolon" else value,
            "équipe",
            "Ventes",
            "À faire",
        )
    sheet.add("done", "A4", "Vieux connecteur", 5000, 9, "équipe", "Ventes", "Terminé(e)")
    sheet.add("cancelled", "A5", "Abandonné en route", 5000, 9, "équipe", "Ventes", "ANNULE")
    sheet.add("total", "TOTAL", "", 220_000, 33, "", "", "")
    file = kept(tmp_path, sheet, FORMS[form])
    wanted = [
        Truth(name, value, {"": cost}, id=code, owner="équipe", category="Ventes")
        for code, name, cost, value in rows
    ]
    check(pf.load_list(file.path, budget="150 k€"), file, wanted, 150_000)


def test_line_breaks_in_cells_do_not_move_the_rows(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost\n(EUR)", "Score", "Comment")
    sheet.add(USED, "Search", 10, 8, "one\ntwo\nthree").add("no estimate", "Themes", "", 3, "four\nfive")
    sheet.add(USED, "Export", 20, 6, "")
    file = kept(tmp_path, sheet)
    check(
        pf.load_list(file.path, budget=25),
        file,
        [Truth("Search", 8, {"": 10}), Truth("Export", 6, {"": 20})],
        25,
    )


# ---------------------------------------------------------------- what stands around a table


@pytest.mark.parametrize("form", ["comma", "semicolon", "workbook"])
@pytest.mark.parametrize("right", [0, 1])
def test_titles_above_and_a_table_that_begins_further_in(tmp_path: Path, form: str, right: int) -> None:
    sheet = (
        Sheet().add("title", "Projects of the data team, round of 2027").add("title", "as of", "", "March")
    )
    sheet.add("").add(HEADINGS, "Name", "Cost", "Score")
    for row in FOUR:
        sheet.add(USED, *row)
    file = kept(tmp_path, sheet, FORMS[form], right=right)
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


def test_a_table_that_begins_in_b13(tmp_path: Path) -> None:
    sheet = Sheet().add("title", "RICE")
    for _ in range(11):
        sheet.add("")
    sheet.add(HEADINGS, "Name", "Cost", "Score")
    for row in FOUR:
        sheet.add(USED, *row)
    file = kept(tmp_path, sheet, FORMS["workbook"], right=1)
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize(
    "called", ["TOTAL", "Total", "Grand Total", "Total général", "TOTAL COSTS", "Subtotal", "Somme"]
)
def test_totals_never_compete(tmp_path: Path, called: str, above: bool) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score")
    total = (called, sum(r[1] for r in FOUR), sum(r[2] for r in FOUR))
    if above:
        sheet.add("total", *total)
    for row in FOUR:
        sheet.add(USED, *row)
    if not above:
        sheet.add("total", *total)
    file = kept(tmp_path, sheet)
    check(pf.load_list(file.path, budget=470_000), file, truths(), 470_000)


def test_a_total_without_a_name_is_known_by_its_sums(tmp_path: Path) -> None:
    sheet = listed("Code", "Name", "Cost", "Score", rows=[(f"P{k}", *row) for k, row in enumerate(FOUR)])
    sheet.add("total", "", "All of them", 470_000, 22)
    file = kept(tmp_path, sheet)
    check(pf.load_list(file.path, budget=470_000), file, truths(), 470_000)


@pytest.mark.parametrize("name", ["Total redesign of the shop", "Contingency", "Sum insured"])
def test_what_only_sounds_like_a_total_counts(tmp_path: Path, name: str) -> None:
    rows: Rows = [*FOUR, (name, 33_000, 4)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=rows))
    check(pf.load_list(file.path, budget=300_000), file, truths(rows), 300_000)


def test_a_contingency_without_a_value_is_listed_for_that(tmp_path: Path) -> None:
    sheet = listed("Name", "Cost", "Score").add("no value", "Contingency", 47_000, "")
    file = kept(tmp_path, sheet.add("total", "TOTAL", 517_000, 22))
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


def test_subtotals_between_groups(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score")
    sheet.add(USED, *FOUR[0]).add(USED, *FOUR[1]).add("total", "Subtotal", 200_000, 13)
    sheet.add(USED, *FOUR[2]).add(USED, *FOUR[3]).add("total", "Subtotal", 270_000, 9)
    file = kept(tmp_path, sheet.add("total", "Total", 470_000, 22))
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


@pytest.mark.parametrize("form", ["comma", "workbook"])
def test_numbered_and_pre_filled_rows_are_no_projects(tmp_path: Path, form: str) -> None:
    sheet = Sheet().add(HEADINGS, "No.", "Name", "Cost", "Score", "Status")
    for number, row in enumerate(FOUR, 1):
        sheet.add(USED, number, *row, "To do")
    for number in range(5, 9):
        sheet.add("no name", number, "", "", "", "To do")
    file = kept(tmp_path, sheet.add("no name", "", "", "", "", "To do"), FORMS[form])
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


def test_headings_told_again_further_down(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score").add(USED, *FOUR[0]).add(USED, *FOUR[1])
    sheet.add("repeated headings", "Name", "Cost", "Score").add(USED, *FOUR[2]).add(USED, *FOUR[3])
    file = kept(tmp_path, sheet)
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


def test_a_legend_below_is_no_project(tmp_path: Path) -> None:
    sheet = listed("Name", "Cost", "Score").add("")
    sheet.add("legend", "Scores go from 1 (nice to have) to 10 (the company needs it)")
    file = kept(tmp_path, sheet.add("legend", "Source: finance"))
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


def test_legend_and_hidden_sheets_stand_aside(tmp_path: Path) -> None:
    legend = (
        Sheet(name="Legend")
        .add("legend", "Score", "Meaning")
        .add("legend", 1, "low")
        .add("legend", 10, "high")
    )
    example = listed("Name", "Cost", "Score", rows=[("Example", 1, 10)])
    example.name, example.hidden = "Example", True
    file = kept(tmp_path, listed("Name", "Cost", "Score"), FORMS["workbook"], legend, example)
    case = pf.load_list(file.path, budget=300_000)
    check_case(case, truths())
    check_plan(case, truths(), {"": 300_000})


def test_two_sheets_of_projects_are_asked_about(tmp_path: Path) -> None:
    second = listed("Name", "Cost", "Score", rows=[("Archive", 10_000, 9), ("Audit", 20_000, 1)])
    second.name = "Next year"
    file = kept(tmp_path, listed("Name", "Cost", "Score"), FORMS["workbook"], second)
    load = loads(file, budget=300_000)
    asked(load, "Projects", "Next year", "sheet")
    check_case(load(sheet="Projects"), truths())
    check_case(load(sheet="Next year"), truths([("Archive", 10_000, 9), ("Audit", 20_000, 1)]))


def test_a_second_table_below_is_listed(tmp_path: Path) -> None:
    sheet = listed("Name", "Cost", "Score").add("")
    sheet.add("another table", "Person", "Days").add("another table", "one", 12).add(
        "another table", "two", 9
    )
    file = kept(tmp_path, sheet, FORMS["workbook"])
    case = pf.load_list(file.path, budget=300_000)
    check_case(case, truths())
    assert used_rows(case) == {row for row, fate in file.fates.items() if fate == USED}
    assert {row for row, fate in file.fates.items() if fate == "another table"} >= left_out(case).keys()


def test_a_second_table_beside_is_not_taken_for_columns(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score", "", "Person", "Days")
    for (name, cost, score), more in zip(FOUR, [("one", 4), ("two", 6), ("", ""), ("", "")], strict=True):
        sheet.add(USED, name, cost, score, "", *more)
    file = kept(tmp_path, sheet, FORMS["workbook"])
    case = pf.load_list(file.path, budget=300_000)
    check_case(case, truths())
    assert used_rows(case) == {2, 3, 4, 5}


def test_headings_of_two_lines(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "", "Estimated", "").add(HEADINGS, "Name", "cost", "Score")
    for row in FOUR:
        sheet.add(USED, *row)
    file = kept(tmp_path, sheet, FORMS["workbook"])
    case = pf.load_list(file.path, budget=300_000)
    check_case(case, truths())
    assert used_rows(case) == {3, 4, 5, 6}


# ---------------------------------------------------------------- what is not known is not nothing


UNKNOWN = ["", "TBD", "To be determined", "N/A", "n/a", "n.c.", "à définir", "-", "?", "#DIV/0!"]
UNKNOWN += ["Not available at this point of time"]


@pytest.mark.parametrize("blank", UNKNOWN)
@pytest.mark.parametrize("form", ["comma", "workbook"])
def test_an_unknown_cost_is_no_zero(tmp_path: Path, blank: str, form: str) -> None:
    sheet = listed("Name", "Cost", "Score").add("no estimate", "Themes", blank, 99)
    file = kept(tmp_path, sheet, FORMS[form])
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


@pytest.mark.parametrize("blank", UNKNOWN)
def test_an_unknown_value_is_no_zero(tmp_path: Path, blank: str) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score").add("no value", "Themes", 10, blank))
    check(pf.load_list(file.path, budget=300_000), file, truths(), 300_000)


@pytest.mark.parametrize(
    ("unestimated", "cost"),
    [
        ("median", 120_000),
        ("free", 0),
        (50_000, 50_000),
        ("50000", 50_000),
        "50k",
        50_000,
    ],
)
def test_an_unknown_cost_is_what_is_said(tmp_path: Path, unestimated: object, cost: float) -> None:
    sheet = listed("Name", "Cost", "Score").add(USED, "Themes", "TBD", 7)
    file = kept(tmp_path, sheet)
    case = pf.load_list(file.path, budget=300_000, unestimated=unestimated)
    check(case, file, truths([*FOUR, ("Themes", cost, 7)]), 300_000)
    assert "Themes" in report(case) or "1" in str(case.assumed.to_dict("records"))


def test_a_zero_that_is_written_is_a_zero(tmp_path: Path) -> None:
    rows: Rows = [*FOUR, ("Themes", 0, 7)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=rows))
    check(pf.load_list(file.path, budget=300_000), file, truths(rows), 300_000)


def test_a_list_without_any_estimate_gives_no_plan(tmp_path: Path) -> None:
    rows: Rows = [(name, "", value) for name, _, value in FOUR]
    refused(loads(kept(tmp_path, listed("Name", "Cost", "Score", rows=rows)), budget=300_000), "estimate")


def test_no_value_at_all_is_a_question(tmp_path: Path) -> None:
    rows: Rows = [(name, cost) for name, cost, _ in FOUR]
    file = kept(tmp_path, listed("Name", "Cost", rows=rows))
    load = loads(file, budget=300_000)
    asked(load, "value")
    check(load(value=1), file, truths([(name, cost, 1) for name, cost, _ in FOUR]), 300_000)


def test_a_word_among_amounts_is_never_a_zero(tmp_path: Path) -> None:
    sheet = listed("Name", "Cost", "Score").add("no estimate", "Themes", "quite a lot", 99)
    file = kept(tmp_path, sheet)
    case, words = case_or_words(loads(file, budget=300_000))
    if case is None:
        assert "quite a lot" in words
        assert "6" in words
    else:
        check_rows(case, file)
        check_case(case, truths())


# ---------------------------------------------------------------- rows that are over


@pytest.mark.parametrize(
    ("word", "fate"),
    [
        ("Done", "done"),
        ("Completed", "done"),
        ("Complete", "done"),
        ("Closed", "done"),
        ("Terminé", "done"),
        ("Cancelled", "cancelled"),
        ("Canceled", "cancelled"),
        ("ANNULE", "cancelled"),
        ("Annulé", "cancelled"),
        ("Planned", USED),
        ("In progress", USED),
        ("À faire", USED),
        ("On hold", USED),
        ("Not done", USED),
        ("", USED),
    ],
)
def test_what_is_done_or_cancelled_is_over(tmp_path: Path, word: str, fate: str) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score", "Status")
    for row in FOUR:
        sheet.add(USED, *row, "Planned")
    file = kept(tmp_path, sheet.add(fate, "Themes", 10_000, 99, word))
    rows: Rows = [*FOUR, ("Themes", 10_000, 99)] if fate == USED else FOUR
    check(pf.load_list(file.path, budget=300_000), file, truths(rows), 300_000)


def test_words_of_ones_own_for_what_is_over(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score", "Status")
    for row in FOUR:
        sheet.add(USED, *row, "Zielgerade")
    sheet.add("done", "Themes", 10_000, 99, "Shipped to everyone").add(
        "cancelled", "Forum", 10_000, 99, "Dropped for good"
    )
    file = kept(tmp_path, sheet)
    case = pf.load_list(
        file.path, budget=300_000, done=["Shipped to everyone"], cancelled=["Dropped for good"]
    )
    check(case, file, truths(), 300_000)


def test_types_that_are_not_to_be_funded_are_told_in_the_mapping(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score", "Type")
    for row in FOUR:
        sheet.add(USED, *row, "Project")
    file = kept(tmp_path, sheet.add("legend", "Umbrella", 10_000, 99, "Programme"))
    case = pf.load_list(file.path, budget=300_000, leave_out={"Programme": "legend"})
    check(case, file, truths(), 300_000)


# ---------------------------------------------------------------- what could be read in two ways


@pytest.mark.parametrize(("what", "index"), [("Budget", 1), ("Cost", 2)])
def test_two_columns_that_could_be_the_cost(tmp_path: Path, what: str, index: int) -> None:
    rows: Rows = [("Search", 100, 190, 8), ("Invoices", 180, 90, 5), ("Export", 150, 160, 6)]
    file = kept(tmp_path, listed("Name", "Budget", "Cost", "Score", rows=rows))
    load = loads(file, budget=250)
    asked(load, "Budget", "Cost", "cost")
    wanted = [Truth(row[0], row[3], {"": row[index]}) for row in rows]
    check(load(cost=what), file, wanted, 250)


def test_several_costs_are_a_budget_each_where_asked_so(tmp_path: Path, run: Command) -> None:
    rows: Rows = [("Search", 100, 60, 8), ("Invoices", 20, 90, 5), ("Export", 150, 10, 6)]
    file = kept(tmp_path, listed("Name", "Construction", "Equipment", "Score", rows=rows))
    case = pf.load_list(
        file.path, budget={"Construction": 160, "Equipment": 100}, cost=["Construction", "Equipment"]
    )
    wanted = [Truth(name, value, {"Construction": one, "Equipment": two}) for name, one, two, value in rows]
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {"Construction": 160, "Equipment": 100})


def test_two_columns_that_could_be_the_value(tmp_path: Path) -> None:
    rows: Rows = [("Search", 100, 8, 1), ("Invoices", 100, 5, 9)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Value", rows=rows))
    load = loads(file, budget=100)
    asked(load, "Score", "Value")
    for heading, index in (("Score", 2), ("Value", 3)):
        check(load(value=heading), file, [Truth(r[0], r[index], {"": r[1]}) for r in rows], 100)


@pytest.mark.parametrize(
    "words", [("High", "Medium", "Low"), ("Haute", "Moyenne", "Faible"), ("Must", "Should", "Could")]
)
def test_words_for_the_value_need_a_scale(tmp_path: Path, words: tuple[str, ...]) -> None:
    rows: Rows = [
        ("Search", 100, words[0]),
        ("Invoices", 50, words[1]),
        ("Export", 50, words[1]),
        ("Logo", 50, words[2]),
    ]
    file = kept(tmp_path, listed("Name", "Cost", "Value", rows=rows))
    load = loads(file, budget=100)
    text = asked(load, "Value", *words, "scale")
    assert "1" in text
    assert "2" in text
    for scale in (dict(zip(words, (3, 2, 1), strict=True)), dict(zip(words, (9, 3, 1), strict=True))):
        wanted = [Truth(name, scale[word], {"": cost}) for name, cost, word in rows]
        check(load(scale=scale), file, wanted, 100)


def test_a_word_that_the_scale_does_not_hold_is_never_a_zero(tmp_path: Path) -> None:
    rows: Rows = [("Search", 100, "High"), ("Invoices", 50, "Enormous")]
    file = kept(tmp_path, listed("Name", "Cost", "Value", rows=rows))
    refused(loads(file, budget=100, scale={"High": 3, "Low": 1}), "Enormous", "scale")


def test_stars_are_a_scale(tmp_path: Path) -> None:
    rows: Rows = [("Search", 100, "★★★★☆"), ("Invoices", 50, "★★☆☆☆"), ("Export", 60, "★★★☆☆")]
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=rows))
    load = loads(file, budget=110)
    wanted = [Truth("Search", 4, {"": 100}), Truth("Invoices", 2, {"": 50}), Truth("Export", 3, {"": 60})]
    case, words = case_or_words(load)
    if case is None:
        assert "★" in words
        case = load(scale={"★★★★☆": 4, "★★☆☆☆": 2, "★★★☆☆": 3})
    check(case, file, wanted, 110)


def test_priorities_as_numbers_may_mean_either_end(tmp_path: Path) -> None:
    rows: Rows = [("Search", 100, 1), ("Invoices", 100, 2), ("Export", 100, 4)]
    file = kept(tmp_path, listed("Name", "Cost", "Priority", rows=rows))
    load = loads(file, budget=100)
    asked(load, "Priority", "best")
    for end, first in (("low", "Search"), ("high", "Export")):
        case = load(best=end)
        funded = pf.allocate(case).funded.initiative
        assert [case.names("initiatives")[i] for i in funded] == [first]


@pytest.mark.parametrize(("mark", "factor"), [(".", 1000), (",", 1)])
def test_figures_that_are_thousands_or_decimals(tmp_path: Path, mark: str, factor: int) -> None:
    rows: Rows = [("Search", "1,250", 8), ("Invoices", "2,125", 5), ("Export", "1,375", 4)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=rows))
    load = loads(file, budget=3 * factor)
    refused(load, "1,250", "Cost", "decimal")
    wanted = truths([(n, float(c.replace(",", ".")) * factor, v) for n, c, v in rows])
    check(load(decimal=mark), file, wanted, 3 * factor)


def test_one_figure_that_is_grouped_decides_its_column(tmp_path: Path) -> None:
    rows: Rows = [("Search", "50,000", 8), ("Invoices", "8,146,701", 5), ("Export", "75,500", 4)]
    file = kept(tmp_path, listed("Name", "Cost", "Score", rows=rows))
    wanted = truths([(name, float(cost.replace(",", "")), value) for name, cost, value in rows])
    check(pf.load_list(file.path, budget=200_000), file, wanted, 200_000)


@pytest.mark.parametrize("key", ["Code", ""])
def test_duplicates_are_asked_about(tmp_path: Path, key: str) -> None:
    rows = [("P1", "Search", 60, 8), ("P2", "Export", 90, 6), ("P1", "Search", 50, 8)]
    headings = ("Code", "Name", "Cost", "Score") if key else ("Name", "Cost", "Score")
    file = kept(tmp_path, listed(*headings, rows=[row if key else row[1:] for row in rows]))
    load = loads(file, budget=110)
    asked(load, "Search", "add", "apart")
    together = load(duplicates="add")
    amounts = {name: [*truth.uses.values()] for name, truth in found(together).items()}
    assert amounts == {"Search": [110], "Export": [90]}
    apart = load(duplicates="apart")
    steps = apart.requirements.set_index("initiative")["1"]
    assert sorted(steps) == [50, 60, 90]
    assert pf.allocate(apart).impact == 16


@pytest.mark.parametrize(
    ("answer", "shares"),
    [("first", {"Data": 6.0}), ("split", {"Data": 3.0, "Web": 3.0}), ("each", {"Data": 6.0, "Web": 6.0})],
)
def test_several_teams_in_a_cell(tmp_path: Path, answer: str, shares: dict[str, float]) -> None:
    rows: Rows = [("Search", 6, "Data, Web", 8), ("Invoices", 4, "Web", 5), ("Export", 3, "Data", 4)]
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Score", rows=rows))
    load = loads(file, team={"Data": 6, "Web": 7})
    asked(load, "Data, Web", "several_teams")
    wanted = [Truth("Search", 8, shares), Truth("Invoices", 5, {"Web": 4}), Truth("Export", 4, {"Data": 3})]
    case = load(several_teams=answer)
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {}, {"Data": 6, "Web": 7})


# ---------------------------------------------------------------- scores


def test_rice_counts_effort_once(tmp_path: Path) -> None:
    rows: Rows = [
        ("Search", 1000, 2, "80 %", 4),
        ("Invoices", 500, 3, "50 %", 1),
        ("Export", 2000, 0.5, "100 %", 3),
    ]
    file = kept(
        tmp_path, listed("Feature", "Reach", "Impact", "Confidence", "Effort", rows=rows), FORMS["workbook"]
    )
    case = pf.load_list(file.path, team=5)
    wanted = [Truth(n, r * i * float(c[:-2]) / 100, {"": e}) for n, r, i, c, e in rows]
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {}, {"": 5})
    rice = {case.names("initiatives")[r["initiative"]]: r for r in case.initiatives.to_dict("records")}
    assert {name: row["effort"] for name, row in rice.items()} == {"Search": 4, "Invoices": 1, "Export": 3}
    assert {name: row["confidence"] for name, row in rice.items()} == {
        "Search": 0.8,
        "Invoices": 0.5,
        "Export": 1,
    }


def test_rice_beside_its_own_score_is_asked_or_is_the_score_without_effort(tmp_path: Path) -> None:
    rows: Rows = [("Search", 1000, 2, 0.8, 4, 400), ("Invoices", 500, 3, 0.5, 1, 750)]
    headings = ("Feature", "Reach", "Impact", "Confidence", "Effort", "RICE SCORE")
    load = loads(kept(tmp_path, listed(*headings, rows=rows)), team=4)
    case, words = case_or_words(load)
    if case is None:
        assert "RICE SCORE" in words
        assert "reach" in words.lower()
    else:
        check_case(case, [Truth("Search", 1600, {"": 4}), Truth("Invoices", 750, {"": 1})])


@pytest.mark.parametrize("scale", [(80, 50, 100), (4, 3, 5)])
def test_a_confidence_that_is_no_share_ranks_as_it_says(tmp_path: Path, scale: tuple[int, ...]) -> None:
    rows: Rows = [
        ("Search", 1000, 2, scale[0], 2),
        ("Invoices", 1000, 2, scale[1], 2),
        ("Export", 1000, 2, scale[2], 2),
    ]
    load = loads(
        kept(tmp_path, listed("Feature", "Reach", "Impact", "Confidence", "Effort", rows=rows)), team=4
    )
    case, words = case_or_words(load)
    if case is None:
        assert "confidence" in words.lower()
        assert f"{scale[1]}" in words
    else:
        names = case.names("initiatives")
        assert {names[i] for i in pf.allocate(case).funded.initiative} == {"Search", "Export"}


def test_wsjf_is_the_cost_of_delay_and_the_size_is_used(tmp_path: Path) -> None:
    rows: Rows = [("Search", 8, 3, 1, 5), ("Invoices", 5, 5, 2, 3), ("Export", 3, 2, 8, 2)]
    headings = ("Feature", "Business Value", "Time Criticality", "Risk Reduction", "Job Size")
    file = kept(tmp_path, listed(*headings, rows=rows))
    case = pf.load_list(file.path, team=5)
    wanted = [Truth(name, b + t + r, {"": size}) for name, b, t, r, size in rows]
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {}, {"": 5})


def test_ice_is_impact_times_confidence(tmp_path: Path) -> None:
    rows: Rows = [("Search", 8, 0.5, 7, 10), ("Invoices", 5, 0.9, 2, 10), ("Export", 3, 1, 9, 10)]
    file = kept(tmp_path, listed("Idea", "Impact", "Confidence", "Ease", "Cost", rows=rows))
    case = pf.load_list(file.path, budget=20)
    wanted = [Truth(name, impact * sure, {"": cost}) for name, impact, sure, _, cost in rows]
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {"": 20})


def test_words_in_two_columns_of_a_score_are_asked_about_column_by_column(tmp_path: Path) -> None:
    rows: Rows = [("Search", "High", "M", 10), ("Invoices", "Low", "S", 20)]
    file = kept(tmp_path, listed("Idea", "Impact", "Effort", "Cost", rows=rows))
    text = asked(loads(file, budget=20), "Impact", "High", "Low")
    assert "Traceback" not in text


# ---------------------------------------------------------------- teams


TEAMS: Rows = [
    ("Search", 5, "Data", 8),
    ("Invoices", 3, "Web", 5),
    ("Export", 4, "Data", 6),
    ("Logo", 2, "Web", 1),
]


def team_truths(rows: Rows = TEAMS) -> list[Truth]:
    return [Truth(name, value, {team: effort}) for name, effort, team, value in rows]


@pytest.mark.parametrize("shown", ["{}", "{} SP", "{}.0", "{} pts"])
def test_effort_by_team(tmp_path: Path, shown: str) -> None:
    rows: Rows = [(name, shown.format(effort), team, value) for name, effort, team, value in TEAMS]
    file = kept(tmp_path, listed("Name", "Story Points", "Team", "Score", rows=rows))
    case = pf.load_list(file.path, team={"Data": 8, "Web": 4})
    check_case(case, team_truths())
    check_rows(case, file)
    assert {*case.resources.kind} == {"capacity"}
    check_plan(case, team_truths(), {}, {"Data": 8, "Web": 4})


def test_money_and_teams_together(tmp_path: Path) -> None:
    rows: Rows = [("Search", 5, "Data", 100, 8), ("Invoices", 3, "Web", 50, 5), ("Export", 4, "Data", 20, 6)]
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Cost", "Score", rows=rows))
    case = pf.load_list(file.path, budget=120, team={"Data": 8, "Web": 4})
    kinds = dict(zip(case.resources.kind, case.resources.resource, strict=False))
    money = case.names("resources")[kinds["budget"]]
    wanted = [Truth(n, v, {t: e, money: c}) for n, e, t, c, v in rows]
    check_case(case, wanted)
    check_plan(case, wanted, {money: 120}, {"Data": 8, "Web": 4})


def test_effort_without_any_team_amount_is_no_limit_and_said(tmp_path: Path) -> None:
    rows: Rows = [("Search", 5, 100, 8), ("Invoices", 3, 50, 5), ("Export", "", 20, 6)]
    file = kept(tmp_path, listed("Name", "Effort", "Cost", "Score", rows=rows))
    case = pf.load_list(file.path, budget=120)
    wanted = [Truth(name, value, {"": cost}) for name, _, cost, value in rows]
    assert [*case.resources.kind] == ["budget"]
    check_case(case, wanted)
    check_plan(case, wanted, {"": 120})
    assert "effort" in case.assumed.to_string().lower()


def test_an_amount_is_in_each_period_and_a_budget_is_of_all(tmp_path: Path) -> None:
    rows: Rows = [("Search", 5, "Data", 100, 8), ("Invoices", 3, "Data", 50, 5), ("Export", 4, "Data", 20, 6)]
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Cost", "Score", rows=rows))
    periods = ("2027Q1", "2027Q2")
    case = pf.load_list(file.path, budget=170, team={"Data": 5}, periods=["2027Q1", "2027Q2"])
    assert case.periods == periods
    resources = {row["kind"]: row for row in case.resources.to_dict("records")}
    assert [resources["budget"][p] for p in periods] == [170, 0]
    assert resources["budget"]["carry_over"] == 1
    assert [resources["capacity"][p] for p in periods] == [5, 5]
    money = case.names("resources")[resources["budget"]["resource"]]
    wanted = [Truth(n, v, {t: e, money: c}) for n, e, t, c, v in rows]
    check_case(case, wanted)
    check_plan(case, wanted, {money: 170}, {"Data": 5}, periods)


@pytest.mark.parametrize("form", ["workbook"])
def test_a_sheet_of_capacities(tmp_path: Path, form: str) -> None:
    capacity = (
        Sheet(name="Capacity").add(HEADINGS, "Team", "Available SP").add(USED, "Data", 8).add(USED, "Web", 4)
    )
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Score", rows=TEAMS), FORMS[form], capacity)
    case = pf.load_list(file.path)
    check_case(case, team_truths())
    check_plan(case, team_truths(), {}, {"Data": 8, "Web": 4})


@pytest.mark.parametrize("answer", ["Web", "leave out"])
def test_work_of_no_team(tmp_path: Path, answer: str) -> None:
    sheet = listed("Name", "Effort", "Team", "Score", rows=TEAMS)
    file = kept(tmp_path, sheet.add(USED if answer == "Web" else "no estimate", "Themes", 2, "", 4))
    load = loads(file, team={"Data": 8, "Web": 4})
    asked(load, "no_team", "Web", "Data")
    case = load(no_team=answer)
    wanted = team_truths([*TEAMS, ("Themes", 2, "Web", 4)] if answer == "Web" else TEAMS)
    check_case(case, wanted)
    check_plan(case, wanted, {}, {"Data": 8, "Web": 4})
    assert len(used_rows(case)) + len(left_out(case)) == 5


def test_a_team_that_no_amount_is_given_for_is_told(tmp_path: Path) -> None:
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Score", rows=TEAMS))
    case, words = case_or_words(loads(file, team={"Data": 8}))
    assert "Web" in (words or report(case))
    if case is not None:
        assert {*found(case)} == {row[0] for row in TEAMS}


def test_an_amount_for_a_team_that_the_list_does_not_know_is_a_fault(tmp_path: Path) -> None:
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Score", rows=TEAMS))
    refused(loads(file, team={"Dta": 8, "Web": 4}), "Dta", "Data")


# ---------------------------------------------------------------- funds


def test_a_project_on_several_lines_with_a_fund_each(tmp_path: Path) -> None:
    lines = [
        ("P1", "Roof", "Grant", 100, 4),
        ("P1", "Roof", "Bonds", 50, 4),
        ("P2", "Lane", "Grant", 80, 5),
        ("P3", "Boiler", "Bonds", 60, 3),
    ]
    file = kept(tmp_path, listed("Project ID", "Project Name", "Funding Type", "Budget", "Score", rows=lines))
    case = pf.load_list(file.path, budget={"Grant": 110, "Bonds": 110})
    wanted = [
        Truth("Roof", 4, {"Grant": 100, "Bonds": 50}, id="P1"),
        Truth("Lane", 5, {"Grant": 80}, id="P2"),
        Truth("Boiler", 3, {"Bonds": 60}, id="P3"),
    ]
    check_case(case, wanted)
    assert used_rows(case) == {2, 3, 4, 5}
    check_plan(case, wanted, {"Grant": 110, "Bonds": 110})


# ---------------------------------------------------------------- time


QUARTERS = ("2027Q1", "2027Q2", "2027Q3", "2027Q4")


@pytest.mark.parametrize("form", [*DAYS])
def test_a_start_and_an_end_in_every_form(tmp_path: Path, form: str) -> None:
    say = DAYS[form]
    days = [
        ("Search", 10, 8, date(2027, 1, 13), date(2027, 3, 29)),
        ("Invoices", 20, 5, date(2027, 5, 25), date(2027, 11, 17)),
        ("Export", 30, 6, date(2027, 7, 31), date(2027, 8, 14)),
    ]
    rows: Rows = [(name, cost, value, say(start), say(end)) for name, cost, value, start, end in days]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Start date", "End date", rows=rows))
    case = pf.load_list(file.path, budget=50, periods=[*QUARTERS])
    wanted = [
        Truth("Search", 8, {"": 10}, earliest="2027Q1", deadline="2027Q1", duration=1),
        Truth("Invoices", 5, {"": 20}, earliest="2027Q2", deadline="2027Q4", duration=3),
        Truth("Export", 6, {"": 30}, earliest="2027Q3", deadline="2027Q3", duration=1),
    ]
    check_case(case, wanted)
    check_rows(case, file)
    assert pf.allocate(case).impact == 14


def test_days_as_cells_of_a_workbook(tmp_path: Path) -> None:
    rows: Rows = [
        ("Search", 10, 8, date(2027, 2, 1), date(2027, 3, 1)),
        ("Invoices", 20, 5, datetime(2027, 5, 2, 9, 30), datetime(2027, 6, 1, 9, 30)),
    ]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Start", "Due date", rows=rows), FORMS["workbook"])
    wanted = [
        Truth("Search", 8, {"": 10}, earliest="2027Q1", deadline="2027Q1"),
        Truth("Invoices", 5, {"": 20}, earliest="2027Q2", deadline="2027Q2"),
    ]
    check_case(pf.load_list(file.path, budget=50, periods=[*QUARTERS]), wanted)


def test_quarters_are_read_off_the_starts(tmp_path: Path) -> None:
    rows: Rows = [("Search", 10, 8, "2027-02-01"), ("Invoices", 20, 5, "2027-08-01"), ("Export", 30, 6, "")]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Start", rows=rows))
    case = pf.load_list(file.path, budget=40)
    assert case.periods == QUARTERS[:3]
    wanted = [
        Truth("Search", 8, {"": 10}, earliest="2027Q1"),
        Truth("Invoices", 5, {"": 20}, earliest="2027Q3"),
        Truth("Export", 6, {"": 30}, earliest="2027Q1"),
    ]
    check_case(case, wanted)
    check_plan(case, wanted, {"": 40}, periods=QUARTERS[:3])
    assert "2027Q1" in case.assumed.to_string()


def test_years_where_the_starts_span_more_than_twelve_quarters(tmp_path: Path) -> None:
    rows: Rows = [("Search", 10, 8, "2027-02-01"), ("Invoices", 20, 5, "2031-08-01")]
    case = pf.load_list(kept(tmp_path, listed("Name", "Cost", "Score", "Start", rows=rows)).path, budget=40)
    assert case.periods == ("2027", "2028", "2029", "2030", "2031")


def test_without_days_there_is_one_period(tmp_path: Path) -> None:
    case = pf.load_list(kept(tmp_path, listed("Name", "Cost", "Score")).path, budget=40)
    assert len(case.periods) == 1


@pytest.mark.parametrize(("order", "quarter"), [("day first", "2027Q4"), ("month first", "2027Q2")])
def test_days_that_depend_on_their_order_are_asked_about(tmp_path: Path, order: str, quarter: str) -> None:
    rows: Rows = [("Search", 10, 8, "05/10/2027"), ("Invoices", 20, 5, "05/11/2027")]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Start", rows=rows))
    load = loads(file, budget=40, periods=[*QUARTERS])
    asked(load, "05/10/2027", "dates")
    wanted = [
        Truth("Search", 8, {"": 10}, earliest=quarter),
        Truth("Invoices", 5, {"": 20}, earliest=quarter),
    ]
    check_case(load(dates=order), wanted)


def test_an_order_that_changes_nothing_is_not_asked_about(tmp_path: Path) -> None:
    rows: Rows = [("Search", 10, 8, "05/06/2027"), ("Invoices", 20, 5, "06/05/2027")]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Start", rows=rows))
    case = pf.load_list(file.path, budget=40, periods=["2026", "2027"])
    check_case(
        case, [Truth("Search", 8, {"": 10}, earliest="2027"), Truth("Invoices", 5, {"": 20}, earliest="2027")]
    )


def test_one_day_above_twelve_proves_the_order_of_its_column(tmp_path: Path) -> None:
    rows: Rows = [("Search", 10, 8, "05/10/2027"), ("Invoices", 20, 5, "25/04/2027")]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Start", rows=rows))
    wanted = [
        Truth("Search", 8, {"": 10}, earliest="2027Q4"),
        Truth("Invoices", 5, {"": 20}, earliest="2027Q2"),
    ]
    check_case(pf.load_list(file.path, budget=40, periods=[*QUARTERS]), wanted)


def test_days_that_nobody_can_place_are_said_and_kept(tmp_path: Path) -> None:
    rows: Rows = [
        ("Search", 10, 8, "when the lease ends"),
        ("Invoices", 20, 5, "2027-05-01"),
        ("Export", 30, 6, "TBD"),
    ]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Start", rows=rows))
    case = pf.load_list(file.path, budget=40, periods=[*QUARTERS])
    check_case(
        case,
        [Truth(n, v, {"": c}, earliest="2027Q2" if n == "Invoices" else "2027Q1") for n, c, v, _ in rows],
    )
    assert "when the lease ends" in report(case)
    assert "when the lease ends" in case.initiatives.to_string()


def test_a_budget_by_period_names_the_periods(tmp_path: Path, run: Command) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score"))
    target = tmp_path / "case"
    code, said = run(
        *("import", file.path, "-o", target, "--budget", "2027Q1=200k", "--budget", "2027Q2=150k")
    )
    assert code == 0, said
    case = pf.load(target)
    assert case.periods == ("2027Q1", "2027Q2")
    check_case(case, truths())
    amounts = case.resources[["2027Q1", "2027Q2"]].to_numpy().tolist()
    assert amounts == [[200_000, 150_000]]


# ---------------------------------------------------------------- what must come first


WAITS: Rows = [
    ("P1", "Search", 10, 8, ("P2", "P3")),
    ("P2", "Index", 20, 1, ()),
    ("P3", "Rights", 30, 1, ("P9",)),
    ("P4", "Export", 30, 7, ()),
]


@pytest.mark.parametrize("heading", ["Depends on", "Blocked by", "Requires", "Predecessors"])
@pytest.mark.parametrize("separator", ["; ", ", ", ","])
@pytest.mark.parametrize("periods", [("2027Q1", "2027Q2"), ("2027Q1",)])
def test_what_a_project_waits_for(
    tmp_path: Path, heading: str, separator: str, periods: tuple[str, ...]
) -> None:
    rows: Rows = [(*row[:4], separator.join(row[4])) for row in WAITS]
    file = kept(tmp_path, listed("ID", "Name", "Cost", "Score", heading, rows=rows))
    case = pf.load_list(file.path, budget=60, periods=[*periods])
    others = {"Search": ("Index", "Rights")}
    wanted = [Truth(n, v, {"": c}, id=i, requires=others.get(n, ())) for i, n, c, v, _ in rows]
    check_case(case, wanted)
    check_rows(case, file)
    assert "P9" in report(case)
    # what waits can follow in the next quarter; where time is one period, both are done in it
    lag = 0 if len(periods) > 1 else -1
    assert {*case.relations.lag} == {lag}
    assert check_plan(case, wanted, {"": 60}, periods=periods, lag=lag) == {"Search", "Index", "Rights"}


def test_a_link_to_what_is_over_holds_nothing_up(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "ID", "Name", "Cost", "Score", "Status", "Blocked by")
    sheet.add(USED, "P1", "Search", 10, 8, "Planned", "P2").add("done", "P2", "Index", 20, 1, "Done", "")
    file = kept(tmp_path, sheet)
    case = pf.load_list(file.path, budget=15)
    wanted = [Truth("Search", 8, {"": 10}, id="P1")]
    check(case, file, wanted, 15)


def test_a_link_to_what_is_left_out_is_told(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "ID", "Name", "Cost", "Score", "Blocked by")
    sheet.add(USED, "P1", "Search", 10, 8, "P2").add("no estimate", "P2", "Index", "TBD", 1, "")
    case = pf.load_list(kept(tmp_path, sheet).path, budget=15)
    assert {*found(case)} == {"Search"}
    rest = report(case).replace(str(left_out(case)), "")
    assert rest.count("P2") + rest.count("Index") >= 2


def test_links_that_go_round_in_a_circle_are_told(tmp_path: Path) -> None:
    rows: Rows = [("P1", "Search", 10, 8, "P2"), ("P2", "Index", 20, 1, "P1"), ("P4", "Export", 30, 7, "")]
    load = loads(kept(tmp_path, listed("ID", "Name", "Cost", "Score", "Blocked by", rows=rows)), budget=60)
    case, words = case_or_words(load, periods=["2027Q1", "2027Q2"])
    said = words or report(case) + case.remarks.to_string()
    assert "P1" in said
    assert "P2" in said


# ---------------------------------------------------------------- the report, the mapping


def test_an_imported_case_is_a_case_that_says_how_it_was_read(tmp_path: Path) -> None:
    sheet = listed("Name", "Cost", "Score", "Sponsor's mood", rows=[(*row, "good") for row in FOUR])
    file = kept(tmp_path, sheet.add("no estimate", "Themes", "", 4, "good"))
    case = pf.load_list(file.path, budget=300_000)
    assert isinstance(case, pf.Case)
    understood = case.understood.to_string()
    for word in ("Name", "Cost", "Score", "Search"):
        assert word in understood
    assert "Themes" in case.left_out.to_string()
    assert len(case.questions) == 0
    for word in ("Cost", "Themes"):
        assert word in report(case)
        assert word in case._repr_html_()
    assert plain("Sponsor's mood") in {plain(c) for c in case.initiatives.columns}
    assert pf.load_list(file.path, budget=300_000) == case
    pf.save(case, tmp_path / "out")
    assert pf.load(tmp_path / "out").fingerprint == case.fingerprint


def test_what_is_written_to_the_page_is_escaped(tmp_path: Path) -> None:
    rows: Rows = [("<script>alert(1)</script>", "", 3), *FOUR]
    case = pf.load_list(kept(tmp_path, listed("Name", "Cost", "Score", rows=rows)).path, budget=300_000)
    assert "<script>" not in case._repr_html_()


def test_a_mapping_written_and_used_again_asks_nothing(tmp_path: Path, run: Command) -> None:
    rows: Rows = [("Search", 100, 190, "High"), ("Invoices", 180, 90, "Low"), ("Export", 150, 160, "Low")]
    file = kept(tmp_path, listed("Name", "Budget", "Cost", "Value", rows=rows))
    answers, written = tmp_path / "answers.toml", tmp_path / "written.toml"
    answers.write_text('cost = "Cost"\n[scale]\nHigh = 3\nLow = 1\n', encoding="utf-8")
    first, second = tmp_path / "first", tmp_path / "second"
    asked(loads(file, budget=250), "Budget", "Cost", "High", "Low")
    code, said = run(
        "import", file.path, "-o", first, "--budget", "250", "--map", answers, "--write-map", written
    )
    assert code == 0, said
    code, said = run("import", file.path, "-o", second, "--budget", "250", "--map", written)
    assert code == 0, said
    assert pf.load(first) == pf.load(second)
    wanted = [Truth(n, {"High": 3, "Low": 1}[w], {"": c}) for n, _, c, w in rows]
    check_case(pf.load(second), wanted)
    again = pf.load_list(file.path, budget=250, map=written)
    check_case(again, wanted)
    assert len(again.questions) == 0
    new_quarter = kept(
        tmp_path, listed("Name", "Budget", "Cost", "Value", rows=[*rows, ("Logo", 1, 2, "High")])
    )
    check_case(pf.load_list(new_quarter.path, budget=250, map=written), [*wanted, Truth("Logo", 3, {"": 2})])


def test_answers_on_the_command_line(tmp_path: Path, run: Command) -> None:
    rows: Rows = [("Search", 100, 190, 8), ("Invoices", 180, 90, 5)]
    file = kept(tmp_path, listed("Name", "Budget", "Cost", "Score", rows=rows))
    code, said = run("allocate", file.path, "--budget", "100")
    assert code == 2
    assert "Cost" in said
    assert "--set" in said
    code, said = run("allocate", file.path, "--budget", "100", "--set", "cost=Cost")
    assert code == 0, said
    assert "Invoices" in said


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ('csot = "Budget"', ("csot", "cost")),
        ('cost = "Bugdet"', ("Bugdet", "Budget")),
        ('best = "sideways"', ("best", "high", "low")),
        "[scale]\nHigh = 'lots'",
        ("scale", "High", "lots"),
        "headings = 99",
        ("headings", "99"),
        ("cost = [", ("map",)),
        ('dates = "year first"', ("dates", "day first", "month first")),
    ],
)
def test_a_mapping_is_checked_key_by_key(tmp_path: Path, mapping: str, words: tuple[str, ...]) -> None:
    file = kept(tmp_path, listed("Name", "Budget", "Score"))
    path = tmp_path / "map.toml"
    path.write_text(mapping, encoding="utf-8")
    refused(loads(file, budget=100, map=path), *words)


# ---------------------------------------------------------------- the command


def test_allocate_takes_a_list(tmp_path: Path, run: Command) -> None:
    sheet = (
        listed("Name", "Cost", "Score").add("no estimate", "Themes", "", 4).add("total", "TOTAL", 470_000, 26)
    )
    file = kept(tmp_path, sheet)
    code, said = run("allocate", file.path, "--budget", "300k")
    assert code == 0, said
    for word in ("search", "export", "themes"):
        assert word in said.lower()


def test_import_writes_the_case_and_says_what_it_read(tmp_path: Path, run: Command) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score").add("no estimate", "Themes", "", 4))
    python = pf.load_list(file.path, budget=300_000)
    for number, words in enumerate((("import",), ("import", "list"))):
        target = tmp_path / f"case{number}"
        code, said = run(*words, file.path, "-o", target, "--budget", "300000")
        assert code == 0, said
        assert "Themes" in said
        assert pf.load(target).fingerprint == python.fingerprint
        assert run("check", target)[0] == 0


def test_a_new_case_is_made_from_a_list(tmp_path: Path, run: Command) -> None:
    file, book = kept(tmp_path, listed("Name", "Cost", "Score")), tmp_path / "case.xlsx"
    code, said = run("new", "--from-list", file.path, book, "--budget", "300000")
    assert code == 0, said
    assert pf.load(book).fingerprint == pf.load_list(file.path, budget=300_000).fingerprint


def test_a_dry_run_writes_nothing(tmp_path: Path, run: Command) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score").add("no estimate", "Themes", "", 4))
    before = sorted(tmp_path.iterdir())
    code, said = run("import", file.path, "-o", tmp_path / "case", "--budget", "300000", "--dry-run")
    assert code == 0, said
    assert "Themes" in said
    assert "Cost" in said
    assert sorted(tmp_path.iterdir()) == before


def test_a_new_case_does_not_take_the_place_of_another(tmp_path: Path, run: Command) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score"))
    target = tmp_path / "case"
    target.mkdir()
    (target / "initiatives.csv").write_text("initiative\nmine\n")
    code, said = run("new", "--from-list", file.path, target, "--budget", "300000")
    assert code == 2
    assert "initiatives.csv" in said
    assert (target / "initiatives.csv").read_text() == "initiative\nmine\n"


def test_a_team_on_the_command_line(tmp_path: Path, run: Command) -> None:
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Score", rows=TEAMS))
    target = tmp_path / "case"
    code, said = run(
        "import", file.path, "-o", target, "--team", "Data=8", "--team", "Web=4", "--periods", "S1,S2"
    )
    assert code == 0, said
    case = pf.load(target)
    assert case.periods == ("S1", "S2")
    check_case(case, team_truths())
    check_plan(case, team_truths(), {}, {"Data": 8, "Web": 4}, case.periods)


def test_a_team_in_one_period(tmp_path: Path, run: Command) -> None:
    file = kept(tmp_path, listed("Name", "Effort", "Team", "Score", rows=TEAMS))
    target = tmp_path / "case"
    code, said = run(
        *("import", file.path, "-o", target, "--periods", "2027Q1,2027Q2"),
        *("--team", "Data=8", "--team", "Data@2027Q1=5", "--team", "Web=4"),
    )
    assert code == 0, said
    case = pf.load(target)
    amounts = {plain(case.names("resources")[r["resource"]]): r for r in case.resources.to_dict("records")}
    assert (amounts["data"]["2027Q1"], amounts["data"]["2027Q2"]) == (5, 8)


# ---------------------------------------------------------------- bad input: where, what, what to do


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.csv", None, ("gone.csv",)),
        ("empty.csv", b"", ("empty.csv", "empty")),
        ("headings.csv", b"Name,Cost,Score\n", ("headings.csv",)),
        ("text.xlsx", b"\x00\x01Name,Cost", ("text.xlsx",)),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", ("picture.csv",)),
        ("list.pdf", b"%PDF-1.4", ("list.pdf", ".csv")),
        ("nothing.csv", b"alpha,beta\nx,y\nz,w\n", ("nothing.csv", "name")),
        ("nameless.csv", b"Cost,Score\n1,2\n3,4\n", ("nameless.csv", "name")),
        "words.csv",
        b"Name,Cost,Score\nA,cheap,2\nB,dear,4\n",
        ("words.csv", "Cost", "cheap"),
        ("gaps.csv", b"\n\n\n,,,\n", ("gaps.csv",)),
    ],
)
def test_what_is_no_list_is_a_fault(
    tmp_path: Path, run: Command, name: str, content: bytes | None, words: tuple[str, ...]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(pf.PortfolioError) as stopped:
        pf.load_list(path, budget=100)
    code, said = run("import", path, "-o", tmp_path / "case", "--budget", "100")
    assert code == 2, said
    for word in words:
        assert word in str(stopped.value)
        assert word in said
    assert not (tmp_path / "case").exists()


def test_all_questions_are_asked_at_once(tmp_path: Path) -> None:
    rows: Rows = [("Search", 5, 6, "High", "05/10/2027"), ("Invoices", 7, 6, "Low", "04/11/2027")]
    headings = ("Name", "Budget", "Cost", "Value", "Start")
    load = loads(kept(tmp_path, listed(*headings, rows=rows)), budget=6, periods=[*QUARTERS])
    asked(load, "Budget", "Cost", "High", "Low", "05/10/2027")
    case = load(cost="Budget", scale={"High": 2, "Low": 1}, dates="day first")
    wanted = [
        Truth("Search", 2, {"": 5}, earliest="2027Q4"),
        Truth("Invoices", 1, {"": 7}, earliest="2027Q4"),
    ]
    check_case(case, wanted)


def test_a_formula_that_was_never_calculated_is_a_fault(tmp_path: Path) -> None:
    rows: Rows = [("Search", "=2*3", 8), ("Invoices", 7, 4)]
    refused(
        loads(kept(tmp_path, listed("Name", "Cost", "Score", rows=rows), FORMS["workbook"]), budget=9),
        "formula",
        "2",
    )


def test_a_misspelt_cost_is_no_period(tmp_path: Path) -> None:
    rows: Rows = [("Search", 100, 60, 8), ("Invoices", 20, 90, 5)]
    file = kept(tmp_path, listed("Name", "Construction", "Equipment", "Score", rows=rows))
    load = loads(file, cost=["Construction", "Equipment"])
    refused(load, "Equipmnt", "Equipment", budget={"Construction": 160, "Equipmnt": 100})


def test_without_any_limit_it_is_said_that_nothing_is_limited(tmp_path: Path) -> None:
    load = loads(kept(tmp_path, listed("Name", "Cost", "Score")))
    case, words = case_or_words(load)
    assert ("budget" in words.lower()) if case is None else ("limit" in report(case).lower())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--budget", "much"), ("much",)),
        (("--budget", "-5"), ("-5",)),
        (("--budget", "100", "--sheet", "Nowhere"), ("Nowhere",)),
        (("--budget", "100", "--set", "csot=Cost"), ("csot", "cost")),
        (("--budget", "100", "--set", "cost"), ("cost", "=")),
        (("--budget", "100", "--set", "cost=Csot"), ("Csot", "Cost")),
        ("--budget", "100", "--unestimated", "soon"),
        ("soon", "median"),
        (("--budget", "100", "--team", "Data=lots"), ("lots",)),
        (("--budget", "100", "--map", "gone.toml"), ("gone.toml",)),
    ],
    ids=" ".join,
)
def test_options_that_say_nothing_are_faults(
    tmp_path: Path, run: Command, options: tuple[str, ...], words: tuple[str, ...]
) -> None:
    file = kept(tmp_path, listed("Name", "Cost", "Score"), FORMS["workbook"])
    code, said = run("import", file.path, "-o", tmp_path / "case", *options)
    assert code == 2, said
    for word in words:
        assert word in said


def test_the_questions_have_an_error_of_their_own(tmp_path: Path) -> None:
    assert issubclass(pf.OpenQuestionsError, pf.CaseError)
    file = kept(tmp_path, listed("Name", "Cost", "Value", rows=[("Search", 1, "High"), ("Export", 1, "Low")]))
    with pytest.raises(pf.OpenQuestionsError) as stopped:
        pf.load_list(file.path, budget=1)
    assert "Traceback" not in str(stopped.value)
    assert "projects" in str(stopped.value)


def test_ids_are_text(tmp_path: Path) -> None:
    rows: Rows = [("007", "Search", 10, 8), ("010", "Invoices", 20, 5), ("1e3", "Export", 30, 6)]
    case = pf.load_list(kept(tmp_path, listed("ID", "Name", "Cost", "Score", rows=rows)).path, budget=40)
    assert [*case.initiatives.initiative] == ["007", "010", "1e3"]


def test_a_name_is_in_its_column_where_there_is_no_id(tmp_path: Path) -> None:
    nameless = pf.load_list(kept(tmp_path, listed("Name", "Cost", "Score")).path, budget=40)
    assert [*nameless.initiatives.name] == [row[0] for row in FOUR]
    assert nameless.initiatives.initiative.is_unique


@pytest.mark.parametrize("yes", ["X", "x", "✓", "yes", "oui", "TRUE"])
def test_what_must_be_done_is_mandatory(tmp_path: Path, yes: str) -> None:
    rows: Rows = [(*row, yes if row[0] == "Mobile" else "") for row in FOUR]
    file = kept(tmp_path, listed("Name", "Cost", "Score", "Mandatory", rows=rows))
    case = pf.load_list(file.path, budget=300_000)
    names = case.names("initiatives")
    mandatory = {names[r["initiative"]]: r["mandatory"] for r in case.initiatives.to_dict("records")}
    assert mandatory == {n: n == "Mobile" for n, _, _ in FOUR}
    assert "Mobile" in {case.names("initiatives")[i] for i in pf.allocate(case).funded.initiative}


def test_a_wide_and_long_list(tmp_path: Path) -> None:
    width = 210
    sheet = Sheet().add(HEADINGS, "Name", "Cost", "Score", *[f"Own {k}" for k in range(width)])
    rows: Rows = [(f"Project {k}", 100 + k % 7, 1 + k % 11) for k in range(400)]
    for row in rows:
        sheet.add(USED, *row, *["x"] * width)
    file = kept(tmp_path, sheet)
    case = pf.load_list(file.path, budget=3000)
    check_rows(case, file)
    check_case(case, truths(rows))
