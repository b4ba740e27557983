"""The files that say what trackers call things: each holds only what a mapping can say, once, in the
languages the tracker speaks.
"""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from portfolio.tables.headings import plain

ROOT = Path(__file__).parents[2]
TRACKERS = ROOT / "portfolio" / "importers" / "trackers"
FIELD = ROOT.parent / "shared" / "field"
NAMES = ["azure_devops", "github", "jira", "linear", "project_online"]

# fmt: off
ROLES = {
    "id", "name", "value", "cost", "effort", "team", "owner", "category", "parent", "status", "type",
    "start", "end", "sprint", "version", "requires", "blocks", "reach", "impact", "confidence", "ease",
    "business_value", "time_criticality", "risk_reduction", "mandatory", "decision", "fund", "priority",
    "progress", "capacity",
}
KEYS = {
    "sheet", "headings", "scale", "best", "dates", "decimal", "unestimated", "duplicates",
    "several_teams", "no_team", "done", "cancelled", "leave_out", "unit", "currency", "language",
    "decisions", "periods", "tree", "ignore", "leave_out_where", "decided", "sheets",
}
# fmt: on
REASONS = {"epic", "sub-task", "legend", "other"}
UNITS = {"seconds", "minutes", "hours", "days", "weeks", "months", "points"}

EITHER_WAY = {
    plain(f"{side} ({kind})")
    for side in (
        "Inward issue link",
        "Outward issue link",
        "Lien du ticket entrant",
        "Lien de ticket sortant",
    )
    for kind in ("Dependency", "Depends")
}
"""Links whose direction each site of Jira words as it likes: the only headings with two roles."""


def told(name: str) -> dict[str, Any]:
    return tomllib.loads((TRACKERS / f"{name}.toml").read_text(encoding="utf-8"))


def roles(name: str) -> dict[str, list[str]]:
    """The headings of each role, in plain letters."""
    return {role: [plain(h) for h in headings] for role, headings in told(name).items() if role in ROLES}


def role_of(name: str, heading: str) -> set[str]:
    return {role for role, headings in roles(name).items() if plain(heading) in headings}


