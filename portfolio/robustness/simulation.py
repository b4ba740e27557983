"""What a plan, and the best portfolio of every draw, come to: what that says of the plan, of each initiative
and of each estimate.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.allocator.session import Session
from portfolio.arrays import Floats
from portfolio.display.shown_as import page_of, shows
from portfolio.errors import PortfolioError
from portfolio.model.allocation import Allocation, Plan, choices_of
from portfolio.model.choices import Choice
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.robustness.best_known import error_of_share, mean_and_error
from portfolio.robustness.draws import Draws
from portfolio.robustness.information import Estimate, value_of_information
from portfolio.robustness.reserves import dates_in_draws, limits_in_draws
from portfolio.robustness.shrinkage import shrinkage, shrunk
from portfolio.robustness.simulation_text import head
from portfolio.words.media import on_page
from portfolio.words.names import largest_first
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

THE_PLAN, HINDSIGHT = "the plan", "hindsight"
_QUANTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


@dataclass(frozen=True, eq=False)
class Simulation:
    """What a plan, and the best portfolio of every draw, come to over the same draws.

    Attributes
    ----------
    problem : Problem
    draws : Draws
        ``draws[k]`` is the case as the k-th draw turns out.
    plan : tuple of Choice
        The plan that is looked at: the allocation on expected values unless another was given.
    bests : tuple of tuple of Choice
        For each draw the portfolio that one would have chosen, had one known.
    allocation : Allocation or None
        The plan as it was allocated; None where it was made by hand.
    gap : float
        To which the draws were proven.
    bounds : tuple of float
        What no portfolio is worth more than, in each of the first draws: those that were proven. In the
        others ``bests`` holds the best that is known.
    estimates : tuple of tuple of Choice
        Where not all were proven: the best of each draw that is known without its own proof, to tell what
        that misses.
    note : str
        How many draws there were to be, where the time limit came before the last; all figures are then of
        those that were answered.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.simulate(pf.load("data/samples/lorie_savage"), draws=2)  # nothing is uncertain there
    >>> float(found.chances["chance"].max()), found.evpi
    (1.0, 0.0)
    """

    problem: Problem
    draws: Draws
    plan: tuple[Choice, ...]
    bests: tuple[tuple[Choice, ...], ...]
    allocation: Allocation | None = field(default=None, repr=False)
    gap: float = field(default=1e-6, repr=False)
    bounds: tuple[float, ...] = field(default=(), repr=False)
    estimates: tuple[tuple[Choice, ...], ...] = field(default=(), repr=False)
    note: str = field(default="", repr=False)

    @property
    @shows("chances", "problem.case")
    def chances(self) -> pd.DataFrame:
        """A row an initiative, the likeliest first: ``initiative``, ``funded`` (by the plan), ``chance``
        (share of draws whose best portfolio holds it; with a wide gap, of the portfolios within it the one
        that was found), ``error`` (standard error of that share, never 0: Agresti and Coull 1998).
        """
        import pandas as pd

        initiatives = effects(self.problem.case).initiatives
        funded = {c.initiative for c in self.plan}
        chance, missed = self._chances
        frame = pd.DataFrame(
            {
                "initiative": pd.Series(initiatives, dtype="str"),
                "funded": [i in funded for i in initiatives],
                "chance": chance,
                "error": np.hypot(error_of_share(chance, len(self.draws)), missed),
            }
        )
        return largest_first(frame, "chance")

    @cached_property
    def _chances(self) -> tuple[Floats, Floats]:
        """By initiative, the share of draws whose best portfolio holds it; its error because not all are
        proven.
        """
        initiatives, first = effects(self.problem.case).initiatives, len(self.bounds)
        held = _held(initiatives, self.bests)
        if not self.estimates:
            return held.mean(axis=0), np.zeros(len(initiatives))
        known = _held(initiatives, self.estimates)
        off = held[:first] - known[:first]
        # what none of the first draws showed may still be missed in others: two more of either kind
        missed = ((off != 0).sum(axis=0) + 2) / (first + 4)
        left_out = (1 / first - 1 / len(held)) * np.maximum(off.var(axis=0), missed * (1 - missed))
        return np.clip(known.mean(axis=0) + off.mean(axis=0), 0.0, 1.0), np.sqrt(left_out)

    @property
    @shows("accuracy", "problem.case")
    def accuracy(self) -> pd.DataFrame:
        """How far off the means over the draws may be: ``figure`` (``plan``, ``hindsight``, ``regret``,
        ``evpi``), ``mean`` (points), ``error`` (standard error, and beside it what the gap leaves open).

        Hindsight is what the portfolios found earn; more may be possible, by no more than the gap. What the
        best that is known is short of them where they are proven, it is in the other draws too.
        """
        import pandas as pd

        plan, best = self.impacts(self.plan), self._hindsight
        chosen = self._values[self._values.mean(axis=1).argmax()]
        regret, evpi = (self._mean_of_best(-taken) for taken in (plan, chosen))
        rows = [("plan", *mean_and_error(plan, plan, plan)), ("hindsight", *best)]
        rows += [("regret", *regret), ("evpi", *evpi)]
        return pd.DataFrame(rows, columns=["figure", "mean", "error"]).astype({"figure": "str"})

    @property
    def outlook(self) -> pd.DataFrame:
        """What the plan comes to, beside what hindsight would have earned: see :meth:`side_by_side`."""
        return self.side_by_side({})

    @shows("outlook", "problem.case")
    def side_by_side(self, plans: Mapping[str, Plan]) -> pd.DataFrame:
        """Several plans over the same draws, the plan itself first and hindsight last.

        Parameters
        ----------
        plans : mapping of str to Allocation, frame or tuples
            As :func:`portfolio.value` takes them.

        Returns
        -------
        DataFrame
            A row a plan: ``plan``, ``expected`` (points with everything as expected; NaN for hindsight),
            ``mean``, ``p10``, ``p50``, ``p90`` (points over the draws; p10 is what nine draws in ten exceed),
            ``regret`` (mean points less than the best of each draw, as :attr:`accuracy` has it; below 0
            where a plan that breaks limits earns more than is possible), ``regret_p90``, ``regret_max``,
            ``best`` (share of draws in which no portfolio earns more), ``breaks`` (how many limits and
            demands it breaks).
        """
        import pandas as pd

        taken = [name for name in plans if name in (THE_PLAN, HINDSIGHT)]
        if taken:
            told = say(self.problem.case.settings.language, "draws_taken", name=taken[0])
            raise PortfolioError(told)
        chosen = {THE_PLAN: self.plan} | {
            name: choices_of(self.problem.case, other) for name, other in plans.items()
        }
        rows = [
            (name, float(self._expected.impacts(portfolio, self._points)[0]), self.impacts(portfolio))
            for name, portfolio in chosen.items()
        ]
        rows.append((HINDSIGHT, math.nan, self.best_impacts))
        frame = pd.DataFrame(
            {
                "plan": pd.Series([name for name, _, _ in rows], dtype="str"),
                "expected": [e for _, e, _ in rows],
            }
        )
        earned = np.array([v for _, _, v in rows])
        regret = self._regret(earned)
        frame["mean"] = earned.mean(axis=1) + np.where(frame.plan == HINDSIGHT, self._missed, 0.0)
        for name, level in _QUANTILES.items():
            frame[name] = np.quantile(earned, level, axis=1)
        frame["regret"], frame["regret_p90"], frame["regret_max"] = (
            regret.mean(axis=1) + np.where(frame.plan == HINDSIGHT, 0.0, self._missed),
            np.quantile(regret, 0.9, axis=1),
            regret.max(axis=1),
        )
        frame["best"] = (regret <= 1e-6 * self._sizes).mean(axis=1)
        frame["breaks"] = [*(len(violations(self.problem, portfolio)) for portfolio in chosen.values()), 0]
        return frame

    @property
    @shows("key_result_chances", "problem.case")
    def key_results(self) -> pd.DataFrame:
        """A row a key result under the plan: ``key_result``, ``objective``, ``expected`` (attainment with
        everything as expected), ``p10``, ``p50``, ``p90`` (attainment over the draws), ``chance`` (of
        reaching the target; NaN without one), ``error``.
        """
        import pandas as pd

        numbers = effects(self.problem.case)
        progress, attainment = self.draws.brings(self.plan).sum(axis=-2), self.draws.attainment(self.plan)
        chance = np.where(numbers.attainment.is_linear, np.nan, (progress >= 1 - 1e-9).mean(axis=0))
        frame = pd.DataFrame(
            {
                "key_result": pd.Series(numbers.key_results, dtype="str"),
                "objective": pd.Series([numbers.objectives[o] for o in numbers.objective], dtype="str"),
                "expected": self._expected.attainment(self.plan)[0],
            }
        )
        for name, level in _QUANTILES.items():
            frame[name] = np.quantile(attainment, level, axis=0)
        return frame.assign(chance=chance, error=error_of_share(chance, len(self.draws)))

    @property
    @shows("limits_in_draws", "problem.case")
    def limits(self) -> pd.DataFrame:
        """Whether the plan's limits hold once needs turn out otherwise: a row a resource and period that has
        one: ``resource``, ``period`` (empty: all its periods together; both empty: all limits), ``unit``,
        ``limit`` (what may be used, carried over as half of the draws leave it), ``p50``, ``p80``, ``p90``
        (use by the plan), ``chance`` (that it holds), ``error``, ``reserve`` (what, kept apart, covers the
        overrun in 80 % of the draws), ``reserve_90`` (in 90 %).
        """
        return limits_in_draws(self.problem, self.draws, self.plan)

    @property
    @shows("dates_in_draws", "problem.case")
    def dates(self) -> pd.DataFrame:
        """Whether the plan's dates hold: ``kind`` (``deadline`` of an initiative, or ``due`` of a key result
        that it contributes to in time, as planned), ``initiative``, ``key_result``, ``period``, ``chance``
        (that it delivers, and by then), ``error``.
        """
        return dates_in_draws(self.problem, self.draws, self.plan)

    @property
    @shows("by_draw", "problem.case")
    def by_draw(self) -> pd.DataFrame:
        """A row a draw: ``draw``, ``plan`` (its points), ``best`` (those of the best portfolio),
        ``regret``.
        """
        import pandas as pd

        plan = self.impacts(self.plan)
        return pd.DataFrame(
            {"draw": range(len(plan)), "plan": plan, "best": self.best_impacts, "regret": self._regret(plan)}
        )

    @property
    @shows("disappointment", "problem.case")
    def disappointment(self) -> pd.DataFrame:
        """A row a funded initiative, the most over-rated first: ``initiative``, ``promised`` (its points in
        the plan), ``mean`` (its points over the draws), ``disappointment`` (the difference; together, the
        plan's impact less its mean).
        """
        import pandas as pd

        promised = self._expected.earned(self.plan, self._points)[0]
        mean = self.draws.earned(self.plan, self._points).mean(axis=0)
        frame = pd.DataFrame(
            {
                "initiative": pd.Series([c.initiative for c in self.plan], dtype="str"),
                "promised": promised,
                "mean": mean,
            }
        )
        frame["disappointment"] = frame.promised - frame["mean"]
        return largest_first(frame, "disappointment")

    @property
    def curse(self) -> float:
        """The optimiser's curse in points: what a portfolio chosen on one draw's figures promises, less what
        it earns on average over all draws, on average over the draws it might have been chosen on (Smith and
        Winkler 2006).
        """
        chosen_on = np.array([self._place[best] for best in self.bests])
        promised = self._values[chosen_on, np.arange(len(chosen_on))]
        return float((promised - self._values.mean(axis=1)[chosen_on]).mean())

    @cached_property
    def shrunk(self) -> Allocation:
        """The allocation once each initiative's estimates are shrunk toward the mean of its category, the
        wider its range the more.
        """
        problem = shrunk(self.problem)
        return Session(problem.case).allocate(problem, self.gap)

    @property
    @shows("shrinkage", "problem.case")
    def shrinkage(self) -> pd.DataFrame:
        """A row an initiative: ``initiative``, ``category``, ``estimate`` (points of its best option standing
        alone, uncapped), ``deviation`` (standard deviation of that), ``kept`` (the share of its distance from
        the category's mean that is believed), ``shrunk`` (points), ``funded`` (by the plan),
        ``funded_shrunk`` (by the allocation on shrunk estimates).
        """
        before, after = ({c.initiative for c in p} for p in (self.plan, self.shrunk.choices))
        frame = shrinkage(self.problem)
        return frame.assign(
            funded=[i in before for i in frame.initiative],
            funded_shrunk=[i in after for i in frame.initiative],
        )

    @property
    def evpi(self) -> float:
        """Points gained on average by knowing how everything turns out before deciding, over the candidates:
        the distinct best portfolios of the draws, and the plan.
        """
        return float(self._values.max(axis=0).mean() - self._values.mean(axis=1).max()) + self._missed

    @cached_property
    def _information(self) -> list[Estimate]:
        return value_of_information(self.draws, self._candidates, self._values)

    @property
    @shows("evppi", "problem.case")
    def evppi(self) -> pd.DataFrame:
        """A row an initiative that is uncertain, the most worthwhile first: ``initiative``, ``evppi`` (points
        gained on average by knowing its effects and its success before deciding), ``error`` (standard error,
        by leaving out groups of draws).
        """
        import pandas as pd

        rows = self._information
        columns = {
            "initiative": [r.initiative for r in rows],
            "evppi": [r.value for r in rows],
            "error": [r.error for r in rows],
        }
        frame = pd.DataFrame(columns).astype({"initiative": "str", "evppi": "float64", "error": "float64"})
        return largest_first(frame, "evppi")

    def impacts(self, plan: Plan) -> Floats:
        """Impact of any plan in each draw: array (draws,)."""
        return self.draws.impacts(choices_of(self.problem.case, plan), self._points)

    @cached_property
    def best_impacts(self) -> Floats:
        """Impact of the best portfolio known of each draw: array (draws,). With a loose gap it may be that
        of another draw.
        """
        return np.asarray(self._values.max(axis=0))

    @cached_property
    def _hindsight(self) -> tuple[float, float]:
        """Mean points of the best of each draw, and how far off that may be."""
        return self._mean_of_best(np.zeros(len(self.draws)))

    @property
    def _missed(self) -> float:
        """Mean points that the best of each draw earns above the best that is known; 0 where all is exact."""
        if not self.estimates:
            return 0.0
        return self._hindsight[0] - float(self.best_impacts.mean())

    def _mean_of_best(self, beside: Floats) -> tuple[float, float]:
        """The mean over the draws of what the best of each is worth and something else, with its error."""
        low = self.best_impacts[: len(self.bounds)] + beside[: len(self.bounds)]
        high = np.maximum(low, np.array(self.bounds) + beside[: len(self.bounds)])
        return mean_and_error(self._estimated + beside, low, high)

    @cached_property
    def _estimated(self) -> Floats:
        """What is known of the best of each draw without its own proof: array (draws,)."""
        if not self.estimates:
            return self.best_impacts
        worth = {p: self.draws.impacts(p, self._points) for p in dict.fromkeys(self.estimates)}
        return np.array([worth[portfolio][k] for k, portfolio in enumerate(self.estimates)])

    def _regret(self, earned: Floats) -> Floats:
        """Points less than the best of each draw; what differs by rounding is 0."""
        regret = self.best_impacts - earned
        return np.where(np.abs(regret) <= 1e-9 * self._sizes, 0.0, regret)

    @property
    def _sizes(self) -> Floats:
        """What tolerances of each draw's impacts are a share of: array (draws,)."""
        return np.maximum(self.problem.magnitude, np.abs(self.best_impacts))

    @cached_property
    def _expected(self) -> Draws:
        return Draws.at_expected(self.problem.case)

    @cached_property
    def _points(self) -> Floats:
        return self.problem.points

    @cached_property
    def _candidates(self) -> list[tuple[Choice, ...]]:
        mine = (
            [] if violations(self.problem, self.plan) else [self.plan]
        )  # what is impossible is no candidate
        return list(dict.fromkeys([*mine, *self.bests]))

    @cached_property
    def _place(self) -> dict[tuple[Choice, ...], int]:
        return {portfolio: k for k, portfolio in enumerate(self._candidates)}

    @cached_property
    def _values(self) -> Floats:
        """Impact of each candidate in each draw: array (candidates, draws)."""
        return np.array([self.draws.impacts(portfolio, self._points) for portfolio in self._candidates])

    def __str__(self) -> str:
        chances = self.chances
        return "\n".join([head(self), "", str(chances[(chances.chance > 0) | chances.funded])])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        told = on_page(head(self)).replace("\n", "<br>")
        return f"<p>{told}</p>{page_of(self.outlook)}"


def _held(initiatives: Sequence[str], portfolios: Sequence[Sequence[Choice]]) -> Floats:
    """Whether each portfolio holds each initiative: array (portfolios, initiatives) of 0 and 1."""
    place = {i: k for k, i in enumerate(initiatives)}
    held = np.zeros((len(portfolios), len(place)))
    for n, portfolio in enumerate(portfolios):
        held[n, [place[c.initiative] for c in portfolio]] = 1.0
    return held
