"""What becomes of transfers when their first period has gone by, and of what was given in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from portfolio.continuity.draft import Cells, Draft
from portfolio.continuity.turn import Turn
from portfolio.model.problem import Problem
from portfolio.model.transfers import given_for, offers
from portfolio.model.usage import requirements


def leftover_transfers(turn: Turn, draft: Draft) -> None:
    """The transfers of the next round: their windows move on, what they may give stays. One whose last period
    has passed leaves, and one that would arrive no more.
    """
    keys = turn.case.written["transfers"].keys()
    kept: list[Cells] = []
    for row, key in zip(draft.rows["transfers"], keys, strict=True):
        if row.get("last") == turn.passed:
            turn.notes.leave(("transfers", key, ""), row["transfer"], "roll_last_passed", period=turn.passed)
            continue
        if row.get("first") == turn.passed:
            row["first"] = None
        if _arrives(turn, row):
            kept.append(row)
        else:
            turn.notes.leave(("transfers", key, ""), row["transfer"], "roll_never_arrives")
    draft.rows["transfers"] = kept


def _arrives(turn: Turn, row: Cells) -> bool:
    """Whether anything that it gives is gained in the next round."""
    periods, lag = turn.periods, int(float(str(row.get("lag") or 0)))
    first = periods.index(str(row["first"])) if row.get("first") else 0
    last = periods.index(str(row["last"])) if row.get("last") else len(periods) - 1
    return any(0 <= t + lag < len(periods) for t in range(first, last + 1))


@dataclass(frozen=True, eq=False)
class Moved:
    """What a resource gives and gains by what the period that goes by has a part in: ``now``, what it gave in
    it less what it gained; ``later``, what it gains (or, below 0, gives) in later ones, by their place in the
    next round.
    """

    now: Fraction = Fraction(0)
    later: Mapping[int, Fraction] = field(default_factory=dict)


def moved(turn: Turn) -> Mapping[str, Moved]:
    """By resource, what was given for the plan in the period that goes by, or gained in it."""
    case = turn.case
    given = given_for(Problem(case), sorted(turn.chosen.values())) if len(offers(case)) else None
    if given is None:
        return {}
    of, names = offers(case), requirements(case).resources
    now: dict[str, Fraction] = defaultdict(Fraction)
    later: dict[str, dict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for k, amount in enumerate(given.amounts):
        begins, ends = int(of.period[k]), int(of.arrival[k])
        if not amount or (begins and ends):
            continue
        for name, t, more in (
            (names[of.giver[k]], begins, -amount),
            (names[of.receiver[k]], ends, amount * of.rate[k]),
        ):
            if t:
                later[name][t - 1] += more
            else:
                now[name] -= more
    return {name: Moved(now[name], later[name]) for name in {*now, *later}}
