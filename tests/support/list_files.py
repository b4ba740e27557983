"""Lists and exports as people keep them, made row by row so that the truth about each row is known: that it
counts, and for what, or that it is left out, and why.

What came of a file is read off the public tables of the case and its frames; the plan on it is held against
every portfolio of the truth. Nothing here is shared with the importers.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import portfolio as pf
from portfolio.cli.entry import main

HEADINGS, USED = "headings", "used"
REASONS = {
    "done": r"done|complete|closed|terminé|resolved",
    "cancelled": r"cancel|annul|removed|abandon",
    "epic": r"epic|épopée",
    "sub-task": r"sub-?task|sous-t[âa]che",
    "total": r"total|sum",
    "legend": r"legend|légende|note|text|no (name|estimate|value)|another|below",
    "title": r"title|titre|above|au-dessus",
    "another table": r"another|autre|second|below|beside",
    "repeated headings": r"heading|en-tête|intitulé",
    "no name": r"no name|without a name|nom|name",
    "no estimate": r"estimat",
    "no value": r"value|valeur|score",
}
"""Why a row is left out, and how a reason that a reader understands may word it."""


# ---------------------------------------------------------------- files


@dataclass(frozen=True)
class Form:
    """How a list is kept: the ending, and for a text its separator and encoding."""

    ending: str
    separator: str = ""
    encoding: str = "utf-8"
    ends: str = "\r\n"


FORMS = {
    "comma": Form(".csv", ","),
    "comma, BOM": Form(".csv", ",", "utf-8-sig"),
    "semicolon": Form(".csv", ";", "cp1252"),
    "tab": Form(".tsv", "\t", "utf-8", "\n"),
    "workbook": Form(".xlsx"),
}


@dataclass
class Sheet:
    """One sheet, row by row, each with what should become of it; a blank fate is a row that holds nothing."""

    rows: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)
    name: str = "Projects"
    hidden: bool = False

    def add(self, fate: str, *cells: object) -> Sheet:
        assert fate in {"", HEADINGS, USED, *REASONS}, fate
        self.rows.append((fate, cells))
        return self


@dataclass(frozen=True)
class ListFile:
    """A file, and what should become of each of its rows, as the file counts them."""

    path: Path
    fates: Mapping[int, str]


def kept(folder: Path, sheet: Sheet, form: Form = FORMS["comma"], *more: Sheet, right: int = 0) -> ListFile:
    """The sheet as a file, in a workbook among further sheets, and in columns that begin further right."""
    path = folder / f"projects{len([*folder.iterdir()])}{form.ending}"
    rows = [(fate, (*[None] * right, *cells) if cells else ()) for fate, cells in sheet.rows]
    if form.ending == ".xlsx":
        book = Workbook()
        for number, each in enumerate((sheet, *more)):
            page = book.active if number == 0 else book.create_sheet()
            assert page is not None
            page.title = each.name
            page.sheet_state = "hidden" if each.hidden else "visible"
            for row, (_, cells) in enumerate(rows if number == 0 else each.rows, 1):
                for column, cell in enumerate(cells, 1):
                    page.cell(row, column, cell)
        book.save(path)
        return ListFile(path, {k: fate for k, (fate, _) in enumerate(rows, 1) if fate})
    fates, text, line = {}, io.StringIO(), 1
    width = max(len(cells) for _, cells in rows)
    for fate, cells in rows:
        shown = ["" if c is None else _shown(c) for c in cells]
        row = io.StringIO()
        csv.writer(row, delimiter=form.separator, lineterminator=form.ends).writerow(
            shown + [""] * (width - len(shown))
        )
        text.write(row.getvalue())
        if fate:
            fates[line] = fate
        line += row.getvalue().count("\n")
    path.write_bytes(text.getvalue().encode(form.encoding))
    return ListFile(path, fates)


def _shown(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return str(cell)


# ---------------------------------------------------------------- the truth


@dataclass(frozen=True)
class Truth:
    """What one row that counts says."""

    name: str
    value: float
    uses: Mapping[str, float]  # by resource; "" where there is one that the list does not name
    id: str = ""
    owner: str = ""
    category: str = ""
    earliest: str = ""
    deadline: str = ""
    duration: int = 0  # 0: not said
    requires: tuple[str, ...] = ()


def best(
    truths: Sequence[Truth],
    limits: Mapping[str, float],
    capacities: Mapping[str, float] | None = None,
    periods: Sequence[str] = ("all",),
    lag: int = 0,
) -> float:
    """The most value of any plan: limits are of the whole horizon, capacities of each period, work takes one
    period. What another requires ends before it starts, or with a lag of −1 may end in its period.
    """
    top = 0.0
    windows = [range(periods.index(t.earliest) if t.earliest else 0, len(periods)) for t in truths]
    for starts in product(*[(None, *window) for window in windows]):
        at = {t.name: start for t, start in zip(truths, starts, strict=True) if start is not None}
        used: dict[tuple[str, int], float] = defaultdict(float)
        for truth in truths:
            for resource, amount in truth.uses.items() if truth.name in at else ():
                used[resource, at[truth.name] if resource in (capacities or {}) else 0] += amount
        fits = all(
            amount <= {**limits, **(capacities or {})}.get(r, amount) for (r, _), amount in used.items()
        )
        in_order = all(
            other in at and at[t.name] >= at[other] + 1 + lag
            for t in truths
            if t.name in at
            for other in t.requires
        )
        if fits and in_order:
            top = max(top, sum(t.value for t in truths if t.name in at))
    return top


# ---------------------------------------------------------------- what came of it


def plain(text: object) -> str:
    """Letters and digits alone, to compare what two people name the same."""
    return re.sub(r"[\W_]+", "", str(text).casefold())


def frame_rows(frame: Any) -> list[dict[str, Any]]:
    """A frame's rows by heading in small letters."""
    return [{str(k).lower(): v for k, v in row.items()} for row in frame.to_dict("records")]


