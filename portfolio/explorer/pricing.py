"""What an initiative the other way round costs: exactly, by asking again, or as a range that is proven."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from portfolio.allocator.bounded import Bounded
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.errors import InfeasibleError, SolverError
from portfolio.explanation.other_way import Question, asked_of
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import NONE, Changes, changes, gap_of, same
from portfolio.model.constraints import Constraint, constraints
from portfolio.model.problem import Problem


@dataclass(frozen=True)
class Price:
    """What an initiative the other way round costs: points that the best plan then loses, who moves.

    ``held`` is a funded one that is demanded; what is lost is then below 0 where lifting the demand gains.

    Attributes
    ----------
    lost : float
        inf where no plan is possible that way round, or, as a range, where none is known.
    moved : Changes
    held : bool
    least : float or None
        At least so much is lost, and at most ``lost``: a range. None: ``lost`` is exact.
    """

    lost: float
    moved: Changes
    held: bool = False
    least: float | None = None

    @property
    def exact(self) -> bool:
        """Whether what is lost is known, and not only a range."""
        return self.least is None


class Sessions:
    """A session of each of the last two cases that were asked about: the case, and it with what is held
    there, or without what holds one. For one thread at a time.
    """

    def __init__(self) -> None:
        self._kept: list[Session] = []

    def of(self, case: Case) -> Session:
        session = next((s for s in self._kept if s.case is case), None)
        if session is None:
            session = Session(case)
            self._kept = [session, *self._kept[:1]]
        return session


def price_of(
    sessions: Sessions, plan: Allocation, initiative: str, time_limit: float | None = None
) -> Price | None:
    """As :func:`portfolio.explain` has it, without the sentence, which takes longer.

    Parameters
    ----------
    sessions : Sessions
    plan : Allocation
    initiative : str
    time_limit : float, optional
        Seconds, after which there is a range; None where nothing was found by then.
    """
    (question,) = asked_of(plan, initiative)
    problem = question.problem
    try:
        best = sessions.of(problem.case).allocate(problem, gap_of(plan), time_limit)
    except InfeasibleError:
        return Price(math.inf, NONE, question.funded and bool(question.lifts))
    except SolverError:
        if time_limit is None:
            raise
        return None
    found = range_of(plan, question, Bounded(problem, best.choices, best.impact, best.bound))
    if plan.is_proven and best.is_proven:
        tied = same(plan, best.impact)
        return replace(found, lost=0.0 if tied else plan.impact - best.impact, least=None)
    return found


def range_of(plan: Allocation, question: Question, found: Bounded) -> Price:
    """What the best plan loses: it is worth no less than the plan that is known, and no more than its
    bound.
    """
    most = math.inf if not found.choices else (plan.impact if plan.is_proven else plan.bound) - found.impact
    least = plan.impact - found.bound
    if same(plan, plan.impact - least):
        least = 0.0
    held = question.funded and bool(question.lifts)
    if not question.lifts:
        least = max(0.0, least)  # to demand or to refuse one more can't gain
    moved = NONE if not found.choices else changes(plan.choices, found.choices)
    moved = moved if held else moved.without(question.initiative)
    return Price(most, moved, held, None if math.isinf(least) else min(least, most))


def holding_one(problem: Problem) -> list[Constraint]:
    """What holds single initiatives in or out."""
    return [d for d in constraints(problem) if d.kind.holds_one]
