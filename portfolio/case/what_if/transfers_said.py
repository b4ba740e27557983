"""Changes of what means may give each other: a transfer switched off, its ceiling set, changed or lifted."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.case.edits import Edit
from portfolio.case.what_if.amounts_said import in_unit, is_person, number_said
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.readings import (
    Change,
    NotSoError,
    Reading,
    amount_told,
    called,
    figure,
    signed,
    tell,
)
from portfolio.tables.numbers import exact
from portfolio.words.sentences import with_unit


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
        note = _in_steps(ground, row, change, value, unit)
        yield Reading(told, (Edit("transfers", transfer, "max", change.written(number)),), note)


def _in_steps(ground: Ground, row: int, change: Change, value: float, unit: str) -> str:
    """What a new ceiling comes to where it is no whole number of steps; empty where it is, or steps are
    not asked for.
    """
    table = ground.tables["transfers"]
    step, now, by = table["step"][row], exact(table["max"][row] or 0.0), exact(value)
    part = 1 + by if change.sign == "+" else 1 - by if change.sign == "-" else by
    new = {"=": by, "+": now + by, "-": now - by}.get(change.sign, now * by)
    new = max(exact(0.0), now * part if change.amount.per_cent else new)
    if step is None or new % exact(step) == 0:
        return ""
    most = figure(ground, float(new // exact(step) * exact(step)))
    told = {"who": called(ground, "transfer", table["transfer"][row]), "step": figure(ground, step)}
    return tell(ground, "transfer_steps", most=with_unit(most, unit, ground.language), **told)


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


def all_transfers(ground: Ground, *, off: bool) -> Reading:
    """All of them switched off, or without a ceiling.

    Raises
    ------
    NotSoError
        When there is none.
    """
    ids = ground.tables["transfers"]["transfer"]
    if not ids:
        raise NotSoError(tell(ground, "no_transfers"))
    edits = tuple(Edit("transfers", i, "max", "= 0" if off else "=") for i in ids)
    return Reading(tell(ground, "transfers_off" if off else "transfers_any"), edits)


def switched_off(ground: Ground, transfer: str) -> Reading:
    """It gives nothing; its row stands as it is, so that it can be switched on again."""
    told = tell(ground, "transfer_off", who=called(ground, "transfer", transfer))
    return Reading(told, (Edit("transfers", transfer, "max", "= 0"),))
