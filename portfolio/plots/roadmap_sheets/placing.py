"""What stands where on the sheets of a roadmap: measured, so that no two texts meet and none is cut."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from portfolio.case.case import Case
from portfolio.continuity.roadmap import FULL, waits
from portfolio.model.allocation import Allocation
from portfolio.plots.style import LIMIT, in_lines, objective_colours, text_width
from portfolio.words.figures import number, per_cent
from portfolio.words.media import one_line
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd

SIZE, SMALL = 7.5, 6.5
"""Letters, in points: of names, and of what stands beside them. Smaller ones can't be read on paper."""
LEADING = 1.25
ROW, BAR = 13.0, 8.6
"""How high a row is at least, and its bar."""
APART, GAP, EDGE = 6.0, 1.2, 6.0
"""Between two groups or columns; beside a bar, so that one that follows another is another; around all."""
_FAR = 460.0
"""From here on, the names of the periods are out of sight on most screens."""
_PERIOD = 40.0
"""As wide as a period is comfortably."""
_SINCE = 0.12
"""The share of a sheet that may say when something began."""
STUB = 11.0
"""Of a bar that began before the first period, or goes on after the last."""
MARK = 8.5
"""What the sign of delivery takes of a bar."""
_SIGN = "%\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
BAND = 6.0
"""The colour before the label of a group."""


