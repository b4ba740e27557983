"""What every option uses of money and people, period by period, and what a portfolio of them adds up to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.case.case import Case
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import effects
from portfolio.tables.numbers import exact
from portfolio.tables.relations import STOP, Means

ROUNDING = 2.0**-48
"""Slack of a limit, relative to what is available in that period. Amounts are the decimals that were written
and their sums are exact, so that nothing of what is used goes beyond a limit as it stands in a table; but a
limit that was reckoned (a budget × 0.9, what a question adds to it) is a double, whose last digits may be
off. At a billion this is 0.000004: far below a cent.
"""
_EXACT = 2**53
"""Doubles hold every whole number below."""


@dataclass(frozen=True, eq=False)
class Stopping:
    """What stopping each running initiative uses inside the horizon, as triplets sorted by initiative: its
    resource, the period, the amount. ``first[i]`` is where those of initiative *i* begin.
    """

    first: Ints
    resource: Ints
    period: Ints
    amount: Floats
    units: np.typing.NDArray[Any]

    def __bool__(self) -> bool:
        return len(self.amount) > 0

    @cached_property
    def initiatives(self) -> Ints:
        """Those whose stopping uses anything."""
        return np.flatnonzero(np.diff(self.first))

    def of(self, initiatives: Ints) -> tuple[Ints, Ints]:
        """The triplets of some initiatives: arrays of place among them, triplet."""
        count = self.first[initiatives + 1] - self.first[initiatives]
        place = np.repeat(np.arange(len(initiatives)), count)
        offset = np.arange(len(place)) - np.repeat(np.cumsum(count) - count, count)
        return place, np.repeat(self.first[initiatives], count) + offset


@dataclass(frozen=True, eq=False)
class Requirements:
    """What every option uses, as triplets sorted by option: its resource, its period of work, the amount.

    Amounts are the decimals that were written: ``units`` are whole numbers of which ``per`` make 1, so that
    sums are exact whatever their size, and 0.1 + 0.2 is 0.3. ``resources`` are sorted by id; ``usable``,
    ``carry_over`` and ``budget`` go by resource. ``first[o]`` is where the triplets of option *o* begin.

    ``owner`` is the initiative of each option, and ``stopping`` what stopping each initiative uses: none but
    running ones use any. A portfolio uses what it funds, and what stopping the running ones that it does not
    fund takes: so funding one *adds* its uses less what stopping it would have used.
    """

    resources: tuple[str, ...]
    usable: Floats
    carry_over: Floats
    budget: np.typing.NDArray[np.bool_]
    horizon: int
    first: Ints
    resource: Ints
    step: Ints
    amount: Floats
    units: np.typing.NDArray[Any]
    per: int
    owner: Ints
    stopping: Stopping

    @cached_property
    def resource_index(self) -> dict[str, int]:
        return {r: k for k, r in enumerate(self.resources)}

    def uses(self, options: Ints, starts: Ints) -> tuple[Ints, Ints, Ints, Floats]:
        """What each (option, start) uses inside the horizon: arrays of choice, resource, period, amount."""
        choice, period, place = self.places(options, starts)
        return choice, self.resource[place], period, self.amount[place]

    def adds(self, options: Ints, starts: Ints) -> tuple[Ints, Ints, Ints, Floats]:
        """What funding each (option, start) adds to what is used where nothing is funded: as :meth:`uses`,
        and, negative, what stopping its initiative would have used.
        """
        used = self.uses(options, starts)
        if not self.stopping:
            return used
        place, saved = self.stopping.of(self.owner[options])
        of = self.stopping
        return (
            np.concatenate([used[0], place]),
            np.concatenate([used[1], of.resource[saved]]),
            np.concatenate([used[2], of.period[saved]]),
            np.concatenate([used[3], -of.amount[saved]]),
        )

    @cached_property
    def unfunded(self) -> Floats:
        """What is used where nothing is funded and all that runs is stopped: array (resources, periods)."""
        return self.total(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))

    def stopped(self, options: Ints) -> Ints:
        """The initiatives that stopping takes something of and that none of these options funds."""
        return np.setdiff1d(self.stopping.initiatives, self.owner[options])

    def places(self, options: Ints, starts: Ints) -> tuple[Ints, Ints, Ints]:
        """The triplets of each (option, start) inside the horizon: arrays of choice, period, triplet."""
        count = self.first[options + 1] - self.first[options]
        choice = np.repeat(np.arange(len(options)), count)
        offset = np.arange(len(choice)) - np.repeat(np.cumsum(count) - count, count)
        place = np.repeat(self.first[options], count) + offset
        period = self.step[place] + np.repeat(starts, count)
        inside = period < self.horizon
        return choice[inside], period[inside], place[inside]

    def counted(self, options: Ints, starts: Ints) -> np.typing.NDArray[Any]:
        """What a portfolio uses, exactly: array (resources, periods) of whole numbers of which ``per``
        make 1.
        """
        used = np.zeros((len(self.resources), self.horizon), dtype=self.units.dtype)
        _, period, place = self.places(options, starts)
        np.add.at(used, (self.resource[place], period), self.units[place])
        if self.stopping:
            of = self.stopping
            _, stopped = of.of(self.stopped(options))
            np.add.at(used, (of.resource[stopped], of.period[stopped]), of.units[stopped])
        return used

    def total(self, options: Ints, starts: Ints) -> Floats:
        """What a portfolio uses, to the nearest double: array (resources, periods)."""
        return self.as_amounts(self.counted(options, starts))

    def as_amounts(self, counted: Any) -> Floats:
        """Whole numbers of units as amounts."""
        return np.asarray(counted / self.per, dtype=float)

    def sources(self, limits: Floats, resource: int, period: int) -> Iterator[tuple[int, float]]:
        """The periods whose amounts count in this one, it first, and what a unit of each is worth here:
        what may be planned, carried over.
        """
        share, t = float(self.usable[resource]), period
        while t >= 0 and math.isfinite(limits[resource, t]) and share:
            yield t, share
            share, t = share * float(self.carry_over[resource]), t - 1

    def available(self, limits: Floats, used: Floats, moved: Floats | None = None) -> Floats:
        """Usable amount plus what is carried in, array (resources, periods); inf where there is no limit.
        ``moved``: what is gained less what is given.
        """
        available = np.full_like(limits, np.inf)
        carried = np.zeros(len(limits))
        for t in range(self.horizon):
            limited = np.isfinite(limits[:, t])
            available[limited, t] = self.usable[limited] * limits[limited, t] + carried[limited]
            if moved is not None:
                available[limited, t] += moved[limited, t]
            # an overdraft is no debt
            unused = np.where(limited, np.maximum(available[:, t] - used[:, t], 0.0), 0.0)
            carried = np.where(limited, self.carry_over * unused, 0.0)
        return available

    def exactly_available(
        self,
        limits: Floats,
        counted: np.typing.NDArray[Any],
        resource: int,
        moved: Sequence[Fraction] = (),
    ) -> list[Fraction | None]:
        """As :meth:`available`, of one resource, in exact numbers; None where there is no limit. ``moved`` is
        what it gains less what it gives, period by period.
        """
        usable, kept = exact(self.usable[resource]), exact(self.carry_over[resource])
        found: list[Fraction | None] = []
        carried = Fraction(0)
        for t in range(self.horizon):
            if math.isinf(limits[resource, t]):
                found.append(None)
                carried = Fraction(0)
                continue
            most = usable * exact(limits[resource, t]) + carried + (moved[t] if moved else 0)
            found.append(most)
            if kept:
                carried = kept * max(most - self.amount_of(counted[resource, t]), Fraction(0))
        return found

    def amount_of(self, units: Any) -> Fraction:
        """So many units as an exact amount."""
        return Fraction(int(units), self.per)


@lru_cache(maxsize=8)
def requirements(case: Case) -> Requirements:
    """What every option of a case uses, worked out once for each case."""
    numbers = effects(case)
    table = case.table("requirements")
    resources = sorted(case.table("resources"), key=lambda r: str(r["resource"]))
    place = {r["resource"]: k for k, r in enumerate(resources)}
    options_of: dict[str, list[int]] = defaultdict(list)
    for o, (initiative, _) in enumerate(numbers.options):
        options_of[initiative].append(o)
    parts: dict[tuple[int, int, int], Fraction] = defaultdict(Fraction)
    ends: dict[tuple[int, int, int], Fraction] = defaultdict(Fraction)
    for row in table:
        initiative, resource = row["initiative"], place[row["resource"]]
        amounts = [(int(step) - 1, exact(row[step])) for step in table.further if row[step]]
        if row["option"] == STOP:
            for period, taken in amounts:
                if period < len(case.periods):
                    ends[numbers.initiative_index[initiative], resource, period] += taken
            continue
        targets = (
            options_of[initiative]
            if row["option"] is None
            else [numbers.option_index[initiative, row["option"]]]
        )
        for step, needed in amounts:
            for o in targets:
                parts[o, resource, step] += needed
    per = math.lcm(*(amount.denominator for amount in (*parts.values(), *ends.values())))
    size = sum(abs(amount) for amount in (*parts.values(), *ends.values())) * per
    # whole numbers that doubles hold are summed in one go, larger ones by Python
    kind = np.int64 if per * 1.0 < _EXACT and size < _EXACT else object
    keys, amount, units = _triplets(parts, per, kind)
    stop_keys, stop_amount, stop_units = _triplets(ends, per, kind)
    return Requirements(
        resources=tuple(place),
        usable=np.array([r["usable"] for r in resources], dtype=float),
        carry_over=np.array([r["carry_over"] for r in resources], dtype=float),
        budget=np.array([Means(r["kind"]).is_money for r in resources], dtype=bool),
        horizon=len(case.periods),
        first=np.searchsorted(keys[:, 0], np.arange(len(numbers.options) + 1)),
        resource=keys[:, 1],
        step=keys[:, 2],
        amount=amount,
        units=units,
        per=per,
        owner=numbers.owner,
        stopping=Stopping(
            first=np.searchsorted(stop_keys[:, 0], np.arange(len(numbers.initiatives) + 1)),
            resource=stop_keys[:, 1],
            period=stop_keys[:, 2],
            amount=stop_amount,
            units=stop_units,
        ),
    )


def _triplets(
    cells: Mapping[tuple[int, int, int], Fraction], per: int, kind: type
) -> tuple[Ints, Floats, np.typing.NDArray[Any]]:
    """Amounts by three indices in the order of these: the indices, the amounts, these in whole units."""
    ordered = sorted(cells.items())
    keys = np.array([key for key, _ in ordered], dtype=np.int64).reshape(-1, 3)
    amounts = np.array([float(amount) for _, amount in ordered], dtype=float)
    return keys, amounts, np.array([int(amount * per) for _, amount in ordered], dtype=kind)


def spend(case: Case, portfolio: Sequence[Choice], resources: Sequence[str] | None = None) -> float:
    """What a portfolio uses of some resources together inside the horizon, what stopping takes included; of
    all budgets unless they are named.
    """
    needs = requirements(case)
    mine = _mine(needs, resources)
    return float(needs.amount_of(needs.counted(*indices(effects(case), portfolio))[mine].sum()))


def spend_of(case: Case, choices: Sequence[Choice], resources: Sequence[str] | None = None) -> float:
    """What these choices use by themselves, whatever else is funded or stopped."""
    needs = requirements(case)
    _, _, place = needs.places(*indices(effects(case), choices))
    return float(needs.amount_of(needs.units[place][_mine(needs, resources)[needs.resource[place]]].sum()))


def stopping_spend(case: Case, initiative: str, resources: Sequence[str] | None = None) -> float:
    """What stopping an initiative uses of some resources together inside the horizon; of all budgets unless
    they are named.
    """
    needs = requirements(case)
    _, place = needs.stopping.of(np.array([effects(case).initiative_index[initiative]]))
    of = needs.stopping
    return float(needs.amount_of(of.units[place][_mine(needs, resources)[of.resource[place]]].sum()))


def _mine(needs: Requirements, resources: Sequence[str] | None) -> Bools:
    """Which resources are meant."""
    return needs.budget if resources is None else np.isin(needs.resources, resources)
