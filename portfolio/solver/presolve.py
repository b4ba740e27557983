"""What follows from whole numbers: candidates that cannot fit, capacities that cannot be filled, cliques and
covers.

All of it holds for every portfolio that meets the rows, whatever it is worth, so it may be added to any
question on the same limits. It is read off one form of the rows: over yes/no columns, with amounts ≥ 0 after
what each group uses at the least is taken off both sides.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.solver.program import Program

_LARGEST_CAPACITY = 50_000
"""Sums are followed one by one up to here."""
_LARGEST_GRAPH = 4_000
"""Conflicts are kept as a square table up to this many columns."""
_ENOUGH = 1e-3
"""A row that the relaxation breaks by less does not pay for itself."""


@dataclass(frozen=True, eq=False)
class Cut:
    """Σ coefficient · column ≤ bound, true for every portfolio."""

    columns: Ints
    coefficients: Floats
    bound: float


class _Row:
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
    """The rows over yes/no columns alone, all as ≤, and what follows from them.

    Parameters
    ----------
    lower, upper : array (rows,)
        Bounds of the program's rows, in their own scale.
    must : array (groups,) of bool
        Groups of which one column is chosen in every portfolio.
    free : array (yes/no columns,) of bool
        Columns that may be chosen.

    Attributes
    ----------
    free : array (yes/no columns,) of bool
        Without those that cannot fit.
    possible : bool
        False where the least that the groups use is too much: there is no portfolio.
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

    def _least_of(self, free: Bools, must: Bools) -> Floats:
        """What each group uses of each row at the least: array (rows, groups); inf where a must has no
        candidate.
        """
        smallest = np.minimum.reduceat(np.where(free, self.amount, np.inf), self.program.first[:-1], axis=1)
        return np.where(must, smallest, np.minimum(smallest, 0.0))

    def propagated(self, free: Bools, must: Bools) -> Bools | None:
        """The candidates that exceed no row however little the others use; None where the least of all is
        too much.
        """
        while True:
            least = self._least_of(free, must)
            used = least.sum(axis=1)
            if not (used <= self.bound + self._slack).all():
                return None
            bad = free & (
                self.amount - least[:, self.program.owner] > (self.bound - used + self._slack)[:, None]
            ).any(axis=0)
            if not bad.any():
                return free
            free = free & ~bad

    def prepare(self) -> None:
        """Capacities rounded down to sums that can occur, then the rows as cliques and covers read them."""
        owner = self.program.owner
        self._least = self._least_of(self.free, self.must)
        self._room = self.bound - self._least.sum(axis=1)
        self.rows: list[_Row] = []
        for n in range(len(self.bound)):
            over = self.amount[n] - self._least[n, owner]
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
            self.rows.append(_Row(columns, amounts, groups, room))

    def _largest_subset_sum(self, row: int, amounts: list[int], groups: list[int], room: int) -> int:
        """The largest sum ≤ room of one amount a group: sums are the bits of a whole number."""
        choices: dict[int, set[int]] = {}
        for amount, group in zip(amounts, groups, strict=True):
            choices.setdefault(group, {0}).add(amount)
        for group in np.flatnonzero((self._least[row] < 0) & ~self.must).tolist():
            # what is not freed when it is not funded
            choices.setdefault(group, {0}).add(int(-self._least[row, group]))
        inside, sums = (1 << (room + 1)) - 1, 1
        for some in choices.values():
            reached = 0
            for amount in some:
                reached |= sums << amount
            sums = reached & inside
        return sums.bit_length() - 1

    def upper(self, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
        """The program's bounds with the capacities that can be filled."""
        low, up = lower.copy(), upper.copy()
        above = self.sign > 0
        up[self.source[above]] = self.bound[above]
        low[self.source[~above]] = -self.bound[~above]
        return low, up

    def conflicts(self) -> Bools:
        """Which two columns are never chosen together: array (columns, columns); empty where there are too
        many.
        """
        count, owner = self.program.count, self.program.owner
        if count > _LARGEST_GRAPH:
            return np.zeros((0, 0), dtype=bool)
        table: Bools = owner[:, None] == owner[None, :]
        for row in self.rows:
            big = row.amounts > row.capacity / 2
            if not big.any():
                # two amounts of at most half the room always fit
                continue
            smallest = row.capacity - row.amounts.max()
            near = row.amounts > smallest
            columns, amounts = row.columns[near], row.amounts[near]
            together = amounts[:, None] + amounts[None, :] > row.capacity + 1e-9 * max(1.0, row.capacity)
            table[np.ix_(columns, columns)] |= together
        np.fill_diagonal(table, False)
        return table

    def cliques(self, conflicts: Bools, x: Floats, most: int = 50) -> list[Cut]:
        """Sets of columns of which at most one can be chosen, broken by a fractional x: grown greedily,
        largest share first.
        """
        if not len(conflicts):
            return []
        share = np.where(self.free, x, -1.0)
        weight = share + 1e-6 * conflicts.sum(axis=1) / max(1, len(conflicts))
        found: dict[bytes, tuple[float, Ints]] = {}
        seeds = np.flatnonzero(share > 1e-6)
        for seed in seeds[np.argsort(-share[seeds], kind="stable")]:
            members, candidates, total = [seed], conflicts[seed] & self.free, share[seed]
            while candidates.any():
                best = int(np.where(candidates, weight, -1.0).argmax())
                members.append(best)
                total += share[best]
                candidates = candidates & conflicts[best]
            if total > 1.0 + _ENOUGH:
                columns = np.sort(np.array(members))
                found.setdefault(columns.tobytes(), (total, columns))
        ranked = sorted(found.values(), key=lambda f: -f[0])[:most]
        return [Cut(columns, np.ones(len(columns)), 1.0) for _, columns in ranked]

    def covers(self, x: Floats, most: int = 60) -> list[Cut]:
        """Lifted cover inequalities that a fractional x breaks.

        Amounts that together exceed a row, one a group, can't all be chosen: Σ y ≤ their number − 1, where y
        is the share of a group's columns that use at least as much. Columns of other groups join with the
        number of the cover's largest amounts that they outweigh (Balas and Zemel 1978, "Facets of the
        knapsack polytope from minimal covers").
        """
        found = []
        for row in self.rows:
            share = x[row.columns]
            if share @ row.amounts >= 0.8 * row.capacity:
                found += [
                    c for by_amount in (True, False) if (c := _cover(row, share, by_amount)) is not None
                ]
        found.sort(key=lambda f: -f[0])
        return [cut for _, cut in found[:most]]


def _cover(row: _Row, share: Floats, by_amount: bool) -> tuple[float, Cut] | None:
    """One cover of a row: groups in order of what is missing from their share, for each unit of amount or
    not.
    """
    amounts, group = row.amounts, row.group
    sums = np.cumsum(share)
    held = sums - (sums - share)[row.edge][group]  # share of the group's columns that use at least this much
    missing = np.maximum(1.0 - held, 0.0) + 1e-9
    candidates = np.flatnonzero(row.last & (held > 1e-6))
    cost = missing[candidates] / amounts[candidates] if by_amount else missing[candidates]
    members: dict[int, int] = {}
    weight = lacking = 0.0
    for k in candidates[np.argsort(cost, kind="stable")].tolist():
        if (g := int(group[k])) not in members:
            members[g] = k
            weight += float(amounts[k])
            lacking += float(missing[k])
            if weight > row.excess or lacking > 1.5:
                break
    if weight <= row.excess:
        return None
    for g, k in sorted(members.items(), key=lambda m: held[m[1]]):
        if weight - amounts[k] > row.excess:
            del members[g]
            weight -= float(amounts[k])
    if len(members) < 2:
        return None
    level = np.full(len(row.edge), np.inf)
    level[list(members)] = amounts[list(members.values())]
    outside = np.ones(len(row.edge), dtype=bool)
    outside[list(members)] = False
    largest = np.cumsum(np.sort(amounts[list(members.values())])[::-1])
    # ≥ the h largest together: a hair below counts as below, which is the safe side
    lifted = np.searchsorted(largest, amounts * (1 - 1e-12), side="right")
    coefficients = np.where(outside[group], lifted, amounts >= level[group]).astype(float)
    bound = float(len(members) - 1)
    broken = float(coefficients @ share) - bound
    if broken <= 10 * _ENOUGH:
        return None
    used = coefficients > 0
    return broken / math.sqrt(used.sum()), Cut(row.columns[used], coefficients[used], bound)
