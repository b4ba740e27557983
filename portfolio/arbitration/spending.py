"""Where the money of several portfolios goes, by objective and by category."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from portfolio.model.allocation import Plan, asked_of, choices_of
from portfolio.model.effects import effects
from portfolio.model.magnitude import magnitude_of
from portfolio.model.problem import Problem
from portfolio.steering.indicators.alignment import spent_by_objective
from portfolio.tables import text_of

if TYPE_CHECKING:
    import pandas as pd


def spending(problem: Problem, plans: Mapping[str, Plan]) -> pd.DataFrame:
    """See :meth:`portfolio.Arbitration.money`."""
    import pandas as pd

    case = problem.case
    objectives = effects(case).objectives
    category = {i: text_of(row["category"]) or "none" for i, row in case.rows("initiatives").items()}
    rows: list[tuple[str, str, str, float]] = []
    for name, plan in plans.items():
        chosen = choices_of(case, plan)
        goes = spent_by_objective(asked_of(problem, plan), chosen)
        spent, shares, stopped = goes.money, goes.shares, goes.stopped
        rows += [(name, "objective", o, float(spent @ shares[:, k])) for k, o in enumerate(objectives)]
        none = float(spent @ (1 - shares.sum(axis=1))) + goes.elsewhere
        rows.append((name, "objective", "none", none))
        turned = math.fsum(goes.given.values())
        for group in dict.fromkeys([*category.values(), *(["none"] if turned else [])]):
            of_group = [s for s, c in zip(spent, chosen, strict=True) if category[c.initiative] == group]
            of_group += [s for i, s in stopped.items() if category[i] == group]
            of_group += [turned] if group == "none" else []
            rows.append((name, "category", group, math.fsum(of_group)))
    frame = pd.DataFrame(rows, columns=["plan", "by", "group", "spend"])
    frame = frame.astype({"plan": "str", "by": "str", "group": "str"})
    nothing = 1e-9 * magnitude_of(frame.spend.to_numpy())
    empty = frame.groupby(["by", "group"])["spend"].transform(lambda s: s.abs().max()) <= nothing
    return frame[~(empty & (frame.group == "none"))].reset_index(drop=True)
