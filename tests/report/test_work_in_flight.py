"""What brief and workbook say of work in flight: what stopping takes, where indicators stand, what changes in
the plan of record; answers that one can do in the head.
"""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.random_cases import Tables, random_tables, write_folder
from support.small_cases import Make
from support.written_books import SOFFICE, heads, recalculated, row_of
from support.written_pages import Page

import portfolio as pf
from portfolio.model.usage import stopping_spend
from portfolio.report import export

pytestmark = [
    pytest.mark.xdist_group("in flight"),
    # openpyxl, of bars in cells
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
]
office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture
def case(make: Make) -> pf.Case:
    """A and B run, B is not worth going on with; 4 of 10 users are there, A brings 3, B 1 and C 2."""
    return make(
        'name = "Xyx"\ncurrency = "EUR"',
        initiatives=(
            "initiative,name,status,since,mandatory / A,Alpha,running,2026Q3,true / B,Beta,running,2026Q4, /"
            " C,Gamma,,, / D,Delta,,,"
        ),
        resources=(
            "resource,name,kind,unit,2027Q1,2027Q2,2027Q3 / cash,Qash,budget,EUR,5,5,5 /"
            " crew,Qrew,capacity,jj,4,4,4"
        ),
        requirements=(
            "initiative,option,resource,1,2 / A,,cash,2,2 / B,,cash,4,4 / B,stop,cash,1,0.5 /"
            " B,stop,crew,1,2 / C,,cash,2, / C,,crew,2, / D,,cash,5,5"
        ),
        objectives="objective,name,weight / grow,Zgoal,100",
        key_results="key_result,objective,kpi,baseline,target,current / more,grow,users,0,10,4",
        kpis="kpi,name,unit,kind / users,Zusers,zz,business",
        contributions="initiative,kpi,expected / A,users,3 / B,users,1 / C,users,2 / D,users,0.5",
        plan=(
            "initiative,option,start / A,full,2026Q3 / B,full,2026Q4 / D,full,2027Q1 / P,full,2026Q1 /"
            " Q,lite,2026Q2"
        ),
        actuals="initiative,name,kpi,expected,realised,delivered / P,Past one,users,2,2,2026Q4",
    )


@pytest.fixture
def plan(case: pf.Case) -> pf.Allocation:
    found = pf.allocate(pf.Problem(case).without("B", "D"))
    assert [c.initiative for c in found.choices] == ["A", "C"]
    return found


@pytest.fixture
def brief(plan: pf.Allocation) -> pf.Brief:
    return pf.brief(plan, draws=4)


def test_money_is_what_is_funded_and_what_stopping_takes(brief: pf.Brief) -> None:
    frames, figures = brief.frames, dict(brief.frames["summary"].itertuples(index=False))
    assert figures["spend"] == 7.5  # A 4, C 2, and 1.5 to stop B
    assert (figures["stopping"], figures["continued"], figures["stopped"]) == (1.5, 1, 1)
    assert frames["objectives"].set_index("objective").spend.to_dict() == {"grow": 6, "": 1.5}
    by_period = frames["money"].groupby("period").spend.sum()
    used = brief.plan.usage.query("resource == 'cash'")
    assert by_period.tolist() == used.used.tolist() == [1 + 2 + 2, 2 + 0.5, 0]
    assert frames["stopped"].to_dict("records") == [
        {"initiative": "B", "name": "Beta", "since": "2026Q4", "spend": 1.5, "spend cash": 1.5}
    ]
    rows = Page(brief.html).tables["funded"]
    assert rows[-1] == ["Total", "50.00", "7.50"]
    assert rows[-3][0].startswith("Running, and stopped")
    assert rows[-2] == ["Beta · running since Q4\N{NO-BREAK SPACE}2026", "–", "–", "1.50"]
    whole = Page(brief.html).tables["objectives money usage"]
    assert [row[0] for row in whole[1:4]] == [
        "Zgoal",
        "Serves no objective, what stopping takes included",
        "Total",
    ]
    first, second = str(brief).split("\n")[:2]
    assert "for €7.50, which is 50% of" in first
    assert second == "Continued: 1; new: 1; stopped: “Beta”, which takes €1.50."


