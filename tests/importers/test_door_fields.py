"""A flat list and Jira's export in both languages, as people have them: each gives what its note says.

The files stand beside the project and are no part of it; without them nothing here is run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.list_files import SCALE, Command, case_or_words, check_uses, command, found, left_out, report

import portfolio as pf

FIELD = Path(__file__).parents[3] / "shared" / "field"
if not FIELD.is_dir():
    pytest.skip("the folder shared/field is not beside the project", allow_module_level=True)

LIST = FIELD / "flat_table" / "projects.csv"
JIRA = {language: FIELD / "jira_export" / f"jira_{language}.csv" for language in ("en", "fr")}
TEAMS: dict[str, Any] = {
    "en": {"Engineering - Product": 9, "Engineering - Platform": 9},
    "fr": 20,
}
ANSWERS: dict[str, dict[str, Any]] = {
    language: {"tracker": "jira", "team": TEAMS[language], "scale": SCALE} for language in ("en", "fr")
}
ANSWERS["en"]["several_teams"] = "first"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    return command(capsys)


def test_a_flat_list_is_imported(tmp_path: Path, run: Command) -> None:
    code, said = run("import", LIST, "--budget", "2027=1.2M", "-o", tmp_path / "case")
    assert code == 0, said
    for word in ("Park benches", "Total"):
        assert word in said
    case = pf.load(tmp_path / "case")
    assert case.periods == ("2027",)
    got = found(case)
    assert {name: (t.id, t.value, t.category) for name, t in got.items()} == {
        "Roof of the library": ("P-001", 4, "Culture"),
        "Cycle lane": ("P-002", 5, "Roads"),
        "Boiler": ("P-003", 3, "Schools"),
    }
    costs = {"Roof of the library": 1_250_000, "Cycle lane": 300_000, "Boiler": 45_000}
    for name, cost in costs.items():
        check_uses(got[name].uses, {"": cost}, name)
        assert got[name].earliest == "2027"
    assert [*case.resources.kind] == ["budget"]
    assert [*case.resources["2027"]] == [1_200_000]
    assert got["Roof of the library"].deadline == "2027"
    own = {str(column).lower() for column in case.initiatives.columns}
    assert "status" in own
    plan = pf.allocate(case)
    assert {*plan.funded.initiative} == {"P-002", "P-003"}
    assert plan.impact == 8


def test_each_row_of_a_flat_list_is_used_or_listed() -> None:
    case = pf.load_list(LIST, budget={"2027": "1.2M"})
    reasons = left_out(case)
    assert set(reasons) == {5, 6}
    assert "complete" in reasons[5].lower() or "done" in reasons[5].lower()
    assert "total" in reasons[6].lower()


def test_a_flat_list_is_allocated_at_once(run: Command) -> None:
    code, said = run("allocate", LIST, "--budget", "2027=1.2M")
    assert code == 0, said
    assert "P-002" in said
    assert "P-003" in said


def to_confirm(language: str, without: str) -> str:
    """What is asked where one of the answers is not given: it stops the import, or is to be confirmed."""
    given = {key: value for key, value in ANSWERS[language].items() if key != without}
    case, words = case_or_words(lambda: pf.load_list(JIRA[language], **given))
    return words or str(case.questions.to_dict("records"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_jira_offers_its_priorities_with_a_scale_to_confirm(language: str) -> None:
    told = to_confirm(language, "scale").lower()
    for word in ("scale", "highest", "medium"):
        assert word in told


def test_two_components_in_jira_are_asked_about() -> None:
    assert "several_teams" in to_confirm("en", "several_teams")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_open_tickets_of_jira_are_initiatives(language: str) -> None:
    case = pf.load_list(JIRA[language], **ANSWERS[language])
    names = (
        ("Search, second version", "Index", "Rights")
        if language == "en"
        else ("Recherche, deuxième version", "Index", "Droits")
    )
    parent = "Search" if language == "en" else "Recherche"
    got = found(case)
    assert {(t.id, t.name, t.value, t.category) for t in got.values()} == {
        ("XY-11", names[0], SCALE["Medium" if language == "en" else "High"], parent),
        ("XY-12", names[1], SCALE["High" if language == "en" else "Medium"], parent),
        ("XY-13", names[2], SCALE["Highest"], parent),
    }
    teams = (
        ("Engineering - Product", "Engineering - Product", "Engineering - Platform")
        if language == "en"
        else ("", "", "")
    )
    for name, team, points in zip(names, teams, (5, 3, 2), strict=True):
        check_uses(got[name].uses, {team: points}, name)
    assert {*case.resources.kind} == {"capacity"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_links_of_jira_between_sprints(tmp_path: Path, language: str) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text('periods = "sprints"\n', encoding="utf-8")
    case = pf.load_list(JIRA[language], map=mapping, **ANSWERS[language])
    links = case.relations[["relation", "initiative", "other", "lag"]].to_numpy().tolist()
    assert sorted(links) == [["requires", "XY-11", "XY-12", -1], ["requires", "XY-11", "XY-13", -1]]
    assert "XY-7" in report(case)
    assert {"Sprint 3", "Sprint 4"} <= {*case.periods}


@pytest.mark.parametrize(("language", "rows"), [("en", {"epic": 6}), ("fr", {"epic": 5, "done": 6})])
def test_tickets_of_jira_that_do_not_count_are_listed(language: str, rows: dict[str, int]) -> None:
    reasons = left_out(pf.load_list(JIRA[language], **ANSWERS[language]))
    assert set(reasons) == {*rows.values()}
    assert "epic" in reasons[rows["epic"]].lower()
    if "done" in rows:
        assert "done" in reasons[rows["done"]].lower() or "terminé" in reasons[rows["done"]].lower()