def test_there_are_the_trackers_that_are_promised() -> None:
    assert sorted(path.stem for path in TRACKERS.glob("*.toml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_what_a_mapping_can_say_and_where_it_is_from(name: str) -> None:
    text = (TRACKERS / f"{name}.toml").read_text(encoding="utf-8")
    head = text[: text.index("\n\n")]
    assert all(line.startswith("#") for line in head.splitlines())
    assert "Where the headings come from: " in head
    said = told(name)
    assert said.keys() - ROLES - KEYS <= {"export"}
    for role in said.keys() & ROLES:
        assert isinstance(said[role], list), role
        assert all(isinstance(h, str) and h.strip() == h and h for h in said[role]), role
    for key in said.keys() & {"done", "cancelled"}:
        assert all(isinstance(word, str) and word for word in said[key])
    assert {*said.get("leave_out", {}).values()} <= REASONS
    assert {*said.get("unit", {}).values()} <= UNITS
    assert all(isinstance(v, int | float) and v > 0 for v in said.get("scale", {}).values())


@pytest.mark.parametrize("name", NAMES)
def test_a_heading_has_one_role_unless_it_can_mean_two(name: str) -> None:
    seen: dict[str, list[str]] = {}
    for role, headings in roles(name).items():
        assert len({*headings}) == len(headings), f"{role} names a heading twice"
        for heading in headings:
            seen.setdefault(heading, []).append(role)
    twice = {heading: sorted(of) for heading, of in seen.items() if len(of) > 1}
    assert twice == ({key: ["blocks", "requires"] for key in EITHER_WAY} if name == "jira" else {})


@pytest.mark.parametrize("name", NAMES)
def test_no_word_says_two_things_of_a_row(name: str) -> None:
    said = told(name)
    done, cancelled = ({plain(w) for w in said.get(key, ())} for key in ("done", "cancelled"))
    assert not done & cancelled
    # what is under way or to come is a candidate, whatever the language
    alive = (
        "To Do, In Progress, A faire, À faire, En cours, New, Active, Committed, Proposed, Backlog, Todo,"
        " Triage, Unresolved, Non résolu, Nouveau, Actif, OPEN, In Review, Ready"
    )
    assert not {plain(word) for word in alive.split(", ")} & (done | cancelled)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_proposed_in_a_comment_is_toml_too(name: str) -> None:
    lines = (TRACKERS / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    proposed = tomllib.loads("\n".join(line[2:].strip() for line in lines if line.startswith("#|")))
    assert not proposed  # what was, is a key by now


JIRA = {
    "en": {
        "Issue key": "id",
        "Summary": "name",
        "Issue Type": "type",
        "Status": "status",
        "Status Category": "status",
        "Resolution": "status",
        "Priority": "priority",
        "Assignee": "owner",
        "Due date": "end",
        "Sprint": "sprint",
        "Fix versions": "version",
        "Fix Version/s": "version",
        "Components": "team",
        "Component/s": "team",
        "Parent": "parent",
        "Parent key": "parent",
        "Custom field (Epic Link)": "parent",
        "Parent summary": "category",
        "Custom field (Story Points)": "effort",
        "Custom field (Story point estimate)": "effort",
        "Custom field (Start date)": "start",
        "Custom field (Target start)": "start",
        "Custom field (Target end)": "end",
        "Custom field (Decision)": "decision",
        "Inward issue link (Blocks)": "requires",
        "Outward issue link (Blocks)": "blocks",
    },
    "fr": {
        "Clé de ticket": "id",
        "Résumé": "name",
        "Type de ticket": "type",
        "État": "status",
        "Catégorie d'état": "status",
        "Catégorie d’état": "status",
        "Résolution": "status",
        "Priorité": "priority",
        "Personne assignée": "owner",
        "Date d'échéance": "end",
        "Sprint": "sprint",
        "Versions corrigées": "version",
        "Version(s) corrigée(s)": "version",
        "Composants": "team",
        "Clé parent": "parent",
        "Parent summary": "category",
        "Champs personnalisés (Story Points)": "effort",
        "Champs personnalisés (Story point estimate)": "effort",
        "Champs personnalisés (Target start)": "start",
        "Champs personnalisés (Decision)": "decision",
        "Lien du ticket entrant (Blocks)": "requires",
        "Lien de ticket sortant (Blocks)": "blocks",
    },
}
OTHERS = {
    "azure_devops": """
        id: ID; type: Work Item Type; name: Title, Title 1, Title 2; status: State, État; owner: Assigned To;
        effort: Story Points, Effort, Size; business_value: Business Value, Valeur métier;
        time_criticality: Time Criticality; priority: Priority; sprint: Iteration Path, Chemin d'itération;
        team: Area Path; start: Start Date; end: Target Date; parent: Parent
    """,
    "linear": """
        id: ID; team: Team; name: Title; status: Status, Completed, Canceled, Archived; effort: Estimate;
        priority: Priority; category: Project; owner: Assignee; sprint: Cycle Name; end: Due Date;
        parent: Parent issue; version: Project Milestone; requires: Blocked by; blocks: Blocking
    """,
    "github": """
        name: Title; id: URL, number; owner: Assignees; status: Status, state; version: Milestone;
        category: Repository; effort: Estimate, Size; priority: Priority; sprint: Iteration;
        start: Start date; end: Target date; parent: Parent issue
    """,
    "project_online": """
        name: ProjectName, NomProjet; value: AbsolutePriority, PrioritéAbsolue;
        decision: ForceStatus, ÉtatForcé;
        cost: HardConstraintValue, ValeurContrainteImpérative, ProjectCost, CoûtProjet, Total cost;
        start: StartNoEarlierThan, DébutAuPlusTôtLe; end: FinishNoLaterThan; effort: ResourceWork
    """,
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_jira_is_understood_in_both_languages(language: str) -> None:
    assert {h: role_of("jira", h) for h in JIRA[language]} == {h: {r} for h, r in JIRA[language].items()}


@pytest.mark.parametrize("name", list(OTHERS))
def test_headings_that_were_seen_have_their_roles(name: str) -> None:
    for line in OTHERS[name].split(";"):
        role, headings = line.strip().split(": ")
        assert {h: role_of(name, h) for h in headings.split(", ")} == {
            h: {role} for h in headings.split(", ")
        }


NO_DEPENDENCY = [
    "Relates",
    "Cloners",
    "Duplicate",
    "Polaris issue link",
    "Polaris work item link",
    "Issue split",
]


@pytest.mark.parametrize("kind", NO_DEPENDENCY)
def test_a_link_that_is_no_dependency_has_no_role(kind: str) -> None:
    sides = ("Inward issue link", "Outward issue link", "Lien du ticket entrant", "Lien de ticket sortant")
    assert not [side for side in sides if role_of("jira", f"{side} ({kind})")]
    assert not [h for h in ("Related to", "Duplicate of") if role_of("linear", h)]
    assert not role_of("github", "Linked pull requests")


def test_time_is_told_from_points() -> None:
    """Jira's seconds and the hours of Azure's tasks never fill a hole among the points."""
    for name, headings, unit in (
        ("jira", ("Original estimate", "Original Estimate", "Estimation originale", "Time Spent"), "seconds"),
        ("azure_devops", ("Original Estimate", "Remaining Work", "Travail restant"), "hours"),
    ):
        units = {plain(h): u for h, u in told(name)["unit"].items()}
        assert {units[plain(h)] for h in headings} == {unit}
        assert not [h for h in headings if role_of(name, h)]


def test_no_priority_is_no_number() -> None:
    assert "no priority" not in {plain(word) for word in told("linear")["scale"]}


def test_scales_fall_from_the_most_urgent_to_the_least() -> None:
    orders = {
        "jira": ["Highest High Medium Low Lowest", "Blocker Critical Major Minor Trivial"],
        "linear": ["Urgent High Medium Low"],
        "github": ["P0 P1 P2 P3", "Urgent High Medium Low", "XL L M S XS"],
    }
    for name, words in orders.items():
        scale = told(name)["scale"]
        for order in words:
            numbers = [scale[word] for word in order.split()]
            assert numbers == sorted({*numbers}, reverse=True), order


def test_what_goes_back_comes_in_again() -> None:
    """The decision is read from the column it is written to, in both forms a custom field is exported in."""
    form = told("jira")["export"]
    (heading,) = (h for h, what in form["columns"].items() if what == "decision")
    for exported in (heading, f"Custom field ({heading})", f"Champs personnalisés ({heading})"):
        assert role_of("jira", exported) == {"decision"}
    assert role_of("jira", next(iter(form["columns"]))) == {"id"}
    assert not [h for h in form["columns"] if re.search(r"[^\w ]", h)], (
        "Jira wants no punctuation in headings"
    )
    assert "Summary" in form["columns"]
    assert re.fullmatch(form["key"], form["key_such_as"])
    assert not re.fullmatch(form["key"], "=1+1")


@pytest.mark.skipif(not FIELD.is_dir(), reason="the folder shared/field is not beside the project")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_the_field_has_is_understood_but_for_what_is_no_role(language: str) -> None:
    with (FIELD / "jira_export" / f"jira_{language}.csv").open(encoding="utf-8-sig", newline="") as file:
        headings = next(csv.reader(file))
    unknown = {h for h in headings if not role_of("jira", h)}
    assert unknown <= {"Created", "Création", "Labels", "Étiquettes", "Comment"}
