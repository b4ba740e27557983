"""Which constraints a portfolio breaks, and by how much: checked from the tables, without any solver."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache, partial
from typing import assert_never

import numpy as np

from portfolio.arrays import Floats, Ints
from portfolio.case.any_of import split_any_of
from portfolio.case.case import Case
from portfolio.case.defaults import admissible_starts
from portfolio.model.choices import Choice, indices
from portfolio.model.constraints import (
    Constraint,
    Kind,
    any_called,
    bucket_said,
    by_table,
    called,
    kind_of,
    rule_said,
)
from portfolio.model.effects import Effects, effects
from portfolio.model.problem import Problem
from portfolio.model.reference import changed
from portfolio.model.rules import broken_by, rules_of
from portfolio.model.transfers import enough, missing, offers, room
from portfolio.model.usage import ROUNDING, requirements
from portfolio.model.worst_overruns import short
from portfolio.tables.cells import says
from portfolio.tables.relations import Decided, Limited, Relation
from portfolio.tables.table import Row
from portfolio.words.figures import number
from portfolio.words.sentences import figure, sentence

_NOT_ENOUGH = "what can be given is not enough"
"""What is broken where it is only asked whether anything is: nobody reads it."""
TOLERANCE = 1e-9
"""Relative slack of a bucket by objective, whose shares are no decimals but quotients, and below which a
limit is checked exactly.
"""


@dataclass(frozen=True, slots=True)
class Violation:
    """One constraint that a portfolio breaks, and by how much.

    ``of`` is the constraint; None where an initiative starts outside its window, which no portfolio may.
    """

    where: str
    excess: float
    of: Constraint | None

    @property
    def kind(self) -> str:
        """What is broken, in the word that answers have for it."""
        if self.of is None:
            return "start"
        return "mandatory" if self.of.kind is Kind.MANDATE else self.of.kind.value

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}"


def violations(problem: Problem, portfolio: Sequence[Choice]) -> list[Violation]:
    """Every constraint of the problem that the portfolio breaks; empty for a feasible one."""
    held = _Held(problem, portfolio)
    return [*_windows(held), *by_table(Kind, lambda kind: _broken(held, kind), _constraint)]


def holds(problem: Problem, portfolio: Sequence[Choice]) -> bool:
    """Whether a portfolio breaks nothing: as :func:`violations`, which says by how much as well."""
    held = _Held(problem, portfolio, only_whether=True)
    broken = (one for kind in Kind for one in _broken(held, kind))
    return next(_windows(held), None) is None and next(broken, None) is None


def broken_by_delay(
    problem: Problem, portfolio: Sequence[Choice], initiative: str, by: int
) -> list[Violation]:
    """The relations that a feasible portfolio breaks once one of its initiatives is delivered so many periods
    late, and nothing else moves.
    """
    held = _Held(problem, portfolio)
    held.delivery[initiative] += by
    return list(_requires(held))


class _Held:
    """A portfolio held against a problem: what is funded, when it starts and delivers, what it uses."""

    def __init__(self, problem: Problem, portfolio: Sequence[Choice], only_whether: bool = False) -> None:
        self.problem, self.case, self.only_whether = problem, problem.case, only_whether
        self.numbers, self.needs = effects(self.case), requirements(self.case)
        self.options, self.starts = indices(self.numbers, portfolio)
        self.funded = {c.initiative: c for c in portfolio}
        self.start = dict(zip(self.funded, self.starts.tolist(), strict=True))
        delivery = self.starts + self.numbers.duration[self.options] - 1
        self.delivery = dict(zip(self.funded, delivery.tolist(), strict=True))

    def called(self, initiative: str) -> str:
        """What a sentence calls an initiative."""
        return called(self.case, "initiatives", initiative)

    @cached_property
    def uses(self) -> tuple[Ints, Ints, Ints, Floats]:
        """What each choice uses inside the horizon: arrays of choice, resource, period, amount."""
        return self.needs.uses(self.options, self.starts)


def _constraint(violation: Violation) -> Constraint:
    assert violation.of is not None
    return violation.of


def _broken(held: _Held, kind: Kind) -> Iterator[Violation]:
    """The constraints of one kind that a portfolio breaks."""
    match kind:
        case Kind.MANDATE:
            return _mandates(held)
        case Kind.DECISION:
            return _decisions(held)
        case Kind.LOCK:
            return _locks(held)
        case Kind.EARLIEST:
            return _too_early(held)
        case Kind.CHANGES:
            return _changes(held)
        case Kind.LIMIT:
            return _limits(held)
        case Kind.REQUIRES:
            return _requires(held)
        case Kind.EXCLUDES:
            return _excludes(held)
        case Kind.TOGETHER:
            return _together(held)
        case Kind.BUCKET:
            return _buckets(held)
        case Kind.RULE:
            return _rules(held)
        case Kind.TRANSFER:
            return iter(())  # the amounts that are given fit; where none do, a limit is broken
        case _:
            assert_never(kind)


def _windows(held: _Held) -> Iterator[Violation]:
    index, case = held.case.period_index, held.case
    table = case.table("initiatives")
    for name, earliest, latest in zip(table["initiative"], table["earliest"], table["latest"], strict=True):
        if name in held.funded:
            length = held.delivery[name] - held.start[name] + 1
            allowed = admissible_starts(
                length, index[earliest], index[latest], len(case.periods), case.settings.finish_inside
            )
            if held.start[name] not in allowed:
                where = sentence("broken_window", i=held.called(name), period=held.funded[name].start)
                yield Violation(where, 1.0, None)


def _mandates(held: _Held) -> Iterator[Violation]:
    table = held.case.table("initiatives")
    for n, (name, mandatory) in enumerate(zip(table["initiative"], table["mandatory"], strict=True)):
        if mandatory and name not in held.funded:
            where = sentence("broken_mandate", i=held.called(name))
            yield Violation(where, 1.0, Constraint(Kind.MANDATE, name, n))


def _decisions(held: _Held) -> Iterator[Violation]:
    for n, row in enumerate(held.case.table("decisions")):
        name, choice = row["initiative"], held.funded.get(row["initiative"])
        of = Constraint(Kind.DECISION, name, n)
        if not Decided(row["decision"]).funds:
            if choice:
                yield Violation(sentence("broken_reject", i=held.called(name)), 1.0, of)
        elif choice is None:
            yield Violation(sentence("broken_fund", i=held.called(name)), 1.0, of)
        elif row["option"] not in (None, choice.option) or row["start"] not in (None, choice.start):
            otherwise = sentence(
                "broken_decision", i=held.called(name), option=choice.option, start=choice.start
            )
            yield Violation(otherwise, 1.0, of)


def _locks(held: _Held) -> Iterator[Violation]:
    for name, funded in held.problem.locks.items():
        if funded != (name in held.funded):
            must = sentence("broken_in" if funded else "broken_out", i=held.called(name))
            yield Violation(must, 1.0, Constraint(Kind.LOCK, name, 0))


def _too_early(held: _Held) -> Iterator[Violation]:
    index = held.case.period_index
    for name, period in held.problem.earliest.items():
        if name in held.start and held.start[name] < index[period]:
            where = sentence("broken_early", i=held.called(name), period=period)
            yield Violation(where, 1.0, Constraint(Kind.EARLIEST, name, 0))


def _changes(held: _Held) -> Iterator[Violation]:
    kept = held.problem.kept
    if kept is not None:
        count = len(changed(held.case, kept.lines, held.funded.values()))
        if count > kept.changes:
            where = sentence("broken_changes", count=count, most=kept.changes)
            yield Violation(where, float(count - kept.changes), Constraint(Kind.CHANGES, "", 0))


def _limits(held: _Held) -> Iterator[Violation]:
    own = _protected(held) if held.problem.overruns else _planned(held)
    moved = set(offers(held.case).touched.tolist())
    yield from (broken for r, broken in own if r not in moved)
    if moved:
        yield from _given(held)


def _given(held: _Held) -> Iterator[Violation]:
    """The limits of resources that give or gain which do not hold, whatever is given."""
    problem, needs = held.problem, held.needs
    limits = problem.limits(needs.resources)
    used = needs.counted(held.options, held.starts)
    there = room(held.case, limits, problem.overruns, held.options, held.starts, used)
    if enough(held.case, limits, there):
        return
    if held.only_whether:
        first = int(offers(held.case).touched[0])
        yield Violation(_NOT_ENOUGH, math.inf, _limit(held, first, 0))
        return
    for (r, t), short_by in missing(held.case, limits, there).items():
        uses = float(needs.amount_of(used[r, t]))
        resource = called(held.case, "resources", needs.resources[r])
        where = {"resource": resource, "period": held.case.periods[t]}
        said = {"used": figure(number, uses), "available": figure(number, uses - short_by)}
        yield Violation(sentence("broken_given", **where, **said), float(short_by), _limit(held, r, t))


def _protected(held: _Held) -> Iterator[tuple[int, Violation]]:
    """The limits that do not hold whichever initiatives overrun."""
    problem, count = held.problem, held.problem.overruns
    for r, t, needed, most in short(
        held.case, problem.limits(held.needs.resources), count, held.options, held.starts
    ):
        if needed - most <= max(abs(most), abs(needed)) * Fraction(ROUNDING):
            continue
        resource = called(held.case, "resources", held.needs.resources[r])
        where = {"resource": resource, "period": held.case.periods[t]}
        used, available = (figure(number, float(amount)) for amount in (needed, most))
        said = sentence("broken_protected", **where, used=used, available=available, count=count)
        yield r, Violation(said, float(needed - most), _limit(held, r, t))


def _limit(held: _Held, resource: int, period: int) -> Constraint:
    name = held.needs.resources[resource]
    row = held.case.table("resources")["resource"].index(name)
    return Constraint(Kind.LIMIT, name, row, held.case.periods[period])


def _planned(held: _Held) -> Iterator[tuple[int, Violation]]:
    """The limits that do not hold where all use what is planned."""
    needs = held.needs
    counted = needs.counted(held.options, held.starts)
    used, limits = needs.as_amounts(counted), held.problem.limits(needs.resources)
    available = needs.available(limits, used)
    scale = np.maximum(np.where(np.isfinite(limits), limits, 0.0).sum(axis=1), np.abs(used).sum(axis=1))
    close = used - available > -TOLERANCE * scale[:, None]
    exactly = {
        int(r): needs.exactly_available(limits, counted, int(r)) for r in np.flatnonzero(close.any(axis=1))
    }
    for r, t in np.argwhere(close):
        most = exactly[int(r)][t]
        excess = Fraction(0) if most is None else needs.amount_of(counted[r, t]) - most
        if most is None or excess <= max(abs(most), needs.amount_of(abs(counted[r, t]))) * Fraction(ROUNDING):
            continue
        name, period = needs.resources[r], held.case.periods[t]
        broken = sentence(
            "broken_limit",
            resource=called(held.case, "resources", name),
            period=period,
            used=figure(number, used[r, t]),
            available=figure(number, available[r, t]),
        )
        yield int(r), Violation(broken, float(excess), _limit(held, int(r), int(t)))


def _requires(held: _Held) -> Iterator[Violation]:
    start, delivery = held.start, held.delivery
    for of, row, others in _relations(held, Kind.REQUIRES):
        other = figure(partial(any_called, held.case), row["other"])
        lag, named = row["lag"], {"i": held.called(of.name), "other": other}
        if lag is None:
            if not any(o in start for o in others):
                yield Violation(sentence("requires", **named), 1.0, of)
        elif not any(o in start and start[of.name] >= delivery[o] + 1 + lag for o in others):
            where = sentence("broken_lag", lag=f"{lag:+g}", **named)
            yield Violation(where, 1.0, of)


def _excludes(held: _Held) -> Iterator[Violation]:
    for of, _, others in _relations(held, Kind.EXCLUDES):
        if others[0] in held.start:
            yield Violation(
                sentence("excludes", i=held.called(of.name), other=held.called(others[0])), 1.0, of
            )


def _together(held: _Held) -> Iterator[Violation]:
    for of, _, (other,) in _stated_relations(held.case, Kind.TOGETHER):
        if (of.name in held.start) != (other in held.start):
            one, missing = (of.name, other) if of.name in held.start else (other, of.name)
            where = sentence("broken_together", i=held.called(one), other=held.called(missing))
            yield Violation(where, 1.0, of)


def _relations(held: _Held, kind: Kind) -> Iterator[tuple[Constraint, Row, tuple[str, ...]]]:
    """The relations of a kind that a funded initiative has, with the ids of the other one, or of any of
    them.
    """
    for of, row, others in _stated_relations(held.case, kind):
        if of.name in held.start:
            yield of, row, others


@lru_cache(maxsize=16)
def _stated_relations(case: Case, kind: Kind) -> tuple[tuple[Constraint, Row, tuple[str, ...]], ...]:
    """All of a kind, read once: every plan that is found is checked against them."""
    known = set(effects(case).initiatives)
    return tuple(
        (Constraint(kind, row["initiative"], n), row, split_any_of(row["other"], known))
        for n, row in enumerate(case.table("relations"))
        if kind_of(Relation(row["relation"])) is kind
    )


def bucket_shares(case: Case, numbers: Effects, row: Row, options: Ints, starts: Ints) -> Floats:
    """How much of each (option, start) belongs to a bucket: 0 or 1 by a column, a share by objective."""
    if row["by"] == "objective":
        # what is possible is known before any draw
        expected = effects(case.expected)
        return expected.objective_shares(options, starts)[:, expected.objectives.index(row["bucket"])]
    return stopped_inside(case, numbers, row)[numbers.owner[options]]


def stopped_inside(case: Case, numbers: Effects, row: Row) -> Floats:
    """How much of what stopping each initiative takes belongs to a bucket: by a column as all that it spends;
    to no objective, since what is stopped earns nothing.
    """
    if row["by"] == "objective":
        return np.zeros(len(numbers.initiatives))
    rows = case.rows("initiatives")
    return np.array([says(rows[i][row["by"]], row["bucket"]) for i in numbers.initiatives], dtype=float)


def _buckets(held: _Held) -> Iterator[Violation]:
    for n, row in enumerate(held.case.table("buckets")):
        spent, base, size = _in_bucket(held, row)
        for part, sign in (("min", -1.0), ("max", 1.0)):
            if row[part] is not None:
                bound = row[part] * base
                excess = sign * (spent - bound)
                if excess > (TOLERANCE if row["by"] == "objective" else ROUNDING) * max(size, abs(bound)):
                    where = sentence(
                        "broken_bucket",
                        demand=figure(bucket_said, held.case, row, part),
                        found=figure(number, spent),
                        bound=figure(number, bound),
                    )
                    yield Violation(where, excess, Constraint(Kind.BUCKET, row["bucket"], n, part))


def _rules(held: _Held) -> Iterator[Violation]:
    for rule in rules_of(held.case):
        for part, (t, total) in broken_by(held.case, rule, held.options, held.starts, ROUNDING).items():
            row, bound = rule.bounds[part]
            where = sentence(
                "broken_rule_in" if rule.counted.by_period else "broken_bucket",
                demand=figure(rule_said, held.case, rule, part),
                found=figure(number, total),
                bound=figure(number, bound),
                period=held.case.periods[t],
            )
            yield Violation(where, abs(total - bound), Constraint(Kind.RULE, rule.name, row, part))


def _in_bucket(held: _Held, row: Row) -> tuple[float, float, float]:
    """What a portfolio has in a bucket, what a bound of 1 stands for, and the size of what was added up."""
    weight = bucket_shares(held.case, held.numbers, row, held.options, held.starts)
    limited = Limited(row["measure"])
    if limited is Limited.COUNT:
        return float(weight.sum()), 1.0, 1.0 + len(held.funded)
    choice, resource, _, amount = held.uses
    stopping, stopped = held.needs.stopping, held.needs.stopped(held.options)
    owner, taken = stopping.of(stopped)
    inside = stopped_inside(held.case, held.numbers, row)[stopped]
    weights = np.concatenate([weight[choice], inside[owner]])
    amount = np.concatenate([amount, stopping.amount[taken]])
    on = np.concatenate([resource, stopping.resource[taken]]) == held.needs.resource_index[row["resource"]]
    spent, size = math.fsum((weights * amount)[on]), max(1e-12, float(np.abs(amount[on]).sum()))
    match limited:
        case Limited.SHARE:
            return spent, math.fsum(amount[on]), size
        case Limited.AMOUNT:
            return spent, 1.0, size
        case _:
            assert_never(limited)
