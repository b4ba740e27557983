"""Several instances of one program as one program: is there anything better in any of them?"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.solver.program import Program


class AnyOf(NamedTuple):
    """A program whose last columns say which instance it is: the k-th of them is 1 from instance k on down.

    What a solution is worth in it exceeds what it is worth beyond its instance's own ``worth`` by the last
    one's.
    """

    program: Program
    objective: Floats
    lower: Floats
    upper: Floats
    column_upper: Floats


class _Rows:
    """Rows that are added one by one."""

    def __init__(self) -> None:
        self.columns: list[Ints] = []
        self.values: list[Floats] = []
        self.lower: list[float] = []
        self.upper: list[float] = []

    def add(self, columns: Ints, values: Floats, lower: float, upper: float) -> None:
        self.columns.append(columns)
        self.values.append(values)
        self.lower.append(lower)
        self.upper.append(upper)


def any_of(
    program: Program, objective: Floats, lower: Floats, upper: Floats, free: Bools, worth: Floats
) -> AnyOf:
    """Several instances as one, in which the instance is chosen as well.

    A bound b of a row that changes from instance to instance becomes b[-1] − Σ (b[k + 1] − b[k]) · w[k], and
    what is maximised loses what the instance's best is worth in the same way; w[k] ≤ w[k + 1] are binary
    columns (the incremental formulation of a choice: Croxton, Gendron and Magnanti 2003, "A comparison of
    mixed-integer programming models for nonconvex piecewise linear cost minimization problems"). Neighbours
    differ little: what proves one of them proves most of the others. Measured on 23 limits of a program of
    44 groups, each with its best known: 13.0 s of processor time one by one, 8.2 in twos, 5.4 in fours, 4.1
    in eights, 4.8 in twelves; on 38 instances with one group held the other way 18.5 s, 9.2 in fours, 6.3 in
    eights, 5.3 in thirteens, 4.9 all in one.

    Parameters
    ----------
    objective : array (columns,)
    lower, upper : array (instances, rows)
    free : array (instances, binary columns) of bool
    worth : array (instances,)
        Ascending: of neighbours much the same is asked.
    """
    count, columns, steps = program.count, program.columns, len(worth) - 1
    column_upper = program.column_upper.copy()
    column_upper[:count] *= free.any(axis=0)
    lower, upper = _within_reach(program, lower, upper, column_upper)
    rows, choice = _Rows(), columns + np.arange(steps)

    def changing(own: Ints, values: Floats, bound: Floats, is_upper: bool) -> None:
        by = np.diff(bound)
        used = np.flatnonzero(by)
        own, values = np.append(own, choice[used]), np.append(values, by[used])
        rows.add(own, values, *((-np.inf, bound[-1]) if is_upper else (bound[-1], np.inf)))

    fixed = [(bounds == bounds[0]).all(axis=0) for bounds in (lower, upper)]
    start = program.rows.start
    for bounds, same, is_upper in zip((lower, upper), fixed, (False, True), strict=True):
        for r in np.flatnonzero(~same).tolist():
            inside = slice(start[r], start[r + 1])
            changing(program.rows.index[inside], program.rows.value[inside], bounds[:, r], is_upper)
    # what is left out of some instances only, and not by a row of its group
    left = free.any(axis=0) & ~(free | (upper[:, program.owner] <= 0)).all(axis=0)
    for c in np.flatnonzero(left).tolist():
        changing(np.array([c]), np.ones(1), free[:, c].astype(float), True)
    for k in range(steps - 1):
        rows.add(choice[k : k + 2], np.array([1.0, -1.0]), -np.inf, 0.0)
    return AnyOf(
        _widened(program, rows, steps, column_upper),
        np.append(objective, np.diff(worth)),
        np.append(np.where(fixed[0], lower[0], -np.inf), rows.lower),
        np.append(np.where(fixed[1], upper[0], np.inf), rows.upper),
        np.append(column_upper, np.ones(steps)),
    )


def _within_reach(
    program: Program, lower: Floats, upper: Floats, column_upper: Floats
) -> tuple[Floats, Floats]:
    """Bounds no wider than what the columns can fill: a difference between two of them then says something,
    and is a number that a solver can be trusted with.
    """
    rows, filled = program.rows, []
    row = np.repeat(np.arange(len(program.lower)), np.diff(rows.start))
    for pick in (np.minimum, np.maximum):
        weights = pick(rows.value * column_upper[rows.index], rows.value * program.column_lower[rows.index])
        filled.append(np.bincount(row, weights=weights, minlength=len(program.lower)))
    return np.maximum(lower, filled[0]), np.minimum(upper, filled[1])


def _widened(program: Program, more: _Rows, columns: int, column_upper: Floats) -> Program:
    """The program with more rows, and so many more binary columns behind the others."""
    rows, wide = program.rows, copy.copy(program)
    ends = rows.start[-1] + np.cumsum([len(c) for c in more.columns], dtype=np.int64)
    wide.rows = replace(
        rows,
        start=np.append(rows.start, ends),
        index=np.concatenate([rows.index, *more.columns]),
        value=np.concatenate([rows.value, *more.values]),
    )
    wide.columns = program.columns + columns
    wide.integer = np.append(program.integer, np.ones(columns, dtype=bool))
    wide.counts = np.append(program.counts, np.zeros(columns, dtype=bool))
    wide.reach = np.append(program.reach, np.ones(columns))
    wide.column_lower = np.append(program.column_lower, np.zeros(columns))
    wide.column_upper = np.append(column_upper, np.ones(columns))
    return wide
