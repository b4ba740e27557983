"""The roadmap as a sheet of cells that can be edited: a row an initiative, its option and start as cells, its
bar by conditional formatting on them; below, what that takes of each budget and team.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from portfolio.continuity.roadmap import FULL, roadmap
from portfolio.model.choices import Choice
from portfolio.model.effects import effects
from portfolio.model.usage import requirements
from portfolio.report.brief.frames_changes import lines_before
from portfolio.report.brief.frames_plan import running
from portfolio.report.excel_charts import PALETTE
from portfolio.report.plan_sheets import Results
from portfolio.report.sheets import EDITED, LINE, Field, Formula, Page, Placed, letters
from portfolio.tables.relations import STOP

DELIVERY, GOES_ON, RUNS = "◆", "→", "▸"
"""In the last period of a bar, in the last of one that goes on, and in the first of what runs already."""
_WIDEST, _LETTERS = 44, 46
"""The width of a column at most, and so many letters fit into a line of it."""
_AMBER, _RED, _GREY = "#FFE699", "#F4B183", "#F2F2F2"


@dataclass(frozen=True)
class _Row:
    """One initiative on the roadmap; ``choice`` and ``before`` are None where a plan does not fund it."""

    initiative: str
    group: str
    choice: Choice | None
    before: Choice | None
    runs: bool
    since: str


@dataclass(frozen=True)
class _Grid:
    """Where things stand on the roadmap: columns counted from 0, rows as people count them."""

    lead: tuple[str, ...]
    first: int
    periods: tuple[str, ...]
    places: dict[str, int]

    def at(self, column: str) -> str:
        """The letters of a column: of the lead, or one of those that are hidden behind the periods."""
        hidden = ("runs", "option_no", "start_no", "last_no")
        if column in hidden:
            return letters(self.first + len(self.periods) + hidden.index(column))
        return letters(self.lead.index(column))

    def cells(self, initiative: str) -> tuple[str, str, str]:
        """Where the numbers of an initiative's option, first and last period stand."""
        at = self.places[initiative]
        return f"${self.at('option_no')}${at}", f"${self.at('start_no')}${at}", f"${self.at('last_no')}${at}"

    def head(self) -> str:
        """The labels of the periods."""
        row = Page.HEADER + 1
        return f"${letters(self.first)}${row}:${letters(self.first + len(self.periods) - 1)}${row}"


def roadmap_sheet(given: Results, page: Page, work: Page) -> None:
    """Both sheets: the roadmap on ``page``, the work that it is reckoned from on ``work``."""
    rows, (lines, _) = _rows(given), lines_before(given.plan)
    lead: tuple[str, ...] = ("initiative", "option", "start", "delivery", "status")
    lead += ("change", "before_plan") if lines is not None else ()
    grid = _Grid(lead, len(lead), given.case.periods, _places(rows))
    options, needs = _work(given, work, page, grid)
    _headings(given, page, grid, rows)
    for k, (group, members) in enumerate(groupby(rows, key=lambda row: row.group)):
        part, colour = list(members), _pale(PALETTE[k % len(PALETTE)])
        look: dict[str, Any] = {"bold": True, "bg_color": _GREY, "bottom": 5, "bottom_color": colour}
        for column in range(grid.first + len(grid.periods)):
            told = group if column == 0 else ""
            page.put(grid.places[part[0].initiative] - 2, column, told, "text", "", text_wrap=False, **look)
        for row in part:
            _line(given, page, grid, row, options)
        _formats(page, grid, part, colour)
    page.row = max(grid.places.values(), default=page.HEADER + 1) + 1
    _load(given, page, grid, needs)
    page.sheet.set_column(
        grid.first + len(grid.periods), grid.first + len(grid.periods) + 3, 4, None, {"hidden": 1}
    )


def _pale(colour: str) -> str:
    """A colour on which a black sign is read, on a grey print too."""
    return "#" + "".join(f"{round(0.6 * int(colour[k : k + 2], 16) + 0.4 * 255):02X}" for k in (1, 3, 5))


