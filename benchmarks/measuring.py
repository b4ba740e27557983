"""What benchmarks share: seconds of an action, and of the functions that it calls."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


def timed[T](action: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what came out."""
    began = time.perf_counter()
    answer = action()
    return time.perf_counter() - began, answer


def watched(spent: dict[str, float], owner: Any, name: str, what: str) -> None:
    """Add up what one function takes, by what it does."""
    own = getattr(owner, name)

    def measured(*given: Any, **named: Any) -> Any:
        seconds, answer = timed(lambda: own(*given, **named))
        spent[what] += seconds
        return answer

    setattr(owner, name, measured)
