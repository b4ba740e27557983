"""Changes of initiatives, points and targets: funded or not, dearer, later, longer, worth more."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from portfolio.case.alike import is_per_cent
from portfolio.case.edits import Edit
from portfolio.case.what_if.amounts_said import Amount, in_unit, is_person, number_said, same_unit
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.readings import (
    MINUS,
    Change,
    NotSoError,
    Reading,
    called,
    figure,
    more_or_less,
    row_called,
    signed,
    tell,
)
from portfolio.tables import Row
from portfolio.tables.numbers import exact
from portfolio.tables.relations import STOP, Decided
from portfolio.words.sentences import listing, with_unit

_DECIDED = ("decision", "option", "start", "by", "reason", "date")


def decide(
    ground: Ground, initiatives: Sequence[str], decision: Decided, option: str = "", start: str = ""
) -> Reading:
    """Funded or refused, whatever was decided before."""
    (first, *_), table = initiatives, ground.tables["decisions"]
    if option and option not in ground.options[first]:
        names = {o: o for o in ground.options[first]}
        known = listing(list(names), ground.language, last="or")
        who = called(ground, "initiative", first)
        raise NotSoError(tell(ground, "no_option", who=who, found=option, known=known))
    values = {"decision": decision.value, "option": option, "start": start}
    edits = [
        Edit("decisions", i, column, f"= {values.get(column, '')}".rstrip())
        for i in initiatives
        for column in _DECIDED
        if values.get(column) or i in table["initiative"]
    ]
    told = {"who": _listed(ground, initiatives), "option": option, "period": start}
    key = "reject" if decision is Decided.REJECT else "fund" + "_as" * bool(option) + "_in" * bool(start)
    before = [i for i in initiatives if i in table["initiative"]]
    note = tell(ground, "decided", who=_listed(ground, before)) if before else ""
    return Reading(tell(ground, key, **told), tuple(edits), note)


def _listed(ground: Ground, initiatives: Sequence[str]) -> str:
    return row_called(ground, "initiative", initiatives)


def needs(ground: Ground, x: str, change: Change, resources: Sequence[str], key: str) -> Iterator[Reading]:
    """What the work of an initiative uses: money, people, or one resource."""
    who = called(ground, "initiative", x)
    if change.sign == "=" and change.amount.per_cent:
        raise NotSoError(tell(ground, "write_share", who=who))
    used = _rows(ground, x, resources)
    if not used:
        raise NotSoError(tell(ground, f"no_{key}", who=who))
    if change.is_relative:
        told = tell(
            ground,
            key,
            who=who,
            change=more_or_less(ground, change),
            resource=called(ground, "resource", resources[0]),
        )
        yield Reading(told, tuple(_scaled(change, used)))
        return
    if change.sign == "=" and key == "cost":
        raise _in_all(ground, x, change)
    # an amount comes in some period of the work: in the only one there is, else it is asked in which
    places = [(r, steps) for r in dict.fromkeys(r for _, r, _ in used) if (steps := _steps(used, r))]
    found = [
        (step, _in_step(ground, x, change, used, r, step, value))
        for r, steps in places
        for step in (*steps, *([None] if len(steps) > 1 else []))
        for value in _values(ground, change, r)
    ]
    if not found:
        raise NotSoError(tell(ground, "write_share", who=who))
    if is_person(change.amount.unit) and any(not is_person(ground.unit(r)) for r, _ in places):
        raise NotSoError(tell(ground, "people_in_work", who=who), _few(found))
    if len(found) > 1:
        raise NotSoError(tell(ground, "which_step", who=who), _few(found))
    yield found[0][1]


def needs_in(ground: Ground, x: str, change: Change, r: str, step: int | None) -> Iterator[Reading]:
    """More or less of a resource in one period of the work or in each, in every option that uses any."""
    who = called(ground, "initiative", x)
    used = _rows(ground, x, [r])
    if not used:
        raise NotSoError(tell(ground, "no_needs", who=who))
    if change.is_relative or change.amount.per_cent:
        raise NotSoError(tell(ground, "write_share", who=who))
    found = [_in_step(ground, x, change, used, r, step, value) for value in _values(ground, change, r)]
    if not found:
        told = f"{change.amount.unit}{change.amount.currency}"
        unit = ground.unit(r) or tell(ground, "no_unit")
        raise NotSoError(tell(ground, "other_unit", who=called(ground, "resource", r), unit=unit, found=told))
    if is_person(change.amount.unit) and not is_person(ground.unit(r)):
        raise NotSoError(tell(ground, "people_in_work", who=who), [reading.told for reading in found])
    yield from found


_FEW = 8
"""So many ways to say where an amount comes are offered: in every period, and in the first of them."""


def _few(found: Sequence[tuple[int | None, Reading]]) -> list[str]:
    every = [reading.told for step, reading in found if step is None]
    return [*[reading.told for step, reading in found if step is not None][: _FEW - len(every)], *every]


def _values(ground: Ground, change: Change, r: str) -> list[float]:
    """What an amount can be in the unit of a resource; people as the work that they do in a period, never
    off.
    """
    if is_person(change.amount.unit):
        people = change.amount.number
        work = people if is_person(ground.unit(r)) else ground.work_of(r, people)
        return [round(work, 2)] if work else []
    return in_unit(change.amount, ground.unit(r))


def _in_step(
    ground: Ground, x: str, change: Change, used: _Used, r: str, step: int | None, value: float
) -> Reading:
    """An amount more, less or anew in one period of the work, or in each that uses any."""
    amount = more_or_less(ground, change, ground.unit(r), value)
    who, name = called(ground, "initiative", x), called(ground, "resource", r)
    key = "needs_every" if step is None else "needs_in"
    told = tell(ground, key, who=who, change=amount, resource=name, step=step)
    number = change.written(number_said(value))
    edits = tuple(
        Edit("requirements", row, str(s), number)
        for row, of, amounts in used
        if of == r
        for s in ([int(s) for s, a in amounts.items() if a > 0] if step is None else [step])
    )
    return Reading(told, edits)


def _in_all(ground: Ground, x: str, change: Change) -> NotSoError:
    """What an initiative costs in all can't be set, but by the share that makes it so, option by option."""
    who, units = called(ground, "initiative", x), {ground.unit(r) for r in ground.money}
    rows = [
        r for r in ground.tables["requirements"] if r["initiative"] == x and r["resource"] in ground.money
    ]
    amounts = {
        o: [a for r in rows if r["option"] in (o, None) for a in _spent(ground, r)] for o in ground.options[x]
    }
    totals = {o: math.fsum(spent) for o, spent in amounts.items()}
    wanted = in_unit(change.amount, min(units))[:1]
    if len(units) > 1 or not wanted or any(a < 0 for spent in amounts.values() for a in spent):
        return NotSoError(tell(ground, "write_share", who=who))
    shares = {
        o: signed(ground, Change("×", Amount(round(float(exact(wanted[0]) / exact(total)), 6))))
        for o, total in totals.items()
        if total > 0 and wanted[0] > 0
    }
    told = [
        tell(
            ground,
            "as_option",
            amount=with_unit(figure(ground, totals[o]), min(units), ground.language),
            option=o,
            share=share,
        )
        for o, share in shares.items()
    ]
    instead = [tell(ground, "cost", who=who, change=share) for share in dict.fromkeys(shares.values())]
    if not shares:
        return NotSoError(tell(ground, "write_share", who=who))
    return NotSoError(tell(ground, "costs_now", who=who, amounts=listing(told, ground.language)), instead)


