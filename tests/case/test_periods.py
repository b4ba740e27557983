"""What periods' labels name: how many make a year, and in which of them a date lies."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import portfolio as pf
from portfolio.case.periods import horizon, read_label

type Make = Callable[..., pf.Case]


@pytest.mark.parametrize(
    ("labels", "per_year"),
    [
        ("2027-01-01 2028-01-01 2029-01-01", 1),
        ("2027-01-01 2027-04-01 2027-07-01", 4),
        ("2027-01-01 2027-02-01", 12),
        ("2027-03-31 2027-06-30 2027-09-30", 4),
        ("2027-01-04 2027-01-18 2027-02-01", 26),
        ("2027-01 2027-04 2027-07", 4),
        ("2026-12 2027-01 2027-02", 12),
        ("2027-01 2027-07", 2),
        ("2027-28 2028-29 2029-30", 1),
        ("2011-12 2012-13", 1),  # 2011-12 alone may be December
        ("2009-10 2010-11 2011-12", 1),
        ("2011-11 2011-12", 12),
        ("FY2027 FY2028", 1),
        ("FY27 FY28", 1),
        ("EX2027 EX2028", 1),
        ("Fiscal_Year_2023/24 Fiscal_Year_2024/25", 1),
        ("2022/23_Q4 2023/24_Q1", 4),
        ("Q3_2022/23 Q4_2022/23", 4),
        ("Q4_FY27 Q1_FY28", 4),
        ("janv._2027 févr._2027 mars_2027", 12),
        ("février_2027 mars_2027", 12),
        ("août_27 sept._27", 12),
        ("mars_2027 juin_2027", 4),
        ("T1_2027 T2_2027", 4),
        ("Q1_2027 Q2_2027", 4),
        ("2027_T1 2027_T2", 4),
        ("S1_2027 S2_2027", 2),
        ("2027H1 2027H2", 2),
        ("2027-W05 2027-W06", 52),
        ("2026-W53 2027-W01", 52),
        ("2027-S05 2027-S06", 52),
        ("2027", 1),
        # unknown, unequal, out of order, or alone where one label says nothing
        ("sprint_1 sprint_2", None),
        ("2027Q1 2027Q3", None),
        ("2027-01-01 2027-02-01 2027-04-01", None),
        ("2027-01 2027-02 2027-04", None),
        ("2027Q2 2027Q1", None),
        ("2027Q1 Q1_2027", None),
        ("2027Q1 2027Q2 2027H2", None),
        ("2027-01-01", None),
        ("2027-01", None),
        ("2011-12", None),
        ("1 2", None),
        ("27 28", None),
    ],
)
def test_how_many_labels_make_a_year(labels: str, per_year: float | None) -> None:
    assert horizon(tuple(label.replace("_", " ") for label in labels.split())).per_year == per_year


@pytest.mark.parametrize(
    "text",
    [
        "2027-13",
        "2027-02-30",
        "2027Q5",
        "H3 2027",
        "2027-W54",
        "31/02/2027",
        "2/15/2027",
        "2027-29",
        "0000",
        "Q1",
        "mai",
        "12",
    ],
)
def test_what_is_no_label_of_a_time(text: str) -> None:
    assert read_label(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-06",
        "20230206",
        "2023.02.06",
        "2023/2/6 10:00",
        "2023-02-06T10:00:00Z",
        "06/02/2023",
        "06.02.2023, 14h30",
        "06/févr./23 2:47 PM",
        "6-Feb-2023",
        "2023-Feb-06",
        "February 6, 2023",
        "Feb 6 2023 at 3:31 pm",
        "Mon Feb 06 2023 00:00:00 GMT+0100 (heure normale)",
        "Mon, 06 Feb 2023 10:15:00 +0000",
        "lundi 6 février 2023",
        "lun. 06/02/2023",
    ],
)
def test_a_date_in_the_ways_that_people_and_machines_write_it(text: str) -> None:
    (label,) = read_label(text)
    assert (label.unit, str((label.span or ())[0])) == ("day", "2023-02-06")


@pytest.mark.parametrize(
    "text",
    [
        "Tue Feb 06 2023",  # it was a Monday
        "2023-02-06 10:00 - 2023-02-07 12:00",
        "20231306",
        "Mon",
        "mon 6",
        "Feb 062023",
        "lun. 2023",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read_label(text) == ()


@pytest.mark.parametrize(
    ("labels", "factor"),
    [
        ("2027-01-01,2028-01-01", 1.1),
        ("2027-01,2027-04", 1.1**0.25),
        ("janv. 2027,févr. 2027", 1.1 ** (1 / 12)),
    ],
)
def test_points_are_discounted_by_what_the_labels_say(labels: str, factor: float, make: Make) -> None:
    case = make("discount_rate = 0.1", resources=f"resource,kind,{labels} / cash,budget,2,")
    # A, worth 3, fits the first period; delivered at its end. B, worth 2, and C, 1, are delivered at the end
    # of the second
    assert pf.allocate(case).impact == pytest.approx(3 / factor + 3 / factor**2)
    assert not [r for r in case.doubts if r.column == "periods_per_year"]


def test_a_month_alone_is_taken_for_a_month_and_that_is_said(make: Make) -> None:
    case = make("discount_rate = 0.1", resources="resource,kind,2027-01 / cash,budget,")
    assert case.settings.periods_per_year == 12
    assert (
        "12 periods a year are assumed for the discount rate, which one label does not say (2027-01)."
        in str(case.remarks.problem.tolist())
    )


@pytest.mark.parametrize(
    ("settings", "tables", "said"),
    [
        ("discount_rate = 0.1", {}, "for the discount rate, which"),
        ("", {"kpis": "kpi,value / users,5"}, "for the value of KPIs, which"),
        ("discount_rate = 0.1\nperiods_per_year = 4", {}, ""),
        ("discount_rate = 0", {}, ""),
        ("", {"kpis": "kpi,value / users,"}, ""),
    ],
)
def test_an_assumed_number_of_periods_a_year_is_said_where_it_counts(
    settings: str, tables: dict[str, str], said: str, make: Make
) -> None:
    case = make(settings, resources="resource,kind,sprint 1,sprint 2 / cash,budget,,", **tables)
    remarks = [str(r) for r in case.doubts if r.column == "periods_per_year"]
    assert case.settings.periods_per_year == 4
    assert len(remarks) == bool(said)
    assert all(
        f"4 periods a year are assumed {said} the labels do not say (sprint 1, sprint 2). Write the setting"
        " periods_per_year." in r
        for r in remarks
    )


@pytest.mark.parametrize(
    ("labels", "text", "period"),
    [
        ("2027Q1,2027Q2", "2027-02-15", "2027Q1"),
        ("2027Q1,2027Q2", "30/06/2027", "2027Q2"),
        ("2027Q1,2027Q2", "31.03.2027", "2027Q1"),
        ("2027Q1,2027Q2", "03/04/2027", "2027Q2"),  # 3 April: the day first
        ("2027Q1,2027Q2", "2027-04-01T09:30:00", "2027Q2"),
        ("2027Q1,2027Q2", "Q1 2027", "2027Q1"),
        ("2027Q1,2027Q2", "T2 2027", "2027Q2"),
        ("2027Q1,2027Q2", "2027-q2", "2027Q2"),
        ("2027Q1,2027Q2", "janv. 2027", "2027Q1"),
        ("2027Q1,2027Q2", "juin 2027", "2027Q2"),
        ("2027Q1,2027Q2", "15 mai 2027", "2027Q2"),
        ("2027Q1,2027Q2", "May 3, 2027", "2027Q2"),
        ("2027-01-01,2027-07-01", "2027-06-30", "2027-01-01"),
        ("2027-06-30,2027-12-31", "2027-06-30", "2027-06-30"),
        ("2027-06-30,2027-12-31", "2027-07-01", "2027-12-31"),
        ("mars 2027,juin 2027", "2027-04-01", "juin 2027"),
        ("2027-01,2027-04", "févr. 2027", "2027-01"),
        ("2027-W05,2027-W06", "2027-02-08", "2027-W06"),
        ("2027,2028", "2028-12-31", "2028"),
        ("2022/23 Q3,2022/23 Q4", "Q4 2022-23", "2022/23 Q4"),  # the same period, whenever the year begins
        ("2027Q1,later", "Q1 2027", "2027Q1"),
    ],
)
def test_a_date_is_the_period_it_lies_in(labels: str, text: str, period: str, make: Make) -> None:
    case = make(
        resources=f"resource,kind,{labels} / cash,budget" + ",9" * (labels.count(",") + 1),
        initiatives=f'initiative,earliest,latest,deadline / A,"{text}",,"{text}" / B,,"{text}", / C,,,',
        key_results=f'key_result,objective,kpi,due / more,grow,users,"{text}"',
        decisions=f'initiative,decision,start / A,fund,"{text}"',
    )
    rows = case.table("initiatives")
    assert rows["earliest"][0] == rows["deadline"][0] == rows["latest"][1] == period
    assert case.written["initiatives"]["earliest"][0] == period  # saved so
    assert case.table("key_results")["due"][0] == case.table("decisions")["start"][0] == period
    assert pf.allocate(case).choices[0].start == period


def test_a_date_cell_of_a_workbook_is_a_period(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "round.xlsx"
    pf.save(make(resources="resource,kind,2027Q1,2027Q2 / cash,budget,,"), path)
    book = openpyxl.load_workbook(path)
    sheet = book["initiatives"]
    headings = [cell.value for cell in sheet[1]]
    column = headings.index("deadline") + 1 if "deadline" in headings else len(headings) + 1
    sheet.cell(1, column, "deadline")
    sheet.cell(2, column, datetime.datetime(2027, 5, 3))
    sheet.cell(3, column, datetime.datetime(2027, 2, 3, 17, 30))
    book.save(path)
    assert pf.load(path).table("initiatives")["deadline"] == ("2027Q2", "2027Q1", None)


@pytest.mark.parametrize(
    ("labels", "text", "said"),
    [
        (
            "2027Q1,2027Q2",
            "2027-07-01",
            (
                'periods 2027Q1 … 2027Q2 (columns of resources); found "2027-07-01". Correct it, or add the'
                " period to resources."
            ),
        ),
        ("2027Q1,2027Q2", "2026Q4", 'found "2026Q4". Correct it, or add the period to resources.'),
        ("2027Q1,2027Q2", "30/06/27", 'found "30/06/27", whose year has two digits. Write it in four.'),
        (
            "2027Q1,2027Q2",
            "2027",
            'found "2027", which is longer than one of them. Write the one that is meant.',
        ),
        (
            "sprint 1,sprint 2",
            "2027-02-15",
            (
                'found "2027-02-15", a date: where periods are called sprint 1 … sprint 2, nobody can tell in'
                " which it lies. Write the period."
            ),
        ),
        (
            "2027-28,2028-29",
            "2027-06-01",
            "where periods are called 2027-28 … 2028-29, nobody can tell in which it lies. Write the period.",
        ),
        ("2027-03-01,2027-06-01", "2027-04-15", "nobody can tell in which it lies. Write the period."),
        ("2027Q1,2027Q2", "2/15/2027", 'found "2/15/2027". Correct it, or add the period to resources.'),
        ("2027Q1,2027Q2", "soon", 'found "soon". Correct it, or add the period to resources.'),
    ],
)
def test_a_date_in_no_period_or_in_none_for_certain_is_a_fault(
    labels: str, text: str, said: str, make: Make
) -> None:
    with pytest.raises(pf.CaseError) as error:
        make(
            resources=f"resource,kind,{labels} / cash,budget,,",
            initiatives=f"initiative,deadline / A, / B,{text} / C,",
        )
    assert str(error.value).count("\n") == 1
    assert "initiatives.csv, line 3, column deadline: must be one of the periods" in str(error.value)
    assert said in str(error.value)
