"""The frames behind the board brief that set the plan beside what runs and what was planned: what is stopped,
and what changes in the plan of record.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from portfolio.case.case import Case
from portfolio.continuity.roadmap import roadmap as over_time
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.reference import Lines, changed
from portfolio.model.usage import spend_of, stopping_spend
from portfolio.report.brief.frames_plan import called, called_before, frame_of, running

if TYPE_CHECKING:
    import pandas as pd

LISTED = 12
"""So many changed lines are listed, and have a price."""
_KINDS = ("stopped", "out", "in", "option", "start", "delivered", "gone")
"""The order in which changes are told."""
_TEXT = (
    "initiative",
    "name",
    "change",
    "option_before",
    "start_before",
    "option_after",
    "start_after",
    "since",
)


def roadmap(plan: Allocation) -> pd.DataFrame:
    """What runs when, by objective: :func:`portfolio.roadmap`, with names as the brief has them, beside the
    plan that this one is set beside.
    """
    case, (before, _) = plan.problem.case, lines_before(plan)
    initiatives, aims = called(case, "initiatives"), called(case, "objectives") | {"": ""}
    frame = over_time(plan, before)
    return frame.assign(name=frame.initiative.map(initiatives), group=frame.objective.map(aims))


def stopped(plan: Allocation) -> pd.DataFrame:
    """A row a running initiative that is not funded, as the case lists them.

    Returns
    -------
    DataFrame
        ``initiative``, ``name``, ``since`` (when it began; empty: nobody said), ``spend`` (what stopping
        takes of all budgets, inside the horizon) and ``spend <budget>`` of each.
    """
    case, funded = plan.problem.case, {c.initiative for c in plan.choices}
    name, ends = called(case, "initiatives"), {i: s for i, s in running(case).items() if i not in funded}
    return frame_of(
        {
            "initiative": ends,
            "name": [name[i] for i in ends],
            "since": ends.values(),
            "spend": [stopping_spend(case, i) for i in ends],
        }
        | {f"spend {b}": [stopping_spend(case, i, [b]) for i in ends] for b in case.budgets},
        ("initiative", "name", "since"),
    )


def lines_before(plan: Allocation) -> tuple[Lines | None, bool]:
    """The lines of the plan that this one is set beside, and whether that is the plan of record: the one it
    was asked near to, else that of the case; None where there is neither.
    """
    own, kept = of_record(plan.problem.case), plan.problem.kept
    if kept is not None:
        return kept.lines, kept.lines == own
    return own if len(plan.problem.case.table("plan")) else None, True


def of_record(case: Case) -> Lines:
    """The lines of the plan of record on initiatives that the case has, by id."""
    return tuple(sorted(line for line in _recorded(case) if line.initiative in case.rows("initiatives")))


def _recorded(case: Case) -> list[Choice]:
    return [Choice(row["initiative"], row["option"], row["start"]) for row in case.table("plan")]


def changes(plan: Allocation, prices: pd.DataFrame | None) -> pd.DataFrame:
    """What changes against the plan of record, or the plan that this one was asked near to.

    Parameters
    ----------
    plan : Allocation
    prices : DataFrame, optional
        From :func:`portfolio.explain`, of :func:`priced` at least.

    Returns
    -------
    DataFrame
        A row a changed line, what is stopped first: ``initiative``, ``name``, ``change`` (``stopped``: it was
        running; ``out``, ``in``, ``option``, ``start``; of the plan of record also ``delivered`` and
        ``gone``: the case has it no more), ``option_before``, ``start_before``, ``option_after``,
        ``start_after`` (empty: not funded; of what was delivered, ``start_after`` is when), ``since`` (when
        it began), ``frees`` (what the line before would use of all budgets inside the horizon; NaN where the
        case cannot say), ``takes`` (what the line after uses, or stopping takes), ``price`` (points that the
        best plan loses where it is the other way round: funded what is out, left out what is in; inf: no plan
        can; NaN: not asked).
    """
    case, (lines, is_record) = plan.problem.case, lines_before(plan)
    held, chosen = ({c.initiative: c for c in some} for some in (lines or (), plan.choices))
    begun, name = running(case), called(case, "initiatives")
    rows: list[dict[str, Any]] = []
    for line in changed(case, lines, plan.choices) if lines is not None else ():
        i = line.initiative
        ends = line.change == "out" and i in begun
        before, after = held.get(i), chosen.get(i)
        takes = stopping_spend(case, i) if ends else spend_of(case, [after]) if after else 0.0
        rows.append(
            {"initiative": i, "name": name[i], "change": "stopped" if ends else line.change}
            | _line(before, "before")
            | _line(after, "after")
            | {"since": begun.get(i, ""), "frees": _frees(case, before, begun), "takes": takes}
            | {"price": _price(prices, i, line.change)}
        )
    if is_record:
        rows += _gone(case)
    rows.sort(key=lambda row: _KINDS.index(row["change"]))
    columns = (*_TEXT, "frees", "takes", "price")
    frame = frame_of({c: [row[c] for row in rows] for c in columns}, _TEXT)
    return frame.astype({c: "float64" for c in columns if c not in _TEXT})


def priced(plan: Allocation) -> list[str]:
    """The initiatives that come in or drop out, of the changes that are listed."""
    frame = changes(plan, None).head(LISTED)
    return frame[frame.change.isin(["stopped", "out", "in"])].initiative.tolist()


def _line(choice: Choice | None, when: str) -> dict[str, str]:
    option, start = ("", "") if choice is None else choice[1:]
    return {f"option_{when}": option, f"start_{when}": start}


def _frees(case: Case, line: Choice | None, begun: dict[str, str]) -> float:
    """What a line of the plan before would use; NaN where the case has no such option or period."""
    if line is None:
        return 0.0
    start = line.start
    if start not in case.periods and line.initiative in begun:
        start = case.periods[0]  # it goes on from the first period
    if (line.initiative, line.option) not in case.rows("options") or start not in case.periods:
        return math.nan
    return spend_of(case, [line._replace(start=start)])


def _price(prices: pd.DataFrame | None, initiative: str, change: str) -> float:
    if prices is None or change not in ("in", "out") or initiative not in prices.index:
        return math.nan
    return float(prices["replacement_cost" if change == "in" else "price"][initiative])


def _gone(case: Case) -> list[dict[str, Any]]:
    """Lines of the plan of record on initiatives that the case has no more."""
    own, past = case.rows("initiatives"), called_before(case)
    delivered = {row["initiative"]: row["delivered"] for row in case.table("actuals") if row["delivered"]}
    rows = []
    for line in _recorded(case):
        if line.initiative not in own:
            done = delivered.get(line.initiative, "")
            told = {"initiative": line.initiative, "name": past[line.initiative]}
            rows.append(
                told
                | {"change": "delivered" if done else "gone"}
                | _line(line, "before")
                | {"option_after": "", "start_after": done, "since": ""}
                | dict.fromkeys(("frees", "takes", "price"), math.nan)
            )
    return rows


def beside(plan: Allocation) -> dict[str, float]:
    """How many lines the plan before has, how many of them stand, and what share of the best impact that
    takes.
    """
    lines = lines_before(plan)[0] or ()
    moved = [line for line in changed(plan.problem.case, lines, plan.choices) if line.change != "in"]
    given_up = math.nan
    if plan.problem.kept is not None and plan.best is not None:
        given_up = plan.problem.share_of(max(0.0, plan.best - plan.impact), plan.best)
    return {"lines": len(lines), "kept": len(lines) - len(moved), "given_up": given_up}
