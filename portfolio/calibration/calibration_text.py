"""What delivered initiatives taught, in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from portfolio.calibration.empirical_bayes import EFFECTS, LEVEL, NEEDS
from portfolio.words.figures import decimal, per_cent
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.case.case import Case
    from portfolio.errors import Fault

_TOLD = 4
"""So many groups of a grouping are told; of more, the two first and the two last."""


class Told(Protocol):
    """What of a calibration is told: see :class:`portfolio.Calibration`."""

    @property
    def measured(self) -> Case: ...
    @property
    def omitted(self) -> tuple[Fault, ...]: ...
    @property
    def ratios(self) -> pd.DataFrame: ...
    @property
    def stories(self) -> pd.DataFrame: ...
    @property
    def changes(self) -> pd.DataFrame: ...
    @property
    def overruns(self) -> pd.DataFrame: ...
    @property
    def spent(self) -> pd.DataFrame: ...
    @property
    def widened(self) -> pd.DataFrame: ...


def told(found: Told) -> str:
    """What the delivered brought and used of what was expected and planned, and what that changes."""
    language = found.measured.settings.language
    lines = [*_effects(found, language), *_needs(found, language)]
    for table in ("actuals", "ledger"):
        if count := sum(fault.table == table and fault.row is not None for fault in found.omitted):
            lines.append(say(language, f"calibration_left_out_{table}", count=count))
    return "\n".join(lines)


def _effects(found: Told, language: str) -> list[str]:
    tell, ratios, stories, changes = partial(say, language), found.ratios, found.stories, found.changes
    lines = [
        tell("calibration_brought", **_whole(ratios, language), effects=len(stories)),
        *_groups(ratios, EFFECTS, language),
    ]
    more, less = (stories[stories.story == story].beyond_chance for story in ("more", "less"))
    lines.append(tell("calibration_more", count=len(more), beyond=int(more.sum())))
    lines.append(tell("calibration_less", count=len(less), beyond=int(less.sum())))
    factors = changes.factor[changes.new_expected != changes.expected]
    if len(factors):
        ends = {"least": _two(factors.min(), language), "most": _two(factors.max(), language)}
        lines.append(tell("calibration_changes", count=len(factors), all=len(changes), **ends))
    return lines


def _needs(found: Told, language: str) -> list[str]:
    tell, ratios, needs = partial(say, language), found.overruns, found.widened
    if not len(ratios):
        return []
    lines = [
        tell("calibration_used", **_whole(ratios, language), amounts=len(found.spent)),
        *_groups(ratios, NEEDS, language),
    ]
    wider = needs[needs.new_high > needs.high]
    if not len(wider):
        return [*lines, tell("calibration_no_wider")]
    most = {"usual": _two(wider.at_most.median(), language), "most": _two(wider.at_most.max(), language)}
    return [*lines, tell("calibration_wider", count=len(wider), all=len(needs), **most)]


def _whole(ratios: pd.DataFrame, language: str) -> dict[str, str | int]:
    whole = ratios.iloc[0]
    figures = {c: _two(whole[c], language) for c in ("ratio", "low", "high")}
    return {"count": int(whole.observations), "level": per_cent(LEVEL, language), **figures}


def _groups(ratios: pd.DataFrame, groupings: Sequence[str], language: str) -> list[str]:
    lines = []
    for by in groupings:
        rows = ratios[ratios.by == by].itertuples()
        shown = [
            say(
                language,
                "calibration_group",
                name=row.label,
                **{c: _two(getattr(row, c), language) for c in ("shrunk", "low", "high")},
            )
            for row in rows
        ]
        if shown:
            few = shown if len(shown) <= _TOLD else [*shown[:2], "…", *shown[-2:]]
            lines.append(say(language, f"calibration_by_{by}", groups=", ".join(few)))
    return lines


def _two(value: float, language: str) -> str:
    return decimal(f"{value:.2f}", language)
