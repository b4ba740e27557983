"""The frame behind the board brief that holds what is not funded: each initiative, what it asks for and would
add, why it is left out, and what funding it all the same would lose.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from portfolio.case.any_of import split_any_of
from portfolio.explanation.other_way import Question, asked_of, least_trouble
from portfolio.explanation.ranges import known_of, lost_between
from portfolio.model.allocation import Allocation
from portfolio.model.constraints import Constraint, Kind
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.model.usage import spend_of
from portfolio.model.violations import Violation
from portfolio.report.brief.frames_plan import called, frame_of, running

if TYPE_CHECKING:
    import pandas as pd

type Ranges = Mapping[str, tuple[float, float]]
"""By initiative the points that funding it loses, at least and at most."""

_COLUMNS = (
    *("initiative", "name", "option", "since", "runs", "cost", "adds"),
    *("why", "what", "period", "short", "by", "reason", "low", "high"),
)
_TEXT = ("initiative", "name", "option", "since", "why", "period", "by", "reason")
_NOTHING = 1e-9
"""So many points are none, as a share of what a single initiative earns."""
_EXACT = 1e-6
"""A plan proven to that gap is a measure of what other choices lose."""


def _asked(plan: Allocation) -> list[Question]:
    funded = {c.initiative for c in plan.choices}
    out = [i for i in effects(plan.problem.case).initiatives if i not in funded]
    return asked_of(plan, out) if out else []


def ranges(plan: Allocation) -> Ranges:
    """What funding each initiative that is left out would lose, within what is proven at once; none of a plan
    that was cut short: it is no measure.
    """
    asked = _asked(plan) if plan.is_proven else []
    found = known_of(plan, asked) if asked else []
    return {q.initiative: lost_between(plan, known) for q, known in zip(asked, found, strict=True)}


def refused(
    plan: Allocation, known: Ranges, calls: pd.DataFrame, prices: pd.DataFrame | None
) -> pd.DataFrame:
    """Every initiative that is not funded, what would add most first.

    Parameters
    ----------
    plan : Allocation
    known : mapping
        From :func:`ranges`.
    calls, prices : DataFrame
        The closest other choices, and what :func:`portfolio.explain` says of some: exact where they tell.

    Returns
    -------
    DataFrame
        ``initiative``, ``name``, ``option`` (empty where it has one only) in the option and from the start
        that fit best beside the plan, ``since`` (when it began; empty: it does not run, or nobody said),
        ``runs``, ``cost`` (what it would use of all budgets inside the horizon), ``adds`` (points that the
        plan would earn more with it, were there room), ``low`` and ``high`` (the points lost by the best
        portfolio with it, at least and at most; inf: there is none; NaN: nobody knows), ``why``, the first
        that holds:

        - ``decided``, with ``by`` and ``reason``; ``held`` out by the question;
        - ``excludes``: ``what`` holds the other initiatives; ``requires``: any of ``what`` would do;
        - ``kept``: the lines that another plan keeps, or a start that the question names;
        - ``little``: it adds nothing;
        - ``limit``: ``what`` are the resources, the scarcest first, of which ``short`` is missing in
          ``period``; ``bucket``: ``what`` are the buckets;
        - ``found``: there is room, and the search was stopped before.
    """
    case, name, begun = (
        plan.problem.case,
        called(plan.problem.case, "initiatives"),
        running(plan.problem.case),
    )
    several = {i for i, count in Counter(i for i, _ in effects(case).options).items() if count > 1}
    nothing = _NOTHING * plan.problem.magnitude
    rows: list[dict[str, Any]] = []
    for question in _asked(plan):
        i = question.initiative
        choice, broken = least_trouble(question.problem, plan.choices, i)
        adds = plan.problem.worth(sorted([*plan.choices, choice])) - plan.impact
        low, high = _price(plan, question, known, calls, prices)
        rows.append(
            {"initiative": i, "name": name[i], "since": begun.get(i, ""), "runs": i in begun}
            | {"option": choice.option if i in several else ""}
            | {"cost": spend_of(case, [choice]), "adds": 0.0 if abs(adds) <= nothing else adds}
            | _why(plan, question, broken, adds)
            | {"low": low, "high": high}
        )
    rows.sort(key=lambda row: (-row["adds"], row["initiative"]))
    frame = frame_of({c: [row[c] for row in rows] for c in _COLUMNS}, _TEXT)
    return frame.astype(dict.fromkeys(("cost", "adds", "short", "low", "high"), "float64") | {"runs": "bool"})


def _price(
    plan: Allocation, question: Question, known: Ranges, calls: pd.DataFrame, prices: pd.DataFrame | None
) -> tuple[float, float]:
    """What funding it loses, at least and at most: the narrowest of what is known."""
    i = question.initiative
    if prices is not None and i in prices.index and prices.price[i] == prices.price[i]:
        return float(prices.price[i]), float(prices.price[i])
    low, high = known.get(i, (math.nan, math.nan))
    if question.lifts or not plan.is_proven or plan.gap > _EXACT:
        return low, high
    # other choices come in order: the first that funds it is the best that does, and what none of them
    # funds loses at least as much as the last of them
    for call in calls.to_dict("records"):
        if i in call["entering"]:
            return float(call["price"]), float(call["price"])
    if len(calls) and calls.price.notna().all():
        low = max(low, float(calls.price.iloc[-1]))
    return low, max(low, high)


def _why(plan: Allocation, question: Question, broken: Sequence[Violation], adds: float) -> dict[str, Any]:
    """The first reason that holds, with what belongs to it."""
    row: dict[str, Any] = {"why": "", "what": (), "period": "", "short": math.nan, "by": "", "reason": ""}
    held = {demand.kind: demand for demand in question.lifts}
    if Kind.DECISION in held:
        said = held[Kind.DECISION].row_of(plan.problem)
        return row | {"why": "decided", "by": said["by"] or "", "reason": said["reason"] or ""}
    if held:
        return row | {"why": "held"}
    of = {kind: [v for v in broken if v.of is not None and v.of.kind is kind] for kind in Kind}
    # a plan that was made by hand may break what others require
    of[Kind.REQUIRES] = [v for v in of[Kind.REQUIRES] if v.of and v.of.name == question.initiative]
    of[Kind.REQUIRES] += [v for v in of[Kind.TOGETHER] if v.of and question.initiative in _pair(plan, v.of)]
    if of[Kind.EXCLUDES]:
        return row | {"why": "excludes", "what": _others(plan, question, of[Kind.EXCLUDES])}
    if of[Kind.REQUIRES]:
        return row | {"why": "requires", "what": _others(plan, question, of[Kind.REQUIRES][:1])}
    if of[Kind.EARLIEST] or of[Kind.CHANGES]:
        return row | {"why": "kept"}
    if adds <= _NOTHING * plan.problem.magnitude:
        return row | {"why": "little"}
    # a share is broken by whatever else is funded, once it is tight: what there is no room for says more
    if of[Kind.LIMIT]:
        return row | {"why": "limit"} | scarcest(plan.problem, of[Kind.LIMIT])
    if of[Kind.BUCKET]:
        names = dict.fromkeys(v.of.name for v in of[Kind.BUCKET] if v.of)
        return row | {"why": "bucket", "what": tuple(names)}
    if of[Kind.RULE]:
        rules = dict.fromkeys(v.of.name for v in of[Kind.RULE] if v.of)
        return row | {"why": "rule", "what": tuple(rules)}
    return row | {"why": "found"}


def _pair(plan: Allocation, relation: Constraint) -> tuple[str, str]:
    """The two that are funded together."""
    return relation.name, relation.row_of(plan.problem)["other"]


def _others(plan: Allocation, question: Question, broken: Sequence[Violation]) -> tuple[str, ...]:
    """The initiatives at the other end of relations, as the case states them."""
    ends: list[str] = []
    for violation in broken:
        assert violation.of is not None
        row = violation.of.row_of(plan.problem)
        known = set(effects(plan.problem.case).initiatives)
        mine = row["initiative"] == question.initiative
        ends += split_any_of(row["other"], known) if mine else [row["initiative"]]
    return tuple(dict.fromkeys(ends))


def scarcest(problem: Problem, broken: Sequence[Violation]) -> dict[str, Any]:
    """The resources of which there is too little, by what is missing of what there is: ``what``, and of the
    first how much is ``short`` in ``period``; none where no limit is broken.
    """
    missing = []
    for violation in broken:
        if violation.of is not None and violation.of.kind is Kind.LIMIT:
            name, period = violation.of.name, violation.of.part
            there = problem.amount(name, period)
            missing.append((violation.excess / there if there else math.inf, name, period, violation.excess))
    if not missing:
        return {"what": (), "period": "", "short": math.nan}
    missing.sort(key=lambda m: -m[0])
    _, _, period, short = missing[0]
    return {"what": tuple(dict.fromkeys(m[1] for m in missing)), "period": period, "short": short}
