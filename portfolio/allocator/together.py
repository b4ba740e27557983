"""Instances of one case in one question: is there anything better in any of them?"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from portfolio.allocator.compiled import Instance, PresolvedRoot
from portfolio.allocator.highs import QUIET, HighsBackend
from portfolio.allocator.passed_by import PassedBy
from portfolio.allocator.search import Search
from portfolio.allocator.selection import Selection
from portfolio.arrays import Floats
from portfolio.model.comparison import TIE
from portfolio.progress import Clock
from portfolio.solver.any_of import AnyOf, any_of
from portfolio.solver.cuts import Cut
from portfolio.solver.mip import Mip


@dataclass(eq=False)
class Open:
    """An instance that is not answered yet: its number, and what is known of it."""

    number: int
    instance: Instance
    search: Search
    backend: HighsBackend

    def follows(self, other: Open) -> bool:
        """Whether the other's proof is its own too: it admits nothing that the other does not, and a plan
        worth as much.
        """
        return self.search.impact >= other.search.impact and self.instance.within(other.instance)

    def hardness(self) -> float:
        """What is still to be proven: a search takes the longer, the more there is between plan and bound."""
        return self.search.bound - self.search.impact


class Together:
    """What is open of instances with the same points within one presolved root; may be used by several
    threads at once.

    Parameters
    ----------
    all_open : sequence of Open
        Who is told each plan; what they know of each other's so far is told already.
    most_ties : int
        With more plans known to be tied than this, or to hold for the solver alone, it is given up.
    passed_by : PassedBy, optional
        What local searches pass by that is better for others.
    """

    def __init__(
        self,
        all_open: Sequence[Open],
        presolved: PresolvedRoot,
        clock: Clock,
        most_ties: int,
        passed_by: PassedBy | None,
    ) -> None:
        self.all_open, self.presolved, self.clock, self.most_ties = all_open, presolved, clock, most_ties
        self.passed_by = passed_by
        self._lock = threading.Lock()  # searches and local search belong to all threads

    def closed(self, some: Sequence[Open]) -> list[Open]:
        """Ask of these until there is nothing better; those that nothing is left of."""
        ruled_out: list[Selection] = []
        clock = self.clock.again()
        self._seed(some)
        while not clock.stopped:
            with self._lock:
                some = sorted(
                    (one for one in some if not self._has_many_ties(one)), key=lambda one: one.search.impact
                )
                known = distinct(plan for one in some for plan in one.search.tied)
                for plan in known:
                    spread(plan, self.all_open, self.presolved)
                if not some or max(len(known), len(ruled_out)) > self.most_ties:
                    return []
                worth = np.array([one.search.impact for one in some])
                question, cuts = self._question(some, worth)
            watch = _Watch(self, some)
            program, model = question.program, self.presolved.compiled.model
            mip = Mip(
                program, question.lower, question.upper, cuts, program.column_lower, program.column_upper
            )
            # as far below its best as a plan may be and still be tied with it
            slack = max(one.search.impact - one.search.tied_from for one in some)
            answer = mip.ask(
                question.objective,
                better_than=worth[-1] - slack,
                extra=[model.no_good_cut(plan) for plan in [*known, *ruled_out]],
                on_incumbent=watch.take,
                on_pulse=watch.pulse,
                hopeful=True,
                clock=clock,
            )
            found = watch.found
            if answer.values is not None and not found:
                watch.take(answer.values)
            if not {*known, *ruled_out}.isdisjoint(found):
                return []  # given again what was cut off: asking on would never end
            tied = {plan for one in some for plan in one.search.tied}
            ruled_out += [plan for plan in found if plan not in tied]
            if answer.proven and not found:
                return list(some)
        return []

    def _seed(self, some: Sequence[Open]) -> None:
        """Look around the best plan of each one's next better neighbour, from the best one on down: each
        better plan that is found later begins the search anew.
        """
        some = sorted(some, key=lambda one: -one.search.impact)
        for better, one in pairwise(some):
            with self._lock:
                if better.search.best is not None:
                    one.search.take_best(one.backend.plans(better.search.best))
                passed_by = [] if self.passed_by is None else self.passed_by.taken()
                for plan in distinct([*one.search.tied, *map(Selection, passed_by)]):
                    spread(plan, self.all_open, self.presolved)

    def _has_many_ties(self, one: Open) -> bool:
        one.search.list_equals()
        return one.search.many

    def _question(self, some: Sequence[Open], worth: Floats) -> tuple[AnyOf, list[Cut]]:
        lower, upper = zip(*(self.presolved.limits(one.instance) for one in some), strict=True)
        free = [one.backend.within_reach(one.search.cutoff) for one in some]
        cuts = list({id(cut): cut for one in some for cut in one.backend.tight_cuts()}.values())
        program = self.presolved.compiled.program
        stacked = np.array(lower), np.array(upper), np.array(free)
        return any_of(program, some[0].instance.objective, *stacked, worth), cuts

    def take(self, plan: Selection, some: Sequence[Open]) -> None:
        """Tell a plan to all, and look around it where it is better than what was known."""
        with self._lock:
            before = [one.search.impact for one in some]
            spread(plan, self.all_open, self.presolved)
            for one, impact in zip(some, before, strict=True):
                if one.search.impact > impact + TIE * one.search.problem.size_of(impact):
                    one.search.take_best(one.backend.plans(plan))


class _Watch:
    """What one search finds, and when it is to begin anew with what was found."""

    def __init__(self, together: Together, some: Sequence[Open]) -> None:
        self.together, self.some, self.found = together, some, list[Selection]()
        self._began = self._last = time.perf_counter()

    def take(self, values: Floats) -> bool:
        self.found.append(self.together.presolved.compiled.model.selection(values))
        self.together.take(self.found[-1], self.some)
        self._last = time.perf_counter()
        return True

    def pulse(self, bound: float) -> bool:
        """Go on, unless nothing more came for a while after something did."""
        quiet = time.perf_counter() - self._last
        return not self.found or quiet < QUIET * (self._last - self._began)


def distinct(plans: Iterable[Selection]) -> list[Selection]:
    """Each plan once."""
    return list(dict.fromkeys(plans))


def spread(plan: Selection, all_open: Sequence[Open], presolved: PresolvedRoot) -> None:
    """Tell a plan to every instance that it holds for."""
    impact = all_open[0].search.worth(plan)
    chosen = plan.values(presolved.compiled.program.count)[None, :]
    for one in all_open:
        if impact >= one.search.tied_from and presolved.admits(one.instance, chosen)[0]:
            one.search.take(plan)
