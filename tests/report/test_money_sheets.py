"""The sheets of money: formulas alone, which another office suite reckons to the cent as the frames do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support import samples
from support.hand_flows import HAND, plan_of
from support.small_cases import Make
from support.written_books import SOFFICE, formulas, recalculated, row_of

import portfolio as pf
from portfolio.report import export

pytestmark = [
    pytest.mark.xdist_group("scaleup_next"),  # it is solved once
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
]
office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
CASE, FLOW = "▸ Business case", "▸ Cash flow"
ADDRESS = r"('▸ (Business case|Cash flow)'!)?\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?"
WORDS = r'"(none: no sign change|none: | sign changes|not found|not in the horizon|after the horizon|moves no'
WORDS += r' indicator that has a price|delivered too late to bring anything here|)"'
FUNCTIONS = r"(IF|IFERROR|SUM|SUMPRODUCT|MAX|MIN|ABS|SIGN|NPV|IRR|INDEX)\("
TOKENS = re.compile(rf"{ADDRESS}|{WORDS}|{FUNCTIONS}|-?\d+(\.\d+)?(E?[-+]?\d+)?|[-+*/^=<>&,()]")


def exported(plan: pf.Allocation, path: Path) -> Path:
    export(plan, path, explain=False)
    return path


def whole(book: Any) -> dict[str, Any]:
    """The figures of the whole plan, by label."""
    sheet = book[CASE]
    first = row_of(sheet, "The whole plan") + 1
    return {
        sheet.cell(r, 1).value: sheet.cell(r, 2).value for r in range(first, row_of(sheet, "Line by line"))
    }


def line_by_line(book: Any) -> list[dict[str, Any]]:
    sheet = book[CASE]
    head = row_of(sheet, "Line by line") + 1
    names = [c.value for c in sheet[head]]
    rows = (
        dict(zip(names, [c.value for c in row], strict=True)) for row in sheet.iter_rows(min_row=head + 1)
    )
    return [row for row in rows if row["Initiative"] not in (None, "Total")]


def agree(book: Any, plan: pf.Allocation) -> None:
    """Every figure of both sheets as the frames have it, to the cent."""
    frame = pf.business_case(plan)
    for told, found in [
        (frame.iloc[-1], whole(book)),
        *zip(frame.iloc[:-1].iloc, line_by_line(book), strict=True),
    ]:
        for column, heading in (
            ("cost", "Cost, all budgets"),
            ("benefit", "Benefit inside the horizon"),
            ("benefit_per_year", "Benefit a year, once delivered"),
            ("npv", "Net present value"),
        ):
            assert found[heading] == pytest.approx(told[column], abs=0.005), heading
        rate, years = found["Internal rate of return, a year"], found["Years to pay back"]
        assert (
            rate == pytest.approx(told.irr, rel=1e-9) if told.irr == told.irr else rate.startswith("none: ")
        )
        assert found["Pays back in"] == (told.payback or "not in the horizon")
        assert years == pytest.approx(told.payback_years) if told.payback else years in ("", None)
        share = found["Return on cost"]
        assert share == pytest.approx(told["return"]) if told.cost else share in ("", None)
    flow, sheet = pf.cash_flow(plan), book[FLOW]
    total = flow[flow["line"] == "whole"]
    lead = 3 if sheet.cell(row_of(sheet, "Period no."), 2).value is None else 2
    for column, label in (
        ("benefit", "Benefit inside the horizon"),
        ("net", "Net: benefit less spending"),
        ("cumulated", "Net so far"),
        ("discounted", "Net at today’s value"),
    ):
        row = row_of(sheet, label)
        own = [sheet.cell(row, lead + t).value for t in range(len(total))]
        assert own == pytest.approx(total[column].tolist(), abs=0.005), label


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[pf.Allocation, Path]:
    plan = samples.plan("scaleup_next")
    return plan, exported(plan, tmp_path_factory.mktemp("money") / "round.xlsx")


def test_every_figure_is_a_formula_and_none_holds_a_name(sample: tuple[pf.Allocation, Path]) -> None:
    plan, path = sample
    book = openpyxl.load_workbook(path)
    found = [(sheet, f) for sheet, f in formulas(book) if sheet in (CASE, FLOW)]
    assert len(found) > 30 * len(plan.choices)
    assert [f for _, f in found if TOKENS.sub("", f)] == []
    for sheet in (CASE, FLOW):
        used = {name for s, f in found if s == sheet for name in re.findall(r"[A-Z]+(?=\()", f)}
        assert {"NPV", "IRR"} <= used if sheet == CASE else {"SIGN", "SUM"} <= used
    agree(openpyxl.load_workbook(path, data_only=True), plan)  # readers that do not reckon see them too


@office
def test_libreoffice_reckons_a_round_to_the_cent(sample: tuple[pf.Allocation, Path], tmp_path: Path) -> None:
    plan, path = sample
    book = recalculated(path, tmp_path)
    agree(book, plan)
    summary, told = book["▸ Summary"], pf.business_case(plan).iloc[-1]
    assert summary.cell(row_of(summary, "Net present value"), 2).value == pytest.approx(told.npv, abs=0.005)


@office
def test_all_follows_the_rate_and_the_prices(sample: tuple[pf.Allocation, Path], tmp_path: Path) -> None:
    plan, path = sample
    sheet = openpyxl.load_workbook(path)[CASE]
    rate = row_of(sheet, "Discount rate, a year")
    price = row_of(sheet, "Worth of one more, a year: Annual recurring revenue (k€)")
    book = recalculated(path, tmp_path, **{f"{CASE}!B{rate}": 0.2, f"{CASE}!B{price}": 0})
    kept, told = whole(book), pf.business_case(plan, rate=0.2).iloc[-1]
    saved = 1000 * sum(-float(part.moved) for part in _moved(plan) if part.kpi == "cost_to_serve")
    assert kept["Benefit a year, once delivered"] == pytest.approx(saved, abs=0.005)
    assert kept["Cost, all budgets"] == pytest.approx(told.cost)
    assert kept["Net present value"] < told.npv
    (tmp_path / "rate").mkdir()
    only = recalculated(path, tmp_path / "rate", **{f"{CASE}!B{rate}": 0.2})
    assert whole(only)["Net present value"] == pytest.approx(told.npv, abs=0.005)


@office
@pytest.mark.parametrize("name", HAND)
def test_libreoffice_reckons_what_was_done_by_hand(name: str, tmp_path: Path) -> None:
    hand = HAND[name]
    plan = hand.plan()
    path = exported(plan, tmp_path / "hand.xlsx")
    book = openpyxl.load_workbook(path)
    # and once more on the flow as it was written down, by the suite's own functions on typed numbers
    typed, last = book.create_sheet("typed"), len(hand.net)
    typed.append(list(hand.net))
    cells = f"A1:{openpyxl.utils.get_column_letter(last)}1"
    typed["A2"] = f"=NPV((1+{hand.rate})^(1/{hand.per_year})-1,{cells})"
    near = -0.4 if hand.irr is not None and hand.irr < 0 else 0.1  # from a tenth it finds no loss
    typed["A3"] = f"=(1+IRR({cells},{near}))^{hand.per_year}-1"
    book.save(path)
    found = recalculated(path, tmp_path)
    agree(found, plan)
    assert found["typed"]["A2"].value == pytest.approx(pf.business_case(plan).npv.iloc[-1], abs=1e-9)
    if hand.irr is not None:
        assert found["typed"]["A3"].value == pytest.approx(hand.irr, abs=1e-9)
    else:
        changes = {"no benefit": "none: no sign change", "two changes of sign": "none: 2 sign changes"}
        assert whole(found)["Internal rate of return, a year"] == changes[name]


def test_a_round_without_prices_says_so_and_has_no_such_sheet(make: Make, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(pf.allocate(make()), tmp_path / "round.xlsx"))
    assert not {CASE, FLOW} & set(book.sheetnames)
    sheet = book["▸ Summary"]
    said = sheet.cell(row_of(sheet, "Net present value"), 2).value
    assert said == "not reckoned: no indicator has a price"


def test_a_rate_that_nobody_gave_is_said(tmp_path: Path) -> None:
    plan = plan_of({"A": [100]}, {"A": 60})
    sheet = openpyxl.load_workbook(exported(plan, tmp_path / "round.xlsx"))[CASE]
    label = sheet.cell(row_of(sheet, "What it rests on") + 1, 1).value
    assert label == "Discount rate, a year (none given: later money counts like today’s)"


@office
def test_one_period_nothing_funded_and_names_that_look_like_formulas(make: Make, tmp_path: Path) -> None:
    evil = make(
        settings="discount_rate = 0.1",
        initiatives="initiative,name / =1+1,+A1 / A*,-B2",
        resources="resource,name,kind,unit,2027,2028 / @SUM(1),=A1,budget,EUR,3,3",
        requirements="initiative,resource,1 / =1+1,@SUM(1),2 / A*,@SUM(1),1",
        objectives="objective,weight / o,1",
        key_results="key_result,objective,kpi,target / k,o,=k,5",
        kpis='kpi,name,unit,value / =k,"=HYPERLINK(""x"")",=u,2',
        contributions="initiative,kpi,expected / =1+1,=k,3 / A*,=k,2",
    )
    one = make(
        resources="resource,kind,2027 / cash,budget,4",
        kpis="kpi,value / users,2",
    )
    none = make(
        resources="resource,kind,2027,2028 / cash,budget,0,0",
        kpis="kpi,value / users,2",
    )
    for name, case in (("evil", evil), ("one", one), ("none", none)):
        plan = pf.allocate(case)
        path = exported(plan, tmp_path / f"{name}.xlsx")
        own = [f for sheet, f in formulas(openpyxl.load_workbook(path)) if sheet in (CASE, FLOW)]
        assert [f for f in own if TOKENS.sub("", f)] == [], name
        (tmp_path / name).mkdir()
        book = recalculated(path, tmp_path / name)
        agree(book, plan)
        assert not [c for s in (CASE, FLOW) for row in book[s].iter_rows() for c in row if c.data_type == "e"]


def _moved(plan: pf.Allocation) -> list[Any]:
    from types import SimpleNamespace

    from portfolio.model.cash import cash_of

    cash = cash_of(plan.problem, plan.choices)
    return [
        SimpleNamespace(kpi=kpi, moved=cash.moved[n, k])
        for n in range(len(cash.lines))
        for k, kpi in enumerate(cash.kpis)
    ]
