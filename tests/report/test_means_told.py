"""What means give each other, told: in the brief, the workbook and the decision record, in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import openpyxl
import pytest
from support.small_cases import Make

import portfolio as pf
from tests.explanation.test_means import TABLES

TOLD = TABLES | {
    # B and C are worth having, and there is money only later and room only at the operators'
    "resources": "resource,name,kind,unit,Q1,Q2,Q3 / cash,Cash,budget,EUR,2,3,9"
    " / dev,Developers,capacity,weeks,2,2,2 / ops,Operators,capacity,weeks,4,4,4",
    "transfers": "transfer,from,to,rate,lag,max / lend,ops,dev,0.5,, / buy,cash,dev,1,,1"
    " / sooner,cash,cash,1,-1,3",
}


@cache
def page(plan: pf.Allocation) -> pf.Brief:
    return pf.brief(plan, draws=16)


@pytest.fixture
def plan(make: Make) -> pf.Allocation:
    return pf.allocate(make(**TOLD))


def test_the_brief_says_what_is_given_and_what_it_earns(plan: pf.Allocation) -> None:
    assert plan.impact == pytest.approx(5)
    brief = page(plan)
    assert brief.frames["transfers"].set_index("transfer").gain.to_dict() == {
        "lend": 2,
        "sooner": 2,
        "buy": 0,
    }
    summary = brief.frames["summary"].set_index("figure").value
    assert summary.transfers == pytest.approx(2)
    said = (
        "Lending 4 weeks of Operators to Developers and having €2 of Cash sooner:"
        " what means give each other earns 2.0 points."
    )
    assert said in str(brief).replace("\N{NO-BREAK SPACE}", " ")
    assert "Moving 2 EUR of Cash from Q2 to Q1" in brief.html.replace("\N{NO-BREAK SPACE}", " ")
    french = brief.in_language("fr")
    assert "ces transferts entre moyens rapportent 2,0" in str(french)
    assert "Déplacer 2 EUR de Cash de Q2 à Q1" in french.html.replace("\N{NO-BREAK SPACE}", " ")


def test_money_that_becomes_weeks_is_spent_and_adds_up(make: Make) -> None:
    buys = "transfer,from,to,rate / buy,cash,dev,1"
    plan = pf.allocate(make(**TABLES | {"transfers": buys}))
    brief = page(plan)
    summary = brief.frames["summary"].set_index("figure").value
    assert summary.spend == plan.transfers.cost.sum() + 2 * len(plan.choices)
    assert brief.frames["money"].spend.sum() == pytest.approx(summary.spend)
    whole = brief.frames["usage"].query("resource == 'cash' and period == ''")
    assert whole.used.item() == summary.spend
    assert "Money that becomes something else, by transfers" in brief.html


def test_the_workbook_has_a_sheet_of_them(plan: pf.Allocation, make: Make, tmp_path: Path) -> None:
    pf.export(plan, tmp_path / "round.xlsx", explain=False)
    book = openpyxl.load_workbook(tmp_path / "round.xlsx", data_only=True)
    sheet = book["▸ Transfers"]
    cells = [[c for c in row if c is not None] for row in sheet.iter_rows(values_only=True)]
    frame = plan.transfers
    told = [row for row in cells if row and row[0] in set(frame.transfer)]
    assert [(row[0], row[1], row[3]) for row in told] == list(
        zip(frame.transfer, frame.period, frame.given, strict=True)
    )
    bare = {k: v for k, v in TOLD.items() if k != "transfers"}
    pf.export(pf.allocate(make(**bare)), tmp_path / "bare.xlsx", explain=False)
    assert "▸ Transfers" not in openpyxl.load_workbook(tmp_path / "bare.xlsx").sheetnames


def test_the_workbook_counts_what_is_given_in_cost_and_use(make: Make, tmp_path: Path) -> None:
    """B and C miss 4 weeks of dev, 1 EUR each from either budget; A to C cost 6 of cash."""
    tables = TABLES | {
        "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,9,9,9 / own,budget,1,9,9 / dev,capacity,2,2,2",
        "transfers": "transfer,from,to / buy,own,dev / buy more,cash,dev",
    }
    plan = pf.allocate(make(**tables))
    assert plan.transfers.given.tolist() == [1, 3]
    pf.export(plan, tmp_path / "round.xlsx", explain=False)
    values, formulas = (openpyxl.load_workbook(tmp_path / "round.xlsx", data_only=v) for v in (True, False))
    shown, made = (
        {row[0]: row[1] for row in book["▸ Summary"].iter_rows(values_only=True)}
        for book in (values, formulas)
    )
    usage = list(values["▸ Usage"].iter_rows(values_only=True))
    costs = ["Cost, all budgets", "of which given to teams", "of which cash", "of which own"]
    assert [shown[label] for label in costs] == [10, 4, 9, 1]
    assert all("Transfers" in made[label] for label in costs)
    head = next(row for row in usage if row[0] == "Resource")
    dev = dict(zip(head, next(row for row in usage if row[0] == "dev"), strict=True))
    assert (dev["Used"], dev["Given"], dev["Gained"], dev["Available"]) == (6, 0, 4, 6)
    cash = dict(zip(head, next(row for row in usage if row[0] == "cash"), strict=True))
    assert (cash["Used"], cash["Given"], cash["Available"], cash["Left"]) == (6, 3, 6, 0)


def test_the_record_says_what_is_given_and_replays(make: Make, tmp_path: Path) -> None:
    case = make(**TOLD | {"parties": "party,objective,weight / finance,grow,1 / product,grow,1"})
    record = pf.arbitrate(case).record("nash")
    rows = {row["transfer"]: row for row in record.content["transfers"]}
    assert rows["lend"]["says"] == "lending 4 weeks of Operators to Developers in Q1"
    assert rows["sooner"]["given"][0]["arrives"] == "Q1"
    path, text = record.save(tmp_path)
    assert "| lend | lending 4 weeks of Operators to Developers in Q1 | 0 |" in text.read_text("utf-8")
    assert pf.replay(pf.Record.load(path), case).same