def left_out(case: Any) -> dict[int, str]:
    """Row of the file → why it is left out."""
    rows = frame_rows(case.left_out)
    reasons = {int(row["row"]): f"{row['why']} {row['because']}" for row in rows}
    assert len(reasons) == len(rows), f"a row is listed twice: {rows}"
    return reasons


def report(case: Any) -> str:
    """All that is said of the import."""
    return str(case.report.plain())


def used_rows(case: Any) -> set[int]:
    """The rows of the file that became initiatives."""
    return {int(row["row"]) for row in frame_rows(case.used)}


def check_rows(case: Any, file: ListFile) -> None:
    """Each row of the file is used or listed, never both, and listed for what is so."""
    reasons = left_out(case)
    wanted = {row: fate for row, fate in file.fates.items() if fate not in (USED, HEADINGS)}
    assert used_rows(case) == {row for row, fate in file.fates.items() if fate == USED}
    assert set(reasons) == set(wanted)
    for row, fate in wanted.items():
        assert re.search(REASONS[fate], reasons[row], re.IGNORECASE), f"row {row}, {fate}: {reasons[row]}"


def found(case: Any) -> dict[str, Truth]:
    """What the case says of each initiative, by its name."""
    names = case.names("initiatives")
    resources = [*case.resources.resource]
    steps = [c for c in case.requirements.columns if str(c).isdecimal()]
    uses: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(resources, 0.0))
    for row in case.requirements.to_dict("records"):
        uses[row["initiative"]][row["resource"]] += sum(row[step] for step in steps)
    value: dict[str, float] = defaultdict(float)
    for row in case.contributions.to_dict("records"):
        value[row["initiative"]] += row["expected"]
    requires: dict[str, list[str]] = defaultdict(list)
    for row in case.relations.to_dict("records"):
        assert row["relation"] == "requires"
        assert row["lag"] == row["lag"], f"requires without a lag: {row}"
        requires[row["initiative"]].append(names[row["other"]])
    durations = {row["initiative"]: int(row["duration"]) for row in case.options.to_dict("records")}
    return {
        names[row["initiative"]]: Truth(
            name=names[row["initiative"]],
            id=row["initiative"],
            value=value[row["initiative"]],
            uses={case.names("resources")[r]: a for r, a in uses[row["initiative"]].items() if a},
            owner=row["owner"],
            category=row["category"],
            earliest=row["earliest"],
            deadline=row["deadline"],
            duration=durations[row["initiative"]],
            requires=tuple(sorted(requires[row["initiative"]])),
        )
        for row in case.initiatives.to_dict("records")
    }


