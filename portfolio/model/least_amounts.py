"""Least amounts under upper limits, in exact numbers: a small linear program whose objectives come one after
the other, by the dual simplex method; whole steps by branching.

Amounts of nothing are best for every objective, so that the method begins there and takes one limit after the
other that does not hold (Lemke 1954, "The dual method of solving the linear programming problem"). Of columns
that would do as well the lexicographic order of all objectives decides, the columns themselves last: so the
answer is one, and no step is taken twice.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

type Form = Mapping[int, Any]
"""A linear form: column → coefficient."""

_NOTHING = 1e-12
"""What doubles that were added up take for nothing, next to numbers of about 1."""
_PIVOTS = 20_000
"""So many steps of the method are more than any case takes: beyond it doubles go round in circles."""


class UndecidedError(Exception):
    """Doubles can't tell: exact numbers have to."""


@dataclass(frozen=True, eq=False)
class Least:
    """What is asked: columns from 0 up to ``upper`` (None: without end), in multiples of ``step`` where there
    is one, Σ coefficient · column ≤ bound for each row; of ``objectives`` each one least, the first one
    first, then as much as can be of the first column, of the second, ….

    Every objective's first coefficient that is not 0 must be positive, column by column.
    """

    rows: tuple[Form, ...]
    upper: tuple[Any, ...]
    step: tuple[Any, ...]
    objectives: tuple[Form, ...]


class _Tableau:
    """Basic variables as forms of the others, which are at one of their ends: columns are numbered from 0,
    what is left of the rows comes after them.
    """

    def __init__(self, asked: Least, bounds: Sequence[Any], zero: Any) -> None:
        self.count, self.zero, self.tiny = len(asked.upper), zero, _NOTHING if zero == 0.0 else 0
        self.tiny = 0 if isinstance(zero, Fraction) else _NOTHING
        self.low = [zero] * self.count
        self.high = list(asked.upper)
        self.flipped = [False] * self.count
        self.row: dict[int, dict[int, Any]] = {}
        self.value: dict[int, Any] = {}
        self.inside: list[set[int]] = [set() for _ in range(self.count + len(asked.rows))]
        for n, (row, bound) in enumerate(zip(asked.rows, bounds, strict=True), start=self.count):
            self.row[n] = {j: -a for j, a in row.items()}
            self.value[n] = bound
            for j in row:
                self.inside[j].add(n)
        self.reduced = [dict(form) for form in asked.objectives]

    def copy(self) -> _Tableau:
        other = object.__new__(_Tableau)
        other.count, other.zero, other.tiny = self.count, self.zero, self.tiny
        other.low, other.high, other.flipped = self.low.copy(), self.high.copy(), self.flipped.copy()
        other.row = {n: row.copy() for n, row in self.row.items()}
        other.value = self.value.copy()
        other.inside = [some.copy() for some in self.inside]
        other.reduced = [form.copy() for form in self.reduced]
        return other

    def solved(self) -> bool:
        """Whether all limits can be met; the tableau is then at the least amounts."""
        for _ in range(_PIVOTS):
            leaving = self._violated()
            if leaving is None:
                return True
            row = self.row[leaving]
            able = [j for j, a in row.items() if a > self.tiny and self._room(j)]
            if not able:
                return False
            self._pivot(leaving, self._entering(row, able))
        raise UndecidedError

    def _room(self, j: int) -> bool:
        """Whether a column may move at all."""
        return j >= self.count or self.high[j] is None or self.high[j] > self.low[j]

    def _violated(self) -> int | None:
        """The basic variable that is farthest outside its ends, turned round where it is above."""
        worst, by = None, -self.tiny
        above = False
        for n, value in self.value.items():
            if value < by:
                worst, by, above = n, value, False
            if n < self.count and self.high[n] is not None:
                left = self.high[n] - self.low[n] - value
                if left < by:
                    worst, by, above = n, left, True
        if worst is not None and above:
            self.flipped[worst] = not self.flipped[worst]
            self.value[worst] = self.high[worst] - self.low[worst] - self.value[worst]
            self.row[worst] = {j: -a for j, a in self.row[worst].items()}
        return worst

    def _entering(self, row: Mapping[int, Any], able: list[int]) -> int:
        """The variable that costs least for what it mends; of several alike, by the columns in turn."""
        for form in self.reduced:
            if len(able) == 1:
                return able[0]
            able = self._least(able, {j: form.get(j, self.zero) / row[j] for j in able})
        for k in range(self.count if len(able) > 1 else 0):
            sign = 1 if self.flipped[k] else -1
            own = self.row.get(k)
            if own is None:
                able = self._least(able, {j: (sign if j == k else self.zero) / row[j] for j in able})
            else:
                able = self._least(able, {j: sign * own.get(j, self.zero) / row[j] for j in able})
            if len(able) == 1:
                break
        return min(able)

    def _least(self, able: Sequence[int], ratio: Mapping[int, Any]) -> list[int]:
        least = min(ratio.values())
        return [j for j in able if ratio[j] <= least + self.tiny]

    def _pivot(self, leaving: int, entering: int) -> None:
        row, value = self.row.pop(leaving), self.value.pop(leaving)
        for j in row:
            self.inside[j].discard(leaving)
        by = row.pop(entering)
        new = {j: -a / by for j, a in row.items()}
        new[leaving] = 1 / by
        constant = -value / by
        for n in self.inside[entering]:
            other = self.row[n]
            times = other.pop(entering)
            self.value[n] += times * constant
            self._add(other, new, times, n)
        for form in self.reduced:
            if entering in form:
                self._add(form, new, form.pop(entering), None)
        self.inside[entering] = set()
        self.row[entering], self.value[entering] = new, constant
        for j in new:
            self.inside[j].add(entering)

    def _add(self, form: dict[int, Any], new: Mapping[int, Any], times: Any, owner: int | None) -> None:
        for j, a in new.items():
            now = form.get(j, self.zero) + times * a
            if abs(now) > self.tiny:
                form[j] = now
                if owner is not None:
                    self.inside[j].add(owner)
            elif j in form:
                del form[j]
                if owner is not None:
                    self.inside[j].discard(owner)

    def amounts(self) -> list[Any]:
        """The columns as they stand."""
        found = []
        for k in range(self.count):
            value = self.value.get(k, self.zero)
            found.append(self.high[k] - value if self.flipped[k] else self.low[k] + value)
        return found

    def raised(self, k: int, low: Any) -> None:
        """At least so much of a basic column."""
        if not self.flipped[k]:
            self.value[k] -= low - self.low[k]
        self.low[k] = low

    def lowered(self, k: int, high: Any) -> None:
        """At most so much of a basic column."""
        if self.flipped[k]:
            self.value[k] -= self.high[k] - high
        self.high[k] = high


