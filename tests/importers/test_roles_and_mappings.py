"""Roles, mappings and reports: nothing declared in one place is missing in another."""

from __future__ import annotations

from pathlib import Path

import pytest

import portfolio as pf
from portfolio.errors import CaseError, PortfolioError
from portfolio.importers.findings import Why
from portfolio.importers.limits import Limit, limits_of
from portfolio.importers.mapping import (
    KEYS,
    ListMapping,
    answers_of,
    mapping_from,
    read_mapping,
    tracker_mapping,
    trackers,
    written,
)
from portfolio.importers.roles import READINGS, Role, language_of_headings, meaning_of
from portfolio.words.languages import codes
from portfolio.words.sentences import say

SAID: dict[str, object] = {
    "sheet": "Backlog",
    "headings": 3,
    "scale": {"High": 3, "Low": 1.5},
    "best": "low",
    "dates": "month first",
    "sizes": {"S": 2, "L": 8},
    "decimal": ",",
    "signed_amounts": "multiplied",
    "unit_lengths": {"weeks": "5 days"},
    "unestimated": "median",
    "duplicates": "add",
    "several_teams": "split",
    "no_team": "Data",
    "done": ["Shipped"],
    "cancelled": ["Parked"],
    "open": ["Done soon"],
    "closed": "keep",
    "hidden": "keep",
    "leave_out": {"Saga": "epic"},
    "unit": {"effort": "hours"},
    "currency": "CHF",
    "language": "fr",
    "title": "Round",
    "decisions": "bind",
    "links": "requires",
    "links_left": "drop",
    "totals": "keep",
    "periods": ["2027Q1", "2027Q2"],
    "tree": ["Level 1", "Level 2"],
    "parts": "parents",
    "decided": {"Go": "fund", "2": "reject"},
    "ignore": ["Comment", "Watchers*"],
    "leave_out_where": {"URL": "/pull/"},
    "sheets": {"objectives": {"objective": ["Driver"], "weight": ["Priority"]}},
    "tracker": "jira",
}
"""An answer to every key."""


def test_every_role_is_read_somehow_and_has_a_name_in_every_language() -> None:
    assert set(READINGS) == set(Role)
    for code in codes():
        assert all(say(code, f"list_role_{role}") for role in Role)
        assert all(say(code, f"list_why_{why}") for why in Why)


def test_every_key_of_a_mapping_is_written_and_read_again(tmp_path: Path) -> None:
    assert set(SAID) == set(KEYS)
    said = mapping_from(SAID | {"cost": "Budget", "team": ["Squad", "Crew"], "value": 1}, "a call")
    path = tmp_path / "mapping.toml"
    path.write_text(written(said, {"cost": "Budget: 1\n2"}), encoding="utf-8")
    assert read_mapping(path) == said
    assert all(getattr(said, key) != getattr(ListMapping(), key) for key in KEYS)


def test_every_key_can_be_said_on_the_command_line() -> None:
    typed = answers_of(
        [
            "scale=High = 3; Low = 1,5",
            "leave_out=Saga = epic",
            "sizes=S = 2; L = 8",
            "unit_lengths=week = 5 days",
            "unit=effort=hours",
            "done=Shipped",
            "cancelled=Parked",
            "open=Done soon",
            "tree=Level 1; Level 2",
            "decided=Go = fund; 2 = reject",
            "ignore=Comment; Watchers*",
            "leave_out_where=URL = /pull/",
            'sheets={objectives = {objective = "Driver", weight = "Priority"}}',
            "periods=2027Q1, 2027Q2",
            *(f"{k}={v}" for k, v in SAID.items() if isinstance(v, str | int)),
        ]
    )
    assert mapping_from(typed, "--set") == mapping_from(SAID, "a call")


