"""How many cores there are for a search."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_BESIDE: ContextVar[tuple[AtOnce, ...]] = ContextVar("beside", default=())


def cores() -> int:
    """How many cores a search may use now: those that this process was given, where the system says which,
    shared with the searches that are at work beside it.
    """
    given = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for searches in _BESIDE.get():
        given //= max(1, searches.left)
    return max(1, given)


class AtOnce:
    """So many searches at work at once, each in a thread of its own: what one would do on several cores would
    only keep the others waiting. Whoever is left when others are done has theirs too.
    """

    def __init__(self, count: int) -> None:
        self.left = count
        self._lock = threading.Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        """What is asked inside is one of them."""
        before = _BESIDE.set((*_BESIDE.get(), self))
        try:
            yield
        finally:
            _BESIDE.reset(before)
            with self._lock:
                self.left -= 1
