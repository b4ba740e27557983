"""What is written in the explorer and where it stays: saved under a path, never over another case; amounts by
period, one person more, changes in words.
"""

from __future__ import annotations

import errno
import html
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.small_cases import Make

import portfolio as pf
from portfolio.case.reading import edited
from portfolio.explorer.state import Knobs
from portfolio.words.figures import number

DOZEN = pf.load("data/samples/dozen")
SMALL = pf.load("data/samples/lorie_savage")
LONG = 120
PERIODS = DOZEN.periods


@pytest.fixture
def explore() -> Iterator[Any]:
    made = []

    def explorer(case: pf.Case = SMALL, **asked: Any) -> pf.Explorer:
        made.append(pf.explore(case, **asked))
        return made[-1]

    yield explorer
    for one in made:
        one.close()
        one._latest.join(LONG)
        one.timeline._asks.join(LONG)


def plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def press(explorer: pf.Explorer, button: str) -> None:
    (found,) = (w for w in parts(explorer.box) if f"pf-{button}" in w._dom_classes)
    found.click()


def parts(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


# --- saved


def test_what_was_written_is_not_saved_until_it_is(explore: Any, tmp_path: Path) -> None:
    explorer, target = explore(save_to=tmp_path / "round"), tmp_path / "round"
    unsaved = explorer._writing._unsaved
    assert unsaved.value == ""
    explorer.controls.amounts["capital"].value = 120
    explorer.keep_as_scenario("more")
    explorer.write_decision("P1", "reject", "Board", "Not this year")
    assert "Not saved yet: rows written here: 2." in plain(unsaved.value)
    explorer.undo()
    assert "rows written here: 1." in plain(unsaved.value)
    press(explorer, "save")
    assert plain(explorer.message.value).strip() == f"The case is saved in {target}."
    assert unsaved.value == ""
    assert pf.load(target) == explorer.case
    explorer.write_decision("P2", "reject", "Board", "Not this year")
    press(explorer, "save")  # over what was saved here
    assert pf.load(target).decisions.initiative.tolist() == ["P2"]


def test_a_disk_without_room_is_told_where_it_was_pressed(
    explore: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    explorer = explore(save_to=tmp_path / "round")
    monkeypatch.setattr("portfolio.whole_files._put", full)
    press(explorer, "save")
    assert "must be on a disk with room" in plain(explorer.message.value)
    assert not list(tmp_path.iterdir())


def test_another_case_is_never_replaced(explore: Any, tmp_path: Path) -> None:
    explorer = explore()
    explorer.controls.amounts["capital"].value = 120
    case = explorer.keep_as_scenario("more")
    press(explorer, "save")
    assert "Where to save must be named" in plain(explorer.message.value)
    pf.save(DOZEN, tmp_path)
    with pytest.raises(pf.PortfolioError, match="holds another case than the one opened here"):
        explorer.save(tmp_path)
    assert pf.load(tmp_path) == DOZEN
    assert "Not saved yet" in plain(explorer._writing._unsaved.value)
    pf.save(SMALL, tmp_path / "own")
    explorer.save(tmp_path / "own")
    assert pf.load(tmp_path / "own") == case


# --- amounts by period


@settings(max_examples=20, derandomize=True, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["budget", "apps"]), st.sampled_from(PERIODS)),
        st.integers(1, 90).map(float),
    ),
    st.sampled_from([100, 80]),
)
def test_what_is_typed_stands_whatever_the_per_cent_and_a_scenario_says_so(
    typed: dict[tuple[str, str], float], percent: int
) -> None:
    knobs = Knobs({"budget": percent}, typed=typed)
    asked, own = knobs.asked(DOZEN), pf.Problem(DOZEN)
    for r in ("budget", "apps"):
        for p in PERIODS:
            scaled = own.amount(r, p) * (percent / 100 if r == "budget" else 1)
            assert asked.amount(r, p) == pytest.approx(typed.get((r, p), scaled), rel=1e-15)
    if not knobs.neutral:
        case = knobs.scenario(DOZEN, "typed")
        rows = case.scenarios[case.scenarios.scenario == "typed"].fillna("")
        found = pf.Problem(edited(case, rows[["table", "row", "column", "change"]].values.tolist()))
        assert {(r, p): found.amount(r, p) for r in ("budget", "apps") for p in PERIODS} == {
            (r, p): asked.amount(r, p) for r in ("budget", "apps") for p in PERIODS
        }


