"""What a simulation says in words, in the language of its case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from portfolio.model.violations import violations
from portfolio.words.figures import decimal, per_cent, points
from portfolio.words.sentences import into, say, semicolon
from portfolio.words.text_tables import frame_text, headed, yes_no

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.model.choices import Choice
    from portfolio.model.problem import Problem
    from portfolio.robustness.draws import Draws

_BROKEN_TOLD = 3
_FOUND_OUT = 5
"""So many are named; a table has the others."""


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
    def evppi(self) -> pd.DataFrame: ...
    @property
    def key_results(self) -> pd.DataFrame: ...
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


def chances_text(found: Told) -> str:
    """How often each initiative is in a best portfolio, as a table for a terminal."""
    language, chances = found.problem.case.settings.language, found.chances
    table = chances[(chances.chance > 0) | chances.funded]
    shown = table.assign(
        chance=[per_cent(c, language) for c in table.chance],
        error=[f"± {per_cent(e, language, 1)}" for e in table.error],
    )
    return frame_text(headed(yes_no(shown, language), language), say(language, "draws_none"))


def report(found: Told) -> str:
    """All of it: what it says, the key results, and what to find out first."""
    language = found.problem.case.settings.language
    sign = decimal(".", language)
    reached = headed(found.key_results.round(3), language)
    parts = [head(found), chances_text(found)]
    parts.append(frame_text(reached, say(language, "draws_no_key_result"), decimal=sign))
    evppi = found.evppi
    first = evppi[evppi.evppi > 0].head(_FOUND_OUT).round(3)
    if len(first):
        table = frame_text(headed(first, language), "", decimal=sign)
        parts.append(f"{say(language, 'draws_find_out')}\n{table}")
    return "\n\n".join(parts)
