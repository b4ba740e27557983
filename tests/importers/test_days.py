"""Columns of dates: read where they can mean one day, kept both where not, never placed by a guess."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.importers.days import Days, Placed, read_days
from portfolio.words.languages import understood, vocabularies

many = settings(max_examples=300, derandomize=True, deadline=None)


def only(text: object, order: str = "") -> str:
    """A cell alone, in short: its days, its readings, or its kind."""
    (cell,) = read_days([text], order).cells
    if cell.kind is Placed.DATED:
        return str(cell.first) if cell.first == cell.last else f"{cell.first} {cell.last}"
    return " or ".join(str(first) for first, _ in cell.readings) or cell.kind.value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # trackers
        *(("13/May/24 3:31 PM", "2024-05-13"), ("05/août/25 2:47 PM", "2025-08-05")),
        *(
            ("15/juil./25", "2025-07-15"),
            ("30/sept./25 12:00 AM", "2025-09-30"),
            ("01/juin/25", "2025-06-01"),
        ),
        *(("Mon Feb 06 2023 00:00:00 GMT", "2023-02-06"), ("2027-04-01T00:00:00Z", "2027-04-01")),
        (
            "Mon Feb 06 2023 00:00:00 GMT+0100 (heure normale d\N{RIGHT SINGLE QUOTATION MARK}Europe)",
            "2023-02-06",
        ),
        *(("Mon, 06 Feb 2023 10:15:00 +0000", "2023-02-06"), ("2027-04-01T23:30:00.000+02:00", "2027-04-01")),
        *(("2027-04-01 10:00:00 UTC", "2027-04-01"), ("20250715", "2025-07-15"), (20250715.0, "2025-07-15")),
        # people
        *(("July 25, 2022", "2022-07-25"), ("25 July 2022", "2022-07-25"), ("Jul 25 2022", "2022-07-25")),
        *(("25-Jul-2022", "2022-07-25"), ("2022-Jul-25", "2022-07-25"), ("1er mars 2027", "2027-03-01")),
        *(
            ("lundi 6 février 2023", "2023-02-06"),
            ("mar. 7 févr. 2023", "2023-02-07"),
            ("mar 12 2027", "2027-03-12"),
        ),
        *(
            ("7/30/2014 0:00:00", "2014-07-30"),
            ("14.02.2024", "2024-02-14"),
            ("14/02/2024 14h30", "2024-02-14"),
        ),
        *(("2027/04/01", "2027-04-01"), ("2027.4.1", "2027-04-01"), ("30/6/27", "2027-06-30")),
        *(("Tue 06/07/2027", "2027-07-06"), ("Mon 06/07/2027", "2027-06-07"), ("05/05/2027", "2027-05-05")),
        # periods
        *(("Q1 2027", "2027-01-01 2027-03-31"), ("T2 2027", "2027-04-01 2027-06-30")),
        *(("March 2027", "2027-03-01 2027-03-31"), ("12/2027", "2027-12-01 2027-12-31")),
        *(
            ("H2 2027", "2027-07-01 2027-12-31"),
            ("2027", "2027-01-01 2027-12-31"),
            (2027, "2027-01-01 2027-12-31"),
        ),
        *(("2027-W05", "2027-02-01 2027-02-07"), ("févr. 2027", "2027-02-01 2027-02-28")),
        *(
            ("Jan 2027 - Mar 2027", "2027-01-01 2027-03-31"),
            ("du 1er mars 2027 au 15 mars 2027", "2027-03-01 2027-03-15"),
        ),
        ("2027-04-01 10:00 - 2027-05-01 12:00", "2027-04-01 2027-05-01"),
        # what a spreadsheet holds
        *((datetime.datetime(2027, 1, 2, 23, 59), "2027-01-02"), (datetime.date(2027, 1, 2), "2027-01-02")),
        *((pd.Timestamp(2027, 1, 2), "2027-01-02"), (pd.NaT, "unknown"), (None, "unknown")),
        # nobody can place them
        *(("FY2027-28", "unplaced"), ("2023-24", "unplaced"), ("Fiscal Year 2023/24", "unplaced")),
        *(("Q3 2022/23", "unplaced"), ("2022/23 Q4", "unplaced"), ("FY27", "unplaced")),
        *(
            ("TBD", "unknown"),
            ("à définir", "unknown"),
            ("", "unknown"),
            ("N/A", "unknown"),
            ("-", "unknown"),
        ),
        # two readings
        *(("01/02/2027", "2027-02-01 or 2027-01-02"), ("1.2.27", "2027-02-01 or 2027-01-02")),
        *(("13-05-24", "2024-05-13 or 2013-05-24"), ("15/06/98", "1998-06-15 or 2098-06-15")),
        *(("2011-12", "2011-12-01"), ("01/02/2027 - 03/04/2027", "2027-02-01 or 2027-01-02")),
        # no dates
        *(("Eng-Prod Sprint 8: 6/18 - 7/2", "unreadable"), ("Sprint 3", "unreadable"), ("Q1", "unreadable")),
        *(("2027-02-30", "unreadable"), ("Wed Feb 06 2023", "unreadable"), (45000.0, "unreadable")),
        *(("1/0/1900", "unreadable"), ("soon", "unreadable"), (True, "unreadable"), ("12", "unreadable")),
        *(("29/02/2027", "unreadable"), ("Wed 06/07/2027", "unreadable"), ("v1.2", "unreadable")),
    ],
)
def test_a_cell_by_itself(text: object, found: str) -> None:
    assert only(text) == found


def test_a_date_that_can_only_be_read_in_one_way_decides_the_column() -> None:
    column = read_days(["01/02/2027", "13/02/2027", "05/05/2027", "TBD"])
    assert [str(c.first) for c in column.cells] == ["2027-02-01", "2027-02-13", "2027-05-05", "None"]
    assert (column.order, column.depends) == ("day first", (0,))
    assert column.proofs == (("day first", "13/02/2027"),)
    column = read_days(["1/2/27", "2/13/27"])
    assert [str(c.first) for c in column.cells] == ["2027-01-02", "2027-02-13"]
    assert read_days(["07/03/2023", "Mon 06/02/2023"]).order == "day first"


def test_where_nothing_decides_both_days_are_kept() -> None:
    column = read_days(["01/02/2027", "03/04/2027"])
    assert (column.order, column.depends, column.of_kind(Placed.AMBIGUOUS)) == ("", (0, 1), (0, 1))
    assert only("01/02/2027", "day first") == "2027-02-01"
    assert only("01/02/2027", "month first") == "2027-01-02"
    assert only("13-05-24", "day first") == "2024-05-13"
    assert only("13-05-24", "year first") == "2013-05-24"


def test_a_column_that_disagrees_decides_nothing() -> None:
    column = read_days(["14/02/2024", "7/30/2014", "01/02/2027"])
    assert [name for name, _ in column.proofs] == ["day first", "month first"]
    assert column.order == ""
    assert [c.kind for c in column.cells] == [Placed.DATED, Placed.DATED, Placed.AMBIGUOUS]
    # what was said holds, and what says otherwise is told
    column = read_days(["7/30/2014", "01/02/2027"], "day first")
    assert str(column.cells[1].first) == "2027-02-01"
    assert column.proofs == (("month first", "7/30/2014"),)


def test_a_label_of_two_meanings_is_what_its_column_is() -> None:
    assert read_days(["2011-12", "2012-13"]).of_kind(Placed.UNPLACED) == (0, 1)
    column = read_days(["2011-12", "2011-11"])
    assert [str(c.first) for c in column.cells] == ["2011-12-01", "2011-11-01"]
    assert column.cells[0].label is not None
    assert column.cells[0].label.unit == "month"


# --- what holds of any column

UNKNOWN = sorted({*understood(lambda v: v.unknown), "-", "?", "#N/A"})
ODD = st.one_of(
    st.text(max_size=20),
    st.text("0123456789/.-: Qq'FYWTàaujl", max_size=14),
    st.sampled_from(UNKNOWN),
    st.floats(),
    st.integers(),
    st.none(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2069, 12, 31))


@many
@given(st.lists(ODD, max_size=6))
def test_nothing_raises_and_each_cell_is_of_one_kind(cells: list[object]) -> None:
    column = read_days(cells)
    assert len(column.cells) == len(cells)
    for cell in column.cells:
        assert (cell.first is None) == (cell.last is None) == (cell.kind is not Placed.DATED)
        assert bool(cell.readings) == (cell.kind is Placed.AMBIGUOUS)
        assert cell.first is None or (cell.last is not None and cell.first <= cell.last)


def shape(column: Days) -> tuple[object, ...]:
    return column.order, column.proofs, len(column.depends)


@many
@given(st.lists(ODD, max_size=6).flatmap(lambda cells: st.tuples(st.just(cells), st.permutations(cells))))
def test_the_order_of_rows_changes_nothing(both: tuple[Sequence[object], Sequence[object]]) -> None:
    one, two = map(read_days, both)
    assert shape(one) == shape(two)
    assert sorted(map(repr, one.cells)) == sorted(map(repr, two.cells))


@many
@given(st.sampled_from(UNKNOWN), st.booleans())
def test_what_nobody_knows_is_no_day(word: str, loud: bool) -> None:
    assert only(f" {word.upper() if loud else word} ") == "unknown"


MONTHS = [[names.split() for names in v.months] for v in vocabularies()]


@many
@given(
    day=DAYS,
    form=st.sampled_from(
        ["{d}/{n}/{y}", "{d:02}/{n}/{s:02}", "{d} {n} {y}", "{n} {d}, {y}", "{y}-{n}-{d:02}"]
    ),
    tail=st.sampled_from(["", " 3:31 PM", " 00:00"]),
    which=st.integers(0, 10),
    months=st.sampled_from(MONTHS),
    capital=st.booleans(),
)
def test_a_date_with_its_month_in_words_is_read_back(
    day: datetime.date, form: str, tail: str, which: int, months: list[list[str]], capital: bool
) -> None:
    names = months[day.month - 1]
    name = names[which % len(names)]
    year = day.year if "{s" not in form or day.year >= 2000 else day.year + 50
    day = day.replace(year=year) if day.day < 29 else day.replace(year=year, day=28)
    text = form.format(d=day.day, n=name.title() if capital else name, y=day.year, s=day.year % 100) + tail
    assert only(text) == str(day)


@many
@given(
    day=DAYS,
    mark=st.sampled_from("/.-"),
    pad=st.booleans(),
    month_first=st.booleans(),
    tail=st.sampled_from(["", " 0:00:00", " 14h30"]),
)
def test_a_date_in_numbers_is_read_back_where_something_says_the_order(
    day: datetime.date, mark: str, pad: bool, month_first: bool, tail: str
) -> None:
    parts = [day.month, day.day] if month_first else [day.day, day.month]
    text = mark.join([*(f"{p:02}" if pad else str(p) for p in parts), str(day.year)]) + tail
    order, proof = ("month first", "1/31/2027") if month_first else ("day first", "31/1/2027")
    assert only(text, order) == str(day)
    assert str(read_days([text, proof]).cells[0].first) == str(day)
    assert str(day) in only(text).split(" or ")
