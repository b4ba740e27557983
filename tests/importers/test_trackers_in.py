"""What comes out of each tracker's export: the rows are invented, in the shape that the tracker writes."""

# ruff: noqa: E501 (rows as trackers write them)

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import portfolio as pf
from portfolio import cli

JIRA = """\
Summary,Issue key,Issue id,Issue Type,Status,Priority,Resolution,Assignee,Created,Due date,Sprint,Sprint,Components,\
Components,Inward issue link (Blocks),Inward issue link (Blocks),Outward issue link (Blocks),\
Inward issue link (Dependency),Custom field (Story Points),Custom field (Story point estimate),Original estimate,\
Status Category,Parent,Parent key,Parent summary,Comment,Comment
"Search, second version",XY-11,10011,Story,To Do,Medium,,one,13/May/24 3:31 PM,30/Sep/24 12:00 AM,S 3,S 4,Product,,\
XY-12,XY-13,,,5.0,,,To Do,10010,XY-10,Search,"14/May/24 9:00 AM;one;line one
line two",
Index,XY-12,10012,Task,In Progress,High,,two,13/May/24 3:31 PM,,S 3,,Product,,,,XY-11,,,3.0,,In Progress,10010,XY-10,\
Search,,
Rights,XY-13,10013,Task,To Do,Highest,,,13/May/24 3:31 PM,,,,Platform,,,,XY-11,XY-7,,2.0,,To Do,10010,XY-10,Search,,
Search,XY-10,10010,Epic,In Progress,High,,,13/May/24 3:31 PM,,,,,,,,,,,,,In Progress,,,,,
Typing,XY-14,10014,Sub-task,To Do,Low,,,13/May/24 3:31 PM,,,,Product,,,,,,,1.0,,To Do,10011,XY-11,"Search",,
Old,XY-9,10009,Bug,Closed,Low,Done,,01/May/24 8:00 AM,,S 2,,Product,,,,,,,1.0,,Done,,,,,
Second thoughts,XY-8,10008,Story,Closed,Low,Won't Do,,01/May/24 8:00 AM,,,,Product,,,,,,,8.0,,Done,,,,,
Audit,XY-15,10015,Story,To Do,Medium,,,13/May/24 3:31 PM,,,,Platform,,,,,,,,28800,To Do,,,,,
"""
JIRA_FR = """\
Résumé,Clé de ticket,ID de ticket,Type de ticket,État,Priorité,Résolution,Personne assignée,Sprint,Sprint,Composants,\
Lien du ticket entrant (Blocks),Lien du ticket entrant (Blocks),Lien de ticket sortant (Blocks),\
Champs personnalisés (Story Points),Champs personnalisés (Story point estimate),Catégorie d'état,Clé parent,Parent summary
"Search, second version",XY-11,10011,Story,À faire,Medium,,one,S 3,S 4,Product,XY-12,XY-13,,5.0,,A faire,XY-10,Search
Index,XY-12,10012,Tâche,En cours,High,,two,S 3,,Product,,,XY-11,3.0,,En cours,XY-10,Search
Rights,XY-13,10013,Tâche,À faire,Highest,,,,,Platform,XY-7,,XY-11,,2.0,A faire,XY-10,Search
Search,XY-10,10010,Epic,En cours,High,,,,,,,,,,,En cours,,
Typing,XY-14,10014,Sous-tâche,À faire,Low,,,,,Product,,,,1.0,,A faire,XY-11,Search
Old,XY-9,10009,Bug,Terminé(e),Low,Terminé,,S 2,,Product,,,,1.0,,Terminé,,
"""
SCALE = "Highest=5; High=4; Medium=3; Low=2; Lowest=1"
TEAMS = ["Product=10", "Platform=5"]


def imported(folder: Path, text: str, tracker: str, **said: Any) -> Any:
    path = folder / "export.csv"
    path.write_text(text, encoding="utf-8")
    return pf.load_list(path, tracker=tracker, **said)


