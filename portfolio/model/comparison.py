"""What two portfolios differ in, and how people read it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.case.case import Case
from portfolio.errors import InfeasibleError, PortfolioError, TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem, problem_of
from portfolio.model.stopping import is_running
from portfolio.model.transfers import spent
from portfolio.words.figures import decimal, number, per_cent
from portfolio.words.names import whole
from portfolio.words.sentences import listing, say

TIE = 1e-7
"""Impacts that differ by less, relative to their size, are tied: a tenth of the gap proven by default, so
that a tie is told from a plan that is merely near, and far above what sums of doubles lose. With a wider one
a plan worth less could win by what breaks ties.
"""
_NAMED = 4
"""So many initiatives are named in one clause of a sentence."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What comes in, drops out, and changes option or start, by id."""

    entering: tuple[str, ...]
    leaving: tuple[str, ...]
    changing: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(f"{sign}{whole(i)}" for sign, i in self.signed)

    @property
    def signed(self) -> list[tuple[str, str]]:
        """Each with its sign: + comes in, − drops out, ~ changes option or start."""
        return [
            (sign, i)
            for sign, some in (("+", self.entering), ("\N{MINUS SIGN}", self.leaving), ("~", self.changing))
            for i in some
        ]

    def without(self, initiative: str) -> Changes:
        """The same beside one initiative."""
        return Changes(
            *(
                tuple(i for i in some if i != initiative)
                for some in (self.entering, self.leaving, self.changing)
            )
        )

    def said(self, case: Case, language: str) -> str:
        """The changes as a clause."""
        parts = []
        running = {i for i in (*self.entering, *self.leaving) if is_running(case, i)}
        for word, plural, who in (
            ("enters", "enter", [i for i in self.entering if i not in running]),
            ("goes_on", "go_on", [i for i in self.entering if i in running]),
            ("leaves", "leave", [i for i in self.leaving if i not in running]),
            ("stops", "stop", [i for i in self.leaving if i in running]),
            ("changes", "change", self.changing),
        ):
            if len(who) > 2 and word == "changes":
                parts.append(say(language, "changing", count=len(who)))
            elif who:
                names = listing([case.names("initiatives")[i] for i in who], language, _NAMED)
                parts.append(say(language, word if len(who) == 1 else plural, who=names))
        return ", ".join(parts) if parts else say(language, "nothing_else")


NONE = Changes((), (), ())


def changes(before: Sequence[Choice], after: Sequence[Choice]) -> Changes:
    """What changes from one portfolio to another."""
    old, new = {c.initiative: c for c in before}, {c.initiative: c for c in after}
    return Changes(
        entering=tuple(i for i in new if i not in old),
        leaving=tuple(i for i in old if i not in new),
        changing=tuple(i for i in new if i in old and new[i] != old[i]),
    )


def proven(plan: Allocation, what: str) -> Problem:
    """The problem of a plan that something is asked about, if the plan is as good as was asked for.

    Raises
    ------
    PortfolioError
        For one that was cut short: it may be a better plan that is told as a price. Or one at a lower level
        of steering.
    """
    problem = problem_of(plan.problem, what)
    if not plan.is_proven:
        language, known = problem.case.settings.language, math.isfinite(plan.gap)
        figures = {"gap": per_cent(plan.gap, language, 2)} if known else {}
        key = "must_proven_gap" if known else "must_proven"
        raise PortfolioError(say(language, key, who=what, **figures))
    return problem


def gap_of(plan: Allocation) -> float:
    """The gap that questions about a plan are asked at: the one asked for the plan, or as much as was
    proven of it where that is less.
    """
    return max(1e-6, plan.gap_asked, plan.gap if math.isfinite(plan.gap) and not plan.is_proven else 0.0)


def doubt(before: Allocation, after: Allocation, language: str) -> str:
    """Between what the change from one best plan to another lies, where the time was up before both were
    proven; empty where they are as good as was asked, and where nobody looked how good they are.
    """
    bounds = before.bound, after.bound
    if not any(plan.stopped and plan.gap > 1e-6 for plan in (before, after)) or not all(
        map(math.isfinite, bounds)
    ):
        return ""
    ends = (after.impact - before.bound, after.bound - before.impact)
    low, high = (decimal(f"{end:+.2f}", language).replace("-", "\N{MINUS SIGN}") for end in ends)
    return say(language, "diff_doubt", low=low, high=high)


def tie_of(plan: Allocation) -> float:
    """Points below which another plan is worth as much as this one: the one-answer rule's own tolerance."""
    return TIE * plan.problem.size_of(plan.impact)


def same(plan: Allocation, impact: float) -> bool:
    """Whether an impact is the plan's, to within what is tied."""
    return abs(impact - plan.impact) <= tie_of(plan)


def tie_rule(problem: Problem, picked: Sequence[Choice], other: Sequence[Choice]) -> str:
    """Which part of the one-answer rule takes one of two plans that are worth as much: a phrase ``tie_…``."""
    starts = problem.case.period_index
    for phrase, measure in (
        ("money", spent),
        ("count", lambda _, plan: len(plan)),
        ("start", lambda _, plan: sum(starts[c.start] for c in plan)),
    ):
        mine, its = measure(problem, picked), measure(problem, other)
        if mine != its:
            return f"tie_{phrase}" if mine < its else "tie_none"
    return "tie_ids"


def impact_of(answer: Allocation | InfeasibleError) -> float:
    """The impact of an answer, −inf where no portfolio is possible."""
    return answer.impact if isinstance(answer, Allocation) else float("-inf")


def unanswered(error: TimeLimitError, language: str, phrase: str = "no_answer", **figures: object) -> str:
    """What is said in the place of an answer that did not come in time."""
    return say(language, phrase, seconds=number(error.seconds, language, 3), **figures)
