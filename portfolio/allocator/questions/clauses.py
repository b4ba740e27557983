"""A conflict in words that are true to the letter: who is demanded, what that pulls in, and where a
resource falls short of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import assert_never

import numpy as np

from portfolio.allocator.candidates import Candidates, candidates, left_by
from portfolio.arrays import Floats
from portfolio.case.any_of import split_any_of
from portfolio.model.constraints import Constraint, Kind, amount_of
from portfolio.model.effects import Effects, effects
from portfolio.model.problem import Problem
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
    mandates = [d.name for d in conflict if d.kind is Kind.MANDATE]
    said = []
    if mandates:
        said.append(
            say(language, "mandates" if len(mandates) > 1 else "mandate", i=listing(mandates, language))
        )
    said += [d.said(problem, language) for d in conflict if d.kind not in (Kind.MANDATE, Kind.LIMIT)]
    limits: dict[str, list[str]] = {}
    for d in conflict:
        if d.kind is Kind.LIMIT:
            limits.setdefault(d.name, []).append(d.part)
    return said + _needs(problem, conflict, limits, language) if limits else said


def _needs(
    problem: Problem, conflict: Sequence[Constraint], limits: dict[str, list[str]], language: str
) -> list[str]:
    """Of each resource what is needed at least; where no such figure shows that it falls short, that it
    does, or what there is.
    """
    need = _Need(problem, conflict, language)
    said, others = [], []
    for resource, periods in limits.items():
        clause = need.of(resource, periods)
        if clause:
            said.append(clause)
        else:
            others.append((resource, need.amounts(resource, periods)))
    if others and need.wanted and all(_says_who(d.kind) for d in conflict if d.kind is not Kind.LIMIT):
        what = [f"{resource} ({amounts})" for resource, amounts in others]
        said.append(say(language, "falls_short", who=need.who(), what=listing(what, language, last="or")))
    else:
        said += [say(language, "has", resource=resource, amounts=amounts) for resource, amounts in others]
    return said


class _Need:
    """What the demands of a conflict need of a resource at the least, whichever way they are met."""

    def __init__(self, problem: Problem, conflict: Sequence[Constraint], language: str) -> None:
        self.problem, self.language = problem, language
        self.numbers: Effects = effects(problem.case)
        self.needs: Requirements = requirements(problem.case)
        self.ways: Candidates = candidates(problem.case)
        decisions = list(problem.case.table("decisions"))
        self.decided = {d.name: decisions[d.row] for d in conflict if d.kind is Kind.DECISION}
        self.wanted = wanted(problem, conflict)

    def who(self, groups: Sequence[Wanted] | None = None) -> str:
        groups = self.wanted if groups is None else groups
        return listing([listing(group, self.language, last="or") for group in groups], self.language)

    def of(self, resource: str, periods: Sequence[str]) -> str:
        """A clause whose figures alone show that there is too little; empty where none does."""
        case, language, place = self.problem.case, self.language, self.needs.resource_index[resource]
        limits = self.problem.limits(self.needs.resources)
        inside = [case.period_index[p] for p in periods]
        if any(u not in inside for t in inside for u, _ in self.needs.sources(limits, place, t)):
            return ""  # what is carried in from elsewhere counts as well
        if (self.needs.stopping.resource == place).any():
            return ""  # what is stopped uses it too, and no sum of what is demanded shows that
        used, there = self._used(place, inside), float(self.needs.usable[place]) * limits[place, inside]
        min_needed = {
            group: min((float(used[c].sum()) for i in group for c in self._allowed(i)), default=0.0)
            for group in self.wanted
        }
        min_needed = {group: amount for group, amount in min_needed.items() if amount}
        total, unit = math.fsum(there), case.units("resources")[resource]
        if _exceeds(math.fsum(min_needed.values()), total + self._freed(used)):
            sum_ = " + ".join(number(a, language) for a in min_needed.values())
            in_all = len(periods) > 1 and float(self.needs.carry_over[place]) > 0
            amount = (
                self.amounts(resource, periods)
                if in_all
                else with_unit(number(total, language), unit, language)
            )
            phrase = (
                ("need_all" if in_all else "need")
                if len(min_needed) > 1
                else ("needs_all" if in_all else "needs")
            )
            return say(
                language,
                phrase,
                who=self.who(list(min_needed)),
                resource=resource,
                period=listing(periods, language),
                sum=sum_,
                amount=amount,
            )
        for group in self.wanted if not self.needs.carry_over[place] else ():
            each = [
                np.max(used[c], where=_exceeding(used[c], there), initial=0.0)
                for i in group
                for c in self._allowed(i)
            ]
            over = float(min(each, default=0.0))
            if _exceeds(over, float(there.max()) + self._freed(used)):
                shown = self.amounts(resource, periods)
                return say(
                    language,
                    "needs_one",
                    who=self.who([group]),
                    resource=resource,
                    sum=number(over, language),
                    amount=shown,
                )
        return ""

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

    def _used(self, resource: int, periods: Sequence[int]) -> Floats:
        """What each candidate uses of a resource in these periods: array (candidates, periods)."""
        used = np.zeros((len(self.ways.option), self.needs.horizon))
        choice, of, period, amount = self.needs.adds(self.ways.option, self.ways.start)
        mine = of == resource
        np.add.at(used, (choice[mine], period[mine]), amount[mine])
        return used[:, periods]

    def _freed(self, used: Floats) -> float:
        """What those who are not demanded could free at the most."""
        demanded = {i for group in self.wanted for i in group}
        each = (
            np.minimum.reduceat(np.minimum(used.sum(axis=1), used.min(axis=1)), self.ways.first[:-1])
            if len(used)
            else np.zeros(0)
        )
        return -math.fsum(
            min(0.0, float(a))
            for i, a in zip(self.numbers.initiatives, each, strict=True)
            if i not in demanded
        )

    def _allowed(self, initiative: str) -> list[int]:
        """The candidates of an initiative that a decision of the conflict leaves."""
        decision = self.decided.get(initiative)
        return (
            list(self.ways.of(self.numbers.initiative_index[initiative]))
            if decision is None
            else left_by(self.numbers, self.ways, decision)
        )


def wanted(problem: Problem, conflict: Sequence[Constraint]) -> list[Wanted]:
    """Who must be funded by the demands of a conflict: those named in it, and those that its relations
    then pull in.
    """
    case = problem.case
    decisions, relations = list(case.table("decisions")), list(case.table("relations"))
    known = set(case.table("initiatives")["initiative"])
    decided = [d for d in conflict if d.kind is Kind.DECISION]
    out = {d.name for d in decided if not Decided(decisions[d.row]["decision"]).funds}
    out |= {d.name for d in conflict if d.kind is Kind.LOCK and not problem.locks[d.name]}
    required: dict[str, list[Wanted]] = {}
    for d in conflict:
        if d.kind is Kind.REQUIRES:
            others = tuple(o for o in split_any_of(relations[d.row]["other"], known) if o not in out)
            required.setdefault(d.name, []).append(others)
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
        case Kind.MANDATE | Kind.DECISION | Kind.LOCK | Kind.EARLIEST | Kind.REQUIRES | Kind.EXCLUDES:
            return True
        case Kind.LIMIT | Kind.BUCKET | Kind.CHANGES:
            return False
        case _:
            assert_never(kind)


def _exceeds(amount: float, limit: float) -> bool:
    return amount > limit + 1e-9 * max(1.0, abs(amount), abs(limit))


def _exceeding(amounts: Floats, limits: Floats) -> np.typing.NDArray[np.bool_]:
    return np.asarray(amounts > limits + 1e-9 * np.maximum(1.0, np.abs(amounts)))