def asked(folder: Path, text: str, tracker: str, **said: Any) -> dict[str, tuple[str, ...]]:
    with pytest.raises(pf.OpenQuestionsError) as found:
        imported(folder, text, tracker, **said)
    return {question.key: question.readings for question in found.value.report.open}


def needs(case: Any) -> set[tuple[str, str, float]]:
    return {(r.initiative, r.resource, float(r[-1])) for r in case.requirements.itertuples(index=False)}


def worth(case: Any) -> dict[str, float]:
    return dict(zip(case.contributions.initiative, case.contributions.expected, strict=True))


def links(case: Any) -> set[tuple[str, str, str]]:
    return {(r.relation, r.initiative, r.other) for r in case.relations.itertuples()}


def left_out(case: Any) -> dict[str, str]:
    return dict(zip(case.left_out.name, case.left_out.why, strict=True))


@pytest.mark.parametrize("text", [JIRA, JIRA_FR], ids=["en", "fr"])
def test_jira_says_the_same_in_both_languages(tmp_path: Path, text: str) -> None:
    case = imported(tmp_path, text, "jira", team=TEAMS, scale=SCALE)
    assert needs(case) == {("XY-11", "Product", 5), ("XY-12", "Product", 3), ("XY-13", "Platform", 2)}
    assert worth(case) == {"XY-11": 3, "XY-12": 4, "XY-13": 5}
    assert links(case) == {("requires", "XY-11", "XY-12"), ("requires", "XY-11", "XY-13")}
    assert len(case.relations) == 2
    assert case.initiatives.category.tolist() == ["Search"] * 3
    assert case.initiatives.owner.fillna("").tolist() == ["one", "two", ""]
    assert any("XY-7" in text for text in case.assumed.assumed)
    why = {"Search": "epic", "Typing": "sub-task", "Old": "done"}
    more = {"Second thoughts": "cancelled", "Audit": "no estimate"} if text is JIRA else {}
    assert left_out(case) == why | more
    assert "Comment" not in case.initiatives.columns


def test_what_a_shipped_scale_counts_is_asked(tmp_path: Path) -> None:
    readings = asked(tmp_path, JIRA, "jira", team=TEAMS)["scale"]
    assert readings == ("highest = 5; high = 4; medium = 3", "highest = 16; high = 8; medium = 4")


def test_time_and_points_are_never_mixed(tmp_path: Path) -> None:
    case = imported(tmp_path, JIRA, "jira", team=TEAMS[1:], scale=SCALE, effort="Original estimate")
    assert needs(case) == {("XY-15", "Platform", 8)}
    both = ["Custom field (Story Points)", "Custom field (Story point estimate)", "Original estimate"]
    case = imported(tmp_path, JIRA, "jira", team=TEAMS, scale=SCALE, effort=both)
    assert left_out(case)["Audit"] == "no estimate"
    no_points = JIRA.replace("Story Points", "Colour").replace("Story point estimate", "Smell")
    assert needs(imported(tmp_path, no_points, "jira", team=TEAMS[1:], scale=SCALE)) == {
        ("XY-15", "Platform", 8)
    }


def test_a_link_that_a_site_words_itself_is_asked_where_it_joins_two_rows(tmp_path: Path) -> None:
    text = JIRA.replace("XY-11,XY-7", "XY-11,XY-12")
    assert set(asked(tmp_path, text, "jira", team=TEAMS, scale=SCALE)) == {"links"}
    case = imported(tmp_path, text, "jira", team=TEAMS, scale=SCALE, links="requires")
    assert ("requires", "XY-13", "XY-12") in links(case)


def test_a_file_of_epics_alone_is_a_list_of_epics(tmp_path: Path) -> None:
    text = "Summary,Issue key,Issue Type,Priority,Story Points\nSearch,XY-10,Epic,High,7\n"
    case = imported(tmp_path, text, "jira", team=20, scale=SCALE)
    assert case.initiatives.initiative.tolist() == ["XY-10"]
    assert any("Epic" in said for said in case.assumed.assumed)


