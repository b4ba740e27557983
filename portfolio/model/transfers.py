"""What means give to each other: the least that a portfolio needs so that every limit holds, exactly."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Protocol

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.case.case import Case
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import discount, effects
from portfolio.model.least_amounts import Least, UndecidedError, least, nearly
from portfolio.model.levels import LEVELS
from portfolio.model.usage import ROUNDING, Requirements, requirements, spend
from portfolio.model.worst_overruns import accumulated_worst
from portfolio.tables.numbers import exact

_ROUNDING = Fraction(ROUNDING)
_TINY = 1e-6
"""A limit below this share of what may be given to it is measured by that."""
_BRANCHINGS = 400
"""So many branchings in doubles before exact numbers are asked; exact ones take a hundred times as long.
"""


@dataclass(frozen=True, eq=False)
class Offers:
    """What may be given: an offer for each transfer and period, in order of the transfers' ids, the earliest
    period first; none of which the gain would lie outside the horizon.

    Attributes
    ----------
    transfers : tuple of str
        By offer.
    period, giver, receiver, arrival : array (offers,)
        When it is given and gained; which resources, by id.
    rate : tuple of Fraction
        Units gained for each unit given.
    most, step : tuple of (Fraction or None)
        In units of the giver; ``most`` in whole steps. None: any amount.
    costs : array (offers,) of bool
        Whether what is given is spent: money that becomes something else.
    """

    transfers: tuple[str, ...]
    period: Ints
    giver: Ints
    receiver: Ints
    arrival: Ints
    rate: tuple[Fraction, ...]
    most: tuple[Fraction | None, ...]
    step: tuple[Fraction | None, ...]
    costs: Bools

    def __len__(self) -> int:
        return len(self.transfers)

    @cached_property
    def touched(self) -> Ints:
        """The resources that give or gain."""
        return np.unique(np.concatenate([self.giver, self.receiver]))


@lru_cache(maxsize=16)
def offers(case: Case) -> Offers:
    """What may be given in a case, worked out once for each case."""
    needs, index, horizon = requirements(case), case.period_index, len(case.periods)
    found: list[tuple[Any, ...]] = []
    for row in sorted(case.table("transfers"), key=lambda row: str(row["transfer"])):
        giver, receiver = (needs.resource_index[row[end]] for end in ("from", "to"))
        step = None if row["step"] is None else exact(row["step"])
        most = None if row["max"] is None else exact(row["max"])
        if most is not None and step is not None:
            most = most // step * step
        first = 0 if row["first"] is None else index[row["first"]]
        last = horizon - 1 if row["last"] is None else index[row["last"]]
        costs = bool(needs.budget[giver] and not needs.budget[receiver])
        for t in range(first, last + 1):
            arrival = t + int(row["lag"])
            if 0 <= arrival < horizon and most != 0:
                rate = exact(row["rate"])
                found.append((row["transfer"], rate, most, step, costs, t, giver, receiver, arrival))
    columns = list(zip(*found, strict=True)) if found else [()] * 9
    transfers, rates, mosts, steps, of_money, *places = columns
    periods, givers, receivers, arrivals = (np.array(some, dtype=np.int64) for some in places)
    spends = np.array(of_money, dtype=bool)
    return Offers(transfers, periods, givers, receivers, arrivals, rates, mosts, steps, spends)


def has_transfers(case: Case) -> bool:
    """Whether means are a choice in a case."""
    return len(case.table("transfers")) > 0


@lru_cache(maxsize=16)
def useful(case: Case) -> Floats:
    """More of each offer than is of use to any portfolio, whatever the limits: array (offers,); in whole
    steps where it has some, 0 where nobody needs it.

    What one resource can use in a period is what initiatives use there at the most, and what it may give on:
    to others, or to its own next period. Where means go round in a circle nothing useful goes round twice
    without loss, so that the longest way without a repetition counts.
    """
    given, needs = offers(case), requirements(case)
    if not len(given):
        return np.zeros(0)
    demand = _demand(case)
    arcs = _arcs(given, needs)
    order = _circles(arcs)
    worth = demand.ravel().copy()
    needed = np.zeros(len(given))

    def amount(k: int, at_the_end: float) -> float:
        asked = at_the_end / float(given.rate[k]) * (1 + 1e-9)
        step, most = given.step[k], given.most[k]
        if step is not None:
            asked = math.ceil(asked / float(step)) * float(step)
        return asked if most is None else min(asked, float(most))

    out: dict[int, list[_Arc]] = defaultdict(list)
    for arc in arcs:
        out[arc.begins].append(arc)
    for some in order:  # what means go to comes before where they come from
        member = set(some)
        for n in some:
            for arc in out[n]:
                if arc.ends not in member:
                    worth[n] += (
                        worth[arc.ends] / arc.gain if arc.offer < 0 else amount(arc.offer, worth[arc.ends])
                    )
        if len(some) > 1 or any(arc.ends == n for n in some for arc in out[n]):
            within = [arc for n in some for arc in out[n] if arc.ends in member]
            steps = [step for arc in within if arc.offer >= 0 and (step := given.step[arc.offer]) is not None]
            waste = float(_common_multiple(steps)) if steps else 0.0
            for arc in within:
                if arc.offer >= 0 and given.step[arc.offer] is not None:
                    worth[arc.begins] += waste
            worth[some] = _ways_round(some, within) @ worth[some]
        for n in some:
            for arc in out[n]:
                if arc.offer >= 0:
                    needed[arc.offer] = amount(arc.offer, worth[arc.ends])
    return needed


class _Arc(NamedTuple):
    """A way that means may take, from a resource in a period to one; ``offer``: −1 where it is kept over."""

    begins: int
    ends: int
    gain: float
    offer: int


def _demand(case: Case) -> Floats:
    """What initiatives use of each resource in each period at the most: array (resources, periods)."""
    needs, numbers = requirements(case), effects(case)
    table = case.table("requirements")
    high = max([1.0, *(row["high"] for row in table)])
    largest = np.zeros((len(numbers.initiatives), len(needs.resources)))
    owner = needs.owner[np.repeat(np.arange(len(needs.owner)), np.diff(needs.first))]
    np.maximum.at(largest, (owner, needs.resource), needs.amount)
    demand = np.repeat((high * largest.sum(axis=0))[:, None], needs.horizon, axis=1)
    stops = needs.stopping
    np.add.at(demand, (stops.resource, stops.period), np.maximum(stops.amount, 0.0))
    return demand


def _arcs(given: Offers, needs: Requirements) -> list[_Arc]:
    horizon = needs.horizon
    arcs = [
        _Arc(int(r * horizon + t), int(s * horizon + u), float(rate), k)
        for k, (r, t, s, u, rate) in enumerate(
            zip(given.giver, given.period, given.receiver, given.arrival, given.rate, strict=True)
        )
    ]
    for r in given.touched.tolist():
        if kept := float(needs.carry_over[r]):
            arcs += [_Arc(r * horizon + t, r * horizon + t + 1, kept, -1) for t in range(horizon - 1)]
    return arcs


def _circles(arcs: Sequence[_Arc]) -> list[list[int]]:
    """Nodes that reach each other, together; those that means go to first (Tarjan 1972, "Depth-first search
    and linear graph algorithms").
    """
    after: dict[int, list[int]] = {n: [] for arc in arcs for n in (arc.begins, arc.ends)}
    for arc in arcs:
        after[arc.begins].append(arc.ends)
    reached, lowest = dict[int, int](), dict[int, int]()
    path, order = list[int](), list[list[int]]()
    on_path = set[int]()
    for begin in after:
        stack = [] if begin in reached else [(begin, iter(after[begin]))]
        while stack:
            n, others = stack[-1]
            if n not in reached:
                reached[n] = lowest[n] = len(reached)
                path.append(n)
                on_path.add(n)
            other = next(others, None)
            if other is None:
                stack.pop()
                if stack:
                    lowest[stack[-1][0]] = min(lowest[stack[-1][0]], lowest[n])
                if lowest[n] == reached[n]:
                    at = path.index(n)
                    order.append(sorted(path[at:]))
                    on_path.difference_update(path[at:])
                    del path[at:]
            elif other not in reached:
                stack.append((other, iter(after[other])))
            elif other in on_path:
                lowest[n] = min(lowest[n], reached[other])
    return order


def _ways_round(some: Sequence[int], arcs: Sequence[_Arc]) -> Floats:
    """What must leave each node of a circle at the most for a unit to arrive at each other one."""
    place = {n: k for k, n in enumerate(some)}
    begins, ends = (np.array([place[n] for n in side]) for side in zip(*((a[:2]) for a in arcs), strict=True))
    asked = 1.0 / np.array([arc.gain for arc in arcs])
    ways = np.eye(len(some))
    for _ in range(len(some) - 1):
        longer = ways.copy()
        np.maximum.at(longer, begins, asked[:, None] * ways[ends])
        if np.allclose(longer, ways, rtol=1e-12, atol=0.0):
            break
        ways = longer
    return ways


def _common_multiple(steps: Sequence[Fraction]) -> Fraction:
    below = math.lcm(*(step.denominator for step in steps))
    return Fraction(math.lcm(*(int(step * below) for step in steps)), below)


class Counted(NamedTuple):
    """What is given and gained of a resource up to a period, as its limit counts it: offer → coefficient."""

    resource: int
    period: int
    form: dict[int, Fraction]


@lru_cache(maxsize=32)
def counted(case: Case, limited: bytes) -> tuple[Counted, ...]:
    """How offers count in the limits of the resources that they touch, period by period; ``limited`` says
    which cells of (resources, periods) have a limit.
    """
    given, needs = offers(case), requirements(case)
    has_limit = np.frombuffer(limited, dtype=bool).reshape(len(needs.resources), needs.horizon)
    wanted = useful(case) > 0
    at: dict[tuple[int, int], dict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for k in np.flatnonzero(wanted).tolist():
        arrives = int(given.receiver[k]), int(given.arrival[k])
        if has_limit[arrives]:
            at[int(given.giver[k]), int(given.period[k])][k] += 1
            at[arrives][k] -= given.rate[k]
    found = []
    for r in given.touched.tolist():
        kept, form = exact(needs.carry_over[r]), dict[int, Fraction]()
        for t in range(needs.horizon):
            if not has_limit[r, t]:
                form = {}
                continue
            form = {k: kept * a for k, a in form.items() if kept}
            for k, a in at[r, t].items():
                form[k] = form.get(k, Fraction(0)) + a
            form = {k: a for k, a in form.items() if a}
            found.append(Counted(r, t, form))
    return tuple(found)


class _Question:
    """The least amounts under limits in the same places, asked for one plan after the other; ``as_money``:
    of the money that they spend today's value first.
    """

    def __init__(self, case: Case, limited: bytes, as_money: bool) -> None:
        self.given, self.rows = offers(case), counted(case, limited)
        self.kept = sorted({k for row in self.rows for k in row.form})
        self.place = {k: n for n, k in enumerate(self.kept)}
        forms = [{self.place[k]: a for k, a in row.form.items()} for row in self.rows]
        most = tuple(self.given.most[k] for k in self.kept)
        step = tuple(self.given.step[k] for k in self.kept)
        one = {n: Fraction(1) for n in range(len(self.kept))}
        money = {n: Fraction(1) for n, k in enumerate(self.kept) if self.given.costs[k]}
        today = {n: exact(a) for n, a in zip(money, todays(case)[[self.kept[n] for n in money]], strict=True)}
        order = (today, money, one) if as_money else (money, one)
        self.exactly = Least(tuple(forms), most, step, order)
        # the same in numbers of about 1
        size = useful(case)[self.kept]
        self.column = size
        self.scale = np.array(
            [max((abs(float(a)) * size[n] for n, a in form.items()), default=1.0) for form in forms]
        )
        nearly_forms = tuple(
            {n: float(a) * size[n] / s for n, a in form.items()}
            for form, s in zip(forms, self.scale.tolist(), strict=True)
        )
        most_nearly = tuple(
            None if m is None else float(m) / s for m, s in zip(most, size.tolist(), strict=True)
        )
        step_nearly = tuple(
            None if m is None else float(m) / s for m, s in zip(step, size.tolist(), strict=True)
        )
        self.nearly = Least(nearly_forms, most_nearly, step_nearly, (dict.fromkeys(range(len(size)), 1.0),))
        self._known: dict[tuple[Fraction, ...], tuple[Fraction, ...] | None] = {}

    def least(self, bounds: Sequence[Fraction], slack: Sequence[Fraction]) -> tuple[Fraction, ...] | None:
        """The amounts by kept offer; None where none are enough."""
        key = tuple(max(b, Fraction(0)) if b >= -s else b for b, s in zip(bounds, slack, strict=True))
        if key not in self._known:
            if len(self._known) > 512:
                self._known.clear()
            found = (
                least(self.exactly, key) if not self._holds_alone(key) else (Fraction(0),) * len(self.kept)
            )
            if found is None:
                found = least(self.exactly, [b + s for b, s in zip(bounds, slack, strict=True)])
            self._known[key] = found
        return self._known[key]

    def _holds_alone(self, bounds: Sequence[Fraction]) -> bool:
        return all(b >= 0 for b in bounds)

    def possible(self, bounds: Sequence[Fraction], slack: Sequence[Fraction]) -> bool:
        """Whether amounts are enough."""
        if all(b >= -s for b, s in zip(bounds, slack, strict=True)):
            return True
        try:
            about = [float(b) / s for b, s in zip(bounds, self.scale.tolist(), strict=True)]
            amounts = nearly(self.nearly, about, _BRANCHINGS)
            if amounts is None:
                return False
            if self._holds(self._as_exact(amounts), bounds, slack):
                return True
        except UndecidedError:
            pass
        return self.least(bounds, slack) is not None

    def _as_exact(self, amounts: Sequence[float]) -> list[Fraction]:
        found = []
        for n, (x, size) in enumerate(zip(amounts, self.column.tolist(), strict=True)):
            step, most = self.exactly.step[n], self.exactly.upper[n]
            amount = max(Fraction(x * size), Fraction(0))
            if step is not None:
                amount = round(amount / step) * step
            found.append(amount if most is None else min(amount, most))
        return found

    def _holds(
        self, amounts: Sequence[Fraction], bounds: Sequence[Fraction], slack: Sequence[Fraction]
    ) -> bool:
        return all(
            sum((a * amounts[n] for n, a in form.items()), Fraction(0)) <= b + s
            for form, b, s in zip(self.exactly.rows, bounds, slack, strict=True)
        )


@lru_cache(maxsize=32)
def _question(case: Case, limited: bytes, as_money: bool = False) -> _Question:
    return _Question(case, limited, as_money)


def todays(case: Case) -> Floats:
    """What a unit of each offer spends at today's value, discounted at the end of the period in which it is
    given: array (offers,); 0 where it stays money, or is none.
    """
    given = offers(case)
    return np.where(given.costs, discount(case, given.period), 0.0)


class Room(NamedTuple):
    """What is left in each limit of the resources that give or gain, before anything is given; and what may
    be overdrawn: the last digits of a limit that was reckoned.
    """

    left: list[Fraction]
    slack: list[Fraction]


def room(
    case: Case,
    limits: Floats,
    count: int,
    options: Ints,
    starts: Ints,
    used: Any,
    resources: tuple[int, ...] | None = None,
) -> Room:
    """What a portfolio leaves in the limits of some resources, unless named of those that offers touch;
    ``used``: its use in whole units, array (resources, periods).
    """
    needs = requirements(case)
    resources = tuple(offers(case).touched.tolist()) if resources is None else resources
    left: list[Fraction] = []
    slack: list[Fraction] = []
    granted = _granted(case, limits.tobytes(), resources)
    over: list[Fraction] | None = None
    before, taken = -1, Fraction(0)
    for r, t, kept, there in granted:
        if r != before and count:
            over = accumulated_worst(case, limits, r, count, options, starts)
        uses = needs.amount_of(used[r, t])
        taken = kept * taken + uses if kept and r == before else uses
        before = r
        needed = taken if over is None else taken + over[t]
        left.append(there - needed)
        slack.append(max(abs(there), abs(uses if over is None else uses + over[t])) * _ROUNDING)
    return Room(left, slack)


@lru_cache(maxsize=64)
def _granted(
    case: Case, limits: bytes, resources: tuple[int, ...]
) -> tuple[tuple[int, int, Fraction, Fraction], ...]:
    """The limits of some resources: resource, period, what share of what the one before is taken of counts
    here (0 where none does), and what may be used by then, all that is carried over included.
    """
    needs = requirements(case)
    amounts = np.frombuffer(limits).reshape(len(needs.resources), needs.horizon)
    found = []
    for r in resources:
        usable, kept = exact(needs.usable[r]), exact(needs.carry_over[r])
        there, begun = Fraction(0), False
        for t in range(needs.horizon):
            if math.isinf(amounts[r, t]):
                there, begun = Fraction(0), False
                continue
            there = kept * there + usable * exact(amounts[r, t])
            found.append((r, t, kept if begun else Fraction(0), there))
            begun = True
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Given:
    """What is given for a portfolio: ``amounts`` by offer, in units of the giver."""

    case: Case
    amounts: tuple[Fraction, ...]

    @cached_property
    def spent(self) -> Fraction:
        """The money that becomes something else."""
        return self.spent_of(None)

    @cached_property
    def spent_today(self) -> Fraction:
        """The same at today's value."""
        worth = todays(self.case).tolist()
        return sum((a * exact(w) for a, w in zip(self.amounts, worth, strict=True) if a), Fraction(0))

    def paid(self) -> Iterator[tuple[str, int, int, Fraction]]:
        """The money that becomes something else: the transfer, the budget and the period by their places in
        the case, and how much.
        """
        of = offers(self.case)
        for k, amount in enumerate(self.amounts):
            if amount and of.costs[k]:
                yield of.transfers[k], int(of.giver[k]), int(of.period[k]), amount

    def spent_of(self, resources: Sequence[str] | None) -> Fraction:
        """The money of some budgets, or of all, that becomes something else."""
        given, names = offers(self.case), requirements(self.case).resources
        return sum(
            (
                amount
                for amount, costs, r in zip(self.amounts, given.costs, given.giver.tolist(), strict=True)
                if costs and (resources is None or names[r] in resources)
            ),
            Fraction(0),
        )

    def moved(self, resource: int) -> tuple[list[Fraction], list[Fraction]]:
        """What a resource gives and gains, period by period."""
        of, horizon = offers(self.case), requirements(self.case).horizon
        given, gained = [Fraction(0)] * horizon, [Fraction(0)] * horizon
        for k, amount in enumerate(self.amounts):
            if amount and of.giver[k] == resource:
                given[of.period[k]] += amount
            if amount and of.receiver[k] == resource:
                gained[of.arrival[k]] += amount * of.rate[k]
        return given, gained


class Asked(Protocol):
    """What is asked of a case, as far as what must be given hangs on it: a :class:`portfolio.Problem`, which
    itself asks here what its level takes off.
    """

    @property
    def case(self) -> Case: ...

    @property
    def level(self) -> int: ...

    @property
    def overruns(self) -> int: ...

    def limits(self, resources: Sequence[str]) -> Floats: ...


def given_for(problem: Asked, portfolio: Sequence[Choice]) -> Given | None:
    """The least that must be given for a portfolio, by the one-answer rule: the least money, then the least
    in all, then more of the earlier ids and periods; None where nothing is enough. Where the level of
    steering takes money off what it counts, the least of that comes first.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> given_for(plan.problem, plan.choices).amounts
    ()
    """
    case, needs = problem.case, requirements(problem.case)
    if not len(offers(case)):
        return Given(case, ())
    options, starts = indices(effects(case), portfolio)
    limits = problem.limits(needs.resources)
    used = needs.counted(options, starts)
    there = room(case, limits, problem.overruns, options, starts, used)
    as_money = LEVELS[problem.level].counts_money
    question = _question(case, np.isfinite(limits).tobytes(), as_money)
    found = question.least(*there)
    if found is None:
        return None
    amounts = [Fraction(0)] * len(offers(case))
    for k, amount in zip(question.kept, found, strict=True):
        amounts[k] = amount
    return Given(case, tuple(amounts))


def moved_for(problem: Asked, portfolio: Sequence[Choice]) -> Floats | None:
    """What each resource gains less what it gives for a portfolio: array (resources, periods); None where
    means are no choice, or nothing is enough.
    """
    if not len(offers(problem.case)) or (given := given_for(problem, portfolio)) is None:
        return None
    both = [given.moved(r) for r in range(len(requirements(problem.case).resources))]
    return np.array([[float(b - a) for a, b in zip(*one, strict=True)] for one in both])


def enough(case: Case, limits: Floats, there: Room) -> bool:
    """Whether offers make all limits that they touch hold."""
    return _question(case, np.isfinite(limits).tobytes()).possible(*there)


def missing(case: Case, limits: Floats, there: Room) -> Mapping[tuple[int, int], float]:
    """What each limit still misses at the least, as shares of what it has, after what can be given:
    (resource, period) → amount; never nothing where something is missing. Where steps take too long, with
    those that an answer without steps holds in full.
    """
    question = _question(case, np.isfinite(limits).tobytes())
    asked, count = question.nearly, len(question.kept)
    needs = requirements(case)
    rows: list[dict[int, float]] = []
    sizes = [
        size if (size := float(s) / ROUNDING) > _TINY * z else z
        for s, z in zip(there.slack, question.scale.tolist(), strict=True)
    ]
    for n, row in enumerate(question.rows):
        form = dict(asked.rows[n])
        kept = float(needs.carry_over[row.resource])
        share, m = 1.0, n
        while share:
            form[count + m] = -share * sizes[m] / question.scale[n]
            before = question.rows[m - 1] if m else None
            if before is None or (before.resource, before.period) != (
                row.resource,
                question.rows[m].period - 1,
            ):
                break
            share, m = share * kept, m - 1
        rows.append(form)
    more = len(question.rows)
    objectives = ({count + n: 1.0 for n in range(more)}, dict(asked.objectives[0]))
    upper, step = (*asked.upper, *[None] * more), (*asked.step, *[None] * more)
    about = [float(b + s) / z for b, s, z in zip(*there, question.scale.tolist(), strict=True)]
    every = Least(tuple(rows), upper, step, objectives)
    try:
        found = nearly(every, about, _BRANCHINGS)
    except UndecidedError:
        found = _in_full_steps(every, about)
    assert found is not None, "more of everything is always enough"
    least_said = min(1e-9, max(found[count:], default=0.0))
    return {
        (row.resource, row.period): found[count + n] * sizes[n]
        for n, row in enumerate(question.rows)
        if found[count + n] >= least_said
    }


def _in_full_steps(asked: Least, bounds: Sequence[float]) -> list[float] | None:
    """Columns that meet all rows, of those with steps as many as an answer without any holds in full."""
    free = (None,) * len(asked.step)
    found = nearly(Least(asked.rows, asked.upper, free, asked.objectives), bounds, _BRANCHINGS)
    if found is None:
        return None
    held = {
        n: math.floor(found[n] / step + 1e-9) * step for n, step in enumerate(asked.step) if step is not None
    }
    upper = tuple(0.0 if n in held else most for n, most in enumerate(asked.upper))
    left = [
        bound - sum(row.get(n, 0.0) * amount for n, amount in held.items())
        for row, bound in zip(asked.rows, bounds, strict=True)
    ]
    found = nearly(Least(asked.rows, upper, free, asked.objectives), left, _BRANCHINGS)
    return None if found is None else [x + held.get(n, 0.0) for n, x in enumerate(found)]


type Further = Mapping[tuple[int, int], Fraction]
"""What one more column adds to each limit of (resource, period), all that is carried over included."""


def least_further(
    problem: Asked,
    portfolio: Sequence[Choice],
    columns: Sequence[Further],
    upper: Sequence[Fraction | None],
    stages: Sequence[Sequence[int]],
) -> tuple[Fraction, ...] | None:
    """The least of some further columns with which the limits of resources that give or gain hold, whatever
    is given: of each stage the sum of its columns least, one stage after the other; of several alike more of
    the columns that stand first. None where nothing is enough.
    """
    case, needs = problem.case, requirements(problem.case)
    options, starts = indices(effects(case), portfolio)
    limits = problem.limits(needs.resources)
    used = needs.counted(options, starts)
    there = room(case, limits, problem.overruns, options, starts, used)
    question = _question(case, np.isfinite(limits).tobytes())
    of, count = question.exactly, len(columns)
    rows = []
    for row, form in zip(question.rows, of.rows, strict=True):
        own = {n: a for n, one in enumerate(columns) if (a := one.get((row.resource, row.period)))}
        rows.append(own | {count + n: a for n, a in form.items()})
    one = Fraction(1)
    objectives = [dict.fromkeys(stage, one) for stage in stages]
    objectives += [{count + n: a for n, a in form.items()} for form in of.objectives]
    asked = Least(tuple(rows), (*upper, *of.upper), (*[None] * count, *of.step), tuple(objectives))
    left = [max(b, Fraction(0)) if b >= -s else b for b, s in zip(*there, strict=True)]
    found = least(asked, left)
    return None if found is None else found[:count]


def more_of(problem: Asked, resource: int, period: int) -> Further:
    """What one unit more of a resource in a period adds to its limits, as the table of resources has it."""
    needs, limits = requirements(problem.case), problem.limits(requirements(problem.case).resources)
    usable, kept = exact(needs.usable[resource]), exact(needs.carry_over[resource])
    found, share = {}, -usable
    for t in range(period, needs.horizon):
        if math.isinf(limits[resource, t]) or not share:
            break
        found[resource, t] = share
        share *= kept
    return found


def spent(problem: Asked, portfolio: Sequence[Choice], resources: Sequence[str] | None = None) -> float:
    """What a portfolio spends inside the horizon, what stopping takes and what must be given for it included;
    of all budgets unless some are named.
    """
    alone = spend(problem.case, portfolio, resources)
    if not offers(problem.case).costs.any():
        return alone
    given = given_for(problem, portfolio)
    return alone if given is None else float(exact(alone) + given.spent_of(resources))


def takes_off(problem: Asked) -> bool:
    """Whether what must be given lowers what a portfolio is worth: its level of steering counts money."""
    return LEVELS[problem.level].counts_money and bool(offers(problem.case).costs.any())


def taken_off(problem: Asked, portfolio: Sequence[Choice]) -> float:
    """What must be given for a portfolio as far as its level of steering takes it off: 0 where it counts no
    money, and for one that holds no more, whatever is given.
    """
    given = given_for(problem, portfolio) if takes_off(problem) else None
    return 0.0 if given is None else float(given.spent_today)
