"""Ask until the answer holds: what the solver gives is checked without it before it is believed.

The proofs of :class:`portfolio.allocator.search.Search` are loops of their own: the bound, the tied plans and
the cutoff change there from one answer to the next, and with them what is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Literal, Protocol

from portfolio.arrays import Floats
from portfolio.errors import SolverError
from portfolio.progress import Clock
from portfolio.solver.mip import MipResult
from portfolio.solver.program import Extra
from portfolio.words.sentences import sentence


class Again(Enum):
    """What a check answers where the question itself has changed, and is to be put again."""

    AGAIN = "again"


AGAIN: Literal[Again.AGAIN] = Again.AGAIN


class Space[P](Protocol):
    """What a solver's columns stand for, and how one of those is kept from coming back."""

    def selection(self, values: Floats) -> P:
        """What the columns' values stand for."""
        ...

    def no_good_cut(self, plan: P) -> Extra:
        """A row that every other one meets."""
        ...


def given_again() -> SolverError:
    """What is said where a solver gives a plan that was cut off: asking on would never end."""
    return SolverError(sentence("solver_left_out"))


def first_verified[P, T](
    space: Space[P],
    ask: Callable[[Sequence[Extra]], MipResult],
    check: Callable[[P, MipResult], T | Again | None],
    ruled_out: list[P],
    late: Callable[[], Exception],
    clock: Clock,
    first: bool = False,
) -> T | None:
    """The solver's answer once it holds; None where it proves that there is none.

    One that does not hold held for the solver only: it is ruled out by a no-good cut, and the question is put
    again.

    Parameters
    ----------
    space : Space
        Reads the columns, and cuts off what they stood for.
    ask : callable
        Puts the question with these cuts.
    check : callable
        What the answer comes to when it is worked out without the solver; None where it does not hold;
        ``AGAIN`` where it changed the question.
    ruled_out : list
        What is known not to hold; what is found out here is added, so that it need not be again.
    late : callable
        The error where the solver was stopped first.
    clock : Clock
        Ends it between two questions as well: a solver that has an answer at hand looks at no clock, and of
        answers that do not hold there may be more than anyone can wait for.
    first : bool
        Any answer will do, proven best or not.

    Raises
    ------
    SolverError
        When the solver gives what was cut off.
    """
    while True:
        answer = ask([space.no_good_cut(plan) for plan in ruled_out])
        if answer.values is None:
            if not answer.proven:
                raise late()
            return None
        plan = space.selection(answer.values)
        if plan in ruled_out:
            raise given_again()
        found = check(plan, answer)
        if found is None:
            ruled_out.append(plan)
        elif not isinstance(found, Again):
            if not (answer.proven or first):
                raise late()
            return found
        if clock.stopped:
            raise late()