def _spent(ground: Ground, row: Row) -> list[float]:
    return [float(row[step] or 0.0) for step in ground.tables["requirements"].further]


type _Used = list[tuple[str, str, Mapping[str, float]]]
"""Rows of requirements: their key, their resource, what they use by step."""


def _rows(ground: Ground, x: str, resources: Sequence[str]) -> _Used:
    """What an initiative uses of some resources, rows of one key together; what stopping it uses apart."""
    table = ground.tables["requirements"]
    found: dict[tuple[str, ...], tuple[str, dict[str, float]]] = {}
    keys = table.keys()
    for row, key in zip(table, keys, strict=True):
        if row["initiative"] != x or row["resource"] not in resources or row["option"] == STOP:
            continue
        _, steps = found.setdefault(key, (row["resource"], {}))
        for step in table.further:
            steps[step] = steps.get(step, 0.0) + (row[step] or 0.0)
    for key, (resource, _) in found.items():
        if any(other[: len(key)] == key and other != key for other in keys):
            raise NotSoError(tell(ground, "strokes", row=" / ".join(key), resource=resource))
    return [
        (" / ".join(key), resource, steps)
        for key, (resource, steps) in found.items()
        if any(amount > 0 for amount in steps.values())
    ]


def _steps(used: _Used, resource: str) -> list[int]:
    steps = {int(s) for _, r, amounts in used if r == resource for s, a in amounts.items() if a > 0}
    return sorted(steps)


