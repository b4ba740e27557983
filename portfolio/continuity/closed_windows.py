"""When what has not begun may still start in the next round, and who can no longer be funded in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from portfolio.case.defaults import admissible_starts
from portfolio.continuity.turn import Turn
from portfolio.tables.relations import Relation


class Window(NamedTuple):
    """When a candidate may start in the next round: places of periods, and the options that then fit."""

    earliest: int
    latest: int
    options: tuple[str, ...]


def windows(turn: Turn) -> dict[str, Window]:
    """The window of every initiative that has not begun, in the next round."""
    case, waits = turn.case, _waits(turn)
    index, horizon = case.period_index, len(case.periods)
    written = {row["initiative"]: row for row in case.written["initiatives"]}
    lengths: dict[str, dict[str, int]] = {}
    for (i, option), row in case.rows("options").items():
        lengths.setdefault(i, {})[option] = int(row["duration"])
    found = {}
    for i in case.rows("initiatives"):
        if i not in turn.delivered and i not in turn.begun:
            first, last = (index.get(written[i][c], None) for c in ("earliest", "latest"))
            earliest = max(0, (first or 0) - 1, waits.get(i, 0))
            latest = last - 1 if last else horizon - 1
            fits = tuple(
                option
                for option, length in lengths[i].items()
                if admissible_starts(length, earliest, latest, horizon, case.settings.finish_inside)
            )
            found[i] = Window(earliest, latest, fits)
    return found


def _waits(turn: Turn) -> dict[str, int]:
    """In which period each initiative may start at the earliest, so long after what is delivered now."""
    found: dict[str, int] = {}
    for row in turn.relations(Relation.REQUIRES):
        if row["lag"] is not None and not set(turn.others(row)).isdisjoint(turn.delivered):
            found[row["initiative"]] = max(int(row["lag"]), found.get(row["initiative"], 0))
    return found


def leave_with_them(turn: Turn, windows: Mapping[str, Window]) -> tuple[str, ...]:
    """Candidates that can no longer be funded: what is delivered excludes them, they would start too late, or
    what they require or go together with is gone.
    """
    gone: dict[str, None] = {}

    def leave(i: str, phrase: str, **figures: object) -> None:
        turn.notes.leave(("initiatives", (i,), ""), turn.case.names("initiatives")[i], phrase, **figures)
        gone[i] = None

    delivered = set(turn.delivered)
    for row in turn.relations(Relation.EXCLUDES):
        for one, other in ((row["initiative"], *turn.others(row)), (*turn.others(row), row["initiative"])):
            if other in delivered and one in windows and one not in (*gone, *turn.stopped):
                leave(one, "roll_excluded", other=other)
    for i, window in windows.items():
        if not window.options and i not in gone and i not in turn.stopped:
            leave(i, "roll_too_late")
    stopped, before = set(turn.stopped), -1
    while len(gone) > before:  # who leaves may be required by others
        before = len(gone)
        for row in turn.relations(Relation.REQUIRES):
            i = row["initiative"]
            lost = all(other in gone or other in stopped for other in turn.others(row))
            if lost and i in windows and i not in gone and i not in stopped:
                leave(i, "roll_needs_gone", other=row["other"])
        for row in turn.relations(Relation.TOGETHER):
            pair = (row["initiative"], *turn.others(row))
            for i, other in (pair, pair[::-1]):
                if (other in gone or other in stopped) and i in windows and i not in (*gone, *stopped):
                    leave(i, "roll_with", other=other)
    return tuple(turn.case.listed(gone))
