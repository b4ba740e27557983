"""A session: one model kept in HiGHS and asked again with another objective, other rows, another starting plan."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import highspy
import numpy as np

from portfolio.errors import SolverError
from portfolio.valuation import Floats, Ints

_LARGEST_INTEGER_ROW = 1e6
_SCALE = 512.0
_OBJECTIVE_SCALE = 2.0**14
_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_abs_gap": 0.0,
    # at its default of 1e-6 it takes 0.99999994 for 1, finds that 1 breaks a row of large amounts, drops the plan, and
    # with it the optimum (seen with steps of 1 EUR in budgets of 10 million); at 1e-10 it fails in other ways
    "mip_feasibility_tolerance": 1e-9,
    # presolve of HiGHS 1.12 to 1.15 loses optima and calls feasible programs infeasible, about once in 3,000 small
    # cases against brute force; without it none was seen, and programs of this kind solve sooner (DECISIONS.md)
    "presolve": "off",
}
_TOLERANCE = 1e-6
"""What HiGHS takes for equal: rows and objectives are scaled so that it stays below what is asked of an answer."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A row that holds for one question only: lower ≤ Σ coefficient · column ≤ upper."""

    columns: Ints
    coefficients: Floats
    lower: float = -math.inf
    upper: float = math.inf


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the columns' values (None where no plan was found), and the proven bound on the objective.

    ``proven`` means that the search ended by itself: the plan is optimal to the gap asked, or there is none.
    """

    values: Floats | None
    bound: float
    proven: bool


class Asked(Protocol):
    """What the allocator needs of a solver, HiGHS or any that PuLP knows."""

    def ask(
        self,
        objective: Floats,
        *,
        extra: Sequence[Extra] = (),
        upper: Floats | None = None,
        gap: float = 0.0,
        deadline: float = math.inf,
    ) -> Answer:
        """Maximise ``objective`` over the model with the extra rows, and columns at most ``upper``."""
        ...

    def distrust(self) -> None:
        """Search by other means from now on: an answer was wrong, or too grave to be taken on one word."""
        ...


def conditioned(coefficients: Floats, integer: bool, scale: float = _SCALE) -> float:
    """The factor to multiply a row by before a solver sees it.

    Solvers allow rows to be broken by about 1e-6. A budget in euros and a capacity in thousandths both become rows
    of moderate numbers: whole ones where the amounts are multiples of a common step (``integer`` says that the
    columns are), else with a largest coefficient around ``scale``, by a power of two so that no digit changes.
    """
    sizes = np.abs(coefficients[coefficients != 0])
    if not len(sizes):
        return 1.0
    if integer:
        for decimals in range(7):
            whole = np.round(sizes * 10.0**decimals)
            if whole.max() < 2**53 and np.all(np.abs(whole - sizes * 10.0**decimals) <= 1e-9 * sizes * 10.0**decimals):
                step = int(np.gcd.reduce(whole.astype(np.int64)))
                if step and whole.max() / step <= _LARGEST_INTEGER_ROW:
                    return 10.0**decimals / step
                break
    return float(2.0 ** round(math.log2(scale / sizes.max())))


def _rounding(bound: float) -> float:
    """By how much a sum of decimals may miss a bound that it meets."""
    return min(0.25, 1e-9 * max(1.0, abs(bound)))


class Session:
    """A model in HiGHS. Not to be shared between threads; two sessions in two threads are fine.

    Parameters
    ----------
    model : highspy.Highs
        A model whose rows and columns are in place; its numbers are conditioned and passed on, itself left alone.
    """

    def __init__(self, model: highspy.Highs) -> None:
        lp = model.getLp()
        self._columns = lp.num_col_
        self._integer = np.array([t == highspy.HighsVarType.kInteger for t in lp.integrality_] or [False] * lp.num_col_, dtype=bool)
        self._upper = np.array(lp.col_upper_, dtype=float)
        self._lower = np.array(lp.col_lower_, dtype=float)
        # how much of a row a column can fill: its coefficient times this
        self._reach = np.where(np.isfinite(self._upper), np.maximum(self._upper, 1.0), 1.0)
        self._rows = self._condition(lp)
        highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in _OPTIONS.items():
            highs.setOptionValue(option, value)
        self._check(
            highs.addCols(
                self._columns, np.zeros(self._columns), self._lower, self._upper, 0, np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0)
            )
        )
        whole = np.flatnonzero(self._integer).astype(np.int32)
        if len(whole):
            self._check(highs.changeColsIntegrality(len(whole), whole, np.full(len(whole), highspy.HighsVarType.kInteger)))
        highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for row in self._rows:
            self._add(highs, row)
        self._highs = highs

    def _condition(self, lp: highspy.HighsLp) -> list[Extra]:
        matrix = lp.a_matrix_
        start, index, value = (np.array(v) for v in (matrix.start_, matrix.index_, matrix.value_))
        if matrix.format_ == highspy.MatrixFormat.kColwise:
            column = np.repeat(np.arange(self._columns), np.diff(start))
            order = np.lexsort((column, index))
            row_of, index, value = index[order], column[order], value[order]
            start = np.searchsorted(row_of, np.arange(lp.num_row_ + 1))
        rows = []
        for r in range(lp.num_row_):
            inside = slice(start[r], start[r + 1])
            rows.append(Extra(index[inside].astype(np.int64), value[inside], lp.row_lower_[r], lp.row_upper_[r]))
        return rows

    def _add(self, highs: highspy.Highs, row: Extra) -> None:
        whole = bool(np.all(self._integer[row.columns]))
        factor = conditioned(row.coefficients * self._reach[row.columns], whole)
        values = row.coefficients * factor
        lower, upper = row.lower * factor, row.upper * factor
        if whole and np.all(np.abs(values - np.round(values)) <= 1e-9 * np.abs(values)):
            # nothing lies between whole numbers: exact rows, and tighter ones
            values = np.round(values)
            lower = math.ceil(lower - _rounding(lower)) if math.isfinite(lower) else lower
            upper = math.floor(upper + _rounding(upper)) if math.isfinite(upper) else upper
        self._check(highs.addRow(lower, upper, len(values), row.columns.astype(np.int32), values))

    def ask(
        self,
        objective: Floats,
        *,
        extra: Sequence[Extra] = (),
        upper: Floats | None = None,
        gap: float = 0.0,
        deadline: float = math.inf,
    ) -> Answer:
        """Maximise ``objective``; rows in ``extra`` and bounds ``upper`` hold for this question only.

        Parameters
        ----------
        objective : array (columns,)
        gap : float
            Relative gap at which to stop.
        deadline : float
            ``time.perf_counter()`` at which to stop with the best so far.
        """
        highs, count = self._highs, len(self._rows)
        factor = conditioned(objective * self._reach, bool(np.all(self._integer[objective != 0])), _OBJECTIVE_SCALE)
        index = np.arange(self._columns, dtype=np.int32)
        highs.changeColsCost(self._columns, index, objective * factor)
        if upper is not None:
            highs.changeColsBounds(self._columns, index, self._lower, np.minimum(upper, self._upper))
        for row in extra:
            self._add(highs, row)
        highs.clearSolver()
        left = deadline - time.perf_counter()
        highs.setOptionValue("mip_rel_gap", gap)
        highs.setOptionValue("time_limit", max(left, 0.0))
        try:
            return self._run(factor)
        finally:
            if extra:
                highs.deleteRows(len(extra), np.arange(count, count + len(extra), dtype=np.int32))
            if upper is not None:
                highs.changeColsBounds(self._columns, index, self._lower, self._upper)

    def distrust(self) -> None:
        """With presolve, HiGHS errs on other programs than without."""
        self._highs.setOptionValue("presolve", "choose")

    def _run(self, factor: float) -> Answer:
        highs = self._highs
        self._check(highs.run())
        status, info = highs.getModelStatus(), highs.getInfo()
        states = highspy.HighsModelStatus
        if status in (states.kInfeasible, states.kUnboundedOrInfeasible):
            return Answer(None, -math.inf, True)
        if status not in (states.kOptimal, states.kTimeLimit, states.kInterrupt, states.kModelEmpty):
            raise SolverError(f"HiGHS stopped with the status {highs.modelStatusToString(status)} and no answer.")
        found = math.isfinite(info.objective_function_value) and info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        values = np.array(highs.getSolution().col_value) if found or status == states.kModelEmpty else None
        bound = info.mip_dual_bound if self._integer.any() else info.objective_function_value
        if found and abs(bound - info.objective_function_value) <= 1.1 * _TOLERANCE:
            bound = info.objective_function_value  # as near as HiGHS looks
        return Answer(values, bound / factor, status in (states.kOptimal, states.kModelEmpty))

    @staticmethod
    def _check(status: highspy.HighsStatus) -> None:
        if status == highspy.HighsStatus.kError:
            raise SolverError("HiGHS refused the model: its numbers are out of range. Check the units of amounts and contributions.")
