"""The one-answer rule: of the portfolios that are equally good, which one is *the* allocation.

In this order: highest impact (to within the tolerance), lowest total money, fewest initiatives, earliest starts,
then by id in code-point order: funded before not, the earlier option row, the earlier start.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from portfolio.allocator.model import Model
from portfolio.solver import Asked, Extra
from portfolio.valuation import Floats

_RADIX = 2**20  # digits of several initiatives weighed in one objective, all whole numbers


class OutOfTimeError(Exception):
    """The deadline passed while ties were being broken; ``values`` is the best plan so far."""

    def __init__(self, values: Floats) -> None:
        super().__init__()
        self.values = values


def one_answer(
    model: Model,
    session: Asked,
    values: Floats,
    least: float,
    *,
    base: Sequence[Extra],
    upper: Floats | None,
    deadline: float,
    sound: Callable[[Floats], Extra | None],
) -> Floats:
    """The plan that the rule picks among those of impact ≥ ``least``, given one of them.

    Parameters
    ----------
    values : array (columns,)
        A plan of the highest impact.
    least : float
        Impact below which a plan is not tied with the best.
    base : sequence of Extra
        Rows that hold for every question asked here.
    upper : array (columns,) or None
        Upper bounds on the columns: what may be considered.
    sound : callable
        Checks a plan against every limit; a row that rules it out where it breaks one.

    Raises
    ------
    OutOfTimeError
    """
    objective = model.objective
    ties = [*base, _at_least(objective, least)]
    search = _Search(model, session, upper, deadline, sound)
    for form in (model.money, _count_then_start(model)):
        values = search.least(form, values, ties)
        ties.append(_at_most(form, _measure(form, values)))
        if not search.other(values, ties):
            return values
    return _by_id(model, search, values, ties)


class _Search:
    """Questions about the tied plans, each answered by a plan that was checked."""

    def __init__(self, model: Model, session: Asked, upper: Floats | None, deadline: float, sound: Callable[[Floats], Extra | None]) -> None:
        self.model, self.session, self.upper, self.deadline, self.sound = model, session, upper, deadline, sound

    def ask(self, objective: Floats, rows: list[Extra], best: Floats) -> Floats | None:
        while True:
            answer = self.session.ask(objective, extra=rows, upper=self.upper, deadline=self.deadline)
            if not answer.proven:
                raise OutOfTimeError(best)
            if answer.values is None:
                return None
            unsound = self.sound(answer.values)
            if unsound is None and self._holds(rows, answer.values):
                return answer.values
            rows.append(unsound or differs(self.model, answer.values))

    def _holds(self, rows: list[Extra], values: Floats) -> bool:
        """Whether a plan keeps the rows on its yes/no columns exactly: to a solver 1 − 1e-7 is 1, and 1e-7 of 8 000 000 is nothing."""
        count = len(self.model.ways.option)
        return all(math.fsum(r.coefficients * np.round(values[r.columns])) <= r.upper for r in rows if np.all(r.columns < count))

    def other(self, values: Floats, ties: list[Extra]) -> bool:
        """Whether any other plan is tied with this one."""
        rows = [*ties, differs(self.model, values)]
        # any objective would do; impact guides the search best
        objective = self.model.objective if self.model.impact else -_count_then_start(self.model)
        return self.ask(objective, rows, values) is not None

    def least(self, form: Floats, values: Floats, ties: list[Extra]) -> Floats:
        """The tied plan with the smallest value of a linear form."""
        for _ in range(2):
            found = self.ask(-form, ties, values)
            if found is not None and _measure(form, found) <= _measure(form, values):
                return found
            self.session.distrust()  # the plan at hand is tied, so some plan is
        return values


def _measure(form: Floats, values: Floats) -> float:
    return math.fsum(form[np.flatnonzero(form)] * np.round(values[np.flatnonzero(form)]))


def _row(form: Floats, lower: float, upper: float) -> Extra:
    columns = np.flatnonzero(form)
    return Extra(columns, form[columns], lower, upper)


def _at_least(form: Floats, bound: float) -> Extra:
    return _row(form, bound, math.inf)


def _at_most(form: Floats, bound: float) -> Extra:
    return _row(form, -math.inf, bound + 1e-11 * max(1.0, float(np.abs(form).max(initial=0.0))))


def differs(model: Model, values: Floats) -> Extra:
    """Σ_{funded} x − Σ_{others} x ≤ number funded − 1: any plan but this one."""
    count = len(model.ways.option)
    chosen = values[:count] > 0.5
    return Extra(np.arange(count), np.where(chosen, 1.0, -1.0), -math.inf, float(chosen.sum()) - 1.0)


def _count_then_start(model: Model) -> Floats:
    """Fewest initiatives first, earliest starts next, as one whole number: the sum of starts never reaches one initiative."""
    starts = model.ways.start.astype(float)
    one = 1.0 + float(sum(starts[list(model.ways.of(i))].max(initial=0.0) for i in range(len(model.numbers.initiatives))))
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
        values = search.least(form, values, ties)
        ties.append(_at_most(form, _measure(form, values)))
        if not search.other(values, ties):
            return values
    return values
