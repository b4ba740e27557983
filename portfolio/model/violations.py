"""What a portfolio uses, and which limits and demands it breaks: checked from the tables, without any
solver.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from portfolio.arrays import Floats, Ints
from portfolio.case.case import Case
from portfolio.case.checks import split_any_of
from portfolio.case.defaults import admissible_starts
from portfolio.model.choices import Choice, indices
from portfolio.model.constraints import Demand
from portfolio.model.effects import Effects, effects
from portfolio.model.problem import Problem
from portfolio.model.usage import Requirements, requirements
from portfolio.tables import Row, text_of
from portfolio.words.figures import number

ROUNDING = 2.0**-48
"""Slack of a limit, relative to what is available in that period. Amounts are the decimals that were written
and their sums are exact, so that nothing of what is used goes beyond a limit as it stands in a table; but a
limit that was reckoned (a budget × 0.9, what a question adds to it) is a double, whose last digits may be
off. At a billion this is 0.000004: far below a cent.
"""
TOLERANCE = 1e-9
"""Relative slack of a bucket by objective, whose shares are no decimals but quotients, and below which a
limit is checked exactly.
"""


@dataclass(frozen=True, slots=True)
class Breach:
    """One limit or demand that a portfolio breaks, and by how much; ``of`` is the demand itself, where it
    is one of the case's.
    """

    demand: str
    where: str
    excess: float
    of: Demand | None = None

    def __str__(self) -> str:
        return f"{self.demand}: {self.where}"


def breaches(problem: Problem, portfolio: Sequence[Choice]) -> list[Breach]:
    """Every limit and demand of the problem that the portfolio breaks; empty for a feasible one."""
    case = problem.case
    numbers, needs = effects(case), requirements(case)
    options, starts = indices(numbers, portfolio)
    funded = {c.initiative: c for c in portfolio}
    start = dict(zip(funded, starts.tolist(), strict=True))
    delivery = dict(zip(funded, (starts + numbers.duration[options] - 1).tolist(), strict=True))
    return [
        *_windows(case, numbers, funded, start, delivery),
        *_demanded(problem, funded),
        *_resources(problem, needs, options, starts),
        *_relations(case, start, delivery),
        *_buckets(problem, needs, numbers, portfolio, options, starts),
    ]


def _windows(
    case: Case, numbers: Effects, funded: dict[str, Choice], start: dict[str, int], delivery: dict[str, int]
) -> Iterator[Breach]:
    index = numbers.period_index
    for row in case.table("initiatives"):
        name = row["initiative"]
        if name in funded:
            length = delivery[name] - start[name] + 1
            allowed = admissible_starts(
                length,
                index[row["earliest"]],
                index[row["latest"]],
                len(case.periods),
                case.settings.finish_inside,
            )
            if start[name] not in allowed:
                yield Breach("start", f"{name} may not start in {funded[name].start}", 1.0)


def _demanded(problem: Problem, funded: dict[str, Choice]) -> Iterator[Breach]:
    for n, row in enumerate(problem.case.table("initiatives")):
        if row["mandatory"] and row["initiative"] not in funded:
            yield Breach(
                "mandatory",
                f"{row['initiative']} is mandatory and not funded",
                1.0,
                Demand("mandate", row["initiative"], n),
            )
    for n, row in enumerate(problem.case.table("decisions")):
        name, choice = row["initiative"], funded.get(row["initiative"])
        of = Demand("decision", name, n)
        if row["decision"] == "reject":
            if choice:
                yield Breach("decision", f"{name} was rejected and is funded", 1.0, of)
        elif choice is None:
            yield Breach("decision", f"{name} was decided and is not funded", 1.0, of)
        elif row["option"] not in (None, choice.option) or row["start"] not in (None, choice.start):
            yield Breach(
                "decision", f"{name} was decided otherwise than {choice.option} from {choice.start}", 1.0, of
            )
    for name, held in problem.locks.items():
        if held != (name in funded):
            yield Breach(
                "lock", f"{name} must {'' if held else 'not '}be funded", 1.0, Demand("lock", name, 0)
            )


def _resources(problem: Problem, needs: Requirements, options: Ints, starts: Ints) -> Iterator[Breach]:
    counted = needs.counted(options, starts)
    used, limits = needs.as_amounts(counted), problem.limits(needs.resources)
    available = needs.available(limits, used)
    scale = np.maximum(np.where(np.isfinite(limits), limits, 0.0).sum(axis=1), np.abs(used).sum(axis=1))
    close = used - available > -TOLERANCE * scale[:, None]
    exactly = {
        int(r): needs.exactly_available(limits, counted, int(r)) for r in np.flatnonzero(close.any(axis=1))
    }
    for r, t in np.argwhere(close):
        most = exactly[int(r)][t]
        excess = Fraction(0) if most is None else needs.amount_of(counted[r, t]) - most
        if most is None or excess <= max(abs(most), needs.amount_of(abs(counted[r, t]))) * Fraction(ROUNDING):
            continue
        name, period = needs.resources[r], problem.case.periods[t]
        of = Demand("limit", name, problem.case.table("resources")["resource"].index(name), period)
        yield Breach(
            "limit",
            f"{name} in {period}: {number(used[r, t])} used of {number(available[r, t])}",
            float(excess),
            of,
        )


def _relations(case: Case, start: dict[str, int], delivery: dict[str, int]) -> Iterator[Breach]:
    known = set(case.table("initiatives")["initiative"])
    for n, row in enumerate(case.table("relations")):
        of = Demand(row["relation"], row["initiative"], n)
        name, others = row["initiative"], split_any_of(row["other"], known)
        if row["relation"] == "synergy" or name not in start:
            continue
        if row["relation"] == "excludes":
            if others[0] in start:
                yield Breach("excludes", f"{name} and {others[0]} exclude each other", 1.0, of)
        elif row["lag"] is None:
            if not any(o in start for o in others):
                yield Breach("requires", f"{name} requires {row['other']}", 1.0, of)
        elif not any(o in start and start[name] >= delivery[o] + 1 + row["lag"] for o in others):
            yield Breach(
                "requires",
                f"{name} requires {row['other']} delivered {row['lag']:+g} periods before it starts",
                1.0,
                of,
            )


def bucket_shares(case: Case, numbers: Effects, row: Row, options: Ints, starts: Ints) -> Floats:
    """How much of each (option, start) belongs to a bucket: 0 or 1 by a column, a share by objective."""
    if row["by"] == "objective":
        # what is possible is known before any draw
        expected = effects(case.expected)
        return expected.objective_shares(options, starts)[:, expected.objectives.index(row["bucket"])]
    table = case.table("initiatives")
    inside = {
        i for i, v in zip(table["initiative"], table[row["by"]], strict=True) if text_of(v) == row["bucket"]
    }
    return np.array([numbers.initiatives[i] in inside for i in numbers.owner[options]], dtype=float)


def _buckets(
    problem: Problem,
    needs: Requirements,
    numbers: Effects,
    portfolio: Sequence[Choice],
    options: Ints,
    starts: Ints,
) -> Iterator[Breach]:
    choice, resource, _, amount = needs.uses(options, starts)
    for n, row in enumerate(problem.case.table("buckets")):
        weight = bucket_shares(problem.case, numbers, row, options, starts)
        if row["measure"] == "count":
            spent, total, scale = float(weight.sum()), 0.0, 1.0 + len(portfolio)
        else:
            on = resource == needs.resources.index(row["resource"])
            spent, total = math.fsum((weight[choice] * amount)[on]), math.fsum(amount[on])
            scale = max(1e-12, float(np.abs(amount[on]).sum()))
        base = total if row["measure"] == "share" else 1.0
        slack = TOLERANCE if row["by"] == "objective" else ROUNDING
        what = f"{row['measure']} of {row['by']} {row['bucket']} {row['resource'] or ''}"
        for bound, sign in (("min", -1.0), ("max", 1.0)):
            if row[bound] is not None:
                excess = sign * (spent - row[bound] * base)
                if excess > slack * max(scale, abs(row[bound] * base)):
                    yield Breach(
                        "bucket",
                        f"{what}: {number(spent)} against {bound} {number(row[bound] * base)}",
                        excess,
                        Demand("bucket", row["bucket"], n, bound),
                    )
