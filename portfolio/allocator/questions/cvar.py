"""The portfolio that is safest over many draws: one program with the value of every draw that matters."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.linear_model import Model
from portfolio.allocator.milp import build
from portfolio.allocator.selection import Selection
from portfolio.allocator.tie_break import bounded
from portfolio.allocator.verified import AGAIN, Again, first_verified
from portfolio.allocator.workspace import Workspace
from portfolio.arrays import Floats, Ints
from portfolio.case.case import Case
from portfolio.model.choices import Choice
from portfolio.model.comparison import TIE
from portfolio.model.problem import Problem
from portfolio.model.usage import spend_of
from portfolio.model.violations import violations
from portfolio.progress import Clock
from portfolio.solver.mip import Mip, MipResult
from portfolio.solver.program import Extra, Program


@dataclass(frozen=True, eq=False)
class Safest:
    """A portfolio, the mean of what its worst draws come to, and the proven bound on that of any
    portfolio.
    """

    choices: tuple[Choice, ...]
    measure: float
    bound: float
    stopped: str


def tail_mean(values: Floats, alpha: float) -> float:
    """Mean of the worst share ``alpha`` of equally likely values (CVaR: Rockafellar and Uryasev 2000); the
    worst where that is less than one.
    """
    ordered = np.sort(values)
    weight = max(1.0, alpha * len(values))
    parts = np.clip(weight - np.arange(len(ordered)), 0.0, 1.0)
    return float(ordered @ parts / weight)


def safest(
    problem: Problem,
    draws: Sequence[Case],
    impacts: Callable[[Sequence[Choice]], Floats],
    less: Floats,
    alpha: float,
    first: tuple[Choice, ...],
    gap: float,
    clock: Clock,
    effort: Effort = STANDARD,
) -> Safest:
    """The portfolio whose worst share ``alpha`` of draws has the highest mean; of equally safe ones one with
    the highest expected impact.

    max η − (1 ÷ αD) Σ_d z[d] with z[d] ≥ η − (impact[d] − less[d]), z ≥ 0; with αD ≤ 1, η ≤ impact[d] −
    less[d].

    Parameters
    ----------
    draws : sequence of Case
        The case as each draw turns out.
    impacts : callable
        Impact of a portfolio in each draw, reckoned without the solver.
    less : array (draws,)
        Taken off each draw's impact: nothing, or the best impact for regret.
    first : tuple of Choice
        A feasible portfolio to begin with.

    Notes
    -----
    Draws that are not in the program cannot make a portfolio worse there, so its bound holds for all of them;
    those in the tail of what it finds are put in until none is missing.
    """
    program = _DrawsProgram(problem, draws, less, alpha, clock)

    def measure(choices: Sequence[Choice]) -> float:
        return tail_mean(impacts(choices) - less, alpha)

    def missing(choices: Sequence[Choice]) -> list[int]:
        order = np.argsort(impacts(choices) - less, kind="stable").tolist()
        new = [d for d in order[: max(1, math.ceil(alpha * len(draws)))] if d not in program.inside]
        return (
            [d for d in order if d not in program.inside][: max(effort.draws_more, len(new))] if new else []
        )

    best, value, bound = first, measure(first), math.inf
    program.put_in(range(len(draws)) if len(draws) <= effort.draws_at_once else missing(first))
    slack = max(gap, 1e-9) * problem.size_of(value)

    def ask(cuts: Sequence[Extra]) -> MipResult:
        nonlocal slack, bound
        slack = max(gap, 1e-9) * problem.size_of(value)
        answer = program.ask(program.tail(), value + slack, cuts)
        bound = min(bound, max(answer.bound, value))
        return answer

    def check(plan: Selection, _: MipResult) -> Again | Literal[True] | None:
        nonlocal best, value
        choices = tuple(program.compiled.model.choices(plan))
        found, lacking = measure(choices), missing(choices)
        better = found > value and not violations(problem, choices)
        if better:
            best, value = choices, found
        if lacking:
            program.put_in(lacking)
        if bound <= value + slack:
            return True
        return AGAIN if lacking or better else None  # it held, or was better, for the solver only

    try:
        if (
            first_verified(
                program.compiled.model, ask, check, program.ruled_out, _StoppedError, clock, first=True
            )
            is None
        ):
            bound = max(value, min(bound, value + slack))
    except _StoppedError:
        pass
    proven = bound <= value + slack
    chosen, ties_proven = program.most_expected(best, value - TIE * problem.size_of(value), measure, missing)
    stopped = "" if proven and ties_proven else clock.stopped or "time limit"
    return Safest(chosen, value, max(bound, value), stopped)


class _StoppedError(Exception):
    """The time was up: what was found by then is the answer."""


class _DrawsProgram:
    """The case's program, and beside it the value of each draw that was put in."""

    def __init__(
        self, problem: Problem, draws: Sequence[Case], less: Floats, alpha: float, clock: Clock
    ) -> None:
        self.problem, self.draws, self.less, self.clock = problem, draws, less, clock
        self.weight = alpha * len(draws)
        self.unit = problem.magnitude  # of η and z, which solvers would lose as columns of millionths
        workspace = Workspace(problem.case)
        self.compiled = workspace.compiled(problem)
        self.instance = self.compiled.instance(problem)
        self.presolved = workspace.presolved(self.compiled, self.instance)
        relaxation = self.presolved.relax(self.instance, clock)
        self.cuts = [] if relaxation is None else list(relaxation.cuts)
        self.models: dict[int, Model] = {}
        self.ruled_out: list[Selection] = []
        self._mip: Mip | None = None

    @property
    def inside(self) -> set[int]:
        """The draws that stand in the program."""
        return set(self.models)

    def put_in(self, draws: Sequence[int]) -> None:
        for d in draws:
            self.models[d] = build(replace(self.problem, case=self.draws[d]))
        self._mip = None

    def ask(
        self, objective: Callable[[int], Floats], better_than: float, rows: Sequence[Extra] = ()
    ) -> MipResult:
        """A portfolio worth more than that by the objective, the best the solver finds."""
        if self._mip is None:
            self._mip, self._width = self._program()
        return self._mip.ask(objective(self._width), better_than=better_than, extra=rows, clock=self.clock)

    def tail(self) -> Callable[[int], Floats]:
        """η − (1 ÷ αD) Σ z: the last columns."""

        def form(width: int) -> Floats:
            objective = np.zeros(width)
            objective[self._level] = self.unit
            objective[self._level + 1 :] = -self.unit / self.weight
            return objective

        return form

    def most_expected(
        self,
        choices: tuple[Choice, ...],
        floor: float,
        measure: Callable[[Sequence[Choice]], float],
        missing: Callable[[Sequence[Choice]], list[int]],
    ) -> tuple[tuple[Choice, ...], bool]:
        """Of the portfolios as safe as that, one with the highest expected impact, and nothing in it that
        adds to neither; whether it is proven.
        """
        expected = self.problem.worth

        def form(width: int) -> Floats:
            return np.concatenate([self.instance.objective, np.zeros(width - len(self.instance.objective))])

        def ask(cuts: Sequence[Extra]) -> MipResult:
            impact = expected(choices)
            if self._mip is None:
                self._mip, self._width = self._program()
            safe = bounded(self.tail()(self._width), lower=floor)
            return self.ask(form, impact + TIE * self.problem.size_of(impact), [safe, *cuts])

        def check(plan: Selection, _: MipResult) -> Again | None:
            nonlocal choices
            other = tuple(self.compiled.model.choices(plan))
            holds = not violations(self.problem, other) and measure(other) >= floor
            if holds and expected(other) > expected(choices):
                choices = other
                return AGAIN
            if lacking := missing(other):
                self.put_in(lacking)
                return AGAIN
            return None

        proven = True
        try:
            first_verified(self.compiled.model, ask, check, self.ruled_out, _StoppedError, self.clock)
        except _StoppedError:
            proven = False
        tied_from = expected(choices) - 1e-9 * self.problem.size_of(expected(choices))
        for dearest in sorted(choices, key=lambda c: (-spend_of(self.problem.case, [c]), c)):
            without = tuple(c for c in choices if c != dearest)
            if (
                not violations(self.problem, without)
                and measure(without) >= floor
                and expected(without) >= tied_from
            ):
                choices = without
        return choices, proven

    def _program(self) -> tuple[Mip, int]:
        one, count = self.compiled.program, self.compiled.program.count
        lower, upper = self.presolved.limits(self.instance)
        index, value, lows, highs = [one.rows.index], [one.rows.value], [*lower.tolist()], [*upper.tolist()]
        width = [np.diff(one.rows.start)]
        low, high = [*one.column_lower.tolist()], [*one.column_upper.tolist()]
        forms: list[tuple[Ints, Floats]] = []
        for model in self.models.values():
            shift = len(low) - count
            for row in map(model.rows.__getitem__, model.value_rows):
                index.append(np.where(row.columns < count, row.columns, row.columns + shift))
                value.append(row.coefficients)
                width.append(np.array([len(row.columns)]))
                lows.append(-math.inf if row.sense == "<=" else row.bound)
                highs.append(math.inf if row.sense == ">=" else row.bound)
            low += [c.low for c in model.columns[count:]]
            high += [c.high for c in model.columns[count:]]
            columns = np.flatnonzero(model.objective)
            forms.append((np.where(columns < count, columns, columns + shift), model.objective[columns]))
        self._level = len(low)
        ends = (
            np.array([[_end(low, high, f, min), _end(low, high, f, max)] for f in forms]).reshape(-1, 2)
            - self.less[list(self.models)][:, None]
        )
        bottom, top = float(ends[:, 0].min()) / self.unit, float(ends[:, 1].max()) / self.unit
        several = self.weight > 1
        low += [bottom, *([0.0] * len(forms) if several else [])]
        high += [top, *([top - bottom] * len(forms) if several else [])]
        for k, (d, (columns, coefficients)) in enumerate(zip(self.models, forms, strict=True)):
            own = [self._level, self._level + 1 + k] if several else [self._level]
            index.append(np.concatenate([columns, own]))
            value.append(np.concatenate([coefficients, [-self.unit, self.unit][: len(own)]]))
            width.append(np.array([len(columns) + len(own)]))
            lows.append(float(self.less[d]))
            highs.append(math.inf)
        integer = np.zeros(len(low), dtype=bool)
        integer[:count] = True
        integer[np.flatnonzero(one.counts)] = True
        program = Program(
            start=np.concatenate([[0], np.cumsum(np.concatenate(width))]).astype(np.int64),
            index=np.concatenate(index).astype(np.int64),
            value=np.concatenate(value),
            lower=np.array(lows),
            upper=np.array(highs),
            column_lower=np.array(low, dtype=float),
            column_upper=np.array(high, dtype=float),
            integer=integer,
            owner=one.owner,
        )
        program.lower, program.upper = program.rows.bounds(program.lower, program.upper)
        largest = program.column_upper.copy()
        largest[:count] *= self.instance.free & self.presolved.presolve.free
        return Mip(program, program.lower, program.upper, self.cuts, program.column_lower, largest), len(low)


def _end(
    low: Sequence[float], high: Sequence[float], form: tuple[Ints, Floats], end: Callable[..., float]
) -> float:
    """The smallest or largest value of a linear form within the columns' bounds."""
    return math.fsum(end(a * low[c], a * high[c]) for c, a in zip(*form, strict=True))