def test_an_indicator_stands_where_it_stands_now(brief: pf.Brief) -> None:
    (row,) = brief.frames["indicators"].to_dict("records")
    assert (row["today"], row["change"], row["level"]) == (4, 5, 9)
    assert row["way"] == pytest.approx(5 / 6)
    assert row["chance"] == 0
    assert brief.frames["objectives"].before.tolist()[0] == pytest.approx(40)
    assert "is 50.0 of the strategy’s 100 points, beside 40.0 attained before" in str(brief)
    (row,) = [r for r in Page(brief.html).tables["objectives money usage"] if r[0] == "Zgoal"]
    assert row[1:4] == ["40.00", "50.00", "100.00"]


@pytest.mark.parametrize(
    ("current", "target", "chance", "way"),
    [("4", "9", 1, 1), ("4", "9.1", 0, 5 / 5.1), ("9", "9", 1, math.nan), ("12", "9", 1, math.nan)],
)
def test_what_was_attained_before_counts_toward_the_target(
    make: Make, current: str, target: str, chance: float, way: float
) -> None:
    case = make(
        key_results=f"key_result,objective,kpi,target,current / more,grow,users,{target},{current}",
        contributions="initiative,kpi,expected / A,users,3 / B,users,2 / C,users,0",
        initiatives="initiative,mandatory / A,true / B,true / C,",
    )
    found = pf.brief(case, draws=4)
    (row,) = found.frames["indicators"].to_dict("records")
    assert row["chance"] == chance
    assert row["way"] == pytest.approx(way, nan_ok=True)
    assert ("there already" in found.html) == math.isnan(way)


def test_an_indicator_that_is_to_fall_is_there_below_its_target(make: Make) -> None:
    case = make(
        key_results="key_result,objective,kpi,baseline,target,current / less,grow,users,20,10,8",
        contributions="initiative,kpi,expected / A,users,-3 / B,users,-1 / C,users,4",
        initiatives="initiative,mandatory / A,true / B,true / C,true",
    )
    (row,) = pf.brief(case, draws=4).frames["indicators"].to_dict("records")
    assert (row["today"], row["level"], row["chance"]) == (8, 8, 1)
    assert math.isnan(row["way"])


def test_what_changes_in_the_plan_of_record(brief: pf.Brief) -> None:
    frame = brief.frames["changes"].set_index("initiative")
    assert frame.change.to_dict() == {"B": "stopped", "D": "out", "C": "in", "P": "delivered", "Q": "gone"}
    assert frame.frees[["B", "D", "C"]].tolist() == [8, 10, 0]
    assert frame.takes[["B", "D", "C"]].tolist() == [1.5, 0, 2]
    assert frame.start_after["P"] == "2026Q4"
    reasons = pf.explain(brief.plan, ["B", "C", "D"])
    assert frame.price[["B", "D"]].tolist() == reasons.price[["B", "D"]].tolist()
    assert frame.price["C"] == reasons.replacement_cost["C"]
    page = Page(brief.html)
    assert "Lines of the plan of record kept: 1 of 3." in page.text
    assert "Stopped: 1; out: 1; in: 1; delivered: 1; no longer in the round: 1." in page.text
    rows = page.tables["changes"]
    assert rows[0] == ["Initiative", "Plan of record", "Now", "Frees (€)", "Takes (€)", "Price"]
    assert rows[1][:5] == [
        "Beta running since Q4\N{NO-BREAK SPACE}2026",
        "from Q4\N{NO-BREAK SPACE}2026",
        "stopped",
        "8.00",
        "1.50",
    ]
    assert rows[4][:3] == [
        "Past one",
        "from Q1\N{NO-BREAK SPACE}2026",
        "delivered in Q4\N{NO-BREAK SPACE}2026",
    ]
    french = Page(brief.in_language("fr").html)
    assert "Lignes gardées du plan de référence : 1 sur 3." in french.text
    assert french.tables["changes"][1][2] == "arrêtée"


