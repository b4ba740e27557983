"""What certainty costs: the best plan that holds whichever initiatives overrun, one, two, … of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import InfeasibleError, PortfolioError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search, is_whole, must_of, problem_of
from portfolio.model.transfers import spent
from portfolio.model.violations import violations
from portfolio.model.worst_overruns import overruns
from portfolio.progress import progress_bar, within
from portfolio.robustness.draws import Draws
from portfolio.robustness.reserves import limits_in_draws
from portfolio.words.media import on_page
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Protection:
    """The best plans that hold whichever initiatives overrun, by how many may.

    Attributes
    ----------
    problem : Problem
    draws : Draws
        The ways in which the round may turn out, over which the chance is counted.
    plans : tuple of Allocation
        The best plan where none overruns first, then where one may, two, …: up to the first that holds even
        if all overrun that can, after which nothing changes.
    risky : int
        How many initiatives can overrun.
    possible : bool
        Whether there is a plan however many overrun; else none holds for one more than the last.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.protection(pf.load("data/samples/lorie_savage"), draws=2)  # nothing overruns there
    >>> found.curve[["overruns", "points", "chance"]].values.tolist()
    [[0.0, 70.0, 1.0]]
    """

    problem: Problem
    draws: Draws
    plans: tuple[Allocation, ...]
    risky: int
    possible: bool = field(default=True)

    @cached_property
    def _holds(self) -> list[tuple[float, float]]:
        """The chance that all limits hold of each plan, and its standard error."""
        found: dict[object, tuple[float, float]] = {}
        for plan in self.plans:
            if plan.choices not in found:
                last = limits_in_draws(self.problem, self.draws, plan.choices).iloc[-1]
                found[plan.choices] = float(last["chance"]), float(last["error"])
        return [found[plan.choices] for plan in self.plans]

    @property
    @shows("protection", "problem.case")
    def curve(self) -> pd.DataFrame:
        """A row a number of overruns: ``overruns`` (so many initiatives, whichever they are, may overrun at
        once), ``points`` (of the best plan then, all effects as expected), ``loss`` (points less than where
        none may), ``chance`` (share of draws in which all limits hold), ``error`` (its standard error),
        ``funded`` (how many), ``cost`` (all budgets, inside the horizon, nothing overrunning).
        """
        import pandas as pd

        points = [plan.points for plan in self.plans]
        return pd.DataFrame(
            {
                "overruns": range(self.first, self.first + len(self.plans)),
                "points": points,
                "loss": [points[0] - each for each in points],
                "chance": [chance for chance, _ in self._holds],
                "error": [error for _, error in self._holds],
                "funded": [len(plan.choices) for plan in self.plans],
                "cost": [spent(plan.problem, plan.choices) for plan in self.plans],
            }
        )

    @property
    def first(self) -> int:
        """How many overrun at the least: 0 unless the problem itself has limits that hold for some."""
        return self.problem.overruns

    @property
    def note(self) -> str:
        """How far the curve goes, and why it ends there."""
        language, last = self.problem.case.settings.language, self.first + len(self.plans) - 1
        if not self.risky:
            return say(language, "protection_none")
        if not self.possible:
            return say(language, "protection_impossible", count=last + 1)
        if not _holds_all(self.problem, self.plans[-1], self.risky):
            return say(language, "protection_further", count=last, all=self.risky)
        return say(language, "protection_all", count=last, all=self.risky)

    def __str__(self) -> str:
        head = say(self.problem.case.settings.language, "protection_head", count=len(self.draws))
        return f"{head}\n\n{self.curve}\n\n{self.note}"

    __repr__ = __str__

    def _repr_html_(self) -> str:

        return f"{page_of(self.curve)}<p>{on_page(self.note)}</p>"


@in_its_language
def protection(
    case: Case | Problem,
    draws: int | Draws = 1024,
    seed: int = 0,
    most: int | None = None,
    gap: float = 1e-6,
    time_limit: float | None = None,
) -> Protection:
    """Find out what certainty costs: the best plan whose limits hold even if any one initiative overruns, any
    two, …, with its points and its chance of holding.

    Parameters
    ----------
    case : Case or Problem
        A problem that is protected already is where the curve begins.
    draws : int or Draws
        How many, or the draws themselves, over which the chance is counted that all limits hold.
    seed : int
        The same seed gives the same draws.
    most : int, optional
        So many overruns at the most; unless given the curve goes on until nothing changes any more.
    gap : float
        See :func:`portfolio.allocate`.
    time_limit : float, optional
        Seconds in all.

    Returns
    -------
    Protection
        Points fall or stay from one row to the next; the chance mostly rises, but need not: draws know low
        needs, causes and delays too.

    Raises
    ------
    InfeasibleError
        When no portfolio meets every limit and demand though nothing overruns.
    SolverError
        For a problem at a lower level of steering: the curve is in points.
    TimeLimitError
        When a plan was not proven in time.
    PortfolioError
        When ``draws`` or ``most`` is no such number, or the draws are of another case.

    References
    ----------
    Bertsimas and Sim (2004), "The price of robustness", Operations Research 52(1).

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.protection(pf.load("data/samples/scaleup_next"), draws=8, most=1)
    >>> found.curve.points.round(1).tolist()
    [56.0, 52.5]
    """
    problem = problem_of(case, "protection")
    check_search(gap, time_limit, seed)
    if most is not None and (not is_whole(most) or most < 0):
        raise PortfolioError(must_of("most", "must_overruns", repr(most)))
    drawn = draws if isinstance(draws, Draws) else Draws.sampled(problem.case, draws, seed)
    if drawn.case != problem.case:
        raise PortfolioError(sentence("must_same_draws", found=repr(drawn.case)))
    risky, session = _risky(problem.case), Session(problem.case)
    last = max(risky if most is None else min(most, risky), problem.overruns)
    plans: list[Allocation] = []
    possible = True
    with within(time_limit), progress_bar("protection", last + 1 - problem.overruns) as bar:
        for count in range(problem.overruns, last + 1):
            try:
                with within(among=last + 1 - count):
                    plans.append(session.allocate(problem.protected(count), gap))
            except InfeasibleError:
                if not plans:
                    raise
                possible = False
                break
            bar.update()
            if _holds_all(problem, plans[-1], risky):
                break
    return Protection(problem, drawn, tuple(plans), risky, possible)


def _risky(case: Case) -> int:
    """How many initiatives can overrun."""
    more = overruns(case)
    options = (more.first[1:] > more.first[:-1]).nonzero()[0]
    return len(set(effects(case).owner[options].tolist()))


def _holds_all(problem: Problem, plan: Allocation, risky: int) -> bool:
    """Whether a plan holds even if all overrun that can: no more protection changes it then."""
    return not violations(problem.protected(max(risky, problem.overruns)), plan.choices)
