"""Amounts written in thousands and more, put in the unit that their row counts in; or refused."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from support.three_initiatives import write

import portfolio as pf


def case_of(folder: Path, unit: str, *cells: str) -> pf.Case:
    """Three initiatives that need these amounts of money counted in a unit."""
    rows = "".join(f'{i},money,"{cell}"\n' for i, cell in zip("ABC", (*cells, "1000", "1000"), strict=False))
    return pf.load(
        write(
            folder,
            requirements=f"initiative,resource,1\n{rows}",
            resources=f"resource,kind,unit,2027\nmoney,budget,{unit},9000000\n",
        )
    )


@pytest.mark.parametrize(
    ("cell", "unit", "amount"),
    [
        ("70 k€", "EUR", 70000),
        ("70k€", "€", 70000),
        ("€70k", "EUR", 70000),
        ("70 K€", "euros", 70000),
        ("70 kEUR", "EUR", 70000),
        ("70 k", "EUR", 70000),
        ("1,2 M€", "EUR", 1200000),
        ("1.2 MEUR", "EUR HT", 1200000),
        ("1,1 Mio CHF", "CHF", 1100000),
        ("3 Md€", "EUR", 3e9),
        ("£5m", "GBP", 5e6),
        ("2 millions d'euros", "EUR", 2e6),
        ("2 millions d\N{RIGHT SINGLE QUOTATION MARK}euros", "EUR", 2e6),
        ("40 milliers €", "EUR", 40000),
        ("-3 k€", "EUR", -3000),
        ("1 200,50 euros", "EUR", 1200.5),
        ("12\u202f345,5\u00a0k€", "EUR", 12345500),
        ("40 k€", "k€", 40),
        ("40 k€", "kEUR", 40),
        ("40 K€", "k euros", 40),
        ("1,2 M€", "k€", 1200),
        ("500 k€", "M€", 0.5),
        ("0.07 k", "EUR", 70),
        ("12 k", "points of a team", 12000),
    ],
)
def test_thousands_are_put_in_the_unit_of_the_row(
    cell: str, unit: str, amount: float, tmp_path: Path
) -> None:
    case = case_of(tmp_path, unit, cell)
    assert case.requirements["1"][0] == amount
    assert not [d for d in case.doubts if d.table == "requirements" and "frees" not in d.problem]


@pytest.mark.parametrize(
    ("cell", "unit", "said"),
    [
        ("70 M$", "EUR", "must be an amount in EUR, as its row says; found one in $"),
        ("70 kUSD", "k€", "must be an amount in k€, as its row says; found one in USD"),
        ("40 k", "k€", "found 40 k, which can mean 40 or 40000 of them. Write one of these."),
        ("40 €", "k EUR", "must be an amount in k EUR, as its row says; found one in €"),
        ("40 k", "", "must be in a unit that its row names; found 40 k, and no unit."),
        ("5 m", "EUR", 'found "5 m", whose m is no part of a number'),
        ("3 Md", "EUR", 'found "3 Md", whose Md is no part of a number'),
        ("1.234 k€", "EUR", "which can mean 1234 k€ or 1.234 k€. Write 1234 k€ or 1.2340 k€."),
        ("5 kg", "EUR", 'found "5 kg". Write a number'),
        ("5 SP", "EUR", 'found "5 SP". Write a number'),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(cell: str, unit: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError) as caught:
        case_of(tmp_path, unit, cell)
    assert said in str(caught.value)


def test_one_kind_of_what_can_t_be_told_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError, match=r"1 fault.*\n- .*rows? 2, 3, 4|lines 2, 3, 4"):
        case_of(tmp_path, "k€", "40 k", "50 k", "60 k")


def test_small_amounts_beside_thousands_are_remarked(tmp_path: Path) -> None:
    remarks = list(map(str, case_of(tmp_path / "a", "EUR", "70 k€", "80", "60").doubts))
    assert (
        'requirements.csv, line 3, column 1: 80 is read as 80 EUR, while others here are written in "k€".'
        " Write 80 k€ if that is meant." in remarks
    )
    for cells in (("70 k€", "80 k€", "60 k€"), ("70 k€", "80 €", "60 €"), ("70 k€", "80", "60000")):
        assert "while others" not in str(list(map(str, case_of(tmp_path / "b", "EUR", *cells).doubts)))


def test_a_share_is_never_in_thousands(tmp_path: Path) -> None:
    resources = "resource,kind,unit,usable,2027\nmoney,budget,EUR,0.9 k,900\n"
    with pytest.raises(pf.CaseError, match=r"column usable: .* whose k is no part of a number"):
        pf.load(write(tmp_path, resources=resources))


def test_other_tables_have_units_too(tmp_path: Path) -> None:
    case = pf.load(
        write(
            tmp_path,
            resources="resource,kind,unit,2027\nmoney,budget,k€,9 M€\n",
            kpis="kpi,unit,value\nv,users,2 k€\n",
            contributions="initiative,kpi,expected\nA,v,1.5 k\nB,v,40\nC,v,1200\n",
            initiatives="initiative,reach\nA,12 k\nB,\nC,\n",
            buckets="by,bucket,resource,measure,max\nname,x,money,amount,3 M€\n",
        )
    )
    assert case.resources["2027"].tolist() == [9000]
    assert case.kpis["value"].tolist() == [2]
    assert case.contributions.expected.tolist() == [1500, 40, 1200]
    assert case.initiatives.reach[0] == 12000
    assert case.buckets["max"].tolist() == [3000]


def test_text_cells_of_a_workbook_are_read_alike(tmp_path: Path) -> None:
    pf.save(case_of(tmp_path / "case", "EUR", "1000"), tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    sheet = book["requirements"]
    place = next(c.column for c in sheet[1] if c.value == "1")
    sheet.cell(2, place).value = "70 k€"
    book.save(tmp_path / "case.xlsx")
    assert pf.load(tmp_path / "case.xlsx").requirements["1"].tolist() == [70000, 1000, 1000]


def test_what_was_read_is_saved_as_it_was_meant(tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", "k€", "1,2 M€", "70 k€")
    for form in ("folder", "case.xlsx"):
        pf.save(case, tmp_path / form)
        assert pf.load(tmp_path / form) == case
