"""A first plan, soon and always: candidates are taken one by one as far as they fit, each with what it
requires.

Without the relaxation the order is by what a candidate earns of what it uses; with it, by how much of a
candidate is chosen there, and by when: an initiative's expected delivery comes no sooner than that of what it
requires, whatever fractions they are chosen by (Chicoisne et al. 2012, "A new algorithm for the
open-pit mine production scheduling problem").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np

from portfolio.allocator.local_search import LocalInstance, LocalSearch
from portfolio.allocator.passed_by import PassedBy
from portfolio.arrays import Floats, Ints

_FITS = 1e-9
"""What a row may seem to be broken by, as a share of its largest amount: a sum of decimals."""
_CHOSEN = 1e-6
"""Less of a candidate than this is none."""
_ATTEMPTS = 12
"""Orders in which what must be is tried; random chains of sixty with two demands took three at the most."""
_FEW_GROUPS = 30
"""Up to so many groups local search from the relaxation mostly finds the best plan; a second one would make
explanations of small rounds, which ask dozens of questions, 1.5 times as long.
"""
_WHATEVER_THE_TIME = 3_000
"""Candidates that are taken, for good or not, though the time is up: some hundredths of a second."""


class Construction:
    """A plan under construction: what is chosen, and how far each row is from its bound."""

    def __init__(self, search: LocalSearch, instance: LocalInstance, rank: Floats) -> None:
        """``rank``: array (binary variables,); of columns that would do the highest is taken."""
        self.search, self.instance, self.rank = search, instance, rank
        program = search.program
        self.chosen = np.full(program.groups, -1)
        self.over = -instance.bound
        self.tolerance = _FITS * search.size
        self.progress = np.zeros(search.gains.shape[1])
        self.taken = 0
        self._worth = search.terms.attainment.valued(instance.points)
        # who can make room in a row: its columns with amounts below zero
        frees = np.flatnonzero(search.amount < 0)
        column = search.column[np.repeat(np.arange(len(search.width)), search.width)[frees]]
        row = search.row[frees]
        self._helper = column[np.lexsort((-rank[column], row))]
        self._helpers = np.searchsorted(np.sort(row), np.arange(len(search.size) + 1))
        self._mendable = np.diff(self._helpers) > 0

    def entries(self, column: int) -> tuple[Ints, Floats]:
        """The rows that a column touches, and by how much: if it overruns, where it may."""
        search = self.search
        place = search.place[column]
        inside = slice(search.entry[place], search.entry[place + 1])
        return search.row[inside], search.amount[inside] + search.overrun[inside]

    def worth(self) -> float:
        """What the plan is worth so far, synergies apart."""
        return float(self._worth(self.progress))

    def take(self, column: int, only_if_worth: bool = False) -> bool:
        """Choose a column with all that it requires, as far as that fits; or nothing of it."""
        before, waiting, taken = self.worth() if only_if_worth else 0.0, [column], []
        owner = self.search.program.owner
        watched: list[int] = []
        while waiting:
            one = waiting.pop()
            broken = None if self.chosen[owner[one]] >= 0 else self._add(one)
            if broken is not None:
                taken.append(one)
                watched += broken
            if broken is None or (helper := self._missing(watched)) == -1:
                break
            if helper is not None:
                waiting.append(helper)
        else:
            if not only_if_worth or self.worth() >= before:
                return True
        for one in reversed(taken):
            self.drop(one)
        return False

    def _add(self, column: int) -> list[int] | None:
        """Choose a column; the rows that it breaks further, None where nothing could mend one of them."""
        rows, amounts = self.entries(column)
        now = self.over[rows]
        later = now + amounts
        worse = (amounts > 0) & (later > self.tolerance[rows])
        broken = rows[worse]
        if not self._mendable[broken].all():
            return None
        self.taken += 1
        self.over[rows] = later
        self.chosen[self.search.program.owner[column]] = column
        self.progress += self.search.terms.gains[column]
        rows_broken: list[int] = broken.tolist()
        return rows_broken

    def drop(self, column: int) -> None:
        """Choose nothing of a column's group."""
        rows, amounts = self.entries(column)
        self.over[rows] -= amounts
        self.chosen[self.search.program.owner[column]] = -1
        self.progress -= self.search.terms.gains[column]

    def _missing(self, watched: list[int]) -> int | None:
        """A column that mends the first row still broken of those watched; None where all hold, −1 where
        nothing does.
        """
        while watched:
            row = watched[0]
            if self.over[row] <= self.tolerance[row]:
                watched.pop(0)
                continue
            return self.helper(row)
        return None

    def helper(self, row: int, out: Sequence[int] = ()) -> int:
        """The first column that makes room in a row and breaks none that nothing mends, of a group that is
        not out; −1 for none.
        """
        owner = self.search.program.owner
        columns = self._helper[self._helpers[row] : self._helpers[row + 1]]
        open_ = columns[self.instance.free[columns] & (self.chosen[owner[columns]] < 0)]
        for column in open_.tolist():
            if owner[column] not in out and self._mendable[self.broken_by(column)].all():
                return int(column)
        return -1

    def broken_by(self, column: int) -> Ints:
        """The rows that a column would break further."""
        rows, amounts = self.entries(column)
        return rows[(amounts > 0) & (self.over[rows] + amounts > self.tolerance[rows])]

    def demands(self, order: Ints) -> None:
        """What must be: a column of each group that must be chosen from, then what rows want that nothing
        chosen breaks. Groups for which there was no room left go first in the next attempt.
        """
        groups = np.flatnonzero(self.instance.must).tolist()
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        for attempt in range(_ATTEMPTS):
            for column in self.chosen[self.chosen >= 0].tolist():
                self.drop(column)
            demand = self.scheduled if attempt else self._chosen_from
            missing = [g for g in groups if self.chosen[g] < 0 and not demand(g, place)]
            for row in np.flatnonzero(self.over > self.tolerance).tolist():
                while self.over[row] > self.tolerance[row] and (column := self.helper(row)) >= 0:
                    if not self.take(column):
                        break
            if not missing and (self.over <= self.tolerance).all():
                return
            groups = missing + [g for g in groups if g not in missing]

    def _open(self, group: int) -> Ints:
        first = self.search.program.first
        columns = np.arange(first[group], first[group + 1])
        return columns[self.instance.free[columns]]

    def _chosen_from(self, group: int, place: Ints) -> bool:
        """Take the first column of a group, by their places, that fits with what it requires."""
        columns = self._open(group)
        return any(self.take(c) for c in columns[np.argsort(place[columns])].tolist())

    def scheduled(self, group: int, place: Ints) -> bool:
        """Choose from a group as early as it can be, and before it from those that it requires."""
        owner, delivery = self.search.program.owner, self.search.terms.delivery
        waiting = [group]
        while waiting:
            columns = self._open(waiting[-1])
            columns = columns[np.lexsort((place[columns], delivery[columns]))]
            fits = next((c for c in columns.tolist() if not len(self.broken_by(c))), -1)
            if fits >= 0:
                self._add(fits)
                waiting.pop()
                continue
            for column in columns[::-1].tolist():
                broken = self.broken_by(column)
                if self._mendable[broken].all() and (helper := self.helper(int(broken[0]), waiting)) >= 0:
                    waiting.append(int(owner[helper]))
                    break
            else:
                return False
        return True

    def fill(self, order: Iterable[int], stop: Callable[[], bool], only_if_worth: bool) -> None:
        """Columns in order, each as far as it fits; some whatever the time, for the first plan."""
        owner, free = self.search.program.owner, self.instance.free
        for column in order:
            if self.taken >= _WHATEVER_THE_TIME and stop():
                return
            if self.chosen[owner[column]] < 0 and free[column]:
                self.take(column, only_if_worth)

    def prune(self, stop: Callable[[], bool]) -> None:
        """Leave out what the plan is worth more without, as long as there is something: what was taken for
        others that were not.
        """
        gains, must = self.search.terms.gains, self.instance.must
        again = True
        while again:
            again = False
            worth = self.worth()
            for group in np.flatnonzero((self.chosen >= 0) & ~must).tolist():
                if stop():
                    return
                column = int(self.chosen[group])
                if float(self._worth(self.progress - gains[column])) <= worth:
                    continue
                rows, amounts = self.entries(column)
                if ((amounts < 0) & (self.over[rows] - amounts > self.tolerance[rows])).any():
                    continue
                self.drop(column)
                worth, again = self.worth(), True


