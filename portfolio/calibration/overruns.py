"""How far the needs of this round may overrun, as those of delivered initiatives did."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from portfolio.calibration.empirical_bayes import LEVEL, NEEDS, Joint, Observation, joint, means
from portfolio.calibration.group_ratios import basis_of
from portfolio.case.case import Case
from portfolio.case.pert import pert
from portfolio.tables import Row, Table, text_of
from portfolio.tables.relations import STOP
from portfolio.tables.schema import MOST_TIMES
from portfolio.words.figures import number
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

type Floats = NDArray[np.float64]

LEARNED = "_learned"
"""A note on each row of requirements whose range was learned: it says what of, in words."""
_STEPS = 60
_NODES = 12
"""Money and people of one initiative overrun much alike: more nodes than effects on unlike KPIs need."""
_ALIKE = 1e-3
"""Ratios of one initiative that are apart by less than this share of what initiatives are: rounding."""
_RARE = (1 + LEVEL) / 2
"""Of all, what is at most the upper end of an interval."""


class Need(NamedTuple):
    """What is learned of one row of requirements; NaN where nothing is.

    ``expected``, ``spread`` and ``at_most`` are of what was planned: the mean and the standard deviation of
    what one initiative of these groups uses, and what one in twenty exceeds.
    """

    expected: float
    spread: float
    at_most: float
    basis: str
    high: float


@dataclass(frozen=True, eq=False)
class Overruns:
    """What initiatives spent of what was planned for them, and what follows for the needs of a round.

    Attributes
    ----------
    case : Case
    observations : tuple of Observation
        A ratio an initiative and resource.
    """

    case: Case
    observations: tuple[Observation, ...]

    @cached_property
    def joint(self) -> Joint | None:
        """Resource, category, owner and initiative together; None where the ledger says nothing."""
        return joint(_told_apart(self.observations), _NODES) if self.observations else None

    @cached_property
    def needs(self) -> list[Need]:
        """For each row of requirements what is learned, and its new ``high``, never below the old one."""
        table, found = self.case.table("requirements"), self.joint
        lows, highs = (np.array(table[c], dtype=float) for c in ("low", "high"))
        if found is None:
            return [Need(math.nan, math.nan, math.nan, "", high) for high in highs.tolist()]
        seen = [Counter(group for _, group in means(self.observations, k)) for k in range(len(NEEDS))]
        language, initiatives = self.case.settings.language, self.case.rows("initiatives")
        steps, learned = table.further, []
        for row in table:
            own = initiatives[row["initiative"]]
            groups = (row["resource"], text_of(own["category"]), text_of(own["owner"]))
            basis = basis_of(groups, seen)
            if kept := _kept(row, steps, basis):
                learned.append((math.nan, math.nan, say(language, kept)))
                continue
            base, parts, variance = found.expects(groups)
            learned.append((base + sum(parts), variance**0.5, basis))
        expected, spread = (np.array([each[k] for each in learned], dtype=float) for k in (0, 1))
        most = expected + NormalDist().inv_cdf(_RARE) * spread
        wider = widened(lows, highs, most)
        columns = (column.tolist() for column in (expected, spread, most))
        rows = zip(*columns, [each[2] for each in learned], wider.tolist(), strict=True)
        return [Need(*row) for row in rows]

    @property
    def spent(self) -> pd.DataFrame:
        """See :attr:`portfolio.Calibration.spent`."""
        import pandas as pd

        units = self.case.units("resources")
        rows = [
            {"initiative": o.initiative, "resource": o.groups[0], "unit": units.get(o.groups[0], "")}
            | {"category": o.groups[1], "owner": o.groups[2], "planned": o.expected, "actual": o.realised}
            | {"ratio": o.ratio, "counted": o.counted, "at_least": o.at_least}
            for o in sorted(self.observations, key=lambda o: (-o.ratio, o.initiative, o.groups))
        ]
        text = ["initiative", "resource", "unit", "category", "owner"]
        figures = ["planned", "actual", "ratio", "counted"]
        frame = pd.DataFrame(rows, columns=[*text, *figures, "at_least"])
        kinds = dict.fromkeys(text, "str") | dict.fromkeys(figures, "float64") | {"at_least": "bool"}
        return frame.astype(kinds)

    @property
    def widened(self) -> pd.DataFrame:
        """See :attr:`portfolio.Calibration.widened`."""
        import pandas as pd

        rows = [
            {"initiative": row["initiative"], "option": row["option"] or "", "resource": row["resource"]}
            | {"learned": need.expected, "spread": need.spread, "at_most": need.at_most, "basis": need.basis}
            | {"low": row["low"], "high": row["high"], "new_high": need.high}
            for row, need in zip(self.case.table("requirements"), self.needs, strict=True)
        ]
        text = ("initiative", "option", "resource", "basis")
        columns = [*text[:3], "learned", "spread", "at_most", "basis", "low", "high", "new_high"]
        frame = pd.DataFrame(rows, columns=columns)
        return frame.astype({c: "str" if c in text else "float64" for c in columns})

    def widening(self, requirements: Table) -> Table:
        """The table as written with the ranges that were learned, each with a note; itself where none was."""
        language, old = self.case.settings.language, self.case.table("requirements")["high"]
        wider = [need.high > high for need, high in zip(self.needs, old, strict=True)]
        if not any(wider):
            return requirements
        each = list(zip(self.needs, wider, strict=True))
        high = [n.high if w else h for (n, w), h in zip(each, requirements["high"], strict=True)]
        notes = [
            _said(n, language) if w else b for (n, w), b in zip(each, requirements[LEARNED], strict=True)
        ]
        return requirements.replacing("high", high).replacing(LEARNED, notes)


def _told_apart(observations: Sequence[Observation]) -> Sequence[Observation]:
    """The observations, each once: where all that an initiative uses overran alike, as where days are priced,
    one stands for it, since the others say nothing more and would make what is seen look twice as sure.
    """
    mean = means(observations, None)
    apart = max(abs(o.counted - mean[o.initiative, "all"]) for o in observations)
    if apart > _ALIKE * float(np.std(list(mean.values()))):
        return observations
    first = {o.initiative: o for o in reversed(observations)}
    return [replace(o, groups=("", *o.groups[1:])) for o in first.values()]


def _kept(row: Row, steps: tuple[str, ...], basis: str) -> str:
    """Why nothing is learned of a row: the phrase; empty where something is."""
    if row["option"] == STOP:
        return "needs_of_stopping"
    if math.fsum(row[step] or 0.0 for step in steps) <= 0:
        return "needs_freed"
    return "" if basis else "needs_nothing_alike"


def _said(need: Need, language: str) -> str:
    told = {
        "expected": number(need.expected, language, 2),
        "most": number(need.at_most, language, 2),
        "basis": need.basis,
    }
    return say(language, "needs_learned", **told)


def widened(low: Floats, high: Floats, most: Floats) -> Floats:
    """The least ``high``, no less than the given one, with which one draw in twenty exceeds what one
    initiative in twenty is to exceed; the given one where that is not known.

    Draws are PERT with mean 1 (:func:`portfolio.case.pert.pert`). With ``low`` = 1 the law is at its most
    lopsided, so that the answer is 1 + (most − 1) ÷ 0.45.

    Examples
    --------
    >>> widened(np.array([1.0, 1.0, 0.8]), np.array([1.0, 3.0, 1.2]), np.array([1.45, 1.45, np.nan])).round(3)
    array([1.998, 3.   , 1.2  ])
    """
    new = high.copy()
    known = np.flatnonzero(most > 1.0)
    bottom, goal, old = low[known], most[known], high[known]
    # at its most lopsided the distribution is a beta with 1 and 5, of which as much exceeds the goal as can
    least, enough = np.maximum(goal, old), bottom + (goal - bottom) / (1 - (1 - _RARE) ** 0.2)
    for _ in range(_STEPS):
        middle = (least + enough) / 2
        short = pert(_RARE, bottom, 1.0, middle) < goal
        least, enough = np.where(short, middle, least), np.where(short, enough, middle)
    # where the old range is wide enough, so is its own end
    wide = (old > bottom) & (pert(_RARE, bottom, 1.0, np.maximum(old, bottom + 1e-9)) >= goal)
    ends = [min(float(f"{h:.6g}"), MOST_TIMES) for h in enough.tolist()]
    new[known] = np.where(wide, old, np.maximum(old, ends))
    return new
