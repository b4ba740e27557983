"""Row scaling that solvers can be trusted with: whole numbers where there are any, else moderate ones."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from portfolio.arrays import Bools, Floats, Ints

_LARGEST_INTEGER_ROW = 1e6
"""Largest coefficient of a row of whole numbers: a variable that is off by the 1e-9 that HiGHS allows moves
such a row by a thousandth of a step, so that hundreds of them together still stay below one.
"""
_SCALE = 512.0
"""Largest coefficient of other rows: 1e-6 of it is 2e-9 of the row, far finer than what is proven by default.
"""
_LARGEST_EXACT = 2.0**50
"""Below it, doubles hold whole numbers and what they are reckoned from."""
_BASES = 12
"""So many of a row's own largest coefficients are tried as the base of a smaller one, beside round numbers.
"""
_DIGITS = 1e-14
"""Products of doubles are right to so many digits: whole numbers are recognised, and bounds rounded,
within this.
"""


def scaling_factor(coefficients: Floats, integer: bool, scale: float = _SCALE) -> float:
    """The factor to multiply a row by before a solver sees it.

    Solvers allow rows to be broken by about 1e-6. Amounts in the millions and in thousandths both become rows
    of moderate numbers: whole ones where the amounts are multiples of a common step (``integer`` says
    that the columns are), else with a largest coefficient around ``scale``, by a power of two so that no
    digit changes.
    """
    sizes = np.abs(coefficients[coefficients != 0])
    if not len(sizes):
        return 1.0
    if integer:
        # seven digits from the largest coefficient's first on, in whichever unit
        first = max(0, -math.floor(math.log10(sizes.max())))
        for decimals in range(first, first + 7):
            whole = np.round(sizes * 10.0**decimals)
            if whole.max() < 2**53 and np.all(
                np.abs(whole - sizes * 10.0**decimals) <= _DIGITS * sizes * 10.0**decimals
            ):
                step = int(np.gcd.reduce(whole.astype(np.int64)))
                if step and whole.max() / step <= _LARGEST_INTEGER_ROW:
                    return 10.0**decimals / step
                break
    return float(2.0 ** round(math.log2(scale / sizes.max())))


def rounding(bound: Floats) -> Floats:
    """By how much a bound that was reckoned in doubles may be off; more would admit what breaks the row."""
    return np.minimum(0.25, _DIGITS * np.maximum(1.0, np.abs(bound)))


@dataclass(frozen=True, slots=True)
class Reduced:
    """A row of whole numbers too large for a solver, as one of smaller ones that the same binary
    variables meet.

    Coefficients are written as ``base`` · q + s with small s: 1,000,000.01 is one million and one cent. A sum
    of them is ``base`` · Q + S, with S from ``low`` to ``high``. As ``weight`` = high − low + 1 ≤ base, sums
    are in the same order as ``weight`` · Q + S; so a bound on the one is a bound on the other, exactly,
    whatever the bound.
    """

    units: float
    base: int
    low: int
    high: int

    @property
    def weight(self) -> int:
        return self.high - self.low + 1

    @classmethod
    def of(cls, amounts: Floats, units: float) -> Reduced | None:
        """The row with the smallest numbers, of a few likely bases; None where even these are too large."""
        whole = np.round(amounts * units)
        sizes = np.abs(whole)
        if sizes.sum() >= _LARGEST_EXACT:
            return None
        round_ones = [float(d * 10**k) for k in range(3, 16) for d in (1, 2, 5) if d * 10**k <= sizes.max()]
        best, smallest = None, _LARGEST_INTEGER_ROW
        for base in {*np.unique(sizes[sizes > 0])[-_BASES:].tolist(), *round_ones}:
            rest = whole - base * np.round(whole / base)
            found = cls(units, int(base), int(np.minimum(rest, 0).sum()), int(np.maximum(rest, 0).sum()))
            largest = float(np.abs(found.values(amounts)).max()) if found.weight <= base else math.inf
            if largest <= smallest:
                best, smallest = found, largest
        return best

    def values(self, amounts: Floats) -> Floats:
        """The coefficients."""
        whole = np.round(amounts * self.units)
        times = np.round(whole / self.base)
        return np.asarray(self.weight * times + (whole - self.base * times))

    def bound(self, bound: float, sign: int) -> float:
        """What Σ amount · column ≤ bound is for it; with sign −1, of the row with all signs turned round."""
        if math.isinf(bound) or abs(bound) * self.units >= _LARGEST_EXACT:
            return math.copysign(math.inf, bound)
        low, high = (self.low, self.high) if sign > 0 else (-self.high, -self.low)
        scaled = bound * self.units
        whole = math.floor(scaled + float(rounding(np.array(scaled))))
        times = (whole - low) // self.base
        return float(self.weight * times + min(whole - self.base * times, high))


@dataclass(frozen=True, eq=False)
class ScaledRows:
    """Rows as solvers see them, by row: ``index[start[r]:start[r+1]]`` are its columns, ``value`` their
    coefficients.

    ``factor`` is what each row was multiplied by; ``whole`` marks rows of whole numbers over binary
    variables, between whose values nothing lies. ``reduced`` are those among them, by row, whose numbers were
    too large for a solver.
    """

    start: Ints
    index: Ints
    value: Floats
    factor: Floats
    whole: Bools
    reduced: Mapping[int, Reduced]

    def scaled(self, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
        """Bounds in the rows' own scale."""
        with np.errstate(invalid="ignore"):
            low, up = lower * self.factor, upper * self.factor
        for r, row in self.reduced.items():
            low[r], up[r] = -row.bound(-lower[r], -1), row.bound(upper[r], 1)
        return low, up

    def bounds(self, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
        """Bounds in the rows' own scale; those of whole rows rounded to what whole numbers can reach."""
        with np.errstate(invalid="ignore"):
            low, up = self.scaled(lower, upper)
            low = np.where(self.whole & np.isfinite(low), np.ceil(low - rounding(low)), low)
            up = np.where(self.whole & np.isfinite(up), np.floor(up + rounding(up)), up)
        return low, up


def scaled_rows(
    start: Ints, index: Ints, value: Floats, integer: Bools, reach: Floats, reduce: bool = False
) -> ScaledRows:
    """Rows scaled for solvers; ``reach`` says how much of a row each column can fill: its coefficient times
    this.

    With ``reduce``, rows of whole numbers too large for a solver become smaller ones that say the same, where
    there are any.
    """
    count = len(start) - 1
    factor, whole = np.ones(count), np.zeros(count, dtype=bool)
    filled = np.flatnonzero(np.diff(start) > 0)
    if not len(filled):
        return ScaledRows(start, index, value, factor, whole, {})
    edge, row = start[filled], np.repeat(np.arange(count), np.diff(start))
    sizes = np.abs(value * reach[index])
    largest = np.maximum.reduceat(sizes, edge)
    with np.errstate(divide="ignore"):
        factor[filled] = np.where(largest > 0, 2.0 ** np.round(np.log2(_SCALE / largest)), 1.0)
    large_steps: dict[int, float] = {}
    # rows over binary variables whose coefficients share a step: whole numbers, at the first decimal that
    # they all have
    undecided = np.logical_and.reduceat(integer[index], edge) & (largest > 0)
    for decimals in range(7):
        scaled = sizes * 10.0**decimals
        rounded = np.round(scaled)
        fits = (
            undecided
            & (largest * 10.0**decimals < 2**53)
            & np.logical_and.reduceat(np.abs(rounded - scaled) <= _DIGITS * scaled, edge)
        )
        if fits.any():
            safe = np.where(np.repeat(fits, np.diff(np.append(edge, len(value)))), rounded, 0.0).astype(
                np.int64
            )
            step = np.gcd.reduceat(safe, edge)
            steps = largest * 10.0**decimals / np.maximum(step, 1)
            usable, large = (
                fits & (step > 0) & (steps <= _LARGEST_INTEGER_ROW),
                fits & (step > 0) & (steps > _LARGEST_INTEGER_ROW),
            )
            factor[filled[usable]] = 10.0**decimals / step[usable]
            large_steps |= {int(filled[k]): 10.0**decimals / step[k] for k in np.flatnonzero(large)}
        undecided &= ~fits
    reduced = {}
    own = value.copy()
    value = value * factor[row]
    for r, units in large_steps.items() if reduce else ():
        inside = slice(start[r], start[r + 1])
        if (found := Reduced.of(own[inside], units)) is not None:
            reduced[r], factor[r], value[inside] = (
                found,
                units * found.weight / found.base,
                found.values(own[inside]),
            )
    rounded = np.round(value)
    near = np.abs(value - rounded) <= _DIGITS * np.abs(value)
    whole[filled] = np.logical_and.reduceat(near & integer[index], edge)
    return ScaledRows(start, index, np.where(whole[row], rounded, value), factor, whole, reduced)
