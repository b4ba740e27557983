"""Where the money of several portfolios goes, by objective and by category."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from portfolio.case.case import Case
from portfolio.model.allocation import Plan, choices_of
from portfolio.model.effects import effects
from portfolio.steering.indicators.alignment import spent_by_objective
from portfolio.tables import text_of

if TYPE_CHECKING:
    import pandas as pd


def spending(case: Case, plans: Mapping[str, Plan]) -> pd.DataFrame:
    """See :meth:`portfolio.Arbitration.money`."""
    import pandas as pd

    objectives = effects(case).objectives
    category = {i: text_of(row["category"]) or "none" for i, row in case.rows("initiatives").items()}
    rows: list[tuple[str, str, str, float]] = []
    for name, plan in plans.items():
        chosen = choices_of(case, plan)
        _, spent, shares, stopped = spent_by_objective(case, chosen)
        rows += [(name, "objective", o, float(spent @ shares[:, k])) for k, o in enumerate(objectives)]
        none = float(spent @ (1 - shares.sum(axis=1))) + math.fsum(stopped.values())
        rows.append((name, "objective", "none", none))
        for group in dict.fromkeys(category.values()):
            of_group = [s for s, c in zip(spent, chosen, strict=True) if category[c.initiative] == group]
            of_group += [s for i, s in stopped.items() if category[i] == group]
            rows.append((name, "category", group, math.fsum(of_group)))
    frame = pd.DataFrame(rows, columns=["plan", "by", "group", "spend"])
    frame = frame.astype({"plan": "str", "by": "str", "group": "str"})
    empty = frame.groupby(["by", "group"])["spend"].transform(lambda s: s.abs().max()) <= 1e-9
    return frame[~(empty & (frame.group == "none"))].reset_index(drop=True)