AZURE = """\
ID,Work Item Type,Title 1,Title 2,Title 3,Assigned To,State,Story Points,Business Value,Priority,Iteration Path,Area Path
"70","Epic","Payments",,,"","Active",,,"1","Shop","Shop"
"71","Feature",,"Cards",,"","Active",,,"1","Shop","Shop\\Web"
"72","User Story",,,"Pay by card","","New","5","40","1","Shop\\Sprint 12","Shop\\Web"
"73","User Story",,,"Refund a card","","New","3","20","2","Shop\\Sprint 13","Shop\\Web"
"74","Task",,,"Draw the form","","Active","","","2","Shop\\Sprint 12","Shop\\Web"
"75","Bug",,,"Wrong rounding","","Resolved","1","10","1","Shop\\Sprint 12","Shop\\Web"
"76","User Story",,,"Cheques","","Removed","8","1","4","Shop","Shop\\Web"
"77","User Story",,,"Vouchers","","New","","5","3","Shop","Shop\\Store"
"""


def test_azure_devops_as_a_tree_and_flat(tmp_path: Path) -> None:
    case = imported(tmp_path, AZURE, "azure_devops", team=["Shop\\Web=10"])
    assert case.initiatives.name.tolist() == ["Pay by card", "Refund a card"]
    assert case.initiatives.category.tolist() == ["Cards", "Cards"]
    assert needs(case) == {("72", "Shop\\Web", 5), ("73", "Shop\\Web", 3)}
    assert worth(case) == {"72": 40, "73": 20}
    assert sorted(case.left_out.why) == ["cancelled", "done", "epic", "epic", "no estimate", "sub-task"]
    sprints = imported(tmp_path, AZURE, "azure_devops", team=["Shop\\Web=10"], periods="sprints")
    assert sprints.periods == ("Shop\\Sprint 12", "Shop\\Sprint 13")
    flat = (
        "ID,Work Item Type,Title,State,Story Points,Business Value,Parent\n"
        "1,Feature,Cards,New,,,\n2,User Story,Pay,New,5,40,1\n3,User Story,Send,New,5,40,99\n"
    )
    case = imported(tmp_path, flat, "azure_devops", team=10)
    assert case.initiatives.category.tolist() == ["Cards", "99"]


def test_azure_devops_without_a_business_value_asks_which_priority_is_best(tmp_path: Path) -> None:
    text = AZURE.replace("Business Value", "Colour")
    assert set(asked(tmp_path, text, "azure_devops", team=["Shop\\Web=10"])) == {"best"}


LINEAR = """\
ID,Team,Title,Status,Estimate,Priority,Project,Assignee,Completed,Canceled,Archived,Due Date,Parent issue,Related to,Blocked by
ENG-1,Web,New checkout,Todo,5,Urgent,Checkout,b@example.org,,,,2027-03-31,,ENG-4,ENG-2
ENG-2,Data,Price service,Backlog,3,High,Checkout,,,,,,,,"ENG-9, ENG-3"
ENG-3,Data,'=SUM in reports,In Progress,2,No priority,,,,,,,,,
ENG-4,Web,Old banner,Merged,1,Low,,,2026-11-20T08:00:00Z,,,,,,
ENG-5,Web,Dark mode,Todo,8,Low,,,,,2026-11-21T08:00:00Z,,,,
ENG-6,Web,Login twice,Duplicate,1,Low,,,,,,,,,
ENG-7,Web,Footer,Todo,,Medium,,,,,,,,,
"""
LINEAR_SAID: dict[str, Any] = {
    "team": ["Web=10", "Data=5"],
    "scale": "Urgent=4; High=3; Medium=2; Low=1",
}


