"""The one-answer rule: of the portfolios that are equally good, which one is *the* allocation.

In this order: highest impact (to within the tolerance), lowest total money, fewest initiatives, earliest
starts, then by id in code-point order: funded before not, the earlier option row, the earlier start.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from portfolio.allocator.linear_model import Model
from portfolio.allocator.selection import Selection
from portfolio.allocator.verified import first_verified
from portfolio.arrays import Bools, Floats
from portfolio.model.transfers import takes_off
from portfolio.progress import Clock
from portfolio.solver.mip import MipResult
from portfolio.solver.program import Extra
from portfolio.solver.scaling import scaling_factor

_PATIENCE = 4
"""So often a better tied plan is looked for before the best is asked for outright: looking prunes by impact,
which narrows the search most (DECISIONS.md), but from many ties it would come nearer step by step.
"""
_LATE_CHECKS = 50
"""Initiatives looked at though the time is up: each is a full check, a millisecond on large rounds."""
_RADIX = 2**20
"""Digits of several initiatives weighed in one objective, all whole numbers: about as large as a row of them
may be (``scaling._LARGEST_INTEGER_ROW``), so that there are as few questions as can be.
"""

type Ask = Callable[..., MipResult]
type Holds = Callable[[Selection], bool]
type Spent = Callable[[Selection], float]
"""The money of a plan, what must be given for it included."""
type Polish = Callable[[Selection, Holds], Selection]


class OutOfTimeError(Exception):
    """The search was stopped while ties were being broken; ``plan`` is the best so far."""

    def __init__(self, plan: Selection) -> None:
        super().__init__()
        self.plan = plan


def first_by_rule(model: Model, plans: Iterable[Selection], spent: Spent) -> Selection:
    """Of several tied plans the one that the rule picks."""
    left = list(plans)
    if len(left) > 1:
        each = [spent(p) for p in left]
        min_spent = min(each) + _rounding(model.money)
        left = [p for p, s in zip(left, each, strict=True) if s <= min_spent]
    count_then_start, ways = _count_then_start(model), model.ways

    def by_rule(plan: Selection) -> tuple[float, list[int]]:
        # not funded comes after every candidate
        place = np.where(plan.by_group >= 0, plan.by_group - ways.first[:-1], np.diff(ways.first))
        return _measure(count_then_start, plan), place.tolist()

    return min(left, key=by_rule)


def polished(
    model: Model,
    plan: Selection,
    points: Floats,
    tied_from: float,
    holds: Holds,
    stop: Callable[[], bool],
    spent: Spent,
) -> Selection:
    """A plan made better by the rule one initiative at a time, as long as it ``holds``: is feasible and worth
    at least that.

    Nothing is then funded that adds nothing, or dearer or later than it need be. Once it has to ``stop``,
    only what adds nothing is still looked for.
    """
    ways, forms = model.ways, (model.money, _count_then_start(model))
    if model.spends_by_giving:
        return _polished_by_plan(model, plan, (points, tied_from), holds, stop, spent)
    changed, late = True, 0
    while changed:
        changed = False
        keeps, drops = _likely(model, plan, points, tied_from)
        for c in plan.chosen.tolist():
            group = int(ways.owner[c])
            late += drops[c] and stop()
            if late > _LATE_CHECKS:
                return plan
            others = [] if stop() else [k for k in ways.of(group) if k != c and keeps[k]]
            moves = [(tuple(f[k] - f[c] for f in forms), k) for k in others]
            moves += [(tuple(-f[c] for f in forms), -1)] if drops[c] else []
            for change, k in sorted(moves):
                if change >= (0.0, 0.0):
                    break
                other = plan.moved(group, k)
                if holds(other):
                    plan, changed = other, True
                    break
    return plan


def _polished_by_plan(
    model: Model,
    plan: Selection,
    worth: tuple[Floats, float],
    holds: Holds,
    stop: Callable[[], bool],
    spent: Spent,
) -> Selection:
    """As :func:`polished` where a plan's money is no sum over what it chooses: each move is worked out."""
    ways, form = model.ways, _count_then_start(model)
    rounding = _rounding(model.money)
    changed, late = True, 0
    while changed:
        changed = False
        keeps, drops = _likely(model, plan, *worth)
        now = spent(plan)
        for c in plan.chosen.tolist():
            group = int(ways.owner[c])
            late += drops[c] and stop()
            if late > _LATE_CHECKS:
                return plan
            others = [] if stop() else [k for k in ways.of(group) if k != c and keeps[k]]
            moves = [(form[k] - form[c], k) for k in others] + ([(-form[c], -1)] if drops[c] else [])
            better = []
            for change, k in moves:
                other = plan.moved(group, k)
                if holds(other):
                    less = spent(other) - now
                    if less < -rounding or (less <= rounding and change < 0):
                        better.append((less if abs(less) > rounding else 0.0, change, k))
            if better:
                plan, changed = plan.moved(group, min(better)[2]), True
                now = spent(plan)
    return plan


