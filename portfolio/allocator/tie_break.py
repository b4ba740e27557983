"""The one-answer rule: of the portfolios that are equally good, which one is *the* allocation.

In this order: highest impact (to within the tolerance), lowest total money, fewest initiatives, earliest
starts, then by id in code-point order: funded before not, the earlier option row, the earlier start.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from portfolio.allocator.milp import Model
from portfolio.arrays import Bools, Floats
from portfolio.solver.mip import MipResult
from portfolio.solver.program import Extra
from portfolio.solver.scaling import scaling_factor

_PATIENCE = 4
"""So often a better tied plan is looked for before the best is asked for outright: looking prunes by impact,
which narrows the search most (DECISIONS.md), but from many ties it would come nearer step by step.
"""
_RADIX = 2**20
"""Digits of several initiatives weighed in one objective, all whole numbers: about as large as a row of them
may be (``scaling._LARGEST_INTEGER_ROW``), so that there are as few questions as can be.
"""

type Ask = Callable[..., MipResult]
type Polish = Callable[[Floats, Callable[[Floats], bool]], Floats]


class OutOfTimeError(Exception):
    """The search was stopped while ties were being broken; ``values`` is the best plan so far."""

    def __init__(self, values: Floats) -> None:
        super().__init__()
        self.values = values


def first_by_rule(model: Model, plans: Iterable[Floats]) -> Floats:
    """Of several tied plans the one that the rule picks."""
    left, money = list(plans), model.money
    spent = [_measure(money, p) for p in left]
    least = min(spent) + _rounding(money)
    left = [p for p, s in zip(left, spent, strict=True) if s <= least]
    count_then_start, ways = _count_then_start(model), model.ways

    def by_rule(values: Floats) -> tuple[float, list[int]]:
        chosen = np.flatnonzero(values[: len(ways.option)] > 0.5)
        place = np.diff(ways.first).copy()  # not funded comes after every candidate
        place[ways.owner[chosen]] = chosen - ways.first[ways.owner[chosen]]
        return _measure(count_then_start, values), place.tolist()

    return min(left, key=by_rule)


def polished(
    model: Model,
    values: Floats,
    points: Floats,
    tied_from: float,
    holds: Callable[[Floats], bool],
    stop: Callable[[], bool],
) -> Floats:
    """A plan made better by the rule one initiative at a time, as long as it ``holds``: is feasible and worth
    at least that.

    Nothing is then funded that adds nothing, or dearer or later than it need be. Once it has to ``stop``,
    only what adds nothing is still looked for.
    """
    ways, forms = model.ways, (model.money, _count_then_start(model))
    changed = True
    while changed:
        changed = False
        keeps, drops = _likely(model, values, points, tied_from)
        for c in np.flatnonzero(values[: len(ways.option)] > 0.5).tolist():
            others = [] if stop() else [k for k in ways.of(int(ways.owner[c])) if k != c and keeps[k]]
            moves = [(tuple(f[k] - f[c] for f in forms), k) for k in others]
            moves += [(tuple(-f[c] for f in forms), -1)] if drops[c] else []
            for change, k in sorted(moves):
                if change >= (0.0, 0.0):
                    break
                other = values.copy()
                other[c] = 0.0
                if k >= 0:
                    other[k] = 1.0
                if holds(other):
                    values, changed = other, True
                    break
    return values


def _likely(model: Model, values: Floats, points: Floats, tied_from: float) -> tuple[Bools, Bools]:
    """By candidate: whether the plan is likely worth enough with it in place of what is chosen of its
    initiative, and without it.
    """
    ways, numbers = model.ways, model.numbers
    gains = model.gains
    chosen = np.flatnonzero(values[: len(ways.option)] > 0.5)
    in_place = np.zeros((len(numbers.initiatives), gains.shape[1]))
    in_place[ways.owner[chosen]] = gains[chosen]
    without = gains[chosen].sum(axis=0) - in_place[ways.owner]
    slack = tied_from - 1e-9 * max(1.0, abs(tied_from))
    if len(numbers.pairs):  # what synergies add is left to the full valuation
        return np.ones(len(gains), dtype=bool), np.ones(len(gains), dtype=bool)
    return numbers.attained(without + gains) @ points >= slack, numbers.attained(without) @ points >= slack


def lexicographic_best(
    model: Model,
    objective: Floats,
    ask: Ask,
    values: Floats,
    tied_from: float,
    *,
    base: Sequence[Extra],
    sound: Callable[[Floats], Extra | None],
    polish: Polish,
) -> Floats:
    """The plan that the rule picks among those of impact ≥ ``tied_from``, given one of them.

    Parameters
    ----------
    objective : array (columns,)
        The impact.
    ask : callable
        Puts a question to the solver: objective, ``extra``, ``better_than``, ``first``.
    values : array (columns,)
        A plan of the highest impact.
    tied_from : float
        Impact below which a plan is not tied with the best.
    base : sequence of Extra
        Rows that hold for every question asked here.
    sound : callable
        Checks a plan against every limit; a row that rules it out where it breaks one.
    polish : callable
        Makes a plan better by the rule, one initiative at a time, as long as what it is given holds.

    Raises
    ------
    OutOfTimeError
    """
    search = _Search(model, objective, tied_from, ask, sound, polish)
    ties = list(base)
    for form in (model.money, _count_then_start(model)):
        values = search.minimised(form, values, ties)
        ties.append(_at_most(form, _measure(form, values)))
        if search.other(values, ties) is None:
            return values
    return _by_id(model, search, values, ties)


class _Search:
    """Questions about the tied plans, each answered by a plan that was checked."""

    def __init__(
        self,
        model: Model,
        impact: Floats,
        tied_from: float,
        ask: Ask,
        sound: Callable[[Floats], Extra | None],
        polish: Polish,
    ) -> None:
        self.model, self.impact, self.tied_from, self.solver, self.sound, self.polish = (
            model,
            impact,
            tied_from,
            ask,
            sound,
            polish,
        )

    def ask(
        self,
        objective: Floats,
        rows: list[Extra],
        best: Floats,
        better_than: float = -math.inf,
        first: bool = False,
    ) -> Floats | None:
        while True:
            answer = self.solver(objective, extra=rows, better_than=better_than, first=first)
            if answer.values is None:
                if not answer.proven:
                    raise OutOfTimeError(best)
                return None
            unsound = self.sound(answer.values)
            if unsound is None and self._holds(rows, answer.values):
                if not answer.proven and not first:
                    raise OutOfTimeError(best)
                return answer.values
            rows.append(unsound or no_good_cut(self.model, answer.values))

    def _holds(self, rows: list[Extra], values: Floats) -> bool:
        """Whether a plan keeps the rows on its binary variables exactly: to a solver 1 − 1e-7 is 1, and 1e-7
        of 8 000 000 is nothing.
        """
        count = len(self.model.ways.option)
        return all(
            math.fsum(r.coefficients * np.round(values[r.columns])) <= r.upper
            for r in rows
            if np.all(r.columns < count)
        )

    def any_of(self, rows: list[Extra], values: Floats) -> Floats | None:
        """Any tied plan within these rows: looked for by impact, which narrows the search most."""
        if self.impact.any():
            return self.ask(self.impact, rows, values, better_than=self.tied_from, first=True)
        return self.ask(-_count_then_start(self.model), rows, values, first=True)

    def other(self, values: Floats, ties: list[Extra]) -> Floats | None:
        """Another plan that is tied with this one, if there is any."""
        return self.any_of([*ties, no_good_cut(self.model, values)], values)

    def minimised(self, form: Floats, values: Floats, ties: list[Extra]) -> Floats:
        """The tied plan with the smallest value of a linear form: mostly it is at hand, and only to be
        proven.
        """
        step = step_of(form)
        for _ in range(_PATIENCE if step and self.impact.any() else 0):
            less = bounded(form, -math.inf, _measure(form, values) - step / 2)
            found = self.any_of([*ties, less], values)
            if found is None:
                return values
            values = self.polish(found, lambda plan: self.sound(plan) is None and self._holds(ties, plan))
        at_hand = _measure(form, values)
        found = self.ask(
            -form, [*ties, bounded(self.impact, self.tied_from, math.inf)], values, better_than=-at_hand
        )
        return values if found is None or _measure(form, found) >= at_hand else found


def _measure(form: Floats, values: Floats) -> float:
    return math.fsum(form[np.flatnonzero(form)] * np.round(values[np.flatnonzero(form)]))


def bounded(form: Floats, lower: float = -math.inf, upper: float = math.inf) -> Extra:
    """A linear form over all columns as a row with bounds."""
    columns = np.flatnonzero(form)
    return Extra(columns, form[columns], lower, upper)


def _rounding(form: Floats) -> float:
    """By how much two sums of the same amounts may differ."""
    return 1e-14 * max(1.0, float(np.abs(form).max(initial=0.0)))


def step_of(form: Floats) -> float:
    """The step that all amounts of a form are multiples of; 0 where they are too fine for a solver to tell
    apart.
    """
    factor = scaling_factor(form, True)
    scaled = form * factor
    return 1 / factor if np.all(np.abs(scaled - np.round(scaled)) <= 1e-9 * np.abs(scaled)) else 0.0


def _at_most(form: Floats, bound: float) -> Extra:
    return bounded(form, -math.inf, bound + _rounding(form))


def among(plan: Floats, plans: Iterable[Floats]) -> bool:
    """Whether a plan is one of several."""
    return any(np.array_equal(plan, other) for other in plans)


def no_good_cut(model: Model, values: Floats) -> Extra:
    """Σ_{chosen} x − Σ_{of initiatives not funded} x ≤ number chosen − 1: any plan but this one."""
    count = len(model.ways.option)
    chosen = values[:count] > 0.5
    funded = np.isin(model.ways.owner, model.ways.owner[chosen])
    columns = np.flatnonzero(chosen | ~funded)
    return Extra(columns, np.where(chosen[columns], 1.0, -1.0), -math.inf, float(chosen.sum()) - 1.0)


def _count_then_start(model: Model) -> Floats:
    """Fewest initiatives first, earliest starts next, as one whole number: the sum of starts never reaches
    one initiative.
    """
    starts = model.ways.start.astype(float)
    one = 1.0 + float(np.maximum.reduceat(starts, model.ways.first[:-1]).sum())
    return model.vector(enumerate((starts + one).tolist()))


def _by_id(model: Model, search: _Search, values: Floats, ties: list[Extra]) -> Floats:
    """Fix initiatives in order of id to the best that the tied plans still allow, several at a time."""
    ways, place = model.ways, 0
    while place < len(model.numbers.initiatives):
        weights: dict[int, float] = {}
        scale = 1
        chunk = []
        while place < len(model.numbers.initiatives) and scale * (len(ways.of(place)) + 1) <= _RADIX:
            chunk.append(place)
            scale *= len(ways.of(place)) + 1
            place += 1
        weight = scale
        for i in chunk:
            columns = ways.of(i)
            weight //= len(columns) + 1
            # funded first candidate: −n, …, last candidate: −1, not funded: 0
            weights |= {c: -float(weight * (len(columns) - k)) for k, c in enumerate(columns)}
        form = model.vector(weights.items())
        values = search.minimised(form, values, ties)
        ties.append(_at_most(form, _measure(form, values)))
        if search.other(values, ties) is None:
            return values
    return values
