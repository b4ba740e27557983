"""The pieces that a brief is made of, and how its frames are put into words: names for ids, figures as the
language writes them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup, escape

from portfolio.model.allocation import Allocation
from portfolio.report.brief.frames_plan import called
from portfolio.report.number_formats import Formats
from portfolio.words.figures import LARGE, decimals_of, per_cent
from portfolio.words.media import harmless
from portfolio.words.sentences import clauses, listing, quoted, say

if TYPE_CHECKING:
    import pandas as pd

NAMED = 3
"""So many initiatives are named in one cell."""
_RETIMED = 8
"""So many of those that change option or start only are: which ones is all that is told of them."""
_SHORT = 8
"""A table, or a list, of so many rows at most is not broken over two pages."""
_WHOLE = 10
"""Nor is a group of so many, its heading among them: nobody has to turn back to see what it is about."""
_AGAIN = "group again"
"""The kind of a row that says the heading of a group again."""
_SIGNED = re.compile("[+\N{MINUS SIGN}][€$£¥][0-9]+(?:[.,\N{NARROW NO-BREAK SPACE}][0-9]+)*")
_LONGEST = 30
"""Letters in a word that a column must have room for."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``text``, ``quiet`` after it in small type, ``below`` on a line of its own, or ``drawn``
    in place of them.

    ``kind`` is ``text``, ``short`` (never broken over lines), ``number`` (to the right) or ``number full``
    (shaded).
    """

    text: str = ""
    kind: str = "text"
    quiet: str = ""
    below: str = ""
    drawn: Markup | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One row: ``kind`` is ``""``, ``group`` or ``total``; ``colour`` is that of a dot before it."""

    cells: Sequence[Cell]
    kind: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, and the frame that its figures stand in.

    ``stacks``: on a phone each cell stands under the one before, after its heading; no cell spans others.
    ``continued``: what stands beside the heading of a long group where it is said again; it is not unless
    given.
    """

    frame: str
    head: Sequence[Cell]
    lines: Sequence[Line]
    stacks: bool = False
    continued: str = ""

    @property
    def short(self) -> bool:
        """Whether it stays on one page."""
        return len(self.lines) <= _SHORT

    @property
    def groups(self) -> list[list[Line]]:
        """The rows, each heading with those below it; totals stay with the last ones. Of a group too long for
        a page of its own the heading stands again over each part, in print alone.
        """
        found: list[list[Line]] = [[]]
        for line in self.lines:
            if line.kind == "group" and found[-1]:
                found.append([])
            found[-1].append(line)
        return [part for group in found for part in self._parts(group)]

    def _parts(self, group: list[Line]) -> Iterator[list[Line]]:
        head, *rest = group or [Line([])]
        if head.kind != "group" or not self.continued or len(group) <= _WHOLE:
            yield group
            return
        count = math.ceil(len(rest) / (_WHOLE - 1))
        again = replace(head.cells[0], quiet=self.continued)
        for k in range(count):
            first = head if k == 0 else replace(head, kind=_AGAIN, cells=[again, *head.cells[1:]])
            yield [first, *rest[len(rest) * k // count : len(rest) * (k + 1) // count]]

    @staticmethod
    def is_whole(group: Sequence[Line]) -> bool:
        """Whether a group stays on one page."""
        return group[0].kind in ("group", _AGAIN) and len(group) <= _WHOLE


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that is seen first: what it is, the figure, what it rests on."""

    label: str
    figure: str
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, in this order; what is empty is left out.

    ``pictures`` stand side by side, ``sheets`` under one another, each as wide as a page; ``links`` lead to
    other sections, by key and name.
    """

    key: str
    heading: str = ""
    frame: str = ""
    said: Sequence[str] = ()
    tiles: Sequence[Tile] = ()
    links: Sequence[tuple[str, str]] = ()
    points: Sequence[tuple[str, str]] = ()
    grid: Grid | None = None
    pictures: Sequence[tuple[str, Markup]] = ()
    sheets: Sequence[tuple[str, Markup]] = ()
    note: str = ""

    @property
    def short(self) -> bool:
        """Whether it stays on one page."""
        few = len(self.points) <= _SHORT and len(self.sheets) <= 1
        return few and (self.grid is None or (self.grid.short and not self.pictures))


@dataclass(frozen=True, eq=False)
class Telling:
    """One brief in one language.

    Attributes
    ----------
    plan : Allocation
    frames : mapping of str to DataFrame
    language : str
    """

    plan: Allocation
    frames: dict[str, pd.DataFrame]
    language: str
    formats: Formats = field(init=False)
    names: dict[str, str] = field(init=False)
    colours: dict[str, str] = field(init=False)
    figures: dict[str, float] = field(init=False)
    resources: dict[str, str] = field(init=False)
    units: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        # drawing takes longer to load than the rest of the room
        from portfolio.plots.style import objective_colours

        case = self.plan.problem.case
        amounts = [abs(a) for f in ("funded", "money") for a in self.frames[f].spend]
        total = math.fsum(self.frames["funded"].spend)  # which has the decimals that its parts have
        # what initiatives cost is told apart; shares of it, by objective, need only be more than nothing
        decimals = decimals_of(self.frames["funded"].spend)
        if max([total, *amounts]) < LARGE and any(abs(a - round(a)) > 1e-6 for a in amounts):
            decimals = max(2, decimals)
        summary = self.frames["summary"]
        own = {
            "formats": Formats(self.language, case.settings.currency, case.money_unit, decimals),
            "names": called(case, "initiatives"),
            "colours": objective_colours(case),
            "figures": dict(zip(summary.figure, summary.value, strict=True)),
            "resources": called(case, "resources"),
            "units": case.units("resources"),
        }
        for name, value in own.items():
            object.__setattr__(self, name, value)

    def say(self, phrase: str, **figures: object) -> str:
        return say(self.language, f"brief_{phrase}", **figures)

    def points(self, value: float, decimals: int = 2) -> str:
        """So many points, with the word."""
        return self.say("points", value=self.formats.points(value, decimals))

    @property
    def has_range(self) -> bool:
        """Whether the gain differs over the draws by more than rounding."""
        low, high = self.figures["p10"], self.figures["p90"]
        return high - low > 1e-9 * self.plan.problem.size_of(high)

    def load(self, share: float) -> str:
        """How full a team is, rounded as the roadmap does."""
        return per_cent(share, self.language)

    def listed(
        self,
        ids: Iterable[str],
        in_quotes: bool = False,
        last: Literal["and", "or"] = "and",
        most: int = NAMED,
    ) -> str:
        """Initiatives by name, in a sentence; beyond ``most`` of them the rest is counted."""
        names = [self.names.get(i, i) for i in ids]
        names = [quoted(name, self.language) for name in names] if in_quotes else names
        return listing(names, self.language, most, last)

    @property
    def money_head(self) -> str:
        """The unit of money, as it stands after a heading."""
        return f" ({self.formats.money_unit})" if self.formats.money_unit else ""

    @property
    def has_budgets(self) -> bool:
        """Whether anything costs money."""
        return bool(len(self.plan.problem.case.budgets))

    def span(self, first: str, last: str) -> str:
        """From one period to another, in a sentence."""
        return self.say(
            "span_one" if first == last else "span",
            first=self.formats.period(first),
            last=self.formats.period(last),
        )

    def head(self, *phrases: str, numbers: int = 0) -> list[Cell]:
        """Headings; the last ``numbers`` of them stand over figures."""
        return [
            Cell(self.say(p), "number" if k >= len(phrases) - numbers else "text")
            for k, p in enumerate(phrases)
        ]

    def swapped(self, entering: Sequence[str], leaving: Sequence[str], changing: Sequence[str] = ()) -> str:
        """Who comes in, who drops out, who changes option or time: a cell."""
        parts = []
        for word, who in (("enter", entering), ("leave", leaving)):
            if who:
                parts.append(self.say(word, who=self.listed(who)))
        if changing:
            parts.append(self.say("other_timing", who=self.listed(changing, most=_RETIMED)))
        text = clauses(parts, self.language)
        return text[:1].upper() + text[1:] if text else self.say("nothing")


def decimals_for(*values: float) -> int:
    """So many decimals that changes of that size are told apart, and no more."""
    largest = max((abs(v) for v in values if math.isfinite(v)), default=0.0)
    return 0 if largest == 0 else min(4, max(0, 1 - math.floor(math.log10(largest))))


def number(text: str, quiet: str = "", full: bool = False) -> Cell:
    """A cell with a figure."""
    return Cell(text, "number full" if full else "number", quiet)


def breakable(text: str) -> Markup:
    """Text in which a word that is longer than a column may be broken.

    Examples
    --------
    >>> breakable("A<B"), breakable(45 * "x").count("<wbr>")
    (Markup('A&lt;B'), 1)
    """
    words = [
        [word[k : k + _LONGEST] for k in range(0, len(word), _LONGEST)] for word in harmless(text).split(" ")
    ]
    return Markup(" ").join(Markup("<wbr>").join(parts) for parts in words)


def unbroken(text: str) -> Markup:
    """Text in which no line ends between a sign and the currency after it, which both may end one.

    Examples
    --------
    >>> unbroken("by \N{MINUS SIGN}€5, <")
    Markup('by <span class="short">−€5</span>, &lt;')
    """
    return Markup(_SIGNED.sub(r'<span class="short">\g<0></span>', str(escape(text))))


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a frame, each by its columns."""
    for _, row in frame.iterrows():
        yield row
