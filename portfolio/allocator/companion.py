"""HiGHS as it comes, on a thread of its own beside our search: bounds and plans go both ways."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from portfolio.allocator.selection import Selection
from portfolio.arrays import Floats
from portfolio.errors import SolverError
from portfolio.progress import Clock
from portfolio.solver.mip import Mip


class Companion:
    """A whole program that HiGHS searches in its own way, from nothing to the proof, never begun again.

    It is what anybody would run who has no search of their own, so that ours is never far behind it; and it
    is told each better plan.

    Parameters
    ----------
    mip : Mip
        The program, not used by anyone else.
    objective : array (columns,)
    selection : callable
        Reads a plan off the columns' values.
    gap : float
        Relative distance between plan and bound at which it ends by itself.
    clock : Clock
        Ends it too.
    """

    def __init__(
        self,
        mip: Mip,
        objective: Floats,
        selection: Callable[[Floats], Selection],
        gap: float,
        clock: Clock,
    ) -> None:
        self._mip, self._objective, self._selection, self._gap = mip, objective, selection, gap
        self._bound = math.inf
        self._clock = clock.again()
        self._found: SimpleQueue[Selection] = SimpleQueue()
        self._offer: Floats | None = None
        self._over = threading.Event()
        # the program's end waits for it, whatever thread began it: HiGHS must not come back to no Python
        self._thread = threading.Thread(target=self._run, daemon=False)
        self._thread.start()

    @property
    def bound(self) -> float:
        """What HiGHS says that no plan is worth more than."""
        return self._bound

    @property
    def is_at_root(self) -> bool:
        """Whether it goes on and has proven nothing yet."""
        return self._bound == math.inf and self._thread.is_alive()

    def found(self) -> list[Selection]:
        """The plans found since this was last asked, unchecked."""
        plans = []
        while True:
            try:
                plans.append(self._found.get_nowait())
            except Empty:
                return plans

    def offer(self, plan: Selection) -> None:
        """Tell it a plan that is better than those before."""
        self._offer = plan.values(len(self._objective))

    def end(self) -> None:
        """Let it stop: it does so by itself, at the next moment at which it listens."""
        self._over.set()

    def _run(self) -> None:
        try:
            answer = self._mip.ask(
                self._objective,
                gap=self._gap,
                on_incumbent=self._tell,
                on_pulse=self._listen,
                offers=self._take,
                clock=self._clock,
            )
        except (SolverError, KeyboardInterrupt):
            return  # the search beside it goes on without, or knows of the interrupt itself
        if answer.proven and not self._over.is_set():
            self._bound = min(self._bound, answer.bound)

    def _tell(self, values: Floats) -> bool:
        self._found.put(self._selection(values))
        return True

    def _listen(self, bound: float) -> bool:
        self._bound = min(self._bound, bound)
        return not self._over.is_set()

    def _take(self) -> Floats | None:
        offer, self._offer = self._offer, None
        return offer
