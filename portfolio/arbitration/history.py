"""Rounds that were settled, one after the other: what each promised, what came of it, what each changed."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from portfolio.arbitration.record import Record
from portfolio.case.case import Case
from portfolio.case.chains import links, reach
from portfolio.case.periods import horizon
from portfolio.display.shown_as import shown_as
from portfolio.errors import PortfolioError, in_its_language
from portfolio.model.effects import effects
from portfolio.model.reference import changed, lines_of
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd

type Said = Mapping[tuple[str, str], tuple[float, float, str]]
"""What an initiative was expected to move of an indicator, what it did, and when it was delivered."""


@in_its_language
def history(records: Iterable[Record | str | Path]) -> pd.DataFrame:
    """How rounds went: what each promised, what its initiatives really brought, what changed from the one
    before.

    Parameters
    ----------
    records : iterable of Record, str or Path
        The rounds' records or their JSON files, the oldest first.

    Returns
    -------
    DataFrame
        A row a round: ``round`` (its name), ``from`` (its first period), ``promised`` (impact, in points),
        ``funded``, ``delivered`` (how many of these stand in ``actuals`` of a later round), ``expected`` and
        ``realised`` (points that the effects were expected to bring, and did, of which ``actuals`` of later
        rounds hold both; NaN: of none), ``changes`` (changed lines against the round before, of initiatives
        that this one has; NA for the first), ``budget`` (what there is of all budgets in all periods; inf: no
        limit), ``cost``, ``agreed_by``.

    Raises
    ------
    PortfolioError
        When a file is no record, or the periods of the rounds say that they are out of order.

    Examples
    --------
    >>> import portfolio as pf
    >>> record = pf.arbitrate(pf.load("data/samples/dozen")).record("nash", agreed_by="Finance")
    >>> pf.history([record])[["from", "funded", "delivered", "agreed_by"]].values.tolist()
    [['2027Q1', 7, 0, 'Finance']]
    """
    import pandas as pd

    given = list(records) if isinstance(records, Iterable) and not isinstance(records, str) else [records]
    if wrong := [one for one in given if not isinstance(one, str | Path | Record)]:
        raise PortfolioError(sentence("history_must_records", found=repr(wrong[0])))
    rounds = [one if isinstance(one, Record) else Record.load(one) for one in given]
    cases = [record.case for record in rounds]
    _check_order(cases)
    rows = []
    for n, (record, case) in enumerate(zip(rounds, cases, strict=True)):
        funded = {choice.initiative for choice in record.portfolio}
        delivered = {r["initiative"] for later in cases[n + 1 :] for r in later.table("actuals")} & funded
        said = _said(cases[n + 1 :], funded)
        expected = _points(record, {place: (amount, when) for place, (amount, _, when) in said.items()})
        realised = _points(record, {place: (amount, when) for place, (_, amount, when) in said.items()})
        rows.append(
            {
                "round": case.name,
                "from": case.periods[0],
                "promised": record.content["chosen"]["impact"],
                "funded": len(funded),
                "delivered": len(delivered),
                "expected": expected if said else math.nan,
                "realised": realised if said else math.nan,
                "changes": _changes(rounds[n - 1], record, case) if n else pd.NA,
                "budget": _budget(record),
                "cost": record.content["chosen"]["cost"],
                "agreed_by": ", ".join(record.content["agreed_by"]),
            }
        )
    kinds = dict.fromkeys(("round", "from", "agreed_by"), "str")
    kinds |= dict.fromkeys(("promised", "expected", "realised", "budget", "cost"), "float64")
    frame = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(kinds | {"changes": "Int64"})
    return shown_as("history", frame, cases[-1] if cases else None)


_COLUMNS = (
    "round",
    "from",
    "promised",
    "funded",
    "delivered",
    "expected",
    "realised",
    "changes",
    "budget",
    "cost",
    "agreed_by",
)


def _check_order(cases: Sequence[Case]) -> None:
    """Rounds whose labels can be placed in time must come one after the other."""
    for one, other in itertools.pairwise(cases):
        first, then = (horizon(case.periods).read[0] for case in (one, other))
        if first and then and (first.unit, first.fiscal) == (then.unit, then.fiscal) and then.at < first.at:
            told = {"first": one.periods[0], "then": other.periods[0]}
            raise PortfolioError(say(one.settings.language, "history_must_order", **told))


def _said(later: Iterable[Case], funded: set[str]) -> Said:
    """What later rounds hold of effects of the funded, the last word on each."""
    return {
        (row["initiative"], row["kpi"]): (row["expected"], row["realised"], row["delivered"] or "")
        for case in later
        for row in case.table("actuals")
        if row["initiative"] in funded and None not in (row["kpi"], row["expected"], row["realised"])
    }


def _points(record: Record, moved: Mapping[tuple[str, str], tuple[float, str]]) -> float:
    """Points that effects are worth to a round: along the chains, discounted from when they were delivered,
    saturated as the round's impact is.
    """
    case = record.case
    numbers, results = effects(case), case.rows("key_results")
    linked, progress = links(case.table("kpis")), np.zeros(len(numbers.key_results))
    planned = {
        c.initiative: case.period_index[c.start]
        + int(case.rows("options")[c.initiative, c.option]["duration"])
        - 1
        for c in record.portfolio
    }
    for (initiative, kpi), (amount, when) in moved.items():
        period = when if when in case.periods else horizon(case.periods).period_of(when)
        at = planned[initiative] if period is None else case.period_index[period]
        units = reach(kpi, linked)
        for k, name in enumerate(numbers.key_results):
            row = results[name]
            span = 1.0 if row["target"] is None else row["target"] - row["baseline"]
            progress[k] += units.get(row["kpi"], 0.0) * amount / span * numbers.counted(np.array([at]))[0, k]
    return float((numbers.points() * numbers.attained(progress)).sum())


def _changes(before: Record, record: Record, case: Case) -> int:
    known = case.rows("initiatives")
    lines = lines_of(case, [choice for choice in before.portfolio if choice.initiative in known])
    return len(changed(case, lines, record.portfolio))


def _budget(record: Record) -> float:
    """What there is of all budgets in all periods, as it was asked."""
    problem = record.problem
    return math.fsum(problem.amount(r, p) for r in problem.case.budgets for p in problem.case.periods)