def test_linear(tmp_path: Path) -> None:
    case = imported(tmp_path, LINEAR, "linear", **LINEAR_SAID)
    assert needs(case) == {("ENG-1", "Web", 5), ("ENG-2", "Data", 3)}
    assert worth(case) == {"ENG-1": 4, "ENG-2": 3}
    assert links(case) == {("requires", "ENG-1", "ENG-2")}
    assert left_out(case) == {
        "=SUM in reports": "no value",
        "Old banner": "done",
        "Dark mode": "cancelled",
        "Login twice": "cancelled",
        "Footer": "no estimate",
    }
    assert {key for key in ("ENG-9", "ENG-3") if any(key in t for t in case.assumed.assumed)} == {
        "ENG-9",
        "ENG-3",
    }


@pytest.mark.parametrize(
    ("parts", "kept", "teams"),
    [("children", ["ENG-2"], 1), ("parents", ["ENG-1"], 0), ("both", ["ENG-1", "ENG-2"], slice(2))],
)
def test_a_whole_and_its_parts_are_never_counted_twice_unasked(
    tmp_path: Path, parts: str, kept: list[str], teams: int | slice
) -> None:
    text = LINEAR.replace('Checkout,,,,,,,,"ENG-9', 'Checkout,,,,,,ENG-1,,"ENG-9')
    assert set(asked(tmp_path, text, "linear", **LINEAR_SAID)) == {"parts"}
    said = LINEAR_SAID | {"team": LINEAR_SAID["team"][teams]}
    case = imported(tmp_path, text, "linear", **said, parts=parts)
    assert case.initiatives.initiative.tolist() == kept
    assert len(case.used) + len(case.left_out) == 7


@pytest.mark.parametrize(
    ("whole", "part", "kept"), [("", "3", "B"), ("5", "", "A"), ("0", "3", "A B"), ("5", "0", "A B")]
)
def test_a_whole_or_its_parts_alone_are_no_question(tmp_path: Path, whole: str, part: str, kept: str) -> None:
    text = f"Id,Name,Effort,Score,Parent\nA,Whole,{whole},3,\nB,Part,{part},4,A\n"
    case = imported(tmp_path, text, "list", team=9)
    assert set(case.initiatives.initiative) <= set(kept.split())
    assert "B" in kept.split() or "Part" in left_out(case)


GITHUB = """\
Title|URL|Assignees|Status|Milestone|Repository|Parent issue|Sub-issues progress|Priority|Size|Estimate|Iteration
Faster search|https://github.com/example/shop/issues/12|one|Todo|v2|example/shop||1 / 2 (50%)|P0|L|5|Sprint 3
Search index|https://github.com/example/shop/issues/13|two|In Progress|v2|example/shop|\
https://github.com/example/shop/issues/12||P1|M|3|Sprint 3
Docs|https://github.com/example/docs/issues/4||Done|||||P2|S|1|
Spike|||Todo||||||XS||
Mend it|https://github.com/example/shop/pull/14||Todo||example/shop|||P1|S|1|
"""


def test_github(tmp_path: Path) -> None:
    text = GITHUB.replace("|", "\t")
    path = tmp_path / "project.tsv"
    path.write_text(text, encoding="utf-8")
    said: dict[str, Any] = {"tracker": "github", "team": 10, "scale": "P0=4; P1=3; P2=2"}
    with pytest.raises(pf.OpenQuestionsError) as found:
        pf.load_list(path, **said)
    assert [q.key for q in found.value.report.open] == ["parts"]
    case = pf.load_list(path, **said, parts="both")
    assert [need for _, _, need in sorted(needs(case))] == [5, 3]
    assert list(worth(case).values()) == [4, 3]
    assert case.initiatives.category.tolist() == ["example/shop", "Faster search"]
    assert left_out(case) == {"Docs": "done", "Spike": "no estimate", "Mend it": "other"}
    sized = pf.load_list(path, **(said | {"scale": "P0=4; P1=3; XS=1"}), parts="children")
    assert left_out(sized)["Spike"] == "no value"


