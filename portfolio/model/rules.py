"""Rules of an organisation's own: what each counts of a portfolio, and between which bounds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

import numpy as np

from portfolio.arrays import Floats, Ints
from portfolio.case.case import Case
from portfolio.model.effects import effects
from portfolio.tables.cells import says
from portfolio.tables.relations import Counted, has_begun


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: min ≤ Σ weight of what is counted ≤ max, at once or in every period.

    Attributes
    ----------
    name : str
    counted : Counted
        What of a portfolio counts: all of it, or period by period what is under work, or what starts.
    bounds : dict of str to (row, number)
        ``min`` and ``max``, where given, with the first row of the table that says so.
    weight : array (options,)
        What each option counts for; rows of a rule that name it add up.
    named : tuple of str
        The initiatives that count at all, in the order of their table.
    """

    name: str
    counted: Counted
    bounds: dict[str, tuple[int, float]]
    weight: Floats
    named: tuple[str, ...]

    @property
    def is_count(self) -> bool:
        """Whether it counts initiatives, each once."""
        return bool(np.isin(self.weight, (0.0, 1.0)).all())


@lru_cache(maxsize=16)
def rules_of(case: Case) -> tuple[Rule, ...]:
    """The rules of a case, in the order in which they first appear."""
    numbers, rows = effects(case), list(case.table("rules"))
    initiatives = case.rows("initiatives")
    found: list[Rule] = []
    for name in dict.fromkeys(row["rule"] for row in rows):
        own = [(n, row) for n, row in enumerate(rows) if row["rule"] == name]
        bounds = {
            part: next((n, row[part]) for n, row in own if row[part] is not None)
            for part in ("min", "max")
            if any(row[part] is not None for _, row in own)
        }
        said = next((row["when"] for _, row in own if row["when"] is not None), Counted.FUNDED.value)
        weight, named = np.zeros(len(numbers.options)), set[str]()
        for _, row in own:
            for o, (initiative, option) in enumerate(numbers.options):
                belongs = (
                    initiative == row["initiative"]
                    if row["by"] is None
                    else says(initiatives[initiative][row["by"]], row["value"])
                )
                if belongs and row["option"] in (None, option):
                    weight[o] += row["weight"]
                    named.add(initiative)
        found.append(Rule(name, Counted(said), bounds, weight, tuple(i for i in initiatives if i in named)))
    return tuple(found)


def counts(case: Case, rule: Rule, options: Ints, starts: Ints) -> Iterator[tuple[int, Ints]]:
    """What of some choices a rule counts: for each period (or 0, at once), the places among the choices.

    A running initiative is under work from its first period here on; it has begun, so that it starts no more.
    """
    numbers = effects(case)
    periods = len(case.periods)
    match rule.counted:
        case Counted.FUNDED:
            yield 0, np.arange(len(options))
        case Counted.ACTIVE:
            ends = starts + numbers.duration[options]
            for t in range(periods):
                yield t, np.flatnonzero((starts <= t) & (t < ends))
        case Counted.START:
            rows = case.rows("initiatives")
            begun = np.array([has_begun(rows[i]["status"]) for i in numbers.initiatives], dtype=bool)
            begins = ~begun[numbers.owner[options]]
            for t in range(periods):
                yield t, np.flatnonzero((starts == t) & begins)
        case _:
            assert_never(rule.counted)


def reached(case: Case, rule: Rule, options: Ints, starts: Ints) -> tuple[float, float]:
    """What a portfolio counts for: at the least and at the most, over the periods where it goes by those."""
    found = [math.fsum(rule.weight[options[places]]) for _, places in counts(case, rule, options, starts)]
    return min(found), max(found)


def broken_by(
    case: Case, rule: Rule, options: Ints, starts: Ints, slack: float
) -> dict[str, tuple[int, float]]:
    """Which bounds of a rule a portfolio breaks: the period in which it does most, and what counts there."""
    worst: dict[str, tuple[int, float]] = {}
    most: dict[str, float] = {}
    for t, places in counts(case, rule, options, starts):
        weights = rule.weight[options[places]]
        total, size = math.fsum(weights), float(np.abs(weights).sum())
        for part, sign in (("min", -1.0), ("max", 1.0)):
            if part in rule.bounds:
                bound = rule.bounds[part][1]
                excess = sign * (total - bound)
                if excess > slack * max(size, abs(bound)) and excess > most.get(part, 0.0):
                    worst[part], most[part] = (t, total), excess
    return worst
