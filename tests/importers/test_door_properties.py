"""What holds of every door and every backlog: the case is the truth, each row is used or listed, the plan is
the best, and whatever a cell holds, what is not known never counts as known.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.list_files import (
    FORMS,
    GITHUB_WORDS,
    HEADINGS,
    LINEAR_WORDS,
    SCALE,
    USED,
    Item,
    Sheet,
    Truth,
    azure_devops,
    case_or_words,
    check_case,
    check_plan,
    check_rows,
    found,
    github,
    jira,
    kept,
    left_out,
    linear,
    project_list,
    truth_of,
    used_rows,
)

import portfolio as pf

some = settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@dataclass(frozen=True)
class Door:
    """A tool's way of keeping a backlog, and what its import has to be told."""

    written: Callable[[list[Item]], Sheet]
    tracker: str = "list"
    form: str = "comma"
    answers: dict[str, Any] = field(default_factory=dict)
    links: bool = True
    kinds: tuple[str, ...] = ("story",)
    teams: bool = True
    ids: bool = True


DOORS = {
    "list": Door(project_list),
    "French list": Door(lambda items: project_list(items, "fr"), form="semicolon"),
    "workbook": Door(project_list, form="workbook"),
    "Jira": Door(
        jira,
        "jira",
        answers={"scale": SCALE},
        kinds=("story", "story", "bug", "epic", "sub-task"),
    ),
    "French Jira": Door(
        lambda items: jira(items, "fr"),
        "jira",
        answers={"scale": SCALE},
        kinds=("story", "bug", "epic", "sub-task"),
    ),
    "Azure DevOps": Door(azure_devops, "azure_devops", links=False, kinds=("story", "bug", "epic")),
    "Linear": Door(
        linear,
        "linear",
        answers={"scale": {LINEAR_WORDS[word]: n for word, n in SCALE.items()}},
    ),
    "GitHub": Door(
        github,
        "github",
        form="tab",
        answers={"scale": {GITHUB_WORDS[word]: n for word, n in SCALE.items()}},
        links=False,
        teams=False,
        ids=False,
    ),
}
NAMES = [
    "Search",
    "Invoices",
    "Export of all",
    "Mobile",
    "Thèmes",
    "Rights, roles",
    'The "new" shop',
    "Audit 2",
]


@st.composite
def backlogs(draw: st.DrawFn, door: Door) -> list[Item]:
    """One to six items, some over, some not estimated, each waiting for later ones at most."""
    size = draw(st.integers(1, 6))
    names = draw(st.permutations(NAMES))[:size]
    items = []
    for k, name in enumerate(names):
        later = [f"AB-{j}" for j in range(k + 1, size)]
        kind = draw(st.sampled_from(door.kinds))
        # one reason at most against each: which of two is told is free
        counts = kind in ("story", "bug")
        state = draw(st.sampled_from(["open", "open", "open", "done", "cancelled"])) if counts else "open"
        waits = st.lists(st.sampled_from(later or [""]), unique=True, max_size=2)
        items.append(
            Item(
                key=f"AB-{k}",
                name=name,
                points=draw(st.sampled_from([None, 1, 2, 3, 5, 8] if counts and state == "open" else [1, 5])),
                priority=draw(st.sampled_from([*SCALE])),
                state=state,
                kind=kind,
                team=draw(st.sampled_from(["Data", "Web"])),
                blocked_by=tuple(draw(waits)) if door.links and later else (),
            )
        )
    return items


def loaded(door: Door, sheet: Sheet, folder: Path, form: str = "", **limits: Any) -> tuple[Any, Any]:
    file = kept(folder, sheet, FORMS[form or door.form])
    # a link to what is left out is asked about: its own tests say how
    return pf.load_list(file.path, tracker=door.tracker, links_left="drop", **limits, **door.answers), file


def limits_of(door: Door, items: list[Item], amount: int) -> tuple[Any, dict[str, float]]:
    """What each team has, as it is given and as the truth counts it."""
    if not door.teams:
        return amount, {"": amount}
    teams = {item.team: amount for item in items if item.fate == USED}
    return teams, dict(teams)


def truths(door: Door, items: list[Item]) -> list[Truth]:
    """An item that waits for one that is neither over nor counted keeps no link: it is reported instead."""
    return [t if door.ids else replace(t, id="") for t in truth_of(items, team=door.teams)]


@pytest.mark.parametrize("name", DOORS)
@some
@given(data=st.data())
def test_every_backlog_through_every_door(name: str, data: st.DataObject) -> None:
    door = DOORS[name]
    items = data.draw(backlogs(door))
    team, capacities = limits_of(door, items, data.draw(st.sampled_from([3, 6, 9])))
    with tempfile.TemporaryDirectory() as made:
        wanted = truths(door, items)
        if not wanted and {item.kind for item in items} <= {"epic", "sub-task"}:
            return  # a list of nothing but epics, or of nothing but parts, may be one of candidates
        if not wanted:
            with pytest.raises(pf.CaseError) as stopped:
                loaded(door, door.written(items), Path(made), team=10)
            assert "projects" in str(stopped.value)
            return
        case, file = loaded(door, door.written(items), Path(made), team=team)
        check_case(case, wanted)
        check_rows(case, file)
        check_plan(case, wanted, {}, capacities, lag=-1)


