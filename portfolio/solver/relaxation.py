"""The LP relaxation, kept in HiGHS: solved again in well under a millisecond when bounds change."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import highspy
import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.errors import SolverError
from portfolio.solver.cuts import Cut
from portfolio.solver.program import Program
from portfolio.solver.scaling import scaling_factor
from portfolio.words.sentences import sentence

OBJECTIVE_SCALE = 2.0**14
"""Largest coefficient of an objective without a common step: what HiGHS takes for equal, 1e-6, is then less
than 1e-10 of it, below the finest gap that is proven.
"""
OUT_OF_RANGE = (
    "HiGHS refused the model: its numbers are out of range. Check the units of amounts and contributions."
)


def checked(status: highspy.HighsStatus) -> None:
    """Refuse to go on where HiGHS refused what it was given."""
    if status == highspy.HighsStatus.kError:
        raise SolverError(OUT_OF_RANGE)


_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "presolve": "off",
}

_NODES: dict[str, bool | int | float | str] = {"simplex_dual_edge_weight_strategy": 1}
"""Devex: steepest edge first works out its weights, which nodes of a few steps do not earn back: a twentieth
of small rounds of the tuning half.
"""
LARGE = 3_000
"""Columns from which a relaxation takes seconds, in which nobody is to wait without a word. From there on the
first solution is by the barrier method, then a basis of it, where there are no more rows than columns: 0.2 s
for 1.0 with 7,000 columns and 2,500 rows, 1.1 s for 9.2 with 18,000 and 5,600. With 6,000 columns and 27,000
rows it takes 9.6 s for the simplex's 7.6, and with 1,800 columns 0.03 for 0.04.
"""
_ENDED = (highspy.HighsModelStatus.kTimeLimit, highspy.HighsModelStatus.kInterrupt)
"""HiGHS was ended from outside: what it has by then is a bound all the same."""

_STEPS_A_LINE = 100
"""Steps of the simplex for each row and column of a program after which it goes round in circles: on the
samples it takes less than one. HiGHS looks at a time limit alone, and there may be none.
"""

type Options = Mapping[str, bool | int | float | str]


def highs_of(
    start: Ints,
    index: Ints,
    value: Floats,
    lower: Floats,
    upper: Floats,
    column_lower: Floats,
    column_upper: Floats,
    options: Options,
) -> highspy.Highs:
    """A silent HiGHS that holds these rows and columns and minimises nothing yet; no variable is integer."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, setting in (_OPTIONS | dict(options)).items():
        highs.setOptionValue(option, setting)
    # as arrays: a HighsLp takes them number by number, a second for 250,000 of them
    status = highs.passModel(
        len(column_lower),
        len(lower),
        len(index),
        int(highspy.MatrixFormat.kRowwise),
        int(highspy.ObjSense.kMinimize),
        0.0,
        np.zeros(len(column_lower)),
        column_lower,
        column_upper,
        lower,
        upper,
        start[:-1].astype(np.int32),
        index.astype(np.int32),
        value,
        np.zeros(len(column_lower), dtype=np.int32),
    )
    checked(status)
    return highs


def objective_scale(objective: Floats, integer: Bools, reach: Floats) -> float:
    """What an objective is multiplied by before a solver sees it."""
    return scaling_factor(objective * reach, bool(np.all(integer[objective != 0])), OBJECTIVE_SCALE)