def _rows(given: Results) -> list[_Row]:
    """What is funded, by objective, then what is stopped, then all others, which an edit may bring in."""
    case, say = given.case, given.book.say
    lines, _ = lines_before(given.plan)
    held, chosen = ({c.initiative: c for c in some} for some in (lines or (), given.plan.choices))
    begun = running(case)
    frame = roadmap(given.plan, lines or None)
    group = {i: g or say("no_objective") for i, g in zip(frame.initiative, frame.group, strict=True)}
    order = [i for i in frame.initiative if i in chosen]
    order += [i for i in begun if i not in chosen]
    order += [i for i in case.rows("initiatives") if i not in chosen and i not in begun]
    rows = []
    for i in order:
        of = group[i] if i in chosen else say("group_stopped" if i in begun else "group_out")
        rows.append(_Row(i, of, chosen.get(i), held.get(i), i in begun, begun.get(i, "")))
    return rows


def _places(rows: Sequence[_Row]) -> dict[str, int]:
    """The row of each initiative, as people count them; each group has one more above it."""
    places, at, group = dict[str, int](), Page.HEADER + 2, ""
    for row in rows:
        at += row.group != group
        group = row.group
        places[row.initiative] = at
        at += 1
    return places


def _headings(given: Results, page: Page, grid: _Grid, rows: Sequence[_Row]) -> None:
    """The row of headings, as wide as what stands under them; those of periods are their labels, to be
    chosen as a start.
    """
    say = given.book.say
    shown = {
        "initiative": [given.case.names("initiatives")[r.initiative] for r in rows],
        "option": [option for _, option in effects(given.case).options],
        "start": grid.periods,
        "delivery": [*grid.periods, say("after_horizon")],
        "status": [say(s) for s in ("new", "stopped")] + [_since(given, r) for r in rows if r.runs],
        "change": [say(f"change_{c}") for c in ("in", "out", "option", "start")],
        "before_plan": [_said(r.before) for r in rows],
    }
    for k, column in enumerate(grid.lead):
        page.head(k, say(column))
        longest = max(map(len, (say(column), *shown[column])))
        page.widen(k, min(_WIDEST, longest + 3))
    for k, period in enumerate(grid.periods, start=grid.first):
        page.head(k, period, "center")
        page.widen(k, max(5, len(period) + 2))
    page.sheet.set_row(page.HEADER, 20)


def _since(given: Results, row: _Row) -> str:
    """That something goes on, and since when, where it is known."""
    say = given.book.say
    return say("continued_since", period=row.since[:_LETTERS]) if row.since else say("continued")


def _said(line: Choice | None) -> str:
    return "" if line is None else f"{line.option} {line.start}"


def _line(given: Results, page: Page, grid: _Grid, row: _Row, options: Placed) -> None:
    """One initiative: cells to edit, what follows from them, and its bar."""
    case, at, width = given.case, grid.places[row.initiative], len(grid.periods)
    now = _now(given, grid, row)
    quiet: dict[str, Any] = {"bottom": 1, "bottom_color": LINE}
    cells = _told(given, grid, row, now)
    lines = [
        len(textwrap.wrap(str(cells.get(c, "")), _LETTERS)) for c in ("initiative", "option", "before_plan")
    ]
    if max(lines) > 1:
        page.tall(at - 1, max(lines))
    for column, value in cells.items():
        # as analysts mark what may be changed
        look = quiet | ({"font_color": EDITED} if column in ("option", "start") else {})
        page.put(at - 1, grid.lead.index(column), value, "text", "", **look)
    first = effects(case).option_index[row.initiative, now.ways[0]]
    block = {c: _block(options, c, first, len(now.ways)) for c in ("option", "number", "duration")}
    for column, source in (("option", block["option"]), ("start", grid.head())):
        page.sheet.data_validation(f"{grid.at(column)}{at}", {"validate": "list", "source": f"={source}"})
    x, y, z = grid.cells(row.initiative)
    option, start = (f"{grid.at(c)}{at}" for c in ("option", "start"))
    steps = f"SUMPRODUCT(({block['number']}={x})*{block['duration']})"
    hidden = (
        float(row.runs),
        Formula(f"=SUMPRODUCT(EXACT({option},{block['option']})*{block['number']})", now.option),
        Formula(f"=SUMPRODUCT(EXACT({start},{grid.head()})*(COLUMN({grid.head()})-{grid.first}))", now.start),
        Formula(f"=IF(AND({x}>0,{y}>0),{y}+{steps}-1,0)", now.last),
    )
    for k, number in enumerate(hidden, start=grid.first + width):
        page.put(at - 1, k, number, "number", "0")
    for t in range(1, width + 1):
        goes_on = f'IF({z}>{width},"{GOES_ON}","")' if t == width else '""'
        begins = f'IF({t}={y},"{RUNS}",{goes_on})' if row.runs else goes_on
        sign = GOES_ON if t == width < now.last else RUNS if row.runs and t == now.start else ""
        sign = DELIVERY if t == now.last else sign
        bar = Formula(f'=IF({z}=0,"",IF({t}={z},"{DELIVERY}",{begins}))', sign)
        page.put(at - 1, grid.first + t - 1, bar, "text", "", align="center", **quiet)