def test_github_issues_as_csv(tmp_path: Path) -> None:
    text = "number,title,state,stateReason\n12,Search,OPEN,\n4,Docs,CLOSED,COMPLETED\n5,Logo,CLOSED,NOT_PLANNED\n"
    assert {"value", "effort"} <= set(asked(tmp_path, text, "github", team=10))
    case = imported(tmp_path, text, "github", team=10, value=1, effort=1)
    assert left_out(case) == {"Docs": "done", "Logo": "cancelled"}


PROJECTS = [
    ["ProjectName", "HardConstraintValue", "AbsolutePriority", "Priority", "ForceStatus"],
    ["New plant", 600000, 0.42, 0.35, "Forced in"],
    ["CRM", 300000, 0.30, 0.25, "Auto"],
    ["Intranet", 200000, 0.12, 0.10, "Forced out"],
    ["Data lake", 350000, 0.36, 0.30, "Auto"],
]
SHEETS: dict[str, list[list[object]]] = {
    "PrioritizationDrivers": [
        ["BusinessDriverName", "BusinessDriverPriority"],
        ["Growth", 0.5],
        ["Safety", 0.3],
        ["Cost", 0.2],
    ],
    "PrioritizationDriverRelations": [
        ["BusinessDriver1Name", "BusinessDriver2Name", "RelationValue"],
        ["Growth", "Safety", "is more important than"],
        ["Growth", "Cost", "is much more important than"],
        ["Safety", "Cost", "is equally as important as"],
    ],
    "Impact": [
        ["Project", "Growth", "Safety", "Cost"],
        ["New plant", "Extreme", "Low", "None"],
        ["CRM", "Moderate", "None", "Strong"],
        ["Intranet", "Low", "Low", "Low"],
        ["Data lake", "Strong", "None", "Moderate"],
    ],
    "Dependencies": [
        ["Dependency type", "Primary project", "Dependent projects"],
        ["Dependency", "CRM", "Data lake"],
        ["Mutual Inclusion", "CRM", "Data lake"],
        ["Mutual Exclusion", "CRM", "Intranet"],
        ["Finish to Start", "CRM", "New plant"],
    ],
    "Resource requirements": [["Project", "Role", "2027-01", "2027-02"], ["CRM", "Developer", 2, 1]],
    "Resource capacity": [["Role", "2027-01", "2027-02"], ["Developer", 3, 3]],
}


