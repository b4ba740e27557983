"""What a simulation says in words, in the language of its case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from portfolio.model.violations import violations
from portfolio.words.figures import points
from portfolio.words.sentences import into, say, semicolon

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.model.choices import Choice
    from portfolio.model.problem import Problem
    from portfolio.robustness.draws import Draws

_BROKEN_TOLD = 3
"""So many are named; a frame has the others."""


class Told(Protocol):
    """What of a simulation is told: see :class:`portfolio.Simulation`."""

    @property
    def problem(self) -> Problem: ...
    @property
    def draws(self) -> Draws: ...
    @property
    def plan(self) -> tuple[Choice, ...]: ...
    @property
    def bounds(self) -> tuple[float, ...]: ...
    @property
    def estimates(self) -> tuple[tuple[Choice, ...], ...]: ...
    @property
    def note(self) -> str: ...
    @property
    def evpi(self) -> float: ...
    @property
    def accuracy(self) -> pd.DataFrame: ...
    @property
    def chances(self) -> pd.DataFrame: ...
    @property
    def outlook(self) -> pd.DataFrame: ...


def head(found: Told) -> str:
    """What the plan earns over the draws, how sure it is, what hindsight would have earned."""
    language = found.problem.case.settings.language
    tell, said = partial(say, language), partial(points, language=language)
    plan, chances = found.outlook.iloc[0], found.chances
    broken = violations(found.problem, found.plan)
    lines = []
    if broken:
        where = f"{semicolon(language)} ".join(into(b.where, language) for b in broken[:_BROKEN_TOLD])
        lines.append(tell("draws_breaks", count=len(broken), where=where))
    lines += [found.note] if found.note else []
    if found.estimates:
        off = said(float(found.accuracy.set_index("figure").error["hindsight"]))
        lines.append(tell("draws_proven", count=len(found.bounds), error=off))
    lines += [
        tell(
            "draws_earn",
            count=len(found.draws),
            mean=said(plan["mean"]),
            expected=said(plan.expected),
            low=said(plan.p10),
            high=said(plan.p90),
        ),
        tell("draws_hindsight", regret=said(plan.regret), evpi=said(found.evpi)),
        tell(
            "draws_sure",
            sure=int((chances.chance >= 0.9).sum()),
            some=int(((chances.chance > 0.1) & (chances.chance < 0.9)).sum()),
            plan=int(chances.funded.sum()),
        ),
    ]
    return "\n".join(lines)