class Relaxation:
    """A linear program that stays in HiGHS. Not to be shared between threads.

    Attributes
    ----------
    value : float
        The bound proven by the last solution: no solution within its bounds and rows is worth more. It is
        worked out from the duals by weak duality, which holds whatever the solver did.
    x : array (columns,)
        Within the columns' bounds; no solution unless ``finished``.
    finished : bool
        Whether the last solution is one; else the time was up, or the bound low enough, before it was.
    reduced : array (columns,)
        Reduced costs: what a unit more of a column would change the bound by at the most.
    duals : array (rows and cuts,)
        In the objective's unit per unit of the row as scaled; times ``program.rows.factor``, of the row as it
        was before.
    """

    def __init__(
        self,
        program: Program,
        objective: Floats,
        lower: Floats,
        upper: Floats,
        column_lower: Floats,
        column_upper: Floats,
    ) -> None:
        self.program = program
        self._plain = np.full(program.columns, np.nan)
        self.lower, self.upper = lower.copy(), upper.copy()
        self.column_lower, self.column_upper = column_lower.copy(), column_upper.copy()
        rows = program.rows
        self.highs = highs_of(
            rows.start,
            rows.index,
            rows.value,
            lower,
            upper,
            column_lower,
            column_upper,
            _NODES if program.columns < LARGE else {},
        )
        self.cuts: list[Cut] = []
        self._row = np.repeat(np.arange(len(lower)), np.diff(rows.start))
        self._index, self._value = rows.index, rows.value
        self._every = np.arange(program.columns, dtype=np.int32)
        self._first = program.columns >= LARGE and len(lower) <= program.columns
        self._go_on: Callable[[], bool] = lambda: True
        if program.columns >= LARGE:
            # at each step: on small programs it would take longer than the step
            for step in (self.highs.cbSimplexInterrupt, self.highs.cbIpmInterrupt):
                step.subscribe(self._listen)
        self.maximise(objective)

    def add(self, cuts: Sequence[Cut]) -> None:
        """More rows, for good."""
        if not cuts:
            return
        start = np.cumsum([0] + [len(c.columns) for c in cuts])
        index, value = (
            np.concatenate([c.columns for c in cuts]),
            np.concatenate([c.coefficients for c in cuts]),
        )
        bounds = np.array([c.bound for c in cuts])
        none = np.full(len(cuts), -highspy.kHighsInf)
        checked(
            self.highs.addRows(
                len(cuts),
                none,
                bounds,
                len(index),
                start[:-1].astype(np.int32),
                index.astype(np.int32),
                value,
            )
        )
        self._row = np.concatenate(
            [self._row, np.repeat(np.arange(len(cuts)) + len(self.upper), np.diff(start))]
        )
        self._index, self._value = np.concatenate([self._index, index]), np.concatenate([self._value, value])
        self.lower, self.upper = (
            np.concatenate([self.lower, np.full(len(cuts), -np.inf)]),
            np.concatenate([self.upper, bounds]),
        )
        self.cuts += cuts

    def maximise(self, objective: Floats) -> None:
        """Another objective."""
        if np.array_equal(objective, self._plain):
            return
        self._plain = objective
        self.scale = objective_scale(objective, self.program.integer, self.program.reach)
        self.objective = objective * self.scale
        self.highs.changeColsCost(self.program.columns, self._every, -self.objective)

    def restrict(self, column_lower: Floats, column_upper: Floats) -> None:
        """Other bounds on the columns."""
        self.column_lower, self.column_upper = column_lower, column_upper
        self.highs.changeColsBounds(self.program.columns, self._every, column_lower, column_upper)

    def limit(self, rows: Ints, lower: Floats, upper: Floats) -> None:
        """Other bounds on some rows."""
        self.lower[rows], self.upper[rows] = lower, upper
        self.highs.changeRowsBounds(len(rows), rows.astype(np.int32), lower, upper)

    def solve(
        self,
        enough: float = -math.inf,
        seconds: float = math.inf,
        go_on: Callable[[], bool] = lambda: True,
    ) -> bool:
        """Solve as it stands, or only until the bound is below ``enough`` or so many seconds are over; False
        where there is proven to be no solution.

        Whichever it is, ``value`` is a bound that was worked out here. Of a large program ``go_on`` is asked
        at each step, and ends it as the time does.
        """
        self.highs.setOptionValue(
            "objective_bound", -enough * self.scale if math.isfinite(enough) else highspy.kHighsInf
        )
        self._go_on = go_on
        status = self._run(seconds)
        if status in _ENDED:
            self._read(finished=False)
            return True
        if status == highspy.HighsModelStatus.kInfeasible and self._has_farkas_certificate():
            self.value = -math.inf
            return False
        if status == highspy.HighsModelStatus.kObjectiveBound:
            self._read(finished=False)
            if self.value < enough:
                return True
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty):
            self.highs.setOptionValue("objective_bound", highspy.kHighsInf)
            self.highs.clearSolver()
            status = self._run(seconds)
            if status == highspy.HighsModelStatus.kInfeasible:
                self.value = -math.inf if self._has_farkas_certificate() else math.inf
                return self.value > 0
            if status != highspy.HighsModelStatus.kOptimal and status not in _ENDED:
                told = self.highs.modelStatusToString(status)
                raise SolverError(sentence("solver_relaxation", status=told))
        self._read(finished=status not in _ENDED)
        return True

    def _listen(self, event: Any) -> None:
        event.interrupt(not self._go_on())

    def _run(self, seconds: float) -> highspy.HighsModelStatus:
        """Let HiGHS solve: the first time by the method for large programs, where this is one."""
        self.highs.setOptionValue("solver", "ipm" if self._first else "choose")
        self._first = False
        until = self.highs.getRunTime() + seconds if math.isfinite(seconds) else highspy.kHighsInf
        self.highs.setOptionValue("time_limit", until)
        lines = int(self.highs.getNumRow()) + self.program.columns
        self.highs.setOptionValue("simplex_iteration_limit", _STEPS_A_LINE * lines)
        checked(self.highs.run())
        return self.highs.getModelStatus()

    def _read(self, finished: bool) -> None:
        """The solution; zeros for what HiGHS was stopped before it had, and nothing beyond a column's bounds:
        on its way the dual simplex has columns at −27 whose bounds are 0 and 1.
        """
        solution = self.highs.getSolution()
        x, duals = np.array(solution.col_value), -np.array(solution.row_dual)
        self.x = (
            x if len(x) == self.program.columns and np.isfinite(x).all() else np.zeros(self.program.columns)
        )
        self.finished = finished
        if not finished:
            self.x = np.clip(self.x, self.column_lower, self.column_upper)
        there = len(duals) == len(self.lower) and np.isfinite(duals).all()
        value, reduced, duals = self._bound(duals if there else np.zeros(len(self.lower)), self.objective)
        self.value, self.reduced, self.duals = value / self.scale, reduced / self.scale, duals / self.scale

    @property
    def program_duals(self) -> Floats:
        """Those of the program's own rows, without the cuts."""
        return self.duals[: len(self.program.lower)]

    def transposed_product(self, duals: Floats) -> Floats:
        """Aᵀy over all rows, cuts included: what a unit of each column pays at these duals."""
        return np.bincount(
            self._index, weights=duals[self._row] * self._value, minlength=self.program.columns
        )

    def _has_farkas_certificate(self) -> bool:
        """Whether the dual ray proves that nothing meets all rows (Farkas), reckoned here again."""
        _, there, ray = self.highs.getDualRay()
        nothing = np.zeros(self.program.columns)
        return bool(there) and any(
            self._bound(sign * np.array(ray), nothing)[0] < -1e-7 for sign in (1.0, -1.0)
        )

    def _bound(self, duals: Floats, objective: Floats) -> tuple[float, Floats, Floats]:
        """What weak duality says no solution exceeds, the reduced costs, and the duals with the signs that
        rows allow.
        """
        # a dual of the wrong sign is the solver's rounding
        duals = np.where(np.isinf(self.upper), np.minimum(duals, 0.0), duals)
        duals = np.where(np.isinf(self.lower), np.maximum(duals, 0.0), duals)
        reduced = objective - self.transposed_product(duals)
        bounds = np.where(duals > 0, self.upper, np.where(duals < 0, self.lower, 0.0))
        fills = np.where(reduced > 0, self.column_upper, np.where(reduced < 0, self.column_lower, 0.0))
        return float(duals @ bounds + reduced @ fills), reduced, duals