def _likely(model: Model, plan: Selection, points: Floats, tied_from: float) -> tuple[Bools, Bools]:
    """By candidate: whether the plan is likely worth enough with it in place of what is chosen of its
    initiative, and without it.
    """
    ways, numbers, chosen = model.ways, model.numbers, plan.chosen
    gains = model.gains
    in_place = np.zeros((len(numbers.initiatives), gains.shape[1]))
    in_place[ways.owner[chosen]] = gains[chosen]
    without = gains[chosen].sum(axis=0) - in_place[ways.owner]
    slack = tied_from - 1e-9 * model.problem.size_of(tied_from)
    if len(numbers.pairs):  # what synergies add is left to the full valuation
        return np.ones(len(gains), dtype=bool), np.ones(len(gains), dtype=bool)
    return numbers.attained(without + gains) @ points >= slack, numbers.attained(without) @ points >= slack


def lexicographic_best(
    model: Model,
    objective: Floats,
    ask: Ask,
    plan: Selection,
    tied_from: float,
    *,
    base: Sequence[Extra],
    holds: Holds,
    polish: Polish,
    clock: Clock,
    spent: Spent,
) -> Selection:
    """The plan that the rule picks among those of impact ≥ ``tied_from``, given one of them.

    Parameters
    ----------
    objective : array (columns,)
        The impact.
    ask : callable
        Puts a question to the solver: objective, ``extra``, ``better_than``, ``first``.
    plan : Selection
        A plan of the highest impact.
    tied_from : float
        Impact below which a plan is not tied with the best.
    base : sequence of Extra
        Rows that hold for every question asked here.
    holds : callable
        Checks a plan against every constraint, and what it is worth, without the solver.
    polish : callable
        Makes a plan better by the rule, one initiative at a time, as long as what it is given holds.
    spent : callable
        The money of a plan, worked out without the solver.

    Raises
    ------
    OutOfTimeError
    """
    search = _Search(model, objective, tied_from, ask, holds, polish, clock)
    ties = list(base)
    for form, of in ((model.money, spent), (_count_then_start(model), None)):
        plan = search.minimised(form, plan, ties, of)
        at_most = _measure(form, plan) if of is None else of(plan)
        ties.append(_at_most(form, at_most))
        if of is not None and model.spends_by_giving:
            search.spent, search.most = of, at_most + _rounding(form)
        if search.other(plan, ties) is None:
            return plan
    return _by_id(model, search, plan, ties)


