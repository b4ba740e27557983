"""What has been decided already costs points: how many, each by itself and all together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from portfolio.allocator.session import Session
from portfolio.display.shown_as import shown_as
from portfolio.errors import TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.comparison import changes, gap_of, proven, same, unanswered
from portfolio.model.constraints import Kind, constraints, lifted
from portfolio.model.problem import check_search
from portfolio.progress import progress_bar, within
from portfolio.words.figures import points
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd


@in_its_language
def price_of_decisions(
    plan: Allocation, language: str | None = None, time_limit: float | None = None
) -> pd.DataFrame:
    """Price each decision, mandate, bucket (a reserved share is one) and rule: what the best plan without it
    would gain.

    Parameters
    ----------
    plan : Allocation
    language : str, optional
        Of the sentences; the case's own unless given.
    time_limit : float, optional
        Seconds in all; a price that did not come in time is NaN, and its sentence says so.

    Returns
    -------
    DataFrame
        A row a demand, the dearest first, then ``all`` of them lifted together: ``kind`` (``decision``,
        ``mandate``, ``bucket``, ``rule``, its least and most apart; ``transfer``; ``lock``, ``earliest`` and
        ``changes`` for what the question itself holds; or ``all``), ``name``, ``demand`` (in words), ``by``
        and ``reason`` (of decisions), ``price`` (points), ``instead`` (who comes in +, drops out −, changes
        ~), ``sentence``.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.Problem(pf.load("data/samples/lorie_savage")).without("P4"))
    >>> pf.price_of_decisions(plan).price.tolist()
    [15.0, 15.0]
    """
    import pandas as pd

    problem, case = proven(plan, "price_of_decisions"), plan.problem.case
    language = language or case.settings.language
    decided = list(case.table("decisions"))
    own = [d for d in constraints(problem) if d.kind.is_decided]
    rows: list[dict[str, Any]] = []
    asked = [*([d] for d in own), own] if own else []
    bests: list[Allocation | TimeLimitError] = []
    check_search(time_limit=time_limit)
    with within(time_limit), progress_bar("price of decisions", len(asked)) as bar:
        for lifts in asked:
            other = lifted(problem, lifts)
            try:
                with within(among=len(asked) - len(bests)):
                    bests.append(Session(other.case).allocate(other, gap_of(plan)))
            except TimeLimitError as late:
                bests.append(late)
            bar.update()
    for lifts, best in zip(asked, bests, strict=True):
        whole = lifts is own
        said = say(language, "all_together") if whole else lifts[0].said(problem, language)
        row = decided[lifts[0].row] if not whole and lifts[0].kind is Kind.DECISION else None
        if isinstance(best, TimeLimitError):
            price, instead, sentence = math.nan, "", unanswered(best, language, "no_answer_on", what=said)
        else:
            price = 0.0 if same(plan, best.impact) else best.impact - plan.impact
            instead = str(changes(plan.choices, best.choices))
            sentence = say(
                language, "lift" if price else "lift_free", demand=said, price=points(price, language)
            )
        rows.append(
            {
                "kind": "all" if whole else lifts[0].kind.value,
                "name": "" if whole else lifts[0].name,
                "demand": said,
                "by": (row["by"] or "") if row else "",
                "reason": (row["reason"] or "") if row else "",
                "price": price,
                "instead": instead,
                "sentence": sentence,
            }
        )
    rows[:-1] = sorted(rows[:-1], key=lambda r: math.inf if math.isnan(r["price"]) else -r["price"])
    columns = ("kind", "name", "demand", "by", "reason", "price", "instead", "sentence")
    frame = pd.DataFrame({c: [r[c] for r in rows] for c in columns})
    frame = frame.astype({c: "float64" if c == "price" else "str" for c in columns})
    return shown_as("price_of_decisions", frame, case, language)
