"""Every portfolio that is not dominated in several measures at once: unsupported ones too."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from portfolio.allocator.compiled import Instance
from portfolio.allocator.cores import cores
from portfolio.allocator.highs import HighsBackend
from portfolio.allocator.linear_model import Model
from portfolio.allocator.milp import changes_form
from portfolio.allocator.search import FINEST, Tolerances
from portfolio.allocator.selection import Selection
from portfolio.allocator.session import Session
from portfolio.allocator.tie_break import (
    Holds,
    OutOfTimeError,
    bounded,
    lexicographic_best,
    polished,
    step_of,
)
from portfolio.allocator.verified import first_verified
from portfolio.arrays import Floats
from portfolio.errors import PortfolioError
from portfolio.model.choices import Choice
from portfolio.model.comparison import TIE
from portfolio.model.magnitude import magnitude_of
from portfolio.model.problem import Problem
from portfolio.model.reference import Lines, changed
from portfolio.model.transfers import offers, spent
from portfolio.model.usage import spend
from portfolio.model.violations import violations
from portfolio.progress import Clock
from portfolio.solver.mip import MipResult


@dataclass(frozen=True, eq=False)
class Measure:
    """What a portfolio has more or less of.

    Attributes
    ----------
    form : array (columns,)
        The measure as a linear form over the model's columns.
    of : callable
        The same of a portfolio, reckoned without the solver.
    apart : callable
        How much more than a value the next one has at the least; what is closer counts as the same.
    magnitude : float
        What a value near 0 is held against.
    """

    form: Floats
    of: Callable[[Sequence[Choice]], float]
    apart: Callable[[float], float]
    magnitude: float

    def tied_from(self, value: float, ties: float = 1.0) -> float:
        """The least that is tied with a value, by so many tolerances."""
        return value - ties * TIE * max(self.magnitude, abs(value))


def impact(problem: Problem) -> Callable[[Model], Measure]:
    """Points, under the problem's weights."""

    def measure(model: Model) -> Measure:
        return Measure(
            model.impact(problem),
            problem.worth,
            lambda value: 1e-6 * problem.size_of(value),
            problem.magnitude,
        )

    return measure


def thrift(problem: Problem, resources: Sequence[str]) -> Callable[[Model], Measure]:
    """What is not spent of some resources together: less the total spend inside the horizon, beyond what it
    takes to stop all that runs; what must be given and becomes something else counts as spent.
    """

    def measure(model: Model) -> Measure:
        needs, ways = model.needs, model.ways
        choice, resource, _, amount = needs.adds(ways.option, ways.start)
        inside = np.isin(needs.resources, resources)[resource]
        at_nothing = spend(problem.case, (), resources)
        form = np.zeros(len(model.columns))
        np.subtract.at(form, choice[inside], amount[inside])
        step = step_of(form)
        of = offers(problem.case)
        for k, giving in model.given.items():
            if of.costs[k] and needs.resources[of.giver[k]] in resources:
                form[giving.column] -= giving.unit
                step = 0.0
        magnitude = magnitude_of(form)
        step = step or 1e-6 * (float(np.abs(form).max(initial=0.0)) or magnitude)
        return Measure(
            form,
            lambda choices: at_nothing - spent(problem, choices, resources),
            lambda _: step / 2,
            magnitude,
        )

    return measure


def points_under(problem: Problem, weights: Mapping[str, float]) -> Callable[[Model], Measure]:
    """Points, under other weights than the problem's."""
    return impact(replace(problem, weights=weights))


def kept_lines(lines: Lines) -> Callable[[Model], Measure]:
    """Lines of a plan that are kept, less those that are new: as many more as fewer lines change."""

    def measure(model: Model) -> Measure:
        case, form = model.problem.case, np.zeros(len(model.columns))
        form[: len(model.ways.option)] = -changes_form(model, lines)
        return Measure(
            form, lambda choices: float(len(lines) - len(changed(case, lines, choices))), lambda _: 0.5, 1.0
        )

    return measure


_OTHERS = 3
"""So often in a row a portfolio was not alone after which that is not asked any more: where ties abound it is
one question more each time. Of 25 on two samples every one was alone.
"""


class TooManyError(Exception):
    """More questions would have to be asked than were allowed."""