def _scaled(change: Change, used: _Used) -> Iterator[Edit]:
    """What is used, scaled; what the work frees stays as it is."""
    share = change.amount.number
    number = f"{number_said(float(exact(share) * 100))} %" if change.amount.per_cent else number_said(share)
    for key, _, amounts in used:
        if min(amounts.values()) >= 0:
            yield Edit("requirements", key, "", change.written(number))
        else:
            for step, amount in amounts.items():
                if amount > 0:
                    yield Edit("requirements", key, step, change.written(number))


def _added(change: Change, used: _Used, resource: str, step: int, value: float) -> Iterator[Edit]:
    for key, r, _ in used:
        if r == resource:
            yield Edit("requirements", key, str(step), change.written(number_said(value)))


def effect(ground: Ground, x: str, change: Change) -> Reading:
    """Every effect of an initiative, wanted or not, scaled."""
    who = called(ground, "initiative", x)
    if not change.is_relative:
        raise NotSoError(tell(ground, "write_effect", who=who))
    if x not in ground.tables["contributions"]["initiative"]:
        raise NotSoError(tell(ground, "no_effect", who=who))
    if change.sign == "=":
        raise NotSoError(tell(ground, "share_of_nothing"))
    share = change.amount.number
    # an effect may be a percentage itself: a factor says what becomes of it without a doubt
    by = exact(share)
    factor = float(by if change.sign == "×" else 1 + by if change.sign == "+" else 1 - by)
    edits = [Edit("contributions", x, c, f"× {number_said(factor)}") for c in ("low", "expected", "high")]
    return Reading(tell(ground, "effect", who=who, change=more_or_less(ground, change)), tuple(edits))


