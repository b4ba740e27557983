"""The sample lists: what comes of each, and that nothing of it is lost."""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import Any

import pandas as pd
import pytest
from support import samples

import portfolio as pf

LISTS = samples.FOLDER / "lists"
JIRA = {
    "scale": {"Highest": 5, "High": 4, "Medium": 3, "Low": 2, "Lowest": 1},
    "several_teams": "first",
}
"""What ships of Jira, confirmed."""
ASKED: dict[str, dict[str, Any]] = {
    "projects_2027.csv": {"budget": "1M", "periods": "one", "decimal": "."},
    "backlog_fr.xlsx": {},
    "rice.csv": {"team": 16},
    "jira_en.csv": {"tracker": "jira", "team": {"Booking API": 16, "Web": 16}} | JIRA,
    "jira_fr.csv": {"tracker": "jira", "team": {"Portail": 10, "Commandes": 16}} | JIRA,
    "solver.xlsx": {
        "periods": ["2027", "2028"],
        "budget": {"2027": "750k", "2028": "550k"},
    },
    "project_online.xlsx": {
        "tracker": "project_online",
        "decisions": "keep",
        "periods": "one",
        "budget": "1.5M",
    },
}
by_list = pytest.mark.parametrize("name", ASKED)


@cache
def imported(name: str) -> Any:
    return pf.load_list(LISTS / name, **ASKED[name])


@cache
def plan(name: str) -> pf.Allocation:
    return pf.allocate(imported(name))


def reasons(name: str) -> dict[str, str]:
    left = imported(name).left_out
    return dict(zip(left.name, left.why, strict=True))


def test_every_list_is_asked_about() -> None:
    assert {p.name for p in LISTS.iterdir()} == {*ASKED}


@by_list
def test_a_list_is_taken_whole(name: str) -> None:
    """Rows in are rows used and rows listed, and every initiative comes from a row."""
    case = imported(name)
    assert set(case.used.initiative) == set(case.initiatives.initiative)
    rows = [*case.used.row, *case.left_out.row]
    assert len(rows) == len({*rows})


@by_list
def test_the_best_portfolio_is_not_the_list_from_the_top(name: str) -> None:
    """Else nobody would need it: by value for cost, as lists are sorted, less is reached."""
    best, case = plan(name), imported(name)
    assert best.status == "optimal"
    amounts = case.requirements.set_index("initiative")[[*case.written["requirements"].further]].sum(axis=1)
    worth = case.contributions.groupby("initiative").expected.sum()
    ratio = (worth / amounts.groupby(level=0).sum()).sort_values(ascending=False, kind="stable")
    funded: list[tuple[str, str, str]] = [
        (i, "full", case.periods[0]) for i in case.initiatives[case.initiatives.mandatory].initiative
    ]
    for initiative in ratio.index.drop([i for i, _, _ in funded]):
        more = [*funded, (str(initiative), "full", case.periods[0])]
        if not len(pf.appraise(case, more).breaches):
            funded = more
    assert pf.value(case, funded) < best.impact


def test_the_office_s_list() -> None:
    left = {"Payroll moved to the new provider": "done", "New design for the intranet": "cancelled"}
    assert reasons("projects_2027.csv") == {
        **left,
        "Warehouse for all figures": "no estimate",
        "Total": "total",
    }
    case = imported("projects_2027.csv")
    assert len(case.initiatives) == 13
    assert case.settings.currency == "USD"
    assert plan("projects_2027.csv").impact == 25
    assert case.requirements["1"].sum() == 3_448_000 - 240_000 - 70_000


def test_the_french_backlog() -> None:
    case = imported("backlog_fr.xlsx")
    assert case.settings.language == "fr"
    assert reasons("backlog_fr.xlsx")["Bagages en supplément"] == "no estimate"
    assert reasons("backlog_fr.xlsx")["Mode hors ligne"] == "no value"
    assert reasons("backlog_fr.xlsx")["TOTAL"] == "total"
    assert list(case.left_out.why).count("done") == list(case.left_out.why).count("cancelled") == 1
    assert dict(zip(case.resources.resource, case.resources[case.periods[0]], strict=True)) == {
        "Web": 60,
        "Réservation": 85,
        "Mobile": 45,
    }
    assert list(case.initiatives[case.initiatives.mandatory].initiative) == ["Accessibilité du parcours"]
    assert plan("backlog_fr.xlsx").impact == 418


def test_the_rice_sheet_divides_by_effort_once() -> None:
    case = imported("rice.csv")
    worth = case.contributions.set_index("initiative").expected
    assert worth["One-page checkout"] == 9000 * 2 * 0.8
    assert case.requirements.set_index("initiative")["1"]["One-page checkout"] == 7
    assert sorted(plan("rice.csv").funded.initiative) == [
        "Faster product pages",
        "One-page checkout",
        "Search that forgives typing errors",
    ]


@pytest.mark.parametrize(
    ("name", "key", "outside", "requires"),
    [
        ("jira_en.csv", "BOOK", "PAY-77", {(3, 4), (5, 4), (9, 8)}),
        ("jira_fr.csv", "ACH", "TRE-18", {(3, 4), (5, 4), (9, 8)}),
    ],
)
def test_the_trackers_exports(name: str, key: str, outside: str, requires: set[tuple[int, int]]) -> None:
    case = imported(name)
    told = {(row.initiative, row.other) for row in case.relations.itertuples() if row.relation == "requires"}
    assert told == {(f"{key}-{one}", f"{key}-{other}") for one, other in requires}
    assert len(case.relations) == len(requires)
    assert any(outside in text for text in case.assumed.iloc[:, -1])
    assert sorted(case.left_out.why) == ["cancelled", "done", "epic", "epic", "no estimate", "sub-task"]
    assert len(case.used) == len(case.initiatives) == len(pd.read_csv(LISTS / name)) - 6


def test_the_workbooks_are_those_that_are_made(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """``make samples`` writes them; a list changed by hand would be lost."""
    script = samples.FOLDER.parent / "make_lists.py"
    spec = importlib.util.spec_from_file_location("make_lists", script)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    monkeypatch.setattr(made, "LISTS", tmp_path)
    made.main()
    for path in sorted(LISTS.glob("*.xlsx")):
        ours, theirs = (
            pd.read_excel(p, None, header=None, engine="calamine") for p in (path, tmp_path / path.name)
        )
        assert [*ours] == [*theirs]
        for sheet, cells in ours.items():
            pd.testing.assert_frame_equal(cells, theirs[sheet])
