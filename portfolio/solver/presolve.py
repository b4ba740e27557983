"""Presolve: what follows from whole numbers before anything is solved: variables that cannot fit, right-hand
sides that cannot be reached.

All of it holds for every solution that meets the rows, whatever it is worth, so it may be used for any
objective on the same rows. It is read off one form of them: over binary variables, with amounts ≥ 0 after
what each group uses at the least is taken off both sides.
"""

from __future__ import annotations

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.solver.program import Program

_LARGEST_CAPACITY = 50_000
"""Sums are followed up to here: a whole number of so many bits, shifted once for every amount, is a matter of
milliseconds a row.
"""


class Knapsack:
    """A row with amounts ≥ 0: the columns that use some of it, sorted by group, then largest amount first."""

    def __init__(self, columns: Ints, amounts: Floats, groups: Ints, capacity: float) -> None:
        self.columns, self.amounts, self.capacity = columns, amounts, capacity
        self.excess = capacity + 1e-9 * max(1.0, capacity)
        new = np.ones(len(groups), dtype=bool)
        new[1:] = groups[1:] != groups[:-1]
        self.edge = np.flatnonzero(new)
        self.group = np.cumsum(new) - 1
        # of several columns of a group with the same amount the last stands for all
        self.last = np.ones(len(groups), dtype=bool)
        self.last[:-1] = new[1:] | (amounts[1:] < amounts[:-1])


class Presolve:
    """The rows over binary variables alone, all as ≤, and what follows from them.

    Parameters
    ----------
    lower, upper : array (rows,)
        Bounds of the program's rows, in their own scale.
    must : array (groups,) of bool
        Groups of which one column is chosen in every solution.
    free : array (binary variables,) of bool
        Columns that may be chosen.

    Attributes
    ----------
    free : array (binary variables,) of bool
        Without those that cannot fit.
    possible : bool
        False where the least that the groups use is too much: there is no solution.
    """

    def __init__(self, program: Program, lower: Floats, upper: Floats, free: Bools, must: Bools) -> None:
        self.program, self.must = program, must
        rows, pure = program.rows, program.pure()
        above, below = pure[np.isfinite(upper[pure])], pure[np.isfinite(lower[pure])]
        self.source = np.concatenate([above, below])
        self.sign = np.concatenate([np.ones(len(above)), -np.ones(len(below))])
        self.bound = np.concatenate([upper[above], -lower[below]])
        self.whole = rows.whole[self.source]
        self.amount = np.zeros((len(self.source), program.count))
        for n, (r, sign) in enumerate(zip(self.source, self.sign, strict=True)):
            inside = slice(rows.start[r], rows.start[r + 1])
            self.amount[n, rows.index[inside]] = sign * rows.value[inside]
        # sums of decimals miss a bound that they meet by no more than this
        self._slack = 1e-9 * np.maximum(
            np.maximum(1.0, np.abs(self.bound)), np.abs(self.amount).max(axis=1, initial=0.0)
        )
        propagated = self.propagated(free, must)
        self.possible = propagated is not None
        self.free = np.zeros(program.count, dtype=bool) if propagated is None else propagated

    def _min_use_of(self, free: Bools, must: Bools) -> Floats:
        """What each group uses of each row at the least: array (rows, groups); inf where none is
        free of a group that must be chosen from.
        """
        smallest = np.minimum.reduceat(np.where(free, self.amount, np.inf), self.program.first[:-1], axis=1)
        return np.where(must, smallest, np.minimum(smallest, 0.0))

    def propagated(self, free: Bools, must: Bools) -> Bools | None:
        """Bound propagation: the free columns that exceed no row however little the other groups use; None
        where the least of all is too much.
        """
        while True:
            min_use = self._min_use_of(free, must)
            used = min_use.sum(axis=1)
            if not (used <= self.bound + self._slack).all():
                return None
            bad = free & (
                self.amount - min_use[:, self.program.owner] > (self.bound - used + self._slack)[:, None]
            ).any(axis=0)
            if not bad.any():
                return free
            free = free & ~bad

    def prepare(self) -> None:
        """Right-hand sides rounded down to sums that can occur, then the rows as knapsacks, which cuts are
        read off.
        """
        owner = self.program.owner
        self._min_use = self._min_use_of(self.free, self.must)
        self._room = self.bound - self._min_use.sum(axis=1)
        self.knapsacks: list[Knapsack] = []
        for n in range(len(self.bound)):
            over = self.amount[n] - self._min_use[n, owner]
            used = np.flatnonzero(self.free & (over > 0))
            if not len(used):
                continue
            order = np.lexsort((-over[used], owner[used]))
            columns = used[order]
            amounts, groups, room = over[columns], owner[columns], max(float(self._room[n]), 0.0)
            if self.whole[n] and room <= _LARGEST_CAPACITY:
                top = self._largest_subset_sum(
                    n, amounts.astype(np.int64).tolist(), groups.tolist(), int(room)
                )
                self.bound[n] -= room - top
                room = float(top)
            self.knapsacks.append(Knapsack(columns, amounts, groups, room))

    def _largest_subset_sum(self, row: int, amounts: list[int], groups: list[int], room: int) -> int:
        """Subset sum: the largest sum ≤ room of one amount a group; sums are the bits of a whole number."""
        choices: dict[int, set[int]] = {}
        for amount, group in zip(amounts, groups, strict=True):
            choices.setdefault(group, {0}).add(amount)
        for group in np.flatnonzero((self._min_use[row] < 0) & ~self.must).tolist():
            # what is not freed when the group is not chosen from
            choices.setdefault(group, {0}).add(int(-self._min_use[row, group]))
        inside, sums = (1 << (room + 1)) - 1, 1
        for some in choices.values():
            reached = 0
            for amount in some:
                reached |= sums << amount
            sums = reached & inside
        return sums.bit_length() - 1

    def tightened(self, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
        """The program's bounds with right-hand sides that can be reached."""
        low, up = lower.copy(), upper.copy()
        above = self.sign > 0
        up[self.source[above]] = self.bound[above]
        low[self.source[~above]] = -self.bound[~above]
        return low, up