@dataclass(frozen=True)
class _Now:
    """How the plan has an initiative: the number of its option among ``ways``, of its first and its last
    period, from 1; all 0 where it does not.
    """

    ways: tuple[str, ...]
    option: int = 0
    start: int = 0
    last: int = 0


def _now(given: Results, grid: _Grid, row: _Row) -> _Now:
    ways = tuple(o for i, o in effects(given.case).options if i == row.initiative)
    if row.choice is None:
        return _Now(ways)
    start = grid.periods.index(row.choice.start) + 1
    duration = int(given.case.rows("options")[row.initiative, row.choice.option]["duration"])
    return _Now(ways, ways.index(row.choice.option) + 1, start, start + duration - 1)


def _told(given: Results, grid: _Grid, row: _Row, now: _Now) -> dict[str, Any]:
    """What stands before the bar, by column of the lead."""
    say, width = given.book.say, len(grid.periods)
    _, _, z = grid.cells(row.initiative)
    later = say("after_horizon")
    ends = "" if not now.last else grid.periods[now.last - 1] if now.last <= width else later
    label = f"INDEX({grid.head()},1,MAX(1,MIN({width},{z})))"
    told: dict[str, Any] = {
        "initiative": given.case.names("initiatives")[row.initiative],
        "option": row.choice.option if row.choice else "",
        "start": row.choice.start if row.choice else "",
        "delivery": Formula(f'=IF({z}=0,"",IF({z}>{width},{_text(later)},{label}))', ends),
        "status": _status(given, row, z, now.last),
    }
    if "change" in grid.lead:
        told |= {"change": _change(given, grid, row, now), "before_plan": _said(row.before)}
    return told


def _block(placed: Placed, column: str, first: int, count: int) -> str:
    """So many cells of a column of a table, from one of its rows on, counted from 0, from any sheet."""
    letter, top = letters(placed.columns[column]), placed.first + 1 + first
    return f"{placed.page.quoted}!${letter}${top}:${letter}${top + count - 1}"


