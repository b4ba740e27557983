"""Several ids in one cell, any of which will do: ``A | B``, of which some may themselves hold a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def split_any_of(other: str | None, known: set[str]) -> tuple[str, ...]:
    """The ids of ``A | B``, of which some may themselves hold a bar; whatever stands between bars where
    they are not known.
    """
    if not other:
        return ()
    return next(readings(other.split("|"), known), tuple(part.strip() for part in other.split("|")))


def readings(parts: Sequence[str], known: set[str]) -> Iterator[tuple[str, ...]]:
    """Every way to take the parts between bars as known ids, the one with the fewest ids first."""
    if not parts:
        yield ()
    for end in range(len(parts), 0, -1):
        if (name := "|".join(parts[:end]).strip()) in known:
            yield from ((name, *rest) for rest in readings(parts[end:], known))
