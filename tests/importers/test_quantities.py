"""Columns of amounts: what is certain is read, what can mean two things stays both, and words stay words."""

from __future__ import annotations

import contextlib
import datetime
import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.importers.quantities import Kind, Quantities, amount_of, read_quantities, unit_in_heading
from portfolio.words.languages import understood

many = settings(max_examples=300, derandomize=True, deadline=None)

COLUMNS: list[tuple[list[object], list[float | None], str, str]] = [
    # money
    (["$1,250,000", "$300,000", "$8,500"], [1_250_000, 300_000, 8500], "$", ""),
    (["$6,279,429", "50,000", "8,146,701"], [6_279_429, 50_000, 8_146_701], "$", ""),
    (["70 k€", "1,2 M€", "300 000,00 €"], [70_000, 1_200_000, 300_000], "€", ""),
    (["4840274.000000000", "1.234"], [4_840_274, 1.234], "", ""),
    (["1 200 000,00 EUR", "45 k€", "€45k"], [1_200_000, 45_000, 45_000], "EUR", ""),
    (["1.2 million", "1,2 millions d'euros", "3 Md€"], [1.2e6, 1.2e6, 3e9], "EUR", ""),
    (["USD 1.2m", "$45k"], [1_200_000, 45_000], "USD", ""),
    (["300k", "1.2m", "1.2M"], [300_000, 1_200_000, 1_200_000], "", ""),
    (["(1,200.50)", "$(5)", "($7)", "1,200.00-", "-3"], [-1200.5, -5, -7, -1200, -3], "$", ""),
    ([1500, 2.5, "3"], [1500, 2.5, 3], "", ""),
    # efforts and durations
    (["2.5 SP", "3 SP", 5.0], [2.5, 3, 5], "", "SP"),
    (["2 story points", "3sp"], [2, 3], "", "SP"),
    (["2-Hours", "15-Mins"], [2, 0.25], "", "hours"),
    (["X-Small = 1 Sprint", "Large = 3 Sprints"], [1, 3], "", "sprints"),
    (["PT8H", "PT30M"], [8, 0.5], "", "hours"),
    (["1h 30m", "2h", "30m"], [1.5, 2, 0.5], "", "hours"),
    (["1 h 30 min", "2 heures"], [1.5, 2], "", "hours"),
    (["1y 6m", "18 months"], [1.5, 1.5], "", "years"),
    (["6m 3d"], [None], "", ""),
    (["12 j", "3 jours", "2,5 days"], [12, 3, 2.5], "", "days"),
    (["5 MD", "3 person-days", "2 jours-homme"], [5, 3, 2], "", "person-days"),
    (["3m"], [3], "", "m"),
    (["3 wheels", "1 wheel"], [3, 1], "", "wheels"),
    (["80 %", "12,5 %"], [0.8, 0.125], "", "%"),
    # nobody knows, or words
    (["TBD", "", None, "n.c.", "-", "#DIV/0!", math.nan, 3], [None] * 7 + [3], "", ""),
    (["High", "3 Cleanup", "4 Rewrite", "1st", "12:30", "1/2", "2027-05", True], [None] * 8, "", ""),
    ([datetime.date(2027, 1, 2), datetime.time(8)], [None, None], "", ""),
    (["0", "0 €"], [0, 0], "€", ""),
]


@pytest.mark.parametrize(("cells", "numbers", "currency", "unit"), COLUMNS)
def test_a_column_is_read_as_it_is_written(
    cells: list[object], numbers: list[float | None], currency: str, unit: str
) -> None:
    column = read_quantities(cells)
    assert column.numbers == tuple(numbers)
    assert column.currency == currency
    if numbers != [None]:
        assert column.unit == unit


@pytest.mark.parametrize(
    ("cells", "readings"),
    [
        (["1,234", "12"], [(1234, 1.234), ()]),
        (["1.800", "2.000"], [(1800, 1.8), (2000, 2)]),
        (["1,200k", "5"], [(1_200_000, 1200), ()]),
        (["-1,234"], [(-1234, -1.234)]),
        (["1,500 min"], [(1500, 1.5)]),
        (["1,500 min", "2h"], [(25, 0.025), ()]),
        (["1.234", "0.5", "0,5"], [(1234, 1.234), (), ()]),  # the others disagree
        (["80 %", "80", "0"], [(), (80, 0.8), ()]),
    ],
)
def test_a_cell_that_can_mean_two_numbers_stays_both(
    cells: list[object], readings: list[tuple[float, ...]]
) -> None:
    column = read_quantities(cells)
    for cell, both in zip(column.cells, readings, strict=True):
        assert (cell.kind is Kind.AMBIGUOUS) == bool(both)
        assert cell.readings == both
        assert (cell.number is None) == bool(both)


