"""A conflict in words that are true to the letter: who is demanded, what that pulls in, and where a
resource falls short of it, what stopping takes included.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple, assert_never

import numpy as np

from portfolio.allocator.candidates import Candidates, candidates, left_by
from portfolio.arrays import Floats
from portfolio.case.any_of import split_any_of
from portfolio.model.constraints import Constraint, Kind, amount_of, called
from portfolio.model.effects import Effects, effects
from portfolio.model.problem import Problem
from portfolio.model.reference import keeps
from portfolio.model.usage import Requirements, requirements
from portfolio.tables.relations import Decided
from portfolio.words.figures import number
from portfolio.words.sentences import listing, say, with_unit

type Wanted = tuple[str, ...]
"""One of these initiatives must be funded."""

_FEW = 4
"""So many periods with the same amount are still listed one by one."""


def clauses(problem: Problem, conflict: Sequence[Constraint], language: str) -> list[str]:
    """The conflict in words: mandates together, then the other demands, then each resource with what is
    needed of it at least.
    """
    case = problem.case
    mandates = [called(case, "initiatives", d.name) for d in conflict if d.kind is Kind.MANDATE]
    said = []
    if mandates:
        said.append(
            say(language, "mandates" if len(mandates) > 1 else "mandate", i=listing(mandates, language))
        )
    said += [d.said(problem, language) for d in conflict if d.kind not in (Kind.MANDATE, Kind.LIMIT)]
    said += _closed(problem, conflict, language)
    limits: dict[str, list[str]] = {}
    for d in conflict:
        if d.kind is Kind.LIMIT:
            limits.setdefault(d.name, []).append(d.part)
    if not limits:
        return said
    if problem.overruns:
        said.append(say(language, "limits_protected", count=problem.overruns))
    return said + _needs(problem, conflict, limits, language)


def _needs(
    problem: Problem, conflict: Sequence[Constraint], limits: dict[str, list[str]], language: str
) -> list[str]:
    """Of each resource what is needed at least; where no such figure shows that it falls short, that it
    does, or what there is.
    """
    case, need = problem.case, _Need(problem, conflict, language)
    said, others = [], []
    for resource, periods in limits.items():
        clause = need.of(resource, periods)
        if clause:
            said.append(clause)
        else:
            others.append((resource, need.amounts(resource, periods)))
    stops = need.stopping([resource for resource, _ in others])
    if (
        others
        and (need.wanted or stops)
        and all(_says_who(d.kind) for d in conflict if d.kind is not Kind.LIMIT)
    ):
        what = [f"{called(case, 'resources', resource)} ({amounts})" for resource, amounts in others]
        phrase = "falls_short_stop" if not need.wanted else "falls_short_both" if stops else "falls_short"
        who = {"who": need.who(), "stops": need.who([(i,) for i in stops])}
        said.append(say(language, phrase, what=listing(what, language, last="or"), **who))
    else:
        said += [
            say(language, "has", resource=called(case, "resources", resource), amounts=amounts)
            for resource, amounts in others
        ]
    return said


def _closed(problem: Problem, conflict: Sequence[Constraint], language: str) -> list[str]:
    """Until when those may start that are held back for longer than that."""
    case, ways, said = problem.case, candidates(problem.case), []
    for d in conflict:
        if d.kind is Kind.EARLIEST:
            own = ways.start[ways.of(effects(case).initiative_index[d.name])]
            if own.max() < case.period_index[problem.earliest[d.name]]:
                said.append(
                    say(
                        language,
                        "starts_until",
                        i=called(case, "initiatives", d.name),
                        latest=case.periods[own.max()],
                    )
                )
    return said


class _Use(NamedTuple):
    """What is used of one resource in some periods: by each candidate, and by stopping each initiative."""

    funded: Floats
    stopped: Floats


class _Need:
    """What the demands of a conflict need of a resource at the least, whichever way they are met.

    What runs and is not demanded uses some as well, whether it goes on or is stopped: the less of both; and
    what stopping it takes where the demands leave it out.
    """

    def __init__(self, problem: Problem, conflict: Sequence[Constraint], language: str) -> None:
        self.problem, self.language = problem, language
        self.numbers: Effects = effects(problem.case)
        self.needs: Requirements = requirements(problem.case)
        self.ways: Candidates = candidates(problem.case)
        decisions = list(problem.case.table("decisions"))
        self.decided = {d.name: decisions[d.row] for d in conflict if d.kind is Kind.DECISION}
        self.held_back = {d.name for d in conflict if d.kind is Kind.EARLIEST}
        self.near = any(d.kind is Kind.CHANGES for d in conflict)
        self.wanted, self.out = wanted(problem, conflict), left_out(problem, conflict)
        self.sure = {group[0] for group in self.wanted if len(group) == 1}

    def who(self, groups: Sequence[Wanted] | None = None) -> str:
        groups = self.wanted if groups is None else groups
        names = [[called(self.problem.case, "initiatives", i) for i in group] for group in groups]
        return listing([listing(group, self.language, last="or") for group in names], self.language)

    def stopping(self, resources: Sequence[str]) -> list[str]:
        """Those not demanded whose stopping takes some of these resources."""
        of, places = self.needs.stopping, [self.needs.resource_index[r] for r in resources]
        takes = np.repeat(np.arange(len(of.first) - 1), np.diff(of.first))[np.isin(of.resource, places)]
        names = dict.fromkeys(self.numbers.initiatives[i] for i in takes.tolist())
        return [i for i in names if i not in self.sure]

    def of(self, resource: str, periods: Sequence[str]) -> str:
        """A clause whose figures alone show that there is too little; empty where none does."""
        case, place = self.problem.case, self.needs.resource_index[resource]
        limits = self.problem.limits(self.needs.resources)
        inside = [case.period_index[p] for p in periods]
        if any(u not in inside for t in inside for u, _ in self.needs.sources(limits, place, t)):
            return ""  # what is carried in from elsewhere counts as well
        there = float(self.needs.usable[place]) * limits[place, inside]
        use = self._use(place, inside)
        in_all = len(periods) > 1 and float(self.needs.carry_over[place]) > 0
        return (
            self._in_sum(resource, periods, use, there, in_all)
            or ("" if in_all else self._in_one(resource, periods, use, there))
            or self._with_few_changes(resource, periods, use, there, in_all)
        )

    def _in_sum(self, resource: str, periods: Sequence[str], use: _Use, there: Floats, in_all: bool) -> str:
        """That all of them together need more than there is."""
        min_needed = {
            group: min((float(use.funded[c].sum()) for i in group for c in self._allowed(i)), default=0.0)
            for group in self.wanted
        }
        min_needed = {group: amount for group, amount in min_needed.items() if amount}
        taken = {i: min(map(math.fsum, rows)) for i, rows in self._beside(use).items()}
        taken = {i: amount for i, amount in taken.items() if amount > 0.0}
        needed = math.fsum([*min_needed.values(), *taken.values()])
        if not _exceeds(needed, math.fsum(there) + self._freed(use)):
            return ""
        language, told = self.language, self._there(resource, periods, there, in_all)
        of_wanted = {"who": self.who(list(min_needed)), "sum": _sum(min_needed.values(), language)}
        phrase = "need" if len(min_needed) > 1 else "needs"
        if not taken:
            return say(language, f"{phrase}_all" if in_all else phrase, **of_wanted, **told)
        parts = [say(language, f"part_{phrase}", **of_wanted)] if min_needed else []
        for out in (True, False):
            some = {i: amount for i, amount in taken.items() if (i in self.out) == out}
            if some:
                key = "part_stop" if out else "part_take" if len(some) > 1 else "part_takes"
                who = {"who": self.who([(i,) for i in some]), "sum": _sum(some.values(), language)}
                parts.append(say(language, key, **who))
        return say(language, "parts_all" if in_all else "parts", parts=listing(parts, language), **told)

    def _in_one(self, resource: str, periods: Sequence[str], use: _Use, there: Floats) -> str:
        """That one of them needs more in one of the periods than there is in any."""
        ways: dict[str, dict[Wanted, list[Floats]]] = {
            "needs_one": {
                group: [use.funded[c] for i in group for c in self._allowed(i)] for group in self.wanted
            },
            "takes_one": {(i,): rows for i, rows in self._beside(use).items() if i not in self.out},
            "stopped_one": {(i,): rows for i, rows in self._beside(use).items() if i in self.out},
        }
        for phrase, some in ways.items():
            for group, rows in some.items():
                each = [np.max(row, where=_exceeding(row, there), initial=0.0) for row in rows]
                over = float(min(each, default=0.0))
                if _exceeds(over, float(there.max()) + self._freed(use)):
                    return say(
                        self.language,
                        phrase,
                        who=self.who([group]),
                        resource=called(self.problem.case, "resources", resource),
                        sum=number(over, self.language),
                        amount=self.amounts(resource, periods),
                    )
        return ""

    def _with_few_changes(
        self, resource: str, periods: Sequence[str], use: _Use, there: Floats, in_all: bool
    ) -> str:
        """That a plan of which so few lines change needs more than there is."""
        kept = self.problem.kept
        if kept is None or not self.near:
            return ""
        case, lines = self.problem.case, {line.initiative: line for line in kept.lines}
        needed, spared = 0.0, []
        for n, i in enumerate(self.numbers.initiatives):
            ways = {c: math.fsum(use.funded[c]) for c in self._allowed(i) if i not in self.out}
            stopped = [] if i in self.sure else [math.fsum(use.stopped[n])]
            line = lines.get(i)
            of = dict(zip(self.ways.of(n), self.ways.choices(self.numbers, i), strict=True))
            own = [a for c, a in ways.items() if line and keeps(case, line, of[c])]
            least = min([*ways.values(), *stopped], default=0.0)
            as_it_is = min(own if line else stopped, default=math.inf)
            needed += as_it_is if math.isfinite(as_it_is) else least
            spared.append(as_it_is - least)
        spared.sort(reverse=True)
        needed -= math.fsum(amount for amount in spared[: kept.changes] if math.isfinite(amount))
        if not _exceeds(needed, math.fsum(there)):
            return ""
        return say(
            self.language,
            "near_needs_all" if in_all else "near_needs",
            count=kept.changes,
            sum=number(needed, self.language),
            **self._there(resource, periods, there, in_all),
        )

    def _there(self, resource: str, periods: Sequence[str], there: Floats, in_all: bool) -> dict[str, str]:
        """What there is, as sentences that set a sum against it have it."""
        language, unit = self.language, self.problem.case.units("resources")[resource]
        total = with_unit(number(math.fsum(there), language), unit, language)
        return {
            "resource": called(self.problem.case, "resources", resource),
            "period": listing(periods, language),
            "amount": self.amounts(resource, periods) if in_all else total,
        }

    def amounts(self, resource: str, periods: Sequence[str]) -> str:
        """What there is of a resource in these periods; many periods with the same amount are counted."""
        language = self.language
        amounts = [amount_of(self.problem, resource, p, language) for p in periods]
        if len(periods) > _FEW and len(set(amounts)) == 1:
            return say(
                language, "in_each", amount=amounts[0], count=len(periods), first=periods[0], last=periods[-1]
            )
        return listing(
            [say(language, "in", amount=a, period=p) for a, p in zip(amounts, periods, strict=True)], language
        )

    def _use(self, resource: int, periods: Sequence[int]) -> _Use:
        shape = len(self.numbers.initiatives), self.needs.horizon
        funded, stopped = np.zeros((len(self.ways.option), shape[1])), np.zeros(shape)
        choice, of, period, amount = self.needs.uses(self.ways.option, self.ways.start)
        mine = of == resource
        np.add.at(funded, (choice[mine], period[mine]), amount[mine])
        ends = self.needs.stopping
        owner, taken = ends.of(np.arange(shape[0]))
        mine = ends.resource[taken] == resource
        np.add.at(stopped, (owner[mine], ends.period[taken][mine]), ends.amount[taken][mine])
        return _Use(funded[:, periods], stopped[:, periods])

    def _beside(self, use: _Use) -> dict[str, list[Floats]]:
        """Of those that run and are not demanded, the ways in which they use some: stopped, or going on
        where the demands do not leave them out.
        """
        alternatives = {i for group in self.wanted for i in group}
        return {
            i: [use.stopped[n], *(use.funded[c] for c in self.ways.of(n) if i not in self.out)]
            for n, i in enumerate(self.numbers.initiatives)
            if use.stopped[n].any() and i not in alternatives
        }

    def _freed(self, use: _Use) -> float:
        """What those who are not surely demanded could free at the most."""
        if not len(use.funded):
            return 0.0
        low = np.minimum(use.funded.sum(axis=1), use.funded.min(axis=1))
        each = np.minimum.reduceat(low, self.ways.first[:-1])
        return -math.fsum(
            min(0.0, float(a))
            for i, a in zip(self.numbers.initiatives, each, strict=True)
            if i not in self.sure and i not in self.out
        )

    def _allowed(self, initiative: str) -> list[int]:
        """The candidates of an initiative that the conflict leaves, were it funded."""
        decision = self.decided.get(initiative)
        left = (
            list(self.ways.of(self.numbers.initiative_index[initiative]))
            if decision is None
            else left_by(self.numbers, self.ways, decision)
        )
        if initiative in self.held_back:
            first = self.problem.case.period_index[self.problem.earliest[initiative]]
            left = [c for c in left if self.ways.start[c] >= first]
        return left


def left_out(problem: Problem, conflict: Sequence[Constraint]) -> set[str]:
    """Who may not be funded by the demands of a conflict."""
    decisions = list(problem.case.table("decisions"))
    out = {
        d.name
        for d in conflict
        if d.kind is Kind.DECISION and not Decided(decisions[d.row]["decision"]).funds
    }
    return out | {d.name for d in conflict if d.kind is Kind.LOCK and not problem.locks[d.name]}


def wanted(problem: Problem, conflict: Sequence[Constraint]) -> list[Wanted]:
    """Who must be funded by the demands of a conflict: those named in it, and those that its relations
    then pull in.
    """
    case = problem.case
    relations = list(case.table("relations"))
    known = set(case.table("initiatives")["initiative"])
    out = left_out(problem, conflict)
    required: dict[str, list[Wanted]] = {}
    for d in conflict:
        if d.kind is Kind.REQUIRES:
            others = tuple(o for o in split_any_of(relations[d.row]["other"], known) if o not in out)
            required.setdefault(d.name, []).append(others)
        if d.kind is Kind.TOGETHER:
            pair = (d.name, relations[d.row]["other"])
            for one, other in (pair, pair[::-1]):
                if other not in out:
                    required.setdefault(one, []).append((other,))
    sure = list(dict.fromkeys(d.name for d in conflict if d.kind.holds_one and d.name not in out))
    for i in sure:  # grows while it is gone through
        sure += [others[0] for others in required.get(i, ()) if len(others) == 1 and others[0] not in sure]
    groups: list[Wanted] = [(i,) for i in sure]
    for i in sure:
        for others in required.get(i, ()):
            if len(others) > 1 and not {o for group in groups for o in group} & set(others):
                groups.append(others)
    return groups


def _says_who(kind: Kind) -> bool:
    """Whether it says who is funded; amounts beside those of the limits might fall short themselves."""
    match kind:
        case Kind.MANDATE | Kind.DECISION | Kind.LOCK | Kind.EARLIEST:
            return True
        case Kind.REQUIRES | Kind.EXCLUDES | Kind.TOGETHER:
            return True
        case Kind.LIMIT | Kind.BUCKET | Kind.RULE | Kind.TRANSFER | Kind.CHANGES:
            return False
        case _:
            assert_never(kind)


def _sum(amounts: Iterable[float], language: str) -> str:
    return " + ".join(number(a, language) for a in amounts)


def _exceeds(amount: float, limit: float) -> bool:
    return amount > limit + 1e-9 * max(abs(amount), abs(limit))


def _exceeding(amounts: Floats, limits: Floats) -> np.typing.NDArray[np.bool_]:
    return np.asarray(amounts > limits + 1e-9 * np.maximum(np.abs(amounts), np.abs(limits)))