def check_case(case: Any, truths: Iterable[Truth]) -> None:
    """The case says exactly the truth of exactly these initiatives; what the truth does not say is free."""
    got, wanted = found(case), {truth.name: truth for truth in truths}
    assert got.keys() == wanted.keys()
    for name, truth in wanted.items():
        assert got[name].value == pytest.approx(truth.value), name
        check_uses(got[name].uses, {r: a for r, a in truth.uses.items() if a}, name)
        assert got[name].requires == tuple(sorted(truth.requires)), name
        for what in ("id", "owner", "category", "earliest", "deadline", "duration"):
            if getattr(truth, what):
                assert getattr(got[name], what) == getattr(truth, what), f"{name}: {what}"


def check_uses(got: Mapping[str, float], wanted: Mapping[str, float], name: str) -> None:
    """The same amounts of the same resources, whichever way a resource that the list names is spelled."""
    if set(wanted) <= {""}:
        assert [*got.values()] == pytest.approx([*wanted.values()]), name
        return
    assert {plain(r): a for r, a in got.items()} == pytest.approx({plain(r): a for r, a in wanted.items()}), (
        name
    )


def check_plan(
    case: Any,
    truths: Sequence[Truth],
    limits: Mapping[str, float],
    capacities: Mapping[str, float] | None = None,
    periods: Sequence[str] = ("all",),
    lag: int = 0,
) -> set[str]:
    """The plan on the case is the best of all plans of the truth; who is funded, by name."""
    plan = pf.allocate(case)
    names = case.names("initiatives")
    funded = {names[i] for i in plan.funded.initiative}
    most = best(truths, limits, capacities, periods, lag)
    assert plan.impact == pytest.approx(most)
    assert sum(t.value for t in truths if t.name in funded) == pytest.approx(most)
    return funded


def asked(load: Callable[..., Any], *words: str, **answers: Any) -> str:
    """The question that stops an import: in words that name what is open. Its text."""
    with pytest.raises(pf.CaseError) as stopped:
        load(**answers)
    text = str(stopped.value)
    assert type(stopped.value).__name__ == "OpenQuestionsError", text
    for word in words:
        assert word.casefold() in text.casefold(), f"{word!r} is not in: {text}"
    return text


def case_or_words(load: Callable[..., Any], **answers: Any) -> tuple[Any, str]:
    """The case, or what is said where none comes of it: where both are right, each is looked at."""
    try:
        return load(**answers), ""
    except pf.PortfolioError as error:
        return None, str(error)


def refused(load: Callable[..., Any], *words: str, **answers: Any) -> str:
    """The fault, or the question, in words that say where it is and what to do."""
    with pytest.raises(pf.PortfolioError) as stopped:
        load(**answers)
    text = str(stopped.value)
    for word in words:
        assert word.casefold() in text.casefold(), f"{word!r} is not in: {text}"
    return text


# ---------------------------------------------------------------- the command


type Command = Callable[..., tuple[int, str]]


def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in this process: its exit code, and all that it said."""

    def ran(*arguments: object) -> tuple[int, str]:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = int(str(stopped.code))
        said = "".join(capsys.readouterr())
        assert "Traceback" not in said
        assert code != 70, said
        return code, said

    return ran


# ---------------------------------------------------------------- one backlog, in every tracker's words


@dataclass(frozen=True)
class Item:
    """One row of a backlog, whatever tool keeps it."""

    key: str
    name: str
    points: float | None = 3
    priority: str = "Medium"  # Highest, High, Medium, Low
    state: str = "open"  # open, done, cancelled
    kind: str = "story"  # story, bug, epic, sub-task
    team: str = "Data"
    blocked_by: tuple[str, ...] = ()
    parent: str = ""

    @property
    def fate(self) -> str:
        """What should become of it: it counts, or the first of the reasons against it."""
        if self.kind in ("epic", "sub-task"):
            return self.kind
        if self.state != "open":
            return self.state
        return USED if self.points is not None else "no estimate"


SCALE = {"Highest": 5, "High": 4, "Medium": 3, "Low": 2}


def truth_of(items: Sequence[Item], scale: Mapping[str, float] = SCALE, team: bool = True) -> list[Truth]:
    """What the items that count say; links to others are left out with them."""
    counted = {item.key: item for item in items if item.fate == USED}
    return [
        Truth(
            name=item.name,
            id=item.key,
            value=scale[item.priority],
            uses={item.team if team else "": item.points or 0},
            requires=tuple(counted[key].name for key in item.blocked_by if key in counted),
        )
        for item in counted.values()
    ]


LIST = {
    "en": ["Code", "Name", "Effort", "Team", "Score", "Status", "Depends on"],
    "fr": ["Code", "Nom", "Charge", "Équipe", "Score", "Statut", "Dépend de"],
}


def project_list(items: Sequence[Item], language: str = "en") -> Sheet:
    """A list of one's own: the score is the number of the word."""
    states = {"open": "Planned", "done": "Done", "cancelled": "Cancelled"}
    if language == "fr":
        states = {"open": "Prévu", "done": "Terminé", "cancelled": "Annulé"}
    sheet = Sheet().add(HEADINGS, *LIST[language])
    for item in items:
        sheet.add(
            item.fate,
            *(item.key, item.name, "" if item.points is None else item.points, item.team),
            *(SCALE[item.priority], states[item.state], "; ".join(item.blocked_by)),
        )
    return sheet


