"""What trackers export, through the public doors: which tickets count and for what, links told from both
ends, what is asked, and the way out again. Each file is made from a truth (``support.list_files``).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from support.list_files import (
    FORMS,
    GITHUB_WORDS,
    HEADINGS,
    LINEAR_WORDS,
    SCALE,
    USED,
    Command,
    Item,
    ListFile,
    Sheet,
    Truth,
    asked,
    azure_devops,
    case_or_words,
    check_case,
    check_plan,
    check_rows,
    command,
    found,
    github,
    jira,
    kept,
    left_out,
    linear,
    refused,
    report,
    truth_of,
    used_rows,
)

import portfolio as pf

BACKLOG = (
    Item("AB-1", "Search, second version", 5, "High", blocked_by=("AB-2", "AB-3"), parent="AB-90"),
    Item("AB-2", "Index", 3, "Medium", parent="AB-90"),
    Item("AB-3", "Rights", 2, "Highest", kind="bug", team="Web", parent="AB-90"),
    Item("AB-4", "Export", None, "Highest", parent="AB-91"),
    Item("AB-5", "Old connector", 1, "Highest", state="done"),
    Item("AB-6", "Forum", 1, "Highest", state="cancelled"),
    Item("AB-7", "Invoices", 4, "Low", team="Web", parent="AB-91"),
    Item("AB-8", "A part of the search", 1, "Highest", kind="sub-task", parent="AB-1"),
    Item("AB-90", "Finding", 40, "Highest", kind="epic"),
    Item("AB-91", "Paying", None, "Low", kind="epic"),
)
TEAMS = {"Data": 8, "Web": 4}
FLAT = tuple(item for item in BACKLOG if item.kind in ("story", "bug"))  # where a tool has no other kinds


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    return command(capsys)


def loads(file: ListFile, tracker: str, **always: Any) -> Callable[..., Any]:
    return lambda **answers: pf.load_list(file.path, tracker=tracker, **{**always, **answers})


PRIORITY = {"en": "Priority", "fr": "Priorité"}


# ---------------------------------------------------------------- Jira


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", ["comma", "comma, BOM", "workbook"])
def test_jira_in_both_languages(tmp_path: Path, language: str, form: str) -> None:
    file = kept(tmp_path, jira(BACKLOG, language), FORMS[form])
    case = loads(file, "jira", team=TEAMS, scale=SCALE)()
    wanted = truth_of(BACKLOG)
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {}, TEAMS, lag=-1)
    groups = case.initiatives.set_index("initiative").category.to_dict()
    assert groups == {"AB-1": "Finding", "AB-2": "Finding", "AB-3": "Finding", "AB-7": "Paying"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_priority_is_offered_with_a_scale_to_confirm(tmp_path: Path, language: str) -> None:
    file = kept(tmp_path, jira(BACKLOG, language))
    asked(loads(file, "jira", team=TEAMS), "scale", PRIORITY[language], "highest", "medium")
    assert len(loads(file, "jira", team=TEAMS, scale=SCALE)().questions) == 0


def test_links_told_from_both_ends_are_one_and_ordered_in_time(tmp_path: Path) -> None:
    case = loads(kept(tmp_path, jira(BACKLOG)), "jira", team=TEAMS, periods=["Q1", "Q2"], scale=SCALE)()
    links = case.relations[["relation", "initiative", "other"]].to_numpy().tolist()
    assert sorted(links) == [["requires", "AB-1", "AB-2"], ["requires", "AB-1", "AB-3"]]
    assert {*case.relations.lag} == {0}
    check_plan(case, truth_of(BACKLOG), {}, TEAMS, ("Q1", "Q2"))


def test_between_sprints_what_waits_may_follow_in_the_same(tmp_path: Path) -> None:
    file = kept(tmp_path, jira(BACKLOG))
    mapping = tmp_path / "map.toml"
    scale = "\n".join(f"{word} = {number}" for word, number in SCALE.items())
    mapping.write_text(f'periods = "sprints"\n[scale]\n{scale}\n', encoding="utf-8")
    case = pf.load_list(file.path, tracker="jira", team=TEAMS, map=mapping)
    assert case.periods == ("Sprint 3",)
    assert {*case.relations.lag} == {-1}
    assert pf.allocate(case).impact == SCALE["High"] + SCALE["Medium"] + SCALE["Highest"]


@pytest.mark.parametrize("told", ["by the blocked", "by the blocking", "by both"])
def test_a_link_told_from_one_end_is_enough(tmp_path: Path, told: str) -> None:
    sheet = Sheet().add(
        HEADINGS,
        *("Summary", "Issue key", "Issue Type", "Status", "Custom field (Story Points)", "Priority"),
        *("Inward issue link (Blocks)", "Outward issue link (Blocks)"),
    )
    sheet.add(
        USED, "Search", "X-1", "Story", "To Do", 3, "High", "X-2" if told != "by the blocking" else "", ""
    )
    sheet.add(USED, "Index", "X-2", "Story", "To Do", 3, "Low", "", "X-1" if told != "by the blocked" else "")
    case = loads(kept(tmp_path, sheet), "jira", team=10, scale=SCALE)()
    assert case.relations[["initiative", "other"]].to_numpy().tolist() == [["X-1", "X-2"]]


@pytest.mark.parametrize("kind", ["Cloners", "Relates", "Polaris issue link", "Issue split"])
def test_other_links_hold_nothing_up(tmp_path: Path, kind: str) -> None:
    sheet = Sheet().add(
        HEADINGS,
        *("Summary", "Issue key", "Issue Type", "Status", "Custom field (Story Points)", "Priority"),
        *(f"Inward issue link ({kind})", f"Outward issue link ({kind})"),
    )
    sheet.add(USED, "Search", "X-1", "Story", "To Do", 3, "High", "X-2", "")
    sheet.add(USED, "Index", "X-2", "Story", "To Do", 3, "Low", "", "X-1")
    case = loads(kept(tmp_path, sheet), "jira", team=10, scale=SCALE)()
    assert len(case.relations) == 0


def test_a_key_outside_the_export_is_listed_and_never_replaced(tmp_path: Path) -> None:
    items = (
        Item("AB-10", "Search", 3, "High", blocked_by=("AB-1", "XY-7")),
        Item("AB-11", "Index", 2, "Low"),
    )
    case = loads(kept(tmp_path, jira(items)), "jira", team=10, scale=SCALE)()
    assert len(case.relations) == 0
    for key in ("AB-1", "XY-7"):
        assert key in report(case).replace("AB-10", "").replace("AB-11", "")


def test_times_are_in_seconds(tmp_path: Path) -> None:
    sheet = Sheet().add(
        HEADINGS, "Summary", "Issue key", "Issue Type", "Status", "Original estimate", "Priority"
    )
    sheet.add(USED, "Search", "X-1", "Story", "To Do", 28_800, "High").add(
        USED, "Index", "X-2", "Story", "To Do", 7_200, "Low"
    )
    case = loads(kept(tmp_path, sheet), "jira", team=9, scale=SCALE, effort="Original estimate")()
    amounts = {name: [*truth.uses.values()] for name, truth in found(case).items()}
    assert amounts in ({"Search": [8], "Index": [2]}, {"Search": [1], "Index": [0.25]})
    unit = next(iter(case.resources.unit))
    assert unit.startswith("hour" if amounts["Search"] == [8] else "day") or unit in ("h", "d")


def test_the_original_estimate_of_jira_is_an_effort(tmp_path: Path) -> None:
    sheet = Sheet().add(
        HEADINGS, "Summary", "Issue key", "Issue Type", "Status", "Original estimate", "Priority"
    )
    sheet.add(USED, "Search", "X-1", "Story", "To Do", 28_800, "High")
    case = loads(kept(tmp_path, sheet), "jira", team=9, scale=SCALE)()
    assert [*found(case)["Search"].uses.values()] == [8]


def test_both_fields_of_points_with_two_figures_are_asked_about(tmp_path: Path) -> None:
    sheet = Sheet().add(
        HEADINGS,
        *("Summary", "Issue key", "Issue Type", "Status", "Priority"),
        *("Custom field (Story Points)", "Custom field (Story point estimate)"),
    )
    sheet.add(USED, "Search", "X-1", "Story", "To Do", "High", "5.0", "8.0")
    sheet.add(USED, "Index", "X-2", "Story", "To Do", "Low", "", "3.0")
    load = loads(kept(tmp_path, sheet), "jira", team=10, scale=SCALE)
    asked(load, "Story Points", "Story point estimate", "X-1")


def test_the_category_of_a_status_says_more_than_its_name(tmp_path: Path) -> None:
    sheet = Sheet().add(
        HEADINGS,
        *(
            "Summary",
            "Issue key",
            "Issue Type",
            "Status",
            "Status Category",
            "Custom field (Story Points)",
            "Priority",
        ),
    )
    sheet.add(USED, "Search", "X-1", "Story", "Done with design", "In Progress", 3, "High")
    sheet.add("done", "Index", "X-2", "Story", "In production", "Done", 2, "Low")
    file = kept(tmp_path, sheet)
    case = loads(file, "jira", team=10, scale=SCALE)()
    check_rows(case, file)


def test_several_components_are_several_teams(tmp_path: Path) -> None:
    sheet = Sheet().add(
        HEADINGS,
        *("Summary", "Issue key", "Issue Type", "Status", "Custom field (Story Points)", "Priority"),
        *("Components", "Components"),
    )
    sheet.add(USED, "Search", "X-1", "Story", "To Do", 6, "High", "Data", "Web")
    sheet.add(USED, "Index", "X-2", "Story", "To Do", 2, "Low", "Web", "")
    load = loads(kept(tmp_path, sheet), "jira", team={"Data": 6, "Web": 6}, scale=SCALE)
    case, words = case_or_words(load)
    assert "several_teams" in (words or str(case.questions.to_dict("records")))
    for answer, uses in (
        ("first", {"Data": 6}),
        ("split", {"Data": 3, "Web": 3}),
        ("each", {"Data": 6, "Web": 6}),
    ):
        got = found(load(several_teams=answer))
        assert got["Search"].uses == uses
        assert got["Index"].uses == {"Web": 2}


def test_the_wrong_tracker_is_told(tmp_path: Path) -> None:
    file = kept(tmp_path, linear(FLAT))
    refused(loads(file, "jira", team=TEAMS), file.path.name)
    refused(loads(file, "jra", team=TEAMS), "jra", "jira")


@pytest.mark.parametrize("tracker", ["jira", "azure_devops", "linear", "github", "project_online"])
def test_what_is_no_export_is_a_fault_of_the_command(tmp_path: Path, run: Command, tracker: str) -> None:
    for name, content in (
        ("empty.csv", b""),
        ("else.csv", b"alpha,beta\nx,y\nz,w\n"),
        ("binary.csv", bytes(range(256))),
    ):
        (tmp_path / name).write_bytes(content)
        code, said = run("import", tracker, tmp_path / name, "-o", tmp_path / "case", "--team", "10")
        assert code == 2, said
        assert name in said
        assert not (tmp_path / "case").exists()
    assert run("import", tracker, tmp_path / "gone.csv", "-o", tmp_path / "case")[0] == 2


# ---------------------------------------------------------------- the others


AZURE_TEAMS = {"Shop\\Data": 8, "Shop\\Web": 4}


def in_areas(items: Sequence[Item]) -> list[Item]:
    return [
        Item(i.key.removeprefix("AB-"), i.name, i.points, i.priority, i.state, i.kind, f"Shop\\{i.team}")
        for i in items
    ]


def test_azure_devops(tmp_path: Path) -> None:
    items = in_areas(BACKLOG)
    file = kept(tmp_path, azure_devops(items), FORMS["comma, BOM"])
    case = loads(file, "azure_devops", team=AZURE_TEAMS)()
    wanted = truth_of(items)
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {}, AZURE_TEAMS)


def test_a_priority_of_azure_devops_is_best_at_one(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "ID", "Work Item Type", "Title", "State", "Effort", "Priority")
    sheet.add(USED, 1, "Product Backlog Item", "Search", "New", 5, 1)
    sheet.add(USED, 2, "Product Backlog Item", "Index", "New", 5, 4)
    load = loads(kept(tmp_path, sheet), "azure_devops", team=5)
    case, words = case_or_words(load)
    if case is None:
        assert "Priority" in words
        case = load(best="low")
    names = case.names("initiatives")
    assert [names[i] for i in pf.allocate(case).funded.initiative] == ["Search"]


LINEAR_SCALE = {LINEAR_WORDS[word]: number for word, number in SCALE.items()}


def test_linear(tmp_path: Path) -> None:
    file = kept(tmp_path, linear(FLAT))
    load = loads(file, "linear", team=TEAMS)
    case = load(scale=LINEAR_SCALE)
    wanted = truth_of(FLAT)
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {}, TEAMS, lag=-1)


def test_the_words_of_other_trackers_are_to_be_confirmed_too(tmp_path: Path) -> None:
    for tracker, sheet, team, word in (
        ("linear", linear(FLAT), TEAMS, "urgent"),
        ("github", github(FLAT), 8, "p0"),
    ):
        asked(loads(kept(tmp_path, sheet), tracker, team=team), "scale", word)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_value_may_be_said_to_be_the_priority(tmp_path: Path, language: str) -> None:
    file = kept(tmp_path, jira(BACKLOG, language))
    case = loads(file, "jira", team=TEAMS, value=PRIORITY[language], scale=SCALE)()
    check_case(case, truth_of(BACKLOG))


def test_no_priority_in_linear_is_no_value(tmp_path: Path) -> None:
    sheet = Sheet().add(HEADINGS, "ID", "Team", "Title", "Status", "Estimate", "Priority")
    sheet.add(USED, "L-1", "Data", "Search", "Todo", 3, "Urgent").add(
        USED, "L-2", "Data", "Index", "Todo", 3, "Low"
    )
    sheet.add("no value", "L-3", "Data", "Logo", "Todo", 1, "No priority")
    file = kept(tmp_path, sheet)
    load = loads(file, "linear", team={"Data": 8})
    asked(load, "urgent", "low", "scale")
    check_rows(load(scale={"Urgent": 5, "Low": 2}), file)
    case = load(scale={"Urgent": 5, "Low": 2, "No priority": 1})
    assert {name: truth.value for name, truth in found(case).items()} == {"Search": 5, "Index": 2, "Logo": 1}


def test_github(tmp_path: Path) -> None:
    items = [Item(i.key.removeprefix("AB-"), i.name, i.points, i.priority, i.state) for i in FLAT]
    file = kept(tmp_path, github(items), FORMS["tab"])
    load = loads(file, "github", team=8)
    case = load(scale={GITHUB_WORDS[word]: number for word, number in SCALE.items()})
    wanted = [Truth(t.name, t.value, t.uses) for t in truth_of(items, team=False)]
    check_case(case, wanted)
    check_rows(case, file)
    check_plan(case, wanted, {}, {"": 8})


def test_project_online(tmp_path: Path) -> None:
    sheet = Sheet().add(
        HEADINGS,
        *(
            "ProjectId",
            "ProjectName",
            "ProjectOwnerName",
            "ProjectStartDate",
            "ProjectFinishDate",
            "ProjectCost",
        ),
        "ProjectPercentCompleted",
    )
    rows = [
        ("a1", "Roof", "owner one", "2027-01-11T08:00:00", "2027-03-11T17:00:00", "1250000.000000"),
        ("b2", "Lane", "owner two", "2027-04-05T08:00:00", "2027-06-11T17:00:00", "300000.000000"),
        ("c3", "Boiler", "owner one", "2027-04-05T08:00:00", "2027-05-11T17:00:00", "45000.000000"),
    ]
    for row in rows:
        sheet.add(USED, *row, 0)
    file = kept(tmp_path, sheet)
    load = loads(file, "project_online", budget="1.3M")
    asked(load, "value")
    case = load(value=1, periods=["2027Q1", "2027Q2"])
    quarters = ("2027Q1", "2027Q2", "2027Q2")
    wanted = [
        Truth(name, 1, {"": float(cost)}, owner=owner, earliest=quarter, deadline=quarter)
        for (_, name, owner, _, _, cost), quarter in zip(rows, quarters, strict=True)
    ]
    check_case(case, wanted)
    check_rows(case, file)
    assert pf.allocate(case).impact == 2


# ---------------------------------------------------------------- the command, and out again


@pytest.mark.parametrize("language", ["en", "fr"])
def test_import_jira_and_export_the_plan_for_jira(tmp_path: Path, run: Command, language: str) -> None:
    file, target, mapping = kept(tmp_path, jira(BACKLOG, language)), tmp_path / "case", tmp_path / "map.toml"
    scale = "\n".join(f"{word} = {number}" for word, number in SCALE.items())
    mapping.write_text(f"[scale]\n{scale}\n", encoding="utf-8")
    teams = ("--team", "Data=8", "--team", "Web=4")
    code, said = run("import", "jira", file.path, "-o", target, *teams, "--map", mapping)
    assert code == 0, said
    case = pf.load(target)
    check_case(case, truth_of(BACKLOG))
    plan = tmp_path / "plan.csv"
    code, said = run("export", target, plan, "--for", "jira")
    assert code == 0, said
    rows = [*csv.reader(plan.read_text(encoding="utf-8-sig").splitlines())]
    funded = {*pf.allocate(case).funded.initiative}
    keys = {cell for row in rows for cell in row if cell.startswith("AB-")}
    assert funded <= keys <= {"AB-1", "AB-2", "AB-3", "AB-7"}
    assert len(rows) > len(funded)


def test_what_counts_does_not_depend_on_the_order_of_the_export(tmp_path: Path) -> None:
    one = loads(kept(tmp_path, jira(BACKLOG)), "jira", team=TEAMS, scale=SCALE)()
    two = loads(kept(tmp_path, jira(BACKLOG[::-1])), "jira", team=TEAMS, scale=SCALE)()
    assert found(one) == found(two)
    assert (
        len(used_rows(one)) + len(left_out(one)) == len(BACKLOG) == len(used_rows(two)) + len(left_out(two))
    )
