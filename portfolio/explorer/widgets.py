"""The knobs of the explorer as widgets: means, points, party and level, initiatives."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets
from ipywidgets.widgets.widget_description import DescriptionStyle

from portfolio.arbitration.party_weights import party_weights
from portfolio.case.case import Case
from portfolio.case.what_if.said import ground_of, heard
from portfolio.errors import CaseError
from portfolio.explorer.amounts import Amounts
from portfolio.explorer.parts import labelled, named, plain, relabel, text
from portfolio.explorer.state import WITHIN, Knobs, as_said, lacking, points_of
from portfolio.model.levels import IMPACT, LEVELS
from portfolio.tables.numbers import exact
from portfolio.words.figures import money, number, per_cent
from portfolio.words.media import on_page, one_line
from portfolio.words.sentences import say, with_unit

_ROWS = 60
"""So many initiatives have a row at the most; the others are found by searching."""
_WITHIN = (0.0, WITHIN, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
_HELD = {"fund": True, "reject": False}


class Controls:
    """Every knob of a case; ``changed`` is called when one moves.

    Attributes
    ----------
    amounts : dict of str to IntSlider
        Per cent of the case's amounts, by resource.
    weights : dict of str to FloatSlider
        Points, by objective, to the nearest whole one; as long as it is not moved, the exact points count.
    party, level, near : Dropdown
    by_period : Amounts
        Amounts that are typed.
    within : Dropdown
        What staying near a plan may cost, a share of the best impact.
    held : dict of str to (str, str)
        Initiatives held in an option and a start; see :meth:`hold`.
    said : Text
        What if, in words; it counts once it is understood.
    transfers : dict of str to Checkbox
        Whether each transfer of the case may give anything.
    choices : dict of str to Dropdown
        ``free``, ``fund`` or ``reject``, by initiative.
    pages : Tab
    """

    def __init__(self, case: Case, language: str, changed: Callable[[], object]) -> None:
        self.case, self.language, self._changed = case, language, changed
        self._held = False
        parties = [
            ("", say(language, "explorer_strategy")),
            *((p, one_line(p)) for p in party_weights(case).parties),
        ]
        self.party = named(
            self._dropdown([(shown, party) for party, shown in parties], "", "explorer_party"), "party"
        )
        levels = [(self._level_name(level), level) for level in sorted(LEVELS, reverse=True)]
        self.level = named(self._dropdown(levels, IMPACT, "explorer_level"), "level")
        self.held: dict[str, tuple[str, str]] = {}
        self.near = named(self._dropdown(self._plans(), "", "explorer_near"), "near")
        shares = [(per_cent(share, language, 1), share) for share in _WITHIN]
        self.within = named(self._dropdown(shares, WITHIN, "explorer_within"), "within")
        self.within.disabled = True
        wide = {"width": "98%"}
        self.amounts = {
            r: widgets.IntSlider(value=100, min=50, max=150, step=5, readout=False, layout=wide)
            for r in (*case.budgets, *case.capacities)
        }
        self.said = named(
            widgets.Text(
                description=say(language, "explorer_what_if"),
                placeholder=say(language, "explorer_what_if_such"),
                continuous_update=False,
            ),
            "labelled",
            "what-if",
        )
        self.understood = named(text(), "understood")
        self._sentences: tuple[str, ...] = ()
        self.by_period = Amounts(case, language, self._scaled, self._moved)
        self._told = {r: text() for r in self.amounts}
        self.transfers = {
            name: named(
                widgets.Checkbox(value=True, indent=False, tooltip=one_line(name), **labelled(name)),
                f"transfer-{plain(name)}",
            )
            for name in case.table("transfers")["transfer"]
        }
        own = points_of(case, "")
        most = math.ceil(
            max(
                [
                    100.0,
                    *own.values(),
                    *(w for p in party_weights(case).parties for w in points_of(case, p).values()),
                ]
            )
        )
        # the page rounds to steps and sends that back, so a party's exact points can't be the sliders' own
        self.weights = {
            o: widgets.FloatSlider(value=round(w), max=most, step=1, readout=False, layout=wide)
            for o, w in own.items()
        }
        self._dealt, self._counted = dict(own), {o: text() for o in own}
        self._total = text()
        # one layout and one style for all: each would else have its own, and 200 take seconds to appear
        self._alike = {
            "options": [(say(language, f"explorer_{word}"), word) for word in ("free", *_HELD)],
            "layout": widgets.Layout(),
            "style": DescriptionStyle(),
        }
        self.choices = {row["initiative"]: self._choice(row) for row in case.table("initiatives")}
        self.search = named(
            widgets.Text(
                description=say(language, "explorer_search_for"),
                placeholder=say(language, "explorer_search"),
                continuous_update=True,
            ),
            "field",
        )
        self._found, self._list = text(), named(widgets.VBox(), "list")
        self._texts = {
            row["initiative"]: " ".join(str(c) for c in row.cells.values() if c).casefold()
            for row in case.table("initiatives")
        }
        self.pages = self._pages()
        self._observe()
        self._tell()
        self._filter()

    @property
    def knobs(self) -> Knobs:
        """Where they stand."""
        return Knobs(
            amounts={r: slider.value for r, slider in self.amounts.items()},
            party=self.party.value,
            weights={
                o: slider.value for o, slider in self.weights.items() if slider.value != round(self._dealt[o])
            },
            choices={i: _HELD[choice.value] for i, choice in self.choices.items() if choice.value != "free"},
            level=self.level.value,
            held=self.held,
            near=self.near.value,
            within=self.within.value,
            typed=self.by_period.typed,
            said=self._sentences,
            shut=tuple(name for name, switch in self.transfers.items() if not switch.value),
        )

    def hold(self, initiative: str, option: str, start: str) -> None:
        """Hold an initiative in an option and a start, until it is let go."""
        with self.at_once():
            self.held[initiative] = option, start
            self.choices[initiative].value = "free"

    def let_go(self, initiative: str) -> None:
        """Hold an initiative no more."""
        with self.at_once():
            self.held.pop(initiative, None)

    def reset(self) -> None:
        """Back to the case as it stands."""
        with self.at_once():
            for slider in self.amounts.values():
                slider.value = 100
            self.by_period.clear()
            for switch in self.transfers.values():
                switch.value = True
            self.said.value = ""
            self.party.value, self.level.value, self.search.value = "", IMPACT, ""
            self._deal()
            self.held.clear()
            self.near.value, self.within.value = "", WITHIN
            for choice in self.choices.values():
                choice.value = "free"

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Several knobs moved, and told as one change."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self._tell()
            self._changed()

    def decide(self, case: Case) -> None:
        """Show what is decided in a case that has other decisions than before; whoever is newly decided is
        set free.
        """
        before, self.case = set(self.case.table("decisions")["initiative"]), case
        for row in case.table("initiatives"):
            relabel(self.choices[row["initiative"]], self._called(row))
        for i in set(case.table("decisions")["initiative"]) - before:
            self.choices[i].value = "free"
            self.held.pop(i, None)

    def _plans(self) -> list[tuple[str, str]]:
        """The plans that one can stay near to."""
        known = self.case.rows("initiatives").keys()
        names = ["record"] * (not known.isdisjoint(self.case.table("plan")["initiative"])) + ["opened"]
        return [
            (say(self.language, f"explorer_near_{name}"), name if name != "none" else "")
            for name in ("none", *names)
        ]

    def _dropdown(self, options: Sequence[tuple[str, object]], value: object, phrase: str) -> Any:
        return named(
            widgets.Dropdown(options=options, value=value, description=say(self.language, phrase)), "labelled"
        )

    def _choice(self, row: Any) -> Any:
        menu = widgets.Dropdown(
            value="free", tooltip=one_line(row["initiative"]), **labelled(self._called(row)), **self._alike
        )
        return named(menu, f"initiative-{row['initiative']}")

    def _level_name(self, level: int) -> str:
        name = f"{level} {LEVELS[level].name(self.language)}"
        return (
            say(self.language, "explorer_level_absent", name=name)
            if lacking(self.case, level, self.language)
            else name
        )

    def _called(self, row: Any) -> str:
        """The name of an initiative, and what holds it as it is."""
        decisions = self.case.table("decisions")["initiative"]
        said = [say(self.language, "explorer_mandatory")] * bool(row["mandatory"])
        said += [say(self.language, "explorer_is_decided")] * (row["initiative"] in decisions)
        name = self.case.names("initiatives")[row["initiative"]]
        return f"{name} ({', '.join(said)})" if said else name

    def _pages(self) -> Any:
        means = [
            named(widgets.VBox([self._told[r], slider]), f"knob-{r}") for r, slider in self.amounts.items()
        ]
        points = [
            named(widgets.VBox([self._counted[o], slider]), f"weight-{o}")
            for o, slider in self.weights.items()
        ]
        pages = [
            widgets.VBox(
                [
                    named(widgets.VBox(means), "many"),
                    *([self.by_period.box] if means else []),
                    *self._switches(),
                ]
            ),
            widgets.VBox([named(widgets.VBox(points), "many"), self._total]),
            widgets.VBox([named(widgets.HBox([self.search]), "fields"), self._found, self._list]),
        ]
        tabs = widgets.Tab(pages, selected_index=0)
        for k, phrase in enumerate(("explorer_means", "explorer_weights", "explorer_initiatives")):
            tabs.set_title(k, say(self.language, phrase))
        return tabs

    def _switches(self) -> list[Any]:
        """A switch a transfer, under a heading; nothing where no means give to each other."""
        if not self.transfers:
            return []
        heading = text()
        heading.value = f"<b>{on_page(say(self.language, 'explorer_transfers'))}</b>"
        return [heading, named(widgets.VBox([*self.transfers.values()]), "transfers")]

    @property
    def names(self) -> dict[str, list[str]]:
        """What sliders are called, by where they are in the page."""
        means, aims = self.case.names("resources"), self.case.names("objectives")
        per_cent_of = {
            f".pf-knob-{plain(r)} .noUi-handle": [say(self.language, "explorer_per_cent_of", name=means[r])]
            for r in self.amounts
        }
        return per_cent_of | {
            f".pf-weight-{plain(o)} .noUi-handle": [say(self.language, "explorer_points_of", name=aims[o])]
            for o in self.weights
        }

    def _observe(self) -> None:
        self.said.observe(lambda _: self._hear(), "value")
        self.party.observe(lambda _: self._deal_and_tell(), "value")
        self.search.observe(lambda _: self._filter(), "value")
        for knob in (
            self.level,
            self.near,
            self.within,
            *self.amounts.values(),
            *self.weights.values(),
            *self.choices.values(),
            *self.transfers.values(),
        ):
            knob.observe(lambda _: self._moved(), "value")

    def _moved(self) -> None:
        if not self._held:
            self._tell()
            self._changed()

    def _hear(self) -> None:
        """Understand what was typed, and say it back; what is not understood changes nothing."""
        sentences = (self.said.value.strip(),) if self.said.value.strip() else ()
        told = ""
        try:
            if sentences:
                read = heard(ground_of(self.case, language=self.language), sentences)
                as_said(self.case, sentences)
                told = "<br>".join(on_page(h.told) for h in read)
                told = f"<div class='told' role='status'>{told}</div>"
        except CaseError as error:
            sentences = ()
            # a question lists sentences to paste, one a line
            why = on_page(error.told(self.language)).replace("\n", "<br>")
            told = f"<div class='why' role='status'>{why}</div>"
        self.understood.value = told
        if sentences != self._sentences:
            self._sentences = sentences
            self._moved()

    def _deal_and_tell(self) -> None:
        if not self._held:
            with self.at_once():
                self._deal()

    def _deal(self) -> None:
        """Set the points to the party's, or the strategy's own."""
        self._dealt = points_of(self.case, self.party.value)
        for o, slider in self.weights.items():
            slider.value = round(self._dealt[o])

    def _tell(self) -> None:
        """What the sliders come to: amounts in the case's own units, points in all."""
        self.within.disabled = not self.near.value
        self.by_period.show()
        names, units = self.case.names("resources"), self.case.units("resources")
        rows = self._as_said.rows("resources")
        for r, slider in self.amounts.items():
            amounts = [a for p in self.case.periods if (a := rows[r][p]) is not None]
            typed = [p for of, p in self.by_period.typed if of == r]
            told = say(self.language, "explorer_unlimited")
            if amounts:
                kept = [self.by_period.typed.get((r, p), self._scaled(r, p)) for p in self.case.periods]
                total = money([math.fsum(a for a in kept if a is not None)], self.language)[0]
                share = per_cent(slider.value / 100, self.language)
                figures = {"percent": share, "amount": with_unit(total, units[r], self.language)}
                told = say(self.language, "explorer_amount_typed" if typed else "explorer_amount", **figures)
            self._told[r].value = f"<b>{on_page(names[r])}</b><br><span class='mute'>{on_page(told)}</span>"
            slider.disabled = not amounts
        by_hand = self.knobs.weights
        counted = {**self._dealt, **by_hand}
        for o, name in self.case.names("objectives").items():
            told = say(self.language, "level_6_counts", value=number(counted[o], self.language, 1))
            self._counted[o].value = f"<b>{on_page(name)}</b> · {on_page(told)}"
        total = number(math.fsum(counted.values()), self.language, 1)
        said = say(self.language, "explorer_by_hand" if by_hand else "explorer_total", total=total)
        self._total.value = f"<b>{on_page(said)}</b>"

    @property
    def _as_said(self) -> Case:
        return as_said(self.case, self._sentences) if self._sentences else self.case

    def _scaled(self, resource: str, period: str) -> float | None:
        """What there is of a resource in a period, by its slider; None: no limit."""
        amount = self._as_said.rows("resources")[resource][period]
        return None if amount is None else float(exact(amount) * exact(self.amounts[resource].value / 100))

    def _filter(self) -> None:
        """Rows for the initiatives that are searched for."""
        words = self.search.value.casefold().split()
        found = [i for i, said in self._texts.items() if all(word in said for word in words)]
        more = len(found) - _ROWS
        self._found.value = (
            f"<span class='mute'>{on_page(say(self.language, 'explorer_more', count=more))}</span>"
            if more > 0
            else ""
        )
        self._list.children = [self.choices[i] for i in found[:_ROWS]]
