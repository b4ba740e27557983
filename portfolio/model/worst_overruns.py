"""What a plan would use beyond its needs if some of its initiatives overran: exactly, and limit by limit."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from portfolio.arrays import Floats, Ints
from portfolio.case.case import Case
from portfolio.model.effects import effects
from portfolio.model.usage import requirements
from portfolio.tables.numbers import exact
from portfolio.tables.relations import STOP

_CLOSE = 1e-9
"""Share of a limit below which it is checked exactly."""


class Short(NamedTuple):
    """A limit that does not hold: what is needed in its period, overruns included, and what there is."""

    resource: int
    period: int
    needed: Fraction
    available: Fraction


@dataclass(frozen=True, eq=False)
class Overruns:
    """What every option uses more if its initiative overruns, ``high`` for every row of its requirements, as
    triplets sorted by option: its resource, its period of work, the amount (``exact``, and as a double).
    ``first[o]`` is where the triplets of option *o* begin.

    What stopping takes does not overrun: only what is funded does.
    """

    first: Ints
    resource: Ints
    step: Ints
    amount: Floats
    exact: np.typing.NDArray[Any]
    horizon: int
    resources: int

    def __bool__(self) -> bool:
        return len(self.amount) > 0

    def places(self, options: Ints, starts: Ints) -> tuple[Ints, Ints, Ints]:
        """The triplets of each (option, start) inside the horizon: arrays of choice, period, triplet."""
        count = self.first[options + 1] - self.first[options]
        choice = np.repeat(np.arange(len(options)), count)
        offset = np.arange(len(choice)) - np.repeat(np.cumsum(count) - count, count)
        place = np.repeat(self.first[options], count) + offset
        period = self.step[place] + np.repeat(starts, count)
        inside = period < self.horizon
        return choice[inside], period[inside], place[inside]

    def adds(self, options: Ints, starts: Ints) -> tuple[Ints, Ints, Ints, Floats]:
        """What each (option, start) uses more: arrays of choice, resource, period, amount."""
        choice, period, place = self.places(options, starts)
        return choice, self.resource[place], period, self.amount[place]

    def counted(self, limits: Floats, kept: Floats, options: Ints, starts: Ints) -> Floats:
        """What the limit of each period misses if one of these overruns, with what is then not carried in:
        array (choices, resources, periods); 0 where an overrun leaves it more.
        """
        each = np.zeros((len(options), self.resources, self.horizon))
        choice, resource, period, amount = self.adds(options, starts)
        np.add.at(each, (choice, resource, period), amount)
        carries = np.isfinite(limits) * kept[:, None]
        for t in range(1, self.horizon):
            each[:, :, t] += carries[:, t - 1] * each[:, :, t - 1]
        return np.maximum(each, 0.0)


@lru_cache(maxsize=8)
def overruns(case: Case) -> Overruns:
    """What every option of a case uses more if it overruns, worked out once for each case."""
    numbers, needs = effects(case), requirements(case)
    more: dict[tuple[int, int, int], Fraction] = defaultdict(Fraction)
    options_of: dict[str, list[int]] = defaultdict(list)
    for o, (initiative, _) in enumerate(numbers.options):
        options_of[initiative].append(o)
    table = case.table("requirements")
    for row in table:
        if row["option"] == STOP or row["high"] <= 1:
            continue
        initiative, share = row["initiative"], exact(row["high"]) - 1
        one = None if row["option"] is None else numbers.option_index[initiative, row["option"]]
        for step in table.further:
            for o in (options_of[initiative] if one is None else [one]) if row[step] else ():
                place = o, needs.resource_index[row["resource"]], int(step) - 1
                more[place] += exact(row[step]) * share
    ordered = sorted(more.items())
    keys = np.array([key for key, _ in ordered], dtype=np.int64).reshape(-1, 3)
    amounts = np.empty(len(ordered), dtype=object)
    amounts[:] = [amount for _, amount in ordered]
    return Overruns(
        first=np.searchsorted(keys[:, 0], np.arange(len(numbers.options) + 1)),
        resource=keys[:, 1],
        step=keys[:, 2],
        amount=amounts.astype(float),
        exact=amounts,
        horizon=needs.horizon,
        resources=len(needs.resources),
    )


def worst(each: Floats, count: int) -> Floats:
    """What the ``count`` largest come to together: array (choices, …) to array (…).

    Examples
    --------
    >>> worst(np.array([[1.0], [4.0], [2.0]]), 2)
    array([6.])
    """
    if count >= len(each):
        return np.asarray(each.sum(axis=0))
    return np.asarray(np.sort(each, axis=0)[len(each) - count :].sum(axis=0))


def room_for_overruns(case: Case, limits: Floats, count: int, options: Ints, starts: Ints) -> Floats:
    """What has to be left of each limit so that any ``count`` of these may overrun: array (resources,
    periods).
    """
    needs = requirements(case)
    if not count:
        return np.zeros((len(needs.resources), needs.horizon))
    return worst(overruns(case).counted(limits, needs.carry_over, options, starts), count)


def short(case: Case, limits: Floats, count: int, options: Ints, starts: Ints) -> list[Short]:
    """The limits that do not hold whichever ``count`` of these initiatives overrun: for each limit the ones
    that overrun most there.

    An initiative overruns on all its rows at once. Which ones do hangs on the limit: that every limit holds
    whichever they are, and that each holds for its own worst ones, is the same. As in a plan without
    overruns an overdraft is no debt: of the periods that a limit may count from, the one that asks least.
    """
    needs = requirements(case)
    used = needs.total(options, starts)
    left, size = np.full_like(limits, np.inf), np.abs(used)
    carried = np.zeros(len(limits))
    for t in range(needs.horizon):
        limited = np.isfinite(limits[:, t])
        there = needs.usable * np.where(limited, limits[:, t], 0.0) + carried
        left[limited, t] = (there - used[:, t])[limited]
        size[limited, t] += np.abs(there)[limited]
        carried = np.where(limited, needs.carry_over * (there - used[:, t]), 0.0)
    close = (
        left - room_for_overruns(case, limits, count, options, starts) < _CLOSE * size.sum(axis=1)[:, None]
    )
    found = []
    for r in np.flatnonzero(close.any(axis=1)).tolist():
        exactly = _Exactly(case, limits[r], r, count, options, starts)
        found += [exactly.at(t) for t in np.flatnonzero(close[r]).tolist()]
    return [one for one in found if one.needed > one.available]


class _Exactly:
    """One resource's limits and what a plan uses of it, in exact numbers."""

    def __init__(
        self, case: Case, limits: Floats, resource: int, count: int, options: Ints, starts: Ints
    ) -> None:
        needs, more = requirements(case), overruns(case)
        self.limits, self.resource, self.count = limits, resource, count
        self.usable, self.kept = exact(needs.usable[resource]), exact(needs.carry_over[resource])
        self.used = [needs.amount_of(units) for units in needs.counted(options, starts)[resource]]
        self.more: list[dict[int, Fraction]] = [defaultdict(Fraction) for _ in range(needs.horizon)]
        for choice, period, place in zip(*more.places(options, starts), strict=True):
            if more.resource[place] == resource:
                self.more[period][int(choice)] += more.exact[place]

    def at(self, period: int) -> Short:
        """What is needed in a period and what there is, counted from the period that asks least."""
        best: Short | None = None
        there, share, over = Fraction(0), Fraction(1), dict[int, Fraction]()
        for u in range(period, -1, -1):
            if math.isinf(self.limits[u]) or not share:
                break
            there += share * (self.usable * exact(self.limits[u]) - (self.used[u] if u < period else 0))
            for choice, amount in self.more[u].items():
                over[choice] = over.get(choice, Fraction(0)) + share * amount
            needed = self.used[period] + self._worst(over.values())
            if best is None or needed - there < best.needed - best.available:
                best = Short(self.resource, period, needed, there)
            share *= self.kept
        assert best is not None, "a period without a limit is never short"
        return best

    def accumulated(self) -> list[Fraction]:
        """The worst of each period, all that is carried over included."""
        found, over = [], dict[int, Fraction]()
        for t, amounts in enumerate(self.more):
            if math.isinf(self.limits[t]):
                over = {}
                found.append(Fraction(0))
                continue
            over = {choice: self.kept * amount for choice, amount in over.items()}
            for choice, amount in amounts.items():
                over[choice] = over.get(choice, Fraction(0)) + amount
            found.append(self._worst(over.values()))
        return found

    def _worst(self, amounts: Sequence[Fraction] | Any) -> Fraction:
        largest = sorted((a for a in amounts if a > 0), reverse=True)
        return sum(largest[: self.count], Fraction(0))


def accumulated_worst(
    case: Case, limits: Floats, resource: int, count: int, options: Ints, starts: Ints
) -> list[Fraction]:
    """What any ``count`` of these may take more of one resource up to each period, with what is then not
    carried in, counted from the last period without a limit on.
    """
    return _Exactly(case, limits[resource], resource, count, options, starts).accumulated()
