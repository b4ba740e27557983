"""Changes of what means may give each other: a transfer switched off, its ceiling set, changed or lifted."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.case.edits import Edit
from portfolio.case.what_if.amounts_said import in_unit, is_person, number_said
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.readings import Change, NotSoError, Reading, amount_told, called, signed, tell
from portfolio.tables.numbers import exact


def ceiling(ground: Ground, transfer: str, change: Change) -> Iterator[Reading]:
    """The readings of a change of what may be given in a period at the most.

    Raises
    ------
    NotSoError
        When there is nothing to change, or the amount is in no unit of what is given.
    """
    table, who = ground.tables["transfers"], called(ground, "transfer", transfer)
    row = table["transfer"].index(transfer)
    if change.sign == "=" and change.amount.per_cent:
        raise NotSoError(tell(ground, "share_of_nothing"))
    if change.sign != "=" and table["max"][row] is None:
        raise NotSoError(tell(ground, "no_ceiling", who=who))
    giver = table["from"][row]
    unit = ground.unit(giver)
    for value in _values(ground, giver, change, unit):
        number = (
            f"{number_said(float(exact(value) * 100))} %" if change.amount.per_cent else number_said(value)
        )
        told = (
            tell(ground, "transfer_most", who=who, amount=amount_told(ground, change, unit, value))
            if change.sign == "="
            else tell(ground, "transfer_ceiling", who=who, change=signed(ground, change, unit, value))
        )
        yield Reading(told, (Edit("transfers", transfer, "max", change.written(number)),))


def _values(ground: Ground, giver: str, change: Change, unit: str) -> list[float]:
    """What the number of a change can be in the unit of what is given."""
    amount = change.amount
    if change.is_relative or (is_person(amount.unit) and is_person(unit)):
        return [amount.number]
    found = [] if is_person(amount.unit) else in_unit(amount, unit)
    if not found:
        told = {"unit": unit or tell(ground, "no_unit"), "found": f"{amount.unit}{amount.currency}"}
        raise NotSoError(tell(ground, "other_unit", who=called(ground, "resource", giver), **told))
    return found


def any_amount(ground: Ground, transfer: str) -> Reading:
    """No ceiling."""
    told = tell(ground, "transfer_any", who=called(ground, "transfer", transfer))
    return Reading(told, (Edit("transfers", transfer, "max", "="),))


def switched_off(ground: Ground, transfer: str) -> Reading:
    """It gives nothing; its row stands as it is, so that it can be switched on again."""
    told = tell(ground, "transfer_off", who=called(ground, "transfer", transfer))
    return Reading(told, (Edit("transfers", transfer, "max", "= 0"),))
