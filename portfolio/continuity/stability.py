"""What each changed line of a plan buys: the best impact for every number of changes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.allocator.outcome import in_time
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import tie_of
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.reference import Line, Lines, changed
from portfolio.progress import Clock, progress_bar, within
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

_NAMED = 3
"""So many initiatives of a kind are named in a line that people read; the frame names all."""


@dataclass(frozen=True, eq=False)
class Stability:
    """Plans from the one that changes least of another to the best: each is worth more than any with fewer
    changes.

    Attributes
    ----------
    problem : Problem
    lines : tuple of Choice
        The plan that they are held against, its lines on initiatives of the case.
    plans : tuple of Allocation
        By rising number of changed lines; the last is the best of all.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> more = pf.Problem(plan.problem.case).scaled({"capital": 2})
    >>> pf.stability(more, near=plan).curve[["changes", "impact"]].values.tolist()
    [[0.0, 70.0], [1.0, 84.0]]
    """

    problem: Problem
    lines: Lines
    plans: tuple[Allocation, ...]

    @property
    @shows("stability", "problem.case")
    def curve(self) -> pd.DataFrame:
        """A row a plan: ``changes`` (how many lines), ``impact``, ``gain`` (points more than the row before;
        NaN in the first), ``in``, ``out`` and ``moves`` (who comes in, drops out, changes option or start
        against the plan they are held against, with commas between).
        """
        import pandas as pd

        case = self.problem.case
        found = [changed(case, self.lines, plan.choices) for plan in self.plans]
        impact = pd.Series([plan.impact for plan in self.plans], dtype="float64")
        return pd.DataFrame(
            {
                "changes": pd.Series([len(lines) for lines in found], dtype="int64"),
                "impact": impact,
                "gain": impact.diff(),
                "in": pd.Series([_who(lines, "in") for lines in found], dtype="str"),
                "out": pd.Series([_who(lines, "out") for lines in found], dtype="str"),
                "moves": pd.Series([_who(lines, "option", "start") for lines in found], dtype="str"),
            }
        )

    def __str__(self) -> str:
        language = self.problem.case.settings.language
        head = say(language, "stability_head", count=len(self.lines))
        return f"{head}\n{self.curve}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return page_of(self.curve)


@in_its_language
def stability(
    case: Case | Problem, near: object, gap: float = 1e-6, time_limit: float | None = None
) -> Stability:
    """Show what each change to a plan buys: the first earns most, and the last ones often next to nothing.

    Parameters
    ----------
    case : Case or Problem
    near : Allocation, Record, DataFrame or iterable of (initiative, option, start)
        The plan, such as ``case.plan``; what counts as a changed line is said in
        :meth:`portfolio.Problem.keeping`.
    gap : float
        See :func:`portfolio.allocate`.
    time_limit : float, optional
        Seconds in all.

    Returns
    -------
    Stability
        Every pair of (changed lines, impact) that no other beats in both, from the fewest changes with which
        anything is possible to the best plan.

    Raises
    ------
    CaseError
        When ``near`` is no plan on initiatives of the case.
    InfeasibleError
        When no portfolio meets every limit and demand.
    TimeLimitError
        When the time is up first: a curve with gaps would show steps that are none.

    Notes
    -----
    The best plan with at most k changes, for every k: the ε-constraint method (Haimes, Lasdon and Wismer
    1971), asked together, since what closes one question mostly closes others.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> more = pf.Problem(plan.problem.case).scaled({"capital": 2})
    >>> pf.stability(more, near=plan).curve[["gain", "in"]].values.tolist()
    [[nan, ''], [14.0, 'P7']]
    """
    problem = problem_of(case)
    check_search(gap, time_limit)
    lines = problem.keeping(near).keeps
    with within(time_limit), progress_bar("stability", 2) as bar:
        session = Session(problem.case)
        best = session.allocate(problem, gap)
        bar.update()
        most = len(changed(problem.case, lines, best.choices))
        asked = [problem.keeping(lines, count) for count in range(most + 1)]
        answers = session.allocate_all(asked, gap)
        bar.update()
    plans: list[Allocation] = []
    for answer in answers:
        if isinstance(answer, TimeLimitError):
            raise TimeLimitError(answer.seconds, answer.found, best)
        if isinstance(answer, Allocation):
            plan = in_time(answer, Clock(time.perf_counter()))
            if not plans or plan.impact > plans[-1].impact + tie_of(plan):
                plans.append(plan)
    return Stability(problem, lines, tuple(plans))


def _who(lines: list[Line], *changes: str) -> str:
    return ", ".join(line.initiative for line in lines if line.change in changes)