def least(asked: Least, bounds: Sequence[Fraction]) -> tuple[Fraction, ...] | None:
    """The columns, in exact numbers; None where no amounts meet all rows.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> asked = Least(({0: -1, 1: -half},), (Fraction(3), None), (None, Fraction(4)), ({0: 1, 1: 1},))
    >>> [str(x) for x in least(asked, [Fraction(-4)])]
    ['2', '4']
    """
    best: list[Fraction] | None = None
    reached: tuple[Any, ...] | None = None
    root = _Tableau(asked, bounds, Fraction(0))
    stack = [root]
    while stack:
        node = stack.pop()
        if not node.solved():
            continue
        amounts = node.amounts()
        worth = _worth(asked, amounts)
        if reached is not None and worth >= reached:
            continue
        k = _between(asked, amounts)
        if k is None:
            best, reached = amounts, worth
            continue
        stack += _branches(node, k, asked.step[k], amounts[k])
    return None if best is None else tuple(best)


def _worth(asked: Least, amounts: Sequence[Any]) -> tuple[Any, ...]:
    """What is made least, in turn."""
    sums = [sum(a * amounts[j] for j, a in form.items()) for form in asked.objectives]
    return (*sums, *(-x for x in amounts))


def _between(asked: Least, amounts: Sequence[Any], near: float = 0) -> int | None:
    """The first column that is no multiple of its step."""
    for k, step in enumerate(asked.step):
        if step is not None:
            times = amounts[k] / step
            if abs(times - round(times)) > near:
                return k
    return None


def _branches(node: _Tableau, k: int, step: Any, amount: Any) -> list[_Tableau]:
    """Fewer steps, or more: the latter first, since what is missing asks for more."""
    below = math.floor(amount / step) * step
    fewer, more = node.copy(), node
    fewer.lowered(k, below)
    if node.high[k] is not None and below + step > node.high[k]:
        return [fewer]
    more.raised(k, below + step)
    return [fewer, more]


def nearly(asked: Least, bounds: Sequence[float], most: int) -> list[float] | None:
    """Columns that meet all rows to within the digits of doubles, by the first objective alone; None where
    there are none. All numbers must be about 1 in size.

    Raises
    ------
    UndecidedError
        After so many branchings.
    """
    stack = [_Tableau(asked, bounds, 0.0)]
    while stack and most:
        most -= 1
        node = stack.pop()
        if not node.solved():
            continue
        amounts = node.amounts()
        k = _between(asked, amounts, 1e-7)
        if k is None:
            return amounts
        stack += _branches(node, k, asked.step[k], amounts[k])
    if stack:
        raise UndecidedError
    return None
