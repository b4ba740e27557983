"""Which rows of a list add others up: they are called so, or hold no name and the sum of others."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from portfolio.importers.heading_rows import is_figure, one_line
from portfolio.tables import Rows, is_total, plain, quoted

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

    @property
    def why(self) -> str:
        """How it is known, in words for a list: ``called "Total", the sum of rows 2 to 5``."""
        parts = [f"called {quoted(self.called)}"] if self.called else []
        if self.addends:
            first, last = min(self.addends), max(self.addends)
            parts.append(f"the sum of rows {first} to {last}" if last > first else f"the same as row {first}")
        return ", ".join(parts)


def totals_rows(
    rows: Rows,
    headings: Sequence[str],
    named: Sequence[int],
    figures: Mapping[int, Sequence[float | None]],
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

    Examples
    --------
    >>> rows = [(2, ("Roof", 100)), (3, ("Lane", 50)), (4, ("Total", 150)),
    ...         (5, ("Total Quality Management", 70))]
    >>> for row in totals_rows(rows, ("Name", "Cost"), [0], {1: [cells[1] for _, cells in rows]}):
    ...     print(row.line, row.why, row.sure)
    4 called "Total", the sum of rows 2 to 3 True
    5 called "Total Quality Management" False
    """
    return list(_Totals(rows, headings, named, figures).found())


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
    ) -> None:
        self.rows, self.named, self.figures = rows, named, figures
        self.words = {word for heading in headings for word in plain(heading).split() if len(word) > 2}
        told = {*named, *figures}
        self.further = [
            sum(isinstance(c, str) and not is_figure(c) for k, c in enumerate(cells) if k not in told)
            for _, cells in rows
        ]
        """How many words more than its name each row holds: figures of other columns may be added up too."""
        self.summed = [n for n in range(len(rows)) if any(f[n] for f in figures.values())]
        """The rows that hold an amount at all."""
        self.usual = median([self.further[n] for n in self.summed if not self._called(n)] or [0])

    def found(self) -> Iterator[TotalsRow]:
        """From the top: totals count in no later sum."""
        totals: set[int] = set()
        for n, (line, cells) in enumerate(self.rows):
            called = self._called(n)
            named = any(k < len(cells) and cells[k] is not None for k in self.named)
            sums = self._sums(n, totals, called)
            if not called and not sums.addends:
                continue
            if not called and named:
                if (added := self._all_above(n, totals)) is not None:
                    totals.add(n)
                    yield TotalsRow(
                        line, "", tuple(self.rows[k][0] for k in added.addends), added.columns > 1
                    )
                continue
            # a word for totals and another may name a thing: Total Quality Management
            sure = not called or self._says_total_alone(called) or self._must_be(n, sums)
            if not sure and not self._may_be(n, called, sums, totals):
                continue
            totals.add(n)
            yield TotalsRow(line, called, tuple(self.rows[k][0] for k in sums.addends), sure)

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

    def _may_be(self, n: int, called: str, sums: _Sums, totals: set[int]) -> bool:
        """Whether a row that may be called for something else is to be asked about: it holds sums, is called
        for a group of the list, or says no more than its name.
        """
        described = self.further[n] >= max(1, self.usual)
        return sums.natural or self._names_a_group(n, called) or (not described and self._can_be(n, totals))

    def _names_a_group(self, n: int, called: str) -> bool:
        """Whether what stands beside the word for totals stands in another row by itself: Total Culture."""
        words = plain(called).rstrip(" :").split()
        groups = {" ".join(w) for w in (words[1:], words[:-1], words[2:], words[:-2]) if w}
        return any(
            isinstance(c, str) and plain(one_line(c)) in groups
            for k, (_, cells) in enumerate(self.rows)
            if k != n
            for c in cells
        )

    def _says_total_alone(self, name: str) -> bool:
        return all(
            is_total(word) or word in ("grand", "sub", "sous") or _BESIDE.fullmatch(word) or self._heads(word)
            for word in plain(name).split()
        )

    def _heads(self, word: str) -> bool:
        """Whether a word is one of the headings', costs for cost included."""
        return any(word.rstrip("s") == heading.rstrip("s") for heading in self.words)

    def _sums(self, n: int, totals: set[int], called: str) -> _Sums:
        """The rows of which a row holds the sums: those since the last total, all above it, or all below it;
        of one that is called a total also the last few above.
        """
        above = [k for k in self.summed if k < n and k not in totals]
        last = max((k for k in totals if k < n), default=-1)
        choices = [[k for k in above if k > last], above, [k for k in self.summed if k > n]]
        for choice in choices:
            sums = [self._sum(f, choice) for f in self.figures.values()]
            if columns := self._matching(n, sums, called):
                return _Sums(choice, columns, True)
        if called:
            running = [(0.0, 0)] * len(self.figures)
            for place in reversed(range(len(above))):
                added = [f[above[place]] or 0.0 for f in self.figures.values()]
                running = [(s + v, c + bool(v)) for (s, c), v in zip(running, added, strict=True)]
                if columns := self._matching(n, running, called):
                    return _Sums(above[place:], columns, False)
        return _Sums((), 0, False)

    def _all_above(self, n: int, totals: set[int]) -> _Sums | None:
        """What a row of any name adds up: all there is above it, in every amount that it holds. Chance makes
        that of few addends, and in one column even of some.
        """
        above = [k for k in self.summed if k < n and k not in totals]
        filled = [(v, *self._sum(f, above)) for f in self.figures.values() if (v := f[n])]
        same = filled and all(math.isclose(v, total, rel_tol=1e-9) for v, total, _ in filled)
        fewest = min((count for *_, count in filled), default=0)
        return _Sums(above, len(filled), True) if same and fewest > (2 if len(filled) > 1 else 3) else None

    @staticmethod
    def _sum(numbers: Sequence[float | None], places: Sequence[int]) -> tuple[float, int]:
        """A sum, and of how many amounts."""
        parts = [v for k in places if (v := numbers[k])]
        return math.fsum(parts), len(parts)

    def _matching(self, n: int, sums: Sequence[tuple[float, int]], called: str) -> int:
        """In how many columns a row's amounts are these sums; 0 unless in most: a score may have been
        averaged.
        """
        # what is called a total may have been rounded; what is not must be one to the last digit
        near = 1e-3 if called else 1e-9
        filled = [(v, *s) for f, s in zip(self.figures.values(), sums, strict=True) if (v := f[n])]
        # one amount that occurs twice is no sum
        matching = sum(count > 1 and math.isclose(v, total, rel_tol=near) for v, total, count in filled)
        return matching if len(filled) <= 2 * matching else 0

    def _can_be(self, n: int, totals: set[int]) -> bool:
        """Whether a row holds as much as the last one that it would add up."""
        before = next((k for k in reversed(self.summed) if k < n and k not in totals), None)
        return before is None or any(
            f[n] is None or f[before] is None or (f[n] or 0) >= (f[before] or 0)
            for f in self.figures.values()
        )


def _is_called(name: str) -> bool:
    """Whether a name begins or ends with what totals are called."""
    words = plain(name).rstrip(" :").split()
    ends = {" ".join(part) for size in (1, 2) for part in (words[:size], words[-size:])}
    return any(is_total(end) for end in ends)