@pytest.mark.parametrize("proof", ["1,234,567", "1,234.5", "0.5", "12.25"])
def test_one_cell_that_can_only_be_grouped_decides_the_column(proof: str) -> None:
    column = read_quantities(["1,234", proof, "9,000"])
    assert (column.numbers[0], column.numbers[2], column.mark) == (1234, 9000, ".")
    assert column.proof == proof


def test_two_currencies_are_told_and_no_cell_has_a_number() -> None:
    column = read_quantities(["€300", "$500", "70", "TBD"])
    assert column.currencies == ("$", "€")
    assert column.numbers == (None, None, None, None)
    assert [c.kind for c in column.cells] == [Kind.MIXED, Kind.MIXED, Kind.MIXED, Kind.UNKNOWN]
    assert read_quantities(["€300", "500 EUR"]).currencies == ("EUR",)
    assert read_quantities(["$300", "500 USD", "5 CAD"]).currencies == ("CAD", "USD")
    assert read_quantities(["300", "€5"], unit="$").currencies == ("$", "€")


def test_with_and_without_taxes_are_apart_as_two_currencies_are() -> None:
    column = read_quantities(["70 k€ HT", "1 200,00 EUR h.t."])
    assert (column.numbers, column.currency) == ((70_000, 1200), "EUR HT")
    assert read_quantities(["70 k€ HT", "70 k€ TTC"]).numbers == (None, None)
    assert read_quantities(["70 HT"]).currency == ""


def test_units_that_nobody_can_add_up_are_apart_until_somebody_says_what_they_are_worth() -> None:
    column = read_quantities(["3d 4h", "2 h", "1w", "", "30m"])
    assert column.units == ("days", "hours", "minutes", "weeks")
    assert column.numbers == (None,) * 5
    assert column.cells[0].parts == ((3, "days"), (4, "hours"))
    assert column.to_ask("hours") == ("days", "weeks")
    assert column.in_unit("hours", {"days": 8}).numbers == (28, 2, None, None, 0.5)
    said = column.in_unit("hours", {"days": 8, "weeks": 40})
    assert (said.numbers, said.unit) == ((28, 2, 40, None, 0.5), "hours")
    # what is said of hours holds for minutes
    assert column.in_unit("days", {"hours": 0.125, "weeks": 5}).numbers == (3.5, 0.25, 5, None, 0.0625)


@pytest.mark.parametrize(
    "cells",
    [["$300", "5 days"], ["300k", "2 weeks"], ["$5", "80 %"], ["300 million", "1.2 zillion"], ["€5", "3 SP"]],
)
def test_money_and_what_is_multiplied_is_no_number_of_another_unit(cells: list[str]) -> None:
    column = read_quantities(cells)
    assert column.numbers == (None, None)
    assert column.of_kind(Kind.MIXED) == (0, 1)
    assert column.in_unit(column.unit, {"": 1}).numbers != (300, 5)
    assert read_quantities(["5 days"], 1000, "€").numbers == (None,)


def test_a_figure_without_a_unit_between_two_is_either() -> None:
    column = read_quantities(["2 hours", "30 minutes", "5"])
    assert column.numbers == (2, 0.5, None)
    assert column.cells[2].kind is Kind.MIXED
    assert read_quantities(["2 hours", "5"]).numbers == (2, 5)
    assert [c.bare for c in read_quantities(["2 hours", "5"]).cells] == [False, True]


def test_seconds_become_hours_exactly() -> None:
    column = read_quantities([28800.0, 5400.0, None], unit="seconds")
    assert (column.unit, column.to_ask("hours"), column.to_ask("days")) == ("seconds", (), ("seconds",))
    assert column.in_unit("hours").numbers == (8, 1.5, None)
    assert column.in_unit("days", {"hours": 0.125}).numbers == (1, 0.1875, None)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        *(("50-70k", (50_000, 70_000)), ("10 à 15 j", (10, 15)), ("10 to 15", (10, 15)), ("5–8", (5, 8))),
        *(("entre 2 k€ et 5 k€", (2000, 5000)), ("$50k - $70k", (50_000, 70_000)), ("500-1.2k", (500, 1200))),
        *(("2027-04", ()), ("Phase 2 - 3", ()), ("from 2 to 3 days", (2, 3)), ("7-5", ())),
    ],
)
def test_a_range_is_no_number_and_known_as_one(text: str, ends: tuple[float, ...]) -> None:
    (cell,) = read_quantities([text]).cells
    assert (cell.kind, cell.number, cell.readings) == (Kind.UNREADABLE, None, ends)