def shifted(ground: Ground, x: str, by: int) -> Reading:
    """Started so many periods later than in the plan, or earlier.

    Raises
    ------
    NotSoError
        Where there is no plan to count from, and where what is meant is to be asked.
    """
    who, place = called(ground, "initiative", x), {p: n for n, p in enumerate(ground.periods)}
    table = ground.tables["initiatives"]
    row = table["initiative"].index(x)
    earliest, latest = table["earliest"][row], table["latest"][row]
    longer = tell(ground, "longer" if by > 0 else "shorter", who=who, count=abs(by))
    planned = (ground.starts or {}).get(x)
    start = planned if planned in place else earliest
    n = place[start] + by if start in place else -1
    if ground.starts is None or by < 0 or not 0 <= n < len(ground.periods):
        there = [p for p in ground.periods if (by > 0) == (place[p] > place.get(earliest, 0))]
        to = ground.periods[n] if 0 <= n < len(ground.periods) and ground.starts is not None else None
        target = to or (there[0] if by > 0 and there else None)
        instead = [tell(ground, "not_before", who=who, period=target)] if target else []
        if by < 0 and target:
            instead.append(tell(ground, "not_after", who=who, period=target))
        key = "no_plan" if ground.starts is None else "earlier" if by < 0 else "past_the_end"
        if by < 0 and ground.starts is not None and n < 0:
            key, instead = "before_the_start", []
        if key == "past_the_end":
            instead = [tell(ground, "reject", who=who)]
        raise NotSoError(tell(ground, key, who=who), [*instead, longer])
    to = ground.periods[n]
    if latest in place and place[latest] < n and ground.written_latest(x):
        instead = [tell(ground, "starts", who=who, period=to), tell(ground, "reject", who=who)]
        raise NotSoError(tell(ground, "window", who=who, period=latest), instead)
    note = tell(
        ground, "later" if planned in place else "later_than_earliest", count=by, period=start, longer=longer
    )
    edit = Edit("initiatives", x, "earliest", f"= {to}")
    return Reading(tell(ground, "not_before", who=who, period=to), (edit,), note)


def window(ground: Ground, x: str, key: str, period: str) -> Reading:
    """When an initiative may start: from a period on, until one, in one."""
    if key in _BESIDE:
        key, by = _BESIDE[key]
        period = beside(ground, period, by)
    columns = {"not_before": ("earliest",), "not_after": ("latest",), "starts": ("earliest", "latest")}[key]
    edits = tuple(Edit("initiatives", x, column, f"= {period}") for column in columns)
    return Reading(tell(ground, key, who=called(ground, "initiative", x), period=period), edits)


_BESIDE = {"start_before": ("not_after", -1), "start_after": ("not_before", 1)}


def beside(ground: Ground, period: str, by: int) -> str:
    """The period that lies so many after another.

    Raises
    ------
    NotSoError
        Where the case has none.
    """
    n = ground.periods.index(period) + by
    if not 0 <= n < len(ground.periods):
        raise NotSoError(tell(ground, "no_time", first=ground.periods[0], last=ground.periods[-1]))
    return ground.periods[n]


def delivered(ground: Ground, x: str, key: str, period: str) -> Reading:
    """Delivered by a period: started as many before as the work takes, which options may differ in."""
    who, until = called(ground, "initiative", x), beside(ground, period, -1) if "before" in key else period
    starts = _latest_starts(ground, x, until)
    if len({*starts.values()}) == 1 and all(starts.values()):
        (start,) = {*starts.values()}
        note = tell(ground, "not_after", who=who, period=start)
        told = tell(ground, "delivered", who=who, period=until)
        return Reading(told, (Edit("initiatives", x, "latest", f"= {start}"),), note)
    instead = [tell(ground, "not_after", who=who, period=p) for p in dict.fromkeys(starts.values()) if p]
    told = tell(ground, "to_deliver", who=who, options=_lasting(ground, x, starts), period=until)
    raise NotSoError(told, instead or [tell(ground, "reject", who=who)])


def by_then(ground: Ground, x: str, key: str, period: str) -> Reading:
    """By a period: begun or delivered, which must be asked."""
    who, until = called(ground, "initiative", x), beside(ground, period, -1) if key == "before" else period
    starts = _latest_starts(ground, x, until)
    if {*starts.values()} == {until}:
        return window(ground, x, "not_after", until)  # one period is all it takes
    instead = [tell(ground, "not_after", who=who, period=until)]
    if len({*starts.values()}) == 1 and all(starts.values()):
        instead.append(tell(ground, "delivered", who=who, period=until))
    else:
        instead += [tell(ground, "not_after", who=who, period=p) for p in starts.values() if p]
    told = tell(ground, "by_then", who=who, period=until, options=_lasting(ground, x, starts))
    raise NotSoError(told, dict.fromkeys(instead))