def _text(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'


def _status(given: Results, row: _Row, z: str, last: int) -> Formula:
    say = given.book.say
    if not row.runs:
        return Formula(f'=IF({z}>0,{_text(say("new"))},"")', say("new") if last else "")
    goes_on = _since(given, row)
    return Formula(
        f"=IF({z}>0,{_text(goes_on)},{_text(say('stopped'))})", goes_on if last else say("stopped")
    )


def _change(given: Results, grid: _Grid, row: _Row, now: _Now) -> Formula:
    """What an edit makes of the line of the plan before."""
    (x, y, z), before = grid.cells(row.initiative), row.before

    def word(change: str) -> str:
        return given.book.say(f"change_{change}") if change else ""

    def written(change: str) -> str:
        return _text(word(change))

    if before is None:
        return Formula(f'=IF({z}>0,{written("in")},"")', word("in" if now.last else ""))
    option = now.ways.index(before.option) + 1 if before.option in now.ways else 0
    start = grid.periods.index(before.start) + 1 if before.start in grid.periods else 0
    # what runs goes on whenever it does
    moved = '""' if row.runs else f'IF({y}<>{start},{written("start")},"")'
    is_moved = "" if row.runs or now.start == start else "start"
    told = "out" if not now.last else "option" if now.option != option else is_moved
    text = f"=IF({z}=0,{written('out')},IF({x}<>{option},{written('option')},{moved}))"
    return Formula(text, word(told))


def _formats(page: Page, grid: _Grid, rows: Sequence[_Row], colour: str) -> None:
    """Bars and marks that follow the cells of one group."""
    top, bottom = (grid.places[row.initiative] for row in (rows[0], rows[-1]))
    runs, first, last = (f"${grid.at(c)}{top}" for c in ("runs", "start_no", "last_no"))
    option, start = (f"${grid.at(c)}{top}" for c in ("option", "start"))

    def over(left: str, right: str) -> str:
        return f"{left}{top}:{right}{bottom}"

    bars = over(letters(grid.first), letters(grid.first + len(grid.periods) - 1))
    place = f"COLUMN()-{grid.first}"
    inside = f"{place}>={first},{place}<={last}"
    hatched = {"pattern": 14, "fg_color": colour, "bg_color": "#FFFFFF", "bold": True}
    marks: list[tuple[str, str, dict[str, Any]]] = [
        (bars, f"=AND({runs}=1,{inside})", hatched),
        (bars, f"=AND({runs}=0,{inside})", {"bg_color": colour, "bold": True}),
        (over("A", "A"), f"=AND({runs}=1,{last}=0)", {"font_strikeout": True, "font_color": "#7F7F7F"}),
        # what is filled in and can't be read would else count for nothing without a word
        (
            over(grid.at("option"), grid.at("start")),
            f'=AND({last}=0,OR({option}<>"",{start}<>""))',
            {"bg_color": _RED, "bold": True},
        ),
    ]
    if "change" in grid.lead:
        change = grid.at("change")
        marks.append((over(change, change), f'=${change}{top}<>""', {"bg_color": _AMBER, "bold": True}))
    for where, rule, look in marks:
        style = page.book.book.add_format(look)
        page.sheet.conditional_format(where, {"type": "formula", "criteria": rule, "format": style})


def _load(given: Results, page: Page, grid: _Grid, needs: dict[str, tuple[str, str]]) -> None:
    """What the cells above take of each budget and team in each period, and what there is of it."""
    say, case, book = given.book.say, given.case, given.book
    page.row += 1
    page.text(page.row, 0, say("load"), bold=True, font_size=12, font_color="#1F4E79")
    page.row += 1
    for resource in given.resources:
        usage = given.plan.usage
        usage = usage[usage.resource == resource]
        unit = case.units("resources")[resource]
        name = case.names("resources")[resource] + (f" ({unit})" if unit else "")
        shown = book.number_format("number", usage[["used", "available"]].to_numpy().ravel().tolist())
        used, available = page.row + 1, page.row + 2
        page.text(page.row, 0, name, bold=True, text_wrap=True)
        for k, label in enumerate(("used", "available")):
            page.text(page.row + k, 1, say(label), font_color="#595959")
        amounts, periods = needs.get(resource, ("", ""))
        for t, (u, a) in enumerate(zip(usage.used, usage.available, strict=True)):
            text = f"=SUMPRODUCT(({periods}={t + 1})*{amounts})" if amounts else "=SUM(0)"
            page.put(used - 1, grid.first + t, Formula(text, u), "number", shown)
            limit = _available(given, resource, t, f"{letters(grid.first + t - 1)}", (used, available), a)
            page.put(
                available - 1,
                grid.first + t,
                limit,
                "number",
                shown,
                font_color="#595959",
                bottom=1,
                bottom_color=LINE,
            )
            page.widen(grid.first + t, max(len(f"{v:,.0f}") + 3 for v in (u, a if math.isfinite(a) else 0)))
        first, last = letters(grid.first), letters(grid.first + len(grid.periods) - 1)
        area, here = f"{first}{used}:{last}{used}", (f"{first}{used}", f"{first}{available}")
        for rule, look in (
            (
                f"{here[0]}>{here[1]}*(1+1E-9)+1E-9",
                {"bg_color": "#C00000", "font_color": "#FFFFFF", "bold": True},
            ),
            (f"{here[0]}>={FULL}*{here[1]}", {"bg_color": "#FDE3CF", "bold": True}),
        ):
            criteria = f"=AND(ISNUMBER({here[1]}),{here[0]}>0,{rule})"
            page.sheet.conditional_format(
                area, {"type": "formula", "criteria": criteria, "format": book.book.add_format(look)}
            )
        page.row += 2


def _available(
    given: Results, resource: str, t: int, before: str, rows: tuple[int, int], value: float
) -> float | Formula | None:
    """What may be planned of a resource in a period: a number to edit, and what is carried in, which follows
    what was used before; None without a limit.
    """
    if not math.isfinite(value):
        return None
    case, problem = given.case, given.plan.problem
    row = case.rows("resources")[resource]
    granted = float(row["usable"]) * problem.amount(resource, case.periods[t]) if row["usable"] else 0.0
    carried = t > 0 and row["carry_over"] and math.isfinite(problem.amount(resource, case.periods[t - 1]))
    if not carried:
        return value
    used, available = rows
    return Formula(
        f"=SUM({granted!r},{float(row['carry_over'])!r}*MAX(0,{before}{available}-{before}{used}))", value
    )


def _work(
    given: Results, page: Page, roadmap: Page, grid: _Grid
) -> tuple[Placed, dict[str, tuple[str, str]]]:
    """The sheet of the work: what each option is and takes; where the options stand, and of each resource the
    cells of its amounts and of their periods, which follow the roadmap.
    """
    say, case = given.book.say, given.case
    numbers = effects(case)
    first = np.searchsorted(numbers.owner, numbers.owner)
    count = (np.arange(len(numbers.options)) - first + 1).tolist()
    page.heading(say("work_options"))
    options = page.table(
        {
            "initiative": Field(say("initiative"), [i for i, _ in numbers.options]),
            "option": Field(say("option"), [o for _, o in numbers.options]),
            "number": Field(say("number"), [float(n) for n in count], "number"),
            "duration": Field(say("duration"), numbers.duration.astype(float).tolist(), "number"),
        },
        filtered=False,
    )
    page.heading(say("work_needs"))
    page.sheet.repeat_rows(page.row)
    chosen = {c.initiative: c for c in given.plan.choices}
    cells = sorted(_needed(given), key=lambda c: (given.resources.index(c[2]), c[0]))
    periods = []
    for initiative, option, _, step, _ in cells:
        choice = chosen.get(initiative)
        x, y, z = (f"{roadmap.quoted}!{cell}" for cell in grid.cells(initiative))
        if option == STOP:
            periods.append(Formula(f"=IF({z}=0,{step},0)", 0.0 if choice else float(step)))
            continue
        n = count[numbers.option_index[initiative, option]]
        on = choice is not None and choice.option == option
        now = grid.periods.index(choice.start) + step if choice is not None and on else 0
        periods.append(Formula(f"=IF(AND({z}>0,{x}={n}),{y}+{step - 1},0)", float(now)))
    fields = {
        "initiative": Field(say("initiative"), [c[0] for c in cells]),
        "option": Field(say("option"), [c[1] for c in cells]),
        "resource": Field(say("resource"), [c[2] for c in cells]),
        "step": Field(say("step"), [float(c[3]) for c in cells], "number"),
        "amount": Field(say("amount"), [c[4] for c in cells], "number"),
        "place": Field(say("place"), periods, "number"),
    }
    needs = page.table(fields, filtered=False)
    found = {}
    for resource in {c[2] for c in cells}:
        mine = [k for k, c in enumerate(cells) if c[2] == resource]
        found[resource] = (
            _block(needs, "amount", mine[0], len(mine)),
            _block(needs, "place", mine[0], len(mine)),
        )
    return options, found


def _needed(given: Results) -> Iterator[tuple[str, str, str, int, float]]:
    """What each option and each stop takes: initiative, option, resource, period of work, amount."""
    numbers, needs = effects(given.case), requirements(given.case)
    owner = np.repeat(np.arange(len(numbers.options)), np.diff(needs.first))
    for o, r, step, amount in zip(owner, needs.resource, needs.step, needs.amount, strict=True):
        yield *numbers.options[o], needs.resources[r], int(step) + 1, float(amount)
    ends = needs.stopping
    owner = np.repeat(np.arange(len(numbers.initiatives)), np.diff(ends.first))
    for i, r, t, amount in zip(owner, ends.resource, ends.period, ends.amount, strict=True):
        yield numbers.initiatives[i], STOP, needs.resources[r], int(t) + 1, float(amount)
