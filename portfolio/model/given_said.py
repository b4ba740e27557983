"""What means give each other for a plan, in words: one clause a transfer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from portfolio.case.case import Case
from portfolio.words.figures import number
from portfolio.words.sentences import listing, say, with_unit

type Columns = Mapping[str, Sequence[Any]]
"""As ``Allocation.columns("transfers")`` gives them."""


def given_said(case: Case, given: Columns, language: str) -> dict[str, str]:
    """By transfer that gives anything what it does: lends, buys, moves; how much, when.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/scaleup_next"), time_limit=30)
    >>> said = given_said(plan.problem.case, plan.columns("transfers"), "en")
    >>> set(said) == set(plan.transfers.transfer)
    True
    """
    rows = [dict(zip(given, row, strict=True)) for row in zip(*given.values(), strict=True)]
    return {
        name: _said(case, [row for row in rows if row["transfer"] == name], language)
        for name in dict.fromkeys(row["transfer"] for row in rows)
    }


def _said(case: Case, rows: Sequence[Mapping[str, Any]], language: str) -> str:
    """The clause of one transfer, from its rows."""
    units, names, first = case.units("resources"), case.names("resources"), rows[0]
    giver, receiver = names[first["from"]], names[first["to"]]

    def amount(resource: str, value: float) -> str:
        return with_unit(number(value, language), units[resource], language)

    if first["from"] == first["to"]:
        moves = [
            say(
                language,
                "given_from_to",
                amount=amount(first["from"], row["given"]),
                before=row["period"],
                after=row["arrives"],
            )
            for row in rows
        ]
        return say(language, "given_moved", resource=giver, moves=listing(moves, language))
    budgets = set(case.budgets)
    phrase = (
        "given_lent"
        if first["from"] not in budgets
        else "given_bought"
        if first["to"] not in budgets
        else "given_shifted"
    )
    return say(
        language,
        phrase,
        giver=giver,
        receiver=receiver,
        given=amount(first["from"], math.fsum(row["given"] for row in rows)),
        gained=amount(first["to"], math.fsum(row["gained"] for row in rows)),
        periods=listing([row["period"] for row in rows], language),
    )
