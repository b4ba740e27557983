"""WSJF (weighted shortest job first): what waiting a period costs, for the effort it takes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from portfolio.allocator.session import Session
from portfolio.errors import TimeLimitError
from portfolio.explanation.delays import postponed
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import gap_of
from portfolio.model.problem import Problem

if TYPE_CHECKING:
    import pandas as pd


def with_wsjf(plan: Allocation, scores: pd.DataFrame) -> pd.DataFrame:
    """RICE scores with the cost of delay and WSJF beside them.

    Parameters
    ----------
    plan : Allocation
        What is compared with: the best portfolio.
    scores : DataFrame
        See :func:`portfolio.rice`.

    Returns
    -------
    DataFrame
        The same rows, with ``cost_of_delay`` (points), ``may_wait``, ``wsjf`` and ``rank_wsjf`` (1 is best).

    Notes
    -----
    The cost of delay is what the best portfolio that holds an initiative loses when it starts one period
    later at least than there: for a funded one, ``postponed`` of :func:`portfolio.delays`. Where none can
    hold it later, waiting is going without: the cost is what the best portfolio with it earns more than that
    without it, 0 where it earns less, inf where none can do without it. One that no portfolio can hold has
    none. WSJF = cost of delay ÷ effort (Donald Reinertsen, "The Principles of Product Development Flow",
    2009); the effort is that of RICE.
    """
    costs = _costs(plan)
    ids = scores["initiative"]
    frame = scores.assign(
        cost_of_delay=ids.map({i: cost for i, (cost, _) in costs.items()}).astype("float64"),
        may_wait=ids.map({i: waits for i, (_, waits) in costs.items()}).astype("boolean"),
    )
    frame["wsjf"] = frame["cost_of_delay"] / frame["effort"]
    frame["rank_wsjf"] = frame["wsjf"].rank(ascending=False, method="min").astype("Int64")
    return frame


def _costs(plan: Allocation) -> dict[str, tuple[float, bool]]:
    """Of each initiative that some portfolio holds, what waiting costs, and whether it may wait at all."""
    problem, session = plan.problem, Session(plan.problem.case)
    funded = {c.initiative for c in plan.choices}

    def asked(problems: dict[str, Problem]) -> dict[str, Allocation | None]:
        answers = session.allocate_all([problem, *problems.values()], gap_of(plan))[1:]
        for answer in answers:
            if isinstance(answer, TimeLimitError):
                raise answer
        held = (answer if isinstance(answer, Allocation) else None for answer in answers)
        return dict(zip(problems, held, strict=True))

    others = [i for i in problem.effects.initiatives if i not in funded and problem.locks.get(i) is not False]
    held = dict.fromkeys(funded, plan) | asked({i: problem.with_funded(i) for i in others})
    best = {i: answer for i, answer in held.items() if answer is not None}
    later = {i: postponed(problem, _choice(answer, i), by=1) for i, answer in best.items()}
    waiting = asked({i: question for i, question in later.items() if question is not None})
    never = [i for i in best if waiting.get(i) is None]
    free = {i: problem.without(i) for i in never if i in funded and not problem.locks.get(i)}
    without = {i: plan if i not in funded else None for i in never} | asked(free)
    costs: dict[str, tuple[float, bool]] = {}
    for i, answer in best.items():
        other = waiting.get(i) or without.get(i)
        lost = answer.impact - other.impact if other is not None else math.inf
        costs[i] = max(0.0, lost), i not in never
    return costs


def _choice(plan: Allocation, initiative: str) -> Choice:
    return next(c for c in plan.choices if c.initiative == initiative)
