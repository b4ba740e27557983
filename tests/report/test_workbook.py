"""The finance workbook: an equal case comes back, text stays text, totals are formulas that another office
suite reckons alike.
"""

from __future__ import annotations

import math
import re
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pandas as pd
import pytest
from support import samples
from support.small_cases import Make
from support.written_books import SOFFICE, formulas, heads, recalculated, row_of

import portfolio as pf
from portfolio.report import export
from portfolio.tables import SCHEMA

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
NAMES = ("four_initiatives", "lorie_savage", "dozen", "scaleup")
GAP = 2e-3
pytestmark = [
    pytest.mark.xdist_group("report"),  # the workbooks are made once
    # openpyxl, of bars in cells
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
]
EVIL = ("=1+1", "+A1", "-B2", "@SUM(1)")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[pf.Allocation, Path]]:
    """Each sample's plan and its workbook."""
    folder, made = tmp_path_factory.mktemp("books"), {}
    for name in NAMES:
        plan = pf.allocate(pf.load(SAMPLES / name), gap=GAP)
        made[name] = (plan, folder / f"{name}.xlsx")
        export(plan, made[name][1], explain=name == "dozen")
    return made


@pytest.mark.parametrize("name", NAMES)
def test_the_case_that_comes_back_is_equal_and_draws_no_remark(
    name: str, books: dict[str, tuple[pf.Allocation, Path]]
) -> None:
    plan, path = books[name]
    again = pf.load(path)
    assert again == plan.problem.case
    assert not [d for d in again.doubts if "left alone" in str(d)]
    sheets = openpyxl.load_workbook(path).sheetnames
    assert sheets[0] == "▸ Summary"
    assert [s for s in sheets if not s.startswith("▸")] == [*SCHEMA, "settings"]
    case = plan.problem.case
    assert ("▸ Scenarios" in sheets) == (len(case.scenarios) > 0)
    assert ("▸ Parties" in sheets) == (len(case.parties) > 0)


@pytest.mark.parametrize("name", NAMES)
def test_totals_are_formulas_over_their_range(
    name: str, books: dict[str, tuple[pf.Allocation, Path]]
) -> None:
    plan, path = books[name]
    book, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    for title, count, total in (
        ("▸ Funded", len(plan.choices), plan.impact),
        ("▸ Attainment", len(plan.attainment), plan.impact),
    ):
        sheet, row, column = book[title], row_of(book[title], "Total"), heads(book[title])["Points"]
        letter = openpyxl.utils.get_column_letter(column)
        assert sheet.cell(row, column).value == f"=SUM({letter}5:{letter}{4 + count})"
        assert row == 5 + count
        assert math.isclose(values[title].cell(row, column).value, total, rel_tol=1e-9)
    usage = book["▸ Usage"]
    assert all(
        str(usage.cell(r, heads(usage)["Filled"]).value).startswith("=IF(")
        for r in range(5, 5 + len(plan.usage))
    )
    # those of money have formulas of other kinds, and tests of their own
    others = [f for sheet, f in formulas(book) if sheet not in ("▸ Business case", "▸ Cash flow")]
    assert {f.split("(")[0].split("'")[0] for f in others} <= {
        "=SUM",
        "=IF",
        "=SUMPRODUCT",
        "=COUNTA",
        "=",
    }
    assert not [f for sheet, f in formulas(book) if not sheet.startswith("▸")]


@pytest.mark.parametrize("name", NAMES)
def test_sheets_are_ready_to_read_and_to_print(
    name: str, books: dict[str, tuple[pf.Allocation, Path]]
) -> None:
    plan, path = books[name]
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert sheet.freeze_panes, sheet.title
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0), ("1", "0"))
    funded = book["▸ Funded"]
    assert funded.freeze_panes == "B5"
    money = next(funded.cell(5, c).number_format for h, c in heads(funded).items() if h.startswith("Spend"))
    assert money.startswith("#,##0")
    resources = plan.problem.case.resources
    assert money.endswith(f'" {resources.unit[resources.kind == "budget"].iloc[0]}"')
    with zipfile.ZipFile(path) as archive:
        charts = [n for n in archive.namelist() if n.startswith("xl/charts/")]
    assert len(charts) >= 3


