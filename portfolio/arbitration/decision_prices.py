"""What each decision taken at the table costs each party; the case with one more of them, or one less."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from portfolio.allocator.parallel import plans
from portfolio.allocator.session import Session
from portfolio.arbitration.undominated import Weights
from portfolio.arrays import Floats
from portfolio.case.case import Case
from portfolio.case.lookup import id_or_text
from portfolio.case.reading import with_rows
from portfolio.errors import CaseError, Fault, PortfolioError, TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.problem import Problem
from portfolio.progress import progress_bar
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd


def decision_prices(problem: Problem, weights: Weights, ideal: Floats) -> pd.DataFrame:
    """See :attr:`portfolio.Arbitration.decisions`; ``ideal``: points of each party's own best portfolio.

    Raises
    ------
    TimeLimitError
        Where a price did not come in time: it goes into the record, where a blank means that there is none.
    """
    import pandas as pd

    columns = ["initiative", "decision", "option", "start", "by", "reason", "date"]
    rows: list[dict[str, Any]] = [
        {c: row[c] or "" for c in columns} for row in problem.case.table("decisions")
    ]
    best = dict(zip(weights, ideal.tolist(), strict=True))
    size = {p: replace(problem, weights=w).size_of(best[p]) for p, w in weights.items()}
    with progress_bar("price of decisions", len(rows)) as bar:
        for row in rows:
            case = undone(problem.case, row["initiative"])
            asked = [replace(problem, case=case, weights=w) for w in weights.values()]
            for party, answer in zip(weights, plans(Session(case).allocate_all(asked)), strict=True):
                if isinstance(answer, TimeLimitError):
                    raise answer
                gain = answer.impact - best[party] if isinstance(answer, Allocation) else math.nan
                row[party] = 0.0 if abs(gain) <= 1e-6 * size[party] else gain
            bar.update()
    frame = pd.DataFrame(rows, columns=[*columns, *weights])
    return frame.astype({c: "str" if c in columns else "float64" for c in frame})


def decided(case: Case, decision: Mapping[str, str | None]) -> Case:
    """The case with one more decision, a row of its table ``decisions``.

    Raises
    ------
    PortfolioError
        When it does not say who took it, or why.
    CaseError
        When the initiative is decided already, or something named is not in the case.
    """
    for column in ("by", "reason"):
        said = decision[column]
        if not isinstance(said, str) or not said.strip():
            raise PortfolioError(say(case.settings.language, "must_author", column=column, found=repr(said)))
    who = id_or_text(case, "initiatives", str(decision["initiative"]))
    return with_rows(case, "decisions", [{**decision, "initiative": who}], sentence("of_decision"))


def undone(case: Case, initiative: str) -> Case:
    """The case without what was decided about an initiative.

    Raises
    ------
    CaseError
        When nothing is.
    """
    table = case.written["decisions"]
    decided, initiative = table["initiative"], id_or_text(case, "initiatives", initiative)
    if initiative not in decided:
        problem = sentence("must_decided", found=initiative)
        fault = Fault("decisions", None, "initiative", initiative, problem)
        raise CaseError([fault], sentence("of_decision"), case.settings.language)
    return case.revised({"decisions": table.keeping(lambda n: decided[n] != initiative)})
