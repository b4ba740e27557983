"""Branch and bound over the kept LP relaxation, for one instance or for many of the same program at once.

A solution of the relaxation for one instance gives duals, and duals give a bound for *every* instance:
whatever they are, no solution is worth more than the Lagrangean says at them (weak duality; Geoffrion 1974,
"Lagrangean relaxation for integer programming"). So instances whose bounds and objectives differ a little
share one tree: a node is closed for each instance by whichever solution closed it, and branched on only for
those that are still open. No answer rests on the solver's word: its duals are taken, its bounds are worked
out here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.progress import Clock
from portfolio.solver.presolve import Presolve
from portfolio.solver.relaxation import Relaxation

_STRONG_BRANCHINGS = 4
"""So many branchings are tried at a node, unless the best stays the best for two in a row. Measured on the
benchmarks within 1 %: 1.2 times as long with 1; 2 and 8 within the noise.
"""
_INTEGRAL = 1e-6
"""What is taken for whole; whoever gets the solution checks it rounded."""
_WORTH_ANOTHER_LP = 3
"""So many variables or groups fixed at once are worth solving the node's relaxation again. Measured on the
benchmarks: at the default gap a tenth longer with 1, a sixth longer with 10 or never; within 1 % no
different.
"""
_GLANCE, _HOPEFUL = 30, 0.25
"""After so many relaxations, a tree of which less than this share is done is given up where it may be. Of 63
trees of the tuning half, the 33 that ended within 120 relaxations had done 0.25 or more by then, 19 of the
others less.
"""
_NO_GAIN = 1e-6
"""Least gain in a score: a product must not forget one part because the other gained nothing."""
_HALVES = 0.3
"""Discount of branching on half of a group's variables against branching on the group itself, which decides
more. Measured on the benchmarks: 1.4 and 1.3 times as long without it, no different at 0.1.
"""


@dataclass(eq=False)
class InstanceBatch:
    """Instances of one program: a row each.

    Attributes
    ----------
    objective : array (instances, columns)
    lower, upper : array (instances, rows)
        Bounds of the program's rows, finite in the same places.
    free : array (instances, binary variables) of bool
    must : array (instances, groups) of bool
    cutoff : array (instances,)
        What a solution must be worth to be of interest; it may grow while the search goes on.
    """

    objective: Floats
    lower: Floats
    upper: Floats
    free: Bools
    must: Bools
    cutoff: Floats


@dataclass(frozen=True, eq=False)
class _Node:
    """A node of the tree: its free variables and the groups that must be chosen from, the instances open in
    it with their bounds, the LP solution of one of them; ``share`` of the tree is below it where all branches
    are alike.
    """

    free: Bools
    must: Bools
    open: Ints
    bound: Floats
    instance: int
    x: Floats
    share: float = 1.0

    def excess(self, cutoff: Floats) -> float:
        """By how much the bounds exceed the cutoffs at the most."""
        return float((self.bound - cutoff[self.open]).max())


class BranchAndBound:
    """A search by branching. The pseudo-costs that it learns are kept from one search to the next.

    Branching is on whether a group is chosen from at all, then on which half of its variables.

    Parameters
    ----------
    presolve : Presolve
        The rows over binary variables, for bound propagation.
    unit : float
        What gains are counted in: about what a group brings, so that scores weigh alike whatever that is.
    """

    def __init__(self, presolve: Presolve, unit: float) -> None:
        self.presolve, self.program, self._unit = presolve, presolve.program, unit
        # what a branching gained for each unit of the variable that it took away, summed, and how often: up
        # and down, by group
        self._pseudo_cost = np.zeros((2, self.program.groups))
        self._branchings = np.zeros((2, self.program.groups))

    def search(
        self,
        relaxation: Relaxation,
        batch: InstanceBatch,
        known: Iterable[Ints],
        lp_limit: int,
        clock: Clock,
        on_incumbent: Callable[[Ints], bool],
        may_give_up: bool = False,
    ) -> Floats:
        """Look for solutions that reach the cutoff and are not among the known ones.

        Parameters
        ----------
        lp_limit : int
            Relaxations to solve at the most; ``left`` says how many were not.
        on_incumbent : callable
            Is told each solution, sees to it that ``batch.cutoff`` says what the next must be worth, and
            whether to go on.
        may_give_up : bool
            End it, with nothing ``left``, where so little of the tree is done early on that the limit will
            come first.

        Returns
        -------
        array (instances,)
            A bound on every solution that is not known: below the cutoff where nothing is left.
        """
        self.relaxation, self.batch, self.left, self.clock = relaxation, batch, lp_limit, clock
        self._set, seen = -1, {k.tobytes() for k in known}
        self._finite_upper = np.where(np.isfinite(batch.upper), batch.upper, 0.0)
        self._finite_lower = np.where(np.isfinite(batch.lower), batch.lower, 0.0)
        every = np.arange(len(batch.cutoff))
        root = self._node(batch.free.any(axis=0), batch.must.all(axis=0), every, np.full(len(every), np.inf))
        stack = [root] if root is not None else []
        go_on = True
        glanced = not may_give_up
        while stack and go_on and self.left > 0 and not clock.stopped:
            if not glanced and self.left <= lp_limit - _GLANCE:
                glanced = True
                # how much of a tree is done tells how large it is (Knuth 1975, "Estimating the efficiency of
                # backtrack programs")
                if sum(node.share for node in stack) > 1 - _HOPEFUL:
                    self.left = 0
                    break
            node = self._narrowed(stack.pop())
            if node is None:
                continue
            columns = self._integral(node)
            if columns is None:
                stack += [replace(part, share=node.share / 2) for part in self._branch(node)]
                continue
            if columns.tobytes() not in seen:
                seen.add(columns.tobytes())
                go_on = on_incumbent(columns)
            stack += [replace(part, share=node.share / 2) for part in self._split_around(node, columns)]
        bound = np.nextafter(batch.cutoff, -np.inf)
        for node in stack:
            bound[node.open] = np.maximum(bound[node.open], node.bound)
        return bound

    def _narrowed(self, node: _Node) -> _Node | None:
        """A node as it stands now that the cutoff may be higher than when it was made; None where nothing is
        open any more.
        """
        still = node.bound >= self.batch.cutoff[node.open]
        if still.all():
            return node
        if not still.any():
            return None
        if not still[int(np.flatnonzero(node.open == node.instance)[0])]:
            return self._node(node.free, node.must, node.open[still], node.bound[still])
        return replace(node, open=node.open[still], bound=node.bound[still])

    def _node(self, free: Bools, must: Bools, open_: Ints, bound: Floats) -> _Node | None:
        """A node after bound propagation and reduced-cost fixing; None where it is closed for every one."""
        batch, relaxation, program = self.batch, self.relaxation, self.program
        while True:
            if len(open_) == 1:
                free, must = free & batch.free[open_[0]], must | batch.must[open_[0]]
            propagated = self.presolve.propagated(free, must)
            if propagated is None:
                return None
            free = propagated
            instance = int(open_[(bound - batch.cutoff[open_]).argmax()])
            self._set_relaxation(instance, free, must)
            self.left -= 1
            if relaxation.solve(float(batch.cutoff[instance]), self.clock.left):
                now, shares, reduced = self._dual_bounds(open_, free, must)
                bound = np.minimum(bound, now)
            else:
                bound = np.where(open_ == instance, -np.inf, bound)
                now, shares, reduced = (
                    bound,
                    np.zeros((len(open_), program.groups)),
                    np.full((len(open_), program.count), np.inf),
                )
            still = bound >= batch.cutoff[open_]
            if not still.any():
                return None
            open_, bound, now, shares, reduced = (
                open_[still],
                bound[still],
                now[still],
                shares[still],
                reduced[still],
            )
            # reduced-cost fixing: variables with which, groups without which, no open instance reaches its
            # cutoff
            spare = (now - batch.cutoff[open_])[:, None]
            still_free = free & (spare - shares[:, program.owner] + reduced >= 0).any(axis=0)
            now_must = must | ((spare - shares < 0) | batch.must[open_]).all(axis=0)
            fixed = (
                np.count_nonzero(free)
                - np.count_nonzero(still_free)
                + np.count_nonzero(now_must)
                - np.count_nonzero(must)
            )
            free, must = still_free, now_must
            if fixed < _WORTH_ANOTHER_LP and instance in open_:
                return _Node(free, must, open_, bound, instance, relaxation.x[: program.count])

    def _set_relaxation(self, instance: int, free: Bools, must: Bools) -> None:
        """Set the relaxation to one instance at one node."""
        batch, relaxation, program = self.batch, self.relaxation, self.program
        upper = program.column_upper.copy()
        upper[: program.count] *= free & batch.free[instance]
        relaxation.restrict(program.column_lower, upper)
        groups = np.arange(program.groups)
        if instance != self._set:
            self._set = instance
            relaxation.maximise(batch.objective[instance])
            rows = np.arange(program.groups, batch.upper.shape[1])
            relaxation.limit(rows, batch.lower[instance, rows], batch.upper[instance, rows])
        relaxation.limit(groups, np.where(must | batch.must[instance], 1.0, -np.inf), np.ones(program.groups))

    def _dual_bounds(self, open_: Ints, free: Bools, must: Bools) -> tuple[Floats, Floats, Floats]:
        """Bounds for all open instances at the duals of the last solution.

        Returns
        -------
        bound : array (open,)
        shares : array (open, groups)
            What each group adds to the bound: its best free variable, or nothing where it need not be chosen
            from.
        reduced : array (open, binary variables)
            The reduced costs at the duals; −inf where not free.
        """
        batch, relaxation, program = self.batch, self.relaxation, self.program
        duals = relaxation.duals.copy()
        duals[: program.groups] = 0.0  # at most one of a group is chosen: that is counted exactly
        own = duals[: batch.upper.shape[1]]
        reduced = batch.objective[open_] - relaxation.transposed_product(duals)
        limits = self._finite_upper[open_] @ np.maximum(own, 0.0) + self._finite_lower[open_] @ np.minimum(
            own, 0.0
        )
        limits = limits + float(duals[len(own) :] @ relaxation.upper[len(own) :])
        continuous = reduced[:, program.count :]
        others = np.maximum(
            continuous * program.column_upper[program.count :],
            continuous * program.column_lower[program.count :],
        ).sum(axis=1)
        binary = np.where(free & batch.free[open_], reduced[:, : program.count], -np.inf)
        shares = np.maximum.reduceat(binary, program.first[:-1], axis=1)
        shares = np.where(must | batch.must[open_], shares, np.maximum(shares, 0.0))
        bound = limits + others + shares.sum(axis=1)
        return bound, np.where(np.isfinite(shares), shares, 0.0), binary

    def _integral(self, node: _Node) -> Ints | None:
        """The node's LP solution as a column a group, −1 for none, where it is integral."""
        if np.abs(node.x - np.round(node.x)).max(initial=0.0) > _INTEGRAL:
            return None
        columns = np.full(self.program.groups, -1)
        chosen = np.flatnonzero(node.x > 0.5)
        columns[self.program.owner[chosen]] = chosen
        return columns

    def _halves(self, node: _Node, group: int) -> list[tuple[Bools, Bools]]:
        """A node's two parts: the group chosen from or not; or, where it must be, its variables in two
        halves.
        """
        mine = np.flatnonzero(node.free & (self.program.owner == group))
        held = np.cumsum(node.x[mine])
        if not node.must[group] and held[-1] < 1 - _INTEGRAL:
            must, without = node.must.copy(), node.free.copy()
            must[group], without[mine] = True, False
            return [(node.free, must), (without, node.must)]
        middle = min(int(np.abs(held - held[-1] / 2).argmin()), len(mine) - 2) + 1
        first, second = node.free.copy(), node.free.copy()
        first[mine[middle:]], second[mine[:middle]] = False, False
        return [(first, node.must), (second, node.must)]

    def _branch(self, node: _Node) -> list[_Node]:
        """The node's parts by the branching that closes most, found by strong branching on the few of the
        best pseudo-cost scores.
        """
        groups, share, score = self._scores(node.x)
        cutoff = self.batch.cutoff
        best: tuple[float, list[_Node]] = (-math.inf, [])
        behind, excess = 0, node.excess(cutoff)
        for place in np.argsort(-score, kind="stable")[:_STRONG_BRANCHINGS]:
            group, size = int(groups[place]), (1 - share[place], share[place])
            parts = [self._node(*half, node.open, node.bound) for half in self._halves(node, group)]
            left_over = [part.excess(cutoff) if part is not None else 0.0 for part in parts]
            gains = [(excess - over) / self._unit for over in left_over]
            self._pseudo_cost[:, group] += [g / max(s, 1e-3) for g, s in zip(gains, size, strict=True)]
            self._branchings[:, group] += 1
            left = [part for part in parts if part is not None]
            if len(left) < 2:
                return left
            closed = max(gains[0], _NO_GAIN) * max(gains[1], _NO_GAIN)
            behind = 0 if closed > best[0] else behind + 1
            best = max(best, (closed, left), key=lambda b: b[0])
            if behind == 2:
                break
        return sorted(best[1], key=lambda part: part.excess(cutoff))

    def _scores(self, x: Floats) -> tuple[Ints, Floats, Floats]:
        """The groups of positive fractionality, how much of each is chosen, and their
        scores: the product of what both parts gain by the pseudo-costs (Achterberg, Koch and Martin
        2005, "Branching rules revisited").
        """
        first = self.program.first[:-1]
        chosen = np.add.reduceat(x, first)
        fractionality = np.add.reduceat(np.minimum(x, 1 - x), first)
        undecided = np.minimum(chosen, 1 - chosen) > _INTEGRAL
        groups = np.flatnonzero(fractionality > _INTEGRAL)
        # of a group never branched on, the mean of all
        usual = (self._pseudo_cost.sum(axis=1) + 1) / (self._branchings.sum(axis=1) + 1)
        rate = np.where(
            self._branchings[:, groups] > 0,
            self._pseudo_cost[:, groups] / np.maximum(self._branchings[:, groups], 1),
            usual[:, None],
        )
        share = np.where(undecided, chosen, 0.5)[groups]
        score = (
            np.maximum(rate[0] * (1 - share), _NO_GAIN)
            * np.maximum(rate[1] * share, _NO_GAIN)
            * np.where(undecided[groups], 1.0, _HALVES)
        )
        return groups, share, score

    def _split_around(self, node: _Node, columns: Ints) -> list[_Node]:
        """A known solution's node in two: other than it in the first group that can be, and as it there."""
        for group in range(self.program.groups):
            chosen = int(columns[group])
            mine = np.flatnonzero(node.free & (self.program.owner == group))
            others = mine[mine != chosen]
            if chosen < 0 and len(mine):
                must, without = node.must.copy(), node.free.copy()
                must[group], without[mine] = True, False
                halves = [(node.free, must), (without, node.must)]
            elif chosen >= 0 and (len(others) or not node.must[group]):
                changed, must, kept = node.free.copy(), node.must.copy(), node.free.copy()
                changed[chosen], must[group], kept[others] = False, True, False
                halves = [(changed, node.must), (kept, must)]
            else:
                continue
            return [part for half in halves if (part := self._node(*half, node.open, node.bound)) is not None]
        return []
