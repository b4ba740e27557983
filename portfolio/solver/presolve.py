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
        # one amount throughout: such a row says itself what its covers say
        self.alike = bool(amounts.min() == amounts.max())


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
        self._lay_out()
        # sums of decimals miss a bound that they meet by no more than this
        largest = np.zeros(len(self.source))
        np.maximum.at(largest, self._row, np.abs(self._value))
        self._slack = 1e-9 * np.maximum(np.maximum(1.0, np.abs(self.bound)), largest)
        propagated = self.propagated(free, must)
        self.possible = propagated is not None
        self.free = np.zeros(program.count, dtype=bool) if propagated is None else propagated

    def _lay_out(self) -> None:
        """The entries row by row, in parts: what one group has in one row stands together."""
        rows, owner = self.program.rows, self.program.owner
        width = np.diff(rows.start)[self.source]
        self._row = np.repeat(np.arange(len(width)), width)
        entry = np.repeat(rows.start[self.source] - (np.cumsum(width) - width), width)
        entry += np.arange(len(entry))
        self._column, self._value = rows.index[entry], self.sign[self._row] * rows.value[entry]
        self._edge = np.cumsum(width) - width
        group = owner[self._column]
        new = np.ones(len(group), dtype=bool)
        new[1:] = (group[1:] != group[:-1]) | (self._row[1:] != self._row[:-1])
        self._part, self._part_of = np.flatnonzero(new), np.cumsum(new) - 1
        self._part_row, self._part_group = self._row[self._part], group[self._part]
        self._size = np.diff(self.program.first)

    def used(self, chosen: Floats) -> Floats:
        """What solutions, a row of binary variables each, use of each row: array (solutions, rows)."""
        if not len(self._edge):
            return np.zeros((len(chosen), 0))
        return np.add.reduceat(chosen[:, self._column] * self._value, self._edge, axis=1)

    def _spread(self, parts: Ints) -> tuple[Ints, Ints, Floats]:
        """All columns of the groups of some parts, those without an entry too: the part of each, the column,
        its amount.
        """
        width = self._size[self._part_group[parts]]
        begin = np.full(len(self._part), -1)
        begin[parts] = np.cumsum(width) - width
        first = self.program.first[self._part_group[parts]]
        columns = np.arange(int(width.sum())) + np.repeat(first - begin[parts], width)
        amounts = np.zeros(len(columns))
        inside = np.flatnonzero(begin[self._part_of] >= 0)
        part = self._part_of[inside]
        amounts[begin[part] + self._column[inside] - self.program.first[self._part_group[part]]] = (
            self._value[inside]
        )
        return np.repeat(parts, width), columns, amounts

    def _min_use_of(self, free: Bools, must: Bools) -> Floats:
        """What each group uses of each row at the least: array (parts,); inf where none is free of a group
        that must be chosen from.
        """
        if not len(self._part):
            return np.zeros(0)
        open_ = free[self._column]
        smallest = np.minimum.reduceat(np.where(open_, self._value, np.inf), self._part)
        left = np.bincount(self.program.owner[free], minlength=self.program.groups)[self._part_group]
        whole = must[self._part_group] & (np.add.reduceat(open_, self._part, dtype=np.int64) == left)
        return np.where(whole, smallest, np.minimum(smallest, 0.0))

    def propagated(self, free: Bools, must: Bools) -> Bools | None:
        """Bound propagation: the free columns that exceed no row however little the other groups use; None
        where the least of all is too much.
        """
        program = self.program
        while True:
            if must[np.bincount(program.owner[free], minlength=program.groups) == 0].any():
                return None
            min_use = self._min_use_of(free, must)
            used = np.bincount(self._part_row, weights=min_use, minlength=len(self.bound))
            if not (used <= self.bound + self._slack).all():
                return None
            room = self.bound - used + self._slack
            bad = np.zeros(program.count, dtype=bool)
            bad[self._column[self._value > (min_use + room[self._part_row])[self._part_of]]] = True
            # what has no entry frees nothing where the others of its group free something
            tight = np.flatnonzero(-min_use > room[self._part_row])
            if len(tight):
                part, columns, amounts = self._spread(tight)
                bad[columns[amounts - min_use[part] > room[self._part_row[part]]]] = True
            bad &= free
            if not bad.any():
                return free
            free = free & ~bad

    def prepare(self) -> None:
        """Right-hand sides rounded down to sums that can occur, then the rows as knapsacks, which cuts are
        read off; those that no choice can break are left as they are.
        """
        self._min_use = self._min_use_of(self.free, self.must)
        self._room = self.bound - np.bincount(
            self._part_row, weights=self._min_use, minlength=len(self.bound)
        )
        row, columns, amounts = self._above_the_least()
        edge = np.searchsorted(row, np.arange(len(self.bound) + 1))
        groups, room = self.program.owner[columns], np.maximum(self._room, 0.0)
        says = np.flatnonzero(self._most_of(row, groups, amounts) > room * (1 + 1e-9) + 1e-9)
        rounded = self._to_be_rounded(row, amounts)
        self.knapsacks: list[Knapsack] = []
        for n in says.tolist():
            inside = slice(edge[n], edge[n + 1])
            if rounded[n]:
                top = self._largest_subset_sum(
                    n, amounts[inside].astype(np.int64).tolist(), groups[inside].tolist(), int(room[n])
                )
                self.bound[n] -= room[n] - top
                room[n] = float(top)
            self.knapsacks.append(Knapsack(columns[inside], amounts[inside], groups[inside], float(room[n])))

    def _above_the_least(self) -> tuple[Ints, Ints, Floats]:
        """The free columns that use more of a row than their group does at the least, as knapsacks list them:
        row, column, by how much more.
        """
        frees = np.flatnonzero(self._min_use < 0)
        part, columns, amounts = self._spread(frees)
        kept = self._min_use[self._part_of] >= 0
        part = np.concatenate([self._part_of[kept], part])
        columns = np.concatenate([self._column[kept], columns])
        over = np.concatenate([self._value[kept], amounts]) - self._min_use[part]
        inside = self.free[columns] & (over > 0)
        row, columns, over = self._part_row[part[inside]], columns[inside], over[inside]
        order = np.lexsort((-over, self.program.owner[columns], row))
        return row[order], columns[order], over[order]

    def _most_of(self, row: Ints, groups: Ints, amounts: Floats) -> Floats:
        """The sum of each group's largest amount, by row: the first of its group, as knapsacks list them."""
        new = np.ones(len(row), dtype=bool)
        new[1:] = (row[1:] != row[:-1]) | (groups[1:] != groups[:-1])
        return np.bincount(row[new], weights=amounts[new], minlength=len(self.bound))

    def _to_be_rounded(self, row: Ints, amounts: Floats) -> Bools:
        """The rows of whole numbers whose room may not be filled: not those of one amount, of which there are
        as many as there are prerequisites in time.
        """
        least, most = np.full(len(self.bound), np.inf), np.zeros(len(self.bound))
        np.minimum.at(least, row, amounts)
        np.maximum.at(most, row, amounts)
        freed = np.flatnonzero((self._min_use < 0) & ~self.must[self._part_group])
        np.minimum.at(least, self._part_row[freed], -self._min_use[freed])
        np.maximum.at(most, self._part_row[freed], -self._min_use[freed])
        room = np.maximum(self._room, 0.0)
        with np.errstate(invalid="ignore", divide="ignore"):
            alike = (least == most) & (np.mod(room, most) == 0)
        rounded: Bools = self.whole & (room <= _LARGEST_CAPACITY) & ~alike
        return rounded

    def _largest_subset_sum(self, row: int, amounts: list[int], groups: list[int], room: int) -> int:
        """Subset sum: the largest sum ≤ room of one amount a group; sums are the bits of a whole number."""
        choices: dict[int, set[int]] = {}
        for amount, group in zip(amounts, groups, strict=True):
            choices.setdefault(group, {0}).add(amount)
        for part in range(*np.searchsorted(self._part_row, (row, row + 1)).tolist()):
            group, freed = int(self._part_group[part]), -self._min_use[part]
            if freed > 0 and not self.must[group]:
                # what is not freed when the group is not chosen from
                choices.setdefault(group, {0}).add(int(freed))
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