def test_fields_show_what_there_is_and_what_is_typed_there_is_asked(explore: Any) -> None:
    explorer = explore(DOZEN)
    fields = explorer.controls.by_period
    fields.resource.value = "budget"
    own = [pf.Problem(DOZEN).amount("budget", p) for p in PERIODS]
    assert [f.value for f in fields.fields.values()] == own
    explorer.controls.amounts["budget"].value = 80
    assert [f.value for f in fields.fields.values()] == pytest.approx([a * 0.8 for a in own])
    fields.fields[PERIODS[1]].value = 1000
    assert explorer.problem.amount("budget", PERIODS[1]) == 1000
    assert explorer.problem.amount("budget", PERIODS[0]) == pytest.approx(own[0] * 0.8)
    assert "some of it typed" in plain(explorer.controls._told["budget"].value)
    fields.fields[PERIODS[1]].value = own[1] * 0.8  # what there is anyway is not typed
    assert fields.typed == {}
    fields.fields[PERIODS[1]].value = 1000
    explorer.reset()
    assert explorer.problem == pf.Problem(DOZEN)
    assert [f.value for f in fields.fields.values()] == own


def test_a_large_amount_is_also_said_with_its_thousands_apart(make: Make, explore: Any) -> None:
    explorer = explore(make(resources="resource,kind,unit,Q1,Q2 / cash,budget,EUR,250000,900"))
    first, second = explorer.controls.by_period.fields.values()
    assert (first.description, second.description) == (f"Q1\n{number(250000)}", "Q2")
    assert number(250000) != "250000"
    second.value = 12345
    assert second.description == f"Q2\n{number(12345)}"


def test_one_person_more_is_asked_for_what_one_gives(explore: Any) -> None:
    explorer = explore(DOZEN)
    fields = explorer.controls.by_period
    fields.resource.value = "apps"
    before = [f.value for f in fields.fields.values()]
    fields.add.click()
    assert "Write first what one person gives" in fields._said.value
    assert fields.typed == {}
    fields.person.value = 11
    fields.since.value = PERIODS[2]
    fields.add.click()
    assert fields._said.value == ""
    assert [f.value for f in fields.fields.values()] == [*before[:2], *(a + 11 for a in before[2:])]
    assert explorer.problem.amount("apps", PERIODS[3]) == before[3] + 11
    fields.resource.value = "budget"
    assert fields._people.layout.display == "none"  # no person is money
    fields.resource.value = "apps"
    assert fields.person.value == 11


def test_where_a_team_is_counted_in_people_one_more_is_one(make: Make, explore: Any) -> None:
    explorer = explore(make(resources="resource,kind,unit,Q1,Q2,Q3 / cash,capacity,people,2,2,"))
    explorer.controls.by_period.add.click()
    assert [f.value for f in explorer.controls.by_period.fields.values()] == [3, 3, 0]
    assert explorer.controls.by_period.fields["Q3"].disabled  # without a limit there is nothing to add to


# --- in words


def test_a_change_in_words_is_asked_kept_and_taken_back(explore: Any) -> None:
    explorer = explore(DOZEN)
    controls = explorer.controls
    controls.said.value = "budget -10%; refuse hotel-edition"
    assert "−10%" in plain(controls.understood.value)
    budget = pf.Problem(DOZEN).amount("budget", PERIODS[0])
    assert explorer.problem.amount("budget", PERIODS[0]) == pytest.approx(budget * 0.9)
    assert explorer.wait(LONG)
    plan = explorer.plan
    assert "hotel-edition" not in {c.initiative for c in plan.choices}
    assert pf.compare(explorer.keep_as_scenario("less")).plans["less"].choices == plan.choices
    controls.said.value = ""
    assert controls.understood.value == ""
    assert explorer.problem == pf.Problem(DOZEN)


def test_what_is_not_understood_changes_nothing_and_is_said(explore: Any) -> None:
    explorer = explore(DOZEN)
    explorer.controls.said.value = "make it so"
    assert "make it so" in plain(explorer.controls.understood.value)
    assert explorer.controls.knobs.neutral
    explorer.controls.said.value = "budget -10%"
    assert not explorer.controls.knobs.neutral
    explorer.reset()
    assert explorer.controls.knobs.neutral
    assert explorer.controls.said.value == ""