class Span(NamedTuple):
    """From one place to another across the sheet."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


class Columns(NamedTuple):
    """Where the columns of a sheet stand, and how many periods there are."""

    group: Span
    name: Span
    since: Span
    periods: Span
    later: Span
    before: Span
    number: int

    @property
    def step(self) -> float:
        """How wide a period is."""
        return self.periods.width / self.number

    def at(self, period: int) -> float:
        """Where a period begins; beyond the end of the last one, the edge of what comes later."""
        return self.periods.left + period * self.step if period <= self.number else self.later.right


class Bar(NamedTuple):
    """Where the bar of a line stands, whether it ends on the sheet, its dates, and the bar it was before."""

    span: Span
    ends: bool
    due: float | None
    deadline: float | None
    was: Span | None


class Load(NamedTuple):
    """How full a team is in a period: a share of what may be planned, and it or the amount in writing."""

    share: float
    text: str
    has_limit: bool


@dataclass(frozen=True, eq=False)
class Row:
    """A line of the roadmap or a team, in the lines of its name, since when it runs, what it was before."""

    group: str
    line: Any
    loads: Sequence[Load]
    name: Sequence[str]
    since: Sequence[str] = ()
    before: Sequence[str] = ()
    top: float = 0.0

    @property
    def height(self) -> float:
        return max(ROW, high(self.name) + 4, high(self.since, SMALL) + 4, high(self.before, SMALL) + 4)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, eq=False)
class Run:
    """Rows of one group that follow one another on a sheet, and whether the periods are named above them."""

    label: Sequence[str]
    colour: str
    rows: Sequence[Row]
    top: float
    has_heads: bool

    @property
    def bottom(self) -> float:
        return self.top + max(math.fsum(r.height for r in self.rows), high(self.label) + 4)


def high(lines: Sequence[str], size: float = SIZE) -> float:
    """How high lines are."""
    return len(lines) * size * LEADING


@dataclass(frozen=True, eq=False)
class Layout:
    """What a roadmap shows, in which words, and where, on sheets of that width in points."""

    plan: Allocation
    frame: pd.DataFrame
    by: str
    language: str
    period: Callable[[str], str]
    words: Callable[[str], str]
    width: float
    with_teams: bool = True

    def say(self, phrase: str) -> str:
        return say(self.language, f"roadmap_{phrase}")

    @cached_property
    def case(self) -> Case:
        return self.plan.problem.case

    @property
    def teams(self) -> Sequence[str]:
        """Those whose load stands below the lines."""
        return self.case.capacities if self.with_teams else ()

    @cached_property
    def colours(self) -> dict[str, str]:
        return objective_colours(self.case)

    @cached_property
    def lines(self) -> list[Any]:
        return list(self.frame.itertuples(index=False))

    @cached_property
    def waits(self) -> list[tuple[str, str, float]]:
        """What requires what, and its lag."""
        return list(waits(self.plan).itertuples(index=False, name=None))

    @cached_property
    def options(self) -> dict[str, list[str]]:
        """Those of each initiative."""
        found: dict[str, list[str]] = defaultdict(list)
        for initiative, option in self.case.rows("options"):
            found[initiative].append(option)
        return found

    # words

    def group(self, line: Any) -> str:
        """What stands before the rows of a group."""
        if line.group:
            return one_line(line.group)
        if line.status in ("stopped", "dropped"):
            return self.say(f"group_{line.status}")
        return self.none if self.by == "objective" else self.say("others")

    @cached_property
    def none(self) -> str:
        return say(self.language, "brief_no_objective")

    def legend(self, sign: str) -> str:
        """What a sign means."""
        return say(self.language, f"roadmap_sign_{sign}", full=per_cent(FULL, self.language))

    def option(self, line: Any) -> str:
        """The option, where it is not the only one."""
        return self.words(line.option) if line.option and len(self.options[line.initiative]) > 1 else ""

    def earlier(self, line: Any) -> tuple[str, str] | None:
        """Option and start in the plan that this one is set beside, where the case knows both."""
        for option in self.options[line.initiative]:
            start = line.before.removeprefix(f"{option} ")
            if line.before == f"{option} {start}" and start in self.case.period_index:
                return option, start
        return None

    def before(self, line: Any) -> str:
        """What a line was in that plan, where that is not what it is."""
        known = self.earlier(line)
        if line.change in ("", "in"):
            return say(self.language, "brief_not_funded") if line.change else ""
        if known is None:
            return one_line(line.before)
        option, start = self.words(known[0]), self.period(known[1])
        return (
            start
            if line.change == "start" or len(self.options[line.initiative]) == 1
            else f"{option}, {start}"
        )

    # columns

    @cached_property
    def columns(self) -> Columns:
        """As wide as what is in them needs, names and groups in lines where that were too much."""
        lines, teams = self.lines, [self.case.names("resources")[r] for r in self.teams]
        groups = dict.fromkeys([*map(self.group, lines), *([self.say("load")] if teams else [])])
        since = self._room([(s, False) for s in self.frame.since], _SINCE, SMALL)
        before = self._room([(self.before(line), False) for line in lines], 0.17, SMALL)
        goes_on = bool((self.frame["last"] >= len(self.case.periods)).any())
        running = bool(self.frame.status.isin(["continued", "stopped"]).any())
        heads = {name: text_width(self.say(name), SMALL) for name in ("since", "later", "before")}
        group = self._room([(g, True) for g in groups], 0.15, SIZE) + BAND + APART
        past = running * STUB + (max(since, heads["since"] - STUB) + 4 if since else 0.0)
        later = goes_on * max(STUB, heads["later"])
        earlier = max(before, heads["before"]) + APART if before else 0.0
        rest = self.width - 2 * EDGE - group - past - later - earlier
        # what periods do not need, names may have
        share = min(0.4, max(0.29, (rest - _PERIOD * len(self.case.periods)) / self.width))
        named = [(a.name, bool(a.change)) for a in lines] + [(t, False) for t in teams]
        name = self._room(named, share, SIZE) + 2 * APART
        widths = [group, name, past, rest - name, later, earlier]
        ends = [EDGE]
        for width in widths:
            ends.append(ends[-1] + width)
        spans = [Span(left, right) for left, right in itertools.pairwise(ends)]
        return Columns(*spans, number=len(self.case.periods))  # type: ignore[misc, arg-type]

    def _room(self, texts: Iterable[tuple[str, bool]], most: float, size: float) -> float:
        """How wide texts, some of them bold, are in lines of at most such a share of the sheet."""
        wide = (text_width(in_lines(t, most * self.width, size, bold), size, bold) for t, bold in texts if t)
        return max(wide, default=0.0)

    @cached_property
    def heads(self) -> tuple[int, list[list[str]]]:
        """The labels of periods in lines: every how manieth has room, and what it is."""
        columns = self.columns
        # a label may have a blank that does not break: here it must, or its words are cut in two
        labels = [" ".join(one_line(self.period(p)).split()) for p in self.case.periods]
        if text_width([w for label in labels for w in label.split()], SMALL) + 2 <= columns.step:
            return 1, [in_lines(label, columns.step - 2, SMALL) for label in labels]
        widest, year = text_width(labels, SMALL), max(1, round(self.case.settings.periods_per_year))
        least = math.ceil((widest + 4) / columns.step)
        every = next(k for k in itertools.count(least) if year % k == 0 or k % year == 0)
        fits = [columns.at(p) + widest <= columns.later.right for p in range(columns.number)]
        return every, [[label] if fit else [] for label, fit in zip(labels, fits, strict=True)]

    @cached_property
    def head_height(self) -> float:
        return max((high(head, SMALL) for head in self.heads[1]), default=0.0) + 5

    # rows

    def bar(self, line: Any) -> Bar:
        """Where the bar of a line stands, or would stand: of what is not funded, none is drawn."""
        columns, index, known = self.columns, self.case.period_index, self.earlier(line)
        due, deadline = (columns.at(index[d] + 1) if d in index else None for d in (line.due, line.deadline))
        was = None
        if line.change in ("out", "option", "start") and known is not None:
            first, option = index[known[1]], self.case.rows("options")[line.initiative, known[0]]
            was = self._from_to(first, first + int(option["duration"]))
        span = self._from_to(max(line.first, 0), line.last + 1)
        return Bar(span, line.last < columns.number, due, deadline, was)

    def _from_to(self, first: int, end: int) -> Span:
        return Span(self.columns.at(first) + GAP, self.columns.at(end) - GAP)

    def beside(self, line: Any, text: str) -> tuple[float, bool] | None:
        """Where a text of a line has room, in its bar or else beside it, and whether that is inside."""
        bar = self.bar(line)
        met = [Span(x - 3.5, x + 3.5) for x in (bar.due, bar.deadline) if x is not None]
        met += [Span(x - 1.5, x + 1.5) for x in bar.was or ()]
        inside = Span(bar.span.left + 2.5, bar.span.right - (MARK if bar.ends else 5.0))
        after = Span(bar.span.right + 6, self.columns.later.right)
        for place, near in ((inside, math.inf), (after, after.left + 6)):
            x = _free(place, met, text_width(text, SMALL))
            if x is not None and x <= near:
                return x, place is inside
        return None

    @cached_property
    def rows(self) -> list[Row]:
        """Every line, then every team. An option that has no room in its row stands after the name."""
        columns, found = self.columns, []
        room = columns.name.width - 2 * APART
        for line in self.lines:
            option, name = self.option(line), line.name
            if option and self.beside(line, option) is None:
                name = f"{name} · {option}"
            before = in_lines(self.before(line), columns.before.width - APART, SMALL) if line.change else []
            label = in_lines(name, room, SIZE, bool(line.change))
            since = in_lines(line.since, _SINCE * self.width, SMALL) if line.since else []
            found.append(Row(self.group(line), line, (), label, since, before))
        usage = self.plan.usage
        for resource in self.teams:
            part = usage[usage.resource == resource]
            loads = [self._load(u, a) for u, a in zip(part.used, part.available, strict=True)]
            name = in_lines(self.case.names("resources")[resource], room, SIZE)
            found.append(Row(self.say("load"), None, loads, name))
        return found

    def _load(self, used: float, available: float) -> Load:
        if math.isinf(available):
            return Load(0.0, number(float(f"{used:.3g}"), self.language) if used else "–", False)
        if available <= 0:
            return Load(0.0, "–", True)
        # a sum of decimals may be a hair more than all
        share = min(1.0, used / available)
        return Load(share, per_cent(share, self.language), True)

    @cached_property
    def figures(self) -> tuple[Callable[[Load], str], float]:
        """How loads are written in cells, and how large: without their sign where it has no room; 0: not at
        all.
        """
        loads, room = [of for row in self.rows for of in row.loads], self.columns.step - 2 * GAP - 2
        ways: tuple[Callable[[Load], str], ...] = (lambda of: of.text, lambda of: of.text.rstrip(_SIGN))
        for size, write in itertools.product((SMALL, SMALL - 1), ways):
            if text_width([write(of) for of in loads], size, bold=True) <= room:
                return write, size
        return lambda of: "", 0.0

    def runs(self, rows: Sequence[Row], top: float) -> list[Run]:
        """Rows as they follow one another from there on, by group; periods are named again where that is
        far above.
        """
        found: list[Run] = []
        named = -math.inf
        room = self.columns.group.width - BAND - APART
        for (group, _), part in groupby(rows, key=self._grouped):
            if has_heads := top - named > _FAR:
                top += self.head_height
                named = top
            placed, at = [], top
            for row in part:
                placed.append(replace(row, top=at))
                at += row.height
            line = placed[0].line
            colour = self.colours[line.objective] if line is not None and self.by == "objective" else LIMIT
            found.append(Run(in_lines(group, room, SIZE, bold=True), colour, placed, top, has_heads))
            top = found[-1].bottom + APART
        return found

    def _grouped(self, row: Row) -> tuple[str, str]:
        """What tells groups apart: two objectives may be called alike."""
        return row.group, row.line.objective if row.line is not None and self.by == "objective" else ""


def _free(place: Span, met: Iterable[Span], room: float) -> float | None:
    """From where on there is so much room with nothing in the way."""
    x = place.left
    for other in sorted(met):
        if other.left < place.right and other.right > x:
            if other.left - x >= room:
                return x
            x = other.right
    return x if place.right - x >= room else None
