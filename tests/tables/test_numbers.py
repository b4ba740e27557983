"""Numbers as people write them: what a point or a comma before three digits means is decided by its
column, or asked.
"""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import pytest
from support.three_initiatives import write

import portfolio as pf
from portfolio.tables.numbers import decimal_mark, figure_of, is_unknown, number_of, written


def costs(cells: list[str], separator: str) -> str:
    """The table of requirements with these amounts."""
    rows = ["initiative;resource;1", *(f"{i};money;{cell}" for i, cell in zip("ABC", cells, strict=True))]
    return "\n".join(
        ";".join(f'"{c}"' for c in row.split(";")) if separator == "," else row for row in rows
    ).replace('";"', '","')


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("1234", 1234.0),
            ("-5", -5.0),
            ("\N{MINUS SIGN}5", -5.0),
            ("+7", 7.0),
            ("0.125", 0.125),
            (",5", 0.5),
            ("1.", 1.0),
            ("1,2345", 1.2345),
        ),
        *(
            ("1 234,5", 1234.5),
            ("1\u202f234\u00a0567", 1234567.0),
            ("1'800", 1800.0),
            ("1\N{RIGHT SINGLE QUOTATION MARK}800.50", 1800.5),
        ),
        *(
            ("1,234.50", 1234.5),
            ("1.234,50", 1234.5),
            ("1.234,567", 1234.567),
            ("8,146,701", 8146701.0),
            ("8.146.701", 8146701.0),
        ),
        *(
            ("1234.567", 1234.567),
            ("12 %", 0.12),
            ("12,5%", 0.125),
            ("-3e6", -3e6),
            ("1,5e3", 1500.0),
            ("1.234e2", 123.4),
        ),
        *(
            ("1 800,00 €", 1800.0),
            ("€1,800.00", 1800.0),
            ("$1,250,000", 1250000.0),
            ("-$5", -5.0),
            ("EUR 1 800", 1800.0),
            ("12.50 USD", 12.5),
        ),
        *(("CHF 1'800.50", 1800.5), ("£0.50", 0.5), ("1\u202f000,00\u00a0€", 1000.0), ("€-5", -5.0)),
    ],
)
def test_what_can_be_read_in_one_way_only(text: str, number: float) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["1,234", "1.234", "-12.345", "999,000", "1.800 €", "$1,800", "12.500 %"])
def test_what_can_be_read_in_two_ways_is_refused_with_both(text: str) -> None:
    with pytest.raises(ValueError, match=r"which can mean .* or .*\. Write .* or "):
        number_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "1,23,456",
        "1.2.3",
        "12 34",
        "1.234.56",
        "--5",
        "5 FTE",
        "2.5 SP",
        "(5)",
        "1 234 56",
        "0.123.456",
        "1,234,567,89",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="found"):
        number_of(text)


@pytest.mark.parametrize("text", ["70 k€", "1.2 M€", "1,2 M", "3 Md€", "5 k"])
def test_a_letter_for_thousands_is_asked_about(text: str) -> None:
    with pytest.raises(ValueError, match="Write the whole amount, in the unit of its row"):
        number_of(text)


@pytest.mark.parametrize(
    ("text", "number", "currency"),
    [
        *(("70 k€", 70e3, "€"), ("1,2 M€", 1.2e6, "€"), ("€45k", 45e3, "€"), ("3 Md€", 3e9, "€")),
        *(("USD 1.2m", 1.2e6, "USD"), ("$1.2B", 1.2e9, "$"), ("5 MEUR", 5e6, "EUR"), ("70 keur", 7e4, "EUR")),
        *(("1.2 million", 1.2e6, ""), ("4.35M", 4350000, ""), ("1,1 Mio. CHF", 1.1e6, "CHF")),
        *(("1,2 millions d'euros", 1.2e6, "EUR"), ("3 milliards", 3e9, ""), ("12 euros", 12, "EUR")),
        ("1,2 millions d\N{RIGHT SINGLE QUOTATION MARK}euros", 1.2e6, "EUR"),
    ],
)
def test_a_multiplier_is_multiplied_out_exactly(text: str, number: float, currency: str) -> None:
    figure = figure_of(text)
    assert (figure.read(""), figure.currency, bool(figure.multiplier), figure.unsure) == (
        number,
        currency,
        "uros" not in text or "million" in text,
        False,
    )


def test_a_multiplier_leaves_the_two_readings_of_its_digits() -> None:
    figure = figure_of("1,200k")
    assert (figure.number, figure.grouped) == (1200, 1.2e6)


@pytest.mark.parametrize("text", ["3m", "5 MD", "5 Md", "2 mm", "1 b"])
def test_a_letter_that_is_a_unit_too_is_told(text: str) -> None:
    assert figure_of(text).unsure
    assert not figure_of(f"€{text}").unsure


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "TBD", "To be  determined", "N/A", "n.c.", "à définir", "A DEFINIR", "-", "–", "?", "???"),
        *("#DIV/0!", "#N/A", "###", "Not available at this point of time", "nan", "non estimé", "…", "null"),
    ],
)
def test_what_stands_for_a_figure_that_nobody_has(text: str) -> None:
    assert is_unknown(text)


