"""The program as arrays: rows conditioned for solvers, yes/no columns first and in groups of which at most one is chosen."""

from __future__ import annotations

import math
from dataclasses import dataclass

import highspy
import numpy as np

from portfolio.valuation import Floats, Ints

type Bools = np.typing.NDArray[np.bool_]

_LARGEST_INTEGER_ROW = 1e6
_SCALE = 512.0


@dataclass(frozen=True, slots=True)
class Extra:
    """A row that holds for one question only: lower ≤ Σ coefficient · column ≤ upper."""

    columns: Ints
    coefficients: Floats
    lower: float = -math.inf
    upper: float = math.inf


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


def rounding(bound: Floats) -> Floats:
    """By how much a sum of decimals may miss a bound that it meets."""
    return np.minimum(0.25, 1e-9 * np.maximum(1.0, np.abs(bound)))


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows as solvers see them, by row: ``index[start[r]:start[r+1]]`` are its columns, ``value`` their coefficients.

    ``factor`` is what each row was multiplied by; ``whole`` marks rows of whole numbers over yes/no columns, between
    whose values nothing lies.
    """

    start: Ints
    index: Ints
    value: Floats
    factor: Floats
    whole: Bools

    def bounds(self, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
        """Bounds in the rows' own scale; those of whole rows rounded to what whole numbers can reach."""
        with np.errstate(invalid="ignore"):
            low, up = lower * self.factor, upper * self.factor
            low = np.where(self.whole & np.isfinite(low), np.ceil(low - rounding(low)), low)
            up = np.where(self.whole & np.isfinite(up), np.floor(up + rounding(up)), up)
        return low, up


def condition(start: Ints, index: Ints, value: Floats, integer: Bools, reach: Floats) -> Rows:
    """Rows scaled for solvers; ``reach`` says how much of a row each column can fill: its coefficient times this."""
    factor, whole = np.ones(len(start) - 1), np.zeros(len(start) - 1, dtype=bool)
    value = value.copy()
    for r in range(len(start) - 1):
        inside = slice(start[r], start[r + 1])
        columns, numbers = index[inside], value[inside]
        choices = bool(integer[columns].all())
        factor[r] = conditioned(numbers * reach[columns], choices)
        scaled = numbers * factor[r]
        if choices:
            rounded = np.round(scaled)
            whole[r] = bool(np.all(np.abs(scaled - rounded) <= 1e-9 * np.abs(scaled)))
            scaled = rounded if whole[r] else scaled
        value[inside] = scaled
    return Rows(start, index, value, factor, whole)


class Program:
    """A model's rows and columns as arrays, taken once from where PuLP handed it over.

    Parameters
    ----------
    model : highspy.Highs
        A model whose rows and columns are in place.
    owner : array (yes/no columns,)
        The group of each of the first columns, ascending; row *g* of the model says that at most one of group *g* is chosen.
    """

    def __init__(self, model: highspy.Highs, owner: Ints) -> None:
        lp = model.getLp()
        self.columns, self.count, self.owner = int(lp.num_col_), len(owner), owner
        self.groups = int(owner.max(initial=-1)) + 1
        self.first = np.searchsorted(owner, np.arange(self.groups + 1))
        self.integer = np.array([t == highspy.HighsVarType.kInteger for t in lp.integrality_] or [False] * self.columns, dtype=bool)
        self.column_lower, self.column_upper = np.array(lp.col_lower_, dtype=float), np.array(lp.col_upper_, dtype=float)
        self.reach = np.where(np.isfinite(self.column_upper), np.maximum(self.column_upper, 1.0), 1.0)
        self.lower, self.upper = np.array(lp.row_lower_, dtype=float), np.array(lp.row_upper_, dtype=float)
        self.rows = condition(*_by_row(lp), self.integer, self.reach)

    def pure(self) -> Ints:
        """Rows over yes/no columns alone, those of the groups left out."""
        mixed = np.zeros(len(self.lower), dtype=bool)
        row = np.repeat(np.arange(len(self.lower)), np.diff(self.rows.start))
        mixed[row[self.rows.index >= self.count]] = True
        mixed[: self.groups] = True
        return np.flatnonzero(~mixed & (np.diff(self.rows.start) > 0))


def _by_row(lp: highspy.HighsLp) -> tuple[Ints, Ints, Floats]:
    matrix = lp.a_matrix_
    start, index, value = np.array(matrix.start_, dtype=np.int64), np.array(matrix.index_, dtype=np.int64), np.array(matrix.value_, dtype=float)
    if matrix.format_ == highspy.MatrixFormat.kColwise:
        column = np.repeat(np.arange(lp.num_col_), np.diff(start))
        order = np.lexsort((column, index))
        row, index, value = index[order], column[order], value[order]
        start = np.searchsorted(row, np.arange(lp.num_row_ + 1))
    return start, index, value