def _latest_starts(ground: Ground, x: str, until: str) -> dict[str, str]:
    """The last period in which each option may start to be delivered by one; empty where that is too late."""
    n = ground.periods.index(until)
    return {
        o: ground.periods[n + 1 - periods] if periods <= n + 1 else ""
        for o, periods in _durations(ground, x).items()
    }


def _durations(ground: Ground, x: str) -> dict[str, int]:
    lasting = {(r["initiative"], r["option"]): r["duration"] for r in ground.tables["options"]}
    return {o: int(lasting.get((x, o)) or 1) for o in ground.options[x]}


def _lasting(ground: Ground, x: str, starts: Mapping[str, str]) -> str:
    """How long the work takes, in words, and when it then must start."""
    told = [
        tell(ground, "lasting" if starts[o] else "lasting_late", option=o, count=n, period=starts[o])
        for o, n in _durations(ground, x).items()
    ]
    return listing(told, ground.language)


def duration(ground: Ground, x: str, sign: str, periods: int) -> Reading:
    """How long the work takes, in every option."""
    key = {"+": "longer", "-": "shorter", "=": "takes"}[sign]
    change = f"{MINUS if sign == '-' else sign} {periods}"
    told = tell(ground, key, who=called(ground, "initiative", x), count=periods)
    return Reading(told, (Edit("options", x, "duration", change),), tell(ground, "same_cost"))


def weight(ground: Ground, o: str, change: Change) -> Reading:
    """The points of an objective."""
    unit = tell(ground, "points")
    if change.sign == "=" and change.amount.per_cent:
        raise NotSoError(tell(ground, "share_of_nothing"))
    if change.amount.currency or (change.amount.unit and not same_unit(change.amount.unit, "points")):
        who = called(ground, "objective", o)
        found = f"{change.amount.unit}{change.amount.currency}"
        raise NotSoError(tell(ground, "other_unit", who=who, unit=unit, found=found))
    change_said = signed(ground, change, "" if change.amount.per_cent else unit)
    told = tell(ground, "limit", who=called(ground, "objective", o), change=change_said, when="").rstrip()
    return Reading(told, (Edit("objectives", o, "weight", change.written(_number(change))),))


def target(ground: Ground, k: str, change: Change, *, is_bare: bool = False) -> Iterator[Reading]:
    """What a key result aims at. A percentage alone is the new target where that is counted so."""
    who, unit, amount = called(ground, "key_result", k), ground.unit_of_target(k), change.amount
    if is_per_cent(unit) and amount.per_cent:
        if change.sign in ("+", "-") and not is_bare:
            raise NotSoError(tell(ground, "points_or_part", who=who), _either(ground, who, change))
        change = replace(change, sign="=")
    elif change.sign == "=" and amount.per_cent:
        raise NotSoError(tell(ground, "share_of_nothing"))
    if change.is_relative or amount.per_cent or (is_per_cent(unit) and same_unit(amount.unit, "points")):
        values = [amount.number]
    else:
        values = in_unit(amount, unit)
    if not values:
        raise NotSoError(tell(ground, "own_unit", who=who, found=f"{amount.unit}{amount.currency}"))
    for value in values:
        told = tell(ground, "target", who=who, change=signed(ground, change, "", value))
        number = _number(replace(change, amount=replace(amount, number=value)))
        yield Reading(told, (Edit("key_results", k, "target", change.written(number)),))


def _either(ground: Ground, who: str, change: Change) -> list[str]:
    """A percentage more of what is counted in per cent: points of it, or a part of what it is."""
    share = exact(change.amount.number)
    points = Change(change.sign, Amount(float(share * 100)))
    part = Change("×", Amount(float(1 + share if change.sign == "+" else 1 - share)))
    return [tell(ground, "target", who=who, change=signed(ground, c)) for c in (points, part)]


def _number(change: Change) -> str:
    number = change.amount.number
    return f"{number_said(float(exact(number) * 100))} %" if change.amount.per_cent else number_said(number)
