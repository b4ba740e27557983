"""The plan over time, a bar an initiative: chosen, it tells what it is worth and what a later start costs;
moved, it is held there.

A bar and its name are one button, drawn where its work is by the style sheet, and what moves one is a slider
whose middle is dragged, or moved by the arrow keys: ordinary widgets, so that it works wherever they do,
without a mouse too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import ipywidgets as widgets

from portfolio.allocator.candidates import candidates
from portfolio.case.case import Case
from portfolio.continuity.roadmap import roadmap
from portfolio.errors import InfeasibleError
from portfolio.explanation.delays import postponed
from portfolio.explanation.ranges import between
from portfolio.explorer.answers import Found
from portfolio.explorer.latest import Latest
from portfolio.explorer.parts import named, plain, text
from portfolio.explorer.pricing import Price, Sessions, price_of
from portfolio.explorer.spoken import broken, line, option, period, stretch
from portfolio.explorer.widgets import Controls
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import gap_of, same
from portfolio.model.effects import effects
from portfolio.model.levels import IMPACT
from portfolio.model.problem import Problem
from portfolio.words.figures import points
from portfolio.words.media import on_page
from portfolio.words.sentences import say

_MARKS = {"in": "+ ", "out": "\N{MINUS SIGN} ", "option": "~ ", "start": "~ ", "": ""}

_TRIES = 10.0
"""Seconds for the price of who is chosen while the plan is not proven: it can then be only a range."""


@dataclass(frozen=True)
class Asked:
    """Who is asked about, in which plan; ``line`` is its own, if it is funded."""

    plan: Allocation
    initiative: str
    line: Choice | None
    priced: bool


@dataclass(frozen=True)
class Told:
    """What is known of who was asked about: a price, and what a start one period later costs."""

    asked: Asked
    price: Price | None = None
    later: float | None = None


class Timeline:
    """The roadmap of the plan that is shown, and what holds a line of it where one wants it.

    Attributes
    ----------
    bars : dict of str to Button
        By initiative, in the order in which they are shown.
    who, option : Dropdown
    moved : IntRangeSlider
        From the beginning of the first period of the work to the end of the last, as far as the horizon goes;
        to move it is to hold it there.
    told : HTML
        What is said of who is chosen.
    """

    def __init__(self, case: Case, language: str, controls: Controls) -> None:
        self.case, self.language, self.controls = case, language, controls
        self._ways = _ways(case)
        self._found: Found | None = None
        self._drawn: Allocation | None = None
        self.bars: dict[str, Any] = {}
        # one layout and one style for all bars: each would else have its own, and many take seconds to appear
        self._alike = {"layout": widgets.Layout(), "style": widgets.ButtonStyle()}
        # made before the page is there, as it never hears of what another thread makes while it connects
        self._rows = {i: self._row(i) for i in case.names("initiatives")}
        self._heads = [text() for _ in range(len(case.names("objectives")) + 1)]
        self._quiet = False
        self._known: Told | None = None
        self._asks: Latest[Asked, Told] = Latest(_Asking(), self._learn)
        names = [("—", ""), *((name, i) for i, name in case.names("initiatives").items())]
        self.who = self._dropdown(names, "explorer_chosen", "line-initiative")
        self.option = self._dropdown([], "explorer_option", "line-option")
        self.moved = named(
            widgets.IntRangeSlider(
                value=(0, 1), min=0, max=len(case.periods), readout=False, continuous_update=False
            ),
            "line-move",
        )
        self.free = named(widgets.Button(description=say(language, "explorer_let_go")), "line-free")
        self.told = named(text(), "line-told")
        self._lines = named(widgets.VBox(), "list")
        self.box = named(self._built(), "timeline")
        self.who.observe(lambda _: self._choose(), "value")
        self.option.observe(lambda _: self._move(), "value")
        self.moved.observe(self._slid, "value")
        self.free.on_click(lambda _: self.controls.let_go(self.who.value) if self.who.value else None)
        self._choose()

    @property
    def names(self) -> dict[str, list[str]]:
        """What sliders are called, by where they are in the page."""
        ends = [say(self.language, f"explorer_move_{end}") for end in ("start", "end")]
        return {".pf-line-move .noUi-handle": ends}

    def _dropdown(self, options: Sequence[object], phrase: str, handle: str) -> Any:
        menu = widgets.Dropdown(options=options, description=say(self.language, phrase).capitalize())
        return named(menu, "labelled", handle)

    def close(self) -> None:
        """End what is being computed."""
        self._asks.close()

    def show(self, found: Found) -> None:
        """Another answer: bars only where the plan is another one, prices as they come."""
        proven = self._found is None or (found.state == "proven" and self._found.state != "proven")
        self._found = found
        if found.plan is not None and found.plan is not self._drawn:
            self._drawn = found.plan
            self._draw(found.plan)
            self._known, proven = None, True
        self._place()
        if proven:
            self._ask_about()
        self._tell()

    def _built(self) -> Any:
        heads = "".join(
            f"<span>{on_page(broken(period(p, self.language)))}</span>" for p in self.case.periods
        )
        note = text(f"<div class='mute'>{on_page(say(self.language, 'explorer_roadmap_note'))}</div>")
        head = text(f"<div class='periods'>{heads}</div>")
        label = text(f"<span class='mute'>{on_page(say(self.language, 'explorer_move'))}</span>")
        chosen = [self.who, self.option, label, self.moved, self.told, self.free]
        return widgets.VBox([note, head, self._lines, *chosen])

    def _draw(self, plan: Allocation) -> None:
        shown: list[Any] = []
        self.bars = {}
        group, heads = None, iter(self._heads)
        lines = roadmap(plan)
        for cells in lines.itertuples(index=False, name=None):
            row = dict(zip(lines.columns, cells, strict=True))
            if row["group"] != group:
                group = row["group"]
                head = next(heads)
                head.value = f"<b>{on_page(group or say(self.language, 'explorer_no_group'))}</b>"
                shown.append(head)
            i = row["initiative"]
            bar = self._rows[i]
            self._dress(bar, row)
            self.bars[i] = bar
            shown.append(bar)
        self._lines.children = shown

    def _row(self, initiative: str) -> Any:
        bar = widgets.Button(**self._alike)
        bar.on_click(lambda _: setattr(self.who, "value", initiative))
        return bar

    def _dress(self, bar: Any, row: Mapping[str, Any]) -> None:
        """A bar where its work is, with what it is in words: colours say nothing alone."""
        count, funded = len(self.case.periods), row["first"] >= 0
        first = row["first"] if funded else 0
        last = min(row["last"] if funded else 1, count - 1)
        said = say(self.language, f"explorer_line_{row['status']}")
        when = [option(row["option"], self.language)]
        when += [stretch(row["start"], row["delivery"], self.language)] if funded else []
        about = " · ".join(when) if funded else said
        bar.description = f"{_MARKS[row['change']]}{row['name']}\n{about}"
        before = [say(self.language, "explorer_line_before", line=line(row["before"], self.language))] * bool(
            row["change"] and row["before"]
        )
        bar.tooltip = "\n".join([said, *before])
        held = ["pf-line-held"] * (row["initiative"] in self.controls.held)
        changed = ["pf-line-changed"] * bool(row["change"])
        chosen = ["pf-line-chosen"] * (row["initiative"] == self.who.value)
        classes = [
            f"pf-line-{row['status']}",
            f"pf-bar-{plain(row['initiative'])}",
            f"pf-from-{first}",
            f"pf-for-{last - first + 1}",
            *held,
            *changed,
            *chosen,
        ]
        bar._dom_classes = ("pf-bar", *classes)

    def _choose(self) -> None:
        """Who is chosen: its options, where it stands, what it costs."""
        i = self.who.value
        for other, bar in self.bars.items():
            bar.remove_class("pf-line-chosen")
            if other == i:
                bar.add_class("pf-line-chosen")
        self._place()
        self._known = None
        self._ask_about()
        self._tell()

    def _place(self) -> None:
        """The option and the slider, where the plan has who is chosen, or where it is held."""
        i = self.who.value
        ways = self._ways.get(i, {})
        stands = self._stands(i)
        own = stands[0] if stands else next(iter(ways), None)
        self._quiet = True
        try:
            self.option.options = [(option(o, self.language), o) for o in ways]
            self.option.value = own
            if own is not None:
                first = self.case.period_index[stands[1]] if stands else min(ways[own])
                self.moved.value = self._span(first, ways[own])
        finally:
            self._quiet = False
        fixed = not ways or i in self.case.table("decisions")["initiative"]
        self.option.disabled = self.moved.disabled = fixed
        self.free.disabled = i not in self.controls.held

    def _stands(self, initiative: str) -> tuple[str, str] | None:
        own = self._line(initiative)
        return self.controls.held.get(initiative) or ((own.option, own.start) if own else None)

    def _line(self, initiative: str) -> Choice | None:
        lines = self._drawn.choices if self._drawn is not None else ()
        return next((c for c in lines if c.initiative == initiative), None)

    def _slid(self, change: Any) -> None:
        """The end that was moved says where it starts; its length is that of the work."""
        if self._quiet or self.option.value is None:
            return
        (first, end), (before, ended) = change["new"], change["old"]
        self._move(first if first != before else before + end - ended)

    def _span(self, first: int, starts: Mapping[int, int]) -> tuple[int, int]:
        return first, min(first + starts.get(first, 1), len(self.case.periods))

    def _move(self, wanted: int | None = None) -> None:
        """Hold who is chosen in the option, from the start nearest to the one that is wanted."""
        i, own = self.who.value, self.option.value
        if self._quiet or own is None:
            return
        starts = self._ways[i][own]
        first = self.moved.value[0] if wanted is None else wanted
        start = min(starts, key=lambda s: (abs(s - first), s))
        self._quiet = True
        try:
            self.moved.value = self._span(start, starts)
        finally:
            self._quiet = False
        self._known = None
        self.controls.hold(i, own, self.case.periods[start])
        self.free.disabled = False

    def _ask_about(self) -> None:
        """What who is chosen costs, and a start one period later: in points, of plans near none."""
        i, found = self.who.value, self._found
        if not i or found is None or found.plan is None or i in self.controls.held:
            return
        if found.problem.level == IMPACT and found.plan.problem.kept is None:
            price = found.prices.get(i)
            priced = price is not None and price.exact
            self._asks.ask(Asked(found.plan, i, self._line(i), priced))

    def _learn(self, _number: int, answer: Told | Exception) -> None:
        # who asked may have chosen another one meanwhile
        if not isinstance(answer, Exception) and answer.asked.initiative == self.who.value:
            self._known = answer
            self._tell()

    def _tell(self) -> None:
        """What there is to say of who is chosen."""
        i, found = self.who.value, self._found
        if not i or found is None:
            self.told.value = ""
            return
        lines = [self._what(i, found)]
        later = self._known.later if self._known is not None else None
        if i in self.controls.held:
            lines.append(self._holding(found))
        else:
            lines.append(self._price(i, found))
        if later is not None and i not in self.controls.held:
            key = "never" if math.isinf(later) else "costs" if later > 0 else "free"
            lines.append(say(self.language, f"explorer_later_{key}", points=points(later, self.language)))
        self.told.value = "<br>".join(on_page(line) for line in lines if line)

    def _what(self, initiative: str, found: Found) -> str:
        name, own = self.case.names("initiatives")[initiative], self._line(initiative)
        if own is None:
            return say(self.language, "explorer_line_none", name=name)
        said = {"option": option(own.option, self.language), "start": period(own.start, self.language)}
        return say(self.language, "explorer_line", name=name, **said)

    def _price(self, initiative: str, found: Found) -> str:
        price = found.prices.get(initiative)
        if self._known is not None and (price is None or not price.exact):
            price = self._known.price or price
        if price is None:
            asked = (
                found.plan is not None and found.problem.level == IMPACT and found.plan.problem.kept is None
            )
            return say(self.language, "explorer_asking") if asked else ""
        if price.held:
            return say(self.language, "explorer_held")
        inside = self._line(initiative) is not None
        key = "explorer_line_without" if inside else "explorer_line_with"
        if price.least is not None:
            said = say(self.language, key, points=between(price.least, price.lost, self.language))
            return f"{said} {say(self.language, 'explorer_exact_later')}"
        if math.isinf(price.lost):
            return say(self.language, "explorer_irreplaceable" if inside else "explorer_impossible")
        return say(self.language, key, points=points(price.lost, self.language))

    def _holding(self, found: Found) -> str:
        costs = found.held_costs
        if costs is None:
            return say(self.language, "explorer_asking") if found.state != "infeasible" else ""
        many = "_all" if len(self.controls.held) > 1 else ""
        key = f"explorer_held_costs{many}" if costs else f"explorer_held_free{many}"
        return say(self.language, key, points=points(costs, self.language))


class _Asking:
    """What one initiative costs: the best plan the other way round, before all others come to their turn;
    then what it costs to start it one period later, in the best plan that does so (inf where none can).
    """

    def __init__(self) -> None:
        self._case: Case | None = None
        self._sessions = Sessions()

    def __call__(self, asked: Asked) -> Iterator[Told]:
        plan, case = asked.plan, asked.plan.problem.case
        if self._case is not case:
            self._case, self._sessions = case, Sessions()
        self._sessions.of(case).workspace.know(plan)
        told = Told(asked)
        if not asked.priced:
            limit = None if plan.is_proven else _TRIES
            told = replace(told, price=price_of(self._sessions, plan, asked.initiative, limit))
            yield told
        if plan.is_proven and asked.line is not None:
            later = postponed(plan.problem, asked.line, 1)
            yield replace(told, later=math.inf if later is None else self._lost(plan, later))

    def _lost(self, plan: Allocation, later: Problem) -> float:
        try:
            best = self._sessions.of(later.case).allocate(later, gap_of(plan))
        except InfeasibleError:
            return math.inf
        return 0.0 if same(plan, best.impact) else plan.impact - best.impact


type Ways = Mapping[str, Mapping[str, Mapping[int, int]]]
"""By initiative and option: the periods in which it may start (from 0), and how long its work then takes."""


def _ways(case: Case) -> Ways:
    numbers, ways = effects(case), candidates(case)
    found: dict[str, dict[str, dict[int, int]]] = {}
    for o, start, delivery in zip(ways.option, ways.start, ways.delivery, strict=True):
        initiative, option = numbers.options[o]
        found.setdefault(initiative, {}).setdefault(option, {})[int(start)] = int(delivery - start) + 1
    return found
