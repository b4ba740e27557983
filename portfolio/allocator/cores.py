"""How many cores there are for a search."""

import os


def cores() -> int:
    """How many cores this process may use: those that it was given, where the system says which."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
