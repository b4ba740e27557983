"""Every portfolio that is not dominated in two measures at once, by ε-constraint: unsupported ones too."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.allocator.engine import HighsEngine
from portfolio.allocator.model import Model
from portfolio.allocator.search import FINEST, TIE, Aim
from portfolio.allocator.session import Session
from portfolio.allocator.ties import among, step_of
from portfolio.errors import SolverError
from portfolio.feasibility import breaches, spend
from portfolio.problem import Problem
from portfolio.solver.program import Extra
from portfolio.solver.watch import Watch
from portfolio.valuation import Choice, Floats, worth


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
    """

    form: Floats
    of: Callable[[Sequence[Choice]], float]
    apart: Callable[[float], float]


def impact(problem: Problem) -> Callable[[Model], Measure]:
    """Points, under the problem's weights."""

    def measure(model: Model) -> Measure:
        return Measure(
            model.impact(problem), lambda choices: worth(model.numbers, choices, problem.weights), lambda value: 1e-6 * max(1.0, abs(value))
        )

    return measure


def thrift(resources: Sequence[str]) -> Callable[[Model], Measure]:
    """What is not spent of some resources together: less the total spend inside the horizon."""

    def measure(model: Model) -> Measure:
        needs, ways = model.needs, model.ways
        choice, resource, _, amount = needs.uses(ways.option, ways.start)
        inside = np.isin(needs.resources, resources)[resource]
        form = -np.bincount(choice[inside], weights=amount[inside], minlength=len(model.columns))

        step = step_of(form) or 1e-6 * max(1.0, float(np.abs(form).max(initial=0.0)))
        return Measure(form, lambda choices: -spend(model.problem.case, choices, resources), lambda _: step / 2)

    return measure


def nondominated(
    problem: Problem, session: Session, first: Callable[[Model], Measure], second: Callable[[Model], Measure]
) -> Iterator[tuple[Choice, ...]]:
    """Portfolios with most of both measures: no other has more of one and as much of the other.

    The first has most of the first measure; each further one has less of it and more of the second (Haimes, Lasdon and
    Wismer 1971: ε-constraint). Two questions a portfolio: most of the first, then of these, most of the second.

    Raises
    ------
    SolverError
    """
    built = session.built(problem)
    question, model = built.question(problem), built.model
    watch = Watch(time.perf_counter())
    engine = HighsEngine(session.region(built, question), question, watch, Aim(FINEST))
    one, two = first(model), second(model)
    ruled_out: list[Floats] = []

    def ask(measure: Measure, rows: Sequence[Extra], held: Measure, least: float) -> tuple[Choice, ...] | None:
        while True:
            answer = engine.ask(measure.form, beside=ruled_out, extra=rows)
            if watch.interrupted:
                raise KeyboardInterrupt
            if answer.values is None:
                if not answer.proven:
                    raise SolverError("HiGHS gave no answer to which portfolio is not dominated. Please report this case.")
                return None
            choices = tuple(model.choices(answer.values))
            if not breaches(problem, choices) and held.of(choices) >= least:
                return choices
            plain = model.plain(answer.values)
            if among(plain, ruled_out):
                raise SolverError("the solver gave a plan that it was asked to leave out. Please report this case.")
            ruled_out.append(plain)  # it held for the solver only

    with watch.catching_interrupts():
        more = -math.inf
        while True:
            enough = [_at_least(two.form, more)] if math.isfinite(more) else []
            most = ask(one, enough, two, more)
            if most is None:
                return
            floor = one.of(most) - TIE * max(1.0, abs(one.of(most)))
            best = ask(two, [*enough, _at_least(one.form, floor)], one, floor - 1e-9 * max(1.0, abs(floor)))
            found = most if best is None or two.of(best) <= two.of(most) else best
            yield found
            more = two.of(found) + two.apart(two.of(found))


def _at_least(form: Floats, bound: float) -> Extra:
    columns = np.flatnonzero(form)
    return Extra(columns, form[columns], bound, math.inf)
