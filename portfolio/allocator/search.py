"""From a question to the allocation: bound, plan, proof, one answer. Every plan is checked before it is
believed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, Protocol

from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.linear_model import Model
from portfolio.allocator.selection import Selection
from portfolio.allocator.tie_break import Holds, OutOfTimeError, first_by_rule, lexicographic_best, polished
from portfolio.allocator.verified import given_again
from portfolio.arrays import Bools, Floats
from portfolio.errors import SolverError
from portfolio.model.choices import Choice
from portfolio.model.comparison import TIE
from portfolio.model.levels import LEVELS
from portfolio.model.problem import Problem
from portfolio.model.violations import holds
from portfolio.progress import Clock
from portfolio.solver.mip import MipResult
from portfolio.solver.program import Extra
from portfolio.words.figures import number
from portfolio.words.sentences import figure, sentence

ONE_ANSWER_GAP = 1e-6
"""Up to this gap a case has one answer on every machine; above it ties are broken among the initiatives
found only.
"""
ANY = 1e15
"""A gap at which any portfolio will do."""
FINEST = 1e-9
"""Proofs finer than this say more than double precision can hold."""


@dataclass(frozen=True)
class Tolerances:
    """The gap that is asked for, and what follows from it for a best plan of some impact."""

    gap: float

    @classmethod
    def of(cls, gap: float, problems: Iterable[Problem]) -> Tolerances:
        """The tolerances of a gap: where a level counts first, at level 1, a period of earliness is a
        small part of a deadline, and must not pass for a tie.
        """
        is_fine = gap <= ONE_ANSWER_GAP and any(LEVELS[p.level].counts_first for p in problems)
        return cls(min(gap, FINEST) if is_fine else gap)

    @property
    def exact(self) -> bool:
        """Whether there is to be one answer on every machine."""
        return self.gap <= ONE_ANSWER_GAP

    @property
    def tie(self) -> float:
        """Impacts that differ by less, relative to their size, are tied."""
        return max(FINEST, min(TIE, self.gap) if self.exact else TIE)

    @property
    def any_will_do(self) -> bool:
        """Whether it is only asked if there is a portfolio."""
        return self.gap >= ANY

    def tied_from(self, impact: float, problem: Problem) -> float:
        """The impact from which on a plan is tied with the best."""
        return impact - self.tie * problem.size_of(impact)

    def cutoff(self, impact: float, problem: Problem) -> float:
        """What a plan must be worth to be of interest beside the best: tied with it, or so much better
        that the gap is not met.
        """
        if self.exact:
            return self.tied_from(impact, problem)
        return impact + self.gap * (1 - 1e-9) * max(abs(impact), FINEST * problem.magnitude)


class Best(NamedTuple):
    """The best plan that is known, and what it is worth."""

    plan: Selection
    impact: float


class Backend(Protocol):
    """What the search needs of a solver, HiGHS or any that PuLP knows. One that has no bound says inf, one
    that finds nothing by itself gives no plans.
    """

    @property
    def bound(self) -> float:
        """What no portfolio is worth more than, before anything is asked."""
        ...

    def plans(self, start: Selection | None = None) -> list[Selection]:
        """Plans that were quick to find, around a start if there is one, best first."""
        ...

    def equals(self, plan: Selection, tied_from: float, most: int) -> list[Selection]:
        """Plans worth at least ``tied_from`` that a move or two make of a plan, so many at the most,
        unchecked.
        """
        ...

    def ask(
        self,
        objective: Floats,
        *,
        better_than: float = -math.inf,
        excluding: Sequence[Selection] = (),
        extra: Sequence[Extra] = (),
        impact_floor: float = -math.inf,
        first: bool = False,
        known: Best | None = None,
        on_incumbent: Callable[[Selection], Best | None] | None = None,
    ) -> MipResult:
        """Maximise ``objective`` over the model with the extra rows.

        Nothing worth less than ``better_than`` is looked for, none of the plans in ``excluding``, and only
        portfolios of impact ≥ ``impact_floor``; with ``first``, any plan that is better will do. Where it
        can, the search begins with the best plan ``known`` and goes on from a better one; ``on_incumbent`` is
        told it and gives the best plan then known,
        or None to end the search.
        """
        ...

    def close(self) -> None:
        """Nothing more will be asked."""
        ...

    def second_opinion(self) -> None:
        """Search by other means from now on: an answer was wrong, or too grave to be taken on one word."""
        ...


class _Known(NamedTuple):
    """What an answer may change: the best impact with the number of plans tied at it, the bound, and how many
    plans are known not to hold: a search that one of those ended did not end in vain.
    """

    plans: tuple[float, int]
    bound: float
    ruled_out: int


@dataclass(eq=False)
class Search:
    """One question on its way to an answer.

    Attributes
    ----------
    best : Selection or None
        The best plan found and checked so far; ``impact`` is its worth.
    bound : float
        No portfolio is worth more than this.
    among : array (candidates,) of bool, optional
        Of which candidates a plan may be made, where the question is a part of a larger one.
    """

    model: Model
    problem: Problem
    objective: Floats
    backend: Backend
    clock: Clock
    tolerances: Tolerances
    effort: Effort = STANDARD
    best: Selection | None = None
    impact: float = -math.inf
    bound: float = math.inf
    stopped: str = ""
    among: Bools | None = None
    tied: list[Selection] = field(default_factory=list)
    ruled_out: list[Selection] = field(default_factory=list)
    _more: int = 0
    _listed: Selection | None = None
    _listed_around: set[Selection] = field(default_factory=set)

    @property
    def exact(self) -> bool:
        return self.tolerances.exact

    @property
    def tied_from(self) -> float:
        return self.tolerances.tied_from(self.impact, self.problem)

    @property
    def cutoff(self) -> float:
        return self.tolerances.cutoff(self.impact, self.problem)

    def choices(self, plan: Selection) -> list[Choice]:
        """A plan in the case's own words, by id."""
        return self.model.choices(plan)

    def worth(self, plan: Selection) -> float:
        """What a plan is worth, valued without the solver."""
        return self.problem.worth(self.choices(plan))

    def take(self, plan: Selection) -> bool:
        """Check a plan against every constraint, and keep it if it is the best or tied with it; False where
        it breaks one.
        """
        if plan in self.tied:
            return True
        if not holds(self.problem, self.choices(plan)):
            self._rule_out(plan)
            return False
        impact = self.worth(plan)
        if impact > self.impact or self.best is None:
            self.best, self.impact = plan, impact
            self.clock.tell(impact=impact)
            self.tied = [p for p in self.tied if self.worth(p) >= self.tied_from]
        if impact >= self.tied_from:
            self.tied.append(plan)
        return True

    def _rule_out(self, plan: Selection) -> None:
        """Never be given this plan again."""
        if plan not in self.ruled_out:
            self.ruled_out.append(plan)

    def take_best(self, plans: Sequence[Selection]) -> None:
        """The best of several plans that hold when checked, best first, and those tied with it."""
        for plan in plans:
            if self.take(plan) and self.worth(plan) < self.tied_from:
                return

    def run(self) -> Selection | None:
        """The allocation; None where nothing was found (``stopped`` says why, or there is no
        portfolio).
        """
        try:
            self._tell_bound(self.backend.bound)
            self.take_best(self.backend.plans())
            if self._proven() and self.exact:
                return self._lexicographic_best()
            if self.best is None or self.tolerances.any_will_do:
                return self.best
            return self._polished(self.best)
        finally:
            self.backend.close()

    def _proven(self) -> bool:
        """Ask for something better until there is nothing; False when stopped first."""
        asked_again = False
        while True:
            if self._closed:
                return True
            self._ties_alone()
            self.list_equals()
            if self.many:
                return self._proven_with_ties()
            if self.stopped_now():
                return False
            cutoff = -math.inf if self.best is None else self.cutoff
            excluding = [*self.ruled_out, *(self.tied if self.exact else ())]
            known = self._known
            answer = self.backend.ask(
                self.objective,
                better_than=cutoff,
                excluding=excluding,
                impact_floor=cutoff,
                first=True,
                known=self._best_known,
                on_incumbent=self._on_incumbent,
            )
            plan = self._new(answer, excluding)
            self._tell_bound(max(answer.bound, self.impact))
            if answer.values is not None and plan is not None:
                self._agrees(answer.values, plan)
                self._on_incumbent(plan)
                if self.worth(plan) < self.tied_from:
                    self._rule_out(plan)  # worth as much to the solver alone
            elif not answer.proven:
                if not self.stopped_now() and known == self._known:
                    self.stopped = "time limit"
            elif known.plans != self._known.plans and self.best is not None and self.exact:
                continue  # what was found meanwhile asks for more than was asked
            elif self.best is not None:
                # nothing else is worth as much: the best itself is the bound where all others were asked for
                self._tell_bound(self.impact if self.exact else max(self.impact, self.cutoff))
                return True
            elif asked_again:
                return False
            else:
                asked_again = True
                self.backend.second_opinion()

    @property
    def _best_known(self) -> Best | None:
        return None if self.best is None else Best(self.best, self.impact)

    @property
    def _closed(self) -> bool:
        """Whether the gap is met and no question is left."""
        return self.best is not None and not self.exact and self.bound <= self.cutoff

    def list_equals(self) -> None:
        """Plans tied with the best that are near it: each that is found here need not be asked for."""
        if self.exact and self.best is not None and self._listed is not self.best:
            self._listed = self.best
            self._listed_around.add(self.best)
            for plan in self.backend.equals(self.best, self.tied_from, self.effort.ties_listed + 1):
                if self.many:
                    break
                self.take(plan)
        if self.exact and self.model.given:
            self._list_on()

    def _list_on(self) -> None:
        """Where means give to each other many plans are tied that differ in when things start: those near
        each tied one, too.
        """
        while not self.many and not self.clock.stopped:
            around = next((p for p in self.tied if p not in self._listed_around), None)
            if around is None:
                return
            self._listed_around.add(around)
            for plan in self.backend.equals(around, self.tied_from, self.effort.ties_listed + 1):
                if self.many:
                    break
                self.take(plan)

    @property
    def many(self) -> bool:
        """Whether too many plans are tied to list them."""
        return self.exact and (
            len(self.tied) > self.effort.ties_listed or self._more > self.effort.ties_asked
        )

    def _on_incumbent(self, plan: Selection) -> Best | None:
        """Take a plan of the solver's, look around it, and give the best; None: ask otherwise."""
        before, tied = self.impact, len(self.tied)
        if self.take(plan) and (self.impact > before or len(self.tied) > tied):
            self._more = 0 if self.tied_from > before else self._more + 1
            self.take_best(self.backend.plans(plan))
        return None if self.many else self._best_known

    def _proven_with_ties(self) -> bool:
        """Many plans are tied: prove that none is better, and leave it to the rule's questions which one
        it is.
        """
        while not self.stopped_now():
            if not self.many:
                # what is better now has few that are tied with it, if any: they are to be asked for
                return self._proven()
            better_than = self.impact + FINEST * self.problem.size_of(self.impact)
            excluding = [*self.ruled_out, *self.tied]
            known = self._known
            answer = self.backend.ask(
                self.objective,
                better_than=better_than,
                excluding=excluding,
                impact_floor=better_than,
                first=True,
                known=self._best_known,
                on_incumbent=self._on_incumbent,
            )
            plan = self._new(answer, excluding)
            self._tell_bound(max(answer.bound, self.impact))
            if plan is not None:
                self._on_incumbent(plan)
                if self.worth(plan) < better_than and plan not in self.tied:
                    self._rule_out(plan)  # better to the solver alone
            elif answer.proven and known.plans == self._known.plans:
                self._tell_bound(self.impact)
                return True
            elif not self.stopped_now() and known == self._known:
                self.stopped = "time limit"
        return False

    @property
    def _known(self) -> _Known:
        return _Known((self.impact, len(self.tied)), self.bound, len(self.ruled_out))

    def _new(self, answer: MipResult, excluding: Sequence[Selection]) -> Selection | None:
        """The plan that an answer stands for, if any; an error where it was asked to be left out."""
        plan = None if answer.values is None else self.model.selection(answer.values)
        if plan in excluding:
            raise given_again()
        return plan

    def _polished(self, plan: Selection, sound: Holds | None = None) -> Selection:
        """Ties among the initiatives of a plan only, one at a time: it never funds what adds nothing."""
        tied_from, points = self.tied_from, self.problem.points
        sound = sound or partial(self._holds, tied_from=tied_from)
        return polished(
            self.model, plan, points, tied_from, sound, lambda: bool(self.clock.stopped), self.spent
        )

    def spent(self, plan: Selection) -> float:
        """The money of a plan, what must be given for it included."""
        return self.model.spent(plan, self.problem)

    def _holds(self, plan: Selection, tied_from: float) -> bool:
        """Whether a plan holds when checked and is worth at least that."""
        if self.among is not None and not self.among[plan.chosen].all():
            return False
        return self.worth(plan) >= tied_from and holds(self.problem, self.choices(plan))

    def _lexicographic_best(self) -> Selection:
        """Of the tied plans the one that the rule picks."""
        tied_from = self.tied_from
        plan = first_by_rule(self.model, self.tied, self.spent)
        if not self.many:
            return plan
        self._ties_alone()
        try:
            return lexicographic_best(
                self.model,
                self.objective,
                partial(self.backend.ask, impact_floor=tied_from),
                self._polished(plan),
                tied_from,
                base=[self.model.no_good_cut(other) for other in self.ruled_out],
                holds=partial(self._holds, tied_from=tied_from),
                polish=self._polished,
                clock=self.clock,
                spent=self.spent,
            )
        except OutOfTimeError as late:
            self.stopped = self.clock.stopped or "time limit"
            return late.plan

    def _ties_alone(self) -> None:
        """Once what was asked is proven, this question has no more than its part of the time."""
        if self.best is not None and self.problem.share_of(self.bound - self.impact, self.impact) <= max(
            self.tolerances.gap, FINEST
        ):
            self.clock.ties_alone()

    def stopped_now(self) -> bool:
        self.stopped = self.stopped or self.clock.stopped
        return bool(self.stopped)

    def _tell_bound(self, bound: float) -> None:
        if bound < self.bound:
            self.bound = bound
            self.clock.tell(bound=bound)

    def _agrees(self, values: Floats, plan: Selection) -> None:
        if not values[len(self.model.ways.option) :].any():
            return  # the solver named the plan alone
        said, impact = float(self.objective @ values), self.worth(plan)
        if said > impact + 1e-5 * self.problem.size_of(impact):
            raise SolverError(
                sentence("solver_worth", found=figure(number, impact), said=figure(number, said))
            )
