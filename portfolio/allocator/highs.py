"""How a question is answered by HiGHS: the relaxation, local search, the tree, then the whole program."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from portfolio.allocator.compiled import Question, Region
from portfolio.allocator.search import Aim
from portfolio.allocator.tie_break import differs
from portfolio.arrays import Bools, Floats, Ints
from portfolio.model.comparison import TIE
from portfolio.progress import Clock
from portfolio.solver.branch_and_bound import Family
from portfolio.solver.mip import Answer, Mip
from portfolio.solver.program import Extra, Program
from portfolio.solver.relaxation import Relaxation

_MOST = 120
"""So many relaxations the tree may solve before HiGHS is asked; fewer where they are large."""


class HighsEngine:
    """One question put to HiGHS: a bound and good plans at once, then whether there is anything better."""

    def __init__(
        self,
        region: Region,
        question: Question,
        clock: Clock,
        aim: Aim,
        known: Sequence[Ints] = (),
        rounds: int = 8,
    ) -> None:
        self.region, self.question, self.clock, self.aim, self.known = region, question, clock, aim, known
        self._relaxation = region.relax(question, clock, rounds) if region.possible else None
        self._root = None if self._relaxation is None else _Root(self._relaxation)
        self._most = 0 if self._root is None else min(_MOST, _MOST * 200 // region.built.program.count)
        self._left, self._needed = 0, -math.inf
        self._least = -math.inf
        self._mip: Mip | None = None

    @property
    def bound(self) -> float:
        """No portfolio is worth more: from the relaxation, −inf where it has no solution."""
        return self._root.value if self._root is not None else -math.inf

    def plans(self, start: Ints | None = None, steps: int = 300) -> list[Ints]:
        """Feasible plans by local search, best first."""
        if self._root is None:
            return []
        program, asked = self.region.built.program, self.region.asked(self.question)
        if start is None:
            start = self._best_known()
            steps = max(steps, program.groups) // (1 if start is None else 2)
        if start is None:
            start = _rounded(program, self._root.x)
        found = self.region.built.search.run(asked, start, steps, lambda: bool(self.clock.stopped))
        nothing = [] if self.question.must.any() else [np.full(program.groups, -1)]
        return found + nothing

    def _best_known(self) -> Ints | None:
        """Of the plans found for other questions, the one that is worth most within the limits of this
        one.
        """
        question, region, built = self.question, self.region, self.region.built
        chosen = np.zeros((len(self.known), built.program.count))
        for plan, row in zip(self.known, chosen, strict=True):
            row[plan[plan >= 0]] = 1.0
        fits = region.admits(question, chosen)
        if not fits.any():
            return None
        worth = built.model.numbers.attained(chosen @ built.search.worth.gains) @ question.points
        return self.known[int(np.where(fits, worth, -np.inf).argmax())]

    def ask(
        self,
        objective: Floats,
        *,
        better_than: float = -math.inf,
        beside: Sequence[Floats] = (),
        extra: Sequence[Extra] = (),
        least: float = -math.inf,
        first: bool = False,
        found: Callable[[Floats], float | None] | None = None,
    ) -> Answer:
        """See :class:`portfolio.allocator.search.Engine`."""
        program, bound = self.region.built.program, math.inf
        impact = objective is self.question.objective
        if better_than > self._needed:
            self._needed, self._left = better_than, self._most
        if impact and first and not extra and math.isfinite(better_than) and self._left > 0:
            told: list[Floats] = []
            family = family_of([self.question], self.region, [better_than])

            def tell(columns: Ints) -> bool:
                told.append(values_of(program, columns))
                best = found(told[-1]) if found is not None else None
                if best is not None:
                    family.needed[0] = max(family.needed[0], self.aim.needed(best))
                return best is not None

            known = [columns_of(program, plan) for plan in beside]
            assert self._relaxation is not None
            tree = self.region.tree
            bound = float(tree.search(self._relaxation, family, known, self._left, self.clock, tell)[0])
            better_than = self._needed = float(family.needed[0])
            self._left = tree.left
            if bound < better_than:
                return Answer(None, better_than, True)
            if told and (found is None or self._left > 0) and not self.clock.stopped:
                return Answer(told[-1], bound, False)  # the search was ended by it
            self.clock.tell(bound=bound)
            beside, least = [*beside, *told], max(least, better_than)
        if self._mip is None or (self._root is not None and least != self._least):
            self._least, self._mip = least, self._whole(least)
        rows = [*extra, *(differs(self.region.built.model, plan) for plan in beside)]
        tied = better_than + 3 * TIE * max(1.0, abs(better_than)) if self.aim.exact else -math.inf

        def improved(values: Floats) -> bool:
            # HiGHS goes on from a plan that surpasses all, unless a better one was found around it
            best = None if found is None else found(values)
            worth = float(objective @ values)
            return best is not None and worth > tied and worth >= best - TIE * max(1.0, abs(best))

        gap = 0.0 if self.aim.exact or not impact else self.aim.gap
        answer = self._mip.ask(
            objective,
            better_than=better_than,
            extra=rows,
            gap=gap,
            found=improved if first else None,
            clock=self.clock,
            impact=impact,
        )
        return replace(answer, bound=min(answer.bound, bound))

    def _whole(self, least: float) -> Mip:
        """The program with whole numbers, without the columns that no portfolio worth at least ``least``
        can hold.
        """
        question, region, program, root = self.question, self.region, self.region.built.program, self._root
        upper, free, low, up, cuts = (
            program.column_upper.copy(),
            question.free,
            question.lower,
            question.upper,
            [],
        )
        if root is not None:
            free = free & region.rows.free & root.worth(least)
            low, up = region.limits(question)
            cuts = [c for c in root.cuts if c.coefficients @ root.x[c.columns] > c.bound - 0.05]
        upper[: program.count] *= free
        return Mip(program, low, up, cuts, program.column_lower, upper)

    def second_opinion(self) -> None:
        """Ask without anything that was inferred, and by other means: the last answer was too grave to be
        taken on one word.
        """
        self._root, self._most = None, 0
        self._least, self._mip = math.inf, self._whole(-math.inf)
        self._mip.distrust()


def family_of(questions: Sequence[Question], region: Region, needed: Sequence[float]) -> Family:
    """Questions within one region, for one tree."""
    lower, upper = zip(*(region.limits(q) for q in questions), strict=True)
    return Family(
        objective=np.array([q.objective for q in questions]),
        lower=np.array(lower),
        upper=np.array(upper),
        free=np.array([q.free for q in questions]),
        must=np.array([q.must for q in questions]),
        needed=np.array(needed, dtype=float),
    )


class _Root:
    """What the relaxation of a question said, kept while the tree asks it for parts of the question."""

    def __init__(self, relaxation: Relaxation) -> None:
        self.value, self.x, self.cuts = relaxation.value, relaxation.x, list(relaxation.cuts)
        self._cost = np.minimum(relaxation.reduced[: relaxation.program.count], 0.0)

    def worth(self, least: float) -> Bools:
        """The columns that a portfolio worth at least ``least`` can hold: taking one costs its reduced
        cost.
        """
        return self.value + self._cost >= least


def columns_of(program: Program, values: Floats) -> Ints:
    """A plan as a column a group, −1 for none."""
    columns = np.full(program.groups, -1)
    chosen = np.flatnonzero(values[: program.count] > 0.5)
    columns[program.owner[chosen]] = chosen
    return columns


def values_of(program: Program, columns: Ints) -> Floats:
    """A plan as the values of all columns, of which only yes/no ones are set."""
    values = np.zeros(program.columns)
    values[columns[columns >= 0]] = 1.0
    return values


def _rounded(program: Program, x: Floats) -> Ints:
    """The groups that the relaxation funds by more than half, each in its largest column."""
    start = np.full(program.groups, -1)
    for g in range(program.groups):
        inside = x[program.first[g] : program.first[g + 1]]
        if inside.max(initial=0.0) > 0.5:
            start[g] = program.first[g] + int(inside.argmax())
    return start
