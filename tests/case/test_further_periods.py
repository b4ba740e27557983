"""Labels continued as their case writes them, or not at all."""

from __future__ import annotations

import pytest

import portfolio as pf
from portfolio.case.further_periods import further_periods
from portfolio.case.periods import horizon

CONTINUED = [
    ("2027Q1 2027Q2 2027Q3 2027Q4", "2028Q1 2028Q2"),
    ("2027Q3", "2027Q4 2028Q1"),
    ("Q3-2027 Q4-2027", "Q1-2028 Q2-2028"),
    ("1T27 2T27", "3T27 4T27"),
    ("T3_2027 T4_2027", "T1_2028 T2_2028"),
    ("2027-11 2027-12 2028-01", "2028-02 2028-03"),
    ("2027-01 2027-04", "2027-07 2027-10"),
    ("08/2027 09/2027", "10/2027 11/2027"),
    ("2027 2028", "2029 2030"),
    ("FY27 FY28", "FY29 FY30"),
    ("2026/27 2027/28", "2028/29 2029/30"),
    ("2011-12 2012-13", "2013-14 2014-15"),
    ("2027H1 2027H2", "2028H1 2028H2"),
    ("2027-S51 2027-S52", "2028-S01 2028-S02"),
    ("2027-W08 2027-W09", "2027-W10 2027-W11"),
    ("31/03/2027 30/06/2027", "30/09/2027 31/12/2027"),
    ("04/01/2027 11/01/2027", "18/01/2027 25/01/2027"),
    ("janv._2027 févr._2027", "mars_2027 avr._2027"),
    ("nov._2027 déc._2027", "janv._2028 févr._2028"),
    ("juillet_2027", "août_2027 septembre_2027"),
    ("Nov_2027 Dec_2027", "Jan_2028 Feb_2028"),
    ("DECEMBER_2027", "JANUARY_2028 FEBRUARY_2028"),
    ("year1 year2", "year3 year4"),
    ("Wave_9", "Wave_10 Wave_11"),
]


@pytest.mark.parametrize(("labels", "further"), CONTINUED, ids=lambda s: s)
def test_labels_go_on_as_they_are_written(labels: str, further: str) -> None:
    own = [label.replace("_", " ") for label in labels.split()]
    found = further_periods(own, 2, per_year=12)
    assert found == tuple(label.replace("_", " ") for label in further.split())
    if len(own) > 1:
        assert horizon((*own, *found)).per_year == horizon(tuple(own)).per_year


@pytest.mark.parametrize(
    "labels", ["Q1 Q2", "now later", "2027Q1 2027Q3", "2027-03-17", "1.1 1.2 1.4", "A1B2"]
)
def test_what_nobody_can_continue_is_not_guessed(labels: str) -> None:
    with pytest.raises(pf.PortfolioError, match="Give the labels of the periods to add"):
        further_periods(labels.split(), 1)
