"""The frames behind the board brief that come from asking again: closest calls, other budgets, parties,
decisions, the last record.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from portfolio.allocator.known import session_of
from portfolio.allocator.questions.k_best import k_best
from portfolio.allocator.session import Session
from portfolio.arbitration import Arbitration, Record
from portfolio.arbitration.party_weights import party_weights
from portfolio.arbitration.undominated import own_bests
from portfolio.errors import TimeLimitError
from portfolio.explanation import diff, means
from portfolio.explanation.why import prices_alone
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import changes, gap_of, tie_of
from portfolio.model.transfers import spent
from portfolio.model.violations import violations
from portfolio.progress import progress_bar
from portfolio.report.brief.frames_changes import priced
from portfolio.report.brief.frames_plan import called, frame_of, readable, running
from portfolio.report.brief.frames_refused import scarcest
from portfolio.tables.relations import Decided

if TYPE_CHECKING:
    import pandas as pd

CALLS = 3
"""So many of the closest calls are shown."""
ROLLED = ("finished", "stopped", "out", "gone", "option", "moved", "new", "in", "continued")
"""What became of the lines of another round, in the order in which it is told."""
STEP = 0.05
"""How much more, and how much less, of all budgets is looked at."""
_OPEN: Mapping[str, Any] = MappingProxyType(
    {"share": math.nan, "money": math.nan, "status": "", "points": math.nan, "cost_change": math.nan}
    | {"entering": (), "leaving": (), "changing": (), "what": (), "period": "", "short": math.nan}
)
"""A row of :func:`budgets` that nothing is known of."""


def calls(plan: Allocation) -> pd.DataFrame:
    """The decisions that were closest: the best other portfolios that fund other initiatives, as
    :func:`portfolio.alternatives` finds them.

    Returns
    -------
    DataFrame
        A row a portfolio, the closest first: ``impact``, ``price`` (points that the plan earns more: what it
        takes to have it the other way; below 0 where the plan was not proven the best), ``cost_change``
        (money, against the plan), ``entering``, ``leaving``, ``changing`` (ids, tuples). Where the time was
        up before all were found, a last row without figures.
    """
    now = spent(plan.problem, plan.choices)
    others, late = k_best(plan, CALLS, plan.impact - max(abs(plan.impact), 1.0), gap_of(plan))
    rows: list[tuple[Any, ...]] = [
        (
            o.impact,
            _near(plan.impact - o.impact, plan),
            spent(o.problem, o.choices) - now,
            *_changes(plan, o).values(),
        )
        for o in others
    ]
    rows += [(math.nan, math.nan, math.nan, (), (), ())] if late is not None else []
    columns = ("impact", "price", "cost_change", "entering", "leaving", "changing")
    return frame_of({c: [row[k] for row in rows] for k, c in enumerate(columns)}, ())


def means_of(plan: Allocation) -> tuple[dict[str, pd.DataFrame], float]:
    """What means give each other and earn by it, as :func:`portfolio.means` says: its frames ``transfers``
    and ``teams``, and what all transfers earn together.
    """
    import pandas as pd

    found = means(plan)
    return {n: pd.DataFrame(getattr(found, n)) for n in ("transfers", "teams")}, found.together


def budgets(plan: Allocation) -> pd.DataFrame:
    """What five per cent less, and five per cent more, of all budgets would change.

    Returns
    -------
    DataFrame
        A row each; none where no budget is limited: ``share`` (−0.05, 0.05), ``money`` (that it is, over all
        periods), ``status`` (``infeasible``: no portfolio is possible; ``unanswered``: none was proven in
        time), ``points`` and ``cost_change`` (against the plan; then NaN), ``entering``, ``leaving``,
        ``changing`` (ids, tuples), ``what``, ``period``, ``short``: which limits bind. Of more, those granted
        today that its plan would break; of less, those that today's plan would: the budgets, the scarcest
        first, of which so much is missing in that period; empty where none is.
    """
    problem, case = plan.problem, plan.problem.case
    rows_of = case.rows("resources")
    limited = {
        r: [
            a
            for p in case.periods
            if (a := usable * problem.amount(r, p) if (usable := rows_of[r]["usable"]) else 0.0) < math.inf
        ]
        for r in case.budgets
    }
    money = math.fsum(a for amounts in limited.values() for a in amounts)
    asked = [problem.scaled(dict.fromkeys(limited, 1 + sign * STEP)) for sign in (-1, 1)] if money > 0 else []
    answers = session_of(plan).allocate_all(asked, gap_of(plan)) if asked else []
    now = spent(plan.problem, plan.choices)
    rows: list[dict[str, Any]] = []
    for sign, question, answer in zip((-1, 1), asked, answers, strict=False):
        row: dict[str, Any] = {"share": sign * STEP, "money": sign * STEP * money}
        if isinstance(answer, Allocation):
            change = spent(answer.problem, answer.choices) - now
            row |= {"points": _near(answer.impact - plan.impact, plan), "cost_change": change}
            row |= {"status": answer.status, **_changes(plan, answer)}
            broken = violations(problem, answer.choices) if sign > 0 else violations(question, plan.choices)
            row |= scarcest(problem, broken)
        else:
            row["status"] = "unanswered" if isinstance(answer, TimeLimitError) else "infeasible"
        rows.append({**_OPEN, **row})
    return frame_of({c: [row[c] for row in rows] for c in _OPEN}, ("status", "period"))


def _changes(plan: Allocation, other: Allocation) -> dict[str, tuple[str, ...]]:
    found = changes(plan.choices, other.choices)
    return {"entering": found.entering, "leaving": found.leaving, "changing": found.changing}


def _near(value: float, plan: Allocation) -> float:
    """A difference of impacts; what is tied is 0."""
    return 0.0 if abs(value) <= tie_of(plan) else value


def opening(plan: Allocation) -> Arbitration | None:
    """The table of the plan's parties with each one's own best portfolio and no other: enough to say what
    the plan concedes; None without parties.
    """
    problem, own_points = plan.problem, party_weights(plan.problem.case)
    if not own_points.parties:
        return None
    weights = {party: own_points.points(party) for party in own_points.parties}
    own: dict[str, tuple[Choice, ...]] = {}
    with progress_bar("parties", len(weights)) as bar:
        for party, best in zip(weights, own_bests(problem, Session(problem.case), weights), strict=True):
            own[party] = best
            bar.update()
    return Arbitration(problem, own_points, own, tuple(dict.fromkeys(own.values())), math.inf)


def parties(plan: Allocation, table: Arbitration | None) -> pd.DataFrame:
    """What each party has given up for this plan; without a table, which did not come in time, NaN for each.

    Returns
    -------
    DataFrame
        A row a party: ``party``, ``name``, ``best`` (points of its own best portfolio), ``obtains`` (points
        of the plan for it), ``concedes`` (the difference), ``share`` (of what is at stake for it: its best
        less its fewest points at another's best; NaN: nothing is), ``entering``, ``leaving`` (ids, tuples:
        what it would have funded instead).
    """
    rows: list[tuple[Any, ...]] = []
    if table is not None:
        (told,) = table.concessions(plan).to_dict("records")
        for party, best in zip(table.parties, table.stakes.ideal.tolist(), strict=True):
            wish = changes(plan.choices, table.own[party])
            given = (told[party], told[f"{party} concedes"], told[f"{party} share"])
            rows.append((party, readable(party), best, *given, wish.entering, wish.leaving))
    else:
        rows += [
            (party, readable(party), math.nan, math.nan, math.nan, math.nan, (), ())
            for party in party_weights(plan.problem.case).parties
        ]
    columns = ("party", "name", "best", "obtains", "concedes", "share", "entering", "leaving")
    return frame_of({c: [row[k] for row in rows] for k, c in enumerate(columns)}, ("party", "name"))


def prices(plan: Allocation) -> pd.DataFrame | None:
    """What :func:`portfolio.explain` says of what was decided beforehand, and of what comes in and drops out
    against the plan before; None where there is neither, or the plan was cut short: it is no measure of what
    a choice costs then.
    """
    ids = dict.fromkeys([*plan.problem.case.table("decisions")["initiative"], *priced(plan)])
    return prices_alone(plan, list(ids)) if ids and plan.is_proven else None


def decisions(plan: Allocation, reasons: pd.DataFrame | None) -> pd.DataFrame:
    """What was decided beforehand, and what it costs, by :func:`prices`.

    Returns
    -------
    DataFrame
        A row a decision, as the case lists them: ``initiative``, ``name``, ``decision`` (``fund``,
        ``reject``), ``by``, ``reason``, ``date``, ``stops`` (whether it rejects what runs), ``price`` (points
        that the best plan without it would gain; NaN where that did not come in time).
    """
    case = plan.problem.case
    rows, name = list(case.table("decisions")), called(case, "initiatives")
    ids = [row["initiative"] for row in rows]
    costs = []
    for row in rows:
        gain = math.nan if reasons is None else float(reasons.price[row["initiative"]])
        # the price of a rejected one is what the best plan with it loses
        costs.append(
            gain if math.isnan(gain) else max(0.0, gain if Decided(row["decision"]).funds else -gain)
        )
    columns = {c: [row[c] or "" for row in rows] for c in ("decision", "by", "reason", "date")}
    frame = frame_of(
        {"initiative": ids, "name": [name[i] for i in ids]} | columns, ("initiative", "name", *columns)
    )
    begun = running(case)
    stops = [row["initiative"] in begun and not Decided(row["decision"]).funds for row in rows]
    return frame.assign(stops=stops, price=[float(p) for p in costs])


def since(plan: Allocation, record: Record | None) -> dict[str, pd.DataFrame]:
    """What changed since the last decision record, as :func:`portfolio.diff` finds it.

    Returns
    -------
    dict of str to DataFrame
        ``record``: a row an initiative that is not funded as recorded: ``initiative``, ``name``, ``change``
        (as :func:`portfolio.diff` has it), ``option_before``, ``start_before``, ``option_after``,
        ``start_after`` (empty: not funded), ``points_before``, ``points_after``; of a record of another
        round, ``change`` is also ``gone`` (the round has it no more), ``start_after`` when what runs began
        and what was delivered was, and points are NaN, since those of two rounds are counted from different
        places; ``record_inputs``: a row an input that differs: ``table``, ``row``, ``column``, ``before``,
        ``after``. Empty where nothing changed, and without a record.
    """
    before = plan if record is None else recorded(record)
    found = diff(before, plan)
    name = called(before.problem.case, "initiatives") | called(plan.problem.case, "initiatives")
    frame = found.initiatives.drop(columns=["before", "after"])
    frame.insert(1, "name", [name[i] for i in frame.initiative])
    for when, portfolio in (("before", before), ("after", plan)):
        held = {c.initiative: c for c in portfolio.choices}
        for part in ("option", "start"):
            frame[f"{part}_{when}"] = [getattr(held[i], part) if i in held else "" for i in frame.initiative]
    text = [c for c in frame.columns if not c.startswith("points")]
    frame = frame.astype(dict.fromkeys(text, "str"))
    if record is not None and is_of_another_round(plan, record):
        frame = _rolled_on(plan, frame)
    return {"record": frame, "record_inputs": found.inputs}


def is_of_another_round(plan: Allocation, record: Record) -> bool:
    """Whether time has gone by since a record: its round has other periods, amounts and points."""
    return record.case.periods != plan.problem.case.periods


def _rolled_on(plan: Allocation, frame: pd.DataFrame) -> pd.DataFrame:
    """What became of the lines of another round: no points, which were counted from elsewhere."""
    case = plan.problem.case
    known, begun = case.rows("initiatives"), running(case)
    delivered = {row["initiative"]: row["delivered"] or "" for row in case.table("actuals")}
    frame["change"] = [
        "gone" if c == "out" and i not in known else c
        for c, i in zip(frame.change, frame.initiative, strict=True)
    ]
    frame["start_after"] = [
        delivered[i] if c == "finished" else begun.get(i) or s
        for c, i, s in zip(frame.change, frame.initiative, frame.start_after, strict=True)
    ]
    order = {change: n for n, change in enumerate(ROLLED)}
    frame = frame.sort_values("change", key=lambda c: c.map(order), kind="stable", ignore_index=True)
    return frame.assign(points_before=math.nan, points_after=math.nan)


def of_record(plan: Allocation, record: Record | None) -> dict[str, float]:
    """What a brief says of the recorded portfolio as a whole."""
    if record is None:
        return dict.fromkeys(("recorded", "recorded_lines", "recorded_kept", "recorded_before"), math.nan)
    kept = {*record.portfolio} & {*plan.choices}
    return {
        "recorded": recorded(record).points,
        "recorded_lines": len(record.portfolio),
        "recorded_kept": len(kept),
        "recorded_before": float(is_of_another_round(plan, record)),
    }


def recorded(record: Record) -> Allocation:
    """The portfolio of a record, valued on the inputs of its day."""
    problem, chosen = record.problem, record.portfolio
    return Allocation(problem, chosen, "feasible", problem.worth(chosen), math.inf, math.inf, 0.0)
