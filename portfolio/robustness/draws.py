"""Ways in which a round may turn out: effects drawn within their ranges, each initiative's success tossed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.arrays import Floats
from portfolio.calibration.overruns import LEARNED
from portfolio.case.case import Case, checked_case
from portfolio.case.pert import pert
from portfolio.errors import Fault, PortfolioError
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import Effects, effects
from portfolio.model.problem import check_search, is_whole
from portfolio.model.value import attained_by, brings
from portfolio.steering.indicators.kpis import directions
from portfolio.tables import Row, Table, says
from portfolio.tables.relations import Means, Moved
from portfolio.words.figures import number
from portfolio.words.sentences import figure, say, sentence

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
    late : array (draws, options), optional
        1 where an option delivers one period late; None where none ever does.
    needs : array (draws, rows of requirements), optional
        What the amounts of each row come to, 1 as expected; None where all are certain.
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
    late: Floats | None = None
    needs: Floats | None = None

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
        better or worse; initiatives are independent, but for common ``causes``. An initiative is tossed once:
        the same toss decides about all its options. What requirements come to is a PERT of mean 1 on the
        range of each row; the rows of one initiative on money move together, and so do those on people. Each
        cause is a PERT of mean 1, times which all that it names comes. Where nothing of this is uncertain,
        the draws are those of the effects and successes alone, to the last bit.

        References
        ----------
        Malcolm, Roseboom, Clark and Fazar (1959), PERT; Owen (1998), scrambled Sobol sequences.
        """
        from scipy.stats import qmc

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
        axes = _axes(case)
        points = np.full((count, 0), 0.5)
        if axes:
            sequence = qmc.Sobol(len(axes), scramble=True, rng=np.random.default_rng(seed))
            points = sequence.random_base2((int(count) - 1).bit_length())[:count]
        drawn = {key: points[:, k] for k, key in enumerate(axes)}
        factors = [
            (row, pert(drawn["cause", row["cause"]], row["low"], 1.0, row["high"]))
            for row in case.table("causes")
            if row["high"] > row["low"]
        ]
        options = case.table("options")
        success, late = (
            _tossed(options, column, drawn, count, sure) for column, sure in (("success", 1.0), ("late", 0.0))
        )
        return cls(
            case,
            _effects(case, drawn, factors, count),
            success,
            late=late if any(options["late"]) else None,
            needs=_needs(case, drawn, factors, count),
        )

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
        late, needs = (None if a is None else a[:count] for a in (self.late, self.needs))
        return replace(self, effect=self.effect[:count], success=self.success[:count], late=late, needs=needs)

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
        options = options.replacing("success", success)
        if self.late is not None:
            options = options.replacing("late", tuple(self.late[k].tolist()))
        return case.drawn({"contributions": contributions, "options": options})

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
        return tuple(
            fault
            for name in ("contributions", "requirements", "causes")
            for fault in _clipped(self.case, name)
        )

    @cached_property
    def outcomes(self) -> Effects:
        """What the options bring in every draw: the case's effects, ``gain`` and ``works`` with the draws
        as first axis.
        """
        # each is asked for once: to look for it among those known takes as long as to work it out
        each = [effects.__wrapped__(self[k]) for k in range(len(self))]
        return replace(
            effects(self.case),
            gain=np.stack([e.gain for e in each]),
            works=np.stack([e.works for e in each]),
            late=(
                None
                if self.late is None or self.expected
                else np.stack([np.zeros_like(e.duration) if e.late is None else e.late for e in each])
            ),
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


type _Drawn = Mapping[tuple[str, str], Floats]
"""What was drawn evenly on 0 to 1, by whom and what of."""
type _Factor = tuple[Row, Floats]
"""A row of ``causes``, and what it comes to in each draw."""


def _axes(case: Case) -> list[tuple[str, str]]:
    """All that is drawn, in the order of the sequence's dimensions: what came later stands later, so that
    draws without it stay those of before.
    """
    table, options, needs = (case.table(t) for t in ("contributions", "options", "requirements"))
    names = sorted(case.table("initiatives")["initiative"])
    spread = {i for i, a, b in zip(table["initiative"], table["low"], table["high"], strict=True) if b > a}
    tossed = {i for i, s in zip(options["initiative"], options["success"], strict=True) if 0 < s < 1}
    slips = {i for i, s in zip(options["initiative"], options["late"], strict=True) if 0 < s < 1}
    used = {(row["initiative"], _kind(case, row)) for row in needs if row["high"] > row["low"]}
    return [
        *((i, "range") for i in names if i in spread),
        *((i, "toss") for i in names if i in tossed),
        *((i, kind.value) for i in names for kind in Means if (i, kind) in used),
        *((i, "late") for i in names if i in slips),
        *(("cause", row["cause"]) for row in case.table("causes") if row["high"] > row["low"]),
    ]


def _kind(case: Case, row: Row) -> Means:
    return Means(case.rows("resources")[row["resource"]]["kind"])


def _effects(case: Case, drawn: _Drawn, factors: Sequence[_Factor], count: int) -> Floats:
    """Each contribution in each draw: array (draws, rows of contributions)."""
    table, better = case.table("contributions"), directions(case)
    effect = np.tile(np.array(table["expected"], dtype=float), (count, 1))
    for n, row in enumerate(table):
        if row["high"] > row["low"]:
            level = drawn[row["initiative"], "range"]
            level = level if better.get(row["kpi"], 1.0) >= 0 else 1.0 - level
            effect[:, n] = pert(level, row["low"], row["expected"], row["high"])
        for cause, factor in factors:
            if _names(case, cause, row, Moved.EFFECT):
                effect[:, n] *= factor
    return effect


def _needs(case: Case, drawn: _Drawn, factors: Sequence[_Factor], count: int) -> Floats | None:
    """What each row of requirements comes to in each draw: array (draws, rows); None where all are
    certain.
    """
    table = case.table("requirements")
    needs, certain = np.ones((count, len(table))), True
    for n, row in enumerate(table):
        if row["high"] > row["low"]:
            needs[:, n] = pert(drawn[row["initiative"], _kind(case, row).value], row["low"], 1.0, row["high"])
            certain = False
        for cause, factor in factors:
            if _names(case, cause, row, Moved.USE):
                needs[:, n] *= factor
                certain = False
    return None if certain else needs


def _names(case: Case, cause: Row, row: Row, on: Moved) -> bool:
    """Whether a common cause is one of a contribution, or of a requirement."""
    if cause["on"] != on:
        return False
    if cause["by"] == on.by:
        return bool(row[on.by] == cause["value"])
    return says(case.rows("initiatives")[row["initiative"]][cause["by"]], cause["value"])


def _tossed(options: Table, column: str, drawn: _Drawn, count: int, sure: float) -> Floats:
    """Whether each option does, in each draw, what it does with a chance: array (draws, options) of 0 and
    1.
    """
    what, happens = {"success": "toss", "late": "late"}[column], np.full((count, len(options)), sure)
    for o, (initiative, chance) in enumerate(zip(options["initiative"], options[column], strict=True)):
        happens[:, o] = drawn[initiative, what] < chance if 0 < chance < 1 else chance
    return happens


def _clipped(case: Case, name: str) -> Iterator[Fault]:
    """Rows of a table whose range lies so that no PERT distribution on it has its mean where it belongs: as
    one where that was learned.
    """
    table, learned = case.table(name), []
    for row in table:
        mean = row["expected"] if name == "contributions" else 1.0
        low, high = row["low"], row["high"]
        if not high > low or low <= (6 * mean - low - high) / 4 <= high:
            continue
        ends = ((5 * low + high) / 6, (low + 5 * high) / 6)
        if name == "requirements" and row[LEARNED] is not None and ends[0] > mean:
            learned.append((row, ends[0]))
            continue
        problem = sentence(
            "remark_pert" if name == "contributions" else "remark_pert_of_one",
            low=figure(number, low),
            high=figure(number, high),
            least=figure(number, ends[0]),
            most=figure(number, ends[1]),
            mean=figure(number, mean),
        )
        column = "expected" if name == "contributions" else "high"
        yield table.fault(row.line, column, row[column], problem)
    if learned:
        means = [mean for _, mean in learned]
        told = {
            "least": figure(number, min(means), decimals=2),
            "most": figure(number, max(means), decimals=2),
        }
        first = learned[0][0]
        fault = table.fault(first.line, "high", first["high"], sentence("remark_learned", **told))
        yield fault.in_rows_too(row.line for row, _ in learned[1:])
