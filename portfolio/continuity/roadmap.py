"""A plan over time: what runs when, for which objective, by which team, and what another plan had instead."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.arrays import Floats, Ints
from portfolio.case.any_of import split_any_of
from portfolio.case.case import Case
from portfolio.case.lookup import must_be_like
from portfolio.display.shown_as import shows
from portfolio.errors import CaseError, Fault, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice, indices
from portfolio.model.constraints import Kind, kind_of
from portfolio.model.effects import effects
from portfolio.model.reference import Lines, changed, lines_of
from portfolio.model.usage import requirements
from portfolio.model.value import attained_by, brings
from portfolio.tables.relations import Relation, has_begun
from portfolio.tables.text import text_of
from portfolio.words.media import one_line
from portfolio.words.sentences import figure, listing, sentence

if TYPE_CHECKING:
    import pandas as pd

FULL = 0.95
"""From this share of what may be planned on, a team is full."""
GROUPINGS = ("objective", "team")
"""What lines are grouped by, beside any column of the initiatives."""
_NUMBERS = ("first", "last")
_SHOWN = {"new": 0, "continued": 0, "stopped": 1, "dropped": 2}
"""What of a group is shown first."""


@dataclass
class _Line:
    """One line of the roadmap, its columns in the order of the frame."""

    initiative: str
    name: str
    group: str = ""
    objective: str = ""
    team: str = ""
    option: str = ""
    status: str = "new"
    start: str = ""
    delivery: str = ""
    first: int = -1
    last: int = -1
    since: str = ""
    due: str = ""
    deadline: str = ""
    change: str = ""
    before: str = ""
    points: float = field(default=0.0, repr=False)


@in_its_language
@shows("roadmap", "problem.case")
def roadmap(plan: Allocation, near: object = None, by: str = "objective") -> pd.DataFrame:
    """What runs when: every funded initiative from start to delivery, and the running ones that are stopped.

    Parameters
    ----------
    plan : Allocation
    near : Allocation, Record, DataFrame or iterable of (initiative, option, start), optional
        The plan that this one is set beside, such as ``case.plan``: each line then says what changed, and
        what only that one funds is listed too. The one that it was asked near to, unless given.
    by : str
        ``objective``: the one for which an initiative earns most of the plan's points. ``team``: the capacity
        that it takes most of. Else a column of the initiatives.

    Returns
    -------
    DataFrame
        In the order in which it is shown: groups as the case lists them, what belongs to none last; in each,
        what starts first. ``initiative``, ``name``, ``group`` (as people call it; empty: none),
        ``objective`` (empty: it earns no points), ``team`` (empty: it takes no one's time), ``option``,
        ``status`` (``new``, ``continued``, ``stopped``: it was running and is not funded; ``dropped``:
        ``near`` funds it, and it never began), ``start``, ``delivery`` (empty beyond the horizon),
        ``first``, ``last`` (the places of both among the periods, from 0; ``last`` may lie beyond them; −1
        where it is not funded), ``since`` (when it began), ``due`` (the earliest due date of a key result
        that it earns on), ``deadline``, ``change`` (``in``, ``out``, ``option``, ``start``, or empty: the
        same in both) and ``before`` (option and start in ``near``).

    Raises
    ------
    CaseError
        When ``by`` is none of these, or ``near`` no plan on initiatives of the case.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/four_initiatives"))
    >>> pf.roadmap(plan)[["group", "name", "start"]].values.tolist()
    [['Sell more online', 'New checkout', '2027Q1'], ['Customers who recommend us', 'Guided help', '2027Q1']]
    """
    import pandas as pd

    case = plan.problem.case
    groups = _groups(case, by)
    lines = {line.initiative: line for line in (*_funded(plan), *_stopped(case, plan.choices))}
    kept = plan.problem.kept
    if near is not None or kept is not None:
        before = kept.lines if near is None and kept is not None else lines_of(case, near)
        _compare(case, before, plan.choices, lines)
    place = {key: n for n, key in enumerate(groups)}
    keys = {i: _key(case, line, by) for i, line in lines.items()}
    for i, line in lines.items():
        line.group = groups[keys[i]]
    shown = sorted(
        lines.values(),
        key=lambda a: (place[keys[a.initiative]], _SHOWN[a.status], a.first, a.last, -a.points, a.initiative),
    )
    columns = [name for name in _Line.__dataclass_fields__ if name != "points"]
    return pd.DataFrame(
        {
            c: pd.Series([getattr(line, c) for line in shown], dtype="int64" if c in _NUMBERS else "str")
            for c in columns
        }
    )


@shows("waits", "problem.case")
def waits(plan: Allocation) -> pd.DataFrame:
    """What of the funded waits for what: a row for each relation ``requires`` between two of them.

    Parameters
    ----------
    plan : Allocation

    Returns
    -------
    DataFrame
        ``initiative``, ``other`` (what it requires; of several that would do, those that do), ``lag`` (at
        least so many periods from delivery to start, −1: in the period of delivery; NaN: in any order).
    """
    import pandas as pd

    case = plan.problem.case
    numbers, index = effects(case), case.period_index
    options, starts = indices(numbers, plan.choices)
    start = {c.initiative: index[c.start] for c in plan.choices}
    ends = starts + numbers.duration[options]
    end = {c.initiative: int(e) for c, e in zip(plan.choices, ends, strict=True)}
    found: list[tuple[str, str, float]] = []
    for row in case.table("relations"):
        if kind_of(Relation(row["relation"])) is not Kind.REQUIRES or row["initiative"] not in start:
            continue
        lag = float("nan") if row["lag"] is None else float(row["lag"])
        for other in split_any_of(row["other"], set(numbers.initiatives)):
            # of several that would do, one may be funded later than would do
            if other in start and not start[row["initiative"]] < end[other] + lag:
                found.append((row["initiative"], other, lag))
    columns = {"initiative": "str", "other": "str", "lag": "float64"}
    return pd.DataFrame(
        {c: pd.Series([row[k] for row in found], dtype=kind) for k, (c, kind) in enumerate(columns.items())}
    )


def is_full(share: float) -> bool:
    """Whether a team is full at that share of what may be planned, as it reads in whole per cent: what is
    shown as full and what is told as full are the same.

    Examples
    --------
    >>> is_full(0.9476), is_full(0.944)
    (True, False)
    """
    return not math.isnan(share) and float(f"{100 * share:.0f}") >= 100 * FULL


def main_objectives(plan: Allocation) -> list[str]:
    """For each choice of a plan, the objective for which it earns most points; empty: none."""
    numbers = effects(plan.problem.case)
    brought = brings(numbers, *indices(numbers, plan.choices))
    worth = numbers.points(plan.problem.weights)
    earned = np.array(
        [
            attained_by(numbers, brought, np.where(numbers.objective == k, worth, 0.0))
            for k in range(len(numbers.objectives))
        ]
    )
    return [
        numbers.objectives[k] if p > 0 else ""
        for k, p in zip(earned.argmax(axis=0), earned.max(axis=0, initial=-np.inf), strict=True)
    ]


def _funded(plan: Allocation) -> Iterator[_Line]:
    """The lines of what is funded."""
    case, columns = plan.problem.case, plan.columns("funded")
    numbers, index = effects(case), case.period_index
    options, starts = indices(numbers, plan.choices)
    earns = (brings(numbers, options, starts) != 0) & (numbers.points(plan.problem.weights) > 0)
    due = [case.rows("key_results")[k]["due"] for k in numbers.key_results]
    teams, _ = _teams(case)
    for n, (c, objective) in enumerate(zip(plan.choices, main_objectives(plan), strict=True)):
        dates = sorted(
            {d for d, e in zip(due, earns[n], strict=True) if d is not None and e}, key=index.__getitem__
        )
        yield _Line(
            **_of_case(case, c.initiative),
            objective=objective,
            team=teams[c.initiative, c.option],
            option=c.option,
            status="continued" if has_begun(case.rows("initiatives")[c.initiative]["status"]) else "new",
            start=c.start,
            delivery=columns["delivery"][n],
            first=int(starts[n]),
            last=int(starts[n] + numbers.duration[options[n]]) - 1,
            due=dates[0] if dates else "",
            points=columns["points"][n],
        )


def _stopped(case: Case, chosen: Sequence[Choice]) -> Iterator[_Line]:
    """The lines of what is running and not funded."""
    funded, (_, teams) = {c.initiative for c in chosen}, _teams(case)
    for i, row in case.rows("initiatives").items():
        if has_begun(row["status"]) and i not in funded:
            yield _Line(**_of_case(case, i), status="stopped", team=teams[i])


def _of_case(case: Case, initiative: str) -> dict[str, Any]:
    """What the case says of an initiative, whatever a plan does with it."""
    row = case.rows("initiatives")[initiative]
    told = {"name": case.names("initiatives")[initiative]}
    return {"initiative": initiative, **told, **{c: row[c] or "" for c in ("since", "deadline")}}


def _compare(case: Case, before: Lines, chosen: Sequence[Choice], lines: dict[str, _Line]) -> None:
    """Say of each line what another plan had instead; what only that one funds is added."""
    for old in before:
        if old.initiative not in lines:
            lines[old.initiative] = _Line(**_of_case(case, old.initiative), status="dropped")
        lines[old.initiative].before = f"{old.option} {old.start}"
    for line in changed(case, before, chosen):
        lines[line.initiative].change = line.change


def _teams(case: Case) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """The capacity that each option takes most of, over all its work, and that stopping each running one
    does; of several counted in different units, the one of whose amounts it takes the largest share. Empty:
    none.
    """
    numbers, needs = effects(case), requirements(case)
    order = [needs.resource_index[r] for r in case.capacities]
    scale = np.ones(len(order))
    if len({case.units("resources")[r] for r in case.capacities}) > 1:
        rows = [case.rows("resources")[r] for r in case.capacities]
        there = [math.fsum(math.inf if row[p] is None else row[p] for p in case.periods) for row in rows]
        scale = np.array([1.0 / amount if amount > 0 else 1.0 for amount in there])

    def most(count: int, first: Ints, resource: Ints, amount: Floats) -> list[str]:
        taken = np.zeros((count, len(needs.resources)))
        np.add.at(taken, (np.repeat(np.arange(count), np.diff(first)), resource), amount)
        weighed = np.where(taken[:, order] > 0, taken[:, order] * scale, -1.0)
        return [case.capacities[int(w.argmax())] if w.max(initial=-1.0) >= 0 else "" for w in weighed]

    ends = needs.stopping
    return (
        dict(
            zip(
                numbers.options,
                most(len(numbers.options), needs.first, needs.resource, needs.amount),
                strict=True,
            )
        ),
        dict(
            zip(
                numbers.initiatives,
                most(len(numbers.initiatives), ends.first, ends.resource, ends.amount),
                strict=True,
            )
        ),
    )


def _groups(case: Case, by: str) -> dict[Any, str]:
    """What lines can belong to, in the order shown, and what people call it; none last."""
    if by == "objective":
        return {**case.names("objectives"), None: ""}
    if by == "team":
        return {**{r: case.names("resources")[r] for r in case.capacities}, None: ""}
    table = case.table("initiatives")
    if by not in table.columns:
        known = (*GROUPINGS, *table.columns)
        what = sentence("what_grouping", known=figure(listing, [*GROUPINGS], last="or"))
        fault = Fault("", None, "by", by, must_be_like(what, by, known))
        raise CaseError([fault], language=case.settings.language)
    values = [v for v in dict.fromkeys(table[by]) if v is not None]
    if all(v in case.period_index for v in values):
        values.sort(key=lambda v: case.period_index[v])
    elif all(isinstance(v, int | float) for v in values):
        values.sort()
    return {**{v: one_line(text_of(v)) for v in values}, None: ""}


def _key(case: Case, line: _Line, by: str) -> Any:
    """What a line belongs to."""
    if by in GROUPINGS:
        return getattr(line, by) or None
    return case.rows("initiatives")[line.initiative][by]