def test_prices_and_reasons_are_those_of_explain(books: dict[str, tuple[pf.Allocation, Path]]) -> None:
    plan, path = books["dozen"]
    sheet, reasons = openpyxl.load_workbook(path)["▸ Not funded"], pf.explain(plan)
    out = reasons[~reasons.funded].sort_values("price", kind="stable")
    columns = heads(sheet)
    for row, (initiative, reason) in enumerate(out.iterrows(), start=5):
        assert sheet.cell(row, columns["Initiative"]).value == initiative
        assert math.isclose(sheet.cell(row, columns["Price, points"]).value, reason.price)
        assert sheet.cell(row, columns["Reason"]).value == reason.sentence
    assert sheet.max_row == 4 + len(out)


def test_an_edited_cell_is_all_that_differs(
    books: dict[str, tuple[pf.Allocation, Path]], tmp_path: Path
) -> None:
    plan, path = books["dozen"]
    book = openpyxl.load_workbook(path)
    sheet = book["resources"]
    column = heads(sheet, 1)["2027Q1"]
    sheet.cell(row_of(sheet, "budget"), column).value = 90_000
    book.save(tmp_path / "edited.xlsx")
    after = pf.allocate(pf.load(tmp_path / "edited.xlsx"))
    found = pf.diff(plan, after)
    assert found.inputs.to_dict("records") == [
        {"table": "resources", "row": "budget", "column": "2027Q1", "before": "160000", "after": "90000"}
    ]
    assert found.impact < 0


@pytest.fixture
def evil(make: Make) -> pf.Case:
    """A case whose every id and name looks like a formula; capitals alone tell two objectives apart."""
    one, two, three, four = EVIL
    return make(
        settings='name = "=1+1"\ncurrency = "EUR"',
        initiatives=(
            f"initiative,name,owner / {one},{two},{three} / {two},{three},{four} / {three},{four},{one}"
        ),
        resources=(
            f"resource,name,kind,unit,{one},Q2 / {four},{one},budget,EUR,3, /"
            f" {two},{two},capacity,{three},0,0"
        ),
        requirements=f"initiative,resource,1 / {one},{four},2 / {two},{four},2 / {three},{two},1",
        objectives=f"objective,name,weight / {one},{four},60 / =a,{three},30 / =B,{two},10",
        key_results=(
            f"key_result,objective,kpi,target / {one},{one},{one},5 / {two},=a,{two},4 / {three},=B,{three},3"
        ),
        kpis=f"kpi,name,unit / {one},{two},{three}",
        contributions=f"initiative,kpi,expected / {one},{one},3 / {two},{two},2 / {three},{three},1",
        parties=f"party,objective,weight / {one},{one},5 / {four},=a,7",
        scenarios=f"scenario,table,row,column,change / {one},resources,,,× 2",
    )