def nondominated(
    problem: Problem,
    session: Session,
    measures: Sequence[Callable[[Model], Measure]],
    *,
    by_rule: bool = False,
    limit: int | None = None,
    apart: float = 0.0,
    floors: Sequence[float] | None = None,
    ceilings: Sequence[float] | None = None,
) -> Iterator[tuple[Choice, ...]]:
    """Portfolios of which none is dominated: no other has as much of every measure and more of one.

    The first has most of the first measure. Each that is found splits what is left into zones, in each of
    which one measure is above what it has there (Klamroth, Lacour and Vanderpooten 2015); with two measures
    this is the ε-constraint method (Haimes, Lasdon and Wismer 1971). Two questions a zone: most of the first
    measure, then of these, most of the others.

    Parameters
    ----------
    by_rule : bool
        Of portfolios alike in every measure, give the one that the one-answer rule picks, instead of any.
    limit : int, optional
        So many zones are searched at the most.
    apart : float
        On a grid: those are left out that some portfolio given is short of by no more than this in every
        measure.
    floors : sequence of float, optional
        Only portfolios with at least so much of each measure.
    ceilings : sequence of float, optional
        What no portfolio has more of, by measure: zones above it are not searched.

    Raises
    ------
    TooManyError
        When more would have to be searched.
    InfeasibleError
        When no portfolio meets every limit and demand.
    SolverError
    """
    instance = session.workspace.compiled(problem).instance(problem)
    model = session.workspace.compiled(problem).model
    measured = [measure(model) for measure in measures]
    zones = _Zones(problem, session, instance, measured)
    found = _found(zones, session, limit, apart, floors, ceilings)
    if not by_rule:
        yield from found
        return
    alone: set[tuple[Choice, ...]] = set()
    zones.alone = alone
    ruling = zones if cores() < 2 else _Zones(problem, session, instance, measured)

    def ruled(one: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return one if one in alone else ruling.ruled(one)

    yield from map(ruled, found) if ruling is zones else _ruled_beside(found, ruled)


def first_nondominated(
    problem: Problem, session: Session, measures: Sequence[Callable[[Model], Measure]]
) -> tuple[Choice, ...]:
    """Of the portfolios with most of the first measure, and of these most of the others, the one that the
    one-answer rule picks.
    """
    return next(nondominated(problem, session, measures, by_rule=True, limit=1))


def _ruled_beside(
    found: Iterator[tuple[Choice, ...]], ruled: Callable[[tuple[Choice, ...]], tuple[Choice, ...]]
) -> Iterator[tuple[Choice, ...]]:
    """Of each the one that the rule picks, while the next is looked for: ``ruled`` is of another thread."""
    waiting: Future[tuple[Choice, ...]] | None = None
    with ThreadPoolExecutor(1) as pool:
        while True:
            try:
                following = next(found, None)
            except (PortfolioError, TooManyError):
                if waiting is not None:
                    yield waiting.result()
                raise
            if waiting is not None:
                yield waiting.result()
            if following is None:
                return
            waiting = pool.submit(copy_context().run, ruled, following)


def _found(
    zones: _Zones,
    session: Session,
    limit: int | None,
    apart: float,
    floors: Sequence[float] | None,
    ceilings: Sequence[float] | None,
) -> Iterator[tuple[Choice, ...]]:
    """Portfolios that are not dominated, each any of those with as much of every measure."""
    measures = zones.measures
    open_ = [(-math.inf,) * len(measures) if floors is None else tuple(floors)]
    searched = 0
    while open_:
        if searched == limit:
            raise TooManyError
        searched += 1
        zone = open_.pop()
        found = zones.maximised(zone)
        if found is None:
            if searched == 1:
                session.allocate(zones.problem, 1.0)  # nothing is possible: it says why
            continue
        yield found
        open_ = _split(open_, zone, [m.of(found) for m in zones.measures], zones.measures, apart)
        if ceilings is not None:
            open_ = [z for z in open_ if all(f <= c for f, c in zip(z, ceilings, strict=True))]


type _Floors = tuple[float, ...]


def _split(
    open_: Sequence[_Floors],
    searched: _Floors,
    values: Sequence[float],
    measures: Sequence[Measure],
    apart: float,
) -> list[_Floors]:
    """The zones that are left once a portfolio of these values was found in one of them."""
    above = [value + max(apart, m.apart(value)) for value, m in zip(values, measures, strict=True)]
    parts: list[_Floors] = []
    kept = [zone for zone in open_ if not _holds(zone, values)]
    for zone in [searched, *(z for z in open_ if _holds(z, values))]:
        # nothing in the zone that was searched has more of the first measure
        parts += [
            (*zone[:e], above[e], *zone[e + 1 :]) for e in range(1 if zone is searched else 0, len(zone))
        ]
    zones = list(dict.fromkeys([*kept, *parts]))
    return [
        z
        for z in zones
        if not any(other != z and all(o <= f for o, f in zip(other, z, strict=True)) for other in zones)
    ]


def _holds(zone: _Floors, values: Sequence[float]) -> bool:
    return all(value >= floor for value, floor in zip(values, zone, strict=True))


class _Zones:
    """The questions about what is possible with at least so much of each measure.

    Attributes
    ----------
    alone : set of portfolio or None
        Those found of which no other has as much of every measure, so that the rule has nothing to pick;
        None: nobody asks for that.
    """

    alone: set[tuple[Choice, ...]] | None = None

    def __init__(
        self, problem: Problem, session: Session, instance: Instance, measures: Sequence[Measure]
    ) -> None:
        compiled = session.workspace.compiled(problem)
        self.problem, self.model, self.measures = problem, compiled.model, measures
        self.clock = Clock(time.perf_counter())
        self.backend = HighsBackend(
            session.workspace.presolved(compiled, instance),
            instance,
            self.clock,
            Tolerances(FINEST),
            effort=session.workspace.effort,
        )
        self.ruled_out: list[Selection] = []
        self._found_others = 0
        self.largest = np.maximum(
            np.abs([c.low for c in self.model.columns]), np.abs([c.high for c in self.model.columns])
        )

    def maximised(self, floors: _Floors) -> tuple[Choice, ...] | None:
        """The portfolio with most of the first measure, then of the others together; None where there is
        none.
        """
        first, others = self.measures[0], self.measures[1:]
        found = self._ask(first.form, floors)
        if found is None or not others or self._is_alone(found, floors):
            return found
        floor = first.tied_from(first.of(found))
        best = self._ask(
            np.sum([m.form for m in others], axis=0),
            (max(floor, floors[0]), *floors[1:]),
            floor - 1e-9 * max(first.magnitude, abs(floor)),
        )
        return (
            found
            if best is None or sum(m.of(best) for m in others) <= sum(m.of(found) for m in others)
            else best
        )

    def _is_alone(self, found: tuple[Choice, ...], floors: _Floors) -> bool:
        """Whether no other portfolio with as much of the first measure has as much of the others together:
        one question where more of the others and the rule would take several.
        """
        if self.alone is None or self._found_others >= _OTHERS:
            return False
        # twice the tolerance: what is tied with it by any of the later questions is among these
        least = [m.tied_from(m.of(found), ties=2.0) for m in self.measures]
        rows = [
            bounded(m.form, min(floor, low))
            for m, floor, low in zip(self.measures[1:], floors[1:], least[1:], strict=True)
            if math.isfinite(floor)
        ]
        rows.append(bounded(np.sum([m.form for m in self.measures[1:]], axis=0), math.fsum(least[1:])))
        rows.append(self.model.no_good_cut(self.model.selected(found)))

        def check(plan: Selection, _: MipResult) -> bool | None:
            return True if not violations(self.problem, self.model.choices(plan)) else None

        other = first_verified(
            self.model,
            lambda cuts: self.backend.ask(
                self.measures[0].form, better_than=least[0], extra=[*rows, *cuts], first=True
            ),
            check,
            self.ruled_out,
            lambda: self.clock.no_answer("solver_undominated"),
            self.clock,
            first=True,
        )
        self._found_others = self._found_others + 1 if other else 0
        if not other:
            self.alone.add(found)
        return not other

    def _ask(
        self, form: Floats, floors: _Floors, first_floor: float = -math.inf
    ) -> tuple[Choice, ...] | None:
        rows = [
            bounded(m.form, floor)
            for m, floor in zip(self.measures, floors, strict=True)
            if math.isfinite(floor)
        ]
        checked_floors = floors if math.isinf(first_floor) else (first_floor, *floors[1:])
        # nothing is worth less, but a solver that is given a bound spends nothing on heuristics: proofs are
        # sooner done
        bound = -1.0 - float(np.abs(form) @ self.largest)

        def check(plan: Selection, _: MipResult) -> tuple[Choice, ...] | None:
            choices = tuple(self.model.choices(plan))
            return choices if self._holds(choices, checked_floors) else None

        return first_verified(
            self.model,
            lambda cuts: self.backend.ask(form, better_than=bound, extra=[*rows, *cuts]),
            check,
            self.ruled_out,
            lambda: self.clock.no_answer("solver_undominated"),
            self.clock,
        )

    def _holds(self, choices: Sequence[Choice], floors: _Floors) -> bool:
        """Whether a portfolio is possible, and has at least so much of each measure."""
        return not violations(self.problem, choices) and _holds(
            floors, [m.of(choices) for m in self.measures]
        )

    def ruled(self, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """Of the portfolios with as much of every measure, the one that the one-answer rule picks; any,
        once its part of the time is gone.
        """
        model, numbers = self.model, self.model.numbers
        floors = tuple(m.tied_from(m.of(choices)) for m in self.measures)

        def holds(plan: Selection) -> bool:
            return self._holds(model.choices(plan), floors)

        def polish(plan: Selection, more: Holds = lambda _: True) -> Selection:
            # what a measure of its own would rule out is left to the full check
            nothing = np.zeros(len(numbers.key_results))
            return polished(
                model, plan, nothing, -math.inf, lambda p: holds(p) and more(p), lambda: False, money_of
            )

        def money_of(plan: Selection) -> float:
            return model.spent(plan, self.problem)

        plan = polish(model.selected(choices))
        enough = [bounded(m.form, floor) for m, floor in zip(self.measures[1:], floors[1:], strict=True)]
        base = [*map(model.no_good_cut, self.ruled_out), *enough]
        ask = partial(self.backend.ask, impact_floor=-math.inf)
        self.clock.ties_alone()
        try:
            plan = lexicographic_best(
                model,
                self.measures[0].form,
                ask,
                plan,
                floors[0],
                base=base,
                holds=holds,
                polish=polish,
                clock=self.clock,
                spent=money_of,
            )
        except OutOfTimeError as late:
            plan = late.plan
        return tuple(model.choices(plan))
