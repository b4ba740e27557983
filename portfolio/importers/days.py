"""A column's cells as days and periods, as people and trackers write them.

Whether 01/02/2027 is in January or in February is decided by the column: one date that can only be read in
one way decides; else both readings are kept. A time that lies nowhere for certain, as FY2027, is not placed.
"""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from portfolio.case.periods import CLOCK, Label, Span, plain_label, read_label, without_weekday
from portfolio.importers.amounts import ends_of
from portfolio.tables.numbers import is_unknown
from portfolio.tables.text import text_of


class Placed(enum.Enum):
    """Where a cell lies in time.

    ``DATED`` from a first to a last day · ``AMBIGUOUS`` at one of several, in ``readings`` · ``UNPLACED`` a
    year or a part of one of the books, which nobody says when it begins · ``UNKNOWN`` nobody knows: a blank,
    TBD · ``UNREADABLE`` words.
    """

    DATED = "dated"
    AMBIGUOUS = "ambiguous"
    UNPLACED = "unplaced"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of a column of dates.

    Attributes
    ----------
    text : str
        The cell as written.
    kind : Placed
    first, last : date or None
        The first and the last day, the same of a date; None where they are not known for certain.
    readings : tuple of (date, date)
        What an ambiguous cell can mean.
    label : Label or None
        The month, quarter, year, … that it names, where that is one thing.
    """

    text: str
    kind: Placed
    first: datetime.date | None = None
    last: datetime.date | None = None
    readings: tuple[Span, ...] = ()
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """A column of dates.

    Attributes
    ----------
    cells : tuple of Day
        One a cell, in order.
    order : str
        ``day first``, ``month first`` or ``year first``, as asked for or as the column proves; empty where
        nothing decides.
    proofs : tuple of (str, str)
        The orders that cells prove, each with one that does; several where they disagree.
    depends : tuple of int
        The places, from 0, of the cells that mean another day in another order.
    """

    cells: tuple[Day, ...]
    order: str = ""
    proofs: tuple[tuple[str, str], ...] = ()
    depends: tuple[int, ...] = ()

    def of_kind(self, kind: Placed) -> tuple[int, ...]:
        """The places, counted from 0, of the cells of one kind."""
        return tuple(k for k, cell in enumerate(self.cells) if cell.kind is kind)


ORDERS = ("day first", "month first", "year first")
"""How numbers parted by strokes, points or dashes make a date; the year comes first in a short one only."""

_NUMERIC = re.compile(rf"(\d\d?)(?P<mark>[./-]| )(\d\d?)(?P=mark)((?:19|20|21)\d\d|\d\d){CLOCK}")
_CENTURY = 2070
"""A year in two digits from here on may be of the last century."""


@dataclass(frozen=True, slots=True)
class _Times:
    """What a text can mean: days by the order they depend on (empty: on none), or labels without days."""

    by_order: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))
    labels: tuple[Label, ...] = ()


def read_days(texts: Sequence[object], order: str = "") -> Days:
    """A column of dates and periods, read as a whole.

    Parameters
    ----------
    texts : sequence
        The cells, text or what a spreadsheet holds.
    order : {"", "day first", "month first", "year first"}
        What somebody has said; a date that can only be read otherwise is read so, and told in ``proofs``.

    Examples
    --------
    >>> column = read_days(["01/02/2027", "13/May/24 3:31 PM", "Q1 2027", "FY2027-28", "TBD"])
    >>> [cell.kind.value for cell in column.cells]
    ['ambiguous', 'dated', 'dated', 'unplaced', 'unknown']
    >>> [str(cell.last) for cell in read_days(["01/02/2027", "31/03/2027"]).cells]
    ['2027-02-01', '2027-03-31']
    """
    shown = [_shown(raw) for raw in texts]
    times = [_read(text) for text in shown]
    proved: dict[str, str] = {}
    for text, time in sorted(zip(shown, times, strict=True), key=lambda pair: pair[0]):
        if len(time.by_order) == 1 and (only := next(iter(time.by_order))):
            proved.setdefault(only, text)
    decided = order or (next(iter(proved)) if len(proved) == 1 else "")
    kinds = {(t.labels[0].unit, t.labels[0].fiscal) for t in times if len(t.labels) == 1}
    depends = [k for k, time in enumerate(times) if len({*time.by_order.values()}) > 1]
    return Days(
        tuple(_day(text, time, decided, kinds) for text, time in zip(shown, times, strict=True)),
        decided,
        tuple(sorted(proved.items())),
        tuple(depends),
    )


def _shown(raw: object) -> str:
    """A cell as text; what a spreadsheet holds as no time at all is blank."""
    if isinstance(raw, bool | datetime.time):
        return text_of(raw)
    return text_of(raw) if raw == raw else ""


@lru_cache(maxsize=4096)
def _read(text: str) -> _Times:
    """What a text can mean by itself."""
    if len(text) > 80:
        return _Times()
    if found := _numbers(text):
        return found
    if labels := read_label(text):
        spans = [label.span for label in labels]
        if len(labels) == 1 and (span := spans[0]):
            return _Times({"": span}, labels)
        return _Times(labels=labels)
    for first, last in _apart(text):
        start, end = _read(first).by_order, _read(last).by_order
        orders = dict.fromkeys((*start, *end))
        both = {
            order: (start.get(order, start.get("", _NONE))[0], end.get(order, end.get("", _NONE))[1])
            for order in orders
        }
        if sound := {o: (a, b) for o, (a, b) in both.items() if a < _LATEST and b < _LATEST and a <= b}:
            return _Times(sound)
    return _Times()


_LATEST = datetime.date.max
_NONE = (_LATEST, _LATEST)


def _apart(text: str) -> Iterator[tuple[str, str]]:
    """The ends of a range, parted by a word or by a dash between blanks."""
    return ((a, b) for a, b in ends_of(text) if len(a) > 3 and len(b) > 3)


def _numbers(text: str) -> _Times | None:
    """A date in numbers, in every order in which there is such a day, on the day of the week it names."""
    weekday, plain = without_weekday(plain_label(text))
    if (found := _NUMERIC.fullmatch(plain)) is None:
        return None
    one, mark, two, three = int(found[1]), found["mark"], int(found[3]), int(found[4])
    short = len(found[4]) == 2
    year = three + (2000 if short else 0)
    orders = {ORDERS[0]: (year, two, one), ORDERS[1]: (year, one, two)}
    if short and mark == "-":
        orders[ORDERS[2]] = (one + 2000, two, three)
    days = {}
    for order, parts in orders.items():
        try:
            day = datetime.date(*parts)
        except ValueError:
            continue
        if weekday in (None, day.weekday()):
            days[order] = (day, day)
    if len({*days.values()}) == 1 and len(days) > 1:
        return _Times({"": next(iter(days.values()))})
    return _Times(days)


def _day(text: str, time: _Times, order: str, kinds: set[tuple[str, str]]) -> Day:
    """A cell with what its column decides."""
    if is_unknown(text):
        return Day(text, Placed.UNKNOWN)
    labels = time.labels
    if len(labels) > 1:
        # 2011-12 is a year beside 2023-24, a month beside 2011-11
        alike = tuple(label for label in labels if (label.unit, label.fiscal) in kinds)
        labels = alike if len(alike) == 1 else labels
    if len(labels) > 1:
        readings = tuple(label.span for label in labels if label.span)
        return Day(text, Placed.AMBIGUOUS, readings=readings)
    label = labels[0] if labels else None
    spans = {"": label.span} if label and label.span else dict(time.by_order)
    if not spans:
        return Day(text, Placed.UNPLACED if label else Placed.UNREADABLE, label=label)
    chosen = [spans[order]] if order in spans else list(dict.fromkeys(spans.values()))
    chosen = [span for one in chosen for span in _centuries(text, one)]
    if len(chosen) > 1:
        return Day(text, Placed.AMBIGUOUS, readings=tuple(chosen), label=label)
    return Day(text, Placed.DATED, *chosen[0], label=label)


def _centuries(text: str, span: Span) -> list[Span]:
    """A time, and the one of a hundred years before where its year is late and has two digits."""
    first, last = span
    if first.year < _CENTURY or str(first.year) in text:
        return [span]
    return [(_back(first), _back(last)), span]


def _back(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year - 100)
    except ValueError:
        return day.replace(year=day.year - 100, day=28)