@pytest.mark.parametrize(
    ("key", "answer", "said"),
    [
        ("bset", "low", "Write best"),
        ("best", "middle", "must be high or low"),
        ("scale", "High", "must be pairs"),
        ("scale", "High = many", "must be numbers"),
        ("headings", "0", "number of a row"),
        ("unestimated", "-3", "must be"),
        ("currency", "euro coins", "ISO code"),
        ("unit", "effort = parsecs", "must be units"),
        ("unit_lengths", "weeks = long", "such as weeks = 5 days"),
        ("leave_out", "Saga = boring", "must be types"),
        ("periods", " , ", "must be labels"),
        ("parts", "some", "must be children, parents or both"),
        ("decided", "Go = perhaps", "must be words such as Go = fund"),
        ("sheets", "Drivers", "must be tables"),
        ("sheets", "{initiatives = {}}", "must be of objectives"),
        ("sheets", '{resources = {resource = "Role", over = "x"}}', "also says"),
        ("sheets", '{objectives = {objective = "Driver"}}', "which headings of objectives are weight"),
        (
            "sheets",
            '{judgements = {objective = "A", over = "B", ratio = "C", words = {ratio = {more = "much"}}}}',
            "must be numbers",
        ),
        (
            "sheets",
            '{relations = {relation = "T", initiative = "A", other = "B", words = {relation = {x = "y"}}}}',
            "must be words of requires",
        ),
    ],
)
def test_an_answer_that_is_none_is_a_fault_with_what_to_do(key: str, answer: str, said: str) -> None:
    with pytest.raises(CaseError, match=said) as found:
        mapping_from({key: answer}, "--set")
    (fault,) = found.value
    assert fault.column == key


def test_all_faults_of_a_mapping_are_told_at_once() -> None:
    with pytest.raises(CaseError) as found:
        mapping_from({"best": "x", "nonsense": 1, "decimal": "!"}, "m.toml")
    assert len(list(found.value)) == 3


def test_what_is_nearer_goes_before_and_the_rest_stays() -> None:
    ships = tracker_mapping("jira")
    said = mapping_from({"scale": {"High": 9}, "value": "Benefit"}, "a call").over(ships)
    assert said.columns[Role.VALUE] == ("Benefit",)
    assert said.columns[Role.ID] == ships.columns[Role.ID]
    assert (said.scale["high"], said.scale["low"]) == (9.0, ships.scale["low"])
    assert said.sure == {"scale", "value"}


def test_every_tracker_that_ships_can_be_read_and_is_still_to_be_confirmed() -> None:
    assert {"jira", "azure_devops", "linear", "github", "project_online"} <= set(trackers())
    for name in trackers():
        mapping = tracker_mapping(name)
        assert mapping.tracker == name
        assert not mapping.sure
        assert {Role.NAME, Role.ID} & set(mapping.columns)
    with pytest.raises(PortfolioError, match="jira"):
        tracker_mapping("trello")


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Score (1-5)", Role.VALUE),
        ("Valeur  métier", Role.BUSINESS_VALUE),
        ("Coût (k€)", Role.COST),
        ("BUDGET\n(EUR)", Role.COST),
        ("Story Points", Role.EFFORT),
        ("Champs personnalisés (Story point estimate)", Role.EFFORT),
        ("Date d’échéance", Role.END),
        ("Clé de ticket", Role.ID),
        ("Équipe", Role.TEAM),
        ("Colour of the logo", None),
    ],
)
def test_headings_count_by_a_table_of_names(heading: str, role: Role | None) -> None:
    meaning = meaning_of(heading)
    assert (meaning.role if meaning else None) == role


def test_the_language_is_that_of_the_headings() -> None:
    assert language_of_headings(["Nom", "Coût", "Score"]) == "fr"
    assert language_of_headings(["Name", "Cost", "Score"]) == "en"
    assert language_of_headings(["A", ""]) == "en"


def test_amounts_as_people_say_them() -> None:
    assert limits_of(None, "--budget") == ()
    assert limits_of("1.2M", "--budget") == (Limit("", "", 1_200_000.0),)
    assert limits_of({"2027Q1": 5, "Capex": {"2027Q1": "1k"}}, "--budget") == (
        Limit("", "2027Q1", 5.0),
        Limit("Capex", "2027Q1", 1000.0),
    )
    assert limits_of(["Data=40", "Data@2027Q2=30"], "--team") == (
        Limit("Data", "", 40.0),
        Limit("Data", "2027Q2", 30.0),
    )


def test_amounts_that_are_none_are_told_at_once() -> None:
    with pytest.raises(CaseError) as found:
        limits_of(["much", "Data=-4", "Data=", "A=1", "A=2"], "--team")
    assert len(list(found.value)) == 4


def test_an_imported_case_is_a_case_and_can_be_sent_to_another_process(tmp_path: Path) -> None:
    import pickle

    path = tmp_path / "list.csv"
    path.write_text("Name,Cost,Score\nA,10,3\nB,20,4\n", encoding="utf-8")
    case = pf.load_list(path, budget=20)
    again = pickle.loads(pickle.dumps(case))
    assert isinstance(case, pf.Case)
    assert again == case
    assert again.left_out.empty
    assert "Cost" in again._repr_html_()
