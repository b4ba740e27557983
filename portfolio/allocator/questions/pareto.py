"""Every portfolio that is not dominated in several measures at once: unsupported ones too."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import partial
from itertools import batched
from typing import NamedTuple

import numpy as np

from portfolio.allocator.compiled import Instance
from portfolio.allocator.cores import AtOnce, cores
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


type Portfolio = tuple[Choice, ...]


class TooManyError(Exception):
    """More questions would have to be asked than were allowed."""


_AT_ONCE = 2
"""So many zones are searched at once, on as many cores as there are: what is found hangs on this number, and
so it is not that of the cores.
"""


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
    in_order: bool = True,
    bests: Sequence[Portfolio] = (),
) -> Iterator[Portfolio]:
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
    in_order : bool
        Whether each has less of the first measure than the one before, with two of them. Where that is all
        the same, two zones are searched at once, the second for most of another measure: with two measures,
        from both ends.
    bests : sequence of portfolio
        For each measure in turn the portfolio with most of it, then of the others, where they are known:
        they are given first. Without ``floors``.

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
    clock = Clock(time.perf_counter())
    leads = range(min(1 if in_order or limit == 1 else _AT_ONCE, len(measured)))
    with clock.catching_interrupts():
        zones = [_Zones(problem, session, instance, measured, clock, lead, by_rule) for lead in leads]
    start = (-math.inf,) * len(measured) if floors is None else tuple(floors)
    left = _Left(measured, [start], apart, ceilings)
    for lead, best in enumerate(bests):
        if left.found(best, start, lead):
            yield best
    searched = 0
    while left.open:
        if searched == limit:
            raise TooManyError
        # the zone that was split last, then the one before; of a last one, another measure
        some = zones if limit is None else zones[: limit - searched]
        asked = [(one, left.open[-1 - min(k, len(left.open) - 1)]) for k, one in enumerate(some)]
        searched += len(asked)
        ended = _side_by_side(clock, [partial(one.searched, zone) for one, zone in asked])
        for (one, zone), answer in zip(asked, ended, strict=True):
            if isinstance(answer, Exception):
                raise answer
            if answer is None:
                if zone == start and not bests:
                    session.allocate(problem, 1.0)  # nothing is possible: it says why
                left.empty(zone)
            elif left.found(answer.found, zone, one.lead):
                yield answer.ruled


def firsts_nondominated(
    problem: Problem, session: Session, orders: Sequence[Sequence[Callable[[Model], Measure]]]
) -> Iterator[Portfolio]:
    """For each order of measures, of the portfolios with most of the first, and of these most of the others,
    the one that the one-answer rule picks.

    Raises
    ------
    InfeasibleError, TimeLimitError, SolverError
    """
    compiled = session.workspace.compiled(problem)
    instance, left = compiled.instance(problem), len(orders)
    for some in batched(orders, _AT_ONCE):
        # the question that these are a part of has its share of the time as well
        clock = Clock(time.perf_counter()).again(1 + math.ceil(left / _AT_ONCE))
        with clock.catching_interrupts():
            zones = [
                _Zones(problem, session, instance, [m(compiled.model) for m in measures], clock, 0, True)
                for measures in some
            ]
        whole = [(-math.inf,) * len(measures) for measures in some]
        asked = [partial(one.searched, zone) for one, zone in zip(zones, whole, strict=True)]
        for answer in _side_by_side(clock, asked):
            if isinstance(answer, Exception):
                raise answer
            if answer is None:
                session.allocate(problem, 1.0)  # nothing is possible: it says why
            else:
                yield answer.ruled
        left -= len(some)


class _Answer(NamedTuple):
    """What a zone has most in: what was found, and of those alike in every measure the one to be given."""

    found: Portfolio
    ruled: Portfolio


def _side_by_side(
    clock: Clock, questions: Sequence[Callable[[], _Answer | None]]
) -> list[_Answer | Exception | None]:
    """What each question comes to, or what it raises, each on a core of its own where there are several."""

    def answered(question: Callable[[], _Answer | None]) -> _Answer | Exception | None:
        try:
            return question()
        except Exception as error:
            return error

    with clock.catching_interrupts():
        if len(questions) < 2 or cores() < 2:
            return [answered(question) for question in questions]
        at_once = AtOnce(len(questions))

        def beside(question: Callable[[], _Answer | None]) -> _Answer | Exception | None:
            with at_once.one():
                return answered(question)

        with ThreadPoolExecutor(len(questions)) as pool:
            waiting = [pool.submit(copy_context().run, beside, question) for question in questions]
            return [one.result() for one in waiting]


type _Floors = tuple[float, ...]


@dataclass
class _Left:
    """Where portfolios may be that none of those found is as good as, for every measure.

    Attributes
    ----------
    open : list of tuple of float
        Zones: at least so much of each measure.
    """

    measures: Sequence[Measure]
    open: list[_Floors]
    apart: float
    ceilings: Sequence[float] | None

    def empty(self, zone: _Floors) -> None:
        """Nothing is in a zone."""
        self.open = [other for other in self.open if not _within(other, zone)]

    def found(self, portfolio: Portfolio, zone: _Floors, lead: int) -> bool:
        """A portfolio with most of one measure in a zone; False where one was found that is as good."""
        values = [m.of(portfolio) for m in self.measures]
        above = [v + max(self.apart, m.apart(v)) for v, m in zip(values, self.measures, strict=True)]
        holding = [other for other in self.open if _holds(other, values)]
        parts = [(*other[:e], above[e], *other[e + 1 :]) for other in holding for e in range(len(above))]
        zones = list(dict.fromkeys([*(other for other in self.open if other not in holding), *parts]))
        self.open = [
            one
            for one in zones
            # nothing in the zone that was searched has more of that measure
            if not (_within(one, zone) and one[lead] > values[lead])
            and not any(other != one and _within(one, other) for other in zones)
            and (self.ceilings is None or all(f <= c for f, c in zip(one, self.ceilings, strict=True)))
        ]
        return bool(holding)


def _within(zone: _Floors, other: _Floors) -> bool:
    """Whether all that is in a zone is in the other one, too."""
    return all(o <= floor for floor, o in zip(zone, other, strict=True))


def _holds(zone: _Floors, values: Sequence[float]) -> bool:
    return _within(tuple(values), zone)


class _Zones:
    """The questions about what is possible with at least so much of each measure, one of which leads. For
    one thread at a time, while the clock's interrupts are caught.

    Attributes
    ----------
    lead : int
        Of which measure there is to be most.
    measures : list of Measure
        That one first.
    """

    def __init__(
        self,
        problem: Problem,
        session: Session,
        instance: Instance,
        measures: Sequence[Measure],
        clock: Clock,
        lead: int,
        by_rule: bool,
    ) -> None:
        compiled = session.workspace.compiled(problem)
        self.problem, self.model, self.lead, self.by_rule = problem, compiled.model, lead, by_rule
        self._order = [*range(lead, len(measures)), *range(lead)]
        self.measures = [measures[k] for k in self._order]
        self.clock = clock.again()
        self.backend = HighsBackend(
            session.workspace.presolved(compiled, instance),
            instance,
            self.clock,
            Tolerances(FINEST),
            effort=session.workspace.effort,
        )
        self.ruled_out: list[Selection] = []
        # those of which no other has as much of every measure: the rule has nothing to pick
        self._alone: set[Portfolio] = set()
        self._found_others = 0
        self.largest = np.maximum(
            np.abs([c.low for c in self.model.columns]), np.abs([c.high for c in self.model.columns])
        )

    def searched(self, zone: _Floors) -> _Answer | None:
        """The portfolio of a zone, in which floors stand as measures were given; None where there is none."""
        found = self.maximised(tuple(zone[k] for k in self._order))
        if found is None:
            return None
        return _Answer(found, self.ruled(found) if self.by_rule and found not in self._alone else found)

    def maximised(self, floors: _Floors) -> Portfolio | None:
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

    def _is_alone(self, found: Portfolio, floors: _Floors) -> bool:
        """Whether no other portfolio with as much of the first measure has as much of the others together:
        one question where more of the others and the rule would take several.
        """
        if not self.by_rule or self._found_others >= _OTHERS:
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
            self._alone.add(found)
        return not other

    def _ask(self, form: Floats, floors: _Floors, first_floor: float = -math.inf) -> Portfolio | None:
        rows = [
            bounded(m.form, floor)
            for m, floor in zip(self.measures, floors, strict=True)
            if math.isfinite(floor)
        ]
        checked_floors = floors if math.isinf(first_floor) else (first_floor, *floors[1:])
        # nothing is worth less, but a solver that is given a bound spends nothing on heuristics: proofs are
        # sooner done
        bound = -1.0 - float(np.abs(form) @ self.largest)

        def check(plan: Selection, _: MipResult) -> Portfolio | None:
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

    def ruled(self, choices: Portfolio) -> Portfolio:
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
