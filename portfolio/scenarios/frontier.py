"""The efficient frontier: best impact for each budget, or every portfolio that no other beats in money and
impact at once.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.allocator.parallel import allocate_all, plans
from portfolio.allocator.questions.nearest import lines_near
from portfolio.allocator.questions.pareto import impact, nondominated, thrift
from portfolio.allocator.session import Session
from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.case.lookup import ids_of
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import (
    CaseError,
    Fault,
    InfeasibleError,
    PortfolioError,
    TimeLimitError,
    in_its_language,
)
from portfolio.model.allocation import Allocation, matrix_of
from portfolio.model.choices import Choice
from portfolio.model.comparison import changes
from portfolio.model.magnitude import magnitude_of
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.reference import Lines, changed
from portfolio.model.transfers import spent
from portfolio.progress import progress_bar
from portfolio.progress import within as ending_within
from portfolio.tables.numbers import exact, number_of
from portfolio.words.figures import number
from portfolio.words.media import on_page
from portfolio.words.sentences import listing, say, sentence, with_unit

if TYPE_CHECKING:
    import pandas as pd

_SHARES = np.linspace(0.5, 1.5, 21)
"""The budgets that are asked unless others are given, as shares of the present one."""


@dataclass(frozen=True, eq=False)
class Frontier:
    """Portfolios from the smallest budget to the largest.

    Attributes
    ----------
    problem : Problem
    resources : tuple of str
        Whose amounts are counted, together.
    present : float
        What there is of them now, over all periods; inf where a period has no limit.
    totals : tuple of float
        The amount that each portfolio was given; of an exact frontier, what it spends.
    portfolios : tuple of (tuple of Choice, or None)
        None where no portfolio is possible, or none was proven in time.
    exact : bool
        Whether all portfolios are listed that none dominates, rather than the best of some totals.
    late : tuple of float
        The totals that were not answered in time; of an exact frontier the one total below which none was
        looked for.
    limit : float
        The time limit in seconds where it came first.
    near : tuple of Choice or None
        The plan of which each portfolio changes as few lines as can be, where one was given.

    Examples
    --------
    >>> import portfolio as pf
    >>> line = pf.frontier(pf.load("data/samples/lorie_savage"), at=[35, 70])
    >>> line.points[["total", "impact"]].values.tolist()
    [[35.0, 32.0], [70.0, 70.0]]
    """

    problem: Problem
    resources: tuple[str, ...]
    present: float
    totals: tuple[float, ...]
    portfolios: tuple[tuple[Choice, ...] | None, ...]
    exact: bool = False
    late: tuple[float, ...] = ()
    limit: float = math.inf
    near: Lines | None = None

    @property
    @shows("frontier", "problem.case")
    def points(self) -> pd.DataFrame:
        """A row a portfolio, by rising total: ``total``, ``spend`` (inside the horizon), ``impact`` (points;
        NaN where none is possible, or none was proven in time), ``funded`` (how many; then blank), ``slope``
        (points gained for each 1,000 more of the total, against the row before), ``bend`` (True at the one
        row where the frontier bends most, if all is known), ``present`` (True at the row of the present
        budget, or the last one within it), ``changes`` (who comes in + and drops out − against the row
        before), ``changed`` where all were asked near a plan (how many of its lines; blank where there is no
        portfolio).
        """
        import pandas as pd

        spends, earned = self._measured
        totals = np.array(self.totals, dtype=float)
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = np.concatenate([[math.nan], np.diff(earned) / np.diff(totals) * 1000])[: len(totals)]
        # of totals that were asked for only today's own is the present one; of all portfolios the dearest
        # that today's limits allow
        present = totals <= self.present * (1 + 1e-12)
        within = np.flatnonzero(
            present if self.exact else np.isclose(totals, self.present, rtol=1e-9, atol=0.0)
        )
        place = np.arange(len(totals))
        unknown = [not self.exact and total in self.late for total in self.totals]
        count = [
            None if u else 0 if p is None else len(p) for u, p in zip(unknown, self.portfolios, strict=True)
        ]
        frame = pd.DataFrame(
            {
                "total": totals,
                "spend": spends,
                "impact": earned,
                "funded": pd.Series(count, dtype="Int64" if any(unknown) else "int64"),
                "slope": slope,
                "bend": place == (-1 if self.late else _bend(totals, earned)),
                "present": place == (within[-1] if len(within) else -1),
                "changes": pd.Series(self._changes, dtype="str"),
            }
        )
        if self.near is None:
            return frame
        case, lines = self.problem.case, self.near
        counts = [None if p is None else len(changed(case, lines, p)) for p in self.portfolios]
        frame["changed"] = pd.Series(counts, dtype="Int64" if None in counts else "int64")
        return frame

    @property
    @shows("frontier_matrix", "problem.case")
    def matrix(self) -> pd.DataFrame:
        """A row an initiative that is in any of the portfolios, a column a total: option and start, empty
        where it is not funded.
        """
        import pandas as pd

        frame = matrix_of(self.portfolios)
        frame.columns = pd.Index(self.totals, name="total")
        return frame

    @property
    def _plans_asked(self) -> list[tuple[Problem, tuple[Choice, ...] | None]]:
        """Each portfolio with the problem that it answers: what must be given for it hangs on the limits."""
        if self.exact:
            return [(self.problem, c) for c in self.portfolios]
        problems = (_at(self.problem, self.resources, total, self.present) for total in self.totals)
        return list(zip(problems, self.portfolios, strict=True))

    @cached_property
    def _measured(self) -> tuple[Floats, Floats]:
        """Spend and impact of each portfolio: arrays (portfolios,), NaN where none is possible."""
        none = math.nan
        spends = [none if c is None else spent(p, c, self.resources) for p, c in self._plans_asked]
        earned = [none if c is None else self.problem.worth(c) for c in self.portfolios]
        return np.array(spends, dtype=float), np.array(earned, dtype=float)

    @property
    def _changes(self) -> list[str]:
        said: list[str] = []
        before: tuple[Choice, ...] | None = None
        for now in self.portfolios:
            known = before is not None and now is not None
            said.append(str(replace(changes(before or (), now or ()), changing=())) if known else "")
            before = before if now is None else now
        return said

    @property
    def note(self) -> str:
        """What could not be answered in time; empty where nothing is missing."""
        if not self.late:
            return ""
        language = self.problem.case.settings.language
        limit, late = number(self.limit, language, 3), [number(t, language) for t in self.late]
        if self.exact:
            return say(language, "frontier_late_below", least=late[0], limit=limit)
        totals = listing(late, language, most=5)
        return say(
            language, "frontier_late", count=len(late), all=len(self.totals), limit=limit, totals=totals
        )

    def __str__(self) -> str:
        language = self.problem.case.settings.language
        head = say(language, "frontier_head", resources=" + ".join(self.resources), count=len(self.totals))
        return "\n".join(filter(None, [head, self._protected, str(self.points), self.note]))

    @property
    def _protected(self) -> str:
        """That every portfolio holds though some overrun; empty where none is asked to."""
        count, language = self.problem.overruns, self.problem.case.settings.language
        return say(language, "frontier_protected", count=count) if count else ""

    __repr__ = __str__

    def _repr_html_(self) -> str:
        notes = "".join(f"<p>{on_page(note)}</p>" for note in (self._protected, self.note) if note)
        return page_of(self.points) + notes


@in_its_language
def frontier(
    case: Case | Problem,
    resource: str | None = None,
    at: Sequence[float | str] | None = None,
    exact: bool = False,
    gap: float = 1e-6,
    n_jobs: int | None = None,
    time_limit: float | None = None,
    *,
    near: object = None,
    within: float = 0.001,
) -> Frontier:
    """Show what each budget would buy: the best portfolio at every level, and where more money stops paying.

    Parameters
    ----------
    case : Case or Problem
    resource : str, optional
        The budget (or team) whose amount changes; all budgets together unless named.
    at : sequence of float or str, optional
        Totals over all periods, or what there is less or more a share of it: ``"-10%"``, ``"+5%"``; the
        periods keep their proportions. 21 totals from half to one and a half times the present one unless
        given.
    exact : bool
        Keep the case's limits, and list every portfolio that is not dominated in (spend of the resource,
        impact), those between the corners too, without the empty one.
    gap : float
        See :func:`portfolio.allocate`; for ``at``.
    n_jobs : int, optional
        See :func:`portfolio.allocate_all`; for ``at``.
    time_limit : float, optional
        Seconds in all. What did not come in time is named in ``late``, and has no figures.
    near, within : optional
        See :func:`portfolio.allocate`; for ``at``: at each total the portfolio that changes fewest lines of
        this plan, for ``within`` of the total's own best impact. By as much a larger total may earn less.

    Returns
    -------
    Frontier

    Raises
    ------
    CaseError
        An unknown resource, one without a limit in some period (for ``at``), a total below 0; ``near`` is no
        plan.
    PortfolioError
        When ``near`` is asked together with ``exact``, which lists portfolios whatever they change.
    InfeasibleError
        No portfolio is possible even with the largest of the totals, which the message names.
    TimeLimitError
        When nothing at all was answered in time.

    Examples
    --------
    >>> import portfolio as pf
    >>> line = pf.frontier(pf.load("data/samples/lorie_savage"), at=[35, 70, 140])
    >>> line.points[["total", "impact"]].to_dict("list")
    {'total': [35.0, 70.0, 140.0], 'impact': [32.0, 70.0, 84.0]}
    """
    problem = problem_of(case, "frontier")
    check_search(gap, time_limit, n_jobs=n_jobs)
    own = problem.case.budgets if resource is None else ids_of(problem.case, "resources", [resource])
    names = tuple(own)
    limits = {(r, p): problem.amount(r, p) for r in names for p in problem.case.periods}
    present = math.fsum(limits.values()) if not any(map(math.isinf, limits.values())) else math.inf
    asked, lines = _totals(at, exact, present), _near(problem, near, exact)
    faults = _faults(problem, names, present, asked, exact)
    if faults:
        raise CaseError(faults, sentence("of_frontier"), problem.case.settings.language)
    if exact:
        with ending_within(time_limit):
            return _exact(problem, names, present)
    totals = sorted(asked) if asked is not None else (_SHARES * present).tolist()
    problems = [_at(problem, names, total, present) for total in totals]
    how: dict[str, Any] = {"what": "frontier", "time_limit": time_limit, "near": near, "within": within}
    answers = plans(allocate_all(problems, gap, n_jobs, **how))
    if not any(isinstance(a, Allocation) for a in answers):
        failed = next((a for a in answers if isinstance(a, TimeLimitError)), answers[-1])
        # not even the largest budget admits a portfolio, unless the time was up first
        if isinstance(failed, InfeasibleError):
            raise failed.about(_asked(problem, names, totals[-1]))
        raise _late(problem, present, dict(zip(totals, answers, strict=True)))
    late = {
        total: a.seconds for total, a in zip(totals, answers, strict=True) if isinstance(a, TimeLimitError)
    }
    portfolios = tuple(a.choices if isinstance(a, Allocation) else None for a in answers)
    return Frontier(
        problem,
        names,
        present,
        tuple(totals),
        portfolios,
        late=tuple(late),
        limit=max(late.values(), default=math.inf),
        near=lines,
    )


def _at(problem: Problem, names: Sequence[str], total: float, present: float) -> Problem:
    """The problem at another total of some resources, whose periods keep their proportions."""
    amounts = {(r, p): problem.amount(r, p) for r in names for p in problem.case.periods}
    return problem.with_limits({cell: amount * total / present for cell, amount in amounts.items()})


def _late(problem: Problem, present: float, answers: Mapping[float, object]) -> TimeLimitError:
    """That nothing was answered in time, with the plan that was found for what there is."""
    late = [a for a in answers.values() if isinstance(a, TimeLimitError)]
    same = answers.get(present)
    plan = same.plan if isinstance(same, TimeLimitError) else None
    plan = None if plan is None or plan.problem.kept else replace(plan, problem=problem)
    return TimeLimitError(late[0].seconds, late[0].found, plan)


def _near(problem: Problem, near: object, exact: bool) -> Lines | None:
    """The lines of the plan that is asked near to."""
    if near is None:
        return None
    if exact:
        raise PortfolioError(say(problem.case.settings.language, "near_exact"))
    return lines_near(problem, near)


def _exact(problem: Problem, names: tuple[str, ...], present: float) -> Frontier:
    """Every portfolio that none dominates, from the one of most impact on down."""
    found: list[tuple[Choice, ...]] = []
    late: tuple[float, ...] = ()
    limit = math.inf
    try:
        with progress_bar("frontier") as bar:
            measures = [impact(problem), thrift(problem, names)]
            for choices in nondominated(problem, Session(problem.case), measures):
                if choices:
                    found.append(choices)
                bar.update()
    except TimeLimitError as error:
        if not found:
            raise
        late, limit = (spent(problem, found[-1], names),), error.seconds
    spends = [spent(problem, c, names) for c in found]
    return Frontier(
        problem, names, present, tuple(reversed(spends)), tuple(reversed(found)), True, late, limit
    )


def _asked(problem: Problem, names: Sequence[str], total: float) -> str:
    language = problem.case.settings.language
    return say(
        language,
        "asked_largest",
        amount=with_unit(number(total, language), problem.case.units("resources")[names[0]], language),
        resource=" + ".join(names),
    )


def _totals(at: object, exactly: bool, present: float) -> list[float] | None:
    """The totals that are asked for, as numbers; ``present`` is what there is now."""

    def refused(found: object, problem: str) -> CaseError:
        return CaseError([Fault("resources", None, "at", str(found), problem)], sentence("of_frontier"))

    if at is None:
        return None
    if exactly:
        raise refused(at, sentence("at_exact"))
    try:
        wanted = list(at) if not isinstance(at, str) else []  # type: ignore[call-overload]
        totals = [_of_share(t, present) if isinstance(t, str) and "%" in t else float(t) for t in wanted]
    except (TypeError, ValueError):
        raise refused(at, sentence("must_totals", found=repr(at))) from None
    if not totals:
        raise refused(at, sentence("must_some_total", found=repr(at)))
    return totals


def _of_share(text: str, present: float) -> float:
    """What there is, less or more a share of it.

    Raises
    ------
    ValueError
        For a share without a sign, which may be of what there is or more than it; and for no number.
    """
    share = text.strip().replace("\N{MINUS SIGN}", "-")
    if share[:1] not in ("+", "-"):
        raise ValueError(text)
    if math.isinf(present):
        return present  # that there is no limit is said of all totals at once
    return float(exact(present) * (1 + exact(number_of(share))))


def _faults(
    problem: Problem, names: Sequence[str], present: float, at: Sequence[float] | None, exact: bool
) -> list[Fault]:
    if not names:
        return [Fault("resources", None, "kind", "", sentence("must_a_budget"))]
    faults = []
    if not exact and math.isinf(present):
        faults.append(Fault("resources", None, "", "", sentence("must_limited", who=" + ".join(names))))
    if not exact and present == 0:
        faults.append(Fault("resources", None, "", "0", sentence("must_above_zero", who=" + ".join(names))))
    faults += [
        Fault("resources", None, "at", str(total), sentence("must_number", found=total))
        for total in at or ()
        if not total >= 0 or (math.isinf(total) and not math.isinf(present))
    ]
    return faults


def _bend(totals: Floats, worth: Floats) -> int:
    """The row farthest above the straight line from the first to the last (Satopaa et al. 2011, Kneedle);
    −1 where there is none.
    """
    there = np.flatnonzero(np.isfinite(worth))
    if len(there) < 3 or totals[there[-1]] <= totals[there[0]]:
        return -1
    first, last = there[0], there[-1]
    line = worth[first] + (totals - totals[first]) / (totals[last] - totals[first]) * (
        worth[last] - worth[first]
    )
    above = np.where(np.isfinite(worth), worth - line, -math.inf)
    place = int(above.argmax())
    return place if above[place] > 1e-9 * max(magnitude_of(worth[there]), abs(float(worth[last]))) else -1
