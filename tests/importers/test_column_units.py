"""Columns that are written in two ways: what gives two answers is asked, under a key of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import portfolio as pf


def read(tmp_path: Path, text: str, **said: Any) -> Any:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return pf.load_list(path, **said)


def costs(case: Any) -> list[float]:
    return [*case.requirements["1"].astype(float)]


def told(case: Any) -> str:
    return " ".join(case.assumed.assumed)


def refusal(tmp_path: Path, text: str, **said: Any) -> str:
    with pytest.raises(pf.PortfolioError) as found:
        read(tmp_path, text, **said)
    return str(found.value)


SIGNED = 'Name,Cost ($k),Score\nA,"$1,250",5\nB,300,4\nC,"$2,000.50",3\n'


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("as written", [1250, 300_000, 2000.5]), ("multiplied", [1_250_000, 300_000, 2_000_500])],
)
def test_what_a_sign_says_under_thousands_is_no_decimal_question(
    tmp_path: Path, answer: str, wanted: list[float]
) -> None:
    asked = refusal(tmp_path, SIGNED, budget="1M")
    assert "signed_amounts=as written" in asked
    assert "signed_amounts=multiplied" in asked
    assert "decimal=" not in asked
    assert "signed_amounts=" in refusal(tmp_path, SIGNED, budget="1M", decimal=".")
    assert costs(read(tmp_path, SIGNED, budget="5M", signed_amounts=answer)) == wanted


def test_both_questions_are_asked_and_each_is_answered_by_itself(tmp_path: Path) -> None:
    text = 'Name,Cost ($k),Score\nA,"$1,250",5\nB,300,4\n'
    asked = refusal(tmp_path, text, budget="1M")
    assert "decimal=." in asked
    assert "signed_amounts=" in asked
    case = read(tmp_path, text, budget="5M", decimal=".", signed_amounts="multiplied")
    assert costs(case) == [1_250_000, 300_000]


def test_the_answers_stand_in_the_order_of_the_readings(tmp_path: Path) -> None:
    asked = refusal(tmp_path, 'Name,Cost,Score\nA,"1,250",5\nB,300,4\n', budget="1k")
    assert "1250 (decimal=.) or 1.25 (decimal=,)" in asked
    assert asked.index("--set decimal=.") < asked.index("--set decimal=,")


def confidences(tmp_path: Path, *cells: str) -> tuple[list[float], str]:
    rows = "".join(f"P{k},10,{k + 1},{cell},5\n" for k, cell in enumerate(cells))
    case = read(tmp_path, f"Name,Cost,Reach,Confidence,Impact\n{rows}", budget=20)
    return [*case.initiatives.confidence.astype(float)], told(case)


@pytest.mark.parametrize(
    ("cells", "wanted", "word"),
    [
        (("0.8", "50%", "1"), [0.8, 0.5, 1], "shares of 1"),
        (("80", "50%", "100"), [0.8, 0.5, 1], "per cent too"),
        (("80%", "50%"), [0.8, 0.5], ""),
    ],
)
def test_figures_beside_per_cent(
    tmp_path: Path, cells: tuple[str, ...], wanted: list[float], word: str
) -> None:
    found, said = confidences(tmp_path, *cells)
    assert found == wanted
    assert word in said


@pytest.mark.parametrize("cells", [("0.8", "80", "50%"), ("1", "50%"), ("4", "50%"), ("1", "80", "50%")])
def test_figures_beside_per_cent_that_can_be_either_are_refused(
    tmp_path: Path, cells: tuple[str, ...]
) -> None:
    rows = "".join(f"P{k},10,{k + 1},{cell},5\n" for k, cell in enumerate(cells))
    words = refusal(tmp_path, f"Name,Cost,Reach,Confidence,Impact\n{rows}", budget=20)
    assert "one way" in words
    assert "decimal=" not in words


def test_a_cost_is_no_share(tmp_path: Path) -> None:
    words = refusal(tmp_path, "Name,Cost,Score\nA,100,5\nB,100%,4\n", budget=150)
    assert "must hold amounts" in words
    assert "decimal=" not in words
    assert "one way" in refusal(tmp_path, "Name,Effort,Score\nA,0.8,5\nB,50%,4\n", team=3)


def test_bare_figures_beside_thousands_are_told(tmp_path: Path) -> None:
    case = read(tmp_path, "Name,Cost,Score\nA,1250,5\nB,300 k€,4\nC,45000,3\n", budget="1M")
    assert costs(case) == [1250, 300_000, 45_000]
    assert "1250" in told(case)
    assert "300 k€" in told(case)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Name,Cost,Score\nA,100 € HT,5\nB,300 € HT,4\n", [100, 300]),
        ("Name,Cost,Score\nA,100 € HT,5\nB,300 €,4\n", [100, 300]),
        ("Nom,Montant TTC (€),Score\nA,100,5\nB,300,4\n", [100, 300]),
        ("Nom,Coût HT (k€),Score\nA,100,5\nB,300,4\n", [100_000, 300_000]),
    ],
)
def test_a_word_on_taxes_is_no_currency_and_is_told(tmp_path: Path, text: str, wanted: list[float]) -> None:
    case = read(tmp_path, text, budget="200 €")
    assert costs(case) == wanted
    assert case.settings.currency == "EUR"
    assert "HT" in told(case) or "TTC" in told(case)


def test_with_and_without_taxes_in_one_column_is_refused(tmp_path: Path) -> None:
    words = refusal(tmp_path, "Name,Cost,Score\nA,100 € HT,5\nB,300 € TTC,4\n", budget="200 €")
    assert "with taxes" in words
    words = refusal(tmp_path, "Nom,Montant TTC,Score\nA,100 € HT,5\nB,300 €,4\n", budget="200 €")
    assert "taxes comprises" in words


LENGTHS = "Name,Effort,Score\nA,2 weeks,5\nB,3 days,4\nC,1 week,2\n"


def test_how_long_a_week_is_is_asked(tmp_path: Path) -> None:
    asked = refusal(tmp_path, LENGTHS, team=12)
    assert "unit_lengths=weeks = 5 days" in asked
    case = read(tmp_path, LENGTHS, team=12, unit_lengths="week = 5 days")
    assert costs(case) == [10, 3, 5]
    again = case.mapping.unit_lengths
    assert again == {"weeks": "5 days"}
    hours = LENGTHS.replace("3 days", "30 min")
    case = read(tmp_path, hours, team="400", unit_lengths={"weeks": "5 days", "days": "8 hours"})
    assert costs(case) == [80 * 60, 30, 40 * 60]


def test_units_that_are_no_lengths_stay_a_fault(tmp_path: Path) -> None:
    words = refusal(tmp_path, "Name,Effort,Score\nA,2 SP,5\nB,3 days,4\n", team=12)
    assert "must be in one unit" in words
