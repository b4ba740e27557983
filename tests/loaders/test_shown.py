"""What Excel shows beside a number counts: 8 % of what is counted in per cent is 8, 70 k€ is no 70 €."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

import portfolio as pf
from portfolio.case.reading import edited

TABLES: dict[str, list[list[object]]] = {
    "initiatives": [["initiative"], ["A"]],
    "resources": [["resource", "kind", "unit", "2027"], ["money", "budget", "EUR", 70.0]],
    "requirements": [["initiative", "resource", "1"], ["A", "money", 7.0]],
    "objectives": [["objective", "weight"], ["grow", 100.0]],
    "key_results": [
        ["key_result", "objective", "kpi", "baseline", "target"],
        ["kr", "grow", "rate", 0.05, 0.08],
    ],
    "kpis": [["kpi", "unit"], ["rate", "%"]],
    "contributions": [["initiative", "kpi", "expected"], ["A", "rate", 0.02]],
    "readings": [["kpi", "period", "value"], ["rate", "2026", 0.07]],
}


def book(path: Path, formats: Mapping[str, str], **tables: list[list[object]]) -> Path:
    """A workbook of these tables; ``formats`` by sheet and cell, as ``kpis!B2``."""
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for name, rows in (TABLES | tables).items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for place, code in formats.items():
        name, cell = place.split("!")
        made[name][cell].number_format = code
    made.save(path)
    return path


IN_PER_CENT = {
    "key_results!D2": "0%",
    "key_results!E2": "0.00%",
    "contributions!C2": "0 %",
    "readings!C2": "0.0%;[Red]-0.0%",
}


def test_8_per_cent_of_what_is_counted_in_per_cent_is_8(tmp_path: Path) -> None:
    case = pf.load(book(tmp_path / "case.xlsx", IN_PER_CENT))
    assert case.key_results[["baseline", "target"]].to_numpy().tolist() == [[5, 8]]
    assert list(case.contributions["expected"]) == [2]
    assert list(case.readings["value"]) == [7]


@pytest.mark.parametrize("unit", ["% of users", "per cent", "points de pourcentage", "pp"])
def test_per_cent_by_any_name(unit: str, tmp_path: Path) -> None:
    kpis: list[list[object]] = [["kpi", "unit"], ["rate", unit]]
    case = pf.load(book(tmp_path / "case.xlsx", IN_PER_CENT, kpis=kpis))
    assert list(case.key_results["target"]) == [8]


@pytest.mark.parametrize("unit", ["share", "ratio"])
def test_8_per_cent_of_what_is_counted_as_a_share_is_a_share(unit: str, tmp_path: Path) -> None:
    kpis: list[list[object]] = [["kpi", "unit"], ["rate", unit]]
    case = pf.load(book(tmp_path / "case.xlsx", IN_PER_CENT, kpis=kpis))
    assert list(case.key_results["target"]) == [0.08]


def test_text_and_cells_are_read_by_the_same_rule(tmp_path: Path) -> None:
    written = {name: [list(row) for row in rows] for name, rows in TABLES.items()}
    written["key_results"][1][3:] = ["5 %", "8%"]
    written["contributions"][1][2] = "2,0 %"
    written["readings"][1][2] = "7 %"
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, rows in written.items():
        text = "".join(";".join(map(str, row)) + "\n" for row in rows)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    shown = pf.load(book(tmp_path / "case.xlsx", IN_PER_CENT))
    assert pf.load(book(tmp_path / "text.xlsx", {}, **written)) == pf.load(folder) == shown


def test_a_number_without_the_sign_stays_what_it_is(tmp_path: Path) -> None:
    case = pf.load(book(tmp_path / "case.xlsx", {"key_results!E2": "0%"}))
    assert case.key_results[["baseline", "target"]].to_numpy().tolist() == [[0.05, 8]]


def test_figures_in_per_cent_that_look_like_shares_are_remarked_on(tmp_path: Path) -> None:
    said = pf.load(book(tmp_path / "case.xlsx", {})).remarks["problem"]
    assert said[said.str.contains("per cent")].tolist() == [
        "rate is counted in per cent and no figure of it reaches 1: this one is read as 0.08 %. Write 8 %, or"
        " 8, if that is meant."
    ]
    said = pf.load(book(tmp_path / "other.xlsx", IN_PER_CENT)).remarks["problem"]
    assert not said.str.contains("per cent").any()


def test_a_scenario_says_8_per_cent_too(tmp_path: Path) -> None:
    case = pf.load(book(tmp_path / "case.xlsx", IN_PER_CENT))
    changed = edited(case, [("key_results", "kr", "target", "= 9 %")])
    assert list(changed.key_results["target"]) == [9]


@pytest.mark.parametrize(
    "code",
    [
        '#,##0" €"',
        "#,##0 [$€-40C]",
        "[$EUR] #,##0",
        '_-* #,##0.00\\ "€"_-',
        "#,##0.00",
        "0;(0)",
        '"+"0',
        "# ##0",
    ],
)
def test_a_format_that_says_what_the_unit_says_changes_nothing(code: str, tmp_path: Path) -> None:
    case = pf.load(book(tmp_path / "case.xlsx", {"resources!D2": code, "requirements!C2": code}))
    assert list(case.resources["2027"]) == [70]
    assert list(case.requirements["1"]) == [7]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('0" k€"', "must be an amount in EUR, as its row says; found one in k€."),
        ("0\\k", "must be an amount in EUR, as its row says; found one in k."),
        ('0.0 "M€"', "must be an amount in EUR, as its row says; found one in M€."),
        ("[$$-409]#,##0", "must be an amount in EUR, as its row says; found one in $."),
        ('0" jours"', "must be an amount in EUR, as its row says; found one in jours."),
        ("#,##0,", "must be shown as it is; found 70, which its format shows divided by 1000."),
        ("0.0,,", "must be shown as it is; found 70, which its format shows divided by 1000000."),
        ('#,##0,"M€"', "must be shown as it is; found 70, which its format shows divided by 1000."),
        ("0%", "must be a number ≥ 0; found a percentage, of which nobody can say what it is a part of."),
    ],
)
def test_a_format_that_says_otherwise_is_refused(code: str, found: str, tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError) as caught:
        pf.load(book(tmp_path / "case.xlsx", {"resources!D2": code}))
    fault = caught.value.faults.iloc[0]
    assert (len(caught.value.faults), fault["table"], fault["row"], fault["column"]) == (
        1,
        "resources",
        2,
        "2027",
    )
    assert fault["problem"].startswith(found)


@pytest.mark.parametrize(("unit", "code"), [("k€", '0" k€"'), ("EUR", '#,##0,"k€"'), ("M€", "0 [$M€]")])
def test_thousands_that_the_unit_or_the_format_accounts_for(unit: str, code: str, tmp_path: Path) -> None:
    resources = [["resource", "kind", "unit", "2027"], ["money", "budget", unit, 70.0]]
    case = pf.load(book(tmp_path / "case.xlsx", {"resources!D2": code}, resources=resources))
    assert list(case.resources["2027"]) == [70]


@pytest.mark.parametrize(("unit", "code"), [("jours-personnes", '0" j"'), ("personnes", '0" pers."')])
def test_an_abbreviation_is_of_its_unit(unit: str, code: str, tmp_path: Path) -> None:
    resources = [["resource", "kind", "unit", "2027"], ["money", "capacity", unit, 70.0]]
    case = pf.load(book(tmp_path / "case.xlsx", {"resources!D2": code}, resources=resources))
    assert list(case.resources["2027"]) == [70]


def test_a_hidden_sheet_counts_once_it_holds_a_row(tmp_path: Path) -> None:
    path = book(tmp_path / "case.xlsx", {}, options=[["initiative", "option"]], relations=[])
    made = openpyxl.load_workbook(path)
    made["options"].sheet_state = made["relations"].sheet_state = "hidden"
    made.save(path)
    assert len(pf.load(path).options) == 1  # the one that every initiative has
    made["options"].append(["A", "small"])
    made.save(path)
    with pytest.raises(pf.CaseError, match='found the sheet "options" hidden'):
        pf.load(path)
