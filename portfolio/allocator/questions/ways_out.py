"""What makes a portfolio possible where there is none: the least more of a resource, a demand dropped, or
the cheapest of both together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from portfolio.allocator.candidates import candidates
from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.questions.elastic import Change, Elastic
from portfolio.arrays import Floats
from portfolio.model.allocation import Allocation
from portfolio.model.constraints import Constraint, Kind, called, lifted
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.model.reference import changed
from portfolio.model.stopping import is_running, stopping_said
from portfolio.solver.program import Extra
from portfolio.words.figures import at_least, number, points
from portfolio.words.sentences import listing, quoted, say, with_unit

_DROPS_LISTED = 3
"""So many sets of demands to drop are told where no single change is enough."""


@dataclass(frozen=True)
class WayOut:
    """Changes made together, and the impact of the best plan then.

    ``stopped`` are those that run and that the plan stops, now that no demand holds them in; ``changes`` how
    many lines it changes, now that it need not keep to another.
    """

    dropped: tuple[Constraint, ...]
    extra: dict[tuple[str, str], float]
    impact: float
    stopped: tuple[str, ...] = ()
    changes: int | None = None
    proven: bool = True

    @property
    def resources(self) -> list[str]:
        return list(dict.fromkeys(r for r, _ in self.extra))

    def more_of(self, resource: str) -> dict[str, float]:
        """The amounts more of a resource, by period."""
        return {p: e for (r, p), e in self.extra.items() if r == resource}


def ways_out(
    problem: Problem,
    conflict: Sequence[Constraint],
    best: Callable[[Problem], Allocation | None],
    tick: Callable[[], object],
    effort: Effort = STANDARD,
) -> tuple[dict[str, list[Any]], tuple[str, ...]]:
    """The cheapest changes that make a portfolio possible, with the impact they lead to: as columns, and as
    lines of text.

    Single changes where one is enough: each demand without which there is a portfolio, and each resource of
    which there need only be more: the least over all periods together, placed where the best plan then earns
    most. None can be missed by looking among the members of one conflict: what alone is enough takes part in
    every conflict.

    Where none is enough, combinations:

    - more of several resources: of as few as possible, then the least money (all budgets together), then the
      least of the capacities, those of one unit together, in the order of the table;
    - demands to drop: sets none of which can do without a member, those of fewest demands first, of as many
      those that earn most first; three of them, and whether there are more;
    - demands to drop, fewer than that, with more of some resources: as few changes as possible, then amounts
      as above; where more of resources is never enough, or where it earns more than all the others.

    Where amounts tie, those with which the best plan earns most; where that takes too long, the best of those
    found, and a line that says so. ``best`` gives the best plan of a problem.
    """
    search = _Search(problem, best, tick, effort.repair_seconds)
    found, single, others = search.single(conflict), True, False
    if conflict and not found:
        found, others = search.together()
        single = False
    language = problem.case.settings.language
    ways = sorted(found, key=lambda w: (-w.impact, not w.extra, *w.resources, *(d.name for d in w.dropped)))
    said = [_said(problem, way, language) for way in ways]
    lines = (
        [say(language, "ways_out" if single else "ways_out_together"), *(f"- {s}" for s in said)]
        if said
        else []
    )
    if others:
        lines.append(say(language, "other_drops", count=_DROPS_LISTED))
    if not all(way.proven for way in ways):
        lines.append(say(language, "not_ranked", seconds=number(effort.repair_seconds, language)))
    return _columns(ways, said, language), tuple(lines)


class _Search:
    """The questions that find the ways out of a problem."""

    def __init__(
        self,
        problem: Problem,
        best: Callable[[Problem], Allocation | None],
        tick: Callable[[], object],
        seconds: float,
    ) -> None:
        self.problem, self.best, self.tick, self.seconds = problem, best, tick, seconds

    @cached_property
    def elastic(self) -> Elastic:
        return Elastic(self.problem, changing=True)

    def single(self, conflict: Sequence[Constraint]) -> list[WayOut]:
        found = []
        for demand in conflict:
            if demand.kind is not Kind.LIMIT:
                self.tick()
                changed = lifted(self.problem, [demand])
                found += self._made(Change((demand,), {}, changed, proven=True))
        for resource in dict.fromkeys(d.name for d in conflict if d.kind is Kind.LIMIT):
            place = self.elastic.model.needs.resource_index[resource]
            columns = [c for (r, _), c in self.elastic.more.items() if r == place]
            found += self._way([*columns, *self._raised([place])], [self.elastic.form(columns)])
        return found

    def together(self) -> tuple[list[WayOut], bool]:
        """Where no single change is enough; and whether there are other sets of demands to drop."""
        elastic = self.elastic
        raised, drops = list(elastic.raised.values()), list(elastic.drop.values())
        extras = self._way([*elastic.more.values(), *raised], [elastic.form(raised), *self._amounts()])
        dropped: list[WayOut] = []
        refused: list[Extra] = []
        while len(dropped) < _DROPS_LISTED and (ways := self._way(drops, [elastic.form(drops)], refused)):
            dropped += ways
            refused.append(_not_all(elastic.drop[d] for d in ways[0].dropped))
        others = len(dropped) == _DROPS_LISTED and bool(self._cheapest(drops, [elastic.form(drops)], refused))
        fewer = min((len(w.dropped) for w in dropped), default=1) - 1
        pure = [*extras, *dropped]
        mixed = self._mixed(fewer) if fewer else []
        return [
            *pure,
            *(
                w
                for w in mixed
                if not extras
                or w.impact > max(p.impact for p in pure) + 1e-9 * self.problem.size_of(w.impact)
            ),
        ], others

    def _mixed(self, fewer: int) -> list[WayOut]:
        """As few changes as possible: at most so many demands dropped, and more of some resources that
        alone is not enough.
        """
        elastic = self.elastic
        raised, drops = list(elastic.raised.values()), list(elastic.drop.values())
        free, stages = (
            [*elastic.more.values(), *raised, *drops],
            [elastic.form([*raised, *drops]), *self._amounts()],
        )
        one = np.ones(len(drops))
        rows = [
            Extra(np.array(drops), one, 1.0, float(fewer)),
            Extra(np.array(raised), np.ones(len(raised)), 1.0),
        ]
        while raised and (change := self._cheapest(free, stages, rows, self.seconds)) is not None:
            places = sorted({elastic.model.needs.resource_index[r] for r, _ in change.extra})
            columns = [c for (r, _), c in elastic.more.items() if r in places]
            if not self._cheapest([*columns, *self._raised(places)], [elastic.form(columns)]):
                return self._made(change)
            rows.append(_not_all(self._raised(places)))
        return []

    def _raised(self, places: Sequence[int]) -> list[int]:
        return [self.elastic.raised[r] for r in places if r in self.elastic.raised]

    def _amounts(self) -> list[Floats]:
        """Money together, then the capacities of each unit together, in the order of the table; one
        without a unit by itself.
        """
        elastic, case = self.elastic, self.problem.case
        groups: dict[tuple[str, str], list[str]] = {("budget", ""): [*case.budgets]}
        for r in case.capacities:
            unit = case.units("resources")[r]
            groups.setdefault(("unit", unit) if unit else ("name", r), []).append(r)
        names = elastic.model.needs.resources
        forms = ([c for (r, _), c in elastic.more.items() if names[r] in group] for group in groups.values())
        return [elastic.form(columns) for columns in forms if columns]

    def _cheapest(
        self, free: Sequence[int], stages: Sequence[Floats], rows: Sequence[Extra] = (), seconds: float = 0.0
    ) -> Change | None:
        self.tick()
        return self.elastic.cheapest(free, stages, rows, seconds)

    def _way(self, free: Sequence[int], stages: Sequence[Floats], rows: Sequence[Extra] = ()) -> list[WayOut]:
        """The way out that is cheapest by these measures, and of those the one that earns most; none where
        there is none.
        """
        change = self._cheapest(free, stages, rows, self.seconds)
        return self._made(change) if change is not None else []

    def _made(self, change: Change) -> list[WayOut]:
        plan = self.best(change.problem)
        if plan is None:
            return []
        free = any(d.kind is Kind.CHANGES for d in change.dropped)
        lines = changed(plan.problem.case, self.problem.keeps, plan.choices) if free else None
        return [
            WayOut(
                change.dropped,
                change.extra,
                plan.impact,
                stopped=_stopped(plan, change.dropped),
                changes=None if lines is None else len(lines),
                proven=change.proven,
            )
        ]


def _stopped(plan: Allocation, dropped: Sequence[Constraint]) -> tuple[str, ...]:
    """Of the running initiatives that dropped demands were on, those that a plan stops."""
    case, funded = plan.problem.case, {c.initiative for c in plan.choices}
    held = dict.fromkeys(d.name for d in dropped if d.kind.holds_one and d.name not in funded)
    return tuple(i for i in held if is_running(case, i))


def _not_all(columns: Iterable[int]) -> Extra:
    """Not all of these changes together."""
    index = np.array(sorted(columns))
    return Extra(index, np.ones(len(index)), -math.inf, len(index) - 1.0)


def _said(problem: Problem, way: WayOut, language: str) -> str:
    """A way out as a sentence."""
    case, parts = problem.case, []
    if way.dropped:
        what = [quoted(d.said(problem, language), language) for d in way.dropped]
        without = say(language, "without", what=listing(what, language))
        ways, numbers = candidates(case), effects(case)
        going_on = [ways.choices(numbers, i)[0] for i in way.stopped]
        stops = [stopping_said(case, choice, language, "way_stop") for choice in going_on]
        if way.changes is not None:
            stops.append(say(language, "way_changes", count=way.changes))
        parts.append(", ".join([without, *stops]))
    if way.extra:
        more = []
        for resource in way.resources:
            amounts = way.more_of(resource)
            extra = at_least(math.fsum(amounts.values()), language)
            extra = with_unit(extra, case.units("resources")[resource], language)
            more.append(
                say(
                    language,
                    "more_of",
                    extra=extra,
                    resource=called(case, "resources", resource),
                    where=_where(amounts, language),
                )
            )
        parts.append(say(language, "with", what=listing(more, language)))
    return say(language, "way_out", how=listing(parts, language), impact=points(way.impact, language))


def _where(amounts: dict[str, float], language: str) -> str:
    return listing(
        [say(language, "in", amount=at_least(a, language), period=p) for p, a in amounts.items()], language
    )


def _columns(ways: Sequence[WayOut], said: Sequence[str], language: str) -> dict[str, list[Any]]:
    """A row a change, see :attr:`portfolio.InfeasibleError.repair`."""
    rows: list[tuple[object, ...]] = []
    for n, (way, sentence) in enumerate(zip(ways, said, strict=True), start=1):
        rows += [("drop", d.name, math.nan, "", way.impact, sentence, n) for d in way.dropped]
        for resource in way.resources:
            amounts = way.more_of(resource)
            rows.append(
                (
                    "extra",
                    resource,
                    math.fsum(amounts.values()),
                    _where(amounts, language),
                    way.impact,
                    sentence,
                    n,
                )
            )
    columns = ("repair", "name", "extra", "where", "impact", "sentence", "way")
    return {c: [row[k] for row in rows] for k, c in enumerate(columns)}
