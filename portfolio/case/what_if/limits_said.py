"""Changes of money and teams: by how much, in which periods, in each of them or in all; and of rules."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from portfolio.case.edits import Edit
from portfolio.case.what_if.amounts_said import Amount, in_unit, is_person, number_said, scaled
from portfolio.case.what_if.matching import Said
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.readings import Change, NotSoError, Reading, called, row_called, signed, tell
from portfolio.tables.numbers import exact

EACH, ALL = "each", "all"


def limit(ground: Ground, resources: Sequence[str], change: Change, when: Said | None) -> Iterator[Reading]:
    """The readings of a change of what there is.

    Raises
    ------
    NotSoError
        When an amount is in no unit of theirs.
    """
    if change.sign == "=" and change.amount.per_cent:
        raise NotSoError(tell(ground, "share_of_nothing"))
    periods = _periods(ground, when)
    said = when.says.partition("_")[0] if when is not None else ""
    if change.is_relative or len(periods) == 1:
        modes: tuple[str, ...] = (EACH,)
    elif said in (EACH, ALL):
        modes = (said,)
    elif is_person(change.amount.unit) or (when is not None and set(resources) <= {*ground.teams}):
        modes = (EACH,)  # whoever is hired is there in every period
    else:
        modes = (EACH, ALL)
    values = [_values(ground, r, change, periods) for r in resources]
    for numbers, mode in itertools.product(itertools.product(*values), modes):
        yield _one(ground, resources, change, periods, numbers, mode)


def _one(
    ground: Ground,
    resources: Sequence[str],
    change: Change,
    periods: tuple[str, ...],
    numbers: Sequence[float],
    mode: str,
) -> Reading:
    edits: list[Edit] = []
    for r, n in zip(resources, numbers, strict=True):
        edits += _each(ground, r, change, periods, n) if mode == EACH else _all(ground, r, change, periods, n)
    unit = ground.unit(resources[0])
    told = tell(
        ground,
        "limit",
        who=row_called(ground, "resource", resources),
        change=signed(ground, change, unit, numbers[0]),
        when=_when(ground, periods, mode, change.is_relative),
    )
    return Reading(told, tuple(edits))


def _each(ground: Ground, r: str, change: Change, periods: tuple[str, ...], value: float) -> Iterator[Edit]:
    """The same change in each period; where it is no new amount, in those that have a limit."""
    number = f"{number_said(float(exact(value) * 100))} %" if change.amount.per_cent else number_said(value)
    if periods == ground.periods:
        yield Edit("resources", r, "", change.written(number))
        return
    amounts = ground.amounts(r)
    limited = [p for p in periods if amounts[p] is not None]
    for period in periods if change.sign == "=" or not limited else limited:
        yield Edit("resources", r, period, change.written(number))


def _all(ground: Ground, r: str, change: Change, periods: tuple[str, ...], value: float) -> Iterator[Edit]:
    """A change of the total, in the proportions of the periods."""
    amounts = [ground.amounts(r)[p] for p in periods]
    known = [a for a in amounts if a is not None]
    total = sum((exact(a) for a in known), exact(0.0))
    who = called(ground, "resource", r)
    if len(known) < len(amounts) or not total:
        raise NotSoError(tell(ground, "no_total", who=who))
    by = exact(value)
    new = by if change.sign == "=" else total + by if change.sign == "+" else total - by
    if new < 0:
        raise NotSoError(tell(ground, "below_nothing", who=who))
    for period, amount in zip(periods, scaled(known, new / total), strict=True):
        yield Edit("resources", r, period, f"= {amount}")


def _values(ground: Ground, r: str, change: Change, periods: tuple[str, ...]) -> list[float]:
    """What the number of a change can be in the unit of a resource."""
    amount, unit, who = change.amount, ground.unit(r), called(ground, "resource", r)
    if change.is_relative:
        return [amount.number]
    if is_person(amount.unit) and not is_person(unit):
        told, work = unit or tell(ground, "no_unit"), _in_work(ground, r, change, periods)
        if work:
            raise NotSoError(tell(ground, "person", who=who, unit=told), work)
        raise NotSoError(tell(ground, "other_unit", who=who, unit=told, found=amount.unit))
    if is_person(amount.unit):
        return [amount.number]
    found = in_unit(amount, unit)
    if not found:
        told = f"{amount.unit}{amount.currency}"
        raise NotSoError(
            tell(ground, "other_unit", who=who, unit=unit or tell(ground, "no_unit"), found=told)
        )
    return found


def _in_work(ground: Ground, r: str, change: Change, periods: tuple[str, ...]) -> tuple[str, ...]:
    """The same change with people as the work that they do in a period, never off."""
    unit, work = ground.unit(r), ground.work_of(r, change.amount.number)
    if not work:
        return ()
    when = _when(ground, periods, EACH, relative=False)
    told = signed(ground, change, unit, round(work, 2))
    return (tell(ground, "limit", who=called(ground, "resource", r), change=told, when=when),)


def transfer(
    ground: Ground, given: Sequence[str], taken: Sequence[str], amount: Amount, when: Said | None
) -> Iterator[Reading]:
    """What one loses another gains, in the same periods."""
    sides = [(given, Change("-", amount)), (taken, Change("+", amount))]
    told: list[tuple[str, ...]] = []
    found: list[list[Reading]] = []
    problem = ""
    for resources, change in sides:
        try:
            found.append(list(limit(ground, resources, change, when)))
            told.append(tuple(reading.told for reading in found[-1]))
        except NotSoError as wrong:
            problem = problem or wrong.problem
            told.append(wrong.instead)
    if problem:
        raise NotSoError(problem, ["; ".join(both) for both in zip(*told, strict=False)])
    for out, into in zip(*found, strict=True):
        yield Reading(f"{out.told}; {into.told}", (*out.edits, *into.edits))


def unlimited(ground: Ground, resources: Sequence[str], when: Said | None) -> Reading:
    """No limit, in some periods or in all."""
    periods = _periods(ground, when)
    edits = tuple(
        Edit("resources", r, c, "=")
        for r in resources
        for c in ([""] if periods == ground.periods else periods)
    )
    who = row_called(ground, "resource", resources)
    return Reading(
        tell(ground, "unlimited", who=who, when=_when(ground, periods, EACH, relative=True)), edits
    )


def rule(ground: Ground, name: str, way: str, bound: float | None) -> Reading:
    """Another bound of a rule (``max``, ``min``), or bounds that nobody breaks (``off``): a rule without
    any is a fault of the case.
    """
    who, rows = called(ground, "rule", name), [r for r in ground.tables["rules"] if r["rule"] == name]
    if bound is not None:
        told = tell(ground, f"rule_{way}", who=who, bound=number_said(bound))
        return Reading(told, (Edit("rules", name, way, f"= {number_said(bound)}"),))
    most = math.ceil(len(ground.names["initiative"]) * math.fsum(abs(row["weight"]) for row in rows)) + 1
    free = {"max": f"= {most}", "min": f"= -{most}"}
    edits = [Edit("rules", name, c, to) for c, to in free.items() if any(r[c] is not None for r in rows)]
    return Reading(tell(ground, "rule_off", who=who), tuple(edits))


def _periods(ground: Ground, when: Said | None) -> tuple[str, ...]:
    """The periods that are said; all of them where none are."""
    if when is None or "range" not in when.parts:
        return ground.periods
    said = when.parts["range"]
    place = {p: n for n, p in enumerate(ground.periods)}
    match said.says:
        case "in":
            return tuple(said.parts["periods"])
        case "from":
            return ground.periods[place[said.parts["begin"]] :]
        case "until":
            return ground.periods[: place[said.parts["end"]] + 1]
        case "before" | "after":
            before = ground.periods[: place[said.parts["begin"]]] if said.says == "before" else ()
            after = ground.periods[place[said.parts["end"]] + 1 :] if said.says == "after" else ()
            if not (before or after):
                raise NotSoError(tell(ground, "no_time", first=ground.periods[0], last=ground.periods[-1]))
            return before or after
    first, last = place[said.parts["begin"]], place[said.parts["end"]]
    if first > last:
        raise NotSoError(tell(ground, "backwards", first=ground.periods[first], last=ground.periods[last]))
    return ground.periods[first : last + 1]


def _when(ground: Ground, periods: tuple[str, ...], mode: str, relative: bool) -> str:
    """Periods in words, and whether in each of them or in all."""
    if len(periods) == 1:
        return tell(ground, "in", period=periods[0])
    if periods == ground.periods:
        return tell(ground, "every" if mode == EACH else "total")
    if periods[-1] == ground.periods[-1]:
        told = tell(ground, "since", period=periods[0])
    elif periods[0] == ground.periods[0]:
        told = tell(ground, "until", period=periods[-1])
    else:
        told = tell(ground, "between", first=periods[0], last=periods[-1])
    if relative:
        return told
    return tell(ground, "every_of" if mode == EACH else "total_of", when=told)
