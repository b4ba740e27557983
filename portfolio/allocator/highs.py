"""How an instance is solved by HiGHS: the LP relaxation, local search, branch and bound, then the whole
program.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from portfolio.allocator.companion import Companion
from portfolio.allocator.compiled import Instance, PresolvedRoot
from portfolio.allocator.construction import first_plans
from portfolio.allocator.cores import cores
from portfolio.allocator.effort import STANDARD, Effort
from portfolio.allocator.neighbourhoods import Neighbourhoods
from portfolio.allocator.passed_by import PassedBy
from portfolio.allocator.relaxed_root import RelaxedRoot, rounded
from portfolio.allocator.search import ONE_ANSWER_GAP, Best, Tolerances
from portfolio.allocator.selection import Selection
from portfolio.arrays import Bools, Floats, Ints
from portfolio.model.comparison import TIE
from portfolio.model.violations import holds
from portfolio.progress import Clock
from portfolio.solver.branch_and_bound import InstanceBatch
from portfolio.solver.cuts import Cut
from portfolio.solver.mip import Mip, MipResult
from portfolio.solver.program import Extra

_ALONE_AT_FIRST = 1.0
"""Seconds for which, on one core, nothing goes on beside our own search: most rounds are done by then."""
_FIRST_TURN = 1.5
"""Seconds of a search after which parts of the program have their first turn. Measured on twelve rounds of
the tuning half at the default gap: from 0.4 s on, those of about a second took 1.3 times as long, and the
long ones found nothing sooner.
"""
_GIVING = 8.0
"""So many times later all this begins where means give to each other, since the search takes about so many
times as long. Measured on typical rounds with ten transfers, on one core: what goes on beside our own search
takes half of its time, and what parts find it finds by itself.
"""
_PULSES = 2_000
"""What HiGHS calls back about in a second on rounds of 60 initiatives: what stands for a second where no
answer may hang on time.
"""
_USUAL_PART = 0.3
"""What a part of the program takes there, in the same seconds."""
QUIET = 0.4
"""Share of the time until a better plan that has to pass without another one before the search begins anew
with its worth as cutoff. Measured on 59 rounds of the tuning half: no different, geometric mean, from 0.2 to
0.5; six long ones took 1.1 times as long where it never begins anew.
"""
_LARGE = 3_000
"""Columns from which parts are searched before the whole, whose relaxation alone takes as long as many of
them.
"""
_DRY = 8
"""Parts one after the other without a better plan after which the whole is asked all the same."""
_LONGEST_PART = 1.5
"""Seconds after which a part is given up where answers may hang on time: single ones of a round of 1,060 took
a third of the limit.
"""
_BOUND_ROUNDING = 1e-5
"""By how much less than a plan is worth a bound may seem to be: HiGHS takes 0.999999 for 1."""
_NEARLY_TIGHT = 0.05
"""How far from tight at the root a cut may be that the whole program is given."""


class HighsBackend:
    """One instance put to HiGHS: a bound and good plans at once, then whether there is anything better."""

    def __init__(
        self,
        presolved: PresolvedRoot,
        instance: Instance,
        clock: Clock,
        tolerances: Tolerances,
        known: Sequence[Selection] = (),
        effort: Effort = STANDARD,
        accompanied: bool = False,
        passed_by: PassedBy | None = None,
    ) -> None:
        self.presolved, self.instance, self.clock, self.tolerances, self.known = (
            presolved,
            instance,
            clock,
            tolerances,
            known,
        )
        self._relaxation = presolved.relax(instance, clock, effort) if presolved.possible else None
        self._relaxed = None if self._relaxation is None else RelaxedRoot(self._relaxation)
        self._lp_limit = 0 if self._relaxed is None else _lp_limit(effort, presolved.compiled.program.count)
        self.effort, self.passed_by = effort, passed_by
        self._left, self._cutoff = 0, -math.inf
        self._impact_floor = -math.inf
        self._mip: Mip | None = None
        self._companion: Companion | None = None
        self._wanted = accompanied
        self._neighbourhoods: Neighbourhoods | None = None

    @property
    def shares(self) -> bool:
        """Whether plans may be taken whenever they come: there is one answer, or time decides anyway."""
        return self.tolerances.exact or math.isfinite(self.clock.deadline)

    @property
    def _is_large(self) -> bool:
        return self.presolved.compiled.program.columns >= _LARGE

    @property
    def bound(self) -> float:
        """No portfolio is worth more: from the relaxation, −inf where it has no solution."""
        return self._relaxed.value if self._relaxed is not None else -math.inf

    def plans(self, start: Selection | None = None) -> list[Selection]:
        """Feasible plans by local search, best first."""
        if self._relaxed is None or (start is not None and self._is_large):
            return []  # around a plan of a large one, local search takes its turn among the parts
        program, local = self.presolved.compiled.program, self.presolved.local_instance(self.instance)
        search, steps = self.presolved.compiled.search, self.effort.steps_around

        def stop() -> bool:
            self.clock.tell()
            return bool(self.clock.stopped) or self.tolerances.any_will_do

        tell = self._telling()
        if start is None:
            start = self._best_known()
            # where one answer is asked for, the best itself is what proves it soonest
            steps = self.effort.local_steps * (2 if self.tolerances.exact else 1)
            steps = max(steps, program.groups) // (1 if start is None else 2)
        if start is None:
            start = rounded(program, self._relaxed.x)
            x, reduced = self._relaxed.x[: program.count], self._relaxed.reduced[: program.count]
            starts = search, local, start.by_group, x, reduced
            found = first_plans(*starts, steps, stop, tell, self.passed_by)
        else:
            if self.presolved.compiled.model.given:
                steps = self.effort.steps_around_given
            found = search.run(local, start.by_group, steps, stop, on_better=tell, passed_by=self.passed_by)
        nothing = [] if self.instance.must.any() else [np.full(program.groups, -1)]
        return [Selection(columns) for columns in found + nothing]

    def _telling(self) -> Callable[[Ints], None]:
        """Tells, once a second, what plans on the way are worth that hold: of large rounds the first search
        around a start takes most of a minute.
        """
        model, problem = self.presolved.compiled.model, self.instance.problem
        due = time.perf_counter()

        def tell(columns: Ints) -> None:
            nonlocal due
            if self.clock.progress is None or (began := time.perf_counter()) < due:
                return
            choices = model.choices(Selection(columns))
            if holds(problem, choices):
                self.clock.tell(impact=problem.worth(choices))
            # the check of a large plan must not take a tenth of the time
            due = began + max(1.0, 10 * (time.perf_counter() - began))

        return tell

    def equals(self, plan: Selection, tied_from: float, most: int) -> list[Selection]:
        """See :class:`portfolio.allocator.search.Backend`."""
        if self._relaxed is None:
            return []
        local = self.presolved.local_instance(self.instance)
        search = self.presolved.compiled.search
        return [Selection(c) for c in search.equals(local, plan.by_group, tied_from / local.unit, most)]

    def better(self, known: Best) -> Selection | None:
        """A better plan than the best known, from one more part of the program around it; None where it has
        none.
        """
        if self._relaxed is None:
            return None
        return self._parts(self._relaxed).step(known.plan, known.impact)

    def _parts(self, relaxed: RelaxedRoot) -> Neighbourhoods:
        if self._neighbourhoods is None:
            self._neighbourhoods = Neighbourhoods(
                self.presolved,
                self.instance,
                relaxed.reduced,
                self.clock,
                longest=_LONGEST_PART if self.shares else math.inf,
            )
        return self._neighbourhoods

    def _best_known(self) -> Selection | None:
        """Of the plans found for other instances, the one that is worth most within the limits of this
        one.
        """
        instance, presolved, compiled = self.instance, self.presolved, self.presolved.compiled
        count = compiled.program.count
        chosen = np.array([plan.values(count) for plan in self.known]).reshape(-1, count)
        fits = presolved.admits(instance, chosen)
        if not fits.any():
            return None
        impact = compiled.model.numbers.attained(chosen @ compiled.search.terms.gains) @ instance.points
        return self.known[int(np.where(fits, impact, -np.inf).argmax())]

    def ask(
        self,
        objective: Floats,
        *,
        better_than: float = -math.inf,
        excluding: Sequence[Selection] = (),
        extra: Sequence[Extra] = (),
        impact_floor: float = -math.inf,
        first: bool = False,
        known: Best | None = None,
        on_incumbent: Callable[[Selection], Best | None] | None = None,
    ) -> MipResult:
        """See :class:`portfolio.allocator.search.Backend`."""
        bound, impact = math.inf, objective is self.instance.objective
        if better_than > self._cutoff:
            self._cutoff = better_than
            if self._mip is None:
                self._left = self._lp_limit
        if impact and first and not extra and math.isfinite(better_than) and self._left > 0:
            tree = self._branched(better_than, excluding, known, on_incumbent)
            if tree.answer is not None:
                return tree.answer
            self.clock.tell(bound=tree.bound)
            bound, known, better_than = tree.bound, tree.known, self._cutoff
            excluding, impact_floor = [*excluding, *tree.given], max(impact_floor, better_than)
        model = self.presolved.compiled.model
        rows = [*extra, *map(model.no_good_cut, excluding)]
        gap = 0.0 if self.tolerances.exact or not impact else self.tolerances.gap
        beside = None
        if impact and first and not extra and on_incumbent is not None:
            beside = _Beside(self, better_than, bound, known, on_incumbent)
            if self._is_large and not beside.parts_first():
                return MipResult(None, beside.bound, False)
        if self._mip is None or (self._relaxed is not None and impact_floor != self._impact_floor):
            self._impact_floor, self._mip = impact_floor, self._whole(impact_floor)
        answer = self._mip.ask(
            objective,
            better_than=better_than,
            extra=rows,
            gap=gap,
            hopeful=beside is not None and beside.hopeful,
            on_incumbent=beside.improved if beside else (lambda values: False) if first else None,
            on_pulse=beside.pulse if beside else self._told if impact else None,
            offers=beside.offer if beside else None,
            clock=self.clock,
        )
        if beside is not None:
            bound = min(bound, beside.bound)
        return replace(answer, bound=min(answer.bound, bound))

    def _branched(
        self,
        better_than: float,
        excluding: Sequence[Selection],
        known: Best | None,
        on_incumbent: Callable[[Selection], Best | None] | None,
    ) -> _Branched:
        """The question to our own tree first, as far as its relaxations go."""
        given: list[Selection] = []
        batch = batch_of([self.instance], self.presolved, [better_than])

        def tell(columns: Ints) -> bool:
            nonlocal known
            given.append(Selection(columns))
            best = on_incumbent(given[-1]) if on_incumbent is not None else None
            if best is not None:
                known = best
                batch.cutoff[0] = max(
                    batch.cutoff[0], self.tolerances.cutoff(best.impact, self.instance.problem)
                )
            return best is not None

        seen = [plan.by_group for plan in excluding]
        assert self._relaxation is not None
        branching = self.presolved.branch_and_bound
        bound = float(
            branching.search(self._relaxation, batch, seen, self._left, self.clock, tell, may_give_up=True)[0]
        )
        self._cutoff, self._left = float(batch.cutoff[0]), branching.left
        answer = None
        if bound < self._cutoff:
            answer = MipResult(None, self._cutoff, True)
        elif given and (on_incumbent is None or self._left > 0) and not self.clock.stopped:
            # the search was ended by it
            answer = MipResult(given[-1].values(self.presolved.compiled.program.columns), bound, False)
        return _Branched(answer, bound, given, known)

    def _told(self, bound: float) -> bool:
        if bound < self.clock.bound:
            self.clock.tell(bound=bound)
        return True

    def companion(self) -> Companion | None:
        """HiGHS as it comes, begun at the first call; None where it is not wanted, or was ended."""
        if self._wanted and self._companion is None and self._relaxed is not None:
            self._wanted = False
            gap = max(self.tolerances.gap, ONE_ANSWER_GAP)
            mip = self._whole(-math.inf, as_it_comes=True)
            model = self.presolved.compiled.model
            self._companion = Companion(mip, self.instance.objective, model.selection, gap, self.clock)
        return self._companion

    def close(self) -> None:
        """What goes on beside the search ends."""
        self._wanted = False
        if self._companion is not None:
            self._companion.end()
            self._companion = None

    def _whole(self, impact_floor: float, as_it_comes: bool = False) -> Mip:
        """The mixed-integer program, without the columns that no portfolio worth at least
        ``impact_floor`` can hold.
        """
        instance, presolved, program, root = (
            self.instance,
            self.presolved,
            self.presolved.compiled.program,
            self._relaxed,
        )
        upper, free, low, up, cuts = (
            program.column_upper.copy(),
            instance.free,
            instance.lower,
            instance.upper,
            [],
        )
        if root is not None:
            free = self.within_reach(impact_floor)
            low, up = presolved.limits(instance)
        if root is not None and not as_it_comes:
            cuts = self.tight_cuts()
        upper[: program.count] *= free
        return Mip(program, low, up, cuts, program.column_lower, upper, as_it_comes)

    def within_reach(self, impact_floor: float) -> Bools:
        """The candidates that a portfolio worth at least ``impact_floor`` can hold."""
        free = self.instance.free & self.presolved.presolve.free
        return free if self._relaxed is None else free & self._relaxed.within_reach(impact_floor)

    def tight_cuts(self) -> list[Cut]:
        """The cuts that are all but tight at the root: any other makes every node dearer and cuts nothing
        off.
        """
        root = self._relaxed
        if root is None:
            return []
        return [c for c in root.cuts if c.coefficients @ root.x[c.columns] > c.bound - _NEARLY_TIGHT]

    def second_opinion(self) -> None:
        """Ask without anything that was inferred, and by other means: the last answer was too grave to be
        taken on one word.
        """
        self.close()
        self._relaxed, self._lp_limit = None, 0
        self._impact_floor, self._mip = math.inf, self._whole(-math.inf)
        self._mip.distrust()


class _Branched(NamedTuple):
    """What our own tree came to: the answer, if that is one; else the bound, the plans that it gave, and the
    best then known.
    """

    answer: MipResult | None
    bound: float
    given: list[Selection]
    known: Best | None


class _Beside:
    """What goes on while the whole program is searched: parts of it in turns with the whole, HiGHS as it
    comes on another core; what either finds is told to all.
    """

    def __init__(
        self,
        backend: HighsBackend,
        better_than: float,
        bound: float,
        known: Best | None,
        on_incumbent: Callable[[Selection], Best | None],
    ) -> None:
        self.backend, self.better_than, self.bound, self.on_incumbent = (
            backend,
            better_than,
            bound,
            on_incumbent,
        )
        self.companion = backend.companion() if cores() > 1 else None
        exact = backend.tolerances.exact
        self._best = known
        self._offer: Best | None = None
        # the cutoff lies one TIE below the best, what is tied up to one above; a third is for rounding
        self._tied = (
            better_than + 3 * TIE * backend.instance.problem.size_of(better_than) if exact else -math.inf
        )
        known_impact = -math.inf if known is None else known.impact
        self._told = self._tied if exact else known_impact if backend.shares else better_than
        self._began = time.perf_counter()
        self._pulses, self._in_vain = 0, 0
        self._gives = bool(backend.presolved.compiled.model.given)
        self._times = _GIVING if self._gives else 1.0
        self._next_turn = _FIRST_TURN * self._times
        self._better_at: float | None = None

    def parts_first(self) -> bool:
        """Search parts as long as they find something, or HiGHS as it comes is at its first relaxation;
        whether the whole is then to be asked.
        """
        while self.hopeful:
            waiting = self.backend.shares and self.companion is not None and self.companion.is_at_root
            if self._in_vain >= _DRY and not waiting:
                break
            if self.backend.clock.stopped or not self._listen() or not self._search_on():
                return False
        return True

    def improved(self, values: Floats) -> bool:
        """HiGHS has a better solution: may it go on from there?"""
        return self._take(self.backend.presolved.compiled.model.selection(values), mine=True)

    def pulse(self, bound: float) -> bool:
        """HiGHS goes on: is there anything new, and is it to go on?"""
        self._pulses += 1
        self.bound = min(self.bound, bound)
        if not self._listen():
            return False
        if self.hopeful and self._elapsed >= self._next_turn and not self._search_on():
            return False
        return self._better_at is None or not self._quiet(self._better_at)

    def _listen(self) -> bool:
        """What goes on beside: is there anything new, and is the search to go on?"""
        backend = self.backend
        if self.companion is None and time.perf_counter() - self._began > _ALONE_AT_FIRST * self._times:
            self.companion = backend.companion()
        said = math.inf if self.companion is None else self.companion.bound
        if self._contradicted(said):
            backend.close()
            self.companion = None
        if self.companion is not None:
            if backend.shares or said <= self.better_than:
                # what it proved on the way hangs on when one looks
                self.bound = min(self.bound, max(said, self.better_than))
            for plan in self.companion.found():
                if backend.shares and not self._take(plan):
                    return False
            if said <= self.better_than and not backend.tolerances.exact:
                return False
        if self.bound < backend.clock.bound:
            backend.clock.tell(bound=self.bound)
        else:
            backend.clock.tell()
        return True

    def _size_of(self, impact: float) -> float:
        return self.backend.instance.problem.size_of(impact)

    def _contradicted(self, bound: float) -> bool:
        """Whether a plan that holds is worth more than this; that there is none at all is not taken on one
        word.
        """
        impact = -math.inf if self._best is None else self._best.impact
        return bound == -math.inf or bound < impact - _BOUND_ROUNDING * self._size_of(impact)

    def offer(self) -> Floats | None:
        """A plan that was found elsewhere, once."""
        offer, self._offer = self._offer, None
        return None if offer is None else offer.plan.values(self.backend.presolved.compiled.program.columns)

    @property
    def _elapsed(self) -> float:
        """How far the search is: in seconds, or as HiGHS counts where no answer may hang on time."""
        if self.backend.shares:
            return time.perf_counter() - self._began
        return self._pulses / _PULSES

    def _quiet(self, since: float) -> bool:
        """Whether nothing better came for a while after something did: with its worth for a cutoff the search
        is sooner done from anew, and settles the ties as well.
        """
        return self._elapsed - since >= QUIET * since

    @property
    def hopeful(self) -> bool:
        """Whether a plan is known around which a better one may lie."""
        best, backend = self._best, self.backend
        if best is None:
            return False
        known, near = min(self.bound, backend.clock.bound), max(TIE, backend.tolerances.gap)
        return known > best.impact + near * self._size_of(best.impact)

    def _search_on(self) -> bool:
        """One more part, and when the next is: at once as long as they find something, then ever later."""
        began, told = time.perf_counter(), self._told
        assert self._best is not None
        plan = self.backend.better(self._best)
        go_on = plan is None or self._take(plan)
        took = time.perf_counter() - began if self.backend.shares else _USUAL_PART
        self._in_vain = 0 if self._told > told else self._in_vain + 1
        self._next_turn = self._elapsed + took * (2**self._in_vain - 1)
        return go_on

    def _take(self, plan: Selection, mine: bool = False) -> bool:
        impact = self.backend.instance.problem.worth(self.backend.presolved.compiled.model.choices(plan))
        if not mine and impact <= self._told:
            return True
        best = self.on_incumbent(plan)
        if best is None and not mine and self._best is None:
            return True  # it does not hold, and there is still none that does
        if best is None or (mine and impact <= self._tied):
            return False
        if best.impact > self._told:
            self._told, self._best = best.impact, best
            if self.backend.tolerances.exact and not self._gives:
                self._better_at = self._elapsed
            if self.companion is not None:
                self.companion.offer(best.plan)
            if best.plan != plan or not mine:
                self._offer = best
        return True


def _lp_limit(effort: Effort, count: int) -> int:
    """So many relaxations branch and bound may solve before the whole program is asked; fewer where they are
    large.
    """
    return min(effort.branching_lps, effort.branching_lps * 200 // count)


def batch_of(
    instances: Sequence[Instance], presolved: PresolvedRoot, cutoff: Sequence[float]
) -> InstanceBatch:
    """Instances within one presolved root, for one tree."""
    lower, upper = zip(*(presolved.limits(q) for q in instances), strict=True)
    return InstanceBatch(
        objective=np.array([q.objective for q in instances]),
        lower=np.array(lower),
        upper=np.array(upper),
        free=np.array([q.free for q in instances]),
        must=np.array([q.must for q in instances]),
        cutoff=np.array(cutoff, dtype=float),
    )