@pytest.mark.parametrize(
    ("text", "number", "about"),
    [
        *(
            ("~40", 40, "~"),
            ("≈ 40 k€", 40_000, "≈"),
            (">100", 100, ">"),
            ("40?", 40, "?"),
            ("<= 5", 5, "<="),
        ),
        *(("environ 30", 30, "environ"), ("env. 30 j", 30, "env."), ("approx. $5k", 5000, "approx.")),
        *(("à peu près 3", 3, "à peu près"), ("100+", 100, "+"), ("40 (est.)", 40, "(est.)")),
        *(("40 max", 40, "max"), ("up to 40", 40, "up to"), ("~40?", 40, "~ ?"), ("15 min", 15, "")),
    ],
)
def test_a_number_that_is_not_exact_says_so(text: str, number: float, about: str) -> None:
    (cell,) = read_quantities([text]).cells
    assert (cell.kind, cell.number, cell.about) == (Kind.NUMBER, number, about)


def test_a_heading_in_thousands_holds_for_the_cells_that_say_nothing_themselves() -> None:
    _, factor, unit = unit_in_heading("Budget (k€)")
    column = read_quantities(["70", 1.005, "70 k€", "~5", "TBD", "1,234"], factor, unit)
    assert column.numbers == (70_000, 1005, 70_000, 5000, None, None)
    assert column.cells[5].readings == (1_234_000, 1234)
    # 70 € under k€ is one or the other
    assert read_quantities(["70 €"], factor, unit).cells[0].readings == (70, 70_000)
    _, factor, unit = unit_in_heading("Confidence (%)")
    column = read_quantities([80, "57", "80 %"], factor, unit)
    assert (column.numbers, column.unit) == ((0.8, 0.57, 0.8), "%")
    _, factor, unit = unit_in_heading("Cost (000s)")
    assert read_quantities([5], factor, unit).numbers == (5000,)


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Budget (k€)", ("Budget", 1e3, "€")),
        ("Cost ($M)", ("Cost", 1e6, "$")),
        ("Budget ($000)", ("Budget", 1e3, "$")),
        ("Cost (000s)", ("Cost", 1e3, "")),
        ("Cost, USD", ("Cost", 1, "USD")),
        ("Cost_eur", ("Cost", 1, "EUR")),
        ("Budget k€", ("Budget", 1e3, "€")),
        ("Budget €", ("Budget", 1, "€")),
        ("Coût en k€", ("Coût", 1e3, "€")),
        ("Montant (en milliers d'euros)", ("Montant", 1e3, "EUR")),
        ("Montant (M€) 2027", ("Montant 2027", 1e6, "€")),
        ("Budget (k€ HT)", ("Budget", 1e3, "€")),
        ("Cost in millions", ("Cost", 1e6, "")),
        ("Effort (days)", ("Effort", 1, "days")),
        ("Effort [person-days]", ("Effort", 1, "person-days")),
        ("Charge (j/h)", ("Charge", 1, "person-days")),
        ("Charge (JH)", ("Charge", 1, "person-days")),
        ("Estimated hours", ("Estimated", 1, "hours")),
        ("Effort, h", ("Effort", 1, "hours")),
        ("Confidence (%)", ("Confidence", 0.01, "%")),
        ("Story points", ("Story points", 1, "SP")),
        # no unit, or none for certain
        ("Effort h", ("Effort h", 1, "")),
        ("Option J", ("Option J", 1, "")),
        ("Total ALL", ("Total ALL", 1, "")),
        ("Budget (m)", ("Budget (m)", 1, "")),
        ("Score (1-5)", ("Score (1-5)", 1, "")),
        ("Cost ($/day)", ("Cost ($/day)", 1, "")),
        ("Name", ("Name", 1, "")),
        ("", ("", 1, "")),
    ],
)
def test_a_heading_says_its_unit(heading: str, found: tuple[str, float, str]) -> None:
    assert unit_in_heading(heading) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("1.2M", (1.2e6, "")), ("70 k€", (70e3, "€")), ("40", (40, "")), ("€1,234.50", (1234.5, "€"))),
        *(("1.2m€", (1.2e6, "€")), ("1 200 000,00 EUR", (1.2e6, "EUR"))),
    ],
)
def test_an_amount_by_itself(text: str, found: tuple[float, str]) -> None:
    assert amount_of(text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *(("1,234", "can mean 1234 or 1.2340. Write 1234 or 1.2340"), ("1.2m", "whose m can be a unit")),
        *(("", 'found "". Write an amount'), ("TBD", "Write an amount"), ("~5", "Write an amount")),
        *(("3 days", "Write an amount"), ("5-7", "Write an amount"), ("5 %", "Write an amount")),
    ],
)
def test_what_is_no_one_amount_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".*") as caught:
        amount_of(text)
    assert said in str(caught.value)


