"""What pasting, renaming and spreadsheets do to tables, found by people who tried: each told, or read
right.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from support.three_initiatives import write

import portfolio as pf


def told(folder: Path, **tables: str) -> str:
    """The faults or remarks of a case with some tables as given, one a line."""
    try:
        return "\n".join(map(str, pf.load(write(folder, **tables)).doubts))
    except pf.CaseError as error:
        return str(error)


RESOURCES = "resource,kind,unit,{},2027Q1,2027Q2\nmoney,budget,EUR,450,100,100\n"


@pytest.mark.parametrize("heading", ["TJM", "FTE", "Headcount", "Average", "YTD", "Solde", "Rates", "N°"])
def test_a_column_of_figures_beside_quarters_is_no_period(heading: str, tmp_path: Path) -> None:
    assert f'found "{heading}", which reads like no period, as 2027Q1 does' in told(
        tmp_path, resources=RESOURCES.format(heading)
    )


def test_periods_may_be_called_first_and_last(tmp_path: Path) -> None:
    """As columns of ``transfers`` are, which hold no amounts; beside quarters they are no periods."""
    for labels in ("first,last", "premier,dernier", "first,second,last"):
        case = "resource,kind,unit,{}\nmoney,budget,EUR{}\n".format(labels, ",100" * len(labels.split(",")))
        assert "column of other tables" not in told(tmp_path, resources=case)
    for heading in ("First", "Dernier"):
        assert "reads like no period" in told(tmp_path, resources=RESOURCES.format(heading))


def test_a_column_of_another_table_is_no_period(tmp_path: Path) -> None:
    assert 'found "Rate", which is a column of other tables' in told(
        tmp_path, resources=RESOURCES.format("Rate")
    )


@pytest.mark.parametrize("heading", ["Total (k€)", "TOTAL", "Total H1", "Σ", "Sous-total", "Tot."])
def test_a_total_by_any_name_is_no_period(heading: str, tmp_path: Path) -> None:
    assert f'found "{heading}", which reads like a total' in told(
        tmp_path, resources=RESOURCES.format(heading)
    )


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ("2027Q1,2027Q2,2027H1", 'found "2027H1", which shares days with 2027Q1'),
        ("2027Q1,2027Q2,Q1 2027", 'found "Q1 2027", which shares days with 2027Q1'),
        ("2027Q2,2027Q1,2027Q3", "one after the other; 2027Q1 does not follow 2027Q2"),
        ("2027Q1,2027Q3,2027Q4", "2027Q3 does not follow 2027Q1"),
        ("2027,2028Q1,2028Q2", "2028Q1 is not as long as 2027"),
        ("2027Q1,later", "later reads like no period, beside 2027Q1"),
    ],
)
def test_periods_are_compared_in_time(labels: str, said: str, tmp_path: Path) -> None:
    amounts = ",".join(str(90 + 7 * k) for k in range(labels.count(",") + 1))
    assert said in told(tmp_path, resources=f"resource,kind,unit,{labels}\nmoney,budget,EUR,{amounts}\n")


@pytest.mark.parametrize(
    "tables",
    [
        {"requirements": "initiative,resource,1\nA,money,50 %\nB,money,80\nC,money,60\n"},
        {"objectives": "objective,weight\nvalue,60 %\n"},
        {"contributions": "initiative,kpi,expected\nA,v,5 %\nB,v,4\nC,v,3\n"},
        {
            "buckets": "by,bucket,resource,measure,max\nname,A,money,amount,40 %\n",
            "initiatives": "initiative,name\nA,A\nB,B\nC,C\n",
        },
        {"scenarios": "scenario,table,row,column,change\nless,resources,money,2027,= 90 %\n"},
        {"scenarios": "scenario,table,row,column,change\nless,resources,money,2027,+ 10 $\n"},
    ],
)
def test_a_sign_that_is_not_of_its_value_is_a_fault(tables: dict[str, str], tmp_path: Path) -> None:
    said = told(tmp_path, **tables)
    assert said.startswith("1 fault")
    assert "percentage" in said or "%" in said or "$" in said


@pytest.mark.parametrize(
    "tables",
    [
        {"resources": "resource,kind,unit,usable,2027\nmoney,budget,EUR,90 %,900\n"},
        {
            "kpis": "kpi,unit\nv,share\n",
            "contributions": "initiative,kpi,expected\nA,v,5 %\nB,v,4 %\nC,v,3\n",
        },
        {"kpis": "kpi,unit,value\nv,%,3 000 €\n"},
        {"resources": "resource,kind,unit,2027\nmoney,budget,EUR HT,900 €\n"},
    ],
)
def test_a_sign_of_its_value_is_fine(tables: dict[str, str], tmp_path: Path) -> None:
    assert not told(tmp_path, **tables).split(" ")[1].startswith("fault")


@pytest.mark.parametrize(
    "rows",
    ["A,,money,100,\nA,,money,100,0\n", "A,,money,100,\nA,full,money,100,\n"],
)
def test_the_same_twice_in_all_that_counts_is_remarked(rows: str, tmp_path: Path) -> None:
    said = told(tmp_path, requirements="initiative,option,resource,1,2\nB,,money,80,\nC,,money,60,\n" + rows)
    assert (
        "requirements.csv, line 5, column initiative: says again what line 4 says, and counts again." in said
    )


@pytest.mark.parametrize(
    "name",
    [
        "decisions (1).csv",
        "decisions - Copie.csv",
        "decisions_v2.csv",
        "decisions.csv.txt",
        "indicateurs (1).csv",
        "Résultats clés v2.csv",
        "Besoins - copie.xlsx",
        "paramètres.csv",
        "réglages 2027.toml",
    ],
)
def test_a_table_under_another_name_is_not_lost_without_a_word(name: str, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / name).write_text("initiative,decision\nA,fund\n")
    assert f'"{name}" was left alone; if it is meant as ' in "\n".join(map(str, pf.load(tmp_path).doubts))


def test_numbers_of_a_spreadsheet_prove_nothing_of_text_beside_them(tmp_path: Path) -> None:
    pf.save(pf.load(write(tmp_path / "case")), tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    sheet = book["contributions"]
    place = next(c.column for c in sheet[1] if c.value == "expected")
    sheet.cell(2, place).value, sheet.cell(3, place).value = "1,250", 1.2
    book.save(tmp_path / "case.xlsx")
    with pytest.raises(pf.CaseError, match=r'found "1,250", which can mean 1250 or 1\.250'):
        pf.load(tmp_path / "case.xlsx")


def test_what_can_never_be_is_remarked(tmp_path: Path) -> None:
    relations = "relation,initiative,other,lag\nrequires,A,B,0\nrequires,B,A,0\nrequires,C,A,90\n"
    said = told(
        tmp_path,
        relations=relations,
        resources="resource,kind,unit,2027,2028,2029\nmoney,budget,EUR,900,900,900\n",
    )
    assert "A and B each wait for the other to deliver: A can never be funded." in said
    assert "90 periods after A has delivered lies beyond the last of 3: C can never be funded." in said


def test_one_of_a_kind_is_told_once(tmp_path: Path) -> None:
    said = told(tmp_path, initiatives="initiative,mandatory\nA,\nB,\nC,\n" + ",false\n" * 50)
    assert said.count("found nothing. Fill it in, or delete the row.") == 1
    assert "lines 5, 6, 7, 8, 9 and 45 more, column initiative" in said


def test_small_slips_are_remarked(tmp_path: Path) -> None:
    said = told(
        tmp_path,
        initiatives="initiative,name\nA,Shop\nB,Shop\nC,Desk\n",
        options="initiative,option,delivers\nB,half,60\n",
        requirements="initiative,resource,1\nA,money,100\nB,money,80\nC,money,60\n",
    )
    assert "B has the name of A in line 2." in said
    assert (
        "B / half delivers 60 times what its contributions say. If a percentage is meant, write 60 %." in said
    )


@pytest.mark.parametrize("address", ["mysql:x.db", " mysql:///x.db", "sqlite:x.db", " sqlite:/x.db"])
def test_an_address_is_refused_however_it_is_written(address: str, tmp_path: Path) -> None:
    case = pf.load(write(tmp_path))
    with pytest.raises(pf.CaseError, match=r"found an address|must be the address of a database"):
        pf.save(case, address)


@pytest.mark.parametrize(
    ("written", "remarked"),
    [("04/01/2027", True), ("04/04/2027", False), ("05/06/2027", False), ("31/03/2027", False)],
)
def test_a_date_that_could_have_its_month_first_is_remarked(
    written: str, remarked: bool, tmp_path: Path
) -> None:
    quarters = "resource,kind,unit,2027Q1,2027Q2\nmoney,budget,EUR,900,900\n"
    said = told(tmp_path, resources=quarters, initiatives=f"initiative,earliest\nA,{written}\nB,\nC,\n")
    assert (
        f"{written} is read with its day first, which is in 2027Q1. Write 2027-04-01 if the month is first."
        in said
    ) is remarked