JIRA = {
    "en": (
        [
            "Summary",
            "Issue key",
            "Issue Type",
            "Status",
            "Status Category",
            "Priority",
            "Created",
            "Components",
        ],
        ["Inward issue link (Blocks)", "Outward issue link (Blocks)"],
        ["Custom field (Story Points)", "Custom field (Story point estimate)", "Parent", "Parent summary"],
    ),
    "fr": (
        [
            "Résumé",
            "Clé de ticket",
            "Type de ticket",
            "État",
            "Catégorie d'état",
            "Priorité",
            "Création",
            "Composants",
        ],
        ["Lien du ticket entrant (Blocks)", "Lien de ticket sortant (Blocks)"],
        [
            "Champs personnalisés (Story Points)",
            "Champs personnalisés (Story point estimate)",
            "Clé parent",
            "Parent summary",
        ],
    ),
}
JIRA_STATES = {
    "en": {"open": ("Selected", "To Do"), "done": ("Released", "Done"), "cancelled": ("Cancelled", "Done")},
    "fr": {"open": ("À faire", "A faire"), "done": ("Livré", "Terminé"), "cancelled": ("Annulé", "Terminé")},
}
JIRA_KINDS = {
    "en": {"story": "Story", "bug": "Bug", "epic": "Epic", "sub-task": "Sub-task"},
    "fr": {"story": "Story", "bug": "Bug", "epic": "Epic", "sub-task": "Sous-tâche"},
}


def jira(items: Sequence[Item], language: str = "en") -> Sheet:
    """Jira's export: a heading as often as one cell needs it, a link told from both ends, points in one of
    two fields, comments of several lines.
    """
    first, links, last = JIRA[language]
    names = {item.key: item.name for item in items}
    blocks = defaultdict(list)
    for item in items:
        for key in item.blocked_by:
            blocks[key].append(item.key)
    inward = max([1, *[len(item.blocked_by) for item in items]])
    outward = max([1, *map(len, blocks.values())])
    sheet = Sheet(name="export")
    sheet.add(
        HEADINGS, *first, *[links[0]] * inward, *[links[1]] * outward, *last, "Sprint", "Sprint", "Comment"
    )
    for number, item in enumerate(items):
        state, category = JIRA_STATES[language][item.state]
        points = ["" if item.points is None else f"{item.points:.1f}", ""]
        sheet.add(
            item.fate,
            *(item.name, item.key, JIRA_KINDS[language][item.kind], state, category, item.priority),
            "13/May/26 3:31 PM" if language == "en" else "05/août/26 2:47 PM",
            item.team,
            *_padded(item.blocked_by, inward),
            *_padded(blocks[item.key], outward),
            *(points if number % 2 else points[::-1]),
            item.parent,
            names.get(item.parent, ""),
            *("Sprint 3", ""),
            "14/May/26 9:00 AM;user;line one\nline two;" if number % 3 == 1 else "",
        )
    return sheet


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def azure_devops(items: Sequence[Item]) -> Sheet:
    """A query of work items; its business value is a number, here that of the word."""
    kinds = {"story": "User Story", "bug": "Bug", "epic": "Epic", "sub-task": "Task"}
    states = {"open": "Active", "done": "Closed", "cancelled": "Removed"}
    sheet = Sheet(name="query").add(
        HEADINGS,
        *(
            "ID",
            "Work Item Type",
            "Title",
            "State",
            "Assigned To",
            "Story Points",
            "Business Value",
            "Area Path",
        ),
        *("Iteration Path", "Tags"),
    )
    for item in items:
        sheet.add(
            item.fate,
            *(item.key, kinds[item.kind], item.name, states[item.state], ""),
            "" if item.points is None else f"{item.points:g}",
            *(SCALE[item.priority], item.team, "Shop\\Iteration 4", ""),
        )
    return sheet


