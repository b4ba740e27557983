"""Plans that are safe whatever comes: best in the worst draw, least regretted, best on the worst draws'
average.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.questions.cvar import Safest, tail_mean
from portfolio.allocator.questions.cvar import safest as safest_of
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import PortfolioError, in_its_language
from portfolio.model.allocation import Allocation, matrix_of
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem, check_search, is_number
from portfolio.model.transfers import spent
from portfolio.progress import Clock, progress_bar, within
from portfolio.robustness.draws import Draws
from portfolio.robustness.simulate import simulate
from portfolio.robustness.simulation import Simulation
from portfolio.words.figures import per_cent
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd

EXPECTED, MAX_MIN, LEAST_REGRET, TAIL = "expected value", "max-min", "min-max-regret", "CVaR"


@dataclass(frozen=True, eq=False)
class SafePlans:
    """The safest plans by three measures beside the expected-value plan, over the same draws.

    Attributes
    ----------
    simulation : Simulation
        The draws and their best portfolios.
    expected : Allocation
        The expected-value plan.
    alpha : float
        The share of worst draws that CVaR averages over.
    found : mapping of str to Safest
        By measure: ``max-min``, ``min-max-regret``, ``CVaR``; each with its choices, measure and proven
        bound.

    Examples
    --------
    >>> import portfolio as pf
    >>> safe = pf.safest(pf.load("data/samples/lorie_savage"), draws=2)  # nothing is uncertain there
    >>> list(safe.plans), safe.summary["worst"].tolist()
    (['expected value', 'max-min', 'min-max-regret', 'CVaR'], [70.0, 70.0, 70.0, 70.0])
    """

    simulation: Simulation
    expected: Allocation
    alpha: float
    found: Mapping[str, Safest]

    @property
    def plans(self) -> dict[str, tuple[Choice, ...]]:
        """By measure: the funded, with the expected-value plan first."""
        return {EXPECTED: self.expected.choices} | {name: safe.choices for name, safe in self.found.items()}

    @property
    @shows("safest", "simulation.problem.case")
    def summary(self) -> pd.DataFrame:
        """A row a plan: ``plan``, ``expected`` (points with everything as expected), ``mean`` (points over
        the draws), ``worst`` (points of the worst draw: what max-min raises), ``regret_max`` (what
        min-max-regret lowers), ``cvar`` (mean of the worst draws: what CVaR raises), ``status`` (``optimal``
        where no plan can be safer by its measure, else ``feasible``), ``gap`` (points that a safer one might
        have more), ``funded`` (how many), ``cost`` (all budgets, inside the horizon).
        """
        import pandas as pd

        compared = self.simulation.side_by_side(self.plans).iloc[1:-1]
        impacts = {
            name: self.simulation.draws.impacts(chosen, self._points) for name, chosen in self.plans.items()
        }
        best = self.simulation.best_impacts
        left = [
            self.expected.bound - self.expected.impact,
            *(safe.bound - safe.measure for safe in self.found.values()),
        ]
        optimal = [self.expected.status == "optimal", *(not safe.stopped for safe in self.found.values())]
        return pd.DataFrame(
            {
                "plan": pd.Series(list(self.plans), dtype="str"),
                "expected": compared["expected"].to_numpy(),
                "mean": compared["mean"].to_numpy(),
                "worst": [float(v.min()) for v in impacts.values()],
                "regret_max": [float((best - v).max()) for v in impacts.values()],
                "cvar": [tail_mean(v, self.alpha) for v in impacts.values()],
                "status": pd.Series(["optimal" if o else "feasible" for o in optimal], dtype="str"),
                "gap": left,
                "funded": [len(chosen) for chosen in self.plans.values()],
                "cost": [spent(self.simulation.problem, chosen) for chosen in self.plans.values()],
            }
        )

    @property
    @shows("safest_matrix", "simulation.problem.case")
    def matrix(self) -> pd.DataFrame:
        """A row an initiative that some plan funds, a column a plan: option and start, empty where it is
        not funded.
        """
        import pandas as pd

        frame = matrix_of(list(self.plans.values()))
        frame.columns = pd.Index(self.plans, dtype="str")
        return frame

    @property
    def _points(self) -> np.typing.NDArray[np.float64]:
        problem = self.simulation.problem
        return problem.points

    def __str__(self) -> str:
        language = self.simulation.problem.case.settings.language
        share = per_cent(self.alpha, language)
        head = say(language, "safest_head", count=len(self.simulation.draws), share=share)
        return f"{head}\n{self.summary}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return page_of(self.summary)


@in_its_language
def safest(
    case: Case | Problem | Simulation,
    draws: int | Draws = 64,
    seed: int = 0,
    alpha: float = 0.1,
    gap: float = 1e-6,
    time_limit: float | None = None,
    n_jobs: int | None = None,
) -> SafePlans:
    """Find the plans that hold up best when things go badly, and what that safety costs in expected points.

    Parameters
    ----------
    case : Case, Problem or Simulation
        A simulation brings its own draws, and the best portfolio of each.
    draws : int or Draws
    seed : int
    alpha : float
        The share of worst draws that CVaR averages over, above 0 and up to 1.
    gap : float
        Relative distance between a plan's measure and the proven bound that is good enough.
    time_limit : float, optional
        Seconds in all; a plan that was not proven in time says ``feasible``, with its gap. Of a case or
        problem, half of them are for the simulation.
    n_jobs : int, optional
        See :func:`portfolio.simulate`.

    Returns
    -------
    SafePlans
        Each plan by one program: ``max-min`` has the highest impact in its worst draw, ``min-max-regret`` the
        smallest largest loss against the best of each draw (the best known, of a simulation of which not
        every draw is proven), ``CVaR`` the highest mean over its worst draws.
        Of equally safe plans it is one with the highest expected impact, and nothing is funded that adds to
        neither.

    Raises
    ------
    InfeasibleError
        When no portfolio meets every limit and demand.
    PortfolioError
        When ``alpha`` is not above 0 and up to 1.

    References
    ----------
    Kouvelis and Yu (1997), *Robust Discrete Optimization*; Rockafellar and Uryasev (2000), "Optimization of
    conditional value-at-risk".

    Examples
    --------
    >>> import portfolio as pf
    >>> safe = pf.safest(pf.load("data/samples/lorie_savage"), draws=2)  # nothing is uncertain there
    >>> safe.summary[["plan", "worst", "regret_max"]].to_dict("records")[1]
    {'plan': 'max-min', 'worst': 70.0, 'regret_max': 0.0}
    """
    check_search(gap, time_limit, seed, n_jobs)
    if not is_number(alpha) or not 0 < alpha <= 1:
        raise PortfolioError(sentence("must_alpha", found=alpha))
    with within(time_limit):
        half = None if time_limit is None else time_limit / 2
        found = (
            case
            if isinstance(case, Simulation)
            else simulate(case, draws, seed, gap=gap, n_jobs=n_jobs, time_limit=half)
        )
        return safe_plans(found, float(alpha), gap)


def safe_plans(found: Simulation, alpha: float, gap: float, effort: Effort = STANDARD) -> SafePlans:
    """The plans that hold up best over the draws of a simulation; see :func:`safest`."""
    problem, drawn = found.problem, found.draws
    expected = found.allocation
    if expected is None or expected.problem != problem:
        with within(among=4):
            expected = Session(problem.case, effort).allocate(problem, gap)
    points = problem.points
    nothing = np.zeros(len(drawn))
    asked = {
        MAX_MIN: (nothing, 1 / len(drawn)),
        LEAST_REGRET: (found.best_impacts, 1 / len(drawn)),
        TAIL: (nothing, alpha),
    }
    cases = [drawn[k] for k in range(len(drawn))]
    safe: dict[str, Safest] = {}
    with progress_bar("safest", len(asked)) as bar:
        for name, (less, share) in asked.items():
            clock = Clock(time.perf_counter()).again(len(asked) - len(safe))
            clock.ties_alone()  # each its part of the time: what it has by then is marked with its gap
            with clock.catching_interrupts():
                safe[name] = safest_of(
                    problem,
                    cases,
                    lambda chosen: drawn.impacts(chosen, points),
                    less,
                    share,
                    expected.choices,
                    gap,
                    clock,
                    effort,
                )
            bar.update()
    return SafePlans(found, expected, alpha, safe)
