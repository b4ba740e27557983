"""What a simulation says in words, in the language of its case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from portfolio.model.violations import violations
from portfolio.words.figures import number, per_cent, points
from portfolio.words.sentences import clauses, say, with_unit

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.case.case import Case
    from portfolio.model.choices import Choice
    from portfolio.model.problem import Problem
    from portfolio.robustness.draws import Draws

_BROKEN_TOLD = 3
"""So many are named; a frame has the others."""
_LIMITS_TOLD = 4
"""So many resources are named, the least sure ones; a frame has the others."""


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
    @property
    def limits(self) -> pd.DataFrame: ...


def head(found: Told) -> str:
    """What the plan earns over the draws, how sure it is, what hindsight would have earned."""
    language = found.problem.case.settings.language
    tell, said = partial(say, language), partial(points, language=language)
    plan, chances = found.outlook.iloc[0], found.chances
    broken = violations(found.problem, found.plan)
    lines = []
    if broken:
        where = clauses((b.where for b in broken[:_BROKEN_TOLD]), language)
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
    if found.draws.needs is not None or found.draws.late is not None:
        lines += limits_said(found.problem.case, found.limits)
    return "\n".join(lines)


def limits_said(case: Case, limits: pd.DataFrame) -> list[str]:
    """How often the limits hold, the least sure resources first, and what reserve makes each hold nine
    times in ten.
    """
    language, names = case.settings.language, case.names("resources")
    tell = partial(say, language)
    doubtful: dict[str, tuple[float, float]] = {}
    for resource, own in limits[limits.resource != ""].groupby("resource", sort=False):
        whole = own.iloc[-1]  # its one limit, or all its periods together
        if whole.chance < 1:
            doubtful[str(resource)] = float(whole.chance), float(whole.reserve_90)
    digits = {r: 0 if r in case.budgets else 1 for r in doubtful}
    together = tell("draws_limits", chance=per_cent(float(limits.iloc[-1].chance), language))
    first = sorted(doubtful, key=lambda r: doubtful[r][0])[:_LIMITS_TOLD]
    return [
        together,
        *(
            tell(
                # a reserve that is told as 0 is none
                "draws_limit" if round(doubtful[r][1], digits[r]) else "draws_limit_sure",
                name=names[r],
                chance=per_cent(doubtful[r][0], language),
                reserve=with_unit(
                    number(doubtful[r][1], language, digits[r]),
                    case.units("resources")[r],
                    language,
                ),
            )
            for r in first
        ),
    ]
