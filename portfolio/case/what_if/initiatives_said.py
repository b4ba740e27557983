"""Changes of initiatives, points and targets: funded or not, dearer, later, longer, worth more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from portfolio.case.edits import Edit
from portfolio.case.what_if.amounts_said import in_unit, number_said, same_unit
from portfolio.case.what_if.parts import Ground
from portfolio.case.what_if.readings import (
    MINUS,
    Change,
    NotSoError,
    Reading,
    called,
    more_or_less,
    signed,
    tell,
)
from portfolio.tables.numbers import exact
from portfolio.tables.relations import STOP, Decided
from portfolio.words.sentences import listing

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
    return listing([called(ground, "initiative", i) for i in initiatives], ground.language)


def needs(ground: Ground, x: str, change: Change, resources: Sequence[str], key: str) -> Iterator[Reading]:
    """What the work of an initiative uses: money, people, or one resource."""
    who = called(ground, "initiative", x)
    if change.sign == "=" and (change.amount.per_cent or key != "needs"):
        raise NotSoError(tell(ground, "write_share", who=who))
    used = _rows(ground, x, resources)
    if not used:
        raise NotSoError(tell(ground, f"no_{key}", who=who))
    of = called(ground, "resource", resources[0])
    if change.is_relative:
        told = tell(ground, key, who=who, change=more_or_less(ground, change), resource=of)
        yield Reading(told, tuple(_scaled(change, used)))
        return
    # an amount comes in some period of the work: in the only one there is, else it is asked in which
    places = [(r, step) for r in dict.fromkeys(r for _, r, _ in used) for step in _steps(used, r)]
    asked = len(places) > 1 or change.sign == "="
    instead = []
    for r, step in places:
        name = called(ground, "resource", r)
        for value in in_unit(change.amount, ground.unit(r)):
            amount = more_or_less(ground, change, ground.unit(r), value)
            told = tell(ground, "needs_in", who=who, change=amount, resource=name, step=step)
            if not asked:
                yield Reading(told, tuple(_added(change, used, r, step, value)))
            instead.append(told)
    if not instead:
        raise NotSoError(tell(ground, "write_share", who=who))
    if asked:
        raise NotSoError(tell(ground, "which_step", who=who), instead[:6])


def needs_in(ground: Ground, x: str, change: Change, r: str, step: int) -> Iterator[Reading]:
    """More or less of a resource in one period of the work, in every option that uses any of it."""
    who, name = called(ground, "initiative", x), called(ground, "resource", r)
    used = _rows(ground, x, [r])
    if not used:
        raise NotSoError(tell(ground, "no_needs", who=who))
    if change.is_relative or change.sign not in ("+", "-"):
        raise NotSoError(tell(ground, "write_share", who=who))
    for value in in_unit(change.amount, ground.unit(r)):
        amount = more_or_less(ground, change, ground.unit(r), value)
        told = tell(ground, "needs_in", who=who, change=amount, resource=name, step=step)
        yield Reading(told, tuple(_added(change, used, r, step, value)))


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
    columns = {"not_before": ("earliest",), "not_after": ("latest",), "starts": ("earliest", "latest")}[key]
    edits = tuple(Edit("initiatives", x, column, f"= {period}") for column in columns)
    return Reading(tell(ground, key, who=called(ground, "initiative", x), period=period), edits)


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


def target(ground: Ground, k: str, change: Change) -> Reading:
    """What a key result aims at."""
    who = called(ground, "key_result", k)
    if change.amount.currency or (change.amount.unit):
        found = f"{change.amount.unit}{change.amount.currency}"
        raise NotSoError(tell(ground, "own_unit", who=who, found=found))
    told = tell(ground, "target", who=who, change=signed(ground, change))
    return Reading(told, (Edit("key_results", k, "target", change.written(_number(change))),))


def _number(change: Change) -> str:
    number = change.amount.number
    return f"{number_said(float(exact(number) * 100))} %" if change.amount.per_cent else number_said(number)
