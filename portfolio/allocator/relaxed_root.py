"""What the relaxation of an instance said at the root: which columns a good portfolio can hold, and the one
that it all but holds.
"""

from __future__ import annotations

import numpy as np

from portfolio.allocator.selection import Selection
from portfolio.arrays import Bools, Floats
from portfolio.solver.program import Program
from portfolio.solver.relaxation import Relaxation


class RelaxedRoot:
    """What the relaxation of an instance said at the root, kept while branch and bound asks it at other
    nodes.
    """

    def __init__(self, relaxation: Relaxation) -> None:
        self.value, self.x, self.cuts = relaxation.value, relaxation.x, list(relaxation.cuts)
        self.reduced = relaxation.reduced
        self._cost = np.minimum(relaxation.reduced[: relaxation.program.count], 0.0)

    def within_reach(self, impact_floor: float) -> Bools:
        """The columns that a portfolio worth at least ``impact_floor`` can hold: taking one costs its reduced
        cost.
        """
        return self.value + self._cost >= impact_floor


def rounded(program: Program, x: Floats) -> Selection:
    """The groups that the relaxation funds by more than half, each in its largest column."""
    start = np.full(program.groups, -1)
    for g in range(program.groups):
        inside = x[program.first[g] : program.first[g + 1]]
        if inside.max(initial=0.0) > 0.5:
            start[g] = program.first[g] + int(inside.argmax())
    return Selection(start)