def test_what_is_given_up_to_keep_lines_is_said(make: Make) -> None:
    case = make(plan="initiative,option,start / A,full,Q3 / B,full,Q1")
    near = pf.allocate(case, near=case.plan, within=0.5)
    said = pf.brief(near, draws=4)
    figures = dict(said.frames["summary"].itertuples(index=False))
    assert (figures["lines"], figures["kept"]) == (2, 2)
    assert figures["given_up"] == pytest.approx((near.best - near.impact) / near.best)
    last = str(said).split("\n")[-1]
    assert (
        "of the best impact (1.00 points) is given up, to keep 2 of the 2 lines of the plan of record" in last
    )
    assert "sont abandonnés, pour garder 2 des 2 lignes du plan de référence" in str(said.in_language("fr"))
    assert "differs from the tables of the round in 1 input" in Page(said.html).text
    other = pf.allocate(case, near=[("A", "full", "Q2")], within=0)
    assert "Lines of the plan before kept: 1 of 1." in Page(pf.brief(other, draws=4).html).text


def test_a_round_without_a_plan_of_record_has_no_such_section(make: Make) -> None:
    page = pf.brief(make(), draws=4)
    assert "changes" not in Page(page.html).sections
    assert page.frames["changes"].empty
    assert "ontinued" not in str(page)


def test_a_round_that_only_stops_says_what_that_takes(make: Make) -> None:
    case = make(
        initiatives="initiative,name,status / A,Alpha,running / B,, / C,,",
        requirements="initiative,option,resource,1 / A,,cash,2 / A,stop,cash,1 / B,,cash,2 / C,,cash,2",
        decisions="initiative,decision,by / A,reject,me / B,reject,me / C,reject,me",
    )
    said = pf.brief(case, draws=4)
    assert str(said).endswith("Stopped: “Alpha”, which takes 1.")
    page = Page(said.html)
    assert page.tables["funded"][-1] == ["Total", "0.00", "1"]
    assert [row[1] for row in page.tables["decisions"][1:]] == ["stop", "reject", "reject"]


# the workbook


def test_the_workbook_says_what_runs_and_what_stopping_takes(plan: pf.Allocation, tmp_path: Path) -> None:
    export(plan, tmp_path / "round.xlsx")
    book = openpyxl.load_workbook(tmp_path / "round.xlsx", data_only=True)
    assert pf.load(tmp_path / "round.xlsx") == plan.problem.case
    funded, out, summary = (book[f"▸ {s}"] for s in ("Funded", "Not funded", "Summary"))
    told = heads(funded)
    assert [[funded.cell(r, told[c]).value for c in ("Initiative", "Status", "Since")] for r in (5, 6)] == [
        ["A", "continued", "2026Q3"],
        ["C", "new", None],
    ]
    told, row = heads(out), row_of(out, "B")
    assert [out.cell(row, told[c]).value for c in ("Status", "Since", "Stopping, cash")] == [
        "stopped",
        "2026Q4",
        1.5,
    ]
    assert out.cell(row_of(out, "D"), told["Status"]).value is None
    figures = {label: summary.cell(row_of(summary, label), 2).value for label in ("Cost, all budgets",)}
    assert figures == {"Cost, all budgets": 7.5}
    assert summary.cell(row_of(summary, "of which stopping"), 2).value == 1.5
    assert summary.cell(row_of(summary, "Running, stopped"), 2).value == 1
    assert summary.cell(row_of(summary, "Lines of the plan of record kept"), 2).value == "1 of 3"
    top = row_of(summary, "Objective")
    assert [summary.cell(top + 1, k).value for k in range(3, 7)] == pytest.approx([50, 40, 100, 0.9])
    sheet = book["▸ Attainment"]
    told = heads(sheet)
    columns = (
        "Baseline",
        "Now",
        "Target",
        "Attained before",
        "Progress",
        "Attained",
        "Points before",
        "Points",
    )
    assert [sheet.cell(5, told[c]).value for c in columns] == pytest.approx([0, 4, 10, 0.4, 0.9, 0.9, 40, 50])


