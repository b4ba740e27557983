"""Ways in which a round may turn out: effects drawn within their ranges, each initiative's success tossed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from portfolio.arrays import Floats
from portfolio.case.case import Case, checked_case
from portfolio.errors import Fault, PortfolioError
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import Effects, effects
from portfolio.model.problem import check_search, is_whole
from portfolio.model.value import attained_by, brings
from portfolio.steering.indicators.kpis import directions
from portfolio.tables import Table
from portfolio.words.figures import number
from portfolio.words.sentences import Sentence, figure, say, sentence

if TYPE_CHECKING:
    import pandas as pd

_MOST = 2**20
"""A slip of the hand must not fill memory: each draw holds a double a contribution, so that a million of a
hundred take most of a gigabyte. A power of two, since a Sobol sequence is even at those.
"""


@dataclass(frozen=True, eq=False)
class Draws:
    """Ways in which one case may turn out, equally likely; ``draws[k]`` is the case as the k-th one turns
    out.

    Attributes
    ----------
    case : Case
        As expected.
    effect : array (draws, rows of contributions)
        Each contribution, in its KPI's unit, if it comes about.
    success : array (draws, options)
        1 where an option delivers, 0 where it fails; by rows of the case's table ``options``.
    expected : bool
        The one draw is the case as expected, whose options neither succeed nor fail.

    Examples
    --------
    >>> import portfolio as pf
    >>> draws = pf.Draws.sampled(pf.load("data/samples/scaleup"), 4)
    >>> len(draws), type(draws[0]).__name__
    (4, 'Case')
    """

    case: Case
    effect: Floats
    success: Floats
    expected: bool = False

    @classmethod
    def sampled(cls, case: Case, count: int = 1024, seed: int = 0) -> Draws:
        """Draw within the ranges of the case: a scrambled Sobol sequence, so that few draws say much.

        Parameters
        ----------
        case : Case
        count : int
            How many; powers of two are best. The first *n* are the same whatever ``count`` is.
        seed : int

        Notes
        -----
        Contributions follow PERT distributions with ``expected`` as mean: beta on [low, high], mode
        (6·expected − low − high) ÷ 4, clipped into the range. Those of one initiative move together, toward
        better or worse; initiatives are independent. An initiative is tossed once: the same toss decides
        about all its options.

        References
        ----------
        Malcolm, Roseboom, Clark and Fazar (1959), PERT; Owen (1998), scrambled Sobol sequences.
        """
        from scipy.stats import beta, qmc

        checked_case(case)
        if not is_whole(count) or not 1 <= count <= _MOST:
            raise PortfolioError(
                say(
                    case.settings.language,
                    "must_draws",
                    most=number(_MOST, case.settings.language),
                    found=count,
                )
            )
        check_search(seed=seed)
        table, options = case.table("contributions"), case.table("options")
        low, expected, high = (np.array(table[c], dtype=float) for c in ("low", "expected", "high"))
        ranged = high > low
        names = sorted(case.table("initiatives")["initiative"])
        spread = {i for i, r in zip(table["initiative"], ranged, strict=True) if r}
        tossed = {i for i, s in zip(options["initiative"], options["success"], strict=True) if 0 < s < 1}
        axes = {
            key: k
            for k, key in enumerate(
                [*((i, "range") for i in names if i in spread), *((i, "toss") for i in names if i in tossed)]
            )
        }
        points = np.full((count, 0), 0.5)
        if axes:
            sequence = qmc.Sobol(len(axes), scramble=True, rng=np.random.default_rng(seed))
            points = sequence.random_base2((int(count) - 1).bit_length())[:count]
        effect = np.tile(expected, (count, 1))
        better = directions(case)
        for row in np.flatnonzero(ranged):
            level = points[:, axes[table["initiative"][row], "range"]]
            level = level if better.get(table["kpi"][row], 1.0) >= 0 else 1.0 - level
            width = high[row] - low[row]
            mode = np.clip((6 * expected[row] - low[row] - high[row]) / 4, low[row], high[row])
            drawn = beta.ppf(level, 1 + 4 * (mode - low[row]) / width, 1 + 4 * (high[row] - mode) / width)
            effect[:, row] = low[row] + width * drawn
        success = np.ones((count, len(options)))
        for o, (initiative, chance) in enumerate(zip(options["initiative"], options["success"], strict=True)):
            success[:, o] = points[:, axes[initiative, "toss"]] < chance if 0 < chance < 1 else chance
        return cls(case, effect, success)

    @classmethod
    def at_expected(cls, case: Case) -> Draws:
        """One draw, in which everything comes about as expected."""
        effect, success = (
            np.array(case.table("contributions")["expected"], dtype=float),
            np.array(case.table("options")["success"], dtype=float),
        )
        return cls(case, effect[None], success[None], expected=True)

    def first(self, count: int) -> Draws:
        """The first of them, as if no more had been drawn."""
        return replace(self, effect=self.effect[:count], success=self.success[:count])

    def __len__(self) -> int:
        return len(self.effect)

    def __getitem__(self, k: int) -> Case:
        if not -len(self) <= k < len(self):
            raise IndexError(f"draw {k}: there are {len(self)}.")
        case = self.case
        contributions, options = case.table("contributions"), case.table("options")
        effect, success = tuple(self.effect[k].tolist()), tuple(self.success[k].tolist())
        if self.expected:
            return case
        for column in ("low", "expected", "high"):
            contributions = contributions.replacing(column, effect)
        return case.drawn({"contributions": contributions, "options": options.replacing("success", success)})

    @property
    def remarks(self) -> pd.DataFrame:
        """Ranges so lopsided that no PERT distribution has the expected value as its mean: ``table``,
        ``row``, ``column``, ``value``, ``problem``. Their mode is put on the nearer end, so the mean of the
        draws differs from what is expected.
        """
        from portfolio.errors import fault_frame

        return fault_frame(self.doubts, self.case.settings.language)

    @property
    def doubts(self) -> tuple[Fault, ...]:
        """The remarks one by one."""
        return tuple(_clipped(self.case.table("contributions")))

    @cached_property
    def outcomes(self) -> Effects:
        """What the options bring in every draw: the case's effects, ``gain`` and ``works`` with the draws
        as first axis.
        """
        each = [effects(self[k]) for k in range(len(self))]
        return replace(
            effects(self.case), gain=np.stack([e.gain for e in each]), works=np.stack([e.works for e in each])
        )

    def impacts(self, portfolio: Sequence[Choice], points: Floats) -> Floats:
        """Impact of a portfolio in each draw, points by key result given: array (draws,)."""
        return np.asarray(self.attainment(portfolio) @ points)

    def attainment(self, portfolio: Sequence[Choice]) -> Floats:
        """Attainment of each key result in each draw: array (draws, key results)."""
        return self.outcomes.attained(self.brings(portfolio).sum(axis=-2))

    def brings(self, portfolio: Sequence[Choice]) -> Floats:
        """Progress that each funded initiative brings in each draw: array (draws, choices, key results)."""
        return brings(self.outcomes, *indices(self.outcomes, portfolio))

    def earned(self, portfolio: Sequence[Choice], points: Floats) -> Floats:
        """Points of each funded initiative in each draw; they add up to the impact: array (draws,
        choices).
        """
        return attained_by(self.outcomes, self.brings(portfolio), points)


def _clipped(table: Table) -> list[Fault]:
    def said(value: Any) -> Sentence:
        return figure(number, value)

    return [
        table.fault(
            row.line,
            "expected",
            row["expected"],
            sentence(
                "draws_lopsided",
                low=said(row["low"]),
                high=said(row["high"]),
                least=said((5 * row["low"] + row["high"]) / 6),
                most=said((row["low"] + 5 * row["high"]) / 6),
                expected=said(row["expected"]),
            ),
        )
        for row in table
        if row["high"] > row["low"]
        and not row["low"] <= (6 * row["expected"] - row["low"] - row["high"]) / 4 <= row["high"]
    ]
