"""One figure of an indicator: what was planned and what was observed of something, in all or in one
period.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portfolio.case.past_periods import Timeline


class Figure(NamedTuple):
    """One figure of an indicator, before it is put into words.

    ``by`` says what kind of thing ``of`` is: team, resource, initiative, objective, key_result; both empty
    for all together. ``name`` and ``of_name`` are what people call them where no table and no phrase says so.
    """

    indicator: str
    unit: str
    source: str
    better: str = ""
    by: str = ""
    of: str = ""
    period: str = ""
    planned: float = math.nan
    observed: float = math.nan
    change: float = math.nan
    rests_on: int = 0
    name: str = ""
    of_name: str = ""


class Amount(NamedTuple):
    """So much in a period; ``key`` tells what it is counted for."""

    period: str
    amount: float
    key: str | int


def flow(
    figure: Figure, planned: Iterable[Amount], observed: Iterable[Amount], line: Timeline, last: int
) -> Iterator[Figure]:
    """The mean of a period, then each period from the first that is named.

    A period without an amount has 0 of it, unless none was given at all (NaN), or nothing has been observed
    so far: ``last`` is the place of the last period that has been observed, and the mean goes no further. A
    period that the whole table never names is none: nobody can say how many lie between two labels.
    """
    sides = [[a for a in side if a.period and not math.isnan(a.amount)] for side in (planned, observed)]
    named = [line.place[a.period] for side in sides for a in side]
    if not named:
        return
    sums = []
    for side in sides:
        by_place: dict[int, list[float]] = {t: [] for t in range(min(named), len(line.labels))}
        for a in side:
            by_place[line.place[a.period]].append(a.amount)
        sums.append({t: math.fsum(amounts) if side else math.nan for t, amounts in by_place.items()})
    over = range(min(named), last + 1)
    if over:
        means = [math.fsum(s[t] for t in over) / len(over) for s in sums]
        keys = {a.key for side in sides for a in side if line.place[a.period] in over}
        yield figure._replace(planned=means[0], observed=means[1], rests_on=len(keys))
    for t, label in enumerate(line.labels):
        if t in sums[0]:
            keys = {a.key for side in sides for a in side if line.place[a.period] == t}
            yield figure._replace(
                period=label,
                planned=sums[0][t],
                observed=sums[1][t] if t <= last else math.nan,
                rests_on=len(keys),
            )