# --- what holds of any column

UNKNOWN = sorted({*understood(lambda v: v.unknown), "-", "–", "?", "#N/A", "#DIV/0!", "…"})
HABITS = st.text("0123456789.,'  kKmMbBdhwjs€$£()-–~?%=/+PT:àa", max_size=14)
ODD = st.one_of(
    st.text(max_size=20),
    HABITS,
    st.sampled_from(UNKNOWN),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.none(),
    st.dates(),
)


def shape(column: Quantities) -> tuple[object, ...]:
    return column.mark, column.proof, column.currencies, column.units


@many
@given(st.lists(st.sampled_from(UNKNOWN), min_size=1), st.sampled_from([str.upper, str.title, str.strip]))
def test_what_nobody_knows_gives_no_number(words: list[str], written: type[str]) -> None:
    column = read_quantities([f" {written(w)} " for w in words] + ["5"])
    assert column.numbers == (*[None] * len(words), 5)
    assert len(column.of_kind(Kind.UNKNOWN)) == len(words)


@many
@given(st.lists(ODD, max_size=6))
def test_nothing_raises_and_each_cell_is_of_one_kind(cells: list[object]) -> None:
    column = read_quantities(cells)
    assert len(column.cells) == len(cells)
    for cell in column.cells:
        assert (cell.number is None) == (cell.kind is not Kind.NUMBER)
        assert cell.number is None or math.isfinite(cell.number)
        assert (len(cell.readings) > 1) >= (cell.kind is Kind.AMBIGUOUS)
        assert cell.kind is not Kind.UNKNOWN or not cell.parts
        if not cell.text:
            assert cell.kind is Kind.UNKNOWN
    column.in_unit("hours", {"days": 8})


@many
@given(st.lists(ODD, max_size=6).flatmap(lambda cells: st.tuples(st.just(cells), st.permutations(cells))))
def test_the_order_of_rows_changes_nothing(both: tuple[Sequence[object], Sequence[object]]) -> None:
    one, two = map(read_quantities, both)
    assert shape(one) == shape(two)
    assert sorted(map(repr, one.cells)) == sorted(map(repr, two.cells))


@many
@given(st.text(max_size=30))
def test_no_heading_raises_anything_and_no_amount_anything_else(text: str) -> None:
    assert unit_in_heading(text)[1] > 0
    with contextlib.suppress(ValueError):
        assert math.isfinite(amount_of(text)[0])


@many
@given(
    whole=st.integers(0, 10**9),
    cents=st.one_of(st.none(), st.integers(0, 99)),
    group=st.sampled_from(["", " ", "\u00a0", "\u202f", "'", "\N{RIGHT SINGLE QUOTATION MARK}", "other"]),
    mark=st.sampled_from([".", ","]),
    below=st.sampled_from(["{}", "-{}", "({})", "\N{MINUS SIGN}{}"]),
    beside=st.sampled_from(["{}", "{} €", "€{}", "EUR {}", "{} EUR", "$ {}", "{}$", "CHF\u00a0{}"]),
)
def test_a_number_in_any_form_is_read_back(
    whole: int, cents: int | None, group: str, mark: str, below: str, beside: str
) -> None:
    number = float(f"{whole}.{cents or 0:02}")
    between = {".": ",", ",": "."}[mark] if group == "other" else group
    text = f"{whole:,}".replace(",", between) + ("" if cents is None else f"{mark}{cents:02}")
    text = below.format(beside.format(text))
    expected = number if below == "{}" else -number
    proof = f"0{mark}5"
    assert read_quantities([text, proof]).numbers == (expected, 0.5)
    # alone it is the same or both
    (cell,) = read_quantities([text]).cells
    assert expected in (cell.readings if cell.kind is Kind.AMBIGUOUS else (cell.number,))


@many
@given(
    digits=st.integers(1, 9999),
    places=st.integers(0, 3),
    power=st.sampled_from([("k", 3), ("K", 3), ("M", 6), ("Mio", 6), ("bn", 9), ("Md", 9), ("million", 6)]),
    mark=st.sampled_from([".", ","]),
)
def test_a_multiplied_number_is_read_back_exactly(
    digits: int, places: int, power: tuple[str, int], mark: str
) -> None:
    text = f"{digits / 10**places:.{places}f}".replace(".", mark)
    number = float(f"{digits}e{power[1] - places}")
    assert read_quantities([f"{text} {power[0]}€", f"0{mark}5 €"]).numbers[0] == number