LINEAR_WORDS = {"Highest": "Urgent", "High": "High", "Medium": "Medium", "Low": "Low"}


def linear(items: Sequence[Item]) -> Sheet:
    """Linear's export; what is done or cancelled is so by its status and by a date."""
    states = {"open": "Todo", "done": "Done", "cancelled": "Canceled"}
    day = "Mon Feb 02 2026 09:00:00 GMT+0000 (GMT)"
    sheet = Sheet(name="export").add(
        HEADINGS,
        *(
            "ID",
            "Team",
            "Title",
            "Description",
            "Status",
            "Estimate",
            "Priority",
            "Project",
            "Creator",
            "Assignee",
        ),
        *("Labels", "Cycle Name", "Created", "Updated", "Completed", "Canceled", "Archived", "Due Date"),
        *("Parent issue", "Related to", "Blocked by", "Duplicate of"),
    )
    for item in items:
        sheet.add(
            item.fate,
            *(item.key, item.team, item.name, "why\nand how", states[item.state]),
            "" if item.points is None else f"{item.points:g}",
            *(LINEAR_WORDS[item.priority], "Shop", "", "", "", "", day, day),
            day if item.state == "done" else "",
            day if item.state == "cancelled" else "",
            *("", "", "", "", ", ".join(item.blocked_by), ""),
        )
    return sheet


GITHUB_WORDS = {"Highest": "P0", "High": "P1", "Medium": "P2", "Low": "P3"}


def github(items: Sequence[Item]) -> Sheet:
    """The table of a project, as it is copied or exported; ids are the end of addresses, no team is named."""
    states = {"open": "Ready", "done": "Done", "cancelled": "Cancelled"}
    sheet = Sheet(name="view").add(
        HEADINGS, "Title", "URL", "Assignees", "Status", "Labels", "Milestone", "Priority", "Estimate"
    )
    for item in items:
        sheet.add(
            item.fate,
            *(item.name, f"https://github.com/shop/shop/issues/{item.key}", "", states[item.state], "", ""),
            GITHUB_WORDS[item.priority],
            "" if item.points is None else f"{item.points:g}",
        )
    return sheet


# ---------------------------------------------------------------- days

_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_EN_LONG = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
_EN_LONG += ["October", "November", "December"]
_FR = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

DAYS: Mapping[str, Callable[[date], str]] = {
    "as computers write it": lambda d: d.isoformat(),
    "with a clock, to the second": lambda d: f"{d}T00:00:00Z",
    "of a database": lambda d: f"{d} 00:00:00",
    "in English": lambda d: f"{_EN_LONG[d.month - 1]} {d.day}, {d.year}",
    "American, with a clock": lambda d: f"{d.month}/{d.day}/{d.year} 0:00:00",
    "French": lambda d: f"{d:%d/%m/%Y}",
    "German": lambda d: f"{d:%d.%m.%Y}",
    "packed": lambda d: f"{d:%Y%m%d}",
    "Jira's": lambda d: f"{d.day:02}/{_EN[d.month - 1]}/{d:%y} 3:31 PM",
    "Jira's in French": lambda d: f"{d.day:02}/{_FR[d.month - 1]}/{d:%y} 2:47 PM",
    "Linear's": lambda d: f"{_DAYS[d.weekday()]} {_EN[d.month - 1]} {d.day:02} {d.year} 00:00:00 GMT",
    "a quarter": lambda d: f"Q{(d.month + 2) // 3} {d.year}",
    "a French quarter": lambda d: f"T{(d.month + 2) // 3} {d.year}",
    "a quarter as a label": lambda d: f"{d.year}-Q{(d.month + 2) // 3}",
}
"""A day in each form that was seen; all but the last three name it to the day."""
