"""The same reasons at once: each price between what good plans show and what weak duality proves."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from typing import Any

from portfolio.allocator.bounded import Bounded, bounded
from portfolio.allocator.candidates import candidates
from portfolio.allocator.questions.savings import Savings
from portfolio.allocator.workspace import Workspace
from portfolio.case.case import Case
from portfolio.explanation.other_way import Question, entry_cost, obstacles, said_alike, sunk
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import changes, same, tie_of
from portfolio.model.effects import effects
from portfolio.model.stopping import is_running
from portfolio.model.usage import spend_of
from portfolio.progress import Clock
from portfolio.words.figures import points
from portfolio.words.sentences import say

_PRICES = ("replacement_cost", "price", "enters_at_cost")
_ENDS = ("low", "high")
RANGED = (
    "funded",
    *(f"{price}_{end}" for price in _PRICES for end in _ENDS),
    "instead",
    "blocked_by",
    "sentence",
)
"""The columns of reasons as ranges."""


def rows_of_ranges(plan: Allocation, asked: Sequence[Question], language: str) -> list[dict[str, Any]]:
    """See :func:`portfolio.explain`: a row a question, by the columns of :data:`RANGED`."""
    known = known_of(plan, asked)
    savings = Savings(plan.problem)
    plans = list(dict.fromkeys([plan.choices, *(b.choices for b in known if b.choices is not None)]))
    return [
        _row(plan, question, found, (savings, plans), language)
        for question, found in zip(asked, known, strict=True)
    ]


def known_of(plan: Allocation, asked: Sequence[Question]) -> list[Bounded]:
    """What is known at once of each question's answer: those on one case together."""
    found: dict[str, Bounded] = {}
    clock = Clock(time.perf_counter())
    with clock.catching_interrupts():
        for case in {id(q.problem.case): q.problem.case for q in asked}.values():
            alike = [q for q in asked if q.problem.case is case]
            workspace = Workspace(case)
            if case is plan.problem.case:
                workspace.know(plan)
            else:
                workspace.start_from(alike[0].problem, plan.choices)
            answers = bounded(workspace, [q.problem for q in alike], clock)
            found |= {q.initiative: answer for q, answer in zip(alike, answers, strict=True)}
    return [found[q.initiative] for q in asked]


def lost_between(plan: Allocation, found: Bounded) -> tuple[float, float]:
    """The points that a plan earns more than the best portfolio of another problem: at least, and at most."""
    low, high = (
        0.0 if same(plan, impact) else plan.impact - impact for impact in (found.bound, found.impact)
    )
    return low, high


def _row(
    plan: Allocation,
    question: Question,
    found: Bounded,
    known: tuple[Savings, Sequence[Sequence[Choice]]],
    language: str,
) -> dict[str, Any]:
    case = plan.problem.case
    low, high = lost_between(plan, found)
    other = changes(plan.choices, plan.choices if found.choices is None else found.choices)
    if not (question.funded and question.lifts):
        other = other.without(question.initiative)  # that it comes in or drops out is the question itself
    row = dict.fromkeys(RANGED, math.nan) | {
        "funded": question.funded,
        "instead": str(other),
        "blocked_by": "",
    }
    none = found.choices is None
    shown = (
        say(language, "none_known") if none else say(language, "known", instead=other.said(case, language))
    )
    said = said_alike(plan, question, language) | {"known": shown}
    if question.funded:
        row["sentence"] = _why_in(question, (low, high), row, said, language)
    else:
        row["sentence"] = _why_out(plan, question, (low, high), known, row, said, language)
    if is_running(case, question.initiative):
        row["sentence"] = (
            f"{str(row['sentence']).strip()} {sunk(plan, question, found.choices or (), language)}"
        )
    return row


def _set(row: dict[str, Any], price: str, low: float, high: float) -> None:
    row[f"{price}_low"], row[f"{price}_high"] = low, high


def _why_in(
    question: Question, lost: tuple[float, float], row: dict[str, Any], said: dict[str, str], language: str
) -> str:
    low, high = lost
    if question.lifts:
        _set(row, "replacement_cost", math.inf, math.inf)
        _set(row, "price", 0.0 - high, 0.0 - low)
        if not low:
            return say(language, "demanded_free", **said)
        return say(language, "demanded_range", price=between(0.0 - high, 0.0 - low, language), **said)
    _set(row, "replacement_cost", low, high)
    if math.isinf(low):
        return say(language, "funded_alone", **said)
    return say(language, "funded_range", cost=between(low, high, language), **said)


def _why_out(
    plan: Allocation,
    question: Question,
    lost: tuple[float, float],
    known: tuple[Savings, Sequence[Sequence[Choice]]],
    row: dict[str, Any],
    said: dict[str, str],
    language: str,
) -> str:
    case, i, (low, high) = plan.problem.case, question.initiative, lost
    _set(row, "price", low, high)
    cost = ""
    most = _present(case, i)
    if high > 0 and most > 0:
        savings, plans = known
        problem = question.problem.with_funded(i)
        row["enters_at_cost_high"] = most
        saving = savings.least(problem, i, plans, plan.impact - tie_of(plan))
        if saving is not None:
            row["enters_at_cost_low"], shown = entry_cost(case, i, saving, language)
            cost = say(language, "cost_range", entering=said["entering"], **shown)
    if math.isfinite(low):
        row["blocked_by"] = obstacles(plan, question, language)
    way = say(language, "in_its_way", what=row["blocked_by"]) if row["blocked_by"] else ""
    said = said | {"demand": say(language, "because", **said) if said["demand"] else ""}
    if math.isinf(low):
        return say(language, "left_out_never", cost="", way=cost.strip(), **said).strip()
    if high < 0:
        price = between(-high, -low, language)
        return say(language, "left_out_gain_range", price=price, cost=cost, way=way, **said)
    return say(language, "left_out_range", price=between(low, high, language), cost=cost, way=way, **said)


def _present(case: Case, initiative: str) -> float:
    """What it costs at the most, over its options and starts."""
    ways = candidates(case).choices(effects(case), initiative)
    return max((spend_of(case, [way]) for way in ways), default=0.0)


def between(low: float, high: float, language: str) -> str:
    """Points of which no more is known than a range, rounded outward."""
    floor, ceiling = math.floor(round(low * 100, 6)) / 100, high
    if math.isfinite(high):
        ceiling = math.ceil(round(high * 100, 6)) / 100
    if low == high or points(low) == points(high):
        return points(high, language)
    if math.isinf(high):
        return (
            say(language, "at_least", low=points(floor, language)) if floor > 0 else say(language, "unknown")
        )
    if floor <= 0:
        return say(language, "at_most", high=points(ceiling, language))
    return say(language, "between", low=points(floor, language), high=points(ceiling, language))
