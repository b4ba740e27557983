"""Local search among some groups of a large round, with the others held: each of its steps looks at all
moves, and takes as much less time as these are fewer.
"""

from __future__ import annotations

import copy
from dataclasses import replace

import numpy as np

from portfolio.allocator.local_search import LocalInstance, LocalSearch, ValueTerms
from portfolio.arrays import Bools, Floats, Ints
from portfolio.solver.program import Program


class CoreSearch:
    """Local search among some groups, with the others as they are in a plan.

    Parameters
    ----------
    search, instance
        All of it. Where some may overrun it can't be had in part.
    plan : array (groups,)
        The column of each group, −1 for none.
    inside : array (groups,) of bool
        Which may change.

    Attributes
    ----------
    search, instance
        What is left of it. Choices are worth what they are worth with all that is held.
    """

    def __init__(self, search: LocalSearch, instance: LocalInstance, plan: Ints, inside: Bools) -> None:
        self.plan, self.groups = plan, np.flatnonzero(inside)
        self.columns = np.flatnonzero(inside[search.program.owner])
        program, source = _among(search, inside, self.columns)
        self._number = np.full(search.program.count, -1)
        self._number[self.columns] = np.arange(len(self.columns))
        self.search = LocalSearch(program, self._terms(search.terms, search.program.owner, inside))
        own = self.search
        place = [
            np.searchsorted(search.above, source[own.above]),
            len(search.above) + np.searchsorted(search.below, source[own.below]),
        ]
        rows = np.concatenate(place)
        self.instance = LocalInstance(
            (instance.bound - _used(search, np.where(inside, -1, plan)))[rows],
            instance.penalty[rows],
            instance.points,
            instance.free[self.columns],
            instance.must[self.groups],
        )

    @property
    def start(self) -> Ints:
        """The plan, among the groups that may change."""
        own = self.plan[self.groups]
        return np.where(own >= 0, self._number[own], -1)

    def whole(self, found: Ints) -> Ints:
        """A choice among those groups, with what is held."""
        plan = self.plan.copy()
        plan[self.groups] = np.where(found >= 0, self.columns[found], -1)
        return plan

    def _terms(self, terms: ValueTerms, owner: Ints, inside: Bools) -> ValueTerms:
        """Progress begins with what is held; of a synergy with what is held its partner has all."""
        held = self.plan[~inside]
        gains, progress = terms.gains[self.columns], terms.gains[held[held >= 0]].sum(axis=0)
        number, both = np.cumsum(inside) - 1, inside[terms.pairs].all(axis=1)
        for n in np.flatnonzero(~both).tolist():
            one, other = sorted(terms.pairs[n].tolist(), key=lambda g: not inside[g])
            beside = int(self.plan[other])
            own = np.flatnonzero(owner[self.columns] == one) if inside[one] else np.zeros(0, dtype=np.int64)
            partners = self.columns[own] if inside[one] else self.plan[[one]]
            if beside < 0 or (partners < 0).any():
                continue
            later = np.maximum(terms.delivery[partners], terms.delivery[beside])
            together = terms.pair_gain[n] * terms.counted[later]
            if inside[one]:
                gains[own] += together
            else:
                progress = progress + together[0]
        attainment = replace(terms.attainment, origin=terms.attainment.origin + progress)
        pairs, delivery = number[terms.pairs[both]], terms.delivery[self.columns]
        return ValueTerms(gains, attainment, pairs, terms.pair_gain[both], delivery, terms.counted)


def _among(search: LocalSearch, inside: Bools, columns: Ints) -> tuple[Program, Ints]:
    """The rows of the choice among some groups, with which row of the whole program each of them is."""
    whole = search.program
    rows, part = whole.rows, copy.copy(whole)
    part.owner = (np.cumsum(inside) - 1)[whole.owner[columns]]
    part.groups, part.count, part.columns = int(inside.sum()), len(columns), len(columns)
    part.first = np.searchsorted(part.owner, np.arange(part.groups + 1))
    number = np.full(whole.columns, -1)
    number[columns] = np.arange(len(columns))
    pure = np.zeros(len(whole.lower), dtype=bool)
    pure[whole.pure()] = True
    row = np.repeat(np.arange(len(whole.lower)), np.diff(rows.start))
    kept = pure[row] & (number[rows.index] >= 0)
    width = np.bincount(row[kept], minlength=len(whole.lower))
    says = np.flatnonzero(width)
    # the first rows are the groups' own, which local search does not look at
    source = np.concatenate([np.zeros(part.groups, dtype=np.int64), says])
    start = np.concatenate([np.zeros(part.groups + 1, dtype=np.int64), np.cumsum(width[says])])
    part.rows = replace(rows, start=start, index=number[rows.index[kept]], value=rows.value[kept])
    part.lower, part.upper = whole.lower[source], whole.upper[source]
    return part, source


def _used(search: LocalSearch, plan: Ints) -> Floats:
    """What the chosen columns use of each row."""
    chosen = search.place[plan[plan >= 0]]
    width = search.width[chosen]
    entry = np.repeat(search.entry[chosen] - (np.cumsum(width) - width), width) + np.arange(width.sum())
    return np.bincount(search.row[entry], weights=search.amount[entry], minlength=len(search.size))
