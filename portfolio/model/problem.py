"""What we ask of a case: its value function and the changes to it. Every ``with_…`` gives a new problem."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeGuard

import numpy as np

from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.case.lookup import faulty_names, ids_of
from portfolio.errors import CaseError, Fault, SolverError
from portfolio.model.choices import Choice
from portfolio.model.effects import Effects
from portfolio.model.levels import IMPACT, effects_at, missing, worth_at
from portfolio.model.magnitude import magnitude_of
from portfolio.model.reference import Lines, lines_of
from portfolio.model.transfers import taken_off
from portfolio.model.value import worth
from portfolio.size_limits import LARGEST, SMALLEST
from portfolio.tables.cells import in_range
from portfolio.tables.numbers import exact
from portfolio.words.sentences import Sentence, say, sentence

_OF = sentence("of_problem")
"""Where a fault of the question itself stands."""
_LEAST_WHOLE = 1e-9
"""An impact below this share of what a single initiative earns is sums that cancel out: nothing has a share
of it.
"""
_RANGE = {"low": f"{SMALLEST:g}", "high": f"{LARGEST:g}"}


class Kept(NamedTuple):
    """A plan of which few lines may change: its lines, and how many at most."""

    lines: Lines
    changes: int


type Limits = Mapping[str, float | None] | Mapping[tuple[str, str], float | None]


@dataclass(frozen=True)
class Problem:
    """A case and what is asked of it: points for the objectives, limits, initiatives held in or out.

    Parameters
    ----------
    case : Case

    Attributes
    ----------
    weights : mapping of str to float
        Points for each objective; the case's own unless changed.
    locks : mapping of str to bool
        Initiatives that must be funded (True) or may not be (False), beside the case's own mandates and
        decisions.
    level : int
        The level of steering: 6, the strategy's points, unless changed by :meth:`at_level`.
    kept : Kept or None
        A plan of which few lines may change; see :meth:`keeping`.
    earliest : mapping of str to str
        Initiatives that may not start before a period, beside their own windows; see :meth:`not_before`.
    overruns : int
        So many of the funded initiatives may overrun, whichever they are, and every limit holds; see
        :meth:`protected`.

    Examples
    --------
    >>> import portfolio as pf
    >>> problem = pf.Problem(pf.load("data/samples/lorie_savage"))
    >>> pf.allocate(problem.scaled({"capital": 0.9})).impact < pf.allocate(problem).impact
    True
    """

    case: Case
    weights: Mapping[str, float] = field(default_factory=dict)
    amounts: Mapping[tuple[str, str], float] = field(default_factory=dict)
    locks: Mapping[str, bool] = field(default_factory=dict)
    level: int = IMPACT
    kept: Kept | None = None
    earliest: Mapping[str, str] = field(default_factory=dict)
    overruns: int = 0

    def __post_init__(self) -> None:
        own = self.case.table("objectives")
        dealt = dict(zip(own["objective"], own["weight"], strict=True)) | dict(self.weights)
        object.__setattr__(self, "weights", MappingProxyType(dealt))
        object.__setattr__(self, "amounts", MappingProxyType(dict(self.amounts)))
        object.__setattr__(self, "locks", MappingProxyType(dict(self.locks)))
        object.__setattr__(self, "earliest", MappingProxyType(dict(self.earliest)))
        if not is_whole(self.level) or not 1 <= self.level <= IMPACT:
            problem = sentence("must_level", most=IMPACT, found=repr(self.level))
            self._raise([Fault(_OF, None, "level", str(self.level), problem)])
        self._raise(missing(self.case, self.level))

    def __hash__(self) -> int:
        held = (self.weights, self.amounts, self.locks, self.earliest)
        changes = (tuple(sorted(changed.items())) for changed in held)
        return hash((self.case, *changes, self.level, self.kept, self.overruns))

    def __reduce__(self) -> tuple[type[Problem], tuple[object, ...]]:
        # read-only views can't be pickled
        plain = (dict(self.weights), dict(self.amounts), dict(self.locks))
        return type(self), (self.case, *plain, self.level, self.kept, dict(self.earliest), self.overruns)

    @cached_property
    def effects(self) -> Effects:
        """The numbers behind what a portfolio is worth here: the case's, or those of a lower level of
        steering.
        """
        return effects_at(self.case, self.level)

    @cached_property
    def points(self) -> Floats:
        """What attaining each key result of :attr:`effects` is worth: array (key results,)."""
        return worth_at(self.case, self.level, dict(self.weights))

    @cached_property
    def magnitude(self) -> float:
        """What an impact near 0 is held against: some thirtieth of the most that a single initiative earns
        toward a key result, a power of two.
        """
        return magnitude_of(self.effects.largest * self.points)

    def size_of(self, impact: float) -> float:
        """The size of an impact, which every tolerance of impacts is a share of."""
        return max(self.magnitude, abs(impact))

    def share_of(self, lost: float, impact: float) -> float:
        """Points as a share of an impact, which is held for no less than next to nothing."""
        return lost / max(abs(impact), _LEAST_WHOLE * self.magnitude)

    def worth(self, portfolio: Sequence[Choice]) -> float:
        """What a portfolio is worth here: points, or what the level of steering counts."""
        return worth(self.effects, portfolio, self.points) - taken_off(self, portfolio)

    def at_level(self, level: int) -> Problem:
        """The same problem, steered at another level: what is maximised is what that level watches.

        Parameters
        ----------
        level : int
            1 deadlines kept, then how early · 2 scope delivered · 3 money value over the horizon less cost,
            what must be given to people included · 4 attainment of the key results on ``usage`` KPIs, all
            alike · 5 of those on ``outcome`` KPIs · 6 the strategy's points.

        Returns
        -------
        Problem
            Its allocation's ``impact`` and ``bound`` are in the level's own measure; ``points`` are the
            strategy's.

        Raises
        ------
        CaseError
            When the case lacks what the level steers by, with the table and column; or there is no such
            level.

        Examples
        --------
        >>> import portfolio as pf
        >>> case = pf.load("data/samples/dozen")
        >>> money = pf.allocate(pf.Problem(case).at_level(3))
        >>> money.points < pf.allocate(case).points
        True
        """
        return replace(self, level=int(level) if is_whole(level) else level)

    def with_weights(self, weights: Mapping[str, float]) -> Problem:
        """The same problem under other points for some or all objectives."""
        faults = faulty_names(self.case, "objectives", weights)
        faults += [
            Fault("objectives", None, "weight", str(w), _outside(w, o))
            for o, w in weights.items()
            if not is_number(w) or w < 0 or not in_range(w)
        ]
        self._raise(faults)
        dealt = dict(zip(ids_of(self.case, "objectives", weights), map(float, weights.values()), strict=True))
        return replace(self, weights={**self.weights, **dealt})

    def with_limits(self, limits: Limits) -> Problem:
        """The same problem under other limits.

        Parameters
        ----------
        limits : mapping
            ``{"budget": 450_000}`` sets every period of a resource; ``{("budget", "2027Q1"): 450_000}`` sets
            one. None lifts the limit. Amounts are before ``usable`` and ``carry_over``, as in the table
            ``resources``.
        """
        changed = dict(self.amounts)
        faults: list[Fault] = []
        for key, amount in limits.items():
            match key:
                case str():
                    resource, periods = key, self.case.periods
                case (resource, period):
                    periods = (period,)
                case _:
                    problem = sentence("must_resource", found=key)
                    faults.append(Fault("resources", None, "", str(key), problem))
                    continue
            unknown = faulty_names(self.case, "resources", [resource])
            faults += unknown
            faults += [
                Fault("resources", None, p, p, self._no_period(p))
                for p in periods
                if p not in self.case.periods
            ]
            if amount is not None and is_number(amount) and amount >= 0 and not in_range(amount):
                problem = sentence("must_range_or_none", **_RANGE, found=amount, who=resource)
                faults.append(Fault("resources", None, periods[0], str(amount), problem))
            elif amount is not None and (not is_number(amount, infinite=True) or amount < 0):
                problem = sentence("must_number_or_none", found=amount, who=resource)
                faults.append(Fault("resources", None, periods[0], str(amount), problem))
            elif not unknown:
                (resource,) = ids_of(self.case, "resources", [resource])
                changed.update(
                    {(resource, p): math.inf if amount is None else float(amount) for p in periods}
                )
        self._raise(faults)
        return replace(self, amounts=changed)

    def scaled(self, factors: Mapping[str, float]) -> Problem:
        """The same problem with every limit of some resources multiplied, such as ``{"budget": 0.9}`` for ten
        per cent less.

        Raises
        ------
        CaseError
            An unknown resource, one without a limit in any period, a factor that is no number or below 0.
        """
        self._raise(faulty_names(self.case, "resources", factors))
        factors = dict(zip(ids_of(self.case, "resources", factors), factors.values(), strict=True))
        faults = [
            Fault("resources", None, "", r, sentence("must_scale", who=r))
            for r in factors
            if all(math.isinf(self.amount(r, p)) for p in self.case.periods)
        ]
        faults += [
            Fault("resources", None, "", str(f), sentence("must_range", **_RANGE, found=f, who=r))
            for r, f in factors.items()
            if not is_number(f) or f < 0 or not in_range(f)
        ]
        self._raise(faults)
        changed = dict(self.amounts)
        for resource, factor in factors.items():
            for period in self.case.periods:
                amount = self.amount(resource, period)
                if not math.isinf(amount):
                    changed[resource, period] = float(exact(amount) * exact(factor))
        return replace(self, amounts=changed)

    def with_funded(self, *initiatives: str) -> Problem:
        """The same problem with these initiatives funded, in whichever option and period is best.

        Raises
        ------
        CaseError
            For an unknown one, and one that the problem leaves out: it would have to be both.
        """
        return self._locked(initiatives, True)

    def without(self, *initiatives: str) -> Problem:
        """The same problem with these initiatives left out.

        Raises
        ------
        CaseError
            For an unknown one, and one that the problem has funded: it would have to be both.
        """
        return self._locked(initiatives, False)

    def freed(self, *initiatives: str) -> Problem:
        """The same problem with these initiatives held neither in nor out, whatever it did with them
        before.
        """
        free = ids_of(self.case, "initiatives", initiatives)
        return replace(self, locks={i: held for i, held in self.locks.items() if i not in free})

    def keeping(self, near: object, changes: int | None = None) -> Problem:
        """The same problem with at most so many lines of a plan changed.

        A line is changed where an initiative stands in one of the two plans only, or in both with another
        option or start; a running one that goes on in the plan's option is kept.

        Parameters
        ----------
        near : Allocation, Record, DataFrame or iterable of (initiative, option, start)
            The plan, such as ``case.plan``.
        changes : int, optional
            At most; as many as there are initiatives unless given.

        Raises
        ------
        CaseError
            When it is no plan on initiatives of the case, or no whole number of changes.

        Examples
        --------
        >>> import portfolio as pf
        >>> case = pf.load("data/samples/lorie_savage")
        >>> plan = pf.allocate(case)
        >>> less = pf.Problem(case).scaled({"capital": 0.9})
        >>> pf.allocate(less.keeping(plan, changes=1)).changes.values.tolist()
        [['P9', 'out', 'full year1', '']]
        """
        most = len(self.case.rows("initiatives")) if changes is None else changes
        if not is_whole(most) or most < 0:
            problem = sentence("must_lines", found=repr(changes))
            self._raise([Fault(_OF, None, "changes", str(changes), problem)])
        return replace(self, kept=Kept(lines_of(self.case, near), int(most)))

    @property
    def keeps(self) -> Lines:
        """The lines of the plan of which few may change; none where there is no such plan."""
        return () if self.kept is None else self.kept.lines

    def not_before(self, initiative: str, period: str) -> Problem:
        """The same problem with an initiative that may not start before a period.

        Raises
        ------
        CaseError
            For an unknown initiative or period.
        """
        (initiative,) = ids_of(self.case, "initiatives", [initiative])
        if period not in self.case.periods:
            self._raise([Fault(_OF, None, "period", str(period), self._no_period(period))])
        return replace(self, earliest={**self.earliest, initiative: period})

    def protected(self, overruns: int | None) -> Problem:
        """The same problem, in which every limit holds even if any of the funded initiatives overrun, so many
        at the most.

        One that overruns uses ``high`` times the amounts of each of its rows in ``requirements``, in all of
        them at once. Every limit of every period holds then, with what is carried over, whichever initiatives
        they are: in each limit those count that overrun most there. As many as have a ``high``, or more: all
        of them overrun. What stopping a running one takes, common ``causes``, delays and buckets are as they
        are without.

        Parameters
        ----------
        overruns : int or None
            How many initiatives: whole ones, as half of one overruns nowhere. 0 or None: none.

        Raises
        ------
        CaseError
            When it is no whole number from 0.

        References
        ----------
        Bertsimas and Sim (2004), "The price of robustness", Operations Research 52(1).

        Examples
        --------
        >>> import portfolio as pf
        >>> problem = pf.Problem(pf.load("data/samples/lorie_savage"))  # where nothing can overrun
        >>> pf.allocate(problem.protected(1)).impact == pf.allocate(problem).impact
        True
        """
        count = 0 if overruns is None else overruns
        if not is_whole(count) or count < 0:
            problem = sentence("must_overruns", found=repr(overruns))
            self._raise([Fault(_OF, None, "overruns", str(overruns), problem)])
        return replace(self, overruns=int(count))

    def amount(self, resource: str, period: str) -> float:
        """The amount of a resource in a period under this problem, inf where there is no limit."""
        if (resource, period) in self.amounts:
            return self.amounts[resource, period]
        amount = self.case.rows("resources")[resource][period]
        return math.inf if amount is None else float(amount)

    def limits(self, resources: Sequence[str]) -> Floats:
        """Amounts as an array (resources, periods), inf where there is no limit."""
        rows, periods = self.case.rows("resources"), self.case.periods
        own = [[math.inf if rows[r][p] is None else rows[r][p] for p in periods] for r in resources]
        amounts = np.array(own, dtype=float).reshape(-1, len(periods))
        place = {r: k for k, r in enumerate(resources)}
        for (r, p), amount in self.amounts.items():
            amounts[place[r], self.case.period_index[p]] = amount
        return amounts

    def _locked(self, initiatives: tuple[str, ...], funded: bool) -> Problem:
        initiatives = tuple(ids_of(self.case, "initiatives", initiatives))
        both = [i for i in dict.fromkeys(initiatives) if self.locks.get(i, funded) != funded]
        self._raise(
            [Fault("initiatives", None, "initiative", i, sentence("must_one_way", who=repr(i))) for i in both]
        )
        return replace(self, locks={**self.locks, **dict.fromkeys(initiatives, funded)})

    def _no_period(self, period: str) -> Sentence:
        return sentence("must_period", periods=", ".join(self.case.periods), found=period)

    def _raise(self, faults: list[Fault]) -> None:
        if faults:
            raise CaseError(faults, _OF, self.case.settings.language)

    def __repr__(self) -> str:
        changes = [f"{len(self.amounts)} limits"] * bool(self.amounts)
        changes += [f"{'with' if funded else 'without'} {i}" for i, funded in self.locks.items()]
        changes += [f"{i} not before {period}" for i, period in self.earliest.items()]
        changes += [f"{self.kept.changes} changes at most"] if self.kept is not None else []
        changes += [f"{self.overruns} may overrun"] * bool(self.overruns)
        changes += [f"level {self.level}"] * (self.level != IMPACT)
        return f"<Problem on {self.case!r}{': ' + ', '.join(changes) if changes else ''}>"


def problem_of(case: object, in_points: str = "") -> Problem:
    """A case or problem as the problem that is asked; ``in_points`` says who asks, where the answer is about
    the strategy's points.

    Raises
    ------
    SolverError
        For anything else, and for a lower level of steering where the answer is about points.
    """
    if isinstance(case, Problem):
        if in_points and case.level != IMPACT:
            raise SolverError(
                say(case.case.settings.language, "must_points", who=in_points, found=case.level)
            )
        return case
    if isinstance(case, Case):
        return Problem(case)
    raise SolverError(sentence("must_problem", found=repr(case)))


def check_search(
    gap: object = 0.0, time_limit: object = None, seed: object = 0, n_jobs: object = None
) -> None:
    """What steers a search, checked.

    Raises
    ------
    SolverError
        With the first of them that cannot be used.
    """
    if not is_number(gap) or gap < 0:
        raise SolverError(must_of("gap", "must_number", gap))
    if time_limit is not None and (not is_number(time_limit) or time_limit <= 0):
        raise SolverError(must_of("time_limit", "must_seconds", time_limit))
    if not is_whole(seed) or seed < 0:
        raise SolverError(must_of("seed", "must_whole", seed))
    if n_jobs is not None and (not is_whole(n_jobs) or n_jobs == 0):
        raise SolverError(must_of("n_jobs", "must_workers", n_jobs))


def must_of(name: str, key: str, found: object) -> Sentence:
    """What an argument must be, and what was found."""
    return sentence("must_of", name=name, what=sentence(key, found=found))


def _outside(value: object, who: str) -> Sentence:
    """What is wrong with a number that must be one of the format, from 0."""
    if is_number(value) and value >= 0:
        return sentence("must_range", **_RANGE, found=value, who=who)
    return sentence("must_number_for", found=value, who=who)


def is_number(value: object, *, infinite: bool = False) -> TypeGuard[float]:
    """Whether it is a number: no flag, no NaN, and finite unless ``infinite``."""
    return (
        isinstance(value, int | float | np.number)
        and not isinstance(value, bool)
        and not math.isnan(value)
        and (infinite or not math.isinf(value))
    )


def is_whole(value: object) -> TypeGuard[int]:
    """Whether it is a whole number, and no flag."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)
