"""What means give each other for a plan: as columns, and in words, one clause a transfer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from portfolio.case.case import Case
from portfolio.model.transfers import Given, offers
from portfolio.model.usage import requirements
from portfolio.words.figures import number
from portfolio.words.sentences import listing, say, with_unit


def given_columns(case: Case, given: Given) -> dict[str, list[Any]]:
    """What is given as :attr:`portfolio.Allocation.transfers` has it, one row a transfer and period."""
    of, periods, names = offers(case), case.periods, requirements(case).resources
    rows = [(k, amount) for k, amount in enumerate(given.amounts) if amount]
    return {
        "transfer": [of.transfers[k] for k, _ in rows],
        "period": [periods[of.period[k]] for k, _ in rows],
        "from": [names[of.giver[k]] for k, _ in rows],
        "to": [names[of.receiver[k]] for k, _ in rows],
        "given": [float(amount) for _, amount in rows],
        "gained": [float(amount * of.rate[k]) for k, amount in rows],
        "arrives": [periods[of.arrival[k]] for k, _ in rows],
        "cost": [float(amount) if of.costs[k] else 0.0 for k, amount in rows],
    }


type Columns = Mapping[str, Sequence[Any]]
"""As ``Allocation.columns("transfers")`` gives them."""


def given_said(
    case: Case, given: Columns, language: str, period: Callable[[str], str] = str
) -> dict[str, str]:
    """By transfer that gives anything what it does: lends, buys, moves; how much, when. ``period`` says what
    periods are called.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> given_said(plan.problem.case, plan.columns("transfers"), "en")
    {}
    """
    rows = [dict(zip(given, row, strict=True)) for row in zip(*given.values(), strict=True)]
    return {
        name: _said(case, [row for row in rows if row["transfer"] == name], language, period)
        for name in dict.fromkeys(row["transfer"] for row in rows)
    }


def given_more(before: Columns, after: Columns) -> dict[str, list[Any]]:
    """What more is given for one plan than for another: rows as they are, the amounts less those before."""
    known = {
        (transfer, period): k
        for k, (transfer, period) in enumerate(zip(before["transfer"], before["period"], strict=True))
    }
    more: dict[str, list[Any]] = {column: [] for column in after}
    for row in zip(*after.values(), strict=True):
        cells = dict(zip(after, row, strict=True))
        k = known.get((cells["transfer"], cells["period"]))
        for amount in ("given", "gained", "cost"):
            # doubles of exact amounts: what is left of equal ones is nothing
            cells[amount] = round(cells[amount] - (0.0 if k is None else before[amount][k]), 9)
        if cells["given"] > 0:
            for column, cell in cells.items():
                more[column].append(cell)
    return more


def _said(case: Case, rows: Sequence[Mapping[str, Any]], language: str, period: Callable[[str], str]) -> str:
    """The clause of one transfer, from its rows."""
    units, names, first = case.units("resources"), case.names("resources"), rows[0]
    giver, receiver = names[first["from"]], names[first["to"]]

    def amount(resource: str, value: float) -> str:
        return with_unit(number(value, language), units[resource], language)

    if first["from"] == first["to"]:
        moves = [
            {
                "amount": amount(first["from"], row["given"]),
                "before": period(row["period"]),
                "after": period(row["arrives"]),
            }
            for row in rows
        ]
        if len(moves) == 1:
            return say(language, "given_moved_once", resource=giver, **moves[0])
        told = [say(language, "given_from_to", **move) for move in moves]
        return say(language, "given_moved", resource=giver, moves=listing(told, language))
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
        periods=listing([period(row["period"]) for row in rows], language),
    )
