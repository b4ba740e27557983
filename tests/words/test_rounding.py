"""Figures are rounded by two rules: amounts that differ never look the same, and only all is 100 %, only
nothing 0 %.
"""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.small_cases import Make

import portfolio as pf
from portfolio.explorer import html
from portfolio.explorer.answers import Answers
from portfolio.explorer.state import Knobs
from portfolio.explorer.widgets import Controls
from portfolio.rankings.levels import told
from portfolio.report.number_formats import Formats
from portfolio.words.figures import at_most, money, per_cent
from portfolio.words.grammar import SPACE

many = settings(max_examples=300, derandomize=True, deadline=None)
AMOUNTS = st.lists(st.integers(0, 10**9).map(lambda n: n / 1000), min_size=1, max_size=6)
# one budget in M€; P is worth most for its money, Q needs 1 and 0.25 is left for it
MILLIONS = {
    "initiatives": "initiative,name / P,Pumps / Q,Quays",
    "resources": "resource,kind,unit,Q1 / cash,budget,M€,1.5",
    "requirements": "initiative,resource,1 / P,cash,0.75 / Q,cash,1",
    "contributions": "initiative,kpi,expected / P,users,3 / Q,users,2",
}


@given(AMOUNTS)
@many
def test_amounts_that_differ_never_look_the_same(amounts: list[float]) -> None:
    shown = money([*amounts, 0.0])
    assert len(set(shown)) == len({*amounts, 0.0})


@pytest.mark.parametrize(
    ("amounts", "shown"),
    [
        ([0.75, 1.0], ["0.75", "1"]),
        ([4.7], ["4.7"]),
        ([12345.6, 20000.0], [f"12{SPACE}346", f"20{SPACE}000"]),
        ([12345.6, 12345.7], [f"12{SPACE}345.6", f"12{SPACE}345.7"]),
        ([0.0004, 1.0], ["0.0004", "1"]),
        ([], []),
        ([math.inf, 3.5], ["∞", "3.5"]),
    ],
)
def test_money_has_the_decimals_that_it_needs(amounts: list[float], shown: list[str]) -> None:
    assert money(amounts) == shown


@given(st.floats(-2, 2), st.sampled_from(["en", "fr"]), st.integers(0, 2))
@many
def test_only_all_is_100_per_cent_and_only_nothing_0(share: float, language: str, decimals: int) -> None:
    for text in (per_cent(share, language, decimals), Formats(language).per_cent(share, decimals)):
        figure = float(re.sub(r"[^\d.,−-]", "", text).replace(",", ".").replace("−", "-"))
        for whole in (0.0, 1.0):
            assert (figure == 100 * whole) == (abs(share - whole) <= 1e-12)
        assert abs(figure - 100 * share) <= 0.5 * 10.0**-decimals + 1e-9


def test_what_a_cost_may_be_is_never_rounded_up() -> None:
    assert [at_most(v) for v in (66.6667, 3.0, 0.999)] == ["66.66", "3", "0.99"]


def test_explain_and_levels_and_the_explorer_show_millions_as_they_are(make: Make) -> None:
    case = make(**MILLIONS)
    plan = pf.allocate(case)
    assert plan.funded.initiative.tolist() == ["P"]
    # 1.5 − 0.75 are left for Q
    sentence = pf.explain(plan, "Q").sentence["Q"]
    assert "if it cost 0.75 M€ instead of 1 M€" in sentence
    assert "0.75 M€" in told(pf.levels(case), case)
    found = list(Answers("en")((case, Knobs())))[-1]
    assert "for 0.75 M€" in html.headline(found, False, "en")
    assert ">0.75<" in html.funded(found, 1, False, "en")
    assert "0.75 of 1.5 M€" in html.load(found, "en")
    assert "1.5 M€ in all" in Controls(case, "en", lambda: None)._told["cash"].value


def test_399_of_400_is_not_all(make: Make) -> None:
    case = make(
        initiatives="initiative / A / B",
        resources="resource,kind,Q1 / cash,budget,2",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,1",
        objectives="objective,weight / grow,100",
        key_results="key_result,objective,kpi,baseline,target / more,grow,users,0,400",
        contributions="initiative,kpi,expected / A,users,399 / B,users,1",
    )
    plan = pf.allocate(case)
    assert plan.impact == pytest.approx(99.75)
    found = next(Answers("en")((case, Knobs())))
    for page in (plan.report(), html.attainment(found, "en")):
        assert re.search(r"99\.[78]%", page)  # 0.9975 as a double is a little less
        assert "100%" not in page
    # the budget is used up
    assert "■ 100%" in html.load(found, "en")


def test_the_workbook_has_both_rules(make: Make, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    case = make(
        **MILLIONS,
        objectives="objective,weight / grow,100",
        key_results="key_result,objective,kpi,baseline,target / more,grow,users,0,3.01",
    )
    pf.export(pf.allocate(case), tmp_path / "book.xlsx", explain=False)
    book = load_workbook(tmp_path / "book.xlsx")
    formats = {
        (cell.value, cell.number_format)
        for sheet in book
        if "▸" in sheet.title
        for row in sheet
        for cell in row
        if cell.value is not None
    }
    assert (0.75, '#,##0.00" M€"') in formats
    attained = {f for v, f in formats if isinstance(v, float) and v == pytest.approx(3 / 3.01)}
    assert attained == {"0.0%"}