@some
@given(items=backlogs(DOORS["list"]))
def test_the_form_of_a_file_changes_nothing(items: list[Item]) -> None:
    door = DOORS["list"]
    if not truths(door, items):
        return
    team, _ = limits_of(door, items, 6)
    with tempfile.TemporaryDirectory() as made:
        cases = [loaded(door, project_list(items), Path(made), form, team=team)[0] for form in FORMS]
        assert all(found(case) == found(cases[0]) for case in cases)
        assert all(case.resources.equals(cases[0].resources) for case in cases)
        assert all(left_out(case) == left_out(cases[0]) for case in cases)


AWKWARD = [
    "",
    " ",
    "TBD",
    "n/a",
    "-",
    "?",
    "#REF!",
    "#DIV/0!",
    "inf",
    "nan",
    "-3",
    "12 %",
    "★★☆",
    "High",
    "=1+1",
]
AWKWARD += [
    "1,234",
    "1.234",
    "1e400",
    "1e3",
    "\u00a0",
    "0",
    "00",
    "½",
    "a\nb",
    '"',
    "'",
    "3d 4h",
    "2-Hours",
    "€",
]
AWKWARD += [
    "$",
    "k",
    "M",
    "1 2 3",
    "TRUE",
    "Total",
    "Σ",
    "<b>",
    "x" * 300,
    "{}",
    "{0}",
    "\\N",
    "%s",
    "2027-13-45",
]
AWKWARD += [
    "Code",
    "AB-0",
    "AB-1; AB-1",
    "Data; Web",
    "Done",
    "٣",
    "１２",
    "5 / 3",
    "5-8",
    "~5",
    "5?",
    "ca. 5",
    "5 pts",
]
ROWS: list[tuple[object, ...]] = [
    ("AB-0", "Search", 5, "Data", 8, "Planned", ""),
    ("AB-1", "Invoices", 3, "Web", 5, "Planned", "AB-0"),
    ("AB-2", "Export", 2, "Data", 3, "Planned", ""),
]
EFFORT, SCORE = 2, 4


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 6), st.sampled_from(AWKWARD)), min_size=1, max_size=3
    ),
    form=st.sampled_from(["comma", "tab", "workbook"]),
)
def test_whatever_a_cell_holds(changes: list[tuple[int, int, str]], form: str) -> None:
    rows = [[*row] for row in ROWS]
    for row, column, cell in changes:
        rows[row][column] = cell
    sheet = Sheet().add(HEADINGS, "Code", "Name", "Effort", "Team", "Score", "Status", "Depends on")
    for cells in rows:
        sheet.add(USED, *cells)
    with tempfile.TemporaryDirectory() as made:
        file = kept(Path(made), sheet, FORMS[form])
        case, words = case_or_words(pf.load_list, source=file.path, team={"Data": 6, "Web": 6})
        if case is None:
            assert "projects" in words or form == "workbook"
            assert any(
                shown in words for shown in ("line", "row", "column", "sheet", "?", "--", "Correct")
            ), words
            return
        used, listed = used_rows(case), {*left_out(case)}
        assert not used & listed
        assert used | listed == {*file.fates} - {1}
        for line, cells in zip([*file.fates][1:], rows, strict=True):
            if line in used:
                # a figure that is not there is never 0
                for column in (EFFORT, SCORE):
                    assert any(c.isnumeric() or c in "★½" for c in str(cells[column])), cells
        values = {t.name: t.value for t in found(case).values()}
        assert len(values) <= len(used)
        assert all(abs(value) < 1e300 for value in values.values())


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.lists(
        st.lists(st.sampled_from([*AWKWARD, "Name", "Cost", "Score", "Nom", "Coût", "12", "7"]), max_size=4),
        max_size=6,
    ),
    form=st.sampled_from(["comma", "semicolon", "workbook"]),
    tracker=st.sampled_from(["list", "jira", "azure_devops", "linear", "github", "project_online"]),
)
def test_whatever_a_file_holds(text: list[list[str]], form: str, tracker: str) -> None:
    """A case or a message that a user can act on: never another error."""
    sheet = Sheet()
    for cells in text:
        sheet.add(USED, *cells)
    with tempfile.TemporaryDirectory() as made:
        kind = FORMS[form] if form != "semicolon" else replace(FORMS[form], encoding="utf-8")
        file = kept(Path(made), sheet.add("", ""), kind)
        case, words = case_or_words(pf.load_list, source=file.path, tracker=tracker, budget=10)
        if case is None:
            assert words.strip()
        else:
            assert len(case.initiatives)
            assert not used_rows(case) & {*left_out(case)}
