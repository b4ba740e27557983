"""Labels of periods in order, those of past rounds too, and whose cost the ledger holds whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from portfolio.case.periods import LETTERS

if TYPE_CHECKING:
    from portfolio.case.case import Case

_YEAR_LAST = re.compile(rf"[{LETTERS}]\d(fy)?\d\d|\d[{LETTERS}](fy)?\d\d")
"""A period with the two digits of its year behind, Q126 and 1Q26, once what stands between is left out."""


@dataclass(frozen=True)
class Timeline:
    """Labels of periods in order: ``place`` of each, counted from 0, and ``labels`` by place, as first
    written.
    """

    place: Mapping[str, int]
    labels: tuple[str, ...]


def timeline(labels: Iterable[str], periods: Sequence[str] = ()) -> tuple[Timeline, set[str]]:
    """Labels of periods in order, and those that have none beside the others.

    The case's own periods stand in its order. Others are in the order of their numbers, the year first
    wherever it stands, and must all be written in one way: nobody can tell whether 2026H1 comes before
    2026Q2.

    Examples
    --------
    >>> timeline(["Q1 2026", "Q4 2025", "q2-2026"])[0].labels
    ('Q4 2025', 'Q1 2026', 'q2-2026')
    >>> timeline(["T1 26", "T4 25"])[0].labels
    ('T4 25', 'T1 26')
    >>> timeline(["sprint 10", "sprint 9"])[0].labels
    ('sprint 9', 'sprint 10')
    >>> timeline(["2026Q1", "2026Q2", "01/26"])[1]
    {'01/26'}
    """
    found = list(dict.fromkeys(labels))
    if len(found) == 1 or set(found) <= set(periods):
        own = sorted(found, key=list(periods).index) if len(found) > 1 else found
        return Timeline({p: k for k, p in enumerate(own)}, tuple(own)), set()
    natural = {label: key for label in found if (key := _natural(label)) is not None}
    shapes = Counter(shape for shape, _ in natural.values())
    usual = max(shapes, key=shapes.__getitem__, default=None)  # the first written, of equals
    ordered = {label: numbers for label, (shape, numbers) in natural.items() if shape == usual}
    moments = sorted(set(ordered.values()))
    first: dict[tuple[int, ...], str] = {}
    for label, numbers in ordered.items():
        first.setdefault(numbers, label)
    line = Timeline(
        {label: moments.index(numbers) for label, numbers in ordered.items()},
        tuple(first[m] for m in moments),
    )
    return line, set(found) - set(ordered)


def _natural(label: str) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """How a label is written, and its numbers with the year first; None where they can't tell an order."""
    parts = re.findall(r"\d+|[^\W\d_]+", label.casefold())
    shape = tuple(("#" if len(p) < 4 else str(len(p))) if p[0].isdigit() else p for p in parts)
    digits = [p for p in parts if p[0].isdigit()]
    long = [len(p) >= 4 for p in digits]
    if not digits:
        return None
    numbers = tuple(int(p) for p in digits)
    if len(numbers) == 1 or long[0]:
        return shape, numbers
    if long[-1] and sum(long) == 1:
        return shape, numbers[::-1]
    if any(long):
        return None
    # no year in four digits: only where a letter tells which number is the year, 26Q1 and Q1 26
    word = "".join(parts)
    if re.fullmatch(r"\d\d[a-z]+\d{1,2}", word):
        return shape, numbers
    return (shape, numbers[::-1]) if _YEAR_LAST.fullmatch(word) else None


class Held(Enum):
    """Whether the ledger holds the whole cost of what was delivered."""

    WHOLE = "from its beginning to its delivery"
    BEGUN_BEFORE = "promised or delivered before the ledger begins: part of it stands in an earlier one"
    DELIVERED_AFTER = "delivered after the last period of which anything is known to be spent"
    UNKNOWN = "its periods and those of the ledger can't be put in one order"


def held_in_ledger(case: Case) -> dict[str, Held]:
    """Of each initiative of ``actuals`` that has a date, whether the ledger holds its whole cost; empty
    without a ledger.
    """
    ledger = case.table("ledger")
    dates: dict[str, list[str]] = defaultdict(list)
    delivered: dict[str, list[str]] = defaultdict(list)
    for row in case.table("actuals"):
        dates[row["initiative"]] += [p for p in (row["promised"], row["delivered"]) if p is not None]
        delivered[row["initiative"]] += [p for p in (row["delivered"],) if p is not None]
    dated = {i: found for i, found in dates.items() if found}
    if not len(ledger):
        return {}
    line, strange = timeline(
        [*ledger["period"], *(p for found in dated.values() for p in found)], case.periods
    )
    if strange:
        return dict.fromkeys(dated, Held.UNKNOWN)
    start = min(line.place[p] for p in ledger["period"])
    end = max((line.place[row["period"]] for row in ledger if row["actual"] is not None), default=start)
    return {
        i: Held.BEGUN_BEFORE
        if any(line.place[p] < start for p in found)
        else Held.DELIVERED_AFTER
        if any(line.place[p] > end for p in delivered[i])
        else Held.WHOLE
        for i, found in dated.items()
    }
