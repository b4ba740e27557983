"""What every option uses of money and people, period by period, and what a portfolio of them adds up to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from portfolio.case import Case
from portfolio.valuation import Choice, Floats, Ints, effects, indices


@dataclass(frozen=True, eq=False)
class Requirements:
    """What every option uses, as triplets sorted by option: its resource, its period of work, the amount.

    ``resources`` are sorted by id; ``usable``, ``carry_over`` and ``budget`` go by resource. ``first[o]`` is where
    the triplets of option *o* begin.
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

    def uses(self, options: Ints, starts: Ints) -> tuple[Ints, Ints, Ints, Floats]:
        """What each (option, start) uses inside the horizon: arrays of choice, resource, period, amount."""
        count = self.first[options + 1] - self.first[options]
        choice = np.repeat(np.arange(len(options)), count)
        offset = np.arange(len(choice)) - np.repeat(np.cumsum(count) - count, count)
        place = np.repeat(self.first[options], count) + offset
        period = self.step[place] + np.repeat(starts, count)
        inside = period < self.horizon
        return choice[inside], self.resource[place][inside], period[inside], self.amount[place][inside]

    def total(self, options: Ints, starts: Ints) -> Floats:
        """What a portfolio uses: array (resources, periods)."""
        used = np.zeros((len(self.resources), self.horizon))
        _, resource, period, amount = self.uses(options, starts)
        np.add.at(used, (resource, period), amount)
        return used

    def sources(self, limits: Floats, resource: int, period: int) -> Iterator[tuple[int, float]]:
        """The periods whose amounts count in this one, it first, and what a unit of each is worth here: what may be planned, carried over."""
        share, t = float(self.usable[resource]), period
        while t >= 0 and math.isfinite(limits[resource, t]) and share:
            yield t, share
            share, t = share * float(self.carry_over[resource]), t - 1

    def available(self, limits: Floats, used: Floats) -> Floats:
        """Usable amount plus what is carried in, array (resources, periods); inf where there is no limit."""
        available = np.full_like(limits, np.inf)
        carried = np.zeros(len(limits))
        for t in range(self.horizon):
            limited = np.isfinite(limits[:, t])
            available[limited, t] = self.usable[limited] * limits[limited, t] + carried[limited]
            unused = np.where(limited, np.maximum(available[:, t] - used[:, t], 0.0), 0.0)  # an overdraft is no debt
            carried = np.where(limited, self.carry_over * unused, 0.0)
        return available


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
    # sums of one cell's rows in an order that does not depend on the file's
    parts: dict[tuple[int, int, int], list[float]] = defaultdict(list)
    for row in table:
        targets = options_of[row["initiative"]] if row["option"] is None else [numbers.option_index[row["initiative"], row["option"]]]
        for step in table.further:
            if row[step]:
                for o in targets:
                    parts[o, place[row["resource"]], int(step) - 1].append(row[step])
    cells = sorted((key, math.fsum(amounts)) for key, amounts in parts.items())
    keys = np.array([key for key, _ in cells], dtype=np.int64).reshape(-1, 3)
    return Requirements(
        resources=tuple(place),
        usable=np.array([r["usable"] for r in resources], dtype=float),
        carry_over=np.array([r["carry_over"] for r in resources], dtype=float),
        budget=np.array([r["kind"] == "budget" for r in resources], dtype=bool),
        horizon=len(case.periods),
        first=np.searchsorted(keys[:, 0], np.arange(len(numbers.options) + 1)),
        resource=keys[:, 1],
        step=keys[:, 2],
        amount=np.array([amount for _, amount in cells], dtype=float),
    )


def spend(case: Case, portfolio: Sequence[Choice], resources: Sequence[str] | None = None) -> float:
    """What a portfolio uses of some resources together inside the horizon; of all budgets unless they are named."""
    needs = requirements(case)
    mine = needs.budget if resources is None else np.isin(needs.resources, resources)
    return float(needs.total(*indices(effects(case), portfolio))[mine].sum())
