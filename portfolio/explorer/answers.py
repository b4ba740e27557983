"""The answers to one question of the explorer, one after the other: a first plan, prices as ranges where the
proof is not there soon, the proof, what it changes, exact prices.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import batched, zip_longest
from typing import Literal

from portfolio.allocator.bounded import bounded
from portfolio.allocator.questions.conflict import explained
from portfolio.case.case import Case
from portfolio.errors import InfeasibleError, PortfolioError, SolverError
from portfolio.explanation.other_way import asked_of
from portfolio.explorer.pricing import Price, Sessions, holding_one, price_of, range_of
from portfolio.explorer.state import WITHIN, Knobs
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import NONE, same
from portfolio.model.effects import effects
from portfolio.model.levels import IMPACT
from portfolio.model.problem import Problem
from portfolio.progress import Clock
from portfolio.words.sentences import say

FIRST, SECOND = 0.15, 2.0
"""Seconds after which a first plan is shown, and a better one if the proof takes longer: the first while the
hand is still on the knob, the second before whoever looks turns away. Each is a search of its own,
so that more of them would put off the proof.
"""
_PRICES_EVERY = 0.8
"""Seconds between two showings of prices: each draws the table anew. More often the browser would do little
else; less often nothing would seem to happen.
"""

type State = Literal["proving", "proven", "stopped", "infeasible", "failed"]


_RANGES_WITHIN = 15.0
"""Seconds for prices as ranges before the proof: enough for each of 200 initiatives (0.08 s each); of more,
those that are not reached have none until the proof is there, which must not wait for long.
"""
_AT_ONCE = 12
"""So many ranges are asked for together: what the first ones teach serves the others, and a newer question
ends them in between.
"""


@dataclass(frozen=True, eq=False)
class Found:
    """One answer.

    Attributes
    ----------
    problem : Problem
    state : {"proving", "proven", "stopped", "infeasible", "failed"}
        ``stopped``: by the time limit. ``failed``: an error ended it.
    plan : Allocation or None
        None only where nothing is possible, or it failed.
    base : Allocation or None
        The plan of the case as it stands; None while it is not known, or where there is none.
    prices : mapping of str to Price
        By initiative, as far as they are known; ranges until they are exact.
    pricing : bool
        Whether more prices are to come.
    why : str
        Why nothing is possible, and what would be.
    settled : bool
        Whether this is the proof, or whatever ends the search for it.
    held_costs : float or None
        The points that the best plan loses since initiatives are held where they are; None while it is not
        known, or where none is held.
    """

    problem: Problem
    state: State
    plan: Allocation | None = None
    base: Allocation | None = None
    prices: Mapping[str, Price] = field(default_factory=dict)
    pricing: bool = False
    why: str = ""
    settled: bool = False
    held_costs: float | None = None


class Answers:
    """Answers questions about one case after another; remembers what it learnt about the last one. For one
    thread at a time.

    Parameters
    ----------
    language : str
        Of what is said where nothing is possible.
    time_limit : float, optional
        Seconds for the proof.
    """

    def __init__(self, language: str, time_limit: float | None = None) -> None:
        self.language, self.time_limit = language, time_limit
        self._case: Case | None = None
        self._sessions = Sessions()
        self._base: Allocation | None = None
        self._opened: Allocation | None = None

    def __call__(self, question: tuple[Case, Knobs]) -> Iterator[Found]:
        """The answers to where the knobs of a case stand."""
        case, knobs = question
        if self._case is not case:
            self._case, self._sessions, self._base = case, Sessions(), None
        problem = knobs.asked(case)
        try:
            yield from self._plans(problem, knobs)
        except InfeasibleError:
            yield from self._why_not(problem)

    def _plans(self, problem: Problem, knobs: Knobs) -> Iterator[Found]:
        for found in self._best(problem, knobs):
            if not found.settled:
                yield found
        ranges = found.prices
        if knobs.near:
            yield replace(found, state="proving", settled=False)
            found = self._nearest(problem, knobs)
        proven = found.state == "proven"
        priced = problem.level == IMPACT and not knobs.near
        found = replace(found, pricing=proven and priced, prices=ranges if priced else {})
        yield found
        if self._base is None and self._case is not None:
            self._base = self._of_the_case(self._case)
            self._opened = self._opened or self._base
            found = replace(found, base=self._base)
            yield found
        if knobs.held and proven:
            found = replace(found, held_costs=self._held_costs(found, knobs))
            yield found
        if found.pricing:
            yield from self._priced(found)

    def _best(self, problem: Problem, knobs: Knobs) -> Iterator[Found]:
        """First plans, then the best one, which settles it."""
        before: Allocation | None = None
        ranges: Mapping[str, Price] = {}
        limits = [s for s in (FIRST, SECOND) if self.time_limit is None or s < self.time_limit]
        for seconds in (*limits, self.time_limit):
            last = seconds == self.time_limit
            try:
                plan = self._allocate(problem, seconds)
            except SolverError:  # no plan in so short a time
                if last:
                    raise
                continue
            proven = plan.status == "optimal"
            if knobs.neutral and (proven or last):
                self._base = plan
                self._opened = self._opened or plan
            state: State = "proven" if proven else "stopped" if last else "proving"
            ranges = _still_of(ranges, before, plan)
            found = Found(problem, state, plan, self._base, ranges, settled=proven or last)
            yield found
            if proven:
                return
            if seconds == SECOND and problem.level == IMPACT and not knobs.near:
                for ranged in self._ranged(found, _RANGES_WITHIN):
                    yield ranged
                    before, ranges = plan, ranged.prices

    def _nearest(self, problem: Problem, knobs: Knobs) -> Found:
        """The plan that stays near another."""
        plan = self._allocate(problem, self.time_limit, near=self._near(knobs), within=knobs.within)
        state: State = "proven" if plan.is_proven else "stopped"
        return Found(problem, state, plan, self._base, settled=True)

    def _near(self, knobs: Knobs) -> object:
        """The plan that is meant.

        Raises
        ------
        PortfolioError
            When there was none when the explorer was opened.
        """
        assert self._case is not None
        if knobs.near == "record":
            return self._case.plan
        if self._opened is None:
            self._base = self._base or self._of_the_case(self._case)
            self._opened = self._base
        if self._opened is None:
            raise PortfolioError(say(self.language, "explorer_near_unknown"))
        return list(self._opened.choices)

    def _held_costs(self, found: Found, knobs: Knobs) -> float:
        """What the best plan loses by what is held; of plans near another one, what the nearest loses."""
        assert found.plan is not None
        assert self._case is not None
        problem, near = replace(knobs, held={}).asked(self._case), self._near(knobs) if knobs.near else None
        free = self._allocate(problem, self.time_limit, near=near, within=knobs.within)
        return 0.0 if same(found.plan, free.impact) else free.impact - found.plan.impact

    def _allocate(
        self,
        problem: Problem,
        time_limit: float | None = None,
        gap: float = 1e-6,
        *,
        near: object = None,
        within: float = WITHIN,
    ) -> Allocation:
        """A plan, unless a newer question ends it."""
        session = self._sessions.of(problem.case)
        return session.allocate(problem, gap, time_limit, near=near, within=within)

    def _of_the_case(self, case: Case) -> Allocation | None:
        try:
            return self._allocate(Problem(case), self.time_limit)
        except (InfeasibleError, SolverError):
            return None

    def _why_not(self, problem: Problem) -> Iterator[Found]:
        """First that nothing is possible, then why, then what would be."""
        yield Found(problem, "infeasible", base=self._base)
        told = Case(problem.case.written, {**problem.case.written_settings, "language": self.language})
        found = explained(replace(problem, case=told))
        yield Found(problem, "infeasible", base=self._base, why=found.told(found.clauses, ()))
        yield Found(problem, "infeasible", base=self._base, why=found.text, settled=True)

    def _ranged(self, found: Found, seconds: float = math.inf) -> Iterator[Found]:
        """Every initiative the other way round as a range that is proven, without a search: some at a time,
        until the time is up.
        """
        plan = found.plan
        assert plan is not None
        session = self._sessions.of(plan.problem.case)
        asked = {q.initiative: q for q in asked_of(plan, None) if q.problem.case is plan.problem.case}
        turns = [asked[i] for i in _by_turns(plan) if i in asked]
        clock = Clock(time.perf_counter(), time.perf_counter() + seconds)
        prices = dict(found.prices)
        for some in batched(turns, _AT_ONCE):
            with clock.catching_interrupts():
                answers = bounded(session.workspace, [q.problem for q in some], clock)
            if clock.stopped:
                break  # what was cut short is wider than it need be
            prices |= {q.initiative: range_of(plan, q, b) for q, b in zip(some, answers, strict=True)}
            yield replace(found, prices=dict(prices), pricing=True)
        yield replace(found, prices=prices)

    def _priced(self, found: Found) -> Iterator[Found]:
        """Every initiative the other way round, one by one: those in the plan and those out of it by
        turns. Until it is its turn, each has the range that it had.
        """
        plan = found.plan
        assert plan is not None
        shown = -math.inf
        prices: dict[str, Price] = dict(found.prices)
        for initiative in _by_turns(plan):
            price = price_of(self._sessions, plan, initiative)
            assert price is not None
            prices[initiative] = price
            if time.perf_counter() - shown > _PRICES_EVERY:
                yield replace(found, prices=dict(prices))
                shown = time.perf_counter()
        yield replace(found, prices=prices, pricing=False)


def _still_of(
    ranges: Mapping[str, Price], before: Allocation | None, plan: Allocation
) -> Mapping[str, Price]:
    """The ranges that a better plan leaves as they are: of those that it funds or not as the one before did;
    who would move is then another question.
    """
    if before is None or before.choices == plan.choices:
        return ranges
    was, now = ({c.initiative for c in p.choices} for p in (before, plan))
    return {i: replace(r, moved=NONE) for i, r in ranges.items() if (i in was) == (i in now)}


def _by_turns(plan: Allocation) -> list[str]:
    """Initiatives in the order in which they are priced: the funded that earn least first, between them those
    left out.

    Those that are held come last: without that the case is another one, of which nothing is known yet.
    """
    columns = plan.columns("funded")
    held = {d.name for d in holding_one(plan.problem)}
    inside = [i for _, i in sorted(zip(columns["points"], columns["initiative"], strict=True))]
    outside = [i for i in effects(plan.problem.case).initiatives if i not in set(inside)]
    turns = [i for pair in zip_longest(inside, outside) for i in pair if i is not None]
    return sorted(turns, key=lambda i: i in held)