def first_plans(
    search: LocalSearch,
    instance: LocalInstance,
    rounded: Ints,
    x: Floats,
    reduced: Floats,
    steps: int,
    stop: Callable[[], bool],
    on_better: Callable[[Ints], None] = lambda _: None,
    passed_by: PassedBy | None = None,
) -> list[Ints]:
    """Plans that were quick to find, the best first: built, then by local search from the relaxation rounded
    and from the best that was built.

    Measured on fifteen rounds that were tuned on and eight that were not: 0.003 and 0.16 % short of the best
    of all ways on average, with 0.09 and 0.35 from the relaxation alone, 0.20 and 0.21 from the built one
    alone, and in as much time 0.07 and 0.17 from the relaxation with double the steps.
    """
    solved, run = bool(x.any()), partial(search.run, on_better=on_better, passed_by=passed_by)
    if solved and search.program.groups <= _FEW_GROUPS and (found := run(instance, rounded, steps, stop)):
        return found
    built = constructed(search, instance, stop, *((x, reduced) if solved else ()))
    if built:
        on_better(built[0])
    starts = ([rounded] if solved or not built else []) + built[:1]
    found = list(built)
    for start in starts:
        found += run(instance, start, steps, stop, wait=None if not built else 0)
    return sorted(found, key=lambda plan: -search.worth(plan, instance.points))


