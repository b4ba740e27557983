"""Does it hang on the weights: who is funded by every portfolio that some weights make best, by some, by
none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from portfolio.allocator.parallel import allocate_all, allocations
from portfolio.allocator.questions.pareto import (
    TooManyError,
    firsts_nondominated,
    nondominated,
    points_under,
)
from portfolio.allocator.session import Session
from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import PortfolioError, in_its_language
from portfolio.model.choices import Choice
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search, is_whole, must_of, problem_of
from portfolio.progress import progress_bar, within
from portfolio.robustness.partial_weights import Known, extreme_points, mixes
from portfolio.words.figures import per_cent
from portfolio.words.names import largest_first, whole
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

_APART = 1e-6
"""Value vectors that differ by less, relative to their size, are one: plans are proven no finer. With less,
portfolios of equal worth would be in the core twice, for the last digits of sums.
"""


@dataclass(frozen=True, eq=False)
class CoreIndex:
    """Every portfolio that is not dominated whatever the weights turn out to be, within what is known of
    them.

    Attributes
    ----------
    problem : Problem
    corners : array (extreme points, objectives)
        The extreme points of the weights that are possible; objectives by id.
    portfolios : tuple of tuple of Choice
        One for each non-dominated vector of values at the extreme points, the one that the one-answer rule
        picks.
    exact : bool
        Whether they are all; else those that were found with the extreme points and random mixes of them.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.core_index(pf.load("data/samples/four_initiatives"), {})
    >>> found.index[["initiative", "status"]].values.tolist()
    [['B', 'core'], ['A', 'borderline'], ['C', 'borderline'], ['D', 'exterior']]
    """

    problem: Problem
    corners: Floats
    portfolios: tuple[tuple[Choice, ...], ...]
    exact: bool

    @property
    @shows("core", "problem.case")
    def index(self) -> pd.DataFrame:
        """A row an initiative, the surest first: ``initiative``, ``core_index`` (share of the portfolios that
        hold it), ``status`` (``core``: in all, ``borderline``: in some, ``exterior``: in none),
        ``portfolios`` (in how many).
        """
        import pandas as pd

        initiatives = effects(self.problem.case).initiatives
        count = np.array(
            [sum(any(c.initiative == i for c in p) for p in self.portfolios) for i in initiatives]
        )
        status = ["core" if n == len(self.portfolios) else "borderline" if n else "exterior" for n in count]
        frame = pd.DataFrame(
            {
                "initiative": pd.Series(initiatives, dtype="str"),
                "core_index": count / max(1, len(self.portfolios)),
                "status": pd.Series(status, dtype="str"),
                "portfolios": count,
            }
        )
        return largest_first(frame, "core_index")

    @property
    @shows("core_weights", "problem.case")
    def weights(self) -> pd.DataFrame:
        """A row an extreme point, a column an objective: points."""
        import pandas as pd

        return pd.DataFrame(
            self.corners, columns=pd.Index(sorted(self.problem.weights), dtype="str")
        ).rename_axis("extreme point")

    @property
    @shows("core_values", "problem.case")
    def values(self) -> pd.DataFrame:
        """A row a portfolio: its points at each extreme point, ``funded`` (how many), ``initiatives`` (the
        ids, a tuple).
        """
        import pandas as pd

        vectors = [_vector(self.problem, p, self.corners) for p in self.portfolios]
        frame = pd.DataFrame(vectors, columns=[f"at {k}" for k in range(len(self.corners))])
        ids = pd.Series([tuple(c.initiative for c in p) for p in self.portfolios], dtype="object")
        return frame.assign(funded=[len(p) for p in self.portfolios], initiatives=ids)

    def __str__(self) -> str:
        frame, language = self.index, self.problem.case.settings.language
        counts = {"corners": len(self.corners), "count": len(self.portfolios)}
        lines = [say(language, "core_all" if self.exact else "core_sampled", **counts)]
        for status in ("core", "borderline", "exterior"):
            some = frame[frame.status == status]
            shares = [
                f"{whole(i, ', ')} {per_cent(c, language)}" if status == "borderline" else whole(i, ", ")
                for i, c in zip(some.initiative, some.core_index, strict=True)
            ]
            who = ", ".join(shares) or say(language, "core_none")
            told = say(language, f"core_{status}")
            lines.append(say(language, "core_line", status=told, count=len(some), who=who))
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return "<p>" + str(self).splitlines()[0] + "</p>" + page_of(self.index)


@in_its_language
def core_index(
    case: Case | Problem,
    weights: Known,
    limit: int = 250,
    samples: int = 256,
    seed: int = 0,
    n_jobs: int | None = None,
    time_limit: float | None = None,
) -> CoreIndex:
    """Find out which initiatives are funded whatever the weights, which only under some, and which under
    none.

    Parameters
    ----------
    case : Case or Problem
    weights : mapping or sequence
        What the parties agree on: ranges in points, ``{"growth": (20, 40)}``; an order, most important first,
        ``["growth", "trust"]``; statements, ``["growth >= 2 * trust", "growth + trust <= 60"]``; or several
        of them in a list. Weights are ≥ 0 and add up to the problem's own.
    limit : int
        So many parts of the space of values are searched at the most for an exact answer; beyond, weights are
        sampled.
    samples : int
        So many random mixes of the extreme points are asked then, beside the extreme points.
    seed : int
    n_jobs : int, optional
        See :func:`portfolio.allocate_all`; for sampling.
    time_limit : float, optional
        Seconds in all.

    Returns
    -------
    CoreIndex

    Raises
    ------
    CaseError
        For every statement that cannot be read, and where no weights respect them all.
    InfeasibleError
        When no portfolio meets every limit and demand.
    TimeLimitError
        When the portfolios were not all found in time: of some of them no initiative can be said to be in
        all.

    References
    ----------
    Liesiö, Mild and Salo (2007), "Preference programming for robust portfolio modeling and project
    selection".

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.core_index(pf.load("data/samples/four_initiatives"), {})  # nothing is known of the weights
    >>> found.exact
    True
    """
    problem = problem_of(case, "core_index")
    check_search(0.0, time_limit, seed, n_jobs)
    for name, given in (("limit", limit), ("samples", samples)):
        if not is_whole(given) or given < 0:
            raise PortfolioError(must_of(name, "must_whole", given))
    with within(time_limit):
        return _core(problem, extreme_points(problem, weights), limit, samples, seed, n_jobs)


def _core(
    problem: Problem, corners: Floats, limit: int, samples: int, seed: int, n_jobs: int | None
) -> CoreIndex:
    objectives = sorted(problem.weights)
    measures = [
        points_under(problem, dict(zip(objectives, corner.tolist(), strict=True))) for corner in corners
    ]
    session = Session(problem.case)
    found = []
    try:
        with progress_bar("core index") as bar:
            for portfolio in nondominated(
                problem, session, measures, by_rule=True, limit=limit, in_order=False
            ):
                found.append(portfolio)
                bar.update()
        found.sort(key=lambda p: _vector(problem, p, corners).tolist(), reverse=True)
        return CoreIndex(problem, corners, tuple(found), exact=True)
    except TooManyError:
        # at a corner some objectives may weigh nothing: of its best portfolios those that the other corners
        # prefer
        orders = [[measures[k], *measures[:k], *measures[k + 1 :]] for k in range(len(measures))]
        found += firsts_nondominated(problem, session, orders)
        mixed = [
            problem.with_weights(dict(zip(objectives, w.tolist(), strict=True)))
            for w in mixes(corners, samples, seed)
        ]
        found += [plan.choices for plan in allocations(allocate_all(mixed, n_jobs=n_jobs, what="core index"))]
        return CoreIndex(problem, corners, tuple(_undominated(problem, found, corners)), exact=False)


def _vector(problem: Problem, portfolio: Sequence[Choice], corners: Floats) -> Floats:
    """Points of a portfolio at each extreme point."""
    objectives = sorted(problem.weights)
    return np.array(
        [
            problem.with_weights(dict(zip(objectives, w.tolist(), strict=True))).worth(portfolio)
            for w in corners
        ]
    )


def _undominated(
    problem: Problem, portfolios: Sequence[tuple[Choice, ...]], corners: Floats
) -> list[tuple[Choice, ...]]:
    """One portfolio for each vector of values that no other one of them dominates."""
    distinct = list(dict.fromkeys(portfolios))
    vectors = [_vector(problem, p, corners) for p in distinct]
    kept: list[int] = []
    for k, vector in enumerate(vectors):
        near = _APART * np.maximum(problem.magnitude, np.abs(vector))
        beaten = any((other >= vector - near).all() and (other > vector + near).any() for other in vectors)
        again = any((np.abs(vectors[n] - vector) <= near).all() for n in kept)
        if not beaten and not again:
            kept.append(k)
    return [distinct[k] for k in kept]
