"""A plan as a tracker takes it back: a row an initiative, its decision on the ticket that it came from.

What a tracker calls its columns, and how it wants keys and dates, stands under ``[export]`` in its file of
``importers/trackers``: another tracker is another file.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from portfolio.case.periods import horizon
from portfolio.errors import CaseError, Fault
from portfolio.model.allocation import Allocation
from portfolio.model.choices import indices
from portfolio.model.effects import effects
from portfolio.model.usage import requirements
from portfolio.tables.text import quoted
from portfolio.words.media import in_csv
from portfolio.words.sentences import sentence

TRACKERS = Path(__file__).parents[1] / "importers" / "trackers"

WHAT = ("initiative", "name", "decision", "option", "start", "due", "team")
"""What a column of such a file can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerForm:
    """What a tracker's importer wants, as its file says it.

    Attributes
    ----------
    suffix : str
        How the file's name ends.
    key, key_such_as : str
        What a key of the tracker looks like, as an expression and as an example.
    dates, dates_said : str
        How dates are written, as Python says it and as the tracker does.
    columns : mapping of str to str
        What stands under each heading, of ``WHAT``.
    decision : mapping of {"fund", "reject"} to str
        What a decision is called.
    """

    suffix: str
    key: str
    key_such_as: str
    dates: str
    dates_said: str
    columns: Mapping[str, str]
    decision: Mapping[str, str]


@cache
def tracker_forms() -> Mapping[str, TrackerForm]:
    """The trackers that take a plan back, and how.

    Examples
    --------
    >>> list(tracker_forms()), list(tracker_forms()["jira"].columns)[:3]
    (['jira'], ['Issue Key', 'Summary', 'Decision'])
    """
    told = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(TRACKERS.glob("*.toml"))
    }
    return {name: TrackerForm(**file["export"]) for name, file in told.items() if "export" in file}


def form_of(tracker: str) -> TrackerForm:
    """How a tracker takes a plan back.

    Raises
    ------
    CaseError
        For one that nobody described yet.
    """
    if tracker not in tracker_forms():
        problem = sentence("export_tracker", known=", ".join(tracker_forms()), found=tracker)
        raise CaseError([Fault("", None, "tracker", tracker, problem)], sentence("of_export"))
    return tracker_forms()[tracker]


def doubts_of(plan: Allocation, tracker: str) -> list[str]:
    """What the tracker's importer will not find in a plan's file, a sentence each."""
    form, case = form_of(tracker), plan.problem.case
    key = re.compile(form.key)
    strange = [i for i in case.rows("initiatives") if not key.fullmatch(i)]
    doubts: list[str] = []
    if strange:
        among = len(case.rows("initiatives"))
        ids = f"{', '.join(map(quoted, strange[:3]))}{', …' if len(strange) > 3 else ''}"
        told = {"tracker": tracker, "example": form.key_such_as, "ids": ids}
        doubts.append(sentence("export_no_keys", count=len(strange), all=among, **told))
    if horizon(tuple(case.periods)).spans is None:
        labels = " … ".join(dict.fromkeys((case.periods[0], case.periods[-1])))
        doubts.append(sentence("export_no_dates", labels=labels))
    return doubts


def tracker_file(plan: Allocation, tracker: str) -> bytes:
    """A plan as the file a tracker's importer takes: every initiative of the case, in the case's order.

    Texts that a spreadsheet would take for formulas get an apostrophe in front, as the trackers' own exports
    do; no tracker's own key begins like one.
    """
    form = form_of(tracker)
    rows = _rows(plan, form)
    # several values of one field stand under its heading repeated: no sign in a cell parts them
    widths = [max([1, *(len(row[k]) for row in rows)]) for k in range(len(form.columns))]
    heads = [heading for heading, width in zip(form.columns, widths, strict=True) for _ in range(width)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow(
            [
                v
                for cells, width in zip(row, widths, strict=True)
                for v in (*cells, *[""] * (width - len(cells)))
            ]
        )
    return text.getvalue().encode("utf-8")


def _rows(plan: Allocation, form: TrackerForm) -> list[list[Sequence[str]]]:
    """The values under each heading, for each initiative."""
    case = plan.problem.case
    funded = plan.columns("funded")
    labels = (funded[c] for c in ("option", "start", "delivery"))
    chosen = dict(zip(funded["initiative"], zip(*labels, _teams(plan), strict=True), strict=True))
    days = dict(zip(case.periods, horizon(tuple(case.periods)).spans or (), strict=False))
    names = case.names("initiatives")

    def day(period: str, end: int) -> list[str]:
        span: tuple[date, date] | None = days.get(period)
        return [span[end].strftime(form.dates)] if span else []

    rows: list[list[Sequence[str]]] = []
    for initiative in case.rows("initiatives"):
        option, start, delivery, teams = chosen.get(initiative, ("", "", "", []))
        held: dict[str, Sequence[str]] = {
            "initiative": [in_csv(initiative)],
            "name": [in_csv(names[initiative])],
            "decision": [form.decision["fund" if initiative in chosen else "reject"]],
            "option": [in_csv(option)],
            "start": day(start, 0),
            "due": day(delivery, 1),
            "team": [in_csv(team) for team in teams],
        }
        rows.append([held[what] for what in form.columns.values()])
    return rows


def _teams(plan: Allocation) -> list[list[str]]:
    """Who works on each funded initiative, by name; who does most of it first."""
    case = plan.problem.case
    needs, names = requirements(case), case.names("resources")
    choice, resource, _, amount = needs.uses(*indices(effects(case), plan.choices))
    work = np.zeros((len(plan.choices), len(needs.resources)))
    np.add.at(work, (choice, resource), amount)
    work[:, needs.budget] = 0
    order = np.argsort(-work, kind="stable")
    return [
        [names[needs.resources[r]] for r in row if of[r] > 0] for of, row in zip(work, order, strict=True)
    ]