@pytest.mark.parametrize("text", ["0", "none", "nil", "High", "#3", "-1", "free", "aucun", "zéro"])
def test_what_can_be_a_figure_or_a_word_is_not_unknown(text: str) -> None:
    assert not is_unknown(text)


def test_a_figure_of_the_column_proves_its_decimal_mark() -> None:
    assert decimal_mark(["1.800", "0.5"]) == (".", "0.5")
    assert decimal_mark(["1.800", "1.000,50"]) == (",", "1.000,50")
    assert decimal_mark(["900,000", "8,146,701"]) == (".", "8,146,701")
    assert decimal_mark(["1.800", "12", "1 000"]) == ("", "")
    assert decimal_mark(["1.800", "1.5", "1,5"]) == ("", "")  # they disagree


DECIDED = [
    (["1.800", "1.000,50", "12"], [1800, 1000.5, 12]),
    (["8.146.701", "900.000", "50.000"], [8146701, 900000, 50000]),
    (["8,146,701", "900,000", "50,000"], [8146701, 900000, 50000]),
    (["1,800", "1,000.50", "12"], [1800, 1000.5, 12]),
    (["1.800", "0.5", "12.25"], [1.8, 0.5, 12.25]),
    (["1,800", "0,5", "12,25"], [1.8, 0.5, 12.25]),
    (["1'800", "900", "1'000'000"], [1800, 900, 1000000]),
]


@pytest.mark.parametrize(("cells", "amounts"), DECIDED)
@pytest.mark.parametrize("separator", [",", ";"])
def test_one_cell_decides_its_column_whatever_separates_columns(
    cells: list[str], amounts: list[float], separator: str, tmp_path: Path
) -> None:
    case = pf.load(write(tmp_path, requirements=costs(cells, separator)))
    assert list(case.requirements["1"]) == amounts


@pytest.mark.parametrize(("cells", "amounts"), DECIDED)
def test_text_cells_of_a_workbook_are_read_alike(
    cells: list[str], amounts: list[float], tmp_path: Path
) -> None:
    import openpyxl

    pf.save(pf.load(write(tmp_path / "case")), tmp_path / "case.xlsx")
    book = openpyxl.load_workbook(tmp_path / "case.xlsx")
    sheet = book["requirements"]
    column = next(c.column for c in sheet[1] if c.value == "1")
    for row, cell in enumerate(cells, start=2):
        sheet.cell(row, column).value = cell
    book.save(tmp_path / "case.xlsx")
    assert list(pf.load(tmp_path / "case.xlsx").requirements["1"]) == amounts


@pytest.mark.parametrize(
    "cells",
    [["1.800", "900", "600"], ["1,800", "900", "600"], ["1.800", "1.5", "1,5"], ["1.800", "2.000", "9.000"]],
)
@pytest.mark.parametrize("separator", [",", ";"])
def test_where_nothing_decides_it_is_refused(cells: list[str], separator: str, tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError) as caught:
        pf.load(write(tmp_path, requirements=costs(cells, separator)))
    assert set(caught.value.faults["value"]) <= {c for c in cells if c[1:2] in ".," and len(c) == 5}
    assert "which can mean" in str(caught.value)


def test_columns_of_one_kind_of_amount_decide_for_each_other(tmp_path: Path) -> None:
    resources = "resource;kind;unit;usable;2027;2028\nmoney;budget;EUR;0.85;1.800;1.000,50\n"
    case = pf.load(write(tmp_path / "together", resources=resources))
    assert case.resources.loc[0, ["2027", "2028"]].tolist() == [1800, 1000.5]
    with pytest.raises(pf.CaseError, match=r"can mean 1800 or 1\.8"):
        # a share proves nothing about amounts
        pf.load(write(tmp_path / "alone", resources=resources.replace("1.000,50", "1000")))


def test_a_decimal_that_could_be_thousands_is_remarked(tmp_path: Path) -> None:
    doubts = pf.load(write(tmp_path / "a", requirements=costs(["1.800", "0.5", "12"], ","))).doubts
    assert (
        'requirements.csv, line 2, column 1: "1.800" is read as 1.8, since "0.5" shows that points stand'
        " before decimals here." in map(str, doubts)
    )
    machine = pf.load(write(tmp_path / "b", requirements=costs(["1.800", "0.500", "12.125"], ",")))
    assert not any("is read as" in str(d) for d in machine.doubts)


@pytest.mark.parametrize("french", [False, True])
def test_what_is_saved_can_be_read_in_one_way_only(french: bool, tmp_path: Path) -> None:
    numbers = ["12345e-3", "1800e-3", "999999e-3", "1e-3", "0125e-3", "123456e-3"]
    for some in pairwise(numbers):
        case = pf.load(write(tmp_path / "case", requirements=costs([*some, "7"], ",")))
        pf.save(case, tmp_path / "saved", french=french)
        assert pf.load(tmp_path / "saved") == case


def test_what_is_written_is_read_back() -> None:
    for whole, decimals in product((0, 1, 12, 999, 1234), (1, 12, 125, 1234, 500)):
        number = float(f"{whole}.{decimals}")
        assert number_of(written(number)) == number == number_of(written(number).replace(".", ","))