@dataclass(eq=False)
class _Search:
    """Questions about the tied plans, each answered by a plan that was checked."""

    model: Model
    impact: Floats
    tied_from: float
    solver: Ask
    holds: Holds
    polish: Polish
    clock: Clock
    spent: Spent | None = None
    most: float = math.inf

    def ask(
        self,
        objective: Floats,
        rows: Sequence[Extra],
        best: Selection,
        better_than: float = -math.inf,
        first: bool = False,
    ) -> Selection | None:
        return first_verified(
            self.model,
            lambda cuts: self.solver(objective, extra=[*rows, *cuts], better_than=better_than, first=first),
            lambda plan, _: plan if self.holds(plan) and self._keeps(rows, plan) else None,
            [],
            lambda: OutOfTimeError(best),
            self.clock,
            first,
        )

    def _keeps(self, rows: Sequence[Extra], plan: Selection) -> bool:
        """Whether a plan keeps the rows on its binary variables exactly: to a solver 1 − 1e-7 is 1, and 1e-7
        of 8 000 000 is nothing. What must be given is no binary variable: its money is worked out.
        """
        if self.spent is not None and self.spent(plan) > self.most:
            return False
        count = len(self.model.ways.option)
        values = plan.values(count)
        return all(
            math.fsum(r.coefficients * values[r.columns]) <= r.upper
            for r in rows
            if np.all(r.columns < count)
        )

    def any_of(self, rows: Sequence[Extra], plan: Selection) -> Selection | None:
        """Any tied plan within these rows: looked for by impact, which narrows the search most."""
        if self.impact.any():
            return self.ask(self.impact, rows, plan, better_than=self.tied_from, first=True)
        return self.ask(-_count_then_start(self.model), rows, plan, first=True)

    def other(self, plan: Selection, ties: Sequence[Extra]) -> Selection | None:
        """Another plan that is tied with this one, if there is any."""
        return self.any_of([*ties, self.model.no_good_cut(plan)], plan)

    def minimised(
        self, form: Floats, plan: Selection, ties: Sequence[Extra], of: Spent | None = None
    ) -> Selection:
        """The tied plan with the smallest value of a linear form: mostly it is at hand, and only to be
        proven. ``of`` is its value of a plan where that is not the sum over what it chooses.
        """

        def measure(plan: Selection) -> float:
            return _measure(form, plan) if of is None else of(plan)

        step = 0.0 if of is not None and self.model.spends_by_giving else step_of(form)
        for _ in range(_PATIENCE if step and self.impact.any() else 0):
            less = bounded(form, -math.inf, measure(plan) - step / 2)
            found = self.any_of([*ties, less], plan)
            if found is None:
                return plan
            plan = self.polish(found, lambda other: self.holds(other) and self._keeps(ties, other))
        at_hand = measure(plan)
        tied = [*ties, bounded(self.impact, self.tied_from, math.inf)]
        if of is not None and takes_off(self.model.problem):
            return self._strictly_less(form, tied, plan, of)
        found = self.ask(-form, tied, plan, better_than=-at_hand)
        return plan if found is None or measure(found) >= at_hand else found

    def _strictly_less(self, form: Floats, tied: Sequence[Extra], plan: Selection, of: Spent) -> Selection:
        """The tied plan that spends least where the solver's least is not the plan's: what must be given is
        then the least at today's value. What it gives is asked for until nothing spends less.
        """
        while True:
            less = replace(self, spent=of, most=of(plan) - 2 * _rounding(form))
            found = less.ask(-form, tied, plan, better_than=-of(plan))
            if found is None:
                return plan
            plan = found


def _measure(form: Floats, plan: Selection) -> float:
    return math.fsum(form[plan.chosen])


def bounded(form: Floats, lower: float = -math.inf, upper: float = math.inf) -> Extra:
    """A linear form over all columns as a row with bounds."""
    columns = np.flatnonzero(form)
    return Extra(columns, form[columns], lower, upper)


def _rounding(form: Floats) -> float:
    """By how much two sums of the same amounts may differ."""
    return 1e-14 * float(np.abs(form).max(initial=0.0))


def step_of(form: Floats) -> float:
    """The step that all amounts of a form are multiples of; 0 where they are too fine for a solver to tell
    apart.
    """
    factor = scaling_factor(form, True)
    scaled = form * factor
    return 1 / factor if np.all(np.abs(scaled - np.round(scaled)) <= 1e-9 * np.abs(scaled)) else 0.0


def _at_most(form: Floats, bound: float) -> Extra:
    return bounded(form, -math.inf, bound + _rounding(form))


def _count_then_start(model: Model) -> Floats:
    """Fewest initiatives first, earliest starts next, as one whole number: the sum of starts never reaches
    one initiative.
    """
    starts = model.ways.start.astype(float)
    one = 1.0 + float(np.maximum.reduceat(starts, model.ways.first[:-1]).sum())
    return model.vector(enumerate((starts + one).tolist()))


def _by_id(model: Model, search: _Search, plan: Selection, ties: list[Extra]) -> Selection:
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
        plan = search.minimised(model.vector(weights.items()), plan, ties)
        ties.append(_chosen_alike(plan, list(weights)))
    return plan


def _chosen_alike(plan: Selection, columns: Sequence[int]) -> Extra:
    """Of these columns just those that the plan chooses: Σ_{others} x − Σ_{chosen} x ≤ −number chosen."""
    signs = np.where(np.isin(columns, plan.chosen), -1.0, 1.0)
    return Extra(np.array(columns, dtype=np.int64), signs, -math.inf, float(np.minimum(signs, 0.0).sum()))