def constructed(
    search: LocalSearch,
    instance: LocalInstance,
    stop: Callable[[], bool],
    x: Floats | None = None,
    reduced: Floats | None = None,
) -> list[Ints]:
    """Plans by construction, the best first: those that meet every row alone.

    Parameters
    ----------
    x, reduced : array (binary variables,), optional
        What the relaxation chooses, and the reduced costs there.

    Returns
    -------
    list of array (groups,)
        The column of each group, −1 for none.
    """
    orders: list[Ints | None] = (
        [None] if x is None or reduced is None else [_by_share(x), _by_time(search, x)]
    )
    rank = _by_use(search, instance) if x is None or reduced is None else x + _small(reduced)
    found: list[tuple[float, Ints]] = []
    for order in orders:
        plan = Construction(search, instance, rank)
        by_rank = np.argsort(-rank, kind="stable")
        plan.demands(by_rank)
        if order is not None:
            plan.fill(order.tolist(), stop, only_if_worth=False)
        plan.prune(stop)
        plan.fill(by_rank.tolist(), stop, only_if_worth=True)
        plan.prune(stop)
        if (plan.over <= plan.tolerance).all() and (plan.chosen[instance.must] >= 0).all():
            found.append((plan.worth(), plan.chosen))
        if stop():
            break
    nothing = float(search.terms.attainment.valued(instance.points)(np.zeros(search.gains.shape[1])))
    plans = [plan for _, plan in found]
    if x is not None and not any(worth > nothing for worth, _ in found):
        # a relaxation that the clock ended, or one that chooses nothing by more than a half
        plans += constructed(search, instance, stop)
    return sorted(plans, key=lambda plan: -search.worth(plan, instance.points))


def _small(reduced: Floats) -> Floats:
    """Reduced costs as what decides between equal shares."""
    return reduced / (1e3 * max(1e-12, float(np.abs(reduced).max(initial=0.0))))


def _by_use(search: LocalSearch, instance: LocalInstance) -> Floats:
    """What each column earns alone of the share of the rows that it uses."""
    program = search.program
    room = np.where(np.isfinite(instance.bound), np.maximum(np.abs(instance.bound), search.size), np.inf)
    owner = np.repeat(np.arange(len(search.width)), search.width)
    uses = np.bincount(
        owner, weights=np.maximum(search.amount, 0.0) / room[search.row], minlength=len(search.width)
    )[search.place]
    worth = search.terms.attainment.valued(instance.points)
    earns = worth(search.terms.gains) - float(worth(np.zeros(search.gains.shape[1])))
    return np.asarray(earns / (uses + 1e-3 * uses.mean() + 1e-12)).reshape(program.count)


def _by_share(x: Floats) -> Ints:
    """The columns chosen by more than a half, most first."""
    order = np.argsort(-x, kind="stable")
    return order[x[order] > 0.5]


def _by_time(search: LocalSearch, x: Floats) -> Ints:
    """The columns of groups that the relaxation chooses by more than a half, by when it expects them on
    average; of a group the earliest first.
    """
    program, delivery = search.program, search.terms.delivery
    share = np.bincount(program.owner, weights=x, minlength=program.groups)
    never = float(delivery.max(initial=0)) + 1.0
    expected = np.bincount(program.owner, weights=x * delivery, minlength=program.groups)
    expected += never * (1.0 - share)
    columns = np.flatnonzero(share[program.owner] > 0.5)
    # millionths: what is solved to a tolerance decides nothing, and prerequisites stay before
    key = np.round(expected[program.owner[columns]], 6)
    return columns[np.lexsort((delivery[columns], program.owner[columns], key))]
