"""A second reading of `transfers`: what is given for a portfolio, by an exact program in whole numbers, and
with it the one answer over every portfolio.

It shares no code with the package. Demands, values and the tie rule are those of `support.oracle`; the limits
are told anew here, with what is given and gained in them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, inf, lcm

from support import oracle
from support.oracle import Candidate, Case, Choice, Row, Settings, Tables, cell

NODES = 400  # of branching on steps: a case that needs more is not compared
type Line = list[Fraction]


class NothingError(Exception):
    """No amounts meet the rows."""


class UnsettledError(Exception):
    """More branches than these cases are worth."""


@dataclass(frozen=True)
class Given:
    """What one transfer gives in one period, and where and when it arrives."""

    transfer: str
    period: str
    amount: Fraction
    gained: Fraction
    arrives: str
    cost: Fraction


@dataclass(frozen=True)
class Column:
    """One transfer in one period of giving."""

    transfer: str
    period: int
    giver: str
    taker: str
    rate: Fraction
    arrives: int
    most: Fraction | None
    step: Fraction | None
    cost: int  # money spent by a unit given


@dataclass(frozen=True)
class Answer:
    impact: float
    funded: list[Choice]
    given: list[Given]
    usage: dict[tuple[str, str], tuple[float, float]]  # given and gained


class Giving(Case):
    """A case whose resources help each other out."""

    def __init__(self, tables: Tables, settings: Settings) -> None:
        super().__init__(tables, settings)
        ordered = sorted(self.rows("transfers"), key=lambda row: row["transfer"])
        self.columns = [column for row in ordered for column in self.read_columns(row)]
        self.limited = [
            (resource, self.weights_of(resource, t))
            for resource, limits in self.limits.items()
            for t, limit in enumerate(limits)
            if limit < inf
        ]
        self.matrix = [self.matrix_row(resource, weights) for resource, weights in self.limited]
        unit = [[Fraction(-(i == j)) for j in range(len(self.columns))] for i in range(len(self.columns))]
        money = [Fraction(c.cost) for c in self.columns]
        self.order = [money, [Fraction(1)] * len(self.columns), *unit]
        self.known: dict[tuple[Fraction, ...], list[Fraction] | None] = {}

    def read_columns(self, row: Row) -> list[Column]:
        lag = self.whole(row, "lag") or 0
        first, last = int(self.period(row, "first", 0)), int(self.period(row, "last", len(self.periods) - 1))
        spent = row["from"] in self.budgets and row["to"] not in self.budgets
        return [
            Column(
                transfer=row["transfer"],
                period=t,
                giver=row["from"],
                taker=row["to"],
                rate=Fraction(self.amount(row, "rate", 1)),
                arrives=t + lag,
                most=Fraction(cell(row, "max")) if cell(row, "max") else None,
                step=Fraction(cell(row, "step")) if cell(row, "step") else None,
                cost=int(spent),
            )
            for t in range(first, last + 1)
            if 0 <= t + lag < len(self.periods)
        ]

    def weights_of(self, resource: str, period: int) -> dict[int, Fraction]:
        """The share of what was left in each period that comes to this one."""
        weights, share = {}, Fraction(1)
        for t in range(period, -1, -1):
            if self.limits[resource][t] == inf or not share:
                break
            weights[t] = share
            share *= Fraction(self.carry_over[resource])
        return weights

    def matrix_row(self, resource: str, weights: dict[int, Fraction]) -> Line:
        return [
            (weights.get(c.period, Fraction(0)) if c.giver == resource else Fraction(0))
            - (c.rate * weights.get(c.arrives, Fraction(0)) if c.taker == resource else Fraction(0))
            for c in self.columns
        ]

    def left(self, funded: Sequence[Candidate]) -> tuple[Fraction, ...]:
        """What a portfolio leaves in every limit, nothing given; below 0: what is missing."""
        uses = self.uses(funded)
        return tuple(
            Fraction(
                sum(w * (self.limits[r][t] - sum(use[r][t] for use in uses)) for t, w in weights.items())
            )
            for r, weights in self.limited
        )

    def amounts(self, funded: Sequence[Candidate]) -> list[Fraction] | None:
        left = self.left(funded)
        if left not in self.known:
            self.known[left] = self.worked_out(left)
        return self.known[left]

    def worked_out(self, left: Sequence[Fraction]) -> list[Fraction] | None:
        if all(amount >= 0 for amount in left):
            return [Fraction(0)] * len(self.columns)
        best: list[Fraction] | None = None
        bounds: list[tuple[Line, list[Fraction | None]]] = [
            ([Fraction(0)] * len(self.columns), [c.most for c in self.columns])
        ]
        for _ in range(NODES + 1):
            if not bounds:
                return best
            low, high = bounds.pop()
            if any(h is not None and h < w for w, h in zip(low, high, strict=True)):
                continue
            rest = [v - dot(row, low) for row, v in zip(self.matrix, left, strict=True)]
            room = [None if h is None else h - w for w, h in zip(low, high, strict=True)]
            try:
                given = [
                    a + w
                    for a, w in zip(lexicographic(self.matrix, rest, room, self.order), low, strict=True)
                ]
            except NothingError:
                continue
            if best is not None and self.rank(given) >= self.rank(best):
                continue
            torn = next(
                (j for j, c in enumerate(self.columns) if c.step and (given[j] / c.step).denominator > 1),
                None,
            )
            if torn is None:
                best = given
                continue
            step = self.columns[torn].step or Fraction(1)
            below = floor(given[torn] / step) * step
            bounds.append((low, [below if j == torn else h for j, h in enumerate(high)]))
            bounds.append(([below + step if j == torn else w for j, w in enumerate(low)], high))
        raise UnsettledError

    def rank(self, given: Line) -> Line:
        """Least money, least given, then more by the earlier id and period."""
        return [dot(row, given) for row in self.order]

    def broken_limits(self, funded: Sequence[Candidate]) -> list[str]:
        return [] if self.amounts(funded) is not None else ["limits: missed whatever is given"]

    def preference(self, funded: Sequence[Candidate]) -> tuple[object, ...]:
        money, *others = super().preference(funded)
        return Fraction(money) + dot(self.order[0], self.amounts(funded) or []), *others  # type: ignore[arg-type]

    def given(self, funded: Sequence[Candidate]) -> list[Given]:
        return [
            Given(c.transfer, self.periods[c.period], a, a * c.rate, self.periods[c.arrives], a * c.cost)
            for c, a in zip(self.columns, self.amounts(funded) or [], strict=True)
            if a
        ]

    def moved(self, funded: Sequence[Candidate]) -> dict[tuple[str, str], tuple[float, float]]:
        moved = {(r, p): [0.0, 0.0] for r in self.limits for p in self.periods}
        for c, a in zip(self.columns, self.amounts(funded) or [], strict=True):
            moved[c.giver, self.periods[c.period]][0] += float(a)
            moved[c.taker, self.periods[c.arrives]][1] += float(a * c.rate)
        return {place: (given, gained) for place, (given, gained) in moved.items()}

    def best(self) -> Answer | None:
        ranked = sorted(((Fraction(self.impact(p)), p) for p in self.portfolios()), key=lambda pair: -pair[0])
        tied: list[Sequence[Candidate]] = []
        edge = -inf
        for impact, portfolio in ranked:
            if impact < edge:
                break
            if not any(self.broken(portfolio)):
                if not tied:
                    edge = float(impact) - oracle.TIE * max(1, abs(float(impact)))
                tied.append(portfolio)
        if not tied:
            return None
        answer = min(tied, key=self.preference)
        return Answer(
            float(self.impact(answer)), [c.choice for c in answer], self.given(answer), self.moved(answer)
        )


def dot(row: Sequence[Fraction], amounts: Sequence[Fraction]) -> Fraction:
    return sum((c * a for c, a in zip(row, amounts, strict=True) if c and a), Fraction(0))


def lexicographic(
    matrix: Sequence[Line], right: Line, most: Sequence[Fraction | None], order: Sequence[Line]
) -> Line:
    """Of the amounts x ≥ 0 with matrix · x ≤ right and x ≤ most those that come first in `order`, row by row
    the least: a dual simplex on whole numbers (Edmonds 1967), whose columns stay lexicographically positive,
    so that it ends (Lemke 1954; Dantzig, Orden and Wolfe 1955).
    """
    n = len(most)
    rows = [*zip(matrix, right, strict=True)]
    rows += [([Fraction(i == j) for i in range(n)], m) for j, m in enumerate(most) if m is not None]
    end = n + len(rows)
    table = []
    for i, (row, value) in enumerate(rows):
        scale = lcm(value.denominator, *(c.denominator for c in row))
        slacks = [int(i == j) for j in range(len(rows))]
        table.append([*(int(c * scale) for c in row), *slacks, int(value * scale)])
    table += [[*map(int, row), *[0] * len(rows), 0] for row in order]
    basis, pivot = list(range(n, end)), 1
    while missing := [i for i in range(len(rows)) if table[i][end] < 0]:
        out = min(missing, key=lambda i: basis[i])
        ways = [j for j in range(end) if table[out][j] < 0]
        if not ways:
            raise NothingError
        costs = table[len(rows) :]
        into = min(ways, key=lambda j: [Fraction(row[j], -table[out][j]) for row in costs])
        line = [-v for v in table[out]]
        for i, row in enumerate(table):
            if i != out:
                table[i] = [(v * line[into] - row[into] * w) // pivot for v, w in zip(row, line, strict=True)]
        table[out], basis[out], pivot = line, into, line[into]
    found = dict(zip(basis, (Fraction(table[i][end], pivot) for i in range(len(rows))), strict=True))
    return [found.get(j, Fraction(0)) for j in range(n)]


def with_transfers(tables: Tables, rng: random.Random) -> Tables:
    """The same case with one to four ways to help out: another resource, or the same in another period."""
    names = [row["resource"] for row in tables["resources"]]
    periods = [c for c in tables["resources"][0] if c not in oracle.NOT_PERIODS and not c.startswith("_")]
    rows = []
    for name in rng.sample(["b", "A", "10", "9", "Éa", "c d"], rng.choice([1, 2, 2, 3, 4])):
        giver, taker = rng.choice(names), rng.choice(names)
        same = giver == taker
        if same and len(periods) == 1:
            continue
        rows.append(
            {
                "transfer": name,
                "from": giver,
                "to": taker,
                "rate": rng.choice(["", "0.5", "0.9"] if same else ["", "", "0.5", "0.7", "0.25", "2", "3"]),
                "lag": rng.choice(
                    ["-1", "1"] if same else ["", "", "0", *(["1", "-1"] if len(periods) > 1 else [])]
                ),
                "max": rng.choice(["", "", "1", "2", "2.5"]),
                "step": rng.choice(["", "", "1", "0.75"]),
            }
        )
    return tables | {"transfers": rows}
