"""Cuts: cliques and lifted covers, rows that every solution meets and a fractional one may break.

They hold whatever is maximised, like all that :mod:`portfolio.solver.presolve` infers, off whose knapsacks
they are read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.solver.presolve import Knapsack, Presolve

_LARGEST_GRAPH = 4_000
"""Conflicts are kept as a square table up to this many columns: 16 MB of truth values."""
_ENOUGH = 1e-3
"""A row that the relaxation breaks by less does not pay for itself. Measured on the benchmarks: at the
default gap 1.2 times as long with a tenth of it, 1.4 with ten times as much.
"""
_MOST_CLIQUES, _MOST_COVERS = 50, 60
"""So many of each are added at once, the most broken first: every row makes each later solution dearer."""
_NEARLY_FULL = 0.8
"""A row is looked at for covers where the relaxation fills so much of it: a cover needs more than all of it
in whole numbers, and there is little to cut off far below.
"""


@dataclass(frozen=True, eq=False)
class Cut:
    """Σ coefficient · column ≤ bound, true for every solution."""

    columns: Ints
    coefficients: Floats
    bound: float


def conflict_graph(presolve: Presolve) -> Bools:
    """Which two columns are never chosen together: array (columns, columns); empty where there are too
    many.
    """
    count, owner = presolve.program.count, presolve.program.owner
    if count > _LARGEST_GRAPH:
        return np.zeros((0, 0), dtype=bool)
    table: Bools = owner[:, None] == owner[None, :]
    for row in presolve.knapsacks:
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


def cliques(free: Bools, conflicts: Bools, x: Floats) -> list[Cut]:
    """Sets of columns of which at most one can be chosen, broken by a fractional x: grown greedily,
    largest share first.
    """
    if not len(conflicts):
        return []
    share = np.where(free, x, -1.0)
    # of equal shares the column with more conflicts first: it leaves the clique more to grow by
    weight = share + 1e-6 * conflicts.sum(axis=1) / max(1, len(conflicts))
    found: dict[bytes, tuple[float, Ints]] = {}
    seeds = np.flatnonzero(share > 1e-6)
    for seed in seeds[np.argsort(-share[seeds], kind="stable")]:
        members, candidates, total = [seed], conflicts[seed] & free, share[seed]
        while candidates.any():
            open_ = np.flatnonzero(candidates)
            best = int(open_[weight[open_].argmax()])
            members.append(best)
            total += share[best]
            candidates = candidates & conflicts[best]
            candidates[best] = False
        if total > 1.0 + _ENOUGH:
            columns = np.sort(np.array(members))
            found.setdefault(columns.tobytes(), (total, columns))
    ranked = sorted(found.values(), key=lambda f: -f[0])[:_MOST_CLIQUES]
    return [Cut(columns, np.ones(len(columns)), 1.0) for _, columns in ranked]


def covers(knapsacks: Sequence[Knapsack], x: Floats) -> list[Cut]:
    """Lifted cover inequalities that a fractional x breaks.

    Amounts that together exceed a row, one a group, can't all be chosen: Σ y ≤ their number − 1, where y
    is the share of a group's columns that use at least as much. Columns of other groups join with the
    number of the cover's largest amounts that they outweigh (Balas and Zemel 1978, "Facets of the
    knapsack polytope from minimal covers").
    """
    found = []
    for row in knapsacks:
        if row.alike and (row.capacity / row.amounts[0]).is_integer():
            continue
        share = x[row.columns]
        if share @ row.amounts >= _NEARLY_FULL * row.capacity:
            found += _broken_covers(row, share)
    found.sort(key=lambda f: -f[0])
    return [cut for _, cut in found[:_MOST_COVERS]]


def _broken_covers(row: Knapsack, share: Floats) -> list[tuple[float, Cut]]:
    """Covers of a row: groups in order of what is missing from their share, for each unit of amount and
    not.
    """
    sums = share.cumsum()
    # share of the group's columns that use at least this much
    held = sums - (sums - share)[row.edge][row.group]
    missing = np.maximum(1.0 - held, 0.0) + 1e-9
    candidates = (row.last & (held > 1e-6)).nonzero()[0]
    lacks = missing[candidates]
    found = []
    for cost in (lacks / row.amounts[candidates], lacks):
        order = candidates[cost.argsort(kind="stable")]
        if (cover := _cover(row, share, held, missing, order)) is not None:
            found.append(cover)
    return found


def _cover(
    row: Knapsack, share: Floats, held: Floats, missing: Floats, order: Ints
) -> tuple[float, Cut] | None:
    """One cover of a row, of its columns in that order."""
    amounts, group = row.amounts, row.group
    members: dict[int, int] = {}
    weight = lacking = 0.0
    for k in order.tolist():
        if (g := int(group[k])) not in members:
            members[g] = k
            weight += float(amounts[k])
            lacking += float(missing[k])
            # with more than 1 lacking no cover is broken; a half of it may go as members are dropped again
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
    lifted = largest.searchsorted(amounts * (1 - 1e-12), side="right")
    coefficients = np.where(outside[group], lifted, amounts >= level[group]).astype(float)
    bound = float(len(members) - 1)
    broken = float(coefficients @ share) - bound
    if broken <= 10 * _ENOUGH:
        return None
    used = coefficients > 0
    return broken / math.sqrt(used.sum()), Cut(row.columns[used], coefficients[used], bound)
