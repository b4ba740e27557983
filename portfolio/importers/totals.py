"""Which rows of a list add others up: they are called so, or hold no name and the sum of others."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from statistics import median

from portfolio.importers.heading_rows import is_figure, one_line
from portfolio.tables import Rows, is_total, plain

_BESIDE = re.compile(r"\d+|general\w*|all|tous|toutes|of|de|du|des|the|la|le|les|in|en|ht|ttc|[^\w]+")
"""Words that beside Total say no more than it does."""


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """A row that adds others up, and how that is known.

    Attributes
    ----------
    line : int
        The row, as the user's own file counts.
    called : str
        What it is called, where that tells; else empty.
    addends : tuple of int
        The rows whose sums it holds, where it does.
    sure : bool
        Whether it can be nothing else: a row that is not sure is to be asked about.
    """

    line: int
    called: str
    addends: tuple[int, ...] = ()
    sure: bool = True


def totals_rows(
    rows: Rows,
    headings: Sequence[str],
    named: Sequence[int],
    figures: Mapping[int, Sequence[float | None]],
    averaged: Collection[int] = (),
) -> list[TotalsRow]:
    """The rows that add others up.

    Parameters
    ----------
    rows : Rows
        The rows of a table.
    headings : sequence of str
        What stands over each column.
    named : sequence of int
        Places of the columns that say what a row is: its id, its name, its group.
    figures : mapping
        By the places of the columns with amounts and points: their numbers, one a row, None where unknown.
    averaged : collection of int
        Those of them, such as scores, of which a row of totals may hold the mean.

    Examples
    --------
    >>> rows = [(2, ("Roof", 100)), (3, ("Lane", 50)), (4, ("Total", 150)),
    ...         (5, ("Total Quality Management", 70))]
    >>> for row in totals_rows(rows, ("Name", "Cost"), [0], {1: [cells[1] for _, cells in rows]}):
    ...     print(row.line, row.called, row.addends, row.sure)
    4 Total (2, 3) True
    5 Total Quality Management () False
    """
    return list(_Totals(rows, headings, named, figures, averaged).found())


@dataclass(frozen=True, slots=True)
class _Sums:
    """The rows of which a row holds the sums, in how many columns, and whether they are all of a part, not
    just some of the last.
    """

    addends: Sequence[int]
    columns: int
    natural: bool


class _Totals:
    def __init__(
        self,
        rows: Rows,
        headings: Sequence[str],
        named: Sequence[int],
        figures: Mapping[int, Sequence[float | None]],
        averaged: Collection[int],
    ) -> None:
        self.rows, self.named, self.figures = rows, named, [*figures.values()]
        self.adds_up = [k not in averaged for k in figures]
        """In which columns a row of totals can hold nothing but sums."""
        self.words = {word for heading in headings for word in plain(heading).split() if len(word) > 2}
        self.told = {*named, *figures}
        self.summed = [n for n in range(len(rows)) if any(f[n] for f in self.figures)]
        """The rows that hold an amount at all."""
        self.called = [self._called(n) for n in range(len(rows))]
        """The name of each row, where it is one of totals."""
        self.sums = [[*accumulate((v or 0.0 for v in f), initial=0.0)] for f in self.figures]
        self.counts = [[*accumulate((bool(v) for v in f), initial=0)] for f in self.figures]
        """Sums, and of how many amounts, of all rows before each: some rows are a difference."""
        self.totals: set[int] = set()
        self.last = -1
        self.left_out = [(0.0, 0)] * len(self.figures)
        """What the totals so far hold themselves."""

    @cached_property
    def further(self) -> list[int]:
        """How many words more than its name each row holds: figures of other columns may be added up too."""
        others = [k for k in range(max((len(c) for _, c in self.rows), default=0)) if k not in self.told]
        figure = cache(is_figure)
        return [
            sum(isinstance(c, str) and not figure(c) for k in others if k < len(cells) and (c := cells[k]))
            for _, cells in self.rows
        ]

    @cached_property
    def usual(self) -> float:
        """How many words more than its name a row holds that may be added up."""
        return median([self.further[n] for n in self.summed if not self.called[n]] or [0])

    def found(self) -> Iterator[TotalsRow]:
        """From the top: totals count in no later sum."""
        for n, (line, cells) in enumerate(self.rows):
            called = self.called[n]
            if not called and any(k < len(cells) and cells[k] is not None for k in self.named):
                if (added := self._all_above(n)) is not None:
                    self._take(n)
                    yield TotalsRow(line, "", self._lines(added), added.columns > 1)
                continue
            sums = self._sums(n, called)
            if not called and not sums.addends:
                continue
            # a word for totals and another may name a thing: Total Quality Management
            sure = not called or self._says_total_alone(called) or self._must_be(n, sums)
            if not sure and not self._may_be(n, called, sums):
                continue
            self._take(n)
            yield TotalsRow(line, called, self._lines(sums), sure)

    def _take(self, n: int) -> None:
        self.totals.add(n)
        self.last = n
        own = [f[n] or 0.0 for f in self.figures]
        self.left_out = [(s + v, c + bool(v)) for (s, c), v in zip(self.left_out, own, strict=True)]

    def _lines(self, sums: _Sums) -> tuple[int, ...]:
        return tuple(self.rows[k][0] for k in sums.addends)

    def _called(self, n: int) -> str:
        """The name of a row, where it is one of totals."""
        cells = self.rows[n][1]
        names = (one_line(cells[k]) for k in self.named if k < len(cells) and cells[k] is not None)
        return next(filter(_is_called, names), "")

    def _must_be(self, n: int, sums: _Sums) -> bool:
        """Whether a row that may be called for something else is a total: nothing else stands in it, where
        other rows have more; or it holds sums that chance does not make.
        """
        if self.further[n] >= max(1, self.usual):
            return sums.natural and (sums.columns > 1 or len(sums.addends) > 2)
        return self.usual >= 1 > self.further[n] or sums.natural or sums.columns > 1

    def _may_be(self, n: int, called: str, sums: _Sums) -> bool:
        """Whether a row that may be called for something else is to be asked about: it holds sums, is called
        for a group of the list, or says no more than its name.
        """
        described = self.further[n] >= max(1, self.usual)
        return sums.natural or self._names_a_group(n, called) or (not described and self._can_be(n))

    def _names_a_group(self, n: int, called: str) -> bool:
        """Whether what stands beside the word for totals stands in another row by itself: Total Culture."""
        words = plain(called).rstrip(" :").split()
        groups = (" ".join(w) for w in (words[1:], words[:-1], words[2:], words[:-2]) if w)
        return any(self._texts.get(group, n) != n for group in groups)

    @cached_property
    def _texts(self) -> dict[str, int]:
        """What stands in the rows, in plain letters, and in which one; -1: in several."""
        written: dict[str, int] = {}
        for k, (_, cells) in enumerate(self.rows):
            for c in cells:
                if isinstance(c, str) and written.setdefault(c, k) != k:
                    written[c] = -1
        texts: dict[str, int] = {}
        for text, k in written.items():
            if texts.setdefault(bare := plain(one_line(text)), k) != k:
                texts[bare] = -1
        return texts

    def _says_total_alone(self, name: str) -> bool:
        return all(
            is_total(word) or word in ("grand", "sub", "sous") or _BESIDE.fullmatch(word) or self._heads(word)
            for word in plain(name).split()
        )

    def _heads(self, word: str) -> bool:
        """Whether a word is one of the headings', costs for cost included."""
        return any(word.rstrip("s") == heading.rstrip("s") for heading in self.words)

    def _sums(self, n: int, called: str) -> _Sums:
        """The rows of which a row holds the sums: those since the last total, all above it, or all below it;
        of one that is called a total also the last few above.
        """
        for first, end, without in ((self.last + 1, n, False), (0, n, True), (n + 1, len(self.rows), False)):
            if columns := self._matching(n, self._between(first, end, without), called):
                choice = [k for k in self._places(first, end) if k not in self.totals]
                # differences of long sums are not to the last digit
                if columns := self._matching(n, [_sum(f, choice) for f in self.figures], called):
                    return _Sums(choice, columns, True)
        return self._last_few(n, called) if called else _Sums((), 0, False)

    def _between(self, first: int, end: int, without: bool) -> list[tuple[float, int]]:
        """In each column what some rows add up to, and of how many amounts; ``without`` the totals."""
        found = [(s[end] - s[first], c[end] - c[first]) for s, c in zip(self.sums, self.counts, strict=True)]
        if not without:
            return found
        return [(s - own, c - n) for (s, c), (own, n) in zip(found, self.left_out, strict=True)]

    def _places(self, first: int, end: int) -> list[int]:
        """The rows from one to before another that hold an amount."""
        return self.summed[bisect_left(self.summed, first) : bisect_left(self.summed, end)]

    def _last_few(self, n: int, called: str) -> _Sums:
        running = [(0.0, 0)] * len(self.figures)
        filled = [f[n] for f in self.figures]
        addends: list[int] = []
        for place in range(bisect_left(self.summed, n) - 1, -1, -1):
            if (k := self.summed[place]) in self.totals:
                continue
            addends.insert(0, k)
            added = [f[k] or 0.0 for f in self.figures]
            running = [(s + v, c + bool(v)) for (s, c), v in zip(running, added, strict=True)]
            if columns := self._matching(n, running, called):
                return _Sums(addends, columns, False)
            # amounts only add to it: what is too much stays too much
            over = sum(bool(v) and s > (v or 0) * 1.01 for v, (s, _) in zip(filled, running, strict=True))
            if 2 * over > sum(map(bool, filled)) and not self._negative:
                break
        return _Sums((), 0, False)

    @cached_property
    def _negative(self) -> bool:
        return any(v < 0 for f in self.figures for v in f if v)

    def _all_above(self, n: int) -> _Sums | None:
        """What a row of any name adds up: all there is above it, in every amount that it holds. Chance makes
        that of few addends, and in one column even of some.
        """
        sums = self._between(0, n, True)
        filled = [(v, *s) for f, s in zip(self.figures, sums, strict=True) if (v := f[n])]
        fewest = min((count for *_, count in filled), default=0)
        same = all(math.isclose(v, total, rel_tol=1e-9) for v, total, _ in filled)
        if not same or fewest <= (2 if len(filled) > 1 else 3):
            return None
        return _Sums([k for k in self._places(0, n) if k not in self.totals], len(filled), True)

    def _matching(self, n: int, sums: Sequence[tuple[float, int]], called: str) -> int:
        """In how many columns a row's amounts are these sums; 0 unless in most: a score may have been
        averaged.
        """
        # what is called a total may have been rounded; what is not must be one to the last digit
        near = 1e-3 if called else 1e-9
        filled = [
            # one amount that occurs twice is no sum
            (adds_up, count > 1 and math.isclose(f[n] or 0, total, rel_tol=near))
            for f, adds_up, (total, count) in zip(self.figures, self.adds_up, sums, strict=True)
            if f[n]
        ]
        sure = [same for adds_up, same in filled if adds_up]
        matching = sum(same for _, same in filled)
        return matching if len(filled) <= 2 * matching and (any(sure) or not sure) else 0

    def _can_be(self, n: int) -> bool:
        """Whether a row holds as much as the last one that it would add up."""
        places = range(bisect_left(self.summed, n) - 1, -1, -1)
        before = next((k for place in places if (k := self.summed[place]) not in self.totals), None)
        return before is None or any(
            f[n] is None or f[before] is None or (f[n] or 0) >= (f[before] or 0)
            for f, adds_up in zip(self.figures, self.adds_up, strict=True)
            if adds_up or not any(self.adds_up)
        )


def _sum(numbers: Sequence[float | None], places: Sequence[int]) -> tuple[float, int]:
    """A sum, and of how many amounts."""
    parts = [v for k in places if (v := numbers[k])]
    return math.fsum(parts), len(parts)


def _is_called(name: str) -> bool:
    """Whether a name begins or ends with what totals are called."""
    words = plain(name).rstrip(" :").split()
    ends = {" ".join(part) for size in (1, 2) for part in (words[:size], words[-size:])}
    return any(is_total(end) for end in ends)
