"""The program as arrays: rows scaled for solvers, binary variables first and in groups of which at most one
is chosen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.solver.scaling import scaled_rows


@dataclass(frozen=True, slots=True)
class Extra:
    """A row that is added for one search only: lower ≤ Σ coefficient · column ≤ upper."""

    columns: Ints
    coefficients: Floats
    lower: float = -math.inf
    upper: float = math.inf


class Program:
    """A model's rows and columns as arrays.

    Parameters
    ----------
    start, index, value : array
        The rows: ``index[start[r]:start[r+1]]`` are the columns of row *r*, ascending, ``value`` their
        coefficients.
    lower, upper : array (rows,)
    column_lower, column_upper : array (columns,)
    integer : array (columns,) of bool
    owner : array (binary variables,)
        The group of each of the first columns, ascending; row *g* says that at most one of group *g* is
        chosen.
    """

    def __init__(
        self,
        start: Ints,
        index: Ints,
        value: Floats,
        lower: Floats,
        upper: Floats,
        column_lower: Floats,
        column_upper: Floats,
        integer: Bools,
        owner: Ints,
    ) -> None:
        self.columns, self.count, self.owner = len(column_lower), len(owner), owner
        self.groups = int(owner.max(initial=-1)) + 1
        self.first = np.searchsorted(owner, np.arange(self.groups + 1))
        self.integer, self.column_lower, self.column_upper = integer, column_lower, column_upper
        self.reach = np.where(np.isfinite(column_upper), np.maximum(column_upper, 1.0), 1.0)
        self.lower, self.upper = lower, upper
        # what may be 2 or more has no place in rows that are read as sums of zeros and ones
        self.counts = integer & (column_upper > 1)
        self.rows = scaled_rows(start, index, value, integer & ~self.counts, self.reach, reduce=True)

    def pure(self) -> Ints:
        """Rows over binary variables alone, those of the groups left out."""
        mixed = np.zeros(len(self.lower), dtype=bool)
        row = np.repeat(np.arange(len(self.lower)), np.diff(self.rows.start))
        mixed[row[self.rows.index >= self.count]] = True
        mixed[: self.groups] = True
        return np.flatnonzero(~mixed & (np.diff(self.rows.start) > 0))