def test_text_that_looks_like_a_formula_stays_text(evil: pf.Case, tmp_path: Path) -> None:
    payoff = pd.DataFrame(
        {
            "portfolio": [" =1+1", "\t@SUM(1)"],
            "=1+1": [1.0, math.inf],
            "impact": [1.0, math.nan],
            "funded": [1, 2],
            "cost": [2.0, 3.0],
        }
    )
    contested = pd.DataFrame(
        {
            "initiative": ["=1+1"],
            "funded_by": [" +A1"],
            "=1+1": [-math.inf],
            "settle": ["-B2"],
            "concedes": [""],
            "concession": [0.5],
        }
    )
    table: Any = SimpleNamespace(problem=pf.Problem(evil), payoff=payoff, contested=contested)
    export(evil, tmp_path / "evil.xlsx", arbitration=table)
    assert pf.load(tmp_path / "evil.xlsx") == evil
    book = openpyxl.load_workbook(tmp_path / "evil.xlsx")
    texts = [(s.title, c.value, c) for s in book for row in s.iter_rows() for c in row if c.data_type == "s"]
    for title in book.sheetnames:
        if title.startswith("▸"):
            shown = [(v, c) for t, v, c in texts if t == title and re.match(r"\s*[=+@-]", v)]
            assert shown, title
            # a heading is no cell to edit
            assert all(c.quotePrefix or c.fill.fgColor.rgb == "FF1F4E79" for _, c in shown), title
    assert {" =1+1", "\t@SUM(1)", " +A1"} <= {v for t, v, _ in texts if t == "▸ Parties"}
    assert not [f for _, f in formulas(book) if not re.match(r"=(SUM|IF|SUMPRODUCT|COUNTA)\(|='▸ ", f)]
    with zipfile.ZipFile(tmp_path / "evil.xlsx") as archive:
        charts = "".join(archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/charts/"))
    assert all(f.startswith("'▸ ") for f in re.findall(r"<c:f>(.*?)</c:f>", charts))


def test_the_workbook_holds_the_case_and_says_what_was_asked_beside_it(make: Make, tmp_path: Path) -> None:
    case = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,4,4")
    plan = pf.allocate(pf.Problem(case).with_limits({("cash", "Q1"): 1}).without("A"))
    export(plan, tmp_path / "one.xlsx", explain=False)
    export(case, tmp_path / "two.xlsx", plan=plan, explain=False)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert pf.load(tmp_path / "one.xlsx") == case
    sheet = openpyxl.load_workbook(tmp_path / "one.xlsx")["▸ Summary"]
    row = row_of(sheet, "Asked otherwise than the tables say") + 2
    assert [[c.value for c in sheet[r][:4]] for r in (row, row + 1)] == [
        ["limits: cash", "Q1", "4", "1"],
        ["locks: A", "funded", None, "false"],
    ]


def test_a_plan_that_funds_nothing_and_a_round_without_limits(make: Make, tmp_path: Path) -> None:
    nothing = make(resources="resource,kind,Q1,Q2,Q3 / cash,budget,0,0,0")
    for name, case in (("nothing", nothing), ("unlimited", make())):
        export(case, tmp_path / f"{name}.xlsx")
        assert pf.load(tmp_path / f"{name}.xlsx") == case
    sheet = openpyxl.load_workbook(tmp_path / "nothing.xlsx")["▸ Funded"]
    assert sheet.cell(6, heads(sheet)["Points"]).value == "=SUM(E5:E5)"
    usage = openpyxl.load_workbook(tmp_path / "unlimited.xlsx", data_only=True)["▸ Usage"]
    assert [usage.cell(5, heads(usage)[h]).value for h in ("Available", "Left", "Filled")] in (
        [None] * 3,
        [None, "", ""],
    )


def test_french_where_asked_or_where_the_case_is(make: Make, tmp_path: Path) -> None:
    export(make(), tmp_path / "asked.xlsx", language="fr")
    export(make('language = "fr"'), tmp_path / "own.xlsx")
    export(make('language = "fr"'), tmp_path / "english.xlsx", language="en")
    for name in ("asked", "own"):
        book = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
        assert book.sheetnames[:5] == [
            "▸ Synthèse",
            "▸ Financé",
            "▸ Non financé",
            "▸ Utilisation",
            "▸ Atteinte",
        ]
    assert "Points perdus sans elle" in heads(openpyxl.load_workbook(tmp_path / "own.xlsx")["▸ Financé"])
    assert openpyxl.load_workbook(tmp_path / "english.xlsx").sheetnames[0] == "▸ Summary"


@pytest.mark.parametrize("name", ["round.csv", "round", "round.xlsm"])
def test_a_target_that_is_no_workbook_is_refused(name: str, make: Make, tmp_path: Path) -> None:
    with pytest.raises(pf.CaseError, match=r"must be a file ending in .xlsx; found"):
        export(make(), tmp_path / name)


def test_a_plan_of_another_case_is_refused(make: Make, tmp_path: Path) -> None:
    one, other = pf.allocate(make()), pf.allocate(make(objectives="objective,weight / grow,2"))
    with pytest.raises(pf.CaseError, match="must be of the case given with it"):
        export(one.problem.case, tmp_path / "round.xlsx", plan=other)
    with pytest.raises(pf.CaseError, match="found two"):
        export(one, tmp_path / "round.xlsx", plan=other)
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_reckons_the_plan_s_own_figures(
    name: str, books: dict[str, tuple[pf.Allocation, Path]], tmp_path: Path
) -> None:
    plan, path = books[name]
    book = recalculated(path, tmp_path)
    assert [
        (s.title, c.coordinate) for s in book for row in s.iter_rows() for c in row if c.data_type == "e"
    ] == []
    funded, attained, usage, summary = (book[f"▸ {s}"] for s in ("Funded", "Attainment", "Usage", "Summary"))
    frame, total, columns = plan.funded, row_of(funded, "Total"), heads(funded)
    budgets = [c for c in frame if c not in ("initiative", "option", "start", "delivery", "points")]
    expected = {"Points": plan.impact} | {f"Spend, {b}": frame[b].sum() for b in budgets}
    if len(budgets) > 1:
        expected["Spend, all"] = frame[budgets].to_numpy().sum()
    for heading, value in expected.items():
        assert math.isclose(funded.cell(total, columns[heading]).value, value, rel_tol=1e-9), heading
    assert math.isclose(
        attained.cell(row_of(attained, "Total"), heads(attained)["Points"]).value, plan.impact, rel_tol=1e-9
    )
    filled = {
        (usage.cell(r, 1).value, usage.cell(r, heads(usage)["Period"]).value): (
            usage.cell(r, heads(usage)["Filled"]).value
        )
        for r in range(5, 5 + len(plan.usage))
    }
    for use in plan.usage.itertuples():
        share = filled[use.resource, str(use.period)]
        assert (
            share in ("", None)
            if not 0 < use.available < math.inf
            else math.isclose(share, use.used / use.available, rel_tol=1e-9, abs_tol=1e-12)
        )
    top = row_of(summary, "Objective")
    points = plan.attainment.groupby("objective").points.sum()
    for row in range(top + 1, top + 1 + len(points)):
        assert math.isclose(
            summary.cell(row, 3).value, points[summary.cell(row, 1).value], rel_tol=1e-9, abs_tol=1e-12
        )
    assert summary.cell(row_of(summary, "Initiatives funded"), 2).value == len(plan.choices)
    assert math.isclose(
        summary.cell(row_of(summary, "Cost, all budgets"), 2).value,
        frame[budgets].to_numpy().sum(),
        rel_tol=1e-9,
    )


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_takes_no_id_for_a_pattern_and_totals_follow_an_edit(
    evil: pf.Case, tmp_path: Path
) -> None:
    plan = pf.allocate(evil)
    export(plan, tmp_path / "evil.xlsx", explain=False)
    book = recalculated(tmp_path / "evil.xlsx", tmp_path, **{"▸ Funded!F5": 1000})
    summary, funded = book["▸ Summary"], book["▸ Funded"]
    points = plan.attainment.groupby("objective").points.sum()
    top = row_of(summary, "Objective")
    assert [summary.cell(top + 1 + k, 1).value for k in range(3)] == ["=1+1", "=a", "=B"]
    assert [summary.cell(top + 1 + k, 3).value for k in range(3)] == pytest.approx(
        [points[o] for o in ("=1+1", "=a", "=B")]
    )
    assert funded.cell(row_of(funded, "Total"), 6).value == pytest.approx(
        1000 + plan.impact - plan.funded.points[0]
    )
    assert [
        (s.title, c.coordinate) for s in book for row in s.iter_rows() for c in row if c.data_type == "e"
    ] == []


def test_parties_that_judge_stand_in_the_workbook(tmp_path: Path) -> None:
    case = pf.load(SAMPLES / "scaleup")
    export(pf.allocate(case, gap=0.5), tmp_path / "round.xlsx", explain=False)
    sheet = openpyxl.load_workbook(tmp_path / "round.xlsx")["▸ Parties"]
    assert {"finance", "product"} <= {cell.value for row in sheet.iter_rows() for cell in row}


def test_an_arbitration_of_another_case_is_refused(tmp_path: Path) -> None:
    table = samples.table("dozen")
    with pytest.raises(pf.CaseError, match="another case"):
        export(pf.load(SAMPLES / "four_initiatives"), tmp_path / "round.xlsx", arbitration=table)
    with pytest.raises(pf.CaseError, match="must be en or fr"):
        export(pf.load(SAMPLES / "four_initiatives"), tmp_path / "round.xlsx", language="de")