def in_flight(seed: int, folder: Path) -> pf.Allocation | None:
    """The plan of a random case in which some run and one is stopped, which takes money; None where there is
    no such plan.
    """
    rng = random.Random(seed)
    tables, settings = random_tables(rng)
    _begin(rng, tables)
    write_folder(tables, settings, folder)
    try:
        case = pf.load(folder)
        paid = [r["initiative"] for r in tables["requirements"] if r.get("option") == "stop"]
        plan = pf.allocate(pf.Problem(case).without(*paid[:1]))
    except (pf.CaseError, pf.InfeasibleError):
        return None
    stopped = set(paid) - {c.initiative for c in plan.choices}
    return plan if any(stopping_spend(case, i) for i in stopped) else None


def _begin(rng: random.Random, tables: Tables) -> None:
    needed = tables.get("requirements") or []
    steps = [c for row in needed for c in row if c.isdigit()] or ["1"]
    resources = [row["resource"] for row in tables.get("resources", [])]
    for row in tables["initiatives"]:
        if rng.random() < 0.5 and not row.get("earliest") and not row.get("latest"):
            row["status"] = "running"
            for resource in rng.sample(resources, min(len(resources), rng.choice([0, 1, 2]))):
                amounts = {rng.choice(steps): rng.choice(["0.1", "0.25", "1"])}
                needed.append(
                    {"initiative": row["initiative"], "option": "stop", "resource": resource} | amounts
                )
    tables["requirements"] = needed


@office
@pytest.mark.parametrize("seed", range(4))
def test_libreoffice_reckons_what_the_plan_uses(seed: int, tmp_path: Path) -> None:
    found = (in_flight(1000 * seed + k, tmp_path / str(k)) for k in range(100))
    plan = next(p for p in found if p)
    export(plan, tmp_path / "round.xlsx", explain=False, language="en")
    book = recalculated(tmp_path / "round.xlsx", tmp_path)
    assert not [c.coordinate for s in book for row in s.iter_rows() for c in row if c.data_type == "e"]
    summary, case = book["▸ Summary"], plan.problem.case
    used = plan.usage.groupby("resource").used.sum()
    cost = summary.cell(row_of(summary, "Cost, all budgets"), 2).value
    assert cost == pytest.approx(used[list(case.budgets)].sum(), abs=1e-9)
    roadmap = book["▸ Roadmap"]
    assert loads(roadmap, plan) == pytest.approx(plan.usage.used.tolist(), abs=1e-9)
    there = [math.inf if a in ("", None) else a for a in loads(roadmap, plan, "Available")]
    assert there == pytest.approx(plan.usage.available.tolist(), abs=1e-9)
    for budget in case.budgets if len(case.budgets) > 1 else ():
        own = summary.cell(row_of(summary, f"of which {budget}"), 2).value
        assert own == pytest.approx(used[budget], abs=1e-9)


# the roadmap as a sheet


def loads(sheet: Any, plan: pf.Allocation, label: str = "Used") -> list[float | None]:
    """What the roadmap's last rows say of each resource and period, in the order of ``plan.usage``."""
    case, top = plan.problem.case, row_of(sheet, "Load")
    names, first = case.names("resources"), heads(sheet)[case.periods[0]]
    told: list[float | None] = []
    for resource in sorted(names):
        unit = case.units("resources")[resource]
        place = next(
            r
            for r in range(top + 1, sheet.max_row + 1)
            if sheet.cell(r, 1).value == names[resource] + (f" ({unit})" if unit else "")
        )
        row = place + (label != "Used")
        assert sheet.cell(row, 2).value == label
        told += [sheet.cell(row, first + t).value for t in range(len(case.periods))]
    return told


def bar(sheet: Any, plan: pf.Allocation, name: str) -> str:
    """The signs of an initiative's bar."""
    row, first = row_of(sheet, name), heads(sheet)[plan.problem.case.periods[0]]
    cells = (sheet.cell(row, first + t).value for t in range(len(plan.problem.case.periods)))
    return "".join(cell or "." for cell in cells)


def told(sheet: Any, name: str, *columns: str) -> list[str]:
    return [sheet.cell(row_of(sheet, name), heads(sheet)[c]).value or "" for c in columns]


