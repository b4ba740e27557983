"""The plan over time, a bar an initiative: chosen, it tells what it is worth and what a later start costs;
moved, it is held there.

Bars are buttons, and what moves one is a slider whose middle is dragged, or moved by the arrow keys: ordinary
widgets, so that it works wherever they do, without a mouse too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from portfolio.allocator.candidates import candidates
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.continuity.roadmap import roadmap
from portfolio.errors import InfeasibleError
from portfolio.explanation.delays import postponed
from portfolio.explorer.answers import Found
from portfolio.explorer.latest import Latest
from portfolio.explorer.widgets import Controls, named, text
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import gap_of, same
from portfolio.model.effects import effects
from portfolio.model.levels import IMPACT
from portfolio.model.problem import Problem
from portfolio.words.figures import points
from portfolio.words.sentences import say

_LABEL = 30
"""Per cent of the width that names take; the periods share the rest."""
_MARKS = {"in": "+ ", "out": "\N{MINUS SIGN} ", "option": "~ ", "start": "~ ", "": ""}

type Later = tuple[Allocation, Choice]
"""A plan, and the line of it that is asked about."""


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
        self._rows: dict[str, Any] = {}
        self.bars: dict[str, Any] = {}
        self._quiet = False
        self._later: float | None = None
        self._delays: Latest[Later, tuple[Choice, float]] = Latest(_Delays(), self._tell_delay)
        names = [("—", ""), *((name, i) for i, name in case.names("initiatives").items())]
        half = {"width": "49%"}
        self.who = named(widgets.Dropdown(options=names, value="", layout=half), "line-initiative")
        self.option = named(widgets.Dropdown(options=[], layout=half), "line-option")
        self.moved = named(
            widgets.IntRangeSlider(
                value=(0, 1),
                min=0,
                max=len(case.periods),
                readout=False,
                continuous_update=False,
                layout={"width": f"{100 - _LABEL}%", "margin": "0"},
            ),
            "line-move",
        )
        self.free = named(widgets.Button(description=say(language, "explorer_let_go")), "line-free")
        self.told = named(text(), "line-told")
        self._lines = widgets.VBox(
            layout={"max_height": "420px", "overflow": "hidden auto", "display": "block"}
        )
        self.box = named(self._built(), "timeline")
        self.who.observe(lambda _: self._choose(), "value")
        self.option.observe(lambda _: self._move(), "value")
        self.moved.observe(self._slid, "value")
        self.free.on_click(lambda _: self.controls.let_go(self.who.value) if self.who.value else None)
        self._choose()

    def close(self) -> None:
        """End what is being computed."""
        self._delays.close()

    def show(self, found: Found) -> None:
        """Another answer: bars only where the plan is another one, prices as they come."""
        self._found = found
        if found.plan is not None and found.plan is not self._drawn:
            self._drawn = found.plan
            self._draw(found.plan)
            self._later = None
        self._place()
        if found.state == "proven" and self._later is None:
            self._ask_delay()
        self._tell()

    def _built(self) -> Any:
        heads = "".join(f"<span>{escape(p)}</span>" for p in self.case.periods)
        head = widgets.HBox(
            [
                text("", width=f"{_LABEL}%"),
                text(f"<div class='periods'>{heads}</div>", width=f"{100 - _LABEL}%"),
            ]
        )
        note = text(f"<div class='mute'>{escape(say(self.language, 'explorer_roadmap_note'))}</div>")
        label = text(
            f"<span class='mute'>{escape(say(self.language, 'explorer_move'))}</span>", width=f"{_LABEL}%"
        )
        chosen = [
            widgets.HBox([self.who, self.option]),
            widgets.HBox([label, self.moved]),
            self.told,
            self.free,
        ]
        return widgets.VBox([note, head, self._lines, *chosen])

    def _draw(self, plan: Allocation) -> None:
        shown: list[Any] = []
        self.bars = {}
        group = None
        lines = roadmap(plan)
        for cells in lines.itertuples(index=False, name=None):
            row = dict(zip(lines.columns, cells, strict=True))
            if row["group"] != group:
                group = row["group"]
                shown.append(text(f"<b>{escape(group or say(self.language, 'explorer_no_group'))}</b>"))
            i = row["initiative"]
            if i not in self._rows:
                self._rows[i] = self._row(i, row["name"])
            _, bar, line = self._rows[i]
            self._dress(bar, row)
            self.bars[i] = bar
            shown.append(line)
        self._lines.children = shown

    def _row(self, initiative: str, name: str) -> tuple[Any, Any, Any]:
        said = f"<span class='line' title='{escape(name, quote=True)}'>{escape(name)}</span>"
        label = named(text(said, width=f"{_LABEL}%"), "line-name")
        bar = widgets.Button()
        bar.on_click(lambda _: setattr(self.who, "value", initiative))
        lane = widgets.Box([bar], layout={"width": f"{100 - _LABEL}%", "overflow": "hidden"})
        lane.add_class("pf-lane")
        return label, bar, widgets.HBox([label, lane])

    def _dress(self, bar: Any, row: Mapping[str, Any]) -> None:
        """A bar where its work is, with what it is in words: colours say nothing alone."""
        count, funded = len(self.case.periods), row["first"] >= 0
        first = row["first"] if funded else 0
        last = min(row["last"] if funded else 1, count - 1)
        said = say(self.language, f"explorer_line_{row['status']}")
        when = f"{row['start']} → {row['delivery'] or say(self.language, 'book_after_horizon')}"
        about = f"{row['option']} · {when}" if funded else said
        bar.description = f"{_MARKS[row['change']]}{about}"
        before = [say(self.language, "explorer_line_before", line=row["before"])] * bool(
            row["change"] and row["before"]
        )
        bar.tooltip = "\n".join([row["name"], about, said, *before])
        bar.layout.margin = f"1px 0 1px {100 * first / count:.3f}%"
        bar.layout.width = f"{100 * (last - first + 1) / count:.3f}%"
        held = ["pf-line-held"] * (row["initiative"] in self.controls.held)
        changed = ["pf-line-changed"] * bool(row["change"])
        chosen = ["pf-line-chosen"] * (row["initiative"] == self.who.value)
        classes = [
            f"pf-line-{row['status']}",
            f"pf-bar-{_plain(row['initiative'])}",
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
        self._later = None
        self._ask_delay()
        self._tell()

    def _place(self) -> None:
        """The option and the slider, where the plan has who is chosen, or where it is held."""
        i = self.who.value
        ways = self._ways.get(i, {})
        stands = self._stands(i)
        option = stands[0] if stands else next(iter(ways), None)
        self._quiet = True
        try:
            self.option.options = list(ways)
            self.option.value = option
            if option is not None:
                first = self.case.period_index[stands[1]] if stands else min(ways[option])
                self.moved.value = self._span(first, ways[option])
        finally:
            self._quiet = False
        fixed = not ways or i in self.case.table("decisions")["initiative"]
        self.option.disabled = self.moved.disabled = fixed
        self.free.disabled = i not in self.controls.held

    def _stands(self, initiative: str) -> tuple[str, str] | None:
        line = self._line(initiative)
        return self.controls.held.get(initiative) or ((line.option, line.start) if line else None)

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
        i, option = self.who.value, self.option.value
        if self._quiet or option is None:
            return
        starts = self._ways[i][option]
        first = self.moved.value[0] if wanted is None else wanted
        start = min(starts, key=lambda s: (abs(s - first), s))
        self._quiet = True
        try:
            self.moved.value = self._span(start, starts)
        finally:
            self._quiet = False
        self._later = None
        self.controls.hold(i, option, self.case.periods[start])
        self.free.disabled = False

    def _ask_delay(self) -> None:
        """What a start one period later costs: only of a plan that is proven, in points."""
        found, line = self._found, self._line(self.who.value)
        if found is None or found.plan is None or found.state != "proven" or line is None:
            return
        if (
            found.problem.level == IMPACT
            and found.plan.problem.kept is None
            and line.initiative not in self.controls.held
        ):
            self._delays.ask((found.plan, line))

    def _tell_delay(self, _number: int, answer: tuple[Choice, float] | Exception) -> None:
        # who asked may have chosen another one meanwhile
        if not isinstance(answer, Exception) and answer[0] == self._line(self.who.value):
            self._later = answer[1]
            self._tell()

    def _tell(self) -> None:
        """What there is to say of who is chosen."""
        i, found = self.who.value, self._found
        if not i or found is None:
            self.told.value = ""
            return
        lines = [self._what(i, found)]
        if i in self.controls.held:
            lines.append(self._holding(found))
        else:
            lines.append(self._price(i, found))
        if self._later is not None and i not in self.controls.held:
            key = "never" if math.isinf(self._later) else "costs" if self._later > 0 else "free"
            lines.append(
                say(self.language, f"explorer_later_{key}", points=points(self._later, self.language))
            )
        self.told.value = "<br>".join(escape(line) for line in lines if line)

    def _what(self, initiative: str, found: Found) -> str:
        name, line = self.case.names("initiatives")[initiative], self._line(initiative)
        if line is None:
            return say(self.language, "explorer_line_none", name=name)
        return say(self.language, "explorer_line", name=name, option=line.option, start=line.start)

    def _price(self, initiative: str, found: Found) -> str:
        price = found.prices.get(initiative)
        if price is None:
            return say(self.language, "explorer_asking") if found.pricing else ""
        if price.held:
            return say(self.language, "explorer_held")
        inside = self._line(initiative) is not None
        if math.isinf(price.lost):
            return say(self.language, "explorer_irreplaceable" if inside else "explorer_impossible")
        key = "explorer_line_without" if inside else "explorer_line_with"
        return say(self.language, key, points=points(price.lost, self.language))

    def _holding(self, found: Found) -> str:
        costs = found.held_costs
        if costs is None:
            return say(self.language, "explorer_asking") if found.state != "infeasible" else ""
        many = "_all" if len(self.controls.held) > 1 else ""
        key = f"explorer_held_costs{many}" if costs else f"explorer_held_free{many}"
        return say(self.language, key, points=points(costs, self.language))


class _Delays:
    """What it costs to start a line one period later, in the best plan that does so; inf where none can."""

    def __init__(self) -> None:
        self._session: Session | None = None

    def __call__(self, question: Later) -> Iterator[tuple[Choice, float]]:
        plan, choice = question
        yield choice, self._lost(plan, postponed(plan.problem, choice, 1))

    def _lost(self, plan: Allocation, later: Problem | None) -> float:
        if later is None:
            return math.inf
        if self._session is None or self._session.case is not later.case:
            self._session = Session(later.case)
        try:
            best = self._session.allocate(later, gap_of(plan))
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


def _plain(ident: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in ident)
