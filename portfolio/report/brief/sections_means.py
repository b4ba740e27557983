"""What a brief says of means that give to each other: what is given, what that earns, where more pays."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from portfolio.model.given_said import given_said
from portfolio.report.brief.layout import Cell, Grid, Line, Section, Telling, number, rows
from portfolio.words.sentences import clauses, listing, with_unit

_TOLD = 2
"""So many transfers are told of on the cover; the section has them all."""


def said(telling: Telling) -> list[str]:
    """One sentence for the cover: the two transfers that earn most, how many more there are, and what all of
    them earn; nothing where nothing is given.
    """
    frame = telling.frames.get("transfers")
    if frame is None or not frame.given.any():
        return []
    used = frame[frame.given > 0]
    parts = [_in_short(telling, row) for row in rows(used.head(_TOLD))]
    if more := len(used) - _TOLD if len(used) > _TOLD else 0:
        parts.append(telling.say("means_more_one" if more == 1 else "means_more", count=more))
    what = listing(parts, telling.language)
    what = what[:1].upper() + what[1:]
    earned = telling.figures["transfers"]
    if not math.isfinite(earned):
        return [telling.say("means_needed" if math.isinf(earned) else "means_unknown", what=what)]
    return [telling.say("means_earn", what=what, points=telling.points(earned, 1))]


def _in_short(telling: Telling, row: Any) -> str:
    """What a transfer does, without when."""
    plan, formats = telling.plan, telling.formats
    budgets = plan.problem.case.budgets
    giver, receiver = telling.resources[row["from"]], telling.resources[row["to"]]

    def amount(resource: str, value: float) -> str:
        if resource in budgets:
            return formats.money(value)
        return with_unit(formats.quantity(value), telling.units[resource], telling.language)

    if row["from"] == row["to"]:
        lag = plan.problem.case.rows("transfers")[row.transfer]["lag"]
        phrase = "given_sooner" if lag < 0 else "given_later"
    else:
        phrase = (
            "given_lent"
            if row["from"] not in budgets
            else "given_bought"
            if row["to"] not in budgets
            else "given_shifted"
        )
    amounts = {"given": amount(row["from"], row.given), "gained": amount(row["to"], row.gained)}
    return telling.say(phrase, giver=giver, receiver=receiver, **amounts)


def means(telling: Telling) -> Section | None:
    """Every transfer with what it gives and earns, and the teams where more would pay; nothing where no means
    give to each other.
    """
    frame = telling.frames.get("transfers")
    if frame is None:
        return None
    head = [
        *telling.head("transfer", "what_is_given"),
        *([number(telling.say("means_cost") + telling.money_head)] if frame.cost.any() else []),
        number(telling.say("means_gain")),
    ]
    plan, with_cost = telling.plan, bool(frame.cost.any())
    given = plan.columns("transfers")
    told = given_said(plan.problem.case, given, telling.language, telling.formats.period)
    lines = [Line(_cells(telling, row, told, with_cost)) for row in rows(frame)]
    grid = Grid("transfers", head, lines, stacks=True)
    notes = [telling.say("means_note"), *_next(telling)]
    return Section("means", telling.say("means"), grid=grid, said=said(telling), note=" ".join(notes))


def _cells(telling: Telling, row: Any, told: Mapping[str, str], with_cost: bool) -> list[Cell]:
    """One transfer; ``told``: what each gives, in words."""
    gain = (
        "–"
        if math.isnan(row.gain)
        else telling.say("means_all")
        if math.isinf(row.gain)
        else telling.formats.points(row.gain)
    )
    text = told.get(row.transfer, "")
    cells = [Cell(row.transfer), Cell(text[:1].upper() + text[1:] if text else telling.say("means_none"))]
    cost = [number(telling.formats.amount(row.cost))] if with_cost else []
    return [*cells, *cost, number(gain)]


def _next(telling: Telling) -> list[str]:
    """The teams where a tenth more earns most."""
    teams = telling.frames["teams"]
    paying = teams[teams.gain > 0].head(2)
    if not len(paying):
        return []
    each = [
        telling.say("means_team", team=telling.resources[row.resource], points=telling.points(row.gain))
        for row in rows(paying)
    ]
    return [telling.say("means_next", each=clauses(each, telling.language))]
