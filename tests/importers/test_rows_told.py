"""What stands in a list beside its projects, and what is told of it: units, reserves, ticks, reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

import portfolio as pf


def listed(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Nom;Coût;Note\n;en k€;sur 20\nA;70;8\nB;30;5\n",
        "Nom;Coût;Note\n;k€;/20\nA;70;8\nB;30;5\n",
        "(montants en k€);;\n\nNom;Coût;Note\nA;70;8\nB;30;5\n",
        "(amounts in thousands of dollars);;\n\nName;Cost;Score\nA;70;8\nB;30;5\n",
        "en k€;;\n\nNom;Coût;Note\nA;70;8\nB;30;5\n",
    ],
)
def test_a_unit_of_its_own_row_holds_for_the_amounts(tmp_path: Path, text: str) -> None:
    case = pf.load_list(listed(tmp_path, text), budget=100_000)
    assert case.requirements["1"].tolist() == [70_000, 30_000]


@pytest.mark.parametrize("heading", ["Cancelled", "Done", "Terminé"])
def test_a_column_of_ticks_says_that_a_row_is_over(tmp_path: Path, heading: str) -> None:
    case = pf.load_list(
        listed(tmp_path, f"Name,Cost,Score,{heading}\nA,5,2,Yes\nB,6,3,No\nC,7,1,\n"), budget=9
    )
    assert [*case.initiatives.initiative] == ["B", "C"]


def test_a_column_of_numbers_is_no_column_of_ticks(tmp_path: Path) -> None:
    case = pf.load_list(listed(tmp_path, "Name,Cost,Score,Done\nA,5,2,50\nB,6,3,100\n"), budget=9)
    assert len(case.initiatives) == 2


@pytest.mark.parametrize(
    ("shares", "over"), [("100,1,50,0", ["A"]), ("1,0.5,0,0", ["A"]), ("100%,1%,1,0", ["A", "C"])]
)
def test_one_is_one_percent_where_a_column_holds_more(tmp_path: Path, shares: str, over: list[str]) -> None:
    rows = "".join(f"{n},5,2,{s}\n" for n, s in zip("ABCD", shares.split(","), strict=True))
    case = pf.load_list(listed(tmp_path, f"Name,Cost,Score,% complete\n{rows}"), budget=9)
    assert [*case.left_out.name] == over


@pytest.mark.parametrize("name", ["Contingency", "Contingency (10%)", "Aléas", "Management reserve"])
def test_a_reserve_competes_and_is_told(tmp_path: Path, name: str) -> None:
    case = pf.load_list(listed(tmp_path, f"Name,Cost,Score\nA,5,2\n{name},6,3\n"), budget=9)
    assert any(name in text for text in case.assumed.assumed)


def test_a_text_file_has_no_sheets(tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError, match="text file, which has no sheets"):
        pf.load_list(listed(tmp_path, "Name,Cost,Score\nA,5,2\n"), budget=9, sheet="2028")


def test_no_sheet_is_taken_for_another_year_s(tmp_path: Path) -> None:
    book = Workbook()
    for year in ("2026", "2027"):
        book.create_sheet(year).append(["Name", "Cost", "Score"])
    book.save(tmp_path / "years.xlsx")
    with pytest.raises(pf.CaseError, match="Write one of these"):
        pf.load_list(tmp_path / "years.xlsx", budget=9, sheet="2028")


def test_tables_side_by_side_are_told_by_what_is_in_them(tmp_path: Path) -> None:
    text = "Name,Cost,Score,,Title,Cost,Score\nA,5,2,,X,5,2\nB,6,3,,Y,6,1\n"
    with pytest.raises(pf.CaseError, match=r"side by side.*Name.*Title.*sheet"):
        pf.load_list(listed(tmp_path, text), budget=9)


def test_no_reason_hides_behind_a_count(tmp_path: Path) -> None:
    rows = "".join(f"P{n},5,2,Done\n" for n in range(50)) + "Odd one,5,2,Cancelled\nOpen,5,2,Open\n"
    case = pf.load_list(listed(tmp_path, f"Name,Cost,Score,Status\n{rows}"), budget=9)
    shown = str(case.report)
    assert "Odd one" in shown
    assert "P0" in shown
    assert "39 done" in shown


def test_a_name_without_known_amounts_is_told_with_the_figures_there_are(tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError, match=r"Zork.*Blip.*--set"):
        pf.load_list(listed(tmp_path, "Name,Zork,Blip\nA,5,2\nB,6,3\n"), budget=9)


def test_estimated_costs_and_scores_of_benefit_are_known(tmp_path: Path) -> None:
    text = "Project Name,Est. Cost,Benefit Score (0-10)\nA,5,2\nB,6,3\n"
    assert len(pf.load_list(listed(tmp_path, text), budget=9).initiatives) == 2


WORK = "WBS,Name,Cost,Score\n1,Shop,30,5\n1.1,Search,10,2\n1.2,Basket,20,3\n2,Logo,7,1\n"


def test_numbered_parts_and_what_they_are_part_of_are_not_both_counted_in_silence(tmp_path: Path) -> None:
    with pytest.raises(pf.OpenQuestionsError) as stopped:
        pf.load_list(listed(tmp_path, WORK), budget=30)
    assert [q.key for q in stopped.value.report.open] == ["parts"]
    case = pf.load_list(listed(tmp_path, WORK), budget=30, parts="children")
    assert [*case.initiatives.name] == ["Search", "Basket", "Logo"]
    case = pf.load_list(listed(tmp_path, WORK), budget=30, parts="parents")
    assert [*case.initiatives.name] == ["Shop", "Logo"]


def test_a_table_of_words_under_the_list_is_none_of_it(tmp_path: Path) -> None:
    text = (
        "Name,Cost,Score\nRoof,100,4\nLane,50,5\n\nRisk,Odds,Outcome\nFlood,unlikely,bad\nFire,likely,worse\n"
    )
    case = pf.load_list(listed(tmp_path, text), budget=90)
    assert [*case.initiatives.initiative] == ["Roof", "Lane"]
    assert [*case.left_out.row] == [5, 6, 7]


def test_a_row_of_the_list_is_told_once_whatever_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "stray.csv"
    path.write_text(
        "Name,Cost,Score,,,\nA,10,5,,,\nB,20,4,,,12 %\nC,,3,,,\nD,5,2,,,\nE,7,1,,,\nF,9,6,,,\n",
        encoding="utf-8",
    )
    case = pf.load_list(path, budget=30)
    told = [*case.used["row"], *case.left_out["row"]]
    assert sorted(told) == [2, 3, 4, 5, 6, 7]