def test_the_roadmap_says_what_runs_when(plan: pf.Allocation, tmp_path: Path) -> None:
    export(plan, tmp_path / "round.xlsx", explain=False)
    sheet = openpyxl.load_workbook(tmp_path / "round.xlsx", data_only=True)["▸ Roadmap"]
    shown = ("Option", "Start", "Delivery", "Status", "Change", "Before")
    assert told(sheet, "Alpha", *shown) == ["full", "2027Q1", "2027Q2", "since 2026Q3", "", "full 2026Q3"]
    assert told(sheet, "Gamma", *shown) == ["full", "2027Q1", "2027Q1", "new", "in", ""]
    assert told(sheet, "Beta", *shown) == ["", "", "", "stopped", "out", "full 2026Q4"]
    assert told(sheet, "Delta", *shown) == ["", "", "", "", "out", "full 2027Q1"]
    assert [bar(sheet, plan, n) for n in ("Alpha", "Beta", "Gamma")] == ["▸◆.", "...", "◆.."]
    assert [sheet.cell(row_of(sheet, n) - 1, 1).value for n in ("Gamma", "Beta", "Delta")] == [
        "Zgoal",
        "Running, and stopped",
        "Not funded",
    ]
    assert loads(sheet, plan) == plan.usage.used.tolist()
    assert loads(sheet, plan, "Available") == plan.usage.available.tolist()
    sources = {str(v.formula1) for v in sheet.data_validations.dataValidation}
    assert "$H$4:$J$4" in sources
    export(plan, tmp_path / "fr.xlsx", explain=False, language="fr")
    french = openpyxl.load_workbook(tmp_path / "fr.xlsx", data_only=True)["▸ Feuille de route"]
    assert told(french, "Beta", "Statut", "Changement", "Avant") == ["arrêtée", "sortie", "full 2026Q4"]


@office
def test_load_and_marks_follow_an_edit_of_the_roadmap(plan: pf.Allocation, tmp_path: Path) -> None:
    """A is stopped without a word, B goes on, C is moved to Q3, D comes in with an option that is none."""
    path = tmp_path / "round.xlsx"
    export(plan, path, explain=False)
    sheet = openpyxl.load_workbook(path)["▸ Roadmap"]
    rows = {n: row_of(sheet, n) for n in ("Alpha", "Beta", "Gamma", "Delta")}
    edits = {"Alpha": ("full", None), "Beta": ("full", "2027Q1"), "Gamma": ("full", "2027Q3")}
    edits["Delta"] = ("ful", "2027Q1")
    cells = {
        f"▸ Roadmap!{c}{rows[n]}": v for n, pair in edits.items() for c, v in zip("BC", pair, strict=True)
    }
    sheet = recalculated(path, tmp_path, **cells)["▸ Roadmap"]
    assert loads(sheet, plan) == [4, 4, 2, 0, 0, 2]
    assert [bar(sheet, plan, n) for n in rows] == ["...", "▸◆.", "..◆", "..."]
    assert told(sheet, "Alpha", "Status", "Change") == ["stopped", "out"]
    assert told(sheet, "Beta", "Status", "Change", "Delivery") == ["since 2026Q4", "", "2027Q2"]
    assert told(sheet, "Gamma", "Status", "Change") == ["new", "in"]
    assert told(sheet, "Delta", "Status", "Change") == ["", "out"]


def test_a_bar_that_goes_on_and_a_case_that_has_begun_nothing(make: Make, tmp_path: Path) -> None:
    case = make(
        settings="finish_inside = false",
        requirements="initiative,resource,1,2 / A,cash,2,2 / B,cash,2,2 / C,cash,2,2",
        decisions="initiative,decision,start / A,fund,Q3 / B,fund,Q1 / C,fund,Q2",
    )
    plan = pf.allocate(case)
    export(plan, tmp_path / "round.xlsx", explain=False)
    sheet = openpyxl.load_workbook(tmp_path / "round.xlsx", data_only=True)["▸ Roadmap"]
    assert [bar(sheet, plan, n) for n in "ABC"] == ["..→", ".◆.", "..◆"]
    assert "Change" not in heads(sheet)
    assert told(sheet, "A", "Delivery") == ["after the horizon"]