def analysis(folder: Path, sheets: dict[str, Iterable[list[object]]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "analysis.xlsx")
    return folder / "analysis.xlsx"


def test_project_online_forces_in_and_out(tmp_path: Path) -> None:
    path = analysis(tmp_path, {"CostScenarioProjects": PROJECTS})
    case = pf.load_list(path, tracker="project_online", budget=1_000_000)
    assert dict(zip(case.decisions.initiative, case.decisions.decision, strict=True)) == {
        "New plant": "fund",
        "Intranet": "reject",
    }
    assert set(pf.allocate(case).funded.initiative) == {"New plant", "Data lake"}
    numbers = [PROJECTS[0], *([*row[:4], n] for row, n in zip(PROJECTS[1:], (1, 0, 2, 0), strict=True))]
    path = analysis(tmp_path, {"CostScenarioProjects": numbers})
    with pytest.raises(pf.OpenQuestionsError) as found:
        pf.load_list(path, tracker="project_online", budget=1_000_000)
    assert [q.key for q in found.value.report.open] == ["decided"]
    case = pf.load_list(
        path, tracker="project_online", budget=1_000_000, decided="1 = fund; 2 = reject; 0 = open"
    )
    assert len(case.decisions) == 2


def test_project_online_further_sheets(tmp_path: Path) -> None:
    path = analysis(tmp_path, {"CostScenarioProjects": PROJECTS} | SHEETS)
    case = pf.load_list(path, tracker="project_online", budget=1_000_000)
    assert dict(zip(case.objectives.objective, case.objectives.weight, strict=True)) == {
        "Growth": 0.5,
        "Safety": 0.3,
        "Cost": 0.2,
    }
    rated = {(r.initiative, r.kpi): r.expected for r in case.contributions.itertuples()}
    assert len(rated) == 9
    assert (rated["New plant", "Growth"], rated["CRM", "Cost"]) == (9, 6)
    assert ("New plant", "Cost") not in rated
    assert case.judgements.ratio.tolist() == [3, 6, 1]
    assert links(case) == {
        ("requires", "CRM", "Data lake"),
        ("requires", "Data lake", "CRM"),
        ("excludes", "CRM", "Intranet"),
        ("requires", "CRM", "New plant"),
    }
    work = case.requirements[case.requirements.resource == "Developer"]
    assert work[["1", "2"]].to_numpy().tolist() == [[2, 1]]
    there = case.resources[case.resources.resource == "Developer"]
    assert there[["2027-01", "2027-02"]].to_numpy().tolist() == [[3, 3]]


def test_a_rating_that_is_blank_is_not_none(tmp_path: Path) -> None:
    impact = [*SHEETS["Impact"][:4], ["Data lake", "Strong", None, "Moderate"]]
    path = analysis(
        tmp_path, {"CostScenarioProjects": PROJECTS} | SHEETS | {"Impact": impact, "Dependencies": []}
    )
    case = pf.load_list(path, tracker="project_online", budget=1_000_000)
    assert left_out(case) == {"Data lake": "no value"}


def test_ratings_without_weights_are_no_objectives(tmp_path: Path) -> None:
    path = analysis(tmp_path, {"CostScenarioProjects": PROJECTS, "Impact": SHEETS["Impact"]})
    with pytest.raises(pf.CaseError, match="weights of Growth, Safety, Cost"):
        pf.load_list(path, tracker="project_online", budget=1_000_000)


def test_what_was_decided_stands_on_the_right_tickets_next_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In, decided, out, taken in by Jira by its keys, exported again, and in again: nothing is asked."""
    export, again = tmp_path / "export.csv", tmp_path / "again.csv"
    export.write_text(JIRA, encoding="utf-8")
    said = ["--team", "Product=9", "--team", "Platform=5"]
    told = [*said, "--set", f"scale={SCALE}", "--write-map", f"{tmp_path}/map.toml"]
    assert cli.main(["import", "jira", str(export), "-o", f"{tmp_path}/one", *told]) == 0
    assert cli.main(["export", f"{tmp_path}/one", f"{tmp_path}/plan.csv", "--for", "jira"]) == 0
    with Path(tmp_path, "plan.csv").open(encoding="utf-8", newline="") as file:
        plan = {row["Issue Key"]: row for row in csv.DictReader(file)}
    with export.open(encoding="utf-8", newline="") as file:
        heads, *rows = list(csv.reader(file))
    with again.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*heads, "Custom field (Decision)"])
        decided = {key: row["Decision"] for key, row in plan.items()}
        writer.writerows([*row, decided.get(row[heads.index("Issue key")], "")] for row in reversed(rows))
    assert set(decided) == {"XY-11", "XY-12", "XY-13"}
    more = [*said, "--map", f"{tmp_path}/map.toml"]
    assert cli.main(["import", "jira", str(again), "-o", f"{tmp_path}/kept", *more]) == 0
    kept = pf.load(tmp_path / "kept")
    column = next(c for c in kept.initiatives.columns if "Decision" in c)
    assert dict(zip(kept.initiatives.initiative, kept.initiatives[column], strict=True)) == decided
    assert kept.decisions.empty
    bind = [*more, "--set", "decisions=bind"]
    assert cli.main(["import", "jira", str(again), "-o", f"{tmp_path}/bound", *bind]) == 0
    first, bound = (pf.allocate(pf.load(tmp_path / name)) for name in ("one", "bound"))
    assert set(first.funded.initiative) == set(bound.funded.initiative)
    assert len(bound.problem.case.rows("decisions")) == 3
    capsys.readouterr()
